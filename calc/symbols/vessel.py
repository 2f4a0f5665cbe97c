"""The symbols of the calculators of a vessel: what a named element has in the place of what an element of one's own."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.membranes import elements
from calc.models.solutions.analysis import Ions


def _area(element: str, active_area: float) -> float:
    return active_area if element == "own" else elements.element(element).area


def _height(element: str, feed_channel_height: float) -> float:
    return feed_channel_height if element == "own" else elements.element(element).channel_height


def _porosity(element: str, feed_spacer_porosity: float) -> float:
    return feed_spacer_porosity if element == "own" else elements.element(element).spacer_porosity


def _concentration(salt: str, feed_concentration: float, **inputs: Any) -> float:
    return sum(inputs[ion] for ion in Ions._fields) if salt == "analysis" else feed_concentration


_VESSEL = {
    "S": Auxiliary("active area of an element", "m²", _area),
    r"c_\text{f}": Auxiliary("feed concentration", "kg/m³", _concentration),
}
SYMBOLS = {
    "projection": {
        **_VESSEL,
        "h": Auxiliary("height of the feed channel", "m", _height),
        r"\varepsilon": Auxiliary("porosity of the feed spacer", "", _porosity),
        r"d_\text{h}": Auxiliary("hydraulic diameter", "m"),
    },
    "pressure_for_recovery": _VESSEL,
}
