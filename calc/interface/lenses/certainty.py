"""How sure an answer is: the model as its source tells, the inputs as the reader does, and both together as a band."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from calc.core.numbers import sentence, with_label, write_number
from calc.core.quantities import Refusal
from calc.core.units import UNITS, from_si
from calc.interface import accuracy, curve
from calc.interface.definitions import Deviation, Parameter, Result
from calc.interface.entries import in_si
from calc.interface.lenses import Case, doubts
from calc.interface.lenses import case as case_of
from calc.interface.lenses.doubts import Doubt
from calc.interface.lenses.panel import asks, choice, note, part, table

if TYPE_CHECKING:
    import argparse  # which no page asks for

_TRIES, _DRAWN, _SEED = 128, 1024, 2026
_PLACES = tuple(number / 3 for number in range(-4, 5))  # of the plus-or-minus: so far draws reach, and a little more
_PATIENCE = 0.1  # s, for the curve; one that takes longer is drawn when it is wanted
_BENT = 0.1  # of a change: so far apart are the changes up and down where the answer is no straight line
_INSIDE = 0.95  # of what is measured: what a plus-or-minus is taken to hold
_ALONG = 13  # places of the curve at which the band is computed


class Part(NamedTuple):
    """What the plus-or-minus of one input makes of the answer, in SI."""

    name: str
    text: str
    up: float | None
    """What the answer changes where the input is more; None where there is no answer."""
    down: float | None
    """And where it is less."""


class Certainty(NamedTuple):
    """An answer with its band, in SI."""

    output: str
    value: float
    low: float
    high: float
    model: float | None
    """How far the model may be off either way; None where that is not known: then the band is of the inputs alone."""
    kind: str
    """What kind of statement that is: one of `accuracy.KINDS`."""
    statement: str
    parts: tuple[Part, ...]
    how: str
    """'by the model alone', 'linear', 'sampled along each input' or 'sampled'."""
    unanswered: int = 0
    """Of the samples, those without an answer."""


def certainty(
    name: str,
    entries: Mapping[str, str] | None = None,
    plus_or_minus: Mapping[str, str] | None = None,
    output: str = "",
) -> Certainty:
    r"""How sure an output of a calculator is; without its name, the first of the answer.

    $$ u = \sqrt{u_\text{model}^2 + \sum_j u_j^2} $$

    Each $u_j$ is half of what the output changes from one end of the plus-or-minus of an input to the other, where it
    changes alike upwards and downwards, and together with the others as alone, to a tenth. Elsewhere the inputs are
    drawn at random, normally distributed and independent, always the same ones; then the band of the inputs holds 95 %
    of the answers, as a plus-or-minus is taken to hold 95 % of what is measured. The answers are those of the formula,
    or, where the changes add up, those of nine places of each input. `entries` are those of `evaluate`;
    `plus_or_minus` has amounts by the input's name, such as "0.5 bar" or "2 %".

    Raises UnknownCalculator, WrongEntries and Refusal as `evaluate` does, and Refusal where the output is not known.

    >>> sure = certainty("seawater.osmotic_pressure", plus_or_minus={"temperature": "1 degC"})
    >>> sure.how, sure.kind, round(sure.model / sure.value, 4), sure.low < sure.value - sure.model
    ('linear', 'stated', 0.002, True)
    """
    case = case_of(name, entries)
    return of(case, doubts.chosen(case, output), doubts.read(case, plus_or_minus or {}))


def of(case: Case, result: Result, sure: Mapping[str, Doubt]) -> Certainty:
    """How sure an output of a case is."""
    value = case.answer.outputs[result.name]
    if value is None:
        raise Refusal(f"{sentence(doubts.the(result.term))} is not known here, and so not how sure it is.")
    values = case.answer.inputs | case.answer.outputs
    stated = accuracy.stated(case.definition, values, result.name)
    model = accuracy.width(stated, values, result.name)
    parts = tuple(_part(case, result.name, name, doubt) for name, doubt in sure.items())
    how, down, up, unanswered = "by the model alone", 0.0, 0.0, 0
    if parts:
        alone = len(parts) == 1 or _adds_up(case, result.name, sure, parts, value)
        if alone and all(map(_is_straight, parts)):
            how = "linear"
            down = up = math.hypot(*(((each.up or 0.0) - (each.down or 0.0)) / 2 for each in parts))
        else:
            how = "sampled along each input" if alone else "sampled"
            known, unanswered = _sampled(case, result.name, sure, alone)
            low, high = (_quantile(known, share) for share in ((1 - _INSIDE) / 2, (1 + _INSIDE) / 2))
            down, up = max(value - low, 0.0), max(high - value, 0.0)
    low, high = value - math.hypot(model or 0.0, down), value + math.hypot(model or 0.0, up)
    statement = accuracy.written(case.definition, stated, values)
    return Certainty(result.name, value, low, high, model, stated.kind, statement, parts, how, unanswered)


def _part(case: Case, output: str, name: str, doubt: Doubt) -> Part:
    up, down = _ends(case, output, name, doubt, case.answer.numbers[name], case.answer.outputs[output] or 0.0)
    return Part(name, doubt.text, up, down)


def _ends(
    case: Case, output: str, name: str, doubt: Doubt, x: float, now: float, at: Mapping[str, float] | None = None
) -> tuple[float | None, float | None]:
    """What an output changes where an input is more, and where it is less; zero where that is rounding."""
    range_ = next(each.range for each in case.definition.parameters if each.name == name)
    changes: list[float | None] = [None, None]
    for place, other in enumerate((x + doubt.up, x - doubt.down)):
        found = doubts.beside(case, {**(at or {}), name: other}, output) if range_.holds(other) else None
        changes[place] = doubts.changed(found, now)
    return changes[0], changes[1]


def _adds_up(case: Case, output: str, sure: Mapping[str, Doubt], parts: Sequence[Part], value: float) -> bool:
    """Whether the inputs change the answer together as they do alone, one after another."""
    corner, whole = dict[str, float](), 0.0
    for each in parts:
        if each.up is None or each.down is None:
            return False
        x, doubt = case.answer.numbers[each.name], sure[each.name]
        corner[each.name] = x + doubt.up if each.up > each.down else x - doubt.down
        whole += max(each.up, each.down)
    found = doubts.beside(case, corner, output)
    return found is not None and abs(found - value - whole) <= _BENT * abs(whole)


def _is_straight(part: Part) -> bool:
    """Whether the answer changes alike upwards and downwards."""
    if part.up is None or part.down is None:
        return False
    return abs(part.up + part.down) <= _BENT * max(abs(part.up), abs(part.down))


def _sampled(case: Case, output: str, sure: Mapping[str, Doubt], alone: bool) -> tuple[list[float], int]:
    """The answers to inputs that are drawn, sorted, and how many draws have none.

    Of each input each of as many equally likely parts is drawn once (a Latin hypercube), so that few draws do. Where
    the inputs act alone, the answers are those along each, added up; else those of the formula.
    """
    count, now = (_DRAWN if alone else _TRIES), case.answer.outputs[output] or 0.0
    drawn, scale = Random(_SEED), _normal_at((1 + _INSIDE) / 2)
    columns = {}
    for name in sure:
        places = [z / scale for z in _normal(count)]
        drawn.shuffle(places)
        columns[name] = places
    found: list[float | None]
    if alone:
        courses = {name: _course(case, output, name, doubt, now) for name, doubt in sure.items()}
        rows = ([_along(courses[name], column[row]) for name, column in columns.items()] for row in range(count))
        found = [None if None in row else now + sum(each or 0.0 for each in row) for row in rows]
    else:
        found = [
            doubts.beside(case, {name: _at(case, name, sure[name], columns[name][row]) for name in sure}, output)
            for row in range(count)
        ]
    known = sorted(each for each in found if each is not None)
    if not known:
        raise Refusal("None of the inputs that were drawn has an answer: the plus-or-minus is too wide.")
    return known, count - len(known)


def _at(case: Case, name: str, doubt: Doubt, place: float) -> float:
    """An input some plus-or-minuses away, or the end of its range."""
    low, high, *_ = next(each.range for each in case.definition.parameters if each.name == name)
    x = case.answer.numbers[name] + place * (doubt.up if place > 0 else doubt.down)
    return min(max(x, low), high)


def _course(case: Case, output: str, name: str, doubt: Doubt, now: float) -> list[float | None]:
    """What the output changes at the places of one input."""
    found = (doubts.beside(case, {name: _at(case, name, doubt, place)}, output) for place in _PLACES)
    return [None if each is None else each - now for each in found]


def _along(course: Sequence[float | None], place: float) -> float | None:
    """The change at a place, on a straight line between its neighbours; None where one of them has no answer."""
    step = _PLACES[1] - _PLACES[0]
    at = min(max((place - _PLACES[0]) / step, 0.0), len(_PLACES) - 1.0)
    below = min(int(at), len(_PLACES) - 2)
    low, high = course[below], course[below + 1]
    return None if low is None or high is None else low + (at - below) * (high - low)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = min(max(share * len(ordered) - 0.5, 0.0), len(ordered) - 1.0)
    below = min(int(place), len(ordered) - 2) if len(ordered) > 1 else 0
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@lru_cache(maxsize=2)
def _normal(count: int) -> tuple[float, ...]:
    """The middles of so many equally likely parts of a normal distribution of mean 0 and standard deviation 1."""
    return tuple(_normal_at((number + 0.5) / count) for number in range(count))


def _normal_at(share: float) -> float:
    """Where the normal distribution has come to a share.

    >>> round(_normal_at(0.975), 4)
    1.96
    """
    low, high = -9.0, 9.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 + math.erf(middle / math.sqrt(2))) / 2 < share else (low, middle)
    return (low + high) / 2


def words(case: Case, result: Result, sure: Certainty) -> list[str]:
    """How sure an answer is, in short paragraphs."""
    unit_name = doubts.unit_of(case, result)
    said = [f"{sentence(result.term)}: {_band(sure, unit_name, result.quantity.digits)}."]
    if sure.model is None:
        said.append(f"How good the model itself is, is not known: {_after(sure.statement)}")
        said.append(
            "The band is of your inputs alone."
            if sure.parts
            else "There is no band until you say how sure you are of an input."
        )
    elif not sure.model:
        said.append(f"The model is exact: {_after(sure.statement)}")
    else:
        said.append(f"The model: {sure.statement} This kind of statement: {accuracy.KINDS[sure.kind]}.")
    if sure.how == "linear":
        said.append("Over your plus-or-minus the answer is nearly a straight line: the band is by its slopes.")
    elif sure.parts:
        count = _TRIES if sure.how == "sampled" else _DRAWN
        gone = f" {sure.unanswered} of them have no answer." if sure.unanswered else ""
        said.append(
            f"Over your plus-or-minus the answer is no straight line: the band is by {count} sets of inputs drawn at "
            f"random, always the same.{gone}"
        )
    if sure.parts:
        said.append(
            "Model and inputs are independent: their parts add up as the sides of a right angle do, and the largest "
            "counts most. A plus-or-minus is taken to hold nineteen of twenty measurements."
        )
    return said


def _after(statement: str) -> str:
    return statement.partition(": ")[2]


def _band(sure: Certainty, unit_name: str, digits: int) -> str:
    """A value with its band."""
    down, up = sure.value - sure.low, sure.high - sure.value
    width = max(down, up)
    if not width:
        return f"{_number(sure.value, unit_name, digits)}, without a band"
    if abs(up - down) <= 0.01 * width:
        off = width / UNITS[unit_name].factor
        of_width = 1 if f"{off:.0e}"[0] > "2" else 2
        both = (f"{abs(from_si(sure.value, unit_name)):.6e}", f"{off:.{of_width - 1}e}")
        ends = [int(each.partition("e")[2]) for each in both]
        shown = max(ends[0] - ends[1] + of_width, 1)  # down to the last place of the width
        return f"{_number(sure.value, unit_name, shown)} ± {doubts.difference(width, unit_name, of_width)}"
    shown = accuracy.digits_known(sure.value, width, 7)
    value = _number(sure.value, unit_name, shown)
    low, high = (_number(each, unit_name, shown + 1, bare=True) for each in (sure.low, sure.high))
    return f"{value}, from {low} to {with_label(high, unit_name)}"


def _number(value: float, unit_name: str, digits: int, bare: bool = False) -> str:
    written = write_number(from_si(value, unit_name), digits)
    return written if bare else with_label(written, unit_name)


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The panel: the band in words, its parts, the curve with the band around it, and a field for each input."""
    results = {each.name: each for each in case.definition.results}
    result = results.get(asked.get("output", ""), results[case.definition.main[0]])
    terms = {name: sentence(each.term) for name, each in results.items()}
    outputs = choice("lens.certainty.output", "How sure is", terms, result.name)
    fields, (found, wrong) = doubts.fields(case, "certainty", asked), doubts.asked(case, asked)
    if case.answer.outputs[result.name] is None:
        return part(
            outputs, note(f"{sentence(doubts.the(result.term))} is not known here, and so not how sure it is."), fields
        )
    sure = of(case, result, found)
    return part(
        outputs,
        *(note(each) for each in words(case, result, sure)),
        *([note(wrong)] if wrong else []),
        *([_table(case, result, sure)] if sure.parts else []),
        fields,
    ) + _drawn(case, result, found, math.inf if asked.get("curve") else _PATIENCE)


