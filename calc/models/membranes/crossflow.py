"""A stream that flows past a membrane: what passes, and what the stream becomes on its way."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from operator import add, sub
from typing import NamedTuple, Protocol

from calc.core.quantities import Refusal

_CLOSE = 1e-11  # of a flux: as near as a root can be told from its neighbours
_NEAR = 1e-11  # of a flux: where no more is left to correct, it is found
_MOST_LEFT, _LEAST_LEFT = 0.03, 1e-3  # of a first correction, at the most, and of any that it is taken to leave
_LAGS = 0.03  # of what the salt flux and the gradient change of a flux: at the most, what they come to change after it
_TELLING = 1e-6  # of a flux: two tries that are nearer to each other do not tell how steep it is between them
_SLACK = 1e-3  # of a bound, which moves a little as the salt flux and the pressure gradient settle
_LEAST_STEEPER = 0.5  # than could be told beforehand: what is beyond is no guide for the next place
_NOTHING = 1e-9  # of the highest flux
_SHORT = 0.1  # of a flux: over so little it does not come to fall three times as steeply,
_FAR_BEYOND = 2.0  # and so a flux that is led so many times further, beyond the data, is there
_MOST_TRIES = 60
_LEAST_BEGUN = 0.1  # of the highest flux: at no less does a search begin
_MOST_BEGUN = 0.99  # of the flux that would take all the water: at no more does it
_PRESSURE_LOST = (
    "The feed loses so much pressure on its way that it falls to that of the permeate, and nothing passes: give it "
    "more pressure or a higher channel, or less of it."
)
_USED_UP = (
    "So little feed would be used up before the far end of so much membrane: give it more feed, less pressure, or "
    "fewer elements."
)
_STEEPEST = 100.0  # the flux over the mass-transfer coefficient beyond which any solution is beyond its data


class PressureLost(Refusal):
    """The feed has no pressure left above that of the permeate: it had too little to begin with."""


class SaltSolution(Protocol):
    """What is asked of a solution, at its temperature; concentrations in kg of salt in a m3."""

    water_density: float
    """Of the water that passes the membrane, in kg/m3."""

    @property
    def concentration(self) -> Callable[[float], float]:
        """Of a mass fraction in kg/kg."""
        ...

    @property
    def osmotic_pressure(self) -> Callable[[float], float]:
        """In Pa, of a concentration."""
        ...


class Membrane(NamedTuple):
    """A membrane at its temperature: water permeability in m/(s Pa), salt permeability in m/s."""

    water_permeability: float
    salt_permeability: float


class Stream(NamedTuple):
    """What flows past a place on the membrane: water and salt in kg/s, and its pressure in Pa."""

    water: float
    salt: float
    pressure: float


Resistance = tuple[float, float, float]
"""How the channel treats the stream at a place: mass-transfer coefficient, pressure gradient, and modulus.

The wall is as many times as concentrated as the stream as the modulus says, or, where that is 0, what film theory makes
of the mass-transfer coefficient, in m/s. The pressure gradient is in Pa for each m2 of membrane passed.
"""

Channel = Callable[[float, float, float], Resistance]
"""The resistance that a volume flow in m3/s meets, of a density and a concentration in kg/m3."""


class Fluxes(Protocol):
    """What a place is begun with: what passes there in a like case."""

    @property
    def water_flux(self) -> float: ...
    @property
    def salt_flux(self) -> float: ...
    @property
    def pressure_gradient(self) -> float: ...
    @property
    def steeper(self) -> float: ...


class Expected(NamedTuple):
    """Fluxes that are likely, and what goes with them, as a Place has them."""

    water_flux: float
    salt_flux: float
    pressure_gradient: float
    steeper: float


WIDTH = len(Expected._fields)
"""How many numbers a place is begun with."""


class Place(NamedTuple):
    """Everything at one place along the membrane; fluxes in m/s and kg/(m2 s), concentrations in kg/m3."""

    stream: Stream
    flow: float
    concentration: float
    wall_concentration: float
    permeate_concentration: float
    wall_osmotic_pressure: float
    permeate_osmotic_pressure: float
    water_flux: float
    salt_flux: float
    pressure_gradient: float
    steeper: float
    """How fast what is driven through fell with the flux when that was sought, over what could be told beforehand."""
    share: float
    """The permeate's concentration over its salt in a volume of water."""


