"""A pipe let down into the sea, with a membrane at its lower end: where fresh water stands in it."""

from __future__ import annotations

from calc.core.quantities import Refusal
from calc.core.roots import crossing
from calc.core.units import STANDARD_ATMOSPHERE, STANDARD_GRAVITY
from calc.models.seawater import teos10

DEEPEST = 9500.0  # m: in the heaviest water of the standard 98.4 MPa, of the 100 at which it ends
_CLOSE = 1e-12  # of a pressure
_NEAR_ENOUGH = 1e-9  # m
_MOST_TRIES = 20


def pressure(depth: float, absolute_salinity: float, temperature: float) -> float:
    r"""Absolute pressure in Pa at a depth in m, in a sea of one salinity in kg/kg and one temperature in K.

    $$ g(S, T, p) = g(S, T, p_0) + g_\text{n} z $$

    What the Gibbs energy gains on the way down, the water loses in height. Raises OutOfRange beyond the standard.

    Source: thermodynamics; TEOS-10.

    >>> round(pressure(1000.0, 0.035, 277.15) / 1e6, 1)
    10.2
    """
    surface = teos10.gibbs_energy(absolute_salinity, temperature, STANDARD_ATMOSPHERE)
    wanted = surface + STANDARD_GRAVITY * depth
    found = STANDARD_ATMOSPHERE
    for _ in range(_MOST_TRIES):
        missing = wanted - teos10.gibbs_energy(absolute_salinity, temperature, found)
        step = missing * teos10.density(absolute_salinity, temperature, found)
        found += step
        if abs(step) <= _CLOSE * found:
            return found
    raise Refusal("The pressure at this depth was not found.")


def column(depth: float, absolute_salinity: float, temperature: float) -> float:
    r"""Height in m of the fresh water that stands on a membrane at a depth in m; below zero if none comes through.

    $$ \mu_\text{w}(S, T, p(z)) = \mu_\text{w}(0, T, p_0) + g_\text{n} h $$

    What the water's potential is above that of fresh water in the open, it can climb. Raises as `pressure` does.

    Source: thermodynamics; TEOS-10.

    >>> round(column(1000.0, 0.035, 277.15))
    784
    """
    below = pressure(depth, absolute_salinity, temperature)
    sea = teos10.chemical_potential_of_water(absolute_salinity, temperature, below)
    fresh = teos10.chemical_potential_of_water(0.0, temperature, STANDARD_ATMOSPHERE)
    return (sea - fresh) / STANDARD_GRAVITY


def first_depth(absolute_salinity: float, temperature: float) -> float:
    """The depth in m at which fresh water first comes through the membrane."""
    return crossing(
        lambda depth: column(depth, absolute_salinity, temperature),
        0.0,
        DEEPEST,
        250.0,
        _NEAR_ENOUGH,
        ("Fresh water comes at once.", "No fresh water comes at any depth."),
        1.0,
    )


def surfacing_depth(absolute_salinity: float, temperature: float) -> float | None:
    """The depth in m of the membrane from which fresh water rises to the surface; None if it is below DEEPEST."""
    if column(DEEPEST, absolute_salinity, temperature) < DEEPEST:
        return None
    return crossing(
        lambda depth: column(depth, absolute_salinity, temperature) - depth,
        0.0,
        DEEPEST,
        DEEPEST,
        _NEAR_ENOUGH,
        ("Fresh water rises to the surface at once.", "Fresh water never rises to the surface."),
        0.02,
    )
