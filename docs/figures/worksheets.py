"""Figures of the worksheets: what a class finds with potato strips, and the paper to plot it on."""

from __future__ import annotations

from itertools import pairwise

from calc.core.numbers import write_number
from docs.figures.drawing import svg

# The concentration of sugar in mol/L, and the masses before and after in g: made up, and given in the question.
_STRIPS = (
    (0.0, 5.10, 5.85),
    (0.1, 4.95, 5.45),
    (0.2, 5.20, 5.41),
    (0.3, 5.05, 4.93),
    (0.4, 5.00, 4.55),
    (0.5, 5.15, 4.38),
)

_LEFT, _RIGHT, _TOP, _CELL = 46, 346, 30, 12
_COLUMNS, _ROWS = 25, 16
_EACH_COLUMN, _EACH_ROW = 0.02, 2.5  # mol/L and %
_HIGHEST = 20  # %


def potato_strips() -> str:
    """The change of mass over the concentration of the sugar, and where it is zero."""
    points = _changes()
    words = [f"at {write_number(concentration, 1)} mol/L {_signed(change)} %" for concentration, change in points]
    line = "L".join(f"{_across(concentration):.1f} {_up(change):.1f}" for concentration, change in points)
    dots = "".join(f"M{_across(concentration):.1f} {_up(change):.1f}h0" for concentration, change in points)
    parts = [f'<path class="flow" d="M{line}"/>', f'<path class="salt" d="{dots}"/>']
    for concentration, change in points:
        last = concentration == points[-1][0]
        x = _across(concentration) + (-8 if last else 8)
        y = _up(change) + (16 if last else -8)
        anchor = "end" if last else "start"
        label = _signed(change)
        parts.append(f'<text class="label" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{label}</text>')
    text = f"The change of mass of potato strips over the concentration of sugar: {'; '.join(words)}. "
    return _paper(parts, f"{text}The line crosses zero at {write_number(_crossing(), 2)} mol/L.")


def graph_paper() -> str:
    """Empty axes for the change of mass over the concentration."""
    return _paper([], "Empty axes: the change of mass from −20 to 20 % over sugar from 0 to 0.5 mol/L.")


def _changes() -> list[tuple[float, float]]:
    """The change of mass of each strip, in per cent, over the concentration."""
    return [(concentration, 100 * (after / before - 1)) for concentration, before, after in _STRIPS]


def _crossing() -> float:
    """The concentration at which the mass would not change, on the straight line between its neighbours."""
    return next(x0 + (x1 - x0) * y0 / (y0 - y1) for (x0, y0), (x1, y1) in pairwise(_changes()) if y0 >= 0 > y1)


def _across(concentration: float) -> float:
    return _LEFT + _CELL * concentration / _EACH_COLUMN


def _up(change: float) -> float:
    return _TOP + _CELL * (_HIGHEST - change) / _EACH_ROW


def _paper(parts: list[str], text: str) -> str:
    """Squared paper with axes, and what is drawn on it."""
    width, height = _COLUMNS * _CELL, _ROWS * _CELL
    grid = "".join(f"M{_LEFT + _CELL * column} {_TOP}v{height}" for column in range(_COLUMNS + 1))
    grid += "".join(f"M{_LEFT} {_TOP + _CELL * row}h{width}" for row in range(_ROWS + 1))
    base = [
        f'<path class="grid" d="{grid}"/>',
        f'<path class="axis" d="M{_LEFT} {_TOP}v{height}M{_LEFT} {_up(0):g}h{width}"/>',
        '<text class="label" x="4" y="16">Change of mass, %</text>',
        f'<text class="label" x="{_RIGHT}" y="{_TOP + height + 40}" text-anchor="end">Sugar, mol/L</text>',
    ]
    for row in range(0, _ROWS + 1, 4):
        y = _TOP + _CELL * row
        label = write_number(_HIGHEST - _EACH_ROW * row, 2)
        base.append(f'<text class="quiet" x="{_LEFT - 6}" y="{y + 5}" text-anchor="end">{label}</text>')
    for column in range(0, _COLUMNS + 1, 5):
        x = _LEFT + _CELL * column
        label = write_number(_EACH_COLUMN * column, 1)
        base.append(f'<text class="quiet" x="{x}" y="{_TOP + height + 20}" text-anchor="middle">{label}</text>')
    return svg(_TOP + height + 46, text, [*base, *parts])


def _signed(change: float) -> str:
    return f"{'+' if change > 0 else ''}{write_number(change, 3)}"
