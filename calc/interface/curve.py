"""Samples how one output follows one input while the others stay, and draws it."""

from __future__ import annotations

import bisect
import functools
import itertools
import math
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from calc.core.neighbours import Neighbours
from calc.core.numbers import EntryError, sentence, with_label, write_quantity
from calc.core.quantities import Caution, Refusal
from calc.core.units import UNITS, from_si, to_si
from calc.interface import chart
from calc.interface.definitions import AXES, Definition, Parameter, Result
from calc.interface.entries import Inputs, in_unit, narrowed, shown_unit, write_input
from calc.interface.evaluation import Answer, named
from calc.interface.track import percent
from calc.interface.window import Axes, Window

_INTERVALS = 4  # to begin with
_LEVELS = 8  # of halving them, where it is not known how the curve runs: to a thousandth of its width
_FEWEST = 8  # pieces that are drawn
_MOST_POINTS = 200  # an output that jumps again and again, as a number of whole things does, is not followed further
_NEAREST_END = 1 / 256  # of the width: how near to where it ends the curve is drawn; a line is thicker than that
_BEND = 0.002  # of the curve's height: how far a straight piece may be off, much less than a line is thick
_ROUNDING = 1e-9  # of an output that does not depend on the input
_HALVINGS = 20  # to a millionth of the width
_BELOW = 0.01  # of the present value: how far down a logarithmic axis reaches whose range begins at zero
_NARROWEST = 1e-6  # of where a range begins: the points of a narrower curve would lie as near as rounding
_KEPT = 8  # courses: a reader's next change often moves the point along the same one; and those of cases side by side
_ANSWERS = 2000  # of each: more than one curve asks for, and not all those of a reader who drags for an hour
_NO_PLACE = "zero and less have no place on a logarithmic one"


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
    axes: Axes = Axes()
    """Those that are drawn: one that cannot be logarithmic is linear."""
    span: tuple[float, float] = (0.0, 0.0)
    """From where to where it was sampled, in SI."""
    kept: Window | None = None
    """The window that was seen before and is kept to."""
    note: str = ""
    """What has no place on a logarithmic axis, in words."""


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
    axes: str = AXES[0],
    seen: Window | None = None,
    released: bool = False,
    exact: bool = False,
) -> Curve:
    """The curve of the output `of` over the input `over`, through the present answer.

    It spans the input's range, or, where the present value is small in it, a few times that value; or what was seen of
    it before, as long as the present value is in there and, once it is released, not at an edge. Where it is smooth,
    points between those that are computed are read off cubics, unless it is to be exact: then each is computed. Raises
    Unfinished where it takes longer than the patience, in s; each try computes one point at the least.
    """
    parameter = next(each for each in definition.parameters if each.name == over)
    result = next(each for each in definition.results if each.name == of)
    wanted, present, inputs = Axes.named(axes), answer.numbers[over], answer.inputs
    course = course_of(definition, over, inputs)
    course.begin(patience)
    course.learn(present, answer.returned)
    output = functools.partial(course.output, of)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        if parameter.on_another_scale(over_unit):
            parameter, over_unit = narrowed(parameter, over_unit, inputs)
        line = _line(parameter, over_unit, present, wanted.across)
        kept = _kept(seen, line, of, over_unit, present, released, inputs)
        if kept:
            line = line._replace(low=kept.low, high=kept.high)
        low, high = (line.low, line.high) if kept else _span(line, present, lambda x: output(x) is not None)
        upwards = wanted.upwards
        said = functools.partial(course.said, names) if (names := [each.name for each in definition.sayings]) else None
        values = _values(line, low, high, output, said, upwards, exact)
        if upwards and not any(y > 0 for _, y in values if y is not None):
            upwards = False
            values = _values(line, low, high, output, said, upwards, exact)
    if not parameter.whole and low <= present <= high:
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

    begins = with_label(write_input(parameter, line.low, over_unit, inputs, digits=4), over_unit)
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
        Axes(upwards, line.logarithmic),
        (low, high),
        kept,
        _note(wanted, line, begins, result, known, upwards),
    )


