"""What matters most: how much an answer changes where each input is a little more, sorted."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from calc.core.numbers import sentence, shortest, with_label, write_number
from calc.core.units import UNITS
from calc.interface.definitions import Definition, Parameter, Result
from calc.interface.introspection import NAMED
from calc.interface.lenses import Case, doubts
from calc.interface.lenses import case as case_of
from calc.interface.lenses.panel import choice, goes_on, note, part, table

if TYPE_CHECKING:
    import argparse  # which no page asks for

_HUNDREDTH, _TENTH = 0.01, 0.1
_PH = r"\mathrm{pH}"
_TOLD = 3  # of the strongest, in words
_PATIENCE = 0.1  # s, before a panel shows what is known so far


class Pull(NamedTuple):
    """How an output answers to a change of one input."""

    name: str
    """Of the input."""
    step: str
    """What is changed, in words: '1 % more', 'KCl'."""
    change: float | None
    """Of the output, in SI; None where there is no answer."""
    relative: float | None
    """As a fraction of the output; None where its zero is no less than any other value."""
    doubt: str = ""
    """The reader's own plus-or-minus."""
    doubt_change: float | None = None
    """Half of what the output changes from one end of it to the other, in SI."""
    is_choice: bool = False


def pulls(
    name: str,
    entries: Mapping[str, str] | None = None,
    output: str = "",
    plus_or_minus: Mapping[str, str] | None = None,
) -> tuple[Pull, ...]:
    """What pulls at an output of a calculator, the strongest first; without its name, at the first of the answer.

    Of a number it is 1 % more, of a temperature 1 K, of a pH 0.1, of a whole number one more; where a number is zero
    or may be negative, a hundredth of what such numbers are in the worked example, and at most of its range. Where
    there is no answer beyond, it is as much less. Of a choice it is each other one. `entries` are those of `evaluate`;
    `plus_or_minus` has amounts by the input's name, such as "0.5 bar" or "2 %".

    Raises UnknownCalculator, WrongEntries and Refusal as `evaluate` does.

    >>> strongest, *_ = pulls("osmosis.osmotic_pressure", {"ions": "2"}, plus_or_minus={"temperature": "3 degC"})
    >>> strongest.name, strongest.step, round(strongest.relative, 9)
    ('ions', '1 more', 0.5)
    """
    case = case_of(name, entries)
    return of(case, doubts.chosen(case, output), doubts.read(case, plus_or_minus or {}))


def of(case: Case, result: Result, sure: Mapping[str, doubts.Doubt]) -> tuple[Pull, ...]:
    """The pulls at an output of a case, the strongest first."""
    return _sorted(_each(case, result, sure))


def _each(case: Case, result: Result, sure: Mapping[str, doubts.Doubt]) -> Iterator[Pull]:
    for each in case.definition.parameters:
        yield _of_number(case, each, result, sure.get(each.name))
    yield from _of_choices(case, result)


def _sorted(found: Iterable[Pull]) -> tuple[Pull, ...]:
    return tuple(sorted(found, key=lambda each: -abs(each.change or 0.0)))


def _within(
    case: Case, result: Result, sure: Mapping[str, doubts.Doubt], patience: float
) -> tuple[tuple[Pull, ...], bool]:
    """The pulls that are found within a time, in s, and whether they are all; what has been computed is kept."""
    deadline, found = time.perf_counter() + patience, list[Pull]()
    for each in _each(case, result, sure):
        found.append(each)
        if time.perf_counter() > deadline:
            return _sorted(found), False
    return _sorted(found), True


def _of_number(case: Case, parameter: Parameter, result: Result, doubt: doubts.Doubt | None) -> Pull:
    value, now = case.answer.numbers[parameter.name], case.answer.outputs[result.name]

    def at(x: float) -> float | None:
        if not parameter.range.holds(x):
            return None
        return doubts.beside(case, {parameter.name: round(x) if parameter.whole else x}, result.name)

    size, words = _step(case, parameter)
    more, change = "more", doubts.changed(at(value + size), now)
    if change is None:
        more, change = "less", doubts.changed(at(value - size), now)
    found = Pull(parameter.name, f"{words} {more}", change, _relative(case.definition, result, change, now))
    if doubt is None:
        return found
    ends = [doubts.changed(at(value + doubt.up), now), doubts.changed(at(value - doubt.down), now)]
    known = [each for each in ends if each is not None]
    spread = (max(known) - min(known)) / 2 if len(known) == 2 else abs(known[0]) if known else None
    return found._replace(doubt=doubt.text, doubt_change=spread)


