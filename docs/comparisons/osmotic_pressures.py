"""Osmotic pressures by their definition beside those by the volumes of other programs."""

from __future__ import annotations

from calc.core.units import BAR
from calc.models.solutions import osmotic_pressure, single_solutes
from docs.comparisons import OTHER, SAME, Row, Source, read, warm

_FILE, _WATERS = "osmotic_pressures.csv", "water_osmotic_pressures.csv"
IONS = ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate")
_NAMES = {
    "Archer": ("NaCl, Archer (1992) under pressure", SAME),
    "PHREEQC": ("Salts, the volumes of PHREEQC", SAME),
    "CRC": ("Molecules, the densities of the CRC Handbook", OTHER),
}


def with_the_coefficient_of(row: Row) -> float:
    """Our osmotic pressure in bar, had the solution the osmotic coefficient of the row."""
    state = row["solute"], row["molality_mol_per_kg"], warm(row)
    found = osmotic_pressure.of_solute(*state) / BAR
    # Of one solution the pressure is all but proportional to the coefficient, which differs by 0.03 % at most.
    return found * row["osmotic_coefficient"] / single_solutes.osmotic_coefficient(*state)


def _of_ions(row: Row) -> float:
    return osmotic_pressure.of_ions({ion: row[ion] for ion in IONS}, row["osmotic_coefficient"], warm(row)) / BAR


SOURCES: list[Source] = [
    *(
        Source(
            subject="Osmotic pressure by its definition",
            name=name,
            file=_FILE,
            kind=kind,
            quantity="osmotic pressure",
            abscissa="osmotic pressure",
            unit="bar",
            rows=read(_FILE, lambda row, volumes=volumes: row["volumes"] == volumes),
            over="osmotic_pressure_bar",
            expected="osmotic_pressure_bar",
            computed=with_the_coefficient_of,
            tolerance=0.003,
            stated_in=_FILE,
        )
        for volumes, (name, kind) in _NAMES.items()
    ),
    Source(
        subject="Osmotic pressure by its definition",
        name="Random waters, the volumes of PHREEQC",
        file=_WATERS,
        kind=SAME,
        quantity="osmotic pressure",
        abscissa="osmotic pressure",
        unit="bar",
        rows=read(_WATERS),
        over="osmotic_pressure_bar",
        expected="osmotic_pressure_bar",
        computed=_of_ions,
        tolerance=0.003,
        stated_in=_WATERS,
    ),
]
