"""How the unknowns of a water are searched for: the hydrogen activity, the species, the recovery where something binds.

Each search goes on from a guess until it is as near as it has to be. What is searched for is told by who asks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter, sub
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.ions import activities
from calc.models.ions.activities import PLACE, Activities
from calc.models.ions.pitzer import HIGHEST_IONIC_STRENGTH
from calc.models.minerals import guesses
from calc.models.minerals.speciation_round import Round, Search

_LOWEST_PH, _HIGHEST_PH = 1.0, 13.0
_STEPS = 100
_SETTLED, _SETTLED_ROUGHLY = 1e-9, 1e-5  # of an activity coefficient
_FIRST = 100  # times as much may the first round change molalities, as what they lead to is closer by far
_LEAST_RATIO = 2e-3  # of changes, to go by, as the change before the first is of another kind
_EXACT, _ROUGH = 1e-8, 1e-3  # of the carbon, before a last secant
_EXACT_BETWEEN = 1e-12  # without one
_NEARBY = 1e-3  # in the logarithm of the hydrogen activity
_SECANTS = 8
_LN_10 = math.log(10)

_CLOSE = 1e-8  # of an index; the speciation settles to less
_FAR = 3e-5  # of an index: where a rough answer tells the same
_FEW = 3  # places that may be known roughly
_MOST_TRIES, _QUICK_TRIES = 200, 12
_APART = 1e-15  # of the upper bound

# What the others follow, and is in every water.
_LEADING = itemgetter(*(PLACE[name] for name in ("hydrogen", "bicarbonate", "carbonate", "carbon_dioxide")))


class CarbonBalance:
    """Finds the hydrogen activity at which as much carbon comes out as there is; less does the higher the pH."""

    def __init__(self, out: Callable[[Round, float], float], carbon: float) -> None:
        self._out, self._carbon = out, carbon
        self._slope = 0.0  # of the excess over the logarithm of the activity: nearly the same from round to round

    def _excess(self, known: Round, h: float) -> float:
        carbon = self._out(known, h)
        return math.log(carbon / self._carbon) if carbon > 0 else -math.inf

    def __call__(self, known: Round, near: float, roughly: bool) -> float:
        """By secants from an activity that is near, and by false position where they do not lead there."""
        if not 10**-_HIGHEST_PH < near < 10**-_LOWEST_PH:
            return self._between_bounds(known)
        x, h, slope = math.log(near), near, self._slope
        excess = self._excess(known, h)
        close = _ROUGH if roughly else _EXACT
        for _ in range(_SECANTS):
            step = -excess / slope if slope > 0 else _NEARBY
            x += step
            if not _LOWEST_PH < -x / _LN_10 < _HIGHEST_PH:
                break
            h, before = math.exp(x), excess
            if slope > 0 and abs(excess) < close:  # the step leads much closer still
                self._slope = slope
                return h
            excess = self._excess(known, h)
            slope = (excess - before) / step if step else slope
        return self._between_bounds(known)

    def _between_bounds(self, known: Round) -> float:
        low, high = _LOWEST_PH, _HIGHEST_PH
        above, below = self._excess(known, 10**-low), self._excess(known, 10**-high)
        if not above > 0 > below:
            raise Refusal(f"No pH from {low:g} to {high:g} goes with the alkalinity and the carbon of this water.")
        side = 0
        for _ in range(_STEPS):  # false position, and halving as long as one end knows no carbonate
            ph = (low * below - high * above) / (below - above) if math.isfinite(below) else (low + high) / 2
            found = self._excess(known, 10**-ph)
            if abs(found) < _EXACT_BETWEEN:
                return 10**-ph
            if found > 0:
                low, above, below, side = ph, found, below / 2 if side > 0 else below, 1
            else:
                high, below, above, side = ph, found, above / 2 if side < 0 else above, -1
        raise Refusal("The pH of this water was not found.")


class Settled(NamedTuple):
    """Species and activities that agree."""

    molalities: list[float]
    activities: Activities
    round: Round
    hydrogen: float
    """Its activity."""


def settle(
    totals: Mapping[str, float],
    alkalinity: float,
    temperature: float,
    search: Search,
    m: Sequence[float] | None = None,
    roughly: bool = False,
) -> Settled:
    """Species and activity coefficients that agree, in rounds from molalities that are near, if they are given.

    From round to round the coefficients are nearer to their end by a nearly constant ratio, a hundredth or less in most
    waters. So two changes tell how much is left, and it is added.
    """
    if m is None or activities.ionic_strength(m) > HIGHEST_IONIC_STRENGTH:  # nothing is refused for where it began
        m = guesses.from_totals(totals, alkalinity, temperature, search)
    logarithms: list[float] = []
    moved: list[float] = []
    change = last = math.inf
    ratio = _LEAST_RATIO
    close = _SETTLED_ROUGHLY if roughly else _SETTLED
    for _ in range(_STEPS):
        found = activities.evaluate(m, temperature)
        if logarithms:
            before, moved = moved, list(map(sub, found.logarithms, logarithms))
            last, change = change, max(map(abs, moved))
            if before:
                found = guesses.extrapolated(found, moved, before)
        logarithms = found.logarithms
        known = Round(totals, alkalinity, found, temperature)
        h = known.settle(m, search)
        before_m, m = m, known.species(h)
        if not moved:  # the first change is that of the molalities
            old, new = _LEADING(before_m), _LEADING(m)
            change = max([abs(after - before) / (after + before) for after, before in zip(new, old, strict=True)])
            if change <= _FIRST * close:
                return Settled(m, found, known, h)
        else:  # what was added makes a change small, not the next
            ratio = max(ratio, change / last)
            if change * min(ratio, 1.0) <= close:
                return Settled(m, found, known, h)
    raise Refusal("The species of this water were not found: their amounts did not settle.")


class Crossings:
    """Where the first of several things binds, as more and more of a water is taken.

    Each thing has an excess, which is below zero until it binds and rises with the place, nearly in a straight line.
    What was asked for is kept, to guess by.
    """

    def __init__(self, excesses: Callable[[float, bool], dict[str, float]], at_first: dict[str, float]) -> None:
        """From what tells the excesses at a place, roughly if that will do, and those where the first place is."""
        self._tell = excesses
        self.known = {0.0: at_first}
        self._rough: set[float] = set()
        self._declined: dict[float, Refusal] = {}

    def at(self, place: float, roughly: bool = False) -> dict[str, float]:
        """The excesses at a place; raises the water's own Refusal where it has no answer."""
        if place in self._declined:
            raise self._declined[place]
        if place not in self.known or (place in self._rough and not roughly):
            try:
                self.known[place] = self._tell(place, roughly)
            except Refusal as declined:
                self._declined[place] = declined.with_traceback(None)  # whose frames would hold each other
                raise
            (self._rough.add if roughly else self._rough.discard)(place)
        return self.known[place]

    def near_enough(self, place: float, names: Sequence[str]) -> dict[str, float]:
        """The excesses at a place; rough ones of the first few, if the largest of those named is far from nothing."""
        if names and len(self.known) < _FEW:
            excesses = self.at(place, roughly=True)
            if abs(max([excesses[name] for name in names])) > _FAR:
                return excesses
        return self.at(place)

    def first(self, names: Sequence[str], low: float, high: float, place: float | None = None) -> float | None:
        """The place between two at which the first of some things binds; None where none does up to the higher one.

        At the lower one none does. The search begins near a place, if one is given. Where the water has no answer, the
        place is taken to be too high. Raises the water's own Refusal where none binds before that.
        """
        top = high
        refusal: Refusal | None = None
        for tries in range(_MOST_TRIES):
            guessed = () if place else names  # of what is given, more than roughly is asked
            if place is None or not low < place <= high:
                place = (low + high) / 2
                if tries < _QUICK_TRIES:
                    place = guesses.first_crossing(self.known, self._declined, names, low, high, top)
            try:
                excesses = self.near_enough(place, guessed)
            except Refusal as declined:
                high, refusal = place, declined.with_traceback(None)
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

    def around(self, name: str) -> tuple[float, float]:
        """The known places between which a thing comes to bind; one where it does is known."""
        above = min(place for place, excesses in self.known.items() if excesses[name] >= 0)
        return max(place for place in self.known if place < above), above
