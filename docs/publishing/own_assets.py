"""Gives the site's scripts and style names that change with their content, so that no cache pairs two builds."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import rcssmin
import rjsmin

from docs.browser import frozen, runtime

# Each may name those before it.
_OWN = (
    "python.js",
    "frozen.mjs",
    "worker.js",
    "molecules.js",
    "moving-picture.js",
    "file-reader.js",
    "handles.js",
    "entered.js",
    "units.js",
    "styles.js",
    "full-screen.css",
    "full-screen.js",
    "drawing-file.js",
    "lenses.css",
    "lenses.js",
    "asking.js",
    "later.js",
    "live-calculator.js",
    "apart.css",
    "number-dialog.js",
    "numbers.js",
    "frame.js",
    "offline.js",
    "picture.css",
    "site.css",
    "validation.css",
    "worksheet.css",
)
_ASKED_FOR = re.compile(r'(?<=[ \n])(?P<by>(?:href|src|library)="(?:[^"]*/)?)(?P<name>[^"/]+)(?=")')


def rename(assets: Path, module: str) -> dict[str, str]:
    """Put each file under its new name, in the site and in the files that name it; gives the new names.

    The module of the frozen Python has its name already; it may be none.
    """
    renamed = {"pyodide/": f"{runtime.folder()}/", frozen.MODULE: module}
    for name in _OWN:
        content = sent(assets / name)
        for old, new in renamed.items():
            content = re.sub(rf"(?<=[\"/]){re.escape(old)}", new, content)  # the whole of a name
        renamed[name] = f"{hashlib.sha256(content.encode()).hexdigest()[:12]}-{name}"
        (assets / name).unlink()
        (assets / renamed[name]).write_text(content, encoding="utf-8")
    return renamed


def sent(path: Path) -> str:
    """What readers get of a script or a style: not its comments, most of which are types, and no blanks."""
    text = path.read_text(encoding="utf-8")
    return rcssmin.cssmin(text) if path.suffix == ".css" else rjsmin.jsmin(text)


def name(html: str, renamed: Mapping[str, str]) -> str:
    """Write the new names where a page asks for the files."""
    return _ASKED_FOR.sub(lambda found: found["by"] + renamed.get(found["name"], found["name"]), html)


def digest(content: bytes) -> str:
    """What a content is known by again, as browsers want it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
