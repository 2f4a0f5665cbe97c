"""Writes an output of several rows: a table, and a chart where its first column is a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from calc.calculators import chart
from calc.calculators.definitions import Listing, Result
from calc.calculators.entries import sentence, with_label, write_number, write_quantity
from calc.units import from_si

_MOST_ROWS = 12

Row = Sequence[float | str]


def write(listing: Listing, rows: Sequence[Row], units: Mapping[str, str]) -> str:
    """The HTML of a listing; `units` has each number column's unit, by its name."""
    if not listing.drawn:
        return _table(listing, rows, units)
    summary = f"<summary>{escape(sentence(listing.table.term))} in numbers</summary>"
    table = _table(listing, rows, units)
    return "".join([*_charts(listing, rows, units), f"<details>{summary}{table}</details>"])


def cells(listing: Listing, row: Row, units: Mapping[str, str]) -> list[str]:
    """A row as a reader sees it."""
    return [
        write_quantity(value, units[column.name]) if isinstance(column, Result) else str(value)
        for column, value in zip(listing.columns, row, strict=True)
    ]


def _charts(listing: Listing, rows: Sequence[Row], units: Mapping[str, str]) -> list[str]:
    """A chart for each unit that the columns have."""
    first, *others = listing.columns
    drawn = []
    numbered = list(enumerate(others, 1))
    for unit_name in dict.fromkeys(units[column.name] for column in others):
        group = [(number, column) for number, column in numbered if units[column.name] == unit_name]
        lines = [
            chart.Line(
                column.quantity.term,
                [(from_si(row[0], units[first.name]), from_si(row[number], unit_name)) for row in rows],
            )
            for number, column in group
        ]
        of = chart.Axis(lines[0].term if len(lines) == 1 else "", unit_name)
        text = f"{sentence(listing.table.term)}. " + " ".join(
            _told(line, unit_name, units[first.name]) for line in lines
        )
        drawn.append(chart.draw(lines, chart.Axis(first.quantity.term, units[first.name]), of, text))
    return drawn


def _told(line: chart.Line, unit_name: str, over_unit: str) -> str:
    (x_first, y_first), (x_last, y_last) = line.points[0], line.points[-1]
    return (
        f"{sentence(line.term)}: {with_label(write_number(y_first), unit_name)} at "
        f"{with_label(write_number(x_first), over_unit)}, {with_label(write_number(y_last), unit_name)} at "
        f"{with_label(write_number(x_last), over_unit)}."
    )


def _table(listing: Listing, rows: Sequence[Row], units: Mapping[str, str]) -> str:
    shown = rows if len(rows) <= _MOST_ROWS or not listing.drawn else _thinned(rows)
    titles = [
        sentence(column.quantity.term) if isinstance(column, Result) else sentence(column.words.term)
        for column in listing.columns
    ]
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>"
        for first, *rest in (cells(listing, row, units) for row in shown)
    )
    return (
        f'<div class="calculator-table" tabindex="0" role="group" aria-label="{escape(listing.table.term)}">'
        f'<table class="calculator-rows"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _thinned(rows: Sequence[Row]) -> list[Row]:
    """About a dozen of many rows, the first and the last among them."""
    step = (len(rows) - 1) / (_MOST_ROWS - 1)
    return [rows[round(number * step)] for number in range(_MOST_ROWS)]
