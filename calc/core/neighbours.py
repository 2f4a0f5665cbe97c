"""What is known of neighbouring cases: along a curve each case is like those beside it, and a search can begin there.

Who computes cases along one number says so with `Neighbours.at`; a search within asks what to expect, and tells what it
has found. Outside of that nothing is expected and nothing kept: no answer hangs on what was asked before it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf, prod
from typing import NamedTuple

_POINTS = 4  # that a curve is laid through
_KEPT = 256  # cases of a search: more than a curve asks for


class Expected(NamedTuple):
    """What is likely to be found."""

    numbers: list[float]
    off: float
    """By about which share the first of them is off: as much as one neighbour less would change it."""


class Neighbours:
    """Cases along one number; what has been found of each is kept by the name of the search."""

    def __init__(self) -> None:
        self._found: dict[Hashable, dict[float, Sequence[float]]] = {}

    @contextmanager
    def at(self, place: float) -> Iterator[None]:
        """Let searches be of the case at a place."""
        before = _here.set((self, place))
        try:
            yield
        finally:
            _here.reset(before)

    def expected(self, name: Hashable, place: float) -> Expected | None:
        """The numbers that a search is likely to find at a place: on curves through those found beside it."""
        known = sorted(self._found.get(name, {}).items(), key=lambda each: abs(each[0] - place))
        if not known:
            return None
        known = [each for each in known if len(each[1]) == len(known[0][1])][:_POINTS]
        numbers = between(known, place)
        if len(known) == 1 or not numbers[0]:
            return Expected(numbers, inf)
        return Expected(numbers, abs(between([(x, found[:1]) for x, found in known[:-1]], place)[0] / numbers[0] - 1))

    def keep(self, name: Hashable, numbers: Sequence[float], place: float) -> None:
        """Keep what a search has found at a place, and let go of the oldest where there are many."""
        known = self._found.setdefault(name, {})
        known[place] = numbers
        if len(known) > _KEPT:
            del known[next(iter(known))]


_here: ContextVar[tuple[Neighbours, float] | None] = ContextVar("_here", default=None)


def between(known: Sequence[tuple[float, Sequence[float]]], place: float) -> list[float]:
    """Each number at a place, by Lagrange's polynomial through those that are known."""
    found = [0.0] * len(known[0][1])
    for here, numbers in known:
        weight = prod([(place - other) / (here - other) for other, _ in known if other != here])
        found = [sofar + weight * number for sofar, number in zip(found, numbers, strict=True)]
    return found


def current() -> Neighbours | None:
    """The cases among which there is one at present."""
    here = _here.get()
    return here[0] if here else None


def expected(name: Hashable) -> Expected | None:
    """The numbers that a search of this name is likely to find; None where nothing is known.

    >>> cases = Neighbours()
    >>> for place in (0.0, 1.0, 3.0):
    ...     with cases.at(place):
    ...         found("a square", [place**2])
    >>> with cases.at(2.0):
    ...     expected("a square").numbers
    [4.0]
    >>> expected("a square") is None
    True
    """
    here = _here.get()
    return here[0].expected(name, here[1]) if here else None


def found(name: Hashable, numbers: Sequence[float]) -> None:
    """Tell what a search of this name has found, for those after it."""
    here = _here.get()
    if here:
        here[0].keep(name, numbers, here[1])
