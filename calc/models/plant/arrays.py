"""Arrays of pressure vessels: how many, in how many stages, and what they do when they are fed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.membranes import elements, pressure_vessel
from calc.models.membranes.crossflow import Fluxes, Stream
from calc.models.membranes.pressure_vessel import Run, Vessel
from calc.models.plant import guidelines
from calc.models.solutions.salt_water import SaltWater

MOST_STAGES = 3
MOST_OF_SECOND_PASS = 2
"""Its feed fouls and scales so little that each element may be asked for more."""
_SIX = 6
_ROUNDING = 1e-9


class Mass(NamedTuple):
    """Water and salt that flow, in kg/s: what is conserved where waters part and meet."""

    water: float
    salt: float

    def times(self, share: float) -> Mass:
        """A share of it."""
        return Mass(self.water * share, self.salt * share)

    def plus(self, *others: Mass) -> Mass:
        """It together with others."""
        return Mass(self.water + sum(each.water for each in others), self.salt + sum(each.salt for each in others))

    def less(self, other: Mass) -> Mass:
        """It without another."""
        return Mass(self.water - other.water, self.salt - other.salt)

    def concentration(self, solution: SaltWater) -> float:
        """In kg/m3."""
        return solution.concentration(self.salt / (self.water + self.salt))

    def flow(self, solution: SaltWater) -> float:
        """In m3/s."""
        if self.water < 0 or self.salt < 0:
            raise Refusal("More water would be taken than there is. Lower the recovery or the recirculation.")
        return self.salt / self.concentration(solution) if self.salt else self.water / solution.water_density


class Array(NamedTuple):
    """Stages one after another, each of equal vessels side by side, at the temperature of the water."""

    element: str
    vessel: Vessel
    vessels: tuple[int, ...]
    """In each stage."""
    solution: SaltWater
    permeate_pressures: tuple[float, ...]
    """Of each stage, in Pa above the air."""
    boost: float = 0.0
    """The pressure, in Pa, that a pump adds before each stage but the first."""

    @property
    def elements(self) -> int:
        """All of them."""
        return sum(self.vessels) * self.vessel.elements

    @property
    def area(self) -> float:
        """Of all membranes, in m2."""
        return self.elements * self.vessel.area

    def run(
        self,
        feed: Mass,
        pressure: float,
        steps: int | None,
        near: Sequence[Sequence[Fluxes]],
        rough: float,
    ) -> list[Run]:
        """A vessel of each stage, when the array is fed at a pressure in Pa.

        The places of its stages in a run that is near, in as many steps, save work, and so does a rough share by which
        fluxes may be off.
        """
        runs: list[Run] = []
        for count, back, like in zip_longest(self.vessels, self.permeate_pressures, near):
            if runs:
                pressure += self.boost
            stream = Stream(feed.water / count, feed.salt / count, pressure)
            runs.append(pressure_vessel.of_stream(self.vessel, self.solution, stream, back, steps, like or (), rough))
            end = runs[-1].places[-1].stream
            feed, pressure = Mass(end.water * count, end.salt * count), end.pressure
        return runs


def stages(recovery: float, elements_in_series: int, most: int = MOST_STAGES) -> int:
    r"""How many stages a recovery takes, so that no element is asked for more than in a stage of six at 50 %.

    $$ 1 - (1 - Y)^{1/(n \, m)} \le 1 - (1 - 0.5)^{1/6} $$

    for $m$ elements in a vessel: 50 % in one stage of six and 75 % in two, as designers have it.

    >>> [stages(recovery, 6) for recovery in (0.5, 0.51, 0.75, 0.8)]
    [1, 2, 2, 3]
    """
    in_series = _SIX * math.log1p(-recovery) / math.log1p(-guidelines.ONE_STAGE_OF_SIX)
    return min(max(math.ceil(in_series / elements_in_series - _ROUNDING), 1), most)


def tapered(vessels: int, stages: int, recovery: float) -> tuple[int, ...]:
    r"""Vessels by stage, each stage with fewer than the one before, so that about as much reaches each vessel.

    $$ \frac{N_{i+1}}{N_i} = (1 - Y)^{1/n} $$

    for stages of equal recovery. There is one vessel in each stage at the least.

    >>> tapered(18, 2, 0.75), tapered(2, 3, 0.8)
    ((12, 6), (1, 1, 1))
    """
    vessels = max(vessels, stages)
    ratio = (1 - recovery) ** (1 / stages)
    weights = [ratio**stage for stage in range(stages)]
    shares = [vessels * weight / sum(weights) for weight in weights]
    found = [max(int(share + _ROUNDING), 1) for share in shares]
    while sum(found) < vessels:
        found[max(range(stages), key=lambda stage: shares[stage] - found[stage])] += 1
    while sum(found) > vessels:
        found[found.index(max(found))] -= 1
    return tuple(found)


def sized(permeate_flow: float, flux: float, area: float, elements_in_vessel: int) -> tuple[int, int]:
    """Vessels, and elements in each, for a permeate in m3/s at a mean flux in m/s that is not exceeded.

    A vessel that would be half empty gets fewer elements.

    >>> sized(0.01, 4e-6, 40.0, 6), sized(0.0004, 4e-6, 40.0, 6), sized(0.0, 4e-6, 40.0, 6)
    ((11, 6), (1, 3), (1, 1))
    """
    elements = max(math.ceil(permeate_flow / (flux * area) - _ROUNDING), 1)
    vessels = math.ceil(elements / elements_in_vessel)
    return vessels, min(elements, elements_in_vessel)


class Wanted(NamedTuple):
    """What an array is to do, and of what it is made."""

    element: str
    elements_in_vessel: int
    flow_factor: float
    permeate_flow: float
    """In m3/s."""
    recovery: float
    """Of its feed."""
    flux: float
    """The mean flux in m/s that is not exceeded."""
    stages: int | None
    """None for as many as the recovery takes."""
    most_stages: int
    permeate_pressure: float
    throttling: float
    """By how much the permeate pressure of the first stage is higher, in Pa."""
    boost: float
    highest_feed_flow: float | None
    """To a vessel, in m3/s, if it is known."""


def planned(wanted: Wanted, solution: SaltWater) -> Array:
    """The array that does it in a water; its vessels get fewer elements where each would be fed too much."""
    known = elements.element(wanted.element)
    each, vessels = wanted.elements_in_vessel, _vessels(wanted, known.area, wanted.elements_in_vessel)
    while each > 1 and wanted.permeate_flow / wanted.recovery / vessels[0] > (wanted.highest_feed_flow or math.inf):
        each, vessels = each - 1, _vessels(wanted, known.area, each - 1)
    each = sized(wanted.permeate_flow, wanted.flux, known.area, each)[1]
    vessel = pressure_vessel.of_elements(
        known.water_permeability,
        known.salt_permeability,
        solution.temperature,
        known.channel,
        known.area,
        each,
        wanted.flow_factor,
    )
    back = wanted.permeate_pressure
    pressures = (back + wanted.throttling, *(back for _ in vessels[1:]))
    return Array(wanted.element, vessel, vessels, solution, pressures, wanted.boost if vessels[1:] else 0.0)


def _vessels(wanted: Wanted, area: float, elements_in_vessel: int) -> tuple[int, ...]:
    """Those of each stage, with elements of an area, so many in a vessel or fewer."""
    count, each = sized(wanted.permeate_flow, wanted.flux, area, elements_in_vessel)
    number = wanted.stages or stages(wanted.recovery, each, wanted.most_stages)
    return tapered(count, number, wanted.recovery)
