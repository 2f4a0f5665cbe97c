"""Evaluation from what a reader wrote."""

import pytest

from calc.core.quantities import Refusal
from calc.interface import UnknownCalculator, WrongEntries, describe, evaluate
from calc.interface.evaluation import compute, initial_form


def test_an_input_that_is_not_named_keeps_its_default():
    answer = evaluate("osmosis.osmotic_pressure", {"temperature": "4 degC"})
    assert answer.inputs["concentration"] == 600
    assert answer.inputs["temperature"] == pytest.approx(277.15)


def test_the_answer_is_that_of_the_formula():
    definition = describe("balance.recovery")
    answer, returned = compute(definition, definition.defaults), definition.formula()._asdict()
    assert answer.outputs | answer.rows == returned


def test_cautions_come_with_the_answer():
    assert "ideal law" in evaluate("osmosis.osmotic_pressure").cautions[0]
    assert evaluate("osmosis.osmotic_pressure", {"concentration": "0.1 mol/L"}).cautions == ()


def test_every_wrong_entry_is_named():
    with pytest.raises(WrongEntries) as caught:
        evaluate("osmosis.osmotic_pressure", {"concentration": "0.6", "pressure": "1 bar", "ions": "2"})
    assert set(caught.value.messages) == {"concentration", "pressure"}
    assert "The unit is missing" in caught.value.messages["concentration"]
    assert "there are: concentration, temperature" in caught.value.messages["pressure"]


def test_an_unknown_calculator_and_a_refusal_are_raised():
    with pytest.raises(UnknownCalculator):
        evaluate("osmosis.nothing")
    with pytest.raises(Refusal, match="g/L"):
        evaluate("balance.recovery", {"recovery": "95 %"})


@pytest.mark.parametrize("entries", [{"curve.over": "nothing"}, {"curve.of": "concentration"}])
def test_a_curve_of_what_does_not_exist_is_refused(entries):
    with pytest.raises(WrongEntries, match="is not one of"):
        initial_form(describe("osmosis.osmotic_pressure"), entries)


def test_no_finite_answer_is_a_refusal():
    definition = describe("osmosis.osmotic_pressure")
    with pytest.raises(Refusal, match="no finite answer"):
        compute(definition._replace(formula=lambda **_: float("nan")), definition.defaults)
