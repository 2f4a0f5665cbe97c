"""The units a reader may use, and the only place where numbers change from one to another."""

from __future__ import annotations

from math import pi
from typing import NamedTuple


class UnitError(ValueError):
    """A unit that is unknown, or that is not true for the value it is put on."""


class Unit(NamedTuple):
    """A unit of measurement: SI value = (value + offset) * factor."""

    name: str
    """How the unit is written in code, on the command line and in a form's option."""
    label: str
    """How it is shown after a number; empty for a plain number."""
    factor: float
    offset: float = 0.0
    synonyms: tuple[str, ...] = ()
    option: str = ""
    """What a list of units shows where the label alone would be empty."""
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
POUND = 0.45359237  # kg
POUND_FORCE_PER_SQUARE_INCH = POUND * 9.80665 / 0.0254**2  # Pa
METRE_OF_WATER = 9806.65  # Pa, by convention: of 1000 kg/m3, under standard gravity
MILLIMETRE_OF_MERCURY = 13.5951 * 9.80665  # Pa, by convention: mercury of 13.5951 kg/L under standard gravity
FOOT = 0.3048  # m
KILOWATT_HOUR = 3.6e6  # J
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0  # s
YEAR = 365.25 * DAY  # s, of the Julian calendar
LITRE = 0.001  # m3
US_GALLON = 3.785411784 * LITRE  # m3
GRAIN = 64.79891e-6  # kg, exact: a pound of 0.45359237 kg has 7000
# Sums of the atomic weights that the molar masses of the ions are made of: Ca 40.078, C 12.011, O 15.999.
CALCIUM_CARBONATE, CALCIUM_OXIDE = 100.086e-3, 56.077e-3  # kg/mol
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


