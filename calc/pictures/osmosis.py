"""Draws the U-tube: its water, its membrane, its piston, and the molecules that cross."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from calc.core.numbers import Tell, digits_of_count, sentence, write_entry, write_number, write_quantity
from calc.core.units import celsius, from_si, to_si
from calc.pictures import dots

if TYPE_CHECKING:
    from calc.osmosis import Count, Rest

_LEFT, _RIGHT = (46, 116), (204, 274)  # the arms, across
_MIDDLE = 160
_TOP, _TROUGH, _BASE = 34, 214, 282
_ROOM = 0.94  # of the arms' height: what the highest level takes
_MOLECULES = 120
_PUSHES = 20  # steps of the piston, to twice the holding pressure
_WITHOUT_SOLUTE = to_si(10, "kPa")  # to where the piston goes when there is no osmotic pressure to compare it with
_STRONGEST = 2.0  # mol/m3 of solute, to which the slider goes
_EXCESS = 0.8  # of what crosses at its fastest, over what crosses back and forth at rest
_FOLDS, _FOLD = 5, 10  # of a membrane that is larger than the tube is wide: how many, and how deep
_TWO_PERCENT = math.exp(-4)


class _Scene:
    """A U-tube as it is drawn, from inputs and answer."""

    def __init__(self, inputs: Mapping[str, Any], rest: Rest, tell: Tell = write_quantity) -> None:
        self.inputs, self.rest, self.tell = inputs, rest, tell
        volume: float = inputs["left_volume"]
        area: float = inputs["left_area"]
        at_rest = (volume - rest.water_moved) / area
        on_the_way = [(moment.left_level, moment.right_level) for moment in rest.course]
        self.levels = [*on_the_way, (at_rest, at_rest + rest.level_difference)]
        """On the way, and at rest as the last."""
        self.times = [moment.time for moment in rest.course]
        """Of the levels on the way; the rest has none, for it takes for ever."""
        self.moved = [1 - left * area / volume for left, _ in self.levels]
        """The share of the left arm's water that has moved by each moment."""
        self.scale = _ROOM * (_BASE - _TOP) / max(map(max, self.levels))
        """Pixels that a metre takes."""

    def height(self, level: float) -> float:
        """Where a level stands in the picture."""
        return _BASE - level * self.scale


def equilibrium_head(inputs: Mapping[str, Any], rest: Rest, tell: Tell = write_quantity) -> str:
    """The U-tube at its start, with the frames of what follows."""
    scene = _Scene(inputs, rest, tell)
    return _draw(scene, json.dumps(_frames(scene), ensure_ascii=False, separators=(",", ":")))


def _frames(scene: _Scene) -> dict[str, object]:
    """What changes from moment to moment, and what the reader may turn."""
    last = scene.rest.course[-1].time
    return {
        "time": [*(round(time / last, 4) for time in scene.times), 1.0],
        "left": [round(scene.height(left), 1) for left, _ in scene.levels],
        "right": [round(scene.height(right), 1) for _, right in scene.levels],
        "crossing": [round(each, 3) for each in _crossings(scene)],
        "share": [round(each, 3) for each in _shares(scene)],
        "text": [_told(scene, number) for number in range(len(scene.levels))],
        "question": _question(scene),
        "from": {"moved_before": {"unit": "%", "entries": [write_entry(each, "%", 5) for each in scene.moved]}},
        "turns": _turns(scene),
        "tube": {"left": _LEFT, "right": _RIGHT, "middle": _MIDDLE, "trough": _TROUGH, "base": _BASE},
    }


def _shares(scene: _Scene) -> list[float]:
    """The share of all the water that is on the left."""
    left, right = scene.inputs["left_area"], scene.inputs["right_area"]
    return [low * left / (low * left + high * right) for low, high in scene.levels]


