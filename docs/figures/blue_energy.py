"""Figures of the page on power from salt: how salt lies across a membrane on its support, both ways round."""

from __future__ import annotations

from math import exp

from calc.core.numbers import write_number, write_quantity
from calc.interface import describe
from calc.models.solutions.salt_water import salt_water
from calc.osmosis import Drawn, forward
from docs.figures.drawing import svg

_LEFT, _WATER, _FILM, _DENSE, _SUPPORT = 14.0, 46.0, 40.0, 16.0, 184.0
_HIGH, _STEPS = 104.0, 24
_ORDER = {"draw": ("support", "dense", "film"), "feed": ("film", "dense", "support")}
_WIDE = {"support": _SUPPORT, "dense": _DENSE, "film": _FILM}


def profiles() -> str:
    """The concentration from a river to the sea, with the dense layer to the sea and to the river."""
    parts: list[str] = []
    told = []
    for number, orientation in enumerate(("draw", "feed")):
        answer = forward(orientation=orientation)  # type: ignore[arg-type]
        parts += _panel(28.0 + number * (_HIGH + 84), orientation, answer)
        told.append(
            f"Dense layer to the {'sea' if orientation == 'draw' else 'river'}: at its faces "
            f"{write_quantity(answer.feed_at_membrane, 'g/L', 2)} and "
            f"{write_quantity(answer.draw_at_membrane, 'g/L', 2)}, flux "
            f"{write_quantity(answer.water_flux, 'L/(m2 h)', 2)}."
        )
    text = "The concentration of salt from a river, left, through a membrane to the sea, right. " + " ".join(told)
    return svg(2 * (_HIGH + 84), text, parts)


def _waters() -> tuple[float, float]:
    """The concentrations of the sea and of the river."""
    inputs = describe("osmosis.forward").defaults
    return float(inputs["draw_concentration"]), float(inputs["feed_concentration"])


def resistances(orientation: str) -> dict[str, float]:
    """Of the support and of the film, against diffusion, in s/m."""
    inputs = describe("osmosis.forward").defaults
    draw, feed = _waters()
    solution = salt_water(str(inputs["salt"]), float(inputs["temperature"]))
    support = float(inputs["structural_parameter"]) / solution.diffusivity(feed if orientation == "draw" else draw)
    return {"support": support, "film": 1 / float(inputs["mass_transfer_coefficient"])}


def _panel(top: float, orientation: str, answer: Drawn) -> list[str]:
    draw, feed = _waters()
    resisting = resistances(orientation)
    bottom = top + _HIGH

    def height(concentration: float) -> float:
        return bottom - _HIGH * concentration / draw

    x = _LEFT
    points = [(x, height(feed)), (x + _WATER, height(feed))]
    parts = []
    x += _WATER
    for layer in _ORDER[orientation]:
        wide = _WIDE[layer]
        if layer == "dense":
            points += [(x, height(answer.feed_at_membrane)), (x + wide, height(answer.draw_at_membrane))]
            parts.append(f'<rect class="strong-water" x="{x:g}" y="{top:g}" width="{wide:g}" height="{_HIGH:g}"/>')
        else:
            from_feed = points[-1][0] <= x and not any("strong-water" in part for part in parts)
            for step in range(_STEPS + 1):
                share = step / _STEPS
                way = resisting[layer] * (share if from_feed else 1 - share)
                points.append((x + wide * share, height(inside(feed if from_feed else draw, way, from_feed, answer))))
        if layer == "support":
            parts.append(f'<rect class="water" x="{x:g}" y="{top:g}" width="{wide:g}" height="{_HIGH:g}"/>')
            parts.append(_text(x + wide / 2, top + 18, "support", "quiet"))
        x += wide
    points += [(x, height(draw)), (x + _WATER, height(draw))]
    line = "L".join(f"{across:.1f} {up:.1f}" for across, up in points)
    flux = write_number(answer.water_flux * 3.6e6, 2)
    return [
        *parts,
        f'<path class="axis" d="M{_LEFT:g} {bottom:g}H{x + _WATER:g}"/>',
        f'<path class="flow" d="M{line}"/>',
        _text(_LEFT + _WATER / 2, bottom + 18, "river"),
        _text(x + _WATER / 2, bottom + 18, "sea"),
        _text(
            (_LEFT + x + _WATER) / 2, bottom + 18, "dense layer to the " + ("sea" if orientation == "draw" else "river")
        ),
        _text((_LEFT + x + _WATER) / 2, bottom + 38, f"{flux} L/(m² h)", "quiet"),
    ]


def inside(water: float, way: float, from_feed: bool, answer: Drawn) -> float:
    """The concentration in a layer, so far from the water that is named, by what flows."""
    flux, salt = answer.water_flux, answer.reverse_salt_flux
    along = exp(flux * way if from_feed else -flux * way)
    return water * along + salt * (along - 1) / flux


def _text(x: float, y: float, words: str, name: str = "label") -> str:
    return f'<text class="{name}" x="{x:.1f}" y="{y:g}" text-anchor="middle">{words}</text>'
