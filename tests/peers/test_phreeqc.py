"""Natural waters and single salts against PHREEQC with the parameters of its pitzer.dat."""

import random

import pytest

from calc import waters
from calc.core.units import celsius
from calc.models.ions import ions, pitzer
from calc.models.solutions import mixed_density, osmotic_pressure, single_solutes
from tests.peers.phreeqc import density, osmotic_coefficient
from tests.peers.phreeqc import osmotic_pressure as phreeqc_pressure

# Moles of the ions in water of four kinds; the grid dilutes and concentrates them.
IONS = ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate", "bicarbonate")
WATERS = {
    "tap water": (1.1, 0.08, 0.74, 2.74, 1.44, 0.62, 5.46),
    "brackish sulfate": (13.0, 0.26, 4.94, 9.98, 11.68, 14.6, 2.22),
    "seawater": (486.0, 10.6, 54.7, 10.7, 566.6, 29.3, 2.4),
    "chloride brine": (2600.0, 77.0, 330.0, 150.0, 3606.0, 15.6, 0.0),
    "soda water": (30.0, 0.5, 1.0, 1.0, 5.6, 0.9, 27.1),
}
DEGREES = [5, 10, 15, 20, 25, 30, 35, 40]
STRENGTHS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.7, 1.2, 2.0, 3.5, 5.9]  # ionic, mol/kg
CALCULATOR_UP_TO = 1.2  # ionic strength; beyond it one of the waters is saltier than the calculator takes
SALTS = {
    "NaCl": {"sodium": 1, "chloride": 1},
    "KCl": {"potassium": 1, "chloride": 1},
    "CaCl2": {"calcium": 1, "chloride": 2},
    "MgCl2": {"magnesium": 1, "chloride": 2},
    "Na2SO4": {"sodium": 2, "sulfate": 1},
    "MgSO4": {"magnesium": 1, "sulfate": 1},
}
# By how much good equations of a salt differ: what single_solutes.limits says, but for NaCl, whose accuracy is that
# against Archer, "other models differ from it by up to 0.8 %". NaHCO3 is left out: there the present pitzer.dat is up
# to 8 % from the others.
AGREEMENT = {salt: single_solutes.limits(salt).accuracy for salt in SALTS} | {"NaCl": 0.008}


def tolerance(degrees):
    """Of a mixed water on the same speciation."""
    return 0.003 if degrees == 25 else 0.01


def mixed(name, strength):
    """A water of the given ionic strength, charges closed with sodium or chloride."""
    amounts = dict(zip(IONS, WATERS[name], strict=True))
    excess = sum(ions.CHARGES[ion] * amount for ion, amount in amounts.items())
    amounts["chloride" if excess > 0 else "sodium"] += abs(excess)
    share = strength / ions.ionic_strength(amounts)
    return {ion: amount * share for ion, amount in amounts.items()}


@pytest.mark.filterwarnings("ignore:The conductivity cannot be estimated:calc.core.quantities.Caution")
@pytest.mark.parametrize("degrees", DEGREES)
@pytest.mark.parametrize("name", WATERS)
def test_natural_waters(name, degrees):
    for strength in STRENGTHS:
        water = mixed(name, strength)
        published = osmotic_coefficient(water, degrees)
        ours = pitzer.osmotic_coefficient(water, celsius(degrees))
        assert ours == pytest.approx(published, rel=tolerance(degrees)), strength
        if strength <= CALCULATOR_UP_TO:
            answer = waters.osmotic_pressure(
                "mmol/kg", *(1000 * water[ion] for ion in IONS), celsius(degrees), balance="none"
            )
            assert answer.osmotic_coefficient == pytest.approx(published, rel=tolerance(degrees)), strength


def random_waters(rng, count):
    """Waters of all the ions in random proportions, balanced, of a random salinity to 110 g/kg."""
    for _ in range(count):
        amounts = {ion: rng.random() ** 3 for ion in IONS}
        amounts["bicarbonate"] *= 0.2
        excess = sum(ions.CHARGES[ion] * amount for ion, amount in amounts.items())
        amounts["chloride" if excess > 0 else "sodium"] += abs(excess)
        mass = sum(ions.MOLAR_MASSES[ion] * amount for ion, amount in amounts.items())
        salinity = rng.uniform(0.001, 0.11)
        yield {ion: amount * salinity / (1 - salinity) / mass for ion, amount in amounts.items()}


