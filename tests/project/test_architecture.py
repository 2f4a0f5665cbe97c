"""Who may know whom: arrows point down only, between the rooms of `calc` as between files."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.all_at_once import all_at_once
from tests.conftest import OF_THE_SOURCES
from tests.sources import CALC, FILES, nodes
from tests.website import ROOT

pytestmark = OF_THE_SOURCES
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in FILES}
ROOM = "calculators"  # what the modules of `calc` itself are
# What each room may know beside itself; a calculator, a report and a picture know no other of their kind.
MAY_KNOW = {
    "core": set(),
    "vocabulary": {"core"},
    "models": {"core"},
    "reports": {"models", "vocabulary", "core"},
    "inputs": {"models", "vocabulary", "core"},
    "pictures": {"models", "core"},
    "symbols": {"reports", "models", "core"},
    ROOM: {"inputs", "reports", "models", "vocabulary", "core"},
    "peers": {"models", "core"},
    "interface": {"symbols", "pictures", "peers", "core"},  # and the calculators by introspection only
}


def room(module: str) -> str:
    parts = module.removesuffix(".__init__").split(".")
    return parts[1] if len(parts) > 1 and parts[1] in MAY_KNOW else ROOM


@cache
def imports(module: str) -> list[str]:
    """The modules of `calc` that a module imports, but for those of which only a type checker reads the types."""
    found = []
    parts = nodes(MODULES[module])
    for_types = [node for node in parts if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    skipped = {id(inner) for node in for_types for inner in ast.walk(node)}
    for node in parts:
        if isinstance(node, ast.ImportFrom) and id(node) not in skipped and (node.module or "").startswith("calc"):
            for name in (f"{node.module}.{each.name}" for each in node.names):
                found.append(name if name in MODULES or f"{name}.__init__" in MODULES else f"{node.module}")
    return found


@all_at_once("module", [name for name in MODULES if name not in ("calc.__init__", "calc.__main__")])
def test_a_module_knows_only_what_lies_beneath_it(module):
    own = room(module)
    for known in imports(module):
        beneath = room(known)
        assert known == "calc" or beneath == own or beneath in MAY_KNOW[own], (
            f"{module} is one of the {own} and may not import {known}, one of the {beneath}; it may know "
            f"{', '.join(sorted(MAY_KNOW[own])) or 'no other room'}"
        )
        assert own != ROOM or beneath != ROOM or known == "calc", f"{module} may not import {known}, a calculator"


def test_no_module_and_no_package_knows_itself_by_way_of_others():
    of_modules = {name: set(imports(name)) - {name} for name in MODULES}
    of_packages: dict[str, set[str]] = {}
    for name, known in of_modules.items():
        package = name.rpartition(".")[0]
        others = {each.rpartition(".")[0] for each in known if each in MODULES} - {package}
        of_packages.setdefault(package, set()).update(others)
    for graph in (of_modules, of_packages):
        try:
            tuple(TopologicalSorter(graph).static_order())
        except CycleError as circle:
            pytest.fail(f"a circle: {' <- '.join(circle.args[1])}")


def test_only_calculators_lie_beside_the_rooms():
    from calc.interface import names

    holding = {name.partition(".")[0] for name in names()}
    there = {path.stem for path in CALC.glob("*.py") if not path.stem.startswith("_")}
    assert there == holding, "a module beside the rooms of calc holds calculators; put any other into models/ or core/"
