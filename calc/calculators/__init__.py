"""Turns every public function of the physics into a calculator: described, answered, drawn, by introspection only."""

from calc.calculators.definitions import Definition
from calc.calculators.evaluation import Answer, WrongEntries, evaluate
from calc.calculators.form import respond
from calc.calculators.introspection import UnknownCalculator, describe, names

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
