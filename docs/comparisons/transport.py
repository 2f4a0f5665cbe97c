"""Viscosity and diffusivity of salt water beside a handbook and other equations."""

from __future__ import annotations

from calc.models.solutions import salt_transport
from calc.models.solutions.salt_water import salt_water
from docs.comparisons import MEASURED, OTHER, Row, Source, read, warm

_FILE = "salt_water_transport.csv"


def _viscosity(row: Row) -> float:
    concentration = row["mass_percent"] / 100 * row["density_kg_per_m3"]
    return salt_water(row["salt"], warm(row)).viscosity(concentration) * 1e3


def _diffusivity(row: Row) -> float:
    return salt_transport.diffusivity(row["mass_percent"] / 100, warm(row)) * 1e9


def _transport(name: str, kind: str, salt: str, column: str, computed) -> Source:
    return Source(
        subject="Salt water in motion",
        name=name,
        file=_FILE,
        kind=kind,
        quantity=column.partition("_")[0],
        abscissa="mass fraction",
        unit="%",
        rows=read(_FILE, lambda row: (row["salt"], row["quantity"]) == (salt, column)),
        over="mass_percent",
        expected="value",
        computed=computed,
        tolerance=lambda row: row["tolerance"],
        stated_in=_FILE,
    )


SOURCES: list[Source] = [
    _transport("NaCl, CRC Handbook", MEASURED, "NaCl", "viscosity_mPa_s", _viscosity),
    _transport("Sea salt, Millero (1974)", OTHER, "sea salt", "viscosity_mPa_s", _viscosity),
    _transport(
        "NaCl from 15 to 35 °C, Zaytsev and Aseev (1992)", OTHER, "NaCl", "diffusivity_1e-9_m2_per_s", _diffusivity
    ),
]
