"""What is written in the files of `calc`: read once in a process, for all tests that look at it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.website import ROOT

CALC = ROOT / "calc"
FILES = sorted(CALC.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """What is written in a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All its parts."""
    return tuple(ast.walk(tree(path)))
