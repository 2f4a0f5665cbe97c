"""The terms that several calculators share, each worded once."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.choices import SALTS, SOLUTES
from calc.vocabulary.offers import (
    FLOW,
    FLUX,
    FRACTION,
    HYDRAULIC_PRESSURE,
    MASS_CONCENTRATION,
    MASS_FRACTION,
    MOLALITY,
    NUMBER,
    ON_THE_SCALE,
    PRESSURE,
    TEMPERATURE,
)

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
        TEMPERATURE,
        "How hot the solution is; the formulas take it from absolute zero, in kelvin.",
        ("absolute temperature",),
    ),
]
OsmoticCoefficient = Annotated[
    float,
    Quantity(
        "osmotic coefficient",
        r"\phi",
        "1",
        NUMBER,
        "How much a real solution lowers the energy of its water, divided by what an ideal one with as many particles "
        "in a kilogram of water would; it is nearly the ratio of their osmotic pressures.",
        digits=4,
    ),
]
OsmoticPressure = Annotated[
    float,
    Quantity(
        "osmotic pressure",
        r"\pi",
        "Pa",
        PRESSURE,
        "The extra pressure on a solution that just stops pure water from entering it through a membrane that holds "
        "all the solute back.",
    ),
]
FeedFlow = Annotated[
    float,
    Quantity("feed flow", r"Q_\text{f}", "m3/s", FLOW, "The volume of water that enters the unit in a given time."),
]
PermeateFlow = Annotated[
    float,
    Quantity(
        "permeate flow",
        r"Q_\text{p}",
        "m3/s",
        FLOW,
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
        FLOW,
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
        FRACTION,
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
        FRACTION,
        "The share of the feed's concentration that the permeate no longer has: one minus permeate over feed.",
        ("salt rejection", "apparent rejection", "retention"),
    ),
]
SaltPassage = Annotated[
    float,
    Quantity(
        "salt passage",
        r"\mathrm{SP}",
        "1",
        FRACTION,
        "The concentration of the permeate over that of the feed: one minus the observed rejection.",
    ),
]
FeedConcentration = Annotated[
    float,
    Quantity(
        "feed concentration",
        r"c_\text{f}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of feed.",
        ("feed total dissolved solids", "feed TDS"),
    ),
]
ConcentrateConcentration = Annotated[
    float,
    Quantity(
        "concentrate concentration",
        r"c_\text{c}",
        "kg/m3",
        MASS_CONCENTRATION,
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
        NUMBER,
        "How many times more concentrated the concentrate is than the feed.",
    ),
]
RejectToProductRatio = Annotated[
    float,
    Quantity(
        "reject-to-product ratio",
        "r",
        "1",
        NUMBER,
        "Litres of concentrate that go to the drain for each litre of permeate.",
        ("waste ratio",),
    ),
]
Molality = Annotated[
    float,
    Quantity(
        "molality",
        "m",
        "mol/kg",
        MOLALITY,
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
        NUMBER,
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
        "The molality of ideal particles that would have the same osmotic pressure: what an osmometer reads.",
        digits=4,
        of="osmoles",
    ),
]
Density = Annotated[
    float,
    Quantity("density", r"\rho", "kg/m3", ("kg/m3", "kg/L"), "The mass of a volume of the solution.", digits=5),
]
Salinity = Annotated[
    float,
    Quantity(
        "salinity",
        "S",
        "1",
        MASS_FRACTION,
        "The mass of dissolved salt in a mass of solution.",
        ("total dissolved solids by mass",),
        of="shares by mass",
    ),
]
Sodium = Annotated[
    float,
    Quantity("sodium", "", "1", ON_THE_SCALE, "Dissolved sodium, Na⁺, on the scale of the analysis."),
]
Potassium = Annotated[
    float,
    Quantity("potassium", "", "1", ON_THE_SCALE, "Dissolved potassium, K⁺, on the scale of the analysis."),
]
Magnesium = Annotated[
    float,
    Quantity("magnesium", "", "1", ON_THE_SCALE, "Dissolved magnesium, Mg²⁺, on the scale of the analysis."),
]
Calcium = Annotated[
    float,
    Quantity("calcium", "", "1", ON_THE_SCALE, "Dissolved calcium, Ca²⁺, on the scale of the analysis."),
]
Chloride = Annotated[
    float,
    Quantity("chloride", "", "1", ON_THE_SCALE, "Dissolved chloride, Cl⁻, on the scale of the analysis."),
]
Sulfate = Annotated[
    float,
    Quantity("sulfate", "", "1", ON_THE_SCALE, "Dissolved sulfate, SO₄²⁻, on the scale of the analysis."),
]
Bicarbonate = Annotated[
    float,
    Quantity(
        "bicarbonate",
        "",
        "1",
        ON_THE_SCALE,
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
Solute = Annotated[str, Choice("solute", "What is dissolved.", SOLUTES)]
AnalysisScale = Annotated[
    Literal["mg/L", "mmol/L", "mg/kg", "mmol/kg"],
    Choice(
        "scale of the analysis",
        "The scale on which all the ions are given.",
        {
            "mg/L": "mg per litre of solution",
            "mmol/L": "mmol per litre of solution",
            "mg/kg": "mg per kg of solution (ppm by mass)",
            "mmol/kg": "mmol per kg of water",
        },
    ),
]
Balance = Annotated[
    Literal["none", "sodium", "chloride", "bicarbonate"],
    Choice(
        "balance",
        "Which ion is changed so that the charges of the analysis cancel.",
        {
            "none": "take the analysis as it is",
            "sodium": "close it with sodium",
            "chloride": "close it with chloride",
            "bicarbonate": "close it with bicarbonate",
        },
    ),
]
Salt = Annotated[
    Literal["NaCl", "sea salt"],
    Choice("salt", "Which salt the water holds.", SALTS),
]
Accuracy = Annotated[str, Words("accuracy", "How far the answer may be off, and where it holds.")]
ElementRecovery = Annotated[
    float,
    Quantity(
        "element recovery",
        "Y",
        "1",
        FRACTION,
        "The share of an element's own feed that becomes its permeate.",
        ("recovery of an element",),
    ),
]
LocalPermeateConcentration = Annotated[
    float,
    Quantity(
        "local permeate concentration",
        r"c_\text{p}",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of dissolved salts in a volume of the permeate just behind a place on the membrane.",
    ),
]
FeedPressure = Annotated[
    float,
    Quantity(
        "feed pressure",
        r"p_\text{f}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the feed, above that of the air.",
        ("applied pressure", "hydraulic pressure"),
        of="pressures above the air",
    ),
]
PermeatePressure = Annotated[
    float,
    Quantity(
        "permeate pressure",
        r"p_\text{p}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure of the permeate, above that of the air: what a tank, a pipe or a second pass holds against it.",
        ("back-pressure", "permeate back-pressure"),
        of="pressures above the air",
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
WallConcentration = Annotated[
    float,
    Quantity(
        "concentration at the membrane",
        r"c_\text{m}",
        "kg/m3",
        MASS_CONCENTRATION,
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
FeedChannelHeight = Annotated[
    float,
    Quantity(
        "feed spacer thickness",
        "h",
        "m",
        ("mm", "mil"),
        "The height of the channel that the feed flows through, which its spacer keeps open.",
        ("feed channel height",),
    ),
]
FeedSpacerPorosity = Annotated[
    float,
    Quantity(
        "feed spacer porosity",
        r"\varepsilon",
        "1",
        FRACTION,
        "The share of the feed channel's volume that the spacer leaves to the water.",
    ),
]
HighestElementRecovery = Annotated[
    float,
    Quantity(
        "highest element recovery",
        r"Y_\text{e}",
        "1",
        FRACTION,
        "The largest share that any one element takes of the feed that reaches it.",
    ),
]
Stream = Annotated[str, Words("stream", "Which of the waters that enter and leave the unit.")]
StreamFlow = Annotated[
    float,
    Quantity("flow", "Q", "m3/s", FLOW, "The volume of this water in a unit of time.", digits=4),
]
StreamConcentration = Annotated[
    float,
    Quantity(
        "concentration",
        "c",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of dissolved salts in a volume of this water.",
        digits=4,
    ),
]
