"""Where an answer can be gone on with: calculators that take what this one gives, found by the terms alone."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from calc.core.numbers import EntryError, shortest, write_entry
from calc.core.quantities import Refusal
from calc.core.units import UNITS
from calc.interface.definitions import Definition, Parameter, Result, Selection, Sheet
from calc.interface.entries import Inputs, in_si, in_unit
from calc.interface.evaluation import Answer
from calc.interface.introspection import describe, names

_MOST = 14  # calculators that one is told of: more would be another list to search
_OF_A_MAIN_ANSWER = 3
_ENOUGH = 3  # inputs, such as the ions of an analysis, that two calculators share without one giving the other anything
_OF_A_CHOICE = 2  # a solute or a salt is what a question is about


class Step(NamedTuple):
    """A calculator that takes values of another."""

    to: str
    """Its name."""
    values: tuple[tuple[str, str], ...]
    """Its inputs, and the inputs and outputs of the other that they are."""
    terms: tuple[str, ...]
    """What they are called."""
    outputs: int
    """How many of them are outputs of the other; they stand first."""
    of: str
    """The name of the other."""


@cache
def steps(name: str) -> tuple[Step, ...]:
    """The calculators that take what one of this name gives, or most of what it takes; those that take most first.

    >>> "energy.specific_energy" in [step.to for step in steps("vessel.projection")]
    True
    """
    found = [step for other in names() if other != name and (step := _step(describe(name), describe(other)))]
    return tuple(sorted(found, key=lambda step: (-_weight(describe(name), step), step.to))[:_MOST])


def entries(step: Step, answer: Answer, units: dict[str, str]) -> dict[str, str]:
    """What the calculator that a step leads to is opened with; `units` are the reader's, by input and output.

    A value that it does not take, or that is not known, is left out; with no output among the rest, it is all empty.
    """
    to, sources = describe(step.to), describe(step.of).named
    given = {**answer.inputs, **answer.outputs}
    taken = {}
    for target, source in step.values:
        each, value = to.named[target], given[source]
        if isinstance(each, Sheet):
            continue
        if isinstance(each, Selection):
            if value in each.values and value != each.default:
                taken[target] = str(value)
        elif isinstance(value, (int, float)):
            of = sources.get(source)
            if isinstance(of, Parameter) and of.quantity.unit != each.quantity.unit:
                taken[target] = _by_the_litre(of, value, answer.inputs, each, to.defaults)
            elif each.range.holds(value):
                taken[target] = _entry(each, value, units[source])
    taken = {target: text for target, text in taken.items() if text}
    if step.outputs and not any(target in taken for target, _ in step.values[: step.outputs]):
        return {}
    return taken


def _by_the_litre(of: Parameter, value: float, inputs: Inputs, to: Parameter, defaults: Inputs) -> str:
    """An ion that two analyses count in different ways, in mg/L; empty where one of them is by the kilogram."""
    try:
        number = in_unit(of, value, "mg/L", inputs)
        return f"{shortest(number)} mg/L" if to.range.holds(in_si(to, number, "mg/L", defaults)) else ""
    except (EntryError, Refusal):
        return ""


def _entry(parameter: Parameter, value: float, unit_name: str) -> str:
    """A value in the reader's unit, where the other calculator has it and it is true of the value."""
    units = parameter.quantity.units
    if unit_name not in units or parameter.on_another_scale(unit_name) or value > UNITS[unit_name].ceiling:
        unit_name = units[0]
    return f"{write_entry(value, unit_name)} {unit_name if UNITS[unit_name].label else ''}".rstrip()


def _step(this: Definition, other: Definition) -> Step | None:
    """The step from one calculator to another; nothing where the other takes too little of it."""
    given = _by_term(this.results)
    shared = _by_term(this.inputs)
    outputs, inputs = {}, {}
    for each in other.inputs:
        term = _term(each)
        if term in shared:
            inputs[each.name] = shared[term]
        elif term in given:
            outputs[each.name] = given[term]
    chosen = sum(isinstance(each, Selection) for each in other.inputs if each.name in inputs)
    if not outputs and len(inputs) + (_OF_A_CHOICE - 1) * chosen < _ENOUGH:
        return None
    terms = {each.name: _term(each) for each in other.inputs}
    values = outputs | inputs
    return Step(other.name, tuple(values.items()), tuple(terms[target] for target in values), len(outputs), this.name)


def _weight(this: Definition, step: Step) -> int:
    """How much a step takes: a main answer counts for several values, because it is what the reader has come for."""
    sources = [source for _, source in step.values]
    return len(sources) + (_OF_A_MAIN_ANSWER - 1) * sum(source in this.main for source in sources)


def _by_term(many: tuple[Parameter | Selection | Sheet, ...] | tuple[Result, ...]) -> dict[str, str]:
    """The name of each by its term, without those that share one: nothing says which of them is meant."""
    terms = [_term(each) for each in many]
    return {term: each.name for term, each in zip(terms, many, strict=True) if terms.count(term) == 1}


def _term(each: Parameter | Selection | Sheet | Result) -> str:
    substance = each.scales.substance if isinstance(each, Parameter) and each.scales else ""
    return substance or each.term
