"""Every comparison of `calc` with published and independent values, in one place, for the tests and for the site."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from calc import (
    balance,
    conductivity,
    ions,
    osmosis,
    pitzer,
    seawater,
    seawater_correlations,
    single_solutes,
    solution_density,
    solutions,
    teos10,
    water,
    waters,
)
from calc.quantities import Caution, Refusal
from calc.units import BAR, MOLAR, STANDARD_ATMOSPHERE, celsius, from_si
from tests.reference import entries, table

Row = Mapping[str, Any]

FOLDER = Path(__file__).parent / "reference"
NOT_COMPARED: dict[str, str] = {}
"""Reference files that hold nothing to compare with an answer of ours, each with the reason."""

# What a comparison can show: that we copied an equation well, that two equations agree, or that ours meets nature.
SAME, OTHER, MEASURED = "the same equation", "another equation", "measurements"

_HALF_A_DIGIT = 0.5


class Point(NamedTuple):
    """One value of ours beside one of the source's."""

    abscissa: float
    expected: float
    computed: float
    tolerance: float
    """As a fraction of what is expected."""

    @property
    def error(self) -> float:
        """As a fraction of what is expected."""
        return self.computed / self.expected - 1


class Source(NamedTuple):
    """A quantity in a reference file, how we compute it, and how far the two may be apart."""

    subject: str
    name: str
    file: str
    kind: str
    """SAME, OTHER or MEASURED."""
    quantity: str
    abscissa: str
    unit: str
    """The label of the abscissa's unit; empty for a plain number."""
    rows: Callable[[], list[Row]]
    over: str | Callable[[Row], float]
    """The column of the abscissa, or a function of the row."""
    expected: str | Callable[[Row], float]
    computed: Callable[[Row], float]
    """Our value, in the unit of the expected one; a Refusal of ours leaves the row out and is counted."""
    tolerance: float | Callable[[Row], float]
    """As a fraction of what is expected."""
    last_digit: float = 0.0
    """One in the last digit that the file gives, where half of it may be more than the tolerance."""
    stated_in: str = ""
    """The reference file whose header states the tolerance; without one it is what we promise."""


class Comparison(NamedTuple):
    """A source and our values beside its own."""

    source: Source
    points: list[Point]
    refused: int
    """Rows that our formula declines to answer."""

    @property
    def low(self) -> float:
        """Where on the abscissa the points begin."""
        return min(point.abscissa for point in self.points)

    @property
    def high(self) -> float:
        """Where on the abscissa the points end."""
        return max(point.abscissa for point in self.points)

    @property
    def worst(self) -> Point:
        """The point with the largest error."""
        return max(self.points, key=lambda point: abs(point.error))

    @property
    def largest_error(self) -> float:
        """Without its sign."""
        return abs(self.worst.error)

    @property
    def root_mean_square_error(self) -> float:
        """Over all points."""
        return math.sqrt(sum(point.error**2 for point in self.points) / len(self.points))

    @property
    def tolerances(self) -> tuple[float, float]:
        """The narrowest and the widest of the tolerances."""
        all_of_them = [point.tolerance for point in self.points]
        return min(all_of_them), max(all_of_them)

    @property
    def beyond(self) -> list[Point]:
        """The points outside their tolerance."""
        return [point for point in self.points if not abs(point.error) <= point.tolerance]  # so that NaN is outside

    @property
    def passes(self) -> bool:
        """Whether there are points, and all of them within their tolerance."""
        return bool(self.points) and not self.beyond


def compare(source: Source) -> Comparison:
    """Compute our values for a source."""

    def read(key: str | Callable[[Row], float], row: Row) -> float:
        return row[key] if isinstance(key, str) else key(row)

    points, refused = [], 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        for row in source.rows():
            try:
                computed = source.computed(row)
            except Refusal:
                refused += 1
                continue
            expected = read(source.expected, row)
            tolerance = source.tolerance if isinstance(source.tolerance, float) else source.tolerance(row)
            digit = _HALF_A_DIGIT * source.last_digit / abs(expected)
            points.append(Point(read(source.over, row), expected, computed, max(tolerance, digit)))
    return Comparison(source, points, refused)


def comparisons() -> list[Comparison]:
    """All of them, in the order of the page."""
    return [compare(source) for source in SOURCES]


