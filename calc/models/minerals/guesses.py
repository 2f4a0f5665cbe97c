"""Where searches begin: what a water or a limit is likely to be, from what is known of others.

Nothing here is an answer. A better guess makes a search shorter and leaves what it finds the same.
"""

from __future__ import annotations

import bisect
import contextlib
import math
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import mul

from calc.core.neighbours import between
from calc.core.quantities import Refusal
from calc.models.ions import activities
from calc.models.ions.activities import PLACE, SPECIES, Activities
from calc.models.ions.pitzer import HIGHEST_IONIC_STRENGTH
from calc.models.minerals.speciation_round import Round, Search

_LARGEST_RATIO = 0.5  # of one change to that before, with which it is known where they lead
_UNPAIRED = 1.1  # times as strong as the model allows a water may be before its ions pair
_BEYOND = 0.2  # of the last place: further the course is not drawn out
_POINTS_OF_A_COURSE = 6  # that it is laid through
_SAME = 1e-6  # apart, places are as good as one: a curve through both would only show what the searches leave open
_POINTS = 4  # that an excess is interpolated through
_FEW = 3  # places to draw a curve through
# Of each excess over the logarithm of what is left of the water, as it is in most waters.
_RISE = {"calcite": 0.9, "gypsum": 0.53, "barite": 0.5, "celestite": 0.52, "fluorite": 1.0}
_RISE_OF_ONE = 1 / math.log(10)
_CARBON_DIOXIDE, _HYDROGEN = PLACE["carbon_dioxide"], PLACE["hydrogen"]


def scaled(molalities: Iterable[float], factor: float) -> list[float]:
    """Nearly the molalities of a water that is so many times stronger, of which carbon dioxide passes the membrane."""
    m = [factor * amount for amount in molalities]
    m[_CARBON_DIOXIDE] /= factor
    m[_HYDROGEN] /= factor * factor
    return m


def from_totals(totals: Mapping[str, float], alkalinity: float, temperature: float, search: Search) -> list[float]:
    """About the molalities of a water of which only the totals are known."""
    m = [totals.get(name, 0.0) for name in SPECIES]
    m[PLACE["bicarbonate"]] = max(alkalinity, 0.0)
    strength = activities.ionic_strength(m)
    if HIGHEST_IONIC_STRENGTH < strength < _UNPAIRED * HIGHEST_IONIC_STRENGTH:
        return [amount / _UNPAIRED for amount in m]
    if strength <= HIGHEST_IONIC_STRENGTH:
        known = Round(totals, alkalinity, activities.estimate(m, temperature), temperature)
        with contextlib.suppress(Refusal):  # which the first round knows better
            estimated = known.species(known.settle(m, search))
            if activities.ionic_strength(estimated) <= HIGHEST_IONIC_STRENGTH:
                return estimated
    return m


def extrapolated(found: Activities, moved: Sequence[float], before: Sequence[float]) -> Activities:
    """The activities that the last two changes of their logarithms lead to."""
    ratio = sum(map(mul, moved, before)) / (sum(map(mul, before, before)) or 1.0)
    if not abs(ratio) < _LARGEST_RATIO:
        return found
    more = ratio / (1 - ratio)
    return found._replace(logarithms=[log + more * change for log, change in zip(found.logarithms, moved, strict=True)])


class Course:
    """What is known of a water of which less and less is left: its molalities, but for what `scaled` tells of them.

    A place is the logarithm of how many times less is left.
    """

    def __init__(self, molalities: Iterable[float]) -> None:
        """From a water of which all is left."""
        self._places = [0.0]
        self._molalities = [list(molalities)]

    @property
    def begun(self) -> bool:
        """Whether more is known than where it begins."""
        return len(self._places) > 1

    def know(self, place: float, molalities: list[float]) -> None:
        """Keep what was found at a place, instead of what was known of it, or as good as of it, before."""
        after = bisect.bisect_left(self._places, place - _SAME)
        if after == len(self._places) or self._places[after] > place + _SAME:
            self._places.insert(after, place)
            self._molalities.insert(after, [])
        self._places[after], self._molalities[after] = place, molalities

    def at(self, place: float) -> list[float]:
        """About the molalities there: on a curve through those known, or the last that are."""
        after = bisect.bisect_left(self._places, place)
        if place - self._places[-1] > _BEYOND * self._places[-1]:
            return self._molalities[-1]
        first = max(0, min(after - _POINTS_OF_A_COURSE // 2, len(self._places) - _POINTS_OF_A_COURSE))
        through = slice(first, first + _POINTS_OF_A_COURSE)
        found = between(list(zip(self._places[through], self._molalities[through], strict=True)), place)
        return found if min(found) >= 0 else self._molalities[-1]


Excesses = Mapping[float, Mapping[str, float]]
"""At each place that is known, how far each thing is beyond its limit."""


def first_crossing(
    known: Excesses, declined: Container[float], names: Sequence[str], low: float, high: float, top: float
) -> float:
    """Where the first of some things may bind between two places, of which the lower is known.

    The top is where the search began to look from above; there is no answer at what was declined.
    """
    below = known[low]
    if high in known:
        other, excesses = high, known[high]
    elif places := [place for place in known if place < low]:
        other, excesses = max(places), known[max(places)]
    else:
        other, excesses = low + 1, {name: below[name] + _RISE.get(name, _RISE_OF_ONE) for name in names}
    crossings = [
        (low - below[name] * (other - low) / (excesses[name] - below[name]), name)
        for name in names
        if (excesses[name] - below[name]) * (other - low) > 0
    ]
    straight, name = min(crossings, default=(math.inf, names[0]))
    for place in (interpolated(known, name, straight), straight):
        if low < place < high:
            return place
    return top if high == top and top not in declined else (low + high) / 2


def interpolated(known: Excesses, name: str, near: float) -> float:
    """Where an excess comes to nothing, by the known places that are nearest; without three, where it is near."""
    places = sorted(sorted(known, key=lambda place: abs(place - near))[:_POINTS])
    excesses = [known[place][name] for place in places]
    if len(places) < _FEW or any(after <= before for before, after in pairwise(excesses)):
        return near
    return sum(
        place * math.prod(other / (other - excess) for other in excesses if other != excess)
        for place, excess in zip(places, excesses, strict=True)
    )


def dose_against_calcite(carbon_dioxide: float, most: float, exceeded: float) -> tuple[float, float]:
    """About the dose of acid that brings the index of calcite down by so much, and how much more it does so with it.

    The carbon dioxide is that of the feed, over its alkalinity. A share x of the most makes 1 - x of the bicarbonate,
    and c + x of the carbon dioxide where there was c; carbonate goes with the square of the one over the other:
    (1 - x)^2 c / (c + x) is to be 10^-exceeded.
    """
    c, left = carbon_dioxide, 10**-exceeded
    b = 1 + left / (2 * c)
    x = (1 - left) / (b + math.sqrt(b * b - 1 + left))
    return most * x, (2 / (1 - x) + 1 / (c + x)) / (math.log(10) * most)
