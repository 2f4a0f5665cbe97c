"""The calculators on the command line: list them, describe one, answer."""

from __future__ import annotations

import argparse
import codecs
import errno
import io
import json
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import NoReturn

from calc import __version__
from calc.core.numbers import quoted, sentence, with_label, write_entry
from calc.core.quantities import Refusal
from calc.core.units import ON_THE_SCALE
from calc.interface import accuracy, lenses, telling
from calc.interface.definitions import Definition, Listing, Parameter, Result, Saying, Selection, Sheet
from calc.interface.entries import STANDS_FOR_A_FILE, lines_of, range_text
from calc.interface.evaluation import WrongEntries, compute, initial_form, read_form, refused, told
from calc.interface.introspection import DefinitionError, UnknownCalculator, describe, names
from calc.interface.listing import cells

# What stands for the characters of answers and descriptions that are more than a letter with an accent.
_PLAIN = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "×": "x",
        "°": "deg",
        "µ": "u",
        "ø": "o",
        "±": "+/-",
        "·": "*",
        "–": "-",
        "—": "-",
        "’": "'",
    }
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        what, colon, which = message.partition(": ")
        sys.exit(_fail(f"{what}{colon}{quoted(which)}; see --help."))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 2, with one line on stderr, for a wrong name, unit or value."""
    codecs.register_error("plain", _in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # it is none where there is no such stream, nor under a test
            stream.reconfigure(errors="plain")
    try:
        try:
            status = _run(arguments)
        finally:  # also where it exits by itself, as with --version
            if sys.stdout:
                sys.stdout.flush()
    except OSError as error:  # whoever reads has seen enough, as `head` does; Windows calls it a wrong argument
        if not (isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL):
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):  # else Python complains when it ends
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return 1
    return status


def _in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """What stands for a character that the terminal's encoding does not have: the nearest that every encoding has.

    >>> codecs.register_error("plain", _in_plain_letters)
    >>> "25 °C, 3 m³, 1.5 × 10⁻³".encode("ascii", "plain")
    b'25 degC, 3 m3, 1.5 x 10-3'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = error.object[error.start : error.end].translate(_PLAIN)
    letters = unicodedata.normalize("NFKD", written).replace("\N{MINUS SIGN}", "-")  # what a raised one becomes
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return bare.encode("ascii", "replace").decode(), error.end


