"""Osmotic pressure of real solutions by its definition: the pressure at which water in a solution is in balance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import sqrt
from operator import mul
from typing import NamedTuple

from calc.core import tables
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Refusal
from calc.models.ions.activities import CHARGES
from calc.models.solutions import single_solutes, solution_density
from calc.models.water import under_pressure
from calc.models.water.under_pressure import Volume, screening

_HIGH = 200e5  # Pa: half way of the strongest solutions; what they do to water's volume changes steadily up to there

_LAST_STEP = 1e-7  # of the pressure: Newton's next one would be less than its last digit


def balance(fall: float, room: Volume) -> float:
    r"""Osmotic pressure, in Pa, from the fall of water's potential in J/kg and its partial volume in the solution.

    $$ \int_0^{\pi} v_\text{w}(p) \, \mathrm{d} p = -\frac{R T}{M_\text{w}} \ln a_\text{w} $$

    $p$ is the pressure above that on the pure water, and $v_\text{w}$ the partial molar volume of water over its molar
    mass. With the densities of TEOS-10 it finds the root of TEOS-10 itself within 1e-6.

    Raises Refusal where the volume falls too fast for there to be a root: no water under 1000 bar is so.

    Source: the definition, [IUPAC Gold Book](https://doi.org/10.1351/goldbook.O04344). The example is water that gives
    way by 1 in 10000 under 2 bar.

    >>> round(balance(1000.0, Volume(1e-3, -5e-13, 0.0, 0.0)) / 1e6, 5)
    1.00025
    """
    result = _beginning(fall, room)
    for _ in range(20):
        step = (fall - room.up_to(result)) / room.at(result)
        result += step
        if abs(step) <= _LAST_STEP * result:
            return result
    raise Refusal("The osmotic pressure was not found: water's volume falls too fast under pressure.")


def _beginning(fall: float, room: Volume) -> float:
    """Where the search for the balance begins: the volume changes in a straight line, nearly."""
    result = fall / room.at_rest
    return result * (1 - room.slope * result / (2 * room.at_rest))


def of_solute(solute: str, molality: float, temperature: float) -> float:
    r"""Osmotic pressure of a solution of one solute, in Pa, from mol/kg and K.

    $$ \int_0^{\pi} v_\text{w} \, \mathrm{d} p = \phi \, \nu \, m \, R \, T $$

    $$ v_\text{w} = v - \nu \, m \, R \, T \, \frac{\partial \phi}{\partial p} \quad \text{for NaCl} $$

    $$ v_\text{w} = v - w^2 \frac{\mathrm{d} v_\text{s}}{\mathrm{d} w} \quad \text{for a molecule} $$

    and as in `of_ions` for the other salts. $v$ is the volume of pure water, and $v_\text{s}$ the apparent specific
    volume of the solute by its densities, $w$ its mass fraction. How $v_\text{s}$ changes under pressure is left out:
    of table salt, where the like is known, that would cost 0.02 % at 3 mol/kg and 0.16 % at 6, and water that does not
    give way at all 0.33 % and 0.69 %.

    Holds, and is as good, as `single_solutes.limits` says of the osmotic coefficient. The volume adds an error of 0.3 %
    at most.

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: the definition, and the equations named in `calc/data/`. The example is that of Archer's equation and the
    water of IAPWS-95, 46.42 bar.

    >>> round(of_solute("NaCl", 1.0, 298.15) / 1e5, 1)
    46.4
    """
    osmolality = single_solutes.particles(solute) * molality
    fall = single_solutes.osmotic_coefficient(solute, molality, temperature) * osmolality * MOLAR_GAS_CONSTANT
    return balance(fall * temperature, room_of_solute(solute, molality, temperature)) if molality else 0.0


def room_of_solute(solute: str, molality: float, temperature: float) -> Volume:
    """The volume that a kilogram of water takes in a solution of one solute, as `of_solute` has it."""
    if single_solutes.known_under_pressure(solute):
        thermal = single_solutes.particles(solute) * molality * MOLAR_GAS_CONSTANT * temperature
        low, high = (
            thermal * single_solutes.change_with_pressure(solute, molality, temperature, p) for p in (0.0, _HIGH)
        )
    elif ions := single_solutes.ions(solute):
        low, high = _shrinkage({ion: count * molality for ion, count in ions}, temperature)
    else:
        mass = molality * single_solutes.molar_mass(solute)
        fraction = mass / (1 + mass)
        low = high = fraction**2 * solution_density.change_of_apparent_volume(solute, fraction, temperature)
    return _room(low, high, temperature)


def of_ions(molalities: Mapping[str, float], osmotic_coefficient: float, temperature: float) -> float:
    r"""Osmotic pressure of a water of many ions, in Pa, from mol/kg, their osmotic coefficient and K.

    $$ \int_0^{\pi} v_\text{w} \, \mathrm{d} p = \phi \, R \, T \sum_j m_j $$

    $$ v_\text{w} = v - \sum_j m_j \left( \frac{z_j^2}{4} \frac{A_V \sqrt{I}}{\left( 1 + a_j B \sqrt{I} \right)^2}
    + i_4 \left( i_1 + \frac{i_2}{T - 228} + i_3 (T - 228) \right) I^{i_4} \right) $$

    What stands under the sum is the ionic strength $I$ times the slope of the ion's apparent volume over it. $v$ is the
    volume of pure water, $A_V$ the limiting slope of volumes, $B$ the inverse length of Debye, and $a_j$ and $i_1$ to
    $i_4$ are the ion's own. Molecules and traces that are not in the table leave the volume as it is.

    Holds as far as the osmotic coefficient does. The volume is that of PHREEQC, and adds an error of 0.3 % at most.

    Raises Refusal where there is no balance.

    Source: C. A. J. Appelo, D. L. Parkhurst and V. E. A. Post, Geochim. Cosmochim. Acta 125 (2014) 49, with the numbers
    of PHREEQC's pitzer.dat; the paper was not opened.

    >>> round(of_ions({"potassium": 4.8, "chloride": 4.8}, 0.98992, 298.15) / 1e5)
    239
    """
    fall = osmotic_coefficient * sum(molalities.values()) * MOLAR_GAS_CONSTANT * temperature
    return balance(fall, room_of_ions(molalities, temperature))


def room_of_ions(molalities: Mapping[str, float], temperature: float) -> Volume:
    """The volume that a kilogram of water takes among ions, as `of_ions` has it."""
    return _room(*_shrinkage(molalities, temperature), temperature)


def of_dilute(osmolality: float, temperature: float) -> float:
    r"""Osmotic pressure, in Pa, of an osmolality in mol/kg at K, of a solution whose water has its ordinary volume.

    $$ \int_0^{\pi} v \, \mathrm{d} p = \hat m \, R \, T $$

    Holds for dilute solutions: of 0.3 mol/kg of table salt it would be 0.04 % too low.

    >>> round(of_dilute(0.29, 310.15) / 1e5, 2)
    7.43
    """
    return balance(osmolality * MOLAR_GAS_CONSTANT * temperature, under_pressure.volume(temperature))


def _room(low: float, high: float, temperature: float) -> Volume:
    """The volume of water in a solution, from what this takes from it at the pressure of the air and at a high one."""
    at_rest, slope, bend, twist = under_pressure.volume(temperature)
    return Volume(at_rest - low, slope - (high - low) / _HIGH, bend, twist)


class _Ion(NamedTuple):
    """What `_shrinkage` needs to know at one temperature of an ion whose volume is known."""

    quarter: float
    """Of its squared charge."""
    near: float
    """Its size times the inverse length of Debye, over the root of the strength, at the pressure of the air."""
    far: float
    """The same at _HIGH."""
    power: float
    """i4"""
    factor: float
    """What stands by the strength to that power."""


@lru_cache(maxsize=64)
def _ions_at(
    names: tuple[str, ...], temperature: float
) -> tuple[tuple[float, ...], tuple[_Ion | None, ...], float, float]:
    """Squared charges of ions, what is known of their volumes, and the limiting slopes of these at both pressures."""
    table, above = tables.read("ion_volumes")["ions"], temperature - 228
    near, far = (screening(temperature, pressure) for pressure in (0.0, _HIGH))

    def known(name: str, square: float) -> _Ion | None:
        if name not in table:
            return None
        size, i1, i2, i3, power = table[name]
        return _Ion(
            square / 4,
            1e-10 * size * near.inverse_length,
            1e-10 * size * far.inverse_length,
            power,
            1e-6 * power * (i1 + i2 / above + i3 * above),
        )

    squares = tuple(CHARGES[name] ** 2 for name in names)
    return squares, tuple(map(known, names, squares)), near.volume_slope, far.volume_slope


def _shrinkage(molalities: Mapping[str, float], temperature: float) -> tuple[float, float]:
    """By how much less room a kilogram of water takes for its ions, in m3, at the pressure of the air and at _HIGH."""
    squares, ions, slope, slope_high = _ions_at(tuple(molalities), temperature)
    amounts = molalities.values()
    strength = sum(map(mul, amounts, squares)) / 2
    root = sqrt(strength)
    low = high = own = 0.0
    for m, ion in zip(amounts, ions, strict=True):
        if m and ion:
            quarter, near, far, power, factor = ion
            charged = m * quarter
            low += charged / (1 + near * root) ** 2
            high += charged / (1 + far * root) ** 2
            own += m * factor * strength**power
    return own + slope * root * low, own + slope_high * root * high
