"""Sliders and axes: each number has its place, each place its number, and each step leads on and back again."""

import itertools
import math
from functools import cache

import pytest

from calc.core.units import UNITS
from calc.interface import describe, names
from calc.interface.entries import in_unit, narrowed, read_entry, write_input
from calc.interface.track import Track, of_slider

SLIDERS = {
    f"{name} {parameter.name} {unit}": (describe(name), parameter, unit)
    for name in names()
    for parameter in describe(name).parameters
    for unit in parameter.quantity.units
    if narrowed(parameter, unit, describe(name).defaults)[1] == unit
}
PLACES = [place / 40 for place in range(41)]


@cache
def sliders():
    return [
        (key, definition, parameter, unit, of_slider(definition, parameter, unit, definition.defaults))
        for key, (definition, parameter, unit) in SLIDERS.items()
    ]


def lines():
    """The different ones among them, each with the key of the first: what holds of a line alone is looked at once."""
    return {slider: key for key, *_, slider in reversed(sliders())}.items()


def test_the_number_at_the_place_of_a_number_is_that_number_within_a_step():
    """In every unit of every input."""
    for slider, key in lines():
        before = -math.inf
        for place in PLACES:
            number = float(slider.entry(place))
            step = slider.step(number)
            assert float(slider.entry(slider.place(number))) == pytest.approx(number, abs=step * 1.001), (key, place)
            assert abs(number - slider.number(place)) <= step * 1.001, (key, place)
            assert before < number or slider.whole, (key, place)
            assert slider.place(number) == pytest.approx(place, abs=0.5 / 4 if slider.whole else 1 / 200), (key, place)
            before = number


def test_the_number_at_a_place_is_one_that_its_field_takes():
    for _, definition, parameter, unit, slider in sliders():
        for place in PLACES:
            read_entry(parameter, slider.entry(place), unit, definition.defaults)


def test_the_ends_of_a_slider_are_those_of_the_range_and_the_worked_example_is_between_them():
    for key, definition, parameter, unit, slider in sliders():
        inside, _ = narrowed(parameter, unit, definition.defaults)
        low, high = inside.range.low, inside.range.high
        if not parameter.on_another_scale(unit):
            high = min(high, UNITS[unit].ceiling)
        assert slider.entry(0) == write_input(parameter, low, unit, definition.defaults), key
        highest = in_unit(parameter, high, unit, definition.defaults)
        assert float(slider.entry(1)) == pytest.approx(highest, rel=1e-6), key
        if low < parameter.default < high:
            assert 0 < slider.place(in_unit(parameter, parameter.default, unit, definition.defaults)) < 1, key


def test_a_slider_stands_alike_in_all_units_of_its_input():
    middles = {}
    for _, definition, parameter, unit, slider in sliders():
        if parameter.range.high > UNITS[unit].ceiling or parameter.on_another_scale(unit) or parameter.whole:
            continue
        middle = read_entry(parameter, f"{slider.number(0.5):.17g}", unit, definition.defaults)
        middles.setdefault((definition.name, parameter.name), []).append((middle, slider.logarithmic))
    for key, found in middles.items():
        assert [middle for middle, _ in found] == pytest.approx([found[0][0]] * len(found), rel=1e-5), key
        assert len({logarithmic for _, logarithmic in found}) == 1, key


@pytest.mark.parametrize(
    ("name", "parameter", "logarithmic"),
    [
        ("osmosis.osmotic_pressure", "concentration", False),  # 0 to 2 mol/L
        ("osmosis.osmotic_pressure", "temperature", False),
        ("balance.recovery", "recovery", False),  # 1 to 99 %
        ("balance.recovery", "feed_flow", True),  # 0 to 100 000 m3/h
        ("fabrics.pores", "pore_density", True),  # twelve decades
        ("osmosis.equilibrium_head", "left_amount", True),  # zero in the example, as its neighbour is not
        ("plants.cell_at_rest", "limp_solute_potential", False),  # below zero
    ],
)
def test_a_slider_is_logarithmic_where_its_range_spans_decades(name, parameter, logarithmic):
    definition = describe(name)
    each = next(each for each in definition.parameters if each.name == parameter)
    slider = of_slider(definition, each, each.quantity.units[0], definition.defaults)
    assert slider.logarithmic is logarithmic


def test_a_slider_from_zero_reaches_zero_and_gives_each_decade_as_much_room():
    slider = Track(0, 1e5, logarithmic=True, near=0.1)
    assert (slider.place(0), slider.number(0)) == (0, 0)
    widths = [slider.place(10.0 ** (n + 1)) - slider.place(10.0**n) for n in range(5)]
    assert widths == pytest.approx([widths[-1]] * 5, rel=0.01)


@cache
def stepped(slider):
    """All entries that steps lead to, from the lower end to the upper."""
    up = [slider.entry(0)]
    while up[-1] != slider.entry(1):
        up.append(slider.stepped(float(up[-1]), 1))
        assert len(up) < 1500, slider
    return up


def test_steps_lead_from_end_to_end_and_back_over_the_same_numbers():
    for slider, key in lines():
        up = stepped(slider)
        down = [up[-1]]
        while down[-1] != up[0]:
            down.append(slider.stepped(float(down[-1]), -1))
            assert len(down) < 1500, key
        assert down[::-1] == up, key
        assert len(up) > 100 or slider.whole, key
        assert all(float(a) < float(b) for a, b in itertools.pairwise(up)), key


def test_the_numbers_that_steps_lead_to_are_such_that_their_field_takes():
    for _, definition, parameter, unit, slider in sliders():
        up = stepped(slider)
        for entry in up[:: max(1, len(up) // 10)]:
            read_entry(parameter, entry, unit, definition.defaults)


@pytest.mark.parametrize(
    ("number", "steps", "entry"),
    [
        (25, 1, "25.5"),
        (25.3, 1, "25.5"),
        (25.3, -1, "25"),
        (25, 10, "30"),
        (25, -10, "20"),
        (99.9, 10, "100"),
        (-3, 1, "0.5"),
    ],
)
def test_a_step_leads_to_the_next_round_number(number, steps, entry):
    assert Track(0, 100).stepped(number, steps) == entry


@pytest.mark.parametrize(("number", "steps", "entry"), [(2, 1, "3"), (2, 10, "8"), (2.5, -1, "2"), (1, -1, "1")])
def test_whole_numbers_go_in_whole_steps(number, steps, entry):
    slider = Track(1, 8, whole=True)
    assert slider.stepped(number, steps) == entry
    assert {slider.entry(place) for place in PLACES} == set("12345678")
