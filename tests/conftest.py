"""What tests share: the formula of a case from outside, and once for all the built site, its server and the browser."""

from __future__ import annotations

import gc
import os
import re
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from calc.core.quantities import Caution
from calc.interface import describe
from docs.browser import frozen
from tests import browsers, courses
from tests.handing_out import HandingOut, calculator_of, in_order
from tests.live import be_live, follow, open_page
from tests.website import ROOT, Built, Website, build, copy_project, shared, small_project

# The same examples in every run, however long one takes, and nothing kept between runs.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")
# A slow machine may take its time: what is expected is waited for, and how long it takes decides nothing.
expect.set_options(timeout=30_000)
courses.keep()


@pytest.fixture
def calculator(request) -> Iterator[Callable]:
    """The formula that a case from outside is about; what its answer is cautioned for is no error there."""
    (name,) = request.node.get_closest_marker("outside").args
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        yield describe(name).formula


@pytest.fixture
def counted(monkeypatch) -> Iterator[Callable[[object, str], list]]:
    """Counts the calls of a function, by its module, class or object and its name: an item of a list for each.

    How many tries a search takes is a budget of its test: it takes no more where its beginning and its steps are as
    good as its comments say, and a reader waits for each. A budget of which nothing is used is not of what is asked.
    """
    unused: set[str] = set()

    def count(holder: object, name: str) -> list:
        calls: list[tuple] = []
        unused.add(name)
        function = getattr(holder, name)

        def counting(*arguments, **named):
            calls.append(arguments)
            unused.discard(name)
            return function(*arguments, **named)

        monkeypatch.setattr(holder, name, counting)
        return calls

    yield count
    assert unused == set()


def once_for_each(make: Callable[[str], Website]) -> Iterator[Callable[[str], Website]]:
    """Gives the site under a path, made at the first time."""

    @cache
    def under(prefix: str) -> Website:
        opened.append(make(prefix))
        return opened[-1]

    frozen.module()  # which builds of copies take too, and do not make
    opened: list[Website] = []
    yield under
    for website in opened:
        website.close()


@pytest.fixture(scope="session")
def in_common(tmp_path_factory) -> Callable[[str, str], Callable[..., Built]]:
    """Gives a way to build the site of this name under a path; that at a root all processes have in common."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return lambda name, prefix: shared(folder / f"{name}-in-common") if prefix == "/" else build


@pytest.fixture(scope="session")
def websites(tmp_path_factory, in_common) -> Iterator[Callable[[str], Website]]:
    """The site, built for and served under a path, once for each; all but that at a root from a copy of the project, so
    that it can be seen that a site does not depend on where it was built."""

    def make(prefix: str) -> Website:
        project = ROOT if prefix == "/" else copy_project(tmp_path_factory.mktemp("project"))
        return Website(tmp_path_factory.mktemp("site"), prefix, project, in_common("site", prefix))

    yield from once_for_each(make)


@pytest.fixture(scope="session")
def websites_of_few_pages(tmp_path_factory, in_common) -> Iterator[Callable[[str], Website]]:
    """The same for a site of a few pages."""
    from tests import few_pages  # which reads the site's own; a copy of `calc` and its tests has none

    def make(prefix: str) -> Website:
        folder = tmp_path_factory.mktemp("few-pages")
        return Website(folder / "site", prefix, small_project(folder, few_pages.PAGES), in_common("few-pages", prefix))

    yield from once_for_each(make)


# Tests that share a process, so that what they stand on is made once: the site under a path, the plain theme, all
# answers of CPython, and what is written in the files of `calc`.
_IN_THE_PROCESS_OF = pytest.mark.xdist_group
TOGETHER = _IN_THE_PROCESS_OF("calculators")
OF_ALL_CASES = _IN_THE_PROCESS_OF("cases")
OF_THE_SOURCES = _IN_THE_PROCESS_OF("sources")
UNDER_A_PATH = _IN_THE_PROCESS_OF("project-path")


@pytest.fixture
def project_path() -> str:
    """Where a site may be published too, if not at a domain's root: a test of its addresses is harder to pass there."""
    return "/osmosis/"


@pytest.fixture
def website(websites, websites_of_few_pages, request) -> Website:
    """The site, served; under a path where a test asks for `project_path` too, and of few pages where it is marked."""
    prefix = request.getfixturevalue("project_path") if "project_path" in request.fixturenames else "/"
    served = (websites_of_few_pages if request.node.get_closest_marker("few_pages") else websites)(prefix)
    served.forget()
    return served


@pytest.fixture(scope="session")
def site(websites) -> Path:
    """The folder of the built site."""
    return websites("/").folder


