"""The energy of desalination: published values, the two calculators against each other, presets and refusals."""

import itertools
import math
import warnings

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, KILOWATT_HOUR, STANDARD_ATMOSPHERE, celsius, to_si
from calc.energy import PRESETS, minimum_work, mixing, pressure_retarded, specific_energy
from calc.interface import evaluate
from calc.membrane import fluxes
from calc.models.energy.mixing import Meeting
from calc.models.seawater import teos10
from calc.models.solutions.salt_water import salt_water
from calc.osmosis import forward
from docs.comparisons.published import table
from tests.calculators.through_a_support import faces, osmotic
from tests.outside import outside

LEAST = table("minimum_work.csv")
CASES = {row["case"]: row for row in table("ro_energy_recovery.csv")}
# The file gives table salt in g/L; the same solutions in g/kg are in the tables of concentrations.
GRAMS = {
    row["mg_per_L"] / 1000: row["g_per_kg_solution"]
    for row in table("sodium_chloride_concentrations.csv")
    if row["temperature_C"] == 25
}
BAR_IN_KILOWATT_HOURS = BAR / KILOWATT_HOUR
thorough = settings(deadline=None, derandomize=True, max_examples=200)
SHARE = st.floats(0.1, 1.0)


def feed_of(row):
    """Salt and salinity of a row."""
    if row["feed"].startswith("NaCl"):
        return "NaCl", GRAMS[float(row["feed"].split()[1])] / 1000
    return "sea salt", float(row["feed"].partition("S=")[2].split()[0]) / 1000


def of(row):
    return *feed_of(row), row["recovery"], celsius(row["T_C"])


@outside("energy.minimum_work")
def test_published_least_work(calculator):
    """The least work to 0.3 %; the rest, the brine of table salt apart, to the last digit given."""
    for row in LEAST:
        if row["brine_S_g_kg"] != "" and row["brine_S_g_kg"] > 120:
            continue
        answer = calculator(*of(row))
        work = answer.least_work / KILOWATT_HOUR
        assert work == pytest.approx(row["W_min_kWh_m3"], rel=3e-3), row
        # The volumes of table salt are taken to add up in the file: 0.06 % of the osmotic pressure.
        tolerance = 1e-3 if row["feed"].startswith("NaCl") else 1e-4
        assert answer.concentrate_osmotic_pressure / BAR == pytest.approx(row["pi_brine_bar"], rel=tolerance), row
        single_stage = answer.single_stage / KILOWATT_HOUR
        assert single_stage == pytest.approx(row["single_stage_ERD100_kWh_m3"], rel=tolerance), row
        if row["recovery"]:
            without = answer.single_stage_without_recovery / KILOWATT_HOUR
            assert without == pytest.approx(row["single_stage_noERD_kWh_m3"], rel=tolerance), row
            # Where both are by the Gibbs energy of TEOS-10 they are the same to the digits given.
            if not row["feed"].startswith("NaCl"):
                assert work == pytest.approx(row["W_min_kWh_m3"], abs=6e-5), row
        else:  # what is left of the feed is the feed
            assert answer.feed_osmotic_pressure / BAR == pytest.approx(row["pi_brine_bar"], rel=tolerance), row
        if row["brine_S_g_kg"] != "":
            assert answer.concentrate_salinity * 1000 == pytest.approx(row["brine_S_g_kg"], abs=0.006), row


def test_a_concentrate_beyond_the_data_is_refused():
    beyond = [row for row in LEAST if row["brine_S_g_kg"] != "" and row["brine_S_g_kg"] > 120]
    assert beyond
    for row in beyond:
        with pytest.raises(Refusal, match="% at most"):
            minimum_work(*of(row))


@outside("energy.minimum_work")
def test_the_published_gap_of_one_stage(calculator):
    """Half of standard seawater at 15 degrees: 1.4474 over 0.9778."""
    (row,) = [r for r in LEAST if "35.165" in r["feed"] and (r["T_C"], r["recovery"]) == (15, 0.5)]
    expected = row["single_stage_ERD100_kWh_m3"] / row["W_min_kWh_m3"]
    assert calculator(*of(row)).single_stage_ratio == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("salt", ["NaCl", "sea salt"])
def test_more_recovery_takes_more_work(salt):
    works = [minimum_work(salt, 0.035, recovery / 100, celsius(25)) for recovery in range(5, 75, 5)]
    for less, more in itertools.pairwise(works):
        assert less.least_work < more.least_work < more.single_stage < more.single_stage_without_recovery
        assert less.single_stage_ratio < more.single_stage_ratio


