"""Osmosis in the body: published estimates, cells and balances, limits, what is conserved, and the pictures."""

import math
import re
import warnings
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import body, seawater
from calc.body import PRESETS, drinking_water_balance, mixture, osmolality, tonicity
from calc.core.quantities import Caution, Refusal
from calc.core.units import GLUCOSE, LITRE, UREA, UREA_NITROGEN, from_si, to_si
from calc.interface import describe, evaluate
from calc.models.ions.ions import CHARGES
from calc.models.seawater.teos10 import osmolal_sum
from calc.models.solutions import several_solutes, single_solutes
from calc.models.solutions.body_solutions import BODY_TEMPERATURE, MEASURED_AT, SODIUM_OF_SEA_SALT, drink, saline_of
from calc.models.solutions.body_solutions import osmolality as osmolality_of
from calc.pictures import body as pictures
from calc.pictures.body import SHAPES, half_thickness, shape_of, volume_of
from docs.comparisons.body import sea_water_drink, textbook_drink
from docs.comparisons.published import entries, table
from docs.figures import body as figures
from tests.all_at_once import all_at_once
from tests.outside import outside

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


@outside("body.osmolality")
def test_published_estimates(calculator):
    for case in PUBLISHED["plasma_estimates"]:
        glucose = to_si(case["glucose_mg_dL"], "mg/dL glucose")
        nitrogen = to_si(case["urea_nitrogen_mg_dL"], "mg/dL urea nitrogen")
        answer = calculator(case["sodium_mEq_L"], glucose, nitrogen)
        published = case["osmolality_mOsm_kg"]
        assert from_si(answer.osmolality, "mOsm/kg") == pytest.approx(published, abs=0.5), case["source"]


@outside("body.osmolality")
def test_published_pressures(calculator):
    for case in PUBLISHED["plasma_pressures"]:
        answer = calculator(case["osmolality_mOsm_kg"] / 2, 0.0, 0.0)
        for unit, digit in (("kPa", 0.1), ("mmHg", 1.0), ("atm", 0.001)):
            pressure = from_si(answer.osmotic_pressure, unit)
            # Theirs is of water that does not give way; ours does, by 4.42e-10 of its volume for each pascal.
            given_way = 1 + 4.42e-10 * answer.osmotic_pressure / 2
            assert pressure / given_way == pytest.approx(case[f"pi_{unit}_37C"], abs=digit / 2), (case, unit)


@outside("body.osmolality")
def test_what_the_estimate_counts_by_hand(calculator):
    """140 mmol/L of sodium, its anions, 50 of glucose and 15 of urea; the osmometer finds 400 mOsm/kg."""
    answer = calculator(140.0, 50.0, 15.0, measured_osmolality=0.400)
    assert answer.osmolality == pytest.approx(0.140 + 0.140 + 0.050 + 0.015)
    assert answer.effective_osmolality == pytest.approx(0.140 + 0.140 + 0.050)
    assert answer.osmolal_gap == pytest.approx(0.400 - 0.345)


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


@pytest.mark.parametrize(
    ("preset", "osmolality", "effective", "unseen"),
    [
        ("healthy", 290, 285, 0),
        ("high blood sugar", 345, 330, 0),
        ("failing kidneys", 321.5, 281.5, 0.5),
        ("dried out", 326, 316, 1),
        ("too much water", 248, 245, 1),
        ("alcohol, 2 g/L", 290, 285, 2000 / 46.07),  # the molar mass of ethanol, in g/mol
    ],
)
def test_the_blood_of_the_examples_is_what_the_page_is_about(preset, osmolality, effective, unseen):
    """In mOsm/kg; a laboratory reads whole ones."""
    answer = _example("osmolality", preset)
    assert 1000 * answer.osmolality == pytest.approx(osmolality)
    assert 1000 * answer.effective_osmolality == pytest.approx(effective)
    assert 1000 * answer.osmolal_gap == pytest.approx(unseen, abs=0.5)


