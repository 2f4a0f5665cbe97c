"""The chart: with round ticks, cut where there is no answer; that of every curve is looked at in test_curve.py."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from calc.interface import chart, describe
from calc.interface.chart import _axis_labels, _axis_ticks, _labels, _ticks, room
from calc.interface.curve import Curve, draw
from tests.lines import runs
from tests.website import ROOT


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 2, [0, 0.5, 1, 1.5, 2]),
        (0, 99.2, [0, 20, 40, 60, 80]),
        (32, 212, [50, 100, 150, 200]),
        (-1, 1, [-1, -0.5, 0, 0.5, 1]),
        (0, 1e-3, [0, 0.0002, 0.0004, 0.0006, 0.0008, 0.001]),
    ],
)
def test_ticks_are_round(low, high, ticks):
    assert _ticks(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("ticks", "labels"),
    [
        ([0, 0.5, 1], ["0.0", "0.5", "1.0"]),
        ([0, 2.5, 5], ["0.0", "2.5", "5.0"]),
        ([0, 5000, 10000], ["0", "5\N{NARROW NO-BREAK SPACE}000", "10\N{NARROW NO-BREAK SPACE}000"]),
        ([-20, 0, 20], ["\N{MINUS SIGN}20", "0", "20"]),
        ([0, 2e6], ["0", "2.00 × 10⁶"]),
    ],
)
def test_labels_have_the_decimals_of_their_step(ticks, labels):
    assert _labels(ticks) == labels


def test_a_line_is_cut_where_there_is_no_answer():
    definition = describe("osmosis.osmotic_pressure")
    points = ((0.0, 1.0), (1.0, 2.0), (2.0, None), (3.0, 2.0), (4.0, 1.0))
    broken = Curve(definition.parameters[0], definition.results[0], "mol/L", "bar", points, (0.0, 1.0), "broken")
    line = ElementTree.fromstring(draw(broken)).find(".//*[@class='line line-0']").get("d")
    assert line.count("M") == 2


def test_a_constant_is_drawn_too():
    definition = describe("osmosis.osmotic_pressure")
    points = ((0.0, 0.0), (1.0, 0.0))
    flat = Curve(definition.parameters[0], definition.results[0], "mol/L", "bar", points, (0.0, 0.0), "flat")
    (line,) = runs(ElementTree.fromstring(draw(flat)).find(".//*[@class='line line-0']").get("d"))
    assert [x for x, _ in line] == [0, 1000]


@pytest.mark.parametrize("x", [0.0, 5.0, -5.0])
def test_a_line_of_one_point_is_drawn_too(x):
    drawn = chart.draw([chart.Line("pressure", [(x, 2.0)])], chart.Axis("time", "h"), chart.Axis("", "bar"), "one")
    assert ElementTree.fromstring(drawn).find(".//*[@class='line line-0']").get("d").startswith("M")


def test_the_style_sheet_leaves_the_room_that_labels_take():
    style = (ROOT / "docs" / "assets" / "site.css").read_text(encoding="utf-8")
    rooms = dict(re.findall(r"\.letters-(\d+) \{\n +padding-left: (\d+)px;", style))
    assert len(rooms) >= 4
    assert {int(letters): int(room) for letters, room in rooms.items()} == {
        int(each): room(int(each)) for each in rooms
    }
    longest = max(len(_labels(_ticks(low, high))[-1]) for low, high in ((0, 2e6), (-9.9e6, 0), (0, 1e-9), (0, 99_999)))
    assert longest <= max(map(int, rooms))


@pytest.mark.parametrize(
    ("ends", "labels"),
    [
        ((0.01, 2), ["0.01", "0.1", "1"]),
        ((1, 1e5), ["1", "10", "100", "1000", "10\N{NARROW NO-BREAK SPACE}000", "100\N{NARROW NO-BREAK SPACE}000"]),
        ((3, 90), ["3", "10", "30"]),
        ((1.5, 60), ["3", "10", "30"]),
        ((27, 37), ["28", "30", "32", "34", "36"]),
        ((1e4, 1e16), ["10⁴", "10⁶", "10⁸", "10¹⁰", "10¹²", "10¹⁴", "10¹⁶"]),
        ((2e-5, 3e-2), ["10⁻⁴", "10⁻³", "10⁻²"]),
    ],
)
def test_a_logarithmic_axis_has_its_ticks_at_decades_or_parts_of_the_few(ends, labels):
    axis = chart.Axis("pressure", "bar", logarithmic=True, ends=ends)
    assert _axis_labels(axis, _axis_ticks(axis)) == labels


def test_decades_are_equally_long_and_what_is_not_above_zero_has_no_place():
    over, of = chart.Axis("time", "h", logarithmic=True), chart.Axis("", "bar", logarithmic=True)
    points = [(0.0, 1.0), (0.1, 1.0), (1.0, 10.0), (10.0, 100.0), (20.0, -1.0), (30.0, 1e-20), (100.0, 1000.0)]
    drawn = chart.draw([chart.Line("pressure", points)], over, of, "decades")
    path = next(each for each in ElementTree.fromstring(drawn).iter() if each.get("class") == "line line-0").get("d")
    # Three decades across and up: thirds of 1000 and 174; cut where a point has no place, or lies too deep.
    first, last = runs(path)
    assert first == [(0, 174), (333.3, 116), (666.7, 58)]
    assert last == [(1000, 0)]
