"""Names the build, and lists what a service worker keeps of it, so that the site can be used without a network."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from mkdocs.structure.files import File, Files

from docs.publishing import own_assets

_WORKER, _SCRIPT = "service-worker.js", "offline.js"
_PYTHON = re.compile(r"assets/(pyodide-[^/]+/|python-|\w+-(python|snapshot|worker)\.js)")
_THEME = re.compile(r"assets/(javascripts/(bundle|workers/search)|stylesheets/(main|palette))\.\w+\.min\.(js|css)$")
_OWN = re.compile(r"assets/\w{12}-[\w-]+\.(js|css)$")
_ASKED_FOR_LATER = ("python_stdlib.zip",)

_name: str = ""


def prepare(files: Files, config, serving: bool) -> None:
    """Add the list of the build's own files, whose name is that of the build; or what switches all this off.

    While the pages are being written there is no service worker: it would outlive the writing on that address.
    """
    global _name
    wanted = config.extra.get("offline", True) and not serving
    worker = files.get_file_from_path(_WORKER)
    content = own_assets.sent(Path(worker.abs_src_path))
    if not wanted:
        content = content.replace("const ENDS = false", "const ENDS = true")
    files.remove(worker)
    files.append(File.generated(config, _WORKER, content=content))
    if not wanted:
        script = next(each for each in config.extra_javascript if str(each).endswith(_SCRIPT))
        config.extra_javascript.remove(script)
        _name = ""
        return
    addresses = sorted(file.dest_uri for file in files if not file.dest_uri.endswith(_ASKED_FOR_LATER))
    python = [address for address in addresses if _PYTHON.match(address)]
    others = [address for address in addresses if address not in python]
    pages = [address for address in others if _THEME.match(address) or _OWN.match(address)]
    content = json.dumps({"pages": pages, "python": python})
    _name = hashlib.sha256(content.encode()).hexdigest()[:12]
    files.append(File.generated(config, f"assets/{_name}-files.json", content=content))


def mark(html: str) -> str:
    """Write into a page of which build it is."""
    return html.replace("</title>", f'</title>\n<meta name="build" content="{_name}">', 1) if _name else html
