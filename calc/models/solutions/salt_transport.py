"""How salt moves and thickens water: the diffusivity of a salt, and the viscosity of its solutions."""

from __future__ import annotations

from math import exp

from calc.core import tables
from calc.core.units import ZERO_CELSIUS, celsius
from calc.models.water import water

_REFERENCE = celsius(25)


def diffusivity(mass_fraction: float, temperature: float) -> float:
    r"""Diffusivity of table salt in water, in m2/s, from its mass fraction in kg/kg and the temperature in K.

    $$ D = \frac{T}{298.15\,\text{K}} \, \frac{\mu_\text{w}(298.15\,\text{K})}{\mu_\text{w}(T)} \sum_i d_i w^i $$

    About 5 % from 1 g/L up and from 10 to 40 degrees Celsius; the polynomial ends 6 % below the 1.61e-9 of an
    infinitely dilute solution at 25 degrees, which Nernst's law makes of the diffusivities of the two ions. For sea
    salt and for natural waters it is taken at the same mass fraction, as WaterTAP does for the sea; by the same law
    sulfates diffuse up to 40 % more slowly.

    Source: Bartholomew and Mauter, J. Membrane Sci. 573 (2019) 682, read in WaterTAP only; that diffusion follows the
    fluidity of water from 25 to 35 degrees says J. Phys. Chem. 98 (1994) 13054, of which we read the abstract. The
    example is 1.52e-9 by WaterTAP's regression of Zaytsev and Aseev (1992).

    >>> round(diffusivity(0.035, 298.15) * 1e9, 1)
    1.5
    """
    coefficients: list[float] = tables.read("salt_transport")["NaCl_diffusivity"]["mass_fraction"]
    at_25 = sum(d * mass_fraction**i for i, d in enumerate(coefficients))
    fluidity = water.viscosity(_REFERENCE) / water.viscosity(temperature)
    return at_25 * temperature / _REFERENCE * fluidity


def viscosity_of_seawater(salinity: float, temperature: float) -> float:
    r"""Viscosity of seawater over that of water, from its salinity in kg/kg and the temperature in K.

    $$ \frac{\mu}{\mu_\text{w}} = 1 + A(t) \, S + B(t) \, S^2 $$

    Holds to 150 g/kg; 1.5 % is what its authors give for its error.

    Source: Sharqawy, Lienhard and Zubair, Desalination and Water Treatment 16 (2010) 354, read in their program. The
    example is the check value of Millero's equation (1974), 0.96541e-3 Pa s, over 0.89000e-3 Pa s of water.

    >>> round(viscosity_of_seawater(0.04019, 298.15), 2)
    1.09
    """
    t, table = temperature - ZERO_CELSIUS, tables.read("salt_transport")["sea_salt_viscosity"]
    rows: tuple[list[float], list[float]] = table["linear"], table["quadratic"]
    a, b = (sum(c * t**i for i, c in enumerate(row)) for row in rows)
    return 1 + a * salinity + b * salinity**2


def viscosity_of_table_salt(molality: float, temperature: float) -> float:
    r"""Viscosity of a solution of NaCl over that of water, from its molality in mol/kg and the temperature in K.

    $$ \ln \frac{\mu}{\mu_\text{w}} = A(T) \, m + B(T) \, m^2 + C(T) \, m^3 $$

    Holds to 6 mol/kg; within 0.5 % of the handbook's table for 20 degrees up to 15 % by mass, and within 1.6 % above.

    Source: Mao and Duan, Int. J. Thermophys. 30 (2009) 1510, read in two programs. The example is the CRC Handbook's
    1.085 mPa s at 20 degrees, over 1.002 mPa s of water.

    >>> round(viscosity_of_table_salt(0.901, 293.15), 3)
    1.083
    """
    powers: list[list[float]] = tables.read("salt_transport")["NaCl_viscosity"]["powers"]
    return exp(sum(sum(c * temperature**i for i, c in enumerate(row)) * molality**k for k, row in enumerate(powers, 1)))
