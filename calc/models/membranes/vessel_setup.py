"""From the inputs of a calculator to a vessel that can be run."""

from __future__ import annotations

from typing import NamedTuple

from calc.models.ions import analysis
from calc.models.membranes import elements as published
from calc.models.membranes import pressure_vessel
from calc.models.membranes.pressure_vessel import Run, Vessel
from calc.models.solutions.salt_water import SaltWater, mixed_water, salt_water

_OWN = "own"


class Plant(NamedTuple):
    """All that stays the same when the feed pressure is varied."""

    vessel: Vessel
    solution: SaltWater
    concentration: float
    feed_flow: float
    permeate_pressure: float
    element: published.Element | None

    @classmethod
    def of(
        cls,
        *,
        salt: str,
        feed_concentration: float,
        feed_flow: float,
        temperature: float,
        permeate_pressure: float,
        element: str,
        elements: int,
        flow_factor: float,
        water_permeability: float,
        salt_permeability: float,
        active_area: float,
        channel_length: float,
        feed_channel_height: float,
        feed_spacer_porosity: float,
        sodium: float,
        potassium: float,
        magnesium: float,
        calcium: float,
        chloride: float,
        sulfate: float,
        bicarbonate: float,
    ) -> Plant:
        """The plant that the inputs of a calculator describe."""
        known = None if element == _OWN else published.element(element)
        vessel = pressure_vessel.of_elements(
            known.water_permeability if known else water_permeability,
            known.salt_permeability if known else salt_permeability,
            temperature,
            (known.length, known.channel_height, known.spacer_porosity)
            if known
            else (channel_length, feed_channel_height, feed_spacer_porosity),
            known.area if known else active_area,
            elements,
            flow_factor,
        )
        if salt == "analysis":
            amounts = {
                "sodium": sodium,
                "potassium": potassium,
                "magnesium": magnesium,
                "calcium": calcium,
                "chloride": chloride,
                "sulfate": sulfate,
                "bicarbonate": bicarbonate,
            }
            molalities = analysis.balanced(analysis.read(amounts, "mg/L", temperature), "none")
            solution = mixed_water(tuple(molalities.items()), temperature)
            concentration = analysis.dissolved_solids(molalities, temperature)
        else:
            solution, concentration = salt_water(salt, temperature), feed_concentration
        return cls(vessel, solution, concentration, feed_flow, permeate_pressure, known)

    def run(self, feed_pressure: float, steps: int | None = None) -> Run:
        """The vessel at a feed pressure."""
        return pressure_vessel.run(
            self.vessel,
            self.solution,
            self.feed_flow,
            self.concentration,
            feed_pressure,
            self.permeate_pressure,
            steps,
        )
