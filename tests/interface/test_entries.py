"""What readers write is read, or refused in words; what they read is written as people write."""

import math

import pytest

from calc.core.numbers import EntryError, read_number, shortest, write_entry, write_number, write_quantity
from calc.core.units import UNITS, celsius, to_si
from calc.interface import describe, evaluate, names
from calc.interface.entries import narrowed, range_text, read_entry, shown_unit, split_entry
from calc.interface.evaluation import WrongEntries
from tests.all_at_once import all_at_once

TABLE_SALT = {"salt": "NaCl", "solute": "sucrose"}  # of which all scales are true
CONCENTRATION, TEMPERATURE, IONS, _ = describe("osmosis.osmotic_pressure").parameters
FLOW, RECOVERY, FEED, *_ = describe("balance.recovery").parameters


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.6", 0.6),
        ("0,6", 0.6),
        (" 35 ", 35),
        (".5", 0.5),
        ("5.", 5),
        ("+3", 3),
        ("-3", -3),
        ("\N{MINUS SIGN}3", -3),
        ("1e-3", 0.001),
        ("1E3", 1000),
        ("10 000", 10_000),
        ("10\N{NARROW NO-BREAK SPACE}000", 10_000),
        ("10\N{NO-BREAK SPACE}000", 10_000),
        ("10\N{THIN SPACE}000", 10_000),
        ("1 200", 1200),
        ("1 234 567.5", 1_234_567.5),
        ("1 200,5", 1200.5),
        ("1'200", 1200),
        ("1\N{RIGHT SINGLE QUOTATION MARK}200'000", 1_200_000),
        ("-1 200", -1200),
        ("- 5", -5),
        ("1 200e3", 1_200_000),
        ("1,000.5", 1000.5),
        ("12,345,678", 12_345_678),
        ("0,1255", 0.1255),
        ("0,600", 0.6),
        ("-0,125", -0.125),
        ("1000,125", 1000.125),
        ("0.123 456", 0.123456),
        ("1.5 × 10⁻³", 0.0015),
    ],
)
def test_numbers_are_read(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "nan",
        "inf",
        "-inf",
        "1e999",
        "1_000",
        "0x10",
        "1.2.3",
        "1,2,3",
        "--1",
        "1e",
        "٣",
        "1;2",
        "½",
        "0'125",
        "1'20",
        "1,000,5",
        "1,23,456",
    ],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(EntryError, match="is not a number"):
        read_number(text)


@pytest.mark.parametrize(
    "text", ["1 20", "1 2", "12 3456", "1200 300", "0 125", "1 200'000", "1 2.5", "1 200 30", "12 \N{MINUS SIGN}300"]
)
def test_digits_that_are_not_in_threes_are_no_number(text):
    with pytest.raises(EntryError, match="is not a number"):
        read_number(text)


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_an_empty_entry_is_asked_for(text):
    with pytest.raises(EntryError, match="Enter a number"):
        read_number(text)


@pytest.mark.parametrize("text", ["1,000", "-12,345", "999,999", "1,000e3"])
def test_a_comma_that_may_mean_two_things_is_refused(text):
    with pytest.raises(EntryError, match="two ways"):
        read_number(text)


def test_an_entry_becomes_si():
    assert read_entry(CONCENTRATION, "0.6", "mol/L", {}) == 600
    assert read_entry(TEMPERATURE, "77", "degF", {}) == pytest.approx(298.15)


