"""Computes a calculator's answer, with its cautions, from SI values or from what a reader wrote."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from typing import NamedTuple

from calc.calculators.definitions import Definition, describe
from calc.calculators.entries import EntryError, named_unit, read_entry, read_number, split_entry, write_entry
from calc.quantities import Caution, Refusal


class Answer(NamedTuple):
    """A calculator's answer: inputs and outputs in SI, by name, and what the source cautions about it."""

    inputs: dict[str, float]
    outputs: dict[str, float]
    cautions: tuple[str, ...]


class WrongEntries(ValueError):
    """Entries that cannot be taken; `messages` has one sentence for each, by the entry's name."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = dict(messages)
        super().__init__(" ".join(f"{name}: {message}" for name, message in self.messages.items()))


def evaluate(name: str, entries: Mapping[str, str] | None = None) -> Answer:
    """The answer to entries such as {"concentration": "0.6 mol/L"}; an input that is not named keeps its default.

    Raises UnknownCalculator, WrongEntries for entries that cannot be taken, and Refusal where the formula has no
    answer to them.

    >>> answer = evaluate("osmosis.osmotic_pressure", {"concentration": "0.6 mol/L", "temperature": "77 degF"})
    >>> round(answer.outputs["osmotic_pressure"] / 1e5, 1)
    29.7
    """
    definition = describe(name)
    inputs, messages = read_form(definition, initial_form(definition, entries or {}))
    if messages:
        raise WrongEntries(messages)
    return compute(definition, inputs)


def compute(definition: Definition, inputs: Mapping[str, float]) -> Answer:
    """The answer to SI values; raises Refusal where there is none."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", Caution)
        returned = definition.formula(**inputs)
    outputs = {
        result.name: value
        for result, value in zip(
            definition.results, returned if isinstance(returned, tuple) else (returned,), strict=True
        )
    }
    if not all(map(math.isfinite, outputs.values())):
        raise Refusal("These inputs have no finite answer together.")
    return Answer(dict(inputs), outputs, tuple(str(each.message) for each in caught))


def initial_form(definition: Definition, entries: Mapping[str, str]) -> dict[str, str]:
    """The controls of the calculator's form, with its defaults, changed by entries.

    An entry is an input with its unit ("temperature": "15 degC"), the unit of an output ("osmotic_pressure": "psi"), or
    what the curve shows ("curve.over": "temperature").

    Raises WrongEntries for a name or a unit that does not exist.
    """
    form = {"curve.over": definition.parameters[0].name, "curve.of": definition.results[0].name}
    for parameter in definition.parameters:
        unit_name = parameter.quantity.units[0]
        form[parameter.name] = write_entry(parameter.default, unit_name)
        form[f"{parameter.name}.unit"] = form[f"{parameter.name}.was"] = unit_name
    for result in definition.results:
        form[f"{result.name}.unit"] = result.quantity.units[0]

    parameters = {each.name: each for each in definition.parameters}
    results = {each.name: each for each in definition.results}
    messages = {}
    for name, text in entries.items():
        try:
            if name in parameters:
                form[name], unit_name = split_entry(text)
                read_number(form[name])
                unit_name = named_unit(unit_name, parameters[name].quantity.units)
                form[f"{name}.unit"] = form[f"{name}.was"] = unit_name
            elif name in results:
                form[f"{name}.unit"] = named_unit(text, results[name].quantity.units)
            elif name in ("curve.over", "curve.of"):
                choices = parameters if name == "curve.over" else results
                if text not in choices:
                    raise EntryError(f"'{text}' is not one of: {', '.join(choices)}.")
                form[name] = text
            else:
                known = ", ".join((*parameters, *results))
                raise EntryError(f"there is no such entry; there are: {known}.")
        except EntryError as error:
            messages[name] = str(error)
    if messages:
        raise WrongEntries(messages)
    return form


def read_form(definition: Definition, form: Mapping[str, str]) -> tuple[dict[str, float], dict[str, str]]:
    """The inputs in SI, and a message for each that cannot be taken, both by name."""
    inputs, messages = {}, {}
    for parameter in definition.parameters:
        try:
            inputs[parameter.name] = read_entry(parameter, form[parameter.name], form[f"{parameter.name}.was"])
        except EntryError as error:
            messages[parameter.name] = str(error)
    return inputs, messages
