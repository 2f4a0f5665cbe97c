"""Reverse-osmosis water and tap water mixed to a target: how much of each, and what the mixture is like."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Annotated, NamedTuple

from calc.core import roots
from calc.core.quantities import OutOfRange, Range, Refusal, Table, caution, joined
from calc.core.units import celsius, from_si, to_si
from calc.models.ions import conductivity, hardness
from calc.models.ions.ions import MOLAR_MASSES
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
    "conductivity uS/cm": ("conductivity", "uS/cm"),
}
"""What is to be met and the unit of calc.core.units, for each target."""

# Coffee: 40 mg/L is the target of the Specialty Coffee Association, told in towerofrecords.com's "Coffee: Water
# Chemistry" and elsewhere; the standard itself was not read. Pale beer: at most 50 mg/L, homebrewersassociation.org,
# "Critique my water". Discus: A. Huck, simplydiscus.com, 2002. Soft and medium German water part at 8.4 °dH by the
# law of 2007 on washing agents, read in a vendor's page. Aquarium: the example of JBL's manual "Osmose 120".
PRESETS: dict[str, dict[str, str]] = {
    "coffee": {"target": "alkalinity mg/L", "target_value": "40"},
    "pale beer": {"target": "alkalinity mg/L", "target_value": "50"},
    "soft-water aquarium": {"target": "hardness dH", "target_value": "5"},
    "discus, growing up": {"target": "conductivity uS/cm", "target_value": "200"},
    "discus, breeding": {"target": "conductivity uS/cm", "target_value": "100"},
    "reef tank top-up, through a deioniser": {"target": "hardness dH", "target_value": "0", "rejection": "100 %"},
    "hard tap water, just made soft": {"target": "hardness dH", "target_value": "8.4"},
}

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


def tap_share(tap: Mapping[str, float], rejection: float, target: str, value: float) -> float:
    """The share of tap water in the mixture that meets a target; ions in kg/m3, the value on the target's scale.

    Raises OutOfRange, naming `target_value`, where the two waters give more or less than it, and Refusal where they do
    not differ, or their conductivity cannot be estimated.
    """
    measured, unit = TARGETS[target]
    wanted = to_si(value, unit)
    if measured == "conductivity":
        conducting = conductor(tap)

        def having(share: float) -> float:
            return conducting(strength(share, rejection))
    else:
        of = hardness.total_hardness if measured == "hardness" else hardness.alkalinity

        def having(share: float) -> float:
            return of(mixed(tap, rejection, share))

    least, most = having(0.0), having(1.0)
    if most == 0:
        raise Refusal(
            f"The tap water has no {measured} at all, so no mixture can be found by it: choose another target."
        )
    if not least * (1 - _ROUNDING) <= wanted <= most * (1 + _ROUNDING):
        ends = _inward(from_si(least, unit), math.ceil), _inward(from_si(most, unit), math.floor)
        raise OutOfRange(
            "target_value",
            value,
            Range(*ends, "reverse-osmosis water alone has as little", "tap water alone has as much"),
            "1",
        )
    straight = min(max((wanted - least) / (most - least), 0.0), 1.0)
    if measured != "conductivity" or straight in (0.0, 1.0):
        return straight
    beyond = (
        "The conductivity wanted is that of the purified water alone.",
        "The conductivity wanted is that of the tap water alone.",
    )
    return roots.crossing(lambda share: having(share) - wanted, 0.0, 1.0, straight, _CLOSE_ENOUGH * wanted, beyond)


def _inward(number: float, rounded: Callable[[float], int]) -> float:
    """A number to four digits, rounded to the side that the mixture can still reach."""
    if number == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(number)) - _DIGITS + 1)
    return float(f"{rounded(number / step) * step:.{_DIGITS}g}")


def mixture(share: float) -> str:
    """What to pour together, in words.

    >>> mixture(0.2)
    '1 part of tap water to 4 parts of reverse-osmosis water.'
    """
    if share < 1e-4:
        return "Reverse-osmosis water alone."
    if share > 1 - 1e-4:
        return "Tap water alone."
    if share <= 0.5:
        return f"1 part of tap water to {_parts((1 - share) / share)} of reverse-osmosis water."
    return f"1 part of reverse-osmosis water to {_parts(share / (1 - share))} of tap water."


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