def test_urea_adds_to_the_osmolality_and_not_to_the_effective_one():
    one, two = quietly(osmolality, urea=5.0), quietly(osmolality, urea=45.0)
    assert two.osmolality - one.osmolality == pytest.approx(0.040)
    assert two.effective_osmolality == one.effective_osmolality


@pytest.mark.parametrize(
    ("sodium", "urea", "words"),
    [
        (134.99, 5.0, "The osmolality is low, the effective one low"),  # 274.98 and 269.98
        (136.0, 0.0, "The osmolality is low, but the effective one normal"),
        (135.01, 5.0, "Both are normal"),
        (144.99, 5.0, "Both are normal"),
        (144.99, 6.0, "The osmolality is high, but the effective one normal"),
        (145.01, 0.0, "The osmolality is normal, the effective one high"),
        (145.01, 5.0, "The osmolality is high, the effective one high"),  # 295.02 and 290.02
    ],
)
def test_from_what_on_blood_is_called_normal(sodium, urea, words):
    """From 275 to 295 mOsm/kg; the effective osmolality less the 5 of urea, from 270 to 290."""
    assert quietly(osmolality, sodium, 0.0, urea).reading.startswith(words)


@pytest.mark.parametrize("gap", [-10.05, -9.95, 9.95, 10.05])
def test_a_gap_of_ten_is_told_either_way(gap):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        osmolality(140.0, 5.0, 5.0, measured_osmolality=(290 + gap) / 1000)
    assert ["above" in str(each.message) for each in told] == [gap > 0] * (abs(gap) > 10)


def test_a_gap_is_told_either_way():
    with pytest.warns(Caution, match="above the estimate"):
        assert osmolality(measured_osmolality=0.333).osmolal_gap == pytest.approx(0.043)
    with pytest.warns(Caution, match="below the estimate"):
        osmolality(measured_osmolality=0.270)


# A red cell


@outside("body.tonicity")
def test_measured_cells(calculator):
    for row in CELLS["red_cells"]["rows"][1:]:
        saline = saline_of(row["osmolality_mOsm_kg"] / 1000, BODY_TEMPERATURE)
        answer = calculator("NaCl", saline, plasma_osmolality=0.3, critical_volume=2.5)
        assert answer.cell_volume == pytest.approx(row["volume_um3"] / 94, rel=0.03), row


@outside("body.tonicity")
def test_half_the_cells_burst_where_laboratories_find_it(calculator):
    published = CELLS["half_burst"]
    assert published["low_g_per_L"] < calculator().bursting_saline < published["high_g_per_L"]


@outside("body.tonicity")
def test_in_pure_water_the_plasma_pulls_with_all_its_osmotic_pressure(calculator):
    for case in PUBLISHED["plasma_pressures"]:
        answer = calculator("NaCl", 0.0, plasma_osmolality=case["osmolality_mOsm_kg"] / 1000)
        given_way = 1 - 4.42e-10 * answer.starting_difference / 2
        pressure = -from_si(answer.starting_difference, "kPa") / given_way
        assert pressure == pytest.approx(case["pi_kPa_37C"], abs=0.05), case


@outside("body.tonicity")
def test_what_enters_counts_for_the_osmolality_and_for_the_start_alone(calculator):
    """0.154 mol/L of saline, and as much urea again as pulls like the plasma: 17.6 g/L are 0.293 mol in a litre."""
    saline, both = calculator("NaCl", 9.0), calculator("NaCl", 9.0, "urea", 17.6)
    urea = 17.6 / 60.056  # mol in a litre, which holds nearly a kilogram of water; urea pulls a little less than ideal
    assert both.osmolality - saline.osmolality == pytest.approx(urea, rel=0.02)
    assert both.effective_osmolality == saline.effective_osmolality
    pull = both.starting_difference - saline.starting_difference
    assert pull == pytest.approx(urea * 993.3 * 8.314462618 * 310.15, rel=0.02)
    assert both.cell_volume == saline.cell_volume


def test_the_saline_that_bursts_a_cell_bursts_it():
    limit = tonicity().bursting_saline
    assert tonicity("NaCl", limit * 0.9999).cell_volume is None
    assert tonicity("NaCl", limit * 1.0001).cell_volume == pytest.approx(1.7, rel=1e-3)
    assert CELLS["first_and_last_burst"]["last_g_per_L"] < limit < CELLS["first_and_last_burst"]["first_g_per_L"]


