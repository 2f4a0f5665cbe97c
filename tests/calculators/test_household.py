"""Water at home: published mixtures and costs, sums of parts, limits, and what is not known."""

import math
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import FOOT, US_GALLON, from_si, to_si
from calc.household import PRESETS, blend, cost, mix, rejection, remineralise, resin, tds_creep
from calc.interface import describe, evaluate
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once
from tests.outside import outside

PUBLISHED = entries("household.json")
COSTS = PUBLISHED["costs"]
freely = settings(deadline=None, derandomize=True, database=None)


def within(name):
    """Every input of a calculator, anywhere in its range."""
    return {each.name: st.floats(each.range.low, each.range.high) for each in describe(name).parameters}


# Rejection


@outside("household.rejection")
def test_what_two_readings_tell(calculator):
    """By hand: of 400 ppm 20 are left, a twentieth; of 350 there are 14, a twenty-fifth."""
    for tap, purified, share in ((400, 20, 0.95), (350, 14, 0.96)):
        answer = calculator(to_si(tap, "ppm"), to_si(purified, "ppm"))
        assert answer.rejection == pytest.approx(share, rel=1e-12), tap
        assert answer.salt_passage == pytest.approx(1 - share, rel=1e-12), tap


@pytest.mark.parametrize(
    ("purified", "words"),
    [(0, "In order"), (9.9, "In order"), (10.1, "Weak"), (24.9, "Weak"), (25.1, "Worn out"), (100, "Worn out")],
)
def test_what_is_said_of_a_membrane(purified, words):
    """Of 100 mg/L: from 90 % on it is in order, and below 75 % it is to be replaced."""
    assert rejection(to_si(100, "mg/L"), to_si(purified, "mg/L")).verdict.startswith(words)


def test_purified_water_with_more_than_the_tap_is_refused():
    with pytest.raises(Refusal, match="swapped"):
        rejection(to_si(100, "mg/L"), to_si(101, "mg/L"))


# Resin

NO_IONS = dict.fromkeys(("calcium", "magnesium", "sodium", "potassium", "chloride", "sulfate", "bicarbonate"), 0.0)


@outside("household.resin")
def test_published_lives_of_resin(calculator):
    """A bed of so many cubic feet behind water that a supplier tells in grains, and what a maker's cartridge holds."""
    for case in PUBLISHED["resin"]:
        bed = {"resin_volume": case["ft3"] * FOOT**3, "exchange_capacity": to_si(case["grains_per_ft3"], "gr/ft3")}
        solids = case["grains_per_US_gal"] * 64.79891e-6 / US_GALLON
        answer = calculator(case["known_as"], solids, 0.0, water_used=to_si(100, "US gal/day"), **bed)
        assert from_si(answer.deionised_volume, "US gal") == pytest.approx(case["US_gal"], rel=1e-4), case
        assert from_si(answer.resin_life, "d") == pytest.approx(case["US_gal"] / 100, rel=1e-4), case
        assert from_si(answer.load, "gpg") == pytest.approx(case["grains_per_US_gal"], rel=1e-4), case
        assert answer.carbon_dioxide_share == 0, case
    rated = PUBLISHED["ppm_gallons"]
    answer = calculator("table salt", to_si(rated["ppm"], "ppm"), 0.0, resin_volume=to_si(0.85, "L"))
    per_rating = from_si(answer.salt_capacity, "ppm gal") / rated["rating"]
    assert from_si(answer.deionised_volume, "US gal") == pytest.approx(rated["US_gal"] * per_rating, rel=1e-12)


@outside("household.resin")
def test_carbon_dioxide_and_ions_by_hand(calculator):
    """In half a litre of 1 eq/L are 500 meq; a litre has 0.2 meq of calcium, 0.2 of chloride, 0.3 mmol of gas."""
    bed = {"resin_volume": to_si(0.5, "L"), "exchange_capacity": to_si(1, "eq/L"), "water_used": to_si(10, "L/d")}
    water = NO_IONS | {"calcium": 0.1 * 40.078e-3, "chloride": 0.2 * 35.45e-3}
    answer = calculator("ions", 1.0, 0.3 * 44.009e-3, **bed, **water)
    assert from_si(answer.load, "meq/L") == pytest.approx(0.5, rel=1e-4)
    assert from_si(answer.deionised_volume, "L") == pytest.approx(1000, rel=1e-4)
    assert from_si(answer.resin_life, "d") == pytest.approx(100, rel=1e-4)
    assert answer.carbon_dioxide_share == pytest.approx(0.6, rel=1e-4)
    assert from_si(answer.salt_capacity, "g") == pytest.approx(0.5 * 58.44, rel=1e-4)


def test_the_resin_that_is_full_first_ends_it():
    """Cations alone, as of an analysis that forgot its bicarbonate: the cation resin ends it."""
    answer = resin("ions", carbon_dioxide=to_si(4.4009, "mg/L"), **NO_IONS | {"sodium": 0.2 * 22.990e-3})
    assert from_si(answer.load, "meq/L") == pytest.approx(0.2, rel=1e-6)
    assert answer.carbon_dioxide_share == 1


