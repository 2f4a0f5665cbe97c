"""Whole plants: solved over again by another method, closed to ten digits, sized by arithmetic, and outspoken."""

import math
import warnings
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from calc.core.neighbours import Neighbours
from calc.core.quantities import Caution, Refusal
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, celsius, to_si
from calc.interface import describe, evaluate
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.membranes import crossflow
from calc.models.plant import arrays, flowsheet, guidelines
from calc.models.solutions.salt_water import salt_water
from calc.plant import design
from calc.scaling import maximum_recovery, saturation
from docs.comparisons.published import table
from tests.models import along_a_vessel
from tests.models.along_a_vessel import followed, passed
from tests.outside import outside


@pytest.fixture(autouse=True)
def _cautions_are_no_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        yield


# A plant with all that there is: two stages, a pump between them, a throttled first permeate, recirculation, bypass,
# a second pass for a part of the permeate, and an isobaric device that leaks and mixes.
EVERYTHING = {
    "salt": "NaCl",
    "feed_concentration": 10.0,
    "temperature": celsius(25),
    "source": "well",
    "permeate_flow": 100 * CUBIC_METRE_PER_HOUR,
    "recovery": 0.6,
    "element": "BW30-440i",
    "elements_in_vessel": 6,
    "device": "isobaric",
    "second_pass": 0.5,
    "second_recovery": 0.8,
    "interstage_boost": 4 * BAR,
    "permeate_throttling": 1 * BAR,
    "recirculation": 0.1,
    "bypass": 0.02,
    "permeate_pressure": 0.5 * BAR,
    "supply_pressure": 2 * BAR,
    "discharge_pressure": 1 * BAR,
    "pump_efficiency": 0.85,
    "booster_efficiency": 0.8,
    "supply_efficiency": 0.75,
    "motor_efficiency": 0.95,
    "exchanger_efficiency": 0.95,
    "leakage": 0.01,
    "mixing": 0.035,
}
FEW = 6  # in a vessel
# 1 %: the osmotic pressures are good to 0.5 %, and the diffusivity to 5 %, which counts a tenth of that. The salt of a
# permeate follows the diffusivity, and the friction the viscosity.
OF_SOLVED, OF_PASSED = 0.01, 0.03


def about(value, rel=OF_SOLVED):
    return pytest.approx(value, rel=rel)


def element(name):
    """The element by the table of permeabilities that were computed apart, with the rest from its datasheet."""
    (row,) = [row for row in table("membrane_elements.csv") if row["element"] == name]
    return along_a_vessel.Vessel(
        to_si(row["water_permeability_LMH_per_bar"], "L/(m2 h bar)"),
        to_si(row["salt_permeability_LMH"], "L/(m2 h)"),
        area=row["area_m2"],
        length=1.016,
        height=0.711e-3,
        porosity=0.85,
        elements=FEW,
    )


def kilograms(stream):
    """Water and salt of a row, by the densities of the tables."""
    salt = stream.flow * stream.concentration
    return stream.flow * along_a_vessel.density(stream.concentration) - salt, salt


def is_that_stage(answer, name, row, count, back):
    """Holds a stage, and its streams, against its vessel solved over again from the stream that feeds it."""
    streams = {each.stream: each for each in answer.streams}
    feed, permeate, concentrate = (streams[f"{which} of {name}"] for which in ("feed", "permeate", "concentrate"))
    vessel = element("BW30-440i")
    water, salt = kilograms(feed)
    places = followed(vessel, water / count, salt / count, feed.pressure, back)
    start, end = places[0][0], places[-1][-1]
    found = passed(start, end)
    assert (permeate.flow, permeate.pressure) == about((count * found.flow, back)), name
    assert permeate.concentration == about(found.concentration, OF_PASSED), name
    assert concentrate.flow == about(count * end.flow), name
    assert (concentrate.concentration, concentrate.pressure) == about((end.concentration, end.pressure)), name
    each = [passed(of_one[0], of_one[-1]) for of_one in places]
    assert row.vessels == f"{count} × {FEW}"
    assert (row.pressure, row.feed_flow) == about((feed.pressure, start.flow)), name
    assert row.drop == about(start.pressure - end.pressure, OF_PASSED), name
    assert row.concentrate_flow == about(end.flow), name
    assert (row.recovery, row.flux) == about((found.flow / start.flow, found.flow / vessel.area / FEW)), name
    assert (row.lead_flux, row.last_flux) == about((each[0].flow / vessel.area, each[-1].flow / vessel.area)), name
    assert row.permeate_concentration == about(found.concentration, OF_PASSED), name
    return each, [of_one[0].flow for of_one in places]


