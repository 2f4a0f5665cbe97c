"""Solving for an input: what follows by hand, shapes that mislead a search, and every calculator from its answers."""

from __future__ import annotations

import html as markup
import itertools
import json
import math
import re
from collections import Counter
from random import Random

import pytest

import calc
from calc.core.quantities import Refusal
from calc.core.units import SYSTEMS, to_si
from calc.interface import WrongEntries, accuracy, describe, form, names
from calc.interface.command_line import main
from calc.interface.entries import shown_unit, write_answer
from calc.interface.evaluation import compute, initial_form
from calc.interface.lenses import Case, solve
from calc.interface.lenses.search import CLOSE, search
from tests import solving
from tests.interface.test_lenses import look

IDEAL = "osmosis.osmotic_pressure"
VESSEL = "vessel.projection"
# Two ions at 25 °C, by hand: Pa for each mol/m3.
PER_CONCENTRATION = 2 * 8.31446261815324 * 298.15
CALLS = 600_000  # of functions, for the problems of one calculator: so that none takes much more time than the others
SEED = 20
MOST_ROUNDS = 1000


def shaped(function, whole=False):
    """A calculator of one input, the concentration, that runs from 0 to 2000 mol/m3; its answer is this function's."""
    definition = describe(IDEAL)
    inputs = tuple(each._replace(whole=whole) if each.name == "concentration" else each for each in definition.inputs)

    def formula(concentration, **_):
        return function(concentration)

    return definition._replace(formula=formula, inputs=inputs)


def found(function, target, whole=False, **options):
    definition = shaped(function, whole)
    return search(definition, definition.defaults, "osmotic_pressure", target, "concentration", **options)


def values(result):
    """Its solutions, none of which is a stretch."""
    assert all(begins == ends for begins, ends in result.solutions)
    return [begins for begins, _ in result.solutions]


def opened(name, controls=None, **asked):
    """The panel, as the page gets it, which asks again for as long as the search goes on."""
    controls = controls or initial_form(describe(name), {})
    asks = json.dumps({"name": name, "form": controls, "lens": "solve", "asked": asked})
    for _ in range(MOST_ROUNDS):
        html = json.loads(form.respond(asks))["drawings"]["lens.solve"]
        assert "the program failed" not in html, html
        if "data-goes-on" not in html:
            return html
    raise AssertionError("the search does not end")


def panel_of(function, target, **asked):
    """The panel for a calculator of that shape."""
    definition = shaped(function)
    case = Case(definition, initial_form(definition, {}), compute(definition, definition.defaults))
    return solve.draw(case, {"target": target, "by": "concentration", **asked})


def text_of(html):
    return " ".join(markup.unescape(re.sub("<[^>]*>", " ", html.partition("</div></div>")[2])).split())


def entered(html):
    return [json.loads(markup.unescape(each)) for each in re.findall(r'data-enters="([^"]*)"', html)]


def refusing(function, low, high):
    def formula(x):
        if low < x < high:
            raise Refusal("There is a hole.")
        return function(x)

    return formula


def test_the_concentration_that_gives_an_osmotic_pressure_is_that_of_the_law():
    solved = calc.solve(IDEAL, osmotic_pressure="20 bar", by="concentration")
    (solution,) = solved.solutions
    assert solution.value == pytest.approx(20e5 / PER_CONCENTRATION, rel=1e-12)
    assert solution.answer.outputs["osmotic_pressure"] == pytest.approx(20e5, rel=CLOSE)
    assert solved.words == "With molar concentration at 0.403 mol/L, osmotic pressure is 20.0 bar."
    assert solution.entry == "0.403 mol/L"


def test_two_values_that_give_the_target_are_both_found_however_near_they_are():
    for apart in (900.0, 40.0, 1.0, 1e-3):
        result = found(lambda x, apart=apart: 2 - ((x - 1000) / apart) ** 2, 1.0)
        assert values(result) == pytest.approx([1000 - apart, 1000 + apart], rel=1e-6)


def test_many_values_are_all_found():
    result = found(lambda x: math.sin(x / 100), 0.5)
    expected = [100 * (place * math.pi + (-1) ** place * math.pi / 6) for place in range(8)]
    assert values(result) == pytest.approx([each for each in expected if each <= 2000], rel=1e-9)


