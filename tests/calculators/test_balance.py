"""The balance over a membrane unit: published examples, conservation, limits, and how far volumes add up."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc.balance import bypass, recovery
from calc.core.quantities import OutOfRange, Refusal
from calc.core.units import CUBIC_METRE_PER_HOUR, GRAM_PER_LITRE, from_si
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once
from tests.outside import outside

PUBLISHED = entries("mass_balance.json")
INPUTS = [
    (flow, share, feed, rejection)
    for flow in (0.0, 1e-6, 0.03)
    for share in (0.01, 0.2, 0.45, 0.8)
    for feed in (0.0, 0.3, 35.0)
    for rejection in (0.0, 0.5, 0.995, 1.0)
]
BYPASSES = (0.0, 1e-6, 0.1, 0.5, 0.97, 1.0)
freely = settings(deadline=None, derandomize=True, database=None)
units = {
    "feed_flow": st.floats(0.0, 1e5 * CUBIC_METRE_PER_HOUR),
    "recovery": st.floats(0.01, 0.99),
    "feed_concentration": st.floats(0.0, 150.0),
    "observed_rejection": st.floats(0.0, 1.0),
    "bypass": st.floats(0.0, 1.0),
}


@outside("balance.recovery")
def test_published_concentration_factors(calculator):
    for case in PUBLISHED["CF"]["values"]:
        streams = calculator(recovery=case["Y"], observed_rejection=case["R"], feed_concentration=1.0)
        assert streams.concentration_factor == pytest.approx(case["CF"], abs=5e-6), case


@outside("balance.recovery")
def test_published_example(calculator):
    example = PUBLISHED["mass_balance_example"]
    streams = calculator(
        example["feed_m3_h"] * CUBIC_METRE_PER_HOUR,
        example["recovery"],
        example["Cf_mg_L"] / 1000 * GRAM_PER_LITRE,
        1 - example["SP_avg"],
    )
    assert from_si(streams.permeate_flow, "m3/h") == pytest.approx(example["Qp"])
    assert from_si(streams.concentrate_flow, "m3/h") == pytest.approx(example["Qc"])
    assert from_si(streams.permeate_concentration, "mg/L") == pytest.approx(example["Cp"])
    assert from_si(streams.concentrate_concentration, "mg/L") == pytest.approx(example["Cc"])
    assert streams.concentration_factor == pytest.approx(example["CF"])
    assert streams.salt_passage == pytest.approx(example["SP_avg"])


@outside("balance.recovery")
def test_published_waste_ratios(calculator):
    for case in entries("waste_ratio.json")["waste_ratio_conversions"]:
        streams = calculator(recovery=1 / (1 + case["reject:product"]), observed_rejection=1.0)
        assert streams.reject_to_product_ratio == pytest.approx(case["reject:product"]), case
        ratio = calculator(recovery=case["recovery"]).reject_to_product_ratio
        assert ratio == pytest.approx(case["reject:product"], rel=1e-3), case
        assert streams.concentration_factor == pytest.approx(case["CF"], abs=5e-5), case


@outside("balance.recovery")
def test_water_and_salt_are_conserved(calculator):
    for inputs in INPUTS:
        streams = calculator(*inputs)
        flow, _, feed, _ = inputs
        assert streams.permeate_flow + streams.concentrate_flow == pytest.approx(flow, rel=1e-12), inputs
        salt_out = (
            streams.permeate_flow * streams.permeate_concentration
            + streams.concentrate_flow * streams.concentrate_concentration
        )
        assert salt_out == pytest.approx(flow * feed, rel=1e-12), inputs


@outside("balance.recovery")
def test_a_fifth_of_the_product_from_a_bypass_by_hand(calculator):
    """Of 19 m3/s, 16 go through a unit of 75 % recovery: 12 of permeate, and 3 that went round it, make 15."""
    streams = calculator(19.0, 0.75, 2.0, 0.98, bypass=0.2)
    assert streams.bypass_flow == pytest.approx(3)
    assert streams.permeate_flow == pytest.approx(12)
    assert streams.concentrate_flow == pytest.approx(4)
    assert streams.product_flow == pytest.approx(15)
    assert streams.overall_recovery == pytest.approx(15 / 19)
    assert streams.product_concentration == pytest.approx((12 * 0.04 + 3 * 2) / 15)
    told = {row.stream: row[1:] for row in streams.streams}
    concentrate = (16 * 2 - 12 * 0.04) / 4
    by_hand = {"feed": (19, 2), "to the membrane": (16, 2), "bypass": (3, 2), "permeate": (12, 0.04)}
    by_hand |= {"concentrate": (4, concentrate), "product": (15, 6.48 / 15)}
    assert told.keys() == by_hand.keys()
    for stream, (flow, concentration) in by_hand.items():
        assert told[stream] == pytest.approx((flow, concentration, flow * concentration)), stream


@outside("balance.bypass")
def test_the_bypass_for_that_product_by_hand(calculator):
    """The same plant, asked the other way round."""
    found = calculator((12 * 0.04 + 3 * 2) / 15, 2.0, 0.98, 0.75, 19.0)
    assert found.bypass == pytest.approx(0.2)
    assert found.bypass_of_feed == pytest.approx(3 / 19)
    assert found.bypass_flow == pytest.approx(3)
    assert found.product_flow == pytest.approx(15)
    assert found.overall_recovery == pytest.approx(15 / 19)
    assert found.permeate_concentration == pytest.approx(0.04)


def test_a_membrane_that_holds_nothing_back_changes_nothing():
    streams = recovery(recovery=0.8, feed_concentration=35.0, observed_rejection=0.0)
    assert streams.permeate_concentration == streams.concentrate_concentration == pytest.approx(35.0)


def test_a_perfect_membrane_passes_pure_water():
    streams = recovery(recovery=0.5, observed_rejection=1.0)
    assert streams.permeate_concentration == 0
    assert streams.concentration_factor == pytest.approx(2)


def test_recovery_comes_back_from_the_flows():
    streams = recovery(recovery=0.37)
    assert streams.permeate_flow / (streams.permeate_flow + streams.concentrate_flow) == pytest.approx(0.37)


def test_a_concentrate_that_cannot_be_is_refused():
    with pytest.raises(Refusal, match="697 g/L"):
        recovery(recovery=0.95, feed_concentration=35.0)


@pytest.mark.parametrize("factor", [9.99, 10.01])
def test_the_balance_ends_at_300_grams_in_a_litre(factor):
    """A membrane that holds all back leaves a concentrate of 30 g/L so many times stronger."""
    inputs = {"recovery": 1 - 1 / factor, "feed_concentration": 30.0, "observed_rejection": 1.0}
    if factor < 10:
        assert recovery(**inputs).concentrate_concentration == pytest.approx(299.7)
    else:
        with pytest.raises(Refusal, match="300 g/L"):
            recovery(**inputs)


def test_no_more_than_all_goes_round_the_membrane():
    """For a product that is as salty as the feed, but for what rounding adds."""
    assert bypass(product_concentration=2.0 * (1 + 5e-10), feed_concentration=2.0).bypass == 1


def test_salt_still_dissolves_where_the_balance_ends():
    """Potter, Babcock and Brown (1977): at t degC water holds 26.218 + 0.0072 t + 0.000106 t2 % by mass of NaCl."""
    rows = [row for row in table("sodium_chloride_concentrations.csv") if row["mg_per_L"] == 300_000]
    assert rows
    for row in rows:
        t = row["temperature_C"]
        assert row["g_per_kg_solution"] / 10 < 26.218 + 0.0072 * t + 0.000106 * t**2


@pytest.mark.parametrize(("concentrate", "tolerance"), [(70_000, 0.001), (300_000, 0.004)])
def test_volumes_add_up_as_stated(concentrate, tolerance):
    """Half concentrate and half pure water make nearly the volume of both: the mass says so."""
    rows = {row["mg_per_L"]: row for row in table("sodium_chloride_concentrations.csv") if row["temperature_C"] == 20}
    water = next(row for row in table("pure_water.csv") if row["temperature_C"] == 20)
    apart = rows[concentrate]["density_kg_per_m3"] + water["density_kg_per_m3"]
    mixed = 2 * rows[concentrate / 2]["density_kg_per_m3"]
    assert apart == pytest.approx(mixed, rel=tolerance)


@all_at_once("case", PUBLISHED["CF"]["values"])
@all_at_once("share", BYPASSES)
def test_a_bypass_does_not_touch_the_concentrate(case, share):
    streams = recovery(recovery=case["Y"], observed_rejection=case["R"], feed_concentration=1.0, bypass=share)
    assert streams.concentration_factor == pytest.approx(case["CF"], abs=5e-6)
    assert streams.concentrate_concentration == pytest.approx(case["CF"], abs=5e-6)


@outside("balance.bypass")
def test_published_bypass(calculator):
    """Worked for water that is there, whatever the recovery."""
    (case,) = entries("household.json")["bypass"]
    found = calculator(case["product"] / 1000, case["feed"] / 1000, 1 - case["permeate"] / case["feed"])
    assert 1 - found.bypass == pytest.approx(case["permeate_share"], abs=5e-4)
    assert (1 - found.bypass) * case["product_L_h"] == pytest.approx(case["permeate_L_h"], abs=0.5)
    assert found.bypass * case["product_L_h"] == pytest.approx(case["bypass_L_h"], abs=0.5)
    assert found.permeate_concentration == pytest.approx(case["permeate"] / 1000)


def flows(streams):
    return {row.stream: row for row in streams.streams}


@freely
@given(**units)
def test_every_stream_closes_or_is_refused(**inputs):
    try:
        streams = recovery(**inputs)
    except Refusal:
        factor = (1 - inputs["recovery"] * (1 - inputs["observed_rejection"])) / (1 - inputs["recovery"])
        assert factor * inputs["feed_concentration"] > 299.9
        return
    rows = flows(streams)
    for amount in ("flow", "salt_flow"):
        each = {name: getattr(row, amount) for name, row in rows.items()}
        whole = 1e-12 * each["feed"]
        assert each["to the membrane"] + each["bypass"] == pytest.approx(each["feed"], rel=0, abs=whole)
        assert each["permeate"] + each["concentrate"] == pytest.approx(each["to the membrane"], rel=0, abs=whole)
        assert each["permeate"] + each["bypass"] == pytest.approx(each["product"], rel=0, abs=whole)
        assert each["product"] + each["concentrate"] == pytest.approx(each["feed"], rel=0, abs=whole)
        assert all(value >= 0 for value in each.values())
    assert rows["product"].flow == streams.product_flow
    assert streams.overall_recovery * inputs["feed_flow"] == pytest.approx(streams.product_flow, rel=1e-12)
    assert streams.bypass_flow == pytest.approx(inputs["bypass"] * streams.product_flow, rel=1e-12)
    fresh, salty = streams.permeate_concentration, inputs["feed_concentration"]
    assert fresh * (1 - 1e-12) <= streams.product_concentration <= salty * (1 + 1e-12)


@freely
@given(**units | {"observed_rejection": st.floats(0.4, 1.0), "feed_concentration": st.floats(1e-6, 150.0)})
def test_the_bypass_comes_back_from_the_product(**inputs):
    try:
        streams = recovery(**inputs)
    except Refusal:
        assume(False)
    wanted = {name: value for name, value in inputs.items() if name != "bypass"}
    found = bypass(product_concentration=streams.product_concentration, **wanted)
    assert found.bypass == pytest.approx(inputs["bypass"], rel=1e-12, abs=1e-12)
    again = recovery(**inputs | {"bypass": found.bypass})
    assert again.product_concentration == pytest.approx(streams.product_concentration, rel=1e-12)
    # Flows feel a share that is near to one more than the share itself: nearly nothing is left to be permeate.
    ill = 1e-12 / inputs["recovery"]
    assert found.product_flow == pytest.approx(streams.product_flow, rel=ill)
    assert found.bypass_flow == pytest.approx(streams.bypass_flow, rel=ill, abs=ill * inputs["feed_flow"])
    assert found.overall_recovery == pytest.approx(streams.overall_recovery, rel=ill)
    assert found.bypass_of_feed * inputs["feed_flow"] == pytest.approx(found.bypass_flow, rel=1e-12)
    assert found.permeate_concentration == streams.permeate_concentration


@freely
@given(**units | {"observed_rejection": st.floats(0.4, 1.0), "bypass": st.floats(0.0, 150.0)})
def test_a_bypass_is_found_or_refused(**inputs):
    product = inputs.pop("bypass")
    try:
        found = bypass(product_concentration=product, **inputs)
    except Refusal:
        return
    assert 0 <= found.bypass_of_feed <= found.bypass <= 1
    assert inputs["recovery"] * (1 - 1e-12) <= found.overall_recovery <= 1
    assert found.bypass_flow <= found.product_flow * (1 + 1e-12)


def test_with_no_bypass_the_permeate_is_the_product():
    streams = recovery()
    assert streams.product_flow == streams.permeate_flow
    assert streams.product_concentration == streams.permeate_concentration
    assert streams.overall_recovery == pytest.approx(0.45)
    assert streams.bypass_flow == 0


def test_with_nothing_but_bypass_the_feed_is_the_product():
    streams = recovery(bypass=1.0)
    rows = flows(streams)
    assert rows["product"][1:] == pytest.approx(rows["feed"][1:])
    assert streams.overall_recovery == 1
    assert rows["to the membrane"].flow == rows["concentrate"].flow == streams.permeate_flow == 0


@pytest.mark.parametrize(
    ("product", "words"),
    [(0.0299, "at least 0.03 kg/m³: the permeate alone has"), (1.501, "at most 1.5 kg/m³: the feed alone has")],
)
def test_a_product_that_the_two_cannot_give_is_refused_with_what_they_can(product, words):
    with pytest.raises(OutOfRange, match=words) as caught:
        bypass(product_concentration=product)
    assert caught.value.parameter == "product_concentration"


def test_the_ends_are_the_permeate_and_the_feed():
    assert bypass(product_concentration=0.03).bypass == pytest.approx(0, abs=1e-12)
    assert bypass(product_concentration=1.5).bypass == 1


def test_without_salt_no_bypass_can_be_told():
    with pytest.raises(Refusal, match="without salt"):
        bypass(product_concentration=0.0, feed_concentration=0.0)


def test_a_bypass_round_a_unit_that_cannot_be_is_refused():
    with pytest.raises(Refusal, match="lower the recovery"):
        bypass(product_concentration=10.0, feed_concentration=100.0, recovery=0.9)
