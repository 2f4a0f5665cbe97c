"""How far a model's answer may be off where its inputs are true: read from its docstring, and found for an answer."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from calc.core.numbers import EntryError, digits_of_count, quoted, read_number, write_typed
from calc.core.units import UNITS, from_si, to_si
from calc.interface.definitions import (
    Definition,
    Deviation,
    Listing,
    Parameter,
    Result,
    Saying,
    Selection,
    Sheet,
    Where,
)
from calc.interface.entries import named_unit, split_entry

KINDS = {
    "exact": "exact: arithmetic or a definition; all that may be off are the inputs",
    "largest difference found": "no reference point was found further off",
    "stated": "what its source states of itself; the source does not tell how many points lie further off",
    "spread": "so much do such things differ from one to the next",
    "not known": "nobody has told or measured how good it is",
}
"""What a docstring may say, and what kind of statement that is."""

_PARAGRAPH = re.compile(
    r"Accuracy(?: of (?P<outputs>\w+(?:, \w+)*))?(?: where (?P<where>[^:]+))?: "
    r"(?:(?P<plain>exact|not known)|(?P<amount>[^,:]+), (?P<kind>[a-z ]+)): (?P<words>.+)"
)
_CONDITION = re.compile(r"(?P<name>\w+) is (?P<state>.+)")
_BETWEEN = re.compile(r"from (?P<low>\S+(?: \S+)?) to (?P<high>.+)")
_FORM = (
    "write 'Accuracy of OUTPUT where NAME is STATE: AMOUNT, KIND: words.', where the outputs and the state may be left "
    f"out, and exact and not known have no amount; KIND is one of {', '.join(KINDS)}"
)


class AccuracyError(ValueError):
    """A paragraph that tells no accuracy, or an output of which none is told."""


def read(
    paragraphs: Sequence[str],
    inputs: Sequence[Parameter | Selection | Sheet],
    outputs: Sequence[Result | Saying | Listing],
    by: Mapping[str, Mapping[str, float]],
) -> tuple[Deviation, ...]:
    """What the paragraphs state, in their order; the first that fits an answer counts.

    `by` has, for a choice, what is known of each of its values. Raises AccuracyError, by name, for an output of which
    nothing is stated that fits every answer.
    """
    results = {each.name: each for each in outputs if isinstance(each, Result)}
    known: dict[str, Parameter | Selection | Result] = {
        **{each.name: each for each in inputs if not isinstance(each, Sheet)},
        **results,
    }
    found = [_deviation(paragraph, known, results, by) for paragraph in paragraphs]
    always = [each for each in found if not each.where]
    told = results if any(not each.outputs for each in always) else {name for each in always for name in each.outputs}
    if missing := [name for name in results if name not in told]:
        raise AccuracyError(f"there is no accuracy of {', '.join(missing)}: {_FORM}.")
    return tuple(found)


def _deviation(
    paragraph: str,
    known: Mapping[str, Parameter | Selection | Result],
    results: Mapping[str, Result],
    by: Mapping[str, Mapping[str, float]],
) -> Deviation:
    found = _PARAGRAPH.fullmatch(paragraph)
    kind = (found["plain"] or found["kind"]) if found else ""
    if not found or kind not in KINDS:
        raise AccuracyError(f"'{quoted(paragraph)}' is no accuracy: {_FORM}.")
    names = tuple(found["outputs"].split(", ")) if found["outputs"] else ()
    if strange := [name for name in names if name not in results]:
        raise AccuracyError(f"its accuracy is that of '{quoted(strange[0])}', which is no number that it answers.")
    where = tuple(_where(part, known) for part in found["where"].split(" and ")) if found["where"] else ()
    if found["plain"]:
        return Deviation(names, where, kind, found["words"])
    text, _, of = found["amount"].partition(" of ")
    if of and of not in known:
        raise AccuracyError(f"its accuracy is a share of '{quoted(of)}', which is no number of it.")
    if text.startswith("by "):
        text, _, more = text.removeprefix("by ").partition(" + ")
        if text not in by:
            raise AccuracyError(f"its accuracy is by '{quoted(text)}', of which ACCURACIES has nothing.")
        plus = _fraction(more) if more else 0.0
        return Deviation(names, where, kind, found["words"], plus, True, of, tuple(by[text].items()), text)
    if text.endswith(" %"):
        return Deviation(names, where, kind, found["words"], _fraction(text), True, of=of)
    if len(names) != 1:
        raise AccuracyError(f"'{quoted(text)}' is an accuracy in a unit: say of which one output.")
    return Deviation(names, where, kind, found["words"], _difference(text, results[names[0]]), False)


def _fraction(text: str) -> float:
    number, unit = split_entry(text)
    if unit != "%":
        raise AccuracyError(f"'{quoted(text)}' is no percentage.")
    return read_number(number) / 100


def _difference(text: str, result: Result) -> float:
    """A difference between two values of an output, in SI."""
    number, spelling = split_entry(text)
    unit = UNITS[named_unit(spelling, result.quantity)] if spelling else UNITS[result.quantity.unit]
    return read_number(number) * unit.factor


def _where(text: str, known: Mapping[str, Parameter | Selection | Result]) -> Where:
    found = _CONDITION.fullmatch(text)
    each = known.get(found["name"]) if found else None
    if not found or each is None:
        raise AccuracyError(f"'{quoted(text)}' is no condition of an accuracy: {_FORM}.")
    state = found["state"]
    if isinstance(each, Selection):
        if state not in each.values:
            raise AccuracyError(f"its accuracy asks whether {each.name} is {quoted(state)}, which it cannot be.")
        return Where(each.name, value=state)

    def end(written: str) -> float:
        number, spelling = split_entry(written)
        try:
            unit = named_unit(spelling, each.quantity) if spelling else each.quantity.unit
            return to_si(read_number(number), unit)
        except EntryError as error:
            raise AccuracyError(f"its accuracy asks whether {each.name} is {quoted(state)}: {error}") from None

    if between := _BETWEEN.fullmatch(state):
        return Where(each.name, end(between["low"]), end(between["high"]))
    if state.startswith("up to "):
        return Where(each.name, high=end(state.removeprefix("up to ")))
    if state.startswith("from "):
        return Where(each.name, end(state.removeprefix("from ")))
    return Where(each.name, end(state), end(state))


_EDGE = 1e-9  # of an end: what a unit rounds


def _fits(where: Where, values: Mapping[str, Any]) -> bool:
    value = values[where.name]
    if where.value or value is None:
        return value is not None and bool(value == where.value)
    low, high = where.low - _EDGE * abs(where.low), where.high + _EDGE * abs(where.high)
    return bool(low <= value <= high)


def stated(definition: Definition, values: Mapping[str, Any], output: str) -> Deviation:
    """What is stated of one output where inputs and outputs have these values."""
    return next(
        each
        for each in definition.accuracies
        if output in (each.outputs or (output,)) and all(_fits(where, values) for where in each.where)
    )


def fraction(deviation: Deviation, values: Mapping[str, Any]) -> float:
    """The relative deviation, where it is one: its own, or that of the value of the choice that it is by."""
    return deviation.amount + dict(deviation.by).get(values.get(deviation.choice, ""), 0.0)


def width(deviation: Deviation, values: Mapping[str, Any], output: str) -> float | None:
    """How far an output may be off either way, in SI; None where that is not known.

    >>> from calc.interface import describe, evaluate
    >>> answer = evaluate("seawater.osmotic_pressure")
    >>> values = answer.inputs | answer.outputs
    >>> found = stated(describe("seawater.osmotic_pressure"), values, "osmotic_pressure")
    >>> found.kind, round(width(found, values, "osmotic_pressure") / values["osmotic_pressure"], 4)
    ('stated', 0.002)
    """
    value = values[deviation.of or output]
    if deviation.kind == "not known" or value is None:
        return None
    if deviation.kind == "exact":
        return 0.0
    size = fraction(deviation, values) * abs(value) if deviation.relative else deviation.amount
    return size if math.isfinite(size) else None


_FEWEST = 3  # digits of an answer: with fewer it would stand still where an input is turned a little
_FINER = 0.6  # of a digit: up to 4 % knows two of them, up to 0.4 % three


def digits(definition: Definition, values: Mapping[str, Any], result: Result) -> int:
    """To how many digits an output is told: those of its quantity, but one more than the model knows at the most.

    The quantity's where nothing is known of the model, and three at the least; a count whole.
    """
    if result.whole:
        return digits_of_count(values[result.name] or 0, result.quantity.digits)
    off = width(stated(definition, values, result.name), values, result.name)
    return digits_known(values[result.name] or 0.0, off or 0.0, result.quantity.digits, _FEWEST)


def digits_known(value: float, off: float, most: int, fewest: int = 2) -> int:
    """One digit more than are known of a value that may be off by so much, but no more than the most.

    It hangs on the relative deviation alone, so that it stays where a value is moved and that does not change.

    >>> digits_known(41.54, 0.37, 4), digits_known(287.3, 10.0, 4), digits_known(41.54, 8.0, 4)
    (3, 3, 2)
    """
    if not (value and off):
        return most
    known = math.floor(_FINER - math.log10(off / abs(value)))
    return min(max(known + 1, fewest), most)


def written(definition: Definition, deviation: Deviation, values: Mapping[str, Any] | None = None) -> str:
    """A statement as a sentence; where it is by a choice, for the value that this has."""
    if deviation.kind in ("exact", "not known"):
        return f"{deviation.kind}: {deviation.words}"
    if deviation.relative:
        amount = f"{write_typed(100 * fraction(deviation, values or {}), 3)} %"
        terms = {each.name: each.term for each in _numbers(definition)}
        amount += f" of the {terms[deviation.of]}" if deviation.of else ""
        if deviation.choice and not values:
            term = next(each.term for each in definition.selections if each.name == deviation.choice)
            many = [100 * (each + deviation.amount) for _, each in deviation.by]
            amount = f"{write_typed(min(many), 3)} to {write_typed(max(many), 3)} %, by the {term}"
    else:
        quantity = next(each.quantity for each in definition.results if each.name == deviation.outputs[0])
        unit = UNITS[quantity.units[0]]
        amount = f"{write_typed(deviation.amount / unit.factor, 3)} {unit.label}".rstrip()
    return f"±{amount}, {deviation.kind}: {deviation.words}"


def _numbers(definition: Definition) -> list[Parameter | Result]:
    return [*definition.parameters, *definition.results]


def all_written(definition: Definition) -> list[str]:
    """All that is stated of a calculator, in sentences."""
    return [told(definition, each) for each in definition.accuracies]


def in_short(definition: Definition) -> str:
    """What is stated of the answer itself, without whence it is.

    >>> from calc.interface import describe
    >>> in_short(describe("seawater.osmotic_pressure"))
    'where absolute salinity is up to 42 g/kg: ±0.2 %, stated; otherwise: ±0.6 %, stated'
    """
    found: list[str] = []
    always = {name for each in definition.accuracies if not each.where for name in each.outputs}
    for each in definition.accuracies:
        outputs = tuple(name for name in each.outputs if name in definition.main)
        if outputs or not (each.outputs or always.issuperset(definition.main)):
            found.append(told(definition, each._replace(outputs=outputs, words="")).removesuffix(": "))
    return "; ".join(found).removeprefix("otherwise: ")


def told(definition: Definition, deviation: Deviation) -> str:
    """A statement in a sentence, with what it is of."""
    return f"{_subject(definition, deviation)}{written(definition, deviation)}"


def _subject(definition: Definition, deviation: Deviation) -> str:
    terms = {each.name: each.term for each in (*definition.inputs, *definition.results)}
    subject = ", ".join(terms[name] for name in deviation.outputs)
    if deviation.where:
        subject += " where " + " and ".join(_condition(definition, each, terms[each.name]) for each in deviation.where)
    alone = len(definition.accuracies) == 1
    return f"{subject.strip()}: " if subject else "" if alone else "otherwise: "


def _condition(definition: Definition, where: Where, term: str) -> str:
    if where.value:
        selection = next(each for each in definition.selections if each.name == where.name)
        return f"{term} is {selection.label(where.value)}"
    unit = UNITS[next(each.quantity.units[0] for each in _numbers(definition) if each.name == where.name)]

    def end(value: float) -> str:
        return f"{write_typed(from_si(value, unit.name), 4)} {unit.label}".rstrip()

    if where.low == where.high:
        return f"{term} is {end(where.low)}"
    low = f" from {end(where.low)}" if math.isfinite(where.low) else ""
    high = (f" to {end(where.high)}" if low else f" up to {end(where.high)}") if math.isfinite(where.high) else " on"
    return f"{term} is{low}{high}"
