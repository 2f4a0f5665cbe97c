"""The terms of one solute in water, on every scale of concentration."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity
from calc.vocabulary.offers import FRACTION, LENGTH, PRESSURE

VanTHoffPressure = Annotated[
    float,
    Quantity(
        "van 't Hoff pressure",
        r"\pi_\text{id}",
        "Pa",
        PRESSURE,
        "What van 't Hoff's law for ideal solutions gives for the same molar concentration of particles.",
    ),
]
VanTHoffError = Annotated[
    float,
    Quantity(
        "error of van 't Hoff's law",
        r"\varepsilon",
        "1",
        FRACTION,
        "How far van 't Hoff's law is off: its pressure over the real one, minus one.",
    ),
]
Amount = Annotated[
    float,
    Quantity("amount", "x", "kg/m3", ("g/L", "mg/L"), "How much solute there is, on whatever scale."),
]
MassConcentration = Annotated[
    float,
    Quantity(
        "mass concentration",
        r"\gamma",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of solute in a volume of solution.",
        digits=4,
    ),
]
MolarMass = Annotated[
    float,
    Quantity(
        "molar mass",
        "M",
        "kg/mol",
        ("kg/mol", "g/mol"),
        "The mass of a mole of the solute; of a mixture of long and short molecules the mean by number.",
        ("molecular weight", "molecular mass", "number-average molar mass"),
    ),
]
SecondVirialCoefficient = Annotated[
    float,
    Quantity(
        "second virial coefficient",
        "A_2",
        "m3 mol/kg2",
        ("mL mol/g2",),
        "How much the osmotic pressure exceeds what the number of molecules gives, as they crowd; less where negative.",
    ),
]
OsmometerColumn = Annotated[
    float,
    Quantity(
        "water column of the same pressure",
        "h",
        "m",
        LENGTH,
        "How high water stands that presses as hard: what an osmometer with a glass tube shows.",
    ),
]
CrowdingShare = Annotated[
    float,
    Quantity(
        "share of crowding",
        r"\varepsilon_2",
        "1",
        FRACTION,
        "The part of the osmotic pressure that the second virial coefficient makes.",
    ),
]
MassFraction = Annotated[
    float,
    Quantity(
        "mass fraction",
        "w",
        "1",
        ("%", "g/kg", "mg/kg"),
        "The mass of solute in a mass of solution.",
        ("per cent by mass",),
        digits=4,
        of="shares by mass",
    ),
]
