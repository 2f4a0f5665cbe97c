"""What passes a membrane: an ion by its charge and its permeability alone, whatever its name is."""

import pytest

from calc.core import tables
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


@pytest.mark.parametrize("charge", [0.0, 1.0, -1.0])
def test_where_charges_cannot_be_made_up_there_is_no_potential(charge):
    """Neither where nothing has one, nor where all have the same."""
    membrane = ion_passage.Membrane({"silica": 0.5, "some ion": 0.5}, boric_acid=3e-6, ammonia=9e-6)
    charges = {"silica": 0.0, "some ion": charge}
    found = ion_passage.permeate({"silica": 1.0, "some ion": 0.5}, charges, membrane, OF_SALT, FLUX, RECOVERY)
    assert found.potential == 0
    assert 0 < found.amounts["silica"] < 1
    assert found.amounts["some ion"] == pytest.approx(found.amounts["silica"] / 2, rel=1e-12)


MEMBRANES = tables.read("ion_permeabilities")["membranes"]

# Rejections in per cent: the list of makers' estimates by the Pure Water Gazette, as the table of data repeats it, the
# middle of each range. Of boron, boric acid and the flux of 20 L/(m2 h) too.
BY_MAKERS = {
    "potassium": 92, "ammonium": 90, "magnesium": 97, "calcium": 97, "manganese": 97, "barium": 97, "strontium": 97,
    "iron": 98.5, "fluoride": 95, "nitrate": 94.5, "bicarbonate": 95.5, "sulfate": 99, "phosphate": 99, "silica": 87.5,
}  # fmt: skip
TABLE_SALT = 94.75


def test_a_household_membrane_is_the_list_of_makers_estimates():
    """To the two digits of the factors; sodium and chloride pass as their salt."""
    household = MEMBRANES["household"]
    passing = {ion: (100 - held) / (100 - TABLE_SALT) for ion, held in BY_MAKERS.items()}
    expected = {"sodium": 1, "chloride": 1} | {ion: float(f"{share:.2g}") for ion, share in passing.items()}
    expected["nitrate"] = round(passing["nitrate"], 2)
    assert household["factors"] == expected
    of_salt, of_boric_acid = (20 * (100 - held) / held for held in (TABLE_SALT, 60))
    assert household["salt_permeability_L_per_m2_h"] == float(f"{of_salt:.2g}")
    assert household["boric_acid_L_per_m2_h"] == float(f"{of_boric_acid:.2g}")


@pytest.mark.parametrize("name", [name for name in MEMBRANES if name != "household"])
def test_what_a_projection_does_not_name_is_taken_for_its_like(name):
    """As the table of data says what is assumed."""
    factors = MEMBRANES[name]["factors"]
    assert {factors[ion] for ion in ("iron", "manganese", "barium", "strontium")} == {factors["calcium"]}
    assert factors["phosphate"] == factors["sulfate"]
    assert factors["fluoride"] == factors["chloride"] == factors["sodium"] == 1
    assert factors["ammonium"] == factors["potassium"] == pytest.approx((100 - 92) / (100 - TABLE_SALT), abs=0.05)


def test_a_sea_water_membrane_passes_ions_as_a_brackish_one_of_its_family():
    assert MEMBRANES["sea"]["factors"] == MEMBRANES["BW30HRLE"]["factors"]
    held = 27.6 / (27.6 + MEMBRANES["sea"]["boric_acid_L_per_m2_h"])  # of boric acid in the test of the datasheet
    assert 0.92 <= held <= 0.93
