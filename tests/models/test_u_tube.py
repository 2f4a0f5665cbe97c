"""The U-tube: where its levels rest, how they get there, and that nothing is lost on the way."""

import itertools
import math
from operator import mul

import pytest

from calc import osmosis
from calc.core.quantities import Refusal
from calc.core.units import BAR, STANDARD_GRAVITY, celsius
from calc.models.osmosis import u_tube
from calc.models.solutions.osmotic_pressure import of_solute as osmotic_pressure
from calc.models.water import water
from calc.osmosis import equilibrium_head, reflection
from docs.comparisons.published import table
from tests.outside import outside

DENSITY = water.density(celsius(25))
TUBES = [
    u_tube.Tube(1e-4, 1e-4, 1e-4, 1e-4, 0.0, 1e-4),
    u_tube.Tube(1e-4, 2e-4, 3e-4, 1e-4, 2e-5, 1e-4),
    u_tube.Tube(1e-4, 1e-4, 1e-4, 1e-4, 1e-4, 0.0),
    u_tube.Tube(2e-4, 1e-4, 5e-5, 3e-4, 0.0, 0.0),
]


def salt(molality):
    return osmotic_pressure("NaCl", molality, celsius(25))


@outside("osmosis.equilibrium_head")
def test_a_hundredth_of_a_mole_of_table_salt_holds_4_9_metres(calculator):
    """The figure of the source notes, against pure water and with arms so wide that nothing is diluted."""
    arms = {"left_volume": 100.0, "right_volume": 100.0, "left_area": 1e-3, "right_area": 1e-3}
    rest = calculator(right_amount=0.01 * 100 * DENSITY, **arms)
    assert rest.level_difference == pytest.approx(4.9, abs=0.05)
    (row,) = [r for r in table("sodium_chloride.csv") if (r["temperature_C"], r["molality_mol_per_kg"]) == (25, 0.01)]
    head = row["osmotic_pressure_bar"] * BAR / (DENSITY * STANDARD_GRAVITY)
    assert rest.level_difference == pytest.approx(head, rel=0.005)  # of the table


@pytest.mark.parametrize("tube", TUBES, ids=str)
def test_at_rest_the_pressures_balance(tube):
    moved = u_tube.rest(tube, DENSITY, salt)
    scale = salt(0.01)
    assert u_tube.driving_pressure(tube, moved, DENSITY, salt) == pytest.approx(0, abs=1e-9 * scale)


def test_water_alone_is_at_rest_at_the_first_try():
    """Without solute the push falls in a straight line, so that the first try leaves what rounding leaves, and no more.

    How much that is follows from the weight of the columns. The push is asked for at the start and at that try, and
    the solutions once besides.
    """
    asked = []

    def no_pull(molality):
        asked.append(molality)
        return 0.0

    for volumes in ((0.1, 0.2), (1.0, 0.3), (7.0, 0.05), (0.02, 0.9), (30.0, 11.0), (3e-4, 1e-4)):
        for areas in ((1e-4, 3e-4), (2e-4, 1e-4), (7e-3, 5e-4), (1e-5, 1e-3)):
            asked.clear()
            moved = u_tube.rest(u_tube.Tube(*areas, *volumes, 0.0, 0.0), DENSITY, no_pull)
            level = sum(volumes) / sum(areas)
            assert moved == pytest.approx(volumes[0] - level * areas[0], rel=1e-12)
            assert len(asked) == 3 * 2, (volumes, areas)


STRENGTH = 2.4e6  # Pa for a mol/kg, of a solution whose osmotic pressure is proportional to its molality
UNEQUAL = u_tube.Tube(2e-4, 1e-4, 5e-5, 3e-4, 1e-5, 2e-4)


def fall(tube, moved=0.0):
    """How fast the push on such solutions falls with the volume moved, in Pa/m3, by its derivative."""
    left, right = tube.left_volume - moved, tube.right_volume + moved
    weaker = STRENGTH / DENSITY * (tube.left_amount / left**2 + tube.right_amount / right**2)
    return weaker + DENSITY * 9.80665 * (1 / tube.left_area + 1 / tube.right_area)


