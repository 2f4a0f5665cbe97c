"""What a quantity is, the range a formula holds in, and how a formula declines to answer or adds a caution."""

from __future__ import annotations

import typing
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from calc.core.units import Kind


class Quantity(NamedTuple):
    """What a number means: its name in the field, its symbol, its units and one sentence that defines it."""

    term: str
    symbol: str
    """In LaTeX."""
    unit: str
    """The SI unit in which every formula takes and gives it."""
    units: tuple[str, ...]
    """What a reader may choose from; the first is shown."""
    definition: str
    synonyms: tuple[str, ...] = ()
    digits: int = 3
    """Significant digits of an answer."""
    of: Kind = ""
    """What it is of, where units or spellings are true of that alone."""

    def __eq__(self, other: object) -> bool:
        """No other tuple equals it, nor does a quantity from before this module was imported anew: Python keeps unions
        such as `Recovery | None` by equality, and would give the old one for the new."""
        return type(other) is type(self) and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return tuple.__hash__(self)


class Choice(NamedTuple):
    """An input that is one of a few named things: a kind of water, a scale; on a `Literal` of their names.

    Where the things are those of a table of data, as solutes are, on a `str`: then they are what has a label.
    """

    term: str
    definition: str
    labels: Mapping[str, str]
    """What a reader sees for each value."""


class Words(NamedTuple):
    """An output in words, such as a direction; on a `str`."""

    term: str
    definition: str


class Table(NamedTuple):
    """An output of several rows, each a `NamedTuple`: a time course, a profile; on a `tuple` or `Sequence` of them."""

    term: str
    definition: str


_ROUNDING = 1e-12  # of a number that went through a unit, and a little more
_SMALLEST = 1e-30  # of the width of a range: a molecule is more, even of the widest range of amounts, 100 000 mol


class Range(NamedTuple):
    """The closed interval, in SI, in which a formula accepts an input, and why it ends there."""

    low: float
    high: float
    reason: str

    def holds(self, value: float) -> bool:
        """Whether the value lies inside; NaN never does."""
        return self.low <= value <= self.high

    def settled(self, value: float) -> float:
        """The value, or, where it is within rounding of an end or of zero, that.

        What went through a unit may lie a rounding error beside what was meant, and what is less than any quantity of
        this range can be is too small to be divided by.
        """
        smallest = _SMALLEST * (self.high - self.low)
        for meant in (self.low, self.high, 0.0):
            if self.holds(meant) and (abs(value - meant) <= max(_ROUNDING * abs(meant), smallest)):
                return meant
        return value


class Group(NamedTuple):
    """Inputs that most readers leave alone, folded away together under a title; on each of them, one after another."""

    title: str


class Refusal(ValueError):
    """A formula declines to answer: outside its range, or for inputs that have no answer together."""


class OutOfRange(Refusal):
    """An input outside its range; knows which, so that a form can show the message at its field."""

    def __init__(self, parameter: str, value: float, range_: Range, unit: str) -> None:
        self.parameter = parameter
        self.range = range_
        super().__init__(
            f"{parameter} is {value:g}{unit}; it must be from {range_.low:g} to {range_.high:g}{unit}: {range_.reason}."
        )


class Caution(UserWarning):
    """The formula answers, and its source says how far off the answer may be."""


def caution(message: str) -> None:
    """Attach a caution to the answer of the formula that is running."""
    warnings.warn(message, Caution, stacklevel=3)


@cache
def _ranges(formula: Callable[..., object]) -> tuple[tuple[str, Range, str], ...]:
    hints = typing.get_type_hints(formula, include_extras=True)
    found = []
    for name, hint in hints.items():
        notes = getattr(hint, "__metadata__", ())
        for range_ in (note for note in notes if isinstance(note, Range)):
            unit = next(note.unit for note in notes if isinstance(note, Quantity))
            found.append((name, range_, "" if unit == "1" else f" {unit}"))
    return tuple(found)


def refuse_outside(formula: Callable[..., object], values: Mapping[str, float]) -> None:
    """Hold a formula's inputs against the ranges in its own signature; the first line of every public formula.

    Raises OutOfRange, naming the input, its range and the reason.
    """
    for name, range_, unit in _ranges(formula):
        if not range_.holds(values[name]):
            raise OutOfRange(name, values[name], range_, unit)
