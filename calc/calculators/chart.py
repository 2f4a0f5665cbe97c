"""Draws a curve as SVG that takes its colours from the page."""

from __future__ import annotations

import itertools
import math
from html import escape

from calc.calculators.curve import Curve
from calc.calculators.entries import sentence, write_number
from calc.units import UNITS

_WIDTH, _HEIGHT = 360, 250
_TOP, _RIGHT, _BOTTOM = 30, 16, 46
_LETTER = 7.2  # of tick labels, in the units of the view box


def draw(curve: Curve) -> str:
    """The chart of a curve: axes with titles and units, the line, or dots where only whole numbers count, and the
    present point. It carries its text equivalent as its accessible name.
    """
    runs = _runs(curve.points)
    xs = [x for run in runs for x, _ in run]
    ys = [y for run in runs for _, y in run]
    x_ticks = _whole_ticks(xs) if curve.over.whole else _ticks(min(xs), max(xs))
    bottom, top = _height(min(ys), max(ys))
    y_ticks = _ticks(bottom, top)
    x_low, x_high = (xs[0] - 0.5, xs[-1] + 0.5) if curve.over.whole else (min(xs), max(xs))
    y_labels = _labels(y_ticks)
    left = 10 + _LETTER * max(map(len, y_labels))

    def across(x: float) -> str:
        return f"{left + (x - x_low) / (x_high - x_low) * (_WIDTH - _RIGHT - left):.1f}"

    def up(y: float) -> str:
        return f"{_HEIGHT - _BOTTOM - (y - bottom) / (top - bottom) * (_HEIGHT - _BOTTOM - _TOP):.1f}"

    right, base = f"{_WIDTH - _RIGHT}", f"{_HEIGHT - _BOTTOM}"
    parts = [
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(curve.text)}" '
        'fill="none" stroke="currentColor">'
    ]
    for y, label in zip(y_ticks, y_labels, strict=True):
        parts.append(f'<path class="grid" d="M{left:.1f} {up(y)}H{right}"/>')
        parts.append(f'<text x="{left - 6:.1f}" y="{up(y)}" dy=".35em" text-anchor="end">{label}</text>')
    for x, label in zip(x_ticks, _labels(x_ticks), strict=True):
        parts.append(f'<path class="tick" d="M{across(x)} {base}v5"/>')
        parts.append(f'<text x="{across(x)}" y="{base}" dy="1.5em" text-anchor="middle">{label}</text>')
    parts.append(f'<path class="axis" d="M{left:.1f} {base}H{right}"/>')
    parts.append(f'<text x="4" y="16">{_title(curve.of.quantity.term, curve.of_unit)}</text>')
    parts.append(
        f'<text x="{right}" y="{_HEIGHT - 6}" text-anchor="end">'
        f"{_title(curve.over.quantity.term, curve.over_unit)}</text>"
    )
    if curve.over.whole:
        parts += [f'<circle class="dot" cx="{across(x)}" cy="{up(y)}" r="3"/>' for run in runs for x, y in run]
    else:
        line = "".join("M" + "L".join(f"{across(x)} {up(y)}" for x, y in run) for run in runs)
        parts.append(f'<path class="line" d="{line}"/>')
    x, y = across(curve.present[0]), up(curve.present[1])
    parts.append(f'<path class="guide" d="M{left:.1f} {y}H{x}V{base}"/>')
    parts.append(f'<circle class="point" cx="{x}" cy="{y}" r="5"/>')
    return "".join(parts) + "</svg>"


def _runs(points: tuple[tuple[float, float | None], ...]) -> list[list[tuple[float, float]]]:
    """The points cut where the formula refuses."""
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in points:
        if y is not None:
            runs[-1].append((x, y))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


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


def _title(term: str, unit_name: str) -> str:
    label = UNITS[unit_name].label
    return escape(f"{sentence(term)}, {label}" if label else sentence(term), quote=False)
