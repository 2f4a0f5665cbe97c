"""A plant cell in its solution, and strips of potato in theirs, at their computed sizes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from html import escape
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from calc.core.numbers import Tell, sentence, write_number, write_quantity
from calc.core.units import from_si
from calc.pictures import dots

if TYPE_CHECKING:
    from calc.plants import Cell, Potato

_WIDTH, _HEIGHT, _LETTERS = 360, 204, 44  # of the solution, and of the lines of text below it
_CELL = (150.0, 96.0)  # the limp cell
_ROUND = 0.14  # of its width: the corners
_MEMBRANE = 4.0  # between the middle of the wall and the membrane of a turgid cell
_INSIDE = 12  # dots in the sap: they stay the same, as the solute does
_MOST = 250  # dots outside
_CLEAR = 7.0  # of dots: how far they keep from the lines
_ARROW = 30.0  # for a turgor as large as the osmotic pressure of the limp cell


def cell_at_rest(inputs: Mapping[str, Any], answer: Cell, tell: Tell = write_quantity) -> str:
    """The cell at rest. Areas follow the volumes; dots are as dense as the osmotic pressures are high."""
    limp = -inputs["limp_solute_potential"]
    wall, protoplast = _sides(max(answer.relative_volume, 1.0)), _sides(answer.relative_volume)
    inner = (protoplast[0] - 2 * _MEMBRANE, protoplast[1] - 2 * _MEMBRANE)
    parts = [
        f'<svg class="picture" viewBox="0 0 {_WIDTH} {_HEIGHT + _LETTERS}" role="img" '
        f'aria-label="{escape(_told(answer, tell))}">',
        f'<rect class="water" x="0" y="0" width="{_WIDTH}" height="{_HEIGHT}"/>',
        _box("strong-water", inner),
        dots.salt(_sap(inner)),
        dots.salt(_outside(-answer.water_potential / limp, wall, inner)),
        _box("membrane", inner),
        _box("wall", wall),
        *_arrows(answer.turgor / limp * _ARROW, inner),
        *(
            f'<text class="label" x="{_WIDTH / 2:g}" y="{_HEIGHT + 18 * line}" text-anchor="middle">{text}</text>'
            for line, text in enumerate(_lines(answer, tell), 1)
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
    for across, down in map(dots.spread, range(1, count + 1)):
        yield _WIDTH / 2 + (across - 0.5) * width, _HEIGHT / 2 + (down - 0.5) * height


def _sap(inner: tuple[float, float]) -> Iterator[tuple[float, float]]:
    return _spread(_INSIDE, 0.84 * inner[0], 0.8 * inner[1])


def _outside(strength: float, wall: tuple[float, float], inner: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Dots around the protoplast, at this share of the density in the limp cell; none on the wall."""
    density = strength * _INSIDE / (_CELL[0] * _CELL[1])
    for place in _spread(min(_MOST, round(density * _WIDTH * _HEIGHT)), _WIDTH - 2 * _CLEAR, _HEIGHT - 2 * _CLEAR):
        in_the_gap = _within(place, wall, -_CLEAR) and not _within(place, inner, _CLEAR)
        if in_the_gap or not _within(place, wall, _CLEAR):
            yield place


def _within(place: tuple[float, float], sides: tuple[float, float], margin: float) -> bool:
    """Whether a place is in the shape of these sides, and so far around it."""
    return abs(place[0] - _WIDTH / 2) < sides[0] / 2 + margin and abs(place[1] - _HEIGHT / 2) < sides[1] / 2 + margin


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


def _lines(answer: Cell, tell: Tell) -> tuple[str, str]:
    return (
        f"{answer.state.partition(':')[0]}, turgor {tell(answer.turgor, 'MPa')}",
        f"volume {write_number(100 * answer.relative_volume)} % of the limp cell’s",
    )


def _told(answer: Cell, tell: Tell) -> str:
    first, second = _lines(answer, tell)
    return (
        f"A plant cell with its wall, in a solution of {tell(answer.water_potential, 'MPa')}. {first}; "
        f"{second}. {sentence(answer.state.partition(': ')[2])}"
    )


