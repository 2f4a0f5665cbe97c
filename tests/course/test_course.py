"""The example course, docs/course, as a teacher gets it and as a pupil uses it: built with its theme, run in a browser.

What the theme loads from elsewhere comes from npm packages of the same versions, .ci/course; nothing else is answered.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
import shutil
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from calc.core.quantities import Caution
from calc.interface import evaluate, names
from tests.website import ROOT, Website, build

COURSE = ROOT / "docs" / "course"
_INSTALLED = ROOT / ".venv" / "course"
_PACKAGES = _INSTALLED / "node_modules"
# Where the theme finds what it loads: a file of a package, or of Pyodide.
_PLACES = (
    re.compile(r"/npm/(?P<name>(?:@[^/]+/)?[^/@]+)@(?P<version>[^/]+)(?:/(?P<file>.+))?$"),
    re.compile(r"/(?P<name>pyodide)/v(?P<version>[^/]+)/full/(?P<file>.+)$"),
)
# The version that is asked for where the registry has none such; the one before it stands in, with its own check sum.
_MISSING = {"jquery.terminal": "2.43.1"}
_TERMINAL = "jquery.terminal/js/jquery.terminal.min.js"
SHELL = '$(".py_mk_terminal").terminal()'  # what jquery.terminal knows of where the editor prints


class Elsewhere:
    """Answers what a page asks of others, from the installed packages; what is not in them stays unanswered."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        """The packages of which something was asked."""
        self.unanswered: list[str] = []

    def answer(self, route: Route) -> None:
        """Answer one request, as a server that lets any site load from it."""
        file = self._file(route.request.url)
        if file and file.is_file():
            route.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})
        else:
            self.unanswered.append(route.request.url)
            route.abort()

    def _file(self, url: str) -> Path | None:
        found = next((match for place in _PLACES if (match := place.search(url))), None)
        if not found or not (package := _PACKAGES / found["name"]).is_dir():
            return None
        about = json.loads((package / "package.json").read_text(encoding="utf-8"))
        wanted = found["version"]
        if not f"{about['version']}.".startswith(f"{wanted}.") and _MISSING.get(found["name"]) != wanted:
            return None
        self.asked.add(found["name"])
        return package / (found["file"] or about["main"])


def _with_the_check_sum_of_the_stand_in(script: bytes) -> bytes:
    real = base64.b64encode(hashlib.sha256((_PACKAGES / _TERMINAL).read_bytes()).digest())
    changed, count = re.subn(rb'(?<=integrity: "sha256-)[^"]+', lambda _: real, script)
    assert count == 1
    return changed


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Iterator[Website]:
    """The course, copied with `calc` beside it, built and served."""
    project = shutil.copytree(COURSE, tmp_path_factory.mktemp("course") / "project")
    shutil.copytree(ROOT / "calc", project / "calc", ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(project.parent))  # the theme notes there which courses it built
        patch.delenv("XDG_DATA_HOME", raising=False)
        website = Website(
            project.parent / "site", project=project, using=partial(build, python=_INSTALLED / "bin" / "python")
        )
    website.changed["/3-terminalRunner-term.js"] = _with_the_check_sum_of_the_stand_in
    yield website
    website.close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    """What others answer; the tests fail if something was asked that is in none of the pinned packages."""
    others = Elsewhere()
    yield others
    assert others.unanswered == []


@pytest.fixture(scope="module")
def page(browser: Browser, course: Website, elsewhere: Elsewhere) -> Iterator[Page]:
    """The course's page, whose program has run once as it stands; no script of it may have failed at the end."""
    failed: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.on("weberror", lambda error: failed.append(str(error.error)))
    context.route(lambda url: not url.startswith(course.url), elsewhere.answer)
    context.set_default_timeout(240_000)  # a Python starts, as fast as the machine can
    page = context.new_page()
    page.goto(course.url, wait_until="commit")
    page.wait_for_function("globalThis.ace && CONFIG.pyodideIsReady")
    press(page, "play")
    expect(terminal(page)).to_contain_text("AssertionError", timeout=120_000)
    yield page
    context.close()
    assert failed == []


def terminal(page: Page) -> Locator:
    """Where the editor prints."""
    return page.locator(".py_mk_terminal")


def come_to_rest(page: Page) -> None:
    """Wait until the terminal takes commands: no program is running."""
    page.wait_for_function(f"!{SHELL}.paused()")


def press(page: Page, button: str, returned: str = "0") -> None:
    """Let the program's function return this, and press a button under the editor."""
    come_to_rest(page)
    page.evaluate(
        f"""(line) => {{
            const editor = ace.edit(document.querySelector(".ace_editor"));
            editor.setValue(editor.getValue().replace(/^    return .*$/m, line), 1);
            {SHELL}.clear();
        }}""",
        f"    return {returned}",
    )
    page.locator(f"button[btn_kind={button}]").click()


def test_an_editor_imports_calc_and_prints_its_answer(page):
    by_hand = 2 * 154 * 8.31446261815324 * 310.15  # i c R T, with the R of the SI
    press(page, "play")
    expect(terminal(page)).to_contain_text(f"by calc {by_hand / 1e5:.2f} bar")
    expect(terminal(page)).to_contain_text("by hand 0.00 bar")


def test_the_right_formula_passes_and_others_are_refused_with_the_reason(page):
    press(page, "check", returned="concentration * R * (temperature - 273.15)")
    expect(terminal(page)).to_contain_text("assert abs(by_hand(100, 300, 1) - 249_420) < 1")
    press(page, "check", returned="concentration * R * temperature")  # the ions are not counted
    expect(terminal(page)).to_contain_text("table salt, 154 mol/m³ at 37 °C")
    expect(page.get_by_text("Solution", exact=True)).to_be_hidden()
    press(page, "check", returned="ions * concentration * R * temperature")
    expect(terminal(page)).to_contain_text("Secret tests: OK")
    expect(page.get_by_text("Solution", exact=True)).to_be_visible()


def test_the_line_for_the_terminal_gives_what_the_page_says(page):
    text = (COURSE / "docs" / "index.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^```python\n(.+)\n```$", text, re.MULTILINE)
    come_to_rest(page)
    terminal(page).click()
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    output = f"{SHELL}.get_output().replaceAll('\\n', '')"  # it breaks lines anywhere
    page.wait_for_function(f"{output}.includes('van_t_hoff_pressure=')")
    output = page.evaluate(output)
    real, ideal = (
        float(re.search(rf"\b{name}=([\d.]+)", output)[1]) for name in ("osmotic_pressure", "van_t_hoff_pressure")
    )
    # The molality would be the concentration if the sugar took no room in a litre, and the pressure ideal for it.
    without_room = 997.05 * 8.31446261815324 * 298.15
    assert ideal < without_room < real


def test_every_calculator_answers_there_as_here(page):
    answers = page.evaluate(
        """() => pyodide.runPython(`
            import json, warnings
            from calc.interface import evaluate, names
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                answers = json.dumps({name: evaluate(name).outputs for name in names()})
            answers`)"""
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        here = {name: evaluate(name).outputs for name in names()}
    there = json.loads(answers)
    assert there.keys() == here.keys()
    for name, outputs in here.items():
        assert there[name].keys() == outputs.keys()
        for output, value in outputs.items():
            other = there[name][output]
            alike = other is value if value is None else math.isclose(other, value, rel_tol=1e-9)
            assert alike, f"{name}: {output} is {value} here and {other} there"


def test_all_that_is_pinned_for_the_course_is_asked_for(page, elsewhere):
    pinned = json.loads((ROOT / ".ci" / "course" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert elsewhere.asked == set(pinned)
