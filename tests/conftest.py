"""The built site, its server and the browser, each once for all tests that need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import browsers
from tests.website import Website

# The same examples in every run, however long one takes, and nothing kept between runs.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")
# A slow machine may take its time: what is expected is waited for, and how long it takes decides nothing.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def websites(tmp_path_factory) -> Iterator[Callable[[str], Website]]:
    """The site, built for and served under a path, once for each."""

    @cache
    def under(prefix: str) -> Website:
        opened.append(Website(tmp_path_factory.mktemp("site"), prefix))
        return opened[-1]

    opened: list[Website] = []
    yield under
    for website in opened:
        website.close()


@pytest.fixture(params=["/", "/osmosis/"], ids=["root", "project-path"])
def either_path(request) -> str:
    """Where a site may be published: at a domain's root, or under a project's path."""
    return request.param


@pytest.fixture
def website(websites, request) -> Website:
    """The site, served; under both kinds of path where a test asks for `either_path` too."""
    served = websites(request.getfixturevalue("either_path") if "either_path" in request.fixturenames else "/")
    served.forget()
    return served


@pytest.fixture(scope="session")
def site(websites) -> Path:
    """The folder of the built site."""
    return websites("/").folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        launched = browsers.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def new_context(browser, website, request) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browser contexts; at the end, no request may have left the site, and no script may have failed, but in a
    test that breaks one on purpose."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    failed: list[str] = []

    def open_context(*, saves_data: bool = True, **options: object) -> BrowserContext:
        context = browser.new_context(**options)
        if saves_data:
            context.add_init_script(browsers.SAVING_DATA)
        context.on("request", lambda request: asked.append(request.url))
        context.on("weberror", lambda error: failed.append(str(error.error)))
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((website.url, "data:", "blob:"))] == []
    assert failed == [] or request.node.get_closest_marker("breaks_scripts")


@pytest.fixture
def page(new_context) -> Page:
    """A page in a context of its own."""
    return new_context(viewport={"width": 1280, "height": 800}).new_page()
