"""What an osmometer reads of a solution that is diluted step by step, and the line that its readings lie on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from calc.core import pasted
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.numbers import EntryError, quoted, read_number
from calc.core.pasted import Bad
from calc.core.quantities import Refusal, Unreadable
from calc.core.units import STANDARD_GRAVITY, to_si

READINGS = "readings"
"""The name of the input."""
POLYCARBONATE = """\
concentration (g/L), height (cm)
1.95, 0.20
2.93, 0.36
3.91, 0.53
5.86, 0.98"""
"""A polycarbonate in chlorobenzene at 20 degrees Celsius, of an exercise."""

_CONCENTRATIONS = ("g/L", "mg/L", "kg/m3", "kg/L")
_PRESSURES = ("bar", "kPa", "MPa", "Pa", "psi", "atm", "mmHg", "Torr", "mH2O")
_HEIGHTS = ("cm", "mm", "m", "in")
_MOST_CONCENTRATED = 300.0  # kg/m3: more is no dilute solution
_HIGHEST_PRESSURE = 1e6  # Pa
_FEWEST = 2


class Reading(NamedTuple):
    """A concentration in kg/m3 and the osmotic pressure there in Pa."""

    concentration: float
    pressure: float

    def molar_mass(self, temperature: float) -> float:
        """What it tells by itself, as if the molecules did not crowd, in kg/mol."""
        return self.concentration * MOLAR_GAS_CONSTANT * temperature / self.pressure


class Readings(NamedTuple):
    """A table of them, as far as it can be read."""

    good: tuple[Reading, ...]
    bad: tuple[Bad, ...]


class Fitted(NamedTuple):
    """The line through one over the molar masses that readings tell, over their concentrations."""

    molar_mass: float
    """In kg/mol, where the concentration comes to zero."""
    virial_coefficient: float
    """In m3 mol/kg2."""
    error: float | None
    """The standard error of the molar mass; None of two readings, through which any line goes."""


@lru_cache(maxsize=4)  # a curve asks for the same again and again
def read(text: str, liquid_density: float) -> Readings:
    """The readings of a table whose heights, where it has such, are of a liquid of a density in kg/m3.

    Raises Unreadable where the head names no column with a unit of one of the two, and where fewer than two rows, or
    one concentration alone, can be taken.

    >>> read("c (g/L); h (cm)\\n2; 0.5\\n3; 0.8\\n4; -", 1000.0).bad
    (Bad(line=4, reason="its pressure, '-', is no number."),)
    """
    table = pasted.table(text)
    if not table:
        raise Unreadable(READINGS, "The table is empty: paste its rows, with their head, or choose a file.")
    at, unit_name = _column(table.head, _CONCENTRATIONS, "the concentration, such as 'c (g/L)'")
    beside, its_unit = _column(table.head, _PRESSURES + _HEIGHTS, "the pressure or the height, such as 'height (cm)'")
    factor = liquid_density * STANDARD_GRAVITY if its_unit in _HEIGHTS else 1.0
    good, bad = list[Reading](), list[Bad]()
    for line, cells in table.rows:
        try:
            good.append(
                Reading(
                    _number(cells, at, unit_name, "concentration", 1.0, _MOST_CONCENTRATED),
                    _number(cells, beside, its_unit, "pressure", factor, _HIGHEST_PRESSURE),
                )
            )
        except EntryError as error:
            bad.append(Bad(line, str(error)))
    if len({reading.concentration for reading in good}) < _FEWEST:
        first = f" Line {bad[0].line}: {bad[0].reason}" if bad else ""
        raise Unreadable(READINGS, f"A line takes readings at two concentrations at the least.{first}")
    return Readings(tuple(good), tuple(bad))


def _column(head: Sequence[str], units: tuple[str, ...], what: str) -> tuple[int, str]:
    for place, cell in enumerate(head):
        if found := pasted.unit_of(cell, units):
            return place, found
    raise Unreadable(
        READINGS, f"The head of the table names no column with a unit of {what}; units are one of {', '.join(units)}."
    )


def _number(cells: Sequence[str], place: int, unit_name: str, what: str, factor: float, highest: float) -> float:
    text = cells[place] if place < len(cells) else ""
    if not text:
        raise EntryError(f"it has no {what}.")
    try:
        value = to_si(read_number(text), unit_name) * factor
    except EntryError:
        raise EntryError(f"its {what}, '{quoted(text)}', is no number.") from None
    if not 0 < value <= highest:
        raise EntryError(f"its {what}, {quoted(text)}, is none of a dilute solution of large molecules.")
    return value


def fitted(readings: Sequence[Reading], temperature: float) -> Fitted:
    r"""The line by least squares, at a temperature in K.

    $$ \frac{\pi}{\gamma \, R \, T} = \frac{1}{M} + A_2 \, \gamma $$

    Raises Refusal where it comes to zero at no concentration above zero, so that it tells no molar mass.

    >>> round(fitted([Reading(1.0, 25.0), Reading(2.0, 51.0)], 300.0).molar_mass, 1)
    101.8
    """
    count = len(readings)
    over = [reading.concentration for reading in readings]
    ones = [1 / reading.molar_mass(temperature) for reading in readings]
    middle, mean = sum(over) / count, sum(ones) / count
    spread = sum((each - middle) ** 2 for each in over)
    slope = sum((x - middle) * (y - mean) for x, y in zip(over, ones, strict=True)) / spread
    start = mean - slope * middle
    if start <= 0:
        raise Refusal(
            "The line through these readings meets zero concentration at no pressure, or less, so that it tells no "
            "molar mass: is a unit wrong, or are the most concentrated too crowded? Leave those out."
        )
    error = None
    if count > _FEWEST:
        off = sum((y - start - slope * x) ** 2 for x, y in zip(over, ones, strict=True)) / (count - 2)
        error = sqrt(off * (1 / count + middle**2 / spread)) / start**2
    return Fitted(1 / start, slope, error)
