"""The symbols of the calculators of solutions."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.seawater import teos10
from calc.models.solutions import body_solutions, colligative, osmotic_pressure, single_solutes, solution_density
from calc.models.water import ice, water_surface
from calc.symbols.common import DENSITY_OF_WATER, GRAVITY, MOLAR_MASS_OF_WATER, VOLUME_OF_WATER


def _molarity(solute: str, molality: float, temperature: float) -> float:
    return solution_density.scales(solute, molality, temperature).molarity


def _volume(pressure: float, solute: str, molality: float, temperature: float) -> float:
    return osmotic_pressure.room_of_solute(solute, molality, temperature).at(pressure)


def _volume_beside_salt(pressure: float, solute: str, mass_fraction: float, temperature: float) -> float:
    if solute == "sea salt":
        return teos10.partial_volume_of_water(mass_fraction, temperature, STANDARD_ATMOSPHERE + pressure)
    return _volume(pressure, solute, colligative.molality(solute, mass_fraction), temperature)


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
    "osmometer_line": {
        "y_j": Auxiliary("one over the molar mass of a reading", "mol/kg"),
        r"\bar y": Auxiliary("mean of these", "mol/kg"),
        r"\bar \gamma": Auxiliary("mean of the concentrations", "kg/m³"),
    },
    "own_solute": {
        r"\hat m_\text{s}": Auxiliary(
            "osmolality of table salt",
            "mol/kg",
            lambda concentration, temperature: body_solutions.osmolality("NaCl", concentration, temperature),
        ),
        **DENSITY_OF_WATER,
        **MOLAR_MASS_OF_WATER,
        **VOLUME_OF_WATER,
    },
    "colligative": {
        r"\hat m": Auxiliary("osmolality", "mol/kg", colligative.osmolality),
        r"m_\text{p}": Auxiliary("particles in a kilogram of water", "mol/kg", colligative.particles),
        "L": Auxiliary("heat that melts ice", "J/kg"),
        "L_0": Auxiliary("heat that melts ice at its melting point", "J/kg", ice.HEAT_OF_FUSION),
        r"\Delta c": Auxiliary("heat capacity of water less that of ice", "J/(kg K)", ice.HEAT_CAPACITY_DIFFERENCE),
        "b": Auxiliary("change of that difference", "J/(kg K²)", ice.HEAT_CAPACITY_SLOPE),
        "T_0": Auxiliary("melting point of ice", "K", ice.MELTING_POINT),
        r"p_\text{s}": Auxiliary("vapour pressure of water", "Pa", water_surface.vapour_pressure),
        "B": Auxiliary("room that steam lacks", "m³/kg", colligative.steam),
        "D": Auxiliary("what keeps steam from being an ideal gas", "1/Pa"),
        r"p_\text{b}": Auxiliary("vapour pressure of water at the boiling point", "Pa"),
        r"T_\text{s}": Auxiliary("boiling point of water", "K", water_surface.boiling_point),
        r"v_\text{w}": Auxiliary("volume of a kilogram of water in the solution", "m³/kg", _volume_beside_salt),
        r"K_\text{f}": Auxiliary("cryoscopic constant", "K kg/mol", colligative.CRYOSCOPIC_CONSTANT),
        r"K_\text{b}": Auxiliary("ebullioscopic constant", "K kg/mol", colligative.ebullioscopic_constant),
        **MOLAR_MASS_OF_WATER,
    },
}
