"""The changes that are made to formulas, and that a weak test lets them live where a strong one does not."""

import ast
import shutil
import subprocess
import sys

from tests import changes, mutants

FORMULA = '''"""What a circle and a square measure."""

from functools import cache

PI = 3.14159


@cache
def circle(radius: float = 1.0) -> float:
    """Not 2 * radius, which is text."""
    return PI * radius**2


def square(side: float) -> float:
    if side < 0:
        raise ValueError(f"no square has a side of {1 * side}")
    return side * side
'''
STRONG = """
import pytest

from calc.shapes import circle, square


def test_a_circle_is_what_archimedes_has():
    assert 223 / 71 * 9 < circle(3.0) < 22 / 7 * 9
    assert circle() == circle(1.0)


@pytest.mark.parametrize("side", [0.0, 2.0])
def test_a_square_fills_so_much(side):
    assert square(side) == side**2


def test_no_side_is_negative():
    with pytest.raises(ValueError, match="no square"):
        square(-1.0)
"""
WEAK = """
from calc.shapes import circle, square


def test_nothing_measures_nothing():
    assert circle(0.0) == square(0.0) == 0
"""


def tried(folder, tests):
    """What a run over a project with these tests tells, line by line, and how it ends."""
    for name in ("calc", "calc/interface", "tests", ".venv"):
        (folder / name).mkdir()
    for name, text in {
        "calc/__init__": "",
        "calc/shapes": FORMULA,
        "tests/__init__": "",
        "tests/test_shapes": tests,
    }.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    for module in (changes, mutants):
        shutil.copy(module.__file__, folder / "tests")
    command = [sys.executable, "-m", "tests.mutants", "--count", "9"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert (folder / "calc" / "shapes.py").read_text(encoding="utf-8") == FORMULA
    return done.stdout.splitlines(), done.returncode


def test_a_strong_test_finds_every_change(tmp_path):
    lines, answer = tried(tmp_path, STRONG)
    assert lines[-1] == "8 of 8 found, 100.0%, with seed 1"
    assert answer == 0


def test_a_weak_test_lets_changes_live_and_each_is_told(tmp_path):
    lines, answer = tried(tmp_path, WEAK)
    assert set(lines[1:-1]) == {
        "calc/shapes.py:5: 3.14159 -> 3.1730059: PI = [3.1730059]",
        "calc/shapes.py:9: 1.0 -> 1.010: def circle(radius: float = [1.010]) -> float:",
        "calc/shapes.py:11: ** -> *: return PI * radius[*]2",
        "calc/shapes.py:11: 2 -> 3: return PI * radius**[3]",
    }
    assert lines[-1] == "4 of 8 found, 50.0%, with seed 1"
    assert answer == 1


def test_what_is_left_alone_is_where_it_is_said_to_be():
    for reason, modules in changes.LEFT_ALONE.items():
        for stem, names in modules.items():
            files = list((changes.ROOT / "calc").rglob(f"{stem}.py"))
            assert files, (reason, stem)
            trees = [ast.parse(file.read_bytes()) for file in files]
            there = {name for tree in trees for each in tree.body for name in changes.named_in(each)}
            there |= {each.name for tree in trees for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
            assert set(names.split()) <= there, stem
