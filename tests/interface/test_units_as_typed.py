"""Units as readers type them, on every scale that is true, and in the system that they have chosen for the site."""

import json
import re

import pytest

from calc.core.units import SYSTEMS, UNITS, celsius, from_si, shown_in
from calc.interface import describe, evaluate, form, links, names
from calc.interface.entries import in_si, in_unit, typed_entry
from calc.interface.evaluation import WrongEntries, initial_form
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once

SUGAR = "solutions.osmotic_pressure"


def reply(name, controls=None, **changed):
    """The reply to a form of defaults in which a reader has changed some controls."""
    definition = describe(name)
    return form.reply(definition, initial_form(definition, {}) | (controls or {}) | changed, drawn=False)


def typed(name, entry, text):
    """The reply to a text that is typed into a field, whatever unit that is in."""
    return reply(name, {entry: text})


TYPED = [
    ("household.production", "tap_pressure", "50 psi", ("50", "psi")),
    ("household.production", "tap_pressure", "3.5 Bar", ("3.5", "bar")),
    ("household.production", "rated_production", "75 gpd", ("75", "US gal/day")),
    ("household.production", "rated_production", "280 l/d", ("280", "L/d")),
    ("household.production", "temperature", "54 F", ("54", "degF")),
    ("household.production", "temperature", "54 °F", ("54", "degF")),
    ("household.production", "temperature", "54 deg F", ("54", "degF")),
    ("household.production", "temperature", "12C", ("12", "degC")),
    ("membrane.fluxes", "feed_pressure", "800 psig", ("800", "psi")),
    ("membrane.fluxes", "feed_pressure", "5,5 MPa", ("5,5", "MPa")),
    ("vessel.projection", "feed_flow", "35 gpm", ("35", "US gal/min")),
    ("vessel.projection", "feed_flow", "200 lpm", ("200", "L/min")),
    ("vessel.projection", "feed_concentration", "35000 ppm", ("35000", "mg/kg")),
    ("vessel.projection", "feed_concentration", "35 g/kg", ("35", "g/kg")),
    (SUGAR, "molality", "0.2 mol/L", ("0.2", "mol/L")),
    (SUGAR, "molality", "200 mM", ("200", "mmol/L")),
    (SUGAR, "molality", "0.2M", ("0.2", "mol/L")),
    (SUGAR, "molality", "5.8 g/l", ("5.8", "g/L")),
    (SUGAR, "molality", "2 × 10⁻¹ mol/kg", ("2 × 10⁻¹", "mol/kg")),
    (SUGAR, "molality", "3 %", ("3", "% by mass")),
    ("body.osmolality", "glucose", "90 mg/dL", None),
    ("body.osmolality", "glucose", "90 mg/dL glucose", ("90", "mg/dL glucose")),
    ("body.osmolality", "sodium", "140 mEq/L", ("140", "meq/L")),
    ("waters.osmotic_pressure", "calcium", "8 °dH", ("8", "degdH")),
    ("waters.osmotic_pressure", "calcium", "20 fH", ("20", "degfH")),
    ("waters.osmotic_pressure", "calcium", "10 gpg", ("10", "gpg")),
    ("waters.osmotic_pressure", "bicarbonate", "150 mg/L as CaCO3", ("150", "mg/L CaCO3")),
    ("waters.osmotic_pressure", "sodium", "4 meq/l", ("4", "meq/L")),
    ("scaling.saturation", "silica", "12 mg/L as Si", ("12", "mg/L Si")),
    ("scaling.saturation", "silica", "25 mg/L SiO2", ("25", "mg/L SiO2")),
    ("household.blend", "calcium", "5.5 mEq/L", ("5.5", "meq/L")),
]