_ALL = (
    Unit("1", "", 1.0, option="fraction", synonyms=("",)),
    Unit("%", "%", PERCENT, synonyms=("percent", "per cent")),
    Unit("Pa", "Pa", 1.0),
    Unit("kPa", "kPa", 1e3),
    Unit("MPa", "MPa", 1e6),
    Unit("bar", "bar", BAR),
    Unit("atm", "atm", STANDARD_ATMOSPHERE),
    Unit("psi", "psi", POUND_FORCE_PER_SQUARE_INCH),
    Unit("mH2O", "m of water", METRE_OF_WATER),
    Unit("mmHg", "mmHg", MILLIMETRE_OF_MERCURY, synonyms=("mm Hg",)),
    Unit("K", "K", 1.0),
    Unit("degC", "°C", 1.0, ZERO_CELSIUS, synonyms=("C", "Celsius")),
    Unit("degF", "°F", 5 / 9, 459.67, synonyms=("F", "Fahrenheit")),
    Unit("mol/m3", "mol/m³", 1.0, synonyms=("mol/m^3",)),
    Unit("mmol/L", "mmol/L", 1.0, synonyms=("mmol/l", "mM")),
    Unit("mOsm/L", "mOsm/L", 1.0, synonyms=("mosm/L",)),
    Unit("mg/dL glucose", "mg/dL glucose", MILLIGRAM_PER_DECILITRE / GLUCOSE),
    Unit("mg/dL urea", "mg/dL urea", MILLIGRAM_PER_DECILITRE / UREA),
    Unit(
        "mg/dL urea nitrogen", "mg/dL urea nitrogen", MILLIGRAM_PER_DECILITRE / UREA_NITROGEN, synonyms=("mg/dL BUN",)
    ),
    Unit("mol/L", "mol/L", MOLAR, synonyms=("M", "mol/l", "mol/dm3")),
    Unit("mg/L CaCO3", "mg/L CaCO₃", 1e-3 / CALCIUM_CARBONATE, synonyms=("mg/l CaCO3", "ppm CaCO3")),
    Unit("degdH", "°dH", 10e-3 / CALCIUM_OXIDE, synonyms=("dH", "dGH", "dKH")),
    Unit("degfH", "°fH", 10e-3 / CALCIUM_CARBONATE, synonyms=("fH",)),
    Unit("gpg", "gpg", GRAIN / US_GALLON / CALCIUM_CARBONATE, option="grains per US gallon"),
    Unit("meq/L", "meq/L", 0.5, option="meq/L (two to a mmol)"),
    Unit("kg/m3", "kg/m³", 1.0, synonyms=("kg/m^3",)),
    Unit("g/L", "g/L", GRAM_PER_LITRE, synonyms=("g/l",)),
    Unit("mg/L", "mg/L", 1e-3, synonyms=("mg/l",)),
    Unit(
        "ppm",
        "ppm",
        1e-3,
        ceiling=7.0,
        # Florida Geological Survey, Special Publication 31, p. 2: below 7000 mg/L both numbers are the same. The test
        # holds it against the densities of sodium chloride solutions.
        ceiling_reason="ppm means milligrams per kilogram, which is the same number as mg/L only in dilute water: "
        "within half a per cent at room temperature up to 7000 ppm. Use mg/L or g/L",
    ),
    Unit("m3/s", "m³/s", 1.0, synonyms=("m^3/s",)),
    Unit("m3/h", "m³/h", CUBIC_METRE_PER_HOUR, synonyms=("m^3/h",)),
    Unit("m3/d", "m³/d", 1 / DAY, synonyms=("m^3/d", "m3/day")),
    Unit("L/min", "L/min", LITRE / MINUTE, synonyms=("l/min",)),
    Unit("L/h", "L/h", LITRE / HOUR, synonyms=("l/h",)),
    Unit("L/d", "L/d", LITRE / DAY, synonyms=("l/d", "L/day")),
    Unit("L/year", "L/year", LITRE / YEAR),
    Unit("m3/year", "m³/year", 1 / YEAR, synonyms=("m^3/year",)),
    Unit("US gal/year", "US gal/year", US_GALLON / YEAR),
    Unit("US gal/day", "US gal/day", US_GALLON / DAY, synonyms=("gal/day", "gpd")),
    Unit("US gal/min", "US gal/min", US_GALLON / MINUTE, synonyms=("gal/min", "gpm")),
    Unit("mol", "mol", 1.0),
    Unit("mmol", "mmol", 1e-3),
    Unit("mOsm", "mOsm", 1e-3, synonyms=("mosm",)),
    Unit("mol/kg", "mol/kg", 1.0),
    Unit("mmol/kg", "mmol/kg", 1e-3),
    Unit("mOsm/kg", "mOsm/kg", 1e-3, synonyms=("mosm/kg",)),
    Unit("g/kg", "g/kg", 1e-3),
    Unit("mg/kg", "mg/kg", 1e-6, option="mg/kg (ppm by mass)"),
    Unit("kg/L", "kg/L", 1e3),
    Unit("m", "m", 1.0),
    Unit("cm", "cm", 0.01),
    Unit("mm", "mm", 0.001),
    Unit("um", "µm", 1e-6, synonyms=("μm",)),
    Unit("nm", "nm", 1e-9),
    Unit("ft", "ft", FOOT),
    Unit("mil", "mil", 0.001 * FOOT / 12),
    Unit("m2", "m²", 1.0),
    Unit("cm2", "cm²", 1e-4),
    Unit("/m2", "per m²", 1.0),
    Unit("/cm2", "per cm²", 1e4),
    Unit("1e9 /cm2", "× 10⁹ per cm²", 1e13),
    Unit("m3", "m³", 1.0),
    Unit("L", "L", LITRE, synonyms=("l",)),
    Unit("US gal", "US gal", US_GALLON, synonyms=("gal",)),
    Unit("mL", "mL", 1e-3 * LITRE, synonyms=("ml",)),
    Unit("s", "s", 1.0),
    Unit("min", "min", MINUTE),
    Unit("h", "h", HOUR),
    Unit("d", "d", DAY, option="days", synonyms=("day", "days")),
    Unit("months", "months", YEAR / 12, synonyms=("month",)),
    Unit("years", "years", YEAR, synonyms=("year",)),
    Unit("h/d", "h/d", HOUR / DAY, option="hours a day"),
    Unit("m/s", "m/s", 1.0),
    Unit("km/h", "km/h", 1000 / HOUR),
    Unit("cm/s", "cm/s", 0.01),
    Unit("um/s", "µm/s", 1e-6, synonyms=("μm/s",)),
    Unit("L/(m2 h)", "L/(m² h)", LITRE / HOUR, synonyms=("LMH",)),
    Unit("m/(s Pa)", "m/(s Pa)", 1.0),
    Unit("L/(m2 h bar)", "L/(m² h bar)", LITRE / HOUR / BAR, synonyms=("LMH/bar",)),
    Unit("US gal/(ft2 day)", "US gal/(ft² day)", US_GALLON / DAY / FOOT**2, synonyms=("GFD", "gfd")),
    Unit("kg/(m2 s)", "kg/(m² s)", 1.0),
    Unit("kg", "kg", 1.0),
    Unit("lb", "lb", POUND),
    Unit("kg/s", "kg/s", 1.0),
    Unit("kg/h", "kg/h", 1 / HOUR),
    Unit("kg/d", "kg/d", 1 / DAY),
    Unit("g/(m2 h)", "g/(m² h)", 1e-3 / HOUR),
    Unit("ft2", "ft²", FOOT**2),
    Unit("m2/s", "m²/s", 1.0, synonyms=("m^2/s",)),
    Unit("1e-9 m2/s", "× 10⁻⁹ m²/s", 1e-9, synonyms=("10⁻⁹ m²/s",)),
    Unit("N/m", "N/m", 1.0),
    Unit("mN/m", "mN/m", 1e-3),
    Unit("rad", "rad", 1.0),
    Unit("deg", "degrees", pi / 180, synonyms=("degree", "°")),
    Unit("Pa/m", "Pa/m", 1.0),
    Unit("kPa/m", "kPa/m", 1e3),
    Unit("bar/m", "bar/m", BAR),
    Unit("J/m3", "J/m³", 1.0),
    Unit("kWh/m3", "kWh/m³", KILOWATT_HOUR),
    Unit("kWh/1000 US gal", "kWh/1000 US gal", KILOWATT_HOUR / (1000 * US_GALLON)),
    Unit("W/m2", "W/m²", 1.0),
    Unit("m2 Pa/W", "m² Pa/W", 1.0),
    Unit("W", "W", 1.0),
    Unit("kW", "kW", 1e3),
    # Money has no unit of its own: it is in whatever money the prices are in.
    Unit("/m3", "per m³", 1.0),
    Unit("/L", "per L", 1 / LITRE),
    Unit("/US gal", "per US gal", 1 / US_GALLON),
    Unit("/1000 US gal", "per 1000 US gal", 1e-3 / US_GALLON),
    Unit("/J", "per J", 1.0),
    Unit("/kWh", "per kWh", 1 / KILOWATT_HOUR),
    Unit("/s", "per s", 1.0),
    Unit("/month", "per month", 12 / YEAR),
    Unit("/year", "per year", 1 / YEAR),
    Unit("S/m", "S/m", 1.0),
    Unit("mS/cm", "mS/cm", 0.1),
    Unit("uS/cm", "µS/cm", 1e-4, synonyms=("μS/cm",)),
    Unit("J/(mol K)", "J/(mol K)", 1.0),
)

UNITS: dict[str, Unit] = {unit.name: unit for unit in _ALL}
_NAMES: dict[str, str] = {spelling: unit.name for unit in _ALL for spelling in (unit.name, unit.label, *unit.synonyms)}


def unit(spelling: str, allowed: tuple[str, ...] = ()) -> Unit:
    """The unit that a reader's spelling means, among the allowed ones.

    >>> unit("°C").name
    'degC'
    """
    name = _NAMES.get(" ".join(spelling.split()))
    if name is None or (allowed and name not in allowed):
        choice = ", ".join(UNITS[each].choice for each in allowed or UNITS)
        problem = f"The unit '{spelling}' does not fit here" if spelling else "The unit is missing"
        raise UnitError(f"{problem}; there are: {choice}.")
    return UNITS[name]


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
