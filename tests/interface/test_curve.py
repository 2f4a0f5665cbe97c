"""The curve passes through the answers, spans what matters, and breaks where the formula refuses."""

import itertools
import math
import re
import warnings
import xml.etree.ElementTree as ElementTree

import pytest

from calc.core.quantities import Caution, Refusal
from calc.core.units import from_si, to_si
from calc.interface import describe, names
from calc.interface.curve import _course, draw, sample
from calc.interface.definitions import AXES
from calc.interface.evaluation import compute, evaluate
from tests.lines import runs

PAIRS = [(name, parameter.name) for name in names() for parameter in describe(name).parameters]
# A plant has whole vessels, and each one more is a jump of all that it does.
JUMPING = {
    ("plant.design", over)
    for over in (
        "permeate_flow",
        "recovery",
        "second_pass",
        "second_recovery",
        "second_flux",
        "recirculation",
        "bypass",
    )
}
_THICKNESS = 2.2 / 174  # of a chart's line, in heights of the chart
_UPRIGHT = 1.01 / 1024  # of the chart's width: a third of a unit, within which a curve may even jump


def curve(name, over, of, answer=None, over_unit=None, of_unit=None):
    definition = describe(name)
    units = {each.name: each.quantity.units[0] for each in definition.parameters + definition.results}
    answer = answer or compute(definition, definition.defaults)
    return sample(definition, answer, over, of, over_unit or units[over], of_unit or units[of])


@pytest.mark.parametrize(("name", "over"), PAIRS, ids=lambda text: text)
def test_the_curves_over_an_input_are_drawn_true(name, over):
    """Of every output: its points lead through the answer, there are enough of them, and no piece between two is
    further off than a line is thick. One test for all, since they ask the formula at nearly the same places."""
    definition = describe(name)
    answer = compute(definition, definition.defaults)
    for result in definition.results:
        drawn = curve(name, over, result.name, answer)
        assert any(point == pytest.approx(drawn.present) for point in drawn.points), result.name
        abscissas = [x for x, _ in drawn.points]
        assert abscissas == sorted(set(abscissas)), result.name
        known = [y for _, y in drawn.points if y is not None]
        assert len(known) >= 8 or drawn.over.whole, result.name
        assert all(map(math.isfinite, known)), result.name
        if not drawn.over.whole and (name, over) not in JUMPING:
            assert furthest_off(definition, drawn) <= _THICKNESS, result.name
        is_charted_inside_its_box(drawn)


def is_charted_inside_its_box(drawn):
    """Its chart is complete: said in words, both axes named, the point and the line within the edges."""
    svg = ElementTree.fromstring(draw(drawn))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == drawn.text
    titles = [text.text for text in svg.iter("text")]
    assert any(title.lower().startswith(drawn.over.quantity.term.lower()) for title in titles)
    assert any(title.lower().startswith(drawn.of.quantity.term.lower()) for title in titles)
    assert svg.find("*[@class='point']") is not None
    height, places = float(svg.get("height")), 0
    for box in svg.findall("svg[@viewBox]"):
        _, _, across, upwards = map(float, box.get("viewBox").split())
        assert 0 <= float(box.get("y")) <= height - float(box.get("height")) == height - upwards
        for x, y in itertools.chain(*runs(box.find("path").get("d"))):
            assert 0 <= x <= across
            assert 0 <= y <= upwards
            places += 1
    for each in svg.iter("circle"):
        assert 0 <= percent(each.get("cx")) <= 100
        assert 0 <= float(each.get("cy")) <= height
        places += 1
    assert places > 4
    room = 10 + 7 * int(re.fullmatch(r"chart letters-(\d+)", svg.get("class"))[1])
    for label in svg.iter("text"):
        x = label.get("x")
        assert 0 <= percent(x) <= 100 if x.endswith("%") else -room <= float(x) < 0


def percent(place: str) -> float:
    """A place across a chart."""
    assert place.endswith("%")
    return float(place[:-1])


