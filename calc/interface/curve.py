"""Samples how one output follows one input while the others stay, and draws it."""

from __future__ import annotations

import bisect
import functools
import math
import time
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

from calc.core.numbers import sentence, with_label, write_quantity
from calc.core.quantities import Caution, Refusal
from calc.core.units import from_si
from calc.interface import chart
from calc.interface.definitions import Definition, Parameter, Result
from calc.interface.entries import in_unit, narrowed, shown_unit, write_input
from calc.interface.evaluation import Answer, named

_INTERVALS = 8  # to begin with
_LEVELS = 7  # of halving them, where the curve bends: to a thousandth of its width
_NEAREST_END = 1 / 256  # of the width: how near to where it ends the curve is drawn; a line is thicker than that
_BEND = 0.002  # of the curve's height: how far a straight piece may be off, much less than a line is thick
_ROUNDING = 1e-9  # of an output that does not depend on the input
_HALVINGS = 20  # to a millionth of the width
_NARROWEST = 1e-6  # of where a range begins: the points of a narrower curve would lie as near as rounding
_KEPT = 4  # courses: a reader's next change often moves the point along the same one
_ANSWERS = 2000  # of each: more than one curve asks for, and not all those of a reader who drags for an hour


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


class Unfinished(Exception):
    """A curve that has run out of its time. What was computed is kept: the next try goes on from there."""


def sample(
    definition: Definition,
    answer: Answer,
    over: str,
    of: str,
    over_unit: str,
    of_unit: str,
    patience: float = math.inf,
) -> Curve:
    """The curve of the output `of` over the input `over`, through the present answer.

    It spans the input's range, or, where the present value is small in it, a few times that value. Raises Unfinished
    where it takes longer than the patience, in s; each try computes one point at the least.
    """
    parameter = next(each for each in definition.parameters if each.name == over)
    result = next(each for each in definition.results if each.name == of)
    present, inputs = answer.numbers[over], answer.inputs
    others = tuple((name, value) for name, value in answer.inputs.items() if name != over)
    course = _course(definition.name, definition.formula, over, others)
    course.begin(patience)
    output = functools.partial(course.output, of)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        if parameter.on_another_scale(over_unit):
            parameter, over_unit = narrowed(parameter, over_unit, inputs)
        low, high = _window(parameter, present, lambda x: output(x) is not None)
        values: list[tuple[float, float | None]]
        if parameter.whole:
            values = [(x, output(x)) for x in range(math.ceil(low), math.floor(high) + 1)]
        else:
            values = _traced(low, high, output)
            # The present value has its point, in place of one that it all but covers.
            values = [(x, y) for x, y in values if abs(x - present) > 1e-9 * (high - low)]
            bisect.insort(values, (present, answer.outputs[of]), key=lambda point: point[0])

    known = [(x, y) for x, y in values if y is not None]
    if not parameter.on_another_scale(over_unit):
        over_unit = shown_unit(values[-1][0], over_unit, parameter.quantity.units)
    of_unit = shown_unit(max((y for _, y in known), default=0.0), of_unit, result.quantity.units)
    now = answer.outputs[of]

    def at(point: tuple[float, float]) -> str:
        x = with_label(write_input(parameter, point[0], over_unit, inputs, digits=4), over_unit)
        return f"{write_quantity(point[1], of_unit)} at {x}"

    return Curve(
        parameter,
        result,
        over_unit,
        of_unit,
        tuple(
            (in_unit(parameter, x, over_unit, inputs), None if y is None else from_si(y, of_unit)) for x, y in values
        ),
        None if now is None else (in_unit(parameter, present, over_unit, inputs), from_si(now, of_unit)),
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


class _Course:
    """A formula over one input while the others stay; each answer is kept."""

    def __init__(self, formula: Callable[..., Any], over: str, others: dict[str, float | str]) -> None:
        self._formula, self._over, self._others = formula, over, others
        self._answers: dict[float, Any] = {}
        self._deadline = math.inf
        self._gone_on = False

    def begin(self, patience: float) -> None:
        """Let so many seconds pass from now on, but at the least until one answer that is new."""
        self._deadline, self._gone_on = time.perf_counter() + patience, False

    def output(self, of: str, x: float) -> float | None:
        """One output at a value of the input; None where the formula refuses."""
        if x not in self._answers:
            if self._gone_on and time.perf_counter() > self._deadline:
                raise Unfinished
            self._gone_on = True
            try:
                self._answers[x] = self._formula(**self._others, **{self._over: x})
            except Refusal:
                self._answers[x] = None
            if len(self._answers) > _ANSWERS:
                del self._answers[next(iter(self._answers))]  # the oldest
        answer = self._answers[x]
        value: float | None = None if answer is None else named(answer, of)
        return value if value is not None and math.isfinite(value) else None


@functools.lru_cache(maxsize=_KEPT)
def _course(name: str, formula: Callable[..., Any], over: str, others: tuple[tuple[str, float | str], ...]) -> _Course:
    return _Course(formula, over, dict(others))


def _window(parameter: Parameter, present: float, answers: Callable[[float], bool]) -> tuple[float, float]:
    """The ends of the curve."""
    low, high, *_ = parameter.range
    if parameter.whole:
        return low, high
    if low + _NARROWEST * abs(low) < present < low + (high - low) / 5:
        high = low + 2 * (present - low)
    nearer = high
    for _ in range(_HALVINGS):  # until the formula answers halfway to the end
        if answers((present + nearer) / 2):
            return low, nearer
        nearer = (present + nearer) / 2
    return low, high  # it answers nothing beyond the present


def _traced(low: float, high: float, output: Callable[[float], float | None]) -> list[tuple[float, float | None]]:
    """Points from end to end: few where the curve is straight, more where it bends, and close to where it ends."""
    nearest = _NEAREST_END * (high - low)
    points = [(x, output(x)) for x in (low + (high - low) * step / _INTERVALS for step in range(_INTERVALS + 1))]
    for _ in range(_LEVELS):
        known = [y for _, y in points if y is not None]
        low_y, high_y = min(known, default=0.0), max(known, default=0.0)
        allowed = max(_BEND * (high_y - low_y), _ROUNDING * max(-low_y, high_y))
        refined = points[:1]
        for place in range(1, len(points)):
            if _bends(points, place, allowed, nearest):
                middle = (points[place - 1][0] + points[place][0]) / 2
                refined.append((middle, output(middle)))
            refined.append(points[place])
        if len(refined) == len(points):
            break
        points = refined
    return points


def _bends(points: list[tuple[float, float | None]], place: int, allowed: float, nearest: float) -> bool:
    """Whether the piece that ends at a place may be further off the curve than is allowed, or leaves its end open."""
    (x0, y0), (x1, y1) = points[place - 1 : place + 1]
    if y0 is None or y1 is None:
        return (y0 is None) != (y1 is None) and x1 - x0 > nearest
    slope = (y1 - y0) / (x1 - x0)
    for x, y in [*points[max(place - 2, 0) : place - 1], *points[place + 1 : place + 2]]:
        if y is None:
            continue
        x_near, y_near = (x0, y0) if x < x0 else (x1, y1)
        half_of_second_derivative = abs((y - y_near) / (x - x_near) - slope) / ((x1 - x0) + abs(x - x_near))
        if half_of_second_derivative * (x1 - x0) ** 2 / 4 > allowed:
            return True
    return False
