"""The symbols of the calculators of scale."""

from __future__ import annotations

from calc.core.quantities import Auxiliary

SYMBOLS = {
    "langelier": {
        "a": Auxiliary("term of the dissolved solids", ""),
        "b": Auxiliary("term of the temperature", ""),
        "c": Auxiliary("term of the calcium", ""),
        "d": Auxiliary("term of the alkalinity", ""),
        "t": Auxiliary("temperature in degrees Celsius", ""),
    },
    "maximum_recovery": {r"Y_\text{elements}": Auxiliary("recovery of the elements", "")},
}
