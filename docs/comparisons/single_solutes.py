"""Solutions of one solute beside other programs, other models and a handbook."""

from __future__ import annotations

from collections.abc import Callable

from calc import solutions
from calc.core.units import celsius, from_si
from calc.models.solutions import single_solutes, solution_density
from docs.comparisons import MEASURED, OTHER, SAME, Row, Source, on_all_scales, read, warm
from docs.comparisons.published import table

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


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
            "rows": read(file),
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
    return solution_density.density(row.get("solute", "NaCl"), row["molality_mol_per_kg"], warm(row))


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


def _accuracy(row: Row) -> float:
    return single_solutes.limits(row["solute"]).accuracy


def _rounded(row: Row) -> float:
    return row["osmotic_coefficient_rounding"] / row["osmotic_coefficient"]


def _in_the_osmometer(row: Row) -> float:
    """In mmHg."""
    molality = row["sugar_g_per_100g_water"] / 100 / single_solutes.molar_mass("sucrose")
    return from_si(solutions.osmotic_pressure("sucrose", molality, warm(row)).osmotic_pressure, "mmHg")


def _other_solute(solute: str) -> Source:
    rows = read("other_solutes_25C.csv", lambda row: row["solute"] == solute)
    return _one_solute(
        f"{solute.translate(_SUBSCRIPTS)}, {rows()[0]['publication']}",
        "other_solutes_25C.csv",
        SAME,
        "osmotic coefficient",
        _coefficient,
        rows=rows,
        tolerance=lambda row: row["tolerance"],
        stated_in="other_solutes_25C.csv",
    )


SOURCES: list[Source] = [
    _one_solute(
        "NaCl, Archer (1992)", "sodium_chloride.csv", SAME, "osmotic coefficient", _coefficient,
        tolerance=0.005, stated_in="sodium_chloride.csv",
    ),
    _one_solute(
        "NaCl, five other models", "sodium_chloride_25C_models.csv", OTHER, "osmotic coefficient", _coefficient,
        rows=_five_other_models, stated_in="sodium_chloride.csv",
        tolerance=lambda row: 0.0043 if row["molality_mol_per_kg"] <= 2 else 0.0077,
    ),
    *map(_other_solute, dict.fromkeys(row["solute"] for row in table("other_solutes_25C.csv"))),
    _one_solute(
        "Salts at other temperatures, PHREEQC and other equations", "solute_temperatures.csv", OTHER,
        "osmotic coefficient", _coefficient, abscissa="temperature", unit="°C", over="temperature_C",
        tolerance=lambda row: row["tolerance"], stated_in="solute_temperatures.csv",
    ),
    _one_solute(
        "Freezing points, CRC Handbook", "solute_handbook.csv", MEASURED, "osmotic coefficient", _coefficient,
        rows=_near_freezing, tolerance=_accuracy, measured_to=_rounded,
    ),
    _one_solute(
        "Salts, PHREEQC", "solute_activity_coefficients.csv", OTHER, "mean activity coefficient",
        lambda row: single_solutes.mean_activity_coefficient(row["solute"], row["molality_mol_per_kg"], warm(row)),
        tolerance=lambda row: row["tolerance"], stated_in="solute_activity_coefficients.csv",
    ),
    _one_solute(
        "NaCl, aquasol", "sodium_chloride_concentrations.csv", OTHER, "density",
        lambda row: on_all_scales("NaCl", row["mol_per_kg_water"], "mol/kg", warm(row)).density,
        over="mol_per_kg_water", expected="density_kg_per_m3", tolerance=0.001,
    ),
    _one_solute(
        "NaCl, from mg/L, aquasol", "sodium_chloride_concentrations.csv", OTHER, "molality",
        lambda row: on_all_scales("NaCl", row["mg_per_L"], "mg/L", warm(row)).molality,
        abscissa="concentration", unit="mg/L", over="mg_per_L", expected="mol_per_kg_water", tolerance=0.001,
    ),
    _one_solute(
        "NaCl from 5 to 60 °C, aquasol", "sodium_chloride.csv", OTHER, "density", _density,
        expected="solution_density_kg_per_m3", tolerance=0.001,
    ),
    _one_solute(
        "NaCl, Rogers and Pitzer (1982), after the CRC Handbook", "sodium_chloride_volumes.csv", MEASURED, "density",
        _density, expected=lambda row: 1000 / row["specific_volume_cm3_per_g"], tolerance=0.001,
        stated_in="sodium_chloride_volumes.csv",
    ),
    _one_solute(
        "Cane sugar in an osmometer, Pfeffer (1877)", "osmometer_pfeffer.csv", MEASURED, "osmotic pressure",
        _in_the_osmometer, abscissa="osmotic pressure", unit="mmHg", over="osmotic_pressure_mmHg",
        expected="osmotic_pressure_mmHg", tolerance=0.01, measured_to=0.05, stated_in="osmometer_pfeffer.csv",
    ),
    _one_solute(
        "Salts and molecules, CRC Handbook", "solute_handbook.csv", MEASURED, "density",
        lambda row: _density({**row, "temperature_C": 20}), expected="density_kg_per_m3", last_digit=0.1,
        measured_to=5e-5, tolerance=lambda row: solution_density.density_accuracy(row["solute"]).accuracy,
    ),
    _one_solute(
        "Salts and glycerol, PHREEQC and Volk and Kähler (2018)", "solute_densities.csv", OTHER, "density", _density,
        expected="density_kg_per_m3",
        tolerance=lambda row: solution_density.density_accuracy(row["solute"]).accuracy + 0.0007,  # its own error
    ),
]  # fmt: skip
