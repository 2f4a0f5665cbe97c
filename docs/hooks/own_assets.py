"""Gives the site's scripts and style names that change with their content, so that no cache pairs two builds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mkdocs.structure.files import File, Files

from docs.hooks import runtime

# Each may name those before it.
_OWN = ("python.js", "worker.js", "molecules.js", "moving-picture.js", "live-calculator.js", "site.css")


def rename(files: Files, config) -> None:
    """Put each file under its new name, in the site, in the files that name it, and where the pages ask for it."""
    renamed = {"pyodide/": f"{runtime.folder()}/"}
    for name in _OWN:
        file = files.get_file_from_path(f"assets/{name}")
        content = Path(file.abs_src_path).read_text(encoding="utf-8")
        for old, new in renamed.items():
            content = content.replace(old, new)
        renamed[name] = f"{hashlib.sha256(content.encode()).hexdigest()[:12]}-{name}"
        files.remove(file)
        files.append(File.generated(config, f"assets/{renamed[name]}", content=content))
    config.extra_css[:] = [_new(path, renamed) for path in config.extra_css]
    for script in config.extra_javascript:
        script.path = _new(script.path, renamed)


def _new(path: str, renamed: dict[str, str]) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{renamed.get(name, name)}"
