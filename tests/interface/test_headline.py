"""The answer as one sentence: in the reader's units, of the case that it is, and of every calculator."""

import json

import pytest

from calc.interface import describe, names
from calc.interface.command_line import main
from calc.interface.evaluation import initial_form
from calc.interface.form import write
from calc.interface.headline import NAMED
from tests import fuzz
from tests.all_at_once import all_at_once

DEFINITIONS = [describe(name) for name in names()]


def headline(name, **entries):
    definition = describe(name)
    written = write(definition, initial_form(definition, entries))
    assert written.reply.errors == {}
    return written.reply.texts["headline"].replace("\xa0", " ")


@all_at_once("definition", DEFINITIONS)
def test_every_calculator_says_its_answer_at_its_defaults_and_presets_with_one_to_three_numbers(definition):
    assert 1 <= len(definition.main) <= 3
    assert [each.name for each in definition.answers] == list(definition.main)
    assert {*definition.main, *(each.name for each in definition.others)} == {
        each.name for each in (*definition.results, *definition.sayings)
    }
    for preset in ("", *definition.presets):
        written = write(definition, initial_form(definition, {"preset": preset} if preset else {}))
        if written.answer is None:  # a preset may be refused in words
            assert preset
            continue
        assert list(fuzz.wrong_words(definition, written.reply)) == []
        if not definition.cases:
            texts = written.reply.texts
            numbers = (texts[name].replace(" ", "\xa0").lstrip("\N{MINUS SIGN}") for name in definition.main)
            assert all(number in texts["headline"] for number in numbers), "and no line ends between number and unit"


@all_at_once("definition", DEFINITIONS)
def test_an_unknown_is_left_out_of_every_sentence_or_has_one_of_its_own(definition):
    """But for indices of saturation, which read well so."""
    unsure = {each.name for each in definition.results if each.may_be_unknown}
    cases = {case.name for case in definition.cases if case.state == "unknown"}
    named = {found["name"] for found in NAMED.finditer(definition.headline)}
    assert {name for name in named & unsure - cases if not name.endswith("_index")} <= {
        "permeate_concentration",
        "level",
    }


def test_a_sentence_has_the_readers_units_and_digits():
    assert "keep pure water" in headline("osmosis.osmotic_pressure")
    assert headline("osmosis.osmotic_pressure").startswith("It takes 29.7 bar ")
    assert headline("osmosis.osmotic_pressure", osmotic_pressure="psi").startswith("It takes 431 psi ")
    assert headline("membrane.temperature_correction", temperature="50 degF").startswith("At 50 °F ")
    assert headline("plants.air_water_potential", water_potential="bar").endswith(" 936 bar.")


@pytest.mark.parametrize(
    ("name", "entries", "part"),
    [
        ("osmosis.osmotic_pressure", {"concentration": "0 mol/L"}, "Nothing is dissolved here"),
        ("osmosis.equilibrium_head", {}, "the right side stands 0.415 m higher"),
        (
            "osmosis.equilibrium_head",
            {"right_amount": "0 mol", "left_amount": "0.1 mmol"},
            "the left side stands 0.415 m",
        ),
        ("osmosis.equilibrium_head", {"right_amount": "0 mol"}, "both sides stand at one level"),
        (
            "osmosis.deep_pipe",
            {"depth": "100 m"},
            "No fresh water comes through at 100 m: the membrane would have to be",
        ),
        ("osmosis.deep_pipe", {"depth": "9470 m", "temperature": "2 degC"}, "would flow out 0."),
        ("osmosis.reflection", {}, "From right to left: osmosis, against the pressure. The flow is 3.69 L/(m² h)."),
        ("osmosis.reflection", {"permeability": "0 L/(m2 h bar)"}, "the membrane is closed."),
        ("membrane.fluxes", {"feed_pressure": "0 bar"}, "Osmosis wins: "),
        ("energy.minimum_work", {"recovery": "0 %"}, "At this recovery nothing can make fresh water"),
        ("fabrics.liquid_entry_pressure", {"contact_angle": "90 deg"}, "The least pressure takes water into the pores"),
        ("fabrics.liquid_entry_pressure", {"contact_angle": "30 deg"}, "suck water in by themselves, with "),
        ("fabrics.widest_pore", {"contact_angle": "90 deg"}, "no pore is narrow enough"),
        ("fabrics.vapour_flux", {"preset": "steamy heat"}, "Vapour comes in through the fabric, 32.2 "),
        (
            "body.drinking_water_balance",
            {"preset": "sea water"},
            "0.0920 L less water than drinking nothing: its",
        ),
        ("body.drinking_water_balance", {"preset": "Baltic"}, "0.332 L to spare"),
        ("body.tonicity", {"preset": "water"}, "the cell bursts. Table salt keeps it whole from 4.16 g/L on."),
        ("household.cost", {"bottled_price": "0.01 /L"}, "more than bottled water: the unit does not pay for itself."),
        ("balance.recovery", {"bypass": "20 %"}, "Permeate and bypass together give "),
        ("plants.water_potential", {"pressure_potential": "1 MPa"}, "this water would go to pure water on the ground"),
        ("scaling.langelier", {"ph": "9"}, "is +1."),
        ("scaling.saturation", {}, "Calcite, barite and fluorite can deposit."),
    ],
)
def test_the_sentence_is_that_of_the_case(name, entries, part):
    assert part in headline(name, **entries)


def test_the_command_line_says_it_first_in_text_and_in_json(capsys):
    assert main(["osmosis.osmotic_pressure", "osmotic_pressure=psi"]) == 0
    assert capsys.readouterr().out.startswith("It takes 431 psi of pressure to keep pure water ")
    assert main(["osmosis.osmotic_pressure", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert next(iter(told)) == "headline"
    assert told["headline"] == headline("osmosis.osmotic_pressure")
