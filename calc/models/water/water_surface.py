"""The surface of pure water: its surface tension, its vapour pressure, when it boils, and the heat that it takes."""

from __future__ import annotations

from math import sqrt

from calc.core import tables
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import OutOfRange, Range
from calc.core.units import celsius
from calc.models.water.water import MOLAR_MASS, refuse_outside

_ASIDE = 0.1  # K: a slope is then off by less than a millionth, and free of rounding
VAPOUR_TEMPERATURES = Range(celsius(0), celsius(150), "below it water is ice", "hotter water is not met in an open pot")


def surface_tension(temperature: float) -> float:
    r"""Surface tension of pure water against its vapour, in N/m, from the temperature in K.

    $$ \gamma = B \tau^\mu (1 + b \tau), \quad \tau = 1 - \frac{T}{T_\text{c}} $$

    Holds from 0 to 100 degrees Celsius; against air it is the same within the uncertainty of the equation, 0.5 %.

    Raises OutOfRange for a temperature outside the range.

    Source: IAPWS R1-76(2014), not opened; known from the Python package iapws, whose example this is.

    >>> round(surface_tension(300), 10)
    0.0716859625
    """
    refuse_outside(temperature)
    table = tables.read("water_surface")
    tau = 1 - temperature / table["critical_temperature_K"]
    scale, exponent = table["surface_tension_N_per_m"], table["surface_tension_exponent"]
    tension: float = scale * tau**exponent * (1 + table["surface_tension_slope"] * tau)
    return tension


def vapour_pressure(temperature: float) -> float:
    r"""Pressure of the vapour in balance with pure liquid water, in Pa, from the temperature in K.

    $$ p = 10^6\,\text{Pa} \left( \frac{2 C}{-B + \sqrt{B^2 - 4 A C}} \right)^4 $$

    $A$, $B$ and $C$ are quadratic in $\vartheta = T + n_9 / (T - n_{10})$. Holds from 0 to 150 degrees Celsius.

    Raises OutOfRange for a temperature outside the range.

    Source: IAPWS R7-97(2012), equation 30, not opened; known from the Python package iapws.

    >>> round(vapour_pressure(373.15), -2)
    101400.0
    """
    if not VAPOUR_TEMPERATURES.holds(temperature):
        raise OutOfRange("temperature", temperature, VAPOUR_TEMPERATURES, "K")
    n: list[float] = tables.read("water_surface")["saturation"]
    theta = temperature + n[8] / (temperature - n[9])
    a, b, c = (square * theta**2 + slope * theta + shift for square, slope, shift in ((1, *n[0:2]), n[2:5], n[5:8]))
    return 1e6 * (2 * c / (-b + sqrt(b**2 - 4 * a * c))) ** 4


def boiling_point(pressure: float) -> float:
    r"""Temperature at which pure water boils, in K, from the pressure on it in Pa.

    $$ T = \frac{1}{2} \left( n_{10} + D - \sqrt{(n_{10} + D)^2 - 4 (n_9 + n_{10} D)} \right) $$

    The same equation as that of `vapour_pressure`, solved for the temperature; $D$ follows from quadratics in the
    fourth root of the pressure. Holds from 611 Pa to 476 kPa.

    Source: IAPWS R7-97(2012), equation 31, not opened; the example is its check value, 372.755919 K.

    >>> round(boiling_point(1e5), 6)
    372.755919
    """
    n: list[float] = tables.read("water_surface")["saturation"]
    root = (pressure / 1e6) ** 0.25
    rows = zip((1, *n[0:2]), n[2:5], n[5:8], strict=True)
    e, f, g = (square * root**2 + slope * root + shift for square, slope, shift in rows)
    d = 2 * g / (-f - sqrt(f**2 - 4 * e * g))
    result: float = (n[9] + d - sqrt((n[9] + d) ** 2 - 4 * (n[8] + n[9] * d))) / 2
    return result


def second_virial_coefficient(temperature: float) -> float:
    r"""How much less room steam takes than an ideal gas, in m3/kg and below zero, from the temperature in K.

    $$ B = -0.02504\,\frac{\text{m}^3}{\text{kg}} \left( \frac{373.15\,\text{K}}{T} \right)^4 $$

    Holds from 60 to 130 degrees Celsius. Source: our fit to IAPWS-95 (iapws 1.5.5), which the example is of.

    >>> round(second_virial_coefficient(celsius(100)), 5)
    -0.02504
    """
    return -0.02504 * (celsius(100) / temperature) ** 4


def heat_of_evaporation(temperature: float) -> float:
    r"""Heat that a kilogram of pure water takes to evaporate, in J/kg, from the temperature in K.

    $$ L = \frac{R T^2}{M} \frac{\mathrm{d} \ln p}{\mathrm{d} T} $$

    This is the equation of Clausius and Clapeyron with an ideal vapour, and with the liquid's volume left out. Holds
    from 5 to 50 degrees Celsius, within 0.5 % of IAPWS-95.

    Raises OutOfRange for a temperature less than a tenth of a degree inside 0 to 100 degrees Celsius, or outside.

    Source: any textbook of thermodynamics; the slope is that of `vapour_pressure`.

    >>> round(heat_of_evaporation(308.15), -4)
    2420000.0
    """
    low, high = vapour_pressure(temperature - _ASIDE), vapour_pressure(temperature + _ASIDE)
    slope = (high - low) / (2 * _ASIDE) / vapour_pressure(temperature)
    return MOLAR_GAS_CONSTANT * temperature**2 * slope / MOLAR_MASS
