"""Numbers moved by hand, and values read off a curve, as the page asks for them."""

import html
import json
import re

import pytest

from calc.core.units import from_si, to_si
from calc.interface import describe, names
from calc.interface.definitions import AXES
from calc.interface.evaluation import evaluate, initial_form
from calc.interface.form import reply_to
from calc.interface.hand import taken
from calc.interface.window import read

OSMOSIS = "osmosis.osmotic_pressure"


class Page:
    """What the page does: it keeps the form and what is seen of the curve."""

    def __init__(self, name, **entries):
        self.name, self.form = (
            name,
            initial_form(describe(name), {key.replace("__", "."): text for key, text in entries.items()}),
        )
        self.keeps = False
        self.take(self.ask())

    def ask(self, **question):
        window = {"window": self.window} if self.keeps or "read" in question else {}
        return reply_to(json.dumps({"name": self.name, "form": self.form, **window, **question}))

    def take(self, reply):
        self.form |= reply.values
        if "curve" in reply.drawings:
            self.drawing = reply.drawings["curve"]
            found = re.search('data-window="([^"]*)"', self.drawing)
            self.window = html.unescape(found[1]) if found else ""
        self.reply = reply
        return reply

    def move(self, of, **hand):
        self.keeps = True
        return self.take(self.ask(hand={"of": of, **hand}))

    def read(self, at, steps=0):
        return self.ask(read={"of": "curve", "at": at, "steps": steps})

    @property
    def at(self):
        return float(re.search('data-at="([^"]*)%"', self.drawing)[1]) / 100


def test_a_slider_enters_the_number_at_its_place_and_the_answer_is_of_it():
    page = Page(OSMOSIS)
    moved = page.move("temperature", at=0.37)
    assert moved.values == {"temperature": "37"}
    assert moved.places["temperature"] == "37.0%"
    there = evaluate(OSMOSIS, {"temperature": "37 degC"}).outputs["osmotic_pressure"]
    assert moved.texts["osmotic_pressure"] == f"{from_si(there, 'bar'):.1f} bar"
    assert "now 30.9 bar at 37 °C" not in moved.drawings["curve"]  # the curve is over the concentration


def test_in_the_readers_unit():
    page = Page(OSMOSIS, temperature="77 degF", concentration="600 mol/m3")
    assert page.reply.places["temperature"] == "25.0%"
    assert page.move("temperature", at=0.25).values == {}  # it stands there already
    assert page.move("temperature", at=1).values == {"temperature": "212"}
    assert page.move("concentration", at=0.5).values == {"concentration": "1000"}
    assert page.move("concentration", steps=-1).values == {"concentration": "990"}


def test_on_another_scale_as_far_as_what_is_dissolved_says():
    """Table salt is known to 6 mol/kg, which is that many moles of 58.44 g in 1 kg of water: 26 % of the mass."""
    page = Page("solutions.osmotic_pressure", solute="NaCl", molality="1 % by mass")
    page.move("molality", at=1)
    assert float(page.form["molality"]) == pytest.approx(100 * 6 * 0.05844 / (1 + 6 * 0.05844), rel=1e-3)
    page.move("molality", at=0.5)
    assert page.form["molality.was"] == "% by mass"
    assert page.reply.texts["curve.present"].startswith(f"at {page.form['molality']} % by mass: ")
    page.move("curve", steps=1)
    window = page.window
    page.move("curve", at=0.3)
    assert page.window == window
    there = page.read(0.3).texts["curve.read"]
    assert there == page.reply.texts["curve.present"]


def test_a_hand_lets_go_of_the_example_as_typing_does():
    page = Page("seawater.osmotic_pressure", preset="Red Sea")
    assert page.move("temperature", steps=1).values["preset"] == ""


def test_what_is_no_number_is_not_moved_by_steps_and_its_slider_stays():
    page = Page(OSMOSIS)
    page.form["temperature"] = "warm"
    moved = page.move("temperature", steps=1)
    assert moved.values == {}
    assert "not a number" in moved.errors["temperature"]
    assert "temperature" not in moved.places
    assert page.move("temperature", at=0.2).values == {"temperature": "20"}


@pytest.mark.parametrize("name", names())
def test_each_slider_of_each_calculator_moves_its_number_and_stands_where_it_is(name):
    page = Page(name)
    for parameter in describe(name).parameters:
        for at in (0, 0.4, 1):  # each asked of the page as it was opened
            moved = page.ask(hand={"of": parameter.name, "at": at}, patience=-1)
            place = float(moved.places[parameter.name].rstrip("%")) / 100
            assert place == pytest.approx(at, abs=0.11 if parameter.whole else 0.0056), parameter.name


@pytest.mark.parametrize("axes", AXES)
def test_the_point_of_a_curve_goes_where_it_is_dragged_and_the_axes_stay(axes):
    page = Page("balance.recovery", curve__over="feed_flow", curve__axes=axes)
    window = page.window
    for at in (0.5, 0.9, 0.6, 0.05, 1, 0.3):
        page.move("curve", at=at)
        assert page.at == pytest.approx(at, abs=0.006)
        assert page.window == window
    # Evenly from 0 to 200 m3/h, or by the logarithm over the five decades from 1 m3/h to the end of the range.
    is_logarithmic = axes.endswith(("across", "both ways"))
    assert float(page.form["feed_flow"]) == pytest.approx(10 ** (0.3 * 5) if is_logarithmic else 0.3 * 200, rel=0.05)


