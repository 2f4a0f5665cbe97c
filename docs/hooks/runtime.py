"""What the browser runs: the wheel of `calc`, built in memory, and the pinned Pyodide. Nothing goes into docs/."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from pathlib import Path

from flit_core.wheel import WheelBuilder
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

_ROOT = Path(__file__).parents[2]
_PYODIDE = _ROOT / "node_modules" / "pyodide"
_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")

_TIME = (1980, 1, 1, 0, 0, 0)  # of every file in the wheel, so that the same sources give the same bytes everywhere


@cache
def wheel() -> tuple[str, bytes]:
    """The name and the bytes of the wheel; the name changes with the content, so no cache mixes two builds."""
    target = io.BytesIO()
    builder = WheelBuilder.from_ini_path(_ROOT / "pyproject.toml", target)
    builder.source_time_stamp = _TIME
    builder.build()
    content = target.getvalue()
    return f"calc-{hashlib.sha256(content).hexdigest()[:12]}.whl", content


def files(config) -> list[File]:
    """The generated files of the site, beside the script that loads them."""
    if missing := [name for name in _PYODIDE_FILES if not (_PYODIDE / name).is_file()]:
        raise PluginError(f"node_modules/pyodide lacks {', '.join(missing)}; 'make serve' and 'make build' fetch it.")
    name, content = wheel()
    return [
        File.generated(config, f"assets/{name}", content=content),
        *(
            File.generated(config, f"assets/pyodide/{name}", abs_src_path=str(_PYODIDE / name))
            for name in _PYODIDE_FILES
        ),
    ]
