"""A feed from its analysis, its concentration and its water: kept, as the points of a curve have most in common."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.minerals import acid, minerals, speciation


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
def water_in(analysis: Analysis) -> float | None:
    """The water in a volume of the feed, in kg/m3; None where its density is not known."""
    try:
        return acid.water_in(molalities(analysis), analysis.temperature)
    except Refusal:
        return None
