"""Dissolved carbonate: how pH, alkalinity and carbon dioxide hang together, in a feed and in what a membrane leaves."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from calc import activities, speciation_round
from calc.activities import PLACE, SPECIES
from calc.constants import MOLAR_GAS_CONSTANT
from calc.quantities import Refusal
from calc.speciation_round import Round
from calc.water import density

CONSERVED = (
    "sodium", "potassium", "magnesium", "calcium", "barium", "strontium", "chloride", "sulfate", "fluoride", "silica",
)  # fmt: skip
"""What a water holds in all its forms together; beside these, the alkalinity and the inorganic carbon."""

_LOWEST_PH, _HIGHEST_PH = 1.0, 13.0
_STEPS = 100
_CLOSE = 1e-9  # of a molality, from one round to the next
_EXACT = 1e-12  # of the carbon
_SMALLEST = 1e-9  # recovery that changes anything a float can tell


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


_Search = Callable[[Round], float]


def feed(analysis: Mapping[str, float], ph: float, temperature: float) -> State:
    """The state of a water from its analysis, in mol/kg of water, its pH and its temperature in K.

    The analysis names what CONSERVED does, and as bicarbonate the alkalinity in equivalents. Raises Refusal where the
    alkalinity is less than what hydroxide and silicate make of it at this pH, and for a water too salty for the model.
    """
    totals = {name: analysis.get(name, 0.0) for name in CONSERVED}
    h = 10.0**-ph
    return _equilibrium(totals, analysis.get("bicarbonate", 0.0), temperature, lambda known: h)


def concentrated(water: State, recovery: float, rejection: float, carbon_dioxide_rejection: float = 0.0) -> State:
    """What is left of a water when a share of it, the recovery, has passed a membrane.

    The permeate holds 1 - rejection of the feed's concentration of all that is dissolved, but for carbon dioxide: of
    this it holds 1 - carbon_dioxide_rejection of the mean concentration along the membrane, which is taken to change
    as a power of the water left. Alkalinity and carbon are conserved. The recovery is that of water by mass.
    """
    factor = concentration_factor(recovery, rejection)
    totals = {name: factor * total for name, total in water.totals.items()}
    alkalinity = factor * water.alkalinity

    def out(known: Round, h: float) -> float:
        carbon_dioxide = known.carbon_dioxide * known.carbonate(h) * h * h
        through = _passed_carbon(water, carbon_dioxide, recovery, rejection, carbon_dioxide_rejection)
        return (1 - recovery) * known.carbon(h) + recovery * through

    return _equilibrium(totals, alkalinity, water.temperature, lambda known: _balanced(known, out, water.carbon))


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


def with_acid(water: State, acid: str, dose: float) -> State:
    """The water with an acid in it, sulfuric (H2SO4) or hydrochloric (HCl), in mol/kg of water; nothing escapes."""
    if acid not in ("H2SO4", "HCl"):
        raise Refusal(f"There is no acid '{acid}'; the acids are H2SO4 and HCl.")
    brought, equivalents = ("sulfate", 2) if acid == "H2SO4" else ("chloride", 1)
    totals = {**water.totals, brought: water.totals[brought] + dose}
    alkalinity = water.alkalinity - equivalents * dose
    search = partial(_balanced, out=Round.carbon, carbon=water.carbon)
    return _equilibrium(totals, alkalinity, water.temperature, search)


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


def _balanced(known: Round, out: Callable[[Round, float], float], carbon: float) -> float:
    """The hydrogen activity at which as much carbon comes out as there is; it is less the higher the pH."""

    def excess(ph: float) -> float:
        h = 10**-ph
        return math.log(out(known, h) / carbon) if known.carbonate(h) > 0 else -math.inf

    low, high = _LOWEST_PH, _HIGHEST_PH
    above, below = excess(low), excess(high)
    if not above > 0 > below:
        raise Refusal(f"No pH from {low:g} to {high:g} goes with the alkalinity and the carbon of this water.")
    side = 0
    for _ in range(_STEPS):  # false position, and halving as long as one end knows no carbonate
        ph = (low * below - high * above) / (below - above) if math.isfinite(below) else (low + high) / 2
        found = excess(ph)
        if abs(found) < _EXACT:
            return 10**-ph
        if found > 0:
            low, above, below, side = ph, found, below / 2 if side > 0 else below, 1
        else:
            high, below, above, side = ph, found, above / 2 if side < 0 else above, -1
    raise Refusal("The pH of this water was not found.")


def _equilibrium(totals: Mapping[str, float], alkalinity: float, temperature: float, search: _Search) -> State:
    """Species and activity coefficients that agree, in rounds; `search` finds the hydrogen activity of each round."""
    m = [totals.get(name, 0.0) for name in SPECIES]
    m[PLACE["bicarbonate"]] = max(alkalinity, 0.0)
    for _ in range(_STEPS):
        found = activities.evaluate(m, temperature)
        known = speciation_round.of(totals, alkalinity, m, found, temperature)
        h = search(known)
        before, m = m, speciation_round.species(totals, known, h)
        if all(abs(new - old) <= _CLOSE * (new + old) for new, old in zip(m, before, strict=True)):
            break
    else:
        raise Refusal("The species of this water were not found: their amounts did not settle.")
    values = {name: amount * math.exp(log) for name, amount, log in zip(SPECIES, m, found.logarithms, strict=True)}
    return State(
        temperature,
        totals,
        alkalinity,
        known.carbon(h),
        -math.log10(h),
        dict(zip(SPECIES, m, strict=True)),
        {**values, "water": found.water_activity},
        found.osmotic_coefficient * sum(m) * density(temperature) * MOLAR_GAS_CONSTANT * temperature,
        activities.ionic_strength(m),
    )
