"""The form: every state of its controls gets an answer or words, and never loses what the reader wrote."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from calc.calculators import describe, respond
from calc.calculators.evaluation import initial_form
from calc.calculators.form import reply
from tests.cases import REQUESTS

OSMOSIS = describe("osmosis.osmotic_pressure")
BALANCE = describe("balance.recovery")


def answer(definition, entries=None, **controls):
    form = initial_form(definition, entries or {})
    return reply(definition, form | {key.replace("__", "."): value for key, value in controls.items()})


@pytest.mark.parametrize("request_", REQUESTS)
def test_every_case_gets_an_answer_or_words(request_):
    answered = json.loads(respond(request_))
    assert set(answered) == {"values", "texts", "errors", "drawings"}
    if answered["drawings"]:
        for drawing in answered["drawings"].values():
            ElementTree.fromstring(f"<div>{drawing}</div>")
        assert answered["texts"]["standing"] == ""
    else:
        assert any(message.endswith(".") for message in answered["errors"].values())
        assert "last" in answered["texts"]["standing"]


def test_the_issue_example():
    assert answer(OSMOSIS).texts["osmotic_pressure"] == "29.7 bar"


def test_switching_the_unit_of_an_input_keeps_the_quantity():
    switched = answer(OSMOSIS, concentration__unit="mol/m3", temperature__unit="degF")
    assert switched.values == {
        "concentration": "600",
        "concentration.was": "mol/m3",
        "temperature": "77",
        "temperature.was": "degF",
    }
    assert switched.texts["osmotic_pressure"] == answer(OSMOSIS).texts["osmotic_pressure"]
    assert switched.texts["concentration.range"] == "from 0 to 2000 mol/m³"


def test_switching_the_unit_of_an_output_rewrites_it():
    assert answer(OSMOSIS, osmotic_pressure__unit="psi").texts["osmotic_pressure"] == "431 psi"
    assert "psi" in answer(OSMOSIS, osmotic_pressure__unit="psi").drawings["curve"]


def test_switching_the_unit_of_what_is_no_number_keeps_the_text():
    switched = answer(OSMOSIS, concentration="three", concentration__unit="mol/m3")
    assert switched.values == {"concentration.was": "mol/m3"}
    assert "is not a number" in switched.errors["concentration"]


def test_every_wrong_input_gets_its_own_message():
    wrong = answer(OSMOSIS, concentration="3", temperature="", ions="x")
    assert set(wrong.errors) == {"concentration", "temperature", "ions"}
    assert wrong.drawings == {}
    assert "osmotic_pressure" not in wrong.texts


def test_inputs_that_have_no_answer_together_get_one_message():
    assert "g/L" in answer(BALANCE, recovery="95").errors[""]


def test_an_input_cannot_be_switched_to_a_unit_that_is_not_true_for_it():
    switched = answer(BALANCE, feed_concentration__unit="ppm")
    assert switched.values == {"feed_concentration.unit": "g/L"}
    assert "ppm" in switched.errors["feed_concentration"]
    assert switched.texts["permeate_concentration"] == "175 mg/L"


def test_an_output_cannot_be_switched_to_a_unit_that_is_not_true_for_it():
    switched = answer(BALANCE, concentrate_concentration__unit="ppm")
    assert switched.values == {"concentrate_concentration.unit": "g/L"}
    assert switched.texts["concentrate_concentration"] == "63.5 g/L"
    assert "ppm" in switched.texts["cautions"]


def test_a_caution_is_shown_with_the_answer_and_goes_with_it():
    assert "ideal law" in answer(OSMOSIS).texts["cautions"]
    assert answer(OSMOSIS, osmotic_coefficient="0.92").texts["cautions"] == ""


def test_an_error_of_the_program_is_not_swallowed():
    with pytest.raises(KeyError):
        respond(json.dumps({"name": "osmosis.osmotic_pressure", "form": {}}))
