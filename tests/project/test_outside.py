"""Every calculator has cases from outside, and a wrong answer makes one of them fail; and so does the check itself."""

import pytest

from calc.interface import describe, names
from tests.all_at_once import all_at_once
from tests.outside import EVERYTHING, cases, distorted, idle, in_words, outside, unnoticed, what_is_missing


def test_every_calculator_has_a_case_from_outside():
    told = what_is_missing(names(), cases())
    if told:
        pytest.fail(told, pytrace=False)


def test_every_case_is_that_of_a_calculator():
    assert cases().keys() <= set(names())


@pytest.mark.parametrize("name", names())
def test_a_wrong_answer_is_noticed(name):
    missing = what_is_missing([name], cases())
    told = missing or in_words(unnoticed(describe(name), cases()[name]))
    if told:
        pytest.fail(missing or f"No case from outside of {name} fails where these are wrong: {told}.", pytrace=False)


@all_at_once("name", names())
def test_every_case_notices_something(name):
    assert idle(describe(name), cases().get(name, ())) == []


# The check itself


def test_a_calculator_without_a_case_is_named_with_what_to_do():
    told = what_is_missing(["osmosis.reflection", "osmosis.nobody"], {"osmosis.reflection": ()})
    assert told == (
        "No case from outside holds osmosis.nobody: write a test that compares its answer with a published value, "
        'or with a limit and a conservation law, mark it @outside("osmosis.nobody") of tests.outside, and let it take '
        "the argument `calculator`."
    )


def test_what_takes_more_than_the_formula_is_no_case():
    with pytest.raises(TypeError, match="test_of_a_row is a case from outside"):

        @outside("osmosis.reflection")
        def test_of_a_row(calculator, row): ...


def _of_one_number(calculator):
    assert calculator(0.0) == 0
    assert calculator(100.0, 300.0, 1) == pytest.approx(100 * 8.314462618 * 300)


def _without_an_assertion(calculator):
    calculator(100.0, 300.0, 1)


def _of_the_sign_alone(calculator):
    assert calculator(100.0, 300.0, 1) > 0


def test_what_is_not_noticed_is_told_by_output():
    assert in_words([("recovery", "doubled"), ("recovery", "shifted"), ("streams.flow", "doubled")]) == (
        "recovery (doubled, shifted); streams.flow (doubled)"
    )
    assert in_words([]) == ""


ALL_WRONG = ["doubled", "a tenth more", "shifted", "sign-changed"]


@pytest.mark.parametrize(
    ("known", "blind"),
    [
        ([_of_one_number], []),
        ([_without_an_assertion, _of_one_number], []),
        ([_of_the_sign_alone], ALL_WRONG[:3]),
        ([_without_an_assertion], ALL_WRONG),
        ([], ALL_WRONG),
    ],
)
def test_what_no_case_asserts_is_told(known, blind):
    definition = describe("osmosis.osmotic_pressure")
    assert unnoticed(definition, known) == [
        (place, name) for place in ("osmotic_pressure", EVERYTHING) for name in blind
    ]
    assert idle(definition, known) == [case.__name__ for case in known if case is _without_an_assertion]


def test_each_output_is_asked_for():
    def of_the_flux(calculator):
        assert calculator(0.0, 3e5, 1e5, 100.0, 0.0, permeability=1e-11).volume_flux == pytest.approx(2e-6)

    assert unnoticed(describe("osmosis.reflection"), [of_the_flux]) == [
        ("osmotic_pressure_difference", name) for name in ALL_WRONG
    ]


def test_each_column_is_asked_for():
    def of_the_first_form(calculator):
        answer = calculator(288.15)
        assert answer.temperature_correction == pytest.approx(0.703, abs=0.001)
        assert answer.forms[0].temperature_correction == answer.temperature_correction
        assert answer.flow_change_per_degree == pytest.approx(0.037, abs=0.001)
        assert answer.salt_temperature_correction == pytest.approx(0.585, abs=0.001)

    assert unnoticed(describe("membrane.temperature_correction"), [of_the_first_form]) == [
        ("forms.difference", name) for name in ALL_WRONG
    ]


def test_outputs_that_agree_with_each_other_alone_are_told():
    """Water that is conserved while there is twice as much of it."""

    def of_a_balance(calculator):
        answer = calculator(0.01, 0.5)
        assert answer.permeate_flow == answer.concentrate_flow

    blind = unnoticed(describe("balance.recovery"), [of_a_balance])
    assert ("permeate_flow", "doubled") not in blind
    assert (EVERYTHING, "doubled") in blind


def test_what_is_not_known_stays_unknown():
    blend = distorted(describe("membrane.fluxes").formula, {"permeate_concentration": abs, "water_flux": abs})
    with pytest.warns(UserWarning, match="No permeate"):
        answer = blend(0.0)
    assert answer.permeate_concentration is None
    assert answer.water_flux > 0


def test_a_case_that_fails_by_itself_is_no_finding():
    def of_another_world(calculator):
        assert calculator(100.0) == 0

    with pytest.raises(AssertionError):
        unnoticed(describe("osmosis.osmotic_pressure"), [of_another_world])


def test_an_error_on_the_way_is_not_an_assertion():
    def of_a_logarithm(calculator):
        assert 1 / (calculator(100.0, 300.0, 1) > 0) == 1

    assert (EVERYTHING, "sign-changed") in unnoticed(describe("osmosis.osmotic_pressure"), [of_a_logarithm])
