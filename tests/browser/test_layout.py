"""Nothing moves but the answer's own text, no old answer is lit, and the answer is in sight from every field; which
test_pages.py asks of every page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live import ANSWER, CONCENTRATION, IDEAL, TEMPERATURE, be_live, open_page, pythons, wake
from tests.pythons import WASM
from tests.website import ROOT

pytestmark = pytest.mark.few_pages

SIZES = {
    "a phone": (390, 844),
    "a phone with its keyboard": (390, 400),
    "a tablet": (768, 1024),
    "a desk": (1440, 900),
}

# From how many fields was looked, in whichever direction the reader comes to them, and from which of them the main
# answers cannot be read. Where neither page nor answer has moved, nothing else can have come over it.
OUT_OF_SIGHT = """() => {
    for (const details of document.querySelectorAll("details:has(live-calculator), .calculator-group")) {
        details.open = true;
    }
    for (const picture of document.querySelectorAll("moving-picture")) picture.dataset.told = "";
    const isOnTop = (place, { x, y, width, height }, share) => {
        const hit = document.elementFromPoint(x + width / 2, y + height * share);
        return Boolean(hit && place.contains(hit));
    };
    const out = [];
    let looks = 0;
    let scrolled, read;
    const look = (calculator, field) => {
        field.scrollIntoView({ block: "nearest", behavior: "instant" });
        const outputs = [...calculator.querySelectorAll(".calculator-results output")];
        const isRead = (output) => {
            const box = output.getBoundingClientRect();
            return [0.1, 0.9].every((share) => isOnTop(output.closest(".calculator-result"), box, share));
        };
        const place = `${calculator.id} at ${scrollY}, its answer at ${outputs[0]?.getBoundingClientRect().y}`;
        if (place !== scrolled) [scrolled, read] = [place, outputs.length > 0 && outputs.every(isRead)];
        const free = isOnTop(field.parentElement, field.getBoundingClientRect(), 0.5);
        looks += 1;
        const name = field.name || field.dataset.does || field.textContent;
        if (!read || !free) out.push({ place, name, read, free });
    };
    for (const calculator of document.querySelectorAll("live-calculator")) {
        const fields = [...calculator.querySelectorAll("input:not([type=hidden]), select")].filter(
            (field) => field.checkVisibility() &&
                !field.closest(".calculator-answer, .calculator-listing, .calculator-system"),
        );
        for (const field of [...fields, ...fields.toReversed()]) look(calculator, field);
    }
    return { looks, out };
}"""

# The letters of a chart are as large as its style says, whatever its width.
SCALES = """() => [...new Set(
    Array.from(document.querySelectorAll('.chart[class*=letters] text'), (text) => text.getScreenCTM().a),
)]"""


def shown(page: Page, part: str = "answer") -> str:
    return page.locator(f"{IDEAL} .calculator-{part}").first.get_attribute("data-shown")


def is_dim(page: Page, selector: str) -> None:
    page.wait_for_function(f"getComputedStyle(document.querySelector('{selector}')).opacity < 0.5")


PLACES = """() => {
    const answer = "output, .calculator-headline, [data-drawing], [aria-live], [role=status], math";
    const entry = ".calculator-range, .calculator-slider circle"; // in its place stands what is wrong with it
    const seen = [...document.querySelectorAll("article *")].filter((each) => !each.closest(`${answer}, ${entry}`));
    return seen.map((each) => {
        const { x, y } = each.getBoundingClientRect();
        return [each.tagName, each.getAttribute("class")?.replace("focus-visible", "").trim() ?? "", x, y];
    });
}"""


def moved(before: list, after: list) -> list:
    """What of a page stands elsewhere than before, by more than rounding."""
    assert len(before) == len(after) > 100
    return [
        (one, other)
        for one, other in zip(before, after, strict=True)
        if one[:2] != other[:2] or any(abs(here - there) > 0.5 for here, there in zip(one[2:], other[2:], strict=True))
    ]


@pytest.mark.breaks_scripts
@pytest.mark.parametrize("size", [(390, 844), (1440, 900)], ids=str)
def test_no_state_moves_anything_and_no_old_answer_is_lit(new_context, website, size):
    page = new_context(viewport=dict(zip(("width", "height"), size, strict=True))).new_page()
    page.clock.install()
    open_page(page, website)
    field, link = page.locator(CONCENTRATION), page.locator(f"{IDEAL} .calculator-link button").first
    with website.held(WASM):
        field.scroll_into_view_if_needed()
        before = page.evaluate(PLACES)
        field.focus()
        expect(page.locator("[role=status]").first).to_have_text("Starting Python ...")
        assert shown(page) != "old", "nothing has changed yet"
        assert moved(before, page.evaluate(PLACES)) == []
        field.fill("0.7")
        assert shown(page) == shown(page, "picture") == "old"
        assert page.locator(f"{IDEAL} .calculator-answer").first.get_attribute("aria-busy") == "true"
        is_dim(page, ANSWER)
        is_dim(page, f"{IDEAL} [data-drawing=curve]")
        expect(link).to_be_disabled()
        assert moved(before, page.evaluate(PLACES)) == []
    expect(page.locator(ANSWER)).to_have_text("34.7 bar")
    be_live(page)
    expect(link).to_be_enabled()
    assert shown(page) == shown(page, "picture") == "now"
    assert page.locator(f"{IDEAL} .calculator-answer").first.get_attribute("aria-busy") == "false"
    assert moved(before, page.evaluate(PLACES)) == []
    field.fill("3")
    expect(page.get_by_text("The answer shown is the last one")).to_be_visible()
    assert shown(page) == shown(page, "picture") == "none"
    expect(page.locator(ANSWER)).to_have_css("text-decoration-line", "line-through")
    expect(link).to_be_disabled()
    assert moved(before, page.evaluate(PLACES)) == []
    (worker,) = pythons(page)
    field.fill("0.8")
    expect(page.locator(ANSWER)).to_have_text("39.7 bar")
    worker.evaluate("self.close()")
    field.fill("0.9")
    page.clock.fast_forward(10_000)
    expect(page.get_by_text("Python stopped (")).to_be_visible()
    assert shown(page) == shown(page, "picture") == "none"
    expect(link).to_be_disabled()
    assert moved(before, page.evaluate(PLACES)) == []


def test_while_a_number_is_typed_nothing_is_said_of_it(own_page, website):
    """That of Python's refusal is told after a pause, or when the field is left."""
    page = own_page
    page.clock.install()
    wake(page, website)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    field, error = page.locator(CONCENTRATION), page.locator(f"{IDEAL} [data-error=concentration]")
    refused = f"document.querySelector('{IDEAL}').refusal"
    field.press("ControlOrMeta+A")
    field.press_sequentially("7")
    page.wait_for_function(refused)
    expect(error).to_have_text("")
    assert shown(page) == "old"
    page.clock.run_for(500)
    field.press_sequentially("6")
    page.clock.run_for(500)
    page.wait_for_function(refused)
    expect(error).to_have_text("")
    page.clock.run_for(300)
    expect(error).to_contain_text("must be")
    assert shown(page) == "none"
    expect(field).to_have_accessible_description(re.compile("must be"))
    field.press("ControlOrMeta+A")
    field.press_sequentially("5")
    page.wait_for_function(refused)
    page.locator(TEMPERATURE).focus()
    assert shown(page) == "none"


