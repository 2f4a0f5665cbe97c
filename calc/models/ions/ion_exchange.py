"""What a mixed bed of ion exchange resin takes from a water, and how much of the water uses it up."""

from __future__ import annotations

from collections.abc import Mapping

from calc.core.units import CALCIUM_CARBONATE
from calc.models.ions.ions import CHARGES, MOLAR_MASSES

CARBON_DIOXIDE = 44.009e-3
"""Molar mass in kg/mol, of C 12.011 and O 15.999."""
TABLE_SALT = MOLAR_MASSES["sodium"] + MOLAR_MASSES["chloride"]


def charges(water: Mapping[str, float]) -> tuple[float, float]:
    """The charges of the cations and of the anions of a water, in mol/m3, from its ions in kg/m3.

    >>> charges({"calcium": 0.040078, "chloride": 0.07090})
    (2.0, 2.0)
    """
    moles = {ion: CHARGES[ion] * amount / MOLAR_MASSES[ion] for ion, amount in water.items()}
    return sum(each for each in moles.values() if each > 0), -sum(each for each in moles.values() if each < 0)


def counted(solids: float, known_as: str) -> float:
    """The charges of each sign, in mol/m3, of dissolved solids in kg/m3 that count as one salt.

    >>> round(counted(0.0500, "calcium carbonate"), 3)
    0.999
    """
    return 2 * solids / CALCIUM_CARBONATE if known_as == "calcium carbonate" else solids / TABLE_SALT
