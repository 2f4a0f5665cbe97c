"""Osmosis in the body: published estimates, cells and balances, limits, what is conserved, and the pictures."""

import math
import warnings
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import body, seawater, single_solutes
from calc.body import PRESETS, drinking_water_balance, osmolality, tonicity
from calc.body_solutions import BODY_TEMPERATURE, MEASURED_AT, SODIUM_OF_SEA_SALT, drink, saline_of
from calc.body_solutions import osmolality as osmolality_of
from calc.calculators import describe, evaluate
from calc.pictures import body as pictures
from calc.pictures.body import SHAPES, half_thickness, shape_of, volume_of
from calc.quantities import Caution, Refusal
from calc.teos10 import osmolal_sum
from calc.units import GLUCOSE, LITRE, UREA, UREA_NITROGEN, from_si, to_si
from docs.figures import body as figures
from tests.comparisons.body import sea_water_balance, textbook_balance
from tests.reference import entries, table

PUBLISHED = entries("body.json")
CELLS = entries("red_cells.json")
freely = settings(deadline=None, derandomize=True, database=None)


def quietly(formula, *args, **rest):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        return formula(*args, **rest)


def _preset(function, preset):
    """The inputs of an example, in SI."""
    return quietly(evaluate, f"body.{function}", {"preset": preset}).inputs


def _example(function, preset):
    """What the formula answers to an example."""
    return quietly(getattr(body, function), **_preset(function, preset))


# Plasma


@pytest.mark.parametrize("case", PUBLISHED["plasma_estimates"], ids=lambda case: case["source"][:12])
def test_published_estimates(case):
    glucose = to_si(case["glucose_mg_dL"], "mg/dL glucose")
    nitrogen = to_si(case["urea_nitrogen_mg_dL"], "mg/dL urea nitrogen")
    answer = quietly(osmolality, case["sodium_mEq_L"], glucose, nitrogen)
    assert from_si(answer.osmolality, "mOsm/kg") == pytest.approx(case["osmolality_mOsm_kg"], abs=0.5)


@pytest.mark.parametrize("case", PUBLISHED["plasma_pressures"], ids=lambda case: str(case["osmolality_mOsm_kg"]))
@pytest.mark.parametrize(("unit", "digit"), [("kPa", 0.1), ("mmHg", 1.0), ("atm", 0.001)])
def test_published_pressures(case, unit, digit):
    answer = quietly(osmolality, case["osmolality_mOsm_kg"] / 2, 0.0, 0.0)
    assert from_si(answer.osmotic_pressure, unit) == pytest.approx(case[f"pi_{unit}_37C"], abs=digit / 2)


def test_the_molar_masses_in_the_units_are_those_of_the_solutes():
    assert pytest.approx(single_solutes.molar_mass("glucose"), rel=1e-12) == GLUCOSE
    assert pytest.approx(single_solutes.molar_mass("urea"), rel=1e-12) == UREA
    assert UREA_NITROGEN == 2 * 14.007e-3
    assert to_si(28.014, "mg/dL urea nitrogen") == pytest.approx(to_si(60.056, "mg/dL urea"), rel=1e-12)


@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("healthy", "Both are normal"),
        ("high blood sugar", "high, the effective one high"),
        ("failing kidneys", "high, but the effective one normal"),
        ("dried out", "shrink"),
        ("too much water", "low, the effective one low"),
    ],
)
def test_what_the_examples_do_to_cells(preset, words):
    assert words in _example("osmolality", preset).reading


def test_urea_adds_to_the_osmolality_and_not_to_the_effective_one():
    one, two = quietly(osmolality, urea=5.0), quietly(osmolality, urea=45.0)
    assert two.osmolality - one.osmolality == pytest.approx(0.040)
    assert two.effective_osmolality == one.effective_osmolality


def test_a_gap_is_told_either_way():
    with pytest.warns(Caution, match="above the estimate"):
        assert osmolality(measured_osmolality=0.333).osmolal_gap == pytest.approx(0.043)
    with pytest.warns(Caution, match="below the estimate"):
        osmolality(measured_osmolality=0.270)


# A red cell


