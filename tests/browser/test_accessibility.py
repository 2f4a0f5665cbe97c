"""axe-core finds nothing on a calculator that is alive, in light and in dark; as built, in test_pages.py."""

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility import in_both_schemes, violations
from tests.live import IDEAL

pytestmark = pytest.mark.few_pages


def test_a_calculator_alive_with_a_wrong_input(awake):
    page = awake()
    page.locator('input[name="concentration"]').fill("3")
    expect(page.get_by_text("must be at most 2 mol/L")).to_be_visible()
    assert in_both_schemes(page, IDEAL) == []


@pytest.mark.breaks_scripts
def test_a_calculator_that_failed(page, website):
    website.blocked.add(".wasm")
    page.goto(website.url + "osmotic-pressure/")
    page.locator('input[name="concentration"]').focus()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert in_both_schemes(page, IDEAL) == []


def test_the_checker_finds_what_is_wrong(page, website):
    """Of texts that are alike it asks one, and the next where that one, a letter, tells nothing; a colour of its own
    makes a text another."""
    page.goto(website.url)
    page.evaluate(
        """() => {
            const lines = ["a", "faint", "faint too", "fainter"].map((text) => `<p class="line">${text}</p>`);
            document.querySelector("article").insertAdjacentHTML("beforeend", `<input>${lines.join("")}`);
            const style = new CSSStyleSheet();
            style.replaceSync(".line { color: #bbb; } .line:last-child { color: #ccc; }");
            document.adoptedStyleSheets.push(style);
        }"""
    )
    found = violations(page)
    assert any("label" in violation for violation in found)
    faint = [violation for violation in found if violation.startswith("color-contrast")]
    assert [re.search("foreground color: (#......)", violation)[1] for violation in faint] == ["#bbbbbb", "#cccccc"]
