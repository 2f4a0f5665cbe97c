"""Where a rising function crosses zero, when it may decline to answer beyond, and where one gives back what it gets."""

from __future__ import annotations

from collections.abc import Callable

from calc.core.quantities import Refusal

_MOST_TRIES = 200


def crossing(
    rising: Callable[[float], float],
    low: float,
    high: float,
    start: float,
    tolerance: float,
    beyond: tuple[str, str],
    slope: float = 0.0,
    apart: float = 1e-15,
    slackens: bool = False,
) -> float:
    """The point between low and high where the function is zero within the tolerance: secants, held by bounds.

    Where the function refuses, the point is taken to be too high. A slope that is known near the start saves a try. The
    search ends where the bounds are no further apart than this share of the upper one; and, if the function slackens,
    rising less and less steeply, where the line through two of its points does not come to zero before it refuses, as
    it stays below that line. Raises Refusal, in one of the two texts given, where even the lowest point is too high or
    the highest too low, and the function's own refusal where it declines before it crosses.

    >>> round(crossing(lambda x: x * x - 2, 0, 10, 1, 1e-12, ("It is lower.", "It is higher.")), 9)
    1.414213562
    """
    bottom, top, x = low, high, start
    refusal: Refusal | None = None  # what the function said at the upper bound
    last: tuple[float, float] | None = None
    for _ in range(_MOST_TRIES):
        try:
            value = rising(x)
        except Refusal as declined:
            # Without its frames: this one would hold the refusal, and the refusal it.
            high, refusal, better = x, declined.with_traceback(None), None
        else:
            if abs(value) <= tolerance:
                return x
            if value < 0:
                low = x
            else:
                high, refusal = x, None
            if last and value != last[1]:
                slope = (value - last[1]) / (x - last[0])
                if slackens and refusal and x - value / slope >= high:
                    raise refusal
            better = x - value / slope if slope else None
            last = x, value
        if high - low <= apart * high:
            if refusal:
                raise refusal
            if low == bottom or high == top:
                raise Refusal(beyond[high == top])
            return x
        x = better if better is not None and low < better < high else (low + high) / 2
    raise Refusal("The answer could not be found.")


def fixed_point(nearer: Callable[[float], float], start: float, close: float = 1e-14) -> float:
    """The number that a function gives back, within this share of it, where each of its answers is nearer than before.

    The next try is where the straight line through the last two gives back what it gets. Raises Refusal where it does
    not settle.

    >>> from math import cos
    >>> round(fixed_point(cos, 1.0), 12)
    0.739085133215
    """
    x = start
    last: tuple[float, float] | None = None
    for _ in range(_MOST_TRIES):
        found = nearer(x)
        if abs(found - x) <= close * abs(found):
            return found
        slope = (found - last[1]) / (x - last[0]) if last and x != last[0] else 0.0
        last = x, found
        # A steeper line would not come nearer: it stands for the last digits of the two.
        x = (found - slope * x) / (1 - slope) if abs(slope) < 1 else found
    raise Refusal("The answer could not be found.")
