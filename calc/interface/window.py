"""What was seen of a curve before: its axes and where they end, so that they stay while a point is dragged."""

from __future__ import annotations

import math
from typing import NamedTuple

from calc.interface.definitions import AXES, Definition, Parameter
from calc.interface.track import Track

_BETWEEN = "|"  # in no name of an input, an output or a unit
_EDGE = 0.05  # of the width: a point that is left so near to an end gets a new window
_ALMOST = 0.01  # of the height, by which a curve may overstep it
_SHORTEST, _SMALLEST = 1e-9, 1e-200  # of an axis: as part of its numbers, and these
_LEAST = 0.5  # of the height, of which a curve has to take up so much


class Axes(NamedTuple):
    """Which axes of a curve are logarithmic."""

    upwards: bool = False
    across: bool = False

    @classmethod
    def named(cls, name: str) -> Axes:
        """The axes by their name in AXES.

        >>> Axes.named("logarithmic upwards"), Axes.named("logarithmic both ways").name
        (Axes(upwards=True, across=False), 'logarithmic both ways')
        """
        place = AXES.index(name)
        return cls(bool(place & 1), bool(place & 2))

    @property
    def name(self) -> str:
        """The name of these axes."""
        return AXES[self.upwards + 2 * self.across]


class Window(NamedTuple):
    """The part of a curve that is drawn; ends of axes in the units that they show."""

    over: str
    of: str
    over_unit: str
    of_unit: str
    axes: Axes
    """Those that are drawn, which may be linear where logarithmic ones have been asked for and cannot be."""
    low: float
    """Where the curve begins, in SI."""
    high: float
    left: float
    right: float
    bottom: float
    top: float

    @property
    def track(self) -> Track:
        """Where numbers stand on the horizontal axis."""
        return Track(self.left, self.right, self.axes.across)

    def holds(self, present: float, number: float, released: bool) -> bool:
        """Whether a value, given also in the unit of the axis, is in the window; once released, not at its edge."""
        if not self.low <= present <= self.high:
            return False
        place = self.track.place(number)
        return not released or ((place >= _EDGE or present == self.low) and place <= 1 - _EDGE)

    def fits(self, bottom: float, top: float) -> bool:
        """Whether a curve between these ends can be drawn in it: not beyond it, nor squeezed."""
        axis = Track(self.bottom, self.top, self.axes.upwards)
        if self.axes.upwards and bottom <= 0:
            return False
        low, high = axis.along(bottom), axis.along(top)
        return low >= -_ALMOST and high <= 1 + _ALMOST and (high - low >= _LEAST or high >= _LEAST)

    def write(self) -> str:
        """The window as a page carries it: exactly from where to where, so that what was computed is found again; the
        ends of its axes to nine digits, for machines differ in the last."""
        ends = (f"{each:.9g}" for each in self[7:])
        return _BETWEEN.join((*self[:4], self.axes.name, repr(self.low), repr(self.high), *ends))


def read(definition: Definition, text: object) -> Window | None:
    """The window that a page carries; None where it is none of this calculator's."""
    parts = text.split(_BETWEEN) if isinstance(text, str) else []
    if len(parts) != len(Window._fields):
        return None
    over = next((each for each in definition.parameters if each.name == parts[0]), None)
    of = next((each for each in definition.results if each.name == parts[1]), None)
    try:
        numbers = [float(each) for each in parts[5:]]
    except ValueError:
        return None
    if not over or not of or parts[2] not in over.quantity.units or parts[3] not in of.quantity.units:
        return None
    if parts[4] not in AXES or not all(map(math.isfinite, numbers)):
        return None
    low, high, left, right, bottom, top = numbers
    window = Window(over.name, of.name, parts[2], parts[3], Axes.named(parts[4]), low, high, left, right, bottom, top)
    return window if _is_possible(window, over) else None


def _is_possible(window: Window, over: Parameter) -> bool:
    """Whether its ends are in order, in the range, and such that its axes can have them."""
    if not over.range.low <= window.low < window.high <= over.range.high:
        return False
    if not _has_length(window.low, window.high, False):
        return False
    across, upwards = window.axes.across, window.axes.upwards
    return _has_length(window.left, window.right, across) and _has_length(window.bottom, window.top, upwards)


def _has_length(low: float, high: float, logarithmic: bool) -> bool:
    """Whether there is room for numbers between two ends."""
    if logarithmic and not high * _SMALLEST < low:
        return False
    largest = max(abs(low), abs(high))
    return _SMALLEST < largest < 1 / _SMALLEST and high - low > _SHORTEST * largest
