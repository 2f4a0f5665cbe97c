"""Measures the site in a browser: what it loads, how soon Python answers, how long a change takes.

Run by `make bench`; it reports and judges nothing. Everything is measured in one run on one machine, each round one
after the other, beside other ways to Python in a page that answer one line of it; the ratios are what can be compared
between machines. The result goes to docs/speed.json, from which the page on speed is built.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from calc.core.numbers import write_entry
from calc.interface import describe, names
from docs.extension.speed import RESULT, ratio, spread
from tests import browsers
from tests.pages import FIRST
from tests.website import ROOT, Built, Website, build

RUNS = 7
CHANGES = 200
LONGEST = 5_000  # ms of changes for one calculator
OPENING = 1_000  # ms that a browser is busy with a new window of its own, and no reader waits for
IDLE = 3_000  # ms that a page has been open before it is touched
LINE = 10e6 / 8  # bytes in a second
PAGES = dict(sorted(FIRST.items()))

# The least that answers, and what it answers: one line of Python.
_PYODIDE = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
const answer = python.runPython("6 * 7");
"""
OTHERS = {
    "bare-worker.js": f"{_PYODIDE} postMessage(answer);",
    "worker.html": """<!doctype html><title>worker</title><p>Pyodide in a worker.</p><script type="module">
        new Worker("bare-worker.js", { type: "module" }).onmessage = () => { window.answered = performance.now(); };
        </script>""",
    "main.html": f"""<!doctype html><title>main</title><p>Pyodide on the main thread.</p><script type="module">
        {_PYODIDE} window.answered = performance.now();</script>""",
    "pyscript.html": """<!doctype html><title>PyScript</title><p>PyScript in a worker.</p>
        <script>
        new BroadcastChannel("answer").onmessage = () => { window.answered = performance.now(); };
        </script>
        <script type="module" src="pyscript/core.js"></script>
        <script type="py" worker config='{"interpreter": "./pyodide/pyodide.mjs", "sync_main_only": true}'>
import js
js.BroadcastChannel.new("answer").postMessage(6 * 7)
</script>""",
}
WAYS = {
    "site": "osmotic-pressure/",
    "whole": "osmotic-pressure/",
    "worker": "assets/worker.html",
    "main": "assets/main.html",
    "pyscript": "assets/pyscript.html",
}

OURS = ("site", "whole")  # the second is built without a frozen Python
OBSERVED = """
window.seen = { blocking: 0, contentful: 0, largest: 0 };
const observe = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see))
    .observe({ type, buffered: true });
observe("longtask", ({ duration }) => (window.seen.blocking += duration - 50));
observe("paint", ({ name, startTime }) => name.endsWith("contentful-paint") && (window.seen.contentful = startTime));
observe("largest-contentful-paint", ({ startTime }) => (window.seen.largest = startTime));
"""
TO_FIRST_PAINT = """() => {
    const came = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .filter(({ responseEnd, responseStart }) => responseEnd <= window.seen.contentful || !responseStart);
    return { ...window.seen, requests: came.length, bytes: came.reduce((sum, each) => sum + each.encodedBodySize, 0) };
}"""
TOUCHED = """async () => {
    const wait = () => new Promise((resolve) => setTimeout(resolve, 1));
    while (!customElements.get("live-calculator")) await wait();
    const start = performance.now();
    const calculator = document.querySelector("live-calculator");
    calculator.querySelector("input:not([type=hidden])").focus();
    while (calculator.state !== "live" || calculator.querySelector("[role=status]").textContent) await wait();
    return [performance.now(), performance.now() - start];
}"""
ALL_KEPT = """async () => {
    const site = new URL("../", location).href;
    const files = await caches.open(`kept ${site} files`);
    return (await files.keys()).some(({ url }) => url.endsWith(".wasm"));
}"""

