"""Between what a reader writes or reads and the SI floats of the formulas."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from calc.core.numbers import (
    EntryError,
    grouped,
    is_number,
    quoted,
    read_number,
    refuse_long,
    sentence,
    with_label,
    write_entry,
    write_quantity,
    write_typed,
)
from calc.core.quantities import Dissolved, Quantity, Refusal
from calc.core.units import UNITS, UnitError, from_si, to_si, unit
from calc.interface.definitions import Parameter, Result, Sheet

# What sets thousands apart belongs to the number where three digits follow: units begin with digits too.
_ENTRY = re.compile(
    r"\s*([+\-\u2212]?\s?[\d.,]+(?:[\s'\u2019](?=\d{3}(?!\d))[\d.,]+)*(?:[eE][+\-\u2212]?\d+)?)\s*(.*)", re.DOTALL
)


_POWER = re.compile(r"(× ?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)\s*(.+)", re.DOTALL)
_BEGUN = re.compile(r"[eE][+\-\u2212]?")
"""What is left of a power of ten that is being typed."""
_OF_A_UNIT = re.compile(r"[^\W\d_]|[%‰°″′\"]")
"""What there is at the least in a unit."""

Inputs = Mapping[str, float | str]
"""Numbers in SI and choices, by the name of their input."""


def read_entry(parameter: Parameter, text: str, unit_name: str, others: Inputs) -> float:
    """SI value of an entry, held against the parameter's range; what is typed without a unit is in the one named.

    The other inputs say what a unit of another scale is. Raises EntryError with the end of the range, in the reader's
    unit, and the reason for it.
    """
    number, name = typed_entry(parameter, text) or (text, named_unit(unit_name, parameter.quantity))
    value = read_number(number)
    if parameter.whole and not value.is_integer():
        whole = range_text(parameter, name, others)
        raise EntryError(f"{sentence(parameter.quantity.term)} must be a whole number, {whole}.")
    si = parameter.range.settled(in_si(parameter, value, name, others))
    if not parameter.range.holds(si):
        # An end of the range, as this page writes it in another unit, may lie a rounding error outside.
        low, high, *_ = parameter.range
        si = next((end for end in (low, high) if math.isclose(si, end, rel_tol=1e-6, abs_tol=1e-9 * (high - low))), si)
    if not parameter.range.holds(si):
        raise EntryError(outside_text(parameter, si, name, others))
    return int(si) if parameter.whole else si


def typed_entry(of: Parameter | Result, text: str) -> tuple[str, str] | None:
    """The number and the unit's name where a unit was typed with the number; EntryError where that does not fit."""
    refuse_long(text)
    number, spelling = split_entry(text)
    if not _OF_A_UNIT.search(spelling) or _BEGUN.fullmatch(spelling) or is_number(text):
        return None
    power = _POWER.fullmatch(spelling)
    try:
        return number, named_unit(spelling, of.quantity)
    except EntryError:
        if re.match(r"/\s?\d", spelling):  # a fraction, which is no number here
            return None
        if not power:
            raise
    return f"{number} {power[1]}", named_unit(power[2], of.quantity)


def in_si(parameter: Parameter, number: float, unit_name: str, others: Inputs) -> float:
    """SI value of a number in one of the parameter's units.

    Raises EntryError where the unit is not true for it, and Refusal where what is dissolved has no such scale.
    """
    try:
        value = to_si(number, unit_name)
        if parameter.on_another_scale(unit_name):
            value = _dissolved(parameter, others).convert(value, UNITS[unit_name], UNITS[parameter.quantity.unit])
    except UnitError as error:
        raise EntryError(str(error)) from None
    return value


def in_unit(parameter: Parameter, value: float, unit_name: str, others: Inputs) -> float:
    """The number that stands for an SI value in one of the parameter's units; raises as `in_si` does."""
    try:
        if parameter.on_another_scale(unit_name):
            value = _dissolved(parameter, others).convert(value, UNITS[parameter.quantity.unit], UNITS[unit_name])
        return from_si(value, unit_name)
    except UnitError as error:
        raise EntryError(str(error)) from None


def write_input(parameter: Parameter, value: float, unit_name: str, others: Inputs, digits: int = 7) -> str:
    """An SI value as a reader would type it in one of the parameter's units; raises as `in_si` does."""
    if not parameter.on_another_scale(unit_name):
        try:
            return write_entry(value, unit_name, digits)
        except UnitError as error:
            raise EntryError(str(error)) from None
    return write_typed(in_unit(parameter, value, unit_name, others), digits)


def _dissolved(parameter: Parameter, others: Inputs) -> Dissolved:
    scales = parameter.scales
    if scales is None or any(name not in others for name in scales.needs):
        raise EntryError("What this unit means here depends on other inputs; set them first.")
    return scales.of(*(others[name] for name in scales.needs))