@outside("body.tonicity")
def test_saline_of_nine_grams_keeps_the_cell(calculator):
    published = entries("osmotic_pressure_examples.json")["saline_0.9pct"]["osmolality_mOsm_kg"]
    answer = calculator("NaCl", 9.0)
    assert from_si(answer.osmolality, "mOsm/kg") == pytest.approx(published, abs=0.15)  # 9 g and 0.154 mol differ
    assert answer.effective_osmolality == answer.osmolality
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


@pytest.mark.parametrize(
    ("whole", "effective", "words"),
    [
        (0.9499, 0.9499, "Hypotonic: water enters, and the cell swells."),
        (0.9499, 0.5, "Hypotonic: water enters, and the cell swells."),
        (0.9501, 0.9499, "Isosmotic, and yet hypotonic: urea enters, water follows, and the cell swells."),
        (1.0499, 0.5, "Isosmotic, and yet hypotonic: urea enters, water follows, and the cell swells."),
        (1.0501, 0.5, "Hyperosmotic, and yet hypotonic: urea enters, water follows, and the cell swells."),
        (0.9501, 0.9501, "Isotonic: the cell keeps its volume."),
        (1.0499, 1.0, "Isotonic: the cell keeps its volume."),
        (1.0501, 1.0, "Isotonic: the cell keeps its volume. At first it shrinks, until urea has entered."),
        (1.0499, 1.0499, "Isotonic: the cell keeps its volume."),
        (1.0501, 1.0501, "Hypertonic: water leaves, and the cell shrinks."),
        (1.2, 1.0501, "Hypertonic: water leaves, and the cell shrinks. It is smallest before what enters is in."),
    ],
)
def test_from_what_on_a_solution_is_called_stronger_or_weaker(whole, effective, words):
    """5 % of the plasma's osmolality either way, for each of the two osmolalities by itself."""
    assert body._tonicity(whole, effective, 1.0, "urea") == words
    assert body._tonicity(whole, effective, None, "urea") == words.replace("cell swells", "cell bursts")


def test_the_percentages_of_the_drips_are_grams_in_a_decilitre():
    for name, preset in PRESETS["tonicity"].items():
        shares = [float(share) for share in re.findall(r"([\d.]+) %", name)]
        grams = [float(preset[key].split()[0]) for key in ("concentration", "entering_concentration") if key in preset]
        assert shares == [] or 10 * shares[0] in grams, name


def test_nothing_enters_where_no_example_names_it():
    for name, preset in PRESETS["tonicity"].items():
        named = "later" in name or "urea" in name
        assert (preset["entering_concentration"] != "0 g/L") == named, name
    assert PRESETS["tonicity"]["water"]["concentration"] == "0 g/L"


def test_the_drinks_of_the_examples_are_litres_of_known_waters():
    """Of the sea as the table of standard seawater has it, of the Baltic as another calculator has it, and of none."""
    drinks = PRESETS["drinking_water_balance"]
    assert {drink["volume"] for drink in drinks.values()} == {"1 L"}
    assert [row for row in table("seawater.csv") if row["absolute_salinity_g_per_kg"] == 35]
    baltic = seawater.PRESETS["osmotic_pressure"]["Baltic"]["absolute_salinity"]
    known = {"sea water": "35 g/kg", "sea water, by all solutes alone": "35 g/kg"}
    known |= {"Baltic": baltic, "fresh water": "0 g/kg"}
    assert {name: drinks[name]["salinity"] for name in known} == known


def test_the_other_solutions_of_the_examples_are_as_strong_as_their_names_say():
    (sea,) = [r for r in table("seawater.csv") if (r["temperature_C"], r["absolute_salinity_g_per_kg"]) == (25, 35)]
    concentration = _preset("tonicity", "sea water")["concentration"]
    assert concentration == pytest.approx(0.035 * sea["density_kg_per_m3"], abs=0.05)  # its last digit is 0.1 g/L
    urea = _example("tonicity", "urea, as strong as plasma")
    assert urea.osmolality == pytest.approx(0.290, abs=0.005)
    assert urea.effective_osmolality == 0


