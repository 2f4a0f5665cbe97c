"""Tables in text as people paste them: cells that a mark parts, and units that stand in the head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from calc.core.units import UnitError, unit

_BRACKETED = re.compile(r"[(\[](.+)[)\]]\s*$")


class Pasted(NamedTuple):
    """A table: the cells of its head, and those of each line with its number, counted from the first of the text."""

    head: list[str]
    rows: list[tuple[int, list[str]]]


class Bad(NamedTuple):
    """A row that cannot be taken."""

    line: int
    reason: str


def table(text: str) -> Pasted | None:
    """The table of a text, parted by the mark of its head; None where it is empty. A line with # before it is a remark.

    >>> table("c (g/L); h (cm)\\n2; 0.5")
    Pasted(head=['c (g/L)', 'h (cm)'], rows=[(2, ['2', '0.5'])])
    """
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not lines:
        return None
    (_, first), *rest = lines
    mark = max("\t;,", key=first.count)
    return Pasted(_cells(first, mark), [(number, _cells(line, mark)) for number, line in rest])


def _cells(line: str, mark: str) -> list[str]:
    """The cells of a line, without the quotes that a comma needs."""
    if '"' not in line:
        return [cell.strip() for cell in line.split(mark)]
    found = re.findall(rf'(?:^|{mark})(?:\s*"((?:[^"]|"")*)"\s*|([^{mark}]*))', line)
    return [(quoted_ or bare).replace('""', '"').strip() for quoted_, bare in found]


def unit_of(cell: str, units: tuple[str, ...]) -> str:
    """The unit among these that a cell of a head names, in brackets, behind a comma, or at its end; empty where none.

    >>> unit_of("osmotic pressure in mm Hg", ("Pa", "mmHg"))
    'mmHg'
    """
    mended = re.sub("\ufffd(?=[CF])", "°", cell).replace("\ufffd", "µ")  # of a file in another alphabet
    for spelling in _spellings(mended):
        try:
            return unit(spelling, units).name
        except UnitError:
            continue
    return ""


def _spellings(cell: str) -> Iterator[str]:
    if bracketed := _BRACKETED.search(cell):
        yield bracketed[1]
    if "," in cell:
        yield cell.rpartition(",")[2]
    parts = re.split(r"[\s_]+", cell.strip())
    for count in (1, 2, 3):
        for between in (" ", "/"):
            yield between.join(parts[-count:])
