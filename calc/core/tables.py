"""The tables of `calc/data`: the coefficients of every model, each with its publication, range and provenance."""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """The table of this name, as JSON has it; read once, for all who ask, and changed by none of them.

    JSON has no types that could be known before it is read, so who takes a value out says what it is.

    >>> read("salt_transport")["NaCl_diffusivity"]["mass_fraction"][0]
    1.51e-09
    """
    text = pkgutil.get_data("calc", f"data/{name}.json")
    if text is None:
        raise FileNotFoundError(f"calc/data holds no {name}.json.")
    table: dict[str, Any] = json.loads(text)
    return table
