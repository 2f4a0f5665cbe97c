"""A membrane by itself: an independent solution, the limits of its equations, its datasheets, its balance of salt."""

import itertools
import math
import warnings
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Caution, OutOfRange, Refusal
from calc.core.units import BAR, celsius, from_si, to_si
from calc.interface import describe, evaluate
from calc.interface.evaluation import initial_form, read_form
from calc.membrane import (
    PRESETS,
    boron,
    fluxes,
    ion_rejection,
    permeabilities_from_datasheet,
    sap,
    temperature_correction,
)
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.membranes import sugar_feed
from calc.models.membranes.elements import NAMES, element
from calc.models.membranes.temperature_correction import FORMS, factor, filmtec
from calc.models.solutions.salt_water import salt_water
from calc.models.water import water
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once
from tests.outside import outside

SEA = {"wall_concentration": 40.0, "salt": "sea salt", "temperature": celsius(25)}
PUBLISHED = {row["element"]: row for row in table("membrane_elements.csv")}
DESIGN = entries("ro_design_equations.json")
SEAWATER = table("seawater.csv")


def quiet(**inputs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        return fluxes(**inputs)


def bisected(a, b, driving, wall, solution):
    """The flux by halving its bounds: slow, and another way than ours."""
    low, high = 0.0, a * (driving + solution.osmotic_pressure(wall))
    for _ in range(200):
        middle = (low + high) / 2
        driven = a * (driving + solution.osmotic_pressure(b * wall / (middle + b) if b else 0.0))
        low, high = (middle, high) if driven > middle else (low, middle)
    return low


@all_at_once("pressure", [28.93, 30, 40, 55, 83])
@all_at_once("permeability", [0.0, 1e-4, 0.06, 5.0, 200.0])
def test_the_flux_is_that_of_halving(pressure, permeability):
    b, solution = to_si(permeability, "L/(m2 h)"), salt_water("sea salt", celsius(25))
    answer = fluxes(pressure * BAR, **SEA, salt_permeability=b)
    excess = pressure * BAR - solution.osmotic_pressure(40.0)
    expected = bisected(to_si(1.2, "L/(m2 h bar)"), b, excess, 40.0, solution)
    assert answer.water_flux == pytest.approx(expected, rel=1e-13)


def grams(row):
    """The concentration of a row of seawater.csv, in kg/m3."""
    return row["absolute_salinity_g_per_kg"] / 1000 * row["density_kg_per_m3"]


@outside("membrane.fluxes")
def test_without_salt_passage_the_published_osmotic_pressure_is_what_the_pressure_has_to_beat(calculator):
    for row in SEAWATER:
        if row["absolute_salinity_g_per_kg"] == 120:  # the last digit of the density may carry it across the end
            continue
        warm = celsius(row["temperature_C"])
        answer = calculator(120 * BAR, grams(row), "sea salt", warm, salt_permeability=0.0)
        expected = 120 - row["osmotic_pressure_bar"]
        assert answer.osmotic_pressure_at_membrane / BAR == pytest.approx(row["osmotic_pressure_bar"], abs=1e-3), row
        assert answer.net_driving_pressure / BAR == pytest.approx(expected, abs=1e-3), row
        flux = to_si(1.2, "L/(m2 h bar)") * filmtec(warm) * expected * BAR
        assert answer.water_flux == pytest.approx(flux, rel=1e-4), row


def for_salt_at(degrees):
    """How much more salt passes than at 25 degC: 14.648/273 for each degree, by HYBRID's membrane element."""
    return math.exp(14.648 / 273 * (degrees - 25))


@outside("membrane.fluxes")
def test_a_membrane_that_makes_one_water_of_the_table_from_another(calculator):
    """The salt permeability that it takes is the salt in the permeate over the difference of the two waters."""
    rows = {(r["temperature_C"], r["absolute_salinity_g_per_kg"]): r for r in SEAWATER}
    for degrees in (5, 15, 25, 35):
        correction, for_salt = DESIGN["TCF"]["values"][str(degrees)], for_salt_at(degrees)
        wall, permeate = rows[degrees, 35], rows[degrees, 1]
        driving = (60 - 2 - wall["osmotic_pressure_bar"] + permeate["osmotic_pressure_bar"]) * BAR
        passing = 1e-11 * correction / for_salt * driving * grams(permeate) / (grams(wall) - grams(permeate))
        answer = calculator(60 * BAR, grams(wall), "sea salt", celsius(degrees), 2 * BAR, 1e-11, passing)
        assert answer.temperature_correction == pytest.approx(correction, abs=5e-5), degrees
        assert answer.salt_temperature_correction == pytest.approx(for_salt, rel=1e-9), degrees
        assert answer.net_driving_pressure == pytest.approx(driving, rel=1e-4), degrees
        assert answer.permeate_concentration == pytest.approx(grams(permeate), rel=1e-4), degrees
        assert answer.water_flux == pytest.approx(1e-11 * correction * driving, rel=2e-4), degrees
        assert answer.salt_flux == pytest.approx(1e-11 * correction * driving * grams(permeate), rel=2e-4), degrees
        assert answer.intrinsic_rejection == pytest.approx(1 - grams(permeate) / grams(wall), rel=1e-4), degrees
        pressure = answer.osmotic_pressure_of_permeate / BAR
        assert pressure == pytest.approx(permeate["osmotic_pressure_bar"], rel=2e-4), degrees


def test_the_line_of_the_flux_crosses_zero_at_the_osmotic_pressure():
    """A straight line from osmosis to reverse osmosis, where no salt passes."""
    osmotic = salt_water("sea salt", celsius(25)).osmotic_pressure(40.0)
    slope = to_si(1.2, "L/(m2 h bar)")
    for bar in range(0, 121, 4):
        answer = quiet(feed_pressure=bar * BAR, **SEA, salt_permeability=0.0)
        assert answer.water_flux == pytest.approx(slope * (bar * BAR - osmotic), rel=1e-12)
        assert (answer.permeate_concentration is None) == (bar * BAR <= osmotic)


def test_without_any_pressure_nothing_passes_and_is_said():
    with pytest.warns(Caution, match="No permeate is made"):
        answer = fluxes(5 * BAR, permeate_pressure=5 * BAR, wall_concentration=0.0)
    assert answer.water_flux == answer.net_driving_pressure == 0


@pytest.mark.parametrize("preset", ["seawater", "brackish water", "tap water under the sink"])
def test_a_flux_takes_four_steps(counted, preset):
    """Each asks for the osmotic pressure of the permeate and for one aside; the wall and the answer ask too."""
    definition = describe("membrane.fluxes")
    given, _ = read_form(definition, initial_form(definition, {"preset": preset}))
    asked = counted(salt_water(given["salt"], given["temperature"]), "osmotic_pressure")
    evaluate("membrane.fluxes", {"preset": preset})
    assert len(asked) <= 2 + 2 * 4 + 1


def test_below_the_osmotic_pressure_it_is_osmosis_and_says_so():
    with pytest.warns(Caution, match=r"No permeate is made: it takes more pressure .* 28.9 bar"):
        answer = fluxes(20 * BAR, **SEA)
    assert answer.water_flux < 0
    assert answer.salt_flux == pytest.approx(to_si(0.06, "L/(m2 h)") * 40.0)
    assert answer.permeate_concentration is answer.intrinsic_rejection is answer.osmotic_pressure_of_permeate is None


def test_the_step_at_the_crossing_is_as_stated():
    osmotic = salt_water("sea salt", celsius(25)).osmotic_pressure(40.0)
    above = fluxes(osmotic * (1 + 1e-9), **SEA).water_flux
    a, b = to_si(1.2, "L/(m2 h bar)"), to_si(0.06, "L/(m2 h)")
    assert above == pytest.approx((a * b * osmotic) ** 0.5, rel=0.05)
    assert quiet(feed_pressure=osmotic * (1 - 1e-9), **SEA).water_flux == pytest.approx(0, abs=1e-12)


def test_pure_water_is_only_pressed_through():
    answer = fluxes(10 * BAR, 0.0)
    assert answer.water_flux == pytest.approx(to_si(12, "L/(m2 h)"))
    assert answer.salt_flux == answer.permeate_concentration == answer.osmotic_pressure_at_membrane == 0
    assert 0.99 < answer.intrinsic_rejection < 1


def test_back_pressure_counts_like_feed_pressure():
    ahead, behind = fluxes(55 * BAR, **SEA), fluxes(58 * BAR, **SEA, permeate_pressure=3 * BAR)
    assert behind == pytest.approx(ahead, rel=1e-9)


def test_warmth_lets_more_water_pass_and_still_more_salt():
    cold, warm = (fluxes(90 * BAR, 1.0, "NaCl", celsius(t)) for t in (10, 35))
    assert warm.temperature_correction / cold.temperature_correction == pytest.approx(1.3333 / 0.5844, rel=1e-4)
    passed = [answer.permeate_concentration for answer in (cold, warm)]
    by_hand = for_salt_at(35) / for_salt_at(10) / (1.3333 / 0.5844)
    assert passed[1] / passed[0] == pytest.approx(by_hand, rel=2e-3)  # the permeate itself holds back a little of it


def test_at_one_flux_a_permeate_is_by_a_third_saltier_in_summer():
    """An operator's log has 37 % more at 31 degC than at 25 degC, at one recovery; its source is not told."""
    assert for_salt_at(31) == pytest.approx(1.37, abs=0.015)
    assert temperature_correction(celsius(31)).salt_temperature_correction == pytest.approx(1.37, abs=0.015)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"salt": "NaCl", "wall_concentration": 301.0}, "wall_concentration is 301"),
        ({"wall_concentration": 140.0}, "for sea salt it must be from 0 to"),
        ({"temperature": celsius(42)}, "temperature is 315"),
    ],
)
def test_beyond_the_data_is_refused_in_words(inputs, message):
    with pytest.raises(Refusal, match=message):
        fluxes(**inputs)