@outside("plant.design")
def test_every_stage_solved_over_again(calculator):
    answer = calculator(**EVERYTHING)
    first, second, *through = answer.stages
    streams = {row.stream: row for row in answer.streams}
    of_first, feeds = is_that_stage(answer, "stage 1", first, 12, 1.5 * BAR)
    is_that_stage(answer, "stage 2", second, 8, 0.5 * BAR)
    for number, row in enumerate(through, 1):
        count = int(row.vessels.partition(" ")[0])
        is_that_stage(answer, f"second pass, stage {number}", row, count, 0.5 * BAR)
    assert first.pressure == answer.feed_pressure
    assert second.pressure == pytest.approx(first.pressure - first.drop + 4 * BAR, rel=1e-12)
    assert answer.lead_element_flux == max(first.lead_flux, second.lead_flux)
    assert answer.highest_element_recovery >= of_first[0].flow / feeds[0] * (1 - OF_SOLVED)
    permeates = streams["permeate of stage 1"].flow + streams["permeate of stage 2"].flow
    assert answer.mean_flux == about(permeates / (20 * FEW * 41.0), 1e-4)
    assert answer.array == "156 elements in two stages, 12:8 vessels of 6, then 4:2 of 6"
    for row in answer.streams:
        assert row.osmotic_pressure == about(along_a_vessel.osmotic_pressure(row.concentration)), row.stream


@outside("plant.design")
def test_the_highest_recovery_of_an_element_is_that_of_the_vessel_solved_over_again(calculator):
    answer = calculator(**EVERYTHING)
    found = []
    for name, row in [("stage 1", answer.stages[0]), ("second pass, stage 1", answer.stages[2])]:
        (feed,) = [each for each in answer.streams if each.stream == f"feed of {name}"]
        count = int(row.vessels.partition(" ")[0])
        water, salt = (each / count for each in kilograms(feed))
        back = 1.5 * BAR if name == "stage 1" else 0.5 * BAR
        places = followed(element("BW30-440i"), water, salt, feed.pressure, back)
        found += [passed(each[0], each[-1]).flow / each[0].flow for each in places]
    assert answer.highest_element_recovery == about(max(found))


