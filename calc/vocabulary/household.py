"""The terms of water at home: blending with tap water or a bypass, hardness, and what a litre costs."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import (
    ALKALINITY,
    CAPACITY,
    COST_PER_LITRE,
    COST_PER_YEAR,
    FLOW_OVER_A_YEAR,
    FRACTION,
    HARDNESS,
    IN_TAP_WATER,
    LIFE,
    NUMBER,
    PRICE_PER_VOLUME,
    VOLUME_OF_DRINK,
)


def _dissolved(name: str, formula: str, more: str = "") -> Quantity:
    return Quantity(f"{name} in the tap water", "", "kg/m3", IN_TAP_WATER, f"Dissolved {name}, {formula}.{more}")


TapCalcium = Annotated[float, _dissolved("calcium", "Ca²⁺")]
TapMagnesium = Annotated[float, _dissolved("magnesium", "Mg²⁺")]
TapSodium = Annotated[float, _dissolved("sodium", "Na⁺")]
TapPotassium = Annotated[float, _dissolved("potassium", "K⁺")]
TapChloride = Annotated[float, _dissolved("chloride", "Cl⁻")]
TapSulfate = Annotated[float, _dissolved("sulfate", "SO₄²⁻")]
TapBicarbonate = Annotated[
    float,
    _dissolved(
        "bicarbonate",
        "HCO₃⁻",
        " It is nearly all the alkalinity: 1 mg/L of alkalinity as CaCO₃ is 1.22 mg/L of it, and 1 °dH is 21.8 mg/L.",
    ),
]
_TARGETS = {
    "hardness mg/L": "total hardness, mg/L CaCO₃",
    "hardness dH": "total hardness, German degrees (°dH, GH)",
    "hardness fH": "total hardness, French degrees (°fH)",
    "hardness gpg": "total hardness, grains per US gallon",
    "hardness mmol/L": "total hardness, mmol/L",
    "alkalinity mg/L": "alkalinity, mg/L CaCO₃",
    "alkalinity dH": "alkalinity, German degrees (°dH, KH)",
    "alkalinity meq/L": "alkalinity, meq/L",
    "calcium mg/L": "calcium, mg/L",
    "sodium mg/L": "sodium, mg/L",
    "TDS mg/L": "total dissolved solids (TDS), mg/L",
    "conductivity uS/cm": "conductivity at 25 °C, µS/cm",
}
Target = Annotated[
    Literal[
        "hardness mg/L",
        "hardness dH",
        "hardness fH",
        "hardness gpg",
        "hardness mmol/L",
        "alkalinity mg/L",
        "alkalinity dH",
        "alkalinity meq/L",
        "calcium mg/L",
        "sodium mg/L",
        "TDS mg/L",
        "conductivity uS/cm",
    ],
    Choice(
        "target",
        "What the mixture should have, and on which scale.",
        _TARGETS,
    ),
]
MixTarget = Annotated[
    Literal[
        "first water %",
        "hardness mg/L",
        "hardness dH",
        "hardness fH",
        "hardness gpg",
        "hardness mmol/L",
        "alkalinity mg/L",
        "alkalinity dH",
        "alkalinity meq/L",
        "calcium mg/L",
        "sodium mg/L",
        "TDS mg/L",
        "conductivity uS/cm",
    ],
    Choice(
        "target of the mixture",
        "What the mixture should have, and on which scale; or how much of the first water goes into it.",
        {"first water %": "share of the first water, %", **_TARGETS},
    ),
]
TargetValue = Annotated[
    float,
    Quantity("target value", "x", "1", NUMBER, "How much of the target the mixture should have, on its scale."),
]
TapShare = Annotated[
    float,
    Quantity("share of tap water", "s", "1", FRACTION, "The part of the mixture that is tap water."),
]
BatchVolume = Annotated[
    float,
    Quantity(
        "batch",
        r"V_\text{b}",
        "m3",
        VOLUME_OF_DRINK,
        "How much of the mixture is made at a time.",
        ("batch volume", "litres for a batch"),
    ),
]
TapVolume = Annotated[
    float,
    Quantity("tap water for the batch", r"V_\text{t}", "m3", VOLUME_OF_DRINK, "How much tap water the batch takes."),
]
PurifiedVolume = Annotated[
    float,
    Quantity(
        "reverse-osmosis water for the batch",
        r"V_\text{r}",
        "m3",
        VOLUME_OF_DRINK,
        "How much reverse-osmosis water the batch takes.",
    ),
]
Mixture = Annotated[str, Words("mixture", "What to pour together.")]
BlendHardness = Annotated[
    float,
    Quantity(
        "hardness of the mixture",
        "H",
        "mol/m3",
        HARDNESS,
        "Calcium and magnesium together, stated as the calcium carbonate or oxide that would hold as much calcium.",
        ("total hardness", "general hardness", "GH"),
        of="calcium carbonate",
    ),
]
BlendAlkalinity = Annotated[
    float,
    Quantity(
        "alkalinity of the mixture",
        r"H_\text{a}",
        "mol/m3",
        ALKALINITY,
        "How much acid the water can neutralise, stated as the calcium carbonate that would hold as much.",
        ("carbonate hardness", "KH", "acid capacity"),
        of="calcium carbonate",
    ),
]
Ion = Annotated[str, Words("ion", "Which of the dissolved ions.")]
HardnessScale = Annotated[str, Words("hardness scale", "What is stated, and on which scale.")]
InRoWater = Annotated[
    float,
    Quantity(
        "in the reverse-osmosis water",
        r"c_\text{r}",
        "kg/m3",
        ("mg/L",),
        "How much is in the reverse-osmosis water.",
    ),
]
InTapWater = Annotated[
    float, Quantity("in the tap water", r"c_\text{t}", "kg/m3", ("mg/L",), "How much is in the tap water.")
]
InBlend = Annotated[float, Quantity("in the mixture", r"c_\text{b}", "kg/m3", ("mg/L",), "How much is in the mixture.")]
RoWaterOnScale = Annotated[
    float,
    Quantity(
        "reverse-osmosis water", r"x_\text{r}", "1", NUMBER, "The reverse-osmosis water, on the scale of the row."
    ),
]
TapWaterOnScale = Annotated[
    float, Quantity("tap water", r"x_\text{t}", "1", NUMBER, "The tap water, on the scale of the row.")
]
BlendOnScale = Annotated[
    float, Quantity("the mixture", r"x_\text{b}", "1", NUMBER, "The mixture, on the scale of the row.")
]
WaterUsed = Annotated[
    float,
    Quantity(
        "purified water used",
        "Q",
        "m3/s",
        ("L/d", "US gal/day", "m3/d"),
        "The purified water that the household drinks and cooks with in a day.",
    ),
]
TapPrice = Annotated[
    float, Quantity("price of tap water", r"p_\text{w}", "/m3", PRICE_PER_VOLUME, "What a volume of tap water costs.")
]
SewagePrice = Annotated[
    float,
    Quantity(
        "price of sewage",
        r"p_\text{s}",
        "/m3",
        PRICE_PER_VOLUME,
        "What is charged for the drain with each volume of tap water, as most bills do.",
    ),
]
UnitPrice = Annotated[
    float,
    Quantity("price of the unit", r"P_\text{u}", "1", NUMBER, "What the unit costs, with all that it comes with."),
]
UnitLife = Annotated[
    float, Quantity("life of the unit", r"T_\text{u}", "s", LIFE, "How long the unit lasts before a new one is due.")
]
FilterPrice = Annotated[
    float, Quantity("price of a set of filters", r"P_\text{f}", "1", NUMBER, "What one set of new filters costs.")
]
FilterLife = Annotated[
    float,
    Quantity(
        "life of a set of filters", r"T_\text{f}", "s", ("months", "years"), "How long until the filters are changed."
    ),
]
MembranePrice = Annotated[
    float, Quantity("price of a membrane", r"P_\text{m}", "1", NUMBER, "What a new membrane costs.")
]
MembraneLife = Annotated[
    float, Quantity("life of a membrane", r"T_\text{m}", "s", LIFE, "How long until the membrane is changed.")
]
PumpPower = Annotated[
    float,
    Quantity("power of the pump", "W", "W", ("W", "kW", "hp"), "The electric power that the unit draws as it runs."),
]
PumpTime = Annotated[
    float,
    Quantity(
        "time of the pump", r"\tau", "1", ("h/d", "%"), "How much of the day the unit draws power.", of="shares of time"
    ),
]
ElectricityPrice = Annotated[
    float, Quantity("price of electricity", r"p_\text{e}", "/J", ("/kWh",), "What a kilowatt-hour costs.")
]
BottledPrice = Annotated[
    float,
    Quantity("price of bottled water", r"p_\text{b}", "/m3", COST_PER_LITRE, "What a litre of bottled water costs."),
]
LitreCost = Annotated[
    float,
    Quantity(
        "cost of a litre", "k", "/m3", COST_PER_LITRE, "What a litre of purified water costs, everything counted."
    ),
]
CostAYear = Annotated[
    float,
    Quantity("cost a year", "K", "/s", COST_PER_YEAR, "What the purified water costs in a year, everything counted."),
]
BottledCost = Annotated[
    float,
    Quantity(
        "cost of bottled water", r"K_\text{b}", "/s", COST_PER_YEAR, "What as much water would cost from bottles."
    ),
]
Saving = Annotated[
    float,
    Quantity("saving", r"\Delta K", "/s", COST_PER_YEAR, "The cost of bottled water minus that of the purified water."),
]
Payback = Annotated[
    float,
    Quantity(
        "payback time",
        "T",
        "s",
        ("months", "years"),
        "How long until the unit has saved its own price.",
        ("simple payback",),
    ),
]
WaterTaken = Annotated[
    float,
    Quantity(
        "tap water taken",
        r"Q_\text{t}",
        "m3/s",
        FLOW_OVER_A_YEAR,
        "The tap water that the unit takes in a year, for the glass and for the drain.",
        digits=4,
    ),
]
WaterWasted = Annotated[
    float,
    Quantity(
        "water to the drain",
        r"Q_\text{r}",
        "m3/s",
        FLOW_OVER_A_YEAR,
        "The concentrate that goes to the drain in a year.",
        ("waste water", "reject"),
        digits=4,
    ),
]
CostPart = Annotated[str, Words("part of the cost", "What the money is spent on.")]
PartOfLitre = Annotated[
    float, Quantity("for a litre", r"k_j", "/m3", COST_PER_LITRE, "What this part adds to the cost of a litre.")
]
PartOfYear = Annotated[
    float, Quantity("for a year", r"K_j", "/s", COST_PER_YEAR, "What this part adds to the cost of a year.")
]
PartShare = Annotated[
    float, Quantity("share of the cost", r"s_j", "1", ("%",), "This part of the cost over the whole of it.")
]
RatedProduction = Annotated[
    float,
    Quantity(
        "rating of the element",
        r"Q_\text{r}",
        "m3/s",
        ("US gal/day", "L/d"),
        "The permeate that the element gives when its maker tests it: at its rated pressure, at 25 °C, without a tank.",
        ("rated production", "GPD rating"),
    ),
]
RatedRejection = Annotated[
    float,
    Quantity(
        "rated rejection",
        r"R_\text{r}",
        "1",
        FRACTION,
        "The rejection of the element in its maker's test.",
    ),
]
RatedPressure = Annotated[
    float,
    Quantity(
        "rated pressure",
        r"p_\text{r}",
        "Pa",
        ("psi", "bar", "kPa"),
        "The pressure of the test, above that of the air, for which the element's rating holds.",
        of="pressures above the air",
    ),
]
TapPressure = Annotated[
    float,
    Quantity(
        "tap pressure",
        r"p_\text{t}",
        "Pa",
        ("bar", "psi", "kPa"),
        "The pressure of the water main at the unit, above that of the air, with a pump if there is one.",
        ("line pressure", "inlet pressure"),
        of="pressures above the air",
    ),
]
TankPressure = Annotated[
    float,
    Quantity(
        "pressure of the empty tank",
        r"p_0",
        "Pa",
        ("bar", "psi", "kPa"),
        "What the air in the storage tank presses with, above the air outside, when no water is in it.",
        ("precharge",),
        of="pressures above the air",
    ),
]
TankVolume = Annotated[
    float,
    Quantity(
        "volume of the tank",
        r"V_0",
        "m3",
        ("L", "US gal"),
        "The volume of the whole storage tank, air and water together.",
        ("shell volume",),
    ),
]
TapSolids = Annotated[
    float,
    Quantity(
        "dissolved solids of the tap water",
        r"c_\text{f}",
        "kg/m3",
        ("mg/L", "ppm"),
        "The mass of dissolved salts in a volume of the tap water.",
        ("tap TDS",),
    ),
]
PurifiedSolids = Annotated[
    float,
    Quantity(
        "dissolved solids of the purified water",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L", "ppm"),
        "The mass of dissolved salts in a volume of the water that has passed the membrane.",
        ("product TDS", "RO water TDS"),
    ),
]
MembraneVerdict = Annotated[
    str, Words("verdict", "What such a rejection says of a membrane at home, and what to do about it.")
]
DailyProduction = Annotated[
    float,
    Quantity(
        "production",
        r"Q_\text{p}",
        "m3/s",
        ("L/d", "US gal/day"),
        "What the unit would give in a day if it ran without a pause into the empty tank.",
        ("daily production rate",),
    ),
]
DailyWaste = Annotated[
    float,
    Quantity(
        "waste",
        r"Q_\text{c}",
        "m3/s",
        ("L/d", "US gal/day"),
        "What would run to the drain in that day.",
    ),
]
RecoveryRating = Annotated[
    float,
    Quantity(
        "recovery rating",
        r"Y_0",
        "1",
        FRACTION,
        "The share of the tap water that becomes permeate without a tank, or with the tank bypassed.",
    ),
]
EfficiencyRating = Annotated[
    float,
    Quantity(
        "efficiency rating",
        r"E",
        "1",
        FRACTION,
        "The share of the tap water that ends in the tank while it fills from empty until the unit shuts off.",
    ),
]
TankPermeateConcentration = Annotated[
    float,
    Quantity(
        "dissolved solids of the permeate",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L", "ppm"),
        "The mass of dissolved salts in a volume of the water that runs into the empty tank.",
        ("product TDS at home",),
    ),
]
TankWater = Annotated[
    float,
    Quantity(
        "water in the full tank",
        "V",
        "m3",
        ("L", "US gal"),
        "The water that the tank holds when the unit shuts itself off.",
    ),
]
FillingTime = Annotated[
    float,
    Quantity(
        "time to fill the tank",
        "t",
        "s",
        ("h", "min"),
        "The time from the empty tank until the unit shuts itself off.",
    ),
]
TapStreamFlow = Annotated[
    float,
    Quantity("flow in a day", "", "m3/s", ("L/d", "US gal/day"), "The volume of this water in a day."),
]
TapStreamConcentration = Annotated[
    float,
    Quantity("it holds", "", "kg/m3", ("mg/L", "ppm"), "The mass of dissolved salts in a volume of this water."),
]
TankWasteRatio = Annotated[
    float,
    Quantity(
        "waste for each litre in the tank",
        r"r_\text{t}",
        "1",
        NUMBER,
        "Litres that run to the drain for each litre that the tank gets, while it fills from empty.",
        digits=2,
    ),
]
WaterSense = Annotated[str, Words("WaterSense's bound", "Whether the waste stays within what that label allows.")]
ProductionAccuracy = Annotated[str, Words("how sure it is", "How far off the answer may be.")]
SolidsKnownAs = Annotated[
    Literal["table salt", "calcium carbonate", "ions"],
    Choice(
        "what is known of the water",
        "Whether the dissolved solids are known as one number, and what it counts, or ion by ion.",
        {
            "table salt": "its dissolved solids, counted as table salt",
            "calcium carbonate": "its dissolved solids, counted as calcium carbonate",
            "ions": "its ions, one by one",
        },
    ),
]
DissolvedCarbonDioxide = Annotated[
    float,
    Quantity(
        "carbon dioxide of the water",
        r"c_\text{C}",
        "kg/m3",
        IN_TAP_WATER,
        "Dissolved carbon dioxide, CO₂. It passes the membrane, and no meter for dissolved solids shows it.",
    ),
]
ResinVolume = Annotated[
    float,
    Quantity(
        "volume of resin",
        r"V_\text{h}",
        "m3",
        VOLUME_OF_DRINK,
        "How much mixed-bed resin is in the cartridge, moist as it is sold.",
        ("cartridge volume", "mixed bed", "DI resin", "deioniser", "deionizer"),
    ),
]
ExchangeCapacity = Annotated[
    float,
    Quantity(
        "capacity of the resin",
        "C",
        "mol/m3",
        CAPACITY,
        "How many charges a volume of the mixed resin takes from the water until they come through, stated as the "
        "calcium carbonate that has as many.",
        ("exchange capacity", "operating capacity"),
        of="calcium carbonate",
    ),
]


def _behind(name: str, formula: str) -> Quantity:
    return Quantity(
        f"{name} behind the membrane", "", "kg/m3", IN_TAP_WATER, f"Dissolved {name}, {formula}, in the purified water."
    )


CalciumBehind = Annotated[float, _behind("calcium", "Ca²⁺")]
MagnesiumBehind = Annotated[float, _behind("magnesium", "Mg²⁺")]
SodiumBehind = Annotated[float, _behind("sodium", "Na⁺")]
PotassiumBehind = Annotated[float, _behind("potassium", "K⁺")]
ChlorideBehind = Annotated[float, _behind("chloride", "Cl⁻")]
SulfateBehind = Annotated[float, _behind("sulfate", "SO₄²⁻")]
BicarbonateBehind = Annotated[float, _behind("bicarbonate", "HCO₃⁻")]
DeionisedVolume = Annotated[
    float,
    Quantity(
        "water until the resin is used up",
        "V",
        "m3",
        ("L", "US gal", "m3"),
        "How much deionised water the cartridge gives before salt comes through.",
        ("resin life", "gallons of a cartridge"),
    ),
]
ResinLife = Annotated[
    float,
    Quantity(
        "life of the resin",
        "t",
        "s",
        ("months", "d", "years"),
        "How long the cartridge lasts at the water used in a day.",
        ("DI resin life", "how long a deioniser lasts"),
    ),
]
ResinLoad = Annotated[
    float,
    Quantity(
        "load on the resin",
        "L",
        "mol/m3",
        ALKALINITY,
        "What a volume of the water uses of the resin, stated as the calcium carbonate that would use as much.",
        of="calcium carbonate",
    ),
]
CarbonDioxideShare = Annotated[
    float,
    Quantity(
        "carbon dioxide's part of the load",
        r"s_\text{C}",
        "1",
        FRACTION,
        "How much of what the anion resin takes is carbon dioxide.",
    ),
]
SaltCapacity = Annotated[
    float,
    Quantity(
        "salt that the resin takes",
        "S",
        "kg",
        ("g", "ppm gal", "lb"),
        "The table salt that would use the cartridge up; makers call a milligram per litre in a gallon a ppm-gallon.",
        ("ppm-gallons", "rating of a DI cartridge"),
        of="dissolved solids",
    ),
]
StandingTime = Annotated[
    float,
    Quantity(
        "time without a run",
        r"t_\text{s}",
        "s",
        ("min", "h", "d"),
        "How long the unit stands, with the membrane wet and no water passing it.",
        ("standstill", "idle time"),
    ),
]
RunFlow = Annotated[
    float,
    Quantity(
        "flow while it runs",
        "Q",
        "m3/s",
        ("L/h", "L/min", "L/d", "US gal/day"),
        "What runs from the membrane while the unit is on: a litre over the time it takes to fill one.",
    ),
]
PermeateSide = Annotated[
    float,
    Quantity(
        "water behind the membrane",
        r"V_\text{p}",
        "m3",
        ("mL", "L", "US fl oz"),
        "The water that stands between the membrane and the meter: in the element, its tube and the line.",
        ("hold-up volume",),
    ),
]
FeedSide = Annotated[
    float,
    Quantity(
        "water before the membrane",
        r"V_\text{f}",
        "m3",
        ("mL", "L", "US fl oz"),
        "The water that stands on the tap's side of the membrane, in the element and its housing.",
    ),
]
RunSolids = Annotated[
    float,
    Quantity(
        "reading while it runs",
        r"c_\text{r}",
        "kg/m3",
        ("mg/L", "ppm"),
        "What the meter shows of the purified water when the unit has run for long.",
    ),
]
FirstReading = Annotated[
    float,
    Quantity(
        "first reading",
        r"c_0",
        "kg/m3",
        ("mg/L", "ppm"),
        "The dissolved solids of the first water, when the unit starts again.",
        ("TDS creep", "total dissolved solids creep", "first glass"),
    ),
]
HighestReading = Annotated[
    float,
    Quantity(
        "reading after a very long time",
        r"c_\text{e}",
        "kg/m3",
        ("mg/L", "ppm"),
        "The dissolved solids that both sides of the membrane come to when nothing is run for days.",
    ),
]
MembraneSaltPermeance = Annotated[
    float,
    Quantity(
        "salt permeability of the whole membrane",
        r"P_\text{s}",
        "m3/s",
        ("L/h", "L/d"),
        "Salt that passes the element in a given time, over the difference of concentration: its salt permeability "
        "times its area.",
    ),
]
RinsingTime = Annotated[
    float,
    Quantity(
        "time until it reads twice the run's",
        r"t_2",
        "s",
        ("min", "s"),
        "How long the unit has to run until the meter shows no more than twice its steady reading.",
    ),
]
RinsingVolume = Annotated[
    float,
    Quantity(
        "water to throw away",
        r"V_2",
        "m3",
        ("L", "mL", "US gal"),
        "What runs until the meter shows twice its steady reading.",
    ),
]
TimeOfRun = Annotated[float, Quantity("time of the run", "", "s", ("min", "s"), "The time since the unit was started.")]
ReadingOfRun = Annotated[
    float,
    Quantity("meter reading", "", "kg/m3", ("mg/L", "ppm"), "What a meter behind the membrane shows at this time."),
]


def _of_two(name: str, formula: str, which: str) -> Quantity:
    return Quantity(
        f"{name} of the {which} water", "", "kg/m3", IN_TAP_WATER, f"Dissolved {name}, {formula}, of the {which} water."
    )


FirstCalcium = Annotated[float, _of_two("calcium", "Ca²⁺", "first")]
FirstMagnesium = Annotated[float, _of_two("magnesium", "Mg²⁺", "first")]
FirstSodium = Annotated[float, _of_two("sodium", "Na⁺", "first")]
FirstPotassium = Annotated[float, _of_two("potassium", "K⁺", "first")]
FirstChloride = Annotated[float, _of_two("chloride", "Cl⁻", "first")]
FirstSulfate = Annotated[float, _of_two("sulfate", "SO₄²⁻", "first")]
FirstBicarbonate = Annotated[float, _of_two("bicarbonate", "HCO₃⁻", "first")]
SecondCalcium = Annotated[float, _of_two("calcium", "Ca²⁺", "second")]
SecondMagnesium = Annotated[float, _of_two("magnesium", "Mg²⁺", "second")]
SecondSodium = Annotated[float, _of_two("sodium", "Na⁺", "second")]
SecondPotassium = Annotated[float, _of_two("potassium", "K⁺", "second")]
SecondChloride = Annotated[float, _of_two("chloride", "Cl⁻", "second")]
SecondSulfate = Annotated[float, _of_two("sulfate", "SO₄²⁻", "second")]
SecondBicarbonate = Annotated[float, _of_two("bicarbonate", "HCO₃⁻", "second")]
FirstShare = Annotated[
    float,
    Quantity("share of the first water", "s", "1", FRACTION, "The part of the mixture that is the first water."),
]
FirstVolume = Annotated[
    float,
    Quantity(
        "first water for the batch",
        r"V_1",
        "m3",
        VOLUME_OF_DRINK,
        "How much of the first water the batch takes.",
        ("mix two waters", "bottled waters"),
    ),
]
SecondVolume = Annotated[
    float,
    Quantity(
        "second water for the batch", r"V_2", "m3", VOLUME_OF_DRINK, "How much of the second water the batch takes."
    ),
]
InFirstWater = Annotated[
    float, Quantity("in the first water", r"c_1", "kg/m3", ("mg/L",), "How much is in the first water.")
]
InSecondWater = Annotated[
    float, Quantity("in the second water", r"c_2", "kg/m3", ("mg/L",), "How much is in the second water.")
]
FirstWaterOnScale = Annotated[
    float, Quantity("first water", r"x_1", "1", NUMBER, "The first water, on the scale of the row.")
]
SecondWaterOnScale = Annotated[
    float, Quantity("second water", r"x_2", "1", NUMBER, "The second water, on the scale of the row.")
]
HardnessWanted = Annotated[
    float,
    Quantity(
        "hardness wanted",
        "H",
        "mol/m3",
        HARDNESS,
        "The calcium and magnesium that the water is to have, stated as the calcium carbonate or oxide that would hold "
        "as much calcium.",
        ("GH wanted", "target hardness", "remineralisation", "remineralization"),
        of="calcium carbonate",
    ),
]
AlkalinityWanted = Annotated[
    float,
    Quantity(
        "alkalinity wanted",
        r"H_\text{a}",
        "mol/m3",
        ALKALINITY,
        "How much acid the water is to neutralise, stated as the calcium carbonate that would hold as much.",
        ("KH wanted", "target alkalinity", "buffer"),
        of="calcium carbonate",
    ),
]
MagnesiumShare = Annotated[
    float,
    Quantity(
        "magnesium's part of the hardness",
        r"s_\text{Mg}",
        "1",
        FRACTION,
        "How much of the hardness is to be magnesium; the rest is calcium.",
    ),
]
CalciumAsChloride = Annotated[
    float,
    Quantity(
        "calcium as chloride",
        r"k_\text{Ca}",
        "1",
        FRACTION,
        "How much of the calcium comes from calcium chloride; the rest comes from gypsum, calcium sulfate.",
        ("calcium chloride", "gypsum", "sulfate to chloride ratio"),
    ),
]
MagnesiumAsChloride = Annotated[
    float,
    Quantity(
        "magnesium as chloride",
        r"k_\text{Mg}",
        "1",
        FRACTION,
        "How much of the magnesium comes from magnesium chloride; the rest comes from Epsom salt, magnesium sulfate.",
        ("magnesium chloride", "Epsom salt"),
    ),
]
AlkalinitySalt = Annotated[
    Literal["NaHCO3", "KHCO3", "CaCO3"],
    Choice(
        "salt for the alkalinity",
        "What brings the bicarbonate.",
        {
            "NaHCO3": "baking soda, NaHCO₃",
            "KHCO3": "potassium bicarbonate, KHCO₃",
            "CaCO3": "calcium carbonate with carbon dioxide, CaCO₃",
        },
    ),
]
Recipe = Annotated[str, Words("recipe", "The salts, as they are sold with their crystal water, for the batch.")]
SaltsMass = Annotated[
    float, Quantity("salts in all", r"m_\text{s}", "kg", ("g", "kg", "lb"), "All that is weighed in for the batch.")
]
CarbonDioxideNeeded = Annotated[
    float,
    Quantity(
        "carbon dioxide for the calcium carbonate",
        r"m_\text{C}",
        "kg",
        ("g", "kg", "lb"),
        "What the calcium carbonate of the batch takes up of carbon dioxide as it dissolves.",
    ),
]
MineralSaltName = Annotated[str, Words("mineral salt", "Which salt, with its formula as it is sold.")]
SaltInBatch = Annotated[
    float, Quantity("for the batch", r"m_j", "kg", ("g", "kg", "lb"), "How much of the salt the batch takes.")
]
SaltInLitre = Annotated[
    float, Quantity("in a litre", r"\gamma_j", "kg/m3", ("mg/L", "g/L"), "How much of the salt a litre takes.")
]
IonBefore = Annotated[
    float, Quantity("in it before", "", "kg/m3", ("mg/L",), "How much of the ion the water had before.")
]
IonAfter = Annotated[
    float, Quantity("in it afterwards", "", "kg/m3", ("mg/L",), "How much of the ion the water has with the salts.")
]