INPUTS = {
    "feed_pressure": st.floats(0, 120 * BAR),
    "wall_concentration": st.just(0.0) | st.floats(1e-290, 300),  # floats far below it have lost their digits
    "salt": st.sampled_from(["NaCl", "sea salt"]),
    "temperature": st.floats(celsius(0), celsius(45)),
    "permeate_pressure": st.floats(0, 30 * BAR),
    "water_permeability": st.floats(to_si(0.01, "L/(m2 h bar)"), to_si(100, "L/(m2 h bar)")),
    "salt_permeability": st.floats(0, to_si(1000, "L/(m2 h)")),
}


@settings(deadline=None, derandomize=True, max_examples=500)
@given(st.fixed_dictionaries(INPUTS), st.floats(0, 120 * BAR))
def test_everywhere_salt_is_conserved_and_pressure_makes_water(inputs, higher):
    try:
        answer = quiet(**inputs)
    except Refusal:
        return
    correction, for_salt = answer.temperature_correction, answer.salt_temperature_correction
    assert answer.water_flux == pytest.approx(
        inputs["water_permeability"] * correction * answer.net_driving_pressure, rel=1e-12
    )
    passage = inputs["salt_permeability"] * for_salt
    if answer.permeate_concentration is None:
        assert answer.water_flux <= 0
        assert answer.salt_flux == pytest.approx(passage * inputs["wall_concentration"], rel=1e-12)
    else:
        assert answer.water_flux > 0
        assert 0 <= answer.intrinsic_rejection <= 1
        assert 0 <= answer.permeate_concentration <= inputs["wall_concentration"]
        assert answer.salt_flux == pytest.approx(
            answer.water_flux * answer.permeate_concentration, rel=1e-12, abs=1e-300
        )
        driven = passage * (inputs["wall_concentration"] - answer.permeate_concentration)
        assert answer.salt_flux == pytest.approx(driven, rel=1e-12, abs=1e-12 * passage * inputs["wall_concentration"])
        pull = answer.osmotic_pressure_at_membrane - answer.osmotic_pressure_of_permeate
        left = inputs["feed_pressure"] - inputs["permeate_pressure"] - pull
        assert answer.net_driving_pressure == pytest.approx(left, rel=1e-9, abs=1e-6)
    other = quiet(**inputs | {"feed_pressure": higher})
    risen = (other.water_flux - answer.water_flux) * (higher - inputs["feed_pressure"])
    assert risen >= 0


