"""Links the first appearance of each term on a page to its entry in the glossary."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import cache

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from docs.extension import glossary, pages

_PROSE = {"p", "li", "td", "dd", "figcaption"}
_NO_PROSE = {"a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "math", "pre", "sup", "svg", "th"}
_NO_PROSE_CLASSES = {"arithmatex", "facts", "footnote"}

# A term in them means something else.
_OTHERS = ("energy recovery",)


@cache
def _pattern() -> re.Pattern:
    """Every term, the longest first; those that are not linked too, since a shorter one inside them is not meant."""
    terms = [term for term in glossary.entries() if not glossary.points(term)]
    either = "|".join(_spelt(term) for term in sorted([*terms, *_OTHERS], key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})s?(?![\w-])")


def _spelt(term: str) -> str:
    first, rest = re.escape(term[0]), re.escape(term[1:]).replace(r"\ ", r"\s+")
    return f"[{first.upper()}{first.lower()}]{rest}" if term[0].isalpha() else first + rest


def linked(term: str) -> bool:
    """Whether the term gets a link.

    >>> [term for term in ("temperature", "recovery", "price of tap water", "permeate flow", "sodium") if linked(term)]
    ['recovery', 'permeate flow']
    """
    entry = glossary.entries().get(term)
    return entry is not None and entry.names_a_quantity


class Linker(Treeprocessor):
    """Links terms once everything else has been made of the page, the generator's own links too."""

    def run(self, root: etree.Element) -> None:
        page = pages.page(glossary.PAGE)
        if page not in pages.pages() or page is pages.current():
            return
        self.address = pages.relative(page.address)
        self.met: set[str] = set()
        self._walk(root, prose=False)

    def _walk(self, element: etree.Element, prose: bool) -> None:
        if element.tag in _NO_PROSE or _NO_PROSE_CLASSES.intersection(element.get("class", "").split()):
            return
        prose = prose or element.tag in _PROSE
        children = list(element)
        if prose:
            element.text = self._linked(element, element.text, 0)
        for child in children:
            self._walk(child, prose)
            if prose:
                child.tail = self._linked(element, child.tail, list(element).index(child) + 1)

    def _linked(self, parent: etree.Element, text: str | None, place: int) -> str | None:
        """Put links into the parent, from this place on; gives what is left of the text before the first of them."""
        if not text or isinstance(text, AtomicString):
            return text
        end, links = 0, []
        before = text
        for found in _pattern().finditer(text):
            term = self._term(found[0])
            if term in self.met or not linked(term):
                continue
            self.met.add(term)
            entry = glossary.entries()[term]
            link = etree.Element("a", {"class": "term", "href": f"{self.address}#{entry.anchor}"})
            link.set("title", " ".join(meaning.wording.definition for meaning in entry.meanings))
            link.text = AtomicString(found[0])
            if links:
                links[-1].tail = text[end : found.start()]
            else:
                before = text[: found.start()]
            end = found.end()
            links.append(link)
        if links:
            links[-1].tail = text[end:]
        for offset, link in enumerate(links):
            parent.insert(place + offset, link)
        return before

    def _term(self, written: str) -> str:
        """The term that is written here, perhaps with a capital, in the plural, or over the end of a line."""
        plain = " ".join(written.split())
        lower = plain[0].lower() + plain[1:]
        either = (plain, lower, plain.removesuffix("s"), lower.removesuffix("s"))
        return next((each for each in either if each in glossary.entries()), plain)
