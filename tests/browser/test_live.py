"""The calculators alive in a browser: waking, answering, failing and coming back."""

import re

import pytest
from playwright.sync_api import Page, expect

from calc import evaluate
from calc.core.units import from_si
from tests.live import (
    ANSWER,
    CONCENTRATION,
    IDEAL,
    RUNTIME,
    TEMPERATURE,
    be_live,
    open_page,
    pythons,
    runs_python,
    texts,
    wake,
)
from tests.pythons import WASM

pytestmark = pytest.mark.few_pages


THEME_IS_THERE = "'document$' in window"  # which its script makes


def test_nothing_of_python_is_asked_for_before_the_reader_needs_it(page, website):
    open_page(page, website)
    assert [ending for ending in RUNTIME if website.requests(ending)] == []
    assert pythons(page) == []


def test_a_calculator_waits_neither_for_the_theme_nor_to_learn_what_it_is_made_of(page, website):
    (theme,) = website.folder.glob("assets/javascripts/bundle.*.min.js")
    with website.held(theme.name):
        with website.held("live-calculator.js"):
            page.goto(website.url + "osmotic-pressure/", wait_until="commit")
            for part in ("entered.js", "units.js"):
                while not website.requests(part):
                    page.wait_for_timeout(10)
        page.locator(CONCENTRATION).fill("0.1")
        expect(page.locator(ANSWER)).to_have_text("4.96 bar")
        assert not page.evaluate(THEME_IS_THERE)


ITS_PAGE = "new Promise((resolve) => document$.subscribe((page) => resolve(page === document)))"


@pytest.fixture
def hurried(new_context, website):
    """Opens a page of a reader whose Python starts with it, where the theme waits for it so many milliseconds."""

    def open_hurried(patience: float) -> Page:
        website.altered("later.js", "const PATIENCE = 2_000;", f"const PATIENCE = {patience};")
        page = new_context(saves_data=False).new_page()
        open_page(page, website)
        return page

    return open_hurried


def test_the_theme_comes_when_python_has_answered(hurried, website):
    with website.held(WASM):
        page = hurried(patience=1e9)
        page.locator(CONCENTRATION).fill("0.1")
        expect(page.locator("[role=status]").first).to_have_text("Starting Python ...")
        assert not page.evaluate(THEME_IS_THERE)
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    page.wait_for_function(THEME_IS_THERE)
    assert page.evaluate(ITS_PAGE), "it is told that the page has been parsed"


def test_the_theme_comes_though_nobody_asks_python(hurried):
    hurried(patience=1e9).wait_for_function(THEME_IS_THERE)


def test_the_theme_does_not_wait_long_for_a_python_that_does_not_come(hurried, website):
    with website.held(WASM):
        hurried(patience=10).wait_for_function(THEME_IS_THERE)


def test_the_theme_comes_to_who_touches_anything_but_a_calculator(hurried, website):
    with website.held(WASM):
        page = hurried(patience=1e9)
        page.locator(CONCENTRATION).fill("0.1")
        assert not page.evaluate(THEME_IS_THERE)
        page.locator("h1").click()
        page.wait_for_function(THEME_IS_THERE)


def test_the_theme_comes_where_python_fails(hurried, website):
    website.blocked.add(WASM)
    hurried(patience=1e9).wait_for_function(THEME_IS_THERE)


COUNTED = """(calculator) => {
    calculator.counted = { asked: 0, shown: 0 };
    const { show, python } = calculator, ask = python.ask;
    calculator.show = (reply) => { calculator.counted.shown += 1; show.call(calculator, reply); };
    python.ask = (request) => { calculator.counted.asked += 1; return ask.call(python, request); };
}"""