def header(file: str) -> str:
    """What a reference file says of itself: whence its values are, and how sure."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    if file.endswith(".csv"):
        return " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    content = json.loads(text)
    return content.get("_header", "") if isinstance(content, dict) else ""


def _csv(name: str, wanted: Callable[[Row], bool] = lambda row: True) -> Callable[[], list[Row]]:
    return lambda: [row for row in table(name) if wanted(row)]


def _warm(row: Row) -> float:
    return celsius(row["temperature_C"])


_AS_PUBLISHED = 0.0  # only the last digit may differ

# Pure water


def _pure_water(
    name: str, file: str, quantity: str, expected: str, function: Callable, factor: float = 1.0, **rest
) -> Source:
    return Source(
        subject="Pure water",
        name=name,
        file=file,
        kind=OTHER,
        quantity=quantity,
        abscissa="temperature",
        unit="°C",
        over="temperature_C",
        expected=expected,
        computed=lambda row: function(_warm(row)) * factor,
        **{"rows": _csv(file), "stated_in": file} | rest,
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


_PERMITTIVITY = "water_permittivity.csv"
_PURE_WATER = [
    _pure_water("IAPWS-95", "pure_water.csv", "density", "density_kg_per_m3", water.density, tolerance=0.0001),
    _pure_water("IAPWS 2008", "pure_water.csv", "viscosity", "viscosity_mPa_s", water.viscosity, 1e3, tolerance=0.01),
    _pure_water(
        "IAPWS 1997", _PERMITTIVITY, "relative permittivity", "relative_permittivity", water.relative_permittivity,
        tolerance=lambda row: 0.001 if row["temperature_C"] <= 60 else 0.004,
    ),
    _pure_water(
        "IAPWS 1997, in Pitzer's equation", _PERMITTIVITY, "Debye-Hückel slope", "debye_hueckel_slope_iapws_1997",
        water.debye_hueckel_slope, tolerance=_of_slopes,
    ),
    _pure_water(
        "Archer and Wang (1990)", _PERMITTIVITY, "Debye-Hückel slope", "debye_hueckel_slope_archer_wang",
        water.debye_hueckel_slope, tolerance=0.0007,
        rows=_csv(_PERMITTIVITY, lambda row: row["debye_hueckel_slope_archer_wang"] != ""),
    ),
    Source(
        subject="Pure water", name="IAPWS SR6-08, its check values", file="water_check_values.json",
        kind=SAME, quantity="density, viscosity, relative permittivity", abscissa="temperature", unit="°C",
        rows=_check_of_the_release, over="temperature", expected="published", computed=lambda row: row["ours"],
        tolerance=_AS_PUBLISHED, last_digit=1e-6, stated_in="water_check_values.json",
    ),
]  # fmt: skip

# Solutions of one solute

_OTHERS_TOLERANCES = {  # as the header of other_solutes_25C.csv says
    "KCl": 0.003, "CaCl2": 0.005, "MgCl2": 0.005, "Na2SO4": 0.005, "MgSO4": 0.006,
    "sucrose": 0.004, "urea": 0.004, "glycerol": 0.004,
}  # fmt: skip
_FORMULAS = {"CaCl2": "CaCl₂", "MgCl2": "MgCl₂", "Na2SO4": "Na₂SO₄", "MgSO4": "MgSO₄"}
# Pytzer's names of the parameter sets, each with the publication that the package gives for it.
_SETS = {
    "bC_K_Cl_A99": "Archer (1999)",
    "bC_Ca_Cl_GM89": "Greenberg and Møller (1989)",
    "bC_Mg_Cl_dLP83": "de Lima and Pitzer (1983)",
    "bC_Na_SO4_HPR93": "Hovey, Pitzer and Rard (1993)",
    "bC_Mg_SO4_RM81i": "Rard and Miller (1981)",
    "RobinsonStokes1961 polynomial": "Robinson and Stokes (1961)",
}
_MOLECULES = "Scatchard, Hamer and Wood (1938)"


def _one_solute(name: str, file: str, kind: str, quantity: str, computed: Callable[[Row], float], **rest) -> Source:
    return Source(
        subject="Solutions of one solute",
        name=name,
        file=file,
        kind=kind,
        quantity=quantity,
        computed=computed,
        **{
            "abscissa": "molality",
            "unit": "mol/kg",
            "rows": _csv(file),
            "over": "molality_mol_per_kg",
            "expected": quantity.replace(" ", "_"),
        }
        | rest,
    )


def _coefficient(row: Row) -> float:
    """What the calculator answers; a row without a solute is one of NaCl, one without a temperature at 25 °C."""
    temperature = celsius(row.get("temperature_C", 25))
    return solutions.osmotic_pressure(row.get("solute", "NaCl"), row["molality_mol_per_kg"], temperature)[1]


def _density(row: Row) -> float:
    return solution_density.density(row.get("solute", "NaCl"), row["molality_mol_per_kg"], _warm(row))


def _five_other_models() -> list[Row]:
    return [
        {"molality_mol_per_kg": row["molality_mol_per_kg"], "osmotic_coefficient": row[model]}
        for row in table("sodium_chloride_25C_models.csv")
        for model in list(row)[2:]  # the first is Archer's, the equation that we use
    ]


def _near_freezing() -> list[Row]:
    """The handbook's solutions that freeze no more than 6 degrees below 0, where our equations end."""
    rows = table("solute_handbook.csv")
    found = [row for row in rows if row["osmotic_coefficient"] != "" and row["freezing_depression_K"] <= 6]
    return [{**row, "temperature_C": 0} for row in found]


