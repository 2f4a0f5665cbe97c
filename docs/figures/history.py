"""What Pfeffer measured in 1877, beside the curve that is computed today."""

from __future__ import annotations

from calc import solutions
from calc.core.units import celsius, from_si
from calc.interface import chart
from calc.models.solutions import single_solutes
from docs.comparisons import read

_TEMPERATURE = 14.5  # degrees Celsius, as van 't Hoff gives for these rows
_MOST = 7  # g of sugar to 100 g of water


def pfeffer() -> str:
    """The osmotic pressure of cane sugar over its amount: our curve, and Pfeffer's points."""
    rows = read("osmometer_pfeffer.csv", lambda row: row["temperature_C"] == _TEMPERATURE)()
    points = [(row["sugar_g_per_100g_water"], row["osmotic_pressure_mmHg"]) for row in rows]
    curve = [(sugar / 10, computed(sugar / 10)) for sugar in range(10 * _MOST + 1)]
    told = "; ".join(f"{sugar:g} g: {found:.0f}, computed {computed(sugar):.0f}" for sugar, found in points)
    text = f"Osmotic pressure in mmHg over g of sugar to 100 g of water, as Pfeffer measured and as computed. {told}."
    return chart.draw(
        [chart.Line("computed", curve)],
        chart.Axis("sugar, in g to 100 g of water", "1"),
        chart.Axis("osmotic pressure", "mmHg"),
        text,
        named=[("", *point) for point in points],
    )


def computed(sugar: float) -> float:
    """In mmHg, of so many grams of cane sugar to 100 g of water."""
    molality = sugar / 100 / single_solutes.molar_mass("sucrose")
    return from_si(solutions.osmotic_pressure("sucrose", molality, celsius(_TEMPERATURE)).osmotic_pressure, "mmHg")