def test_water_with_nothing_in_it_uses_no_resin_up():
    with pytest.raises(Refusal, match="lasts for ever"):
        resin(purified_solids=0.0, carbon_dioxide=0.0)


# TDS creep


@outside("household.tds_creep")
def test_salt_is_kept_while_the_unit_stands_and_runs(calculator):
    """Both sides followed in small steps, without the closed solution, and the next run likewise."""
    feed, run, flow, before, behind = 0.5, 0.02, 2e-6, 2e-4, 1e-4
    per_difference = flow * run / (feed - run)
    for standing in (0.0, 300.0, 1500.0):
        left, right, steps = feed, run, 20_000
        for _ in range(steps):
            middle = per_difference * (left - right) * standing / steps
            left, right = left - middle / before, right + middle / behind
        answer = calculator(feed, run, standing, flow, behind, before)
        assert answer.first_reading == pytest.approx(right, rel=1e-3), standing
        assert answer.salt_permeance == pytest.approx(per_difference, rel=1e-12)
        assert answer.highest_reading == pytest.approx((before * feed + behind * run) / (before + behind), rel=1e-12)
        for row in answer.course:
            # A stirred vessel: its salt falls as the flow carries it out and brings the run's.
            reading = right
            for _ in range(2000):
                reading += (run - reading) * flow / behind * row.time / 2000
            assert row.reading == pytest.approx(reading, rel=1e-2), (standing, row)
        assert answer.course[-1].time == pytest.approx(5 * behind / flow, rel=1e-12)
        assert answer.course[1].time == pytest.approx(0.25 * behind / flow, rel=1e-12)
        seen = run + (answer.first_reading - run) * math.exp(-flow * answer.rinsing_time / behind)
        assert seen == pytest.approx(min(2 * run, answer.first_reading), rel=1e-9), standing
        assert answer.rinsing_volume == pytest.approx(flow * answer.rinsing_time, rel=1e-12)


def test_at_first_salt_passes_as_fast_as_in_the_run():
    answer = tds_creep(standing_time=1.0)
    per_second = to_si(8, "L/h") * to_si(14, "mg/L") / to_si(60, "mL")
    assert answer.first_reading - to_si(14, "mg/L") == pytest.approx(per_second, rel=2e-3)


def test_nothing_creeps_where_nothing_is_held_back():
    with pytest.raises(Refusal, match="swapped"):
        tds_creep(tap_solids=0.1, run_solids=0.1)


# Mix


@outside("household.mix")
def test_each_ion_of_two_waters_is_conserved(calculator):
    """Evian and Volvic by their labels, 3 litres to 1: sums by hand; and a bottle whose hardness a page works out."""
    evian = {"calcium": 80, "magnesium": 26, "bicarbonate": 360, "sodium": 6.5, "potassium": 1, "chloride": 6.8}
    volvic = {"calcium": 11.5, "magnesium": 8, "bicarbonate": 71, "sodium": 11.6, "potassium": 6.2, "chloride": 13.5}
    evian["sulfate"], volvic["sulfate"] = 12.6, 8.1
    waters = {f"first_{ion}": amount / 1000 for ion, amount in evian.items()}
    waters |= {f"second_{ion}": amount / 1000 for ion, amount in volvic.items()}
    wanted = 0.75 * 80 + 0.25 * 11.5
    answer = calculator("calcium mg/L", wanted, to_si(4, "L"), **waters)
    assert answer.first_share == pytest.approx(0.75, rel=1e-12)
    assert from_si(answer.first_volume, "L") == pytest.approx(3, rel=1e-12)
    assert from_si(answer.second_volume, "L") == pytest.approx(1, rel=1e-12)
    for row in answer.ions:
        assert 1000 * row.in_first_water == pytest.approx(evian[row.ion]), row
        assert 1000 * row.in_second_water == pytest.approx(volvic[row.ion]), row
        assert 1000 * row.in_mixture == pytest.approx(0.75 * evian[row.ion] + 0.25 * volvic[row.ion]), row
    total = 0.75 * sum(evian.values()) + 0.25 * sum(volvic.values())
    assert 1000 * answer.total_dissolved_solids == pytest.approx(total)
    magnesium = 0.75 * 26 + 0.25 * 8
    hard = 2.497 * wanted + 4.118 * magnesium
    assert from_si(answer.hardness, "mg/L CaCO3") == pytest.approx(hard, rel=2e-4)
    alkaline = 50.043 / 61.016 * (0.75 * 360 + 0.25 * 71)
    assert from_si(answer.alkalinity, "mg/L CaCO3") == pytest.approx(alkaline, rel=1e-4)
    by_scale = {row.scale: row for row in answer.scales}
    one = by_scale["hardness, mg/L CaCO₃"]
    assert one.first_water == pytest.approx(2.497 * 80 + 4.118 * 26, rel=2e-4)
    assert one.second_water == pytest.approx(2.497 * 11.5 + 4.118 * 8, rel=2e-4)
    assert one.mixture == pytest.approx(hard, rel=2e-4)