def _of_freezing_points(row: Row) -> float:
    rounding = row["osmotic_coefficient_rounding"] / row["osmotic_coefficient"]
    return single_solutes.limits(row["solute"]).accuracy + rounding


def _other_solute(solute: str) -> Source:
    rows = _csv("other_solutes_25C.csv", lambda row: row["solute"] == solute)
    return _one_solute(
        f"{_FORMULAS.get(solute, solute)}, {_SETS.get(rows()[0]['model'], _MOLECULES)}",
        "other_solutes_25C.csv",
        SAME,
        "osmotic coefficient",
        _coefficient,
        rows=rows,
        tolerance=_OTHERS_TOLERANCES[solute],
        stated_in="other_solutes_25C.csv",
    )


_ONE_SOLUTE = [
    _one_solute(
        "NaCl, Archer (1992)", "sodium_chloride.csv", SAME, "osmotic coefficient", _coefficient,
        tolerance=0.005, stated_in="sodium_chloride.csv",
    ),
    _one_solute(
        "NaCl, five other models", "sodium_chloride_25C_models.csv", OTHER, "osmotic coefficient", _coefficient,
        rows=_five_other_models, stated_in="sodium_chloride.csv",
        tolerance=lambda row: 0.0043 if row["molality_mol_per_kg"] <= 2 else 0.0077,
    ),
    *map(_other_solute, _OTHERS_TOLERANCES),
    _one_solute(
        "Salts at other temperatures, PHREEQC and other equations", "solute_temperatures.csv", OTHER,
        "osmotic coefficient", _coefficient, abscissa="temperature", unit="°C", over="temperature_C",
        tolerance=lambda row: row["tolerance"], stated_in="solute_temperatures.csv",
    ),
    _one_solute(
        "Freezing points, CRC Handbook", "solute_handbook.csv", MEASURED, "osmotic coefficient", _coefficient,
        rows=_near_freezing, tolerance=_of_freezing_points,
    ),
    _one_solute(
        "Salts, PHREEQC", "solute_activity_coefficients.csv", OTHER, "mean activity coefficient",
        lambda row: single_solutes.mean_activity_coefficient(row["solute"], row["molality_mol_per_kg"], _warm(row)),
        tolerance=lambda row: row["tolerance"], stated_in="solute_activity_coefficients.csv",
    ),
    _one_solute(
        "NaCl, aquasol", "sodium_chloride_concentrations.csv", OTHER, "density",
        lambda row: solutions.concentrations("NaCl", row["mol_per_kg_water"], "mol/kg", _warm(row)).density,
        over="mol_per_kg_water", expected="density_kg_per_m3", tolerance=0.001,
    ),
    _one_solute(
        "NaCl, from mg/L, aquasol", "sodium_chloride_concentrations.csv", OTHER, "molality",
        lambda row: solutions.concentrations("NaCl", row["mg_per_L"], "mg/L", _warm(row)).molality,
        abscissa="concentration", unit="mg/L", over="mg_per_L", expected="mol_per_kg_water", tolerance=0.001,
    ),
    _one_solute(
        "NaCl from 5 to 60 °C, aquasol", "sodium_chloride.csv", OTHER, "density", _density,
        expected="solution_density_kg_per_m3", tolerance=0.001,
    ),
    _one_solute(
        "Salts and molecules, CRC Handbook", "solute_handbook.csv", MEASURED, "density",
        lambda row: _density({**row, "temperature_C": 20}), expected="density_kg_per_m3", last_digit=0.1,
        tolerance=lambda row: solution_density.density_accuracy(row["solute"]).accuracy,
    ),
    _one_solute(
        "Salts and glycerol, PHREEQC and Volk and Kähler (2018)", "solute_densities.csv", OTHER, "density", _density,
        expected="density_kg_per_m3",
        tolerance=lambda row: solution_density.density_accuracy(row["solute"]).accuracy + 0.0007,  # its own error
    ),
]  # fmt: skip