@pytest.mark.parametrize("name", NAMES)
def test_datasheets_as_a_reader_types_them(name):
    row, outputs = PUBLISHED[name], evaluate("membrane.permeabilities_from_datasheet", {"preset": name}).outputs
    assert from_si(outputs["water_permeability"], "L/(m2 h bar)") == pytest.approx(
        row["water_permeability_LMH_per_bar"], rel=2e-3
    )
    assert from_si(outputs["salt_permeability"], "L/(m2 h)") == pytest.approx(row["salt_permeability_LMH"], rel=2e-3)
    assert outputs["water_permeability"] == pytest.approx(element(name).water_permeability, rel=2e-3)


@outside("membrane.permeabilities_from_datasheet")
def test_permeabilities_derived_independently(calculator):
    """By the same method, with the osmotic pressure of another program; the table has four digits."""
    for row in PUBLISHED.values():
        flow = to_si(row["rated_m3_per_day"], "m3/d")
        answer = calculator(
            flow,
            row["area_m2"],
            row["rejection"],
            row["test_pressure_bar"] * BAR,
            row["recovery"],
            to_si(row["test_NaCl_mg_per_L"], "mg/kg"),
        )
        permeability = from_si(answer.water_permeability, "L/(m2 h bar)")
        assert permeability == pytest.approx(row["water_permeability_LMH_per_bar"], rel=1e-3), row["element"]
        passing = from_si(answer.salt_permeability, "L/(m2 h)")
        assert passing == pytest.approx(row["salt_permeability_LMH"], rel=1e-3), row["element"]
        assert answer.water_flux == pytest.approx(flow / row["area_m2"]), row["element"]
        driving = from_si(flow / row["area_m2"], "L/(m2 h)") / row["water_permeability_LMH_per_bar"]
        assert answer.net_driving_pressure / BAR == pytest.approx(driving, rel=1e-3), row["element"]


