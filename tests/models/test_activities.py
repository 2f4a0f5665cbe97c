"""Activities with traces and neutral molecules: the model of the seven ions, Gibbs-Duhem, the convention, limits."""

import math
from itertools import combinations

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.ions import activities, pitzer
from calc.models.ions.activities import CHARGES, PLACE, SPECIES, evaluate
from calc.models.ions.ions import IONS
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SEVEN = table("mixed_waters_same_speciation.csv")
BRINE = {
    "sodium": 1.0, "potassium": 0.05, "magnesium": 0.2, "calcium": 0.1, "barium": 0.01, "strontium": 0.02,
    "hydrogen": 0.01, "magnesium_hydroxide": 0.02, "magnesium_fluoride": 0.01, "chloride": 1.2, "sulfate": 0.15,
    "bicarbonate": 0.08, "carbonate": 0.05, "hydroxide": 0.02, "fluoride": 0.03, "silicate": 0.02,
    "carbon_dioxide": 0.03, "silica": 0.01, "magnesium_carbonate": 0.01,
}  # fmt: skip
BRINE["chloride"] += sum(CHARGES[name] * amount for name, amount in BRINE.items())


def ordered(molalities):
    return [molalities.get(name, 0.0) for name in SPECIES]


@all_at_once("row", SEVEN)
def test_of_the_seven_main_ions_alone_it_is_the_same_model(row):
    water, temperature = {ion: row[f"{ion}_mol_per_kg"] for ion in IONS}, celsius(row["temperature_C"])
    found = evaluate(ordered(water), temperature)
    # The file's own tolerance for the osmotic coefficient by the same equations.
    assert found.osmotic_coefficient == pytest.approx(row["osmotic_coefficient"], rel=0.001)
    assert found.osmotic_coefficient == pytest.approx(pitzer.osmotic_coefficient(water, temperature), rel=1e-12)
    assert found.water_activity == pytest.approx(pitzer.water_activity(water, temperature), rel=1e-12)
    gamma = pitzer.activity_coefficients(water, temperature)
    for cation in ("sodium", "potassium", "magnesium", "calcium"):
        for anion in ("chloride", "sulfate", "bicarbonate"):
            salt = -CHARGES[anion] * found.logarithms[PLACE[cation]] + CHARGES[cation] * found.logarithms[PLACE[anion]]
            other = -CHARGES[anion] * math.log(gamma[cation]) + CHARGES[cation] * math.log(gamma[anion])
            assert salt == pytest.approx(other, abs=1e-10)


@all_at_once("second", ["sulfate", "bicarbonate"])
@all_at_once("first", ["chloride", "sulfate", "bicarbonate"])
@all_at_once("cations", list(combinations(("sodium", "potassium", "magnesium", "calcium"), 2)))
def test_of_every_two_cations_and_anions_it_is_the_same_model(cations, first, second):
    """Whether or not their charges differ, which one of the models looks at and the other does not."""
    water = dict.fromkeys(cations, 0.3)
    for anion in (first, second):
        charge = sum(CHARGES[name] * amount for name, amount in water.items() if CHARGES[name] > 0) / 2
        water[anion] = water.get(anion, 0.0) - charge / CHARGES[anion]
    found = evaluate(ordered(water), celsius(25))
    assert found.osmotic_coefficient == pytest.approx(pitzer.osmotic_coefficient(water, celsius(25)), rel=1e-12)


@pytest.mark.parametrize("degrees", [0, 25, 60])
@pytest.mark.parametrize("share", [0.001, 0.1, 1.0, 2.0])
def test_solutes_and_water_obey_gibbs_and_duhem(share, degrees):
    """The sum of m d(ln gamma) is d((phi - 1) sum of m)."""
    step = 1e-4 * share

    def at(scale):
        m = [scale * amount for amount in ordered(BRINE)]
        found = evaluate(m, celsius(degrees))
        return found.logarithms, (found.osmotic_coefficient - 1) * sum(m)

    (low, excess_low), (high, excess_high) = at(share - step), at(share + step)
    m = [share * amount for amount in ordered(BRINE)]
    change = sum(amount * (b - a) for amount, a, b in zip(m, low, high, strict=True))
    assert change == pytest.approx(excess_high - excess_low, rel=1e-5)


@pytest.mark.parametrize("molality", [0.01, 0.5, 3.0])
def test_in_potassium_chloride_both_ions_have_the_mean_coefficient(molality):
    water = ordered({"potassium": molality, "chloride": molality})
    found = evaluate(water, celsius(25))
    assert found.logarithms[PLACE["potassium"]] == pytest.approx(found.logarithms[PLACE["chloride"]], abs=1e-12)


def test_pure_water_is_ideal():
    assert evaluate(ordered({}), celsius(25)) == ([0.0] * len(SPECIES), 1.0, 1.0)


def test_water_of_neutral_molecules_is_ideal():
    found = evaluate(ordered({"silica": 0.002}), celsius(25))
    assert found.osmotic_coefficient == 1.0


def test_a_trace_obeys_the_limiting_law():
    found = evaluate(ordered({"sodium": 1e-8, "chloride": 1e-8}), celsius(25))
    for name, log in zip(SPECIES, found.logarithms, strict=True):
        law = -3 * activities.at(celsius(25)).slope * CHARGES[name] ** 2 * math.sqrt(1e-8)
        assert log == pytest.approx(law, rel=0.01, abs=1e-7)


def test_what_is_saltier_than_the_model_is_refused():
    with pytest.raises(Refusal, match="known to 6 mol/kg"):
        evaluate(ordered({"sodium": 7.0, "chloride": 7.0}), celsius(25))
    with pytest.raises(Refusal, match="nan"):
        evaluate(ordered({"sodium": math.nan}), celsius(25))


@pytest.mark.parametrize("strength", [1e-4, 0.0114, 0.05, 0.183, 0.7, 2.0, 6.0])
def test_the_mixing_of_charges_is_that_of_the_main_ions(strength):
    """On either side of where the sums of Harvie meet, at x = 1/4, 1/2 and 1 with x = 6 A sqrt(I)."""
    slope = activities.at(celsius(25)).slope
    assert activities._mixing(strength, slope) == pytest.approx(pitzer.mixing(strength, slope), rel=1e-9)


def test_what_a_search_begins_with_is_the_equation_of_davies():
    """At 1 mol/kg: log gamma is -A z^2 (1/2 - 0.3), with A of 0.509 at 25 degC; the water is taken as ideal."""
    found = activities.estimate(ordered({"sodium": 1.0, "chloride": 1.0}), celsius(25))
    for name, log in zip(SPECIES, found.logarithms, strict=True):
        expected = -0.509 * CHARGES[name] ** 2 * (1 / 2 - 0.3) * math.log(10)
        assert log == pytest.approx(expected, rel=5e-3), name  # of A, as it is rounded and as waters differ
    assert (found.osmotic_coefficient, found.water_activity) == (1, 1)


def test_what_a_search_begins_with_is_near():
    m = [0.005 * amount for amount in ordered(BRINE)]
    for estimated, known in zip(
        activities.estimate(m, celsius(25)).logarithms, evaluate(m, celsius(25)).logarithms, strict=True
    ):
        assert estimated == pytest.approx(known, abs=0.1)
