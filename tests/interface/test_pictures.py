"""The pictures of calculators: well-formed, in proportion to what was computed, and told in words."""

import json
import re
import xml.etree.ElementTree as ElementTree
from html import unescape

import pytest

from calc.core.units import from_si, to_si
from calc.interface import describe, names
from calc.interface.evaluation import compute, evaluate
from calc.interface.introspection import _picture

PICTURED = [name for name in names() if describe(name).picture]
TUBE = "osmosis.equilibrium_head"


def drawn(name, entries=None):
    answer = evaluate(name, entries or {})
    return describe(name).picture(answer.inputs, answer.returned)


def frames(entries=None):
    return json.loads(unescape(re.search("data-frames='([^']*)'", drawn(TUBE, entries))[1]))


def test_pictures_belong_to_calculators():
    assert TUBE in PICTURED
    assert _picture("balance.recovery") is None
    assert _picture("osmosis.reflection") is None


@pytest.mark.parametrize("name", PICTURED)
def test_a_picture_is_svg_with_words_and_without_colours(name):
    for entries in ({}, *({"preset": preset} for preset in describe(name).presets)):
        written = drawn(name, entries)
        root = ElementTree.fromstring(written)
        assert root.get("role") == "img"
        assert len(root.get("aria-label")) > 40
        assert not re.search(r"#[0-9a-f]{3}|rgb|style=|fill=|stroke=", written.replace(root.get("data-frames", ""), ""))
        width, height = map(float, root.get("viewBox").split()[2:])
        for text in root.iter("text"):
            assert 0 <= float(text.get("x", 0)) <= width
            assert 0 <= float(text.get("y", 0)) <= height


@pytest.mark.parametrize("name", PICTURED)
def test_a_picture_is_drawn_wherever_there_is_an_answer(name):
    definition = describe(name)
    for parameter in definition.parameters:
        for share in (0.0, 1e-4, 0.03, 0.4, 1.0):
            low, high, *_ = parameter.range
            value = low + share * (high - low)
            value = round(value) if parameter.whole else min(value, high)
            try:
                answer = compute(definition, definition.defaults | {parameter.name: value})
            except ValueError:
                continue
            assert ElementTree.fromstring(definition.picture(answer.inputs, answer.returned)).tag == "svg"


@pytest.mark.parametrize("piston", ["0 kPa", "2 kPa", "4.9 kPa", "9 kPa"])
def test_the_levels_of_the_frames_are_those_of_the_course(piston):
    answer, shown = evaluate(TUBE, {"piston_pressure": piston}), frames({"piston_pressure": piston})
    base, rest = shown["tube"]["base"], answer.returned
    scale = (base - shown["left"][0]) / rest.course[0].left_level
    for number, moment in enumerate(rest.course):
        assert base - shown["left"][number] == pytest.approx(moment.left_level * scale, abs=0.1)
        assert base - shown["right"][number] == pytest.approx(moment.right_level * scale, abs=0.1)
        assert shown["time"][number] == pytest.approx(moment.time / rest.course[-1].time, abs=1e-4)
    difference = (shown["left"][-1] - shown["right"][-1]) / scale
    assert difference == pytest.approx(rest.level_difference, abs=0.2 / scale)


def test_the_share_of_water_follows_the_levels():
    shown = frames()
    base = shown["tube"]["base"]
    for left, right, share in zip(shown["left"], shown["right"], shown["share"], strict=True):
        assert share == pytest.approx((base - left) / (2 * base - left - right), abs=0.002)


def test_the_crossing_is_what_the_law_of_flow_says():
    """At the start the whole osmotic pressure drives; with half of it on the piston, half as much crosses."""
    free, half, twice = (frames({"piston_pressure": f"{push} kPa"})["crossing"] for push in (0, 2.45, 9.8))
    # The first frame's flow is the mean of the first of 24 steps, in which a sixth of a time constant passes.
    assert 0.9 < free[0] <= 1
    assert half[0] == pytest.approx(free[0] / 2, rel=0.02)
    assert twice[0] == pytest.approx(-free[0], rel=0.05)
    assert free[-1] == half[-1] == twice[-1] == 0
    assert free == sorted(free, reverse=True)


def test_the_sliders_enter_what_they_say():
    turns = frames()["turns"]
    assert set(turns) == {"piston_pressure", "right_amount", "temperature"}
    for name, turn in turns.items():
        assert len(turn["entries"]) == len(turn["said"]) > 10
        for entry in (turn["entries"][0], turn["entries"][5], turn["entries"][-1]):
            assert evaluate(TUBE, {name: f"{entry} {turn['unit']}"})
    piston = turns["piston_pressure"]
    assert [piston["said"][step].partition(", ")[2] for step in (1, 5, 10, 15, 20)] == [
        f"{each} the osmotic pressure" for each in ("10 % of", "half", "just", "1.5 times", "twice")
    ]
    middle = piston["said"].index(next(said for said in piston["said"] if "just the osmotic pressure" in said))
    held = evaluate(TUBE, {"piston_pressure": f"{piston['entries'][middle]} kPa"})
    assert held.words["direction"].startswith("Nothing moves: the piston balances")


def test_a_frame_can_be_gone_on_from():
    shown = frames()
    entries = shown["from"]["moved_before"]["entries"]
    rest = evaluate(TUBE).outputs
    assert entries[0] == "0"
    assert float(entries[-1]) == pytest.approx(from_si(rest["water_moved"], "mL"), rel=1e-4), (
        "of 100 mL, so in per cent"
    )
    later = frames({"moved_before": f"{entries[10]} %", "piston_pressure": "9 kPa"})
    scale = to_si(100, "cm") / (shown["tube"]["base"] - shown["left"][0])
    there = (shown["tube"]["base"] - shown["left"][10]) * scale
    first = re.search(r"left ([\d.]+) cm", later["text"][0])
    assert float(first[1]) / 100 == pytest.approx(there, abs=0.006)


def test_the_moments_are_told():
    told = frames()["text"]
    assert told[0].startswith("At the start: left 100 cm, right 100 cm. Osmosis: water moves to the right")
    assert re.match(r"After \d.* h: left [\d.]+ cm, right 1\d\d cm\. Osmosis: water moves to the right, into", told[5])
    assert told[-1].startswith("At rest: ")
    assert "41.5 cm of water on the right balances the osmotic pressure" in told[-1]
    assert "the other nothing" in told[-1], "no equal concentrations"
    assert told[-1].endswith("Molecules still cross, as many each way.")
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("volume", ["0.1 L", "100 mL", "0.0001 m3"])
def test_two_arms_of_pure_water_at_one_level_are_drawn_at_rest(volume):
    """The arms' volumes are the same but for the rounding of a unit."""
    answer = evaluate("osmosis.equilibrium_head", {"right_amount": "0 mol", "left_volume": volume})
    assert answer.outputs["level_difference"] == answer.outputs["water_moved"] == 0
    assert answer.words["direction"].startswith("Nothing moves")
    drawn = describe("osmosis.equilibrium_head").picture(answer.inputs, answer.returned)
    assert "Nothing moves" in ElementTree.fromstring(drawn).get("aria-label")
