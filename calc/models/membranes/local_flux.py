"""What passes a membrane at one place, where behind it is nothing but what passes there."""

from __future__ import annotations

from math import sqrt

from calc.models.solutions.salt_water import SaltWater


def water_flux(a: float, b: float, excess: float, wall: float, solution: SaltWater) -> float:
    """The water flux, in m/s, at which the permeate is as salty as the flux makes it: by Newton's method.

    From the permeabilities for water, in m/(s Pa), and salt, in m/s, at the temperature of the solution; from the
    excess of pressure, in Pa, over the osmotic pressure at the membrane, which is positive; and from the concentration
    there, in kg/m3.

    The excess of the flux over what is driven rises ever more slowly with it: no step leaves the range, and after the
    first all come from below.
    """
    flux = a * excess + sqrt(a * b * solution.osmotic_pressure(wall))
    for _ in range(100):
        permeate = b * wall / (flux + b)
        pressure = solution.osmotic_pressure(permeate)
        aside = 1e-5 * permeate
        slope = (pressure - solution.osmotic_pressure(permeate - aside)) / aside if aside else 0.0
        step = (flux - a * (excess + pressure)) / (1 + a * slope * permeate / (flux + b))
        flux -= step
        if abs(step) <= 2e-16 * flux:
            break
    return flux
