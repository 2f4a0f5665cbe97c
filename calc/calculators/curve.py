"""Samples how one output follows one input while the others stay, and draws it."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import NamedTuple

from calc.calculators import chart
from calc.calculators.definitions import Definition, Parameter, Result
from calc.calculators.entries import sentence, shown_unit, with_label, write_entry, write_quantity
from calc.calculators.evaluation import Answer, named
from calc.quantities import Caution, Refusal
from calc.units import from_si

_INTERVALS = 40
_HALVINGS = 60


class Curve(NamedTuple):
    """An output over an input, in the units of the reader."""

    over: Parameter
    of: Result
    over_unit: str
    of_unit: str
    points: tuple[tuple[float, float | None], ...]
    """Input and output; None where the formula refuses."""
    present: tuple[float, float] | None
    text: str
    """The curve in one sentence, for those who do not see it."""


def sample(definition: Definition, answer: Answer, over: str, of: str, over_unit: str, of_unit: str) -> Curve:
    """The curve of the output `of` over the input `over`, through the present answer.

    It spans the input's range, or, where the present value is small in it, a few times that value.
    """
    parameter = next(each for each in definition.parameters if each.name == over)
    result = next(each for each in definition.results if each.name == of)
    present = answer.inputs[over]

    def output(x: float) -> float | None:
        try:
            return named(definition.formula(**{**answer.inputs, over: x}), of)
        except Refusal:
            return None

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        xs = _abscissas(parameter, present, lambda x: output(x) is not None)
        values = [(x, output(x)) for x in xs]

    known = [(x, y) for x, y in values if y is not None]
    over_unit = shown_unit(values[-1][0], over_unit, parameter.quantity.units)
    of_unit = shown_unit(max((y for _, y in known), default=0.0), of_unit, result.quantity.units)
    now = answer.outputs[of]

    def at(point: tuple[float, float]) -> str:
        x = with_label(write_entry(point[0], over_unit, digits=4), over_unit)
        return f"{write_quantity(point[1], of_unit)} at {x}"

    return Curve(
        parameter,
        result,
        over_unit,
        of_unit,
        tuple((from_si(x, over_unit), None if y is None else from_si(y, of_unit)) for x, y in values),
        None if now is None else (from_si(present, over_unit), from_si(now, of_unit)),
        f"{sentence(result.quantity.term)} against {parameter.quantity.term}: "
        + (f"{at(known[0])}, {at(known[-1])}; " if known else "")
        + ("now not known." if now is None else f"now {at((present, now))}."),
    )


def draw(curve: Curve) -> str:
    """The chart of a curve, with the present point; nothing where no point of it is known."""
    if all(y is None for _, y in curve.points):
        return ""
    line = chart.Line(curve.of.quantity.term, curve.points)
    over = chart.Axis(curve.over.quantity.term, curve.over_unit, curve.over.whole)
    return chart.draw([line], over, chart.Axis(line.term, curve.of_unit), curve.text, curve.present)


def _abscissas(parameter: Parameter, present: float, answers: Callable[[float], bool]) -> list[float]:
    low, high, _ = parameter.range
    if parameter.whole:
        return list(range(math.ceil(low), math.floor(high) + 1))
    if low < present < low + (high - low) / 5:
        high = low + 2 * (present - low)
    for _ in range(_HALVINGS):  # until the formula answers halfway to the end
        if answers((present + high) / 2):
            break
        high = (present + high) / 2
    span = high - low
    grid = (low + span * step / _INTERVALS for step in range(_INTERVALS + 1))
    return sorted([present, *(x for x in grid if abs(x - present) > 1e-9 * span)])
