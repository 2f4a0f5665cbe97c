"""Runs PHREEQC on a feed and on what is left of it when water, and with it carbon dioxide, has been taken away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import phreeqpython

_ELEMENTS = {
    "sodium": "Na",
    "potassium": "K",
    "magnesium": "Mg",
    "calcium": "Ca",
    "barium": "Ba",
    "strontium": "Sr",
    "chloride": "Cl",
    "sulfate": "S(6)",
    "bicarbonate": "Alkalinity",
    "fluoride": "F",
    "silica": "Si",
}
MINERALS = {
    "calcite": "Calcite",
    "gypsum": "Gypsum",
    "barite": "Barite",
    "celestite": "Celestite",
    "fluorite": "Fluorite",
    "silica": "SiO2(a)",
}
LACKING = {"pitzer.dat": {"fluorite", "fluoride"}, "phreeqc.dat": set()}
_WATER = 55.508  # mol in a kilogram


@cache
def _program(database: str) -> phreeqpython.PhreeqPython:
    return phreeqpython.PhreeqPython(database=database)


def _punch(database: str) -> str:
    asked = {"ph": '-LA("H+")', "ionic_strength": "MU", "carbon_dioxide": 'MOL("CO2")', "water": 'TOT("water")'}
    asked |= {name: f'SI("{phase}")' for name, phase in MINERALS.items() if name not in LACKING[database]}
    if database == "pitzer.dat":
        asked["osmotic_coefficient"] = "OSMOTIC"
    return (
        "SELECTED_OUTPUT\n -reset false\n -high_precision true\n"
        f"USER_PUNCH\n -headings {' '.join(asked)}\n 10 PUNCH {', '.join(asked.values())}\n"
    )


class NoAnswer(Exception):
    """PHREEQC has tried to solve a water, and has not come to an end."""


def _run(database: str, text: str) -> dict[str, float]:
    program = _program(database).ip
    try:
        program.run_string(f"{text}\n{_punch(database)}END\n")
    except Exception as problem:  # its package has no other
        if "failed to converge" not in str(problem):
            raise
        raise NoAnswer(str(problem)) from None
    headings, *_, values = program.get_selected_output_array()
    return dict(zip(headings, values, strict=True))


def feed(database: str, analysis: Mapping[str, float], ph: float, degrees: float) -> dict[str, float]:
    """pH, ionic strength and saturation indices of a water; its analysis is in mol/kg of water, kept as solution 1."""
    known = {name: amount for name, amount in analysis.items() if amount and name not in LACKING[database]}
    amounts = "\n".join(f" {_ELEMENTS[name]} {amount!r}" for name, amount in known.items())
    return _run(database, f"SOLUTION 1\n temp {degrees!r}\n pH {ph!r}\n units mol/kgw\n{amounts}\nSAVE solution 1")


def concentrate(
    database: str, analysis: Mapping[str, float], ph: float, degrees: float, recovery: float, passes: bool, steps: int
) -> dict[str, float]:
    """The same of what is left; where carbon dioxide passes, each step takes its share of it with the water."""
    found = feed(database, analysis, ph, degrees)
    for _ in range(steps if recovery else 0):
        kilograms = recovery / steps
        gone = f" H2O {-kilograms * _WATER!r}\n"
        if passes:
            gone += f" CO2 {-kilograms * found['carbon_dioxide']!r}\n"
        found = _run(database, f"USE solution 1\nREACTION 1\n{gone} 1 moles\nSAVE solution 1")
    return found


def acidified(analysis: Mapping[str, float], ph: float, degrees: float, acid: str, dose: float) -> dict[str, float]:
    """The same of a feed with acid, in mol/kg, by pitzer.dat."""
    feed("pitzer.dat", analysis, ph, degrees)
    return _run("pitzer.dat", f"USE solution 1\nREACTION 1\n {acid} {dose!r}\n 1 moles")