def test_an_answer_is_shown_once_and_then_its_curve_however_often_that_is_asked_for(page, website):
    """Each try at its rest computes one point where there is no patience; the answer stays, and is not drawn anew."""
    patience = "const PATIENCE_WITH_A_CURVE = 0.03;\nconst PATIENCE_WITH_ITS_REST = 0.06;"
    website.altered("-live-calculator.js", patience, re.sub(r"0\.\d+", "0", patience))
    wake(page, website)
    calculator = page.locator(IDEAL)
    before = calculator.locator("[data-drawing=curve]").inner_html()
    calculator.evaluate(COUNTED)
    page.locator(TEMPERATURE).fill("30")
    page.wait_for_function(
        "([calculator, before]) => document.querySelector(calculator + ' [data-drawing=curve]').innerHTML !== before",
        arg=[IDEAL, before],
    )
    counted = calculator.evaluate("(calculator) => calculator.counted")
    assert counted["shown"] == 2
    assert counted["asked"] > 3


NONE_IS_STARTED = """async () => {
    const { Python } = await import(document.querySelector("script[data-library]").src);
    return Python.hasFailed && !Python.current;
}"""


def test_python_that_failed_unseen_starts_anew_at_a_touch(new_context, website):
    page = new_context(saves_data=False, viewport={"width": 1280, "height": 200}).new_page()
    website.blocked.add(WASM)
    with page.expect_worker(runs_python):
        page.goto(website.url + "osmotic-pressure/")  # what its worker had asked for when it ended never becomes idle
    for _ in range(1000):
        if not pythons(page):
            break
        page.wait_for_timeout(10)
    assert not website.requests("handles.js"), "the calculator is out of view"
    with page.expect_response(re.compile(r"handles\.js$")):
        page.locator("live-calculator").first.scroll_into_view_if_needed()
    assert page.evaluate(NONE_IS_STARTED)
    expect(page.locator("[role=status]").first).to_have_text("")
    website.blocked.clear()
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


@pytest.mark.parametrize("touch", ["focus", "pointer"])
def test_a_touch_wakes_python_and_the_old_answer_stays_meanwhile(page, website, touch):
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    open_page(page, website)
    built = texts(page)
    with website.held(WASM):
        if touch == "focus":
            page.locator(CONCENTRATION).focus()
        else:
            page.locator("live-calculator").first.hover()
        expect(page.locator("[role=status]").first).to_have_text("Starting Python ...")
        expect(page.get_by_role("button", name="Try again")).to_have_count(0)
        assert texts(page) == built
    be_live(page)
    expect(page.locator("[role=status]").first).to_have_text("")
    assert all(website.requests(ending) for ending in RUNTIME)
    assert {f"{website.origin}{sent.path}" for sent in website.sent} <= set(asked), "a worker's requests go unwatched"


def test_a_touch_before_the_script_is_there_is_not_lost(page, website):
    with website.held("live-calculator.js"):
        page.goto(website.url + "osmotic-pressure/", wait_until="commit")
        page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_what_takes_longer_than_a_moment_is_told_in_words(page, website):
    open_page(page, website)
    status = page.locator("[role=status]")
    with website.held_halfway(WASM):
        page.locator(CONCENTRATION).focus()
        expect(status.first).to_have_text(re.compile(r"^Loading Python: [12] of 3 MB \.\.\.$"))
        page.locator('input[name="molality"]').first.focus()
        expect(status.nth(1)).to_have_text(re.compile("^Loading Python: "))
    be_live(page)
    expect(status.nth(1)).to_have_text("")


PATIENCE = 10_000  # milliseconds, after which a worker that does not answer is given up


# Emptied, so that what stands there afterwards was written by the browser.
EMPTIED = """
    for (const calculator of document.querySelectorAll("live-calculator")) {
        const moved = calculator.querySelector("moving-picture") ? ":is([data-drawing=curve])" : "";
        for (const place of calculator.querySelectorAll(`[data-text], [data-drawing]${moved}`)) place.replaceChildren();
    }
"""


def test_the_browser_gives_byte_for_byte_what_the_build_wrote(page, website, project_path):
    """At a root, test_whole_site.py asks it of every calculator, without a network."""
    open_page(page, website)
    built = texts(page)
    page.evaluate(EMPTIED)
    page.locator("live-calculator input:visible").first.focus()
    be_live(page)
    assert texts(page) == built


