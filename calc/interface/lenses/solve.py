"""The lens that makes an answer the target: which value of one input gives it, or how near one can come."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from calc.core.numbers import EntryError, digits_of_count, quoted, read_number, sentence, with_label, write_number
from calc.core.quantities import Caution, Refusal
from calc.core.units import UnitError, from_si, to_si
from calc.interface import telling
from calc.interface.definitions import Definition, Parameter, Result
from calc.interface.entries import (
    in_si,
    named_unit,
    outside_text,
    read_entry,
    shown_unit,
    typed_entry,
    write_input,
)
from calc.interface.evaluation import Answer, WrongEntries, compute, initial_form, named, read_form, refused, told
from calc.interface.introspection import describe
from calc.interface.lenses import Case, panel
from calc.interface.lenses.search import CLOSE, Found, Point, line_of, search

if TYPE_CHECKING:
    import argparse

_PATIENCE = 0.15  # s of searching, before a panel shows what there is so far
_NUDGE = 0.02  # of an input's slider: a move that tells how much an answer depends on it
_FEWEST, _MOST = 3, 15  # digits of a value that is told
_MOST_DIGITS = 9  # of a target; a search finds no more
_MANY = 6  # solutions, or jumps, that are told one by one


class Solution(NamedTuple):
    """A value of the input that gives the target."""

    value: float
    """In SI; the target is met to a billionth of itself."""
    entry: str
    """The same with its unit, in so many digits that it gives the target as it is shown."""
    answer: Answer
    """The whole answer at the value."""
    until: float | None = None
    """Where every value from the first to this one gives the target."""


class Nearest(NamedTuple):
    """The nearest to a target that can be reached, where it cannot be itself."""

    value: float
    """Of the input, in SI."""
    entry: str
    output: float
    """In SI."""
    shown: str
    """The same as a reader sees it."""


class Solved(NamedTuple):
    """What came of a search for the value of an input that gives a target."""

    of: str
    """The output that is to be met."""
    target: float
    """In SI."""
    by: str
    """The input that may move; the others stay."""
    solutions: tuple[Solution, ...]
    """All that were found, in the order of their values; none where there is none."""
    nearest: tuple[Nearest, ...]
    """Where there is none: the nearest; of a whole number, that on either side of the target."""
    words: str
    """What was found, in sentences, and what stands in the way."""
    tried: int
    """How many values were tried."""
    finished: bool = True
    """Whether all of the range has been looked at."""


class _Target(NamedTuple):
    result: Result
    value: float
    unit: str
    digits: int
    typed: str
    """As the reader has it, with its unit."""

    def written(self, value: float, digits: int = 0) -> str:
        """An output as it is shown beside the target."""
        unit_name = shown_unit(value, self.unit, self.result.quantity.units)
        most = digits or self.digits
        shown = digits_of_count(value, most) if self.result.whole else most
        return with_label(write_number(from_si(value, unit_name), shown), unit_name)

    @property
    def shown(self) -> str:
        return self.written(self.value)

    def apart(self, value: float) -> str:
        """An output that is not the target, in as many digits as tell it from that."""
        for digits in range(self.digits, _MOST + 1):
            if self.written(value, digits) != self.written(self.value, digits):
                return self.written(value, digits)
        return self.written(value, _MOST)


class _Written(NamedTuple):
    """An input that keeps its number in a unit, and not its SI value, when another one moves."""

    parameter: Parameter
    number: float
    unit: str


def _as_written(each_so: tuple[_Written, ...], inputs: Mapping[str, float | str]) -> Mapping[str, float | str]:
    """The inputs with those that keep their number; raises Refusal where one has no value on its scale."""
    changed = dict(inputs)
    for parameter, number, unit_name in each_so:
        try:
            changed[parameter.name] = parameter.range.settled(in_si(parameter, number, unit_name, inputs))
        except EntryError as error:
            raise Refusal(str(error)) from None
    return changed


@lru_cache(maxsize=4)  # the answers of a search are kept by its formula
def _formula(name: str, formula: Callable[..., Any], each_so: tuple[tuple[str, float, str], ...]) -> Callable[..., Any]:
    parameters = {each.name: each for each in describe(name).parameters}
    written_so = tuple(_Written(parameters[each], number, unit_name) for each, number, unit_name in each_so)

    def answer(**inputs: float | str) -> Any:
        return formula(**_as_written(written_so, inputs))

    return answer


class _Question(NamedTuple):
    """What is solved for, and the case in which."""

    definition: Definition
    form: Mapping[str, str]
    inputs: Mapping[str, float | str]
    target: _Target
    parameter: Parameter
    written_so: tuple[_Written, ...] = ()
    """The others that keep their number when it moves: how much 35 g/L are in g/kg depends on the temperature."""

    def compute(self, value: float) -> Answer:
        inputs = {**self.inputs, self.parameter.name: value}
        return compute(self.definition, _as_written(self.written_so, inputs))

    def output(self, value: float) -> float | None:
        try:
            return self.compute(value).outputs[self.target.result.name]
        except Refusal:
            return None

    def written(self, value: float, digits: int = 4) -> str:
        """A value of the input that moves, in the form's unit."""
        unit_name = self.form[f"{self.parameter.name}.was"]
        try:
            return with_label(write_input(self.parameter, value, unit_name, self.inputs, digits), unit_name)
        except (EntryError, Refusal):  # so far its scale is not known
            units = self.parameter.quantity.units
            own = next(each for each in units if not self.parameter.on_another_scale(each))
            return with_label(write_input(self.parameter, value, own, self.inputs, digits), own)

    def entry(self, value: float, serves: Callable[[float], bool]) -> str:
        """The value in the fewest digits in which, typed into the form, it serves."""
        name = self.parameter.name
        text = ""
        for digits in range(_FEWEST, _MOST + 1):
            before, text = text, self.written(value, digits)
            if text == before:
                continue
            try:
                typed = read_entry(self.parameter, text, self.form[f"{name}.was"], self.inputs)
            except (EntryError, Refusal):  # rounded, it lies outside the range
                continue
            if serves(typed):
                break
        return text


