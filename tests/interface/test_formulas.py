"""The formula is the code: the LaTeX of every docstring, evaluated, gives what the function returns."""

import warnings

import pytest

from calc.core.quantities import Caution
from calc.interface import describe, evaluate, formulas, names
from calc.interface.formulas import chain, checks
from calc.interface.mathematics import parser
from calc.interface.mathematics.evaluator import OTHERWISE, children, symbols, unit_factor
from calc.interface.mathematics.tree import Cases, Unit, Words
from docs.comparisons.formulas import AS_EXACT, allowed, answers, held
from tests.all_at_once import all_at_once

every_calculator = all_at_once("name", names())


@every_calculator
def test_every_formula_evaluated_at_random_points_gives_what_the_calculator_returns(name):
    found = held(name)
    assert not found.failed, [(each.formula.equation, each.left, each.right) for each in found.failed[:3]]
    assert found.points >= 1
    assert found.evaluated + found.identities


@every_calculator
def test_a_docstring_whose_formulas_are_not_all_evaluated_says_why_in_a_word_and_no_other_does(name):
    found = [formula for formula in chain(name).formulas if formula.kind == "left"]
    assert bool(found) == bool(describe(name).evaluated.word)


@every_calculator
def test_each_case_is_a_value_of_a_choice_and_each_unit_is_one(name):
    definition = describe(name)
    told = {text for each in definition.selections for value in each.values for text in (value, each.label(value))}
    for latex in definition.equations:
        for equation in parser.equations(latex):
            for node in _all(equation.sides):
                if isinstance(node, Unit):
                    assert unit_factor(node.name) > 0
                if isinstance(node, Cases):
                    words = [condition.text for _, condition in node.rows if isinstance(condition, Words)]
                    assert {*words} <= told | {OTHERWISE}


@every_calculator
def test_every_symbol_that_is_explained_apart_stands_in_a_formula(name):
    found = chain(name)
    used = {symbol for formula in found.formulas for side in formula.equation.sides for symbol in symbols(side)}
    assert not {*found.auxiliaries} - used


def _all(nodes):
    for node in nodes:
        yield node
        yield from _all(children(node))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("plants.water_potential", r"-\phi \, \nu \, m", r"\phi \, \nu \, m"),
        ("polarisation.mass_transfer_coefficient", "0.36", "0.37"),
        ("energy.specific_energy", r"P_\text{b} - P_\text{t}", r"P_\text{b} + P_\text{t}"),
        ("energy.minimum_work", r"\frac{\rho_\text{w}}{Y}", r"\frac{\rho}{Y}"),
        ("solutions.osmotic_pressure", r"-\frac{R \, T}{M_\text{w}} \ln", r"-\frac{R \, T}{2 \, M_\text{w}} \ln"),
        ("balance.recovery", r"\dot m_j = Q_j \, c_j", r"\dot m_j = 2 \, Q_j \, c_j"),
        ("scaling.langelier", r"{\text{mg/L}}", r"{\text{g/L}}"),
    ],
)
def test_a_formula_that_parts_from_its_code_is_found(name, before, after, monkeypatch):
    found = answers(name)
    changed = formulas.describe(name)._replace(
        equations=tuple(latex.replace(before, after) for latex in describe(name).equations)
    )
    assert changed.equations != describe(name).equations
    monkeypatch.setattr(formulas, "describe", lambda _: changed)
    chain.cache_clear()
    try:
        errors = [check.error - allowed(changed, check) for answer in found for check in checks(changed, answer)]
    finally:
        chain.cache_clear()
    assert max(errors) > 100 * AS_EXACT


def test_the_formulas_hold_where_a_valve_takes_pressure_away():
    entries = {"feed_pressure": "3 bar", "supply_pressure": "2.9 bar", "pressure_loss": "0.1 bar"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        answer = evaluate("energy.specific_energy", entries)
    assert answer.cautions
    assert max(check.error for check in checks(describe("energy.specific_energy"), answer)) < AS_EXACT
