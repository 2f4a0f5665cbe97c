"""What stands where on the site, read from the Markdown of all pages before any of them is drawn."""

from __future__ import annotations

import re
from typing import NamedTuple

from docs.hooks import places

# A fence with its lines, and code in a sentence: neither is prose.
FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?^[ \t]*(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)", re.DOTALL)
_CALCULATOR = re.compile(places.FENCE.pattern + r"[^\n]*\n[ \t]*(?P<name>\S+)", re.MULTILINE)
_TITLE = re.compile(r"^# +(?P<title>.+?) *$", re.MULTILINE)

_pages: list = []


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


def title(page) -> str:
    """A page's title, as its Markdown has it."""
    found = _TITLE.search(without_code(page.file.content_string))
    return found["title"] if found else page.file.name


def address(file) -> str:
    """The address of a file, as the page that is being read links to it."""
    return file.url_relative_to(places.page().file)


def page(name: str):
    """The page that this Markdown file makes, or None."""
    return next((each for each in _pages if each.file.src_uri == name), None)


def anchor(calculator: str, number: int) -> str:
    """The id of the calculator that is drawn by a page's fence of this number, counted from 1."""
    return f"{calculator.replace('.', '-').replace('_', '-')}-{number}"


def calculators() -> dict[str, Place]:
    """Where each calculator first stands."""
    found: dict[str, Place] = {}
    for each in _pages:
        for number, fence in enumerate(_CALCULATOR.finditer(each.file.content_string), 1):
            found.setdefault(fence["name"], Place(each, anchor(fence["name"], number)))
    return found


def without_code(markdown: str) -> str:
    """The Markdown with blanks in the place of fences and of code, so that all else stays where it is."""

    def blank(found: re.Match) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    return CODE.sub(blank, FENCE.sub(blank, markdown))
