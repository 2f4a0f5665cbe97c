"""The units a reader may use, and the only place where numbers change from one to another."""

from __future__ import annotations

import re
from functools import cache
from math import pi
from typing import Literal, NamedTuple


class UnitError(ValueError):
    """A unit that is unknown, or that is not true for the value it is put on."""


Kind = Literal[
    "",
    "osmoles",
    "calcium carbonate",
    "glucose",
    "urea",
    "silicon",
    "sulfur",
    "nitrogen",
    "phosphorus",
    "sucrose",
    "dissolved solids",
    "shares by mass",
    "shares of time",
    "pressures above the air",
]
"""What the SI does not keep apart and the field does, because there a unit is true of one and not of the other.

A mole of salt is not a mole of particles, a milligram of glucose not the moles of a milligram of urea; 2 meq are a mmol
of calcium carbonate, and of sodium they are two. A share of a mass is told in g/kg, and a recovery is not.
"""
ABOVE_AIR: Kind = "pressures above the air"


class Unit(NamedTuple):
    """A unit of measurement: SI value = (value + offset) * factor."""

    name: str
    """How the unit is written in code, on the command line and in a form's option."""
    label: str
    """How it is shown after a number; empty for a plain number."""
    si: str
    """The SI unit that it is a multiple of: its dimension."""
    factor: float = 1.0
    offset: float = 0.0
    synonyms: tuple[str, ...] = ()
    """The ways in which people type it, beside name and label, and but for what `_folded` makes alike."""
    option: str = ""
    """What a list of units shows where the label alone would be empty."""
    of: Kind = ""
    """What alone it is true of, where it is not true of all that has its dimension."""
    above_air: tuple[str, ...] = ()
    """The ways in which people type it for a pressure counted from that of the air."""
    ceiling: float = float("inf")
    """The largest SI value for which the unit is true."""
    ceiling_reason: str = ""

    @property
    def choice(self) -> str:
        """What a list of units shows."""
        return self.option or self.label


# Exact: the atmosphere, the pound, the inch, the gallon of 231 cubic inches and standard gravity are defined numbers.
# The CRC Handbook (section 1, fundamental physical constants) gives the same 101325 Pa and 6894.757 Pa.
STANDARD_ATMOSPHERE = 101_325.0  # Pa
STANDARD_GRAVITY = 9.80665  # m/s2, by the 3rd General Conference on Weights and Measures, 1901
POUND = 0.45359237  # kg
POUND_FORCE_PER_SQUARE_INCH = POUND * STANDARD_GRAVITY / 0.0254**2  # Pa
METRE_OF_WATER = 1000 * STANDARD_GRAVITY  # Pa, by convention: of 1000 kg/m3, under standard gravity
MILLIMETRE_OF_MERCURY = 13.5951 * STANDARD_GRAVITY  # Pa, by convention: mercury of 13.5951 kg/L under standard gravity
TORR = STANDARD_ATMOSPHERE / 760  # Pa, by definition; 1.4e-7 less than a millimetre of mercury
FOOT = 0.3048  # m
KILOWATT_HOUR = 3.6e6  # J
BTU = 1055.05585262  # J, of the international table: 1 Btu/lb is 2326 J/kg
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0  # s
YEAR = 365.25 * DAY  # s, of the Julian calendar
LITRE = 0.001  # m3
US_GALLON = 3.785411784 * LITRE  # m3
IMPERIAL_GALLON = 4.54609 * LITRE  # m3, exact by British law
GRAIN = 64.79891e-6  # kg, exact: a pound of 0.45359237 kg has 7000
# Sums of the atomic weights that the molar masses of the ions are made of: Ca 40.078, C 12.011, O 15.999.
CALCIUM_CARBONATE, CALCIUM_OXIDE = 100.086e-3, 56.077e-3  # kg/mol
SILICON, SULFUR, NITROGEN, PHOSPHORUS = 28.085e-3, 32.06e-3, 14.007e-3, 30.974e-3  # kg/mol, of the same table
# Glucose and urea with the molar masses of the solutes; urea nitrogen is the two N of 14.007 in a urea.
GLUCOSE, UREA, UREA_NITROGEN = 180.156e-3, 60.056e-3, 28.014e-3  # kg/mol
MILLIGRAM_PER_DECILITRE = 0.01  # kg/m3

