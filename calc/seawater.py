"""Seawater: its osmotic pressure by the international standard."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Amount, Range, caution, refuse_outside
from calc.core.units import celsius, to_si
from calc.models.seawater import teos10
from calc.models.solutions import dissolved
from calc.vocabulary.common import Density, OsmoticCoefficient, OsmoticPressure, Temperature, WaterActivity
from calc.vocabulary.ranges import WARMTH_OF_SEAWATER
from calc.vocabulary.seawater import AbsoluteSalinity

PRESETS = {
    "osmotic_pressure": {
        "standard seawater": {"absolute_salinity": "35.16504 g/kg", "temperature": "15 degC"},
        "Baltic": {"absolute_salinity": "7 g/kg", "temperature": "10 degC"},
        "Red Sea": {"absolute_salinity": "40 g/kg", "temperature": "28 degC"},
        "concentrate of a desalination plant": {"absolute_salinity": "65 g/kg", "temperature": "25 degC"},
        "Dead Sea": {"absolute_salinity": "340 g/kg", "temperature": "25 degC"},
    }
}


class Seawater(NamedTuple):
    """What the salt makes of the water."""

    osmotic_pressure: OsmoticPressure
    osmotic_coefficient: OsmoticCoefficient
    water_activity: WaterActivity
    density: Density


def osmotic_pressure(
    absolute_salinity: Annotated[
        AbsoluteSalinity,
        Range(
            0.0,
            0.12,
            "salt cannot be below zero",
            "the standard's equation was fitted to seawater up to there; brines such as the Dead Sea's are saltier and "
            "of another composition",
        ),
        dissolved.OF_SEA_SALT,
    ] = to_si(35, "g/kg"),
    temperature: Annotated[Temperature, WARMTH_OF_SEAWATER] = celsius(25),
) -> Seawater:
    r"""Osmotic pressure of seawater by TEOS-10.

    $$ \mu_\text{w}(S_\text{A}, T, p_0 + \pi) = \mu_\text{w}(0, T, p_0) $$

    $$ \phi = \frac{\mu_\text{w}(0, T, p_0) - \mu_\text{w}(S_\text{A}, T, p_0)}{m \, R_\text{s} \, T} $$

    $$ a_\text{w} = \exp(-M_\text{w} \, m \, \phi) $$

    $$ \frac{1}{\rho} = \frac{\partial G(S_\text{A}, T, p_0)}{\partial p_0} $$

    Holds for seawater of standard composition, up to 42 g/kg by the international standard, and up to 120 g/kg near
    atmospheric pressure as an extension of it. $\mu_\text{w}$ is the chemical potential of water and $G$ the Gibbs
    function, both from the standard; $p_0$ is the pressure of the atmosphere, $m$ the molality of all dissolved
    particles, $M_\text{w}$ the molar mass of water, and $R_\text{s}$ the molar gas constant as the standard has it,
    which is 1.1e-6 above the SI's of today. The osmotic pressure is the exact root of the first equation.

    Answer where osmotic_pressure is zero: Water without salt draws no water in: the osmotic pressure is zero.

    Answer: It takes {osmotic_pressure} of pressure to keep fresh water from passing through a membrane into this
    seawater.

    Raises OutOfRange for an input outside its range.

    Accuracy of density: 0.01 %, largest difference found: TEOS-10 by another program.

    Accuracy of water_activity where absolute_salinity is up to 42 g/kg: 0.00005, stated: 0.2 % of its logarithm.

    Accuracy of water_activity: 0.0005, stated: 0.6 % of its logarithm.

    Accuracy where absolute_salinity is up to 42 g/kg: 0.2 %, stated: the standard of itself.

    Accuracy: 0.6 %, stated: the extension of the standard, of itself.

    Source: IAPWS R13-08 (2008) for the salt and the IAPWS supplementary release SR7-09 (2009) for the water, which
    together are TEOS-10; the coefficients come from published programs, as `calc/data/` tells.

    >>> round(osmotic_pressure(0.035, 298.15).osmotic_pressure / 1e5, 2)
    25.79
    """
    refuse_outside(osmotic_pressure, locals())
    if absolute_salinity > teos10.STANDARD_UP_TO:
        caution(
            f"Above {{}} this is an extension of the standard, uncertain by {100 * teos10.EXTENDED_UNCERTAINTY:g} %.",
            Amount(teos10.STANDARD_UP_TO, "g/kg", 2),
        )
    return Seawater(
        osmotic_pressure=teos10.osmotic_pressure(absolute_salinity, temperature),
        osmotic_coefficient=teos10.osmotic_coefficient(absolute_salinity, temperature),
        water_activity=teos10.water_activity(absolute_salinity, temperature),
        density=teos10.density(absolute_salinity, temperature),
    )