def draw(curve: Curve, band: Sequence[tuple[float, float, float]] = ()) -> str:
    """The chart of a curve, with the present point, and what there is to say of its axes; no chart without a point.

    A band around it is told as place, lower and upper end, in the units of the curve.
    """
    line = chart.Line(curve.of.quantity.term, curve.points)
    over = chart.Axis(curve.over.quantity.term, curve.over_unit, curve.over.whole, curve.axes.across)
    of = chart.Axis(line.term, curve.of_unit, logarithmic=curve.axes.upwards)
    heights = [y for x, y in curve.points if y is not None and over.holds(x) and of.holds(y)]
    note = f'<p class="calculator-note">{escape(curve.note, quote=False)}</p>' if curve.note else ""
    if not heights:
        return note
    kept = curve.kept
    if kept and kept.over_unit == over.unit:
        over = over._replace(ends=(kept.left, kept.right))
        alike = (kept.of_unit, kept.axes.upwards) == (of.unit, of.logarithmic)
        if alike and kept.fits(min(heights), max(heights)):
            of = of._replace(ends=(kept.bottom, kept.top))
    ends = chart.Line("", [(x, end) for x, *both in band for end in both])
    over, of = chart.fitted([line, ends] if band else [line], over, of)
    names = curve.over.name, curve.of.name, over.unit, of.unit
    window = Window(*names, curve.axes, *curve.span, *over.track[:2], *of.track[:2])
    carried = {"window": window.write()}
    if curve.present and over.holds(curve.present[0]):
        carried["at"] = percent(over.track.place(curve.present[0]))
    return chart.draw([line], over, of, curve.text, curve.present, carried, band=band) + note


class Course:
    """A formula over one input while the others stay; each answer is kept."""

    def __init__(self, formula: Callable[..., Any], over: str, others: dict[str, float | str]) -> None:
        self._formula, self._over, self._others = formula, over, others
        self._answers: dict[float, Any] = {}
        self._deadline = math.inf
        self._gone_on = False
        self._neighbours = Neighbours()

    def begin(self, patience: float) -> None:
        """Let so many seconds pass from now on, but at the least until one answer that is new."""
        self._deadline, self._gone_on = time.perf_counter() + patience, False

    def learn(self, x: float, answer: Any) -> None:
        """Keep what the formula gives at a value of the input."""
        self._answers[x] = answer
        if len(self._answers) > _ANSWERS:
            del self._answers[next(iter(self._answers))]  # the oldest

    def output(self, of: str, x: float) -> float | None:
        """One output at a value of the input; None where the formula refuses."""
        return _finite(self.returned(x), of)

    def returned(self, x: float) -> Any:
        """What the formula gives at a value of the input; None where it refuses."""
        if x not in self._answers:
            if self._gone_on and time.perf_counter() > self._deadline:
                raise Unfinished
            self._gone_on = True
            try:
                with self._neighbours.at(x):
                    self.learn(x, self._formula(**self._others, **{self._over: x}))
            except Refusal:
                self.learn(x, None)
        return self._answers[x]

    def said(self, names: Sequence[str], x: float) -> tuple[str, ...]:
        """What it says in words at a value of the input; nothing where the formula refuses."""
        answer = self.returned(x)
        return () if answer is None else tuple([named(answer, name) for name in names])

    def known(self, of: str) -> tuple[tuple[float, float | None], ...]:
        """One output at each value that has been computed, in their order."""
        return tuple((x, _finite(answer, of)) for x, answer in sorted(self._answers.items()))


def _finite(answer: Any, of: str) -> float | None:
    value: float | None = None if answer is None else named(answer, of)
    return value if value is not None and math.isfinite(value) else None


def course_of(definition: Definition, over: str, inputs: Mapping[str, float | str]) -> Course:
    """The course of a formula over one input, at the present values of the others."""
    others = tuple((name, value) for name, value in inputs.items() if name != over)
    return _course(definition.name, definition.formula, over, others)


@functools.lru_cache(maxsize=_KEPT)
def _course(name: str, formula: Callable[..., Any], over: str, others: tuple[tuple[str, float | str], ...]) -> Course:
    return Course(formula, over, dict(others))


class _Line(NamedTuple):
    """How the values of the input are parted: evenly, or by the logarithm of their number in the reader's unit."""

    parameter: Parameter
    low: float
    """Where the line may begin and end, in SI."""
    high: float
    logarithmic: bool = False
    zero: float = 0.0
    """What zero of the reader's unit is, in SI."""

    def along(self, x: float) -> float:
        return math.log(x - self.zero) if self.logarithmic else x

    def at(self, place: float) -> float:
        if not self.logarithmic:
            return place
        x = float(f"{math.exp(place) + self.zero:.12g}")  # machines differ in the last digits
        return min(max(x, self.low), self.high)


def _line(parameter: Parameter, unit_name: str, present: float, logarithmic: bool) -> _Line:
    """The line of an input: logarithmic where that is wanted and there are values above zero.

    Where the range begins at zero or below, the line begins between two and three decades below the present value.
    """
    low, high = parameter.range.low, parameter.range.high
    is_other = parameter.on_another_scale(unit_name)
    zero, factor = (0.0, 1.0) if is_other else (to_si(0.0, unit_name), UNITS[unit_name].factor)
    if not logarithmic or high <= zero:
        return _Line(parameter, low, high)
    if low <= zero:
        usual = next((each for each in (present, parameter.default) if each > zero), high)
        low = zero + factor * 10.0 ** math.floor(math.log10(_BELOW * (usual - zero) / factor))
    return _Line(parameter, low, high, True, zero)


