"""The units: published factors, inverses, and where ppm is true."""

import importlib
import math
import pkgutil
import re

import pytest

from calc import vocabulary
from calc.core.quantities import Quantity
from calc.core.units import ABOVE_AIR, UNITS, UnitError, celsius, from_si, misfit, to_si, unit
from calc.interface import describe, names
from docs.comparisons.published import table
from tests.all_at_once import all_at_once


def own(number):
    """The quantity with the units of its own scale; those of others take more than a factor."""
    other = getattr(number, "on_another_scale", lambda unit: False)
    return number.quantity._replace(units=tuple(unit for unit in number.quantity.units if not other(unit)))


# All that the vocabulary has, used or not, and all that the calculators use, worded there or not.
MODULES = [
    importlib.import_module(f"calc.vocabulary.{each.name}") for each in pkgutil.iter_modules(vocabulary.__path__)
]
TERMS = [note for module in MODULES for hint in vars(module).values() for note in getattr(hint, "__metadata__", ())]
TERMS += [own(each) for name in names() for each in describe(name).vocabulary]
TERMS += [quantity for name in names() for _, quantity in describe(name).constants]
QUANTITIES = {each.term: each for each in TERMS if isinstance(each, Quantity)}

# CRC Handbook, section 1 (101325 Pa, 6894.757 Pa); 231 cubic inches of 25.4 mm; 133.322387415 Pa by convention, as
# convertunits.com has it; 18 mg/dL of glucose and 2.8 mg/dL of urea nitrogen to a mmol/L, to the digits of the clinical
# estimate of osmolality; a torr of 1/760 atm; an English degree of 14.254 mg/L CaCO3, a grain of 64.8 mg in a gallon of
# 4.546 L; US gallons a day and a minute by table B.8 of NIST Special Publication 811, as the package NISTunits of R has
# it; the rest by definition of the prefixes.
PUBLISHED = [
    (1, "atm", 101_325, 0),
    (1, "psi", 6894.757, 5e-4),
    (1, "mmHg", 133.322387415, 1e-9),
    (760, "Torr", 101_325, 1e-9),
    (1, "Torr", 133.322368421, 5e-10),
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
    (1, "US gal/min", 6.30902e-5, 5e-11),
    (1, "US gal/day", 4.381264e-8, 5e-15),
    (1, "MGD", 4.381264e-2, 5e-9),
    (1, "L/s", 0.001, 0),
    (1, "degE", 14.254e-3 / 0.100086, 5e-6),
    (1, "um", 1e-6, 0),
    (1, "nm", 1e-9, 0),
    (1, "ft", 0.3048, 0),
    (1, "lb", 0.45359237, 0),
    (1, "g", 0.001, 0),
    (6000, "ppm gal", 22.7125e-3, 1e-6),  # 6000 mg/L in a gallon of 3.785412 L
    (1, "eq/L", 50.043 / 0.100086, 1e-9),  # half a mole of calcium carbonate, 50.043 g
    (21.85, "gr/ft3", 0.05 / 0.100086, 5e-5),  # a kilograin in a cubic foot is 2.288 g/L CaCO3
    (1, "Btu", 1055.056, 5e-4),
    (138_500, "Btu/US gal", 38.602e9, 1e6),  # of 1055.056 J and 3.785412 L
    (1, "MJ/L", 1e9, 0),
    (1, "MJ", 1e6, 0),
    (1, "kWh", 3.6e6, 0),
    (1, "g/mol", 1e-3, 0),
    (1, "mL mol/g2", 1, 1e-15),  # 1e-6 m3 over 1e-6 kg2
    (36, "km/h", 10, 1e-12),
    (1, "mN/m", 1e-3, 0),
    (180, "deg", math.pi, 1e-15),
    (1, "/cm2", 1e4, 0),
    (1, "1e9 /cm2", 1e13, 0),
]


@all_at_once(("value", "name", "si", "tolerance"), PUBLISHED)
def test_published_factors(value, name, si, tolerance):
    assert to_si(value, name) == pytest.approx(si, rel=0, abs=tolerance)


@all_at_once("name", UNITS)
@all_at_once("value", [0.0, 1.0, 7.25])
def test_there_and_back(name, value):
    assert from_si(to_si(value, name), name) == pytest.approx(value, rel=1e-12, abs=1e-9)


def test_celsius_is_the_unit_degc():
    assert celsius(37) == to_si(37, "degC")


