"""Scale on a membrane: where along the stream each mineral begins to deposit, by its saturation index."""

from __future__ import annotations

from calc.core.numbers import write_number
from calc.interface.evaluation import evaluate
from docs.figures.drawing import svg

MINERALS = ("calcite", "barite", "fluorite", "silica", "gypsum")
_RECOVERIES = range(0, 91, 5)  # in per cent, along the stream
_LEFT, _RIGHT, _ROOF, _MEMBRANE, _ROW = 14, 346, 34, 112, 30


def beginnings() -> dict[str, float]:
    """The recovery in per cent from which a mineral can deposit, the least first; those that never do are left out."""
    found: dict[str, float] = {}
    before: dict[str, float] = {}
    for recovery in _RECOVERIES:
        outputs = evaluate("scaling.saturation", {"recovery": f"{recovery} %"}).outputs
        indices = {mineral: outputs[f"{mineral}_index"] for mineral in MINERALS}
        for mineral, index in indices.items():
            if index > 0 and mineral not in found:
                last = before.get(mineral, index)
                found[mineral] = recovery - 5 * index / (index - last) if last < 0 else 0.0
        before = indices
    return dict(sorted(found.items(), key=lambda each: each[1]))


def scale() -> str:
    """The stream over a membrane from the feed to the concentrate, with crystals where minerals can deposit."""
    begins = beginnings()
    parts = [
        f'<rect class="water" x="{_LEFT}" y="{_ROOF}" width="{_RIGHT - _LEFT}" height="{_MEMBRANE - _ROOF}"/>',
        f'<path class="wall" d="M{_LEFT} {_ROOF}H{_RIGHT}"/>',
        f'<path class="membrane" d="M{_LEFT} {_MEMBRANE}H{_RIGHT}"/>',
        f'<path class="salt" d="{"".join(f"M{x:.1f} {y:.1f}h0" for x, y in _dissolved())}"/>',
        f'<path class="strong-water" d="{_crystals(begins)}"/><path d="{_crystals(begins)}"/>',
        *(
            f'<path class="flow" d="M{_across(recovery):.1f} {_MEMBRANE + 6}v16m-5 -5l5 5l5 -5"/>'
            for recovery in (12, 40, 68)
        ),
        f'<text class="quiet" x="{_LEFT}" y="24">feed</text>',
        f'<text class="quiet" x="{_RIGHT}" y="24" text-anchor="end">concentrate</text>',
    ]
    base = _MEMBRANE + 48
    for row, (mineral, begin) in enumerate(begins.items()):
        y = base + _ROW * row
        words = "from the feed on" if not begin else f"from {write_number(begin, 2)} %"
        parts += [
            f'<text class="quiet" x="{_LEFT}" y="{y}">{mineral}: {words}</text>',
            f'<path class="gauge" d="M{_LEFT} {y + 9}H{_RIGHT}"/>',
            f'<path class="flow" d="M{_across(begin):.1f} {y + 9}H{_RIGHT}"/>',
        ]
    foot = base + _ROW * len(begins) + 6
    parts += [
        f'<text class="quiet" x="{_across(recovery):.1f}" y="{foot}" text-anchor="{anchor}">{recovery} %</text>'
        for recovery, anchor in ((0, "start"), (45, "middle"), (90, "end"))
    ]
    parts.append(
        f'<text class="quiet" x="180" y="{foot + 20}" text-anchor="middle">water that has passed so far</text>'
    )
    told = ", ".join(f"{mineral} from {begin:.0f} %" for mineral, begin in begins.items())
    text = (
        "The stream over a membrane. As water passes the membrane, what is dissolved comes closer together, and "
        f"crystals grow towards the end. By the water that has passed, these minerals can deposit: {told}."
    )
    return svg(foot + 30, text, parts)


def _across(recovery: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * recovery / _RECOVERIES[-1]


def _dissolved() -> list[tuple[float, float]]:
    """Dots as close together as the salt: each takes the room that water of a fixed amount has left."""
    places, recovery, number = [], 1.5, 0
    while recovery < _RECOVERIES[-1] - 1:  # a dot is so wide
        places.append((_across(recovery), _ROOF + 12 + (number * 29) % (_MEMBRANE - _ROOF - 34)))
        recovery += max(4.2 * (1 - recovery / 100), 1.1)
        number += 1
    return places


def _crystals(begins: dict[str, float]) -> str:
    """Crystals on the membrane, the larger the more minerals can deposit there."""
    marks = []
    for recovery in range(3, 90, 5):
        many = sum(begin <= recovery for begin in begins.values())
        high = 3.2 * many
        x = _across(recovery)
        marks.append(
            f"M{x - 6:.1f} {_MEMBRANE - 2}l3 {-high:.1f}l4 {high * 0.4:.1f}l3 {-high * 0.7:.1f}l3 {high * 1.3:.1f}z"
        )
    return "".join(marks)
