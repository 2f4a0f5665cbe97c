"""The symbols of the calculators of osmosis."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.osmosis import counting, deep_pipe
from calc.models.seawater import teos10
from calc.models.solutions import osmotic_pressure
from calc.models.solutions.salt_water import salt_water
from calc.models.water import water
from calc.symbols.common import DENSITY_OF_WATER, FILMTEC, GRAVITY, PRESSURE_OF_SALT_WATER, SALT_CORRECTION


def _pressure(depth: float, absolute_salinity: float, temperature: float) -> float:
    return deep_pipe.pressure(depth, absolute_salinity, temperature) - STANDARD_ATMOSPHERE


def _diffusivity(
    draw_concentration: float, feed_concentration: float, orientation: str, salt: str, temperature: float
) -> float:
    inside = feed_concentration if orientation == "draw" else draw_concentration
    return salt_water(salt, temperature).diffusivity(inside)


SYMBOLS = {
    "forward": {
        "D": Auxiliary("diffusivity of the salt", "m²/s", _diffusivity),
        r"K_\text{d}": Auxiliary("resistance on the side of the draw solution", "s/m"),
        r"K_\text{f}": Auxiliary("resistance on the side of the feed", "s/m"),
        **PRESSURE_OF_SALT_WATER,
        **FILMTEC,
        **SALT_CORRECTION,
    },
    "deep_pipe": {
        r"\mu_\text{w}": Auxiliary("potential of the water", "J/kg", teos10.chemical_potential_of_water),
        "G": Auxiliary("Gibbs energy", "J/kg", teos10.gibbs_energy),
        r"p_\text{a}": Auxiliary("pressure of the atmosphere", "Pa", STANDARD_ATMOSPHERE),
        "p": Auxiliary("pressure of the sea", "Pa", _pressure),
        **GRAVITY,
    },
    "number_of_ways": {
        "C": Auxiliary("number of placings", "1", counting.placings),
        r"M_\text{w}": Auxiliary("molar mass of water", "kg/mol", water.MOLAR_MASS),
        **DENSITY_OF_WATER,
    },
    "equilibrium_head": {
        r"\pi": Auxiliary(
            "osmotic pressure",
            "Pa",
            lambda molality, solute, temperature: osmotic_pressure.of_solute(solute, molality, temperature),
        ),
        **DENSITY_OF_WATER,
        **GRAVITY,
    },
}