class SmallProject:
    """Makes a project of a few pages in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, pages: Mapping[str, str], sources: str = "") -> Path:
        return small_project(self.folder, pages, sources)


@pytest.fixture
def small(tmp_path) -> SmallProject:
    """Makes a project of a few pages, to be built with a mistake in it."""
    return SmallProject(tmp_path)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Launches a headless Chromium, with what else it is told."""
    with sync_playwright() as playwright:
        yield partial(browsers.launch, playwright)


@pytest.fixture(scope="session")
def browser(launch) -> Iterator[Browser]:
    """A headless Chromium."""
    with launch(*browsers.FOR_SHORT_VISITS) as launched:
        yield launched


_TELL_WHAT_IS_REFUSED = """
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
        console.error(`PolicyError: ${effectiveDirective} ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`));
"""


class Watch:
    """What happened in a browser that never may: a request that left the site, a script that failed, something that the
    page's own policy refused."""

    def __init__(self, website: Website) -> None:
        self.website = website
        self._asked: list[str] = []
        self._failed: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch this context from now on."""
        context.on("request", lambda request: self._asked.append(request.url))
        context.on("weberror", lambda error: self._failed.append(str(error.error)))
        context.on("console", self._hear)
        context.add_init_script(_TELL_WHAT_IS_REFUSED)

    def _hear(self, message: ConsoleMessage) -> None:
        """Where the clock is the test's, what a timer throws is told in the console alone."""
        if message.type == "error" and re.match(r"(Uncaught )?\w*(Error|Exception)\b", message.text):
            self._failed.append(message.text)

    def end(self, breaks_scripts: bool) -> None:
        """Fail the test in which it happened, but for scripts that it breaks on purpose."""
        asked, failed = self._asked[:], self._failed[:]
        self._asked.clear()
        self._failed.clear()
        assert [url for url in asked if not url.startswith((self.website.url, "data:", "blob:"))] == []
        assert failed == [] or breaks_scripts


