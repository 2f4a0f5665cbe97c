"""The estimate of conductivity beside measurements and other equations, which are surer than it is."""

from __future__ import annotations

from collections.abc import Callable

from calc import waters
from calc.models.ions import conductivity, ions
from docs.comparisons import MEASURED, OTHER, Row, Source, read, warm
from docs.comparisons.natural_waters import at_25, molalities

_IONS_OF = {
    "KCl": {"potassium": 1, "chloride": 1}, "NaCl": {"sodium": 1, "chloride": 1},
    "CaCl2": {"calcium": 1, "chloride": 2}, "MgCl2": {"magnesium": 1, "chloride": 2},
    "Na2SO4": {"sodium": 2, "sulfate": 1}, "K2SO4": {"potassium": 2, "sulfate": 1},
    "CaSO4": {"calcium": 1, "sulfate": 1}, "KHCO3": {"potassium": 1, "bicarbonate": 1},
}  # fmt: skip
_MILLISIEMENS_PER_CENTIMETRE, _MICROSIEMENS_PER_CENTIMETRE = 0.1, 1e-4  # S/m


def _of_salt(row: Row) -> dict[str, float]:
    return {ion: count * row["molality_mol_per_kg"] for ion, count in _IONS_OF[row.get("salt", "KCl")].items()}


def _conductivity(
    name: str,
    file: str,
    kind: str,
    ions: Callable[[Row], dict[str, float]],
    over: str | Callable[[Row], float],
    abscissa: str = "molality",
    unit: str = "mol/kg",
    expected: str = "conductivity_mS_per_cm",
    factor: float = _MILLISIEMENS_PER_CENTIMETRE,
    **rest,
) -> Source:
    return Source(
        subject="Conductivity, an estimate",
        name=name,
        file=file,
        kind=kind,
        quantity="conductivity",
        abscissa=abscissa,
        unit=unit,
        rows=read(file),
        over=over,
        expected=expected,
        computed=lambda row: conductivity.conductivity(ions(row), warm(row)) / factor,
        **{"tolerance": conductivity.STATED_ERROR} | rest,
    )


def _absolute_salinity(row: Row) -> float:
    """In g/kg, by what the water conducts at its temperature."""
    reading = row["conductivity_mS_per_cm"] * _MILLISIEMENS_PER_CENTIMETRE
    return 1000 * waters.from_conductivity("sea", reading, warm(row), "none").salinity


SOURCES: list[Source] = [
    Source(
        subject="Conductivity, an estimate", name="Salinity by conductivity, Practical Salinity Scale by gsw",
        file="conductivity_seawater.csv", kind=MEASURED, quantity="salinity", abscissa="practical salinity", unit="",
        rows=read("conductivity_seawater.csv"), over="practical_salinity", computed=_absolute_salinity,
        expected=lambda row: row["practical_salinity"] * 35.16504 / 35, tolerance=0.014, measured_to=0.0003,
    ),
    _conductivity(
        "Practical Salinity Scale by gsw", "conductivity_seawater.csv", MEASURED, molalities, "practical_salinity",
        "practical salinity", "", measured_to=0.0003,
    ),
    _conductivity(
        "KCl, standards for calibration", "conductivity_potassium_chloride.csv", MEASURED, _of_salt, "temperature_C",
        "temperature", "°C", "conductivity_uS_per_cm", _MICROSIEMENS_PER_CENTIMETRE, measured_to=0.0004,
    ),
    _conductivity(
        "Salts, McCleskey (2011)", "conductivity_single_salts.csv", OTHER, _of_salt, "molality_mol_per_kg",
    ),
    _conductivity(
        "Waters, PHREEQC", "conductivity_waters.csv", OTHER, molalities,
        lambda row: ions.ionic_strength(molalities(row)), "ionic strength",
        tolerance=lambda row: 0.05 if at_25(row) else 0.07, stated_in="conductivity_waters.csv",
    ),
]  # fmt: skip
