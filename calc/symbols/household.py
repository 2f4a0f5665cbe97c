"""The symbols of the calculators for the home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from calc.core.quantities import Auxiliary
from calc.core.units import STANDARD_ATMOSPHERE, from_si
from calc.models.ions import ion_exchange, mineral_salts
from calc.models.ions.ions import IONS, MOLAR_MASSES
from calc.reports import blending


def _on_target(target: str, water: dict[str, float]) -> float:
    measured, unit = blending.TARGETS[target]
    of = blending.conductivity_of if measured == "conductivity" else blending.measure(measured)
    return from_si(of(water), unit)


def _ions(inputs: dict[str, Any], prefix: str = "") -> dict[str, float]:
    return {ion: inputs[prefix + ion] for ion in IONS}


def _tap(target: str, **inputs: Any) -> float:
    return _on_target(target, _ions(inputs))


def _purified(target: str, rejection: float, **inputs: Any) -> float:
    return _on_target(target, blending.mixed(_ions(inputs), rejection, 0.0))


def _by_trial(target: str, target_value: float, rejection: float, **inputs: Any) -> float:
    return blending.tap_share(_ions(inputs), rejection, target, target_value)


def _one_of_two(prefix: str, share: float) -> Callable[..., float]:
    return lambda target, **inputs: (
        share if target == blending.FIRST_WATER else _on_target(target, _ions(inputs, prefix))
    )


def _mixed_by_trial(target: str, target_value: float, **inputs: Any) -> float:
    return blending.first_share(_ions(inputs, "first_"), _ions(inputs, "second_"), target, target_value)


def _charges(known_as: str, purified_solids: float, **ions: float) -> tuple[float, float]:
    if known_as != "ions":
        counted = ion_exchange.counted(purified_solids, known_as)
        return counted, counted
    return ion_exchange.charges(_ions(ions))


def _wanted(
    hardness: float,
    alkalinity: float,
    magnesium_share: float,
    calcium_as_chloride: float,
    magnesium_as_chloride: float,
    alkalinity_salt: str,
    **inputs: Any,
) -> dict[str, float]:
    wanted = mineral_salts.Wanted(
        hardness, alkalinity, magnesium_share, calcium_as_chloride, magnesium_as_chloride, alkalinity_salt
    )
    return mineral_salts.doses(wanted, _ions(inputs))


SYMBOLS = {
    "remineralise": {
        r"n_\text{Mg}": Auxiliary("magnesium to add", "mol/m³"),
        r"n_\text{Ca}": Auxiliary("calcium to add as chloride or sulfate", "mol/m³"),
        r"n_\text{HCO}": Auxiliary("bicarbonate to add", "mol/m³"),
        r"n_\text{CaCO}": Auxiliary("calcium carbonate to add", "mol/m³"),
        r"c_\text{Ca}": Auxiliary("calcium before", "kg/m³", lambda calcium: calcium),
        r"c_\text{Mg}": Auxiliary("magnesium before", "kg/m³", lambda magnesium: magnesium),
        r"c_\text{HCO}": Auxiliary("bicarbonate before", "kg/m³", lambda bicarbonate: bicarbonate),
        r"M_\text{Ca}": Auxiliary("molar mass of calcium", "kg/mol", MOLAR_MASSES["calcium"]),
        r"M_\text{Mg}": Auxiliary("molar mass of magnesium", "kg/mol", MOLAR_MASSES["magnesium"]),
        r"M_\text{HCO}": Auxiliary("molar mass of bicarbonate", "kg/mol", MOLAR_MASSES["bicarbonate"]),
        r"M_\text{C}": Auxiliary("molar mass of carbon dioxide", "kg/mol", ion_exchange.CARBON_DIOXIDE),
        "n_j": Auxiliary(
            "how much of a salt a volume takes", "mol/m³", lambda **inputs: list(_wanted(**inputs).values())
        ),
        "M_j": Auxiliary(
            "molar mass of a salt",
            "kg/mol",
            lambda **inputs: [mineral_salts.SALTS[name].molar_mass for name in _wanted(**inputs)],
        ),
    },
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
    "mix": {
        r"x_1": Auxiliary("first water on the scale of the target", "", _one_of_two("first_", 100.0)),
        r"x_2": Auxiliary("second water on the scale of the target", "", _one_of_two("second_", 0.0)),
        r"s_\kappa": Auxiliary("share found by trial", "", _mixed_by_trial),
        r"c_{1,\text{Ca}}": Auxiliary("calcium of the first water", "kg/m³", lambda first_calcium: first_calcium),
        r"c_{1,\text{Mg}}": Auxiliary("magnesium of the first water", "kg/m³", lambda first_magnesium: first_magnesium),
        r"c_{1,\text{HCO}}": Auxiliary(
            "bicarbonate of the first water", "kg/m³", lambda first_bicarbonate: first_bicarbonate
        ),
        r"c_{2,\text{Ca}}": Auxiliary("calcium of the second water", "kg/m³", lambda second_calcium: second_calcium),
        r"c_{2,\text{Mg}}": Auxiliary(
            "magnesium of the second water", "kg/m³", lambda second_magnesium: second_magnesium
        ),
        r"c_{2,\text{HCO}}": Auxiliary(
            "bicarbonate of the second water", "kg/m³", lambda second_bicarbonate: second_bicarbonate
        ),
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
