"""The crossing of a rising function, also where it ends early."""

import math

import pytest

from calc.core import roots
from calc.core.quantities import Refusal
from calc.core.roots import crossing
from tests.all_at_once import all_at_once

NONE = ("lower", "higher")
CUBE = lambda x: x**3 - 0.125  # noqa: E731


@all_at_once("start", [1e-6, 0.3, 0.5, 9.0, 10.0])
@all_at_once("slope", [0.0, 0.75, 1e6, -1.0])
def test_it_is_found_from_anywhere_and_with_any_slope(start, slope):
    assert crossing(CUBE, 0.0, 10.0, start, 1e-14, "none", slope) == pytest.approx(0.5, rel=1e-12)


def test_a_step_is_found_as_near_as_numbers_tell():
    assert crossing(lambda x: math.copysign(1.0, x - 0.3), 0.0, 1.0, 0.9, 1e-9, "none") == pytest.approx(0.3, rel=1e-14)


def test_beyond_the_data_is_too_high():
    def ends(x):
        if x > 0.6:
            raise Refusal("beyond the data")
        return CUBE(x)

    assert crossing(ends, 0.0, 10.0, 5.0, 1e-12, "none") == pytest.approx(0.5, rel=1e-9)


def test_where_the_data_end_first_it_is_they_that_are_told():
    def ends(x):
        if x > 0.4:
            raise Refusal("beyond the data")
        return CUBE(x)

    with pytest.raises(Refusal, match="beyond the data"):
        crossing(ends, 0.0, 10.0, 5.0, 1e-12, "none")


def test_one_that_slackens_is_not_sought_where_its_points_do_not_lead_before_the_data_end():
    """A root is below the line through any two of its points, beyond them; what does not slacken may rise above it."""
    asked = []

    def ends(x):
        asked.append(x)
        if x > 3:
            raise Refusal("beyond the data")
        return math.sqrt(x) - 2

    with pytest.raises(Refusal, match="beyond the data"):
        crossing(ends, 0.5, 10.0, 1.0, 1e-12, NONE)
    took = len(asked)
    del asked[:]
    with pytest.raises(Refusal, match="beyond the data"):
        crossing(ends, 0.5, 10.0, 1.0, 1e-12, NONE, slackens=True)
    assert len(asked) <= 5 < took
    found = crossing(lambda x: ends(x) + 0.3, 0.5, 10.0, 1.0, 1e-12, NONE, slackens=True)
    assert found == pytest.approx(1.7**2, rel=1e-9)


@pytest.mark.parametrize(("shift", "words"), [(-11, "higher"), (1, "lower")])
def test_where_neither_end_reaches_the_callers_words_are_told(shift, words):
    with pytest.raises(Refusal, match=words):
        crossing(lambda x: x + shift, 0.5, 10.0, 5.0, 1e-12, NONE)


def test_what_cannot_be_found_is_refused(monkeypatch):
    monkeypatch.setattr(roots, "_MOST_TRIES", 3)
    with pytest.raises(Refusal, match="could not be found"):
        crossing(CUBE, 0.0, 10.0, 10.0, 1e-14, "none")
