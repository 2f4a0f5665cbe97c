"""Two waters mixed to a target, tap water and the membrane's or any other two: how much of each, and what comes out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Annotated, NamedTuple

from calc.core import roots
from calc.core.numbers import sentence
from calc.core.quantities import OutOfRange, Range, Refusal, Table, caution, joined
from calc.core.units import celsius, from_si, to_si
from calc.models.ions import conductivity, hardness
from calc.models.ions.ions import IONS, MOLAR_MASSES
from calc.models.solutions import analysis
from calc.models.water import water
from calc.vocabulary import household as terms
from calc.vocabulary.common import Conductivity, TotalDissolvedSolids

TEMPERATURE = celsius(25)
"""At which conductivities are told."""

TARGETS: dict[str, tuple[str, str]] = {
    "hardness mg/L": ("hardness", "mg/L CaCO3"),
    "hardness dH": ("hardness", "degdH"),
    "hardness fH": ("hardness", "degfH"),
    "hardness gpg": ("hardness", "gpg"),
    "hardness mmol/L": ("hardness", "mol/m3"),
    "alkalinity mg/L": ("alkalinity", "mg/L CaCO3"),
    "alkalinity dH": ("alkalinity", "degdH"),
    "alkalinity meq/L": ("alkalinity", "meq/L"),
    "calcium mg/L": ("calcium", "mg/L"),
    "sodium mg/L": ("sodium", "mg/L"),
    "TDS mg/L": ("TDS", "mg/L"),
    "conductivity uS/cm": ("conductivity", "uS/cm"),
}
"""What is to be met and the unit of calc.core.units, for each target."""
FIRST_WATER = "first water %"
"""The target of a mixture whose parts are known."""

# Coffee: 40 mg/L is the target of the Specialty Coffee Association, told in towerofrecords.com's "Coffee: Water
# Chemistry" and elsewhere; the standard itself was not read. Pale beer: at most 50 mg/L, homebrewersassociation.org,
# "Critique my water". Discus: A. Huck, simplydiscus.com, 2002. Soft and medium German water part at 8.4 °dH by the
# law of 2007 on washing agents, read in a vendor's page. Aquarium: the example of JBL's manual "Osmose 120". Little
# sodium: 20 mg/L is what a mineral water for such a diet stays below in the European Union, by the Court's C-157/14.
PRESETS: dict[str, dict[str, str]] = {
    "coffee": {"target": "alkalinity mg/L", "target_value": "40"},
    "pale beer": {"target": "alkalinity mg/L", "target_value": "50"},
    "soft-water aquarium": {"target": "hardness dH", "target_value": "5"},
    "discus, growing up": {"target": "conductivity uS/cm", "target_value": "200"},
    "discus, breeding": {"target": "conductivity uS/cm", "target_value": "100"},
    "reef tank top-up, through a deioniser": {"target": "hardness dH", "target_value": "0", "rejection": "100 %"},
    "hard tap water, just made soft": {"target": "hardness dH", "target_value": "8.4"},
    "little sodium": {"target": "sodium mg/L", "target_value": "20", "sodium": "120 mg/L", "chloride": "198 mg/L"},
}


def _second(**amounts: float) -> dict[str, str]:
    return {f"second_{ion}": f"{amounts.get(ion, 0):g} mg/L" for ion in IONS}


# 15 parts of Evian to 85 of distilled water are the recipe of "nick_111" on home-barista.com, 2022; Contrex and Evian
# by their labels, as in the wiki of the docstring, with the chloride and potassium that hydrologie.org has for Contrex.
MIX_PRESETS: dict[str, dict[str, str]] = {
    "a mineral water and distilled water": {"target": FIRST_WATER, "target_value": "15", **_second()},
    "half and half": {"target": FIRST_WATER, "target_value": "50"},
    "with a water rich in gypsum, to 100 mg/L of calcium": {
        "target": "calcium mg/L", "target_value": "100",
        **_second(calcium=468, magnesium=74.5, sodium=9.4, potassium=3.1, chloride=7.1, sulfate=1121, bicarbonate=372),
    },
}  # fmt: skip

_CLOSE_ENOUGH = 1e-12
_ROUNDING = 1e-9
_DIGITS = 4


def strength(share: float, rejection: float) -> float:
    """What a mixture holds of every ion, over what the tap water in it holds, from its share of tap water.

    >>> strength(0.0, 0.95), strength(1.0, 0.95)
    (0.050000000000000044, 1.0)
    """
    return 1 - rejection * (1 - share)


def mixed(tap: Mapping[str, float], rejection: float, share: float) -> dict[str, float]:
    """The ions of a mixture, in the unit of the tap water's; a share of zero is the reverse-osmosis water itself."""
    factor = strength(share, rejection)
    return {ion: factor * amount for ion, amount in tap.items()}


