"""The laws and rules of thumb for the osmotic pressure of salt water, side by side."""

from __future__ import annotations

from typing import NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.units import BAR, GRAM_PER_LITRE, to_si
from calc.models.seawater import seawater_correlations, teos10
from calc.models.solutions import osmotic_pressure, single_solutes, solution_density
from calc.models.water import water

# The one value that is used for table salt where no table is at hand: 0.154 mol/L times 2 times 0.93 makes 286 mOsm.
CONSTANT_OSMOTIC_COEFFICIENT = 0.93
BAR_PER_GRAM_PER_LITRE = 0.77 * BAR / GRAM_PER_LITRE
PSI_PER_HUNDRED_PPM = to_si(1, "psi") / to_si(100, "mg/L")  # with the parts per million counted in mg/L


class ByLaw(NamedTuple):
    """A law's answer in Pa, and its error against the reference."""

    law: str
    osmotic_pressure: float
    error: float


class _Water(NamedTuple):
    """A salt water: particles per kilogram of water and per volume, salt per volume, all in SI."""

    osmolality: float
    osmolarity: float
    mass_concentration: float


def reference(salt: str, salinity: float, temperature: float) -> float:
    """The best answer, in Pa: Archer's for NaCl, that of TEOS-10 for sea salt; salinity in kg/kg, temperature in K."""
    if salt == "NaCl":
        return osmotic_pressure.of_solute(salt, _molality(salinity), temperature)
    return teos10.osmotic_pressure(salinity, temperature)


def compared(salt: str, salinity: float, temperature: float) -> list[ByLaw]:
    """Every law's answer; the last is the reference, whose error is zero."""
    best = reference(salt, salinity, temperature)
    salt_water = _nacl(salinity, temperature) if salt == "NaCl" else _seawater(salinity, temperature)
    ideal = salt_water.osmolarity * MOLAR_GAS_CONSTANT * temperature
    morse = salt_water.osmolality * water.density(temperature) * MOLAR_GAS_CONSTANT * temperature
    laws = {
        "van 't Hoff: particles per litre of solution": ideal,
        "Morse: particles per kilogram of water": morse,
        f"van 't Hoff times {CONSTANT_OSMOTIC_COEFFICIENT}": CONSTANT_OSMOTIC_COEFFICIENT * ideal,
        "0.77 bar for each g/L": BAR_PER_GRAM_PER_LITRE * salt_water.mass_concentration,
        "1 psi for each 100 ppm": PSI_PER_HUNDRED_PPM * salt_water.mass_concentration,
    }
    if salt == "NaCl":
        laws["Archer, the Pitzer equation fitted to NaCl: the reference"] = best
    else:
        coefficient = seawater_correlations.osmotic_coefficient(salinity, temperature)
        laws["Nayar and others, a correlation for seawater"] = coefficient * morse
        laws["TEOS-10: the reference"] = best
    return [ByLaw(law, pressure, pressure / best - 1) for law, pressure in laws.items()]


def _molality(salinity: float) -> float:
    return salinity / (1 - salinity) / single_solutes.molar_mass("NaCl")


def _nacl(salinity: float, temperature: float) -> _Water:
    scales = solution_density.scales("NaCl", _molality(salinity), temperature)
    return _Water(2 * scales.molality, 2 * scales.molarity, scales.mass_concentration)


def _seawater(salinity: float, temperature: float) -> _Water:
    density = teos10.density(salinity, temperature)
    osmolality = teos10.osmolal_sum(salinity)
    return _Water(osmolality, osmolality * (1 - salinity) * density, salinity * density)
