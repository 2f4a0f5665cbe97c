"""Says on which page and line something went wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import PluginError
from pymdownx.inlinehilite import InlineHiliteException
from pymdownx.superfences import SuperFencesException

_page = None
FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*\{?[ \t]*\.?calculator\b", re.MULTILINE)
_LINK = re.compile(r"^Doc file '(?P<page>[^']+)' contains an? .*?link '(?P<link>[^']+)'")


class PageError(SuperFencesException, InlineHiliteException, PluginError):
    """Stops the build: the Markdown extensions let it pass, and MkDocs prints it without a traceback."""


def enter(page) -> None:
    """Remember the page that is being read."""
    global _page
    _page = page


def page():
    """The page that is being read."""
    return _page


def error(text: str, message: str) -> PageError:
    """An error about a text on the page that is being read."""
    return _at(_line(_page.file.content_string, text), message)


def error_in_fence(number: int, message: str) -> PageError:
    """An error in the calculator fence with this number, counted from 1, on the page that is being read."""
    openings = list(FENCE.finditer(_page.file.content_string))
    return _at(_page.file.content_string.count("\n", 0, openings[number - 1].start()) + 1, message)


def told(fence: Callable) -> Callable:
    """The fence, with whatever goes wrong in it told at its place: Markdown would print the fence as it is."""

    def drawn(source, language, css_class, options, md, **more):
        try:
            return fence(source, language, css_class, options, md, **more)
        except PageError:
            raise
        except Exception as problem:
            raise error(f"``` {language}", f"{type(problem).__name__}: {problem}") from problem

    return drawn


def _at(line: int, message: str) -> PageError:
    return PageError(f"{_page.file.src_uri}:{line}: {message}")


def add_line(record: logging.LogRecord) -> bool:
    """A log filter: where MkDocs complains of a link, put the line in front."""
    found = _LINK.match(record.getMessage())
    if found and _page is not None:
        source = Path(_page.file.src_dir or "", found["page"])
        if source.is_file():
            line = _line(source.read_text(encoding="utf-8-sig"), f"({found['link']}")
            record.msg, record.args = f"{found['page']}:{line}: {record.getMessage()}", ()
    return True


def _line(source: str, text: str) -> int:
    return source.count("\n", 0, max(source.find(text.strip()), 0)) + 1
