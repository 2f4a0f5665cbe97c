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
_NAMED = {"live-calculator.js": ("asking.js", "entered.js", "units.js")}
"""By their names, what else they do not run without."""


def add(html: str) -> str:
    """Put into a page's content what it asks for, by what it has: styles before it, so it is never seen without.

    Scripts are asked for before it, with what they are made of: a browser comes to them when all else is parsed.
    """
    used = [name for name, signs in _USED.items() if any(sign in html for sign in signs)]
    styles, scripts = ([name for name in used if name.endswith(end)] for end in (".css", ".js"))
    early = [each for name in scripts for each in (*_NAMED.get(name, ()), name)]
    links = [
        f'<link rel="{relation}" href="{pages.relative(f"assets/{name}")}">'
        for relation, names in (("modulepreload", early), ("stylesheet", styles))
        for name in names
    ]
    run = [f'<script type="module" src="{pages.relative(f"assets/{name}")}"></script>' for name in scripts]
    return "".join([*links, html, *run])