@pytest.mark.parametrize("row", CELLS["red_cells"]["rows"][1:], ids=lambda row: str(row["osmolality_mOsm_kg"]))
def test_measured_cells(row):
    saline = saline_of(row["osmolality_mOsm_kg"] / 1000, BODY_TEMPERATURE)
    answer = tonicity("NaCl", saline, plasma_osmolality=0.3, critical_volume=2.5)
    assert answer.cell_volume == pytest.approx(row["volume_um3"] / 94, rel=0.03)


def test_half_the_cells_burst_where_laboratories_find_it():
    published = CELLS["half_burst"]
    assert published["low_g_per_L"] < tonicity().bursting_saline < published["high_g_per_L"]


def test_the_saline_that_bursts_a_cell_bursts_it():
    limit = tonicity().bursting_saline
    assert tonicity("NaCl", limit * 0.9999).cell_volume is None
    assert tonicity("NaCl", limit * 1.0001).cell_volume == pytest.approx(1.7, rel=1e-3)
    assert CELLS["first_and_last_burst"]["last_g_per_L"] < limit < CELLS["first_and_last_burst"]["first_g_per_L"]


def test_saline_of_nine_grams_keeps_the_cell():
    published = entries("osmotic_pressure_examples.json")["saline_0.9pct"]["osmolality_mOsm_kg"]
    answer = tonicity("NaCl", 9.0)
    assert from_si(answer.osmolality, "mOsm/kg") == pytest.approx(published, abs=0.15)  # 9 g and 0.154 mol differ
    assert answer.cell_volume == pytest.approx(1, abs=0.01)


@given(st.floats(6.0, 100.0), st.floats(0.2, 0.7), st.floats(0.2, 0.4))
@freely
def test_the_solute_inside_is_conserved(concentration, inactive, plasma):
    answer = tonicity("NaCl", concentration, plasma_osmolality=plasma, inactive_fraction=inactive, critical_volume=2.5)
    if answer.cell_volume is not None:
        inside = (answer.cell_volume - inactive) * answer.effective_osmolality
        assert inside == pytest.approx((1 - inactive) * plasma, rel=1e-12)


def test_plasma_itself_changes_nothing():
    answer = tonicity("NaCl", saline_of(0.29, BODY_TEMPERATURE))
    assert answer.cell_volume == pytest.approx(1, rel=1e-9)
    assert answer.starting_difference == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize(
    ("preset", "volume", "words"),
    [
        ("water", None, "Hypotonic: water enters, and the cell bursts"),
        ("0.45 % saline", "swollen", "Hypotonic: water enters, and the cell swells"),
        ("0.9 % saline", "kept", "Isotonic: the cell keeps its volume"),
        ("5 % glucose, at first", "kept", "Isotonic"),
        ("5 % glucose, later", None, "Isosmotic, and yet hypotonic: glucose enters"),
        ("urea, as strong as plasma", None, "Isosmotic, and yet hypotonic: urea enters, water follows"),
        ("urea in 0.9 % saline", "kept", "At first it shrinks, until urea has entered"),
        ("3 % saline", "shrunk", "Hypertonic"),
        ("sea water", "shrunk", "Hypertonic"),
    ],
)
def test_what_the_examples_do_to_a_cell(preset, volume, words):
    answer = _example("tonicity", preset)
    assert words in answer.tonicity
    found = answer.cell_volume
    if volume is None:
        assert found is None
    else:
        assert {"swollen": 1.4 < found < 1.7, "kept": abs(found - 1) < 0.03, "shrunk": 0.4 < found < 0.6}[volume]


def test_glucose_outside_is_cautioned():
    with pytest.warns(Caution, match="glucose"):
        tonicity("glucose", 50.0)


def test_sea_water_round_a_cell_is_that_of_the_standard():
    found = seawater.osmotic_pressure(0.035, MEASURED_AT)
    answer = osmolality_of("sea salt", 0.035 * found.density, MEASURED_AT)
    assert answer == pytest.approx(found.osmotic_coefficient * osmolal_sum(0.035), rel=1e-6)


# A drink


