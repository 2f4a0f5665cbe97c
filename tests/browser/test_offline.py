"""Without a network after one visit, over a new build, and switched off."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.live import ANSWER, CONCENTRATION
from tests.website import Website, build, own, small_project

KEPT = """async () => {
    const build = document.querySelector("meta[name=build]").content;
    const { scope } = await navigator.serviceWorker.ready;
    const files = await caches.open(`kept ${scope} files`), pages = await caches.open(`kept ${scope} pages ${build}`);
    const list = await pages.match(`${scope}assets/${build}-files.json`);
    if (!list || !(await pages.match(location.href, { ignoreSearch: true }))) return false;
    const wanted = await list.json();
    const names = { ...wanted.pages, ...(document.querySelector("live-calculator") ? wanted.python : {}) };
    const found = await Promise.all(Object.keys(names).map((name) => files.match(scope + name)));
    return found.every(Boolean);
}"""
NOTHING_LEFT = """async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.length === 0 && (await caches.keys()).length === 0;
}"""


CALM = 3_000  # milliseconds after which what is for later is fetched
FRONT = "---\ndescription: A page that may be read without a network.\nassumes: nothing\n---\n\n"
PAGES = {
    "index": FRONT + "# Home\n\nWords.\n",
    "osmosis": FRONT + "# Osmosis\n\n``` calculator\nosmosis.osmotic_pressure\n```\n",
    "recovery": FRONT + "# Recovery\n\n``` calculator\nbalance.recovery\n```\n",
    "words": FRONT + "# Words\n\nNothing is calculated here.\n",
}


@pytest.fixture(scope="module")
def few_pages(tmp_path_factory) -> Iterator[Callable[[str], Website]]:
    """A site of a few pages, built for and served under a path, once for each."""

    @cache
    def under(prefix: str) -> Website:
        folder = tmp_path_factory.mktemp("few-pages")
        opened.append(Website(folder / "site", prefix, small_project(folder, PAGES)))
        return opened[-1]

    opened: list[Website] = []
    yield under
    for website in opened:
        website.close()


@pytest.fixture
def website(few_pages, request) -> Iterator[Website]:
    """The site of this module: of a few pages, so that another build can take its place quickly."""
    served = few_pages(request.getfixturevalue("either_path") if "either_path" in request.fixturenames else "/")
    served.forget()
    first = served.folder
    yield served
    served.folder = first


@pytest.fixture
def context(new_context) -> BrowserContext:
    return new_context(saves_data=False, viewport={"width": 1280, "height": 800})


def new_page(context: BrowserContext) -> Page:
    """A page whose clock is the test's."""
    page = context.new_page()
    page.clock.install()
    return page


def until(page: Page, condition: str) -> None:
    """Let the time pass, and wait for what only a question to the browser can tell."""
    for _ in range(1500):
        page.clock.fast_forward(CALM)
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    raise AssertionError(condition)


def read(page: Page, website, path: str) -> None:
    """Read a page for as long as it takes to be kept."""
    page.goto(website.url + path)
    until(page, KEPT)


