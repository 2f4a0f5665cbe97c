"""Elements in series in a pressure vessel: what comes out, and what each of them does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from calc.core import neighbours
from calc.core.quantities import Amount, Message, Refusal
from calc.core.roots import crossing
from calc.models.membranes import crossflow, feed_channel, temperature_correction
from calc.models.membranes.crossflow import Fluxes, Membrane, Place, Resistance, Stream
from calc.models.solutions.salt_water import SaltWater

# Steps over the whole vessel: half of them would change the recovery by less than 0.1 %, as a test holds.
_STEPS = 16
_FEW_STEPS = 4  # enough for a first guess of what is sought
_FIRST, _AS_ASKED = 1e-3, 1e-10  # of a recovery that is sought
_ROUGHER = 0.01  # of what a search is still off: fluxes that are off by no more hardly lead it astray
_NEARLY = 1e-7  # off: from here on they are to be as asked
_APART = 1e-9  # of the pressures between which it is sought
_ASIDE = 0.999  # of a pressure that is near: where it is told how the recovery grows
_LIKELY = 0.05  # by which a pressure may be off that few steps would tell no better
_ALIKE = 0.1  # by which a flux or a pressure may be off beside what is like enough to begin with
_TELLING = 1e-5  # of a pressure: two that are nearer do not tell how the recovery grows
_TO_DRIVE = 5e5  # Pa, which many vessels take beyond the osmotic pressure


class Vessel(NamedTuple):
    """Elements in series: their membrane at its temperature, the feed channel and the area of one of them."""

    membrane: Membrane
    channel: feed_channel.Channel
    area: float
    elements: int

    @property
    def steps(self) -> int:
        """As many as are fine enough, and end with each element."""
        return self.elements * math.ceil(_STEPS / self.elements)


def of_elements(
    water_permeability: float,
    salt_permeability: float,
    temperature: float,
    channel: tuple[float, float, float],
    area: float,
    elements: int = 1,
    flow_factor: float = 1.0,
) -> Vessel:
    """A vessel of elements of an area, from their permeabilities at 25 degC, at a temperature in K.

    The channel is its length, height and porosity; there is membrane on both sides of it.
    """
    water, salt = temperature_correction.filmtec(temperature), temperature_correction.salt(temperature)
    length, height, porosity = channel
    return Vessel(
        Membrane(water_permeability * water * flow_factor, salt_permeability * salt),
        feed_channel.Channel(length, area / (2 * length), height, porosity),
        area,
        elements,
    )


class Water(NamedTuple):
    """A water between the elements or behind the membrane: its flow in m3/s and concentration in kg/m3."""

    flow: float
    concentration: float


class Run(NamedTuple):
    """A vessel at work."""

    vessel: Vessel
    solution: SaltWater
    places: list[Place]
    """From the feed's end to the far end, all elements in the same number of steps."""

    @property
    def steps(self) -> int:
        """How many there are in an element."""
        return (len(self.places) - 1) // self.vessel.elements

    def permeate(self, first: int = 0, last: int = -1) -> Water:
        """What passes between two places, mixed."""
        start, end = self.places[first].stream, self.places[last].stream
        water, salt = start.water - end.water, start.salt - end.salt
        concentration = self.solution.concentration(salt / (water + salt))
        return Water(salt / concentration if salt else water / self.solution.water_density, concentration)

    @property
    def recovery(self) -> float:
        """The permeate's volume over the feed's."""
        return self.permeate().flow / self.places[0].flow


class _Solution:
    """What the membrane asks of a salt water."""

    def __init__(self, solution: SaltWater) -> None:
        self.water_density = solution.water_density
        self.concentration = solution.concentration
        self.osmotic_pressure = solution.osmotic_pressure


def run(
    vessel: Vessel,
    solution: SaltWater,
    feed_flow: float,
    concentration: float,
    feed_pressure: float,
    permeate_pressure: float,
    steps: int | None,
    near: Sequence[Fluxes],
    rough: float,
) -> Run:
    """A vessel fed with a flow, in m3/s, of a concentration, in kg/m3, at a pressure; pressures in Pa above the air's.

    The steps over the whole vessel are chosen to be fine enough, and to end with each element, where no number of them
    is given; the places of a run that is near, in as many steps, save work, and so does a rough share by which fluxes
    may be off where something else is still being sought. Raises Refusal where the pressure is not above the feed's
    osmotic pressure, and where the solution at the membrane is beyond its data.
    """
    osmotic = solution.osmotic_pressure(concentration)
    if feed_pressure - permeate_pressure <= osmotic:
        raise Refusal(
            "There is no permeate: the feed's osmotic pressure is {}, and only a feed pressure that exceeds it, and "
            "that of the permeate, presses water through.",
            Amount(osmotic, "bar"),
        )
    mass = feed_flow * solution.density(concentration)
    feed = Stream(mass - feed_flow * concentration, feed_flow * concentration, feed_pressure)
    return of_stream(vessel, solution, feed, permeate_pressure, steps, near, rough)