def test_a_change_is_answered(awake):
    page = awake()
    chart = texts(page)["curve"]
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    assert texts(page)["curve"] != chart


def test_units_switch_per_field(awake):
    page = awake()
    page.locator(f'{IDEAL} select[name="concentration.unit"]').select_option("mol/m3")
    expect(page.locator(CONCENTRATION)).to_have_value("600")
    expect(page.get_by_text("from 0 to 2000 mol/m³")).to_be_visible()
    page.locator(f'{IDEAL} select[name="temperature.unit"]').select_option("degF")
    expect(page.locator(TEMPERATURE)).to_have_value("77")
    page.locator(f'{IDEAL} select[name="osmotic_pressure.unit"]').select_option("psi")
    expect(page.locator(ANSWER)).to_have_text("431 psi")
    page.locator(CONCENTRATION).fill("100")
    expect(page.locator(ANSWER)).to_have_text("71.9 psi")


def test_what_was_changed_while_python_started_is_answered_in_the_unit_that_was_chosen_then(page, website):
    open_page(page, website)
    with website.held(WASM):
        page.locator(f'{IDEAL} select[name="concentration.unit"]').select_option("mol/m3")
        page.locator(CONCENTRATION).fill("100")
        expect(page.locator("[role=status]").first).to_have_text("Starting Python ...")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    expect(page.locator(CONCENTRATION)).to_have_value("100")


def test_a_wrong_input_gets_words_at_its_field_and_the_rest_stays(awake):
    page = awake()
    page.locator(TEMPERATURE).fill("4")
    expect(page.locator(ANSWER)).to_have_text("27.7 bar")
    chart = texts(page)["curve"]
    field = page.locator(CONCENTRATION)
    field.fill("3")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("must be at most 2 mol/L: the law is one for dilute"))
    expect(page.get_by_text("must be at most 2 mol/L")).to_be_visible()
    expect(page.get_by_text("The answer shown is the last one")).to_be_visible()
    expect(page.locator(ANSWER)).to_have_text("27.7 bar")
    expect(page.locator(TEMPERATURE)).to_have_value("4")
    expect(page.locator(TEMPERATURE)).to_have_attribute("aria-invalid", "false")
    assert texts(page)["curve"] == chart
    field.fill("0.1")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.get_by_text("must be at most 2 mol/L")).to_have_count(0)
    expect(page.locator(ANSWER)).to_have_text("4.61 bar")


def test_a_wrong_input_that_is_folded_away_is_shown(awake):
    page = awake("reverse-osmosis/")
    calculator = page.locator('live-calculator[name="vessel.projection"]')
    summary = calculator.locator("details.calculator-group > summary").first
    area = calculator.locator('input[name="active_area"]')
    summary.click()
    area.fill("1000")
    expect(calculator.locator('[data-error="active_area"]')).to_contain_text("must be at")
    summary.click()
    expect(area).to_be_hidden()
    calculator.locator('input[name="feed_flow"]').fill("9")
    expect(area).to_be_visible()


def test_inputs_without_an_answer_together_get_words(awake):
    page = awake("reverse-osmosis/")
    calculator = page.locator('live-calculator[name="balance.recovery"]')
    calculator.locator('input[name="recovery"]').fill("95")
    expect(calculator.get_by_text("lower the recovery or the feed concentration")).to_be_visible()
    expect(calculator.locator('output[name="concentrate_concentration"]')).to_have_text("63.5 g/L")


def test_the_curve_follows_its_choice(awake):
    page = awake("reverse-osmosis/")
    calculator = page.locator('live-calculator[name="balance.recovery"]')
    calculator.get_by_label("Curve over").select_option("observed rejection")
    calculator.get_by_label("Curve of").select_option("permeate concentration")
    expect(calculator.locator("svg.chart")).to_have_attribute(
        "aria-label", re.compile("^Permeate concentration against observed rejection: .* now 175 mg/L at 99.5 %")
    )


