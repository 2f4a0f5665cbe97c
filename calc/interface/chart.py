"""Draws lines as SVG that takes its colours from the page.

It is as wide as its place on the page, and its letters have one size there: what lies across is in percent of the
width between the axes, and what lies upwards in pixels. To the left of that the style sheet leaves room for the labels,
by the letters of the longest. Only the lines themselves are drawn in a box of their own, which the browser stretches.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from calc.core.numbers import sentence, write_number
from calc.core.units import UNITS

_HEIGHT = 174  # between the axes, in px
_TOP, _BOTTOM, _LEGEND = 30, 46, 17
_WIDTH = 1000  # of the box that is stretched
_HAIR = 1e-6  # of a place
_ROOM = 3  # letters, in whose multiples the style sheet leaves room for labels
_LONG = 5  # letters of labels that stand too close where the chart is narrow


class Line(NamedTuple):
    """One line of a chart."""

    term: str
    points: Sequence[tuple[float, float | None]]
    """None where there is no answer: the line breaks."""


class Axis(NamedTuple):
    """What is measured along an axis."""

    term: str
    unit: str
    whole: bool = False
    """Whether only whole numbers count: then a line is drawn as dots."""


def draw(lines: Sequence[Line], over: Axis, of: Axis, text: str, present: tuple[float, float] | None = None) -> str:
    """The chart of lines: axes with titles and units, a legend where there are several, and the present point.

    It carries its text equivalent as its accessible name.
    """
    runs = [_runs(line.points) for line in lines]
    xs = [x for line in runs for run in line for x, _ in run]
    ys = [y for line in runs for run in line for _, y in run]
    x_low, x_high = (xs[0] - 0.5, xs[-1] + 0.5) if over.whole else _width(lines, xs)
    x_ticks = _whole_ticks(xs) if over.whole else _ticks(x_low, x_high)
    bottom, height = _height(min(ys), max(ys))
    y_ticks = _ticks(bottom, height)
    y_labels = _labels(y_ticks)
    letters = math.ceil(max(map(len, y_labels), default=1) / _ROOM) * _ROOM
    left = _left(letters)
    top = _TOP + (_LEGEND * len(lines) if len(lines) > 1 else 0)
    base = top + _HEIGHT

    def across(x: float, whole: float = 100) -> str:
        return _place((x - x_low) / (x_high - x_low) * whole)

    def up(y: float, foot: float = base) -> str:
        return _place(foot - (y - bottom) / (height - bottom) * _HEIGHT)

    parts = [
        f'<svg class="chart letters-{letters}" width="100%" height="{base + _BOTTOM}" role="img" '
        f'aria-label="{escape(text)}" fill="none" stroke="currentColor">'
    ]
    for y, label in zip(y_ticks, y_labels, strict=True):
        parts.append(f'<line class="grid" x2="100%" y1="{up(y)}" y2="{up(y)}"/>')
        parts.append(f'<text x="-6" y="{up(y)}" dy=".35em" text-anchor="end">{label}</text>')
    x_labels = _labels(x_ticks)
    for number, (x, label) in enumerate(zip(x_ticks, x_labels, strict=True)):
        between = ' class="between"' if number % 2 and max(map(len, x_labels)) > _LONG else ""
        parts.append(f'<line class="tick" x1="{across(x)}%" x2="{across(x)}%" y1="{base}" y2="{base + 5}"/>')
        parts.append(f'<text{between} x="{across(x)}%" y="{base}" dy="1.5em" text-anchor="middle">{label}</text>')
    parts.append(f'<line class="axis" x2="100%" y1="{base}" y2="{base}"/>')
    if bottom < 0 < height:  # on which side of zero an answer lies is often its point
        parts.append(f'<line class="zero" x2="100%" y1="{up(0)}" y2="{up(0)}"/>')
    parts.append(f'<text x="{4 - left}" y="16">{_title(of)}</text>')
    parts.append(f'<text x="100%" y="{base + _BOTTOM - 6}" text-anchor="end">{_title(over)}</text>')
    drawn = []
    for number, (line, its_runs) in enumerate(zip(lines, runs, strict=True)):
        if len(lines) > 1:
            y = 16 + _LEGEND * (number + 1)
            parts.append(f'<path class="line line-{number}" d="M{6 - left} {y - 4}h22"/>')
            parts.append(f'<text x="{34 - left}" y="{y}">{escape(sentence(line.term), quote=False)}</text>')
        if over.whole:
            parts += [f'<circle class="dot" cx="{across(x)}%" cy="{up(y)}" r="3"/>' for run in its_runs for x, y in run]
        else:
            places = ("L".join(f"{across(x, _WIDTH)} {up(y, _HEIGHT)}" for x, y in run) for run in its_runs)
            drawn.append(f'<path class="line line-{number}" d="{"".join(f"M{each}" for each in places)}"/>')
    if drawn:
        parts.append(
            f'<svg y="{top}" width="100%" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'preserveAspectRatio="none" overflow="visible">{"".join(drawn)}</svg>'
        )
    if present:
        cx, cy = across(present[0]), up(present[1])
        parts.append(f'<line class="guide" x2="{cx}%" y1="{cy}" y2="{cy}"/>')
        parts.append(f'<line class="guide" x1="{cx}%" x2="{cx}%" y1="{cy}" y2="{base}"/>')
        parts.append(f'<circle class="point" cx="{cx}%" cy="{cy}" r="5"/>')
    return "".join(parts) + "</svg>"


def _left(letters: int) -> int:
    """The room for labels of so many letters, in px, as docs/assets/site.css leaves it."""
    return 10 + 7 * letters


def _place(number: float) -> str:
    """A place to a tenth. Halfway between two tenths it would fall by the last bit, in which machines differ."""
    return f"{number + _HAIR:.1f}"


def _runs(points: Sequence[tuple[float, float | None]]) -> list[list[tuple[float, float]]]:
    """The points cut where the formula refuses."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in points:
        if y is not None:
            runs[-1].append((x, y))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _width(lines: Sequence[Line], xs: list[float]) -> tuple[float, float]:
    """The ends of the horizontal axis: of what is drawn, or, where that is one point, of all that was asked."""
    low, high = min(xs), max(xs)
    if low == high:
        asked = [x for line in lines for x, _ in line.points]
        low, high = min(asked), max(asked)
    return (low, high) if low < high else (low - (abs(low) or 1.0), high + (abs(high) or 1.0))


