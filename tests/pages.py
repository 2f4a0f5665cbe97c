"""The pages of the site and the calculators on them, read from the sources: no list of either is kept by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs.utils.yaml import yaml_load

from tests.website import ROOT

FENCE = re.compile(r"^``` calculator\n(?P<lines>.*?)^```\n", re.MULTILINE | re.DOTALL)


def _navigated(entries: list) -> Iterator[str]:
    for entry in entries:
        for target in entry.values():
            yield from [target] if isinstance(target, str) else _navigated(target)


def _path(file: str) -> str:
    return file.removesuffix("index.md").replace(".md", "/")


PAGES = list(map(_path, _navigated(yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])))
"""The paths of all pages of the navigation, in its order; the first is the home page, whose path is empty."""
NOT_FOUND = "404.html"


def source(path: str) -> str:
    """The Markdown of a page."""
    return (ROOT / "docs" / f"{path.strip('/') or 'index'}.md").read_text(encoding="utf-8")


def calculators(path: str) -> list[tuple[str, dict[str, str]]]:
    """The calculators of a page in their order, each with the starting values that its fence gives."""
    found = []
    for fence in FENCE.finditer(source(path)):
        name, *lines = filter(None, map(str.strip, fence["lines"].split("\n")))
        found.append((name, dict(re.split(r":\s*", line, maxsplit=1) for line in lines)))
    return found


WITH_CALCULATORS = [path for path in PAGES if calculators(path)]
FIRST = {name: path for path in reversed(PAGES) for name, _ in calculators(path)}
"""Where each calculator first stands."""
