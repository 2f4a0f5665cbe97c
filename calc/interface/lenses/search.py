"""Looks for the values of one input at which an output is what is wanted."""

from __future__ import annotations

import bisect
import math
import warnings
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from calc.core.numbers import EntryError
from calc.core.quantities import Caution, Refusal
from calc.interface.curve import Course, Unfinished, course_of
from calc.interface.definitions import Definition, Parameter
from calc.interface.entries import in_si, in_unit
from calc.interface.track import Track, of_slider

CLOSE = 1e-9  # of the target, or of the answer as it is where the target is zero: what counts as the target
_CLOSER = 1e-12  # of the same: nearer than that there is no need to go
_MORE = 4  # tries to get from close to closer: a formula that is itself a search may not come nearer
_LEVELS = (1, 8, 16, 32, 64)  # parts of the track between neighbouring values that are tried
_ENOUGH = 32  # of them, if all have the same output, to say that it does not depend on the input
_FINER = (128, 256, 512)  # the same, as long as none of them has an answer
_SAME = 1e-6  # of a value: what is nearer to it is the same to a reader
_ADJACENT = 4e-16  # of a value: neighbours as near as floats are
_EDGE = 1e-12  # of a value: how near to where the formula begins to refuse
_TINY = 1e-15, 1e-30  # of the width of the range: the same beside zero, for an edge and for a jump
_FLAT = 1e-12  # of the largest answer: what rounding makes of one that does not depend on the input
_MOST_VALUES = 1500  # of a search that goes on and on: a course keeps no more than a few of them more
_MOST_TRIES = 200  # of one step; each at least halves what is left at every second try
_GOLDEN = (3 - math.sqrt(5)) / 2
_TURN = 1e-8  # of the width at which a minimum is as exact as floats let it be
_MIDDLE = 1e-6  # of the track: below it the middle of two values is the mean


class Point(NamedTuple):
    """A value of the input and what the output is there, both in SI."""

    value: float
    output: float


class Edge(NamedTuple):
    """Where the formula begins to have no answer: the last value that has one, and the first that has none."""

    last: Point
    refused: float


class Found(NamedTuple):
    """What a search has found."""

    solutions: tuple[tuple[float, float], ...]
    """Values that give the target, each as where they begin and end: nearly always the same value twice."""
    nearest: tuple[Point, ...]
    """Where there is none, the value whose output is the nearest; of a whole number, those on both sides of it."""
    edges: tuple[Edge, ...]
    jumps: tuple[tuple[Point, Point], ...]
    """Neighbouring values between which the output leaps over the target."""
    is_flat: bool
    """Whether the output does not depend on the input."""
    scale: float
    """What an output has to be small beside to be zero: the answer as it is, or by default."""
    tried: int
    """How many values were tried."""
    finished: bool
    """Whether there was time enough for all of the search."""


def search(
    definition: Definition,
    inputs: Mapping[str, float | str],
    of: str,
    target: float,
    by: str,
    patience: float = math.inf,
) -> Found:
    """The values of the input `by` that make the output `of` what is wanted, the other inputs staying as they are.

    It tries values all along the range, as they stand on the input's slider, and between two of them where the output
    passes the target, where it turns back on the way to it, and where the formula begins to refuse. With a patience, in
    s, it ends then with what it has, and what is computed is kept for the next time.
    """
    parameter = next(each for each in definition.parameters if each.name == by)
    others = {name: value for name, value in inputs.items() if name != by}
    hurried = math.isfinite(patience)
    course = course_of(definition, by, inputs) if hurried else Course(definition.formula, by, others)
    course.begin(patience)
    looking = _Search(course, of, parameter, line_of(definition, parameter, inputs), target)
    finished = True
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        try:
            looking.run(inputs.get(by), course.known(of) if hurried else ())
        except Unfinished:
            finished = looking.tried >= _MOST_VALUES
    return looking.found(finished)


