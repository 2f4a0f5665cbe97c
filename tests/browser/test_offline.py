"""Without a network or with a bad one, over a new build, beside other sites, over damage, and switched off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import once_for_each
from tests.kept import FLIP, KEPT, NOTHING_LEFT, PAGES
from tests.live import ANSWER, CONCENTRATION, follow
from tests.pythons import WASM
from tests.website import Website, build, own, small_project, with_hook

CALM = 3_000  # milliseconds after which what is for later is fetched


@pytest.fixture(scope="module")
def few_pages(tmp_path_factory, in_common) -> Iterator[Callable[[str], Website]]:
    """A site of a few pages, built for and served under a path, once for each."""

    def make(prefix: str) -> Website:
        folder = tmp_path_factory.mktemp("kept-pages")
        return Website(folder / "site", prefix, small_project(folder, PAGES), in_common("kept-pages", prefix))

    yield from once_for_each(make)


@pytest.fixture
def website(few_pages, request) -> Iterator[Website]:
    """The site of this module: of a few pages, so that another build can take its place quickly."""
    served = few_pages(request.getfixturevalue("project_path") if "project_path" in request.fixturenames else "/")
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
        page.wait_for_timeout(80)
    raise AssertionError(condition)


def read(page: Page, website, path: str) -> None:
    """Read a page for as long as it takes to be kept."""
    page.goto(website.url + path)
    until(page, KEPT)


def cut(page: Page, website) -> None:
    """No network from now on, and nothing in the browser's own cache either."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    website.is_down = True


def begin_anew(page: Page) -> None:
    """End the service worker, as browsers do at will, with all that it has found whole; the next request begins it."""
    browser = page.context.new_cdp_session(page)
    browser.send("ServiceWorker.enable")
    browser.send("ServiceWorker.stopAllWorkers")
    browser.detach()


def every_calculator_answers(page: Page) -> None:
    calculators = page.locator("live-calculator")
    calculators.first.wait_for(state="attached")
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


def test_what_was_read_works_without_a_network(context, website, project_path):
    """At a root, test_whole_site.py reads every page of the real site so."""
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
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Osmosis")
    every_calculator_answers(page)
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Words")
    page.keyboard.press("/")
    page.keyboard.type("words")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Words")
    page.goto(website.url)
    expect(page.get_by_text("There is no network")).to_be_visible()


def test_a_new_build_is_not_mixed_with_the_old(context, website, published):
    def change(project):
        with_hook(project, "tests/browser/renewing.py")
        for name in ("docs/assets/worker.js", "docs/assets/live-calculator.js"):
            with own(project, name).open("a", encoding="utf-8") as file:
                file.write("void 1;\n")
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
    assert {sent.path.rpartition("/")[2] for sent in website.requests(WASM)} <= only_new
    assert website.requests(WASM)

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


def test_where_none_is_frozen_the_whole_python_is_kept(context, website, published, monkeypatch):
    monkeypatch.setenv("FREEZE", "no")
    published(lambda project: None)
    page = new_page(context)
    read(page, website, "osmosis/")
    cut(page, website)
    page.reload()
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


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
    follow(page, website, "recovery/")
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


@pytest.mark.breaks_scripts
def test_without_a_service_worker_a_page_of_a_new_build_comes_whole(new_context, website, published):
    """And what the page that is open can get no more is told, with the way out."""

    def change(project):
        with own(project, "docs/assets/live-calculator.js").open("a", encoding="utf-8") as file:
            file.write("void 1;\n")
        with own(project, "docs/assets/worker.js").open("a", encoding="utf-8") as file:
            file.write("void 1;\n")

    context = new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page, other = context.new_page(), context.new_page()
    for each in (page, other):
        each.goto(website.url + "osmosis/")
        each.evaluate("window.stayed = true")
    published(change)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.get_by_role("link", name="Recovery").first.click()
    expect(page.locator("h1")).to_contain_text("Recovery")
    page.wait_for_function("!window.stayed")
    every_calculator_answers(page)

    other.locator(CONCENTRATION).fill("0.1")
    expect(other.get_by_text("This site has been renewed since you opened the page.")).to_be_visible()
    other.get_by_role("button", name="Reload the page").click()
    other.wait_for_function("!window.stayed")
    every_calculator_answers(other)


