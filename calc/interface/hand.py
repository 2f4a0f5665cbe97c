"""What a reader's hand asks of a number: the place of a pointer on a slider or a curve, or steps by a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from calc.core.numbers import EntryError, read_number
from calc.core.quantities import Refusal
from calc.interface import reading, track
from calc.interface.definitions import Definition, Parameter
from calc.interface.entries import Inputs, in_si, in_unit, write_input
from calc.interface.window import Window

CURVE = "curve"
"""What is taken hold of where it is the point of the curve; else the name of an input."""
_MOST_STEPS = 10_000


class Hand(NamedTuple):
    """What has been taken hold of, and where it is or how many steps it is to go."""

    of: str
    at: float | None = None
    """From 0 to 1, on the slider or along the curve."""
    steps: int = 0
    """Counted upwards from the number that stands there, or, where there is one, from the place."""
    released: bool = False
    """Whether it has been let go there."""


def taken(told: object) -> Hand | None:
    """The hand that a page tells of; None where that makes no sense.

    >>> taken({"of": "temperature", "at": 0.37}).at, taken({"of": 3})
    (0.37, None)
    """
    if not isinstance(told, Mapping):
        return None
    of, at, steps = told.get("of"), told.get("at"), told.get("steps", 0)
    if not isinstance(of, str) or isinstance(at, bool) or not isinstance(at, (int, float, type(None))):
        return None
    if not isinstance(steps, int) or abs(steps) > _MOST_STEPS or (at is not None and not 0 <= at <= 1):
        return None
    return Hand(of, at, int(steps), told.get("released") is True)


def moved(
    definition: Definition, form: Mapping[str, str], hand: Hand, window: Window | None, others: Inputs
) -> dict[str, str]:
    """The control that a hand has moved, with its new entry in its unit; nothing where it moves none."""
    name = window.over if window and hand.of == CURVE else hand.of
    parameter = next((each for each in definition.parameters if each.name == name), None)
    if not parameter or parameter.name not in form:
        return {}
    unit_name = form[f"{name}.was"]
    try:
        if window and hand.of == CURVE:
            return {name: _along(definition, parameter, form, hand, window, others)}
        slider = track.of_slider(definition, parameter, unit_name, others)
        if hand.at is not None:
            return {name: slider.entry(hand.at)}
        return {name: slider.stepped(read_number(form[name]), hand.steps)}
    except (EntryError, Refusal):  # there is no number to start from, or the unit has no slider
        return {}


def places(definition: Definition, form: Mapping[str, str], others: Inputs) -> dict[str, str]:
    """Where the numbers of a form stand on their sliders, in per cent, by the input's name; those that can be read."""
    found = {}
    for each in definition.parameters:
        try:
            slider = track.of_slider(definition, each, form[f"{each.name}.was"], others)
            found[each.name] = track.percent(slider.place(read_number(form[each.name])))
        except (EntryError, Refusal):
            continue
    return found


def _along(
    definition: Definition, parameter: Parameter, form: Mapping[str, str], hand: Hand, window: Window, others: Inputs
) -> str:
    """The entry of the input that a curve is over, in its own unit, which may be another than that of the axis."""
    unit_name, axis_unit = form[f"{parameter.name}.was"], window.over_unit
    if hand.at is not None:
        entry = reading.entry(parameter, window, hand.at, hand.steps)
    else:
        number = read_number(form[parameter.name])
        if unit_name != axis_unit:
            number = in_unit(parameter, in_si(parameter, number, unit_name, others), axis_unit, others)
        whole_range = track.of_slider(definition, parameter, axis_unit, others)
        entry = reading.numbers(parameter, window).stepped(number, hand.steps, within=whole_range)
    if unit_name == axis_unit:
        return entry
    value = in_si(parameter, float(entry), axis_unit, others)
    return write_input(parameter, min(max(value, parameter.range.low), parameter.range.high), unit_name, others)
