"""What a concentration on one scale is on another: of one solute, of a salt of a membrane, of an ion in an analysis."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from calc.core import roots
from calc.core.numbers import sentence
from calc.core.quantities import Amount, OtherScales, OutOfRange, Refusal
from calc.core.units import ON_THE_SCALE, Unit
from calc.models.ions import ions
from calc.models.seawater import teos10
from calc.models.solutions import single_solutes, solution_density
from calc.models.water import water

SCALES = ("mol/kg", "mmol/kg", "mol/L", "mmol/L", "g/L", "mg/L", "g/kg", "mg/kg", "% by mass")
"""The units of a solution of something."""
WITH_SUGAR = (*SCALES, "degBx")
"""Those of one of which sugar may be chosen."""
BY_MASS = ("g/L", "mg/L", "g/kg", "mg/kg", "% by mass")
"""Those of a mixture."""
OF_AN_ION = ("mg/L", "mmol/L", "meq/L", "mg/L CaCO3")
"""The units of one ion of an analysis by the litre."""
OF_HARDNESS = (*OF_AN_ION, "degdH", "degfH", "degE", "gpg")
"""Those of calcium, of magnesium, and of bicarbonate as alkalinity."""
OF_SULFATE = (*OF_AN_ION, "mg/L S")
OF_SILICA = ("mg/L SiO2", "mmol/L", "mg/L Si")
OF_NITROGEN = (*OF_AN_ION, "mg/L N")
OF_PHOSPHATE = ("mg/L", "mmol/L", "mg/L P")
OF_BORON = ("mg/L", "mmol/L")


class Solution(NamedTuple):
    """One solute in water at one temperature."""

    name: str
    molar_mass: float
    """In kg/mol; 0 where moles mean nothing, as in a mixture."""
    highest_fraction: float
    """In kg of solute per kg of solution."""
    highest_molality: float
    """The same, in mol/kg, to the last digit."""
    density: Callable[[float], float]
    """In kg/m3, of such a fraction."""

    def convert(self, value: float, given: Unit, wanted: Unit) -> float:
        """By way of the mass fraction; a scale of moles is refused for a mixture, and °Bx for all but sugar."""
        for unit in (given, wanted):
            if unit.si.startswith("mol") and not self.molar_mass:
                raise Refusal(f"{sentence(self.name)} is a mixture of many, so it is not told in {unit.label}.")
            if unit.of == "sucrose" and self.name != "sucrose":
                raise Refusal(f"{unit.label} is true of sucrose alone, and this is {self.name}.")
        if given.si == wanted.si:
            return value
        fraction = self._fraction(value, given.si)
        if fraction > self.highest_fraction * (1 + 1e-9):
            most = Amount(self.highest(given), given.name, 4)
            raise Refusal(f"The data for {self.name} end at {{}}.", most)
        return self._of(min(fraction, self.highest_fraction), wanted.si)

    def highest(self, wanted: Unit) -> float:
        """Where the data of the solute end."""
        if wanted.si.startswith("mol") and not self.molar_mass:
            return float("inf")
        return self._of(self.highest_fraction, wanted.si)

    def _fraction(self, value: float, si: str) -> float:
        if si == "1":
            return value
        if si == "mol/kg":
            mass = value * self.molar_mass
            return mass / (1 + mass)
        concentration = value * (self.molar_mass if si == "mol/m3" else 1.0)
        if concentration >= self.highest_fraction * self.density(self.highest_fraction):
            return concentration / self.density(self.highest_fraction)
        # The density grows more slowly than the fraction, so that it settles.
        return roots.fixed_point(lambda part: concentration / self.density(min(part, self.highest_fraction)), 0.0)

    def _of(self, fraction: float, si: str) -> float:
        if si == "1":
            return fraction
        if si == "mol/kg":
            return min(fraction / ((1 - fraction) * self.molar_mass), self.highest_molality)
        # Rounding may carry the very end across what `salt_water` takes.
        top = self.highest_fraction
        concentration = min(fraction * self.density(fraction), top * self.density(top) * (1 - 1e-11))
        return concentration / self.molar_mass if si == "mol/m3" else concentration


@lru_cache(maxsize=64)
def solute(name: str, temperature: float) -> Solution:
    """A solution of one solute, at a temperature in K; Refusal outside what is known of it."""
    single_solutes.refuse_temperature(name, temperature)
    mass, most = single_solutes.molar_mass(name), single_solutes.limits(name).largest_molality

    def density(fraction: float) -> float:
        return solution_density.density(name, min(fraction / ((1 - fraction) * mass), most), temperature)

    return Solution(name, mass, most * mass / (1 + most * mass), most, density)


@lru_cache(maxsize=64)
def salt(name: str, temperature: float) -> Solution:
    """A solution of a solute or, also for what an analysis tells, of sea salt, at a temperature in K."""
    if name in single_solutes.SOLUTES:
        return solute(name, temperature)
    if not teos10.TEMPERATURES.holds(temperature):
        raise OutOfRange("temperature", temperature, teos10.TEMPERATURES, "K")
    return Solution("sea salt", 0.0, teos10.EXTENDED_UP_TO, 0.0, lambda share: teos10.density(share, temperature))


_MOST_OF_ITS_OWN = 0.7  # kg/kg


def own(molar_mass: float, density_of_solute: float, temperature: float) -> Solution:
    """A solution of something that is in no table, from kg/mol, the kg/m3 that it has by itself, and K.

    Water and solute keep their volumes.
    """
    pure = water.density(temperature)

    def density(fraction: float) -> float:
        return 1 / ((1 - fraction) / pure + fraction / density_of_solute)

    most = _MOST_OF_ITS_OWN
    return Solution("such a solute", molar_mass, most, most / ((1 - most) * molar_mass), density)


OF_SOLUTE = OtherScales(WITH_SUGAR, ("solute", "temperature"), solute)
"""The units of a solution whose solute and temperature are inputs of those names."""
OF_SALT = OtherScales(SCALES, ("salt", "temperature"), salt)
"""Those of one whose salt and temperature are."""
OF_TABLE_SALT = OtherScales(SCALES, ("temperature",), partial(salt, "NaCl"))
OF_SEA_SALT = OtherScales(BY_MASS, ("temperature",), partial(salt, "sea salt"))


class Ion(NamedTuple):
    """One ion of an analysis."""

    name: str
    scale: str = ""
    """What a plain number is on, where the analysis has a scale of its own."""

    def convert(self, value: float, given: Unit, wanted: Unit) -> float:
        """By way of moles, in a litre or in a kilogram; from the one to the other there is no way."""
        (moles, basis), (one, other) = self._moles(given), self._moles(wanted)
        if basis != other:
            raise Refusal(
                f"The analysis is given {_BY[other]}, and this is {_BY[basis]}: choose another scale for all of it, or "
                f"give {self.name} {_BY[other]} too."
            )
        return value * moles / one

    def highest(self, wanted: Unit) -> float:
        """There is no end."""
        del wanted
        return float("inf")

    def _moles(self, unit: Unit) -> tuple[float, str]:
        """The moles of the ion in what 1 in SI is on a unit's scale, and of what there are so many."""
        mass = ions.MOLAR_MASSES[self.name]
        if unit.name in _ON_THE_SCALE:
            return {
                "mg/L": (1e-3 / mass, "L"),
                "mmol/L": (1.0, "L"),
                "mg/kg": (1e-6 / mass, "kg"),
                "mmol/kg": (1e-3, "kg of water"),
            }[self.scale]
        if unit.of == "calcium carbonate":
            return 2 / self._charge, "L"
        return {
            "kg/m3": (1 / mass, "L"),
            "mol/m3": (1.0, "L"),
            "1": (1 / mass, "kg"),
            "mol/kg": (1.0, "kg of water"),
        }[unit.si]

    @property
    def _charge(self) -> int:
        return _CHARGES_OF_TRACES.get(self.name) or abs(ions.CHARGES[self.name])


