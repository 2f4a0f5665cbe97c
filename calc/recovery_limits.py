"""How far a water can be concentrated before something binds: a mineral, the pump, the elements or the model."""

from __future__ import annotations

import json
import math
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple

from calc import minerals, speciation
from calc.quantities import Refusal
from calc.roots import crossing
from calc.speciation import State

HIGHEST_RECOVERY = 0.99
HIGHEST_IONIC_STRENGTH = 5.9  # mol/kg, just inside the 6 of the model
PUMP, ELEMENTS, END = "pump", "elements", "end"

_CLOSE = 1e-8  # of an index; the speciation settles to less
_AS_CLOSE = 1e-7  # where one such search is inside another
_FAR_POINT = -math.log1p(-HIGHEST_RECOVERY)
# Of each excess over the logarithm of what is left of the water, as it is in most waters: to begin the search with.
_RISE = {"calcite": 0.9, "gypsum": 0.53, "barite": 0.5, "celestite": 0.52, "fluorite": 1.0}
_RISE_OF_ONE = 1 / math.log(10)
_NOWHERE = ("It is bound from the start.", "It is not bound up to the end.")


@cache
def _table() -> dict[str, Any]:
    return json.loads(pkgutil.get_data("calc", "data/antiscalant_limits.json"))


def highest_indices(antiscalant: bool) -> dict[str, float]:
    """The saturation index at which each mineral is taken to bind, with an antiscalant or without.

    >>> round(highest_indices(True)["barite"], 3)
    1.778
    """
    found = {}
    for mineral in minerals.NAMES:
        entry = _table()["minerals"][mineral]
        found[mineral] = entry["index"] if "index" in entry else math.log10(entry["percent"] / 100)
    return found if antiscalant else dict.fromkeys(found, 0.0)


def recovery_of_elements(elements: int, element_recovery: float) -> float:
    """The recovery of elements one after another, each of which takes the same share of what reaches it.

    >>> recovery_of_elements(2, 0.5)
    0.75
    """
    return -math.expm1(elements * math.log1p(-element_recovery)) if element_recovery < 1 else 1.0


class Limits(NamedTuple):
    """Where each thing binds."""

    indices: Mapping[str, float]
    """The saturation index of each mineral."""
    osmotic_pressure: float
    """Of the concentrate, in Pa: what the pump can hold against."""
    recovery: float
    """Of the elements."""


class Place(NamedTuple):
    """How far a water has been concentrated, and what binds there."""

    recovery: float
    binding: str
    """A mineral, PUMP, ELEMENTS or END."""
    water: State


