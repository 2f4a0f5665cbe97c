"""How sure an answer is: what the calculators state, the band from model and inputs, and what it is held against."""

import inspect
import json
import math
import random
import re
from types import FunctionType

import pytest

import calc
from calc.core.numbers import read_number
from calc.core.quantities import Refusal
from calc.interface import accuracy, describe, evaluate, names, respond
from calc.interface.evaluation import WrongEntries, compute, initial_form
from calc.interface.introspection import DefinitionError, _define
from calc.interface.lenses import case, certainty, doubts
from calc.models.solutions import single_solutes, solution_density
from docs.comparisons import accuracies

ALL = [describe(name) for name in names()]
HELD = accuracies.held()
every_definition = pytest.mark.parametrize("definition", ALL, ids=lambda each: each.name)


def answered(name, **entries):
    answer = evaluate(name, entries)
    return describe(name), answer.inputs | answer.outputs


def width(name, output, **entries):
    definition, values = answered(name, **entries)
    return accuracy.width(accuracy.stated(definition, values, output), values, output)


# What the calculators state


@every_definition
def test_every_output_of_every_answer_has_an_accuracy(definition):
    for entries in ({}, *({"preset": each} for each in definition.presets)):
        try:
            answer = evaluate(definition.name, entries)
        except (Refusal, WrongEntries):
            continue
        values = answer.inputs | answer.outputs
        for each in definition.results:
            stated = accuracy.stated(definition, values, each.name)
            found = accuracy.width(stated, values, each.name)
            assert (found is None) == (stated.kind == "not known" or values[each.name] is None)
            assert found is None or found >= 0
            assert stated.words.endswith(".")
            assert accuracy.written(definition, stated, values)


@every_definition
def test_what_is_stated_can_be_told_and_names_no_code(definition):
    for said in accuracy.all_written(definition):
        assert not re.search(r"\w_\w|nan|inf\b", said.replace("`calc/data/`", "")), said


def test_a_statement_is_read_in_all_its_forms():
    assert width("seawater.osmotic_pressure", "osmotic_pressure", absolute_salinity="42 g/kg") == pytest.approx(
        0.002 * evaluate("seawater.osmotic_pressure", {"absolute_salinity": "42 g/kg"}).outputs["osmotic_pressure"]
    )
    assert width("seawater.osmotic_pressure", "osmotic_pressure", absolute_salinity="43 g/kg") == pytest.approx(
        0.006 * evaluate("seawater.osmotic_pressure", {"absolute_salinity": "43 g/kg"}).outputs["osmotic_pressure"]
    )
    assert width("body.osmolality", "osmolality") == pytest.approx(0.01)
    assert width("body.osmolality", "osmotic_pressure") == pytest.approx(26e3)
    assert width("scaling.langelier", "langelier_index") == 0.3
    assert width("household.cost", "litre_cost") == 0
    assert width("osmosis.reflection", "volume_flux") is None
    _, values = answered("plants.water_potential", pressure_potential="0.7 MPa", solute="KCl")
    found = width("plants.water_potential", "water_potential", pressure_potential="0.7 MPa", solute="KCl")
    assert found == pytest.approx(0.005 * abs(values["solute_potential"]))


@pytest.mark.parametrize("solute", single_solutes.SOLUTES)
def test_what_is_by_the_solute_is_read_from_its_data(solute):
    _, values = answered("solutions.osmotic_pressure", solute=solute)
    stated = single_solutes.limits(solute)
    more = 0.008 if solute == "NaCl" else stated.accuracy
    assert width("solutions.osmotic_pressure", "osmotic_coefficient", solute=solute) == pytest.approx(
        more * values["osmotic_coefficient"]
    )
    assert width("solutions.osmotic_pressure", "osmotic_pressure", solute=solute) == pytest.approx(
        (more + 0.003) * values["osmotic_pressure"]
    )
    _, values = answered("solutions.concentrations", solute=solute, amount="0.1 mol/kg")
    assert width("solutions.concentrations", "density", solute=solute, amount="0.1 mol/kg") == pytest.approx(
        solution_density.density_accuracy(solute).accuracy * values["density"]
    )