def breaks_scripts(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("breaks_scripts") is not None


@pytest.fixture
def new_context(browser, website, request) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser contexts; at the end, no request may have left the site, and no script may have failed, but in a
    test that breaks one on purpose."""
    contexts: list[BrowserContext] = []
    watch = Watch(website)

    def open_context(*, saves_data: bool = True, **options: object) -> BrowserContext:
        context = browser.new_context(**options)
        if saves_data:
            context.add_init_script(browsers.SAVING_DATA)
        watch.over(context)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()
    watch.end(breaks_scripts(request))


A_DESK = {"width": 1280, "height": 800}
NOTHING = "nothing-is-here"


class Tab:
    """A tab that goes on from test to test, and is as if it were new for each: a page in a new one takes the browser
    twice the time, which reads and compiles everything for the first time there."""

    def __init__(self, browser: Browser, website: Website, options: dict[str, object]) -> None:
        context = browser.new_context(viewport=A_DESK, **options)
        context.add_init_script(browsers.SAVING_DATA)
        self.watch = Watch(website)
        self.watch.over(context)
        self.page = context.new_page()
        self._tools = context.new_cdp_session(self.page)
        for holder, name in ((self.page, "add_init_script"), (self.page.clock, "install")):
            setattr(holder, name, self._refuse)

    @staticmethod
    def _refuse(*_: object, **__: object) -> None:
        raise AssertionError("this cannot be taken back: let the test take `own_page`")

    def wipe(self) -> None:
        """Forget all that the browser keeps of the site, and set back what a test may have set."""
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        self.page.goto(self.watch.website.url + NOTHING, wait_until="commit")
        self.page.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
        self._tools.send("Network.setCacheDisabled", {"cacheDisabled": True})  # which empties that of the tab as well
        self._tools.send("Network.clearBrowserCache")
        self._tools.send("Storage.clearDataForOrigin", {"origin": self.watch.website.origin, "storageTypes": "all"})
        self._tools.send("Network.setCacheDisabled", {"cacheDisabled": False})
        self.page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")
        self.page.set_viewport_size(A_DESK)

    def end(self) -> None:
        """Close it."""
        self.page.context.close()


@pytest.fixture(scope="session")
def tabs() -> Iterator[dict[str, Tab]]:
    """The tabs that go on from test to test, by what they can; one ends with a test that fails."""
    going_on: dict[str, Tab] = {}
    yield going_on
    for tab in going_on.values():
        tab.end()


def _of_a_tab(
    browser: Browser, website: Website, tabs: dict[str, Tab], request: pytest.FixtureRequest, **options: object
) -> Iterator[Page]:
    tab = tabs.pop(str(options), None) or Tab(browser, website, options)
    tab.watch.website = website
    yield tab.page
    if request.node.stash[FAILED]:
        tab.end()
    else:
        website.forget()
        tab.wipe()
        tabs[str(options)] = tab
    tab.watch.end(breaks_scripts(request))


@pytest.fixture
def page(browser, website, tabs, request) -> Iterator[Page]:
    """A page of a reader who has never been here. What cannot be taken back, such as a clock that is the test's or a
    script at the beginning of each page, is for `own_page`."""
    yield from _of_a_tab(browser, website, tabs, request)


@pytest.fixture
def plain_page(browser, website, tabs, request) -> Iterator[Page]:
    """The same for a reader whose browser runs no scripts."""
    yield from _of_a_tab(browser, website, tabs, request, java_script_enabled=False)


@pytest.fixture
def touched_page(browser, website, tabs, request) -> Iterator[Page]:
    """The same for a reader at a screen for fingers."""
    yield from _of_a_tab(browser, website, tabs, request, has_touch=True)


@pytest.fixture
def own_page(new_context) -> Page:
    """A page in a context of its own."""
    return new_context(viewport=A_DESK).new_page()


class Visit:
    """A reader whose Python runs, and who goes from page to page by instant navigation."""

    def __init__(self, browser: Browser, website: Website) -> None:
        context = browser.new_context(viewport=A_DESK)
        context.add_init_script(browsers.SAVING_DATA)
        self.watch = Watch(website)
        self.watch.over(context)
        self.page = context.new_page()
        self._root = urlsplit(website.url).path
        open_page(self.page, website)
        self._awaken()

    def read(self, path: str) -> None:
        """Go to a page as it was built, with its first calculator alive."""
        if urlsplit(self.page.url).path == self._root + path:
            self._follow("speed/")
        self._follow(path)
        self._awaken()

    def end(self) -> None:
        """Leave."""
        self.page.context.close()

    def _follow(self, path: str) -> None:
        # What a test has entered is not to be found by the next, nor noted between this and the click.
        self.page.evaluate("addEventListener('click', () => sessionStorage.clear(), { capture: true, once: true })")
        follow(self.page, self.watch.website, path)

    def _awaken(self) -> None:
        """Touch the first calculator, if one is to be seen."""
        touched = self.page.locator("live-calculator input:visible")
        if touched.count():
            touched.first.focus()
            be_live(self.page)


@pytest.fixture(scope="session")
def visits() -> Iterator[dict[str, Visit]]:
    """The visits that go on from test to test, by the site's address; one ends with a test that fails."""
    going_on: dict[str, Visit] = {}
    yield going_on
    for visit in going_on.values():
        visit.end()


@pytest.fixture
def awake(browser, website, visits, request) -> Iterator[Callable[[str], Page]]:
    """Gives a page as it was built, but with Python running: for tests that are not about its start."""
    if website.url not in visits:
        visits[website.url] = Visit(browser, website)
    visit = visits[website.url]

    def read(path: str = "osmotic-pressure/") -> Page:
        visit.read(path)
        return visit.page

    yield read
    if request.node.stash[FAILED]:
        visits.pop(website.url).end()
    visit.watch.end(breaks_scripts(request))


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Note whether a test failed, for what goes on from one to the next."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Nothing that is collected goes away before the end: Python need not look through it, again and again, for what
    might. That was a twentieth of its time."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure():
    """At the end pytest looks five times for what goes away with a warning; all that it may see is seen at once."""
    gc.collect()
    gc.freeze()


_OF_A_SITE = {"websites", "browser", "small"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a site or builds one; `make quick` runs all else. Tests of one calculator share a process, but
    that all cases share theirs with the browser that answers them too."""
    for item in items:
        if _OF_A_SITE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("site")
        if "project_path" in getattr(item, "fixturenames", ()):
            item.add_marker(UNDER_A_PATH)
        elif (name := calculator_of(item)) and (_without_a_site(config) or not item.get_closest_marker("xdist_group")):
            item.add_marker(_IN_THE_PROCESS_OF(name), append=False)
    in_order(items)


def _without_a_site(config: pytest.Config) -> bool:
    return config.option.markexpr == "not site"


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Generator[None, int, int]:
    """One process more than processors where browsers are driven: each waits now and then, and does nothing then."""
    found = yield
    is_given = "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ
    return found if is_given or _without_a_site(config) else found + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> HandingOut:
    """Hand the tests out in our own way."""
    return HandingOut(config, log)
