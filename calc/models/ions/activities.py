"""Activities in a water with carbonate and traces: the model of `pitzer`, with all that scaling minerals need."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
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
_SQUARES = tuple(z * z for z in _Z)
# The molalities of all of one charge, of molalities in the order of SPECIES.
_OF_CHARGE = tuple(itemgetter(*(place for place, z in enumerate(_Z) if z == charge)) for charge in (2, 1, -1, -2))


class Parameters(NamedTuple):
    """The interactions at one temperature."""

    slope: float
    interactions: tuple[float, ...]
    """As `_interactions` takes them."""
    potassium_chloride: tuple[float, float, float]
    """Its beta0, beta1 and C; a salt of single charges has no beta2."""


_Key = tuple[str, tuple[int, ...]]
"""The name of a parameter, and the places of the species that it is of, in rising order."""
_Interactions = Callable[..., tuple[list[float], list[float], float, float]]
_NAMES = ("beta0", "beta1", "beta2", "c0", "theta", "lambda", "psi", "zeta")


class Activities(NamedTuple):
    """What the species of a water do, in the order of SPECIES."""

    logarithms: list[float]
    """Natural logarithms of the activity coefficients."""
    osmotic_coefficient: float
    water_activity: float


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(tables.read(f"pitzer_{name}") for name in ("hmw", "traces"))


def _known(name: str) -> dict[tuple[int, ...], list[float]]:
    """The coefficients of a parameter, by the places of its species; without those that are nothing."""
    roles = ("cation", "anion", "ion", "other", "third", "neutral")
    return {
        tuple(sorted(PLACE[entry[role]] for role in roles if role in entry)): entry["coefficients"]
        for table in _tables()
        for entry in table.get(name, ())
        if any(entry["coefficients"])
    }


@cache
def _interactions() -> tuple[_Interactions, tuple[_Key, ...]]:
    """What the interactions of all species add up to, as a function; and the parameters that it takes, in their order.

    It takes the molalities, the parameters, Z, and g and g' times its argument of both alphas, first for salts but
    those of two charges each, and then for these. It gives what pairs and what triples add to the logarithm of each
    species, twice the sum of m m B' and that of m m C.

    These sums are most of what a speciation takes, and in a loop over a table most of that is the loop. So they are
    written out as Python, without what is nothing, and compiled once.
    """
    known = {name: _known(name) for name in _NAMES}
    taken: list[_Key] = []
    products: dict[tuple[int, ...], str] = {}

    def value(name: str, *species: int) -> str:
        taken.append((name, species))
        return f"k{len(taken) - 1}"

    def product(*species: int) -> str:
        return products.setdefault(species, "p" + "_".join(map(str, species)))

    of_two, of_three = ([list[str]() for _ in SPECIES] for _ in range(2))
    salts, mixed, changes = list[str](), list[str](), list[str]()
    for i, j in sorted(known["beta0"] | known["beta1"] | known["beta2"] | known["c0"]):
        of, terms, slopes = "double" if _Z[i] * _Z[j] == -4 else "single", list[str](), list[str]()
        if (i, j) in known["beta0"]:
            terms.append(value("beta0", i, j))
        for name, g, h in (("beta1", "g1", "h1"), ("beta2", "g2", "h2")):
            if (i, j) in known[name]:
                beta = value(name, i, j)
                terms.append(f"{beta} * {of}_{g}")
                slopes.append(f"{beta} * {of}_{h}")
        if (i, j) in known["c0"]:
            c = value("c0", i, j)
            terms.append(f"{c} * z")
            mixed.append(f"{product(i, j)} * {c}")
        if slopes:
            changes.append(f"{product(i, j)} * ({' + '.join(slopes)})")
        salts.append(f"s{i}_{j} = {' + '.join(terms)}")
        of_two[i].append(f"m{j} * s{i}_{j}")
        of_two[j].append(f"m{i} * s{i}_{j}")
    for name in ("theta", "lambda"):
        for i, j in known[name]:
            both = value(name, i, j)
            of_two[i].append(f"m{j} * {both}")
            of_two[j].append(f"m{i} * {both}")
    for name in ("psi", "zeta"):
        for i, j, k in known[name]:
            all_three = value(name, i, j, k)
            of_three[i].append(f"{product(j, k)} * {all_three}")
            of_three[j].append(f"{product(i, k)} * {all_three}")
            of_three[k].append(f"{product(i, j)} * {all_three}")

    def listed(sums: list[list[str]]) -> str:
        return ", ".join(" + ".join(terms) or "0.0" for terms in sums)

    shapes = ", ".join(f"{of}_{each}" for of in ("single", "double") for each in ("g1", "h1", "g2", "h2"))
    written = [
        f"def add_up(m, k, z, {shapes}):",
        f"{', '.join(f'm{place}' for place in range(len(SPECIES)))} = m",
        f"{', '.join(f'k{place}' for place in range(len(taken)))} = k",
        *(f"{name} = {' * '.join(f'm{place}' for place in species)}" for species, name in products.items()),
        *salts,
        f"return [{listed(of_two)}], [{listed(of_three)}], {' + '.join(changes)}, {' + '.join(mixed)}",
    ]
    compiled: dict[str, _Interactions] = {}
    exec("\n ".join(written), compiled)
    return compiled["add_up"], tuple(taken)


@lru_cache(maxsize=64)
def at(temperature: float) -> Parameters:
    """The interaction parameters at a temperature in K."""
    powers = powers_of(temperature)
    found = {
        (name, species): sum(a * power for a, power in zip(coefficients, powers, strict=False))
        for name in _NAMES
        for species, coefficients in _known(name).items()
    }
    beta0, beta1, c0 = (found[name, _POTASSIUM_CHLORIDE] for name in ("beta0", "beta1", "c0"))
    for name, species in found:
        if name == "c0":  # C itself
            found[name, species] /= 2 * math.sqrt(abs(math.prod(_Z[place] for place in species)))
        elif name not in ("psi", "zeta"):  # of two species, each of which has its part of it
            found[name, species] *= 2
    return Parameters(
        hot.debye_hueckel_slope(temperature),
        tuple(found[key] for key in _interactions()[1]),
        (beta0, beta1, c0 / 2),
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
    shapes = [each for alpha in itertools.chain(*alphas()) for each in shape(alpha * root)]
    add_up, _ = _interactions()
    of_pairs, of_triples, changes, mixed = add_up(m, parameters.interactions, z, *shapes)
    changes /= 2
    of_two, of_three = sum(map(mul, m, of_pairs)), sum(map(mul, m, of_triples))
    # Of the osmotic coefficient, over half the sum of the molalities: each pair is in the sum over the species twice
    # and with twice its value, each triple three times.
    excess = debye * strength + of_two / 4 + z * mixed / 2 + of_three / 3
    e_theta, change = _mixing(strength, parameters.slope)
    unequal = two * one + minus_two * minus_one
    changes += unequal * change
    excess += changes + unequal * e_theta
    f = first + changes / strength
    beta0, beta1, c = parameters.potassium_chloride
    g1, h1, *_ = shapes
    own = 2 * (beta0 + beta1 * g1) + beta1 * h1 + 3 * strength * c
    # What those of each charge have in common; the scale lifts cations as far as it lowers anions.
    single, double = f + mixed, 4 * f + 2 * mixed
    scale = of_pairs[_CHLORIDE] + of_triples[_CHLORIDE] + single + 2 * minus_two * e_theta - (first + strength * own)
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
        [pairs + triples + of_charge[z] for pairs, triples, z in zip(of_pairs, of_triples, _Z, strict=True)],
        osmotic_coefficient,
        math.exp(-osmotic_coefficient * particles * water.MOLAR_MASS),
    )


_CHLORIDE = PLACE["chloride"]
_POTASSIUM_CHLORIDE = PLACE["potassium"], _CHLORIDE
