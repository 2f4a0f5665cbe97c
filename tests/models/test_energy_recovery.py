"""The machines of a plant: WaterTAP's flowsheets, the books of energy, limits, monotony and refusals."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calc.core.quantities import Refusal
from calc.core.units import BAR, KILOWATT_HOUR, STANDARD_ATMOSPHERE
from calc.models.energy.energy_recovery import Efficiencies, Flows, Plant, Pressures, plant, salinity_increase
from docs.comparisons.published import entries, table

DEVICES = ("none", "turbine", "isobaric")
CASES = {row["case"]: row for row in table("ro_energy_recovery.csv")}
OF_CASE = {"none": "no_ERD_sim", "turbine": "pump_as_turbine_sim", "isobaric": "pressure_exchanger_sim"}
PERFECT = Efficiencies(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0)
UNIT = st.floats(0.0, 1.0)
SHARE = st.floats(0.1, 1.0)
EXACT = 1e-12

thorough = settings(deadline=None, derandomize=True, max_examples=200)


def watertap(device):
    """The flows, gauge pressures and efficiencies of a case.

    The volumes there do not quite add up: a solution of the mass fraction w weighs 995 + 756 w kg to the m3, so that
    the concentrate follows from the masses of feed, permeate and salt.
    """
    assert "rho=995+756 w kg/m3" in entries("ro_0d_watertap.json")["_header"]["property_model"]
    row = CASES[OF_CASE[device]]
    feed, fraction = 1e-3, 0.035  # of the file's header
    permeate, salt = row["Q_product_m3_s"], row["product_ppm"] / 1e6
    mass = feed * (995 + 756 * fraction)
    fresh = permeate * (995 + 756 * salt)
    left = mass - fresh
    concentrate = left / (995 + 756 * (mass * fraction - fresh * salt) / left)
    gauge = row["P_feed_bar"] * BAR - STANDARD_ATMOSPHERE
    loss = (row["P_feed_bar"] - row["P_brine_bar"]) * BAR
    return (
        row,
        Flows(feed, permeate, concentrate),
        Pressures(gauge, loss, 0.0, 0.0, 0.0),
        Efficiencies(0.8, 0.8, 1.0, 1.0, 0.95, 0.95, 0.0),
    )


@pytest.mark.parametrize("device", DEVICES)
def test_the_flowsheets_of_watertap(device):
    """To 1e-4, or half of the last digit given where that is more."""
    row, flows, pressures, efficiencies = watertap(device)
    found = plant(device, flows, pressures, efficiencies)
    assert found.high_pressure / 1000 == pytest.approx(row["P1_kW"], rel=1e-4)
    assert found.power / flows.permeate / KILOWATT_HOUR == pytest.approx(row["SEC_kWh_m3"], rel=1e-4)
    if device == "isobaric":
        assert found.booster / 1000 == pytest.approx(row["P2_kW"], rel=2e-4)  # four digits
        (lifted,) = [each for each in found.machines if each.machine.startswith("isobaric")]
        assert lifted.pressure_rise + STANDARD_ATMOSPHERE == pytest.approx(row["P2_inlet_bar"] * BAR, rel=1e-6)
    if device == "turbine":
        assert -found.turbine / 1000 == pytest.approx(row["ERD_kW"], rel=1e-4)


@st.composite
def plants(draw, device=None, perfect=False):
    """A device and a plant whose volumes add up, most of them such as let the water flow."""
    feed = 10 ** draw(st.floats(-6, 2))
    permeate = feed * draw(st.floats(0.01, 0.99))
    pressure = draw(st.floats(1, 200)) * BAR
    return (
        device or draw(st.sampled_from(DEVICES)),
        Flows(feed, permeate, feed - permeate),
        Pressures(pressure, *(draw(UNIT) * 10 * BAR for _ in range(4))),
        PERFECT if perfect else Efficiencies(*(draw(SHARE) for _ in range(6)), draw(UNIT) * 0.3),
    )


def answer(case) -> Plant:
    """Leaves out the plants that are refused; whatever else is raised fails the test."""
    try:
        return plant(*case)
    except Refusal:
        assume(False)
        raise


@thorough
@given(plants())
def test_the_books_of_energy_and_water_close(case):
    """Each law for each plant."""
    found = answer(case)
    what_goes_in_comes_out(case, found)
    nothing_that_is_lost_is_negative(case, found)
    the_shaft_carries_at_least_what_the_permeate_took(case, found)
    the_water_that_enters_leaves(case, found)


def what_goes_in_comes_out(case, found):
    _, flows, pressures, _ = case
    scale = max(found.power, flows.feed * pressures.feed)
    assert sum(end.power for end in found.ends) == pytest.approx(found.power, abs=EXACT * scale)
    assert sum(row.power for row in found.machines) == pytest.approx(found.power, abs=EXACT * scale)


def nothing_that_is_lost_is_negative(case, found):
    scale = EXACT * case[1].feed * case[2].feed
    assert all(end.power >= -scale for end in found.ends)


def the_shaft_carries_at_least_what_the_permeate_took(case, found):
    """So no device takes less than the least work, as the feed pressure is above the concentrate's osmotic pressure."""
    _, flows, pressures, efficiencies = case
    assert found.power * efficiencies.motor >= flows.permeate * pressures.feed * (1 - EXACT)


