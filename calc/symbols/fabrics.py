"""The symbols of the calculators of fabrics."""

from __future__ import annotations

import math

from calc.core.quantities import Auxiliary
from calc.models.water import water_surface
from calc.symbols.common import DENSITY_OF_WATER, GRAVITY

_PRESSED = {
    r"\gamma_\text{w}": Auxiliary("surface tension of pure water", "N/m", water_surface.surface_tension),
    **DENSITY_OF_WATER,
    **GRAVITY,
}
SYMBOLS = {
    "liquid_entry_pressure": _PRESSED,
    "widest_pore": _PRESSED,
    "pores": {r"\pi": Auxiliary("number of the circle", "", math.pi)},
    "vapour_flux": {
        r"p_\text{s}": Auxiliary("vapour pressure of water", "Pa", water_surface.vapour_pressure),
        "L": Auxiliary("heat of evaporation", "J/kg", water_surface.heat_of_evaporation),
    },
}
