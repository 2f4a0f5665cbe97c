"""Why osmosis happens, by counting: the ways in which particles can be shared, drawn as bars."""

from __future__ import annotations

from math import comb

from docs.figures.drawing import svg

PARTICLES = 10  # that two halves of a box share
WATERS, SUGARS, CROSSING = 8, 2, 6  # of the solution at first, and how many more water molecules come in
_LEFT, _WIDE, _TOP, _HIGH = 16, 328, 30, 120


def sharing() -> str:
    """The ways to share ten particles over two halves, by how many of them are on the left."""
    counts = [comb(PARTICLES, left) for left in range(PARTICLES + 1)]
    told = ", ".join(f"{left} on the left {ways}" for left, ways in enumerate(counts))
    text = f"Bars of the number of ways to share {PARTICLES} particles over two halves: {told}."
    return _bars(counts, "particles in the left half", text)


def crossing() -> str:
    """The ways to place the sugar in the solution, by how many water molecules have come in."""
    counts = [comb(WATERS + SUGARS + crossed, SUGARS) for crossed in range(CROSSING + 1)]
    told = ", ".join(f"after {crossed} {ways}" for crossed, ways in enumerate(counts))
    text = (
        f"Bars of the number of ways to place {SUGARS} molecules of sugar among {WATERS} of water, to which more water "
        f"comes through the membrane: {told}."
    )
    return _bars(counts, "water molecules that have crossed", text)


def _bars(counts: list[int], axis: str, text: str) -> str:
    """A bar for each count, with the count above it and its number below."""
    step, most, base = _WIDE / len(counts), max(counts), _TOP + _HIGH
    parts = []
    for number, count in enumerate(counts):
        middle, high = _LEFT + step * (number + 0.5), max(_HIGH * count / most, 1.5)
        at = f'class="quiet" x="{middle:.1f}" text-anchor="middle"'
        parts += [
            f'<rect class="strong-water" x="{middle - 0.36 * step:.1f}" y="{base - high:.1f}" '
            f'width="{0.72 * step:.1f}" height="{high:.1f}"/>',
            f'<text {at} y="{base - high - 6:.1f}">{count}</text>',
            f'<text {at} y="{base + 18}">{number}</text>',
        ]
    parts.append(f'<path class="axis" d="M{_LEFT} {base}h{_WIDE}"/>')
    parts.append(f'<text class="quiet" x="180" y="{base + 38}" text-anchor="middle">{axis}</text>')
    return svg(base + 46, text, parts)
