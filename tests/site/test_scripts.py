"""The scripts and styles: that what looks at them finds faults, and what readers get of them."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calc.interface import describe, respond
from calc.interface.evaluation import initial_form
from docs.publishing import own_assets
from tests.website import ROOT

WRITTEN = sorted(path for path in (ROOT / "docs").rglob("*") if path.suffix in (".js", ".mjs", ".css"))
SCRIPTS = [path for path in WRITTEN if path.suffix != ".css"]
TSC = str(ROOT / "node_modules" / ".bin" / "tsc")
NOT_MADE_HERE = ("--old-file=.venv/test.ready", "--old-file=.venv/runtime.ready")


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as `make` would; what it said is in the result."""
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    environment |= {"PATH": f"{os.environ['PATH']}:{Path(sys.executable).parent}", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def command_of(target: str, tool: str) -> list[str]:
    """What `make` runs of a tool for a target."""
    listed = run(["make", "--dry-run", *NOT_MADE_HERE, target], ROOT).stdout.splitlines()
    (line,) = [line for line in listed if line.startswith(f"node_modules/.bin/{tool} ")]
    return line.split()


FAULTS_OF_STYLE = {
    "an unused variable": ("assets/molecules.js", "\nconst unused = 1;\n", "noUnusedVariables"),
    "a missing await": (
        "assets/worker.js",
        ("respond.then(() => say({ id: 0 }), fail);", "respond.then(() => say({ id: 0 }));"),
        "noFloatingPromises",
    ),
    "an await of nothing": (
        "assets/worker.js",
        ("const asked = await asking;", 'const asked = await "asking";'),
        "useAwaitThenable",
    ),
    "a promise for a condition": ("assets/worker.js", ("if (!isWhole)", "if (begin())"), "noMisusedPromises"),
    "a loose comparison": ("assets/offline.js", ('(CHOICE) === "off"', '(CHOICE) == "off"'), "noDoubleEquals"),
    "a debugger left in": ("browser/browser_library.mjs", "\ndebugger;\n", "noDebugger"),
    "a module of Node in a page": ("assets/molecules.js", '\nimport "node:fs";\n', "noNodejsModules"),
    "a script not formatted": ("service-worker.js", "\nlet one = 1, two = 2\n", "format"),
    "a selector twice": ("assets/site.css", "\n.picture {\n  fill: none;\n}\n", "noDuplicateSelectors"),
    "an unknown property": ("assets/site.css", "\n.fault {\n  colour: red;\n}\n", "noUnknownProperty"),
    "a font that may be missing": ("assets/site.css", "\n.fault {\n  font-family: Arial;\n}\n", "useGenericFontNames"),
    "a property twice": ("assets/validation.css", "\n.fault {\n  top: 0;\n  top: 1px;\n}\n", "noDuplicateProperties"),
    "a style not formatted": ("assets/validation.css", "\n.fault { color: red }\n", "format"),
}
FAULTS_OF_TYPE = {
    "a question without its request": (
        "assets/asking.js",
        ("postMessage({ id, request })", "postMessage({ id })"),
        "'request' is missing",
    ),
    "a misread reply": (
        "assets/live-calculator.js",
        ("again || reply.unfinished", "again || reply.unready"),
        "'unready' does not exist",
    ),
    "an answer under another name": (
        "assets/worker.js",
        ("say({ id, response:", "say({ id, reply:"),
        "'reply' does not",
    ),
    "a page in a worker": ("assets/worker.js", "\ndocument.title;\n", "Cannot find name 'document'"),
    "another word to the service worker": (
        "assets/offline.js",
        ("python: true", "pyodide: true"),
        "'pyodide' does not",
    ),
    "an element that may be missing": (
        "assets/offline.js",
        '\ndocument.querySelector("main").remove();\n',
        "possibly 'null'",
    ),
    "another name in the frames": (
        "assets/moving-picture.js",
        ("frames.share", "frames.part"),
        "'part' does not exist",
    ),
    "what Pyodide has not": ("assets/worker.js", ("python.pyimport", "python.pyexport"), "'pyexport' does not exist"),
    "a window in the service worker": ("service-worker.js", "\nwindow.stop();\n", "Cannot find name 'window'"),
    "a missing argument": (
        "assets/molecules.js",
        ("this.holds(x, y, levels)", "this.holds(x, y)"),
        "Expected 3 arguments",
    ),
    "a method that is not there": (
        "browser/browser_library.mjs",
        ("readFileSync(wheel)", "readFileSync(wheel).text()"),
        "'text' does not exist",
    ),
}


def copy(folder: Path) -> Path:
    """Copy what the checks of scripts and styles look at, to put faults in."""
    for path in [*WRITTEN, *(ROOT / "docs").rglob("*.d.ts"), *(ROOT / ".ci").rglob("*.json*"), ROOT / "package.json"]:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (folder / "node_modules").mkdir()  # one of its own, for what the checks keep there
    for package in [path for path in (ROOT / "node_modules").iterdir() if path.name != ".cache"]:
        (folder / "node_modules" / package.name).symlink_to(package)
    return folder


def put_in(path: Path, fault: str | tuple[str, str]) -> None:
    """Put a fault at the end of a file, or in the place of what is in order."""
    text = path.read_text(encoding="utf-8")
    if isinstance(fault, str):
        path.write_text(text + fault, encoding="utf-8")
    else:
        right, wrong = fault
        assert text.count(right) == 1, right
        path.write_text(text.replace(right, wrong), encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, list[str]]:
    """What the checks say of a copy with all the faults, line by line; before, they have nothing to say."""
    said = {}
    for target, tool, faults in (("style", "biome", FAULTS_OF_STYLE), ("types", "tsc", FAULTS_OF_TYPE)):
        folder = copy(tmp_path_factory.mktemp(target))
        done = run(command_of(target, tool), folder)
        assert done.returncode == 0, done.stdout + done.stderr
        for name, fault, _ in faults.values():
            put_in(folder / "docs" / name, fault)
        done = run(command_of(target, tool), folder)
        assert done.returncode != 0
        said[target] = (done.stdout + done.stderr).splitlines()
    return said


@pytest.mark.parametrize(("name", "fault", "word"), FAULTS_OF_STYLE.values(), ids=FAULTS_OF_STYLE)
def test_a_fault_of_style_is_refused(told, name, fault, word):
    assert [line for line in told["style"] if re.match(rf"docs/{name}\S* (\S+/)?{word}\b", line)]


@pytest.mark.parametrize(("name", "fault", "words"), FAULTS_OF_TYPE.values(), ids=FAULTS_OF_TYPE)
def test_a_fault_of_type_is_refused(told, name, fault, words):
    assert [line for line in told["types"] if line.startswith(f"docs/{name}(") and words in line]


def test_the_types_of_every_script_are_checked():
    config = json.loads((ROOT / ".ci" / "javascript" / "tsconfig.json").read_text(encoding="utf-8"))
    checked: set[str] = set()
    for project in config["references"]:
        listed = run([TSC, "--listFilesOnly", "--project", f".ci/javascript/{project['path']}"], ROOT)
        assert listed.returncode == 0
        checked |= set(listed.stdout.splitlines())
    assert len(SCRIPTS) > 8
    assert {str(path) for path in SCRIPTS} <= checked


def test_what_python_says_is_of_the_types_that_the_scripts_expect(tmp_path):
    """No more and no less: JSON is taken at its word where it is read."""
    name = "osmosis.equilibrium_head"
    reply = json.loads(respond(json.dumps({"name": name, "form": initial_form(describe(name), {})})))
    (frames,) = re.findall(r"data-frames='([^']+)'", reply["drawings"]["picture"])
    assets = copy(tmp_path) / "docs" / "assets"
    for kind, value in (("Reply", reply), ("Frames", json.loads(html.unescape(frames)))):
        less = dict(list(value.items())[:-1])
        for variant, said in (("right", value), ("more", value | {"more": 1}), ("less", less)):
            script = f"/** @type {{import('./messages.d.ts').{kind}}} */\nexport const said = {json.dumps(said)};\n"
            (assets / f"{variant}-{kind}.js").write_text(script, encoding="utf-8")
    project = {"extends": "./.ci/javascript/page.json", "files": [], "include": ["docs/assets/*-*.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project), encoding="utf-8")
    told = run([TSC, "--project", "."], tmp_path).stdout
    refused = re.findall(r"^docs/assets/(\S+)\.js\(.*(may only specify known|is missing in type)", told, re.MULTILINE)
    too_much, too_little = "may only specify known", "is missing in type"
    assert sorted(refused) == sorted(
        [("more-Reply", too_much), ("more-Frames", too_much), ("less-Reply", too_little), ("less-Frames", too_little)]
    )
    assert "right-" not in told


def test_what_readers_get_is_what_is_written_without_comments_and_blanks(tmp_path):
    """Stripped of all comments by other means, and of all blanks, both are the same."""
    paths = [path for path in WRITTEN if path.suffix != ".mjs"]
    styles = {}
    for path in paths:
        versions = {"sent": own_assets.sent(path), "written": path.read_text(encoding="utf-8")}
        assert "/*" not in versions["sent"]
        for version, text in versions.items():
            if path.suffix == ".css":
                bare = "".join(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split())
                styles[version, path.name] = bare.replace(";}", "}")
            else:
                (tmp_path / version).mkdir(exist_ok=True)
                (tmp_path / version / path.name).write_text(text, encoding="utf-8")
    how = ["--ignoreConfig", "--allowJs", "--noCheck", "--noResolve", "--target", "esnext", "--module", "esnext"]
    scripts = [str(path) for path in tmp_path.rglob("*.js")]
    done = run([TSC, *how, "--removeComments", "--rootDir", ".", "--outDir", "bare", *scripts], tmp_path)
    assert done.returncode == 0, done.stdout
    for path in paths:
        if path.suffix == ".css":
            assert styles["sent", path.name] == styles["written", path.name]
        else:
            sent, written = (tmp_path / "bare" / version / path.name for version in ("sent", "written"))
            assert "".join(sent.read_text("utf-8").split()) == "".join(written.read_text("utf-8").split())
