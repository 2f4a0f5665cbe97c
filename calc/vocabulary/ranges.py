"""The ranges that calculators of several modules share, each with its reason."""

from __future__ import annotations

from calc.core.quantities import Range
from calc.core.units import GRAM_PER_LITRE, PERCENT, celsius

REJECTION = Range(
    0.0,
    1.0,
    "a membrane cannot hold back less than none of the salt",
    "a membrane cannot hold back more than all of the salt",
)
RECOVERY = Range(
    1 * PERCENT, 99 * PERCENT, "without any there is no permeate", "with all of the water gone there is no concentrate"
)
AMOUNT_OF_AN_ION = Range(0.0, 1e6, "it cannot be below zero", "more than a kilogram to a litre is no solution")
MOST_CONCENTRATED = 300 * GRAM_PER_LITRE
AT_A_MEMBRANE = Range(
    0.0, MOST_CONCENTRATED, "it cannot be below zero", "a little beyond it table salt stops dissolving"
)
WARMTH_OF_SEAWATER = Range(
    celsius(0),
    celsius(40),
    "the standard's equation for seawater begins there",
    "the standard's equation for seawater ends there",
)
WARMTH_OF_IONS = Range(
    celsius(0),
    celsius(40),
    "density and interactions of the ions are known together from there on",
    "density and interactions of the ions are known together up to there",
)
