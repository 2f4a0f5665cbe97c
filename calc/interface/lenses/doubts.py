"""What readers say of how sure they are of an input, and the answers beside the present one: for two lenses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from calc.core.numbers import EntryError, is_number, quoted, read_number, sentence, with_label, write_number
from calc.core.quantities import Refusal
from calc.core.units import UNITS
from calc.interface.definitions import Parameter, Result
from calc.interface.entries import in_si, in_unit, named_unit, shown_unit, split_entry, write_input
from calc.interface.evaluation import WrongEntries, compute
from calc.interface.introspection import describe
from calc.interface.lenses import Case
from calc.interface.lenses.panel import entries, field, note

PER_CENT = "%"
_NOTHING = 1e-9  # of the output: less is rounding
_KEPT = 1000  # answers: those of a reader who goes from one output to the next


class Doubt(NamedTuple):
    """The plus-or-minus of an input, in SI: how far up and down the reader thinks it may be."""

    down: float
    up: float
    text: str
    """As it is told, such as '0.5 bar'."""


def read(case: Case, given: Mapping[str, str]) -> dict[str, Doubt]:
    """The plus-or-minus of inputs, from texts such as "0.5 bar", "2 %" or, in the unit of the form, "0.5".

    A percentage is of the input itself; of one that stands in the form in per cent it is in points.

    Raises WrongEntries, with a sentence for each that cannot be taken.
    """
    found, wrong = {}, dict[str, str]()
    inputs = {each.name: each for each in case.definition.inputs}
    for name, text in given.items():
        if not text.strip():
            continue
        parameter = inputs.get(name)
        if parameter is None:
            wrong[name] = f"there is no such input; there are: {', '.join(inputs)}."
        elif not isinstance(parameter, Parameter) or parameter.whole:
            wrong[name] = f"the {parameter.term} is a choice or a whole number, which has no plus-or-minus."
        else:
            try:
                found[name] = _doubt(case, parameter, text)
            except (EntryError, Refusal) as error:
                wrong[name] = f"{error}"
    if wrong:
        raise WrongEntries(wrong)
    return found


def _doubt(case: Case, parameter: Parameter, text: str) -> Doubt:
    bare = text.strip().removeprefix("±").removeprefix("+/-").strip()
    number, spelling = (bare, "") if is_number(bare) else split_entry(bare)
    amount = read_number(number)
    if not amount > 0:
        raise EntryError(f"'{quoted(text)}' is not above zero; write it like 0.5 or 2 %.")
    value = case.answer.numbers[parameter.name]
    if spelling == PER_CENT and case.form[f"{parameter.name}.was"] != PER_CENT:
        size = abs(value) * amount / 100
        if not size:
            raise EntryError(f"The {parameter.term} is zero, and {quoted(bare)} of it is nothing: write an amount.")
        return Doubt(size, size, f"{number} %")
    unit_name = named_unit(spelling, parameter.quantity) if spelling else case.form[f"{parameter.name}.was"]
    others = case.answer.inputs
    if not parameter.on_another_scale(unit_name):
        size = amount * UNITS[unit_name].factor
        return Doubt(size, size, with_label(number, unit_name))
    now = in_unit(parameter, value, unit_name, others)
    up = in_si(parameter, now + amount, unit_name, others) - value
    down = value - in_si(parameter, now - amount, unit_name, others) if amount < now else up
    return Doubt(down, up, with_label(number, unit_name))


def asked(case: Case, values: Mapping[str, str]) -> tuple[dict[str, Doubt], str]:
    """What the fields of a panel say, and in words what in them cannot be taken."""
    names = {each.name for each in case.definition.parameters}
    try:
        return read(case, {name: text for name, text in values.items() if name in names}), ""
    except WrongEntries as error:
        terms = {each.name: each.term for each in case.definition.parameters}
        right = {name: text for name, text in values.items() if name in names and name not in error.messages}
        told = " ".join(f"{sentence(terms[name])}: {message}" for name, message in error.messages.items())
        return read(case, right), told


def fields(case: Case, lens: str, values: Mapping[str, str]) -> str:
    """A field for the plus-or-minus of each input that can have one."""
    controls = []
    for each in case.definition.parameters:
        if not each.whole:
            number = entered(case, each)
            controls.append(field(f"lens.{lens}.{each.name}", f"{number} ±", values.get(each.name, "")))
    points = any(case.form[f"{each.name}.was"] == PER_CENT for each in case.definition.parameters)
    hint = "Such as 0.5 bar or 2 %; without a unit it is in that of the form." + (
        " Of what stands in per cent, 2 % is two points." if points else ""
    )
    is_open = " open" if any(values.get(each.name, "").strip() for each in case.definition.parameters) else ""
    return f"<details{is_open}><summary>Your own plus-or-minus</summary>{note(hint)}{entries(*controls)}</details>"


def entered(case: Case, parameter: Parameter) -> str:
    """An input and its value, as a label."""
    unit_name = case.form[f"{parameter.name}.was"]
    number = write_input(parameter, case.answer.numbers[parameter.name], unit_name, case.answer.inputs, 4)
    return f"{sentence(parameter.term)}, {with_label(number, unit_name)}"


def given(texts: list[str] | None) -> dict[str, str]:
    """What `--plus-or-minus` was given, by the input's name; raises WrongEntries."""
    found = {}
    for text in texts or ():
        name, equals, amount = text.partition("=")
        if not equals:
            raise WrongEntries({text: "write it as INPUT=AMOUNT, such as temperature='1 degC'."})
        found[name] = amount
    return found


