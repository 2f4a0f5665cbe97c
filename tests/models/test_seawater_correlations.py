"""The correlation for seawater: its two parts meet in value and slope, and the lower one is of the stated form."""

from math import sqrt

import pytest

from calc.core.units import celsius
from calc.models.seawater.seawater_correlations import osmotic_coefficient

TEMPERATURES = [celsius(t) for t in (0, 25, 70, 120)]
MATCHED = 0.010  # kg/kg
every_temperature = pytest.mark.parametrize("temperature", TEMPERATURES)


@every_temperature
def test_no_salt_is_ideal(temperature):
    assert osmotic_coefficient(0.0, temperature) == 1


@every_temperature
def test_both_parts_meet_in_value_and_slope(temperature):
    """By differences to one side of where they meet, whose error goes with the square of the step."""

    def slope(step):
        there, near, far = (osmotic_coefficient(MATCHED + n * step, temperature) for n in (1e-9, 1, 2))
        return (4 * near - far - 3 * there) / (2 * step)

    below, above = (osmotic_coefficient(MATCHED + step, temperature) for step in (-1e-9, 1e-9))
    assert below == pytest.approx(above, rel=1e-8)
    assert slope(-1e-6) == pytest.approx(slope(1e-6), rel=1e-4)


@every_temperature
def test_dilute_seawater_falls_with_the_root_of_its_molality(temperature):
    """(1 - phi) / sqrt(m) is a straight line over sqrt(m), and m goes with S / (1 - S)."""
    roots = [sqrt(salinity / (1 - salinity)) for salinity in (0.001, 0.004, 0.010)]
    a, b, c = ((1 - osmotic_coefficient(root**2 / (1 + root**2), temperature)) / root for root in roots)
    assert (b - a) / (roots[1] - roots[0]) == pytest.approx((c - b) / (roots[2] - roots[1]), rel=1e-6)
