"""Acid in a feed: how much a dose is, and what it does to the water."""

from __future__ import annotations

from collections.abc import Mapping

from calc.core.quantities import Amount, Refusal
from calc.models.ions import ions
from calc.models.minerals import speciation
from calc.models.minerals.speciation import State
from calc.models.solutions import mixed_density

EQUIVALENTS = {"H2SO4": 2, "HCl": 1}
"""How much alkalinity a mole of each acid takes."""

_HYDROGEN = 1.0080e-3  # kg/mol, as in `calc.models.ions.ions`
MOLAR_MASSES = {"H2SO4": ions.MOLAR_MASSES["sulfate"] + 2 * _HYDROGEN, "HCl": ions.MOLAR_MASSES["chloride"] + _HYDROGEN}
"""In kg/mol."""


def water_in(molalities: Mapping[str, float], temperature: float) -> float:
    """The water in a volume of a feed, in kg/m3, from the molalities of its analysis and its temperature in K.

    Raises Refusal for more dissolved matter than density is known for.
    """
    dissolved = sum(amount * ions.MOLAR_MASSES[ion] for ion, amount in molalities.items())
    return mixed_density.density(molalities, temperature) / (1 + dissolved)


def most(feed: State, acid: str) -> float:
    """The dose that takes all the alkalinity of a feed, in mol/kg of water."""
    return feed.alkalinity / EQUIVALENTS[acid]


def dosed(feed: State, acid: str, dose: float, water: float) -> State:
    """The feed with a dose of acid, in kg of the pure acid in a cubic metre that holds so many kg of water.

    Raises Refusal for a dose that is more than the alkalinity takes.
    """
    per_kilogram = MOLAR_MASSES[acid] * water
    if dose / per_kilogram >= most(feed, acid):
        raise Refusal(
            "So much acid leaves no bicarbonate: {} turn all of it to carbon dioxide, and what is more stays acid. "
            "Lower the dose.",
            Amount(most(feed, acid) * per_kilogram, "mg/L"),
        )
    return speciation.with_acid(feed, acid, dose / per_kilogram) if dose else feed
