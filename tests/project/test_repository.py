"""What holds of the repository itself: the standard library only in calc, everything pinned, no registry named."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import OF_THE_SOURCES
from tests.sources import FILES, nodes
from tests.website import ROOT

# Spelt in parts, so that this file does not hold what it looks for.
REGISTRIES = [".".join((name, end)) for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]


def of_git() -> list[Path] | None:
    """The files of the repository by git, with those that are yet to be added; none in a copy without it."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        return None
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(ROOT / name for name in set(listed.stdout.split("\0")) if name and (ROOT / name).exists())


def without_git() -> list[Path]:
    """The same in any copy: all but what .gitignore names, which is what the commands make."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    at_the_top = {name.strip("/") for name in ignored if name.startswith("/")}
    anywhere = {name.strip("/") for name in ignored if not name.startswith("/")}
    found = []
    for folder, folders, files in os.walk(ROOT):
        left_out = anywhere | ({".git"} | at_the_top if Path(folder) == ROOT else set())
        # What a tool keeps for itself says so in a .gitignore of its own.
        own = {name for name in folders if (Path(folder, name) / ".gitignore").is_file()}
        folders[:] = [name for name in folders if name not in left_out | own]
        found += [Path(folder, name) for name in files if name not in left_out]
    return sorted(found)


def tracked() -> list[Path]:
    """The files of the repository."""
    return of_git() or without_git()


@pytest.mark.skipif(of_git() is None, reason="there is no git here to compare with")
def test_without_git_the_files_are_the_same():
    assert without_git() == of_git()


def test_nothing_asks_for_git_but_where_it_may_be_missing():
    """A copy that was downloaded has no history, and its machine perhaps no git."""
    calls = re.compile(r"""["']git["']|\bgit (ls-files|log|rev-parse|describe|clone|status|diff|show)\b""")
    files = [
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "docs").rglob("*.py"),
        *(ROOT / ".ci").glob("*"),
        ROOT / "Makefile",
    ]
    asking = [file for file in files if file.is_file() and calls.search(file.read_text(encoding="utf-8"))]
    assert asking == [Path(__file__)]


def test_no_committed_file_names_a_registry():
    files = tracked()
    assert len(files) > 40
    for file in files:
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            assert not [host for host in REGISTRIES if host in text], file


def test_the_top_level_is_fixed():
    allowed = {"docs", "calc", "tests", "mkdocs.yml", "README.md"}
    demanded = {"pyproject.toml", "Makefile", "package.json", "package-lock.json", "LICENSE"}
    demanded |= {".github", ".ci", ".gitignore", ".pre-commit-config.yaml", "CITATION.cff"}
    assert {file.relative_to(ROOT).parts[0] for file in tracked()} <= allowed | demanded


@pytest.mark.parametrize(
    "lock", ["site", "test", "peers", "watertap", "zensical", "course", "browsers", "node", "release"]
)
def test_every_python_package_is_pinned_with_hashes(lock):
    text = (ROOT / ".ci" / f"{lock}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^(?!\s|#)\S.*(?:\n\s+--hash=sha256:[0-9a-f]{64}.*)*", text, re.MULTILINE)
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9-]+==\S+", package), package
        assert "--hash=sha256:" in package, package


@pytest.mark.parametrize("folder", [".", ".ci/course"])
def test_every_npm_package_is_pinned_with_its_integrity(folder):
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert "node_modules/pyodide" in packages
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_the_installed_runtime_is_the_pinned_one():
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]["pyodide"]
    installed = json.loads((ROOT / "node_modules" / "pyodide" / "package.json").read_text(encoding="utf-8"))["version"]
    assert wanted == installed


def test_every_action_is_pinned_by_commit():
    uses = [
        line
        for file in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))
    ]
    assert uses
    for line in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@OF_THE_SOURCES
def test_calc_imports_the_standard_library_only():
    assert len(FILES) > 10
    for file in FILES:
        for node in nodes(file):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names | {"calc"}, f"{file}: {name}"


@OF_THE_SOURCES
def test_nothing_in_calc_validates_with_assert():
    """Assertions are gone where Python optimises; a wrong input must be refused there too."""
    for file in FILES:
        assert not [node for node in nodes(file) if isinstance(node, ast.Assert)], file