PRESSURES, FLOWS = (
    ("bar", "kPa", "MPa", "psi", "mmHg", "Torr"),
    ("m3/h", "L/h", "L/s", "US gal/day", "US gal/min", "MGD"),
)
TEMPERATURES, HARDNESSES = ("degC", "degF", "K"), ("mg/L CaCO3", "degdH", "degE", "meq/L")
SPELLINGS = [
    ("PSI", PRESSURES, "psi"),
    ("Psi", PRESSURES, "psi"),
    ("Bar", PRESSURES, "bar"),
    ("BAR", PRESSURES, "bar"),
    ("KPa", PRESSURES, "kPa"),
    ("mpa", PRESSURES, "MPa"),
    ("mm Hg", PRESSURES, "mmHg"),
    ("torr", PRESSURES, "Torr"),
    ("GPM", FLOWS, "US gal/min"),
    ("GPD", FLOWS, "US gal/day"),
    ("gpd", FLOWS, "US gal/day"),
    ("mgd", FLOWS, "MGD"),
    ("lph", FLOWS, "L/h"),
    ("LPH", FLOWS, "L/h"),
    ("l/s", FLOWS, "L/s"),
    ("m3/hr", FLOWS, "m3/h"),
    ("m^3/h", FLOWS, "m3/h"),
    ("m³/h", FLOWS, "m3/h"),
    ("M3/H", FLOWS, "m3/h"),
    (" US  gal/min ", FLOWS, "US gal/min"),
    ("°C", TEMPERATURES, "degC"),
    ("celsius", TEMPERATURES, "degC"),
    ("deg C", TEMPERATURES, "degC"),
    ("degrees Celsius", TEMPERATURES, "degC"),
    ("fahrenheit", TEMPERATURES, "degF"),
    ("k", TEMPERATURES, "K"),
    ("mEq/L", HARDNESSES, "meq/L"),
    ("degE", HARDNESSES, "degE"),
    ("°E", HARDNESSES, "degE"),
    ("mg/L as CaCO3", HARDNESSES, "mg/L CaCO3"),
    ("mg/L CaCO₃", HARDNESSES, "mg/L CaCO3"),
    ("mM", ("mol/L", "mmol/L"), "mmol/L"),
    ("M", ("mol/L", "mmol/L"), "mol/L"),
    ("per mille", ("g/kg", "%"), "g/kg"),
    ("‰", ("g/kg", "%"), "g/kg"),
    ("per cent", ("g/kg", "%"), "%"),
    ("ppm", ("mg/kg", "g/kg"), "mg/kg"),
    ("ppm", ("mg/L", "ppm"), "ppm"),
    ("MG/L", ("mg/L", "ppm"), "mg/L"),
    ("μm", ("um", "nm"), "um"),
    ("µm", ("um", "nm"), "um"),
    ("M", ("m", "mol/L"), "mol/L"),
    ("m", ("m", "mol/L"), "m"),
]


@all_at_once(("spelling", "allowed", "name"), SPELLINGS)
def test_what_people_type_is_read(spelling, allowed, name):
    assert unit(spelling, allowed).name == name


@pytest.mark.parametrize(
    ("spelling", "allowed"),
    [
        ("mPa", PRESSURES),  # a thousandth of a pascal
        ("ML", ("mL", "L")),  # a million litres
        ("Ml", ("mL", "L")),
        ("Mm", ("m", "mm")),
        ("M", ("m", "mm")),  # moles per litre
        ("mm", ("mol/L", "mmol/L")),  # millimetres
        ("mM", ("m", "mm")),
        ("mW", ("kW", "W")),
        ("ppm", HARDNESSES),  # of what?
        ("mg/L", HARDNESSES),
        ("M", ("mol/kg", "mmol/kg")),  # of solution, and not of water
        ("bar", ("kWh/m3",)),
        ("g/kg", ("%", "1")),
    ],
)
def test_what_would_mean_something_else_is_refused(spelling, allowed):
    with pytest.raises(UnitError, match=f"^The unit '{spelling}' does not fit here; there are: "):
        unit(spelling, allowed)


def test_a_prefix_of_the_wrong_size_is_asked_about():
    with pytest.raises(UnitError, match=r"there are: MPa, bar\. A large M and a small m are a billion apart: is MPa"):
        unit("mPa", ("MPa", "bar"))