def test_the_water_rich_in_gypsum_is_contrex():
    """By its label, as the wiki of the docstring lists it; chloride and potassium are told in meq/L by hydrologie.org.

    That page asks that the charges of a label add up to within 3 %.
    """
    label = {"calcium": 468, "magnesium": 74.5, "sodium": 9.4, "sulfate": 1121, "bicarbonate": 372}
    label |= {"chloride": 0.20 * 35.5, "potassium": 0.08 * 39.1}
    inputs = evaluate("household.mix", {"preset": "with a water rich in gypsum, to 100 mg/L of calcium"}).inputs
    second = {ion: 1000 * inputs[f"second_{ion}"] for ion in label}
    assert second == pytest.approx(label, abs=0.03)
    assert inputs["target_value"] == 100
    charges = {"calcium": 2 / 40.1, "magnesium": 2 / 24.3, "sodium": 1 / 23.0, "potassium": 1 / 39.1}
    charges |= {"chloride": -1 / 35.5, "sulfate": -2 / 96.1, "bicarbonate": -1 / 61.0}
    each = [charges[ion] * amount for ion, amount in second.items()]
    assert abs(sum(each)) < 0.03 * sum(map(abs, each))


def test_the_recipe_with_distilled_water_is_fifteen_parts_to_eighty_five():
    """Of Evian, by "nick_111" on home-barista.com, 2022; it says nothing of how much there is to be."""
    answer = evaluate("household.mix", {"preset": "a mineral water and distilled water"}).outputs
    assert answer["first_volume"] / answer["second_volume"] == pytest.approx(15 / 85, rel=1e-12)


@outside("household.mix")
def test_the_conductivity_of_a_mixture_by_phreeqc(calculator):
    """Two tap waters of the published table, the one or the other alone."""
    masses = {"sodium": 22.990, "potassium": 39.098, "magnesium": 24.305, "calcium": 40.078, "chloride": 35.45}
    masses |= {"sulfate": 96.056, "bicarbonate": 61.016}
    rows = [row for row in table("conductivity_waters.csv") if row["temperature_C"] == 25 and "tap" in row["water"]]
    tap = [{ion: 0.997 * row[f"{ion}_mol_per_kg"] * mass for ion, mass in masses.items()} for row in rows[:2]]
    waters = {f"first_{ion}": amount for ion, amount in tap[0].items()}
    waters |= {f"second_{ion}": amount for ion, amount in tap[1].items()}
    for share, row in zip((100.0, 0.0), rows, strict=False):
        answer = calculator("first water %", share, **waters)
        assert from_si(answer.conductivity, "mS/cm") == pytest.approx(row["conductivity_mS_per_cm"], rel=0.05)


def test_a_published_label():
    case = PUBLISHED["bottled"]
    label = {f"first_{ion}": case[ion] / 1000 for ion in ("calcium", "magnesium", "bicarbonate")}
    answer = mix("first water %", 100.0, **label)
    assert from_si(answer.hardness, "mg/L CaCO3") == pytest.approx(case["hardness"], rel=case["tolerance"])
    assert from_si(answer.alkalinity, "mg/L CaCO3") == pytest.approx(case["alkalinity"], rel=case["tolerance"])


@pytest.mark.parametrize(
    ("target", "value", "output", "unit"),
    [
        ("hardness dH", 8.0, "hardness", "degdH"),
        ("alkalinity meq/L", 3.0, "alkalinity", "meq/L"),
        ("TDS mg/L", 250.0, "total_dissolved_solids", "mg/L"),
        ("conductivity uS/cm", 400.0, "conductivity", "uS/cm"),
    ],
)
def test_the_target_is_in_the_mixture_of_two_waters(target, value, output, unit):
    for swapped in (False, True):
        inputs = {
            name: each.default for name, each in ((each.name, each) for each in describe("household.mix").parameters)
        }
        waters = {name: amount for name, amount in inputs.items() if name.startswith(("first_", "second_"))}
        if swapped:
            waters = {
                name.replace("first_", "x_").replace("second_", "first_").replace("x_", "second_"): amount
                for name, amount in waters.items()
            }
        answer = mix(target, value, **waters)
        assert from_si(getattr(answer, output), unit) == pytest.approx(value, rel=1e-9)


def test_waters_that_do_not_differ_are_refused_in_words():
    with pytest.raises(Refusal, match="Both waters have the same calcium"):
        mix("calcium mg/L", 80.0, second_calcium=to_si(80, "mg/L"))
    with pytest.raises(OutOfRange, match="the first water alone has as much"):
        mix("calcium mg/L", 90.0)
    with pytest.raises(OutOfRange, match="more than all of it"):
        mix("first water %", 101.0)


# Remineralise

SALTS = {"CaCl2.2H2O": "CaCl₂·2H₂O", "CaSO4.2H2O": "CaSO₄·2H₂O", "MgCl2.6H2O": "MgCl₂·6H₂O", "MgSO4.7H2O": "MgSO₄·7H₂O"}
SALTS |= {"NaHCO3": "NaHCO₃", "KHCO3": "KHCO₃", "CaCO3": "CaCO₃"}