def _height(low: float, high: float) -> tuple[float, float]:
    """The ends of the vertical axis: from zero where that still shows the bend, and never without height."""
    if high - low <= 1e-9 * abs(high):  # the output does not depend on the input
        return min(0.0, 1.25 * low), max(0.0, 1.25 * high) or 1.0
    return (0.0 if low >= 0 and high - low > 0.15 * high else low), high


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers from one end to the other, about five of them."""
    span = high - low
    power = 10.0 ** math.floor(math.log10(span / 5))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= span / 5 * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def _whole_ticks(xs: list[float]) -> list[float]:
    return xs[:: math.ceil(len(xs) / 8)]


def _labels(ticks: list[float]) -> list[str]:
    """The tick labels, all with the decimals that the finest of them needs."""
    step = min((b - a for a, b in itertools.pairwise(ticks)), default=1.0)
    if max(map(abs, ticks), default=0) >= 1e6 or step < 1e-4:
        return [write_number(tick) for tick in ticks]
    decimals = next(n for n in range(6) if math.isclose(round(step, n), step, rel_tol=1e-6))
    return [
        f"{tick:,.{decimals}f}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}")
        for tick in ticks
    ]


def _title(axis: Axis) -> str:
    label = UNITS[axis.unit].label
    title = sentence(axis.term) if axis.term and not label else f"{sentence(axis.term)}, {label}".removeprefix(", ")
    return escape(title, quote=False)