@outside("membrane.permeabilities_from_datasheet")
def test_published_polarisation_factors(calculator):
    for recovery, expected in DESIGN["beta"]["values"].items():
        answer = calculator(element_recovery=float(recovery))
        assert answer.polarisation_modulus == pytest.approx(expected, abs=5e-5), recovery


@outside("membrane.permeabilities_from_datasheet")
def test_published_log_means(calculator):
    rows = table("sodium_chloride_concentrations.csv")
    (feed,) = [row for row in rows if (row["temperature_C"], row["mg_per_L"]) == (25, 2000)]
    for recovery, expected in DESIGN["log_mean"]["values"].items():
        if float(recovery) <= 0.5:
            salt = {"test_concentration": feed["g_per_kg_solution"] / 1000, "observed_rejection": 0.99}
            answer = calculator(element_recovery=float(recovery), **salt)
            # The table's densities are good to 0.05 %.
            assert answer.mean_feed_concentration == pytest.approx(2 * expected, rel=5e-4), recovery


def test_a_perfect_membrane_passes_no_salt():
    assert permeabilities_from_datasheet(observed_rejection=1.0).salt_permeability == 0


def test_the_datasheet_s_membrane_makes_the_rated_permeate():
    sheet = permeabilities_from_datasheet()
    wall = sheet.polarisation_modulus * sheet.mean_feed_concentration
    answer = fluxes(
        55 * BAR,
        wall,
        "NaCl",
        water_permeability=sheet.water_permeability,
        salt_permeability=sheet.salt_permeability,
    )
    assert answer.water_flux == pytest.approx(sheet.water_flux, rel=1e-9)
    feed = salt_water("NaCl", celsius(25)).concentration(0.032)
    assert answer.permeate_concentration == pytest.approx(0.002 * feed, rel=1e-9)


@outside("membrane.temperature_correction")
def test_published_temperature_corrections(calculator):
    for degrees, expected in DESIGN["TCF"]["values"].items():
        answer = calculator(celsius(float(degrees)))
        assert answer.temperature_correction == pytest.approx(expected, abs=5e-5), degrees
        assert answer.forms[0].temperature_correction == answer.temperature_correction, degrees
        assert answer.salt_temperature_correction == pytest.approx(for_salt_at(float(degrees)), rel=1e-9)
    for row in table("temperature_corrections.csv"):
        if row["form"] in FORMS:
            found = calculator(celsius(row["temperature_C"]), row["form"]).temperature_correction
            printed = 1 / found if row["printed_is"] == "inverse" else found
            digits = {"FilmTec": 0.0005, "Hydranautics": 0.0015}[row["form"]]  # tolerances of the file
            assert printed == pytest.approx(row["printed"], abs=digits), row


@outside("membrane.temperature_correction")
def test_the_forms_and_their_differences_by_hand(calculator):
    viscosity = {row["temperature_C"]: row["viscosity_mPa_s"] for row in table("pure_water.csv")}

    def arrhenius(constant, degrees):
        return math.exp(constant * (1 / 298 - 1 / (273 + degrees)))

    for degrees, constant in ((5, 3020), (10, 3020), (35, 2640), (40, 2640)):
        answer = calculator(celsius(degrees))
        assert answer.flow_change_per_degree == pytest.approx(
            arrhenius(constant, degrees + 1) / arrhenius(constant, degrees) - 1, rel=1e-9
        )
        first = arrhenius(constant, degrees)
        by_hand = [first, arrhenius(2700, degrees), 1.03 ** (degrees - 25), viscosity[25] / viscosity[degrees]]
        assert answer.salt_temperature_correction == pytest.approx(for_salt_at(degrees), rel=1e-9)
        assert [row.form for row in answer.forms] == list(FORMS)
        for row, expected in zip(answer.forms, by_hand, strict=True):
            tolerance = 2e-4 if row.form == "viscosity of water" else 1e-9  # twice the 0.01 % of the equation
            assert row.temperature_correction == pytest.approx(expected, rel=tolerance), row
            assert row.difference == pytest.approx(expected / first - 1, abs=2e-4), row