BAR = 1e5  # Pa
MOLAR = 1000.0  # mol/m3
GRAM_PER_LITRE = 1.0  # kg/m3
CUBIC_METRE_PER_HOUR = 1 / HOUR  # m3/s
PERCENT = 0.01
ZERO_CELSIUS = 273.15  # K, exact


def celsius(temperature: float) -> float:
    """Absolute temperature, in K, of a temperature in degrees Celsius.

    >>> celsius(25)
    298.15
    """
    return temperature + ZERO_CELSIUS


ON_THE_SCALE = "on the scale"
"""The unit of a number on a scale that another input names."""

# A unit is a line, under the SI unit that it is a multiple of. Two SI units stay apart, although one can be written as
# the other, where nobody tells the one quantity in the other's units: J/m3 are Pa, but energy for water is no pressure.
# The other way round a flux in L/(m2 h) and a speed are both m/s, because membranes are told in either.
_ALL = (
    Unit("1", "", "1", option="fraction", synonyms=("",)),
    Unit(ON_THE_SCALE, "", "1", option="on the scale", synonyms=("",)),
    Unit("%", "%", "1", PERCENT, synonyms=("percent", "pct")),
    Unit("g/kg", "g/kg", "1", 1e-3, synonyms=("‰", "per mille", "per mil", "g/1000g", "mg/g"), of="shares by mass"),
    Unit("mg/kg", "mg/kg", "1", 1e-6, option="mg/kg (ppm by mass)", synonyms=("ppm", "ug/g"), of="shares by mass"),
    Unit(
        "% by mass",
        "% by mass",
        "1",
        PERCENT,
        synonyms=("%", "% w/w", "%w/w", "wt%", "% wt", "mass %", "percent"),
        of="shares by mass",
    ),
    Unit("degBx", "°Bx", "1", PERCENT, synonyms=("Bx", "Brix", "degBrix", "°Brix", "degrees Brix"), of="sucrose"),
    Unit(
        "h/d",
        "h/d",
        "1",
        HOUR / DAY,
        option="hours a day",
        synonyms=("h/day", "hr/d", "hr/day", "hours/day"),
        of="shares of time",
    ),
    Unit("Pa", "Pa", "Pa", synonyms=("pascal", "pascals", "N/m2")),
    Unit("kPa", "kPa", "Pa", 1e3, synonyms=("kN/m2",), above_air=("kPag", "kPa(g)")),
    Unit("MPa", "MPa", "Pa", 1e6, above_air=("MPag", "MPa(g)")),
    Unit("bar", "bar", "Pa", BAR, synonyms=("bars",), above_air=("barg", "bar(g)")),
    Unit("atm", "atm", "Pa", STANDARD_ATMOSPHERE, synonyms=("atmosphere", "atmospheres")),
    Unit(
        "psi",
        "psi",
        "Pa",
        POUND_FORCE_PER_SQUARE_INCH,
        synonyms=("lb/in2", "lbf/in2", "lb/sq in", "pounds per square inch"),
        above_air=("psig", "psi(g)"),
    ),
    Unit("mH2O", "m of water", "Pa", METRE_OF_WATER, synonyms=("m water", "mwc", "mWS")),
    Unit("mmHg", "mmHg", "Pa", MILLIMETRE_OF_MERCURY),
    Unit("Torr", "Torr", "Pa", TORR),
    Unit("K", "K", "K", synonyms=("kelvin", "kelvins")),
    Unit(
        "degC",
        "°C",
        "K",
        1.0,
        ZERO_CELSIUS,
        synonyms=("C", "ºC", "Celsius", "centigrade", "degree C", "degrees C", "degrees Celsius"),
    ),
    Unit(
        "degF",
        "°F",
        "K",
        5 / 9,
        459.67,
        synonyms=("F", "ºF", "Fahrenheit", "degree F", "degrees F", "degrees Fahrenheit"),
    ),
    Unit("mol/m3", "mol/m³", "mol/m3", synonyms=("moles/m3",)),
    Unit("mmol/L", "mmol/L", "mol/m3", synonyms=("mM", "mmol/dm3", "millimolar", "mmol/liter", "mmol/litre")),
    Unit(
        "mol/L",
        "mol/L",
        "mol/m3",
        MOLAR,
        synonyms=("M", "molar", "mol/dm3", "mol/liter", "mol/litre", "moles/L", "moles/liter", "moles/litre"),
    ),
    Unit("mOsm/L", "mOsm/L", "mol/m3", synonyms=("mOsmol/L", "mOsm/litre", "mOsm/liter"), of="osmoles"),
    Unit("mg/dL glucose", "mg/dL glucose", "mol/m3", MILLIGRAM_PER_DECILITRE / GLUCOSE, of="glucose"),
    Unit("mg/dL urea", "mg/dL urea", "mol/m3", MILLIGRAM_PER_DECILITRE / UREA, of="urea"),
    Unit(
        "mg/dL urea nitrogen",
        "mg/dL urea nitrogen",
        "mol/m3",
        MILLIGRAM_PER_DECILITRE / UREA_NITROGEN,
        synonyms=("mg/dL BUN",),
        of="urea",
    ),
    Unit(
        "mg/L CaCO3",
        "mg/L CaCO₃",
        "mol/m3",
        1e-3 / CALCIUM_CARBONATE,
        synonyms=(
            "mg/L as CaCO3",
            "mg CaCO3/L",
            "mg/L (CaCO3)",
            "mg/L as calcium carbonate",
            "ppm CaCO3",
            "ppm as CaCO3",
        ),
        of="calcium carbonate",
    ),
    Unit(
        "degdH",
        "°dH",
        "mol/m3",
        10e-3 / CALCIUM_OXIDE,
        synonyms=("dH", "dGH", "dKH", "°dGH", "°dKH", "GH", "KH", "°d"),
        of="calcium carbonate",
    ),
    Unit("degfH", "°fH", "mol/m3", 10e-3 / CALCIUM_CARBONATE, synonyms=("fH", "°f", "TH"), of="calcium carbonate"),
    Unit(
        "degE",
        "°e",
        "mol/m3",
        GRAIN / IMPERIAL_GALLON / CALCIUM_CARBONATE,
        option="°e (English degrees)",
        synonyms=("degClark", "°Clark", "Clark"),
        of="calcium carbonate",
    ),
    Unit(
        "gpg",
        "gpg",
        "mol/m3",
        GRAIN / US_GALLON / CALCIUM_CARBONATE,
        option="grains per US gallon",
        synonyms=("grains/gal", "gr/gal", "grain", "grains"),
        of="calcium carbonate",
    ),
    Unit("meq/L", "meq/L", "mol/m3", 0.5, synonyms=("mval/L", "milliequivalents/L"), of="calcium carbonate"),
    Unit("eq/L", "eq/L", "mol/m3", 500.0, synonyms=("val/L", "meq/mL", "equivalents/L"), of="calcium carbonate"),
    Unit(
        "gr/ft3",
        "gr/ft³",
        "mol/m3",
        GRAIN / FOOT**3 / CALCIUM_CARBONATE,
        option="grains per cubic foot",
        synonyms=("grains/ft3", "grains/cu ft", "grains per cubic foot"),
        of="calcium carbonate",
    ),
    Unit("mg/L Si", "mg/L Si", "mol/m3", 1e-3 / SILICON, synonyms=("mg/L as Si", "mg Si/L"), of="silicon"),
    Unit("mg/L SiO2", "mg/L SiO₂", "kg/m3", 1e-3, synonyms=("mg/L", "mg/L as SiO2"), of="silicon"),
    Unit(
        "mg/L N",
        "mg/L N",
        "mol/m3",
        1e-3 / NITROGEN,
        synonyms=("mg/L as N", "mg/L NO3-N", "mg/L NH4-N", "mg N/L"),
        of="nitrogen",
    ),
    Unit(
        "mg/L P",
        "mg/L P",
        "mol/m3",
        1e-3 / PHOSPHORUS,
        synonyms=("mg/L as P", "mg/L PO4-P", "mg P/L"),
        of="phosphorus",
    ),
    Unit("mg/L S", "mg/L S", "mol/m3", 1e-3 / SULFUR, synonyms=("mg/L as S", "mg/L SO4-S", "mg S/L"), of="sulfur"),
    Unit("kg/m3", "kg/m³", "kg/m3"),
    Unit("g/L", "g/L", "kg/m3", GRAM_PER_LITRE, synonyms=("mg/mL", "g/dm3", "g/liter", "g/litre")),
    Unit("mg/L", "mg/L", "kg/m3", 1e-3, synonyms=("g/m3", "mg/dm3", "mg/liter", "mg/litre", "ug/mL")),
    Unit(
        "ppm",
        "ppm",
        "kg/m3",
        1e-3,
        ceiling=7.0,
        # Florida Geological Survey, Special Publication 31, p. 2: below 7000 mg/L both numbers are the same. The test
        # holds it against the densities of sodium chloride solutions.
        ceiling_reason="ppm means milligrams per kilogram, which is the same number as mg/L only in dilute water: "
        "within half a per cent at room temperature up to 7000 ppm. Use mg/L or g/L",
    ),
    Unit("kg/L", "kg/L", "kg/m3", 1e3),
    Unit("m3/s", "m³/s", "m3/s"),
    Unit("m3/h", "m³/h", "m3/s", CUBIC_METRE_PER_HOUR, synonyms=("m3/hr", "m3/hour", "cmh", "cbm/h")),
    Unit("m3/d", "m³/d", "m3/s", 1 / DAY, synonyms=("m3/day", "cmd", "cbm/d", "cbm/day")),
    Unit("L/s", "L/s", "m3/s", LITRE, synonyms=("lps", "L/sec", "liters/second", "litres/second")),
    Unit("L/min", "L/min", "m3/s", LITRE / MINUTE, synonyms=("lpm", "L/minute", "liters/minute", "litres/minute")),
    Unit("L/h", "L/h", "m3/s", LITRE / HOUR, synonyms=("lph", "L/hr", "L/hour", "liters/hour", "litres/hour")),
    Unit(
        "L/d",
        "L/d",
        "m3/s",
        LITRE / DAY,
        synonyms=("lpd", "L/day", "liters/day", "litres/day", "litres a day", "liters a day"),
    ),
    Unit("L/year", "L/year", "m3/s", LITRE / YEAR, synonyms=("L/a", "L/yr")),
    Unit("m3/year", "m³/year", "m3/s", 1 / YEAR, synonyms=("m3/a", "m3/yr")),
    Unit("US gal/year", "US gal/year", "m3/s", US_GALLON / YEAR, synonyms=("gal/year", "gal/yr")),
    Unit(
        "US gal/day",
        "US gal/day",
        "m3/s",
        US_GALLON / DAY,
        synonyms=("gal/day", "gal/d", "US gal/d", "gpd", "gallons/day", "gallons a day", "gallons per day"),
    ),
    Unit(
        "US gal/min",
        "US gal/min",
        "m3/s",
        US_GALLON / MINUTE,
        synonyms=("gal/min", "gpm", "gallons/minute", "gallons per minute"),
    ),
    Unit("MGD", "MGD", "m3/s", 1e6 * US_GALLON / DAY, option="MGD (million US gallons a day)"),
    Unit("mol", "mol", "mol"),
    Unit("mmol", "mmol", "mol", 1e-3),
    Unit("mOsm", "mOsm", "mol", 1e-3, synonyms=("mOsmol",), of="osmoles"),
    Unit("mol/kg", "mol/kg", "mol/kg", synonyms=("molal", "moles/kg")),
    Unit("mmol/kg", "mmol/kg", "mol/kg", 1e-3, synonyms=("millimolal",)),
    Unit("mOsm/kg", "mOsm/kg", "mol/kg", 1e-3, synonyms=("mOsmol/kg", "mosmole/kg", "mOsm"), of="osmoles"),
    Unit("m", "m", "m", synonyms=("metre", "metres", "meter", "meters")),
    Unit("cm", "cm", "m", 0.01),
    Unit("mm", "mm", "m", 0.001),
    Unit("um", "µm", "m", 1e-6, synonyms=("micron", "microns", "micrometre", "micrometres")),
    Unit("nm", "nm", "m", 1e-9),
    Unit("in", "in", "m", FOOT / 12, synonyms=("inch", "inches", "″", '"')),
    Unit("ft", "ft", "m", FOOT, synonyms=("foot", "feet", "′")),
    Unit("mil", "mil", "m", 0.001 * FOOT / 12, synonyms=("mils", "thou")),
    Unit("m2", "m²", "m2", synonyms=("sq m", "sqm")),
    Unit("cm2", "cm²", "m2", 1e-4),
    Unit("in2", "in²", "m2", (FOOT / 12) ** 2, synonyms=("sq in",)),
    Unit("ft2", "ft²", "m2", FOOT**2, synonyms=("sq ft", "sqft")),
    Unit("/m2", "per m²", "/m2"),
    Unit("/ft2", "per ft²", "/m2", 1 / FOOT**2),
    Unit("/cm2", "per cm²", "/m2", 1e4),
    Unit("1e9 /cm2", "× 10⁹ per cm²", "/m2", 1e13),
    Unit("m3", "m³", "m3"),
    Unit("L", "L", "m3", LITRE, synonyms=("litre", "litres", "liter", "liters", "dm3")),
    Unit("US gal", "US gal", "m3", US_GALLON, synonyms=("gal", "gallon", "gallons")),
    Unit("mL", "mL", "m3", 1e-3 * LITRE, synonyms=("ml", "cm3", "cc")),
    Unit("US fl oz", "US fl oz", "m3", US_GALLON / 128, synonyms=("fl oz", "oz")),
    Unit("s", "s", "s"),
    Unit("min", "min", "s", MINUTE),
    Unit("h", "h", "s", HOUR, synonyms=("hr", "hour", "hours")),
    Unit("d", "d", "s", DAY, option="days", synonyms=("day", "days")),
    Unit("months", "months", "s", YEAR / 12, synonyms=("month", "mo")),
    Unit("years", "years", "s", YEAR, synonyms=("year", "yr", "yrs", "a")),
    Unit("m/s", "m/s", "m/s"),
    Unit("km/h", "km/h", "m/s", 1000 / HOUR, synonyms=("kmh", "kph")),
    Unit("mph", "mph", "m/s", 5280 * FOOT / HOUR, synonyms=("mi/h",)),
    Unit("ft/s", "ft/s", "m/s", FOOT),
    Unit("cm/s", "cm/s", "m/s", 0.01),
    Unit("um/s", "µm/s", "m/s", 1e-6),
    Unit("L/(m2 h)", "L/(m² h)", "m/s", LITRE / HOUR, synonyms=("LMH", "L/m2/h", "L/m2h", "L/(m2h)")),
    Unit(
        "US gal/(ft2 day)",
        "US gal/(ft² day)",
        "m/s",
        US_GALLON / DAY / FOOT**2,
        synonyms=("GFD", "gal/(ft2 day)", "gal/ft2/day", "gal/ft2/d"),
    ),
    Unit("m/(s Pa)", "m/(s Pa)", "m/(s Pa)"),
    Unit("L/(m2 h bar)", "L/(m² h bar)", "m/(s Pa)", LITRE / HOUR / BAR, synonyms=("LMH/bar", "L/m2/h/bar")),
    Unit("kg/(m2 s)", "kg/(m² s)", "kg/(m2 s)"),
    Unit("kg/(m2 S)", "kg/(m² S)", "kg/(m2 S)"),
    Unit("(mg/L)/(uS/cm)", "mg/L per µS/cm", "kg/(m2 S)", 10.0, synonyms=("(ppm)/(uS/cm)", "mg/L per uS/cm")),
    Unit("g/(m2 h)", "g/(m² h)", "kg/(m2 s)", 1e-3 / HOUR),
    Unit("kg/mol", "kg/mol", "kg/mol", synonyms=("kDa",)),
    Unit("g/mol", "g/mol", "kg/mol", 1e-3, synonyms=("Da",)),
    Unit("m3 mol/kg2", "m³ mol/kg²", "m3 mol/kg2"),
    Unit("mL mol/g2", "mL mol/g²", "m3 mol/kg2", synonyms=("cm3 mol/g2", "mol mL/g2", "mol cm3/g2")),
    Unit("kg", "kg", "kg"),
    Unit("g", "g", "kg", 1e-3, synonyms=("gram", "grams", "gramme", "grammes")),
    Unit("lb", "lb", "kg", POUND, synonyms=("lbs", "pound", "pounds")),
    Unit(
        "ppm gal",
        "ppm-gallons",
        "kg",
        1e-3 * US_GALLON,
        synonyms=("ppm gallons", "ppm-gal", "ppm-gallon"),
        of="dissolved solids",
    ),
    Unit("kg/s", "kg/s", "kg/s"),
    Unit("kg/h", "kg/h", "kg/s", 1 / HOUR),
    Unit("kg/d", "kg/d", "kg/s", 1 / DAY),
    Unit("m2/s", "m²/s", "m2/s"),
    Unit("1e-9 m2/s", "× 10⁻⁹ m²/s", "m2/s", 1e-9, synonyms=("10⁻⁹ m²/s",)),
    Unit("N/m", "N/m", "N/m"),
    Unit("mN/m", "mN/m", "N/m", 1e-3),
    Unit("rad", "rad", "rad"),
    Unit("deg", "degrees", "rad", pi / 180, synonyms=("degree", "°")),
    Unit("Pa/m", "Pa/m", "Pa/m"),
    Unit("kPa/m", "kPa/m", "Pa/m", 1e3),
    Unit("bar/m", "bar/m", "Pa/m", BAR),
    Unit("psi/ft", "psi/ft", "Pa/m", POUND_FORCE_PER_SQUARE_INCH / FOOT),
    Unit("J", "J", "J", synonyms=("joule", "joules")),
    Unit("MJ", "MJ", "J", 1e6, synonyms=("megajoules",)),
    Unit("kWh", "kWh", "J", KILOWATT_HOUR),
    Unit("Btu", "Btu", "J", BTU, synonyms=("BTUs",)),
    Unit("J/m3", "J/m³", "J/m3"),
    Unit("MJ/L", "MJ/L", "J/m3", 1e9),
    Unit("Btu/US gal", "Btu per US gal", "J/m3", BTU / US_GALLON, synonyms=("Btu/gal", "Btu/gallon")),
    Unit("MJ/m3", "MJ/m³", "J/m3", 1e6),
    Unit("kWh/m3", "kWh/m³", "J/m3", KILOWATT_HOUR),
    Unit("kWh/1000 US gal", "kWh/1000 US gal", "J/m3", KILOWATT_HOUR / (1000 * US_GALLON), synonyms=("kWh/kgal",)),
    Unit("W/m2", "W/m²", "W/m2"),
    Unit("m2 Pa/W", "m² Pa/W", "m2 Pa/W"),
    Unit("W", "W", "W"),
    Unit("kW", "kW", "W", 1e3),
    Unit("hp", "hp", "W", 550 * POUND * STANDARD_GRAVITY * FOOT, synonyms=("HP", "horsepower")),
    # Money has no unit of its own: it is in whatever money the prices are in.
    Unit("/m3", "per m³", "/m3"),
    Unit("/L", "per L", "/m3", 1 / LITRE),
    Unit("/US gal", "per US gal", "/m3", 1 / US_GALLON),
    Unit("/1000 US gal", "per 1000 US gal", "/m3", 1e-3 / US_GALLON),
    Unit("/W", "per W", "/W"),
    Unit("/kW", "per kW", "/W", 1e-3),
    Unit("/(m3/s)", "per m³/s", "/(m3/s)"),
    Unit("/(m3/h)", "per m³/h", "/(m3/s)", HOUR),
    Unit("/kg", "per kg", "/kg"),
    Unit("/lb", "per lb", "/kg", 1 / POUND),
    Unit("/J", "per J", "/J"),
    Unit("/kWh", "per kWh", "/J", 1 / KILOWATT_HOUR),
    Unit("/s", "per s", "/s"),
    Unit("/month", "per month", "/s", 12 / YEAR),
    Unit("/year", "per year", "/s", 1 / YEAR),
    Unit("S/m", "S/m", "S/m"),
    Unit("mS/cm", "mS/cm", "S/m", 0.1, synonyms=("dS/m", "mmho/cm", "mmhos/cm")),
    Unit("uS/cm", "µS/cm", "S/m", 1e-4, synonyms=("umho/cm", "umhos/cm")),
    Unit("J/(mol K)", "J/(mol K)", "J/(mol K)"),
)

