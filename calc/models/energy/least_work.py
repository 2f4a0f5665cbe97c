"""The least work that takes fresh water out of salt water, by thermodynamics."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, floor, log1p
from typing import NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quadrature import FIVE_POINTS
from calc.core.quantities import Amount, Refusal
from calc.models.seawater import teos10
from calc.models.solutions import osmotic_pressure, single_solutes, solution_density
from calc.models.water import water


class Separation(NamedTuple):
    """What it takes to part a salt water into fresh water and concentrate."""

    least_work: float
    """In J for each m3 of fresh water."""
    feed_osmotic_pressure: float
    """In Pa."""
    concentrate_salinity: float
    """In kg/kg."""
    concentrate_osmotic_pressure: float
    """In Pa."""


class _SaltWater(NamedTuple):
    """A salt in water at one temperature, by the mass of salt for each mass of water."""

    fresh_density: float
    density: Callable[[float], float]
    osmotic_coefficient: Callable[[float], float]
    osmotic_pressure: Callable[[float], float]
    ideal_pressure: float
    """What the particles of one mass of salt in one of water would pull by van 't Hoff, in Pa."""
    most: float
    """Where the data end."""


def _table_salt(temperature: float) -> _SaltWater:
    mass, largest = single_solutes.molar_mass("NaCl"), single_solutes.limits("NaCl").largest_molality
    fresh_density = water.density(temperature)

    def molality(ratio: float) -> float:
        return min(ratio / mass, largest)  # rounding may carry the very end across it

    return _SaltWater(
        fresh_density,
        lambda ratio: solution_density.density("NaCl", molality(ratio), temperature),
        lambda ratio: single_solutes.osmotic_coefficient("NaCl", molality(ratio), temperature),
        lambda ratio: osmotic_pressure.of_solute("NaCl", molality(ratio), temperature),
        single_solutes.particles("NaCl") / mass * fresh_density * MOLAR_GAS_CONSTANT * temperature,
        largest * mass,
    )


def _sea_salt(temperature: float) -> _SaltWater:
    fresh_density = teos10.density(0.0, temperature)

    def salinity(ratio: float) -> float:
        return min(ratio / (1 + ratio), teos10.EXTENDED_UP_TO)

    return _SaltWater(
        fresh_density,
        lambda ratio: teos10.density(salinity(ratio), temperature),
        lambda ratio: teos10.osmotic_coefficient(salinity(ratio), temperature),
        lambda ratio: teos10.osmotic_pressure(salinity(ratio), temperature),
        fresh_density * teos10.GAS_CONSTANT * temperature / teos10.MOLAR_MASS_OF_SEA_SALT,
        teos10.EXTENDED_UP_TO / (1 - teos10.EXTENDED_UP_TO),
    )


def fall(recovery: float, salt: str, salinity: float, temperature: float) -> float:
    r"""By how much water's potential is lower in a salt water than pure, in J/kg, when a share of its volume is fresh.

    $$ \mu_0 - \mu_\text{w} = \phi \, \nu \, m \, R \, T $$

    >>> round(fall(0.0, "sea salt", 0.03516504, 298.15) * 997.05 / 1e5, 1)
    25.9
    """
    found = _of_salt(salt, temperature)
    ratio = salinity / (1 - salinity)
    left = ratio / (1 - recovery * _share(found, ratio, salinity))
    return found.ideal_pressure / found.fresh_density * left * found.osmotic_coefficient(left)


def _of_salt(salt: str, temperature: float) -> _SaltWater:
    return _table_salt(temperature) if salt == "NaCl" else _sea_salt(temperature)


def _share(found: _SaltWater, ratio: float, salinity: float) -> float:
    """The share of the feed's water that leaves with each share of its volume."""
    return found.fresh_density / (found.density(ratio) * (1 - salinity))


def separation(salt: str, salinity: float, recovery: float, temperature: float) -> Separation:
    r"""Least work of separating a salt water, from kg/kg, the share of its volume made fresh, and K.

    $$ W = \frac{1}{V_\text{p}} \int \left( \mu_0 - \mu_\text{w} \right) \mathrm{d} M_\text{w}
    = \frac{\nu \, m_\text{f} \, \rho_\text{w} \, R \, T}{x} \int_{\ln m_\text{f}}^{\ln m_\text{c}} \phi \,
    \mathrm{d} \ln m $$

    The chemical potential of water falls by $\nu m \phi M R T$ with the molality $m$, which rises from $m_\text{f}$ to
    $m_\text{c} = m_\text{f} / (1 - x)$ as the share $x$ of the water leaves. Over the logarithm of the molality the
    osmotic coefficient is smooth enough for five points: the integral is good to 1e-5.

    Holds for "NaCl" and "sea salt" at atmospheric pressure, with all salt held back; as sure as the osmotic
    coefficient: 0.2 % for seawater to 42 g/kg, 0.6 % to 120 g/kg, 0.5 % for table salt.

    Raises Refusal where the concentrate would be saltier than the data, and OutOfRange for a temperature outside them.

    Source: the second law; the example is the value from gsw 3.6.23 for standard seawater at 25 degrees, 0.9286 kWh/m3.

    >>> round(separation("sea salt", 0.03516504, 0.4, 298.15).least_work / 3.6e6, 4)
    0.9286
    """
    found = _of_salt(salt, temperature)
    name = "table salt" if salt == "NaCl" else salt
    ratio = salinity / (1 - salinity)
    most = found.most / (1 + found.most)
    if ratio > found.most:
        raise Refusal(f"The data for {name} end at {{}}: lower the salinity of the feed.", Amount(most, "g/kg", 4))
    share = _share(found, ratio, salinity)
    largest = (1 - ratio / found.most) / share
    if recovery > largest:
        raise Refusal(
            f"The data for {name} end at {{}}, and the concentrate would be saltier. From a feed of {{}} take a "
            f"recovery of {floor(1000 * largest) / 10:g} % at most, or lower the salinity.",
            Amount(most, "g/kg", 4),
            Amount(salinity, "g/kg", 4),
        )
    removed = recovery * share
    span = -log1p(-removed)
    mean = sum(weight * found.osmotic_coefficient(ratio * exp(point * span)) for point, weight in FIVE_POINTS)
    left = ratio / (1 - removed)
    return Separation(
        found.ideal_pressure * ratio * mean * (span / removed if removed else 1.0),
        found.osmotic_pressure(ratio),
        left / (1 + left),
        found.osmotic_pressure(left),
    )
