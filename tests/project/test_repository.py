"""What holds of the repository itself: the standard library only in calc, everything pinned, no registry named."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.website import ROOT

# Spelt in parts, so that this file does not hold what it looks for.
REGISTRIES = [".".join((name, end)) for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]


def tracked() -> list[Path]:
    """The files of the repository: those of git, or, in a copy without it, all but what the commands make."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


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


@pytest.mark.parametrize("lock", ["site", "test", "peers", "zensical", "course", "node", "release"])
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


def test_calc_imports_the_standard_library_only():
    files = list((ROOT / "calc").rglob("*.py"))
    assert len(files) > 10
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names | {"calc"}, f"{file}: {name}"


def test_nothing_in_calc_validates_with_assert():
    """Assertions are gone where Python optimises; a wrong input must be refused there too."""
    for file in (ROOT / "calc").rglob("*.py"):
        assert not [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Assert)], file
