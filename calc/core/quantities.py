"""What a quantity is, the range a formula holds in, and how a formula declines to answer or adds a caution."""

from __future__ import annotations

import re
import typing
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple, Protocol

from calc.core.numbers import grouped, with_label, write_entry
from calc.core.units import UNITS, Kind, Unit, to_si


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


class Lines(NamedTuple):
    """An input that is a table in text, a head and a row in each line: pasted, or read from a file; on a `str`.

    Where no row can be read the formula raises Unreadable.
    """

    term: str
    definition: str


class Words(NamedTuple):
    """An output in words, such as a direction; on a `str`."""

    term: str
    definition: str


class Table(NamedTuple):
    """An output of several rows, each a `NamedTuple`: a time course, a profile; on a `tuple` or `Sequence` of them."""

    term: str
    definition: str


class Auxiliary(NamedTuple):
    """A symbol of the equations that is neither an input nor an output nor a constant of nature."""

    term: str
    """What it is, in few words."""
    unit: str
    """The label of its SI unit."""
    value: float | Callable[..., float | Sequence[float]] | None = None
    """A number; or a function, of what stands in parentheses behind it and then of inputs by name, of all of them where
    it takes `**`, which gives one for each where an index numbers them; nothing where an equation says what it is."""


class Amount(NamedTuple):
    """A quantity inside a message: an SI value, and the unit in which it is told to those who use no other."""

    value: float
    unit: str
    digits: int = 3
    text: str = ""
    """The number as the author of the message wrote it, in that unit."""

    def written(self, unit_name: str = "") -> str:
        """In that unit, or in another of its dimension.

        >>> Amount(2e5, "bar").written(), Amount(2e5, "bar").written("kPa")
        ('2 bar', '200 kPa')
        """
        name = unit_name or self.unit
        if self.text and name == self.unit:
            return with_label(self.text, name)
        number = grouped(write_entry(self.value, name, self.digits)).replace("-", "\N{MINUS SIGN}")
        return with_label(number, name)


class Message(str):
    """Words that hold quantities: each stands in the unit of its author, and `told` puts it into a reader's.

    A quantity stands as `{}`, for the next of the amounts, or with its number and unit, as `{25 degC}`.

    >>> message = Message("Below {25 degC} it takes {}.", Amount(2e5, "bar", 2))
    >>> print(message, message.told(lambda amount: {"degC": "degF", "bar": "psi"}[amount.unit]), sep="; ")
    Below 25 °C it takes 2 bar.; Below 77 °F it takes 29 psi.
    """

    words: str
    amounts: tuple[Amount, ...]

    def __new__(cls, words: str, *amounts: Amount) -> Message:
        """The words as their author has them; those of another message keep its amounts, before the new ones."""
        if isinstance(words, Message):
            amounts = (*words.amounts, *amounts)
            words = words.words
        following, found = iter(amounts), list[Amount]()

        def placed(place: re.Match[str]) -> str:
            amount = _literal(place[1]) if place[1] else next(following, None)
            found.extend([amount] if amount else [])
            return "{}" if amount else place[0]

        words = _PLACE.sub(placed, words)
        message = super().__new__(cls, _filled(words, [amount.written() for amount in found]))
        message.words, message.amounts = words, tuple(found)
        return message

    def told(self, unit_of: Callable[[Amount], str]) -> str:
        """The words with each amount in the unit that a reader uses for it."""
        return _filled(self.words, [amount.written(unit_of(amount)) for amount in self.amounts])

    def __getnewargs__(self) -> tuple[str | Amount, ...]:  # type: ignore[override]
        """What a copy is made of."""
        return (self.words, *self.amounts)


_PLACE = re.compile(r"\{((?:-?[\d.]+ [^{}]+)?)\}")


def _filled(words: str, written: list[str]) -> str:
    following = iter(written)
    return _PLACE.sub(lambda place: next(following, place[0]), words)


@cache
def _literal(text: str) -> Amount | None:
    number, _, unit = text.partition(" ")
    if unit not in UNITS:
        return None
    return Amount(to_si(float(number), unit), unit, text=number.replace("-", "\N{MINUS SIGN}"))


