"""Cases of a calculator side by side: what differs in what is entered, what follows for the answers, their curves."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from calc.core.numbers import EntryError, quoted, sentence, shortest, with_label, write_number
from calc.core.quantities import Refusal
from calc.core.units import UNITS, from_si
from calc.interface import accuracy, chart, curve, lenses, links
from calc.interface.definitions import Definition, Parameter, Result, Selection, Sheet
from calc.interface.entries import in_unit, lines_of, shown_unit, write_answer, write_input
from calc.interface.evaluation import (
    Answer,
    WrongEntries,
    compute,
    initial_form,
    read_form,
    refused,
    system_of,
    told,
)
from calc.interface.lenses import Case, panel
from calc.interface.window import Axes, Window

if TYPE_CHECKING:
    import argparse  # which no page asks for

MOST = 4
"""Cases that are kept."""
_LETTERS = "ABCD"
_NOW = "Now"
_ALIKE = 1e-6  # of a number: a change of its unit rounds it to seven digits
_HERE = "lens.cases."
_POINTS = "points"


class Row(NamedTuple):
    """One input or output of all cases."""

    name: str
    term: str
    unit: str
    """The SI unit of its numbers; empty for words."""
    values: tuple[float | str | None, ...]
    """Of each case, in SI; None where it is not known."""

    @property
    def differences(self) -> tuple[float | None, ...]:
        """By how much each number is larger than that of the first case; None for words and what is not known."""
        first = self.values[0]
        return tuple(
            each - first if isinstance(each, (int, float)) and isinstance(first, (int, float)) else None
            for each in self.values
        )

    @property
    def differs(self) -> bool:
        """Whether one case has another value than the first, by more than rounding."""
        return any(not _alike(each, self.values[0]) for each in self.values)


class Comparison(NamedTuple):
    """Cases of a calculator side by side."""

    inputs: tuple[Row, ...]
    """Those that differ first."""
    outputs: tuple[Row, ...]
    """The main answers first; lists of rows are left out."""


def compare(name: str, *cases: Mapping[str, str]) -> Comparison:
    """A calculator's answers to several sets of entries, which are those of `evaluate`, side by side.

    Raises as `evaluate` does.

    >>> compared = compare("osmosis.osmotic_pressure", {"temperature": "25 degC"}, {"temperature": "5 degC"})
    >>> [row.name for row in compared.inputs if row.differs]
    ['temperature']
    >>> [round(each / 1e5, 1) for each in compared.outputs[0].values]
    [29.7, 27.8]
    """
    if not cases:
        raise ValueError("give the entries of one case at the least")
    answers = [lenses.case(name, each).answer for each in cases]
    return _compared(lenses.case(name).definition, answers)


def _compared(definition: Definition, answers: Sequence[Answer]) -> Comparison:
    inputs = [
        Row(each.name, each.term, _unit(each), tuple(answer.inputs[each.name] for answer in answers))
        for each in definition.inputs
    ]
    outputs = [
        Row(each.name, each.term, _unit(each), tuple((answer.outputs | answer.words)[each.name] for answer in answers))
        for each in (*definition.answers, *definition.others)
    ]
    return Comparison(tuple(sorted(inputs, key=lambda row: not row.differs)), tuple(outputs))


def _unit(each: object) -> str:
    return each.quantity.unit if isinstance(each, (Parameter, Result)) else ""


def _alike(one: float | str | None, other: float | str | None) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= _ALIKE * max(abs(one), abs(other))
    return one == other


class _Column(NamedTuple):
    """One case as it stands in the table."""

    title: str
    form: Mapping[str, str]
    answer: Answer
    kept: str = ""
    """Its entries, as the panel keeps them; empty for the case that is only in the form."""


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The kept cases beside the present one, with what keeps, removes and puts back."""
    kept = [asked[number] for number in ("1", "2", "3", "4") if asked.get(number)]
    does, _, which = asked.get("does", "").partition(" ")
    if does == "remove" and which in tuple(_LETTERS[: len(kept)]):
        del kept[_LETTERS.index(which)]
    columns, notes = _columns(case, kept)
    if does == "keep" and not _present(case, columns) and len(kept) < MOST:
        kept.append(json.dumps(_entries(case), ensure_ascii=False))
        columns, notes = _columns(case, kept)
    present = _present(case, columns)
    carried = "".join(panel.kept(f"{_HERE}{number}", text) for number, text in enumerate(kept, 1))
    keep = "" if present or len(kept) == MOST else panel.asks(f"{_HERE}does", "keep", "Keep this case")
    if not present:
        columns.append(_Column(_NOW, case.form, case.answer))
    table = _table(case, columns, present) if len(columns) > 1 else ""
    notes.append(panel.note(_advice(len(kept), present, f" {_POINTS}<" in table)))
    return panel.part(carried, *notes, keep, table, _curves(case, columns) if table else "")


