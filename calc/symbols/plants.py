"""The symbols of the calculators of plants."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.osmosis import plant_cell
from calc.models.solutions import single_solutes, solution_density
from calc.symbols.common import DENSITY_OF_WATER, GRAVITY, MOLAR_MASS_OF_WATER

_SOLUTE = {
    r"\phi": Auxiliary("osmotic coefficient", "", single_solutes.osmotic_coefficient),
    r"\nu": Auxiliary("particles of a formula unit", "", single_solutes.particles),
    **DENSITY_OF_WATER,
}
SYMBOLS = {
    "water_potential": {
        **_SOLUTE,
        "c": Auxiliary(
            "molar concentration",
            "mol/m³",
            lambda solute, molality, temperature: solution_density.scales(solute, molality, temperature).molarity,
        ),
        **GRAVITY,
    },
    "cell_at_rest": _SOLUTE,
    "potato": {
        r"\psi": Auxiliary(
            "water potential of the solution",
            "Pa",
            lambda concentration, solute, temperature: plant_cell.potential_of(solute, concentration, temperature),
        ),
        r"\nu": Auxiliary("particles of a formula unit", "", single_solutes.particles),
        r"\psi_0": Auxiliary("solute potential when limp", "Pa"),
        "v_0": Auxiliary("volume at the start, over that when limp", ""),
    },
    "air_water_potential": {**DENSITY_OF_WATER, **MOLAR_MASS_OF_WATER},
}