def test_a_value_at_which_the_answer_only_touches_the_target_is_found():
    (value,) = values(found(lambda x: 5 - ((x - 700) / 300) ** 2, 5.0))
    assert value == pytest.approx(700, rel=1e-4)
    assert 5 - ((value - 700) / 300) ** 2 == pytest.approx(5, rel=CLOSE)


def test_a_jump_over_the_target_is_no_solution():
    result = found(lambda x: 1.0 if x < 123.456 else 3.0, 2.0)
    assert not result.solutions
    ((before, after),) = result.jumps
    assert (before.output, after.output) == (1.0, 3.0)
    assert before.value < after.value <= math.nextafter(before.value, math.inf) + 1e-12
    assert before.value == pytest.approx(123.456)
    result = found(lambda x: 1 / ((x - 123.456) or 1e-9), 5.0)  # past the pole it comes down to the target
    assert values(result) == pytest.approx([123.656])
    assert len(result.jumps) == 1
    words = text_of(panel_of(lambda x: 1e5 if x < 123.456 else 3e5, "2 bar"))
    assert "No value of molar concentration makes osmotic pressure 2.00 bar." in words
    assert "At molar concentration 0.1235 mol/L it jumps from 1.00 bar to 3.00 bar, past the target." in words


def test_a_steep_answer_is_no_jump():
    (value,) = values(found(lambda x: math.tanh((x - 1234.5) * 100), 0.5))
    assert value == pytest.approx(1234.5 + math.atanh(0.5) / 100, rel=1e-12)


def test_solutions_on_both_sides_of_a_hole_are_found_and_its_edges():
    result = found(refusing(lambda x: x, 300, 800), 100.0)
    assert values(result) == pytest.approx([100])
    inner = found(refusing(lambda x: (x - 550) ** 2, 300, 800), 400.0**2)
    assert values(inner) == pytest.approx([150, 950])
    # None gives 200 squared: to both edges it falls, and does not get there.
    inner = found(refusing(lambda x: (x - 550) ** 2, 300, 800), 200.0**2)
    assert not inner.solutions
    assert [edge.last.value for edge in inner.edges] == pytest.approx([300, 800])
    # The target lies in the hole: on both sides the answer passes it, between them there is none.
    none = found(refusing(lambda x: x, 300, 800), 500.0)
    assert not none.solutions
    (nearest,) = none.nearest
    assert nearest.value == pytest.approx(300)
    assert none.jumps == ()


def test_a_solution_next_to_where_the_formula_ends_is_found():
    end = 987.654321
    result = found(refusing(lambda x: -math.log(end - x) if x < end else math.inf, end, 5000), 10.0)
    (value,) = values(result)
    assert value == pytest.approx(end - math.exp(-10), rel=1e-12)


def test_a_formula_that_answers_in_a_small_part_of_the_range_only_is_asked_there():
    def narrow(x):
        if not 1500 < x < 1510:
            raise Refusal("Only there.")
        return x

    assert values(found(narrow, 1507.0)) == pytest.approx([1507])


def test_a_stretch_of_values_that_all_give_the_target_is_told_from_where_to_where():
    ((begins, ends),) = found(lambda x: min(max(x, 400.0), 900.0), 900.0).solutions
    assert (begins, ends) == pytest.approx((900, 2000))
    words = text_of(panel_of(lambda x: 1e3 * min(x, 900.0), "9 bar"))
    assert words.startswith("With molar concentration at anything from 0.9 mol/L to 2 mol/L, osmotic pressure is 9.00")


def test_an_answer_that_does_not_depend_on_the_input_is_told_so():
    assert found(lambda _: 3.0, 2.0).is_flat
    assert found(lambda _: 3.0, 3.0).solutions == ((0.0, 2000),)
    solved = calc.solve(VESSEL, recovery="50 %", by="water_permeability")
    assert solved.words.startswith("Recovery does not depend on water permeability here: it is 45")
    assert solved.solutions == solved.nearest == ()


