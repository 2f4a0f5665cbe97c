"""Waters as input for PHREEQC: what is dissolved, what is taken away, and what it is to tell."""

from __future__ import annotations

from collections.abc import Sequence

from calc.peers.waters import Membrane, Water

_ELEMENTS = {
    "sodium": ("Na", ""), "potassium": ("K", ""), "magnesium": ("Mg", ""), "calcium": ("Ca", ""),
    "barium": ("Ba", ""), "strontium": ("Sr", ""), "chloride": ("Cl", ""), "sulfate": ("S(6)", "SO4"),
    "fluoride": ("F", ""), "silica": ("Si", "SiO2"), "bicarbonate": ("Alkalinity", "HCO3"),
    "boron": ("B", ""), "iron": ("Fe", ""), "manganese": ("Mn", ""), "ammonium": ("N(-3)", "NH4"),
    "nitrate": ("N(5)", "NO3"), "phosphate": ("P", "PO4"),
}  # fmt: skip
"""By what name PHREEQC knows each part, and as what its mass is counted where that is not the element itself."""
_UNITS = {"mg/L": "mg/L", "mmol/L": "mmol/L", "mg/kg": "ppm", "mmol/kg": "mmol/kgw"}
_LACKING = ("fluoride", "ammonium", "nitrate", "phosphate")  # in pitzer.dat
_MINERALS = {
    "calcite": "Calcite", "gypsum": "Gypsum", "barite": "Barite", "celestite": "Celestite", "silica": "SiO2(a)",
}  # fmt: skip
_PARTS = {"calcite": "calcium", "gypsum": "calcium", "barite": "barium", "celestite": "strontium", "silica": "silica"}
_WATER = 55.5084  # mol in a kilogram

OSMOTIC_PRESSURE = "osmotic_pressure_bar"
_ALWAYS = {
    "pH": '-LA("H+")',
    "ionic_strength": "MU",
    "osmotic_coefficient": "OSMOTIC",
    "density_kg_L": "RHO",
    "conductivity_mS_cm": "SC / 1000",
    "hardness_mmol_kg": '1000 * (TOT("Ca") + TOT("Mg"))',
    "alkalinity_mmol_kg": "1000 * ALK",
    # As if the water kept its density under pressure; `calc` lets it be compressed.
    OSMOTIC_PRESSURE: '-8.314462618 * TK * LOG(ACT("H2O")) * RHO_0 / 18.01528 * 10',
}


def write(waters: Sequence[Water], membrane: Membrane | None = None) -> str:
    """The input for waters, by pitzer.dat; where there is a membrane, also for what it leaves of the first."""
    parts = [*(_solution(number, each) for number, each in enumerate(waters, 1)), _asked(waters), "END"]
    if membrane and membrane.acid_dose:
        parts += [_acidified(membrane), "END"]
    if membrane and membrane.concentration_factor != 1:
        parts += [_left(membrane), "END"]
    return "\n".join(parts) + "\n"


def _acidified(membrane: Membrane) -> str:
    return "\n".join(
        [
            "# Acid, before the membrane; in mol for each kg of water.",
            "USE solution 1",
            "REACTION 1",
            f"    {membrane.acid} 1",
            f"    {membrane.acid_dose:.10g} moles",
            "SAVE solution 1",
        ]
    )


def _solution(number: int, water: Water) -> str:
    if water.balance == "bicarbonate":  # PHREEQC closes no charges with its alkalinity, so they are closed here
        amounts = {part: 1000 * amount for part, amount in water.molalities.items()}
        water = water._replace(amounts=amounts, scale="mmol/kg", balance="none")
    lines = [
        f"SOLUTION {number} {water.name}",
        f"    temp      {water.degrees:g}",
        f"    pH        {water.assumed_ph:g}{'' if water.ph else ' # not told: here bicarbonate stays bicarbonate'}",
        f"    units     {_UNITS[water.scale]}",
    ]
    if water.scale in ("mg/L", "mmol/L"):
        lines.append("    density   1 calculate")
    masses = water.scale.startswith("mg")
    for part, amount in water.amounts.items():
        element, counted = _ELEMENTS[part]
        closes = " charge" if part == water.balance else ""
        if part in _LACKING:
            lines.append(f"    # {element} {amount:.10g}: pitzer.dat does not have it")
        elif amount or closes:
            as_what = f" as {counted}" if counted and masses else ""
            lines.append(f"    {element:<11}{amount:.10g}{as_what}{closes}")
    return "\n".join(lines)


def _asked(waters: Sequence[Water]) -> str:
    """What is to be told, in a table of one row for each state."""
    told = {part for water in waters for part, amount in water.amounts.items() if amount}
    asked = dict(_ALWAYS)
    for mineral, phase in _MINERALS.items():
        if _PARTS[mineral] in told and (mineral != "calcite" or "bicarbonate" in told):
            asked[f"SI_{mineral}"] = f'SI("{phase}")'
    lines = [
        "SELECTED_OUTPUT",
        "    -reset false",
        "    -high_precision true",
        "USER_PUNCH",
        f"    -headings {' '.join(asked)}",
        *(f"    {10 * number} PUNCH {what}" for number, what in enumerate(asked.values(), 1)),
        '    1000 PUT(TOT("C(4)") - MOL("CO2"), 1) # the carbon that passes a membrane with the salts',
    ]
    return "\n".join(lines)


def _left(membrane: Membrane) -> str:
    """What a membrane leaves of solution 1, by taking water away until the salts are as concentrated.

    A membrane that passes a share of the salts leaves as much as one that passes none and takes less water. Carbon
    dioxide goes with the water as the membrane lets it pass: at each place what is dissolved there. PHREEQC has that
    as kinetics, whose time is the water taken, in kg of the 1 kg that there was.
    """
    taken = 1 - 1 / membrane.concentration_factor
    if membrane.rejection == membrane.carbon_dioxide_rejection == 1:
        done = "taking water away" if taken > 0 else "adding water"
        return "\n".join(
            [
                f"# {membrane.name[:1].upper()}{membrane.name[1:]}, by {done}.",
                "USE solution 1",
                "REACTION 1",
                f"    H2O {'-' if taken > 0 else ''}1",
                f"    {abs(taken) * _WATER:.10g} moles",
            ]
        )
    passage = 1 - membrane.rejection
    gas = f'{1 - membrane.carbon_dioxide_rejection:.10g} * MOL("CO2")'
    salts = f'{passage:.10g} * (TOTMOL("C(4)") - GET(1))'
    return "\n".join(
        [
            "# What the membrane leaves: the time is the water taken away, in kg.",
            "RATES",
            "Permeate",
            "    -start",
            f"    10 SAVE {_WATER} * TIME",
            "    -end",
            "Carbon_dioxide",
            "    -start",
            f'    10 SAVE TIME * ({gas} - {salts}) / (1 - {passage:.10g} * TOT("water"))',
            "    -end",
            "USE solution 1",
            "KINETICS 1",
            "Permeate",
            "    -formula H2O -1",
            f"    -m0 {_WATER * 2}",
            "Carbon_dioxide",
            "    -formula CO2 -1",
            "    -m0 1",
            f"-steps {taken:.10g}",
            "-cvode true",
        ]
    )