def furthest_off(definition, drawn):
    """By how much of the chart's height its worst piece misses the formula, asked again in the middle of each."""
    others = tuple((each, value) for each, value in definition.defaults.items() if each != drawn.over.name)
    course = _course(definition.name, definition.formula, drawn.over.name, others)
    known = [y for _, y in drawn.points if y is not None]
    height = max(known) - min(known)
    width = drawn.points[-1][0] - drawn.points[0][0]
    worst = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(drawn.points):
        if y0 is None or y1 is None or x1 - x0 <= _UPRIGHT * width:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            there = from_si(course.output(drawn.of.name, to_si((x0 + x1) / 2, drawn.over_unit)), drawn.of_unit)
        off = abs(there - (y0 + y1) / 2) - 1e-9 * abs(there)  # what rounding alone may do
        if off > 0:
            worst = max(worst, off / height if height else math.inf)
    return worst


@pytest.mark.parametrize(
    ("name", "over"),
    [
        ("vessel.pressure_for_recovery", "feed_concentration"),
        ("vessel.pressure_for_recovery", "elements"),
        ("vessel.projection", "feed_flow"),
        ("vessel.projection", "elements"),
        ("plant.design", "feed_concentration"),
        ("plant.design", "second_pass"),
    ],
)
@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_beside_one_another_answers_are_those_that_each_has_alone(name, over):
    definition, result = describe(name), describe(name).results[0]
    others = {each: value for each, value in definition.defaults.items() if each != over}
    _course.cache_clear()
    curve(name, over, result.name)
    known = _course(name, definition.formula, over, tuple(others.items())).known(result.name)
    assert len(known) >= 8
    for x, y in known:
        try:
            alone = getattr(definition.formula(**others, **{over: x}), result.name)
        except Refusal:
            alone = None
        assert y == (None if alone is None else pytest.approx(alone, rel=1e-8))


def test_it_spans_the_range():
    drawn = curve("osmosis.osmotic_pressure", "concentration", "osmotic_pressure")
    assert (drawn.points[0][0], drawn.points[-1][0]) == (0, 2)


def test_it_spans_less_where_the_present_value_is_small_in_the_range():
    drawn = curve("balance.recovery", "feed_flow", "permeate_flow")
    assert (drawn.points[0][0], drawn.points[-1][0]) == pytest.approx((0, 200))


def test_whole_numbers_are_points():
    drawn = curve("osmosis.osmotic_pressure", "ions", "osmotic_pressure")
    assert [x for x, _ in drawn.points] == [1, 2, 3, 4, 5]


def test_it_is_linear_where_the_law_is():
    drawn = curve("osmosis.osmotic_pressure", "concentration", "osmotic_pressure")
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(drawn.points)]
    assert slopes == pytest.approx([slopes[0]] * len(slopes))


def test_it_breaks_where_the_formula_refuses():
    drawn = curve("balance.recovery", "recovery", "concentrate_concentration")
    assert drawn.points[-1][1] is None
    assert max(y for _, y in drawn.points if y is not None) <= 300


def test_it_takes_the_readers_units():
    drawn = curve("osmosis.osmotic_pressure", "temperature", "osmotic_pressure", over_unit="degF", of_unit="psi")
    assert (drawn.points[0][0], drawn.points[-1][0]) == pytest.approx((32, 212))
    assert drawn.present == pytest.approx((77, 431.45), rel=1e-4)


def test_it_leaves_a_unit_that_is_not_true_all_along():
    answer = evaluate("balance.recovery", {"feed_concentration": "1 g/L"})
    drawn = curve("balance.recovery", "recovery", "concentrate_concentration", answer, of_unit="ppm")
    assert drawn.of_unit == "g/L"


@pytest.mark.parametrize(
    ("name", "over", "entry", "of"),
    [
        ("fabrics.vapour_flux", "inner_temperature", "41 degF", "vapour_flux"),
        ("body.osmolality", "temperature", "50 degF", "osmolal_gap"),
        ("household.production", "rated_production", "75.708235680000016 L/d", "recovery_rating"),
    ],
)
def test_an_entry_beside_the_end_of_its_range_leaves_room_for_the_curve(name, over, entry, of):
    """From an end as another unit rounds it, and from beside one; `tests/fuzz.py` tries them all."""
    parameter = next(each for each in describe(name).parameters if each.name == over)
    low, high, *_ = parameter.range
    unit = parameter.quantity.units[0]
    drawn = curve(name, over, of, evaluate(name, {over: entry}))
    assert (drawn.points[0][0], drawn.points[-1][0]) == pytest.approx((from_si(low, unit), from_si(high, unit)))
    beside = compute(describe(name), describe(name).defaults | {over: low * (1 + 1e-9)})
    spans = curve(name, over, of, beside)
    assert spans.points[-1][0] == pytest.approx(from_si(high, unit))