def test_glucose_outside_is_cautioned():
    with pytest.warns(Caution, match="glucose"):
        tonicity("glucose", 0.5)


@pytest.mark.filterwarnings("error")
def test_no_glucose_is_not():
    assert tonicity("glucose", 0.0).cell_volume is None


def test_sea_water_round_a_cell_is_that_of_the_standard():
    found = seawater.osmotic_pressure(0.035, MEASURED_AT)
    answer = osmolality_of("sea salt", 0.035 * found.density, MEASURED_AT)
    assert answer == pytest.approx(found.osmotic_coefficient * osmolal_sum(0.035), rel=1e-6)


# A drink


@outside("body.drinking_water_balance")
def test_textbook_balances(calculator):
    for case in PUBLISHED["textbook_balances"]:
        answer = calculator(**textbook_drink(case))
        assert from_si(answer.solutes_drunk, "mOsm") == pytest.approx(case["drink_mOsm_per_L"], rel=1e-6), case["of"]
        assert answer.sodium_drunk == pytest.approx(case["drink_mOsm_per_L"] / 2000, rel=1e-6), case["of"]
        assert answer.urine_needed / LITRE == pytest.approx(case["urine_L"], rel=1e-6), case["of"]
        assert answer.net_water / LITRE == pytest.approx(case["net_L"], rel=1e-5), case["of"]
        # 1800 mOsm at 1200 in a litre, and 600 mmol of sodium at 300; half a litre of urine was needed anyway.
        assert answer.urine_for_solutes / LITRE == pytest.approx(1.5, rel=1e-6), case["of"]
        assert answer.urine_for_sodium / LITRE == pytest.approx(2.0, rel=1e-6), case["of"]
        assert answer.drink_gain / LITRE == pytest.approx(case["net_L"] + 0.5, abs=1e-5), case["of"]


@pytest.mark.parametrize(("preset", "urine"), [("textbook of 2016", 1.5), ("textbook, older edition", 2.0)])
def test_the_examples_are_the_textbooks_own(preset, urine):
    answer = _example("drinking_water_balance", preset)
    assert answer.urine_needed / LITRE == pytest.approx(urine, abs=0.005)


@outside("body.drinking_water_balance")
def test_sea_water_by_the_standard(calculator):
    for row in PUBLISHED["sea_water_drunk"]["rows"]:
        answer = calculator(**sea_water_drink(row))
        # The source multiplies two factors, of four and five digits: 1043.4 mOsm/kg and 0.9875 kg of water in a litre.
        tolerance = 0.05 / 1043.4 + 0.00005 / 0.9875
        assert answer.solutes_drunk == pytest.approx(row["osmoles_per_L"], rel=tolerance), row
        assert answer.urine_needed / LITRE == pytest.approx(row["urine_L"], abs=5e-4), row


@outside("body.drinking_water_balance")
def test_the_sodium_in_a_litre_of_the_sea_is_that_of_the_reference_composition(calculator):
    sodium = next(r for r in table("conductivity_seawater.csv") if r["practical_salinity"] == 35)["sodium_mol_per_kg"]
    sodium *= (35 / 965) / (35.16504 / 964.83496)  # mol in a kg of water, at an absolute salinity of 35 g/kg
    (sea,) = [r for r in table("seawater.csv") if (r["temperature_C"], r["absolute_salinity_g_per_kg"]) == (25, 35)]
    in_a_litre = sodium * 0.965 * sea["density_kg_per_m3"] / 1000
    answer = calculator(2 * LITRE, "sea salt", 0.035)
    assert answer.sodium_drunk == pytest.approx(2 * in_a_litre, rel=2e-4)  # the share of sodium has four digits


