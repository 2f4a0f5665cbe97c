"""A case as what computes it again: a program in Python, a command, a link."""

from __future__ import annotations

import string
from collections.abc import Mapping

from calc.core.numbers import read_number
from calc.core.units import UNITS
from calc.interface import frames, links, telling
from calc.interface.definitions import Parameter
from calc.interface.entries import shown_unit
from calc.interface.exports.words import commented, signature
from calc.interface.lenses import Case

_PLAIN = frozenset(string.ascii_letters + string.digits + "@%+=:,./-_")
"""What a shell takes as it is, anywhere in a word."""


def python(case: Case) -> str:
    """A program that asks for the case twice: with the entries as they were typed, and as a plain function, in SI."""
    definition, form, answer = case
    entries = "".join(f"        {_quoted(name)}: {_quoted(text)},\n" for name, text in complete(case).items())
    arguments = "".join(
        f"    {each.name}={_literal(answer.inputs[each.name])},{_in_si(each)}\n" for each in definition.inputs
    )
    printed, returned = [], []
    for each in definition.answers:
        value = answer.outputs[each.name]
        unit_name = shown_unit(value or 0.0, form[f"{each.name}.unit"], each.quantity.units)
        read = f"answer.outputs[{_quoted(each.name)}]"
        number = read if value is None else f"calc.from_si({read}, {_quoted(unit_name)})"
        printed.append(f"print({_quoted(each.name)}, {number}, {_quoted(UNITS[unit_name].label)})")
        attribute = f"result.{each.name}" if isinstance(answer.returned, tuple) else "result"
        returned.append(f"print({_quoted(each.name)}, {attribute}){_in_si(each)}")
    return "\n".join(
        [
            commented(f"{definition.title}.\n{telling.texts(*case)['headline']}\n{signature(definition)}."),
            "import calc  # of the package osmosis-calc",
            "",
            "# The entries as they were typed.",
            f"answer = calc.evaluate(\n    {_quoted(definition.name)},\n    {{\n{entries}    }},\n)",
            *printed,
            "",
            "# The same as a plain function: SI in, SI out.",
            f"result = calc.{definition.name}(\n{arguments})",
            *returned,
            "",
        ]
    )


def command(case: Case) -> str:
    """The command that gives the same answer, for a POSIX shell; what it does not name keeps its default."""
    definition, form, _ = case
    changed = links.entries(definition, {**form, "system": "metric"})
    words = ["python", "-m", "calc", definition.name, *(f"{name}={text}" for name, text in changed.items())]
    return " ".join(map(_for_shell, words)) + "\n"


def frame(case: Case, site: str) -> str:
    """What shows the case alone in a page elsewhere, taken from the site at this address."""
    definition, form, _ = case
    return frames.html(definition.name, links.entries(definition, form), site)


def link(case: Case) -> str:
    """The query that opens the case on the page of its calculator."""
    definition, form, _ = case
    return links.query(definition.name, links.entries(definition, form))


def complete(case: Case) -> dict[str, str]:
    """Every input as an entry, with its unit, whatever its default is."""
    entries = {}
    for each in case.definition.inputs:
        if isinstance(each, Parameter):
            unit_name = case.form[f"{each.name}.was"]
            entries[each.name] = f"{_number(case.form, each)} {unit_name if UNITS[unit_name].label else ''}".rstrip()
        else:
            entries[each.name] = case.form[each.name]
    return entries


def _number(form: Mapping[str, str], parameter: Parameter) -> str:
    """The number that was typed, as short as it can be and the same to the last digit."""
    number = read_number(form[parameter.name])
    short = f"{number:.15g}"
    return short if float(short) == number else repr(number)


def _in_si(each: object) -> str:
    """The comment that says in which unit a number is."""
    quantity = getattr(each, "quantity", None)
    return f"  # {quantity.unit}" if quantity and UNITS[quantity.unit].label else ""


def _literal(value: float | str) -> str:
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    """A text as Python writes it, in double quotes.

    >>> _quoted('5" pipe')
    '"5\\\\" pipe"'
    """
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{written}"'


def _for_shell(word: str) -> str:
    """A word as a POSIX shell reads it; like shlex.quote, which a page would have to carry for this alone.

    >>> print(_for_shell("temperature=25 degC"), _for_shell("it's"), _for_shell("ions=2"))
    'temperature=25 degC' 'it'"'"'s' ions=2
    """
    return word if word and _PLAIN.issuperset(word) else "'" + word.replace("'", "'\"'\"'") + "'"
