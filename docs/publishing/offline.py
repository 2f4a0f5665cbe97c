"""Names the build and lists its own files with their digests: what a service worker keeps, so that the site can be used
without a network, and what a page asks for anew where it came damaged."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from docs.browser import frozen
from docs.publishing import own_assets

_WORKER = "service-worker.js"
_PYTHON = re.compile(r"assets/(pyodide-[^/]+/|python-|\w+-(python\.js|frozen\.(mjs|wasm)|worker\.js))")
_WHOLE = re.compile(r"assets/(pyodide-[^/]+/|python-)")
_THEME = re.compile(
    r"assets/(javascripts/(bundle|workers/search)|stylesheets/(modern/)?(main|palette))\.\w+\.min\.(js|css)$"
)
_OWN = re.compile(r"assets/\w{12}-[\w-]+\.(js|css)$")
_ASKING = re.compile(r'<script[^>]* src="[^"]*-offline\.js"[^>]*></script>')
_ASKED_FOR_LATER = ("python_stdlib.zip",)


def prepare(site: Path, wanted: bool) -> str:
    """Add the list of the build's own files, and give its name, which is that of the build; or switch all this off."""
    worker = site / _WORKER
    if not wanted:
        worker.write_text(worker.read_text("utf-8").replace("const ENDS = false", "const ENDS = true"), "utf-8")
    worker.write_text(own_assets.sent(worker), "utf-8")
    addresses = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    addresses = [address for address in addresses if not address.endswith(_ASKED_FOR_LATER)]
    python = [address for address in addresses if _PYTHON.match(address)]
    others = [address for address in addresses if address not in python]
    # Where there is a frozen one, the whole is fetched when it is asked for, and not kept.
    is_frozen = any(address.endswith(frozen.MODULE) for address in python)
    whole = [address for address in python if is_frozen and _WHOLE.match(address)]
    python = [address for address in python if address not in whole]
    pages = [address for address in others if _THEME.match(address) or _OWN.match(address)]
    lists = {"pages": pages, "python": python, "whole": whole}
    content = json.dumps({name: _digests(site, each) for name, each in lists.items()})
    build = hashlib.sha256(content.encode()).hexdigest()[:12]
    (site / "assets" / f"{build}-files.json").write_text(content, encoding="utf-8")
    return build


def _digests(site: Path, addresses: list[str]) -> dict[str, str]:
    return {address: own_assets.digest((site / address).read_bytes()) for address in addresses}


def mark(html: str, build: str, root: str, wanted: bool) -> str:
    """Write into a page of which build it is, and where the site's root is from there; unless the service worker is
    wanted, take out the script that asks for it."""
    mark = f'<meta name="build" content="{build}" data-site="{root}">'
    html = html.replace("</title>", f"</title>\n{mark}", 1)
    return html if wanted else _ASKING.sub("", html)