def test_the_first_try_for_the_rest_is_newtons():
    """It goes from the push at the start as far as that falls to nothing along its tangent."""
    asked = []

    def pull(molality):
        asked.append(molality)
        return STRENGTH * molality

    u_tube.rest(UNEQUAL, DENSITY, pull)
    tried = UNEQUAL.right_amount / (DENSITY * asked[4]) - UNEQUAL.right_volume  # after twice both arms at the start
    start = u_tube.driving_pressure(UNEQUAL, 0.0, DENSITY, lambda molality: STRENGTH * molality)
    assert tried == pytest.approx(start / fall(UNEQUAL), rel=1e-9)


def test_all_but_at_rest_the_rest_is_neared_exponentially():
    """From a ten-thousand-millionth of the volume before it: exp(-t/tau), with the push's own derivative in 1/tau."""
    conductance, moved = 1e-13, 1e-5
    course = u_tube.course(UNEQUAL, DENSITY, lambda m: STRENGTH * m, conductance, moved, moved - 5e-15)
    rate = conductance * fall(UNEQUAL, moved)
    assert course[0] == (0.0, pytest.approx(moved, abs=1e-14))
    for time, volume in course:
        assert (moved - volume) / 5e-15 == pytest.approx(math.exp(-rate * time), abs=1e-5)
    assert math.exp(-rate * course[-1][0]) < 0.02


def test_a_slope_of_the_push_is_that_of_its_derivative():
    for tube in (UNEQUAL, UNEQUAL._replace(left_volume=1e-6, left_amount=1e-7, right_volume=10.0, right_area=10.0)):
        found = u_tube._slope(tube, DENSITY, lambda m: STRENGTH * m, 0.0)
        assert found == pytest.approx(fall(tube), rel=1e-6)


@pytest.mark.parametrize(("factor", "dry"), [(0.999, False), (1.001, True), (1.5, True)])
def test_an_arm_that_would_have_to_give_more_than_it_has_is_refused(factor, dry):
    """Pure water on the left, and on the right what holds the columns when so many times as much has moved."""
    tube = u_tube.Tube(1e-4, 1e-4, 1e-5, 1e-4, 0.0, 0.0)
    low, high = u_tube.levels(tube, factor * tube.left_volume)
    molality = DENSITY * 9.80665 * (high - low) / STRENGTH
    tube = tube._replace(right_amount=molality * DENSITY * (tube.right_volume + factor * tube.left_volume))
    if dry:
        with pytest.raises(Refusal, match="left arm runs dry"):
            u_tube.rest(tube, DENSITY, lambda m: STRENGTH * m)
    else:
        moved = u_tube.rest(tube, DENSITY, lambda m: STRENGTH * m)
        assert moved == pytest.approx(factor * tube.left_volume, rel=1e-9)


@pytest.mark.parametrize("tube", TUBES, ids=str)
def test_water_and_solute_are_conserved_all_the_way(tube):
    moved = u_tube.rest(tube, DENSITY, salt)
    for _, volume in u_tube.course(tube, DENSITY, salt, 1e-13, moved):
        low, high = u_tube.levels(tube, volume)
        assert low * tube.left_area + high * tube.right_area == pytest.approx(
            tube.left_volume + tube.right_volume, rel=1e-9
        )
        left, right = u_tube.molalities(tube, volume, DENSITY)
        amount = DENSITY * (left * low * tube.left_area + right * high * tube.right_area)
        assert amount == pytest.approx(tube.left_amount + tube.right_amount, rel=1e-9)


@outside("osmosis.equilibrium_head")
def test_the_answer_conserves_water_and_solute(calculator):
    """Each arm has lost or gained what moved, and keeps its solute, at rest and at every moment before."""
    for tube in TUBES:
        rest = calculator(
            right_amount=tube.right_amount,
            left_amount=tube.left_amount,
            left_volume=tube.left_volume,
            right_volume=tube.right_volume,
            left_area=tube.left_area,
            right_area=tube.right_area,
        )
        left, right = tube.left_volume - rest.water_moved, tube.right_volume + rest.water_moved
        assert rest.level_difference == pytest.approx(right / tube.right_area - left / tube.left_area, rel=1e-9), tube
        assert rest.left_molality * DENSITY * left == pytest.approx(tube.left_amount, rel=1e-9), tube
        assert rest.right_molality * DENSITY * right == pytest.approx(tube.right_amount, rel=1e-9), tube
        for moment in rest.course:
            water = moment.left_level * tube.left_area + moment.right_level * tube.right_area
            assert water == pytest.approx(tube.left_volume + tube.right_volume, rel=1e-9), (tube, moment)


