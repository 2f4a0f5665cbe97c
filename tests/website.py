"""Builds the site and serves it as a static host would: at a root or under a project path, with compression."""

from __future__ import annotations

import gzip
import mimetypes
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

from rjsmin import jsmin

from docs.browser import runtime
from tests import builder

ROOT = Path(__file__).parents[1]
# What GitHub Pages compresses, as far as this site has it.
_COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".xml", ".txt")
_MACHINERY = (
    *("calc", "tests", "pyproject.toml", "LICENSE", "node_modules"),
    *(f"docs/{name}" for name in ("assets", "browser", "comparisons", "extension", "figures", "publishing", "shipped")),
    *("docs/hook.py", "docs/service-worker.js", "docs/speed.json"),
)
WITH_ADDRESS = (".html", ".xml", ".json", ".txt")
"""The kinds of files in which a site may have its address."""
_PACKET = 16_384  # bytes, of a slow line
mimetypes.add_type("text/javascript", ".mjs")


Built = subprocess.CompletedProcess[str]


def build(project: Path, site: Path, address: str = "", python: str | Path = sys.executable) -> Built:
    """Build a project's site, for an address if one is given; what MkDocs said is in the result."""
    arguments = ["build", "--site-dir", str(site)]
    environment = os.environ | ({"SITE_URL": address} if address else {})
    if (project / "calc").resolve() != ROOT / "calc":  # nothing is frozen where calculators are changed to be broken
        environment["FREEZE"] = "kept"
    if python == sys.executable:
        return builder.mkdocs(arguments, project, environment)
    command = [str(python), "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def shared(place: Path) -> Callable[[Path, Path, str], Built]:
    """A way to build a project of which several processes have one build, kept there: the first builds, the others take
    its site with an address of their own in it. Nothing else in a site hangs on that, as tests/site/test_pages.py
    holds; only the compressed sitemap keeps the first one's."""

    def using(project: Path, site: Path, address: str) -> Built:
        place.mkdir(exist_ok=True)
        first, note = place / "site", place / "address"
        with runtime.locked(note):
            if not note.exists():
                done = build(project, first, address)
                if done.returncode:
                    return done
                note.write_text(address, encoding="utf-8")
        old, new = note.read_text(encoding="utf-8").encode(), address.encode()
        shutil.copytree(first, site, copy_function=os.link, dirs_exist_ok=True)
        for file in site.rglob("*"):
            if file.suffix in WITH_ADDRESS and old in (content := file.read_bytes()):
                file.unlink()  # which is the first one's too
                file.write_bytes(content.replace(old, new))
        return Built([], 0)

    return using


def copy_project(folder: Path) -> Path:
    """A copy of what a build needs, to break on purpose."""
    for name in ("calc", "docs", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def small_project(folder: Path, pages: Mapping[str, str], sources: str = "") -> Path:
    """A project of these pages, by their names, with the real one's settings and machinery: it builds in a second.

    What a test changes besides must take the place of its link first: see `own`.
    """
    docs = folder / "docs"
    docs.mkdir()
    for name in _MACHINERY:
        (folder / name).symlink_to(ROOT / name)
    for name, text in pages.items():
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
    (docs / "sources.toml").write_text(sources, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = "nav:\n" + "".join(f"  - {name}.md\n" for name in pages)
    settings, found = re.subn(r"^nav:\n(?: .*\n)+", navigation, settings, flags=re.MULTILINE)
    assert found == 1
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def own(project: Path, name: str) -> Path:
    """A file of a small project that may be changed: what it is in has become a copy."""
    file = project / name
    link = next((each for each in (file, *file.parents) if each.is_symlink()), None)
    if link:
        real = link.resolve()
        link.unlink()
        if real.is_dir():
            shutil.copytree(real, link, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(real, link)
    return file


def with_hook(project: Path, hook: str) -> Path:
    """The project, with another hook of the tests behind its own."""
    settings = project / "mkdocs.yml"
    text, found = re.subn(
        r"^hooks:\n(?: .*\n)+", rf"\g<0>  - {hook}\n", settings.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert found == 1
    settings.write_text(text, encoding="utf-8")
    return project


class Sent(NamedTuple):
    """One answered request."""

    path: str
    size: int
    """Bytes of the body as it went over the wire."""


class Website:
    """A project's site, built for the address at which it is served from then on."""

    def __init__(
        self,
        folder: Path,
        prefix: str = "/",
        project: Path = ROOT,
        using: Callable[..., Built] = build,
    ) -> None:
        self.folder = folder
        self.sent: list[Sent] = []
        self.blocked: set[str] = set()
        """Ends of paths that are answered with an error."""
        self.broken_off: set[str] = set()
        """Ends of paths of which half is sent."""
        self.changed: dict[str, Callable[[bytes], bytes]] = {}
        """What is done to the files whose paths end so."""
        self.bytes_per_second: float | None = None
        """What the line carries, all answers together; as much as it can if None."""
        self._line = threading.Lock()
        self.is_down = False
        """Whether nothing is answered at all."""
        self.cache_control = "max-age=600"
        """What browsers are told of what they may keep by themselves."""
        self.copies: tuple[str, ...] = ()
        """Other paths under which it is served too, as if it had been published there."""
        self._halfway: dict[str, threading.Event] = {}
        self._gates: dict[str, threading.Event] = {}
        self._bodies: dict[Path, bytes] = {}
        website = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                inside = [each for each in (prefix, *website.copies) if path.startswith(each)]
                website._answer(self, max(inside, key=len, default=prefix))

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = self.origin + prefix
        done = using(project, folder, self.url)
        if done.returncode:
            raise RuntimeError(done.stderr)

    def forget(self) -> None:
        """Begin anew: nothing sent, nothing in the way."""
        self.sent.clear()
        self.blocked.clear()
        self.broken_off.clear()
        self.changed.clear()
        self.is_down = False
        self.copies = ()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def altered(self, ending: str, old: str, new: str) -> None:
        """Serve the script whose path ends so with something else in it, such as a shorter patience; as its source has
        it, which is sent without blanks."""
        before, after = (jsmin(text).encode() for text in (old, new))

        def change(script: bytes) -> bytes:
            assert script.count(before) == 1, old
            return script.replace(before, after)

        self.changed[ending] = change

    def held(self, ending: str) -> AbstractContextManager[None]:
        """Hold back the answer to the paths that end so, until the block is left."""
        return _closed(self._gates, ending)

    def held_halfway(self, ending: str) -> AbstractContextManager[None]:
        """Hold back the second half of the answer to the paths that end so, until the block is left."""
        return _closed(self._halfway, ending)

    def size(self, path: str) -> int:
        """Bytes of a page as it goes over the wire."""
        return len(self._body(self.folder / path / "index.html", compressed=True))

    def requests(self, ending: str) -> list[Sent]:
        """The answered requests whose paths end so."""
        return [each for each in self.sent if each.path.endswith(ending)]

    def _answer(self, handler: BaseHTTPRequestHandler, prefix: str) -> None:
        if self.is_down:
            handler.close_connection = True
            return
        path = urlsplit(handler.path).path
        for ending, gate in list(self._gates.items()):
            if path.endswith(ending):
                gate.wait(60)
        file = self.folder / path.removeprefix(prefix)
        file = file / "index.html" if file.is_dir() else file
        inside = path.startswith(prefix) and file.is_file()
        status = 503 if path.endswith(tuple(self.blocked)) else 200 if inside else 404
        compressed = status == 200 and file.suffix in _COMPRESSED
        body = self._body(file, compressed) if status == 200 else b"nothing here"
        for ending, change in self.changed.items():
            if path.endswith(ending):
                body, compressed = change(file.read_bytes()), False
        handler.send_response(status)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        handler.send_header("Content-Type", kind if status == 200 else "text/plain")
        if compressed:
            handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Cache-Control", self.cache_control if status == 200 else "no-store")
        handler.end_headers()
        self.sent.append(Sent(path, len(body)))
        try:
            if path.endswith(tuple(self.broken_off)):
                body, handler.close_connection = body[: len(body) // 2], True
            for ending, gate in list(self._halfway.items()):
                if path.endswith(ending):
                    half = len(body) // 2
                    handler.wfile.write(body[:half])
                    handler.wfile.flush()
                    gate.wait(60)
                    body = body[half:]
            self._send(handler.wfile, body)
        except ConnectionError:  # the browser has lost interest, as when a worker ends while it loads
            handler.close_connection = True

    def _send(self, to: BinaryIO, body: bytes) -> None:
        if not self.bytes_per_second:
            to.write(body)
            return
        for start in range(0, len(body), _PACKET):
            packet = body[start : start + _PACKET]
            with self._line:
                time.sleep(len(packet) / self.bytes_per_second)
            to.write(packet)

    def _body(self, file: Path, compressed: bool) -> bytes:
        if file not in self._bodies:
            content = file.read_bytes()
            self._bodies[file] = gzip.compress(content, 6) if compressed else content
        return self._bodies[file]


@contextmanager
def _closed(gates: dict[str, threading.Event], ending: str) -> Iterator[None]:
    """A gate of that name, which opens when the block is left."""
    gates[ending] = threading.Event()
    try:
        yield
    finally:
        gates.pop(ending).set()