def test_the_nearest_is_at_an_end_of_the_range_with_the_reason_for_it():
    solved = calc.solve(IDEAL, osmotic_pressure="200 bar", by="concentration")
    assert solved.solutions == ()
    (nearest,) = solved.nearest
    assert (nearest.value, nearest.entry) == (2000, "2 mol/L")
    assert nearest.output == pytest.approx(2000 * PER_CONCENTRATION)
    assert solved.words == (
        "No value of molar concentration makes osmotic pressure 200 bar. The nearest is 99.2 bar, with molar "
        "concentration at 2 mol/L. Molar concentration must be at most 2 mol/L: the law is one for dilute solutions."
    )


def test_the_nearest_is_where_the_formula_begins_to_refuse_with_its_words():
    words = text_of(panel_of(refusing(lambda x: 1e3 * x, 800, 5000), "12 bar"))
    assert words.startswith("No value of molar concentration makes osmotic pressure 12.0 bar. The nearest is 8.00 bar,")
    assert "with molar concentration at 0.8 mol/L. Above that there is no answer: There is a hole." in words


def test_the_nearest_is_where_the_answer_turns_back():
    (nearest,) = found(lambda x: 4 + ((x - 1234.5) / 300) ** 2, 2.0).nearest
    assert nearest.value == pytest.approx(1234.5, rel=1e-6)
    assert nearest.output == pytest.approx(4, rel=1e-12)
    words = text_of(panel_of(lambda x: 1e5 * (4 + ((x - 1234.5) / 300) ** 2), "2 bar"))
    assert "The nearest is 4.00 bar" in words
    assert "On both sides of it, osmotic pressure is further away." in words


def test_where_nothing_has_an_answer_that_is_all_there_is_to_say():
    result = found(refusing(lambda x: x, -1, 5000), 1.0)
    assert result.solutions == result.nearest == ()
    assert result.finished


def test_a_whole_number_is_never_parted():
    result = found(lambda x: x * x, 1e4, whole=True)
    assert result.solutions == ((100, 100),)
    assert isinstance(result.solutions[0][0], int)
    below, above = found(lambda x: x * x, 1.003e4, whole=True).nearest
    assert (below.value, above.value) == (100, 101)
    below, above = calc.solve(VESSEL, recovery="40 %", by="elements").nearest
    assert above.value == below.value + 1
    assert below.output < 0.4 < above.output
    ions = calc.solve(IDEAL, osmotic_pressure=f"{3 / 2 * 600 * PER_CONCENTRATION / 1e3} kPa", by="ions")
    assert [each.value for each in ions.solutions] == [3]
    assert ions.words.startswith("With ions per formula unit at 3, osmotic pressure is ")
    ions = calc.solve(IDEAL, osmotic_pressure="35 bar", by="ions")
    near = "2 gives 29.7 bar and 3 gives 44.6 bar"  # 14.87 bar for each ion, by hand
    assert ions.words == f"No whole number makes osmotic pressure 35.0 bar; the nearest: {near}."


def test_zero_is_met_to_a_billionth_of_the_answer_as_it_is():
    solved = calc.solve("osmosis.reflection", volume_flux="0", by="left_pressure")
    (solution,) = solved.solutions
    # The pressure that holds back 0.9 of van 't Hoff's, by hand; the entry is good to that too.
    held = 0.9 * 100 * PER_CONCENTRATION / 2
    assert solution.value == pytest.approx(held, rel=1e-9)
    assert to_si(float(solution.entry.removesuffix(" bar")), "bar") == pytest.approx(held, rel=1e-6)


def test_a_pole_elsewhere_does_not_make_everything_small_beside_it_zero():
    assert values(found(lambda x: (x - 500) / ((x - 1000) or 1e-9), 0.0)) == pytest.approx([500])


def test_no_number_is_given_that_a_formula_does_not_bear_out():
    # A staircase so fine that it passes for a slope: it leaps over nearly every target.
    def stairs(x):
        return math.floor(x * 1e4) / 1e4

    result = found(stairs, 700.00005)
    assert not result.solutions
    assert result.jumps
    assert [stairs(value) for value in values(found(stairs, 700.0001))] == [700.0001]


