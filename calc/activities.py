"""Activities in a water with carbonate and traces: the model of `calc.pitzer`, with all that scaling minerals need."""

from __future__ import annotations

import json
import math
import pkgutil
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import mul
from typing import Any, NamedTuple

from calc import water
from calc.pitzer import HIGHEST_IONIC_STRENGTH, NO_IONS, B, mixing, shape
from calc.pitzer_parameters import alphas
from calc.quantities import Refusal

CHARGES: dict[str, int] = {
    "sodium": 1, "potassium": 1, "magnesium": 2, "calcium": 2, "barium": 2, "strontium": 2, "hydrogen": 1,
    "magnesium_hydroxide": 1, "magnesium_fluoride": 1, "chloride": -1, "sulfate": -2, "bicarbonate": -1,
    "carbonate": -2, "hydroxide": -1, "fluoride": -1, "silicate": -1, "carbon_dioxide": 0, "silica": 0,
    "magnesium_carbonate": 0,
}  # fmt: skip
SPECIES = tuple(CHARGES)
PLACE = {name: place for place, name in enumerate(SPECIES)}
_Z = tuple(CHARGES.values())
_VALENCES = tuple(map(abs, _Z))
_SQUARES = tuple(z * z for z in _Z)
# The places of the ions of each charge, for the mixing of unequal charges.
_OF = {charge: tuple(place for place, z in enumerate(_Z) if z == charge) for charge in (2, 1, -1, -2)}


class Parameters(NamedTuple):
    """The interactions that are not nothing, at one temperature; species are named by their place."""

    slope: float
    binary: tuple[tuple[int, int, float, float, float, float, bool], ...]
    """Cation, anion, beta0, beta1, beta2, C, and whether both carry two charges."""
    pairs: tuple[tuple[int, int, float], ...]
    """Theta of two ions of like sign, and lambda of a neutral molecule and an ion."""
    triples: tuple[tuple[int, int, int, float], ...]
    """Psi of three ions, and zeta of a neutral molecule and two ions."""


class Activities(NamedTuple):
    """What the species of a water do, in the order of SPECIES."""

    logarithms: list[float]
    """Natural logarithms of the activity coefficients."""
    osmotic_coefficient: float
    water_activity: float


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(pkgutil.get_data("calc", f"data/pitzer_{name}.json")) for name in ("hmw", "traces"))


def _found(name: str, temperature: float) -> dict[tuple[int, ...], float]:
    """The parameters of one kind, by the places of their species in rising order."""
    reference = _tables()[0]["reference_temperature"]
    powers = (
        1.0,
        1 / temperature - 1 / reference,
        math.log(temperature / reference),
        temperature - reference,
        temperature**2 - reference**2,
        1 / temperature**2 - 1 / reference**2,
    )
    roles = ("cation", "anion", "ion", "other", "third", "neutral")
    return {
        tuple(sorted(PLACE[entry[role]] for role in roles if role in entry)): value
        for table in _tables()
        for entry in table.get(name, ())
        if (value := sum(a * power for a, power in zip(entry["coefficients"], powers, strict=False)))
    }


@lru_cache(maxsize=64)
def at(temperature: float) -> Parameters:
    """The interaction parameters at a temperature in K."""
    beta0, beta1, beta2, c0 = (_found(name, temperature) for name in ("beta0", "beta1", "beta2", "c0"))
    binary = []
    for i, j in sorted(beta0 | beta1 | beta2 | c0):
        key, product = (i, j), abs(_Z[i] * _Z[j])
        c = c0.get(key, 0.0) / (2 * math.sqrt(product))
        binary.append((i, j, beta0.get(key, 0.0), beta1.get(key, 0.0), beta2.get(key, 0.0), c, product == 4))
    pairs = _found("theta", temperature) | _found("lambda", temperature)
    triples = _found("psi", temperature) | _found("zeta", temperature)
    return Parameters(
        water.debye_hueckel_slope(temperature),
        tuple(binary),
        tuple((*places, value) for places, value in pairs.items()),
        tuple((*places, value) for places, value in triples.items()),
    )


