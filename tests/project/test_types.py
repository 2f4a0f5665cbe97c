"""What the types of `calc` say is true of the answers: over the inputs that the other tests give them."""

import contextlib
import copy
import json
import pickle
from functools import cache
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest

from calc.core.quantities import Refusal, Table, Words
from calc.core.rows import Rows
from calc.interface import describe, names
from calc.interface.definitions import Listing, Result, Saying
from calc.interface.evaluation import Answer, compute, read_form
from calc.interface.introspection import _is_calculator, _outputs
from calc.models.minerals import feeds
from calc.vocabulary.common import OsmoticPressure, Temperature
from tests import cases

every_calculator = pytest.mark.parametrize("name", names())


@cache
def _inputs(name: str) -> list[dict[str, float | str]]:
    """The inputs of the cases that CPython and the browser answer alike, and both ends of every range; each once."""
    definition = describe(name)
    read = (read_form(definition, json.loads(request)["form"]) for request in cases.REQUESTS[name])
    found = [inputs for inputs, wrong in read if not wrong]
    found += [definition.defaults | {each.name: end} for each in definition.parameters for end in each.range[:2]]
    return list({repr(inputs): inputs for inputs in found}.values())


@cache
def _answers(name: str) -> list[Answer]:
    """The answers to them, which are the same for all that is asked of them."""
    return _answered(name)


def _answered(name: str) -> list[Answer]:
    """The answers as nobody has asked before: a search in a concentrate begins at what was found in it."""
    feeds.concentration.cache_clear()
    found = []
    for inputs in _inputs(name):
        with contextlib.suppress(Refusal):
            found.append(compute(describe(name), inputs))
    return found


def holds(type_: object, value: object) -> bool:
    """Whether a value is of a type: a number, words, what may be unknown, rows, or a NamedTuple of them all.

    >>> holds(float | None, None), holds(float, None), holds(tuple[float, ...], (1.0, "2"))
    (True, False, False)
    """
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return holds(arguments[0], value)
    if origin in (Union, UnionType):
        return any(holds(each, value) for each in arguments)
    if origin is not None:
        return isinstance(value, origin) and all(holds(arguments[0], each) for each in value)
    if type_ is float:
        return isinstance(value, (float, int)) and not isinstance(value, bool)
    if not isinstance(value, type_):
        return False
    hints = get_type_hints(type_, include_extras=True) if hasattr(type_, "_fields") else {}
    return all(holds(hint, getattr(value, name)) for name, hint in hints.items())


@every_calculator
def test_an_answer_is_of_the_type_that_its_formula_declares(name):
    declared = get_type_hints(describe(name).formula, include_extras=True)["return"]
    assert _answers(name)
    for answer in _answers(name):
        assert holds(declared, answer.returned), (answer.inputs, answer.returned)


@every_calculator
def test_what_may_be_unknown_is_unknown_for_some_inputs_and_nothing_else_is(name):
    unknown = {each for answer in _answers(name) for each, value in answer.outputs.items() if value is None}
    assert unknown == {each.name for each in describe(name).results if each.may_be_unknown}


@every_calculator
def test_an_answer_can_be_pickled_and_equals_itself_computed_again(name):
    """To the last digit, from the same beginning."""
    answers = _answers(name)
    assert pickle.loads(pickle.dumps(answers)) == answers
    assert _answered(name) == answers


def test_a_value_of_another_type_is_told_apart():
    class Row(NamedTuple):
        height: float
        words: str

    assert holds(tuple[Row, ...], (Row(1.0, "low"), Row(2, "high")))
    assert not holds(tuple[Row, ...], [Row(1.0, "low")])
    assert not holds(tuple[Row, ...], (Row(None, "low"),))
    assert not holds(Row, (1.0, "low"))


def test_rows_wait_until_they_are_looked_at_and_are_computed_once():
    computed = []

    def compute_rows() -> tuple[str, ...]:
        computed.append(True)
        return ("first", "last")

    rows = Rows(compute_rows)
    assert not computed
    assert len(rows) == 2
    assert list(rows) == ["first", "last"]
    assert rows[-1] == "last"
    assert rows[:1] == ("first",)
    assert "last" in rows
    assert len(computed) == 1


def test_rows_are_like_the_tuple_of_them():
    rows, alike, others = Rows(lambda: (1, 2)), Rows(lambda: (1, 2)), Rows(lambda: (1,))
    assert rows == alike == (1, 2) == rows
    assert rows != others
    assert rows != (1,)
    assert hash(rows) == hash(alike) == hash((1, 2))
    assert repr(rows) == "(1, 2)"
    assert pickle.loads(pickle.dumps(rows)) == copy.deepcopy(rows) == (1, 2)


class _Row(NamedTuple):
    temperature: Temperature
    remark: Annotated[str, Words("remark", "What is said of it.")]


class _UnsureRow(NamedTuple):
    temperature: Temperature | None


class _Answer(NamedTuple):
    osmotic_pressure: OsmoticPressure
    temperature: Temperature | None
    remark: Annotated[str, Words("remark", "What is said of it.")]
    rows: Annotated[tuple[_Row, ...], Table("rows", "Some rows.")]


def test_an_output_says_in_its_type_that_it_may_be_unknown():
    pressure, temperature, remark, rows = _outputs(_Answer)
    assert isinstance(pressure, Result)
    assert not pressure.may_be_unknown
    assert isinstance(temperature, Result)
    assert temperature.may_be_unknown
    assert temperature.quantity.term == "temperature"
    assert isinstance(remark, Saying)
    assert isinstance(rows, Listing)
    assert not any(column.may_be_unknown for column in rows.columns if isinstance(column, Result))
    assert [each.may_be_unknown for each in _outputs(OsmoticPressure | None)] == [True]
    assert [each.may_be_unknown for each in _outputs(OsmoticPressure)] == [False]


@pytest.mark.parametrize(
    "output",
    [
        Annotated[str, Words("remark", "What is said of it.")] | None,
        Annotated[tuple[_Row, ...], Table("rows", "Some rows.")] | None,
        Annotated[tuple[_UnsureRow, ...], Table("rows", "Some rows.")],
        OsmoticPressure | Temperature | None,
        OsmoticPressure | str,
    ],
)
def test_only_a_number_by_itself_may_be_unknown(output):
    class Returned(NamedTuple):
        found: output

    def formula(temperature: Temperature) -> Returned:
        return Returned(temperature)

    assert not _is_calculator(formula)
