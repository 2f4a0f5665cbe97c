"""How strong the fluids of animals are beside the waters that they live in."""

from __future__ import annotations

from calc import body, seawater
from calc.core.units import celsius
from calc.interface.evaluation import evaluate
from calc.models.seawater.teos10 import osmolal_sum
from docs.figures.drawing import bars

# What has been measured; the page names the sources.
_PARAMECIUM = (50.0, 110.0)  # mOsm/L
_STRONGEST_URINE = 1200.0  # mOsm/L
_DRIP = (0.792, 0.856)  # mol/L of sodium in what drips from an albatross's beak
_BONY_FISH = 1 / 3  # of the sea


def strengths() -> str:
    """Osmolalities from a pond's Paramecium to the brine that drips from a sea bird's beak, as bars."""
    sea = seawater.osmotic_pressure(0.035, celsius(25)).osmotic_coefficient * osmolal_sum(0.035)
    low, high = map(drip, _DRIP)
    rows = [
        ("Paramecium, in a pond", f"{_PARAMECIUM[0]:.0f} to {_PARAMECIUM[1]:.0f}", _PARAMECIUM[1]),
        ("Blood of a human", f"{1000 * body.osmolality().osmolality:.0f}", 1000 * body.osmolality().osmolality),
        ("Blood of a bony fish, about", _about(1000 * sea * _BONY_FISH), 1000 * sea * _BONY_FISH),
        ("Sea water, about", _about(1000 * sea), 1000 * sea),
        ("Blood of a shark, a little over", _about(1000 * sea), 1000 * sea),
        ("Strongest urine of a human", f"{_STRONGEST_URINE:.0f}", _STRONGEST_URINE),
        ("Drip of an albatross, about", f"{_about(low)} to {_about(high)}", high),
    ]
    return bars(rows, "mOsm/kg", "Bars of the strength of animals' fluids and of the sea in mOsm/kg")


def _about(number: float) -> str:
    """To the nearest ten: it is an estimate."""
    return f"{round(number, -1):.0f}"


def drip(sodium: float) -> float:
    """The osmolality, in mOsm/kg, of table salt in water with so much sodium, in mol/L."""
    molality = evaluate("solutions.concentrations", {"solute": "NaCl", "amount": f"{sodium} mol/L"}).outputs["molality"]
    found = evaluate("solutions.osmotic_pressure", {"solute": "NaCl", "molality": f"{molality} mol/kg"})
    return 1000 * found.outputs["osmolality"]
