"""Published and independently computed values; each file says in its header whence they come and how sure they are."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "tests" / "reference"


def table(name: str) -> list[dict[str, Any]]:
    """The rows of a CSV file, numbers as floats."""
    lines = [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [{key: _number(value) for key, value in row.items()} for row in csv.DictReader(lines)]


def entries(name: str) -> dict[str, Any]:
    """The content of a JSON file."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text
