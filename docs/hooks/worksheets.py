"""What a worksheet has on paper only: where it comes from, and a line for the name of who fills it in."""

from __future__ import annotations

from html import escape

_LINE = "".join(f"<span>{word}</span>" for word in ("Name", "Class", "Date"))


def head(page, config) -> str:
    """The head of a printed worksheet; nothing on other pages."""
    if not page.meta.get("worksheet"):
        return ""
    origin = f"{escape(config.site_name)}: {escape(page.canonical_url or page.url)}"
    return f'<div class="printed" data-search-exclude><p>{origin}</p><p class="pupil">{_LINE}</p></div>'
