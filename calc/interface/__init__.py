"""Turns every public function of the physics into a calculator: described, answered, drawn, by introspection only."""

from calc.interface.definitions import Definition
from calc.interface.evaluation import Answer, WrongEntries, evaluate
from calc.interface.form import respond
from calc.interface.introspection import UnknownCalculator, describe, names

__all__ = [
    "Answer",
    "Definition",
    "UnknownCalculator",
    "WrongEntries",
    "describe",
    "evaluate",
    "names",
    "respond",
]
