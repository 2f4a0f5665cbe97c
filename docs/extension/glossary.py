"""The glossary: every term of the field in the vocabulary, with the calculators that use it."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import NamedTuple

from markdown.extensions.toc import slugify

from calc.core.quantities import Choice, Lines, Quantity, Table, Words
from calc.interface.definitions import Definition, Result
from calc.interface.introspection import DefinitionError, describe, names
from calc.vocabulary.words import WORDS, Word
from docs.extension import contents, pages, places
from docs.extension.templates import environment

PAGE = "glossary.md"
# A page with too many links is restless, and in a glossary of all that a form says nothing is found. A term is one of
# the field if it has at least one word that school and kitchen do not bring along. So these words alone make none: what
# everybody knows, ...
_EVERYDAY = """
    a age air amount and area at batch bottled by concentration cost day density difference drain electricity element
    elements empty energy error filters first flow full highest labour largest least left length level life litre load
    membrane membranes mixture motors moved of on one passed power pressure price product production pump purified
    rating reverse-osmosis right saving second set sewage share solute standard supply tank tap taken target temperature
    the time to unit used value volume waste water with year
"""
# ... and what the chemistry lesson does.
_SUBSTANCES = """
    barium bicarbonate calcium carbon chloride dioxide fluoride magnesium potassium silica sodium strontium sulfate
"""
_NAME = 2  # words of a name
_PLAIN = {*_EVERYDAY.split(), *_SUBSTANCES.split()}
# Titles of columns, which mean something under their table only, begin with one of these.
_POINTING = {"for", "how", "in", "it", "its", "the", "what", "where", "whether"}

Wording = Quantity | Choice | Lines | Words | Table | Word


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
    def names_a_quantity(self) -> bool:
        """Whether it is a name of a quantity that the field brings along, and not one that everybody knows."""
        words = self.term.split()
        named = any(isinstance(each.wording, Quantity) and each.wording.symbol for each in self.meanings)
        return named and not points(self.term) and not _PLAIN.issuperset(words)

    @property
    def stands(self) -> bool:
        """Whether it is in the glossary. What is only a label of one form is explained under that form: a description
        in more words than a name has, which no other calculator has, no page uses and nobody calls otherwise."""
        if any(isinstance(each.wording, Word) or getattr(each.wording, "synonyms", ()) for each in self.meanings):
            return True
        used = sum(len(each.calculators) for each in self.meanings)
        is_met = used > 1 or len(self.term.split()) <= _NAME or self.term.casefold() in _prose()
        return self.names_a_quantity and is_met

    @property
    def others(self) -> list[Entry]:
        """The terms that some call by this name."""
        return _synonyms()[self.term].entries if self.term in _synonyms() else []

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return self.term[0].upper()


class Synonym(NamedTuple):
    """Another name, with the terms that these pages use for it."""

    term: str
    entries: list[Entry]

    @property
    def letter(self) -> str:
        """The letter that it stands under."""
        return self.term[0].upper()


def points(term: str) -> bool:
    """Whether it is the title of a column, which means something under its table only."""
    return term.split()[0] in _POINTING


@cache
def _prose() -> str:
    """What all pages say in words."""
    return " ".join(" ".join(contents.without_code(each.markdown) for each in pages.pages()).casefold().split())


@cache
def entries() -> dict[str, Entry]:
    """All terms, by themselves."""
    found: dict[str, Entry] = {}
    for name in names():
        try:
            definition = describe(name)
        except DefinitionError:  # told at its place on a page, not here
            continue
        for wording in wordings(definition):
            meanings = found.setdefault(wording.term, Entry(wording.term, [])).meanings
            alike = next((each for each in meanings if each.wording.definition == wording.definition), None)
            if alike is None:
                meanings.append(alike := Meaning(wording, []))
            if definition not in alike.calculators:
                alike.calculators.append(definition)
    for word in WORDS:
        found.setdefault(word.term, Entry(word.term, [])).meanings.insert(0, Meaning(word, []))
    return found


def wordings(definition: Definition) -> list[Wording]:
    """All that a calculator has a word for."""
    columns = [column for listing in definition.listings for column in listing.columns]
    return [
        *(each.quantity for each in definition.vocabulary),
        *(quantity for _, quantity in definition.constants),
        *(each.choice for each in definition.selections),
        *(each.lines for each in definition.sheets),
        *(each.words for each in (*definition.sayings, *columns) if not isinstance(each, Result)),
        *(each.table for each in definition.listings),
    ]


def fence(source, language, css_class, options, md, **_):
    """Write the glossary."""
    place = f"``` {language}"
    if source.strip():
        raise places.error(place, "the glossary fence takes no lines; the terms stand in calc/vocabulary/.")
    standing = [entry for entry in entries().values() if entry.stands]
    anchors = [entry.anchor for entry in standing]
    if twice := sorted({anchor for anchor in anchors if anchors.count(anchor) > 1}):
        raise places.error(place, f"two terms would have one anchor: {', '.join(twice)}.")
    terms = {entry.term for entry in standing}
    others = [each for each in _synonyms().values() if each.term not in terms]
    listed = sorted([*standing, *others], key=lambda each: (each.term.casefold(), each.term))
    written = environment.get_template("glossary.html").render(
        letters=[(letter, list(group)) for letter, group in groupby(listed, lambda each: each.letter)],
        standing=contents.calculators(),
        terms=len(standing),
    )
    return "\n".join(line.strip() for line in written.splitlines() if line.strip())


@cache
def _synonyms() -> dict[str, Synonym]:
    found: dict[str, Synonym] = {}
    for entry in entries().values():
        called = [synonym for each in entry.meanings for synonym in getattr(each.wording, "synonyms", ())]
        for synonym in dict.fromkeys(called):
            found.setdefault(synonym, Synonym(synonym, [])).entries.append(entry)
    return found
