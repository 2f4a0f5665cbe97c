"""Writes for each calculator a page that shows it alone: for a frame in a page elsewhere, and for the numbers in the
prose, which open it in a dialog.

It is taken from the page where the calculator first stands, as that was built, so that nothing is drawn twice. No list
of pages has it: neither the navigation, nor the search, nor the map of the site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from calc.interface import frames
from docs.extension import contents
from docs.extension.settings import settings
from docs.publishing import security

ROOT = "../../"  # of the site, from there
_CALCULATOR = re.compile(r'<live-calculator id="(?P<id>[^"]+)".*?</live-calculator>', re.DOTALL)
_TITLE = re.compile(r'<h\d class="calculator-title">(?P<title>.*?)</h\d>', re.DOTALL)
_LENSES = re.compile(r'<div class="lenses".*?</div>', re.DOTALL)
_END = "</live-calculator>"
_HEAD = re.compile(r'<link rel="(?:icon|stylesheet)"[^>]*>|<meta name="build"[^>]*>')
_COLOURS = re.compile(r'(?<=<body)[^>]*?(?P<colours>(?: data-md-color-\w+="\w+")+)')
_LINK = re.compile(r'(?<= )(?P<by>href|src|data-site)="(?P<address>[^"]+)"')
_SITE = "http://site/"
_PAGE = """<!doctype html>
<html lang="en" class="frame" data-calculator="{name}"{colours}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<base target="_blank">
<title>{title} - {site}</title>
{head}
<link rel="stylesheet" href="{root}assets/{style}">
<script src="{root}assets/{frame}"></script>
<script type="module" src="{root}assets/{calculator}"></script>
</head>
<body>
<main class="md-typeset">
{drawn}
</main>
</body>
</html>
"""
_BACK = '<p class="calculator-back"><a data-back href="{address}">{title}</a> - from {site}</p>'


def write(site: Path, pages: Mapping[Path, str], renamed: Mapping[str, str], being_written: bool) -> None:
    """Write them all, out of pages that are ready to be served."""
    name_of_site = escape(settings()["site_name"])
    for name, place in contents.calculators().items():
        html = pages[site / place.page.address / "index.html"]
        drawn = next(found[0] for found in _CALCULATOR.finditer(html) if found["id"] == place.anchor)
        drawn = drawn.replace(_LENSES.search(drawn)[0], _LENSES.search(html)[0])  # a page carries them once
        head, _, _ = html.partition("</head>")
        colours = _COLOURS.search(html)
        title = _TITLE.search(drawn)["title"]
        address = f"{place.page.address}#{place.anchor}"
        back = _BACK.format(address=f"{ROOT}{address}", title=title, site=name_of_site)
        heading = f'<h1 class="calculator-title">{title}</h1>'
        drawn = _moved(drawn.replace(_TITLE.search(drawn)[0], heading), place.page.address)
        page = _PAGE.format(
            name=name,
            colours=colours["colours"] if colours else "",
            canonical=escape(place.page.published),
            title=title,
            site=name_of_site,
            root=ROOT,
            head="\n".join(_moved(each, place.page.address) for each in _HEAD.findall(head)),
            style=renamed["apart.css"],
            frame=renamed["frame.js"],
            calculator=renamed["live-calculator.js"],
            drawn=drawn.replace('target="_top"', 'target="_self"').replace(_END, back + _END),
        )
        file = site / frames.path(name) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(security.guard_alone(page, being_written), encoding="utf-8")


def _moved(html: str, address: str) -> str:
    """What stood at this address of the site, with links that lead from a frame's page to the same."""

    def lead(found: re.Match) -> str:
        whole = urljoin(_SITE + address, found["address"])
        return f'{found["by"]}="{ROOT}{whole.removeprefix(_SITE)}"' if whole.startswith(_SITE) else found[0]

    return _LINK.sub(lead, html)
