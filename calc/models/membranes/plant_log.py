"""Reads the log of a plant as people keep it: a table in text, whose columns are known by their words and units."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from calc.core import pasted as tables_in_text
from calc.core.numbers import EntryError, quoted, read_number
from calc.core.pasted import Bad
from calc.core.quantities import Unreadable
from calc.core.units import BAR, celsius, to_si

LOG = "log"
"""The name of the input."""


class Reading(NamedTuple):
    """One row of a log, in SI."""

    line: int
    date: str
    """As it is written."""
    day: float
    """In s, since the first row."""
    permeate_flow: float
    recovery: float
    pressure: float
    """What stands over the membrane in the middle of the plant."""
    pressure_drop: float
    temperature: float
    feed: float
    """What is dissolved in it."""
    permeate: float

    @property
    def mean_flow(self) -> float:
        """The mean of the flows of feed and concentrate."""
        return self.permeate_flow * (1 / self.recovery - 0.5)


class Log(NamedTuple):
    """A log as far as it can be read, in the order of its days."""

    readings: tuple[Reading, ...]
    bad: tuple[Bad, ...]


def read(text: str, feed_factor: float, permeate_factor: float) -> Log:
    """The log; where it has conductivities, what is dissolved is they times these factors, in kg/m3 for each S/m.

    Raises Unreadable where the head lacks a column or a unit, and where no row can be taken.

    >>> head = "day, permeate m3/h, feed m3/h, feed bar, drop bar, temp C, feed TDS mg/L, permeate TDS mg/L"
    >>> log = read(f"{head}\\n0, 150, 200, 25, 3, 15, 2000, 40\\n1, -, 200, 25, 3, 15, 2000, 40", 7, 5)
    >>> log.readings[0].recovery, log.bad[0].line
    (0.75, 3)
    """
    table = _table(text)
    readings, bad = list[Reading](), list(table.bad)
    for row in table.rows:
        found = _reading(row, feed_factor, permeate_factor)
        if isinstance(found, Bad):
            bad.append(found)
        else:
            readings.append(found)
    if not readings:
        first = f" Line {bad[0].line}: {bad[0].reason}" if bad else ""
        raise Unreadable(LOG, f"No row of the log can be read.{first}")
    return Log(tuple(readings), tuple(sorted(bad)))


class _Row(NamedTuple):
    line: int
    date: str
    day: float
    values: dict[str, float]
    """By column, in SI."""


class _Table(NamedTuple):
    rows: tuple[_Row, ...]
    bad: tuple[Bad, ...]


def _reading(row: _Row, feed_factor: float, permeate_factor: float) -> Reading | Bad:
    """What a row says, from the columns that the log has."""
    values = row.values
    made = values["permeate flow"]
    if "recovery" in values:
        recovery = values["recovery"]
    elif "feed flow" in values:
        recovery = made / values["feed flow"]
    else:
        recovery = made / (made + values["concentrate flow"])
    if not _LEAST_RECOVERY <= recovery <= _MOST_RECOVERY:
        return Bad(row.line, f"its flows make a recovery of {100 * recovery:.3g} %, and 1 to 95 % can be.")
    fed = values["feed pressure"]
    drop = values["pressure drop"] if "pressure drop" in values else fed - values["concentrate pressure"]
    if drop < 0:
        return Bad(row.line, "the concentrate has more pressure than the feed.")
    dissolved = [
        values[f"{stream} solids"] if f"{stream} solids" in values else factor * values[f"{stream} conductivity"]
        for stream, factor in (("feed", feed_factor), ("permeate", permeate_factor))
    ]
    over = fed - drop / 2 - values.get("permeate pressure", 0.0)
    return Reading(
        row.line, row.date, row.day, made, recovery, over, drop, values["temperature"], dissolved[0], dissolved[1]
    )


# The table


@lru_cache(maxsize=4)  # a curve asks for the same again and again
def _table(text: str) -> _Table:
    pasted = tables_in_text.table(text)
    if not pasted:
        raise Unreadable(LOG, "The log is empty: paste its rows, with their head, or choose a file.")
    head, split = _head(pasted.head), pasted.rows
    if not split:
        raise Unreadable(LOG, "The log has a head and no rows.")
    date = head.pop("date")[0]
    days = _days([cells[date] if len(cells) > date else "" for _, cells in split])
    rows, bad = list[_Row](), list[Bad]()
    for (number, cells), day in zip(split, days, strict=True):
        if isinstance(day, str):
            bad.append(Bad(number, day))
            continue
        values = dict[str, float]()
        for name, (place, unit_name) in head.items():
            try:
                values[name] = _value(name, cells[place] if len(cells) > place else "", unit_name)
            except EntryError as error:
                bad.append(Bad(number, str(error)))
                break
        else:
            rows.append(_Row(number, cells[date], day, values))
    begins = min((row.day for row in rows), default=0.0)
    return _Table(
        tuple(row._replace(day=row.day - begins) for row in sorted(rows, key=lambda row: row.day)), tuple(bad)
    )


class _Kind(NamedTuple):
    """What a column is of."""

    words: str
    """By which people name it."""
    units: tuple[str, ...]
    low: float
    high: float
    told: str
    """Between what it lies, in words."""


_LEAST_RECOVERY, _MOST_RECOVERY = 0.01, 0.95
_PRESSURES = ("bar", "psi", "kPa", "MPa", "atm")
_FLOWS = ("m3/h", "m3/d", "L/s", "L/min", "L/h", "L/d", "US gal/min", "US gal/day", "MGD")
_HOUR, _LITRE = 3600.0, 1e-3
# Ahead stand those whose columns also have words of others: a drop of pressure, and permeate's dissolved solids.
_KINDS = {
    "temperature": _Kind("temperature temp t", ("degC", "degF", "K"), celsius(5), celsius(45), "5 and 45 °C"),
    "recovery": _Kind("recovery conversion", ("%", "1"), _LEAST_RECOVERY, _MOST_RECOVERY, "1 and 95 %"),
    "conductivity": _Kind("conductivity cond ec", ("uS/cm", "mS/cm", "S/m"), 1e-5, 20.0, "0.1 µS/cm and 200 mS/cm"),
    "solids": _Kind(
        "tds solids salinity salt concentration", ("mg/L", "g/L", "ppm"), 1e-4, 60.0, "0.1 mg/L and 60 g/L"
    ),
    "drop": _Kind("drop dp differential delta loss", _PRESSURES, 0.0, 20 * BAR, "0 and 20 bar"),
    "flow": _Kind("flow flowrate q production", _FLOWS, _LITRE / _HOUR, 1e5 / _HOUR, "1 L/h and 100 000 m³/h"),
    "pressure": _Kind("pressure press p", _PRESSURES, 0.0, 120 * BAR, "0 and 120 bar"),
}
_STREAMS = {
    "feed": "feed feedwater inlet influent raw",
    "permeate": "permeate perm product prod",
    "concentrate": "concentrate brine reject retentate",
}
_DATES = frozenset(["date", "day", "days", "time", "datetime", "timestamp"])
_EITHER = "conc"  # a concentrate, or a concentration
_OTHERS = frozenset(["normalised", "normalized", "norm", "corrected", "specific", "target", "setpoint", "standard"])
_BY_UNIT = ("pressure", "flow", "conductivity", "solids")
"""What a column may be of that names a stream and a unit alone, such as "Feed psi"."""
_OF_THE_PLANT = {"temperature": "temperature", "recovery": "recovery", "drop": "pressure drop"}
# One of each line has to be there.
_NEEDED = (
    ("date",),
    ("permeate flow",),
    ("recovery", "feed flow", "concentrate flow"),
    ("feed pressure",),
    ("pressure drop", "concentrate pressure"),
    ("temperature",),
    ("feed conductivity", "feed solids"),
    ("permeate conductivity", "permeate solids"),
)
_TAKEN = {*(name for names in _NEEDED for name in names), "permeate pressure"}


def _head(cells: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The place of each column, and its unit."""
    found: dict[str, tuple[int, str]] = {}
    for place, cell in enumerate(cells):
        name, kind = _named(cell)
        if name not in _TAKEN:
            continue
        if name in found:
            first = cells[found[name][0]]
            raise Unreadable(LOG, f"Two columns are a {name}: '{quoted(first)}' and '{quoted(cell)}'. Leave one out.")
        found[name] = (place, _unit(cell, kind) if kind else "")
    missing = [" or ".join(names) for names in _NEEDED if not any(name in found for name in names)]
    if missing:
        told = ", ".join(missing).replace("solids", "TDS")
        raise Unreadable(
            LOG,
            f"The head of the log lacks: {told}. Its first line names the columns with their units, such as "
            "'Feed pressure (bar)'.",
        )
    return found


