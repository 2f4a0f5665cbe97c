"""The body's waters: how strong they are, and what urine a litre of salt water takes."""

from __future__ import annotations

from math import pi, sin
from typing import NamedTuple

from calc import body, seawater
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.numbers import write_number
from calc.core.units import LITRE, celsius, from_si
from calc.interface.chart import Axis, Line, draw
from calc.interface.evaluation import evaluate
from calc.models.seawater.teos10 import osmolal_sum
from calc.models.solutions.body_solutions import BODY_TEMPERATURE, osmolality
from calc.models.water import water
from calc.pictures.body import half_thickness, shape_of
from docs.figures.drawing import bars, svg

_SWEAT = 120.0  # mOsm/kg on average, as the page cites
_STRONGEST_URINE = 1200.0  # mOsm/L, the calculator's own

_APART, _FIRST, _MIDDLE = 120, 60, 128  # of the three cells
_MICROMETRE, _STEPS = 12.0, 32


class Drip(NamedTuple):
    """What runs into the vein, and its table salt in g/L."""

    name: str
    concentration: float


DRIPS = (Drip("fresh water", 0.0), Drip("isotonic", 9.0), Drip("concentrated", 30.0))


def three_drips() -> str:
    """A red cell at rest in fresh water, in saline and in strong salt water, cut across, over its outline in plasma."""
    parts, told = [], []
    for number, drip in enumerate(DRIPS):
        x = _FIRST + _APART * number
        cell = evaluate("body.tonicity", {"concentration": f"{drip.concentration} g/L"})
        volume, bursting = cell.outputs["cell_volume"], cell.inputs["critical_volume"]
        outline = _cell(x, bursting if volume is None else volume)
        edge = ' class="membrane"' if volume is None else ""
        words = f"bursts at {write_number(bursting, 2)}×" if volume is None else f"{write_number(volume, 2)}×"
        parts += [
            f'<text class="label" x="{x}" y="18" text-anchor="middle">{drip.name}</text>',
            f'<text class="quiet" x="{x}" y="38" text-anchor="middle">{drip.concentration:g} g/L</text>',
            f'<rect class="water" x="{x - 56}" y="50" width="112" height="156"/>',
            f'<path class="strong-water" d="{outline}"/>',
            f'<path{edge} d="{outline}"/>',
            f'<path class="guide" d="{_cell(x, 1.0)}"/>',
            *_waters_way(x, 2.0 if volume is None else volume),
            f'<text class="quiet" x="{x}" y="226" text-anchor="middle">{words}</text>',
        ]
        told.append(
            f"{drip.name}, {drip.concentration:g} g of salt in a litre: the cell {_becomes(volume)} {words[:-1]} times"
        )
    return svg(236, f"A red blood cell cut across in three drips. {'; '.join(told)} its volume in plasma.", parts)


def _becomes(volume: float | None) -> str:
    return "swells and" if volume is None else "comes to"


def _cell(x: float, volume: float) -> str:
    """The outline of a cell of this volume over the normal one."""
    shape = shape_of(volume)
    places = [sin(pi * (step / _STEPS - 0.5)) for step in range(_STEPS + 1)]
    upper = [(x + _MICROMETRE * shape.radius * each, -_MICROMETRE * half_thickness(shape, each)) for each in places]
    points = [*upper, *((across, -up) for across, up in reversed(upper[1:-1]))]
    return "M" + "L".join(f"{across:.1f} {_MIDDLE + up:.1f}" for across, up in points) + "z"


def _waters_way(x: float, volume: float) -> tuple[str, ...]:
    """Arrows from above and below: into a cell that swells, out of one that shrinks, as much each way at rest."""

    def arrow(across: float, y: float, way: int) -> str:
        return f'<path class="flow" d="M{across:g} {y:g}v{20 * way}m-5 {-6 * way}l5 {6 * way}l5 {-6 * way}"/>'

    if abs(volume - 1) < 0.05:
        return arrow(x - 9, 60, 1), arrow(x + 9, 84, -1)
    return (arrow(x, 56, 1), arrow(x, 200, -1)) if volume > 1 else (arrow(x, 100, -1), arrow(x, 156, 1))


def ladder() -> str:
    """Osmolalities from tap water to the strongest urine, as bars."""
    rows = _waters()
    return bars([(name, f"{value:.0f}", value) for name, value in rows], "mOsm/kg", "Bars of osmolality in mOsm/kg")


def _waters() -> list[tuple[str, float]]:
    """Name and mOsm/kg, the weakest first."""
    tap = evaluate("waters.osmotic_pressure", {"preset": "hard tap water"}).outputs["osmotic_pressure"]
    at_tap = celsius(15)
    sea = seawater.osmotic_pressure(0.035, BODY_TEMPERATURE).osmotic_coefficient * osmolal_sum(0.035)
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
