"""Single solutes: evaluated data, other equations, freezing points, limits, and the law of Gibbs and Duhem."""

import math
import re
from itertools import pairwise

import pytest

from calc.core import tables
from calc.core.quantities import OutOfRange, Refusal
from calc.core.units import celsius
from calc.models.ions.ions import CHARGES
from calc.models.solutions import single_solutes
from calc.models.solutions.single_solutes import (
    SOLUTES,
    limits,
    mean_activity_coefficient,
    molar_mass,
    osmotic_coefficient,
    particles,
    water_activity,
)
from calc.models.water.water import debye_hueckel_slope
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SALTS = [solute for solute in SOLUTES if particles(solute) > 1]
DATA = tables.read("solute_osmotic_coefficients")["solutes"]
ATOMS = {row["atom"]: row["atomic_weight"] for row in table("atomic_weights.csv")}
OTHERS = table("other_solutes_25C.csv")
CORNERS = [
    (solute, temperature)
    for solute in SOLUTES
    for temperature in (limits(solute).lowest_temperature, celsius(25), limits(solute).highest_temperature)
]


def molalities(solute):
    return [share * limits(solute).largest_molality for share in (1e-6, 1e-4, 1e-3, 0.01, 0.1, 0.4, 0.8, 0.99)]


@all_at_once("row", table("sodium_chloride.csv"))
def test_sodium_chloride_as_archer_evaluated_it(row):
    phi = osmotic_coefficient("NaCl", row["molality_mol_per_kg"], celsius(row["temperature_C"]))
    assert phi == pytest.approx(row["osmotic_coefficient"], rel=0.005)


@all_at_once("row", table("sodium_chloride_25C_models.csv"))
def test_sodium_chloride_among_six_published_models(row):
    """'Other models differ from it by up to 0.8 %.'"""
    molality = row.pop("molality_mol_per_kg")
    assert len(row) == 6
    for model in row.values():
        assert osmotic_coefficient("NaCl", molality, celsius(25)) == pytest.approx(model, rel=0.008)


def _without_limiting_law(excess, strength):
    """What stands beside one, or changes with pressure, so that the limiting law weighs the same at every strength."""
    root = math.sqrt(strength)
    return excess * (1 + 1.2 * root) / root


@all_at_once("row", table("salt_interactions.csv"))
def test_the_parameters_of_salts(row):
    """What remains between two strengths, where the law of Debye and Hueckel has cancelled out."""
    solute, temperature, molality = row["solute"], celsius(row["temperature_C"]), row["molality_mol_per_kg"]
    entry = DATA[solute]
    charges = [(entry["cations"], entry["cation_charge"]), (entry["anions"], entry["anion_charge"])]
    of_one = sum(count * charge**2 for count, charge in charges) / 2  # ionic strength over molality
    both, near_nothing = of_one * molality, 1e-14
    excess, limiting = (
        _without_limiting_law(osmotic_coefficient(solute, strength / of_one, temperature) - 1, strength)
        for strength in (both, near_nothing)
    )
    expected = _without_limiting_law(row["interactions"], both)
    assert excess - limiting == pytest.approx(expected, rel=2e-6, abs=1e-7)


@all_at_once("row", table("sodium_chloride_change_with_pressure.csv"))
def test_sodium_chloride_under_pressure_as_archer_evaluated_it(row):
    """What remains between two strengths, where the law of Debye and Hueckel has cancelled out."""
    temperature, pressure = celsius(row["temperature_C"]), row["pressure_above_air_MPa"] * 1e6
    molality, near_nothing = row["molality_mol_per_kg"], 1e-12
    change, limiting = (
        _without_limiting_law(single_solutes.change_with_pressure("NaCl", m, temperature, pressure), m)
        for m in (molality, near_nothing)
    )
    expected = _without_limiting_law(row["change_per_Pa"], molality)
    assert change - limiting == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("solute", sorted({row["solute"] for row in OTHERS}))