def _crossings(scene: _Scene) -> list[float]:
    """How fast the water crosses, to the right where it is positive, against what the osmotic pressure alone drives."""
    volume = scene.inputs["left_volume"]
    moments = zip(scene.moved, scene.moved[1:], scene.times, scene.times[1:], strict=False)
    flows = [(after - before) * volume / (then - now) for before, after, now, then in moments]
    if not flows or scene.rest.direction.startswith("Nothing"):
        return [0.0] * len(scene.levels)
    free = scene.inputs["permeability"] * scene.inputs["membrane_area"] * abs(scene.rest.holding_pressure)
    largest = max(free, *map(abs, flows))
    # The last moment of the course is all but at rest; the rest itself follows.
    return [*(flow / largest for flow in flows), flows[-1] / largest / 2, 0.0][: len(scene.levels)]


def _told(scene: _Scene, number: int) -> str:
    """A moment in words, for those who do not see it and for those who do."""
    left, right = scene.levels[number]
    levels = f"left {_length(left)}, right {_length(right)}."
    if scene.rest.direction.startswith("Nothing"):
        return f"{scene.rest.direction} Levels: {levels} Molecules cross all the same, as many each way."
    if number == len(scene.times):
        return f"At rest: {levels} {_balance(scene)} Molecules still cross, as many each way."
    if number == 0:
        return f"At the start: {levels} {scene.rest.direction}"
    first, now, last = scene.moved[0], scene.moved[number], scene.moved[-1]
    share = abs((now - last) / (first - last)) if first != last else 0.0
    slower = "and gets slower as it goes" if share > _TWO_PERCENT * 1.01 else "and has nearly ended"
    return f"After {_duration(scene.times[number])}: {levels} {scene.rest.direction.partition('.')[0]}, {slower}."


def _question(scene: _Scene) -> str:
    """What to think about before it moves: all that is seen at the start, and nothing of what follows."""
    left, right = scene.levels[0]
    return (
        f"At the start: left {_length(left)}, right {_length(right)}. Which way will the water move, and where will "
        "the levels come to rest? Decide, then play."
    )


def _balance(scene: _Scene) -> str:
    """What ends the movement."""
    left, right = scene.rest.left_molality, scene.rest.right_molality
    higher = scene.rest.level_difference
    column = f"{_length(abs(higher))} of water on the {'right' if higher > 0 else 'left'}"
    piston = scene.inputs["piston_pressure"]
    holders = [column] if abs(higher) * scene.scale > 0.5 else []
    holders += [f"the piston's {scene.tell(piston, 'kPa')}"] if piston else []
    if not (left or right):
        return "Nothing is dissolved, and the pressures are equal."
    verb = "balance" if len(holders) > 1 else "balances"
    stronger = max(left, right)
    kept = f"the osmotic pressure; the stronger side still has {scene.tell(stronger, 'mmol/kg')}, and the other " + (
        scene.tell(min(left, right), "mmol/kg") if min(left, right) else "nothing"
    )
    if higher < 0 < piston:
        return f"The piston's {scene.tell(piston, 'kPa')} balances {column} and {kept}."
    return f"{sentence(' and '.join(holders))} {verb} {kept}." if holders else f"The pressures balance {kept}."


def _turns(scene: _Scene) -> dict[str, object]:
    """The sliders: for each input its words, its unit, what each step enters and says, and the step it stands at."""
    inputs, holding = scene.inputs, scene.rest.holding_pressure
    steps = range(_PUSHES + 1)
    pushes = [(2 * holding if holding > 0 else _WITHOUT_SOLUTE) * step / _PUSHES for step in steps]
    said = [f"{scene.tell(push, 'kPa')}{_compared(step) if holding > 0 else ''}" for step, push in enumerate(pushes)]
    amounts = [float(f"{_STRONGEST * inputs['right_volume'] * step / _PUSHES:.3g}") for step in steps]
    temperatures = [celsius(5 * step) for step in range(13)]

    def turn(words: str, unit: str, steps: Sequence[float], present: float) -> dict[str, object]:
        return _turn(words, unit, steps, present, [scene.tell(step, unit) for step in steps])

    return {
        "piston_pressure": _turn("Push the piston", "kPa", pushes, inputs["piston_pressure"], ["no push", *said[1:]]),
        "right_amount": turn("Amount of solute", "mmol", amounts, inputs["right_amount"]),
        "temperature": turn("Temperature", "degC", temperatures, inputs["temperature"]),
    }


