"""Mixed waters: PHREEQC, sea water and single salts, the mixing integral itself, limits, Gibbs-Duhem, refusals."""

import json
import math
import pkgutil

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.ions.ions import CHARGES, MOLAR_MASSES, charge_imbalance, ionic_strength
from calc.models.ions.pitzer import (
    HIGHEST_IONIC_STRENGTH,
    _unsymmetrical,
    activity_coefficients,
    osmotic_coefficient,
    water_activity,
)
from calc.models.water import water
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SAME = table("mixed_waters_same_speciation.csv")
SPECIATED = table("mixed_waters.csv")
SALTS = {
    "KCl": {"potassium": 1, "chloride": 1},
    "CaCl2": {"calcium": 1, "chloride": 2},
    "MgCl2": {"magnesium": 1, "chloride": 2},
    "Na2SO4": {"sodium": 2, "sulfate": 1},
    "MgSO4": {"magnesium": 1, "sulfate": 1},
}
# Molalities for one mole of the salt per kilogram; the rows that the model takes.
SINGLE = [
    row
    for row in table("other_solutes_25C.csv")
    if row["solute"] in SALTS
    and sum(n * CHARGES[i] ** 2 for i, n in SALTS[row["solute"]].items()) * row["molality_mol_per_kg"] / 2
    <= HIGHEST_IONIC_STRENGTH
]
SYMBOLS = {
    "sodium": "Na",
    "potassium": "K",
    "magnesium": "Mg",
    "calcium": "Ca",
    "chloride": "Cl",
    "sulfate": "SO4",
    "bicarbonate": "HCO3",
}
# Moles of ions in a kilogram of sea salt of reference composition (Millero et al. 2008), 31.8433 mol with everything in
# it; strontium is counted as calcium, bromide and fluoride as chloride, the alkalinity as bicarbonate.
SEA_SALT = {
    "sodium": 13.33618,
    "potassium": 0.29028,
    "magnesium": 1.50197,
    "calcium": 0.29497,
    "chloride": 15.54896,
    "sulfate": 0.80293,
    "bicarbonate": 0.06553,
}
SEA_SALT_PARTICLES = 31.84326  # mol/kg: 1 / 31.4038218 g/mol
SEAWATER = {ion: amount * 0.0364 for ion, amount in SEA_SALT.items()}
WARM = celsius(25)


def named(row):
    return f"{row['water']}, {row['temperature_C']:g}"


def molalities(row):
    return {ion: row[f"{ion}_mol_per_kg"] for ion in CHARGES}


def mixed(water, share):
    return {ion: molality * share for ion, molality in water.items()}


@all_at_once("row", SAME)
def test_phreeqc_on_the_same_speciation(row):
    water, temperature = molalities(row), celsius(row["temperature_C"])
    assert ionic_strength(water) == pytest.approx(row["ionic_strength_mol_per_kg"], abs=1e-6)
    assert osmotic_coefficient(water, temperature) == pytest.approx(row["osmotic_coefficient"], rel=0.001)
    logarithm = math.log(water_activity(water, temperature))
    # The eight digits of the reference are short for a tap water.
    assert logarithm == pytest.approx(math.log(row["water_activity"]), rel=0.001, abs=1e-8)


@all_at_once("row", SAME)
def test_mean_activity_coefficients_of_phreeqc(row):
    water = molalities(row)
    ours = activity_coefficients(water, celsius(row["temperature_C"]))
    compared = 0
    for cation, z in CHARGES.items():
        for anion, charge in CHARGES.items():
            if z > 0 > charge and water[cation] and water[anion]:
                y = -charge
                published = (y * row[f"log_gamma_{cation}"] + z * row[f"log_gamma_{anion}"]) / (y + z) * math.log(10)
                mean = (y * math.log(ours[cation]) + z * math.log(ours[anion])) / (y + z)
                assert mean == pytest.approx(published, abs=0.004)
                compared += 1
    assert compared


@all_at_once("row", SPECIATED)
def test_phreeqc_with_its_own_speciation(row):
    """At pH 8.2 a part of the bicarbonate is carbonate and complexes: 1 %, and 2 % for the tap waters."""
    water = {ion: row[f"{symbol}_mg_per_kg_water"] * 1e-6 / MOLAR_MASSES[ion] for ion, symbol in SYMBOLS.items()}
    assert sum(water.values()) == pytest.approx(row["sum_of_molalities_mol_per_kg"], rel=0.0005)
    tolerance = 0.02 if "tap" in row["water"] else 0.01
    assert osmotic_coefficient(water, celsius(row["temperature_C"])) == pytest.approx(
        row["osmotic_coefficient"], rel=tolerance
    )


@all_at_once("row", SINGLE)
def test_single_salts_are_special_cases(row):
    water = mixed(SALTS[row["solute"]], row["molality_mol_per_kg"])
    ours = osmotic_coefficient(water, WARM)
    assert ours == pytest.approx(row["osmotic_coefficient_phreeqc"], rel=0.001)
    # Another model of the same salt: the literature itself agrees to a per cent.
    assert ours == pytest.approx(row["osmotic_coefficient"], rel=0.01)


