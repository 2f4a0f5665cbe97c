"""The small LaTeX of the docstrings: read, evaluated, written as MathML and as text."""

import math
from xml.etree import ElementTree

import pytest

from calc.interface import describe, names
from calc.interface.mathematics import mathml, parser, text
from calc.interface.mathematics.evaluator import Scope, Unknown, evaluate, magnitude
from calc.interface.mathematics.mathml import Quantity
from tests.all_at_once import all_at_once

VALUES = {"a": 3.0, "b": -2.0, r"c_\text{f}": 0.5, "T": 300.0, "p": 2.0}
NAMES = {parser.symbol("a"): "width"}
FUNCTIONS = {
    parser.symbol("f"): lambda x, width: x + width,
    parser.symbol("q"): lambda width: 10 * width,
    parser.symbol("v"): lambda pressure: pressure**2,
    parser.symbol("m_j"): lambda: [1.0, 2.0, 4.0],
}
ROWS = {parser.symbol("z"): [1.0, -1.0, 2.0]}


def scope(words=()):
    found = {parser.symbol(latex): value for latex, value in VALUES.items()}
    doubled = {parser.symbol("d"): ((), side("2 a")), parser.symbol("F"): ((parser.symbol("t"),), side("t^2 + a"))}
    return Scope({"width": 3.0}, NAMES, found, FUNCTIONS, doubled, ROWS, frozenset(words))


def side(latex):
    return parser.equations(f"{latex} = 0")[0].sides[0]


def value(latex, *words):
    return evaluate(side(latex), scope(words))


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("a + b", 1.0),
        ("a - b", 5.0),
        ("-a^2", -9.0),
        ("2^{3 - 1}", 4.0),
        (r"a \, b", -6.0),
        (r"\frac{a}{b} + 1", -0.5),
        (r"12 / a \, 2", 8.0),
        ("2/a + (1 - a) \\, 8/a", 2 / 3 - 16 / 3),
        (r"\sqrt{a + 1}", 2.0),
        (r"|b|", 2.0),
        (r"|b| \, |b| \, a", 12.0),
        (r"\exp(a/a)", math.e),
        (r"\exp\frac{a}{a}", math.e),
        (r"\ln c_\text{f} + 1", math.log(0.5) + 1),
        (r"\log_{10} \frac{1000}{10} - 1", 1.0),
        (r"4 \, c_\text{f} \cos b", 2 * math.cos(-2.0)),
        (r"\max(a, b)", 3.0),
        (r"\min(0, \; b)", -2.0),
        (r"\left( a - 1 \right) \left[ a + 1 \right]", 8.0),
        (r"\frac{T}{\text{K}} - 273.15", 26.85),
        (r"5 \, \text{bar}", 5e5),
        (r"\text{mg/L CaCO₃} \, 100.086", 1.0),
        ("f(2)", 5.0),
        ("a (2)", 6.0),
        ("q", 30.0),
        ("q(a = 7)", 70.0),
        ("d(a = 7)", 14.0),
        ("F(2)", 7.0),
        (r"\int_0^6 v(p) \, \mathrm{d}p", 72.0),
        (r"\int_0^a \exp(p) \, \mathrm{d} p", math.exp(3) - 1),
        (r"\sum_j m_j", 7.0),
        (r"\sum_j m_j \, z_j^2", 19.0),
        (r"\frac{\sum_j z_j m_j}{\sum_j |z_j| m_j}", 7 / 11),
        (r"\begin{cases} 1 & \text{hot} \\ 2 & a > 5 \\ 3 & a \ge 3 \\ 4 & \text{otherwise} \end{cases}", 3.0),
    ],
)
def test_a_formula_comes_to_what_it_says(latex, expected):
    assert value(latex) == pytest.approx(expected, rel=1e-12)


def test_a_case_is_the_value_of_a_choice():
    cases = r"\begin{cases} 1 & \text{hot} \\ 2 & \text{otherwise} \end{cases}"
    assert (value(cases, "hot"), value(cases, "cold")) == (1.0, 2.0)


def test_a_derivative_is_taken_where_its_symbol_is():
    assert value(r"\frac{\partial v(p)}{\partial p}") == pytest.approx(4.0, rel=1e-10)


