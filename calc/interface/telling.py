"""Tells every input and output of an answer as a reader sees it, and the answer as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from calc.core.numbers import with_label
from calc.interface import accuracy, headline
from calc.interface.definitions import Definition, Result
from calc.interface.entries import lines_of, shown_unit, write_answer, write_input
from calc.interface.evaluation import Answer, told


def texts(definition: Definition, form: Mapping[str, str], answer: Answer) -> dict[str, str]:
    """The inputs and outputs as a reader sees them, but for those of several rows; and the headline."""
    written: dict[str, str] = {each.name: form[each.name] for each in definition.selections}
    written |= {each.name: lines_of(form[each.name]) for each in definition.sheets}
    written |= {name: told(definition, form, text) for name, text in answer.words.items()}
    for parameter in definition.parameters:
        unit_name = form[f"{parameter.name}.was"]
        number = write_input(parameter, answer.numbers[parameter.name], unit_name, answer.inputs)
        written[parameter.name] = with_label(number, unit_name)
    written |= {each.name: output(definition, form, answer, each) for each in definition.results}
    shown = {name: written[name] for name in (*answer.outputs, *answer.words)}
    return written | {"headline": headline.write(definition, answer, form, shown).replace("\N{NO-BREAK SPACE}", " ")}


def output(definition: Definition, form: Mapping[str, str], answer: Answer, result: Result) -> str:
    """An output as a reader sees it, in the unit of the form where that is true of it."""
    value = answer.outputs[result.name]
    unit_name = shown_unit(value or 0.0, form[f"{result.name}.unit"], result.quantity.units)
    return write_answer(value, unit_name, accuracy.digits(definition, answer.inputs | answer.outputs, result))