def cut(page: Page, website) -> None:
    """No network from now on, and nothing in the browser's own cache either."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    website.is_down = True


def every_calculator_answers(page: Page) -> None:
    calculators = page.locator("live-calculator")
    assert calculators.count()
    for place in range(calculators.count()):
        calculator = calculators.nth(place)
        calculator.locator("input:visible, select:visible").first.focus()
        page.wait_for_function("(calculator) => calculator.state === 'live'", arg=calculator.element_handle())
        expect(calculator.locator("[role=status]")).to_have_text("")


@pytest.fixture
def published(website, tmp_path) -> Callable[[Callable[[Path], None]], None]:
    """Publishes another build in the place of the first."""

    def publish(change: Callable[[Path], None]) -> None:
        project = small_project(tmp_path, PAGES)
        change(project)
        done = build(project, tmp_path / "site", website.url)
        assert done.returncode == 0, done.stderr
        website.folder = tmp_path / "site"

    return publish


def test_what_was_read_works_without_a_network(context, website, either_path):
    page = new_page(context)
    for path in ("osmosis/", "recovery/", "words/"):
        read(page, website, path)
    cut(page, website)
    page.close()
    page = new_page(context)
    page.goto(website.url + "recovery/")
    every_calculator_answers(page)
    page.goto(website.url + "osmosis/")
    every_calculator_answers(page)
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    page.get_by_role("link", name="Words").first.click()
    expect(page.locator("h1")).to_contain_text("Words")
    page.goto(website.url)
    expect(page.get_by_text("There is no network")).to_be_visible()


def test_a_new_build_is_not_mixed_with_the_old(context, website, published):
    def change(project):
        for name in ("calc/osmosis.py", "docs/assets/worker.js", "docs/assets/live-calculator.js"):
            with own(project, name).open("a", encoding="utf-8") as file:
                file.write("# new\n" if name.endswith(".py") else "// new\n")
        for page in ("osmosis", "recovery"):
            text = PAGES[page].replace("\n# ", "\n# New: ", 1)
            (project / "docs" / f"{page}.md").write_text(text, encoding="utf-8")

    old = new_page(context)
    read(old, website, "osmosis/")
    name_of_the_build = "document.querySelector('meta[name=build]').content"
    first = old.evaluate(name_of_the_build)
    before = {path.name for path in (website.folder / "assets").iterdir()}
    published(change)
    only_new = {path.name for path in (website.folder / "assets").iterdir()} - before
    old.context.new_cdp_session(old).send("Network.clearBrowserCache")
    website.sent.clear()

    # The page that is open goes on with its own build, which is gone from the server.
    old.evaluate("window.stayed = true")
    every_calculator_answers(old)
    assert [sent.path for sent in website.sent if "/assets/" in sent.path] == []

    # From it to a page not read before: that is of the new build, and comes whole.
    old.get_by_role("link", name="Recovery").first.click()
    expect(old.locator("h1")).to_contain_text("New: ")
    old.wait_for_function("!window.stayed")
    second = old.evaluate(name_of_the_build)
    assert second != first
    every_calculator_answers(old)
    named = old.evaluate(
        """() => [
            ...Array.from(document.scripts, (script) => script.src),
            ...Array.from(document.querySelectorAll("live-calculator"), (each) => each.getAttribute("library")),
        ].filter(Boolean).map((address) => address.split("/").at(-1))"""
    )
    assert {name for name in named if "live-calculator" in name or name.startswith("python-")} <= only_new

    # Loaded anew, the first page is new too; and back and forth nothing is mixed.
    until(old, KEPT)
    old.goto(website.url + "osmosis/")
    expect(old.locator("h1")).to_contain_text("New: ")
    assert old.evaluate(name_of_the_build) == second
    every_calculator_answers(old)
    until(old, KEPT)
    cut(old, website)
    old.reload()
    expect(old.locator("h1")).to_contain_text("New: ")
    every_calculator_answers(old)


def test_a_reader_switches_it_off_and_on(context, website):
    page = new_page(context)
    read(page, website, "words/")
    page.goto(website.url + "words/?offline=off")
    until(page, NOTHING_LEFT)
    page.goto(website.url + "words/")
    page.wait_for_load_state("networkidle")
    page.clock.fast_forward(CALM)
    assert page.evaluate(NOTHING_LEFT)
    page.goto(website.url + "words/?offline=on")
    until(page, KEPT)


def test_what_comes_after_it_is_switched_off_is_not_kept(context, website):
    page = new_page(context)
    read(page, website, "words/")
    with website.held_halfway("/osmosis/"):
        page.evaluate("() => { window.answered = fetch('../osmosis/').then((response) => response.ok); }")
        other = new_page(context)
        other.goto(website.url + "words/?offline=off")
        until(other, NOTHING_LEFT)
    assert page.evaluate("window.answered")
    assert page.evaluate(NOTHING_LEFT)
    # Nor what another page, which is still open, goes on to.
    page.locator("nav a[href$='recovery/']").first.evaluate("(link) => link.click()")
    expect(page.locator("h1")).to_contain_text("Recovery")
    page.clock.fast_forward(CALM)
    assert page.evaluate(NOTHING_LEFT)


def test_a_publisher_switches_it_off(context, website, published):
    page = new_page(context)
    read(page, website, "words/")

    def change(project):
        settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
        assert "offline: true" in settings
        (project / "mkdocs.yml").write_text(settings.replace("offline: true", "offline: false"), encoding="utf-8")

    published(change)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(website.url + "words/")
    until(page, NOTHING_LEFT)
    assert page.locator("script[src*=offline]").count() == 0
    cut(page, website)
    with pytest.raises(Exception, match="ERR_"):
        page.goto(website.url + "words/")


def test_under_save_data_nothing_is_kept(new_context, website):
    page = new_page(new_context())
    page.goto(website.url + "osmosis/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    page.clock.fast_forward(CALM)
    assert page.evaluate(NOTHING_LEFT)


def test_a_service_worker_that_cannot_be_had_is_told_and_breaks_nothing(context, website):
    page, said = new_page(context), []
    page.on("console", lambda message: said.append(message.text))
    website.blocked.add("service-worker.js")
    page.goto(website.url + "words/")
    for _ in range(500):
        page.clock.fast_forward(CALM)
        if any("Nothing is kept for a time without a network: " in text for text in said):
            break
        page.wait_for_timeout(20)
    assert any("Nothing is kept for a time without a network: " in text for text in said)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_from_the_page_for_what_is_not_found_no_build_is_told(context, website):
    page = new_page(context)
    page.goto(website.url + "404.html")
    assert page.locator("meta[name=build]").count() == 0
    until(page, "async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    page.clock.fast_forward(CALM)  # an error of a script would be told by now
    page.get_by_role("link", name="Words").first.click()
    page.wait_for_selector("meta[name=build]", state="attached")
    until(page, KEPT)