def test_without_permeate_the_limit_without_recovery_is_not_known():
    with pytest.warns(Caution, match="below a recovery of 1 %"):
        answer = minimum_work("sea salt", 0.035, 0.0)
    assert answer.single_stage_without_recovery is None
    assert answer.concentrate_osmotic_pressure == pytest.approx(answer.feed_osmotic_pressure, rel=1e-12)


@thorough
@given(
    st.sampled_from(["NaCl", "sea salt"]),
    st.floats(-6, math.log10(0.25)),
    st.floats(0.0, 0.99),
    st.floats(celsius(0), celsius(40)),
)
def test_every_water_is_answered_or_refused_in_words(salt, decade, recovery, temperature):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        try:
            answer = minimum_work(salt, max(10**decade, 1e-6), recovery, temperature)
        except OutOfRange:  # these inputs are all inside
            raise
        except Refusal:
            return
    assert all(math.isfinite(value) for value in answer if value is not None)
    assert answer.least_work <= answer.single_stage * (1 + 1e-9)


def of_watertap(formula, device, case):
    row = CASES[case]
    return formula(
        device,
        1e-3,
        row["recovery_vol"],
        row["P_feed_bar"] * BAR - STANDARD_ATMOSPHERE,
        (row["P_feed_bar"] - row["P_brine_bar"]) * BAR,
        0.0,
        0.0,
        0.0,
        pump_efficiency=0.8,
        booster_efficiency=0.8,
        motor_efficiency=1.0,
        turbine_efficiency=0.95,
        exchanger_efficiency=0.95,
        leakage=0.0,
        mixing=0.0,
    )


@outside("energy.specific_energy")
def test_the_flowsheets_of_watertap(calculator):
    for device, case, tolerance in (
        ("none", "no_ERD_sim", 1e-4),
        # In WaterTAP the volumes of permeate and concentrate are together 0.06 % more than that of the feed, so that
        # more energy is won back; with its volumes it is the same, see test_energy_recovery.
        ("turbine", "pump_as_turbine_sim", 8e-4),
        ("isobaric", "pressure_exchanger_sim", 1.1e-3),
    ):
        answer, published = of_watertap(calculator, device, case), CASES[case]
        energy = answer.specific_energy / KILOWATT_HOUR
        assert energy == pytest.approx(published["SEC_kWh_m3"], rel=tolerance), device
        assert answer.permeate_flow == pytest.approx(published["Q_product_m3_s"], rel=1e-4), device
        # 0.06 % of the feed is 0.13 % of what the pump lifts beside a pressure exchanger.
        assert answer.high_pressure_power / 1000 == pytest.approx(published["P1_kW"], rel=1.3e-3), device
        if device == "turbine":
            assert answer.turbine_power / 1000 == pytest.approx(-published["ERD_kW"], rel=2e-3)  # by those volumes
        if device == "isobaric":
            assert answer.booster_power / 1000 == pytest.approx(published["P2_kW"], rel=2e-3)  # by those volumes


# A plant by hand: 1 m3/s of feed, 0.4 of permeate and 0.6 of concentrate, at 50, 47 behind the membranes, 3 before the
# pump, 2 at the outlet and 1 bar of permeate. The motors waste a tenth of what they take, and pumps a fifth. In the
# isobaric device a tenth of the concentrate leaks; 0.54 m3/s of feed are lifted by 0.9 times 45 bar, from 3 to 43.5.
BY_HAND = {"feed_flow": 1.0, "recovery": 0.4, "feed_pressure": 50 * BAR, "pressure_loss": 3 * BAR}
BY_HAND |= {"permeate_pressure": 1 * BAR, "supply_pressure": 3 * BAR, "discharge_pressure": 2 * BAR}
BY_HAND |= {f"{name}_efficiency": 0.8 for name in ("pump", "booster", "supply", "turbine")}
BY_HAND |= {"motor_efficiency": 0.9, "exchanger_efficiency": 0.9, "leakage": 0.1, "mixing": 0.05}
# Flow, pressure rise and power at the shaft of each machine, in m3/s and bar.
MACHINES = {
    "none": [(1, 3, 3 / 0.8), (1, 47, 47 / 0.8)],
    "turbine": [(1, 3, 3 / 0.8), (1, 47, 47 / 0.8), (0.6, -45, -0.8 * 0.6 * 45)],
    "isobaric": [(1, 3, 3 / 0.8), (0.46, 47, 0.46 * 47 / 0.8), (0.54, 40.5, 0), (0.54, 6.5, 0.54 * 6.5 / 0.8)],
}
# What booster and turbine do at their shafts.
BESIDES = {"none": (0, 0), "turbine": (0, 0.8 * 0.6 * 45), "isobaric": (0.54 * 6.5 / 0.8, 0)}
# Through the membranes, permeate, friction, valve or device, concentrate; what the pumps and the motors waste follows.
ENDS = {
    "none": [0.4 * 49, 0.4 * 1, 0.6 * 3, 0.6 * 45, 0.6 * 2],
    "turbine": [0.4 * 49, 0.4 * 1, 0.6 * 3, 0.2 * 0.6 * 45, 0.6 * 2],
    "isobaric": [0.4 * 49, 0.4 * 1, 0.6 * 3, 0.6 * 45 - 0.54 * 40.5, 0.6 * 2],
}


