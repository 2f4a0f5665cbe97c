"""What the search plugin is spared is nothing that it would have found; and a reader finds what is there."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from material.plugins.search.plugin import Parser
from playwright.sync_api import expect

from docs.publishing import search
from tests.website import Website, small_project

FRONT = "---\ndescription: A page that can be found.\nassumes: nothing\n---\n\n"
PAGES = {"index": FRONT + "# Home\n\nWords.\n", "elsewhere": FRONT + "# Elsewhere\n\nA tangerine.\n"}


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


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Website]:
    """A site of two pages, with the words of its search."""
    folder = tmp_path_factory.mktemp("searched")
    website = Website(folder / "site", project=small_project(folder, PAGES), is_searched=True)
    yield website
    website.close()


@pytest.fixture
def website(served) -> Website:
    served.forget()
    return served


def test_a_word_leads_to_its_page(page, website):
    page.goto(website.url)
    page.keyboard.press("/")
    page.keyboard.type("tangerine")
    expect(page.locator(".md-search-result")).to_contain_text("Elsewhere")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_contain_text("Elsewhere")
