"""The makers' temperature corrections: their tables, where they meet, and how far they are apart."""

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.membranes import temperature_correction
from calc.models.membranes.temperature_correction import FORMS, factor, filmtec, fluidity, hydranautics, three_per_cent
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once

ROWS = table("temperature_corrections.csv")
TOLERANCES = {"FilmTec": 0.0005, "Hydranautics": 0.0015}
FILMTEC = entries("ro_design_equations.json")["TCF"]


def printed(row):
    found = factor(row["form"], celsius(row["temperature_C"]))
    return 1 / found if row["printed_is"] == "inverse" else found


@all_at_once("row", [row for row in ROWS if row["form"] in FORMS])
def test_printed_tables(row):
    assert printed(row) == pytest.approx(row["printed"], abs=TOLERANCES[row["form"]])


@pytest.mark.parametrize(("temperature", "expected"), FILMTEC["values"].items())
def test_design_equations_evaluated_exactly(temperature, expected):
    assert filmtec(celsius(float(temperature))) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("temperature", [15, 20, 30, 35, 40, 45])
def test_published_design_equations(temperature):
    assert filmtec(celsius(temperature)) == pytest.approx(FILMTEC["secondary_published"][str(temperature)], abs=1e-3)


def test_four_degrees_less_take_a_tenth_of_the_flow():
    """So the manual's example says, of which we know at second hand."""
    assert filmtec(celsius(21)) == pytest.approx(0.9, abs=0.03)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_one_at_25_degrees_and_rises(form):
    assert factor(form, celsius(25)) == pytest.approx(1, abs=1e-15)
    values = [factor(form, celsius(t)) for t in range(46)]
    assert values == sorted(values)
    assert 1.01 < factor(form, celsius(26)) < 1.04


def test_the_forms_differ_as_stated():
    apart = [hydranautics(celsius(t)) / filmtec(celsius(t)) - 1 for t in (5, 45)]
    assert apart == pytest.approx([0.08, 0.013], abs=0.002)
    furthest = [form(celsius(5)) / filmtec(celsius(5)) - 1 for form in (three_per_cent, fluidity)]
    assert furthest == pytest.approx([0.15, 0.215], abs=0.005)
    (dealer,) = [1 / row["printed"] for row in ROWS if (row["form"], row["temperature_C"]) == ("a dealer", 5)]
    assert dealer == pytest.approx(0.39, abs=0.005)
    assert filmtec(celsius(5)) == pytest.approx(0.48, abs=0.005)


def test_water_alone_thins_less_than_a_membrane_opens():
    for t in (5, 15, 35, 45):
        away = 1 if t > 25 else -1
        assert away * (fluidity(celsius(t)) - filmtec(celsius(t))) < 0


def test_an_unknown_form_is_refused_in_words():
    with pytest.raises(Refusal, match="the forms are FilmTec, Hydranautics"):
        factor("Toray", 298.15)
    assert temperature_correction.FORMS.keys() == {"FilmTec", "Hydranautics", "3 % a degree", "viscosity of water"}