class Concentrating:
    """A feed of which more and more is taken; a place is the logarithm of how many times less is left.

    Each thing has an excess, a decimal logarithm which is below zero until it binds: a saturation index less its limit,
    or an osmotic pressure or ionic strength over its limit. They rise with the recovery, nearly in a straight line.
    """

    def __init__(self, feed: State, limits: Limits, rejection: float, carbon_dioxide_rejection: float) -> None:
        self.feed = feed
        self.limits = limits
        self.rejection = rejection
        self._carbon_dioxide_rejection = carbon_dioxide_rejection
        self._known = {0.0: (feed, self.excesses_of(feed))}

    def excesses_of(self, water: State) -> dict[str, float]:
        """The excesses of a water, by the name of what binds."""
        excesses = {
            mineral: index - self.limits.indices[mineral]
            for mineral, index in minerals.saturation_indices(water).items()
        }
        excesses[PUMP] = math.log10(water.osmotic_pressure / self.limits.osmotic_pressure)
        excesses[END] = math.log10(water.ionic_strength / HIGHEST_IONIC_STRENGTH)
        return excesses

    def _at(self, place: float) -> tuple[State, dict[str, float]]:
        if place not in self._known:
            recovery = -math.expm1(-place)
            water = speciation.concentrated(self.feed, recovery, self.rejection, self._carbon_dioxide_rejection)
            self._known[place] = water, self.excesses_of(water)
        return self._known[place]

    def _excesses(self, place: float) -> dict[str, float]:
        return self._at(place)[1]

    @property
    def excesses(self) -> dict[str, float]:
        """Those of the feed."""
        return self._excesses(0.0)

    def first(self, *without: str) -> Place:
        """The recovery at which the first thing binds, some left out; none where the feed itself is beyond a limit."""
        names = [name for name in self.excesses if name not in without]
        worst = max(names, key=self.excesses.__getitem__)
        if self.excesses[worst] >= 0:
            return Place(0.0, worst, self.feed)
        elements = -math.log1p(-min(self.limits.recovery, HIGHEST_RECOVERY))
        last, at_last = (elements, ELEMENTS) if elements < _FAR_POINT else (_FAR_POINT, END)

        def worst_excess(place: float) -> float:
            excesses = self._excesses(place)
            return max(excesses[name] for name in names)

        try:
            if worst_excess(last) <= 0:
                return self._place(last, at_last)
            there = self._excesses(last)
            rises = {name: (there[name] - self.excesses[name]) / last for name in names}
        except Refusal:
            rises = {name: _RISE.get(name, _RISE_OF_ONE) for name in names}
        near, rise = min((-self.excesses[name] / rise, rise) for name, rise in rises.items() if rise > 0)
        try:
            place = crossing(worst_excess, 0.0, last, min(near, 0.99 * last), _CLOSE, _NOWHERE, rise)
        except Refusal:
            return self._place(self._end, END)
        excesses = self._excesses(place)
        return self._place(place, max(names, key=excesses.__getitem__))

    def _place(self, place: float, binding: str) -> Place:
        recovery = self.limits.recovery if binding == ELEMENTS else -math.expm1(-place)
        return Place(recovery, binding, self._at(place)[0])

    @cached_property
    def _end(self) -> float:
        """The place where the model ends, or the highest recovery."""
        try:
            if self._excesses(_FAR_POINT)[END] <= 0:
                return _FAR_POINT
        except Refusal:
            pass
        near = min(-self.excesses[END] / _RISE_OF_ONE, 0.99 * _FAR_POINT)
        try:
            return crossing(
                lambda place: self._excesses(place)[END], 0.0, _FAR_POINT, near, _CLOSE, _NOWHERE, _RISE_OF_ONE
            )
        except Refusal:  # the water has no answer from some place before it
            return max(self._known)

    @property
    def end(self) -> float:
        """The recovery at which the model ends, or the highest."""
        return -math.expm1(-self._end)

    def alone(self, name: str) -> float | None:
        """The recovery at which one thing binds if nothing else does; None where it does not up to the end."""
        if name == ELEMENTS:
            return self.limits.recovery
        try:
            if self._excesses(self._end)[name] <= 0:
                return None
            above = min(place for place, (_, excesses) in self._known.items() if excesses[name] >= 0)
            below = max(place for place in self._known if place < above)
            low, high = self._excesses(below)[name], self._excesses(above)[name]
            rise = (high - low) / (above - below)
            near = below - low / rise
            place = crossing(lambda p: self._excesses(p)[name], below, above, near, _CLOSE, _NOWHERE, rise)
        except Refusal:
            return None
        return -math.expm1(-place)


class Relief(NamedTuple):
    """The least acid with which calcite does not bind first."""

    dose: float
    """In mol/kg of the feed's water."""
    ph: float
    """Of the feed with it."""
    place: Place
    """Where the next thing binds."""


def relief(dosed: Callable[[float], Concentrating], most: float) -> Relief | None:
    """The least dose, up to the most, with which something else binds before calcite; None where there is none.

    Raises Refusal where even the feed has no answer.
    """

    def relieved(dose: float) -> float:
        feed = dosed(dose)
        return -feed.excesses_of(feed.first("calcite").water)["calcite"]

    dose = 0.0
    if relieved(0.0) < 0:
        try:
            dose = crossing(relieved, 0.0, most, most / 2, _AS_CLOSE, _NOWHERE)
        except Refusal:
            return None
    return Relief(dose, dosed(dose).feed.ph, dosed(dose).first("calcite"))