# What one answer costs, without form and curve.
TIMED_ANSWERS = """
import json, time, warnings
from calc.interface import describe, names
from calc.interface.evaluation import compute
warnings.simplefilter("ignore")
times = {}
for definition in map(describe, names()):
    rounds = []
    for _ in range(30):
        start = time.perf_counter()
        compute(definition, definition.defaults)
        rounds.append(time.perf_counter() - start)
    times[definition.name] = sorted(rounds)[15] * 1000
json.dumps(times)
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
TIMED_CHANGES = """async ([calculator, name, values, longest]) => {
    const place = document.querySelector(`live-calculator[name="${calculator}"]`);
    const input = place.querySelector(`input[name="${name}"]`);
    input.focus();
    const rest = async () => {
        while (place.state !== "live" || place.asking || place.querySelector("[role=status]").textContent)
            await new Promise((resolve) => setTimeout(resolve, 1));
    };
    await rest();
    const times = [], began = performance.now();
    for (const value of values) {
        const changed = new Promise((resolve) => { // whether or not the drawing becomes another one
            place.ask = async () => { delete place.ask; await place.ask(); resolve(); };
        });
        const start = performance.now();
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await changed;
        times.push(performance.now() - start);
        await rest(); // a question that meets another waits, and has no time of its own
        if (performance.now() - began > longest) break;
    }
    return times;
}"""


def main() -> None:
    """Build, serve, measure, write and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        website = Website(Path(folder, "site"))
        _prepare(website)
        whole = Website(Path(folder, "whole"), using=_without_freezing)
        browser = browsers.launch(playwright, is_a_readers=True)
        measured = {
            "date": datetime.date.today().isoformat(),
            "machine": f"{platform.machine()}, {os.cpu_count()} cores",
            "versions": {"Chromium": browser.version, "Python": platform.python_version(), **_pinned()},
            "runs": runs,
            **_visits(browser, website, whole, runs),
            "changes": _changes(browser, website),
        }
        browser.close()
        for each in (website, whole):
            each.close()
    RESULT.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    _report(measured)


def _without_freezing(project: Path, site: Path, address: str) -> Built:
    os.environ["FREEZE"] = "no"
    try:
        return build(project, site, address)
    finally:
        del os.environ["FREEZE"]


def _prepare(website: Website) -> None:
    """Put the other ways beside the site, and its own page without what makes it live."""
    assets = website.folder / "assets"
    (pyodide,), (start,) = assets.glob("pyodide-*"), assets.glob("*-python.js")
    shutil.copy(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip", pyodide)  # which this site does not send
    for name, content in OTHERS.items():
        (assets / name).write_text(content.replace("pyodide/", f"{pyodide.name}/"), encoding="utf-8")
    (assets / "timing-worker.js").write_text(TIMING_WORKER.replace("python.js", start.name), encoding="utf-8")
    shutil.copytree(ROOT / "node_modules" / "@pyscript" / "core" / "dist", assets / "pyscript")
    page = (website.folder / WAYS["site"] / "index.html").read_text(encoding="utf-8")
    head, tag, tail = page.partition('<script type="module" src="../assets/')
    (website.folder / "plain").mkdir()
    (website.folder / "plain" / "index.html").write_text(head + tail.partition("</script>")[2], encoding="utf-8")
    assert tag, "the page has its script"


def _pinned() -> dict[str, str]:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {
        label: packages[f"node_modules/{name}"]["version"]
        for label, name in (("Pyodide", "pyodide"), ("PyScript", "@pyscript/core"))
    }


def _visits(browser: Browser, website: Website, whole: Website, runs: int) -> dict:
    opened: dict[str, dict[str, list]] = {way: {} for way in WAYS}
    pages: dict[str, dict[str, list]] = {"site": {}, "plain": {}}
    slowly: dict[str, list[float]] = {"site": [], "whole": [], "worker": []}
    touched: dict[str, list[float]] = {"site": [], "worker": []}
    for _ in range(runs):
        for way, path in WAYS.items():
            served = whole if way == "whole" else website
            with _context(browser) as context:
                for visit in ("first", "second"):
                    served.forget()
                    page = _window(context)
                    page.goto(served.url + path, wait_until="commit")
                    time, *touch = page.evaluate(TOUCHED) if way in OURS else [_answered(page)]
                    figures = {"time": time, "requests": len(served.sent), "bytes": _bytes(served)}
                    figures |= {"touch": touch[0]} if touch else {}
                    figures |= {"blocking": page.evaluate("window.seen.blocking")}
                    for name, value in figures.items():
                        opened[way].setdefault(f"{visit} {name}", []).append(value)
                    if way in OURS and visit == "first":
                        _wait(page, ALL_KEPT)
                    page.close()
        for kind, path in (("site", WAYS["site"]), ("plain", "plain/")):
            with _context(browser) as context:
                page = _window(context)
                page.goto(website.url + path, wait_until="networkidle")
                _wait(page, "window.seen.largest > 0")
                for name, value in page.evaluate(TO_FIRST_PAINT).items():
                    pages[kind].setdefault(name, []).append(value)
        website.bytes_per_second = whole.bytes_per_second = LINE
        for way in slowly:
            with _context(browser) as context:
                page = _window(context)
                page.goto((whole if way == "whole" else website).url + WAYS[way], wait_until="commit")
                slowly[way].append(page.evaluate(TOUCHED)[0] if way in OURS else _answered(page))
        for way in touched:
            with _context(browser) as context:
                page = _window(context)
                page.goto(website.url + WAYS[way], wait_until="commit")
                if way == "site":  # the reader looks at what is touched later
                    page.locator("live-calculator").first.scroll_into_view_if_needed()
                page.wait_for_timeout(IDLE)
                if way == "site":
                    touched[way].append(page.evaluate(TOUCHED)[1])
                else:
                    start = page.evaluate("performance.now()")
                    touched[way].append(max(_answered(page) - start, 0))
        website.bytes_per_second = whole.bytes_per_second = None
    return {"opened": opened, "pages": pages, "slowly": slowly, "touched": touched}


class _context:
    """A browser with nothing in its caches."""

    def __init__(self, browser: Browser) -> None:
        self._context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 800})
        self._context.add_init_script(OBSERVED)

    def __enter__(self) -> BrowserContext:
        return self._context

    def __exit__(self, *_: object) -> None:
        self._context.close()


