"""The form: every state of its controls gets an answer or words, and never loses what the reader wrote."""

import json
import xml.etree.ElementTree as ElementTree
from urllib.parse import parse_qsl

import pytest

from calc.interface import describe, links, respond
from calc.interface.evaluation import initial_form
from calc.interface.form import reply, reply_to
from tests.all_at_once import all_at_once
from tests.cases import REQUESTS, answered, without_curve
from tests.conftest import OF_ALL_CASES

OSMOSIS = describe("osmosis.osmotic_pressure")
BALANCE = describe("balance.recovery")


def answer(definition, entries=None, **controls):
    form = initial_form(definition, entries or {})
    return reply(definition, form | {key.replace("__", "."): value for key, value in controls.items()})


@OF_ALL_CASES
@pytest.mark.parametrize("name", REQUESTS)
def test_every_case_gets_an_answer_or_words(name):
    places = {"", "preset", *(each.name for each in describe(name).inputs)}
    for request in REQUESTS[name]:
        there = json.loads(answered(request))
        kinds = {"values", "texts", "errors", "drawings", "onward", "unfinished", "places"}
        assert set(there) == kinds, request
        assert not there["unfinished"], request
        assert set(there["errors"]) <= places, f"a message without a place on the page is lost: {request}"
        if there["drawings"]:
            for drawing in there["drawings"].values():
                ElementTree.fromstring(f"<div>{drawing}</div>")
            assert there["texts"]["standing"] == "", request
        else:
            assert any(message.endswith(".") for message in there["errors"].values()), request
            assert "last" in there["texts"]["standing"], request


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


def asked(**controls):
    return json.dumps({"name": OSMOSIS.name, "form": initial_form(OSMOSIS, {}) | controls})


@pytest.mark.parametrize(
    "request_", ["", "{}", json.dumps({"name": "osmosis.nothing", "form": {}}), json.dumps({"name": OSMOSIS.name})]
)
def test_a_fault_of_the_program_is_answered_in_words_and_its_traceback_is_told(capsys, request_):
    with pytest.raises(Exception) as raised:  # noqa: PT011 - of any kind
        reply_to(request_)
    there = json.loads(respond(request_))
    assert there["errors"].keys() == {""}
    assert type(raised.value).__name__ in there["errors"][""]
    assert there["errors"][""].endswith("It is at fault, not the entries.")
    assert "last" in there["texts"]["standing"]
    assert there["drawings"] == {}
    assert "Traceback" in capsys.readouterr().err


def test_after_a_fault_the_next_change_is_answered(capsys, monkeypatch):
    right = respond(asked(concentration="0.1"))
    assert capsys.readouterr().err == ""
    with monkeypatch.context() as patched:
        patched.setattr("calc.interface.form._computed", lambda *_: 1 / 0)
        there = json.loads(respond(asked(concentration="0.2")))
    assert "ZeroDivisionError: division by zero" in there["errors"][""]
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert respond(asked(concentration="0.1")) == right


def test_a_fault_in_what_is_drawn_leaves_the_answer(capsys, monkeypatch):
    monkeypatch.setattr("calc.interface.curve.sample", lambda *_: 1 / 0)
    there = json.loads(respond(asked(concentration="0.1")))
    assert there["texts"]["osmotic_pressure"] == "4.96 bar"
    assert there["texts"]["standing"] == ""
    assert there["drawings"] == {"curve": ""}
    assert "could not be drawn, because the program failed (ZeroDivisionError" in there["errors"][""]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_what_a_fault_says_of_itself_is_told_in_short(capsys, monkeypatch):
    monkeypatch.setattr("calc.interface.form._computed", lambda *_: int("x" * 10_000))
    assert len(json.loads(respond(asked()))["errors"][""]) < 200
    assert "ValueError" in capsys.readouterr().err


SOLUTIONS = describe("solutions.osmotic_pressure")
SEAWATER = describe("seawater.osmotic_pressure")


def test_a_choice_is_answered():
    assert answer(SOLUTIONS, solute="sucrose").texts["osmotic_pressure"] != answer(SOLUTIONS).texts["osmotic_pressure"]


