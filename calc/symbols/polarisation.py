"""The symbols of the calculators of a feed channel."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.water import water

_WATER = {r"\rho": Auxiliary("kg/m³", water.density), r"\mu": Auxiliary("Pa s", water.viscosity)}
SYMBOLS = {
    "mass_transfer_coefficient": _WATER,
    "pressure_drop": {**_WATER, r"\mathrm{Re}": Auxiliary(""), r"d_\text{h}": Auxiliary("m")},
}
