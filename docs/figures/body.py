"""The body's waters: how strong they are, and what urine a litre of salt water takes."""

from __future__ import annotations

from calc import body, seawater
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.units import LITRE, celsius, from_si
from calc.interface.chart import Axis, Line, draw
from calc.interface.evaluation import evaluate
from calc.models.seawater.teos10 import osmolal_sum
from calc.models.solutions.body_solutions import BODY_TEMPERATURE, osmolality
from calc.models.water import water
from docs.figures.drawing import bars

_SWEAT = 120.0  # mOsm/kg on average, as the page cites
_STRONGEST_URINE = 1200.0  # mOsm/L, the calculator's own


def ladder() -> str:
    """Osmolalities from tap water to the strongest urine, as bars."""
    rows = _waters()
    return bars([(name, f"{value:.0f}", value) for name, value in rows], "mOsm/kg", "Bars of osmolality in mOsm/kg")


def _waters() -> list[tuple[str, float]]:
    """Name and mOsm/kg, the weakest first."""
    tap = evaluate("waters.osmotic_pressure", {"preset": "hard tap water"}).outputs["osmotic_pressure"]
    at_tap = celsius(15)
    sea = seawater.osmotic_pressure(0.035, celsius(25)).osmotic_coefficient * osmolal_sum(0.035)
    found = [
        ("Hard tap water", 1000 * tap / (water.density(at_tap) * MOLAR_GAS_CONSTANT * at_tap)),
        ("Sweat", _SWEAT),
        ("Saline, 9 g/L", 1000 * osmolality("NaCl", 9.0, BODY_TEMPERATURE)),
        ("Blood plasma", 1000 * body.osmolality().osmolality),
        ("Sea water", 1000 * sea),
        ("Strongest urine", _STRONGEST_URINE),
    ]
    return sorted(found, key=lambda row: row[1])


def urine_for_a_litre() -> str:
    """The urine that a litre of diluted sea water takes, over its salinity."""
    salinities = [step / 1000 for step in range(46)]
    needed = [body.drinking_water_balance(salinity=each) for each in salinities]
    answer = body.drinking_water_balance()
    anyway = body.drinking_water_balance(salinity=0.0).urine_needed
    even, sustained = (from_si(each, "g/kg") for each in (answer.break_even_salinity, answer.sustaining_salinity))
    grams = [from_si(each, "g/kg") for each in salinities]
    line = "urine with a litre of the drink"
    text = (
        f"Over the salinity of the drink, the urine rises from {anyway / LITRE:.1f} L for fresh water to "
        f"{answer.urine_needed / LITRE:.2f} L for the sea's 35 g/kg. It takes as much as was drunk at {sustained:.0f} "
        f"g/kg, and more than the litre and the {anyway / LITRE:.1f} L that is lost anyway from {even:.0f} g/kg on."
    )
    return draw(
        [
            Line(line, [(x, each.urine_needed / LITRE) for x, each in zip(grams, needed, strict=True)]),
            Line(
                "the litre, and the urine without it", [(grams[0], 1 + anyway / LITRE), (grams[-1], 1 + anyway / LITRE)]
            ),
            Line("the litre", [(grams[0], 1.0), (grams[-1], 1.0)]),
        ],
        Axis("salinity", "g/kg"),
        Axis("volume", "L"),
        text,
        (even, 1 + anyway / LITRE),
    )
