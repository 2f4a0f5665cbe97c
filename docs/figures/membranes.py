"""What membranes meet, what they are made of and what they hold back, on one scale of lengths."""

from __future__ import annotations

from html import escape
from math import log10
from typing import NamedTuple

from calc import fabrics
from calc.core.constants import AVOGADRO_CONSTANT
from calc.core.units import celsius
from calc.models.water import water

_WIDTH, _LEFT, _RIGHT = 360, 30, 334
_LOW, _HIGH = -10, -5  # powers of ten: 0.1 nm to 10 µm
_ROW, _TOP = 31, 16
_LETTER = 7.8  # of labels, about


class Size(NamedTuple):
    """A length, or the range it falls in, in m."""

    name: str
    low: float
    high: float
    source: str
    """The key of the citation; empty where we compute it."""


def _water_molecule() -> float:
    """The edge of the cube that a molecule of liquid water has to itself."""
    return (water.MOLAR_MASS / water.density(celsius(25)) / AVOGADRO_CONSTANT) ** (1 / 3)


THINGS = (
    Size("water molecule, the room it takes", _water_molecule(), _water_molecule(), ""),
    Size("channel of an aquaporin", 0.3e-9, 0.4e-9, "bionumbers-aquaporin"),
    Size("chloride and sodium ions, with their water", 0.50e-9, 0.65e-9, "pmc-hydrated-ions"),
    Size("cane sugar molecule", 0.88e-9, 0.88e-9, "pmc-solutes"),
    Size("pores of a plant's cell wall", 3.5e-9, 5.2e-9, "carpita-1979"),
    Size("cell membrane, thickness", 4e-9, 10e-9, "lipid-bilayer"),
    Size("typical virus", 100e-9, 100e-9, "openstax-microbes"),
    Size("polyamide film, thickness", 100e-9, 200e-9, "culp-2018"),
    Size("pore of Gore-Tex, stretched PTFE", *2 * (fabrics.pores().mean_pore_diameter,), "gore-press"),
    Size("typical bacterium", 1e-6, 1e-6, "openstax-microbes"),
)
"""From the smallest to the largest, by the larger end."""

FILTERS = (
    Size("nanofiltration", 1e-9, 1e-9, "safewater-membranes"),
    Size("ultrafiltration", 10e-9, 10e-9, "safewater-membranes"),
    Size("microfiltration", 100e-9, 100e-9, "safewater-membranes"),
)
"""Membranes by the size of their pores, above which they hold what comes."""

_DENSE = Size("reverse osmosis: no pores, only moving gaps", 10.0**_LOW, 1e-9, "pmc-subnanometre-pores")
"""The one that is no filter: what passes it is not decided by size."""


def sizes() -> str:
    """Sizes on a logarithmic scale: things as dots or lines, and filters as arrows over all that they hold back."""
    rows = len(THINGS) + len(FILTERS) + 1
    base = _TOP + rows * _ROW + 24
    parts = [
        f'<svg class="picture" viewBox="0 0 {_WIDTH} {base + 44}" role="img" aria-label="{escape(_told())}">',
    ]
    for power in range(_LOW, _HIGH + 1):
        parts.append(f'<path class="gauge" d="M{_across(10.0**power):.1f} {_TOP}V{base}"/>')
        parts.append(
            f'<text class="label" x="{_across(10.0**power):.1f}" y="{base + 18}" text-anchor="middle">'
            f"{_written(10.0**power)}</text>"
        )
    parts.append(f'<path class="axis" d="M{_LEFT} {base}H{_RIGHT}"/>')
    parts.append(
        f'<text class="quiet" x="{_RIGHT}" y="{base + 38}" text-anchor="end">each line is ten times the last</text>'
    )
    for row, thing in enumerate(THINGS):
        y = _TOP + row * _ROW
        left, right = _across(thing.low), _across(thing.high)
        shape = (
            f'<path class="salt" d="M{left:.1f} {y + 22}h0"/>'
            if right - left < 1
            else f'<path class="flow" d="M{left:.1f} {y + 22}H{right:.1f}"/>'
        )
        parts += [shape, _label(thing.name, (left + right) / 2, y + 11)]
    for row, filter_ in enumerate(FILTERS, len(THINGS)):
        y = _TOP + row * _ROW + 14
        left = _across(filter_.high)
        parts.append(f'<path class="membrane" d="M{left:.1f} {y + 14}v14"/>')
        parts.append(f'<path class="flow" d="M{left:.1f} {y + 21}H{_RIGHT}m-8 -5l8 5l-8 5"/>')
        parts.append(_label(filter_.name, left + 60, y + 10))
    y = _TOP + (rows - 1) * _ROW + 14
    gaps = f"M{_across(_DENSE.low):.1f} {y + 21}H{_across(_DENSE.high):.1f}"
    parts += [f'<path class="guide" d="{gaps}"/>', _label(_DENSE.name, 0, y + 10)]
    return "".join((*parts, "</svg>"))


def _across(length: float) -> float:
    return _LEFT + (log10(length) - _LOW) / (_HIGH - _LOW) * (_RIGHT - _LEFT)


def _label(text: str, x: float, y: float) -> str:
    """The label in the middle over its mark, but within the picture."""
    half = len(text) * _LETTER / 2
    x = min(max(x, 4 + half), _WIDTH - 4 - half)
    return f'<text class="label" x="{x:.1f}" y="{y}" text-anchor="middle">{escape(text)}</text>'


def _written(length: float) -> str:
    number, unit = (length * 1e6, "µm") if length > 0.9e-6 else (length * 1e9, "nm")
    return f"{float(f'{number:.2g}'):g} {unit}"


def _told() -> str:
    """The figure in words, with all its numbers."""
    things = ", ".join(
        f"{thing.name} {_written(thing.low)}" + (f" to {_written(thing.high)}" if thing.high > thing.low else "")
        for thing in THINGS
    )
    filters = ", ".join(f"{each.name} from about {_written(each.high)}" for each in FILTERS)
    return (
        f"A scale of lengths from {_written(10.0**_LOW)} to {_written(10.0**_HIGH)}, each line ten times the last. "
        f"From the smallest: {things}. What membranes hold back, everything larger: {filters}. "
        f"Reverse osmosis has no pores, only moving gaps of less than {_written(_DENSE.high)}: it is no sieve."
    )