@outside("body.drinking_water_balance")
def test_salt_as_strong_as_urine_breaks_even_and_weaker_salt_sustains(calculator):
    """Of table salt counted one by one, by a table's amounts in a litre and in a kilogram of solution."""
    rows = {r["mg_per_L"]: r for r in table("sodium_chloride_concentrations.csv") if r["temperature_C"] == 25}
    even, weaker = rows[35_000], rows[10_000]
    answer = calculator(
        LITRE,
        "NaCl",
        counting="ideal",
        limit="solutes",
        other_solutes=0.0,
        urine_limit=2000 * even["mol_per_L"],
        other_loss=(1 - weaker["mol_per_L"] / even["mol_per_L"]) * LITRE,
    )
    # 0.1 % is what the densities of both may be off.
    assert 1000 * answer.break_even_salinity == pytest.approx(even["g_per_kg_solution"], rel=0.001)
    assert 1000 * answer.sustaining_salinity == pytest.approx(weaker["g_per_kg_solution"], rel=0.001)


def test_the_sodium_of_sea_salt():
    row = next(r for r in table("conductivity_seawater.csv") if r["practical_salinity"] == 35)
    # Absolute salinity at a practical salinity of 35, of the standard composition: 35.16504 g/kg.
    assert row["sodium_mol_per_kg"] / osmolal_sum(0.03516504) == pytest.approx(SODIUM_OF_SEA_SALT, abs=5e-5)


@outside("body.drinking_water_balance")
def test_fresh_water_is_all_gain(calculator):
    answer = calculator(salinity=0.0)
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


