"""Water at home: published mixtures and costs, sums of parts, limits, and what is not known."""

import math
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import US_GALLON, from_si, to_si
from calc.household import PRESETS, blend, cost, rejection
from calc.interface import describe, evaluate
from docs.comparisons.published import entries, table
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


# Blend


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


@pytest.mark.parametrize(
    ("calculator", "preset"), [(name, preset) for name, presets in PRESETS.items() for preset in presets]
)
def test_every_preset_has_an_answer(calculator, preset):
    answer = evaluate(f"household.{calculator}", {"preset": preset})
    assert not answer.cautions
    assert None not in answer.outputs.values()
