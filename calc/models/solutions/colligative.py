"""What dissolved matter does to water by its number alone: where a solution freezes and boils."""

from __future__ import annotations

from math import exp, log
from typing import Any

from calc.core import roots, tables
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.units import celsius
from calc.models.seawater import teos10
from calc.models.solutions import single_solutes
from calc.models.water import ice
from calc.models.water.water import MOLAR_MASS
from calc.models.water.water_surface import boiling_point as boiling_point_of_water
from calc.models.water.water_surface import second_virial_coefficient, vapour_pressure

_SEA = "sea salt"
_SEA_UP_TO = celsius(40)
_SEA_DOWN_TO = celsius(-8)
_LIQUID = 1.043e-3  # m3/kg, of a kilogram of water at 100 degC, beside which steam's is large

_ENTRIES: dict[str, dict[str, Any]] = tables.read("freezing_and_boiling")["solutes"]
FREEZING_ACCURACIES: dict[str, float] = {
    **{
        solute: _ENTRIES.get(solute, {}).get("freezing_accuracy", single_solutes.limits(solute).largest_difference)
        for solute in single_solutes.SOLUTES
    },
    _SEA: 0.001,
}
"""How far the depression of the freezing point may be off, relative, by solute."""


def particles(solute: str, mass_fraction: float) -> float:
    """All particles in a kilogram of water, in mol, from the mass of solute in a mass of solution."""
    if solute == _SEA:
        return teos10.osmolal_sum(mass_fraction)
    return single_solutes.particles(solute) * molality(solute, mass_fraction)


def molality(solute: str, mass_fraction: float) -> float:
    """In mol/kg; rounding may carry the very end of the data across it."""
    found = mass_fraction / ((1 - mass_fraction) * single_solutes.molar_mass(solute))
    most = single_solutes.limits(solute).largest_molality
    return most if abs(found - most) <= 1e-9 * most else found


def osmolality(temperature: float, solute: str, mass_fraction: float) -> float:
    """In mol/kg, at a temperature in K; beyond where the equation of the solute is carried to, as at that end.

    A mole of table salt in a kilogram of water has the osmotic coefficient 0.936 of Robinson and Stokes:

    >>> round(osmolality(celsius(25), "NaCl", 0.0552), 2)
    1.87
    """
    count = particles(solute, mass_fraction)
    if solute == _SEA:
        held = min(max(temperature, _SEA_DOWN_TO), _SEA_UP_TO)
        coefficient = teos10.carried_osmotic_coefficient(mass_fraction, held)
        return coefficient * count * (teos10.GAS_CONSTANT / MOLAR_GAS_CONSTANT)
    entry, place = _ENTRIES.get(solute, {}), single_solutes.limits(solute)
    coldest = min(celsius(entry["coldest_C"]) if entry else place.lowest_temperature, place.lowest_temperature)
    hottest = max(celsius(entry["hottest_C"]) if entry else place.highest_temperature, place.highest_temperature)
    held = min(max(temperature, coldest), hottest)
    return single_solutes.carried_osmotic_coefficient(solute, molality(solute, mass_fraction), held) * count


def ice_up_to(solute: str) -> float | None:
    """The mass fraction up to which ice is known to be what freezes out of a solution of the solute first."""
    found: float | None = _ENTRIES.get(solute, {}).get("ice_up_to")
    return found


def freezing_point(solute: str, mass_fraction: float) -> float:
    """Where ice begins to come out of the solution, in K.

    >>> round(freezing_point("glycerol", 0.2) - celsius(0), 2)
    -5.45
    """
    return roots.fixed_point(
        lambda temperature: ice.melting_point(osmolality(temperature, solute, mass_fraction)), ice.MELTING_POINT, 1e-13
    )


def fall_at_boiling(temperature: float, air_pressure: float) -> float:
    r"""How far the logarithm of the water's activity lies below zero where a solution boils under a pressure in Pa.

    $$ \ln \frac{p_\text{s}}{p} + \frac{B \, M_\text{w}}{R T} (p_\text{s} - p) $$

    $B$ is the second virial coefficient of steam less the room of the liquid, per kilogram.
    """
    saturated = vapour_pressure(temperature)
    thermal = MOLAR_GAS_CONSTANT * temperature / MOLAR_MASS
    return log(saturated / air_pressure) + steam(temperature) / thermal * (saturated - air_pressure)


def steam(temperature: float) -> float:
    """What keeps steam from being an ideal gas over a liquid without volume, in m3/kg, from K."""
    return second_virial_coefficient(temperature) - _LIQUID


def boiling_point(solute: str, mass_fraction: float, air_pressure: float) -> float:
    """Where the solution boils under a pressure in Pa, in K.

    >>> round(boiling_point("NaCl", 0.0, 101_325.0) - celsius(0), 2)
    99.97
    """
    pure = boiling_point_of_water(air_pressure)

    def too_hot(temperature: float) -> float:
        fall = MOLAR_MASS * osmolality(temperature, solute, mass_fraction)
        return fall_at_boiling(temperature, air_pressure) - fall

    return roots.crossing(
        too_hot,
        pure,
        pure + 25,
        boiling_point_of_water(air_pressure * exp(MOLAR_MASS * osmolality(pure, solute, mass_fraction))),
        1e-14,
        ("It boils sooner.", "It boils later."),
        0.034,
        apart=1e-14,
    )


def ebullioscopic_constant(air_pressure: float) -> float:
    """By how much the first particles raise the boiling point of water, in K kg/mol, under a pressure in Pa.

    >>> round(ebullioscopic_constant(101_325.0), 3)
    0.513
    """
    pure, step = boiling_point_of_water(air_pressure), 0.01
    slope = (fall_at_boiling(pure + step, air_pressure) - fall_at_boiling(pure - step, air_pressure)) / (2 * step)
    return MOLAR_MASS / slope


CRYOSCOPIC_CONSTANT = MOLAR_GAS_CONSTANT * ice.MELTING_POINT**2 / ice.HEAT_OF_FUSION
"""By how much the first particles lower the freezing point of water, in K kg/mol."""