class Line(NamedTuple):
    """An input's values in SI as they stand on its slider."""

    parameter: Parameter
    track: Track
    unit: str
    inputs: Mapping[str, float | str]

    def place(self, value: float) -> float:
        """Where a value stands, from 0 to 1."""
        return self.track.place(in_unit(self.parameter, value, self.unit, self.inputs) if self.unit else value)

    def value(self, place: float) -> float:
        """The value at a place."""
        number = self.track.number(place)
        return in_si(self.parameter, number, self.unit, self.inputs) if self.unit else number


def line_of(definition: Definition, parameter: Parameter, inputs: Mapping[str, float | str]) -> Line:
    """The line of an input's slider; evenly parted where it has none."""
    unit_name = parameter.quantity.units[0]
    try:
        return Line(parameter, of_slider(definition, parameter, unit_name, inputs), unit_name, inputs)
    except (EntryError, Refusal):
        return Line(parameter, Track(*parameter.range[:2]), "", inputs)


class _Search:
    """The values tried so far, in their order, and what is still open between them."""

    def __init__(self, course: Course, of: str, parameter: Parameter, line: Line, target: float) -> None:
        self._course, self._of, self._line, self._target = course, of, line, target
        self._low, self._high = parameter.range.low, parameter.range.high
        self._whole, self._default = parameter.whole, parameter.default
        self._width = self._high - self._low
        self._values: list[float] = []
        self._outputs: dict[float, float | None] = {}
        self._largest = 0.0  # of the outputs so far
        self._usual = 0.0  # the same of those at the present value and the default: near a pole there is no largest
        self._edges: set[tuple[float, float]] = set()  # pairs of values, the one with an answer first
        self._stretches: list[tuple[float, float]] = []

    # What is known

    @property
    def tried(self) -> int:
        return len(self._outputs)

    def _off(self, value: float) -> float | None:
        """How far the output is above the target; zero where it is close to it, None where there is none."""
        output = self._outputs[value]
        if output is None:
            return None
        off = output - self._target
        return 0.0 if abs(off) <= self._close(CLOSE) else off

    def _close(self, share: float) -> float:
        return share * (abs(self._target) or self._scale)

    @property
    def _scale(self) -> float:
        return self._usual or self._largest

    def _try(self, value: float, keep: bool = False) -> float | None:
        """How far the output is above the target, exactly."""
        if value not in self._outputs:
            self._outputs[value] = self._course.output(self._of, value)
            self._largest = max(self._largest, abs(self._outputs[value] or 0.0))
        if keep:
            self._keep(value)
        output = self._outputs[value]
        return None if output is None else output - self._target

    def _exactly(self, value: float) -> float:
        """The same of a value that has been tried and has an answer."""
        off = self._try(value)
        return math.nan if off is None else off

    def _keep(self, value: float) -> None:
        place = bisect.bisect_left(self._values, value)
        if place == len(self._values) or self._values[place] != value:
            self._values.insert(place, value)

    def _pairs(self) -> list[tuple[float, float]]:
        return list(pairwise(self._values))

    def _middle(self, left: float, right: float) -> float:
        """A value between two: on the track, or, where they are close, their mean."""
        mean = left + (right - left) / 2
        try:
            begins, ends = self._line.place(left), self._line.place(right)
            if ends - begins < _MIDDLE:
                return mean
            middle = self._line.value((begins + ends) / 2)
        except (EntryError, Refusal):  # the scale of the slider ends there
            return mean
        return middle if left < middle < right else mean

    def _is_flat(self) -> bool:
        """Whether all answers are the same."""
        known = [output for value in self._values if (output := self._outputs[value]) is not None]
        return len(known) > 1 and max(known) - min(known) <= _FLAT * self._largest

    # What is done

    def run(self, present: float | str | None, known: tuple[tuple[float, float | None], ...]) -> None:
        """Try all values of a whole number; of another, more and more, and look closely where there may be one."""
        if self._whole:
            for whole in range(math.ceil(self._low), math.floor(self._high) + 1):
                self._try(whole, keep=True)
            return
        for value, output in known:
            self._outputs[value] = output
            self._largest = max(self._largest, abs(output or 0.0))
            self._keep(value)
        for start in (present, self._default):
            if isinstance(start, (int, float)):
                self._try(start, keep=True)
                self._usual = max(self._usual, abs(self._outputs[start] or 0.0))
        for end in (self._low, self._high):
            self._try(end, keep=True)
        for parts in (*_LEVELS, *_FINER):
            if parts in _LEVELS or not any(output is not None for output in self._outputs.values()):
                self._part(1 / parts)
                self._cross()
            if parts >= _ENOUGH and self._is_flat() and None not in self._outputs.values():
                self._stretches = [(self._values[0], self._values[-1])] if self._off(self._values[0]) == 0 else []
                return
        while self._approach() or self._turn():
            self._cross()
        self._stretch()

    def _apart(self, left: float, right: float) -> float:
        """How far two values are apart, as a part of the track."""
        try:
            return self._line.place(right) - self._line.place(left)
        except (EntryError, Refusal):  # the scale of the slider ends there
            return (right - left) / self._width

    def _part(self, most: float) -> None:
        """Try values between those that are further apart than this part of the track."""
        for left, right in self._pairs():
            pieces, apart = 1, self._apart(left, right)
            while apart > most * 1.001:
                pieces, apart = 2 * pieces, apart / 2
            ends = [left, right]
            while len(ends) <= pieces:
                middles = [self._middle(*pair) for pair in pairwise(ends)]
                for middle in middles:
                    self._try(middle, keep=True)
                ends = sorted((*ends, *middles))

    def _cross(self) -> None:
        """Find where the output passes the target, between two values that have it on both sides."""
        pending = self._pairs()
        while pending:
            left, right = pending.pop()
            below, above = self._off(left), self._off(right)
            if not below or not above or (below > 0) == (above > 0) or self._adjacent(left, right):
                continue
            inside = self._crossing(left, right)
            for value in inside:
                self._keep(value)
            values = sorted({left, right, *inside})
            if any(self._off(value) is None for value in inside):  # a gap has been met: look on at its sides
                pending += pairwise(values)

    def _adjacent(self, left: float, right: float, near: float = _ADJACENT, tiny: float = _TINY[1]) -> bool:
        return right - left <= max(near * max(abs(left), abs(right)), tiny * self._width)

    def _crossing(self, left: float, right: float) -> list[float]:
        """A value that gives the target, or the two next to a jump over it, or one without an answer.

        Chandrupatla's method: inverse quadratic interpolation where three values are such that it can be trusted, else
        the middle.
        """
        x1, x2 = left, right
        f1, f2 = self._exactly(x1), self._exactly(x2)
        middle: float | None = self._middle(left, right)
        share, left_over = 0.5, _MORE
        for _ in range(_MOST_TRIES):
            x = middle if middle is not None else x1 + share * (x2 - x1)
            f = self._try(x)
            if f is None:
                return [x]
            if (f > 0) == (f1 > 0):
                x3, f3 = x1, f1
            else:
                x3, f3, x2, f2 = x2, f2, x1, f1
            x1, f1 = x, f
            best = x1 if abs(f1) < abs(f2) else x2
            if min(abs(f1), abs(f2)) <= self._close(CLOSE):
                left_over -= 1
                if not left_over or min(abs(f1), abs(f2)) <= self._close(_CLOSER):
                    return [best]
            low, high = min(x1, x2), max(x1, x2)
            if self._adjacent(low, high):
                return [best] if min(abs(f1), abs(f2)) <= self._close(CLOSE) else [low, high]
            xi, phi = (x1 - x2) / (x3 - x2), (f1 - f2) / (f3 - f2)
            middle = None
            if phi**2 < xi and (1 - phi) ** 2 < 1 - xi:
                share = f1 / (f2 - f1) * f3 / (f2 - f3) + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (f3 - f2)
                least = _ADJACENT / 2 * max(abs(x1), abs(x2)) / (high - low)
                share = min(max(share, least), 1 - least) if least < 0.5 else 0.5
            else:
                share, middle = 0.5, self._middle(low, high)
        return [min(x1, x2), max(x1, x2)]

    def _approach(self) -> bool:
        """Go to where the formula begins to refuse; whether the target was passed on the way."""
        for left, right in self._pairs():
            off_left, off_right = self._off(left), self._off(right)
            if (off_left is None) == (off_right is None):
                continue
            answered, refused = (right, left) if off_left is None else (left, right)
            if (answered, refused) in self._edges:
                continue
            before = self._off(answered)
            beside = self._beside(answered, refused)
            if before and beside and (before > 0) == (beside > 0) and abs(before) > abs(beside):
                continue  # there the output has left the target behind
            while not self._adjacent(min(answered, refused), max(answered, refused), _EDGE, _TINY[0]):
                middle = self._middle(min(answered, refused), max(answered, refused))
                if self._try(middle) is None:
                    refused = middle
                    continue
                now, answered = self._off(middle), middle
                if before and (not now or (now > 0) != (before > 0)):
                    self._keep(answered)
                    self._keep(refused)
                    return True
            self._keep(answered)
            self._keep(refused)
            self._edges.add((answered, refused))
        return False

    def _beside(self, value: float, other: float) -> float | None:
        """How far the output is above the target at a value's neighbour on the side where another is not."""
        place = bisect.bisect_left(self._values, value) + (1 if other < value else -1)
        return self._off(self._values[place]) if 0 <= place < len(self._values) else None

    def _turn(self) -> bool:
        """Go to where the output is nearest to the target and turns back; whether the target was passed there."""
        triples = []
        for left, middle, right in zip(self._values, self._values[1:], self._values[2:], strict=False):
            offs = [self._off(value) for value in (left, middle, right)]
            if not all(offs) or self._adjacent(left, right, _TURN):
                continue
            before, now, after = (abs(off or 0.0) for off in offs)
            if len({(off or 0.0) > 0 for off in offs}) == 1 and now <= min(before, after) and now < max(before, after):
                triples.append((now, max(before, after) - now, left, middle, right))
        is_solved = any(self._off(value) == 0 for value in self._values)
        for place, (off, rise, left, middle, right) in enumerate(sorted(triples)):
            if off > rise and (place or is_solved):  # too far from the target even if it has a point there
                continue
            value = self._turning(left, middle, right)
            if value not in self._values:
                self._keep(value)
                there, here = self._off(value), self._off(middle)
                if not there or (here and (there > 0) != (here > 0)):
                    return True
        return False

    def _turning(self, left: float, middle: float, right: float) -> float:
        """Where the output is nearest to the target between two values: parabolas, held by golden section."""
        sign = 1 if self._exactly(middle) > 0 else -1
        best = middle

        def off(value: float) -> float:
            found = self._try(value)
            return math.inf if found is None else sign * found

        for step in range(_MOST_TRIES):
            if right - left <= _TURN * max(abs(left), abs(right)) or off(best) <= self._close(CLOSE):
                break
            f_left, f_best, f_right = off(left), off(best), off(right)
            a, b = (best - left) * (f_best - f_right), (best - right) * (f_best - f_left)
            bottom = 2 * (a - b)
            golden = best + _GOLDEN * ((right - best) if right - best > best - left else (left - best))
            value = golden
            if step % 3 and bottom and math.isfinite(bottom):
                vertex = best - ((best - left) * a - (best - right) * b) / bottom
                least = _TURN / 4 * max(abs(left), abs(right))
                if abs(vertex - best) < least:
                    vertex = best + (least if right - best > best - left else -least)
                value = vertex if left < vertex < right and vertex != best else golden
            if value in (left, best, right):
                break
            if off(value) < f_best:
                left, best, right = (best, value, right) if value > best else (left, value, best)
            elif value > best:
                right = value
            else:
                left = value
        return best

    def _stretch(self) -> None:
        """Where neighbours give the target alike, find from where to where all do."""
        runs: list[tuple[int, int]] = []
        for place, value in enumerate(self._values):
            if self._off(value) == 0:
                goes_on = runs and runs[-1][1] == place - 1 and self._alike(self._values[place - 1], value)
                runs[-1:] = [(runs[-1][0], place)] if goes_on else [*runs[-1:], (place, place)]
        for first, last in runs:
            begins, ends = self._values[first], self._values[last]
            if first < last and first:
                begins = self._end_of(begins, self._values[first - 1])
            if first < last < len(self._values) - 1:
                ends = self._end_of(ends, self._values[last + 1])
            self._stretches.append((begins, ends))

    def _alike(self, left: float, right: float) -> bool:
        """Whether what lies between two values gives the target too: their middle, unless they are close neighbours."""
        if self._apart(left, right) <= 1 / _LEVELS[-1] / 2:
            return True
        middle = self._middle(left, right)
        self._try(middle)
        return self._off(middle) == 0

    def _end_of(self, inside: float, outside: float) -> float:
        """How far from a value that gives the target the others do so too, towards one that does not."""
        while not self._adjacent(min(inside, outside), max(inside, outside), _EDGE, _TINY[0]):
            middle = self._middle(min(inside, outside), max(inside, outside))
            self._try(middle)
            if self._off(middle) == 0:
                inside = middle
            else:
                outside = middle
        return inside

    # What is found

    def found(self, finished: bool) -> Found:
        """What has been found so far."""
        points = [Point(value, output) for value in self._values if (output := self._outputs[value]) is not None]
        solutions = self._solutions()
        edges = [
            Edge(Point(answered, output), refused)
            for answered, refused in sorted(self._edges)
            if (output := self._outputs[answered]) is not None
        ]
        return Found(
            solutions,
            () if solutions else self._nearest(points),
            tuple(edges),
            () if self._whole else tuple(self._jumps()),
            self._is_flat(),
            self._scale,
            self.tried,
            finished,
        )

    def _solutions(self) -> tuple[tuple[float, float], ...]:
        """What gives the target; of values so close that they are one to a reader, the best."""
        gives = self._stretches or [(value, value) for value in self._values if self._off(value) == 0]
        parted: list[tuple[float, float]] = []
        for begins, ends in gives:
            if parted and not self._whole and begins - parted[-1][1] <= _SAME * abs(begins):
                parted[-1] = parted[-1][0], ends
            else:
                parted.append((begins, ends))
        solutions = []
        for begins, ends in parted:
            if 0 < ends - begins <= _SAME * max(abs(begins), abs(ends)):
                inside = [each for each in self._outputs if begins <= each <= ends and self._off(each) == 0]
                begins = ends = min(inside, key=lambda each: abs((self._outputs[each] or 0.0) - self._target))
            solutions.append((begins, ends))
        return tuple(solutions)

    def _nearest(self, points: list[Point]) -> tuple[Point, ...]:
        """The nearest to the target: of equals the one at a jump; of a whole number, one on each side."""
        if not points or not self._whole:
            at_jumps = {each for pair in self._jumps() for each in pair}
            by = sorted(points, key=lambda point: (abs(point.output - self._target), point not in at_jumps))
            return tuple(by[:1])
        below = [point for point in points if point.output < self._target]
        above = [point for point in points if point.output > self._target]
        sides = [max(below, key=lambda point: point.output)] if below else []
        return (*sides, *([min(above, key=lambda point: point.output)] if above else []))

    def _jumps(self) -> Iterator[tuple[Point, Point]]:
        for left, right in self._pairs():
            before, after = self._off(left), self._off(right)
            if before and after and (before > 0) != (after > 0) and self._adjacent(left, right):
                yield Point(left, self._outputs[left] or 0.0), Point(right, self._outputs[right] or 0.0)
