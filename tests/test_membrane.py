"""A membrane by itself: an independent solution, the limits of its equations, its datasheets, its balance of salt."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.calculators import describe, evaluate
from calc.elements import NAMES, element
from calc.membrane import PRESETS, fluxes, permeabilities_from_datasheet, temperature_correction
from calc.quantities import Caution, Refusal
from calc.salt_water import salt_water
from calc.temperature_correction import FORMS, factor, filmtec
from calc.units import BAR, celsius, from_si, to_si
from tests.reference import entries, table

SEA = {"wall_concentration": 40.0, "salt": "sea salt", "temperature": celsius(25)}
PUBLISHED = {row["element"]: row for row in table("membrane_elements.csv")}


def quiet(**inputs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        return fluxes(**inputs)


def bisected(a, b, driving, wall, solution):
    """The flux by halving its bounds: slow, and another way than ours."""
    low, high = 0.0, a * (driving + solution.osmotic_pressure(wall))
    for _ in range(200):
        middle = (low + high) / 2
        driven = a * (driving + solution.osmotic_pressure(b * wall / (middle + b) if b else 0.0))
        low, high = (middle, high) if driven > middle else (low, middle)
    return low


@pytest.mark.parametrize("pressure", [28.93, 30, 40, 55, 83])
@pytest.mark.parametrize("permeability", [0.0, 1e-4, 0.06, 5.0, 200.0])
def test_the_flux_is_that_of_halving(pressure, permeability):
    b, solution = to_si(permeability, "L/(m2 h)"), salt_water("sea salt", celsius(25))
    answer = fluxes(pressure * BAR, **SEA, salt_permeability=b)
    excess = pressure * BAR - solution.osmotic_pressure(40.0)
    expected = bisected(to_si(1.2, "L/(m2 h bar)"), b, excess, 40.0, solution)
    assert answer.water_flux == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("row", table("seawater.csv"), ids=lambda row: f"{row['absolute_salinity_g_per_kg']:g}")
def test_without_salt_passage_the_published_osmotic_pressure_is_what_the_pressure_has_to_beat(row):
    grams = row["absolute_salinity_g_per_kg"] / 1000 * row["density_kg_per_m3"]
    warm = celsius(row["temperature_C"])
    try:
        answer = fluxes(120 * BAR, grams, "sea salt", warm, salt_permeability=0.0)
    except Refusal:  # the last digit of the density carries the saltiest across the end
        assert row["absolute_salinity_g_per_kg"] == 120
        return
    expected = 120 - row["osmotic_pressure_bar"]
    assert answer.net_driving_pressure / BAR == pytest.approx(expected, abs=1e-3)
    flux = to_si(1.2, "L/(m2 h bar)") * filmtec(warm) * expected * BAR
    assert answer.water_flux == pytest.approx(flux, rel=1e-4)


def test_the_line_of_the_flux_crosses_zero_at_the_osmotic_pressure():
    """A straight line from osmosis to reverse osmosis, where no salt passes."""
    osmotic = salt_water("sea salt", celsius(25)).osmotic_pressure(40.0)
    slope = to_si(1.2, "L/(m2 h bar)")
    for bar in range(0, 121, 4):
        answer = quiet(feed_pressure=bar * BAR, **SEA, salt_permeability=0.0)
        assert answer.water_flux == pytest.approx(slope * (bar * BAR - osmotic), rel=1e-12)
        assert (answer.permeate_concentration is None) == (bar * BAR <= osmotic)


def test_below_the_osmotic_pressure_it_is_osmosis_and_says_so():
    with pytest.warns(Caution, match=r"No permeate is made: it takes more pressure .* 28.9 bar"):
        answer = fluxes(20 * BAR, **SEA)
    assert answer.water_flux < 0
    assert answer.salt_flux == pytest.approx(to_si(0.06, "L/(m2 h)") * 40.0)
    assert answer.permeate_concentration is answer.intrinsic_rejection is answer.osmotic_pressure_of_permeate is None


def test_the_step_at_the_crossing_is_as_stated():
    osmotic = salt_water("sea salt", celsius(25)).osmotic_pressure(40.0)
    above = fluxes(osmotic * (1 + 1e-9), **SEA).water_flux
    a, b = to_si(1.2, "L/(m2 h bar)"), to_si(0.06, "L/(m2 h)")
    assert above == pytest.approx((a * b * osmotic) ** 0.5, rel=0.05)
    assert quiet(feed_pressure=osmotic * (1 - 1e-9), **SEA).water_flux == pytest.approx(0, abs=1e-12)


def test_pure_water_is_only_pressed_through():
    answer = fluxes(10 * BAR, 0.0)
    assert answer.water_flux == pytest.approx(to_si(12, "L/(m2 h)"))
    assert answer.salt_flux == answer.permeate_concentration == answer.osmotic_pressure_at_membrane == 0
    assert 0.99 < answer.intrinsic_rejection < 1


def test_back_pressure_counts_like_feed_pressure():
    ahead, behind = fluxes(55 * BAR, **SEA), fluxes(58 * BAR, **SEA, permeate_pressure=3 * BAR)
    assert behind == pytest.approx(ahead, rel=1e-9)


def test_warmth_lets_water_and_salt_pass_alike():
    cold, warm = (fluxes(90 * BAR, 1.0, "NaCl", celsius(t)) for t in (10, 35))
    assert warm.temperature_correction / cold.temperature_correction == pytest.approx(1.3333 / 0.5844, rel=1e-4)
    assert warm.intrinsic_rejection == pytest.approx(cold.intrinsic_rejection, abs=1e-5)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"salt": "NaCl", "wall_concentration": 301.0}, "wall_concentration is 301"),
        ({"wall_concentration": 140.0}, "for sea salt it must be from 0 to"),
        ({"temperature": celsius(42)}, "temperature is 315"),
    ],
)
def test_beyond_the_data_is_refused_in_words(inputs, message):
    with pytest.raises(Refusal, match=message):
        fluxes(**inputs)


INPUTS = {
    "feed_pressure": st.floats(0, 120 * BAR),
    "wall_concentration": st.just(0.0) | st.floats(1e-290, 300),  # floats far below it have lost their digits
    "salt": st.sampled_from(["NaCl", "sea salt"]),
    "temperature": st.floats(celsius(0), celsius(45)),
    "permeate_pressure": st.floats(0, 30 * BAR),
    "water_permeability": st.floats(to_si(0.01, "L/(m2 h bar)"), to_si(100, "L/(m2 h bar)")),
    "salt_permeability": st.floats(0, to_si(1000, "L/(m2 h)")),
}


@settings(deadline=None, derandomize=True, max_examples=500)
@given(st.fixed_dictionaries(INPUTS), st.floats(0, 120 * BAR))
def test_everywhere_salt_is_conserved_and_pressure_makes_water(inputs, higher):
    try:
        answer = quiet(**inputs)
    except Refusal:
        return
    correction = answer.temperature_correction
    assert answer.water_flux == pytest.approx(
        inputs["water_permeability"] * correction * answer.net_driving_pressure, rel=1e-12
    )
    passage = inputs["salt_permeability"] * correction
    if answer.permeate_concentration is None:
        assert answer.water_flux <= 0
        assert answer.salt_flux == pytest.approx(passage * inputs["wall_concentration"], rel=1e-12)
    else:
        assert answer.water_flux > 0
        assert 0 <= answer.intrinsic_rejection <= 1
        assert 0 <= answer.permeate_concentration <= inputs["wall_concentration"]
        assert answer.salt_flux == pytest.approx(
            answer.water_flux * answer.permeate_concentration, rel=1e-12, abs=1e-300
        )
        driven = passage * (inputs["wall_concentration"] - answer.permeate_concentration)
        assert answer.salt_flux == pytest.approx(driven, rel=1e-12, abs=1e-12 * passage * inputs["wall_concentration"])
        pull = answer.osmotic_pressure_at_membrane - answer.osmotic_pressure_of_permeate
        left = inputs["feed_pressure"] - inputs["permeate_pressure"] - pull
        assert answer.net_driving_pressure == pytest.approx(left, rel=1e-9, abs=1e-6)
    other = quiet(**inputs | {"feed_pressure": higher})
    risen = (other.water_flux - answer.water_flux) * (higher - inputs["feed_pressure"])
    assert risen >= 0


@pytest.mark.parametrize("name", NAMES)
def test_datasheets_as_a_reader_types_them(name):
    row, outputs = PUBLISHED[name], evaluate("membrane.permeabilities_from_datasheet", {"preset": name}).outputs
    assert from_si(outputs["water_permeability"], "L/(m2 h bar)") == pytest.approx(
        row["water_permeability_LMH_per_bar"], rel=2e-3
    )
    assert from_si(outputs["salt_permeability"], "L/(m2 h)") == pytest.approx(row["salt_permeability_LMH"], rel=2e-3)
    assert outputs["water_permeability"] == pytest.approx(element(name).water_permeability, rel=2e-3)


@pytest.mark.parametrize("recovery", ["0.05", "0.08", "0.1", "0.13", "0.15", "0.18", "0.2"])
def test_published_polarisation_factors(recovery):
    published = entries("ro_design_equations.json")
    answer = permeabilities_from_datasheet(element_recovery=float(recovery))
    assert answer.polarisation_modulus == pytest.approx(published["beta"]["values"][recovery], abs=5e-5)


@pytest.mark.parametrize(
    ("recovery", "factor_"),
    [each for each in entries("ro_design_equations.json")["log_mean"]["values"].items() if float(each[0]) <= 0.5],
)
def test_published_log_means(recovery, factor_):
    answer = permeabilities_from_datasheet(
        element_recovery=float(recovery), test_concentration=0.002, observed_rejection=0.99
    )
    feed = salt_water("NaCl", celsius(25)).concentration(0.002)
    assert answer.mean_feed_concentration / feed == pytest.approx(factor_, abs=5e-6)


def test_a_perfect_membrane_passes_no_salt():
    assert permeabilities_from_datasheet(observed_rejection=1.0).salt_permeability == 0


def test_the_datasheet_s_membrane_makes_the_rated_permeate():
    sheet = permeabilities_from_datasheet()
    wall = sheet.polarisation_modulus * sheet.mean_feed_concentration
    answer = fluxes(
        55 * BAR,
        wall,
        "NaCl",
        water_permeability=sheet.water_permeability,
        salt_permeability=sheet.salt_permeability,
    )
    assert answer.water_flux == pytest.approx(sheet.water_flux, rel=1e-9)
    feed = salt_water("NaCl", celsius(25)).concentration(0.032)
    assert answer.permeate_concentration == pytest.approx(0.002 * feed, rel=1e-9)


@pytest.mark.parametrize("form", FORMS)
def test_the_forms_stand_side_by_side(form):
    answer = temperature_correction(celsius(12), form)
    assert answer.temperature_correction == factor(form, celsius(12))
    assert answer.flow_change_per_degree == pytest.approx(factor(form, celsius(13)) / factor(form, celsius(12)) - 1)
    assert [row.form for row in answer.forms] == list(FORMS)
    assert answer.forms[0].difference == 0
    for row in answer.forms:
        assert row.temperature_correction == factor(row.form, celsius(12))
        assert row.difference == pytest.approx(factor(row.form, celsius(12)) / filmtec(celsius(12)) - 1, abs=1e-12)


def test_every_form_can_be_chosen():
    (choice,) = describe("membrane.temperature_correction").selections
    assert choice.values == tuple(FORMS)


@pytest.mark.parametrize(
    ("name", "preset"), [(name, preset) for name, presets in PRESETS.items() for preset in presets]
)
def test_every_preset_has_an_answer(name, preset):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        outputs = evaluate(f"membrane.{name}", {"preset": preset}).outputs
    assert (next(iter(outputs.values())) < 0) == preset.startswith("osmosis")