LONE = [
    ("household.blend", {"preset": "reef tank top-up, through a deioniser"}, "rejection", "hardness"),
    (
        "balance.bypass",
        {"product_concentration": "0 g/L", "observed_rejection": "100 %"},
        "observed_rejection",
        "bypass",
    ),
]


@pytest.mark.parametrize(("name", "entries", "over", "of"), LONE)
def test_a_curve_of_which_one_point_alone_has_an_answer_shows_it_on_the_axis_of_all(name, entries, over, of):
    drawn = curve(name, over, of, evaluate(name, entries))
    known = [point for point in drawn.points if point[1] is not None]
    assert known == [drawn.present]
    assert drawn.points[0][0] < drawn.points[-1][0]
    svg = ElementTree.fromstring(draw(drawn))
    assert len(svg.findall("*[@class='tick']")) > 2
    point = svg.find("*[@class='point']")
    assert 0 < percent(point.get("cx")) <= 100
    assert 0 < float(point.get("cy")) <= float(svg.get("height"))


def test_it_breaks_where_a_formula_gives_no_number(monkeypatch):
    """As where it divides what is beyond every float."""
    definition = describe("osmosis.osmotic_pressure")
    ideal = definition.formula

    def broken(**inputs):
        return math.nan if inputs["concentration"] > 1000 else ideal(**inputs)

    answer = compute(definition, definition.defaults)
    drawn = sample(definition._replace(formula=broken), answer, "concentration", "osmotic_pressure", "mol/L", "bar")
    assert drawn.points[-1][1] is None
    assert all(math.isfinite(y) for _, y in drawn.points if y is not None)


def test_a_smooth_curve_asks_its_formula_a_few_times_unless_it_is_to_be_exact():
    definition, asked = describe("balance.recovery"), []
    answer = compute(definition, definition.defaults | {"recovery": 0.4})

    def counted(**inputs):
        asked.append(inputs["observed_rejection"])
        return definition.formula(**inputs)

    def drawn(exact):
        of = "concentrate_concentration", "%", "g/L"
        return sample(definition._replace(formula=counted), answer, "observed_rejection", *of, exact=exact)

    points = drawn(exact=False).points
    assert len(asked) <= 9 <= len(points)
    _course.cache_clear()
    exactly = drawn(exact=True).points
    assert [x for x, _ in exactly] == [x for x, _ in points]
    for x, y in exactly:
        formula = definition.formula(**answer.inputs | {"observed_rejection": to_si(x, "%")})
        assert y == pytest.approx(from_si(formula.concentrate_concentration, "g/L"), rel=1e-9)


def test_a_corner_where_something_else_binds_takes_few_points():
    """At it alone, since the words of the answer tell where it is; what binds changes twice here."""
    definition, told = describe("scaling.maximum_recovery"), []
    answer = evaluate("scaling.maximum_recovery", {"preset": "hard tap water"})

    def noted(**inputs):
        told.append("refused")
        found = definition.formula(**inputs)
        told[-1] = found.binding
        return found

    sample(definition._replace(formula=noted), answer, "acid_dose", "maximum_recovery", "mg/L", "%")
    assert len(set(told) - {"refused"}) == 3
    assert len(told) <= 40


def test_its_text_says_both_ends_and_the_present_point():
    drawn = curve("osmosis.osmotic_pressure", "concentration", "osmotic_pressure")
    assert drawn.text == (
        "Osmotic pressure against molar concentration: 0 bar at 0 mol/L, 99.2 bar at 2 mol/L; "
        "now 29.7 bar at 0.6 mol/L."
    )


def test_what_is_kept_of_a_course_does_not_grow_without_end():
    definition = describe("osmosis.osmotic_pressure")
    kept = []
    for change in range(1000):
        answer = compute(definition, definition.defaults | {"concentration": 100 + change / 10})
        sample(definition, answer, "concentration", "osmotic_pressure", "mol/L", "bar")
        others = tuple((name, value) for name, value in answer.inputs.items() if name != "concentration")
        kept.append(len(_course(definition.name, definition.formula, "concentration", others)._answers))
    assert kept[0] < kept[100] < kept[-100] == kept[-1]