def solve(name: str, entries: Mapping[str, str] | None = None, *, by: str = "", **target: str) -> Solved:
    """The values of one input with which an output is what is wanted, the others staying as the entries have them.

    The target is an output with a number and a unit, or with a number in the unit that is shown first; `by` is the
    input that may move, over its whole range; where none is named, it is the one that moves the output most. Each value
    found meets the target to a billionth of itself, or, where that is zero, of the output as it is.

    Raises UnknownCalculator, and WrongEntries for a target, an input or entries that cannot be taken; where no value
    gives the target, `solutions` is empty, and `nearest` and `words` say how near one comes and what stands in the way.

    >>> solved = solve("osmosis.osmotic_pressure", by="concentration", osmotic_pressure="20 bar")
    >>> solved.words
    'With molar concentration at 0.403 mol/L, osmotic pressure is 20.0 bar.'
    >>> round(solved.solutions[0].value, 1)
    403.4
    """
    definition = describe(name)
    form = initial_form(definition, entries or {})
    inputs, messages = read_form(definition, form)
    if messages:
        raise WrongEntries(messages)
    if len(target) != 1:
        raise WrongEntries({"": f"Name one output as the target; there are: {_names(definition.results)}."})
    ((of, text),) = target.items()
    return _solve(_question(definition, form, inputs, of, text, by))


def _names(numbers: tuple[Result, ...] | tuple[Parameter, ...]) -> str:
    return ", ".join(each.name for each in numbers)


def _question(
    definition: Definition, form: Mapping[str, str], inputs: Mapping[str, float | str], of: str, text: str, by: str
) -> _Question:
    """What is solved for; WrongEntries where a name or the target cannot be taken."""
    result = next((each for each in definition.results if each.name == of), None)
    if not result:
        raise WrongEntries({of: f"there is no such number in the answer; there are: {_names(definition.results)}."})
    try:
        target = _read_target(result, form[f"{of}.unit"], text)
    except EntryError as error:
        raise WrongEntries({of: str(error)}) from None
    by = by or strongest(definition, inputs, of).name
    parameter = next((each for each in definition.parameters if each.name == by), None)
    if not parameter:
        raise WrongEntries({by: f"there is no such number to change; there are: {_names(definition.parameters)}."})
    written_so = tuple(
        _Written(each, read_number(form[each.name]), form[f"{each.name}.was"])
        for each in definition.parameters
        if each.scales and by in each.scales.needs and each.on_another_scale(form[f"{each.name}.was"])
    )
    return _Question(definition, form, inputs, target, parameter, written_so)


