"""What several figures draw alike."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from typing import NamedTuple

from calc.core.numbers import write_number

_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 360, 14, 346, 40, 24


class Step(NamedTuple):
    """A row of a ladder: its name, its value in words, and the one or two numbers that it marks."""

    name: str
    value: str
    marks: Sequence[float]


def svg(height: float, text: str, parts: Sequence[str]) -> str:
    """A figure as wide as a phone, with its text equivalent."""
    head = f'<svg class="picture" viewBox="0 0 {_WIDTH} {height:g}" role="img" aria-label="{escape(text)}">'
    return head + "".join(parts) + "</svg>"


def ladder(steps: Sequence[Step], powers: tuple[int, int], axis: str, text: str, sign: int = 1) -> str:
    """Numbers on a logarithmic axis, a row each, from one power of ten to another; those below zero with the sign."""
    low, high = powers
    base = _TOP + _ROW * len(steps)

    def across(number: float) -> float:
        return _LEFT + (log10(sign * number) - low) / (high - low) * (_RIGHT - _LEFT)

    parts = []
    places = {power: across(sign * 10.0**power) for power in range(low, high + 1)}
    ticks = "".join(f"M{x:.1f} {{y}}v10" for x in places.values())
    for power, x in places.items():
        anchor = {low: "start", high: "end"}.get(power, "middle")
        label = write_number(sign * 10.0**power, 1)
        parts.append(f'<text class="quiet" x="{x:.1f}" y="{base + 16}" text-anchor="{anchor}">{label}</text>')
    for row, step in enumerate(steps):
        y = _TOP + _ROW * row
        parts.append(f'<text class="label" x="{_LEFT}" y="{y}">{escape(step.name)}</text>')
        parts.append(f'<text class="label" x="{_RIGHT}" y="{y}" text-anchor="end">{step.value}</text>')
        parts.append(f'<path class="gauge" d="M{_LEFT} {y + 15}H{_RIGHT}{ticks.format(y=y + 10)}"/>')
        if len(step.marks) > 1:
            first, last = map(across, step.marks)
            parts.append(f'<path class="flow" d="M{first:.1f} {y + 15}H{last:.1f}"/>')
        dots = "".join(f"M{across(mark):.1f} {y + 15}h0" for mark in step.marks)
        parts.append(f'<path class="salt" d="{dots}"/>')
    parts.append(f'<text class="quiet" x="{_RIGHT}" y="{base + 34}" text-anchor="end">{axis} (logarithmic)</text>')
    told = "; ".join(f"{step.name}: {step.value}" for step in steps)
    return svg(base + 42, f"{text} {told}.", parts)


def bars(rows: Sequence[tuple[str, str, float]], unit: str, text: str) -> str:
    """A bar a row, as long as its value: the row's name, its value in words, and the value."""
    most = max(value for _, _, value in rows)
    parts = []
    for number, (name, words, value) in enumerate(rows):
        top = 8 + _ROW * number
        across = max((_WIDTH - 16) * value / most, 1.5)
        parts += [
            f'<text class="quiet" x="8" y="{top + 14}">{escape(name)}</text>',
            f'<text class="quiet" x="{_WIDTH - 8}" y="{top + 14}" text-anchor="end">{words} {unit}</text>',
            f'<rect class="strong-water" x="8" y="{top + 19}" width="{across:.1f}" height="12"/>',
        ]
    told = ", ".join(f"{name} {words}" for name, words, _ in rows)
    return svg(8 + _ROW * len(rows), f"{text}: {told}.", parts)
