"""The osmotic pressures around us."""

from __future__ import annotations

from calc.core.numbers import write_quantity
from calc.core.units import BAR, STANDARD_GRAVITY
from calc.interface.evaluation import evaluate
from calc.models.water.water import density
from docs.figures.drawing import Step
from docs.figures.drawing import ladder as drawn_ladder

_WATERS = (
    ("Soft tap water", "waters.osmotic_pressure", {"preset": "soft tap water"}),
    ("Salty well", "waters.osmotic_pressure", {"preset": "brackish well, chloride"}),
    ("The Baltic", "seawater.osmotic_pressure", {"preset": "Baltic"}),
    ("Blood, or 0.9 % salt", "solutions.osmotic_pressure", {"preset": "0.9 % saline"}),
    ("The ocean", "seawater.osmotic_pressure", {"absolute_salinity": "35.16504 g/kg"}),
    ("Brine of a sea-water plant", "waters.osmotic_pressure", {"preset": "seawater concentrate"}),
    ("Nearly saturated salt", "solutions.osmotic_pressure", {"molality": "6 mol/kg"}),
)


def ladder() -> str:
    """Osmotic pressures from tap water to a brine, with the columns of water that would balance them."""
    steps = []
    for name, calculator, entries in _WATERS:
        answer = evaluate(calculator, entries)
        pressure = answer.outputs["osmotic_pressure"]
        column = pressure / (density(answer.inputs["temperature"]) * STANDARD_GRAVITY)
        value = f"{write_quantity(pressure, 'bar', 2)} = {write_quantity(column, 'm', 2)}"
        steps.append(Step(name, value, (pressure / BAR,)))
    return drawn_ladder(steps, (-2, 3), "Osmotic pressure, bar", "Osmotic pressures, and columns of water.")