def test_other_solutes_at_25_degrees(solute):
    rows = [row for row in OTHERS if row["solute"] == solute]
    assert len(rows) >= 10
    for row in rows:
        phi = osmotic_coefficient(solute, row["molality_mol_per_kg"], celsius(25))
        assert phi == pytest.approx(row["osmotic_coefficient"], rel=row["tolerance"])
        assert particles(solute) == row["particles_per_formula_unit"]


@all_at_once("row", table("solute_temperatures.csv"))
def test_salts_at_other_temperatures_and_by_other_equations(row):
    phi = osmotic_coefficient(row["solute"], row["molality_mol_per_kg"], celsius(row["temperature_C"]))
    assert phi == pytest.approx(row["osmotic_coefficient"], rel=row["tolerance"])


@all_at_once("row", table("solute_activity_coefficients.csv"))
def test_activity_coefficients(row):
    gamma = mean_activity_coefficient(row["solute"], row["molality_mol_per_kg"], celsius(row["temperature_C"]))
    assert gamma == pytest.approx(row["mean_activity_coefficient"], rel=row["tolerance"])


def test_stated_accuracy_near_0_degrees():
    """The freezing points of the handbook lie within the accuracy that each solute states, and their own rounding."""
    held = set()
    for row in table("solute_handbook.csv"):
        solute, molality = row["solute"], row["molality_mol_per_kg"]
        # Deeper freezing points are too far from 0 degrees Celsius, where the equations end.
        if row["osmotic_coefficient"] == "" or row["freezing_depression_K"] > 6:
            continue
        tolerance = limits(solute).accuracy * row["osmotic_coefficient"] + row["osmotic_coefficient_rounding"]
        phi = osmotic_coefficient(solute, molality, celsius(0))
        assert phi == pytest.approx(row["osmotic_coefficient"], abs=tolerance), row
        held.add(solute)
    assert held >= {"glucose", "glycerol", "sucrose", "urea", "NaHCO3", "Na2SO4", "CaCl2"}


def test_every_solute_is_held_against_values_from_elsewhere():
    files = ("other_solutes_25C.csv", "solute_temperatures.csv", "solute_handbook.csv")
    rows = [row for file in files for row in table(file) if row["osmotic_coefficient"] != ""]
    assert {"NaCl", *(row["solute"] for row in rows)} == set(SOLUTES)  # table salt has files of its own


@all_at_once(("solute", "temperature"), CORNERS)
def test_without_solute_an_ideal_solution(solute, temperature):
    assert osmotic_coefficient(solute, 0.0, temperature) == 1
    assert mean_activity_coefficient(solute, 0.0, temperature) == 1
    assert water_activity(solute, 0.0, temperature) == 1


@pytest.mark.parametrize("solute", SALTS)
def test_ions_of_a_salt(solute):
    """Their charges cancel, and where they are among the ions of natural waters they are what they are there."""
    entry = DATA[solute]
    cation, anion = entry["cation_charge"], entry["anion_charge"]
    assert entry["cations"] * cation == entry["anions"] * anion
    for ion, charge in zip(entry["name"].split(), (cation, -anion), strict=True):
        assert CHARGES.get(ion, charge) == charge


@pytest.mark.parametrize("solute", SALTS)
def test_limiting_law_of_debye_and_hueckel(solute):
    """At 1e-8 mol/kg nothing else is left: 1 - phi = |z z| A sqrt(I), and ln gamma three times as much."""
    entry = DATA[solute]
    cation, anion = entry["cation_charge"], entry["anion_charge"]
    strength = (entry["cations"] * cation**2 + entry["anions"] * anion**2) / 2
    expected = cation * anion * debye_hueckel_slope(celsius(25)) * math.sqrt(strength * 1e-8)
    assert 1 - osmotic_coefficient(solute, 1e-8, celsius(25)) == pytest.approx(expected, rel=2e-3)
    assert -math.log(mean_activity_coefficient(solute, 1e-8, celsius(25))) == pytest.approx(3 * expected, rel=2e-3)


