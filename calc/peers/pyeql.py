"""Waters as a Python script for pyEQL."""

from __future__ import annotations

from collections.abc import Sequence

from calc.peers.waters import Membrane, Water

_FORMULAS = {
    "sodium": "Na+", "potassium": "K+", "magnesium": "Mg+2", "calcium": "Ca+2", "barium": "Ba+2", "strontium": "Sr+2",
    "chloride": "Cl-", "sulfate": "SO4-2", "fluoride": "F-", "silica": "SiO2(aq)", "bicarbonate": "HCO3-",
    "ammonium": "NH4+", "iron": "Fe+2", "manganese": "Mn+2", "nitrate": "NO3-", "phosphate": "HPO4-2",
    "boron": "B(OH)3",
}  # fmt: skip


def write(waters: Sequence[Water], membrane: Membrane | None = None) -> str:
    """The script; where there is a membrane, also for the first water with its salts as concentrated as that leaves it.

    pyEQL keeps what is dissolved as it is: it turns no bicarbonate to carbonate. Its parameters are those of 25 °C.
    """
    blocks = ["from pyEQL import Solution", "", "waters = {}"]
    for water in waters:
        blocks.append(_solution(water.name, water, 1.0))
    if membrane and membrane.concentration_factor != 1:
        blocks.append(_solution(membrane.name, waters[0], membrane.concentration_factor))
    return "\n".join(blocks) + _TOLD


def _solution(name: str, water: Water, factor: float) -> str:
    solutes = "".join(
        f'        "{_FORMULAS[part]}": "{factor * molality:.10g} mol/kg",\n'
        for part, molality in water.molalities.items()
    )
    return (
        f'waters["{name}"] = Solution(\n    {{\n{solutes}    }},\n'
        f'    pH={water.assumed_ph:g},\n    temperature="{water.degrees:g} degC",\n)'
    )


_TOLD = """

for name, water in waters.items():
    print(name)
    print("  osmotic pressure", water.osmotic_pressure.to("bar").magnitude, "bar")
    print("  osmotic coefficient", water.get_osmotic_coefficient().magnitude)
    print("  ionic strength", water.ionic_strength.to("mol/kg").magnitude, "mol/kg")
    print("  density", water.density.to("kg/L").magnitude, "kg/L")
    print("  conductivity", water.conductivity.to("mS/cm").magnitude, "mS/cm")
"""
