"""A single solute in water: how far salts, sugars and other small molecules are from an ideal solution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import exp, log, sqrt
from typing import Any, NamedTuple

from calc.core import tables
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import OutOfRange, Range, Refusal
from calc.core.units import STANDARD_ATMOSPHERE, celsius
from calc.models.water.under_pressure import screening
from calc.models.water.water import MOLAR_MASS as WATER_MOLAR_MASS
from calc.models.water.water import debye_hueckel_slope

SOLUTES: tuple[str, ...] = tuple(tables.read("solute_osmotic_coefficients")["solutes"])

_B = 1.2  # (kg/mol)^0.5, the same for all electrolytes
_REFERENCE = celsius(25)


class Limits(NamedTuple):
    """Where the numbers of a solute hold, and how well; molality in mol/kg, temperatures in K."""

    largest_molality: float
    lowest_temperature: float
    highest_temperature: float
    accuracy: float
    """The largest relative error of the osmotic coefficient to be expected anywhere inside."""
    accuracy_in_words: str
    """As a message, with the quantities in it."""
    largest_difference: float
    """Relative, of the osmotic coefficient: the accuracy, or what other models are off by where that is more."""
    source: str


class _Salt(NamedTuple):
    """The interaction parameters of a salt at one temperature, gathered by the power of molality they stand at."""

    ionic_strength: float
    """Of a solution of 1 mol/kg."""
    slope: float
    """What the square root of the ionic strength takes from the osmotic coefficient at first."""
    linear: tuple[tuple[float, float], ...]
    """Coefficient and alpha, for terms m c exp(-alpha sqrt(I))."""
    quadratic: tuple[tuple[float, float], ...]
    """Coefficient and omega, for terms m^2 c exp(-omega sqrt(I))."""


@cache
def _entry(solute: str) -> dict[str, Any]:
    if solute not in SOLUTES:
        raise Refusal(f"There are no data for '{solute}'; the solutes are {', '.join(SOLUTES)}.")
    entry: dict[str, Any] = tables.read("solute_osmotic_coefficients")["solutes"][solute]
    return entry


@cache
def limits(solute: str) -> Limits:
    """The range in which the numbers of a solute hold, their accuracy and their source.

    Raises Refusal for an unknown solute.

    >>> limits("NaCl").largest_molality
    6.0
    """
    entry = _entry(solute)
    return Limits(
        entry["largest_molality_mol_per_kg"],
        celsius(entry["lowest_temperature_C"]),
        celsius(entry["highest_temperature_C"]),
        entry["accuracy"],
        entry["accuracy_in_words"],
        max(entry["accuracy"], entry.get("other_models", 0.0)),
        entry["source"],
    )


LARGEST_DIFFERENCES: dict[str, float] = {solute: limits(solute).largest_difference for solute in SOLUTES}
"""Of the osmotic coefficient of each solute, relative."""

TEMPERATURES = Range(
    min(limits(solute).lowest_temperature for solute in SOLUTES),
    max(limits(solute).highest_temperature for solute in SOLUTES),
    "no solute's data reach further, and those of some end sooner",
)


@cache
def particles(solute: str) -> int:
    """How many particles one formula unit of the solute gives in water.

    Raises Refusal for an unknown solute.

    >>> particles("CaCl2"), particles("urea")
    (3, 1)
    """
    entry = _entry(solute)
    return 1 if "virial" in entry else entry["cations"] + entry["anions"]


@cache
def ions(solute: str) -> tuple[tuple[str, int], ...]:
    """The ions of a salt, as natural waters call them, and how many of each a formula unit gives.

    Nothing for a molecule, and for a salt whose water's room is known otherwise. Raises Refusal for an unknown solute.

    >>> ions("CaCl2")
    (('calcium', 1), ('chloride', 2))
    """
    entry = _entry(solute)
    names = entry.get("ions", ())
    return tuple((name, entry[count]) for name, count in zip(names, ("cations", "anions"), strict=False))


def molar_mass(solute: str) -> float:
    """Molar mass of the solute without crystal water, in kg/mol.

    Raises Refusal for an unknown solute.

    Source: the abridged standard atomic weights, IUPAC 2021.

    >>> molar_mass("KCl")
    0.074548
    """
    mass: float = _entry(solute)["molar_mass_kg_per_mol"]
    return mass


@cache
def _ranges(solute: str) -> tuple[Range, Range]:
    place = limits(solute)
    source = f"there the data for {solute} end"
    return (
        Range(0.0, place.largest_molality, source),
        Range(place.lowest_temperature, place.highest_temperature, source),
    )


def refuse_outside(solute: str, molality: float, temperature: float) -> None:
    """Hold molality in mol/kg and temperature in K against the limits of the solute.

    Raises OutOfRange, naming the input, its range and the reason, and Refusal for an unknown solute.
    """
    molalities, _ = _ranges(solute)
    if not molalities.holds(molality):
        raise OutOfRange("molality", molality, molalities, "mol/kg")
    refuse_temperature(solute, temperature)


def refuse_temperature(solute: str, temperature: float) -> None:
    """Hold a temperature in K against the limits of the solute, as `refuse_outside` does."""
    _, temperatures = _ranges(solute)
    if not temperatures.holds(temperature):
        raise OutOfRange("temperature", temperature, temperatures, "K")


def _value(terms: Sequence[Sequence[float]], temperature: float) -> float:
    value: float = sum(c * (a + b * temperature) ** n for c, a, b, n in terms)
    return value


@lru_cache(maxsize=256)
def _salt(solute: str, temperature: float) -> _Salt:
    entry = _entry(solute)
    found = {name: _value(entry[name], temperature) for name in _PARAMETERS if name in entry}
    return _gathered(entry, found, debye_hueckel_slope(temperature))


_PARAMETERS = "beta0", "beta1", "beta2", "C0", "C1"


def _gathered(entry: Mapping[str, Any], found: Mapping[str, float], slope: float) -> _Salt:
    cations, anions, z, y = (entry[key] for key in ("cations", "anions", "cation_charge", "anion_charge"))
    first = 2 * cations * anions / (cations + anions)
    second = 4 * cations**2 * anions * z / (cations + anions)

    def terms(factor: float, *names: tuple[str, str]) -> tuple[tuple[float, float], ...]:
        return tuple((factor * found[name], entry.get(decay, 0.0)) for name, decay in names if name in found)

    return _Salt(
        ionic_strength=(cations * z**2 + anions * y**2) / 2,
        slope=z * y * slope,
        linear=terms(first, ("beta0", ""), ("beta1", "alpha1"), ("beta2", "alpha2")),
        quadratic=terms(second, ("C0", ""), ("C1", "omega")),
    )


@lru_cache(maxsize=256)
def _changes(solute: str, temperature: float, pressure: float) -> _Salt:
    """How the parameters of a salt change with pressure, per Pa, at a pressure above that of the air."""
    entry = _entry(solute)
    p = (pressure + STANDARD_ATMOSPHERE) / 1e6
    found = {
        name: sum(k * p ** (k - 1) * _value(terms, temperature) for k, terms in enumerate(powers, 1)) / 1e6
        for name, powers in entry["under_pressure"].items()
    }
    slope = screening(temperature, pressure).volume_slope / (4 * MOLAR_GAS_CONSTANT * temperature)
    return _gathered(entry, found, -slope)


@lru_cache(maxsize=256)
def _virial(solute: str, temperature: float) -> tuple[float, ...]:
    return tuple(c + change * (temperature - _REFERENCE) for c, change in _entry(solute)["virial"])


def osmotic_coefficient(solute: str, molality: float, temperature: float) -> float:
    r"""Osmotic coefficient of a solution of one solute, on the molal scale, from molality in mol/kg, temperature in K.

    $$ \phi = 1 - |z_+ z_-| \frac{A_\phi \sqrt{I}}{1 + b \sqrt{I}} + m \frac{2 \nu_+ \nu_-}{\nu}
    \left( \beta_0 + \beta_1 e^{-\alpha_1 \sqrt{I}} + \beta_2 e^{-\alpha_2 \sqrt{I}} \right)
    + m^2 \frac{4 \nu_+^2 \nu_- z_+}{\nu} \left( C_0 + C_1 e^{-\omega \sqrt{I}} \right) \quad \text{for a salt} $$

    $$ \phi = 1 + \sum_i b_i m^i \quad \text{for a molecule} $$

    Holds, and is as good, as `limits` says for each solute: from 0.5 % for NaCl to 5 % for NaHCO3. It does not ask
    whether so much dissolves at the temperature. A salt counts as fully split into its ions.

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: `limits` names it; how the numbers were come by stands in the table of data. The example is the value of
    Archer (1992), computed with Pytzer 0.6.0.

    >>> round(osmotic_coefficient("NaCl", 1.0, 298.15), 3)
    0.937
    """
    refuse_outside(solute, molality, temperature)
    return carried_osmotic_coefficient(solute, molality, temperature)


def carried_osmotic_coefficient(solute: str, molality: float, temperature: float) -> float:
    """`osmotic_coefficient` by its equation at whatever temperature, which is not held against the solute's limits."""
    if "virial" in _entry(solute):
        excess = 0.0
        for b in reversed(_virial(solute, temperature)):
            excess = (excess + b) * molality
        return 1 + excess
    return 1 + _excess(_salt(solute, temperature), molality)


