"""A whole analysis: what a litre holds of each ion, its charges closed, whatever scale it is told on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from calc.models.ions import analysed, ions
from calc.models.solutions import analysis, mixed_density


class Told(NamedTuple):
    """What an analysis tells: of each of `analysed.NAMES` on the scale, and how it is to be read."""

    sodium: float
    potassium: float
    magnesium: float
    calcium: float
    chloride: float
    sulfate: float
    bicarbonate: float
    ammonium: float
    iron: float
    manganese: float
    nitrate: float
    fluoride: float
    phosphate: float
    boron: float
    silica: float
    scale: str
    balance: str
    ph: float
    temperature: float


class Whole(NamedTuple):
    """A water, in mol/m3 of each of `analysed.NAMES`."""

    amounts: Mapping[str, float]
    charges: Mapping[str, float]
    """The mean charge of each, at the water's pH."""
    imbalance: float
    """Positive minus negative charge over the sum of both, before the charges were closed."""

    @property
    def solids(self) -> float:
        """The mass of all of it in a volume, in kg/m3."""
        return sum(amount * ions.MOLAR_MASSES[name] for name, amount in self.amounts.items())

    @property
    def strength(self) -> float:
        """The ionic strength, in mol/m3."""
        return sum(amount * self.charges[name] ** 2 for name, amount in self.amounts.items()) / 2

    def charge(self, sign: int) -> float:
        """The positive or the negative charge in a volume, in mol/m3."""
        each = (amount * self.charges[name] for name, amount in self.amounts.items())
        return sum(abs(charge) for charge in each if charge * sign > 0)


@lru_cache(maxsize=16)
def whole(told: Told) -> Whole:
    """The water that an analysis tells of.

    Raises Refusal as `analysis.balanced` and `analysis.in_water` do.
    """
    found = analysis.moles({name: getattr(told, name) for name in analysed.NAMES}, told.scale)
    salinity = sum(amount * ions.MOLAR_MASSES[name] for name, amount in found.items())
    charges = analysed.charges(told.ph, told.temperature, 1000 * salinity)
    main = analysed.equivalents(found, charges)
    imbalance = ions.charge_imbalance(main)
    closed = analysis.balanced(main, told.balance)
    found |= {name: found[name] + closed[name] - main[name] for name in ions.IONS}
    return Whole(_in_a_volume(found, closed, told), charges, imbalance)


def _in_a_volume(found: Mapping[str, float], closed: Mapping[str, float], told: Told) -> dict[str, float]:
    if told.scale.endswith("/L"):
        return {name: 1000 * amount for name, amount in found.items()}
    molalities = analysis.in_water(found, told.scale, told.temperature)
    stand_in = analysis.in_water(closed, told.scale, told.temperature)
    dissolved = sum(amount * ions.MOLAR_MASSES[name] for name, amount in stand_in.items())
    water = mixed_density.density(stand_in, told.temperature) / (1 + dissolved)
    return {name: amount * water for name, amount in molalities.items()}
