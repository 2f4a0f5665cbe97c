"""Reverse osmosis in bands and bars: where water and salt go, what the sea takes in energy, and an element unrolled."""

from __future__ import annotations

from collections.abc import Iterator

from calc.core.numbers import write_quantity
from calc.interface.evaluation import evaluate
from calc.pictures import dots
from docs.figures.drawing import svg

_LEFT, _RIGHT = 14, 346
_BAND = 96  # of the feed's flow, high
_SPLIT, _APART = 150, 40  # where the membrane begins, and how far the streams part
_DOTS = 32  # of the feed's salt


def streams() -> str:
    """Feed, permeate and concentrate as bands as wide as their flows, with dots for their salt."""
    balance = evaluate("balance.recovery")
    inputs, outputs = balance.inputs, balance.outputs
    recovery = inputs["recovery"]
    permeate, top = _BAND * recovery, 52
    middle, below = top + permeate, top + permeate + _APART
    concentrate = _BAND - permeate
    flows = {
        "feed": inputs["feed_flow"],
        "permeate": outputs["permeate_flow"],
        "concentrate": outputs["concentrate_flow"],
    }
    salts = {
        "feed": inputs["feed_concentration"],
        "permeate": outputs["permeate_concentration"],
        "concentrate": outputs["concentrate_concentration"],
    }
    told = {
        name: (
            write_quantity(flow, "m3/h"),
            write_quantity(salts[name], "g/L" if salts[name] > 1 else "mg/L"),
        )
        for name, flow in flows.items()
    }
    falling = (
        f"M{_LEFT} {top}H{_RIGHT}V{middle:.1f}H{_SPLIT}"
        f"C{_SPLIT + 60} {middle:.1f} {_SPLIT + 30} {below:.1f} {_SPLIT + 90} {below:.1f}H{_RIGHT}v{concentrate:.1f}"
        f"H{_SPLIT + 90}C{_SPLIT + 30} {below + concentrate:.1f} {_SPLIT + 60} {top + _BAND} {_SPLIT} {top + _BAND}"
        f"H{_LEFT}z"
    )
    per_area = _DOTS / ((_SPLIT - _LEFT) * _BAND * salts["feed"])  # dots are as dense as the salt
    salt = [
        *_dots(_LEFT, _SPLIT, top, _BAND, per_area * salts["feed"]),
        *_dots(_SPLIT, _RIGHT, top, permeate, per_area * salts["permeate"]),
        *_dots(_SPLIT + 90, _RIGHT, below, concentrate, per_area * salts["concentrate"]),
    ]
    parts = [
        f'<path class="water" d="{falling}"/>',
        dots.salt(salt),
        f'<path class="membrane" d="M{_SPLIT} {middle:.1f}H{_RIGHT}"/>',
        f'<text class="quiet" x="{_RIGHT}" y="{middle + 20:.1f}" text-anchor="end">membrane</text>',
        *_two_lines(told["feed"], "Feed", _LEFT, top - 24, "start"),
        *_two_lines(told["permeate"], "Permeate", _RIGHT, top - 24, "end"),
        *_two_lines(told["concentrate"], "Concentrate", _RIGHT, below + concentrate + 16, "end"),
    ]
    words = "; ".join(f"{name} {flow} with {salt} of salt" for name, (flow, salt) in told.items())
    return svg(below + concentrate + 42, f"Three streams, as wide as their flows: {words}.", parts)


def _dots(x0: float, x1: float, top: float, height: float, per_area: float) -> Iterator[tuple[float, float]]:
    """Points all over a rectangle."""
    for across, down in map(dots.spread, range(1, round(per_area * (x1 - x0) * height) + 1)):
        yield x0 + 6 + (x1 - x0 - 12) * across, top + 6 + (height - 12) * down


def _two_lines(told: tuple[str, str], name: str, x: float, y: float, anchor: str) -> list[str]:
    return [
        f'<text class="label" x="{x:g}" y="{y:.1f}" text-anchor="{anchor}">{name}, {told[0]}</text>',
        f'<text class="quiet" x="{x:g}" y="{y + 17:.1f}" text-anchor="{anchor}">{told[1]} of salt</text>',
    ]


def energies() -> str:
    """The least work for fresh water from the sea, the limit of one pressure, and plants with and without devices."""
    least = evaluate("energy.minimum_work").outputs
    plants = {
        name: evaluate("energy.specific_energy", {"device": device}).outputs["specific_energy"]
        for name, device in (
            ("With a pressure exchanger", "isobaric"),
            ("With a turbine", "turbine"),
            ("With a valve", "none"),
        )
    }
    rows = {"The least, by any way": least["least_work"], "One pressure, all perfect": least["single_stage"], **plants}
    most = max(rows.values())
    parts, told = [], []
    for number, (name, work) in enumerate(rows.items()):
        top, length = 8 + 42 * number, (_RIGHT - _LEFT) * work / most
        value = write_quantity(work, "kWh/m3")
        told.append(f"{name.lower()} {value}")
        parts += [
            f'<text class="label" x="{_LEFT}" y="{top + 14}">{name}</text>',
            f'<text class="label" x="{_RIGHT}" y="{top + 14}" text-anchor="end">{value}</text>',
            f'<rect class="strong-water" x="{_LEFT}" y="{top + 20}" width="{length:.1f}" height="12"/>',
        ]
    return svg(8 + 42 * len(rows), f"Work for a cubic metre of fresh water from the sea: {'; '.join(told)}.", parts)