@pytest.mark.parametrize("form", FORMS)
def test_the_forms_stand_side_by_side(form):
    answer = temperature_correction(celsius(12), form)
    assert answer.temperature_correction == factor(form, celsius(12))
    assert answer.flow_change_per_degree == pytest.approx(factor(form, celsius(13)) / factor(form, celsius(12)) - 1)
    assert [row.form for row in answer.forms] == list(FORMS)
    assert answer.forms[0].difference == 0
    for row in answer.forms:
        assert row.temperature_correction == factor(row.form, celsius(12))
        assert row.difference == pytest.approx(factor(row.form, celsius(12)) / filmtec(celsius(12)) - 1, abs=1e-12)


def test_every_form_can_be_chosen():
    (choice,) = describe("membrane.temperature_correction").selections
    assert choice.values == tuple(FORMS)


@all_at_once(("name", "preset"), [(name, preset) for name, presets in PRESETS.items() for preset in presets])
def test_every_preset_has_an_answer(name, preset):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        outputs = evaluate(f"membrane.{name}", {"preset": preset}).outputs
    assert (next(iter(outputs.values())) < 0) == preset.startswith("osmosis")


def test_pressures_that_a_unit_has_set_apart_by_rounding_drive_nothing():
    """400 psi on both sides of a membrane with pure water on it, one of them higher by the last bit."""
    pressure = to_si(400, "psi")
    with pytest.warns(Caution, match="No permeate is made"):
        answer = fluxes(math.nextafter(pressure, math.inf), 0.0, "sea salt", celsius(25), permeate_pressure=pressure)
    assert answer.water_flux == answer.net_driving_pressure == 0


TRACES = ("ammonium", "iron", "manganese", "nitrate", "fluoride", "phosphate", "boron", "silica", "potassium")
NO_IONS = dict.fromkeys(("sodium", "magnesium", "calcium", "chloride", "sulfate", "bicarbonate", *TRACES), 0.0)


def projected():
    """The projections stage by stage: conditions, feed and permeate in mg/L."""
    stages = {}
    for row in table("ion_projections.csv"):
        stages.setdefault((row["membrane"], row["stage"]), []).append(row)
    return stages


SALT = {"XLE": 1.03, "BW30HRLE": 0.294}  # L/(m2 h)


@outside("membrane.ion_rejection")
def test_a_makers_projections_ion_by_ion(calculator):
    """To the file's tolerance and half of its last digit; the permeate's pH to what is stated of it."""
    for (membrane, _), rows in projected().items():
        first, feed = rows[0], {row["ion"]: row["feed_mg_L"] for row in rows}
        answer = calculator(
            membrane,
            to_si(first["flux_L_per_m2_h"], "L/(m2 h)"),
            first["permeate_flow"] / first["feed_flow"],
            first["feed_pH"],
            celsius(first["temperature_C"]),
            **NO_IONS | feed,
            balance="none",
            salt_permeability=to_si(SALT[membrane], "L/(m2 h)"),
        )
        told = {row.ion.partition(",")[0]: row for row in answer.ions}
        for row in rows:
            passage = 1 - told[row["ion"]].rejection
            tolerance = 0.2 if row["ion"] == "ammonium" else 0.09
            expected = row["permeate_mg_L"] / row["feed_mg_L"]
            here, recovery = told[row["ion"]], first["permeate_flow"] / first["feed_flow"]
            assert 1000 * here.in_feed == pytest.approx(row["feed_mg_L"])
            slack = tolerance * row["permeate_mg_L"] + 0.005
            assert 1000 * here.in_permeate == pytest.approx(row["permeate_mg_L"], abs=slack), row
            left = (row["feed_mg_L"] - recovery * row["permeate_mg_L"]) / (1 - recovery)
            assert 1000 * here.in_concentrate == pytest.approx(left, rel=0.03), row
            assert passage == pytest.approx(expected, rel=tolerance, abs=0.005 / row["feed_mg_L"]), row
        solids = sum(row["permeate_mg_L"] for row in rows)
        assert 1000 * answer.permeate_solids == pytest.approx(solids, rel=0.05), first
        assert answer.solids_rejection == pytest.approx(1 - solids / sum(feed.values()), abs=0.002)
        assert 1000 * answer.feed_solids == pytest.approx(sum(feed.values()))
        assert answer.permeate_ph == pytest.approx(first["permeate_pH"], abs=0.15), first


