"""What flows in a plant: passes, bypass, recirculation and device, with the pressures that make so much permeate."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from calc.core.quantities import Amount, Message, Refusal
from calc.core.roots import crossing
from calc.core.units import BAR
from calc.models.membranes.crossflow import PressureLost
from calc.models.membranes.pressure_vessel import Run, begun, roughness
from calc.models.plant.arrays import Array, Mass
from calc.models.solutions.salt_water import SaltWater

HIGHEST_PRESSURE = 150 * BAR
_FEW_STEPS = 4
_ROUGHLY, _CLOSE = 1e-3, 1e-10  # of a flow: few steps are off by more, and beyond the other a vessel's digits end
_SETTLED = 1e-15
_MOST_ROUNDS = 60
_ASIDE = 0.999
_STEEPER = 0.2  # by which share the excess may rise faster with the pressure than it roughly does
_HIGHEST_RECOVERY = 0.99  # at which a search begins


class Device(NamedTuple):
    """What an isobaric device does to the water, as shares; none, where there is none."""

    leakage: float = 0.0
    mixing: float = 0.0


class Design(NamedTuple):
    """A plant without its pressures."""

    solution: SaltWater
    raw: Mass
    """All the water that is taken."""
    product_flow: float
    """In m3/s."""
    first: Array
    second: Array | None
    second_share: float
    """Of the first pass's permeate that goes through the second."""
    second_recovery: float
    bypass: float
    """The share of the raw water that passes by the membranes."""
    recirculation: float
    """The share of the first pass's concentrate that goes back to its feed."""
    device: Device


class Passed(NamedTuple):
    """A pass at work: a run of a vessel of each stage, and what comes out of all."""

    array: Array
    runs: list[Run]
    feed: Mass
    permeate: Mass
    concentrate: Mass

    @property
    def pressure(self) -> float:
        """Of its feed, in Pa."""
        return self.runs[0].places[0].stream.pressure

    @property
    def concentrate_pressure(self) -> float:
        """In Pa."""
        return self.runs[-1].places[-1].stream.pressure

    def of_stage(self, stage: int) -> tuple[Mass, Mass, Mass]:
        """Feed, permeate and concentrate of all vessels of a stage."""
        places, count = self.runs[stage].places, self.array.vessels[stage]
        start, end = (Mass(at.stream.water, at.stream.salt).times(count) for at in (places[0], places[-1]))
        return start, start.less(end), end


class Plant(NamedTuple):
    """A plant at work, and all the waters in it."""

    design: Design
    first: Passed
    second: Passed | None
    to_membranes: Mass
    """Raw water with what is led back, before the high-pressure pump and the device."""
    bypass: Mass
    recirculated: Mass
    to_device: Mass
    """The concentrate that leaves the first pass for good, under its pressure."""
    swapped: Mass
    """Feed that the device loses into the concentrate."""
    concentrate: Mass
    """What leaves the plant, behind the device."""
    product: Mass


class _Loop(NamedTuple):
    """What flows around the first pass when its permeate is known."""

    low: Mass
    """Before the pump and the device."""
    feed: Mass
    concentrate: Mass
    swapped: Mass
    """Feed that the device loses into the concentrate."""


