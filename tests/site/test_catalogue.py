"""The page of all calculators: each is there for somebody, with what it asks, what it tells and its answer."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from calc.interface import describe, names
from calc.interface.evaluation import initial_form
from calc.interface.form import write
from docs.extension import contents
from docs.extension.pages import pages
from tests.site.test_build import PAGE, refused

CATALOGUE = "calculators/"


def lists(site) -> dict[str, list[str]]:
    """The items for each reader, by the heading over them."""
    page = (site / CATALOGUE / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<h2 id=[^>]*>([^<]+)<.*?<ul class=\"catalogue\"[^>]*>(.*?)</ul>", page, re.DOTALL)
    return {title: re.findall(r"<li>(.*?)</li>", items, re.DOTALL) for title, items in found}


def text(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.mark.parametrize("name", names())
def test_a_calculator_is_listed_with_inputs_main_outputs_and_answer_and_leads_to_its_place(site, name):
    definition = describe(name)
    items = [item for each in lists(site).values() for item in each if f">{definition.title}<" in unescape(item)]
    assert items
    for item in items:
        told = text(item)
        answered = write(definition, initial_form(definition, {})).reply
        assert told.endswith(" ".join(answered.texts["headline"].split()))
        for each in definition.answers:
            assert each.quantity.term in told
        first = definition.parameters[0]
        assert first.quantity.term in told
        (link,) = re.findall(r'href="([^"]+)"', item)
        path, _, anchor = urljoin(CATALOGUE, link).partition("#")
        place = contents.calculators()[name]
        assert (path, anchor) == (place.page.address, place.anchor)


def test_a_list_has_what_the_pages_for_its_reader_have(site):
    for title, items in lists(site).items():
        reader = {"At school": "school", "At home": "home", "Engineering": "engineering"}.get(title)
        readers = {reader} if reader else {"tank and brewing", "plants and body"} & {title.lower().replace("the ", "")}
        wanted = {
            describe(name).title
            for page in pages()
            if readers & set(page.meta.get("readers", []))
            for name in contents.standing_on(page)
        }
        assert {unescape(re.search(r">([^<]+)</a>", item)[1]) for item in items} == wanted, title


HEAD = PAGE.replace("assumes: nothing", "facts: false")
LIST = f"{HEAD}\n``` catalogue\nschool\n```\n"
ALL = PAGE + "".join(f"\n``` calculator\n{name}\n```\n" for name in names())


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (ALL, f"the calculator {names()[0]} is on no list: name its readers in the front matter of all.md."),
        (
            ALL.replace("assumes", "readers: [scool]\nassumes", 1),
            "all.md is for the reader 'scool', for whom there is no",
        ),
        (PAGE, f"the calculator {names()[0]} stands on no page, so that it is on no list."),
    ],
)
def test_a_calculator_on_no_list_stops_the_build(small, page, message):
    told = refused(small({"calculators": LIST, "all": page}))
    assert f"calculators.md:{HEAD.count(chr(10)) + 2}: {message}" in told


def test_a_list_for_nobody_stops_the_build(small):
    page = ALL.replace("assumes", "readers: [home]\nassumes", 1)
    told = refused(small({"calculators": f"{LIST}\n``` catalogue\nhome\n```\n", "all": page}))
    assert f"calculators.md:{HEAD.count(chr(10)) + 2}: no page with calculators says in its front matter" in told
