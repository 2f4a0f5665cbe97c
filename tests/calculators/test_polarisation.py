"""Concentration polarisation: converged models, the makers' rule, limits, balances and what holds everywhere."""

import math
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import PERCENT, celsius, to_si
from calc.models.water import water
from calc.polarisation import mass_transfer_coefficient, modulus, pressure_drop
from docs.comparisons.published import entries, table
from tests.outside import outside

MODELS = entries("ro_0d_watertap.json")
MAKERS = entries("ro_design_equations.json")["beta"]
PLACES = [(case, end) for case in ("RO0D_build_kf_fixed", "RO0D_build_p_drop_calculation") for end in (0, 1)]


def place(case, end):
    """Water flux, mass-transfer coefficient, bulk and wall concentration and the permeate's at an end of a model."""
    outputs = MODELS[case]["outputs"]
    name = ("in", "out")[end]
    flux = outputs[f"Jw_{name}_kg_m2_s"] / 1000  # the model counts the volume of the permeate as that of water
    bulk = outputs[("C_feed_kg_m3", "C_retentate_kg_m3")[end]]
    wall = outputs[("C_interface_in_kg_m3", "C_interface_out_kg_m3")[end]]
    return flux, outputs[f"K_{end}.0_NaCl"], bulk, wall, outputs[f"Js_{name}_kg_m2_s"] / flux


@outside("polarisation.modulus")
def test_converged_models(calculator):
    for case, end in PLACES:
        flux, coefficient, bulk, wall, permeate = place(case, end)
        answer = calculator(flux, coefficient, bulk, 1 - permeate / wall)
        published = MODELS[case]["outputs"][f"cp_modulus_{end}.0_NaCl"]
        assert answer.polarisation_modulus == pytest.approx(published, rel=1e-7), (case, end)
        assert answer.wall_concentration == pytest.approx(wall, rel=1e-7), (case, end)
        assert answer.permeate_concentration == pytest.approx(permeate, rel=1e-7), (case, end)
        assert answer.observed_rejection == pytest.approx(1 - permeate / bulk, rel=1e-7), (case, end)


@outside("polarisation.modulus")
def test_the_makers_rule(calculator):
    for recovery, expected in MAKERS["values"].items():
        answer = calculator(element_recovery=float(recovery), bulk_concentration=10.0)
        assert answer.makers_modulus == pytest.approx(expected, abs=5e-5), recovery
        assert answer.makers_wall_concentration == pytest.approx(10 * expected, abs=5e-4), recovery


@pytest.mark.parametrize(("factor", "refused"), [(9.999, False), (10.001, True)])
@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_salt_crystallises_at_300_grams_in_a_litre(factor, refused):
    """All salt held back: the wall is exp(J/k) times as salty as the bulk of 30 g/L."""
    inputs = {"bulk_concentration": 30.0, "intrinsic_rejection": 1.0, "mass_transfer_coefficient": 1e-5}
    flux = 1e-5 * math.log(factor)
    if refused:
        with pytest.raises(Refusal, match="crystallises"):
            modulus(flux, **inputs)
    else:
        assert modulus(flux, **inputs).wall_concentration == pytest.approx(299.97)


def test_no_flux_and_no_rejection_crowd_nothing():
    still = modulus(water_flux=0.0)
    assert still.polarisation_modulus == 1
    assert still.wall_concentration == 35
    assert still.observed_rejection == pytest.approx(99.5 * PERCENT, rel=1e-15)
    open_ = modulus(intrinsic_rejection=0.0)
    assert open_.polarisation_modulus == 1
    assert open_.observed_rejection == 0
    assert open_.permeate_concentration == 35
    assert modulus(element_recovery=0.0).makers_modulus == 1


def test_a_perfect_membrane_is_the_textbook_exponential():
    answer = modulus(1e-6, 1e-5, 1.0, 1.0)
    assert answer.polarisation_modulus == pytest.approx(math.exp(0.1), rel=1e-15)
    assert answer.permeate_concentration == 0
    assert answer.observed_rejection == 1


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@settings(deadline=None, derandomize=True)
@given(
    st.floats(0.0, to_si(200, "L/(m2 h)")),
    st.floats(1e-6, 1e-3),
    st.floats(0.0, 300.0),
    st.floats(0.0, 1.0),
    st.floats(0.0, 0.4),
)
def test_film_theory_holds_wherever_there_is_an_answer(flux, coefficient, bulk, rejection, recovery):
    try:
        answer = modulus(flux, coefficient, bulk, rejection, recovery)
    except Refusal:
        assert bulk * math.exp(flux / coefficient) > 299.99  # film theory's most
        return
    assert all(math.isfinite(value) for value in answer)
    assert answer.polarisation_modulus >= 1
    assert answer.wall_concentration >= bulk
    assert -1e-15 <= answer.observed_rejection <= rejection + 1e-15
    # The salt that is carried to the membrane goes back by diffusion or through it.
    wall, permeate = answer.wall_concentration, answer.permeate_concentration
    with_film = (wall - permeate) * math.exp(-flux / coefficient)
    assert with_film == pytest.approx(bulk - permeate, rel=1e-9, abs=1e-9)


