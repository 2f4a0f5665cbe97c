"""Where numbers stand on a slider or an axis, and which number stands at a place: both by one scale."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from calc.core.numbers import EntryError
from calc.core.units import UNITS
from calc.interface.definitions import Definition, Parameter
from calc.interface.entries import Inputs, in_unit, narrowed, needed, write_input

_STEPS = 200  # from end to end at the least: a slider on a telephone has a step for each pixel or two
_SOME_DECADES, _DECADES = 100.0, 1000.0  # from low to high: a slider is logarithmic where the usual value lies so low,
_LOWER_PART, _LOWER_HALF = 1 / 5, 1 / 2  # in parts of the range
_FROM_ZERO = 1 / 20  # the same where the range begins at zero
_NEAR_ZERO = 1 / 100  # of the usual value: below it a slider from zero is linear
_MOST_STEPS = 1000  # that are taken at once
_ON_A_STEP = 1e-6  # of a step: what a change of unit may leave
_HAIR = 1e-6  # of a place


class Track(NamedTuple):
    """A line on which numbers stand, in a reader's unit: evenly, by their logarithm, or from zero on by almost that."""

    low: float
    high: float
    logarithmic: bool = False
    """Only where it begins above zero, or, with `near`, at zero."""
    near: float = 0.0
    """Below this number it is linear, above it logarithmic: so a line that begins at zero has all its decades."""
    whole: bool = False
    """Whether only whole numbers count."""

    def place(self, number: float) -> float:
        """Where a number stands, from 0 to 1; what is beyond an end stands there.

        >>> Track(0, 50).place(20), Track(0.01, 100, logarithmic=True).place(1), Track(0, 50).place(60)
        (0.4, 0.5, 1.0)
        """
        return min(max(self.along(min(max(number, self.low), self.high)), 0.0), 1.0)

    def along(self, number: float) -> float:
        """The same of numbers between the ends, and beyond them, where the line goes on."""
        if not self.logarithmic:
            return (number - self.low) / (self.high - self.low)
        if self.near:
            return math.asinh(number / self.near) / math.asinh(self.high / self.near)
        return math.log(number / self.low) / math.log(self.high / self.low)

    def number(self, place: float) -> float:
        """The number at a place, to the last digit."""
        if not self.logarithmic:
            return self.low + (self.high - self.low) * place
        if self.near:
            return self.near * math.sinh(place * math.asinh(self.high / self.near))
        return self.low * math.pow(self.high / self.low, place)

    def step(self, number: float) -> float:
        """The round step by which it is sensible to change a number: 1, 2 or 5 times a power of ten.

        >>> Track(0, 100).step(25), Track(1, 1e4, logarithmic=True).step(3000)
        (0.5, 50.0)
        """
        if self.whole:
            return 1.0
        if not self.logarithmic:
            return _round_down((self.high - self.low) / _STEPS)
        decades = math.asinh(self.high / self.near) if self.near else math.log(self.high / self.low)
        # It changes at round numbers only, which are whole numbers of both steps: so no number stands before a lesser.
        return _round_down(_round_down(max(number, self.near or self.low)) * decades / _STEPS)

    def entry(self, place: float) -> str:
        """The number at a place as a reader would type it: a whole number of steps, or an end.

        >>> Track(0, 100).entry(0.3724), Track(0, 100).entry(1.2), Track(1, 1e4, logarithmic=True).entry(0.5)
        ('37', '100', '100')
        """
        if not 0 < place < 1:
            return f"{self.low if place <= 0 else self.high:.15g}"
        number = self.number(place)
        step = self.step(number)
        return _written(round(number / step) * step, step, self.low, self.high)

    def stepped(self, number: float, steps: int, within: Track | None = None) -> str:
        """The entry so many steps above a number, or below it: at the next whole number of steps, and so on.

        It goes as far as this line, or as another that is longer.

        >>> Track(0, 100).stepped(25.3, 1), Track(0, 100).stepped(25.3, -1), Track(0, 100).stepped(25, 10)
        ('25.5', '25', '30')
        """
        low, high, *_ = within or self
        number, step = min(max(number, low), high), 0.0
        for _ in range(min(abs(steps), _MOST_STEPS)):
            if steps > 0:
                step = self.step(number)
                number = (math.floor(number / step + _ON_A_STEP) + 1) * step
            else:
                step = self.step(number - 1e-5 * abs(number))  # below a number it may be smaller than above
                number = (math.ceil(number / step - _ON_A_STEP) - 1) * step
            if not low < number < high:
                break
        return _written(number, step, low, high)