def test_the_solutes_at_a_cell_are_no_less_sure_than_it_says():
    asked = {each for selection in describe("body.tonicity").selections for each in selection.values}
    worst = max(single_solutes.LARGEST_DIFFERENCES[each] for each in asked if each in single_solutes.SOLUTES)
    _, values = answered("body.tonicity")
    assert width("body.tonicity", "osmolality") == pytest.approx(worst * values["osmolality"])


def _with(change):
    """The osmotic pressure's formula under a docstring that is changed."""
    original = describe("osmosis.osmotic_pressure").formula
    renewed = FunctionType(original.__code__, original.__globals__, "new", original.__defaults__)
    renewed.__annotations__ = original.__annotations__
    renewed.__doc__ = change(inspect.getdoc(original))
    return renewed


def _alone(paragraph):
    """Its accuracy in this one paragraph."""
    return _with(lambda text: re.sub(r"Accuracy.*?(?=Source: )", lambda _: f"{paragraph}\n\n", text, flags=re.DOTALL))


@pytest.mark.parametrize(
    ("paragraph", "problem"),
    [
        ("", "lacks a paragraph that begins 'Accuracy'"),
        ("Accuracy where ions is 2: 8 %, stated: it.", "there is no accuracy of osmotic_pressure: write"),
        ("Accuracy: good.", "'Accuracy: good.' is no accuracy"),
        ("Accuracy: 8 %, guessed: it.", "is no accuracy"),
        ("Accuracy of pressure: exact: it.", "that of 'pressure', which is no number that it answers"),
        ("Accuracy: by solute, stated: it.", "is by 'solute', of which ACCURACIES has nothing"),
        ("Accuracy: 8 % of pressure, stated: it.", "a share of 'pressure', which is no number of it"),
        ("Accuracy: 8 bar, stated: it.", "'8 bar' is an accuracy in a unit: say of which one output"),
        ("Accuracy where salt is 2: exact: it.", "'salt is 2' is no condition of an accuracy"),
        ("Accuracy where ions is up to 2 bar: exact: it.", "asks whether ions is up to 2 bar"),
    ],
)
def test_an_accuracy_that_cannot_be_read_is_refused_with_what_is_wrong_in_it(paragraph, problem):
    with pytest.raises(DefinitionError, match=f"osmosis.new.*{re.escape(problem)}"):
        _define("osmosis.new", _alone(paragraph))


# What is stated, held against reference values


@pytest.mark.parametrize(
    "held", HELD, ids=lambda each: f"{each.name} {each.deviation.outputs[:1]} {each.deviation.where}"
)
def test_no_reference_point_lies_outside_the_band_of_the_model(held):
    for comparison in held.comparisons:
        assert comparison.points
        assert comparison.beyond == []


@every_definition
def test_every_largest_difference_is_held_somewhere(definition):
    keys = {accuracies.key_of(definition, each) for each in definition.accuracies if each.kind == accuracies.LARGEST}
    known = {accuracies.key_of(describe(each.name), each.deviation) for each in HELD} | set(accuracies.NOT_HELD)
    assert keys <= known


def test_a_figure_that_is_too_small_is_found():
    (held,) = (
        each for each in HELD if each.name == "scaling.langelier" and each.deviation.outputs == ("langelier_index",)
    )
    (source,) = held.sources
    less = held._replace(sources=(source._replace(tolerance=0.2),))
    assert less.comparisons[0].beyond


# The band


def test_without_inputs_it_is_the_models_alone():
    sure = calc.certainty("seawater.osmotic_pressure")
    assert (sure.how, sure.parts, sure.kind) == ("by the model alone", (), "stated")
    assert (sure.low, sure.high) == pytest.approx((0.998 * sure.value, 1.002 * sure.value))