_ON_THE_SCALE = ("1", ON_THE_SCALE)
_BY = {"L": "by the litre", "kg": "by the kilogram of solution", "kg of water": "by the kilogram of water"}
_CHARGES_OF_TRACES = {
    "barium": 2, "strontium": 2, "fluoride": 1, "ammonium": 1, "nitrate": 1, "iron": 2, "manganese": 2,
}  # fmt: skip


_HARD = ("calcium", "magnesium", "bicarbonate")
_MORE = {
    "sulfate": OF_SULFATE, "silica": OF_SILICA, "phosphate": OF_PHOSPHATE, "boron": OF_BORON,
    **dict.fromkeys(("nitrate", "ammonium"), OF_NITROGEN), **dict.fromkeys(_HARD, OF_HARDNESS),
}  # fmt: skip


def ion(name: str) -> OtherScales:
    """The units of one ion in an analysis whose scale is an input of that name."""
    return OtherScales((*_MORE.get(name, OF_AN_ION), "mg/kg", "mmol/kg"), ("scale",), partial(Ion, name), name)


def ion_by_the_litre(name: str) -> OtherScales:
    """The units of one ion where all are told by the litre."""
    return OtherScales(_MORE.get(name, OF_AN_ION), (), partial(Ion, name), name)


def ion_of_another_water(name: str) -> OtherScales:
    """The same, of a water that is not the one that calculators of an analysis ask for, and not theirs to fill in."""
    return ion_by_the_litre(name)._replace(substance="")


OF_SODIUM_IN_BLOOD = OtherScales(("meq/L",), (), partial(Ion, "sodium"))