@pytest.mark.parametrize("tube", TUBES, ids=str)
def test_the_course_obeys_the_law_of_flow(tube):
    """The time between two moments is the volume over the flow, summed up finely by Simpson's rule."""
    conductance, parts = 1e-13, 20
    moved = u_tube.rest(tube, DENSITY, salt)
    course = u_tube.course(tube, DENSITY, salt, conductance, moved)
    assert len(course) > 20
    for (t0, v0), (t1, v1) in itertools.pairwise(course):
        step = (v1 - v0) / parts
        slowness = [
            1 / (conductance * u_tube.driving_pressure(tube, v0 + part * step, DENSITY, salt))
            for part in range(parts + 1)
        ]
        weights = [1, *[4, 2] * (parts // 2 - 1), 4, 1]
        time = step / 3 * sum(map(mul, weights, slowness))
        assert t1 - t0 == pytest.approx(time, rel=1e-6)


@outside("osmosis.equilibrium_head")
def test_two_arms_of_water_level_out_by_the_exponential_law(calculator):
    """Without solute the push is linear, and the solution known: exp(-t/tau) with 1/tau = L rho g (1/A1 + 1/A2)."""
    left, right = (2e-4, 5e-5), (1e-4, 3e-4)  # areas in m2, and volumes in m3
    rest = calculator(
        right_amount=0.0,
        left_area=left[0],
        left_volume=left[1],
        right_area=right[0],
        right_volume=right[1],
        permeability=1e-10,
        membrane_area=1e-2,
    )
    level = (left[1] + right[1]) / (left[0] + right[0])
    moved = left[1] - level * left[0]
    assert rest.level_difference == pytest.approx(0, abs=1e-9)
    assert rest.water_moved == pytest.approx(moved, rel=1e-9)
    assert rest.holding_pressure == pytest.approx(DENSITY * 9.80665 * (left[1] / left[0] - right[1] / right[0]))
    rate = 1e-12 * DENSITY * 9.80665 * (1 / left[0] + 1 / right[0])
    for moment in rest.course:
        so_far = moved * -math.expm1(-rate * moment.time)
        assert moment.left_level == pytest.approx((left[1] - so_far) / left[0], rel=1e-6), moment
        assert moment.right_level == pytest.approx((right[1] + so_far) / right[0], rel=1e-6), moment
    assert rest.course[-1].left_level == pytest.approx(level, rel=0.02)


def test_level_arms_of_water_stay():
    rest = equilibrium_head(right_amount=0.0)
    assert rest.level_difference == 0
    assert [moment.left_level for moment in rest.course] == pytest.approx([1.0] * len(rest.course), rel=1e-12)
    assert rest.course[-1].time > 0


def test_the_salty_side_rises_and_the_end_is_no_equal_concentration():
    rest = equilibrium_head()
    assert rest.level_difference > 0
    assert rest.left_molality == 0 < rest.right_molality
    assert rest.course[0].left_level == pytest.approx(1.0)
    heights = [moment.right_level for moment in rest.course]
    assert heights == sorted(heights)


def test_mirrored_arms_mirror_the_answer():
    there = equilibrium_head(right_amount=1e-4)
    back = equilibrium_head(right_amount=0.0, left_amount=1e-4)
    assert back.level_difference == pytest.approx(-there.level_difference, rel=1e-9)
    assert back.left_molality == pytest.approx(there.right_molality, rel=1e-9)


def test_an_arm_that_runs_dry_is_refused():
    with pytest.raises(Refusal, match="left arm runs dry"):
        equilibrium_head(left_volume=1e-6, right_amount=0.1)


def test_a_solution_beyond_its_data_is_refused():
    with pytest.raises(Refusal, match="molality"):
        equilibrium_head(right_amount=10.0)


@outside("osmosis.reflection")
def test_reflection_of_one_is_osmosis_and_of_none_is_filtration(calculator):
    ideal = 0.1e3 * 8.314462618 * 298.15
    whole = calculator(1.0, 0.0, 0.0, 100.0, 0.0, permeability=1e-11)
    assert whole.volume_flux == pytest.approx(-1e-11 * ideal, rel=1e-9)
    assert whole.osmotic_pressure_difference == pytest.approx(ideal, rel=1e-9)
    none = calculator(0.0, 3 * BAR, 1 * BAR, 100.0, 0.0, permeability=1e-11)
    assert none.volume_flux == pytest.approx(2e-6)


@outside("osmosis.reflection")
def test_a_membrane_that_reflects_a_part_lets_pressure_win_by_the_rest(calculator):
    """Where pressure and the ideal osmotic pressure are alike, what is not held back of it is left to drive."""
    ideal = 100.0 * 8.314462618 * 298.15
    whole = calculator(1.0, ideal, 0.0, 100.0, 0.0, permeability=1e-11)
    assert whole.volume_flux == pytest.approx(0, abs=1e-9 * 1e-11 * ideal)
    part = calculator(0.9, ideal, 0.0, 100.0, 0.0, permeability=1e-11)
    assert part.volume_flux == pytest.approx(0.1 * 1e-11 * ideal, rel=1e-9)


@pytest.mark.parametrize(
    ("sigma", "left", "right", "c_left", "c_right", "words"),
    [
        (1.0, 0.0, 0.0, 0.0, 100.0, "From left to right: osmosis."),
        (1.0, 0.0, 0.0, 100.0, 0.0, "From right to left: osmosis."),
        (1.0, 10 * BAR, 0.0, 100.0, 0.0, "From left to right: pressure, against osmosis: reverse osmosis."),
        (0.9, 1 * BAR, 0.0, 100.0, 0.0, "From right to left: osmosis, against the pressure."),
        (0.0, 1 * BAR, 0.0, 100.0, 0.0, "From left to right: pressure alone: filtration."),
        (0.5, 1 * BAR, 0.0, 0.0, 100.0, "From left to right: pressure and osmosis both drive it."),
        (1.0, 0.0, 0.0, 50.0, 50.0, "Nothing flows: pressure and osmosis balance."),
    ],
)
def test_the_direction_is_said_in_words(sigma, left, right, c_left, c_right, words):
    assert reflection(sigma, left, right, c_left, c_right).direction == words


def test_a_closed_membrane_passes_nothing():
    assert reflection(permeability=0.0).direction == "Nothing flows: the membrane is closed."


@outside("osmosis.equilibrium_head")
def test_the_holding_pressure_is_the_osmotic_pressure_and_just_holds(calculator):
    amount = 0.01 * DENSITY * 1e-4
    held = calculator(right_amount=amount, piston_pressure=4e4).holding_pressure
    (row,) = [r for r in table("sodium_chloride.csv") if (r["temperature_C"], r["molality_mol_per_kg"]) == (25, 0.01)]
    assert held == pytest.approx(row["osmotic_pressure_bar"] * BAR, rel=0.005)  # of the table
    rest = calculator(right_amount=amount, piston_pressure=held)
    assert rest.level_difference == pytest.approx(0, abs=1e-9)
    assert rest.direction == "Nothing moves: the piston balances the osmotic pressure."


def test_less_than_the_holding_pressure_slows_and_more_reverses():
    free = equilibrium_head()
    slowed = equilibrium_head(piston_pressure=free.holding_pressure / 2)
    reversed_ = equilibrium_head(piston_pressure=free.holding_pressure * 2)
    assert 0 < slowed.level_difference < free.level_difference
    assert slowed.direction == "Osmosis: water moves to the right, into the stronger solution. The piston slows it."
    assert reversed_.level_difference < 0
    assert reversed_.right_molality > equilibrium_head(piston_pressure=free.holding_pressure).right_molality
    assert reversed_.direction == "Reverse osmosis: the piston presses water to the left, out of the stronger solution."


def test_at_rest_the_piston_and_the_columns_balance_the_osmotic_pressure():
    for piston in (0.0, 1e3, 5e3, 1e5):
        rest = equilibrium_head(piston_pressure=piston)
        columns = DENSITY * 9.80665 * rest.level_difference
        assert piston + columns == pytest.approx(salt(rest.right_molality), rel=1e-9)


@pytest.mark.parametrize("piston", [0.0, 2e3, 9e3])
def test_a_course_that_starts_later_is_the_rest_of_the_one_before(piston):
    """Halfway on the way, the time that is left is the whole time less what has passed."""
    tube = TUBES[0]._replace(piston_pressure=piston)
    conductance, moved = 1e-13, u_tube.rest(TUBES[0]._replace(piston_pressure=piston), DENSITY, salt)
    whole = u_tube.course(tube, DENSITY, salt, conductance, moved)
    passed, start = whole[6]
    later = u_tube.course(tube, DENSITY, salt, conductance, moved, start)
    assert later[0] == (0.0, start)
    for time, volume in later[:19:6]:  # every step goes a sixth of a time constant on, from wherever it starts
        same = min(whole, key=lambda moment: abs(moment[1] - volume))
        assert same[1] == pytest.approx(volume, rel=1e-9)
        assert same[0] == pytest.approx(passed + time, rel=1e-6)


def test_a_piston_beyond_the_data_of_the_solute_is_refused():
    with pytest.raises(Refusal, match="gets stronger than its data reach"):
        equilibrium_head(solute="NaHCO3", piston_pressure=1e7)


def test_a_start_that_the_right_arm_cannot_have_had_is_refused():
    with pytest.raises(Refusal, match="had not been in the right arm"):
        equilibrium_head(right_volume=1e-5, right_amount=1e-5, moved_before=-0.5)


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"right_amount": 0.0}, "Nothing moves: there is no solute to draw water, and nothing presses it."),
        (
            {"right_amount": 0.0, "piston_pressure": 1e3},
            "Water moves to the left: the piston presses it, and no solute",
        ),
        ({"right_amount": 0.0, "left_amount": 1e-4}, "Osmosis: water moves to the left, into the stronger solution."),
        (
            {"right_amount": 0.0, "left_amount": 1e-4, "piston_pressure": 1e3},
            "Osmosis: water moves to the left, into the stronger solution. The piston helps.",
        ),
        ({"moved_before": 0.4}, "Reverse osmosis: the higher column presses water to the left, out of the stronger"),
    ],
)
def test_what_drives_the_water_is_said_in_words(inputs, words):
    assert equilibrium_head(**inputs).direction.startswith(words)


