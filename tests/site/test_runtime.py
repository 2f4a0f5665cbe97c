"""What the browser's Python reads at its start: complete, compiled, the same each time; a clear word where it fails."""

import gzip
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from click import ClickException

from calc.interface.lenses import TITLES
from docs.browser import frozen, runtime
from docs.publishing import own_assets

pytestmark = pytest.mark.site  # Node makes the library, as for a build


def _library() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(runtime.library().content)))


def _lenses() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(runtime.library().lenses))


def made(folder: Path) -> None:
    """Make it there, from what stands there as the wheel."""
    files = [folder / name for name in ("calc.whl", runtime._LIBRARY, runtime._LENSES)]
    runtime.run_node("not made", runtime._HERE / "browser_library.mjs", *files)


def test_it_holds_all_of_calc_and_of_the_library_what_is_used():
    names = set(_library().namelist())
    wheel = zipfile.ZipFile(io.BytesIO(runtime.wheel()))
    of_no_page = {"calc/README.md", "calc/__main__.py", "calc/interface/command_line.py", "calc/py.typed"}
    ours = {name for name in wheel.namelist() if name.startswith("calc/")} - of_no_page
    later = set(_lenses().namelist())
    assert {f"{name}c" if name.endswith(".py") else name for name in ours} <= names | later
    assert not names & later
    assert {"json/__init__.pyc", "inspect.pyc", "rest_of_library.pyc"} <= names
    assert not {f"{name}c" for name in of_no_page} & names, "a page has none"
    assert not {"statistics.pyc", "unittest/__init__.pyc"} & names, "never imported"
    assert not {"ssl.pyc", "zipfile/__init__.pyc", "asyncio/streams.pyc"} & names, "imported, and never used"
    assert not {"os.pyc", "codecs.pyc", "zipimport.pyc"} & names, "frozen into Python"


def test_what_only_lenses_use_comes_later():
    later = set(_lenses().namelist())
    assert {f"calc/interface/lenses/{name}.pyc" for name in ("__init__", "panel", *TITLES)} <= later
    assert not {"argparse.pyc", "gettext.pyc"} & later, "the command line is none of a page's"
    assert not [name for name in _library().namelist() if "lenses" in name]


def test_all_of_it_is_compiled_and_taken_without_asking_for_a_source():
    for library in (_library(), _lenses()):
        assert not [name for name in library.namelist() if name.endswith(".py")]
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
    again = [(tmp_path / name).read_bytes() for name in (runtime._LIBRARY, runtime._LENSES)]
    assert again == [runtime.library().content, runtime.library().lenses]


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
    assert not (tmp_path / "made").exists()


def test_the_name_of_what_the_site_brings_changes_with_its_content(site):
    version = json.loads((runtime._PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    assert (site / "assets" / f"pyodide-{version}" / "pyodide.asm.wasm").is_file()
    ours = [path for path in (site / "assets").iterdir() if path.suffix in (".js", ".mjs", ".css", ".bin", ".wasm")]
    named = {path.name.partition("-")[2] for path in ours if path.suffix != ".bin"}
    assert named == {*own_assets._OWN, frozen.MODULE}
    for path in ours:
        lenses = path.with_name(path.name.replace(".bin", "-lenses.zip")) if path.suffix == ".bin" else None
        content = path.read_bytes() + (lenses.read_bytes() if lenses else b"")
        assert hashlib.sha256(content).hexdigest()[:12] in path.name
    page = (site / "osmosis" / "index.html").read_text(encoding="utf-8")
    asked = re.findall(r'"\.\./assets/([^"/]+)"', page)
    assert {path.name for path in ours if path.name.endswith(("live-calculator.js", "site.css"))} <= set(asked)
