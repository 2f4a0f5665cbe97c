"""The terms of elements in a pressure vessel: what is set, what comes out, and what each element does."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Group, Quantity, Words
from calc.vocabulary.choices import ELEMENTS, SALTS
from calc.vocabulary.offers import FLOW, FLUX, FRACTION, HYDRAULIC_PRESSURE, NUMBER

OWN_ELEMENT = Group("your own element, where the element is 'one of your own'")
OWN_ANALYSIS = Group("the analysis of the feed, where the salt is 'as analysed'")
VesselSalt = Annotated[
    Literal["NaCl", "sea salt", "analysis"],
    Choice(
        "salt", "Which salt the feed holds.", SALTS | {"analysis": "as analysed below (which sets the concentration)"}
    ),
]


def _in_the_feed(name: str, formula: str) -> Quantity:
    return Quantity(f"{name} in the feed", "", "kg/m3", ("mg/L", "g/L"), f"Dissolved {name}, {formula}, as analysed.")


FeedSodium = Annotated[float, _in_the_feed("sodium", "Na⁺")]
FeedPotassium = Annotated[float, _in_the_feed("potassium", "K⁺")]
FeedMagnesium = Annotated[float, _in_the_feed("magnesium", "Mg²⁺")]
FeedCalcium = Annotated[float, _in_the_feed("calcium", "Ca²⁺")]
FeedChloride = Annotated[float, _in_the_feed("chloride", "Cl⁻")]
FeedSulfate = Annotated[float, _in_the_feed("sulfate", "SO₄²⁻")]
FeedBicarbonate = Annotated[float, _in_the_feed("bicarbonate", "HCO₃⁻")]
VesselElement = Annotated[
    str,
    Choice(
        "element",
        "Which spiral-wound element fills the vessel.",
        ELEMENTS | {"own": "one of your own (open it below)"},
    ),
]
ElementsInSeries = Annotated[
    int,
    Quantity(
        "elements in series",
        "n",
        "1",
        NUMBER,
        "How many elements the feed passes one after another in the vessel.",
    ),
]
FlowFactor = Annotated[
    float,
    Quantity(
        "flow factor",
        r"F",
        "1",
        NUMBER,
        "How much of its water permeability the membrane still has: 1 when new, less when fouled or aged.",
        ("fouling factor",),
    ),
]
ChannelLength = Annotated[
    float,
    Quantity(
        "length of the element's channel",
        "L",
        "m",
        ("m", "cm", "ft", "in"),
        "How far the feed flows along one element.",
    ),
]
ConcentratePressure = Annotated[
    float,
    Quantity(
        "concentrate pressure",
        r"p_\text{c}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the concentrate where it leaves the vessel, above that of the air.",
        ("brine pressure",),
        digits=4,
        of="pressures above the air",
    ),
]
MeanFlux = Annotated[
    float,
    Quantity(
        "mean flux",
        r"\bar J",
        "m/s",
        FLUX,
        "The permeate of the whole vessel over its whole membrane area.",
        ("average flux",),
    ),
]
LeadElementFlux = Annotated[
    float,
    Quantity(
        "lead-element flux",
        r"J_1",
        "m/s",
        FLUX,
        "The mean flux of the element that the feed meets first: the highest of all, and the first to foul.",
    ),
]
LeastDrivingPressure = Annotated[
    float,
    Quantity(
        "driving pressure at the far end",
        r"\Delta p_\text{end}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The net driving pressure where the concentrate leaves, and where there is least of it.",
    ),
]
VesselPermeateConcentration = Annotated[
    float,
    Quantity(
        "concentration of the mixed permeate",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of the permeate of all elements, mixed.",
        ("permeate TDS of the vessel",),
    ),
]
StreamPressure = Annotated[
    float,
    Quantity(
        "pressure",
        "p",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of this water, above that of the air.",
        digits=4,
        of="pressures above the air",
    ),
]
StreamOsmoticPressure = Annotated[
    float,
    Quantity("its osmotic pressure", r"\pi", "Pa", HYDRAULIC_PRESSURE, "The osmotic pressure of this water."),
]
ElementNumber = Annotated[str, Words("element", "Which element, counted from the feed's end.")]
ElementFeedFlow = Annotated[
    float,
    Quantity("feed to it", "", "m3/s", FLOW, "The volume of water that enters this element in a unit of time."),
]
ElementFeedConcentration = Annotated[
    float,
    Quantity(
        "its feed holds",
        "",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of dissolved salts in a volume of the water that enters this element.",
    ),
]
ElementPressure = Annotated[
    float,
    Quantity(
        "pressure at its inlet", "", "Pa", HYDRAULIC_PRESSURE, "The pressure of the feed where it enters this element."
    ),
]
ElementFlux = Annotated[
    float,
    Quantity("its flux", "", "m/s", FLUX, "The permeate of this element over its membrane area."),
]
ElementModulus = Annotated[
    float,
    Quantity(
        "polarisation at its inlet",
        "",
        "1",
        NUMBER,
        "The concentration polarisation modulus where the feed enters this element.",
    ),
]
ElementRecoveryShare = Annotated[
    float,
    Quantity("its recovery", "", "1", FRACTION, "The share of the feed to this element that becomes permeate in it."),
]
ElementPermeateFlow = Annotated[
    float,
    Quantity(
        "its permeate",
        "",
        "m3/s",
        FLOW,
        "The volume of water that passes the membrane of this element in a unit of time.",
    ),
]
ElementPermeateConcentration = Annotated[
    float,
    Quantity(
        "its permeate holds",
        "",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of dissolved salts in a volume of the permeate of this element.",
    ),
]
PlaceAlong = Annotated[
    float,
    Quantity("elements passed", "x", "1", NUMBER, "How far along the vessel, counted in elements from the feed's end."),
]
PlacePressure = Annotated[
    float,
    Quantity(
        "pressure of the feed",
        "",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the feed at this place, above that of the permeate.",
    ),
]
PlaceOsmoticPressure = Annotated[
    float,
    Quantity(
        "osmotic pressure at the membrane",
        r"\pi_\text{m}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The osmotic pressure of the feed where it touches the membrane, less that of the permeate behind it.",
    ),
]
PlaceFlux = Annotated[
    float,
    Quantity("flux", "J", "m/s", FLUX, "The volume that passes a unit of membrane at this place in a unit of time."),
]
