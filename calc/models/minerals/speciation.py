"""Dissolved carbonate: how pH, alkalinity and carbon dioxide hang together, in a feed and in what a membrane leaves."""

from __future__ import annotations

import bisect
import contextlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter, mul, sub
from typing import NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Refusal
from calc.models.ions import activities
from calc.models.ions.activities import PLACE, SPECIES, Activities
from calc.models.ions.pitzer import HIGHEST_IONIC_STRENGTH
from calc.models.minerals.speciation_round import Round, Search
from calc.models.water.water import density

CONSERVED = (
    "sodium", "potassium", "magnesium", "calcium", "barium", "strontium", "chloride", "sulfate", "fluoride", "silica",
)  # fmt: skip
"""What a water holds in all its forms together; beside these, the alkalinity and the inorganic carbon."""

_LOWEST_PH, _HIGHEST_PH = 1.0, 13.0
_STEPS = 100
_CLOSE, _CLOSE_ROUGHLY = 1e-9, 1e-5  # of an activity coefficient
_FIRST = 100  # times as much may the first round change molalities, as what they lead to is closer by far
_LARGEST_RATIO = 0.5  # of one change to that before, with which it is known where they lead
_LEAST_RATIO = 2e-3  # to reckon with, as the change before the first is of another kind
_EXACT, _ROUGH = 1e-8, 1e-3  # of the carbon, before a last secant
_EXACT_BETWEEN = 1e-12  # without one
_NEARBY = 1e-3  # in the logarithm of the hydrogen activity
_SECANTS = 8
_LN_10 = math.log(10)
_SMALLEST = 1e-9  # recovery that changes anything a float can tell
_UNPAIRED = 1.1  # times as strong as the model allows a water may be before its ions pair
_POINTS = 6  # that a course is laid through
_BEYOND = 0.2  # of the last place: further the course is not drawn out


class State(NamedTuple):
    """A water at equilibrium; amounts in mol/kg of water."""

    temperature: float
    totals: Mapping[str, float]
    """Of each of CONSERVED, in all its forms."""
    alkalinity: float
    """In equivalents: what acid it takes to turn all carbonate to carbon dioxide."""
    carbon: float
    """Inorganic carbon in all its forms."""
    ph: float
    molalities: Mapping[str, float]
    """Of each species."""
    activities: Mapping[str, float]
    """Of each species, and of water."""
    osmotic_pressure: float
    """In Pa."""
    ionic_strength: float


def feed(analysis: Mapping[str, float], ph: float, temperature: float) -> State:
    """The state of a water from its analysis, in mol/kg of water, its pH and its temperature in K.

    The analysis names what CONSERVED does, and as bicarbonate the alkalinity in equivalents. Raises Refusal where the
    alkalinity is less than what hydroxide and silicate make of it at this pH, and for a water too salty for the model.
    """
    totals = {name: analysis.get(name, 0.0) for name in CONSERVED}
    h = 10.0**-ph
    alkalinity = analysis.get("bicarbonate", 0.0)
    return _equilibrium(totals, alkalinity, temperature, lambda known, near, roughly: h)


def concentrated(
    water: State,
    recovery: float,
    rejection: float,
    carbon_dioxide_rejection: float = 0.0,
    start: Sequence[float] | None = None,
    roughly: bool = False,
) -> State:
    """What is left of a water when a share of it, the recovery, has passed a membrane.

    The permeate holds 1 - rejection of the feed's concentration of all that is dissolved, but for carbon dioxide: of
    this it holds 1 - carbon_dioxide_rejection of the mean concentration along the membrane, which is taken to change
    as a power of the water left. Alkalinity and carbon are conserved. The recovery is that of water by mass. The
    search starts from molalities in the order of SPECIES, if they are given; it is the shorter the nearer these are.
    What is found roughly is off by a hundred-thousandth or so.
    """
    factor = concentration_factor(recovery, rejection)
    totals = {name: factor * total for name, total in water.totals.items()}
    alkalinity = factor * water.alkalinity

    def out(known: Round, h: float) -> float:
        carbon, carbon_dioxide = known.carbons(h)
        if not carbon_dioxide > 0:
            return 0.0
        through = _passed_carbon(water, carbon_dioxide, recovery, rejection, carbon_dioxide_rejection)
        return (1 - recovery) * carbon + recovery * through

    start = start or _scaled(water.molalities.values(), factor)
    return _equilibrium(totals, alkalinity, water.temperature, _Balance(out, water.carbon), start, roughly)


