"""The symbols of the calculators of natural waters."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.ions import pitzer
from calc.models.ions.activities import CHARGES
from calc.models.solutions import analysis, osmotic_pressure
from calc.models.solutions.analysis import Ions


def _found(scale: str, **inputs: Any) -> dict[str, float]:
    return analysis.moles({ion: inputs[ion] for ion in Ions._fields}, scale)


def _moles(**inputs: Any) -> list[float]:
    return list(_found(**inputs).values())


def _in_water(scale: str, temperature: float, balance: str, **ions: Any) -> dict[str, float]:
    return analysis.in_water(analysis.balanced(_found(scale, **ions), balance), scale, temperature)


def _molalities(**inputs: Any) -> list[float]:
    return list(_in_water(**inputs).values())


def _volume(pressure: float, temperature: float, **inputs: Any) -> float:
    return osmotic_pressure.room_of_ions(_in_water(temperature=temperature, **inputs), temperature).at(pressure)


def _coefficient(temperature: float, **inputs: Any) -> float:
    return pitzer.osmotic_coefficient(_in_water(temperature=temperature, **inputs), temperature)


SYMBOLS = {
    "analysis_checked": {
        "c_j": Auxiliary("moles of an ion in a volume", "mol/m³"),
        "M_j": Auxiliary("molar mass of an ion", "kg/mol"),
        r"c_\text{Ca}": Auxiliary("calcium", "mol/m³"),
        r"c_\text{Mg}": Auxiliary("magnesium", "mol/m³"),
        r"c_{\text{HCO}_3}": Auxiliary("bicarbonate", "mol/m³"),
    },
    "osmotic_pressure": {
        "m_j": Auxiliary("molality of an ion", "mol/kg", _molalities),
        "n_j": Auxiliary("amount of an ion in the analysis", "mol", _moles),
        "z_j": Auxiliary("charge of an ion", "", lambda: [CHARGES[ion] for ion in Ions._fields]),
        r"\phi": Auxiliary("osmotic coefficient", "", _coefficient),
        r"v_\text{w}": Auxiliary("volume of a kilogram of water among the ions", "m³/kg", _volume),
    },
}
