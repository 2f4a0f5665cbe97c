"""A water analysis: what it weighs, and what closes its charges or is refused."""

import pytest

from calc.core.quantities import Refusal
from calc.models.ions.ions import CHARGES
from calc.models.solutions.analysis import balanced

WATER = {"sodium": 0.02, "calcium": 0.005, "chloride": 0.01, "sulfate": 0.004, "bicarbonate": 0.002}


@pytest.mark.parametrize("ion", ["sodium", "chloride"])
def test_one_ion_closes_the_charges(ion):
    closed = balanced(WATER, ion)
    assert sum(CHARGES[name] * molality for name, molality in closed.items()) == pytest.approx(0, abs=1e-15)
    assert {name: each for name, each in closed.items() if name != ion} == {
        name: each for name, each in WATER.items() if name != ion
    }


@pytest.mark.parametrize(
    ("water", "ion", "other"),
    [
        ({"sodium": 0.001, "calcium": 0.005, "chloride": 0.001}, "sodium", "chloride"),
        ({"sodium": 0.001, "chloride": 0.001, "sulfate": 0.005}, "chloride", "sodium"),
    ],
)
def test_where_less_than_none_is_left_the_other_is_named(water, ion, other):
    with pytest.raises(Refusal, match=f"No {ion} is left .* try {other}"):
        balanced(water, ion)


@pytest.mark.parametrize("sign", [-1, 1])
def test_unclosed_charges_may_be_a_tenth_apart(sign):
    near, far = ({"sodium": 1 + sign * share, "chloride": 1 - sign * share} for share in (0.0999, 0.1001))
    assert balanced(near, "none") == near
    with pytest.raises(Refusal, match=f"with more {'positive' if sign > 0 else 'negative'} ones"):
        balanced(far, "none")


def test_an_ion_that_closes_the_charges_to_nothing_is_none_and_not_less():
    spare = dict.fromkeys(CHARGES, 0.0) | {"bicarbonate": 0.3, "potassium": 0.1 + 0.2, "sodium": 0.0}
    assert balanced(spare, "sodium")["sodium"] == 0