_DEEP, _WIDE, _BACK = (36, -46), 232, 100  # a leaf seen from above and in front
_SHEETS = {"feed spacer": 196, "membrane, upper": 258, "permeate carrier": 320, "membrane, lower": 382}


def element() -> str:
    """A spiral-wound element, rolled up, and one of its leaves unrolled, with its sheets lifted off each other."""
    told = (
        "Above, a spiral-wound element: a roll around a tube. The feed enters at one end of the roll, the "
        "concentrate leaves at the other, and the permeate leaves through the tube. Below, one leaf unrolled, its "
        "sheets lifted off each other: the feed spacer, a membrane, the permeate carrier and a second membrane. "
        "The two membranes are glued together along three edges, with the carrier between them; the fourth edge "
        "is open to the permeate tube, which has holes. The feed flows along the spacer, in the direction of the "
        "tube. The permeate flows along the carrier, to the tube."
    )
    parts = [*_roll()]
    for name, y in _SHEETS.items():
        parts += _sheet(name, y)
    return svg(444, told, parts)


def _roll() -> list[str]:
    turns = "".join(f'<ellipse class="gauge" cx="92" cy="70" rx="{rx}" ry="{ry}"/>' for rx, ry in ((14, 27), (10, 20)))
    return [
        '<path class="strong-water" d="M92 36H268a18 34 0 0 1 0 68H92a18 34 0 0 1 0 -68z"/>',
        '<path class="gauge" d="M92 36H268a18 34 0 0 1 0 68H92"/>',
        '<ellipse class="water" cx="92" cy="70" rx="18" ry="34"/>',
        '<ellipse class="wall" cx="92" cy="70" rx="18" ry="34"/>',
        turns,
        '<ellipse class="wall" cx="92" cy="70" rx="4" ry="8"/>',
        '<path class="gauge" d="M286 64H312V76H286"/>',
        '<path class="flow" d="M28 52H66m-7 -5l7 5l-7 5M28 88H66m-7 -5l7 5l-7 5"/>',
        '<path class="flow" d="M290 46H332m-7 -5l7 5l-7 5M290 94H332m-7 -5l7 5l-7 5M300 70H340m-7 -5l7 5l-7 5"/>',
        '<text class="label" x="14" y="24">feed</text>',
        '<text class="label" x="346" y="24" text-anchor="end">concentrate</text>',
        '<text class="label" x="346" y="130" text-anchor="end">permeate, in the tube</text>',
        '<text class="quiet" x="14" y="156">One leaf of it, unrolled:</text>',
    ]


def _sheet(name: str, y: int) -> list[str]:
    """A sheet with its back edge at a height, and on it where the water goes."""
    (across, up), x = _DEEP, _BACK
    outline = f"M{x} {y}h{_WIDE}l{-across} {-up}h{-_WIDE}z"
    inside, label, bottom = x + _WIDE / 2 - across / 2, name.partition(",")[0], y - up
    parts = [f'<path class="{"strong-water" if label == "membrane" else "water"}" d="{outline}"/>']
    if label == "membrane":
        parts.append(f'<path class="membrane" d="{outline}"/>')
    elif label == "feed spacer":
        net = "".join(f"M{x + step} {y}l{-across} {-up}" for step in range(0, _WIDE + 1, 12)) + "".join(
            f"M{x - across * part:g} {y - up * part:g}h{_WIDE}" for part in (0, 0.25, 0.5, 0.75, 1)
        )
        parts += [
            f'<path class="scale" d="{net}"/>',
            f'<path class="flow" d="M{x - 22} {bottom + 8}l{across + 6} {up - 8}m-9 3l9 -3l2 9"/>',
            f'<path class="flow" d="M{x + _WIDE - 50} {bottom + 8}l{across + 6} {up - 8}m-9 3l9 -3l2 9"/>',
        ]
    else:
        dots = "".join(
            f"M{x - across * part + step:g} {y - up * part:g}h0"
            for part in (0.2, 0.8)
            for step in range(12, _WIDE - 4, 14)
        )
        parts += [
            f'<path class="molecules" d="{dots}"/>',
            f'<path class="wall" d="M{x} {y}h{_WIDE}l{-across} {-up}h{-_WIDE}"/>',
            f'<path class="strong-water" d="M{x - 22} {y - 4}l{-across} {-up}h14l{across} {up}z"/>',
            f'<path class="gauge" d="M{x - 22} {y - 4}l{-across} {-up}h14l{across} {up}z"/>',
            f'<path class="flow" d="M{x + _WIDE - 30} {y - up / 2:g}H{x - 14}m7 -5l-7 5l7 5"/>',
            f'<text class="quiet" x="10" y="{y - 10}">tube</text>',
            f'<text class="quiet" x="346" y="{bottom + 6}" text-anchor="end">glue</text>',
        ]
    parts.append(f'<text class="label" x="{inside:g}" y="{y - up / 2 + 6:g}" text-anchor="middle">{label}</text>')
    return parts
