"""All that turns Markdown into these pages, as one extension of Python-Markdown; settings name it `docs.extension`.

It knows the pages from their files and the navigation from mkdocs.yml, so that every generator that stands on
Python-Markdown makes the same of them. It takes no settings: some generators can keep none that are functions.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.inlinehilite import InlineHiliteExtension
from pymdownx.superfences import SuperFencesCodeExtension

from docs.extension import (
    calculator,
    catalogue,
    embedding,
    facts,
    figures,
    formulas,
    glossary,
    licences,
    opening,
    pages,
    picture,
    places,
    scripts,
    sources,
    speed,
    validation,
    worksheets,
)
from docs.extension.predictions import Predictions
from docs.extension.spaces import Spaces
from docs.extension.terms import Linker

_FENCES = {
    "calculator": calculator.fence,
    **{
        module.__name__.rpartition(".")[2]: places.told(module.fence)
        for module in (catalogue, embedding, glossary, licences, picture, sources, speed, validation)
    },
}
_IN_A_LINE = {"calc": calculator.number, "open": opening.link, "figure": figures.figure}
# Processors with a higher priority come first. Predictions come before Markdown reads what is in a line, at 20; links
# to terms when the generator has made its own links, at 0, and spaces that no line ends at when all words stand.
_FIRST, _PREDICTIONS, _TERMS, _SPACES, _LAST = 1000, 30, -1, -2, -1000


class _Before(Preprocessor):
    """Notes which page is being read; puts its facts over it and its citations under it."""

    def run(self, lines: list[str]) -> list[str]:
        page = pages.of(self.md)
        pages.enter(page)
        sources.refuse_unused()
        return facts.write(sources.define("\n".join(lines), page), page).split("\n")


class _Ending(Treeprocessor):
    """Notes that all elements are made: what is postprocessed from now on is the page, and not one of its headings,
    which the table of contents has postprocessed too."""

    def run(self, root: Element) -> None:
        pages.current().ends = True


class _After(Postprocessor):
    """Turns formulas into MathML, parts footnotes that stand side by side, levels the titles of calculators, lays out a
    worksheet, and adds the scripts and styles that the page uses."""

    def run(self, text: str) -> str:
        if not pages.current().ends:
            return text
        html = text.strip().replace('</sup><sup id="fnref', '</sup><sup class="next-note" id="fnref')
        html = calculator.title_below_sections(formulas.convert(html))
        return scripts.add(worksheets.lay_out(html, pages.current()))


class Pages(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the fences, the code in a line that is computed, and what is done before, among and after it all."""
        fences = [{"name": name, "class": name, "format": drawn} for name, drawn in _FENCES.items()]
        in_a_line = [{"name": name, "class": name, "format": written} for name, written in _IN_A_LINE.items()]
        InlineHiliteExtension(custom_inline=in_a_line).extendMarkdown(md)
        SuperFencesCodeExtension(custom_fences=fences).extendMarkdown(md)
        md.preprocessors.register(_Before(md), "docs_before", _FIRST)
        md.treeprocessors.register(Predictions(md), "docs_predictions", _PREDICTIONS)
        md.treeprocessors.register(Linker(md), "docs_terms", _TERMS)
        md.treeprocessors.register(Spaces(md), "docs_spaces", _SPACES)
        md.treeprocessors.register(_Ending(md), "docs_ending", _LAST)
        md.postprocessors.register(_After(md), "docs_after", _LAST)


def makeExtension(**settings: object) -> Pages:
    """What Python-Markdown calls where the settings name this module."""
    return Pages(**settings)
