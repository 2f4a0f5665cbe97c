"""Gives the site's scripts and style names that change with their content, so that no cache pairs two builds."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from docs.browser import runtime

# Each may name those before it.
_OWN = (
    "python.js",
    "snapshot.js",
    "worker.js",
    "molecules.js",
    "moving-picture.js",
    "live-calculator.js",
    "offline.js",
    "site.css",
    "validation.css",
)
# What only some pages use, by what they have; beside it, where instant navigation finds it too.
_IN_PLACE = {
    "<live-calculator": ("live-calculator.js", '<script type="module" src="{}"></script>'),
    '<div class="validation"': ("validation.css", '<link rel="stylesheet" href="{}">'),
}
_COMMENT = re.compile(r"^ */\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)
_renamed: dict[str, str] = {}


def rename(files: Files, config) -> None:
    """Put each file under its new name, in the site, in the files that name it, and where the pages ask for it."""
    renamed = {"pyodide/": f"{runtime.folder()}/"}
    for name in _OWN:
        file = files.get_file_from_path(f"assets/{name}")
        content = sent(Path(file.abs_src_path))
        for old, new in renamed.items():
            content = re.sub(rf"(?<=[\"/]){re.escape(old)}", new, content)  # the whole of a name
        renamed[name] = f"{hashlib.sha256(content.encode()).hexdigest()[:12]}-{name}"
        files.remove(file)
        files.append(File.generated(config, f"assets/{renamed[name]}", content=content))
    _renamed.update(renamed)
    config.extra_css[:] = [_new(path, renamed) for path in config.extra_css]
    for script in config.extra_javascript:
        script.path = _new(script.path, renamed)


def sent(path: Path) -> str:
    """What readers get of a script or a style: not the comments on lines of their own, most of which are types."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def add(html: str, page) -> str:
    """Put into a page's content the script and the style that it uses."""
    for sign, (name, tag) in _IN_PLACE.items():
        if sign in html:
            html += tag.format(get_relative_url(f"assets/{_renamed[name]}", page.url))
    return html


def _new(path: str, renamed: dict[str, str]) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{renamed.get(name, name)}"