def _written(number: float, step: float, low: float, high: float) -> str:
    """A number between two ends as a reader would type it, with no more digits than its step needs."""
    number = min(max(number, low), high)
    digits = 15
    if step and number not in (low, high):
        digits = max(1, round(math.log10(max(abs(number), step) / step)) + 2)
    return f"{float(f'{number:.{digits}g}') + 0.0:.15g}"


def _round_down(number: float) -> float:
    """1, 2 or 5 times a power of ten: the largest that is not more."""
    power = 10.0 ** math.floor(math.log10(number))
    return next(size * power for size in (10, 5, 2, 1, 0.5) if size * power <= number * (1 + _ON_A_STEP))


def _below(number: float) -> float:
    """The number to seven digits, and not more than it is."""
    digit = 10.0 ** (math.floor(math.log10(number)) - 6)
    return float(f"{math.floor(number / digit + 1e-4) * digit:.7g}")


def of_slider(definition: Definition, parameter: Parameter, unit_name: str, others: Inputs) -> Track:
    """The track of a parameter's slider in a unit: as far as its range goes and the unit is true.

    It is logarithmic where the range spans decades and the usual value lies low in it; a range that begins at zero is
    linear up to a hundredth of that value, so that zero and all that is beside it can be reached. The other inputs say
    what a unit of another scale is; raises EntryError or Refusal where it is none.
    """
    usual = _usual(definition, parameter)
    return _of_slider(parameter, unit_name, usual, needed(parameter, others))


@lru_cache(maxsize=512)  # it comes again with every answer
def _of_slider(parameter: Parameter, unit_name: str, usual: float, needs: tuple[tuple[str, float | str], ...]) -> Track:
    others = dict(needs)
    parameter, true_unit = narrowed(parameter, unit_name, others)
    if true_unit != unit_name:
        raise EntryError(f"{UNITS[unit_name].label} is true of none of it.")
    ceiling = math.inf if parameter.on_another_scale(unit_name) else UNITS[unit_name].ceiling
    low, high = parameter.range.low, min(parameter.range.high, ceiling)
    begins, ends = (float(write_input(parameter, end, unit_name, others)) for end in (low, high))
    if parameter.on_another_scale(unit_name):  # where what is dissolved ends, nothing is allowed for rounding
        ends = _below(in_unit(parameter, high, unit_name, others))
    if parameter.whole or UNITS[unit_name].offset or not 0 < usual <= high:
        return Track(begins, ends, whole=parameter.whole)
    if low == 0 and usual < _FROM_ZERO * high:
        return Track(begins, ends, True, _NEAR_ZERO * in_unit(parameter, usual, unit_name, others))
    spans = high / low if low > 0 else 0.0
    lower_part = _LOWER_PART if spans < _DECADES else _LOWER_HALF
    return Track(begins, ends, spans >= _SOME_DECADES and usual < lower_part * high)


def _usual(definition: Definition, parameter: Parameter) -> float:
    """The value of the worked example, or, where that is zero, the largest of the inputs of the same kind and range."""
    if parameter.default:
        return parameter.default
    alike = [each for each in definition.parameters if each.quantity.unit == parameter.quantity.unit]
    return max(each.default for each in alike if each.range[:2] == parameter.range[:2])


def percent(place: float) -> str:
    """A place as drawings have it: to a tenth of a per cent, halfway between two of them alike on every machine."""
    return f"{100 * place + _HAIR:.1f}%"
