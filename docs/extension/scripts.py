"""The scripts and styles that only some pages use, each beside what uses it, where instant navigation finds it too."""

from __future__ import annotations

from docs.extension import pages

_USED = {
    "<live-calculator": ("live-calculator.js", '<script type="module" src="{}"></script>'),
    '<div class="validation"': ("validation.css", '<link rel="stylesheet" href="{}">'),
}


def add(html: str) -> str:
    """Put into a page's content what it asks for, by what it has."""
    for sign, (name, tag) in _USED.items():
        if sign in html:
            html += tag.format(pages.relative(f"assets/{name}"))
    return html