def test_a_search_without_end_ends(monkeypatch):
    """It leaps over the target a thousand times. By a clock that goes on by being asked: no machine is too slow."""
    monkeypatch.setattr("calc.interface.curve.time.perf_counter", itertools.count(step=1e-3).__next__)
    definition = shaped(lambda x: 1.0 if int(x) % 2 else 3.0)
    for _ in range(MOST_ROUNDS):
        hurried = search(definition, definition.defaults, "osmotic_pressure", 2.0, "concentration", patience=0.01)
        if hurried.finished:
            break
    assert hurried.finished
    assert not hurried.solutions
    assert hurried.jumps


@pytest.mark.parametrize(
    ("function", "target"),
    [
        (lambda x: math.sin(x / 150 + 1), 0.25),
        (lambda x: min(max(x, 400.0), 900.0), 900.0),
        (lambda x: 5 - ((x - 700) / 300) ** 2, 5.0),
        (lambda x: 5 - ((x - 700) / 300) ** 2, 6.0),
        (refusing(lambda x: x, 300, 800), 500.0),
        (lambda x: 1.0 if x < 123.456 else 3.0, 2.0),
        (lambda _: 3.0, 2.0),
    ],
)
def test_a_search_in_a_hurry_goes_on_until_it_has_all_that_a_patient_one_finds(function, target):
    patient = found(function, target)
    definition = shaped(function)  # whose answers are kept from one time to the next
    for rounds in range(MOST_ROUNDS):
        hurried = search(definition, definition.defaults, "osmotic_pressure", target, "concentration", patience=0.0)
        given = [value for solution in hurried.solutions for value in solution]
        assert all(abs(function(value) - target) <= abs(target) * CLOSE for value in given)
        if hurried.finished:
            assert rounds > 10
            break
    assert hurried.finished
    assert given == pytest.approx([value for solution in patient.solutions for value in solution], rel=1e-4)
    assert [each.output for each in hurried.nearest] == pytest.approx([each.output for each in patient.nearest])
    assert len(hurried.jumps) == len(patient.jumps)


def test_the_pressure_for_a_recovery_is_the_one_that_its_own_calculator_finds():
    for recovery in ("30 %", "45 %", "60 %"):
        solved = calc.solve(VESSEL, recovery=recovery, by="feed_pressure")
        asked = calc.evaluate("vessel.pressure_for_recovery", {"recovery": recovery})
        (solution,) = solved.solutions
        assert solution.value == pytest.approx(asked.outputs["feed_pressure"], rel=1e-7)
        assert solution.answer.outputs["permeate_concentration"] == pytest.approx(
            asked.outputs["permeate_concentration"], rel=1e-6
        )


def test_the_bypass_for_a_product_is_the_one_that_its_own_calculator_finds():
    entries = {"feed_concentration": "1.5 g/L", "observed_rejection": "98 %", "recovery": "75 %"}
    for product in ("100 mg/L", "500 mg/L", "1 g/L"):
        solved = calc.solve("balance.recovery", entries, product_concentration=product, by="bypass")
        asked = calc.evaluate("balance.bypass", {**entries, "product_concentration": product})
        (solution,) = solved.solutions
        assert solution.value == pytest.approx(asked.outputs["bypass"], rel=1e-8)


def test_where_none_is_named_the_input_moves_that_moves_the_answer_most():
    assert calc.solve(IDEAL, osmotic_pressure="20 bar").by == "concentration"
    assert calc.solve("membrane.temperature_correction", temperature_correction="1").by == "temperature"


def test_numbers_are_told_in_the_units_of_the_entries():
    solved = calc.solve(IDEAL, {"concentration": "600 mol/m3", "osmotic_pressure": "psi"}, osmotic_pressure="300")
    assert solved.target == pytest.approx(300 * to_si(1, "psi"))
    assert re.fullmatch(r"With molar concentration at 417 mol/m³, osmotic pressure is 300 psi\.", solved.words)


