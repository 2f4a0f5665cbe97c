"""The terms of a membrane by itself: what stands on its two sides, its datasheet, and what temperature does to it."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core import tables
from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import (
    FLUX,
    FRACTION,
    HYDRAULIC_PRESSURE,
    MASS_CONCENTRATION,
    NUMBER,
    PRESSURE,
    VOLUME_OF_SAP,
)

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
    ),
]
IonMembrane = Annotated[
    str,
    Choice(
        "membrane",
        "Whose permeabilities for the ions are taken, beside that for table salt.",
        {name: entry["label"] for name, entry in tables.read("ion_permeabilities")["membranes"].items()},
    ),
]
IonBefore = Annotated[str, Words("ion at the membrane", "What is told of in this row.")]
MeanFlux = Annotated[
    float,
    Quantity(
        "mean water flux",
        r"J",
        "m/s",
        FLUX,
        "The permeate of the whole plant or stage over all of its membrane.",
        ("average water flux",),
    ),
]
FeedSolids = Annotated[
    float,
    Quantity(
        "dissolved solids in the feed",
        r"\gamma_\text{f}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of all that the analysis names in a volume of the feed, its charges closed.",
    ),
]
PermeateSolids = Annotated[
    float,
    Quantity(
        "dissolved solids in the permeate",
        r"\gamma_\text{p}",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of all that the analysis names in a volume of the permeate.",
    ),
]
SolidsRejection = Annotated[
    float,
    Quantity(
        "rejection of all dissolved solids",
        r"R_\gamma",
        "1",
        ("%", "1"),
        "The share of the feed's dissolved solids that the permeate no longer has.",
        digits=4,
    ),
]
PermeatePh = Annotated[
    float,
    Quantity(
        "permeate's pH",
        r"\mathrm{pH}_\text{p}",
        "1",
        NUMBER,
        "How acidic the permeate is: more so than the feed, for carbon dioxide passes and bicarbonate hardly does.",
    ),
]
InFeed = Annotated[
    float,
    Quantity(
        "in the feed",
        r"",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of the ion in a volume of the feed.",
    ),
]
InPermeate = Annotated[
    float,
    Quantity(
        "in the permeate",
        r"",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of the ion in a volume of the permeate.",
    ),
]
InConcentrate = Annotated[
    float,
    Quantity(
        "in the concentrate",
        r"",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of the ion in a volume of the concentrate.",
    ),
]
IonRejection = Annotated[
    float,
    Quantity(
        "rejection of the ion",
        r"",
        "1",
        ("%", "1"),
        "The share of the feed's concentration of the ion that the whole permeate no longer has.",
        digits=4,
    ),
]
FeedBoron = Annotated[
    float,
    Quantity(
        "boron in the feed",
        r"c_\text{f}",
        "kg/m3",
        ("mg/L",),
        "The mass of boron, as B, in a volume of the feed; the sea has about 4.5 mg/L.",
    ),
]
PermeateBoron = Annotated[
    float,
    Quantity(
        "boron in the permeate",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L",),
        "The mass of boron, as B, in a volume of the permeate.",
    ),
]
ConcentrateBoron = Annotated[
    float,
    Quantity(
        "boron in the concentrate",
        r"c_\text{c}",
        "kg/m3",
        ("mg/L",),
        "The mass of boron, as B, in a volume of the concentrate.",
    ),
]
BoronRejection = Annotated[
    float,
    Quantity(
        "rejection of boron",
        r"R",
        "1",
        ("%", "1"),
        "The share of the feed's boron that the whole permeate no longer has.",
    ),
]
RatedBoronRejection = Annotated[
    float,
    Quantity(
        "boron rejection of the datasheet",
        r"R_\text{t}",
        "1",
        ("%", "1"),
        "The share of boron that the element held back in its maker's test, at a pH where it is boric acid.",
        ("nominal boron rejection",),
    ),
]
TestFlux = Annotated[
    float,
    Quantity(
        "flux of the test",
        r"J_\text{t}",
        "m/s",
        FLUX,
        "The rated permeate flow of the element over its area.",
    ),
]
BorateShare = Annotated[
    float,
    Quantity(
        "share that is borate",
        r"\beta",
        "1",
        ("%", "1"),
        "The share of the boron that has a charge: borate, B(OH)₄⁻; the rest is boric acid, B(OH)₃.",
    ),
]
BoricAcidExponent = Annotated[
    float,
    Quantity(
        "boric acid's pK",
        r"\mathrm{pK}",
        "1",
        NUMBER,
        "The pH at which half of the boron is borate.",
    ),
]
BoricAcidPermeability = Annotated[
    float,
    Quantity(
        "permeability for boric acid",
        r"B_\text{B}",
        "m/s",
        ("L/(m2 h)", "m/s"),
        "The flux of boric acid that each unit of concentration difference drives through the membrane, at 25 °C.",
    ),
]


def _sugar(term: str, symbol: str, definition: str, *synonyms: str) -> Quantity:
    return Quantity(term, symbol, "1", ("degBx", "%"), definition, synonyms, of="sucrose")


SapVolume = Annotated[
    float,
    Quantity(
        "volume of the sap",
        r"V_0",
        "m3",
        VOLUME_OF_SAP,
        "The volume of sap or juice before the membrane has taken any water.",
        ("maple sap", "juice"),
    ),
]
SapSugar = Annotated[
    float,
    _sugar(
        "sugar in the sap",
        r"w_0",
        "The mass of sugar in a mass of the sap, as a refractometer for degrees Brix tells it.",
        "sap sweetness",
        "Brix of the sap",
    ),
]
ConcentrateSugar = Annotated[
    float,
    _sugar(
        "sugar in the concentrate",
        r"w_1",
        "The mass of sugar in a mass of the sap when the membrane has taken its water.",
        "Brix of the concentrate",
    ),
]
SyrupSugar = Annotated[
    float, _sugar("sugar in the syrup", r"w_\text{s}", "The mass of sugar in a mass of the syrup.", "Brix of syrup")
]
SapPressure = Annotated[
    float,
    Quantity(
        "pump pressure",
        "p",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the sap on the membrane, above that of the air.",
        of="pressures above the air",
    ),
]
ElementCount = Annotated[
    int,
    Quantity(
        "number of elements", "N", "1", NUMBER, "How many elements work at the same time, in series or side by side."
    ),
]
ElementRating = Annotated[
    float,
    Quantity(
        "rating of one element",
        r"Q_\text{r}",
        "m3/s",
        ("US gal/day", "m3/d", "L/h"),
        "The permeate that one element gives in its maker's test with salt water, at 25 °C.",
    ),
]
ElementTestPressure = Annotated[
    float,
    Quantity(
        "pressure of the rating",
        r"p_\text{r}",
        "Pa",
        ("psi", "bar", "kPa", "MPa"),
        "The pressure of the feed, above that of the air, in that test.",
        of="pressures above the air",
    ),
]
ElementTestSalt = Annotated[
    float,
    Quantity(
        "salt of the rating",
        r"w_\text{r}",
        "1",
        ("mg/kg", "g/kg", "%"),
        "The mass of table salt in a mass of the feed of that test.",
        of="shares by mass",
    ),
]
EvaporatorEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the evaporator",
        r"\eta",
        "1",
        FRACTION,
        "How much of the heat of the fuel boils water away.",
        ("arch efficiency",),
    ),
]
HeatingValue = Annotated[
    float,
    Quantity(
        "heating value of the fuel",
        r"h_\text{f}",
        "J/m3",
        ("MJ/L", "Btu/US gal"),
        "The heat that a volume of the fuel gives when it burns.",
    ),
]
PullAtStart = Annotated[
    float, Quantity("osmotic pressure at the start", r"\pi_0", "Pa", PRESSURE, "The osmotic pressure of the sap.")
]
PullAtEnd = Annotated[
    float, Quantity("osmotic pressure at the end", r"\pi_1", "Pa", PRESSURE, "The osmotic pressure of the concentrate.")
]
FlowAtStart = Annotated[
    float,
    Quantity(
        "flow at the start",
        r"Q_0",
        "m3/s",
        ("L/h", "L/min", "US gal/min", "US gal/day"),
        "What passes all elements from the fresh sap.",
    ),
]
FlowAtEnd = Annotated[
    float,
    Quantity(
        "flow at the end",
        r"Q_1",
        "m3/s",
        ("L/h", "L/min", "US gal/min", "US gal/day"),
        "What passes all elements from the concentrate.",
    ),
]
BatchTime = Annotated[
    float,
    Quantity(
        "time for the batch",
        "t",
        "s",
        ("h", "min", "d"),
        "How long the elements take for the whole batch.",
        ("RO run time",),
    ),
]
SapWaterRemoved = Annotated[
    float,
    Quantity("water removed", r"V_\text{w}", "m3", VOLUME_OF_SAP, "The pure water that has passed the membrane."),
]
ConcentrateVolume = Annotated[
    float, Quantity("concentrated sap", r"V_1", "m3", VOLUME_OF_SAP, "What is left of the sap, at its temperature.")
]
ShareOfWater = Annotated[
    float,
    Quantity(
        "part of the work",
        "s",
        "1",
        FRACTION,
        "Of all the water between the sap and the syrup, how much the membrane removes; the rest is boiled away.",
    ),
]
SyrupVolume = Annotated[
    float,
    Quantity(
        "syrup from the sap",
        r"V_\text{s}",
        "m3",
        VOLUME_OF_SAP,
        "The syrup that the sap becomes, at 20 °C.",
        ("rule of 86", "maple syrup"),
    ),
]
HeatSaved = Annotated[
    float,
    Quantity("heat saved", "E", "J", ("MJ", "kWh", "Btu"), "The heat that would have boiled the removed water away."),
]
FuelSaved = Annotated[
    float,
    Quantity(
        "fuel saved",
        r"V_\text{f}",
        "m3",
        ("L", "US gal"),
        "The fuel that this heat would have taken.",
        ("fuel oil saved",),
    ),
]
SapTime = Annotated[
    float, Quantity("time of the batch", "", "s", ("h", "min"), "The time since the start of the batch.")
]
SapSweetness = Annotated[float, _sugar("it has come to", "", "The mass of sugar in a mass of the sap at this time.")]
SapLeft = Annotated[float, Quantity("sap left", "", "m3", VOLUME_OF_SAP, "The volume of the sap at this time.")]
SapFlow = Annotated[
    float,
    Quantity(
        "flow of permeate at this time",
        "",
        "m3/s",
        ("L/h", "L/min", "US gal/min", "US gal/day"),
        "What passes all elements at this time.",
    ),
]
KindOfSugar = Annotated[
    Literal["sucrose", "glucose"],
    Choice(
        "kind of sugar",
        "Which sugar it is: molecules of half the size pull twice as hard at the same degrees Brix.",
        {
            "sucrose": "sucrose, as in maple sap",
            "glucose": "glucose and fructose, as in birch sap and in grapes",
        },
    ),
]