def test_cautions_at_the_makers_limits():
    with pytest.warns(Caution, match=r"1\.20, the most that Hydranautics recommends"):
        modulus(water_flux=to_si(25, "L/(m2 h)"))
    with pytest.warns(Caution, match="18 % of an element"):
        modulus(element_recovery=19 * PERCENT)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        modulus(water_flux=to_si(19, "L/(m2 h)"), element_recovery=18 * PERCENT)


def test_the_makers_disagree_as_stated():
    """Hydranautics' 1.20 at 18 % of an element, where the other rule has 1.13."""
    assert MAKERS["hydranautics"]["published"].startswith("CPF 1.20 at 18 % recovery")
    assert modulus(element_recovery=18 * PERCENT).makers_modulus == pytest.approx(1.13, abs=0.005)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"bulk_concentration": 290.0}, "333 g/L of salt"),
        ({"water_flux": to_si(200, "L/(m2 h)"), "mass_transfer_coefficient": 1e-6}, "crystallises"),
        ({"water_flux": -1e-6}, "water_flux is -1e-06"),
        ({"intrinsic_rejection": 1.01}, "more than all of the salt"),
        ({"bulk_concentration": math.nan}, "bulk_concentration is nan"),
    ],
)
def test_refusals_in_words(inputs, message):
    with pytest.raises(Refusal, match=message):
        modulus(**inputs)


@outside("polarisation.mass_transfer_coefficient")
def test_a_channel_of_a_converged_model(calculator):
    """Guillen and Hoek's coefficient knows neither density nor viscosity, so that pure water does for brine."""
    case = MODELS["RO0D_build_p_drop_calculation"]
    inputs, outputs = case["inputs"], case["outputs"]
    for end in (0, 1):
        if end == 0:
            liquid, salt = inputs["feed_H2O_kg_s"], inputs["feed_NaCl_kg_s"]
        else:
            liquid, salt = outputs["mH2O_retentate_kg_s"], outputs["mNaCl_retentate_kg_s"]
        w = salt / (liquid + salt)
        diffusivity = 1.51e-9 - 2e-9 * w + 3.01e-8 * w**2 - 1.22e-7 * w**3 + 1.53e-7 * w**4  # the model's own
        answer = calculator(
            inputs["channel_height"], inputs["spacer_porosity"], outputs[f"velocity_{end}.0"], diffusivity
        )
        assert answer.mass_transfer_coefficient == pytest.approx(outputs[f"K_{end}.0_NaCl"], rel=1e-6), end


@outside("polarisation.mass_transfer_coefficient")
def test_the_numbers_of_a_channel_by_hand(calculator):
    """Water of 20 degrees, by IAPWS as the table has it: the viscosity to 0.01 %."""
    (pure,) = [row for row in table("pure_water.csv") if row["temperature_C"] == 20]
    density, viscosity = pure["density_kg_per_m3"], pure["viscosity_mPa_s"] / 1000
    height, velocity, diffusivity = 0.0008, 0.2, 1.4e-9
    diameter = 4 * 0.9 / (2 / height + 0.1 * 8 / height)
    re, sc = density * velocity * diameter / viscosity, viscosity / density / diffusivity
    for correlation, sherwood, module, friction in (
        ("Guillen and Hoek", 0.46 * (re * sc) ** 0.36, "flat sheet", 0.42 + 189.3 / re),
        ("Schock and Miquel", 0.065 * re**0.875 * sc**0.25, "spiral-wound", 6.23 / re**0.3),
        ("Guillen and Hoek", 0.46 * (re * sc) ** 0.36, "spiral-wound", 6.23 / re**0.3),
    ):
        answer = calculator(height, 0.9, velocity, diffusivity, celsius(20), correlation, module)
        by_hand = [sherwood * diffusivity / diameter, friction * density * velocity**2 / 2 / diameter]
        by_hand += [re, sc, sherwood, friction, diameter]
        assert list(answer) == pytest.approx(by_hand, rel=2e-4), (correlation, module)


def test_how_far_the_two_frictions_are_apart_as_stated():
    for velocity, more in ((0.1, 0.63), (0.15, 0.32), (0.2, 0.16), (0.3, 0.0)):
        spiral, flat = (
            mass_transfer_coefficient(cross_flow_velocity=velocity, module=each).friction_factor
            for each in ("spiral-wound", "flat sheet")
        )
        assert flat / spiral - 1 == pytest.approx(more, abs=0.015), velocity


