"""The terms of a membrane by itself: what stands on its two sides, its datasheet, and what temperature does to it."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import HYDRAULIC_PRESSURE, MASS_CONCENTRATION, NUMBER

OsmoticPressureAtMembrane = Annotated[
    float,
    Quantity(
        "osmotic pressure of the feed at the membrane",
        r"\pi_\text{m}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The osmotic pressure of the feed where it touches the membrane.",
        digits=4,
    ),
]
OsmoticPressureOfPermeate = Annotated[
    float,
    Quantity(
        "osmotic pressure of the permeate",
        r"\pi_\text{p}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The osmotic pressure of what has passed the membrane.",
    ),
]
RatedFlow = Annotated[
    float,
    Quantity(
        "rated permeate flow",
        "Q",
        "m3/s",
        ("m3/d", "L/d", "L/h", "US gal/day"),
        "The volume of permeate that an element makes in a unit of time in its maker's test.",
        ("nominal permeate flow", "element productivity"),
        digits=4,
    ),
]
TestPressure = Annotated[
    float,
    Quantity(
        "test pressure",
        "p",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the feed, above that of the air, in the maker's test of an element.",
        ("applied pressure of the test",),
        of="pressures above the air",
    ),
]
TestConcentration = Annotated[
    float,
    Quantity(
        "test concentration",
        r"w_\text{f}",
        "1",
        ("mg/kg", "g/kg", "%"),
        "The mass of table salt in a mass of the feed of the maker's test: the parts per million of its datasheet.",
        of="shares by mass",
    ),
]
MeanFeedConcentration = Annotated[
    float,
    Quantity(
        "mean feed concentration",
        r"\bar c",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of the water in the feed channel, as a mean from its inlet to its "
        "outlet.",
        ("average feed-brine concentration", "log-mean concentration"),
        digits=4,
    ),
]
CorrectionForm = Annotated[
    Literal["FilmTec", "Hydranautics", "3 % a degree", "viscosity of water"],
    Choice(
        "form of the correction",
        "Whose rule says how much more water a membrane passes when it is warmer.",
        {"FilmTec": "FilmTec (DuPont)", "viscosity of water": "the viscosity of water alone"},
    ),
]
FlowChangePerDegree = Annotated[
    float,
    Quantity(
        "flow change per degree",
        r"\delta",
        "1",
        ("%",),
        "How much more water the membrane passes when it is one degree warmer than now.",
    ),
]
FormName = Annotated[str, Words("form", "Whose rule it is.")]
FormDifference = Annotated[
    float,
    Quantity(
        "difference of the forms",
        "d",
        "1",
        ("%",),
        "How much more, or less where it is negative, this form gives than the first of them.",
    ),
]
SaltFlux = Annotated[
    float,
    Quantity(
        "salt flux",
        r"J_\text{s}",
        "kg/(m2 s)",
        ("g/(m2 h)", "kg/(m2 s)"),
        "The mass of salt that passes a unit of membrane in a unit of time.",
    ),
]
NetDrivingPressure = Annotated[
    float,
    Quantity(
        "net driving pressure",
        r"\Delta p_\text{net}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "What is left to drive the water when the osmotic pressures have had their share of the pressure.",
        ("NDP", "effective pressure"),
    ),
]
TemperatureCorrection = Annotated[
    float,
    Quantity(
        "temperature correction factor",
        r"\mathrm{TCF}",
        "1",
        NUMBER,
        "How many times more water the membrane passes at this temperature than at 25 °C, for the same net driving "
        "pressure.",
        ("TCF",),
        digits=4,
    ),
]
SaltTemperatureCorrection = Annotated[
    float,
    Quantity(
        "temperature correction factor for salt",
        r"\mathrm{TCF}_\text{s}",
        "1",
        NUMBER,
        "How many times more salt the membrane passes at this temperature than at 25 °C, for the same difference of "
        "concentration.",
        ("STCF",),
        digits=4,
    ),
]
