"""The pages of the site, as their files have them, and the one that is being read."""

from __future__ import annotations

import posixpath
import re
from contextvars import ContextVar
from functools import cache, cached_property
from typing import Any
from urllib.parse import urljoin

import yaml
from markdown import Markdown

from docs.extension.settings import DOCS, navigated, settings

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<meta>.*?\n)(?:---|\.\.\.)[ \t]*\n+", re.DOTALL)
_read: ContextVar[Page] = ContextVar("the page that is being read")


class Page:
    """A page, by the name of its Markdown file, beginning at the folder of the pages."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fences = 0
        """How many calculators have been drawn on it."""
        self.ends = False
        """Whether all its elements are made."""
        self.links_from = self.address
        """Where the links begin that are written into its HTML."""

    @cached_property
    def source(self) -> str:
        """The whole file."""
        return (DOCS / self.name).read_text(encoding="utf-8-sig")

    @cached_property
    def meta(self) -> dict[str, Any]:
        """Its front matter."""
        found = _FRONT_MATTER.match(self.source)
        return (yaml.safe_load(found["meta"]) if found else None) or {}

    @cached_property
    def markdown(self) -> str:
        """Its Markdown, without the front matter."""
        return _FRONT_MATTER.sub("", self.source)

    @property
    def address(self) -> str:
        """Where it is on the site, beginning at its root: a folder."""
        folder, name = posixpath.split(self.name.removesuffix(".md"))
        return "".join(f"{part}/" for part in (*folder.split("/"), "" if name == "index" else name) if part)

    @property
    def published(self) -> str:
        """The whole of its address."""
        return urljoin(settings()["site_url"], self.address)


@cache
def page(name: str) -> Page:
    """The page that this Markdown file makes."""
    return Page(name)


@cache
def pages() -> tuple[Page, ...]:
    """All that the navigation leads to, in its order."""
    return tuple(map(page, navigated()))


def enter(read: Page) -> None:
    """Remember the page that is being read."""
    read.fences, read.ends = 0, False
    _read.set(read)


def current() -> Page:
    """The page that is being read."""
    return _read.get()


def relative(address: str) -> str:
    """An address that begins at the site's root, as the page that is being read links to it."""
    found = posixpath.relpath(address or ".", current().links_from or ".")
    return f"{found}/" if not address or address.endswith("/") else found


def of(md: Markdown) -> Page:
    """The page that is being made into HTML. Markdown does not know it; each generator leaves its name there."""
    if "relpath" in md.treeprocessors:  # MkDocs
        return page(md.treeprocessors["relpath"].file.src_uri)
    found = page(md.preprocessors["rendering_context"].page.path)  # Zensical
    found.links_from = posixpath.dirname(
        found.name
    )  # it takes all links for those of the Markdown file, and mends them
    return found
