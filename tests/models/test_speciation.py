"""Carbonate in feed and concentrate: PHREEQC, conservation of alkalinity and carbon, no net charge, limits."""

import itertools
import math
import warnings

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.ions import activities
from calc.models.ions.activities import CHARGES
from calc.models.minerals import equilibria, feeds, searches, speciation
from calc.models.minerals.speciation import (
    CONSERVED,
    Concentration,
    concentrated,
    concentration_factor,
    feed,
    with_acid,
)
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

WATERS = {
    row["water"]: {name: amount / 1000 for name, amount in row.items() if name != "water"}
    for row in table("scaling_waters.csv")
}
ROWS = table("scaling_indices.csv")
CLOSED = [row for row in ROWS if row["carbon_dioxide_rejection"]]
OPEN = [row for row in ROWS if not row["carbon_dioxide_rejection"]]
WARM = celsius(25)
BRACKISH = WATERS["brackish well"]


def named(row):
    return f"{row['water']}, {row['temperature_C']:g}, {row['feed_pH']:g}, {row['recovery']:g}"


def left(row):
    water = feed(WATERS[row["water"]], row["feed_pH"], celsius(row["temperature_C"]))
    return concentrated(water, row["recovery"], 1.0, row["carbon_dioxide_rejection"])


@all_at_once("row", CLOSED)
def test_against_phreeqc_where_nothing_but_water_leaves(row):
    water = left(row)
    # The same equations and parameters; PHREEQC's Debye-Hueckel slope is up to 0.07 % off ours, and without fluoride.
    assert water.ph == pytest.approx(row["pH_pitzer"], abs=0.01)
    assert water.ionic_strength == pytest.approx(row["ionic_strength_pitzer"], rel=0.01, abs=1e-4)
    pressure = row["osmotic_coefficient_pitzer"] * sum(water.molalities.values()) * 997.05 * 8.314463 * 298.15
    if row["temperature_C"] == 25:
        assert water.osmotic_pressure == pytest.approx(pressure, rel=0.003)


@all_at_once("row", OPEN)
def test_against_phreeqc_where_carbon_dioxide_leaves_with_the_water_step_by_step(row):
    """Our mean along the membrane is that of a power law for each halving; PHREEQC takes 60 steps."""
    assert left(row).ph == pytest.approx(row["pH_pitzer"], abs=0.03)


@all_at_once("row", table("concentrate_ph.csv"))
def test_against_phreeqc_where_little_water_is_left(row):
    assert left(row).ph == pytest.approx(row["pH"], abs=0.03)


def test_twice_as_many_powers_along_the_membrane_change_little(monkeypatch):
    """Where one power for all of it would change the pH by more than the 0.03 that is promised."""
    water = feed(BRACKISH, 7.0, celsius(40))
    halving = concentrated(water, 0.95, 1.0).ph
    monkeypatch.setattr(speciation, "_LEFT_OF_A_LEG", 0.5**0.5)
    finer = concentrated(water, 0.95, 1.0).ph
    monkeypatch.setattr(speciation, "_LEFT_OF_A_LEG", 0.01)
    single = concentrated(water, 0.95, 1.0).ph
    assert halving == pytest.approx(finer, abs=0.006)
    assert single - finer > 0.03


def amounts(low, high):
    return st.floats(math.log10(low), math.log10(high)).map(lambda power: 10**power)


ANALYSES = st.fixed_dictionaries(
    {
        "sodium": amounts(1e-4, 1.5),
        "potassium": amounts(1e-6, 0.05),
        "magnesium": amounts(1e-6, 0.2),
        "calcium": amounts(1e-6, 0.1),
        "barium": amounts(1e-9, 1e-5),
        "strontium": amounts(1e-8, 1e-3),
        "sulfate": amounts(1e-6, 0.2),
        "bicarbonate": amounts(1e-4, 0.05),
        "fluoride": amounts(1e-7, 1e-3),
        "silica": amounts(1e-7, 3e-3),
    }
)


def neutral(analysis):
    charges = {**CHARGES, "bicarbonate": -1, "silica": 0}
    chloride = sum(charges[name] * amount for name, amount in analysis.items())
    assume(chloride > 0)
    return {**analysis, "chloride": chloride}


def passed(water, left, recovery, rejection, carbon_dioxide_rejection):
    """Alkalinity and inorganic carbon of the permeate, from the feed and what is left of it."""
    if not recovery:
        return 0.0, 0.0
    way = Concentration(water, rejection, carbon_dioxide_rejection).way_to(recovery)
    carbon_dioxide = (1 - carbon_dioxide_rejection) * way.further(recovery)(left.molalities["carbon_dioxide"])
    bound = water.carbon - water.molalities["carbon_dioxide"]
    return (1 - rejection) * water.alkalinity, (1 - rejection) * bound + carbon_dioxide / recovery


