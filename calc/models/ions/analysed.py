"""What a water analysis names beside the seven main ions: how it is charged at a pH, and how its charges cancel."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log, sqrt

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.models.ions import ions

# The main ion that takes part in the balance and in the density for each of the others, and the charge of it.
_STANDS_FOR = {
    "ammonium": "potassium", "iron": "calcium", "manganese": "calcium", "barium": "calcium", "strontium": "calcium",
    "nitrate": "chloride", "fluoride": "chloride", "phosphate": "sulfate", "boron": "bicarbonate",
}  # fmt: skip
NEUTRAL = ("silica",)
NAMES = (*ions.IONS, *_STANDS_FOR, *NEUTRAL)
"""All that is told of a whole analysis."""
SALTS = tuple(name for name in NAMES if name not in ("boron", *NEUTRAL))
"""What of it has a charge, or most of it."""

_REFERENCE = 298.15  # K
_OF_AMMONIUM, _ITS_HEAT = 9.252, 12.48 * 4184  # pK at 25 degrees, and J/mol
_SALTIEST = 45.0  # g/kg, where Dickson's equation ends


def borate_exponent(salinity: float, temperature: float) -> float:
    r"""pK of boric acid, from a salinity in g/kg and the temperature in K.

    $$ \ln K = \frac{-8966.90 - 2890.53 S^{0.5} - 77.942 S + 1.728 S^{1.5} - 0.0996 S^2}{T} + 148.0248
    + 137.1942 S^{0.5} + 1.62142 S - (24.4344 + 25.085 S^{0.5} + 0.2474 S) \ln T + 0.053105 S^{0.5} T $$

    Holds for seawater from 5 to 45 g/kg and 0 to 45 degrees Celsius, on the total scale of pH; without salt it comes to
    the constant of pure water, between the two it is taken to hold as well, and beyond to stay.

    Source: A. G. Dickson, Deep-Sea Research 37 (1990) 755, as [a page on the chemistry of the
    sea](https://www.oceanchemistry.info/Reactions.htm) has it; the paper was not read. The example is the value that
    oceanographers check their programs with, ln K = -19.7964 at 35 g/kg and 25 degrees.

    >>> round(borate_exponent(35, 298.15), 4)
    8.5975
    """
    s, t = min(salinity, _SALTIEST), temperature
    root = sqrt(s)
    logarithm = (
        (-8966.90 - 2890.53 * root - 77.942 * s + 1.728 * s * root - 0.0996 * s * s) / t
        + 148.0248
        + 137.1942 * root
        + 1.62142 * s
        - (24.4344 + 25.085 * root + 0.2474 * s) * log(t)
        + 0.053105 * root * t
    )
    return -logarithm / log(10)


def dissociated(exponent: float, ph: float) -> float:
    """The share of an acid that has lost its hydrogen ion, from its pK and the pH.

    >>> dissociated(9.24, 9.24)
    0.5
    """
    return 1 / (1 + exp(log(10) * (exponent - ph)))


def ammonium_share(ph: float, temperature: float) -> float:
    """The share of ammonium and ammonia together that has a charge, by PHREEQC's constant and the temperature in K.

    >>> round(ammonium_share(9.252, 298.15), 3)
    0.5
    """
    warmer = 1 / temperature - 1 / _REFERENCE
    return 1 - dissociated(_OF_AMMONIUM + _ITS_HEAT / (MOLAR_GAS_CONSTANT * log(10)) * warmer, ph)


def phosphate_charge(ph: float) -> float:
    """The mean charge of phosphate from pH 4.5 to 10, by PHREEQC's constant of HPO4-2 at 25 degrees, 7.207.

    >>> phosphate_charge(7.207)
    -1.5
    """
    return -1 - dissociated(7.207, ph)


def charges(ph: float, temperature: float, salinity: float) -> dict[str, float]:
    """The mean charge of each of NAMES at a pH, from the temperature in K and a salinity in g/kg."""
    return {
        **ions.CHARGES,
        "ammonium": ammonium_share(ph, temperature),
        "iron": 2.0,
        "manganese": 2.0,
        "barium": 2.0,
        "strontium": 2.0,
        "nitrate": -1.0,
        "fluoride": -1.0,
        "phosphate": phosphate_charge(ph),
        "boron": -dissociated(borate_exponent(salinity, temperature), ph),
        "silica": 0.0,
    }


def equivalents(moles: Mapping[str, float], charge: Mapping[str, float]) -> dict[str, float]:
    """The seven main ions, with those of the others that each stands for: as many charges, in moles of the main ion."""
    found = {ion: moles[ion] for ion in ions.IONS}
    for other, ion in _STANDS_FOR.items():
        found[ion] += moles[other] * charge[other] / ions.CHARGES[ion]
    return found
