"""The symbols of the calculators of plants."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.membranes import elements
from calc.models.membranes.vessel_setup import Feed, fed
from calc.models.solutions.analysis import Ions


def _area(element: str) -> float:
    return elements.element(element).area


def _concentration(salt: str, feed_concentration: float, temperature: float, balance: str, **inputs: Any) -> float:
    ions = Ions(*(inputs[ion] for ion in Ions._fields))
    return fed(Feed(salt, feed_concentration, 0.0, temperature), ions, balance)[1]


SYMBOLS = {
    "design": {
        "S": Auxiliary("active area of an element", "m²", _area),
        r"c_\text{f}": Auxiliary("concentration of the water taken", "kg/m³", _concentration),
        "Q_1": Auxiliary("permeate of the first pass", "m³/s"),
        "n_1": Auxiliary("elements of the first pass", ""),
        "q": Auxiliary("vessels of a stage over those of the one before", ""),
        "Y_1": Auxiliary("recovery of the first pass", ""),
        "k": Auxiliary("stages of the first pass", ""),
    }
}
