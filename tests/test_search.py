"""What the search plugin is spared is nothing that it would have found."""

import re
from types import SimpleNamespace

from material.plugins.search.plugin import Parser

from docs.publishing import search


def found(html: str) -> list[tuple]:
    """The sections that the plugin makes of a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(each.id, each.title, each.text) for each in parser.data if not each.is_excluded()]


def articles(site) -> dict[str, str]:
    """The contents of the pages, by the pages' names."""
    pages = {path.parent.name: path.read_text(encoding="utf-8") for path in site.rglob("index.html")}
    return {name: re.search(r"<article.*?</article>", text, re.DOTALL)[0] for name, text in pages.items()}


def test_without_what_is_set_aside_the_plugin_finds_the_same(site):
    for name, whole in articles(site).items():
        page = SimpleNamespace(content=whole)
        search.set_aside(page)
        assert found(page.content) == found(whole), name
        search.put_back(page)
        assert page.content == whole, name


def test_calculators_and_comparisons_are_set_aside(site):
    for name, whole in articles(site).items():
        page = SimpleNamespace(content=whole)
        search.set_aside(page)
        assert not re.search("data-drawing|validation-table", page.content), name
        search.put_back(page)
