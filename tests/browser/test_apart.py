"""A calculator apart from its page: in a dialog that a number opens, and in a frame of a page elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from calc.interface import frames
from tests.accessibility import COLOURS, in_both_schemes, violations
from tests.live import be_live

WORK = 'live-calculator[name="energy.minimum_work"]'
DIALOG = f"dialog {WORK}"
LEAST = f'{DIALOG} output[name="least_work"]'
FOCUSED = "document.activeElement.textContent"
DOUBLED = """() => {
    const all = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return all.filter((id, at) => all.indexOf(id) !== at);
}"""
NAMED_IN_VAIN = """() => {
    const named = [...document.querySelectorAll("dialog :is([for], [aria-describedby])")].flatMap((each) =>
        (each.getAttribute("for") ?? each.getAttribute("aria-describedby")).split(" "));
    return named.filter((id) => !document.getElementById(id));
}"""


def test_a_number_opens_the_calculator_that_it_is_of_and_gives_the_page_back(new_context, website):
    """By the keyboard, in the page of that same calculator, which is not touched."""
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(website.url + "energy/")
    page.wait_for_load_state("networkidle")
    assert not [sent.path for sent in website.sent if re.search("/frame/|dialog|apart", sent.path)]
    paragraph = page.locator("article > p", has=page.locator("a.computed", has_text="48.5"))
    texts = [text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraph.locator("a.computed").all_inner_texts()]
    assert texts == ["25.8 bar", "48.5 bar", "0.964 kWh/m³"]
    paragraph.locator("a.computed").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "48.5\N{NO-BREAK SPACE}bar"
    page.keyboard.press("Tab")  # the numbers of a paragraph are one stop: on to what follows them all, and back
    assert page.evaluate("document.activeElement.matches('.footnote-ref')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == "0.964\N{NO-BREAK SPACE}kWh/m³"
    page.keyboard.press("ArrowRight")  # there is none
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog", name="48.5 bar: where this number comes from")
    expect(dialog).to_be_visible()
    page.wait_for_function(f"document.querySelector('{DIALOG}')?.state === 'live'")
    expect(page.locator(f'{DIALOG} output[name="concentrate_osmotic_pressure"]')).to_have_class("number-asked")
    expect(page.locator(f"{DIALOG} .number-asked")).to_have_text("48.5 bar")
    expect(page.locator(f"{DIALOG} [data-shown=old]")).to_have_count(0)
    assert page.evaluate(DOUBLED) == []
    assert page.evaluate(NAMED_IN_VAIN) == []
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    assert in_both_schemes(page) == []
    assert page.evaluate("document.querySelector('.number-place').scrollWidth <= innerWidth")

    field = page.locator(f'{DIALOG} input[name="recovery"]')
    field.fill("60")
    expect(page.locator(LEAST)).to_have_text("1.12 kWh/m³")
    expect(page.locator(f"{DIALOG} [data-back]")).to_have_attribute("href", re.compile("recovery=60"))
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert page.evaluate(FOCUSED) == "48.5\N{NO-BREAK SPACE}bar"
    assert page.url == website.url + "energy/"
    expect(page.locator(f'{WORK} output[name="least_work"]')).to_have_text("0.964 kWh/m³")
    expect(page.locator(f'{WORK} input[name="recovery"]')).to_have_value("45")


def test_on_a_page_without_calculators_a_number_brings_its_own_and_leads_to_where_it_stands(page, website):
    page.goto(website.url + "teachers/")
    assert page.locator("live-calculator").count() == 0
    page.locator("a.computed").first.click()
    page.wait_for_function("document.querySelector('dialog live-calculator')?.state === 'live'")
    name = page.locator("dialog live-calculator").get_attribute("name")
    page.locator("dialog [data-back]").click()
    expect(page.locator("dialog")).to_have_count(0)
    be_live(page, name)
    assert f"?calculator={name}" in page.url


@pytest.mark.breaks_scripts
def test_where_the_page_of_the_calculator_does_not_come_a_number_is_the_link_that_it_was(page, website):
    website.blocked.add("/frame/energy.minimum_work/")
    page.goto(website.url + "energy/")
    page.locator("a.computed", has_text="25.8").click()
    page.wait_for_url("**/energy/?calculator=energy.minimum_work*")
    be_live(page, "energy.minimum_work")


def test_in_a_frame_elsewhere_a_calculator_is_alone_alive_and_as_high_as_it_is(new_context, website):
    """In a page of another origin, with the code that is offered, by the keyboard."""
    page = new_context(viewport={"width": 390, "height": 844}, color_scheme="dark").new_page()
    code = frames.html("osmosis.osmotic_pressure", {"concentration": "0.1 mol/L"}, website.url)
    words = '<p style="height: 100vh">Before it.</p><button>First</button>'
    page.set_content(f'<!doctype html><html lang="en"><title>Class</title>{words}{code}')  # of no site, thus of another
    page.locator("iframe").scroll_into_view_if_needed()
    frame = page.frames[1]
    calculator = page.frame_locator("iframe").locator("live-calculator")
    expect(calculator.locator('output[name="osmotic_pressure"]')).to_have_text("4.96 bar")
    expect(calculator.locator('input[name="concentration"]')).to_have_value("0.1")
    page.wait_for_function(
        "(height) => Math.abs(document.querySelector('iframe').offsetHeight - height) <= 2 && height > 500",
        arg=frame.evaluate("document.documentElement.getBoundingClientRect().height"),
    )
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(30, 33, 41)"
    for scheme, named, rules in (("light", "default", ()), ("dark", "slate", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        expect(page.frame_locator("iframe").locator("html")).to_have_attribute("data-md-color-scheme", named)
        assert violations(frame, rules) == []

    page.locator("button").focus()
    page.keyboard.press("Tab")
    while frame.evaluate("document.activeElement.name") != "temperature":
        page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("4")
    expect(calculator.locator('output[name="osmotic_pressure"]')).to_have_text("4.61 bar")  # 2 x 0.1 x 8.314 x 277.15
    back = calculator.locator("[data-back]")
    expect(back).to_have_text("Osmotic pressure of a dilute solution")
    opened = "calculator=osmosis.osmotic_pressure&concentration=0.1+mol%2FL&temperature=4+degC"
    expect(back).to_have_attribute("href", f"{website.url}osmotic-pressure/?{opened}#osmosis-osmotic-pressure-1")
    assert [sent.path for sent in website.sent if "bundle" in sent.path or "offline" in sent.path] == []
    before = page.evaluate("document.querySelector('iframe').offsetHeight")
    calculator.locator("summary").last.click()
    page.wait_for_function("(before) => document.querySelector('iframe').offsetHeight > before + 100", arg=before)
