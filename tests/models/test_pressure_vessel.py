"""Elements in series: conservation, the number of steps, and the two questions turned round."""

import math

import pytest

from calc.core.neighbours import Neighbours
from calc.core.quantities import Refusal
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, celsius, to_si
from calc.models.membranes import crossflow, pressure_vessel
from calc.models.membranes.crossflow import Membrane
from calc.models.membranes.feed_channel import Channel
from calc.models.membranes.pressure_vessel import Vessel, of_elements, pressure_for, run
from calc.models.solutions.salt_water import salt_water
from docs.comparisons.published import entries
from tests.all_at_once import all_at_once

SEA = salt_water("sea salt", 298.15)
CONCENTRATION, FLOW, PRESSURE = 36.0, 8 * CUBIC_METRE_PER_HOUR, 55 * BAR


def vessel(elements=7):
    membrane = Membrane(to_si(1.2, "L/(m2 h bar)"), to_si(0.06, "L/(m2 h)"))
    return Vessel(membrane, Channel(1.0, 20.5, 0.71e-3, 0.85), 41.0, elements)


def at(pressure=PRESSURE, steps=None, near=(), rough=0.0, elements=7, flow=FLOW):
    return run(vessel(elements), SEA, flow, CONCENTRATION, pressure, 0.0, steps, near, rough)


@all_at_once("elements", range(1, 9))
@all_at_once("pressure", [30 * BAR, 55 * BAR, 80 * BAR])
def test_water_and_salt_close(elements, pressure):
    worked = at(pressure, elements=elements)
    feed, far, permeate = worked.places[0], worked.places[-1], worked.permeate()
    assert feed.flow == pytest.approx(FLOW, rel=1e-9)
    assert feed.concentration == pytest.approx(CONCENTRATION, rel=1e-9)
    salt = permeate.flow * permeate.concentration + far.flow * far.concentration
    assert salt == pytest.approx(feed.flow * feed.concentration, rel=1e-9)
    water = sum(
        flow * (SEA.density(concentration) - concentration)
        for flow, concentration in (permeate, (far.flow, far.concentration))
    )
    assert water == pytest.approx(feed.flow * (SEA.density(feed.concentration) - feed.concentration), rel=1e-6)
    assert feed.stream.water == pytest.approx(
        far.stream.water + permeate.flow * (SEA.density(permeate.concentration) - permeate.concentration), rel=1e-6
    )


def test_the_elements_together_are_the_vessel():
    worked = at()
    each = [worked.permeate(number * worked.steps, (number + 1) * worked.steps) for number in range(7)]
    salt = sum(water.flow * water.concentration for water in each)
    whole = worked.permeate()
    assert salt == pytest.approx(whole.flow * whole.concentration, rel=1e-9)
    assert sum(water.flow for water in each) == pytest.approx(whole.flow, rel=1e-6)


@all_at_once("elements", range(1, 9))
@all_at_once("pressure", [30 * BAR, 55 * BAR, 80 * BAR])
def test_half_the_step_changes_the_recovery_by_less_than_a_thousandth(elements, pressure):
    worked = at(pressure, elements=elements)
    finer = at(pressure, steps=2 * (len(worked.places) - 1), elements=elements)
    assert worked.recovery == pytest.approx(finer.recovery, rel=1e-3)


@pytest.mark.parametrize("recovery", [0.05, 0.1, 0.3, 0.45, 0.6])
def test_the_pressure_for_a_recovery_gives_it(recovery):
    found = pressure_for(recovery, at, 27 * BAR, 150 * BAR)
    assert found.recovery == pytest.approx(recovery, rel=1e-7)
    alone = at(found.places[0].stream.pressure)
    for place, same in zip(found.places, alone.places, strict=True):
        assert place.stream == pytest.approx(same.stream, rel=1e-9)
        assert place.salt_flux == pytest.approx(same.salt_flux, rel=1e-9)


def test_a_recovery_that_is_out_of_reach_is_told():
    with pytest.raises(Refusal, match="does not recover 60% of such a feed, even at 40 bar"):
        pressure_for(0.6, at, 27 * BAR, 40 * BAR)


def test_a_recovery_that_is_passed_at_once_is_told():
    with pytest.raises(Refusal, match=r"recovers more than 1\.00% of such a feed as soon as"):
        pressure_for(0.01, at, 27 * BAR, 150 * BAR)


def test_a_pressure_under_the_osmotic_pressure_is_told():
    with pytest.raises(Refusal, match=r"There is no permeate: the feed's osmotic pressure is 25\.9 bar"):
        at(20 * BAR)


