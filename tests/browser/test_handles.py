"""Sliders, the point of a curve and keys move numbers; pointer and keys read values off the curve."""

import re

import pytest
from playwright.sync_api import expect

from tests.live import ANSWER, CONCENTRATION, IDEAL, TEMPERATURE, be_live, open_page, texts

pytestmark = pytest.mark.few_pages

SLIDER = f"{IDEAL} [data-slides=temperature]"
CURVE = f"{IDEAL} [data-drawing=curve]"
POINT = f"{IDEAL} .calculator-point"
READ = f"{IDEAL} .calculator-read"
SHOWN = "(calculator) => getComputedStyle(calculator.querySelector('.calculator-slider')).display !== 'none'"


AT_REST = """() => new Promise((resolve) => {
    let before = [];
    const look = () => {
        before = [scrollY, ...before].slice(0, 10);
        if (before.length === 10 && before.every((each) => each === scrollY)) resolve();
        else requestAnimationFrame(look);
    };
    look();
})"""


def box_of(locator):
    """Where it is; while a curve is drawn anew, its parts are nowhere."""
    for _ in range(500):
        if box := locator.bounding_box():
            return box
        locator.page.wait_for_timeout(20)
    raise AssertionError(locator)


def middle(locator):
    box = box_of(locator)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def window(page):
    return page.locator(f"{CURVE} [data-window]").get_attribute("data-window")


def test_numbers_are_moved_by_sliders_keys_and_the_point_and_read_off_the_curve(awake):
    page = awake()
    calculator, concentration = page.locator(IDEAL), page.locator(CONCENTRATION)
    stops = calculator.evaluate(
        "(calculator) => [...calculator.querySelectorAll('*')].filter((each) => each.tabIndex >= 0).length"
    )

    # A slider: where it is let go the number is that of its place, within a step of half a degree.
    page.locator(SLIDER).scroll_into_view_if_needed()
    line = page.locator(SLIDER).bounding_box()
    assert line["height"] >= 44
    page.mouse.move(line["x"] + 0.25 * line["width"], line["y"] + 9)
    page.mouse.down()
    for share in (0.3, 0.6, 0.9, 0.5):
        page.mouse.move(line["x"] + share * line["width"], line["y"] + 30)
    page.mouse.up()
    expect(page.locator(TEMPERATURE)).to_have_value("50")
    expect(page.locator(f"{SLIDER} circle")).to_have_attribute("cx", "50.0%")
    expect(page.locator(ANSWER)).to_have_text("32.2 bar")  # 2 x 600 mol/m3 x 8.314 J/(mol K) x 323.15 K

    # Keys in a field: fine steps, and ten at once; as many as were pressed, however fast.
    concentration.focus()
    for _ in range(12):
        page.keyboard.press("ArrowUp")
    expect(concentration).to_have_value("0.72")
    page.keyboard.press("PageDown")
    expect(concentration).to_have_value("0.62")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(concentration).to_have_value("0.51")
    expect(concentration).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("0.6")
    expect(page.locator(ANSWER)).to_have_text("32.2 bar")

    # The point is dragged, and the axes stay as they are.
    expect(page.locator(f"{IDEAL} .calculator-picture")).to_have_attribute("aria-busy", "false")
    page.locator(f"{CURVE} .point").scroll_into_view_if_needed()
    before, (x, y) = window(page), middle(page.locator(f"{CURVE} .point"))
    width = box_of(page.locator(f"{CURVE} .axis"))["width"]
    page.mouse.move(x + 5, y + 5)
    expect(page.locator(READ)).to_have_text(re.compile(r"^at 0\.6\d* mol/L: 3\d\.\d bar$"))
    page.mouse.down()
    for share in (0.05, 0.1, 0.2):
        page.mouse.move(x + 5 + share * width, y)
    expect(concentration).to_have_value("1")
    expect(page.locator(f"{IDEAL} [data-text='curve.present']")).to_have_text("at 1 mol/L: 53.7 bar")
    assert window(page) == before
    page.mouse.up()
    expect(page.locator(READ)).to_have_text("")

    # Beside the point the pointer reads only; keys on the point move it, and with Shift they read.
    x, y = middle(page.locator(f"{CURVE} .point"))
    page.mouse.move(x - 0.25 * width, y)
    expect(page.locator(READ)).to_have_text("at 0.5 mol/L: 26.9 bar")
    expect(page.locator(f"{CURVE} .reading")).to_be_visible()
    page.mouse.move(1, 1)
    expect(page.locator(READ)).to_have_text("")
    expect(page.locator(f"{CURVE} .reading")).to_have_count(0)
    expect(concentration).to_have_value("1")
    point = page.get_by_role("slider", name="Point on the curve").and_(page.locator(POINT))
    point.focus()
    page.keyboard.press("ArrowRight")
    expect(concentration).to_have_value("1.01")
    expect(point).to_have_attribute("aria-valuetext", "at 1.01 mol/L: 54.3 bar")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(READ)).to_have_text("at 1 mol/L: 53.7 bar")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator(READ)).to_have_text("at 0.99 mol/L: 53.2 bar")
    expect(point).to_have_attribute("aria-valuetext", "at 0.99 mol/L: 53.2 bar")
    page.keyboard.press("Escape")
    expect(page.locator(READ)).to_have_text("")
    expect(concentration).to_have_value("1.01")
    page.keyboard.press("End")
    expect(concentration).to_have_value("2")
    expect(point).to_have_attribute("aria-valuenow", "100")

    # Axes that are logarithmic, which its link hands on.
    calculator.get_by_label("Axes of the curve").select_option("logarithmic across")
    expect(calculator.get_by_text("begins at 0.01 mol/L: zero and less have no place")).to_be_visible()
    assert "curve.axes=logarithmic+across" in texts(page)["link"]
    ticks = page.locator(f"{CURVE} text[text-anchor=middle]").all_text_contents()
    assert ticks == ["0.01", "0.1", "1"]
    after = calculator.evaluate(
        "(calculator) => [...calculator.querySelectorAll('*')].filter((each) => each.tabIndex >= 0).length"
    )
    assert after == stops, "sliders and points add no stop for the tabulator but the one of the point"
    assert calculator.evaluate(SHOWN)
    page.emulate_media(media="print")
    assert not calculator.evaluate(SHOWN)
    page.emulate_media(media="screen")


