"""Draws water at the mouth of a pore, with the contact angle that is set."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, degrees, pi, sin
from typing import TYPE_CHECKING, Any

from calc.core.numbers import Tell, with_label, write_entry, write_quantity

if TYPE_CHECKING:
    from calc.fabrics import Entry

_MIDDLE, _HALF = 115.0, 35.0  # of the pore
_TOP, _FACE, _BACK = 22.0, 84.0, 186.0  # where the water, and the two faces of the film, are
_LEFT, _RIGHT = 10.0, 220.0
_DROP, _BASE, _GROUND = 290.0, 34.0, 150.0  # the middle, the half-width and the ground of the drop
_FLAT = 1e-3  # a cosine below which a meniscus is drawn as a line


def liquid_entry_pressure(inputs: Mapping[str, Any], answer: Entry, tell: Tell = write_quantity) -> str:
    """The meniscus just before water enters the pore, or in it where the pore is wetted; beside it a drop."""
    angle = inputs["contact_angle"]
    beads = angle > pi / 2
    degrees_ = f"{degrees(angle):.3g} degrees"
    unit = "um" if inputs["pore_diameter"] >= 1e-7 else "nm"
    width = with_label(write_entry(inputs["pore_diameter"], unit, digits=3), unit)
    pressure = tell(abs(answer.liquid_entry_pressure), "bar")
    head = tell(abs(answer.hydrostatic_head), "m")
    seen = (
        f"Water stands at the mouth of a pore {width} wide and bulges into it: its surface meets the wall at "
        f"{degrees_}. {pressure}, the weight of {head} of water, would press it in. Below the pore is vapour."
        if beads
        else f"Water has gone into a pore {width} wide: its surface meets the wall at {degrees_}, and sucks with "
        f"{pressure}, the weight of {head} of water."
    )
    above = f"held up to {pressure}" if beads else f"sucked in with {pressure}"
    contact = _FACE + 14 if beads else _BACK - 10
    left, right = _MIDDLE - _HALF, _MIDDLE + _HALF
    walls = "".join(
        f'<path class="glass" d="M{start:g} {_FACE:g}H{end:g}V{_BACK:g}H{start:g}z"/>'
        for start, end in ((_LEFT, left), (right, _RIGHT))
    )
    return (
        f'<svg class="picture" viewBox="0 0 360 250" role="img" aria-label="{seen}">'
        f'<path class="water" d="M{_LEFT:g} {_TOP:g}H{_RIGHT:g}V{_FACE:g}H{right:g}V{contact:g}'
        f'{_meniscus(angle, left)}V{_FACE:g}H{_LEFT:g}z"/>'
        f"{walls}{_vapour() if beads else ''}"
        f'<path class="flow" d="M{_MIDDLE:g} 48V{_FACE - 6:g}m-8 -8l8 8l8 -8"/>'
        f'<text class="label" x="{_MIDDLE:g}" y="40" text-anchor="middle">{above}</text>'
        f'<path class="gauge" d="M{left:g} {_BACK + 26:g}v12m0 -6H{right:g}m0 -6v12"/>'
        f'<text class="label" x="{_MIDDLE:g}" y="{_BACK + 56:g}" text-anchor="middle">pore: {width}</text>'
        f'{_drop(angle)}<path class="wall" d="M{_DROP - 60:g} {_GROUND:g}h120"/>'
        f'<text class="label" x="{_DROP:g}" y="{_GROUND + 22:g}" text-anchor="middle">a drop on it:</text>'
        f'<text class="label" x="{_DROP:g}" y="{_GROUND + 40:g}" text-anchor="middle">{degrees_}</text>'
        "</svg>"
    )


def _meniscus(angle: float, left: float) -> str:
    """From the right wall to the left one: bulging down where the water beads, up where it climbs the wall."""
    slope = cos(angle)
    if abs(slope) < _FLAT:
        return f"H{left:g}"
    radius = _HALF / abs(slope)
    return f"a{radius:.4g} {radius:.4g} 0 0 {int(slope < 0)} {-2 * _HALF:g} 0"


def _drop(angle: float) -> str:
    """A drop that meets the ground at the angle: a cap of a sphere, wide where it spreads, tall where it beads."""
    if angle < _FLAT:
        return ""
    flat = angle < pi / 2
    radius = _BASE / sin(angle) if flat else _BASE
    half = _BASE if flat else max(_BASE * sin(angle), 0.5)
    top = f"a{radius:.4g} {radius:.4g} 0 {int(not flat)} 1 {2 * half:.4g} 0"
    return f'<path class="water" d="M{_DROP - half:.4g} {_GROUND:g}{top}z"/>'


def _vapour() -> str:
    places = ((-22, -40), (4, -52), (20, -28), (-8, -18), (-26, 8), (10, 4), (28, 14))
    return (
        "".join(f'<circle class="glass" cx="{_MIDDLE + x:g}" cy="{_BACK + y:g}" r="2.5"/>' for x, y in places)
        + f'<text class="quiet" x="{_RIGHT:g}" y="{_BACK + 18:g}" text-anchor="end">vapour</text>'
    )
