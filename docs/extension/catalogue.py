"""The catalogue fence: the calculators for one kind of reader, by what the reader knows and wants to know."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from calc.interface.definitions import Definition
from calc.interface.introspection import DefinitionError, describe, names
from docs.extension import contents, pages, places
from docs.extension.calculator import Unanswered, answer
from docs.extension.contents import Place
from docs.extension.pages import Page
from docs.extension.templates import environment

PAGE = "calculators.md"
_LIST = re.compile(r"^``` catalogue\n(?P<reader>.*)\n```$", re.MULTILINE)
_MOST_KNOWN = 6  # inputs that are named


class Row(NamedTuple):
    """A calculator, as somebody finds it who has a question."""

    definition: Definition
    place: Place
    headline: str
    """At its defaults."""

    @property
    def known(self) -> list[str]:
        """The inputs that stand open, and of many the first."""
        terms = [each.term for each in self.definition.inputs if not each.group]
        if len(terms) > _MOST_KNOWN:
            terms[_MOST_KNOWN - 1 :] = [f"and {len(terms) - _MOST_KNOWN + 1} more"]
        return terms

    @property
    def wanted(self) -> list[str]:
        """The outputs that are the answer."""
        return [each.term for each in self.definition.answers]


def fence(source, language, css_class, options, md, **_):
    """Write the calculators for the reader that a fence names; a page says in its front matter whose its own are."""
    place, reader = f"``` {language}\n{source.strip()}", source.strip()
    if problem := _problem():
        raise places.error(place, problem)
    try:
        rows = [row(name) for name, readers in _readers().items() if reader in readers]
    except (Unanswered, DefinitionError) as problem:
        raise places.error(place, str(problem)) from None
    if not rows:
        raise places.error(place, f"no page with calculators says in its front matter 'readers: [{reader}]'.")
    written = environment.get_template("catalogue.html").render(rows=rows)
    return re.sub(r"\n\s*", "\n", written)


def row(name: str) -> Row:
    """What is told of a calculator."""
    return Row(describe(name), contents.calculators()[name], answer(name, {}).reply.texts["headline"])


@cache
def _readers() -> dict[str, set[str]]:
    """For whom each calculator is: for the readers of the pages that it stands on, in the order of the pages."""
    found: dict[str, set[str]] = {}
    for page in pages.pages():
        for name in contents.standing_on(page):
            found.setdefault(name, set()).update(_of(page))
    return found


def _of(page: Page) -> list[str]:
    """The readers of a page, as its front matter names them."""
    readers = page.meta.get("readers", [])
    return readers if isinstance(readers, list) else [str(readers)]


def _problem() -> str:
    """What keeps a calculator from every list; nothing where each is on one."""
    lists = {found["reader"].strip() for found in _LIST.finditer(pages.page(PAGE).markdown)}
    for page in pages.pages():
        if strange := set(_of(page)) - lists:
            known = ", ".join(sorted(lists))
            return f"{page.name} is for the reader '{min(strange)}', for whom there is no list; there are {known}."
    for name in names():
        if name not in _readers():
            return f"the calculator {name} stands on no page, so that it is on no list."
        if not _readers()[name]:
            page = contents.calculators()[name].page
            return f"the calculator {name} is on no list: name its readers in the front matter of {page.name}."
    return ""