def test_a_pure_feed_becomes_a_pure_permeate():
    worked = run(vessel(1), SEA, FLOW, 0.0, 5 * BAR, 0.0, None, (), 0.0)
    assert worked.permeate().concentration == 0
    mean = (worked.places[0].stream.pressure + worked.places[-1].stream.pressure) / 2
    expected = vessel(1).membrane.water_permeability * mean * 41.0
    assert worked.permeate().flow == pytest.approx(expected, rel=1e-3)  # the pressure falls along a slight bend


def test_few_steps_lead_to_the_same_answer_as_many(monkeypatch):
    found = pressure_for(0.4, at, 27 * BAR, 150 * BAR).places[0].stream.pressure
    monkeypatch.setattr(pressure_vessel, "_FEW_STEPS", 7)
    again = pressure_for(0.4, at, 27 * BAR, 150 * BAR).places[0].stream.pressure
    assert again == pytest.approx(found, rel=1e-7)


def test_a_recovery_that_jumps_is_left_with_a_run_as_exact_as_all():
    """The search ends between two pressures that are next to each other, with a recovery that is neither."""
    jump = 50 * BAR

    def jumping(pressure, *how):
        found = at(pressure, *how)
        moved = found.places[-1]._replace(stream=found.places[-1].stream._replace(water=0.3, salt=1e-3))
        return found._replace(places=[*found.places[:-1], moved]) if pressure > jump else found

    found = pressure_for(0.6, jumping, 27 * BAR, 150 * BAR)
    pressure = found.places[0].stream.pressure
    assert pressure == pytest.approx(jump, rel=1e-8)
    assert [place.water_flux for place in found.places] == pytest.approx(
        [place.water_flux for place in at(pressure).places], rel=1e-9
    )


def sought(recovery, concentration=CONCENTRATION):
    lowest = SEA.osmotic_pressure(concentration)
    return pressure_for(
        recovery, lambda pressure, *how: run(vessel(), SEA, FLOW, concentration, pressure, 0.0, *how), lowest, 150 * BAR
    )


@pytest.mark.parametrize("recovery", [0.1, 0.2, 0.35, 0.45, 0.5])
def test_a_recovery_takes_at_most_seven_and_a_half_tries_a_place(counted, recovery):
    tries = counted(crossflow, "_wall")
    found = sought(recovery)
    assert found.recovery == pytest.approx(recovery, rel=1e-9)
    assert len(tries) <= 7.5 * len(found.places)


def test_beside_like_cases_a_recovery_takes_half_the_tries_and_finds_the_same(counted):
    cases, tries = Neighbours(), counted(crossflow, "_wall")
    for concentration in (30.0, 34.0, 38.0, 42.0):
        with cases.at(concentration):
            sought(0.4, concentration)
    del tries[:]
    alone, alone_took = sought(0.4), len(tries)
    with cases.at(CONCENTRATION):
        beside = sought(0.4)
    assert len(tries) - alone_took <= alone_took / 2
    for place, same in zip(beside.places, alone.places, strict=True):
        assert place.stream == pytest.approx(same.stream, rel=1e-9)
        assert place.water_flux == pytest.approx(same.water_flux, rel=1e-8)


@pytest.mark.parametrize("pressure", [1 * BAR, 40 * BAR, 149 * BAR], ids=str)
@pytest.mark.parametrize("flux", [-1e-6, 1e-9, 1e-4], ids=str)
def test_what_is_expected_wrongly_changes_no_recovery(pressure, flux):
    alone, cases = sought(0.4), Neighbours()
    for concentration in (30.0, 34.0, 38.0):
        cases.keep("pressure of a vessel", [pressure, 1e8, *[flux, 1e-9, 1.0, 1.0] * 22], concentration)
    with cases.at(CONCENTRATION):
        misled = sought(0.4)
    assert misled.places[0].stream.pressure == pytest.approx(alone.places[0].stream.pressure, rel=1e-9)


def test_elements_pass_what_their_permeabilities_say_at_their_temperature():
    """FilmTec's correction at 15 degC is 0.70336, by tests/reference/ro_design_equations.json; for salt, as HYBRID."""
    correction = entries("ro_design_equations.json")["TCF"]["values"]["15"]
    salt = 1e-8 * math.exp(-10 * 14.648 / 273)
    made = of_elements(1e-11, 1e-8, celsius(15), (1.0, 0.7e-3, 0.85), 40.0)
    assert made.membrane == pytest.approx((1e-11 * correction, salt), rel=1e-4)
    assert of_elements(1e-11, 1e-8, celsius(15), (1.0, 0.7e-3, 0.85), 40.0, flow_factor=0.7).membrane == pytest.approx(
        (0.7e-11 * correction, salt), rel=1e-4
    )
    assert of_elements(1e-11, 1e-8, celsius(15), (1.0, 0.7e-3, 0.85), 40.0, flow_factor=1.0) == made
    assert made.channel == (1.0, 20.0, 0.7e-3, 0.85)  # with membrane on both sides of it
    assert made.elements == 1
