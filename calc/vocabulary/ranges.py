"""The ranges that calculators of several modules share, each with its reason."""

from __future__ import annotations

from calc.core.quantities import Range
from calc.core.units import GRAM_PER_LITRE, PERCENT, celsius

REJECTION = Range(0.0, 1.0, "a membrane can hold back none of the salt, all of it, or a part")
RECOVERY = Range(1 * PERCENT, 99 * PERCENT, "with none there is no permeate, and with all no concentrate")
AMOUNT_OF_AN_ION = Range(0.0, 1e6, "there is no less than none, and more than a kilogram to a litre is no solution")
MOST_CONCENTRATED = 300 * GRAM_PER_LITRE
AT_A_MEMBRANE = Range(0.0, MOST_CONCENTRATED, "a little beyond it table salt stops dissolving")
WARMTH_OF_SEAWATER = Range(celsius(0), celsius(40), "the standard's equation for seawater holds from 0 to 40 °C")
