"""Dots of solute: where they lie, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterable


def spread(number: int) -> tuple[float, float]:
    """Where the point of this number lies in a square of 1: all over it, evenly but in no pattern.

    These are steps of the plastic number, the root of x^3 = x + 1, which no two neighbours share.

    >>> spread(0)
    (0.0, 0.0)
    """
    return number * 0.7548776662466927 % 1, number * 0.5698402909980532 % 1


def salt(places: Iterable[tuple[float, float]]) -> str:
    """A dot at each place.

    >>> salt([(1, 2)])
    '<path class="salt" d="M1.0 2.0h0"/>'
    """
    return f'<path class="salt" d="{"".join(f"M{x:.1f} {y:.1f}h0" for x, y in places)}"/>'
