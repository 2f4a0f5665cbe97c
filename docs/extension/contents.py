"""What stands where on the site, read from the Markdown of all pages before any of them is drawn."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mkdocs.utils import meta

from docs.extension import places

# A fence with its lines, and code in a sentence: neither is prose.
FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?^[ \t]*(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)", re.DOTALL)
_CALCULATOR = re.compile(places.FENCE.pattern + r"[^\n]*\n[ \t]*(?P<name>\S+)", re.MULTILINE)
_TITLE = re.compile(r"^# +(?P<title>\S.*?) *$", re.MULTILINE)

_pages: list = []
_markdown: dict[str, str] = {}  # by the page's file; each is read once


class Place(NamedTuple):
    """Where something stands."""

    page: object
    anchor: str = ""

    @property
    def title(self) -> str:
        """The title of the page."""
        return title(self.page)

    @property
    def address(self) -> str:
        """The address, as the page that is being read links to it."""
        return address(self.page.file) + (f"#{self.anchor}" if self.anchor else "")


def enter(pages) -> None:
    """Remember the pages of the site, in the order of its navigation."""
    _pages[:] = pages


def pages() -> list:
    """The pages of the site, in the order of its navigation."""
    return _pages


def markdown(page) -> str:
    """A page's Markdown as its file has it, without the front matter."""
    name = page.file.src_uri
    if name not in _markdown:
        _markdown[name] = meta.get_data(page.file.content_string)[0]
    return _markdown[name]


def title(page) -> str:
    """A page's title, as its Markdown has it."""
    found = _title(page)
    return found["title"] if found else page.file.name


def heading(page) -> str:
    """The line that the title stands in, as the Markdown has it; nothing where there is none."""
    found = _title(page)
    return markdown(page)[found.start() : found.end()] if found else ""


def _title(page) -> re.Match | None:
    return _TITLE.search(without_code(markdown(page)))


def address(file) -> str:
    """The address of a file, as the page that is being read links to it."""
    return file.url_relative_to(places.page().file)


def page(name: str):
    """The page that this Markdown file makes, or None."""
    return next((each for each in _pages if each.file.src_uri == name), None)


def anchor(calculator: str, number: int) -> str:
    """The id of the calculator that is drawn by a page's fence of this number, counted from 1."""
    return f"{calculator.replace('.', '-').replace('_', '-')}-{number}"


@cache
def calculators() -> dict[str, Place]:
    """Where each calculator first stands."""
    found: dict[str, Place] = {}
    for each in _pages:
        for number, fence in enumerate(_CALCULATOR.finditer(markdown(each)), 1):
            found.setdefault(fence["name"], Place(each, anchor(fence["name"], number)))
    return found


@cache  # all who look through a page ask for it
def without_code(markdown: str) -> str:
    """The Markdown with blanks in the place of fences and of code, so that all else stays where it is."""

    def blank(found: re.Match) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    return CODE.sub(blank, FENCE.sub(blank, markdown))
