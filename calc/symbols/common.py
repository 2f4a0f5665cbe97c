"""The symbols that several calculators share: standard gravity, and pure water."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_GRAVITY
from calc.models.membranes.temperature_correction import filmtec, salt
from calc.models.solutions.salt_water import salt_water
from calc.models.water import under_pressure, water

GRAVITY = {"g": Auxiliary("standard gravity", "m/s²", STANDARD_GRAVITY)}
DENSITY_OF_WATER = {r"\rho_\text{w}": Auxiliary("density of pure water", "kg/m³", water.density)}
MOLAR_MASS_OF_WATER = {r"M_\text{w}": Auxiliary("molar mass of water", "kg/mol", water.MOLAR_MASS)}
SALT_CORRECTION = {r"\mathrm{TCF}_\text{s}": Auxiliary("temperature correction factor for salt", "", salt)}
FILMTEC = {r"\mathrm{TCF}": Auxiliary("FilmTec's temperature correction", "", filmtec)}


def _volume(pressure: float, temperature: float) -> float:
    return under_pressure.volume(temperature).at(pressure)


VOLUME_OF_WATER = {r"v_\text{w}": Auxiliary("volume of a kilogram of water", "m³/kg", _volume)}


def _pressure_of_salt_water(concentration: float, salt: str, temperature: float) -> float:
    return salt_water(salt, temperature).osmotic_pressure(concentration)


PRESSURE_OF_SALT_WATER = {r"\pi": Auxiliary("osmotic pressure", "Pa", _pressure_of_salt_water)}