@outside("plant.design")
def test_what_is_wanted_is_made_and_the_waters_part_and_meet_as_they_should(calculator):
    """The balances of water and of salt, at every place where waters part or meet, by the shares that are entered."""
    answer = calculator(**EVERYTHING)
    streams = {row.stream: row for row in answer.streams}
    taken, made, left = (streams[name] for name in ("water taken", "water made", "concentrate"))
    assert made.flow == pytest.approx(EVERYTHING["permeate_flow"], rel=1e-9)
    assert taken.flow == pytest.approx(EVERYTHING["permeate_flow"] / 0.6, rel=1e-9)
    assert (answer.raw_flow, answer.concentrate_flow) == (taken.flow, left.flow)
    assert (answer.product_concentration, answer.concentrate_concentration) == (made.concentration, left.concentration)
    assert answer.observed_rejection == pytest.approx(1 - made.concentration / 10.0, rel=1e-9)

    def salt(*names):
        return sum(streams[name].flow * streams[name].concentration for name in names)

    first, second = (
        ["permeate of stage 1", "permeate of stage 2"],
        [name for name in streams if name.startswith("permeate of second")],
    )
    last = [name for name in streams if name.startswith("concentrate of second")][-1]
    assert salt("water made", "concentrate") == pytest.approx(salt("water taken"), rel=1e-9)
    assert salt("bypass") == pytest.approx(0.02 * salt("water taken"), rel=1e-9)
    assert salt("recirculated") == pytest.approx(0.1 * salt("concentrate of stage 2"), rel=1e-9)
    assert salt("feed of second pass, stage 1") == pytest.approx(0.5 * salt(*first), rel=1e-9)
    assert salt("water made") == pytest.approx(0.5 * salt(*first) + salt(*second) + salt("bypass"), rel=1e-9)
    # What the device swaps: as much of the feed as of the concentrate, 3.5 % of what does not leak.
    low = salt("water taken", "recirculated", last) - salt("bypass")
    flow = sum(streams[name].flow for name in ("water taken", "recirculated", last)) - streams["bypass"].flow
    swapped = 0.035 * 0.99 * 0.9 * streams["concentrate of stage 2"].flow
    more = swapped * (streams["concentrate of stage 2"].concentration - low / flow)
    assert salt("feed of stage 1") == pytest.approx(low + more, rel=1e-4)  # volumes add up only nearly
    volumes = made.flow + left.flow
    assert volumes == pytest.approx(taken.flow, rel=1e-3)
    passing = sum(streams[name].flow for name in second) / streams["feed of second pass, stage 1"].flow
    assert passing == pytest.approx(0.8, rel=1e-4)
    for name, pressure in {
        "water taken": 2,
        "bypass": 0.5,
        "recirculated": 2,
        "water made": 0.5,
        "concentrate": 1,
    }.items():
        assert streams[name].pressure == pytest.approx(pressure * BAR), name


@outside("plant.design")
def test_the_machines_by_their_flows_and_pressures(calculator):
    answer = calculator(**EVERYTHING)
    streams = {row.stream: row for row in answer.streams}
    rows = {row.machine: row for row in answer.machines}
    end = streams["concentrate of stage 2"]
    lifted = 0.99 * 0.9 * end.flow
    gained = 0.95 * (end.pressure - 1 * BAR)
    rise = answer.feed_pressure - 2 * BAR
    led_back = [row for name, row in streams.items() if name.startswith("concentrate of second")][-1].flow
    low = 0.98 * streams["water taken"].flow + streams["recirculated"].flow + led_back
    through = streams["feed of second pass, stage 1"]
    expected = {
        "supply pump": (streams["water taken"].flow, 2 * BAR, 0.75),
        "high-pressure pump": (low - lifted, rise, 0.85),
        "isobaric device, on the feed": (lifted, gained, math.inf),
        "booster pump": (lifted, rise - gained, 0.8),
        "pump before stage 2": (streams["feed of stage 2"].flow, 4 * BAR, 0.8),
        "pump of the second pass": (through.flow, through.pressure - 0.5 * BAR, 0.85),
    }
    assert rows.keys() == expected.keys()
    power = sum(flow * rise / efficiency / 0.95 for flow, rise, efficiency in expected.values())
    for name, (flow, rise, efficiency) in expected.items():
        taken = flow * rise / efficiency / 0.95
        row = rows[name]
        assert (row.flow, row.pressure_rise) == pytest.approx((flow, rise), rel=2e-3), name
        assert (row.power, row.share) == pytest.approx((taken, taken / power), rel=5e-3, abs=1e-9), name
    assert answer.power == pytest.approx(power, rel=2e-3)
    assert answer.specific_energy == pytest.approx(power / EVERYTHING["permeate_flow"], rel=2e-3)


ANALYSED = {
    "salt": "analysis",
    "source": "well",
    "permeate_flow": 100 * CUBIC_METRE_PER_HOUR,
    "recovery": 0.7,
    "element": "BW30-440i",
    "elements_in_vessel": FEW,
    "device": "none",
}