# What people type that is no unit, or is not true of any quantity here: beside which units it is told, and why.
_REFUSED = {
    # IOC, SCOR and IAPSO, TEOS-10, 2010: practical salinity has no unit; reference salinity is 35.16504/35 g/kg of it.
    "psu": (
        ("g/kg", "g/L", "mg/L"),
        "Practical salinity (psu) is not the mass of salt in the water: 35 psu of sea water are 35.165 g/kg.",
    ),
    # NIST Special Publication 811, 7.10.3, takes it for parts per trillion, and aquarists for parts per thousand.
    "ppt": (("g/kg", "g/L", "mg/L"), "ppt means parts per thousand to some and parts per trillion to others."),
    "psia": (("psi",), "psia counts the pressure of the air too; take that off and write psi."),
    "bara": (("bar",), "bara counts the pressure of the air too; take that off and write bar."),
}


class _Units(dict[str, Unit]):
    """The units by name; one that is not there is told in a sentence."""

    def __missing__(self, name: str) -> Unit:
        import difflib  # only for this, and slow to import

        near = difflib.get_close_matches(name, self, cutoff=0.5)
        like = f" like {', '.join(near)}" if near else ""
        raise UnitError(f"there is no unit '{name}'; a new one{like} is a line in calc/core/units.py.")