@given(
    ANALYSES,
    st.floats(5, 9.5),
    st.floats(0, 40),
    st.floats(0, 0.99),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_alkalinity_carbon_salt_and_charge_are_conserved(analysis, ph, degrees, recovery, rejection, held):
    try:
        water = feed(neutral(analysis), ph, celsius(degrees))
        concentrate = concentrated(water, recovery, rejection, held)
    except Refusal:
        return
    alkalinity, carbon = passed(water, concentrate, recovery, rejection, held)
    assert recovery * alkalinity + (1 - recovery) * concentrate.alkalinity == pytest.approx(water.alkalinity, rel=1e-9)
    assert recovery * carbon + (1 - recovery) * concentrate.carbon == pytest.approx(water.carbon, rel=1e-9)
    for state in (water, concentrate):
        m = state.molalities
        # Each element from its species, within what two rounds may differ.
        pairs = m["magnesium_hydroxide"] + m["magnesium_fluoride"] + m["magnesium_carbonate"]
        assert m["magnesium"] + pairs == pytest.approx(state.totals["magnesium"], rel=1e-6)
        assert m["fluoride"] + m["magnesium_fluoride"] == pytest.approx(state.totals["fluoride"], rel=1e-6)
        assert m["silica"] + m["silicate"] == pytest.approx(state.totals["silica"], rel=1e-9)
        carbonates = m["carbon_dioxide"] + m["bicarbonate"] + m["carbonate"] + m["magnesium_carbonate"]
        assert carbonates == pytest.approx(state.carbon, rel=1e-9)
        # Alkalinity has been defined well where a neutral analysis stays neutral at every pH.
        charge = sum(CHARGES[name] * amount for name, amount in m.items())
        assert charge == pytest.approx(0, abs=1e-7 * sum(m.values()))


def test_a_tenth_of_the_magnesium_is_bound_by_hydroxide_at_ph_11():
    """All of it is found again in its species; by PHREEQC's constant for MgOH+ and its activities some 7 to 10 %."""
    water = feed({"magnesium": 5e-3, "sodium": 10e-3, "chloride": 16e-3, "bicarbonate": 4e-3}, 11.0, WARM)
    parts = [water.molalities[f"magnesium{of}"] for of in ("", "_hydroxide", "_carbonate", "_fluoride")]
    assert sum(parts) == pytest.approx(5e-3, rel=1e-6)
    assert 0.07 < parts[1] / 5e-3 < 0.1


# What each species comes from, with hydrogen, water or another ion.
MADE_OF = {
    "hydroxide": {"water": 1, "hydrogen": -1},
    "bicarbonate": {"carbonate": 1, "hydrogen": 1},
    "carbon_dioxide": {"carbonate": 1, "hydrogen": 2, "water": -1},
    "silicate": {"silica": 1, "hydrogen": -1},
    "magnesium_hydroxide": {"magnesium": 1, "water": 1, "hydrogen": -1},
    "magnesium_carbonate": {"magnesium": 1, "carbonate": 1},
    "magnesium_fluoride": {"magnesium": 1, "fluoride": 1},
}


@pytest.mark.parametrize("water", ["hard tap water", "well with traces", "mine water", "seawater"])
def test_every_species_obeys_the_law_of_mass_action(water):
    """Its activity is its constant times those of what it is made of; the constants are held elsewhere."""
    found = feed(WATERS[water], 8.1, WARM).activities
    constants = equilibria.logarithms("species", WARM)
    assert constants.keys() == MADE_OF.keys()
    for species, parts in MADE_OF.items():
        expected = constants[species] + sum(count * math.log10(found[part]) for part, count in parts.items())
        assert math.log10(found[species]) == pytest.approx(expected, abs=1e-7), species


def test_without_recovery_nothing_changes():
    water = feed(BRACKISH, 7.6, WARM)
    same = concentrated(water, 0.0, 0.98)
    assert same.ph == pytest.approx(7.6, abs=1e-8)
    assert same.molalities == pytest.approx(water.molalities, rel=1e-7)


@pytest.mark.parametrize("recovery", [0.1, 0.5, 0.99])
def test_a_membrane_that_holds_nothing_back_changes_nothing(recovery):
    water = feed(BRACKISH, 7.6, WARM)
    same = concentrated(water, recovery, 0.0, 0.0)
    assert same.ph == pytest.approx(7.6, abs=1e-7)
    assert same.molalities == pytest.approx(water.molalities, rel=1e-6)


def test_the_ph_rises_where_carbon_dioxide_passes_and_not_where_it_is_held():
    water = feed(BRACKISH, 7.6, WARM)
    assert concentrated(water, 0.75, 1.0, 1.0).ph < 7.6 < concentrated(water, 0.75, 1.0, 0.0).ph


def test_in_acid_water_carbon_dioxide_stays_as_it_was():
    """There is next to no carbonate, so that the rule of the makers holds: the pH rises as the bicarbonate does."""
    water = feed(BRACKISH, 5.5, WARM)
    concentrate = concentrated(water, 0.75, 1.0, 0.0)
    assert concentrate.molalities["carbon_dioxide"] == pytest.approx(water.molalities["carbon_dioxide"], rel=0.01)
    assert concentrate.ph == pytest.approx(5.5 + math.log10(4), abs=0.1)


def test_the_concentration_factor_by_hand():
    assert concentration_factor(0.75, 1.0) == 4
    assert concentration_factor(0.75, 0.98) == pytest.approx(3.94)


@pytest.mark.parametrize(("acid", "brings", "equivalents"), [("H2SO4", "sulfate", 2), ("HCl", "chloride", 1)])
def test_acid_takes_alkalinity_and_leaves_carbon(acid, brings, equivalents):
    water = feed(BRACKISH, 7.6, WARM)
    sour = with_acid(water, acid, 0.001)
    assert sour.alkalinity == pytest.approx(water.alkalinity - 0.001 * equivalents)
    assert sour.carbon == pytest.approx(water.carbon, rel=1e-9)
    assert sour.totals == {**water.totals, brings: water.totals[brings] + 0.001}
    assert sour.ph < water.ph
    back = with_acid(sour, acid, -0.001)
    assert back.ph == pytest.approx(water.ph, abs=1e-8)


def test_acid_beyond_the_alkalinity_makes_acid_water():
    """One mmol/kg of strong acid is left free: pH 3 but for its activity coefficient."""
    water = feed(BRACKISH, 7.6, WARM)
    sour = with_acid(water, "HCl", BRACKISH["bicarbonate"] + 0.001)
    assert sour.ph == pytest.approx(3.05, abs=0.05)


def test_the_amounts_are_named():
    assert set(feed(BRACKISH, 7.6, WARM).totals) == set(CONSERVED)


def test_a_ph_that_does_not_go_with_the_alkalinity_is_refused():
    with pytest.raises(Refusal, match="does not go with a pH of 9"):
        feed({"sodium": 1e-6, "bicarbonate": 1e-6}, 9.0, WARM)


def test_more_carbon_dioxide_than_stays_dissolved_is_refused():
    with pytest.raises(Refusal, match="more carbon dioxide than water holds"):
        feed({"sodium": 1.0, "bicarbonate": 1.0}, 5.0, WARM)


def test_as_much_carbon_dioxide_stays_dissolved_as_under_30_bar_of_it():
    """A mole in a kilogram of water, by Henry's constant 10^-1.468 of pitzer.dat, to 3 %, for 30 bar."""
    held = []
    waters = ({"sodium": alkalinity, "bicarbonate": alkalinity} for alkalinity in itertools.count(4.2e-3, 1e-5))
    with pytest.raises(Refusal, match="more carbon dioxide than water holds"):
        held.extend(feed(water, 4.0, WARM).molalities["carbon_dioxide"] for water in waters)
    assert 0.995 < max(held) <= 1.0
    assert max(held) == pytest.approx(30 * 10**-1.468, rel=0.03)


def test_what_is_too_salty_is_refused():
    water = feed(WATERS["seawater"], 8.1, WARM)
    with pytest.raises(Refusal, match="Lower the recovery"):
        concentrated(water, 0.95, 1.0)


def test_an_unknown_acid_is_refused():
    with pytest.raises(Refusal, match="H2SO4 and HCl"):
        with_acid(feed(BRACKISH, 7.6, WARM), "HNO3", 0.001)


def test_nothing_is_warned_of():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        concentrated(feed(BRACKISH, 7.6, WARM), 0.75, 0.98)


@pytest.mark.parametrize("water", ["brackish well", "hard tap water", "mine water", "seawater"])
@pytest.mark.parametrize("recovery", [0.05, 0.5, 0.7])
def test_the_water_is_the_same_wherever_the_search_began(water, recovery):
    source = feed(WATERS[water], 7.6, WARM)
    found = concentrated(source, recovery, 0.98)
    for factor in (0.01, 0.5, 3.0, 1e9):
        other = concentrated(source, recovery, 0.98, start=[factor * m for m in source.molalities.values()])
        assert other.ph == pytest.approx(found.ph, abs=1e-8)
        assert other.molalities == pytest.approx(found.molalities, rel=2e-8)
        assert other.activities == pytest.approx(found.activities, rel=2e-8)
        assert other.osmotic_pressure == pytest.approx(found.osmotic_pressure, rel=2e-9)


@pytest.mark.parametrize(
    "recoveries", [[0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [0.9, 0.1, 0.8, 0.2, 0.7, 0.3], [0.85, 0.86, 0.5]]
)
def test_a_concentration_answers_the_same_whatever_it_was_asked_before(recoveries):
    source, other = feed(BRACKISH, 7.6, WARM), feed(WATERS["hard tap water"], 7.0, WARM)
    like = Concentration(other, 0.98)
    for concentration in (Concentration(source, 0.98), Concentration(source, 0.98, 0.0, like)):
        like.at(0.5)
        for recovery in recoveries:
            found, fresh = concentration.at(recovery), concentrated(source, recovery, 0.98)
            assert found.ph == pytest.approx(fresh.ph, abs=1e-8)
            assert found.molalities == pytest.approx(fresh.molalities, rel=2e-8)


def test_what_is_found_roughly_is_near():
    source = feed(BRACKISH, 7.6, WARM)
    found, rough = (concentrated(source, 0.75, 0.98, roughly=roughly) for roughly in (False, True))
    assert rough.molalities == pytest.approx(found.molalities, rel=1e-4)
    concentration = Concentration(source, 0.98)
    concentration.at(0.75, roughly=True)
    assert concentration.at(0.75).molalities == pytest.approx(found.molalities, rel=2e-8)


every_water = pytest.mark.parametrize("water", WATERS)
of_membranes = pytest.mark.parametrize("rejections", [(1.0, 1.0), (0.98, 0.0)], ids=["closed", "open"])


@every_water
@of_membranes
def test_a_water_takes_three_rounds(counted, water, rejections):
    """Of species and activity coefficients, from the analysis alone; and from there to a concentrate one more at most.

    Each takes about four tries of its pH, of which the first is near.
    """
    rounds, tries = counted(activities, "evaluate"), counted(searches.CarbonBalance, "_excess")
    known = feed(WATERS[water], 7.6, WARM)
    assert len(rounds) <= 3
    del rounds[:]
    concentrated(known, 0.5, *rejections)
    assert len(rounds) <= (3 if rejections == (1.0, 1.0) or water not in ("hard tap water", "well with traces") else 4)
    assert len(tries) <= 13 + 2 * (len(rounds) - 3)


@every_water
@of_membranes
def test_between_known_recoveries_a_water_takes_two_rounds(counted, water, rejections):
    """The first with three tries of its pH and the second with two; roughly, one. Likewise a bit beyond the last.

    The recoveries at which the water has halved are known too, as the way leads by them. Where carbon dioxide passes,
    its course bends a little at each, so that beyond the first of them the curve through what is known is less sure.
    """
    concentration = Concentration(feed(WATERS[water], 7.6, WARM), *rejections)
    for step in range(8):
        concentration.at(0.1 * step + 0.05)
    concentration.way_to(0.8)
    rounds, tries = counted(activities, "evaluate"), counted(searches.CarbonBalance, "_excess")
    for recovery in (0.12, 0.32, 0.52, 0.72, 0.78, 0.8):
        concentration.at(recovery)
        bent = rejections != (1.0, 1.0) and recovery > 0.5
        assert len(rounds) <= (3 if bent else 2)
        assert len(tries) <= (11 if bent else 3 + 2)
        del rounds[:], tries[:]
    for recovery in (0.22, 0.42, 0.62):
        concentration.at(recovery, roughly=True)
        assert len(rounds) == 1
        assert len(tries) <= 4
        del rounds[:], tries[:]


def test_species_have_the_charge_of_what_they_are_made_of():
    neutral = {"water": 0, **CHARGES}
    for species, parts in MADE_OF.items():
        assert CHARGES[species] == sum(count * neutral[part] for part, count in parts.items()), species
    assert [CHARGES[ion] for ion in ("hydrogen", "carbonate", "silica", "fluoride", "barium", "strontium")] == [
        1, -2, 0, -1, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize("alkalinity", [1.0, 6.0], ids=["chloride closes", "sodium closes"])
def test_a_water_of_which_little_is_told_is_closed_in_charge(alkalinity):
    """Of 2 mol/m3 of calcium: what its charges lack is chloride, or what they have too few of, sodium."""
    for solids in (0.0, 1.0):
        totals = (state := feeds.tap_water(2.0, alkalinity, solids, 7.5, celsius(25))).totals
        charge = totals["sodium"] + 2 * totals["calcium"] - totals["chloride"] - state.alkalinity
        assert charge == pytest.approx(0, abs=1e-9 * totals["calcium"])
