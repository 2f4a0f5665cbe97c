"""A feed from its analysis, its concentration and its water: kept, as the points of a curve have most in common."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.ions import analysed, ions
from calc.models.minerals import acid, minerals, speciation
from calc.models.solutions import mixed_density, whole_analysis
from calc.models.solutions.whole_analysis import Told


class Analysis(NamedTuple):
    """What of a water an analysis tells: each part on the scale, how to balance it, and the temperature in K."""

    sodium: float
    potassium: float
    magnesium: float
    calcium: float
    barium: float
    strontium: float
    chloride: float
    sulfate: float
    fluoride: float
    silica: float
    bicarbonate: float
    scale: str
    balance: str
    temperature: float

    @property
    def amounts(self) -> dict[str, float]:
        """Of each part, on the scale."""
        told = ("scale", "balance", "temperature")
        return {part: amount for part, amount in self._asdict().items() if part not in told}


def of_whole(told: Told) -> Analysis:
    """What scales in a whole analysis; what neither scales nor is a main ion counts as the one that it stands for."""
    found = whole_analysis.whole(told)
    own = {part: found.amounts[part] for part in Analysis._fields if part in found.amounts and part not in found.main}
    others = {name: 0.0 if name in own else amount for name, amount in found.amounts.items()}
    amounts = {**own, **analysed.equivalents(others, found.charges)}
    masses = {part: 1000 * amount * ions.MOLAR_MASSES[part] for part, amount in amounts.items()}
    return Analysis(**masses, scale="mg/L", balance=told.balance, temperature=told.temperature)


@lru_cache(maxsize=16)
def molalities(analysis: Analysis) -> dict[str, float]:
    """In mol/kg of water, balanced."""
    return minerals.molalities(analysis.amounts, analysis.scale, analysis.temperature, analysis.balance)


@lru_cache(maxsize=16)
def feed(analysis: Analysis, ph: float) -> speciation.State:
    """The state of the feed at a pH."""
    return speciation.feed(molalities(analysis), ph, analysis.temperature)


@lru_cache(maxsize=4)
def concentration(
    analysis: Analysis, ph: float, rejection: float, carbon_dioxide_rejection: float
) -> speciation.Concentration:
    """The feed of which more and more passes a membrane."""
    return speciation.Concentration(feed(analysis, ph), rejection, carbon_dioxide_rejection)


@lru_cache(maxsize=16)
def in_a_volume(analysis: Analysis) -> dict[str, float]:
    """What a volume of the feed holds of each part, in mol/m3, balanced.

    Raises Refusal for more dissolved matter than density is known for.
    """
    found = molalities(analysis)
    water = acid.water_in(found, analysis.temperature)
    return {part: amount * water for part, amount in found.items()}


def tap_water(calcium: float, alkalinity: float, solids: float, ph: float, temperature: float) -> speciation.State:
    """A dilute water of which little is told, in mol/m3, equivalents in a m3 and kg/m3; the rest counts as table salt.

    What table salt lacks of the charges it gets in its sodium or its chloride, also where the solids leave no room.
    """
    masses = ions.MOLAR_MASSES
    lacking = alkalinity - 2 * calcium
    sodium, chloride = max(lacking, 0.0), max(-lacking, 0.0)
    told = {"calcium": calcium, "bicarbonate": alkalinity, "sodium": sodium, "chloride": chloride}
    left = solids - sum(amount * masses[part] for part, amount in told.items())
    salt = max(left, 0.0) / (masses["sodium"] + masses["chloride"])
    held = {**told, "sodium": sodium + salt, "chloride": chloride + salt}
    water = mixed_density.water_in_volume(held, temperature)
    return speciation.feed({part: amount / water for part, amount in held.items()}, ph, temperature)


@lru_cache(maxsize=16)
def water_in(analysis: Analysis) -> float | None:
    """The water in a volume of the feed, in kg/m3; None where its density is not known."""
    try:
        return acid.water_in(molalities(analysis), analysis.temperature)
    except Refusal:
        return None
