"""Boric acid, ammonium and phosphate beside PHREEQC: how much of each has which charge, from pure water to the sea."""

import math

import phreeqpython
import pytest

from calc.core.units import celsius
from calc.models.ions import analysed

SEA = "Na 10782; K 399.5; Mg 1283.3; Ca 412; Cl 19376; S(6) 2713.2 as SO4; Alkalinity 142 as HCO3"


def told(database, degrees, ph, waters, asked):
    """What PHREEQC tells of a water of this pH: moles in a kilogram of water."""
    program = phreeqpython.PhreeqPython(database=database)
    program.ip.run_string(
        f"SOLUTION 1\n temp {degrees}\n pH {ph}\n units ppm\n"
        + "\n".join(f" {each.strip()}" for each in waters.split(";") if each.strip())
        + "\nSELECTED_OUTPUT\n -reset false\n -high_precision true\nUSER_PUNCH\n -headings "
        + " ".join(f"h{number}" for number, _ in enumerate(asked))
        + "\n 10 PUNCH "
        + ", ".join(asked)
        + "\nEND\n"
    )
    return program.ip.get_selected_output_array()[-1]


@pytest.mark.parametrize("degrees", [25, 35])
def test_boric_acid_in_pure_water(degrees):
    acid, borate = told("phreeqc.dat", degrees, 9.2, "B 0.1", ['MOL("B(OH)3")', 'MOL("B(OH)4-")'])
    found = 9.2 + math.log10(acid / borate)
    assert analysed.borate_exponent(0.0, celsius(degrees)) == pytest.approx(found, abs=0.05)


def test_boric_acid_in_the_sea():
    """PHREEQC's pH is by activity, 0.1 or so above the total scale of Dickson's constant."""
    acid, total = told("pitzer.dat", 25, 8.1, SEA + "; B 4.5", ['MOL("B(OH)3")', 'TOT("B")'])
    found = 8.1 + math.log10(acid / (total - acid))
    assert analysed.borate_exponent(35.0, celsius(25)) == pytest.approx(found - 0.1, abs=0.1)


@pytest.mark.parametrize("ph", [6.5, 7.5, 8.5])
@pytest.mark.parametrize("degrees", [10, 25, 35])
def test_ammonium(degrees, ph):
    ammonium, total = told("phreeqc.dat", degrees, ph, "N(-3) 1 as NH4", ['MOL("NH4+")', 'TOT("N(-3)")'])
    assert analysed.ammonium_share(ph, celsius(degrees)) == pytest.approx(ammonium / total, abs=0.01)


@pytest.mark.parametrize("ph", [5.0, 6.5, 7.2, 8.0, 9.5])
def test_phosphate(ph):
    """In so dilute a water that activities are next to 1."""
    once, twice, total = told("phreeqc.dat", 25, ph, "P 0.1 as PO4", ['MOL("H2PO4-")', 'MOL("HPO4-2")', 'TOT("P")'])
    assert analysed.phosphate_charge(ph) == pytest.approx(-(once + 2 * twice) / total, abs=0.03)
