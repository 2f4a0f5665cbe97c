"""The symbols of the calculator of a plant's performance."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.symbols.common import FILMTEC

SYMBOLS = {
    "performance": {
        r"\bar c_\text{s}": Auxiliary("kg/m³"),
        r"\bar c_\text{o}": Auxiliary("kg/m³"),
        r"t_\text{s}": Auxiliary(""),
        r"t_\text{o}": Auxiliary(""),
        r"\pi": Auxiliary("Pa"),
        **FILMTEC,
    }
}
