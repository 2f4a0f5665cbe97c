"""Seawater after TEOS-10: its Gibbs energy, and the density, water activity and osmotic pressure that follow."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from math import exp, log, sqrt
from operator import mul
from typing import NamedTuple

from calc.core import tables
from calc.core.quantities import OutOfRange, Range, Refusal
from calc.core.units import STANDARD_ATMOSPHERE, ZERO_CELSIUS, celsius

GAS_CONSTANT = 8.314_472  # J/(mol K), fixed in the IAPWS release of 2008; the SI value since 2019 is lower by 1.1e-6
MOLAR_MASS_OF_SEA_SALT = 0.031_403_8218  # kg/mol, mean over its ions: Millero et al., Deep-Sea Res. I 55 (2008) 50
MOLAR_MASS_OF_WATER = 0.018_015_268  # kg/mol, as TEOS-10 takes it

STANDARD_UP_TO = 0.042  # kg/kg: the range of the standard
EXTENDED_UP_TO = 0.12  # kg/kg: good near atmospheric pressure
UNCERTAINTY = 0.002  # of the osmotic pressure, relative, up to STANDARD_UP_TO
EXTENDED_UNCERTAINTY = 0.006  # the same, above it

SALINITIES = Range(0.0, EXTENDED_UP_TO, "it cannot be below zero", "the extension of the standard ends there")
TEMPERATURES = Range(celsius(0), celsius(40), "the equation is fitted to the temperatures of the sea")
PRESSURES = Range(1e5, 100e6, "the surface of the sea has as much", "the deepest ocean has no more")
EXTENDED_PRESSURES = Range(
    1e5,
    12e6,
    "the surface of the sea has as much",
    "for so salty a water the equation is one near the pressure of the air",
)

_SALINITY_UNIT = 0.035_165_04 * 40 / 35  # kg/kg
_TEMPERATURE_UNIT = 40.0  # K
_PRESSURE_UNIT = 1e8  # Pa
_LAST_STEP = 1e-6  # of the pressure: water is so stiff that Newton's next one would be less than 1e-13 of it

_VALUE = (1, 1, 1, 1, 1, 1, 1)
# What g - S dg/dS leaves of x^1 (standing for x^2 ln x) to x^7, with x^2 proportional to S.
_OF_WATER = (-0.5, 0, -0.5, -1, -1.5, -2, -2.5)


class _Isotherm(NamedTuple):
    """Coefficients at one temperature: of the reduced pressure's powers 0 to 6, and there of each power of x."""

    water: tuple[float, ...]
    saline: tuple[tuple[float, ...], ...]
    """Of each power of the pressure, as far as there are any."""


@lru_cache(maxsize=256)
def _isotherm(temperature: float) -> _Isotherm:
    tau = (temperature - ZERO_CELSIUS) / _TEMPERATURE_UNIT
    water, saline = [0.0] * 7, [[0.0] * 7 for _ in range(7)]
    for j, k, coefficient in tables.read("seawater_teos10")["water"]:
        water[k] += coefficient * tau**j
    for i, j, k, coefficient in tables.read("seawater_teos10")["saline"]:
        saline[k][i - 1] += coefficient * tau**j
    return _Isotherm(tuple(water), tuple(tuple(row[: 7 - _zeros(row)]) for row in saline))


def _zeros(row: list[float]) -> int:
    """How many stand at the end of a row."""
    return len(list(takewhile(lambda each: not each, reversed(row))))


def _saline_polynomial(isotherm: _Isotherm, x: float, weights: tuple[float, ...]) -> list[float]:
    """Coefficients of the reduced pressure's powers, all powers of x added up; x^2 in place of x^2 ln x."""
    square = x * x
    powers = square, square, square * x, square**2, square**2 * x, square**3, square**3 * x
    factors = list(map(mul, weights, powers))
    return [sum(map(mul, factors, row)) for row in isotherm.saline]


def _value(polynomial: list[float], pressure: float) -> float:
    result = 0.0
    reduced = (pressure - STANDARD_ATMOSPHERE) / _PRESSURE_UNIT
    for coefficient in reversed(polynomial):
        result = result * reduced + coefficient
    return result


def _slope(polynomial: list[float], pressure: float) -> float:
    return _both(polynomial, pressure)[1]


def _both(polynomial: list[float], pressure: float) -> tuple[float, float]:
    """The value and the slope."""
    value = slope = 0.0
    reduced = (pressure - STANDARD_ATMOSPHERE) / _PRESSURE_UNIT
    for coefficient in reversed(polynomial):
        slope = slope * reduced + value
        value = value * reduced + coefficient
    return value, slope / _PRESSURE_UNIT


def _sum(water: tuple[float, ...], saline: list[float]) -> list[float]:
    return [w + s for w, s in zip(water, saline, strict=True)]


def _x(absolute_salinity: float) -> float:
    return sqrt(absolute_salinity / _SALINITY_UNIT)


