"""A hook for MkDocs that tests put behind the project's own: it counts what a build computes, and makes no library."""

from __future__ import annotations

import functools
import importlib
import json
import sys
from collections import Counter
from pathlib import Path

_COUNTED = {
    "answers": ("calc.interface.form", "compute"),
    "curves": ("calc.interface.curve", "sample"),
    "pictures": ("calc.pictures.osmosis", "equilibrium_head"),
}
_counts: Counter[str] = Counter()


def on_config(config) -> None:
    """Begin to count."""
    _counts.clear()
    for what, (module, name) in _COUNTED.items():
        holder = importlib.import_module(module)
        setattr(holder, name, _counted(what, getattr(holder, name)))
    runtime = importlib.import_module("docs.browser.runtime")
    runtime.library = lambda: runtime.Library("python-of-the-test.bin", b"")
    importlib.import_module("docs.browser.frozen").module = lambda *_: None


def on_post_build(config) -> None:
    """Write the counts beside the settings."""
    blanked = importlib.import_module("docs.extension.contents").without_code.cache_info().misses
    counts = {**_counts, "blanked": blanked}
    Path(config.config_file_path).with_name("counts.json").write_text(json.dumps(counts), encoding="utf-8")


def _counted(what: str, function):
    @functools.wraps(function)
    def counted(*arguments, **named):
        _counts[what] += 1
        return function(*arguments, **named)

    return counted


def _count_pages(event: str, arguments: tuple) -> None:
    if event == "open" and str(arguments[0]).endswith(".md") and Path(arguments[0]).parent.name == "docs":
        _counts[f"read {Path(arguments[0]).name}"] += 1


sys.addaudithook(_count_pages)  # whoever reads them
