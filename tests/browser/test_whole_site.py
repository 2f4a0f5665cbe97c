"""What is asked of the site's own pages alive: every calculator of each, what each loads, and all without a network."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_live import EMPTIED
from tests.browser.test_moving_picture import STATE, TUBE
from tests.browsers import SAVING_DATA
from tests.cases import REQUESTS, answered, asked_in_a_browser
from tests.conftest import OF_ALL_CASES
from tests.live import ANSWER, CONCENTRATION, all_texts, follow, open_page, pythons, runs_python
from tests.pages import PAGES, calculators
from tests.pythons import WASM, WHOLE

NOTE_QUESTIONS = """
window.asked = [];
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message, ...rest) {
    if (message.request) window.asked.push(JSON.parse(message.request).name);
    return postMessage.call(this, message, ...rest);
};
"""


def test_a_page_with_calculators_starts_python_while_it_is_read(new_context, website):
    """Without a touch, and out of view; what is answered for practice is what the page's first calculator asks."""
    page = new_context(saves_data=False, viewport={"width": 1280, "height": 300}).new_page()
    page.add_init_script(NOTE_QUESTIONS)
    with page.expect_worker(runs_python) as started:
        open_page(page, website, "energy/")
    first = page.locator("live-calculator").first
    page.wait_for_function("window.asked.length")
    assert page.evaluate("window.asked") == [first.get_attribute("name")]
    page.locator('input[name="recovery"]').first.fill("50")
    expect(page.locator('[data-drawing="curve"] svg.chart').first).to_have_attribute(
        "aria-label", re.compile("now .* at 50 %")
    )
    assert pythons(page) == [started.value]


def test_so_does_one_that_instant_navigation_shows(new_context, website):
    page = new_context(saves_data=False, viewport={"width": 1280, "height": 300}).new_page()
    open_page(page, website, "validation/")
    page.evaluate("window.stayed = true")
    with page.expect_worker(runs_python) as started:
        follow(page, website, "energy/")
    page.locator('input[name="recovery"]').first.fill("50")
    expect(page.locator('[data-drawing="curve"] svg.chart').first).to_have_attribute(
        "aria-label", re.compile("now .* at 50 %")
    )
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    assert pythons(page) == [started.value]


def test_a_page_without_calculators_starts_nothing(new_context, website):
    page = new_context(saves_data=False).new_page()
    open_page(page, website, "validation/")
    assert pythons(page) == []


def test_a_page_has_the_scripts_and_styles_that_it_uses_and_a_later_one_gets_its_own(page, website):
    open_page(page, website, "validation/")
    page.evaluate("window.stayed = true")
    table = page.locator(".validation-table").first
    expect(table).to_have_css("border-collapse", "collapse")
    assert not website.requests("live-calculator.js")
    follow(page, website, "osmotic-pressure/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    page.reload()
    website.forget()
    open_page(page, website)
    assert not website.requests("validation.css")


@OF_ALL_CASES
def test_cpython_and_the_browser_answer_alike(launch, website, site: Path):
    """The frozen Python answers here; nothing of the whole is asked for."""
    browser = launch()  # with the compiler that makes WebAssembly quick: so many answers repay it
    page = browser.new_page()
    open_page(page, website)
    (library,), (script,) = site.glob("assets/python-*.bin"), site.glob("assets/*-worker.js")
    requests = [request for name in REQUESTS for request in asked_in_a_browser(name)]
    answers = page.evaluate(
        """async ([requests, library, script]) => {
            const worker = new Worker(new URL(`../assets/${script}`, location), { type: "module", name: library });
            const answers = [];
            await new Promise((resolve, reject) => {
                worker.onerror = reject;
                let before = -1;
                setInterval(() => { // a worker that ends says nothing
                    if (answers.length === before) reject(new Error(`no answer after ${before}`));
                    before = answers.length;
                }, 60_000);
                worker.onmessage = ({ data: { id, response, failure, news } }) => {
                    if (news) return; // of its start
                    if (failure) reject(failure);
                    if (id) answers[id - 1] = response;
                    if (id < requests.length) worker.postMessage({ id: id + 1, request: requests[id] });
                    else resolve();
                };
            });
            worker.terminate();
            return answers;
        }""",
        [requests, library.name, script.name],
    )
    browser.close()
    assert len(answers) == len(requests) > 20 * len(REQUESTS)
    assert [name for name in WHOLE if website.requests(name)] == []
    for request, there in zip(requests, answers, strict=True):
        here = answered(request)
        if "patience" in request:  # how much of a curve is there in time is chance
            assert _without_curve(there) == _without_curve(here), request
        else:
            assert json.loads(there) == json.loads(here), request
            assert there == here, request


def _without_curve(response: str) -> str:
    answer = json.loads(response)
    answer["drawings"].pop("curve", None)
    del answer["unfinished"]
    return json.dumps(answer)


@pytest.mark.parametrize(("path", "most"), [("", 8), ("energy/", 9)])
def test_long_pages_take_few_sheets(page, website, path, most):
    open_page(page, website, path)
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper, prefer_css_page_size=False))) <= most


