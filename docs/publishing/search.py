"""What the search finds: calculators, and not what they are made of.

The plugin is spared what it would only read to leave it out, most of a page with calculators; each calculator gets an
entry of its own, which leads to it by its title, inputs, outputs, examples and what else these are called.
"""

from __future__ import annotations

import re
from html import escape

from calc.core.numbers import with_label, write_entry
from calc.core.units import UNITS
from calc.interface.definitions import Definition, Parameter
from docs.extension import catalogue, contents, glossary

# For the plugin too, such an element ends at the first tag that ends one of its name.
_EXCLUDED = re.compile(r"(?P<start><(?P<tag>\w+) [^>]*data-search-exclude>)(?P<inside>.*?)(?=</(?P=tag)>)", re.DOTALL)
_MARK = "<!--set aside-->"
# How much a word counts against one in a section of a page; in a title it counts five times as much. So a calculator is
# found before pages that tell of the same, but for a page whose title says it: a page is 2.5 times as much by itself.
_CALCULATOR, _PAGE, _TERM = 40, 17, 5
_USUAL = 60  # words of a calculator; one with fewer is more about each
_LINKING = frozenset(
    ("a", "and", "as", "at", "by", "for", "from", "in", "it", "its", "of", "on", "or", "that", "the", "to")
)

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
    for each in entries:
        if each["location"] == page.url and not page.is_homepage:
            each["boost"] = _PAGE
        elif page.file.src_uri == glossary.PAGE and each["location"].startswith(f"{page.url}#"):
            each["boost"] = _TERM
    for name, place in contents.calculators().items():
        if place.page.name == page.file.src_uri:
            location = f"{page.url}#{place.anchor}"
            entries[:] = [each for each in entries if each["location"] != location]
            entries.append(entry(name, location))


def entry(name: str, location: str) -> dict:
    """A calculator as the search knows it."""
    row = catalogue.row(name)
    words = _words(row.definition)
    told = (escape(text, quote=False) for text in (row.definition.title, row.headline, " ".join(words)))
    title, headline, others = told
    boost = round(_CALCULATOR * (_USUAL / len(set(words))) ** 0.25, 1)
    return {"location": location, "title": title, "text": f"<p>{headline}</p><p>{others}</p>", "boost": boost}


def _words(definition: Definition) -> list[str]:
    """By what a calculator is looked for. A word that comes often is one that it is much about."""
    told = [*definition.presets] * 2  # what a reader may be about, said once beside the many words of inputs
    for each in definition.inputs:
        if isinstance(each, Parameter):
            unit_name = each.quantity.units[0]
            told += [each.quantity.term, with_label(write_entry(each.default, unit_name), unit_name)]
        else:
            told += [each.choice.term, *(each.choice.labels.get(value, value) for value in each.values)]
    for unit_name in dict.fromkeys(each.quantity.units[0] for each in definition.parameters):
        told += UNITS[unit_name].synonyms
    told += [each.quantity.term for each in definition.results]
    told += [each.words.term for each in definition.sayings]
    for wording in glossary.wordings(definition):
        told += getattr(wording, "synonyms", ())
    words = (word.strip(".,;:()") for phrase in told for word in phrase.casefold().split())
    return [word for word in words if word and word not in _LINKING]
