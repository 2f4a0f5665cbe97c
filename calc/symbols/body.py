"""The symbols of the calculators of the body."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.solutions import osmotic_pressure
from calc.models.solutions.body_solutions import drink, osmolality
from calc.symbols.common import VOLUME_OF_WATER

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
