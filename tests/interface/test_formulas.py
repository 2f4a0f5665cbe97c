"""The formula is the code: the LaTeX of every docstring, evaluated at random points, gives what the function returns."""

import random
import re
import warnings

import pytest

from calc.core.quantities import Caution, Refusal
from calc.interface import describe, names
from calc.interface.definitions import Parameter
from calc.interface.evaluation import compute
from calc.interface.formulas import chain, checks
from calc.interface.mathematics.tree import Integral
from calc.interface.mathematics.evaluator import children

POINTS, TRIES = 6, 80
SLOW = {"household.production": 2, "scaling.maximum_recovery": 1, "scaling.saturation": 2}
AS_EXACT = 1e-9
ROUNDED = 1e-13  # of the terms of a sum


def random_inputs(definition, chance):
    """Inputs anywhere in their ranges, or near the worked example, as they fall."""
    near = chance.random() < 0.5
    inputs = {}
    for each in definition.inputs:
        if not isinstance(each, Parameter):
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


def answers(name):
    """The answers at the worked example and at random points where there is one."""
    definition, chance = describe(name), random.Random(name)
    found = []
    points = SLOW.get(name, POINTS)
    for tried in range(TRIES):
        if len(found) == points:
            break
        inputs = definition.defaults if not tried else random_inputs(definition, chance)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            try:
                found.append(compute(definition, inputs))
            except Refusal:
                continue
    return found


@pytest.mark.parametrize("name", names())
def test_every_formula_evaluated_at_random_points_gives_what_the_calculator_returns(name):
    definition = describe(name)
    found = answers(name)
    assert len(found) == SLOW.get(name, POINTS)
    held = set()
    for answer in found:
        for check in checks(definition, answer):
            held.add(check.formula)
            off = abs(check.left - check.right)
            allowed = AS_EXACT * abs(check.left) + ROUNDED * check.magnitude
            if check.formula.kind == "identity":
                allowed = AS_EXACT * check.magnitude
            if definition.evaluated.within and any(_integrates(side) for side in check.formula.equation.sides):
                allowed = definition.evaluated.within * abs(check.left)
            assert off <= allowed, (check.formula.equation, check.left, check.right, answer.inputs)
    assert held


def _integrates(node):
    return isinstance(node, Integral) or any(map(_integrates, children(node)))
