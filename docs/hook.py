"""What only MkDocs can do, and what it lacks: the pages themselves are the work of the Markdown extension."""

from __future__ import annotations

import importlib
import logging
import re
import sys
import typing
from pathlib import Path

from click import ClickException
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import CombinedEvent, event_priority

_OURS = {"calc", "docs", "tests"}  # what pages are made with
_LINK = re.compile(r"^Doc file '(?P<page>[^']+)' contains an? .*?link '(?P<link>[^']+)'")
_docs = Path(__file__).parent
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the pages are being written: then readers keep nothing for a time without a network."""
    global _serving
    _serving = command == "serve"


def on_config(config):
    """Forget what the build before has imported, so that `mkdocs serve` shows a change of a formula as it shows a
    change of a page; let warnings name the line; and lead to the sources where their address is known."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:  # packages too: they keep modules
        del sys.modules[name]
    for forget in getattr(typing, "_cleanups", ()):  # else it gives, for an equal annotation, one of the build before
        forget()
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_add_line)
    if config.extra.get("issues"):
        config.copyright += f' <a href="{config.extra["issues"]}">Report a mistake</a>.'
    return config


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
    """Put it back."""
    _module("publishing.search").put_back(page)


on_page_context = CombinedEvent(_before_the_search, _after_the_search)


def on_post_build(config):
    """Make the site ready to be served. While the pages are being written there is no service worker: it would
    outlive the writing on that address."""
    _module("publishing").publish(Path(config.site_dir), config.extra.get("offline", True) and not _serving)


def on_build_error(error):
    """Tell a mistake in a sentence, in `mkdocs serve` too."""
    if isinstance(error, ClickException) and not isinstance(error, MkDocsException):
        logging.getLogger("mkdocs.hook").error(str(error))
        raise Abort("Aborted by a mistake in the project!") from None


def _module(name: str):
    return importlib.import_module(f"docs.{name}")
