"""The symbols of the calculator of seawater."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.seawater import teos10

SYMBOLS = {
    "osmotic_pressure": {
        r"\mu_\text{w}": Auxiliary("J/kg", teos10.chemical_potential_of_water),
        "G": Auxiliary("J/kg", teos10.gibbs_energy),
        "p_0": Auxiliary("Pa", STANDARD_ATMOSPHERE),
        "m": Auxiliary("mol/kg", teos10.osmolal_sum),
        r"M_\text{w}": Auxiliary("kg/mol", teos10.MOLAR_MASS_OF_WATER),
        r"R_\text{s}": Auxiliary("J/(mol K)", teos10.GAS_CONSTANT),
    }
}
