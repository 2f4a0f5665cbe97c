"""Water hotter than it boils in the open: its density and its permittivity under its own vapour pressure."""

from __future__ import annotations

from math import exp, log

from calc.core import tables
from calc.core.quantities import OutOfRange, Range
from calc.core.units import celsius
from calc.models.water import water

TEMPERATURES = Range(
    celsius(0), celsius(150), "below it water is ice", "above it nothing here has been held against another program"
)
_PRESSURE = 5.0  # bar, of saturation at 152 degrees; all of it changes the permittivity by 0.03 %


def density(temperature: float) -> float:
    """Density of liquid water under its own vapour pressure, in kg/m3, from the temperature in K.

    Raises OutOfRange for a temperature outside the range.

    Source: IAPWS SR1-86(1992), with the coefficients as public programs have them. The example is the value that the
    release gives for 373.1243 K, 958.365.

    >>> round(density(373.1243), 3)
    958.365
    """
    _refuse_outside(temperature)
    table = tables.read("water_hot")["saturated_density"]
    tau = 1 - temperature / table["critical_temperature"]
    ratio: float = 1 + sum(b * tau ** (over / under) for b, over, under in table["terms"])
    critical: float = table["critical_density"]
    return critical * ratio


def relative_permittivity(temperature: float) -> float:
    r"""Relative permittivity of water under a few bar, from the temperature in K.

    $$ \varepsilon = D + C \, \ln \frac{B + p}{B + 1000} $$

    Raises OutOfRange for a temperature outside the range.

    Source: D. J. Bradley and K. S. Pitzer, J. Phys. Chem. 83 (1979) 1599, as PHREEQC and other programs have it. The
    example is PHREEQC's.

    >>> round(relative_permittivity(celsius(130)), 1)
    48.2
    """
    _refuse_outside(temperature)
    u: list[float] = tables.read("water_hot")["permittivity"]["coefficients"]
    d = u[0] * exp(u[1] * temperature + u[2] * temperature**2)
    c = u[3] + u[4] / (u[5] + temperature)
    b = u[6] + u[7] / temperature + u[8] * temperature
    return d + c * log((b + _PRESSURE) / (b + 1000))


def debye_hueckel_slope(temperature: float) -> float:
    """The slope of `water` at any temperature in K to 150 degrees Celsius: of the water here from 100 degrees on.

    At 100 degrees it steps up by 0.7 %, so far are the permittivities apart.

    Raises OutOfRange for a temperature outside the range.

    Source: the equation of Pitzer (1973). The example is PHREEQC's 0.4994.

    >>> round(debye_hueckel_slope(celsius(130)), 3)
    0.499
    """
    if temperature <= water.TEMPERATURES.high:
        return water.debye_hueckel_slope(temperature)
    return water.slope_by(temperature, density(temperature), relative_permittivity(temperature))


def _refuse_outside(temperature: float) -> None:
    if not TEMPERATURES.holds(temperature):
        raise OutOfRange("temperature", temperature, TEMPERATURES, "K")
