"""Dissolved carbonate: how pH, alkalinity and carbon dioxide hang together, in a feed and in what a membrane leaves."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.ions import activities
from calc.models.ions.activities import SPECIES
from calc.models.minerals import guesses, searches
from calc.models.minerals.guesses import Course
from calc.models.minerals.searches import CarbonBalance
from calc.models.minerals.speciation_round import Round, Search
from calc.models.solutions import osmotic_pressure

CONSERVED = (
    "sodium", "potassium", "magnesium", "calcium", "barium", "strontium", "chloride", "sulfate", "fluoride", "silica",
)  # fmt: skip
"""What a water holds in all its forms together; beside these, the alkalinity and the inorganic carbon."""

_SMALLEST = 1e-9  # recovery that changes anything a float can tell
# Carbon dioxide changes as a power of the water left each time that half of it has passed, and over the whole way as no
# single one: there it stays as it is while there is much of it, and then rises as bicarbonate makes it. One power for
# the way to 95 % would put the pH up to 0.14 too high; these are as good as ten times as many.
_LEFT_OF_A_LEG = 0.5


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
    osmotic_coefficient: float
    ionic_strength: float

    @property
    def osmotic_pressure(self) -> float:
        """In Pa."""
        return osmotic_pressure.of_ions(self.molalities, self.osmotic_coefficient, self.temperature)


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
    as a power of the water left, another one each time that this has halved. Alkalinity and carbon are conserved. The
    recovery is that of water by mass. The search starts from molalities in the order of SPECIES, if they are given; it
    is the shorter the nearer these are. What is found roughly is off by a hundred-thousandth or so.
    """
    return Concentration(water, rejection, carbon_dioxide_rejection).at(recovery, roughly, start)


class _Way(NamedTuple):
    """How far a water has come along a membrane."""

    recovery: float
    carbon_dioxide: float
    """In mol/kg of the water there."""
    passed: float
    """Carbon dioxide that a membrane which does not hold it back has let pass, in mol for a kilogram of the feed."""

    def further(self, recovery: float) -> Callable[[float], float]:
        """What has passed at a recovery where there is so much of it: the integral of a power of the water left."""
        ahead, left = recovery - self.recovery, 1 - self.recovery
        if ahead <= _SMALLEST:
            passed = self.passed + self.carbon_dioxide * ahead
            return lambda carbon_dioxide: passed
        remaining = math.log((1 - recovery) / left)
        steadily = self.carbon_dioxide * left * remaining

        def integral(carbon_dioxide: float) -> float:
            exponent = remaining + math.log(carbon_dioxide / self.carbon_dioxide)
            mean = math.expm1(exponent) / exponent if exponent else 1.0
            return self.passed - steadily * mean

        return integral


