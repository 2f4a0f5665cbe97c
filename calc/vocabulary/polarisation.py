"""The terms of the feed channel: how it flows, and how salt crowds at the membrane in it."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity
from calc.vocabulary.offers import FLOW, HYDRAULIC_PRESSURE, MASS_CONCENTRATION, NUMBER

BulkConcentration = Annotated[
    float,
    Quantity(
        "bulk concentration",
        r"c_\text{b}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The mass of dissolved salts in a volume of the stream that passes a place on the membrane, well mixed.",
        ("feed-side concentration",),
    ),
]
MakersModulus = Annotated[
    float,
    Quantity(
        "makers' polarisation modulus",
        r"\beta_Y",
        "1",
        NUMBER,
        "The concentration polarisation modulus by a maker's rule of thumb, from the element recovery alone.",
        digits=4,
    ),
]
MakersWallConcentration = Annotated[
    float,
    Quantity(
        "concentration at the membrane by the makers' rule",
        r"c_{\text{m},Y}",
        "kg/m3",
        MASS_CONCENTRATION,
        "The concentration at the membrane if the makers' polarisation modulus is right.",
    ),
]
CrossFlowVelocity = Annotated[
    float,
    Quantity(
        "cross-flow velocity",
        "v",
        "m/s",
        ("m/s", "cm/s", "ft/s"),
        "How fast the feed flows along the membrane, between the filaments of the spacer.",
        ("feed velocity",),
    ),
]
Diffusivity = Annotated[
    float,
    Quantity(
        "diffusivity",
        "D",
        "m2/s",
        ("1e-9 m2/s", "m2/s"),
        "How fast the salt spreads by itself through still water.",
        ("diffusion coefficient",),
    ),
]
ReynoldsNumber = Annotated[
    float,
    Quantity(
        "Reynolds number",
        r"\mathrm{Re}",
        "1",
        NUMBER,
        "How strong the motion of the water is against its viscosity: where it is large the flow whirls.",
    ),
]
SchmidtNumber = Annotated[
    float,
    Quantity(
        "Schmidt number",
        r"\mathrm{Sc}",
        "1",
        NUMBER,
        "How much faster motion spreads through the water than salt does.",
    ),
]
SherwoodNumber = Annotated[
    float,
    Quantity(
        "Sherwood number",
        r"\mathrm{Sh}",
        "1",
        NUMBER,
        "How many times faster salt leaves the membrane than it would by diffusion across the hydraulic diameter.",
    ),
]
FrictionFactor = Annotated[
    float,
    Quantity(
        "friction factor",
        "f",
        "1",
        NUMBER,
        "How strongly the channel holds up the flow: the pressure it costs, as a share of the energy of the flow.",
        ("Darcy friction factor",),
    ),
]
HydraulicDiameter = Annotated[
    float,
    Quantity(
        "hydraulic diameter",
        r"d_\text{h}",
        "m",
        ("mm", "m", "mil"),
        "The diameter of a round pipe with as much water to a unit of wetted wall as the channel has.",
    ),
]
PressureGradient = Annotated[
    float,
    Quantity(
        "pressure gradient",
        "p'",
        "Pa/m",
        ("bar/m", "kPa/m", "Pa/m", "psi/ft"),
        "The pressure that the feed loses on each metre of its way through the channel.",
        ("pressure drop per unit length",),
    ),
]
ChannelCorrelation = Annotated[
    Literal["Guillen and Hoek", "Schock and Miquel"],
    Choice(
        "correlation",
        "Whose fit of mass transfer in channels with a spacer is used.",
        {
            "Guillen and Hoek": "Guillen and Hoek (2009)",
            "Schock and Miquel": "Schock and Miquel (1987)",
        },
    ),
]
ChannelModule = Annotated[
    Literal["spiral-wound", "flat sheet"],
    Choice(
        "module",
        "What the channel is part of: its friction is that of spiral elements, or of test cells with a flat membrane.",
        {
            "spiral-wound": "a spiral element, by Schock and Miquel (1987)",
            "flat sheet": "a flat sheet, by Guillen and Hoek (2009)",
        },
    ),
]
MassTransferCoefficient = Annotated[
    float,
    Quantity(
        "mass-transfer coefficient",
        "k",
        "m/s",
        ("um/s", "L/(m2 h)", "m/s"),
        "How fast salt finds its way back from the membrane into the stream, as a speed.",
    ),
]
MeanFlow = Annotated[
    float,
    Quantity(
        "mean flow past an element",
        r"\bar Q",
        "m3/s",
        FLOW,
        "The mean of what enters an element as feed and what leaves it as concentrate.",
        ("average feed-concentrate flow",),
    ),
]
ElementPressureDrop = Annotated[
    float,
    Quantity(
        "pressure drop of an element",
        r"\Delta p_\text{e}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the feed loses by friction from one end of a spiral element to the other.",
    ),
]
FlatSheetPressureDrop = Annotated[
    float,
    Quantity(
        "pressure drop, as in a flat sheet",
        r"\Delta p_\text{s}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The same with the friction of a flat membrane under a spacer, as in a test cell.",
    ),
]
MakersPressureDrop = Annotated[
    float,
    Quantity(
        "pressure drop by the makers' rule",
        r"\Delta p_\text{r}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the feed loses in an element, by a rule that knows the flow alone.",
    ),
]
