"""What ends a recovery: arithmetic, limits as makers tell them, and PHREEQC's recoveries and doses of acid."""

import math

import pytest

from calc.core.units import BAR, celsius
from calc.models.minerals import speciation
from calc.models.minerals.recovery_limits import (
    ELEMENTS,
    END,
    PUMP,
    Concentrating,
    Limits,
    highest_indices,
    recovery_of_elements,
    relief,
)
from docs.comparisons.published import table

WATERS = {row["water"]: {k: v / 1000 for k, v in row.items() if k != "water"} for row in table("scaling_waters.csv")}

# Waters of scaling_waters.csv from which nothing but water is taken, until an index comes to its limit with
# antiscalant: temperature in degC, acid, its dose in mmol/kg, mineral, the feed's pH with the dose, and the recovery.
# Computed with PHREEQC 3.7.3 (Python package phreeqpython 1.6.2) and its pitzer.dat, the water as a reaction, by
# halving; the feed's pH is 7.6 before the dose. Tolerance: 0.01 in each index, as scaling.saturation promises; an index
# rises by 0.4 and more on the way to 1/e of the water.
PHREEQC = [
    ("brackish well", 25, None, 0.0, "calcite", 7.6, 0.88773),
    ("brackish well", 25, None, 0.0, "gypsum", 7.6, 0.93525),
    ("hard tap water", 25, None, 0.0, "calcite", 7.6, 0.78586),
    ("hard tap water", 5, None, 0.0, "calcite", 7.6, 0.87845),
    ("mine water", 25, None, 0.0, "gypsum", 7.6, 0.51586),
    ("mine water", 40, None, 0.0, "gypsum", 7.6, 0.54393),
    ("well with traces", 25, None, 0.0, "barite", 7.6, 0.87490),
    ("well with traces", 25, None, 0.0, "calcite", 7.6, 0.87877),
    ("hard tap water", 25, "HCl", 2.0, "calcite", 6.4766, 0.96546),
    ("hard tap water", 25, "H2SO4", 1.0, "calcite", 6.4748, 0.96862),
    ("hard tap water", 25, "H2SO4", 1.0, "barite", 6.4748, 0.94022),
    ("brackish well", 25, "H2SO4", 1.0, "gypsum", 6.0626, 0.92279),
    ("brackish well", 25, "HCl", 1.0, "calcite", 6.5877, 0.97837),
]
# Likewise the dose, in mmol/kg, with which calcite comes to its limit where twelve elements of 15 % end, and the pH.
PHREEQC_DOSES = [
    ("hard tap water", 7.6, "HCl", 0.23392, 7.3180),
    ("hard tap water", 7.6, "H2SO4", 0.11435, 7.3228),
    ("brackish well", 8.5, "HCl", 0.19297, 7.8120),
    ("brackish well", 8.5, "H2SO4", 0.09610, 7.8147),
]
OF_INDEX, RISE = 0.01, 0.4
WIDE = Limits(highest_indices(True), 200 * BAR, recovery_of_elements(12, 0.15))


def feed(water, temperature=25, ph=7.6, acid=None, dose=0.0):
    found = speciation.feed(WATERS[water], ph, celsius(temperature))
    return speciation.with_acid(found, acid, dose / 1000) if acid else found


def closed(state, limits=WIDE):
    return Concentrating(state, limits, 1.0, 1.0)


@pytest.mark.parametrize(
    ("water", "temperature", "acid", "dose", "mineral", "ph", "recovery"), PHREEQC, ids=lambda each: str(each)
)
def test_where_a_mineral_binds_beside_phreeqc(water, temperature, acid, dose, mineral, ph, recovery):
    state = feed(water, temperature, acid=acid, dose=dose)
    assert state.ph == pytest.approx(ph, abs=0.01)
    assert closed(state).alone(mineral) == pytest.approx(recovery, abs=OF_INDEX / RISE * (1 - recovery))


@pytest.mark.parametrize(("water", "ph", "acid", "dose", "dosed_ph"), PHREEQC_DOSES)
def test_the_least_dose_beside_phreeqc(water, ph, acid, dose, dosed_ph):
    limits = WIDE._replace(indices={**WIDE.indices, "silica": 9.0})
    state = feed(water, ph=ph)
    found = relief(lambda d: closed(speciation.with_acid(state, acid, d), limits), state.alkalinity / 2)
    assert found.place.binding == ELEMENTS
    assert found.ph == pytest.approx(dosed_ph, abs=0.01)
    # The dose takes away what calcite exceeds its limit by at that recovery.
    concentrating = closed(state, limits)
    excess = concentrating.excesses_of(concentrating.first("calcite").water)["calcite"]
    assert 1000 * found.dose == pytest.approx(dose, abs=OF_INDEX * dose / excess)