def only(salt):
    """What asks for one salt alone."""
    calcium, chloride = float(salt.startswith("Ca")), float("Cl2" in salt)
    asked = {"magnesium_share": 1 - calcium, "calcium_as_chloride": chloride, "magnesium_as_chloride": chloride}
    if salt.endswith("HCO3"):
        return asked | {"hardness": 0.0, "alkalinity": 1.0, "alkalinity_salt": salt}
    if salt == "CaCO3":
        return asked | {"hardness": 1.0, "alkalinity": 1.0, "alkalinity_salt": salt}
    return asked | {"hardness": 1.0, "alkalinity": 0.0}


@outside("household.remineralise")
def test_published_salts(calculator):
    """What a gram of each salt in a litre gives of its ions, by a brewer's table."""
    for case in PUBLISHED["salts"]:
        answer = calculator(**only(case["salt"]), batch=to_si(2, "L"))
        (row,) = answer.salts
        assert row.salt.endswith(f"({SALTS[case['salt']]})")
        assert [each.before for each in answer.ions] == [0] * len(answer.ions), "it holds nothing"
        (ion,) = [each for each in answer.ions if each.ion == case["ion"]]
        published = pytest.approx(case["mg_per_L"], rel=case["tolerance"])
        assert 1000 * ion.after / row.in_a_litre == published, case
        assert row.in_batch == pytest.approx(2e-3 * row.in_a_litre, rel=1e-12), case
        assert answer.salts_mass == pytest.approx(row.in_batch, rel=1e-12), case
        of_carbonate = 0.44009 / 1.00086 * row.in_batch if case["salt"] == "CaCO3" else 0.0
        assert answer.carbon_dioxide == pytest.approx(of_carbonate, rel=2e-3), case


@outside("household.remineralise")
def test_published_recipes(calculator):
    for case in PUBLISHED["recipes"]:
        targets = {name: to_si(case[name], "mg/L CaCO3") for name in ("hardness", "alkalinity")}
        answer = calculator(**targets, batch=to_si(case["litres"], "L"), magnesium_share=1.0)
        (row,) = [each for each in answer.salts if SALTS[case["salt"]] in each.salt]
        assert from_si(row.in_batch, "g") == pytest.approx(case["grams"], rel=case["tolerance"]), case


@outside("household.remineralise")
def test_recipes_by_phreeqc_and_by_sums(calculator):
    """The conductivity is PHREEQC's; hardness and alkalinity follow from the ions, as do the dissolved solids."""
    for case in PUBLISHED["recipes_phreeqc"]:
        answer = calculator(
            to_si(case["hardness"], "mg/L CaCO3"),
            to_si(case["alkalinity"], "mg/L CaCO3"),
            to_si(1, "L"),
            case["magnesium_share"],
            case["calcium_as_chloride"],
            0.0,
            case["salt"],
        )
        assert from_si(answer.conductivity, "uS/cm") == pytest.approx(case["uS_per_cm"], rel=0.03), case
        ions = {row.ion: 1000 * row.after for row in answer.ions}
        assert 2.4973 * ions["calcium"] + 4.1179 * ions["magnesium"] == pytest.approx(case["hardness"], rel=1e-4), case
        assert 0.82017 * ions["bicarbonate"] == pytest.approx(case["alkalinity"], rel=1e-4), case
        assert 1000 * answer.total_dissolved_solids == pytest.approx(sum(ions.values()), rel=1e-12), case
        charge = ions["sodium"] / 22.990 + ions["potassium"] / 39.098 + 2 * ions["calcium"] / 40.078
        charge += 2 * ions["magnesium"] / 24.305 - ions["chloride"] / 35.45 - 2 * ions["sulfate"] / 96.056
        assert charge == pytest.approx(ions["bicarbonate"] / 61.016, rel=1e-9, abs=1e-9), case


@outside("household.remineralise")
def test_what_the_water_has_already_is_counted(calculator):
    before = {"calcium": 0.010, "magnesium": 0.002, "bicarbonate": 0.020, "sodium": 0.003, "chloride": 0.001}
    answer = calculator(**before)
    rows = {row.ion: row for row in answer.ions}
    assert {ion: rows[ion].before for ion in before} == pytest.approx(before)
    hard = 2497.3 * rows["calcium"].after + 4117.9 * rows["magnesium"].after
    assert hard == pytest.approx(68, rel=1e-4)
    assert 820.17 * rows["bicarbonate"].after == pytest.approx(40, rel=1e-4)


@pytest.mark.parametrize(("ion", "closes", "weighs"), [("sodium", "chloride", 35.45), ("chloride", "sodium", 22.990)])
def test_what_an_analysis_of_the_water_has_not_told_carries_current_too(ion, closes, weighs):
    """Where one side of the charges is missing, it conducts as if sodium or chloride had been told."""
    amount = 2e-3 * (58.44 - weighs)  # two moles in a cubic metre
    closed = remineralise(**{ion: amount, closes: 2e-3 * weighs})
    open_ = remineralise(**{ion: amount})
    assert open_.conductivity == pytest.approx(closed.conductivity, rel=1e-4)
    assert open_.total_dissolved_solids == pytest.approx(closed.total_dissolved_solids - 2e-3 * weighs, rel=1e-4)


