"""What is told of a vessel at work: its streams, its elements, what happens along it, and where it is overdriven."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Amount, Table, caution
from calc.models.membranes import elements
from calc.models.membranes.crossflow import Place
from calc.models.membranes.pressure_vessel import Run
from calc.models.membranes.vessel_setup import Plant
from calc.vocabulary.common import Stream, StreamConcentration, StreamFlow
from calc.vocabulary.vessel import (
    ElementFeedConcentration,
    ElementFeedFlow,
    ElementFlux,
    ElementModulus,
    ElementNumber,
    ElementPermeateConcentration,
    ElementPermeateFlow,
    ElementPressure,
    ElementRecoveryShare,
    PlaceAlong,
    PlaceFlux,
    PlaceOsmoticPressure,
    PlacePressure,
    StreamOsmoticPressure,
    StreamPressure,
)

_IDLE = 0.02  # of the first element's flux: one that gives less than this share of it stands idle


class StreamRow(NamedTuple):
    """One water that enters or leaves."""

    stream: Stream
    flow: StreamFlow
    concentration: StreamConcentration
    osmotic_pressure: StreamOsmoticPressure
    pressure: StreamPressure


class ElementRow(NamedTuple):
    """One element."""

    element: ElementNumber
    feed_flow: ElementFeedFlow
    pressure: ElementPressure
    feed_concentration: ElementFeedConcentration
    modulus: ElementModulus
    flux: ElementFlux
    recovery: ElementRecoveryShare
    permeate_flow: ElementPermeateFlow
    permeate_concentration: ElementPermeateConcentration


class PlaceRow(NamedTuple):
    """One place along the vessel."""

    place: PlaceAlong
    pressure: PlacePressure
    osmotic_pressure: PlaceOsmoticPressure
    flux: PlaceFlux


StreamTable = Annotated[tuple[StreamRow, ...], Table("the streams", "What enters and leaves the vessel.")]
ElementTable = Annotated[tuple[ElementRow, ...], Table("element by element", "What each element does.")]
ProfileTable = Annotated[
    tuple[PlaceRow, ...],
    Table("along the vessel", "Where the gap between the two pressures closes, no water passes any more."),
]


class Report(NamedTuple):
    """A vessel at work, and what happens along it."""

    permeate_flow: float
    permeate_concentration: float
    observed_rejection: float | None
    concentrate_flow: float
    concentrate_concentration: float
    concentrate_pressure: float
    mean_flux: float
    lead_element_flux: float
    highest_element_recovery: float
    least_driving_pressure: float
    streams: tuple[StreamRow, ...]
    profile: tuple[PlaceRow, ...]
    element_by_element: tuple[ElementRow, ...]


def report(plant: Plant, run: Run) -> Report:
    """What is told of a vessel at work, but for its recovery and its feed pressure; with cautions."""
    back, solution = plant.permeate_pressure, plant.solution
    first, last = run.places[0], run.places[-1]
    permeate, rows = run.permeate(), _rows(run)
    _warn(plant, run, rows)

    def stream(name: str, flow: float, concentration: float, pressure: float) -> StreamRow:
        return StreamRow(
            stream=name,
            flow=flow,
            concentration=concentration,
            osmotic_pressure=solution.osmotic_pressure(concentration),
            pressure=pressure,
        )

    places = tuple(
        PlaceRow(
            place=step / run.steps, pressure=at.stream.pressure - back, osmotic_pressure=_pull(at), flux=at.water_flux
        )
        for step, at in enumerate(run.places)
    )
    return Report(
        permeate_flow=permeate.flow,
        permeate_concentration=permeate.concentration,
        observed_rejection=1 - permeate.concentration / first.concentration if first.concentration else None,
        concentrate_flow=last.flow,
        concentrate_concentration=last.concentration,
        concentrate_pressure=last.stream.pressure,
        mean_flux=permeate.flow / (run.vessel.area * run.vessel.elements),
        lead_element_flux=rows[0].flux,
        highest_element_recovery=max(row.recovery for row in rows),
        least_driving_pressure=_gap(last, back),
        streams=(
            stream("feed", first.flow, first.concentration, first.stream.pressure),
            stream("permeate", *permeate, back),
            stream("concentrate", last.flow, last.concentration, last.stream.pressure),
        ),
        profile=places,
        element_by_element=rows,
    )


def _pull(at: Place) -> float:
    return at.wall_osmotic_pressure - at.permeate_osmotic_pressure


def _gap(at: Place, permeate_pressure: float) -> float:
    return at.stream.pressure - permeate_pressure - _pull(at)


def _rows(run: Run) -> tuple[ElementRow, ...]:
    rows = []
    for number in range(run.vessel.elements):
        start = run.places[number * run.steps]
        permeate = run.permeate(number * run.steps, (number + 1) * run.steps)
        rows.append(
            ElementRow(
                element=str(number + 1),
                feed_flow=start.flow,
                pressure=start.stream.pressure,
                feed_concentration=start.concentration,
                modulus=start.wall_concentration / start.concentration if start.concentration else 1.0,
                flux=permeate.flow / run.vessel.area,
                recovery=permeate.flow / start.flow,
                permeate_flow=permeate.flow,
                permeate_concentration=permeate.concentration,
            )
        )
    return tuple(rows)


def _warn(plant: Plant, run: Run, rows: tuple[ElementRow, ...]) -> None:
    """Cautions where the vessel works outside what makers advise."""
    if not plant.concentration:
        caution("Where the feed holds no salt there is none to hold back, and no rejection.")
    idle = [row.element for row in rows if row.flux < _IDLE * rows[0].flux]
    if idle:
        caution(
            f"From element {idle[0]} on hardly any water passes: the osmotic pressure has come up to the feed pressure."
        )
    if plant.element is None:
        return
    known, name = plant.element, plant.element.name
    advised = elements.limits(name, elements.feeds(name)[0])
    for limit, value, unit, text in (
        (known.highest_pressure, run.places[0].stream.pressure, "bar", "a feed pressure of up to {}"),
        (known.highest_feed_flow, run.places[0].flow, "m3/h", "a feed of up to {} to a vessel"),
        (known.highest_recovery, max(row.recovery for row in rows), "%", "a recovery of up to {} in one element"),
        (advised.highest_flux, rows[0].flux, "L/(m2 h)", "a flux of up to {} in the first element"),
    ):
        if limit is not None and value > limit * (1 + 1e-9):
            caution(
                f"For {name} the maker advises {text}, however clean the feed; here {{}}.",
                Amount(limit, unit),
                Amount(value, unit),
            )
    least, concentrate = known.least_concentrate_flow, run.places[-1].flow
    if least is not None and concentrate < least * (1 - 1e-9):
        caution(
            f"For {name} the maker advises a concentrate of at least {{}}, to sweep the membrane; here it is {{}}.",
            Amount(least, "m3/h"),
            Amount(concentrate, "m3/h"),
        )
