"""A state of a calculator as the query of an address, and the form that a query asks for."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache

from calc.core.numbers import read_number
from calc.core.units import UNITS, System
from calc.interface.definitions import Definition
from calc.interface.entries import STANDS_FOR_A_FILE, fits_a_link
from calc.interface.evaluation import WrongEntries, initial_form, system_of
from calc.interface.introspection import describe

_LONGEST = 4000  # characters of a link's names and entries; one that sets all of the largest form has half as many
_SAFE = frozenset((string.ascii_letters + string.digits + "-._~").encode())  # as a query may hold them


def query(name: str, entries: Mapping[str, str]) -> str:
    """The query that opens a calculator with these entries.

    >>> query("osmosis.osmotic_pressure", {"concentration": "0.1 mol/L"})
    '?calculator=osmosis.osmotic_pressure&concentration=0.1+mol%2FL'
    """
    pairs = {"calculator": name, **entries}
    return "?" + "&".join(f"{_encoded(key)}={_encoded(value)}" for key, value in pairs.items())


@lru_cache(maxsize=512)  # names come again with every answer, and so do most entries
def _encoded(text: str) -> str:
    # Like urllib.parse.quote_plus, which a page would have to carry for this alone.
    return "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in text.encode("utf-8", "replace")).replace(
        "%20", "+"
    )


def entries(definition: Definition, form: Mapping[str, str], whole: bool = False) -> dict[str, str]:
    """The entries that make this form, whose numbers can be read, out of the calculator's defaults.

    In the place of a table that is too long for an address stands the name of a file, unless they are to be whole.

    >>> from calc.interface.introspection import describe
    >>> definition = describe("seawater.osmotic_pressure")
    >>> form = initial_form(definition, {"preset": "Red Sea", "osmotic_pressure": "psi"})
    >>> entries(definition, form)
    {'preset': 'Red Sea', 'osmotic_pressure': 'psi'}
    """
    preset = form.get("preset", "")
    before = _initial(definition.name, preset, system_of(form.get("system")))
    changed = {"preset": preset} if preset else {}
    for selection in definition.selections:
        if form[selection.name] != before[selection.name]:
            changed[selection.name] = form[selection.name]
    for sheet in definition.sheets:
        text = "\n".join(form[sheet.name].strip().splitlines())
        if text != before[sheet.name]:
            is_held = whole or fits_a_link(text)
            changed[sheet.name] = text if is_held else f"{STANDS_FOR_A_FILE}{sheet.name}.csv"
    for each in definition.parameters:
        number, unit_name = read_number(form[each.name]), form[f"{each.name}.was"]
        if (number, unit_name) != (read_number(before[each.name]), before[f"{each.name}.was"]):
            changed[each.name] = f"{number:.15g} {unit_name if UNITS[unit_name].label else ''}".rstrip()
    for name, _ in definition.shown:
        if form[f"{name}.unit"] != before[f"{name}.unit"]:
            changed[name] = form[f"{name}.unit"]
    for name in ("curve.of", "curve.over", "curve.axes"):
        if form[name] != before[name]:
            changed[name] = form[name]
    return changed


@lru_cache(maxsize=8)
def _initial(name: str, preset: str, system: System) -> dict[str, str]:
    return initial_form(describe(name), {"preset": preset} if preset else {}, system)


def form(
    definition: Definition, wanted: Mapping[str, str], system: System = "metric"
) -> tuple[dict[str, str], dict[str, str]]:
    """The form with the entries that can be taken, and a message for each of the others, by its name.

    A link that is too long to be one of a calculator's is not read; its message stands under no name.
    """
    if (length := sum(len(name) + len(text) for name, text in wanted.items())) > _LONGEST:
        words = f"The link is {length} characters long, and none is longer than {_LONGEST}, so nothing of it is taken."
        return initial_form(definition, {}, system), {"": words}
    try:
        return initial_form(definition, wanted, system), {}
    except WrongEntries as wrong:
        rest = {name: text for name, text in wanted.items() if name not in wrong.messages}
        taken, messages = form(definition, rest, system)
        return taken, wrong.messages | messages
