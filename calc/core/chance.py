"""Chance that can be repeated: the same numbers for the same seed, in every Python and in the browser."""

from __future__ import annotations

from math import cos, log, pi, sqrt

_ALL = (1 << 64) - 1
_ROW = 32  # bits of the counter that a row has for itself


def normal(seed: int, place: int) -> float:
    """The number at a place of a row of normally scattered ones, with mean 0 and standard deviation 1.

    Two even numbers of a counter, mixed by splitmix64 of Steele, Lea and Flood, made normal as Box and Muller do.

    >>> normal(1, 0) == normal(1, 0), normal(1, 0) == normal(2, 0)
    (True, False)
    """
    one, other = map(_even, _counters(seed, place))
    return sqrt(-2 * log(one)) * cos(2 * pi * other)


def _counters(seed: int, place: int) -> tuple[int, int]:
    """Two that no other place of any row has."""
    first = (seed << _ROW) + 2 * place
    return first, first + 1


def _even(counter: int) -> float:
    """Above 0, and 1 at most."""
    mixed = (counter + 1) * 0x9E3779B97F4A7C15 & _ALL
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _ALL
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _ALL
    mixed ^= mixed >> 31
    return ((mixed >> 11) + 1) / (1 << 53)
