"""How many tries the searches take: a reader waits for each of them, and no other test sees where one begins.

What a search finds is held elsewhere, by the equation that it solves. Here each limit is a budget: what the search
takes where its beginning and its steps are as good as its comments say, for the examples of the forms. Whoever needs
more of it has a reason, or has spoilt a beginning.
"""

import warnings

import pytest

from calc.core.quantities import Caution
from calc.core.units import celsius
from calc.interface import describe, evaluate
from calc.models.ions import activities
from calc.models.membranes import crossflow, pressure_vessel
from calc.models.minerals import searches, speciation
from calc.models.solutions.salt_water import SaltWater
from tests.test_recovery_limits import WATERS


@pytest.fixture
def counted(monkeypatch):
    """Counts the calls of a module's function, or of a class's."""

    def count(holder, name):
        calls = []
        function = getattr(holder, name)

        def counting(*arguments, **named):
            calls.append(name)
            return function(*arguments, **named)

        monkeypatch.setattr(holder, name, counting)
        return calls

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        yield count


def examples(name):
    """Each preset of a calculator."""
    return pytest.mark.parametrize("preset", describe(name).presets)


@examples("membrane.fluxes")
def test_a_flux_takes_four_steps(counted, preset):
    """Each asks for the permeate's osmotic pressure, there and aside; the wall's is asked for, and the answer's."""
    asked = counted(SaltWater, "osmotic_pressure")
    evaluate("membrane.fluxes", {"preset": preset})
    assert len(asked) <= 2 + 2 * 4 + 1


@examples("vessel.projection")
def test_a_place_in_a_vessel_takes_four_tries(counted, preset):
    """The flux is expected where the last places lead, and the first secant knows how it falls."""
    places, tries = counted(crossflow, "_place"), counted(crossflow, "_wall")
    evaluate("vessel.projection", {"preset": preset})
    assert len(tries) <= 4 * len(places)


def test_a_recovery_takes_seven_runs(counted):
    """Four in few steps, one of them aside for the slope, and three as fine as an answer."""
    runs = counted(pressure_vessel, "run")
    evaluate("vessel.pressure_for_recovery", {})
    assert len(runs) <= 7


@examples("household.production")
def test_a_tank_takes_three_runs_for_each_pressure(counted, preset):
    """An empty unit, its waste, and five pressures on the way to the full tank."""
    runs = counted(pressure_vessel, "run")
    evaluate("household.production", {"preset": preset})
    assert len(runs) <= 3 * 7


every_water = pytest.mark.parametrize("water", WATERS)
of_membranes = pytest.mark.parametrize("rejections", [(1.0, 1.0), (0.98, 0.0)], ids=["closed", "open"])


@every_water
@of_membranes
def test_a_water_takes_three_rounds(counted, water, rejections):
    """Of species and activity coefficients: from the analysis alone, and from there to a concentrate."""
    rounds = counted(activities, "evaluate")
    feed = speciation.feed(WATERS[water], 7.6, celsius(25))
    assert len(rounds) <= 3
    speciation.concentrated(feed, 0.5, *rejections)
    assert len(rounds) <= 3 + 4


@every_water
@of_membranes
def test_between_known_recoveries_a_water_takes_two_rounds(counted, water, rejections):
    """The first with three tries of its pH and the second with two; roughly, one. Likewise a bit beyond the last."""
    concentration = speciation.Concentration(speciation.feed(WATERS[water], 7.6, celsius(25)), *rejections)
    for step in range(8):
        concentration.at(0.1 * step + 0.05)
    rounds, tries = counted(activities, "evaluate"), counted(searches.CarbonBalance, "_excess")
    for recovery in (0.12, 0.32, 0.52, 0.72, 0.78, 0.8):
        concentration.at(recovery)
        assert len(rounds) <= 2
        assert len(tries) <= 3 + 2
        del rounds[:], tries[:]
    for recovery in (0.22, 0.42, 0.62):
        concentration.at(recovery, roughly=True)
        assert (len(rounds), len(tries)) == (1, 3)
        del rounds[:], tries[:]
