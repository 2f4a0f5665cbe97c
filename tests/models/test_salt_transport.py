"""Viscosity and diffusivity of salt water: published values, and the limit of an infinitely dilute solution."""

import pytest

from calc.core.units import celsius
from calc.models.solutions import salt_transport
from calc.models.solutions.salt_water import salt_water
from calc.models.water import water
from docs.comparisons.published import table
from tests.all_at_once import all_at_once


@all_at_once("row", table("salt_water_transport.csv"))
def test_published_viscosities_and_diffusivities(row):
    temperature, fraction = celsius(row["temperature_C"]), row["mass_percent"] / 100
    if row["quantity"].startswith("viscosity"):
        found = salt_water(row["salt"], temperature).viscosity(fraction * row["density_kg_per_m3"]) * 1e3
    else:
        found = salt_transport.diffusivity(fraction, temperature) * 1e9
    assert found == pytest.approx(row["value"], rel=row["tolerance"])


def test_the_most_dilute_diffuse_by_the_law_of_nernst():
    """From the diffusivities of the ions at 25 °C by Robinson and Stokes (1959), as a textbook repeats them."""
    sodium, chloride = 1.33e-9, 2.03e-9
    dilute = 2 * sodium * chloride / (sodium + chloride)
    assert salt_transport.diffusivity(0.0, celsius(25)) == pytest.approx(dilute, rel=0.07)


def test_seawater_by_hand():
    """100 g/kg at 40 °C by equations 22 and 23 of Sharqawy and others, as WaterTAP has them."""
    linear, square = 1.541 + 0.7992 - 0.15232, 7.974 - 3.0244 + 0.75584
    by_hand = 1 + 0.1 * linear + 0.01 * square
    assert salt_transport.viscosity_of_seawater(0.1, celsius(40)) == pytest.approx(by_hand, rel=1e-12)


def test_without_salt_the_viscosity_is_that_of_water():
    assert salt_transport.viscosity_of_seawater(0.0, celsius(10)) == 1
    assert salt_transport.viscosity_of_table_salt(0.0, celsius(10)) == 1


def test_diffusion_follows_the_fluidity_of_water():
    """By 1.25 to 1.28 from 25 to 35 °C in salt solutions: the abstract of J. Phys. Chem. 98 (1994) 13054."""
    ratio = salt_transport.diffusivity(0.05, celsius(35)) / salt_transport.diffusivity(0.05, celsius(25))
    assert 1.25 < ratio < 1.285
    assert ratio == pytest.approx(308.15 / 298.15 * water.viscosity(celsius(25)) / water.viscosity(celsius(35)))


@pytest.mark.parametrize("temperature", [celsius(0), celsius(25), celsius(40)])
def test_seawater_and_table_salt_thicken_water_alike(temperature):
    for fraction in (0.005, 0.01, 0.02):
        salt = salt_transport.viscosity_of_table_salt(fraction / (1 - fraction) / 58.44e-3, temperature)
        # Both are promised to 1.6 %.
        assert salt_transport.viscosity_of_seawater(fraction, temperature) == pytest.approx(salt, rel=0.02)
