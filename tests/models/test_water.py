"""Pure water: check values, independent formulations, the accuracy that the docstrings state, limits, refusals."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.water.water import debye_hueckel_slope, density, relative_permittivity, viscosity
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once

CHECK = entries("water_check_values.json")
ORDINARY = table("pure_water.csv")
WIDE = table("water_permittivity.csv")
FUNCTIONS = [density, viscosity, relative_permittivity, debye_hueckel_slope]


def test_check_values_of_the_release():
    temperature = CHECK["temperature_K"]
    assert density(temperature) == pytest.approx(CHECK["density_kg_per_m3"], abs=5e-7)
    assert viscosity(temperature) == pytest.approx(CHECK["viscosity_1e-6_Pa_s"] * 1e-6, abs=5e-13)
    assert relative_permittivity(temperature) == pytest.approx(CHECK["relative_permittivity"], abs=5e-7)


@all_at_once("row", ORDINARY)
def test_density_and_viscosity(row):
    temperature = celsius(row["temperature_C"])
    assert density(temperature) == pytest.approx(row["density_kg_per_m3"], rel=1e-4)
    assert viscosity(temperature) == pytest.approx(row["viscosity_mPa_s"] * 1e-3, rel=0.01)


@all_at_once("row", WIDE)
def test_stated_accuracy(row):
    """Density 0.0001 % and viscosity 0.01 % of the full formulations; permittivity 0.1 % to 60 degC, then 0.4 %."""
    temperature = celsius(row["temperature_C"])
    assert density(temperature) == pytest.approx(row["density_kg_per_m3"], rel=1e-6)
    assert viscosity(temperature) == pytest.approx(row["viscosity_mPa_s"] * 1e-3, rel=1e-4)
    tolerance = 0.001 if row["temperature_C"] <= 60 else 0.004
    assert relative_permittivity(temperature) == pytest.approx(row["relative_permittivity"], rel=tolerance)


@all_at_once("row", WIDE)
def test_debye_hueckel_slope(row):
    """Within 0.05 % of Archer and Wang; against the permittivity of 1997 within 0.07 %, 0.15 % and 0.6 %."""
    slope = debye_hueckel_slope(celsius(row["temperature_C"]))
    tolerance = 0.0007 if row["temperature_C"] <= 40 else 0.0015 if row["temperature_C"] <= 60 else 0.006
    assert slope == pytest.approx(row["debye_hueckel_slope_iapws_1997"], rel=tolerance)
    if row["temperature_C"] <= 40:
        assert slope == pytest.approx(row["debye_hueckel_slope_archer_wang"], rel=0.0005)


def test_densest_at_four_degrees():
    """IAPWS-95 has the maximum at 3.98 degC."""
    assert density(celsius(3.98)) > density(celsius(3.7))
    assert density(celsius(3.98)) > density(celsius(4.3))


@pytest.mark.parametrize("function", [viscosity, relative_permittivity])
def test_falls_with_temperature(function):
    values = [function(celsius(t)) for t in range(101)]
    assert values == sorted(values, reverse=True)


@all_at_once("function", FUNCTIONS)
@all_at_once("temperature", [celsius(-0.01), celsius(100.01), 25.0, math.nan, math.inf, -math.inf])
def test_refused_outside_the_range(function, temperature):
    if function is debye_hueckel_slope:  # carried on to where solutions freeze and boil
        temperature = {celsius(-0.01): celsius(-20.01), celsius(100.01): celsius(110.01)}.get(temperature, temperature)
    with pytest.raises(Refusal, match=r"is (ice|steam)|(supercooled|superheated) water"):
        function(temperature)


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_the_ends_of_the_range_belong_to_it(function):
    assert function(celsius(0)) > 0
    assert function(celsius(100)) > 0
