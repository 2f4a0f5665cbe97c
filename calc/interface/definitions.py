"""What a calculator is, for everything that draws, asks, answers or tests it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from calc.core.numbers import Tell
from calc.core.quantities import Choice, Lines, OtherScales, Quantity, Range, Table, Words
from calc.core.units import UNITS

AXES = ("linear", "logarithmic upwards", "logarithmic across", "logarithmic both ways")
"""How the axes of a curve may part their numbers; the first is shown."""


class Parameter(NamedTuple):
    """One input that is a number."""

    name: str
    quantity: Quantity
    range: Range
    default: float
    whole: bool
    """Whether only whole numbers make sense."""
    group: str = ""
    """The title under which it is folded away; empty where it stands open."""
    scales: OtherScales | None = None
    """What units of other scales its quantity has, and what they need to know."""

    @property
    def term(self) -> str:
        """What it is called in the field."""
        return self.quantity.term

    def on_another_scale(self, unit_name: str) -> bool:
        """Whether it takes more than a factor to come from a unit to its own SI unit."""
        if self.scales is None:
            return False
        unit = UNITS[unit_name]
        return unit.si != self.quantity.unit or unit.of not in ("", self.quantity.of)


def _bare(text: str) -> str:
    """The words of a text, in small letters."""
    return " ".join("".join(each if each.isalnum() else " " for each in text.casefold()).split())


class Selection(NamedTuple):
    """One input that is one of a few named things."""

    name: str
    choice: Choice
    values: tuple[str, ...]
    default: str
    group: str = ""

    @property
    def term(self) -> str:
        """What it is called in the field."""
        return self.choice.term

    def label(self, value: str) -> str:
        """What a reader sees for a value; for one that there is not, the value itself."""
        return self.choice.labels.get(value, value)

    def meant(self, text: str) -> str | None:
        """The one value that a reader may mean, in whatever letters: it, its label, their beginning, words of it."""
        told = _bare(text)
        ways: tuple[Callable[[str], bool], ...] = (
            lambda words: words == told,
            lambda words: words.startswith(told),
            lambda words: f" {told} " in f" {words} ",
        )
        named = {each: (_bare(each), _bare(self.label(each))) for each in self.values}
        for way in ways:
            if found := [value for value, words in named.items() if told and any(map(way, words))]:
                return found[0] if len(found) == 1 else None
        return None


class Sheet(NamedTuple):
    """One input that is a table in text."""

    name: str
    lines: Lines
    default: str
    group: str = ""

    @property
    def term(self) -> str:
        """What it is called in the field."""
        return self.lines.term


class Result(NamedTuple):
    """One output that is a number."""

    name: str
    quantity: Quantity
    may_be_unknown: bool = False
    """Whether there are inputs to which the formula answers all but this."""
    whole: bool = False
    """Whether it is a count."""

    @property
    def term(self) -> str:
        """What it is called in the field."""
        return self.quantity.term


class Saying(NamedTuple):
    """One output in words."""

    name: str
    words: Words

    @property
    def term(self) -> str:
        """What it is called in the field."""
        return self.words.term


class Listing(NamedTuple):
    """One output of several rows. Where the first column is a number, the others are drawn over it."""

    name: str
    table: Table
    columns: tuple[Result | Saying, ...]

    @property
    def drawn(self) -> bool:
        """Whether the rows make a curve."""
        return all(isinstance(column, Result) for column in self.columns)


class Case(NamedTuple):
    """A sentence for some answers: where a number is negative, zero, positive or unknown, or a choice is a value."""

    name: str
    """Of an input or an output."""
    state: str
    sentence: str


class Where(NamedTuple):
    """A condition of a statement: a choice is a value, or a number lies between two, in SI."""

    name: str
    """Of an input or an output."""
    low: float = -math.inf
    high: float = math.inf
    value: str = ""


class Deviation(NamedTuple):
    """How far outputs may be off where the inputs are true, as the docstring states it beside the source."""

    outputs: tuple[str, ...]
    """Empty for all of which nothing else is stated."""
    where: tuple[Where, ...]
    kind: str
    """What kind of statement it is: one of `accuracy.KINDS`."""
    words: str
    """Of what, and whence."""
    amount: float = 0.0
    """A fraction, or a difference in SI."""
    relative: bool = True
    of: str = ""
    """Of what it is a fraction, where that is not the output itself: an input or another output."""
    by: tuple[tuple[str, float], ...] = ()
    """What each value of a choice adds to the fraction."""
    choice: str = ""


Picture = Callable[[Mapping[str, Any], Any, Tell], str]
"""Draws inputs, which are numbers and words, and what the formula gave, which is of a type of its own, as SVG.

