"""A whole analysis: what a litre holds of each ion, its charges closed, whatever scale it is told on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from calc.core.quantities import Refusal
from calc.models.ions import analysed, ions
from calc.models.solutions import analysis, mixed_density
from calc.models.solutions.salt_water import SaltWater, mixed_water

_NEUTRAL_PH = 7.0


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
    barium: float = 0.0
    strontium: float = 0.0


def by_mass(held: Mapping[str, float], temperature: float, balance: str = "none", ph: float = _NEUTRAL_PH) -> Told:
    """An analysis that tells the mass of each in a volume, in kg/m3; what it leaves out is not there."""
    amounts = {name: 1000 * held.get(name, 0.0) for name in analysed.NAMES}
    return Told(**amounts, scale="mg/L", balance=balance, ph=ph, temperature=temperature)


class Whole(NamedTuple):
    """A water, in mol/m3 of each of `analysed.NAMES`."""

    amounts: Mapping[str, float]
    given: Mapping[str, float]
    """The same before the charges were closed."""
    charges: Mapping[str, float]
    """The mean charge of each, at the water's pH."""
    imbalance: float
    """Positive minus negative charge over the sum of both, before the charges were closed."""

    @property
    def salts(self) -> float:
        """The mass of its salts in a volume, in kg/m3."""
        return sum(self.amounts[name] * ions.MOLAR_MASSES[name] for name in analysed.SALTS)

    @property
    def main(self) -> dict[str, float]:
        """The seven main ions, with those of the others that each stands for, in mol/m3."""
        return analysed.equivalents(self.amounts, self.charges)

    @property
    def solids(self) -> float:
        """The mass of all of it in a volume, in kg/m3."""
        return sum(amount * ions.MOLAR_MASSES[name] for name, amount in self.amounts.items())

    @property
    def positive(self) -> float:
        """The positive charge in a volume, in mol/m3, before the charges were closed."""
        return sum(max(amount * self.charges[name], 0.0) for name, amount in self.given.items())

    @property
    def negative(self) -> float:
        """The negative charge, likewise, without its sign."""
        return sum(max(-amount * self.charges[name], 0.0) for name, amount in self.given.items())


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
    balanced = {name: amount + closed.get(name, 0.0) - main.get(name, 0.0) for name, amount in found.items()}
    if min(balanced.values()) < 0:
        raise Refusal(f"No {told.balance} is left when it is to close the charges of this analysis; choose another.")
    volume = _in_a_volume(closed, told)
    amounts, given = ({name: volume * amount for name, amount in each.items()} for each in (balanced, found))
    return Whole(amounts, given, charges, imbalance)


@lru_cache(maxsize=16)  # the curves of a plant ask for the same water again and again
def water_of(told: Told) -> SaltWater:
    """A water with all the salts that an analysis tells of, as a membrane meets it; the rare ones as main ones.

    Its concentration is that of `Whole.salts`. Raises Refusal as `whole` and `salt_water.mixed_water` do.
    """
    found = whole(told)
    water = mixed_density.water_in_volume(found.main, told.temperature)
    molalities = {ion: amount / water for ion, amount in found.main.items()}
    return mixed_water(tuple(molalities.items()), told.temperature, found.salts / water)


def _in_a_volume(closed: Mapping[str, float], told: Told) -> float:
    """How many litres, or kilograms of what the scale counts, are in a cubic metre."""
    if told.scale.endswith("/L"):
        return 1000.0
    molalities = analysis.in_water(closed, told.scale, told.temperature)
    dissolved = sum(amount * ions.MOLAR_MASSES[name] for name, amount in molalities.items())
    density = mixed_density.density(molalities, told.temperature)
    return density if told.scale == "mg/kg" else density / (1 + dissolved)
