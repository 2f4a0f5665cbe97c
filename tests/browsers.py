"""Finds a Chromium to drive: one that is installed, else Playwright's own, else the system's package. As a command, it
tells which, before several processes look for one at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Playwright, TimeoutError

# A reader who saves data: Python starts at the first touch, and not before, so that a test can say when.
SAVING_DATA = "Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });"

_A_READERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# The first has no windows: its pages are the same, and it takes a fifth to a third less of the processors' time.
_NAMES = ("chromium-headless-shell", *_A_READERS)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Nothing but the page under test may use the network, and a container may lack what the sandbox needs.
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# Without the compilers that make WebAssembly and scripts quick: a test's visit ends before that repays their time.
# And what is seen by nobody is put together where it is made, not handed on to another thread and another process.
FOR_SHORT_VISITS = ("--js-flags=--liftoff-only --no-opt", "--in-process-gpu")


def launch(playwright: Playwright, *more: str, is_a_readers: bool = False) -> Browser:
    """A headless Chromium, or the very one that readers have."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*_ARGUMENTS, *more, *(["--no-sandbox"] if as_root else [])]
    path = (is_a_readers and _installed(_A_READERS)) or executable(playwright.chromium.executable_path)
    return playwright.chromium.launch(executable_path=path, args=arguments)


def wait_for_function(page: Page, expression: str, *, arg: object = None, timeout: float = 30_000) -> None:
    """Wait until a condition holds in a page.

    Playwright's own has the page evaluate the text again and again, which a page's policy refuses; asked from outside,
    the page may always be.
    """
    end = time.monotonic() + timeout / 1000
    while not _holds(page, expression, arg):
        if time.monotonic() > end:
            raise TimeoutError(f"it does not become true: {expression}")
        page.wait_for_timeout(50)  # each question takes the processors some milliseconds too


def _holds(page: Page, expression: str, arg: object) -> bool:
    try:
        return bool(page.evaluate(expression, arg))
    except Error as problem:
        if "context was destroyed" not in problem.message:
            raise
        return False  # the page is being left


Page.wait_for_function = wait_for_function


@cache
def executable(own: str) -> str:
    """The path of a browser; `own` is where Playwright keeps its own."""
    return _installed() or _existing(own) or _fetched(own) or _packaged() or _none()


def _installed(names: Iterable[str] = _NAMES) -> str | None:
    found = (shutil.which(name) for name in names)
    return next((path for path in (*found, *map(_existing, _PLACES)) if path), None)


def _existing(path: str) -> str | None:
    return path if Path(path).is_file() else None


def _fetched(own: str) -> str | None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return _existing(own)


def _packaged() -> str | None:
    if shutil.which("apt-get"):
        as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        _run([*as_root, "apt-get", "update"])
        for package in _NAMES[:2]:  # only Debian has both
            if not _installed():
                _run([*as_root, "apt-get", "install", "--yes", "--no-install-recommends", package])
    return _installed()


def _run(command: list[str]) -> None:
    """Run one of several ways to a browser; if it fails, the next is tried, and what it said stands in the output."""
    print("no browser yet:", *command, flush=True)
    try:
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as problem:
        print(problem, flush=True)


def _none() -> str:
    raise RuntimeError("The tests need a Chromium or Chrome; install one and run them again.")


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        print(executable(driver.chromium.executable_path))
