"""A vessel solved over again: the same laws in small explicit steps, with the tables' own table salt at 25 °C.

Solution and diffusion, film theory, mass transfer by Guillen and Hoek and friction by Schock and Miquel are those that
the docstring of `vessel.projection` states. Densities, osmotic pressures, viscosities and diffusivities are read off
tests/reference, and nothing of `calc` is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import exp
from typing import NamedTuple

from docs.comparisons.published import table

_WATER = 997.048  # kg/m3
_STEPS = 8  # in an element: twice as many change the recovery by less than 0.01 %

_SCALES = [row for row in table("sodium_chloride_concentrations.csv") if row["temperature_C"] == 25]
_DENSITIES = [(0.0, _WATER), *((row["g_per_kg_solution"] / 1000, row["density_kg_per_m3"]) for row in _SCALES)]
# Over the concentration, with which the osmotic pressure is nearly in proportion.
_PULLS = [(row["mg_per_L"] / 1000, 1e8 * row["osmotic_pressure_bar"] / row["mg_per_L"]) for row in _SCALES]


def _transport(quantity: str, degrees: float) -> list[tuple[float, float]]:
    """By the mass fraction of table salt."""
    rows = [row for row in table("salt_water_transport.csv") if row["quantity"].startswith(quantity)]
    wanted = [row for row in rows if row["salt"] == "NaCl" and row["temperature_C"] == degrees]
    return sorted((row["mass_percent"] / 100, row["value"]) for row in wanted)


_DIFFUSIVITIES = [(w, 1e-9 * value) for w, value in _transport("diffusivity", 25)]
# The handbook's are for 20 °C, where water has 1.0016 mPa s, and 0.89002 at 25.
_VISCOSITIES = [(w, 1e-3 * value * 0.89002 / 1.0016) for w, value in [(0.0, 1.0016), *_transport("viscosity", 20)]]


class Vessel(NamedTuple):
    """Water and salt permeability, area and length of an element, height and porosity of its channel; in SI."""

    water_permeability: float
    salt_permeability: float
    area: float
    length: float
    height: float
    porosity: float
    elements: int


class Place(NamedTuple):
    """What flows past, in kg/s and Pa, and what passes there, in m/s and kg/(m2 s)."""

    water: float
    salt: float
    pressure: float
    flux: float
    salt_flux: float
    gradient: float
    """Of the pressure, in Pa to a m2 of membrane."""
    concentration: float
    wall: float

    @property
    def flow(self) -> float:
        """In m3/s."""
        return self.salt / self.concentration


class Passed(NamedTuple):
    """The permeate of a stretch: its flow in m3/s and its concentration in kg/m3."""

    flow: float
    concentration: float


def osmotic_pressure(concentration: float) -> float:
    """In Pa, of a concentration in kg/m3."""
    return concentration * _between(_PULLS, concentration)


def passed(start: Place, end: Place) -> Passed:
    """What has passed the membrane between two places."""
    water, salt = start.water - end.water, start.salt - end.salt
    concentration = _concentration(salt / (water + salt))
    return Passed(salt / concentration, concentration)


@cache
def solved(vessel: Vessel, concentration: float, flow: float, pressure: float, back: float) -> list[list[Place]]:
    """The places in each element, its two ends among them, by the midpoint rule."""
    (density,) = [row["density_kg_per_m3"] for row in _SCALES if row["mg_per_L"] == 1000 * concentration]
    return followed(vessel, flow * (density - concentration), flow * concentration, pressure, back)


@cache
def followed(vessel: Vessel, water: float, salt: float, pressure: float, back: float) -> list[list[Place]]:
    """The same from kilograms of water and of salt in a second."""
    step = vessel.area / _STEPS
    place = _place(vessel, water, salt, pressure, back)
    elements = []
    for _ in range(vessel.elements):
        places = [place]
        for _ in range(_STEPS):
            middle = _place(vessel, *_after(place, place, step / 2), back)
            place = _place(vessel, *_after(place, middle, step), back)
            places.append(place)
        elements.append(places)
    return elements


def density(concentration: float) -> float:
    """In kg/m3, of a concentration in kg/m3."""
    return _between([(w * density, density) for w, density in _DENSITIES], concentration)


def _between(points: Sequence[tuple[float, float]], x: float) -> float:
    """On the straight line between two points, or on that through the first or last two."""
    (x0, y0), (x1, y1) = next((pair for pair in pairwise(points) if x <= pair[1][0]), tuple(points[-2:]))
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def _concentration(mass_fraction: float) -> float:
    return mass_fraction * _between(_DENSITIES, mass_fraction)


def _after(start: Place, at: Place, area: float) -> tuple[float, float, float]:
    """Water, salt and pressure behind a stretch on which all passes as at a place."""
    return (
        start.water - area * _WATER * at.flux,
        start.salt - area * at.salt_flux,
        start.pressure - area * at.gradient,
    )


def _place(vessel: Vessel, water: float, salt: float, pressure: float, back: float) -> Place:
    w = salt / (water + salt)
    concentration, density = _concentration(w), _between(_DENSITIES, w)
    viscosity, diffusivity = _between(_VISCOSITIES, w), _between(_DIFFUSIVITIES, w)
    wetted = 2 / vessel.height + (1 - vessel.porosity) * 8 / vessel.height
    diameter = 4 * vessel.porosity / wetted
    section = vessel.area / (2 * vessel.length) * vessel.height * vessel.porosity
    velocity = salt / concentration / section
    transfer = 0.46 * (velocity * diameter / diffusivity) ** 0.36 * diffusivity / diameter
    friction = 6.23 / (density * velocity * diameter / viscosity) ** 0.3
    gradient = friction * density * velocity**2 / (2 * diameter) * vessel.length / vessel.area

    low, high = 0.0, vessel.water_permeability * (pressure - back)
    while high - low > 1e-9 * high:
        flux = (low + high) / 2
        growth = exp(flux / transfer)
        # c_w = c e - c_p (e - 1) and J c_p = B (c_w - c_p), solved for c_p.
        through = vessel.salt_permeability * concentration * growth / (flux + vessel.salt_permeability * growth)
        wall = concentration * growth - through * (growth - 1)
        pull = osmotic_pressure(wall) - osmotic_pressure(through)
        enough = vessel.water_permeability * (pressure - back - pull) > flux
        low, high = (flux, high) if enough else (low, flux)
    return Place(water, salt, pressure, flux, flux * through, gradient, concentration, wall)