@pytest.mark.parametrize(
    ("pull", "columns", "piston", "words"),
    [
        (100.0, 99.501, 0.0, "Nothing moves: the weight of the higher column balances the osmotic pressure."),
        (-100.0, -100.499, 0.0, "Nothing moves: the weight of the higher column balances the osmotic pressure."),
        (100.0, 49.0, 51.0, "Nothing moves: the piston balances the osmotic pressure."),
        (100.0, 99.499, 0.0, "Osmosis: water moves to the right"),
        (-100.0, -99.499, 0.0, "Osmosis: water moves to the left"),
        (100.0, 100.501, 0.0, "Reverse osmosis: the higher column presses water to the left"),
        (100.0, 49.0, 52.0, "Reverse osmosis: the piston presses water to the left"),
        (0.0, -1.0, 0.5, "Water moves to the right: the higher column presses it"),
        (0.0, 0.2, 0.3, "Water moves to the left: the piston presses it"),
        (1.2, 0.0, 0.5, "Osmosis: water moves to the right, into the stronger solution. The piston slows it."),
    ],
)
def test_from_what_push_on_water_is_said_to_move(pull, columns, piston, words):
    """From half a per cent of the osmotic pressure on; the stronger of piston and column is named."""
    assert osmosis._what_drives(pull, columns, piston).startswith(words)