def _step(case: Case, parameter: Parameter) -> tuple[float, str]:
    """By how much an input is changed, in SI, and in words."""
    value, unit_name = case.answer.numbers[parameter.name], case.form[f"{parameter.name}.was"]
    if parameter.quantity.unit == "K":
        degree = UNITS[unit_name].factor
        return degree, with_label("1", unit_name)
    if parameter.whole:
        return 1.0, "1"
    if parameter.quantity.symbol.startswith(_PH):  # a logarithm, whose zero is no less than any other value
        return _TENTH, f"{_TENTH:g}"
    low, high, *_ = parameter.range
    if value > 0 and low >= 0:
        return _HUNDREDTH * value, "1 %"
    usual = [abs(each.default) for each in case.definition.parameters if each.quantity.unit == parameter.quantity.unit]
    size = _HUNDREDTH * (abs(parameter.default) or max(usual) or high - low)
    size = min(size, _HUNDREDTH * (high - low))
    unit_name = unit_name if not parameter.on_another_scale(unit_name) else parameter.quantity.units[0]
    return size, with_label(shortest(size / UNITS[unit_name].factor), unit_name)


def _of_choices(case: Case, result: Result) -> Iterator[Pull]:
    now = case.answer.outputs[result.name]
    for each in case.definition.selections:
        for value in each.values:
            if value != case.answer.inputs[each.name]:
                change = doubts.changed(doubts.beside(case, {each.name: value}, result.name), now)
                relative = _relative(case.definition, result, change, now)
                yield Pull(each.name, each.label(value), change, relative, is_choice=True)


def _relative(definition: Definition, result: Result, change: float | None, now: float | None) -> float | None:
    """The change as a fraction; None for what is told with its sign, and for what is told in per cent itself."""
    signed = any(each["sign"] == "+" and each["name"] == result.name for each in NAMED.finditer(_sentences(definition)))
    if change is None or not now or signed or "%" in result.quantity.units:
        return None
    return change / now


def _sentences(definition: Definition) -> str:
    return " ".join((definition.headline, *(each.sentence for each in definition.cases)))


def told(case: Case, result: Result, change: float | None, relative: float | None) -> str:
    """A change in words: '3.1 % higher', '0.2 bar lower'."""
    if change is None:
        return "no answer"
    if change == 0:
        return "no change"
    unit_name = doubts.unit_of(case, result)
    if relative is not None:
        amount = f"{write_number(100 * abs(relative), 2)} %"
    else:
        amount = doubts.difference(change, unit_name)
    return f"{amount} {'higher' if change > 0 else 'lower'}"


