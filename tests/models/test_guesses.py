"""Where the searches in a water begin: straight lines, curves through what is known, and what holds in most waters."""

import math

import pytest

from calc.models.ions.activities import PLACE, SPECIES
from calc.models.minerals.guesses import Course, dose_against_calcite, first_crossing, interpolated


def knowing(**excesses):
    """What is known of some things at some places, by the place."""
    places = next(iter(excesses.values()))
    return {place: {name: of[place] for name, of in excesses.items()} for place in places}


def test_a_guess_between_two_places_is_on_the_straight_line():
    """From -0.6 at 1 to 0.2 at 3: three quarters of the way."""
    known = knowing(gypsum={1.0: -0.6, 3.0: 0.2})
    assert first_crossing(known, (), ["gypsum"], 1.0, 3.0, 4.0) == pytest.approx(2.5, rel=1e-12)


def test_a_guess_beyond_two_places_goes_on_along_them():
    """From -1.4 at 0.5 over -0.6 at 1: as far again, less a quarter."""
    known = knowing(gypsum={0.5: -1.4, 1.0: -0.6})
    assert first_crossing(known, (), ["gypsum"], 1.0, 4.0, 4.0) == pytest.approx(1.375, rel=1e-12)


def test_a_guess_is_for_the_first_of_several():
    known = knowing(gypsum={1.0: -0.6, 3.0: 0.2}, barite={1.0: -0.2, 3.0: 0.6}, silica={1.0: -0.1, 3.0: -0.2})
    guess = first_crossing(known, (), ["gypsum", "barite", "silica"], 1.0, 3.0, 4.0)
    assert guess == pytest.approx(1.5, rel=1e-12)


def test_a_guess_from_nothing_goes_by_how_the_index_rises_in_most_waters():
    """Gypsum by 0.53 on the way to 1/e of the water, silica as it is concentrated: by the logarithm of e."""
    gypsum, silica = knowing(gypsum={0.0: -1.06}), knowing(silica={0.0: -math.log10(10)})
    assert first_crossing(gypsum, (), ["gypsum"], 0.0, 4.0, 4.0) == pytest.approx(2, rel=1e-12)
    assert first_crossing(silica, (), ["silica"], 0.0, 4.0, 4.0) == pytest.approx(math.log(10))


def test_where_the_line_leads_past_the_top_the_top_is_tried_and_half_of_it_where_it_was_declined():
    known = knowing(gypsum={0.0: -5.3})  # the line would end at 10
    assert first_crossing(known, (), ["gypsum"], 0.0, 4.0, 4.0) == 4
    assert first_crossing(known, {4.0}, ["gypsum"], 0.0, 4.0, 4.0) == 2


def test_the_curve_through_four_places_is_that_of_a_cubic():
    """The place as a cubic of the excess, which four of its points determine; a fifth, far away, lies beside it."""
    points = {1.5 + 0.9 * e + 0.2 * e**2 + 0.3 * e**3: e for e in (-0.8, -0.5, -0.2, 0.3)}
    assert interpolated(knowing(gypsum={-40.0: -7.0, **points}), "gypsum", 1.4) == pytest.approx(1.5, rel=1e-12)


def test_the_curve_is_not_drawn_through_too_few_places_or_such_as_fall():
    assert interpolated(knowing(gypsum={1.0: -0.6, 3.0: 0.2}), "gypsum", 2.2) == 2.2
    assert interpolated(knowing(gypsum={1.0: -0.6, 2.0: -0.7, 3.0: 0.2}), "gypsum", 2.2) == 2.2


def line(place):
    """Molalities that rise in a straight line with the place, each by a different slope."""
    return [1 + number * place for number in range(len(SPECIES))]


def test_a_course_between_known_places_lies_on_the_curve_through_them():
    course = Course(line(0.0))
    assert not course.begun
    for place in (1.0, 0.5, 2.0):
        course.know(place, line(place))
    assert course.begun
    assert course.at(1.3) == pytest.approx(line(1.3), rel=1e-12)


def test_far_beyond_what_is_known_a_course_is_taken_to_stay_as_it_was_last():
    course = Course(line(0.0))
    course.know(1.0, line(1.0))
    assert course.at(1.1) == pytest.approx(line(1.1), rel=1e-12)
    assert course.at(1.5) == line(1.0)


def test_a_course_has_no_less_than_nothing_of_anything():
    course = Course(line(0.0))
    course.know(1.0, [0.01] * len(SPECIES))
    assert course.at(1.1) == [0.01] * len(SPECIES)  # the line from 1 would lead below zero


def test_what_is_found_again_takes_the_place_of_what_was_known():
    course = Course(line(0.0))
    course.know(1.0, [7.0] * len(SPECIES))
    course.know(1.0, line(1.0))
    assert course.at(1.0)[PLACE["silica"]] == pytest.approx(line(1.0)[PLACE["silica"]], rel=1e-12)


@pytest.mark.parametrize(("carbon_dioxide", "exceeded"), [(0.05, 0.3), (0.2, 1.0), (0.01, 2.0)])
def test_the_dose_and_its_slope_are_those_of_the_balance(carbon_dioxide, exceeded):
    """(1 - x)^2 c / (c + x) = 10^-exceeded, solved by halving; and the slope of its logarithm by a difference."""
    most = 0.003

    def brought_down(dose):
        x = dose / most
        return -math.log10((1 - x) ** 2 * carbon_dioxide / (carbon_dioxide + x))

    low, high = 0.0, most * (1 - 1e-12)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if brought_down(middle) < exceeded else (low, middle)
    dose, slope = dose_against_calcite(carbon_dioxide, most, exceeded)
    assert dose == pytest.approx(low, rel=1e-9)
    step = 1e-5 * dose
    assert slope == pytest.approx((brought_down(dose + step) - brought_down(dose - step)) / (2 * step), rel=1e-6)