def of_stream(
    vessel: Vessel,
    solution: SaltWater,
    feed: Stream,
    permeate_pressure: float,
    steps: int | None,
    near: Sequence[Fluxes],
    rough: float,
) -> Run:
    """A vessel fed with a stream, whose pressure may be under its osmotic pressure: then next to nothing passes.

    What passes in a run that is near counts where that has as many places.
    """
    by_area = vessel.channel.length / vessel.area

    state_of = feed_channel.flow_states(vessel.channel)

    def channel(flow: float, density: float, concentration: float) -> Resistance:
        state = state_of(flow, density, solution.viscosity(concentration), solution.diffusivity(concentration))
        return state.mass_transfer_coefficient, state.pressure_gradient * by_area, 0.0

    steps = steps or vessel.steps
    places = crossflow.along(
        feed,
        vessel.membrane,
        channel,
        _Solution(solution),
        permeate_pressure,
        vessel.area * vessel.elements,
        steps,
        near if len(near) == steps + 1 else (),
        rough,
    )
    return Run(vessel, solution, places)


def begun(recovery: float, lowest: float) -> tuple[float, float]:
    """A pressure that may give a recovery, in Pa, and how fast that rises with it there, where a search may begin.

    As if the pressure had to hold against the concentrate, and a little more; the lowest is what holds the feed.
    """
    left = 1 - recovery
    return lowest / left + _TO_DRIVE, 1 / (lowest / left**2 + _TO_DRIVE / recovery)


def roughness(off: float) -> float:
    """By which share fluxes may be off where what is sought is off by another; none where that is next to nothing."""
    return _ROUGHER * off if off > _NEARLY else 0.0


At = Callable[[float, int | None, Sequence[Fluxes], float], Run]
"""A vessel, run at a pressure in a number of steps, with the places of a run that is near and how rough it may be."""


def pressure_for(recovery: float, at: At, lowest: float, highest: float) -> Run:
    """A vessel at the feed pressure that gives it a recovery.

    The recovery rises with the pressure, less and less; it is sought in few steps first, unless it is known well enough
    what to expect, and from there in as many as an answer takes. Raises Refusal where no pressure gives it.
    """
    beyond = (
        f"This vessel recovers more than {recovery:.2%} of such a feed as soon as the pressure is above the osmotic "
        "pressure: it needs fewer elements, more feed, or a higher recovery.",
        Message(
            f"This vessel does not recover {recovery:.0%} of such a feed, even at {{}}: it needs more elements, a "
            "smaller feed, or a lower recovery.",
            Amount(highest, "bar"),
        ),
    )
    sought = _Sought(recovery, at)
    near = sought.expected(lowest, highest)
    if near is None:
        start, slope = begun(recovery, lowest)
        coarsely = partial(sought.excess, steps=_FEW_STEPS)
        start = min(start, (lowest + highest) / 2)
        near = crossing(coarsely, lowest, highest, start, _FIRST, beyond, slope, _FIRST, slackens=True)
        aside, excess = _ASIDE * near, sought.off
        sought.slope = (excess - coarsely(aside)) / (near - aside)
    finely, slope = partial(sought.excess, steps=None), sought.slope
    pressure = crossing(finely, lowest, highest, near, _AS_ASKED, beyond, slope, _APART, slackens=True)
    return sought.found(pressure)


class _Sought:
    """A vessel whose feed pressure is sought."""

    _NAME = "pressure of a vessel"

    def __init__(self, recovery: float, at: At) -> None:
        self._recovery, self._at = recovery, at
        self.off = _FIRST
        """By how much the recovery was too high at the last pressure, or may be at the first."""
        self.slope = 0.0
        """How fast that rises with the pressure."""
        self._near: dict[int | None, Sequence[Fluxes]] = {}
        self._runs: dict[int | None, Run] = {}
        """The last ones, by their steps."""
        self._last: tuple[float, float] | None = None
        """The last pressure in as many steps as an answer takes, and by how much the recovery is too high there."""

    def excess(self, pressure: float, steps: int | None) -> float:
        """By how much the recovery is too high at a pressure: as closely as it is worth, or as asked."""
        if self._last and steps is None and pressure == self._last[0]:
            return self._last[1]
        rough = roughness(min(abs(self.off), _FIRST))
        run = self._at(pressure, steps, self._near.get(steps, ()), rough)
        self._runs[steps], self._near[steps] = run, run.places
        self.off = run.recovery - self._recovery
        if rough and abs(self.off) <= _AS_ASKED:
            return self.excess(pressure, steps)  # what is found is no longer rough
        if steps is None:
            if self._last and abs(pressure - self._last[0]) > _TELLING * pressure:
                self.slope = (self.off - self._last[1]) / (pressure - self._last[0])
            self._last = pressure, self.off
        return self.off

    def expected(self, lowest: float, highest: float) -> float | None:
        """The pressure that neighbouring cases lead to, if it may well be near; what passes there is known then."""
        likely = neighbours.expected(self._NAME)
        if not likely:
            return None
        pressure, more, *fluxes = likely.numbers
        if likely.off <= _ALIKE:
            self._near[None] = crossflow.expected(fluxes)
        if likely.off > _LIKELY or more <= 0 or not lowest < pressure < highest:
            return None
        self.off, self.slope = likely.off, 1 / more
        try:
            self.excess(pressure, None)
        except Refusal:  # which may be of what was expected
            self.off = _FIRST
            del self._near[None]
            return None
        return pressure

    def found(self, pressure: float) -> Run:
        """The vessel at the pressure that has been found."""
        run = self._runs[None]
        if self.slope > 0:
            neighbours.found(self._NAME, (pressure, 1 / self.slope, *crossflow.told(run.places)))
        return run