def test_what_passes_is_conserved_and_without_a_charge():
    answer, recovery = ion_rejection(), 0.75
    charges = {"sodium": 1, "potassium": 1, "magnesium": 2, "calcium": 2, "iron": 2, "manganese": 2, "chloride": -1}
    charges |= {"fluoride": -1, "nitrate": -1, "bicarbonate": -1, "sulfate": -2}
    charge = 0.0
    for row in answer.ions:
        name = row.ion.partition(",")[0]
        assert row.in_feed == pytest.approx(recovery * row.in_permeate + (1 - recovery) * row.in_concentrate), name
        charge += charges.get(name, 0) * row.in_permeate / MOLAR_MASSES[name]
    weak = {row.ion.partition(",")[0]: row.in_permeate / MOLAR_MASSES[row.ion.partition(",")[0]] for row in answer.ions}
    charge += 0.98 * weak["ammonium"] - 1.7 * weak["phosphate"] - 0.03 * weak["boron"]
    assert charge == pytest.approx(0, abs=0.02 * weak["boron"] + 0.1 * weak["phosphate"])


def test_a_membrane_passes_table_salt_as_the_model_of_one_salt_does():
    """One over one and the flux over the permeability, at a recovery of next to nothing."""
    flux, permeability = to_si(20, "L/(m2 h)"), to_si(0.3, "L/(m2 h)")
    for membrane in ("XLE", "BW30HRLE", "household"):
        answer = ion_rejection(
            membrane, flux, 0.0, **NO_IONS | {"sodium": 229.9, "chloride": 354.5}, salt_permeability=permeability
        )
        assert 1 - answer.solids_rejection == pytest.approx(0.3 / 20.3, rel=1e-9), membrane
        assert answer.permeate_ph is None


def test_a_seawater_membrane_holds_boron_back_as_published():
    """As the bulletin below: 92 to 93 % in the test, which is at pH 8 and 8 %, and 80 to 86 % in a plant."""
    sea = {"salt_permeability": to_si(0.06, "L/(m2 h)"), "boron": 4.5, "temperature": celsius(25)}
    for flux, recovery, low, high in ((27.6, 0.01, 0.92, 0.93), (14, 0.1, 0.80, 0.86)):
        answer = ion_rejection("sea", to_si(flux, "L/(m2 h)"), recovery, 7.0, **sea)
        assert low <= next(row.rejection for row in answer.ions if row.ion.startswith("boron")) <= high, flux


def test_a_feed_of_nothing_is_refused_and_one_without_charges_is_not():
    with pytest.raises(Refusal, match="Nothing is dissolved"):
        ion_rejection(**NO_IONS)
    assert ion_rejection(**NO_IONS | {"silica": 20.0}).solids_rejection > 0.95


@outside("membrane.boron")
def test_boron_as_published(calculator):
    """Hydranautics' bulletin TAB 113: what holds 92 to 93 % in the test, at pH 7, holds 80 to 86 % at 14 L/(m2 h)."""
    test, plant = to_si(27.6, "L/(m2 h)"), to_si(14, "L/(m2 h)")
    answer = calculator(0.005, 7.0, 0.032, celsius(25), test, 0.0, 0.93, test)
    assert answer.rejection == pytest.approx(0.93, abs=0.003)
    assert answer.permeate_boron == pytest.approx(0.005 * 0.07, rel=0.03)
    assert answer.boric_acid_permeability == pytest.approx(to_si(2.077, "L/(m2 h)"), rel=1e-3)
    for rated in (0.92, 0.93):
        answer = calculator(0.005, 7.0, 0.035, celsius(25), plant, 0.45, rated, test)
        assert 0.80 <= answer.rejection <= 0.86, rated
        balance = 0.45 * answer.permeate_boron + 0.55 * answer.concentrate_boron
        assert balance == pytest.approx(0.005)
    half = calculator(0.005, 9.2365, 0.0, celsius(25), plant)
    assert half.borate_share == pytest.approx(0.5, abs=1e-3)
    assert half.boric_acid_exponent == pytest.approx(9.24, abs=0.01)  # PHREEQC's, of pure water
    sea = calculator(0.005, 8.0, 0.035, celsius(25), plant)
    assert sea.boric_acid_exponent == pytest.approx(19.7964 / math.log(10), abs=1e-4)


