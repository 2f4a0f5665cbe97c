"""Every docstring's formulas, evaluated at random points and held to what the calculator returns."""

from __future__ import annotations

import random
import warnings
from typing import NamedTuple

from calc.core.quantities import Caution, Refusal
from calc.interface import describe
from calc.interface.definitions import Definition, Parameter, Sheet
from calc.interface.evaluation import Answer, compute
from calc.interface.formulas import Check, chain, checks
from calc.interface.mathematics.evaluator import children
from calc.interface.mathematics.tree import Integral, Node

POINTS = 6
_SLOW = {"household.production": 2, "scaling.maximum_recovery": 1, "scaling.saturation": 2}
_TRIES = 80
AS_EXACT = 1e-9  # of the answer; and of what is added up, where an equation is solved


class Held(NamedTuple):
    """The formulas of a calculator, held to its answers."""

    definition: Definition
    points: int
    evaluated: int
    """Formulas that give a symbol's value."""
    identities: int
    """Those whose sides are held against each other."""
    left: int
    """Those that stand in symbols alone."""
    largest_error: float
    failed: tuple[Check, ...]


def held(name: str) -> Held:
    """The formulas of a calculator at its worked example and at random points, the same ones each time."""
    definition, found = describe(name), answers(name)
    every = [check for answer in found for check in checks(definition, answer)]
    kinds = [formula.kind for formula in chain(name).formulas]
    return Held(
        definition,
        len(found),
        sum(kind in ("evaluated", "function") for kind in kinds),
        kinds.count("identity"),
        kinds.count("left"),
        max((check.error for check in every), default=0.0),
        tuple(check for check in every if check.error > allowed(definition, check)),
    )


def allowed(definition: Definition, check: Check) -> float:
    """How far a formula may be off: what its docstring says of an integral, and else next to nothing."""
    if definition.evaluated.within and any(map(_integrates, check.formula.equation.sides)):
        return definition.evaluated.within
    return AS_EXACT


def _integrates(node: Node) -> bool:
    return isinstance(node, Integral) or any(map(_integrates, children(node)))


def answers(name: str) -> list[Answer]:
    """The answers at the worked example and at random points where there is one."""
    definition, chance = describe(name), random.Random(name)
    found: list[Answer] = []
    for tried in range(_TRIES):
        if len(found) == _SLOW.get(name, POINTS):
            break
        inputs = definition.defaults if not tried else _inputs(definition, chance)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            try:
                found.append(compute(definition, inputs))
            except Refusal:
                continue
    return found


def _inputs(definition: Definition, chance: random.Random) -> dict[str, float | str]:
    """Inputs anywhere in their ranges, or near the worked example, as they fall."""
    near = chance.random() < 0.5
    inputs: dict[str, float | str] = {}
    for each in definition.inputs:
        if isinstance(each, Sheet):
            inputs[each.name] = each.default
        elif not isinstance(each, Parameter):
            inputs[each.name] = chance.choice(each.values)
        elif near and chance.random() < 0.5:
            inputs[each.name] = each.default
        else:
            low, high, *_ = each.range
            span = max(abs(each.default - low), 0.1 * abs(each.default)) if near else high - low
            start = each.default - span / 2 if near else low
            value = min(max(chance.uniform(start, start + span), low), high)
            inputs[each.name] = round(value) if each.whole else value
    return inputs
