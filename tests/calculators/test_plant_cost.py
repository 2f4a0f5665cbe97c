"""What a plant's water costs: WaterTAP's own flowsheets, annuities, limits and sums."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.units import CUBIC_METRE_PER_HOUR, YEAR, from_si, to_si
from calc.interface import describe, evaluate
from calc.plant import PRESETS, cost
from docs.comparisons.published import entries
from tests.outside import outside

PUBLISHED = entries("plant_cost.json")
FLOWSHEETS = PUBLISHED["flowsheets"]
freely = settings(deadline=None, derandomize=True, database=None)


def sizes(case):
    return {
        "permeate_flow": PUBLISHED["permeate_m3_h"] * CUBIC_METRE_PER_HOUR,
        "recovery": PUBLISHED["recovery"],
        "specific_energy": to_si(case["energy_kWh_m3"], "kWh/m3"),
        "membrane_area": case["area_m2"],
        "high_pressure_power": 1e3 * case["high_pressure_kW"],
        "booster_power": 1e3 * case["booster_kW"],
        "exchanger_flow": case["exchanger_m3_h"] * CUBIC_METRE_PER_HOUR,
    }


def part(answer, name):
    return next(row for row in answer.parts if row.part == name)


@outside("plant.cost")
def test_the_flowsheets_of_watertap(calculator):
    """Five costs of its tests; they are of plants so small that no chemicals are counted."""
    for name, case in FLOWSHEETS.items():
        answer = calculator(**sizes(case), chemical_dose=0.0)
        assert answer.water_cost == pytest.approx(case["water_cost"], rel=1e-3), name


@outside("plant.cost")
def test_by_hand_from_the_published_factors(calculator):
    case, factors = FLOWSHEETS["pressure exchangers, simulated"], PUBLISHED["factors"]
    power = 1e3 * (case["high_pressure_kW"] + case["booster_kW"])
    bought = 30 * case["area_m2"] + 1.908 * power + 535 * case["exchanger_m3_h"]
    water = 0.9 * PUBLISHED["permeate_m3_h"] * 8766
    answer = calculator(**sizes(case), chemical_dose=to_si(4, "mg/L"), chemical_price=2.5)
    assert answer.investment == pytest.approx(2 * bought, rel=1e-12)
    assert answer.capital_recovery_factor == pytest.approx(factors["capital_recovery_factor"], rel=1e-4)
    assert from_si(answer.water_a_year, "m3/year") == pytest.approx(water, rel=1e-12)
    year = {
        "capital": 0.1 * 2 * bought,
        "labour": 0.0038 * 2 * bought,
        "maintenance": 0.0222 * 2 * bought,
        "insurance and taxes": 0.004 * 2 * bought,
        "energy": 0.07 * case["energy_kWh_m3"] * water,
        "membranes": factors["replaced_per_year"] * 30 * case["area_m2"],
        "chemicals": 2.5 * 0.004 * water / PUBLISHED["recovery"],
    }
    total = sum(year.values())
    assert from_si(answer.cost_a_year, "/year") == pytest.approx(total, rel=1e-4)
    assert [row.part for row in answer.parts] == list(year)
    for name, money in year.items():
        row = part(answer, name)
        assert from_si(row.for_a_year, "/year") == pytest.approx(money, rel=1e-4), name
        assert row.for_a_volume == pytest.approx(money / water, rel=1e-4), name
        assert row.share == pytest.approx(money / total, rel=2e-4), name
    built = (
        sum(money for name, money in year.items() if name in ("capital", "labour", "maintenance"))
        + year["insurance and taxes"]
    )
    prices = 0.2 * math.sqrt(sum(year[name] ** 2 for name in ("energy", "membranes", "chemicals")))
    assert answer.lowest_cost == pytest.approx((total - math.hypot(0.3 * built, prices)) / water, rel=1e-4)
    assert answer.highest_cost == pytest.approx((total + math.hypot(0.5 * built, prices)) / water, rel=1e-4)


def test_the_shares_of_the_detailed_package():
    """They stand here to two digits, and make the 3 % of the simple package."""
    shares, defaults = PUBLISHED["detailed_percent_of_capital"], describe("plant.cost").defaults
    times = shares["times"]
    salaries = shares["salaries"] * (1 + shares["benefits_of_salary"])
    for name, published in {
        "labour": salaries * times,
        "maintenance": (shares["maintenance"] + shares["laboratory"]) * times,
        "insurance": shares["insurance_and_taxes"] * times,
    }.items():
        assert 100 * defaults[name] == pytest.approx(published, abs=0.01), name
    three = sum(defaults[name] for name in ("labour", "maintenance", "insurance"))
    assert three == pytest.approx(PUBLISHED["factors"]["maintenance_labor_chemical"], rel=1e-12)


@outside("plant.cost")
def test_annuities(calculator):
    case = PUBLISHED["annuity"]
    answer = calculator(interest_rate=case["interest"], lifetime=case["years"] * YEAR)
    assert answer.capital_recovery_factor == pytest.approx(case["factor"], abs=5e-6)
    balance = 1.0  # paid back to the last penny, year by year
    for _ in range(case["years"]):
        balance = balance * (1 + case["interest"]) - answer.capital_recovery_factor
    assert balance == pytest.approx(0, abs=1e-12)


def test_without_interest_the_years_share_it_evenly():
    assert cost(interest_rate=0.0, lifetime=25 * YEAR).capital_recovery_factor == pytest.approx(0.04, rel=1e-12)
    assert cost(interest_rate=1e-12, lifetime=25 * YEAR).capital_recovery_factor == pytest.approx(0.04, rel=1e-9)


def test_what_costs_nothing_costs_nothing():
    nothing = dict.fromkeys(
        ("electricity_price", "membrane_price", "pump_price", "exchanger_price", "chemical_price"), 0.0
    )
    answer = cost(**nothing)
    assert (answer.water_cost, answer.lowest_cost, answer.highest_cost) == (0, 0, 0)
    assert {row.share for row in answer.parts} == {0}


@freely
@given(**{each.name: st.floats(each.range.low, each.range.high) for each in describe("plant.cost").parameters})
def test_the_parts_add_up_for_every_plant(**values):
    answer = cost(**values)
    assert sum(row.for_a_year for row in answer.parts) == pytest.approx(answer.cost_a_year, rel=1e-9)
    assert sum(row.for_a_volume for row in answer.parts) == pytest.approx(answer.water_cost, rel=1e-9)
    assert answer.water_cost * answer.water_a_year == pytest.approx(answer.cost_a_year, rel=1e-12)
    assert -1e-9 * answer.water_cost <= answer.lowest_cost <= answer.water_cost <= answer.highest_cost


@pytest.mark.parametrize("name", [name for name in PRESETS["cost"] if name.startswith("WaterTAP")])
def test_the_examples_of_watertap(name):
    case = FLOWSHEETS["pressure exchangers, optimised" if "with pressure" in name else "without a device, optimised"]
    assert evaluate("plant.cost", {"preset": name}).outputs["water_cost"] == pytest.approx(case["water_cost"], rel=2e-3)
