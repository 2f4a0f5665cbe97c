"""A pipe let down into the sea, with a membrane at its lower end: where fresh water stands in it."""

from __future__ import annotations

from functools import lru_cache

from calc.core.roots import crossing
from calc.core.units import STANDARD_ATMOSPHERE, STANDARD_GRAVITY
from calc.models.seawater import teos10

DEEPEST = 9500.0  # m: in the heaviest water of the standard 98.4 MPa, of the 100 at which it ends
_HEAVY = 1025.0  # kg/m3: about what the sea weighs, to begin with
_NEAR_ENOUGH = 1e-9  # m
_GAIN = 0.02  # about how much faster than the membrane goes down the fresh water climbs


def pressure(depth: float, absolute_salinity: float, temperature: float) -> float:
    r"""Absolute pressure in Pa at a depth in m, in a sea of one salinity in kg/kg and one temperature in K.

    $$ g(S, T, p) = g(S, T, p_0) + g_\text{n} z $$

    What the Gibbs energy gains on the way down, the water loses in height. Raises OutOfRange beyond the standard.

    Source: thermodynamics; TEOS-10.

    >>> round(pressure(1000.0, 0.035, 277.15) / 1e6, 1)
    10.2
    """
    weight = _HEAVY * STANDARD_GRAVITY
    return crossing(
        lambda there: _depth(there, absolute_salinity, temperature) - depth,
        STANDARD_ATMOSPHERE,
        teos10.PRESSURES.high,
        STANDARD_ATMOSPHERE + weight * depth,
        _NEAR_ENOUGH,
        ("That is above the sea.", "The standard for seawater ends above this depth."),
        1 / weight,
    )


def column(depth: float, absolute_salinity: float, temperature: float) -> float:
    r"""Height in m of the fresh water that stands on a membrane at a depth in m; below zero if none comes through.

    $$ \mu_\text{w}(S, T, p(z)) = \mu_\text{w}(0, T, p_0) + g_\text{n} h $$

    What the water's potential is above that of fresh water in the open, it can climb. Raises as `pressure` does.

    Source: thermodynamics; TEOS-10.

    >>> round(column(1000.0, 0.035, 277.15))
    784
    """
    return _column(pressure(depth, absolute_salinity, temperature), absolute_salinity, temperature)


@lru_cache(maxsize=16)  # this and the next do not change along a curve over the depth
def first_depth(absolute_salinity: float, temperature: float) -> float:
    """The depth in m at which fresh water first comes through the membrane: where the sea presses as salt pulls."""
    pull = teos10.osmotic_pressure(absolute_salinity, temperature)
    return _depth(STANDARD_ATMOSPHERE + pull, absolute_salinity, temperature)


@lru_cache(maxsize=16)
def surfacing_depth(absolute_salinity: float, temperature: float) -> float | None:
    """The depth in m of the membrane from which fresh water rises to the surface; None if it is below DEEPEST."""

    def above(there: float) -> float:
        """How much higher than the sea fresh water would stand, from the pressure on the membrane."""
        return _column(there, absolute_salinity, temperature) - _depth(there, absolute_salinity, temperature)

    highest = pressure(DEEPEST, absolute_salinity, temperature)
    if above(highest) < 0:
        return None
    found = crossing(
        above,
        STANDARD_ATMOSPHERE,
        highest,
        highest,
        _NEAR_ENOUGH,
        ("Fresh water rises to the surface at once.", "Fresh water never rises to the surface."),
        _GAIN / (_HEAVY * STANDARD_GRAVITY),
    )
    return _depth(found, absolute_salinity, temperature)


def _depth(there: float, absolute_salinity: float, temperature: float) -> float:
    """How deep it is where the sea presses so much, in m from Pa."""
    surface = _at_the_surface(absolute_salinity, temperature)
    return (teos10.gibbs_energy(absolute_salinity, temperature, there) - surface) / STANDARD_GRAVITY


@lru_cache(maxsize=16)
def _at_the_surface(absolute_salinity: float, temperature: float) -> float:
    """The Gibbs energy of the sea there, in J/kg."""
    return teos10.gibbs_energy(absolute_salinity, temperature, STANDARD_ATMOSPHERE)


def _column(there: float, absolute_salinity: float, temperature: float) -> float:
    """How high fresh water stands on a membrane on which the sea presses so much, in m from Pa."""
    sea = teos10.chemical_potential_of_water(absolute_salinity, temperature, there)
    fresh = teos10.chemical_potential_of_water(0.0, temperature, STANDARD_ATMOSPHERE)
    return (sea - fresh) / STANDARD_GRAVITY