@all_at_once(
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
    assert "The body loses 0.59" in drawn
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


# Several solutes at once


DRIPS = (  # mmol/L of NaCl, KCl, CaCl2, glucose and another solute, the particles of that; mOsm/L
    ("0.9 % saline", 154, 0, 0, 0, 0, 1, 308),  # pmc.ncbi.nlm.nih.gov/articles/PMC6237920/table/T1, read, and the next
    ("0.45 % saline", 77, 0, 0, 0, 0, 1, 154),
    ("5 % glucose in water", 0, 0, 0, 278, 0, 1, 278),
    ("lactated Ringer's solution", 102.7, 4, 1.36, 0, 27.7, 2, 273),  # its label, dailymed, read
    ("drink against cholera", 45, 20, 0, 75, 10, 4, 245),  # UNICEF, as on the page
)


@outside("body.mixture")
@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_the_labels_of_drips(calculator):
    for name, salt, potassium, calcium, glucose, other, particles, label in DRIPS:
        answer = calculator(
            table_salt=salt * 0.05844,
            potassium_chloride=potassium * 0.074548,
            calcium_chloride=calcium * 0.110978,
            glucose=glucose * GLUCOSE,
            urea=0.0,
            other_solute=other * 0.1,
            other_molar_mass=0.1,
            other_particles=particles,
        )
        assert answer.osmolarity == pytest.approx(label, abs=0.8), name


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@pytest.mark.parametrize("preset", ["lactated Ringer's solution", "drink against cholera"])
def test_the_examples_are_what_their_labels_say(preset):
    label = next(row[-1] for row in DRIPS if row[0] == preset)
    assert _example("mixture", preset).osmolarity == pytest.approx(label, abs=1.0)


@outside("body.mixture")
def test_salts_together_pull_as_phreeqc_says_and_urea_for_nothing_in_the_end(calculator):
    """Litres with so much salt in a kilogram of water, to 1.5 % of it for what the salts take of the room."""
    masses = {"NaCl": 0.05844, "KCl": 0.074548, "CaCl2": 0.110978, "MgSO4": 0.120361, "NaHCO3": 0.084006}
    for row in table("mixed_salts.csv"):
        dry = {salt: row[salt] * mass * 997.05 for salt, mass in masses.items()}
        room = 1 + sum(dry.values()) * 0.3e-3
        inputs = {
            "table_salt": dry["NaCl"] / room,
            "potassium_chloride": dry["KCl"] / room,
            "calcium_chloride": dry["CaCl2"] / room,
            "magnesium_sulfate": dry["MgSO4"] / room,
            "sodium_bicarbonate": dry["NaHCO3"] / room,
            "temperature": to_si(row["temperature_C"], "degC"),
            "plasma_osmolality": 0.29,
        }
        expected = row["osmotic_coefficient"] * row["sum_of_molalities_mol_per_kg"]
        answer = calculator(**inputs, urea=0.0)
        assert answer.osmolality == pytest.approx(expected, rel=0.015), row
        assert answer.effective_osmolality == pytest.approx(answer.osmolality, rel=1e-12), row
        assert answer.cell_volume == pytest.approx(0.4 + 0.6 * 0.29 / expected, rel=0.015), row
        with_urea = calculator(**inputs, urea=6.0)
        assert with_urea.osmolality == pytest.approx(expected + 0.1, rel=0.015), row
        assert with_urea.effective_osmolality == pytest.approx(expected, rel=0.02), row


def test_the_salts_of_a_mixture_have_the_ions_of_the_salts_alone():
    for salt, of_one in several_solutes.SALTS.items():
        assert sum(CHARGES[ion] * count for ion, count in of_one.items()) == 0, salt
        assert sum(of_one.values()) == single_solutes.particles(salt)


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_one_solute_in_the_mixture_is_that_solute_alone():
    """To the 0.6 % between the two equations for table salt."""
    alone, mixed = tonicity("NaCl", 9.0), mixture(9.0, urea=0.0)
    assert mixed.osmolality == pytest.approx(alone.osmolality, rel=0.006)
    assert mixed.tonicity == alone.tonicity
    for solute in ("glucose", "urea", "glycerol"):
        alone = tonicity("NaCl", 0.0, "urea", 0.0) if solute == "glucose" else tonicity("NaCl", 0.0, solute, 20.0)
        found = mixture(0.0, **{"urea": 0.0, solute: 20.0})
        if solute == "glucose":
            assert found.effective_osmolality == pytest.approx(
                osmolality_of("glucose", 20.0, to_si(37, "degC")), rel=1e-3
            )
        else:
            assert found.effective_osmolality == 0
            assert found.osmolality == pytest.approx(alone.osmolality, rel=1e-3)
            assert found.tonicity == alone.tonicity


def test_a_solute_of_one_s_own_crosses_or_stays():
    staying, crossing = (
        mixture(9.0, urea=0.0, other_solute=10.0, other_crossing=at_the_membrane)
        for at_the_membrane in ("stays", "crosses")
    )
    assert staying.osmolality == crossing.osmolality
    assert staying.effective_osmolality - crossing.effective_osmolality == pytest.approx(0.1, rel=0.03)
    with pytest.raises(Refusal, match="at most 6 mol/kg"):
        mixture(100.0, 100.0, magnesium_sulfate=100.0, potassium_chloride=100.0)


@pytest.mark.parametrize("solute", ["NaCl", "sea salt"])
def test_a_gram_in_a_litre_pulls_a_thousand_times_as_hard_as_a_milligram(solute):
    """Nearly: a solution so dilute is ideal to some per cent."""
    milligram, gram = (osmolality_of(solute, concentration, MEASURED_AT) for concentration in (0.001, 1.0))
    assert gram / milligram == pytest.approx(1000, rel=0.06)
    assert osmolality_of(solute, 0.0, MEASURED_AT) == 0


def test_in_a_mixture_too_a_cell_swells_up_to_where_it_bursts_and_no_further():
    """From salt so dilute that it bursts to where it does not: the largest that is told is just below the limit."""
    answers = [quietly(mixture, to_si(step / 50, "g/L"), urea=0.0) for step in range(150, 400)]
    told = [answer.cell_volume for answer in answers if answer.cell_volume is not None]
    (limit,) = {each.default for each in describe("body.mixture").parameters if each.name == "critical_volume"}
    assert None in [answer.cell_volume for answer in answers]
    assert limit * 0.99 < max(told) < limit


def test_a_solute_of_ones_own_takes_the_room_of_most_solids():
    """160 g of what weighs 1.6 kg in a litre by itself take a tenth of it; the rest is water, 997 g/L at 25 °C."""
    found = several_solutes.mixed((), several_solutes.Own(160.0, 0.1, 1, 1.0), BODY_TEMPERATURE)
    assert found.water == pytest.approx(0.9 * 997.05, rel=1e-4)
