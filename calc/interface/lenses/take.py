"""take: not written yet; its owner replaces this whole file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from calc.interface.lenses import Case
from calc.interface.lenses.panel import note

if TYPE_CHECKING:
    import argparse  # which a browser would have to fetch


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The panel."""
    return note("Not written yet.")


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """Its options."""


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """What it prints."""
    return None


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The same as data."""
    return None