def _excess(salt: _Salt, molality: float) -> float:
    """What a salt adds to the osmotic coefficient."""
    root = sqrt(salt.ionic_strength * molality)
    linear = sum([c * exp(-alpha * root) for c, alpha in salt.linear])
    quadratic = sum([c * exp(-omega * root) for c, omega in salt.quadratic])
    return molality * (linear + molality * quadratic) - salt.slope * root / (1 + _B * root)


def known_under_pressure(solute: str) -> bool:
    """Whether the equation of the solute is one for more than the pressure of the air."""
    return "under_pressure" in _entry(solute)


def change_with_pressure(solute: str, molality: float, temperature: float, pressure: float) -> float:
    r"""Change of a salt's osmotic coefficient with pressure, per Pa, from mol/kg, K and Pa above the air's pressure.

    $$ \frac{\partial \phi}{\partial p} = \frac{|z_+ z_-| A_V}{4 R T} \frac{\sqrt{I}}{1 + b \sqrt{I}}
    + m \frac{\partial}{\partial p} \left( \dots \right) $$

    It is the derivative of the equation of `osmotic_coefficient`, and tells how much less room water takes in the
    solution. Holds where that does, to 500 bar, for the solutes whose equation has terms in pressure: NaCl alone.

    Source: as for `osmotic_coefficient`. The example is the change from 1 to 3 bar with Pytzer 0.6.0, 2.00e-10.

    >>> round(change_with_pressure("NaCl", 1.0, 298.15, 0.0) * 1e10, 1)
    2.0
    """
    return _excess(_changes(solute, temperature, pressure), molality)


