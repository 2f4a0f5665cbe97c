"""Several salts and molecules in one solution: what is in a kilogram of its water, and how hard each pulls."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from calc.models.ions import ions, pitzer
from calc.models.solutions import single_solutes, solution_density
from calc.models.solutions.body_solutions import MEASURED_AT
from calc.models.water import water

SALTS: dict[str, dict[str, int]] = {
    "NaCl": {"sodium": 1, "chloride": 1},
    "KCl": {"potassium": 1, "chloride": 1},
    "CaCl2": {"calcium": 1, "chloride": 2},
    "MgSO4": {"magnesium": 1, "sulfate": 1},
    "NaHCO3": {"sodium": 1, "bicarbonate": 1},
}
MOLECULES = ("glucose", "sucrose", "urea", "glycerol")
CROSSING = ("urea", "glycerol")  # a red cell's membrane


OWN = "your solute"
DENSITY_OF_OWN = 1600.0  # kg/m3, of most solids that dissolve


def crossing(own: str) -> tuple[str, ...]:
    """What crosses the membrane of a red cell, of all that may be in a solution; the own solute where it "crosses"."""
    return (*CROSSING, OWN) if own == "crosses" else CROSSING


class Own(NamedTuple):
    """A solute that is in no table."""

    concentration: float
    """In kg/m3."""
    molar_mass: float
    """In kg/mol."""
    particles: int
    osmotic_coefficient: float


class Mixed(NamedTuple):
    """What is in a solution."""

    water: float
    """In kg in a cubic metre."""
    molalities: dict[str, float]
    """Of each ion and molecule and of the particles of the own solute, in mol in a kilogram of water."""
    coefficients: dict[str, float]
    """The osmotic coefficient of each: of all ions the same."""

    @property
    def pulls(self) -> dict[str, float]:
        """What each adds to the osmolality, in mol/kg."""
        return {each: self.coefficients[each] * molality for each, molality in self.molalities.items()}


@lru_cache(maxsize=256)
def mixed(concentrations: tuple[tuple[str, float], ...], own: Own, temperature: float) -> Mixed:
    r"""A solution at a temperature in K from what a cubic metre of it holds, in kg, measured out at 25 °C.

    $$ \hat m = \phi \sum_\text{ions} m + \sum_\text{molecules} \phi_k(m_k) \, m_k $$

    The osmotic coefficient of the ions is that of their mixture, by Pitzer's model; that of each molecule is its own as
    if it were alone, so what molecules do to ions and to each other is left out. Each solute takes the room in the
    litre that it takes by itself.

    Raises Refusal outside the models.

    >>> nothing = Own(0.0, 0.1, 1, 1.0)
    >>> saline = mixed((("NaCl", 9.0),), nothing, 310.15)
    >>> round(sum(saline.pulls.values()), 3)
    0.287
    """
    dry = dict(concentrations)
    room = sum(mass * _volume(solute, mass) for solute, mass in dry.items()) + own.concentration / DENSITY_OF_OWN
    left = water.density(MEASURED_AT) * (1 - room)
    molalities: dict[str, float] = dict.fromkeys(ions.IONS, 0.0)
    for salt, of_one in SALTS.items():
        for ion, count in of_one.items():
            molalities[ion] += count * dry.get(salt, 0.0) / single_solutes.molar_mass(salt) / left
    of_ions = pitzer.osmotic_coefficient(molalities, temperature)
    coefficients: dict[str, float] = dict.fromkeys(ions.IONS, of_ions)
    for molecule in MOLECULES:
        molalities[molecule] = dry.get(molecule, 0.0) / single_solutes.molar_mass(molecule) / left
        coefficients[molecule] = single_solutes.osmotic_coefficient(molecule, molalities[molecule], temperature)
    molalities[OWN] = own.particles * own.concentration / own.molar_mass / left
    coefficients[OWN] = own.osmotic_coefficient
    return Mixed(left, molalities, coefficients)


def _volume(solute: str, mass: float) -> float:
    """What a kilogram of a solute adds to a litre that holds so much of it alone, in m3."""
    return solution_density.apparent_specific_volume(solute, mass / (mass + water.density(MEASURED_AT)), MEASURED_AT)
