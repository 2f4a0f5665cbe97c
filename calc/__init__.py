"""Calculators for osmosis and reverse osmosis: physics in SI floats, described by their own signatures.

`import calc` is enough: a module beside this one holds the calculators of its subject, and is imported when it is first
asked for; so are the other names of `__all__`.

>>> import calc
>>> round(calc.osmosis.osmotic_pressure(concentration=100.0, temperature=calc.to_si(25, "degC"), ions=2), -2)
495800.0
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

# What users may rely on: the modules of calculators, entries as people write them, units, and what to catch.
__all__ = [
    "Caution",
    "Refusal",
    "UnknownCalculator",
    "WrongEntries",
    "balance",
    "body",
    "certainty",
    "compare",
    "describe",
    "energy",
    "evaluate",
    "export",
    "fabrics",
    "from_si",
    "household",
    "membrane",
    "names",
    "normalise",
    "osmosis",
    "plant",
    "plants",
    "polarisation",
    "pulls",
    "scaling",
    "seawater",
    "solutions",
    "solve",
    "to_si",
    "vessel",
    "waters",
    "working",
]

if TYPE_CHECKING:
    from calc import (
        balance,
        body,
        energy,
        fabrics,
        household,
        membrane,
        normalise,
        osmosis,
        plant,
        plants,
        polarisation,
        scaling,
        seawater,
        solutions,
        vessel,
        waters,
    )
    from calc.core.quantities import Caution, Refusal
    from calc.core.units import from_si, to_si
    from calc.interface import UnknownCalculator, WrongEntries, describe, evaluate, names
    from calc.interface.lenses.cases import compare
    from calc.interface.lenses.certainty import certainty
    from calc.interface.lenses.pulls import pulls
    from calc.interface.lenses.solve import solve
    from calc.interface.lenses.take import export
    from calc.interface.lenses.working import working
else:  # a type checker that saw the function below would take any name for one of ours
    _ELSEWHERE = {
        "calc.core.quantities": ("Caution", "Refusal"),
        "calc.core.units": ("from_si", "to_si"),
        "calc.interface": ("UnknownCalculator", "WrongEntries", "describe", "evaluate", "names"),
        "calc.interface.lenses.cases": ("compare",),
        "calc.interface.lenses.solve": ("solve",),
        "calc.interface.lenses.working": ("working",),
        "calc.interface.lenses.certainty": ("certainty",),
        "calc.interface.lenses.pulls": ("pulls",),
        "calc.interface.lenses.take": ("export",),
    }

    def __getattr__(name):
        """A module of calculators, or another public name, imported when it is first asked for."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        for module, holding in _ELSEWHERE.items():
            if name in holding:
                globals()[name] = getattr(import_module(module), name)
                return globals()[name]
        return import_module(f"{__name__}.{name}")

    def __dir__():
        return sorted({*globals(), *__all__})