@pytest.mark.parametrize(
    ("parameter", "number", "unit", "message"),
    [
        (CONCENTRATION, "3", "mol/L", "Molar concentration must be at most 2 mol/L: the law is one for dilute"),
        (CONCENTRATION, "3000", "mol/m3", "at most 2000 mol/m³: the law"),
        (CONCENTRATION, "-1", "mmol/L", "at least 0 mmol/L: it cannot be below zero"),
        (TEMPERATURE, "-1", "degC", "at least 0 °C: below it .* is ice"),
        (TEMPERATURE, "300", "degF", "at most 212 °F: above it .* is steam"),
        (IONS, "2.5", "1", "must be a whole number, from 1 to 5"),
        (FEED, "8000", "ppm", "up to 7000 ppm. Use mg/L or g/L"),
        (RECOVERY, "100", "%", "at most 99 %"),
        (FLOW, "1", "bar", "'bar' does not fit here"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_in_the_readers_unit(parameter, number, unit, message):
    with pytest.raises(EntryError, match=message):
        read_entry(parameter, number, unit, {})


def test_the_ends_of_a_range_are_short_in_every_unit():
    pressure = describe("household.production").parameters[3]
    assert range_text(pressure, "bar", {}) == "from 1 to 10 bar"
    assert range_text(pressure, "psi", {}) == "from 14.51 to 145 psi"


def test_a_range_below_nought_has_minus_signs():
    potential = describe("plants.cell_at_rest").parameters[2]
    assert potential.range[:2] == (-5e6, -5e4)
    assert range_text(potential, "MPa", {}) == "from −5 to −0.05 MPa"
    assert range_text(potential, "psi", {}) == "from −725.1 to −7.252 psi"


@all_at_once(
    ("name", "parameter", "unit"),
    [
        (name, parameter, unit)
        for name in names()
        for parameter in describe(name).parameters
        for unit in parameter.quantity.units
    ],
)
def test_the_ends_of_a_range_as_they_are_shown_are_accepted(name, parameter, unit):
    """By the field, and, where a unit of another scale has them, also by what is known of the solution."""
    others = describe(name).defaults | TABLE_SALT
    if (name, unit) == ("vessel.projection", "mol/L"):
        assert narrowed(parameter, unit, others)[1] == unit
    _, shown = narrowed(parameter, unit, others)
    ends = range_text(parameter, unit, others).removeprefix("from ").removesuffix(UNITS[shown].label).split(" to ")
    for text in ends:
        assert parameter.range.holds(read_entry(parameter, text.strip(), shown, others))


PRODUCT = describe("balance.bypass").parameters[0]


@pytest.mark.parametrize(
    ("low", "text"),
    [(5.0, "from 5000 to 7000 ppm"), (7.0, "from 7000 to 7000 ppm"), (7.1, "from 7100 to 150\u202f000 mg/L")],
)
def test_a_range_is_told_in_another_unit_where_it_lies_beyond_what_the_readers_is_true_of(low, text):
    narrowed = PRODUCT._replace(range=PRODUCT.range._replace(low=low))
    assert range_text(narrowed, "ppm", {}) == text


@pytest.mark.parametrize("text", ["5e-324", "-5e-324", "1e-320", "1e-200", "-0", "1e-400"])
def test_what_is_next_to_nothing_is_nothing(text):
    """A denormal number cannot be divided by, and is less than a molecule."""
    value = read_entry(CONCENTRATION, text, "mol/L", {})
    assert math.copysign(1, value) == 1
    assert value == 0


def test_what_is_small_and_still_an_amount_is_taken_as_it_is():
    assert read_entry(CONCENTRATION, "1e-20", "mol/L", {}) == pytest.approx(1e-17, rel=1e-15)


@pytest.mark.parametrize("text", ["9" * 101, "9" * 1_000_000, "1" + " 000" * 50_000, "a" * 1_000_000, "-" * 10_000])
def test_an_entry_that_is_too_long_is_refused_without_being_read_or_repeated(text):
    """Python takes quadratic time for digits; what is written in full here ends at a hundred characters."""
    messages = []
    with pytest.raises(EntryError, match=f"100 characters at most, and .* has {len(text)}") as refused:
        read_number(text)
    messages.append(str(refused.value))
    for name, written in (
        ("concentration", f"{text} mol/L"),
        ("osmotic_pressure", text),
        ("preset", text),
        (text, "1"),
    ):
        with pytest.raises(WrongEntries) as wrong:
            evaluate("osmosis.osmotic_pressure", {name: written})
        messages.extend(wrong.value.messages.values())
    assert max(map(len, messages)) < 200


def test_the_longest_entry_that_means_something_is_taken():
    assert read_number("0." + "0" * 97 + "1") == 1e-98


def test_a_small_quantity_is_not_taken_for_the_end_of_its_range():
    permeability = next(each for each in describe("membrane.fluxes").parameters if each.name == "water_permeability")
    with pytest.raises(EntryError, match=r"must be at least 0\.01"):
        read_entry(permeability, "0.005", "L/(m2 h bar)", {})


def test_a_small_entry_is_not_taken_for_the_end_of_the_range():
    assert read_entry(FLOW, "0.001", "L/h", {}) == pytest.approx(0.001e-3 / 3600)
    assert read_entry(TEMPERATURE, "0.0001", "degC", {}) == pytest.approx(celsius(0.0001), abs=1e-9)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("0.6 mol/L", ("0.6", "mol/L")),
        ("0.6mol/L", ("0.6", "mol/L")),
        ("-5 °C", ("-5", "°C")),
        ("1e-3 bar", ("1e-3", "bar")),
        ("10 US gal/day", ("10", "US gal/day")),
        ("1.5e3 mg/L", ("1.5e3", "mg/L")),
        ("0.2M", ("0.2", "M")),
        ("25°C", ("25", "°C")),
        ("75GPD", ("75", "GPD")),
        ("35 000 mg/L", ("35 000", "mg/L")),
        ("35 000mg/L", ("35 000", "mg/L")),
        ("1 234 567.5 Pa", ("1 234 567.5", "Pa")),
        ("1'200 psi", ("1'200", "psi")),
        ("1\N{RIGHT SINGLE QUOTATION MARK}200 psi", ("1\N{RIGHT SINGLE QUOTATION MARK}200", "psi")),
        ("1 20 mg/L", ("1", "20 mg/L")),
        ("3 1e9 /cm2", ("3", "1e9 /cm2")),
        ("1.5 1e-9 m2/s", ("1.5", "1e-9 m2/s")),
        ("1.5 × 10⁻⁹ m²/s", ("1.5", "× 10⁻⁹ m²/s")),
        ("2 /1000 US gal", ("2", "/1000 US gal")),
        ("\N{MINUS SIGN}5 °C", ("\N{MINUS SIGN}5", "°C")),
        ("2", ("2", "")),
        ("many", ("many", "")),
        ("", ("", "")),
    ],
)
def test_number_and_unit_are_parted(text, parts):
    assert split_entry(text) == parts


# What people typed and were refused, as read before: the calculator, the input, the entry and what it means in SI.
TYPED = [
    ("household.production", "tap_pressure", "60 PSI", 60 * 6894.757),
    ("household.production", "tap_pressure", "60 psig", 60 * 6894.757),
    ("membrane.fluxes", "feed_pressure", "55 Bar", 55e5),
    ("osmosis.reflection", "left_pressure", "1.30 torr", 1.3 * 101_325 / 760),
    ("balance.recovery", "feed_flow", "100 GPM", 100 * 6.30902e-5),
    ("balance.recovery", "feed_flow", "75GPD", 75 * 4.381264e-8),
    ("balance.recovery", "feed_flow", "1.5 MGD", 1.5 * 4.381264e-2),
    ("balance.recovery", "feed_flow", "300 lph", 0.3 / 3600),
    ("balance.recovery", "feed_flow", "2 L/s", 0.002),
    ("balance.recovery", "feed_flow", "10 m3/hr", 10 / 3600),
    ("seawater.osmotic_pressure", "absolute_salinity", "35 per mille", 0.035),
    ("osmosis.osmotic_pressure", "temperature", "25 celsius", 298.15),
    ("osmosis.osmotic_pressure", "temperature", "25 deg C", 298.15),
    ("scaling.langelier", "alkalinity", "4 mEq/L", 2.0),
    ("scaling.langelier", "calcium_hardness", "20 degE", 20 * 0.14254 / 1.00086),
    ("scaling.langelier", "calcium_hardness", "285 mg/L as CaCO3", 2.85 / 1.00086),
    ("osmosis.osmotic_pressure", "concentration", "300 mM", 300.0),
    ("osmosis.osmotic_pressure", "concentration", "0.2M", 200.0),
    ("balance.recovery", "feed_concentration", "35 000 mg/L", 35.0),
    ("balance.recovery", "feed_concentration", "1'200 mg/L", 1.2),
]


@pytest.mark.parametrize(("name", "entry", "text", "si"), TYPED)
def test_what_people_type_is_read_where_it_is_true(name, entry, text, si):
    """To the four digits of the English degree; the others have six or more."""
    assert evaluate(name, {entry: text}).inputs[entry] == pytest.approx(si, rel=5e-5 if "degE" in text else 1e-6)


@pytest.mark.parametrize(
    ("name", "entry", "text", "message"),
    [
        ("osmosis.osmotic_pressure", "osmotic_pressure", "psig", "psig counts from the pressure of the air"),
        ("seawater.osmotic_pressure", "absolute_salinity", "35 psu", "Practical salinity"),
        ("seawater.osmotic_pressure", "absolute_salinity", "35 ppt", "parts per trillion"),
        ("balance.recovery", "feed_concentration", "35 ppt", "parts per trillion"),
        ("osmosis.equilibrium_head", "right_amount", "0.2M", "'M' does not fit here; there are: mmol, mol"),
        ("balance.recovery", "recovery", "750 per mille", "'per mille' does not fit here; there are: %, fraction"),
        ("membrane.fluxes", "feed_pressure", "5 mPa", "is MPa meant"),
    ],
)
def test_what_people_type_is_refused_in_a_sentence_where_it_is_not_true(name, entry, text, message):
    with pytest.raises(WrongEntries, match=message):
        evaluate(name, {entry: text})


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (29.7471, "29.7"),
        (2.97e-2, "0.0297"),
        (0.000123, "0.000123"),
        (0.0000123, "1.23 × 10⁻⁵"),
        (99.96, "100"),
        (999.6, "1000"),
        (12345.6, "12\N{NARROW NO-BREAK SPACE}346"),
        (999_999.7, "1.00 × 10⁶"),
        (1.5e7, "1.50 × 10⁷"),
        (-3.14159, "\N{MINUS SIGN}3.14"),
        (30.0, "30.0"),
    ],
)
def test_numbers_are_written_to_three_digits(number, text):
    assert write_number(number) == text


