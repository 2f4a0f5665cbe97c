"""Puts together what the browser's Python reads at its start; runs in Pyodide, under Node, when the site is built.

Of the standard library only what `calc` and Pyodide use, without docstrings, and `calc` itself with its own; all of it
compiled, which Pyodide as it comes would have the reader's browser do at each visit. Compiled code carries no columns
for its tracebacks, which are a quarter of its size. What only lenses use is put together apart, for when one is opened.
"""

from __future__ import annotations

import contextlib
import json
import pathlib
import py_compile
import sys
import warnings
import zipfile
from collections.abc import Iterator
from importlib import import_module

_FOLDER = "/tmp/library"  # of Pyodide's own file system
_TIME = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same sources give the same bytes
_BEGINNINGS = {
    "asyncio/__init__.py": "asyncio.py",
    "html/entities.py": "entities.py",
    "pyodide/_package_loader.py": "package_loader.py",
    "socket.py": "socket.py",
    "subprocess.py": "subprocess.py",
}
_NOT_ASKED = ("calc/README.md", "calc/__main__.py", "calc/interface/command_line.py", "calc/py.typed")  # by any page
_START = "sitecustomize.py"  # Python imports a module of this name when it starts

# While the library is made, every module waits to be used, so that those which never are can be told.
_ALL_WAIT = """
import sys, threading
from importlib.machinery import PathFinder
from importlib.util import LazyLoader

class Waiting:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("calc", "encodings", "rest_of_library"):
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None and hasattr(spec.loader, "archive"):
            spec.loader = LazyLoader(spec.loader)
            return spec

sys.meta_path.insert(0, Waiting())
"""


def prepare(target: str) -> None:
    """Write the whole standard library so that it tells what of it is used."""
    beginnings = {path: _beside(f"beginnings/{name}") for path, name in _BEGINNINGS.items()}
    whole = zipfile.ZipFile(_archive())
    with zipfile.ZipFile(target, "w") as prepared:
        for path in whole.namelist():
            prepared.writestr(path, beginnings.get(path) or whole.read(path))
        prepared.writestr(_START, _ALL_WAIT)
        prepared.writestr("rest_of_library.py", _beside("rest_of_library.py"))


def write(wheel: str, target: str, later: str) -> None:
    """Write the library, from the wheel of `calc`, as a zip of compiled modules; and another of what comes later.

    The first is not compressed here: as a whole it becomes smaller.
    """
    sys.path.append(wheel)
    archive = _archive()
    _let_answer()
    # Told before this module uses anything itself.
    used, ours = _used(archive) - {_START, "rest_of_library.py"}, _used(wheel)
    _open_lenses()
    used_later = _used(archive) - used - {_START, "rest_of_library.py"}
    standard, own = zipfile.ZipFile(archive), zipfile.ZipFile(wheel)
    left_out = {path for path in standard.namelist() if path.endswith(".py")} - used - used_later
    files = {path for path in own.namelist() if path.startswith("calc/") and path not in _NOT_ASKED}
    ours_later = {path for path in files if path.endswith(".py")} - ours
    with zipfile.ZipFile(target, "w") as library:
        for path in sorted(used):
            _add(library, path, standard.read(path), optimize=2)
        rest = _beside("rest_of_library.py")
        for prefix, paths in (("", left_out), ("LENSES_", used_later | ours_later)):
            packages = {_module(path) for path in paths if path.endswith("/__init__.py")}
            rest = _filled_in(rest, f"{prefix}PACKAGES", packages)
            rest = _filled_in(rest, f"{prefix}MODULES", {_module(path) for path in paths} - packages)
        _add(library, "rest_of_library.py", rest.encode(), optimize=2)
        _add(library, _START, b"import rest_of_library", optimize=2)
        for path in sorted(files - ours_later):
            if path.endswith(".py"):
                _add(library, path, own.read(path), optimize=0)  # its docstrings are read at run time
            else:
                library.writestr(zipfile.ZipInfo(path, _TIME), own.read(path))
    with zipfile.ZipFile(later, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as lenses:
        for path in sorted(used_later):
            _add(lenses, path, standard.read(path), optimize=2)
        for path in sorted(ours_later):
            _add(lenses, path, own.read(path), optimize=2)


def _let_answer() -> None:
    """Let every calculator answer, so that all that they need has been imported."""
    respond = import_module("calc.interface").respond
    for name, form in _forms():
        respond(json.dumps({"name": name, "form": form}))


def _open_lenses() -> None:
    """Open every lens on a calculator of each module, so that all that they need has been imported."""
    respond = import_module("calc.interface").respond
    lenses = import_module("calc.interface.lenses").TITLES
    one_of_each = {name.partition(".")[0]: (name, form) for name, form in _forms()}
    for name, form in one_of_each.values():
        for lens in lenses:
            respond(json.dumps({"name": name, "form": form, "lens": lens}))


def _forms() -> Iterator[tuple[str, dict[str, str]]]:
    """Each calculator with its form as it is defined; one that is incomplete is told of at its place on a page."""
    calculators = import_module("calc.interface")
    incomplete = import_module("calc.interface.introspection").DefinitionError
    initial_form = import_module("calc.interface.evaluation").initial_form
    for name in calculators.names():
        with warnings.catch_warnings(), contextlib.suppress(incomplete):
            warnings.simplefilter("ignore")
            yield name, initial_form(calculators.describe(name), {})


def _used(archive: str) -> set[str]:
    """What of an archive has been read."""
    return {path for module in list(sys.modules.values()) if (path := _read_from(module, archive))}


def _archive() -> str:
    return next(path for path in sys.path if path.endswith(".zip"))


def _read_from(module: object, archive: str) -> str | None:
    """What of the archive a module was read from; one that waits or is frozen into Python was not."""
    if type(module).__name__ == "_LazyModule":  # which to ask for an attribute would end its waiting
        return None
    file = getattr(module, "__file__", None) or ""
    frozen = getattr(getattr(module, "__spec__", None), "origin", None) == "frozen"
    return file[len(archive) + 1 :] if file.startswith(f"{archive}/") and not frozen else None


def _beside(name: str) -> str:
    return (pathlib.Path(__file__).parent / name).read_text(encoding="utf-8")


def _filled_in(text: str, variable: str, modules: set[str]) -> str:
    empty = f"\n{variable}: frozenset[str] = frozenset()\n"
    assert empty in text
    return text.replace(empty, f"\n{variable} = frozenset({' '.join(sorted(modules))!r}.split())\n")


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _add(library: zipfile.ZipFile, path: str, source: bytes, optimize: int) -> None:
    place = pathlib.Path(_FOLDER, path)
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
    entry = zipfile.ZipInfo(f"{path}c", _TIME)
    entry.compress_type = library.compression
    library.writestr(entry, pathlib.Path(compiled).read_bytes())
