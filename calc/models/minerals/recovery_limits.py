"""How far a water can be concentrated before something binds: a mineral, the pump, the elements or the model."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from calc.core import tables
from calc.core.quantities import Refusal
from calc.core.roots import crossing
from calc.models.minerals import minerals
from calc.models.minerals.speciation import Concentration, State

HIGHEST_RECOVERY = 0.99
HIGHEST_IONIC_STRENGTH = 5.9  # mol/kg, just inside the 6 of the model
PUMP, ELEMENTS, END = "pump", "elements", "end"

_CLOSE = 1e-8  # of an index; the speciation settles to less
_FAR = 3e-5  # of an index: where a rough answer tells the same
_AS_CLOSE = 2e-8  # where one such search is inside another
_FAR_POINT = -math.log1p(-HIGHEST_RECOVERY)
# Of each excess over the logarithm of what is left of the water, as it is in most waters: to begin the search with.
_RISE = {"calcite": 0.9, "gypsum": 0.53, "barite": 0.5, "celestite": 0.52, "fluorite": 1.0}
_RISE_OF_ONE = 1 / math.log(10)
_MOST_TRIES, _QUICK_TRIES = 200, 12
_APART = 1e-15  # of the upper bound
_FEW = 3  # places to draw a curve through
_POINTS = 4  # that an excess is interpolated through
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
        self._known = {0.0: (feed, self.excesses_of(feed))}
        self._rough: set[float] = set()
        self._declined: dict[float, Refusal] = {}

    def excesses_of(self, water: State) -> dict[str, float]:
        """The excesses of a water, by the name of what binds."""
        excesses = {
            mineral: index - self.limits.indices[mineral]
            for mineral, index in minerals.saturation_indices(water).items()
        }
        excesses[PUMP] = math.log10(water.osmotic_pressure / self.limits.osmotic_pressure)
        excesses[END] = math.log10(water.ionic_strength / HIGHEST_IONIC_STRENGTH)
        return excesses

    def _at(self, place: float, roughly: bool = False) -> tuple[State, dict[str, float]]:
        if place in self._declined:
            raise self._declined[place]
        if place not in self._known or (place in self._rough and not roughly):
            try:
                water = self._concentration.at(-math.expm1(-place), roughly)
            except Refusal as declined:
                self._declined[place] = declined
                raise
            self._known[place] = water, self.excesses_of(water)
            (self._rough.add if roughly else self._rough.discard)(place)
        return self._known[place]

    def _excesses(self, place: float, *names: str) -> dict[str, float]:
        """The excesses at a place; rough ones of the first few, if the largest of those named is far from nothing."""
        if names and len(self._known) < _FEW:
            excesses = self._at(place, roughly=True)[1]
            if abs(max([excesses[name] for name in names])) > _FAR:
                return excesses
        return self._at(place)[1]

    @property
    def excesses(self) -> dict[str, float]:
        """Those of the feed."""
        return self._excesses(0.0)

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
            place = self._crossing(names, 0.0, last, near.place if near else None)
        except Refusal:
            return self._place(self._end, END)
        if place is None:
            return self._place(last, at_last)
        excesses = self._excesses(place)
        return self._place(place, max(names, key=excesses.__getitem__))

    def _crossing(self, names: Sequence[str], low: float, high: float, place: float | None = None) -> float | None:
        """The place between two at which the first of some things binds; None where none does up to the higher one.

        At the lower one none does. Where the water has no answer, the place is taken to be too high. Raises the water's
        own Refusal where none binds before that.
        """
        top = high
        refusal: Refusal | None = None
        for tries in range(_MOST_TRIES):
            guessed = () if place else names  # of what is given, more than roughly is asked
            if place is None or not low < place <= high:
                place = self._guess(names, low, high, top) if tries < _QUICK_TRIES else (low + high) / 2
            try:
                excesses = self._excesses(place, *guessed)
            except Refusal as declined:
                high, refusal = place, declined
            else:
                worst = max([excesses[name] for name in names])
                if abs(worst) <= _CLOSE:
                    return place
                if worst < 0:
                    low = place
                else:
                    high, refusal = place, None
            if high - low <= _APART * high:
                if refusal:
                    raise refusal
                return None if low == top else place
            place = None
        raise Refusal("The answer could not be found.")

    def _guess(self, names: Sequence[str], low: float, high: float, top: float) -> float:
        """Where the first of some things may bind between two places, of which the lower is known."""
        below = self._known[low][1]
        if high in self._known:
            other, excesses = high, self._known[high][1]
        elif places := [place for place in self._known if place < low]:
            other, excesses = max(places), self._known[max(places)][1]
        else:
            other, excesses = low + 1, {name: below[name] + _RISE.get(name, _RISE_OF_ONE) for name in names}
        crossings = [
            (low - below[name] * (other - low) / (excesses[name] - below[name]), name)
            for name in names
            if (excesses[name] - below[name]) * (other - low) > 0
        ]
        straight, name = min(crossings, default=(math.inf, names[0]))
        guess = self._interpolated(name, straight)
        for place in (guess, straight):
            if low < place < high:
                return place
        return top if high == top and top not in self._declined else (low + high) / 2

    def _interpolated(self, name: str, near: float) -> float:
        """Where an excess comes to nothing, by the known places that are nearest; without three, where it is near."""
        places = sorted(sorted(self._known, key=lambda place: abs(place - near))[:_POINTS])
        excesses = [self._known[place][1][name] for place in places]
        if len(places) < _FEW or any(after <= before for before, after in pairwise(excesses)):
            return near
        return sum(
            place * math.prod(other / (other - excess) for other in excesses if other != excess)
            for place, excess in zip(places, excesses, strict=True)
        )

    def _place(self, place: float, binding: str) -> Place:
        recovery = self.limits.recovery if binding == ELEMENTS else -math.expm1(-place)
        return Place(recovery, binding, self._at(place)[0], place)

    @cached_property
    def _end(self) -> float:
        """The place where the model ends, or the highest recovery."""
        try:
            place = self._crossing([END], 0.0, _FAR_POINT, _FAR_POINT)
        except Refusal:  # the water has no answer from some place before it
            return max(self._known)
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
            if self._excesses(self._end, name)[name] <= 0:
                return None
            above = min(place for place, (_, excesses) in self._known.items() if excesses[name] >= 0)
            below = max(place for place in self._known if place < above)
            place = self._crossing([name], below, above)
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
        guess, slope = _dose(dosed(0.0).feed, most, exceeded)
        try:
            dose = crossing(relieved, 0.0, most, guess, _AS_CLOSE, _NOWHERE, slope)
        except Refusal:
            return None
    return Relief(dose, dosed(dose).feed.ph, places[dose])


def _dose(feed: State, most: float, exceeded: float) -> tuple[float, float]:
    """About the dose that brings the index of calcite down by so much, and how much more it does so with the dose.

    A share x of the most makes 1 - x of the bicarbonate, and c + x of the carbon dioxide where there was c; carbonate
    goes with the square of the one over the other: (1 - x)^2 c / (c + x) is to be 10^-exceeded.
    """
    c = feed.molalities["carbon_dioxide"] / feed.alkalinity
    left = 10**-exceeded
    b = 1 + left / (2 * c)
    x = (1 - left) / (b + math.sqrt(b * b - 1 + left))
    return most * x, (2 / (1 - x) + 1 / (c + x)) / (math.log(10) * most)