def _named(cell: str) -> tuple[str, str]:
    """What a column is called here, and its kind; empty where it is none that is needed."""
    folded = cell.casefold().replace("δ", "d")
    words = frozenset(re.findall(r"[^\W\d_]+", folded))
    if words & _OTHERS:
        return "", ""
    kind = next((kind for kind, each in _KINDS.items() if words.intersection(each.words.split())), "")
    if not kind and words & _DATES:
        return "date", ""
    stream = next((stream for stream, names in _STREAMS.items() if words.intersection(names.split())), "")
    if stream and not kind:
        kind = next((each for each in _BY_UNIT if _unit_of(cell, each)), "")
    if _EITHER in words:
        if kind and kind != "solids":
            stream = stream or "concentrate"
        else:
            kind = "solids"
    if kind in _OF_THE_PLANT:
        return _OF_THE_PLANT[kind], kind
    return f"{stream} {kind}", kind


def _unit(cell: str, kind: str) -> str:
    if found := _unit_of(cell, kind):
        return found
    units = ", ".join(_KINDS[kind].units)
    raise Unreadable(
        LOG, f"The column '{quoted(cell)}' names no unit that is known here: write it in brackets, one of {units}."
    )


def _unit_of(cell: str, kind: str) -> str:
    return tables_in_text.unit_of(cell, _KINDS[kind].units)