def _entries(case: Case) -> dict[str, str]:
    """What makes the case, without what only says how it is shown."""
    inputs = {"preset", *(each.name for each in case.definition.inputs)}
    whole = links.entries(case.definition, case.form, whole=True)
    return {name: text for name, text in whole.items() if name in inputs}


def _columns(case: Case, kept: Sequence[str]) -> tuple[list[_Column], list[str]]:
    """The kept cases, and a note for each that has no answer any more."""
    columns, notes = [], []
    for letter, text in zip(_LETTERS, kept, strict=False):
        try:
            columns.append(_column(case, letter, text))
        except WrongEntries as wrong:
            notes.append(
                panel.note(f"Case {letter} has no answer any more: {wrong}")
                + panel.asks(f"{_HERE}does", f"remove {letter}", "Remove", f"Remove case {letter}")
            )
    return columns, notes


def _present(case: Case, columns: Sequence[_Column]) -> str:
    """The letter of the kept case that is also in the form; empty if it is none of them."""
    inputs = case.answer.inputs
    alike = (each for each in columns if all(_alike(inputs[name], value) for name, value in each.answer.inputs.items()))
    return next((each.title for each in alike), "")


def _advice(kept: int, present: str, has_points: bool) -> str:
    if not kept:
        return "Keep this case, and then change an input: the two stand side by side here."
    if present and kept == 1:
        return f"Case {present} is kept. Now change an input: the two stand side by side here."
    told = f"Differences are from case {_LETTERS[0]}"
    told += "; of what is in per cent, in percentage points." if has_points else "."
    if present:
        return f"What stands in the form is case {present}. {told}"
    return f"{told} Four cases are kept; remove one to keep another." if kept == MOST else told


def _column(case: Case, letter: str, text: str) -> _Column:
    """A kept case, in the reader's system of units."""
    try:
        entries = json.loads(text)
    except json.JSONDecodeError:
        entries = None
    if not isinstance(entries, dict) or not all(isinstance(each, str) for each in entries.values()):
        raise WrongEntries({"": "what was kept cannot be read."})
    form = initial_form(case.definition, entries, system_of(case.form.get("system")))
    return _Column(letter, form, _answered(case.definition, form), text)


def _answered(definition: Definition, form: Mapping[str, str]) -> Answer:
    inputs, messages = read_form(definition, form)
    if messages:
        raise WrongEntries(messages)
    try:
        return compute(definition, inputs)
    except Refusal as refusal:
        raise WrongEntries(refused(definition, form, refusal)) from None


def _table(case: Case, columns: Sequence[_Column], present: str) -> str:
    """What differs, what is answered, and, folded away, what is alike."""
    answers = [each.answer for each in columns]
    compared = _compared(case.definition, answers)

    def lines(rows: Sequence[Row]) -> list[list[str]]:
        return [[escape(sentence(row.term), quote=False), *_cells(case, row, answers)] for row in rows]

    alike = [row for row in compared.inputs if not row.differs]
    head = ["", *(f"{each.title} (in the form)" if each.title == present else each.title for each in columns)]
    buttons = ["", *(_buttons(case, each, each.title == present) for each in columns)]
    differing = [row for row in compared.inputs if row.differs]
    table = panel.table(head, [*lines(differing), *lines(compared.outputs), buttons], rules=len(differing))
    if not alike:
        return table
    same = panel.table(["", "All"], [line[:2] for line in lines(alike)])
    return f"{table}<details><summary>The inputs that are the same in all</summary>{same}</details>"


