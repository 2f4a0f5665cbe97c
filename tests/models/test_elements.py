"""The published elements: what follows from their datasheets, their limits, and that nothing is known twice."""

import json
from math import exp
from pathlib import Path

import pytest

import calc
from calc.core.quantities import Refusal
from calc.core.units import BAR, celsius, from_si
from calc.interface import describe
from calc.models.membranes import elements
from calc.models.membranes.elements import NAMES, Rating, derived, element, feeds, limits, rating
from calc.models.solutions.salt_water import salt_water
from docs.comparisons.published import table

PUBLISHED = {row["element"]: row for row in table("membrane_elements.csv")}
TABLE = json.loads((Path(calc.__path__[0]) / "data" / "elements.json").read_text(encoding="utf-8"))


def test_every_published_element_is_there():
    assert set(NAMES) == set(PUBLISHED) == set(TABLE["elements"])


def test_the_elements_of_a_vessel_are_these():
    offered = next(each for each in describe("vessel.projection").selections if each.name == "element")
    assert offered.values == (*NAMES, "own")


@pytest.mark.parametrize("name", NAMES)
def test_permeabilities_derived_independently(name):
    row, found = PUBLISHED[name], element(name)
    # The same method, with the osmotic pressure of another program; its values have four digits.
    assert from_si(found.water_permeability, "L/(m2 h bar)") == pytest.approx(
        row["water_permeability_LMH_per_bar"], rel=1e-3
    )
    assert from_si(found.salt_permeability, "L/(m2 h)") == pytest.approx(row["salt_permeability_LMH"], rel=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_ratings_are_those_of_the_datasheets(name):
    row, found = PUBLISHED[name], rating(name)
    assert from_si(found.flow, "m3/d") == pytest.approx(row["rated_m3_per_day"], rel=1e-9)
    assert found.area == element(name).area == row["area_m2"]
    assert found.rejection == row["rejection"]
    assert found.pressure / BAR == pytest.approx(row["test_pressure_bar"], rel=1e-9)
    assert found.recovery == row["recovery"]
    assert found.mass_fraction * 1e6 == pytest.approx(row["test_NaCl_mg_per_L"], rel=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_the_membrane_gives_back_the_rating(name):
    rated = rating(name)
    found, solution = derived(rated), salt_water("NaCl", celsius(25))
    pull = solution.osmotic_pressure(found.wall_concentration) - solution.osmotic_pressure(found.permeate_concentration)
    flux = found.water_permeability * (rated.pressure - pull)
    assert flux * rated.area == pytest.approx(rated.flow, rel=1e-12)
    salt = found.salt_permeability * (found.wall_concentration - found.permeate_concentration)
    assert salt / flux == pytest.approx(found.permeate_concentration, rel=1e-12)
    feed = solution.concentration(rated.mass_fraction)
    assert 1 - salt / flux / feed == pytest.approx(rated.rejection, rel=1e-12)


def test_parts_per_million_as_milligrams_in_a_litre_would_lower_the_sea_elements_by_two_per_cent():
    rated = rating("SW30HRLE-440i")
    in_litres = salt_water("NaCl", celsius(25)).mass_fraction(32.0)
    other = derived(rated._replace(mass_fraction=in_litres)).water_permeability
    assert other / derived(rated).water_permeability == pytest.approx(0.98, abs=0.002)


@pytest.mark.parametrize(("name", "share"), [("SW30HRLE-440i", 0.004), ("TW30-1812-75", 0.03)])
def test_a_loss_of_pressure_counts_as_stated(name, share):
    rated = rating(name)
    lower = rated._replace(pressure=rated.pressure - 0.1 * BAR)  # half of 0.2 bar
    assert derived(lower).water_permeability / derived(rated).water_permeability - 1 == pytest.approx(share, abs=0.003)


def test_a_warm_test_is_brought_to_25_degrees():
    warm, rated = celsius(30), rating("BW30-440i")
    assert derived(rated, warm).flux == derived(rated).flux
    assert derived(rated, warm).water_permeability < 0.9 * derived(rated).water_permeability
    for_salt = exp(14.648 / 273 * 5)  # as HYBRID's membrane element has it
    assert derived(rated, warm).salt_permeability == pytest.approx(
        derived(rated).salt_permeability / for_salt, rel=1e-3
    )


@pytest.mark.parametrize("name", NAMES)
def test_elements_are_complete(name):
    found = element(name)
    assert found.name == name
    assert 0.2 < found.length < 1.1
    assert 0.4e-3 < found.channel_height < 1e-3
    assert 0.8 <= found.spacer_porosity <= 0.95
    assert found.provenance.endswith(".")
    assert "assumed" in found.provenance
    for limit in found[7:11]:
        assert limit is None or limit > 0
    assert found.highest_pressure is None or found.highest_pressure > rating(name).pressure


@pytest.mark.parametrize("name", NAMES)
def test_an_element_at_its_rating_is_within_its_limits(name):
    """Of recovery and concentrate; makers test with more feed than they advise for plants."""
    found, rated = element(name), rating(name)
    concentrate = rated.flow / rated.recovery * (1 - rated.recovery)
    assert found.least_concentrate_flow is None or concentrate >= found.least_concentrate_flow
    assert found.highest_recovery is None or rated.recovery <= found.highest_recovery


def test_dirtier_feeds_have_stricter_limits():
    kinds = [limits("SW30HRLE-440i", feed) for feed in feeds("SW30HRLE-440i")]
    assert [kind.highest_recovery for kind in kinds] == [0.15, 0.14, 0.13]
    assert [from_si(kind.highest_flux, "L/(m2 h)") for kind in kinds] == pytest.approx([36, 34, 32])
    assert [from_si(kind.highest_feed_flow, "m3/h") for kind in kinds] == pytest.approx([16, 15, 14])
    assert [from_si(kind.least_concentrate_flow, "m3/h") for kind in kinds] == pytest.approx([3.0, 3.2, 3.4])
    assert {kind.highest_pressure_drop for kind in kinds} == {1 * BAR}
    assert limits("SW30HRLE-4040", feeds("SW30HRLE-4040")[0]).highest_feed_flow is None


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: element("SW30"), "the elements are SW30HRLE-400"),
        (lambda: rating("own"), "no data for the element 'own'"),
        (lambda: limits("BW30-440i", "sea"), "there are: brackish"),
        (lambda: derived(Rating(1e-4, 41.0, 0.998, 20 * BAR, 0.08, 0.032)), "gives no permeate"),
        (lambda: derived(Rating(1e-4, 41.0, 0.998, 120 * BAR, 0.5, 0.2)), "must be from 0 to"),
    ],
)
def test_what_is_not_known_is_refused_in_words(ask, message):
    with pytest.raises(Refusal, match=message):
        ask()


def test_an_element_is_made_once():
    assert element("BW30-440i") is element("BW30-440i")
    assert elements.NAMES[0] == "SW30HRLE-400"
