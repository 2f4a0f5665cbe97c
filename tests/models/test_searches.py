"""The search for where the first of several things binds: also where nothing leads there but halving."""

import pytest

from calc.core.quantities import Refusal
from calc.models.minerals.searches import Crossings


def steps(**places):
    """Excesses that leap from one side to the other, each at its place: no slope tells where."""
    return lambda place, roughly: {name: 5.0 if place >= at else -5.0 for name, at in places.items()}


@pytest.mark.parametrize("at", [0.3, 0.0021, 0.8999])
def test_a_leap_is_found_by_halving(at):
    tell = steps(calcite=at, gypsum=0.95)
    found = Crossings(tell, tell(0.0, False)).first(["calcite", "gypsum"], 0.0, 1.0)
    assert found == pytest.approx(at, rel=1e-12)


def test_what_never_binds_has_no_place():
    tell = steps(calcite=2.0)
    assert Crossings(tell, tell(0.0, False)).first(["calcite"], 0.0, 1.0) is None


def test_where_the_water_ends_before_anything_binds_its_own_words_are_told():
    def tell(place, roughly):
        if place > 0.6:
            raise Refusal("The brine ends here.")
        return {"calcite": -5.0}

    with pytest.raises(Refusal, match="The brine ends here"):
        Crossings(tell, tell(0.0, False)).first(["calcite"], 0.0, 1.0)
