"""Reads values off a curve."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from typing import NamedTuple

from calc.core.numbers import EntryError, grouped, with_label, write_quantity
from calc.core.quantities import Caution, Refusal
from calc.core.units import from_si
from calc.interface import accuracy, chart
from calc.interface.curve import course_of
from calc.interface.definitions import Definition, Parameter
from calc.interface.entries import in_si, shown_unit
from calc.interface.evaluation import named
from calc.interface.track import Track, percent
from calc.interface.window import Window

_MINUS = "\N{MINUS SIGN}"


class Reading(NamedTuple):
    """What a curve says at one place."""

    text: str
    place: str
    """Of the number that was taken, in per cent of the horizontal axis."""
    mark: str
    """SVG, for the chart of the curve."""


NOTHING = Reading("", "", "")


def read(
    definition: Definition, inputs: Mapping[str, float | str], window: Window, at: float, steps: int = 0
) -> Reading:
    """What the curve in a window says at a place of its horizontal axis, from 0 to 1, or some steps beside it.

    The number there is rounded as the steps of the axis are, and the formula is asked for it; the other inputs are
    those of the present answer.
    """
    parameter = next(each for each in definition.parameters if each.name == window.over)
    result = next(each for each in definition.results if each.name == window.of)
    text = entry(parameter, window, at, steps)
    try:
        x = in_si(parameter, float(text), window.over_unit, inputs)
    except (EntryError, Refusal):  # the unit is not true of it, since what is dissolved has changed
        return NOTHING
    x = min(max(x, parameter.range.low), parameter.range.high)
    course = course_of(definition, parameter.name, inputs)
    course.begin(math.inf)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        x = int(x) if parameter.whole else x
        y = course.output(result.name, x)
    over = chart.Axis("", window.over_unit, parameter.whole, window.axes.across, (window.left, window.right))
    of = chart.Axis("", window.of_unit, False, window.axes.upwards, (window.bottom, window.top))
    unit_name = shown_unit(y or 0.0, window.of_unit, result.quantity.units)
    height = None if y is None or unit_name != window.of_unit else from_si(y, unit_name)
    value = "no answer"
    if y is not None:
        answered = {each.name: named(course.returned(x), each.name) for each in definition.results}
        digits = accuracy.digits(definition, {**inputs, parameter.name: x, **answered}, result)
        value = write_quantity(y, unit_name, digits)
    place = percent(over.track.place(float(text)))
    return Reading(told(text, window.over_unit, value), place, chart.mark(over, of, float(text), height))


def entry(parameter: Parameter, window: Window, at: float, steps: int = 0) -> str:
    """The number at a place of a window's horizontal axis, or some steps beside it, as a reader would type it."""
    line = numbers(parameter, window)
    text = line.entry(line.along(window.track.number(min(max(at, 0.0), 1.0))))
    return line.stepped(float(text), steps) if steps else text


def numbers(parameter: Parameter, window: Window) -> Track:
    """The axis as far as there are numbers: where they are whole, it goes half of one further."""
    line = window.track
    if not parameter.whole:
        return line
    return line._replace(low=float(math.ceil(line.low)), high=float(math.floor(line.high)), whole=True)


def told(number: str, unit_name: str, value: str) -> str:
    """A point of a curve in words.

    >>> told("30", "degC", "28.1 bar")
    'at 30 °C: 28.1 bar'
    """
    return f"at {with_label(grouped(number).replace('-', _MINUS), unit_name)}: {value}"
