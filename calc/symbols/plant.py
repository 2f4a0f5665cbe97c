"""The symbols of the calculators of a plant as a whole."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.ions import analysed
from calc.models.membranes import elements, plant_trend
from calc.models.membranes.vessel_setup import Feed, fed
from calc.models.solutions import whole_analysis
from calc.symbols.common import FILMTEC


def _area(element: str) -> float:
    return elements.element(element).area


def _concentration(salt: str, feed_concentration: float, temperature: float, balance: str, **inputs: Any) -> float:
    held = {name: inputs[name] for name in analysed.NAMES}
    told = whole_analysis.by_mass(held, temperature, balance, inputs["feed_ph"])
    return fed(Feed(salt, feed_concentration, 0.0, temperature), told)[1]


def _standard(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> plant_trend.Standard:
    return plant_trend.standard(plant_trend.states(log, feed_factor, permeate_factor)[0], averaged_rows)


def _standard_flow(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> float:
    return _standard(log, averaged_rows, feed_factor, permeate_factor).permeate_flow


def _standard_passage(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> float:
    return _standard(log, averaged_rows, feed_factor, permeate_factor).salt_passage


def _standard_drop(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> float:
    return _standard(log, averaged_rows, feed_factor, permeate_factor).pressure_drop


SYMBOLS = {
    "design": {
        "S": Auxiliary("active area of an element", "m²", _area),
        r"c_\text{f}": Auxiliary("concentration of the water taken", "kg/m³", _concentration),
        "Q_1": Auxiliary("permeate of the first pass", "m³/s"),
        "n_1": Auxiliary("elements of the first pass", ""),
        "q": Auxiliary("vessels of a stage over those of the one before", ""),
        "Y_1": Auxiliary("recovery of the first pass", ""),
        "k": Auxiliary("stages of the first pass", ""),
    },
    "cost": {
        "n": Auxiliary("lifetime in years", ""),
        r"\sigma": Auxiliary("spread that the prices make", "per s"),
        **{
            rf"K_\text{{{part}}}": Auxiliary(term, "per s")
            for part, term in (
                ("capital", "capital"),
                ("labour", "labour"),
                ("maintenance", "maintenance"),
                ("insurance", "insurance and taxes"),
                ("energy", "energy"),
                ("membranes", "membranes"),
                ("chemicals", "chemicals"),
                ("built", "all that follows the capital"),
            )
        },
    },
    "trend": {
        "Q_0": Auxiliary("permeate flow of the standard", "m³/s", _standard_flow),
        "P_0": Auxiliary("salt passage of the standard", "", _standard_passage),
        "d_0": Auxiliary("pressure drop of the standard", "Pa", _standard_drop),
        **FILMTEC,
    },
}
