"""Draws lines as SVG that takes its colours from the page.

It is as wide as its place on the page, and its letters have one size there: what lies across is in percent of the
width between the axes, and what lies upwards in pixels. To the left of that the style sheet leaves room for the labels,
by the letters of the longest. Only the lines themselves are drawn in a box of their own, which the browser stretches.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from calc.core.numbers import grouped, sentence, write_number, write_power
from calc.core.units import UNITS
from calc.interface.track import Track

_HEIGHT = 174  # between the axes, in px
_TOP, _BOTTOM, _LEGEND = 30, 46, 17
_WIDTH = 1000  # of the box that is stretched
_HAIR = 1e-6  # of a place
_ROOM = 3  # letters, in whose multiples the style sheet leaves room for labels
_DEEPEST = 1e-12  # of the highest: what is lower on a logarithmic axis is off it
_MOST_DECADES, _FEWEST_TICKS = 6, 3
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
    logarithmic: bool = False
    """Whether decades are equally long: then what is not above zero has no place."""
    ends: tuple[float, float] | None = None
    """Where it begins and ends; None where what is drawn decides."""

    @property
    def track(self) -> Track:
        """Where numbers stand on it, once its ends are known."""
        low, high = self.ends or (0.0, 1.0)
        return Track(low, high, self.logarithmic, whole=self.whole)

    def holds(self, number: float) -> bool:
        """Whether a number has a place on it."""
        if not self.logarithmic:
            return True
        return number > 0 and (self.ends is None or number >= self.ends[0] * (1 - 1e-9))


def draw(
    lines: Sequence[Line],
    over: Axis,
    of: Axis,
    text: str,
    present: tuple[float, float] | None = None,
    carried: Mapping[str, str] | None = None,
    named: Sequence[tuple[str, float, float]] = (),
    band: Sequence[tuple[float, float, float]] = (),
) -> str:
    """The chart of lines: axes with titles and units, a legend where there are several, the present point, and other
    points with names or without.

    A band lies behind them: place, lower and upper end.
    It carries its text equivalent as its accessible name, and whatever else a script is to find on it, by name.
    """
    over, of = fitted(lines, over, of)
    runs = [_runs(line.points, over, of) for line in lines]
    xs = [x for line in runs for run in line for x, _ in run]
    x_ticks = _whole_ticks(xs) if over.whole else _axis_ticks(over)
    y_ticks = _axis_ticks(of)
    x_labels, y_labels = _axis_labels(over, x_ticks), _axis_labels(of, y_ticks)
    letters = math.ceil(max(map(len, y_labels), default=1) / _ROOM) * _ROOM
    left = room(letters)
    top = _TOP + (_LEGEND * len(lines) if len(lines) > 1 else 0)
    base = top + _HEIGHT
    across, up = _across(over), _up(of, base)

    data = "".join(f' data-{name}="{escape(value)}"' for name, value in (carried or {}).items())
    parts = [
        f'<svg class="chart letters-{letters}" width="100%" height="{base + _BOTTOM}" role="img" '
        f'aria-label="{escape(text)}" fill="none" stroke="currentColor"{data}>'
    ]
    for y, label in zip(y_ticks, y_labels, strict=True):
        parts.append(f'<line class="grid" x2="100%" y1="{up(y)}" y2="{up(y)}"/>')
        parts.append(f'<text x="-6" y="{up(y)}" dy=".35em" text-anchor="end">{label}</text>')
    for number, (x, label) in enumerate(zip(x_ticks, x_labels, strict=True)):
        between = ' class="between"' if number % 2 and max(map(len, x_labels)) > _LONG else ""
        parts.append(f'<line class="tick" x1="{across(x)}%" x2="{across(x)}%" y1="{base}" y2="{base + 5}"/>')
        parts.append(f'<text{between} x="{across(x)}%" y="{base}" dy="1.5em" text-anchor="middle">{label}</text>')
    parts.append(f'<line class="axis" x2="100%" y1="{base}" y2="{base}"/>')
    if not of.logarithmic and 0 < of.track.along(0) < 1:  # on which side of zero an answer lies is often its point
        parts.append(f'<line class="zero" x2="100%" y1="{up(0)}" y2="{up(0)}"/>')
    parts.append(f'<text x="{4 - left}" y="16">{_title(of)}</text>')
    parts.append(f'<text x="100%" y="{base + _BOTTOM - 6}" text-anchor="end">{_title(over)}</text>')
    drawn = [_shaded(band, over, of)] if len(band) > 1 and not over.whole else []
    for number, (line, its_runs) in enumerate(zip(lines, runs, strict=True)):
        if len(lines) > 1:
            y = 16 + _LEGEND * (number + 1)
            parts.append(f'<path class="line line-{number}" d="M{6 - left} {y - 4}h22"/>')
            parts.append(f'<text x="{34 - left}" y="{y}">{escape(sentence(line.term), quote=False)}</text>')
        if over.whole:
            parts += [f'<circle class="dot" cx="{across(x)}%" cy="{up(y)}" r="3"/>' for run in its_runs for x, y in run]
        else:
            along, upwards = over.track.along, of.track.along
            paths = (_path([(along(x) * _WIDTH, (1 - upwards(y)) * _HEIGHT) for x, y in run]) for run in its_runs)
            drawn.append(f'<path class="line line-{number}" d="{"".join(paths)}"/>')
    if drawn:
        parts.append(
            f'<svg y="{top}" width="100%" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'preserveAspectRatio="none" overflow="visible">{"".join(drawn)}</svg>'
        )
    if present and over.holds(present[0]) and of.holds(present[1]):
        parts.append(_point("guide", "point", across(present[0]), up(present[1]), base))
    for name, x, y in named:
        if over.holds(x) and of.holds(y):
            parts.append(f'<circle class="point" cx="{across(x)}%" cy="{up(y)}" r="4"/>')
            if name:
                parts.append(f'<text x="{across(x)}%" y="{up(y)}" dx="7" dy="-6">{escape(name, quote=False)}</text>')
    return "".join(parts) + "</svg>"


def _shaded(band: Sequence[tuple[float, float, float]], over: Axis, of: Axis) -> str:
    """The area of a band, in the box that is stretched; what is off a logarithmic axis ends at its foot."""
    across, up = _across(over, _WIDTH), _up(of, _HEIGHT)
    foot = of.ends[0] if of.ends else 0.0
    lower = [f"{across(x)} {up(low if of.holds(low) else foot)}" for x, low, _ in band if over.holds(x)]
    upper = [f"{across(x)} {up(high if of.holds(high) else foot)}" for x, _, high in band if over.holds(x)]
    return f'<path class="band" d="M{"L".join([*upper, *reversed(lower)])}Z"/>'


def mark(over: Axis, of: Axis, x: float, y: float | None) -> str:
    """The mark at a point of a chart of one line whose axes have these ends; upright where there is no answer."""
    base, cx = _TOP + _HEIGHT, _across(over)(x)
    if y is None or not of.holds(y):
        return f'<line class="read" x1="{cx}%" x2="{cx}%" y1="{_TOP}" y2="{base}"/>'
    return _point("read", "reading", cx, _up(of, base)(y), base)


def fitted(lines: Sequence[Line], over: Axis, of: Axis) -> tuple[Axis, Axis]:
    """The axes with ends: those that they have, or such as hold what is drawn."""
    points = [point for line in lines for run in _runs(line.points, over, of) for point in run]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if not over.ends:
        over = over._replace(ends=(min(xs) - 0.5, max(xs) + 0.5) if over.whole else _width(lines, xs, over))
    if not of.ends:
        of = of._replace(ends=_decades(ys) if of.logarithmic else _height(min(ys), max(ys)))
    return over, of


def _across(axis: Axis, whole: float = 100) -> Callable[[float], str]:
    track = axis.track
    return lambda x: _place(track.along(x) * whole)


def _up(axis: Axis, foot: float) -> Callable[[float], str]:
    track = axis.track
    return lambda y: _place(foot - track.along(y) * _HEIGHT)


def _point(line: str, point: str, cx: str, cy: str, base: float) -> str:
    """A point with what leads to it from both axes."""
    return (
        f'<line class="{line}" x2="{cx}%" y1="{cy}" y2="{cy}"/>'
        f'<line class="{line}" x1="{cx}%" x2="{cx}%" y1="{cy}" y2="{base}"/>'
        f'<circle class="{point}" cx="{cx}%" cy="{cy}" r="5"/>'
    )


def room(letters: int) -> int:
    """The room for labels of so many letters, in px, as docs/assets/site.css leaves it."""
    return 10 + 7 * letters


def _place(number: float) -> str:
    """A place to a tenth. Halfway between two tenths it would fall by the last bit, in which machines differ."""
    return f"{number + _HAIR:.1f}"


def _path(places: Sequence[tuple[float, float]]) -> str:
    """A line through places, to a tenth, each told from the one before it: that takes half the room.

    >>> _path([(0, 174), (333.33, 116), (666.67, 58)])
    'M0 174l333.3 -58 333.4 -58'
    """
    tenths = [(round(10 * (x + _HAIR)), round(10 * (y + _HAIR))) for x, y in places]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in itertools.pairwise(tenths)]
    first, *others = (f"{x / 10:g} {y / 10:g}" for x, y in [*tenths[:1], *steps])
    return f"M{first}l{' '.join(others)}" if others else f"M{first}"


def _runs(points: Sequence[tuple[float, float | None]], over: Axis, of: Axis) -> list[list[tuple[float, float]]]:
    """The points cut where the formula refuses, or where they have no place."""
    runs: list[list[tuple[float, float]]] = [[]]
    holds_all = not (over.logarithmic or of.logarithmic)
    for x, y in points:
        if y is not None and (holds_all or (over.holds(x) and of.holds(y))):
            runs[-1].append((x, y))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _width(lines: Sequence[Line], xs: list[float], axis: Axis) -> tuple[float, float]:
    """The ends of the horizontal axis: of what is drawn, or, where that is one point, of all that was asked."""
    low, high = min(xs), max(xs)
    if low == high:
        asked = [x for line in lines for x, _ in line.points if axis.holds(x)]
        low, high = min(asked), max(asked)
    if low == high and axis.logarithmic:
        return low / 2, 2 * high
    return (low, high) if low < high else (low - (abs(low) or 1.0), high + (abs(high) or 1.0))


def _decades(ys: list[float]) -> tuple[float, float]:
    """The ends of a vertical axis that is logarithmic: those of what is drawn, and never without height."""
    high = max(ys)
    low = min(y for y in ys if y >= high * _DEEPEST)
    return (low, high) if high / low > 1 + 1e-9 else (low / 2, high * 2)


def _height(low: float, high: float) -> tuple[float, float]:
    """The ends of the vertical axis: from zero where that still shows the bend, and never without height."""
    if high - low <= 1e-9 * abs(high):  # the output does not depend on the input
        return min(0.0, 1.25 * low), max(0.0, 1.25 * high) or 1.0
    return (0.0 if low >= 0 and high - low > 0.15 * high else low), high


def _axis_ticks(axis: Axis) -> list[float]:
    low, high = axis.ends or (0.0, 1.0)
    if not axis.logarithmic:
        return _ticks(low, high)
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    if last - first >= _MOST_DECADES:
        return [10.0**power for power in range(first, last + 1, math.ceil((last - first) / _MOST_DECADES))]
    for sizes in ((1,), (1, 3), (1, 2, 5)):  # each decade alone, or parted where there are few
        ticks = [size * 10.0**power for power in range(first - 1, last + 1) for size in sizes]
        ticks = [tick for tick in ticks if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9)]
        if len(ticks) >= _FEWEST_TICKS:
            return ticks
    return _ticks(low, high)


def _axis_labels(axis: Axis, ticks: list[float]) -> list[str]:
    """The tick labels; on a logarithmic axis each has its own decimals, or all are powers of ten."""
    low, high = min(ticks, default=1.0), max(ticks, default=1.0)
    if not axis.logarithmic or high < 5 * low:
        return _labels(ticks)
    if low >= 1e-3 and high < 1e6:
        return [grouped(f"{tick:.10g}") for tick in ticks]
    return [write_power(tick) for tick in ticks]


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
