"""What the pages need of mkdocs.yml, read as it stands: every generator that builds them reads the same file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


class _Loader(yaml.SafeLoader):
    """Knows the one tag of MkDocs that the settings use."""


def _of_the_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """The value of `!ENV NAME`, or of `!ENV [NAME, ..., default]`."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _of_the_environment)


@cache
def settings() -> dict[str, Any]:
    """All of them."""
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)


def navigated() -> list[str]:
    """The Markdown files of the navigation, in its order."""
    return list(_files(settings()["nav"]))


def _files(entries: list) -> Iterator[str]:
    for entry in entries:
        for target in entry.values() if isinstance(entry, dict) else [entry]:
            yield from [target] if isinstance(target, str) else _files(target)
