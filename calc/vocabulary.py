"""The vocabulary: every quantity that a calculator takes or gives, worded once."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.quantities import Choice, Quantity, Table, Words

_PRESSURE = ("bar", "kPa", "MPa", "psi", "atm")
_TEMPERATURE = ("degC", "degF", "K")
_FLOW = ("m3/h", "m3/d", "L/min", "L/h", "US gal/day", "US gal/min")
_MASS_CONCENTRATION = ("g/L", "mg/L", "ppm")
_FRACTION = ("%", "1")
_NUMBER = ("1",)

MolarConcentration = Annotated[
    float,
    Quantity(
        "molar concentration",
        "c",
        "mol/m3",
        ("mol/L", "mol/m3"),
        "The amount of solute, counted in formula units such as NaCl, in a volume of solution.",
        ("molarity", "amount concentration"),
    ),
]
Temperature = Annotated[
    float,
    Quantity(
        "temperature",
        "T",
        "K",
        _TEMPERATURE,
        "How hot the solution is; the formulas take it from absolute zero, in kelvin.",
        ("absolute temperature",),
    ),
]
IonsPerFormulaUnit = Annotated[
    int,
    Quantity(
        "ions per formula unit",
        "i",
        "1",
        _NUMBER,
        "How many particles one formula unit of the solute gives in water: 1 for sugar, 2 for NaCl, 3 for CaCl2.",
        ("van 't Hoff factor of complete dissociation", "number of particles"),
    ),
]
OsmoticCoefficient = Annotated[
    float,
    Quantity(
        "osmotic coefficient",
        r"\phi",
        "1",
        _NUMBER,
        "The osmotic pressure of the real solution divided by that of an ideal one with the same particles.",
    ),
]
OsmoticPressure = Annotated[
    float,
    Quantity(
        "osmotic pressure",
        r"\pi",
        "Pa",
        _PRESSURE,
        "The extra pressure on a solution that just stops pure water from entering it through a membrane that holds "
        "all the solute back.",
    ),
]
FeedFlow = Annotated[
    float,
    Quantity("feed flow", r"Q_\text{f}", "m3/s", _FLOW, "The volume of water that enters the unit in a given time."),
]
PermeateFlow = Annotated[
    float,
    Quantity(
        "permeate flow",
        r"Q_\text{p}",
        "m3/s",
        _FLOW,
        "The volume of water that passes the membrane in a given time.",
        ("product flow",),
    ),
]
ConcentrateFlow = Annotated[
    float,
    Quantity(
        "concentrate flow",
        r"Q_\text{c}",
        "m3/s",
        _FLOW,
        "The volume of water that leaves without passing the membrane, in a given time.",
        ("reject flow", "brine flow", "retentate flow"),
    ),
]
Recovery = Annotated[
    float,
    Quantity(
        "recovery",
        "Y",
        "1",
        _FRACTION,
        "The share of the feed that becomes permeate.",
        ("conversion", "water recovery"),
    ),
]
ObservedRejection = Annotated[
    float,
    Quantity(
        "observed rejection",
        r"R_\text{o}",
        "1",
        _FRACTION,
        "The share of the feed's concentration that the permeate no longer has: one minus permeate over feed.",
        ("salt rejection", "apparent rejection", "retention"),
    ),
]
FeedConcentration = Annotated[
    float,
    Quantity(
        "feed concentration",
        r"c_\text{f}",
        "kg/m3",
        _MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of feed.",
        ("feed total dissolved solids", "feed TDS"),
    ),
]
PermeateConcentration = Annotated[
    float,
    Quantity(
        "permeate concentration",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of permeate, all the permeate mixed.",
        ("permeate TDS", "product TDS"),
    ),
]
ConcentrateConcentration = Annotated[
    float,
    Quantity(
        "concentrate concentration",
        r"c_\text{c}",
        "kg/m3",
        _MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of the concentrate where it leaves the unit.",
        ("reject TDS", "brine TDS"),
    ),
]
ConcentrationFactor = Annotated[
    float,
    Quantity(
        "concentration factor",
        r"\mathrm{CF}",
        "1",
        _NUMBER,
        "How many times more concentrated the concentrate is than the feed.",
    ),
]
RejectToProductRatio = Annotated[
    float,
    Quantity(
        "reject-to-product ratio",
        "r",
        "1",
        _NUMBER,
        "Litres of concentrate that go to the drain for each litre of permeate.",
        ("waste ratio",),
    ),
]
