"""The terms of one solute in water, on every scale of concentration."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Choice, Lines, Quantity, Words
from calc.vocabulary.choices import SALTS, SOLUTES
from calc.vocabulary.offers import FRACTION, LENGTH, PRESSURE, TEMPERATURE, VAPOUR_PRESSURE

VanTHoffPressure = Annotated[
    float,
    Quantity(
        "van 't Hoff pressure",
        r"\pi_\text{id}",
        "Pa",
        PRESSURE,
        "What van 't Hoff's law for ideal solutions gives for the same molar concentration of particles.",
    ),
]
VanTHoffError = Annotated[
    float,
    Quantity(
        "error of van 't Hoff's law",
        r"\varepsilon",
        "1",
        FRACTION,
        "How far van 't Hoff's law is off: its pressure over the real one, minus one.",
    ),
]
Amount = Annotated[
    float,
    Quantity("amount", "x", "kg/m3", ("g/L", "mg/L"), "How much solute there is, on whatever scale."),
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
MolarMass = Annotated[
    float,
    Quantity(
        "molar mass",
        "M",
        "kg/mol",
        ("kg/mol", "g/mol"),
        "The mass of a mole of the solute; of a mixture of long and short molecules the mean by number.",
        ("molecular weight", "molecular mass", "number-average molar mass"),
    ),
]
SecondVirialCoefficient = Annotated[
    float,
    Quantity(
        "second virial coefficient",
        "A_2",
        "m3 mol/kg2",
        ("mL mol/g2",),
        "How much the osmotic pressure exceeds what the number of molecules gives, as they crowd; less where negative.",
    ),
]
OsmometerReadings = Annotated[
    str,
    Lines(
        "readings of the osmometer",
        "A table with a row for each concentration; its first line names the columns with their units: concentration, "
        "and osmotic pressure or the height of a column of the solution.",
    ),
]
ColumnDensity = Annotated[
    float,
    Quantity(
        "density of the liquid in the column",
        r"\rho",
        "kg/m3",
        ("kg/m3", "kg/L"),
        "That of the dilute solution whose height is read; it counts where the table has heights.",
        digits=4,
    ),
]
MolarMassError = Annotated[
    float,
    Quantity(
        "standard error of the molar mass",
        r"\sigma_M",
        "kg/mol",
        ("kg/mol", "g/mol"),
        "How far off the molar mass may be, by how the readings scatter around their line.",
    ),
]
ReadConcentration = Annotated[
    float, Quantity("concentration read", r"\gamma_j", "kg/m3", ("g/L", "mg/L"), "That of the solution in this row.")
]
ReadPressure = Annotated[
    float,
    Quantity("pressure read", r"\pi_j", "Pa", ("Pa", "kPa", "bar", "mmHg", "Torr"), "That of this row."),
]
MassByItself = Annotated[
    float,
    Quantity(
        "molar mass by itself",
        r"M_j",
        "kg/mol",
        ("kg/mol", "g/mol"),
        "What this row tells alone, as if the molecules did not crowd.",
    ),
]
OffTheLine = Annotated[
    float,
    Quantity("off the line", "", "1", ("%",), "How far the pressure of this row is above that of the line."),
]
ReadingLine = Annotated[str, Words("line of the readings", "The number of a line, counted from the first of the text.")]
ReadingReason = Annotated[str, Words("why the reading was left out", "What is wrong with a row of the table.")]
OsmometerColumn = Annotated[
    float,
    Quantity(
        "water column of the same pressure",
        "h",
        "m",
        LENGTH,
        "How high water stands that presses as hard: what an osmometer with a glass tube shows.",
    ),
]
CrowdingShare = Annotated[
    float,
    Quantity(
        "share of crowding",
        r"\varepsilon_2",
        "1",
        FRACTION,
        "The part of the osmotic pressure that the second virial coefficient makes.",
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
        of="shares by mass",
    ),
]
SoluteOrSeaSalt = Annotated[str, Choice("solute", "What is dissolved.", SOLUTES | SALTS)]
AirPressure = Annotated[
    float,
    Quantity(
        "pressure of the air",
        "p",
        "Pa",
        ("kPa", "bar", "atm", "mmHg", "psi"),
        "The pressure on the boiling solution: that of the air, which is less on a mountain.",
        ("atmospheric pressure", "barometric pressure"),
    ),
]
FreezingPoint = Annotated[
    float,
    Quantity(
        "freezing point",
        r"T_\text{f}",
        "K",
        TEMPERATURE,
        "The temperature at which the first ice comes out of the solution.",
        ("melting point", "temperature of freezing"),
    ),
]
FreezingPointDepression = Annotated[
    float,
    Quantity(
        "freezing point depression",
        r"\Delta T_\text{f}",
        "K",
        ("K",),
        "How far the freezing point of the solution lies below that of water.",
        ("cryoscopic depression", "lowering of the freezing point"),
    ),
]
IdealFreezingPointDepression = Annotated[
    float,
    Quantity(
        "freezing point depression by the rule",
        r"\Delta T_\text{f,id}",
        "K",
        ("K",),
        "What the rule of the schoolbook gives: 1.86 kelvin for each mole of particles in a kilogram of water.",
    ),
]
BoilingPoint = Annotated[
    float,
    Quantity(
        "boiling point",
        r"T_\text{b}",
        "K",
        TEMPERATURE,
        "The temperature at which the solution boils under the pressure of the air.",
        digits=4,
    ),
]
BoilingPointElevation = Annotated[
    float,
    Quantity(
        "boiling point elevation",
        r"\Delta T_\text{b}",
        "K",
        ("K",),
        "How far the boiling point of the solution lies above that of water under the same pressure.",
        ("ebullioscopic elevation", "BPE"),
    ),
]
IdealBoilingPointElevation = Annotated[
    float,
    Quantity(
        "boiling point elevation by the rule",
        r"\Delta T_\text{b,id}",
        "K",
        ("K",),
        "What the rule of the schoolbook gives: 0.51 kelvin for each mole of particles in a kilogram of water, under "
        "the pressure of the air at the sea.",
    ),
]
SolutionVapourPressure = Annotated[
    float,
    Quantity(
        "vapour pressure of the solution",
        r"p_\text{v}",
        "Pa",
        VAPOUR_PRESSURE,
        "The pressure of the steam in balance with the solution at its temperature.",
        digits=4,
    ),
]
OwnMolarMass = Annotated[
    float,
    Quantity(
        "molar mass of the solute",
        "M",
        "kg/mol",
        ("g/mol", "kg/mol"),
        "The mass of a mole of what is dissolved, without crystal water.",
        ("molecular weight", "molecular mass"),
        digits=4,
    ),
]
DensityOfSolute = Annotated[
    float,
    Quantity(
        "density of the solute by itself",
        r"\rho_\text{s}",
        "kg/m3",
        ("kg/L", "kg/m3"),
        "The mass of a volume of it in the solution: nearly that of the solid; 1.37 kg/L for proteins.",
        ("inverse of the partial specific volume",),
    ),
]
MolalVirialCoefficient = Annotated[
    float,
    Quantity(
        "molal virial coefficient",
        "b",
        "kg/mol",
        ("kg/mol",),
        "How much each mol/kg of the solute raises the osmotic coefficient; 0.07 for cane sugar.",
    ),
]
IsosmoticSaline = Annotated[
    float,
    Quantity(
        "table salt of the same effect",
        r"\gamma_\text{s}",
        "kg/m3",
        ("g/L", "mg/L"),
        "The table salt in a litre, measured out at 25 °C, that gives the same osmolality.",
        ("isosmotic saline",),
    ),
]
SodiumChlorideEquivalent = Annotated[
    float,
    Quantity(
        "sodium chloride equivalent",
        "E",
        "1",
        ("1",),
        "The grams of table salt with the osmotic effect of one gram of the solute: pharmacists make solutions "
        "isotonic with it.",
        ("E value",),
    ),
]
