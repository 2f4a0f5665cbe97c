"""A visit may last: its memory does not grow with the changes, nor with the pages beyond what the theme takes.

The theme (Material 9.7) keeps of each page that instant navigation has left what it had put listeners on: measured with
these pages and no script of ours, 160 nodes of one without a calculator, and of one with a calculator the whole, some
1,600 nodes and 16 kB of script, until the site is left or loaded anew.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.live import CONCENTRATION, be_live, follow, pythons
from tests.website import Website, small_project

FRONT = "---\ndescription: A page of a long visit.\nassumes: nothing\n---\n\n"
PAGES = {
    "index": FRONT + "# Home\n\n``` calculator\nosmosis.osmotic_pressure\n```\n",
    "tube": FRONT + "# Tube\n\n``` calculator\nosmosis.equilibrium_head\n```\n",  # with a picture that moves
}
KB = 1000
FULL = 2100  # changes, after which Python has filled what it keeps: texts, and the 2,000 answers of a course
CHANGED = """async ([from, to]) => {
    const calculator = document.querySelector("live-calculator");
    const input = calculator.querySelector("input[name=concentration]");
    for (let change = from; change < to; change++) {
        input.value = String(0.1 + change / 1e4);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        while (calculator.asking) await new Promise((resolve) => setTimeout(resolve));
    }
    return calculator.querySelector("output").textContent;
}"""
# Its objects, and the end of the memory that it has asked for.
PYTHON_HOLDS = """() => [
    self.python.runPython("import gc; gc.collect(); len(gc.get_objects())"), self.python._module._sbrk(0),
]"""


class Held(NamedTuple):
    """What a page holds after its rubbish has been collected."""

    nodes: int
    listeners: int
    script: int
    """Bytes."""


def held(page: Page) -> Held:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):  # what one round frees may free more
        session.send("HeapProfiler.collectGarbage")
    metrics = {each["name"]: int(each["value"]) for each in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return Held(metrics["Nodes"], metrics["JSEventListeners"], metrics["JSHeapUsedSize"])


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Website]:
    """A site of two pages, with the whole Python: the frozen one can be asked nothing but answers."""
    folder = tmp_path_factory.mktemp("memory")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FREEZE", "no")
        website = Website(folder / "site", "/", small_project(folder, PAGES))
    yield website
    website.close()


@pytest.fixture
def website(served) -> Website:
    """That site, in which a test can ask the Python of the worker."""
    served.forget()
    served.altered("-worker.js", "const python = await start(", "const python = self.python = await start(")
    return served


@pytest.fixture
def context(new_context) -> BrowserContext:
    return new_context(viewport={"width": 1280, "height": 800})


def test_two_thousand_changes_leave_nothing_behind(context, website):
    page = context.new_page()
    page.goto(website.url)
    page.locator(CONCENTRATION).focus()
    be_live(page)
    page.evaluate(CHANGED, [0, FULL])
    before, (objects, end) = held(page), pythons(page)[0].evaluate(PYTHON_HOLDS)
    assert page.evaluate(CHANGED, [FULL, FULL + 2000]) == "25.3 bar", "at 0.5099 mol/L, the last"
    after, (objects_after, end_after) = held(page), pythons(page)[0].evaluate(PYTHON_HOLDS)
    assert after.nodes - before.nodes < 50, "a chart has more marks or fewer"
    assert after.listeners == before.listeners
    assert after.script - before.script < 200 * KB, "100 bytes for a change"
    assert objects_after - objects < 200
    assert end_after - end < 200 * KB


def grown(page: Page, website, pages: int) -> Held:
    """What so many pages of instant navigation, there and back, have added to what is held."""
    before = held(page)
    for number in range(pages):
        follow(page, website, "" if number % 2 else "tube/")
        if pythons(page):
            page.evaluate("void document.querySelector('live-calculator').wake()")
            be_live(page)
    return Held(*(now - then for now, then in zip(held(page), before, strict=True)))


def listeners(context: BrowserContext, address: str, alive: bool) -> int:
    """What listens on a page that has just been opened."""
    page = context.new_page()
    page.goto(address)
    if alive:
        page.evaluate("void document.querySelector('live-calculator').wake()")
        be_live(page)
    count = held(page).listeners
    page.close()
    return count


def test_fifty_pages_take_no_more_than_the_theme_takes_of_them(context, website):
    pages = 50
    awake = sum(listeners(context, website.url + path, alive=True) for path in ("", "tube/"))
    page = context.new_page()
    page.goto(website.url)
    page.locator(CONCENTRATION).focus()
    be_live(page)
    grown(page, website, 4)
    objects, end = pythons(page)[0].evaluate(PYTHON_HOLDS)
    alive = grown(page, website, pages)
    objects_after, end_after = pythons(page)[0].evaluate(PYTHON_HOLDS)
    assert objects_after - objects < 200
    assert end_after - end < 200 * KB

    website.changed["-live-calculator.js"] = lambda script: b"// nothing is alive"
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    other = context.new_page()
    other.goto(website.url)
    grown(other, website, 4)
    theme = grown(other, website, pages)
    asleep = sum(listeners(context, website.url + path, alive=False) for path in ("", "tube/"))
    print("of the theme", theme, "with what is alive", alive)
    assert alive.nodes - theme.nodes < 50 * pages
    # The theme keeps the elements of pages that were left, and with them what each has listened to; no more than that.
    assert alive.listeners - theme.listeners <= (awake - asleep) * pages / 2
    assert alive.script - theme.script < 20 * KB * pages