def _table(case: Case, result: Result, sure: Certainty) -> str:
    terms = {each.name: sentence(each.term) for each in case.definition.parameters}
    unit_name = doubts.unit_of(case, result)

    def change(value: float | None) -> str:
        if value is None:
            return "no answer"
        sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
        return escape(sign + doubts.difference(value, unit_name))

    rows = [
        [escape(terms[each.name]), escape(f"±{each.text}"), change(each.up), change(each.down)] for each in sure.parts
    ]
    if sure.model:
        rows.append(["The model", "", change(sure.model), change(-sure.model)])
    return table(["From", "Plus or minus", "If more", "If less"], rows)


def _drawn(case: Case, result: Result, sure: Mapping[str, Doubt], patience: float) -> str:
    """The curve of the output as the form has it, with its band; where it takes long, a button that draws it."""
    definition, answer, form = case.definition, case.answer, case.form
    over, units = form["curve.over"], (form[f"{form['curve.over']}.was"], form[f"{result.name}.unit"])
    begun = time.perf_counter()
    try:
        sampled = curve.sample(definition, answer, over, result.name, *units, patience, form["curve.axes"])
        around = band(case, result, sampled, sure, begun + patience)
    except curve.Unfinished:
        return part(
            note("The curve with its band takes a little longer."), asks("lens.certainty.curve", "yes", "Draw it")
        )
    return part(note("The curve, and around it the band:"), curve.draw(sampled, around)) if around else ""


