"""The symbols of the calculator of seawater."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.seawater import teos10

SYMBOLS = {
    "osmotic_pressure": {
        r"\mu_\text{w}": Auxiliary("chemical potential of water", "J/kg", teos10.chemical_potential_of_water),
        "G": Auxiliary("Gibbs function", "J/kg", teos10.gibbs_energy),
        "p_0": Auxiliary("pressure of the atmosphere", "Pa", STANDARD_ATMOSPHERE),
        "m": Auxiliary("molality of all particles", "mol/kg", teos10.osmolal_sum),
        r"M_\text{w}": Auxiliary("molar mass of water", "kg/mol", teos10.MOLAR_MASS_OF_WATER),
        r"R_\text{s}": Auxiliary("the standard's gas constant", "J/(mol K)", teos10.GAS_CONSTANT),
    }
}
