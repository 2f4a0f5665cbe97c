"""What the browser runs: the pinned Pyodide, and a library with `calc` made for it. Nothing goes into docs/."""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from click import ClickException
from flit_core.wheel import WheelBuilder

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_PYODIDE = _ROOT / "node_modules" / "pyodide"
LIBRARY = "python.bin"  # as pages name it; then it gets a name that changes with its content
_LOCK = "pyodide-lock.json"
_SENT = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", _LOCK)
_PYODIDE_FILES = (*_SENT, "python_stdlib.zip")
_MAKERS = ("browser_library.mjs", "browser_library.py")
_KEPT = (_ROOT / "node_modules").resolve().parent / ".cache" / "browser"  # one for all projects that share the first
_NEWEST = 8  # builds that are kept: branches of work, one beside the other

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
    """What the browser's Python reads."""

    name: str
    """Which changes with the content."""
    content: bytes


@cache
def library() -> Library:
    """The library of the browser's Python.

    Pyodide itself makes it, under Node. It is kept until `calc`, Pyodide or the making changes.
    """
    _refuse_missing()
    makers = [_HERE / name for name in _MAKERS]
    package = (_PYODIDE / "package.json").read_bytes()
    place = kept(f"{key(wheel(), *(path.read_bytes() for path in makers), package)}.bin")
    with locked(place):
        if not place.is_file():
            with tempfile.TemporaryDirectory(dir=place.parent) as folder:
                given, made = Path(folder, "calc.whl"), Path(folder, "library.bin")
                given.write_bytes(wheel())
                run_node("the browser's library could not be made", makers[0], given, made)
                keep(made, place)
    content = place.read_bytes()
    return Library(f"python-{hashlib.sha256(content).hexdigest()[:12]}.bin", content)


def key(*parts: bytes) -> str:
    """What is made from these parts is kept under this name."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def kept(name: str) -> Path:
    """Where something that was made is kept."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    return _KEPT / name


def keep(made: Path, place: Path) -> None:
    """Keep what was made, and of its kind no more than the newest few."""
    made.replace(place)
    by_age = sorted(place.parent.glob(f"*{place.suffix}"), key=lambda path: path.stat().st_mtime)
    for old in by_age[:-_NEWEST]:
        for file in (old, old.with_suffix(".lock")):
            file.unlink(missing_ok=True)


@contextmanager
def locked(place: Path) -> Iterator[None]:
    """Let one process make it, while others wait for it."""
    with place.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run_node(failed: str, script: Path, *arguments: Path) -> None:
    """Let Node make something with the pinned Pyodide."""
    node = shutil.which("node", path=os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)]))
    if not node:
        raise ClickException(f"{failed}: there is no Node; 'make serve' and 'make build' bring one.")
    command = [node, str(script), str(_PYODIDE), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise ClickException(f"{failed}: {_reason(done.stderr)}")


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
    name, content = library()
    pyodide = assets / folder()
    pyodide.mkdir()
    for each in _SENT:
        shutil.copyfile(_PYODIDE / each, pyodide / each)
    # Pyodide reads its own version there; the packages that it lists besides are none of ours.
    lock = json.loads((_PYODIDE / _LOCK).read_text(encoding="utf-8"))
    (pyodide / _LOCK).write_text(json.dumps(lock | {"packages": {}}), encoding="utf-8")
    (assets / name).write_bytes(content)
