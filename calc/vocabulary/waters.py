"""The terms of natural waters, and of the laws that they are compared by."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import HARDNESS, ON_THE_SCALE

ChargeImbalance = Annotated[
    float,
    Quantity(
        "charge imbalance",
        "b",
        "1",
        ("%",),
        "Positive minus negative charge, over the sum of both, as the analysis has them: zero for a perfect analysis.",
    ),
]
ConductivityError = Annotated[
    float,
    Quantity(
        "error of the conductivity",
        r"\delta",
        "1",
        ("%",),
        "How far off the estimate of the conductivity may be, either way.",
    ),
]
LawError = Annotated[
    float,
    Quantity("error", "e", "1", ("%",), "How far the law is off: its pressure over that of the reference, minus one."),
]
Law = Annotated[str, Words("law", "The law or rule by which the pressure is calculated.")]


def _on_the_scale(name: str, formula: str, more: str = "", synonyms: tuple[str, ...] = ()) -> Quantity:
    return Quantity(
        name, "", "1", ON_THE_SCALE, f"Dissolved {name}, {formula}, on the scale of the analysis{more}.", synonyms
    )


Ammonium = Annotated[
    float, _on_the_scale("ammonium", "NH₄⁺", ", ammonia counted with it", ("ammonia", "ammonia nitrogen", "NH4"))
]
Iron = Annotated[float, _on_the_scale("iron", "Fe²⁺", ": what is clear in the well and turns brown in air")]
Manganese = Annotated[float, _on_the_scale("manganese", "Mn²⁺")]
Nitrate = Annotated[float, _on_the_scale("nitrate", "NO₃⁻", "", ("nitrate nitrogen", "NO3"))]
Phosphate = Annotated[
    float, _on_the_scale("phosphate", "counted as PO₄³⁻", "", ("orthophosphate", "phosphorus", "PO4"))
]
Boron = Annotated[float, _on_the_scale("boron", "counted as B, which is boric acid and borate")]
AnalysedIon = Annotated[str, Words("ion of the analysis", "What is told of in this row.")]
PositiveCharge = Annotated[
    float,
    Quantity(
        "positive charge",
        r"q_\text{pos}",
        "mol/m3",
        ("mmol/L",),
        "The moles of positive charge in a volume, as the analysis has them: each ion's moles times its charge.",
        ("sum of cations",),
        digits=4,
    ),
]
NegativeCharge = Annotated[
    float,
    Quantity(
        "negative charge",
        r"q_\text{neg}",
        "mol/m3",
        ("mmol/L",),
        "The moles of negative charge in a volume, as the analysis has them: each ion's moles times its charge.",
        ("sum of anions",),
        digits=4,
    ),
]
WhatCloses = Annotated[
    str, Words("what closes the balance", "Which ion was changed so that the charges cancel, and from what to what.")
]
TotalHardness = Annotated[
    float,
    Quantity(
        "hardness of the analysis",
        r"H",
        "mol/m3",
        HARDNESS,
        "Calcium and magnesium together, stated as the calcium carbonate that would hold as many moles.",
        ("total hardness of the analysis",),
        of="calcium carbonate",
    ),
]
IonMass = Annotated[
    float,
    Quantity(
        "mass in a volume",
        r"",
        "kg/m3",
        ("mg/L", "g/L"),
        "The mass of the ion in a volume of the water.",
    ),
]
IonMoles = Annotated[
    float,
    Quantity(
        "moles in a volume",
        r"",
        "mol/m3",
        ("mmol/L",),
        "The moles of the ion in a volume of the water.",
    ),
]
IonCharge = Annotated[
    float,
    Quantity(
        "charge in a volume",
        r"",
        "mol/m3",
        ("mmol/L",),
        "The moles of charge that the ion brings into a volume, of either sign: milliequivalents in a litre.",
    ),
]
IonAsLime = Annotated[
    float,
    Quantity(
        "as calcium carbonate",
        r"",
        "mol/m3",
        ("mg/L CaCO3",),
        "The calcium carbonate that would bring as many charges of either sign.",
        of="calcium carbonate",
    ),
]
KindOfWater = Annotated[
    Literal["442", "hard", "sea", "NaCl"],
    Choice(
        "kind of water",
        "Which ions the water holds, in proportion to each other.",
        {
            "442": "natural fresh water (the 442 of meters)",
            "hard": "hard tap water: calcium bicarbonate most of all",
            "sea": "seawater, diluted or concentrated",
            "NaCl": "water with table salt",
        },
    ),
]
ConductivityReading = Annotated[
    float,
    Quantity(
        "conductivity read",
        r"\kappa",
        "S/m",
        ("uS/cm", "mS/cm", "S/m"),
        "What a conductivity meter shows.",
        ("electrical conductivity", "EC", "specific conductance"),
    ),
]
Compensation = Annotated[
    Literal["25", "none"],
    Choice(
        "compensation",
        "Whether the meter has converted its reading to 25 °C, as most do by themselves.",
        {"25": "the meter shows what the water would conduct at 25 °C", "none": "the water as warm as it is"},
    ),
]
ConductivityAt25 = Annotated[
    float,
    Quantity(
        "conductivity at 25 degrees",
        r"\kappa_{25}",
        "S/m",
        ("uS/cm", "mS/cm", "S/m"),
        "What the same water conducts at 25 °C, where conductivities are compared.",
    ),
]
SolidsFactor = Annotated[
    float,
    Quantity(
        "factor of this water",
        "f",
        "1",
        ("1",),
        "Its total dissolved solids in mg/L for each µS/cm at 25 °C: what a TDS meter ought to multiply by.",
        ("TDS factor", "conversion factor"),
    ),
]
MeterFactor = Annotated[
    float, Quantity("factor of the meter", "f_j", "1", ("1",), "The mg/L for each µS/cm that it multiplies by.")
]
MeterSolids = Annotated[
    float,
    Quantity(
        "reading by this factor",
        r"\gamma_j",
        "kg/m3",
        ("mg/L", "g/L"),
        "What a TDS meter with this factor shows; many call it ppm.",
    ),
]
MeterError = Annotated[
    float,
    Quantity("error of the meter", "e_j", "1", ("%",), "How far its reading is off for this water."),
]
MeterScale = Annotated[str, Words("scale of the meter", "What the factor of a TDS meter is made for.")]
Osmolarity = Annotated[
    float,
    Quantity(
        "osmolarity",
        r"\hat c",
        "mol/m3",
        ("mOsm/L",),
        "The osmolality counted in a litre of solution: the ideal particles in a litre with the same osmotic pressure.",
        ("osmolar concentration",),
        digits=4,
        of="osmoles",
    ),
]
