"""The vessel's calculators over their whole ranges: closed, monotonic, inverse to each other, and outspoken."""

import math
import warnings
from types import SimpleNamespace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, celsius, to_si
from calc.interface import describe, evaluate
from calc.models.membranes import crossflow, elements
from calc.models.solutions.salt_water import salt_water
from calc.reports import vessel as report
from calc.vessel import pressure_for_recovery, projection
from tests.models import along_a_vessel
from tests.models.along_a_vessel import passed, solved
from tests.outside import outside

NAMED = (*elements.NAMES, "own")


def anywhere(name):
    """Every input of a calculator, anywhere in its range."""
    definition = describe(name)
    parts = {each.name: st.sampled_from(each.values) for each in definition.selections}
    for each in definition.parameters:
        low, high, *_ = each.range
        parts[each.name] = st.integers(low, high) if each.whole else st.floats(low, high)
    return st.fixed_dictionaries(parts)


@pytest.fixture(autouse=True)
def _cautions_are_no_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        yield


FOUR = along_a_vessel.Vessel(
    to_si(3, "L/(m2 h bar)"), to_si(0.15, "L/(m2 h)"), area=37.0, length=1.0, height=0.7e-3, porosity=0.9, elements=4
)
BRACKISH = {
    "salt": "NaCl",
    "feed_concentration": 10.0,
    "feed_flow": 6 * CUBIC_METRE_PER_HOUR,
    "permeate_pressure": 1 * BAR,
    "element": "own",
    "elements": FOUR.elements,
    "water_permeability": FOUR.water_permeability,
    "salt_permeability": FOUR.salt_permeability,
    "active_area": FOUR.area,
    "channel_length": FOUR.length,
    "feed_channel_height": FOUR.height,
    "feed_spacer_porosity": FOUR.porosity,
}
# 1 %: the osmotic pressures are good to 0.5 %, and the diffusivity to 5 %, which counts a tenth of that.
OF_SOLVED = 0.01


def about(value):
    return pytest.approx(value, rel=OF_SOLVED)


def is_that_of(answer, elements):
    """Holds what both calculators tell against a vessel that was solved over again."""
    feed, end = elements[0][0], elements[-1][-1]
    each = [passed(places[0], places[-1]) for places in elements]
    permeate = passed(feed, end)
    assert answer.permeate_flow == about(permeate.flow)
    assert answer.permeate_concentration == about(permeate.concentration)
    assert 1 - answer.observed_rejection == about(permeate.concentration / 10.0)
    assert answer.concentrate_flow == about(end.flow)
    assert answer.concentrate_concentration == about(end.concentration)
    assert answer.concentrate_pressure == about(end.pressure)
    assert answer.mean_flux == about(permeate.flow / (4 * FOUR.area))
    assert answer.lead_element_flux == about(each[0].flow / FOUR.area)
    shares = [one.flow / places[0].flow for one, places in zip(each, elements, strict=True)]
    assert answer.highest_element_recovery == about(max(shares))
    assert answer.least_driving_pressure == about(end.flux / FOUR.water_permeability)
    for row, (flow, concentration, pressure) in zip(
        answer.streams,
        [(feed.flow, 10.0, feed.pressure), (*permeate, 1 * BAR), (end.flow, end.concentration, end.pressure)],
        strict=True,
    ):
        pull = along_a_vessel.osmotic_pressure(concentration)
        assert row[1:] == about((flow, concentration, pull, pressure)), row.stream


@outside("vessel.projection")
def test_a_vessel_solved_over_again(calculator):
    elements = solved(FOUR, 10.0, 6 * CUBIC_METRE_PER_HOUR, 20 * BAR, 1 * BAR)
    answer = calculator(**BRACKISH, feed_pressure=20 * BAR)
    is_that_of(answer, elements)
    permeate = passed(elements[0][0], elements[-1][-1])
    assert answer.recovery == about(permeate.flow / (6 * CUBIC_METRE_PER_HOUR))
    for row, places in zip(answer.element_by_element, elements, strict=True):
        start, one = places[0], passed(places[0], places[-1])
        assert (row.feed_flow, row.pressure) == about((start.flow, start.pressure)), row.element
        assert row.feed_concentration == about(start.concentration), row.element
        assert row.modulus == about(start.wall / start.concentration), row.element
        assert (row.flux, row.recovery) == about((one.flow / FOUR.area, one.flow / start.flow)), row.element
        assert (row.permeate_flow, row.permeate_concentration) == about(tuple(one)), row.element