def _refuse_outside(absolute_salinity: float, temperature: float, pressure: float) -> None:
    pressures = EXTENDED_PRESSURES if absolute_salinity > STANDARD_UP_TO else PRESSURES
    for name, value, range_, unit in (
        ("absolute_salinity", absolute_salinity, SALINITIES, "1"),
        ("temperature", temperature, TEMPERATURES, "K"),
        ("pressure", pressure, pressures, "Pa"),
    ):
        if not range_.holds(value):
            raise OutOfRange(name, value, range_, unit)


def gibbs_energy(absolute_salinity: float, temperature: float, pressure: float = STANDARD_ATMOSPHERE) -> float:
    r"""Specific Gibbs energy of seawater, in J/kg, from salinity in kg/kg, temperature in K, absolute pressure in Pa.

    $$ g = \sum_{j,k} g_{jk} \tau^j \pi^k + \sum_{j,k} \left( g_{1jk} x^2 \ln x
    + \sum_{i=2}^{7} g_{ijk} x^i \right) \tau^j \pi^k $$

    Holds from 0 to 40 degrees Celsius: to 42 g/kg and 100 MPa by the standard, and to 120 g/kg near 1 atm.

    Raises OutOfRange for an input outside its range.

    Source: IAPWS R13-08, saline part, and IAPWS SR7-09, pure water, whose check value is the example.

    >>> round(gibbs_energy(0.0, 313.15, 101_325.0), 4)
    -11619.8898
    """
    _refuse_outside(absolute_salinity, temperature, pressure)
    isotherm, x = _isotherm(temperature), _x(absolute_salinity)
    logarithm = log(x) if x else x  # x^2 ln x vanishes with x
    saline = _saline_polynomial(isotherm, x, (logarithm, *_VALUE[1:]))
    return _value(_sum(isotherm.water, saline), pressure)


def chemical_potential_of_water(
    absolute_salinity: float, temperature: float, pressure: float = STANDARD_ATMOSPHERE
) -> float:
    r"""Chemical potential of the water in seawater, in J/kg, from salinity in kg/kg, temperature in K, pressure in Pa.

    $$ \mu_\text{w} = g - S \left( \frac{\partial g}{\partial S} \right)_{T,p} $$

    Holds where gibbs_energy does; the pressure is absolute. Raises OutOfRange for an input outside its range.

    Source: IAPWS R13-08; the example is its check value, -2250.47137.

    >>> round(chemical_potential_of_water(0.03516504, 273.15, 101_325.0), 3)
    -2250.471
    """
    _refuse_outside(absolute_salinity, temperature, pressure)
    isotherm = _isotherm(temperature)
    saline = _saline_polynomial(isotherm, _x(absolute_salinity), _OF_WATER)
    return _value(_sum(isotherm.water, saline), pressure)


def density(absolute_salinity: float, temperature: float, pressure: float = STANDARD_ATMOSPHERE) -> float:
    r"""Density of seawater, in kg/m3, from salinity in kg/kg, temperature in K and absolute pressure in Pa.

    $$ \frac{1}{\rho} = \left( \frac{\partial g}{\partial p} \right)_{S,T} $$

    Holds where gibbs_energy does. Raises OutOfRange for an input outside its range.

    Source: IAPWS R13-08; the example is its check value, 1028.10720.

    >>> round(density(0.03516504, 273.15, 101_325.0), 3)
    1028.107
    """
    _refuse_outside(absolute_salinity, temperature, pressure)
    isotherm = _isotherm(temperature)
    # The term in x^2 ln x does not depend on pressure, so its factor does not matter.
    saline = _saline_polynomial(isotherm, _x(absolute_salinity), _VALUE)
    return 1 / _slope(_sum(isotherm.water, saline), pressure)


def osmolal_sum(absolute_salinity: float) -> float:
    r"""Sum of the molalities of all ions of seawater, in mol per kg of water, from its salinity in kg/kg.

    $$ \sum m = \frac{S}{(1 - S) \, M_\text{S}} $$

    Holds for water with the ions of the sea in their usual proportions (reference composition), whose mean molar mass
    is 31.4038218 g/mol. Raises OutOfRange above 120 g/kg.

    Source: Millero et al., Deep-Sea Research I 55 (2008) 50. The example is the value of WaterTAP's tests.

    >>> round(osmolal_sum(0.035), 3)
    1.155
    """
    if not SALINITIES.holds(absolute_salinity):
        raise OutOfRange("absolute_salinity", absolute_salinity, SALINITIES, "1")
    return absolute_salinity / ((1 - absolute_salinity) * MOLAR_MASS_OF_SEA_SALT)


