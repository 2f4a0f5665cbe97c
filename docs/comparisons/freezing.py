"""Freezing and boiling points of solutions beside handbooks, PHREEQC and TEOS-10."""

from __future__ import annotations

from calc import solutions
from calc.core.units import celsius
from calc.models.solutions import colligative, single_solutes
from docs.comparisons import MEASURED, OTHER, Row, Source, read
from docs.comparisons.published import table


def _depression(row: Row) -> float:
    return solutions.colligative(row["solute"], row["mass_percent"] / 100).freezing_depression


def _by_the_handbook() -> list[Row]:
    """Its rows with a freezing point that are within our data."""
    rows = [row for row in table("solute_handbook.csv") if row["freezing_depression_K"] != ""]
    return [row for row in rows if row["molality_mol_per_kg"] <= single_solutes.limits(row["solute"]).largest_molality]


def _points(name: str, rows, kind: str, **rest) -> Source:
    return Source(
        subject="Freezing and boiling points", name=name, kind=kind, quantity="freezing point depression",
        abscissa="mass fraction", unit="%", rows=rows, over="mass_percent", expected="freezing_depression_K",
        computed=_depression, tolerance=lambda row: colligative.FREEZING_ACCURACIES[row["solute"]], **rest,
    )  # fmt: skip


def _of(source: str):
    return read("freezing_points.csv", lambda row: row["source"] == source)


def _rounding(row: Row) -> float:
    return row.get("rounding_K", 0.005) / row["freezing_depression_K"]


def _old_tables(row: Row) -> float:
    return 0.025 + _rounding(row)


HANDBOOKS = [
    _points(
        "Freezing points to 20 K, CRC Handbook", _by_the_handbook, MEASURED, file="solute_handbook.csv",
        measured_to=_rounding,
    ),
    _points(
        "Freezing points of salts, Smithsonian Physical Tables", _of("Smithsonian"), MEASURED,
        file="freezing_points.csv", measured_to=_old_tables,
    ),
    _points(
        "Freezing points of brines, Lange's Handbook", _of("Lange"), MEASURED, file="freezing_points.csv",
        measured_to=_old_tables,
    ),
]  # fmt: skip
SEA = [_points("Freezing points of seawater, TEOS-10 by gsw", _of("gsw"), OTHER, file="freezing_points.csv")]
BOILING_SEA = [
    Source(
        subject="Freezing and boiling points", name="Boiling seawater, Sharqawy and others (2010)", kind=OTHER,
        file="boiling_seawater.csv", quantity="boiling point elevation", abscissa="salinity", unit="g/kg",
        rows=read("boiling_seawater.csv"), over="salinity_g_per_kg", expected="boiling_elevation_K", absolute=True,
        computed=lambda row: solutions.colligative("sea salt", row["salinity_g_per_kg"] / 1000).boiling_elevation,
        tolerance=0.07,
    ),
]  # fmt: skip
SOURCES: list[Source] = [
    *SEA,
    *BOILING_SEA,
    Source(
        subject="Freezing and boiling points", name="Salts at 100 °C, PHREEQC", kind=OTHER,
        file="boiling_coefficients.csv", quantity="osmotic coefficient", abscissa="molality", unit="mol/kg",
        rows=read("boiling_coefficients.csv"), over="molality_mol_per_kg", expected="osmotic_coefficient",
        computed=lambda row: single_solutes.carried_osmotic_coefficient(
            row["solute"], row["molality_mol_per_kg"], celsius(100)
        ),
        tolerance=lambda row: row["tolerance"], stated_in="boiling_coefficients.csv",
    ),
    *HANDBOOKS,
]  # fmt: skip
