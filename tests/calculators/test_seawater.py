"""Seawater by the standard: the calculator against gsw, its limits, its refusals."""

import math

import pytest

from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import BAR, celsius
from calc.interface import evaluate
from calc.seawater import PRESETS, osmotic_pressure
from docs.comparisons import header
from docs.comparisons.published import table
from tests.outside import outside

ROWS = [row for row in table("seawater.csv") if row["temperature_C"] <= 40]


@outside("seawater.osmotic_pressure")
def test_against_the_reference_implementation(calculator):
    """The activity of water follows from gsw's osmotic coefficient and the mean molar mass of sea salt, 31.4038218."""
    for row in ROWS:
        grams = row["absolute_salinity_g_per_kg"]
        answer = calculator(grams / 1000, celsius(row["temperature_C"]))
        # 0.01 % of gsw, and the last digit that the file gives.
        assert answer.osmotic_pressure / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=1e-4, abs=5e-5), row
        assert answer.osmotic_coefficient == pytest.approx(row["osmotic_coefficient"], rel=1e-4), row
        assert answer.density == pytest.approx(row["density_kg_per_m3"], rel=1e-5), row
        logarithm = -0.018015268 * grams / (1000 - grams) / 31.4038218e-3 * row["osmotic_coefficient"]
        assert answer.water_activity == pytest.approx(math.exp(logarithm), abs=1e-4 * -logarithm), row


@outside("seawater.osmotic_pressure")
def test_no_salt_no_pressure(calculator):
    answer = calculator(0.0)
    assert answer.osmotic_pressure == pytest.approx(0, abs=1e-3)
    assert answer.osmotic_coefficient == pytest.approx(1)
    assert answer.water_activity == pytest.approx(1)


def test_the_standard_seawater_of_the_examples_is_that_of_the_reference_composition():
    """In the table's header: 35.16504 g/kg at a practical salinity of 35."""
    assert "35.16504/35 of the practical one" in header("conductivity_seawater.csv")
    assert PRESETS["osmotic_pressure"]["standard seawater"]["absolute_salinity"] == "35.16504 g/kg"


def test_beyond_the_standard_it_is_an_extension_and_says_so():
    """By 0.2 % up to its end and 0.6 % beyond, as its page has it too."""
    with pytest.warns(Caution, match=r"extension of the standard, uncertain by 0\.6 %\."):
        osmotic_pressure(0.07)


def test_the_standard_reaches_to_42_grams_in_a_kilogram():
    """The range of the IAPWS release of 2008 and TEOS-10, as its page has it: a caution, an error here, comes after."""
    assert osmotic_pressure(0.042).osmotic_pressure > 0
    with pytest.warns(Caution, match="extension of the standard"):
        osmotic_pressure(0.0421)


@pytest.mark.parametrize("inputs", [{"absolute_salinity": 0.34}, {"temperature": celsius(41)}])
def test_outside_it_is_refused_with_the_reason(inputs):
    with pytest.raises(OutOfRange, match="standard"):
        osmotic_pressure(**inputs)


def test_the_dead_sea_is_refused_with_the_reason():
    with pytest.raises(Refusal, match=r"(?s).*Dead Sea") as caught:
        osmotic_pressure(0.34)
    assert "120" in str(caught.value) or "0.12" in str(caught.value)
    with pytest.raises(ValueError, match="brines such as the Dead Sea's"):
        evaluate("seawater.osmotic_pressure", {"preset": "Dead Sea"})
