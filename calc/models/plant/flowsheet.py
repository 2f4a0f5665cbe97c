"""What flows in a plant: passes, bypass, recirculation and device, with the pressures that make so much permeate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from calc.core import neighbours
from calc.core.neighbours import Neighbours
from calc.core.quantities import Amount, Message, Refusal
from calc.core.roots import crossing
from calc.core.units import BAR
from calc.models.membranes import crossflow
from calc.models.membranes.crossflow import Fluxes, PressureLost
from calc.models.membranes.pressure_vessel import Run, begun, roughness
from calc.models.plant.arrays import Array, Mass
from calc.models.solutions.salt_water import SaltWater

HIGHEST_PRESSURE = 150 * BAR
_FEW_STEPS = 4
_ROUGHLY, _CLOSE = 1e-3, 1e-10  # of a flow: few steps are off by more, and beyond the other a vessel's digits end
_LIKELY = 0.05  # by which a pressure may be off that few steps would tell no better
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
        self._last: tuple[float, float, float] | None = None
        """The last pressure, by what share it makes too much there, and how rough that is."""
        self._runs: list[Run] = []
        self._near: dict[int | None, list[Sequence[Fluxes]]] = {}
        """The places of the last runs, by their steps."""

    def _run(self, feed: Mass, rough: float, steps: int | None = None, pressure: float = 0.0) -> Mass:
        """What the last stage leaves, at the pressure that is expected or at another."""
        self._runs = self.array.run(feed, pressure or self._pressure, steps, self._near.get(steps, ()), rough)
        self._near[steps] = [run.places for run in self._runs]
        end = self._runs[-1].places[-1].stream
        return Mass(end.water, end.salt).times(self.array.vessels[-1])

    def found(self) -> list[float]:
        """What was found, in a row of numbers from which the search for a like case can begin."""
        fluxes = [number for run in self._runs for number in crossflow.told(run.places)]
        return [self._pressure, 1 / self._slope, *fluxes]

    def expect(self, numbers: Iterator[float]) -> None:
        """Begin where such numbers lead to, of which it takes its own; raises Refusal where that cannot be."""
        self._pressure, more = next(numbers), next(numbers)
        if more <= 0 or not 0 < self._pressure < HIGHEST_PRESSURE:
            raise Refusal("Neighbouring cases are no guide.")
        self._slope = 1 / more
        each = (self.array.vessel.steps + 1) * crossflow.WIDTH
        self._near[None] = [crossflow.expected([*islice(numbers, each)]) for _ in self.array.vessels]

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

        start, slope = self._begun(wanted / feed.flow(solution), lowest)
        beyond = (
            f"The {self._name} makes more than is wanted as soon as its pressure is above the osmotic pressure: it has "
            "too many elements.",
            Message(
                f"The {self._name} does not make so much, even at {{}}: it needs more vessels, or fewer elements in "
                "each.",
                Amount(HIGHEST_PRESSURE, "bar"),
            ),
        )
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

    def _begun(self, recovery: float, lowest: float) -> tuple[float, float]:
        """A pressure to begin with, and how fast the share that it makes too much rises there."""
        likely = min(recovery, _HIGHEST_RECOVERY)
        start, slope = begun(likely, lowest)
        return self._pressure or min(start, (lowest + HIGHEST_PRESSURE) / 2), self._slope or slope / likely

    def once(self, feed: Mass, wanted: float, rough: float) -> tuple[Passed, float]:
        """The pass at the pressure that is expected, and by what share it makes too much; expects a better one."""
        concentrate = self._run(feed, rough)
        passed = Passed(self.array, self._runs, feed, feed.less(concentrate), concentrate)
        excess = passed.permeate.flow(self.array.solution) / wanted - 1
        self._expect(excess, rough)
        return passed, abs(excess)

    def _expect(self, excess: float, rough: float) -> None:
        """A better pressure, by the share that it makes too much at the last."""
        if self._last and abs(excess - self._last[1]) > max(rough, self._last[2], _CLOSE):  # else it tells nothing
            steeper = (excess - self._last[1]) / (self._pressure - self._last[0]) / self._slope
            if abs(steeper - 1) < _STEEPER:  # else what it is fed with has changed more than the pressure
                self._slope *= steeper
        self._last = self._pressure, excess, rough
        self._pressure -= excess / self._slope


def permeate_of_first_pass(product_flow: float, bypass_flow: float, share: float, recovery: float) -> float:
    """What the first pass has to make, in m3/s, as if volumes added up."""
    return (product_flow - bypass_flow) / (1 - share * (1 - recovery))


class _Round(NamedTuple):
    """How far the search for a plant has come."""

    loop: _Loop
    wanted: float
    """What the first pass has to make, in m3/s."""
    permeate: Mass
    """What it makes,"""
    led_back: Mass
    """and what the second leads back to it."""
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
        arrays = [each.array for each in self._sought]
        self._name = "pressures", *((len(each.vessels), each.vessel.steps) for each in arrays)
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
        return _Round(_around(design, permeate, led_back), wanted, permeate, led_back, nothing, None, None, 1.0)

    @property
    def _sought(self) -> list[_Sought]:
        return [self._first, self._second] if self._second else [self._first]

    def expected(self) -> _Round | None:
        """What neighbouring cases lead to, if it may well be near."""
        likely = neighbours.expected(self._name)
        if not likely or likely.off > _LIKELY:
            return None
        numbers = iter(likely.numbers)
        for each in self._sought:
            each.expect(numbers)
        wanted, *amounts = numbers
        permeate, led_back = Mass(*amounts[:2]), Mass(*amounts[2:])
        return _Round(
            _around(self._design, permeate, led_back),
            wanted,
            permeate,
            led_back,
            Mass(0.0, 0.0),
            None,
            None,
            likely.off,
        )

    def found(self, now: _Round) -> None:
        """Tell neighbouring cases."""
        begun = [number for each in self._sought for number in each.found()]
        neighbours.found(self._name, [*begun, now.wanted, *now.permeate, *now.led_back])

    def settled(self, now: _Round, roughly: bool) -> _Round:
        """The round after which nothing changes, or next to nothing."""
        for _ in range(_MOST_ROUNDS):
            rough = roughness(min(now.off, _ROUGHLY))
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
        led_back = through.less(again)
        loop = _around(design, permeate, led_back, now.loop.concentrate)
        missing = design.product_flow - product.flow(solution)  # volumes add up only nearly
        off = max(off, _apart(now.loop.feed, loop.feed), abs(missing) / design.product_flow)
        wanted = now.wanted + permeate_of_first_pass(missing, 0.0, share, design.second_recovery)
        return _Round(loop, wanted, permeate, led_back, product, first, second, off)


def solved(design: Design) -> Plant:
    """The plant at the pressures at which it makes its product; water and salt close to ten digits.

    What is led back is taken from the balances of the whole for the permeate as it is known, and the permeate anew with
    it, roughly first unless it is known well enough what to expect. Raises Refusal where no pressure gives the product.
    """
    return _solved(design, neighbours.current())


@lru_cache(maxsize=16)  # efficiencies and traces that are turned leave the waters as they are
def _solved(design: Design, among: Neighbours | None) -> Plant:
    search, found = _beside_others(design) or _alone(design)
    search.found(found)
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


def _beside_others(design: Design) -> tuple[_Search, _Round] | None:
    """The last round, begun with what neighbouring cases lead to; None where that is not known, or is no guide."""
    search = _Search(design)
    try:
        begun = search.expected()
        return (search, search.settled(begun, roughly=False)) if begun else None
    except Refusal:  # which may be of what was expected
        return None


def _alone(design: Design) -> tuple[_Search, _Round]:
    search = _Search(design)
    return search, search.settled(search.settled(search.begun(), roughly=True), roughly=False)


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
    low, swapped, gained = taken, Mass(0.0, 0.0), Mass(0.0, 0.0)

    def let_out() -> Mass:
        return taken.less(permeate).plus(gained).times(1 / (1 - back))

    concentrate = near or let_out()
    for _ in range(_MOST_ROUNDS):
        low = taken.plus(concentrate.times(back))
        if over:
            passing = concentrate.times((1 - back) * over)
            swapped = low.times(passing.flow(solution) / low.flow(solution))
            gained = passing.less(swapped)
        better = let_out()
        apart, concentrate = _apart(concentrate, better), better
        if apart <= _SETTLED:
            break
    if concentrate.water <= 0 or concentrate.salt < 0:
        raise Refusal("The permeate would be all of the water that there is. Lower the recovery.")
    return _Loop(low, permeate.plus(concentrate), concentrate, swapped)


def _apart(one: Mass, other: Mass) -> float:
    return max(abs(a - b) / abs(a) for a, b in zip(one, other, strict=True) if a)