def _read_target(result: Result, unit_name: str, text: str) -> _Target:
    """What an output is to be; what is typed without a unit is in the one named."""
    number, name = typed_entry(result, text) or (text, named_unit(unit_name, result.quantity))
    wanted = read_number(number)
    try:
        value = to_si(wanted, name)
    except UnitError as error:
        raise EntryError(str(error)) from None
    typed = len(f"{abs(wanted):.{_MOST_DIGITS}g}".partition("e")[0].replace(".", "").strip("0"))
    return _Target(result, value, name, max(result.quantity.digits, typed), with_label(number.strip(), name))


def strongest(definition: Definition, inputs: Mapping[str, float | str], of: str) -> Parameter:
    """The input that moves an output most, each moved by the same small part of its slider.

    Inputs that are folded away, and whole numbers, which seldom meet a target, count only where no others move it.
    """
    open_ones = [each for each in definition.parameters if not each.group] or definition.parameters
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        now = _output(definition, inputs, of) or 0.0

        def move(each: Parameter) -> float:
            moved = _output(definition, {**inputs, each.name: _nudged(definition, each, inputs)}, of)
            return 0.0 if moved is None else abs(moved - now)

        moves = {each.name: move(each) for each in open_ones if not each.whole}
        if not any(moves.values()):
            moves = {each.name: move(each) for each in open_ones}
    return max(open_ones, key=lambda each: moves.get(each.name, -1.0))


def _nudged(definition: Definition, parameter: Parameter, inputs: Mapping[str, float | str]) -> float:
    """The value a little further along its slider, or, at the end, a little back."""
    now = inputs[parameter.name]
    if not isinstance(now, (int, float)):
        return parameter.default
    if parameter.whole:
        return now + 1 if now < parameter.range.high else now - 1
    line = line_of(definition, parameter, inputs)
    try:
        place = line.place(now)
        return line.value(place + _NUDGE if place + _NUDGE <= 1 else place - _NUDGE)
    except (EntryError, Refusal):
        return now


def _output(definition: Definition, inputs: Mapping[str, float | str], of: str) -> float | None:
    try:
        value: float | None = named(definition.formula(**inputs), of)
    except Refusal:
        return None
    return value


def _solve(question: _Question, patience: float = math.inf) -> Solved:
    definition, form, inputs, target, parameter, written_so = question
    if written_so:
        each_so = tuple((each.parameter.name, each.number, each.unit) for each in written_so)
        definition = definition._replace(formula=_formula(definition.name, definition.formula, each_so))
    found = search(definition, inputs, target.result.name, target.value, parameter.name, patience)
    solutions: list[Solution] = []
    refusals: list[str] = []
    for begins, ends in found.solutions:
        try:
            solutions.append(_solution(question, begins, ends, found.scale))
        except Refusal as refusal:  # of what else is in the answer
            refusals += refused(definition, form, refusal).values()
    nearest = () if found.is_flat else tuple(_nearest(question, each) for each in found.nearest)
    if refusals and not solutions:
        at = question.written(found.solutions[0][0])
        words = f"With {parameter.term} at {at} there is no answer in full: {refusals[0]}"
    else:
        words = " ".join(_words(question, found, tuple(solutions), nearest))
    by = parameter.name
    of, value = target.result.name, target.value
    return Solved(of, value, by, tuple(solutions), nearest, words, found.tried, found.finished)


def _solution(question: _Question, value: float, until: float, scale: float) -> Solution:
    target = question.target

    def serves(typed: float) -> bool:
        output = question.output(typed)
        if output is None:
            return False
        return target.written(output) == target.shown if target.value else abs(output) <= CLOSE * scale

    entry = question.entry(value, serves)
    return Solution(value, entry, question.compute(value), until if until > value else None)


def _nearest(question: _Question, point: Point) -> Nearest:
    target = question.target
    shown = target.apart(point.output)

    def serves(typed: float) -> bool:
        output = question.output(typed)
        return output is not None and target.apart(output) == shown

    return Nearest(point.value, question.entry(point.value, serves), point.output, shown)


# What is said