def _turn(words: str, unit: str, steps: Sequence[float], present: float, said: Sequence[str]) -> dict[str, object]:
    return {
        "words": words,
        "unit": unit,
        "entries": [write_entry(step, unit) for step in steps],
        "said": list(said),
        "at": min(range(len(steps)), key=lambda number: abs(steps[number] - present)),
    }


def _compared(step: int) -> str:
    """A push beside the osmotic pressure."""
    share = step / (_PUSHES // 2)
    told = {0.5: "half ", 1.0: "just ", 2.0: "twice "}.get(share)
    return (
        f", {told or (f'{share:.0%} of '.replace('%', ' %') if share < 1 else f'{share:g} times ')}the osmotic pressure"
    )


def _length(metres: float) -> str:
    unit = "mm" if metres < 0.01 else "cm" if metres < 10 else "m"
    return write_quantity(metres, unit)


def _duration(seconds: float) -> str:
    unit = next(
        unit for unit, least in (("years", 1e8), ("d", 2e5), ("h", 6e3), ("min", 1e2), ("s", 0.0)) if seconds >= least
    )
    label = "days" if unit == "d" else "years" if unit == "years" else unit
    return f"{write_number(from_si(seconds, unit), 2)} {label}"


def _draw(scene: _Scene, frames: str) -> str:
    """The start as SVG; the parts that move are named by their class."""
    (left, right), (low, high) = scene.levels[0], scene.levels[-1]
    y_left, y_right = scene.height(left), scene.height(right)
    crossing = _crossings(scene)[0]
    membrane = "folded membrane" if _is_folded(scene) else "membrane"
    spoken = f"A U-tube with a {membrane} at its bottom and {_solutes(scene)}. {_told(scene, 0)}"
    parts = [
        f'<svg class="picture u-tube" viewBox="0 0 360 322" role="img" aria-label="{escape(spoken)}" '
        f"data-frames='{escape(frames, quote=True)}'>",
        f'<path class="water left" d="{_water(_LEFT[0], _LEFT[1], y_left)}"/>',
        f'<path class="water right" d="{_water(_RIGHT[1], _RIGHT[0], y_right)}"/>',
        f'<path class="molecules" d="{_dots(_molecules(scene, y_left, y_right))}"/>',
        f'<path class="salt" d="{_dots(_solute(scene, y_left, y_right))}"/>',
        f'<path class="glass" d="M{_LEFT[0]} 18V{_BASE}H{_RIGHT[1]}V18M{_LEFT[1]} 18V{_TROUGH}H{_RIGHT[0]}V18"/>',
        f'<path class="membrane" d="{_membrane(scene)}"/>',
        _arrow("to-right", _BASE + 14, 1 + _EXCESS * crossing),
        _arrow("to-left", _BASE + 28, _EXCESS * crossing - 1),
        _rest_lines(scene, scene.height(low), scene.height(high)),
        _piston(scene, y_right),
        f'<text class="label" x="{_LEFT[0]}" y="{_BASE + 22}">{_contents(scene, "left")}</text>',
        f'<text class="label" x="{_RIGHT[1]}" y="{_BASE + 22}" text-anchor="end">{_contents(scene, "right")}</text>',
        f'<text class="quiet" x="{_MIDDLE}" y="{_TROUGH - 6}" text-anchor="middle">membrane</text>',
    ]
    return "".join(parts) + "</svg>"


def _is_folded(scene: _Scene) -> bool:
    """Whether the membrane is larger than the tube is wide, so that it only fits in folded."""
    return bool(scene.inputs["membrane_area"] > max(scene.inputs["left_area"], scene.inputs["right_area"]))


def _membrane(scene: _Scene) -> str:
    """The membrane across the trough: straight, or in folds."""
    if not _is_folded(scene):
        return f"M{_MIDDLE} {_TROUGH}V{_BASE}"
    fold = (_BASE - _TROUGH) / _FOLDS / 2
    folds = f"l{_FOLD} {fold:g}l{-_FOLD} {fold:g}" * _FOLDS
    return f"M{_MIDDLE - _FOLD // 2} {_TROUGH}{folds}"


def _water(edge: int, arm: int, y: float) -> str:
    """The outline of one side's water: its arm above the trough, and its half of the trough."""
    if y < _TROUGH:
        return f"M{edge} {y:.1f}H{arm}V{_TROUGH}H{_MIDDLE}V{_BASE}H{edge}z"
    return f"M{edge} {y:.1f}H{_MIDDLE}V{_BASE}H{edge}z"


def _arrow(name: str, y: int, share: float) -> str:
    """What crosses one way: an arrow as long as the share, to the left where that is negative."""
    return (
        f'<path class="flow {name}" d="M-17 0H17m-6 -4l6 4l-6 4" '
        f'transform="translate({_MIDDLE} {y}) scale({share:.3f} 1)"/>'
    )


def _rest_lines(scene: _Scene, y_left: float, y_right: float) -> str:
    """Where the levels will rest, and how far apart."""
    middle, beside = (_LEFT[1] + _RIGHT[0]) / 2, _RIGHT[1] + 12
    lines = f"M{_LEFT[0] - 8} {y_left:.1f}H{middle + 6}M{middle - 6} {y_right:.1f}H{_RIGHT[1] + 8}"
    drawn = f'<path class="guide" d="{lines}"/>'
    if abs(y_left - y_right) < 3:
        return f'<g class="rest">{drawn}</g>'
    high, low = sorted((y_left, y_right))
    bar = f"M{middle} {high:.1f}V{low:.1f}m-4 -6l4 6l4 -6M{middle - 4} {high + 6:.1f}l4 -6l4 6"
    words = ("at rest", _length(abs(scene.rest.level_difference)), "higher" if y_right < y_left else "lower")
    texts = (
        f'<text class="label" x="{beside}" y="{y_right + 18 * line:.1f}" dy=".35em">{text}</text>'
        for line, text in enumerate(words)
    )
    return f'<g class="rest">{drawn}<path class="gauge" d="{bar}"/>{"".join(texts)}</g>'


def _piston(scene: _Scene, y: float) -> str:
    """The piston on the right arm, with its pressure; empty where nothing presses."""
    pressure, (x0, x1) = scene.inputs["piston_pressure"], _RIGHT
    if not pressure:
        return ""
    middle = (x0 + x1) / 2
    return (
        f'<g class="piston" transform="translate(0 {y:.1f})">'
        f'<path class="wall" d="M{x0 + 3} -3H{x1 - 3}M{middle} -3V-300"/>'
        f'<path class="flow" d="M{middle + 18} -34V-12m-5 -6l5 6l5 -6"/></g>'
        f'<text class="label" x="{x1 + 12}" y="28">{scene.tell(pressure, "kPa")}</text>'
    )


def _contents(scene: _Scene, side: str) -> str:
    return "solution" if scene.inputs[f"{side}_amount"] else "pure water"


def _solutes(scene: _Scene) -> str:
    left, right = scene.inputs["left_amount"], scene.inputs["right_amount"]
    name = scene.inputs["solute"]
    if left and right:
        return f"{name} dissolved on both sides"
    return f"{name} dissolved on the {'right' if right else 'left'}" if left or right else "pure water on both sides"


def _molecules(scene: _Scene, y_left: float, y_right: float) -> list[tuple[float, float]]:
    """Water, for the eye: as many on each side as its share of the water."""
    left = round(_MOLECULES * _shares(scene)[0])
    return [
        *_scattered(left, 0, _LEFT, (_LEFT[0], _MIDDLE), y_left),
        *_scattered(_MOLECULES - left, 1000, _RIGHT, (_MIDDLE, _RIGHT[1]), y_right),
    ]


def _solute(scene: _Scene, y_left: float, y_right: float) -> list[tuple[float, float]]:
    """Solute, for the eye: more dots for more solute, but not in proportion."""
    left, right = (_count(scene, side) for side in ("left", "right"))
    return [
        *_scattered(left, 2000, _LEFT, (_LEFT[0], _MIDDLE), y_left),
        *_scattered(right, 3000, _RIGHT, (_MIDDLE, _RIGHT[1]), y_right),
    ]


def _count(scene: _Scene, side: str) -> int:
    amount, volume = scene.inputs[f"{side}_amount"], scene.inputs[f"{side}_volume"]
    return min(48, max(2, round(14 * math.sqrt(amount / volume)))) if amount else 0


def _scattered(
    count: int, seed: int, arm: tuple[int, int], trough: tuple[int, int], level: float
) -> Iterator[tuple[float, float]]:
    """Points all over one side."""
    margin, found, step = 5, 0, seed
    top = min(level, _BASE - 12)
    while found < count:
        step += 1
        across, down = dots.spread(step)
        x = trough[0] + margin + (trough[1] - trough[0] - 2 * margin) * across
        y = top + margin + (_BASE - top - 2 * margin) * down
        if y > _TROUGH + margin or arm[0] + margin <= x <= arm[1] - margin:
            found += 1
            yield x, y


def _dots(points: Sequence[tuple[float, float]]) -> str:
    return "".join(f"M{x:.0f} {y:.0f}h0" for x, y in points)


_SIDE, _BOX_TOP, _GAP = 160, 44, 16  # of the two boxes in which molecules are counted
_SIDES = (12, 12 + _SIDE + _GAP)


def number_of_ways(inputs: Mapping[str, Any], count: Count, _: Tell = write_quantity) -> str:
    """The places on both sides of the membrane, a square each, with solute in some of them and water in the others."""
    sides = [(inputs[f"{side}_water"], inputs[f"{side}_solute"]) for side in ("left", "right")]
    across = math.ceil(math.sqrt(max(map(sum, sides))))
    step = _SIDE / across
    parts, base = [], _BOX_TOP + _SIDE
    for left, (water, solute), ways in zip(_SIDES, sides, (count.left_ways, count.right_ways), strict=True):
        places = [(left + step * (each % across), base - step * (1 + each // across)) for each in range(water + solute)]
        squares = "".join(f"M{x + 1:.1f} {y + 1:.1f}h{step - 2:.1f}v{step - 2:.1f}h{2 - step:.1f}z" for x, y in places)
        taken = sorted(range(len(places)), key=lambda each: dots.spread(each + 1)[0])[:solute]
        circles = (
            f'<circle class="salt" cx="{places[each][0] + step / 2:.1f}" cy="{places[each][1] + step / 2:.1f}" '
            f'r="{0.34 * step:.1f}"/>'
            for each in taken
        )
        parts += [
            f'<text class="label" x="{left + _SIDE / 2:g}" y="20" text-anchor="middle">{_counted(ways)}</text>',
            f'<path class="water" d="{squares}"/>',
            *circles,
            f'<path class="glass" d="M{left} {_BOX_TOP}V{base}H{left + _SIDE}V{_BOX_TOP}"/>',
        ]
    middle = _SIDES[1] - _GAP / 2
    way = count.likeliest_right_water - inputs["right_water"] if count.direction.startswith("Water moves") else 0
    ends = [1, -1] if not way else [1 if way > 0 else -1]
    parts += [
        f'<path class="membrane" d="M{middle:g} {_BOX_TOP}V{base}"/>',
        *(
            f'<path class="flow" d="M{middle - 22 * end:g} {base + 18 + 14 * row}h{44 * end}m{-7 * end} -6l{7 * end} 6'
            f'l{-7 * end} 6"/>'
            for row, end in enumerate(ends)
        ),
        f'<text class="quiet" x="{_SIDES[0]}" y="{base + 28}">{_parts(sides[0])}</text>',
        f'<text class="quiet" x="{_SIDES[1] + _SIDE}" y="{base + 28}" text-anchor="end">{_parts(sides[1])}</text>',
    ]
    text = (
        f"Two sides of a membrane, a square for each molecule. Left: {_parts(sides[0])}, {_counted(count.left_ways)}. "
        f"Right: {_parts(sides[1])}, {_counted(count.right_ways)}. {count.direction}"
    )
    height = base + 44
    return (
        f'<svg class="picture" viewBox="0 0 360 {height}" role="img" aria-label="{escape(text)}">{"".join(parts)}</svg>'
    )


def _counted(ways: int) -> str:
    return f"{write_number(ways, digits_of_count(ways))} {'way' if ways == 1 else 'ways'}"


def _parts(side: tuple[int, int]) -> str:
    return f"{side[0]} water, {side[1]} solute"
