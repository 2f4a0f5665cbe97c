"""The glossary: every term of the vocabulary, with the calculators that use it."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import NamedTuple

from markdown.extensions.toc import slugify

from calc.core.quantities import Choice, Quantity, Table, Words
from calc.interface.definitions import Definition, Result
from calc.interface.introspection import DefinitionError, describe, names
from calc.vocabulary.words import WORDS, Word
from docs.extension import contents, places
from docs.extension.templates import environment

PAGE = "glossary.md"


Wording = Quantity | Choice | Words | Table | Word


class Meaning(NamedTuple):
    """What a term means, with the calculators that use it so."""

    wording: Wording
    calculators: list[Definition]


class Entry(NamedTuple):
    """A term with its meanings, which are several where two calculators use one word for two things."""

    term: str
    meanings: list[Meaning]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return slugify(self.term, "-")

    @property
    def others(self) -> list[Entry]:
        """The terms that some call by this name."""
        return [each.entry for each in _synonyms() if each.term == self.term]

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return self.term[0].upper()


class Synonym(NamedTuple):
    """Another name, with the term that these pages use for it."""

    term: str
    entry: Entry

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return self.term[0].upper()


@cache
def entries() -> dict[str, Entry]:
    """All terms, by themselves."""
    found: dict[str, Entry] = {}
    for name in names():
        try:
            definition = describe(name)
        except DefinitionError:  # told at its place on a page, not here
            continue
        for wording in _wordings(definition):
            meanings = found.setdefault(wording.term, Entry(wording.term, [])).meanings
            alike = next((each for each in meanings if each.wording.definition == wording.definition), None)
            if alike is None:
                meanings.append(alike := Meaning(wording, []))
            if definition not in alike.calculators:
                alike.calculators.append(definition)
    for word in WORDS:
        found.setdefault(word.term, Entry(word.term, [])).meanings.insert(0, Meaning(word, []))
    return found


def _wordings(definition: Definition) -> list[Wording]:
    columns = [column for listing in definition.listings for column in listing.columns]
    return [
        *(each.quantity for each in definition.vocabulary),
        *(quantity for _, quantity in definition.constants),
        *(each.choice for each in definition.selections),
        *(each.words for each in (*definition.sayings, *columns) if not isinstance(each, Result)),
        *(each.table for each in definition.listings),
    ]


def fence(source, language, css_class, options, md, **_):
    """Write the glossary."""
    place = f"``` {language}"
    if source.strip():
        raise places.error(place, "the glossary fence takes no lines; the terms stand in calc/vocabulary/.")
    anchors = [entry.anchor for entry in entries().values()]
    if twice := sorted({anchor for anchor in anchors if anchors.count(anchor) > 1}):
        raise places.error(place, f"two terms would have one anchor: {', '.join(twice)}.")
    others = [each for each in _synonyms() if each.term not in entries()]
    listed = sorted([*entries().values(), *others], key=lambda each: (each.term.casefold(), each.term))
    written = environment.get_template("glossary.html").render(
        letters=[(letter, list(group)) for letter, group in groupby(listed, lambda each: each.letter)],
        standing=contents.calculators(),
        terms=len(entries()),
    )
    return "\n".join(line.strip() for line in written.splitlines() if line.strip())


@cache
def _synonyms() -> list[Synonym]:
    return [
        Synonym(synonym, entry)
        for entry in entries().values()
        for meaning in entry.meanings
        for synonym in getattr(meaning.wording, "synonyms", ())
    ]