def test_on_the_home_page_one_slider_is_answered_in_a_sentence_and_python_starts_at_a_touch(new_context, website):
    """The doors end within two screens of a phone; until it is played a question stands there, and not the answer."""
    page = new_context(saves_data=False, viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
    open_page(page, website, "")
    tube, headline = page.locator(TUBE), page.locator(f"{TUBE} .calculator-headline")
    slider = tube.get_by_role("slider")
    expect(slider).to_have_count(1)
    assert page.evaluate("document.querySelector('.opening').getBoundingClientRect().bottom + scrollY") <= 2 * 844
    expect(page.locator(STATE)).to_contain_text("Which way will the water move")
    expect(headline).to_be_hidden()
    page.wait_for_load_state("networkidle")
    assert pythons(page) == []
    assert not website.requests("python.js")
    for step, says in ((10, "Nothing moves: the piston balances"), (20, "Reverse osmosis: the piston presses water")):
        slider.fill(str(step))
        expect(headline).to_contain_text(says)
    expect(page.locator(STATE)).to_be_hidden()
    assert len(pythons(page)) == 1
    slider.focus()
    page.keyboard.press("Home")
    expect(headline).to_contain_text("Osmosis: water moves to the right")


OPENED = "for (const each of document.querySelectorAll('details:has(live-calculator)')) each.open = true"
EVERY_ONE_HAS_ANSWERED = """() => [...document.querySelectorAll("live-calculator")].every(
    (each) => each.state === "live" && !each.asking && !each.querySelector("[role=status]").textContent
)"""


def test_without_a_network_every_page_that_was_read_is_there_and_every_calculator_gives_what_the_build_wrote(
    new_context, website, subtests
):
    """Byte for byte. Read by instant navigation, which brings them faster than the address does."""
    page = new_context(saves_data=False, viewport={"width": 1280, "height": 800}).new_page()
    page.clock.install()
    page.goto(website.url + "osmotic-pressure/")
    is_there = """async (ends) => {
        const names = await caches.keys(), urls = [];
        for (const name of names) urls.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
        return ends.every((end) => urls.some((url) => url.endsWith(end)));
    }"""
    until(page, is_there, [WASM, "/osmotic-pressure/"])
    page.evaluate("(paths) => Promise.all(paths.map((path) => fetch(`../${path}`)))", PAGES)
    until(page, is_there, [f"/{path}" for path in PAGES])
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    website.is_down = True
    page.evaluate(SAVING_DATA)  # from now on none answers before it has been read
    for path in ["speed/", *PAGES]:
        follow(page, website, path)
        with subtests.test(path):
            page.evaluate(OPENED)
            built = all_texts(page)
            assert page.evaluate("[...document.querySelectorAll('live-calculator')].every((each) => !each.state)")
            page.evaluate(EMPTIED)
            page.evaluate("for (const each of document.querySelectorAll('live-calculator')) void each.wake()")
            page.wait_for_function(EVERY_ONE_HAS_ANSWERED)
            number = len(calculators(path))
            assert page.locator("live-calculator:not([data-part])").count() == number <= len(built)
            curves = page.locator("live-calculator:not([data-part]) [data-drawing=curve] svg.chart")
            expect(curves.locator("visible=true")).to_have_count(number)
            assert all_texts(page) == built


def until(page: Page, condition: str, argument: object) -> None:
    """Let the time pass, and wait for what only a question to the browser can tell."""
    for _ in range(1500):
        page.clock.fast_forward(3_000)
        if page.evaluate(condition, argument):
            return
        page.wait_for_timeout(80)
    raise AssertionError(condition)