def test_a_choice_and_a_preset_are_answered(awake):
    page = awake()
    calculator = page.locator('live-calculator[name="solutions.osmotic_pressure"]')
    calculator.get_by_label("Solute").select_option("sucrose")
    expect(calculator.locator('output[name="accuracy"]')).to_contain_text("40")
    calculator.get_by_label("Example").select_option("0.9 % saline")
    expect(calculator.get_by_label("Solute")).to_have_value("NaCl")
    expect(calculator.locator('input[name="molality"]')).to_have_value("0.1549")
    expect(calculator.locator('output[name="osmotic_pressure"]')).to_have_text("7.35 bar")
    calculator.locator('input[name="molality"]').fill("0.2")
    expect(calculator.get_by_label("Example")).to_have_value("")
    # What is entered while an example is being answered stays, beside what the example fills in.
    calculator.evaluate(
        """(calculator) => {
            const entries = { preset: "0.9 % saline", temperature: "30" };
            for (const [name, value] of Object.entries(entries)) {
                const control = calculator.querySelector(`[name="${name}"]`);
                control.value = value;
                control.dispatchEvent(new Event("input", { bubbles: true }));
            }
            if (!calculator.asking || !calculator.again) throw new Error("the second came when the first was answered");
        }"""
    )
    both = evaluate("solutions.osmotic_pressure", {"preset": "0.9 % saline", "temperature": "30 degC"})
    pressure = from_si(both.outputs["osmotic_pressure"], "bar")
    expect(calculator.locator('output[name="osmotic_pressure"]')).to_have_text(f"{pressure:.2f} bar")
    expect(calculator.locator('input[name="temperature"]')).to_have_value("30")
    expect(calculator.locator('input[name="molality"]')).to_have_value("0.1549")
    expect(calculator.get_by_label("Example")).to_have_value("")


def test_a_refused_preset_says_why_and_the_rest_stays(awake):
    page = awake("seawater/")
    sea = page.locator('live-calculator[name="seawater.osmotic_pressure"]')
    sea.get_by_label("Example").select_option("Dead Sea")
    expect(sea.get_by_text("brines such as the Dead Sea's are saltier")).to_be_visible()
    expect(sea.locator('output[name="osmotic_pressure"]')).to_have_text("25.8 bar")


def test_a_refusal_from_inside_a_formula_is_told_on_the_page(awake):
    page = awake("osmosis/")
    tube = page.locator('live-calculator[name="osmosis.equilibrium_head"]')
    tube.locator('input[name="right_amount"]').fill("2000")
    expect(tube.get_by_text("there the data for NaCl end")).to_be_visible()
    expect(tube.locator('output[name="level_difference"]')).to_have_text("0.415 m")


def test_a_table_keeps_open_while_its_numbers_change(awake):
    page = awake("osmosis/")
    tube = page.locator('live-calculator[name="osmosis.equilibrium_head"]')
    tube.get_by_text("Time course in numbers").click()
    answered = tube.locator('.calculator-scene[data-shown="now"]')
    last = tube.locator(".calculator-rows tbody tr").last
    before = last.inner_text()
    tube.locator('input[name="right_amount"]').fill("0.05")
    expect(answered).to_have_count(1)
    assert last.inner_text() != before
    expect(last).to_be_visible()
    # Its units are chosen in the heads of its columns, and stay chosen.
    unit = tube.locator('thead select[name$="left_level.unit"]')
    expect(unit).to_have_accessible_name("Unit of left level")
    level = last.locator("td").first
    in_centimetres = float(level.inner_text())
    unit.focus()
    unit.select_option("mm")
    expect(answered).to_have_count(1)
    assert abs(float(level.inner_text()) - 10 * in_centimetres) < 1
    expect(unit).to_be_focused()
    expect(unit).to_have_value("mm")


