"""What passes a membrane ion by ion, beside two projections by a maker."""

from __future__ import annotations

from functools import cache

from calc import membrane
from calc.core.units import celsius, to_si
from calc.interface import describe
from calc.models.ions import ions
from calc.reports.ions import Passed
from docs.comparisons import OTHER, Row, Source, read
from docs.comparisons.published import table

_FILE = "ion_projections.csv"
_SALT = {"XLE": 1.03, "BW30HRLE": 0.294}  # L/(m2 h), as in the data
_OF_IONS, _OF_AMMONIUM, _OF_PH = 0.09, 0.2, 0.15


# All that is told of the feed by the name of an ion.
_NOTHING = [each.name for each in describe("membrane.ion_rejection").parameters if each.name in ions.MOLAR_MASSES]


@cache
def _stage(membrane_name: str, stage: float) -> Passed:
    """Our answer to one stage of a projection."""
    rows = [row for row in table(_FILE) if (row["membrane"], row["stage"]) == (membrane_name, stage)]
    feed = dict.fromkeys(_NOTHING, 0.0) | {row["ion"]: row["feed_mg_L"] for row in rows}
    first = rows[0]
    return membrane.ion_rejection(
        membrane_name,
        to_si(first["flux_L_per_m2_h"], "L/(m2 h)"),
        first["permeate_flow"] / first["feed_flow"],
        first["feed_pH"],
        celsius(first["temperature_C"]),
        **feed,
        balance="none",
        salt_permeability=to_si(_SALT[membrane_name], "L/(m2 h)"),
    )


def _in_permeate(row: Row) -> float:
    rows = _stage(row["membrane"], row["stage"]).ions
    return 1000 * next(each.in_permeate for each in rows if each.ion.startswith(row["ion"]))


def _ph(row: Row) -> float:
    found = _stage(row["membrane"], row["stage"]).permeate_ph
    assert found is not None
    return found


def _tolerance(row: Row) -> float:
    return _OF_AMMONIUM if row["ion"] == "ammonium" else _OF_IONS


SOURCES: list[Source] = [
    Source(
        subject="Membranes", name="A maker's projections", file=_FILE, kind=OTHER,
        quantity="what passes of an ion, in mg/L", abscissa="feed", unit="mg/L", rows=read(_FILE), over="feed_mg_L",
        expected="permeate_mg_L", computed=_in_permeate, tolerance=_tolerance, last_digit=0.01, stated_in=_FILE,
    ),
    Source(
        subject="Membranes", name="The pH of a maker's projections", file=_FILE, kind=OTHER, quantity="permeate's pH",
        abscissa="feed's pH", unit="", rows=read(_FILE), over="feed_pH", expected="permeate_pH", computed=_ph,
        tolerance=_OF_PH, absolute=True,
    ),
]  # fmt: skip
