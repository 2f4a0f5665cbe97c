"""Waters of many ions beside PHREEQC."""

from __future__ import annotations

from collections.abc import Callable

from calc import waters
from calc.models.ions import ions, pitzer
from calc.models.ions.ions import MOLAR_MASSES
from docs.comparisons import OTHER, SAME, Row, Source, read, warm

SYMBOLS = {
    "sodium": "Na", "potassium": "K", "magnesium": "Mg", "calcium": "Ca",
    "chloride": "Cl", "sulfate": "SO4", "bicarbonate": "HCO3",
}  # fmt: skip
_ILLUSTRATED, _SAME_IONS = "mixed_waters.csv", "mixed_waters_same_speciation.csv"
_HEAVY = "water_densities.csv"


def molalities(row: Row) -> dict[str, float]:
    return {ion: row[f"{ion}_mol_per_kg"] for ion in SYMBOLS}


def of_mixed(row: Row) -> dict[str, float]:
    """The ions of a row of mixed_waters.csv, in mg per kg of solution."""
    of_water = {ion: row[f"{symbol}_mg_per_kg_water"] for ion, symbol in SYMBOLS.items()}
    solution = 1 + sum(of_water.values()) / 1e6  # kg to a kilogram of water
    return {ion: amount / solution for ion, amount in of_water.items()}


def _of_analysis(row: Row) -> float:
    return waters.osmotic_pressure("mg/kg", **of_mixed(row), temperature=warm(row), balance="none").osmotic_coefficient


def _natural(
    name: str, file: str, kind: str, tolerance: float, wanted: Callable[[Row], bool], computed: Callable
) -> Source:
    return Source(
        subject="Natural waters",
        name=name,
        file=file,
        kind=kind,
        quantity="osmotic coefficient",
        abscissa="ionic strength",
        unit="mol/kg",
        rows=read(file, wanted),
        over="ionic_strength_mol_per_kg",
        expected="osmotic_coefficient",
        computed=computed,
        tolerance=tolerance,
        stated_in=file,
    )


def _of_ions(row: Row) -> float:
    return pitzer.osmotic_coefficient(molalities(row), warm(row))


def in_a_litre(row: Row) -> dict[str, float]:
    """The ions of a row of water_densities.csv, in mg per litre of solution."""
    shares = {ion: 1000 * MOLAR_MASSES[ion] * molality for ion, molality in molalities(row).items()}
    return {ion: 1000 * row["dissolved_g_per_L"] * share / sum(shares.values()) for ion, share in shares.items()}


def _from_a_litre(row: Row) -> float:
    return waters.osmotic_pressure("mg/L", **in_a_litre(row), temperature=warm(row), balance="none").ionic_strength


def of_the_water_in_a_litre(row: Row) -> float:
    """What water_densities.csv states."""
    return 0.003 if row["temperature_C"] >= 10 else 0.005


def at_25(row: Row) -> bool:
    return row["temperature_C"] == 25


SOURCES: list[Source] = [
    _natural("PHREEQC, tap waters", _ILLUSTRATED, OTHER, 0.02, lambda row: "tap" in row["water"], _of_analysis),
    _natural("PHREEQC, other waters", _ILLUSTRATED, OTHER, 0.01, lambda row: "tap" not in row["water"], _of_analysis),
    _natural("PHREEQC, the same ions, at 25 °C", _SAME_IONS, SAME, 0.003, at_25, _of_ions),
    _natural(
        "PHREEQC, the same ions, from 5 to 40 °C", _SAME_IONS, SAME, 0.01, lambda row: not at_25(row), _of_ions
    ),
    Source(
        subject="Natural waters",
        name="PHREEQC, from mg/L",
        file=_HEAVY,
        kind=OTHER,
        quantity="ionic strength",
        abscissa="temperature",
        unit="°C",
        rows=read(_HEAVY),
        over="temperature_C",
        expected=lambda row: ions.ionic_strength(molalities(row)),
        computed=_from_a_litre,
        tolerance=of_the_water_in_a_litre,
        stated_in=_HEAVY,
    ),
]  # fmt: skip
