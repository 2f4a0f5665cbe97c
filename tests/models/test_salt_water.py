"""Salt water as a membrane meets it: the fast functions against the exact ones, against measurements, at the ends."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import OutOfRange, Refusal
from calc.core.units import BAR, celsius
from calc.models.ions import pitzer
from calc.models.ions.ions import CHARGES, MOLAR_MASSES
from calc.models.seawater import teos10
from calc.models.solutions import (
    mixed_density,
    osmotic_pressure,
    salt_transport,
    salt_water,
    solution_density,
)
from calc.models.solutions.salt_water import SALTS, mixed_water
from calc.models.water import water
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SEA = (
    ("sodium", 0.486), ("potassium", 0.0106), ("magnesium", 0.0547), ("calcium", 0.01065),
    ("chloride", 0.5664), ("sulfate", 0.02927), ("bicarbonate", 0.00243),
)  # fmt: skip
SULFATE = (("sodium", 0.013), ("calcium", 0.0152), ("chloride", 0.013), ("sulfate", 0.0152))
SALT = (("sodium", 2.0), ("chloride", 2.0))
TEMPERATURES = [celsius(t) for t in (0, 5, 15, 25, 35, 40)]
FUNCTIONS = ("osmotic_pressure", "density", "viscosity", "diffusivity")
EVERY = [salt_water.salt_water(salt, celsius(t)) for salt in SALTS for t in (0, 25, 40)]
MIXED = {mixed_water(ions, celsius(t)): ions for ions in (SEA, SULFATE, SALT) for t in (0, 25, 40)}
EVERY += MIXED
every_water = pytest.mark.parametrize("water_", EVERY, ids=lambda each: f"{each.salt}-{each.temperature:g}")


def along(top):
    """Concentrations from a trace to the end, as fractions of it."""
    return [top * (i / 60) ** 3 for i in range(1, 61)]


@all_at_once("temperature", [*TEMPERATURES, celsius(60)])
@all_at_once("molality", [1e-4, 0.01, 0.1, 0.5, 1.0, 2.0, 3.7, 6.0])
def test_table_salt_is_that_of_the_exact_functions(molality, temperature):
    fast = salt_water.salt_water("NaCl", temperature)
    scales = solution_density.scales("NaCl", molality, temperature)
    concentration = min(scales.mass_concentration, fast.highest_concentration)
    exact = osmotic_pressure.of_solute("NaCl", molality, temperature)
    assert fast.osmotic_pressure(concentration) == pytest.approx(exact, rel=1e-7)
    assert fast.density(concentration) == pytest.approx(scales.density, rel=1e-9)
    assert fast.mass_fraction(concentration) == pytest.approx(scales.mass_fraction, rel=1e-9)


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_sea_salt_is_that_of_the_exact_functions(temperature):
    fast = salt_water.salt_water("sea salt", temperature)
    for salinity in along(0.12):
        density = teos10.density(salinity, temperature)
        concentration = min(salinity * density, fast.highest_concentration)
        exact = teos10.osmotic_pressure(salinity, temperature)
        assert fast.osmotic_pressure(concentration) == pytest.approx(exact, rel=1e-7)
        assert fast.density(concentration) == pytest.approx(density, rel=1e-9)


@all_at_once("temperature", TEMPERATURES)
@all_at_once("ions", [SEA, SULFATE, SALT])
def test_a_mixed_water_is_that_of_the_exact_functions(ions, temperature):
    fast = mixed_water(ions, temperature)
    mass = sum(m * MOLAR_MASSES[ion] for ion, m in ions)
    for fraction in along(fast.exact.highest_mass_fraction * 0.999):
        scaled = {ion: m * fraction / (1 - fraction) / mass for ion, m in ions}
        coefficient = pitzer.osmotic_coefficient(scaled, temperature)
        exact = osmotic_pressure.of_ions(scaled, coefficient, temperature)
        density = mixed_density.density(scaled, temperature)
        concentration = fraction * density
        assert fast.density(concentration) == pytest.approx(density, rel=1e-9)
        assert fast.osmotic_pressure(concentration) == pytest.approx(exact, rel=1e-5)


@all_at_once("row", table("sodium_chloride_concentrations.csv"))
def test_published_osmotic_pressures_of_table_salt(row):
    fast = salt_water.salt_water("NaCl", celsius(row["temperature_C"]))
    grams = row["mg_per_L"] / 1000
    # The 0.5 % of its osmotic coefficients, and half of the last digit.
    assert fast.osmotic_pressure(grams) / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=0.005, abs=5e-5)


@all_at_once("row", table("seawater.csv"))
def test_published_osmotic_pressures_of_seawater(row):
    fast = salt_water.salt_water("sea salt", celsius(row["temperature_C"]))
    grams = min(row["absolute_salinity_g_per_kg"] / 1000 * row["density_kg_per_m3"], fast.highest_concentration)
    assert fast.osmotic_pressure(grams) / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=1e-5, abs=5e-5)


@every_water
def test_pure_water_is_water(water_):
    assert water_.osmotic_pressure(0.0) == 0
    # Laliberte's density of water is that of water itself; that of TEOS-10 is as good.
    assert water_.density(0.0) == pytest.approx(water.density(water_.temperature), rel=2e-6)
    assert water_.viscosity(0.0) == pytest.approx(water.viscosity(water_.temperature), rel=1e-6)
    assert water_.diffusivity(0.0) == pytest.approx(salt_transport.diffusivity(0.0, water_.temperature), rel=1e-6)


@every_water
def test_traces_obey_the_law_of_van_t_hoff(water_):
    particles = {"table salt": 2 / 58.44e-3, "sea salt": 1 / 31.4038e-3}
    if ions := MIXED.get(water_):
        particles["this water"] = sum(m for _, m in ions) / sum(m * MOLAR_MASSES[ion] for ion, m in ions)
    ideal = particles[water_.salt] * MOLAR_GAS_CONSTANT * water_.temperature
    assert water_.osmotic_pressure(1e-9) / 1e-9 == pytest.approx(ideal, rel=1e-3)


@every_water
def test_more_salt_pulls_harder_and_weighs_more(water_):
    grams = [0.0, *along(water_.highest_concentration)]
    for name in ("osmotic_pressure", "density", "viscosity"):
        values = [getattr(water_, name)(each) for each in grams]
        # Table salt makes ice-cold water a little thinner before it makes it thicker.
        slack = 1e-3 if name == "viscosity" else 0.0
        assert all(b > a * (1 - slack) for a, b in pairwise(values))


@every_water
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_end_is_answered_and_what_lies_beyond_is_refused(water_, name):
    function = getattr(water_, name)
    assert function(water_.highest_concentration) > 0
    for concentration in (water_.highest_concentration * (1 + 1e-9), -1e-9, float("nan"), float("inf")):
        with pytest.raises(Refusal, match="it must be from 0 to"):
            function(concentration)


@pytest.mark.parametrize("salt", SALTS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_was_asked_before_changes_no_digit(salt, name):
    fresh = salt_water.salt_water.__wrapped__(salt, 298.15)
    function = getattr(fresh, name)
    concentrations = [*along(fresh.highest_concentration), fresh.highest_concentration]
    assert [function(each) for each in concentrations] == [function(each) for each in concentrations]


@every_water
def test_mass_fractions_and_concentrations_are_two_names_of_the_same(water_):
    for concentration in along(water_.highest_concentration):
        assert water_.concentration(water_.mass_fraction(concentration)) == pytest.approx(concentration, rel=1e-10)
    assert water_.concentration(0.0) == 0
    assert water_.water_density == pytest.approx(water_.density(0.0), rel=1e-9)
    for fraction in (-1e-9, water_.exact.highest_mass_fraction * (1 + 1e-9), 0.5, float("nan")):
        with pytest.raises(Refusal, match="it must be from 0 to"):
            water_.concentration(fraction)


def test_the_ends_are_those_of_the_data():
    six = solution_density.scales("NaCl", 6.0, celsius(25)).mass_concentration
    assert salt_water.salt_water("NaCl", celsius(25)).highest_concentration == pytest.approx(six)
    sea = 0.12 * teos10.density(0.12, celsius(25))
    assert salt_water.salt_water("sea salt", celsius(25)).highest_concentration == pytest.approx(sea)
    mixed = mixed_water(SEA, celsius(25))
    assert mixed.exact.highest_mass_fraction == pytest.approx(0.12)
    assert mixed.highest_concentration == pytest.approx(sea, rel=0.0015)  # as `mixed_density` is from TEOS-10
    gypsum = mixed_water((("calcium", 1.0), ("sulfate", 1.0)), celsius(25))
    assert gypsum.exact.highest_mass_fraction == pytest.approx(0.12)
    magnesium = mixed_water((("magnesium", 1.0), ("chloride", 2.0)), celsius(25))
    assert magnesium.exact.highest_mass_fraction == pytest.approx(0.12)


@pytest.mark.parametrize(("heavier", "most"), [(2.0, 0.12 / 0.88), (1.0, 0.12 / 0.88), (0.5, 0.06 / 0.88)])
def test_ions_that_stand_for_heavier_or_lighter_ones(heavier, most):
    """Salts of another weight: the same pull of so many times the salt to the water, and its end by what is reached."""
    ions = (("sodium", 0.5), ("chloride", 0.5))
    weight = 0.5 * (MOLAR_MASSES["sodium"] + MOLAR_MASSES["chloride"])
    alone, other = mixed_water(ions, celsius(25)), mixed_water(ions, celsius(25), heavier * weight)
    assert other.exact.highest_mass_fraction == pytest.approx(most / (1 + most), rel=1e-12)
    salts = 0.04  # to the water
    own = salts / heavier
    pull = other.exact.osmotic_pressure(salts / (1 + salts))
    assert pull == pytest.approx(alone.exact.osmotic_pressure(own / (1 + own)), rel=1e-12)


def test_at_its_end_no_water_has_come_to_the_end_of_the_model():
    """The lightest ions for their charge, with as little of the heavier one as the imbalance that is allowed leaves."""
    for cation, anion in product(("sodium", "magnesium", "calcium"), ("chloride", "sulfate")):
        for more in (-0.19, 0.0, 0.19):
            ions = ((cation, (1 + more) / CHARGES[cation]), (anion, (more - 1) / CHARGES[anion]))
            mass = sum(m * MOLAR_MASSES[ion] for ion, m in ions)
            strength = sum(m * CHARGES[ion] ** 2 for ion, m in ions) / 2
            assert strength * 0.12 / 0.88 / mass < pitzer.HIGHEST_IONIC_STRENGTH
            water_ = mixed_water(ions, celsius(25))
            assert water_.osmotic_pressure(water_.highest_concentration) > 0


@pytest.mark.parametrize(
    ("make", "refusal", "message"),
    [
        (lambda: salt_water.salt_water("sugar", 298.15), Refusal, "the salts are NaCl, sea salt"),
        (lambda: salt_water.salt_water("NaCl", 200.0), OutOfRange, "temperature is 200"),
        (lambda: salt_water.salt_water("sea salt", celsius(45)), OutOfRange, "temperature is 318"),
        (lambda: mixed_water(SEA, celsius(45)), OutOfRange, "temperature is 318"),
        (lambda: mixed_water((), 298.15), Refusal, "holds no ions"),
        (lambda: mixed_water((("sodium", 1.0),), 298.15), Refusal, "no net charge"),
        (lambda: mixed_water((("iron", 1.0),), 298.15), Refusal, "iron is not among"),
    ],
)
def test_what_is_not_known_is_refused_in_words(make, refusal, message):
    with pytest.raises(refusal, match=message):
        make()


def test_the_same_water_is_made_once():
    assert salt_water.salt_water("NaCl", 298.15) is salt_water.salt_water("NaCl", 298.15)
    assert mixed_water(SEA, 298.15) is mixed_water(SEA, 298.15)


@settings(deadline=None, derandomize=True)
@given(st.sampled_from(SALTS), st.floats(celsius(0), celsius(40)), st.floats(0, 1))
def test_every_water_within_its_ends_has_an_answer(salt, temperature, share):
    fast = salt_water.salt_water(salt, temperature)
    concentration = share * fast.highest_concentration
    assert 0 <= fast.osmotic_pressure(concentration) < 1000 * BAR
    assert 950 < fast.density(concentration) < 1250
    assert 3e-4 < fast.viscosity(concentration) < 5e-3
    assert 5e-10 < fast.diffusivity(concentration) < 4e-9
