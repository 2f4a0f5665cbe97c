"""What the search finds: calculators, and not what they are made of.

The plugin is spared what it would only read to leave it out, most of a page with calculators; each calculator gets an
entry of its own, which leads to it by its title, inputs, outputs, examples and what else these are called.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape

from calc.core.units import UNITS
from calc.interface.definitions import Definition, Parameter, Selection, Sheet
from docs.extension import catalogue, contents, glossary

# For the plugin too, such an element ends at the first tag that ends one of its name.
_EXCLUDED = re.compile(r"(?P<start><(?P<tag>\w+) [^>]*data-search-exclude>)(?P<inside>.*?)(?=</(?P=tag)>)", re.DOTALL)
_MARK = "<!--set aside-->"
# How much a word counts against one in a section of a page; in a title it counts five times as much. So a calculator is
# found before pages that tell of the same, but for a page whose title says it, a page is 2.5 times as much by itself,
# and for a section whose heading is the word that was asked for. What is only looked up has no such sections. A page
# whose title is a term of the field, and no more, counts twice, and three times a section whose heading is a term in
# several words, of which each alone is found in many places.
_CALCULATOR, _PAGE, _SECTION, _TERM = 40, 17, 10, 5
_TITLE_IS_TERM, _HEADING_IS_TERM = 2, 3
_USUAL = 90  # words of a calculator; one with fewer is more about each
_KNOWN = ("degC", "%", "K")  # units whose other spellings nobody looks for

_aside: list[str] = []


def set_aside(page) -> None:
    """Take out of the page what stands in elements that are not searched."""

    def take(found: re.Match) -> str:
        _aside.append(found["inside"])
        return found["start"] + _MARK

    page.content = _EXCLUDED.sub(take, page.content)


def put_back(page) -> None:
    """Put it in again."""
    inside = iter(_aside)
    page.content = re.sub(_MARK, lambda _: next(inside), page.content)
    _aside.clear()


def complete(page, entries: list[dict]) -> None:
    """Weigh the entries of a page, and add the calculators that stand first on it."""
    terms = _terms()
    for each in entries:
        title = each["title"].casefold()
        if each["location"] == page.url and not page.is_homepage:
            each["boost"] = _PAGE * (_TITLE_IS_TERM if title in terms else 1)
        elif page.file.src_uri == glossary.PAGE and each["location"].startswith(f"{page.url}#"):
            each["boost"] = _TERM
        elif page.meta.get("facts") is not False and _is_section(each["location"], page.url):
            each["boost"] = _SECTION * (_HEADING_IS_TERM if title in terms and " " in title else 1)
    for name, place in contents.calculators().items():
        if place.page.name == page.file.src_uri:
            location = f"{page.url}#{place.anchor}"
            entries[:] = [each for each in entries if each["location"] != location]
            entries.append(entry(name, location))


@cache
def _terms() -> set[str]:
    return {each.term.casefold() for each in glossary.entries().values() if each.stands}


def _is_section(location: str, page: str) -> bool:
    return location.startswith(f"{page}#") and location != f"{page}#sources"


def entry(name: str, location: str) -> dict:
    """A calculator as the search knows it, and shows it: of its sentences those with the words that were asked for."""
    row = catalogue.row(name)
    told = [row.headline, *_told(row.definition)]
    words = {word for sentence in told for word in sentence.casefold().split()}
    return {
        "location": location,
        "title": escape(row.definition.title, quote=False),
        "text": "".join(f"<p>{escape(sentence, quote=False)}</p>" for sentence in told),
        "boost": round(_CALCULATOR * (_USUAL / len(words)) ** 0.25, 1),
    }


def _told(definition: Definition) -> list[str]:
    """By what a calculator is looked for, in sentences. A word that comes often is one that it is much about."""
    units = {each.quantity.units[0]: None for each in definition.parameters if each.quantity.units[0] not in _KNOWN}
    called = {each: None for wording in glossary.wordings(definition) for each in getattr(wording, "synonyms", ())}
    parts = {
        "Examples": definition.presets,
        "It takes": map(_taken, definition.inputs),
        "It tells": (each.term for each in (*definition.answers, *definition.others)),
        "Other words": (*called, *(each for name in units for each in UNITS[name].synonyms if each)),
    }
    written = {title: ", ".join(items) for title, items in parts.items()}
    return [f"{title}: {items}." for title, items in written.items() if items]


def _taken(each: Parameter | Selection | Sheet) -> str:
    if isinstance(each, (Parameter, Sheet)):
        return each.term
    return f"{each.term} ({'; '.join(each.label(value) for value in each.values)})"
