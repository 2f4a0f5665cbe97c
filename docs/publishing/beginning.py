"""Has Python start with a page that holds a whole calculator, while the rest of the page is still being read."""

from __future__ import annotations

import re

from docs.publishing import theme_script

_WHOLE = re.compile(r'<live-calculator [^>]*(?P<library>library="[^"]+")>')  # where a part stands, more follows
_STYLE = '<link rel="stylesheet"'


def early(html: str, root: str, script: str, later: str) -> str:
    """Ask for the script that starts it in the head of the page, after what says of which build that is, before the
    styles. Instant navigation runs none of a head: there the calculator's script comes with it.

    The theme's script is left to another, which has it run when the reader's first question is answered.
    """
    if not (whole := _WHOLE.search(html)):
        return html
    asked = f'<script type="module" async data-{whole["library"]} src="{root}assets/{script}"></script>'
    return theme_script.let_wait(html.replace(_STYLE, f"{asked}\n{_STYLE}", 1), f"{root}assets/{later}")
