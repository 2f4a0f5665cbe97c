"""Waters of which the kind is known, and so the proportions of their ions: how much is in one by its conductivity."""

from __future__ import annotations

from functools import cache, lru_cache

from calc.core import roots, tables
from calc.core.quantities import Amount, Refusal
from calc.models.ions import ions
from calc.models.ions.conductivity import HIGHEST_IONIC_STRENGTH, conductivity


@cache
def moles(kind: str) -> dict[str, float]:
    """The ions of a kind of water, in mol: "sea", "NaCl", "hard" or "442"; only their proportions count.

    >>> moles("NaCl")["sodium"]
    1
    """
    found: dict[str, float] = tables.read("waters_by_kind")["waters"][kind]["moles"]
    return found


@cache
def _of_one(kind: str) -> tuple[tuple[str, float], ...]:
    strength = ions.ionic_strength(moles(kind))
    return tuple((ion, amount / strength) for ion, amount in moles(kind).items())


def of_strength(ionic_strength: float, kind: str) -> dict[str, float]:
    """The molalities, in mol/kg, of a water of an ionic strength in mol/kg."""
    return {ion: amount * ionic_strength for ion, amount in _of_one(kind)}


@cache
def mass_of_one(kind: str) -> float:
    """The mass of the salts, in kg per kg of water, of a water of an ionic strength of 1 mol/kg.

    >>> round(mass_of_one("NaCl"), 5)
    0.05844
    """
    return sum(ions.MOLAR_MASSES[ion] * amount for ion, amount in _of_one(kind))


@lru_cache(maxsize=256)
def strength_of(reading: float, kind: str, temperature: float) -> float:
    """The ionic strength, in mol/kg, of a water that conducts so much, in S/m, at a temperature in K.

    Raises Refusal for more than the model of conductivity reaches.

    >>> round(strength_of(1.0635, "NaCl", 298.15), 2)  # 0.1 mol/kg conducts 10.635 mS/cm
    0.1
    """

    def excess(strength: float) -> float:
        return conductivity(of_strength(strength, kind), temperature) - reading

    most = HIGHEST_IONIC_STRENGTH * (1 - 1e-12)  # whose proportions may be rounded
    if excess(most) < 0:
        raise Refusal(
            "So much is beyond the model: such a water conducts at most {}, as strong as its data reach.",
            Amount(excess(most) + reading, "mS/cm"),
        )
    slope = (excess(most) + reading) / most
    beyond = ("It conducts less.", "It conducts more.")
    return roots.crossing(excess, 0.0, most, min(reading / slope, most), 1e-13 * reading, beyond, slope, apart=1e-14)