@pytest.mark.breaks_scripts
def test_a_runtime_that_cannot_load_is_told_and_a_retry_works(page, website):
    """One part is missing after another: each try comes as far as the next of them."""
    open_page(page, website)
    built = texts(page)
    page.locator(CONCENTRATION).evaluate("(field) => (field.value = '0.1')")
    begin, browser = page.locator(CONCENTRATION).focus, page.context.new_cdp_session(page)
    for missing in ("worker.js", "python.js", "frozen.mjs", WASM):
        website.forget()
        website.blocked.add(missing)
        browser.send("Network.clearBrowserCache")  # what came at the try before is asked for again
        begin()
        for _ in range(1000):
            if website.requests(missing):
                break
            page.wait_for_timeout(10)
        assert website.requests(missing), missing
        begin = page.get_by_role("button", name="Try again").click
        expect(page.get_by_text("Python could not start")).to_be_visible()
        assert texts(page) == built
        expect(page.locator(CONCENTRATION)).to_have_value("0.1")
    website.blocked.clear()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    expect(page.get_by_text("Python could not start")).to_have_count(0)


@pytest.mark.breaks_scripts
def test_a_worker_that_dies_is_told_and_what_comes_next_is_answered(own_page, website):
    """Of an error, after which a change is answered; and then in silence, after which one tries again."""
    page, told = own_page, own_page.get_by_text("Python stopped (")
    page.clock.install()
    wake(page, website)
    (worker,) = pythons(page)
    worker.evaluate("setTimeout(() => { throw new Error('out of memory'); })")
    expect(told).to_be_visible()
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")
    page.locator(CONCENTRATION).fill("0.2")
    is_answered_anew(page, "9.92 bar")
    expect(told).to_have_count(0)

    (worker,) = pythons(page)
    worker.evaluate("self.close()")
    page.locator(CONCENTRATION).fill("0.1")
    page.clock.fast_forward(PATIENCE)
    expect(told).to_be_visible()
    expect(page.locator(ANSWER)).to_have_text("9.92 bar")
    page.get_by_role("button", name="Try again").click()
    is_answered_anew(page, "4.96 bar")


def is_answered_anew(page: Page, answer: str) -> None:
    """By one Python that runs again."""
    expect(page.locator(ANSWER)).to_have_text(answer)
    be_live(page)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    assert len(pythons(page)) == 1


@pytest.mark.breaks_scripts
def test_a_fault_in_python_is_told_in_words_and_the_next_change_is_answered(awake):
    """A unit that there is not stands for whatever may be wrong in calc."""
    page = awake()
    started = pythons(page)
    unit = page.locator(f'{IDEAL} input[name="temperature.was"]')
    unit.evaluate("(control) => { control.value = 'none'; }")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.get_by_text("because the program failed (UnitError: there is no unit 'none'")).to_be_visible()
    expect(page.get_by_text("The answer shown is the last one")).to_be_visible()
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")
    unit.evaluate("(control) => { control.value = 'degC'; }")
    page.locator(CONCENTRATION).fill("0.2")
    expect(page.locator(ANSWER)).to_have_text("9.92 bar")
    expect(page.get_by_text("the program failed")).to_have_count(0)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    assert pythons(page) == started


