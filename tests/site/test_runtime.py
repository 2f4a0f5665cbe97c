"""What the browser's Python reads at its start: complete, compiled, the same each time; a clear word where it fails."""

import gzip
import hashlib
import io
import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from click import ClickException

from docs.browser import frozen, runtime
from docs.publishing import own_assets

pytestmark = pytest.mark.site  # Node makes the library, as for a build


def _library() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(runtime.library().content)))


def made(folder: Path) -> None:
    """Make it there, from what stands there as the wheel."""
    files = [folder / name for name in ("calc.whl", "library.bin")]
    runtime.run_node("not made", runtime._HERE / "browser_library.mjs", *files)


def test_it_holds_all_of_the_standard_library_and_of_calc_what_a_page_may_ask():
    names = set(_library().namelist())
    standard = zipfile.ZipFile(runtime._PYODIDE / "python_stdlib.zip")
    wheel = zipfile.ZipFile(io.BytesIO(runtime.wheel()))
    of_no_page = {"calc/README.md", "calc/__main__.py", "calc/interface/command_line.py", "calc/py.typed"}
    ours = {name for name in wheel.namelist() if name.startswith("calc/")} - of_no_page
    wanted = ours | {name for name in standard.namelist() if name.endswith(".py")}
    assert names == {f"{name}c" if name.endswith(".py") else name for name in wanted}


def test_all_of_it_is_compiled_and_taken_without_asking_for_a_source():
    library = _library()
    for name in (each for each in library.namelist() if each.endswith(".pyc")):
        flags = int.from_bytes(library.read(name)[4:8], "little")
        assert flags == 0b01, name  # by hash, and unchecked: PEP 552


def test_calc_keeps_its_docstrings_and_the_library_none():
    library = _library()
    assert b"Flows and concentrations of permeate and concentrate" in library.read("calc/balance.pyc")
    assert b"Serialize" not in library.read("json/__init__.pyc")


def test_the_same_sources_give_the_same_bytes(tmp_path):
    (tmp_path / "calc.whl").write_bytes(runtime.wheel())
    made(tmp_path)
    assert (tmp_path / "library.bin").read_bytes() == runtime.library().content


def test_the_progress_that_is_told_counts_the_bytes_of_the_pinned_pyodide():
    wasm = (runtime._PYODIDE / "pyodide.asm.wasm").read_bytes()
    script = (runtime._ROOT / "docs" / "assets" / "python.js").read_text(encoding="utf-8").replace("_", "")
    told = re.search(r"WASM = \{ bytes: (\d+), sent: (\d+) \}", script)
    assert int(told[1]) == len(wasm)
    assert int(told[2]) == pytest.approx(len(gzip.compress(wasm, 6)), rel=0.01)


def test_without_node_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(runtime.shutil, "which", lambda *_, **__: None)
    with pytest.raises(ClickException, match="make build"):
        made(tmp_path)


def test_what_cannot_be_made_stops_the_build_and_says_why(tmp_path):
    (tmp_path / "calc.whl").write_bytes(b"no wheel")
    with pytest.raises(ClickException, match="not made: "):
        made(tmp_path)
    assert not (tmp_path / "library.bin").exists()


def test_the_name_of_what_the_site_brings_changes_with_its_content(site):
    version = json.loads((runtime._PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    assert (site / "assets" / f"pyodide-{version}" / "pyodide.asm.wasm").is_file()
    ours = [path for path in (site / "assets").iterdir() if path.suffix in (".js", ".mjs", ".css", ".bin", ".wasm")]
    named = {path.name.partition("-")[2] for path in ours if path.suffix != ".bin"}
    assert named == {*own_assets._OWN, frozen.MODULE}
    for path in ours:
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:12] in path.name
    page = (site / "osmosis" / "index.html").read_text(encoding="utf-8")
    asked = re.findall(r'"\.\./assets/([^"/]+)"', page)
    assert {path.name for path in ours if path.name.endswith(("live-calculator.js", "site.css"))} <= set(asked)


def test_of_what_was_made_the_newest_few_are_kept(tmp_path):
    for age in range(runtime._NEWEST + 3):
        place = tmp_path / f"{age}.bin"
        (tmp_path / "made").write_bytes(b"%d" % age)
        os.utime(tmp_path / "made", (age, age))
        place.with_suffix(".lock").touch()
        runtime.keep(tmp_path / "made", place)
    (tmp_path / "other.wasm").touch()
    kept = {path.name for path in tmp_path.iterdir()} - {"other.wasm"}
    assert kept == {f"{age}.{kind}" for age in range(3, runtime._NEWEST + 3) for kind in ("bin", "lock")}
    assert (tmp_path / "3.bin").read_bytes() == b"3"
