"""The calculators on the command line: list them, describe one, answer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from calc.calculators.definitions import Definition, Parameter, Result, UnknownCalculator, describe, names
from calc.calculators.entries import range_text, sentence, shown_unit, with_label, write_entry, write_quantity
from calc.calculators.evaluation import WrongEntries, compute, initial_form, read_form
from calc.quantities import Refusal


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.exit(_fail(f"{message}; see --help."))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m calc`; the exit status is 2, with one line on stderr, for a wrong name, unit or value."""
    parser = _Parser(
        prog="python -m calc",
        usage="python -m calc [NAME [INPUT='NUMBER UNIT' ...] [OUTPUT=UNIT ...] [--json]]",
        description="Calculators for osmosis and reverse osmosis. Without a name: the list of them.",
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the calculator, as in the list")
    parser.add_argument("entries", nargs="*", metavar="ENTRY", help="an input and its value, or an output and its unit")
    parser.add_argument("--json", action="store_true", help="answer in JSON, values in SI")
    parser.add_argument("-h", "--help", action="store_true", help="describe the calculator, or this command")
    asked = parser.parse_intermixed_args(arguments)
    if asked.name is None:
        print(parser.format_help() if asked.help else _list())
        return 0
    try:
        definition = describe(asked.name)
        print(_describe(definition) if asked.help else _answer(definition, asked.entries, asked.json))
    except WrongEntries as wrong:
        return _fail(" ".join(f"{name}: {message}" for name, message in wrong.messages.items()))
    except (UnknownCalculator, Refusal) as error:
        return _fail(str(error.args[0]))
    return 0


def _fail(message: str) -> int:
    print(f"python -m calc: {message}", file=sys.stderr)
    return 2


def _list() -> str:
    width = max(map(len, names()))
    return "\n".join(f"{name:{width}}  {describe(name).title}." for name in names())


def _describe(definition: Definition) -> str:
    lines = [f"{definition.name}: {definition.title}.", ""]
    lines += [f"    {equation}" for equation in definition.equations]
    lines += ["", "Inputs:"]
    for parameter in definition.parameters:
        unit_name = parameter.quantity.units[0]
        default = with_label(write_entry(parameter.default, unit_name), unit_name)
        range_ = range_text(parameter, unit_name)
        lines.append(f"    {parameter.name} ({parameter.quantity.symbol}) = {default}, {range_}")
        lines += [f"        {parameter.quantity.definition}", _units(parameter.quantity.units)]
    lines += ["", "Outputs:"]
    for result in definition.results:
        lines.append(f"    {result.name} ({result.quantity.symbol})")
        lines += [f"        {result.quantity.definition}", _units(result.quantity.units)]
    lines += ["", definition.holds, "", f"Source: {definition.source}"]
    first = definition.parameters[0]
    unit_name = first.quantity.units[0]
    entry = f"{write_entry(first.default, unit_name)} {unit_name}"
    lines += ["", f'Example: python -m calc {definition.name} {first.name}="{entry}"']
    return "\n".join(line for line in lines if line is not None)


def _units(units: tuple[str, ...]) -> str | None:
    return None if units == ("1",) else f"        Units: {', '.join(units)}"


def _answer(definition: Definition, entries: Sequence[str], as_json: bool) -> str:
    form = initial_form(definition, _read(entries))
    inputs, messages = read_form(definition, form)
    if messages:
        raise WrongEntries(messages)
    answer = compute(definition, inputs)

    texts = {
        each.name: with_label(write_entry(inputs[each.name], form[f"{each.name}.was"]), form[f"{each.name}.was"])
        for each in definition.parameters
    }
    for each in definition.results:
        value = answer.outputs[each.name]
        texts[each.name] = write_quantity(value, shown_unit(value, form[f"{each.name}.unit"], each.quantity.units))
    if as_json:

        def told(items: Sequence[Parameter | Result], values: Mapping[str, float]) -> dict[str, dict[str, object]]:
            return {
                each.name: {"value": values[each.name], "unit": each.quantity.unit, "text": texts[each.name]}
                for each in items
            }

        inputs_told, outputs_told = told(definition.parameters, inputs), told(definition.results, answer.outputs)
        told_all = {"inputs": inputs_told, "outputs": outputs_told, "cautions": list(answer.cautions)}
        return json.dumps(told_all, ensure_ascii=False)
    width = max(len(each.quantity.term) for each in (*definition.parameters, *definition.results))
    lines = [f"{sentence(each.quantity.term):{width}}  {texts[each.name]}" for each in definition.parameters]
    lines.append("-" * width)
    lines += [f"{sentence(each.quantity.term):{width}}  {texts[each.name]}" for each in definition.results]
    return "\n".join([*lines, *(f"Caution: {each}" for each in answer.cautions)])


def _read(entries: Sequence[str]) -> dict[str, str]:
    read = {}
    for entry in entries:
        name, equals, value = entry.partition("=")
        if not equals:
            raise WrongEntries({entry: "write an entry as NAME=VALUE, such as temperature='25 degC'."})
        if name in read:
            raise WrongEntries({name: "given twice."})
        read[name] = value
    return read
