"""What only MkDocs can do, and what it lacks: the pages themselves are the work of the Markdown extension."""

from __future__ import annotations

import importlib
import logging
import re
import socket
import sys
import traceback
import typing
from html import escape
from importlib.machinery import SourceFileLoader
from pathlib import Path

from click import ClickException
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.utils import clean_directory

_OURS = {"calc", "docs", "tests"}  # what pages are made with
_LINK = re.compile(r"^Doc file '(?P<page>[^']+)' contains an? .*?link '(?P<link>[^']+)'")
# Shown while the project has a mistake; it looks by itself whether that is mended.
_STOPPED = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<title>The build stopped</title>
<h1>The build stopped</h1>
<p>{}</p>
<p>This page comes back by itself when that is mended.</p>
"""
_docs = Path(__file__).parent
_serving = False
_asks_for_port = False
_problem = ""
_log = logging.getLogger("mkdocs.hook")


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the pages are being written: then readers keep nothing for a time without a network."""
    global _serving, _asks_for_port
    _serving = _asks_for_port = command == "serve"


def on_config(config):
    """Forget what the build before has imported, so that `mkdocs serve` shows a change of a formula as it shows a
    change of a page; let warnings name the line; and lead to the sources where their address is known."""
    global _asks_for_port
    if _asks_for_port:
        _refuse_port_in_use(*config.dev_addr)
        _asks_for_port = False  # from now on it is this server's
    _refuse_bad_syntax()
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:  # packages too: they keep modules
        del sys.modules[name]
    for forget in getattr(typing, "_cleanups", ()):  # else it gives, for an equal annotation, one of the build before
        forget()
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_add_line)
    if config.extra.get("issues"):
        config.copyright += f' <a href="{config.extra["issues"]}">Report a mistake</a>.'
    return config


def _refuse_port_in_use(host: str, port: int) -> None:
    """Say so before anything is built, where `mkdocs serve` would fail after it."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as problem:
        said = f"cannot serve on {host}:{port}: {problem.strerror}. Another address is named as in"
        raise ClickException(f"{said} 'make serve ADDRESS=127.0.0.1:8001'.") from None


def _refuse_bad_syntax() -> None:
    """Tell it at its place, before a module that is half read gives other errors.

    What is compiled already is read and not compiled anew, which would be a third of a small build.
    """
    for folder in ("calc", "docs"):
        for path in sorted((_docs.parent / folder).rglob("*.py")):
            try:
                SourceFileLoader(path.stem, str(path)).get_code(path.stem)
            except (SyntaxError, ValueError) as problem:  # the second of a null byte
                line = getattr(problem, "lineno", None) or 1
                place = f"{path.relative_to(_docs.parent)}:{line}"
                raise ClickException(f"{place}: {getattr(problem, 'msg', problem)}") from None


def _add_line(record: logging.LogRecord) -> bool:
    """The one log filter of all builds: where MkDocs complains of a link, put the line in front."""
    if found := _LINK.match(record.getMessage()):
        source = (_docs / found["page"]).read_text(encoding="utf-8-sig")
        line = _module("extension.places").line(source, f"({found['link']}")
        record.msg, record.args = f"{found['page']}:{line}: {record.getMessage()}", ()
    return True


def on_page_content(html, page, config, files):
    """Let MkDocs know the anchors that a fence has made."""
    page.present_anchor_ids |= set(re.findall(r' id="([^"]+)"', html))


@event_priority(100)
def _before_the_search(context, page, config, nav):
    """Set aside what is not searched."""
    _module("publishing.search").set_aside(page)


@event_priority(-100)
def _after_the_search(context, page, config, nav):
    """Put it back, and complete what the search has of the page."""
    search = _module("publishing.search")
    search.put_back(page)
    for name, plugin in config.plugins.items():
        if name.endswith("search"):
            search.complete(page, plugin.search_index.entries)


on_page_context = CombinedEvent(_before_the_search, _after_the_search)


def on_post_build(config):
    """Make the site ready to be served. While the pages are being written there is no service worker: it would
    outlive the writing on that address."""
    kept_offline = config.extra.get("offline", True) and not _serving
    _module("publishing").publish(Path(config.site_dir), kept_offline, being_written=_serving)


def on_build_error(error):
    """Tell a mistake in a sentence, in `mkdocs serve` too; of any other error, where in the project it came from."""
    global _problem
    if isinstance(error, MkDocsException):
        _problem = str(error)
        return
    if isinstance(error, ClickException):
        _problem = str(error)
    else:
        _problem = f"{_place(error)}{type(error).__name__}: {error}"
        _log.debug("".join(traceback.format_exception(error)))
    _log.error(_problem)
    raise Abort("Aborted by a mistake in the project!") from None


def _place(error: BaseException) -> str:
    """The innermost line of the project that an error came through."""
    root = _docs.parent
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(root) and ".venv" not in frame.filename]
    return f"{Path(own[-1].filename).relative_to(root)}:{own[-1].lineno}: " if own else ""


def on_serve(server, config, builder):
    """Let a build that stops be told in the browser as well, and not be waited for: what was asked for would hang."""
    usual = server.error_handler

    def build_or_tell() -> None:
        global _problem
        _problem = ""
        server.error_handler = usual
        try:
            builder()
        except (Exception, SystemExit) as problem:
            page = _STOPPED.format(escape(_problem or str(problem)))
            clean_directory(config.site_dir)  # it is half built
            server.error_handler = lambda code: page.encode()

    server.builder = build_or_tell
    return server


def _module(name: str):
    return importlib.import_module(f"docs.{name}")
