"""What must hold of every definition, and how an incomplete one is refused."""

import inspect
import math
import re
from contextlib import suppress
from types import FunctionType
from typing import Annotated

import pytest

from calc.core.numbers import write_entry
from calc.core.quantities import OutOfRange, Quantity, Range, Refusal
from calc.interface import describe, names
from calc.interface.evaluation import WrongEntries, compute, evaluate
from calc.interface.introspection import (
    DefinitionError,
    UnknownCalculator,
    _define,
    _is_calculator,
    without_symbols,
)
from calc.interface.mathematics import parser
from calc.interface.mathematics.evaluator import symbols
from tests.all_at_once import all_at_once

ALL = [describe(name) for name in names()]
PARAMETERS = [(definition, parameter) for definition in ALL for parameter in definition.parameters]


def own(number):
    """The quantity as its term has it, without the units of other scales that an input has beside them."""
    other = getattr(number, "on_another_scale", lambda unit: False)
    units = tuple(unit for unit in number.quantity.units if not other(unit))
    return number.quantity._replace(units=tuple(unit for unit in units if unit not in ("ppm", "mg/kg", "% by mass")))


QUANTITIES = {each.quantity.term: own(each) for definition in ALL for each in definition.vocabulary}
PROPER = {"Reynolds", "Schmidt", "Sherwood"}
every_definition = all_at_once("definition", ALL)
every_parameter = all_at_once(("definition", "parameter"), PARAMETERS)


def _is_true(definition, answer):
    """Whether every number of an answer is finite, or unknown where its type says that it may be."""
    values = [(answer.outputs[each.name], each.may_be_unknown) for each in definition.results]
    return all(unsure if value is None else math.isfinite(value) for value, unsure in values)


def test_the_calculators_are_found_by_introspection():
    assert {"osmosis.osmotic_pressure", "balance.recovery"} <= set(names())


def test_helpers_are_no_calculators():
    assert not [name for name in names() if name.startswith(("units.", "constants.", "quantities."))]


@every_definition
def test_the_defaults_are_a_worked_example(definition):
    answer = compute(definition, definition.defaults)
    assert answer.inputs == definition.defaults
    assert all(math.isfinite(value) for value in answer.outputs.values())


@all_at_once(("name", "preset"), [(each.name, preset) for each in ALL for preset in each.presets])
def test_every_preset_is_answered_or_refused_in_words(name, preset):
    if preset == "Dead Sea":
        with pytest.raises(WrongEntries, match="Dead Sea"):
            evaluate(name, {"preset": preset})
    else:
        answer = evaluate(name, {"preset": preset})
        assert _is_true(describe(name), answer)


def test_a_number_in_the_name_of_a_preset_is_among_its_entries():
    """Where they are told in the same unit, or in grams in a litre; what is told in moles is left out."""
    seen = []
    for definition in ALL:
        for preset, entries in definition.presets.items():
            told = [
                each for each in entries.values() if re.fullmatch(r"(?!0 )[\d.]+ (?:g/L|degBx|g/kg|um|mil|dS/m)", each)
            ]
            named = re.findall(r"([\d.]+) (g in a litre|% saline|% glucose|g/L|g/kg|um|mil|dS/m|°Bx)", preset)
            for number, unit in named if told else ():
                grams = f"{10 * float(number):g} g/L" if unit.startswith("%") else ""
                seen.append(preset)
                expected = grams or f"{number} {'g/L' if unit == 'g in a litre' else unit.replace('°Bx', 'degBx')}"
                assert expected in told, (definition.name, preset)
    assert len(seen) > 12


@every_definition
def test_every_symbol_of_the_equations_is_explained(definition):
    used = {
        symbol
        for latex in definition.equations
        for equation in parser.equations(latex)
        for side in equation.sides
        for symbol in symbols(side)
    }
    own = [each.quantity.symbol for each in definition.vocabulary if each.quantity.symbol]
    own += [quantity.symbol for _, quantity in definition.constants]
    told = re.findall(r"\$([^$]+)\$", definition.holds)
    for symbol in own:
        others = [each for each in own if each != symbol]
        text = " ".join(told)
        in_words = without_symbols(text, others) != without_symbols(text, own)
        assert parser.symbol(symbol) in used | {each.family for each in used} or in_words, f"{symbol} is not used"
    known = {parser.symbol(each) for each in own}
    for symbol in used - known:  # rows are of a column by its own symbol, or of one with an index
        plain = symbol.family._replace(primes=0)
        assert plain in known or any(plain in _symbols_in(each) for each in told), symbol


