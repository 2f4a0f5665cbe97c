"""A reverse osmosis unit under the sink, cut open, what its membrane holds back, and what is mixed from its water."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from calc.core.numbers import write_quantity
from calc.interface.evaluation import evaluate
from docs.figures.drawing import svg

_FEED, _PERMEATE, _DRAIN = 85, 322, 262  # where the pipes go up and down
_HOUSING = (112, 290, 100, 138)  # of the membrane: left, right, top, bottom
_CAP, _BOWL, _FOOT = 222, 236, 330  # of the filters
_TANK = (288, 354, 232, 340)


def under_sink() -> str:
    """From the tap through both filters, the membrane and the tank to the small tap on the sink, and to the drain."""
    streams = evaluate("household.production").outputs
    made, wasted = streams["production"], streams["waste"]
    flows = {
        name: write_quantity(flow, "L/d", 2)
        for name, flow in (("tap", made + wasted), ("made", made), ("drain", wasted))
    }
    parts = [
        *_filter(10, "1 sediment", "M{x} {y}h0"),
        *_filter(64, "2 carbon", "M{x} {y}h0"),
        *_pipes(),
        *_membrane(),
        *_tank(),
        *_labels(flows),
    ]
    told = (
        "A reverse osmosis unit under the sink, cut open. "
        f"Tap water, {flows['tap']}, passes a sediment filter, a carbon filter and the shut-off valve, and enters the "
        f"housing of the rolled membrane. What passes the membrane, {flows['made']}, goes through a check valve into "
        "the tank, and from the tank through a last carbon filter to a tap of its own on the sink. A thin line leads "
        "from there to the shut-off valve, which closes when the tank is full. The rest of the water, "
        f"{flows['drain']}, runs through the flow restrictor to the drain."
    )
    return svg(404, told, parts)


def _filter(x: int, name: str, grain: str) -> list[str]:
    """A housing with its cartridge: coarse grains or fine ones."""
    step = 9 if name.startswith("1") else 5
    grains = "".join(
        grain.format(x=x + 14 + across * step, y=_BOWL + 12 + down * step)
        for down in range(round(72 / step))
        for across in range(round(18 / step))
    )
    return [
        f'<rect class="water" x="{x + 2}" y="{_BOWL}" width="38" height="{_FOOT - _BOWL}"/>',
        f'<path class="wall" d="M{x} {_CAP}h42v{_BOWL - _CAP}h-42zM{x + 2} {_BOWL}V{_FOOT}h38V{_BOWL}"/>',
        f'<rect class="gauge" x="{x + 9}" y="{_BOWL + 6}" width="24" height="80"/>',
        f'<path class="molecules" d="{grains}"/>',
        f'<text class="label" x="{x + 21}" y="{_FOOT + 18}" text-anchor="middle">{name[0]}</text>',
        f'<text class="quiet" x="{x + 21}" y="{_FOOT + 36}" text-anchor="middle">{name[2:]}</text>',
    ]


def _pipes() -> list[str]:
    """All that water runs in, with arrows; the line to the valve is thin."""
    left, right, top, bottom = _HOUSING
    middle = (top + bottom) / 2
    head = "m-5 -6l5 6l5 -6"
    return [
        f'<path class="flow" d="M0 229h10m-6 -5l6 5l-6 5M52 229h12M{_FEED} {_CAP}V{middle}H{left}m-7 -5l7 5l-7 5"/>',
        f'<path class="flow" d="M{right} {top + 10}H{_PERMEATE}V{_TANK[2]}{head}M{_PERMEATE} {top + 10}V22"/>',
        f'<path class="flow" d="M{_PERMEATE} 22q0 -14 -16 -14h-6v12m-5 -5l5 6l5 -6"/>',
        f'<path class="flow" d="M{_DRAIN} {bottom}V388{head}"/>',
        f'<path class="guide" d="M{_PERMEATE} 172H{_FEED + 11}"/>',
        f'<rect class="wall strong-water" x="{_FEED - 11}" y="160" width="22" height="24"/>',
        f'<path class="wall" d="M{_FEED - 7} 166l14 12m0 -12l-14 12"/>',
        f'<path class="wall" d="M300 {top + 3}v14l12 -7zM312 {top + 3}v14"/>',
        f'<path class="wall" d="M{_DRAIN - 7} 196l5 10l-5 10M{_DRAIN + 7} 196l-5 10l5 10"/>',
        f'<rect class="wall strong-water" x="{_PERMEATE - 10}" y="58" width="20" height="34" rx="6"/>',
        '<path class="scale" d="M214 42H360"/>',
    ]


def _membrane() -> list[str]:
    """The housing, and in it the membrane, rolled around a tube with holes."""
    left, right, top, bottom = _HOUSING
    middle = (top + bottom) / 2
    leaves = "".join(f"M{left + 16} {middle + side * off}H{right - 18}" for off in (8, 13) for side in (-1, 1))
    holes = "".join(f"M{x} {middle}h0" for x in range(left + 24, right - 20, 12))
    return [
        f'<rect class="strong-water" x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="8"/>',
        f'<rect class="wall" x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="8"/>',
        f'<path class="membrane" d="{leaves}"/>',
        f'<path class="gauge" d="M{left + 16} {middle - 4}H{right}M{left + 16} {middle + 4}H{right}"/>',
        f'<path class="molecules" d="{holes}"/>',
    ]


def _tank() -> list[str]:
    """The tank: water above the rubber, air below it."""
    left, right, top, bottom = _TANK
    middle = (left + right) / 2
    rubber = f"M{left} {top + 56}q{middle - left} 34 {right - left} 0"
    return [
        f'<path class="water" d="{rubber}V{top + 14}q0 -14 -14 -14H{left + 14}q-14 0 -14 14z"/>',
        f'<rect class="wall" x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="14"/>',
        f'<path class="membrane" d="{rubber}"/>',
        f'<text class="quiet" x="{middle}" y="{top + 42}" text-anchor="middle">water</text>',
        f'<text class="quiet" x="{middle}" y="{bottom - 10}" text-anchor="middle">air</text>',
    ]


def _labels(flows: dict[str, str]) -> list[str]:
    left, _, top, _ = _HOUSING

    def text(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
        return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{words}</text>'

    return [
        text("label", left, top - 8, "4 membrane"),
        text("label", _FEED + 18, 164, "3 shut-off valve"),
        text("label", _DRAIN - 12, 210, "8 flow restrictor", "end"),
        text("label", 296, top + 36, "5"),
        text("label", _PERMEATE - 16, 80, "7 carbon", "end"),
        text("label", (_TANK[0] + _TANK[1]) / 2, _TANK[3] + 18, "6 tank", "middle"),
        text("label", 290, 24, "tap of its own", "end"),
        text("quiet", 216, 58, "sink"),
        text("quiet", 2, _CAP - 26, "tap water"),
        text("quiet", 2, _CAP - 9, flows["tap"]),
        text("quiet", _DRAIN - 12, 372, "to the drain,", "end"),
        text("quiet", _DRAIN - 12, 389, flows["drain"], "end"),
        text("quiet", _PERMEATE - 6, 190, flows["made"], "end"),
    ]


class _Share(NamedTuple):
    """A share, or from one to another, in per cent, and how it is told."""

    name: str
    low: float
    high: float
    told: str


_HELD_BACK = (
    _Share("sulfate", 99, 99, "99 %"),
    _Share("calcium, magnesium", 97, 97, "97 %"),
    _Share("sodium, chloride", 96, 96, "96 %"),
    _Share("arsenic, in 59 homes", 80, 80, "80 %"),
    _Share("boron", 40, 60, "40 to 60 %"),
    _Share("carbon dioxide", 0, 0, "0 %"),
)
_USES = ("pale beer", "soft-water aquarium", "discus, growing up", "coffee", "discus, breeding")


def held_back() -> str:
    """What a membrane holds back of each, as the sources of its page tell."""
    return _bars(_HELD_BACK, "How much of each a membrane holds back")


def mixtures() -> str:
    """How much tap water makes the water for each use, the rest of it being reverse-osmosis water."""
    shares = {use: evaluate("household.blend", {"preset": use}).outputs["tap_share"] for use in _USES}
    rows = [_Share(use, 100 * share, 100 * share, write_quantity(share, "%", 2)) for use, share in shares.items()]
    return _bars(rows, "How much tap water is in the mixture for each use")


def _bars(shares: Sequence[_Share], about: str) -> str:
    """Bars as long as the shares, with a mark where each is or begins."""
    left, right, row = 14, 346, 42
    parts = []
    for number, each in enumerate(shares):
        y = 22 + row * number
        low, high = ((right - left) * share / 100 for share in (each.low, each.high))
        parts += [
            f'<text class="label" x="{left}" y="{y}">{each.name}</text>',
            f'<text class="label" x="{right}" y="{y}" text-anchor="end">{each.told}</text>',
            f'<rect class="water" x="{left}" y="{y + 6}" width="{right - left}" height="12"/>',
            f'<rect class="strong-water" x="{left}" y="{y + 6}" width="{high:.1f}" height="12"/>',
            f'<path class="flow" d="M{left + low:.1f} {y + 5}v14"/>',
        ]
    told = "; ".join(f"{each.name} {each.told}" for each in shares)
    return svg(row * len(shares) + 6, f"{about}: {told}.", parts)