The last writes the quantities in it."""


class Evaluated(NamedTuple):
    """How far the equations, evaluated with the inputs, give what the calculator does."""

    within: float = 0.0
    """How far apart they may be, as a share of the answer, where the equations are not what is calculated."""
    word: str = ""
    """Why some equations cannot be evaluated, in one word; empty where all can."""
    reason: str = ""
    """The same in a sentence, in Markdown."""


class _Told(NamedTuple):
    """What a calculator's signature and docstring tell."""

    name: str
    formula: Callable[..., Any]  # each calculator's has a signature of its own: that of its inputs and outputs
    title: str
    equations: tuple[str, ...]
    """In LaTeX."""
    holds: str
    """Where the formula holds, in Markdown."""
    accuracies: tuple[Deviation, ...]
    """How far each output may be off; the first that fits an answer counts."""
    source: str
    inputs: tuple[Parameter | Selection | Sheet, ...]
    """All inputs, in the order of the signature."""
    outputs: tuple[Result | Saying | Listing, ...]
    """All outputs, in the order of the answer."""
    headline: str
    """The answer as one would say it, with names of outputs and inputs in braces: `{-name}` is without its minus,
    `{+name}` with a plus."""
    cases: tuple[Case, ...]
    """Where the headline is another one; the first that holds counts."""
    main: tuple[str, ...]
    """The outputs that are the answer, one to three, in the order of the headline."""
    constants: tuple[tuple[float, Quantity], ...]
    presets: Mapping[str, Mapping[str, str]]
    """Named sets of entries."""
    evaluated: Evaluated = Evaluated()
    picture: Picture | None = None


class Definition(_Told):
    """All that a form, a page, a command or a test needs to know of a calculator; what follows is found once."""

    @cached_property
    def groups(self) -> tuple[tuple[str, tuple[Parameter | Selection | Sheet, ...]], ...]:
        """All inputs in their order, those that follow one another under one title together."""
        return tuple((title, tuple(group)) for title, group in itertools.groupby(self.inputs, lambda each: each.group))

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The inputs that are numbers."""
        return tuple(each for each in self.inputs if isinstance(each, Parameter))

    @cached_property
    def named(self) -> Mapping[str, Parameter | Selection | Sheet]:
        """All inputs, by their name."""
        return {each.name: each for each in self.inputs}

    @cached_property
    def selections(self) -> tuple[Selection, ...]:
        """The inputs that are choices."""
        return tuple(each for each in self.inputs if isinstance(each, Selection))

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """The outputs that are numbers."""
        return tuple(each for each in self.outputs if isinstance(each, Result))

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The inputs that are tables in text."""
        return tuple(each for each in self.inputs if isinstance(each, Sheet))

    @cached_property
    def answers(self) -> tuple[Result, ...]:
        """The outputs that are the answer, in the order of the headline."""
        results = {each.name: each for each in self.results}
        return tuple(results[name] for name in self.main)

    @cached_property
    def others(self) -> tuple[Result | Saying, ...]:
        """The outputs of one value that are not the answer itself: numbers first, then words."""
        return (*(each for each in self.results if each.name not in self.main), *self.sayings)

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """The outputs in words."""
        return tuple(each for each in self.outputs if isinstance(each, Saying))

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The outputs of several rows."""
        return tuple(each for each in self.outputs if isinstance(each, Listing))

    @cached_property
    def shown(self) -> tuple[tuple[str, Result], ...]:
        """Numbers that an answer shows, by the name of their place: the results, and the columns of the listings."""
        columns = (
            (f"{listing.name}.{column.name}", column)
            for listing in self.listings
            for column in listing.columns
            if isinstance(column, Result)
        )
        return (*((result.name, result) for result in self.results), *columns)

    @cached_property
    def quantities(self) -> tuple[tuple[str, Quantity], ...]:
        """What every number of a form is, by the name of its place: the inputs, and what is shown."""
        given = ((each.name, each.quantity) for each in self.parameters)
        return (*given, *((name, each.quantity) for name, each in self.shown))

    @cached_property
    def vocabulary(self) -> tuple[Parameter | Result, ...]:
        """Every number that goes in or comes out, those in the rows of listings too."""
        columns = (column for listing in self.listings for column in listing.columns)
        return (*self.results, *(column for column in columns if isinstance(column, Result)), *self.parameters)

    @cached_property
    def labels(self) -> tuple[Choice | Lines | Words | Table, ...]:
        """What else it has a word for: choices, tables that go in and come out, words, and columns of words."""
        columns = (column for listing in self.listings for column in listing.columns)
        said = (each.words for each in (*self.sayings, *(each for each in columns if isinstance(each, Saying))))
        listed = (each.table for each in self.listings)
        given = (each.lines for each in self.sheets)
        chosen = (each.choice for each in self.selections)
        every: tuple[Choice | Lines | Words | Table, ...] = (*chosen, *given, *said, *listed)
        return tuple({(each.term, each.definition): each for each in every}.values())

    @property
    def defaults(self) -> dict[str, float | str]:
        """The worked example: every input's default, in SI."""
        return {each.name: each.default for each in self.inputs}
