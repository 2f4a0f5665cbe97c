"""The ranges that calculators of several modules share, each with its reason."""

from __future__ import annotations

from calc.core.quantities import Range
from calc.core.units import BAR, GRAM_PER_LITRE, PERCENT, celsius, to_si

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
OSMOTIC_PERMEABILITIES = Range(
    to_si(0.01, "L/(m2 h bar)"), to_si(20, "L/(m2 h bar)"), "osmotic membranes pass more", "osmotic membranes pass less"
)
SALT_PERMEABILITIES = Range(
    0.0,
    to_si(1000, "L/(m2 h)"),
    "it cannot be below zero",
    "a membrane that passes more hardly separates salt from water",
)
MASS_TRANSFER = Range(
    to_si(1, "um/s"),
    to_si(1000, "um/s"),
    "feed channels have ten times as much at the least",
    "feed channels have a tenth of it at the most",
)
STRUCTURES = Range(0.0, to_si(10, "mm"), "it cannot be below zero", "no support is so thick and dense")
WARMTH_OF_MEMBRANES = Range(celsius(0), celsius(45), "below it water freezes", "above it membranes are not run")
SALT_IN_A_FEED = Range(
    0.0, 120.0, "it cannot be below zero", "the data for sea salt end there, and the concentrate must fit in too"
)
ION_IN_A_FEED = Range(
    0.0,
    to_si(40, "g/L"),
    "it cannot be below zero",
    "more than the concentrate of a seawater plant holds is no feed for another",
)
WARMTH_OF_A_FEED = Range(
    celsius(1), celsius(45), "the feed must not freeze", "polyamide membranes are not made for hotter feeds"
)
BEHIND_A_MEMBRANE = Range(
    0.0,
    20 * BAR,
    "it is counted from the pressure of the air",
    "more would press the leaves of an element apart from within",
)
IN_A_VESSEL = Range(1, 8, "there is at least one", "the longest pressure vessels take eight elements")
OF_ITS_FLOW = Range(
    0.2, 1.5, "a membrane with less of its flow left is past use", "no membrane is so much above its rating"
)
BESIDE_THE_MEMBRANES = Range(
    0.0,
    10 * BAR,
    "none of them works below the pressure of the air",
    "pumps and valves before and after the membranes work far below their pressure",
)
EFFICIENCY = Range(0.1, 1.0, "no machine in use wastes nearly all", "no machine gives more than it takes")
LEAKAGE = Range(0.0, 0.3, "it cannot be below zero", "a device that leaks more saves little and needs repair")
MIXING = Range(0.0, 0.3, "it cannot be below zero", "a device that mixes more spoils the feed and needs repair")
PH_OF_A_FEED = Range(5.0, 9.5, "more acidic water holds next to no bicarbonate", "less acidic water is no feed")

MOLAR_MASSES = Range(to_si(10, "g/mol"), 1e5, "no molecule in water is so light", "no molecule is so heavy")
PARTICLES = Range(1, 5, "a molecule counts as one particle", "salts rarely give more than five")
OSMOTIC_COEFFICIENTS = Range(0.3, 2.0, "hardly any solute has less", "hardly any solute has more")
