"""What several places need is said in one of them, and handed on by its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from calc.interface import describe, names
from tests.website import ROOT

CALC = ROOT / "calc"


@cache
def trees() -> dict[Path, ast.Module]:
    """What is written in each file of `calc`."""
    return {path.relative_to(CALC): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CALC.rglob("*.py"))}


@cache
def fields() -> list[tuple[str, str, list[str]]]:
    """The room, the name and the fields of every NamedTuple of `calc`."""
    return [
        (path.parts[0], node.name, [ast.unparse(each.target) for each in node.body if is_field(each)])
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "NamedTuple" in map(ast.unparse, node.bases)
    ]


def is_field(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign)


def made() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of a NamedTuple of `calc`: where, of which, and the call."""
    known = {name for _, name, _ in fields()}
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in known:
                    yield f"{path}:{node.lineno}", name, node


def test_answers_are_filled_by_name():
    answers = {name for room, name, _ in fields() if room == "reports" or room.endswith(".py")}
    calls = [
        (where, name, call) for where, name, call in made() if name in answers and not where.startswith("interface")
    ]
    assert len(calls) > 50
    of_models = {name for room, name, _ in fields() if room == "models"}
    assert [
        f"{where}: {name} is filled by place; name what is filled"
        for where, name, call in calls
        if call.args and not (where.startswith("models") and name in of_models)
    ] == []


def test_what_has_the_name_of_a_field_stands_in_its_place():
    """Inputs that go together are handed on in a row, as in `Feed(salt, feed_concentration, ...)`."""
    calls = [(where, name, call) for where, name, call in made() if call.args]
    assert len(calls) > 20
    for where, name, call in calls:
        given = [each.id if isinstance(each, ast.Name) else "" for each in call.args]
        candidates = [each for _, known, each in fields() if known == name]
        assert any(
            all(one == other for one, other in zip(given, fields, strict=False) if one in fields)
            for fields in candidates
        ), f"{where}: {name} has {', '.join(candidates[0])}"


def test_nothing_takes_all_that_is_there_but_the_check_of_the_ranges():
    """Which is true to the signature by itself: it takes the names and the ranges from there."""
    taken = [
        (str(path), ast.unparse(node))
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and "locals()" in map(ast.unparse, node.args)
    ]
    assert len(taken) == len(names())
    assert {call.partition("(")[0] for _, call in taken} == {"refuse_outside"}


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
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Range":
                modules.setdefault(ast.unparse(node.args[-1]), set()).add(str(path))
    assert len(modules) > 50
    assert {reason: where for reason, where in modules.items() if len(where) > 1} == {}
