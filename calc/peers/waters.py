"""A water as it is handed to another program: what is dissolved in it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from calc.models.ions import ions, waters_by_kind
from calc.models.minerals import acid as acids
from calc.models.minerals import minerals
from calc.models.solutions import single_solutes

_SEA_SALT = waters_by_kind.moles("sea")  # of each ion in a kg of sea salt
_NEUTRAL = 7.0
_ALL_BICARBONATE = 8.3  # where there is least of carbon dioxide and of carbonate beside it


class Water(NamedTuple):
    """An analysis, or a solution of a salt told as one."""

    name: str
    amounts: Mapping[str, float]
    """What of each part, on the scale."""
    scale: str
    """`mg/L`, `mmol/L`, `mg/kg` of solution or `mmol/kg` of water."""
    temperature: float
    """In K."""
    ph: float | None = None
    """None where it is not told."""
    balance: str = "none"
    """The ion that closes the charges, if one does."""

    @property
    def assumed_ph(self) -> float:
        """The pH; where it is not told, one at which bicarbonate is what an analysis without a pH takes it for."""
        if self.ph is not None:
            return self.ph
        return _ALL_BICARBONATE if self.amounts.get("bicarbonate") else _NEUTRAL

    @property
    def degrees(self) -> float:
        """The temperature in degrees Celsius, without what a conversion rounds."""
        return round(self.temperature - 273.15, 9)

    @property
    def molalities(self) -> dict[str, float]:
        """In mol/kg of water, the charges closed, as our own models take it; Refusal where they would refuse it."""
        amounts = dict.fromkeys(ions.MOLAR_MASSES, 0.0) | dict(self.amounts)
        found = minerals.molalities(amounts, self.scale, self.temperature, self.balance)
        return {ion: amount for ion, amount in found.items() if amount}


class Membrane(NamedTuple):
    """What becomes of a water at a membrane: how strong it is after that, and what passed."""

    concentration_factor: float
    """How many times more salt a kilogram of the water holds then; less than 1 where it is diluted."""
    rejection: float = 1.0
    carbon_dioxide_rejection: float = 1.0
    acid: str = "none"
    """Its formula."""
    acid_dose: float = 0.0
    """In mol/kg of water."""
    name: str = "what the membrane leaves"


def of_salt(name: str, salt: str, mass_fraction: float, temperature: float) -> Water | None:
    """A solution of table salt, sea salt or another of our solutes, from the mass in a kilogram of it.

    None for what gives no ions.

    >>> seawater = of_salt("seawater", "sea salt", 0.035, 298.15)
    >>> round(seawater.molalities["chloride"], 3)
    0.564
    """
    by_water = mass_fraction / (1 - mass_fraction)
    if salt == "sea salt":
        parts = {ion: 1000 * moles * by_water for ion, moles in _SEA_SALT.items()}
    elif split := dict(single_solutes.ions(salt)) or ({"sodium": 1, "chloride": 1} if salt == "NaCl" else {}):
        molality = 1000 * by_water / single_solutes.molar_mass(salt)
        parts = {ion: count * molality for ion, count in split.items()}
    else:
        return None
    return Water(name, parts, "mmol/kg", temperature, balance="none" if salt != "sea salt" else "chloride")


def dose(water: Water, acid: str, mass: float) -> float:
    """What a mass of acid in a volume of a water, in kg/m3, is in mol/kg of its water."""
    if not mass or acid == "none":
        return 0.0
    return mass / acids.MOLAR_MASSES[acid] / acids.water_in(water.molalities, water.temperature)
