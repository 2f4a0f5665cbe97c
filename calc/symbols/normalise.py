"""The symbols of the calculator of a plant's performance."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.symbols.common import FILMTEC

SYMBOLS = {
    "performance": {
        r"\bar c_\text{s}": Auxiliary("mean standard feed concentration", "kg/m³"),
        r"\bar c_\text{o}": Auxiliary("mean operating feed concentration", "kg/m³"),
        r"t_\text{s}": Auxiliary("standard temperature in degrees Celsius", ""),
        r"t_\text{o}": Auxiliary("operating temperature in degrees Celsius", ""),
        r"\pi": Auxiliary("osmotic pressure", "Pa"),
        **FILMTEC,
    }
}