@all_at_once(("solute", "temperature"), CORNERS)
def test_law_of_gibbs_and_duhem(solute, temperature):
    """d(m (phi - 1)) = m d ln gamma."""
    for molality in molalities(solute):
        step = 1e-4 * molality

        def slope(function, molality=molality, step=step):
            return (function(molality + step) - function(molality - step)) / (2 * step)

        excess = slope(lambda m: m * (osmotic_coefficient(solute, m, temperature) - 1))
        activity = slope(lambda m: math.log(mean_activity_coefficient(solute, m, temperature)))
        assert molality * activity == pytest.approx(excess, rel=1e-5, abs=1e-9)


@all_at_once(("solute", "temperature"), CORNERS)
def test_more_solute_leaves_less_active_water(solute, temperature):
    largest = limits(solute).largest_molality
    activities = [water_activity(solute, largest * share / 100, temperature) for share in range(101)]
    assert all(more < less for less, more in pairwise(activities))


@pytest.mark.parametrize("solute", SOLUTES)
def test_smooth_in_temperature(solute):
    """No term of an equation blows up inside the range: half a kelvin changes the coefficient by less than 1 %."""
    place = limits(solute)
    steps = int((place.highest_temperature - place.lowest_temperature) * 2)
    values = [
        osmotic_coefficient(solute, place.largest_molality, place.lowest_temperature + step / 2)
        for step in range(steps + 1)
    ]
    assert all(abs(after / before - 1) < 0.01 for before, after in pairwise(values))


@pytest.mark.parametrize("solute", SOLUTES)
def test_molar_masses(solute):
    """From the same atomic weights, by the formula."""
    parts = re.findall(r"([A-Z][a-z]?)(\d*)", DATA[solute].get("formula", solute))
    expected = sum(ATOMS[atom] * int(number or 1) for atom, number in parts)
    assert molar_mass(solute) == pytest.approx(expected / 1000, abs=1e-9)


@pytest.mark.parametrize("solute", SOLUTES)
def test_limits_say_what_a_reader_needs(solute):
    place = limits(solute)
    assert place.lowest_temperature < celsius(25) < place.highest_temperature
    assert 0 < place.accuracy <= 0.05
    told = [float(share) / 100 for share in re.findall(r"([\d.]+) %", place.accuracy_in_words)]
    assert place.accuracy in (*told, pytest.approx(sum(told))), "the words say what the number is"
    assert place.source
    assert particles(solute) in (1, 2, 3)


@all_at_once("function", [osmotic_coefficient, mean_activity_coefficient, water_activity])
@all_at_once("solute", SOLUTES)
def test_refused_outside_the_limits(function, solute):
    place = limits(solute)
    for molality in (-1e-9, place.largest_molality * 1.001, math.nan, math.inf):
        with pytest.raises(OutOfRange, match="molality is"):
            function(solute, molality, celsius(25))
    for temperature in (place.lowest_temperature - 0.1, place.highest_temperature + 0.1, math.nan, -math.inf):
        with pytest.raises(OutOfRange, match=f"temperature is .* data for {solute} end"):
            function(solute, 0.1, temperature)


def test_an_unknown_solute_is_refused():
    for function in (limits, particles, molar_mass):
        with pytest.raises(Refusal, match="no data for 'salt'; the solutes are NaCl"):
            function("salt")
    with pytest.raises(Refusal, match="no data for 'salt'"):
        osmotic_coefficient("salt", 0.1, celsius(25))


@pytest.mark.parametrize("x", [1e-4, 0.01, 0.0199, 0.0201, 0.5, 3.0])
def test_the_integrals_of_the_extended_terms(x):
    """Over s from 0 to 1, in u = sqrt(s) for smoothness, by Simpson's rule; the series leave less than a millionth."""
    parts = 200

    def integral(power):
        """Of s^power exp(-x sqrt(s)) ds, which is 2 u^(2 power + 1) exp(-x u) du."""
        values = [2 * (k / parts) ** (2 * power + 1) * math.exp(-x * k / parts) for k in range(parts + 1)]
        return (values[0] + values[-1] + 4 * sum(values[1:-1:2]) + 2 * sum(values[2:-1:2])) / 3 / parts

    assert single_solutes._first_integral(x) == pytest.approx(integral(0), rel=1e-6)
    assert single_solutes._second_integral(x) == pytest.approx(integral(1), rel=1e-6)