# Seawater

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
            "rows": _csv(file),
            "over": "absolute_salinity_g_per_kg",
        }
        | rest,
    )


def _at_the_surface(low: float, high: float) -> Callable[[], list[Row]]:
    return _csv("seawater.csv", lambda row: low < row["absolute_salinity_g_per_kg"] <= high)


def _sea(row: Row) -> seawater.Seawater:
    return seawater.osmotic_pressure(row["absolute_salinity_g_per_kg"] / 1000, _warm(row))


def _sea_pressure(row: Row) -> float:
    return _sea(row).osmotic_pressure / BAR


def _state(row: Row) -> tuple[float, float, float]:
    return row["absolute_salinity_g_per_kg"] / 1000, _warm(row), row["pressure_MPa"] * 1e6


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
_SEAWATER = [
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
        tolerance=_AS_PUBLISHED, last_digit=1e-6, stated_in=_UNDER_PRESSURE,
    ),
    _seawater(
        "TEOS-10 by gsw, to the deepest sea", _UNDER_PRESSURE, "chemical potential of water",
        lambda row: teos10.chemical_potential_of_water(*_state(row)),
        abscissa="pressure", unit="MPa", over="pressure_MPa", expected="chemical_potential_of_water_J_per_kg",
        tolerance=_AS_PUBLISHED, last_digit=1e-6, stated_in=_UNDER_PRESSURE,
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
        over="S_g_kg", expected="osm_coeff", tolerance=_AS_PUBLISHED, last_digit=1e-4,
    ),
]  # fmt: skip

# Natural waters

_SYMBOLS = {
    "sodium": "Na", "potassium": "K", "magnesium": "Mg", "calcium": "Ca",
    "chloride": "Cl", "sulfate": "SO4", "bicarbonate": "HCO3",
}  # fmt: skip
_ILLUSTRATED, _SAME_IONS = "mixed_waters.csv", "mixed_waters_same_speciation.csv"


def _molalities(row: Row) -> dict[str, float]:
    return {ion: row[f"{ion}_mol_per_kg"] for ion in _SYMBOLS}


def _of_analysis(row: Row) -> float:
    amounts = (row[f"{symbol}_mg_per_kg_water"] for symbol in _SYMBOLS.values())
    return waters.osmotic_pressure("mg/kg", *amounts, _warm(row), balance="none").osmotic_coefficient


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
        rows=_csv(file, wanted),
        over="ionic_strength_mol_per_kg",
        expected="osmotic_coefficient",
        computed=computed,
        tolerance=tolerance,
        stated_in=file,
    )


def _of_ions(row: Row) -> float:
    return pitzer.osmotic_coefficient(_molalities(row), _warm(row))


def _at_25(row: Row) -> bool:
    return row["temperature_C"] == 25


_NATURAL = [
    _natural("PHREEQC, tap waters", _ILLUSTRATED, OTHER, 0.02, lambda row: "tap" in row["water"], _of_analysis),
    _natural("PHREEQC, other waters", _ILLUSTRATED, OTHER, 0.01, lambda row: "tap" not in row["water"], _of_analysis),
    _natural("PHREEQC, the same ions, at 25 °C", _SAME_IONS, SAME, 0.003, _at_25, _of_ions),
    _natural(
        "PHREEQC, the same ions, from 5 to 40 °C", _SAME_IONS, SAME, 0.01, lambda row: not _at_25(row), _of_ions
    ),
]  # fmt: skip

# Conductivity: the references are surer than the estimate, which states its own error.

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
        rows=_csv(file),
        over=over,
        expected=expected,
        computed=lambda row: conductivity.conductivity(ions(row), _warm(row)) / factor,
        **{"tolerance": conductivity.STATED_ERROR} | rest,
    )