UNITS: dict[str, Unit] = _Units({unit.name: unit for unit in _ALL})

_RAISED_AND_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⁻", "01234567890123456789-", " ^")
# Where m is a thousandth and M a million, or m a metre and M moles per litre.
_LARGE_OR_SMALL = r"(?<![A-Za-z])[mM](?=(?:Pa|[LlmW])?(?![A-Za-z0-9²³]))"


def _folded(spelling: str) -> str:
    """A spelling without what makes no difference between units: spaces, raised digits, capital letters.

    >>> _folded("M^3/H") == _folded("m³/h") == _folded("m3 / h")
    True
    """
    return spelling.translate(_RAISED_AND_LOWERED).casefold()


class _Spellings(NamedTuple):
    """What people type, to be looked up."""

    exact: dict[str, set[str]]
    """The units that a spelling means to the letter."""
    alike: dict[str, set[str]]
    """Those that it means folded."""
    above_air: dict[str, str]
    """The unit that it means, folded, for a pressure counted from that of the air."""
    swapped: dict[str, str]
    """What it would be with a small m for its large one, or the other way round."""


@cache
def _spellings() -> _Spellings:
    exact: dict[str, set[str]] = {}
    alike: dict[str, set[str]] = {}
    above_air: dict[str, str] = {}
    swapped: dict[str, str] = {}
    for unit_ in _ALL:
        for spelling in (unit_.name, unit_.label, *unit_.synonyms):
            exact.setdefault(spelling, set()).add(unit_.name)
            alike.setdefault(_folded(spelling), set()).add(unit_.name)
            other = re.sub(_LARGE_OR_SMALL, lambda found: found[0].swapcase(), spelling)
            if other != spelling:
                swapped[other.replace(" ", "")] = spelling
        above_air |= dict.fromkeys(map(_folded, unit_.above_air), unit_.name)
    return _Spellings(exact, alike, above_air, swapped)


