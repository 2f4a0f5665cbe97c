"""A unit under the sink: one element, a restrictor that keeps the waste steady, and a tank full of air."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log
from typing import NamedTuple

from calc.core.quadrature import FIVE_POINTS
from calc.core.quantities import Amount, Refusal
from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.membranes import elements, pressure_vessel
from calc.models.membranes.pressure_vessel import Run, Water
from calc.models.solutions.salt_water import SaltWater, salt_water

SHUT_OFF = 2 / 3
"""Of the tap pressure: where the usual automatic valve shuts the unit off."""

_TESTED_WITH = 250e-6  # kg/kg: what makers of household elements take, as for the one in our data
_TESTED_AT = 0.15  # recovery, likewise
_STEPS = 4
_BEGUN, _SETTLED = 1e-3, 1e-8  # of the feed flow; the permeate is nearer, for it hardly cares
_APART = 0.01  # of the tap pressure: a line through nearer points would lead astray
_MOST_TRIES = 100


class Filling(NamedTuple):
    """A tank from empty to full: water in m3, time in s, and the share of the feed that is in it."""

    water: float
    time: float
    efficiency: float


class Unit:
    """A unit at a tap: its element by the rating, its restrictor by the recovery that it has without a tank."""

    def __init__(
        self,
        rated_production: float,
        rated_pressure: float,
        rejection: float,
        tap_pressure: float,
        temperature: float,
        concentration: float,
        recovery: float,
    ) -> None:
        known = elements.element("TW30-1812-75")  # elements of other ratings have more or less of the same membrane
        area = known.area * rated_production / elements.rating(known.name).flow
        rating = elements.Rating(rated_production, area, rejection, rated_pressure, _TESTED_AT, _TESTED_WITH)
        membrane = elements.derived(rating)
        self._vessel = pressure_vessel.of_elements(
            membrane.water_permeability,
            membrane.salt_permeability,
            temperature,
            known.channel,
            area,
        )
        self._solution: SaltWater = salt_water("NaCl", temperature)
        self._concentration, self._tap_pressure = concentration, tap_pressure
        self._last: Run | None = None
        self._known: list[tuple[float, float]] = []
        """Permeate flows, and the back pressures that they run against."""
        self.waste = self._settled(0.0, lambda permeate: permeate / recovery).permeate().flow * (1 / recovery - 1)
        """What the restrictor lets pass, in m3/s, whatever the tank holds against the membrane."""

    def permeate(self, back_pressure: float) -> Water:
        """What runs into a tank that presses back, in Pa above the air outside."""
        return self._settled(back_pressure, lambda permeate: permeate + self.waste).permeate()

    def fill(self, empty_pressure: float, volume: float) -> Filling:
        """Fill a tank of a volume, in m3, whose air presses, in Pa above the air outside, when it is empty.

        The air is pressed together at constant temperature. Raises Refusal where the unit shuts off before any water is
        in the tank, and where it never does.
        """
        full_pressure = SHUT_OFF * self._tap_pressure
        air = (empty_pressure + STANDARD_ATMOSPHERE) * volume
        water = volume - air / (full_pressure + STANDARD_ATMOSPHERE)
        if water <= 0:
            raise Refusal(
                "The unit shuts off at two thirds of the tap pressure, {} in the tank, and the empty tank presses with "
                "{} already: let some of its air out.",
                Amount(full_pressure, "bar"),
                Amount(empty_pressure, "bar"),
            )
        pull = self._solution.osmotic_pressure(self._concentration)
        if self._tap_pressure - full_pressure <= pull:
            raise Refusal(
                "The tank never gets full: the unit would shut off at two thirds of the tap pressure, and the third "
                "that is left is below the osmotic pressure of the tap water, {}. Take a booster pump.",
                Amount(pull, "bar"),
            )
        # As the logarithm of the air's pressure rises evenly, so do the terms of the integral.
        time, empty, full = 0.0, empty_pressure + STANDARD_ATMOSPHERE, full_pressure + STANDARD_ATMOSPHERE
        span = log(full / empty)
        for point, weight in FIVE_POINTS:
            pressure = empty * exp(point * span)
            squeezed = air / pressure  # how fast water takes the air's place, by Boyle's law
            time += weight * span * squeezed / self.permeate(pressure - STANDARD_ATMOSPHERE).flow
        return Filling(water, time, water / (water + self.waste * time))

    def _settled(self, back_pressure: float, feed_flow: Callable[[float], float]) -> Run:
        """The unit at work, when its feed flow is what follows from its permeate."""
        flow = feed_flow(self._expected(back_pressure))
        slope = 0.0  # of the flow that follows over the one that is tried
        last: tuple[float, float] | None = None
        off = _BEGUN
        for _ in range(_MOST_TRIES):
            rough = pressure_vessel.roughness(off)
            run = pressure_vessel.run(
                self._vessel,
                self._solution,
                flow,
                self._concentration,
                self._tap_pressure,
                back_pressure,
                _STEPS,
                self._last.places if self._last else (),
                rough,
            )
            self._last = run
            permeate = run.permeate().flow
            follows = feed_flow(permeate)
            off = abs(follows - flow) / flow
            if off <= _SETTLED and not rough:
                self._known.append((back_pressure, permeate))
                return run
            if last and flow != last[0]:
                slope = (follows - last[1]) / (flow - last[0])
            last = flow, follows
            flow = (follows - slope * flow) / (1 - slope)
        raise Refusal("The flows through this unit could not be found.")

    def _expected(self, back_pressure: float) -> float:
        """About what will run against a back pressure: on the straight line through two that are known."""
        if not self._known:
            return self._vessel.membrane.water_permeability * self._vessel.area * self._tap_pressure
        pressure, permeate = self._known[-1]
        apart = [known for known in self._known if abs(known[0] - pressure) > _APART * self._tap_pressure]
        before, then = apart[-1] if apart else (self._tap_pressure, 0.0)
        return max(permeate + (back_pressure - pressure) * (permeate - then) / (pressure - before), 0.1 * permeate)