def _symbols_in(latex):
    """The symbols of what stands in a sentence: one of them, a term or an equation."""
    with suppress(parser.LatexError):
        return {parser.symbol(latex).family}
    with suppress(parser.LatexError):
        return {
            each.family for found in parser.equations(f"{latex} = 0") for side in found.sides for each in symbols(side)
        }
    return {each.family for found in parser.equations(latex) for side in found.sides for each in symbols(side)}


@every_definition
def test_the_title_is_a_line(definition):
    assert 10 < len(definition.title) < 90
    assert definition.title[0].isupper()


@every_definition
def test_groups_hold_every_input_once_and_none_is_torn_apart(definition):
    assert tuple(each for _, group in definition.groups for each in group) == definition.inputs
    titles = [title for title, _ in definition.groups if title]
    assert len(titles) == len(set(titles))
    assert not definition.groups[0][0], "what a calculator begins with stands open"


@every_definition
def test_names_of_inputs_and_outputs_differ(definition):
    used = [each.name for each in definition.parameters + definition.results]
    assert len(used) == len(set(used))


@every_parameter
def test_the_default_lies_in_the_range(definition, parameter):
    assert parameter.range.holds(parameter.default)
    assert parameter.range.low < parameter.range.high
    assert len(f"{parameter.range.below} {parameter.range.above}") > 20


@every_parameter
def test_the_formula_itself_refuses_outside_the_range(definition, parameter):
    span = parameter.range.high - parameter.range.low
    for value in (parameter.range.low - span / 100, parameter.range.high + span / 100, math.nan, math.inf, -math.inf):
        with pytest.raises(OutOfRange) as caught:
            definition.formula(**definition.defaults | {parameter.name: value})
        assert caught.value.parameter == parameter.name


@pytest.mark.parametrize("name", names())
@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_the_formula_answers_or_refuses_all_over_the_range(name):
    """Of every input; each whole number once."""
    definition = describe(name)
    for parameter in definition.parameters:
        low, high, *_ = parameter.range
        values = (min(low + (high - low) * step / 40, high) for step in range(41))
        for value in dict.fromkeys(map(round, values) if parameter.whole else values):
            try:
                answer = compute(definition, definition.defaults | {parameter.name: value})
            except Refusal:  # whatever else a formula raises fails the test
                continue
            except Exception as problem:
                problem.add_note(f"of {parameter.name} at {value!r}")
                raise
            assert _is_true(definition, answer), (parameter.name, value)


@every_parameter
def test_the_default_is_a_number_that_a_reader_would_type(definition, parameter):
    assert len(write_entry(parameter.default, parameter.quantity.units[0])) <= 6


@all_at_once("quantity", QUANTITIES.values())
def test_every_quantity_is_complete(quantity):
    for word in quantity.term.split():
        assert word == word.lower() or word in PROPER or "'" in quantity.term
    assert quantity.symbol == quantity.symbol.strip()
    assert quantity.definition.endswith(".")


@every_definition
def test_a_scale_by_the_kilogram_says_of_what_and_masses_are_of_solution_and_moles_of_water(definition):
    for each in definition.selections:
        for value in each.values:
            if value.endswith("/kg"):
                of = "water" if "mol" in value else "solution"
                assert f" per kg of {of}" in each.choice.labels[value], (each.name, value)


@all_at_once("quantity", QUANTITIES.values())
def test_a_share_by_mass_says_of_the_mass_of_what(quantity):
    if quantity.of == "shares by mass":
        assert re.search(
            r"\bmass of (a|the) (solution|seawater|feed|concentrate|drink)\b|in a mass of", quantity.definition
        )


def test_one_wording_for_each_term():
    worded = {own(each) for definition in ALL for each in definition.vocabulary}
    assert len(worded) == len(QUANTITIES)


@pytest.mark.parametrize("name", ["osmosis.nothing", "nothing.at_all", "units.celsius", "", ".", "os.system", "a b.c"])
def test_an_unknown_name_is_refused_with_the_known_ones(name):
    with pytest.raises(UnknownCalculator, match=r"did you mean|there are"):
        describe(name)


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownCalculator, match=r"did you mean osmosis\.osmotic_pressure"):
        describe("osmosis.osmotic_presure")


def _with_docstring(docstring):
    """The formula of the osmotic pressure under another docstring."""
    original = describe("osmosis.osmotic_pressure").formula
    renewed = FunctionType(original.__code__, original.__globals__, "new", original.__defaults__)
    renewed.__annotations__ = original.__annotations__
    renewed.__doc__ = docstring
    return renewed


