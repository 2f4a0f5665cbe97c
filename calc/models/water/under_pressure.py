"""Pure liquid water under pressure: how its volume gives way, and how it keeps ions apart."""

from __future__ import annotations

from functools import lru_cache
from math import exp, log, pi, sqrt
from typing import NamedTuple

from calc.core import tables
from calc.core.constants import AVOGADRO_CONSTANT, BOLTZMANN_CONSTANT, MOLAR_GAS_CONSTANT
from calc.core.units import BAR, STANDARD_ATMOSPHERE
from calc.models.water import water

_TAIT = 0.147


class Volume(NamedTuple):
    """A volume in m3/kg, as a power series of the pressure above that of the air in Pa."""

    at_rest: float
    slope: float
    bend: float
    """What stands at the square of the pressure."""
    twist: float
    """What stands at its cube."""

    def at(self, pressure: float) -> float:
        """The volume under a pressure above that of the air."""
        return self.at_rest + pressure * (self.slope + pressure * (self.bend + pressure * self.twist))

    def up_to(self, pressure: float) -> float:
        """The integral of the volume from the pressure of the air on."""
        return pressure * (
            self.at_rest + pressure * (self.slope / 2 + pressure * (self.bend / 3 + pressure * self.twist / 4))
        )


@lru_cache(maxsize=256)
def volume(temperature: float) -> Volume:
    r"""Specific volume of pure liquid water under pressure, from its temperature in K.

    $$ v(p) = v_0 + v' \, p + \frac{{v'}^2}{2 \, C \, v_0} \, p^2 + \frac{{v'}^3}{3 \, C^2 \, v_0^2} \, p^3, \quad
    v' = \frac{R_\text{w} T_\text{r}}{p_\text{r}^2} \left( \sum_i c_i \alpha^{k_i} + \sum_i d_i \beta^{l_i} \right) $$

    $p$ is the pressure above that of the air, $v_0$ the inverse of the density, and $C = 0.147$: it is how Tait's
    equation begins. Holds from 0 to 60 degrees Celsius and to 500 bar, within 0.015 % of the full IAPWS-95 equation of
    state.

    Raises OutOfRange for a temperature at which water is not liquid.

    Source: IAPWS SR6-08(2011) for $v_0$ and $v'$; $C$ is our fit to IAPWS-95. The example is the compressibility of
    IAPWS-95 at 25 degrees, 4.5246e-10 per Pa.

    >>> found = volume(298.15)
    >>> round(-found.slope / found.at_rest * 1e10, 2)
    4.52
    """
    at_rest = 1 / water.density(temperature)
    table = tables.read("water_iapws_sr6_08")
    reference, pressure = table["reference_temperature_K"], table["reference_pressure_Pa"]
    unit = table["specific_gas_constant_J_per_kg_K"] * reference / pressure**2
    slope = water.powers("compression_alpha", reference / (table["alpha_temperature_K"] - temperature))
    slope += water.powers("compression_beta", reference / (temperature - table["beta_temperature_K"]))
    slope *= unit
    return Volume(at_rest, slope, slope**2 / (2 * _TAIT * at_rest), slope**3 / (3 * (_TAIT * at_rest) ** 2))


class Screening(NamedTuple):
    """What water of one temperature and pressure does to ions."""

    volume_slope: float
    """The limiting slope of volumes A_V, in m3 kg^0.5/mol^1.5."""
    inverse_length: float
    """That of Debye at an ionic strength of 1 mol/kg, in (kg/mol)^0.5/m."""


@lru_cache(maxsize=256)
def screening(temperature: float, pressure: float) -> Screening:
    r"""Debye-Hueckel limiting slope of volumes in water, from temperature in K and Pa above the air's pressure.

    $$ A_V = 2 A_\phi R T \left( 3 \frac{\partial \ln \varepsilon}{\partial p} - \kappa \right), \quad
    A_\phi = \frac{B}{6} \, \frac{e^2}{4 \pi \varepsilon_0 \varepsilon \, k_\text{B} T}, \quad
    B^2 = \frac{2 e^2 N_\text{A}}{\varepsilon_0 \varepsilon \, k_\text{B} T \, v} $$

    $$ \varepsilon = U_1 e^{U_2 T + U_3 T^2} + C \ln \frac{D + p}{D + 1000\,\text{bar}}, \quad
    C = U_4 + \frac{U_5}{U_6 + T}, \quad D = U_7 + \frac{U_8}{T} + U_9 T $$

    $v$ is the volume and $\kappa$ the compressibility of water. Holds from 0 to 60 degrees Celsius and to 500 bar,
    within 1 % of what PHREEQC makes of the same permittivity.

    Raises OutOfRange for a temperature at which water is not liquid.

    Source: D. J. Bradley and K. S. Pitzer, J. Phys. Chem. 83 (1979) 1599 for the permittivity, known from public
    programs. The example is the same with the compressibility of IAPWS-95, 1.8743 cm3 kg^0.5/mol^1.5.

    >>> round(screening(298.15, 0.0).volume_slope * 1e6, 2)
    1.87
    """
    u1, u2, u3, u4, u5, u6, u7, u8, u9 = tables.read("water_under_pressure")["permittivity"]
    c, d = u4 + u5 / (u6 + temperature), (u7 + u8 / temperature + u9 * temperature) * BAR
    absolute = pressure + STANDARD_ATMOSPHERE
    permittivity = u1 * exp(temperature * (u2 + u3 * temperature)) + c * log((d + absolute) / (d + 1000 * BAR))
    room = volume(temperature)
    now = room.at(pressure)
    compressibility = -(room.slope + pressure * (2 * room.bend + 3 * pressure * room.twist)) / now
    bjerrum_length = water.ELEMENTARY_CHARGE**2 / (
        4 * pi * water.VACUUM_PERMITTIVITY * permittivity * BOLTZMANN_CONSTANT * temperature
    )
    inverse_length = sqrt(8 * pi * bjerrum_length * AVOGADRO_CONSTANT / now)
    slope = inverse_length * bjerrum_length / 6
    growth = c / (d + absolute) / permittivity
    return Screening(2 * slope * MOLAR_GAS_CONSTANT * temperature * (3 * growth - compressibility), inverse_length)