def test_a_screen_reader_hears_one_thing_after_a_change(awake):
    """Of what is live all else stays as it is: what is wrong with an input, and what Python does while it starts."""
    page = awake()
    regions = f"{IDEAL} :is([aria-live]:not([aria-live=off]), [role=status], output:not([aria-live=off]))"
    texts = "(regions) => [...document.querySelectorAll(regions)].map((each) => each.textContent)"
    before = page.evaluate(texts, regions)
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(f"{IDEAL} .calculator-heard")).to_contain_text("4.96 bar")
    after = page.evaluate(texts, regions)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_what_is_changed_before_the_script_is_there_dims_the_answer(page, website):
    with website.held("live-calculator.js"):
        page.goto(website.url + "osmotic-pressure/", wait_until="commit")
        page.locator(CONCENTRATION).fill("0.1")
        is_dim(page, ANSWER)
        page.locator("h1").first.click()
        is_dim(page, ANSWER)
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


ABSENT = f"{IDEAL} .calculator-absent"


def says_that_no_script_has_come(page: Page) -> None:
    expect(page.locator(ABSENT)).to_be_hidden()
    delays = "[...document.querySelectorAll('.calculator-absent')].map((each) => getComputedStyle(each).animationDelay)"
    assert page.evaluate(delays)[0] == "30s"
    page.locator(CONCENTRATION).fill("0.1")
    assert page.evaluate(delays)[0] == "10s"
    page.evaluate("for (const each of document.getAnimations()) each.finish()")
    expect(page.locator(ABSENT)).to_contain_text("script has not come")
    is_dim(page, ANSWER)