def test_the_water_in_a_litre_at_random_points():
    """As the docstring of the calculator says: 0.3 % from 10 degrees on, and 0.5 % below."""
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    rng = random.Random(seed)
    for water in random_waters(rng, 100):
        degrees = rng.uniform(0, 40)
        theirs = density(water, degrees) / (1 + sum(ions.MOLAR_MASSES[ion] * m for ion, m in water.items()))
        litre = {ion: theirs * m for ion, m in water.items()}
        ours = mixed_density.water_in_volume(litre, celsius(degrees))
        assert ours == pytest.approx(theirs, rel=0.003 if degrees >= 10 else 0.005), (seed, water, degrees)


def test_osmotic_coefficients_at_random_points():
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    rng = random.Random(seed)
    for water in random_waters(rng, 100):
        degrees = rng.uniform(0, 40)
        if ions.ionic_strength(water) <= pitzer.HIGHEST_IONIC_STRENGTH:
            ours = pitzer.osmotic_coefficient(water, celsius(degrees))
            published = osmotic_coefficient(water, degrees)
            assert ours == pytest.approx(published, rel=tolerance(degrees)), (seed, water, degrees)
    for salt in SALTS:
        for _ in range(20):
            molality, degrees = rng.uniform(0, 1) * single_solutes.limits(salt).largest_molality, rng.uniform(0, 60)
            ours = single_solutes.osmotic_coefficient(salt, molality, celsius(degrees))
            published = osmotic_coefficient({ion: count * molality for ion, count in SALTS[salt].items()}, degrees)
            assert ours == pytest.approx(published, rel=AGREEMENT[salt]), (seed, salt, molality, degrees)


def fall_of(water, coefficient, degrees):
    """Of the potential of its water, in J/kg."""
    return coefficient * sum(water.values()) * 8.314462618 * celsius(degrees)


def mass_of(water):
    return sum(ions.MOLAR_MASSES[ion] * m for ion, m in water.items())


def test_the_osmotic_pressure_at_random_points():
    """By its definition with PHREEQC's volumes: alike but for rounding; table salt, by Archer's volumes, to 0.6 %."""
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    rng = random.Random(seed)
    for water in random_waters(rng, 40):
        degrees = rng.uniform(0, 40)
        if ions.ionic_strength(water) > pitzer.HIGHEST_IONIC_STRENGTH:
            continue
        coefficient = pitzer.osmotic_coefficient(water, celsius(degrees))
        ours = osmotic_pressure.of_ions(water, coefficient, celsius(degrees))
        theirs = phreeqc_pressure(water, mass_of(water), degrees, fall_of(water, coefficient, degrees))
        assert ours == pytest.approx(theirs, rel=2e-4), (seed, water, degrees)
    for salt in SALTS:
        for _ in range(10):
            molality, degrees = rng.uniform(0.02, 1) * single_solutes.limits(salt).largest_molality, rng.uniform(0, 60)
            water = {ion: count * molality for ion, count in SALTS[salt].items()}
            coefficient = single_solutes.osmotic_coefficient(salt, molality, celsius(degrees))
            ours = osmotic_pressure.of_solute(salt, molality, celsius(degrees))
            theirs = phreeqc_pressure(water, mass_of(water), degrees, fall_of(water, coefficient, degrees))
            tolerance = 0.006 if salt == "NaCl" else 2e-4
            assert ours == pytest.approx(theirs, rel=tolerance), (seed, salt, molality, degrees)


@pytest.mark.parametrize("degrees", DEGREES)
@pytest.mark.parametrize("salt", SALTS)
def test_single_salts_in_the_model_of_natural_waters(salt, degrees):
    for strength in STRENGTHS:
        share = strength / ions.ionic_strength(SALTS[salt])
        water = {ion: count * share for ion, count in SALTS[salt].items()}
        ours = pitzer.osmotic_coefficient(water, celsius(degrees))
        assert ours == pytest.approx(osmotic_coefficient(water, degrees), rel=tolerance(degrees)), strength


@pytest.mark.parametrize("degrees", [1, *DEGREES, 50, 60])
@pytest.mark.parametrize("salt", SALTS)
def test_single_salts_by_their_own_equations(salt, degrees):
    largest = single_solutes.limits(salt).largest_molality
    for molality in [largest * share for share in (0.001, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1)]:
        water = {ion: count * molality for ion, count in SALTS[salt].items()}
        ours = single_solutes.osmotic_coefficient(salt, molality, celsius(degrees))
        assert ours == pytest.approx(osmotic_coefficient(water, degrees), rel=AGREEMENT[salt]), molality
