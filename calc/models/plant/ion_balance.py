"""What becomes of each ion in a plant: every stage passes its own share of it, and none is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.membranes import elements, ion_passage
from calc.models.membranes.ion_passage import Permeate
from calc.models.plant.flowsheet import Passed, Plant, swapped_share
from calc.models.solutions.whole_analysis import Whole

_SETTLED = 1e-11  # of what an ion brings to the membranes
_MOST_ROUNDS = 100

Amounts = dict[str, float]
"""What flows of each ion, in mol/s."""


class Through(NamedTuple):
    """What a pass does to the ions: what enters, passes and stays behind, by stage."""

    feeds: list[Amounts]
    permeates: list[Amounts]

    @property
    def permeate(self) -> Amounts:
        """Of all stages."""
        return _sum(*self.permeates)

    @property
    def concentrate(self) -> Amounts:
        """Of the last."""
        return _less(self.feeds[-1], self.permeates[-1])


class Balance(NamedTuple):
    """The ions in all the waters of a plant."""

    taken: Amounts
    bypass: Amounts
    low: Amounts
    """In what reaches the high-pressure pump and the device."""
    first: Through
    second: Through | None
    recirculated: Amounts
    product: Amounts
    concentrate: Amounts


class _Pass:
    """One pass, whose stages keep what they passed last."""

    def __init__(self, one: Passed, whole: Whole) -> None:
        self._one, self._charges = one, whole.charges
        self._membrane = ion_passage.membrane(elements.ions_as(one.array.element), one.array.solution.temperature)
        self._last: list[Permeate | None] = [None] * len(one.runs)

    def __call__(self, feed: Amounts) -> Through:
        """What passes of the ions of a feed: as much salt as the plant's own solution has of it."""
        feeds, permeates = [], []
        for stage, (run, count) in enumerate(zip(self._one.runs, self._one.array.vessels, strict=True)):
            start, made = run.places[0], run.permeate()
            flow = count * start.flow
            passed = self._last[stage] = ion_passage.permeate_of_salts(
                {name: amount / flow for name, amount in feed.items()},
                self._charges,
                self._membrane,
                made.concentration / start.concentration,
                made.flow / (run.vessel.area * run.vessel.elements),
                made.flow / start.flow,
                self._last[stage],
            )
            feeds.append(feed)
            permeates.append({name: amount * count * made.flow for name, amount in passed.amounts.items()})
            feed = _less(feed, permeates[-1])
        return Through(feeds, permeates)


def balanced(plant: Plant, whole: Whole) -> Balance:
    r"""The ions of a plant that is solved, which takes a water with these.

    What a pass lets through of each ion hangs on the others, and what reaches it on that:

    $$ F_j \, (\varphi_j + (1 - \varphi_j) \, d - s \, \varphi_j \, (1 - \varphi_{2j}) (1 - \sigma)) =
    (1 - b) (1 - \sigma) \, N_j, \quad d = 1 - r (1 - \sigma) - (1 - r) \, \chi $$

    for the amounts $N_j$ in the water taken and $F_j$ in the feed of the first pass, of which the share $\varphi_j$
    passes there and $\varphi_{2j}$ in the second pass; with the shares of the bypass $b$, of the recirculation $r$, of
    the permeate that passes twice $s$, of the feed that the device loses $\sigma$ and of the concentrate that it mixes
    into the feed $\chi$. The two are found in turns.
    """
    design = plant.design
    share = design.second_share if plant.second else 0.0
    over, back = swapped_share(design), design.recirculation
    lost = plant.swapped.salt / plant.to_membranes.salt
    goes_round = 1 - back * (1 - lost) - (1 - back) * over
    flow = design.raw.flow(design.solution)
    taken = {name: amount * flow for name, amount in whole.amounts.items()}
    of_first, of_second = _Pass(plant.first, whole), _Pass(plant.second, whole) if plant.second else None
    feed, second = taken, None
    for _ in range(_MOST_ROUNDS):
        first = of_first(feed)
        permeate = first.permeate
        through = _times(share, permeate)
        led_back: Mapping[str, float] = {}
        if of_second:
            second = of_second(through)
            led_back = second.concentrate
        better = {}
        for name, amount in feed.items():
            if not amount:
                better[name] = 0.0
                continue
            passing = permeate[name] / amount
            returning = led_back.get(name, 0.0) / amount * (1 - lost)
            entering = (1 - design.bypass) * (1 - lost) * taken[name]
            better[name] = entering / (passing + (1 - passing) * goes_round - returning)
        if max(abs(better[name] - amount) / amount for name, amount in feed.items() if amount) <= _SETTLED:
            break
        feed = better
    else:
        raise Refusal("The ions of this plant could not be followed.")
    concentrate, bypass = first.concentrate, _times(design.bypass, taken)
    low = _sum(_times(1 - design.bypass, taken), led_back, _times(back, concentrate))
    made = _sum(_times(1 - share, permeate), bypass, second.permeate if second else {})
    return Balance(
        taken,
        bypass,
        low,
        first,
        second,
        _times(back, concentrate),
        made,
        _sum(_times((1 - back) * (1 - over), concentrate), _times(lost, low)),
    )


def _times(share: float, amounts: Mapping[str, float]) -> Amounts:
    return {name: share * amount for name, amount in amounts.items()}


def _sum(first: Mapping[str, float], *others: Mapping[str, float]) -> Amounts:
    return {name: amount + sum(other.get(name, 0.0) for other in others) for name, amount in first.items()}


def _less(one: Mapping[str, float], other: Mapping[str, float]) -> Amounts:
    return {name: amount - other[name] for name, amount in one.items()}
