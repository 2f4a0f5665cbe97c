"""The units: published factors, inverses, and where ppm is true."""

import math

import pytest

from calc.core.units import UNITS, UnitError, celsius, from_si, to_si, unit
from tests.reference import table

# CRC Handbook, section 1 (101325 Pa, 6894.757 Pa); 231 cubic inches of 25.4 mm; 133.322387415 Pa by convention, as
# convertunits.com has it; 18 mg/dL of glucose and 2.8 mg/dL of urea nitrogen to a mmol/L, to the digits of the clinical
# estimate of osmolality; the rest by definition of the prefixes.
PUBLISHED = [
    (1, "atm", 101_325, 0),
    (1, "psi", 6894.757, 5e-4),
    (1, "mmHg", 133.322387415, 1e-9),
    (18, "mg/dL glucose", 1, 0.03),
    (2.8, "mg/dL urea nitrogen", 1, 0.02),
    (1, "mmol/L", 1, 0),
    (1, "mOsm/L", 1, 0),
    (1, "bar", 100_000, 0),
    (1, "kPa", 1000, 0),
    (1, "MPa", 1_000_000, 0),
    (1, "mH2O", 9806.65, 0),
    (0, "degC", 273.15, 0),
    (32, "degF", 273.15, 1e-9),
    (212, "degF", 373.15, 1e-9),
    (1, "mol/L", 1000, 0),
    (1, "g/L", 1, 0),
    (1, "mg/L", 0.001, 0),
    (50, "%", 0.5, 0),
    (3600, "m3/h", 1, 1e-12),
    (86_400, "m3/d", 1, 1e-12),
    (60_000, "L/min", 1, 1e-12),
    (3_600_000, "L/h", 1, 1e-12),
    (60, "US gal/min", 0.003785411784, 1e-15),
    (86_400, "US gal/day", 0.003785411784, 1e-15),
    (1, "um", 1e-6, 0),
    (1, "nm", 1e-9, 0),
    (1, "ft", 0.3048, 0),
    (1, "lb", 0.45359237, 0),
    (36, "km/h", 10, 1e-12),
    (1, "mN/m", 1e-3, 0),
    (180, "deg", math.pi, 1e-15),
    (1, "/cm2", 1e4, 0),
    (1, "1e9 /cm2", 1e13, 0),
]


@pytest.mark.parametrize(("value", "name", "si", "tolerance"), PUBLISHED)
def test_published_factors(value, name, si, tolerance):
    assert to_si(value, name) == pytest.approx(si, rel=0, abs=tolerance)


@pytest.mark.parametrize("name", UNITS)
@pytest.mark.parametrize("value", [0.0, 1.0, 7.25])
def test_there_and_back(name, value):
    assert from_si(to_si(value, name), name) == pytest.approx(value, rel=1e-12, abs=1e-9)


def test_celsius_is_the_unit_degc():
    assert celsius(37) == to_si(37, "degC")


@pytest.mark.parametrize(
    ("spelling", "name"), [("°C", "degC"), ("mol/m³", "mol/m3"), ("gpd", "US gal/day"), (" US  gal/min ", "US gal/min")]
)
def test_spellings(spelling, name):
    assert unit(spelling).name == name


def test_no_spelling_means_two_units():
    spellings = [s for each in UNITS.values() for s in {each.name, each.label, *each.synonyms} if s]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("spelling", ["furlong", "", "K"])
def test_a_unit_that_does_not_fit_is_refused_with_the_choice(spelling):
    with pytest.raises(UnitError, match="bar, psi"):
        unit(spelling, ("bar", "psi"))


def test_ppm_is_true_where_it_is_offered():
    """ppm by mass equals mg/L within half a per cent, up to the ceiling and a little beyond."""
    rows = [row for row in table("sodium_chloride_concentrations.csv") if row["mg_per_L"] <= 9000]
    assert max(row["mg_per_L"] for row in rows) / 1000 > UNITS["ppm"].ceiling
    for row in rows:
        assert row["g_per_kg_solution"] * 1000 == pytest.approx(row["mg_per_L"], rel=0.005)


def test_ppm_is_refused_where_it_is_not_true():
    row = next(row for row in table("sodium_chloride_concentrations.csv") if row["mg_per_L"] == 50_000)
    assert row["g_per_kg_solution"] * 1000 != pytest.approx(row["mg_per_L"], rel=0.005)
    with pytest.raises(UnitError, match="milligrams per kilogram"):
        to_si(50_000, "ppm")
    with pytest.raises(UnitError, match="milligrams per kilogram"):
        from_si(50.0, "ppm")
