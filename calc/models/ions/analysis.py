"""From a water analysis, on whatever scale, to moles of each ion per kilogram of water."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Refusal
from calc.models.ions import ions
from calc.models.seawater import teos10

_FURTHEST_IMBALANCE = 0.1


class Ions(NamedTuple):
    """What an analysis tells of the ions of natural waters, each on its scale."""

    sodium: float
    potassium: float
    magnesium: float
    calcium: float
    chloride: float
    sulfate: float
    bicarbonate: float


def read(amounts: Mapping[str, float], scale: str, temperature: float) -> dict[str, float]:
    """The molalities, in mol/kg, of an analysis; temperature in K.

    Its scale is mg/L or mmol/L, of solution; mg/kg, which are parts per million by mass of the solution; or mmol/kg,
    which like all molalities are of water. Where litres and kilograms have to be told apart, the water is taken to be
    as dense as seawater of its salinity. Raises Refusal for more dissolved matter than that is known for, and for as
    much as there is solution.
    """
    moles = {
        ion: amount * (1e-6 / ions.MOLAR_MASSES[ion] if scale.startswith("mg") else 1e-3)
        for ion, amount in amounts.items()
    }
    if scale == "mmol/kg":
        return moles
    if scale == "mg/kg":
        share = _mass(moles)
        if share >= 1:
            raise Refusal(
                f"This analysis has {1000 * share:.5g} g dissolved in a kilogram of solution, which leaves no water."
            )
        return {ion: amount / (1 - share) for ion, amount in moles.items()}
    dissolved = 1000 * _mass(moles)  # kg/m3
    water = _density_of(dissolved, temperature) - dissolved
    return {ion: 1000 * amount / water for ion, amount in moles.items()}


def dissolved_solids(molalities: Mapping[str, float], temperature: float) -> float:
    """The mass of all the ions in a volume of the water, in kg/m3."""
    salinity = _mass(molalities) / (1 + _mass(molalities))
    return salinity * _density(salinity, temperature)


def _mass(moles: Mapping[str, float]) -> float:
    return sum(amount * ions.MOLAR_MASSES[ion] for ion, amount in moles.items())


def balanced(molalities: Mapping[str, float], balance: str) -> dict[str, float]:
    """The molalities with one ion, sodium or chloride, changed so that the charges cancel; or as they are with none.

    Raises Refusal where less than none of the ion would be left, or the charges of an unchanged water are more than
    10 % apart.
    """
    charges = [ions.CHARGES[ion] * molality for ion, molality in molalities.items()]
    excess = difference(sum(each for each in charges if each > 0), -sum(each for each in charges if each < 0))
    if balance == "none":
        imbalance = ions.charge_imbalance(molalities)
        if abs(imbalance) > _FURTHEST_IMBALANCE:
            more = "positive" if imbalance > 0 else "negative"
            raise Refusal(
                f"The charges of this analysis are {abs(imbalance):.0%} apart, with more {more} ones; no water is so. "
                "Mend the analysis, or let sodium or chloride close it."
            )
        return dict(molalities)
    closed = difference(molalities[balance], excess * ions.CHARGES[balance])
    if closed < 0:
        other = "chloride" if balance == "sodium" else "sodium"
        raise Refusal(f"No {balance} is left when it is to close the charges of this analysis; try {other}.")
    return {**molalities, balance: closed}


def _density(salinity: float, temperature: float) -> float:
    if salinity > teos10.EXTENDED_UP_TO:
        raise Refusal(
            f"This water holds {1000 * salinity:.0f} g of salt in a kilogram; its density is known up to "
            f"{1000 * teos10.EXTENDED_UP_TO:.0f} g/kg."
        )
    return teos10.density(salinity, temperature)


def _density_of(dissolved: float, temperature: float) -> float:
    """The density at which the dissolved matter, in kg/m3, is the salinity times the density."""
    density = 1000.0
    for _ in range(100):
        before, density = density, _density(dissolved / density, temperature)
        if abs(density - before) < 1e-9:
            return density
    raise Refusal("The density of this water could not be found.")
