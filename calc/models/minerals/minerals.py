"""The minerals that scale membranes, how far a water is from each of them, and the analysis of such a water."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from calc.core.quantities import Refusal
from calc.models.ions import ions
from calc.models.minerals import equilibria
from calc.models.minerals.speciation import State
from calc.models.solutions import analysis

NAMES = ("calcite", "gypsum", "barite", "celestite", "fluorite", "silica")


_TRACES = {
    "barium": "calcium", "strontium": "calcium", "fluoride": "chloride", "iron": "calcium", "manganese": "calcium",
    "ammonium": "potassium", "nitrate": "chloride",
}  # fmt: skip
"""What counts as which of the main ions when charges are balanced."""


def label(mineral: str) -> str:
    """Name and formula of a mineral, as a reader knows it.

    >>> label("gypsum")
    'gypsum, CaSO₄·2H₂O'
    """
    name_and_formula: str = equilibria.table()["minerals"][mineral]["label"]
    return name_and_formula


def molalities(amounts: Mapping[str, float], scale: str, temperature: float, balance: str) -> dict[str, float]:
    """The molalities, in mol/kg, of an analysis with traces and silica, one ion changed so that the charges cancel.

    Scale and balance, and what is refused, are those of `calc.models.solutions.analysis`; silica is counted as SiO2.
    """
    found = analysis.moles(amounts, scale)
    main = {ion: found[ion] for ion in ions.IONS}
    for trace, ion in _TRACES.items():
        main[ion] += found.get(trace, 0.0)
    closed = analysis.balanced(main, balance)
    found |= {ion: found[ion] + closed[ion] - main[ion] for ion in ("sodium", "chloride", "bicarbonate")}
    if min(found.values()) < 0:
        raise Refusal("No chloride is left beside the fluoride when it is to close the charges; try sodium.")
    return analysis.in_water(found, scale, temperature)


def saturation_indices(water: State) -> dict[str, float]:
    """Saturation index of each mineral that a water can form; without those of which it lacks a part.

    Raises nothing; the names are those of NAMES, silica being the amorphous one.
    """
    found = {mineral: saturation_index(mineral, water.activities, water.temperature) for mineral in NAMES}
    return {mineral: index for mineral, index in found.items() if index is not None}


def saturation_index(mineral: str, activities: Mapping[str, float], temperature: float) -> float | None:
    r"""Decimal logarithm of how far a water is above what a mineral is at equilibrium with; None without its parts.

    $$ \mathrm{SI} = \log_{10} \frac{\prod_i a_i^{\nu_i}}{K} $$

    from the activities $a_i$ of what the mineral dissolves to, water among them, and the temperature in K. The
    constants $K$ hold from 0 to 60 degC; where they come from is in `calc/data/scaling_equilibria.json`.

    Source: the definition. The example is PHREEQC's log K of gypsum at 25 degC, -4.601.

    >>> round(saturation_index("gypsum", {"calcium": 1.0, "sulfate": 1.0, "water": 1.0}, 298.15), 3)
    4.601
    """
    product = -equilibria.logarithms("minerals", temperature)[mineral]
    for part, count in _parts(mineral):
        activity = activities[part]
        if not activity > 0:
            return None
        product += count * math.log10(activity)
    return product


@cache
def _parts(mineral: str) -> tuple[tuple[str, int], ...]:
    parts: dict[str, int] = equilibria.table()["minerals"][mineral]["dissolves_to"]
    return tuple(parts.items())
