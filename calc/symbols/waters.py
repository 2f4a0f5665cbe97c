"""The symbols of the calculators of natural waters."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.ions import pitzer
from calc.models.ions.activities import CHARGES
from calc.models.solutions import analysis, osmotic_pressure
from calc.models.solutions.analysis import Ions


def _found(
    scale: str,
    sodium: float,
    potassium: float,
    magnesium: float,
    calcium: float,
    chloride: float,
    sulfate: float,
    bicarbonate: float,
) -> dict[str, float]:
    given = Ions(sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate)
    return analysis.moles(given._asdict(), scale)


def _moles(
    scale: str,
    sodium: float,
    potassium: float,
    magnesium: float,
    calcium: float,
    chloride: float,
    sulfate: float,
    bicarbonate: float,
) -> list[float]:
    return list(_found(scale, sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate).values())


def _in_water(
    scale: str,
    sodium: float,
    potassium: float,
    magnesium: float,
    calcium: float,
    chloride: float,
    sulfate: float,
    bicarbonate: float,
    temperature: float,
    balance: str,
) -> dict[str, float]:
    found = _found(scale, sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate)
    return analysis.in_water(analysis.balanced(found, balance), scale, temperature)


def _molalities(
    scale: str,
    sodium: float,
    potassium: float,
    magnesium: float,
    calcium: float,
    chloride: float,
    sulfate: float,
    bicarbonate: float,
    temperature: float,
    balance: str,
) -> list[float]:
    return list(
        _in_water(
            scale, sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate, temperature, balance
        ).values()
    )


def _volume(
    pressure: float,
    scale: str,
    sodium: float,
    potassium: float,
    magnesium: float,
    calcium: float,
    chloride: float,
    sulfate: float,
    bicarbonate: float,
    temperature: float,
    balance: str,
) -> float:
    molalities = _in_water(
        scale, sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate, temperature, balance
    )
    return osmotic_pressure.room_of_ions(molalities, temperature).at(pressure)


def _coefficient(
    scale: str,
    sodium: float,
    potassium: float,
    magnesium: float,
    calcium: float,
    chloride: float,
    sulfate: float,
    bicarbonate: float,
    temperature: float,
    balance: str,
) -> float:
    molalities = _in_water(
        scale, sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate, temperature, balance
    )
    return pitzer.osmotic_coefficient(molalities, temperature)


SYMBOLS = {
    "osmotic_pressure": {
        "m_j": Auxiliary("molality of an ion", "mol/kg", _molalities),
        "n_j": Auxiliary("amount of an ion in the analysis", "mol", _moles),
        "z_j": Auxiliary("charge of an ion", "", lambda: [CHARGES[ion] for ion in Ions._fields]),
        r"\phi": Auxiliary("osmotic coefficient", "", _coefficient),
        r"v_\text{w}": Auxiliary("volume of a kilogram of water among the ions", "m³/kg", _volume),
    }
}
