"""The symbols of the calculators of a feed channel."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.models.water import water

_WATER = {
    r"\rho": Auxiliary("density of pure water", "kg/m³", water.density),
    r"\mu": Auxiliary("viscosity of pure water", "Pa s", water.viscosity),
}
SYMBOLS = {
    "mass_transfer_coefficient": _WATER,
    "pressure_drop": {
        **_WATER,
        r"\mathrm{Re}": Auxiliary("Reynolds number", ""),
        r"d_\text{h}": Auxiliary("hydraulic diameter", "m"),
    },
}