def _words(
    question: _Question, found: Found, solutions: tuple[Solution, ...], nearest: tuple[Nearest, ...]
) -> list[str]:
    """What was found, in sentences."""
    of, term = question.target.result.term, question.parameter.term
    shown = question.target.shown
    if len(solutions) == 1:
        return [_sentence_of(question, solutions[0])]
    if solutions:
        told_ones = [_value_of(question, each) for each in solutions]
        if len(told_ones) > _MANY:
            told_ones[_MANY - 1 :] = [f"{len(told_ones) - _MANY + 1} other values"]
        several = f"{', '.join(told_ones[:-1])} and {told_ones[-1]}"
        return [f"{sentence(of)} is {shown} with {term} at {several}."]
    if not found.finished:
        so_far = f"; the nearest so far is {nearest[0].shown}, with {term} at {nearest[0].entry}" if nearest else ""
        return [f"No value of {term} that makes {of} {shown} has been found yet{so_far}."]
    if not found.nearest:
        refusal = _refusal(question, question.parameter.default)
        return [f"At none of {found.tried} values of {term} is there an answer.", *refusal]
    if found.is_flat:
        stays = question.target.apart(found.nearest[0].output)
        return [f"{sentence(of)} does not depend on {term} here: it is {stays}, and not {shown}."]
    if question.parameter.whole:
        near = " and ".join(f"{each.entry} gives {each.shown}" for each in nearest)
        return [f"No whole number makes {of} {shown}; the nearest: {near}."]
    at = nearest[0]
    return [
        f"No value of {term} makes {of} {shown}. The nearest is {at.shown}, with {term} at {at.entry}.",
        *([] if any(found.nearest[0] in pair for pair in found.jumps) else _limits(question, found, found.nearest[0])),
        *(_jump(question, *pair) for pair in found.jumps[:_MANY]),
    ]


def _sentence_of(question: _Question, solution: Solution) -> str:
    term, of, shown = question.parameter.term, question.target.result.term, question.target.shown
    return f"With {term} at {_value_of(question, solution)}, {of} is {shown}."


def _value_of(question: _Question, solution: Solution) -> str:
    """A solution in words, which may be a whole stretch of values."""
    if solution.until is None:
        return solution.entry
    return f"anything from {question.written(solution.value)} to {question.written(solution.until)}"


def _limits(question: _Question, found: Found, point: Point) -> list[str]:
    """What keeps the output from the target, in sentences."""
    parameter, of = question.parameter, question.target.result.term
    low, high, *_ = parameter.range
    if point.value in (low, high):
        beyond = math.nextafter(point.value, -math.inf if point.value == low else math.inf)
        unit_name = question.form[f"{parameter.name}.was"]
        return [outside_text(parameter, beyond, unit_name, question.inputs)]
    edge = next((each for each in found.edges if each.last == point), None)
    if edge:
        side = "Above" if edge.refused > point.value else "Below"
        return [f"{side} that there is no answer:", *_refusal(question, edge.refused)]
    return [f"On both sides of it, {of} is further away."]


def _jump(question: _Question, *sides: Point) -> str:
    before, after = (question.target.apart(each.output) for each in sides)
    at = question.written(sides[0].value)
    return f"At {question.parameter.term} {at} it jumps from {before} to {after}, past the target."


def _refusal(question: _Question, value: float) -> list[str]:
    """Why there is no answer at a value of the input, in the reader's units."""
    of = question.target.result.term
    try:
        output = question.compute(value).outputs[question.target.result.name]
    except Refusal as refusal:
        return list(refused(question.definition, question.form, refusal).values())
    return [f"{of} is not known there."] if output is None else []