def osmotic_coefficient(absolute_salinity: float, temperature: float, pressure: float = STANDARD_ATMOSPHERE) -> float:
    r"""Osmotic coefficient of seawater, from salinity in kg/kg, temperature in K and absolute pressure in Pa.

    $$ \phi = \frac{\mu_\text{w}(0, T, p) - \mu_\text{w}(S, T, p)}{R \, T \sum m} $$

    Holds where gibbs_energy does; good to 0.2 % up to 42 g/kg and to 0.6 % up to 120 g/kg. It is 1 without salt.

    Raises OutOfRange for an input outside its range.

    Source: TEOS-10 Manual, IOC Manuals and Guides 56 (2010). The example follows from the potentials of gsw 3.6.23.

    >>> round(osmotic_coefficient(0.035, 298.15), 5)
    0.90252
    """
    _refuse_outside(absolute_salinity, temperature, pressure)
    if absolute_salinity == 0:
        return 1.0
    saline = _saline_polynomial(_isotherm(temperature), _x(absolute_salinity), _OF_WATER)
    return -_value(saline, pressure) / (GAS_CONSTANT * temperature * osmolal_sum(absolute_salinity))


def partial_volume_of_water(absolute_salinity: float, temperature: float, pressure: float) -> float:
    r"""Volume that a kilogram of water takes in seawater, in m3/kg, from kg/kg, K and the absolute pressure in Pa.

    $$ v_\text{w} = \left( \frac{\partial \mu_\text{w}}{\partial p} \right)_{S,T} $$

    Holds where gibbs_energy does, and under more pressure, which it does not ask for.

    >>> round(partial_volume_of_water(0.0, 298.15, 101_325.0) * 1000, 4)
    1.003
    """
    isotherm = _isotherm(temperature)
    saline = _saline_polynomial(isotherm, _x(absolute_salinity), _OF_WATER)
    return _slope(_sum(isotherm.water, saline), pressure)


def carried_osmotic_coefficient(absolute_salinity: float, temperature: float) -> float:
    """`osmotic_coefficient` under one atmosphere at whatever temperature, which is not held against the range.

    The standard holds to -6 degrees Celsius; gsw carries it on to where 120 g/kg freeze.

    >>> round(carried_osmotic_coefficient(0.035, 298.15), 5)
    0.90252
    """
    if absolute_salinity == 0:
        return 1.0
    saline = _saline_polynomial(_isotherm(temperature), _x(absolute_salinity), _OF_WATER)
    return -_value(saline, STANDARD_ATMOSPHERE) / (GAS_CONSTANT * temperature * osmolal_sum(absolute_salinity))


def water_activity(absolute_salinity: float, temperature: float, pressure: float = STANDARD_ATMOSPHERE) -> float:
    r"""Activity of the water in seawater, from salinity in kg/kg, temperature in K and absolute pressure in Pa.

    $$ a_\text{w} = \exp\left( \frac{M_\text{w} \left( \mu_\text{w}(S, T, p) - \mu_\text{w}(0, T, p) \right)}{R \, T}
    \right) = \exp\left( -\phi \, M_\text{w} \sum m \right) $$

    Holds where gibbs_energy does. Raises OutOfRange for an input outside its range.

    Source: TEOS-10 Manual, IOC Manuals and Guides 56 (2010). The example is exp(-0.90252 * 1.15494 * 0.018015268), with
    the osmotic coefficient of gsw 3.6.23.

    >>> round(water_activity(0.035, 298.15), 5)
    0.9814
    """
    coefficient = osmotic_coefficient(absolute_salinity, temperature, pressure)
    return exp(-coefficient * MOLAR_MASS_OF_WATER * osmolal_sum(absolute_salinity))


def osmotic_pressure(absolute_salinity: float, temperature: float, pressure: float = STANDARD_ATMOSPHERE) -> float:
    r"""Osmotic pressure of seawater, in Pa, from salinity in kg/kg, temperature in K and pure water's pressure in Pa.

    $$ \mu_\text{w}(S, T, p_0 + \pi) = \mu_\text{w}(0, T, p_0) $$

    The exact root of this equilibrium, without the approximation of incompressible water. The absolute pressure
    $p_0$ is that on the side of the pure water. Holds from 0 to 40 degrees Celsius, with an uncertainty of 0.2 % up to
    42 g/kg, which is the standard, and of 0.6 % up to 120 g/kg, which is its extension for pressures near 1 atm.

    Raises OutOfRange for an input outside its range, and Refusal if the root is not found.

    Source: IAPWS R13-08 and SR7-09. The example is the root with gsw 3.6.23, 25.7915 bar.

    >>> round(osmotic_pressure(0.035, 298.15) / 1e5, 4)
    25.7915
    """
    _refuse_outside(absolute_salinity, temperature, pressure)
    isotherm = _isotherm(temperature)
    saline = _saline_polynomial(isotherm, _x(absolute_salinity), _OF_WATER)
    # Both sides share the part that does not depend on pressure; left out, it takes no digits from the difference.
    pure = [0.0, *isotherm.water[1:]]
    potential = _sum(tuple(pure), saline)
    wanted = _value(pure, pressure)
    result = 0.0
    for _ in range(10):
        value, slope = _both(potential, pressure + result)
        step = (wanted - value) / slope
        result += step
        if abs(step) <= _LAST_STEP * (pressure + result):
            _refuse_outside(absolute_salinity, temperature, pressure + result)
            return result
    raise Refusal("The osmotic pressure of this seawater was not found: the search for it did not settle.")
