"""Forward osmosis beside fluxes that were measured on a membrane."""

from __future__ import annotations

from calc.core.units import from_si, to_si
from calc.osmosis import Drawn, forward
from docs.comparisons import MEASURED, Row, Source
from docs.comparisons.published import entries

_FILE = "forward_osmosis.json"
_TABLE_SALT = 58.4428  # g/mol


def _drawn(row: Row) -> Drawn:
    membrane = entries(_FILE)["membrane"]
    return forward(
        row["draw_mol_per_L"] * _TABLE_SALT,
        row["feed_mol_per_L"] * _TABLE_SALT,
        row["orientation"],
        "NaCl",
        water_permeability=to_si(membrane["water_permeability_LMH_per_bar"], "L/(m2 h bar)"),
        salt_permeability=to_si(membrane["salt_permeability_LMH"], "L/(m2 h)"),
        structural_parameter=to_si(membrane["structural_parameter_mm"], "mm"),
    )


def _tests(measured: str) -> list[Row]:
    return [row for row in entries(_FILE)["tests"] if measured in row]


_NAME = "A commercial membrane in table salt (2021)"
SOURCES: list[Source] = [
    Source(
        subject="Forward osmosis", name=_NAME, file=_FILE, kind=MEASURED,
        quantity="water flux", abscissa="draw solution", unit="mol/L",
        rows=lambda: _tests("water_flux_LMH"), over="draw_mol_per_L", expected="water_flux_LMH",
        computed=lambda row: from_si(_drawn(row).water_flux, "L/(m2 h)"), tolerance=0.10, stated_in=_FILE,
        measured_to=lambda row: row["water_scatter"] / row["water_flux_LMH"],
    ),
    Source(
        subject="Forward osmosis", name=_NAME, file=_FILE, kind=MEASURED,
        quantity="reverse salt flux", abscissa="draw solution", unit="mol/L",
        rows=lambda: _tests("salt_flux_gMH"), over="draw_mol_per_L", expected="salt_flux_gMH",
        computed=lambda row: from_si(_drawn(row).reverse_salt_flux, "g/(m2 h)"), tolerance=0.10, stated_in=_FILE,
        measured_to=lambda row: row["salt_scatter"] / row["salt_flux_gMH"],
    ),
]  # fmt: skip