def test_independent_inputs_are_added_in_quadrature_to_the_model():
    """pi = i c R T: the parts of c and T are 3 % and 1/298.15 of it, and the model's is 8 %."""
    sure = calc.certainty(
        "osmosis.osmotic_pressure", {"concentration": "0.1 mol/L"}, {"concentration": "3 %", "temperature": "1 degC"}
    )
    assert sure.how == "linear"
    expected = math.hypot(0.08, 0.03, 1 / 298.15)
    assert (sure.high / sure.value - 1, 1 - sure.low / sure.value) == pytest.approx((expected, expected), rel=1e-9)
    assert {each.name: each.up / sure.value for each in sure.parts} == pytest.approx(
        {"concentration": 0.03, "temperature": 1 / 298.15}
    )


def test_a_model_of_which_nothing_is_known_adds_nothing():
    sure = calc.certainty("osmosis.reflection", plus_or_minus={"permeability": "10 %"})
    assert sure.model is None
    assert sure.high - sure.value == pytest.approx(0.1 * abs(sure.value))


@pytest.mark.parametrize(
    ("name", "entries", "given", "how"),
    [
        ("osmosis.osmotic_pressure", {}, {"concentration": "5 %", "temperature": "5 degC"}, "linear"),
        ("scaling.langelier", {}, {"ph": "0.2", "calcium_hardness": "60 %"}, "sampled along each input"),
        ("polarisation.modulus", {}, {"water_flux": "12 L/(m2 h)"}, "sampled along each input"),
        ("osmosis.osmotic_pressure", {}, {"concentration": "40 %", "osmotic_coefficient": "0.3"}, "sampled"),
        ("household.rejection", {}, {"tap_solids": "40 %", "purified_solids": "40 %"}, "sampled"),
    ],
)
def test_the_band_of_the_inputs_is_that_of_a_draw_of_many(name, entries, given, how):
    """Five thousand sets of inputs, drawn here: the ends between which 95 % of the answers lie."""
    chosen = case(name, entries)
    result = doubts.chosen(chosen, "")
    sure = certainty.of(chosen, result, doubts.read(chosen, given))
    assert sure.how == how
    drawn, definition = random.Random(7), chosen.definition
    found = []
    for _ in range(5_000):
        inputs = dict(chosen.answer.inputs)
        for each, doubt in doubts.read(chosen, given).items():
            low, high, *_ = next(parameter.range for parameter in definition.parameters if parameter.name == each)
            inputs[each] = min(max(drawn.gauss(inputs[each], doubt.up / 1.959964), low), high)
        try:
            found.append(compute(definition, inputs).outputs[result.name])
        except Refusal:
            continue
    found.sort()
    low, high = found[round(0.025 * len(found))], found[round(0.975 * len(found))]
    model = sure.model or 0.0
    inputs_low, inputs_high = (math.sqrt(max((end - sure.value) ** 2 - model**2, 0)) for end in (sure.low, sure.high))
    assert inputs_low == pytest.approx(sure.value - low, rel=0.12)
    assert inputs_high == pytest.approx(high - sure.value, rel=0.12)


def test_the_same_question_has_the_same_answer():
    given = {"water_flux": "12 L/(m2 h)"}
    assert calc.certainty("polarisation.modulus", {}, given) == calc.certainty("polarisation.modulus", {}, given)


def test_at_the_end_of_a_range_the_band_ends_with_it():
    sure = calc.certainty("household.rejection", {"purified_solids": "0 mg/L"}, {"purified_solids": "5 mg/L"})
    assert sure.how == "sampled along each input"
    assert sure.value == 1
    assert sure.high == 1
    assert sure.low < 0.99


