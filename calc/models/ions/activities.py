"""Activities in a water with carbonate and traces: the model of `pitzer`, with all that scaling minerals need."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import itemgetter, mul
from typing import Any, NamedTuple

from calc.core import tables
from calc.core.quantities import Amount, Refusal
from calc.models.ions.pitzer import HIGHEST_IONIC_STRENGTH, NO_IONS, B, mixing, shape
from calc.models.ions.pitzer_parameters import alphas, powers_of
from calc.models.water import hot, water

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
# The molalities of all of one charge, of molalities in the order of SPECIES.
_OF_CHARGE = tuple(itemgetter(*(place for place, z in enumerate(_Z) if z == charge)) for charge in (2, 1, -1, -2))


class Parameters(NamedTuple):
    """The interactions that are not nothing, at one temperature; species are named by their place."""

    slope: float
    binary: tuple[tuple[tuple[int, int, float, float, float, float], ...], ...]
    """Cation, anion, beta0, beta1, beta2 and C; first of all pairs but those of two charges each, and then of these."""
    potassium_chloride: tuple[float, float, float]
    """Its beta0, beta1 and C; a salt of single charges has no beta2."""
    pairs: tuple[tuple[int, int, float], ...]
    """Twice theta of two ions of like sign, and twice lambda of a neutral molecule and an ion."""
    triples: tuple[tuple[int, int, int, float], ...]
    """Psi of three ions, and zeta of a neutral molecule and two ions."""


_Salts = dict[tuple[int, int], tuple[float, float, float, float]]
"""Beta0, beta1, beta2 and C of cations and anions."""


class Activities(NamedTuple):
    """What the species of a water do, in the order of SPECIES."""

    logarithms: list[float]
    """Natural logarithms of the activity coefficients."""
    osmotic_coefficient: float
    water_activity: float


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(tables.read(f"pitzer_{name}") for name in ("hmw", "traces"))


def _found(name: str, temperature: float) -> dict[tuple[int, ...], float]:
    """The parameters of one kind, by the places of their species in rising order."""
    powers = powers_of(temperature)
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
    binary: tuple[_Salts, _Salts] = {}, {}
    for i, j in sorted(beta0 | beta1 | beta2 | c0):
        key, product = (i, j), abs(_Z[i] * _Z[j])
        c = c0.get(key, 0.0) / (2 * math.sqrt(product))
        binary[product == 4][key] = (beta0.get(key, 0.0), beta1.get(key, 0.0), beta2.get(key, 0.0), c)
    pairs = _found("theta", temperature) | _found("lambda", temperature)
    triples = _found("psi", temperature) | _found("zeta", temperature)
    return Parameters(
        hot.debye_hueckel_slope(temperature),
        tuple(tuple((i, j, *values) for (i, j), values in kind.items()) for kind in binary),
        (beta0[_POTASSIUM_CHLORIDE], beta1[_POTASSIUM_CHLORIDE], binary[0][_POTASSIUM_CHLORIDE][-1]),
        tuple((i, j, 2 * value) for (i, j), value in pairs.items()),
        tuple((i, j, k, value) for (i, j, k), value in triples.items()),
    )


_DEGREE = 15  # of the polynomial over an octave: off by 1e-12 of what mixing adds at the most


@cache
def _octave(exponent: int) -> tuple[float, ...]:
    """Twice the ionic strength times E-theta over x / 2^exponent from 1/2 to 1, as powers of 4 x / 2^exponent - 3.

    E-theta depends on x = 6 A sqrt(I) alone, but for the strength; its sums are long, and a water takes many. Harvie's
    two sums meet where x, 2 x or 4 x is 1, so at the ends of octaves. The highest power comes first.
    """
    nodes = [math.cos(math.pi * (k + 0.5) / (_DEGREE + 1)) for k in range(_DEGREE + 1)]
    differences = []
    for t in nodes:
        strength = math.ldexp((3 + t) / 4, exponent) ** 2
        differences.append(2 * strength * mixing(strength, 1 / 6)[0])
    for step in range(1, _DEGREE + 1):  # divided, as Newton does
        for k in range(_DEGREE, step - 1, -1):
            differences[k] = (differences[k] - differences[k - 1]) / (nodes[k] - nodes[k - step])
    powers = [0.0] * (_DEGREE + 1)
    for t, difference in zip(reversed(nodes), reversed(differences), strict=True):
        powers = [a - t * b for a, b in zip([*powers[1:], 0.0], powers, strict=True)]
        powers[-1] += difference
    return tuple(powers)


def _mixing(strength: float, slope: float) -> tuple[float, float]:
    """What `calc.models.ions.pitzer.mixing` gives, sooner."""
    share, exponent = math.frexp(6 * slope * math.sqrt(strength))
    t = 4 * share - 3
    value = change = 0.0
    for power in _octave(exponent):
        change = change * t + value
        value = value * t + power
    e_theta = value / (2 * strength)
    return e_theta, share * change / strength - e_theta


def ionic_strength(m: Sequence[float]) -> float:
    """Ionic strength, in mol/kg, of molalities in the order of SPECIES."""
    strength: float = sum(map(mul, m, _SQUARES)) / 2
    return strength


def estimate(m: Sequence[float], temperature: float) -> Activities:
    """Activities by the equation of Davies, to begin with."""
    strength = ionic_strength(m)
    root = math.sqrt(strength)
    of_one = -3 * at(temperature).slope * (root / (1 + root) - 0.3 * strength)
    return Activities([square * of_one for square in _SQUARES], 1.0, 1.0)


def evaluate(m: Sequence[float], temperature: float) -> Activities:
    r"""Activity coefficients of all species and the activity of water, from molalities in the order of SPECIES.

    The equations are those of `calc.models.ions.pitzer`, and for a neutral molecule $n$

    $$ \ln \gamma_n = 2 \sum_i m_i \lambda_{ni} + \sum_c \sum_a m_c m_a \zeta_{nca} $$

    Single ions follow the convention of MacInnes, as PHREEQC does where it is not told otherwise: chloride has the
    mean activity coefficient of potassium chloride at the same ionic strength. A pH belongs to a convention.

    Holds from 0 to 60 degC and to an ionic strength of 6 mol/kg; water of no ions is ideal. Raises Refusal beyond.

    Source: as `pitzer`; the parameters, and where they come from, are in `calc/data/pitzer_traces.json`.
    """
    parameters = at(temperature)
    strength = ionic_strength(m)
    if not strength <= HIGHEST_IONIC_STRENGTH:
        raise Refusal(
            "The ionic strength of this water comes to {}; the interactions of its ions are known to {}. Lower the "
            "recovery or the amounts.",
            Amount(strength, "mol/kg", 2),
            Amount(HIGHEST_IONIC_STRENGTH, "mol/kg", 1),
        )
    if strength < NO_IONS:
        return Activities([0.0] * len(SPECIES), 1.0, 1.0)
    root = math.sqrt(strength)
    two, one, minus_one, minus_two = [sum(molalities(m)) for molalities in _OF_CHARGE]
    z = one + minus_one + 2 * (two + minus_two)
    debye = -parameters.slope * root / (1 + B * root)
    first = debye - parameters.slope * 2 / B * math.log1p(B * root)
    shapes = [(*shape(alpha1 * root), *shape(alpha2 * root)) for alpha1, alpha2 in alphas()]
    logarithms = [0.0] * len(m)
    mixed = changes = 0.0
    for pairs, (g1, h1, g2, h2) in zip(parameters.binary, shapes, strict=True):
        for i, j, beta0, beta1, beta2, c in pairs:
            m_i, m_j = m[i], m[j]
            product = m_i * m_j
            both = 2 * (beta0 + beta1 * g1 + beta2 * g2) + z * c
            logarithms[i] += m_j * both
            logarithms[j] += m_i * both
            changes += product * (beta1 * h1 + beta2 * h2)
            mixed += product * c
    for i, j, value in parameters.pairs:
        logarithms[i] += m[j] * value
        logarithms[j] += m[i] * value
    of_two = sum(map(mul, m, logarithms))
    for i, j, k, value in parameters.triples:
        m_i, m_j, m_k = m[i], m[j], m[k]
        logarithms[i] += m_j * m_k * value
        logarithms[j] += m_i * m_k * value
        logarithms[k] += m_i * m_j * value
    of_three = sum(map(mul, m, logarithms)) - of_two
    # Of the osmotic coefficient, over half the sum of the molalities: each pair is in the sum over the species twice
    # and with twice its value, each triple three times.
    excess = debye * strength + of_two / 4 + z * mixed / 2 + of_three / 3
    e_theta, change = _mixing(strength, parameters.slope)
    unequal = two * one + minus_two * minus_one
    changes += unequal * change
    excess += changes + unequal * e_theta
    f = first + changes / strength
    beta0, beta1, c = parameters.potassium_chloride
    g1, h1, *_ = shapes[0]
    own = 2 * (beta0 + beta1 * g1) + beta1 * h1 + 3 * strength * c
    # What those of each charge have in common; the scale lifts cations as far as it lowers anions.
    single, double = f + mixed, 4 * f + 2 * mixed
    scale = logarithms[_CHLORIDE] + single + 2 * minus_two * e_theta - (first + strength * own)
    of_charge = {
        2: double + 2 * one * e_theta + 2 * scale,
        1: single + 2 * two * e_theta + scale,
        0: 0.0,
        -1: single + 2 * minus_two * e_theta - scale,
        -2: double + 2 * minus_one * e_theta - 2 * scale,
    }
    particles = sum(m)
    osmotic_coefficient = 1 + 2 * excess / particles
    return Activities(
        [own + of_charge[charge] for own, charge in zip(logarithms, _Z, strict=True)],
        osmotic_coefficient,
        math.exp(-osmotic_coefficient * particles * water.MOLAR_MASS),
    )


_CHLORIDE = PLACE["chloride"]
_POTASSIUM_CHLORIDE = PLACE["potassium"], _CHLORIDE
