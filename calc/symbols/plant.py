"""The symbols of the calculators of a plant as a whole."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.membranes import plant_trend
from calc.symbols.common import FILMTEC


def _standard(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> plant_trend.Standard:
    return plant_trend.standard(plant_trend.states(log, feed_factor, permeate_factor)[0], averaged_rows)


def _standard_flow(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> float:
    return _standard(log, averaged_rows, feed_factor, permeate_factor).permeate_flow


def _standard_passage(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> float:
    return _standard(log, averaged_rows, feed_factor, permeate_factor).salt_passage


def _standard_drop(log: str, averaged_rows: int, feed_factor: float, permeate_factor: float) -> float:
    return _standard(log, averaged_rows, feed_factor, permeate_factor).pressure_drop


SYMBOLS = {
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