def along(
    feed: Stream,
    membrane: Membrane,
    channel: Channel,
    solution: SaltSolution,
    permeate_pressure: float,
    area: float,
    steps: int,
    near: Sequence[Fluxes],
    rough: float,
) -> list[Place]:
    r"""The places from the feed's end to the far end, one more than there are steps.

    $$ J_w = A (p - p_p - \pi_m + \pi_p), \quad J_s = B (c_m - c_p) $$
    $$ c_m = c \, e^{J_w/k} - \frac{J_s}{J_w} (e^{J_w/k} - 1) $$
    $$ \frac{\mathrm{d} \dot m_w}{\mathrm{d} S} = -\rho_w J_w, \quad
    \frac{\mathrm{d} \dot m_s}{\mathrm{d} S} = -J_s, \quad \frac{\mathrm{d} p}{\mathrm{d} S} = -g $$

    over the area S, by the implicit trapezoidal rule: a step takes the mean of the fluxes at its two ends. One step
    over the whole area is thus the "0D" unit of the field, and many approach the solution of the equations, with an
    error that a halved step makes a quarter. The permeate at a place is what passes there, not yet mixed.

    With a membrane that lets some salt pass there is always some flux: where the pressure is under the osmotic pressure
    of the stream, next to none, and hardly less salty than the stream.

    The places of a like case in as many steps, or what is expected of them, save work; what is found does not depend on
    them. Where something else is still being sought, it saves work too if fluxes may be off by a rough share.

    Raises Refusal where the pressure does not exceed that of the permeate, where the wall is beyond the data of the
    solution, and where a flux is not found.

    Source: the solution-diffusion model with film theory, as in the
    [WaterTAP documentation](https://watertap.readthedocs.io/).
    """
    half = area / steps / 2
    begun, steeper = (_fluxes(near[0]), near[0].steeper) if near else (None, 1.0)
    case = membrane, channel, solution, permeate_pressure, rough
    places = [_place(feed, 0.0, begun, steeper, None, *case)]
    # What the fluxes at the places so far are, or by how much they are more than those of a like case.
    rows: list[tuple[float, ...]] = []
    for step in range(1, steps + 1):
        last = places[-1]
        if near:
            rows.append(tuple(map(sub, _fluxes(last), _fluxes(near[step - 1]))))
            onward = list(map(add, _onward(rows[-4:]), _fluxes(near[step])))
        else:
            rows.append(_fluxes(last))
            onward = _onward(rows[-4:])
        onward[0] = max(onward[0], last.water_flux / 2)  # there is always some
        steeper = near[step].steeper if near else 2 * last.steeper - places[max(step - 2, 0)].steeper
        stream = _after(last.stream, half * solution.water_density, half, last)
        places.append(_place(stream, half, onward, steeper, last, *case))
    return places


def told(places: Sequence[Place]) -> list[float]:
    """What a like case can be begun with, in a row of numbers."""
    return [number for at in places for number in (*_fluxes(at), at.steeper)]


def expected(numbers: Sequence[float]) -> list[Expected]:
    """The same of a case to come, by such a row; nothing where it leads to what cannot be."""
    found = [Expected(*numbers[first : first + WIDTH]) for first in range(0, len(numbers), WIDTH)]
    can_be = all(at.water_flux > 0 and _LEAST_STEEPER <= at.steeper <= 1 / _LEAST_STEEPER for at in found)
    return found if can_be else []


def _fluxes(at: Fluxes) -> tuple[float, float, float]:
    return at.water_flux, at.salt_flux, at.pressure_gradient


def _onward(rows: Sequence[tuple[float, ...]]) -> list[float]:
    """What up to four rows of numbers lead to, on curves through them: the next of each column."""
    if len(rows) == 1:
        return list(rows[0])
    if len(rows) == 2:
        return [2 * b - a for a, b in zip(*rows, strict=True)]
    if len(rows) == 3:
        return [3 * (c - b) + a for a, b, c in zip(*rows, strict=True)]
    return [4 * (d + b) - 6 * c - a for a, b, c, d in zip(*rows, strict=True)]


def _after(stream: Stream, wetted: float, area: float, at: Place) -> Stream:
    return Stream(
        stream.water - wetted * at.water_flux,
        stream.salt - area * at.salt_flux,
        stream.pressure - area * at.pressure_gradient,
    )