def test_the_keyboard_is_enough(page, website):
    open_page(page, website)
    focused = "document.activeElement.name ?? ''"
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "concentration":
            break
    expect(page.locator(CONCENTRATION)).to_be_focused()
    be_live(page)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "concentration.unit"
    page.keyboard.press("ArrowDown")
    expect(page.locator(CONCENTRATION)).to_have_value("100")
    order = [page.evaluate(focused)]
    while order[-1] != "curve.over":
        assert len(order) < 20
        page.keyboard.press("Tab")
        order.append(page.evaluate(focused))
    assert order == [
        "concentration.unit",
        "temperature",
        "temperature.unit",
        "ions",
        "osmotic_coefficient",
        "osmotic_pressure.unit",
        "curve.over",
    ]
    page.keyboard.press("ArrowDown")
    expect(page.locator(IDEAL).get_by_role("img", name="Osmotic pressure against temperature")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "curve.axes"
    page.keyboard.press("Tab")
    expect(page.locator(f"{IDEAL} [data-enlarges]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(IDEAL).get_by_role("slider", name="Point on the curve")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(IDEAL).get_by_role("button", name="Link to this state")).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("The symbols"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Source: ").first).to_be_visible()
    page.locator(CONCENTRATION).focus()
    page.keyboard.press("Enter")  # does not send the form away
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_instant_navigation_keeps_the_one_worker(page, website, project_path):
    wake(page, website)
    page.evaluate("window.stayed = true")
    (first,) = pythons(page)
    page.get_by_role("link", name="Reverse osmosis").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("^Reverse osmosis"))
    page.locator('input[name="recovery"]').first.fill("75")
    expect(page.locator('output[name="concentration_factor"]').first).to_have_text("3.98")
    page.locator('input[name="feed_pressure"]').first.fill("0")
    expect(page.locator('output[name="permeate_concentration"]').first).to_have_text("not known")
    page.go_back()
    expect(page.locator("h1")).to_have_text(re.compile("^Osmotic pressure"))
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    assert pythons(page) == [first]
    assert len(website.requests(WASM)) == 1


LINK = "?calculator=osmosis.osmotic_pressure&concentration=100+mol%2Fm3&osmotic_pressure=psi"
PLACE = "#osmosis-osmotic-pressure-1"


def link_to(page: Page, address: str) -> None:
    page.evaluate(
        """(address) => {
        const link = Object.assign(document.createElement("a"), { href: address, textContent: "a state" });
        document.querySelector("article p").append(link);
    }""",
        address,
    )


def follow(page: Page, address: str) -> None:
    """Go to an address by a link on the page, as instant navigation does."""
    link_to(page, address)
    page.get_by_text("a state").click()
    page.wait_for_function("(address) => location.href === address", arg=address)


def is_open(page: Page) -> None:
    """The state of LINK is shown, where it can be seen."""
    expect(page.locator(ANSWER)).to_have_text("71.9 psi")
    expect(page.locator(CONCENTRATION)).to_have_value("100")
    expect(page.locator(f'{IDEAL} select[name="concentration.unit"]')).to_have_value("mol/m3")
    expect(page.locator(f"{IDEAL} legend")).to_be_in_viewport()


def test_an_address_opens_a_calculator_in_a_state(page, website, project_path):
    opens(page, f"{website.url}osmotic-pressure/{LINK}{PLACE}")


@pytest.mark.parametrize("place", ["", "#osmosis-osmotic-pressure-99"])
def test_an_address_without_a_place_or_with_a_wrong_one_does_so_too(awake, website, place):
    page = awake("reverse-osmosis/")
    follow(page, f"{website.url}osmotic-pressure/{LINK}{place}")
    be_live(page)
    is_open(page)


def opens(page: Page, address: str) -> None:
    page.goto(address)
    be_live(page)
    is_open(page)
    page.locator(CONCENTRATION).fill("200")
    expect(page.locator(ANSWER)).to_have_text("144 psi")


def test_an_address_of_another_calculator_or_of_none_leaves_the_others_alone(page, website):
    asked = page.goto(f"{website.url}osmotic-pressure/?calculator=osmosis.nothing&concentration=1")
    assert asked.ok
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.querySelectorAll('live-calculator')].every((each) => !each.state)")
    name = "solutions.osmotic_pressure"
    page.goto(f"{website.url}osmotic-pressure/?calculator={name}&molality=5+g%2FL")
    be_live(page, name)
    expect(page.locator(f'live-calculator[name="{name}"] input[name="molality"]')).to_have_value("5")
    expect(page.locator(CONCENTRATION)).to_have_value("0.6")