# As the reader of an analysis counts them; the file is that of the maker's projections.
CHARGES = {"sodium": 1, "potassium": 1, "magnesium": 2, "calcium": 2, "chloride": -1, "sulfate": -2, "bicarbonate": -1}
PROJECTED = [row for row in table("ion_projections.csv") if row["membrane"] == "BW30HRLE"]


@outside("plant.design")
def test_the_ions_and_minerals_of_an_analysis(calculator):
    """The minerals are those of the calculators of scaling, which PHREEQC holds, for what the balances leave."""
    answer = calculator(**ANALYSED)
    streams = {row.stream: row for row in answer.streams}
    taken, made, left = (streams[name] for name in ("water taken", "water made", "concentrate"))
    analysis = {"sodium": 480, "potassium": 15, "magnesium": 60, "calcium": 150, "bicarbonate": 200, "sulfate": 350}
    analysis |= {"silica": 25, "barium": 0.05, "strontium": 2, "fluoride": 0.8, "boron": 0.5}
    rows = {row.ion.partition(",")[0]: row for row in answer.ions}
    assert rows.keys() == {*analysis, "chloride"}
    for ion, milligrams in analysis.items():
        row = rows[ion]
        assert row.taken == pytest.approx(milligrams / 1000), ion
        assert row.held_back == pytest.approx(1 - row.made / row.taken, rel=1e-9), ion
        assert made.flow * row.made + left.flow * row.left == pytest.approx(taken.flow * row.taken, rel=1e-9), ion
    salts = [row for ion, row in rows.items() if ion not in ("silica", "boron")]
    for which, stream in (("taken", taken), ("made", made), ("left", left)):
        assert sum(getattr(row, which) for row in salts) == pytest.approx(stream.concentration, rel=1e-9)
        charge = sum(CHARGES[ion] * getattr(rows[ion], which) / MOLAR_MASSES[ion] for ion in CHARGES)
        charges = sum(abs(CHARGES[ion]) * getattr(rows[ion], which) / MOLAR_MASSES[ion] for ion in CHARGES)
        assert charge == pytest.approx(0, abs=5e-3 * charges), which  # and what borate and the traces have

    # Water is nearly a thousand kilograms of each of these volumes.
    recovery = 1 - left.flow * 0.997 / taken.flow / 0.999
    salt = left.flow * left.concentration / taken.flow / taken.concentration
    rejection = 1 - (1 - salt) / recovery
    same = {"temperature": celsius(25), "observed_rejection": rejection}
    for row, other in zip(answer.minerals, saturation(recovery=recovery, **same).minerals, strict=True):
        assert row.mineral == other.mineral
        assert (row.feed_index, row.concentrate_index) == pytest.approx(other[1:3], abs=0.01), row.mineral
    furthest = maximum_recovery(
        acid="none", feed_pressure=41 * BAR, pressure_left=0.0, elements=2 * FEW, element_recovery=0.18, **same
    )
    assert answer.scales_first.startswith(f"{furthest.binding}, at a recovery of ")
    for row, other in zip(answer.limits, furthest.limits, strict=True):
        assert (row.bound, row.remark) == (other.bound, other.remark)
        assert row.recovery == pytest.approx(other.recovery, rel=1e-3), row.bound