@all_at_once("row", table("sodium_chloride.csv"))
def test_sodium_chloride(row):
    water = dict.fromkeys(("sodium", "chloride"), row["molality_mol_per_kg"])
    ours = osmotic_coefficient(water, celsius(row["temperature_C"]))
    assert ours == pytest.approx(row["osmotic_coefficient_phreeqc"], rel=0.001)
    assert ours == pytest.approx(row["osmotic_coefficient"], rel=0.006)  # as the docstring states


@all_at_once("row", table("seawater.csv"))
def test_stated_accuracy_for_sea_water(row):
    """'Within 0.3 % of TEOS-10 sea water to 100 g/kg and 0.6 % to 120 g/kg (0 to 40 degC).'"""
    salinity, temperature = row["absolute_salinity_g_per_kg"] / 1000, row["temperature_C"]
    share = salinity / (1 - salinity)
    water = mixed(SEA_SALT, share)
    ours = osmotic_coefficient(water, celsius(temperature)) * sum(water.values()) / (SEA_SALT_PARTICLES * share)
    assert ours == pytest.approx(row["osmotic_coefficient"], rel=0.003 if salinity <= 0.1 else 0.006)


@pytest.mark.parametrize("x", [0.003, 0.05, 0.3, 0.999, 1.0, 1.001, 1.5, 1.99, 2.4, 10.0, 60.0])
def test_the_sum_of_polynomials_is_the_mixing_integral(x):
    """J(x) by its definition, Pitzer, J. Solution Chem. 4 (1975) 249, through Simpson's rule."""

    def integrand(y):
        q = -x / y * math.exp(-y)
        # For a small q the difference is lost in rounding; the series is not.
        kernel = -(q**3) / 6 - q**4 / 24 - q**5 / 120 if abs(q) < 1e-3 else 1 + q + q * q / 2 - math.exp(q)
        return kernel * y * y

    def integral(x):
        # In s = ln y, for the integrand changes most near y = 0.
        low, high, steps = math.log(1e-9), math.log(60.0), 4000
        h = (high - low) / steps
        weights = (1 if n in (0, steps) else 4 if n % 2 else 2 for n in range(steps + 1))
        points = (math.exp(low + n * h) for n in range(steps + 1))
        return sum(w * integrand(y) * y for w, y in zip(weights, points, strict=True)) * h / 3 / x

    j, _ = _unsymmetrical(x)
    assert j == pytest.approx(integral(x), rel=1e-5, abs=1e-9)


@pytest.mark.parametrize("x", [0.01, 0.4, 1.5, 8.0, 40.0])
def test_derivative_of_the_mixing_integral(x):
    step = 1e-4 * x
    slope = (_unsymmetrical(x + step)[0] - _unsymmetrical(x - step)[0]) / (2 * step)
    assert _unsymmetrical(x)[1] == pytest.approx(x * slope, rel=1e-6, abs=1e-9)


def test_the_data_are_phreeqcs_ions_and_no_others():
    data = json.loads(pkgutil.get_data("calc", "data/pitzer_hmw.json"))
    for name in ("beta0", "beta1", "beta2", "c0"):
        for entry in data[name]:
            assert CHARGES[entry["cation"]] > 0 > CHARGES[entry["anion"]]
    for name in ("theta", "psi"):
        for entry in data[name]:
            assert CHARGES[entry["ion"]] * CHARGES[entry["other"]] > 0
    assert len(data["beta0"]) == len(data["beta1"]) == 12
    assert all(CHARGES[entry["ion"]] * CHARGES[entry["third"]] < 0 for entry in data["psi"])
    known = set(data["publications"])
    assert all(e["publication"] in known for n in ("beta0", "beta1", "beta2", "c0", "theta", "psi") for e in data[n])


@pytest.mark.parametrize("water", [{}, {"sodium": 0.0}, dict.fromkeys(CHARGES, 0.0), {"sodium": 5e-324}])
def test_pure_water(water):
    assert osmotic_coefficient(water, WARM) == 1
    assert water_activity(water, WARM) == 1
    assert charge_imbalance(water) in (0, 1)
    assert set(activity_coefficients(water, WARM).values()) == {1.0}


@pytest.mark.parametrize("share", [1e-16, 1e-12, 1e-8, 1e-6])
def test_dilute_waters_follow_the_limiting_law(share):
    """1 - phi = 2 A I^1.5 / sum(m), but for terms of the next order, which are large for calcium sulfate."""
    water = mixed(SEAWATER, share)
    strength = ionic_strength(water)
    slope = 0.3915  # kg^0.5/mol^0.5 at 25 degC, Archer and Wang (1990)
    limit = 2 * slope * strength**1.5 / sum(water.values())
    assert 1 - osmotic_coefficient(water, WARM) == pytest.approx(limit, rel=0.001 + 3 * strength**0.5, abs=1e-12)
    for ion, gamma in activity_coefficients(water, WARM).items():
        law = -3 * slope * CHARGES[ion] ** 2 * strength**0.5
        assert math.log(gamma) == pytest.approx(law, rel=0.001 + 20 * strength**0.5, abs=1e-12)


