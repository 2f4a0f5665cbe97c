"""What a log tells of a plant's membranes: its rows normalised to its own first ones, and where alarms begin."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from calc.core.pasted import Bad
from calc.core.quantities import Message, Refusal, Unreadable
from calc.models.membranes import normalisation
from calc.models.membranes.normalisation import Driving
from calc.models.membranes.plant_log import LOG, Reading, read


class State(NamedTuple):
    """A row, and what drives water and salt in it."""

    reading: Reading
    driving: Driving


class Standard(NamedTuple):
    """The state to which the others are normalised."""

    driving: Driving
    permeate_flow: float
    salt_passage: float
    pressure_drop: float
    mean_flow: float


class Normalised(NamedTuple):
    """A row at the standard conditions."""

    reading: Reading
    permeate_flow: float
    salt_passage: float
    pressure_drop: float
    flow_change: float
    salt_passage_change: float
    pressure_drop_change: float


class Run(NamedTuple):
    """Rows, one after another, that are beyond an alarm."""

    of: str
    """The field of a row that is."""
    first: Reading
    last: Reading
    worst: float
    lasts: bool
    """Whether it goes on to the end of the log."""


@lru_cache(maxsize=4)
def states(text: str, feed_factor: float, permeate_factor: float) -> tuple[tuple[State, ...], tuple[Bad, ...]]:
    """The rows that can be normalised, in the order of their days, and those that cannot.

    Raises Unreadable as the reading of the log does.
    """
    log = read(text, feed_factor, permeate_factor)
    good, bad = list[State](), list(log.bad)
    for each in log.readings:
        try:
            found = _driving(each.pressure, each.temperature, each.recovery, each.feed, each.permeate)
        except Refusal as refusal:
            bad.append(Bad(each.line, Message(refusal.message)))
        else:
            good.append(State(each, found))
    return tuple(good), tuple(sorted(bad, key=lambda each: each.line))


def _driving(pressure: float, temperature: float, recovery: float, feed: float, permeate: float) -> Driving:
    return normalisation.driving("logged", pressure, temperature, recovery, feed, permeate)


def standard(good: Sequence[State], count: int) -> Standard:
    """The mean of the first rows.

    Raises Unreadable where there are not more rows than that.
    """
    if len(good) <= count:
        raise Unreadable(
            LOG,
            f"The log has {len(good)} row{'s' * (len(good) != 1)} that can be normalised; it takes more than the "
            f"{count} that make the standard.",
        )
    first = [state.reading for state in good[:count]]

    def mean(of: Callable[[Reading], float]) -> float:
        return sum(map(of, first)) / count

    feed, permeate = mean(lambda each: each.feed), mean(lambda each: each.permeate)
    found = _driving(
        mean(lambda each: each.pressure),
        mean(lambda each: each.temperature),
        mean(lambda each: each.recovery),
        feed,
        permeate,
    )
    return Standard(
        found,
        mean(lambda each: each.permeate_flow),
        permeate / feed,
        mean(lambda each: each.pressure_drop),
        mean(lambda each: each.mean_flow),
    )


def normalised(state: State, at: Standard) -> Normalised:
    """A row at the standard conditions."""
    reading, driving = state
    flow = normalisation.permeate_flow(reading.permeate_flow, driving, at.driving)
    passage = normalisation.salt_passage(reading.permeate, driving, at.driving)
    drop = normalisation.pressure_drop(
        reading.pressure_drop, reading.mean_flow, reading.temperature, (at.mean_flow, at.driving.temperature)
    )
    return Normalised(
        reading,
        flow,
        passage,
        drop,
        flow / at.permeate_flow - 1,
        passage / at.salt_passage - 1,
        drop / at.pressure_drop - 1 if at.pressure_drop else 0.0,
    )


def mean(rows: Sequence[Normalised], of: str) -> float:
    """The mean of a field."""
    values: list[float] = [getattr(row, of) for row in rows]
    return sum(values) / len(values)


def runs(rows: Sequence[Normalised], alarms: dict[str, float], count: int) -> tuple[Run, ...]:
    """Where so many rows or more, one after another, are beyond an alarm; in the order in which they begin.

    An alarm below zero is one for what falls.
    """
    found = []
    for of, alarm in alarms.items():
        beyond = [getattr(row, of) <= alarm if alarm < 0 else getattr(row, of) >= alarm for row in rows]
        for is_beyond, group in itertools.groupby(range(len(rows)), beyond.__getitem__):
            places = list(group)
            if is_beyond and len(places) >= count:
                values = [getattr(rows[place], of) for place in places]
                worst = min(values) if alarm < 0 else max(values)
                first, last = rows[places[0]].reading, rows[places[-1]].reading
                found.append(Run(of, first, last, worst, places[-1] == len(rows) - 1))
    return tuple(sorted(found, key=lambda run: run.first.day))
