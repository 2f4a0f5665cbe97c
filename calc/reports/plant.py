"""What is told of a whole plant: its streams, stages, machines, what is advised, and what scales in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, NamedTuple

from calc.core.numbers import sentence
from calc.core.quantities import Amount, Message, Refusal, Table, caution
from calc.core.rows import Rows
from calc.models.energy import energy_recovery
from calc.models.energy.energy_recovery import Efficiencies, Flows, Pressures
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.membranes.pressure_vessel import Run
from calc.models.minerals import feeds, recovery_limits
from calc.models.minerals.recovery_limits import Concentrating, Limits
from calc.models.minerals.speciation import State, concentration_factor
from calc.models.plant import guidelines, ion_balance
from calc.models.plant.arrays import Array, Mass
from calc.models.plant.flowsheet import HIGHEST_PRESSURE, Passed, Plant
from calc.models.plant.guidelines import Advice
from calc.models.solutions import whole_analysis
from calc.models.solutions.whole_analysis import Told
from calc.reports import scaling
from calc.reports.ions import LABELS, present
from calc.reports.scaling import LimitRow, MineralRow
from calc.reports.vessel import StreamRow
from calc.vocabulary import plant as terms
from calc.vocabulary.common import (
    ConcentrateConcentration,
    ConcentrateFlow,
    FeedPressure,
    HighestElementRecovery,
    ObservedRejection,
)
from calc.vocabulary.energy import Machine, MachineFlow, Power, PressureRise, SpecificEnergy
from calc.vocabulary.vessel import LeadElementFlux

_ROUNDING = 1e-9
_NUMBERS = ("no", "one", "two", "three")


class StageRow(NamedTuple):
    """One stage of a pass."""

    stage: terms.StageName
    vessels: terms.StageVessels
    pressure: terms.StagePressure
    drop: terms.StageDrop
    feed_flow: terms.StageFeed
    concentrate_flow: terms.StageConcentrate
    recovery: terms.StageRecovery
    flux: terms.StageFlux
    lead_flux: terms.StageLeadFlux
    last_flux: terms.StageLastFlux
    permeate_concentration: terms.StagePermeate


class CheckRow(NamedTuple):
    """A quantity beside what is advised for it."""

    check: terms.Checked
    found: terms.Found
    advised: terms.Advised
    verdict: terms.Verdict


class PumpRow(NamedTuple):
    """A machine of the plant."""

    machine: Machine
    flow: MachineFlow
    pressure_rise: PressureRise
    power: Power
    share: terms.MachineShare


class IonRow(NamedTuple):
    """An ion in the waters of the plant."""

    ion: terms.IonName
    taken: terms.IonTaken
    made: terms.IonMade
    left: terms.IonLeft
    held_back: terms.IonHeldBack


class Designed(NamedTuple):
    """A plant, and what it takes."""

    array: terms.ArrayInWords
    feed_pressure: FeedPressure
    product_concentration: terms.ProductConcentration
    specific_energy: SpecificEnergy
    power: terms.PlantPowerDrawn
    raw_flow: terms.RawFlow
    concentrate_flow: ConcentrateFlow
    concentrate_concentration: ConcentrateConcentration
    observed_rejection: ObservedRejection
    mean_flux: terms.PassFlux
    lead_element_flux: LeadElementFlux
    highest_element_recovery: HighestElementRecovery
    scales_first: terms.LimitingMineral
    streams: Annotated[Sequence[StreamRow], Table("the streams", "Every water in the plant, in the order of its way.")]
    stages: Annotated[tuple[StageRow, ...], Table("the stages", "What each stage does; flows are those of a vessel.")]
    checks: Annotated[
        Sequence[CheckRow], Table("what is advised", "The plant beside what makers and designers advise.")
    ]
    machines: Annotated[tuple[PumpRow, ...], Table("the machines", "What each machine does and takes.")]
    ions: Annotated[
        Sequence[IonRow], Table("ion by ion", "What the analysis names, in the waters of the plant, where it is given.")
    ]
    minerals: Annotated[
        tuple[MineralRow, ...], Table("the minerals", "What can deposit from the concentrate, where it is analysed.")
    ]
    limits: Annotated[
        Sequence[LimitRow], Table("what ends the recovery", "Everything that can end it, each as if it were alone.")
    ]


class Machines(NamedTuple):
    """The pressures around the membranes in Pa, and the device and its pumps."""

    device: str
    permeate_pressure: float
    supply_pressure: float
    discharge_pressure: float
    efficiencies: Efficiencies


class Analysed(NamedTuple):
    """What an analysis tells of the water, and whether there is antiscalant."""

    told: Told
    antiscalant: bool


def designed(plant: Plant, machines: Machines, source: str, analysed: Analysed | None) -> Designed:
    """What is told of a plant, with cautions where it leaves what is advised."""
    design, solution = plant.design, plant.design.solution
    first, second = plant.first, plant.second
    passes = [one for one in (first, second) if one]
    named = list(_stages(plant))
    checks = list(_checks(plant, named, source))
    for check in checks:
        _caution(check)
    if advised := guidelines.for_fresher_water(first.array.element, source, first.pressure):
        caution(
            f"{first.array.element} is made for the sea. Elements for brackish water, such as {advised}, do the same "
            "at a lower pressure."
        )
    rows = tuple(_machines(plant, machines))
    power = sum(row.power for row in rows)
    product, concentrate, taken = plant.product, plant.concentrate, design.raw
    made = product.concentration(solution)
    scaled = _scaled(plant, analysed) if analysed else _Scaled(first="not known without an analysis")
    return Designed(
        array=_array(passes),
        feed_pressure=first.pressure,
        product_concentration=made,
        specific_energy=power / product.flow(solution),
        power=power,
        raw_flow=taken.flow(solution),
        concentrate_flow=concentrate.flow(solution),
        concentrate_concentration=concentrate.concentration(solution),
        observed_rejection=1 - made / taken.concentration(solution),
        mean_flux=first.permeate.flow(solution) / first.array.area,
        lead_element_flux=max(row.lead_flux for one, _, row in named if one is first),
        highest_element_recovery=max(_highest_recovery(run) for one in passes for run in one.runs),
        scales_first=scaled.first,
        streams=Rows(lambda: tuple(_streams(plant, machines))),
        stages=tuple(row for _, _, row in named),
        checks=Rows(lambda: tuple(map(_checked, checks))),
        machines=rows,
        ions=Rows(lambda: tuple(_ions(plant, analysed.told))) if analysed else (),
        minerals=scaled.minerals,
        limits=scaled.limits,
    )


def _array(passes: list[Passed]) -> str:
    """The arrays in words, as in "144 elements in two stages, 12:6 vessels of 6, then 3:1 of 6"."""
    first, *others = (one.array for one in passes)
    elements = sum(one.array.elements for one in passes)
    stages = f"{_NUMBERS[len(first.vessels)]} stages, " if len(first.vessels) > 1 else ""
    vessels = f"vessel{'s' * (sum(first.vessels) > 1)}"
    words = f"{elements} element{'s' * (elements > 1)} in {stages}{_ratio(first)} {vessels} of {first.vessel.elements}"
    return ", then ".join([words, *(f"{_ratio(other)} of {other.vessel.elements}" for other in others)])


def _ratio(array: Array) -> str:
    return ":".join(map(str, array.vessels))


def _stages(plant: Plant) -> Iterator[tuple[Passed, Run, StageRow]]:
    """Every stage, with its pass and a run of one of its vessels."""
    for which, one in _passes(plant):
        array = one.array
        for stage, run in enumerate(one.runs):
            steps, area = run.steps, array.vessel.area
            first, last = run.permeate(0, steps), run.permeate(-1 - steps, -1)
            start, end, permeate = run.places[0], run.places[-1], run.permeate()
            elements = array.vessel.elements
            yield (
                one,
                run,
                StageRow(
                    stage=f"{which}stage {stage + 1}" if len(one.runs) > 1 or not which else which.rstrip(", "),
                    vessels=f"{array.vessels[stage]} × {elements}",
                    pressure=start.stream.pressure,
                    drop=start.stream.pressure - end.stream.pressure,
                    feed_flow=start.flow,
                    concentrate_flow=end.flow,
                    recovery=permeate.flow / start.flow,
                    flux=permeate.flow / (area * elements),
                    lead_flux=first.flow / area,
                    last_flux=last.flow / area,
                    permeate_concentration=permeate.concentration,
                ),
            )


def _passes(plant: Plant) -> list[tuple[str, Passed]]:
    return [("", plant.first), *([("second pass, ", plant.second)] if plant.second else [])]


def _highest_recovery(run: Run) -> float:
    """The largest share that an element of a vessel takes of what reaches it."""
    steps = run.steps
    return max(
        run.permeate(number * steps, (number + 1) * steps).flow / run.places[number * steps].flow
        for number in range(run.vessel.elements)
    )


def _highest_drop(run: Run) -> float:
    """The largest pressure that the feed loses in an element of a vessel."""
    pressures = [place.stream.pressure for place in run.places[:: run.steps]]
    return max(before - after for before, after in pairwise(pressures))


class _Check(NamedTuple):
    """A quantity that is looked at."""

    what: str
    value: float
    unit: str
    low: float | None
    high: float | None
    why: str
    """What happens beyond."""

    @property
    def verdict(self) -> str:
        """Where the value lies."""
        if self.high is not None and self.value > self.high * (1 + _ROUNDING):
            return "above"
        return "below" if self.low is not None and self.value < self.low * (1 - _ROUNDING) else "within"

    @property
    def advised(self) -> Message:
        """What is advised, in words."""
        bounds = [Amount(bound, self.unit) for bound in (self.low, self.high) if bound is not None]
        words = "{} to {}" if len(bounds) == 2 else "{} at the most" if self.low is None else "{} at the least"
        return Message(words, *bounds)


def _checks(plant: Plant, stages: list[tuple[Passed, Run, StageRow]], source: str) -> Iterator[_Check]:
    flux = guidelines.flux(source) if source else None
    if flux:
        yield _Check(
            what="mean flux of the first pass",
            value=plant.first.permeate.flow(plant.design.solution) / plant.first.array.area,
            unit="L/(m2 h)",
            low=flux.lowest,
            high=flux.highest,
            why="more flux brings more to the membrane that fouls it, and less takes more elements than need be",
        )
    for one, run, row in stages:
        is_first = one is plant.first
        advice = guidelines.advice(one.array.element, source if is_first else "")
        for what, value, unit, low, high, why in _of_a_vessel(row, run, advice, is_first):
            if low is not None or high is not None:
                yield _Check(what=f"{row.stage}: {what}", value=value, unit=unit, low=low, high=high, why=why)


def _of_a_vessel(
    row: StageRow, run: Run, advice: Advice, fouling: bool
) -> Iterator[tuple[str, float, str, float | None, float | None, str]]:
    yield (
        "flux of the first element", row.lead_flux, "L/(m2 h)", None, advice.highest_lead_flux if fouling else None,
        "the first element gets the most water and the most dirt",
    )  # fmt: skip
    yield (
        "recovery of an element", _highest_recovery(run), "%", None,
        advice.highest_element_recovery if fouling else None,
        "more salt piles up at the membrane, and what scales comes sooner",
    )  # fmt: skip
    yield (
        "feed to a vessel", row.feed_flow, "m3/h", None, advice.highest_feed_flow,
        "so fast a stream pushes the elements out of shape",
    )  # fmt: skip
    yield (
        "concentrate of a vessel", row.concentrate_flow, "m3/h", advice.least_concentrate_flow, None,
        "so slow a stream does not sweep the membrane",
    )  # fmt: skip
    yield (
        "pressure lost in an element", _highest_drop(run), "bar", None, advice.highest_element_pressure_drop,
        "the roll would be pushed out of its skin",
    )  # fmt: skip
    yield (
        "feed pressure", row.pressure, "bar", None, advice.highest_pressure,
        "neither the elements nor their vessels are made for it",
    )  # fmt: skip


def _caution(check: _Check) -> None:
    """Caution where it is beyond."""
    if check.verdict != "within":
        found, advised = Amount(check.value, check.unit), check.advised
        words = f"{sentence(check.what)}: {{}}, and {advised.words} is advised; {check.why}."
        caution(words, found, *advised.amounts)


def _checked(check: _Check) -> CheckRow:
    """A row of the table."""
    return CheckRow(
        check=check.what,
        found=Message("{}", Amount(check.value, check.unit)),
        advised=check.advised,
        verdict=check.verdict,
    )


def _streams(plant: Plant, machines: Machines) -> Iterator[StreamRow]:
    design, first, second = plant.design, plant.first, plant.second
    solution = design.solution

    def row(name: str, mass: Mass, pressure: float) -> StreamRow:
        concentration = mass.concentration(solution)
        return StreamRow(
            stream=name,
            flow=mass.flow(solution),
            concentration=concentration,
            osmotic_pressure=solution.osmotic_pressure(concentration),
            pressure=pressure,
        )

    def of(one: Passed, which: str) -> Iterator[StreamRow]:
        for stage, (run, back) in enumerate(zip(one.runs, one.array.permeate_pressures, strict=True)):
            feed, permeate, concentrate = one.of_stage(stage)
            name = f"{which}stage {stage + 1}"
            yield row(f"feed of {name}", feed, run.places[0].stream.pressure)
            yield row(f"permeate of {name}", permeate, back)
            yield row(f"concentrate of {name}", concentrate, run.places[-1].stream.pressure)

    yield row("water taken", design.raw, machines.supply_pressure)
    if design.bypass:
        yield row("bypass", plant.bypass, machines.permeate_pressure)
    yield from of(first, "")
    if design.recirculation:
        yield row("recirculated", plant.recirculated, machines.supply_pressure)
    if second:
        yield from of(second, "second pass, ")
    yield row("water made", plant.product, machines.permeate_pressure)
    yield row("concentrate", plant.concentrate, machines.discharge_pressure)


def _machines(plant: Plant, machines: Machines) -> Iterator[PumpRow]:
    """Every machine: those of the first pass by the energy model, the other pumps by their flow and pressure."""
    solution, first, second = plant.design.solution, plant.first, plant.second
    efficiencies = machines.efficiencies
    found = energy_recovery.plant(
        machines.device,
        Flows(plant.to_membranes.flow(solution), first.permeate.flow(solution), plant.to_device.flow(solution)),
        Pressures(
            first.pressure,
            first.pressure - first.concentrate_pressure,
            machines.permeate_pressure,
            machines.supply_pressure,
            machines.discharge_pressure,
        ),
        efficiencies,
    )
    rows = [
        # What is led back has its supply pressure already.
        _pump(
            "supply pump", plant.design.raw.flow(solution), machines.supply_pressure, efficiencies.supply, efficiencies
        ),
        *found.machines[1:],
    ]
    for stage, run in enumerate(first.runs[1:], 1):
        if first.array.boost:
            flow = run.places[0].flow * first.array.vessels[stage]
            rows.append(
                _pump(f"pump before stage {stage + 1}", flow, first.array.boost, efficiencies.booster, efficiencies)
            )
    if second:
        flow, rise = second.feed.flow(solution), second.pressure - machines.permeate_pressure
        rows.append(_pump("pump of the second pass", flow, rise, efficiencies.pump, efficiencies))
    power = sum(row.power for row in rows)
    for row in rows:
        yield PumpRow(
            machine=row.machine,
            flow=row.flow,
            pressure_rise=row.pressure_rise,
            power=row.power,
            share=row.power / power,
        )


def _pump(name: str, flow: float, rise: float, efficiency: float, efficiencies: Efficiencies) -> energy_recovery.Row:
    return energy_recovery.Row(
        machine=name, flow=flow, pressure_rise=rise, power=flow * rise / efficiency / efficiencies.motor
    )


def _ions(plant: Plant, told: Told) -> Iterator[IonRow]:
    found = ion_balance.balanced(plant, whole_analysis.whole(told))
    solution = plant.design.solution
    waters = [
        (found.taken, plant.design.raw.flow(solution)),
        (found.product, plant.product.flow(solution)),
        (found.concentrate, plant.concentrate.flow(solution)),
    ]
    for name in present(found.taken):
        taken, made, left = (MOLAR_MASSES[name] * amounts[name] / flow for amounts, flow in waters)
        yield IonRow(ion=LABELS[name], taken=taken, made=made, left=left, held_back=1 - made / taken)


class _Scaled(NamedTuple):
    """What scales first, and the minerals and limits."""

    first: str
    minerals: tuple[MineralRow, ...] = ()
    limits: Sequence[LimitRow] = ()


def _scaled(plant: Plant, analysed: Analysed) -> _Scaled:
    """How near the concentrate is to scaling, from what the plant does to it; a caution where that is not known."""
    recovery, rejection = _as_one_split(plant)
    array = plant.first.array
    advice = guidelines.advice(array.element)
    limits = Limits(
        recovery_limits.highest_indices(analysed.antiscalant),
        advice.highest_pressure or HIGHEST_PRESSURE,
        recovery_limits.recovery_of_elements(
            array.vessel.elements * len(array.vessels), advice.highest_element_recovery
        ),
    )

    def at(state: State, like: Concentrating | None = None) -> Concentrating:
        return Concentrating(state, limits, rejection, 0.0, like)

    try:
        course = feeds.concentration(feeds.of_whole(analysed.told), analysed.told.ph, rejection, 0.0)
        furthest = scaling.furthest(course.water, course.water, None, analysed.antiscalant, at)
        left = scaling.concentrate(course.water, course.at(recovery), concentration_factor(recovery, rejection))
    except Refusal as refusal:
        caution(refusal.message)
        return _Scaled(first="not known for this water")
    if recovery > furthest.maximum_recovery * (1 + _ROUNDING):
        caution(
            "The concentrate is beyond what is allowed: {} of the membranes' feed becomes permeate, and at {} this "
            f"binds: {furthest.binding}. Lower the recovery, or dose acid or antiscalant.",
            Amount(recovery, "%"),
            Amount(furthest.maximum_recovery, "%"),
        )
    return _Scaled(
        first=Message(f"{furthest.binding}, at a recovery of {{}}", Amount(furthest.maximum_recovery, "%")),
        minerals=tuple(left.minerals),
        limits=furthest.limits,
    )


def _as_one_split(plant: Plant) -> tuple[float, float]:
    """Recovery of water, and rejection, of a membrane that would leave the same concentrate of the same water."""
    taken, left = plant.design.raw.less(plant.bypass), plant.concentrate
    recovery = 1 - left.water / taken.water
    return recovery, 1 - (1 - left.salt / taken.salt) / recovery
