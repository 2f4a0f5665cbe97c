"""Computes a calculator's answer, with its cautions, from SI values or from what a reader wrote."""

from __future__ import annotations

import math
import warnings
from collections.abc import Mapping
from typing import Any, NamedTuple

from calc.core.numbers import (
    EntryError,
    Tell,
    is_number,
    quoted,
    read_number,
    refuse_long,
    sentence,
    shortest,
    write_entry,
    write_quantity,
)
from calc.core.quantities import Caution, Message, OutOfRange, Refusal, Unreadable
from calc.core.units import SYSTEMS, UNITS, System, shown_in
from calc.interface.definitions import AXES, Definition, Listing, Parameter, Result, Saying
from calc.interface.entries import (
    Inputs,
    in_si,
    named_unit,
    outside_text,
    read_entry,
    read_sheet,
    split_entry,
    typed_entry,
    write_input,
)
from calc.interface.introspection import describe

_NO_SUCH_ENTRY = "there is no such entry"


class Answer(NamedTuple):
    """A calculator's answer, by name: inputs and outputs in SI, and what the source cautions about it."""

    inputs: dict[str, float | str]
    outputs: dict[str, float | None]
    """None where the formula answers all but this."""
    words: dict[str, str]
    rows: dict[str, tuple[tuple[float | str, ...], ...]]
    cautions: tuple[Message, ...]
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
        super().__init__(" ".join(f"{quoted(name)}: {told}" if name else told for name, told in self.messages.items()))


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
    cautions = tuple(dict.fromkeys(each.message.message for each in caught if isinstance(each.message, Caution)))
    return Answer(dict(inputs), outputs, words, rows, cautions, returned)


def named(returned: Any, name: str) -> Any:
    """The output of this name in what a formula returned: the one number, or a field."""
    return getattr(returned, name) if isinstance(returned, tuple) else returned


def initial_form(definition: Definition, entries: Mapping[str, str], system: System = "metric") -> dict[str, str]:
    """The controls of the calculator's form, with its defaults, changed by entries, in a system's units.

    An entry is an input with its unit ("temperature": "15 degC"), a choice ("solute": "KCl"), a set of them ("preset":
    "blood plasma"), the unit of an output ("osmotic_pressure": "psi"), or what the curve shows ("curve.over":
    "temperature") and how its axes part their numbers ("curve.axes": "logarithmic upwards").

    Raises WrongEntries for a name, a choice or a unit that does not exist.
    """
    form = {"curve.over": definition.parameters[0].name, "curve.of": definition.results[0].name, "curve.axes": AXES[0]}
    form |= {"system": system, "system.was": "metric"}
    form["preset"] = form["preset.was"] = entries.get("preset", "")
    form |= {each.name: each.default for each in definition.selections}
    form |= {each.name: each.default for each in definition.sheets}
    for parameter in definition.parameters:
        unit_name = parameter.quantity.units[0]
        form[parameter.name] = write_entry(parameter.default, unit_name)
        form[f"{parameter.name}.unit"] = form[f"{parameter.name}.was"] = unit_name
    for name, column in definition.shown:
        form[f"{name}.unit"] = column.quantity.units[0]
    if preset := entries.get("preset"):
        if preset not in definition.presets:
            raise WrongEntries({"preset": unknown_preset(definition, preset)})
        for name, text in definition.presets[preset].items():
            form |= _controls(definition, name, text)
    take_system(definition, form)

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


def _controls(definition: Definition, name: str, text: str) -> dict[str, str]:
    """The controls that an entry sets."""
    if any(each.name == name for each in definition.sheets):
        return {name: read_sheet(text)}
    refuse_long(text)
    parameters = {each.name: each for each in definition.parameters}
    numbers = dict(definition.shown)
    choices = {
        "curve.over": [each.name for each in definition.parameters],
        "curve.of": [each.name for each in definition.results],
        "curve.axes": AXES,
        **{each.name: each.values for each in definition.selections},
    }
    if name == "preset":  # what it says has been taken already
        return {name: text}
    if name in choices:
        if text in choices[name]:
            return {name: text}
        meant = next((each.meant(text) for each in definition.selections if each.name == name), None)
        if meant is None:
            raise EntryError(f"'{quoted(text)}' is not one of: {', '.join(choices[name])}.")
        return {name: meant}
    if name in parameters:
        parameter = parameters[name]
        number, spelling = (text, "") if is_number(text) else split_entry(text)
        read_number(number)
        number, unit_name = typed_entry(parameter, text) or (number, named_unit(spelling, parameter.quantity))
        return {name: number, f"{name}.unit": unit_name, f"{name}.was": unit_name}
    if name in numbers:
        return {f"{name}.unit": named_unit(text, numbers[name].quantity)}
    raise EntryError(
        f"{_NO_SUCH_ENTRY}; there are: {', '.join((*(each.name for each in definition.inputs), *numbers))}."
    )


def read_form(definition: Definition, form: Mapping[str, str]) -> tuple[dict[str, float | str], dict[str, str]]:
    """The inputs in SI, and a message for each that cannot be taken, both by name."""
    inputs: dict[str, float | str] = {}
    messages: dict[str, str] = {}
    # What needs to know others comes after them.
    for each in sorted(definition.inputs, key=lambda each: isinstance(each, Parameter) and each.scales is not None):
        try:
            if not isinstance(each, Parameter):
                inputs |= _controls(definition, each.name, form[each.name])
            elif not _waits_for(each, form, messages):
                inputs[each.name] = read_entry(each, form[each.name], form[f"{each.name}.was"], inputs)
        except EntryError as error:
            messages[each.name] = str(error)
        except Refusal as refusal:
            messages |= refused(definition, form, refusal, each.name)
    return {each.name: inputs[each.name] for each in definition.inputs if each.name in inputs}, messages


