"""Empty water with salts weighed in: the recipe, and the ions that come of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Amount, Message, Table, caution
from calc.models.ions import ion_exchange, mineral_salts
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.ions.mineral_salts import SALTS, Wanted
from calc.reports import blending
from calc.vocabulary import household as terms
from calc.vocabulary.common import Conductivity, TotalDissolvedSolids

# Coffee: hardness 68 and alkalinity 40 mg/L are the target of the Specialty Coffee Association, told in
# towerofrecords.com's "Coffee: Water Chemistry" and elsewhere; the standard itself was not read. The two recipes for
# espresso machines are those of home-barista.com: R. Pavlis's with potassium bicarbonate alone, and one with two
# bicarbonates and Epsom salt, which the tests have. Planted tank: ukaps.org, "How much calcium, magnesium", 6 °dGH,
# half of each. Beer: 50 to 100 mg/L of calcium, M. Brungard, homebrewersassociation.org; here 75 mg/L with as much
# gypsum as calcium chloride, and nothing for the alkalinity.
PRESETS: dict[str, dict[str, str]] = {
    "coffee, as the trade asks": {},
    "espresso, bicarbonate alone": {
        "hardness": "0 mg/L CaCO3", "alkalinity": "50 mg/L CaCO3", "alkalinity_salt": "KHCO3",
    },
    "planted tank, 6 °dGH": {
        "batch": "50 L", "hardness": "6 degdH", "alkalinity": "0 degdH", "magnesium_share": "50 %",
        "calcium_as_chloride": "0 %",
    },
    "soft-water tank, GH 6 and KH 3, with potassium": {
        "batch": "50 L", "hardness": "6 degdH", "alkalinity": "3 degdH", "magnesium_share": "25 %",
        "calcium_as_chloride": "0 %", "alkalinity_salt": "KHCO3",
    },
    "pale beer, 75 mg/L of calcium": {
        "batch": "25 L", "hardness": "187.3 mg/L CaCO3", "alkalinity": "0 mg/L CaCO3", "magnesium_share": "0 %",
        "calcium_as_chloride": "50 %",
    },
    "drinking water over limestone": {
        "hardness": "80 mg/L CaCO3", "alkalinity": "80 mg/L CaCO3", "magnesium_share": "0 %",
        "alkalinity_salt": "CaCO3",
    },
}  # fmt: skip

_GYPSUM_DISSOLVES = 2.6  # kg/m3: in pure water at 25 degC by PHREEQC (phreeqc.dat)

_FINEST = 1e-9  # kg: no balance shows less


class SaltRow(NamedTuple):
    """One salt of a recipe."""

    salt: terms.MineralSaltName
    in_batch: terms.SaltInBatch
    in_a_litre: terms.SaltInLitre


class MineralIon(NamedTuple):
    """One ion before and after."""

    ion: terms.Ion
    before: terms.IonBefore
    after: terms.IonAfter


class Remineralised(NamedTuple):
    """Water with salts weighed in."""

    recipe: terms.Recipe
    salts_mass: terms.SaltsMass
    total_dissolved_solids: TotalDissolvedSolids
    conductivity: Conductivity | None
    carbon_dioxide: terms.CarbonDioxideNeeded
    salts: Annotated[tuple[SaltRow, ...], Table("salts", "What to weigh in, salt by salt.")]
    ions: Annotated[tuple[MineralIon, ...], Table("ion by ion", "What the water holds before and after.")]


def recipe(wanted: Wanted, before: Mapping[str, float], batch: float) -> Remineralised:
    """The salts for a batch, in m3, of a water that has ions, in kg/m3, before; Refusal where there are none."""
    doses = mineral_salts.doses(wanted, before)
    after = mineral_salts.with_salts(before, doses)
    masses = {name: amount * SALTS[name].molar_mass for name, amount in doses.items()}
    if masses.get("CaSO4.2H2O", 0.0) > _GYPSUM_DISSOLVES:
        caution("So much gypsum does not dissolve: {2.6 g/L} are the most, and they take long.")
    seen = {name: batch * mass for name, mass in masses.items() if batch * mass > _FINEST}
    parts = [f"{{}} of {SALTS[name].name}" for name in seen]
    told = " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)
    words = Message(told or "no salt that a balance shows", *(Amount(mass, "g", 3) for mass in seen.values()))
    return Remineralised(
        recipe=words,
        salts_mass=batch * sum(masses.values()),
        total_dissolved_solids=sum(after.values()),
        conductivity=blending.estimated(_closed(before, after)),
        carbon_dioxide=batch * mineral_salts.carbon_dioxide(doses),
        salts=tuple(
            SaltRow(salt=f"{SALTS[name].name} ({SALTS[name].formula})", in_batch=batch * mass, in_a_litre=mass)
            for name, mass in masses.items()
        ),
        ions=tuple(MineralIon(ion=ion, before=before.get(ion, 0.0), after=amount) for ion, amount in after.items()),
    )


def _closed(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """The ions of a water, in kg/m3, with chloride or sodium for the charge that an analysis of it before has not."""
    positive, negative = ion_exchange.charges(before)
    ion = "chloride" if positive > negative else "sodium"
    return {**after, ion: after[ion] + abs(difference(positive, negative)) * MOLAR_MASSES[ion]}