def test_a_choice_that_does_not_exist_gets_words():
    assert "'NaF' is not one of: NaCl" in answer(SOLUTIONS, solute="NaF").errors["solute"]


def test_a_preset_fills_in_its_entries():
    chosen = answer(SEAWATER, preset="Red Sea")
    assert chosen.values == {"absolute_salinity": "40", "temperature": "28", "preset.was": "Red Sea"}
    assert chosen.texts["osmotic_pressure"] == answer(SEAWATER, {"preset": "Red Sea"}).texts["osmotic_pressure"]


def test_a_preset_lets_go_when_an_input_is_changed():
    form = {"preset": "Red Sea"}
    assert answer(SEAWATER, form).values == {}
    changed = answer(SEAWATER, form, absolute_salinity="41")
    assert changed.values == {"preset": "", "preset.was": ""}
    assert changed.texts["osmotic_pressure"] != answer(SEAWATER, form).texts["osmotic_pressure"]


def test_a_preset_keeps_the_units_of_the_answers():
    chosen = answer(SEAWATER, {"osmotic_pressure": "psi"}, preset="Red Sea")
    assert chosen.texts["osmotic_pressure"].endswith(" psi")


def test_a_preset_that_is_refused_says_why_at_its_field():
    refused = answer(SEAWATER, preset="Dead Sea")
    assert "brines such as the Dead Sea's" in refused.errors["absolute_salinity"]
    assert refused.values["absolute_salinity"] == "340"


def test_a_preset_that_does_not_exist_gets_words():
    assert "'Moon' is not one of" in answer(SEAWATER, preset="Moon").errors["preset"]


def test_an_answer_that_is_not_known_says_so_and_why():
    brine = answer(describe("waters.osmotic_pressure"), {"preset": "seawater concentrate"})
    assert brine.texts["conductivity"] == "not known"
    assert "conductivity cannot be estimated" in brine.texts["cautions"]
    assert brine.texts["osmotic_pressure"].endswith(" bar")
    drawn = answer(describe("waters.osmotic_pressure"), {"preset": "seawater concentrate", "curve.of": "conductivity"})
    assert drawn.texts["standing"] == ""


def test_a_listing_without_a_row_is_answered_too():
    none_of_it = dict.fromkeys(("calcium", "barium", "strontium", "silica"), "0")
    answered = answer(describe("scaling.saturation"), none_of_it)
    assert answered.errors == {}
    assert answered.texts["silica_index"] == "not known"
    assert "lacks a part of these minerals" in answered.texts["cautions"]
    assert answered.drawings["minerals"].startswith('<div hidden="">')
    assert "<tbody></tbody>" in answered.drawings["minerals"]
    assert 'name="ions.taken.unit"' in answer(describe("plant.design")).drawings["ions"], "a part of the form"


def test_a_solutes_narrower_range_is_told_at_the_field_in_the_readers_unit():
    hot = answer(SOLUTIONS, {"solute": "sucrose", "temperature": "122 degF"})
    assert hot.errors["temperature"].startswith("Temperature must be at most 104 °F: there the data for sucrose end")
    strong = answer(SOLUTIONS, {"molality": "6500 mmol/kg"})
    assert strong.errors["molality"].startswith("Molality must be at most 6000 mmol/kg: ")


def test_a_refusal_that_names_no_input_of_the_form_is_told_for_all_of_them():
    tube = answer(describe("osmosis.equilibrium_head"), {"right_amount": "2 mol"})
    assert "data for NaCl end" in tube.errors[""]


def test_a_curve_that_takes_too_long_follows_its_answer():
    """Each try keeps the points that it has computed, and in the end there is the curve that there would have been."""
    definition = describe("vessel.projection")
    form = initial_form(definition, {"feed_pressure": "51.3 bar"})
    first = reply(definition, form, patience=-1)
    assert first.unfinished
    assert "curve" not in first.drawings
    whole = reply(definition, form)
    assert first.texts == whole.texts
    assert not whole.unfinished
    assert reply(definition, form, patience=-1) == whole  # every point is known now
    others = initial_form(definition, {"feed_pressure": "51.3 bar", "temperature": "24 degC"})
    tries = 0
    while (there := reply(definition, others, patience=-1)).unfinished:  # as on a device too slow for any patience
        tries += 1
        assert tries < 1000
    assert tries > 5
    assert "curve" in there.drawings