def band(
    case: Case, result: Result, sampled: curve.Curve, sure: Mapping[str, Doubt], until: float = math.inf
) -> list[tuple[float, float, float]]:
    """Where the band of a curve lies, in the units of the curve: place, lower and upper end.

    Raises Unfinished where it is later than until, on the clock of `time.perf_counter`.
    """
    known = [point for point in sampled.points if point[1] is not None]
    step = max(1, math.ceil(len(known) / _ALONG))
    found = []
    for x, y in dict.fromkeys((*known[::step], *known[-1:])):
        if time.perf_counter() > until:
            raise curve.Unfinished
        place = in_si(sampled.over, x, sampled.over_unit, case.answer.inputs)
        place = min(max(place, sampled.over.range.low), sampled.over.range.high)
        ends = _band_at(case, result, sampled.over, int(place) if sampled.over.whole else place, sure)
        if ends and y is not None:
            factor = UNITS[sampled.of_unit].factor
            found.append((x, y - ends[0] / factor, y + ends[1] / factor))
    return found if any(low < high for _, low, high in found) else []


def _band_at(
    case: Case, result: Result, over: Parameter, x: float, sure: Mapping[str, Doubt]
) -> tuple[float, float] | None:
    """How far down and up the band reaches where one input is another; None where that is not known."""
    outputs = doubts.outputs(case, {over.name: x})
    now = outputs[result.name] if outputs else None
    if outputs is None or now is None:
        return None
    values: dict[str, Any] = {**case.answer.inputs, over.name: x, **outputs}
    stated: Deviation = accuracy.stated(case.definition, values, result.name)
    model = accuracy.width(stated, values, result.name)
    if model is None and not sure:
        return None
    downs, ups = [model or 0.0], [model or 0.0]
    for name, doubt in sure.items():
        own = x if name == over.name else case.answer.numbers[name]
        changes = [each or 0.0 for each in _ends(case, result.name, name, doubt, own, now, {over.name: x})]
        downs.append(-min(*changes, 0.0))
        ups.append(max(*changes, 0.0))
    return math.hypot(*downs), math.hypot(*ups)


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """Its options."""
    parser.add_argument("--certainty", nargs="?", const="", metavar="OUTPUT", help="how sure an output is")
    parser.add_argument(
        "--plus-or-minus",
        action="append",
        metavar="INPUT=AMOUNT",
        help="how sure an input is, such as feed_pressure='0.5 bar' or feed_flow='2 %%'",
    )


def _told(case: Case, arguments: argparse.Namespace) -> list[tuple[Result, Certainty]]:
    """What is asked for: one output, or, where only a plus-or-minus is given, each of the answer."""
    asked, given = arguments.certainty, doubts.given(arguments.plus_or_minus)
    if asked is None and (not given or arguments.pulls is not None):
        return []
    sure = doubts.read(case, given)
    results = [doubts.chosen(case, asked)] if asked else list(case.definition.answers)
    return [(each, of(case, each, sure)) for each in results if case.answer.outputs[each.name] is not None]


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """How sure the answers are, in sentences."""
    return "\n\n".join("\n".join(words(case, result, sure)) for result, sure in _told(case, arguments)) or None


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The same as data."""
    found = _told(case, arguments)
    return [
        {**sure._asdict(), "unit": result.quantity.unit, "parts": [each._asdict() for each in sure.parts]}
        for result, sure in found
    ] or None
