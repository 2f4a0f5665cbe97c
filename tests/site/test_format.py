"""What every page of the story has: its facts, its answer at once, what to remember, and its sources."""

import math
import re

import pytest
from playwright.sync_api import expect

from docs.extension.facts import words
from tests.pages import PAGES
from tests.website import ROOT

READING_SPEED = 238  # words a minute; Brysbaert (2019), as docs/extension/facts.py tells


def source(path):
    return (ROOT / "docs" / f"{path.strip('/') or 'index'}.md").read_text(encoding="utf-8")


def html(site, path):
    return (site / path / "index.html").read_text(encoding="utf-8")


def article(site, path):
    return re.search(r"<article.*?</article>", html(site, path), re.DOTALL)[0]


WORKSHEETS = [path for path in PAGES if path.startswith("worksheet-")]  # to be worked through, not read
WITHOUT_FACTS = [
    "",
    "calculators/",
    "changelog/",
    "glossary/",
    "sources/",
    "licences/",
    "speed/",
    "validation/",
    *WORKSHEETS,
]
WITH_FACTS = [path for path in PAGES if path not in WITHOUT_FACTS]
STORY = [path for path in WITH_FACTS if path != "teachers/"]  # which tells teachers what to do with the others


def test_only_what_is_looked_up_or_worked_through_has_no_facts():
    assert {path for path in PAGES if "\nfacts: false\n" in source(path)} == set(WITHOUT_FACTS)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_describes_itself(path):
    (description,) = re.findall(r"^description: (.+)$", source(path), re.MULTILINE)
    assert 50 < len(description) < 200
    assert description.endswith(".")


@pytest.mark.parametrize("path", WITH_FACTS)
def test_the_facts_stand_under_the_title(site, path):
    facts = re.findall(r"</h1>\s*<p class=\"facts\"[^>]*>(.*?)</p>", html(site, path), re.DOTALL)
    assert len(facts) == 1
    minutes, assumed = re.fullmatch(
        r"Reading time: (\d+) minutes?\. You (?:need|should know) (.+)\.", facts[0]
    ).groups()
    # Counted anew in what was built, where a formula or a caption counts a little more than in the Markdown.
    text = article(site, path).partition("</h1>")[2].partition('<h2 id="sources">')[0]
    text = re.sub(r"<(live-calculator|svg|sup)\b.*?</\1>", " ", text, flags=re.DOTALL)
    words = len(re.findall(r"\w[^\s<>]*", re.sub(r"<[^>]+>", "", text)))
    assert abs(int(minutes) - math.ceil(words / READING_SPEED)) <= 1
    assert "](" not in assumed


def test_what_is_counted_as_a_word():
    assert words('It is `#!calc a.b c="1 bar"`, see [there](page.md).[^key] So $a = b$.') == 8
    assert words('`#!open a.b c="1 bar" | try this`') == 2
    assert (
        words(
            "One.\n\n``` calculator\na.b\n```\n\nTwo.[^n]\n\n[^n]: A remark.\n    More.\n\n## Sources\n\nmany words\n"
        )
        == 2
    )


@pytest.mark.parametrize("path", STORY)
def test_the_page_answers_at_once_in_about_two_sentences(path):
    answer = source(path).partition("\n# ")[2].split("\n\n")[1]
    text = re.sub(r"`[^`]*`", "0", answer)
    assert len(re.findall(r"[.?](?=\s|$)", text)) in (2, 3)
    assert len(text.split()) < 80


@pytest.mark.parametrize("path", STORY)
def test_the_page_ends_with_what_to_remember_and_its_sources(site, path):
    headings = re.findall(r'<h2 id="([^"]+)">', article(site, path))
    assert headings[-2:] == ["what-to-remember", "sources"]
    remember, _, sources = article(site, path).partition('id="what-to-remember"')[2].partition('<h2 id="sources">')
    assert 3 <= len(re.findall(r"<li>", remember)) <= 5
    assert 'class="footnote"' in sources or "This page cites nothing." in sources
    assert source(path).count("\n## Sources\n\n///Footnotes Go Here///\n") == 1


def test_the_facts_are_not_what_a_search_finds(site):
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "Osmotic pressure" in index
    assert "Reading time" not in index


def test_without_javascript_the_facts_are_there(plain_page, website):
    page = plain_page
    page.goto(website.url + "osmotic-pressure/")
    expect(page.locator("p.facts")).to_be_visible()
    page.locator("p.facts a").first.click()
    expect(page).to_have_url(re.compile("/osmosis/$"))
