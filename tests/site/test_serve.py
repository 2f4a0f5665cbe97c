"""`make serve` while the project has a mistake: it is told in a line and in the browser, and nothing hangs."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from docs.browser import runtime
from tests.site.test_build import PAGE
from tests.website import ROOT, own

PATIENCE = 120  # seconds for what is waited for, on a machine with much else to do
RECOVERED = "It has another sentence."


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def command(port: int) -> list[str]:
    """What `make serve` runs."""
    ready = ("--old-file=.venv/site.ready", "--old-file=.venv/runtime.ready")
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    made = ["make", "--dry-run", *ready, "serve", f"ADDRESS=127.0.0.1:{port}"]
    listed = subprocess.run(made, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    tool, *arguments = shlex.split(listed.splitlines()[-1])
    return [sys.executable, "-m", Path(tool).name, *arguments]


@contextmanager
def serving(project: Path, port: int) -> Iterator[Path]:
    """Serve a project; what it says is in the file."""
    said = project / "said.txt"
    with said.open("w") as output:
        process = subprocess.Popen(command(port), cwd=project, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield said
        finally:
            process.terminate()
            process.wait()


def asked(address: str) -> str:
    """A page, or what is shown in its place; nothing while nobody answers."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return answer.read().decode()
    except HTTPError as problem:
        return problem.read().decode()
    except OSError:
        return ""


def until_it_says(address: str, words: str, changed: Path | None = None) -> str:
    """The page, once it has these words. What `changed` before MkDocs had begun to watch, it would never see."""
    end = time.monotonic() + PATIENCE
    while words not in (html := asked(address)):
        assert time.monotonic() < end, html
        time.sleep(0.1)
        if changed:
            changed.touch()
    return html


def test_a_mistake_in_a_formula_is_told_by_its_line_and_the_site_comes_back(small, browser):
    project = small({"page": PAGE})
    module = own(project, "calc/waters.py")
    sound = module.read_text(encoding="utf-8")
    line = sound.count("\n") + 1
    port = free_port()
    address = f"http://127.0.0.1:{port}/page/"
    with serving(project, port) as said:
        until_it_says(address, "It has a sentence.")
        page = browser.new_page()
        page.goto(address)
        module.write_text(f"{sound}def broken(:\n", encoding="utf-8")
        html = until_it_says(address, "The build stopped", module)
        assert f"calc/waters.py:{line}: invalid syntax" in html
        page.get_by_text("The build stopped").first.wait_for()  # by itself: the policy lets MkDocs' own script run
        module.write_text(f"{sound}nothing.at_all\n", encoding="utf-8")
        until_it_says(address, f"calc/waters.py:{line}: NameError")
        (project / "docs" / "page.md").write_text(PAGE.replace("It has a sentence.", RECOVERED), encoding="utf-8")
        module.write_text(sound, encoding="utf-8")
        until_it_says(address, RECOVERED)
        page.get_by_text(RECOVERED).wait_for()
        page.close()
        text = said.read_text(encoding="utf-8")
    assert re.search(rf"^ERROR +-  calc/waters\.py:{line}: invalid syntax$", text, re.MULTILINE)
    assert "Traceback" not in text
    assert max(map(len, text.splitlines())) < 300


def test_a_port_in_use_is_told_in_a_line(small):
    project = small({"page": PAGE})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(command(port), cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert f"cannot serve on 127.0.0.1:{port}: Address already in use" in done.stderr
    assert "Traceback" not in done.stderr


NODE_SAYS = """PythonError: Traceback (most recent call last):
  File "/home/pyodide/browser_library.py", line 80, in write
    _use(wheel)
  File "/calc.whl/calc/energy.py", line 12, in <module>
ModuleNotFoundError: No module named 'readline'
"""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (NODE_SAYS, "calc/energy.py:12: ModuleNotFoundError: No module named 'readline'"),
        ("Error: no\n", "Error: no"),
        ("Killed\n", "Killed"),
        ("", "Node says nothing"),
    ],
)
def test_of_what_node_says_the_reason_is_told(said, reason):
    assert runtime._reason(said) == reason
