"""The terms of water in plants: water potential and its parts, and a cell with its wall."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity, Words
from calc.vocabulary.offers import FRACTION, NUMBER, WATER_POTENTIAL

WaterPotential = Annotated[
    float,
    Quantity(
        "water potential",
        r"\psi",
        "Pa",
        WATER_POTENTIAL,
        "The free energy of a volume of water, counted from pure water of the same temperature in the open, at the "
        "height taken as zero; water moves by itself to where it is lower.",
    ),
]
SolutePotential = Annotated[
    float,
    Quantity(
        "solute potential",
        r"\psi_\text{s}",
        "Pa",
        WATER_POTENTIAL,
        "The part of the water potential that comes from what is dissolved: the osmotic pressure with a minus sign.",
        ("osmotic potential",),
    ),
]
PressurePotential = Annotated[
    float,
    Quantity(
        "pressure potential",
        r"\psi_\text{p}",
        "Pa",
        WATER_POTENTIAL,
        "The pressure of the water less that of the air: the turgor in a cell or, below zero, the tension in a stem.",
        of="pressures above the air",
    ),
]
GravitationalPotential = Annotated[
    float,
    Quantity(
        "gravitational potential",
        r"\psi_\text{g}",
        "Pa",
        WATER_POTENTIAL,
        "The part of the water potential that comes from height.",
    ),
]
VanTHoffSolutePotential = Annotated[
    float,
    Quantity(
        "van 't Hoff solute potential",
        r"\psi_\text{id}",
        "Pa",
        WATER_POTENTIAL,
        "What van 't Hoff's law for ideal solutions gives for the same solution, as schoolbooks calculate it.",
    ),
]
Height = Annotated[
    float,
    Quantity(
        "height above the soil",
        "h",
        "m",
        ("m", "cm", "ft"),
        "How high the water stands above the place whose water potential is counted from, mostly the soil's surface.",
    ),
]
RelativeHumidity = Annotated[
    float,
    Quantity(
        "relative humidity",
        r"\mathrm{RH}",
        "1",
        FRACTION,
        "The pressure of water vapour in the air over that above pure water of the same temperature.",
    ),
]
MolalityOutside = Annotated[
    float,
    Quantity(
        "molality outside",
        "m",
        "mol/kg",
        ("mol/kg", "mmol/kg"),
        "The amount of solute, counted in formula units such as NaCl, for each kilogram of the water around the cell.",
        digits=4,
    ),
]
LimpSolutePotential = Annotated[
    float,
    Quantity(
        "solute potential when limp",
        r"\psi_0",
        "Pa",
        WATER_POTENTIAL,
        "The solute potential of the cell when it is just limp: it fills its wall and does not press on it.",
        ("solute potential at incipient plasmolysis",),
    ),
]
WallModulus = Annotated[
    float,
    Quantity(
        "elastic modulus of the wall",
        r"\varepsilon",
        "Pa",
        ("MPa", "bar"),
        "How much the turgor rises for a given relative growth of the cell's volume: high for a stiff wall.",
        ("volumetric elastic modulus", "bulk modulus of elasticity"),
    ),
]
NonOsmoticFraction = Annotated[
    float,
    Quantity(
        "non-osmotic fraction",
        "b",
        "1",
        FRACTION,
        "The share of the limp cell's volume that water does not leave: solid matter and the water bound to it.",
        ("non-osmotic volume", "non-solvent space"),
    ),
]
RelativeVolume = Annotated[
    float,
    Quantity(
        "relative volume",
        "v",
        "1",
        FRACTION,
        "The volume of what the plasma membrane encloses, over that of the limp cell.",
    ),
]
Turgor = Annotated[
    float,
    Quantity(
        "turgor",
        "P",
        "Pa",
        WATER_POTENTIAL,
        "The pressure in a cell above that of the air, with which it presses on its wall and the wall on it.",
        ("turgor pressure", "wall pressure"),
        of="pressures above the air",
    ),
]
CellState = Annotated[str, Words("state of the cell", "Whether the cell is turgid, limp or plasmolysed.")]
_SUGAR = ("mol/L", "mmol/L")
PotatoPotential = Annotated[
    float,
    Quantity(
        "water potential of the potato",
        r"\psi_\text{p}",
        "Pa",
        WATER_POTENTIAL,
        "The water potential of the potato's cells before the strips are put into the beakers.",
    ),
]
TurgorAtStart = Annotated[
    float,
    Quantity(
        "turgor at the start",
        "P_0",
        "Pa",
        WATER_POTENTIAL,
        "How far the pressure in the cells is above that of the air before the strips are in the beakers: zero in a "
        "potato that is just soft.",
        of="pressures above the air",
    ),
]
ShareOfTheWay = Annotated[
    float,
    Quantity(
        "share of the way",
        "f",
        "1",
        FRACTION,
        "How much of the way to rest the strips go before they are taken out: thin ones overnight nearly all of it.",
    ),
]
GapFilled = Annotated[
    float,
    Quantity(
        "share of the gap filled",
        "g",
        "1",
        FRACTION,
        "How much of the gap between a shrunken cell and its wall the solution fills; the wall draws in for the rest.",
    ),
]
StrongestBeaker = Annotated[
    float,
    Quantity(
        "strongest beaker",
        r"c_\text{max}",
        "mol/m3",
        _SUGAR,
        "The concentration in the last of the five beakers; the first holds pure water.",
    ),
]
StripsPerBeaker = Annotated[
    int, Quantity("strips in a beaker", "n", "1", NUMBER, "How many strips lie in each beaker; their mean is taken.")
]
StripScatter = Annotated[
    float,
    Quantity(
        "scatter of the strips",
        "s",
        "1",
        FRACTION,
        "The standard deviation of the change of mass from strip to strip in one beaker.",
    ),
]
ClassNumber = Annotated[
    int,
    Quantity("number of the class", "N", "1", NUMBER, "Another number makes another class, with other luck."),
]
MassChange = Annotated[
    float,
    Quantity(
        "change of mass",
        r"\delta",
        "1",
        FRACTION,
        "What the strip gains, over its mass at the start; below zero, what it loses.",
        ("percentage change in mass",),
    ),
]
BalanceConcentration = Annotated[
    float,
    Quantity(
        "concentration of no change",
        "c_0",
        "mol/m3",
        _SUGAR,
        "The concentration in which a strip keeps its mass: there the solution has the water potential of the potato.",
        ("isotonic point", "crossing of the line"),
    ),
]
FoundBalance = Annotated[
    float,
    Quantity(
        "no change, read by the class",
        r"c_\text{f}",
        "mol/m3",
        _SUGAR,
        "Where the line from point to point of the class goes through zero.",
    ),
]
FoundPotential = Annotated[
    float,
    Quantity(
        "water potential by the class",
        r"\psi_\text{f}",
        "Pa",
        WATER_POTENTIAL,
        "What the class calculates from that concentration, by the ideal law.",
    ),
]
LineBalance = Annotated[
    float,
    Quantity(
        "no change by one straight line",
        r"c_\text{l}",
        "mol/m3",
        _SUGAR,
        "Where the one straight line that fits all points of the class best goes through zero, if among the beakers.",
    ),
]
BeakerConcentration = Annotated[
    float,
    Quantity("concentration in the beaker", "c_j", "mol/m3", _SUGAR, "How strong the solution of this beaker is."),
]
ExpectedChange = Annotated[
    float,
    Quantity("change expected", r"\delta_j", "1", FRACTION, "The change of mass in this beaker by the model."),
]
BeakerTurgor = Annotated[
    float,
    Quantity(
        "turgor at rest",
        "P_j",
        "Pa",
        WATER_POTENTIAL,
        "How far the pressure in the cells at rest is above that of the air: with none the strip is limp.",
        of="pressures above the air",
    ),
]
FoundChange = Annotated[
    float,
    Quantity("change found", "d_j", "1", FRACTION, "The mean change of mass of the strips of a class in this beaker."),
]
