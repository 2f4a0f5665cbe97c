"""The balance over a membrane unit: published examples, conservation, limits, and how far volumes add up."""

import pytest

from calc.balance import recovery
from calc.quantities import Refusal
from calc.units import CUBIC_METRE_PER_HOUR, GRAM_PER_LITRE, from_si
from tests.reference import entries, table

PUBLISHED = entries("mass_balance.json")
INPUTS = [
    (flow, share, feed, rejection)
    for flow in (0.0, 1e-6, 0.03)
    for share in (0.01, 0.2, 0.45, 0.8)
    for feed in (0.0, 0.3, 35.0)
    for rejection in (0.0, 0.5, 0.995, 1.0)
]


@pytest.mark.parametrize("case", PUBLISHED["CF"]["values"], ids=lambda case: f"Y={case['Y']},R={case['R']}")
def test_published_concentration_factors(case):
    streams = recovery(recovery=case["Y"], observed_rejection=case["R"], feed_concentration=1.0)
    assert streams.concentration_factor == pytest.approx(case["CF"], abs=5e-6)


def test_published_example():
    example = PUBLISHED["mass_balance_example"]
    streams = recovery(
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


@pytest.mark.parametrize("case", entries("waste_ratio.json")["waste_ratio_conversions"], ids=str)
def test_published_waste_ratios(case):
    streams = recovery(recovery=1 / (1 + case["reject:product"]), observed_rejection=1.0)
    assert streams.reject_to_product_ratio == pytest.approx(case["reject:product"])
    ratio = recovery(recovery=case["recovery"]).reject_to_product_ratio
    assert ratio == pytest.approx(case["reject:product"], rel=1e-3)
    assert streams.concentration_factor == pytest.approx(case["CF"], abs=5e-5)


@pytest.mark.parametrize("inputs", INPUTS, ids=str)
def test_water_and_salt_are_conserved(inputs):
    streams = recovery(*inputs)
    flow, _, feed, _ = inputs
    assert streams.permeate_flow + streams.concentrate_flow == pytest.approx(flow, rel=1e-12)
    salt_out = (
        streams.permeate_flow * streams.permeate_concentration
        + streams.concentrate_flow * streams.concentrate_concentration
    )
    assert salt_out == pytest.approx(flow * feed, rel=1e-12)


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
