"""Normalisation in the form of a maker: what drives water and salt in one state of a plant, and in another."""

from __future__ import annotations

from typing import NamedTuple

from calc.core.quantities import Amount, Refusal
from calc.core.units import BAR, ZERO_CELSIUS
from calc.models.membranes.design_rules import mean_concentration
from calc.models.membranes.temperature_correction import filmtec


class Driving(NamedTuple):
    """What drives the water, the same as it counts for the salt, in Pa, and what else a state has to be known by."""

    water: float
    salt: float
    mean_concentration: float
    feed_concentration: float
    temperature: float


def driving(name: str, pressure: float, temperature: float, recovery: float, feed: float, permeate: float) -> Driving:
    """The driving pressures where this difference of pressure stands over the membrane.

    Raises Refusal, with the name of the state, where the permeate is saltier than its feed or no pressure is left.
    """
    if permeate > feed:
        raise Refusal(f"The {name} permeate is saltier than its feed: check both concentrations and their units.")
    mean = mean_concentration(feed, recovery)
    water = pressure - osmotic_pressure(mean, temperature)
    if not water > 0:
        raise Refusal(
            f"Under the {name} conditions {{}} stand against {{}} of osmotic pressure, and no pressure is left to "
            "drive the water: check the pressures, the feed concentration and the recovery.",
            Amount(pressure, "bar"),
            Amount(pressure - water, "bar"),
        )
    return Driving(water, water + osmotic_pressure(permeate, temperature), mean, feed, temperature)


def osmotic_pressure(concentration: float, temperature: float) -> float:
    """The maker's rule of thumb, in Pa: equations 75 and 76; its two straight lines all but meet at 20 g/L.

    >>> round(osmotic_pressure(2.0, 298.15) / 1e5, 3)
    1.405
    """
    milligrams, degrees = 1000 * concentration, temperature - ZERO_CELSIUS
    if milligrams < 20_000:
        return milligrams * (degrees + 320) / 491_000 * BAR
    return (0.0117 * milligrams - 34) / 14.23 * (degrees + 320) / 345 * BAR


def permeate_flow(flow: float, operating: Driving, standard: Driving) -> float:
    """What the plant that makes this flow in the one state would make in the other."""
    return flow * (standard.water / operating.water) * (filmtec(standard.temperature) / filmtec(operating.temperature))


def salt_passage(permeate: float, operating: Driving, standard: Driving) -> float:
    """The salt passage, in the standard state, of the plant that has this permeate in the operating one."""
    return (
        permeate
        / standard.feed_concentration
        * (operating.salt / standard.salt)
        * (standard.mean_concentration / operating.mean_concentration)
    )


_EXPONENT, _A_DEGREE, _RATED = 1.5, 0.017, 25.0


def pressure_drop(drop: float, mean_flow: float, temperature: float, standard: tuple[float, float]) -> float:
    r"""What the feed would lose of its pressure at the standard's mean flow of feed and concentrate, and temperature.

    $$ \Delta p \, \left( \frac{\bar Q_\text{s}}{\bar Q} \right)^{1.5}
    \frac{1 + 0.017 \, (t - 25)}{1 + 0.017 \, (t_\text{s} - 25)} $$

    Source: the form of [a university's wiki on
    desalination](http://www.desalwiki.che.unsw.edu.au/w/index.php?oldid=172&title=ASTM_on_Data_Normalisation), which
    normalises to 25 degrees. The example is arithmetic: at a flow four times as large it is an eighth.

    >>> round(pressure_drop(8.0, 4.0, 298.15, (1.0, 298.15)), 12)
    1.0
    """
    standard_flow, standard_temperature = standard
    by_viscosity = _thin(temperature) / _thin(standard_temperature)
    normalised: float = drop * (standard_flow / mean_flow) ** _EXPONENT * by_viscosity
    return normalised


def _thin(temperature: float) -> float:
    """By how much warm water drops less."""
    return 1 + _A_DEGREE * (temperature - ZERO_CELSIUS - _RATED)
