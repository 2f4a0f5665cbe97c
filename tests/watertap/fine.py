"""A vessel by a fine integration: the laws that both programs state, by SciPy, with the properties of a salt water."""

from __future__ import annotations

from math import exp

from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from calc.models.membranes.pressure_vessel import Vessel
from calc.models.solutions.salt_water import SaltWater


def along(
    vessel: Vessel, water: SaltWater, feed: tuple[float, float, float], back: float
) -> tuple[float, float, float]:
    """Water and salt in kg/s, and the pressure, at the far end of a vessel, from those at its beginning."""

    def rates(area: float, stream: tuple[float, float, float]) -> tuple[float, float, float]:
        flux, through, gradient = _local(vessel, water, *stream, back)
        return -water.water_density * flux, -flux * through, -gradient

    area = vessel.area * vessel.elements
    return tuple(solve_ivp(rates, (0, area), feed, method="DOP853", rtol=1e-9, atol=1e-14).y[:, -1])


def _local(vessel, water, flow_of_water, salt, pressure, back):
    """The flux, the salt in a volume of the water that passes, and the loss of pressure on an area."""
    channel, (a, b) = vessel.channel, vessel.membrane
    mass = flow_of_water + salt
    c = water.concentration(salt / mass)
    density, viscosity, diffusivity = water.density(c), water.viscosity(c), water.diffusivity(c)
    diameter = 4 * channel.porosity * channel.height / (2 + 8 * (1 - channel.porosity))
    section = channel.width * channel.height * channel.porosity
    reynolds = mass * diameter / section / viscosity
    transfer = 0.46 * (reynolds * viscosity / density / diffusivity) ** 0.36 * diffusivity / diameter
    velocity = mass / density / section
    gradient = 6.23 / reynolds**0.3 * density * velocity**2 / 2 / diameter * channel.length / vessel.area

    def passing(flux):
        growth = exp(flux / transfer)

        def excess(through):
            permeate = water.concentration(through / (water.water_density + through))
            wall = c * growth - through * (growth - 1)
            return b * (wall - permeate) - flux * through

        through = brentq(excess, 0.0, 1.1 * c, xtol=1e-15, rtol=1e-13)
        permeate = water.concentration(through / (water.water_density + through))
        return through, c * growth - through * (growth - 1), permeate

    def short(flux):
        _, wall, permeate = passing(flux)
        return a * (pressure - back - water.osmotic_pressure(wall) + water.osmotic_pressure(permeate)) - flux

    most = 3 * transfer  # the wall would be twenty times as salty
    flux = brentq(short, 1e-6 * transfer, min(a * (pressure - back), most), xtol=1e-18, rtol=1e-12)
    return flux, passing(flux)[0], gradient