def _place(
    start: Stream,
    half: float,
    expected: Sequence[float] | None,
    steeper: float,
    before: Place | None,
    membrane: Membrane,
    channel: Channel,
    solution: SaltSolution,
    permeate_pressure: float,
    rough: float,
) -> Place:
    """The place at the end of half a step that has its own fluxes.

    The water flux is found by secants between bounds; the salt flux and the pressure gradient, on which it hangs but
    little, follow with each try.
    """
    a, b = membrane
    concentration, osmotic_pressure = solution.concentration, solution.osmotic_pressure
    wetted = half * solution.water_density
    if start.water <= 0:
        raise Refusal(_USED_UP)
    if start.pressure <= permeate_pressure:
        raise PressureLost(_PRESSURE_LOST)
    unopposed, all_water = a * (start.pressure - permeate_pressure), start.water / wetted if wetted else math.inf
    highest = min(unopposed, all_water)
    flux, salt_flux, gradient = expected or _beginning(start, a, highest, solution)
    flux, near = min(flux, unopposed, _MOST_BEGUN * all_water), max(rough, _NEAR)
    bounds, share, power = _Bounds(highest, steeper), before.share if before else 1.0, 0.0
    corrected, lagging, close = math.inf, _LAGS * a, _CLOSE * a
    for _ in range(_MOST_TRIES):
        try:
            salt = max(start.salt - half * salt_flux, 0.0)  # a try far too high may have taken more than there was
            water, pressure = start.water - wetted * flux, start.pressure - half * gradient
            if water <= 0:
                raise Refusal(_USED_UP)
            mass = water + salt
            bulk = concentration(salt / mass)
            flow = salt / bulk if salt else mass / solution.water_density
            resistance = transfer, new_gradient, modulus = channel(flow, mass / flow, bulk)
            wall, permeate, new_salt_flux, share = _wall(flux, bulk, b, resistance, solution, share)
            wall_pull, permeate_pull = osmotic_pressure(wall), osmotic_pressure(permeate)
        except Refusal as refusal:  # beyond the data, because this try is too high
            flux = bounds.lower(flux, refusal.with_traceback(None))  # whose frames would hold each other
            continue
        if start.pressure - half * new_gradient <= permeate_pressure:
            raise PressureLost(_PRESSURE_LOST)
        surplus = a * (pressure - permeate_pressure - wall_pull + permeate_pull) - flux
        power = power or _power(before, wall, wall_pull)
        # What the salt flux and the gradient, as they are now known, change of what is driven.
        kept, saved = half * (salt_flux - new_salt_flux) / salt if salt else 0.0, half * (gradient - new_gradient)
        pulled = kept * (power * wall_pull - permeate_pull)
        surplus += a * (saved - pulled)
        # How fast that falls with the flux: the wall gets saltier, and there is less stream to be salt in.
        saltier = (0.0 if modulus else 1 / transfer) + wetted / water
        fall = a * (wall_pull * power * saltier + permeate_pull / flux)
        more = bounds.next(flux, surplus, 1 + fall) - flux
        # What is driven is a small difference of large pressures, which tell it no better than to a share of them.
        settled = abs(kept) <= near and (
            _off(abs(more), corrected) * (1 + fall) + lagging * (abs(saved) + abs(pulled))
            <= max(near * flux * (1 + fall), close * pressure)
        )
        corrected = abs(more)
        grown = max(1 + saltier * more, 0.0)
        flux, salt_flux, gradient = flux + more, new_salt_flux * grown, new_gradient
        if settled and not (rough and bounds.is_beyond_data):
            stream = Stream(
                start.water - wetted * flux, max(start.salt - half * salt_flux, 0.0), start.pressure - half * gradient
            )
            stronger = grown * (1 - more / flux)  # is the permeate, as more passes
            concentrations = wall * grown, permeate * stronger
            pulls = wall_pull * (1 + power * (grown - 1)), permeate_pull * stronger
            fluxes = flux, salt_flux, gradient
            return Place(stream, flow, bulk, *concentrations, *pulls, *fluxes, bounds.guide, share)
    raise Refusal("The flux through the membrane could not be found.")


