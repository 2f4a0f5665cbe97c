"""axe-core finds nothing, on any page, in light and in dark, as it is built and when it is alive."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live import wake
from tests.website import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES = ["light", "dark"]


def pages(site):
    """The paths of all pages of the site, from its own sitemap, and the page for what is not found."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    found = [re.sub(r"^https?://[^/]+/", "", url) for url in re.findall(r"<loc>(.*?)</loc>", sitemap)]
    return [*found, "404.html"]


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)")
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_as_built(new_context, website, site, scheme, width):
    page = new_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    paths = pages(site)
    assert len(paths) >= 4
    for path in paths:
        page.goto(website.url + path)
        page.evaluate("for (const details of document.querySelectorAll('.md-content details')) details.open = true")
        assert violations(page) == [], path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_calculator_alive_with_a_wrong_input(new_context, website, scheme):
    page = new_context(color_scheme=scheme).new_page()
    wake(page, website)
    page.locator('input[name="concentration"]').fill("3")
    expect(page.get_by_text("must be from 0 to 2 mol/L")).to_be_visible()
    assert violations(page) == []


@pytest.mark.breaks_scripts
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_calculator_that_failed(new_context, website, scheme):
    page = new_context(color_scheme=scheme).new_page()
    website.blocked.add(".bin")
    page.goto(website.url + "osmotic-pressure/")
    page.locator('input[name="concentration"]').focus()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert violations(page) == []


def test_the_checker_finds_what_is_wrong(new_context, website):
    page = new_context().new_page()
    page.goto(website.url)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    assert any("label" in violation for violation in violations(page))