def test_the_permeate_of_a_plant_that_its_maker_projected_ion_by_ion():
    """Each salt as a share of all that pass, to the file's tolerance; ammonia, which passes by itself, as it is.

    How much passes of all differs by what two elements of a type do: it is the datasheet's here.
    """
    first, second = ([row for row in PROJECTED if row["stage"] == stage] for stage in (1, 2))
    flows = [rows[0]["permeate_flow"] for rows in (first, second)]
    none = dict.fromkeys(("potassium", "silica", "barium", "strontium", "fluoride", "boron"), 0.0)
    answer = design(
        "analysis",
        temperature=celsius(first[0]["temperature_C"]),
        source="own",
        design_flux=to_si(24.5, "L/(m2 h)"),
        permeate_flow=sum(flows) * CUBIC_METRE_PER_HOUR,
        recovery=sum(flows) / first[0]["feed_flow"],
        element="BW30-440i",
        device="none",
        elements_in_vessel=FEW,
        flow_factor=0.85,
        feed_ph=first[0]["feed_pH"],
        balance="none",
        **none | {row["ion"]: row["feed_mg_L"] / 1000 for row in first},
    )
    assert answer.array == "18 elements in two stages, 2:1 vessels of 6"
    rows = {row.ion.partition(",")[0]: row for row in answer.ions}
    expected = {
        one["ion"]: (flows[0] * one["permeate_mg_L"] + flows[1] * other["permeate_mg_L"]) / sum(flows) / 1000
        for one, other in zip(first, second, strict=True)
    }
    ammonium = expected.pop("ammonium")
    assert rows["ammonium"].made == pytest.approx(ammonium, rel=0.2)
    passed, of_all = sum(expected.values()), sum(rows[ion].made for ion in expected)
    for ion, made in expected.items():
        assert rows[ion].made / of_all == pytest.approx(made / passed, rel=0.09), ion


@outside("plant.design")
def test_one_stage_is_the_vessel_that_holds_the_published_tables(calculator):
    """A single vessel without anything around it, solved over again at the pressure that is found."""
    others = ("second_pass", "interstage_boost", "permeate_throttling", "recirculation", "bypass")
    plain = EVERYTHING | dict.fromkeys(others, 0.0)
    plain |= {"device": "none", "recovery": 0.4, "permeate_pressure": 1 * BAR}
    answer = calculator(**plain)
    flow = EVERYTHING["permeate_flow"] / 0.4 / 19
    places = along_a_vessel.solved(element("BW30-440i"), 10.0, flow, answer.feed_pressure, 1 * BAR)
    found = passed(places[0][0], places[-1][-1])
    assert 19 * found.flow == about(EVERYTHING["permeate_flow"])
    assert answer.product_concentration == about(found.concentration, OF_PASSED)


NAMED = describe("plant.design")


def anywhere():
    """Every input, anywhere in its range."""
    parts = {each.name: st.sampled_from(each.values) for each in NAMED.selections}
    for each in NAMED.parameters:
        low, high, *_ = each.range
        parts[each.name] = st.integers(low, high) if each.whole else st.floats(low, high)
    return st.fixed_dictionaries(parts)


def closes(answer):
    streams = {row.stream: row for row in answer.streams}
    taken, made, left = (streams[name] for name in ("water taken", "water made", "concentrate"))
    salt = made.flow * made.concentration + left.flow * left.concentration
    assert salt == pytest.approx(taken.flow * taken.concentration, rel=1e-9)


@given(anywhere())
def test_it_answers_in_numbers_or_refuses(inputs):
    try:
        answer = design(**inputs)
    except Refusal:
        return
    closes(answer)
    assert answer.streams[-2].flow == pytest.approx(inputs["permeate_flow"], rel=1e-8)
    assert 0 < answer.feed_pressure <= 150 * BAR
    assert all(math.isfinite(number) for row in answer.stages for number in row if not isinstance(number, str))


@given(
    st.sampled_from(["sea", "well"]),
    st.floats(0.2, 0.8),
    st.floats(0.0, 1.0),
    st.floats(0.0, 0.4),
    st.floats(0.0, 0.2),
    st.sampled_from(["none", "turbine", "isobaric"]),
    st.floats(5, 35),
)
def test_sensible_plants_have_an_answer_that_closes(water, recovery, second, recirculation, bypass, device, degrees):
    sea = water == "sea"
    try:
        answer = design(
            feed_concentration=36.0 if sea else 2.0,
            source=water,
            recovery=recovery * 0.6 if sea else recovery,
            element="SW30HRLE-440i" if sea else "BW30-440i",
            second_pass=second,
            recirculation=recirculation,
            bypass=bypass,
            device=device,
            temperature=celsius(degrees),
        )
    except Refusal:
        assume(False)
    closes(answer)


