"""The numbers in the prose: each leads to the state that it is of, and stands where a link may stand."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest

from calc.interface import describe
from calc.interface.evaluation import initial_form
from calc.interface.form import open_state
from docs.extension import calculator, contents, pages
from tests.pages import PAGES, source

_NUMBER = re.compile(r'<a class="computed" href="([^"]+)">([^<]+)</a>')
_NO_PLACE = {"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary", "svg"}
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def numbers(site, path: str) -> list[tuple[str, str]]:
    """The addresses and texts of a page's numbers."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    return [(unescape(address), unescape(text)) for address, text in _NUMBER.findall(html)]


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@pytest.mark.parametrize("path", [path for path in PAGES if "`#!calc" in source(path)])
def test_the_link_of_a_number_opens_the_calculator_that_answers_it(site, path):
    found = numbers(site, path)
    assert len(found) == source(path).count("`#!calc")
    for address, text in found:
        query = dict(parse_qsl(urlsplit(address).query, strict_parsing=True))
        name = query.pop("calculator")
        place = contents.calculators()[name]
        assert urlsplit(address).fragment == place.anchor
        definition = describe(name)
        form = initial_form(definition, {})
        reply = open_state(definition, form, query, drawn=False)
        assert reply.errors == {}
        shown = (form | reply.values)["curve.of"]
        assert reply.texts[shown].replace(" ", "\N{NO-BREAK SPACE}") == text, (address, reply.texts)


class _Places(HTMLParser):
    """Finds in what the numbers of a page stand."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if dict(attributes).get("class") == "computed":
            self.wrong += sorted(_NO_PLACE.intersection(self.open))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while tag in self.open and self.open.pop() != tag:
            pass


@pytest.mark.parametrize("path", PAGES)
def test_a_number_stands_where_a_link_may(site, path):
    (article,) = re.findall(r"<article.*</article>", (site / path / "index.html").read_text("utf-8"), re.DOTALL)
    assert _Places(article).wrong == [], "let the sentence hold the number, and not the link, the label or the heading"


def test_a_number_whose_calculator_stands_on_no_page_is_no_link(monkeypatch):
    monkeypatch.setattr(contents, "calculators", dict)
    pages.enter(pages.page("index.md"))
    written = calculator.number('osmosis.osmotic_pressure concentration="0.1 mol/L"', "calc", "calc", None)
    # The law of van 't Hoff for two ions at 25 degrees Celsius: 2 x 8.314 J/(mol K) x 298.15 K is 49.6 bar L/mol.
    assert written == '<span class="computed">4.96&nbsp;bar</span>'
