"""Osmotic pressure by its definition: independent volumes at random points, TEOS-10 by the same route, and limits."""

import pytest

from calc.core import tables
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quadrature import FIVE_POINTS
from calc.core.quantities import Refusal
from calc.core.units import BAR, STANDARD_ATMOSPHERE, celsius
from calc.models.energy.least_work import separation
from calc.models.seawater import teos10
from calc.models.solutions import osmotic_pressure, single_solutes
from calc.models.water import under_pressure, water
from calc.models.water.under_pressure import Volume
from docs.comparisons.osmotic_pressures import (
    IONS,
    by_the_densities_of_seawater,
    of_water_in_seawater,
    with_the_coefficient_of,
)
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SALTS = {solute: dict(single_solutes.ions(solute)) for solute in single_solutes.SOLUTES if single_solutes.ions(solute)}
SALTS["NaCl"] = {"sodium": 1, "chloride": 1}


@all_at_once("degrees", [0, 13, 25, 40])
@all_at_once("salinity", [0.001, 0.01, 0.035, 0.07, 0.119])
def test_the_same_route_with_the_densities_of_teos_10_gives_its_root(salinity, degrees):
    exact = teos10.osmotic_pressure(salinity, celsius(degrees))
    assert by_the_densities_of_seawater(salinity, celsius(degrees)) == pytest.approx(exact, rel=1e-6)


@all_at_once("row", table("osmotic_pressures.csv"))
def test_the_volumes_of_other_programs_at_random_points(row):
    """For the osmotic coefficient of the row, so that the volumes alone are tried."""
    assert with_the_coefficient_of(row) == pytest.approx(row["osmotic_pressure_bar"], rel=0.003)


@all_at_once("row", table("water_osmotic_pressures.csv"))
def test_random_waters_by_the_volumes_of_phreeqc(row):
    ions = {ion: row[ion] for ion in IONS}
    found = osmotic_pressure.of_ions(ions, row["osmotic_coefficient"], celsius(row["temperature_C"]))
    assert found / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=0.001)


@all_at_once("row", table("water_under_pressure.csv"))
def test_pure_water_under_pressure(row):
    temperature, above = celsius(row["temperature_C"]), row["pressure_bar"] * BAR - STANDARD_ATMOSPHERE
    volume = under_pressure.volume(temperature).at(above)
    assert volume == pytest.approx(row["specific_volume_m3_per_kg"], rel=1.5e-4)
    slope = under_pressure.screening(temperature, above).volume_slope * 1e6
    assert slope == pytest.approx(row["volume_slope_cm3_kg0.5_per_mol1.5"], rel=0.01)


def _apparent(rows):
    """Five neighbours in a row of the table, as a polynomial of the square root of the molality, by Lagrange."""

    def at(molality):
        near = sorted(rows, key=lambda row: abs(row["molality_mol_per_kg"] ** 0.5 - molality**0.5))[:5]
        total = 0.0
        for one in near:
            share = 1.0
            for other in near:
                if other is not one:
                    share *= (molality**0.5 - other["molality_mol_per_kg"] ** 0.5) / (
                        one["molality_mol_per_kg"] ** 0.5 - other["molality_mol_per_kg"] ** 0.5
                    )
            total += share * one["apparent"]
        return total

    return at


@pytest.mark.parametrize("degrees", [0, 10, 20, 25, 30, 40, 50])
def test_water_in_table_salt_takes_the_room_that_a_regression_of_measured_densities_leaves(degrees):
    """Rogers and Pitzer, in the handbook: in 1 to 4 mol/kg their slope is worth 0.1 % of the room."""
    mass, temperature = 58.443e-3, celsius(degrees)
    pure = 1 / water.density(temperature)
    rows = [row for row in table("sodium_chloride_volumes.csv") if row["temperature_C"] == degrees]
    for row in rows:
        whole = (1 + row["molality_mol_per_kg"] * mass) * row["specific_volume_cm3_per_g"] / 1000
        row["apparent"] = (whole - pure) / row["molality_mol_per_kg"]
    apparent = _apparent(rows)
    for molality in (1.0, 2.0, 3.0, 4.0):
        slope = (apparent(molality + 1e-4) - apparent(molality - 1e-4)) / 2e-4
        change = single_solutes.change_with_pressure("NaCl", molality, temperature, 0.0)
        room = pure - 2 * molality * MOLAR_GAS_CONSTANT * temperature * change
        assert room == pytest.approx(pure - molality**2 * slope, rel=1e-3)


@pytest.mark.parametrize("solute", single_solutes.SOLUTES)
def test_dilute_solutions_obey_the_law_of_incompressible_water(solute):
    for molality in (0.0, 1e-6, 1e-4):
        ideal = (
            single_solutes.particles(solute) * molality * MOLAR_GAS_CONSTANT * celsius(20) * water.density(celsius(20))
        )
        ideal *= single_solutes.osmotic_coefficient(solute, molality, celsius(20))
        assert osmotic_pressure.of_solute(solute, molality, celsius(20)) == pytest.approx(ideal, rel=1e-5)


