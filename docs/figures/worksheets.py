"""Figures of the worksheets: what a class finds with potato strips, and the paper to plot it on."""

from __future__ import annotations

from itertools import pairwise

from calc.calculators import chart
from calc.calculators.entries import write_number
from docs.figures.drawing import svg

# The concentration of sugar in mol/L, and the masses before and after in g: made up, and given in the question.
STRIPS = (
    (0.0, 5.10, 5.85),
    (0.1, 4.95, 5.45),
    (0.2, 5.20, 5.41),
    (0.3, 5.05, 4.93),
    (0.4, 5.00, 4.55),
    (0.5, 5.15, 4.38),
)

_LEFT, _RIGHT, _TOP, _CELL = 46, 346, 30, 12
_COLUMNS, _ROWS = 25, 16  # of 0.02 mol/L and of 2.5 %
_HIGHEST = 20


def changes() -> list[tuple[float, float]]:
    """The change of mass of each strip, in per cent, over the concentration."""
    return [(concentration, 100 * (after / before - 1)) for concentration, before, after in STRIPS]


def crossing() -> float:
    """The concentration at which the mass would not change, on the straight line between its neighbours."""
    return next(x0 + (x1 - x0) * y0 / (y0 - y1) for (x0, y0), (x1, y1) in pairwise(changes()) if y0 >= 0 > y1)


def potato_strips() -> str:
    """The change of mass over the concentration of the sugar, and where it is nought."""
    told = "; ".join(
        f"at {write_number(concentration, 1)} mol/L {_signed(change)} %" for concentration, change in changes()
    )
    text = (
        f"The change of mass of potato strips over the concentration of sugar. {told}. "
        f"The line crosses nought at {write_number(crossing(), 2)} mol/L."
    )
    return chart.draw(
        [chart.Line("change of mass", changes())],
        chart.Axis("sugar", "mol/L"),
        chart.Axis("change of mass", "%"),
        text,
        (crossing(), 0.0),
    )


def graph_paper() -> str:
    """Empty axes for the change of mass over the concentration."""
    width, height = _COLUMNS * _CELL, _ROWS * _CELL
    grid = "".join(f"M{_LEFT + _CELL * column} {_TOP}v{height}" for column in range(_COLUMNS + 1))
    grid += "".join(f"M{_LEFT} {_TOP + _CELL * row}h{width}" for row in range(_ROWS + 1))
    parts = [
        f'<path class="grid" d="{grid}"/>',
        f'<path class="axis" d="M{_LEFT} {_TOP}v{height}M{_LEFT} {_TOP + height // 2}h{width}"/>',
        '<text class="label" x="4" y="16">Change of mass, %</text>',
        f'<text class="label" x="{_RIGHT}" y="{_TOP + height + 40}" text-anchor="end">Sugar, mol/L</text>',
    ]
    for row in range(0, _ROWS + 1, 4):
        y = _TOP + _CELL * row
        label = write_number(_HIGHEST - 2.5 * row, 2)
        parts.append(f'<text class="quiet" x="{_LEFT - 6}" y="{y + 5}" text-anchor="end">{label}</text>')
    for column in range(0, _COLUMNS + 1, 5):
        x = _LEFT + _CELL * column
        label = write_number(0.02 * column, 1)
        parts.append(f'<text class="quiet" x="{x}" y="{_TOP + height + 20}" text-anchor="middle">{label}</text>')
    text = "Empty axes: the change of mass from −20 to 20 % over sugar from 0 to 0.5 mol/L."
    return svg(_TOP + height + 46, text, parts)


def _signed(change: float) -> str:
    return f"{'+' if change > 0 else ''}{write_number(change, 3)}"
