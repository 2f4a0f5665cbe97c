"""The terms of whole plants: what is wanted, how the vessels stand, and what is told of each stage."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from calc.core import tables
from calc.core.quantities import Choice, Group, Quantity, Words
from calc.vocabulary.choices import ELEMENTS
from calc.vocabulary.offers import FLOW, FLUX, FRACTION, HYDRAULIC_PRESSURE, NUMBER, POWER

MEMBRANES = Group("the membranes")
MACHINES = Group("pressures and machines")
SECOND_PASS = Group("a second pass")
OTHER_WAYS = Group("boost, throttling, recirculation, bypass")
MORE_OF_THE_ANALYSIS = Group("more of the analysis: what scales, and traces")

_SOURCES: dict[str, dict[str, Any]] = tables.read("design_guidelines")["sources"]
_FEEDS: dict[str, dict[str, Any]] = tables.read("elements")["elements"]
_IN_PLANTS = {name: label for name, label in ELEMENTS.items() if "household" not in _FEEDS[name]["feeds"]}

WaterSource = Annotated[
    Literal["sea", "sea well", "well", "surface", "municipal", "own"],
    Choice(
        "source of the water",
        "Where the water comes from, and so how much it fouls: it decides for which flux a plant is designed.",
        {name: entry["label"] for name, entry in _SOURCES.items()} | {"own": "another: for the flux below"},
    ),
]
PlantPermeate = Annotated[
    float,
    Quantity(
        "wanted permeate",
        r"Q_\text{p}",
        "m3/s",
        ("m3/d", "m3/h", "L/h", "US gal/day", "US gal/min", "MGD"),
        "The fresh water that the plant is to make in a unit of time.",
        ("plant capacity", "product flow of a plant"),
    ),
]
PlantElement = Annotated[
    str, Choice("element of the plant", "Which spiral-wound element fills the vessels.", _IN_PLANTS)
]
SecondPassElement = Annotated[
    str, Choice("element of the second pass", "Which spiral-wound element fills its vessels.", _IN_PLANTS)
]
StagesWanted = Annotated[
    Literal["auto", "1", "2", "3"],
    Choice(
        "stages",
        "How many times the concentrate of vessels is the feed of others.",
        {"auto": "as many as the recovery takes", "1": "one", "2": "two", "3": "three"},
    ),
]
ElementsInVessel = Annotated[
    int,
    Quantity(
        "elements in a vessel",
        "m",
        "1",
        NUMBER,
        "How many elements the water passes one after another in each vessel.",
        ("elements per vessel",),
    ),
]
DesignFlux = Annotated[
    float,
    Quantity(
        "flux to design for",
        r"J_\text{d}",
        "m/s",
        FLUX,
        "The permeate for each area of membrane that the plant is to have on the mean, at the most.",
        ("design flux", "average system flux"),
    ),
]
SecondPassShare = Annotated[
    float,
    Quantity(
        "share through the second pass",
        r"s_2",
        "1",
        FRACTION,
        "The share of the first pass's permeate that goes through membranes once more.",
        ("partial second pass", "two-pass"),
    ),
]
SecondPassRecovery = Annotated[
    float,
    Quantity(
        "recovery of the second pass",
        r"Y_2",
        "1",
        FRACTION,
        "The share of what reaches the second pass that becomes permeate there; the rest goes back to the feed.",
    ),
]
SecondPassFlux = Annotated[
    float,
    Quantity(
        "flux of the second pass",
        r"J_2",
        "m/s",
        FLUX,
        "The permeate for each area of membrane that the second pass is to have on the mean, at the most.",
    ),
]
InterstageBoost = Annotated[
    float,
    Quantity(
        "interstage boost",
        r"\Delta p_\text{i}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that a pump adds between one stage and the next.",
        ("interstage pump", "booster between stages"),
    ),
]
PermeateThrottling = Annotated[
    float,
    Quantity(
        "throttling of the first stage's permeate",
        r"\Delta p_\text{t}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "By how much a valve holds the permeate of the first stage above the pressure of the others'.",
        ("permeate throttling", "permeate back-pressure of the first stage"),
    ),
]
Recirculation = Annotated[
    float,
    Quantity(
        "recirculation",
        r"r",
        "1",
        FRACTION,
        "The share of the concentrate that is led back to the feed of the high-pressure pump.",
        ("concentrate recirculation", "concentrate recycle"),
    ),
]
Bypass = Annotated[
    float,
    Quantity(
        "bypass of the membranes",
        r"b",
        "1",
        FRACTION,
        "The share of the water taken that passes by the membranes and is mixed into the permeate.",
    ),
]


ArrayInWords = Annotated[
    str, Words("array", "How many elements there are, and how many vessels with how many of them in each stage.")
]
ProductConcentration = Annotated[
    float,
    Quantity(
        "concentration of the water made",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of what the plant makes, bypass included.",
        ("product TDS",),
    ),
]
RawFlow = Annotated[
    float,
    Quantity(
        "water taken",
        r"Q_\text{f}",
        "m3/s",
        ("m3/h", "m3/d", "L/h", "US gal/day", "US gal/min", "MGD"),
        "The water that the plant takes from its source in a unit of time.",
        ("raw water flow",),
        digits=4,
    ),
]
PassFlux = Annotated[
    float,
    Quantity(
        "mean flux of the first pass",
        r"\bar J",
        "m/s",
        FLUX,
        "The permeate of the first pass over all its membrane area.",
    ),
]
LimitingMineral = Annotated[
    str, Words("what scales first", "What ends the recovery of such a water, by its analysis, and where.")
]
PlantPowerDrawn = Annotated[
    float,
    Quantity("power drawn", "P", "W", POWER, "The electrical power of all pumps, less what a turbine saves.", digits=4),
]

StageName = Annotated[str, Words("stage", "Which stage of which pass.")]
StageVessels = Annotated[str, Words("its vessels", "How many vessels of how many elements.")]
StagePressure = Annotated[
    float,
    Quantity("fed at", "", "Pa", HYDRAULIC_PRESSURE, "The pressure at the inlet of its vessels.", digits=4),
]
StageDrop = Annotated[
    float,
    Quantity("pressure it loses", "", "Pa", HYDRAULIC_PRESSURE, "The pressure that the water loses along a vessel."),
]
StageFeed = Annotated[
    float, Quantity("feed to a vessel", "", "m3/s", FLOW, "The water that reaches each vessel in a unit of time.")
]
StageConcentrate = Annotated[
    float,
    Quantity("concentrate of a vessel", "", "m3/s", FLOW, "The water that leaves each vessel without passing."),
]
StageFlux = Annotated[
    float, Quantity("its mean flux", "", "m/s", FLUX, "The permeate of the stage over its membrane area.")
]
StageLeadFlux = Annotated[
    float, Quantity("flux of its first element", "", "m/s", FLUX, "The highest of the stage, and the first to foul.")
]
StageLastFlux = Annotated[
    float, Quantity("flux of its last element", "", "m/s", FLUX, "The lowest of the stage, where the salt is densest.")
]
StageRecovery = Annotated[
    float, Quantity("its own recovery", "", "1", FRACTION, "The share of its feed that becomes permeate in it.")
]
StagePermeate = Annotated[
    float,
    Quantity(
        "the permeate of the stage holds",
        "",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of dissolved salts in a volume of the permeate of this stage.",
    ),
]
Checked = Annotated[str, Words("what is looked at", "Which quantity is held against advice, and where.")]
Found = Annotated[str, Words("in this plant", "What it is in this plant.")]
Advised = Annotated[str, Words("advised", "What makers or designers advise.")]
Verdict = Annotated[str, Words("how it stands", "Whether the plant keeps to the advice.")]
IonName = Annotated[str, Words("ion", "Which ion of the analysis.")]


def _ion_in(water: str, described: str) -> Quantity:
    return Quantity(water, "", "kg/m3", ("mg/L", "g/L"), f"The mass of the ion in a volume of {described}.")


IonTaken = Annotated[float, _ion_in("in the water taken", "the water that the plant takes")]
IonMade = Annotated[float, _ion_in("in the water made", "the water that the plant makes")]
IonLeft = Annotated[float, _ion_in("in what leaves the plant", "the concentrate that leaves the plant")]
IonHeldBack = Annotated[
    float,
    Quantity(
        "held back by the plant",
        "",
        "1",
        FRACTION,
        "The share of its concentration in the water taken that the water made no longer has, bypass included.",
        digits=4,
    ),
]
MineralLimit = Annotated[
    float, Quantity("its limit", "", "1", NUMBER, "The index that is taken as the limit, with antiscalant or without.")
]
MachineShare = Annotated[
    float, Quantity("share of the power", "", "1", ("%",), "Its power over that of the whole plant.")
]


def _in_the_feed(name: str, described: str) -> Quantity:
    return Quantity(f"{name} in the feed", "", "kg/m3", ("mg/L", "g/L"), f"Dissolved {described}, as analysed.")


FeedNitrate = Annotated[float, _in_the_feed("nitrate", "nitrate, NO₃⁻")]
FeedAmmonium = Annotated[float, _in_the_feed("ammonium", "ammonium, NH₄⁺, ammonia counted with it")]
FeedIron = Annotated[float, _in_the_feed("iron", "iron, Fe²⁺, which is clear in the well and turns brown in air")]
FeedManganese = Annotated[float, _in_the_feed("manganese", "manganese, Mn²⁺")]
FeedPhosphate = Annotated[float, _in_the_feed("phosphate", "phosphate, counted as PO₄³⁻")]
FeedBoron = Annotated[
    float,
    Quantity(
        "boron in the water taken",
        "",
        "kg/m3",
        ("mg/L",),
        "Dissolved boron, counted as B, which is boric acid and borate, as analysed.",
    ),
]
FeedSilica = Annotated[float, _in_the_feed("silica", "silica, counted as SiO₂")]
FeedBarium = Annotated[float, _in_the_feed("barium", "barium, Ba²⁺")]
FeedStrontium = Annotated[float, _in_the_feed("strontium", "strontium, Sr²⁺")]
FeedFluoride = Annotated[float, _in_the_feed("fluoride", "fluoride, F⁻")]