def unit(spelling: str, allowed: tuple[str, ...], of: Kind = "") -> Unit:
    """The unit that a reader's spelling means, among those allowed for a quantity of a kind.

    Capitals make no difference where there is one meaning among the allowed units, and none that is another unit.

    >>> unit("°C", ("degC", "K")).name, unit("GPM", ("m3/h", "US gal/min")).name
    ('degC', 'US gal/min')
    """
    known, typed = _spellings(), " ".join(spelling.split())
    meant, above_air, other = known.exact.get(typed, set()), None, None
    if not meant:
        above_air, other = known.above_air.get(_folded(typed)), known.swapped.get(typed.replace(" ", ""))
        if above_air in allowed and of == ABOVE_AIR:
            return UNITS[above_air]
        if other is None:
            meant = known.alike.get(_folded(typed), set())
    found = [name for name in allowed if name in meant]
    named = [name for name in found if _folded(name) == _folded(typed)]  # not only also called so
    if len(found) == 1 or len(named) == 1:
        return UNITS[(named or found)[0]]
    choice = ", ".join(UNITS[each].choice for each in allowed)
    problem = f"The unit '{spelling}' does not fit here" if spelling else "The unit is missing"
    raise UnitError(f"{problem}; there are: {choice}.{_reason(typed, allowed, above_air, other)}")


