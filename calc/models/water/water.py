"""Pure liquid water at atmospheric pressure: density, viscosity, permittivity, and what they make of a dilute salt."""

from __future__ import annotations

from functools import lru_cache
from math import pi, sqrt

from calc.core import tables
from calc.core.constants import AVOGADRO_CONSTANT, BOLTZMANN_CONSTANT
from calc.core.quantities import OutOfRange, Range
from calc.core.units import celsius

ELEMENTARY_CHARGE = 1.602_176_634e-19  # C, exact: it defines the ampere in the SI since 2019
VACUUM_PERMITTIVITY = 8.854_187_8188e-12  # F/m, CODATA 2022, +- 14 in the last two digits

MOLAR_MASS = 18.015268e-3  # kg/mol, IAPWS-95

TEMPERATURES = Range(
    celsius(0),
    celsius(100),
    "below it water under ordinary pressure is ice",
    "above it water under ordinary pressure is steam",
)


def powers(name: str, base: float) -> float:
    """The sum of one of the tables of IAPWS SR6-08, each coefficient times a power of the base."""
    terms: list[list[float]] = tables.read("water_iapws_sr6_08")[name]
    total: float = sum(coefficient * base**exponent for exponent, coefficient in terms)
    return total


def refuse_outside(temperature: float) -> None:
    """Raise OutOfRange for a temperature at which water is not liquid."""
    if not TEMPERATURES.holds(temperature):
        raise OutOfRange("temperature", temperature, TEMPERATURES, "K")


@lru_cache(maxsize=64)
def density(temperature: float) -> float:
    r"""Density of pure liquid water at atmospheric pressure, in kg/m3, from its temperature in K.

    $$ \frac{1}{\rho} = \frac{R_\text{w} T_\text{r}}{p_\text{r}} \left( a_5 + \sum_i a_i \alpha^{n_i}
    + \sum_i b_i \beta^{m_i} \right), \quad \alpha = \frac{T_\text{r}}{593\,\text{K} - T},
    \quad \beta = \frac{T_\text{r}}{T - 232\,\text{K}} $$

    Holds from 0 to 100 degrees Celsius. The equation is for 0.1 MPa; at 101325 Pa water is denser by less than
    0.0001 %, so that it stays within 0.0001 % of the full IAPWS-95 equation of state.

    Raises OutOfRange for a temperature outside the range.

    Source: IAPWS SR6-08(2011), properties of liquid water at 0.1 MPa; the example is its check value.

    >>> round(density(298.15), 6)
    997.047013
    """
    refuse_outside(temperature)
    return _density(temperature)


def _density(temperature: float) -> float:
    table = tables.read("water_iapws_sr6_08")
    reference = table["reference_temperature_K"]
    volume: float = (
        table["volume_constant"]
        + powers("volume_alpha", reference / (table["alpha_temperature_K"] - temperature))
        + powers("volume_beta", reference / (temperature - table["beta_temperature_K"]))
    )
    unit: float = table["specific_gas_constant_J_per_kg_K"] * reference / table["reference_pressure_Pa"]
    return 1 / (unit * volume)


@lru_cache(maxsize=64)
def viscosity(temperature: float) -> float:
    r"""Dynamic viscosity of pure liquid water at atmospheric pressure, in Pa s, from its temperature in K.

    $$ \mu = 10^{-6}\,\text{Pa s} \sum_i a_i \left( \frac{T}{300\,\text{K}} \right)^{b_i} $$

    Holds from 0 to 100 degrees Celsius, within 0.01 % of the IAPWS formulation of 2008, which itself is held to be
    good to 1 %.

    Raises OutOfRange for a temperature outside the range.

    Source: IAPWS SR6-08(2011), equation 7; the example is its check value, 889.996774 in 1e-6 Pa s.

    >>> round(viscosity(298.15) * 1e6, 6)
    889.996774
    """
    refuse_outside(temperature)
    return 1e-6 * powers("viscosity", temperature / 300)


def relative_permittivity(temperature: float) -> float:
    r"""Static relative permittivity of pure liquid water at atmospheric pressure, from its temperature in K.

    $$ \varepsilon = \sum_i e_i \left( \frac{T}{300\,\text{K}} \right)^{f_i} $$

    Holds from 0 to 100 degrees Celsius. The IAPWS formulation of 1997 lies within 0.1 % of it to 60 degrees and within
    0.4 % to 100.

    Raises OutOfRange for a temperature outside the range.

    Source: IAPWS SR6-08(2011), equation 9; the example is its check value.

    >>> round(relative_permittivity(298.15), 6)
    78.375218
    """
    refuse_outside(temperature)
    return powers("permittivity", temperature / 300)


SLOPE_TEMPERATURES = Range(
    celsius(-20),
    celsius(110),
    "the equations for supercooled water end there",
    "the equations for superheated water end there",
)


def debye_hueckel_slope(temperature: float) -> float:
    r"""Debye-Hueckel limiting slope of the osmotic coefficient in water, in kg^0.5/mol^0.5, from the temperature in K.

    $$ A_\phi = \frac{1}{3} \sqrt{2 \pi N_\text{A} \rho}
    \left( \frac{e^2}{4 \pi \varepsilon_0 \varepsilon \, k_\text{B} T} \right)^{3/2} $$

    On the molal scale and with the natural logarithm, as in the equations of Pitzer. Holds from -20 to 110 degrees
    Celsius, where the water of the release may be supercooled or superheated. The values of Archer and Wang (1990) lie
    within 0.05 % of it to 40 degrees; with the permittivity of the IAPWS formulation of 1997 it is up to 0.07 %
    lower there, and up to 0.6 % higher towards 100 degrees.

    Raises OutOfRange for a temperature outside the range.

    Source: the equation is that of Pitzer (1973), the water that of IAPWS SR6-08(2011). The example is the value of
    Archer and Wang, J. Phys. Chem. Ref. Data 19 (1990) 371, computed with Pytzer 0.6.0.

    >>> round(debye_hueckel_slope(298.15), 4)
    0.3915
    """
    if not SLOPE_TEMPERATURES.holds(temperature):
        raise OutOfRange("temperature", temperature, SLOPE_TEMPERATURES, "K")
    return slope_by(temperature, _density(temperature), powers("permittivity", temperature / 300))


def slope_by(temperature: float, of_density: float, of_permittivity: float) -> float:
    """That slope from the temperature in K, a density in kg/m3 and a relative permittivity."""
    permittivity = VACUUM_PERMITTIVITY * of_permittivity
    bjerrum_length = ELEMENTARY_CHARGE**2 / (4 * pi * permittivity * BOLTZMANN_CONSTANT * temperature)
    slope: float = sqrt(2 * pi * AVOGADRO_CONSTANT * of_density) * bjerrum_length**1.5 / 3
    return slope
