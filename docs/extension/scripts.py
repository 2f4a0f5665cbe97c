"""The scripts and styles that only some pages use, each beside what uses it, where instant navigation finds it too."""

from __future__ import annotations

from docs.extension import pages

_USED = {
    "numbers.js": ('<a class="computed"',),
    "live-calculator.js": ("<live-calculator",),
    "picture.css": ("<moving-picture",),
    "validation.css": ('<div class="validation"',),
    "worksheet.css": ('<div class="printed"',),
}
"""By their names, what a page has that asks for them."""


def add(html: str) -> str:
    """Put into a page's content what it asks for, by what it has: styles before it, so it is never seen without."""
    used = [name for name, signs in _USED.items() if any(sign in html for sign in signs)]
    addresses = {name: pages.relative(f"assets/{name}") for name in used}
    styles = [f'<link rel="stylesheet" href="{addresses[name]}">' for name in used if name.endswith(".css")]
    scripts = [f'<script type="module" src="{addresses[name]}"></script>' for name in used if name.endswith(".js")]
    return "".join([*styles, html, *scripts])
