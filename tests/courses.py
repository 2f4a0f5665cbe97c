"""Lets what formulas give along the curves of worked examples be asked for once by all tests of a calculator.

`calc` keeps eight courses; its tests draw the curves of each worked example over every input again and again, for its
outputs, its units, its axes, its links. They run one after another in one process, see `tests/conftest.py`, and share
them, until the next calculator's turn.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from calc.interface import curve, describe, names

_of_calc = curve._course


def keep() -> None:
    """From now on, in this process."""
    curve._course = _course


def _course(
    name: str, formula: Callable[..., Any], over: str, others: tuple[tuple[str, float | str], ...]
) -> curve.Course:
    if not _is_of_the_worked_example(name, formula, over, others):
        return _of_calc(name, formula, over, others)
    kept = _kept(name)
    if over not in kept:
        kept[over] = curve.Course(formula, over, dict(others))
    return kept[over]


_course.cache_clear = lambda: (_of_calc.cache_clear(), _kept.cache_clear())


@lru_cache(maxsize=1)
def _kept(name: str) -> dict[str, curve.Course]:
    return {}


def _is_of_the_worked_example(
    name: str, formula: Callable[..., Any], over: str, others: tuple[tuple[str, float | str], ...]
) -> bool:
    if name not in _names():
        return False
    definition = describe(name)
    given = {each: value for each, value in definition.defaults.items() if each != over}
    return formula is definition.formula and dict(others) == given


@cache
def _names() -> frozenset[str]:
    return frozenset(names())
