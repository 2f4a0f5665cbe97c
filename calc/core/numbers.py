"""Numbers as people write and read them."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Protocol

from calc.core.units import UNITS, from_si

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
# Thousands set apart by spaces, by apostrophes, or by commas where these cannot be decimal ones.
_THOUSANDS = re.compile(
    r"[+-]?[1-9]\d{0,2}((?: \d{3})+|(?:'\d{3})+|(?:,\d{3}){2,}(?!,)|,\d{3}(?=\.))(?![\d '])", re.ASCII
)
_DECIMALS_IN_THREES = re.compile(r"[.,](?:\d{3} )+\d{1,3}(?!\d)", re.ASCII)
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(" ?× ?10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)")
LONGEST_ENTRY = 100
"""Characters of an entry; a number to the last digit of a float and its unit have less than half as many."""
_DIGITS = 7  # of an entry; they outlive a change of unit and back
_ROUNDED = 1e-6  # of a number: what is lost with the others
_QUOTED = 40  # characters of what a message repeats


class EntryError(ValueError):
    """What a reader wrote cannot be taken; the message says why and what can be."""


@lru_cache(maxsize=512)  # most entries come again with every change of another
def read_number(text: str) -> float:
    """The number that a reader wrote; a decimal comma is one too, and a number as these pages write it.

    >>> read_number("0,6"), read_number("−1.5e3"), read_number("1.5 × 10⁻³"), read_number("35 000")
    (0.6, -1500.0, 0.0015, 35000.0)
    """
    refuse_long(text)
    bare = " ".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if not bare:
        raise EntryError("Enter a number.")
    if _TWO_WAYS.fullmatch(bare):
        raise EntryError(f"'{quoted(text)}' can be read in two ways; write it without the comma.")
    plain = bare if _NUMBER.fullmatch(bare) else _plain(bare)
    if not _NUMBER.fullmatch(plain) or not math.isfinite(float(plain)):
        raise EntryError(f"'{quoted(text)}' is not a number; write it like 0.6 or 1.2e-3.")
    return float(plain) + 0.0  # minus zero is zero


def shortest(number: float) -> str:
    """A number in few digits, where they are all but it: what changes of unit have rounded is whole again.

    >>> shortest(0.7100001), shortest(58.01510), shortest(12.345006)
    ('0.71', '58.0151', '12.345')
    """
    for digits in range(1, _DIGITS - 1):
        written = write_typed(number, digits)
        if abs(float(written) - number) <= _ROUNDED * abs(number):
            return written
    return write_typed(number, _DIGITS)


def is_number(text: str) -> bool:
    """Whether what a reader wrote can be read as a number."""
    try:
        read_number(text)
    except EntryError:
        return False
    return True


def refuse_long(text: str) -> None:
    """Refuse an entry that is longer than any that means something; to read it would take long too."""
    if len(text) > LONGEST_ENTRY:
        raise EntryError(f"An entry has {LONGEST_ENTRY} characters at most, and '{quoted(text)}' has {len(text)}.")


def quoted(text: str) -> str:
    """What was written, as a message repeats it: the beginning, where it is long.

    >>> quoted(" 0.6 "), quoted("9" * 5000)
    ('0.6', '9999999999999999999999999999999999999999…')
    """
    bare = text[: LONGEST_ENTRY * 10].strip()
    return bare if len(bare) <= _QUOTED else f"{bare[:_QUOTED]}…"


def _plain(number: str) -> str:
    """A number as Python writes it: without what sets its digits apart, with a decimal point and its power after an e.

    >>> _plain("1 200,5"), _plain("1'200"), _plain("1,200.5"), _plain("- 5 × 10⁻³")
    ('1200.5', '1200', '1200.5', '-5e-3')
    """
    number = _RAISED.sub(lambda power: f"e{power[1].translate(_LOWERED)}", number)
    number = number.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if number[:2] in ("+ ", "- "):
        number = number.replace(" ", "", 1)
    if thousands := _THOUSANDS.match(number):
        number = re.sub("[ ',]", "", thousands[0]) + number[thousands.end() :]
    number = _DECIMALS_IN_THREES.sub(lambda decimals: decimals[0].replace(" ", ""), number)
    return number.replace(",", ".", 1)


def write_entry(value: float, unit_name: str, digits: int = _DIGITS) -> str:
    """A number as a reader would type it; seven digits outlive a change of unit and back.

    >>> write_entry(600.0, "mol/L"), write_entry(298.15, "degF")
    ('0.6', '77')
    """
    number = from_si(value, unit_name)
    if abs(number) < 1e-9 * abs(UNITS[unit_name].offset):  # what is left of zero degrees after the conversion
        number = 0.0
    return write_typed(number, digits)


def write_typed(number: float, digits: int = _DIGITS) -> str:
    """A number in so many digits as a reader would type it."""
    return f"{float(f'{number:.{digits}g}'):.15g}"  # the second format keeps large numbers from turning into 1e+08


def write_number(number: float, digits: int = 3) -> str:
    """A number to so many significant digits, whole numbers whole.

    >>> write_number(29.747), write_number(1234.5), write_number(0.0000123)
    ('29.7', '1234', '1.23 × 10⁻⁵')
    """
    if number == 0:
        return "0"
    exponent = math.floor(math.log10(abs(float(f"{number:.{digits - 1}e}"))))
    if not -4 <= exponent < 6:
        mantissa = f"{number / 10.0**exponent:.{digits - 1}f}"
        written = f"{mantissa} × 10{str(exponent).translate(_SUPERSCRIPTS)}"
    else:
        written = f"{number:.{max(0, digits - 1 - exponent)}f}"
        written = grouped(written)
    return written.replace("-", "\N{MINUS SIGN}")


def digits_of_count(count: float, most: int = 3) -> int:
    """In how many digits a count is written: all of its own, but where it is so large that a power of ten is.

    >>> digits_of_count(45), digits_of_count(184756), digits_of_count(2e7)
    (2, 6, 3)
    """
    return len(str(round(count))) if abs(count) < 1e6 else most


def write_power(number: float) -> str:
    """A number of one digit as that times a power of ten; one, as the power alone.

    >>> write_power(1e-5), write_power(3e7)
    ('10⁻⁵', '3 × 10⁷')
    """
    mantissa, _, exponent = f"{number:.0e}".partition("e")
    return f"{mantissa} × 10".removeprefix("1 × ") + str(int(exponent)).translate(_SUPERSCRIPTS)


def write_quantity(value: float, unit_name: str, digits: int = 3) -> str:
    """An SI value in a unit, with its label.

    >>> write_quantity(2974700.0, "bar")
    '29.7 bar'
    """
    return with_label(write_number(from_si(value, unit_name), digits), unit_name)


class Tell(Protocol):
    """Writes an SI value, given the unit in which it is told to those who use no other for such a quantity."""

    def __call__(self, value: float, unit_name: str, digits: int = 3) -> str:
        """The number with the label of its unit."""
        ...


def with_label(number: str, unit_name: str) -> str:
    """A written number with the label of its unit."""
    return f"{number} {UNITS[unit_name].label}".rstrip()


def grouped(number: str) -> str:
    """A written number as it is printed: thousands set apart from the fifth digit on, a power of ten raised."""
    mantissa, small, exponent = number.partition("e")
    if small:
        return f"{mantissa} × 10{str(int(exponent)).translate(_SUPERSCRIPTS)}"
    whole, point, decimals = number.partition(".")
    if whole.lstrip("-").isdigit() and len(whole.lstrip("-")) > 4:
        whole = f"{int(whole):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return whole + point + decimals


def sentence(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
