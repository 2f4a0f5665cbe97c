"""What a worksheet has on paper only: where it comes from, lines for a name, and lines to write on."""

from __future__ import annotations

import re
from html import escape

from docs.extension.pages import Page
from docs.extension.settings import settings

_ROOM = re.compile(r'(?<=<div class="room") data-lines="(\d+)">')

_LINE = "".join(f"<span>{word}</span>" for word in ("Name", "Class", "Date"))


def lay_out(html: str, page: Page) -> str:
    """Put the head over a worksheet, and the lines into its room to write; leave other pages as they are."""
    if not page.meta.get("worksheet"):
        return html
    html = _ROOM.sub(lambda found: ">" + "<hr>" * int(found[1]), html)
    origin = f"{escape(settings()['site_name'])}: {escape(page.published)}"
    return f'<div class="printed" data-search-exclude><p>{origin}</p><p class="pupil">{_LINE}</p></div>{html}'
