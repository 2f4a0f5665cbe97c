"""The ions: their molar masses from the atomic weights, and their charges from their salts."""

import pytest

from calc.core.quantities import Refusal
from calc.models.ions import mineral_salts
from calc.models.ions.ions import CHARGES, MOLAR_MASSES, charge_imbalance, refuse_imbalance
from calc.models.minerals import acid
from tests.all_at_once import all_at_once

# Standard atomic weights in g/mol, IUPAC 2021 (T. Prohaska and others, Pure and Applied Chemistry 94 (2022) 573); for
# H, B, C, N, O, Mg, S, Cl and Si the abridged ones, which stand for an interval. As the Python package periodictable
# 2.1.0 has them, read in its module mass.py; the paper was not opened.
WEIGHTS = {
    "H": 1.008, "C": 12.011, "O": 15.999, "Na": 22.98976928, "Mg": 24.305, "S": 32.06, "Cl": 35.45, "K": 39.0983,
    "Ca": 40.078, "Ba": 137.327, "Sr": 87.62, "F": 18.998403162, "Si": 28.085,
    "N": 14.007, "P": 30.973761998, "B": 10.81, "Fe": 55.845, "Mn": 54.938043,
}  # fmt: skip
FORMULAS = {
    "sodium": "Na", "potassium": "K", "magnesium": "Mg", "calcium": "Ca", "chloride": "Cl", "sulfate": "S O O O O",
    "bicarbonate": "H C O O O", "barium": "Ba", "strontium": "Sr", "fluoride": "F", "silica": "Si O O",
    "ammonium": "N H H H H", "nitrate": "N O O O", "phosphate": "P O O O O", "boron": "B", "iron": "Fe",
    "manganese": "Mn",
}  # fmt: skip
ACIDS = {"H2SO4": "H H S O O O O", "HCl": "H Cl"}


def mass(formula):
    """In kg/mol."""
    return sum(WEIGHTS[element] for element in formula.split()) / 1000


@all_at_once("ion", FORMULAS)
def test_molar_masses_are_sums_of_atomic_weights(ion):
    assert MOLAR_MASSES[ion] == pytest.approx(mass(FORMULAS[ion]), rel=5e-5)  # five digits, as they are abridged to


def test_no_ion_is_without_its_formula():
    assert MOLAR_MASSES.keys() == FORMULAS.keys()
    assert pytest.approx({name: mass(formula) for name, formula in ACIDS.items()}, rel=5e-5) == acid.MOLAR_MASSES


def test_the_charges_make_salts_neutral():
    """Of NaCl, KCl, MgSO4, CaCl2, NaHCO3 and Na2SO4, as everybody writes them."""
    salts = [("sodium", "chloride"), ("potassium", "chloride"), ("magnesium", "sulfate")]
    salts += [("calcium", "chloride", "chloride"), ("sodium", "bicarbonate"), ("sodium", "sodium", "sulfate")]
    assert [sum(CHARGES[ion] for ion in salt) for salt in salts] == [0] * len(salts)
    assert CHARGES["sodium"] == 1


@pytest.mark.parametrize(("share", "refused"), [(0.1999, False), (0.2001, True)])
def test_charges_may_differ_by_a_fifth_of_their_sum(share, refused):
    water = {"sodium": 1 + share, "chloride": 1 - share}
    assert charge_imbalance(water) == pytest.approx(share)
    if refused:
        with pytest.raises(Refusal, match="within 20% of their sum"):
            refuse_imbalance(water)
    else:
        refuse_imbalance(water)
        refuse_imbalance({"sodium": 1e-10})  # what rounding leaves of a trace


MINERAL_SALTS = {
    "CaCl2.2H2O": "Ca Cl Cl H H O H H O",
    "CaSO4.2H2O": "Ca S O O O O H H O H H O",
    "MgCl2.6H2O": "Mg Cl Cl" + 6 * " H H O",
    "MgSO4.7H2O": "Mg S O O O O" + 7 * " H H O",
    "NaHCO3": "Na H C O O O",
    "KHCO3": "K H C O O O",
    "CaCO3": "Ca C O O O",
}


def test_mineral_salts_weigh_what_their_atoms_do():
    """With their crystal water; and their ions, of which carbonate takes up one more hydrogen, close in charge."""
    weighed = {name: salt.molar_mass for name, salt in mineral_salts.SALTS.items()}
    assert weighed == pytest.approx({name: mass(formula) for name, formula in MINERAL_SALTS.items()}, rel=1e-4)
    for name, salt in mineral_salts.SALTS.items():
        assert sum(CHARGES[ion] * count for ion, count in salt.ions) == 0, name
