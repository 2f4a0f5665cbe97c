"""From the inputs of a calculator to a vessel that can be run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from calc import analysis, elements, ions, pressure_vessel
from calc.pressure_vessel import Run, Vessel
from calc.salt_water import SaltWater, mixed_water, salt_water

_OWN = "own"
_OWN_INPUTS = (
    "water_permeability",
    "salt_permeability",
    "active_area",
    "channel_length",
    "feed_channel_height",
    "feed_spacer_porosity",
)


class Plant(NamedTuple):
    """All that stays the same when the feed pressure is varied."""

    vessel: Vessel
    solution: SaltWater
    concentration: float
    feed_flow: float
    permeate_pressure: float
    element: elements.Element | None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Plant:
        """The plant that the inputs of a calculator describe."""
        temperature, name = given["temperature"], given["element"]
        known = None if name == _OWN else elements.element(name)
        a, b, area, length, height, porosity = (
            (
                known.water_permeability,
                known.salt_permeability,
                known.area,
                known.length,
                known.channel_height,
                known.spacer_porosity,
            )
            if known
            else [given[each] for each in _OWN_INPUTS]
        )
        vessel = pressure_vessel.of_elements(
            a, b, temperature, (length, height, porosity), area, given["elements"], given["flow_factor"]
        )
        if given["salt"] == "analysis":
            amounts = {ion: given[ion] for ion in ions.IONS}
            molalities = analysis.balanced(analysis.read(amounts, "mg/L", temperature), "none")
            solution = mixed_water(tuple(molalities.items()), temperature)
            concentration = analysis.dissolved_solids(molalities, temperature)
        else:
            solution, concentration = salt_water(given["salt"], temperature), given["feed_concentration"]
        return cls(vessel, solution, concentration, given["feed_flow"], given["permeate_pressure"], known)

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