@outside("vessel.projection")
def test_the_profile_of_a_vessel_solved_over_again(calculator):
    elements = solved(FOUR, 10.0, 6 * CUBIC_METRE_PER_HOUR, 20 * BAR, 1 * BAR)
    profile = calculator(**BRACKISH, feed_pressure=20 * BAR).profile
    rows = profile[:: (len(profile) - 1) // len(elements)]
    assert [row.place for row in rows] == pytest.approx(range(len(elements) + 1), rel=1e-12)
    for row, end in zip(rows, [elements[0][0], *(places[-1] for places in elements)], strict=True):
        pressure = end.pressure - 1 * BAR
        driving = end.flux / FOUR.water_permeability
        assert row[1:] == about((pressure, pressure - driving, end.flux)), row.place


@outside("vessel.pressure_for_recovery")
def test_the_pressure_of_a_vessel_solved_over_again(calculator):
    elements = solved(FOUR, 10.0, 6 * CUBIC_METRE_PER_HOUR, 20 * BAR, 1 * BAR)
    recovery = passed(elements[0][0], elements[-1][-1]).flow / (6 * CUBIC_METRE_PER_HOUR)
    answer = calculator(**BRACKISH, recovery=recovery)
    assert answer.feed_pressure == about(20 * BAR)
    is_that_of(answer, elements)


@outside("vessel.pressure_for_recovery")
def test_the_vessel_gives_the_recovery_at_that_pressure(calculator):
    for recovery in (0.1, 0.45):
        found = calculator(recovery=recovery)
        assert projection(feed_pressure=found.feed_pressure).recovery == pytest.approx(recovery, rel=1e-6)
        assert found.permeate_flow == pytest.approx(recovery * 8 * CUBIC_METRE_PER_HOUR, rel=1e-6)
        feed, permeate, concentrate = found.streams
        salt = permeate.flow * permeate.concentration + concentrate.flow * concentrate.concentration
        assert salt == pytest.approx(feed.flow * feed.concentration, rel=1e-9)


def _numbers(answer):
    for value in answer:
        if isinstance(value, tuple):
            yield from _numbers(value)
        elif not isinstance(value, str | None):
            yield value


@given(anywhere("vessel.projection"))
def test_it_answers_in_numbers_or_refuses(inputs):
    try:
        answer = projection(**inputs)
    except Refusal:
        return
    assert all(math.isfinite(number) for number in _numbers(answer))
    assert 0 < answer.recovery < 1
    assert answer.observed_rejection is None or -1e-9 <= answer.observed_rejection <= 1
    feed, permeate, concentrate = answer.streams
    assert feed.flow == pytest.approx(inputs["feed_flow"], rel=1e-6)
    closed = permeate.flow * permeate.concentration + concentrate.flow * concentrate.concentration
    assert closed == pytest.approx(feed.flow * feed.concentration, rel=1e-9)
    assert concentrate.pressure <= feed.pressure
    flows = [row.feed_flow for row in answer.element_by_element]
    assert flows == sorted(flows, reverse=True)
    assert answer.lead_element_flux == answer.element_by_element[0].flux
    assert len(answer.element_by_element) == inputs["elements"]


@given(anywhere("vessel.projection"), st.floats(1.001, 1.5))
def test_more_pressure_recovers_more(inputs, factor):
    try:
        less = projection(**inputs).recovery
        more = projection(**inputs | {"feed_pressure": inputs["feed_pressure"] * factor}).recovery
    except Refusal:
        return
    assert more > less


@given(st.floats(28.0, 75.0), st.floats(3.0, 14.0), st.integers(1, 7))
def test_the_more_elements_recover_the_saltier_the_permeate(pressure, flow, count):
    """Each further one meets a saltier feed at less pressure."""
    try:
        less, more = (
            projection(feed_pressure=pressure * BAR, feed_flow=flow * CUBIC_METRE_PER_HOUR, elements=count + further)
            for further in (0, 1)
        )
    except Refusal:
        assume(False)
    assert more.recovery > less.recovery
    assert more.permeate_concentration > less.permeate_concentration


@given(st.floats(0.02, 0.6), st.sampled_from(["NaCl", "sea salt", "analysis"]), st.integers(1, 8))
@example(0.45, "sea salt", 7)
def test_the_pressure_for_a_recovery_gives_that_recovery(recovery, salt, count):
    try:
        found = pressure_for_recovery(salt=salt, recovery=recovery, elements=count)
    except Refusal:
        assume(False)
    answer = projection(salt=salt, feed_pressure=found.feed_pressure, elements=count)
    assert answer.recovery == pytest.approx(recovery, rel=1e-6)
    for stream, same in zip(answer.streams, found.streams, strict=True):
        assert stream[1:] == pytest.approx(same[1:], rel=1e-8)


@given(anywhere("vessel.pressure_for_recovery"))
def test_the_inverse_answers_in_numbers_or_refuses(inputs):
    try:
        answer = pressure_for_recovery(**inputs)
    except Refusal:
        return
    assert all(math.isfinite(number) for number in _numbers(answer))
    assert answer.permeate_flow == pytest.approx(inputs["recovery"] * inputs["feed_flow"], rel=1e-6)


@pytest.mark.parametrize("name", elements.NAMES)
def test_an_element_in_its_own_test_gives_its_rating(name):
    """Within the 20 % that makers allow: the rating's polarisation is a rule, the vessel's is film theory."""
    rated = elements.rating(name)
    feed = salt_water("NaCl", celsius(25)).concentration(rated.mass_fraction)
    answer = projection(
        salt="NaCl",
        feed_concentration=feed,
        feed_flow=rated.flow / rated.recovery,
        feed_pressure=rated.pressure,
        element=name,
        elements=1,
    )
    assert answer.permeate_flow == pytest.approx(rated.flow, rel=0.2)
    assert 1 - answer.observed_rejection == pytest.approx(1 - rated.rejection, rel=0.2)


def test_an_element_of_ones_own_is_the_named_one_with_the_same_membrane():
    known = elements.element("SW30HRLE-440i")
    own = {
        "element": "own",
        "water_permeability": known.water_permeability,
        "salt_permeability": known.salt_permeability,
        "active_area": known.area,
        "channel_length": known.length,
        "feed_channel_height": known.channel_height,
        "feed_spacer_porosity": known.spacer_porosity,
    }
    assert projection(**own) == projection()


def test_an_analysis_of_table_salt_is_near_table_salt():
    """The Pitzer model is within 0.6 % of Archer's equation, and the density is that of seawater."""
    ions = dict.fromkeys(("potassium", "magnesium", "calcium", "sulfate", "bicarbonate"), 0.0)
    salt = projection(salt="NaCl", feed_concentration=5.0, feed_pressure=15 * BAR, element="BW30-440i")
    ions |= {"sodium": 5 * 22.990 / 58.44, "chloride": 5 * 35.45 / 58.44}
    analysed = projection(salt="analysis", feed_pressure=15 * BAR, element="BW30-440i", **ions)
    assert analysed.streams[0].concentration == pytest.approx(5.0, rel=1e-4)
    assert analysed.recovery == pytest.approx(salt.recovery, rel=5e-3)


def test_the_gap_between_the_lines_is_what_drives_the_flux():
    answer = projection(permeate_pressure=2 * BAR)
    permeability = elements.element("SW30HRLE-440i").water_permeability
    for row in answer.profile:
        assert row.flux == pytest.approx(permeability * (row.pressure - row.osmotic_pressure), rel=1e-9)
    assert [row.place for row in answer.profile][:: (len(answer.profile) - 1) // 7] == list(range(8))
    assert answer.least_driving_pressure == pytest.approx(
        answer.profile[-1].pressure - answer.profile[-1].osmotic_pressure, rel=1e-9
    )


def test_cold_water_passes_less_and_keeps_back_more():
    warm, cold = projection(), projection(temperature=celsius(10))
    assert cold.recovery < warm.recovery
    assert cold.permeate_concentration < warm.permeate_concentration


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({}, ()),
        ({"feed_pressure": "84 bar", "recovery": ""}, ("a feed pressure of up to 83 bar",)),
        ({"feed_flow": "18 m3/h", "feed_pressure": "70 bar"}, ("a feed of up to",)),
        ({"feed_flow": "4 m3/h"}, ("a concentrate of at least", "a recovery of up to")),
        ({"feed_pressure": "75 bar", "feed_flow": "14 m3/h"}, ("a flux of up to",)),
        ({"feed_pressure": "55 bar", "feed_flow": "2 m3/h", "elements": "8"}, ("hardly any water passes",)),
    ],
)
def test_cautions_where_makers_limits_are_passed(entries, words):
    entries.pop("recovery", None)
    cautions = " ".join(evaluate("vessel.projection", entries).cautions)
    for each in words:
        assert each in cautions
    assert bool(cautions) == bool(words)


