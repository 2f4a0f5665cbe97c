"""What is told of a whole analysis, and of what a membrane makes of it, ion by ion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10
from typing import Annotated, NamedTuple

from calc.core.quantities import Amount, Message, Refusal, Table
from calc.core.rows import Rows
from calc.models.ions import ions
from calc.models.membranes import ion_passage
from calc.models.solutions.whole_analysis import Whole
from calc.vocabulary.common import TotalDissolvedSolids
from calc.vocabulary.membrane import (
    FeedSolids,
    InConcentrate,
    InFeed,
    InPermeate,
    IonBefore,
    IonRejection,
    PermeatePh,
    PermeateSolids,
    SolidsRejection,
)
from calc.vocabulary.scaling import Alkalinity
from calc.vocabulary.waters import (
    AnalysedIon,
    ChargeImbalance,
    IonAsLime,
    IonCharge,
    IonMass,
    IonMoles,
    NegativeCharge,
    PositiveCharge,
    TotalHardness,
    WhatCloses,
)

LABELS = {
    "sodium": "sodium, Na⁺", "potassium": "potassium, K⁺", "ammonium": "ammonium, NH₄⁺", "magnesium": "magnesium, Mg²⁺",
    "calcium": "calcium, Ca²⁺", "iron": "iron, Fe²⁺", "manganese": "manganese, Mn²⁺", "chloride": "chloride, Cl⁻",
    "fluoride": "fluoride, F⁻", "nitrate": "nitrate, NO₃⁻", "bicarbonate": "bicarbonate, HCO₃⁻",
    "sulfate": "sulfate, SO₄²⁻", "phosphate": "phosphate, as PO₄", "silica": "silica, SiO₂", "boron": "boron, as B",
    "barium": "barium, Ba²⁺", "strontium": "strontium, Sr²⁺",
}  # fmt: skip


class AnalysedRow(NamedTuple):
    """One ion of an analysis, on every scale."""

    ion: AnalysedIon
    mass: IonMass
    moles: IonMoles
    charge: IonCharge
    as_lime: IonAsLime


class Checked(NamedTuple):
    """An analysis and how its charges balance."""

    charge_imbalance: ChargeImbalance
    positive_charge: PositiveCharge
    negative_charge: NegativeCharge
    what_closes: WhatCloses
    total_dissolved_solids: TotalDissolvedSolids
    hardness: TotalHardness
    alkalinity: Alkalinity
    ions: Annotated[Sequence[AnalysedRow], Table("the analysis", "What a volume holds of each, its charges closed.")]


def checked(whole: Whole, balance: str) -> Checked:
    """What is told of a whole analysis that was closed with an ion, or with none."""
    masses, amounts = ions.MOLAR_MASSES, whole.amounts
    closing = "nothing: it is taken as it is"
    if balance != "none":
        now, before = (Amount(each[balance] * masses[balance], "mg/L") for each in (amounts, whole.given))
        closing = Message(f"{{}} of {balance} instead of {{}}", now, before)
    return Checked(
        charge_imbalance=whole.imbalance,
        positive_charge=whole.positive,
        negative_charge=whole.negative,
        what_closes=closing,
        total_dissolved_solids=whole.solids,
        hardness=amounts["calcium"] + amounts["magnesium"],
        alkalinity=amounts["bicarbonate"] / 2,
        ions=Rows(
            lambda: tuple(
                AnalysedRow(
                    ion=LABELS[name],
                    mass=amounts[name] * masses[name],
                    moles=amounts[name],
                    charge=abs(amounts[name] * whole.charges[name]),
                    as_lime=abs(amounts[name] * whole.charges[name]) / 2,
                )
                for name in present(amounts)
            )
        ),
    )


class PassedRow(NamedTuple):
    """One ion on both sides of a membrane."""

    ion: IonBefore
    in_feed: InFeed
    in_permeate: InPermeate
    in_concentrate: InConcentrate
    rejection: IonRejection


class Passed(NamedTuple):
    """What passes a membrane, ion by ion."""

    permeate_solids: PermeateSolids
    solids_rejection: SolidsRejection
    feed_solids: FeedSolids
    permeate_ph: PermeatePh | None
    ions: Annotated[
        Sequence[PassedRow], Table("ion by ion", "What the feed, the permeate and the concentrate hold of each.")
    ]


def passed(
    whole: Whole,
    membrane: ion_passage.Membrane,
    salt_permeability: float,
    flux: float,
    recovery: float,
    ph: float,
) -> Passed:
    """What is told of a feed at a membrane; permeability and flux in m/s."""
    feed, masses = whole.amounts, ions.MOLAR_MASSES
    if not whole.solids:
        raise Refusal("Nothing is dissolved in this feed, so that nothing passes with the water.")
    permeate = ion_passage.permeate(feed, whole.charges, membrane, salt_permeability, flux, recovery).amounts
    solids = sum(amount * masses[name] for name, amount in permeate.items())
    buffered = permeate["bicarbonate"] / feed["bicarbonate"] if feed["bicarbonate"] else None
    return Passed(
        permeate_solids=solids,
        solids_rejection=1 - solids / whole.solids,
        feed_solids=whole.solids,
        permeate_ph=ph + log10(buffered) if buffered else None,
        ions=Rows(
            lambda: tuple(
                PassedRow(
                    ion=LABELS[name],
                    in_feed=feed[name] * masses[name],
                    in_permeate=permeate[name] * masses[name],
                    in_concentrate=(feed[name] - recovery * permeate[name]) / (1 - recovery) * masses[name],
                    rejection=1 - permeate[name] / feed[name],
                )
                for name in present(feed)
            )
        ),
    )


def present(amounts: Mapping[str, float]) -> list[str]:
    return [name for name in LABELS if amounts[name]]
