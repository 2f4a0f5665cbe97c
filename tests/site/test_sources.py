"""Every citation: worded once, complete, put under the pages that use it, and listed with them."""

import re
import tomllib
from urllib.parse import urljoin

import pytest

from calc.interface import describe, names
from tests.all_at_once import all_at_once
from tests.website import ROOT

SOURCES = tomllib.loads((ROOT / "docs" / "sources.toml").read_text(encoding="utf-8"))
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}


def html(site, name):
    return (site / ("" if name == "index" else name) / "index.html").read_text(encoding="utf-8")


def used_on(key):
    return [name for name, text in PAGES.items() if f"[^{key}]" in text]


@all_at_once("key", SOURCES)
def test_a_source_is_complete(key):
    source = SOURCES[key]
    assert {"text", "read"} <= set(source) <= {"text", "read", "link"}
    assert re.fullmatch(r"[a-z0-9-]+", key)
    assert len(source["text"]) > 15
    assert not source["text"].endswith(".")
    assert not source["read"].endswith(".")
    assert re.match(r"whole|the |pp?\. |not read, because ", source["read"]), "say what of it was read"
    assert re.match("https?://", source.get("link", "https://"))


def test_few_sources_were_not_read_and_each_of_them_for_a_reason():
    unread = {
        key: source["read"] for key, source in SOURCES.items() if re.search(r"not read|second hand", source["read"])
    }
    assert 0 < len(unread) <= 10
    assert [
        key for key, read in unread.items() if not re.search(r"not read,? because|because [^.]* not open", read)
    ] == []


# Copies of books without their owners' leave, pages spun by machines, and mills of contents.
MILLS = (
    "1cademy", "asklobster", "biologyinsights", "brainkart", "doctorabel", "euroformhealthcare", "europeanmedical",
    "govur", "istudy", "liquisearch", "pdfslide", "rememberingsomer", "wiki.li", "wikipots",
)  # fmt: skip


def test_no_source_is_a_scraped_copy_or_spun_by_a_machine():
    files = [*(ROOT / "docs").glob("*.md"), ROOT / "docs" / "sources.toml", *(ROOT / "calc").rglob("*.py")]
    assert len(files) > 100
    assert [(file.name, mill) for file in files for mill in MILLS if mill in file.read_text(encoding="utf-8")] == []


def test_the_sources_are_in_order():
    assert list(SOURCES) == sorted(SOURCES)


def test_no_page_words_a_citation_itself():
    """What stays on a page is a remark: it has no address, and does not say what was read."""
    for name, text in PAGES.items():
        for note in re.findall(r"^\[\^[^\]]+\]:.*(?:\n {4}.*)*", text, re.MULTILINE):
            assert not re.search(r"https?:|we read|abstract", note), f"{name}: {note}"


@pytest.mark.parametrize("key", SOURCES)
def test_each_footnote_leads_to_the_list_and_the_list_back_to_it(site, website, key):
    listed = re.search(rf'<li id="{key}">.*?</li>', html(site, "sources"))[0]
    assert used_on(key)
    for name in used_on(key):
        page = html(site, name)
        assert f'<li id="fn:{key}">' in page
        assert f'id="fnref:{key}"' in page
        assert f"sources/#{key}" in page
        path = "" if name == "index" else f"{name}/"
        links = [urljoin(f"{website.url}sources/", link) for link in re.findall(r'href="([^"]+)"', listed)]
        assert f"{website.url}{path}#fnref:{key}" in links
    if "link" in SOURCES[key]:
        assert f'href="{SOURCES[key]["link"].replace("&", "&amp;")}"' in listed


@pytest.mark.parametrize("name", PAGES)
def test_the_footnotes_are_numbered_in_the_order_of_the_text(site, name):
    numbers = [int(number) for number in re.findall(r'class="footnote-ref"[^>]*>(\d+)<', html(site, name))]
    first = list(dict.fromkeys(numbers))
    assert first == list(range(1, len(first) + 1))


@pytest.mark.parametrize("name", PAGES)
def test_no_footnote_is_left_open(site, name):
    assert "[^" not in re.sub("<script.*?</script>", "", html(site, name), flags=re.DOTALL)
    assert "Footnotes Go Here" not in html(site, name)


@pytest.mark.parametrize("name", names())
def test_each_calculator_names_its_source_on_the_page_of_sources(site, website, name):
    page = html(site, "sources")
    title = describe(name).title
    (link,) = re.findall(rf'<dt><a href="([^"]+)">{re.escape(title)}</a></dt>', page.replace("&#39;", "'"))
    target, _, anchor = urljoin(f"{website.url}sources/", link).removeprefix(website.url).partition("#")
    assert f'<live-calculator id="{anchor}" name="{name}"' in html(site, target.strip("/"))
