"""The interaction parameters of Pitzer's model for mixed waters, at a temperature."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import NamedTuple

from calc.core import tables
from calc.models.ions.ions import ANIONS, CATIONS, CHARGES, PLACE, VALENCES
from calc.models.water.water import debye_hueckel_slope


class Parameters(NamedTuple):
    """The interaction parameters at one temperature; ions are named by their place."""

    slope: float
    binary: tuple[tuple[int, int, float, float, float, float, bool], ...]
    """Cation, anion, beta0, beta1, beta2, C, and whether both carry two charges."""
    theta: tuple[tuple[int, int, float, bool], ...]
    """Two ions of like sign, theta, and whether their charges differ."""
    psi: tuple[tuple[int, int, int, float], ...]
    """Two ions of like sign, one of the other, psi."""


@cache
def chebyshev() -> tuple[tuple[float, ...], tuple[float, ...]]:
    mixing = tables.read("pitzer_hmw")["unsymmetrical_mixing"]
    return tuple(mixing["below_one"]), tuple(mixing["above_one"])


@cache
def alphas() -> tuple[tuple[float, float], tuple[float, float]]:
    alpha = tables.read("pitzer_hmw")["alpha"]
    return tuple(alpha["singly_charged"]), tuple(alpha["doubly_charged"])


def powers_of(temperature: float) -> tuple[float, ...]:
    """What the coefficients of a parameter are multiplied by, in their order."""
    reference: float = tables.read("pitzer_hmw")["reference_temperature"]
    return (
        1.0,
        1 / temperature - 1 / reference,
        math.log(temperature / reference),
        temperature - reference,
        temperature**2 - reference**2,
        1 / temperature**2 - 1 / reference**2,
    )


@lru_cache(maxsize=256)
def at(temperature: float) -> Parameters:
    table = tables.read("pitzer_hmw")
    powers = powers_of(temperature)

    def found(name: str) -> dict[frozenset[str], float]:
        return {
            frozenset(entry[key] for key in ("cation", "anion", "ion", "other", "third") if key in entry): sum(
                a * power for a, power in zip(entry["coefficients"], powers, strict=False)
            )
            for entry in table[name]
        }

    beta0, beta1, beta2, c0, theta, psi = map(found, ("beta0", "beta1", "beta2", "c0", "theta", "psi"))
    binary = []
    for cation in CATIONS:
        for anion in ANIONS:
            i, j, pair = PLACE[cation], PLACE[anion], frozenset((cation, anion))
            c = c0.get(pair, 0.0) / (2 * math.sqrt(VALENCES[i] * VALENCES[j]))
            both_double = VALENCES[i] == VALENCES[j] == 2
            binary.append((i, j, beta0[pair], beta1[pair], beta2.get(pair, 0.0), c, both_double))
    like = [(a, b) for ions in (CATIONS, ANIONS) for n, a in enumerate(ions) for b in ions[n + 1 :]]
    return Parameters(
        debye_hueckel_slope(temperature),
        tuple(binary),
        tuple(
            (PLACE[a], PLACE[b], theta.get(frozenset((a, b)), 0.0), abs(CHARGES[a]) != abs(CHARGES[b])) for a, b in like
        ),
        tuple(
            (PLACE[a], PLACE[b], PLACE[third], psi[frozenset((a, b, third))])
            for a, b in like
            for third in (ANIONS if a in CATIONS else CATIONS)
            if psi.get(frozenset((a, b, third)))
        ),
    )
