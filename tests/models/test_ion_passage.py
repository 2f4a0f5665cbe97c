"""What passes a membrane: an ion by its charge and its permeability alone, whatever its name is."""

import pytest

from calc.models.membranes import ion_passage

FLUX, RECOVERY, OF_SALT = 7e-6, 0.4, 2e-7


@pytest.mark.parametrize(("weak", "strong", "charge"), [("boron", "nitrate", -1.0), ("ammonium", "potassium", 1.0)])
def test_a_weak_acid_that_is_all_ion_passes_as_another_ion_of_its_charge(weak, strong, charge):
    """Far from its pK it is an ion like others: with the same permeability the same share of it passes."""
    factors = {"sodium": 1.0, "chloride": 1.0, "magnesium": 0.1, "sulfate": 0.05, weak: 2.5, strong: 2.5}
    membrane = ion_passage.Membrane(factors, boric_acid=3e-6, ammonia=9e-6)
    charges = {"sodium": 1.0, "chloride": -1.0, "magnesium": 2.0, "sulfate": -2.0, weak: charge, strong: charge}
    feed = {"sodium": 3.0, "chloride": 3.0, "magnesium": 2.0, "sulfate": 2.0, weak: 0.5, strong: 0.5}
    counter = "chloride" if charge > 0 else "sodium"
    feed[counter] += 1.0
    found = ion_passage.permeate(feed, charges, membrane, OF_SALT, FLUX, RECOVERY)
    assert found.potential != pytest.approx(0, abs=0.01)  # else the sign of a charge would tell nothing
    assert found.amounts[weak] == pytest.approx(found.amounts[strong], rel=1e-12)
    assert sum(amount * charges[name] for name, amount in found.amounts.items()) == pytest.approx(0, abs=1e-12)


def test_where_nothing_has_a_charge_there_is_no_potential():
    membrane = ion_passage.Membrane({"silica": 0.5}, boric_acid=3e-6, ammonia=9e-6)
    found = ion_passage.permeate({"silica": 1.0}, {"silica": 0.0}, membrane, OF_SALT, FLUX, RECOVERY)
    assert found.potential == 0
    assert 0 < found.amounts["silica"] < 1
