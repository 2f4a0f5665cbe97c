"""What a reader has entered stays: in the address, over a reload and on the way back, beside an example, undone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live import ANSWER, CONCENTRATION, IDEAL, TAKEN, TEMPERATURE, follow, open_page

pytestmark = pytest.mark.few_pages
OTHER = 'live-calculator[name="solutions.osmotic_pressure"]'
BLEND = 'live-calculator[name="household.blend"]'
BICARBONATE = f'{BLEND} input[name="bicarbonate"]'


def address_has(page: Page, *entries: str) -> None:
    page.wait_for_function("(entries) => entries.every((each) => location.href.includes(each))", arg=list(entries))


def test_it_stands_in_the_address_and_outlives_a_reload_and_the_way_back(page, website):
    open_page(page, website)
    built = page.url
    page.evaluate("window.stayed = true")
    entries = page.evaluate("history.length")
    page.locator(IDEAL).locator("input:visible").first.focus()
    expect(page.locator(f"{IDEAL} [data-does=reset]")).to_be_visible()
    assert page.url == built, "nothing has been changed"
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    address_has(page, "concentration=0.1+mol%2FL", "#osmosis-osmotic-pressure-1")
    page.locator(TEMPERATURE).fill("5")
    expect(page.locator(ANSWER)).to_have_text("4.63 bar")
    address_has(page, "concentration=0.1+mol%2FL", "temperature=5+degC")
    assert page.evaluate("history.length") == entries, "states are not piled up"

    # Another calculator of the page has a state of its own, and the address is the last one's.
    other = page.locator(OTHER)
    other.locator('input[name="molality"]').fill("0.4")
    address_has(page, "calculator=solutions.osmotic_pressure", "molality=0.4+mol%2Fkg")
    page.reload()
    expect(page.locator(ANSWER)).to_have_text("4.63 bar")
    expect(page.locator(CONCENTRATION)).to_have_value("0.1")
    expect(other.locator('input[name="molality"]')).to_have_value("0.4")

    # By instant navigation to another page, and back.
    page.evaluate("window.stayed = true")
    follow(page, website, "osmosis/")
    assert page.evaluate("location.pathname") == "/osmosis/"
    page.go_back()
    expect(page.locator(CONCENTRATION)).to_have_value("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.63 bar")
    expect(other.locator('input[name="molality"]')).to_have_value("0.4")
    assert page.evaluate("window.stayed")

    # As it was built: nothing stands in the address, and it can be taken back.
    page.locator(f"{IDEAL} [data-does=reset]").click()
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")
    expect(page.locator(CONCENTRATION)).to_have_value("0.6")
    page.locator(f"{IDEAL} .calculator-link [data-does=undo]").click()
    expect(page.locator(ANSWER)).to_have_text("4.63 bar")
    address_has(page, "temperature=5+degC")
    page.locator(f"{IDEAL} [data-does=reset]").click()
    page.wait_for_function("location.search === '' && location.hash === ''")


def test_a_link_followed_before_the_theme_knows_the_pages_stands_once_in_the_way_back(page, website):
    """It is then the browser that follows it, here kept from it; the theme must not do so too, once it knows them."""
    with website.held("sitemap.xml"):
        with page.expect_request(re.compile(r"sitemap\.xml$")):
            page.goto(website.url + "osmotic-pressure/")
        entries = page.evaluate("history.length")
        assert not page.evaluate(TAKEN, "/osmosis/")
    follow(page, website, "energy/")
    assert page.evaluate("[history.length, location.pathname]") == [entries + 1, "/energy/"]


def test_what_was_typed_survives_an_example_and_comes_back_from_under_it(awake):
    page = awake("tanks-beer-coffee/")
    page.locator(BICARBONATE).fill("250")
    target = page.locator(f'{BLEND} input[name="target_value"]')
    target.fill("60")
    page.locator(f"{BLEND} select[name=preset]").select_option("pale beer")
    expect(target).to_have_value("50")
    expect(page.locator(BICARBONATE)).to_have_value("250")
    expect(page.locator(f"{BLEND} [data-text=example]")).to_have_text("Set by the example: target value 50 (was 60).")
    page.locator(f"{BLEND} .calculator-preset [data-does=undo]").focus()
    page.keyboard.press("Enter")
    expect(target).to_have_value("60")
    expect(page.locator(BICARBONATE)).to_have_value("250")
    expect(page.locator(f"{BLEND} select[name=preset]")).to_have_value("")
    expect(page.locator(f"{BLEND} [data-text=example]")).to_be_empty()


def test_a_link_brings_its_calculator_into_sight_and_a_reload_does_not(page, website):
    page.goto(website.url + "osmotic-pressure/?calculator=solutions.osmotic_pressure&molality=0.4+mol%2Fkg")
    seen = page.locator(OTHER)
    expect(seen.locator('input[name="molality"]')).to_have_value("0.4")
    expect(seen).to_be_in_viewport()
    address_has(page, "#solutions-osmotic-pressure")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("scrollY === 0")
    page.reload()
    expect(seen.locator('input[name="molality"]')).to_have_value("0.4")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_where_storage_is_denied_the_address_has_it(own_page, website):
    page = own_page
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied'); } });"
    )
    open_page(page, website)
    page.locator(CONCENTRATION).fill("0.1")
    address_has(page, "concentration=0.1")
    page.reload()
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_an_engineer_goes_on_to_the_energy_without_typing_it_again(awake):
    page = awake("reverse-osmosis/")
    vessel = page.locator('live-calculator[name="vessel.projection"]')
    vessel.locator('input[name="feed_pressure"]').fill("52")
    link = vessel.locator('[data-onward="energy.specific_energy"]')
    page.wait_for_function("(link) => link.search.includes('feed_pressure=52')", arg=link.element_handle())
    vessel.locator(".calculator-onward summary").click()
    recovery = vessel.locator('output[name="recovery"]').text_content()
    link.click()
    energy = page.locator('live-calculator[name="energy.specific_energy"]')
    expect(energy.locator('input[name="feed_pressure"]')).to_have_value("52")
    taken = float(energy.locator('input[name="recovery"]').input_value())
    assert recovery.startswith(f"{taken:.3g}")
    expect(energy).to_be_in_viewport()
