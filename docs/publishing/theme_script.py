"""Lets the theme's script wait: for what is not wanted yet, and behind the calculators' own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_SCRIPT = re.compile(r'<script(?= src="[^"]*/bundle\.\w+\.min\.js")')
# What the theme calls the parts of RxJS that it waits with, where it is read from a file: for the search to be opened.
_WAITING = re.compile(
    r'return (?P<either>[\w$]+)\((?P<at_once>[\w$]+)\(location\.protocol!=="file:"\),(?P<opened>[\w$]+)\("search"\)\)'
    r"\.pipe\((?P<first>[\w$]+)\((?P<it>\w+)=>(?P=it)\),(?P<then>[\w$]+)\("
)
_INDEX = re.compile(
    r'(?P<before>\(\(\)=>__index\),(?P<shared>[\w$]+)\(1\)\):)(?P<asked>[\w$]+\(new URL\("search/search_index\.json",[^)]*\)\))'
)


def defer(html: str) -> str:
    """Let it run when the page is parsed, after the scripts that stand before it: the page's own, a calculator's."""
    return _SCRIPT.sub("<script defer", html)


def let_search_wait(site: Path) -> dict[str, str]:
    """Let the search's index be asked for when the search is opened, or words of it are to be shown in the page.

    The index is half a megabyte, and the theme works through it for half a second, just when Python wants to start.
    Gives the script's new name by its old one.
    """
    renamed = {}
    for file in site.glob("assets/javascripts/bundle.*.min.js"):
        script = file.read_text(encoding="utf-8")
        if not (rx := _WAITING.search(script)):
            continue
        wanted = f"{rx['either']}({rx['at_once']}(/[?&]h=/.test(location.search)),{rx['opened']}('search'))"
        waits = rf"\g<before>{wanted}.pipe({rx['first']}(is=>is),{rx['then']}(()=>\g<asked>),\g<shared>(1))"
        script, changes = _INDEX.subn(waits, script)
        if changes:
            renamed[file.name] = f"bundle.{hashlib.sha256(script.encode()).hexdigest()[:8]}.min.js"
            file.unlink()
            (file.parent / renamed[file.name]).write_text(script, encoding="utf-8")
    return renamed