_MOST_OF_A_SHEET = 1_000_000
"""Characters of a table in text: a plant that is read every quarter of an hour writes fewer in a month."""
_MOST_IN_A_LINK = 1_800
"""Those that an address still holds."""
STANDS_FOR_A_FILE = "@"
"""What the entry of a table begins with where it stands in a file."""


def read_sheet(text: str) -> str:
    """A table in text as a reader gives it, its lines parted in one way; EntryError where it cannot be taken."""
    if text.startswith(STANDS_FOR_A_FILE):
        raise EntryError(
            f"'{quoted(text)}' stands for a table that was too long for a link, and what stands here is the example: "
            "choose the file again, or paste its rows."
        )
    if len(text) > _MOST_OF_A_SHEET:
        raise EntryError(
            f"The table has more than {grouped(str(_MOST_OF_A_SHEET))} characters: leave out columns or rows."
        )
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def lines_of(text: str) -> str:
    """How long a table in text is, in words.

    >>> lines_of("day, flow\\n1, 3")
    '2 lines'
    """
    count = len(text.strip().splitlines())
    return f"{grouped(str(count))} line{'' if count == 1 else 's'}"


def fits_a_link(text: str) -> bool:
    """Whether a table in text is short enough to stand in an address."""
    return len(text) <= _MOST_IN_A_LINK


def sheet_range(sheet: Sheet, text: str) -> str:
    """What is told below a table in text: how long it is, and where it stays."""
    told = f"{lines_of(text)}, read in your browser and sent nowhere"
    if fits_a_link(text):
        return told
    return f"{told}; too long for a link, which leaves it out, so keep the file of the {sheet.term}"


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


def range_text(parameter: Parameter, unit_name: str, others: Inputs) -> str:
    """A parameter's range in words, in a unit, or in another where it is true of none of it: 'from 0 to 2 mol/L'."""
    return _range_text(parameter, unit_name, needed(parameter, others))


def needed(parameter: Parameter, others: Inputs) -> tuple[tuple[str, float | str], ...]:
    """What of the other inputs says what its units of other scales are: nothing, where it has none."""
    names = parameter.scales.needs if parameter.scales else ()
    return tuple([(name, others[name]) for name in names if name in others])


@lru_cache(maxsize=512)  # it comes again with every answer
def _range_text(parameter: Parameter, unit_name: str, others: tuple[tuple[str, float | str], ...]) -> str:
    return _told(parameter, unit_name, dict(others))


def _told(parameter: Parameter, unit_name: str, others: Inputs) -> str:
    parameter, unit_name = narrowed(parameter, unit_name, others)
    low = _end(parameter, parameter.range.low, unit_name, others)
    high = _end(parameter, min(parameter.range.high, _ceiling(parameter, unit_name)), unit_name, others)
    return f"from {low} to {with_label(high, unit_name)}"


def outside_text(parameter: Parameter, value: float, unit_name: str, others: Inputs) -> str:
    """What to say of an SI value outside the parameter's range."""
    reason = parameter.range.reason(value)
    parameter, unit_name = narrowed(parameter, unit_name, others)
    most = value > parameter.range.high
    end = parameter.range.high if most else parameter.range.low
    unit_name = shown_unit(end, unit_name, parameter.quantity.units)
    said = with_label(_end(parameter, end, unit_name, others), unit_name)
    return f"{sentence(parameter.quantity.term)} must be at {'most' if most else 'least'} {said}: {reason}."


def narrowed(parameter: Parameter, unit_name: str, others: Inputs) -> tuple[Parameter, str]:
    """The parameter with its range as far as a unit's scale reaches, and the unit; or its first, always true one."""
    first = parameter.quantity.units[0]
    low, high, *_ = parameter.range
    if parameter.scales:
        try:
            dissolved = _dissolved(parameter, others)
            high = max(low, min(high, dissolved.highest(UNITS[parameter.quantity.unit])))
            parameter = parameter._replace(range=parameter.range._replace(high=high))
            for end in (low, high):
                in_unit(parameter, end, unit_name, others)
        except (EntryError, Refusal):
            if parameter.on_another_scale(unit_name):
                return parameter, first
    return parameter, unit_name if parameter.on_another_scale(unit_name) else shown_unit(
        low, unit_name, parameter.quantity.units
    )


def _ceiling(parameter: Parameter, unit_name: str) -> float:
    return math.inf if parameter.on_another_scale(unit_name) else UNITS[unit_name].ceiling


def _end(parameter: Parameter, value: float, unit_name: str, others: Inputs) -> str:
    """An end of a range: as it is where that is short, else to four digits, a little inside."""
    exact = write_input(parameter, value, unit_name, others)
    if exact == write_input(parameter, value, unit_name, others, digits=5):
        return grouped(exact).replace("-", "\N{MINUS SIGN}")
    inwards = math.ceil if value == parameter.range.low else math.floor
    number = in_unit(parameter, value, unit_name, others)
    step = 10.0 ** (math.floor(math.log10(abs(number))) - 3)
    return grouped(f"{float(f'{inwards(number / step) * step:.4g}'):.15g}").replace("-", "\N{MINUS SIGN}")
