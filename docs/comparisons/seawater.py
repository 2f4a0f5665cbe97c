"""Seawater beside gsw, the check values of IAPWS and other equations."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from calc import seawater
from calc.core.units import BAR, STANDARD_ATMOSPHERE, celsius, from_si
from calc.models.seawater import seawater_correlations, teos10
from docs.comparisons import AS_PUBLISHED, SAME, Row, Source, read, warm
from docs.comparisons.published import entries

_STANDARD_UP_TO, _EXTENDED_UP_TO = 1000 * teos10.STANDARD_UP_TO, 1000 * teos10.EXTENDED_UP_TO  # g/kg
_OF_GSW = 0.0001


def _seawater(name: str, file: str, quantity: str, computed: Callable[[Row], float], **rest) -> Source:
    return Source(
        subject="Seawater",
        name=name,
        file=file,
        kind=SAME,
        quantity=quantity,
        computed=computed,
        **{
            "abscissa": "absolute salinity",
            "unit": "g/kg",
            "rows": read(file),
            "over": "absolute_salinity_g_per_kg",
        }
        | rest,
    )


def _at_the_surface(low: float, high: float) -> Callable[[], list[Row]]:
    return read("seawater.csv", lambda row: low < row["absolute_salinity_g_per_kg"] <= high)


_osmotic_pressure = cache(seawater.osmotic_pressure)  # several sources ask for the same water


def _sea(row: Row) -> seawater.Seawater:
    return _osmotic_pressure(row["absolute_salinity_g_per_kg"] / 1000, warm(row))


def _sea_pressure(row: Row) -> float:
    return _sea(row).osmotic_pressure / BAR


def _state(row: Row) -> tuple[float, float, float]:
    return row["absolute_salinity_g_per_kg"] / 1000, warm(row), row["pressure_MPa"] * 1e6


def _iapws() -> list[Row]:
    checks = entries("seawater_iapws_check_values.json")
    rows = [
        {"absolute_salinity_g_per_kg": 0.0, "chemical_potential_of_water_J_per_kg": check["gibbs_energy_J_per_kg"]}
        | check
        for check in checks["pure_water"]
    ]
    rows += [
        {"absolute_salinity_g_per_kg": 1000 * check["absolute_salinity_kg_per_kg"]} | check
        for check in checks["seawater"]
    ]
    return [row | {"temperature_C": from_si(row["temperature_K"], "degC")} for row in rows]


def _published_pressures() -> list[Row]:
    """Each in Pa, with the absolute pressure of the pure water."""
    checks = {check["case"]: check for check in entries("seawater_check_values.json")}
    teospy, gsw = checks["teospy liq-sea doc"], checks["GSW osmotic_pressure_t_exact example"]
    decibar = BAR / 10
    pure = STANDARD_ATMOSPHERE + gsw["pw_dbar"] * decibar
    return [
        {"state": (teospy["S"], teospy["T_K"], teospy["P"]), "published": teospy["pi_Pa"]},
        {"state": (gsw["SA"] / 1000, celsius(gsw["t"]), pure), "published": gsw["pi_dbar"] * decibar},
    ]


_UNDER_PRESSURE, _IAPWS = "seawater_under_pressure.csv", "seawater_iapws_check_values.json"
SOURCES: list[Source] = [
    _seawater(
        "TEOS-10 by gsw, the standard", "seawater.csv", "osmotic pressure", _sea_pressure,
        rows=_at_the_surface(0, _STANDARD_UP_TO), expected="osmotic_pressure_bar", tolerance=_OF_GSW, last_digit=1e-4,
    ),
    _seawater(
        "TEOS-10 by gsw, the extension", "seawater.csv", "osmotic pressure", _sea_pressure,
        rows=_at_the_surface(_STANDARD_UP_TO, _EXTENDED_UP_TO), expected="osmotic_pressure_bar", tolerance=_OF_GSW,
    ),
    _seawater(
        "TEOS-10 by gsw", "seawater.csv", "osmotic coefficient", lambda row: _sea(row).osmotic_coefficient,
        rows=_at_the_surface(0, _EXTENDED_UP_TO), expected="osmotic_coefficient", tolerance=_OF_GSW,
    ),
    _seawater(
        "TEOS-10 by gsw", "seawater.csv", "density", lambda row: _sea(row).density,
        rows=_at_the_surface(-1, _EXTENDED_UP_TO), expected="density_kg_per_m3", tolerance=_OF_GSW,
    ),
    _seawater(
        "TEOS-10 by gsw, to the deepest sea", _UNDER_PRESSURE, "density", lambda row: teos10.density(*_state(row)),
        abscissa="pressure", unit="MPa", over="pressure_MPa", expected="density_kg_per_m3",
        tolerance=AS_PUBLISHED, last_digit=1e-6, stated_in=_UNDER_PRESSURE,
    ),
    _seawater(
        "TEOS-10 by gsw, to the deepest sea", _UNDER_PRESSURE, "chemical potential of water",
        lambda row: teos10.chemical_potential_of_water(*_state(row)),
        abscissa="pressure", unit="MPa", over="pressure_MPa", expected="chemical_potential_of_water_J_per_kg",
        tolerance=AS_PUBLISHED, last_digit=1e-6, stated_in=_UNDER_PRESSURE,
    ),
    # The release takes pure water from IAPWS-95: 0.001 J/kg apart, and 3e-8 of the volume at 100 MPa.
    _seawater(
        "IAPWS R13-08 and SR7-09, their check values", _IAPWS, "density", lambda row: teos10.density(*_state(row)),
        abscissa="pressure", unit="MPa", rows=_iapws, over="pressure_MPa", expected="density_kg_per_m3",
        tolerance=lambda row: 3e-8 + 0.5e-5 / row["density_kg_per_m3"], stated_in=_IAPWS,
    ),
    _seawater(
        "IAPWS R13-08 and SR7-09, their check values", _IAPWS, "chemical potential of water",
        lambda row: teos10.chemical_potential_of_water(*_state(row)),
        abscissa="pressure", unit="MPa", rows=_iapws, over="pressure_MPa",
        expected="chemical_potential_of_water_J_per_kg", stated_in=_IAPWS,
        tolerance=lambda row: 0.001 / abs(row["chemical_potential_of_water_J_per_kg"]),
    ),
    _seawater(
        "Examples of teospy and GSW", "seawater_check_values.json", "osmotic pressure",
        lambda row: teos10.osmotic_pressure(*row["state"]), rows=_published_pressures,
        over=lambda row: 1000 * row["state"][0], expected="published", tolerance=_OF_GSW,
    ),
    _seawater(
        "Nayar and others (2016), as WaterTAP tests it", "seawater_check_values.json", "osmotic coefficient",
        lambda row: seawater_correlations.osmotic_coefficient(row["S_g_kg"] / 1000, celsius(row["T_C"])),
        rows=lambda: [check for check in entries("seawater_check_values.json") if "osm_coeff" in check],
        over="S_g_kg", expected="osm_coeff", tolerance=AS_PUBLISHED, last_digit=1e-4,
    ),
]  # fmt: skip
