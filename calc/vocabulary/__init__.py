"""The vocabulary: every quantity that a calculator takes or gives, worded once."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words

_PRESSURE = ("bar", "kPa", "MPa", "psi", "atm", "mmHg")
_TEMPERATURE = ("degC", "degF", "K")
_FLOW = ("m3/h", "m3/d", "L/min", "L/h", "US gal/day", "US gal/min")
_MASS_CONCENTRATION = ("g/L", "mg/L", "ppm")
_FRACTION = ("%", "1")
_NUMBER = ("1",)

MolarConcentration = Annotated[
    float,
    Quantity(
        "molar concentration",
        "c",
        "mol/m3",
        ("mol/L", "mmol/L", "mol/m3"),
        "The amount of solute, counted in formula units such as NaCl, in a volume of solution.",
        ("molarity", "amount concentration"),
    ),
]
Temperature = Annotated[
    float,
    Quantity(
        "temperature",
        "T",
        "K",
        _TEMPERATURE,
        "How hot the solution is; the formulas take it from absolute zero, in kelvin.",
        ("absolute temperature",),
    ),
]
IonsPerFormulaUnit = Annotated[
    int,
    Quantity(
        "ions per formula unit",
        "i",
        "1",
        _NUMBER,
        "How many particles one formula unit of the solute gives in water: 1 for sugar, 2 for NaCl, 3 for CaCl2.",
        ("van 't Hoff factor of complete dissociation", "number of particles"),
    ),
]
OsmoticCoefficient = Annotated[
    float,
    Quantity(
        "osmotic coefficient",
        r"\phi",
        "1",
        _NUMBER,
        "The osmotic pressure of the real solution divided by that of an ideal one with the same particles.",
        digits=4,
    ),
]
OsmoticPressure = Annotated[
    float,
    Quantity(
        "osmotic pressure",
        r"\pi",
        "Pa",
        _PRESSURE,
        "The extra pressure on a solution that just stops pure water from entering it through a membrane that holds "
        "all the solute back.",
    ),
]
FeedFlow = Annotated[
    float,
    Quantity("feed flow", r"Q_\text{f}", "m3/s", _FLOW, "The volume of water that enters the unit in a given time."),
]
PermeateFlow = Annotated[
    float,
    Quantity(
        "permeate flow",
        r"Q_\text{p}",
        "m3/s",
        _FLOW,
        "The volume of water that passes the membrane in a given time.",
        ("product flow",),
    ),
]
ConcentrateFlow = Annotated[
    float,
    Quantity(
        "concentrate flow",
        r"Q_\text{c}",
        "m3/s",
        _FLOW,
        "The volume of water that leaves without passing the membrane, in a given time.",
        ("reject flow", "brine flow", "retentate flow"),
    ),
]
Recovery = Annotated[
    float,
    Quantity(
        "recovery",
        "Y",
        "1",
        _FRACTION,
        "The share of the feed that becomes permeate.",
        ("conversion", "water recovery"),
    ),
]
ObservedRejection = Annotated[
    float,
    Quantity(
        "observed rejection",
        r"R_\text{o}",
        "1",
        _FRACTION,
        "The share of the feed's concentration that the permeate no longer has: one minus permeate over feed.",
        ("salt rejection", "apparent rejection", "retention"),
    ),
]
FeedConcentration = Annotated[
    float,
    Quantity(
        "feed concentration",
        r"c_\text{f}",
        "kg/m3",
        _MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of feed.",
        ("feed total dissolved solids", "feed TDS"),
    ),
]
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
ConcentrateConcentration = Annotated[
    float,
    Quantity(
        "concentrate concentration",
        r"c_\text{c}",
        "kg/m3",
        _MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of the concentrate where it leaves the unit.",
        ("reject TDS", "brine TDS"),
    ),
]
ConcentrationFactor = Annotated[
    float,
    Quantity(
        "concentration factor",
        r"\mathrm{CF}",
        "1",
        _NUMBER,
        "How many times more concentrated the concentrate is than the feed.",
    ),
]
RejectToProductRatio = Annotated[
    float,
    Quantity(
        "reject-to-product ratio",
        "r",
        "1",
        _NUMBER,
        "Litres of concentrate that go to the drain for each litre of permeate.",
        ("waste ratio",),
    ),
]
_LENGTH = ("cm", "mm", "m")
_AREA = ("cm2", "m2")
_VOLUME = ("mL", "L", "m3")
_AMOUNT = ("mmol", "mol")
_MOLALITY = ("mol/kg", "mmol/kg")
_MASS_FRACTION = ("g/kg", "%", "mg/kg")
Molality = Annotated[
    float,
    Quantity(
        "molality",
        "m",
        "mol/kg",
        _MOLALITY,
        "The amount of solute, counted in formula units such as NaCl, for each kilogram of water.",
        digits=4,
    ),
]
WaterActivity = Annotated[
    float,
    Quantity(
        "water activity",
        r"a_\text{w}",
        "1",
        _NUMBER,
        "Nearly the vapour pressure of the solution over that of pure water: 1 for pure water, less for any solution.",
        digits=5,
    ),
]
Osmolality = Annotated[
    float,
    Quantity(
        "osmolality",
        r"\hat m",
        "mol/kg",
        ("mOsm/kg", "mol/kg"),
        "The molality of ideal particles that would pull as hard as this solution does: what an osmometer reads.",
        digits=4,
    ),
]
VanTHoffPressure = Annotated[
    float,
    Quantity(
        "van 't Hoff pressure",
        r"\pi_\text{id}",
        "Pa",
        _PRESSURE,
        "What van 't Hoff's law for ideal solutions gives for the same molar concentration of particles.",
    ),
]
VanTHoffError = Annotated[
    float,
    Quantity(
        "error of van 't Hoff's law",
        r"\varepsilon",
        "1",
        _FRACTION,
        "How far van 't Hoff's law is off: its pressure over the real one, less one.",
    ),
]
Amount = Annotated[
    float,
    Quantity("amount", "x", "1", _NUMBER, "How much solute there is, on the scale chosen beside it."),
]
MassConcentration = Annotated[
    float,
    Quantity(
        "mass concentration",
        r"\gamma",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of solute in a volume of solution.",
        digits=4,
    ),
]
MassFraction = Annotated[
    float,
    Quantity(
        "mass fraction",
        "w",
        "1",
        ("%", "g/kg", "mg/kg"),
        "The mass of solute in a mass of solution.",
        ("per cent by mass",),
        digits=4,
    ),
]
Density = Annotated[
    float,
    Quantity("density", r"\rho", "kg/m3", ("kg/m3", "kg/L"), "The mass of a volume of the solution.", digits=5),
]
AbsoluteSalinity = Annotated[
    float,
    Quantity(
        "absolute salinity",
        r"S_\text{A}",
        "1",
        ("g/kg", "%"),
        "The mass of dissolved matter in a mass of seawater, by the standard of 2010 (TEOS-10).",
        ("salinity",),
    ),
]
Salinity = Annotated[
    float,
    Quantity(
        "salinity",
        "S",
        "1",
        _MASS_FRACTION,
        "The mass of dissolved salt in a mass of solution.",
        ("total dissolved solids by mass",),
    ),
]
Sodium = Annotated[
    float,
    Quantity("sodium", "", "1", _NUMBER, "Dissolved sodium, Na⁺, on the scale of the analysis."),
]
Potassium = Annotated[
    float,
    Quantity("potassium", "", "1", _NUMBER, "Dissolved potassium, K⁺, on the scale of the analysis."),
]
Magnesium = Annotated[
    float,
    Quantity("magnesium", "", "1", _NUMBER, "Dissolved magnesium, Mg²⁺, on the scale of the analysis."),
]
Calcium = Annotated[
    float,
    Quantity("calcium", "", "1", _NUMBER, "Dissolved calcium, Ca²⁺, on the scale of the analysis."),
]
Chloride = Annotated[
    float,
    Quantity("chloride", "", "1", _NUMBER, "Dissolved chloride, Cl⁻, on the scale of the analysis."),
]
Sulfate = Annotated[
    float,
    Quantity("sulfate", "", "1", _NUMBER, "Dissolved sulfate, SO₄²⁻, on the scale of the analysis."),
]
Bicarbonate = Annotated[
    float,
    Quantity(
        "bicarbonate",
        "",
        "1",
        _NUMBER,
        "Dissolved bicarbonate, HCO₃⁻, on the scale of the analysis. Alkalinity is counted as bicarbonate.",
    ),
]
IonicStrength = Annotated[
    float,
    Quantity(
        "ionic strength",
        "I",
        "mol/kg",
        ("mol/kg", "mmol/kg"),
        "Half the sum over the ions of molality times charge squared: how strongly they feel each other.",
        digits=4,
    ),
]
TotalDissolvedSolids = Annotated[
    float,
    Quantity(
        "total dissolved solids",
        r"\gamma",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of all the ions in a volume of the water, bicarbonate counted whole.",
        ("TDS",),
    ),
]
ChargeImbalance = Annotated[
    float,
    Quantity(
        "charge imbalance",
        "b",
        "1",
        ("%",),
        "Positive less negative charge over the sum of both, as the analysis has them: nought for a perfect analysis.",
    ),
]
Conductivity = Annotated[
    float,
    Quantity(
        "electrical conductivity",
        r"\kappa",
        "S/m",
        ("mS/cm", "uS/cm", "S/m"),
        "How well the water conducts electricity, at its temperature.",
    ),
]
ConductivityError = Annotated[
    float,
    Quantity(
        "error of the conductivity",
        r"\delta",
        "1",
        ("%",),
        "How far off the estimate of the conductivity may be, either way.",
    ),
]
LeftCrossSection = Annotated[
    float,
    Quantity("left cross-section", r"A_\text{l}", "m2", _AREA, "The area of the left arm, cut across."),
]
RightCrossSection = Annotated[
    float,
    Quantity("right cross-section", r"A_\text{r}", "m2", _AREA, "The area of the right arm, cut across."),
]
LeftVolume = Annotated[
    float,
    Quantity("water on the left", r"V_\text{l}", "m3", _VOLUME, "The volume of water in the left arm at the start."),
]
RightVolume = Annotated[
    float,
    Quantity("water on the right", r"V_\text{r}", "m3", _VOLUME, "The volume of water in the right arm at the start."),
]
LeftAmount = Annotated[
    float,
    Quantity(
        "solute on the left",
        r"n_\text{l}",
        "mol",
        _AMOUNT,
        "The amount of solute in the left arm, counted in formula units; the membrane holds it there.",
    ),
]
RightAmount = Annotated[
    float,
    Quantity(
        "solute on the right",
        r"n_\text{r}",
        "mol",
        _AMOUNT,
        "The amount of solute in the right arm, counted in formula units; the membrane holds it there.",
    ),
]
PistonPressure = Annotated[
    float,
    Quantity(
        "piston pressure",
        "p",
        "Pa",
        ("kPa", "bar", "MPa", "psi", "atm"),
        "The pressure with which a piston presses on the water of the right arm.",
    ),
]
HoldingPressure = Annotated[
    float,
    Quantity(
        "holding pressure",
        r"p_0",
        "Pa",
        ("kPa", "bar", "MPa", "psi", "atm"),
        "The piston pressure that holds the water before any has moved: less lets osmosis go on, more reverses it. "
        "Below nought the piston would have to pull.",
        digits=4,
    ),
]
ShareMovedBefore = Annotated[
    float,
    Quantity(
        "share moved before",
        "s",
        "1",
        ("%", "1"),
        "How much of the left arm's water had moved to the right before the time began; below nought, how much came.",
    ),
]
MembraneArea = Annotated[
    float,
    Quantity("membrane area", "A", "m2", _AREA, "The area of membrane between the two sides."),
]
HydraulicPermeability = Annotated[
    float,
    Quantity(
        "hydraulic permeability",
        r"L_\text{p}",
        "m/(s Pa)",
        ("L/(m2 h bar)", "m/(s Pa)"),
        "The volume of water that a unit of membrane passes in a unit of time for each unit of pressure.",
        ("water permeability", "pure-water permeability"),
    ),
]
LevelDifference = Annotated[
    float,
    Quantity(
        "level difference",
        r"\Delta h",
        "m",
        ("m", "cm", "mm"),
        "How much higher the right level stands than the left one, at rest.",
        ("osmotic head",),
        digits=4,
    ),
]
LeftMolalityAtRest = Annotated[
    float,
    Quantity(
        "left molality at rest",
        r"m_\text{l}",
        "mol/kg",
        ("mmol/kg", "mol/kg"),
        "The molality of the left arm when the levels have come to rest.",
        digits=4,
    ),
]
RightMolalityAtRest = Annotated[
    float,
    Quantity(
        "right molality at rest",
        r"m_\text{r}",
        "mol/kg",
        ("mmol/kg", "mol/kg"),
        "The molality of the right arm when the levels have come to rest.",
        digits=4,
    ),
]
WaterMoved = Annotated[
    float,
    Quantity(
        "water moved",
        "V",
        "m3",
        _VOLUME,
        "The volume of water that has moved from left to right when the levels have come to rest.",
    ),
]
Time = Annotated[
    float,
    Quantity("time", "t", "s", ("h", "d", "min", "s"), "The time since the start."),
]
LeftLevel = Annotated[
    float,
    Quantity("left level", r"h_\text{l}", "m", _LENGTH, "The height of the water in the left arm.", digits=4),
]
RightLevel = Annotated[
    float,
    Quantity("right level", r"h_\text{r}", "m", _LENGTH, "The height of the water in the right arm.", digits=4),
]
ReflectionCoefficient = Annotated[
    float,
    Quantity(
        "reflection coefficient",
        r"\sigma",
        "1",
        _NUMBER,
        "How completely the membrane holds the solute back: 1 if it lets none pass, 0 if it lets it pass like water.",
    ),
]
LeftPressure = Annotated[
    float,
    Quantity(
        "pressure on the left",
        r"p_\text{l}",
        "Pa",
        _PRESSURE,
        "The pressure on the left of the membrane, above that of the air.",
    ),
]
RightPressure = Annotated[
    float,
    Quantity(
        "pressure on the right",
        r"p_\text{r}",
        "Pa",
        _PRESSURE,
        "The pressure on the right of the membrane, above that of the air.",
    ),
]
LeftConcentration = Annotated[
    float,
    Quantity(
        "concentration on the left",
        r"c_\text{l}",
        "mol/m3",
        ("mol/L", "mmol/L", "mol/m3"),
        "The molar concentration of particles, ions counted one by one, on the left.",
    ),
]
RightConcentration = Annotated[
    float,
    Quantity(
        "concentration on the right",
        r"c_\text{r}",
        "mol/m3",
        ("mol/L", "mmol/L", "mol/m3"),
        "The molar concentration of particles, ions counted one by one, on the right.",
    ),
]
VolumeFlux = Annotated[
    float,
    Quantity(
        "volume flux",
        "J_V",
        "m/s",
        ("L/(m2 h)", "m/s"),
        "The volume that crosses a unit of membrane in a unit of time, from left to right where it is positive.",
    ),
]
OsmoticPressureDifference = Annotated[
    float,
    Quantity(
        "osmotic pressure difference",
        r"\Delta\pi",
        "Pa",
        _PRESSURE,
        "The osmotic pressure on the left less that on the right.",
    ),
]
LawError = Annotated[
    float,
    Quantity("error", "e", "1", ("%",), "How far the law is off: its pressure over that of the reference, less one."),
]
Solute = Annotated[
    Literal["NaCl", "KCl", "CaCl2", "MgCl2", "Na2SO4", "MgSO4", "NaHCO3", "sucrose", "glucose", "urea", "glycerol"],
    Choice(
        "solute",
        "What is dissolved.",
        {
            "NaCl": "NaCl, sodium chloride (table salt)",
            "KCl": "KCl, potassium chloride",
            "CaCl2": "CaCl₂, calcium chloride",
            "MgCl2": "MgCl₂, magnesium chloride",
            "Na2SO4": "Na₂SO₄, sodium sulfate",
            "MgSO4": "MgSO₄, magnesium sulfate (Epsom salt)",
            "NaHCO3": "NaHCO₃, sodium bicarbonate (baking soda)",
            "sucrose": "sucrose (cane sugar)",
        },
    ),
]
Scale = Annotated[
    Literal["mol/kg", "mol/L", "g/L", "mg/L", "g/kg", "% by mass"],
    Choice(
        "scale",
        "The scale on which the amount is given.",
        {
            "mol/kg": "mol per kg of water",
            "mol/L": "mol per litre of solution",
            "g/L": "g per litre of solution",
            "mg/L": "mg per litre of solution",
            "g/kg": "g per kg of solution",
        },
    ),
]
AnalysisScale = Annotated[
    Literal["mg/L", "mmol/L", "mg/kg", "mmol/kg"],
    Choice(
        "scale of the analysis",
        "The scale on which all the ions are given.",
        {"mg/kg": "mg per kg of water", "mmol/kg": "mmol per kg of water"},
    ),
]
Balance = Annotated[
    Literal["none", "sodium", "chloride"],
    Choice(
        "balance",
        "Which ion is changed so that the charges of the analysis cancel.",
        {"none": "take the analysis as it is", "sodium": "close it with sodium", "chloride": "close it with chloride"},
    ),
]
Salt = Annotated[
    Literal["NaCl", "sea salt"],
    Choice("salt", "Which salt the water holds.", {"NaCl": "NaCl (table salt)", "sea salt": "sea salt"}),
]
Accuracy = Annotated[str, Words("accuracy", "How far the answer may be off, and where it holds.")]
Direction = Annotated[str, Words("direction", "Which way the volume flows, and what drives it.")]
Law = Annotated[str, Words("law", "The law or rule by which the pressure is reckoned.")]
