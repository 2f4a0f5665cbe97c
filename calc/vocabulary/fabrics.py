"""The terms of pores, of the water that stands before them and of the vapour that passes them."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity, Words
from calc.vocabulary.offers import FRACTION, HUMIDITY, NUMBER, PORE_DIAMETER, PRESSURE, TEMPERATURE, VAPOUR_PRESSURE

PoreDiameter = Annotated[
    float,
    Quantity("pore diameter", "d", "m", PORE_DIAMETER, "How wide a pore is: of a membrane or fabric, the widest one."),
]
ContactAngle = Annotated[
    float,
    Quantity(
        "contact angle",
        r"\theta",
        "rad",
        ("deg",),
        "The angle, in the water, between the material and the surface of a drop on it: small where the drop spreads, "
        "above 90 degrees where it beads.",
    ),
]
SurfaceTension = Annotated[
    float,
    Quantity(
        "surface tension",
        r"\gamma",
        "N/m",
        ("mN/m",),
        "How strongly the surface of the water contracts: a force for each metre along it.",
    ),
]
SurfaceTensionLoss = Annotated[
    float,
    Quantity(
        "loss of surface tension",
        "s",
        "1",
        FRACTION,
        "The share of pure water's surface tension that soap, sweat or oil has taken away.",
    ),
]
ShapeFactor = Annotated[
    float,
    Quantity("shape factor of the pores", "B", "1", NUMBER, "What is left of the law of a straight round pore, 1."),
]
LiquidEntryPressure = Annotated[
    float,
    Quantity(
        "liquid entry pressure",
        r"p_\text{e}",
        "Pa",
        PRESSURE,
        "The pressure above which water enters the widest pore; negative where the pore sucks water in.",
        ("water entry pressure", "water intrusion pressure", "breakthrough pressure"),
    ),
]
HydrostaticHead = Annotated[
    float,
    Quantity(
        "hydrostatic head",
        "h",
        "m",
        ("m", "mm", "ft"),
        "The height of a column of water that makes this pressure at its foot: what the label of a jacket gives.",
        ("water column",),
    ),
]
Wetting = Annotated[str, Words("what water does", "Whether water stays out of the pores, and why.")]
PoreDensity = Annotated[
    float,
    Quantity("pore density", "n", "/m2", ("1e9 /cm2", "/cm2"), "How many pores there are in an area of the film."),
]
OpenArea = Annotated[
    float,
    Quantity("open area", r"\phi", "1", FRACTION, "The share of the film's area that is pore and not polymer."),
]
PoreSpacing = Annotated[
    float,
    Quantity("pore spacing", "a", "m", PORE_DIAMETER, "The distance from the middle of one pore to that of the next."),
]
MeanPoreDiameter = Annotated[
    float,
    Quantity(
        "mean pore diameter",
        r"\bar d",
        "m",
        PORE_DIAMETER,
        "How wide the pores are if they are round and all of one size.",
    ),
]
Load = Annotated[
    float,
    Quantity("load", "m", "kg", ("kg", "lb"), "The mass that presses on the wet fabric."),
]
LoadedArea = Annotated[
    float,
    Quantity("loaded area", "A", "m2", ("cm2", "m2"), "The area of fabric that the load rests on."),
]
WaterSpeed = Annotated[
    float,
    Quantity(
        "speed of the water", "v", "m/s", ("m/s", "km/h", "mph"), "How fast water strikes the fabric, which stops it."
    ),
]
PressureOnFabric = Annotated[
    float,
    Quantity("pressure on the fabric", "p", "Pa", PRESSURE, "With what pressure water is pushed against the fabric."),
]
WidestPore = Annotated[
    float,
    Quantity(
        "widest pore that holds",
        r"d_\text{max}",
        "m",
        PORE_DIAMETER,
        "The diameter of the widest pore that water under this pressure does not enter.",
    ),
]
InnerTemperature = Annotated[
    float,
    Quantity("temperature inside", r"T_\text{i}", "K", TEMPERATURE, "How warm the air under the fabric is."),
]
InnerHumidity = Annotated[
    float,
    Quantity(
        "humidity inside",
        r"\varphi_\text{i}",
        "1",
        HUMIDITY,
        "The relative humidity under the fabric: 100 % over wet skin.",
    ),
]
OuterTemperature = Annotated[
    float,
    Quantity("temperature outside", r"T_\text{o}", "K", TEMPERATURE, "How warm the air outside is."),
]
OuterHumidity = Annotated[
    float,
    Quantity("humidity outside", r"\varphi_\text{o}", "1", HUMIDITY, "The relative humidity of the air outside."),
]
VapourResistance = Annotated[
    float,
    Quantity(
        "water-vapour resistance",
        r"R_\text{et}",
        "m2 Pa/W",
        ("m2 Pa/W",),
        "The difference in vapour pressure that it takes to carry a watt of evaporation through a square metre of "
        "fabric: the less, the better it breathes.",
        ("Ret", "RET"),
    ),
]
InnerVapourPressure = Annotated[
    float,
    Quantity(
        "vapour pressure inside",
        r"p_\text{i}",
        "Pa",
        VAPOUR_PRESSURE,
        "The part of the air pressure under the fabric that is water vapour's.",
    ),
]
OuterVapourPressure = Annotated[
    float,
    Quantity(
        "vapour pressure outside",
        r"p_\text{o}",
        "Pa",
        VAPOUR_PRESSURE,
        "The part of the air pressure outside that is water vapour's.",
    ),
]
EvaporativeHeat = Annotated[
    float,
    Quantity(
        "evaporative heat flux",
        "q",
        "W/m2",
        ("W/m2",),
        "The heat that the vapour carries out through a square metre of fabric.",
    ),
]
VapourFlux = Annotated[
    float,
    Quantity(
        "vapour flux",
        "j",
        "kg/(m2 s)",
        ("g/(m2 h)",),
        "The mass of vapour that passes a square metre of fabric in an hour, outwards where it is positive.",
    ),
]
Breathing = Annotated[str, Words("which way", "Which way the vapour goes.")]
