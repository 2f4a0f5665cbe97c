"""What is expected of a case from those beside it."""

import math

import pytest

from calc.core import neighbours
from calc.core.neighbours import Neighbours


def known(function, *places):
    cases = Neighbours()
    for place in places:
        cases.keep("it", function(place), place)
    return cases


def test_a_cubic_is_met_and_what_one_neighbour_less_would_say_is_told():
    cubic = lambda x: (x**3 - x, 2 * x)  # noqa: E731
    likely = known(cubic, 1.0, 2.0, 4.0, 5.0).expected("it", 3.0)
    assert likely.numbers == pytest.approx([24, 6])
    # Without the one that came last of those equally far, 5: the parabola through 0, 6 and 60 at 1, 2 and 4.
    assert likely.off == pytest.approx(abs(26 / 24 - 1))


def test_the_nearest_four_count():
    bent = lambda x: (min(x, 10.0),)  # noqa: E731
    likely = known(bent, *map(float, range(20))).expected("it", 5.5)
    assert likely.numbers == pytest.approx([5.5])
    assert likely.off == pytest.approx(0.0, abs=1e-12)


def test_one_neighbour_is_no_guide_and_none_leads_nowhere():
    likely = known(lambda x: (7.0,), 1.0).expected("it", 2.0)
    assert likely.numbers == [7.0]
    assert likely.off == math.inf
    assert known(lambda x: (7.0,)).expected("it", 2.0) is None
    assert known(lambda x: (7.0,), 1.0).expected("another", 2.0) is None


def test_those_of_another_kind_are_left_out():
    """A vessel of more elements has more places."""
    cases = known(lambda x: (x, 2 * x), 1.0, 2.0)
    cases.keep("it", (1.0, 2.0, 3.0), 10.0)
    assert cases.expected("it", 3.0).numbers == pytest.approx([3.0, 6.0])


def test_the_oldest_of_many_are_let_go():
    assert len(known(lambda x: (x,), *map(float, range(1000)))._found["it"]) < 300


def test_what_goes_through_nothing_is_no_guide():
    assert known(lambda x: (x - 3,), 1.0, 2.0).expected("it", 3.0).off == math.inf


def test_nothing_is_expected_or_kept_outside_and_a_case_inside_another_is_its_own():
    outer, inner = Neighbours(), Neighbours()
    neighbours.found("it", (1.0,))
    with outer.at(1.0):
        assert neighbours.current() is outer
        with inner.at(5.0):
            neighbours.found("it", (2.0,))
            assert neighbours.current() is inner
        assert neighbours.expected("it") is None
    assert neighbours.current() is None
    assert neighbours.expected("it") is None
    assert inner.expected("it", 5.0).numbers == [2.0]


def test_a_case_that_fails_is_left():
    cases = Neighbours()
    with pytest.raises(ZeroDivisionError), cases.at(1.0):
        raise ZeroDivisionError
    assert neighbours.current() is None
