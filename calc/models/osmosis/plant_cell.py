"""A plant cell with its wall in a solution, and a strip of tissue that is made of such cells."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.roots import crossing
from calc.core.units import UNITS
from calc.models.solutions import dissolved, single_solutes
from calc.models.water import water


def solute_potential(solute: str, molality: float, temperature: float) -> float:
    """What the solute takes from the energy of a volume of water, in Pa, from mol/kg and K."""
    osmolality = single_solutes.particles(solute) * molality
    coefficient = single_solutes.osmotic_coefficient(solute, molality, temperature)
    return -osmolality * coefficient * water.density(temperature) * MOLAR_GAS_CONSTANT * temperature


class PlantCell(NamedTuple):
    """What stays the same in a cell while water comes and goes."""

    limp: float
    """Solute potential of the cell when it is just limp, in Pa."""
    modulus: float
    """Of the wall, in Pa."""
    idle: float
    """The share of the limp cell's volume that water does not leave."""

    def solute_potential(self, volume: float) -> float:
        """Of the sap, in Pa, at a volume over that of the limp cell."""
        return self.limp * (1 - self.idle) / (volume - self.idle)

    def turgor(self, volume: float) -> float:
        """In Pa: the wall presses where it is stretched, and does not pull."""
        return max(0.0, self.modulus * math.log(volume))

    def volume(self, outside: float) -> float:
        """In balance with a water potential outside, in Pa, over that of the limp cell."""
        if outside <= self.limp:
            return self.idle + (1 - self.idle) * self.limp / outside
        return crossing(
            lambda v: self.solute_potential(v) + self.modulus * math.log(v) - outside,
            1.0,
            math.exp(-self.limp / self.modulus),
            1.0,
            1e-6,
            ("The cell is limp.", "The wall does not hold the cell."),
        )


def of_a_tuber(potential: float, turgor: float, modulus: float, idle: float) -> tuple[PlantCell, float]:
    """A cell with this water potential and turgor, in Pa, and the volume that it has then, over that when limp."""
    volume = math.exp(turgor / modulus)
    return PlantCell((potential - turgor) * (volume - idle) / (1 - idle), modulus, idle), volume


def molality(solute: str, concentration: float, temperature: float) -> float:
    """In mol/kg, of a concentration in mol/m3; Refusal where the data of the solute end."""
    return dissolved.solute(solute, temperature).convert(concentration, UNITS["mol/L"], UNITS["mol/kg"])


@lru_cache(maxsize=64)  # beakers stay the same along most curves
def potential_of(solute: str, concentration: float, temperature: float) -> float:
    """The water potential of a solution in the open, in Pa, from mol/m3 and K."""
    return solute_potential(solute, molality(solute, concentration, temperature), temperature)


def concentration_of(solute: str, potential: float, temperature: float) -> float:
    """The concentration of a solution in the open with this water potential, in mol/m3; Refusal where the data end."""
    limits = single_solutes.limits(solute)
    strength = crossing(
        lambda each: potential - solute_potential(solute, each, temperature),
        0.0,
        limits.largest_molality,
        -potential / (single_solutes.particles(solute) * water.density(temperature) * MOLAR_GAS_CONSTANT * temperature),
        1e-9 * -potential,
        ("Even pure water is weaker than this potato.", "No solution of this solute that is known is so strong."),
    )
    return dissolved.solute(solute, temperature).convert(strength, UNITS["mol/kg"], UNITS["mol/L"])


class Strip(NamedTuple):
    """A strip of tissue whose cells start alike."""

    cell: PlantCell
    start: float
    """The volume of the cells at the start, over that of limp ones."""
    filled: float
    """The share of the gap between a shrunken cell and its wall that the solution fills."""
    way: float
    """How much of the way to rest it goes."""

    def change(self, volume: float) -> float:
        """Of its mass, over that at the start, in a solution in which its cells come to a volume."""
        return self.way * ((volume + self.filled * max(0.0, 1 - volume)) / self.start - 1)


def zero_between(points: list[tuple[float, float]]) -> float | None:
    """Where the line from point to point first falls through zero; None where it does not."""
    for (x, y), (further, lower) in pairwise(points):
        if y >= 0 > lower:
            return x + (further - x) * y / (y - lower)
    return None


def zero_of_straight_line(points: list[tuple[float, float]]) -> float | None:
    """Where the straight line of least squares falls through zero; None where it does not fall."""
    count, xs, ys = len(points), sum(x for x, _ in points), sum(y for _, y in points)
    squares, products = sum(x * x for x, _ in points), sum(x * y for x, y in points)
    fall = xs * ys - count * products
    return (squares * ys - xs * products) / fall if fall > 0 else None
