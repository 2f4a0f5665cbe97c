"""Water potentials of solutions, of air and of a plant cell beside tables and textbooks."""

from __future__ import annotations

from calc import plants
from calc.core.units import STANDARD_GRAVITY, celsius
from calc.models.water import water
from docs.comparisons import AS_PUBLISHED, OTHER, SAME, Row, Source, on_all_scales, read, warm
from docs.comparisons.published import entries

_SUBJECT = "Water in plants"
_OF_AIR = celsius(22.5)


def of_a_salt(row: Row) -> float:
    """In kPa."""
    return plants.water_potential(row["solute"], row["molality_mol_per_kg"], warm(row)).water_potential / 1e3


def of_air(row: Row) -> float:
    """In cm of water of that temperature."""
    weight = water.density(_OF_AIR) * STANDARD_GRAVITY
    return 100 * plants.air_water_potential(row["relative_humidity"], _OF_AIR) / weight


def sugar(row: Row) -> tuple[str, float, float]:
    """Solute, molality and temperature of a solution whose moles in a litre are given."""
    molality = on_all_scales(row["solute"], row["molarity_mol_per_L"], "mol/L", warm(row)).molality
    return row["solute"], molality, warm(row)


def molality_of(potential: float, temperature: float) -> float:
    """The molality of sucrose with this solute potential, in Pa, by halving."""
    low, high = 0.0, 5.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (
            (middle, high)
            if plants.water_potential("sucrose", middle, temperature).solute_potential > potential
            else (low, middle)
        )
    return low


def behind_walls(row: Row) -> list[dict[str, float | str]]:
    """The inputs of a cell behind the stiffest wall that we take, and behind one that gives twice as much."""
    cell = {
        "solute": "sucrose",
        "molality": molality_of(1e6 * row["outside_MPa"], celsius(20)),
        "temperature": celsius(20),
        "limp_solute_potential": 1e6 * row["limp_solute_potential_MPa"],
    }
    return [cell | {"wall_modulus": modulus} for modulus in (1e9, 0.5e9)]


def in_a_rigid_wall(row: Row) -> float:
    """In MPa: what is left of the stiffest wall's turgor when all that it gives is taken out in proportion."""
    stiff, softer = (plants.cell_at_rest(**cell).turgor for cell in behind_walls(row))
    return (2 * stiff - softer) / 1e6


_TEXTBOOK = "plants.json"
SOURCES: list[Source] = [
    Source(
        subject=_SUBJECT, name="Brown and van Haveren (1972)", file="water_potential_salts.csv", kind=OTHER,
        quantity="water potential of salt solutions", abscissa="molality", unit="mol/kg",
        rows=read("water_potential_salts.csv"), over="molality_mol_per_kg", expected="water_potential_kPa",
        computed=of_a_salt, tolerance=0.005, last_digit=1.0, stated_in="water_potential_salts.csv",
    ),
    Source(
        subject=_SUBJECT, name="Humidities over saturated salts", file="water_potential_air.csv", kind=SAME,
        quantity="water potential of air", abscissa="relative humidity", unit="",
        rows=read("water_potential_air.csv"), over="relative_humidity", expected="water_potential_cm",
        computed=of_air, tolerance=lambda row: row["tolerance"], stated_in="water_potential_air.csv",
    ),
    Source(
        subject=_SUBJECT, name="Sugar solutions of schoolbooks", file=_TEXTBOOK, kind=SAME,
        quantity="solute potential by van 't Hoff's law", abscissa="concentration", unit="mol/L",
        rows=lambda: entries(_TEXTBOOK)["solute_potentials"], over="molarity_mol_per_L", expected="van_t_hoff_MPa",
        computed=lambda row: plants.water_potential(*sugar(row)).van_t_hoff_solute_potential / 1e6,
        tolerance=lambda row: row["tolerance"],
    ),
    Source(
        subject=_SUBJECT, name="A flaccid cell in weak sugar", file=_TEXTBOOK, kind=SAME,
        quantity="turgor behind a rigid wall", abscissa="solute potential outside", unit="MPa",
        rows=lambda: [entries(_TEXTBOOK)["cell_equilibrium"]], over="outside_MPa", expected="turgor_MPa",
        computed=in_a_rigid_wall, tolerance=AS_PUBLISHED, last_digit=0.0001, stated_in=_TEXTBOOK,
    ),
]  # fmt: skip
