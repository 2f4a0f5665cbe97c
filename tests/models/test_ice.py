"""Ice in water: the heat that melts it and the solutions that it is in balance with, as gsw has them."""

import pytest

from calc.core.units import celsius
from calc.models.water.ice import heat_of_fusion, melting_point, osmolality_over_ice

# gsw 3.6.23 under one atmosphere: enthalpies and Gibbs energies of water and ice.
BY_GSW = [(-2, 0.0194077390), (-5, 0.0485440466), (-10, 0.0972332774), (-20, 0.1948033093), (-30, 0.2918895801)]
HEATS = [(0, 333421), (-5, 322667), (-10, 311608), (-15, 300198), (-20, 288377)]


@pytest.mark.parametrize(("degrees", "fall"), BY_GSW)
def test_osmolality_over_ice(degrees, fall):
    """Air in the water, which is counted here and not there, is 0.0024 K of the depression."""
    expected = fall / 0.018015268
    assert osmolality_over_ice(celsius(degrees)) == pytest.approx(expected, rel=0.0007, abs=0.0014)
    assert melting_point(expected) == pytest.approx(celsius(degrees), abs=0.02)


@pytest.mark.parametrize(("degrees", "heat"), HEATS)
def test_heat_of_fusion(degrees, heat):
    assert heat_of_fusion(celsius(degrees)) == pytest.approx(heat, rel=5e-4)
