"""The embedding fence: the HTML that shows a calculator in a page elsewhere, at the address of this site."""

from __future__ import annotations

from html import escape

from calc.interface import frames
from docs.extension import contents, places
from docs.extension.settings import settings


def fence(source, language, css_class, options, md, **_):
    """Write it for the calculator that the fence names."""
    name = source.strip()
    if name not in contents.calculators():
        raise places.error(f"``` {language}\n{name}", f"no page has the calculator '{name}'.")
    html = frames.html(name, {}, settings()["site_url"])
    return f"<pre><code>{escape(html, quote=False)}</code></pre>"