def the_water_that_enters_leaves(case, found):
    device, flows, _, efficiencies = case
    machines = {row.machine: row for row in found.machines}
    assert machines["supply pump"].flow == flows.feed
    to_membranes = machines["high-pressure pump"].flow
    if device == "isobaric":
        assert machines["booster pump"].flow == machines["isobaric device, on the feed"].flow
        to_membranes += machines["booster pump"].flow
        leaked = efficiencies.leakage * flows.concentrate
        assert machines["high-pressure pump"].flow == pytest.approx(flows.permeate + leaked, rel=1e-9)
    assert to_membranes == pytest.approx(flows.feed, rel=EXACT)


@thorough
@given(plants(), st.sampled_from(Efficiencies._fields[:-1]), st.floats(0.0, 1.0))
def test_better_machines_never_cost_more(case, name, better):
    worse = answer(case)
    device, flows, pressures, efficiencies = case
    old = getattr(efficiencies, name)
    improved = efficiencies._replace(**{name: old + better * (1 - old)})
    found = answer((device, flows, pressures, improved))
    assert found.power <= worse.power * (1 + EXACT)


@thorough
@given(plants(device="isobaric", perfect=True), st.floats(0.0, 0.3))
def test_a_leak_costs_its_flow_at_full_pressure(case, leakage):
    """With perfect machines nothing else changes but the exchange that it misses."""
    device, flows, pressures, _ = case
    pressures = pressures._replace(loss=0.0, supply=0.0, discharge=0.0)
    tight = answer((device, flows, pressures, PERFECT))
    leaky = answer((device, flows, pressures, PERFECT._replace(leakage=leakage)))
    extra = leakage * flows.concentrate * pressures.feed
    assert leaky.power - tight.power == pytest.approx(extra, abs=EXACT * flows.feed * pressures.feed)


@thorough
@given(plants(perfect=True))
def test_perfect_machines_take_what_the_streams_need(case):
    """With a device that wins all back: the permeate's way, the friction, and what leaves under pressure."""
    found = answer(case)
    assume(not found.throttled and case[0] != "none")
    _, flows, pressures, _ = case
    needed = flows.permeate * pressures.feed + flows.concentrate * (pressures.loss + pressures.discharge)
    assert found.power == pytest.approx(needed, abs=EXACT * flows.feed * pressures.feed)


def test_all_devices_are_alike_where_there_is_nothing_to_win():
    flows = Flows(1.0, 0.5, 0.5)
    pressures = Pressures(10 * BAR, 8 * BAR, 0.0, 2 * BAR, 2 * BAR)
    none, turbine = (plant(device, flows, pressures, PERFECT).power for device in ("none", "turbine"))
    assert none == turbine == pytest.approx(1.0 * 10 * BAR)


@pytest.mark.parametrize(
    ("device", "pressures", "message"),
    [
        ("none", Pressures(1 * BAR, 0.0, 0.0, 2 * BAR, 0.0), "no pump is needed"),
        ("none", Pressures(1 * BAR, 0.0, 0.0, 1 * BAR + 0.5, 0.0), "no pump is needed"),
        ("none", Pressures(5 * BAR, 4 * BAR, 0.0, 0.0, 2 * BAR), "less than the discharge pressure left"),
        ("none", Pressures(5 * BAR, 1 * BAR, 4.5 * BAR, 0.0, 0.0), "water would flow back"),
        ("isobaric", Pressures(60 * BAR, 1 * BAR, 0.0, 1 * BAR, 2 * BAR), "at least the discharge pressure"),
        ("isobaric", Pressures(60 * BAR, 1 * BAR, 0.0, 1 * BAR, 1 * BAR + 0.5), "at least the discharge pressure"),
        ("turbine", Pressures(10 * BAR, 0.0, 0.0, 9 * BAR, 0.0), "turbine would give more"),
    ],
)
def test_what_does_not_flow_is_refused_in_words(device, pressures, message):
    with pytest.raises(Refusal, match=message):
        plant(device, Flows(1.0, 0.5, 0.5), pressures, PERFECT)


def test_a_device_that_lifts_too_high_needs_no_booster():
    pressures = Pressures(60 * BAR, 0.0, 0.0, 3 * BAR, 1 * BAR)
    found = plant("isobaric", Flows(1.0, 0.5, 0.5), pressures, PERFECT)
    assert found.booster == 0
    assert found.throttled == pytest.approx(2 * BAR)


@thorough
@given(st.floats(0.01, 0.99), UNIT, st.floats(0.0, 0.9))
def test_the_salt_of_the_plant_comes_out(recovery, leakage, mixing):
    """By following the salt round and round until it settles, as it does in the plant that starts."""
    through = (1 - leakage) * (1 - recovery)
    membranes = 1.0
    for _ in range(2000):
        concentrate = membranes / (1 - recovery)
        device = (1 - mixing) + mixing * concentrate
        membranes = (1 - through) + through * device
    assert 1 + salinity_increase(recovery, leakage, mixing) == pytest.approx(membranes, rel=1e-9)


def test_without_mixing_the_membranes_get_the_feed_of_the_plant():
    assert salinity_increase(0.45, 0.02, 0.0) == 0
    # To first order the mixing times the recovery.
    assert salinity_increase(0.45, 0.0, 1e-6) == pytest.approx(0.45e-6, rel=1e-5)
