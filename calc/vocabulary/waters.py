"""The terms of natural waters, and of the laws that they are compared by."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words

ChargeImbalance = Annotated[
    float,
    Quantity(
        "charge imbalance",
        "b",
        "1",
        ("%",),
        "Positive minus negative charge, over the sum of both, as the analysis has them: zero for a perfect analysis.",
    ),
]
ConductivityError = Annotated[
    float,
    Quantity(
        "error of the conductivity",
        r"\delta",
        "1",
        ("%",),
        "How far off the estimate of the conductivity may be, either way.",
    ),
]
LawError = Annotated[
    float,
    Quantity("error", "e", "1", ("%",), "How far the law is off: its pressure over that of the reference, minus one."),
]
Law = Annotated[str, Words("law", "The law or rule by which the pressure is calculated.")]
KindOfWater = Annotated[
    Literal["442", "hard", "sea", "NaCl"],
    Choice(
        "kind of water",
        "Which ions the water holds, in proportion to each other.",
        {
            "442": "natural fresh water (the 442 of meters)",
            "hard": "hard tap water: calcium bicarbonate most of all",
            "sea": "seawater, diluted or concentrated",
            "NaCl": "water with table salt",
        },
    ),
]
ConductivityReading = Annotated[
    float,
    Quantity(
        "conductivity read",
        r"\kappa",
        "S/m",
        ("uS/cm", "mS/cm", "S/m"),
        "What a conductivity meter shows.",
        ("electrical conductivity", "EC", "specific conductance"),
    ),
]
Compensation = Annotated[
    Literal["25", "none"],
    Choice(
        "compensation",
        "Whether the meter has converted its reading to 25 °C, as most do by themselves.",
        {"25": "the meter shows what the water would conduct at 25 °C", "none": "the water as warm as it is"},
    ),
]
ConductivityAt25 = Annotated[
    float,
    Quantity(
        "conductivity at 25 °C",
        r"\kappa_{25}",
        "S/m",
        ("uS/cm", "mS/cm", "S/m"),
        "What the same water conducts at 25 °C, where conductivities are compared.",
    ),
]
SolidsFactor = Annotated[
    float,
    Quantity(
        "factor of this water",
        "f",
        "1",
        ("1",),
        "Its total dissolved solids in mg/L for each µS/cm at 25 °C: what a TDS meter ought to multiply by.",
        ("TDS factor", "conversion factor"),
    ),
]
MeterFactor = Annotated[
    float, Quantity("factor of the meter", "f_j", "1", ("1",), "The mg/L for each µS/cm that it multiplies by.")
]
MeterSolids = Annotated[
    float,
    Quantity(
        "reading in mg/L",
        r"\gamma_j",
        "kg/m3",
        ("mg/L", "g/L"),
        "What a TDS meter with this factor shows; many call it ppm.",
    ),
]
MeterError = Annotated[
    float,
    Quantity("error of the meter", "e_j", "1", ("%",), "How far its reading is off for this water."),
]
MeterScale = Annotated[str, Words("scale of the meter", "What the factor of a TDS meter is made for.")]
Osmolarity = Annotated[
    float,
    Quantity(
        "osmolarity",
        r"\hat c",
        "mol/m3",
        ("mOsm/L",),
        "The osmolality told by the litre of solution: the ideal particles in a litre with the same osmotic pressure.",
        ("osmolar concentration",),
        digits=4,
        of="osmoles",
    ),
]