def _kept(
    seen: Window | None, line: _Line, of: str, over_unit: str, present: float, released: bool, inputs: Inputs
) -> Window | None:
    """What was seen before, where it is of this curve and the present value has its place in it."""
    parameter = line.parameter
    if not seen or (seen.over, seen.of, seen.over_unit) != (parameter.name, of, over_unit):
        return None
    if parameter.whole or seen.axes.across != line.logarithmic or seen.high > parameter.range.high:
        return None
    if line.logarithmic and seen.low <= line.zero:
        return None
    try:
        number = in_unit(parameter, present, over_unit, inputs)
    except (EntryError, Refusal):
        return None
    return seen if seen.holds(present, number, released) else None


def _span(line: _Line, present: float, answers: Callable[[float], bool]) -> tuple[float, float]:
    """The ends of the curve."""
    low, high = line.low, line.high
    if line.parameter.whole:
        return line.parameter.range.low, high
    if not line.logarithmic and low + _NARROWEST * abs(low) < present < low + (high - low) / 5:
        high = low + 2 * (present - low)
    whole, here, nearer = (low, high), line.along(max(present, low)), line.along(high)
    begins = line.along(low)
    for _ in range(_HALVINGS):  # until the formula answers about halfway to the end, where the curve will have a point
        halfway = (here + nearer) / 2
        step = round((halfway - begins) / (nearer - begins) * _INTERVALS)
        asked = begins + (nearer - begins) * step / _INTERVALS
        if answers(line.at(asked if here < asked < nearer else halfway)):
            return low, high
        nearer = halfway
        high = line.at(nearer)
    return whole  # it answers nothing beyond the present


def _values(
    line: _Line,
    low: float,
    high: float,
    output: Callable[[float], float | None],
    said: Callable[[float], tuple[str, ...]] | None,
    upwards: bool,
    exact: bool,
) -> list[tuple[float, float | None]]:
    """The curve's points: at each whole number, or as its course asks for them."""
    if line.parameter.whole:
        return [(x, output(x)) for x in range(math.ceil(low), math.floor(high) + 1)]
    begins, ends = line.along(low), line.along(high)

    def x_at(place: float) -> float:
        return low if place == begins else high if place == ends else line.at(place)

    words: _Words = {}

    def height(place: float) -> float | None:
        y = output(x_at(place))
        if said:
            words[place] = said(x_at(place))
        return y if y is None or not upwards else math.log(y) if y > 0 else None

    traced = _traced(begins, ends, height, words)
    asked = [x_at(place) for place, _ in traced]
    between = [(x_at(place), math.exp(y) if upwards else y) for place, y in _between(traced, words)]
    values = [(x, output(x)) for x in asked] + [(x, output(x) if exact else y) for x, y in between]
    return sorted(values, key=lambda point: point[0])


_Point = tuple[float, float | None]
_Words = dict[float, tuple[str, ...]]
"""What an answer says in words at each place; empty where it says nothing."""


def _traced(low: float, high: float, output: Callable[[float], float | None], words: _Words) -> list[_Point]:
    """Points from end to end: few where cubics lead from one to the next, else more, and close to where it ends."""
    nearest = _NEAREST_END * (high - low)
    places = [low + (high - low) * step / _INTERVALS for step in range(_INTERVALS)]
    points = [(x, output(x)) for x in (*places, high)]
    for _ in range(_LEVELS):
        allowed, bends = _allowed(points), _bends(points)
        refined = points[:1]
        for place in range(1, len(points)):
            if _is_unsure(points, bends, words, place, allowed, nearest):
                middle = (points[place - 1][0] + points[place][0]) / 2
                refined.append((middle, output(middle)))
            refined.append(points[place])
        if len(refined) == len(points) or len(refined) > _MOST_POINTS:
            break
        points = refined
    return points