def _beginning(start: Stream, a: float, highest: float, solution: SaltSolution) -> tuple[float, float, float]:
    """Fluxes of water and salt and a gradient to begin with: as if the salt did not pile up at the membrane."""
    pull = solution.osmotic_pressure(solution.concentration(start.salt / (start.water + start.salt)))
    return max(highest - a * pull, _LEAST_BEGUN * highest), 0.0, 0.0


def _off(correction: float, last: float) -> float:
    """How far off a correction may still leave a flux: by no more of it than the last has left, if there was one."""
    left = min(max(correction / last, _LEAST_LEFT), 1.0) if 0 < last < math.inf else _MOST_LEFT
    return left * correction


def _power(before: Place | None, wall: float, pull: float) -> float:
    """How the osmotic pressure at the wall grows with the concentration there, as a power of it."""
    if not (before and wall and before.wall_concentration and abs(wall - before.wall_concentration) > _TELLING * wall):
        return 1.0
    return math.log(pull / before.wall_osmotic_pressure) / math.log(wall / before.wall_concentration)


class _Bounds:
    """Where the flux may lie: what is driven through less the flux falls steadily from none to the highest."""

    def __init__(self, highest: float, steeper: float) -> None:
        self.steeper = steeper
        """How fast that falls, over what can be told beforehand."""
        self._ends = self._low, self._high = 0.0, highest
        self._last: tuple[float, float, float] | None = None
        """The flux of a try, what that drives through beyond itself, and how fast that falls."""
        self._refusal: Refusal | None = None

    def lower(self, flux: float, refusal: Refusal) -> float:
        """A try between the lowest bound and one that is beyond the data."""
        self._high, self._last, self._refusal = flux, None, refusal
        if self._narrow or flux < _NOTHING * self._ends[1]:  # the stream itself may be beyond the data
            raise refusal
        return (self._low + flux) / 2

    @property
    def guide(self) -> float:
        """The same for the next place."""
        return self.steeper if _LEAST_STEEPER <= self.steeper <= 1 / _LEAST_STEEPER else 1.0

    @property
    def is_beyond_data(self) -> bool:
        """Whether the upper bound is."""
        return self._refusal is not None

    @property
    def _narrow(self) -> bool:
        return self._high - self._low < 1e-6 * self._high

    def next(self, flux: float, surplus: float, steepness: float) -> float:
        """A better try than the last, which had this much driven through it beyond itself.

        The steepness is how fast that falls, as far as can be told beforehand.
        """
        if surplus > 0:
            self._low = flux
        else:
            self._high, self._refusal = flux, None
        if self._last:
            before, its_surplus, its_steepness = self._last
            if abs(flux - before) > _TELLING * flux and surplus != its_surplus:
                # Between two tries it falls as fast as in the mean at both.
                self.steeper = (its_surplus - surplus) / (flux - before) * 2 / (steepness + its_steepness)
        better = flux + surplus / (self.steeper * steepness)
        self._last = flux, surplus, steepness
        most = self._high if self._refusal else self._high * (1 + _SLACK)
        if not self._low * (1 - _SLACK) <= better <= most:
            width = self._high - self._low
            if self._refusal and width <= _SHORT * self._high and better - self._low >= _FAR_BEYOND * width:
                raise self._refusal
            if not self._narrow:
                better = (self._low + self._high) / 2
            elif self._refusal:
                raise self._refusal
            else:  # what the flux hangs on has moved since the bounds were set: begin anew
                self._low, self._high = self._ends
        return better


def _wall(
    flux: float, bulk: float, b: float, there: Resistance, solution: SaltSolution, share: float
) -> tuple[float, float, float, float]:
    """The concentrations at the membrane and in the permeate, the salt flux, and the share for the next try.

    The share is that of the permeate's concentration over its salt in a volume of water; b is the salt permeability.
    """
    transfer, _, modulus = there
    if modulus:
        supply, spread = modulus * bulk, 0.0
    else:
        growth = math.exp(min(flux / transfer, _STEEPEST))
        supply, spread = bulk * growth, growth - 1
    for _ in range(_MOST_TRIES):
        salt = b * supply / (flux + b * (spread + share))  # kg with each m3 of water that passes
        permeate = solution.concentration(salt / (solution.water_density + salt))
        before, share = share, permeate / salt if salt else 1.0
        if b * abs(share - before) <= _CLOSE * flux:  # it would not change the salt
            return supply - salt * spread, permeate, salt * flux, share
    raise Refusal("The permeate could not be found.")