@pytest.mark.parametrize(("spelling", "name"), [("psig", "psi"), ("PSIG", "psi"), ("barg", "bar"), ("bar(g)", "bar")])
def test_a_pressure_counted_from_the_air_is_one_only_where_that_is_meant(spelling, name):
    assert unit(spelling, PRESSURES, ABOVE_AIR).name == name
    with pytest.raises(UnitError, match=f"counts from the pressure of the air, and this does not; write {name}"):
        unit(spelling, PRESSURES)
    with pytest.raises(UnitError, match=r"does not fit here; there are: kWh/m³\.$"):
        unit(spelling, ("kWh/m3",))


@pytest.mark.parametrize(
    ("spelling", "allowed", "reason"),
    [
        ("psu", ("g/kg", "%"), "is not the mass of salt in the water: 35 psu of sea water are 35.165 g/kg"),
        ("PSU", ("g/L", "mg/L"), "is not the mass of salt"),
        ("ppt", ("g/kg", "%"), "parts per thousand to some and parts per trillion to others"),
        ("psia", PRESSURES, "the pressure of the air too; take that off and write psi"),
    ],
)
def test_what_is_not_the_same_is_refused_with_the_reason(spelling, allowed, reason):
    with pytest.raises(UnitError, match=reason):
        unit(spelling, allowed)


def test_practical_salinity_is_told_as_standard_seawater_has_it():
    """Standard seawater, of practical salinity 35, holds 35.16504 g/kg by the definition of the reference salinity."""
    with pytest.raises(UnitError) as refused:
        unit("psu", ("g/kg",))
    told = re.search(r"35 psu of sea water are (\S+) g/kg", str(refused.value))
    assert float(told[1]) == pytest.approx(35.16504, abs=5e-4)


@all_at_once("quantity", QUANTITIES.values())
def test_every_spelling_means_one_of_the_units_that_a_term_offers(quantity):
    for name in quantity.units:
        for spelling in (name, UNITS[name].label, *UNITS[name].synonyms):
            assert unit(spelling, quantity.units, quantity.of).name == name
            assert unit(spelling, (name,), quantity.of).name == name


@pytest.mark.parametrize("spelling", ["furlong", "", "K"])
def test_a_unit_that_does_not_fit_is_refused_with_the_choice(spelling):
    with pytest.raises(UnitError, match="bar, psi"):
        unit(spelling, ("bar", "psi"))


def test_a_unit_that_does_not_exist_is_told_with_the_nearest():
    with pytest.raises(UnitError, match=r"there is no unit 'L/hour'; a new one like .*L/h"):
        to_si(1, "L/hour")


