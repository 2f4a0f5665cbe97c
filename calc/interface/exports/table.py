"""What a case says in numbers, as comma-separated values: RFC 4180, a header row first, decimal points, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calc.core.numbers import read_number, with_label
from calc.core.units import ON_THE_SCALE, UNITS, from_si
from calc.interface import curve
from calc.interface.definitions import Listing, Parameter, Result, Sheet
from calc.interface.entries import shown_unit
from calc.interface.evaluation import told
from calc.interface.exports.words import signature
from calc.interface.lenses import Case

Cell = str | float | None
"""None where a number is not known."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SPECIAL = frozenset(',"\r\n')
_DIGITS = 12  # of an answer: more are rounding


def rows(case: Case) -> str:
    """All inputs and all answers of one value, a row each, in the reader's units."""
    definition, form, answer = case
    found: list[Sequence[Cell]] = [
        ("part", "name", "term", "value", "unit"),
        ("calculator", definition.name, definition.title, signature(definition), ""),
    ]
    for each in definition.inputs:
        if isinstance(each, Parameter):
            number, unit = read_number(form[each.name]), unit_text(case, form[f"{each.name}.was"])
            found.append(("input", each.name, each.term, number, unit))
        elif isinstance(each, Sheet):
            found.append(("input", each.name, each.term, form[each.name], ""))
        else:
            found.append(("input", each.name, each.term, each.label(form[each.name]), ""))
    for output in definition.outputs:
        if isinstance(output, Listing):
            continue
        if isinstance(output, Result):
            value = answer.outputs[output.name]
            unit_name = shown_unit(value or 0.0, form[f"{output.name}.unit"], output.quantity.units)
            in_unit = None if value is None else from_si(value, unit_name)
            found.append(("answer", output.name, output.term, in_unit, unit_text(case, unit_name)))
        else:
            said = told(definition, form, answer.words[output.name])
            found.append(("answer", output.name, output.term, said, ""))
    found += [("caution", "", told(definition, form, each), "", "") for each in answer.cautions]
    return write(found)


def curve_points(case: Case) -> str:
    """The points of the curve, as the form has it; a cell is empty where the formula gives no answer."""
    definition, form, answer = case
    over, of, axes = (form[f"curve.{each}"] for each in ("over", "of", "axes"))
    sampled = curve.sample(definition, answer, over, of, form[f"{over}.was"], form[f"{of}.unit"], axes=axes, exact=True)
    head = [
        with_unit(case, sampled.over.term, sampled.over_unit),
        with_unit(case, sampled.of.term, sampled.of_unit),
    ]
    return write([head, *sampled.points])


def listed(case: Case, listing: Listing) -> str:
    """All rows of an output of several."""
    definition, form, answer = case
    units = [form.get(f"{listing.name}.{column.name}.unit", "") for column in listing.columns]
    columns = list(zip(listing.columns, units, strict=True))
    head = [with_unit(case, column.term, unit) if unit else column.term for column, unit in columns]
    body = [
        [
            told(definition, form, cell) if isinstance(cell, str) else from_si(cell, unit)
            for cell, unit in zip(row, units, strict=True)
        ]
        for row in answer.rows[listing.name]
    ]
    return write([head, *body])


def unit_text(case: Case, unit_name: str) -> str:
    """A unit as a reader sees it; one on the scale of an analysis is that scale."""
    return case.form.get("scale", "") if unit_name == ON_THE_SCALE else UNITS[unit_name].label


def with_unit(case: Case, term: str, unit_name: str) -> str:
    """The head of a column: a term, and its unit if it has one."""
    unit = unit_text(case, unit_name)
    return f"{term} ({unit})" if unit else with_label(term, "1")


def write(table: Iterable[Sequence[Cell]]) -> str:
    r"""Rows as comma-separated values.

    A spreadsheet takes what begins with = + - or @ for a formula; before such a text stands an apostrophe, which keeps
    it a text. A number is left as it is.

    >>> print(write([("note", "value"), ('=1+1, "two" ', -0.5), ("", None)]).replace("\r", ""))
    note,value
    "'=1+1, ""two"" ",-0.5
    ,
    <BLANKLINE>
    """
    return "".join(",".join(_cell(each) for each in row) + "\r\n" for row in table)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return f"{value:.{_DIGITS}g}"
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.intersection(text) else text
