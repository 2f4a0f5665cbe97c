"""Counts the ways to place dissolved particles among molecules of water on two sides of a membrane."""

from __future__ import annotations

from math import comb
from typing import NamedTuple


class Split(NamedTuple):
    """How many molecules of water and of solute are on each side; the membrane lets only the water cross."""

    left_water: int
    left_solute: int
    right_water: int
    right_solute: int

    def crossed(self, number: int) -> Split:
        """The same after so many molecules of water have moved to the right."""
        return self._replace(left_water=self.left_water - number, right_water=self.right_water + number)


def placings(water: float, solute: float) -> int:
    """In how many ways molecules of solute can stand among those of water, each in a place of its own.

    Molecules of a kind are all alike, so it is the number of ways to choose the places of the solute.

    >>> placings(8, 2)
    45
    """
    return comb(round(water) + round(solute), round(solute))


def ways(split: Split) -> int:
    """The ways of both sides together: each of the one goes with each of the other.

    >>> ways(Split(10, 0, 8, 2)), ways(Split(3, 1, 3, 1))
    (45, 16)
    """
    return placings(split.left_water, split.left_solute) * placings(split.right_water, split.right_solute)


def likeliest(split: Split) -> Split:
    """The split of the water that has the most ways; of several, the nearest to this one.

    The ways rise to their most and then fall, so it is at the end of the climb.

    >>> likeliest(Split(10, 0, 8, 2)).right_water, likeliest(Split(9, 1, 7, 3)).right_water
    (18, 12)
    """
    left, left_solute, right, right_solute = split
    while left and _gains(left, left_solute, right, right_solute):
        left, right = left - 1, right + 1
    while right and _gains(right, right_solute, left, left_solute):
        left, right = left + 1, right - 1
    return Split(left, left_solute, right, right_solute)


def _gains(water: int, solute: int, other_water: int, other_solute: int) -> bool:
    """Whether it makes more ways if a molecule of water goes to the other side: by the ratio, in whole numbers."""
    return (other_water + 1 + other_solute) * water > (other_water + 1) * (water + solute)
