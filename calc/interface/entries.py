"""Between what a reader writes or reads and the SI floats of the formulas."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from calc.core.numbers import EntryError, grouped, read_number, sentence, with_label, write_entry, write_quantity
from calc.core.quantities import Quantity
from calc.core.units import UNITS, UnitError, from_si, to_si, unit
from calc.interface.definitions import Parameter

# What sets thousands apart belongs to the number where three digits follow: units begin with digits too.
_ENTRY = re.compile(
    r"\s*([+\-\u2212]?\s?[\d.,]+(?:[\s'\u2019](?=\d{3}(?!\d))[\d.,]+)*(?:[eE][+\-\u2212]?\d+)?)\s*(.*)", re.DOTALL
)


def read_entry(parameter: Parameter, number: str, unit_name: str) -> float:
    """SI value of an entry, held against the parameter's range.

    Raises EntryError with the range, in the reader's unit, and the reason for it.
    """
    value = read_number(number)
    name = named_unit(unit_name, parameter.quantity)
    if parameter.whole and not value.is_integer():
        raise EntryError(f"{sentence(parameter.quantity.term)} must be a whole number, {range_text(parameter, name)}.")
    try:
        si = to_si(value, name)
    except UnitError as error:
        raise EntryError(str(error)) from None
    si = parameter.range.settled(si)
    if not parameter.range.holds(si):
        # An end of the range, as this page writes it in another unit, may lie a rounding error outside.
        low, high, _ = parameter.range
        si = next((end for end in (low, high) if math.isclose(si, end, rel_tol=1e-6, abs_tol=1e-9 * (high - low))), si)
    if not parameter.range.holds(si):
        raise EntryError(outside_text(parameter, name))
    return int(si) if parameter.whole else si


def split_entry(text: str) -> tuple[str, str]:
    """The number and the unit of an entry such as '0.6 mol/L'.

    >>> split_entry("0.6 mol/L"), split_entry("35 000 mg/L"), split_entry("2")
    (('0.6', 'mol/L'), ('35 000', 'mg/L'), ('2', ''))
    """
    found = _ENTRY.match(text)
    return (found[1], found[2].strip()) if found else (text, "")


def named_unit(spelling: str, quantity: Quantity) -> str:
    """The name of the quantity's unit that a reader's spelling means; EntryError where there is none."""
    try:
        return unit(spelling, quantity.units, quantity.of).name
    except UnitError as error:
        raise EntryError(str(error)) from None


def shown_unit(value: float, wanted: str, allowed: tuple[str, ...]) -> str:
    """The wanted unit, or the quantity's first one where the wanted one is not true for the value."""
    return wanted if value <= UNITS[wanted].ceiling else allowed[0]


def write_answer(value: float | None, unit_name: str, digits: int) -> str:
    """An output as a reader sees it, or that there is none."""
    return "not known" if value is None else write_quantity(value, unit_name, digits)


def range_text(parameter: Parameter, unit_name: str) -> str:
    """A parameter's range in words, in a unit, or in another where it is true of none of it: 'from 0 to 2 mol/L'."""
    unit_name = shown_unit(parameter.range.low, unit_name, parameter.quantity.units)
    highest = min(parameter.range.high, UNITS[unit_name].ceiling)
    low, high = (
        _end(end, unit_name, inwards).replace("-", "\N{MINUS SIGN}")
        for end, inwards in ((parameter.range.low, math.ceil), (highest, math.floor))
    )
    return f"from {low} to {with_label(high, unit_name)}"


def _end(value: float, unit_name: str, inwards: Callable[[float], int]) -> str:
    """An end of a range: as it is where that is short, else to four digits, a little inside."""
    exact = write_entry(value, unit_name)
    if exact == write_entry(value, unit_name, digits=5):
        return grouped(exact)
    number = from_si(value, unit_name)
    step = 10.0 ** (math.floor(math.log10(abs(number))) - 3)
    return grouped(f"{float(f'{inwards(number / step) * step:.4g}'):.15g}")


def outside_text(parameter: Parameter, unit_name: str) -> str:
    """What to say of an entry outside the parameter's range."""
    return f"{sentence(parameter.quantity.term)} must be {range_text(parameter, unit_name)}: {parameter.range.reason}."