@pytest.mark.parametrize("preset", NAMED.presets)
def test_every_preset_has_an_answer_within_what_is_advised(preset):
    answer = evaluate("plant.design", {"preset": preset})
    assert {row.verdict for row in answer.returned.checks} == {"within"}
    assert not answer.cautions
    closes(answer.returned)


def test_a_pass_that_keeps_no_pressure_is_refused_in_words():
    """Two elements in three stages for so much water lose tens of bar to it; at a little less nothing passes."""
    others = ("supply_pressure", "discharge_pressure", "leakage", "mixing", "permeate_throttling")
    with pytest.raises(Refusal, match="loses all of it on the way at a little less"):
        design(
            "NaCl", 0.0625, 294.9296875, "sea well", 20.5, 0.125, "SW30HRLE-4040", "none", 0.5, "3", 2,
            flow_factor=1.2621634907113453, permeate_pressure=296485.0, second_recovery=0.75,
            second_element="SW30HRLE-400", second_flux=to_si(1, "L/(m2 h)"), interstage_boost=23.0,
            recirculation=0.5, bypass=0.0625, **dict.fromkeys(others, 0.0),
        )  # fmt: skip


def test_what_is_led_back_makes_the_feed_saltier_and_the_pressure_higher():
    plain = design(source="well", feed_concentration=3.0, element="BW30-440i", recovery=0.5, device="none")
    more = design(
        source="well", feed_concentration=3.0, element="BW30-440i", recovery=0.5, device="none", recirculation=0.3
    )
    assert more.feed_pressure > plain.feed_pressure
    assert more.product_concentration > plain.product_concentration


def test_a_second_pass_makes_purer_water_for_more_energy():
    one, two = design(), design(second_pass=1.0)
    assert two.product_concentration < 0.05 * one.product_concentration
    assert two.specific_energy > one.specific_energy
    assert [row.stage for row in two.stages] == ["stage 1", "second pass, stage 1", "second pass, stage 2"]


def test_without_a_device_each_cubic_metre_takes_what_its_feed_takes():
    """e = p / (Y times efficiencies), by definition."""
    answer = design(device="none", supply_pressure=0.0, pump_efficiency=0.8, motor_efficiency=1.0)
    assert answer.specific_energy == pytest.approx(answer.feed_pressure / 0.42 / 0.8, rel=1e-9)


@pytest.mark.parametrize(("recovery", "stages"), [(0.3, 1), (0.5, 1), (0.501, 2), (0.75, 2), (0.76, 3), (0.94, 3)])
def test_stages_of_six_follow_the_recovery(recovery, stages):
    assert arrays.stages(recovery, 6) == stages


@given(st.integers(1, 500), st.integers(1, 6), st.floats(0.05, 0.99))
@example(7, 5, 0.99)  # where those that have one vessel at the least leave too few
def test_an_array_tapers_and_has_all_its_vessels(vessels, stages, recovery):
    found = arrays.tapered(vessels, stages, recovery)
    assert sum(found) == max(vessels, stages)
    assert all(one >= other >= 1 for one, other in pairwise((*found, 1)))


def test_vessels_get_fewer_elements_where_each_would_be_fed_too_much():
    """1389 m3/h are 16.3 to each of 85 vessels of 5, and 13.1 to each of 106 of 4; 14 are advised."""
    answer = design(recovery=0.15)
    assert answer.array == "424 elements in 106 vessels of 4"
    assert answer.stages[0].feed_flow <= guidelines.advice("SW30HRLE-440i", "sea").highest_feed_flow