def kept_for(page: Page, address: str) -> list[str]:
    """The names of the caches of the site there."""
    names = page.evaluate("caches.keys()")
    return sorted(name for name in names if name.startswith(f"kept {address} "))


def test_copies_on_one_origin_and_other_applications_are_left_alone(context, website):
    """One at the root, and two in folders of it."""
    website.copies = ("/a/", "/b/")
    page = new_page(context)
    page.goto(website.url + "words/")
    page.evaluate(
        """async (others) => {
            for (const name of others) await caches.open(name);
            localStorage.setItem("offline", "off"); // another application's
        }""",
        others := ["site-files", "python-snapshots", "kept", f"kept {website.origin}/abc/ files"],
    )
    copies = [website.origin + path for path in ("/", "/a/", "/b/")]
    for copy in copies:
        page.goto(copy + "words/")
        until(page, KEPT)
    before = {copy: kept_for(page, copy) for copy in copies}
    assert [len(names) for names in before.values()] == [3, 3, 3], "clients, files, pages of one build"

    page.goto(website.origin + "/a/words/?offline=off")
    until(page, f"async () => !(await caches.keys()).some((name) => name.startsWith('kept {website.origin}/a/ '))")
    page.goto(website.origin + "/a/words/?offline=off")  # where there is nothing left to be switched off
    page.wait_for_load_state("networkidle")
    for copy in (website.url, website.origin + "/b/"):
        assert kept_for(page, copy) == before[copy]
        page.goto(copy + "words/")
        until(page, KEPT)
    assert set(others) <= set(page.evaluate("caches.keys()"))
    assert page.evaluate("localStorage.getItem('offline')") == "off"
    cut(page, website)
    for copy in (website.url, website.origin + "/b/"):
        page.goto(copy + "words/")
        expect(page.locator("h1")).to_contain_text("Words")
    page.goto(website.origin + "/a/words/")
    expect(page.get_by_text("There is no network")).to_be_visible()


def test_the_states_of_a_page_are_kept_as_one(context, website):
    page = new_page(context)
    read(page, website, "osmosis/")
    link = "?calculator=osmosis.osmotic_pressure&concentration="
    for concentration in ("0.3", "0.2"):
        read(page, website, f"osmosis/{link}{concentration}+mol%2FL#osmosis-osmotic-pressure-1")
    kept = page.evaluate(
        """async () => {
            const name = (await caches.keys()).find((name) => name.includes("/ pages "));
            return (await (await caches.open(name)).keys()).map(({ url }) => url);
        }"""
    )
    assert [url for url in kept if "/osmosis/" in url] == [website.url + "osmosis/"]
    cut(page, website)
    page.goto(website.url + f"osmosis/{link}0.1+mol%2FL")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_what_is_kept_is_shown_where_the_server_has_nothing_better(context, website):
    website.altered("service-worker.js", "PATIENCE = 3000", "PATIENCE = 300")
    page = new_page(context)
    for path in ("words/", "recovery/"):
        read(page, website, path)

    def both_ways():
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.goto(website.url + "words/")
        expect(page.locator("h1")).to_contain_text("Words")
        page.get_by_role("link", name="Recovery").first.click()
        expect(page.locator("h1")).to_contain_text("Recovery")

    with website.held("/words/"), website.held("/recovery/"):
        both_ways()
    with website.held_halfway("/words/"), website.held_halfway("/recovery/"):
        both_ways()
    for way in (website.blocked, website.broken_off):
        way.update({"/words/", "/recovery/"})
        both_ways()
        way.clear()
    website.blocked.add("/osmosis/")  # not read before: then what the server says is shown
    assert page.goto(website.url + "osmosis/").status == 503


