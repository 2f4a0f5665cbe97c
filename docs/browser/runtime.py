"""What the browser runs: the pinned Pyodide, and a library with `calc` made for it. Nothing goes into docs/."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from click import ClickException
from flit_core.wheel import WheelBuilder

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_PYODIDE = _ROOT / "node_modules" / "pyodide"
_LIBRARY, _LENSES = "library.bin", "lenses.zip"
LIBRARY = "python.bin"  # as pages name it; then it gets a name that changes with its content
_LOCK = "pyodide-lock.json"
_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", _LOCK)
_MAKERS = (
    "browser_library.mjs",
    "browser_library.py",
    "rest_of_library.py",
    "snapshot.py",
    *(f"beginnings/{path.name}" for path in sorted((_HERE / "beginnings").glob("*.py"))),
)
_KEPT = _ROOT / "node_modules" / ".cache" / "browser-library"

_TIME = (1980, 1, 1, 0, 0, 0)  # of every file in the wheel, so that the same sources give the same bytes everywhere


@cache
def wheel() -> bytes:
    """The wheel of `calc`, the same that pip would build."""
    target = io.BytesIO()
    builder = WheelBuilder.from_ini_path(_ROOT / "pyproject.toml", target)
    builder.source_time_stamp = _TIME
    builder.build()
    return target.getvalue()


class Library(NamedTuple):
    """What the browser's Python reads at its start, and what it fetches when a lens is opened."""

    name: str
    """Which changes with the content of either; that of the lenses follows from it, as docs/assets/python.js knows."""
    content: bytes
    lenses: bytes


@cache
def library() -> Library:
    """The library of the browser's Python.

    Pyodide itself makes it, under Node. It is kept until `calc`, Pyodide or the making changes.
    """
    _refuse_missing()
    makers = [_HERE / name for name in _MAKERS]
    parts = (wheel(), *(path.read_bytes() for path in makers), (_PYODIDE / "package.json").read_bytes())
    key = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    kept = _KEPT / key
    if not kept.is_dir():
        _make(makers[0], wheel(), kept)
    content, lenses = (kept / _LIBRARY).read_bytes(), (kept / _LENSES).read_bytes()
    return Library(f"python-{hashlib.sha256(content + lenses).hexdigest()[:12]}.bin", content, lenses)


def _make(maker: Path, wheel: bytes, kept: Path) -> None:
    node = shutil.which("node", path=os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)]))
    if not node:
        raise ClickException("there is no Node to make the browser's library; 'make serve' and 'make build' bring one.")
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        given, made = Path(folder, "calc.whl"), Path(folder, "made")
        given.write_bytes(wheel)
        made.mkdir()
        command = [node, str(maker), str(_PYODIDE), str(given), str(made / _LIBRARY), str(made / _LENSES)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise ClickException(f"the browser's library could not be made: {_reason(done.stderr)}")
        with contextlib.suppress(OSError):  # another build has just made the same
            made.rename(kept)


def _reason(said: str) -> str:
    """What Python, or else Node, gives as the reason, with the place in `calc`."""
    lines = said.strip().splitlines()
    places = re.findall(r'File "[^"]*?(calc/[^"]+\.py)", line (\d+)', said)
    place = ":".join(places[-1]) + ": " if places else ""
    reasons = [line.strip() for line in lines if re.match(r"(\w+\.)*\w*(Error|Exception)\b", line)]
    return place + (reasons[-1] if reasons else lines[-1] if lines else "Node says nothing")[:500]


def _refuse_missing() -> None:
    if missing := [name for name in _PYODIDE_FILES if not (_PYODIDE / name).is_file()]:
        raise ClickException(
            f"node_modules/pyodide lacks {', '.join(missing)}; 'make serve' and 'make build' fetch it."
        )


def folder() -> str:
    """Where in the assets Pyodide lies: its name changes with its version."""
    return f"pyodide-{json.loads((_PYODIDE / 'package.json').read_text(encoding='utf-8'))['version']}"


def write(assets: Path) -> None:
    """Put Pyodide beside the script that loads it, and the library beside both."""
    _refuse_missing()
    name, content, lenses = library()
    pyodide = assets / folder()
    pyodide.mkdir()
    for each in _PYODIDE_FILES:
        shutil.copyfile(_PYODIDE / each, pyodide / each)
    # Pyodide reads its own version there; the packages that it lists besides are none of ours.
    lock = json.loads((_PYODIDE / _LOCK).read_text(encoding="utf-8"))
    (pyodide / _LOCK).write_text(json.dumps(lock | {"packages": {}}), encoding="utf-8")
    (assets / name).write_bytes(content)
    (assets / name.replace(".bin", "-lenses.zip")).write_bytes(lenses)