def test_a_point_that_is_let_go_at_an_edge_gets_new_axes_and_elsewhere_keeps_them():
    page = Page("balance.recovery", curve__over="feed_flow")
    window = page.window
    page.move("curve", at=0.7, released=True)
    assert page.window == window
    page.move("curve", at=0.99)
    assert page.window == window
    page.move("curve", at=0.99, released=True)
    assert page.window != window
    assert page.at == pytest.approx(0.5)


def test_axes_stay_while_a_slider_is_moved_as_long_as_the_curve_fits():
    page = Page(OSMOSIS, curve__over="temperature")
    window = page.window
    page.move("concentration", steps=-1)
    assert page.window == window
    page.move("concentration", at=1)
    assert page.window != window
    page.keeps = False
    page.take(page.ask())
    page.move("concentration", at=0.02)
    assert float(page.window.split("|")[-1]) < 5


def test_keys_move_the_point_by_steps_of_its_axis_and_beyond_it():
    page = Page("balance.recovery", curve__over="feed_flow")
    assert page.window.split("|")[7:9] == ["0", "200"]
    assert page.move("curve", steps=1).values == {"feed_flow": "101"}
    assert page.move("curve", steps=10).values == {"feed_flow": "111"}
    assert page.move("curve", at=1).values == {"feed_flow": "200"}
    assert page.move("curve", steps=1).values == {"feed_flow": "201"}
    assert float(page.window.split("|")[8]) == pytest.approx(402)


def test_whole_numbers_are_dragged_from_one_to_the_next():
    page = Page(OSMOSIS, curve__over="ions")
    entries = []
    for place in range(21):
        page.move("curve", at=place / 20)
        entries.append(page.form["ions"])
    assert entries == sorted(entries)
    assert set(entries) == set("12345")
    assert page.read(0.5).texts["curve.read"].startswith("at 3: ")


def test_a_curve_is_read_where_the_pointer_is_in_the_readers_units():
    page = Page(OSMOSIS, **{"curve__over": "temperature", "temperature": "77 degF", "osmotic_pressure": "psi"})
    there = page.read(0.3)
    assert there.values == {}
    there_in_si = evaluate(OSMOSIS, {"temperature": "86 degF"}).outputs["osmotic_pressure"]
    assert there.texts == {"curve.read": f"at 86 °F: {from_si(there_in_si, 'psi'):.0f} psi"}
    assert there.places == {"curve.read": "30.0%"}
    assert 'cx="30.0%"' in there.drawings["curve.read"]
    assert page.read(0.3, steps=10).texts["curve.read"].startswith("at 91 °F: ")


def test_where_the_formula_refuses_there_is_no_answer_to_read():
    page = Page("balance.recovery", curve__over="recovery", curve__of="concentrate_concentration")
    high = page.window.split("|")[6]
    parts = page.window.split("|")
    page.window = "|".join([*parts[:6], "0.99", *parts[7:8], "99", *parts[9:]])
    assert float(high) <= 0.99
    assert page.read(1).texts["curve.read"] == "at 99 %: no answer"


def test_nothing_is_read_off_a_curve_of_entries_that_have_no_answer():
    page = Page(OSMOSIS)
    page.form["temperature"] = "warm"
    assert page.read(0.5).texts == {"curve.read": ""}


def test_the_present_point_is_told_beside_the_curve():
    assert Page(OSMOSIS).reply.texts["curve.present"] == "at 0.6 mol/L: 29.7 bar"
    assert (
        Page("osmosis.equilibrium_head", curve__over="temperature")
        .reply.texts["curve.present"]
        .startswith("at 25 °C: ")
    )


def test_a_window_says_all_of_itself_and_what_is_none_of_its_calculator_is_not_taken():
    page = Page("balance.recovery", curve__over="feed_flow", curve__axes="logarithmic both ways")
    definition = describe("balance.recovery")
    window = read(definition, page.window)
    assert window is not None
    assert window.write() == page.window
    assert to_si(window.right, window.over_unit) == pytest.approx(window.high)
    assert read(describe(OSMOSIS), page.window) is None
    parts = page.window.split("|")
    for place, text in [
        (5, "nan"),
        (6, "-1"),
        (7, "0"),
        (8, "1e-300"),
        (9, "-1"),
        (10, "1e308"),
        (4, "round"),
        (2, "bar"),
    ]:
        assert read(definition, "|".join([*parts[:place], text, *parts[place + 1 :]])) is None, (place, text)
    for text in (None, 3, "", "|" * 10, page.window + "|"):
        assert read(definition, text) is None


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "curve",
        {},
        {"of": None},
        {"of": "curve", "at": 1.1},
        {"of": "curve", "at": "0.5"},
        {"of": "curve", "at": True},
        {"of": "curve", "at": float("nan")},
        {"of": "curve", "steps": 0.5},
        {"of": "curve", "steps": 10**6},
    ],
)
def test_a_hand_that_makes_no_sense_is_none(told):
    assert taken(told) is None
