"""Mends the theme's markup."""

from __future__ import annotations

import json
import re

_TO_LICENCES = '<a href="licences/">'
_ARTICLE = re.compile(r"(<article\b.*</article>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
_BASE = re.compile(r'"base": ?("[^"]*")')


def spare_blanks(html: str) -> str:
    """Take the blanks from the beginnings of lines, and the lines that are blank, outside of what the page says: the
    theme's templates leave more than a thousand."""
    return "".join(part if part.startswith("<article") else _INDENT.sub("\n", part) for part in _ARTICLE.split(html))


def name_search(html: str) -> str:
    """Give the theme's search dialog the name that a screen reader needs."""
    search = 'data-md-component="search" role="dialog"'
    return html.replace(search, f'{search} aria-label="Search"')


def ask_nobody(html: str) -> str:
    """Take its script from the theme's link to the repository: it would ask for the number of stars, from the reader's
    browser."""
    return html.replace(' data-md-component="source"', "")


def name_navigation(html: str) -> str:
    """Tell the parts of a page's own contents from those of the site, which may have the same names."""
    contents = '<nav class="md-nav" aria-label="'
    return html.replace(contents, f"{contents}On this page: ")


def lead_to_licences(html: str) -> str:
    """Let the link in the footer lead from this page: a generator writes it as it stands in the settings."""
    base = _BASE.search(html)
    return html.replace(_TO_LICENCES, f'<a href="{json.loads(base[1]).rstrip("/")}/licences/">') if base else html