@pytest.mark.parametrize(
    ("removed", "missing"),
    [
        ("Source:", "Source"),
        ("Holds for", "Holds for"),
        ("$$", "formula"),
        (">>>", "example"),
        ("Answer: ", "Answer:"),
        ("Accuracy", "Accuracy"),
    ],
)
def test_a_docstring_that_lacks_a_part_is_refused(removed, missing):
    docstring = describe("osmosis.osmotic_pressure").formula.__doc__.replace(removed, "")
    with pytest.raises(DefinitionError, match=f"osmosis.new lacks.*{missing}"):
        _define("osmosis.new", _with_docstring(docstring))


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("Answer: It is {osmotic_presure}.", "its answer names 'osmotic_presure', which is no number"),
        ("Answer: It is {}.", "its answer names '', which is no number"),
        ("Answer where {ions} is zero: It is {osmotic_pressure}.", "is no answer; write 'Answer: sentence' or"),
        (
            "Answer where ions is two: It is so.",
            "asks whether ions is two, which can be negative, zero, positive, unknown",
        ),
        ("Answer where nothing is zero: It is so.", "its answer names 'nothing', which is no number"),
        ("Answer: It is {temperature}.", "one paragraph 'Answer:' names one to 3 outputs in numbers"),
        (
            "Answer: It is {osmotic_pressure}.\n\nAnswer: It is so.",
            "one paragraph 'Answer:' names one to 3 outputs",
        ),
    ],
)
def test_an_answer_that_cannot_be_written_is_refused_with_what_is_wrong_in_it(answer, problem):
    docstring = inspect.getdoc(describe("osmosis.osmotic_pressure").formula)  # as newer Pythons keep it by themselves
    written = re.sub(r"Answer: [^.]*\.", lambda _: answer, docstring)
    if answer.startswith("Answer where"):
        written = docstring.replace("Answer: ", f"{answer}\n\nAnswer: ")
    with pytest.raises(DefinitionError, match=re.escape(problem)):
        _define("osmosis.new", _with_docstring(written))


def _with_units(place, unit, units, of=""):
    """The formula of the osmotic pressure with another term at an input or at its output."""
    docstring = inspect.getdoc(describe("osmosis.osmotic_pressure").formula)
    renewed = _with_docstring(
        re.sub(r"Accuracy.*?(?=Source: )", "Accuracy: exact: made up.\n\n", docstring, flags=re.DOTALL)
    )
    term = Quantity("made-up term", "x", unit, units, "Stands for no quantity.", of=of)
    hint = Annotated[float, term] if place == "return" else Annotated[float, term, Range(0, 1, "made up")]
    renewed.__annotations__ = renewed.__annotations__ | {place: hint}
    return renewed


@pytest.mark.parametrize(
    ("unit", "units", "of", "problem"),
    [
        ("mol/m3", ("mol/L", "bar"), "", "bar is a multiple of Pa, not of mol/m3."),
        ("m3/s", ("L",), "", "L is a multiple of m3, not of m3/s."),
        ("Pa", ("bar", "mg/L"), "", "mg/L is a multiple of kg/m3, not of Pa."),
        ("Pa", ("kWh/m3",), "", "kWh/m3 is a multiple of J/m3, not of Pa."),
        ("mol/kg", ("mol/kg", "mOsm/kg"), "", "mOsm/kg is true only of osmoles."),
        ("mol/m3", ("mmol/L", "mg/dL urea"), "glucose", "mg/dL urea is true only of urea."),
        ("1", ("%", "g/kg"), "", "g/kg is true only of shares by mass."),
        ("m3/s", ("m3/h",), "pressures above the air", "none of its units is one of pressures above the air."),
        ("bar", ("bar",), "", "bar is no SI unit: it is a multiple of Pa."),
        ("Pa", (), "", "there is no unit to choose."),
        ("Pa", ("bar", "baar"), "", "there is no unit 'baar'; a new one like bar"),
        ("kg/mole", ("kg",), "", "there is no unit 'kg/mole'; a new one like kg/mol"),
        ("Pa", ("furlongs",), "", "there is no unit 'furlongs'; a new one is a line in calc/core/units.py."),
    ],
)
@pytest.mark.parametrize(
    ("place", "told"), [("concentration", "the input concentration"), ("return", "the output made_up_term")]
)
def test_a_unit_of_another_dimension_or_none_is_refused_with_term_unit_and_place(place, told, unit, units, of, problem):
    with pytest.raises(DefinitionError) as refused:
        _define("osmosis.new", _with_units(place, unit, units, of))
    start = f"osmosis.new: {told} cannot have the units of the term 'made-up term': {problem}"
    assert str(refused.value).startswith(start)


def test_units_of_the_terms_dimension_are_taken():
    assert _define("osmosis.new", _with_units("concentration", "mol/kg", ("mOsm/kg", "mol/kg"), "osmoles"))


def test_a_function_with_a_bare_input_is_no_calculator():
    def helper(x: float) -> float:
        return x

    assert not _is_calculator(helper)
    assert _is_calculator(describe("balance.recovery").formula)
