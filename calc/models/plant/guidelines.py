"""What is advised to designers of plants: a flux for each source of water, and the limits of an element."""

from __future__ import annotations

from typing import Any, NamedTuple

from calc.core import tables
from calc.core.units import HOUR
from calc.models.membranes import elements

_TABLE: dict[str, Any] = tables.read("design_guidelines")
SOURCES: tuple[str, ...] = tuple(_TABLE["sources"])
ONE_STAGE_OF_SIX: float = _TABLE["recovery_of_one_stage_of_six"]
"""The largest recovery for which one stage of six elements in series is planned."""


class Flux(NamedTuple):
    """The mean flux that is advised for a source of water, in m/s."""

    lowest: float
    design: float
    highest: float


class Advice(NamedTuple):
    """What makers and designers advise for an element, in SI; None where it is not known."""

    highest_lead_flux: float | None
    highest_element_recovery: float
    highest_feed_flow: float | None
    """To a vessel."""
    least_concentrate_flow: float | None
    """From a vessel."""
    highest_pressure: float | None
    highest_element_pressure_drop: float | None


def flux(source: str) -> Flux:
    """The flux for one of SOURCES.

    >>> round(flux("sea").design * 3.6e6)
    12
    """
    entry = _TABLE["sources"][source]
    return Flux(*(entry[f"{which}_flux_LMH"] / 1000 / HOUR for which in Flux._fields))


def advice(element: str, source: str = "") -> Advice:
    """The limits of an element on the water of a source, or on the cleanest of its kind.

    >>> advice("SW30HRLE-440i", "sea").highest_element_recovery
    0.13
    """
    feeds = elements.feeds(element)
    wanted = _TABLE["sources"][source]["makers_feed"] if source else feeds[0]
    limits = elements.limits(element, wanted if wanted in feeds else feeds[0])
    return Advice(
        limits.highest_flux,
        limits.highest_recovery or _TABLE["highest_mean_element_recovery"],
        limits.highest_feed_flow,
        limits.least_concentrate_flow,
        elements.element(element).highest_pressure,
        limits.highest_pressure_drop,
    )


def for_fresher_water(element: str, source: str, pressure: float) -> str:
    """An element that would do at a lower pressure in Pa what one for the sea does there; empty where there is none.

    It is one for the feed that makers give limits for, of the same diameter, and bears such a pressure.

    >>> for_fresher_water("SW30HRLE-440i", "well", 25e5)
    'BW30-440i'
    """
    if not source:
        return ""
    feed, own = _TABLE["sources"][source]["makers_feed"], elements.feeds(element)
    if feed in own:
        return ""
    same = (name for name in elements.NAMES if feed in elements.feeds(name) and elements.alike(name, element))
    return next((name for name in same if pressure < (elements.element(name).highest_pressure or 0.0)), "")
