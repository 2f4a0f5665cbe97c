"""Seawater against gsw, the reference implementation of TEOS-10."""

import random

import gsw
import pytest

from calc import seawater
from calc.core.units import BAR, celsius
from calc.models.seawater import teos10

STANDARD = [0.1, 0.5, *range(1, 43)]  # g/kg
EXTENDED = range(44, 121, 4)
DEGREES = [0, 0.5, *range(2, 41, 2)]
PRESSURES = [0, 10, 100, 1000, 4000, 9000]  # of the sea, in dbar above the atmosphere
DECIBAR = BAR / 10
TOLERANCE = 1e-4  # what the calculator promises
EQUATIONS = 1e-8  # both are the same equations in double precision


def potential(salinity, degrees, pressure=0.0):
    """Chemical potential of the water, in J/kg; gsw gives J/g."""
    return 1000 * gsw.chem_potential_water_t_exact(salinity, degrees, pressure)


def root(salinity, degrees):
    """Osmotic pressure, in Pa, that makes the potential of the water equal on both sides, by halving."""
    pure = potential(0.0, degrees)
    low, high = 0.0, 2000.0  # dbar
    while high - low > 1e-10 * high:
        middle = (low + high) / 2
        if potential(salinity, degrees, middle) < pure:
            low = middle
        else:
            high = middle
    return low * DECIBAR


def coefficient(salinity, degrees):
    """Osmotic coefficient by its definition, with the molality and the gas constant of the TEOS-10 Manual (2010)."""
    molality = salinity / (1000 - salinity) / 0.0314038218
    return (potential(0.0, degrees) - potential(salinity, degrees)) / (8.314472 * celsius(degrees) * molality)


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@pytest.mark.parametrize("degrees", DEGREES)
def test_osmotic_pressure(degrees):
    for salinity in (*STANDARD, *EXTENDED):
        answer = seawater.osmotic_pressure(salinity / 1000, celsius(degrees))
        assert answer.osmotic_pressure == pytest.approx(root(salinity, degrees), rel=TOLERANCE), salinity


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@pytest.mark.parametrize("degrees", DEGREES)
def test_the_other_answers_of_the_calculator(degrees):
    for salinity in (*STANDARD, *EXTENDED):
        answer = seawater.osmotic_pressure(salinity / 1000, celsius(degrees))
        assert answer.osmotic_coefficient == pytest.approx(coefficient(salinity, degrees), rel=TOLERANCE), salinity
        assert answer.density == pytest.approx(gsw.rho_t_exact(salinity, degrees, 0.0), rel=EQUATIONS), salinity


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_the_answers_at_random_points():
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    rng = random.Random(seed)
    for _ in range(200):
        salinity, degrees = rng.uniform(0.05, 120), rng.uniform(0, 40)
        answer, place = seawater.osmotic_pressure(salinity / 1000, celsius(degrees)), (seed, salinity, degrees)
        assert answer.osmotic_pressure == pytest.approx(root(salinity, degrees), rel=1e-6), place
        assert answer.osmotic_coefficient == pytest.approx(coefficient(salinity, degrees), rel=TOLERANCE), place
        assert answer.density == pytest.approx(gsw.rho_t_exact(salinity, degrees, 0.0), rel=EQUATIONS), place


@pytest.mark.parametrize("pressure", PRESSURES)
def test_density_and_potential_down_to_the_deepest_sea(pressure):
    absolute = teos10.STANDARD_ATMOSPHERE + pressure * DECIBAR
    for degrees in DEGREES:
        for salinity in (0, *STANDARD):
            state = salinity / 1000, celsius(degrees), absolute
            density = gsw.rho_t_exact(salinity, degrees, pressure)
            assert teos10.density(*state) == pytest.approx(density, rel=EQUATIONS), state
            ours = teos10.chemical_potential_of_water(*state)
            # The potential passes through zero; a difference of 1e-6 J/kg is an osmotic pressure of 0.001 Pa.
            assert ours == pytest.approx(potential(salinity, degrees, pressure), rel=EQUATIONS, abs=1e-6), state
