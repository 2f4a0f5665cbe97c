"""How heavy a solution of one solute is, and the same solution on every scale of concentration."""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

from calc.core import roots, tables
from calc.core.quantities import OutOfRange, Range
from calc.core.units import ZERO_CELSIUS, celsius
from calc.models.solutions.single_solutes import SOLUTES, limits, molar_mass, refuse_outside, refuse_temperature
from calc.models.water import water

_REFERENCE = celsius(20)


class Scales(NamedTuple):
    """One solution on every scale."""

    molality: float
    """In mol per kg of water."""
    molarity: float
    """In mol/m3 of solution."""
    mass_concentration: float
    """In kg/m3 of solution."""
    mass_fraction: float
    """In kg per kg of solution."""
    density: float
    """In kg/m3."""


class DensityAccuracy(NamedTuple):
    """How well the density of a solute's solutions is known."""

    accuracy: float
    """The largest relative error to be expected anywhere inside the limits of the solute."""
    accuracy_in_words: str
    source: str


@cache
def density_accuracy(solute: str) -> DensityAccuracy:
    """How well the density of a solute's solutions is known, and from where.

    Raises Refusal for an unknown solute.

    >>> density_accuracy("NaCl").accuracy
    0.001
    """
    limits(solute)
    entry = tables.read("solute_densities")["solutes"][solute]
    return DensityAccuracy(entry["accuracy"], entry["accuracy_in_words"], entry["source"])


LARGEST_DIFFERENCES: dict[str, float] = {solute: density_accuracy(solute).accuracy for solute in SOLUTES}
"""Of the density of each solute's solutions, relative."""

_water_density = lru_cache(maxsize=256)(water.density)


def apparent_specific_volume(solute: str, fraction: float, temperature: float) -> float:
    """What a mass of solute adds to the volume of its water, in m3/kg, from its mass fraction and the temperature in K.

    It is not held against the limits of the solute, for `mixed_density` needs it at ionic strengths beyond them.
    """
    entry = tables.read("solute_densities")["solutes"][solute]
    if "laliberte" in entry:
        coefficients: list[float] = entry["laliberte"]
        c0, c1, c2, c3, c4 = coefficients
        t = temperature - ZERO_CELSIUS
        return (fraction + c2 + c3 * t) * exp(-1e-6 * (t + c4) ** 2) / (c0 * fraction + c1)
    volume = 0.0
    for term in reversed(_terms(solute, temperature)):
        volume = volume * fraction + term
    return volume


@lru_cache(maxsize=64)
def _terms(solute: str, temperature: float) -> tuple[float, ...]:
    """What stands at the powers of a molecule's mass fraction in its apparent specific volume."""
    terms: list[list[float]] = tables.read("solute_densities")["solutes"][solute]["specific_volume"]
    return tuple(c + change * (temperature - _REFERENCE) for c, change in terms)


def change_of_apparent_volume(solute: str, fraction: float, temperature: float) -> float:
    """How `apparent_specific_volume` changes with the mass fraction, in m3/kg."""
    entry = tables.read("solute_densities")["solutes"][solute]
    if "laliberte" in entry:
        c0, c1, c2, c3, c4 = entry["laliberte"]
        t = temperature - ZERO_CELSIUS
        change: float = (c1 - c0 * (c2 + c3 * t)) * exp(-1e-6 * (t + c4) ** 2) / (c0 * fraction + c1) ** 2
        return change
    volume = slope = 0.0
    for term in reversed(_terms(solute, temperature)):
        slope = slope * fraction + volume
        volume = volume * fraction + term
    return slope


def _density(solute: str, fraction: float, temperature: float) -> float:
    volume = apparent_specific_volume(solute, fraction, temperature)
    return 1 / ((1 - fraction) / _water_density(temperature) + fraction * volume)


def _fraction(solute: str, molality: float) -> float:
    mass = molality * molar_mass(solute)
    return mass / (1 + mass)


