"""Ranges, refusals and cautions."""

import math

import pytest

from calc import osmosis
from calc.quantities import Caution, OutOfRange, Range, caution


def test_a_range_is_closed():
    assert Range(0, 1, "why").holds(0)
    assert Range(0, 1, "why").holds(1)


@pytest.mark.parametrize("value", [-1e-9, 1.0000001, math.nan, math.inf, -math.inf])
def test_a_range_holds_nothing_outside(value):
    assert not Range(0, 1, "why").holds(value)


def test_out_of_range_says_which_input_which_range_and_why():
    with pytest.raises(OutOfRange, match=r"temperature is 5 K; it must be from 273.15 to 373.15 K: outside it water"):
        osmosis.osmotic_pressure(temperature=5.0)


def test_out_of_range_knows_its_input():
    with pytest.raises(OutOfRange) as caught:
        osmosis.osmotic_pressure(ions=6)
    assert caught.value.parameter == "ions"


def test_a_caution_is_a_warning():
    with pytest.warns(Caution, match="how far off"):
        caution("how far off")
