"""From a water analysis, on whatever scale, to moles of each ion per kilogram of water."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Amount, Refusal
from calc.models.ions import ions
from calc.models.solutions import mixed_density

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


def moles(amounts: Mapping[str, float], scale: str) -> dict[str, float]:
    """The moles of an analysis in mg/L, mmol/L, mg/kg or mmol/kg, in a litre or a kilogram of what the scale counts."""
    milligrams = scale.startswith("mg")
    return {ion: amount * (1e-6 / ions.MOLAR_MASSES[ion] if milligrams else 1e-3) for ion, amount in amounts.items()}


def moles_of_masses(masses: Mapping[str, float]) -> dict[str, float]:
    """The moles in a litre of what is dissolved there in kg/m3."""
    return {ion: mass / ions.MOLAR_MASSES[ion] / 1000 for ion, mass in masses.items()}


def in_water(moles: Mapping[str, float], scale: str, temperature: float) -> dict[str, float]:
    """The molalities, in mol/kg, of what an analysis has on its scale, from moles of it and the temperature in K.

    A scale in mg/L or mmol/L is of a litre of solution, whose water is that of `mixed_density`; one in mg/kg, which are
    parts per million by mass, of a kilogram of solution; and one in mmol/kg, like all molalities, of one of water.
    Raises Refusal for more dissolved matter in a litre than density is known for, and for as much in a kilogram as
    there is solution.
    """
    if scale == "mmol/kg":
        return dict(moles)
    if scale == "mg/kg":
        share = _mass(moles)
        if share >= 1:
            raise Refusal(
                "This analysis has {} dissolved in the solution, which leaves no water.", Amount(share, "g/kg", 5)
            )
        return {ion: amount / (1 - share) for ion, amount in moles.items()}
    concentrations = {ion: 1000 * amount for ion, amount in moles.items()}
    water = mixed_density.water_in_volume(concentrations, temperature)
    return {ion: concentration / water for ion, concentration in concentrations.items()}


def water_in_volume(molalities: Mapping[str, float], temperature: float) -> float:
    """The mass of the water in a volume, in kg/m3."""
    return mixed_density.density(molalities, temperature) / (1 + _mass(molalities))


def dissolved_solids(molalities: Mapping[str, float], temperature: float) -> float:
    """The mass of all that is dissolved in a volume of the water, in kg/m3."""
    mass = _mass(molalities)
    return mass / (1 + mass) * mixed_density.density(molalities, temperature)


def _mass(moles: Mapping[str, float]) -> float:
    return sum(amount * ions.MOLAR_MASSES[ion] for ion, amount in moles.items())


def balanced(moles: Mapping[str, float], balance: str) -> dict[str, float]:
    """The moles with one ion, sodium, chloride or bicarbonate, changed so that the charges cancel; with none, as given.

    Raises Refusal where less than none of the ion would be left, or the charges of an unchanged water are more than
    10 % apart.
    """
    charges = [ions.CHARGES[ion] * amount for ion, amount in moles.items()]
    excess = difference(sum(each for each in charges if each > 0), -sum(each for each in charges if each < 0))
    if balance == "none":
        imbalance = ions.charge_imbalance(moles)
        if abs(imbalance) > _FURTHEST_IMBALANCE:
            more = "positive" if imbalance > 0 else "negative"
            raise Refusal(
                f"The charges of this analysis are {abs(imbalance):.0%} apart, with more {more} ones; that cannot be. "
                "Correct the analysis, or let sodium, chloride or bicarbonate balance it."
            )
        return dict(moles)
    closed = difference(moles[balance], excess * ions.CHARGES[balance])
    if closed < 0:
        other = "chloride" if balance == "sodium" else "sodium"  # the one opposite in charge, which has to be added
        raise Refusal(f"No {balance} is left when it is to close the charges of this analysis; try {other}.")
    return {**moles, balance: closed}
