"""Python answers, what was read is there without a network, and faults end in words, not in Chromium alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from calc.interface.lenses import TITLES
from tests.engines.engines import ENGINES, Engine, keys, until
from tests.kept import FLIP, KEPT, NOTHING_LEFT, PAGES
from tests.pythons import AT_ONCE, WASM, WHOLE, trap_at, without_a_frozen_python
from tests.website import Website, small_project

ANSWER = "document.querySelector('live-calculator output').textContent"
STATUS = "document.querySelector('live-calculator [role=status]').textContent"
BUTTON = "document.querySelector('live-calculator .calculator-status button')"
PANEL = "document.querySelector('live-calculator .lens')"
HEADING = "document.querySelector('h1')?.textContent ?? ''"
ENTER = "\ue007"


# Selenium's own, in its driver of WebKitGTK.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Website]:
    """A site of a few pages."""
    folder: Path = tmp_path_factory.mktemp("few-pages")
    website = Website(folder / "site", "/", small_project(folder, PAGES))
    yield website
    website.close()


@pytest.fixture
def website(served) -> Iterator[Website]:
    """That site, of which browsers keep nothing by themselves, in order."""
    served.forget()
    served.cache_control = "no-store"
    folder = served.folder
    yield served
    served.folder = folder


@pytest.fixture(params=list(ENGINES))
def engine(request) -> Iterator[Engine]:
    """A browser that has seen nothing yet."""
    started = ENGINES[request.param]()
    yield started
    started.close()


def enter(engine: Engine, concentration: str) -> None:
    engine.evaluate(
        f"""(() => {{
            const input = document.querySelector("input[name=concentration]");
            input.value = {json.dumps(concentration)};
            input.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }})()"""
    )


def press(engine: Engine, button: str) -> None:
    """Press a button by the keyboard; in a window that has no focus Firefox hears the key and presses nothing."""
    engine.evaluate(
        f"""((button) => {{
            window.pressed = false;
            button.addEventListener("click", () => {{ window.pressed = true; }}, {{ once: true }});
            button.focus();
        }})({button})"""
    )
    engine.act(keys(ENTER))
    engine.evaluate(f"window.pressed || {button}.click()")


def answers(engine: Engine) -> None:
    enter(engine, "0.1")
    until(engine, f"{ANSWER} === '4.96 bar'")


def without_a_service_worker(website: Website) -> None:
    website.blocked.add("service-worker.js")
    website.cache_control = "max-age=600"  # then the browser keeps by itself what came


def test_what_was_read_is_there_without_a_network_whole_and_goes_when_it_is_switched_off(engine, website):
    website.altered("service-worker.js", "PATIENCE = 3000", "PATIENCE = 300")
    for path in ("words/", "osmosis/"):
        engine.goto(website.url + path)
        until(engine, KEPT)
    answers(engine)
    engine.evaluate(FLIP)
    # A service worker trusts what it has found whole for as long as it lives; so another takes its place.
    engine.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.unregister())")
    engine.goto(website.url + "words/")
    until(engine, "Boolean(navigator.serviceWorker?.controller)")
    engine.goto(website.url + "osmosis/")  # each file is asked for anew where it is damaged
    answers(engine)
    with website.held("/words/"):
        engine.goto(website.url + "words/")
        until(engine, f"({HEADING}).startsWith('Words')")
    website.blocked.add("/words/")
    engine.goto(website.url + "words/")
    until(engine, f"({HEADING}).startsWith('Words')")
    until(engine, KEPT)
    website.is_down = True
    engine.goto(website.url + "osmosis/?calculator=osmosis.osmotic_pressure")
    answers(engine)
    website.is_down = False
    engine.goto(website.url + "words/?offline=off")
    until(engine, NOTHING_LEFT)


def test_the_frozen_python_answers_and_where_it_has_a_gap_the_whole_one(engine, website):
    without_a_service_worker(website)
    trap_at(website, "0.2")
    engine.goto(website.url + "osmosis/")
    until(engine, "Boolean(customElements.get('live-calculator'))")
    answers(engine)
    assert [len(website.requests(name)) for name in (WASM, *WHOLE)] == [1] + [0] * len(WHOLE)
    enter(engine, "0.2")
    until(engine, f"{ANSWER} === '9.92 bar'")
    assert [len(website.requests(name)) for name in (WASM, *WHOLE)] == [1] + [1] * len(WHOLE)
    answers(engine)


def test_a_frozen_python_that_comes_damaged_does_not_run_and_the_whole_one_answers(engine, website):
    without_a_service_worker(website)
    website.changed[WASM] = lambda content: content[:-1] + bytes([content[-1] ^ 1])
    engine.goto(website.url + "osmosis/")
    until(engine, "Boolean(customElements.get('live-calculator'))")
    answers(engine)
    assert [len(website.requests(name)) for name in (WASM, *WHOLE)] == [2] + [1] * len(WHOLE)


def test_where_half_of_the_frozen_python_comes_it_does_not_run_and_the_calculator_answers_at_the_latest_at_a_retry(
    engine, website
):
    """Firefox takes the half for a whole file, which then has another digest, and WebKit and Chromium for none."""
    without_a_service_worker(website)
    website.broken_off.add(WASM)
    engine.goto(website.url + "osmosis/")
    until(engine, "Boolean(customElements.get('live-calculator'))")
    enter(engine, "0.1")
    until(engine, f"({STATUS}).startsWith('Python could not start (') || {ANSWER} === '4.96 bar'")
    website.forget()
    engine.evaluate(f"{BUTTON}?.click()")
    until(engine, f"{ANSWER} === '4.96 bar'")


@pytest.mark.parametrize(
    ("fault", "ending"),
    [
        *product(["missing", "stalled"], ["-worker.js", WASM, *AT_ONCE]),
        *product(["cut", "damaged"], ["-worker.js", *AT_ONCE]),
    ],
)
def test_a_download_with_a_fault_is_told_and_a_retry_works(engine, website, fault, ending):
    without_a_service_worker(website)
    if ending in AT_ONCE:
        without_a_frozen_python(website)
    if fault == "stalled":
        website.altered("-python.js", "bytes: 30_000, files: 180_000", "bytes: 3_000, files: 3_000")
        website.altered("-asking.js", "STALLED = 30_000", "STALLED = 3_000")
    if fault == "missing":
        website.blocked.add(ending)
    if fault == "cut":
        website.broken_off.add(ending)
    if fault == "damaged":
        website.changed[ending] = lambda content: b"(" + content[1:]
    with website.held_halfway(ending if fault == "stalled" else "nothing"):
        engine.goto(website.url + "osmosis/")
        until(engine, "Boolean(customElements.get('live-calculator'))")
        enter(engine, "0.1")
        until(engine, f"({STATUS}).startsWith('Python could not start (')")
    website.forget()
    engine.evaluate(f"{BUTTON}.click()")
    until(engine, f"{ANSWER} === '4.96 bar'")


def test_a_page_whose_build_was_replaced_says_that_it_must_be_reloaded(engine, website, tmp_path):
    without_a_service_worker(website)
    website.blocked.add("-worker.js")  # so that Python has not started by itself
    engine.goto(website.url + "osmosis/")
    published, website.folder = website.folder, tmp_path
    enter(engine, "0.1")
    until(engine, f"({STATUS}).startsWith('This site has been renewed')")
    assert engine.evaluate(f"{BUTTON}.textContent") == "Reload the page"
    website.forget()
    website.folder = published
    engine.evaluate(f"{BUTTON}.click()")
    until(engine, f"!{BUTTON}?.textContent.startsWith('Reload')")
    until(engine, "Boolean(customElements.get('live-calculator'))")
    answers(engine)


def test_each_lens_opens_by_the_keyboard_on_a_phone_and_follows_the_form(engine, website):
    without_a_service_worker(website)
    engine.resize(390, 844)
    engine.goto(website.url + "osmosis/")
    until(engine, "Boolean(customElements.get('live-calculator'))")
    for name in TITLES:
        press(engine, f"document.querySelector('[data-opens={name}]')")
        until(engine, f"{PANEL}?.dataset.lens === '{name}' && {PANEL}.dataset.shown === 'now'")
        assert engine.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert "could not be" not in engine.evaluate(f"{PANEL}.textContent"), name
    assert [name for name in WHOLE if website.requests(name)] == []
    press(engine, "document.querySelector('[data-opens=cases]')")
    until(engine, f"{PANEL}?.dataset.lens === 'cases' && {PANEL}.dataset.shown === 'now'")
    press(engine, f"{PANEL}.querySelector('[value=keep]')")
    until(engine, f"{PANEL}.textContent.includes('Case A is kept.')")
    answers(engine)
    until(engine, f"{PANEL}.dataset.shown === 'now' && {PANEL}.textContent.includes('4.96 bar')")