_CONDUCTIVITY = [
    _conductivity(
        "Practical Salinity Scale by gsw", "conductivity_seawater.csv", MEASURED, _molalities, "practical_salinity",
        "practical salinity", "",
    ),
    _conductivity(
        "KCl, standards for calibration", "conductivity_potassium_chloride.csv", MEASURED, _of_salt, "temperature_C",
        "temperature", "°C", "conductivity_uS_per_cm", _MICROSIEMENS_PER_CENTIMETRE,
    ),
    _conductivity(
        "Salts, McCleskey (2011)", "conductivity_single_salts.csv", OTHER, _of_salt, "molality_mol_per_kg",
    ),
    _conductivity(
        "Waters, PHREEQC", "conductivity_waters.csv", OTHER, _molalities,
        lambda row: ions.ionic_strength(_molalities(row)), "ionic strength",
        tolerance=lambda row: 0.05 if _at_25(row) else 0.07, stated_in="conductivity_waters.csv",
    ),
]  # fmt: skip

# Membrane units and textbooks


def _concentration_factor(row: Row) -> float:
    return balance.recovery(recovery=row["Y"], observed_rejection=row["R"], feed_concentration=1.0).concentration_factor


def _waste_ratios() -> list[Row]:
    cases = entries("waste_ratio.json")["waste_ratio_conversions"]
    return [{"Y": 1 / (1 + case["reject:product"]), "R": 1.0, "CF": case["CF"]} for case in cases]


def _ideal_sugars() -> list[Row]:
    examples = entries("osmotic_pressure_examples.json")
    # The first calculates with R = 0.0831 L bar/(mol K) and 295 K: short of R by 0.05 %, and rounded by 0.02 %.
    strong, weak = examples["sucrose_1M_22C_AP"], examples["sucrose_0.15M_25C"]
    return [
        {"concentration": 1.0, "temperature": 295.0, "published": -strong["published"] * BAR, "tolerance": 0.001},
        {
            "concentration": 0.15,
            "temperature": celsius(25),
            "published": -weak["published"] * 1e6,
            "tolerance": 0.005 / -weak["published"],
        },
    ]


def _real_examples() -> list[Row]:
    examples = entries("osmotic_pressure_examples.json")
    saline, sugar = examples["saline_0.9pct"], examples["sucrose_1M_22C_AP"]
    return [
        {
            "solute": "NaCl",
            "concentration": saline["c_mol_L"],
            "temperature": celsius(37),
            "published": saline["pi_bar_37C"],
        },
        {
            "solute": "sucrose",
            "concentration": 1.0,
            "temperature": celsius(22),
            "published": -sugar["real_bar_with_phi"],
        },
    ]


def _real_pressure(row: Row) -> float:
    found = solutions.concentrations(row["solute"], row["concentration"], "mol/L", row["temperature"])
    return solutions.osmotic_pressure(row["solute"], found.molality, row["temperature"]).osmotic_pressure / BAR


def _published(name: str, file: str, quantity: str, rows: Callable, computed: Callable, **rest) -> Source:
    return Source(
        subject="Membrane units and textbooks",
        name=name,
        file=file,
        kind=SAME,
        quantity=quantity,
        rows=rows,
        computed=computed,
        **{"abscissa": "recovery", "unit": "", "over": "Y", "expected": "CF"} | rest,
    )


_EXAMPLES = "osmotic_pressure_examples.json"
_BY_CONCENTRATION = {
    "abscissa": "concentration", "unit": "mol/L", "over": "concentration", "expected": "published",
}  # fmt: skip
_UNITS_AND_TEXTBOOKS = [
    _published(
        "Design equations after DuPont FilmTec", "mass_balance.json", "concentration factor",
        lambda: entries("mass_balance.json")["CF"]["values"], _concentration_factor,
        tolerance=_AS_PUBLISHED, last_digit=1e-5, stated_in="mass_balance.json",
    ),
    _published(
        "Waste ratios of home units", "waste_ratio.json", "concentration factor", _waste_ratios, _concentration_factor,
        tolerance=_AS_PUBLISHED, last_digit=1e-4, stated_in="waste_ratio.json",
    ),
    _published(
        "Sugar by the ideal law", _EXAMPLES, "osmotic pressure", _ideal_sugars,
        lambda row: osmosis.osmotic_pressure(row["concentration"] * MOLAR, row["temperature"], 1),
        tolerance=lambda row: row["tolerance"], **_BY_CONCENTRATION,
    ),
    _published(
        "Saline and sugar as they are", _EXAMPLES, "osmotic pressure", _real_examples, _real_pressure,
        tolerance=0.005, **_BY_CONCENTRATION,
    ),
]  # fmt: skip

SOURCES: list[Source] = [*_PURE_WATER, *_ONE_SOLUTE, *_SEAWATER, *_NATURAL, *_CONDUCTIVITY, *_UNITS_AND_TEXTBOOKS]
