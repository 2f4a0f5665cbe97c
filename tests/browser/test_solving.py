"""Solving on a page: a search that takes long shows what it has and goes on; what it finds is taken, and undone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live import be_live, open_page

pytestmark = pytest.mark.few_pages
VESSEL = 'live-calculator[name="vessel.projection"]'
PANEL = f"{VESSEL} .lens"
ASKED = f"{PANEL} [name='lens.solve.target']"
PRESSURE = f'{VESSEL} input[name="feed_pressure"]'
RECOVERY = f'{VESSEL} output[name="recovery"]'
LOOKED = re.compile(r"\d+ values of feed pressure were tried, over its whole range\.")


def ask(page: Page, target: str) -> None:
    page.locator(ASKED).fill(target)
    page.keyboard.press("Enter")


def test_a_target_is_typed_looked_for_taken_and_undone_by_keyboard_on_a_phone(new_context, website):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    open_page(page, website, "reverse-osmosis/")
    page.locator(PRESSURE).focus()
    be_live(page, "vessel.projection")
    now = page.locator(RECOVERY).inner_text()
    before = page.locator(PRESSURE).input_value()
    page.locator(f"{VESSEL} [data-opens=solve]").press("Enter")
    panel = page.locator(PANEL)
    expect(panel).to_contain_text(f"Recovery is {now} now. Write what you want it to be.")
    page.locator(f"{PANEL} [name='lens.solve.by']").select_option("feed_pressure")

    ask(page, "50")
    expect(panel).to_contain_text(re.compile(r"With feed pressure at [\d.]+ bar, recovery is 50\.0 %\."))
    expect(page.locator(ASKED)).to_have_value("50 %")
    expect(page.locator(ASKED)).to_be_focused()
    expect(panel).to_contain_text(LOOKED)  # on its own, however many times the page has had to ask
    panel.get_by_role("button", name=re.compile("^Take it")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(RECOVERY)).to_have_text("50.0 %")
    expect(panel).to_contain_text("With feed pressure at")
    page.locator(f"{VESSEL} .calculator-link [data-does=undo]").press("Enter")
    expect(page.locator(PRESSURE)).to_have_value(before)
    expect(page.locator(RECOVERY)).to_have_text(now)

    ask(page, "90 %")
    expect(panel).to_contain_text("No value of feed pressure makes recovery 90.0 %. The nearest is ")
    expect(panel).to_contain_text(LOOKED)
    ask(page, "5 bar")
    expect(panel).to_contain_text("The unit 'bar' does not fit here; there are: ")
