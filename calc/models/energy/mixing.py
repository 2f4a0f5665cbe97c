"""The work that mixing fresh water and salt water could give: all of it, and what one steady pressure takes of it."""

from __future__ import annotations

import math
from typing import NamedTuple

from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.seawater import teos10

_ASIDE = 1e-3  # of the river's water: from so far on both sides the top is seen more exactly than from near it
_MOST_STEPS = 20
_LAST_STEP = 1e-10  # its square, over how far it looked aside: the next one would be about as small as that


class Meeting(NamedTuple):
    """A river and the sea, by the mass of sea water for each mass of the river's."""

    river: float
    """Salinity, in kg/kg, as those below."""
    sea: float
    ratio: float
    temperature: float

    @property
    def mixed(self) -> float:
        """The salinity of both together."""
        return (self.river + self.ratio * self.sea) / (1 + self.ratio)

    @property
    def work(self) -> float:
        """What the Gibbs energy loses as they mix, in J for each kg of the river."""
        river, sea, mixed = (
            teos10.gibbs_energy(salinity, self.temperature) for salinity in (self.river, self.sea, self.mixed)
        )
        return river + self.ratio * sea - (1 + self.ratio) * mixed

    def after(self, passed: float) -> tuple[float, float]:
        """The salinities of the river and the sea when a share of the river's water has gone over."""
        water = passed * (1 - self.river)
        rest = 1 - water  # nothing, where the river holds less than the last digit of a number
        left = self.river / rest if rest else math.inf if self.river else 0.0
        return left, self.ratio * self.sea / (self.ratio + water)

    def against(self, passed: float) -> float:
        """The pressure, in Pa, against which so much water passes and no more; below zero where it passes back."""
        river, sea = (teos10.osmotic_pressure(each, self.temperature) for each in self.after(passed))
        return sea - river

    def gain(self, passed: float, pressure: float) -> float:
        """What the sea gains in volume under a pressure, in m3 for each kg of the river."""
        water = passed * (1 - self.river)
        under = STANDARD_ATMOSPHERE + pressure
        before, after = (teos10.density(each, self.temperature, under) for each in (self.sea, self.after(passed)[1]))
        return (self.ratio + water) / after - self.ratio / before

    @property
    def ideal_share(self) -> float:
        """The share of the river's water that would pass for the most work if osmotic pressures went with salinities.

        Where x (r S_s / (r + x) - S_r / (1 - x)) is largest.
        """
        root = math.sqrt(self.river / self.sea)
        return (1 - root) / (1 + root / self.ratio)


class Retarded(NamedTuple):
    """Osmosis against one steady pressure, which both waters leave when they are in balance over it."""

    pressure: float
    """In Pa."""
    passed: float
    """The share of the river's water that has gone over into the sea."""
    work: float
    """In J for each kg of the river: the pressure times what the sea gains in volume under it."""


def _aside(passed: float) -> float:
    """How far from a share the work is looked at; between none and all of the river."""
    return min(_ASIDE, passed / 2, (1 - passed) / 2)


def retarded(meeting: Meeting) -> Retarded:
    """The pressure against which the water that passes does the most work, by Newton's steps from the ideal share.

    The more water is to pass, the nearer the two come in the end, and the lower the pressure has to be.
    """

    def at(passed: float) -> Retarded:
        river, sea = meeting.after(passed)
        if river >= sea:
            return Retarded(0.0, passed, 0.0)
        pressure = meeting.against(passed)
        return Retarded(pressure, passed, pressure * meeting.gain(passed, pressure))

    best = at(meeting.ideal_share)
    for _ in range(_MOST_STEPS):
        aside = _aside(best.passed)
        before, after = at(best.passed - aside), at(best.passed + aside)
        bend = before.work - 2 * best.work + after.work
        if not before.work or not after.work or bend >= 0:  # all of the river passes
            break
        step = -aside / 2 * (after.work - before.work) / bend
        best = at(min(max(best.passed + step, 0.0), 1.0))
        if step * step <= _LAST_STEP * aside:
            break
    return best