def test_a_plus_or_minus_is_read_in_units_and_in_per_cent():
    chosen = case("balance.recovery", {"feed_concentration": "20000 mg/L"})
    found = doubts.read(chosen, {"recovery": "2 %", "feed_flow": "2 %", "feed_concentration": "500", "bypass": " "})
    assert set(found) == {"recovery", "feed_flow", "feed_concentration"}
    assert found["recovery"].up == pytest.approx(0.02)
    assert found["feed_flow"].up == pytest.approx(0.02 * 100 / 3600)
    assert found["feed_concentration"].up == pytest.approx(0.5)
    warm = case("seawater.osmotic_pressure", {"temperature": "77 degF"})
    assert doubts.read(warm, {"temperature": "±1.8"})["temperature"].up == pytest.approx(1)
    assert doubts.read(warm, {"temperature": "2 degC"})["temperature"].down == pytest.approx(2)
    salt = case("seawater.osmotic_pressure", {"absolute_salinity": "35 g/kg"})
    assert doubts.read(salt, {"absolute_salinity": "2 %"})["absolute_salinity"].up == pytest.approx(0.0007)
    sugar = case("solutions.osmotic_pressure", {"solute": "sucrose", "molality": "100 g/L"})
    now, more = (
        evaluate("solutions.osmotic_pressure", {"solute": "sucrose", "molality": f"{amount} g/L"}).inputs["molality"]
        for amount in (100, 110)
    )
    assert doubts.read(sugar, {"molality": "10 g/L"})["molality"].up == pytest.approx(more - now)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"nothing": "1"}, "there is no such input"),
        ({"ions": "1"}, "a choice or a whole number"),
        ({"temperature": "-1"}, "is not above zero"),
        ({"temperature": "warm"}, "temperature"),
        ({"concentration": "1 bar"}, "bar"),
    ],
)
def test_a_plus_or_minus_that_cannot_be_taken_is_refused_by_name(given, problem):
    with pytest.raises(WrongEntries, match=problem):
        calc.certainty("osmosis.osmotic_pressure", plus_or_minus=given)


def asked(name, lens, **controls):
    request = {"name": name, "form": initial_form(describe(name), {}), "lens": lens, "asked": controls}
    return json.loads(respond(json.dumps(request)))["drawings"][f"lens.{lens}"]


@every_definition
def test_the_panel_shows_every_output_with_its_curve(definition, capsys):
    for each in definition.results:
        html = asked(definition.name, "certainty", output=each.name, curve="yes")
        assert "style=" not in html
        assert "could not be shown" not in html
    first = next(each for each in definition.parameters if not each.whole)
    html = asked(definition.name, "certainty", **{first.name: "3 %", "curve": "yes"})
    assert "±3 %" in html
    assert html.count(' name="lens.certainty.') == 1 + sum(not each.whole for each in definition.parameters)
    assert capsys.readouterr().err == ""


def test_the_curve_has_the_band_of_its_points():
    """The band of pi = i c R T is 10 % of it at each place: of the model 8, of the coefficient 6."""
    html = asked("osmosis.osmotic_pressure", "certainty", osmotic_coefficient="6 %", curve="yes")
    path = re.search(r'class="band" d="M([^"]*)Z"', html)[1]
    points = [tuple(map(read_number, each.split())) for each in path.split("L")]
    half = len(points) // 2
    zero = 174  # the foot of the axis, which begins at zero
    upper, lower = points[:half], points[half:][::-1]
    for (x, top), (same, bottom) in zip(upper[1:], lower[1:], strict=True):
        assert x == same
        assert (zero - bottom) / (zero - top) == pytest.approx(0.9 / 1.1, abs=0.02)


def test_what_a_reader_types_wrongly_is_told_and_escaped():
    html = asked("osmosis.osmotic_pressure", "certainty", temperature="<b>warm</b>", concentration="2 %")
    assert "<b>" not in html
    assert "±2 %" in html
    assert "Temperature: " in html


@pytest.mark.parametrize(
    ("value", "off", "most", "digits"),
    [
        (41.54, 0.37, 4, 3),
        (41.54, 8.0, 4, 2),
        (41.54, 0.0, 4, 4),
        (0.0, 1.0, 3, 3),
        (99.96, 0.9, 5, 3),
        (25.79, 0.05, 4, 4),
    ],
)
def test_no_more_digits_than_are_known_and_one(value, off, most, digits):
    assert accuracy.digits_known(value, off, most) == digits


def test_what_is_of_no_consequence_changes_nothing_and_not_by_rounding():
    """The chloride of an analysis is what closes its balance, whatever it was given as."""
    sure = certainty.certainty("scaling.saturation", plus_or_minus={"chloride": "1 %"}, output="calcite_index")
    assert [(each.up, each.down) for each in sure.parts] == [(0.0, 0.0)]
