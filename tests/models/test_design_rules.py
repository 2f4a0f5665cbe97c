"""The makers' rules against the values of their equations, and where nothing is recovered."""

import pytest

from calc.models.membranes.design_rules import mean_concentration, polarisation_modulus
from docs.comparisons.published import entries

EQUATIONS = entries("ro_design_equations.json")


@pytest.mark.parametrize(("recovery", "expected"), EQUATIONS["beta"]["values"].items())
def test_the_modulus_of_an_element(recovery, expected):
    assert polarisation_modulus(float(recovery)) == pytest.approx(expected, abs=5e-5)  # half the last digit


@pytest.mark.parametrize(("recovery", "expected"), EQUATIONS["log_mean"]["values"].items())
def test_the_log_mean(recovery, expected):
    assert mean_concentration(1.0, float(recovery)) == pytest.approx(expected, abs=5e-6)  # half the last digit


def test_where_next_to_nothing_is_recovered_nothing_changes():
    assert polarisation_modulus(0.0) == 1
    assert mean_concentration(2.0, 1e-12) == pytest.approx(2.0, rel=1e-11)
