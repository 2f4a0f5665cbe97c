"""Three beakers, with a red cell and a plant cell in each: both drawn by the volumes that they reach there."""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple

from calc.core.numbers import write_number
from calc.interface.evaluation import evaluate
from docs.figures.drawing import svg

_BEAKER, _APART, _TOP, _DEEP = 108, 120, 46, 208
_RADIUS = 21.0  # of the red cell at its normal volume
_WALL, _HIGH = 62.0, 56.0  # the wall of the limp plant cell
_POINTS = 14  # of a crenated cell


class Beaker(NamedTuple):
    """A solution of table salt, in g/L and in mol/kg, and what it is to both cells."""

    name: str
    concentration: float
    molality: float


BEAKERS = (Beaker("hypotonic", 4.5, 0.0771), Beaker("isotonic", 9.0, 0.1547), Beaker("hypertonic", 20.0, 0.345))
"""The molalities are those of the concentrations at 20 degrees Celsius."""


def three_beakers() -> str:
    """A weak, an equal and a strong solution, and what each does to a cell without a wall and to one with it."""
    parts, told = [], []
    for number, beaker in enumerate(BEAKERS):
        left = 6 + _APART * number
        red, plant = volumes(beaker)
        middle = left + _BEAKER / 2
        parts += [
            f'<text class="label" x="{middle:g}" y="18" text-anchor="middle">{beaker.name}</text>',
            f'<text class="quiet" x="{middle:g}" y="36" text-anchor="middle">{beaker.concentration:g} g/L</text>',
            f'<rect class="water" x="{left}" y="{_TOP + 12}" width="{_BEAKER}" height="{_DEEP - 12}"/>',
            f'<path class="glass" d="M{left} {_TOP}v{_DEEP}h{_BEAKER}v{-_DEEP}"/>',
            _red_cell(middle, _TOP + 62, red),
            _arrows(middle, _TOP + 62, _RADIUS * red ** (1 / 3) + 4, red),
            _plant_cell(middle, _TOP + 152, plant),
            f'<text class="quiet" x="{middle:g}" y="{_TOP + _DEEP + 20}" text-anchor="middle">'
            f"red cell {write_number(red, 3)}×</text>",
            f'<text class="quiet" x="{middle:g}" y="{_TOP + _DEEP + 38}" text-anchor="middle">'
            f"plant {write_number(plant, 3)}×</text>",
        ]
        told.append(
            f"{beaker.name}, {beaker.concentration:g} g of salt in a litre: the red cell has {write_number(red, 3)} "
            f"times its volume, the inside of the plant cell {write_number(plant, 3)} times that of the limp one"
        )
    return svg(_TOP + _DEEP + 46, f"Three beakers with a red cell and a plant cell in each. {'; '.join(told)}.", parts)


def volumes(beaker: Beaker) -> tuple[float, float]:
    """The relative volumes of a red cell and of the inside of a plant cell in it."""
    red = evaluate("body.tonicity", {"concentration": f"{beaker.concentration} g/L"})
    plant = evaluate("plants.cell_at_rest", {"solute": "NaCl", "molality": f"{beaker.molality} mol/kg"})
    return red.outputs["cell_volume"], plant.outputs["relative_volume"]


def _red_cell(x: float, y: float, volume: float) -> str:
    """A ball or a dented disc, or with spikes where it is shrunken."""
    radius = _RADIUS * volume ** (1 / 3)
    if volume < 0.9:
        corners = (
            (x + reach * cos(step * pi / _POINTS), y + reach * sin(step * pi / _POINTS))
            for step in range(2 * _POINTS)
            for reach in [radius * (1.12 if step % 2 else 0.88)]
        )
        return f'<path class="strong-water membrane" d="M{"L".join(f"{a:.1f} {b:.1f}" for a, b in corners)}z"/>'
    dent = f'<circle class="water" cx="{x:g}" cy="{y:g}" r="{radius * 0.45:.1f}"/>' if volume < 1.1 else ""
    return f'<circle class="strong-water membrane" cx="{x:g}" cy="{y:g}" r="{radius:.1f}"/>{dent}'


def _arrows(x: float, y: float, reach: float, volume: float) -> str:
    """Where water goes: in, out, or as much each way."""
    head = "m-5 -5l5 5l-5 5"
    into = f'<path class="flow" d="M{x - reach - 20:.1f} {y - 6:g}h16{head}"/>'
    out = f'<path class="flow" d="M{x + reach:.1f} {y - 6:g}h16{head}"/>'
    return {True: into, False: out}[volume > 1] if abs(volume - 1) > 0.05 else into + out


def _plant_cell(x: float, y: float, volume: float) -> str:
    """The wall, stretched where the cell is turgid, and inside it what the membrane encloses."""
    stretched = max(volume, 1.0) ** 0.5
    wide, high = _WALL * stretched, _HIGH * stretched
    shrunk = (volume / stretched**2) ** 0.5
    inner_wide, inner_high = (wide - 7) * shrunk, (high - 7) * shrunk
    return (
        f'<rect class="wall" x="{x - wide / 2:.1f}" y="{y - high / 2:.1f}" width="{wide:.1f}" height="{high:.1f}"/>'
        f'<rect class="strong-water membrane" x="{x - inner_wide / 2:.1f}" y="{y - inner_high / 2:.1f}" '
        f'width="{inner_wide:.1f}" height="{inner_high:.1f}" rx="{10 if volume < 0.9 else 3}"/>'
    )
