"""Osmosis, its rest, and its reversal: three moments of one U-tube."""

from __future__ import annotations

from calc.calculators.evaluation import evaluate
from calc.pictures.osmosis import still

_TUBE = "osmosis.equilibrium_head"


def begins() -> str:
    """Pure water beside a solution, with equal levels."""
    answer = evaluate(_TUBE)
    return still(answer.inputs, answer.returned)


def rests() -> str:
    """The same when nothing moves any more."""
    answer = evaluate(_TUBE)
    return still(answer.inputs, answer.returned, at_rest=True)


def is_reversed() -> str:
    """The same with a piston that presses with more than the osmotic pressure."""
    answer = evaluate(_TUBE, {"piston_pressure": "8 kPa"})
    return still(answer.inputs, answer.returned, at_rest=True)
