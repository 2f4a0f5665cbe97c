"""The terms of water in plants: water potential and its parts, and a cell with its wall."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity, Words
from calc.vocabulary.offers import FRACTION, WATER_POTENTIAL

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
