"""The indices of calcium carbonate in use: Langelier's for dilute water, that of Stiff and Davis for salty water."""

from __future__ import annotations

from math import exp, log, log10

from calc.core.units import CALCIUM_CARBONATE, GRAM_PER_LITRE, ZERO_CELSIUS

BORDER = 10 * GRAM_PER_LITRE
"""The dissolved solids up to which ASTM takes Langelier's index for a concentrate, and beyond which the other."""
WEAKEST, STRONGEST = 10.0, 4000.0  # mol/m3, the ionic strengths between which the fit of K is one of a chart
_JOINT = 1.0, 1.4  # mol/L
_MILLIGRAM_PER_LITRE = 1e-3
NEAR = 0.3
"""Within so much of zero an index by rounded constants says no more."""


def langelier(solids: float, temperature: float, calcium: float, alkalinity: float) -> float:
    """Langelier's pH of saturation, from solids in kg/m3, a temperature in K, calcium and alkalinity in mol/m3.

    The alkalinity is, like the calcium, that of calcium carbonate: half of its equivalents.
    """
    hardness, carbonate = (each * CALCIUM_CARBONATE / _MILLIGRAM_PER_LITRE for each in (calcium, alkalinity))
    a = (log10(solids / _MILLIGRAM_PER_LITRE) - 1) / 10
    b = -13.12 * log10(temperature - ZERO_CELSIUS + 273) + 34.55
    return (9.3 + a + b) - (log10(hardness) - 0.4 + log10(carbonate))


def stiff_davis(strength: float, temperature: float, calcium: float, alkalinity: float) -> float:
    """The pH of saturation of Stiff and Davis, from an ionic strength in mol/m3 and the rest as for Langelier's.

    It is pCa + pAlk + K, of calcium in mol/L and of alkalinity in equivalents in a litre.
    """
    return constant(strength, temperature) - log10(calcium / 1000) - log10(2 * alkalinity / 1000)


def constant(strength: float, temperature: float) -> float:
    """K of Stiff and Davis, from an ionic strength in mol/m3 and a temperature in K.

    The fit to the chart of ASTM D4582 has two branches, which miss each other by 0.16 at 1.2 mol/L and 25 degrees; from
    1.0 to 1.4 mol/L they are mixed here, so that there is no step.

    Source: United States Bureau of Reclamation, Water Chemistry Analysis for Water Conveyance, Storage, and
    Desalination Projects (2013), equations 13 and 14, as three public programs have them, which agree. The example is
    one that such a program states of the equation, 3.356 at 0.5 mol/L and 25 degrees.

    >>> round(constant(500, 298.15), 2)
    3.36
    """
    i, t = strength / 1000, temperature - ZERO_CELSIUS
    weak = 2.022 * exp((log(i) + 7.544) ** 2 / 102.6) - 0.0002 * t * t + 0.00097 * t + 0.262
    strong = -0.1 * i - 0.0002 * t * t - 0.00097 * t + 3.887
    share = min(max((i - _JOINT[0]) / (_JOINT[1] - _JOINT[0]), 0.0), 1.0)
    return (1 - share) * weak + share * strong


def verdict(index: float) -> str:
    """What an index of either kind says.

    >>> verdict(0.5)
    'It can deposit calcium carbonate, as scale.'
    """
    if abs(index) <= NEAR:
        return "Near balance: it hardly dissolves or deposits calcium carbonate."
    if index > 0:
        return "It can deposit calcium carbonate, as scale."
    return "It can dissolve calcium carbonate, and leaves metals bare."
