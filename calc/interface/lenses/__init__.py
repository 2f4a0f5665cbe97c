"""Lenses: ways to look at a calculator's present case, each in a module that is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from calc.interface.definitions import Definition
from calc.interface.evaluation import Answer, WrongEntries, compute, initial_form, read_form
from calc.interface.introspection import describe

if TYPE_CHECKING:
    import argparse

TITLES = {
    "solve": "Solve for anything",
    "pulls": "What matters most",
    "certainty": "How sure",
    "working": "The working",
    "cases": "Side by side",
    "take": "Take away",
}
"""What readers know the lenses by, in the order in which they are offered; the keys name their modules."""


class Case(NamedTuple):
    """A calculator as a reader has it before them: what is entered, in which units, and what it answers."""

    definition: Definition
    form: Mapping[str, str]
    """All controls of the form, as the reply leaves them."""
    answer: Answer


class Lens(Protocol):
    """What the module of a lens has."""

    def draw(self, case: Case, asked: Mapping[str, str]) -> str:
        """Its panel, in HTML; `asked` holds the values of the panel's own controls, none at first, and as `site` where
        the pages are.

        What it raises as a Refusal is told in the panel.
        """
        ...

    def add_arguments(self, parser: argparse._ArgumentGroup) -> None:
        """Its options on the command line."""
        ...

    def tell(self, case: Case, arguments: argparse.Namespace) -> str | None:
        """What it prints for its options, in the place of the answer; None where none of them was given."""
        ...

    def tell_json(self, case: Case, arguments: argparse.Namespace) -> object:
        """The same as data for JSON; None where none of its options was given."""
        ...


def lens(name: str) -> Lens:
    """The lens of this name, whose module is imported now."""
    if name not in TITLES:
        raise LookupError(f"there is no lens {name!r}")
    return cast("Lens", import_module(f"{__name__}.{name}"))


def case(name: str, entries: Mapping[str, str] | None = None) -> Case:
    """The case that entries make, which are those of `evaluate`, and which raises the same.

    >>> case("osmosis.osmotic_pressure", {"temperature": "77 degF"}).form["temperature"]
    '77'
    """
    definition = describe(name)
    form = initial_form(definition, entries or {})
    inputs, messages = read_form(definition, form)
    if messages:
        raise WrongEntries(messages)
    return Case(definition, form, compute(definition, inputs))


def pairs(entries: Sequence[str]) -> dict[str, str]:
    """Entries as a command line has them.

    >>> pairs(["temperature=25 degC", "ions=3"])
    {'temperature': '25 degC', 'ions': '3'}
    """
    read: dict[str, str] = {}
    for entry in entries:
        name, equals, value = entry.partition("=")
        if not equals:
            raise WrongEntries({entry: "write an entry as NAME=VALUE, such as temperature='25 degC'."})
        if name in read:
            raise WrongEntries({name: "given twice."})
        read[name] = value
    return read
