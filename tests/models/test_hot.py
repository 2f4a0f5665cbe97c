"""Water above its boiling point in the open: beside the release on saturation, and beside PHREEQC."""

import math

import pytest

from calc.core.quantities import OutOfRange
from calc.core.units import celsius
from calc.models.water import hot, water

# PHREEQC 3.7.3 at 4.9 atm with pitzer.dat: permittivity, density in kg/L, slope of the osmotic coefficient.
PHREEQC = {25: (78.399, 0.99722, 0.39138), 100: (55.473, 0.95854, 0.46045), 130: (48.240, 0.93496, 0.49935)}


@pytest.mark.parametrize("degrees", PHREEQC)
def test_permittivity_and_density_are_those_of_phreeqc(degrees):
    permittivity, density, _ = PHREEQC[degrees]
    assert hot.relative_permittivity(celsius(degrees)) == pytest.approx(permittivity, abs=1e-3)
    assert hot.density(celsius(degrees)) == pytest.approx(1000 * density, rel=3e-4)  # there under 4.9 atm


def test_the_slope_is_that_of_phreeqc_and_steps_little_at_100_degrees():
    assert hot.debye_hueckel_slope(celsius(130)) == pytest.approx(PHREEQC[130][2], rel=2e-4)
    assert hot.debye_hueckel_slope(celsius(25)) == water.debye_hueckel_slope(celsius(25))
    step = hot.debye_hueckel_slope(celsius(100.001)) / hot.debye_hueckel_slope(celsius(100))
    assert step == pytest.approx(1.007, abs=5e-4)


def test_the_density_is_that_of_cold_water_too():
    for degrees in (10, 50, 100):
        assert hot.density(celsius(degrees)) == pytest.approx(water.density(celsius(degrees)), rel=1e-4)


@pytest.mark.parametrize("degrees", [-1, 151, math.nan])
@pytest.mark.parametrize("function", [hot.density, hot.relative_permittivity])
def test_outside_its_range_it_is_refused(function, degrees):
    with pytest.raises(OutOfRange):
        function(celsius(degrees))
