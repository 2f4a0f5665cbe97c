"""Puts together what the browser's whole Python reads: the standard library and `calc`. Runs in Pyodide, under Node.

Both are compiled, which Pyodide as it comes would have the reader's browser do at each visit. Compiled code carries no
columns for its tracebacks, which are a quarter of its size.
"""

from __future__ import annotations

import pathlib
import py_compile
import sys
import zipfile

_FOLDER = "/tmp/library"  # of Pyodide's own file system
_TIME = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same sources give the same bytes
_NOT_ASKED = ("calc/README.md", "calc/__main__.py", "calc/interface/command_line.py", "calc/py.typed")  # by any page


def write(wheel: str, target: str) -> None:
    """Write the library, with the `calc` of a wheel, as a zip that is not compressed: as a whole it becomes smaller."""
    standard = next(path for path in sys.path if path.endswith(".zip"))
    with zipfile.ZipFile(wheel) as ours, zipfile.ZipFile(standard) as theirs, zipfile.ZipFile(target, "w") as library:
        _add_all(library, theirs, "", optimize=2)
        _add_all(library, ours, "calc/", optimize=0)  # its docstrings are read at run time


def _add_all(library: zipfile.ZipFile, files: zipfile.ZipFile, folder: str, optimize: int) -> None:
    for path in sorted(files.namelist()):
        if not path.startswith(folder) or path in _NOT_ASKED:
            continue
        if path.endswith(".py"):
            library.writestr(zipfile.ZipInfo(f"{path}c", _TIME), _compiled(path, files.read(path), optimize))
        elif folder:
            library.writestr(zipfile.ZipInfo(path, _TIME), files.read(path))


def _compiled(path: str, source: bytes, optimize: int) -> bytes:
    place = pathlib.Path(_FOLDER, path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(source)
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    file = f"{place}c"
    py_compile.compile(str(place), file, path, doraise=True, optimize=optimize, invalidation_mode=unchecked)
    return pathlib.Path(file).read_bytes()
