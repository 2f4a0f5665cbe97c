"""Writes into each page what it may load and run: a Content-Security-Policy as strict as the pages allow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from click import ClickException

from docs.publishing import own_assets

_FIRST = '<meta charset="utf-8">'  # of the head; what comes before a policy is not held to it
_ANY_INLINE = "'unsafe-inline'"
# The parts of a page that may carry something: to read these alone takes a sixth of the time. Neither a comment nor
# what stands in a script is markup, and a tag does not end within an attribute.
_TAG = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)[^>=]*+)*+>"""
_PARTS = re.compile(rf"<!--.*?-->|<script\b{_TAG}.*?</script\s*>|<(?!/){_TAG}", re.DOTALL | re.IGNORECASE)
_MAY_CARRY = re.compile(r"<(?:script|style)\b|<!--|[\s/\"'](?:on|style)", re.IGNORECASE)


class _Inline(HTMLParser):
    """Finds what a page does not load but carries: its scripts, and the styles and handlers that no policy allows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: set[str] = set()
        self.refused: set[str] = set()
        self._is_script = False
        self.feed("".join(filter(_MAY_CARRY.search, _PARTS.findall(html))))
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self._is_script = tag == "script" and "src" not in given and given.get("type") != "application/json"
        self.refused |= {f'{name}="{given[name]}"' for name in given if name == "style" or name.startswith("on")}
        self.refused |= {"<style>"} if tag == "style" else set()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        self._is_script = False

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.scripts.add(data)


def guard(pages: Mapping[Path, str], alone: Path, being_written: bool) -> dict[Path, str]:
    """Give each page the policy, and the script that names what may become markup.

    The policy is one for the site: instant navigation shows other pages in the one that was opened, whose policy stays.
    The page `alone`, which is shown under any address, carries a script that is of no other page, and is allowed it.
    While the pages are being written, any script may stand in them: `mkdocs serve` adds one that changes each time.
    """
    named = {file: _first(html, f"<script>{_trusted_types()}</script>") for file, html in pages.items()}
    scripts = {file: _inline_scripts(html, file) for file, html in named.items()}
    shared = set().union(*(found for file, found in scripts.items() if file != alone))
    return {file: _held(html, policy(shared | scripts[file], being_written)) for file, html in named.items()}


def guard_alone(html: str, being_written: bool) -> str:
    """The same for a page that is never shown in another, and carries no script: its policy allows it none.

    It may be shown in a frame by anyone: no policy that a page itself carries can forbid that.
    """
    script = _trusted_types()
    return _held(_first(html, f"<script>{script}</script>"), policy([script], being_written))


def _held(html: str, policy: str) -> str:
    return _first(html, f'<meta http-equiv="Content-Security-Policy" content="{policy}">')


def _first(html: str, tag: str) -> str:
    return html.replace(_FIRST, f"{_FIRST}\n{tag}", 1)


def _inline_scripts(html: str, file: Path) -> set[str]:
    inline = _Inline(html)
    if inline.refused:
        refused = ", ".join(sorted(inline.refused))
        raise ClickException(f"{file}: no browser would heed {refused}; what styles belongs into docs/assets/site.css.")
    if _FIRST not in html:
        raise ClickException(f"{file}: there is no place for the policy, since it lacks {_FIRST}.")
    return inline.scripts


def policy(scripts: Iterable[str], being_written: bool = False) -> str:
    """The policy of pages that carry these scripts."""
    hashes = (f"'{own_assets.digest(script.encode())}'" for script in scripts)
    inline = [_ANY_INLINE] if being_written else sorted(hashes)
    allowed = {
        "default-src": ["'none'"],
        # Python is WebAssembly. It runs in a worker, which in some browsers is held to the policy of its page.
        "script-src": ["'self'", "'wasm-unsafe-eval'", *inline],
        "worker-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the theme's style carries its icons
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "trusted-types": ["default"],
        "require-trusted-types-for": ["'script'"],
    }
    return "; ".join(" ".join([directive, *sources]) for directive, sources in allowed.items())


@cache
def _trusted_types() -> str:
    """Without comments and blanks: it is in every page."""
    return own_assets.sent(Path(__file__).with_name("trusted_types.js"))