class _Sought:
    """A pass whose feed pressure is sought."""

    def __init__(self, array: Array, name: str) -> None:
        self.array, self._name = array, name
        self._pressure = self._slope = 0.0
        self._last: tuple[float, float] | None = None
        self._runs: dict[int | None, list[Run]] = {}
        """The last ones, by their steps."""

    def _run(self, feed: Mass, rough: float, steps: int | None = None, pressure: float = 0.0) -> Mass:
        """What the last stage leaves, at the pressure that is expected or at another."""
        runs = self.array.run(feed, pressure or self._pressure, steps, self._runs.get(steps, ()), rough)
        self._runs[steps] = runs
        end = runs[-1].places[-1].stream
        return Mass(end.water, end.salt).times(self.array.vessels[-1])

    def roughly(self, feed: Mass, wanted: float) -> Mass:
        """About the permeate when it is as much as is wanted, in m3/s, with the pressure for it."""
        array, solution = self.array, self.array.solution
        lowest = solution.osmotic_pressure(feed.concentration(solution)) + array.permeate_pressures[0]
        permeate, surplus = feed, 0.0

        def excess(pressure: float) -> float:
            nonlocal permeate, surplus
            try:
                permeate = feed.less(self._run(feed, roughness(_ROUGHLY), _FEW_STEPS, pressure))
                surplus = permeate.flow(solution) / wanted - 1
            except PressureLost:
                surplus = -1.0
            return surplus

        recovery = min(wanted / feed.flow(solution), _HIGHEST_RECOVERY)
        start, slope = begun(recovery, lowest)
        beyond = (
            f"The {self._name} makes more than is wanted as soon as its pressure is above the osmotic pressure: it has "
            "too many elements.",
            Message(
                f"The {self._name} does not make so much, even at {{}}: it needs more vessels, or fewer elements in "
                "each.",
                Amount(HIGHEST_PRESSURE, "bar"),
            ),
        )
        start = self._pressure or min(start, (lowest + HIGHEST_PRESSURE) / 2)
        slope = self._slope or slope / recovery
        self._pressure = crossing(excess, lowest, HIGHEST_PRESSURE, start, _ROUGHLY, beyond, slope, 1e-9, slackens=True)
        found, off = permeate, surplus
        if not self._slope:
            aside = _ASIDE * self._pressure
            self._slope = (off - excess(aside)) / (self._pressure - aside)
        if abs(off) > _ROUGHLY or self._slope <= 0:
            raise Refusal(
                f"The {self._name} makes too much at one pressure, and loses all of it on the way at a little "
                "less: it needs more vessels, or fewer elements in each."
            )
        return found

    def once(self, feed: Mass, wanted: float, rough: float) -> tuple[Passed, float]:
        """The pass at the pressure that is expected, and by what share it makes too much; expects a better one."""
        concentrate = self._run(feed, rough)
        passed = Passed(self.array, self._runs[None], feed, feed.less(concentrate), concentrate)
        excess = passed.permeate.flow(self.array.solution) / wanted - 1
        self._expect(excess)
        return passed, abs(excess)

    def _expect(self, excess: float) -> None:
        """A better pressure, by the share that it makes too much at the last."""
        if self._last and self._pressure != self._last[0]:
            steeper = (excess - self._last[1]) / (self._pressure - self._last[0]) / self._slope
            if abs(steeper - 1) < _STEEPER:  # else what it is fed with has changed more than the pressure
                self._slope *= steeper
        self._last = self._pressure, excess
        self._pressure -= excess / self._slope


def permeate_of_first_pass(product_flow: float, bypass_flow: float, share: float, recovery: float) -> float:
    """What the first pass has to make, in m3/s, as if volumes added up."""
    return (product_flow - bypass_flow) / (1 - share * (1 - recovery))


class _Round(NamedTuple):
    """How far the search for a plant has come."""

    loop: _Loop
    wanted: float
    """What the first pass has to make, in m3/s."""
    product: Mass
    first: Passed | None
    second: Passed | None
    off: float
    """By what share anything has changed, or is not as it should be."""


