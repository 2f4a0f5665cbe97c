"""Measures the site in a browser: what it loads, how soon Python answers, how long a change takes.

Run by `make bench`; it reports and judges nothing. Everything is measured in one run on one machine, beside Pyodide as
it comes, started in a worker by the shortest page there is; the ratios are what can be compared between machines.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from calc.calculators import describe, names
from calc.calculators.entries import write_entry
from tests import browsers
from tests.test_pages import CALCULATORS
from tests.website import ROOT, Website

RUNS = 7
CHANGES = 200
PAGES = {name: path for name, (path, _) in CALCULATORS.items()}

# The least that answers: a worker, the runtime, one line of Python.
BARE_WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
postMessage(python.runPython("6 * 7"));
"""
BARE = """<!doctype html><title>bare</title><script type="module">
new Worker("bare-worker.js", { type: "module" }).onmessage = () => { window.answered = performance.now(); };
</script>"""

# What one answer costs, without form and curve, and what it costs to import all of calc.
TIMED_ANSWERS = """
import json, time
start = time.perf_counter()
from calc.calculators import describe, names
from calc.calculators.entries import write_entry
definitions = [describe(name) for name in names()]
imported = time.perf_counter() - start
import warnings
from calc.calculators.evaluation import compute
warnings.simplefilter("ignore")
times = {}
for definition in definitions:
    rounds = []
    for _ in range(30):
        start = time.perf_counter()
        compute(definition, definition.defaults)
        rounds.append(time.perf_counter() - start)
    times[definition.name] = [rounds[0] * 1000, sorted(rounds)[15] * 1000]
json.dumps([imported * 1000, times])
"""
TIMING_WORKER = """
import { start } from "./python.js";
const ready = start(self.name);
self.onmessage = async ({ data }) => postMessage((await ready).runPython(data));
"""
TIMED_IN_WORKER = """([worker, library, code]) => new Promise((resolve) => {
    const python = new Worker(worker, { type: "module", name: library });
    python.onmessage = ({ data }) => resolve(data);
    python.postMessage(code);
})"""

TIMED_CHANGES = """async ([calculator, name, values]) => {
    const place = document.querySelector(`live-calculator[name="${calculator}"]`);
    const input = place.querySelector(`input[name="${name}"]`);
    const output = place.querySelector("output");
    const chart = place.querySelector("[data-drawing=curve]");
    input.focus();
    while (place.state !== "live" || place.querySelector("[role=status]").textContent)
        await new Promise((resolve) => setTimeout(resolve, 1));
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
        assets = website.folder / "assets"
        (pyodide,), (start,) = assets.glob("pyodide-*"), assets.glob("*-python.js")
        (assets / "bare-worker.js").write_text(BARE_WORKER.replace("pyodide/", f"{pyodide.name}/"), encoding="utf-8")
        (assets / "timing-worker.js").write_text(TIMING_WORKER.replace("python.js", start.name), encoding="utf-8")
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
        "site": ("osmotic-pressure/", _touch),
        "bare": ("assets/bare.html", _answered),
    }
    for _ in range(RUNS):
        for way, (path, answer) in ways.items():
            website.forget()
            context = browser.new_context()  # with an empty cache
            context.add_init_script(browsers.SAVING_DATA)  # so that the touch starts Python
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
    page = browser.new_page()
    page.goto(website.url + "assets/bare.html")
    (library,) = website.folder.glob("assets/python-*.zip")
    in_browser = json.loads(page.evaluate(TIMED_IN_WORKER, ["timing-worker.js", library.name, TIMED_ANSWERS]))
    page.close()
    code = TIMED_ANSWERS.replace("json.dumps(", "print(json.dumps(").rstrip() + ")"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    in_cpython = json.loads(done.stdout)
    imports = f"CPython {in_cpython[0]:.0f}, browser {in_browser[0]:.0f}"
    print(f"Importing all of calc and reading its definitions, ms: {imports}\n")
    print("One answer (the first, then the median of 30), and from an input event to the new answer")
    print(f"and curve in the page ({CHANGES} changes), ms")
    columns = f"{'CPython':>16}{'browser':>16}{'change: median':>16}{'p99':>8}{'largest':>9}"
    print(f"{'':26}{columns}")
    for name in names():
        page = browser.new_page()
        page.goto(website.url + PAGES[name])
        parameters = [each for each in describe(name).parameters if each.default and not each.whole and not each.group]
        parameter = parameters[-1]
        unit = parameter.quantity.units[0]
        values = [write_entry(parameter.default * (1 - step / 1e5), unit) for step in range(1, CHANGES + 1)]
        times = sorted(page.evaluate(TIMED_CHANGES, [name, parameter.name, values]))
        answers = "".join(f"{first:9.2f}{median:7.2f}" for first, median in (in_cpython[1][name], in_browser[1][name]))
        p99 = times[int(0.99 * len(times))]
        print(f"{name:26}{answers}{statistics.median(times):16.1f}{p99:8.1f}{times[-1]:9.1f}")
        page.close()


def _touch(page: Page) -> float:
    return page.evaluate(
        """async () => {
            const calculator = document.querySelector("live-calculator");
            const start = performance.now();
            calculator.querySelector("input:not([type=hidden])").focus();
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
