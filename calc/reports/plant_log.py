"""What is told of a plant's log: the verdict, its alarms, and the rows that were left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from calc.core.numbers import sentence, write_number
from calc.core.pasted import Bad
from calc.models.membranes.plant_trend import Run

Row = TypeVar("Row")

_MOST_SHOWN = 1000  # rows of a curve: more would lie closer than a line is thick
_MOST_LEFT_OUT = 60
_NAMES = {
    "flow_change": "permeate flow",
    "salt_passage_change": "salt passage",
    "pressure_drop_change": "pressure drop",
}
_NEAR = 0.5  # of an alarm: from there on one watches


def verdict(now: Mapping[str, float], limits: Mapping[str, float]) -> str:
    """What is advised where these are the changes of now."""
    beyond = [_NAMES[of] for of, limit in limits.items() if now[of] / limit >= 1]
    if beyond == [_NAMES["salt_passage_change"]]:
        if now["flow_change"] / limits["flow_change"] >= _NEAR:
            return "Act: the salt passage is beyond its alarm; look for leaks, and clean."
        return "Act: the salt passage is beyond its alarm and the flow is not; look for a leak or a damaged membrane."
    if beyond:
        return f"Clean: beyond the alarm {_are(beyond)}."
    if near := [_NAMES[of] for of, limit in limits.items() if now[of] / limit >= _NEAR]:
        return f"Watch: halfway to the alarm or further {_are(near)}."
    return "No alarm: all three are less than halfway to theirs."


def _are(names: Sequence[str]) -> str:
    *others, last = names
    return f"are {', '.join(others)} and {last}" if others else f"is the {last}"


def alarms(runs: Sequence[Run], limits: Mapping[str, float]) -> Iterator[tuple[str, str, str, str]]:
    """What was beyond its alarm, since when, until when, and how far."""
    for run in runs:
        limit = limits[run.of]
        title = f"{sentence(_NAMES[run.of])} {'down' if limit < 0 else 'up'} by {_share(abs(limit))} or more"
        ends = f"{run.last.date}, the end of the log" if run.lasts else run.last.date
        yield title, run.first.date, ends, f"{'+' if run.worst > 0 else ''}{_share(run.worst)}"
    if not runs:
        yield "none", "", "", ""


def left_out(bad: Sequence[Bad]) -> Iterator[tuple[str, str]]:
    """The lines that could not be taken, and why; of very many the first."""
    for each in bad[:_MOST_LEFT_OUT]:
        yield f"{each.line}", each.reason
    if len(bad) > _MOST_LEFT_OUT:
        yield "and more", f"{len(bad) - _MOST_LEFT_OUT} other rows could not be taken either."
    if not bad:
        yield "none", "all rows were taken."


def shown(rows: Sequence[Row]) -> list[Row]:
    """The rows of a curve: all, or of very many so many, evenly, the first and the last among them."""
    count = len(rows)
    if count <= _MOST_SHOWN:
        return list(rows)
    return [rows[round(place * (count - 1) / (_MOST_SHOWN - 1))] for place in range(_MOST_SHOWN)]


def _share(value: float) -> str:
    return f"{write_number(100 * value, 2)} %"