def words(case: Case, result: Result, found: tuple[Pull, ...]) -> str:
    """What pulls the most, in sentences."""
    terms = {each.name: each.term for each in case.definition.inputs}
    numbers = [each for each in found if not each.is_choice and each.change]
    if not numbers:
        return f"None of the numbers changes {doubts.the(result.term)} by itself."
    first, *rest = numbers[:_TOLD]
    said = (
        f"The strongest pull: {terms[first.name]}. With {first.step}, {doubts.the(result.term)} is "
        f"{told(case, result, first.change, first.relative)}."
    )
    if rest:
        said += (
            " Then: "
            + "; ".join(
                f"{terms[each.name]}, {each.step}, {told(case, result, each.change, each.relative)}" for each in rest
            )
            + "."
        )
    if idle := [terms[each.name] for each in found if not each.is_choice and each.change == 0]:
        said += f" Without any effect here: {', '.join(idle)}."
    return said


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The panel: bars, sorted, and what they say in words."""
    results = {each.name: each for each in case.definition.results}
    result = results.get(asked.get("output", ""), results[case.definition.main[0]])
    if case.answer.outputs[result.name] is None:
        return part(
            _outputs(case, result),
            note(f"{sentence(doubts.the(result.term))} is not known here, so nothing pulls at it."),
        )
    sure, wrong = doubts.asked(case, asked)
    found, finished = _within(case, result, sure, _PATIENCE)
    numbers = [each for each in found if not each.is_choice and each.change != 0]
    choices = [each for each in found if each.is_choice]
    return part(
        _outputs(case, result),
        _bars(case, result, numbers, bool(sure)),
        note(words(case, result, found)) if finished else goes_on("The other inputs are still being tried."),
        *([_bars(case, result, choices, False, "Other choices")] if choices else []),
        *([note(wrong)] if wrong else []),
        doubts.fields(case, "pulls", asked),
    )


def _outputs(case: Case, result: Result) -> str:
    terms = {each.name: sentence(each.term) for each in case.definition.results}
    return choice("lens.pulls.output", "What pulls at", terms, result.name)


def _bars(case: Case, result: Result, found: list[Pull], sure: bool, caption: str = "") -> str:
    if not found:
        return ""
    terms = {each.name: each.term for each in case.definition.inputs}
    widest = max(abs(each.change or 0.0) for each in found) or 1.0
    rows = []
    for each in found:
        subject = f"{sentence(terms[each.name])}: {each.step}" if each.is_choice else sentence(terms[each.name])
        cells = [escape(subject, quote=False)]
        if not each.is_choice:
            cells.append(escape(each.step, quote=False))
        change = escape(told(case, result, each.change, each.relative))
        cells.append(f"{bar((each.change or 0.0) / widest)} {change}")
        if sure:
            cells.append(escape(_own(case, result, each), quote=False))
        rows.append(cells)
    head = ["Input", *([] if found[0].is_choice else ["Change"]), sentence(escape(result.term))]
    return table([*head, *(["Your own ±"] if sure else [])], rows, caption)


def bar(share: float) -> str:
    """A bar to the right of the middle, or to the left for less, as long as its share of the longest."""
    left, width = (50 if share > 0 else 50 + 50 * share), 50 * abs(share)
    return (
        f'<svg class="lens-bar" width="100%" height="14" aria-hidden="true"><line x1="50%" x2="50%" y2="14"/>'
        f'<rect x="{left:.1f}%" y="2" width="{width:.1f}%" height="10"/></svg>'
    )


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """Its options."""
    parser.add_argument("--pulls", nargs="?", const="", metavar="OUTPUT", help="what pulls at an output, sorted")


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """The pulls, one a line, and in words."""
    if arguments.pulls is None:
        return None
    result = doubts.chosen(case, arguments.pulls)
    found = of(case, result, doubts.read(case, doubts.given(arguments.plus_or_minus)))
    terms = {each.name: each.term for each in case.definition.inputs}
    lines = [
        (
            f"{sentence(terms[each.name])}, {each.step}",
            told(case, result, each.change, each.relative),
            _own(case, result, each),
        )
        for each in found
        if each.change != 0
    ]
    width, second = (max((len(line[n]) for line in lines), default=0) for n in (0, 1))
    written = [f"{first:{width}}  {change:{second}}  {own}".rstrip() for first, change, own in lines]
    return "\n".join([f"What pulls at {doubts.the(result.term)}:", *written, "", words(case, result, found)])


def _own(case: Case, result: Result, pull: Pull) -> str:
    if not pull.doubt or pull.doubt_change is None:
        return ""
    return f"±{pull.doubt}: ±{doubts.difference(pull.doubt_change, doubts.unit_of(case, result))}"


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The pulls as data."""
    if arguments.pulls is None:
        return None
    result = doubts.chosen(case, arguments.pulls)
    found = of(case, result, doubts.read(case, doubts.given(arguments.plus_or_minus)))
    return {"output": result.name, "unit": result.quantity.unit, "pulls": [each._asdict() for each in found]}