@pytest.mark.parametrize(("name", "entry", "text", "expected"), TYPED)
def test_the_number_stays_and_the_unit_switches(name, entry, text, expected):
    answered = typed(name, entry, text)
    if expected is None:
        assert "does not fit here; there are: mmol/L, mg/dL glucose" in answered.errors[entry]
        return
    number, unit = expected
    assert answered.errors == {}
    left = initial_form(describe(name), {}) | {entry: text} | answered.values
    assert (left[entry], left[f"{entry}.unit"], left[f"{entry}.was"]) == (number, unit, unit)
    by_hand = reply(name, {entry: number, f"{entry}.unit": unit, f"{entry}.was": unit})
    assert answered.texts == by_hand.texts


def test_every_spelling_of_every_unit_of_every_input_is_read():
    """As its quantity has it, so none of them is a number of its own."""
    for name in names():
        for parameter in describe(name).parameters:
            for unit in filter(lambda unit: UNITS[unit].label, parameter.quantity.units):
                for spelling in (unit, UNITS[unit].label, *UNITS[unit].synonyms):
                    found = typed_entry(parameter, f"5 {spelling}")
                    assert found is not None, (name, parameter.name, spelling)
                    meant = UNITS[found[1]]
                    assert (meant.si, meant.factor) == (UNITS[unit].si, UNITS[unit].factor), (name, spelling)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5 furlong", "The unit 'furlong' does not fit here; there are: bar, kPa, MPa, psi."),
        ("5 mPa", "is MPa meant"),
        ("5 psia", "counts the pressure of the air too"),
        ("3/4 in", "is not a number"),
        ("5 1", "is not a number"),
        ("5e", "is not a number"),
        ("many bar", "is not a number"),
    ],
)
def test_what_fits_no_unit_is_told_with_those_that_fit(text, message):
    answered = typed("membrane.fluxes", "feed_pressure", text)
    assert message in answered.errors["feed_pressure"]
    assert "feed_pressure" not in answered.values


def test_what_is_typed_without_a_unit_is_in_the_one_that_is_seen():
    controls = {"feed_pressure": "800", "feed_pressure.unit": "psi", "feed_pressure.was": "psi"}
    assert reply("membrane.fluxes", controls).texts == typed("membrane.fluxes", "feed_pressure", "800 psi").texts


def test_a_pupil_types_moles_in_a_litre_of_sugar():
    """By the handbook 10 % by mass of sucrose are 0.303 mol/L and 0.325 mol/kg at 20 degrees."""
    at = {"solute": "sucrose", "temperature": "20 degC"}
    told = ("0.303 mol/L", "10 °Bx", "0.3246 mol/kg", "303 mM", "100 g/kg")
    found = [evaluate(SUGAR, at | {"molality": text}).outputs["osmotic_pressure"] for text in told]
    assert found == pytest.approx([found[0]] * len(told), rel=0.002)


