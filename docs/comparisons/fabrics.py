"""The surface of water and the pores that it does not enter, beside IAPWS and a maker's pressures."""

from __future__ import annotations

from calc import fabrics
from calc.models.water import water_surface
from docs.comparisons import AS_PUBLISHED, MEASURED, OTHER, SAME, Row, Source, read, warm
from docs.comparisons.published import entries

_TENSION = "water_surface_tension.csv"
_ENTRY = "water_entry_pressures.json"
_SUBJECT = "Pores and fabrics"


def _scaled() -> list[Row]:
    """The pores after the first, each with the factor that makes the law give the first's pressure."""
    first, *others = entries(_ENTRY)["track_etched"]
    return [row | {"scale": first["bar"] / _by_law(first)} for row in others]


def _by_law(row: Row) -> float:
    return fabrics.liquid_entry_pressure(row["pore_um"] * 1e-6).liquid_entry_pressure


SOURCES: list[Source] = [
    Source(
        subject=_SUBJECT, name="IAPWS R1-76, its table 1", file=_TENSION, kind=SAME,
        quantity="surface tension of water", abscissa="temperature", unit="°C",
        rows=read(_TENSION, lambda row: row["iapws_mN_per_m"] != ""), over="temperature_C", expected="iapws_mN_per_m",
        computed=lambda row: water_surface.surface_tension(warm(row)) * 1e3,
        tolerance=AS_PUBLISHED, last_digit=0.01, stated_in=_TENSION,
    ),
    Source(
        subject=_SUBJECT, name="Handbooks, against air", file=_TENSION, kind=OTHER,
        quantity="surface tension of water", abscissa="temperature", unit="°C",
        rows=read(_TENSION), over="temperature_C", expected="air_mN_per_m",
        computed=lambda row: water_surface.surface_tension(warm(row)) * 1e3,
        tolerance=0.005, stated_in=_TENSION,
    ),
    Source(
        subject=_SUBJECT, name="IAPWS-95", file="water_vapour.csv", kind=OTHER,
        quantity="vapour pressure of water", abscissa="temperature", unit="°C",
        rows=read("water_vapour.csv"), over="temperature_C", expected="vapour_pressure_Pa",
        computed=lambda row: water_surface.vapour_pressure(warm(row)),
        tolerance=0.0001, stated_in="water_vapour.csv",
    ),
    Source(
        subject=_SUBJECT, name="IAPWS-95", file="water_vapour.csv", kind=OTHER,
        quantity="heat of evaporation of water", abscissa="temperature", unit="°C",
        rows=read("water_vapour.csv"), over="temperature_C", expected="heat_of_evaporation_kJ_per_kg",
        computed=lambda row: water_surface.heat_of_evaporation(warm(row)) / 1e3,
        tolerance=0.005, stated_in="water_vapour.csv",
    ),
    Source(
        subject=_SUBJECT, name="A maker's track-etched membranes", file=_ENTRY, kind=MEASURED,
        quantity="water entry pressure, scaled from that at 0.2 µm", abscissa="pore diameter", unit="µm",
        rows=_scaled, over="pore_um", expected="bar",
        computed=lambda row: row["scale"] * _by_law(row),
        tolerance=lambda row: row["tolerance"], stated_in=_ENTRY,
    ),
]  # fmt: skip
