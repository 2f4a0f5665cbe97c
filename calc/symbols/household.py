"""The symbols of the calculators for the home."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_ATMOSPHERE, from_si
from calc.models.ions import hardness, ion_exchange
from calc.models.ions.ions import MOLAR_MASSES
from calc.reports import blending


def _on_target(target: str, water: dict[str, float]) -> float:
    measured, unit = blending.TARGETS[target]
    of = hardness.total_hardness if measured == "hardness" else hardness.alkalinity
    return from_si(of(water), unit)


def _tap(target: str, calcium: float, magnesium: float, bicarbonate: float) -> float:
    return _on_target(target, {"calcium": calcium, "magnesium": magnesium, "bicarbonate": bicarbonate})


def _purified(target: str, rejection: float, calcium: float, magnesium: float, bicarbonate: float) -> float:
    return (1 - rejection) * _tap(target, calcium, magnesium, bicarbonate)


def _by_trial(
    target: str,
    target_value: float,
    rejection: float,
    calcium: float,
    magnesium: float,
    bicarbonate: float,
    sodium: float,
    potassium: float,
    chloride: float,
    sulfate: float,
) -> float:
    tap = {
        "calcium": calcium,
        "magnesium": magnesium,
        "sodium": sodium,
        "potassium": potassium,
        "chloride": chloride,
        "sulfate": sulfate,
        "bicarbonate": bicarbonate,
    }
    return blending.tap_share(tap, rejection, target, target_value)


def _charges(known_as: str, purified_solids: float, **ions: float) -> tuple[float, float]:
    if known_as != "ions":
        counted = ion_exchange.counted(purified_solids, known_as)
        return counted, counted
    return ion_exchange.charges({ion: amount for ion, amount in ions.items() if ion in MOLAR_MASSES})


SYMBOLS = {
    "resin": {
        r"n_\text{c}": Auxiliary("positive charges in a volume", "mol/m³", lambda **inputs: _charges(**inputs)[0]),
        r"n_\text{a}": Auxiliary("negative charges in a volume", "mol/m³", lambda **inputs: _charges(**inputs)[1]),
        r"M_\text{C}": Auxiliary("molar mass of carbon dioxide", "kg/mol", ion_exchange.CARBON_DIOXIDE),
        r"M_\text{NaCl}": Auxiliary("molar mass of table salt", "kg/mol", ion_exchange.TABLE_SALT),
    },
    "blend": {
        r"x_\text{t}": Auxiliary("tap water on the scale of the target", "", _tap),
        r"x_\text{r}": Auxiliary("reverse-osmosis water on the scale of the target", "", _purified),
        r"s_\kappa": Auxiliary("share found by trial", "", _by_trial),
        "f": Auxiliary("part of the tap water that the mixture has", ""),
        r"c_\text{Ca}": Auxiliary("calcium of the tap water", "kg/m³", lambda calcium: calcium),
        r"c_\text{Mg}": Auxiliary("magnesium of the tap water", "kg/m³", lambda magnesium: magnesium),
        r"c_\text{HCO}": Auxiliary("bicarbonate of the tap water", "kg/m³", lambda bicarbonate: bicarbonate),
        r"M_\text{Ca}": Auxiliary("molar mass of calcium", "kg/mol", MOLAR_MASSES["calcium"]),
        r"M_\text{Mg}": Auxiliary("molar mass of magnesium", "kg/mol", MOLAR_MASSES["magnesium"]),
        r"M_\text{HCO}": Auxiliary("molar mass of bicarbonate", "kg/mol", MOLAR_MASSES["bicarbonate"]),
    },
    "cost": {
        rf"K_\text{{{part}}}": Auxiliary(term, "per s")
        for part, term in (
            ("water", "water for the glass"),
            ("drain", "water for the drain"),
            ("filters", "filters"),
            ("membrane", "membrane"),
            ("electricity", "electricity"),
            ("unit", "wear of the unit"),
            ("use", "use"),
            ("wear", "wear"),
        )
    },
    "production": {r"p_\text{a}": Auxiliary("pressure of the atmosphere", "Pa", STANDARD_ATMOSPHERE)},
}