class _Search:
    """Rounds in which the permeate is found for what is led back, and that for the permeate."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._first = _Sought(design.first, "first pass")
        self._second = _Sought(design.second, "second pass") if design.second else None
        self._bypass = design.raw.times(design.bypass)
        self._share = design.second_share if design.second else 0.0

    def begun(self) -> _Round:
        """The waters as if no salt passed and volumes added up."""
        design, solution, nothing = self._design, self._design.solution, Mass(0.0, 0.0)
        wanted = permeate_of_first_pass(
            design.product_flow, self._bypass.flow(solution), self._share, design.second_recovery
        )
        permeate = Mass(wanted * solution.water_density, 0.0)
        led_back = permeate.times(self._share * (1 - design.second_recovery))
        return _Round(_around(design, permeate, led_back), wanted, nothing, None, None, 1.0)

    def settled(self, now: _Round, roughly: bool) -> _Round:
        """The round after which nothing changes, or next to nothing."""
        for _ in range(_MOST_ROUNDS):
            rough = roughness(now.off)
            now = self._next(now, roughly, rough)
            if now.off <= _ROUGHLY if roughly else now.off <= _CLOSE and not rough:
                return now
        raise Refusal("The pressures of this plant could not be found.")

    def _next(self, now: _Round, roughly: bool, rough: float) -> _Round:
        design, solution, share = self._design, self._design.solution, self._share
        off, first, second, again = 0.0, None, None, Mass(0.0, 0.0)
        if roughly:
            permeate = self._first.roughly(now.loop.feed, now.wanted)
        else:
            first, off = self._first.once(now.loop.feed, now.wanted, rough)
            permeate = first.permeate
        # As if each pass made just what is wanted of it, which it nearly does, so that none follows the others.
        permeate = permeate.times(now.wanted / permeate.flow(solution))
        through = permeate.times(share)
        if self._second:
            of_second = through.flow(solution) * design.second_recovery
            if roughly:
                again = self._second.roughly(through, of_second)
            else:
                second, off_too = self._second.once(through, of_second, rough)
                again, off = second.permeate, max(off, off_too)
            again = again.times(of_second / again.flow(solution))
        product = permeate.times(1 - share).plus(again, self._bypass)
        loop = _around(design, permeate, through.less(again), now.loop.concentrate)
        missing = design.product_flow - product.flow(solution)  # volumes add up only nearly
        off = max(off, _apart(now.loop.feed, loop.feed), abs(missing) / design.product_flow)
        wanted = now.wanted + permeate_of_first_pass(missing, 0.0, share, design.second_recovery)
        return _Round(loop, wanted, product, first, second, off)


@lru_cache(maxsize=16)  # efficiencies and traces that are turned leave the waters as they are
def solved(design: Design) -> Plant:
    """The plant at the pressures at which it makes its product; water and salt close to ten digits.

    What is led back is taken from the balances of the whole for the permeate as it is known, and the permeate anew with
    it, roughly first. Raises Refusal where no pressure gives the product.
    """
    search = _Search(design)
    found = search.settled(search.settled(search.begun(), roughly=True), roughly=False)
    first = found.first
    if first is None:
        raise RuntimeError("what is not found roughly has passes")
    leaving = first.concentrate.times(1 - design.recirculation)
    swapped = leaving.times(swapped_share(design))
    return Plant(
        design,
        first,
        found.second,
        found.loop.low,
        design.raw.times(design.bypass),
        first.concentrate.times(design.recirculation),
        leaving,
        found.loop.swapped,
        leaving.less(swapped).plus(found.loop.swapped),
        found.product,
    )


def swapped_share(design: Design) -> float:
    """The share of the concentrate in the device that goes over to the feed."""
    device = design.device
    return device.mixing * (1 - device.leakage)


def _around(design: Design, permeate: Mass, returned: Mass, near: Mass | None = None) -> _Loop:
    """The waters around the first pass, by the balances of water and salt, from its permeate.

    A concentrate that is near saves work. Raises Refusal where more permeate is taken than there is water.
    """
    solution, back, over = design.solution, design.recirculation, swapped_share(design)
    taken = design.raw.times(1 - design.bypass).plus(returned)
    concentrate = near or taken.less(permeate).times(1 / (1 - back))
    low, swapped = taken, Mass(0.0, 0.0)
    for _ in range(_MOST_ROUNDS):
        low = taken.plus(concentrate.times(back))
        if over:
            passing = concentrate.times((1 - back) * over)
            swapped = low.times(passing.flow(solution) / low.flow(solution))
            better = taken.less(permeate).plus(passing).less(swapped).times(1 / (1 - back))
        else:
            better = taken.less(permeate).times(1 / (1 - back))
        apart, concentrate = _apart(concentrate, better), better
        if apart <= _SETTLED:
            break
    if concentrate.water <= 0 or concentrate.salt < 0:
        raise Refusal("The permeate would be all of the water that there is. Lower the recovery.")
    return _Loop(low, permeate.plus(concentrate), concentrate, swapped)


def _apart(one: Mass, other: Mass) -> float:
    return max(abs(a - b) / abs(a) for a, b in zip(one, other, strict=True) if a)