def _scaled(molalities: Iterable[float], factor: float) -> list[float]:
    """Nearly the molalities of a water that is so many times stronger, of which carbon dioxide passes the membrane."""
    m = [factor * amount for amount in molalities]
    m[_CARBON_DIOXIDE] /= factor
    m[_HYDROGEN] /= factor * factor
    return m


# What the others follow, and is in every water.
_LEADING = itemgetter(*(PLACE[name] for name in ("hydrogen", "bicarbonate", "carbonate", "carbon_dioxide")))
_CARBON_DIOXIDE, _HYDROGEN = PLACE["carbon_dioxide"], PLACE["hydrogen"]


class Concentration:
    """A water of which more and more passes a membrane; it keeps what it has answered, to begin the next search with.

    What it answers does not depend on that by more than the searches settle to, and asked again it answers the same.
    """

    def __init__(
        self,
        water: State,
        rejection: float,
        carbon_dioxide_rejection: float = 0.0,
        like: Concentration | None = None,
    ) -> None:
        """A water, and the concentration of one not unlike it, if there is one, to begin with."""
        self.water = water
        self.rejection = rejection
        self._like = like
        self._carbon_dioxide_rejection = carbon_dioxide_rejection
        self._places = [0.0]  # logarithms of how many times less water is left
        self._courses = [list(water.molalities.values())]  # molalities, but for what _scaled tells of them
        self._answered: dict[float, State] = {}  # by the recovery

    def at(self, recovery: float, roughly: bool = False) -> State:
        """What is left of it after a recovery; raises Refusal where concentrated does."""
        if recovery in self._answered:
            return self._answered[recovery]
        place, factor = -math.log1p(-recovery), concentration_factor(recovery, self.rejection)
        known = self if len(self._places) > 1 or not self._like else self._like
        start = _scaled(known._course(place), factor)
        left = concentrated(self.water, recovery, self.rejection, self._carbon_dioxide_rejection, start, roughly)
        after = bisect.bisect_left(self._places, place)
        if self._places[after : after + 1] != [place]:
            self._places.insert(after, place)
            self._courses.insert(after, [])
        self._courses[after] = _scaled(left.molalities.values(), 1 / factor)
        if not roughly:
            self._answered[recovery] = left
        return left

    def _course(self, place: float) -> list[float]:
        """About the molalities there, but for what _scaled tells: between those known, or the last that are."""
        after = bisect.bisect_left(self._places, place)
        if place - self._places[-1] > _BEYOND * self._places[-1]:
            return self._courses[-1]
        first = max(0, min(after - _POINTS // 2, len(self._places) - _POINTS))
        places, courses = self._places[first : first + _POINTS], self._courses[first : first + _POINTS]
        found = [0.0] * len(SPECIES)
        for here, course in zip(places, courses, strict=True):
            weight = math.prod((place - other) / (here - other) for other in places if other != here)
            found = [sofar + weight * amount for sofar, amount in zip(found, course, strict=True)]
        return found if min(found) >= 0 else courses[-1]


def concentration_factor(recovery: float, rejection: float) -> float:
    """How many times more salt a kilogram of water holds when a share of the water has passed a membrane."""
    return (1 - recovery * (1 - rejection)) / (1 - recovery)


def passed(
    water: State, left: State, recovery: float, rejection: float, carbon_dioxide_rejection: float = 0.0
) -> tuple[float, float]:
    """Alkalinity and inorganic carbon of the permeate, from the feed and what is left of it."""
    carbon_dioxide = left.molalities["carbon_dioxide"]
    carbon = _passed_carbon(water, carbon_dioxide, recovery, rejection, carbon_dioxide_rejection)
    return (1 - rejection) * water.alkalinity, carbon


def with_acid(water: State, acid: str, dose: float, start: Sequence[float] | None = None) -> State:
    """The water with an acid in it, sulfuric (H2SO4) or hydrochloric (HCl), in mol/kg of water; nothing escapes.

    The search starts as that of concentrated does.
    """
    if acid not in ("H2SO4", "HCl"):
        raise Refusal(f"There is no acid '{acid}'; the acids are H2SO4 and HCl.")
    brought, equivalents = ("sulfate", 2) if acid == "H2SO4" else ("chloride", 1)
    totals = {**water.totals, brought: water.totals[brought] + dose}
    alkalinity = water.alkalinity - equivalents * dose
    search = _Balance(lambda known, h: known.carbons(h)[0], water.carbon)
    return _equilibrium(totals, alkalinity, water.temperature, search, start or list(water.molalities.values()))


def _passed_carbon(
    water: State, carbon_dioxide: float, recovery: float, rejection: float, carbon_dioxide_rejection: float
) -> float:
    """Inorganic carbon of the permeate, from the carbon dioxide of what is left."""
    before = mean = water.molalities["carbon_dioxide"]
    if recovery > _SMALLEST:
        # The mean, over the water that passes, of before * (water left)^-power, which ends at carbon_dioxide.
        remaining = math.log1p(-recovery)
        exponent = remaining + math.log(carbon_dioxide / before)
        mean = before * (math.expm1(exponent) / exponent if exponent else 1.0) * -remaining / recovery
    return (1 - rejection) * (water.carbon - before) + (1 - carbon_dioxide_rejection) * mean


class _Balance:
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


def _equilibrium(
    totals: Mapping[str, float],
    alkalinity: float,
    temperature: float,
    search: Search,
    m: Sequence[float] | None = None,
    roughly: bool = False,
) -> State:
    """Species and activity coefficients that agree, in rounds from molalities that are near, if they are given.

    From round to round the coefficients are nearer to their end by a nearly constant ratio, a hundredth or less in most
    waters. So two changes tell how much is left, and it is added.
    """
    if m is None or activities.ionic_strength(m) > HIGHEST_IONIC_STRENGTH:  # nothing is refused for where it began
        m = _begun(totals, alkalinity, temperature, search)
    logarithms: list[float] = []
    moved: list[float] = []
    change = last = math.inf
    ratio = _LEAST_RATIO
    close = _CLOSE_ROUGHLY if roughly else _CLOSE
    for _ in range(_STEPS):
        found = activities.evaluate(m, temperature)
        if logarithms:
            before, moved = moved, list(map(sub, found.logarithms, logarithms))
            last, change = change, max(map(abs, moved))
            if before:
                found = _extrapolated(found, moved, before)
        logarithms = found.logarithms
        known = Round(totals, alkalinity, found, temperature)
        h = known.settle(m, search)
        before_m, m = m, known.species(h)
        if not moved:  # the first change is that of the molalities
            old, new = _LEADING(before_m), _LEADING(m)
            change = max([abs(after - before) / (after + before) for after, before in zip(new, old, strict=True)])
            if change <= _FIRST * close:
                break
        else:  # what was added makes a change small, not the next
            ratio = max(ratio, change / last)
            if change * min(ratio, 1.0) <= close:
                break
    else:
        raise Refusal("The species of this water were not found: their amounts did not settle.")
    values = {name: amount * math.exp(log) for name, amount, log in zip(SPECIES, m, logarithms, strict=True)}
    return State(
        temperature,
        totals,
        alkalinity,
        known.carbons(h)[0],
        -math.log10(h),
        dict(zip(SPECIES, m, strict=True)),
        {**values, "water": found.water_activity},
        found.osmotic_coefficient * sum(m) * _pressure_of_particles(temperature),
        activities.ionic_strength(m),
    )


def _begun(totals: Mapping[str, float], alkalinity: float, temperature: float, search: Search) -> list[float]:
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


@lru_cache(maxsize=64)
def _pressure_of_particles(temperature: float) -> float:
    """Osmotic pressure over the osmotic coefficient and all molalities, in Pa kg/mol."""
    return density(temperature) * MOLAR_GAS_CONSTANT * temperature


def _extrapolated(found: Activities, moved: Sequence[float], before: Sequence[float]) -> Activities:
    """The activities that the last two changes of their logarithms lead to."""
    ratio = sum(map(mul, moved, before)) / (sum(map(mul, before, before)) or 1.0)
    if not abs(ratio) < _LARGEST_RATIO:
        return found
    more = ratio / (1 - ratio)
    return found._replace(logarithms=[log + more * change for log, change in zip(found.logarithms, moved, strict=True)])
