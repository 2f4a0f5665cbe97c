"""The terms of scaling: what makes a membrane grow a crust, and how near a water is to it."""

from __future__ import annotations

from typing import Annotated

from calc.quantities import Quantity, Words

_NUMBER = ("1",)

Barium = Annotated[
    float, Quantity("barium", "", "1", _NUMBER, "Dissolved barium, Ba²⁺, on the scale of the analysis.", digits=4)
]
Strontium = Annotated[
    float, Quantity("strontium", "", "1", _NUMBER, "Dissolved strontium, Sr²⁺, on the scale of the analysis.")
]
Fluoride = Annotated[
    float, Quantity("fluoride", "", "1", _NUMBER, "Dissolved fluoride, F⁻, on the scale of the analysis.")
]
Silica = Annotated[
    float,
    Quantity(
        "silica",
        "",
        "1",
        _NUMBER,
        "Dissolved silica, counted as SiO₂, on the scale of the analysis: what quartz sand gives to water.",
        ("reactive silica", "silicic acid"),
    ),
]
WaterPh = Annotated[
    float,
    Quantity(
        "water's pH",
        r"\mathrm{pH}",
        "1",
        _NUMBER,
        "How acid the water is: one less for ten times more acid, and 7 for pure water.",
        ("acidity",),
        digits=4,
    ),
]
FeedPh = Annotated[
    float,
    Quantity(
        "feed's pH",
        r"\mathrm{pH}_\text{f}",
        "1",
        _NUMBER,
        "How acid the feed is: one less for ten times more acid, and 7 for pure water.",
        digits=4,
    ),
]
ConcentratePh = Annotated[
    float,
    Quantity(
        "concentrate's pH",
        r"\mathrm{pH}_\text{c}",
        "1",
        _NUMBER,
        "How acid the concentrate is: one less for ten times more acid, and 7 for pure water.",
        digits=4,
    ),
]
SaturationPh = Annotated[
    float,
    Quantity(
        "water's pH at saturation",
        r"\mathrm{pH}_\text{s}",
        "1",
        _NUMBER,
        "The pH at which this water would neither dissolve nor deposit calcium carbonate.",
        ("saturation pH", "pHs"),
        digits=4,
    ),
]
LangelierIndex = Annotated[
    float,
    Quantity(
        "Langelier's saturation index",
        r"\mathrm{LSI}",
        "1",
        _NUMBER,
        "How far the pH of a water is above the one at which calcium carbonate neither dissolves nor deposits.",
        ("LSI", "Langelier index"),
    ),
]
CalciumHardness = Annotated[
    float,
    Quantity(
        "calcium hardness",
        r"H_\text{Ca}",
        "mol/m3",
        ("mg/L CaCO3", "degdH", "degfH", "gpg"),
        "The calcium of a water, told as the calcium carbonate that would hold as much.",
    ),
]
Alkalinity = Annotated[
    float,
    Quantity(
        "alkalinity",
        r"H_\text{a}",
        "mol/m3",
        ("mg/L CaCO3", "degdH", "meq/L"),
        "What the water can hold against an acid, mostly bicarbonate, told as calcium carbonate of the same power.",
        ("total alkalinity", "M alkalinity"),
    ),
]
CarbonDioxideRejection = Annotated[
    float,
    Quantity(
        "rejection of carbon dioxide",
        r"R_{\mathrm{CO_2}}",
        "1",
        ("%", "1"),
        "The share of the dissolved carbon dioxide before the membrane that the permeate behind it does not have.",
    ),
]


def _index(mineral: str, symbol: str, described: str) -> Quantity:
    return Quantity(
        f"saturation index of {mineral}",
        rf"\mathrm{{SI}}_\text{{{symbol}}}",
        "1",
        _NUMBER,
        f"How far the concentrate is above what {described} is at rest with, in powers of ten; none deposits below 0.",
    )


CalciteIndex = Annotated[float, _index("calcite", "calcite", "calcite, calcium carbonate,")]
GypsumIndex = Annotated[float, _index("gypsum", "gypsum", "gypsum, calcium sulfate with its water,")]
BariteIndex = Annotated[float, _index("barite", "barite", "barite, barium sulfate,")]
CelestiteIndex = Annotated[float, _index("celestite", "celestite", "celestite, strontium sulfate,")]
FluoriteIndex = Annotated[float, _index("fluorite", "fluorite", "fluorite, calcium fluoride,")]
SilicaIndex = Annotated[float, _index("amorphous silica", "silica", "amorphous silica, a glass of sand and water,")]
FeedIndex = Annotated[
    float,
    Quantity(
        "saturation index in the feed",
        r"\mathrm{SI}_\text{f}",
        "1",
        _NUMBER,
        "How far the feed is above what the mineral is at rest with, in powers of ten.",
    ),
]
ConcentrateIndex = Annotated[
    float,
    Quantity(
        "saturation index in the concentrate",
        r"\mathrm{SI}_\text{c}",
        "1",
        _NUMBER,
        "How far the concentrate is above what the mineral is at rest with, in powers of ten.",
    ),
]
Mineral = Annotated[str, Words("mineral", "What may deposit on the membrane.")]
Saturation = Annotated[str, Words("saturation", "Whether the mineral can deposit, by its saturation index.")]
CarbonateVerdict = Annotated[str, Words("carbonate balance", "What the water does to calcium carbonate, by its index.")]