@outside("polarisation.pressure_drop")
def test_the_pressure_drop_of_an_element_by_hand(calculator):
    """Water of 20 degrees as the table has it; the makers' rule in its own units, psi and gallons a minute."""
    (pure,) = [row for row in table("pure_water.csv") if row["temperature_C"] == 20]
    density, viscosity = pure["density_kg_per_m3"], pure["viscosity_mPa_s"] / 1000
    area, length, height, porosity = 37.0, 1.0, 0.0008, 0.9
    for gallons in (20, 50):
        flow = gallons * 3.785411784e-3 / 60
        velocity = flow / (area / (2 * length) * height * porosity)
        diameter = 4 * porosity / (2 / height + (1 - porosity) * 8 / height)
        number = density * velocity * diameter / viscosity
        energy = density * velocity**2 / 2 * length / diameter
        answer = calculator(flow, area, length, height, porosity, celsius(20))
        assert answer.element_pressure_drop == pytest.approx(6.23 / number**0.3 * energy, rel=2e-4), gallons
        assert answer.flat_sheet_pressure_drop == pytest.approx((0.42 + 189.3 / number) * energy, rel=2e-4), gallons
        assert answer.makers_pressure_drop == pytest.approx(0.01 * gallons**1.7 * 6894.757, rel=1e-6), gallons
        assert answer.cross_flow_velocity == pytest.approx(velocity), gallons


def test_the_makers_rule_bears_out_that_of_spiral_elements_and_not_that_of_flat_sheets_as_stated():
    for flow in (4, 7, 12):
        found = pressure_drop(mean_flow=flow / 3600)
        assert found.makers_pressure_drop / found.element_pressure_drop == pytest.approx(0.96, abs=0.005)
        assert found.flat_sheet_pressure_drop > found.element_pressure_drop
    slow = pressure_drop(mean_flow=4 / 3600)
    assert slow.flat_sheet_pressure_drop > 1.5 * slow.makers_pressure_drop


def test_what_seawater_and_cold_change_as_stated():
    """Seawater of 35 g/kg at 25 degC: 2.6 % denser (TEOS-10), 7.7 % more viscous (Sharqawy and others, 2010)."""
    denser, more_viscous = 1.026, 1 + 1.981 * 0.035 + 6.379 * 0.035**2
    assert more_viscous == pytest.approx(1.08, abs=0.005)
    schock_miquel = (more_viscous / denser) ** (0.25 - 0.875)
    assert 1 - schock_miquel == pytest.approx(0.03, abs=0.002)
    spreading = {t: celsius(t) / water.viscosity(celsius(t)) for t in (15, 25)}  # after Stokes and Einstein
    assert spreading[15] / spreading[25] == pytest.approx(0.75, abs=0.01)


@pytest.mark.parametrize(
    "inputs", [{"cross_flow_velocity": 0.005}, {"cross_flow_velocity": 2.0, "channel_height": to_si(3, "mm")}]
)
def test_a_caution_where_nobody_vouches_for_the_correlations(inputs):
    with pytest.warns(Caution, match="the correlations have not been tested"):
        mass_transfer_coefficient(**inputs)


def test_a_channel_without_a_spacer_is_refused():
    with pytest.raises(OutOfRange, match="no net in it"):
        mass_transfer_coefficient(spacer_porosity=1.0)


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@settings(deadline=None, derandomize=True)
@given(
    st.floats(2e-4, 3e-3),
    st.floats(0.5, 0.99),
    st.floats(0.005, 2.0),
    st.floats(1e-10, 1e-8),
    st.floats(celsius(0), celsius(60)),
    st.sampled_from(["Guillen and Hoek", "Schock and Miquel"]),
)
def test_a_channel_has_an_answer_all_over_its_ranges(height, porosity, velocity, diffusivity, temperature, whose):
    answer = mass_transfer_coefficient(height, porosity, velocity, diffusivity, temperature, whose)
    assert all(math.isfinite(value) and value > 0 for value in answer)


@pytest.mark.parametrize(("number", "cautioned"), [(9.99, True), (10.01, False), (4999.0, False), (5001.0, True)])
def test_a_flow_outside_what_watertap_solves_is_cautioned(number, cautioned):
    """Reynolds numbers from 10 to 5000, as its documentation has them."""
    channel = {"channel_height": 3e-3, "temperature": celsius(40)} if number > 100 else {}
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        at_a_tenth = mass_transfer_coefficient(cross_flow_velocity=0.1, **channel).reynolds_number
        told.clear()
        answer = mass_transfer_coefficient(cross_flow_velocity=0.1 * number / at_a_tenth, **channel)
    assert answer.reynolds_number == pytest.approx(number)
    assert bool(told) == cautioned


@pytest.mark.parametrize("steep", [20.0, 40.0, 55.0])
def test_where_next_to_nothing_is_rejected_it_is_still_the_textbook_exponential(steep):
    """One less the passage would leave what rounding does, or nothing."""
    growth = 0.9 / 0.1 * math.exp(steep)
    assert modulus(steep * 1e-6, 1e-6, 35.0, 0.1).observed_rejection == pytest.approx(1 / (1 + growth), rel=1e-12)
