"""What stands where on the site, read from the Markdown of all pages before any of them is drawn."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docs.extension import pages, places
from docs.extension.pages import Page

# A fence with its lines, and code in a sentence: neither is prose.
FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?^[ \t]*(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)", re.DOTALL)
_CALCULATOR = re.compile(places.FENCE.pattern + r"[^\n]*\n[ \t]*(?P<name>\S+)", re.MULTILINE)
_TITLE = re.compile(r"^# +(?P<title>\S.*?) *$", re.MULTILINE)


class Place(NamedTuple):
    """Where something stands."""

    page: Page
    anchor: str = ""

    @property
    def title(self) -> str:
        """The title of the page."""
        return title(self.page)

    @property
    def address(self) -> str:
        """The address, as the page that is being read links to it."""
        return pages.relative(self.page.address) + (f"#{self.anchor}" if self.anchor else "")

    def state(self, query: str) -> str:
        """The address of a state of the calculator that stands there."""
        return f"{pages.relative(self.page.address)}{query}#{self.anchor}"


def title(page: Page) -> str:
    """A page's title, as its Markdown has it."""
    found = _title(page)
    return found["title"] if found else page.name


def heading(page: Page) -> str:
    """The line that the title stands in, as the Markdown has it; nothing where there is none."""
    found = _title(page)
    return page.markdown[found.start() : found.end()] if found else ""


def _title(page: Page) -> re.Match | None:
    return _TITLE.search(without_code(page.markdown))


def anchor(calculator: str, number: int) -> str:
    """The id of the calculator that is drawn by a page's fence of this number, counted from 1."""
    return f"{calculator.replace('.', '-').replace('_', '-')}-{number}"


def standing_on(page: Page) -> list[str]:
    """The calculators of a page, in the order of its fences."""
    return [fence["name"] for fence in _CALCULATOR.finditer(page.markdown)]


@cache
def calculators() -> dict[str, Place]:
    """Where each calculator first stands."""
    found: dict[str, Place] = {}
    for each in pages.pages():
        for number, name in enumerate(standing_on(each), 1):
            found.setdefault(name, Place(each, anchor(name, number)))
    return found


@cache  # all who look through a page ask for it
def without_code(markdown: str) -> str:
    """The Markdown with blanks in the place of fences and of code, so that all else stays where it is."""

    def blank(found: re.Match) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    return CODE.sub(blank, FENCE.sub(blank, markdown))
