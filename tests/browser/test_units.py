"""Units in a browser: typed with their number, and chosen once for the whole site."""

import pytest
from playwright.sync_api import expect

from tests.live import ANSWER, CONCENTRATION, IDEAL, TEMPERATURE, be_live, open_page

pytestmark = pytest.mark.few_pages

SYSTEM = 'live-calculator select[name="system"]'


def test_a_unit_that_is_typed_answers_at_once_and_moves_into_its_list_when_the_field_is_left(awake):
    page = awake("osmotic-pressure/")
    unit, field = page.locator('select[name="temperature.unit"]').first, page.locator(TEMPERATURE)
    field.fill("7")
    field.press_sequentially("7 F")
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")
    expect(field).to_have_value("77 F")
    expect(unit).to_have_value("degC")
    field.press("Tab")
    expect(field).to_have_value("77")
    expect(unit).to_have_value("degF")
    # What is typed next is in the unit that is seen; and the unit that is chosen keeps the quantity.
    field.fill("32")
    expect(page.locator(ANSWER)).to_have_text("27.3 bar")
    unit.select_option("K")
    expect(field).to_have_value("273.15")
    # On Enter too, where the field is not left.
    page.locator(CONCENTRATION).fill("600 mM")
    page.locator(CONCENTRATION).press("Enter")
    expect(page.locator(CONCENTRATION)).to_have_value("600")
    expect(page.locator('select[name="concentration.unit"]').first).to_have_value("mmol/L")
    # What fits no unit is told, and stays to be mended.
    page.locator(CONCENTRATION).fill("600 furlong")
    expect(page.locator('[data-error="concentration"]').first).to_contain_text("'furlong' does not fit here")
    page.locator(CONCENTRATION).press("Tab")
    expect(page.locator(CONCENTRATION)).to_have_value("600 furlong")
    page.locator(f"{IDEAL} [data-does=reset]").click()  # else the next reader of this tab finds it so
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")


def test_one_switch_sets_the_units_of_the_site_and_is_remembered(page, website):
    open_page(page, website)
    first, second = page.locator(SYSTEM).nth(0), page.locator(SYSTEM).nth(1)
    expect(first).to_have_accessible_name("Units of the site")
    assert first.bounding_box()["height"] >= 44
    below = page.locator("live-calculator").nth(1).bounding_box()
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_value("US")
    expect(page.locator(ANSWER)).to_have_text("431 psi")
    expect(page.locator(TEMPERATURE)).to_have_value("77")
    assert page.locator("live-calculator").nth(1).bounding_box()["width"] == below["width"]
    be_live(page, "solutions.osmotic_pressure")
    expect(second).to_have_value("US")
    expect(page.locator('live-calculator[name="solutions.osmotic_pressure"] input[name="temperature"]')).to_have_value(
        "77"
    )
    # Of a field the reader may choose otherwise, and that stays.
    page.locator('select[name="osmotic_pressure.unit"]').first.select_option("atm")
    second.select_option("SI")
    expect(page.locator('live-calculator[name="solutions.osmotic_pressure"] input[name="temperature"]')).to_have_value(
        "25"
    )
    expect(page.locator(ANSWER)).to_have_text("29.4 atm")
    second.select_option("US")
    # On another page, at its first touch.
    page.goto(website.url + "energy/")
    page.locator('input[name="recovery"]').first.focus()
    expect(page.locator('select[name="temperature.unit"]').first).to_have_value("degF")


@pytest.mark.breaks_scripts  # the theme's own
def test_where_nothing_can_be_stored_the_switch_holds_for_the_page(new_context, website):
    context = new_context(viewport={"width": 390, "height": 844})
    denied = "throw new DOMException('denied', 'SecurityError')"
    context.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get() {{ {denied}; }} }});")
    page = context.new_page()
    open_page(page, website)
    page.locator(SYSTEM).first.select_option("US")
    expect(page.locator(ANSWER)).to_have_text("431 psi")
    expect(page.locator(SYSTEM).nth(1)).to_have_value("US")
