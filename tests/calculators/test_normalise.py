"""Normalisation: the worked case, the same conditions, a membrane that never ages, verdicts and refusals."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.quantities import Refusal
from calc.core.units import BAR, PERCENT, celsius, from_si, to_si
from calc.interface import evaluate
from calc.models.membranes.normalisation import driving, osmotic_pressure
from calc.normalise import PRESETS, _verdict, performance
from docs.comparisons.published import entries, table
from tests.outside import outside

DESIGN = entries("ro_design_equations.json")
CASE = DESIGN["normalisation_case"]


def readings(name):
    """The conditions of the worked case, which leaves the permeate's concentration open."""
    given_ = CASE[name]
    return {
        f"{name}_feed_pressure": given_["Pf_bar"] * BAR,
        f"{name}_pressure_drop": given_["dP"] * BAR,
        f"{name}_permeate_pressure": given_["Pp"] * BAR,
        f"{name}_temperature": celsius(given_["T"]),
        f"{name}_recovery": given_["Y"],
        f"{name}_feed_concentration": to_si(given_["Cf"], "mg/L"),
        f"{name}_permeate_flow": to_si(given_["Q"], "m3/h"),
    }


WORKED = readings("standard") | readings("operating")


@outside("normalise.performance")
def test_the_worked_case(calculator):
    answer = calculator(**WORKED)
    assert from_si(answer.normalised_permeate_flow, "m3/h") == pytest.approx(CASE["Q_s_m3_h"], abs=5e-4)
    assert 100 * answer.flow_change == pytest.approx(CASE["change_pct"], abs=5e-3)
    for name, pressure in (("s", answer.standard_net_driving_pressure), ("o", answer.operating_net_driving_pressure)):
        of = CASE[{"s": "standard", "o": "operating"}[name]]
        driving = of["Pf_bar"] - of["dP"] / 2 - of["Pp"] - CASE[f"pi_fc{name}_bar"]
        assert pressure / BAR == pytest.approx(driving, abs=5e-5)


@outside("normalise.performance")
def test_the_salt_passage_of_the_worked_case(calculator):
    """By hand, from the file's mean concentrations and osmotic pressures; 40 and 42 mg/L of permeate."""
    permeate = {"s": 40.0, "o": 42.0}
    own = {name: permeate[name] * (t + 320) / 491_000 for name, t in (("s", 15), ("o", 10))}
    driving = {
        "s": 25 - 1.5 - 1 - CASE["pi_fcs_bar"] + own["s"],
        "o": 28 - 2 - 2 - CASE["pi_fco_bar"] + own["o"],
    }
    change = 42 / 40 * driving["o"] / driving["s"] * CASE["C_fcs"] / CASE["C_fco"] - 1
    answer = calculator(**WORKED)
    assert answer.salt_passage_change == pytest.approx(change, abs=1e-5)
    assert answer.standard_salt_passage == pytest.approx(0.02)
    assert answer.normalised_salt_passage == pytest.approx(0.02 * (1 + change), rel=1e-5)


@pytest.mark.parametrize(
    ("recovery", "factor"), [(float(key), value) for key, value in DESIGN["log_mean"]["values"].items()]
)
def test_the_mean_concentration(recovery, factor):
    """All that stands against the pressure is the rule's osmotic pressure of the mean concentration."""
    answer = performance(standard_recovery=recovery, standard_feed_concentration=1.0)
    osmotic = 25 - 1.5 - 1 - answer.standard_net_driving_pressure / BAR
    assert osmotic * 491_000 / (15 + 320) / 1000 == pytest.approx(factor, abs=1e-5)


def test_the_same_conditions_change_nothing():
    for flow in (to_si(3, "L/h"), 0.0421, 7.7):
        standard = {
            "feed_pressure": 55.3 * BAR,
            "pressure_drop": 1.7 * BAR,
            "permeate_pressure": 0.3 * BAR,
            "temperature": celsius(23.4),
            "recovery": 0.41,
            "feed_concentration": 36.7,
            "permeate_concentration": 0.23,
            "permeate_flow": flow,
        }
        answer = performance(
            **{f"{when}_{name}": x for name, x in standard.items() for when in ("standard", "operating")}
        )
        assert answer.flow_change == 0
        assert answer.salt_passage_change == 0
        assert answer.normalised_permeate_flow == flow
        assert answer.standard_net_driving_pressure == answer.operating_net_driving_pressure
        assert answer.verdict.startswith("No alarm")


