"""Cases from outside: the tests that hold a calculator against the world, and whether they would notice it wrong.

A case is a test marked with a calculator's name, which takes that calculator's formula and nothing else:

    @outside("osmosis.osmotic_pressure")
    def test_textbook_sugar_of_one_mole(calculator):
        assert calculator(1000.0, 295.0, 1) == pytest.approx(24.51e5, rel=0.001)

What it expects is published, or follows from a limit or a conservation law that the test itself computes; a table it
loops over, with a message that names the row. tests/project/test_outside.py runs every case once more with formulas
that are wrong on purpose, one output after another.
"""

from __future__ import annotations

import importlib
import inspect
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from calc.core.quantities import Caution
from calc.core.units import to_si
from calc.interface import Definition
from calc.interface.evaluation import named

Formula = Callable[..., Any]
Case = Callable[[Formula], None]

DISTORTIONS: dict[str, Callable[[float, float], float]] = {
    "doubled": lambda value, step: 2 * value,
    "a tenth more": lambda value, step: 1.1 * value,
    "shifted": lambda value, step: value + step,
    "sign-changed": lambda value, step: -value,
}
"""What makes an output wrong; the step is its size in the worked example."""

EVERYTHING = "everything"

_TESTS = Path(__file__).parent


def outside(name: str) -> Callable[[Case], Case]:
    """Mark a test as a case from outside for the calculator `module.function`."""

    def marked(case: Case) -> Case:
        if list(inspect.signature(case).parameters) != ["calculator"]:
            raise TypeError(f"{case.__name__} is a case from outside, and has to take `calculator` and nothing else.")
        return pytest.mark.outside(name)(case)

    return marked


@cache
def cases() -> dict[str, tuple[Case, ...]]:
    """Every case from outside there is, by the name of its calculator."""
    found: dict[str, list[Case]] = {}
    for path in sorted(_TESTS.rglob("test_*.py")):
        if "tests.outside" not in path.read_text(encoding="utf-8"):  # what others measure at import is not waited for
            continue
        module = importlib.import_module(".".join(path.relative_to(_TESTS.parent).with_suffix("").parts))
        for case in filter(inspect.isfunction, vars(module).values()):
            if case.__module__ == module.__name__:
                for name in _calculators(case):
                    found.setdefault(name, []).append(case)
    return {name: tuple(of_it) for name, of_it in found.items()}


def _calculators(case: Case) -> list[str]:
    return [mark.args[0] for mark in getattr(case, "pytestmark", []) if mark.name == "outside"]


def what_is_missing(names: Iterable[str], known: Mapping[str, object]) -> str:
    """What there is to do where calculators have no case; nothing where each has one."""
    bare = [name for name in names if name not in known]
    if not bare:
        return ""
    return (
        f"No case from outside holds {', '.join(bare)}: write a test that compares its answer with a published value, "
        f'or with a limit and a conservation law, mark it @outside("{bare[0]}") of tests.outside, and let it take '
        "the argument `calculator`."
    )


def distorted(formula: Formula, changes: Mapping[str, Callable[[float], float]]) -> Formula:
    """The formula with some numbers of its answer changed, by the name of their place: "recovery", "streams.flow"."""

    def wrong(*args: Any, **inputs: Any) -> Any:
        answer = formula(*args, **inputs)
        if not isinstance(answer, tuple):
            (change,) = changes.values()
            return change(answer)
        new: dict[str, Any] = {}
        for place, change in changes.items():
            output, _, column = place.partition(".")
            value = new.get(output, getattr(answer, output))
            if column:
                value = tuple(row._replace(**{column: _changed(getattr(row, column), change)}) for row in value)
            else:
                value = _changed(value, change)
            new[output] = value
        return answer._replace(**new)

    return wrong


def _changed(value: float | None, change: Callable[[float], float]) -> float | None:
    return None if value is None else change(value)


def unnoticed(definition: Definition, known: Iterable[Case]) -> list[tuple[str, str]]:
    """The wrong answers that no case notices: the place, and what is wrong there."""
    formula, order = _kept(definition.formula), list(known)
    for case in order:
        _run(case, formula)  # what fails without a distortion is no finding
    steps = _sizes(definition)
    blind = []
    for place in (*steps, EVERYTHING):
        for name, distortion in DISTORTIONS.items():
            wrong = distorted(formula, _changes(steps, place, distortion))
            noticing = next((case for case in order if _notices(case, wrong)), None)
            if noticing is None:
                blind.append((place, name))
            else:  # it is likely to notice the next one too
                order.remove(noticing)
                order.insert(0, noticing)
    return blind


def in_words(blind: Iterable[tuple[str, str]]) -> str:
    """What no case notices, output by output."""
    told: dict[str, list[str]] = {}
    for place, name in blind:
        told.setdefault(place, []).append(name)
    return "; ".join(f"{place} ({', '.join(names)})" for place, names in told.items())


def idle(definition: Definition, known: Iterable[Case]) -> list[str]:
    """The names of the cases that notice nothing, whatever is wrong."""
    formula, steps = _kept(definition.formula), _sizes(definition)
    wrong = [
        distorted(formula, _changes(steps, place, distortion))
        for place in (EVERYTHING, *steps)
        for distortion in DISTORTIONS.values()
    ]
    return [case.__name__ for case in known if not any(_notices(case, each) for each in wrong)]


def _changes(
    steps: Mapping[str, float], place: str, distortion: Callable[[float, float], float]
) -> dict[str, Callable[[float], float]]:
    """What is done to one place, or to each."""

    def by(step: float) -> Callable[[float], float]:
        return lambda value: distortion(value, step)

    return {each: by(steps[each]) for each in (steps if place == EVERYTHING else [place])}


def _run(case: Case, formula: Formula) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        case(formula)


def _notices(case: Case, formula: Formula) -> bool:
    """Whether it fails in an assertion; an error on the way to it, from a number that cannot be, is luck."""
    try:
        _run(case, formula)
    except AssertionError:
        return True
    except Exception:
        return False
    return False


@cache
def _kept(formula: Formula) -> Formula:
    """The formula with its answers remembered: cases ask the same again for every distortion."""
    return lru_cache(maxsize=None)(formula)


def _sizes(definition: Definition) -> dict[str, float]:
    """How large each number of the worked example's answer is, by its place; one of its unit where that is zero."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        answer = _kept(definition.formula)(**definition.defaults)
    found = {}
    for place, result in definition.shown:
        output, _, column = place.partition(".")
        value = named(answer, output)
        values = [getattr(row, column) for row in value] if column else [value]
        unit = result.quantity.units[0]
        found[place] = max((abs(each or 0.0) for each in values), default=0.0) or to_si(1, unit) - to_si(0, unit)
    return found