@outside("energy.specific_energy")
def test_a_plant_by_hand(calculator):
    for device, machines in MACHINES.items():
        answer = calculator(device, **BY_HAND)
        powers = [shaft * BAR / 0.9 for _, _, shaft in machines]
        power = sum(powers)
        rows = [(row.flow, row.pressure_rise, row.power, row.share) for row in answer.machines]
        for row, (flow, rise, _), its in zip(rows, machines, powers, strict=True):
            assert row == pytest.approx((flow, rise * BAR, its, its / power)), device
        assert (answer.supply_power, answer.high_pressure_power) == pytest.approx(tuple(powers[:2])), device
        besides = tuple(shaft * BAR / 0.9 for shaft in BESIDES[device])
        assert (answer.booster_power, answer.turbine_power) == pytest.approx(besides), device
        assert answer.power == pytest.approx(power), device
        assert answer.specific_energy == pytest.approx(power / 0.4), device
        assert answer.permeate_flow == pytest.approx(0.4), device
        pumps = 0.2 * sum(shaft for _, _, shaft in machines if shaft > 0)
        ends = [*(BAR * each for each in (*ENDS[device], pumps)), 0.1 * power]
        assert sum(ends) == pytest.approx(power), device
        assert [row.power for row in answer.ends] == pytest.approx(ends), device
        assert [row.share for row in answer.ends] == pytest.approx([each / power for each in ends]), device
        isobaric = device == "isobaric"
        assert answer.leakage_flow == pytest.approx(0.06 * isobaric), device
        # 0.46 of the plant's feed and 0.54 that is 5 % concentrate, which is 1/0.6 as salty as what they make together.
        assert answer.salinity_increase == pytest.approx(isobaric * 0.4 * 0.045 / (1 - 0.045)), device


@st.composite
def plants(draw):
    """Inputs from all over the ranges."""
    efficiencies = ["pump", "booster", "supply", "motor", "turbine", "exchanger"]
    pressures = ["pressure_loss", "permeate_pressure", "supply_pressure", "discharge_pressure"]
    return {
        "device": draw(st.sampled_from(["none", "turbine", "isobaric"])),
        "feed_flow": 10 ** draw(st.floats(-3, 5)) * CUBIC_METRE_PER_HOUR,
        "recovery": draw(st.floats(0.01, 0.99)),
        "feed_pressure": draw(st.floats(1, 200)) * BAR,
        "leakage": draw(st.floats(0, 0.3)),
        "mixing": draw(st.floats(0, 0.3)),
        **{name: draw(st.floats(0, 10)) * BAR for name in pressures},
        **{f"{name}_efficiency": draw(SHARE) for name in efficiencies},
    }


