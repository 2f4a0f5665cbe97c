"""The least work: against the Gibbs energies of seawater, the law of table salt in closed form, limits and refusals."""

import math
import re

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.energy.least_work import separation
from calc.models.seawater import teos10
from calc.models.solutions import single_solutes, solution_density
from calc.models.water import water
from tests.all_at_once import all_at_once

GAS_CONSTANT = 8.314462618
STATES = [
    (salinity, recovery, celsius(t))
    for salinity in (0.001, 0.01, 0.035, 0.1)
    for recovery in (0.1, 0.5, 0.9, 0.98)
    for t in (0, 25, 40)
]


@all_at_once(("salinity", "recovery", "temperature"), STATES)
def test_sea_salt_against_the_gibbs_energies_of_its_streams(salinity, recovery, temperature):
    fresh = recovery * teos10.density(0.0, temperature) / teos10.density(salinity, temperature)  # kg from a kg of feed
    concentrate = salinity / (1 - fresh)
    if not 0 < concentrate <= teos10.EXTENDED_UP_TO:
        with pytest.raises(Refusal):
            separation("sea salt", salinity, recovery, temperature)
        return
    found = separation("sea salt", salinity, recovery, temperature)
    assert found.concentrate_salinity == pytest.approx(concentrate, rel=1e-12)
    work = (
        fresh * teos10.gibbs_energy(0.0, temperature)
        + (1 - fresh) * teos10.gibbs_energy(concentrate, temperature)
        - teos10.gibbs_energy(salinity, temperature)
    )
    volume = recovery / teos10.density(salinity, temperature)
    assert found.least_work == pytest.approx(work / volume, rel=1e-5)


@all_at_once(("salinity", "recovery", "temperature"), STATES)
def test_table_salt_against_its_activity_coefficients(salinity, recovery, temperature):
    """By the chemical potentials of water and of salt, which need no integral."""
    mass = single_solutes.molar_mass("NaCl")
    feed = salinity / (1 - salinity) / mass
    volume = recovery / solution_density.density("NaCl", feed, temperature)
    left = 1 - salinity - volume * water.density(temperature)
    concentrate = salinity / mass / left if left > 0 else math.inf
    if concentrate > 6:
        with pytest.raises(Refusal):
            separation("NaCl", salinity, recovery, temperature)
        return

    def of_salt(molality):
        activity = molality * single_solutes.mean_activity_coefficient("NaCl", molality, temperature)
        return math.log(activity) - single_solutes.osmotic_coefficient("NaCl", molality, temperature)

    work = 2 * salinity / mass * GAS_CONSTANT * temperature * (of_salt(concentrate) - of_salt(feed))
    found = separation("NaCl", salinity, recovery, temperature)
    assert found.least_work == pytest.approx(work / volume, rel=1e-5)


@pytest.mark.parametrize("salt", ["NaCl", "sea salt"])
def test_two_steps_take_as_much_as_one(salt):
    """A second plant on the concentrate of the first: what it adds is what the first one's greater recovery adds."""
    temperature = celsius(25)
    first = separation(salt, 0.03, 0.3, temperature)
    both = separation(salt, 0.03, 0.6, temperature)
    # A share of the volume of the feed, as a share of that of the first concentrate.
    fresh = teos10.density(0.0, temperature) if salt == "sea salt" else water.density(temperature)

    def density(salinity):
        if salt == "sea salt":
            return teos10.density(salinity, temperature)
        molality = salinity / (1 - salinity) / single_solutes.molar_mass("NaCl")
        return solution_density.density("NaCl", molality, temperature)

    concentrate = (density(0.03) - 0.3 * fresh) / density(first.concentrate_salinity)
    second = separation(salt, first.concentrate_salinity, 0.3 / concentrate, temperature)
    assert both.least_work == pytest.approx((first.least_work + second.least_work) / 2, rel=1e-6)
    assert both.concentrate_salinity == pytest.approx(second.concentrate_salinity, rel=1e-9)


@pytest.mark.parametrize("salt", ["NaCl", "sea salt"])
def test_little_salt_is_ideal(salt):
    """Where the osmotic coefficient is nearly 1 the integral is a logarithm."""
    found = separation(salt, 1e-6, 0.8, celsius(25))
    ideal = found.feed_osmotic_pressure * math.log(1 / (1 - 0.8)) / 0.8
    assert found.least_work == pytest.approx(ideal, rel=2e-3)  # of what the coefficient loses on the way


@pytest.mark.parametrize("salt", ["NaCl", "sea salt"])
def test_the_first_drop_takes_the_osmotic_pressure_of_the_feed(salt):
    """But for the 0.12 % by which water takes less room in it, and under its pressure, than outside."""
    found = separation(salt, 0.035, 0.0, celsius(15))
    assert found.least_work == pytest.approx(found.feed_osmotic_pressure * (1 - 0.0012), rel=2e-4)
    assert found.concentrate_salinity == pytest.approx(0.035, rel=1e-12)
    near = separation(salt, 0.035, 1e-9, celsius(15))
    assert near.least_work == pytest.approx(found.least_work, rel=1e-8)


@pytest.mark.parametrize(("salt", "end"), [("NaCl", "259.6"), ("sea salt", "120")])
def test_the_largest_recovery_is_told_and_is_one(salt, end):
    """6 mol/kg of table salt are 350.7 g in 1350.7 g."""
    with pytest.raises(Refusal, match=f"end at {end} g/kg") as caught:
        separation(salt, 0.035, 0.95, celsius(25))
    largest = float(re.search(r"recovery of ([\d.]+) % at most", str(caught.value))[1]) / 100
    concentrate = separation(salt, 0.035, largest, celsius(25)).concentrate_salinity
    assert concentrate == pytest.approx(float(end) / 1000, rel=0.01)
    with pytest.raises(Refusal):
        separation(salt, 0.035, largest + 0.001, celsius(25))


def test_a_feed_saltier_than_the_data_is_refused():
    with pytest.raises(Refusal, match="sea salt end at 120 g/kg: lower the salinity"):
        separation("sea salt", 0.13, 0.1, celsius(25))
