"""Runs PHREEQC with the ions as they are, so that it speaks of the same solution as our model."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import phreeqpython

_SPECIES = {
    "sodium": ("Na", "Na+"),
    "potassium": ("K", "K+"),
    "magnesium": ("Mg", "Mg+2"),
    "calcium": ("Ca", "Ca+2"),
    "chloride": ("Cl", "Cl-"),
    "sulfate": ("S(6)", "SO4-2"),
    "bicarbonate": ("Bic", "Bic-"),
}


def _database() -> str:
    """The package's pitzer.dat with bicarbonate as an ion of its own, which forms neither carbonate nor complexes.

    It keeps its volume there.
    """
    text = (Path(phreeqpython.__file__).parent / "database" / "pitzer.dat").read_text(encoding="latin-1")
    species, rest = text.split("\nPHASES", 1)
    interactions = rest[rest.index("\nPITZER") : rest.index("\nEXCHANGE_MASTER")]
    first, last = species.index("CO3-2 + H+ = HCO3-"), species.index("CO3-2 + 2 H+")
    (volume,) = re.findall(r"^\s+-Vm .*$", species[first:last], re.MULTILINE)
    species = species[:first] + species[last:]
    species, masters = re.subn(r"^Br\s+Br-", "Bic Bic- 0 Bic 61.0171\nBr Br-", species, count=1, flags=re.MULTILINE)
    species, reactions = re.subn(
        r"^Li\+ = Li\+", f"Bic- = Bic-\n{volume}\nLi+ = Li+", species, count=1, flags=re.MULTILINE
    )
    if (masters, reactions) != (1, 1):
        raise RuntimeError("pitzer.dat is not built as this program expects it")
    return f"{species}{interactions.replace('HCO3-', 'Bic-')}\n-macinnes false\nEND\n"


@cache
def _program() -> phreeqpython.PhreeqPython:
    with TemporaryDirectory() as folder:
        (Path(folder) / "ions.dat").write_text(_database(), encoding="latin-1")
        return phreeqpython.PhreeqPython(database="ions.dat", database_directory=Path(folder))


def _punched(what: str, molalities: dict[str, float], degrees: float, atmospheres: float = 1.0) -> float:
    """What it says of ions in mol/kg of water, at degrees Celsius."""
    amounts = "\n".join(f" {_SPECIES[ion][0]} {molality!r}" for ion, molality in molalities.items() if molality)
    _program().ip.run_string(
        f"SOLUTION 1\n temp {degrees!r}\n pressure {atmospheres!r}\n pH 7\n units mol/kgw\n{amounts}\n"
        "SELECTED_OUTPUT\n -reset false\n -high_precision true\n"
        f"USER_PUNCH\n -headings found\n 10 PUNCH {what}\nEND\n"
    )
    headings, *_, values = _program().ip.get_selected_output_array()
    return dict(zip(headings, values, strict=True))["found"]


def density(molalities: dict[str, float], degrees: float, atmospheres: float = 1.0) -> float:
    """Density, in kg/m3, of ions in mol/kg of water, at degrees Celsius."""
    return 1000 * _punched("RHO", molalities, degrees, atmospheres)


def _room(molalities: dict[str, float], mass: float, degrees: float, atmospheres: float) -> float:
    """The partial volume of a kilogram of water, in m3, of a solution with so much mass of ions in a kilogram of it."""

    def volume(share: float) -> float:  # of a kilogram of water with so much of the ions
        return (1 + share * mass) / density({ion: share * m for ion, m in molalities.items()}, degrees, atmospheres)

    step = 0.01
    return volume(1.0) - (volume(1 + step) - volume(1 - step)) / (2 * step)


def osmotic_pressure(molalities: dict[str, float], mass: float, degrees: float, fall: float) -> float:
    """Osmotic pressure, in Pa, by its definition and the volumes of PHREEQC, of a fall of water's potential in J/kg.

    The volume at three pressures makes a parabola, whose integral is to make up for the fall.
    """
    scale = 997.0 * fall  # Pa, the pressure, nearly
    low, middle, high = (_room(molalities, mass, degrees, 1 + share * scale / 101325) for share in (0.0, 0.5, 1.0))
    slope, bend = 4 * middle - 3 * low - high, 2 * (low - 2 * middle + high)
    share = 1.0
    for _ in range(20):
        integral = share * (low + share * (slope / 2 + share * bend / 3))
        share += (fall / scale - integral) / (low + share * (slope + share * bend))
    return share * scale


def osmotic_coefficient(molalities: dict[str, float], degrees: float) -> float:
    """Osmotic coefficient of ions in mol/kg of water, at degrees Celsius."""
    return _punched("OSMOTIC", molalities, degrees)
