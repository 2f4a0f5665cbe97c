"""The equations along a membrane, against WaterTAP's own results and against themselves."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.models.membranes import crossflow
from calc.models.membranes.crossflow import Membrane, Stream, along
from docs.comparisons.along_membranes import WaterTapSolution, channel_of
from docs.comparisons.published import entries

CASES = {name: case for name, case in entries("ro_0d_watertap.json").items() if not name.startswith("_")}
CONVERGED = entries("ro_1d_converged.json")["converged"]
ATMOSPHERE = 101_325.0


SOLUTION = WaterTapSolution()


def run(case, steps, near=(), rough=0.0, **changed):
    case = case["inputs"] | changed
    return along(
        Stream(case["feed_H2O_kg_s"], case["feed_NaCl_kg_s"], case["P_feed_Pa"]),
        Membrane(case["A_m_per_Pa_s"], case["B_m_s"]),
        channel_of(case),
        SOLUTION,
        case["P_perm_Pa"],
        case["area_m2"],
        steps,
        near,
        rough,
    )


@pytest.mark.parametrize("name", CASES)
def test_one_step_is_the_0d_unit_of_watertap(name):
    feed, far = run(CASES[name], 1)
    computed = {
        "Jw_in_kg_m2_s": 1000 * feed.water_flux,
        "Js_in_kg_m2_s": feed.salt_flux,
        "C_interface_in_kg_m3": feed.wall_concentration,
        "pi_interface_in_Pa": feed.wall_osmotic_pressure,
        "C_perm_in_kg_m3": feed.permeate_concentration,
        "pi_perm_in_Pa": feed.permeate_osmotic_pressure,
        "Jw_out_kg_m2_s": 1000 * far.water_flux,
        "Js_out_kg_m2_s": far.salt_flux,
        "C_interface_out_kg_m3": far.wall_concentration,
        "pi_interface_out_Pa": far.wall_osmotic_pressure,
        "C_perm_out_kg_m3": far.permeate_concentration,
        "pi_perm_out_Pa": far.permeate_osmotic_pressure,
        "C_feed_kg_m3": feed.concentration,
        "Q_feed_m3_s": feed.flow,
        "C_retentate_kg_m3": far.concentration,
        "Q_retentate_m3_s": far.flow,
        "mH2O_retentate_kg_s": far.stream.water,
        "mNaCl_retentate_kg_s": far.stream.salt,
        "mH2O_permeate_kg_s": feed.stream.water - far.stream.water,
        "mNaCl_permeate_kg_s": feed.stream.salt - far.stream.salt,
        "deltaP_Pa": far.stream.pressure - feed.stream.pressure,
        "cp_modulus_0.0_NaCl": feed.wall_concentration / feed.concentration,
        "cp_modulus_1.0_NaCl": far.wall_concentration / far.concentration,
    }
    for quantity, value in computed.items():
        assert value == pytest.approx(CASES[name]["outputs"][quantity], rel=1e-6), quantity


@pytest.mark.parametrize("name", CASES)
def test_watertaps_published_test_values_too(name):
    """They carry a relative tolerance of 1e-3."""
    feed, far = run(CASES[name], 1)
    area = CASES[name]["inputs"]["area_m2"]
    computed = {
        "Jw_avg_kg_m2_s": (feed.stream.water - far.stream.water) / area,
        "Js_avg_kg_m2_s": (feed.stream.salt - far.stream.salt) / area,
        "deltaP_Pa": far.stream.pressure - feed.stream.pressure,
    }
    published = CASES[name]["published_test_values"]
    for quantity in computed.keys() & published.keys():
        assert computed[quantity] == pytest.approx(published[quantity], rel=1e-3), quantity


ONE_DIMENSION = {
    "inputs": {
        "feed_H2O_kg_s": 0.965,
        "feed_NaCl_kg_s": 0.035,
        "P_feed_Pa": 60e5,
        "A_m_per_Pa_s": 4.2e-12,
        "B_m_s": 3.5e-8,
        "K_m_s": 2e-5,
        "area_m2": 50.0,
        "P_perm_Pa": ATMOSPHERE,
    }
}


def test_many_steps_reach_the_solution_of_the_equations():
    """The converged case has five digits of recovery at the least; 0.1 % is asked for."""
    places = run(ONE_DIMENSION, 16)
    water = places[0].stream.water - places[-1].stream.water
    salt = places[0].stream.salt - places[-1].stream.salt
    concentration = SOLUTION.concentration(salt / (water + salt))
    assert water == pytest.approx(CONVERGED["mH2O_p"], rel=1e-4)
    assert salt == pytest.approx(CONVERGED["mNaCl_p"], rel=1e-4)
    assert concentration == pytest.approx(CONVERGED["Cp_kg_m3"], rel=1e-4)
    assert (water + salt) / (995 + 756 * salt / (water + salt)) / places[0].flow == pytest.approx(
        CONVERGED["recovery_vol"], rel=1e-4
    )


def test_half_the_step_leaves_a_quarter_of_the_error():
    water = [0.965 - run(ONE_DIMENSION, steps)[-1].stream.water for steps in (4, 8, 16)]
    assert (water[0] - water[1]) / (water[1] - water[2]) == pytest.approx(4, rel=0.02)


def test_a_perfect_membrane_passes_no_salt_and_no_salt_is_no_trouble():
    feed, far = run(CASES["RO0D_build_kf_fixed"], 1, B_m_s=0.0)
    assert far.stream.salt == feed.stream.salt
    assert far.permeate_concentration == 0
    feed, far = run(CASES["RO0D_build_kf_fixed"], 1, feed_NaCl_kg_s=0.0, feed_H2O_kg_s=5.0)
    assert feed.water_flux == pytest.approx(4.2e-12 * (5e6 - ATMOSPHERE), rel=1e-12)
    assert far.water_flux == pytest.approx(4.2e-12 * (4.7e6 - ATMOSPHERE), rel=1e-12)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("steps", [1, 16])
def test_the_equations_hold_at_every_place(name, steps):
    """Solution-diffusion and film theory, written out again."""
    inputs = CASES[name]["inputs"]
    for at in run(CASES[name], steps):
        gap = at.stream.pressure - ATMOSPHERE - at.wall_osmotic_pressure + at.permeate_osmotic_pressure
        assert at.water_flux == pytest.approx(inputs["A_m_per_Pa_s"] * gap, rel=1e-10)
        difference = at.wall_concentration - at.permeate_concentration
        assert at.salt_flux == pytest.approx(inputs["B_m_s"] * difference, rel=1e-10)
        density = (at.stream.water + at.stream.salt) / at.flow
        transfer, _, modulus = channel_of(inputs)(at.flow, density, at.concentration)
        growth = math.exp(at.water_flux / transfer)
        film = at.concentration * growth - at.salt_flux / at.water_flux * (growth - 1)
        assert at.wall_concentration == pytest.approx(modulus * at.concentration or film, rel=1e-10)
        share = at.salt_flux / (at.salt_flux + 1000 * at.water_flux)
        assert at.permeate_concentration == pytest.approx(SOLUTION.concentration(share), rel=1e-10)


def test_a_pressure_that_is_used_up_is_told():
    with pytest.raises(Refusal, match="nothing passes"):
        run(CASES["RO0D_build_kf_fixed"], 4, deltaP_Pa=-60e5)


class Ending(WaterTapSolution):
    """A solution whose data end."""

    def osmotic_pressure(self, concentration):
        if concentration > 40:
            raise Refusal("beyond the data")
        return super().osmotic_pressure(concentration)


def test_a_wall_beyond_the_data_is_told_and_one_inside_is_found(monkeypatch):
    monkeypatch.setattr("tests.models.test_crossflow.SOLUTION", Ending())
    with pytest.raises(Refusal, match="beyond the data"):
        run(CASES["RO0D_build_kf_fixed"], 1)
    inside = run(CASES["RO0D_build_kf_fixed"], 1, P_feed_Pa=33e5)  # the first tries are beyond, the answer is not
    monkeypatch.undo()
    for here, there in zip(inside, run(CASES["RO0D_build_kf_fixed"], 1, P_feed_Pa=33e5), strict=True):
        assert here.water_flux == pytest.approx(there.water_flux, rel=1e-10)


def test_a_flux_that_leads_far_beyond_the_data_is_refused_after_a_few_tries(monkeypatch, counted):
    monkeypatch.setattr("tests.models.test_crossflow.SOLUTION", Ending())
    tries = counted(crossflow, "_wall")
    with pytest.raises(Refusal, match="beyond the data"):
        run(CASES["RO0D_build_kf_fixed"], 1, P_feed_Pa=60e5)
    assert len(tries) <= 8
    del tries[:]
    with pytest.raises(Refusal, match="beyond the data"):  # as even the feed is, whatever passes
        run(CASES["RO0D_build_kf_fixed"], 1, feed_NaCl_kg_s=0.05)
    assert len(tries) <= 40


def test_what_cannot_be_found_is_refused(monkeypatch):
    monkeypatch.setattr(crossflow, "_MOST_TRIES", 2)
    with pytest.raises(Refusal, match="could not be found"):
        run(CASES["RO0D_build_kf_fixed"], 1)


BUDGETS = {"RO0D_build": (4, 4, 4), "RO0D_build_kf_fixed": (5, 4, 4), "RO0D_build_p_drop_calculation": (5, 5, 4)}
ONE_STEP = {"RO0D_build": 6, "RO0D_build_kf_fixed": 6, "RO0D_build_p_drop_calculation": 11}


@pytest.mark.parametrize("name", CASES)
def test_a_place_takes_a_few_tries(counted, name):
    """The first as if no salt piled up, the second from the first, and the others from where the last places lead."""
    tries = counted(crossflow, "_wall")
    place, taken = crossflow._place, []

    def placed(*arguments):
        before = len(tries)
        found = place(*arguments)
        taken.append(len(tries) - before)
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(crossflow, "_place", placed)
        run(CASES[name], 16)
        first, second, others = BUDGETS[name]
        assert taken[0] <= first
        assert taken[1] <= second
        assert max(taken[2:]) <= others
        del taken[:]
        run(CASES[name], 1)
        assert taken[1] <= ONE_STEP[name]


@pytest.mark.parametrize("name", CASES)
def test_a_like_case_saves_tries_and_changes_nothing(counted, name):
    like = run(CASES[name], 16)
    tries = counted(crossflow, "_wall")
    pressure = CASES[name]["inputs"]["P_feed_Pa"] * 1.0001
    alone, alone_took = run(CASES[name], 16, P_feed_Pa=pressure), len(tries)
    helped = run(CASES[name], 16, near=like, P_feed_Pa=pressure)
    assert len(tries) - alone_took <= 0.75 * alone_took
    for place, same in zip(helped, alone, strict=True):
        assert place.water_flux == pytest.approx(same.water_flux, rel=1e-9)
        assert place.salt_flux == pytest.approx(same.salt_flux, rel=1e-9)


@pytest.mark.parametrize("name", CASES)
def test_a_rough_answer_takes_a_try_a_place_beside_a_like_case_and_is_nearer_than_it_may_be(counted, name):
    like = run(CASES[name], 16)
    pressure = CASES[name]["inputs"]["P_feed_Pa"] * 1.0001
    exact = run(CASES[name], 16, P_feed_Pa=pressure)
    tries = counted(crossflow, "_wall")
    rough = run(CASES[name], 16, near=like, rough=1e-4, P_feed_Pa=pressure)
    assert len(tries) <= 17 + 3
    for place, same in zip(rough, exact, strict=True):
        assert place.water_flux == pytest.approx(same.water_flux, rel=1e-4)
        assert place.salt_flux == pytest.approx(same.salt_flux, rel=1e-4)
        assert place.wall_osmotic_pressure == pytest.approx(same.wall_osmotic_pressure, rel=1e-4)


def test_a_like_case_of_pure_water_saves_all_tries_but_one(counted):
    """There the flux is as high as it can be, and it is begun at that."""
    pure = {"feed_NaCl_kg_s": 0.0, "feed_H2O_kg_s": 5.0}
    like = run(CASES["RO0D_build_kf_fixed"], 16, **pure)
    tries = counted(crossflow, "_wall")
    run(CASES["RO0D_build_kf_fixed"], 16, near=like, **pure)
    assert len(tries) == 17


def test_what_an_answer_tells_of_a_place_goes_together():
    """The laws of film theory and solution-diffusion, written out once more, for what the last correction has left."""
    case = CASES["RO0D_build_kf_fixed"]["inputs"]
    for place in run(CASES["RO0D_build_kf_fixed"], 16):
        driving = place.stream.pressure - case["P_perm_Pa"] - place.wall_osmotic_pressure
        flux = case["A_m_per_Pa_s"] * (driving + place.permeate_osmotic_pressure)
        salt = case["B_m_s"] * (place.wall_concentration - place.permeate_concentration)
        assert flux == pytest.approx(place.water_flux, rel=1e-9)
        assert salt == pytest.approx(place.salt_flux, rel=1e-9)
        assert place.wall_osmotic_pressure == pytest.approx(
            SOLUTION.osmotic_pressure(place.wall_concentration), rel=1e-9
        )


def test_a_perfect_membrane_takes_two_or_three_tries_a_place_and_pure_water_two(counted):
    tries = counted(crossflow, "_wall")
    run(CASES["RO0D_build_kf_fixed"], 16, B_m_s=0.0)
    assert len(tries) <= 42
    del tries[:]
    run(CASES["RO0D_build_kf_fixed"], 16, feed_NaCl_kg_s=0.0, feed_H2O_kg_s=5.0)
    assert len(tries) <= 17 * 2


@pytest.mark.parametrize(("lost", "told"), [(48e5, False), (48.99e5, True)])
def test_the_pressure_may_fall_to_that_of_the_permeate_and_no_further(lost, told):
    """From 50 bar to one, which is left where 48.99 bar are lost and the permeate has 1.01."""
    changed = {"feed_NaCl_kg_s": 0.0, "feed_H2O_kg_s": 5.0, "P_feed_Pa": 50e5, "P_perm_Pa": 1.015e5, "deltaP_Pa": -lost}
    if told:
        with pytest.raises(Refusal, match="nothing passes"):
            run(CASES["RO0D_build_kf_fixed"], 1, **changed)
    else:
        assert run(CASES["RO0D_build_kf_fixed"], 1, **changed)[-1].water_flux > 0
