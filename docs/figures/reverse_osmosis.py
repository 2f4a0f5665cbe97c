"""Reverse osmosis in bands and bars: where water and salt go, and what a cubic metre of the sea takes in energy."""

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