def density(solute: str, molality: float, temperature: float) -> float:
    r"""Density of a solution of one solute at atmospheric pressure, in kg/m3, from mol/kg and K.

    $$ \frac{1}{\rho} = \frac{1 - w}{\rho_\text{w}} + w \, v, \quad w = \frac{m M}{1 + m M} $$

    $$ v = \frac{w + c_2 + c_3 t}{(c_0 w + c_1) \, e^{10^{-6} (t + c_4)^2}} \quad \text{or} \quad
    v = \sum_i \left( v_i + v'_i (t - 20) \right) w^i $$

    with $t$ in degrees Celsius; the first form for the salts, the second for the molecules.
    Holds to the molality and temperature that `single_solutes.limits` names, within 0.1 % for NaCl and within what
    `density_accuracy` says for the others: at 20 to 40 degrees mostly 0.1 %, at worst 1.1 % (Na2SO4, ice-cold).

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: Laliberte and Cooper, J. Chem. Eng. Data 49 (2004) 1141, with the coefficients of Laliberte, J. Chem. Eng.
    Data 54 (2009) 1725; the second form is our fit to the CRC Handbook. The example is the value of the CRC Handbook
    for 20 % by mass of sucrose at 20 degrees, 1.0810 g/cm3.

    >>> round(density("sucrose", 0.7304, 293.15), 0)
    1081.0
    """
    refuse_outside(solute, molality, temperature)
    return _density(solute, _fraction(solute, molality), temperature)


def scales(solute: str, molality: float, temperature: float) -> Scales:
    r"""One solution on every scale of concentration, from molality in mol/kg and temperature in K.

    $$ w = \frac{m M}{1 + m M}, \quad \gamma = w \, \rho, \quad c = \frac{\gamma}{M} $$

    Holds, and is as good, as `density`; the mass fraction is exact.

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: the definitions of the scales. The example is the CRC Handbook's: 10 % by mass of sucrose, 0.325 mol/kg, is
    0.303 mol/L at 20 degrees.

    >>> round(scales("sucrose", 0.3246, 293.15).molarity, 0)
    303.0
    """
    refuse_outside(solute, molality, temperature)
    fraction = _fraction(solute, molality)
    rho = _density(solute, fraction, temperature)
    return Scales(molality, fraction * rho / molar_mass(solute), fraction * rho, fraction, rho)


def molality_from(solute: str, concentration: float, temperature: float) -> float:
    r"""Molality, in mol per kg of water, of a mass concentration in kg/m3, at a temperature in K.

    $$ m = \frac{w}{(1 - w) \, M}, \quad w = \frac{\gamma}{\rho(w)} $$

    The second equation is solved to the last digits. Holds, and is as good, as `density`.

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: the definitions of the scales. The example is the CRC Handbook's: 1.199 mol/L of glucose at 20 degrees is
    1.388 mol/kg.

    >>> round(molality_from("glucose", 1199 * molar_mass("glucose"), 293.15), 2)
    1.39
    """
    refuse_temperature(solute, temperature)
    largest = scales(solute, limits(solute).largest_molality, temperature)
    range_ = Range(0.0, largest.mass_concentration, "it cannot be below zero", f"there the data for {solute} end")
    concentration = range_.settled(concentration)
    if not range_.holds(concentration):
        raise OutOfRange("amount", concentration, range_, "kg/m3")
    fraction = _fraction_in_volume(solute, concentration, temperature)
    # Rounding may carry the very end of the range across it.
    return min(fraction / ((1 - fraction) * molar_mass(solute)), largest.molality)


def _fraction_in_volume(solute: str, concentration: float, temperature: float) -> float:
    """Mass fraction whose mass concentration, in kg/m3, is given.

    It settles because density grows more slowly than the mass fraction.
    """
    return roots.fixed_point(lambda fraction: concentration / _density(solute, fraction, temperature), 0.0)