# What a symbol stands for, in metres, kilograms, seconds, kelvins, moles and amperes: NIST Special Publication 811.
LENGTH, MASS, TIME, HEAT, AMOUNT, CURRENT = (tuple(int(i == j) for i in range(6)) for j in range(6))
# Abridged standard atomic weights of IUPAC.
HYDROGEN, CARBON, NITROGEN, OXYGEN, CALCIUM = 1.008, 12.011, 14.007, 15.999, 40.078
GRAMS_TO_A_MOLE = {
    "CaCO3": CALCIUM + CARBON + 3 * OXYGEN,
    "CaO": CALCIUM + OXYGEN,
    "glucose": 6 * CARBON + 12 * HYDROGEN + 6 * OXYGEN,
    "urea": CARBON + 4 * HYDROGEN + 2 * NITROGEN + OXYGEN,
    "urea-nitrogen": 2 * NITROGEN,
    "Si": 28.085,
    "sulfur": 32.06,
    "nitrogen": NITROGEN,
    "phosphorus": 30.974,
}
SYMBOLS = {
    "m": (1.0, LENGTH),
    "in": (0.0254, LENGTH),
    "ft": (0.3048, LENGTH),
    "mi": (1609.344, LENGTH),
    "mil": (2.54e-5, LENGTH),
    "g": (1e-3, MASS),
    "lb": (0.45359237, MASS),
    "grain": (64.79891e-6, MASS),
    "s": (1.0, TIME),
    "min": (60.0, TIME),
    "h": (3600.0, TIME),
    **dict.fromkeys(("d", "day"), (86_400.0, TIME)),
    **dict.fromkeys(("month", "months"), (365.25 * 86_400 / 12, TIME)),
    **dict.fromkeys(("year", "years"), (365.25 * 86_400, TIME)),
    "K": (1.0, HEAT),
    "°C": (1.0, HEAT),
    "°F": (1 / 1.8, HEAT),
    **dict.fromkeys(("mol", "Osm"), (1.0, AMOUNT)),
    "L": (1e-3, (3, 0, 0, 0, 0, 0)),
    "gal": (3.785411784e-3, (3, 0, 0, 0, 0, 0)),  # of the United States
    "fl-oz": (29.5735295625e-6, (3, 0, 0, 0, 0, 0)),  # of the United States
    "imperial-gal": (4.54609e-3, (3, 0, 0, 0, 0, 0)),
    "N": (1.0, (1, 1, -2, 0, 0, 0)),
    "Pa": (1.0, (-1, 1, -2, 0, 0, 0)),
    "bar": (1e5, (-1, 1, -2, 0, 0, 0)),
    "atm": (101_325.0, (-1, 1, -2, 0, 0, 0)),
    "Torr": (101_325 / 760, (-1, 1, -2, 0, 0, 0)),
    "mmHg": (133.322387415, (-1, 1, -2, 0, 0, 0)),
    "psi": (0.45359237 * 9.80665 / 0.0254**2, (-1, 1, -2, 0, 0, 0)),
    "J": (1.0, (2, 1, -2, 0, 0, 0)),
    "Wh": (3600.0, (2, 1, -2, 0, 0, 0)),
    "Btu": (2326 * 0.45359237, (2, 1, -2, 0, 0, 0)),  # of the international table: 2326 J/kg is 1 Btu/lb
    "W": (1.0, (2, 1, -3, 0, 0, 0)),
    "hp": (745.69987158227022, (2, 1, -3, 0, 0, 0)),  # of 550 foot-pounds a second
    "S": (1.0, (-2, -1, 3, 0, 0, 2)),
    "rad": (1.0, (0, 0, 0, 0, 0, 0)),
    "degrees": (math.pi / 180, (0, 0, 0, 0, 0, 0)),
    "%": (0.01, (0, 0, 0, 0, 0, 0)),
    **{substance: (1e3 / grams, (0, -1, 0, 0, 1, 0)) for substance, grams in GRAMS_TO_A_MOLE.items()},
}
PREFIXES = {"n": 1e-9, "µ": 1e-6, "u": 1e-6, "m": 1e-3, "c": 1e-2, "d": 0.1, "k": 1e3, "M": 1e6}
# Labels that are no product of symbols, by the definitions of their units.
SPELT_OUT = {
    "m of water": "9806.65 Pa",
    "°dH": "10 CaO mg/L",
    "°fH": "10 CaCO3 mg/L",
    "°e": "CaCO3 grain/imperial-gal",
    "gpg": "CaCO3 grain/gal",
    "meq/L": "0.5 mmol/L",
    "eq/L": "0.5 mol/L",
    "gr/ft³": "CaCO3 grain/ft³",
    "ppm-gallons": "0.001 g gal/L",
    "ppm": "mg/L",
    "% by mass": "%",
    "mg/L S": "mg/L sulfur",
    "mg/L N": "mg/L nitrogen",
    "mg/L P": "mg/L phosphorus",
    "°Bx": "%",
    "mg/L SiO₂": "mg/L",
    "mph": "mi/h",
    "MGD": "1000000 gal/d",
    **dict.fromkeys(("per m³/s", "/(m3/s)"), "s/m3"),
    **dict.fromkeys(("per m³/h", "/(m3/h)"), "h/m3"),
    **dict.fromkeys(("mg/L per µS/cm", "(mg/L)/(uS/cm)"), "mg cm/(L uS)"),
}