@pytest.mark.parametrize(("solute", "ions"), SALTS.items())
def test_a_salt_by_itself_is_a_water_of_its_ions(solute, ions):
    """The solute's volume is that of its ions; table salt has one of its own, 0.3 % apart to 1 mol/kg."""
    for molality in (0.01, 0.3, 1.0):
        amounts = {ion: count * molality for ion, count in ions.items()}
        coefficient = single_solutes.osmotic_coefficient(solute, molality, celsius(20))
        alone = osmotic_pressure.of_solute(solute, molality, celsius(20))
        tolerance = 3e-3 if solute == "NaCl" else 1e-12
        assert osmotic_pressure.of_ions(amounts, coefficient, celsius(20)) == pytest.approx(alone, rel=tolerance)


@pytest.mark.parametrize("recovery", [0.1, 0.5, 0.8])
@pytest.mark.parametrize(("salt", "salinity"), [("NaCl", 0.002), ("NaCl", 0.05), ("sea salt", 0.02)])
def test_the_least_work_is_the_integral_of_the_osmotic_pressure(salt, salinity, recovery):
    """Over the volume by which the solution shrinks under its osmotic pressure, for each volume of fresh water."""
    temperature = celsius(25)
    whole = separation(salt, salinity, recovery, temperature)
    ratio = salinity / (1 - salinity)
    span = 1 - ratio / (whole.concentrate_salinity / (1 - whole.concentrate_salinity))  # of the water that leaves
    fresh = teos10.density(0.0, temperature) if salt == "sea salt" else water.density(temperature)

    def work(left):
        """Osmotic pressure times the mean room of water below it, in J/kg, where a share of the water is left."""
        salty = ratio / left
        if salt == "sea salt":
            pressure = teos10.osmotic_pressure(salty / (1 + salty), temperature)
            rooms = [of_water_in_seawater(salty / (1 + salty), temperature, p * pressure) for p, _ in FIVE_POINTS]
        else:
            molality = salty / single_solutes.molar_mass("NaCl")
            pressure = osmotic_pressure.of_solute("NaCl", molality, temperature)
            thermal = 2 * molality * MOLAR_GAS_CONSTANT * temperature
            rooms = [
                under_pressure.volume(temperature).at(p * pressure)
                - thermal * single_solutes.change_with_pressure("NaCl", molality, temperature, p * pressure)
                for p, _ in FIVE_POINTS
            ]
        return pressure * sum(weight * room for room, (_, weight) in zip(rooms, FIVE_POINTS, strict=True))

    steps = 20
    total = sum(
        weight * work(1 - span * (step + point) / steps) / steps
        for step in range(steps)
        for point, weight in FIVE_POINTS
    )
    assert whole.least_work == pytest.approx(total * fresh, rel=2e-5)


@pytest.mark.parametrize(("molality", "low"), [(1.0, -0.002), (6.0, -0.019)])
def test_what_the_density_of_pure_water_would_leave_out(molality, low):
    """'0.2 % too low for 1 mol/kg of table salt, and 1.9 % for 6 mol/kg.'"""
    temperature = celsius(25)
    by_density = 2 * molality * single_solutes.osmotic_coefficient("NaCl", molality, temperature)
    by_density *= water.density(temperature) * MOLAR_GAS_CONSTANT * temperature
    assert by_density / osmotic_pressure.of_solute("NaCl", molality, temperature) - 1 == pytest.approx(low, abs=5e-4)


@pytest.mark.parametrize(("molality", "solution", "all_of_it"), [(3.0, 0.0002, -0.0033), (6.0, 0.0016, -0.0069)])
def test_how_far_compressibility_matters(molality, solution, all_of_it):
    """That of the solution and that of water, as the docstring of `of_solute` says."""
    temperature = celsius(25)
    thermal = 2 * molality * MOLAR_GAS_CONSTANT * temperature
    fall = thermal * single_solutes.osmotic_coefficient("NaCl", molality, temperature)
    less = thermal * single_solutes.change_with_pressure("NaCl", molality, temperature, 0.0)
    pure = under_pressure.volume(temperature)
    exact = osmotic_pressure.of_solute("NaCl", molality, temperature)
    as_water = osmotic_pressure.balance(fall, pure._replace(at_rest=pure.at_rest - less))
    stiff = osmotic_pressure.balance(fall, Volume(pure.at_rest - less, 0.0, 0.0, 0.0))
    assert as_water / exact - 1 == pytest.approx(solution, abs=5e-5)
    assert stiff / exact - 1 == pytest.approx(all_of_it, abs=5e-5)


def test_volumes_of_ions_are_those_of_phreeqc():
    """Barium and strontium are so rare in waters that no answer would tell."""
    published = {row.pop("ion"): list(row.values()) for row in table("ion_volumes.csv")}
    assert tables.read("ion_volumes")["ions"] == published


def test_what_a_volume_adds_up_to_over_a_pressure():
    """For each of its four parts alone, with the integral of a power by hand."""
    whole = Volume(0.25, 0.5, 0.75, 1.0)
    assert whole.at(2.0) == 0.25 + 0.5 * 2 + 0.75 * 4 + 1.0 * 8
    assert whole.up_to(2.0) == pytest.approx(0.25 * 2 + 0.5 * 4 / 2 + 0.75 * 8 / 3 + 1.0 * 16 / 4, rel=1e-15)


def test_a_volume_that_vanishes_under_pressure_is_refused():
    with pytest.raises(Refusal, match="falls too fast"):
        osmotic_pressure.balance(2e6, Volume(1e-3, -1e-12, 0.0, 0.0))
