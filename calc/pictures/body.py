"""Draws a red cell at the volume it comes to, and the glasses of a drink's water balance."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from calc.core.numbers import Tell, write_quantity
from calc.pictures import dots

if TYPE_CHECKING:
    from calc.body import Balance, CellAtRest

_WIDTH = 360


class _Shape(NamedTuple):
    """Half a red cell cut across: radius in micrometres, and the terms of its thickness."""

    volume: float
    """Over the normal one."""
    radius: float
    terms: tuple[float, float, float]
    """Of 1, (r/R)^2 and (r/R)^4, in micrometres; all times sqrt(1 - (r/R)^2)."""


# The mean cells that E. Evans and Y.-C. Fung (1972) measured at 300, 217 and 131 mOsm/kg. The terms we know from memory
# of other papers; the tests hold them against the published diameters, thicknesses and volumes.
SHAPES = (
    _Shape(1.0, 3.91, (0.81, 7.83, -4.39)),
    _Shape(116 / 94, 3.80, (2.10, 7.58, -5.59)),
    _Shape(164 / 94, 3.39, (6.78, 0.0, 0.0)),
)
_STEPS = 24
_MICROMETRE = 24.0  # units of the drawing
_CENTRE = 180.0, 104.0
# Where solute stands round the cell, in the order in which it is filled in.
_ROUND = tuple(
    (x, y)
    for y in (30, 178, 104, 67, 141)
    for x in (22, 338, 50, 310, 36, 324)
)  # fmt: skip
_INSIDE = ((132, 92), (230, 116), (106, 112), (256, 96), (146, 120), (214, 90))


def half_thickness(shape: _Shape, place: float) -> float:
    """In micrometres, at a distance from the axis that is a share of the radius."""
    first, second, third = shape.terms
    return sqrt(max(1 - place**2, 0.0)) * (first + second * place**2 + third * place**4) / 2


def shape_of(volume: float) -> _Shape:
    """The cell of a volume, over the normal one: between the measured shapes, flatter below and a sphere above.

    >>> shape_of(1.0).radius
    3.91
    """
    normal, swollen, sphere = SHAPES
    if volume >= sphere.volume:
        growth = (volume / sphere.volume) ** (1 / 3)
        return _Shape(volume, sphere.radius * growth, _times(growth, sphere.terms))
    if volume <= normal.volume:
        return _Shape(volume, normal.radius, _times(volume, normal.terms))
    lower, upper = (normal, swollen) if volume < swollen.volume else (swollen, sphere)
    share = (volume - lower.volume) / (upper.volume - lower.volume)
    radius = lower.radius + share * (upper.radius - lower.radius)
    (a, b, c), (d, e, f) = lower.terms, upper.terms
    between = _Shape(volume, radius, (a + share * (d - a), b + share * (e - b), c + share * (f - c)))
    return between._replace(terms=_times(volume * volume_of(normal) / volume_of(between), between.terms))


def _times(factor: float, terms: tuple[float, float, float]) -> tuple[float, float, float]:
    first, second, third = terms
    return factor * first, factor * second, factor * third


def volume_of(shape: _Shape) -> float:
    """In cubic micrometres: the thickness turned round the axis.

    >>> round(volume_of(SHAPES[0]))
    94
    """
    steps = 400  # in the angle whose sine is the place, where thickness is smooth
    total = 0.0
    for step in range(steps):
        angle = (step + 0.5) / steps * pi / 2
        total += half_thickness(shape, sin(angle)) * sin(angle) * cos(angle)
    return 4 * pi * shape.radius**2 * total * pi / 2 / steps


def _outline(shape: _Shape) -> str:
    """The whole cross-section as a path, from its left end round by the top."""
    places = [sin(pi * (step / _STEPS - 0.5)) for step in range(_STEPS + 1)]
    x, y = _CENTRE
    upper = [(x + _MICROMETRE * shape.radius * p, y - _MICROMETRE * half_thickness(shape, p)) for p in places]
    lower = [(a, 2 * y - b) for a, b in reversed(upper[1:-1])]
    return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in upper + lower) + "z"


def _arrow(x: float, y: float, down: bool) -> str:
    """An arrow of water, 26 units long, that ends at a point."""
    way = 1 if down else -1
    return f'<path class="flow" d="M{x:.0f} {y - 26 * way:.0f}v{26 * way}m-6 {-7 * way}l6 {7 * way}l6 {-7 * way}"/>'


def tonicity(inputs: Mapping[str, Any], answer: CellAtRest, _: Tell = write_quantity) -> str:
    """A red cell in the solution, cut across, over its outline in plasma."""
    bursts = answer.cell_volume is None
    volume: float = inputs["critical_volume"] if answer.cell_volume is None else answer.cell_volume
    shape = shape_of(volume)
    x, y = _CENTRE
    outside = round(8 * answer.effective_osmolality / inputs["plasma_osmolality"])
    entering = round(8 * (answer.osmolality - answer.effective_osmolality) / inputs["plasma_osmolality"])
    caption = f"It {'bursts at' if bursts else 'comes to'} {volume:.2f} times its volume"
    seen = (
        f"A red blood cell cut across. {caption}; a dashed line shows it in plasma. Round it, dots stand for "
        f"{1000 * answer.effective_osmolality:.0f} mOsm/kg of what stays outside."
    )
    if entering:
        added = 1000 * (answer.osmolality - answer.effective_osmolality)
        seen += f" Squares inside and outside stand for {added:.0f} mOsm/kg of {inputs['entering_solute']}."
    parts = [
        f'<svg class="picture" viewBox="0 0 {_WIDTH} 256" role="img" aria-label="{seen}">',
        f'<path class="strong-water" d="{_outline(shape)}"/>',
    ]
    parts.append(f'<path class="glass" d="{_outline(shape)}"{_torn(shape) if bursts else ""}/>')
    parts.append(f'<path class="membrane" d="{_outline(SHAPES[0])}"/>')
    parts.append(dots.salt(_ROUND[:outside]))
    if entering:
        free = [*_INSIDE, *_ROUND[:outside:-1]][: len(_INSIDE) + entering]
        parts += [f'<rect class="glass" x="{a - 4}" y="{b - 4}" width="8" height="8"/>' for a, b in free]
    if bursts:
        parts.append(dots.salt((x + 52 + 18 * step, y - 66 - 9 * (step % 3)) for step in range(5)))
    elif abs(volume - 1) > 0.02:
        top = y - _MICROMETRE * half_thickness(shape, 0.5)
        into = volume > 1
        ends = (top + 2, 2 * y - top - 2) if into else (top - 30, 2 * y - top + 30)
        for place in (x - 47, x + 47):
            parts.append(_arrow(place, ends[0], into))
            parts.append(_arrow(place, ends[1], not into))
    parts.append(f'<path class="scale" d="M20 196v6h{2 * _MICROMETRE:.0f}v-6"/>')
    parts.append(f'<text class="quiet" x="{26 + 2 * _MICROMETRE:.0f}" y="204">2 µm</text>')
    parts.append(f'<text class="label" x="{x:.0f}" y="228" text-anchor="middle">{caption}</text>')
    key = f"Dashed: in plasma. Squares: {inputs['entering_solute']}, which enters" if entering else "Dashed: in plasma"
    parts.append(f'<text class="quiet" x="{x:.0f}" y="249" text-anchor="middle">{key}</text>')
    return "".join(parts) + "</svg>"


def _torn(shape: _Shape) -> str:
    """A gap in the outline of a sphere, above on the right."""
    whole = 2 * pi * shape.radius * _MICROMETRE
    return f' stroke-dasharray="{0.31 * whole:.0f} {0.07 * whole:.0f} {whole:.0f}"'


_TALLEST = 120.0
_BASE = 176.0


def drinking_water_balance(inputs: Mapping[str, Any], answer: Balance, tell: Tell = write_quantity) -> str:
    """What is drunk beside what is lost, on one scale."""
    drunk, lost = inputs["volume"], inputs["other_loss"]
    most = max(drunk, answer.urine_needed + lost)
    urine = (answer.solutes_drunk + inputs["other_solutes"]) / answer.urine_needed if answer.urine_needed else 0.0
    columns = [
        ("Drunk", drunk, answer.solutes_drunk / drunk, "water"),
        ("Urine needed", answer.urine_needed, urine, "strong-water"),
    ]
    if lost:
        columns.append(("Lost otherwise", lost, 0.0, "water"))
    sign = "gains" if answer.net_water >= 0 else "loses"
    verdict = f"The body {sign} {tell(abs(answer.net_water), 'L')}"
    seen = "; ".join(
        f"{name.lower()}, {tell(volume, 'L')}" + (f" with {held:.0f} mOsm in a litre" if held else "")
        for name, volume, held, _ in columns
    )
    parts = [
        f'<svg class="picture" viewBox="0 0 {_WIDTH} 232" role="img" '
        f'aria-label="Glasses filled in proportion: {seen}. {verdict}.">'
    ]
    step = _WIDTH / len(columns)
    for number, (name, volume, held, kind) in enumerate(columns):
        middle, width, height = step * (number + 0.5), 84.0, _TALLEST * volume / most
        left, top = middle - width / 2, _BASE - height
        parts.append(f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" width="{width}" height="{height:.1f}"/>')
        parts.append(
            f'<path class="glass" d="M{left:.1f} {_BASE - _TALLEST - 12}V{_BASE}h{width}V{_BASE - _TALLEST - 12}"/>'
        )
        parts.append(_dots(left, top, width, height, held))
        parts.append(f'<text class="quiet" x="{middle:.1f}" y="30" text-anchor="middle">{name}</text>')
        parts.append(f'<text class="label" x="{middle:.1f}" y="198" text-anchor="middle">{tell(volume, "L")}</text>')
    parts.append(f'<text class="label" x="{_WIDTH / 2}" y="222" text-anchor="middle">{verdict}</text>')
    return "".join(parts) + "</svg>"


def _dots(left: float, top: float, width: float, height: float, held: float) -> str:
    """For 600 mOsm in a litre, one dot to twenty by twenty units of water, spread evenly."""
    count = round(width * height * held / 600 / 400) if height > 12 else 0
    golden = (sqrt(5) - 1) / 2
    return dots.salt(
        (left + 7 + (width - 14) * (number + 0.5) / count, top + 7 + (height - 14) * (number * golden % 1))
        for number in range(count)
    )
