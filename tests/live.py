"""What tests of a calculator that is alive do and look at."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Worker, expect

from tests.pythons import WASM

RUNTIME = ("worker.js", "python.js", "frozen.mjs", WASM)

# The first calculator of its page, on which all that holds of every calculator is tried.
IDEAL = 'live-calculator[name="osmosis.osmotic_pressure"]'
ANSWER = f'{IDEAL} output[name="osmotic_pressure"]'
CONCENTRATION = f'{IDEAL} input[name="concentration"]'
TEMPERATURE = f'{IDEAL} input[name="temperature"]'


def open_page(page: Page, website, path="osmotic-pressure/") -> None:
    """Open a page; where it has calculators, with their script there."""
    page.goto(website.url + path)
    page.wait_for_function(
        "Boolean(customElements.get('live-calculator')) || !document.querySelector('live-calculator')"
    )


def be_live(page: Page, name: str = "") -> None:
    """Wait until the first calculator is alive, or the first of this name."""
    calculator = f'live-calculator[name="{name}"]' if name else "live-calculator"
    page.wait_for_function(f"document.querySelector('{calculator}')?.state === 'live'")
    # The first answer may take a slow machine longer than what one waits for anything else.
    expect(page.locator(f"{calculator} [role=status]").first).to_have_text("", timeout=30_000)


def wake(page: Page, website, path="osmotic-pressure/") -> None:
    open_page(page, website, path)
    page.locator("live-calculator input:visible").first.focus()
    be_live(page)


def runs_python(worker: Worker) -> bool:
    """The theme's search has a worker of its own."""
    return worker.url.endswith("worker.js")


def pythons(page: Page) -> list[Worker]:
    """The workers that run Python."""
    return [worker for worker in page.workers if runs_python(worker)]


_TEXTS = """(calculator) => {
    const places = [...calculator.querySelectorAll("[data-text]")];
    const moved = calculator.querySelector("moving-picture") ? ":is([data-drawing=curve])" : "";
    const drawings = [...calculator.querySelectorAll(`[data-drawing]${moved}`)];
    return Object.fromEntries([
        ...places.map((place) => [place.dataset.text, place.textContent]),
        ...drawings.map((place) => [place.dataset.drawing, place.innerHTML]),
        ...[...calculator.querySelectorAll("[data-slides] circle")].map((thumb) => [
            `${thumb.parentNode.dataset.slides} slider`, thumb.getAttribute("cx"),
        ]),
    ]);
}"""


def texts(page: Page) -> dict[str, str]:
    """All that the first visible calculator of the page shows: every text by its place, and the drawings, but for those
    that the page itself moves."""
    return page.locator("live-calculator:visible").first.evaluate(_TEXTS)


def all_texts(page: Page) -> list[dict[str, str]]:
    """The same of each visible calculator."""
    return page.locator("live-calculator:visible").evaluate_all(f"(calculators) => calculators.map({_TEXTS})")


# Whether a click on a link of the navigation is taken from the browser; if not, it leads nowhere.
TAKEN = """(path) => {
    let isTaken = false;
    const end = (event) => {
        isTaken = event.defaultPrevented;
        event.preventDefault();
    };
    addEventListener("click", end, { once: true });
    document.querySelector("article").left = true;
    [...document.querySelectorAll("nav a")].find(({ pathname }) => pathname === path).click();
    return isTaken;
}"""


def follow(page: Page, website, path: str) -> None:
    """Go to another page by instant navigation, as soon as that takes clicks over."""
    page.wait_for_function(TAKEN, arg=urlsplit(website.url).path + path)
    page.wait_for_function("!document.querySelector('article').left")
