"""A plant cell in its solution: wall, protoplast, turgor, and the gap of plasmolysis, at their computed sizes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from calc.calculators.entries import sentence, write_number, write_quantity

if TYPE_CHECKING:
    from calc.plants import Cell

_WIDTH, _HEIGHT, _LETTERS = 360, 204, 44  # of the solution, and of the lines of text below it
_CELL = (150.0, 96.0)  # the limp cell
_ROUND = 0.14  # of its width: the corners
_MEMBRANE = 4.0  # between the middle of the wall and the membrane of a turgid cell
_INSIDE = 26  # dots in the sap: they stay the same, as the solute does
_MOST = 170  # dots outside
_ARROW = 30.0  # for a turgor as large as the osmotic pressure of the limp cell


def cell(inputs: Mapping[str, float | str], answer: Cell) -> str:
    """The cell at rest. Areas follow the volumes; dots are as dense as the osmotic pressures are high."""
    limp = -float(inputs["limp_solute_potential"])
    wall, protoplast = _sides(max(answer.relative_volume, 1.0)), _sides(answer.relative_volume)
    inner = (protoplast[0] - 2 * _MEMBRANE, protoplast[1] - 2 * _MEMBRANE)
    parts = [
        f'<svg class="picture" viewBox="0 0 {_WIDTH} {_HEIGHT + _LETTERS}" role="img" '
        f'aria-label="{escape(_told(answer))}">',
        f'<rect class="water" x="0" y="0" width="{_WIDTH}" height="{_HEIGHT}"/>',
        *_outside(-answer.water_potential / limp, inner),
        _box("strong-water", inner),
        *_sap(inner),
        _box("membrane", inner),
        _box("wall", wall),
        *_arrows(answer.turgor / limp * _ARROW, inner),
        *(
            f'<text class="label" x="{_WIDTH / 2:g}" y="{_HEIGHT + 18 * line}" text-anchor="middle">{text}</text>'
            for line, text in enumerate(_lines(answer), 1)
        ),
    ]
    return "".join(parts) + "</svg>"


def _sides(volume: float) -> tuple[float, float]:
    """Width and height of a shape whose area follows the volume."""
    return _CELL[0] * math.sqrt(volume), _CELL[1] * math.sqrt(volume)


def _box(name: str, sides: tuple[float, float]) -> str:
    width, height = sides
    return (
        f'<rect class="{name}" x="{(_WIDTH - width) / 2:.1f}" y="{(_HEIGHT - height) / 2:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" rx="{_ROUND * width:.1f}"/>'
    )


def _spread(count: int, width: float, height: float) -> Iterator[tuple[float, float]]:
    """So many places, evenly and without a pattern, around the middle of the picture."""
    for number in range(1, count + 1):  # the steps of the plastic number, which no two neighbours share
        across, down = 0.5 + 0.7548776662 * number, 0.5 + 0.5698402910 * number
        yield _WIDTH / 2 + (across % 1 - 0.5) * width, _HEIGHT / 2 + (down % 1 - 0.5) * height


def _dot(place: tuple[float, float]) -> str:
    return f'<circle class="salt" cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="2.4"/>'


def _sap(inner: tuple[float, float]) -> list[str]:
    return [_dot(place) for place in _spread(_INSIDE, 0.88 * inner[0], 0.84 * inner[1])]


def _outside(strength: float, inner: tuple[float, float]) -> list[str]:
    """Dots around the protoplast, at this share of the density in the limp cell."""
    density = strength * _INSIDE / (_CELL[0] * _CELL[1])
    places = _spread(min(_MOST, round(density * _WIDTH * _HEIGHT)), _WIDTH - 8, _HEIGHT - 8)
    return [
        _dot((x, y))
        for x, y in places
        if abs(x - _WIDTH / 2) > inner[0] / 2 + 3 or abs(y - _HEIGHT / 2) > inner[1] / 2 + 3
    ]


def _arrows(length: float, inner: tuple[float, float]) -> list[str]:
    """Four arrows from the sap against the wall, as long as the turgor is high; none where there is none."""
    if length < 1:
        return []
    head = min(7.0, length)
    x, y = _WIDTH / 2, _HEIGHT / 2
    right, down = inner[0] / 2 - 3, inner[1] / 2 - 3
    return [
        f'<path class="flow" d="M{x + sign * (right - length):.1f} {y:g}h{sign * length:.1f}'
        f'm{-sign * head:.1f} {-head:.1f}l{sign * head:.1f} {head:.1f}l{-sign * head:.1f} {head:.1f}"/>'
        for sign in (1, -1)
    ] + [
        f'<path class="flow" d="M{x:g} {y + sign * (down - length):.1f}v{sign * length:.1f}'
        f'm{-head:.1f} {-sign * head:.1f}l{head:.1f} {sign * head:.1f}l{head:.1f} {-sign * head:.1f}"/>'
        for sign in (1, -1)
    ]


def _lines(answer: Cell) -> tuple[str, str]:
    return (
        f"{answer.state.partition(':')[0]}, turgor {write_quantity(answer.turgor, 'MPa')}",
        f"volume {write_number(100 * answer.relative_volume)} % of the limp cell’s",
    )


def _told(answer: Cell) -> str:
    first, second = _lines(answer)
    return (
        f"A plant cell with its wall, in a solution of {write_quantity(answer.water_potential, 'MPa')}. {first}; "
        f"{second}. {sentence(answer.state.partition(': ')[2])}"
    )
