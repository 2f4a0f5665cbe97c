"""The scripts and styles that only some pages use, each beside what uses it, where instant navigation finds it too."""

from __future__ import annotations

from docs.extension import pages

_USED = {
    '<a class="computed"': ("numbers.js", '<script type="module" src="{}"></script>'),
    "<live-calculator": ("live-calculator.js", '<script type="module" src="{}"></script>'),
    '<div class="prediction"': ("prediction.css", '<link rel="stylesheet" href="{}">'),
    '<div class="validation"': ("validation.css", '<link rel="stylesheet" href="{}">'),
}


def add(html: str) -> str:
    """Put into a page's content what it asks for, by what it has: styles before it, so it is never seen without."""
    asked = [tag.format(pages.relative(f"assets/{name}")) for sign, (name, tag) in _USED.items() if sign in html]
    styles = [tag for tag in asked if tag.startswith("<link")]
    return "".join([*styles, html, *(tag for tag in asked if tag not in styles)])