def opened(definition, wanted, held=None):
    form = initial_form(definition, held or {})
    return json.loads(respond(json.dumps({"name": definition.name, "form": form, "entries": wanted})))


def entries_of(text):
    """The entries of a link, as a browser reads them."""
    pairs = dict(parse_qsl(text.removeprefix("?"), strict_parsing=True))
    return pairs.pop("calculator"), pairs


def test_a_link_opens_its_state_whatever_the_form_held():
    wanted = {"concentration": "100 mol/m3", "osmotic_pressure": "psi"}
    shown = opened(OSMOSIS, wanted, {"temperature": "4 degC"})
    assert shown["values"] == {
        "concentration": "100",
        "concentration.unit": "mol/m3",
        "concentration.was": "mol/m3",
        "temperature": "25",
        "osmotic_pressure.unit": "psi",
    }
    assert shown["texts"]["osmotic_pressure"] == answer(OSMOSIS, wanted).texts["osmotic_pressure"] == "71.9 psi"
    assert shown["errors"] == {}


def test_a_link_with_a_preset_chooses_it():
    shown = opened(SEAWATER, {"preset": "Red Sea"})
    assert shown["values"]["preset"] == "Red Sea"
    assert shown["texts"] == answer(SEAWATER, {"preset": "Red Sea"}).texts
    assert opened(SEAWATER, {"preset": "Red Sea", "temperature": "15 degC"})["values"].get("preset", "") == ""


def test_wrong_entries_of_a_link_get_words_and_the_others_are_taken():
    shown = opened(OSMOSIS, {"concentration": "3 bar", "ions": "3", "nothing": "1", "osmotic_pressure": "litres"})
    assert "'bar' does not fit here" in shown["errors"]["concentration"]
    assert "nothing: there is no such entry" in shown["errors"][""]
    assert "osmotic_pressure: " in shown["errors"][""]
    assert set(shown["errors"]) == {"", "concentration"}
    assert shown["texts"]["osmotic_pressure"] == answer(OSMOSIS, {"ions": "3"}).texts["osmotic_pressure"]


def test_an_entry_of_a_link_outside_the_range_is_shown_with_its_message():
    shown = opened(OSMOSIS, {"concentration": "3 mol/L"})
    assert shown["values"]["concentration"] == "3"
    assert "must be at most 2 mol/L" in shown["errors"]["concentration"]


def test_a_preset_of_a_link_that_does_not_exist_gets_words_where_they_are_seen():
    assert "'Moon' is not one of: " in opened(SEAWATER, {"preset": "Moon"})["errors"]["preset"]
    assert opened(BALANCE, {"preset": "Moon"})["errors"][""] == "preset: this calculator has no presets."
    assert answer(BALANCE, preset="Moon").errors["preset"] == "this calculator has no presets."


def test_many_entries_of_a_link_that_cannot_be_taken_are_told_in_short():
    shown = opened(OSMOSIS, {f"entry_{number}": "1" for number in range(100)} | {"ions": "3"})
    assert len(shown["errors"][""]) < 400
    assert shown["errors"][""].startswith("entry_0: there is no such entry; there are: concentration, ")
    assert shown["errors"][""].endswith("97 more entries of the link cannot be taken.")
    assert shown["values"]["ions"] == "3"


def test_a_link_that_is_too_long_is_not_taken():
    shown = opened(OSMOSIS, {"ions": "3"} | {f"entry_{number}": "1" * 90 for number in range(1000)})
    assert shown["errors"] == {
        "": "The link is 98895 characters long, and none is longer than 4000, so nothing of it is taken."
    }
    assert "ions" not in shown["values"]


