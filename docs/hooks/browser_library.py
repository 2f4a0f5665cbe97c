"""Puts together what the browser's Python reads at its start; runs in Pyodide, under Node, when the site is built.

Of the standard library only what `calc` and Pyodide use, without docstrings, and `calc` itself with its own; all of it
compiled, which Pyodide as it comes would have the reader's browser do at each visit.
"""

from __future__ import annotations

import json
import py_compile
import sys
import warnings
import zipfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path

_FOLDER = Path("/tmp/library")  # of Pyodide's own file system
_TIME = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same sources give the same bytes
_NO_NAMES = "NAMES: frozenset[str] = frozenset()"


def write(wheel: str, target: str) -> None:
    """Write the library, from the wheel of `calc`, as a zip of compiled modules."""
    _use(wheel)
    archive = next(path for path in sys.path if path.endswith(".zip"))
    standard = zipfile.ZipFile(archive)
    used = {
        module.__file__[len(archive) + 1 :]
        for module in sys.modules.values()
        if (getattr(module, "__file__", None) or "").startswith(f"{archive}/")
    }
    left_out = sorted(_module(path) for path in set(standard.namelist()) - used if path.endswith(".py"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as library:
        for path in sorted(used):
            _add(library, path, standard.read(path), optimize=2)
        own = zipfile.ZipFile(wheel)
        for path in sorted(name for name in own.namelist() if name.startswith("calc/")):
            if path.endswith(".py"):
                _add(library, path, own.read(path), optimize=0)  # its docstrings are read at run time
            else:
                library.writestr(_entry(path), own.read(path))
        rest = Path(__file__).with_name("rest_of_library.py").read_text(encoding="utf-8")
        _add(library, "rest_of_library.py", rest.replace(_NO_NAMES, _names(left_out)).encode(), optimize=2)


def _use(wheel: str) -> None:
    """Let every calculator answer, so that all that they need has been imported."""
    sys.path.append(wheel)
    calculators = import_module("calc.calculators")
    incomplete = import_module("calc.calculators.introspection").DefinitionError
    initial_form = import_module("calc.calculators.evaluation").initial_form
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in calculators.names():
            with suppress(incomplete):  # told at its place on a page, not here
                form = initial_form(calculators.describe(name), {})
                calculators.respond(json.dumps({"name": name, "form": form}))


def _names(modules: list[str]) -> str:
    return f"NAMES = frozenset({' '.join(modules)!r}.split())"


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _add(library: zipfile.ZipFile, path: str, source: bytes, optimize: int) -> None:
    place = _FOLDER / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(source)
    compiled = py_compile.compile(
        str(place),
        cfile=f"{place}c",
        dfile=path,
        doraise=True,
        optimize=optimize,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    library.writestr(_entry(f"{path}c"), Path(compiled).read_bytes())