def joined(first: str, second: str) -> Message:
    """A message after another, each with its amounts."""
    parts = [Message(each) for each in (first, second)]
    return Message(" ".join(each.words for each in parts), *(amount for each in parts for amount in each.amounts))


_ROUNDING = 1e-12  # of a number that went through a unit, and a little more
_SMALLEST = 1e-30  # of the width of a range: a molecule is more, even of the widest range of amounts, 100 000 mol


class Range(NamedTuple):
    """The closed interval, in SI, in which a formula accepts an input, and why it ends there."""

    low: float
    high: float
    below: str
    """Why there is nothing below it; and nothing above, where that has no reason of its own."""
    above: str = ""

    def reason(self, value: float) -> Message:
        """Why a value outside it is not taken."""
        return Message(self.above if self.above and value > self.high else self.below)

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


class Dissolved(Protocol):
    """What is dissolved, which says what a concentration on one scale is on another."""

    def convert(self, value: float, given: Unit, wanted: Unit) -> float:
        """The SI value on the scale of the wanted unit, of one on that of the given unit; Refusal where there is none.

        A unit's scale is its dimension and what it is of.
        """
        ...

    def highest(self, wanted: Unit) -> float:
        """The largest SI value, on the scale of the wanted unit, to which it is known."""
        ...


class OtherScales(NamedTuple):
    """Units of other scales in which an input is told too, because other inputs say what is dissolved; on the input."""

    units: tuple[str, ...]
    needs: tuple[str, ...]
    """The other inputs, which have no such units themselves."""
    of: Callable[..., Dissolved]
    """What is dissolved, from those inputs in their order."""
    substance: str = ""
    """Its name, where inputs of several terms are of the same."""


class Group(NamedTuple):
    """Inputs that most readers leave alone, folded away together under a title; on each of them, one after another."""

    title: str


class Refusal(ValueError):
    """A formula declines to answer: outside its range, or for inputs that have no answer together."""

    def __init__(self, words: str, *amounts: Amount) -> None:
        super().__init__(words, *amounts)

    @cached_property
    def message(self) -> Message:
        """What is told. It is put together when it is asked for: a search may meet many refusals, and tell none."""
        return Message(*self.args)

    def __str__(self) -> str:
        return str(self.message)


class OutOfRange(Refusal):
    """An input outside its range; knows which, so that a form can show the message at its field."""

    def __init__(self, parameter: str, value: float, range_: Range, unit: str) -> None:
        self.parameter, self.value, self.range = parameter, value, range_
        end, most = (range_.high, "most") if value > range_.high else (range_.low, "least")
        words = f"{parameter} is {{}}; it must be at {most} {{}}: {range_.reason(value).words}."
        told = (Amount(each, unit, 6, f"{each:g}") for each in (value, end))
        super().__init__(words, *told, *range_.reason(value).amounts)


class Unreadable(Refusal):
    """A table in text of which nothing can be read; knows which input, so that a form can say so at its field."""

    def __init__(self, parameter: str, words: str, *amounts: Amount) -> None:
        self.parameter = parameter
        super().__init__(words, *amounts)


class Caution(UserWarning):
    """The formula answers, and its source says how far off the answer may be."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def caution(words: str, *amounts: Amount) -> None:
    """Attach a caution to the answer of the formula that is running."""
    warnings.warn(Caution(Message(words, *amounts)), stacklevel=3)


@cache
def _ranges(formula: Callable[..., object]) -> tuple[tuple[str, Range, str], ...]:
    hints = typing.get_type_hints(formula, include_extras=True)
    found = []
    for name, hint in hints.items():
        notes = getattr(hint, "__metadata__", ())
        for range_ in (note for note in notes if isinstance(note, Range)):
            unit = next(note.unit for note in notes if isinstance(note, Quantity))
            found.append((name, range_, unit))
    return tuple(found)


def refuse_outside(formula: Callable[..., object], values: Mapping[str, float]) -> None:
    """Hold a formula's inputs against the ranges in its own signature; the first line of every public formula.

    Raises OutOfRange, naming the input, its range and the reason.
    """
    for name, range_, unit in _ranges(formula):
        if not range_.holds(values[name]):
            raise OutOfRange(name, values[name], range_, unit)