def conductor(tap: Mapping[str, float]) -> Callable[[float], float]:
    """The conductivity at 25 °C, in S/m, of a water as a function of the strength to which it is diluted.

    Ions in kg/m3. The mass of water in a volume is taken to go straight from that of pure water to that of the tap
    water. Raises Refusal, when called, where the conductivity cannot be estimated.
    """
    moles = analysis.moles({ion: 1000 * amount for ion, amount in tap.items()}, "mg/L")
    molalities = analysis.in_water(moles, "mg/L", TEMPERATURE)
    most = max(tap, key=lambda ion: tap[ion])
    pure = water.density(TEMPERATURE)
    in_tap = tap[most] / MOLAR_MASSES[most] / molalities[most] if tap[most] else pure

    def at(factor: float) -> float:
        diluted = factor * in_tap / (pure + factor * (in_tap - pure))
        return conductivity.conductivity({ion: diluted * m for ion, m in molalities.items()}, TEMPERATURE)

    return at


def measure(measured: str) -> Callable[[Mapping[str, float]], float]:
    """How much of a target other than the conductivity a water has, as a function of its ions in kg/m3, in SI.

    >>> measure("TDS")({"calcium": 0.1, "chloride": 0.2})
    0.30000000000000004
    """
    if measured in ("hardness", "alkalinity"):
        return hardness.total_hardness if measured == "hardness" else hardness.alkalinity
    if measured == "TDS":
        return lambda water: sum(water.values())
    return lambda water: water[measured]


def tap_share(tap: Mapping[str, float], rejection: float, target: str, value: float) -> float:
    """The share of tap water in the mixture that meets a target; ions in kg/m3, the value on the target's scale.

    Raises OutOfRange, naming `target_value`, where the two waters give more or less than it, and Refusal where they do
    not differ, or their conductivity cannot be estimated.
    """
    measured, _ = TARGETS[target]
    if measured == "conductivity":
        conducting = conductor(tap)

        def having(share: float) -> float:
            return conducting(strength(share, rejection))
    else:
        of = measure(measured)

        def having(share: float) -> float:
            return of(mixed(tap, rejection, share))

    if having(1.0) == 0:
        raise Refusal(
            f"The tap water has no {measured} at all, so no mixture can be found by it: choose another target."
        )
    return _share(having, target, value, "reverse-osmosis water", "tap water")


def poured(first: Mapping[str, float], second: Mapping[str, float], share: float) -> dict[str, float]:
    """The ions of two waters poured together, from the share of the first."""
    return {ion: share * first[ion] + (1 - share) * second[ion] for ion in first}


def conductivity_of(water: Mapping[str, float]) -> float:
    """The conductivity of a water at 25 °C, in S/m, from its ions in kg/m3; Refusal where it cannot be estimated."""
    molalities = analysis.in_water(analysis.moles_of_masses(water), "mg/L", TEMPERATURE)
    return conductivity.conductivity(molalities, TEMPERATURE)


