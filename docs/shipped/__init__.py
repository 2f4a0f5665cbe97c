"""What the built site carries of others' work, each with its licence, its version and where its source is."""

from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from click import ClickException

from docs.extension.settings import ROOT

BILL = "sbom.cdx.json"
"""Where in the site the same list is for programs; docs/publishing/bill_of_materials.py writes it."""
_HERE = Path(__file__).parent
_PYODIDE = ROOT / "node_modules" / "pyodide"
_THEMES = {
    "mkdocs-material": ("Material for MkDocs", "https://github.com/squidfunk/mkdocs-material/tree/{version}"),
    "zensical": ("Zensical", "https://github.com/zensical/zensical/tree/v{version}"),
}
_WITHOUT_TEXT = {  # what is no text to be passed on, and where it is told
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/legalcode",
    "blessing": "https://sqlite.org/copyright.html",
    "LicenseRef-public-domain": "https://github.com/tukaani-project/xz/blob/v5.2.2/COPYING",
}


class Work(NamedTuple):
    """One work of others."""

    key: str
    name: str
    copyright: str
    licence: str
    """An expression of SPDX."""
    source: str
    what: str
    version: str = ""
    inside: str = ""
    """The key of the work that it is a part of."""
    package: str = ""
    """Its name among all packages, a purl."""

    @property
    def licences(self) -> list[str]:
        """The names in its licence."""
        return self.licence.split(" AND ")


@cache
def works() -> dict[str, Work]:
    """All of them, by their keys."""
    versions = {"": "", **_versions()}
    package = _theme()
    theme, source = _THEMES[package]
    table = tomllib.loads((_HERE / "shipped.toml").read_text(encoding="utf-8"))
    found = {}
    for key, entry in table.items():
        version = versions[entry.pop("version", "")]
        filled = {"version": version, "theme": theme, "theme_package": package}
        filled["theme_source"] = source.format(version=version)
        found[key] = Work(key, version=version, **{name: text.format_map(filled) for name, text in entry.items()})
    return found


@cache
def texts() -> dict[str, str]:
    """The licences' words, by their names, in the order in which the works name them."""
    names = dict.fromkeys(name for work in works().values() for name in work.licences)
    return {
        name: (_HERE / "texts" / f"{name}.txt").read_text(encoding="utf-8") for name in names if not elsewhere(name)
    }


def elsewhere(licence: str) -> str:
    """Where a licence is told that has no text here."""
    return _WITHOUT_TEXT.get(licence, "")


def _versions() -> dict[str, str]:
    lock = _PYODIDE / "pyodide-lock.json"
    if not lock.is_file():
        raise ClickException("node_modules/pyodide is missing; 'make serve' and 'make build' fetch it.")
    told = json.loads(lock.read_text(encoding="utf-8"))["info"]
    pyodide = json.loads((_PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    emscripten = re.sub(r"^emscripten_(\d+)_(\d+)_(\d+)$", r"\1.\2.\3", told["platform"])
    theme = importlib.metadata.version(_theme())
    return {"pyodide": pyodide, "python": told["python"], "emscripten": emscripten, "theme": theme}


@cache
def _theme() -> str:
    """The package of the theme: each generator has an environment of its own, with one of them."""
    for package in _THEMES:
        try:
            importlib.metadata.distribution(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        return package
    raise ClickException(f"there is no theme among the installed packages: {', '.join(_THEMES)}.")