def answered(inputs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        try:
            return specific_energy(**inputs)
        except OutOfRange:  # these inputs are all inside
            raise
        except Refusal:
            assume(False)
            raise


@thorough
@given(plants())
def test_the_books_close(inputs):
    answer = answered(inputs)
    # What is won back may be much of what goes in: the rounding is that of the larger.
    exact = 1e-12 * max(1.0, answer.high_pressure_power / answer.power)
    for rows in (answer.machines, answer.ends):
        assert sum(row.power for row in rows) == pytest.approx(answer.power, rel=exact)
        assert sum(row.share for row in rows) == pytest.approx(1, rel=exact)
    parts = answer.high_pressure_power + answer.booster_power + answer.supply_power - answer.turbine_power
    assert parts == pytest.approx(answer.power, rel=exact)
    assert answer.specific_energy * answer.permeate_flow == pytest.approx(answer.power, rel=1e-12)


@thorough
@given(
    plants(),
    st.sampled_from(["NaCl", "sea salt"]),
    st.floats(0.0005, 0.1),
    st.floats(celsius(0), celsius(40)),
    st.floats(1.0, 2.0),
)
def test_no_plant_takes_less_than_the_least_work(inputs, salt, salinity, temperature, excess):
    try:
        limit = minimum_work(salt, salinity, inputs["recovery"], temperature)
    except Refusal:
        assume(False)
        raise
    pressure = excess * limit.concentrate_osmotic_pressure
    assume(1 * BAR <= pressure <= 200 * BAR)
    answer = answered({**inputs, "feed_pressure": pressure})
    assert answer.specific_energy >= limit.single_stage * (1 - 1e-12) >= limit.least_work * (1 - 1e-9)


def test_the_perfect_plant_takes_the_single_stage_limit():
    """At the osmotic pressure of the concentrate, with a device and without one."""
    limit = minimum_work("sea salt", 0.035, 0.45, celsius(25))
    perfect = dict.fromkeys(["pressure_loss", "permeate_pressure", "supply_pressure", "discharge_pressure"], 0.0)
    perfect |= dict.fromkeys([f"{name}_efficiency" for name in ("pump", "booster", "supply", "motor")], 1.0)
    perfect |= {"turbine_efficiency": 1.0, "exchanger_efficiency": 1.0, "leakage": 0.0}
    pressure = limit.concentrate_osmotic_pressure

    def of(device):
        return specific_energy(device, recovery=0.45, feed_pressure=pressure, **perfect).specific_energy

    assert of("isobaric") == pytest.approx(limit.single_stage, rel=1e-12)
    assert of("turbine") == pytest.approx(limit.single_stage, rel=1e-12)
    assert of("none") == pytest.approx(limit.single_stage_without_recovery, rel=1e-12)


@thorough
@given(plants(), st.sampled_from(["pump", "booster", "supply", "motor", "turbine", "exchanger"]), st.floats(0, 1))
def test_better_machines_never_cost_more(inputs, name, better):
    old = inputs[f"{name}_efficiency"]
    improved = {**inputs, f"{name}_efficiency": min(old + better * (1 - old), 1.0)}
    worse, found = answered(inputs), answered(improved)
    # The turbine's power is the small difference of two large ones.
    scale = worse.high_pressure_power / worse.permeate_flow + worse.specific_energy
    assert found.specific_energy <= worse.specific_energy + 1e-12 * scale


def test_leakage_and_mixing():
    """1 % of 550 m3/h, by hand; the salinity is that of test_energy_recovery."""
    answer = specific_energy("isobaric", 1000 * CUBIC_METRE_PER_HOUR, 0.45, leakage=0.01, mixing=0.05)
    assert answer.leakage_flow / CUBIC_METRE_PER_HOUR == pytest.approx(5.5)
    mixed = 0.05 * 0.99
    assert answer.salinity_increase == pytest.approx(0.45 * mixed / (1 - mixed))
    for device in ("none", "turbine"):
        other = specific_energy(device, leakage=0.01, mixing=0.05)
        assert other.leakage_flow == other.salinity_increase == 0


def test_the_devices_in_order():
    """The better the device the less energy; the high-pressure pump bears the permeate only, or all the feed."""
    energies = {device: specific_energy(device) for device in ("isobaric", "turbine", "none")}
    assert energies["isobaric"].specific_energy < energies["turbine"].specific_energy
    assert energies["turbine"].specific_energy < energies["none"].specific_energy
    ratio = energies["isobaric"].high_pressure_power / energies["none"].high_pressure_power
    assert ratio == pytest.approx(0.45 + 0.01 * 0.55)


def test_a_needless_booster_is_told():
    with pytest.warns(Caution, match="no booster pump is needed"):
        answer = specific_energy(
            pressure_loss=0.0, supply_pressure=5 * BAR, discharge_pressure=0.0, exchanger_efficiency=1.0
        )
    assert answer.booster_power == 0


def test_pressures_that_do_not_flow_are_refused():
    with pytest.raises(Refusal, match="no pump is needed"):
        specific_energy("none", feed_pressure=1 * BAR)


@pytest.mark.parametrize(
    ("calculator", "preset"), [(name, each) for name, presets in PRESETS.items() for each in presets]
)
@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_every_preset_has_an_answer(calculator, preset):
    answer = evaluate(f"energy.{calculator}", {"preset": preset})
    name = {
        "minimum_work": "least_work", "mixing": "energy_of_mixing", "pressure_retarded": "best_power_density",
    }.get(calculator, calculator)  # fmt: skip
    assert answer.outputs[name] > 0


# Mixing


@outside("energy.mixing")
def test_what_parting_takes_mixing_gives(calculator):
    """gsw's least work of taking pure water out of the sea: the same water and the concentrate meet again."""
    rows = [row for row in LEAST if row["feed"].startswith("TEOS") and row["recovery"] and row["brine_S_g_kg"] <= 120]
    assert len(rows) > 2
    for row in rows:
        kept = float(row["feed"].split("=")[1].split()[0]) / row["brine_S_g_kg"]  # of the sea's mass, by its salt
        concentrate = to_si(row["brine_S_g_kg"], "g/kg")
        answer = calculator(0.0, concentrate, kept / (1 - kept), celsius(row["T_C"]))
        expected = to_si(row["W_min_kWh_m3"], "kWh/m3")
        assert answer.energy_of_mixing == pytest.approx(expected, rel=0.001), row
        volumes = kept / (1 - kept) * 997 / (997 * (1 + 0.76 * concentrate))
        assert answer.energy_of_both == pytest.approx(expected / (1 + volumes), rel=0.005), row
        assert answer.waterfall == pytest.approx(expected / (998 * 9.80665), rel=0.002), row


def test_the_water_of_a_salty_river_is_less_than_the_river():
    """Of a kilogram with 30 g of salt half of the water is 0.485 kg, which then stands in the sea."""
    meeting = Meeting(0.03, 0.035, 1.0, celsius(25))
    before, after = (teos10.density(salinity, celsius(25)) for salinity in (0.035, 0.035 / 1.485))
    assert meeting.gain(0.5, 0.0) == pytest.approx(1.485 / after - 1 / before, rel=1e-9)


@outside("energy.mixing")
def test_one_steady_pressure_takes_what_its_formula_says(calculator):
    """Against much sea the best pressure is p_s - sqrt(p_s p_r), and 1 - sqrt(p_r / p_s) of the river passes, where the
    river pulls in proportion to its salt, as it does to a few per cent; two authors have 0.75 of 0.81 kWh/m3."""
    for river in (0.05e-3, 0.1e-3, 1e-3):
        answer = calculator(river, 0.0351, 1000.0, celsius(25))
        sea, fresh = (teos10.osmotic_pressure(each, celsius(25)) for each in (0.0351, river))
        assert answer.best_pressure == pytest.approx(sea - (sea * fresh) ** 0.5, rel=0.01), river
        assert answer.share_passed == pytest.approx(1 - (fresh / sea) ** 0.5, rel=0.01), river
        assert answer.retarded_work == pytest.approx((sea**0.5 - fresh**0.5) ** 2, rel=0.01), river
    answer = calculator(0.0877e-3, 0.0351, 1000.0, celsius(25))
    assert answer.share_of_mixing == pytest.approx(0.75 / 0.81, abs=0.012)  # of two digits


def test_no_machine_gets_more_than_the_energy_of_mixing():
    for river, ratio in itertools.product((0.0, 1e-4, 0.01), (0.1, 1.0, 1000.0)):
        answer = mixing(river, 0.035, ratio)
        assert 0 < answer.retarded_work < answer.energy_of_mixing


def test_the_best_pressure_goes_smoothly_with_what_it_depends_on():
    """It is told to more digits than a search by values alone finds: near the top all are alike."""
    for name, by in (("ratio", 1e-8), ("sea_salinity", 1e-8)):
        start = {"ratio": 20.0, "sea_salinity": 0.04}
        steps = [mixing(**start | {name: start[name] * (1 + by * step)}) for step in range(6)]
        for of in ("best_pressure", "share_passed"):
            a = [getattr(each, of) for each in steps]
            bends = [abs(a[i] - 2 * a[i + 1] + a[i + 2]) / a[i] for i in range(4)]
            assert max(bends) < 1e-10, (name, of)


def test_of_a_river_without_salt_all_of_the_water_passes():
    assert mixing(river_salinity=0.0).share_passed == 1.0


# Pressure-retarded osmosis

MEMBRANE = (1e-11, 1e-7, 4e-4, 4e-5)  # A, B, S, k


@outside("energy.pressure_retarded")
def test_power_follows_from_the_waters_step_by_step(calculator):
    """Film, dense layer and support: one salt flux through all three, the water that the faces draw, and its work."""
    a, b, s, k = MEMBRANE
    for pressure, draw, feed in ((13e5, 35.0, 0.5), (25e5, 70.0, 2.0), (5e5, 35.0, 0.0), (40e5, 35.0, 0.5)):
        answer = calculator(pressure, draw, feed, "NaCl", 298.15, *MEMBRANE)
        sides = 1 / k, s / salt_water("NaCl", 298.15).diffusivity(feed)
        at_draw, at_feed = faces(draw, feed, *sides, answer)
        left = osmotic(at_draw) - osmotic(at_feed)
        assert answer.reverse_salt_flux == pytest.approx(b * (at_draw - at_feed), rel=1e-6)
        assert answer.difference_at_membrane == pytest.approx(left, rel=1e-5)
        assert answer.water_flux == pytest.approx(a * (left - pressure), rel=1e-4)
        assert answer.power_density == pytest.approx(pressure * a * (left - pressure), rel=1e-4)
        assert answer.osmotic_difference == pytest.approx(osmotic(draw) - osmotic(feed), rel=1e-5)


@outside("energy.pressure_retarded")
def test_the_best_pressure_is_the_top_and_the_stopping_pressure_the_end(calculator):
    best = calculator(13e5, 35.0, 0.5, "NaCl", 298.15, *MEMBRANE)
    assert 0 < best.best_pressure < best.stopping_pressure < best.osmotic_difference
    at, beside = (
        [calculator(best.best_pressure * share, 35.0, 0.5, "NaCl", 298.15, *MEMBRANE) for share in shares]
        for shares in ((1.0,), (0.97, 1.03))
    )
    assert best.best_power_density == pytest.approx(best.best_pressure * at[0].water_flux, rel=1e-6)
    assert all(best.best_power_density > best.best_pressure * share * each.water_flux
               for share, each in zip((0.97, 1.03), beside, strict=True))  # fmt: skip
    assert best.membrane_for_a_kilowatt == pytest.approx(1000 / best.best_power_density)
    end = calculator(best.stopping_pressure, 35.0, 0.5, "NaCl", 298.15, *MEMBRANE)
    assert end.water_flux == pytest.approx(0.0, abs=1e-9 * best.water_flux)


def test_of_a_bare_tight_membrane_the_best_pressure_is_half_the_osmotic_difference():
    """And the power is A times its square: a parabola between no pressure and no flux."""
    bare = {"structural_parameter": 0.0, "salt_permeability": 0.0, "mass_transfer_coefficient": 1e-3}
    answer = pressure_retarded(13e5, 35.0, 0.0, "NaCl", 298.15, water_permeability=1e-13, **bare)
    assert answer.best_pressure == pytest.approx(answer.osmotic_difference / 2, rel=1e-3)
    assert answer.best_power_density == pytest.approx(1e-13 * (answer.osmotic_difference / 2) ** 2, rel=1e-3)
    assert answer.stopping_pressure == pytest.approx(answer.osmotic_difference, rel=1e-9)


def test_without_pressure_it_is_forward_osmosis_and_above_the_osmotic_it_is_reverse_osmosis():
    waters = (35.0, 0.5)
    still = pressure_retarded(0.0, *waters, "NaCl", 298.15, *MEMBRANE)
    assert still.water_flux == forward(*waters, "draw", "NaCl", 298.15, *MEMBRANE).water_flux
    assert still.power_density == 0
    bare = pressure_retarded(60e5, 35.0, 0.0, "NaCl", 298.15, 1e-11, 1e-7, 0.02e-3, 1e-3)
    pressed = fluxes(60e5, 35.0, "NaCl", 298.15, water_permeability=1e-11, salt_permeability=1e-7)
    assert -bare.water_flux == pytest.approx(pressed.water_flux, rel=0.05)  # but for the film


def test_where_nothing_draws_there_is_no_best_pressure():
    answer = pressure_retarded(5e5, 1.0, 35.0)
    assert answer.best_pressure is answer.best_power_density is answer.membrane_for_a_kilowatt is None
    assert answer.water_flux < 0
