"""The terms of osmosis in the body: blood, red cells, and what a drink and the kidney do to the body's water."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.choices import ENTERING_A_RED_CELL, OUTSIDE_A_RED_CELL, SALTS
from calc.vocabulary.offers import MASS_FRACTION, OSMOLALITY, PARTICLES, PRESSURE_IN_A_BODY, VOLUME_OF_DRINK

PlasmaSodium = Annotated[
    float,
    Quantity(
        "sodium in plasma",
        r"c_\text{Na}",
        "mol/m3",
        ("mmol/L",),
        "The amount of sodium in a volume of blood plasma; in mmol/L it is the same number as in mEq/L.",
        ("serum sodium", "natraemia"),
    ),
]
PlasmaGlucose = Annotated[
    float,
    Quantity(
        "glucose in plasma",
        r"c_\text{glc}",
        "mol/m3",
        ("mmol/L", "mg/dL glucose"),
        "The amount of glucose in a volume of blood plasma; 1 mmol/L is 18 mg/dL.",
        ("blood sugar",),
        of="glucose",
    ),
]
PlasmaUrea = Annotated[
    float,
    Quantity(
        "urea in plasma",
        r"c_\text{urea}",
        "mol/m3",
        ("mmol/L", "mg/dL urea nitrogen", "mg/dL urea"),
        "The amount of urea in a volume of blood plasma. American laboratories weigh its nitrogen alone, of which "
        "2.8 mg/dL are 1 mmol/L; others weigh all of it, 6 mg/dL to 1 mmol/L.",
        ("blood urea nitrogen", "BUN"),
        of="urea",
    ),
]
MeasuredOsmolality = Annotated[
    float,
    Quantity(
        "measured osmolality",
        r"\hat m_\text{meas}",
        "mol/kg",
        OSMOLALITY,
        "What an osmometer reads, mostly by how far the sample's freezing point lies below that of water.",
        digits=4,
        of="osmoles",
    ),
]
EffectiveOsmolality = Annotated[
    float,
    Quantity(
        "effective osmolality",
        r"\hat m_\text{eff}",
        "mol/kg",
        OSMOLALITY,
        "The osmolality of what cannot cross the cell membrane: it alone moves water, and so sets the cell's volume.",
        ("tonicity",),
        digits=4,
        of="osmoles",
    ),
]
OsmolalGap = Annotated[
    float,
    Quantity(
        "osmolal gap",
        r"\Delta\hat m",
        "mol/kg",
        OSMOLALITY,
        "The measured osmolality minus the estimated one: what is dissolved and not counted, such as alcohol.",
        ("osmolar gap",),
        of="osmoles",
    ),
]
Reading = Annotated[str, Words("reading", "How the estimate stands to that of healthy people, and what cells feel.")]
OutsideSolute = Annotated[
    str,
    Choice(
        "solute that stays outside",
        "What is dissolved around the cell and does not enter it, or not yet.",
        OUTSIDE_A_RED_CELL | SALTS,
    ),
]
EnteringSolute = Annotated[
    str,
    Choice(
        "solute that enters",
        "What is dissolved around the cell and spreads into it until both sides are the same.",
        ENTERING_A_RED_CELL,
    ),
]
OutsideConcentration = Annotated[
    float,
    Quantity(
        "concentration of what stays outside",
        r"\gamma_\text{o}",
        "kg/m3",
        ("g/L",),
        "The mass of the solute that stays outside, in a volume of solution. Saline of 0.9 % is 9 g/L.",
    ),
]
EnteringConcentration = Annotated[
    float,
    Quantity(
        "concentration of what enters",
        r"\gamma_\text{e}",
        "kg/m3",
        ("g/L",),
        "The mass of the solute that enters the cell, in a volume of solution.",
    ),
]
PlasmaOsmolality = Annotated[
    float,
    Quantity(
        "osmolality of the plasma",
        r"\hat m_0",
        "mol/kg",
        OSMOLALITY,
        "The effective osmolality in which the cell has its normal volume.",
        of="osmoles",
    ),
]
InactiveFraction = Annotated[
    float,
    Quantity(
        "osmotically inactive fraction",
        "b",
        "1",
        ("1", "%"),
        "The part of the cell's normal volume that does not answer to osmosis: haemoglobin, membrane and bound water.",
        ("non-solvent volume",),
    ),
]
CriticalVolume = Annotated[
    float,
    Quantity(
        "critical volume",
        r"v_\text{c}",
        "1",
        ("1", "%"),
        "The volume at which the cell is a taut sphere and bursts, over its normal volume.",
        ("haemolytic volume",),
    ),
]
CellVolume = Annotated[
    float,
    Quantity(
        "relative cell volume",
        "v",
        "1",
        ("1", "%"),
        "The volume of the cell at rest in the solution, over its normal volume; not known where it bursts first.",
    ),
]
StartingDifference = Annotated[
    float,
    Quantity(
        "osmotic pressure difference at the start",
        r"\Delta\pi_0",
        "Pa",
        PRESSURE_IN_A_BODY,
        "The osmotic pressure of the solution less that inside the cell, before anything has crossed the membrane; "
        "positive where water is drawn out.",
    ),
]
BurstingSaline = Annotated[
    float,
    Quantity(
        "saline that bursts the cell",
        r"\gamma_\text{c}",
        "kg/m3",
        ("g/L",),
        "The strength of table salt in which the cell just swells to its critical volume; laboratories call it the "
        "median corpuscular fragility where half of the cells burst.",
        ("median corpuscular fragility", "MCF"),
    ),
]
TonicityInWords = Annotated[
    str,
    Words("tonicity", "What the solution does to the cell: a solution within 5 % of the plasma is called isotonic."),
]
DrinkVolume = Annotated[
    float, Quantity("volume drunk", "V", "m3", VOLUME_OF_DRINK, "The volume of water that is drunk, in a day, say.")
]
Counting = Annotated[
    Literal["real", "ideal"],
    Choice(
        "counting",
        "How the particles of the drink's salt are counted.",
        {"real": "by their osmotic effect", "ideal": "each ion as one, as textbooks do"},
    ),
]
KidneyLimit = Annotated[
    Literal["solutes", "both"],
    Choice(
        "limit of the kidney",
        "What the urine needed is calculated by.",
        {"solutes": "all solutes together", "both": "all solutes together, and sodium by itself"},
    ),
]
OtherSolutes = Annotated[
    float,
    Quantity(
        "other solutes to pass",
        r"n_\text{o}",
        "mol",
        PARTICLES,
        "The particles that the kidneys must pass in the same time whatever is drunk: urea above all.",
        ("obligatory solutes",),
        of="osmoles",
    ),
]
UrineLimit = Annotated[
    float,
    Quantity(
        "strongest urine",
        r"c_\text{max}",
        "mol/m3",
        ("mOsm/L",),
        "The most particles that a litre of urine can hold.",
        ("maximum urine concentration",),
        digits=4,
        of="osmoles",
    ),
]
UrineSodiumLimit = Annotated[
    float,
    Quantity(
        "most sodium in urine",
        r"c_\text{Na,max}",
        "mol/m3",
        ("mmol/L",),
        "The most sodium that a litre of urine can hold.",
    ),
]
OtherLoss = Annotated[
    float,
    Quantity(
        "water lost otherwise",
        r"V_\text{o}",
        "m3",
        VOLUME_OF_DRINK,
        "The water that leaves by breath, skin and bowel in the same time, minus what food gives.",
        ("insensible loss",),
    ),
]
SolutesDrunk = Annotated[
    float,
    Quantity(
        "solutes drunk",
        "n",
        "mol",
        PARTICLES,
        "The particles that the drink brings into the body.",
        digits=4,
        of="osmoles",
    ),
]
SodiumDrunk = Annotated[
    float,
    Quantity(
        "sodium drunk", r"n_\text{Na}", "mol", ("mmol", "mol"), "The amount of sodium that the drink brings.", digits=3
    ),
]
UrineForSolutes = Annotated[
    float,
    Quantity(
        "urine for all solutes",
        r"U_\text{s}",
        "m3",
        VOLUME_OF_DRINK,
        "The urine that carries the drink's particles and the others at the strongest.",
    ),
]
UrineForSodium = Annotated[
    float,
    Quantity(
        "urine for the sodium",
        r"U_\text{Na}",
        "m3",
        VOLUME_OF_DRINK,
        "The urine that carries the drink's sodium at the most sodium it can hold.",
    ),
]
UrineNeeded = Annotated[
    float,
    Quantity(
        "urine needed",
        "U",
        "m3",
        VOLUME_OF_DRINK,
        "The urine that it takes to be rid of what was drunk and of the rest.",
    ),
]
NetWater = Annotated[
    float,
    Quantity(
        "net water",
        r"\Delta V",
        "m3",
        VOLUME_OF_DRINK,
        "The water drunk minus all the water lost; negative where the body dehydrates.",
        ("water balance",),
    ),
]
DrinkGain = Annotated[
    float,
    Quantity(
        "gain over drinking nothing",
        "G",
        "m3",
        VOLUME_OF_DRINK,
        "How much more water the body has than if nothing had been drunk; negative where the drink does harm.",
    ),
]
BreakEvenSalinity = Annotated[
    float,
    Quantity(
        "break-even salinity",
        r"S_\text{b}",
        "1",
        MASS_FRACTION,
        "The salinity, as a share of the mass of the drink, above which so much of it takes more water than it gives.",
        of="shares by mass",
    ),
]
SustainingSalinity = Annotated[
    float,
    Quantity(
        "sustaining salinity",
        r"S_\text{s}",
        "1",
        MASS_FRACTION,
        "The salinity, as a share of the mass of the drink, up to which so much of it makes up for all the water lost; "
        "zero where no water would.",
        of="shares by mass",
    ),
]
TableSaltInIt = Annotated[
    float,
    Quantity("table salt", "", "kg/m3", ("g/L",), "Sodium chloride, NaCl, in a litre of the solution."),
]
PotassiumChlorideInIt = Annotated[
    float,
    Quantity("potassium chloride", "", "kg/m3", ("g/L",), "Potassium chloride, KCl, in a litre of the solution."),
]
CalciumChlorideInIt = Annotated[
    float,
    Quantity(
        "calcium chloride",
        "",
        "kg/m3",
        ("g/L",),
        "Calcium chloride, CaCl₂, without its crystal water, in a litre of the solution.",
    ),
]
BicarbonateInIt = Annotated[
    float,
    Quantity("sodium bicarbonate", "", "kg/m3", ("g/L",), "Sodium bicarbonate, NaHCO₃, in a litre of the solution."),
]
MagnesiumSulfateInIt = Annotated[
    float,
    Quantity(
        "magnesium sulfate",
        "",
        "kg/m3",
        ("g/L",),
        "Magnesium sulfate, MgSO₄, without its crystal water, in a litre of the solution.",
    ),
]
GlucoseInIt = Annotated[
    float,
    Quantity(
        "glucose",
        "",
        "kg/m3",
        ("g/L",),
        "Glucose, without crystal water, in a litre of the solution; it is counted as staying outside, as at first.",
        ("dextrose",),
    ),
]
SucroseInIt = Annotated[
    float,
    Quantity("cane sugar", "", "kg/m3", ("g/L",), "Sucrose in a litre of the solution.", ("sucrose",)),
]
UreaInIt = Annotated[
    float,
    Quantity("urea", "", "kg/m3", ("g/L",), "Urea in a litre of the solution; it crosses the membrane."),
]
GlycerolInIt = Annotated[
    float,
    Quantity(
        "glycerol",
        "",
        "kg/m3",
        ("g/L",),
        "Glycerol in a litre of the solution; it crosses the membrane.",
        ("glycerin",),
    ),
]
OwnInIt = Annotated[
    float,
    Quantity("another solute", "", "kg/m3", ("g/L",), "What else is in a litre of the solution."),
]
OwnOsmoticCoefficient = Annotated[
    float,
    Quantity(
        "osmotic coefficient of the other solute",
        "",
        "1",
        ("1",),
        "How much of the effect of ideal particles it has: 1 where nothing is known, about 0.93 for salts of two ions.",
    ),
]
OwnCrossing = Annotated[
    Literal["stays", "crosses"],
    Choice(
        "the other solute at the membrane",
        "Whether the other solute gets into the cell.",
        {"stays": "it stays outside", "crosses": "it crosses, like urea"},
    ),
]
OsmolarityAsLabelled = Annotated[
    float,
    Quantity(
        "osmolarity as labels count it",
        "n",
        "mol/m3",
        ("mOsm/L",),
        "The particles in a litre, each ion and molecule counted as one, as on the label of a drip.",
        ("osmolar concentration", "calculated osmolarity"),
        digits=4,
        of="osmoles",
    ),
]
