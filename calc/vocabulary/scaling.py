"""The terms of scaling: what makes a membrane grow a crust, and how near a water is to it."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import FRACTION, HYDRAULIC_PRESSURE, NUMBER, ON_THE_SCALE


def _index(mineral: str, symbol: str, described: str) -> Quantity:
    return Quantity(
        f"saturation index of {mineral}",
        rf"\mathrm{{SI}}_\text{{{symbol}}}",
        "1",
        NUMBER,
        f"How far the concentrate is above equilibrium with {described}, in powers of ten; below 0 none deposits.",
    )


Barium = Annotated[
    float, Quantity("barium", "", "1", ON_THE_SCALE, "Dissolved barium, Ba²⁺, on the scale of the analysis.", digits=4)
]
Strontium = Annotated[
    float, Quantity("strontium", "", "1", ON_THE_SCALE, "Dissolved strontium, Sr²⁺, on the scale of the analysis.")
]
Fluoride = Annotated[
    float, Quantity("fluoride", "", "1", ON_THE_SCALE, "Dissolved fluoride, F⁻, on the scale of the analysis.")
]
Silica = Annotated[
    float,
    Quantity(
        "silica",
        "",
        "1",
        ON_THE_SCALE,
        "Dissolved silica, counted as SiO₂, on the scale of the analysis: what quartz sand gives to water.",
        ("reactive silica", "silicic acid"),
    ),
]
WaterPh = Annotated[
    float,
    Quantity(
        "water's pH",
        r"\mathrm{pH}",
        "1",
        NUMBER,
        "How acidic the water is: one unit lower for ten times as much acid, and 7 for pure water.",
        ("acidity",),
        digits=4,
    ),
]
FeedPh = Annotated[
    float,
    Quantity(
        "feed's pH",
        r"\mathrm{pH}_\text{f}",
        "1",
        NUMBER,
        "How acidic the feed is: one unit lower for ten times as much acid, and 7 for pure water.",
        digits=4,
    ),
]
ConcentratePh = Annotated[
    float,
    Quantity(
        "concentrate's pH",
        r"\mathrm{pH}_\text{c}",
        "1",
        NUMBER,
        "How acidic the concentrate is: one unit lower for ten times as much acid, and 7 for pure water.",
    ),
]
SaturationPh = Annotated[
    float,
    Quantity(
        "water's pH at saturation",
        r"\mathrm{pH}_\text{s}",
        "1",
        NUMBER,
        "The pH at which this water would neither dissolve nor deposit calcium carbonate.",
        ("saturation pH", "pHs"),
        digits=4,
    ),
]
LangelierIndex = Annotated[
    float,
    Quantity(
        "Langelier's saturation index",
        r"\mathrm{LSI}",
        "1",
        NUMBER,
        "How far the pH of a water is above the one at which calcium carbonate neither dissolves nor deposits.",
        ("LSI", "Langelier index"),
    ),
]
CalciumHardness = Annotated[
    float,
    Quantity(
        "calcium hardness",
        r"H_\text{Ca}",
        "mol/m3",
        ("mg/L CaCO3", "degdH", "degfH", "degE", "gpg"),
        "The calcium of a water, stated as the calcium carbonate that would hold as much.",
        of="calcium carbonate",
    ),
]
Alkalinity = Annotated[
    float,
    Quantity(
        "alkalinity",
        r"H_\text{a}",
        "mol/m3",
        ("mg/L CaCO3", "degdH", "degE", "meq/L"),
        "How much acid the water can neutralise, mostly by its bicarbonate, as calcium carbonate of the same effect.",
        ("total alkalinity", "M alkalinity"),
        of="calcium carbonate",
    ),
]
CarbonDioxideRejection = Annotated[
    float,
    Quantity(
        "rejection of carbon dioxide",
        r"R_{\mathrm{CO_2}}",
        "1",
        ("%", "1"),
        "The share of the dissolved carbon dioxide before the membrane that the permeate behind it does not have.",
    ),
]
CalciteIndex = Annotated[float, _index("calcite", "calcite", "calcite, calcium carbonate,")]
GypsumIndex = Annotated[float, _index("gypsum", "gypsum", "gypsum, calcium sulfate with its water,")]
BariteIndex = Annotated[float, _index("barite", "barite", "barite, barium sulfate,")]
CelestiteIndex = Annotated[float, _index("celestite", "celestite", "celestite, strontium sulfate,")]
FluoriteIndex = Annotated[float, _index("fluorite", "fluorite", "fluorite, calcium fluoride,")]
SilicaIndex = Annotated[float, _index("amorphous silica", "silica", "amorphous silica, a glass of sand and water,")]
FeedIndex = Annotated[
    float,
    Quantity(
        "saturation index in the feed",
        r"\mathrm{SI}_\text{f}",
        "1",
        NUMBER,
        "How far the feed is above equilibrium with the mineral, in powers of ten.",
    ),
]
ConcentrateIndex = Annotated[
    float,
    Quantity(
        "saturation index in the concentrate",
        r"\mathrm{SI}_\text{c}",
        "1",
        NUMBER,
        "How far the concentrate is above equilibrium with the mineral, in powers of ten.",
    ),
]
Mineral = Annotated[str, Words("mineral", "What may deposit on the membrane.")]
Saturation = Annotated[str, Words("saturation", "Whether the mineral can deposit, by its saturation index.")]
Deposits = Annotated[
    str, Words("what can deposit", "The minerals of which the concentrate holds more than stays dissolved.")
]
CarbonateVerdict = Annotated[str, Words("carbonate balance", "What the water does to calcium carbonate, by its index.")]
Antiscalant = Annotated[
    Literal["none", "dosed"],
    Choice(
        "antiscalant",
        "Whether the feed is given a substance that hinders crystals from growing while the water is in the elements.",
        {"none": "none", "dosed": "with antiscalant"},
    ),
]
ACIDS = Choice(
    "acid",
    "Which acid the feed is given, so that carbonate turns to carbon dioxide and calcite stays dissolved.",
    {"none": "none", "H2SO4": "sulfuric acid, H₂SO₄", "HCl": "hydrochloric acid, HCl"},
)
Acid = Annotated[Literal["none", "H2SO4", "HCl"], ACIDS]
AcidDose = Annotated[
    float,
    Quantity(
        "acid dose",
        r"c_\text{acid}",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of acid, without the water it is sold in, that each volume of the feed is given.",
    ),
]
HighestFeedPressure = Annotated[
    float,
    Quantity(
        "highest feed pressure",
        r"p_\text{max}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The highest pressure of the feed, above that of the air, that the pump gives and the elements withstand.",
        of="pressures above the air",
    ),
]
PressureLeftOver = Annotated[
    float,
    Quantity(
        "pressure to be left over",
        r"\Delta p",
        "Pa",
        HYDRAULIC_PRESSURE,
        "What of the pressure is lost along the unit, holds the permeate, and must drive water at the far end.",
    ),
]
ElementsOneAfterAnother = Annotated[
    int,
    Quantity(
        "elements one after another",
        "n",
        "1",
        NUMBER,
        "How many elements the water that is left passes one after another, in all stages together.",
    ),
]
LargestRecovery = Annotated[
    float,
    Quantity(
        "largest recovery",
        r"Y_\text{max}",
        "1",
        FRACTION,
        "The largest share of the feed that can become permeate before something binds.",
        ("maximum recovery",),
    ),
]
Binding = Annotated[str, Words("what binds first", "What ends the recovery: a mineral, the pump or the elements.")]
DosedPh = Annotated[
    float,
    Quantity(
        "feed's pH with the acid",
        r"\mathrm{pH}_\text{a}",
        "1",
        NUMBER,
        "How acidic the feed is when it has had its dose: one unit lower for ten times as much acid.",
    ),
]
Bound = Annotated[str, Words("what can bind", "What can end the recovery: a mineral, the pump, the elements.")]
BoundAt = Annotated[str, Words("its limit", "How far it is taken to go.")]
RecoveryBound = Annotated[
    float,
    Quantity(
        "largest recovery by it alone",
        "",
        "1",
        FRACTION,
        "The largest share of the feed that can become permeate if nothing else binds.",
    ),
]
BoundRemark = Annotated[str, Words("whether it binds", "Whether it binds first, later, or not as far as is known.")]
AcidUsed = Annotated[str, Words("acid given", "Which acid the feed is given.")]
LeastAcid = Annotated[
    float,
    Quantity(
        "least dose",
        "",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of pure acid in a volume of the feed with which calcite no longer binds first.",
    ),
]
PhWithLeastAcid = Annotated[
    float,
    Quantity("feed's pH then", "", "1", NUMBER, "How acidic the feed is with that dose.", digits=3),
]
RecoveryWithLeastAcid = Annotated[
    float,
    Quantity(
        "largest recovery then",
        "",
        "1",
        FRACTION,
        "The largest share of the feed that can become permeate with that dose.",
    ),
]
BindingThen = Annotated[str, Words("what binds then", "What ends the recovery when calcite does not.")]
StiffDavisIndex = Annotated[
    float,
    Quantity(
        "Stiff and Davis' index",
        r"\mathrm{SI}_\text{SD}",
        "1",
        NUMBER,
        "How far the pH of a salty water is above the one at which, by Stiff and Davis, calcium carbonate neither "
        "dissolves nor deposits.",
        ("SDSI", "Stiff-Davis index", "Stiff and Davis stability index"),
    ),
]
LangelierPh = Annotated[
    float,
    Quantity(
        "Langelier's saturation pH",
        r"\mathrm{pH}_\text{L}",
        "1",
        NUMBER,
        "The pH at which, by Langelier, the concentrate would neither dissolve nor deposit calcium carbonate.",
        digits=4,
    ),
]
StiffDavisPh = Annotated[
    float,
    Quantity(
        "Stiff and Davis' saturation pH",
        r"\mathrm{pH}_\text{SD}",
        "1",
        NUMBER,
        "The pH at which, by Stiff and Davis, the concentrate would neither dissolve nor deposit calcium carbonate.",
        digits=4,
    ),
]
StiffDavisConstant = Annotated[
    float,
    Quantity(
        "Stiff and Davis' constant",
        "K",
        "1",
        NUMBER,
        "What they read off a chart by ionic strength and temperature, and add to pCa and pAlk.",
        digits=4,
    ),
]
CalciumExponent = Annotated[
    float,
    Quantity(
        "calcium's pCa",
        r"\mathrm{pCa}",
        "1",
        NUMBER,
        "How dilute the calcium is: minus the decimal logarithm of its moles in a litre.",
        digits=4,
    ),
]
AlkalinityExponent = Annotated[
    float,
    Quantity(
        "alkalinity's pAlk",
        r"\mathrm{pAlk}",
        "1",
        NUMBER,
        "How dilute the alkalinity is: minus the decimal logarithm of its equivalents in a litre.",
        digits=4,
    ),
]
ConcentrateSolids = Annotated[
    float,
    Quantity(
        "total dissolved solids of the concentrate",
        r"\gamma_\text{c}",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of all the ions in a volume of the concentrate, bicarbonate counted whole.",
    ),
]
StrengthByTheLitre = Annotated[
    float,
    Quantity(
        "ionic strength by the litre",
        r"I_\text{c}",
        "mol/m3",
        ("mol/L", "mmol/L"),
        "Half the sum of each ion's concentration in the concentrate times the square of its charge.",
    ),
]
IndexThatHolds = Annotated[
    str, Words("which index holds", "Which of the two indices is made for a water as salty as this, and what it says.")
]
BoilerTemperature = Annotated[
    float,
    Quantity(
        "temperature in the boiler",
        r"T_\text{b}",
        "K",
        ("degC", "degF", "K"),
        "How hot the water gets, under pressure where it is above the boiling point.",
        digits=4,
    ),
]
BoilerPh = Annotated[
    float,
    Quantity(
        "boiler's pH",
        r"\mathrm{pH}_\text{b}",
        "1",
        NUMBER,
        "How acidic the heated water is. Neutral is not 7 there: hot water has more hydrogen and hydroxide ions.",
        digits=3,
    ),
]
ColdIndex = Annotated[
    float,
    Quantity(
        "calcite's saturation index, cold",
        r"\mathrm{SI}_\text{cold}",
        "1",
        NUMBER,
        "How far the water at 25 °C is above equilibrium with calcite, in powers of ten.",
    ),
]
BoilerIndex = Annotated[
    float,
    Quantity(
        "calcite's saturation index in the boiler",
        r"\mathrm{SI}_\text{hot}",
        "1",
        NUMBER,
        "How far the heated water is above equilibrium with calcite, in powers of ten; below 0 none deposits.",
    ),
]
EffectOfHeat = Annotated[
    float,
    Quantity(
        "what the heat adds to the index",
        r"\Delta \mathrm{SI}",
        "1",
        NUMBER,
        "How much nearer to depositing calcite the water is hot than cold, in powers of ten.",
    ),
]
