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
    "concentrate_index": {
        "a": Auxiliary("Langelier's term of the dissolved solids", ""),
        "b": Auxiliary("Langelier's term of the temperature", ""),
        "i": Auxiliary("ionic strength in mol/L", ""),
        "t": Auxiliary("temperature in degrees Celsius", ""),
        "K_1": Auxiliary("constant of the weaker waters", ""),
        "K_2": Auxiliary("constant of the stronger waters", ""),
    },
    "maximum_recovery": {r"Y_\text{elements}": Auxiliary("recovery of the elements", "")},
}
