"""Draws a plant as a process diagram: what its table of streams says, from the source to the tap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from calc.core.numbers import Tell, write_quantity

if TYPE_CHECKING:
    from calc.reports.plant import Designed, StageRow
    from calc.reports.vessel import StreamRow

_WIDTH = 360
_SOURCE, _BACK, _DEVICE_LINE = 24, 12, 62  # across: the water taken, what is led back, what the device lifts
_BOX = (112, 226)  # the vessels of the first pass
_MIDDLE = 170
_COLLECTED = 270
_SECOND = (238, 332)  # those of the second
_BYPASS, _RETURNED = 340, 353
_FIRST, _STEP, _HIGH = 104, 116, 58  # down: the first stage, from stage to stage, and how high one is
_PUMP = 11
_MACHINES = {"none": "valve", "turbine": "turbine", "isobaric": "isobaric device"}


def design(inputs: Mapping[str, Any], answer: Designed, tell: Tell = write_quantity) -> str:
    """The passes, pumps and streams of a plant; dashed is what is led back, or lifts the feed."""
    streams = {row.stream: row for row in answer.streams}
    first = [row for row in answer.stages if not row.stage.startswith("second")]
    second = [row for row in answer.stages if row.stage.startswith("second")]
    last = _FIRST + _STEP * (len(first) - 1)
    foot = last + _STEP
    end = foot + (_HIGH + 24 if second else 50)
    parts = [
        *_taken(streams["water taken"], tell),
        *_pumped(first[0], tell),
        *_stages(first, streams, inputs, tell),
        *_let_go(inputs, foot, end),
        *_made(inputs, second, foot, end, tell),
        *_passed_by(streams, inputs, foot, end, tell),
        *_ends(streams, end, tell),
    ]
    return (
        f'<svg class="picture" viewBox="0 0 {_WIDTH} {end + 66}" role="img" '
        f'aria-label="{escape(_spoken(inputs, answer, streams, tell))}">{"".join(parts)}</svg>'
    )


def _spoken(inputs: Mapping[str, Any], answer: Designed, streams: Mapping[str, StreamRow], tell: Tell) -> str:
    taken, made, left = (streams[name] for name in ("water taken", "water made", "concentrate"))
    further = "".join(
        f" {words}"
        for words, there in (
            (f"A bypass carries {tell(taken.flow * inputs['bypass'], 'm3/h')} around the membranes.", inputs["bypass"]),
            ("Some concentrate goes back to the feed.", inputs["recirculation"]),
            ("The concentrate of the second pass goes back to the feed.", inputs["second_pass"]),
            ("An isobaric device lifts a part of the feed.", inputs["device"] == "isobaric"),
        )
        if there
    )
    return (
        f"A pump presses {tell(taken.flow, 'm3/h')} of water with {tell(taken.concentration, 'g/L')} of salt into "
        f"{answer.array}, at {tell(answer.feed_pressure, 'bar')}. {tell(made.flow, 'm3/h')} of fresh water and "
        f"{tell(left.flow, 'm3/h')} of concentrate come out.{further}"
    )


def _text(name: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{name}" x="{x:g}" y="{y:g}"{anchored}>{escape(words)}</text>'


def _path(name: str, way: str) -> str:
    return f'<path class="{name}" d="{way}"/>'


def _down(x: float, start: float, end: float) -> str:
    return _path("flow", f"M{x:g} {start:g}V{end:g}m-5 -7l5 7l5 -7")


def _pump(x: float, y: float) -> str:
    """A circle with the sign of a pump."""
    return f'<circle class="glass" cx="{x:g}" cy="{y:g}" r="{_PUMP}"/>' + _path(
        "gauge", f"M{x - 5:g} {y - 8:g}l12 8l-12 8"
    )


def _box(left: float, right: float, top: float, name: str, quiet: str) -> Iterator[str]:
    """Vessels, with the membrane across them."""
    yield _path("water", f"M{left:g} {top:g}H{right:g}V{top + _HIGH:g}H{left:g}z")
    yield _path("glass", f"M{left:g} {top:g}H{right:g}V{top + _HIGH:g}H{left:g}z")
    yield _path("membrane", f"M{left:g} {top + _HIGH:g}L{right:g} {top:g}")
    yield _text("label", left + 7, top + 21, name)
    yield _text("quiet", right - 7, top + _HIGH - 8, quiet, "end")


def _taken(row: StreamRow, tell: Tell) -> Iterator[str]:
    yield _text("label", 8, 18, f"water taken: {tell(row.flow, 'm3/h')}")
    yield _text("quiet", 8, 37, tell(row.concentration, "g/L"))
    yield _down(_SOURCE, 44, _FIRST + 14)


def _pumped(first: StageRow, tell: Tell) -> Iterator[str]:
    y = _FIRST + 28
    yield _path("flow", f"M{_SOURCE + _PUMP} {y}H{_BOX[0] - 3}m-7 -5l7 5l-7 5")
    yield _pump(_SOURCE, y)
    yield _text("label", 40, y - 10, tell(first.pressure, "bar"))


def _stages(
    rows: list[StageRow], streams: Mapping[str, StreamRow], inputs: Mapping[str, Any], tell: Tell
) -> Iterator[str]:
    for number, row in enumerate(rows):
        top = _FIRST + _STEP * number
        name = f"stage {number + 1}"
        yield from _box(*_BOX, top, row.vessels, name)
        yield _path("flow", f"M{_BOX[1]} {top + 14}H{_COLLECTED}")
        yield _text("quiet", _COLLECTED + 7, top + 12, tell(streams[f"permeate of {name}"].flow, "m3/h"))
        left = streams[f"concentrate of {name}"]
        yield _down(_MIDDLE, top + _HIGH, top + _STEP - 4)
        if number + 1 < len(rows) and inputs["interstage_boost"]:
            yield _pump(_MIDDLE, top + _HIGH + 26)
            yield _text("quiet", _MIDDLE + 18, top + _HIGH + 32, f"+{tell(inputs['interstage_boost'], 'bar')}")
        yield _text("quiet", _MIDDLE - 16, top + _HIGH + 22, tell(left.flow, "m3/h"), "end")
        yield _text("quiet", _MIDDLE - 16, top + _HIGH + 40, tell(left.concentration, "g/L"), "end")


def _let_go(inputs: Mapping[str, Any], foot: float, end: float) -> Iterator[str]:
    """What becomes of the concentrate."""
    left, right, y = 96, 232, foot + 16
    yield _path("glass", f"M{left} {foot}H{right}V{foot + 32}H{left}z")
    yield _text("label", (left + right) / 2, foot + 22, _MACHINES[inputs["device"]], "middle")
    if inputs["device"] == "isobaric":
        yield _path("guide", f"M{left} {y}H{_DEVICE_LINE}V{_FIRST + 32}m-5 7l5 -7l5 7")
    if inputs["recirculation"]:
        yield _path("guide", f"M{_MIDDLE} {foot - 12}H{_SOURCE}V{_FIRST + 42}m-5 7l5 -7l5 7")
    yield _path("flow", f"M{left + 24} {foot + 32}V{end}m-5 -7l5 7l5 -7")


def _made(inputs: Mapping[str, Any], second: list[StageRow], foot: float, end: float, tell: Tell) -> Iterator[str]:
    """The permeate on its way, through the second pass or past it."""
    top = _FIRST + 14
    if not second:
        yield _down(_COLLECTED, top, end)
        return
    yield _down(_COLLECTED, top, foot - 4)
    yield _text("quiet", _COLLECTED + 10, foot - 14, tell(second[0].pressure, "bar"))
    vessels = " : ".join(row.vessels.partition(" ")[0] for row in second)
    yield from _box(*_SECOND, foot, f"{vessels}", "second pass")
    yield _down(_COLLECTED, foot + _HIGH, end)
    yield _path("guide", f"M{_SECOND[1]} {foot + 44}H{_RETURNED}V70H{_SOURCE + 4}m7 -5l-7 5l7 5")
    if inputs["second_pass"] < 1:
        yield _path("flow", f"M{_COLLECTED} {foot - 26}H{_SECOND[0] - 6}V{end - 12}H{_COLLECTED}")


def _passed_by(
    streams: Mapping[str, StreamRow], inputs: Mapping[str, Any], foot: float, end: float, tell: Tell
) -> Iterator[str]:
    if not inputs["bypass"]:
        return
    yield _path("flow", f"M{_SOURCE} 56H{_BYPASS}V{end - 8}H{_COLLECTED + 4}")
    yield _text("quiet", _BYPASS, 48, f"bypass {tell(streams['bypass'].flow, 'm3/h')}", "end")


def _ends(streams: Mapping[str, StreamRow], end: float, tell: Tell) -> Iterator[str]:
    for name, x, anchor, unit in (
        ("concentrate", 8, "start", "g/L"),
        ("water made", _WIDTH - 8, "end", "mg/L"),
    ):
        row = streams[name]
        yield _text("label", x, end + 20, name, anchor)
        yield _text("label", x, end + 40, tell(row.flow, "m3/h"), anchor)
        yield _text("quiet", x, end + 58, tell(row.concentration, unit), anchor)
