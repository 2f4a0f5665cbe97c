"""From the inputs of a calculator to a vessel that can be run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from calc.models.membranes import elements as published
from calc.models.membranes import pressure_vessel
from calc.models.membranes.crossflow import Fluxes
from calc.models.membranes.pressure_vessel import Run, Vessel
from calc.models.solutions import whole_analysis
from calc.models.solutions.analysis import Ions
from calc.models.solutions.salt_water import SaltWater, salt_water
from calc.models.solutions.whole_analysis import Told

_OWN = "own"


class Feed(NamedTuple):
    """What enters: the concentration counts for a salt, and the analysis where that is the choice."""

    salt: str
    feed_concentration: float
    feed_flow: float
    temperature: float


def fed(feed: Feed, told: Told) -> tuple[SaltWater, float]:
    """The water of a feed and its concentration in kg/m3; what is told of its ions counts where it is as analysed."""
    if feed.salt != "analysis":
        return salt_water(feed.salt, feed.temperature), feed.feed_concentration
    return whole_analysis.water_of(told), whole_analysis.whole(told).salts


class Filling(NamedTuple):
    """What the vessel is filled with: how many of which element, and how much of their flow they still have."""

    element: str
    elements: int
    flow_factor: float


class OwnElement(NamedTuple):
    """What an element is like that has no name; its permeabilities at 25 degrees Celsius."""

    water_permeability: float
    salt_permeability: float
    active_area: float
    channel_length: float
    feed_channel_height: float
    feed_spacer_porosity: float


class Plant(NamedTuple):
    """All that stays the same when the feed pressure is varied."""

    vessel: Vessel
    solution: SaltWater
    concentration: float
    feed_flow: float
    permeate_pressure: float
    element: published.Element | None

    @classmethod
    def of(cls, feed: Feed, ions: Ions, filling: Filling, own: OwnElement, permeate_pressure: float) -> Plant:
        """The plant that the inputs of a calculator describe; the ions are in kg/m3."""
        known = None if filling.element == _OWN else published.element(filling.element)
        vessel = pressure_vessel.of_elements(
            known.water_permeability if known else own.water_permeability,
            known.salt_permeability if known else own.salt_permeability,
            feed.temperature,
            known.channel if known else (own.channel_length, own.feed_channel_height, own.feed_spacer_porosity),
            known.area if known else own.active_area,
            filling.elements,
            filling.flow_factor,
        )
        solution, concentration = fed(feed, whole_analysis.by_mass(ions._asdict(), feed.temperature))
        return cls(vessel, solution, concentration, feed.feed_flow, permeate_pressure, known)

    def run(
        self, feed_pressure: float, steps: int | None = None, near: Sequence[Fluxes] = (), rough: float = 0.0
    ) -> Run:
        """The vessel at a feed pressure; the places of a run that is near save work, and so may one be rough."""
        return pressure_vessel.run(
            self.vessel,
            self.solution,
            self.feed_flow,
            self.concentration,
            feed_pressure,
            self.permeate_pressure,
            steps,
            near,
            rough,
        )