def _reason(typed: str, allowed: tuple[str, ...], above_air: str | None, other: str | None) -> str:
    """Why a spelling that looks as if it fitted does not, as a sentence to follow; empty where it does not look so."""
    if above_air in allowed:
        return f" {typed} counts from the pressure of the air, and this does not; write {above_air}."
    if other is not None and any(name in allowed for name in _spellings().exact[other]):
        return f" A large M and a small m are a billion apart: is {other} meant?"
    beside, reason = _REFUSED.get(_folded(typed), ((), ""))
    return f" {reason}" if any(name in allowed for name in beside) else ""


def misfit(si: str, offered: tuple[str, ...], of: Kind = "") -> str:
    """What is wrong with the units of a term of this SI unit and kind; empty where they are right.

    >>> misfit("kg/m3", ("g/L", "bar"))
    'bar is a multiple of Pa, not of kg/m3.'
    """
    try:
        named = [UNITS[name] for name in (si, *offered)]
    except UnitError as error:
        return str(error)
    if named[0].si != si:
        return f"{si} is no SI unit: it is a multiple of {named[0].si}."
    for unit_ in named:
        if unit_.si != si:
            return f"{unit_.name} is a multiple of {unit_.si}, not of {si}."
        if unit_.of not in ("", of):
            return f"{unit_.name} is true only of {unit_.of}."
    if of and not any(of == unit_.of or (unit_.above_air and of == ABOVE_AIR) for unit_ in named):
        return f"none of its units is one of {of}."
    return "" if offered else "there is no unit to choose."