def _allowed(points: Sequence[_Point]) -> float:
    """How far off a curve through these points may be drawn."""
    known = [y for _, y in points if y is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    return max(_BEND * (high - low), _ROUNDING * max(-low, high))


def _thirds(points: Sequence[_Point]) -> list[float | None]:
    """The third divided difference of each four points one after another; none where the formula refuses."""
    divided = [y for _, y in points]
    for order in (1, 2, 3):
        divided = [
            None if a is None or b is None else (b - a) / (points[place + order][0] - points[place][0])
            for place, (a, b) in enumerate(itertools.pairwise(divided))
        ]
    return divided


def _bends(points: Sequence[_Point]) -> list[float | None]:
    """How much the cubic through each four points differs from a parabola, over the square of a piece's length."""
    return [
        None if third is None else abs(third) * (points[first + 3][0] - points[first][0])
        for first, third in enumerate(_thirds(points))
    ]


def _is_unsure(
    points: Sequence[_Point],
    bends: Sequence[float | None],
    words: _Words,
    place: int,
    allowed: float,
    nearest: float,
) -> bool:
    """Whether the piece that ends at a place leaves open where the curve ends, or how it runs.

    It is known how it runs where the cubics around it hardly differ from parabolas there.
    """
    (x0, y0), (x1, y1) = points[place - 1 : place + 1]
    if y0 is None or y1 is None:
        return (y0 is None) != (y1 is None) and x1 - x0 > nearest
    begin, enough = max(place - 3, 0), 4 * allowed / (x1 - x0) ** 2
    around = [bend for bend in bends[begin:place] if bend is not None]
    if not around:
        return x1 - x0 > nearest
    if max(around) <= enough or not words:
        return max(around) > enough
    firsts = [first for first in range(begin, place) if first < len(bends) and bends[first] is not None]
    return max(bends[first] or 0.0 for first in _of_one_kind(points, words, firsts)) > enough


def _of_one_kind(points: Sequence[_Point], words: _Words, firsts: list[int]) -> list[int]:
    """The fours of points, by the first of each, in which an answer says the same in words; all, if there are none.

    Where its words change, as where something else binds, a curve may have a corner.
    """
    alike = [each for each in firsts if len({words[x] for x, _ in points[each : each + 4]}) == 1] if words else []
    return alike or firsts


def _between(points: Sequence[_Point], words: _Words) -> list[tuple[float, float]]:
    """Points to draw between those that are known, read off cubics, where a straight piece would be seen to be one."""
    allowed, thirds, found = _allowed(points), _thirds(points), list[tuple[float, float]]()
    widest = (points[-1][0] - points[0][0]) / _FEWEST
    for place in range(1, len(points)):
        (x0, y0), (x1, y1) = points[place - 1 : place + 1]
        firsts = [each for each in (place - 2, place - 1, place - 3) if _has(thirds, each)]
        if y0 is None or y1 is None or not firsts:
            continue
        first, *_ = _of_one_kind(points, words, firsts)
        cubic = _cubic([(x, y) for x, y in points[first : first + 4] if y is not None])
        bend = max(abs(cubic(x0 + (x1 - x0) * t) - y0 - (y1 - y0) * t) for t in (0.25, 0.5, 0.75))
        pieces = max(math.ceil(math.sqrt(bend / allowed)) if allowed else 1, round((x1 - x0) / widest))
        steps = (x0 + (x1 - x0) * step / pieces for step in range(1, pieces))
        found += [(x, cubic(x)) for x in steps]
    return found


def _has(thirds: Sequence[float | None], place: int) -> bool:
    return 0 <= place < len(thirds) and thirds[place] is not None


def _cubic(points: Sequence[tuple[float, float]]) -> Callable[[float], float]:
    """The cubic through four points, by Newton's divided differences."""
    (a, ya), (b, yb), (c, yc), (d, yd) = points
    ab, bc, cd = (yb - ya) / (b - a), (yc - yb) / (c - b), (yd - yc) / (d - c)
    abc, bcd = (bc - ab) / (c - a), (cd - bc) / (d - b)
    abcd = (bcd - abc) / (d - a)
    return lambda x: ya + (x - a) * (ab + (x - b) * (abc + (x - c) * abcd))


def _note(
    wanted: Axes, line: _Line, begins: str, result: Result, known: Sequence[tuple[float, float]], upwards: bool
) -> str:
    """What has no place on an axis that was to be logarithmic."""
    notes = []
    over, of = line.parameter.quantity.term, result.quantity.term
    if wanted.across and not line.logarithmic:
        notes.append(f"The axis of {over} stays linear: {_NO_PLACE}.")
    elif wanted.across and line.parameter.range.low <= line.zero:
        begins = "one" if line.parameter.whole else begins
        notes.append(f"The axis of {over} begins at {begins}: {_NO_PLACE}.")
    if wanted.upwards and not upwards:
        notes.append(f"The axis of {of} stays linear: {_NO_PLACE}.")
    elif wanted.upwards and any(y <= 0 for _, y in known):
        notes.append(f"The curve is drawn where {of} is above zero: {_NO_PLACE.replace('one', 'axis')}.")
    return " ".join(notes)
