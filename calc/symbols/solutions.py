"""The symbols of the calculators of solutions."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.solutions import osmotic_pressure, single_solutes, solution_density
from calc.symbols.common import DENSITY_OF_WATER, GRAVITY, MOLAR_MASS_OF_WATER


def _molarity(solute: str, molality: float, temperature: float) -> float:
    return solution_density.scales(solute, molality, temperature).molarity


def _volume(pressure: float, solute: str, molality: float, temperature: float) -> float:
    return osmotic_pressure.room_of_solute(solute, molality, temperature).at(pressure)


SYMBOLS = {
    "osmotic_pressure": {
        r"v_\text{w}": Auxiliary("volume of a kilogram of water in the solution", "m³/kg", _volume),
        r"\nu": Auxiliary("particles of a formula unit", "", single_solutes.particles),
        r"\phi": Auxiliary("osmotic coefficient", "", single_solutes.osmotic_coefficient),
        "c": Auxiliary("molar concentration", "mol/m³", _molarity),
        **MOLAR_MASS_OF_WATER,
    },
    "concentrations": {"M": Auxiliary("molar mass of the solute", "kg/mol", single_solutes.molar_mass)},
    "molar_mass": {**DENSITY_OF_WATER, **GRAVITY},
}