def test_water_with_little_sodium_is_what_a_label_may_call_so():
    preset = PRESETS["blend"]["little sodium"]
    assert preset["target_value"] == f"{PUBLISHED['low_sodium']['mg_per_L']}"


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"calcium": 0.1}, "more calcium already"),
        ({"magnesium": 0.1}, "more magnesium already"),
        ({"bicarbonate": 0.1}, "more alkalinity already"),
        ({"alkalinity_salt": "CaCO3", "hardness": 0.1}, "take baking soda"),
    ],
)
def test_what_no_salt_can_do_is_refused(inputs, words):
    with pytest.raises(Refusal, match=words):
        remineralise(**inputs)


def test_too_much_gypsum_is_told():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", Caution)
        remineralise(hardness=20.0, magnesium_share=0.0, calcium_as_chloride=0.0)
    assert any("does not dissolve" in str(each.message) for each in caught)


def test_nothing_to_weigh_in():
    answer = remineralise(hardness=0.0, alkalinity=0.0)
    assert answer.recipe == "no salt that a balance shows"
    assert answer.salts == ()
    assert answer.salts_mass == 0


@pytest.mark.parametrize(
    ("times", "words"), [(2.0, "2 × 10⁻⁶ g of baking soda"), (0.5, "no salt that a balance shows")]
)
def test_less_than_a_balance_shows_is_not_told(times, words):
    """Two micrograms of baking soda, 84.007 g/mol, and half of one: the finest balances show one."""
    alkalinity = times * 1e-9 / 0.084007 / 2 / to_si(1, "L")
    answer = remineralise(hardness=0.0, alkalinity=alkalinity, batch=to_si(1, "L"))
    assert answer.salts_mass == pytest.approx(times * 1e-9, rel=1e-4)
    assert answer.recipe == words


# Blend


def test_tap_of_180_mg_of_calcium_mixed_to_60():
    """A third of the tap water, where none passes the membrane."""
    answer = blend("calcium mg/L", 60.0, 1.0, calcium=to_si(180, "mg/L"))
    assert answer.tap_share == pytest.approx(1 / 3, rel=1e-12)


@outside("household.blend")
def test_published_mixtures(calculator):
    """Hardness by 7.147 mg/L of calcium for a degree and 21.761 mg/L of bicarbonate, as published: to their digits."""
    for case in PUBLISHED["mixtures"]:
        tap = {"calcium": case["tap_dH"] * 7.147e-3, "bicarbonate": case["tap_dH"] * 21.761e-3}
        rest = dict.fromkeys(("magnesium", "sodium", "potassium", "chloride", "sulfate"), 0.0)
        rejection = 1 - case["osmosis_dH"] / case["tap_dH"]
        parts = case["tap_parts"], case["osmosis_parts"]
        batch = to_si(sum(parts), "L")  # a litre for each part
        answer = calculator("hardness dH", case["wanted_dH"], rejection, batch, **tap, **rest)
        rounding = case.get("last_digit", 0.0) / (case["tap_dH"] - case["osmosis_dH"])
        assert answer.tap_share == pytest.approx(parts[0] / sum(parts), rel=1e-4, abs=rounding), case
        assert answer.tap_volume == pytest.approx(to_si(parts[0], "L"), rel=1e-4, abs=rounding * batch), case
        assert answer.purified_volume == pytest.approx(to_si(parts[1], "L"), rel=1e-4, abs=rounding * batch), case
        assert from_si(answer.hardness, "degdH") == pytest.approx(case["wanted_dH"], rel=1e-12), case
        assert from_si(answer.alkalinity, "degdH") == pytest.approx(case["wanted_dH"], rel=1e-4), case
        # 1 °dH is 17.848 mg/L of calcium carbonate and 0.17832 mmol/L, as published.
        assert answer.hardness == pytest.approx(0.17832 * case["wanted_dH"], rel=2e-4), case
        assert answer.alkalinity == pytest.approx(0.17832 * case["wanted_dH"], rel=2e-4), case


@outside("household.blend")
def test_published_scales(calculator):
    """Of a water with one ion, neither purified nor mixed: the target is what it has."""
    ions = ("calcium", "magnesium", "bicarbonate", "sodium", "potassium", "chloride", "sulfate")
    for case in PUBLISHED["hardness_scales"]:
        tap = dict.fromkeys(ions, 0.0) | {case["ion"]: case["mg_per_L"] / 1000}
        mmol = case["mg_per_L"] / {"calcium": 40.078, "magnesium": 24.305, "bicarbonate": 61.016}[case["ion"]]
        target = ("hardness mmol/L", mmol) if case["of"] == "hardness" else ("alkalinity meq/L", mmol)
        answer = calculator(*target, 0.5, **tap)
        (row,) = [row for row in answer.scales if row.scale == case["scale"]]
        assert row.tap_water == pytest.approx(case["value"], abs=case["last_digit"] / 2), case
        assert row.mixture == pytest.approx(case["value"], abs=case["last_digit"] / 2), case
        assert row.ro_water == pytest.approx(case["value"] / 2, abs=case["last_digit"] / 4), case