@pytest.mark.parametrize("ph", [4.0, 11.5], ids=["boric acid", "borate"])
@pytest.mark.parametrize("degrees", [5, 40])
def test_warmth_lets_both_kinds_of_boron_through_as_it_does_salt(ph, degrees):
    """What passes over what stays grows as the permeability; of the other kind next to none is there, or passes."""
    rated = 0.5 if ph < 7 else 0.999
    flux = to_si(14, "L/(m2 h)")
    passed = [1 - boron(0.005, ph, 0.035, celsius(t), flux, 0.0, rated).rejection for t in (25, degrees)]
    at_25, then = (share / (1 - share) for share in passed)
    assert then / at_25 == pytest.approx(for_salt_at(degrees), rel=0.01)


def test_boron_is_held_back_better_the_less_acidic_the_water():
    held = [boron(feed_ph=ph / 10).rejection for ph in range(60, 113)]
    assert all(b >= a for a, b in pairwise(held))
    second = evaluate("membrane.boron", {"preset": "second pass at pH 10"}).outputs
    assert second["rejection"] > 0.85
    assert boron(feed_boron=0.0).permeate_boron == 0


# Sap

HOME = entries("household.json")


@outside("membrane.sap")
def test_a_unit_of_cornells_maple_programme(calculator):
    """A household unit rated for 30 gallons an hour took 4.5 to 5 out of sap at 55 psi; cold sap is at 0 to 10 °C."""
    unit = HOME["sap_unit"]
    for end in (unit["to_brix_low"], unit["to_brix_high"]):
        hours = []
        for temperature in (0, 10):
            answer = calculator(
                sap_volume=to_si(25, "US gal"),
                sap_sugar=unit["from_brix"] / 100,
                concentrate_sugar=end / 100,
                pump_pressure=to_si(unit["psi"], "psi"),
                temperature=celsius(temperature),
                element_rating=to_si(24 * unit["US_gal_per_h_rated"], "US gal/day"),
                element_test_pressure=to_si(unit["rated_psi"], "psi"),
                element_test_salt=to_si(250, "mg/kg"),
            )
            hours.append(from_si(answer.water_removed, "US gal") / from_si(answer.batch_time, "h"))
            assert answer.flow_at_end < answer.water_removed / answer.batch_time < answer.flow_at_start
        if end == unit["to_brix_high"]:
            assert hours[0] < unit["US_gal_per_h_high"], hours
            assert hours[1] > unit["US_gal_per_h_low"], hours


@outside("membrane.sap")
def test_the_heat_of_a_gallon_of_syrup(calculator):
    """Ohio State: 400,000 Btu from sap of 2 % to syrup of 66 %, for all the water; the membrane takes a part of it."""
    heat = HOME["sap_heat"]
    answer = calculator(
        sap_volume=1.0,
        sap_sugar=heat["sap_brix"] / 100,
        syrup_sugar=heat["syrup_brix"] / 100,
        evaporator_efficiency=0.5,
        heating_value=to_si(30, "MJ/L"),
    )
    whole = answer.heat_saved / answer.part_of_the_work / from_si(answer.syrup, "US gal")
    assert from_si(whole, "Btu") == pytest.approx(heat["Btu_for_US_gal"], rel=heat["tolerance"])
    assert from_si(answer.fuel_saved, "L") == pytest.approx(from_si(answer.heat_saved, "MJ") / 15, rel=1e-12)
    # From 2 to 8 % three quarters of the sap go, of the 64/66 that go for syrup.
    assert answer.part_of_the_work == pytest.approx(0.75 / (64 / 66), rel=1e-12)


@pytest.mark.parametrize("row", table("heat_to_boil_away.csv"), ids=lambda row: f"{row['temperature_C']:g} degC")
def test_the_heat_that_boils_water_away(row):
    heat = sugar_feed.heat_to_boil_away(1.0, celsius(row["temperature_C"]))
    assert heat / 1000 == pytest.approx(row["heat_kJ_per_kg"], rel=2e-4)


@outside("membrane.sap")
def test_syrup_by_the_revised_rule_of_86(calculator):
    for rule in HOME["syrup"]:
        answer = calculator(sap_volume=1.0, sap_sugar=0.02, syrup_sugar=rule["syrup_brix"] / 100)
        assert 1 / answer.syrup == pytest.approx(rule["rule"] / 2 - rule["less"], rel=0.01), rule


