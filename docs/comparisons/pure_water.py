"""Pure water beside the releases of IAPWS and the values of Archer and Wang."""

from __future__ import annotations

from collections.abc import Callable

from calc.core.units import BAR, STANDARD_ATMOSPHERE, from_si
from calc.models.membranes import sugar_feed
from calc.models.water import under_pressure, water
from docs.comparisons import AS_PUBLISHED, OTHER, SAME, Row, Source, read, warm
from docs.comparisons.published import entries


def _pure_water(
    name: str, file: str, quantity: str, expected: str, function: Callable, factor: float = 1.0, **rest
) -> Source:
    return Source(
        subject="Pure water",
        name=name,
        file=file,
        kind=OTHER,
        quantity=quantity,
        expected=expected,
        **{
            "unit": "°C",
            "abscissa": "temperature",
            "over": "temperature_C",
            "computed": lambda row: function(warm(row)) * factor,
            "rows": read(file),
            "stated_in": file,
        }
        | rest,
    )


def _check_of_the_release() -> list[Row]:
    check = entries("water_check_values.json")
    state = check["temperature_K"]
    return [
        {"temperature": from_si(state, "degC"), "published": check[name], "ours": function(state) * factor}
        for name, function, factor in (
            ("density_kg_per_m3", water.density, 1),
            ("viscosity_1e-6_Pa_s", water.viscosity, 1e6),
            ("relative_permittivity", water.relative_permittivity, 1),
        )
    ]


def _of_slopes(row: Row) -> float:
    return 0.0007 if row["temperature_C"] <= 40 else 0.0015 if row["temperature_C"] <= 60 else 0.006


def _under_pressure(row: Row) -> tuple[float, float]:
    return warm(row), row["pressure_bar"] * BAR - STANDARD_ATMOSPHERE


_PERMITTIVITY, _PRESSED = "water_permittivity.csv", "water_under_pressure.csv"
SOURCES: list[Source] = [
    _pure_water("IAPWS-95", "pure_water.csv", "density", "density_kg_per_m3", water.density, tolerance=0.0001),
    _pure_water("IAPWS 2008", "pure_water.csv", "viscosity", "viscosity_mPa_s", water.viscosity, 1e3, tolerance=0.01),
    _pure_water(
        "IAPWS 1997", _PERMITTIVITY, "relative permittivity", "relative_permittivity", water.relative_permittivity,
        tolerance=lambda row: 0.001 if row["temperature_C"] <= 60 else 0.004,
    ),
    _pure_water(
        "IAPWS-95, under pressure", _PRESSED, "specific volume", "specific_volume_m3_per_kg", lambda t: t,
        abscissa="pressure", unit="bar", over="pressure_bar", tolerance=0.00015,
        computed=lambda row: under_pressure.volume(warm(row)).at(_under_pressure(row)[1]),
    ),
    _pure_water(
        "PHREEQC, under pressure", _PRESSED, "Debye-Hückel slope of volumes", "volume_slope_cm3_kg0.5_per_mol1.5",
        lambda t: t, abscissa="pressure", unit="bar", over="pressure_bar", tolerance=0.01,
        computed=lambda row: 1e6 * under_pressure.screening(*_under_pressure(row)).volume_slope,
    ),
    _pure_water(
        "IAPWS 1997, in Pitzer's equation", _PERMITTIVITY, "Debye-Hückel slope", "debye_hueckel_slope_iapws_1997",
        water.debye_hueckel_slope, tolerance=_of_slopes,
    ),
    _pure_water(
        "Archer and Wang (1990)", _PERMITTIVITY, "Debye-Hückel slope", "debye_hueckel_slope_archer_wang",
        water.debye_hueckel_slope, tolerance=0.0007,
        rows=read(_PERMITTIVITY, lambda row: row["debye_hueckel_slope_archer_wang"] != ""),
    ),
    Source(
        subject="Pure water", name="IAPWS-95", file="heat_to_boil_away.csv", kind=OTHER,
        quantity="heat that boils water away", abscissa="temperature", unit="°C",
        rows=read("heat_to_boil_away.csv"), over="temperature_C", expected="heat_kJ_per_kg",
        computed=lambda row: sugar_feed.heat_to_boil_away(1.0, warm(row)) / 1e3,
        tolerance=0.0002, stated_in="heat_to_boil_away.csv",
    ),
    Source(
        subject="Pure water", name="IAPWS SR6-08, its check values", file="water_check_values.json",
        kind=SAME, quantity="density, viscosity, relative permittivity", abscissa="temperature", unit="°C",
        rows=_check_of_the_release, over="temperature", expected="published", computed=lambda row: row["ours"],
        tolerance=AS_PUBLISHED, last_digit=1e-6, stated_in="water_check_values.json",
    ),
]  # fmt: skip