@pytest.mark.parametrize(("moved_before", "refused"), [(-0.0989, False), (-0.0991, True)])
def test_a_hundredth_of_the_right_arm_may_have_been_left(moved_before, refused):
    """Of 10 mL, where the left arm has 100."""
    if refused:
        with pytest.raises(Refusal, match="had not been in the right arm"):
            equilibrium_head(right_volume=1e-5, right_amount=1e-6, moved_before=moved_before)
    else:
        equilibrium_head(right_volume=1e-5, right_amount=1e-6, moved_before=moved_before)


def test_at_its_own_rest_nothing_moves():
    rest = equilibrium_head()
    again = equilibrium_head(moved_before=rest.water_moved / 1e-4)
    assert again.direction == "Nothing moves: the weight of the higher column balances the osmotic pressure."


def test_the_least_of_a_level_is_told():
    """A billionth of a metre of column, held by as little salt as that takes: far more than rounding leaves."""
    tube = u_tube.Tube(1e-4, 1e-4, 1e-4, 1e-4, 0.0, 1e-4)
    for moved in (1e-13, -1e-13):
        found = u_tube.level_difference(tube, moved, DENSITY, lambda molality: 0.0)
        assert found == pytest.approx(2 * moved / 1e-4, rel=1e-5)
    assert u_tube.level_difference(tube, 1e-19, DENSITY, lambda molality: 0.0) == 0
