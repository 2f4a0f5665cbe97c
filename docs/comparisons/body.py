"""Blood plasma, red cells and drinks of salt water beside textbooks, laboratories and measured cells."""

from __future__ import annotations

from collections.abc import Callable

from calc import body
from calc.core.units import LITRE, from_si, to_si
from calc.models.ions import ions, pitzer
from calc.models.solutions.body_solutions import BODY_TEMPERATURE, MEASURED_AT, saline_of
from calc.models.solutions.solution_density import scales
from docs.comparisons import AS_PUBLISHED, MEASURED, OTHER, SAME, Row, Source, on_all_scales, read, warm
from docs.comparisons.published import entries

_FILE, _CELLS = "body.json", "red_cells.json"


def _rows(name: str) -> Callable[[], list[Row]]:
    def rows() -> list[Row]:
        found = entries(_FILE)[name]
        return found["rows"] if isinstance(found, dict) else found

    return rows


def _swollen_cells() -> list[Row]:
    """The measured cells but for the normal one, with its volume."""
    normal, *others = entries(_CELLS)["red_cells"]["rows"]
    return [row | {"relative_volume": row["volume_um3"] / normal["volume_um3"]} for row in others]


def _plasma_pressure(row: Row) -> float:
    """In kPa, of plasma that is all sodium and its anions, were its water as stiff as that of the source."""
    found = body.osmolality(row["osmolality_mOsm_kg"] / 2, 0.0, 0.0, BODY_TEMPERATURE).osmotic_pressure
    given_way = 1 + 4.42e-10 * found / 2  # the compressibility of water at 37 °C, by IAPWS-95
    return from_si(found / given_way, "kPa")


def _estimate(row: Row) -> float:
    """In mOsm/kg."""
    glucose = to_si(row["glucose_mg_dL"], "mg/dL glucose")
    urea = to_si(row["urea_nitrogen_mg_dL"], "mg/dL urea nitrogen")
    return 1000 * body.osmolality(row["sodium_mEq_L"], glucose, urea).osmolality


def _cell(row: Row) -> float:
    """The relative volume, in saline of the osmolality."""
    saline = saline_of(row["osmolality_mOsm_kg"] / 1000, BODY_TEMPERATURE)
    return body.tonicity("NaCl", saline, plasma_osmolality=0.3, critical_volume=2.5).cell_volume


def textbook_drink(row: Row) -> dict[str, float | str]:
    """The inputs of a litre that holds so many ions of sodium and chloride."""
    molality = on_all_scales("NaCl", row["drink_mOsm_per_L"] / 2000, "mol/L", MEASURED_AT).molality
    return {
        "volume": LITRE,
        "salt": "NaCl",
        "salinity": scales("NaCl", molality, MEASURED_AT).mass_fraction,
        "counting": "ideal",
        "limit": row["limit"],
        "other_solutes": row["other_mOsm"] / 1000,
        "urine_limit": row["urine_mOsm_per_L"],
    }


def sea_water_drink(row: Row) -> dict[str, float | str]:
    """The inputs of a litre of sea water, by all solutes together."""
    return {"limit": "solutes", "other_solutes": row["other_mOsm"] / 1000, "urine_limit": row["urine_mOsm_per_L"]}


_SALTS = {
    "NaCl": ("sodium", 1, "chloride", 1), "KCl": ("potassium", 1, "chloride", 1),
    "CaCl2": ("calcium", 1, "chloride", 2), "MgSO4": ("magnesium", 1, "sulfate", 1),
    "NaHCO3": ("sodium", 1, "bicarbonate", 1),
}  # fmt: skip


def _mixed_salts(row: Row) -> float:
    """The osmotic coefficient of salts together."""
    molalities = dict.fromkeys(ions.IONS, 0.0)
    for salt, (cation, cations, anion, anions) in _SALTS.items():
        molalities[cation] += cations * row[salt]
        molalities[anion] += anions * row[salt]
    return pitzer.osmotic_coefficient(molalities, warm(row))


def _published(name: str, quantity: str, rows: Callable, computed: Callable, **rest) -> Source:
    return Source(
        subject="The body",
        name=name,
        quantity=quantity,
        rows=rows,
        computed=computed,
        **{
            "kind": SAME,
            "file": _FILE,
            "stated_in": _FILE,
            "abscissa": "osmolality",
            "unit": "mOsm/kg",
            "over": "osmolality_mOsm_kg",
        }
        | rest,
    )


SOURCES: list[Source] = [
    _published(
        "Worked examples of the clinical estimate", "osmolality of plasma", _rows("plasma_estimates"), _estimate,
        expected="osmolality_mOsm_kg", tolerance=AS_PUBLISHED, last_digit=1.0,
    ),
    _published(
        "Plasma against water", "osmotic pressure, kPa", _rows("plasma_pressures"), _plasma_pressure,
        expected="pi_kPa_37C", tolerance=AS_PUBLISHED, last_digit=0.1,
    ),
    _published(
        "Salts of drips together, PHREEQC", "osmotic coefficient", read("mixed_salts.csv"), _mixed_salts,
        file="mixed_salts.csv", stated_in="mixed_salts.csv", abscissa="sum of molalities", unit="mol/kg",
        over="sum_of_molalities_mol_per_kg", expected="osmotic_coefficient", tolerance=0.003,
    ),
    _published(
        "Cells of Evans and Fung (1972)", "relative volume of a red cell", _swollen_cells, _cell, kind=MEASURED,
        file=_CELLS, stated_in=_CELLS, expected="relative_volume", tolerance=0.03,
    ),
    _published(
        "Half of the cells burst, after Dacie", "saline that bursts a cell", lambda: [entries(_CELLS)["half_burst"]],
        lambda row: body.tonicity().bursting_saline, kind=MEASURED, file=_CELLS, stated_in=_CELLS, abscissa="saline",
        unit="g/L", over="middle_g_per_L", expected="middle_g_per_L", tolerance=0.054,
    ),
    _published(
        "A litre of the sea, two editions of Guyton and Hall", "urine needed", _rows("textbook_balances"),
        lambda row: body.drinking_water_balance(**textbook_drink(row)).urine_needed / LITRE, abscissa="drink",
        unit="mOsm/L", over="drink_mOsm_per_L", expected="urine_L", tolerance=AS_PUBLISHED, last_digit=0.1,
    ),
    _published(
        "A litre of the sea by TEOS-10", "urine needed", _rows("sea_water_drunk"),
        lambda row: body.drinking_water_balance(**sea_water_drink(row)).urine_needed / LITRE, kind=OTHER,
        abscissa="strongest urine", unit="mOsm/L", over="urine_mOsm_per_L", expected="urine_L",
        tolerance=AS_PUBLISHED, last_digit=0.001,
    ),
]  # fmt: skip
