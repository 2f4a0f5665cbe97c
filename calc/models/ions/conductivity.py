"""The electrical conductivity of a water, estimated from its ions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from calc.core import tables
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Amount, Refusal
from calc.core.units import ZERO_CELSIUS, celsius
from calc.models.ions.ions import CHARGES, ionic_strength, refuse_imbalance
from calc.models.water.water import debye_hueckel_slope

STATED_ERROR = 0.05
"""How far off an estimate may be, as a fraction of it."""

HIGHEST_IONIC_STRENGTH = 0.9  # mol/kg: sea water of 42 g/kg
LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE = celsius(0), celsius(45)
MOST_IN_NEUTRAL_PAIRS = 0.3  # of the positive charge
MOST_MAGNESIUM, MAGNESIUM_IONIC_STRENGTH = 0.5, 0.03  # of the positive charge, above this ionic strength in mol/kg

_MILLISIEMENS_PER_CENTIMETRE = 0.1  # S/m
_PAIRED = {"sodium": "sodium sulfate pair", "potassium": "potassium sulfate pair", "magnesium": "", "calcium": ""}
_CLOSE_ENOUGH = 1e-9


@lru_cache(maxsize=256)
def _at(temperature: float) -> tuple[float, dict[str, float], dict[str, tuple[float, float, float]]]:
    """Slope of the common logarithm, pair constants, and limiting conductivity, A and B of each carrier."""
    t = temperature - ZERO_CELSIUS
    slope = 3 * debye_hueckel_slope(temperature) / math.log(10)
    constants = {}
    for cation in _PAIRED:
        pair = tables.read("conductivity_mccleskey_2012")["pairs"][cation]
        change = pair["enthalpy"] / MOLAR_GAS_CONSTANT * (1 / temperature - 1 / celsius(25))
        constants[cation] = 10 ** pair["log_constant"] * math.exp(-change)

    def polynomial(coefficients: list[float]) -> float:
        return (coefficients[0] * t + coefficients[1]) * t + coefficients[2]

    carriers = {
        name: (polynomial(row["limiting"]), polynomial(row["a"]), row["b"])
        for name, row in tables.read("conductivity_mccleskey_2012")["ions"].items()
    }
    return slope, constants, carriers


def _speciation(
    molalities: Mapping[str, float], slope: float, constants: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float], float]:
    """Free ions, pairs of sulfate with each cation, and the ionic strength that is left, in mol/kg."""
    total = {ion: molalities.get(ion, 0.0) for ion in CHARGES}
    free, pairs = dict(total), dict[str, float]()
    strength = ionic_strength(total)
    for _ in range(200):
        root = math.sqrt(strength)
        # Davies: the logarithm for one charge; a cation of charge z and sulfate leave a pair of charge z - 2.
        gamma = -slope * (root / (1 + root) - 0.3 * strength)
        for cation, constant in constants.items():
            z = CHARGES[cation]
            pull = constant * 10 ** (gamma * (z**2 + 4 - (z - 2) ** 2)) * free["sulfate"]
            free[cation] = total[cation] / (1 + pull)
            pairs[cation] = total[cation] - free[cation]
        bound = sum(pairs.values())
        # Bound sulfate is in proportion to the free, so this ratio goes to the answer without overshooting zero.
        before = free["sulfate"]
        sulfate = total["sulfate"] * before / (before + bound) if before else 0.0
        free["sulfate"] = sulfate
        strength = ionic_strength(free) + (pairs["sodium"] + pairs["potassium"]) / 2
        if abs(sulfate - before) <= _CLOSE_ENOUGH * before:
            return free, pairs, strength
    raise Refusal("The division of sulfate between ions and pairs did not settle for this water.")


def conductivity(molalities: Mapping[str, float], temperature: float) -> float:
    r"""Electrical conductivity of a water, in S/m, estimated from its ions in mol/kg of water and its temperature in K.

    $$ \kappa = \sum_i \lambda_i m_i, \quad
    \lambda_i = \lambda_i^\circ(T) - \frac{A_i(T) \sqrt{I}}{1 + B_i \sqrt{I}} $$

    The molalities are those of the analysis; the part of the sulfate that sodium, potassium, magnesium and calcium bind
    is worked out first. Holds within 5 % (STATED_ERROR) from 0 to 45 degC and to an ionic strength of 0.9 mol/kg, for
    waters near neutral, where neither hydrogen nor hydroxide carries current: within 1.2 % for sea water of 0.5 to 42
    on the practical scale, 1.8 % for potassium chloride and 5 % for other salts to 0.1 mol/kg, and 3 % of PHREEQC for
    natural waters at 25 degC; at other temperatures PHREEQC, which takes one law for all ions, is up to 6.5 % off it.
    What little pure water conducts, 5.5e-6 S/m at 25 degC, is left out.

    Raises Refusal outside, for an unknown ion, for a molality that is negative or no number, for charges more than 20 %
    out of balance, and where the estimate would be off by more than it states: with more than 30 % of the positive
    charge bound to sulfate in pairs that carry no current, as in magnesium sulfate above about 0.01 mol/kg, and with
    magnesium as more than half of the positive charge above an ionic strength of 0.03 mol/kg (up to 11 % high).

    Source: McCleskey, Nordstrom, Ryan and Ball, [Geochim. Cosmochim. Acta 77 (2012)
    369](https://doi.org/10.1016/j.gca.2011.10.031), not opened; coefficients from public transcriptions. The example is
    sea water of salinity 35: 5.31 S/m by the Practical Salinity Scale of 1978.

    >>> sea = {"sodium": 0.4861, "potassium": 0.0106, "magnesium": 0.0547, "calcium": 0.0107}
    >>> sea |= {"chloride": 0.5667, "sulfate": 0.0293, "bicarbonate": 0.0024}
    >>> round(conductivity(sea, 298.15), 1)
    5.3
    """
    strength = ionic_strength(molalities)
    if not LOWEST_TEMPERATURE <= temperature <= HIGHEST_TEMPERATURE:
        raise Refusal(
            "The temperature is {}; it must be from {} to {}: there the stated error is held against measurements.",
            *(Amount(each, "degC", 4) for each in (temperature, LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE)),
        )
    if strength > HIGHEST_IONIC_STRENGTH:
        raise Refusal(
            "The ionic strength is {}; it must be at most {}: the ionic conductivities were measured in solutions up "
            "to about there.",
            Amount(strength, "mol/kg"),
            Amount(HIGHEST_IONIC_STRENGTH, "mol/kg", 1),
        )
    refuse_imbalance(molalities)
    positive = sum(CHARGES[ion] * molalities.get(ion, 0.0) for ion in _PAIRED)
    if strength > MAGNESIUM_IONIC_STRENGTH and 2 * molalities.get("magnesium", 0.0) > MOST_MAGNESIUM * positive:
        raise Refusal(
            f"Magnesium is more than {MOST_MAGNESIUM:.0%} of the positive charge; above an ionic strength of {{}} it "
            "must be less: magnesium salts alone come out up to 11 % too high.",
            Amount(MAGNESIUM_IONIC_STRENGTH, "mol/kg", 1),
        )
    slope, constants, carriers = _at(temperature)
    free, pairs, strength = _speciation(molalities, slope, constants)
    neutral = 2 * (pairs["magnesium"] + pairs["calcium"])
    if neutral > MOST_IN_NEUTRAL_PAIRS * positive:
        raise Refusal(
            f"{neutral / positive:.0%} of the positive charge is bound to sulfate in pairs that carry no current; it "
            f"must be at most {MOST_IN_NEUTRAL_PAIRS:.0%}: beyond, the estimate is worse than its stated error."
        )
    amounts = free | {name: pairs[cation] for cation, name in _PAIRED.items() if name}
    root = math.sqrt(strength)
    total = 0.0
    for carrier, molality in amounts.items():
        limiting, a, b = carriers[carrier]
        total += molality * (limiting - a * root / (1 + b * root))
    return total * _MILLISIEMENS_PER_CENTIMETRE
