"""What is told of a concentrate and its minerals, and of all that can end a recovery."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple, Protocol

from calc.core.numbers import sentence
from calc.core.quantities import Amount, Message, Refusal, Table, caution
from calc.core.rows import Rows
from calc.models.ions import ions
from calc.models.minerals import acid, carbonate_indices, minerals, recovery_limits, speciation
from calc.models.minerals.recovery_limits import (
    ELEMENTS,
    END,
    HIGHEST_IONIC_STRENGTH,
    HIGHEST_RECOVERY,
    PUMP,
    Concentrating,
    Place,
)
from calc.models.minerals.speciation import State
from calc.vocabulary.common import ConcentrationFactor, IonicStrength, OsmoticPressure
from calc.vocabulary.scaling import (
    ACIDS,
    AcidUsed,
    AlkalinityExponent,
    BariteIndex,
    Binding,
    BindingThen,
    Bound,
    BoundAt,
    BoundRemark,
    CalciteIndex,
    CalciumExponent,
    CelestiteIndex,
    ConcentrateIndex,
    ConcentratePh,
    ConcentrateSolids,
    Deposits,
    DosedPh,
    FeedIndex,
    FluoriteIndex,
    GypsumIndex,
    IndexThatHolds,
    LangelierIndex,
    LangelierPh,
    LargestRecovery,
    LeastAcid,
    Mineral,
    PhWithLeastAcid,
    RecoveryBound,
    RecoveryWithLeastAcid,
    Saturation,
    SilicaIndex,
    StiffDavisConstant,
    StiffDavisIndex,
    StiffDavisPh,
    StrengthByTheLitre,
)


class MineralRow(NamedTuple):
    """A mineral before and after."""

    mineral: Mineral
    feed_index: FeedIndex
    concentrate_index: ConcentrateIndex
    saturation: Saturation


class Concentrate(NamedTuple):
    """What is left of a feed, and what it can deposit."""

    calcite_index: CalciteIndex | None
    gypsum_index: GypsumIndex | None
    barite_index: BariteIndex | None
    celestite_index: CelestiteIndex | None
    fluorite_index: FluoriteIndex | None
    silica_index: SilicaIndex | None
    concentrate_ph: ConcentratePh
    concentration_factor: ConcentrationFactor
    osmotic_pressure: OsmoticPressure
    ionic_strength: IonicStrength
    deposits: Deposits
    minerals: Annotated[
        Sequence[MineralRow], Table("minerals", "Every mineral that the water can form, in the feed and at the end.")
    ]


_CAN_DEPOSIT = "can deposit"
_UNSURE = 0.1  # what the index may be off
_STRONG, _SULFATE_STRONG = 0.8, 0.15  # mol/kg: beyond them the index of fluorite is further from phreeqc.dat's


def concentrate(feed: State, left: State, factor: float) -> Concentrate:
    """What is told of a feed and what is left of it, so many times more concentrated; with cautions."""
    after = minerals.saturation_indices(left)
    if missing := [minerals.label(mineral) for mineral in minerals.NAMES if mineral not in after]:
        caution(f"The water lacks a part of these minerals, so that they have no index: {', '.join(missing)}.")
    if "fluorite" in after:
        _caution_of_fluorite(left)
    return Concentrate(
        calcite_index=after.get("calcite"),
        gypsum_index=after.get("gypsum"),
        barite_index=after.get("barite"),
        celestite_index=after.get("celestite"),
        fluorite_index=after.get("fluorite"),
        silica_index=after.get("silica"),
        concentrate_ph=left.ph,
        concentration_factor=factor,
        osmotic_pressure=left.osmotic_pressure,
        ionic_strength=left.ionic_strength,
        deposits=_deposits(after),
        minerals=Rows(lambda: _rows(minerals.saturation_indices(feed), after)),
    )


def _rows(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[MineralRow, ...]:
    return tuple(
        MineralRow(
            mineral=minerals.label(mineral),
            feed_index=before[mineral],
            concentrate_index=index,
            saturation=_saturation(index),
        )
        for mineral, index in after.items()
    )


def _deposits(after: Mapping[str, float]) -> str:
    """Which minerals can deposit, by their saturation indices.

    >>> _deposits({"calcite": 1.7, "gypsum": -0.3, "barite": 0.9, "silica": 0.4})
    'Calcite, barite and silica can deposit.'
    """
    *others, last = [mineral for mineral, index in after.items() if _saturation(index) == _CAN_DEPOSIT] or [
        "no mineral"
    ]
    return f"{sentence(' and '.join([', '.join(others), last] if others else [last]))} can deposit."


def _saturation(index: float) -> str:
    if abs(index) <= _UNSURE:
        return "in equilibrium, as far as is known"
    return _CAN_DEPOSIT if index > 0 else "stays dissolved"


def _caution_of_fluorite(water: State) -> None:
    sulfate_rules = 2 * water.totals["sulfate"] > water.totals["chloride"]
    if water.ionic_strength > (_SULFATE_STRONG if sulfate_rules else _STRONG):
        caution("In a water as salty as this the index of fluorite is known less well, in sulfate waters to 0.4 only.")


class ConcentrateIndices(NamedTuple):
    """What the two indices of calcium carbonate say of a concentrate."""

    langelier_index: LangelierIndex
    stiff_davis_index: StiffDavisIndex | None
    index_that_holds: IndexThatHolds
    concentrate_solids: ConcentrateSolids
    concentrate_ph: ConcentratePh
    concentration_factor: ConcentrationFactor
    p_ca: CalciumExponent
    p_alk: AlkalinityExponent
    ionic_strength: StrengthByTheLitre
    langelier_ph: LangelierPh
    stiff_davis_constant: StiffDavisConstant | None
    stiff_davis_ph: StiffDavisPh | None


def indices(feed: Mapping[str, float], factor: float, ph: float, temperature: float) -> ConcentrateIndices:
    """What is told of a feed, in mol/m3, that is so many times more concentrated, at a pH and a temperature in K."""
    held = {part: factor * amount for part, amount in feed.items()}
    solids = sum(amount * ions.MOLAR_MASSES[part] for part, amount in held.items())
    strength = sum(held[ion] * charge**2 for ion, charge in ions.CHARGES.items()) / 2
    calcium, alkalinity = held["calcium"], held["bicarbonate"] / 2
    langelier_ph = carbonate_indices.langelier(solids, temperature, calcium, alkalinity)
    constant = stiff_davis_ph = index = None
    if carbonate_indices.WEAKEST <= strength <= carbonate_indices.STRONGEST:
        constant = carbonate_indices.constant(strength, temperature)
        stiff_davis_ph = carbonate_indices.stiff_davis(strength, temperature, calcium, alkalinity)
        index = ph - stiff_davis_ph
    else:
        caution(
            "The index of Stiff and Davis is left out: its chart has no ionic strength of {}.",
            Amount(strength, "mol/L", 2),
        )
    return ConcentrateIndices(
        langelier_index=ph - langelier_ph,
        stiff_davis_index=index,
        index_that_holds=_which_holds(solids, ph - langelier_ph, index),
        concentrate_solids=solids,
        concentrate_ph=ph,
        concentration_factor=factor,
        p_ca=-math.log10(calcium / 1000),
        p_alk=-math.log10(2 * alkalinity / 1000),
        ionic_strength=strength,
        langelier_ph=langelier_ph,
        stiff_davis_constant=constant,
        stiff_davis_ph=stiff_davis_ph,
    )


def _which_holds(solids: float, langelier: float, stiff_davis: float | None) -> str:
    """The index that is made for so much dissolved matter, in kg/m3, and what it says."""
    if solids <= carbonate_indices.BORDER:
        return Message(f"Up to {{10 g/L}} Langelier's holds: {_lower(carbonate_indices.verdict(langelier))}")
    if stiff_davis is None:
        return Message("Above {10 g/L} Langelier's does not hold, nor does the other here.")
    told = _lower(carbonate_indices.verdict(stiff_davis))
    return Message(f"Above {{10 g/L}} that of Stiff and Davis holds: {told}")


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


class LimitRow(NamedTuple):
    """One thing that can end a recovery."""

    bound: Bound
    limit: BoundAt
    recovery: RecoveryBound
    remark: BoundRemark


class AcidRow(NamedTuple):
    """What one acid does."""

    acid: AcidUsed
    dose: LeastAcid
    ph: PhWithLeastAcid
    recovery: RecoveryWithLeastAcid
    binding: BindingThen


class Furthest(NamedTuple):
    """How far a feed can be concentrated, what ends it, and what acid does about it."""

    maximum_recovery: LargestRecovery
    binding: Binding
    concentration_factor: ConcentrationFactor
    concentrate_ph: ConcentratePh
    dosed_ph: DosedPh
    osmotic_pressure: OsmoticPressure
    limits: Annotated[
        Sequence[LimitRow], Table("limits", "Everything that can end the recovery, each as if it were alone.")
    ]
    acids: Annotated[
        Sequence[AcidRow],
        Table("what acid does", "The least dose of each acid, to the feed as given, with which calcite is not first."),
    ]


class At(Protocol):
    """Concentrates a feed, and may begin with what is known of another."""

    def __call__(self, state: State, like: Concentrating | None = None) -> Concentrating: ...


def furthest(feed: State, dosed: State, water: float | None, antiscalant: bool, at: At) -> Furthest:
    """What is told of a feed, as it is and with its acid; `at` concentrates one, of `water` kg/m3 if that is known.

    Raises Refusal where the feed is beyond a limit before any water is taken.
    """
    concentrating = at(dosed)
    _refuse_what_is_bound(concentrating, antiscalant)
    first = concentrating.first()
    if first.binding == "fluorite":
        _caution_of_fluorite(first.water)
    return Furthest(
        maximum_recovery=first.recovery,
        binding=_in_words(first),
        concentration_factor=speciation.concentration_factor(first.recovery, concentrating.rejection),
        concentrate_ph=first.water.ph,
        dosed_ph=dosed.ph,
        osmotic_pressure=first.water.osmotic_pressure,
        limits=Rows(lambda: _limits(concentrating, first, antiscalant)),
        acids=Rows(lambda: _acids(concentrating if dosed is feed else at(feed), water, at)),
    )


def _refuse_what_is_bound(concentrating: Concentrating, antiscalant: bool) -> None:
    excesses = concentrating.excesses
    if excesses[PUMP] >= 0:
        raise Refusal(
            "The feed's osmotic pressure, {}, is not below the {} that the pump has for it. Raise the pressure.",
            Amount(concentrating.feed.osmotic_pressure, "bar"),
            Amount(concentrating.limits.osmotic_pressure, "bar"),
        )
    if excesses[END] >= 0:
        raise Refusal(
            "The feed's ionic strength, {}, is where the model ends.",
            Amount(concentrating.feed.ionic_strength, "mol/kg", 2),
        )
    bound = [mineral for mineral in minerals.NAMES if excesses.get(mineral, -math.inf) >= 0]
    if bound:
        how_far = " and ".join(f"{minerals.label(mineral)} by {excesses[mineral]:.2g}" for mineral in bound)
        cures = [] if antiscalant else ["antiscalant lets it go further"]
        cures += ["acid keeps calcite dissolved"] if "calcite" in bound else []
        cures += ["what the mineral is made of can be taken out, as a softener does with calcium and barium"]
        raise Refusal(
            f"Before any water is taken the feed is beyond what is allowed in its index of {how_far}. "
            f"What helps: {'; '.join(cures)}."
        )


def _name(binding: str) -> str:
    names = {PUMP: "the pump's pressure", ELEMENTS: "the elements", END: "the end of the model"}
    return names.get(binding) or minerals.label(binding)


def _in_words(place: Place) -> str:
    if place.binding != END:
        return _name(place.binding)
    if place.recovery >= HIGHEST_RECOVERY:
        return f"nothing up to {100 * HIGHEST_RECOVERY:.0f} %"
    return Message("nothing up to {}, where the model ends", Amount(HIGHEST_IONIC_STRENGTH, "mol/kg", 2))


def _limits(concentrating: Concentrating, first: Place, antiscalant: bool) -> tuple[LimitRow, ...]:
    limits, rows = concentrating.limits, []
    for name in [*(each for each in minerals.NAMES if each in concentrating.excesses), PUMP, ELEMENTS]:
        recovery = concentrating.alone(name)
        if name == PUMP:
            limit: str = Message("{} of osmotic pressure", Amount(limits.osmotic_pressure, "bar"))
        elif name == ELEMENTS:
            limit = f"a recovery of {100 * limits.recovery:.3g} %"
        else:
            limit = _index_in_words(name, limits.indices[name])
        remark = "later"
        if recovery is None:
            ends = concentrating.end < HIGHEST_RECOVERY
            remark = "not up to here, where the model ends" if ends else "not up to here"
        recovery = concentrating.end if recovery is None else recovery
        if name == first.binding:
            remark, recovery = "first", first.recovery
        rows.append(LimitRow(bound=_name(name), limit=limit, recovery=recovery, remark=remark))
    return tuple(rows)


def _index_in_words(mineral: str, index: float) -> str:
    share = "" if mineral == "calcite" and index else f", {100 * 10**index:.0f} % of the solubility product"
    return f"an index of {index:.3g}{share}"


def _acids(given: Concentrating, water: float | None, at: At) -> tuple[AcidRow, ...]:
    first = given.first()
    return tuple(_acid(name, given, first, water, at) for name in acid.EQUIVALENTS)


def _acid(name: str, given: Concentrating, first: Place, water: float | None, at: At) -> AcidRow:
    """The least dose of an acid, or why there is none."""
    label, feed = ACIDS.labels[name], given.feed

    def without(why: str) -> AcidRow:
        return AcidRow(acid=label, dose=0.0, ph=feed.ph, recovery=first.recovery, binding=f"{_in_words(first)}; {why}")

    if "calcite" not in given.excesses:
        return without("calcite cannot form")
    if water is None:
        return without("a dose in mg/L cannot be told, as the density is not known")

    known = {0.0: given}

    def dosed(dose: float) -> Concentrating:
        if dose not in known:
            last = next(reversed(known.values()))
            known[dose] = at(speciation.with_acid(feed, name, dose, list(last.feed.molalities.values())), last)
        return known[dose]

    found = recovery_limits.relief(dosed, (1 - _LEFT) * acid.most(feed, name))
    if found is None:
        return without("no dose helps")
    if not found.dose:
        return without("no acid is needed for calcite")
    per_kilogram = acid.MOLAR_MASSES[name] * water
    return AcidRow(
        acid=label,
        dose=found.dose * per_kilogram,
        ph=found.ph,
        recovery=found.place.recovery,
        binding=_in_words(found.place),
    )


_LEFT = 1e-4  # of the alkalinity, at the highest dose that is tried