@pytest.mark.parametrize("case", PUBLISHED["textbook_balances"], ids=lambda case: case["of"])
def test_textbook_balances(case):
    answer = textbook_balance(case)
    assert from_si(answer.solutes_drunk, "mOsm") == pytest.approx(case["drink_mOsm_per_L"], rel=1e-6)
    assert answer.urine_needed / LITRE == pytest.approx(case["urine_L"], rel=1e-6)
    assert answer.net_water / LITRE == pytest.approx(case["net_L"], rel=1e-5)


@pytest.mark.parametrize(("preset", "urine"), [("textbook of 2016", 1.5), ("textbook, older edition", 2.0)])
def test_the_examples_are_the_textbooks_own(preset, urine):
    answer = _example("drinking_water_balance", preset)
    assert answer.urine_needed / LITRE == pytest.approx(urine, abs=0.005)


@pytest.mark.parametrize("row", PUBLISHED["sea_water_drunk"]["rows"])
def test_sea_water_by_the_standard(row):
    answer = sea_water_balance(row)
    # The source multiplies two factors, of four and five digits: 1043.4 mOsm/kg and 0.9875 kg of water in a litre.
    assert answer.solutes_drunk == pytest.approx(row["osmoles_per_L"], rel=0.05 / 1043.4 + 0.00005 / 0.9875)
    assert answer.urine_needed / LITRE == pytest.approx(row["urine_L"], abs=5e-4)


def test_the_sodium_of_sea_salt():
    row = next(r for r in table("conductivity_seawater.csv") if r["practical_salinity"] == 35)
    # Absolute salinity at a practical salinity of 35, of the standard composition: 35.16504 g/kg.
    assert row["sodium_mol_per_kg"] / osmolal_sum(0.03516504) == pytest.approx(SODIUM_OF_SEA_SALT, abs=5e-5)


def test_fresh_water_is_all_gain():
    answer = drinking_water_balance(salinity=0.0)
    assert answer.drink_gain == pytest.approx(LITRE, rel=1e-12)
    assert answer.urine_needed == pytest.approx(0.5 * LITRE)
    assert answer.solutes_drunk == answer.sodium_drunk == 0


def test_sodium_is_the_narrower_limit_for_sea_water():
    answer = drinking_water_balance()
    assert answer.urine_for_sodium > answer.urine_for_solutes
    assert answer.urine_needed == answer.urine_for_sodium
    assert answer.drink_gain < 0 < drinking_water_balance(limit="solutes").drink_gain


@given(
    st.sampled_from(["NaCl", "sea salt"]),
    st.sampled_from(["solutes", "both"]),
    st.floats(0.2, 5.0),
    st.floats(0.0, 1.5),
    st.floats(0.0, 2.0),
)
@freely
def test_the_salinities_are_where_their_balances_are_nought(salt, limit, litres, other, lost):
    rest = {"volume": litres * LITRE, "salt": salt, "limit": limit, "other_solutes": other, "other_loss": lost * LITRE}
    answer = drinking_water_balance(**rest)
    even = drinking_water_balance(**rest | {"salinity": min(answer.break_even_salinity, 0.1)})
    if answer.break_even_salinity < 0.1:
        assert even.drink_gain == pytest.approx(0, abs=1e-9)
    sustained = drinking_water_balance(**rest | {"salinity": answer.sustaining_salinity})
    if answer.sustaining_salinity:
        assert sustained.net_water == pytest.approx(0, abs=1e-9)
    else:
        assert sustained.net_water <= 0


@given(st.floats(0.0, 0.1), st.floats(0.05, 10.0), st.floats(300.0, 1500.0))
@freely
def test_the_urine_carries_all_that_was_drunk(salinity, litres, strongest):
    answer = drinking_water_balance(litres * LITRE, "sea salt", salinity, urine_limit=strongest, limit="solutes")
    assert answer.urine_needed * strongest == pytest.approx(answer.solutes_drunk + 0.6, rel=1e-12)
    assert answer.net_water + answer.urine_needed == pytest.approx(litres * LITRE, rel=1e-12, abs=1e-15)