def solution_diffusion(pressure, temperature, recovery, feed, area=1.0):
    """Flow and permeate concentration of a membrane that lets salt and water pass by the maker's own assumptions."""
    degrees = temperature - 273.15
    correction = math.exp((2640 if degrees >= 25 else 3020) * (1 / 298 - 1 / (273 + degrees)))
    mean = feed * math.log(1 / (1 - recovery)) / recovery
    permeate, flow = 0.0, 0.0
    for _ in range(100):
        flow = area * 2e-12 * correction * (pressure - osmotic_pressure(mean, temperature))
        salt = area * 5e-8 * correction * mean
        permeate = salt / (flow * (1 + osmotic_pressure(permeate, temperature) / (flow / (2e-12 * correction * area))))
    return flow, permeate


@pytest.mark.parametrize(
    ("pressure", "degrees", "recovery", "feed"),
    [(25, 15, 0.75, 2.0), (18, 28, 0.6, 1.4), (30, 8, 0.8, 3.0), (60, 20, 0.4, 35.0)],
)
def test_a_membrane_that_never_ages_shows_no_change(pressure, degrees, recovery, feed):
    """Normalisation undoes exactly what the conditions do, if the membrane is as the maker takes it to be."""
    new = solution_diffusion(22 * BAR, celsius(12), 0.7, 1.8)
    now = solution_diffusion(pressure * BAR, celsius(degrees), recovery, feed)
    common = {"pressure_drop": 0.0, "permeate_pressure": 0.0}
    entered = {
        "standard": (22 * BAR, celsius(12), 0.7, 1.8, *new),
        "operating": (pressure * BAR, celsius(degrees), recovery, feed, *now),
    }
    names = (
        "feed_pressure",
        "temperature",
        "recovery",
        "feed_concentration",
        "permeate_flow",
        "permeate_concentration",
    )
    inputs = {f"{when}_{name}": x for when, values in entered.items() for name, x in zip(names, values, strict=True)}
    answer = performance(**inputs, **{f"{when}_{name}": x for when in entered for name, x in common.items()})
    assert answer.flow_change == pytest.approx(0, abs=1e-12)
    assert answer.salt_passage_change == pytest.approx(0, abs=1e-9)


def test_the_rule_of_thumb_for_the_osmotic_pressure_is_as_near_as_stated():
    for row in table("seawater.csv"):
        concentration = row["absolute_salinity_g_per_kg"] * row["density_kg_per_m3"] / 1000
        if 5 <= row["temperature_C"] <= 45:
            rule = osmotic_pressure(concentration, celsius(row["temperature_C"])) / BAR
            assert rule == pytest.approx(row["osmotic_pressure_bar"], rel=0.09)
    for row in table("sodium_chloride_concentrations.csv"):
        if 500 <= row["mg_per_L"] <= 70_000:
            rule = osmotic_pressure(row["mg_per_L"] / 1000, celsius(row["temperature_C"])) / BAR
            assert 0.85 < rule / row["osmotic_pressure_bar"] < 1


def test_the_two_lines_of_the_rule_all_but_meet():
    below, above = (osmotic_pressure(each, celsius(25)) for each in (math.nextafter(20.0, 0), 20.0))
    assert above == pytest.approx(below, rel=2e-4)
    assert above == pytest.approx((0.0117 * 20_000 - 34) / 14.23 * (25 + 320) / 345 * BAR, rel=1e-12)  # the upper one


def test_the_least_that_is_left_to_drive_the_water_is_enough():
    pull = osmotic_pressure(2.0, celsius(25))
    assert driving("standard", pull + 0.5, celsius(25), 1e-9, 2.0, 0.0).water == pytest.approx(0.5, abs=1e-3)
    with pytest.raises(Refusal, match="no pressure is left to drive the water"):
        driving("standard", pull - 0.5, celsius(25), 1e-9, 2.0, 0.0)


@pytest.mark.parametrize(
    ("flow_change", "passage_change", "begins"),
    [
        (-0.0499, 0.0499, "No alarm"),
        (-0.0501, 0.0499, "Watch: the flow"),
        (0.0999, 0.0501, "Watch: the salt passage"),
        (0.1001, 0.0499, "No alarm"),
        (0.1001, 0.0501, "More water and more salt"),
        (-0.0999, 0.0999, "Watch: the salt passage"),
        (-0.1001, 0.0999, "Clean: the flow has dropped"),
        (-0.0999, 0.1001, "Act"),
        (-0.1001, 0.1001, "Clean: flow down and salt passage up"),
    ],
)
def test_from_what_on_a_change_is_watched_and_acted_on(flow_change, passage_change, begins):
    """5 and 10 %, as the verdicts say and the makers do."""
    assert _verdict(flow_change, passage_change).startswith(begins)


