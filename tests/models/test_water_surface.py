"""The surface of water: published values, the accuracy that the docstrings state, limits, refusals."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.water.water_surface import (
    boiling_point,
    heat_of_evaporation,
    second_virial_coefficient,
    surface_tension,
    vapour_pressure,
)
from docs.comparisons.published import table

TENSIONS = table("water_surface_tension.csv")
OF_THE_RELEASE = [row for row in TENSIONS if row["iapws_mN_per_m"] != ""]
VAPOUR = table("water_vapour.csv")
FUNCTIONS = [surface_tension, vapour_pressure]


@pytest.mark.parametrize("row", OF_THE_RELEASE, ids=lambda row: f"{row['temperature_C']:g}C")
def test_surface_tension_of_the_release(row):
    tension = surface_tension(celsius(row["temperature_C"])) * 1e3
    assert tension == pytest.approx(row["iapws_mN_per_m"], abs=0.005)


@pytest.mark.parametrize("row", TENSIONS, ids=lambda row: f"{row['temperature_C']:g}C")
def test_against_air_it_is_the_same_within_half_a_per_cent(row):
    assert surface_tension(celsius(row["temperature_C"])) * 1e3 == pytest.approx(row["air_mN_per_m"], rel=0.005)


@pytest.mark.parametrize("row", VAPOUR, ids=lambda row: f"{row['temperature_C']:g}C")
def test_vapour_pressure_and_heat_of_evaporation(row):
    temperature = celsius(row["temperature_C"])
    assert vapour_pressure(temperature) == pytest.approx(row["vapour_pressure_Pa"], rel=1e-4)
    assert heat_of_evaporation(temperature) == pytest.approx(row["heat_of_evaporation_kJ_per_kg"] * 1e3, rel=0.005)


def test_surface_tension_falls_and_vapour_pressure_rises_with_warmth():
    tensions = [surface_tension(celsius(t)) for t in range(101)]
    pressures = [vapour_pressure(celsius(t)) for t in range(101)]
    assert tensions == sorted(tensions, reverse=True)
    assert pressures == sorted(pressures)


def test_water_boils_at_100_degrees_under_an_atmosphere():
    """Within 0.05 K, by which the boiling point of today's scale, 99.97 degC, is off."""
    assert vapour_pressure(celsius(99.95)) < 101_325 < vapour_pressure(celsius(100))


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("temperature", [celsius(-0.01), celsius(150.01), math.nan, math.inf])
def test_refused_outside_the_range(function, temperature):
    with pytest.raises(Refusal, match=r"is (ice|steam)|open pot"):
        function(temperature)


@pytest.mark.parametrize(("megapascal", "kelvin"), [(0.1, 372.755919), (1.0, 453.035632), (10.0, 584.149488)])
def test_where_water_boils(megapascal, kelvin):
    """The check values of equation 31 of IAPWS R7-97."""
    assert boiling_point(megapascal * 1e6) == pytest.approx(kelvin, abs=1e-6)


@pytest.mark.parametrize(("degrees", "virial"), [(60, -0.040133), (80, -0.031210), (100, -0.025042), (120, -0.020600)])
def test_steam_takes_less_room_than_an_ideal_gas(degrees, virial):
    """Second virial coefficients of IAPWS-95 by iapws 1.5.5."""
    assert second_virial_coefficient(celsius(degrees)) == pytest.approx(virial, rel=0.02)