def parsed(label):
    """The factor and the exponents of a label or a name such as 'L/(m² h bar)', read without the code's own factors."""
    text = SPELT_OUT.get(label, label).translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")).replace("US gal", "gal")
    text = text.replace("US fl oz", "fl-oz")
    text = re.sub("× 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda power: "1e" + power[1].translate(LOWERED), text)
    # A substance that a mass is of turns it into an amount, so it multiplies, wherever it stands.
    text = re.sub(
        r"^(.*?) (CaCO3|glucose|urea nitrogen|urea|Si|sulfur|nitrogen|phosphorus)$",
        lambda of: f"{of[2].replace(' ', '-')} {of[1]}",
        text,
    )
    above, _, below = text.replace("per ", "/").partition("/")
    factor, exponents = 1.0, [0] * 6
    for tokens, sign in ((above, 1), (below.strip("()"), -1)):
        for token in tokens.split():
            value, powers = symbol(token)
            factor *= value**sign
            exponents = [exponent + sign * power for exponent, power in zip(exponents, powers, strict=True)]
    return factor, tuple(exponents)


def symbol(token):
    if re.fullmatch(r"[\d.e-]+", token):
        return float(token), (0,) * 6
    name, power = re.fullmatch("(CaCO3|.+?)([²³23]?)", token).groups()
    prefix = 1.0
    if name not in SYMBOLS:
        prefix, name = PREFIXES[name[0]], name[1:]
    value, exponents = SYMBOLS[name]
    power = int(power.translate(LOWERED) or 1)
    return (prefix * value) ** power, tuple(power * exponent for exponent in exponents)


LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


# Names that are no more than keys to write degrees by.
DEGREES = {
    "degC": "°C",
    "degF": "°F",
    "degdH": "°dH",
    "degfH": "°fH",
    "degE": "°e",
    "deg": "degrees",
    "mH2O": "m of water",
    "degBx": "°Bx",
    "on the scale": "",
    "mg/L SiO2": "mg/L SiO₂",
    "gr/ft3": "gr/ft³",
    "ppm gal": "ppm-gallons",
}


@all_at_once("name", UNITS)
def test_factor_and_dimension_of_every_unit_are_what_its_label_and_its_name_say(name):
    si = UNITS[UNITS[name].si]
    label = parsed(UNITS[name].label)
    assert UNITS[name].factor == pytest.approx(label[0], rel=1e-12)
    assert label[1] == parsed(si.label)[1]
    assert parsed(si.label)[0] == pytest.approx(1.0)
    assert (si.factor, si.offset, si.si) == (1.0, 0.0, si.name)
    assert parsed(DEGREES.get(name, name)) == (pytest.approx(label[0]), label[1])


def test_si_units_of_one_dimension_are_those_that_the_field_keeps_apart():
    alike = {}
    for name in dict.fromkeys(unit_.si for unit_ in UNITS.values()):
        alike.setdefault(parsed(UNITS[name].label)[1], set()).add(name)
    assert [names for names in alike.values() if len(names) > 1] == [{"1", "rad"}, {"Pa", "J/m3"}]


@all_at_once("quantity", QUANTITIES.values())
def test_every_term_has_units_of_its_dimension(quantity):
    assert misfit(quantity.unit, quantity.units, quantity.of) == ""
    dimensions = {parsed(UNITS[name].label)[1] for name in (quantity.unit, *quantity.units)}
    assert len(dimensions) == 1


@all_at_once("quantity", [each for each in QUANTITIES.values() if each.unit == "Pa"])
def test_a_pressure_above_that_of_the_air_is_known_as_one(quantity):
    told = re.search(r"(above|less) (that of )?the air", quantity.definition)
    assert bool(told) == (quantity.of == ABOVE_AIR)


def test_ppm_is_true_where_it_is_offered():
    """ppm by mass equals mg/L within half a per cent, up to the ceiling and a little beyond."""
    rows = [row for row in table("sodium_chloride_concentrations.csv") if row["mg_per_L"] <= 9000]
    assert max(row["mg_per_L"] for row in rows) / 1000 > UNITS["ppm"].ceiling
    for row in rows:
        assert row["g_per_kg_solution"] * 1000 == pytest.approx(row["mg_per_L"], rel=0.005)


def test_ppm_is_offered_as_far_as_its_source_has_it():
    """Up to 7000 mg/L both numbers are the same: Florida Geological Survey, Special Publication 31, p. 2."""
    assert to_si(7000, "ppm") == pytest.approx(7.0, rel=1e-15)
    with pytest.raises(UnitError, match="milligrams per kilogram"):
        to_si(7001, "ppm")


def test_ppm_is_refused_where_it_is_not_true():
    row = next(row for row in table("sodium_chloride_concentrations.csv") if row["mg_per_L"] == 50_000)
    assert row["g_per_kg_solution"] * 1000 != pytest.approx(row["mg_per_L"], rel=0.005)
    with pytest.raises(UnitError, match="milligrams per kilogram"):
        to_si(50_000, "ppm")
    with pytest.raises(UnitError, match="milligrams per kilogram"):
        from_si(50.0, "ppm")