@pytest.mark.parametrize(
    ("target", "by", "name", "told"),
    [
        ({"osmotic_pressure": "much"}, "concentration", "osmotic_pressure", "'much' is not a number"),
        ({"osmotic_pressure": "5 g/L"}, "concentration", "osmotic_pressure", "The unit 'g/L' does not fit here; there"),
        ({"osmotic_pressure": ""}, "concentration", "osmotic_pressure", "Enter a number."),
        ({"recovery": "5"}, "concentration", "recovery", "there is no such number in the answer; there are: osmotic"),
        ({"osmotic_pressure": "5"}, "pressure", "pressure", "there is no such number to change; there are: concen"),
        ({}, "concentration", "", "Name one output as the target; there are: osmotic_pressure."),
    ],
)
def test_what_cannot_be_a_target_is_told_by_name(target, by, name, told):
    with pytest.raises(WrongEntries) as wrong:
        calc.solve(IDEAL, by=by, **target)
    assert wrong.value.messages[name].startswith(told)


def test_the_command_line_tells_it_in_words_and_as_data(capsys):
    assert main([IDEAL, "--target", "osmotic_pressure=20 bar", "--by", "concentration"]) == 0
    words, caution = capsys.readouterr().out.splitlines()
    assert words == "With molar concentration at 0.403 mol/L, osmotic pressure is 20.0 bar."
    assert caution.startswith("Caution: ")
    assert main([IDEAL, "--target", "osmotic_pressure=20 bar", "--by", "concentration", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["lenses"]["solve"]
    assert told["target"] == {"output": "osmotic_pressure", "value": 20e5, "unit": "Pa"}
    assert told["solutions"][0]["value"] == pytest.approx(20e5 / PER_CONCENTRATION)
    assert told["solutions"][0]["text"] == "0.403 mol/L"
    assert main([IDEAL, "--target", "osmotic_pressure=200 bar", "--by", "concentration", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["lenses"]["solve"]
    assert told["solutions"] == []
    assert told["nearest"][0]["value"] == 2000
    for wrong in ("--by=ions", "--target=20 bar", "--target=recovery=5", "--target=osmotic_pressure=x"):
        assert main([IDEAL, wrong]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_panel_begins_with_the_answer_as_it_is_and_the_input_that_moves_it_most():
    html = opened(VESSEL)
    assert "Recovery is 45.2 % now. Write what you want it to be." in html
    assert '<option value="recovery" selected>' in html
    assert not entered(html)
    assert "Osmotic pressure is 29.7 bar now." in opened(IDEAL, of="nothing", by="nothing")


def test_a_panel_takes_a_target_for_the_answer_that_it_was_typed_for_alone():
    of = {"of": "permeate_concentration", "was": "recovery", "target": "50 %", "by": "feed_pressure"}
    html = opened(VESSEL, **of)
    assert "Write what you want it to be." in html
    assert 'name="lens.solve.target" value=""' in html
    html = opened(VESSEL, **of | {"was": "permeate_concentration"})
    assert "The unit &#x27;%&#x27; does not fit here" in html or "The unit '%' does not fit here" in html
    assert 'name="lens.solve.target" value="50 %"' in html


def test_a_panel_enters_a_value_in_the_unit_of_the_form():
    html = look("solve", IDEAL, {"temperature": "77 degF", "osmotic_pressure": "kPa"}, target="3100", by="temperature")
    (controls,) = entered(html)
    # By hand, of two ions and 0.6 mol/L.
    kelvin = 3100e3 / (PER_CONCENTRATION / 298.15 * 600)
    assert float(controls.pop("temperature")) == pytest.approx(kelvin * 9 / 5 - 459.67, rel=1e-3)
    assert controls == {"temperature.unit": "degF", "temperature.was": "degF"}
    assert "osmotic pressure is 3100 kPa." in html
    assert 'value="3100 kPa"' in html


def test_a_panel_offers_a_button_for_each_value_that_gives_the_target():
    html = panel_of(lambda x: 1e5 * (5 - ((x - 1000) / 500) ** 2), "4 bar")
    assert text_of(html).startswith(
        "Osmotic pressure is 4.00 bar with molar concentration at 0.5 mol/L Take it "
        "or with molar concentration at 1.5 mol/L Take it"
    )
    assert [each["concentration"] for each in entered(html)] == ["0.5", "1.5"]


def test_what_is_typed_is_told_back_as_words_and_not_as_markup():
    html = opened(IDEAL, target="<b>5", by="concentration")
    assert "<b>" not in html


@pytest.mark.parametrize("name", names())
def test_what_a_panel_enters_gives_the_target_as_it_is_shown(name, monkeypatch):
    monkeypatch.setattr(solve, "_PATIENCE", math.inf)
    definition, random = describe(name), Random(f"{SEED} {name}")
    of = definition.answers[0]
    by = solve.strongest(definition, definition.defaults, of.name)
    for system in ("metric", random.choice(SYSTEMS[1:])):
        start = initial_form(definition, {}, system)
        if system != "metric":
            for each in (*definition.parameters, of):
                start[f"{each.name}.unit"] = random.choice(each.quantity.units)
        written = form.write(definition, start)
        unit = written.form[f"{of.name}.unit"]
        aims = (aim(definition, random, of.name, by, written.answer.inputs) for _ in range(20))
        value = next(each for each in aims if each and shown_unit(each, unit, of.quantity.units) == unit)
        digits = 15 if by.whole else of.quantity.digits  # no other whole number makes a target that is rounded
        target = write_answer(value, unit, digits)
        buttons = entered(opened(name, written.form, of=of.name, by=by.name, target=target))
        assert buttons
        for controls in buttons:
            shown = form.write(definition, written.form | controls)
            assert not shown.reply.errors
            assert write_answer(shown.answer.outputs[of.name], unit, digits) == target
            known = accuracy.digits(definition, shown.answer.inputs | shown.answer.outputs, of)
            assert shown.reply.texts[of.name] == write_answer(shown.answer.outputs[of.name], unit, known)


def aim(definition, random, of, by, inputs):
    """The output at another value of an input."""
    answer = solving.answered(definition, {**inputs, by.name: solving.at_random(definition, random, by, inputs)})
    return answer and answer.outputs[of]


@pytest.mark.parametrize(("salinity", "kept"), [("35 g/L", True), ("35 g/kg", False)])
def test_the_other_inputs_stay_as_they_are_written(salinity, kept):
    """How many g/kg 35 g/L are depends on the temperature, which is what is looked for."""
    entries = {"salinity": salinity, "temperature": "5 degC"}
    solved = calc.solve("energy.minimum_work", entries, by="temperature", feed_osmotic_pressure="26 bar")
    (solution,) = solved.solutions
    cold = calc.evaluate("energy.minimum_work", entries)
    warm = calc.evaluate("energy.minimum_work", entries | {"temperature": f"{solution.value} K"})
    assert warm.outputs["feed_osmotic_pressure"] == pytest.approx(26e5, rel=CLOSE)
    assert solution.answer.inputs["salinity"] == pytest.approx(warm.inputs["salinity"], rel=CLOSE)
    assert (cold.inputs["salinity"] != warm.inputs["salinity"]) == kept


@pytest.mark.parametrize("molality", ["1 mol/L", "50 g/kg", "2 % by mass", "100 g/L"])
def test_a_value_where_a_scale_ends_is_told_a_little_inside(molality):
    entries = {"solute": "glucose", "molality": molality}
    solved = calc.solve("solutions.osmotic_pressure", entries, by="molality", osmotic_coefficient="3")
    (nearest,) = solved.nearest
    assert nearest.entry.endswith(molality.partition(" ")[2])
    there = calc.evaluate("solutions.osmotic_pressure", {"solute": "glucose", "molality": nearest.entry})
    assert there.outputs["osmotic_coefficient"] == pytest.approx(nearest.output, rel=1e-3)


@pytest.mark.parametrize("name", names())
def test_what_went_in_comes_out_again(name):
    """Of each calculator as many problems as cost about the same; `python -m tests.solving` tries more."""
    definition = describe(name)
    most = round(min(max(CALLS / (100 * solving.cost(definition)), 2), 16))
    verdicts = Counter()
    for problem in solving.problems(definition, Random(f"{SEED} {name}"), 5 * most):
        verdict, good = (problem, True) if isinstance(problem, str) else solving.verdict(problem)
        assert good, (verdict, problem)
        verdicts[verdict] += 1
        if not isinstance(problem, str) and (most := most - 1) == 0:
            break
    assert verdicts["found"] >= sum(verdicts.values()) / 4, verdicts