@outside("membrane.sap")
def test_the_balance_of_sap_and_the_time_by_small_steps(calculator):
    """Water and sugar are kept, with the densities of sugar at 20 °C in the CRC Handbook; the time by many small steps.

    The osmotic pressures are those of Robinson and Stokes' osmotic coefficients, 1.022 and 1.125 at 25 °C by their
    series; the flow is in proportion to what is left of the pressure.
    """
    temperature, pressure, start, end = celsius(25), 40 * BAR, 0.08, 0.2
    answer = calculator("sucrose", 1.0, start, end, pressure, 2, temperature)
    of_water, densities = 997.05, {start: 1029.0, end: 1079.5}  # at 25 °C: 1.5 less than the Handbook's at 20
    removed = densities[start] * (1 - start / end)
    assert answer.water_removed * of_water == pytest.approx(removed, rel=2e-3)
    assert answer.concentrate * densities[end] == pytest.approx(densities[start] - removed, rel=2e-3)

    def pull(sugar):
        m = sugar / (1 - sugar) / 0.342297
        phi = 1 + 0.07028 * m + 0.01847 * m**2 - 0.004045 * m**3 + 0.000228 * m**4
        return of_water * phi * m * MOLAR_GAS_CONSTANT * temperature

    assert answer.osmotic_pressure_at_start == pytest.approx(pull(start), rel=5e-3)
    assert answer.osmotic_pressure_at_end == pytest.approx(pull(end), rel=1e-2)
    at_start, at_end = pressure - pull(start), pressure - pull(end)
    assert answer.flow_at_end / answer.flow_at_start == pytest.approx(at_end / at_start, rel=0.1)
    # The element's own test: 1900 gallons a day at 150 psi of 2000 mg/kg of table salt, which pulls with 1.7 bar.
    rated = 2 * to_si(1900, "US gal/day") / (to_si(150, "psi") - 1.8 * BAR)
    assert answer.flow_at_start == pytest.approx(rated * at_start, rel=0.03)
    assert answer.course[0].time == 0
    assert answer.course[-1].time == answer.batch_time
    assert [row.sugar for row in (answer.course[0], answer.course[-1])] == pytest.approx([start, end])
    assert answer.course[-1].left == pytest.approx(answer.concentrate, rel=1e-12)
    assert answer.course[0].left == pytest.approx(1.0, rel=1e-12)
    assert answer.course[0].flow == answer.flow_at_start
    assert answer.course[-1].flow == answer.flow_at_end
    # The flow at both ends of each step, and the water that went in between.
    for before, after in itertools.pairwise(answer.course):
        gone = before.left * density(before.sugar) - after.left * density(after.sugar)
        mean = (before.flow + after.flow) / 2
        assert after.time - before.time == pytest.approx(gone / of_water / mean, rel=0.02)


def density(sugar):
    """Of sucrose at 25 °C, between the Handbook's values."""
    return 997.05 + 385 * sugar + 135 * sugar**2


def test_published_pulls_of_juices():
    """Juices hold both kinds of sugar, and acids: what engineers are told lies between the one and the other sugar."""
    for juice in HOME["juices"]:
        share = juice["solids"] / 100
        by_sucrose, by_glucose = (sugar_feed.pull(share, celsius(25), kind) for kind in sugar_feed.SUGARS)
        assert by_sucrose < 1e3 * juice["kPa"] < by_glucose, juice


def test_sweeter_than_the_data_is_refused():
    with pytest.raises(OutOfRange, match="there the data for glucose end") as caught:
        sap(kind_of_sugar="glucose", concentrate_sugar=0.31, pump_pressure=100 * BAR)
    assert caught.value.parameter == "concentrate_sugar"


def test_sap_does_not_come_further_than_the_pressure():
    with pytest.raises(Refusal, match=r"the sap comes to 20\.\d °Bx and no further"):
        sap(concentrate_sugar=0.3, pump_pressure=18.5 * BAR)
    with pytest.raises(Refusal, match="ask for a sweeter one"):
        sap(sap_sugar=0.1, concentrate_sugar=0.1)


@pytest.mark.parametrize("share", [0.99, 0.9999])
def test_the_time_grows_as_the_end_comes_near_and_stays_right(share):
    """Near the largest sweetness, where the flow all but stops: in 4000 even steps of the logarithm of what is left."""
    feed = sugar_feed.Feed(1.0, 0.02, 1e-11, 15 * BAR, celsius(5))
    end = share * feed.end
    steps = 4000
    low, high = math.log(1 / end - 1 / feed.end), math.log(1 / 0.02 - 1 / feed.end)
    total = 0.0
    for step in range(steps):
        over = math.exp(low + (step + 0.5) / steps * (high - low))
        total += over * (high - low) / steps / feed.flow(1 / (1 / feed.end + over))
    expected = feed.mass * 0.02 / water.density(celsius(5)) * total
    assert feed.time(end) == pytest.approx(expected, rel=1e-4)
