"""The line under a page's title: how long it takes to read, and what it assumes."""

from __future__ import annotations

import math
import re

from docs.extension import contents, places
from docs.extension.pages import Page

# Words a minute, of adults who read English non-fiction silently: M. Brysbaert, "How many words do we read per minute?
# A review and meta-analysis of reading rate", Journal of Memory and Language 109 (2019) 104047, of which we read the
# abstract. Most adults lie between 175 and 300.
_SPEED = 238
_WORD = re.compile(r"[^\W_][\w'.,/-]*")
# What is no prose: the citations, the notes, tags, addresses. A computed number is read as a number and its unit, a
# formula as a word. A calculator counts nothing: it is tried, for as long as the reader likes.
_REPLACED = (
    (re.compile(r"^## Sources\n.*", re.MULTILINE | re.DOTALL), ""),
    (re.compile(r"^\[\^[^\]]+\]:.*(?:\n {4}.*)*", re.MULTILINE), ""),
    (contents.FENCE, ""),
    (re.compile(r"`#!calc [^`]*`"), "1 unit"),
    (re.compile(r"`#!open [^`|]*\|(?P<words>[^`]*)`"), r"\g<words>"),
    (re.compile(r"`#![^`]*`"), ""),
    (re.compile(r"<[^>]*>|\[\^[^\]]+\]|\{[^}]*\}"), ""),
    (re.compile(r"\]\([^)]*\)"), ""),
    (re.compile(r"\$+[^$]+\$+"), "formula"),
)


def words(markdown: str) -> int:
    """How many words of prose there are.

    >>> words('It is `#!calc a.b c="1 bar"`, see [there](page.md).[^key] So $a = b$.')
    8
    """
    for pattern, instead in _REPLACED:
        markdown = pattern.sub(instead, markdown)
    return len(_WORD.findall(markdown))


def write(markdown: str, page: Page) -> str:
    """Put the line under the title, unless the page's front matter says `facts: false`."""
    assumes = str(page.meta.get("assumes", "")).strip().rstrip(".")
    if page.meta.get("facts", True) is False:
        return markdown
    heading = contents.heading(page)
    if not assumes or not heading:
        lacking = "a title after '# '" if assumes else "'assumes:', or 'facts: false', in its front matter"
        raise places.error("---", f"the page lacks {lacking}.")
    minutes = math.ceil(words(markdown) / _SPEED)
    needed = "You need no prior knowledge" if assumes == "nothing" else f"You should know {assumes}"
    line = f"Reading time: {minutes} minute{'s' if minutes > 1 else ''}. {needed}."
    written = f"\n{line}\n{{: .facts data-search-exclude }}\n"
    return re.sub(f"^{re.escape(heading)}$\n?", lambda found: found[0] + written, markdown, count=1, flags=re.MULTILINE)
