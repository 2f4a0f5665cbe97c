"""How far a water can be concentrated before something binds: a mineral, the pump, the elements or the model."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from calc.core import tables
from calc.core.quantities import Refusal
from calc.core.roots import crossing
from calc.models.minerals import guesses, minerals
from calc.models.minerals.searches import Crossings
from calc.models.minerals.speciation import Concentration, State

HIGHEST_RECOVERY = 0.99
HIGHEST_IONIC_STRENGTH = 5.9  # mol/kg, just inside the 6 of the model
PUMP, ELEMENTS, END = "pump", "elements", "end"

_CLOSE_TO_CALCITE = 2e-8  # of its index: twice as far as the search inside this one
_FAR_POINT = -math.log1p(-HIGHEST_RECOVERY)
_NOWHERE = ("It is bound from the start.", "It is not bound up to the end.")


def highest_indices(antiscalant: bool) -> dict[str, float]:
    """The saturation index at which each mineral is taken to bind, with an antiscalant or without.

    >>> round(highest_indices(True)["barite"], 3)
    1.778
    """
    found = {}
    for mineral in minerals.NAMES:
        entry = tables.read("antiscalant_limits")["minerals"][mineral]
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
    place: float = 0.0
    """The recovery as Concentrating counts it."""


class Concentrating:
    """A feed of which more and more is taken; a place is the logarithm of how many times less is left.

    Each thing has an excess, a decimal logarithm which is below zero until it binds: a saturation index less its limit,
    or an osmotic pressure or ionic strength over its limit. They rise with the recovery, nearly in a straight line.
    """

    def __init__(
        self,
        feed: State,
        limits: Limits,
        rejection: float,
        carbon_dioxide_rejection: float,
        like: Concentrating | None = None,
    ) -> None:
        """A feed, and another one not unlike it, if there is one, to begin each search with."""
        self.feed = feed
        self.limits = limits
        self.rejection = rejection
        self._concentration: Concentration = Concentration(
            feed, rejection, carbon_dioxide_rejection, like._concentration if like else None
        )
        self._waters = {0.0: feed}
        self._crossings = Crossings(self._excesses_at, self.excesses_of(feed))

    def excesses_of(self, water: State) -> dict[str, float]:
        """The excesses of a water, by the name of what binds."""
        excesses = {
            mineral: index - self.limits.indices[mineral]
            for mineral, index in minerals.saturation_indices(water).items()
        }
        excesses[PUMP] = math.log10(water.osmotic_pressure / self.limits.osmotic_pressure)
        excesses[END] = math.log10(water.ionic_strength / HIGHEST_IONIC_STRENGTH)
        return excesses

    def _excesses_at(self, place: float, roughly: bool) -> dict[str, float]:
        self._waters[place] = self._concentration.at(-math.expm1(-place), roughly)
        return self.excesses_of(self._waters[place])

    @property
    def excesses(self) -> dict[str, float]:
        """Those of the feed."""
        return self._crossings.at(0.0)

    def first(self, *without: str, near: Place | None = None) -> Place:
        """The recovery at which the first thing binds, some left out; none where the feed itself is beyond a limit.

        The search begins near a place, if one is given.
        """
        names = [name for name in self.excesses if name not in without]
        worst = max(names, key=self.excesses.__getitem__)
        if self.excesses[worst] >= 0:
            return Place(0.0, worst, self.feed)
        elements = -math.log1p(-min(self.limits.recovery, HIGHEST_RECOVERY))
        last, at_last = (elements, ELEMENTS) if elements < _FAR_POINT else (_FAR_POINT, END)
        try:
            place = self._crossings.first(names, 0.0, last, near.place if near else None)
        except Refusal:
            return self._place(self._end, END)
        if place is None:
            return self._place(last, at_last)
        excesses = self._crossings.at(place)
        return self._place(place, max(names, key=excesses.__getitem__))

    def _place(self, place: float, binding: str) -> Place:
        recovery = self.limits.recovery if binding == ELEMENTS else -math.expm1(-place)
        self._crossings.at(place)  # and not roughly
        return Place(recovery, binding, self._waters[place], place)

    @cached_property
    def _end(self) -> float:
        """The place where the model ends, or the highest recovery."""
        try:
            place = self._crossings.first([END], 0.0, _FAR_POINT, _FAR_POINT)
        except Refusal:  # the water has no answer from some place before it
            return max(self._crossings.known)
        return _FAR_POINT if place is None else place

    @property
    def end(self) -> float:
        """The recovery at which the model ends, or the highest."""
        return -math.expm1(-self._end)

    def alone(self, name: str) -> float | None:
        """The recovery at which one thing binds if nothing else does; None where it does not up to the end."""
        if name == ELEMENTS:
            return self.limits.recovery
        try:
            if self._crossings.near_enough(self._end, [name])[name] <= 0:
                return None
            place = self._crossings.first([name], *self._crossings.around(name))
        except Refusal:
            return None
        return None if place is None else -math.expm1(-place)


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
    places: dict[float, Place] = {}

    def relieved(dose: float) -> float:
        places[dose] = dosed(dose).first("calcite", near=next(reversed(places.values()), None))
        return -dosed(dose).excesses_of(places[dose].water)["calcite"]

    dose, exceeded = 0.0, -relieved(0.0)
    if exceeded > 0:
        feed = dosed(0.0).feed
        carbon_dioxide = feed.molalities["carbon_dioxide"] / feed.alkalinity
        guess, slope = guesses.dose_against_calcite(carbon_dioxide, most, exceeded)
        try:
            dose = crossing(relieved, 0.0, most, guess, _CLOSE_TO_CALCITE, _NOWHERE, slope)
        except Refusal:
            return None
    return Relief(dose, dosed(dose).feed.ph, places[dose])
