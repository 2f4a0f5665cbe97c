"""The pages that show a calculator alone: all of it, nothing else, and found by no list."""

import json
import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from calc.interface import describe, frames, names
from docs.extension import contents
from docs.extension.settings import settings
from tests.site.test_security import META, SCRIPT, policy

_CALCULATOR = re.compile(r"<live-calculator .*?</live-calculator>", re.DOTALL)
_BACK = re.compile(r'<p class="calculator-back">(.*?)</p>')
_LENSES = re.compile(r'<div class="lenses".*?</div>', re.DOTALL)
_ADDRESS = re.compile(r' (?:href|src)="([^"]+)"')


@pytest.fixture(scope="module")
def pages(site) -> dict[str, str]:
    """They, by the names of their calculators."""
    return {name: (site / frames.path(name) / "index.html").read_text(encoding="utf-8") for name in names()}


def text_of(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


def test_each_shows_its_calculator_as_the_page_where_it_first_stands_does(site, pages):
    for name, html in pages.items():
        place = contents.calculators()[name]
        page = (site / place.page.address / "index.html").read_text(encoding="utf-8")
        (whole,) = [each for each in _CALCULATOR.findall(page) if f' id="{place.anchor}"' in each[:200]]
        (alone,) = _CALCULATOR.findall(html)
        (back,), (lenses,) = _BACK.findall(alone), _LENSES.findall(alone)
        assert lenses == _LENSES.search(page)[0]  # a page carries them once
        assert text_of(_BACK.sub("", _LENSES.sub("", alone))) == text_of(_LENSES.sub("", whole)), name
        for mark in (r' (?:id|for|name|data-text|data-drawing)="[^"]*"', r"<math.*?</math>", r"<svg.*?</svg>"):
            assert re.findall(mark, alone, re.DOTALL) == re.findall(mark, whole, re.DOTALL), (name, mark)
        title, address = describe(name).title, f"../../{place.page.address}#{place.anchor}"
        assert unescape(back) == f'<a data-back href="{address}">{title}</a> - from {settings()["site_name"]}'
        assert re.findall(r"<h1[^>]*>(.*?)</h1>", unescape(html)) == [title]
        assert f"<title>{title} - {settings()['site_name']}</title>" in unescape(html)


def test_nothing_of_the_theme_is_in_it_but_its_styles(pages):
    for name, html in pages.items():
        scripts = [unescape(each["attributes"]) for each in SCRIPT.finditer(html)]
        asked = [re.search(r'/assets/\w+-([\w-]+\.js)"', each)[1] for each in scripts if "src=" in each]
        assert asked == ["frame.js", "live-calculator.js"], name
        assert len(scripts) == len(asked) + 1, name  # what names markup for Trusted Types
        assert not re.search(r"<(nav|header|footer|aside|input class=.md)\b|data-md-component", html), name


def test_its_policy_allows_no_script_that_it_carries_but_the_one_for_trusted_types(pages):
    for name, html in pages.items():
        before = html[: META.search(html).start()]
        assert re.fullmatch(r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*', before), name
        allowed = policy(html)
        assert len([source for source in allowed["script-src"] if source.startswith("'sha256-")]) == 1, name
        assert allowed["require-trusted-types-for"] == ["'script'"]
        assert allowed["default-src"] == ["'none'"]


def test_no_list_leads_to_it_and_it_says_what_it_is_a_copy_of(website, pages):
    site = website.folder
    found = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    lists = [(site / "sitemap.xml").read_text(encoding="utf-8"), *(each["location"] for each in found)]
    lists += [each.read_text(encoding="utf-8") for each in (site / "assets").glob("*-files.json")]
    lists += re.findall(r"<nav.*?</nav>", (site / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    assert len(lists) > len(pages)
    for name, html in pages.items():
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="{website.url}{contents.calculators()[name].page.address}">' in html
        assert not [each for each in lists if frames.path(name) in each]
    assert {path.parent.name for path in (site / "frame").rglob("*.html")} == set(names())


def test_its_links_lead_somewhere(site, pages):
    anchors: dict[str, set[str]] = {}
    for name, html in pages.items():
        for address in map(unescape, _ADDRESS.findall(html)):
            path, anchor = urlsplit(urljoin(f"/{frames.path(name)}", address)).path, urlsplit(address).fragment
            if address.startswith("http"):
                continue
            file = site / path.strip("/")
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), (name, address)
            if anchor:
                if path not in anchors:
                    anchors[path] = set(re.findall(r' id="([^"]+)"', file.read_text(encoding="utf-8")))
                assert anchor in anchors[path], (name, address)


def test_all_of_them_are_no_burden(pages):
    """Fifty kilobytes each as they lie on the host; a reader is sent one of them, and only where it is asked for."""
    assert sum(len(html.encode()) for html in pages.values()) < 50_000 * len(pages)


def test_the_page_for_teachers_has_the_code_of_a_frame_at_the_address_of_the_site(website):
    html = (website.folder / "teachers" / "index.html").read_text(encoding="utf-8")
    (code,) = [each for each in re.findall(r"<pre><code>(.*?)</code></pre>", html, re.DOTALL) if "iframe" in each]
    assert unescape(code) == frames.html("osmosis.osmotic_pressure", {}, website.url)


def test_what_is_asked_for_is_named_and_known(site):
    """The list of the build's files has the scripts and styles that dialog and frame ask for, so they are kept."""
    (listed,) = (site / "assets").glob("*-files.json")
    kept = {re.sub(r"^assets/\w+-", "", name) for name in json.loads(listed.read_text(encoding="utf-8"))["pages"]}
    assert {"apart.css", "frame.js", "number-dialog.js", "numbers.js", "styles.js"} <= kept