@all_at_once("row", SAME[::4])
@all_at_once("degrees", [2.0, 25.0, 58.0])
def test_gibbs_and_duhem(row, degrees):
    """Along a dilution the water and the ions balance: d((phi - 1) sum m) = sum m d(ln gamma)."""
    water, temperature, step = molalities(row), celsius(degrees), 1e-4

    def excess(share):
        diluted = mixed(water, share)
        return (osmotic_coefficient(diluted, temperature) - 1) * sum(diluted.values())

    more, less = (activity_coefficients(mixed(water, share), temperature) for share in (1 - step, 1 - 3 * step))
    ions = sum(m * (1 - 2 * step) * math.log(more[ion] / less[ion]) for ion, m in water.items())
    assert excess(1 - step) - excess(1 - 3 * step) == pytest.approx(ions, rel=1e-6, abs=1e-14)


@all_at_once("first", CHARGES)
@all_at_once("second", CHARGES)
def test_ions_act_on_each_other_alike(first, second):
    """The activity coefficients come from one energy: d(ln gamma_i)/dm_j = d(ln gamma_j)/dm_i."""

    def slope(of, by):
        h = 1e-5
        up, down = (activity_coefficients(SEAWATER | {by: SEAWATER[by] + sign * h}, WARM)[of] for sign in (1, -1))
        return math.log(up / down) / (2 * h)

    assert slope(first, second) == pytest.approx(slope(second, first), rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("degrees", [5.0, 40.0])
def test_absent_ions_are_no_ions(degrees):
    water = {"sodium": 0.4, "magnesium": 0.1, "chloride": 0.6}
    whole = dict.fromkeys(CHARGES, 0.0) | water
    for function in (osmotic_coefficient, water_activity, activity_coefficients):
        assert function(water, celsius(degrees)) == function(whole, celsius(degrees))
    traces = dict.fromkeys(CHARGES, 1e-9) | water
    assert osmotic_coefficient(traces, celsius(degrees)) == pytest.approx(
        osmotic_coefficient(water, celsius(degrees)), rel=1e-6
    )


def test_water_activity_lowers_with_salt():
    activities = [water_activity(mixed(SEAWATER, share / 10), WARM) for share in range(60)]
    assert activities == sorted(activities, reverse=True)
    assert math.log(activities[10]) == pytest.approx(
        -osmotic_coefficient(SEAWATER, WARM) * sum(SEAWATER.values()) * water.MOLAR_MASS
    )


def test_molar_masses_of_salts():
    """NaCl 58.44, KHCO3 100.115, MgSO4 120.36 g/mol."""
    assert MOLAR_MASSES["sodium"] + MOLAR_MASSES["chloride"] == pytest.approx(58.44e-3, abs=5e-6)
    assert MOLAR_MASSES["potassium"] + MOLAR_MASSES["bicarbonate"] == pytest.approx(100.115e-3, abs=5e-6)
    assert MOLAR_MASSES["magnesium"] + MOLAR_MASSES["sulfate"] == pytest.approx(120.36e-3, abs=5e-6)


def test_charge_imbalance():
    assert charge_imbalance(SEAWATER) == pytest.approx(0, abs=1e-5)
    assert charge_imbalance({"calcium": 1.0, "chloride": 2.0}) == 0
    assert charge_imbalance({"sulfate": 1.0}) == -1


@all_at_once("bad", [-1e-12, float("nan"), float("inf"), -float("inf")])
@all_at_once(
    "function",
    [
        ionic_strength,
        charge_imbalance,
        lambda water: osmotic_coefficient(water, WARM),
        lambda water: water_activity(water, WARM),
        lambda water: activity_coefficients(water, WARM),
    ],
)
def test_molalities_that_are_none_are_refused(function, bad):
    with pytest.raises(Refusal, match="sodium"):
        function({"sodium": bad, "chloride": 0.1})
    with pytest.raises(Refusal, match="lithium"):
        function({"lithium": 0.1, "chloride": 0.1})


@pytest.mark.parametrize("temperature", [272.0, 334.0, float("nan"), float("inf"), -1.0])
def test_temperatures_outside_are_refused(temperature):
    for function in (osmotic_coefficient, water_activity, activity_coefficients):
        with pytest.raises(Refusal, match="temperature"):
            function(SEAWATER, temperature)


def test_brines_beyond_the_parameters_are_refused():
    osmotic_coefficient({"sodium": 6.0, "chloride": 6.0}, WARM)
    with pytest.raises(Refusal, match="ionic strength"):
        osmotic_coefficient({"sodium": 6.01, "chloride": 6.01}, WARM)


def test_waters_that_lack_an_ion_are_refused():
    osmotic_coefficient({"sodium": 0.1, "chloride": 0.07}, WARM)
    with pytest.raises(Refusal, match="no net charge"):
        osmotic_coefficient({"sodium": 0.1, "chloride": 0.06}, WARM)