def _waits_for(parameter: Parameter, form: Mapping[str, str], wrong: Mapping[str, str]) -> bool:
    """Whether its unit means something only when an input that cannot be taken is set right."""
    needs = parameter.scales.needs if parameter.scales else ()
    return parameter.on_another_scale(form[f"{parameter.name}.was"]) and any(name in wrong for name in needs)


def known_inputs(definition: Definition, form: Mapping[str, str]) -> Inputs:
    """What units of other scales may depend on: the inputs that have none themselves, as far as they can be read."""
    inputs: dict[str, float | str] = {
        each.name: form[each.name] for each in definition.selections if form[each.name] in each.values
    }
    needed = {name for each in definition.parameters if each.scales for name in each.scales.needs}
    for each in definition.parameters:
        if each.name in needed:
            try:
                inputs[each.name] = read_entry(each, form[each.name], form[f"{each.name}.was"], inputs)
            except EntryError:
                continue
    return inputs


def take_system(definition: Definition, form: dict[str, str]) -> None:
    """Put a form's numbers into the units of the system that was chosen, but for those whose unit was, by itself."""
    before, system = system_of(form.get("system.was")), system_of(form.get("system"))
    form["system"] = form["system.was"] = system
    if system == before:
        return
    for name, quantity in [
        *((each.name, each.quantity) for each in definition.parameters),
        *((name, each.quantity) for name, each in definition.shown),
    ]:
        if form[f"{name}.unit"] == shown_in(before, quantity.units):
            form[f"{name}.unit"] = shown_in(system, quantity.units)
    switch_units(definition, form)


def system_of(name: str | None) -> System:
    """The system of this name; the one that each calculator shows first, where there is none."""
    known: dict[str | None, System] = {each: each for each in SYSTEMS}
    return known.get(name, "metric")


def switch_units(definition: Definition, form: dict[str, str]) -> dict[str, str]:
    """Rewrite each input whose unit was switched, so that it stays the same quantity; notes where it cannot."""
    notes: dict[str, str] = {}
    switched = [each for each in definition.parameters if form[f"{each.name}.was"] != form[f"{each.name}.unit"]]
    others = known_inputs(definition, form) if any(each.scales for each in switched) else {}
    for each in switched:
        before, after = form[f"{each.name}.was"], form[f"{each.name}.unit"]
        try:
            value = in_si(each, read_number(form[each.name]), before, others)
            form[each.name] = shortest(float(write_input(each, value, after, others)))
        except (EntryError, Refusal) as error:
            if is_number(form[each.name]):  # the new unit is not true for this value: the old one stays
                notes[each.name] = _plainly(definition, form, error)
                form[f"{each.name}.unit"] = before
                continue
            # Else there is nothing to convert; reading the form will say so.
        form[f"{each.name}.was"] = after
    return notes


def _plainly(definition: Definition, form: Mapping[str, str], error: Exception) -> str:
    return told(definition, form, error.message) if isinstance(error, Refusal) else str(error)


def refused(definition: Definition, form: Mapping[str, str], refusal: Refusal, at: str = "") -> dict[str, str]:
    """A refusal in the reader's units: at the input that it names, or else at the one where it arose, or for all."""
    for parameter in definition.parameters:
        if isinstance(refusal, OutOfRange) and refusal.parameter == parameter.name:
            narrowed = parameter._replace(range=refusal.range)
            unit_name, others = form[f"{parameter.name}.was"], known_inputs(definition, form)
            words = outside_text(narrowed, refusal.value, unit_name, others)
            return {parameter.name: words}
    if isinstance(refusal, Unreadable) and refusal.parameter in (each.name for each in definition.sheets):
        at = refusal.parameter
    words = told(definition, form, refusal.message)
    if isinstance(refusal, OutOfRange):  # of a thing that is no input here
        words = sentence(words.replace(refusal.parameter, refusal.parameter.replace("_", " ")))
    return {at: words}


def told(definition: Definition, form: Mapping[str, str], text: str) -> str:
    """A text of a formula with its quantities in the units that the reader uses for such ones; others as they are."""
    if not isinstance(text, Message):
        return text
    return text.told(lambda amount: _unit_used(definition, form, amount.value, amount.unit))


def teller(definition: Definition, form: Mapping[str, str]) -> Tell:
    """What writes quantities in the units that the reader uses for such ones."""

    def tell(value: float, unit_name: str, digits: int = 3) -> str:
        return write_quantity(value, _unit_used(definition, form, value, unit_name), digits)

    return tell


def _unit_used(definition: Definition, form: Mapping[str, str], value: float, unit_name: str) -> str:
    """The unit of the first number of the form that has one for such a quantity; or else the one that is named."""
    for name, quantity in definition.quantities:
        chosen = UNITS[form[f"{name}.unit"]]
        alike = chosen.si == UNITS[unit_name].si and chosen.of in ("", UNITS[unit_name].of)
        if unit_name in quantity.units and alike and value <= chosen.ceiling:
            return chosen.name
    return unit_name