def _concentrated(
    water: State,
    way: _Way,
    recovery: float,
    rejection: float,
    carbon_dioxide_rejection: float,
    start: Sequence[float],
    roughly: bool,
) -> State:
    factor = concentration_factor(recovery, rejection)
    totals = {name: factor * total for name, total in water.totals.items()}
    alkalinity = factor * water.alkalinity

    through = way.further(recovery)
    others = recovery * (1 - rejection) * _bound_carbon(water)

    def out(known: Round, h: float) -> float:
        carbon, carbon_dioxide = known.carbons(h)
        if not carbon_dioxide > 0:
            return 0.0
        return (1 - recovery) * carbon + others + (1 - carbon_dioxide_rejection) * through(carbon_dioxide)

    return _equilibrium(totals, alkalinity, water.temperature, CarbonBalance(out, water.carbon), start, roughly)


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
        self._course = Course(water.molalities.values())
        self._answered: dict[float, State] = {}  # by the recovery
        self._ways = [_Way(0.0, water.molalities["carbon_dioxide"], 0.0)]

    def at(self, recovery: float, roughly: bool = False, start: Sequence[float] | None = None) -> State:
        """What is left of it after a recovery; raises Refusal where concentrated does."""
        if recovery in self._answered:
            return self._answered[recovery]
        return self._further(self.way_to(recovery), recovery, roughly, start)

    def way_to(self, recovery: float) -> _Way:
        """The way to where the water has halved for the last time before a recovery."""
        legs = math.ceil(math.log1p(-recovery) / math.log(_LEFT_OF_A_LEG)) - 1 if recovery else 0
        if self._carbon_dioxide_rejection == 1:
            legs = 0  # none passes
        while len(self._ways) <= legs:
            last = self._ways[-1]
            place = 1 - _LEFT_OF_A_LEG ** len(self._ways)
            left = self._answered.get(place) or self._further(last, place)
            carbon_dioxide = left.molalities["carbon_dioxide"]
            self._ways.append(_Way(place, carbon_dioxide, last.further(place)(carbon_dioxide)))
        return self._ways[max(legs, 0)]

    def _further(
        self, way: _Way, recovery: float, roughly: bool = False, start: Sequence[float] | None = None
    ) -> State:
        place, factor = -math.log1p(-recovery), concentration_factor(recovery, self.rejection)
        known = self if self._course.begun or not self._like else self._like
        start = start or guesses.scaled(known._course.at(place), factor)
        left = _concentrated(self.water, way, recovery, self.rejection, self._carbon_dioxide_rejection, start, roughly)
        self._course.know(place, guesses.scaled(left.molalities.values(), 1 / factor))
        if not roughly:
            self._answered[recovery] = left
        return left


def concentration_factor(recovery: float, rejection: float) -> float:
    """How many times more salt a kilogram of water holds when a share of the water has passed a membrane."""
    return (1 - recovery * (1 - rejection)) / (1 - recovery)


def with_acid(water: State, acid: str, dose: float, start: Sequence[float] | None = None) -> State:
    """The water with an acid in it, sulfuric (H2SO4) or hydrochloric (HCl), in mol/kg of water; nothing escapes.

    The search starts as that of concentrated does.
    """
    if acid not in ("H2SO4", "HCl"):
        raise Refusal(f"There is no acid '{acid}'; the acids are H2SO4 and HCl.")
    brought, equivalents = ("sulfate", 2) if acid == "H2SO4" else ("chloride", 1)
    totals = {**water.totals, brought: water.totals[brought] + dose}
    alkalinity = water.alkalinity - equivalents * dose
    search = CarbonBalance(lambda known, h: known.carbons(h)[0], water.carbon)
    return _equilibrium(totals, alkalinity, water.temperature, search, start or list(water.molalities.values()))


def heated(water: State, temperature: float) -> State:
    """The water at another temperature in K, in a closed vessel: nothing escapes or deposits."""
    search = CarbonBalance(lambda known, h: known.carbons(h)[0], water.carbon)
    return _equilibrium(water.totals, water.alkalinity, temperature, search, list(water.molalities.values()))


def _bound_carbon(water: State) -> float:
    """Its inorganic carbon but for carbon dioxide."""
    return water.carbon - water.molalities["carbon_dioxide"]


def _equilibrium(
    totals: Mapping[str, float],
    alkalinity: float,
    temperature: float,
    search: Search,
    m: Sequence[float] | None = None,
    roughly: bool = False,
) -> State:
    """The water whose species and activity coefficients agree, from molalities that are near, if they are given."""
    m, found, known, h = searches.settle(totals, alkalinity, temperature, search, m, roughly)
    values = {name: amount * math.exp(log) for name, amount, log in zip(SPECIES, m, found.logarithms, strict=True)}
    return State(
        temperature,
        totals,
        alkalinity,
        known.carbons(h)[0],
        -math.log10(h),
        dict(zip(SPECIES, m, strict=True)),
        {**values, "water": found.water_activity},
        found.osmotic_coefficient,
        activities.ionic_strength(m),
    )