def _run(arguments: Sequence[str] | None) -> int:
    parser = _Parser(
        prog=_command(),
        usage="%(prog)s [NAME [INPUT='NUMBER UNIT' ...] [OUTPUT=UNIT ...] [--json]]",
        description="Calculators for osmosis and reverse osmosis. Without a name: the list of them.",
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the calculator, as in the list")
    parser.add_argument("entries", nargs="*", metavar="ENTRY", help="an input and its value, or an output and its unit")
    parser.add_argument("--json", action="store_true", help="answer in JSON, values in SI")
    parser.add_argument("-h", "--help", action="store_true", help="describe the calculator, or this command")
    parser.add_argument("--version", action="version", version=__version__, help="say the version of calc")
    for name, title in lenses.TITLES.items():
        lenses.lens(name).add_arguments(parser.add_argument_group(title))
    asked = parser.parse_intermixed_args(arguments)
    try:
        if asked.name is None:
            print(parser.format_help() if asked.help else _list())
            return 0
        definition = describe(asked.name)
        print(_describe(definition) if asked.help else _answer(definition, asked))
    except (WrongEntries, Refusal) as wrong:
        return _fail(str(wrong))
    except (UnknownCalculator, DefinitionError) as error:
        return _fail(str(error.args[0]))
    return 0


def _command() -> str:
    """What the command was called as: by its own name, or as a module of Python."""
    return "calc" if PurePath(sys.argv[0]).stem == "calc" else "python -m calc"


def _fail(message: str) -> int:
    if sys.stderr:  # without it Python would print to the output
        print(f"{_command()}: {message}", file=sys.stderr)
    return 2


def _list() -> str:
    width = max(map(len, names()))
    return "\n".join(f"{name:{width}}  {describe(name).title}." for name in names())


def _describe(definition: Definition) -> str:
    lines = [f"{definition.name}: {definition.title}.", ""]
    lines += [f"    {equation}" for equation in definition.equations]
    lines += ["", "Inputs:"]
    for each in definition.inputs:
        if isinstance(each, Selection):
            lines.append(f"    {each.name} = {each.default}, one of: {', '.join(each.values)}")
            lines.append(f"        {each.choice.definition}")
            labels = {value: each.label(value) for value in each.values}
            lines += [f"        {value}: {label}" for value, label in labels.items() if label != value]
            continue
        if isinstance(each, Sheet):
            lines.append(f"    {each.name} = {lines_of(each.default)}; write {each.name}=@FILE to read a file")
            lines += [f"        {each.lines.definition}", f"        Its head: {each.default.partition(chr(10))[0]}"]
            continue
        unit_name = each.quantity.units[0]
        default = with_label(write_entry(each.default, unit_name), unit_name)
        reach = range_text(each, unit_name, definition.defaults)
        lines.append(f"    {each.name} ({each.quantity.symbol}) = {default}, {reach}")
        lines += [f"        {each.quantity.definition}", *_units(each.quantity.units)]
    lines += ["", "Outputs:"]
    lines += [line for output in definition.outputs for line in _describe_output(output)]
    if definition.presets:
        lines += ["", f"Sets of inputs, as preset=NAME: {', '.join(definition.presets)}"]
    lines += ["", definition.holds, "", "How far it may be off where the inputs are true:"]
    lines += [f"    {sentence(each)}" for each in accuracy.all_written(definition)]
    lines += ["", f"Source: {definition.source}"]
    first = definition.parameters[0]
    unit_name = first.quantity.units[0]
    entry = f"{write_entry(first.default, unit_name)} {unit_name}".removesuffix(" 1").removesuffix(f" {ON_THE_SCALE}")
    lines += ["", f'Example: {_command()} {definition.name} {first.name}="{entry}"']
    return "\n".join(lines)


def _describe_output(output: Result | Saying | Listing) -> list[str]:
    if isinstance(output, Saying):
        return [f"    {output.name}", f"        {output.words.definition}"]
    if isinstance(output, Listing):
        columns = [line for column in output.columns for line in _describe_output(column)]
        return [f"    {output.name}, in rows of:", *(f"    {line}" for line in columns)]
    unknown = ["        Not known for some inputs; in JSON it is null then."] if output.may_be_unknown else []
    units = _units(output.quantity.units)
    return [f"    {output.name} ({output.quantity.symbol})", f"        {output.quantity.definition}", *unknown, *units]


def _units(units: tuple[str, ...]) -> list[str]:
    return [] if units == ("1",) else [f"        Units: {', '.join(units)}"]


def _answer(definition: Definition, asked: argparse.Namespace) -> str:
    form = initial_form(definition, _with_files(definition, lenses.pairs(asked.entries)))
    inputs, messages = read_form(definition, form)
    if messages:
        raise WrongEntries(messages)
    try:
        case = lenses.Case(definition, form, compute(definition, inputs))
        every = {name: lenses.lens(name) for name in lenses.TITLES}
        if asked.json:
            data = {name: told for name, lens in every.items() if (told := lens.tell_json(case, asked)) is not None}
            return _as_json(case, data)
        seen = [told for lens in every.values() if (told := lens.tell(case, asked)) is not None]
    except Refusal as refusal:
        raise WrongEntries(refused(definition, form, refusal)) from None
    return "\n\n".join(seen) or _as_text(case)


def _with_files(definition: Definition, entries: Mapping[str, str]) -> dict[str, str]:
    """The entries with what stands in the files that they name; WrongEntries for one that cannot be read."""
    read = dict(entries)
    for each in definition.sheets:
        if read.get(each.name, "").startswith(STANDS_FOR_A_FILE):
            path = Path(read[each.name].removeprefix(STANDS_FOR_A_FILE))
            try:
                read[each.name] = decoded(path.read_bytes())
            except OSError as error:
                raise WrongEntries({each.name: f"the file '{path}' cannot be read: {error.strerror}."}) from None
    return read


def decoded(content: bytes) -> str:
    """A text file as spreadsheets save it: UTF-8, UTF-16 with its mark, or what Windows has in the west.

    >>> decoded("25 °C".encode()), decoded("25 °C".encode("utf-16")), decoded("25 °C".encode("cp1252"))
    ('25 °C', '25 °C', '25 °C')
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _as_json(case: lenses.Case, seen: Mapping[str, object]) -> str:
    definition, form, answer = case
    texts = telling.texts(*case)

    def number(each: Parameter | Result, value: float | None) -> dict[str, object]:
        return {"value": value, "unit": each.quantity.unit, "text": texts[each.name]}

    outputs: dict[str, object] = {each.name: number(each, answer.outputs[each.name]) for each in definition.results}
    outputs |= {each.name: {"text": texts[each.name]} for each in definition.sayings}
    for each in definition.listings:
        units = {column.name: column.quantity.unit for column in each.columns if isinstance(column, Result)}
        rows = [dict(zip((column.name for column in each.columns), row, strict=True)) for row in answer.rows[each.name]]
        outputs[each.name] = {"units": units, "rows": rows}
    inputs = {
        each.name: number(each, answer.numbers[each.name])
        if isinstance(each, Parameter)
        else {"text": form[each.name] if isinstance(each, Sheet) else texts[each.name]}
        for each in definition.inputs
    }
    whole = {
        "headline": texts["headline"],
        "inputs": inputs,
        "outputs": outputs,
        "cautions": [told(definition, form, each) for each in answer.cautions],
        **({"lenses": seen} if seen else {}),
    }
    return json.dumps(whole, ensure_ascii="utf" not in (getattr(sys.stdout, "encoding", None) or "").lower())


def _as_text(case: lenses.Case) -> str:
    definition, form, answer = case
    texts = telling.texts(*case)
    terms = {each.name: each.term for each in definition.selections}
    terms |= {each.name: each.term for each in definition.sheets}
    terms |= {each.name: each.words.term for each in definition.sayings}
    numbers: tuple[Parameter | Result, ...] = (*definition.parameters, *definition.results)
    terms |= {each.name: each.quantity.term for each in numbers}
    width = max(map(len, terms.values()))

    def lines(items: Sequence[Parameter | Selection | Sheet | Result | Saying | Listing]) -> list[str]:
        return [f"{sentence(terms[each.name]):{width}}  {texts[each.name]}" for each in items if each.name in terms]

    written = [texts["headline"], "", *lines(definition.inputs), "-" * width, *lines(definition.outputs)]
    for each in definition.listings:
        units = {column.name: form.get(f"{each.name}.{column.name}.unit", "") for column in each.columns}
        written += ["", f"{sentence(each.table.term)}: {', '.join(column.name for column in each.columns)}"]
        written += [
            "  ".join(told(definition, form, cell) for cell in cells(each, row, units))
            for row in answer.rows[each.name]
        ]
    return "\n".join([*written, *(f"Caution: {told(definition, form, each)}" for each in answer.cautions)])
