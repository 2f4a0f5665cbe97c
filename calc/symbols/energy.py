"""The symbols of the calculators of energy."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.energy.least_work import fall, separation
from calc.models.energy.mixing import Meeting
from calc.models.membranes.osmotic_membrane import on_support
from calc.models.seawater import teos10
from calc.models.solutions import solution_density
from calc.models.solutions.salt_water import salt_water
from calc.models.solutions.single_solutes import molar_mass
from calc.models.water import water
from calc.symbols.common import FILMTEC, GRAVITY, PRESSURE_OF_SALT_WATER, SALT_CORRECTION


def _concentrate(recovery: float, salt: str, salinity: float, temperature: float) -> float:
    return separation(salt, salinity, recovery, temperature).concentrate_osmotic_pressure


def _density(salt: str, salinity: float, temperature: float) -> float:
    if salt != "NaCl":
        return teos10.density(salinity, temperature)
    return solution_density.density(salt, salinity / (1 - salinity) / molar_mass(salt), temperature)


def _fresh(salt: str, temperature: float) -> float:
    return water.density(temperature) if salt == "NaCl" else teos10.density(0.0, temperature)


def _after(passed: float, river_salinity: float, sea_salinity: float, ratio: float, temperature: float) -> Meeting:
    river, sea = Meeting(river_salinity, sea_salinity, ratio, temperature).after(passed)
    return Meeting(river, sea, ratio, temperature)


def _of_sea(passed: float, river_salinity: float, sea_salinity: float, ratio: float, temperature: float) -> float:
    after = _after(passed, river_salinity, sea_salinity, ratio, temperature)
    return teos10.osmotic_pressure(after.sea, temperature)


def _of_river(passed: float, river_salinity: float, sea_salinity: float, ratio: float, temperature: float) -> float:
    after = _after(passed, river_salinity, sea_salinity, ratio, temperature)
    return teos10.osmotic_pressure(after.river, temperature)


def _gain(passed: float, river_salinity: float, sea_salinity: float, ratio: float, temperature: float) -> float:
    """For a volume of river."""
    meeting = Meeting(river_salinity, sea_salinity, ratio, temperature)
    return meeting.gain(passed, meeting.against(passed)) * teos10.density(river_salinity, temperature)


def _flux(pressure: float, applied_pressure: float, **membrane: Any) -> float:
    del applied_pressure
    return on_support(orientation="draw", **membrane).water_flux(pressure)


SYMBOLS = {
    "minimum_work": {
        r"\pi": Auxiliary("osmotic pressure", "Pa", _concentrate),
        r"\Delta\mu": Auxiliary("fall of the potential of water", "J/kg", fall),
        r"\rho": Auxiliary("density of the feed", "kg/m³", _density),
        r"\rho_\text{w}": Auxiliary("density of fresh water", "kg/m³", _fresh),
    },
    "mixing": {
        "G": Auxiliary("Gibbs energy", "J/kg", teos10.gibbs_energy),
        r"\Delta G": Auxiliary("Gibbs energy lost", "J/kg"),
        r"S_\text{m}": Auxiliary("salinity of both together", ""),
        r"\rho_\text{r}": Auxiliary(
            "density of the river",
            "kg/m³",
            lambda river_salinity, temperature: teos10.density(river_salinity, temperature),
        ),
        r"\rho_\text{s}": Auxiliary(
            "density of the sea", "kg/m³", lambda sea_salinity, temperature: teos10.density(sea_salinity, temperature)
        ),
        r"\pi_\text{s}": Auxiliary("osmotic pressure of the sea", "Pa", _of_sea),
        r"\pi_\text{r}": Auxiliary("osmotic pressure of the river", "Pa", _of_river),
        r"\Delta V": Auxiliary("gain of the sea in volume", "", _gain),
        **GRAVITY,
    },
    "pressure_retarded": {
        "J": Auxiliary("water flux against a pressure", "m/s", _flux),
        "D": Auxiliary(
            "diffusivity of the salt",
            "m²/s",
            lambda feed_concentration, salt, temperature: salt_water(salt, temperature).diffusivity(feed_concentration),
        ),
        "q": Auxiliary("salt for the water", "kg/m³"),
        r"c_\text{dm}": Auxiliary("salt water at the dense layer", "kg/m³"),
        r"c_\text{fm}": Auxiliary("weaker water at the dense layer", "kg/m³"),
        **PRESSURE_OF_SALT_WATER,
        **FILMTEC,
        **SALT_CORRECTION,
    },
    "specific_energy": {
        r"Q_\text{c}": Auxiliary("flow of the concentrate", "m³/s"),
        r"Q_\text{x}": Auxiliary("feed lifted by the device", "m³/s"),
        r"p_\text{x}": Auxiliary("pressure behind the device", "Pa"),
    },
}
