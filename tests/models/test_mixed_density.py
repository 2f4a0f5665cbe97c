"""Densities of waters of many ions: one salt, sea salt by the standard, PHREEQC, what ends, litres and back."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.ions.ions import CHARGES, MOLAR_MASSES
from calc.models.seawater import teos10
from calc.models.solutions import solution_density
from calc.models.solutions.mixed_density import HIGHEST_SALINITY, density, water_in_volume
from calc.models.solutions.single_solutes import molar_mass
from calc.models.water import water
from docs.comparisons.natural_waters import of_the_water_in_a_litre
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SALTS = {
    "NaCl": {"sodium": 1, "chloride": 1}, "KCl": {"potassium": 1, "chloride": 1},
    "CaCl2": {"calcium": 1, "chloride": 2}, "MgCl2": {"magnesium": 1, "chloride": 2},
    "Na2SO4": {"sodium": 2, "sulfate": 1}, "MgSO4": {"magnesium": 1, "sulfate": 1},
    "NaHCO3": {"sodium": 1, "bicarbonate": 1},
}  # fmt: skip
IONS = ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate", "bicarbonate")
(SEA,) = (
    {ion: row[f"{ion}_mol_per_kg"] for ion in IONS}
    for row in table("conductivity_seawater.csv")
    if (row["practical_salinity"], row["temperature_C"]) == (35, 25)
)
WATERS = table("water_densities.csv")


def of_salinity(amounts, salinity):
    mass = sum(MOLAR_MASSES[ion] * amount for ion, amount in amounts.items())
    return {ion: amount * salinity / (1 - salinity) / mass for ion, amount in amounts.items()}


@all_at_once(("salt", "degrees"), [*product(SALTS, (0, 25, 40))])
def test_a_water_of_one_salt_is_as_dense_as_its_solution(salt, degrees):
    """But for what the atomic weights of the solutes are rounded to."""
    for molality in (0.01, 0.3, 0.9):
        ions = {ion: count * molality for ion, count in SALTS[salt].items()}
        alone = solution_density.density(salt, molality, celsius(degrees))
        assert density(ions, celsius(degrees)) == pytest.approx(alone, rel=1e-5)
        assert sum(MOLAR_MASSES[ion] * count for ion, count in SALTS[salt].items()) == pytest.approx(
            molar_mass(salt), rel=2e-4
        )


@pytest.mark.parametrize("degrees", [0, 5, 10, 15, 20, 25, 30, 40])
def test_sea_salt_is_as_dense_as_the_standard_says(degrees):
    for salinity in (0.005, 0.035, 0.07, 0.105, 0.12):
        standard = teos10.density(salinity, celsius(degrees))
        assert density(of_salinity(SEA, salinity), celsius(degrees)) == pytest.approx(standard, rel=0.0015)


@all_at_once("row", WATERS)
def test_waters_are_as_dense_as_phreeqc_says(row):
    ions = {ion: row[f"{ion}_mol_per_kg"] for ion in IONS}
    tolerance = of_the_water_in_a_litre(row) * (1 - HIGHEST_SALINITY)
    assert density(ions, celsius(row["temperature_C"])) == pytest.approx(row["density_kg_per_m3"], rel=tolerance)


def test_pure_water_is_water():
    assert density({}, celsius(20)) == water.density(celsius(20))
    assert water_in_volume({}, celsius(20)) == water.density(celsius(20))


def test_silica_takes_the_room_that_its_density_in_water_says():
    """PHREEQC, phreeqc.dat, at 25 degC: VM("H4SiO4") is 52.08 cm3/mol, of which two water are 18.07 each."""
    with_it, without = density({"silica": 0.01}, celsius(25)), density({}, celsius(25))
    volume = (1 + 0.01 * 60.083e-3) / with_it - 1 / without
    assert volume / 0.01 == pytest.approx((52.08 - 2 * 18.07) * 1e-6, abs=0.05e-6)


def test_traces_count_as_the_ions_that_are_like_them():
    like = {"sodium": 0.1, "calcium": 0.003, "chloride": 0.106}
    traces = {"sodium": 0.1, "barium": 0.001, "strontium": 0.002, "fluoride": 0.004, "chloride": 0.102}

    def volume(ions):
        return (1 + sum(MOLAR_MASSES[ion] * m for ion, m in ions.items())) / density(ions, celsius(25))

    assert volume(traces) == pytest.approx(volume(like), rel=1e-12)


AMOUNT = st.floats(0, 1).map(lambda share: share**3)


@given(st.fixed_dictionaries(dict.fromkeys(IONS, AMOUNT)), st.floats(1e-4, HIGHEST_SALINITY), st.floats(0, 40))
def test_from_a_litre_to_its_water_and_back(ions, salinity, degrees):
    excess = sum(CHARGES[ion] * amount for ion, amount in ions.items())
    ions["chloride" if excess > 0 else "sodium"] += abs(excess) + 1e-3
    ions = of_salinity(ions, salinity)
    left = (1 - salinity) * density(ions, celsius(degrees))
    found = water_in_volume({ion: left * molality for ion, molality in ions.items()}, celsius(degrees))
    assert found == pytest.approx(left, rel=1e-9)


@pytest.mark.parametrize("grams", [140.0, 900.0, 1e6])
def test_what_is_saltier_is_refused_with_how_salt_it_is(grams):
    salt = {"sodium": grams / 58.44e-3, "chloride": grams / 58.44e-3}
    with pytest.raises(Refusal, match=r"This water holds .* g/kg of salt; its density is known up to 120 g/kg"):
        water_in_volume(salt, celsius(25))
    with pytest.raises(Refusal, match="known up to 120 g/kg"):
        density(of_salinity(salt, 0.1201), celsius(25))
