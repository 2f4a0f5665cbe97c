"""The symbols of the calculators of scale."""

from __future__ import annotations

from calc.core.quantities import Auxiliary

SYMBOLS = {
    "langelier": {each: Auxiliary("") for each in "abcdt"},
    "maximum_recovery": {r"Y_\text{elements}": Auxiliary("")},
}
