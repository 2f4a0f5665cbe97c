"""The hardness and the alkalinity of a water, and the scales on which they are told."""

from __future__ import annotations

from collections.abc import Mapping

from calc.core.units import from_si
from calc.models.ions.ions import MOLAR_MASSES

SCALES: dict[str, tuple[str, str]] = {
    "hardness, mg/L CaCO₃": ("hardness", "mg/L CaCO3"),
    "hardness, °dH (GH)": ("hardness", "degdH"),
    "hardness, °fH": ("hardness", "degfH"),
    "hardness, grains per US gallon": ("hardness", "gpg"),
    "hardness, mmol/L": ("hardness", "mol/m3"),
    "alkalinity, mg/L CaCO₃": ("alkalinity", "mg/L CaCO3"),
    "alkalinity, °dH (KH)": ("alkalinity", "degdH"),
    "alkalinity, meq/L": ("alkalinity", "meq/L"),
}
"""What is measured and the unit of calc.core.units, for each scale in use."""


def total_hardness(water: Mapping[str, float]) -> float:
    r"""Calcium and magnesium of a water, in mol/m3, from its ions in kg/m3.

    $$ H = \frac{c_\text{Ca}}{M_\text{Ca}} + \frac{c_\text{Mg}}{M_\text{Mg}} $$

    Every scale tells it as the mass of calcium carbonate, or of calcium oxide (°dH), that holds as much calcium.
    Strontium, barium and iron count too, and hardly ever matter.

    Source: the definition. The example is from a [forum of
    aquarists](http://www.plantedtank.net/forums/11-fertilizers-water-parameters/9655-tap-water-hardness-qs.html):
    72 mg/L of calcium and 26 mg/L of magnesium are nearly 287 mg/L as calcium carbonate.

    >>> round(from_si(total_hardness({"calcium": 0.072, "magnesium": 0.026}), "mg/L CaCO3"))
    287
    """
    return sum(water.get(ion, 0.0) / MOLAR_MASSES[ion] for ion in ("calcium", "magnesium"))


def alkalinity(water: Mapping[str, float]) -> float:
    r"""Alkalinity of a water, as mol/m3 of calcium carbonate, from its ions in kg/m3: half of its bicarbonate.

    $$ H_\text{a} = \frac{c_\text{HCO}}{2 \, M_\text{HCO}} $$

    A carbonate takes up two acids and a bicarbonate one. It is what a test of the carbonate hardness (KH) measures;
    where sodium goes with the bicarbonate it may exceed the hardness. In tap water nearly all of it is bicarbonate.

    Source: the definition; the example is from the same forum: 133 mg/L of bicarbonate are 109 mg/L.

    >>> round(from_si(alkalinity({"bicarbonate": 0.133}), "mg/L CaCO3"))
    109
    """
    return water.get("bicarbonate", 0.0) / MOLAR_MASSES["bicarbonate"] / 2


def on_scale(water: Mapping[str, float], scale: str) -> float:
    """The hardness or alkalinity of a water, its ions in kg/m3, on one of the SCALES."""
    measured, unit = SCALES[scale]
    return from_si((total_hardness if measured == "hardness" else alkalinity)(water), unit)