@all_at_once("name", REQUESTS)
def test_the_longest_link_that_a_form_writes_is_taken(name):
    """With every entry changed, to as many digits as a link has, and every unit another."""
    definition = describe(name)
    entries = {
        each.name: f"{each.range.high:.15g} {max(each.quantity.units, key=len)}" for each in definition.parameters
    }
    entries |= {each.name: max(each.values, key=len) for each in definition.selections}
    entries |= {place: max(column.quantity.units, key=len) for place, column in definition.shown}
    entries |= {"curve.over": "x" * 40, "curve.of": "x" * 40}
    assert sum(len(key) + len(text) for key, text in entries.items()) < 3000


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@OF_ALL_CASES
@pytest.mark.parametrize("name", REQUESTS)
def test_the_link_to_a_state_opens_it_again(name):
    """What the link opens shows the same as the state that it was made of, byte for byte."""
    linked = 0
    for request in REQUESTS[name]:
        there = json.loads(answered(request))
        if "link" not in there["texts"]:
            assert there["errors"], request
            continue
        opened_name, entries = entries_of(there["texts"]["link"])
        assert opened_name == name, request
        wanted = json.dumps({"name": name, "form": {}, "entries": entries})
        again = json.loads(respond(without_curve(wanted)))
        assert again["errors"] == {}, request
        if any(value.endswith(".unit") for value in there["values"]):
            # A unit was refused; the link has the one that is shown.
            again["texts"]["cautions"] = there["texts"]["cautions"]
        assert again["texts"] == there["texts"], request
        linked += 1
    assert linked


def test_a_link_says_what_was_changed_and_nothing_else():
    assert answer(OSMOSIS).texts["link"] == "?calculator=osmosis.osmotic_pressure"
    changed = answer(OSMOSIS, concentration="0,1", osmotic_pressure__unit="psi", curve__over="ions")
    assert entries_of(changed.texts["link"])[1] == {
        "concentration": "0.1 mol/L",
        "osmotic_pressure": "psi",
        "curve.over": "ions",
    }
    assert entries_of(answer(SEAWATER, preset="Red Sea").texts["link"])[1] == {"preset": "Red Sea"}
    moved = answer(SEAWATER, {"preset": "Red Sea"}, absolute_salinity="41")
    assert entries_of(moved.texts["link"])[1] == {"absolute_salinity": "41 g/kg", "temperature": "28 degC"}
    assert "link" not in answer(OSMOSIS, concentration="9").texts


def test_a_query_is_read_as_it_was_meant():
    entries = {"preset": "yacht's watermaker & more + 50 % é", "x.y": "−1e-05 °C"}
    assert entries_of(links.query("a.b", entries)) == ("a.b", entries)


def test_an_example_says_what_it_has_changed_and_what_that_was():
    blend = describe("household.blend")
    typed = initial_form(blend, {"target": "alkalinity mg/L", "target_value": "60"})
    chosen = reply(blend, typed | {"preset": "pale beer"})
    assert chosen.texts["example"] == "Set by the example: target value 50 (was 60)."
    again = reply(blend, typed | chosen.values | {"preset": "pale beer"})
    assert "example" not in again.texts, "told once, when it was chosen"
    form = typed | chosen.values | {"preset": "pale beer"}
    assert reply(blend, form | {"target_value": "55"}).texts["example"] == ""
    let_go = reply(blend, form | {"preset": ""})
    assert let_go.texts["example"] == ""
    assert (
        reply(blend, form | {"preset": ""} | let_go.values | {"target_value": "9", "preset": "pale beer"}).values[
            "target_value"
        ]
        == "50"
    )
    same = reply(blend, initial_form(blend, {"preset": "pale beer"}) | {"preset.was": ""})
    assert same.texts["example"] == "The example is what stands here already."


def test_what_was_typed_survives_the_choice_of_an_example():
    blend = describe("household.blend")
    form = initial_form(blend, {"bicarbonate": "250 mg/L"})
    form |= reply(blend, form | {"preset": "pale beer"}).values | {"preset": "pale beer"}
    assert (form["bicarbonate"], form["target_value"]) == ("250", "50")
    # What only the one before it has set makes room, but for what was changed since.
    form |= reply(blend, form | {"preset": "reef tank top-up, through a deioniser"}).values
    assert (form["rejection"], form["bicarbonate"]) == ("100", "250")
    form["preset"] = "discus, breeding"
    assert reply(blend, form).values["rejection"] == "95"
    changed = form | {"rejection": "97", "preset": "reef tank top-up, through a deioniser"}
    assert reply(blend, changed).values["preset"] == "", "its own entry was changed"
    assert "rejection" not in reply(blend, form | {"rejection": "97"}).values