def test_elements_by_the_flux_of_the_source():
    """500 m3/h at 12 L/(m2 h) with 41 m2 are 1016.3 elements, and 146 vessels of 7."""
    answer = design(permeate_flow=500 * CUBIC_METRE_PER_HOUR)
    assert answer.array == "1022 elements in 146 vessels of 7"
    assert answer.mean_flux <= guidelines.flux("sea").design


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        (
            {
                "source": "municipal",
                "element": "BW30-440i",
                "feed_concentration": 1.0,
                "recovery": 0.05,
                "elements_in_vessel": 1,
            },
            "feed to a vessel",
        ),
        ({"permeate_flow": to_si(4, "m3/h")}, "flux of the first pass"),
        ({"recovery": 0.55, "stages": "1"}, "concentrate of a vessel"),
        ({"recovery": 0.55, "feed_concentration": 50.0}, "feed pressure"),
        ({"recovery": 0.6, "stages": "1"}, "recovery of an element"),
    ],
)
def test_what_is_beyond_advice_is_told_with_its_reason(inputs, words):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        answer = design(**inputs)
    said = [str(each.message) for each in told]
    assert any(words in each and "advised" in each for each in said)
    assert any(words in row.check and row.verdict != "within" for row in answer.checks)


def test_a_concentrate_that_scales_is_told():
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        design(**ANALYSED | {"recovery": 0.85})
    assert any("binds: amorphous silica" in str(each.message) for each in told)


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"bypass": 0.5, "recovery": 0.4}, "nothing is left for the membranes"),
        ({"recovery": 0.9}, "for sea salt it must be from 0 to 120 g/kg"),
        ({"source": "own", "design_flux": to_si(80, "L/(m2 h)"), "flow_factor": 0.2}, "even at 150 bar"),
    ],
)
def test_what_cannot_be_is_refused_in_words(inputs, words):
    with pytest.raises(Refusal, match=words):
        design(**inputs)


def test_salt_water_is_that_of_the_vessels():
    """What the plant takes is by its concentration, as a vessel's feed is."""
    answer = design()
    taken = answer.streams[0]
    assert taken.osmotic_pressure == pytest.approx(salt_water("sea salt", celsius(25)).osmotic_pressure(36.0), rel=1e-9)


@pytest.mark.parametrize("source", guidelines.SOURCES)
def test_the_flux_to_design_for_lies_within_what_is_advised(source):
    """And all three lie within a third of it, as in both programs that the table names."""
    flux = guidelines.flux(source)
    assert 0.8 * flux.design < flux.lowest < flux.design < flux.highest < 1.35 * flux.design


ANSWERS = [each.name for each in describe("plant.design").results]


def answers_of(**inputs):
    found = design(**inputs)
    return [getattr(found, name) for name in ANSWERS]


@pytest.mark.parametrize("inputs", [{}, EVERYTHING], ids=["two lines", "everything"])
def test_beside_like_cases_a_plant_takes_fewer_tries_and_is_the_same(counted, inputs):
    concentration = inputs.get("feed_concentration", 36.0)
    cases, tries = Neighbours(), counted(crossflow, "_wall")
    for share in (0.9, 0.97, 1.03, 1.1):
        with cases.at(share):
            design(**{**inputs, "feed_concentration": share * concentration})
    del tries[:]
    flowsheet._solved.cache_clear()  # another test may have asked for it
    alone, alone_took = answers_of(**{**inputs, "feed_concentration": concentration}), len(tries)
    with cases.at(1.0):
        beside = answers_of(**{**inputs, "feed_concentration": concentration})
    assert 0 < len(tries) - alone_took < 0.8 * alone_took
    assert beside == pytest.approx(alone, rel=1e-8)


@pytest.mark.parametrize("factor", [-1.0, 0.0, 0.5, 3.0])
def test_what_is_expected_wrongly_changes_no_plant(factor):
    kept = Neighbours()
    with kept.at(1.0):
        alone = answers_of(**EVERYTHING)
    ((name, known),) = kept._found.items()
    misled = Neighbours()
    for place in (0.0, 2.0, 4.0):
        misled.keep(name, [factor * number for number in known[1.0]], place)
    with misled.at(1.0):
        assert answers_of(**EVERYTHING) == pytest.approx(alone, rel=1e-8)