def first_share(first: Mapping[str, float], second: Mapping[str, float], target: str, value: float) -> float:
    """The share of the first of two waters in the mixture that meets a target; ions in kg/m3.

    Raises OutOfRange, naming `target_value`, where the two waters give more or less than it, and Refusal where they do
    not differ in it, or their conductivity cannot be estimated.
    """
    if target == FIRST_WATER:
        whole = Range(0.0, 100.0, "no mixture has less than none of it", "no mixture has more than all of it")
        if not whole.holds(value):
            raise OutOfRange("target_value", value, whole, "1")
        return value / 100
    measured, _ = TARGETS[target]
    of = conductivity_of if measured == "conductivity" else measure(measured)

    def having(share: float) -> float:
        return of(poured(first, second, share))

    ends = having(0.0), having(1.0)
    if abs(ends[1] - ends[0]) <= _ROUNDING * max(ends):
        raise Refusal(
            f"Both waters have the same {measured}, so no mixture can be found by it: choose another target, or the "
            "share of the first water."
        )
    return _share(having, target, value, "the second water", "the first water")


def _share(having: Callable[[float], float], target: str, value: float, nothing: str, whole: str) -> float:
    """The share of a water at which a mixture has what is wanted, where none of it and the whole are so called."""
    measured, unit = TARGETS[target]
    wanted = to_si(value, unit)
    start, end = having(0.0), having(1.0)
    (least, lower), (most, upper) = sorted(((start, nothing), (end, whole)))
    if not least * (1 - _ROUNDING) <= wanted <= most * (1 + _ROUNDING):
        ends = _inward(from_si(least, unit), math.ceil), _inward(from_si(most, unit), math.floor)
        raise OutOfRange(
            "target_value",
            value,
            Range(*ends, f"{lower} alone has as little", f"{upper} alone has as much"),
            "1",
        )
    straight = min(max((wanted - start) / (end - start), 0.0), 1.0)
    if measured != "conductivity" or straight in (0.0, 1.0):
        return straight
    beyond = (
        f"The conductivity wanted is that of {nothing} alone.",
        f"The conductivity wanted is that of {whole} alone.",
    )

    def too_much(share: float) -> float:
        return having(share) - wanted if end > start else wanted - having(share)

    return roots.crossing(too_much, 0.0, 1.0, straight, _CLOSE_ENOUGH * wanted, beyond)


def _inward(number: float, rounded: Callable[[float], int]) -> float:
    """A number to four digits, rounded to the side that the mixture can still reach."""
    if number == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(number)) - _DIGITS + 1)
    return float(f"{rounded(number / step) * step:.{_DIGITS}g}")


def mixture(share: float, whole: str = "tap water", nothing: str = "reverse-osmosis water") -> str:
    """What to pour together, in words.

    >>> mixture(0.2)
    '1 part of tap water to 4 parts of reverse-osmosis water.'
    """
    if share < 1e-4:
        return f"{sentence(nothing)} alone."
    if share > 1 - 1e-4:
        return f"{sentence(whole)} alone."
    if share <= 0.5:
        return f"1 part of {whole} to {_parts((1 - share) / share)} of {nothing}."
    return f"1 part of {nothing} to {_parts(share / (1 - share))} of {whole}."


def _parts(ratio: float) -> str:
    written = f"{ratio:.3g}" if ratio < 1000 else f"{ratio:.0f}"
    return f"{written} part{'s' * (written != '1')}"


class IonRow(NamedTuple):
    """One ion in the three waters."""

    ion: terms.Ion
    in_ro_water: terms.InRoWater
    in_tap_water: terms.InTapWater
    in_blend: terms.InBlend


class ScaleRow(NamedTuple):
    """The three waters on one scale."""

    scale: terms.HardnessScale
    ro_water: terms.RoWaterOnScale
    tap_water: terms.TapWaterOnScale
    mixture: terms.BlendOnScale


class Blend(NamedTuple):
    """A mixture that meets its target."""

    tap_share: terms.TapShare
    tap_volume: terms.TapVolume
    purified_volume: terms.PurifiedVolume
    mixture: terms.Mixture
    hardness: terms.BlendHardness
    alkalinity: terms.BlendAlkalinity
    conductivity: Conductivity | None
    total_dissolved_solids: TotalDissolvedSolids
    scales: Annotated[
        tuple[ScaleRow, ...],
        Table("hardness on all scales", "Hardness and alkalinity of the three waters, scale by scale."),
    ]
    ions: Annotated[tuple[IonRow, ...], Table("ion by ion", "What each of the three waters holds.")]


