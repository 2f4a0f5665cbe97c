"""The working: the formulas with a reader's numbers put in."""

import json
import re
import warnings
from html.parser import HTMLParser

import pytest

from calc.core.numbers import read_number
from calc.core.quantities import Caution
from calc.core.units import UNITS, to_si
from calc.interface import accuracy, describe, names
from calc.interface.command_line import main
from calc.interface.form import respond
from calc.interface.lenses import case
from calc.interface.lenses import working as lens
from calc.interface.lenses.working import working
from tests.all_at_once import all_at_once

every_calculator = all_at_once("name", names())


@pytest.fixture(autouse=True)
def without_cautions():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        yield


def test_a_closed_formula_is_worked_as_on_a_board():
    """By hand: 0.93 times 2 times 100 mol/m3 times 8.314462618 J/(mol K) times 310.15 K is 479 644.0 Pa."""
    told = working(
        "osmosis.osmotic_pressure",
        {
            "concentration": "0.1 mol/L",
            "temperature": "98.6 degF",
            "osmotic_coefficient": "0.93",
            "osmotic_pressure": "psi",
        },
    )
    values = {each.symbol: (each.term, each.entered, each.si) for each in told.values}
    assert values["T"] == ("temperature", "98.6 °F", "310.15 K")
    assert values["c"] == ("molar concentration", "0.1 mol/L", "100 mol/m³")
    assert values["R"] == ("molar gas constant", "", "8.314463 J/(mol K)")
    [step] = told.steps
    assert step.title == "Osmotic pressure"
    assert step.lines == (
        "π = ϕ · i · c · R · T",
        "π = 0.93 · 2 · 100 mol/m³ · 8.314463 J/(mol K) · 310.15 K",
        "π = 479\N{NARROW NO-BREAK SPACE}640 Pa = 69.6 psi",
    )
    assert not told.reason


def test_values_of_functions_stand_on_lines_of_their_own_and_a_case_is_chosen():
    told = working("membrane.temperature_correction", {"temperature": "15 degC", "form": "viscosity of water"})
    lines = [line for step in told.steps for line in step.lines]
    [line] = [line for line in lines if line.startswith("TCF = 0.78")]
    assert line.endswith(" = 0.782")  # 0.88999 over 1.13757 mPa s, by IAPWS
    assert any(line == "μ_w(25) = 0.00089 Pa s" for line in lines)
    assert not any(line.startswith("F(t) = F(15) = exp") for line in lines)


def test_what_is_found_by_solving_is_put_in_and_both_sides_are_alike():
    told = working("osmosis.equilibrium_head")
    assert any(each.term.endswith(", found by solving") for each in told.values)
    [step] = [step for step in told.steps if step.lines[0].startswith("ρ_w · g · Δh + p")]
    left, right = step.lines[-1].split(" = ")
    assert left == right
    assert left.endswith(" Pa")
    assert step.note == "Water moved is the number for which both sides are alike."
    assert told.reason.startswith("The way to rest is followed")


@every_calculator
def test_the_last_number_of_a_step_is_the_calculators_answer(name):
    before = case(name)
    told = working(name)
    titled = {step.title: step for step in told.steps if step.title}
    for result in before.definition.results:
        step = titled.get(result.term[0].upper() + result.term[1:])
        value = before.answer.outputs[result.name]
        if not step or value is None:
            continue
        shown = step.lines[-1].rsplit(" = ", 1)[1]
        unit = UNITS[result.quantity.units[0]]
        number = read_number(shown.removesuffix(unit.label).strip())
        digits = accuracy.digits(before.definition, before.answer.inputs | before.answer.outputs, result)
        assert to_si(number, unit.name) == pytest.approx(value, rel=0.6 * 10 ** (1 - digits), abs=1e-12), (step, value)


@every_calculator
def test_the_panel_is_plain_html_with_mathml_that_closes(name):
    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.tags = [], set()

        def handle_starttag(self, tag, attributes):
            assert not {each for each, _ in attributes} & {"style", "onclick"}
            self.tags.add(tag)
            if tag != "mspace":
                self.open.append(tag)

        def handle_endtag(self, tag):
            if tag != "mspace":
                assert self.open.pop() == tag

    reader = Reader()
    html = lens.draw(case(name), {})
    reader.feed(html)
    assert not reader.open
    assert {"math", "ol", "li"} <= reader.tags
    assert "script" not in reader.tags
    assert "\\" not in html


def test_the_panel_is_asked_for_like_any_lens():
    definition = describe("osmosis.osmotic_pressure")
    form = json.loads(respond(json.dumps({"name": definition.name, "form": dict(case(definition.name).form)})))
    assert form
    request = {"name": definition.name, "form": dict(case(definition.name).form), "lens": "working", "asked": {}}
    drawing = json.loads(respond(json.dumps(request)))["drawings"]["lens.working"]
    assert "<mtext>\N{NO-BREAK SPACE}mol/m³</mtext>" in drawing
    assert "29.7" in drawing


def test_the_command_line_prints_the_working(capsys):
    assert main(["osmosis.osmotic_pressure", "concentration=0.1 mol/L", "--working"]) == 0
    printed = capsys.readouterr().out
    assert "c = 0.1 mol/L = 100 mol/m³  (molar concentration)" in printed
    assert "    π = 495 790 Pa = 4.96 bar".replace(" 7", "\N{NARROW NO-BREAK SPACE}7") in printed
    assert main(["membrane.fluxes", "--working"]) == 0
    values = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert len({line.index(" = ") for line in values if " = " in line}) == 1, "one column, as wide as the widest"
    assert main(["osmosis.osmotic_pressure", "--working", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert re.search("found|lines", json.dumps(told))


def test_an_unknown_answer_is_said_to_be_unknown():
    told = working("membrane.fluxes", {"feed_pressure": "0 bar"})
    [step] = [step for step in told.steps if step.title == "Intrinsic rejection"]
    assert step.note == "Here it is not known."