@pytest.mark.parametrize("row", table("sodium_chloride_concentrations.csv")[::7], ids=str)
def test_one_solution_has_one_pressure_on_whatever_scale(row):
    """0.1 % for the density."""
    warm = {"temperature": f"{row['temperature_C']} degC"}
    found = [
        evaluate(SUGAR, warm | {"molality": f"{row[column]} {unit}"}).outputs["osmotic_pressure"]
        for column, unit in {
            "mol_per_kg_water": "mol/kg",
            "mol_per_L": "mol/L",
            "mg_per_L": "mg/L",
            "g_per_kg_solution": "g/kg",
        }.items()
    ]
    assert found == pytest.approx([found[0]] * 4, rel=0.0015)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        (SUGAR, "molality"),
        ("solutions.concentrations", "amount"),
        ("plants.water_potential", "molality"),
        ("plants.cell_at_rest", "molality"),
        ("body.tonicity", "concentration"),
        ("body.tonicity", "entering_concentration"),
        ("body.drinking_water_balance", "salinity"),
        ("energy.minimum_work", "salinity"),
        ("membrane.fluxes", "wall_concentration"),
        ("membrane.permeabilities_from_datasheet", "test_concentration"),
        ("vessel.projection", "feed_concentration"),
        ("vessel.pressure_for_recovery", "feed_concentration"),
        ("waters.laws_compared", "salinity"),
    ],
)
def test_a_concentration_takes_every_scale_and_stays_the_same_where_the_unit_is_switched(name, entry):
    definition = describe(name)
    (parameter,) = [each for each in definition.parameters if each.name == entry]
    others = definition.defaults | {"salt": "NaCl", "solute": "NaCl", "entering_solute": "urea"}
    chosen = {each.name: others[each.name] for each in definition.selections if each.name in others}
    scales = {unit: UNITS[unit].si for unit in parameter.quantity.units}
    assert set(scales.values()) >= {"mol/kg", "mol/m3", "kg/m3", "1"}
    value = 0.3 * parameter.range.low + 0.02 * parameter.range.high
    for unit in scales:
        if unit == "degBx":
            continue
        number = in_unit(parameter, value, unit, others)
        assert in_si(parameter, number, unit, others) == pytest.approx(value, rel=1e-9)
        first = parameter.quantity.units[0]
        start = f"{in_unit(parameter, value, first, others):.7g}"
        switched = reply(name, chosen | {entry: start, f"{entry}.unit": unit})
        assert float(switched.values.get(entry, start)) == pytest.approx(number, rel=2e-6)
        assert switched.errors == {}
        back = reply(
            name, chosen | {entry: switched.values.get(entry, start), f"{entry}.unit": first, f"{entry}.was": unit}
        )
        assert float(back.values.get(entry, start)) == pytest.approx(float(start), rel=1e-5)


def test_a_scale_that_is_not_true_is_refused_and_the_unit_stays():
    switched = reply("membrane.fluxes", {"wall_concentration.unit": "mol/L"})
    assert switched.errors == {"wall_concentration": "Sea salt is a mixture of many, so it is not told in mol/L."}
    assert "wall_concentration.unit" in switched.values or switched.values == {}
    sweet = reply(SUGAR, {"molality": "10 Brix"})
    assert sweet.errors == {"molality": "°Bx is true of sucrose alone, and this is NaCl."}


def test_a_unit_that_needs_another_input_waits_for_it():
    """The temperature says what a litre holds: where it cannot be read there is one message, and it is about that."""
    answered = reply(SUGAR, {"molality": "0.2 mol/L", "temperature": "warm"})
    assert answered.errors == {"temperature": "'warm' is not a number; write it like 0.6 or 1.2e-3."}
    hot = reply(SUGAR, {"solute": "sucrose", "molality": "0.2 mol/L", "temperature": "120 F"})
    assert hot.errors == {"temperature": "Temperature must be at most 104 °F: there the data for sucrose end."}


def test_the_solution_stays_the_same_when_its_curve_runs_over_the_temperature():
    definition = describe(SUGAR)
    state = initial_form(definition, {"molality": "0.5 mol/L", "curve.over": "molality"})
    drawn = form.reply(definition, state)
    assert "mol/L" in drawn.drawings["curve"]
    assert re.search(r"now \S+ bar at 0\.5 mol/L", drawn.drawings["curve"])
    over = form.reply(definition, state | {"curve.over": "temperature"})
    assert "°C" in over.drawings["curve"]


def test_a_link_and_a_command_carry_the_unit_that_was_typed():
    query = typed(SUGAR, "molality", "0.2 mol/L").texts["link"]
    assert query == "?calculator=solutions.osmotic_pressure&molality=0.2+mol%2FL"
    wanted, wrong = links.form(describe(SUGAR), {"molality": "0.2 mol/L"})
    assert (wanted["molality"], wanted["molality.unit"], wrong) == ("0.2", "mol/L", {})


