"""A vessel of elements as it is handed to another program, and the water that it is fed with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from calc.models.membranes.vessel_setup import Feed, Filling, OwnElement, Plant
from calc.models.solutions.analysis import Ions

_Setup = TypeVar("_Setup", Feed, Ions, Filling, OwnElement)


class Vessel(NamedTuple):
    """A vessel at a feed pressure, and what comes out of it."""

    salt: str
    """What is dissolved in the feed, or that an analysis says it."""
    plant: Plant
    feed_pressure: float
    concentrate: float
    """Its concentration, in kg/m3."""

    @property
    def temperature(self) -> float:
        """In K."""
        return self.plant.solution.temperature

    @property
    def feed_fraction(self) -> float:
        """The mass of salt in a kilogram of the feed."""
        return self.plant.solution.mass_fraction(self.plant.concentration)

    @property
    def concentration_factor(self) -> float:
        """How many times more salt a kilogram of water holds in the concentrate than in the feed."""
        feed, left = self.feed_fraction, self.plant.solution.mass_fraction(self.concentrate)
        return left / (1 - left) / (feed / (1 - feed)) if feed else 1.0


def of(values: Mapping[str, float | str | None]) -> Vessel | None:
    """The vessel that inputs and outputs, by name and in SI, are of; None where they are not all that makes one."""
    needed = (*Feed._fields, *Ions._fields, *Filling._fields, *OwnElement._fields)
    others = ("permeate_pressure", "feed_pressure", "concentrate_concentration")
    if any(values.get(name) is None for name in (*needed, *others)):
        return None

    known: Mapping[str, Any] = values

    def made(setup: type[_Setup]) -> _Setup:
        return setup(**{name: known[name] for name in setup._fields})

    plant = Plant.of(made(Feed), made(Ions), made(Filling), made(OwnElement), known["permeate_pressure"])
    return Vessel(known["salt"], plant, known["feed_pressure"], known["concentrate_concentration"])