@pytest.mark.breaks_scripts
def test_a_script_that_never_comes_is_told_and_a_retry_works(page, website):
    website.blocked.add("live-calculator.js")
    page.goto(website.url + "osmotic-pressure/")
    says_that_no_script_has_come(page)
    website.blocked.clear()
    page.locator(ABSENT).get_by_role("link", name="Try again").click()
    page.wait_for_function("Boolean(customElements.get('live-calculator'))")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_a_page_opened_from_disk_says_that_it_is_not_live(browser, site):
    page = browser.new_page()
    page.goto((site / "osmotic-pressure" / "index.html").as_uri())
    says_that_no_script_has_come(page)
    page.context.close()


def test_a_worker_that_cannot_be_made_is_told_and_a_retry_works(own_page, website):
    page = own_page
    page.add_init_script(
        "const Made = Worker; let fails = 1;"
        "window.Worker = function (...all) {"
        "  if (String(all[0]).includes('-worker.js') && fails-- > 0) throw new Error('no workers here');"
        "  return new Made(...all);"
        "};"
    )
    open_page(page, website)
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.get_by_text("Python could not start (no workers here).")).to_be_visible()
    assert shown(page) == "none"
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_a_start_of_which_no_more_signs_come_can_be_given_up(own_page, website):
    page = own_page
    page.clock.install()
    open_page(page, website)
    with website.held(WASM):
        page.locator(CONCENTRATION).fill("0.1")
        page.wait_for_function(f"document.querySelector('{IDEAL}').python.news")
        page.clock.fast_forward(30_000)
        expect(page.get_by_text("Nothing more has come for 30 seconds; it may still come.")).to_be_visible()
        assert shown(page) == "old"
        page.get_by_role("button", name="Try again").click()
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


SHEET = {"width": 673, "height": 949}  # pixels between the margins: the width of A4, the height of Letter


def test_a_picture_fills_the_screen_and_where_that_cannot_be_had_the_window(page, website):
    wake(page, website)  # with the first answer all is drawn anew
    stage = page.locator(f"{IDEAL} .calculator-picture [data-stage]")
    button = stage.get_by_role("button")
    small = stage.locator("text").first.bounding_box()["height"]
    for missing in (False, True):
        if missing:  # as on some phones
            page.evaluate("Element.prototype.requestFullscreen = undefined")
        button.click()
        expect(button).to_have_text("Close")
        assert page.evaluate("Boolean(document.fullscreenElement)") is not missing
        box = stage.bounding_box()
        window = page.evaluate("({ x: 0, y: 0, width: innerWidth, height: innerHeight })")
        assert box == pytest.approx(window, abs=1)
        assert stage.locator("text").first.bounding_box()["height"] > 1.8 * small
        button.click()
        expect(button).to_have_text("Full screen")
        expect(stage.locator("svg").first).to_be_visible()
        assert stage.bounding_box()["width"] < 700


def test_the_box_that_a_line_is_drawn_in_is_that_in_which_the_moving_picture_marks_the_moment():
    chart = (ROOT / "calc" / "interface" / "chart.py").read_text(encoding="utf-8")
    picture = (ROOT / "docs" / "assets" / "moving-picture.js").read_text(encoding="utf-8")
    width, height = (
        re.search(r"^_WIDTH = (\d+)", chart, re.MULTILINE)[1],
        re.search(r"^_HEIGHT = (\d+)", chart, re.MULTILINE)[1],
    )
    assert f"time * {width}" in picture
    assert f"0V{height}" in picture


def test_the_answer_stands_above_a_keyboard_on_the_screen(new_context, website):
    """Which covers the end of the window without making it smaller, as phones' keyboards do; but a reader who
    enlarges the page sees less of it without one."""
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(
        """window.seen = Object.assign(new EventTarget(), { scale: 1, height: 844, offsetTop: 0 });
        Object.defineProperty(window, "visualViewport", { value: window.seen });"""
    )
    open_page(page, website)
    page.locator(CONCENTRATION).evaluate("(field) => field.scrollIntoView({ block: 'center', behavior: 'instant' })")
    bar = page.locator(f"{IDEAL} .calculator-bar")
    for scale, height, bottom in ((1, 844, 844), (1, 500, 500), (2, 422, 844), (1, 844, 844)):
        page.evaluate(
            "(now) => { Object.assign(seen, now); seen.dispatchEvent(new Event('resize')); }",
            {"scale": scale, "height": height},
        )
        box = bar.bounding_box()
        assert box["y"] + box["height"] == pytest.approx(bottom, abs=1)
