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

from calc.calculators import describe, respond
from calc.calculators.evaluation import initial_form
from docs.hooks import own_assets
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


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of what the checks of scripts and styles look at, to put faults in."""
    for path in [*WRITTEN, *(ROOT / "docs").rglob("*.d.ts"), *(ROOT / ".ci").rglob("*.json*"), ROOT / "package.json"]:
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (tmp_path / "node_modules").mkdir()  # one of its own, for what the checks keep there
    for package in [path for path in (ROOT / "node_modules").iterdir() if path.name != ".cache"]:
        (tmp_path / "node_modules" / package.name).symlink_to(package)
    return tmp_path


def put_in(folder: Path, name: str, fault: str | tuple[str, str]) -> None:
    """Put a fault at the end of a file, or in the place of what is in order."""
    path = folder / "docs" / name
    text = path.read_text(encoding="utf-8")
    right, wrong = ("", "") if isinstance(fault, str) else fault
    assert not right or text.count(right) == 1
    path.write_text(text.replace(right, wrong) if right else text + str(fault), encoding="utf-8")


def test_the_checks_are_content_with_what_is_there(copy):
    for target, tool in (("style", "biome"), ("types", "tsc")):
        done = run(command_of(target, tool), copy)
        assert done.returncode == 0, done.stdout + done.stderr


FAULTS_OF_STYLE = {
    "an unused variable": ("assets/molecules.js", "\nconst unused = 1;\n", "noUnusedVariables"),
    "a missing await": ("assets/worker.js", ("void snapshots", "snapshots"), "noFloatingPromises"),
    "an await of nothing": (
        "assets/worker.js",
        ("const snapshot = await kept;", 'const snapshot = await "kept";'),
        "useAwaitThenable",
    ),
    "a promise for a condition": ("assets/worker.js", ('if (way === "keep")', "if (begin())"), "noMisusedPromises"),
    "a loose comparison": ("assets/offline.js", ('(SWITCH) === "off"', '(SWITCH) == "off"'), "noDoubleEquals"),
    "a debugger left in": ("hooks/browser_library.mjs", "\ndebugger;\n", "noDebugger"),
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
        "assets/live-calculator.js",
        ("postMessage({ id, request })", "postMessage({ id })"),
        "'request' is missing",
    ),
    "a misread reply": (
        "assets/live-calculator.js",
        ("this.again || reply.unfinished", "this.again || reply.unready"),
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
    "what Pyodide has not": ("assets/snapshot.js", ("module._sbrk", "module._brk"), "'_brk' does not exist"),
    "a window in the service worker": ("service-worker.js", "\nwindow.stop();\n", "Cannot find name 'window'"),
    "a missing argument": (
        "assets/molecules.js",
        ("this.holds(x, y, levels)", "this.holds(x, y)"),
        "Expected 3 arguments",
    ),
    "a method that is not there": (
        "hooks/browser_library.mjs",
        ("readFileSync(wheel)", "readFileSync(wheel).text()"),
        "'text' does not exist",
    ),
}


@pytest.mark.parametrize(("name", "fault", "told"), FAULTS_OF_STYLE.values(), ids=FAULTS_OF_STYLE)
def test_a_fault_of_style_is_refused(copy, name, fault, told):
    put_in(copy, name, fault)
    done = run(command_of("style", "biome"), copy)
    assert done.returncode != 0
    assert re.search(rf"^docs/{name}\S* (\S+/)?{told}\b", done.stdout + done.stderr, re.MULTILINE)


@pytest.mark.parametrize(("name", "fault", "told"), FAULTS_OF_TYPE.values(), ids=FAULTS_OF_TYPE)
def test_a_fault_of_type_is_refused(copy, name, fault, told):
    put_in(copy, name, fault)
    done = run(command_of("types", "tsc"), copy)
    assert done.returncode != 0
    assert re.search(rf"^docs/{name}.*{told}", done.stdout, re.MULTILINE)


def test_the_types_of_every_script_are_checked():
    config = json.loads((ROOT / ".ci" / "javascript" / "tsconfig.json").read_text(encoding="utf-8"))
    checked: set[str] = set()
    for project in config["references"]:
        listed = run([TSC, "--listFilesOnly", "--project", f".ci/javascript/{project['path']}"], ROOT)
        assert listed.returncode == 0
        checked |= set(listed.stdout.split())
    assert len(SCRIPTS) > 8
    assert {str(path) for path in SCRIPTS} <= checked


def of_type(kind: str, value: object, copy: Path) -> subprocess.CompletedProcess[str]:
    """Ask whether a value, as JSON carries it, is of a type of the scripts, and nothing besides."""
    (copy / "docs" / "assets" / "said.js").write_text(
        f"/** @type {{import('./messages.d.ts').{kind}}} */\nexport const said = {json.dumps(value)};\n",
        encoding="utf-8",
    )
    project = {"extends": "./.ci/javascript/page.json", "files": ["docs/assets/said.js"]}
    (copy / "tsconfig.json").write_text(json.dumps(project), encoding="utf-8")
    return run([TSC, "--project", "."], copy)


@pytest.mark.parametrize("kind", ["Reply", "Frames"])
def test_what_python_says_is_of_the_type_that_the_scripts_expect(copy, kind):
    name = "osmosis.equilibrium_head"
    reply = json.loads(respond(json.dumps({"name": name, "form": initial_form(describe(name), {})})))
    (frames,) = re.findall(r"data-frames='([^']+)'", reply["drawings"]["picture"])
    value = {"Reply": reply, "Frames": json.loads(html.unescape(frames))}[kind]
    assert of_type(kind, value, copy).returncode == 0
    assert "'\"more\"' does not exist" in of_type(kind, value | {"more": 1}, copy).stdout
    value.popitem()
    assert "is missing in type" in of_type(kind, value, copy).stdout


def bare(text: str, folder: Path, suffix: str) -> str:
    """A script or a style without any comment, laid out in one way whatever it was before."""
    if suffix == ".css":
        return "".join(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split())
    folder.mkdir()
    (folder / "script.js").write_text(text, encoding="utf-8")
    how = ["--ignoreConfig", "--allowJs", "--noCheck", "--noResolve", "--target", "esnext", "--module", "esnext"]
    done = run([TSC, *how, "--removeComments", "--outDir", "bare", "script.js"], folder)
    assert done.returncode == 0, done.stdout
    return (folder / "bare" / "script.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in WRITTEN if path.suffix != ".mjs"], ids=lambda path: path.name)
def test_what_readers_get_is_what_is_written_without_comments_on_lines_of_their_own(path, tmp_path):
    sent, written = own_assets.sent(path), path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*/\*", sent, re.MULTILINE)
    assert bare(sent, tmp_path / "sent", path.suffix) == bare(written, tmp_path / "written", path.suffix)
