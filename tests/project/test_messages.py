"""What a formula says has no unit but the reader's: a number with its unit in a message is a quantity, not letters."""

import ast
import re

import pytest

from calc.core.units import UNITS
from tests.all_at_once import all_at_once
from tests.conftest import OF_THE_SOURCES
from tests.sources import CALC, FILES, nodes

OUTSIDE = [path for path in FILES if path.relative_to(CALC).parts[0] not in ("core", "interface")]
TOLD = {"Refusal", "OutOfRange", "caution", "Range", "Message", "joined"}
# Shares are told in per cent everywhere; what is said of a day, a litre or a litre's price names no number.
LABELS = {spelling for unit in UNITS.values() for spelling in (unit.label, unit.name)} - {"", "1", "%", "on the scale"}
UNIT = "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True))
# A number as it stands, or one that an f-string writes, marked by a zero; the braces of a quantity are no number.
WITH_UNIT = re.compile(rf"(?<![\w.{{])-?\d[\d.]*\s?(?:{UNIT})(?![\w²³/])")


def words(node):
    """What a string says, with a zero for whatever it writes by itself."""
    if isinstance(node, ast.JoinedStr):
        return "".join(words(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return "0"
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def said(parts):
    """The strings in what makes messages, each with its line; and all that ends up in one by way of a name."""
    for call in parts:
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in TOLD:
            inside = {
                id(each)
                for part in ast.walk(call)
                if isinstance(part, ast.Call)
                and part is not call
                and getattr(part.func, "id", "") in ("Amount", "to_si", "from_si", "celsius")
                for each in ast.walk(part)
            }
            for node in ast.walk(call):
                if isinstance(node, (ast.JoinedStr, ast.Constant)) and id(node) not in inside:
                    yield node.lineno, words(node)


@OF_THE_SOURCES
@all_at_once("path", OUTSIDE)
def test_no_message_has_a_number_in_a_unit_of_its_own(path):
    wrong = [
        f"{path.name}:{line}: {text!r}"
        for line, text in said(nodes(path))
        if WITH_UNIT.search(re.sub(r"\{[^{}]*\}", "", text))
    ]
    assert wrong == [], "write it as {10 mg/L}, or as {} with an Amount"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('Refusal(f"At {pressure / BAR:.3g} bar it bursts.")', True),
        ('caution("Above 0.1 mol/L it is off.")', True),
        ('Range(0.0, 1.0, "the data end at 120 g/kg")', True),
        ('x.Refusal("holds " f"from 0 to {top:g} °C.")', True),
        ('Refusal("At {} it bursts.", Amount(pressure, "bar"))', False),
        ('caution("Above {0.1 mol/L} it is up to 8 % off.")', False),
        ('Range(0.0, to_si(5, "g/L"), "an element of 8 inches")', False),
        ('Refusal(f"There are {count} minerals.")', False),
        ('print("5 bar")', False),
    ],
)
def test_the_search_finds_what_it_seeks(source, found):
    parts = ast.walk(ast.parse(source))
    assert any(WITH_UNIT.search(re.sub(r"\{[^{}]*\}", "", text)) for _, text in said(parts)) is found