def to_si(value: float, name: str) -> float:
    """SI value of a number given in a unit; refused with UnitError where the unit is not true for it.

    >>> to_si(1.5, "bar")
    150000.0
    """
    unit_ = UNITS[name]
    result = (value + unit_.offset) * unit_.factor
    if result > unit_.ceiling:
        raise UnitError(f"{unit_.ceiling_reason}.")
    return result


def from_si(value: float, name: str) -> float:
    """Number that stands for an SI value in a unit; refused with UnitError where the unit is not true for it.

    >>> round(from_si(101_325, "psi"), 3)
    14.696
    """
    unit_ = UNITS[name]
    if value > unit_.ceiling:
        raise UnitError(f"{unit_.ceiling_reason}.")
    return value / unit_.factor - unit_.offset


System = Literal["metric", "SI", "US"]
"""What a site's reader may choose the units of: those that each calculator shows first, those of the SI, or those of
the United States."""

# What a system takes in place of the unit that a term shows first, where the term offers it: the first of them that is
# there. The hour, the litre and the degree Celsius are used with the SI; the bar and the degree of hardness are
# not.
_INSTEAD: dict[System, dict[str, tuple[str, ...]]] = {
    "metric": {},
    "SI": {
        "bar": ("MPa", "kPa"),
        "psi": ("kPa",),
        "mmHg": ("kPa",),
        "US gal/day": ("L/d",),
        "mOsm/kg": ("mol/kg",),
        "mOsm": ("mol",),
        "mg/L CaCO3": ("mmol/L", "mol/m3"),
        "L/(m2 h)": ("m/s",),
        "L/(m2 h bar)": ("m/(s Pa)",),
        "bar/m": ("Pa/m",),
        "kWh/m3": ("MJ/m3",),
        "uS/cm": ("S/m",),
        "mS/cm": ("S/m",),
    },
    "US": {
        "bar": ("psi",),
        "kPa": ("mmHg", "psi"),
        "MPa": ("psi",),
        "degC": ("degF",),
        "m3/h": ("US gal/min",),
        "m3/d": ("US gal/day",),
        "L/d": ("US gal/day",),
        "L/year": ("US gal/year",),
        "L/h": ("US gal/day", "US gal/min"),
        "L": ("US gal",),
        "mL": ("US fl oz",),
        "m": ("ft", "in"),
        "cm": ("in",),
        "mm": ("mil", "in"),
        "m2": ("ft2",),
        "cm2": ("in2",),
        "kg": ("lb",),
        "m/s": ("ft/s", "mph"),
        "L/(m2 h)": ("US gal/(ft2 day)",),
        "kWh/m3": ("kWh/1000 US gal",),
        "/m3": ("/1000 US gal",),
        "/L": ("/US gal",),
        "/m2": ("/ft2",),
        "/kg": ("/lb",),
        "kW": ("hp",),
        "bar/m": ("psi/ft",),
    },
}
SYSTEMS: tuple[System, ...] = tuple(_INSTEAD)


def shown_in(system: System, offered: tuple[str, ...]) -> str:
    """The unit that a system shows first, of those that a term offers.

    >>> shown_in("US", ("degC", "degF", "K")), shown_in("SI", ("degC", "degF", "K"))
    ('degF', 'degC')
    """
    instead = _INSTEAD[system].get(offered[0], ())
    return next((name for name in instead if name in offered), offered[0])