@pytest.mark.parametrize(
    ("name", "over", "of"),
    [
        ("osmosis.osmotic_pressure", "concentration", "osmotic_pressure"),  # from nothing on
        ("osmosis.osmotic_pressure", "ions", "osmotic_pressure"),  # whole
        ("osmosis.osmotic_pressure", "temperature", "osmotic_pressure"),  # from 0 degC on
        ("balance.recovery", "recovery", "concentrate_concentration"),  # to where it is refused
        ("balance.recovery", "bypass", "salt_passage"),  # of which the present value is zero
        ("plants.cell_at_rest", "limp_solute_potential", "turgor"),  # below zero
        ("plants.water_potential", "molality", "solute_potential"),  # below zero
        ("fabrics.pores", "pore_density", "largest_pore"),  # twelve decades
    ],
)
@pytest.mark.parametrize("axes", AXES[1:])
def test_logarithmic_axes_are_drawn_true_and_say_what_has_no_place(name, over, of, axes):
    definition = describe(name)
    of = of if of in {each.name for each in definition.results} else definition.results[0].name
    units = {each.name: each.quantity.units[0] for each in definition.parameters + definition.results}
    answer = compute(definition, definition.defaults)
    drawn = sample(definition, answer, over, of, units[over], units[of], axes=axes)
    assert all(x > 0 for x, _ in drawn.points) or not drawn.axes.across or drawn.over.whole
    if not drawn.over.whole:
        assert furthest_off_by_logarithm(definition, drawn) <= _THICKNESS
    root = ElementTree.fromstring(f"<div>{draw(drawn)}</div>")
    note = " ".join(each.text for each in root.findall("p"))
    term = {"across": drawn.over.quantity.term, "upwards": drawn.of.quantity.term}
    for way, place in (("across", 0), ("upwards", 1)):
        wanted = way in axes or "both" in axes
        zero = to_si(0.0, drawn.over_unit)
        values = [drawn.over.range.low - zero] if not place else [y for _, y in drawn.points if y is not None]
        assert (f"axis of {term[way]}" in note or (place and "is drawn where" in note)) == (
            wanted and any(value <= 0 for value in values)
        ), note
        assert getattr(drawn.axes, way) == (
            wanted and any(y > 0 for y in (values if place else [drawn.over.range.high - zero]))
        )
    assert root.find("svg") is not None


def furthest_off_by_logarithm(definition, drawn):
    """As `furthest_off`, but of the logarithm wherever the axes are logarithmic, between points that have a place."""
    height = math.log if drawn.axes.upwards else float
    pieces = list(itertools.pairwise(drawn.points))
    pieces = [piece for piece in pieces if all(y is not None and (y > 0 or not drawn.axes.upwards) for _, y in piece)]
    known = [point for piece in pieces for point in piece]
    heights = [height(y) for _, y in known]
    whole, worst = max(heights) - min(heights), 0.0
    ends = known[-1][0] / known[0][0] if drawn.axes.across else known[-1][0] - known[0][0]
    others = tuple((each, value) for each, value in definition.defaults.items() if each != drawn.over.name)
    course = _course(definition.name, definition.formula, drawn.over.name, others)
    for (x0, y0), (x1, y1) in itertools.pairwise(known):
        width = math.log(x1 / x0) / math.log(ends) if drawn.axes.across else (x1 - x0) / ends
        if (
            width <= _UPRIGHT
            or (x0, y0) not in drawn.points
            or drawn.points.index((x1, y1)) - drawn.points.index((x0, y0)) > 1
        ):
            continue
        middle = math.sqrt(x0 * x1) if drawn.axes.across else (x0 + x1) / 2
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            there = from_si(course.output(drawn.of.name, to_si(middle, drawn.over_unit)), drawn.of_unit)
        off = abs(height(there) - (height(y0) + height(y1)) / 2)
        worst = max(worst, off / whole if whole > 1e-9 else 0.0)
    return worst


def test_a_power_law_is_straight_between_logarithmic_axes_and_takes_few_points():
    definition = describe("osmosis.osmotic_pressure")
    answer = compute(definition, definition.defaults)
    drawn = sample(
        definition, answer, "concentration", "osmotic_pressure", "mol/L", "bar", axes="logarithmic both ways"
    )
    assert len(drawn.points) <= 12
    slopes = [math.log(b[1] / a[1]) / math.log(b[0] / a[0]) for a, b in itertools.pairwise(drawn.points)]
    assert slopes == pytest.approx([1] * len(slopes))
