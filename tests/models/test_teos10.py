"""Seawater: check values of the releases, the reference implementation, limits, thermodynamics, refusals."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.core.units import BAR, STANDARD_ATMOSPHERE, celsius
from calc.models.seawater import seawater_correlations, teos10
from calc.models.water import water
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once

SEAWATER = table("seawater.csv")
PRESSED = table("seawater_under_pressure.csv")
IAPWS = entries("seawater_iapws_check_values.json")
CHECKS = {check["case"]: check for check in entries("seawater_check_values.json")}
MEGAPASCAL = 1e6
OF_STATE = [
    teos10.gibbs_energy,
    teos10.chemical_potential_of_water,
    teos10.density,
    teos10.osmotic_coefficient,
    teos10.water_activity,
    teos10.osmotic_pressure,
]
STATES = [
    (salinity, celsius(t), pressure)
    for salinity in (0.001, 0.02, 0.042)
    for t in (0.5, 15, 39.5)
    for pressure in (1 * MEGAPASCAL, 50 * MEGAPASCAL)
] + [(0.12, celsius(25), 5 * MEGAPASCAL)]


def named(function):
    return function.__name__


@pytest.mark.parametrize("check", IAPWS["pure_water"], ids=str)
def test_check_values_of_pure_water(check):
    state = 0.0, check["temperature_K"], check["pressure_MPa"] * MEGAPASCAL
    assert teos10.gibbs_energy(*state) == pytest.approx(check["gibbs_energy_J_per_kg"], rel=1e-8)
    assert teos10.chemical_potential_of_water(*state) == pytest.approx(check["gibbs_energy_J_per_kg"], rel=1e-8)
    assert teos10.density(*state) == pytest.approx(check["density_kg_per_m3"], abs=5e-6)


@pytest.mark.parametrize("check", IAPWS["seawater"], ids=lambda check: f"{check['pressure_MPa']}MPa")
def test_check_values_of_seawater(check):
    salinity, temperature = check["absolute_salinity_kg_per_kg"], check["temperature_K"]
    pressure = check["pressure_MPa"] * MEGAPASCAL

    def saline(function):
        return function(salinity, temperature, pressure) - function(0.0, temperature, pressure)

    energy, by_salinity = check["saline_gibbs_energy_J_per_kg"], check["saline_gibbs_energy_by_salinity_J_per_kg"]
    assert saline(teos10.gibbs_energy) == pytest.approx(energy, rel=5e-9)  # nine digits
    # The published derivative has nine digits, of which the salinity leaves 5e-6 J/kg.
    assert saline(teos10.chemical_potential_of_water) == pytest.approx(energy - salinity * by_salinity, abs=1e-5)
    volume = saline(lambda *state: 1 / teos10.density(*state))
    assert volume == pytest.approx(check["saline_specific_volume_m3_per_kg"], rel=5e-9)
    # The release takes pure water from IAPWS-95: 0.001 J/kg apart, and 3e-8 of the volume at 100 MPa.
    potential = teos10.chemical_potential_of_water(salinity, temperature, pressure)
    assert potential == pytest.approx(check["chemical_potential_of_water_J_per_kg"], abs=0.001)
    density = teos10.density(salinity, temperature, pressure)
    assert density == pytest.approx(check["density_kg_per_m3"], rel=4e-8)


@all_at_once("row", PRESSED)
def test_reference_implementation_under_pressure(row):
    state = row["absolute_salinity_g_per_kg"] / 1000, celsius(row["temperature_C"]), row["pressure_MPa"] * MEGAPASCAL
    potential = row["chemical_potential_of_water_J_per_kg"]
    assert teos10.chemical_potential_of_water(*state) == pytest.approx(potential, abs=1e-6)
    assert teos10.density(*state) == pytest.approx(row["density_kg_per_m3"], abs=1e-6)


@all_at_once("row", table("seawater_saline_gibbs.csv"))
def test_what_salt_adds_to_the_gibbs_energy(row):
    salinity, temperature = row["absolute_salinity_g_per_kg"] / 1000, celsius(row["temperature_C"])
    pressure = row["pressure_MPa"] * MEGAPASCAL
    added = teos10.gibbs_energy(salinity, temperature, pressure) - teos10.gibbs_energy(0.0, temperature, pressure)
    assert added == pytest.approx(row["saline_gibbs_energy_J_per_kg"], abs=2e-6)


@all_at_once("row", SEAWATER)
def test_reference_implementation_at_the_surface(row):
    """0.01 %, or the last digit given where that is more."""
    state = row["absolute_salinity_g_per_kg"] / 1000, celsius(row["temperature_C"])
    assert teos10.osmotic_pressure(*state) == pytest.approx(row["osmotic_pressure_bar"] * BAR, rel=1e-4, abs=5.1)
    assert teos10.osmotic_coefficient(*state) == pytest.approx(row["osmotic_coefficient"], rel=1e-5)
    assert teos10.density(*state) == pytest.approx(row["density_kg_per_m3"], abs=5.1e-4)
    correlation = seawater_correlations.osmotic_coefficient(*state)
    assert correlation == pytest.approx(row["osmotic_coefficient_nayar_2016"], abs=5.1e-6)


def test_published_osmotic_pressure_of_teospy():
    """It takes pure water from IAPWS-95, which moves the pressure by 1e-8."""
    check = CHECKS["teospy liq-sea doc"]
    pressure = teos10.osmotic_pressure(check["S"], check["T_K"], check["P"])
    assert pressure == pytest.approx(check["pi_Pa"], rel=2e-8)


def test_published_osmotic_pressure_of_gsw():
    check = CHECKS["GSW osmotic_pressure_t_exact example"]
    decibar = BAR / 10
    pure_water = STANDARD_ATMOSPHERE + check["pw_dbar"] * decibar
    pressure = teos10.osmotic_pressure(check["SA"] / 1000, celsius(check["t"]), pure_water)
    assert pressure == pytest.approx(check["pi_dbar"] * decibar, abs=0.005 * decibar)


@pytest.mark.parametrize("case", ["WaterTAP seawater_prop_pack test default", "..Solution_1", "..Solution_2"])
def test_published_correlation_in_watertap(case):
    """WaterTAP gives four digits."""
    check = CHECKS[case]
    coefficient = seawater_correlations.osmotic_coefficient(check["S_g_kg"] / 1000, celsius(check["T_C"]))
    assert coefficient == pytest.approx(check["osm_coeff"], abs=5e-5)


def test_published_sum_of_molalities():
    check = CHECKS["WaterTAP seawater_prop_pack test default"]
    assert teos10.osmolal_sum(check["S_g_kg"] / 1000) == pytest.approx(check["m_TDS"], abs=5e-4)


def test_stated_distance_of_the_correlation():
    """'Against TEOS-10 it is up to 1.2 % off from 0 to 40 degrees.'"""
    errors = [row["osmotic_coefficient_nayar_2016"] / row["osmotic_coefficient"] - 1 for row in SEAWATER]
    assert max(map(abs, errors)) == pytest.approx(0.0115, abs=0.0005)


@pytest.mark.parametrize("temperature", [celsius(0), celsius(25), celsius(40)])
def test_no_salt(temperature):
    assert teos10.osmotic_pressure(0.0, temperature) == 0
    assert teos10.osmotic_coefficient(0.0, temperature) == 1
    assert teos10.water_activity(0.0, temperature) == 1
    assert teos10.osmolal_sum(0.0) == 0
    assert seawater_correlations.osmotic_coefficient(0.0, temperature) == 1
    assert teos10.density(0.0, temperature) == pytest.approx(water.density(temperature), rel=1e-6)


@pytest.mark.parametrize("temperature", [celsius(0), celsius(25), celsius(40)])
def test_hardly_any_salt_follows_the_limiting_law(temperature):
    """The law of Debye and Hueckel, with the ionic strength of sea salt (Millero et al. 2008: 0.7225 of 1.1606)."""
    for salinity, tolerance in ((1e-8, 0.003), (1e-6, 0.01)):
        molality = teos10.osmolal_sum(salinity)
        strength = 0.7225 / 1.1606 * molality
        # On the molal scale the law is A times the sum of m z^2 over that of m, which is 2 I over the sum.
        law = 2 * strength / molality * water.debye_hueckel_slope(temperature) * math.sqrt(strength)
        coefficient = teos10.osmotic_coefficient(salinity, temperature)
        assert 1 - coefficient == pytest.approx(law, rel=tolerance)
        ideal = molality * teos10.GAS_CONSTANT * temperature * teos10.density(0.0, temperature)
        assert teos10.osmotic_pressure(salinity, temperature) == pytest.approx(coefficient * ideal, rel=1e-6)


@all_at_once("state", STATES)
def test_derivatives_of_the_gibbs_energy(state):
    salinity, temperature, pressure = state
    low, high = salinity * 0.9998, salinity  # not across the end of a range
    middle, wide = (low + high) / 2, high - low
    by_salinity = (
        teos10.gibbs_energy(high, temperature, pressure) - teos10.gibbs_energy(low, temperature, pressure)
    ) / wide
    potential = teos10.gibbs_energy(middle, temperature, pressure) - middle * by_salinity
    assert teos10.chemical_potential_of_water(middle, temperature, pressure) == pytest.approx(potential, abs=1e-4)
    more, less = (teos10.gibbs_energy(salinity, temperature, pressure + change) for change in (1e5, -1e5))
    assert 1 / teos10.density(*state) == pytest.approx((more - less) / 2e5, rel=1e-8)


@all_at_once("state", STATES)
def test_gibbs_duhem(state):
    """At constant temperature and pressure: (1 - S) d mu_w + S d mu_salt = 0, with mu_salt from g by Euler."""
    salinity, temperature, pressure = state
    ends = [salinity * 0.999, salinity]

    def of_salt(s):
        energy = teos10.gibbs_energy(s, temperature, pressure)
        return (energy - (1 - s) * teos10.chemical_potential_of_water(s, temperature, pressure)) / s

    middle = sum(ends) / 2
    change_of_water = teos10.chemical_potential_of_water(ends[1], temperature, pressure)
    change_of_water -= teos10.chemical_potential_of_water(ends[0], temperature, pressure)
    change_of_salt = of_salt(ends[1]) - of_salt(ends[0])
    assert (1 - middle) * change_of_water == pytest.approx(-middle * change_of_salt, rel=1e-5)


@all_at_once("temperature", [celsius(0), celsius(18), celsius(40)])
@all_at_once("salinity", [1e-9, 1e-4, 0.005, 0.035, 0.042, 0.08, 0.12])
def test_the_root_solves_the_equilibrium(salinity, temperature):
    pressure = teos10.osmotic_pressure(salinity, temperature)
    pure = teos10.chemical_potential_of_water(0.0, temperature, STANDARD_ATMOSPHERE)
    pressed = teos10.chemical_potential_of_water(salinity, temperature, STANDARD_ATMOSPHERE + pressure)
    assert pressed == pytest.approx(pure, abs=5e-11 + 1e-14 * abs(pure))  # rounding of about 1e4 J/kg


def test_the_root_is_nearly_the_coefficient_times_the_ideal():
    """Incompressible water, pi = phi m R T rho_w, is a few thousandths off at 35 g/kg."""
    temperature = celsius(25)
    ideal = teos10.osmolal_sum(0.035) * teos10.GAS_CONSTANT * temperature * water.density(temperature)
    approximation = teos10.osmotic_coefficient(0.035, temperature) * ideal
    assert teos10.osmotic_pressure(0.035, temperature) == pytest.approx(approximation, rel=0.005)


def test_water_activity_is_the_difference_of_potentials():
    for salinity, temperature, pressure in STATES:
        change = teos10.chemical_potential_of_water(salinity, temperature, pressure)
        change -= teos10.chemical_potential_of_water(0.0, temperature, pressure)
        wanted = math.exp(change * teos10.MOLAR_MASS_OF_WATER / (teos10.GAS_CONSTANT * temperature))
        assert teos10.water_activity(salinity, temperature, pressure) == pytest.approx(wanted, rel=1e-12)


def test_osmotic_pressure_rises_with_salinity_and_temperature():
    by_salinity = [teos10.osmotic_pressure(s / 1000, celsius(20)) for s in range(121)]
    assert by_salinity == sorted(by_salinity)
    by_temperature = [teos10.osmotic_pressure(0.035, celsius(t)) for t in range(41)]
    assert by_temperature == sorted(by_temperature)


def test_the_correlation_is_smooth_where_its_two_parts_meet():
    at, step = 0.01, 1e-6
    below, here, above = (
        seawater_correlations.osmotic_coefficient(at + change, celsius(25)) for change in (-step, 0, step)
    )
    assert here - below == pytest.approx(above - here, abs=1e-8)
    assert above == pytest.approx(here, abs=1e-6)


@all_at_once("function", OF_STATE)
@all_at_once("salinity", [-1e-9, 0.1201, 35.0, math.nan, math.inf])
def test_refused_outside_the_salinities(function, salinity):
    with pytest.raises(Refusal, match="absolute_salinity"):
        function(salinity, celsius(25))


@all_at_once("function", OF_STATE)
@all_at_once("temperature", [celsius(-0.01), celsius(40.01), 25.0, math.nan, -math.inf])
def test_refused_outside_the_temperatures(function, temperature):
    with pytest.raises(Refusal, match="temperature"):
        function(0.035, temperature)


@all_at_once("function", OF_STATE)
@all_at_once(
    ("salinity", "pressure"), [(0.035, 0.0), (0.035, 101e6), (0.035, math.nan), (0.035, math.inf), (0.1, 13e6)]
)
def test_refused_outside_the_pressures(function, salinity, pressure):
    with pytest.raises(Refusal, match="pressure"):
        function(salinity, celsius(25), pressure)


def test_refused_where_osmosis_would_leave_the_pressures():
    """The pure water is inside the range, the seawater that balances it is not."""
    with pytest.raises(Refusal, match="pressure"):
        teos10.osmotic_pressure(0.1, celsius(25), 8e6)


@pytest.mark.parametrize("salinity", [-1e-9, 0.1201, 1.0, math.nan])
def test_sum_of_molalities_refused(salinity):
    with pytest.raises(Refusal, match="absolute_salinity"):
        teos10.osmolal_sum(salinity)


@pytest.mark.parametrize(
    ("salinity", "temperature"),
    [(-1e-9, 300.0), (0.121, 300.0), (math.nan, 300.0), (0.035, 272.0), (0.035, 394.0), (0.035, math.nan)],
)
def test_correlation_refused(salinity, temperature):
    with pytest.raises(Refusal, match="must be at"):
        seawater_correlations.osmotic_coefficient(salinity, temperature)
