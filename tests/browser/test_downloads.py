"""What Python stands on: missing, stalled, damaged on its way, replaced by another build; and without storage."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.live import ANSWER, CONCENTRATION, open_page
from tests.pythons import AT_ONCE, WASM, WHOLE, without_a_frozen_python

PATIENCE = 30_000  # milliseconds that the scripts of the worker may take to come

pytestmark = [pytest.mark.breaks_scripts, pytest.mark.few_pages]


def told(page: Page, words: str) -> None:
    """The calculator that was touched says what happened, and keeps what it shows."""
    expect(page.locator("live-calculator [role=status]").first).to_contain_text(words)
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")


def try_again(page: Page) -> None:
    page.get_by_role("button", name="Try again").first.click()
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_scripts_that_never_come_are_told_and_a_retry_works(own_page, website):
    page = own_page
    page.clock.install()
    open_page(page, website)
    with website.held("-worker.js"):
        page.locator(CONCENTRATION).fill("0.1")
        expect(page.locator("[role=status]").first).to_have_text("Starting Python ...")
        page.clock.fast_forward(PATIENCE)
        told(page, "Python could not start (nothing has come for 30 seconds)")
    try_again(page)


@pytest.mark.parametrize("stands_on", [(WASM,), WHOLE], ids=["frozen", "whole"])
def test_downloads_that_stall_or_end_halfway_are_told_and_a_retry_works(page, website, stands_on):
    """One after another; each try asks for everything again, and comes as far as the next of them."""
    website.altered("-python.js", "bytes: 30_000, files: 180_000", "bytes: 3_000, files: 3_000")
    if stands_on is WHOLE:
        without_a_frozen_python(website)
    open_page(page, website)
    page.locator(CONCENTRATION).evaluate("(field) => (field.value = '0.1')")
    begin, browser = page.locator(CONCENTRATION).focus, page.context.new_cdp_session(page)

    def fails(words: str) -> None:
        website.sent.clear()
        browser.send("Network.clearBrowserCache")
        begin()
        told(page, words)

    for name in stands_on:
        with website.held_halfway(name):
            fails("Python could not start (nothing more has come for 3 seconds)")
        begin = page.get_by_role("button", name="Try again").first.click
        website.broken_off.add(name)
        fails("Python could not start (")
        website.broken_off.clear()
    try_again(page)


def test_what_came_damaged_is_told_and_asked_for_anew_past_what_the_browser_keeps(page, website):
    """The frozen Python is looked at before it runs; here is what the whole stands on."""
    without_a_frozen_python(website)
    without = website.changed["-worker.js"]
    open_page(page, website)
    website.changed["-worker.js"] = lambda content: b"(" + content[1:]
    page.locator(CONCENTRATION).fill("0.1")
    told(page, "Python could not start (")
    website.changed["-worker.js"] = without
    for name in AT_ONCE:
        website.changed[name] = lambda content: b"(" + content[1:]
    website.sent.clear()
    page.get_by_role("button", name="Try again").first.click()
    told(page, "Python could not start (")
    for _ in range(1000):  # the others may still be under way
        if all(website.requests(name) for name in AT_ONCE):
            break
        page.wait_for_timeout(10)
    assert len(website.requests("-worker.js")) == 1
    for name in AT_ONCE:
        del website.changed[name]
    website.sent.clear()
    try_again(page)
    assert [len(website.requests(name)) for name in AT_ONCE] == [1] * len(AT_ONCE)
    assert not website.requests("-python.js"), "what came whole is not asked for again"


def test_a_page_whose_build_was_replaced_says_that_it_must_be_reloaded(page, website, tmp_path: Path):
    open_page(page, website)
    published = website.folder
    website.folder = tmp_path  # nothing of this build is there any more
    try:
        page.locator(CONCENTRATION).fill("0.1")
        told(page, "This site has been renewed since you opened the page. Reload it to calculate on.")
    finally:
        website.folder = published
    page.get_by_role("button", name="Reload the page").first.click()
    page.wait_for_function("[...document.querySelectorAll('live-calculator')].some((each) => !each.state)")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_where_no_storage_may_be_had_the_calculators_answer(new_context, website):
    context = new_context(saves_data=False)
    context.add_init_script(
        """for (const [of, name] of [[window, "localStorage"], [window, "caches"], [navigator, "serviceWorker"]])
            Object.defineProperty(of, name, { get() { throw new DOMException("denied", "SecurityError"); } });"""
    )
    page = context.new_page()
    page.goto(website.url + "osmotic-pressure/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
