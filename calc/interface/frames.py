"""A calculator alone in a frame of a page elsewhere: its address, and the HTML that shows it there."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from calc.interface import links
from calc.interface.introspection import describe

# As docs/assets/frame.js tells how high it is; until then, and where no script may run, it scrolls.
_HTML = """\
<iframe src="{address}" title="{title}" loading="lazy" allow="clipboard-write; fullscreen"
  style="width: 100%; height: 60rem; border: 0"></iframe>
<script>addEventListener("message", ({{ data, source }}) => {{ for (const frame of document.querySelectorAll("iframe"))
  if (frame.contentWindow === source && data?.calculator) frame.style.height = `${{data.height}}px`; }});</script>
"""


def path(name: str) -> str:
    """Where on the site a page shows a calculator alone: a folder, from the site's root.

    >>> path("osmosis.osmotic_pressure")
    'frame/osmosis.osmotic_pressure/'
    """
    return f"frame/{name}/"


def html(name: str, entries: Mapping[str, str], site: str) -> str:
    """What to put into a page elsewhere to show a calculator with these entries, as high as it is.

    The address of the site ends with a slash.

    >>> html("osmosis.osmotic_pressure", {"concentration": "0.1 mol/L"}, "https://example.org/").partition(" title")[0]
    '<iframe src="https://example.org/frame/osmosis.osmotic_pressure/?calculator=osmosis.osmotic_pressure&amp;concentration=0.1+mol%2FL"'
    """
    query = links.query(name, entries) if entries else ""
    return _HTML.format(address=escape(f"{site}{path(name)}{query}"), title=escape(describe(name).title))