@all_at_once("unit", FLOW.quantity.units + CONCENTRATION.quantity.units + TEMPERATURE.quantity.units)
@all_at_once("text", ["0.6", "25", "1234.5", "0.000012"])
def test_a_change_of_unit_and_back_restores_the_text(unit, text):
    for first in (FLOW, CONCENTRATION, TEMPERATURE):
        if unit in first.quantity.units:
            start = first.quantity.units[0]
            away = write_entry(to_si(float(text), start), unit)
            back = write_entry(to_si(float(away), unit), start)
            digits = 1e-6 * (1 if first is not TEMPERATURE else max(1, 300 / float(text)))
            assert float(back) == pytest.approx(float(text), rel=digits)


def test_entries_are_written_without_an_exponent_where_people_would():
    assert write_entry(1e5 / 3600, "L/h") == "100000000"
    assert write_entry(celsius(0), "degC") == "0"


def test_a_unit_that_is_not_true_for_an_answer_gives_way_to_the_first():
    units = ("g/L", "mg/L", "ppm")
    assert shown_unit(5.0, "ppm", units) == "ppm"
    assert shown_unit(50.0, "ppm", units) == "g/L"


def test_an_answer_carries_the_label_of_its_unit():
    assert write_quantity(298.15, "degC") == "25.0 °C"
    assert write_quantity(0.25, "1") == "0.250"


def test_a_number_that_changed_its_unit_keeps_seven_digits():
    """What a reader types has up to six; the seventh is what a change of unit may round."""
    assert shortest(0.123456789) == "0.1234568"
    assert shortest(0.1234561) == "0.1234561"
    assert shortest(0.12345600001) == "0.123456"
