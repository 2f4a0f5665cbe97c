"""The terms of osmosis: the two arms of a tube, and what a membrane lets through."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import (
    AMOUNT,
    AREA,
    DEPTH,
    FLUX,
    LENGTH,
    MASS_CONCENTRATION,
    NUMBER,
    PRESSURE,
    PRESSURE_OF_A_PISTON,
    VOLUME,
)

IonsPerFormulaUnit = Annotated[
    int,
    Quantity(
        "ions per formula unit",
        "i",
        "1",
        NUMBER,
        "How many particles one formula unit of the solute gives in water: 1 for sugar, 2 for NaCl, 3 for CaCl2.",
        ("van 't Hoff factor of complete dissociation", "number of particles"),
    ),
]
LeftCrossSection = Annotated[
    float,
    Quantity("left cross-section", r"A_\text{l}", "m2", AREA, "The area of the left arm, cut across."),
]
RightCrossSection = Annotated[
    float,
    Quantity("right cross-section", r"A_\text{r}", "m2", AREA, "The area of the right arm, cut across."),
]
LeftVolume = Annotated[
    float,
    Quantity("water on the left", r"V_\text{l}", "m3", VOLUME, "The volume of water in the left arm at the start."),
]
RightVolume = Annotated[
    float,
    Quantity("water on the right", r"V_\text{r}", "m3", VOLUME, "The volume of water in the right arm at the start."),
]
LeftAmount = Annotated[
    float,
    Quantity(
        "solute on the left",
        r"n_\text{l}",
        "mol",
        AMOUNT,
        "The amount of solute in the left arm, counted in formula units; the membrane holds it there.",
    ),
]
RightAmount = Annotated[
    float,
    Quantity(
        "solute on the right",
        r"n_\text{r}",
        "mol",
        AMOUNT,
        "The amount of solute in the right arm, counted in formula units; the membrane holds it there.",
    ),
]
PistonPressure = Annotated[
    float,
    Quantity(
        "piston pressure",
        "p",
        "Pa",
        PRESSURE_OF_A_PISTON,
        "The pressure with which a piston presses on the water of the right arm.",
    ),
]
HoldingPressure = Annotated[
    float,
    Quantity(
        "holding pressure",
        r"p_0",
        "Pa",
        PRESSURE_OF_A_PISTON,
        "The piston pressure that holds the water before any has moved: less lets osmosis go on, more reverses it. "
        "Below zero the piston would have to pull.",
        digits=4,
    ),
]
ShareMovedBefore = Annotated[
    float,
    Quantity(
        "share moved before",
        "s",
        "1",
        ("%", "1"),
        "How much of the left arm's water had moved to the right before the time began; below zero, how much came.",
    ),
]
MembraneArea = Annotated[
    float,
    Quantity("membrane area", "A", "m2", AREA, "The area of membrane between the two sides."),
]
HydraulicPermeability = Annotated[
    float,
    Quantity(
        "hydraulic permeability",
        r"L_\text{p}",
        "m/(s Pa)",
        ("L/(m2 h bar)", "m/(s Pa)"),
        "The volume of water that a unit of membrane passes in a unit of time for each unit of pressure.",
        ("water permeability", "pure-water permeability"),
    ),
]
LevelDifference = Annotated[
    float,
    Quantity(
        "level difference",
        r"\Delta h",
        "m",
        ("m", "cm", "mm", "ft", "in"),
        "How much higher the right level stands than the left one, at rest.",
        ("osmotic head",),
        digits=4,
    ),
]
LeftMolalityAtRest = Annotated[
    float,
    Quantity(
        "left molality at rest",
        r"m_\text{l}",
        "mol/kg",
        ("mmol/kg", "mol/kg"),
        "The molality of the left arm when the levels have come to rest.",
        digits=4,
    ),
]
RightMolalityAtRest = Annotated[
    float,
    Quantity(
        "right molality at rest",
        r"m_\text{r}",
        "mol/kg",
        ("mmol/kg", "mol/kg"),
        "The molality of the right arm when the levels have come to rest.",
        digits=4,
    ),
]
WaterMoved = Annotated[
    float,
    Quantity(
        "water moved",
        "V",
        "m3",
        VOLUME,
        "The volume of water that has moved from left to right when the levels have come to rest.",
    ),
]
Time = Annotated[
    float,
    Quantity("time", "t", "s", ("h", "d", "min", "s"), "The time since the start."),
]
LeftLevel = Annotated[
    float,
    Quantity("left level", r"h_\text{l}", "m", LENGTH, "The height of the water in the left arm.", digits=4),
]
RightLevel = Annotated[
    float,
    Quantity("right level", r"h_\text{r}", "m", LENGTH, "The height of the water in the right arm.", digits=4),
]
ReflectionCoefficient = Annotated[
    float,
    Quantity(
        "reflection coefficient",
        r"\sigma",
        "1",
        NUMBER,
        "How completely the membrane holds the solute back: 1 if it lets none pass, 0 if it lets it pass like water.",
    ),
]
LeftPressure = Annotated[
    float,
    Quantity(
        "pressure on the left",
        r"p_\text{l}",
        "Pa",
        PRESSURE,
        "The pressure on the left of the membrane, above that of the air.",
        of="pressures above the air",
    ),
]
RightPressure = Annotated[
    float,
    Quantity(
        "pressure on the right",
        r"p_\text{r}",
        "Pa",
        PRESSURE,
        "The pressure on the right of the membrane, above that of the air.",
        of="pressures above the air",
    ),
]
LeftConcentration = Annotated[
    float,
    Quantity(
        "concentration on the left",
        r"c_\text{l}",
        "mol/m3",
        ("mol/L", "mmol/L", "mol/m3"),
        "The molar concentration of particles, ions counted one by one, on the left.",
    ),
]
RightConcentration = Annotated[
    float,
    Quantity(
        "concentration on the right",
        r"c_\text{r}",
        "mol/m3",
        ("mol/L", "mmol/L", "mol/m3"),
        "The molar concentration of particles, ions counted one by one, on the right.",
    ),
]
VolumeFlux = Annotated[
    float,
    Quantity(
        "volume flux",
        "J_V",
        "m/s",
        ("L/(m2 h)", "m/s"),
        "The volume that crosses a unit of membrane in a unit of time, from left to right where it is positive.",
    ),
]
OsmoticPressureDifference = Annotated[
    float,
    Quantity(
        "osmotic pressure difference",
        r"\Delta\pi",
        "Pa",
        PRESSURE,
        "The osmotic pressure on the left less that on the right.",
    ),
]
Direction = Annotated[str, Words("direction", "Which way the volume flows, and what drives it.")]
MembraneDepth = Annotated[
    float,
    Quantity("depth of the membrane", "z", "m", DEPTH, "How far below the surface of the sea the membrane is."),
]
PressureOfTheSea = Annotated[
    float,
    Quantity(
        "pressure of the sea",
        "p",
        "Pa",
        PRESSURE,
        "The pressure of the sea at the depth of the membrane, above that of the air.",
        of="pressures above the air",
    ),
]
FreshColumn = Annotated[
    float,
    Quantity("column of fresh water", "h", "m", DEPTH, "How high fresh water stands on the membrane in the pipe."),
]
FreshLevel = Annotated[
    float,
    Quantity(
        "level of the fresh water",
        "d",
        "m",
        DEPTH,
        "How far below the surface of the sea the fresh water ends; below zero, how far above it.",
    ),
]
FirstDepth = Annotated[
    float,
    Quantity(
        "depth of the first fresh water",
        "z_0",
        "m",
        DEPTH,
        "How deep the membrane has to be for the first fresh water to come through.",
    ),
]
SurfacingDepth = Annotated[
    float,
    Quantity(
        "depth from which it rises to the surface",
        r"z_\text{s}",
        "m",
        DEPTH,
        "How deep the membrane has to be for fresh water to stand as high as the sea.",
    ),
]
DrawConcentration = Annotated[
    float,
    Quantity(
        "concentration of the draw solution",
        r"c_\text{d}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salt in a volume of the stronger water, which draws.",
    ),
]
WeakConcentration = Annotated[
    float,
    Quantity(
        "concentration of the weaker water",
        r"c_\text{f}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salt in a volume of the weaker water, which gives water away: the feed, or the river.",
    ),
]
StructuralParameter = Annotated[
    float,
    Quantity(
        "structural parameter",
        "S",
        "m",
        ("um", "mm"),
        "How long the way of salt through the support is: thickness times tortuosity over porosity.",
        ("S value", "support resistance"),
    ),
]
Orientation = Annotated[
    Literal["feed", "draw"],
    Choice(
        "orientation of the membrane",
        "Which water the dense layer faces; the other one fills the porous support behind it.",
        {
            "feed": "dense layer to the feed (FO mode, AL-FS)",
            "draw": "dense layer to the draw solution (PRO mode, AL-DS)",
        },
    ),
]
DrawnFlux = Annotated[
    float,
    Quantity(
        "water flux into the draw solution",
        r"J_\text{w}",
        "m/s",
        FLUX,
        "The volume of water that passes a unit of membrane in a unit of time, from the weaker water to the stronger.",
        ("forward osmosis flux",),
    ),
]
DrawnFluxWithout = Annotated[
    float,
    Quantity(
        "flux without polarisation",
        "J_0",
        "m/s",
        FLUX,
        "The water flux that there would be if the waters at the dense layer were those outside.",
    ),
]
ReverseSaltFlux = Annotated[
    float,
    Quantity(
        "reverse salt flux",
        r"J_\text{s}",
        "kg/(m2 s)",
        ("g/(m2 h)", "kg/(m2 s)"),
        "The mass of salt that passes a unit of membrane in a unit of time, out of the draw solution.",
        ("reverse solute flux", "salt leakage"),
    ),
]
SaltLost = Annotated[
    float,
    Quantity(
        "salt lost for the water won",
        r"q_\text{s}",
        "kg/m3",
        ("g/L", "mg/L"),
        "The mass of salt that leaves the draw solution for each volume of water that comes.",
        ("specific reverse salt flux",),
    ),
]
WholeDifference = Annotated[
    float,
    Quantity(
        "osmotic difference of the waters",
        r"\Delta\pi",
        "Pa",
        PRESSURE,
        "The osmotic pressure of the stronger water less that of the weaker one.",
    ),
]
DifferenceAtMembrane = Annotated[
    float,
    Quantity(
        "osmotic difference at the dense layer",
        r"\Delta\pi_\text{m}",
        "Pa",
        PRESSURE,
        "What polarisation leaves of it: the difference between the two faces of the dense layer.",
        ("effective osmotic pressure difference",),
    ),
]
DrawAtMembrane = Annotated[
    float,
    Quantity(
        "draw solution at the dense layer",
        r"c_\text{dm}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The concentration of salt at the face of the dense layer on the side of the draw solution.",
    ),
]
WeakAtMembrane = Annotated[
    float,
    Quantity(
        "weaker water at the dense layer",
        r"c_\text{fm}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The concentration of salt at the face of the dense layer on the side of the weaker water.",
    ),
]
LeftWaterMolecules = Annotated[
    int,
    Quantity(
        "molecules of water on the left",
        r"w_\text{l}",
        "1",
        NUMBER,
        "How many molecules of water are on the left of the membrane; they can cross it.",
    ),
]
LeftSoluteMolecules = Annotated[
    int,
    Quantity(
        "molecules of solute on the left",
        r"s_\text{l}",
        "1",
        NUMBER,
        "How many dissolved particles are on the left of the membrane, which holds them there.",
    ),
]
RightWaterMolecules = Annotated[
    int,
    Quantity(
        "molecules of water on the right",
        r"w_\text{r}",
        "1",
        NUMBER,
        "How many molecules of water are on the right of the membrane; they can cross it.",
    ),
]
RightSoluteMolecules = Annotated[
    int,
    Quantity(
        "molecules of solute on the right",
        r"s_\text{r}",
        "1",
        NUMBER,
        "How many dissolved particles are on the right of the membrane, which holds them there.",
    ),
]
LeftWays = Annotated[
    int,
    Quantity(
        "ways on the left",
        r"W_\text{l}",
        "1",
        NUMBER,
        "In how many ways the solute on the left can be placed among the water there.",
    ),
]
RightWays = Annotated[
    int,
    Quantity(
        "ways on the right",
        r"W_\text{r}",
        "1",
        NUMBER,
        "In how many ways the solute on the right can be placed among the water there.",
    ),
]
NumberOfWays = Annotated[
    int,
    Quantity(
        "number of ways",
        "W",
        "1",
        NUMBER,
        "In how many ways all can be placed on both sides of the membrane: the ways of one side times those of the "
        "other.",
        ("multiplicity", "number of microstates"),
    ),
]
WaysAfterCrossing = Annotated[
    int,
    Quantity(
        "ways after one crossing",
        "W_1",
        "1",
        NUMBER,
        "The number of ways after one more molecule of water has crossed to the right.",
    ),
]
EntropyGain = Annotated[
    float,
    Quantity(
        "gain of entropy",
        r"\Delta S",
        "1",
        NUMBER,
        "The entropy gained when one more molecule of water crosses to the right, over Boltzmann's constant: the "
        "natural logarithm of the ways after over the ways before.",
        ("logarithm of the ways",),
    ),
]
CountedPressure = Annotated[
    float,
    Quantity(
        "pressure by counting",
        "p_1",
        "Pa",
        PRESSURE,
        "The pressure on the right at which one crossing costs as much as it gains: more holds the water back.",
    ),
]
PressureOfManyMolecules = Annotated[
    float,
    Quantity(
        "pressure for very many molecules",
        r"p_\text{many}",
        "Pa",
        PRESSURE,
        "What the pressure by counting comes to for as many molecules as in a drop, in the same shares.",
    ),
]
LikeliestRightWater = Annotated[
    int,
    Quantity(
        "likeliest water on the right",
        r"w_\text{m}",
        "1",
        NUMBER,
        "How many molecules of water are on the right in the split that has the most ways; of several, in the nearest.",
    ),
]