@outside("household.blend")
def test_the_conductivity_of_a_tap_water_by_phreeqc(calculator):
    """The tap water itself: its own hardness is the target. The amounts are in a kilogram, and nearly a litre."""
    masses = {"sodium": 22.990, "potassium": 39.098, "magnesium": 24.305, "calcium": 40.078, "chloride": 35.45}
    masses |= {"sulfate": 96.056, "bicarbonate": 61.016}
    for row in table("conductivity_waters.csv"):
        if row["temperature_C"] == 25 and "tap" in row["water"]:
            molalities = {ion: row[f"{ion}_mol_per_kg"] for ion in masses}
            tap = {ion: 0.997 * molalities[ion] * mass for ion, mass in masses.items()}
            hard = 997 * (molalities["calcium"] + molalities["magnesium"])
            answer = calculator("hardness mmol/L", hard, **tap)
            assert answer.tap_share == pytest.approx(1), row["water"]
            published = row["conductivity_mS_per_cm"]
            assert from_si(answer.conductivity, "mS/cm") == pytest.approx(published, rel=0.05), row["water"]


@pytest.mark.parametrize(
    ("target", "value", "output", "unit"),
    [
        ("hardness mg/L", 150.0, "hardness", "mg/L CaCO3"),
        ("hardness gpg", 7.0, "hardness", "gpg"),
        ("hardness fH", 12.0, "hardness", "degfH"),
        ("hardness mmol/L", 1.5, "hardness", "mol/m3"),
        ("alkalinity dH", 3.0, "alkalinity", "degdH"),
        ("alkalinity meq/L", 2.0, "alkalinity", "meq/L"),
        ("TDS mg/L", 200.0, "total_dissolved_solids", "mg/L"),
        ("conductivity uS/cm", 300.0, "conductivity", "uS/cm"),
    ],
)
def test_the_target_is_in_the_answer(target, value, output, unit):
    answer = blend(target, value)
    assert from_si(getattr(answer, output), unit) == pytest.approx(value, rel=1e-9 if "cond" in target else 1e-12)


@outside("household.blend")
def test_each_ion_is_conserved(calculator):
    tap = {"calcium": 0.090, "magnesium": 0.012, "bicarbonate": 0.250, "sodium": 0.020, "potassium": 0.004}
    tap |= {"chloride": 0.045, "sulfate": 0.055}
    answer = calculator("hardness mmol/L", 1.0, 0.95, **tap)
    share = (1.0 / (90 / 40.078 + 12 / 24.305) - 0.05) / 0.95
    assert answer.tap_share == pytest.approx(share)
    assert {row.ion: row.in_tap_water for row in answer.ions} == pytest.approx(tap)
    for row in answer.ions:
        assert row.in_ro_water == pytest.approx(0.05 * tap[row.ion])
        assert row.in_blend == pytest.approx((share + 0.05 * (1 - share)) * tap[row.ion])
    assert answer.total_dissolved_solids == pytest.approx((share + 0.05 * (1 - share)) * sum(tap.values()))


def test_the_scales_tell_the_same_water():
    answer = blend("hardness dH", 5.6)
    rows = {row.scale: row for row in answer.scales}
    for row in answer.scales:
        added = answer.tap_share * row.tap_water + (1 - answer.tap_share) * row.ro_water
        assert row.mixture == pytest.approx(added, rel=1e-12)
    assert rows["hardness, °dH (GH)"].mixture == pytest.approx(5.6)
    assert rows["hardness, mg/L CaCO₃"].mixture == pytest.approx(10 * rows["hardness, °fH"].mixture)
    assert rows["hardness, mmol/L"].mixture == pytest.approx(1.0, abs=0.005)  # 5.6 °dH to the mmol/L, in two digits


def test_a_target_out_of_reach_is_refused_with_what_can_be_had():
    with pytest.raises(OutOfRange, match=r"target_value is 400; it must be at most 348\.\d") as caught:
        blend(target_value=400.0)
    assert caught.value.parameter == "target_value"


def test_where_the_conductivity_is_not_known_the_rest_is_answered():
    with pytest.warns(Caution, match="conductivity cannot be estimated"):
        answer = blend(bicarbonate=0.0)
    assert answer.conductivity is None
    assert from_si(answer.hardness, "mg/L CaCO3") == pytest.approx(100)


def test_an_unmixed_top_up():
    answer = evaluate("household.blend", {"preset": "reef tank top-up, through a deioniser"})
    assert answer.words["mixture"] == "Reverse-osmosis water alone."
    assert answer.outputs["total_dissolved_solids"] == answer.outputs["conductivity"] == 0


