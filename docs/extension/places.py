"""Says on which page and line something went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from click import ClickException
from pymdownx.inlinehilite import InlineHiliteException
from pymdownx.superfences import SuperFencesException

from docs.extension import pages

FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[ \t]*\{?[ \t]*\.?calculator\b", re.MULTILINE)


class PageError(SuperFencesException, InlineHiliteException, ClickException):
    """Stops the build: the Markdown extensions let it pass, and a command line prints it without a traceback."""


def error(text: str, message: str) -> PageError:
    """An error about a text on the page that is being read."""
    return _at(line(pages.current().source, text), message)


def error_in_fence(message: str) -> PageError:
    """An error in the calculator fence that is being drawn."""
    source = pages.current().source
    openings = list(FENCE.finditer(source))
    return _at(source.count("\n", 0, openings[pages.current().fences - 1].start()) + 1, message)


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


def line(source: str, text: str) -> int:
    """The line of a text in a source; the first where it is not there."""
    return source.count("\n", 0, max(source.find(text.strip()), 0)) + 1


def _at(number: int, message: str) -> PageError:
    return PageError(f"{pages.current().name}:{number}: {message}")