def mix(tap: Mapping[str, float], rejection: float, share: float, batch: float) -> Blend:
    """A batch, in m3, of tap water mixed with the reverse-osmosis water made from it, its ions in kg/m3."""
    osmosis, blend = mixed(tap, rejection, 0.0), mixed(tap, rejection, share)
    try:
        conducting = conductor(tap)(strength(share, rejection))
    except Refusal as refusal:
        caution(joined("The conductivity cannot be estimated.", refusal.message))
        conducting = None
    return Blend(
        tap_share=share,
        tap_volume=share * batch,
        purified_volume=(1 - share) * batch,
        mixture=mixture(share),
        hardness=hardness.total_hardness(blend),
        alkalinity=hardness.alkalinity(blend),
        conductivity=conducting,
        total_dissolved_solids=sum(blend.values()),
        scales=tuple(
            ScaleRow(
                scale=scale,
                ro_water=hardness.on_scale(osmosis, scale),
                tap_water=hardness.on_scale(tap, scale),
                mixture=hardness.on_scale(blend, scale),
            )
            for scale in hardness.SCALES
        ),
        ions=tuple(
            IonRow(ion=ion, in_ro_water=osmosis[ion], in_tap_water=tap[ion], in_blend=blend[ion]) for ion in tap
        ),
    )


class MixedIon(NamedTuple):
    """One ion in two waters and in their mixture."""

    ion: terms.Ion
    in_first_water: terms.InFirstWater
    in_second_water: terms.InSecondWater
    in_mixture: terms.InBlend


class MixedScale(NamedTuple):
    """Two waters and their mixture on one scale."""

    scale: terms.HardnessScale
    first_water: terms.FirstWaterOnScale
    second_water: terms.SecondWaterOnScale
    mixture: terms.BlendOnScale


class Mixed(NamedTuple):
    """Two waters mixed."""

    first_share: terms.FirstShare
    first_volume: terms.FirstVolume
    second_volume: terms.SecondVolume
    mixture: terms.Mixture
    hardness: terms.BlendHardness
    alkalinity: terms.BlendAlkalinity
    conductivity: Conductivity | None
    total_dissolved_solids: TotalDissolvedSolids
    scales: Annotated[
        tuple[MixedScale, ...],
        Table("hardness on all scales", "Hardness and alkalinity of both waters and the mixture, scale by scale."),
    ]
    ions: Annotated[tuple[MixedIon, ...], Table("ion by ion", "What each of the waters holds.")]


def pour(first: Mapping[str, float], second: Mapping[str, float], share: float, batch: float) -> Mixed:
    """A batch, in m3, of two waters mixed, their ions in kg/m3."""
    both = poured(first, second, share)
    return Mixed(
        first_share=share,
        first_volume=share * batch,
        second_volume=(1 - share) * batch,
        mixture=mixture(share, "the first water", "the second"),
        hardness=hardness.total_hardness(both),
        alkalinity=hardness.alkalinity(both),
        conductivity=estimated(both),
        total_dissolved_solids=sum(both.values()),
        scales=tuple(
            MixedScale(
                scale=scale,
                first_water=hardness.on_scale(first, scale),
                second_water=hardness.on_scale(second, scale),
                mixture=hardness.on_scale(both, scale),
            )
            for scale in hardness.SCALES
        ),
        ions=tuple(
            MixedIon(ion=ion, in_first_water=first[ion], in_second_water=second[ion], in_mixture=both[ion])
            for ion in first
        ),
    )


def estimated(water: Mapping[str, float]) -> float | None:
    """The conductivity of a water, in S/m, from its ions in kg/m3; or none, with a caution that says why."""
    try:
        return conductivity_of(water)
    except Refusal as refusal:
        caution(joined("The conductivity cannot be estimated.", refusal.message))
        return None
