"""The terms of normalisation: the same plant at a standard time, such as when it was new, and in operation now."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity, Words
from calc.vocabulary.offers import FLOW, FRACTION, HYDRAULIC_PRESSURE, MASS_CONCENTRATION

StandardFeedPressure = Annotated[
    float,
    Quantity(
        "standard feed pressure",
        r"p_\text{f,s}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the feed, above that of the air, at the standard time.",
        of="pressures above the air",
    ),
]
StandardPressureDrop = Annotated[
    float,
    Quantity(
        "standard pressure drop",
        r"\Delta p_\text{s}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the feed lost on its way through the plant to become concentrate, at the standard time.",
    ),
]
StandardPermeatePressure = Annotated[
    float,
    Quantity(
        "standard permeate pressure",
        r"p_\text{p,s}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the permeate, above that of the air, at the standard time.",
        of="pressures above the air",
    ),
]
StandardTemperature = Annotated[
    float,
    Quantity(
        "standard temperature",
        r"T_\text{s}",
        "K",
        ("degC", "degF", "K"),
        "How hot the feed was at the standard time.",
    ),
]
StandardRecovery = Annotated[
    float,
    Quantity(
        "standard recovery",
        r"Y_\text{s}",
        "1",
        FRACTION,
        "The share of the feed that became permeate, at the standard time.",
    ),
]
StandardFeedConcentration = Annotated[
    float,
    Quantity(
        "standard feed concentration",
        r"c_\text{f,s}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of the feed, at the standard time.",
    ),
]
StandardPermeateConcentration = Annotated[
    float,
    Quantity(
        "standard permeate concentration",
        r"c_\text{p,s}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of the permeate, at the standard time.",
    ),
]
StandardPermeateFlow = Annotated[
    float,
    Quantity(
        "standard permeate flow",
        r"Q_\text{s}",
        "m3/s",
        FLOW,
        "The volume of permeate that the plant made in a given time, at the standard time.",
    ),
]
StandardNetDrivingPressure = Annotated[
    float,
    Quantity(
        "standard net driving pressure",
        r"\Delta p_\text{n,s}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "What was left to drive the water when the feed's osmotic pressure had had its share, at the standard time.",
    ),
]
OperatingFeedPressure = Annotated[
    float,
    Quantity(
        "operating feed pressure",
        r"p_\text{f,o}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the feed, above that of the air, now.",
        of="pressures above the air",
    ),
]
OperatingPressureDrop = Annotated[
    float,
    Quantity(
        "operating pressure drop",
        r"\Delta p_\text{o}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the feed loses on its way through the plant to become concentrate, now.",
    ),
]
OperatingPermeatePressure = Annotated[
    float,
    Quantity(
        "operating permeate pressure",
        r"p_\text{p,o}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the permeate, above that of the air, now.",
        of="pressures above the air",
    ),
]
OperatingTemperature = Annotated[
    float,
    Quantity(
        "operating temperature",
        r"T_\text{o}",
        "K",
        ("degC", "degF", "K"),
        "How hot the feed is now.",
    ),
]
OperatingRecovery = Annotated[
    float,
    Quantity(
        "operating recovery",
        r"Y_\text{o}",
        "1",
        FRACTION,
        "The share of the feed that becomes permeate, now.",
    ),
]
OperatingFeedConcentration = Annotated[
    float,
    Quantity(
        "operating feed concentration",
        r"c_\text{f,o}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of the feed, now.",
    ),
]
OperatingPermeateConcentration = Annotated[
    float,
    Quantity(
        "operating permeate concentration",
        r"c_\text{p,o}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of the permeate, now.",
    ),
]
OperatingPermeateFlow = Annotated[
    float,
    Quantity(
        "operating permeate flow",
        r"Q_\text{o}",
        "m3/s",
        FLOW,
        "The volume of permeate that the plant makes in a given time, now.",
    ),
]
OperatingNetDrivingPressure = Annotated[
    float,
    Quantity(
        "operating net driving pressure",
        r"\Delta p_\text{n,o}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "What is left to drive the water when the feed's osmotic pressure has had its share, now.",
    ),
]
NormalisedPermeateFlow = Annotated[
    float,
    Quantity(
        "normalised permeate flow",
        r"Q_\text{n}",
        "m3/s",
        FLOW,
        "The permeate that the plant of now would make at the standard pressures, temperature and concentration.",
        ("NPF",),
    ),
]
PermeateFlowChange = Annotated[
    float,
    Quantity(
        "change of the normalised permeate flow",
        r"\delta_Q",
        "1",
        ("%",),
        "How much more, or less where it is negative, the plant would make than at the standard time.",
    ),
]
StandardSaltPassage = Annotated[
    float,
    Quantity(
        "standard salt passage",
        r"\mathrm{SP}_\text{s}",
        "1",
        FRACTION,
        "The concentration of the permeate over that of the feed, at the standard time.",
    ),
]
NormalisedSaltPassage = Annotated[
    float,
    Quantity(
        "normalised salt passage",
        r"\mathrm{SP}_\text{n}",
        "1",
        FRACTION,
        "The salt passage that the plant of now would have at the standard pressures, recovery and concentration.",
    ),
]
SaltPassageChange = Annotated[
    float,
    Quantity(
        "change of the normalised salt passage",
        r"\delta_\mathrm{SP}",
        "1",
        ("%",),
        "How much more, or less where it is negative, of the salt would pass than at the standard time, as a "
        "share of what passed then.",
    ),
]
NormalisationVerdict = Annotated[
    str, Words("verdict", "What the makers of membranes advise for such changes of flow and salt passage.")
]
