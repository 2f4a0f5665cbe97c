"""The symbols of the calculators of the body."""

from __future__ import annotations

from typing import Any

from calc.core.quantities import Auxiliary
from calc.models.solutions import osmotic_pressure, several_solutes
from calc.models.solutions.body_solutions import drink, osmolality
from calc.symbols.common import VOLUME_OF_WATER

_NAMES = {
    "NaCl": "table_salt",
    "KCl": "potassium_chloride",
    "CaCl2": "calcium_chloride",
    "MgSO4": "magnesium_sulfate",
    "NaHCO3": "sodium_bicarbonate",
    "glucose": "glucose",
    "sucrose": "cane_sugar",
    "urea": "urea",
    "glycerol": "glycerol",
}


def _mixed(**inputs: Any) -> several_solutes.Mixed:
    own = several_solutes.Own(
        inputs["other_solute"],
        inputs["other_molar_mass"],
        inputs["other_particles"],
        inputs["other_osmotic_coefficient"],
    )
    amounts = tuple((solute, inputs[name]) for solute, name in _NAMES.items())
    return several_solutes.mixed(amounts, own, inputs["temperature"])


SYMBOLS = {
    "drinking_water_balance": {
        "c": Auxiliary(
            "particles in a volume of the drink",
            "mol/m³",
            lambda salinity, salt, counting: drink(salt, salinity, counting).particles,
        ),
        r"c_\text{Na}": Auxiliary(
            "sodium in a volume of the drink",
            "mol/m³",
            lambda salinity, salt, counting: drink(salt, salinity, counting).sodium,
        ),
    },
    "mixture": {
        "m_j": Auxiliary("molality of a particle", "mol/kg", lambda **all_: list(_mixed(**all_).molalities.values())),
        r"\phi_j": Auxiliary(
            "osmotic coefficient of a particle", "", lambda **all_: list(_mixed(**all_).coefficients.values())
        ),
        "s_j": Auxiliary(
            "whether it stays outside",
            "",
            lambda **all_: [
                0.0 if each in several_solutes.crossing(all_["other_crossing"]) else 1.0
                for each in _mixed(**all_).molalities
            ],
        ),
        "w": Auxiliary("water in a volume", "kg/m³", lambda **all_: _mixed(**all_).water),
    },
    "osmolality": {
        r"\rho_0": Auxiliary("water in a volume of plasma, as it is taken", "kg/m³", 1000.0),
        **VOLUME_OF_WATER,
    },
    "tonicity": {
        r"\hat m_\text{o}": Auxiliary(
            "osmolality of what stays outside",
            "mol/kg",
            lambda concentration, solute, temperature: osmolality(solute, concentration, temperature),
        ),
        r"\hat m_\text{e}": Auxiliary(
            "osmolality of what enters",
            "mol/kg",
            lambda concentration, entering_solute, temperature: osmolality(entering_solute, concentration, temperature),
        ),
        r"\hat m_\text{c}": Auxiliary(
            "osmolality of table salt",
            "mol/kg",
            lambda concentration, temperature: osmolality("NaCl", concentration, temperature),
        ),
        r"\pi": Auxiliary("osmotic pressure", "Pa", osmotic_pressure.of_dilute),
        **VOLUME_OF_WATER,
    },
}
