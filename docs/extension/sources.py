"""The citations: worded once in docs/sources.toml, put under the pages that use them, and listed on a page."""

from __future__ import annotations

import posixpath
import re
import tomllib
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from click import ClickException

from calc.interface.introspection import DefinitionError, describe, names
from docs.extension import contents, pages, places
from docs.extension.pages import Page
from docs.extension.settings import DOCS
from docs.extension.templates import environment

FILE = DOCS / "sources.toml"
_PAGE = "sources.md"
_MENTION = re.compile(r"\[\^(?P<key>[^\]\s]+)\](?P<defined>:?)")
_NOTE = re.compile(r"^\[\^(?P<key>[^\]\s]+)\]:.*\n?(?:(?:[ \t]*\n)* {4}.*\n?)*", re.MULTILINE)
_MARKER = "///Footnotes Go Here///"  # the extension's own
_NONE = "This page cites nothing. Each calculator names its sources in its form; [a list]({}) has them all."
_DOI = "https://doi.org/"


class Citation(NamedTuple):
    """One source."""

    key: str
    text: str
    read: str
    link: str = ""

    @property
    def written(self) -> str:
        """What it is, where it is found, and what of it was read; Markdown."""
        link = f" [{self._label}]({self.link})." if self.link else ""
        read = f"N{self.read[1:]}" if self.read.startswith("not read") else f"Read: {self.read}"
        return f"{self.text.rstrip('.')}.{link} {read}."

    @property
    def _label(self) -> str:
        if self.link.startswith(_DOI):
            return f"doi:{self.link.removeprefix(_DOI)}"
        return (urlsplit(self.link).hostname or "").removeprefix("www.")


@cache
def citations() -> dict[str, Citation]:
    """All sources, by their keys."""
    try:
        table = tomllib.loads(FILE.read_text(encoding="utf-8"))
        return {key: Citation(key, **entry) for key, entry in table.items()}
    except (tomllib.TOMLDecodeError, TypeError) as problem:
        raise ClickException(f"{FILE.name}: {problem}") from None


def define(markdown: str, page: Page) -> str:
    """Add the definitions of the citations that the page uses, among its own notes; where there are none, say so.

    The extension numbers the footnotes in the order of their definitions; so that becomes the order of the text.
    """
    entry = posixpath.relpath(_PAGE, posixpath.dirname(page.name) or ".")
    plain = contents.without_code(markdown)
    found = list(_NOTE.finditer(plain))
    notes = {each["key"]: markdown[each.start() : each.end()].rstrip("\n") for each in found}
    used = dict.fromkeys(each["key"] for each in _MENTION.finditer(plain) if not each["defined"])
    if not notes and not used:
        return markdown.replace(_MARKER, _NONE.format(f"{entry}#what-the-calculators-stand-on"))
    for each in reversed(found):
        markdown = markdown[: each.start()] + markdown[each.end() :]
    for key in notes:
        if key not in used:
            raise places.error(f"[^{key}]:", "nothing on this page refers to this note.")
    for key in used:
        if key not in notes and key not in citations():
            raise places.error(f"[^{key}]", f"there is no source '{key}' in {FILE.name}, nor such a note on this page.")
    lines = [
        notes.get(key) or f"[^{key}]: {citations()[key].written} [In the list of sources]({entry}#{key})."
        for key in used
    ]
    return "\n\n".join([markdown.rstrip("\n"), "\n".join(lines)]) + "\n"


@cache
def uses() -> dict[str, list[contents.Place]]:
    """The pages that use each citation, in the order of the navigation."""
    used: dict[str, list[contents.Place]] = {key: [] for key in citations()}
    for page in pages.pages():
        found = list(_MENTION.finditer(contents.without_code(page.markdown)))
        notes = {each["key"] for each in found if each["defined"]}
        for key in dict.fromkeys(each["key"] for each in found):
            if key in used and key not in notes:
                used[key].append(contents.Place(page, f"fnref:{key}"))
    return used


@cache  # one look for all pages
def refuse_unused() -> None:
    """Stop the build at a source that no page uses."""
    text = FILE.read_text(encoding="utf-8")
    for key, used in uses().items():
        if not used:
            line = text.count("\n", 0, text.find(f"[{key}]")) + 1
            raise ClickException(f"{FILE.name}:{line}: no page uses the source '{key}'.")


def fence(source, language, css_class, options, md, **_):
    """List every citation with the pages that use it, or what each calculator stands on."""
    what = source.strip()
    if what == "citations":
        found = sorted(citations().values(), key=lambda each: re.sub(r"\W", "", each.text).casefold())
        return _drawn("citations", citations=[(each, uses()[each.key]) for each in found])
    if what == "calculators":
        standing = contents.calculators()
        order = [*standing, *(name for name in names() if name not in standing)]
        return _drawn("calculators", calculators=[each for each in map(_definition, order) if each], standing=standing)
    raise places.error(f"``` {language}", f"'{what}' is neither 'citations' nor 'calculators'.")


def _drawn(part: str, **values: object) -> str:
    written = environment.get_template("sources.html").render(part=part, **values)
    return "\n".join(line.strip() for line in written.splitlines() if line.strip())


def _definition(name: str):
    try:
        return describe(name)
    except (DefinitionError, LookupError):  # told at its place on a page, not here
        return None
