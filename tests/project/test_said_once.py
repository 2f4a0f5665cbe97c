"""What several places need is said in one of them, and handed on by its name."""

from __future__ import annotations

import ast
from functools import cache
from itertools import combinations

from calc.interface import describe, names
from tests.conftest import OF_THE_SOURCES
from tests.sources import CALC, FILES, nodes

pytestmark = OF_THE_SOURCES


@cache
def fields() -> list[tuple[str, str, list[str]]]:
    """The room, the name and the fields of every NamedTuple of `calc`."""
    return [
        (path.relative_to(CALC).parts[0], node.name, [ast.unparse(each.target) for each in node.body if is_field(each)])
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and "NamedTuple" in map(ast.unparse, node.bases)
    ]


@cache
def calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in `calc`: in which file, the name of what is called, and the call."""
    return [
        (str(path.relative_to(CALC)), getattr(node.func, "attr", getattr(node.func, "id", "")), node)
        for path in FILES
        for node in nodes(path)
        if isinstance(node, ast.Call)
    ]


def is_field(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign)


def made() -> list[tuple[str, str, ast.Call]]:
    """Every call of a NamedTuple of `calc`: where, of which, and the call."""
    known = {name for _, name, _ in fields()}
    return [(f"{file}:{call.lineno}", name, call) for file, name, call in calls() if name in known]


def test_answers_are_filled_by_name():
    answers = {name for room, name, _ in fields() if room == "reports" or room.endswith(".py")}
    filled = [each for each in made() if each[1] in answers and not each[0].startswith("interface")]
    assert len(filled) > 50
    of_models = {name for room, name, _ in fields() if room == "models"}
    assert [
        f"{where}: {name} is filled by place; name what is filled"
        for where, name, call in filled
        if call.args and not (where.startswith("models") and name in of_models)
    ] == []


def test_what_has_the_name_of_a_field_stands_in_its_place():
    """Inputs that go together are handed on in a row, as in `Feed(salt, feed_concentration, ...)`."""
    filled = [each for each in made() if each[2].args]
    assert len(filled) > 20
    for where, name, call in filled:
        given = [each.id if isinstance(each, ast.Name) else "" for each in call.args]
        candidates = [each for _, known, each in fields() if known == name]
        assert any(
            all(one == other for one, other in zip(given, fields, strict=False) if one in fields)
            for fields in candidates
        ), f"{where}: {name} has {', '.join(candidates[0])}"


def test_nothing_takes_all_that_is_there_but_the_check_of_the_ranges():
    """Which is true to the signature by itself: it takes the names and the ranges from there."""
    all_that_is_there = ast.dump(ast.parse("locals()", mode="eval").body)
    taken = [
        name
        for _, name, call in calls()
        if any(isinstance(each, ast.Call) and ast.dump(each) == all_that_is_there for each in call.args)
    ]
    assert len(taken) == len(names())
    assert set(taken) == {"refuse_outside"}


def test_calculators_that_ask_for_most_of_the_same_begin_alike():
    """The signature is the form of each, so that a default stands in both."""
    pairs = 0
    for one, other in combinations(map(describe, names()), 2):
        theirs = {each.name: each for each in other.inputs}
        shared = [
            (each, theirs[each.name])
            for each in one.inputs
            if each.name in theirs and each._replace(default=None) == theirs[each.name]._replace(default=None)
        ]
        if len(shared) > len(one.inputs) / 2:
            pairs += 1
            for each, twin in shared:
                assert each.default == twin.default, f"{one.name} and {other.name}: {each.name}"
    assert pairs >= 2  # of a vessel, and of what scales


def test_a_range_that_modules_share_stands_in_one():
    """In the vocabulary's ranges, or in the model that it is the range of."""
    modules: dict[str, set[str]] = {}
    for file, name, call in calls():
        if name == "Range":
            modules.setdefault(ast.unparse(call.args[-1]), set()).add(file)
    assert len(modules) > 50
    assert {reason: where for reason, where in modules.items() if len(where) > 1} == {}
