"""The terms of balances: what a recovery does to flows and concentrations, and what a bypass mixes."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity
from calc.vocabulary.offers import FLOW, FRACTION

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
Bypass = Annotated[
    float,
    Quantity(
        "bypass",
        "b",
        "1",
        FRACTION,
        "The share of the product that has gone past the membrane unit instead of through it.",
        ("blend ratio", "feed blending"),
        digits=4,
    ),
]
BypassOfFeed = Annotated[
    float,
    Quantity(
        "bypass of the feed",
        r"b_\text{f}",
        "1",
        FRACTION,
        "The share of the whole feed that goes past the membrane unit.",
        digits=4,
    ),
]
BypassFlow = Annotated[
    float,
    Quantity(
        "bypass flow",
        r"Q_\text{b}",
        "m3/s",
        FLOW,
        "The volume of water that goes past the membrane unit in a given time.",
    ),
]
ProductFlow = Annotated[
    float,
    Quantity(
        "blended product flow",
        r"Q_\text{prod}",
        "m3/s",
        FLOW,
        "The volume of product, permeate and bypass together, in a given time.",
        ("finished water flow",),
        digits=4,
    ),
]
ProductConcentration = Annotated[
    float,
    Quantity(
        "product concentration",
        r"c_\text{prod}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of the product, permeate and bypass mixed.",
        ("blended TDS", "finished water TDS"),
    ),
]
OverallRecovery = Annotated[
    float,
    Quantity(
        "overall recovery",
        r"Y_\text{all}",
        "1",
        FRACTION,
        "The share of the whole feed that becomes product, whether through the membrane or round it.",
        ("system recovery",),
        digits=4,
    ),
]
SaltFlow = Annotated[
    float,
    Quantity(
        "salt flow",
        r"\dot m",
        "kg/s",
        ("kg/h", "kg/d"),
        "The mass of dissolved salts that passes with the stream in a given time.",
        digits=4,
    ),
]
