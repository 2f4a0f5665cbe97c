"""Computes a calculator's answer, with its cautions, from SI values or from what a reader wrote."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from typing import Any, NamedTuple

from calc.core.numbers import EntryError, quoted, read_number, refuse_long, write_entry
from calc.core.quantities import Caution, Refusal
from calc.interface.definitions import Definition, Listing, Parameter, Result, Saying
from calc.interface.entries import named_unit, read_entry, split_entry
from calc.interface.introspection import describe

_NO_SUCH_ENTRY = "there is no such entry"


class Answer(NamedTuple):
    """A calculator's answer, by name: inputs and outputs in SI, and what the source cautions about it."""

    inputs: dict[str, float | str]
    outputs: dict[str, float | None]
    """None where the formula answers all but this."""
    words: dict[str, str]
    rows: dict[str, tuple[tuple[float | str, ...], ...]]
    cautions: tuple[str, ...]
    returned: Any  # of the formula's own type
    """What the formula itself gave."""

    @property
    def numbers(self) -> dict[str, float]:
        """The inputs that are numbers, in SI."""
        return {name: value for name, value in self.inputs.items() if not isinstance(value, str)}


class WrongEntries(ValueError):
    """Entries that cannot be taken; `messages` has one sentence for each, by the entry's name."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = dict(messages)
        super().__init__(" ".join(f"{quoted(name)}: {message}" for name, message in self.messages.items()))


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


def compute(definition: Definition, inputs: Mapping[str, float | str]) -> Answer:
    """The answer to SI values; raises Refusal where there is none."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", Caution)
        returned = definition.formula(**inputs)
    outputs: dict[str, float | None] = {}
    words: dict[str, str] = {}
    rows: dict[str, tuple[tuple[float | str, ...], ...]] = {}
    for output in definition.outputs:
        value = named(returned, output.name)
        match output:
            case Result():
                outputs[output.name] = value
            case Saying():
                words[output.name] = value
            case Listing():
                rows[output.name] = tuple(value)
    numbers = [*outputs.values(), *(cell for table in rows.values() for row in table for cell in row)]
    if not all(math.isfinite(number) for number in numbers if isinstance(number, (int, float))):
        raise Refusal("These inputs have no finite answer together.")
    cautions = tuple(dict.fromkeys(str(each.message) for each in caught))
    return Answer(dict(inputs), outputs, words, rows, cautions, returned)


def named(returned: Any, name: str) -> Any:
    """The output of this name in what a formula returned: the one number, or a field."""
    return getattr(returned, name) if isinstance(returned, tuple) else returned


def initial_form(definition: Definition, entries: Mapping[str, str]) -> dict[str, str]:
    """The controls of the calculator's form, with its defaults, changed by entries.

    An entry is an input with its unit ("temperature": "15 degC"), a choice ("solute": "KCl"), a set of them ("preset":
    "blood plasma"), the unit of an output ("osmotic_pressure": "psi"), or what the curve shows ("curve.over":
    "temperature").

    Raises WrongEntries for a name, a choice or a unit that does not exist.
    """
    form = {"curve.over": definition.parameters[0].name, "curve.of": definition.results[0].name}
    form["preset"] = form["preset.was"] = entries.get("preset", "")
    form |= {selection.name: selection.default for selection in definition.selections}
    for parameter in definition.parameters:
        unit_name = parameter.quantity.units[0]
        form[parameter.name] = write_entry(parameter.default, unit_name)
        form[f"{parameter.name}.unit"] = form[f"{parameter.name}.was"] = unit_name
    for name, column in shown(definition):
        form[f"{name}.unit"] = column.quantity.units[0]
    if preset := entries.get("preset"):
        if preset not in definition.presets:
            raise WrongEntries({"preset": unknown_preset(definition, preset)})
        entries = {**definition.presets[preset], **entries}

    messages: dict[str, str] = {}
    for name, text in entries.items():
        try:
            form |= _controls(definition, name, text)
        except EntryError as error:
            known = str(error).startswith(_NO_SUCH_ENTRY) and str(error) in messages.values()
            messages[name] = f"{_NO_SUCH_ENTRY}." if known else str(error)
    if messages:
        raise WrongEntries(messages)
    return form


def unknown_preset(definition: Definition, preset: str) -> str:
    """What to say of a preset that there is not."""
    if not definition.presets:
        return "this calculator has no presets."
    return f"'{quoted(preset)}' is not one of: {', '.join(definition.presets)}."


def shown(definition: Definition) -> list[tuple[str, Result]]:
    """The numbers that an answer shows, by the name of their place: the results, and the columns of the listings."""
    columns = [
        (f"{listing.name}.{column.name}", column)
        for listing in definition.listings
        for column in listing.columns
        if isinstance(column, Result)
    ]
    return [(result.name, result) for result in definition.results] + columns


def _controls(definition: Definition, name: str, text: str) -> dict[str, str]:
    """The controls that an entry sets."""
    refuse_long(text)
    parameters = {each.name: each for each in definition.parameters}
    numbers = dict(shown(definition))
    choices = {
        "curve.over": [each.name for each in definition.parameters],
        "curve.of": [each.name for each in definition.results],
        **{each.name: each.values for each in definition.selections},
    }
    if name == "preset":  # what it says has been taken already
        return {name: text}
    if name in choices:
        if text not in choices[name]:
            raise EntryError(f"'{quoted(text)}' is not one of: {', '.join(choices[name])}.")
        return {name: text}
    if name in parameters:
        number, unit_name = split_entry(text)
        read_number(number)
        unit_name = named_unit(unit_name, parameters[name].quantity)
        return {name: number, f"{name}.unit": unit_name, f"{name}.was": unit_name}
    if name in numbers:
        return {f"{name}.unit": named_unit(text, numbers[name].quantity)}
    raise EntryError(
        f"{_NO_SUCH_ENTRY}; there are: {', '.join((*(each.name for each in definition.inputs), *numbers))}."
    )


def read_form(definition: Definition, form: Mapping[str, str]) -> tuple[dict[str, float | str], dict[str, str]]:
    """The inputs in SI, and a message for each that cannot be taken, both by name."""
    inputs: dict[str, float | str] = {}
    messages = {}
    for each in definition.inputs:
        try:
            if isinstance(each, Parameter):
                inputs[each.name] = read_entry(each, form[each.name], form[f"{each.name}.was"])
            else:
                inputs |= _controls(definition, each.name, form[each.name])
        except EntryError as error:
            messages[each.name] = str(error)
    return inputs, messages
