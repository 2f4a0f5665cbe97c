"""The scales of hardness: published factors and analyses, the molar masses they rest on, and sums."""

import pytest

from calc.core.units import CALCIUM_CARBONATE, CALCIUM_OXIDE, GRAIN, UNITS, US_GALLON, from_si, to_si
from calc.models.ions.hardness import SCALES, alkalinity, on_scale, total_hardness
from calc.models.ions.ions import MOLAR_MASSES
from docs.comparisons.published import entries

PUBLISHED = entries("household.json")


@pytest.mark.parametrize("case", PUBLISHED["hardness_scales"], ids=lambda case: f"{case['ion']} on {case['scale']}")
def test_published_factors(case):
    water = {case["ion"]: case["mg_per_L"] / 1000}
    assert on_scale(water, case["scale"]) == pytest.approx(case["value"], rel=0, abs=case["last_digit"] / 2)


@pytest.mark.parametrize("case", PUBLISHED["one_scale_in_another"], ids=lambda case: f"{case['from']} in {case['to']}")
def test_published_conversions(case):
    value = from_si(to_si(1, case["from"]), case["to"])
    assert value == pytest.approx(case["value"], rel=0, abs=case.get("tolerance", case["last_digit"] / 2))


@pytest.mark.parametrize("case", PUBLISHED["analyses"], ids=lambda case: case["source"])
def test_published_analyses(case):
    water = {ion: case[ion] / 1000 for ion in ("calcium", "magnesium", "bicarbonate")}
    hardness, held = on_scale(water, "hardness, mg/L CaCO₃"), on_scale(water, "alkalinity, mg/L CaCO₃")
    assert hardness == pytest.approx(case["hardness"], rel=0, abs=case["hardness_tolerance"])
    assert held == pytest.approx(case["alkalinity"], rel=0, abs=case["alkalinity_tolerance"])


def test_the_masses_are_those_of_the_ions():
    """Ca + C + 3 O and Ca + O, where bicarbonate is H + C + 3 O; the handbooks give 100.087 and 56.077 g/mol."""
    hydrogen, oxygen = 1.0080e-3, 15.999e-3
    carbonate = MOLAR_MASSES["bicarbonate"] - hydrogen
    assert MOLAR_MASSES["calcium"] + carbonate == pytest.approx(CALCIUM_CARBONATE, rel=1e-12)
    assert MOLAR_MASSES["calcium"] + oxygen == pytest.approx(CALCIUM_OXIDE, rel=1e-12)
    assert pytest.approx(100.0869e-3, rel=1e-5) == CALCIUM_CARBONATE
    assert pytest.approx(56.0774e-3, rel=1e-5) == CALCIUM_OXIDE


def test_a_grain_to_the_gallon_is_its_mass():
    """7000 grains are a pound, 0.45359237 kg; the carbonate's molar mass drops out."""
    milligrams = from_si(to_si(1, "gpg"), "mg/L CaCO3")
    assert milligrams == pytest.approx(0.45359237e6 / 7000 / 3.785411784, rel=1e-12)
    assert milligrams == pytest.approx(1e3 * GRAIN / US_GALLON, rel=1e-12)


def test_lime_makes_as_much_hardness_as_alkalinity():
    """Calcium carbonate, dissolved, leaves a calcium and two bicarbonates."""
    lime = {"calcium": MOLAR_MASSES["calcium"], "bicarbonate": 2 * MOLAR_MASSES["bicarbonate"]}
    assert total_hardness(lime) == alkalinity(lime) == pytest.approx(1)
    assert on_scale(lime, "hardness, mg/L CaCO₃") == pytest.approx(CALCIUM_CARBONATE * 1000)


def test_salt_and_pure_water_are_not_hard():
    for water in ({}, {"sodium": 1.0, "chloride": 1.0}):
        assert total_hardness(water) == alkalinity(water) == 0


def test_every_scale_is_a_unit():
    assert all(unit in UNITS and measured in ("hardness", "alkalinity") for measured, unit in SCALES.values())