# Of what is kept, what is not as the build's list says.
DAMAGED = """async () => {
    const { scope } = await navigator.serviceWorker.ready;
    const files = await caches.open(`kept ${scope} files`), damaged = [];
    const build = document.querySelector("meta[name=build]").content;
    const { pages, python } = await (await fetch(`${scope}assets/${build}-files.json`)).json();
    for (const [name, digest] of Object.entries({ ...pages, ...python })) {
        const content = await (await files.match(scope + name))?.arrayBuffer();
        const bytes = content && new Uint8Array(await crypto.subtle.digest("SHA-256", content));
        if (bytes && `sha256-${btoa(String.fromCharCode(...bytes))}` !== digest) damaged.push(name);
    }
    return damaged;
}"""


def test_what_is_kept_and_damaged_is_asked_for_anew(context, website):
    page = new_page(context)
    read(page, website, "osmosis/")
    assert page.evaluate(DAMAGED) == []
    page.evaluate(FLIP)
    begin_anew(page)
    damaged = set(page.evaluate(DAMAGED))
    assert {name.rpartition(".")[2] for name in damaged} == {"js", "mjs", "css", "wasm"}
    page.close()
    website.sent.clear()
    page = new_page(context)
    page.goto(website.url + "osmosis/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    for ending in (".wasm", "-worker.js", "-live-calculator.js", "-site.css"):
        assert website.requests(ending), ending
    page.wait_for_load_state("networkidle")
    still = set(page.evaluate(DAMAGED))
    assert not [name for name in still if name.endswith((".wasm", "worker.js", "-site.css"))], still
    cut(page, website)
    page.reload()
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


def test_what_comes_damaged_is_not_kept(context, website):
    website.changed["-molecules.js"] = lambda script: bytes([script[0] ^ 1]) + script[1:]  # no page here runs it
    page = new_page(context)
    page.goto(website.url + "words/")
    for _ in range(1000):
        if len(website.requests("-molecules.js")) == 2:  # and anew, past what the browser keeps
            break
        page.clock.fast_forward(CALM)
        page.wait_for_timeout(20)
    assert len(website.requests("-molecules.js")) == 2
    website.changed.clear()
    page.reload()
    until(page, KEPT)
    assert page.evaluate(DAMAGED) == []


def test_where_storage_is_full_every_page_comes_from_the_network_until_there_is_room(context, website):
    page = new_page(context)
    browser = context.new_cdp_session(page)
    browser.send("Storage.overrideQuotaForOrigin", {"origin": website.origin, "quotaSize": 10_000})
    page.goto(website.url + "words/")
    until(page, "Boolean(navigator.serviceWorker.controller)")
    page.goto(website.url + "osmosis/")
    every_calculator_answers(page)
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    page.get_by_role("link", name="Recovery").first.click()
    expect(page.locator("h1")).to_contain_text("Recovery")
    page.clock.fast_forward(CALM)
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(KEPT)
    browser.send("Storage.overrideQuotaForOrigin", {"origin": website.origin})
    read(page, website, "words/")
    cut(page, website)
    page.reload()
    expect(page.locator("h1")).to_contain_text("Words")


def test_two_tabs_share_what_is_kept_and_answer_each_for_itself(context, website):
    first, second = new_page(context), new_page(context)
    read(first, website, "osmosis/")
    second.goto(website.url + "osmosis/")
    every_calculator_answers(first)
    every_calculator_answers(second)
    first.locator(CONCENTRATION).fill("0.1")
    second.locator(CONCENTRATION).fill("0.2")
    expect(first.locator(ANSWER)).to_have_text("4.96 bar")
    expect(second.locator(ANSWER)).to_have_text("9.92 bar")
    cut(first, website)
    first.close()
    second.locator(CONCENTRATION).fill("0.1")
    expect(second.locator(ANSWER)).to_have_text("4.96 bar")
    second.reload()
    every_calculator_answers(second)
