"""A short search for entries that take the answer away, as `make fuzz` is a long one; it finds what it seeks."""

import itertools
import signal
from collections import Counter
from random import Random

import pytest

from calc.core.units import from_si, to_si
from calc.interface import describe, form, names
from calc.interface.entries import read_entry
from calc.interface.evaluation import compute, initial_form
from tests import fuzz

SEED = 15
ENDS = [
    (describe(name).defaults, parameter, unit, end)
    for name in names()
    for parameter in describe(name).parameters
    for unit in parameter.quantity.units
    for end in parameter.range[:2]
]


@pytest.fixture
def tally():
    before = fuzz.watch()
    yield fuzz.Tally(Counter(), {})
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@pytest.mark.parametrize("name", names())
def test_no_entry_takes_the_answer_away(name, tally):
    random = Random(f"{SEED} {name}")
    certain = itertools.islice(fuzz.certain(name), random.randrange(20), None, 40)
    drawn = [fuzz.at_random(name, random, share_drawn=0.02) for _ in range(40)]
    for state in (*certain, *drawn, *(fuzz.equal(name, random) for _ in range(20))):
        fuzz.try_out(state, tally, hands=2)
    assert tally.faults == {}
    assert tally.count["answered"]
    assert tally.count["refused"]
    assert tally.count["links"]
    assert tally.count["points"]


def test_the_end_of_a_range_is_itself_in_every_unit():
    """To the last digit: what is a rounding error beside it would leave a curve no room."""
    beside = []
    for others, parameter, unit, end in ENDS:
        if parameter.on_another_scale(unit):
            continue
        try:
            number = from_si(end, unit)
        except ValueError:  # the unit is not true of it
            continue
        if to_si(float(f"{number:.17g}"), unit) != end:
            beside.append((parameter.name, unit))
        assert read_entry(parameter, f"{number:.17g}", unit, others) == end, (parameter.name, unit)
    assert beside, "a change of unit rounds"


BALANCE = describe("balance.recovery")
STATE = fuzz.State(BALANCE.name, 1, initial_form(BALANCE, {}))


def raises(*_):
    return {}["nothing of the kind"]


def has_no_end(*_):
    while True:
        sum(range(100))


@pytest.mark.parametrize(("broken", "told"), [(raises, "KeyError"), (has_no_end, "TimeoutError")])
def test_the_search_finds_what_is_no_refusal_and_what_has_no_end(monkeypatch, tally, broken, told):
    monkeypatch.setattr("calc.interface.form.compute", broken)
    monkeypatch.setattr("calc.interface.form._computed", broken)
    monkeypatch.setattr(fuzz, "_PATIENCE", 0.05)
    fuzz.try_out(STATE, tally)
    fuzz.try_out(STATE, tally)
    ((fault, (times, first)),) = tally.faults.items()
    assert fault.startswith(f"balance.recovery: {told} in ")
    assert (times, first) == (2, STATE)


def altered(**outputs):
    """The answer of the balance with other numbers in it."""
    answer = compute(BALANCE, BALANCE.defaults)
    return answer._replace(outputs=answer.outputs | outputs)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (altered(permeate_flow=-1e-9), "permeate_flow is negative"),
        (altered(permeate_flow=None), "permeate_flow is not known, and may not be"),
        (altered(permeate_flow=float("nan")), "permeate_flow is not finite"),
        (altered(salt_passage=5e-324), "salt_passage is next to nothing"),
        (altered(product_concentration=1.0), "the salt of the mixture does not balance"),
        (altered(product_flow=0.01, bypass_flow=0.02), "more goes past than there is product"),
    ],
)
def test_the_search_finds_numbers_that_cannot_be(answer, problem):
    assert problem in list(fuzz.wrong_numbers(BALANCE, answer))


@pytest.mark.parametrize(("place", "problem"), [(1, "water"), (2, "salt")])
def test_the_search_finds_a_balance_that_does_not_close(place, problem):
    answer = altered()
    assert list(fuzz.wrong_numbers(BALANCE, answer)) == []
    streams = [
        tuple(cell * 1.000001 if at == place and row[0] == "concentrate" else cell for at, cell in enumerate(row))
        for row in answer.rows["streams"]
    ]
    open_balance = answer._replace(rows={"streams": tuple(streams)})
    assert f"the {problem} does not balance" in list(fuzz.wrong_numbers(BALANCE, open_balance))


def test_the_search_finds_what_rounding_left_of_zero():
    assert list(fuzz.left_of_zero(BALANCE, altered(permeate_concentration=0.0))) == []
    left = altered(permeate_concentration=-1.1e-16)
    assert list(fuzz.left_of_zero(BALANCE, left)) == ["permeate_concentration is what rounding left of zero"]


def test_the_search_finds_what_no_reader_should_see():
    reply = form.reply(BALANCE, STATE.form)
    assert list(fuzz.wrong_words(BALANCE, reply)) == []
    for wrong, problem in (
        (reply._replace(texts={"permeate_flow": "nan m³/h"}), "nan in permeate_flow"),
        (reply._replace(drawings={"curve": '<path d="M0 infL1 2"/>'}), "inf in curve"),
        (
            reply._replace(texts={"headline": "It gives ."}),
            "no sentence, or a long one, in 10 characters: It gives .",
        ),
        (reply._replace(errors={"elsewhere": "No."}), "messages without a place: ['elsewhere']"),
        (reply._replace(errors={"": "9" * 5000}), "a message of 5000 characters at ''"),
    ):
        assert list(fuzz.wrong_words(BALANCE, wrong)) == [problem]