def ionic_strength(m: Sequence[float]) -> float:
    """Ionic strength, in mol/kg, of molalities in the order of SPECIES."""
    return sum(map(mul, m, _SQUARES)) / 2


def evaluate(m: Sequence[float], temperature: float) -> Activities:
    r"""Activity coefficients of all species and the activity of water, from molalities in the order of SPECIES.

    The equations are those of `calc.pitzer`, and for a neutral molecule $n$

    $$ \ln \gamma_n = 2 \sum_i m_i \lambda_{ni} + \sum_c \sum_a m_c m_a \zeta_{nca} $$

    Single ions follow the convention of MacInnes, as PHREEQC does where it is not told otherwise: chloride has the
    mean activity coefficient of potassium chloride at the same ionic strength. A pH belongs to a convention.

    Holds from 0 to 60 degC and to an ionic strength of 6 mol/kg; water of no ions is ideal. Raises Refusal beyond.

    Source: as `calc.pitzer`; the parameters, and where they come from, are in `calc/data/pitzer_traces.json`.
    """
    parameters = at(temperature)
    strength = ionic_strength(m)
    if not strength <= HIGHEST_IONIC_STRENGTH:
        raise Refusal(
            f"The ionic strength of this water comes to {strength:.2g} mol/kg; the interactions of its ions are known "
            f"to {HIGHEST_IONIC_STRENGTH:g} mol/kg. Lower the recovery or the amounts."
        )
    if strength < NO_IONS:
        return Activities([0.0] * len(SPECIES), 1.0, 1.0)
    root = math.sqrt(strength)
    z = sum(map(mul, m, _VALENCES))
    debye = -parameters.slope * root / (1 + B * root)
    f = debye - parameters.slope * 2 / B * math.log1p(B * root)
    excess = debye * strength  # of the osmotic coefficient, over half the sum of the molalities
    shapes = tuple(tuple(shape(alpha * root) for alpha in pair) for pair in alphas())
    logarithms = [0.0] * len(m)
    mixed, potassium_chloride, first = 0.0, 0.0, f
    for i, j, beta0, beta1, beta2, c, kind in parameters.binary:
        (g1, h1), (g2, h2) = shapes[kind]
        b, change = beta0 + beta1 * g1 + beta2 * g2, beta1 * h1 + beta2 * h2
        if (i, j) == _POTASSIUM_CHLORIDE:
            potassium_chloride = first + strength * (change + 2 * b + 3 * strength * c)
        product = m[i] * m[j]
        if m[i] or m[j]:
            f += product * change / strength
            mixed += product * c
            excess += product * (b + change + z * c)
            logarithms[i] += m[j] * (2 * b + z * c)
            logarithms[j] += m[i] * (2 * b + z * c)
    for i, j, value in parameters.pairs:
        logarithms[i] += 2 * m[j] * value
        logarithms[j] += 2 * m[i] * value
        excess += m[i] * m[j] * value
    for i, j, k, value in parameters.triples:
        logarithms[i] += m[j] * m[k] * value
        logarithms[j] += m[i] * m[k] * value
        logarithms[k] += m[i] * m[j] * value
        excess += m[i] * m[j] * m[k] * value
    e_theta, change = mixing(strength, parameters.slope)
    for two, one in ((2, 1), (-2, -1)):
        twice, once = (sum(m[i] for i in _OF[charge]) for charge in (two, one))
        f += twice * once * change / strength
        excess += twice * once * (e_theta + change)
        for i in _OF[one]:
            logarithms[i] += 2 * twice * e_theta
        for i in _OF[two]:
            logarithms[i] += 2 * once * e_theta
    logarithms = [own + z * (z * f + mixed) for own, z in zip(logarithms, _VALENCES, strict=True)]
    scale = logarithms[_CHLORIDE] - potassium_chloride
    particles = sum(m)
    osmotic_coefficient = 1 + 2 * excess / particles
    return Activities(
        [own + z * scale for own, z in zip(logarithms, _Z, strict=True)],
        osmotic_coefficient,
        math.exp(-osmotic_coefficient * particles * water.MOLAR_MASS),
    )


_CHLORIDE = PLACE["chloride"]
_POTASSIUM_CHLORIDE = PLACE["potassium"], _CHLORIDE
