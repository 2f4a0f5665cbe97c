"""The terms of reverse osmosis: a membrane, what drives water through it and what comes of it."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity

FLOW = ("m3/h", "m3/d", "L/min", "L/h", "US gal/day", "US gal/min")
PRESSURE = ("bar", "kPa", "MPa", "psi")
FLUX = ("L/(m2 h)", "US gal/(ft2 day)", "m/s")
FRACTION = ("%", "1")
NUMBER = ("1",)
CONCENTRATION = ("g/L", "mg/L", "ppm")

FeedPressure = Annotated[
    float,
    Quantity(
        "feed pressure",
        r"p_\text{f}",
        "Pa",
        PRESSURE,
        "The pressure of the feed, above that of the air.",
        ("applied pressure", "hydraulic pressure"),
    ),
]
PermeatePressure = Annotated[
    float,
    Quantity(
        "permeate pressure",
        r"p_\text{p}",
        "Pa",
        PRESSURE,
        "The pressure of the permeate, above that of the air: what a tank, a pipe or a second pass holds against it.",
        ("back-pressure", "permeate back-pressure"),
    ),
]
WaterPermeability = Annotated[
    float,
    Quantity(
        "water permeability",
        "A",
        "m/(s Pa)",
        ("L/(m2 h bar)", "m/(s Pa)"),
        "The water flux that each unit of net driving pressure drives through the membrane, at 25 °C.",
        ("A value", "permeance"),
    ),
]
SaltPermeability = Annotated[
    float,
    Quantity(
        "salt permeability",
        "B",
        "m/s",
        ("L/(m2 h)", "m/s"),
        "The salt flux that each unit of concentration difference drives through the membrane, at 25 °C.",
        ("B value",),
    ),
]
WaterFlux = Annotated[
    float,
    Quantity(
        "water flux",
        r"J_\text{w}",
        "m/s",
        FLUX,
        "The volume of water that passes a unit of membrane in a unit of time, towards the permeate where it is "
        "positive.",
        ("permeate flux",),
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
        PRESSURE,
        "What is left to drive the water when the osmotic pressures have had their share of the pressure.",
        ("NDP", "effective pressure"),
    ),
]
WallConcentration = Annotated[
    float,
    Quantity(
        "concentration at the membrane",
        r"c_\text{m}",
        "kg/m3",
        CONCENTRATION,
        "The mass of dissolved salts in a volume of the feed where it touches the membrane.",
        ("wall concentration", "interface concentration"),
    ),
]
PolarisationModulus = Annotated[
    float,
    Quantity(
        "concentration polarisation modulus",
        r"\beta",
        "1",
        NUMBER,
        "How many times more concentrated the feed is at the membrane than in the stream that passes it.",
        ("polarisation factor", "CPF", "beta factor"),
        digits=4,
    ),
]
MassTransferCoefficient = Annotated[
    float,
    Quantity(
        "mass-transfer coefficient",
        "k",
        "m/s",
        ("um/s", "L/(m2 h)", "m/s"),
        "How fast salt finds its way back from the membrane into the stream, as a speed.",
    ),
]
IntrinsicRejection = Annotated[
    float,
    Quantity(
        "intrinsic rejection",
        r"R_\text{i}",
        "1",
        FRACTION,
        "The share of the concentration at the membrane that the permeate behind it no longer has.",
        ("true rejection",),
        digits=4,
    ),
]
SaltPassage = Annotated[
    float,
    Quantity(
        "salt passage",
        r"\mathrm{SP}",
        "1",
        FRACTION,
        "The concentration of the permeate over that of the feed: one less the observed rejection.",
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
ActiveArea = Annotated[
    float,
    Quantity(
        "active area",
        r"S",
        "m2",
        ("m2", "ft2"),
        "The area of membrane in an element that water can pass.",
        ("membrane area of an element",),
    ),
]
SpecificEnergy = Annotated[
    float,
    Quantity(
        "specific energy",
        "e",
        "J/m3",
        ("kWh/m3", "kWh/1000 US gal"),
        "The energy spent for each volume of permeate.",
        ("specific energy consumption", "SEC"),
        digits=4,
    ),
]