def chosen(case: Case, name: str) -> Result:
    """The output of this name, or the first of the answer; raises WrongEntries."""
    results = {each.name: each for each in case.definition.results}
    if name and name not in results:
        raise WrongEntries({name: f"there is no such output; there are: {', '.join(results)}."})
    return results[name or case.definition.main[0]]


def beside(case: Case, changes: Mapping[str, float | str], output: str) -> float | None:
    """An output where some inputs are others; None where there is no answer."""
    found = outputs(case, changes)
    return found[output] if found else None


def outputs(case: Case, changes: Mapping[str, float | str]) -> Mapping[str, float | None] | None:
    """All outputs where some inputs are others; None where there is no answer."""
    return _outputs(case.definition.name, tuple((case.answer.inputs | dict(changes)).items()))


@lru_cache(maxsize=_KEPT)
def _outputs(name: str, inputs: tuple[tuple[str, float | str], ...]) -> Mapping[str, float | None] | None:
    try:
        return compute(describe(name), dict(inputs)).outputs
    except Refusal:
        return None


def changed(value: float | None, now: float | None) -> float | None:
    """How much an output is more than it was; zero where that is rounding, None where one of the two is not known."""
    if value is None or now is None:
        return None
    return value - now if abs(value - now) > _NOTHING * max(abs(value), abs(now)) else 0.0


def unit_of(case: Case, result: Result) -> str:
    """The unit in which the reader has an output."""
    value = case.answer.outputs[result.name] or 0.0
    return shown_unit(value, case.form[f"{result.name}.unit"], result.quantity.units)


def difference(change: float, unit_name: str, digits: int = 2) -> str:
    """A difference of an output in a unit, without its sign; of what is told in per cent, in points.

    >>> difference(-0.052, "%"), difference(5000.0, "bar")
    ('5.2 points', '0.050 bar')
    """
    number = write_number(abs(change) / UNITS[unit_name].factor, digits)
    return f"{number} points" if unit_name == PER_CENT else with_label(number, unit_name)


def the(term: str) -> str:
    """A term with its article, where it takes one.

    >>> the("feed pressure"), the("Langelier's saturation index")
    ('the feed pressure', "Langelier's saturation index")
    """
    return term if "'s" in term.partition(" ")[0] else f"the {term}"