def test_the_limits_are_those_that_makers_tell():
    told = {"calcite": 1.8, "gypsum": math.log10(2.3), "barite": math.log10(60), "celestite": math.log10(8)}
    told |= {"fluorite": math.log10(120), "silica": 0.0}
    assert highest_indices(True) == pytest.approx(told)
    assert set(highest_indices(False).values()) == {0.0}


@pytest.mark.parametrize(("elements", "share", "recovery"), [(1, 0.15, 0.15), (2, 0.5, 0.75), (3, 0.1, 0.271)])
def test_elements_one_after_another(elements, share, recovery):
    assert recovery_of_elements(elements, share) == pytest.approx(recovery, rel=1e-15)


def test_elements_that_take_everything_or_nothing():
    assert recovery_of_elements(12, 1.0) == 1.0
    assert recovery_of_elements(12, 0.0) == 0.0


def test_a_single_mineral_between_two_others_is_found_from_either_side():
    concentrating = closed(feed("brackish well"))
    alone = {name: concentrating.alone(name) for name in ("gypsum", "calcite", "barite", "silica")}
    fresh = {name: closed(feed("brackish well")).alone(name) for name in alone}
    assert alone == pytest.approx(fresh, abs=1e-8)


def test_the_first_is_the_least_of_all():
    concentrating = closed(feed("well with traces"))
    first = concentrating.first()
    each = {name: concentrating.alone(name) for name in (*concentrating.excesses, ELEMENTS)}
    assert first.binding == min((r, name) for name, r in each.items() if r is not None)[1]
    assert first.recovery == pytest.approx(min(r for r in each.values() if r is not None), abs=1e-8)


def test_where_nothing_binds_the_model_ends():
    limits = Limits(dict.fromkeys(highest_indices(True), 99.0), 1e5 * BAR, 1.0)
    dilute, strong = closed(feed("hard tap water"), limits), closed(feed("seawater"), limits)
    assert dilute.first().binding == strong.first().binding == END
    assert dilute.first().recovery == pytest.approx(0.99)
    assert strong.first().recovery == pytest.approx(strong.end)
    assert strong.first().water.ionic_strength == pytest.approx(5.9, rel=1e-6)


def test_a_feed_beyond_a_limit_is_not_concentrated():
    place = closed(feed("seawater"), WIDE._replace(osmotic_pressure=20 * BAR)).first()
    assert place.recovery == 0
    assert place.binding == PUMP


@pytest.mark.parametrize("water", ["brackish well", "hard tap water", "well with traces", "mine water"])
def test_what_binds_first_is_the_same_wherever_the_search_began(water):
    found = closed(feed(water)).first()
    for recovery in (0.01, 0.3, 0.6, 0.85, 0.9):
        near = found._replace(recovery=recovery, place=-math.log1p(-recovery))
        other = Concentrating(feed(water), WIDE, 1.0, 1.0, like=closed(feed("seawater"))).first(near=near)
        assert other.binding == found.binding
        assert other.recovery == pytest.approx(found.recovery, abs=2e-8)
        assert other.water.ph == pytest.approx(found.water.ph, abs=1e-7)


SEARCHED = {"soft tap water": 2, "hard tap water": 4, "brackish well": 4, "well with traces": 4, "mine water": 4}
SEARCHED |= {"seawater": 4}
ALONE = {"soft tap water": (4, 0), "hard tap water": (2, 3), "brackish well": (4, 3), "well with traces": (4, 3)}
ALONE |= {"mine water": (7, 1), "seawater": (3, 1)}


@pytest.mark.parametrize("water", WATERS)
def test_where_a_water_is_bound_is_found_in_a_few_tries(counted, water):
    """The first limit from how indices rise in most waters, and what binds alone from there."""
    concentrating, tries = closed(feed(water)), counted(speciation.Concentration, "at")
    concentrating.first()
    assert len(tries) <= SEARCHED[water]
    del tries[:]
    concentrating.alone("calcite")
    assert len(tries) <= ALONE[water][0]
    del tries[:]
    concentrating.alone("gypsum")
    assert len(tries) <= ALONE[water][1]
