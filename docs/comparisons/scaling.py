"""Scaling beside PHREEQC, and Langelier's index beside published examples."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import exp, log10, sqrt
from typing import Any

from calc import scaling
from calc.core.units import celsius, to_si
from calc.models.ions import activities
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.minerals import equilibria, feeds, minerals
from docs.comparisons import AS_PUBLISHED, MEASURED, OTHER, SAME, Row, Source, read, warm
from docs.comparisons.published import entries, table

_INDICES, _WATERS, _STRONG = "scaling_indices.csv", "scaling_waters.csv", "concentrate_ph.csv"
_IN_SALT, _BOILER = "silica_in_table_salt.csv", "boiler.csv"
_BRACKISH, _PURE, _LANGELIER = "brackish_scaling.csv", "gypsum_silica_calcite.csv", "langelier_examples.json"
# What scaling.saturation promises of its indices beside the two data bases; the pH is held to the first.
_OF_PITZER, _OF_PHREEQC = 0.01, 0.1
_OF_PH = 0.03  # of a concentrate, to 95 %
_OF_LANGELIER = 0.3  # and scaling.langelier beside the index of calcite
_SALTY = 0.8  # mol/kg: above it nothing is promised for fluorite
_FLUORITE_IN_SULFATE = 0.4


def _scaling(
    name: str, file: str, kind: str, quantity: str, expected: str | Callable, computed: Callable, **rest
) -> Source:
    return Source(
        subject="Scaling",
        name=name,
        file=file,
        kind=kind,
        quantity=quantity,
        expected=expected,
        computed=computed,
        **{"absolute": True, "rows": read(file)} | rest,
    )


# Waters and what is left of them, without loss of salt


@cache
def _waters() -> dict[str, dict[str, float]]:
    return {row.pop("water"): row for row in table(_WATERS)}


@cache
def _left(water: str, temperature: float, ph: float, recovery: float, held: float) -> scaling.Concentrate:
    """Of a water; held is the share of carbon dioxide that does not pass."""
    return scaling.saturation(
        recovery,
        ph,
        celsius(temperature),
        **_waters()[water],
        scale="mmol/kg",
        balance="none",
        observed_rejection=1.0,
        carbon_dioxide_rejection=held,
    )


def _concentrate(row: Row) -> scaling.Concentrate:
    held = row["carbon_dioxide_rejection"]
    return _left(row["water"], row["temperature_C"], row["feed_pH"], row["recovery"], held)


def _held(row: Row) -> bool:
    return row["carbon_dioxide_rejection"] == 1


def _index(name: str, mineral: str, column: str, kind: str, wanted: Callable[[Row], bool], tolerance, **rest) -> Source:
    return _scaling(
        name,
        _INDICES,
        kind,
        f"saturation index of {'amorphous silica' if mineral == 'silica' else mineral}",
        column,
        lambda row: getattr(_concentrate(row), f"{mineral}_index"),
        rows=read(_INDICES, wanted),
        abscissa="ionic strength",
        unit="mol/kg",
        over="ionic_strength_pitzer",
        tolerance=tolerance,
        **rest,
    )


def _of_fluorite(row: Row) -> float:
    """As scaling.saturation states; the mine water is the one that is rich in magnesium sulfate."""
    return _FLUORITE_IN_SULFATE if row["water"] == "mine water" else _OF_PHREEQC


def rows_of_indices() -> list[Row]:
    """The waters whose indices both data bases of PHREEQC give."""
    return read(_INDICES, _held)()


concentrate_of = _concentrate
BY_PITZER, BY_PHREEQC = "PHREEQC with pitzer.dat", "PHREEQC with phreeqc.dat"
_OF_WATERS = [
    *(
        _index(BY_PITZER, mineral, f"{mineral}_pitzer", SAME, _held, _OF_PITZER)
        for mineral in ("calcite", "gypsum", "barite", "celestite")
    ),
    _index(
        f"{BY_PITZER}, carbon dioxide passing in 60 steps", "calcite", "calcite_pitzer", OTHER,
        lambda row: not _held(row), _OF_PHREEQC, stated_in=_INDICES,
    ),
    _index(BY_PHREEQC, "silica", "silica_phreeqc", OTHER, _held, _OF_PHREEQC, stated_in=_INDICES),
    _index(
        BY_PHREEQC, "fluorite", "fluorite_phreeqc", OTHER,
        lambda row: _held(row) and row["ionic_strength_pitzer"] < _SALTY, _of_fluorite,
    ),
    _scaling(
        BY_PITZER, _INDICES, SAME, "pH of the concentrate", "pH_pitzer", lambda row: _concentrate(row).concentrate_ph,
        rows=read(_INDICES, _held), abscissa="ionic strength", unit="mol/kg", over="ionic_strength_pitzer",
        tolerance=_OF_PITZER,
    ),
]  # fmt: skip


def silica_by_pitzer(limit: float) -> Source:
    """The index of silica beside the data base whose constant for it is another, to a limit."""
    return _index(BY_PITZER, "silica", "silica_pitzer", OTHER, _held, limit)


def _activity_of_silica(row: Row) -> float:
    """Decimal logarithm of the activity coefficient of SiO2 in table salt at 25 °C."""
    salt = 1000 * row["molality_mol_per_kg"]
    given = {"sodium": salt + 0.1, "chloride": salt, "bicarbonate": 0.1, "silica": 0.1}
    rest = dict.fromkeys(_BESIDE, 0.0)
    water = feeds.feed(feeds.Analysis(**given, **rest, scale="mmol/kg", balance="none", temperature=celsius(25)), 7.0)
    return log10(water.activities["silica"] / water.molalities["silica"] / water.activities["water"] ** 2)


_BESIDE = ("potassium", "magnesium", "calcium", "barium", "strontium", "sulfate", "fluoride")


def silica_in_table_salt(limit: float) -> Source:
    """By the abstract of M. Azaroual, C. Fouillac and J. M. Matray, Chem. Geol. 140 (1997) 155, to a limit."""
    return _scaling(
        "Azaroual, Fouillac and Matray (1997), from solubilities",
        _IN_SALT,
        MEASURED,
        "logarithm of the activity coefficient of silica",
        lambda row: log10(row["activity_coefficient"]),
        _activity_of_silica,
        over="molality_mol_per_kg",
        abscissa="molality of table salt",
        unit="mol/kg",
        tolerance=limit,
        stated_in=_IN_SALT,
    )


# The pH where little water is left


def _strong(name: str, held: float) -> Source:
    return _scaling(
        name,
        _STRONG,
        OTHER,
        "pH of the concentrate",
        "pH",
        lambda row: (
            _left(
                row["water"], row["temperature_C"], row["feed_pH"], row["recovery"], row["carbon_dioxide_rejection"]
            ).concentrate_ph
        ),
        abscissa="recovery",
        unit="",
        over="recovery",
        rows=read(_STRONG, lambda row: row["carbon_dioxide_rejection"] == held),
        tolerance=_OF_PH,
        stated_in=_STRONG,
    )


_OF_STRONG = [
    _strong("PHREEQC in 300 steps, carbon dioxide passes", 0.0),
    _strong("PHREEQC, nothing but water leaves", 1.0),
]

# A brackish feed; its analysis stands in the header of the file

_ANALYSIS = {
    "calcium": 150.0, "magnesium": 60.0, "sodium": 480.0, "potassium": 15.0, "sulfate": 350.0, "bicarbonate": 200.0,
    "silica": 25.0, "chloride": 0.0, "barium": 0.0, "strontium": 0.0, "fluoride": 0.0,
}  # fmt: skip


@cache
def _brackish(recovery: float) -> scaling.Concentrate:
    # The source takes the milligrams in a litre for those in a kilogram of water.
    of_water = {part: amount / (1000 * MOLAR_MASSES[part]) for part, amount in _ANALYSIS.items()}
    how = {"scale": "mmol/kg", "observed_rejection": 1.0, "carbon_dioxide_rejection": 1.0}
    return scaling.saturation(recovery, 7.6, celsius(25), **of_water, **how)


def _of_brackish(name: str, kind: str, quantity: str, column: str, output: str, tolerance: float) -> Source:
    return _scaling(
        f"A brackish feed, {name}",
        _BRACKISH,
        kind,
        quantity,
        column,
        lambda row: getattr(_brackish(row["recovery"]), output),
        abscissa="recovery",
        unit="",
        over="recovery",
        tolerance=tolerance,
    )


_OF_BRACKISH = [
    _of_brackish(
        BY_PITZER, SAME, "saturation index of calcite", "SI_calcite_pitzer", "calcite_index", _OF_PITZER
    ),
    _of_brackish(BY_PITZER, SAME, "saturation index of gypsum", "SI_gypsum_pitzer", "gypsum_index", _OF_PITZER),
    _of_brackish(
        BY_PHREEQC, OTHER, "saturation index of amorphous silica", "SI_SiO2am_phreeqc", "silica_index", _OF_PHREEQC
    ),
]  # fmt: skip

# Pure water


def _index_in_pure_water(mineral: str, parts: tuple[str, ...], molality: float, temperature: float) -> float:
    amounts = [molality if name in parts else 0.0 for name in activities.SPECIES]
    found = activities.evaluate(amounts, temperature)
    known = {part: molality * exp(found.logarithms[activities.PLACE[part]]) for part in parts}
    return minerals.saturation_index(mineral, {**known, "water": found.water_activity}, temperature)


def _solubility(mineral: str, parts: tuple[str, ...], temperature: float) -> float:
    """In mol/kg, by halving the decades in which it may lie."""
    low, high = 1e-6, 1.0
    for _ in range(40):
        middle = sqrt(low * high)
        low, high = (low, middle) if _index_in_pure_water(mineral, parts, middle, temperature) > 0 else (middle, high)
    return low


_SILICA = 60.083e3  # mg/mol


def _of_pure_water(name: str, kind: str, quantity: str, column: str, computed: Callable, **rest) -> Source:
    return _scaling(
        name, _PURE, kind, quantity, column, computed, abscissa="temperature", unit="°C", over="temperature_C", **rest
    )


_IN_PURE_WATER = [
    _of_pure_water(
        "PHREEQC", SAME, "logarithm of the solubility product of gypsum", "gypsum_log_Ksp",
        lambda row: equilibria.logarithms("minerals", warm(row))["gypsum"], tolerance=AS_PUBLISHED, last_digit=1e-3,
    ),
    _of_pure_water(
        "PHREEQC", OTHER, "solubility of gypsum", "gypsum_mol_per_kg",
        lambda row: _solubility("gypsum", ("calcium", "sulfate"), warm(row)),
        tolerance=0.02, stated_in=_PURE, absolute=False,
    ),
    _of_pure_water(
        BY_PHREEQC, SAME, "solubility of amorphous silica", "silica_mg_per_kg",
        lambda row: _solubility("silica", ("silica",), warm(row)) * _SILICA,
        tolerance=0.10, stated_in=_PURE, absolute=False,
    ),
]  # fmt: skip

# Langelier's index


def _langelier(row: Row) -> float:
    return scaling.langelier(
        row["pH"],
        celsius(row["T_C"]),
        to_si(row["TDS_mg_L"], "mg/L"),
        to_si(row["Ca_hardness_mg_L_CaCO3"], "mg/L CaCO3"),
        to_si(row["alkalinity_mg_L_CaCO3"], "mg/L CaCO3"),
    ).langelier_index


def _examples() -> list[dict[str, Any]]:
    return entries(_LANGELIER)["examples"]


def _of_langelier(name: str, kind: str, column: str, **rest) -> Source:
    return _scaling(
        name, _LANGELIER, kind, "Langelier's saturation index", column, _langelier, rows=_examples, abscissa="pH",
        unit="", over="pH", **rest,
    )  # fmt: skip


_OF_EXAMPLES = [
    _of_langelier("The formula by hand", SAME, "LSI_formula", tolerance=AS_PUBLISHED, last_digit=1e-3),
    _of_langelier("The index of calcite by PHREEQC", OTHER, "SI_calcite_PHREEQC", tolerance=_OF_LANGELIER),
]

# Heated water


def _heated(row: Row) -> scaling.Boiler:
    return scaling.boiler(
        row["pH"],
        celsius(row["temperature_C"]),
        to_si(row["hardness_mg_L_CaCO3"], "mg/L CaCO3"),
        to_si(row["alkalinity_mg_L_CaCO3"], "mg/L CaCO3"),
        to_si(row["TDS_mg_L"], "mg/L"),
    )


def _of_heated(name: str, kind: str, quantity: str, column: str, computed: Callable, tolerance: float) -> Source:
    return _scaling(
        name, _BOILER, kind, quantity, column, lambda row: computed(_heated(row)), tolerance=tolerance,
        abscissa="temperature", unit="°C", over="temperature_C", stated_in=_BOILER,
    )  # fmt: skip


_OF_HEATED = [
    _of_heated(name, kind, quantity, f"{column}_{base}", computed, tolerance)
    for name, kind, base, tolerances in (
        ("PHREEQC, heated", SAME, "pitzer", (0.01, 0.01)),
        ("PHREEQC with phreeqc.dat, heated", OTHER, "phreeqc", (0.25, 0.45)),
    )
    for quantity, column, computed, tolerance in (
        ("pH of heated water", "pH", lambda hot: hot.boiler_ph, tolerances[0]),
        ("index of calcite in heated water", "calcite", lambda hot: hot.boiler_index, tolerances[1]),
    )
]


def _added(row: Row) -> float:
    """What heat adds to the index by phreeqc.dat."""
    cold = next(each for each in table(_BOILER) if each["water"] == row["water"])
    return row["calcite_phreeqc"] - cold["calcite_phreeqc"]


_OF_HEATED.append(
    _scaling(
        "What heat adds, by phreeqc.dat", _BOILER, OTHER, "what heat adds to the index of calcite", _added,
        lambda row: _heated(row).effect_of_heat, tolerance=0.4, abscissa="temperature", unit="°C", over="temperature_C",
    )
)  # fmt: skip

SOURCES: list[Source] = [
    *_OF_WATERS,
    *_OF_STRONG,
    *_OF_BRACKISH,
    *_IN_PURE_WATER,
    *_OF_EXAMPLES,
    *_OF_HEATED,
    silica_in_table_salt(0.04),
]
