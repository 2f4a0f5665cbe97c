"""The symbols of the calculators of energy."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.energy.least_work import fall, separation
from calc.models.energy.mixing import Meeting
from calc.models.seawater import teos10
from calc.models.solutions import solution_density
from calc.models.solutions.single_solutes import molar_mass
from calc.models.water import water
from calc.symbols.common import GRAVITY


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
    gain = Meeting(river_salinity, sea_salinity, ratio, temperature).gain(passed)
    return gain * teos10.density(river_salinity, temperature)


SYMBOLS = {
    "minimum_work": {
        r"\pi": Auxiliary("Pa", _concentrate),
        r"\Delta\mu": Auxiliary("J/kg", fall),
        r"\rho": Auxiliary("kg/m³", _density),
        r"\rho_\text{w}": Auxiliary("kg/m³", _fresh),
    },
    "mixing": {
        "G": Auxiliary("J/kg", teos10.gibbs_energy),
        r"\Delta G": Auxiliary("J/kg"),
        r"S_\text{m}": Auxiliary("kg/kg"),
        r"\rho_\text{r}": Auxiliary(
            "kg/m³", lambda river_salinity, temperature: teos10.density(river_salinity, temperature)
        ),
        r"\rho_\text{s}": Auxiliary(
            "kg/m³", lambda sea_salinity, temperature: teos10.density(sea_salinity, temperature)
        ),
        r"\pi_\text{s}": Auxiliary("Pa", _of_sea),
        r"\pi_\text{r}": Auxiliary("Pa", _of_river),
        r"\Delta V": Auxiliary("m³/m³", _gain),
        **GRAVITY,
    },
    "specific_energy": {
        r"Q_\text{c}": Auxiliary("m³/s"),
        r"Q_\text{x}": Auxiliary("m³/s"),
        r"p_\text{x}": Auxiliary("Pa"),
    },
}