@pytest.mark.parametrize("latex", ["x", "m_j", "f'(a)", r"\min a", r"\text{furlong}", r"\text{°C}", "h(2)"])
def test_what_has_no_value_is_told(latex):
    with pytest.raises(Unknown):
        value(latex)


def test_the_magnitude_of_a_sum_is_that_of_its_terms():
    assert magnitude(side(r"a \, (a + b) - 3"), scope()) == 3 * 5 + 3


@pytest.mark.parametrize(
    ("latex", "told"),
    [
        (r"a = \frac{b}{c", r"'}' is missing at character 15 of the formula"),
        ("a + b", "'=' is missing at character 6"),
        (r"a = \wrong", r"a symbol is missing at character 5 of the formula 'a = \wrong', before '\wrong'"),
        ("a = b)", "the formula should end at character 6"),
        (r"a = \sum_i m_i", "a sum runs over j, which is missing at character 12"),
        (r"a = \int_0^1 p", r"'\mathrm{d}' is missing at character 15"),
        (r"a = \begin{cases} 1 & b \end{cases}", "a comparison is missing at character 25"),
        (r"a = \log_2 b", "a logarithm is one to the base 10, or ln, at character"),
        ("a_ = b", "a subscript is missing at character 4"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(latex, told):
    with pytest.raises(parser.LatexError) as caught:
        parser.equations(latex)
    assert told in str(caught.value)


def test_symbols_are_the_same_however_they_are_spaced():
    assert parser.symbol(r"\hat m_\text{eff}") == parser.symbol(r"\hat{m}_{\text{eff}}")
    assert parser.symbol(r"R_{\mathrm{CO_2}}") == parser.symbol(r"R_{\text{CO}_2}")
    assert parser.symbol("p'") != parser.symbol("p")


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        (r"c_\text{p} = (1 - R_\text{o}) \, c_\text{f}", "c_p = (1 − R_o) · c_f"),
        (r"a = \frac{b + c}{d \, e}", "a = (b + c) / (d · e)"),
        (r"a = -\left(b - c\right)^2", "a = −(b − c)^2"),
        (r"\Delta p = \frac{f^{n + 1}}{2}", "Δp = f^(n + 1) / 2"),
        (r"a = \frac{c}{\text{mg/L}}", "a = c / (mg/L)"),
        (r"G(S = S_0) = 0", "G(S = S_0) = 0"),
        (r"a = \int_0^{\pi} v(p) \, \mathrm{d} p", "a = ∫[0 to π] v(p) dp"),
        (r"a = \begin{cases} 1 & t \ge 25 \\ 2 & \text{otherwise} \end{cases}", "a = {1 (t ≥ 25); 2 (otherwise)}"),
    ],
)
def test_formulas_are_written_in_a_line(latex, written):
    assert text.equation(parser.equations(latex)[0]) == written


def put(symbol):
    return {"a": Quantity("−3", "bar"), "b": Quantity("2", "m"), "n": Quantity("2")}.get(getattr(symbol, "base", ""))


@pytest.mark.parametrize(
    ("latex", "written"),
    [
        ("a - a", "−3 bar − (−3 bar)"),
        (r"c \, a", "c · (−3 bar)"),
        (r"\frac{a}{b}", "−3 bar / (2 m)"),
        ("b^n", "(2 m)^2"),
        ("n^n", "2^2"),
        (r"\exp(-b)", "exp(−2 m)"),
    ],
)
def test_numbers_with_units_stand_where_symbols_stood(latex, written):
    assert text.side(side(latex), put) == written
    markup = ElementTree.fromstring(mathml.display(mathml.side(side(latex), put)))
    assert "".join(markup.itertext()).count("(") == written.replace("exp(", "").count("(") - ("/ (" in written) + (
        "exp(" in written
    )


@all_at_once("name", names())
def test_every_formula_is_written_as_mathml_that_can_be_read(name):
    for latex in describe(name).equations:
        for equation in parser.equations(latex):
            markup = ElementTree.fromstring(mathml.display(mathml.equation(equation)))
            assert markup.attrib == {"display": "block"}
            assert "\\" not in "".join(markup.itertext())
            assert len(markup.findall(".//mfrac/*")) == 2 * len(markup.findall(".//mfrac"))
            assert text.equation(equation).isprintable()
