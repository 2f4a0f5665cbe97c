"""Ice in balance with water: the heat that melts it, and how far the water must be diluted by something for it."""

from __future__ import annotations

from math import log

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.units import ZERO_CELSIUS

# Under one atmosphere, with the air that water takes up. Computed with gsw 3.6.23, which has the ice of IAPWS R10-06
# and the water of IAPWS SR7-09: the heat of fusion, and by how much more heat a kilogram of water takes than one of ice
# for each kelvin, at 0 degC; how that changes is what the heat of fusion at -20 degC asks for.
MELTING_POINT = ZERO_CELSIUS  # K; without air 0.0025 K more
HEAT_OF_FUSION = 333_421.0  # J/kg
HEAT_CAPACITY_DIFFERENCE = 2_122.7  # J/(kg K)
HEAT_CAPACITY_SLOPE = -13.0  # J/(kg K2)


def heat_of_fusion(temperature: float) -> float:
    r"""Heat that melts a kilogram of ice, in J/kg, from the temperature in K.

    $$ L = L_0 + \Delta c \, (T - T_0) + \frac{b}{2} (T - T_0)^2 $$

    Holds to -30 degrees Celsius. Source: Kirchhoff's law; the example is gsw's 311.608 kJ/kg.

    >>> round(heat_of_fusion(263.15) / 1e3)
    312
    """
    below = temperature - MELTING_POINT
    return HEAT_OF_FUSION + below * (HEAT_CAPACITY_DIFFERENCE + below * HEAT_CAPACITY_SLOPE / 2)


def osmolality_over_ice(temperature: float) -> float:
    r"""Osmolality of a solution in balance with ice, in mol/kg, from its temperature in K.

    $$ \hat m = \frac{1}{R} \int_T^{T_0} \frac{L(T)}{T^2} \, \mathrm{d} T $$

    Holds to -30 degrees Celsius; it is held against the Gibbs energies of ice and supercooled water.

    Source: the law of Gibbs and Helmholtz. The example is that of gsw, 5.4 mol/kg.

    >>> round(osmolality_over_ice(263.15), 1)
    5.4
    """
    t, t0 = temperature, MELTING_POINT
    curvature = HEAT_CAPACITY_SLOPE / 2
    constant = HEAT_OF_FUSION - HEAT_CAPACITY_DIFFERENCE * t0 + curvature * t0**2
    linear = HEAT_CAPACITY_DIFFERENCE - HEAT_CAPACITY_SLOPE * t0
    return (constant * (1 / t - 1 / t0) + linear * log(t0 / t) + curvature * (t0 - t)) / MOLAR_GAS_CONSTANT


def melting_point(osmolality: float) -> float:
    """The temperature, in K, at which ice is in balance with a solution of an osmolality in mol/kg.

    >>> round(melting_point(osmolality_over_ice(263.15)), 6)
    263.15
    """
    result = MELTING_POINT
    for _ in range(30):
        step = (osmolality_over_ice(result) - osmolality) * MOLAR_GAS_CONSTANT * result**2 / heat_of_fusion(result)
        result += step
        if abs(step) <= 1e-14 * result:
            break
    return result