def test_a_finger_moves_numbers_across_and_scrolls_the_page_upwards(new_context, website):
    context = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_page(page, website)
    page.locator(CONCENTRATION).focus()
    be_live(page)
    page.wait_for_function(f"document.querySelector('{IDEAL}').handles")
    touch = context.new_cdp_session(page)

    def swipe(locator, x, y, across, down):
        page.evaluate(AT_REST)
        locator.evaluate("(place) => place.scrollIntoView({ block: 'center', behavior: 'instant' })")
        box, before = locator.bounding_box(), page.evaluate("scrollY")
        start = {"x": box["x"] + x * box["width"], "y": box["y"] + y}
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
        for step in range(1, 11):
            there = {"x": start["x"] + across * step / 10, "y": start["y"] + down * step / 10}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [there]})
        read = page.locator(READ).text_content()
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return before, read

    slider, point = page.locator(SLIDER), page.locator(f"{CURVE} .point")
    before, _ = swipe(slider, 0.5, 30, 3, -200)
    page.wait_for_function("(before) => scrollY > before + 100", arg=before)
    expect(page.locator(TEMPERATURE)).to_have_value("25")
    width = slider.bounding_box()["width"]
    swipe(slider, 0.5, 30, 0.2 * width, 4)
    expect(page.locator(TEMPERATURE)).to_have_value("70")
    before, _ = swipe(point, 0.5, 6, 2, -200)
    page.wait_for_function("(before) => scrollY > before + 100", arg=before)
    expect(page.locator(CONCENTRATION)).to_have_value("0.6")
    axis = box_of(page.locator(f"{CURVE} .axis"))["width"]
    swipe(point, 0.5, 15, 0.2 * axis, 3)
    expect(page.locator(CONCENTRATION)).to_have_value("1")
    _, read = swipe(page.locator(f"{CURVE} .axis"), 0.2, -100, 40, 0)
    assert re.fullmatch(r"at 0\.\d+ mol/L: \d+\.\d bar", read or "at 0.5 mol/L: 1.0 bar")
    expect(page.locator(CONCENTRATION)).to_have_value("1")
