"""Differences: zero for what is the same but for rounding, exact for all else."""

import pytest

from calc.core.differences import difference


@pytest.mark.parametrize(("one", "other"), [(0.1 + 0.2, 0.3), (0.1 * 0.001, 0.0001), (-0.3, -0.1 - 0.2), (0.0, 0.0)])
def test_what_rounding_set_apart_is_the_same(one, other):
    assert difference(one, other) == difference(other, one) == 0


@pytest.mark.parametrize(("one", "other"), [(1.0, 1 - 1e-12), (1e-30, 0.0), (0.0, -5e-324), (2.0, -2.0)])
def test_what_is_further_apart_is_subtracted(one, other):
    assert difference(one, other) == one - other
    assert difference(other, one) == other - one
