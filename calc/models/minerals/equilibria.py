"""Equilibrium constants of the carbonate system and of the scaling minerals, at a temperature."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Any

from calc.core import tables
from calc.core.constants import MOLAR_GAS_CONSTANT

_CALORIE = 4.184  # J, the thermochemical one, exact by definition
_REFERENCE = 298.15  # K


@cache
def table() -> dict[str, Any]:
    """The reactions, their constants and where each comes from."""
    return tables.read("scaling_equilibria")


@lru_cache(maxsize=64)
def logarithms(kind: str, temperature: float) -> dict[str, float]:
    """Decimal logarithms of the equilibrium constants of a kind, species or minerals, at a temperature in K."""
    return {name: _logarithm(entry, temperature) for name, entry in table()[kind].items()}


@lru_cache(maxsize=64)
def constants(kind: str, temperature: float) -> dict[str, float]:
    """The equilibrium constants themselves."""
    return {name: 10**value for name, value in logarithms(kind, temperature).items()}


def _logarithm(entry: dict[str, Any], temperature: float) -> float:
    if "analytic" in entry:
        coefficients: list[float] = entry["analytic"]
        powers = (1.0, temperature, 1 / temperature, math.log10(temperature), temperature**-2, temperature**2)
        return sum(a * power for a, power in zip(coefficients, powers, strict=False))
    at_reference: float = entry["log_k"]
    per_kelvin: float = 1000 * _CALORIE * entry["enthalpy"] / (MOLAR_GAS_CONSTANT * math.log(10))
    return at_reference - per_kelvin * (1 / temperature - 1 / _REFERENCE)