def test_ions_on_their_own_units_are_the_analysis_on_one_scale():
    """480 mg/L of sodium are 20.88 meq/L, 150 of calcium 374.6 as CaCO3, 200 of bicarbonate 164.0 as CaCO3."""
    whole = evaluate("waters.osmotic_pressure").outputs
    own = {
        "sodium": "20.879 meq/L",
        "calcium": "374.59 mg/L as CaCO3",
        "bicarbonate": "164.03 mg/L as CaCO3",
        "chloride": "23.131 mmol/L",
        "sulfate": "116.82 mg/L as S",
    }
    assert evaluate("waters.osmotic_pressure", own).outputs == pytest.approx(whole, rel=2e-4, abs=2e-5)
    by_moles = {"scale": "mmol/L", "potassium": "15 mg/L", "magnesium": "60 mg/L"}
    assert evaluate("waters.osmotic_pressure", own | by_moles).outputs == pytest.approx(whole, rel=2e-4, abs=2e-5)


def test_an_ion_by_the_litre_in_an_analysis_by_the_kilogram_is_refused_with_what_helps():
    with pytest.raises(WrongEntries, match="choose another scale for all of it, or give sodium by the kilogram"):
        evaluate("waters.osmotic_pressure", {"scale": "mg/kg", "sodium": "100 mg/L"})
    assert evaluate("waters.osmotic_pressure", {"scale": "mg/kg", "sodium": "480 ppm"}).inputs["sodium"] == 480


# Systems of units


@all_at_once("name", names())
@all_at_once("system", SYSTEMS)
def test_a_system_changes_the_units_and_no_answer(name, system):
    definition = describe(name)
    plain = form.write(definition, initial_form(definition, {}))
    switched = form.write(definition, initial_form(definition, {}) | {"system": system})
    assert switched.reply.errors == {}
    assert switched.form["system.was"] == system
    for key, column in definition.shown:
        assert switched.form[f"{key}.unit"] == shown_in(system, column.quantity.units)
    for each in definition.parameters:
        assert switched.form[f"{each.name}.was"] == shown_in(system, each.quantity.units)
        assert switched.answer.inputs[each.name] == pytest.approx(plain.answer.inputs[each.name], rel=2e-6, abs=1e-12)
    back = form.write(definition, switched.form | {"system": "metric"})
    assert {k: v for k, v in back.form.items() if k != "system.was"} == {
        k: v for k, v in plain.form.items() if k != "system.was"
    }


def test_the_united_states_have_their_units_and_the_si_its_own():
    production = reply("household.production", {"system": "US"})
    assert production.values["tap_pressure"] == "58.0151"
    assert production.values["temperature"] == "59"
    assert production.texts["production"].endswith("US gal/day")
    pressure = reply("osmosis.osmotic_pressure", {"system": "SI"})
    assert pressure.texts["osmotic_pressure"] == "2.97 MPa"


def test_a_fields_own_choice_wins():
    state = {"tap_pressure": "400", "tap_pressure.unit": "kPa", "tap_pressure.was": "kPa", "system": "US"}
    chosen = reply("household.production", state)
    assert "tap_pressure.unit" not in chosen.values
    assert chosen.values["temperature.unit"] == "degF"


def test_an_example_is_filled_in_in_the_readers_system_and_stays_chosen():
    definition = describe("seawater.osmotic_pressure")
    state = initial_form(definition, {}, "US") | {"preset": "Red Sea"}
    filled = form.write(definition, state)
    assert filled.form["temperature.unit"] == "degF"
    again = form.write(definition, filled.form)
    assert again.form["preset"] == "Red Sea"
    assert filled.reply.texts["link"] == "?calculator=seawater.osmotic_pressure&preset=Red+Sea"


def test_a_link_names_what_was_changed_and_not_the_system():
    definition = describe("osmosis.osmotic_pressure")
    state = initial_form(definition, {}, "US")
    assert form.reply(definition, state, drawn=False).texts["link"] == "?calculator=osmosis.osmotic_pressure"
    warm = form.reply(definition, state | {"temperature": "86"}, drawn=False)
    assert warm.texts["link"] == "?calculator=osmosis.osmotic_pressure&temperature=86+degF"
    opened = form.open_state(definition, state, {"temperature": "30 degC"}, drawn=False)
    assert opened.values["temperature"] == "30"
    assert opened.texts["osmotic_pressure"].endswith("psi")