def test_discus_water_is_as_hard_as_its_keepers_say():
    """A. Huck: 100 microsiemens, or 3 °dH, for breeding; told for waters of the keepers' own."""
    answer = evaluate("household.blend", {"preset": "discus, breeding"})
    assert from_si(answer.outputs["conductivity"], "uS/cm") == pytest.approx(100)
    assert 2 < from_si(answer.outputs["hardness"], "degdH") < 3.5


@freely
@given(target=st.sampled_from(describe("household.blend").selections[0].values), **within("household.blend"))
def test_a_mixture_is_answered_or_refused(target, **values):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        try:
            answer = blend(target, **values)
        except Refusal:
            return
    numbers = [value for value in answer if isinstance(value, float)]
    assert all(map(math.isfinite, numbers))
    assert 0 <= answer.tap_share <= 1


# Cost


@outside("household.cost")
def test_published_price_of_bottles(calculator):
    case = COSTS["bottled"]
    used = case["US_gal_per_month"] * US_GALLON * to_si(1, "/month")
    answer = calculator(water_used=used, bottled_price=to_si(case["price_per_US_gal"], "/US gal"))
    assert from_si(answer.bottled_cost, "/month") == pytest.approx(case["per_month"], rel=1e-12)


def part(answer, name):
    return from_si(next(each.for_a_year for each in answer.parts if each.part == name), "/year")


@outside("household.cost")
def test_published_price_of_tap_water(calculator):
    case = COSTS["tap"]
    answer = calculator(
        water_used=to_si(case["US_gal_per_day"], "US gal/day"),
        tap_price=to_si(case["price_per_1000_US_gal"], "/1000 US gal"),
        sewage_price=0.0,
    )
    assert part(answer, "water for the glass") == pytest.approx(case["per_year"], abs=case["last_digit"] / 2)


@outside("household.cost")
def test_published_price_of_electricity(calculator):
    case = COSTS["electricity"]
    answer = calculator(
        pump_power=case["W"],
        pump_time=to_si(case["h_per_day"], "h/d"),
        electricity_price=to_si(case["price_per_kWh"], "/kWh"),
    )
    ours = part(answer, "electricity") * case["days_per_year"] / 365.25
    assert ours == pytest.approx(case["per_year"], abs=case["last_digit"] / 2)


@outside("household.cost")
def test_published_price_of_what_runs_to_the_drain(calculator):
    case = COSTS["drain"]
    for ratio in (2.3, 3.0, 5.0, 6.8):
        answer = calculator(
            water_used=to_si(case["US_gal_per_day"], "US gal/day"),
            waste_ratio=ratio,
            tap_price=to_si(case["price_per_US_gal"], "/US gal"),
            sewage_price=0.0,
        )
        assert case["per_year_from"] <= part(answer, "water for the drain") <= case["per_year_to"]


@outside("household.cost")
def test_published_price_of_filters(calculator):
    """A set is counted by the part of it that a year wears: 27.4 filters of 40 gallons, where the source has 27."""
    case = COSTS["pitchers"]
    sets_a_year = case["US_gal_per_year"] / case["US_gal_per_filter"]
    # Filters that last less than a month are below our range: ten at a time then, for ten times the price.
    answer = calculator(filter_price=10 * case["price_of_filter"], filter_life=to_si(10 / sets_a_year, "years"))
    assert part(answer, "filters") == pytest.approx(case["per_year"], abs=case["price_of_filter"])


@outside("household.cost")
def test_published_payback(calculator):
    """The price over the saving of a year, when nothing else is spent."""
    case = COSTS["payback"]
    nothing = dict.fromkeys(("tap_price", "sewage_price", "filter_price", "membrane_price", "electricity_price"), 0.0)
    used = to_si(10, "L/d")
    bottled = to_si(case["saving_per_year"], "/year") / used
    answer = calculator(water_used=used, bottled_price=bottled, unit_price=case["price"], **nothing)
    assert from_si(answer.payback_time, "years") == pytest.approx(case["years"], rel=1e-12)


@outside("household.cost")
def test_by_hand(calculator):
    """The defaults: 10 L a day and three times as much to the drain, at 4.50 the cubic metre; see the parts."""
    answer = calculator()
    water = 3.6525 * 4.5
    parts = [water, 3 * water, 60, 50 / 3, 0.03 * 365.25 * 0.3, 30]
    assert [from_si(row.for_a_year, "/year") for row in answer.parts] == pytest.approx(parts, rel=1e-12)
    assert [from_si(row.for_a_litre, "/L") for row in answer.parts] == pytest.approx([each / 3652.5 for each in parts])
    assert [row.share for row in answer.parts] == pytest.approx([each / sum(parts) for each in parts])
    assert from_si(answer.cost_a_year, "/year") == pytest.approx(sum(parts), rel=1e-12)
    assert from_si(answer.litre_cost, "/L") == pytest.approx(sum(parts) / 3652.5, rel=1e-12)
    assert from_si(answer.bottled_cost, "/year") == pytest.approx(0.5 * 3652.5, rel=1e-12)
    assert from_si(answer.saving, "/year") == pytest.approx(0.5 * 3652.5 - sum(parts), rel=1e-12)
    assert from_si(answer.tap_water_taken, "L/year") == pytest.approx(4 * 3652.5, rel=1e-12)
    assert from_si(answer.water_to_the_drain, "m3/year") == pytest.approx(3 * 3.6525, rel=1e-12)
    assert from_si(answer.payback_time, "years") == pytest.approx(300 / (1826.25 - sum(parts) + 30), rel=1e-12)