@pytest.mark.parametrize("preset", describe("vessel.projection").presets)
def test_a_place_takes_four_tries_at_the_most(counted, preset):
    places, tries = counted(crossflow, "_place"), counted(crossflow, "_wall")
    evaluate("vessel.projection", {"preset": preset})
    assert len(tries) <= 4 * len(places)


BEYOND = 1 + 1e-6
LIMITS = elements.limits("BW30-440i", "brackish")
BRACKISH_WATER = {"element": "BW30-440i", "elements": 2, "salt": "NaCl", "feed_concentration": 2.0}


def cautions_of(formula, **inputs):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        formula(**BRACKISH_WATER | inputs)
    return " ".join(str(each.message) for each in told)


@pytest.mark.parametrize(("factor", "beyond"), [(1.0, False), (BEYOND, True)])
def test_a_limit_may_be_reached_and_not_passed(factor, beyond):
    """The pressure and the feed at the first element's face, and the concentrate behind the last."""
    pressure, flow = {"feed_pressure": 41 * BAR * factor}, {"feed_flow": LIMITS.highest_feed_flow * factor}
    assert ("a feed pressure of up to 41 bar" in cautions_of(projection, **pressure)) == beyond
    assert ("a feed of up to" in cautions_of(projection, feed_pressure=10 * BAR, **flow)) == beyond
    least = {"recovery": 0.1, "feed_flow": LIMITS.least_concentrate_flow / factor / 0.9}
    assert ("a concentrate of at least" in cautions_of(pressure_for_recovery, **least)) == beyond