# The panel


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The panel: which answer, what it is to be, what may move; what was found, each with a button that enters it."""
    definition, form, answer = case
    results = {each.name: each for each in definition.results}
    parameters = {each.name: each for each in definition.parameters}
    result = results.get(asked.get("of", ""), definition.answers[0])
    text = asked.get("target", "").strip() if asked.get("was", result.name) == result.name else ""
    parameter = parameters.get(asked.get("by", "")) or strongest(definition, answer.inputs, result.name)
    if not text:
        is_now = telling.output(definition, form, answer, result)
        parts = [panel.note(f"{sentence(result.term)} is {is_now} now. Write what you want it to be.")]
    else:
        try:
            question = _question(definition, form, answer.inputs, result.name, text, parameter.name)
        except WrongEntries as wrong:
            parts = [panel.note(wrong.messages[result.name])]
        else:
            text = question.target.typed
            parts = _parts(question, answer, _solve(question, _PATIENCE))
    controls = panel.entries(
        panel.choice("lens.solve.of", "Make", {name: each.term for name, each in results.items()}, result.name),
        panel.field("lens.solve.target", "equal to", text),
        panel.choice("lens.solve.by", "by changing", {n: each.term for n, each in parameters.items()}, parameter.name),
        panel.kept("lens.solve.was", result.name),
    )
    return panel.part(controls) + panel.part(*parts)


def _parts(question: _Question, answer: Answer, solved: Solved) -> list[str]:
    """What was found, each value with a button that puts it into the form."""
    by, present = question.parameter.name, answer.numbers[question.parameter.name]

    def enter(entry: str, text: str) -> str:
        number, unit_name = typed_entry(question.parameter, entry) or (entry, question.form[f"{by}.was"])
        controls = {by: number, f"{by}.unit": unit_name, f"{by}.was": unit_name}
        return panel.enters(controls, text, f"{text}: {question.parameter.term} {entry}")

    parts = []
    if 1 < len(solved.solutions) <= _MANY:
        parts.append(_told(f"{sentence(question.target.result.term)} is {question.target.shown}"))
        for place, each in enumerate(solved.solutions):
            words = f"{'or ' if place else ''}with {question.parameter.term} at {_value_of(question, each)}"
            parts.append(_told(words, enter(each.entry, "Take it")))
    else:
        parts.append(_told(solved.words))
        if len(solved.solutions) == 1:
            one = solved.solutions[0]
            is_now = one.value <= present <= (one.until or one.value) or math.isclose(one.value, present, rel_tol=CLOSE)
            parts.append(panel.note("It is so now.") if is_now else enter(one.entry, "Take it"))
        parts += [enter(near.entry, f"Take {near.entry}") for near in solved.nearest]
    for each in solved.solutions:
        new = [told(question.definition, question.form, text) for text in each.answer.cautions]
        old = [told(question.definition, question.form, text) for text in answer.cautions]
        parts += [panel.note(f"At {each.entry}: {text}") for text in new if text not in old]
    tried = f"{solved.tried} values of {question.parameter.term} were tried"
    parts.append(
        panel.note(f"{tried}, over its whole range.") if solved.finished else panel.goes_on(f"{tried} so far.")
    )
    return parts


def _told(words: str, *after: str) -> str:
    return f"<p>{escape(words, quote=False)}{' ' if after else ''}{''.join(after)}</p>"


# The command line


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """Its options."""
    parser.add_argument("--target", metavar="OUTPUT='NUMBER UNIT'", help="what an output is to be")
    parser.add_argument("--by", metavar="INPUT", help="the input that may change for it; else the one that does most")


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """What was found, in words."""
    solved = _asked(case, arguments)
    if not solved:
        return None
    cautions = dict.fromkeys(text for each in solved.solutions for text in each.answer.cautions)
    return "\n".join([solved.words, *(f"Caution: {told(case.definition, case.form, text)}" for text in cautions)])


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The same as data, values in SI."""
    solved = _asked(case, arguments)
    if not solved:
        return None
    units = {each.name: each.quantity.unit for each in case.definition.parameters}
    units |= {each.name: each.quantity.unit for each in case.definition.results}
    return {
        "target": {"output": solved.of, "value": solved.target, "unit": units[solved.of]},
        "by": {"input": solved.by, "unit": units[solved.by]},
        "solutions": [
            {"value": each.value, "text": each.entry, **({} if each.until is None else {"until": each.until})}
            for each in solved.solutions
        ],
        "nearest": [
            {"value": each.value, "text": each.entry, "output": {"value": each.output, "text": each.shown}}
            for each in solved.nearest
        ],
        "tried": solved.tried,
        "text": solved.words,
    }


def _asked(case: Case, arguments: argparse.Namespace) -> Solved | None:
    if arguments.target is None:
        if arguments.by is not None:
            raise WrongEntries({"": "--by says what may change for a --target, and there is none."})
        return None
    of, equals, text = arguments.target.partition("=")
    if not equals:
        of_it = case.definition.results[0]
        example = f"{of_it.name}='{with_label('1', of_it.quantity.units[0])}'"
        raise WrongEntries({quoted(arguments.target): f"write a target as OUTPUT=VALUE, such as {example}."})
    definition, form, answer = case
    return _solve(_question(definition, form, answer.inputs, of.strip(), text, arguments.by or ""))