@freely
@given(**within("household.cost"))
def test_the_parts_add_up_for_every_unit(**values):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", Caution)
        answer = cost(**values)
    assert sum(row.for_a_year for row in answer.parts) == pytest.approx(answer.cost_a_year, rel=1e-12)
    assert sum(row.for_a_litre for row in answer.parts) == pytest.approx(answer.litre_cost, rel=1e-12)
    assert answer.litre_cost * values["water_used"] == pytest.approx(answer.cost_a_year, rel=1e-12)
    if answer.cost_a_year:
        assert sum(row.share for row in answer.parts) == pytest.approx(1, rel=1e-12)
    taken = answer.tap_water_taken
    assert taken == pytest.approx(values["water_used"] + answer.water_to_the_drain, rel=1e-12)
    whole = max(answer.bottled_cost, answer.cost_a_year)
    assert answer.saving == pytest.approx(answer.bottled_cost - answer.cost_a_year, abs=1e-12 * whole)
    if answer.payback_time is None:
        assert answer.saving <= 1e-12 * whole
        assert "never pays" in str(caught[0].message) or "worn out" in str(caught[0].message)
    else:
        assert answer.saving >= -1e-12 * whole
        assert not caught
    assert all(math.isfinite(value) for value in answer if isinstance(value, float))


def test_a_unit_that_never_pays_says_so():
    with pytest.warns(Caution, match="never pays for itself"):
        answer = cost(bottled_price=to_si(0.01, "/L"))
    assert answer.payback_time is None
    assert answer.saving < 0


def test_a_unit_that_wears_out_first_says_so():
    with pytest.warns(Caution, match="worn out before"):
        answer = cost(bottled_price=to_si(0.042, "/L"))
    assert answer.payback_time is None


def test_nothing_wasted_nothing_spent_on_it():
    answer = cost(waste_ratio=0.0)
    assert answer.water_to_the_drain == 0
    assert part(answer, "water for the drain") == 0


def test_what_costs_nothing_has_no_part_in_nothing():
    free = [each.name for each in describe("household.cost").parameters if "price" in each.name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        answer = cost(**dict.fromkeys(free, 0.0))
    assert answer.cost_a_year == 0
    assert [part.share for part in answer.parts] == [0] * len(answer.parts)


def test_the_american_family_spends_as_the_sources_say():
    family = PRESETS["cost"]["American family"]
    drain, electricity = COSTS["drain"], COSTS["electricity"]
    assert family["water_used"] == f"{drain['US_gal_per_day']} US gal/day"
    assert family["tap_price"] == f"{1000 * drain['price_per_US_gal']:g} /1000 US gal"
    assert family["electricity_price"] == f"{electricity['price_per_kWh']} /kWh"


def test_the_unit_as_rated_is_at_the_rating_of_its_element():
    rated, (example, *_) = (entries("home_ro.json")[name] for name in ("element_TW30_1812_75", "examples"))
    preset = PRESETS["production"]["as rated"]
    assert preset["rated_production"] == f"{rated['gpd']} US gal/day"
    assert preset["rated_pressure"] == preset["tap_pressure"] == f"{rated['psi']} psi"
    assert preset["temperature"] == f"{rated['T_C']} degC"
    assert preset["tap_solids"] == f"{rated['TDS_ppm']} mg/L"
    assert 1 / (1 + float(preset["reject_to_product_ratio"])) == pytest.approx(example["recovery"])


def test_a_unit_as_watersense_asks_wastes_what_the_label_allows():
    assert PRESETS["cost"]["as WaterSense asks"]["waste_ratio"] == "2.3"
    assert "<=2.3 gal reject per gal treated" in entries("home_ro.json")["EPA_WaterSense"]["final_spec"]


@all_at_once(("calculator", "preset"), [(name, preset) for name, presets in PRESETS.items() for preset in presets])
def test_every_preset_has_an_answer(calculator, preset):
    answer = evaluate(f"household.{calculator}", {"preset": preset})
    assert not answer.cautions
    assert None not in answer.outputs.values()


def test_a_recipe_names_each_salt_once():
    """The default takes three salts, and the words name all that the table has."""
    answer = remineralise()
    names = [row.salt.partition(" (")[0] for row in answer.salts]
    assert len(names) == 3
    first, second, third = (
        f"{1000 * row.in_batch:.3f} g of {name}" for row, name in zip(answer.salts, names, strict=True)
    )
    assert answer.recipe == f"{first}, {second} and {third}"
