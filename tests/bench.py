"""Measures the site in a browser: what it loads, how soon Python answers, how long a change takes.

Run by `make bench`; it reports and judges nothing. Everything is measured in one run on one machine, beside Pyodide as
it comes, started in a worker by the shortest page there is; the ratios are what can be compared between machines.
"""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from calc.calculators import describe, names
from tests import browsers
from tests.website import Website

RUNS = 7
CHANGES = 200
PAGES = {"osmosis.osmotic_pressure": "osmosis/", "balance.recovery": "reverse-osmosis/"}

# The least that answers: a worker, the runtime, one line of Python.
BARE_WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
postMessage(python.runPython("6 * 7"));
"""
BARE = """<!doctype html><title>bare</title><script type="module">
new Worker("bare-worker.js", { type: "module" }).onmessage = () => { window.answered = performance.now(); };
</script>"""

TIMED_CHANGES = """async ([name, values]) => {
    const calculator = document.querySelector("live-calculator");
    const input = calculator.querySelector(`input[name="${name}"]`);
    const chart = calculator.querySelector("[data-drawing=curve]");
    const times = [];
    for (const value of values) {
        const changed = new Promise((resolve) => {
            const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
            observer.observe(chart, { childList: true });
        });
        const start = performance.now();
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await changed;
        times.push(performance.now() - start);
    }
    return times;
}"""


def main() -> None:
    """Build, serve, measure, print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        website = Website(Path(folder))
        (website.folder / "assets" / "bare-worker.js").write_text(BARE_WORKER, encoding="utf-8")
        (website.folder / "assets" / "bare.html").write_text(BARE, encoding="utf-8")
        browser = browsers.launch(playwright)
        machine = f"{platform.machine()}, {os.cpu_count()} cores"
        print(f"Chromium {browser.version}, {machine}, {RUNS} runs, compressed as a static host does\n")
        _boot(browser, website)
        _changes(browser, website)
        browser.close()
        website.close()


def _boot(browser: Browser, website: Website) -> None:
    cold: dict[str, list[float]] = {"site": [], "bare": []}
    second: dict[str, list[float]] = {"site": [], "bare": []}
    loaded: dict[str, tuple[int, int]] = {}
    ways: dict[str, tuple[str, Callable[[Page], float]]] = {
        "site": ("osmosis/", _touch),
        "bare": ("assets/bare.html", _answered),
    }
    for _ in range(RUNS):
        for way, (path, answer) in ways.items():
            website.forget()
            context = browser.new_context()  # with an empty cache
            for times in (cold, second):
                page = context.new_page()
                page.goto(website.url + path)
                times[way].append(answer(page))
                page.close()
                loaded.setdefault(way, (len(website.sent), sum(sent.size for sent in website.sent)))
            context.close()
    print("From the touch of a calculator to its first live answer;")
    print("bare: from opening a page that starts Pyodide in a worker to its first answer")
    print(f"{'':26}{'requests':>9}{'MB':>8}{'first visit, ms':>24}{'second visit, ms':>24}")
    for way, label in (("site", "this site"), ("bare", "bare Pyodide, worker")):
        requests, size = loaded[way]
        print(f"{label:26}{requests:9}{size / 1e6:8.2f}{_spread(cold[way]):>24}{_spread(second[way]):>24}")
    ratios = ([a / b for a, b in zip(times["site"], times["bare"], strict=True)] for times in (cold, second))
    cold_ratio, second_ratio = (_spread(each, ".2f") for each in ratios)
    size_ratio = loaded["site"][1] / loaded["bare"][1]
    print(f"{'ratio':26}{'':9}{size_ratio:8.2f}{cold_ratio:>24}{second_ratio:>24}\n")


def _changes(browser: Browser, website: Website) -> None:
    print(f"From an input event to the new answer and curve in the page, {CHANGES} changes")
    print(f"{'':26}{'median, ms':>12}{'p99, ms':>10}{'largest, ms':>13}")
    for name in names():
        page = browser.new_page()
        page.goto(website.url + PAGES[name])
        _touch(page)
        parameter = next(each for each in describe(name).parameters if not each.whole)
        values = [str(round(0.1 + step / 1000, 3)) for step in range(CHANGES)]
        times = sorted(page.evaluate(TIMED_CHANGES, [parameter.name, values]))
        p99 = times[int(0.99 * len(times))]
        print(f"{name:26}{statistics.median(times):12.1f}{p99:10.1f}{times[-1]:13.1f}")
        page.close()


def _touch(page: Page) -> float:
    return page.evaluate(
        """async () => {
            const calculator = document.querySelector("live-calculator");
            const start = performance.now();
            calculator.querySelector("input").focus();
            while (calculator.state !== "live" || calculator.querySelector("[role=status]").textContent)
                await new Promise((resolve) => setTimeout(resolve, 1));
            return performance.now() - start;
        }"""
    )


def _answered(page: Page) -> float:
    page.wait_for_function("window.answered")
    return page.evaluate("window.answered")


def _spread(values: list[float], form: str = ".0f") -> str:
    return f"{statistics.median(values):{form}} ({min(values):{form}}-{max(values):{form}})"


if __name__ == "__main__":
    main()
