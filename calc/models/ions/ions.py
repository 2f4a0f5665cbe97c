"""The ions of natural waters, and what can be said of a water by counting them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import mul

from calc.core.differences import difference
from calc.core.quantities import Amount, Refusal

CATIONS = ("sodium", "potassium", "magnesium", "calcium")
ANIONS = ("chloride", "sulfate", "bicarbonate")
CHARGES: dict[str, int] = {
    "sodium": 1, "potassium": 1, "magnesium": 2, "calcium": 2, "chloride": -1, "sulfate": -2, "bicarbonate": -1,
}  # fmt: skip
# kg/mol. Sums of the abridged standard atomic weights, IUPAC 2021: H 1.0080, C 12.011, O 15.999, Na 22.990, Mg 24.305,
# S 32.06, Cl 35.45, K 39.098, Ca 40.078; held against the Python package periodictable, the table was not opened.
MOLAR_MASSES: dict[str, float] = {
    "sodium": 22.990e-3, "potassium": 39.098e-3, "magnesium": 24.305e-3, "calcium": 40.078e-3,
    "chloride": 35.45e-3, "sulfate": 96.056e-3, "bicarbonate": 61.016e-3,
    # Of scaling alone: Ba 137.33, Sr 87.62, F 18.998, and Si 28.085 as SiO2.
    "barium": 137.33e-3, "strontium": 87.62e-3, "fluoride": 18.998e-3, "silica": 60.083e-3,
    # Of whole analyses: N 14.007, P 30.974 as PO4, B 10.81, Fe 55.845, Mn 54.938.
    "ammonium": 18.039e-3, "nitrate": 62.004e-3, "phosphate": 94.970e-3, "boron": 10.81e-3, "iron": 55.845e-3,
    "manganese": 54.938e-3,
}  # fmt: skip

HIGHEST_CHARGE_IMBALANCE = 0.2
_ROUNDING = 1e-9  # mol/kg: traces that are left of rounding need no balance

IONS = CATIONS + ANIONS
PLACE = {ion: place for place, ion in enumerate(IONS)}
VALENCES = tuple(abs(CHARGES[ion]) for ion in IONS)


def amounts_of(molalities: Mapping[str, float]) -> list[float]:
    """The molalities in the order of IONS; Refusal for an unknown ion, and for one that is negative or no number."""
    amounts = [0.0] * len(IONS)
    for ion, molality in molalities.items():
        if ion not in PLACE:
            raise Refusal(f"{ion} is not among the ions of this model, which are: {', '.join(IONS)}.")
        if not 0 <= molality < math.inf:
            given = Amount(molality, "mol/kg")
            raise Refusal(f"The molality of {ion} is {{}}; it must be a number, and not below zero.", given)
        amounts[PLACE[ion]] = molality
    return amounts


def _charges(amounts: list[float]) -> tuple[float, float]:
    equivalents = list(map(mul, amounts, VALENCES))
    return sum(equivalents[: len(CATIONS)]), sum(equivalents[len(CATIONS) :])


def strength_of(amounts: list[float]) -> float:
    """The ionic strength of molalities in the order of IONS."""
    return sum(m * z * z for m, z in zip(amounts, VALENCES, strict=True)) / 2


def refuse_imbalance_of(amounts: list[float]) -> None:
    """Raise Refusal where the charges of molalities in the order of IONS differ by more than 20 % of their sum."""
    positive, negative = _charges(amounts)
    if abs(positive - negative) > HIGHEST_CHARGE_IMBALANCE * (positive + negative) + _ROUNDING:
        raise Refusal(
            "There are {} of positive and {} of negative charge; they must agree within "
            f"{HIGHEST_CHARGE_IMBALANCE:.0%} of their sum: a water has no net charge, so an ion is missing.",
            Amount(positive, "mol/kg"),
            Amount(negative, "mol/kg"),
        )


def refuse_imbalance(molalities: Mapping[str, float]) -> None:
    """Raise Refusal where the charges of a water differ by more than 20 % of their sum."""
    refuse_imbalance_of(amounts_of(molalities))


def charge_imbalance(molalities: Mapping[str, float]) -> float:
    r"""Charge imbalance of a water analysis: the excess of positive charge over all charge, in equivalents.

    $$ \frac{\sum_c z_c m_c - \sum_a |z_a| m_a}{\sum_c z_c m_c + \sum_a |z_a| m_a} $$

    From -1 to 1; 0 for pure water. Raises Refusal for an unknown ion and for a molality that is negative or no number.

    Source: the usual check of a water analysis; a good one stays within 5 %.

    >>> charge_imbalance({"sodium": 0.75, "chloride": 0.25})
    0.5
    """
    positive, negative = _charges(amounts_of(molalities))
    return difference(positive, negative) / (positive + negative) if positive + negative else 0.0


def ionic_strength(molalities: Mapping[str, float]) -> float:
    r"""Ionic strength, in mol/kg, of ions given in moles per kilogram of water.

    $$ I = \frac{1}{2} \sum_i m_i z_i^2 $$

    Raises Refusal for an unknown ion and for a molality that is negative or no number.

    Source: the definition, [IUPAC Gold Book](https://doi.org/10.1351/goldbook.I03180).

    >>> ionic_strength({"magnesium": 0.5, "sulfate": 0.5})
    2.0
    """
    return strength_of(amounts_of(molalities))
