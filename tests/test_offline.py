"""Without a network after one visit, over a new build, and switched off."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.live import ANSWER, CONCENTRATION
from tests.website import build, copy_project

KEPT = """async () => {
    const build = document.querySelector("meta[name=build]").content;
    const files = await caches.open("site-files"), pages = await caches.open(`site-pages-${build}`);
    const scope = (await navigator.serviceWorker.ready).scope;
    const list = await pages.match(`${scope}assets/${build}-files.json`);
    if (!list || !(await pages.match(location.href, { ignoreSearch: true }))) return false;
    const wanted = await list.json();
    const python = document.querySelector("live-calculator") ? wanted.python : [];
    const found = await Promise.all([...wanted.pages, ...python].map((name) => files.match(scope + name)));
    return found.every(Boolean);
}"""
NOTHING_LEFT = """async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return registrations.length === 0 && (await caches.keys()).length === 0;
}"""


@pytest.fixture
def context(new_context) -> BrowserContext:
    return new_context(saves_data=False, viewport={"width": 1280, "height": 800})


def until(page: Page, condition: str) -> None:
    """Wait for what only a question to the browser can tell."""
    for _ in range(1500):
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
def published(website, tmp_path):
    """Publishes another build in the place of the first, and the first again at the end."""
    first = website.folder

    def publish(change) -> None:
        project = copy_project(tmp_path)
        change(project)
        done = build(project, tmp_path / "site", website.url)
        assert done.returncode == 0, done.stderr
        website.folder = tmp_path / "site"

    yield publish
    website.folder = first


def test_what_was_read_works_without_a_network(context, website, either_path):
    page = context.new_page()
    for path in ("osmotic-pressure/", "reverse-osmosis/", "validation/"):
        read(page, website, path)
    cut(page, website)
    page.close()
    for path in ("osmotic-pressure/", "reverse-osmosis/"):
        page = context.new_page()
        page.goto(website.url + path)
        every_calculator_answers(page)
        page.close()
    page = context.new_page()
    page.goto(website.url + "osmotic-pressure/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    page.get_by_role("link", name="Validation").first.click()
    expect(page.locator("h1")).to_contain_text("Validation")
    page.goto(website.url + "elements/")
    expect(page.get_by_text("There is no network")).to_be_visible()


def test_a_new_build_is_not_mixed_with_the_old(context, website, published):
    def change(project):
        for name in ("calc/osmosis.py", "docs/assets/worker.js", "docs/assets/live-calculator.js"):
            with (project / name).open("a", encoding="utf-8") as file:
                file.write("# new\n" if name.endswith(".py") else "// new\n")
        for page in ("osmotic-pressure.md", "energy.md"):
            text = (project / "docs" / page).read_text(encoding="utf-8")
            (project / "docs" / page).write_text(text.replace("\n# ", "\n# New: ", 1), encoding="utf-8")

    old = context.new_page()
    read(old, website, "osmotic-pressure/")
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
    old.get_by_role("link", name="Energy").first.click()
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
    old.goto(website.url + "osmotic-pressure/")
    expect(old.locator("h1")).to_contain_text("New: ")
    assert old.evaluate(name_of_the_build) == second
    every_calculator_answers(old)
    until(old, KEPT)
    cut(old, website)
    old.reload()
    expect(old.locator("h1")).to_contain_text("New: ")
    every_calculator_answers(old)


def test_a_reader_switches_it_off_and_on(context, website):
    page = context.new_page()
    read(page, website, "validation/")
    page.goto(website.url + "validation/?offline=off")
    until(page, NOTHING_LEFT)
    page.goto(website.url + "validation/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(NOTHING_LEFT)
    page.goto(website.url + "validation/?offline=on")
    until(page, KEPT)


def test_a_publisher_switches_it_off(context, website, published):
    page = context.new_page()
    read(page, website, "validation/")

    def change(project):
        settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
        assert "offline: true" in settings
        (project / "mkdocs.yml").write_text(settings.replace("offline: true", "offline: false"), encoding="utf-8")

    published(change)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(website.url + "validation/")
    until(page, NOTHING_LEFT)
    assert page.locator("script[src*=offline]").count() == 0
    cut(page, website)
    with pytest.raises(Exception, match="ERR_"):
        page.goto(website.url + "validation/")


def test_under_save_data_nothing_is_kept(new_context, website):
    page = new_context().new_page()
    page.goto(website.url + "osmotic-pressure/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    assert page.evaluate(NOTHING_LEFT)
