"""What an analysis names beside the seven main ions: its charges, and the weak acid among them."""

import pytest

from calc.core.units import celsius
from calc.models.ions import analysed

# As every text-book writes the ions: Fe2+, Mn2+, Ba2+, Sr2+, NO3-, F-; silica is Si(OH)4 in any natural water.
CHARGES = {
    "iron": 2, "manganese": 2, "barium": 2, "strontium": 2, "nitrate": -1, "fluoride": -1, "silica": 0,
}  # fmt: skip


def test_ions_that_take_part_in_no_equilibrium_have_whole_charges():
    for ph in (4.5, 7.0, 10.0):
        found = analysed.charges(ph, celsius(15), 1.0)
        assert {name: found[name] for name in CHARGES} == CHARGES


@pytest.mark.parametrize("degrees", [0, 10, 25, 40, 50])
def test_ammonium_gives_its_proton_away_more_easily_in_the_warm(degrees):
    """pK = 0.09018 + 2727.92 / T, of Emerson and others (1975), good from 0 to 50 °C.

    As the R package AmmoniaConcentration documents it; the paper was not opened, and others quote 2729.92, which is
    0.007 more. The law of one heat of reaction, which is used here, and that line differ by up to 0.013.
    """
    exponent = 0.09018 + 2727.92 / celsius(degrees)
    half = analysed.ammonium_share(exponent, celsius(degrees))
    assert half == pytest.approx(0.5, abs=0.01)
    tenth = analysed.ammonium_share(exponent + 1, celsius(degrees))
    assert tenth == pytest.approx(1 / 11, abs=0.004)
