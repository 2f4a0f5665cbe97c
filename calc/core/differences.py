"""Differences of numbers that may be meant to be the same."""

_EQUAL = 1e-13  # of both together: further than the rounding of some hundred steps brings them apart


def difference(one: float, other: float) -> float:
    """The first less the second; zero where they are apart by no more than rounding, as after a change of unit.

    >>> difference(0.1 + 0.2, 0.3), difference(0.5, 0.25)
    (0.0, 0.25)
    """
    return one - other if abs(one - other) > _EQUAL * (abs(one) + abs(other)) else 0.0