def _buttons(case: Case, column: _Column, is_present: bool) -> str:
    if not column.kept:
        return ""
    letter = column.title
    inputs = {"preset", *(each.name for each in case.definition.inputs)}
    controls = {name: text for name, text in column.form.items() if name.partition(".")[0] in inputs}
    back = "" if is_present else panel.enters(controls, "Put back", f"Put case {letter} back into the form")
    return back + panel.asks(f"{_HERE}does", f"remove {letter}", "Remove", f"Remove case {letter}")


def _cells(case: Case, row: Row, answers: Sequence[Answer]) -> list[str]:
    """The values of a row as a reader sees them, each with its difference from the first."""
    return [
        escape(value, quote=False) + (f'<span class="lens-difference">{difference}</span>' if difference else "")
        for value, difference in _written(case, row, answers)
    ]


def _written(case: Case, row: Row, answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """The values of a row as a reader sees them, in the units of the present case, each with its difference or none."""
    definition, form, _ = case
    each = next(each for each in (*definition.inputs, *definition.outputs) if each.name == row.name)
    if isinstance(each, Parameter):
        unit_name, numbers = _in_one_unit(each, form[f"{each.name}.was"], answers)
        values = [
            with_label(write_input(each, answer.numbers[each.name], unit_name, answer.inputs), unit_name)
            for answer in answers
        ]
        return list(zip(values, _differences(numbers, unit_name, shortest), strict=True))
    if isinstance(each, Result):
        outputs = [answer.outputs[each.name] for answer in answers]
        known = [output for output in outputs if output is not None]
        unit_name = shown_unit(max(known, default=0.0), form[f"{each.name}.unit"], each.quantity.units)
        digits = [accuracy.digits(definition, answer.inputs | answer.outputs, each) for answer in answers]
        values = [write_answer(output, unit_name, most) for output, most in zip(outputs, digits, strict=True)]
        numbers = [None if output is None else from_si(output, unit_name) for output in outputs]
        return list(zip(values, _differences(numbers, unit_name, write_number), strict=True))
    words = [str(value) for value in row.values]
    if isinstance(each, Sheet):
        return [(f"{lines_of(word)}, '{quoted(word)}'", "") for word in words]
    label = each.label if isinstance(each, Selection) else lambda value: told(definition, form, value)
    return [(label(word), "") for word in words]


def _in_one_unit(parameter: Parameter, unit_name: str, answers: Sequence[Answer]) -> tuple[str, list[float | None]]:
    """A unit that is true of an input in all cases, the reader's if it is, and the numbers in it."""
    for each in (unit_name, *parameter.quantity.units):
        try:
            return each, [in_unit(parameter, answer.numbers[parameter.name], each, answer.inputs) for answer in answers]
        except (EntryError, Refusal):
            continue
    raise Refusal(f"There is no unit in which {parameter.term} could be told in all of these cases.")


def _differences(numbers: Sequence[float | None], unit_name: str, write: Callable[[float], str]) -> list[str]:
    """By how much numbers are larger than the first: in their unit, and in per cent where that means something."""
    first = numbers[0]
    unit = UNITS[unit_name]
    written = []
    for number in numbers:
        if number is None or first is None or _alike(number, first):
            written.append("")
            continue
        sign = "+" if number > first else "\N{MINUS SIGN}"
        by = f"{sign}{write(abs(number - first))}"
        if unit.label == "%":
            by += f" {_POINTS}"
        elif unit.label:
            by = with_label(by, unit_name)
            if not unit.offset and number * first > 0:
                by += f", {sign}{write_number(abs(100 * (number / first - 1)), 2)} %"
        written.append(by)
    return written


def _curves(case: Case, columns: Sequence[_Column]) -> str:
    """The curves of all cases in one chart, that which the form draws; cases that share one are named together."""
    definition, form, _ = case
    over, of = form["curve.over"], form["curve.of"]
    parameter = next(each for each in definition.parameters if each.name == over)
    shared: dict[tuple[tuple[str, float | str], ...], list[_Column]] = {}
    for column in columns:
        others = tuple((name, value) for name, value in column.answer.inputs.items() if name != over)
        shared.setdefault(others, []).append(column)
    groups = list(shared.values())
    wanted = form[f"{over}.was"], form[f"{of}.unit"]
    curves = _sampled(case, parameter, groups, *wanted)
    if len({(each.over_unit, each.of_unit) for each in curves}) > 1:  # one unit is not true of all
        curves = _sampled(case, parameter, groups, parameter.quantity.units[0], curves[0].of.quantity.units[0])
    first = curves[0]
    axes = Axes(all(each.axes.upwards for each in curves), all(each.axes.across for each in curves))
    across = chart.Axis(parameter.term, first.over_unit, parameter.whole, axes.across)
    upwards = chart.Axis(first.of.term, first.of_unit, logarithmic=axes.upwards)
    lines = [
        chart.Line(", ".join(each.title for each in group), sampled.points)
        for group, sampled in zip(groups, curves, strict=True)
    ]
    if not any(y is not None and across.holds(x) and upwards.holds(y) for line in lines for x, y in line.points):
        return ""
    points = []
    for group, sampled in zip(groups, curves, strict=True):
        for column in group:  # which share a line, and would not be told apart without their names
            y = column.answer.outputs[of]
            x = in_unit(parameter, column.answer.numbers[over], sampled.over_unit, column.answer.inputs)
            if y is not None:
                points.append((column.title if len(group) > 1 else "", x, from_si(y, sampled.of_unit)))
    text = " ".join(f"{line.term}: {sampled.text}" for line, sampled in zip(lines, curves, strict=True))
    return chart.draw(lines, across, upwards, text, named=points)


def _sampled(
    case: Case, parameter: Parameter, groups: Sequence[Sequence[_Column]], over_unit: str, of_unit: str
) -> list[curve.Curve]:
    """A curve for each group of cases, all of them as wide as the widest."""
    over, of, axes = parameter.name, case.form["curve.of"], case.form["curve.axes"]

    def sampled(answer: Answer, seen: Window | None) -> curve.Curve:
        return curve.sample(case.definition, answer, over, of, over_unit, of_unit, axes=axes, seen=seen)

    furthest = [max((column.answer for column in group), key=lambda each: each.numbers[over]) for group in groups]
    first = max(furthest, key=lambda each: each.numbers[over])
    widest = sampled(first, None)
    low, high = widest.span
    ends = {"low": low, "high": high, "left": low, "right": high, "bottom": 0.0, "top": 1.0}
    window = Window(over, of, widest.over_unit, of_unit, widest.axes, **ends)
    return [widest if answer is first else sampled(answer, window) for answer in furthest]


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """Its option: each adds a case."""
    parser.add_argument(
        "--case",
        action="append",
        nargs="+",
        metavar="ENTRY",
        help="one more case with these entries changed, side by side with the first; may be given up to three times",
    )


def _asked(case: Case, arguments: argparse.Namespace) -> list[_Column]:
    """The case of the command line, and those that it adds."""
    if len(arguments.case) >= MOST:
        raise WrongEntries({"--case": f"at most {MOST} cases stand side by side."})
    own = links.entries(case.definition, case.form, whole=True)
    columns = [_Column("A", case.form, case.answer)]
    for letter, given in zip(_LETTERS[1:], arguments.case, strict=False):
        form = initial_form(case.definition, own | lenses.pairs(given))
        columns.append(_Column(letter, form, _answered(case.definition, form)))
    return columns


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """The cases in columns of text."""
    if not arguments.case:
        return None
    columns = _asked(case, arguments)
    answers = [each.answer for each in columns]
    compared = _compared(case.definition, answers)

    def lines(rows: Sequence[Row]) -> list[list[str]]:
        return [
            [sentence(row.term), *(f"{value} ({by})" if by else value for value, by in _written(case, row, answers))]
            for row in rows
        ]

    parts = [
        [["", *(each.title for each in columns)], *lines([row for row in compared.inputs if row.differs])],
        lines(compared.outputs),
    ]
    widths = [max(map(len, cells)) for cells in zip(*(line for part in parts for line in part), strict=True)]
    written = [
        "  ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
        for part in (parts[0], [["-" * widths[0], *[""] * len(columns)]], parts[1])
        for line in part
    ]
    return "\n".join(written).replace(f" {_POINTS})", f" percentage {_POINTS})")


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The rows, with their values in SI and the differences from the first."""
    if not arguments.case:
        return None
    compared = _compared(case.definition, [each.answer for each in _asked(case, arguments)])
    return {
        part: [row._asdict() | {"differences": row.differences} for row in rows]
        for part, rows in compared._asdict().items()
    }