def _value(name: str, text: str, unit_name: str) -> float:
    """A cell in SI; EntryError with what is wrong, where it can be no such thing."""
    if not text:
        raise EntryError(f"it has no {_told(name)}.")
    try:
        number = float(text) if text.isascii() else read_number(text)
    except ValueError:
        try:
            number = read_number(text)
        except EntryError:
            raise EntryError(f"its {_told(name)}, '{quoted(text)}', is no number.") from None
    value = to_si(number, unit_name)
    kind = _KINDS[next(kind for kind in _KINDS if kind in name)]
    if not kind.low <= value <= kind.high:
        if not number and "flow" in name:
            raise EntryError(f"its {name} is zero: the plant stood.")
        raise EntryError(f"its {_told(name)}, {quoted(text)}, is not between {kind.told}.")
    return value


def _told(name: str) -> str:
    return name.replace("solids", "TDS")


# Days

_AT = r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::[\d.]+)?\s*(?P<half>[ap]m)?.*)?"
_YEAR_FIRST = re.compile(
    rf"(?P<century>\d\d)(?P<year>\d\d)[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_AT}", re.IGNORECASE
)
_YEAR_LAST = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<two>\d{{1,2}})(?P=mark)(?P<century>\d\d)?(?P<year>\d\d){_AT}", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"(?P<day>\d{{1,2}})[- .]+(?P<month>[a-z]{{3}})[a-z]*[- .,]+(?P<century>\d\d)?(?P<year>\d\d){_AT}", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_THIS_CENTURY = "20"
_SECONDS_A_DAY, _MINUTES_AN_HOUR, _HOURS_OF_A_HALF = 86_400.0, 60, 12


def _days(texts: Sequence[str]) -> list[float | str]:
    """The time of each row, in s, or what is wrong with it.

    Raises Unreadable where nothing tells which of two numbers is the month.
    """
    last = [found for text in texts if (found := _YEAR_LAST.fullmatch(text)) and found["mark"] != "."]
    months_first = any(int(found["two"]) > len(_MONTHS) for found in last)
    days_first = any(int(found["one"]) > len(_MONTHS) for found in last)
    if last and months_first == days_first:
        raise Unreadable(
            LOG, f"The date '{quoted(last[0][0])}' can be read in two ways: write it as 2025-01-31, the year first."
        )
    has_dates = any(map(_is_date, texts))
    return [_day(text, months_first, has_dates) for text in texts]


def _is_date(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_YEAR_FIRST, _YEAR_LAST, _IN_WORDS))


def _day(text: str, months_first: bool, has_dates: bool) -> float | str:
    if not text:
        return "it has no date."
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return _seconds(found, int(found["month"]), int(found["day"]))
        if found := _YEAR_LAST.fullmatch(text):
            one, two = int(found["one"]), int(found["two"])
            return _seconds(found, one, two) if months_first and found["mark"] != "." else _seconds(found, two, one)
        if (found := _IN_WORDS.fullmatch(text)) and found["month"].casefold() in _MONTHS:
            return _seconds(found, _MONTHS.index(found["month"].casefold()) + 1, int(found["day"]))
        if not has_dates:
            return read_number(text) * _SECONDS_A_DAY
    except ValueError:  # there is no such day, or it is no number
        pass
    return f"its date, '{quoted(text)}', is none that can be read: write it as 2025-01-31."


def _seconds(found: re.Match[str], month: int, day: int) -> float:
    date = datetime.date(int((found["century"] or _THIS_CENTURY) + found["year"]), month, day)
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % _HOURS_OF_A_HALF + _HOURS_OF_A_HALF * (found["half"].casefold() == "pm")
    return date.toordinal() * _SECONDS_A_DAY + (hour * _MINUTES_AN_HOUR + minute) * 60.0
