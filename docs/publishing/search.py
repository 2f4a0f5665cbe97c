"""Spares the search plugin what it would only read to leave it out: most of a page with calculators is such."""

from __future__ import annotations

import re

# For the plugin too, such an element ends at the first tag that ends one of its name.
_EXCLUDED = re.compile(r"(?P<start><(?P<tag>\w+) [^>]*data-search-exclude>)(?P<inside>.*?)(?=</(?P=tag)>)", re.DOTALL)
_MARK = "<!--set aside-->"

_aside: list[str] = []


def set_aside(page) -> None:
    """Take out of the page what stands in elements that are not searched."""

    def take(found: re.Match) -> str:
        _aside.append(found["inside"])
        return found["start"] + _MARK

    page.content = _EXCLUDED.sub(take, page.content)


def put_back(page) -> None:
    """Put it in again."""
    inside = iter(_aside)
    page.content = re.sub(_MARK, lambda _: next(inside), page.content)
    _aside.clear()