@pytest.mark.parametrize(("share", "idle"), [(0.0199, True), (0.0201, False)])
def test_an_element_stands_idle_from_a_fiftieth_of_the_first_ones_flux_on(share, idle):
    rows = [SimpleNamespace(element=name, flux=flux) for name, flux in (("1", 1e-5), ("2", share * 1e-5))]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        report._warn(SimpleNamespace(concentration=1.0, element=None), None, rows)
    assert ["From element 2 on hardly any water passes" in str(each.message) for each in told] == [True] * idle


def test_elements_are_counted_from_one_and_without_salt_none_piles_up():
    rows = projection(**BRACKISH_WATER | {"feed_concentration": 0.0, "feed_pressure": 10 * BAR}).element_by_element
    assert [row.element for row in rows] == ["1", "2"]
    assert [row.modulus for row in rows] == [1, 1]


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"feed_pressure": 20 * BAR}, "There is no permeate"),
        ({"feed_pressure": 30 * BAR, "permeate_pressure": 10 * BAR}, "There is no permeate"),
        ({"feed_flow": 0.05 * CUBIC_METRE_PER_HOUR}, "used up"),
        ({"feed_concentration": 119.0, "feed_pressure": 149 * BAR, "feed_flow": 4 / 3600}, "data"),
        ({"salt": "analysis", "sodium": 30.0}, "charges"),
    ],
)
def test_where_there_is_no_answer_it_says_so(inputs, words):
    with pytest.raises(Refusal, match=words):
        projection(**inputs)


def test_no_more_pressure_is_asked_for_than_150_bar():
    """Of pure water a membrane passes in proportion to the pressure, less what the channel takes: a straight line."""
    water = {"salt": "NaCl", "feed_concentration": 0.0, "element": "own", "elements": 1, "active_area": 10.0}
    at_100, at_140 = (projection(**water, feed_pressure=bar * BAR).recovery for bar in (100, 140))
    a_bar = (at_140 - at_100) / 40
    found = pressure_for_recovery(**water, recovery=at_140 + 9.5 * a_bar)
    assert found.feed_pressure == pytest.approx(149.5 * BAR, abs=0.2 * BAR)
    with pytest.raises(Refusal, match="even at 150 bar"):
        pressure_for_recovery(**water, recovery=at_140 + 10.5 * a_bar)


def test_a_recovery_out_of_reach_is_refused():
    with pytest.raises(Refusal, match=r"even at 150 bar|data"):
        pressure_for_recovery(recovery=0.9)


def test_the_salts_own_temperatures_are_told_at_the_temperature():
    with pytest.raises(OutOfRange) as caught:
        projection(temperature=celsius(44))
    assert caught.value.parameter == "temperature"
