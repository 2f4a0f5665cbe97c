"""What is dissolved in the solutions that meet a body: osmolality of a solution round a cell, particles of a drink."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from calc.core import roots
from calc.core.units import celsius
from calc.models.seawater import teos10
from calc.models.solutions import salt_water, single_solutes, solution_density

BODY_TEMPERATURE = celsius(37)
MEASURED_AT = celsius(25)  # a solution is measured out before it is warm

# Of all particles of sea salt: 0.48606 of 1.16058 mol per kg of water in seawater of standard composition, after F. J.
# Millero and others, Deep-Sea Research I 55 (2008) 50, as in tests/reference.
SODIUM_OF_SEA_SALT = 0.4188


def osmolality(solute: str, concentration: float, temperature: float) -> float:
    """In mol/kg, at a temperature in K, of a mass concentration in kg/m3 that was measured out at 25 °C.

    Raises Refusal outside the data of the solute.

    >>> round(osmolality("NaCl", 9.0, celsius(37)), 4)
    0.2868
    """
    if concentration == 0:
        return 0.0
    if solute == "sea salt":
        fraction = salt_water.salt_water(solute, MEASURED_AT).mass_fraction(concentration)
        return teos10.osmolal_sum(fraction) * teos10.osmotic_coefficient(fraction, temperature)
    return _osmolality(solute, solution_density.molality_from(solute, concentration, MEASURED_AT), temperature)


def _osmolality(solute: str, molality: float, temperature: float) -> float:
    coefficient = single_solutes.osmotic_coefficient(solute, molality, temperature)
    return single_solutes.particles(solute) * molality * coefficient


@lru_cache(maxsize=64)
def saline_of(wanted: float, temperature: float) -> float:
    """The mass concentration, in kg/m3 at 25 °C, of table salt that has an osmolality in mol/kg.

    >>> round(saline_of(0.2868, celsius(37)), 1)
    9.0
    """
    molality = roots.crossing(
        lambda m: _osmolality("NaCl", m, temperature) - wanted,
        0.0,
        single_solutes.limits("NaCl").largest_molality,
        wanted / 2,
        1e-12,
        ("No saline is so weak.", "No saline is so strong."),
    )
    return solution_density.scales("NaCl", molality, MEASURED_AT).mass_concentration


class Drink(NamedTuple):
    """What a volume of salt water holds, in mol/m3."""

    particles: float
    sodium: float


@lru_cache(maxsize=1024)
def drink(salt: str, salinity: float, counting: str) -> Drink:
    """The particles of table salt or sea salt, whose mass in a mass of water is given, in a volume measured at 25 °C.

    They are counted one by one ("ideal") or as they pull at the body's temperature ("real").
    """
    if salt == "sea salt":
        total = teos10.osmolal_sum(salinity)
        sodium = SODIUM_OF_SEA_SALT * total
        coefficient = teos10.osmotic_coefficient(salinity, BODY_TEMPERATURE)
        density = teos10.density(salinity, MEASURED_AT)
    else:
        sodium = salinity / ((1 - salinity) * single_solutes.molar_mass(salt))
        total = single_solutes.particles(salt) * sodium
        coefficient = single_solutes.osmotic_coefficient(salt, sodium, BODY_TEMPERATURE)
        density = solution_density.density(salt, sodium, MEASURED_AT)
    water = density * (1 - salinity)
    return Drink(water * total * (coefficient if counting == "real" else 1.0), water * sodium)
