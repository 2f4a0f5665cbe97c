"""How heavy a water of many ions is, from the densities of the salts that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from calc.core.quantities import Amount, Refusal
from calc.models.ions.ions import CHARGES, MOLAR_MASSES
from calc.models.solutions import solution_density
from calc.models.solutions.single_solutes import molar_mass
from calc.models.water import water

HIGHEST_SALINITY = 0.12  # kg/kg: as far as it is held against PHREEQC and TEOS-10

_SALTS = {
    ("sodium", "chloride"): "NaCl", ("potassium", "chloride"): "KCl", ("magnesium", "chloride"): "MgCl2",
    ("calcium", "chloride"): "CaCl2", ("sodium", "sulfate"): "Na2SO4", ("magnesium", "sulfate"): "MgSO4",
    ("sodium", "bicarbonate"): "NaHCO3",
}  # fmt: skip
# Traces take the room of the main ion that is most like them.
_ROOM_OF = {
    "barium": "calcium", "strontium": "calcium", "iron": "calcium", "manganese": "calcium", "ammonium": "potassium",
    "fluoride": "chloride", "nitrate": "chloride", "phosphate": "sulfate",
}  # fmt: skip
# m3/mol, of SiO2: that of H4SiO4 in PHREEQC's phreeqc.dat at 25 degC, 52.08 cm3/mol, less two of water, 18.07.
_ROOM_OF_SILICA = 15.9e-6


class _Charges(NamedTuple):
    """What of a water counts for its volume; amounts in mol and charges in equivalents, of whatever much water."""

    cations: dict[str, float]
    anions: dict[str, float]
    silica: float
    strength: float
    """The ionic strength, in mol/kg where the amounts are."""
    mass: float
    """Of all that is dissolved, in kg."""


def _charges(amounts: Mapping[str, float]) -> _Charges:
    cations: dict[str, float] = {}
    anions: dict[str, float] = {}
    strength = mass = 0.0
    for part, amount in amounts.items():
        mass += MOLAR_MASSES[part] * amount
        if part in ("silica", "boron") or not amount:
            continue
        ion = _ROOM_OF.get(part, part)
        charge = CHARGES[ion]
        side = cations if charge > 0 else anions
        side[ion] = side.get(ion, 0.0) + abs(charge) * amount
        strength += charge * charge * amount / 2
    return _Charges(cations, anions, amounts.get("silica", 0.0), strength, mass)


def density(molalities: Mapping[str, float], temperature: float) -> float:
    r"""Density of a water of many ions at atmospheric pressure, in kg/m3, from mol/kg of water and K.

    $$ \rho = \frac{1 + \sum_i m_i M_i}{1 / \rho_\text{w} + V}, \quad
       V = \sum_{c,a} \frac{E_c E_a}{\bar E} \, V_{ca}(I), \quad
       V_{ca} = V_{c\text{Cl}} + V_{\text{Na}a} - V_\text{NaCl} $$

    Young's rule: $V$ is what each cation $c$ and anion $a$, $E$ equivalents of them and $\bar E$ of either sign, add to
    the volume as the salt of both would by itself at the ionic strength $I$ of the water. The third equation stands for
    the salts without data of their own. Holds from 0 to 40 degrees Celsius and to a salinity of 120 g/kg; the water in
    a litre is within 0.3 % of PHREEQC's from 10 degrees on and within 0.5 % below, and the density of sea salt within
    0.15 % of that of TEOS-10. The salts end at other molalities; their equations are carried on smoothly.

    Raises Refusal above 120 g/kg.

    Source: T. F. Young and M. B. Smith, J. Phys. Chem. 58 (1954) 716, which was not read; the densities of the salts
    are those of `solution_density`. The example is standard seawater by TEOS-10, 1023.3 kg/m3.

    >>> sea = dict(sodium=0.486, potassium=0.0106, magnesium=0.0547, calcium=0.0107, chloride=0.568, sulfate=0.0293)
    >>> round(density(sea, 298.15))
    1023
    """
    found = _charges(molalities)
    if found.mass > HIGHEST_SALINITY * (1 + found.mass) * (1 + 1e-12):
        raise _too_salty(found.mass / (1 + found.mass))
    return (1 + found.mass) / (1 / water.density(temperature) + _volume(found, found.strength, temperature))


def water_in_volume(concentrations: Mapping[str, float], temperature: float) -> float:
    """The water in a volume, in kg/m3, from what is dissolved there in mol/m3 and the temperature in K.

    The rounds converge because apparent volumes hardly change with the ionic strength. Holds as `density` does.

    Raises Refusal above 120 g/kg.
    """
    found = _charges(concentrations)
    pure = water.density(temperature)
    left = pure
    for _ in range(100):
        before, left = left, pure * (1 - _volume(found, found.strength / left, temperature))
        if found.mass > HIGHEST_SALINITY * (left + found.mass) * (1 + 1e-12):
            raise _too_salty(found.mass / (max(left, 0.0) + found.mass))
        if abs(left - before) < 1e-10 * pure:
            return left
    raise Refusal("The density of this water could not be found.")


def _too_salty(salinity: float) -> Refusal:
    return Refusal(
        "This water holds {} of salt; its density is known up to {}.",
        Amount(salinity, "g/kg"),
        Amount(HIGHEST_SALINITY, "g/kg"),
    )


def _volume(found: _Charges, strength: float, temperature: float) -> float:
    """What the dissolved matter adds to the volume of its water, in m3."""
    positive, negative = sum(found.cations.values()), sum(found.anions.values())
    mean = (positive + negative) / 2  # an analysis may be a little out of balance
    known: dict[tuple[str, str], float] = {}

    def of_salt(cation: str, anion: str) -> float:
        if (cation, anion) not in known:
            known[cation, anion] = _of_salt(cation, anion, strength, temperature)
        return known[cation, anion]

    ions = sum(
        each * other / mean * _of_pair(cation, anion, of_salt)
        for cation, each in found.cations.items()
        for anion, other in found.anions.items()
    )
    return ions + _ROOM_OF_SILICA * found.silica


def _of_pair(cation: str, anion: str, of_salt: Callable[[str, str], float]) -> float:
    """The apparent volume of an equivalent of two ions, in m3/mol, from those of the salts that are known."""
    if (cation, anion) in _SALTS:
        return of_salt(cation, anion)
    return of_salt(cation, "chloride") + of_salt("sodium", anion) - of_salt("sodium", "chloride")


@cache
def _equivalents(cation: str, anion: str) -> tuple[int, float]:
    """Equivalents in a formula unit of a salt, and the ionic strength of one mol/kg of it."""
    positive, negative = CHARGES[cation], -CHARGES[anion]
    equivalents = positive if positive == negative else positive * negative
    return equivalents, equivalents * (positive + negative) / 2


def _of_salt(cation: str, anion: str, strength: float, temperature: float) -> float:
    """The apparent volume of an equivalent of a salt, in m3/mol, at an ionic strength in mol/kg."""
    salt = _SALTS[cation, anion]
    equivalents, strength_of_one = _equivalents(cation, anion)
    mass = strength / strength_of_one * molar_mass(salt)
    volume = solution_density.apparent_specific_volume(salt, mass / (1 + mass), temperature)
    return volume * molar_mass(salt) / equivalents
