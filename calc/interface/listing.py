"""Writes an output of several rows: a table, and a chart where its first column is a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeGuard

from calc.core.numbers import digits_of_count, sentence, with_label, write_number, write_quantity
from calc.core.units import UNITS, from_si
from calc.interface import chart
from calc.interface.definitions import Listing, Result, Saying

_MOST_ROWS = 12

Row = Sequence[float | str]


def write(listing: Listing, rows: Sequence[Row], units: Mapping[str, str]) -> str:
    """The HTML of a listing; `units` has each number column's unit, by its name. The head of a column has its units.

    One without rows is not shown, but is there: the units of its columns are a part of the form.
    """
    if not rows:
        return f'<div hidden="">{_table(listing, rows, units)}</div>'
    if not listing.drawn:
        return _table(listing, rows, units)
    summary = f"<summary>{escape(sentence(listing.table.term))} in numbers, and their units</summary>"
    table = _table(listing, rows, units)
    return "".join([*_charts(listing, rows, units), f"<details>{summary}{table}</details>"])


def cells(listing: Listing, row: Row, units: Mapping[str, str]) -> list[str]:
    """A row as a reader sees it."""
    return [
        value if isinstance(value, str) else write_quantity(value, units[column.name], _digits(column, value))
        for column, value in zip(listing.columns, row, strict=True)
    ]


def _digits(column: Result | Saying, value: float) -> int:
    return digits_of_count(value) if isinstance(column, Result) and column.whole else 3


def numbers(rows: Sequence[Row], place: int) -> list[float]:
    """A column of numbers, by its place."""
    return [cell for row in rows if not isinstance(cell := row[place], str)]


def _charts(listing: Listing, rows: Sequence[Row], units: Mapping[str, str]) -> list[str]:
    """A chart for each unit that the columns have."""
    columns = [
        (column, [from_si(value, units[column.name]) for value in numbers(rows, place)])
        for place, column in enumerate(listing.columns)
        if isinstance(column, Result)
    ]
    (first, over), *others = columns
    drawn = []
    for unit_name in dict.fromkeys(units[column.name] for column, _ in others):
        group = [(column.quantity.term, values) for column, values in others if units[column.name] == unit_name]
        lines = [chart.Line(term, list(zip(over, values, strict=True))) for term, values in group]
        of = chart.Axis(lines[0].term if len(lines) == 1 else "", unit_name)
        text = f"{sentence(listing.table.term)}. " + " ".join(
            _told(term, values, unit_name, over, units[first.name]) for term, values in group
        )
        drawn.append(chart.draw(lines, chart.Axis(first.quantity.term, units[first.name]), of, text))
    return drawn


def _told(term: str, values: Sequence[float], unit_name: str, over: Sequence[float], over_unit: str) -> str:
    return (
        f"{sentence(term)}: {with_label(write_number(values[0]), unit_name)} at "
        f"{with_label(write_number(over[0]), over_unit)}, {with_label(write_number(values[-1]), unit_name)} at "
        f"{with_label(write_number(over[-1]), over_unit)}."
    )


def _table(listing: Listing, rows: Sequence[Row], units: Mapping[str, str]) -> str:
    shown = rows if len(rows) <= _MOST_ROWS or not listing.drawn else _thinned(rows)
    head = "".join(
        f'<th scope="col">{escape(sentence(column.term))}{_units(listing, column, units)}</th>'
        for column in listing.columns
    )
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>"
        for first, *rest in (_bare(listing, row, units) for row in shown)
    )
    return (
        f'<div class="calculator-table" tabindex="0" role="group" aria-label="{escape(listing.table.term)}">'
        f'<table class="calculator-rows"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _units(listing: Listing, column: Result | Saying, units: Mapping[str, str]) -> str:
    """What a column of numbers may be told in, where there are several."""
    if not _is_chosen(column):
        return ""
    offered, chosen = column.quantity.units, units[column.name]
    selected = ' selected=""'
    options = "".join(
        f'<option value="{escape(unit)}"{selected * (unit == chosen)}>{escape(UNITS[unit].choice)}</option>'
        for unit in offered
    )
    name, label = f"{listing.name}.{column.name}.unit", f"Unit of {column.quantity.term}"
    return f' <select name="{escape(name)}" aria-label="{escape(label)}">{options}</select>'


def _is_chosen(column: Result | Saying) -> TypeGuard[Result]:
    """Whether the unit of a column is a choice in its head, and does not stand in each row."""
    return isinstance(column, Result) and len(column.quantity.units) > 1


def _bare(listing: Listing, row: Row, units: Mapping[str, str]) -> list[str]:
    """A row without the units that stand in the heads of the columns."""
    return [
        write_number(from_si(value, units[column.name])) if _is_chosen(column) and not isinstance(value, str) else told
        for column, value, told in zip(listing.columns, row, cells(listing, row, units), strict=True)
    ]


def _thinned(rows: Sequence[Row]) -> list[Row]:
    """About a dozen of many rows, the first and the last among them."""
    step = (len(rows) - 1) / (_MOST_ROWS - 1)
    return [rows[round(number * step)] for number in range(_MOST_ROWS)]
