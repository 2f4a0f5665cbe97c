"""The glossary holds every term of every calculator, and the pages lead to it."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from calc.core.units import UNITS
from calc.interface import describe, names
from calc.interface.definitions import Result
from calc.vocabulary.words import WORDS
from docs.extension import contents, glossary
from docs.extension.terms import linked
from tests.pages import PAGES

GLOSSARY = "glossary/"
PROSE = [path for path in PAGES if path != GLOSSARY]


def html(site, path):
    return (site / path / "index.html").read_text(encoding="utf-8")


def wordings(definition):
    """Everything that a calculator shows a name for."""
    columns = [column for listing in definition.listings for column in listing.columns]
    yield from (each.quantity for each in definition.vocabulary)
    yield from (quantity for _, quantity in definition.constants)
    yield from (each.choice for each in definition.selections)
    yield from (each.lines for each in definition.sheets)
    yield from (each.words for each in definition.sayings)
    yield from (each.words for each in columns if not isinstance(each, Result))
    yield from (each.table for each in definition.listings)


def entry(page, term):
    """The text and the links of a term's entry."""
    either = rf"(?:<h3 id=\"[^\"]*\">{re.escape(term)}</h3>(.*?)</div>|<b>{re.escape(term)}</b>(.*?)</p>)"
    ((found, other),) = re.findall(either, page, re.DOTALL)
    found = found or other
    return unescape(re.sub(r"<[^>]+>", "", found)), re.findall(r'href="([^"]+)"', found), found


@pytest.mark.parametrize("name", names())
def test_every_term_of_a_calculator_is_there_or_explained_under_it_and_leads_to_it(site, website, name):
    page = html(site, GLOSSARY).replace("&#39;", "'")
    definition = describe(name)
    place = contents.calculators()[name]
    (under,) = re.findall(rf'id="{place.anchor}".*?</live-calculator>', html(site, place.page.address), re.DOTALL)
    under = unescape(re.sub(r"<[^>]+>", "", under))
    for wording in wordings(definition):
        assert wording.definition in under, wording.term
        if not glossary.entries()[wording.term].stands:
            assert f'">{wording.term}</h3>' not in page
            continue
        text, links, markup = entry(page, wording.term)
        assert wording.definition in text
        assert definition.title in text
        assert ("<math" in markup) == bool(getattr(wording, "symbol", ""))
        targets = [urljoin(website.url + GLOSSARY, link).removeprefix(website.url).partition("#") for link in links]
        assert any(f'id="{anchor}" name="{name}"' in html(site, path) for path, _, anchor in targets)


@pytest.fixture(scope="module")
def prose(site) -> str:
    """All other pages, in small letters."""
    return " ".join(html(site, path) for path in PROSE).casefold()


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.term)
def test_every_word_of_the_field_is_there(site, prose, word):
    page = html(site, GLOSSARY).replace("&#39;", "'")
    assert word.definition.endswith(".")
    text, _, _ = entry(page, word.term)
    assert word.definition in text
    for synonym in word.synonyms:
        assert word.term in entry(page, synonym)[0]
    assert word.term in prose, "a page tells of it"


def test_the_words_of_the_field_stand_in_order():
    terms = [word.term for word in WORDS]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


def test_another_name_leads_to_the_term(site):
    page = html(site, GLOSSARY).replace("&#39;", "'")
    synonyms = {
        (synonym, wording.term)
        for name in names()
        for wording in wordings(describe(name))
        for synonym in getattr(wording, "synonyms", ())
    }
    assert ("retentate flow", "concentrate flow") in synonyms
    assert 'href="#concentrate-flow"' in entry(page, "retentate flow")[2]
    for synonym, term in synonyms:
        (_, _, found) = entry(page, synonym)
        assert term in re.findall(r'<a href="#[^"]+">([^<]+)</a>', found), synonym


def test_the_units_are_told(site):
    (pressure,) = describe("osmosis.osmotic_pressure").results
    offered = ", ".join(UNITS[name].label for name in pressure.quantity.units)
    assert f"SI unit: Pa; offered in {offered}." in entry(html(site, GLOSSARY), "osmotic pressure")[0]
    text = entry(html(site, GLOSSARY), "recovery")[0]
    assert "Also called conversion, water recovery." in text
    assert "Y. A plain number; offered in %, fraction." in text


def test_the_letters_and_the_names_lead_somewhere(site):
    page = html(site, GLOSSARY)
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page.partition("<article")[2])) <= set(ids)
    article = page.partition("<article")[2]
    terms = [unescape(a or b) for a, b in re.findall(r'<h3 id="[^"]*">([^<]+)</h3>|other"><b>([^<]+)</b>', article)]
    assert terms == sorted(terms, key=lambda term: (term.casefold(), term))


@pytest.mark.parametrize("path", PROSE)
def test_a_page_leads_to_a_term_once_and_tells_what_it_means(site, website, path):
    page = html(site, path)
    met = []
    for link, title, text in re.findall(r'<a class="term" href="([^"]+)" title="([^"]+)">([^<]+)</a>', page):
        target, _, anchor = urljoin(website.url + path, link).removeprefix(website.url).partition("#")
        assert target == GLOSSARY
        (term,) = re.findall(rf'<h3 id="{anchor}">([^<]+)</h3>', html(site, GLOSSARY))
        term = unescape(term)
        assert " ".join(text.split()).lower().removesuffix("s") == term.lower().removesuffix("s")
        assert unescape(title) in entry(html(site, GLOSSARY).replace("&#39;", "'"), term)[0]
        met.append(term)
    assert len(met) == len(set(met))
    for element in re.findall(r"<(h\d|code|svg|live-calculator|summary)\b.*?</\1>", page, re.DOTALL):
        assert 'class="term"' not in element


def test_what_everybody_knows_is_no_link_and_what_the_field_brings_is():
    assert not any(map(linked, ["temperature", "time", "price of tap water", "calcium", "its osmotic pressure"]))
    assert all(map(linked, ["recovery", "osmotic pressure", "net driving pressure", "molality"]))


def test_the_longest_term_is_meant(site):
    page = html(site, "reverse-osmosis/")
    assert ">net driving pressure</a>" in page
    assert "energy <a" not in html(site, "energy/"), "energy recovery is not the recovery of water"


@pytest.mark.parametrize("touch", ["hover", "focus"])
def test_a_term_tells_its_meaning_at_a_touch(page, website, touch):
    page.goto(website.url + "osmosis/")
    page.wait_for_load_state("networkidle")
    term = page.locator("a.term").first
    term.hover() if touch == "hover" else term.focus()
    expect(page.get_by_role("tooltip").filter(has_text="The extra pressure on a solution")).to_be_visible()


def test_a_term_leads_to_its_entry_without_a_load(page, website, project_path):
    page.goto(website.url + "osmosis/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    page.locator("a.term").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("^Glossary"))
    expect(page.locator("#osmotic-pressure")).to_be_in_viewport()
    assert page.evaluate("window.stayed")
    page.go_back()
    expect(page.locator("a.term").first).to_have_attribute("href", re.compile("glossary/#osmotic-pressure$"))
