"""The salts that are weighed into empty water, and how much of each meets a hardness and an alkalinity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Amount, Refusal
from calc.models.ions.ion_exchange import CARBON_DIOXIDE
from calc.models.ions.ions import IONS, MOLAR_MASSES

_WATER = 18.015e-3  # kg/mol, of H 1.0080 and O 15.999; the other masses are those of the ions
_CARBONATE = 60.008e-3  # kg/mol, of C 12.011 and O 15.999


class MineralSalt(NamedTuple):
    """A salt as it is sold, and the ions that a formula unit of it gives."""

    name: str
    formula: str
    molar_mass: float
    """In kg/mol, with its crystal water."""
    ions: tuple[tuple[str, int], ...]


def _crystals(name: str, formula: str, water: int, *ions: tuple[str, int]) -> MineralSalt:
    return MineralSalt(name, formula, sum(count * MOLAR_MASSES[ion] for ion, count in ions) + water * _WATER, ions)


SALTS: dict[str, MineralSalt] = {
    "CaCl2.2H2O": _crystals("calcium chloride", "CaCl₂·2H₂O", 2, ("calcium", 1), ("chloride", 2)),
    "CaSO4.2H2O": _crystals("gypsum", "CaSO₄·2H₂O", 2, ("calcium", 1), ("sulfate", 1)),
    "MgCl2.6H2O": _crystals("magnesium chloride", "MgCl₂·6H₂O", 6, ("magnesium", 1), ("chloride", 2)),
    "MgSO4.7H2O": _crystals("Epsom salt", "MgSO₄·7H₂O", 7, ("magnesium", 1), ("sulfate", 1)),
    "NaHCO3": _crystals("baking soda", "NaHCO₃", 0, ("sodium", 1), ("bicarbonate", 1)),
    "KHCO3": _crystals("potassium bicarbonate", "KHCO₃", 0, ("potassium", 1), ("bicarbonate", 1)),
    # With carbon dioxide and water it gives two bicarbonates.
    "CaCO3": MineralSalt(
        "calcium carbonate", "CaCO₃", MOLAR_MASSES["calcium"] + _CARBONATE, (("calcium", 1), ("bicarbonate", 2))
    ),
}


class Wanted(NamedTuple):
    """What a water is to have, in mol/m3 and shares."""

    hardness: float
    alkalinity: float
    """Stated as calcium carbonate: half of its bicarbonate."""
    magnesium_share: float
    """Of the hardness."""
    calcium_as_chloride: float
    """Of the calcium that is added as chloride or sulfate."""
    magnesium_as_chloride: float
    alkalinity_salt: str
    """One of SALTS with bicarbonate."""


def doses(wanted: Wanted, before: Mapping[str, float]) -> dict[str, float]:
    r"""The salts to add, in mol/m3, to a water that has ions, in kg/m3, before.

    Magnesium and calcium make the hardness, bicarbonate the alkalinity; calcium carbonate brings both. Raises Refusal
    where the water has more than is wanted, or the calcium carbonate for the alkalinity brings it.

    >>> doses(Wanted(1.0, 0.5, 1.0, 0.0, 0.0, "KHCO3"), {})
    {'MgSO4.7H2O': 1.0, 'KHCO3': 1.0}
    """
    there = {ion: before.get(ion, 0.0) / MOLAR_MASSES[ion] for ion in IONS}
    bicarbonate = difference(2 * wanted.alkalinity, there["bicarbonate"])
    magnesium = difference(wanted.magnesium_share * wanted.hardness, there["magnesium"])
    calcium = difference((1 - wanted.magnesium_share) * wanted.hardness, there["calcium"])
    for missing, what in ((bicarbonate, "alkalinity"), (magnesium, "magnesium"), (calcium, "calcium")):
        if missing < 0:
            raise Refusal(
                f"The water has more {what} already than is wanted, and no salt takes any out: ask for more, or begin "
                "with emptier water."
            )
    salts = {wanted.alkalinity_salt: bicarbonate}
    if wanted.alkalinity_salt == "CaCO3":
        salts["CaCO3"] = bicarbonate / 2
        left = difference(calcium, bicarbonate / 2)
        if left < 0:
            raise Refusal(
                "Calcium carbonate for this alkalinity alone brings {} of hardness as calcium, and only {} is wanted: "
                "ask for more hardness, or take baking soda or potassium bicarbonate.",
                Amount(bicarbonate / 2, "mg/L CaCO3"),
                Amount(calcium, "mg/L CaCO3"),
            )
        calcium = left
    salts |= {
        "CaCl2.2H2O": wanted.calcium_as_chloride * calcium,
        "CaSO4.2H2O": (1 - wanted.calcium_as_chloride) * calcium,
        "MgCl2.6H2O": wanted.magnesium_as_chloride * magnesium,
        "MgSO4.7H2O": (1 - wanted.magnesium_as_chloride) * magnesium,
    }
    return {name: salts[name] for name in SALTS if salts.get(name)}


def with_salts(before: Mapping[str, float], salts: Mapping[str, float]) -> dict[str, float]:
    """The ions of a water, in kg/m3, after salts, in mol/m3, have dissolved in it.

    >>> round(with_salts({}, {"NaHCO3": 1.0})["sodium"], 5)
    0.02299
    """
    after = {ion: before.get(ion, 0.0) for ion in IONS}
    for name, amount in salts.items():
        for ion, count in SALTS[name].ions:
            after[ion] += count * amount * MOLAR_MASSES[ion]
    return after


def carbon_dioxide(salts: Mapping[str, float]) -> float:
    """What the calcium carbonate among salts, in mol/m3, needs of carbon dioxide to dissolve, in kg/m3."""
    return salts.get("CaCO3", 0.0) * CARBON_DIOXIDE
