"""Chance that can be repeated: its mean, its scatter, and the counter of splitmix64."""

from math import cos, log, pi, sqrt
from statistics import fmean, pstdev

import pytest

from calc.core import chance


def test_the_numbers_are_scattered_normally():
    found = [chance.normal(seed, place) for seed in range(1, 41) for place in range(250)]
    assert fmean(found) == pytest.approx(0.0, abs=0.03)
    assert pstdev(found) == pytest.approx(1.0, abs=0.03)
    assert sum(abs(each) < 1 for each in found) / len(found) == pytest.approx(0.6827, abs=0.015)
    assert len(set(found)) == len(found)


def test_the_counter_is_mixed_as_published():
    """The first two outputs of splitmix64 seeded with zero, in the upper 53 bits."""
    one, other = ((number >> 11) + 1 for number in (0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4))
    expected = sqrt(-2 * log(one / 2**53)) * cos(2 * pi * other / 2**53)
    assert chance.normal(0, 0) == pytest.approx(expected, rel=1e-12)
