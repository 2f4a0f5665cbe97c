"""Many cases as one test: all are tried, each that fails is told, and none at all is no success."""

import pytest

from tests.all_at_once import all_at_once


def test_every_case_is_tried_with_every_other():
    seen = []

    @all_at_once(("number", "letter"), [(1, "a"), (2, "b")])
    @all_at_once("share", [0.1, 0.2])
    def try_it(number, letter, share):
        seen.append((number, letter, share))

    try_it()
    assert seen == [(1, "a", 0.1), (1, "a", 0.2), (2, "b", 0.1), (2, "b", 0.2)]


def test_each_case_that_fails_is_told_and_the_others_are_tried_all_the_same():
    @all_at_once("number", range(5))
    def try_it(number):
        assert number % 2 == 0, f"{number} is odd"

    with pytest.raises(ExceptionGroup, match="2 of 5 cases") as caught:
        try_it()
    told = [(str(each).splitlines()[0], each.__notes__) for each in caught.value.exceptions]
    assert told == [("1 is odd", ["of number '1'"]), ("3 is odd", ["of number '3'"])]


def test_no_case_at_all_is_no_success():
    @all_at_once("number", [])
    def try_it(number):
        """Nothing is asked."""

    with pytest.raises(AssertionError):
        try_it()


@all_at_once("number", [1, 2])
def test_a_fixture_stands_beside_the_cases(tmp_path, number):
    assert tmp_path.is_dir()
    assert number