def test_an_unknown_system_is_the_one_that_is_shown_first():
    assert reply("osmosis.osmotic_pressure", {"system": "cgs"}).values == {"system": "metric"}


# What a formula says, in the reader's units


@pytest.mark.parametrize(
    ("name", "controls", "at", "words"),
    [
        (
            "membrane.fluxes",
            {"wall_concentration": "140"},
            "",
            "The concentration is 140 g/L; for sea salt it must be from 0 to",
        ),
        (
            "household.production",
            {"tank_pressure": "3", "tap_pressure": "50 psi", "tank_pressure.unit": "psi"},
            "",
            " psi",
        ),
        ("waters.osmotic_pressure", {"temperature": "110 F"}, "temperature", "must be at most 104 °F: "),
        ("osmosis.osmotic_pressure", {"temperature": "-5"}, "temperature", "must be at least 0 °C: below it"),
        (
            "balance.bypass",
            {"product_concentration": "0.02 g/L"},
            "product_concentration",
            "at least 0.03 g/L: the permeate",
        ),
        (
            "balance.bypass",
            {"product_concentration": "2000 mg/L"},
            "product_concentration",
            "at most 1500 mg/L: the feed",
        ),
    ],
)
def test_a_refusal_is_told_in_the_readers_units(name, controls, at, words):
    assert words in reply(name, controls).errors[at]


def test_a_caution_is_told_in_the_readers_units():
    brine = {"absolute_salinity": "5", "absolute_salinity.unit": "%", "absolute_salinity.was": "%"}
    assert "Above 4.2 % this is" in reply("seawater.osmotic_pressure", brine).texts["cautions"]
    assert "Above 42 g/kg this is" in reply("seawater.osmotic_pressure", {"absolute_salinity": "50"}).texts["cautions"]
    ideal = reply("osmosis.osmotic_pressure", {"concentration.unit": "mmol/L"})
    assert "Above 100 mmol/L it is up to 8 % off" in ideal.texts["cautions"]


def test_an_answer_in_words_is_told_in_the_readers_units():
    sugar = {"solute": "sucrose", "temperature.unit": "degF", "molality.unit": "mmol/kg"}
    told = reply(SUGAR, sugar).texts["accuracy"]
    assert told.startswith("0.4 % at 77 °F; from 32 °F to 104 °F 1 % to 2000 mmol/kg and up to 3 % beyond")
    plain = reply(SUGAR, {"solute": "sucrose"}).texts["accuracy"]
    assert plain.startswith("0.4 % at 25 °C; from 0 °C to 40 °C 1 % to 2 mol/kg")


def test_a_caution_of_the_vessel_is_in_the_units_of_its_fields():
    strong = reply("vessel.projection", {"feed_pressure": "1300 psi", "feed_concentration": "45"})
    (told,) = [each for each in [strong.texts["cautions"]] if "maker advises a feed pressure of up to" in each]
    assert re.search(r"up to \S+ psi, however clean the feed; here 1300 psi", told)


def test_the_answer_in_json_holds_the_same_words():
    request = {"name": SUGAR, "form": initial_form(describe(SUGAR), {}) | {"molality": "20 mol/L"}}
    answered = json.loads(form.respond(json.dumps(request)))
    assert answered["errors"]["molality"].startswith("The data for NaCl end at ")
    assert answered["errors"]["molality"].endswith(" mol/L.")


def test_blood_and_drinks_are_measured_out_before_they_are_warm():
    """9 g/L of saline are 0.1549 mol/kg, as the table of saline has it."""
    saline = entries("osmotic_pressure_examples.json")["saline_0.9pct"]["molality"]
    by_litre = evaluate("body.tonicity", {"concentration": "9 g/L"}).outputs
    by_water = evaluate("body.tonicity", {"concentration": f"{saline} mol/kg"}).outputs
    assert by_water["osmolality"] == pytest.approx(by_litre["osmolality"], rel=1e-3)
    assert from_si(celsius(37), "degF") == pytest.approx(98.6)
