"""The symbols of the calculators of natural waters."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.ions import pitzer, waters_by_kind
from calc.models.ions.activities import CHARGES
from calc.models.ions.conductivity import conductivity
from calc.models.solutions import analysis, mixed_density, osmotic_pressure
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


def _water_in_volume(temperature: float, **inputs: Any) -> float:
    return analysis.water_in_volume(_in_water(temperature=temperature, **inputs), temperature)


def _coefficient(temperature: float, **inputs: Any) -> float:
    return pitzer.osmotic_coefficient(_in_water(temperature=temperature, **inputs), temperature)


def _volume_by_kind(pressure: float, ionic_strength: float, kind: str, temperature: float) -> float:
    molalities = waters_by_kind.of_strength(ionic_strength, kind)
    return osmotic_pressure.room_of_ions(molalities, temperature).at(pressure)


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
        "w": Auxiliary("water in a volume", "kg/m³", _water_in_volume),
    },
    "from_conductivity": {
        "K": Auxiliary(
            "conductivity by its model",
            "S/m",
            lambda strength, warm, kind: conductivity(waters_by_kind.of_strength(strength, kind), warm),
        ),
        "M": Auxiliary("mass of the salts", "kg/mol", waters_by_kind.mass_of_one),
        "N": Auxiliary("ions", "", lambda kind: sum(waters_by_kind.of_strength(1.0, kind).values())),
        r"\rho": Auxiliary(
            "density",
            "kg/m³",
            lambda strength, kind, temperature: mixed_density.density(
                waters_by_kind.of_strength(strength, kind), temperature
            ),
        ),
        r"\phi": Auxiliary(
            "osmotic coefficient",
            "",
            lambda strength, kind, temperature: pitzer.osmotic_coefficient(
                waters_by_kind.of_strength(strength, kind), temperature
            ),
        ),
        r"v_\text{w}": Auxiliary("volume of a kilogram of water among the ions", "m³/kg", _volume_by_kind),
    },
}
