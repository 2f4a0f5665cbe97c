"""What the search plugin is spared it would not have found; and a reader finds what is there, calculators too."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from types import SimpleNamespace

import pytest
from material.plugins.search.plugin import Parser
from playwright.sync_api import expect

from calc.interface import describe, names
from docs.extension import contents, glossary
from docs.publishing import search
from tests.website import ROOT, Website, small_project

FRONT = "---\ndescription: A page that can be found.\nassumes: nothing\n---\n\n"
PAGES = {"index": FRONT + "# Home\n\nWords.\n", "elsewhere": FRONT + "# Elsewhere\n\nA tangerine.\n"}
PAGES["home"] = FRONT + "# At home\n\nA unit.\n\n``` calculator\nhousehold.production\n```\n"


def found(html: str) -> list[tuple]:
    """The sections that the plugin makes of a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(each.id, each.title, each.text) for each in parser.data if not each.is_excluded()]


def articles(site) -> dict[str, str]:
    """The contents of the pages, by the pages' names."""
    pages = {
        path.parent.name: path.read_text(encoding="utf-8") for path in [site / "index.html", *site.glob("*/index.html")]
    }
    return {name: re.search(r"<article.*?</article>", text, re.DOTALL)[0] for name, text in pages.items()}


def test_without_what_is_set_aside_the_plugin_finds_the_same(site):
    for name, whole in articles(site).items():
        page = SimpleNamespace(content=whole)
        search.set_aside(page)
        assert found(page.content) == found(whole), name
        search.put_back(page)
        assert page.content == whole, name


def test_calculators_comparisons_and_figures_are_set_aside(site):
    for name, whole in articles(site).items():
        page = SimpleNamespace(content=whole)
        search.set_aside(page)
        assert not re.search('data-drawing|validation-table|<svg class="picture"[^>]*><(?!!)', page.content), name
        search.put_back(page)


WORDS = {  # what a reader types, and the calculators one of which is right
    "75 GPD": ["household.production"],
    "TDS": ["household.rejection"],
    "reject": ["household.rejection", "household.production", "balance.recovery"],
    "turgor": ["plants.cell_at_rest"],
    "antiscalant": ["scaling.maximum_recovery"],
    "haemoglobin": ["solutions.molar_mass"],
    "Langelier": ["scaling.langelier"],
    "retentate": ["balance.recovery"],
}


@pytest.fixture(scope="module")
def asked(site):
    """Asks the theme's own search for several queries at once; gives for each what it finds, the best first."""
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")

    def ask(queries: list[str]) -> dict[str, list[str]]:
        command = [shutil.which("node"), str(ROOT / "tests" / "site" / "ask_search.js"), str(worker), str(index(site))]
        told = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True).stdout
        return {query: [place for group in groups for place in group] for query, groups in json.loads(told).items()}

    return ask


def index(site):
    return site / "search" / "search_index.json"


def location(name: str) -> str:
    place = contents.calculators()[name]
    return f"{place.page.address}#{place.anchor}"


def test_each_calculator_is_found_by_its_title_inputs_outputs_examples_and_what_else_they_are_called(site, asked):
    entries = {each["location"]: each for each in json.loads(index(site).read_text(encoding="utf-8"))["docs"]}
    queries = {}
    for name in names():
        definition = describe(name)
        text = unescape(f"{definition.title} {entries[location(name)]['text']}").casefold()
        assert entries[location(name)]["title"] == definition.title
        terms = [each.quantity.term for each in (*definition.parameters, *definition.results)]
        synonyms = [synonym for each in definition.vocabulary for synonym in each.quantity.synonyms]
        for told in (*terms, *synonyms, *definition.presets):
            assert told.casefold() in text, (name, told)
        queries[name] = definition.title
    found = asked(list(queries.values()))
    assert {name: found[title][0] for name, title in queries.items()} == {name: location(name) for name in names()}


def test_the_words_that_readers_bring_find_the_right_calculator_first(asked):
    found = asked(list(WORDS))
    strays = {word: found[word][:3] for word, right in WORDS.items() if found[word][0] not in map(location, right)}
    assert strays == {}