def test_wrong_entries_of_an_address_get_words_on_the_page(awake, website):
    page = awake("reverse-osmosis/")
    query = "?calculator=osmosis.osmotic_pressure&temperature=3+bar&ions=3&%22%5D=%3Cb%3E"
    follow(page, f"{website.url}osmotic-pressure/{query}{PLACE}")
    be_live(page)
    calculator = page.locator("live-calculator").first
    expect(calculator.locator('[data-error="temperature"]')).to_contain_text("'bar' does not fit here")
    expect(calculator.locator('[data-error=""]')).to_contain_text('"]: there is no such entry')
    expect(calculator.locator('input[name="ions"]')).to_have_value("3")
    expect(page.locator(ANSWER)).to_have_text("44.6 bar")


def test_an_address_with_a_value_outside_its_range_says_so(awake, website):
    page = awake("reverse-osmosis/")
    follow(page, f"{website.url}osmotic-pressure/?calculator=osmosis.osmotic_pressure&concentration=3+mol%2FL")
    be_live(page)
    expect(page.get_by_text("must be at most 2 mol/L")).to_be_visible()
    expect(page.locator(CONCENTRATION)).to_have_value("3")


def test_an_address_shows_what_it_sets_in_a_folded_group(awake, website):
    name = "vessel.projection"
    page = awake()
    follow(page, f"{website.url}reverse-osmosis/?calculator={name}&active_area=37+m2")
    be_live(page, name)
    expect(page.locator(f'live-calculator[name="{name}"] input[name="active_area"]')).to_have_value("37")
    expect(page.locator(f'live-calculator[name="{name}"] input[name="active_area"]')).to_be_visible()


def test_what_the_reader_does_goes_before_what_an_address_asks_for(page, website):
    with website.held(WASM):
        page.goto(f"{website.url}osmotic-pressure/{LINK}{PLACE}")
        expect(page.locator("[role=status]").first).to_have_text("Starting Python ...")
        page.locator(CONCENTRATION).fill("0.2")
    be_live(page)
    expect(page.locator(ANSWER)).to_have_text("9.92 bar")


@pytest.mark.breaks_scripts
def test_an_address_whose_python_fails_can_be_tried_again(page, website):
    website.blocked.add(WASM)
    page.goto(f"{website.url}osmotic-pressure/{LINK}{PLACE}")
    expect(page.get_by_text("Python could not start")).to_be_visible()
    website.blocked.clear()
    page.get_by_role("button", name="Try again").click()
    be_live(page)
    is_open(page)


def test_a_link_opens_a_state_by_instant_navigation(awake, website, project_path):
    page = awake("reverse-osmosis/")
    page.evaluate("window.stayed = true")
    link_to(page, f"{website.url}osmotic-pressure/{LINK}{PLACE}")
    page.get_by_text("a state").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Osmotic pressure"))
    is_open(page)
    assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_a_link_on_the_same_page_opens_a_state_as_often_as_it_is_followed(awake, website, project_path):
    page = awake()
    page.evaluate("window.stayed = true")
    link_to(page, f"{website.url}osmotic-pressure/{LINK}{PLACE}")
    page.get_by_text("a state").click()
    be_live(page)
    is_open(page)
    page.locator(CONCENTRATION).fill("200")
    expect(page.locator(ANSWER)).to_have_text("144 psi")
    if not page.get_by_text("a state").count():  # the theme has put in the page anew, at its first link to itself
        link_to(page, f"{website.url}osmotic-pressure/{LINK}{PLACE}")
    page.get_by_text("a state").click()
    is_open(page)
    assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_a_link_that_a_page_writes_opens_its_state(awake):
    page = awake()
    page.get_by_role("link", name="sucrose").click()
    be_live(page, "solutions.osmotic_pressure")
    calculator = page.locator('live-calculator[name="solutions.osmotic_pressure"]').first
    expect(calculator.locator('select[name="solute"]')).to_have_value("sucrose")
    expect(calculator.locator("[data-drawing=curve] svg.chart")).to_have_attribute(
        "aria-label", re.compile("^Osmotic coefficient against molality")
    )


