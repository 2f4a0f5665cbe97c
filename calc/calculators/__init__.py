"""Turns every public function of the physics into a calculator: described, answered, drawn, by introspection only."""

from calc.calculators.definitions import Definition, UnknownCalculator, describe, names
from calc.calculators.evaluation import Answer, WrongEntries, evaluate
from calc.calculators.form import respond

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