@pytest.mark.parametrize(
    ("flow", "permeate", "begins"),
    [
        (150, 40, "No alarm"),
        (160, 41, "No alarm"),
        (140, 40, "Watch: the flow"),
        (134, 40, "Clean: the flow has dropped by 10"),
        (150, 43, "Watch: the salt passage"),
        (140, 43, "Watch: the salt passage"),
        (150, 45, "Act"),
        (130, 45, "Clean: flow down and salt passage up"),
        (130, 36, "Clean: the flow has dropped by 10"),
        (170, 60, "More water and more salt"),
        (170, 30, "No alarm"),
    ],
)
def test_verdicts(flow, permeate, begins):
    """At the standard conditions, where the changes are those of the readings: 150 m3/h and 40 mg/L at first."""
    same = {f"operating_{name.removeprefix('standard_')}": value for name, value in readings("standard").items()}
    same |= {
        "operating_permeate_flow": to_si(flow, "m3/h"),
        "operating_permeate_concentration": to_si(permeate, "mg/L"),
    }
    answer = performance(**readings("standard"), **same)
    assert answer.flow_change == pytest.approx(flow / 150 - 1, abs=1e-12)
    driving = [25 - 1.5 - 1 - CASE["pi_fcs_bar"] + each * (15 + 320) / 491_000 for each in (permeate, 40)]
    assert answer.salt_passage_change == pytest.approx(permeate / 40 * driving[0] / driving[1] - 1, abs=1e-5)
    assert answer.verdict.startswith(begins)


def test_the_plant_that_is_only_colder_has_the_flow_of_the_colder_water():
    """150 m3/h times 0.58441 over 0.70336, by the file's corrections, and nothing else than at first."""
    colder = PRESETS["performance"]["only colder"]
    flow = 150 * CASE["TCF_10"] / CASE["TCF_15"]
    assert float(colder["operating_permeate_flow"].split()[0]) == pytest.approx(flow, abs=0.05)
    others = {"feed_pressure": "25 bar", "pressure_drop": "3 bar", "permeate_pressure": "1 bar"}
    others |= {"temperature": "10 degC", "recovery": "75 %", "feed_concentration": "2 g/L"}
    others |= {"permeate_concentration": "40 mg/L"}
    assert {name: colder[f"operating_{name}"] for name in others} == others


@pytest.mark.parametrize(
    ("preset", "begins"),
    [("only colder", "No alarm"), ("scaled", "Clean: flow down and salt"), ("damaged", "More water and more salt")],
)
def test_the_plants_of_the_examples_show_what_their_names_say(preset, begins):
    assert evaluate("normalise.performance", {"preset": preset}).words["verdict"].startswith(begins)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"operating_feed_pressure": 4 * BAR}, "Under the operating conditions 0 bar stand against 2.61 bar"),
        ({"standard_feed_concentration": 35.0}, "Under the standard conditions"),
        ({"operating_permeate_concentration": 2.5}, "operating permeate is saltier"),
        ({"standard_permeate_concentration": 2.5}, "standard permeate is saltier"),
        ({"operating_recovery": 96 * PERCENT}, "operating_recovery is 0.96"),
        ({"standard_temperature": celsius(4)}, "correction begins there"),
        ({"standard_permeate_flow": 0.0}, "mistake in the unit"),
        ({"operating_feed_pressure": math.nan}, "operating_feed_pressure is nan"),
    ],
)
def test_refusals_in_words(inputs, message):
    with pytest.raises(Refusal, match=message):
        performance(**inputs)


PRESSURES, DROPS, BACKS = st.floats(0, 120 * BAR), st.floats(0, 20 * BAR), st.floats(0, 40 * BAR)
TEMPERATURES, RECOVERIES = st.floats(celsius(5), celsius(45)), st.floats(0.01, 0.95)
FEEDS, PERMEATES, FLOWS = st.floats(0.01, 60.0), st.floats(1e-4, 60.0), st.floats(to_si(1, "L/h"), 27.7)
CONDITIONS = (PRESSURES, DROPS, BACKS, TEMPERATURES, RECOVERIES, FEEDS, PERMEATES, FLOWS)


@settings(deadline=None, derandomize=True)
@given(st.tuples(*CONDITIONS), st.tuples(*CONDITIONS))
def test_an_answer_or_a_refusal_all_over_the_ranges(standard, operating):
    try:
        answer = performance(*standard, *operating)
    except Refusal:
        return
    numbers = [value for value in answer if not isinstance(value, str)]
    assert all(map(math.isfinite, numbers))
    assert answer.standard_net_driving_pressure > 0
    assert answer.operating_net_driving_pressure > 0
    assert answer.normalised_permeate_flow > 0


@settings(deadline=None, derandomize=True)
@given(st.floats(0.001, 1.0), st.floats(1.001, 2.0), st.floats(8 * BAR, 60 * BAR), TEMPERATURES)
def test_the_normalised_flow_grows_with_the_flow_of_now(flow, times, pressure, temperature):
    less, more = (
        performance(
            operating_permeate_flow=each, operating_feed_pressure=pressure, operating_temperature=temperature
        ).normalised_permeate_flow
        for each in (flow, flow * times)
    )
    assert more > less
    assert more / less == pytest.approx(times, rel=1e-12)