def test_without_javascript_the_link_leads_to_the_calculator(plain_page, website):
    page = plain_page
    page.goto(website.url + "osmotic-pressure/")
    page.get_by_role("link", name="sucrose").click()
    expect(page.locator('live-calculator[name="solutions.osmotic_pressure"] legend').first).to_be_in_viewport()


@pytest.mark.parametrize("allowed", [True, False])
def test_a_state_can_be_handed_on(new_context, website, allowed):
    context = new_context(permissions=["clipboard-read", "clipboard-write"] if allowed else [])
    page = context.new_page()
    if not allowed:
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });")
    open_page(page, website)
    calculator = page.locator("live-calculator").first
    button = calculator.get_by_role("button", name="Link to this state")
    expect(button).to_be_disabled()
    page.locator(CONCENTRATION).fill("0.1")
    be_live(page)
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    button.click()
    if allowed:
        expect(calculator.get_by_text("The link is copied.")).to_be_visible()
        address = page.evaluate("navigator.clipboard.readText()")
    else:
        expect(calculator.get_by_text("the link stands in the field")).to_be_visible()
        address = calculator.get_by_role("textbox", name="Link to this state").input_value()
    assert (
        address
        == f"{website.url}osmotic-pressure/?calculator=osmosis.osmotic_pressure&concentration=0.1+mol%2FL{PLACE}"
    )
    calculator.locator('input[name="ions"]').fill("1")
    expect(page.locator("[role=status]").first).to_have_text("")
    expect(page.locator(ANSWER)).to_have_text("2.48 bar")
    if not allowed:
        return
    page.goto("about:blank")
    page.goto(address)
    be_live(page)
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_a_change_while_the_first_answer_is_under_way_is_answered(awake):
    """A second calculator wakes at once, because Python runs; its first change comes before its first answer."""
    page = awake("reverse-osmosis/")
    balance = page.locator('live-calculator[name="balance.recovery"]')
    balance.evaluate(
        """(calculator) => {
            const input = calculator.querySelector("input[name=recovery]");
            input.focus();
            return Promise.resolve().then(() => {
                input.value = "50";
                input.dispatchEvent(new Event("input", { bubbles: true }));
            });
        }"""
    )
    expect(balance.locator('output[name="permeate_flow"]')).to_have_text("50.0 m³/h")


def test_an_answer_does_not_wait_for_its_curve(awake):
    """The curve of the pressure takes many answers; the first of them is shown before it."""
    page = awake("energy/")
    calculator = page.locator('live-calculator[name="vessel.pressure_for_recovery"]')
    calculator.evaluate(
        """(calculator) => {
            const output = calculator.querySelector("output"), chart = calculator.querySelector("[data-drawing=curve]");
            window.seen = [];
            new MutationObserver(() => window.seen.push("answer")).observe(output, { childList: true });
            new MutationObserver(() => window.seen.push("curve")).observe(chart, { childList: true });
        }"""
    )
    calculator.locator('input[name="recovery"]').fill("40")
    chart = calculator.locator("[data-drawing=curve] svg.chart")
    expect(chart).to_have_attribute("aria-label", re.compile("now .* bar at 40 %"))
    seen = page.evaluate("window.seen")
    assert seen.index("answer") < seen.index("curve")
    shown = calculator.locator("output").first.text_content()
    assert f"now {shown} at 40 %" in chart.get_attribute("aria-label").replace("\xa0", " ")


def test_only_the_newest_of_many_changes_is_shown(awake):
    page = awake()
    page.evaluate(
        """() => {
            const input = document.querySelector("input[name=concentration]");
            for (let step = 1; step <= 100; step++) {
                input.value = String(step / 1000);
                input.dispatchEvent(new Event("input", { bubbles: true }));
            }
        }"""
    )
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    expect(page.locator("svg.chart").first).to_have_attribute("aria-label", re.compile("now 4.96 bar at 0.1 mol/L"))