def mean_activity_coefficient(solute: str, molality: float, temperature: float) -> float:
    r"""Activity coefficient of a solute, for a salt the mean of its ions, from molality in mol/kg, temperature in K.

    $$ \ln \gamma = \phi - 1 + \int_0^m \frac{\phi - 1}{m} \, \mathrm{d}m $$

    The law of Gibbs and Duhem makes it from the osmotic coefficient; the integral is done exactly, term by term. On
    the molal scale, with the infinitely dilute solution as reference. Holds as `osmotic_coefficient` does; its relative
    error may be twice as large or more, because the integral gathers it.

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: as for `osmotic_coefficient`. The example is the value of PHREEQC (pitzer.dat), 0.7777.

    >>> round(mean_activity_coefficient("NaCl", 0.1, 298.15), 2)
    0.78
    """
    refuse_outside(solute, molality, temperature)
    if "virial" in _entry(solute):
        return exp(sum(b * molality**i * (1 + 1 / i) for i, b in enumerate(_virial(solute, temperature), 1)))
    salt = _salt(solute, temperature)
    root = sqrt(salt.ionic_strength * molality)
    electric = -salt.slope * (root / (1 + _B * root) + 2 / _B * log(1 + _B * root))
    linear = sum(c * (exp(-alpha * root) + _first_integral(alpha * root)) for c, alpha in salt.linear)
    quadratic = sum(c * (exp(-omega * root) + _second_integral(omega * root)) for c, omega in salt.quadratic)
    return exp(electric + molality * (linear + molality * quadratic))


# Below it the closed forms of the integrals lose their digits; three terms of their series then leave an error of less
# than 1e-6, in a term that itself goes out with molality.
_SMALL = 0.02


def _first_integral(x: float) -> float:
    """Integral of exp(-x sqrt(s)) over s from 0 to 1."""
    return 2 * (1 - (1 + x) * exp(-x)) / x**2 if x > _SMALL else 1 - x * (2 / 3 - x / 4)


def _second_integral(x: float) -> float:
    """Integral of s exp(-x sqrt(s)) over s from 0 to 1."""
    return 2 * (6 - (6 + x * (6 + x * (3 + x))) * exp(-x)) / x**4 if x > _SMALL else 1 / 2 - x * (2 / 5 - x / 6)


def water_activity(solute: str, molality: float, temperature: float) -> float:
    r"""Activity of the water in a solution of one solute, from molality in mol/kg and temperature in K.

    $$ a_\text{w} = \exp(-\phi \, \nu \, m \, M_\text{w}) $$

    Holds as `osmotic_coefficient` does.

    Raises OutOfRange outside the limits of the solute, and Refusal for an unknown solute.

    Source: the definition of the osmotic coefficient, [IUPAC Gold Book](https://doi.org/10.1351/goldbook.O04342). The
    example is exp(-0.93717 x 2 x 0.0180153), with the osmotic coefficient of Archer (1992).

    >>> round(water_activity("NaCl", 1.0, 298.15), 4)
    0.9668
    """
    phi = osmotic_coefficient(solute, molality, temperature)
    return exp(-phi * particles(solute) * molality * WATER_MOLAR_MASS)
