"""Outputs of several rows: a table for every one, a chart where the rows make a curve."""

import xml.etree.ElementTree as ElementTree

import pytest

from calc.core.units import UNITS as UNITS_BY_NAME
from calc.interface import describe
from calc.interface.evaluation import compute, initial_form
from calc.interface.form import reply
from calc.interface.listing import cells, write

TUBE = describe("osmosis.equilibrium_head")
LAWS = describe("waters.laws_compared")
UNITS = {"time": "h", "left_level": "cm", "right_level": "cm"}


def drawn(definition, units):
    (listing,) = definition.listings
    rows = compute(definition, definition.defaults).rows[listing.name]
    return listing, rows, ElementTree.fromstring(f"<div>{write(listing, rows, units)}</div>")


def test_a_time_course_is_drawn_with_a_line_for_each_column_and_told():
    _, rows, tree = drawn(TUBE, UNITS)
    assert len(rows) > 20
    (chart,) = tree.findall("svg")
    assert len(chart.findall(".//*[@class='line line-0']")) == 2  # in the legend and in the picture
    assert len(chart.findall(".//*[@class='line line-1']")) == 2
    assert {"Left level", "Right level", "cm", "Time, h"} <= {text.text for text in chart.iter("text")}
    assert "Left level: 100 cm at 0 h" in chart.get("aria-label")


def test_columns_of_different_units_get_charts_of_their_own():
    _, _, tree = drawn(TUBE, {**UNITS, "right_level": "mm"})
    titles = [chart.findall("text")[-2].text for chart in tree.findall("svg")]
    assert len(titles) == 2


def test_a_long_time_course_is_thinned_in_the_table_but_keeps_its_ends():
    listing, rows, tree = drawn(TUBE, UNITS)
    body = tree.findall("details/div/table/tbody/tr")
    assert len(body) == 12
    labels = [UNITS_BY_NAME[unit].label for unit in UNITS.values()]
    for row, shown in ((rows[0], body[0]), (rows[-1], body[-1])):
        told = [f"{cell.text} {label}" for cell, label in zip(shown, labels, strict=True)]
        assert told == cells(listing, row, UNITS)


def test_what_is_no_curve_is_a_table_with_every_row():
    _, rows, tree = drawn(LAWS, {"osmotic_pressure": "bar", "error": "%"})
    assert tree.findall("svg") == []
    assert len(tree.findall("div/table/tbody/tr")) == len(rows) == 6
    heads = tree.findall("div/table/thead/tr/th")
    assert [head.text.strip() for head in heads] == ["Law", "Osmotic pressure", "Error"]
    assert [len(head.findall("select")) for head in heads] == [0, 1, 0]
    assert all(row[2].text.endswith(" %") for row in tree.findall("div/table/tbody/tr"))


def test_its_units_stand_in_the_head_of_their_column_and_switch_too():
    told = {}
    for unit in ("bar", "psi"):
        table = ElementTree.fromstring(
            reply(LAWS, initial_form(LAWS, {"laws.osmotic_pressure": unit})).drawings["laws"]
        )
        (choice,) = table.findall(".//select")
        assert choice.get("name") == "laws.osmotic_pressure.unit"
        assert choice.get("aria-label") == "Unit of osmotic pressure"
        assert [option.get("value") for option in choice if "selected" in option.attrib] == [unit]
        told[unit] = float(table.findall(".//tbody/tr")[-1][1].text)
    assert told["psi"] / told["bar"] == pytest.approx(14.50, rel=2e-3)  # of three digits


@pytest.mark.parametrize("definition", [TUBE, LAWS], ids=lambda each: each.name)
def test_the_table_can_be_reached_and_is_named(definition):
    units = {column.name: column.quantity.units[0] for column in definition.vocabulary if hasattr(column, "quantity")}
    _, _, tree = drawn(definition, units)
    group = next(each for each in tree.iter("div") if each.get("role") == "group")
    assert group.get("tabindex") == "0"
    assert group.get("aria-label")