TOLD = {  # what a reader types, and the page that tells of it
    "isotonic": "tonicity/",
    "entropy": "why-osmosis-happens/",
    "osmoregulation": "kidneys-fish-birds/",
    "dialysis": "kidneys-fish-birds/",
    "shark": "kidneys-fish-birds/",
    "Pfeffer": "history/",
    "Cadotte": "history/",
    "PFAS": "what-reverse-osmosis-removes/",
    "chloramine": "tanks-beer-coffee/",
    "aquarium": "tanks-beer-coffee/",
    "beer": "tanks-beer-coffee/",
    "coffee water": "tanks-beer-coffee/",
    "arsenic": "what-reverse-osmosis-removes/",
    "RO/DI": "tanks-beer-coffee/",
    "remineralization": "tanks-beer-coffee/",
    "boron": "ion-by-ion/",
    "TDS meter": "choosing-a-unit/",
    "permeate pump": "choosing-a-unit/",
    "shut-off valve": "reverse-osmosis-at-home/",
    "SDI": "seawater-plant/",
    "silt density": "seawater-plant/",
    "fouling": "seawater-plant/",
    "pretreatment": "seawater-plant/",
    "brine": "seawater-plant/",
    "active transport": "why-osmosis-happens/",
    "thirst": "thirst-and-sea-water/",
    "sea bird": "kidneys-fish-birds/",
    "guttation": "water-up-a-tree/",
    "freezing point": "colligative/",
    "colligative": "colligative/",
    "fluoride": "what-reverse-osmosis-removes/",
    "hypertonic": "tonicity/",
    "stomata": "water-up-a-tree/",
    "desalination plant": "seawater-plant/",
    "biofouling": "seawater-plant/",
    "CIP": "seawater-plant/",
    "outfall": "seawater-plant/",
    "forward osmosis": "blue-energy/",
    "osmotic power": "blue-energy/",
    "potato": "potato/",
    "nanofiltration": "other-ways/",
    "electrodialysis": "other-ways/",
    "MSF": "other-ways/",
    "MED": "other-ways/",
}


def test_the_words_that_readers_bring_find_the_page_that_tells_of_them_first(asked):
    found = asked(list(TOLD))
    strays = {word: found[word][:4] for word, page in TOLD.items() if page != found[word][0].partition("#")[0]}
    assert strays == {}


def test_a_page_is_found_by_its_title_and_a_term_as_a_term(site, asked):
    found = asked(["osmosis", "membranes", "worksheet biology", "net driving pressure", "aquaporin", "glossary"])
    assert [found[each][0] for each in ("membranes", "glossary")] == ["membranes/", "glossary/"]
    assert found["osmosis"][0] == "osmosis/"
    assert found["worksheet biology"][0].startswith("worksheet-biology/")
    assert "glossary/#net-driving-pressure" in found["net driving pressure"]
    entries = [each["location"] for each in json.loads(index(site).read_text(encoding="utf-8"))["docs"]]
    terms = {f"glossary/#{each.anchor}" for each in glossary.entries().values() if each.stands}
    assert {each for each in entries if each.startswith("glossary/#")} == terms
    assert len(entries) == len(set(entries))


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Website]:
    """A site of two pages, with the words of its search."""
    folder = tmp_path_factory.mktemp("searched")
    website = Website(folder / "site", project=small_project(folder, PAGES))
    yield website
    website.close()


@pytest.fixture
def website(served) -> Website:
    served.forget()
    return served


def test_a_word_leads_to_its_page_and_nothing_is_loaded_for_it_before(page, website):
    page.goto(website.url)
    page.wait_for_load_state("networkidle")
    assert not [sent.path for sent in website.sent if "search" in sent.path]
    assert not page.workers
    page.keyboard.press("/")
    page.keyboard.type("tangerine")
    expect(page.locator(".md-search-result")).to_contain_text("Elsewhere")
    # The theme looks with every letter; the one that is pressed is to be that of the whole word.
    expect(page.locator(".md-search-result a").first).to_have_attribute("href", re.compile(r"h=tangerine\b"))
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_contain_text("Elsewhere")
    found = page.url
    assert "?h=tangerine" in found
    page.goto(found)  # anew, where no search has been opened
    expect(page.locator("article mark").first).to_have_text("tangerine")


def test_what_a_calculator_is_called_opens_it(page, website):
    page.goto(website.url)
    page.keyboard.press("/")
    page.keyboard.type("75 GPD")
    expect(page.locator(".md-search-result")).to_contain_text(describe("household.production").title)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("home/.*#household-production-1$"))
    expect(page.locator("#household-production-1")).to_be_in_viewport()


def test_it_answers_for_every_number(asked):
    """The theme's search took two of its states for one where numbers met, and stopped at a word."""
    numbers = [str(number) for number in range(100)]
    assert asked(numbers).keys() == set(numbers)
    assert asked(["8 inches"])["8 inches"]
