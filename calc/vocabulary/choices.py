"""The choices that are lists of data: whatever the tables of solutes and elements hold can be chosen, and nothing else.

Each is a mapping from what is chosen to what a reader sees, in the order of its table.
"""

from __future__ import annotations

from typing import Any

from calc.core import tables

_SOLUTES: dict[str, dict[str, Any]] = tables.read("solute_osmotic_coefficients")["solutes"]
_ELEMENTS: dict[str, dict[str, Any]] = tables.read("elements")["elements"]
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _in_full(solute: str) -> str:
    """A solute by its formula, if it is a salt, its name, and what else it is called."""
    name, also = _SOLUTES[solute]["name"], _SOLUTES[solute].get("also_called")
    title = name if name == solute else f"{solute.translate(_SUBSCRIPTS)}, {name}"
    return f"{title} ({also})" if also else title


def _in_short(solute: str) -> str:
    """A solute by its formula, if it is a salt, and what people call it."""
    name, also = _SOLUTES[solute]["name"], _SOLUTES[solute].get("also_called")
    return _in_full(solute) if name == solute else f"{solute.translate(_SUBSCRIPTS)} ({also or name})"


def _at_a_red_cell(*doing: str) -> list[str]:
    return [solute for each in doing for solute, entry in _SOLUTES.items() if entry.get("at_a_red_cell") == each]


def _described(element: str) -> str:
    """An element by what it is for and, where it is known, its area."""
    entry = _ELEMENTS[element]
    area = "" if entry.get("area_is_assumed") else f", {entry['area_m2']:g} m²"
    return f"{element} ({entry['kind']}{area})"


SOLUTES = {solute: _in_full(solute) for solute in _SOLUTES}
OUTSIDE_A_RED_CELL = {solute: _in_short(solute) for solute in _at_a_red_cell("stays outside", "enters later")}
ENTERING_A_RED_CELL = {solute: _in_short(solute) for solute in _at_a_red_cell("enters", "enters later")}
SALTS = {"NaCl": _in_short("NaCl"), "sea salt": "sea salt"}
ELEMENTS = {element: _described(element) for element in _ELEMENTS}
