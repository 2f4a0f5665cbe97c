"""Builds one site after another, each in a process of its own that has what MkDocs stands on already.

To import that is half of what a small build takes, and to compile the theme's templates a fifth: so these are kept
compiled. The processes are forked from one that has imported nothing of a project and does nothing else, so that each
begins as the first.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib
import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path

_STANDS_ON = (
    *("click", "colorama", "markdown", "jinja2.ext", "mkdocs.config.defaults", "mkdocs.commands.build"),
    *("mkdocs.contrib.search", "material.plugins.search.plugin", "material.templates", "pymdownx.superfences"),
    *("pymdownx.arithmatex", "pygments.formatters.html", "markdown.extensions.codehilite", "latex2mathml.converter"),
    *("rjsmin", "rcssmin", "flit_core.wheel", "xml.etree.ElementTree", "decimal", "ssl", "tomllib"),
)


def mkdocs(arguments: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a folder, as `python -m mkdocs` would."""
    if not hasattr(os, "fork"):
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    with tempfile.TemporaryDirectory() as place:
        said = [str(Path(place) / name) for name in ("out", "err")]
        server = _server()
        json.dump([arguments, str(folder), environment, said], server.stdin)
        server.stdin.write("\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        out, err = (Path(file).read_text(encoding="utf-8") for file in said)
    return subprocess.CompletedProcess(["mkdocs", *arguments], code, out, err)


@cache
def _server() -> subprocess.Popen[str]:
    place = tempfile.mkdtemp()  # with nothing in it that could be imported
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", Path(__file__).read_text(encoding="utf-8")]
    server = subprocess.Popen(
        command, cwd=place, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    @atexit.register
    def end() -> None:
        server.communicate()
        shutil.rmtree(place)

    return server


def _serve() -> None:
    for name in _STANDS_ON:
        importlib.import_module(name)
    jinja2 = importlib.import_module("jinja2")
    kept = jinja2.FileSystemBytecodeCache(os.getcwd())  # by the templates' content
    jinja2.Environment.__init__ = functools.partialmethod(jinja2.Environment.__init__, bytecode_cache=kept)
    for line in sys.stdin:
        process = os.fork()
        if not process:
            _run(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


def _run(arguments: list[str], folder: str, environment: dict[str, str], said: list[str]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate([os.devnull, *said]):
        opened = os.open(file, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["mkdocs", *arguments]
    code = 1
    try:
        runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(BaseException):
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
