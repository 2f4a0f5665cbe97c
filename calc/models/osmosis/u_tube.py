"""Two arms of water joined by a membrane: where their levels come to rest, and how they get there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from calc.core.differences import difference
from calc.core.quadrature import THREE_POINTS
from calc.core.quantities import Refusal
from calc.core.roots import crossing
from calc.core.units import STANDARD_GRAVITY

_TIME_CONSTANTS = 4.0
_STEPS = 24
_ROUNDING = 1e-14  # of the pressures at work: what may be left of them at rest
_ASIDE = 1e-6  # of the smaller volume: where it is told how fast the push falls


class Tube(NamedTuple):
    """The two arms with equal pressure on them: cross-sections in m2, volumes of water in m3, solute in mol."""

    left_area: float
    right_area: float
    left_volume: float
    right_volume: float
    left_amount: float
    right_amount: float
    piston_pressure: float = 0.0
    """In Pa, on top of the right arm."""


def levels(tube: Tube, moved: float) -> tuple[float, float]:
    """The heights of the two columns, in m, when a volume of water, in m3, has moved from left to right."""
    return (tube.left_volume - moved) / tube.left_area, (tube.right_volume + moved) / tube.right_area


def molalities(tube: Tube, moved: float, density: float) -> tuple[float, float]:
    """The molalities of the two arms, in mol/kg, when a volume of water has moved."""
    return (
        tube.left_amount / (density * (tube.left_volume - moved)),
        tube.right_amount / (density * (tube.right_volume + moved)),
    )


def driving_pressure(tube: Tube, moved: float, density: float, osmotic_pressure: Callable[[float], float]) -> float:
    """What pushes water from left to right, in Pa: the difference of osmotic pressure less columns and piston."""
    pull, columns = pull_and_columns(tube, moved, density, osmotic_pressure)
    return pull - columns - tube.piston_pressure


def pull_and_columns(
    tube: Tube, moved: float, density: float, osmotic_pressure: Callable[[float], float]
) -> tuple[float, float]:
    """How much more osmotic pressure there is on the right, and how much more the right column weighs, in Pa."""
    left, right = molalities(tube, moved, density)
    low, high = levels(tube, moved)
    pull = difference(osmotic_pressure(right), osmotic_pressure(left))
    return pull, density * STANDARD_GRAVITY * difference(high, low)


def level_difference(tube: Tube, moved: float, density: float, osmotic_pressure: Callable[[float], float]) -> float:
    """How much higher the right level stands, in m, when so much has moved that the levels rest."""
    low, high = levels(tube, moved)
    pulls = [osmotic_pressure(molality) for molality in molalities(tube, moved, density)]
    known_to = 4 * _ROUNDING * _at_work(tube, density, pulls) / (density * STANDARD_GRAVITY)
    return high - low if abs(high - low) > known_to else 0.0


def _at_work(tube: Tube, density: float, pulls: Sequence[float]) -> float:
    """The sum of all pressures, in Pa: what balances is known to a rounding of it."""
    return sum(pulls) + density * STANDARD_GRAVITY * sum(levels(tube, 0.0)) + tube.piston_pressure


def rest(tube: Tube, density: float, osmotic_pressure: Callable[[float], float]) -> float:
    """The volume of water that has moved from left to right when nothing drives it any more, in m3.

    The driving pressure falls steadily with the volume moved, so there is one such volume or none: Refusal where an arm
    would be drawn dry first, or where the solution gets stronger than the data of its solute reach.
    """
    now = driving_pressure(tube, 0.0, density, osmotic_pressure)
    if now == 0:
        return 0.0
    onward = math.copysign(1.0, now)  # to the right, or to the left

    def held_back(moved: float) -> float:
        try:
            return -onward * driving_pressure(tube, onward * moved, density, osmotic_pressure)
        except Refusal:
            stronger = "The solution gets stronger than its data reach before the levels come to rest; push less."
            raise Refusal(stronger) from None

    arm, volume = ("left", tube.left_volume) if now > 0 else ("right", tube.right_volume)
    dry = f"The {arm} arm runs dry before the levels come to rest; give it more water."
    pulls = [osmotic_pressure(molality) for molality in molalities(tube, 0.0, density)]
    at_rest = _ROUNDING * _at_work(tube, density, pulls)
    # How fast the push falls at first: as solutions get weaker and stronger, and as columns get lower and higher.
    slope = pulls[0] / tube.left_volume + pulls[1] / tube.right_volume
    slope += density * STANDARD_GRAVITY * (1 / tube.left_area + 1 / tube.right_area)
    last = volume * (1 - 1e-9)
    return onward * crossing(held_back, 0.0, last, min(abs(now) / slope, last), at_rest, ("", dry), slope)


def course(
    tube: Tube,
    density: float,
    osmotic_pressure: Callable[[float], float],
    conductance: float,
    at_rest: float,
    start: float = 0.0,
) -> list[tuple[float, float]]:
    """Times, in s, and the volume moved by then, in m3, until the levels are within 2 % of their rest.

    It starts where a volume has moved already. The water moves at the conductance (m3/(s Pa)) times the driving
    pressure. Volumes are chosen, dense where the push dies away, and the time between them is integrated, so water and
    solute are conserved whatever the steps.
    """
    push_per_volume = _slope(tube, density, osmotic_pressure, at_rest)
    width = _TIME_CONSTANTS / _STEPS
    way = at_rest - start
    moved = [start - way * math.expm1(-step * width) for step in range(_STEPS + 1)]
    if abs(way) < 1e-9 * min(tube.left_volume, tube.right_volume):  # all but at rest: the push is linear
        return [(step * width / (conductance * push_per_volume), volume) for step, volume in enumerate(moved)]
    times, time = [(0.0, start)], 0.0
    for step in range(_STEPS):
        for point, weight in THREE_POINTS:
            left = way * math.exp(-(step + point) * width)  # the volume still to move
            push = driving_pressure(tube, at_rest - left, density, osmotic_pressure)
            time += weight * width * left / (conductance * push)
        times.append((time, moved[step + 1]))
    return times


def _slope(tube: Tube, density: float, osmotic_pressure: Callable[[float], float], moved: float) -> float:
    """How fast the push falls with the volume moved, in Pa/m3."""
    step = _ASIDE * min(tube.left_volume, tube.right_volume)
    before = driving_pressure(tube, moved - step, density, osmotic_pressure)
    return (before - driving_pressure(tube, moved + step, density, osmotic_pressure)) / (2 * step)
