"""Has Python start with a page that holds a whole calculator, while the rest of the page is still being read."""

from __future__ import annotations

import re

_WHOLE = re.compile(r'<live-calculator [^>]*(?P<library>library="[^"]+")>')  # where a part stands, more follows
_TITLE = "<title>"


def early(html: str, root: str, script: str) -> str:
    """Ask for the script that starts it in the head of the page, before all else. Instant navigation runs none of a
    head: there the calculator's script comes with it."""
    if not (whole := _WHOLE.search(html)):
        return html
    asked = f'<script type="module" async data-{whole["library"]} src="{root}assets/{script}"></script>'
    return html.replace(_TITLE, f"{asked}\n{_TITLE}", 1)
