"""What docstrings, pages and vocabulary say of errors, each with the values that it is held against."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from calc import osmosis
from calc.core.units import UNITS, celsius
from calc.models.energy import least_work
from calc.models.ions import pitzer
from calc.models.membranes import normalisation
from calc.models.seawater import seawater_correlations, teos10
from calc.models.solutions import mixed_density, osmotic_pressure, salt_water, single_solutes, solution_density
from calc.models.water import water, water_surface
from docs.comparisons import (
    OTHER,
    SAME,
    Comparison,
    Row,
    Source,
    body,
    compare,
    conductivity,
    natural_waters,
    on_all_scales,
    osmotic_membranes,
    osmotic_pressures,
    pure_water,
    read,
    scaling,
    transport,
    warm,
)
from docs.comparisons import (
    single_solutes as of_one_solute,
)

ROOT = Path(__file__).parents[2]
SEED = 2026  # of the random points that are drawn when the site is built; the tests draw others
_WATER, _SALTS = "water_random_points.csv", "solute_random_points.csv"


class Claim(NamedTuple):
    """A statement about an error, wherever it stands, and what it is held against."""

    stands: tuple[tuple[str, str], ...]
    """Files, and the words in each, with single spaces for all breaks."""
    sources: tuple[Source, ...]
    """What it is held against; the limit of each is what is said."""

    @property
    def comparisons(self) -> list[Comparison]:
        """Our values beside those of each source."""
        return [compare(source) for source in self.sources]


NO_CLAIMS: dict[tuple[str, str], str] = {
    ("calc/membrane.py", "Evaluated: within 0.001 %, because the time is added up"): "of the formula beside its code",
    ("calc/models/osmosis/u_tube.py", "until the levels are within 2 % of their rest"): "where a course ends",
    ("calc/osmosis.py", "until they are within 2 % of their rest"): "where a course ends",
    ("calc/vocabulary/body.py", "a solution within 5 % of the plasma is called isotonic"): "what a word means here",
    ("docs/worksheet-biology.md", "Is it isotonic, to within 5 %?"): "a question",
    ("calc/models/seawater/teos10.py", "good to 0.2 % up to 42 g/kg"): "what the standard says of itself",
    ("calc/models/water/water.py", "which itself is held to be good to 1 %"): "what the release says of itself",
    ("calc/models/ions/ions.py", "a good one stays within 5 %"): "of an analysis, the custom of laboratories",
}
"""What has the form of a claim and is none: file and words, and why."""

STATED = re.compile(r"(?:[Ww]ithin|good to) (?:about )?\d[\d.]*(?:e-\d+)?\d?(?: %)?")
"""The form of a claim."""


def plain(words: str) -> str:
    """Words with single spaces for all breaks, and amounts as they are read in the unit of their author."""

    def told(found: re.Match[str]) -> str:
        return f"{found[1]} {UNITS[found[2]].label}" if found[2] in UNITS else found[0]

    amounts = re.sub(r"\{([\d.]+) ([^{}]+)\}", told, words)
    return re.sub(r"\s+", " ", amounts)


def text(file: str) -> str:
    """What a file says, in plain words, with broken strings mended."""
    return plain(re.sub(r'"\s*\n\s*r?f?"', "", (ROOT / file).read_text(encoding="utf-8")))


def _random(name: str, count: int = 60, **ranges: tuple[float, float]) -> Callable[[], list[Row]]:
    """Rows of random points, the same for the same seed; of molality and the like as many small ones as large."""

    def rows() -> list[Row]:
        drawn = random.Random(f"{name} {SEED}")
        return [{key: drawn.uniform(*range_) for key, range_ in ranges.items()} for _ in range(count)]

    return rows


def _held(
    name: str,
    quantity: str,
    rows: Callable[[], list[Row]],
    expected: str | Callable[[Row], float],
    computed: Callable[[Row], float],
    limit: float | Callable[[Row], float],
    over: str = "temperature_C",
    abscissa: str = "temperature",
    unit: str = "°C",
    file: str = "",
    kind: str = OTHER,
) -> Source:
    return Source(
        subject="Claims",
        name=name,
        file=file,
        kind=kind,
        quantity=quantity,
        abscissa=abscissa,
        unit=unit,
        rows=rows,
        over=over,
        expected=expected,
        computed=computed,
        tolerance=limit,
    )


def _known(
    sources: Iterable[Source],
    name: str,
    limit: float,
    quantity: str = "",
    wanted: Callable[[Row], bool] = lambda row: True,
) -> tuple[Source, ...]:
    """Sources of the comparisons, by the beginning of the name, held to the limit that is claimed."""
    found = [each for each in sources if each.name.startswith(name) and quantity in each.quantity]
    if not found:
        raise LookupError(f"There is no comparison '{name}' of {quantity}.")

    def rows(source: Source) -> Callable[[], list[Row]]:
        return lambda: [row for row in source.rows() if wanted(row)]

    return tuple(each._replace(rows=rows(each), tolerance=limit, measured_to=0.0, last_digit=0.0) for each in found)


def _claim(file: str, words: str, *sources: Source, also: tuple[tuple[str, str], ...] = ()) -> Claim:
    return Claim(((file, words), *also), sources)


# Pure water


def _water(column: str, ours: Callable[[float], float], limit: float, name: str, low: float, high: float) -> Source:
    quantities = ("density", "viscosity", "relative permittivity", "heat of evaporation")
    spoken = column.replace("_", " ")
    return _held(
        name,
        next((each for each in quantities if spoken.startswith(each)), "Debye-Hückel slope"),
        read(_WATER, lambda row: low <= row["temperature_C"] <= high and row[column] != ""),
        column,
        lambda row: ours(warm(row)),
        limit,
        file=_WATER,
    )


_MODELS_OF_WATER = "calc/models/water/water.py"
_PURE = [
    _claim(
        _MODELS_OF_WATER, "it stays within 0.0001 % of the full IAPWS-95 equation of state",
        _water("density_kg_per_m3", water.density, 1e-6, "IAPWS-95", 0, 100),
    ),
    _claim(
        _MODELS_OF_WATER, "within 0.01 % of the IAPWS formulation of 2008",
        _water("viscosity_mPa_s", lambda t: 1e3 * water.viscosity(t), 1e-4, "IAPWS 2008", 0, 100),
    ),
    _claim(
        _MODELS_OF_WATER, "lies within 0.1 % of it to 60 degrees",
        _water("relative_permittivity", water.relative_permittivity, 1e-3, "IAPWS 1997", 0, 60),
    ),
    _claim(
        _MODELS_OF_WATER, "and within 0.4 % to 100",
        _water("relative_permittivity", water.relative_permittivity, 4e-3, "IAPWS 1997", 60, 100),
    ),
    _claim(
        _MODELS_OF_WATER, "lie within 0.05 % of it to 40 degrees",
        _water(
            "debye_hueckel_slope_archer_wang_1990", water.debye_hueckel_slope, 5e-4, "Archer and Wang (1990)", 0, 40
        ),
    ),
    _claim(
        _MODELS_OF_WATER, "it is up to 0.07 % lower there, and up to 0.6 % higher towards 100 degrees",
        _water("debye_hueckel_slope_iapws_1997", water.debye_hueckel_slope, 7e-4, "IAPWS 1997, to 40 °C", 0, 40),
        _water("debye_hueckel_slope_iapws_1997", water.debye_hueckel_slope, 6e-3, "IAPWS 1997, to 100 °C", 40, 100),
    ),
    _claim(
        "calc/models/water/water_surface.py", "Holds from 5 to 50 degrees Celsius, within 0.5 % of IAPWS-95",
        _water("heat_of_evaporation_J_per_kg", water_surface.heat_of_evaporation, 5e-3, "IAPWS-95", 5, 50),
        also=(("calc/fabrics.py", "the heat that its evaporation takes, within 0.5 %"),),
    ),
    _claim(
        "calc/models/water/under_pressure.py", "within 0.015 % of the full IAPWS-95 equation of state",
        *_known(pure_water.SOURCES, "IAPWS-95, under pressure", 1.5e-4),
    ),
    _claim(
        "calc/models/water/under_pressure.py", "within 1 % of what PHREEQC makes of the same permittivity",
        *_known(pure_water.SOURCES, "PHREEQC, under pressure", 0.01),
    ),
]  # fmt: skip

# Single solutes

_COEFFICIENTS = "calc/data/solute_osmotic_coefficients.json"


def _of_salt(name: str, salt: str, limit: float, wanted: Callable[[Row], bool] = lambda row: True) -> Source:
    return _held(
        name,
        "osmotic coefficient",
        read(_SALTS, lambda row: row["solute"] == salt and wanted(row)),
        "osmotic_coefficient",
        lambda row: single_solutes.osmotic_coefficient(row["solute"], row["molality_mol_per_kg"], warm(row)),
        limit,
        "molality_mol_per_kg",
        "molality",
        "mol/kg",
        _SALTS,
        SAME if salt == "NaCl" else OTHER,
    )


def _cold(row: Row) -> bool:
    return row["temperature_C"] < 25


def _real_pressure(row: Row) -> float:
    return osmotic_pressure.of_solute("NaCl", row["molality"], celsius(25))


def _by_law(row: Row, coefficient: float) -> float:
    molarity = solution_density.scales("NaCl", row["molality"], celsius(25)).molarity
    return osmosis.osmotic_pressure(molarity, celsius(25), 2, coefficient)


def _measured_coefficient(row: Row) -> float:
    return single_solutes.osmotic_coefficient("NaCl", row["molality"], celsius(25))


_LAWS = {"over": "molality", "abscissa": "molality", "unit": "mol/kg"}
_TWO_MOLAR = on_all_scales("NaCl", 2.0, "mol/L", celsius(25)).molality
_HALF_MOLAR = on_all_scales("NaCl", 0.5, "mol/L", celsius(25)).molality
_OF_THE_LAW = (
    "With the measured osmotic coefficient it comes closer, within 1.1 % for table salt up to 0.5 mol/L; it stays up "
    "to 4.5 % low at 2 mol/L"
)
_SINGLE = [
    _claim(
        _COEFFICIENTS, "within 0.5 % of the evaluation by Archer (1992), whose equation this is; other models differ "
        "from it by up to 0.8 %", _of_salt("Archer (1992)", "NaCl", 0.005),
        *_known(of_one_solute.SOURCES, "NaCl, five other models", 0.008),
    ),
    _claim(
        _COEFFICIENTS, "within 0.5 % of PHREEQC (pitzer.dat) from 0 °C to 60 °C",
        _of_salt("PHREEQC, pitzer.dat", "KCl", 0.005),
    ),
    _claim(
        _COEFFICIENTS, "below, within 0.6 % of PHREEQC to 2 mol/kg",
        _of_salt("PHREEQC, MgSO₄", "MgSO4", 0.006, lambda row: _cold(row) and row["molality_mol_per_kg"] <= 2),
    ),
    _claim(
        _COEFFICIENTS, "and within 2 % to 3 mol/kg",
        _of_salt("PHREEQC, MgSO₄", "MgSO4", 0.02, lambda row: _cold(row) and row["molality_mol_per_kg"] > 2),
    ),
    _claim(
        _COEFFICIENTS, "at 25 °C within 0.2 % of Harvie, Moller and Weare (1984)",
        _of_salt("Harvie, Møller and Weare (1984)", "NaHCO3", 0.002),
    ),
    _claim(
        "calc/models/solutions/solution_density.py", "within 0.1 % for NaCl",
        *_known(of_one_solute.SOURCES, "NaCl from 5 to 60 °C, aquasol", 0.001),
        *_known(of_one_solute.SOURCES, "NaCl, Rogers and Pitzer", 0.001),
    ),
    _claim(
        "calc/osmosis.py", "within about 8 % of the real pressure for table salt over the whole range",
        _held(
            "The real pressure, at 25 °C", "osmotic pressure", _random("ideal", molality=(0.0, _TWO_MOLAR)),
            _real_pressure, lambda row: _by_law(row, 1.0), 0.08, **_LAWS,
        ),
    ),
    _claim(
        "calc/osmosis.py", _OF_THE_LAW,
        _held(
            "The real pressure, to 0.5 mol/L", "osmotic pressure", _random("half", molality=(0.0, _HALF_MOLAR)),
            _real_pressure, lambda row: _by_law(row, _measured_coefficient(row)), 0.011, **_LAWS,
        ),
        _held(
            "The real pressure, to 2 mol/L", "osmotic pressure", _random("two", molality=(0.0, _TWO_MOLAR)),
            _real_pressure, lambda row: _by_law(row, _measured_coefficient(row)), 0.045, **_LAWS,
        ),
    ),
    _claim(
        "calc/models/solutions/salt_transport.py", "within 0.5 % of the handbook's table for 20 degrees up to 15 % by "
        "mass", *_known(transport.SOURCES, "NaCl, CRC Handbook", 0.005, wanted=lambda row: row["mass_percent"] <= 15),
    ),
    _claim(
        "calc/models/solutions/salt_transport.py", "and within 1.6 % above",
        *_known(transport.SOURCES, "NaCl, CRC Handbook", 0.016, wanted=lambda row: row["mass_percent"] > 15),
    ),
]  # fmt: skip

# Osmotic pressure by its definition, and what stands for it


def _exact_and_fast(salt: str, quantity: str) -> Callable[[Row], tuple[float, float]]:
    def at(row: Row) -> tuple[float, float]:
        fast = salt_water.salt_water(salt, warm(row))
        fraction = row["share"] * fast.exact.highest_mass_fraction
        exact = fast.exact.osmotic_pressure if quantity == "osmotic pressure" else fast.exact.density
        concentration = fraction * fast.exact.density(fraction)
        return exact(fraction), getattr(fast, quantity.replace(" ", "_"))(concentration)

    return at


def _smooth(salt: str, quantity: str) -> Source:
    both = _exact_and_fast(salt, quantity)
    return _held(
        f"The exact function, {salt}", quantity,
        _random(salt + quantity, 40, temperature_C=(0, 40), share=(0.001, 0.999)),
        lambda row: both(row)[0], lambda row: both(row)[1], 1e-7, "share", "share of the range", "", kind=SAME,
    )  # fmt: skip


def _mixed(row: Row) -> dict[str, float]:
    """A water of random ions: cations as drawn, anions to balance them."""
    equivalents = {ion: row[ion] for ion in ("sodium", "potassium", "magnesium", "calcium")}
    whole = sum(equivalents.values())
    sulfate = row["sulfate"] * 0.5
    ions = {"sodium": 1, "potassium": 1, "magnesium": 2, "calcium": 2}
    found = {ion: amount / whole / ions[ion] for ion, amount in equivalents.items()}
    return {**found, "chloride": 1 - sulfate, "sulfate": sulfate / 2}


def _of_mixed(row: Row) -> tuple[float, float]:
    fast = salt_water.mixed_water(tuple(_mixed(row).items()), warm(row))
    fraction = row["share"] * fast.exact.highest_mass_fraction
    concentration = fraction * fast.exact.density(fraction)
    return fast.exact.osmotic_pressure(fraction), fast.osmotic_pressure(concentration)


_IONS = dict.fromkeys(("sodium", "potassium", "magnesium", "calcium", "sulfate"), (0.0, 1.0))
_OSMOTIC = [
    _claim(
        "calc/models/solutions/osmotic_pressure.py", "it finds the root of TEOS-10 itself within 1e-6",
        _held(
            "The root of TEOS-10", "osmotic pressure of sea salt",
            _random("root", temperature_C=(0, 40), salinity=(0.001, 0.119)),
            lambda row: teos10.osmotic_pressure(row["salinity"], warm(row)),
            lambda row: osmotic_pressures.by_the_densities_of_seawater(row["salinity"], warm(row)),
            1e-6, "salinity", "salinity", "kg/kg", kind=SAME,
        ),
    ),
    _claim(
        "calc/models/solutions/osmotic_pressure.py", "The volume adds an error of 0.3 % at most",
        *(each for each in osmotic_pressures.SOURCES if "waters" not in each.name),
    ),
    _claim(
        "calc/models/solutions/osmotic_pressure.py", "The volume is that of PHREEQC, and adds an error of 0.3 % at",
        *(each for each in osmotic_pressures.SOURCES if "waters" in each.name),
    ),
    _claim(
        "calc/models/solutions/salt_water.py", "It is within 1e-7 of them, relative",
        *(_smooth(salt, quantity) for salt in salt_water.SALTS for quantity in ("osmotic pressure", "density")),
    ),
    _claim(
        "calc/models/solutions/salt_water.py", "and within 1e-5 for the osmotic pressure of a mixed water",
        _held(
            "The exact function, random waters", "osmotic pressure",
            _random("mixed", 40, temperature_C=(0, 40), share=(0.001, 0.999), **_IONS),
            lambda row: _of_mixed(row)[0], lambda row: _of_mixed(row)[1], 1e-5, "share", "share of the range", "",
            kind=SAME,
        ),
    ),
]  # fmt: skip

# Energy, and what others made of seawater


def _work_by_gibbs(row: Row) -> float:
    """The least work, in J for a m3 of fresh water, by the Gibbs energies of feed, fresh water and concentrate."""
    feed, temperature = row["salinity"], warm(row)
    fresh = row["recovery"] * teos10.density(0.0, temperature) / teos10.density(feed, temperature)
    streams = ((fresh, 0.0), (1 - fresh, feed / (1 - fresh)), (-1.0, feed))
    work = sum(mass * teos10.gibbs_energy(salinity, temperature) for mass, salinity in streams)
    return work * teos10.density(feed, temperature) / row["recovery"]


_SALINITY = {"over": "salinity", "abscissa": "salinity", "unit": "kg/kg"}
_ENERGY = [
    _claim(
        "calc/models/energy/least_work.py", "the integral is good to 1e-5",
        _held(
            "The Gibbs energies of TEOS-10", "least work",
            _random("work", temperature_C=(0, 40), salinity=(0.005, 0.05), recovery=(0.1, 0.55)),
            _work_by_gibbs,
            lambda row: least_work.separation("sea salt", row["salinity"], row["recovery"], warm(row)).least_work,
            1e-5, kind=SAME, **_SALINITY,
        ),
        also=(
            ("calc/energy.py", "The integral is good to 0.001 %"),
            ("calc/energy.py", "within 0.001 %, because the integral is calculated from five points"),
        ),
    ),
    _claim(
        "calc/models/seawater/seawater_correlations.py", "good to 2.6 % above 10 g/kg. Against TEOS-10 it is up to "
        "1.2 % off from 0 to 40 degrees",
        _held(
            "TEOS-10", "osmotic coefficient", _random("nayar", temperature_C=(0, 40), salinity=(0.001, 0.119)),
            lambda row: teos10.osmotic_coefficient(row["salinity"], warm(row)),
            lambda row: seawater_correlations.osmotic_coefficient(row["salinity"], warm(row)), 0.012, **_SALINITY,
        ),
    ),
    _claim(
        "calc/models/solutions/salt_water.py", "The viscosity is good to 1.6 % or better",
        *_known(transport.SOURCES, "NaCl, CRC Handbook", 0.016), *_known(transport.SOURCES, "Sea salt, Millero", 0.016),
    ),
]  # fmt: skip

# Natural waters

# Of seawater of standard composition: moles in a kilogram of water at 35.165 g/kg, without its traces.
_SEA = {
    "sodium": 0.48606, "potassium": 0.01058, "magnesium": 0.05474, "calcium": 0.01066, "chloride": 0.56577,
    "sulfate": 0.02927, "bicarbonate": 0.00183,
}  # fmt: skip


def _sea(salinity: float) -> dict[str, float]:
    """The ions in a kilogram of the water of sea salt, closed with chloride, as many particles as TEOS-10 has."""
    charge = sum(pitzer.VALENCES[k] * (1 if k < 4 else -1) * m for k, m in enumerate(_SEA.values()))
    closed = {**_SEA, "chloride": _SEA["chloride"] + charge}
    scale = teos10.osmolal_sum(salinity) / sum(closed.values())
    return {ion: scale * m for ion, m in closed.items()}


def _beside_teos(name: str, low: float, high: float, limit: float) -> Source:
    return _held(
        "TEOS-10", "osmotic coefficient of sea salt", _random(name, temperature_C=(0, 40), salinity=(low, high)),
        lambda row: teos10.osmotic_coefficient(row["salinity"], warm(row)),
        lambda row: pitzer.osmotic_coefficient(_sea(row["salinity"]), warm(row)),
        limit, "salinity", "salinity", "kg/kg",
    )  # fmt: skip


def _in_a_litre(limit: float, low: float, high: float) -> tuple[Source, ...]:
    return _known(
        natural_waters.SOURCES, "PHREEQC, from mg/L", limit, wanted=lambda row: low <= row["temperature_C"] < high
    )


def _rule_of_thumb(row: Row) -> float:
    density = teos10.density(row["salinity"], warm(row))
    return normalisation.osmotic_pressure(row["salinity"] * density, warm(row))


_PITZER, _DENSITY = "calc/models/ions/pitzer.py", "calc/models/solutions/mixed_density.py"
_FROM_TEN = "within 0.3 % of PHREEQC from 10 °C on"
_WATERS = [
    _claim(
        _PITZER, "Within 0.1 % of PHREEQC with the same parameters",
        _held(
            "PHREEQC, random waters", "osmotic coefficient", read("water_osmotic_pressures.csv"), "osmotic_coefficient",
            lambda row: pitzer.osmotic_coefficient({ion: row[ion] for ion in osmotic_pressures.IONS}, warm(row)),
            1e-3, file="water_osmotic_pressures.csv", kind=SAME,
        ),
    ),
    _claim(
        _PITZER, "within 0.3 % of TEOS-10 sea water to 100 g/kg and 0.6 % to 120 g/kg (0 to 40 degC)",
        _beside_teos("sea", 0.001, 0.1, 0.003), _beside_teos("brine", 0.1, 0.12, 0.006),
    ),
    _claim(
        _PITZER, "0.6 % of Archer's sodium chloride to 6 mol/kg (5 to 60 degC)",
        _held(
            "Archer (1992)", "osmotic coefficient of NaCl", _random("salt", temperature_C=(5, 60), molality=(0.001, 6)),
            lambda row: single_solutes.osmotic_coefficient("NaCl", row["molality"], warm(row)),
            lambda row: pitzer.osmotic_coefficient(dict.fromkeys(("sodium", "chloride"), row["molality"]), warm(row)),
            0.006, **_LAWS,
        ),
    ),
    _claim(
        _DENSITY, "the water in a litre is within 0.3 % of PHREEQC's from 10 degrees on", *_in_a_litre(0.003, 10, 100),
        also=(("calc/waters.py", _FROM_TEN),),
    ),
    _claim(
        _DENSITY, "on and within 0.5 % below", *_in_a_litre(0.005, 0, 10),
        also=(("calc/waters.py", "and within 0.5 % below"),),
    ),
    _claim(
        _DENSITY, "the density of sea salt within 0.15 % of that of TEOS-10",
        _held(
            "TEOS-10", "density of sea salt", _random("density", temperature_C=(0, 40), salinity=(0.001, 0.119)),
            lambda row: teos10.density(row["salinity"], warm(row)),
            lambda row: mixed_density.density(_sea(row["salinity"]), warm(row)),
            0.0015, "salinity", "salinity", "kg/kg",
        ),
    ),
    _claim(
        "calc/normalise.py", "within 9 % of that of seawater",
        _held(
            "TEOS-10", "osmotic pressure", _random("rule", temperature_C=(5, 40), salinity=(0.001, 0.119)),
            lambda row: teos10.osmotic_pressure(row["salinity"], warm(row)), _rule_of_thumb, 0.09,
            "salinity", "salinity", "kg/kg",
        ),
    ),
    _claim(
        "calc/models/ions/conductivity.py", "Holds within 5 % (STATED_ERROR) from 0 to 45 degC",
        *(
            source
            for name in ("Practical Salinity Scale", "KCl, standards", "Salts, McCleskey")
            for source in _known(conductivity.SOURCES, name, 0.05)
        ),
        also=(("calc/household.py", "is an estimate within 5 %"),),
    ),
    _claim(
        "calc/models/ions/conductivity.py", "within 1.2 % for sea water of 0.5 to 42 on the practical scale, 1.8 % for "
        "potassium chloride",
        *_known(conductivity.SOURCES, "Practical Salinity Scale", 0.012),
        *_known(conductivity.SOURCES, "KCl, standards", 0.018),
    ),
    _claim(
        "calc/models/ions/conductivity.py", "3 % of PHREEQC for natural waters at 25 degC",
        *_known(conductivity.SOURCES, "Waters, PHREEQC", 0.03, wanted=natural_waters.at_25),
    ),
    _claim(
        "calc/body.py", "the measured cells below follow it within 3 %",
        *_known(body.SOURCES, "Cells of Evans and Fung", 0.03),
    ),
]  # fmt: skip

# Scaling

_SCALING = "calc/scaling.py"


def _dilute(row: Row) -> bool:
    return row.get("ionic_strength_pitzer", 0.0) <= 1  # the brackish feed is weak


_OF_SCALING = [
    _claim(
        _SCALING, "for eight waters it lies within 0.3 of the saturation index of calcite by PHREEQC",
        *_known(scaling.SOURCES, "The index of calcite by PHREEQC", 0.3),
    ),
    _claim(
        _SCALING, "The indices of calcite and of the three sulfates are within 0.01 of PHREEQC with pitzer.dat",
        *(
            source
            for mineral in ("calcite", "gypsum", "barite", "celestite")
            for source in _known(scaling.SOURCES, scaling.BY_PITZER, 0.01, f"index of {mineral}")
            if "60 steps" not in source.name
        ),
    ),
    _claim(
        _SCALING, "that of silica within 0.06 of it. To 1 mol/kg that is within 0.1 of phreeqc.dat too",
        *_known(scaling.SOURCES, scaling.BY_PHREEQC, 0.1, "silica", _dilute),
        scaling.silica_by_pitzer(0.06),
    ),
    _claim(
        _SCALING, "in 2 and in 5 mol/kg of sodium chloride ours is within 0.04, as a decimal logarithm, of that by "
        "measured solubilities", scaling.silica_in_table_salt(0.04),
    ),
    _claim(
        _SCALING, "is within about 0.1 of phreeqc.dat to 0.8 mol/kg",
        *_known(
            scaling.SOURCES, scaling.BY_PHREEQC, 0.1, "fluorite",
            lambda row: row["water"] != "mine water" and row["ionic_strength_pitzer"] < 0.8,
        ),
    ),
    _claim(
        _SCALING, "it is within 0.03 of what PHREEQC finds when water and carbon dioxide leave in 300 small steps",
        *_known(scaling.SOURCES, "PHREEQC in 300 steps", 0.03), *_known(scaling.SOURCES, "PHREEQC, nothing but", 0.03),
    ),
]  # fmt: skip

_OF_MEMBRANES = [
    _claim(
        "calc/osmosis.py", "those between 10 and 500 mmol/L lie within 8 % of these",
        *_known(
            osmotic_membranes.SOURCES, "A commercial membrane", 0.08, "flux", lambda row: row["draw_mol_per_L"] < 1
        ),
    ),
]  # fmt: skip

CLAIMS: list[Claim] = [*_PURE, *_SINGLE, *_OSMOTIC, *_ENERGY, *_WATERS, *_OF_SCALING, *_OF_MEMBRANES]
