"""What one calculator gives, another takes as it is."""

from urllib.parse import parse_qsl

import pytest

from calc.core.quantities import Refusal
from calc.interface import describe, evaluate
from calc.interface.definitions import Parameter
from calc.interface.entries import in_unit
from calc.interface.evaluation import initial_form
from calc.interface.form import write
from calc.interface.introspection import names
from calc.interface.onward import steps

SEVEN_DIGITS = 1e-6  # of an entry


def states(name):
    return [{}, *({"preset": preset} for preset in describe(name).presets)]


def numbers(name):
    """The numbers of a calculator, by their names."""
    return {each.name: each for each in (*describe(name).parameters, *describe(name).results)}


def led(name, entries):
    """The calculators that an answer leads to, with the entries that it gives them."""
    definition = describe(name)
    written = write(definition, initial_form(definition, entries))
    queries = {to: dict(parse_qsl(query.removeprefix("?"))) for to, query in written.reply.onward.items() if query}
    assert all(query.pop("calculator") == to for to, query in queries.items())
    return written.answer, queries


@pytest.mark.parametrize("name", names())
def test_what_is_led_to_takes_the_values_as_they_are(name):
    for entries in states(name):
        answer, queries = led(name, entries)
        for step in steps(name):
            if step.to not in queries:
                continue
            taken = queries[step.to]
            assert set(taken) <= {target for target, _ in step.values}
            try:
                there = evaluate(step.to, taken).inputs
            except Refusal:  # by the values together, as when they had been typed
                continue
            for target, source in step.values:
                given = {**answer.inputs, **answer.outputs}[source]
                if target not in taken:
                    continue
                if isinstance(given, str):
                    assert there[target] == given
                elif numbers(name)[source].quantity.unit != numbers(step.to)[target].quantity.unit:
                    by_the_litre = in_unit(numbers(name)[source], given, "mg/L", answer.inputs)
                    assert float(taken[target].removesuffix(" mg/L")) == pytest.approx(by_the_litre, rel=SEVEN_DIGITS)
                else:
                    assert there[target] == pytest.approx(given, rel=SEVEN_DIGITS), (step.to, target)


def test_every_step_takes_an_answer_or_several_of_the_same_entries_or_the_same_substance():
    for name in names():
        for step in steps(name):
            terms = {each.quantity.term for each in describe(name).results}
            inputs = {each.name: each for each in describe(step.to).parameters}
            taken = [target for target, _ in step.values]
            given = [target for target in taken if target in inputs and inputs[target].quantity.term in terms]
            chosen = [target for target in taken if target not in inputs]
            assert given or len(taken) >= 3 or (chosen and len(taken) == 2), (name, step.to)


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("vessel.projection", "energy.specific_energy"),
        ("solutions.osmotic_pressure", "osmosis.equilibrium_head"),
        ("vessel.projection", "scaling.saturation"),
        ("vessel.pressure_for_recovery", "energy.specific_energy"),
        ("waters.osmotic_pressure", "scaling.saturation"),
        ("waters.osmotic_pressure", "vessel.projection"),
        ("membrane.permeabilities_from_datasheet", "vessel.projection"),
        ("solutions.concentrations", "solutions.osmotic_pressure"),
    ],
)
def test_the_way_of_an_engineer_and_of_an_analysis(name, to):
    assert to in [step.to for step in steps(name)]


def test_the_recovery_of_a_vessel_is_the_recovery_of_its_energy():
    answer, queries = led("vessel.projection", {"temperature": "15 degC", "feed_pressure": "800 psi"})
    taken = queries["energy.specific_energy"]
    assert taken["feed_pressure"] == "800 psi"
    there = evaluate("energy.specific_energy", taken)
    assert there.inputs["recovery"] == pytest.approx(answer.outputs["recovery"], rel=SEVEN_DIGITS)
    assert there.outputs["permeate_flow"] == pytest.approx(answer.outputs["permeate_flow"], rel=3 * SEVEN_DIGITS)


def test_a_value_that_the_other_does_not_take_is_left_out():
    _, queries = led("seawater.osmotic_pressure", {})
    assert "solutions.molar_mass" not in queries, "an osmometer does not read 26 bar"
    osmometer = next(each for each in describe("solutions.molar_mass").inputs if each.name == "osmotic_pressure")
    assert isinstance(osmometer, Parameter)
    assert not osmometer.range.holds(2.6e6)


def test_an_analysis_goes_on_to_one_that_counts_it_otherwise():
    """Ion by ion, in mg/L; what is counted by the kilogram has no litre."""
    _, queries = led("waters.osmotic_pressure", {"sodium": "20 mmol/L", "calcium": "8 dH"})
    taken = queries["vessel.projection"]
    assert taken["sodium"] == "459.8 mg/L"
    assert float(taken["calcium"].removesuffix(" mg/L")) == pytest.approx(8 * 7.147, rel=2e-4)
    _, queries = led("vessel.projection", {"sodium": "500 mg/L"})
    assert queries["waters.osmotic_pressure"]["sodium"] == "500 mg/L"
    _, queries = led("waters.osmotic_pressure", {"scale": "mg/kg", "sodium": "500"})
    assert "sodium" not in queries.get("vessel.projection", {})