def _window(context: BrowserContext) -> Page:
    page = context.new_page()
    page.wait_for_timeout(OPENING)
    return page


def _changes(browser: Browser, website: Website) -> dict[str, dict]:
    page = browser.new_page()
    page.goto(website.url + "assets/worker.html")
    (library,) = website.folder.glob("assets/python-*.bin")
    in_browser = json.loads(page.evaluate(TIMED_IN_WORKER, ["timing-worker.js", library.name, TIMED_ANSWERS]))
    page.close()
    code = TIMED_ANSWERS.replace("json.dumps(", "print(json.dumps(").rstrip() + ")"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    in_cpython = json.loads(done.stdout)
    measured = {}
    for name in names():
        page = browser.new_page()
        page.add_init_script(browsers.SAVING_DATA)  # so that nothing is being kept meanwhile
        page.goto(website.url + PAGES[name])
        parameters = [each for each in describe(name).parameters if each.default and not each.whole and not each.group]
        parameter = parameters[-1]
        shown = page.locator(f'live-calculator[name="{name}"] [name="{parameter.name}.unit"]').first
        unit = shown.input_value()  # as the page has it, which may be another than the calculator's first
        values = [write_entry(parameter.default * (1 - step / 1e5), unit) for step in range(1, CHANGES + 1)]
        times = sorted(page.evaluate(TIMED_CHANGES, [name, parameter.name, values, LONGEST]))
        measured[name] = {
            "CPython": in_cpython[name],
            "browser": in_browser[name],
            "median": times[len(times) // 2],
            "p99": times[int(0.99 * len(times))],
            "changes": len(times),
        }
        page.close()
    return measured


def _wait(page: Page, condition: str) -> None:
    while not page.evaluate(condition):
        page.wait_for_timeout(20)


def _answered(page: Page) -> float:
    page.wait_for_function("window.answered", timeout=120_000)
    return page.evaluate("window.answered")


def _bytes(website: Website) -> int:
    return sum(sent.size for sent in website.sent)


def _report(measured: dict) -> None:
    print(f"{measured['date']}, {measured['machine']}, {measured['versions']}, {measured['runs']} runs\n")
    bare = measured["opened"]["worker"]
    for way, figures in measured["opened"].items():
        for visit in ("first", "second"):
            times, others = figures[f"{visit} time"], bare[f"{visit} time"]
            size = max(figures[f"{visit} bytes"]) / 1e6
            blocking = spread(figures[f"{visit} blocking"])
            of_bare = ratio(times, others)
            print(f"{way:10}{visit:8}{size:6.2f} MB {spread(times):>24} ms, of bare {of_bare:>20}, blocking {blocking}")
    print()
    for name, figures in measured["pages"].items():
        print(f"{name:10}", {key: spread(values) for key, values in figures.items()})
    print()
    slowly = measured["slowly"]
    told = {way: (spread(times), ratio(times, slowly["worker"])) for way, times in slowly.items()}
    print("on a line of 10 Mbit/s:", told)
    print("touch after idling:", {way: spread(times) for way, times in measured["touched"].items()})
    print()
    for name, times in measured["changes"].items():
        print(f"{name:40}", "".join(f"{key} {value:8.2f}  " for key, value in times.items()))


if __name__ == "__main__":
    main()
