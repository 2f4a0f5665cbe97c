"""What a site says of where its sources are, if it knows; and the theme's header where no script runs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests import accessibility
from tests.live import follow
from tests.website import Website, build, small_project

REPOSITORY = "https://github.com/someone/osmosis"
FRONT = "---\ndescription: A page of a site that knows its sources.\nassumes: nothing\n---\n\n"
PAGES = {"index": FRONT + "# Home\n\nWords.\n", "osmosis": FRONT + "# Osmosis\n\nWords.\n"}
COLOURS = """() => ["backgroundColor", "color"].map(
    (name) => getComputedStyle(document.querySelector(".md-header"))[name]
)"""


@pytest.fixture(scope="module")
def known(tmp_path_factory) -> Iterator[Website]:
    """A site of two pages that knows where its sources are."""
    folder = tmp_path_factory.mktemp("known")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPO_URL", REPOSITORY)
        patch.setenv("EDIT_URI", "edit/main/docs/")
        patch.setenv("ISSUES_URL", f"{REPOSITORY}/issues/new/choose")
        website = Website(folder / "site", "/", small_project(folder, PAGES))
    yield website
    website.close()


@pytest.fixture
def website(known) -> Website:
    known.forget()
    return known


def test_a_page_leads_to_its_source_to_the_repository_and_to_the_forms(page, website):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(website.url + "osmosis/")
    edit = page.get_by_role("link", name="Edit this page")
    expect(edit).to_have_attribute("href", f"{REPOSITORY}/edit/main/docs/osmosis.md")
    repository = page.get_by_role("banner").get_by_role("link", name="GitHub")
    expect(repository).to_be_visible()
    expect(repository).to_have_attribute("href", REPOSITORY)
    report = page.get_by_role("link", name="Report a mistake")
    expect(report).to_have_attribute("href", f"{REPOSITORY}/issues/new/choose")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_that_leads_to_its_sources(page, website, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(website.url + "osmosis/")
    assert accessibility.violations(page) == []


def test_on_a_phone_the_repository_is_in_the_menu(page, website):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(website.url)
    expect(page.get_by_role("banner").get_by_role("link", name="GitHub")).to_be_hidden()
    page.get_by_role("banner").locator("label[for=__drawer]").click()
    expect(page.get_by_role("navigation", name="Navigation").get_by_role("link", name="GitHub")).to_be_visible()


@pytest.mark.parametrize("name", ["index.html", "404.html"])
def test_no_page_lets_the_theme_ask_github_for_the_stars(known, name):
    html = (known.folder / name).read_text(encoding="utf-8")
    assert f'href="{REPOSITORY}"' in html
    assert 'data-md-component="source"' not in html, "its script asks as soon as it sees that"


@pytest.mark.site
@pytest.mark.parametrize("address", [None, ""])
def test_a_site_that_does_not_know_its_sources_leads_nowhere(small, monkeypatch, address):
    for name in ("REPO_URL", "EDIT_URI", "ISSUES_URL"):
        if address is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, address)
    done = build(small(PAGES), small.folder / "site")
    assert done.returncode == 0, done.stderr
    html = (small.folder / "site" / "osmosis" / "index.html").read_text(encoding="utf-8")
    for sign in ("Edit this page", "md-source", "issues/new", "github.com"):
        assert sign not in html


@pytest.mark.site
def test_a_fork_whose_issues_are_closed_sends_nobody_there(small, monkeypatch):
    monkeypatch.setenv("REPO_URL", REPOSITORY)
    monkeypatch.setenv("EDIT_URI", "edit/main/docs/")
    monkeypatch.setenv("ISSUES_URL", "")
    assert build(small(PAGES), small.folder / "site").returncode == 0
    html = (small.folder / "site" / "osmosis" / "index.html").read_text(encoding="utf-8")
    assert f'href="{REPOSITORY}/edit/main/docs/osmosis.md"' in html
    assert "Report a mistake" not in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_header_has_its_colours_without_a_script_too(page, plain_page, website, scheme):
    """As where a page is shown in a frame that is denied storage."""
    page.goto(website.url)
    light = page.evaluate(COLOURS)
    for each in (page, plain_page):
        each.emulate_media(color_scheme=scheme)
        each.goto(website.url)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    expect(page.locator("body")).to_have_attribute("data-md-color-primary", "custom")
    assert plain_page.locator("body").get_attribute("data-md-color-primary") == "custom"
    assert plain_page.locator("body").get_attribute("data-md-color-accent") == "custom"
    assert plain_page.evaluate(COLOURS) == light


def test_the_theme_has_a_page_styled_anew_only_where_its_colours_change(site):
    """Each element of it, which was a sixth of what a load takes; at a start in light none of them changes."""
    (script,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    text = script.read_text(encoding="utf-8")
    mark = 'document.body.setAttribute("data-md-color-switching","")'
    assert text.count(mark) == text.count(f'getAttribute("data-md-color-scheme")==="default"||{mark};for(let') == 1


WITH_WHAT_CHANGES = """
window.changed = [];
new MutationObserver((records) => {
    if (!document.body) return; // there is nothing yet that is styled
    for (const { target, attributeName, oldValue, addedNodes } of records) {
        const isOther = attributeName && target.getAttribute(attributeName) !== oldValue;
        const found = isOther && target.matches("html, link[rel=stylesheet], meta") ? [target] : [];
        if (window.isParsed) found.push(...[...addedNodes].filter((each) => each.matches?.("head > *")));
        window.changed.push(...found.map((each) => each.outerHTML.slice(0, 200)));
    }
}).observe(document, {
    subtree: true, childList: true, attributes: true, attributeOldValue: true,
    attributeFilter: ["class", "href", "content"],
});
const parsed = () => { window.isParsed = true; };
document.addEventListener("readystatechange", parsed, { once: true });
"""
OF_STYLES = "document.querySelectorAll('link[rel=stylesheet]')"


def test_nothing_styles_a_page_anew_while_it_is_loaded_or_another_follows(own_page, website):
    """Neither the classes of the whole nor a style or the scheme: at each of them every element is styled once more."""
    page = own_page
    page.emulate_media(color_scheme="light")
    page.add_init_script(WITH_WHAT_CHANGES)
    page.goto(website.url)
    expect(page.locator("html")).to_have_attribute("data-js-focus-visible", "")  # the theme's script has run
    page.wait_for_load_state("load")
    assert [each for each in page.evaluate("window.changed") if "theme-color" not in each] == []
    page.evaluate(f"for (const each of {OF_STYLES}) each.isFirst = true")
    follow(page, website, "osmosis/")
    expect(page.get_by_role("heading", name="Osmosis", level=1)).to_be_visible()
    assert {*page.evaluate(f"[...{OF_STYLES}].map(({{ isFirst }}) => isFirst)")} == {True}
    assert page.locator("meta[name=color-scheme]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_the_systems_colours_before_the_theme_has_come(page, website, scheme):
    (theme,) = (website.folder / "assets" / "javascripts").glob("bundle.*.min.js")
    page.emulate_media(color_scheme=scheme)
    with website.held(theme.name):
        page.goto(website.url, wait_until="commit")
        page.locator("footer").wait_for(state="attached")
        assert page.evaluate("!('document$' in window)"), "which the theme's script makes"
        named = {"light": "default", "dark": "slate"}[scheme]
        assert page.locator("body").get_attribute("data-md-color-scheme") == named
        assert page.locator("meta[name=color-scheme]").get_attribute("content") == scheme


def test_the_browser_is_told_of_a_dark_page(page, website):
    page.emulate_media(color_scheme="dark")
    page.goto(website.url)
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")


def test_a_page_that_is_denied_storage_has_its_colours(known, browser):
    context = browser.new_context(color_scheme="light")
    context.add_init_script(
        'const get = () => { throw new DOMException("denied", "SecurityError"); };'
        'Object.defineProperty(window, "localStorage", { get });'
    )
    page = context.new_page()
    page.goto(known.url)
    assert page.locator("body").get_attribute("data-md-color-primary") == "custom"
    context.close()