def test_counted_one_by_one_there_are_more_particles_than_pull():
    assert drink("NaCl", 0.03, "ideal").particles == pytest.approx(2 * drink("NaCl", 0.03, "real").sodium, rel=1e-12)
    assert drink("sea salt", 0.035, "ideal").particles > 1.1 * drink("sea salt", 0.035, "real").particles


def test_no_saline_beyond_the_data():
    with pytest.raises(Refusal, match="data for NaCl end"):
        saline_of(20.0, BODY_TEMPERATURE)


# Pictures


@pytest.mark.parametrize(("row", "shape"), list(zip(CELLS["red_cells"]["rows"], SHAPES, strict=True)))
def test_the_drawn_cells_are_the_measured_ones(row, shape):
    thickness = [2 * half_thickness(shape, place / 1000) for place in range(1000)]
    assert 2 * shape.radius == pytest.approx(row["diameter_um"], abs=0.011)
    assert thickness[0] == pytest.approx(row["least_thickness_um"], abs=0.005)
    assert max(thickness) == pytest.approx(row["greatest_thickness_um"], abs=0.02)
    assert volume_of(shape) == pytest.approx(row["volume_um3"], rel=0.006)


@pytest.mark.parametrize("volume", [0.45, 0.8, 1.0, 1.1, 1.3, 1.6, 1.8, 2.2])
def test_a_cell_is_drawn_with_its_volume(volume):
    assert volume_of(shape_of(volume)) == pytest.approx(volume * volume_of(SHAPES[0]), rel=0.01)


@pytest.mark.parametrize(
    ("function", "preset"),
    [(function, preset) for function in ("tonicity", "drinking_water_balance") for preset in PRESETS[function]],
)
def test_every_example_has_its_picture(function, preset):
    drawn = getattr(pictures, function)(_preset(function, preset), _example(function, preset))
    svg = ElementTree.fromstring(drawn)
    width, height = map(float, svg.get("viewBox").split()[2:])
    assert svg.get("role") == "img"
    assert len(svg.get("aria-label")) > 60
    texts = [each for each in svg if each.tag == "text"]
    assert texts
    for each in svg:
        assert not {"fill", "stroke", "style"} & set(each.keys())
        for key, most in (("cx", width), ("x", width), ("cy", height), ("y", height)):
            assert 0 <= float(each.get(key, 0)) <= most


def test_the_picture_tells_the_answer():
    answer = tonicity("NaCl", 6.0)
    drawn = pictures.tonicity(describe("body.tonicity").defaults | {"concentration": 6.0}, answer)
    assert f"{answer.cell_volume:.2f} times its volume" in drawn
    inputs = describe("body.drinking_water_balance").defaults
    drawn = pictures.drinking_water_balance(inputs, drinking_water_balance())
    assert "The body loses 0.59 L" in drawn
    glasses = [each for each in ElementTree.fromstring(drawn) if each.tag == "rect"]
    drunk, urine = (float(each.get("height")) for each in glasses)
    assert urine / drunk == pytest.approx(drinking_water_balance().urine_needed / LITRE, rel=0.01)


@pytest.mark.parametrize("figure", [figures.ladder, figures.urine_for_a_litre])
def test_the_figures_tell_what_they_show(figure):
    svg = ElementTree.fromstring(figure())
    assert svg.get("role") == "img"
    assert len(svg.get("aria-label")) > 100


def test_the_bars_are_as_long_as_their_osmolalities():
    svg = ElementTree.fromstring(figures.ladder())
    lengths = [float(each.get("width")) for each in svg if each.tag == "rect"]
    values = [float(each.text.split()[0]) for each in svg if each.tag == "text" and each.text.endswith("mOsm/kg")]
    assert values == sorted(values)
    assert len(values) == len(lengths) == 6
    for length, value in zip(lengths, values, strict=True):
        assert length / lengths[-1] == pytest.approx(value / values[-1], abs=0.001)


def test_the_examples_are_answered_with_numbers():
    for function in PRESETS:
        for preset in PRESETS[function]:
            outputs = quietly(evaluate, f"body.{function}", {"preset": preset}).outputs
            assert all(value is None or math.isfinite(value) for value in outputs.values())
