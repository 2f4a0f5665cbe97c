"""The counts and the pressure on the page that says why osmosis happens, and what Pfeffer's data say of our curve."""

from math import comb, log

import pytest

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.units import celsius
from calc.models.water import water
from docs.comparisons import table
from docs.figures import animals, history, why
from tests.website import ROOT

PAGE = " ".join((ROOT / "docs" / "why-osmosis-happens.md").read_text(encoding="utf-8").split())
MOLAR_MASS = 0.0180153  # kg/mol, of water


def test_the_counts_in_the_words_are_those_of_the_bars():
    shared = [comb(why.PARTICLES, left) for left in range(why.PARTICLES + 1)]
    assert f"there are {shared[5]}." in PAGE
    assert f"All the ways together are {sum(shared)}" in PAGE
    assert f"in {sum(shared[4:7])} of them there are four, five or six" in PAGE
    places = why.WATERS + why.SUGARS
    assert f"There are {comb(places, why.SUGARS)} ways" in PAGE
    assert f"and {comb(places + 1, why.SUGARS)} ways" in PAGE


def test_counting_gives_the_osmotic_pressure():
    share = 0.1 * MOLAR_MASS  # of the places, of 0.1 mol of sugar in a kilogram of water
    assert f"one molecule of sugar to every {1 / share:.0f} of water" in PAGE
    room = MOLAR_MASS / water.density(celsius(25))
    pressure = MOLAR_GAS_CONSTANT * celsius(25) * log(1 + share) / room  # N/(N - s), where s/(N - s) is the share
    assert f"{pressure / 1e5:.2f} bar" in PAGE


def test_pfeffer_scatters_about_our_curve_by_a_few_per_cent():
    rows = [row for row in table("osmometer_pfeffer.csv") if row["temperature_C"] == 14.5]
    ratios = [row["osmotic_pressure_mmHg"] / history.computed(row["sugar_g_per_100g_water"]) for row in rows]
    assert len(ratios) == 5
    assert ratios == pytest.approx([1] * 5, abs=0.06)


def test_the_drip_of_an_albatross_is_stronger_than_the_sea():
    """Of nearly twice the sea's sodium, as table salt alone: about half as strong again as the whole sea."""
    assert 1450 < animals.drip(0.792) < animals.drip(0.856) < 1750