_BEAKER, _TALL, _EDGE = 60.0, 132.0, 12.0  # a beaker's width and height, and what is left free around the first
_STRIP = (15.0, 92.0)  # a strip at the start
_BENT = 30.0  # how far the top of a limp one hangs over
_FEW = 20  # dots in the strongest beaker


def potato(inputs: Mapping[str, Any], answer: Potato, tell: Tell = write_quantity) -> str:
    """Five beakers, each with a strip. Areas follow the masses; a strip stands as far as its cells have turgor."""
    strongest = inputs["strongest"]
    stiffest = max((each.turgor for each in answer.beakers), default=0.0)
    parts = [
        f'<svg class="picture" viewBox="0 0 {_WIDTH} {_TALL + 88:g}" role="img" '
        f'aria-label="{escape(_strips_told(answer, tell))}">'
    ]
    for place, each in enumerate(answer.beakers):
        left = _EDGE + place * (_WIDTH - 2 * _EDGE - _BEAKER) / (len(answer.beakers) - 1)
        middle = left + _BEAKER / 2
        limp = 1 - each.turgor / stiffest if stiffest else 1.0
        places = (
            (left + 6 + across * (_BEAKER - 12), 24 + down * (_TALL - 14))
            for across, down in map(dots.spread, count(1))
        )
        free = (spot for spot in places if not _on_the_strip(spot, middle, limp))
        parts += [
            f'<rect class="water" x="{left:.1f}" y="16" width="{_BEAKER:g}" height="{_TALL:g}"/>',
            dots.salt(islice(free, round(_FEW * each.concentration / strongest))),
            _band("strong-water", middle, limp, 1 + each.expected_change),
            _band("", middle, limp, 1 + each.expected_change),
            f'<path d="M{left:.1f} 6V{_TALL + 16:g}h{_BEAKER:g}V6"/>',
            _under(middle, 36, f"{from_si(each.concentration, 'mol/L'):.3g}"),
            _under(middle, 58, _signed(each.expected_change)),
        ]
    return "".join(parts) + _under(_WIDTH / 2, 80, "mol/L, and the change of mass") + "</svg>"


def _under(x: float, below: float, text: str) -> str:
    return f'<text class="label" x="{x:.1f}" y="{_TALL + below:g}" text-anchor="middle">{text}</text>'


def _band(name: str, middle: float, limp: float, mass: float) -> str:
    """A strip that stands on the bottom, and hangs over to the right as far as it is limp."""
    scale = math.sqrt(max(mass, 0.1))
    half, height, over = _STRIP[0] * scale / 2, _STRIP[1] * scale * (1 - 0.25 * limp), _BENT * limp
    x, y = middle - over / 2, _TALL + 14
    top = y - height
    shape = (
        f"M{x - half:.1f} {y:.1f}Q{x - half:.1f} {top + height * 0.25:.1f} {x + over - half / 2:.1f} {top:.1f}"
        f"L{x + over + half * (1 + 0.3 * limp):.1f} {top + half * 1.6 * limp:.1f}"
        f"Q{x + half:.1f} {top + height * 0.35:.1f} {x + half:.1f} {y:.1f}Z"
    )
    named = f' class="{name}"' if name else ""
    return f'<path{named} d="{shape}"/>'


def _on_the_strip(place: tuple[float, float], middle: float, limp: float) -> bool:
    """Whether a dot at this place would lie on the strip, or on its edge."""
    along = min(max((_TALL + 14 - place[1]) / (_STRIP[1] * (1 - 0.25 * limp)), 0.0), 1.2)
    return along < 1.2 and abs(place[0] - middle - _BENT * limp * (along**2 - 0.5)) < _STRIP[0] * (0.9 + 0.6 * limp)


def _signed(change: float) -> str:
    number = write_number(100 * change, 2)
    return f"{'+' if change > 0 else ''}{number} %"


def _strips_told(answer: Potato, tell: Tell) -> str:
    rows = "; ".join(
        f"{tell(each.concentration, 'mol/L')}: {_signed(each.expected_change)}, "
        f"{'stiff' if each.turgor > 0 else 'limp'}"
        for each in answer.beakers
    )
    return f"Five strips of potato in beakers, from pure water to strong. {rows}."
