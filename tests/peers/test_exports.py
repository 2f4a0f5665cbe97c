"""What is handed to PHREEQC and pyEQL is run by them, and they give our answers, as near as is said of each."""

import contextlib
import io
import random
import warnings

import phreeqpython
import pytest

from calc.core.quantities import Caution, Refusal
from calc.core.units import celsius
from calc.interface import describe, exports, names
from calc.interface.evaluation import WrongEntries
from calc.interface.lenses import case
from calc.models.solutions import single_solutes

pytestmark = pytest.mark.filterwarnings("ignore")  # pyEQL warns of what it stands on

INDICES = ("calcite", "gypsum", "barite", "celestite")
SAME_INDEX = 0.02  # by the same parameters; fluoride, which pitzer.dat lacks, and the slope make the rest
SILICA = 0.06  # the constants of the two data bases are 0.056 apart at 40 °C
PH = 0.03  # as scaling.saturation says of a feed's and a concentrate's
MIXTURE = 0.01  # of the osmotic pressure of a mixture: the models' 0.3 % at 25 °C and 1 % elsewhere
SEA_SALT = 0.005  # TEOS-10 and Pitzer's equations, and what the seven ions leave out
ONE_SALT = 0.03  # of pyEQL, as tests/peers/test_pyeql.py has it salt by salt
BY_SALTS = 0.16  # of its mixtures, whose salts it takes one by one: furthest in mine water
OF_ONE_SALT = 5  # components: its ions, and those of water with it
WITH_WATERS = [name for name in names() if "phreeqc" in exports.kinds(case(name))]
RANDOM = 6  # states of each of the calculators of waters


def states(name):
    """The worked example and each preset that is answered and has a water."""
    found = []
    for entries in ({}, *({"preset": preset} for preset in describe(name).presets)):
        with contextlib.suppress(Refusal, WrongEntries), warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            one = case(name, entries)
            if "phreeqc" in exports.kinds(one):
                found.append(one)
    assert found
    return found


def phreeqc(one):
    """The rows of PHREEQC's table."""
    program = phreeqpython.PhreeqPython(database="pitzer.dat").ip
    program.run_string(exports.write(one, "phreeqc"))
    headings, *rows = program.get_selected_output_array()
    return [dict(zip(headings, row, strict=True)) for row in rows]


def pyeql(one):
    """The solutions that the script makes."""
    made, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(exports.write(one, "pyeql"), "pyeql", "exec"), made)
    assert printed.getvalue().count("osmotic pressure") == len(made["waters"])
    return list(made["waters"].values())


def test_the_calculators_of_waters_and_vessels_are_found():
    needed = {
        "household.blend",
        "scaling.maximum_recovery",
        "scaling.saturation",
        "seawater.osmotic_pressure",
        "solutions.osmotic_pressure",
        "vessel.pressure_for_recovery",
        "vessel.projection",
        "waters.osmotic_pressure",
    }
    assert needed <= set(WITH_WATERS)
    sugar = case("solutions.osmotic_pressure", {"solute": "sucrose"})
    assert not {"phreeqc", "pyeql", "watertap"} & exports.kinds(sugar).keys()


@pytest.mark.parametrize("name", WITH_WATERS)
def test_both_programs_run_every_case_and_have_the_same_water_in_it(name):
    for one in states(name)[:3]:  # pyEQL takes its time
        rows, solutions = phreeqc(one), pyeql(one)
        assert len(rows) == len(solutions)
        for row, solution in zip(rows, solutions, strict=True):
            strength = solution.ionic_strength.to("mol/kg").magnitude
            # PHREEQC lets bicarbonate turn partly to carbonate and carbon dioxide.
            assert strength == pytest.approx(row["ionic_strength"], rel=0.03)
            theirs = solution.osmotic_pressure.to("bar").magnitude
            if one.answer.numbers.get("temperature", celsius(25)) == celsius(25):
                tolerance = ONE_SALT if len(solution.components) == OF_ONE_SALT else BY_SALTS
                assert theirs == pytest.approx(row["osmotic_pressure_bar"], rel=tolerance, abs=1e-4)


def random_waters(name, rng):
    """States of a calculator of an analysis, at all temperatures and of all strengths, in other units."""
    found = []
    while len(found) < RANDOM:
        strength = 10 ** rng.uniform(-0.7, 0.5)
        entries = {
            each.name: f"{each.default * strength * 10 ** rng.uniform(-0.3, 0.3):.4g} mg/L"
            for each in describe(name).parameters
            if each.scales and each.scales.substance
        }
        entries |= {"temperature": f"{rng.uniform(5, 40):.1f} degC", "balance": rng.choice(("sodium", "chloride"))}
        if name.startswith("scaling"):
            entries |= {"feed_ph": f"{rng.uniform(6, 8.5):.2f}", "observed_rejection": f"{rng.uniform(80, 100):.1f} %"}
            entries |= {"carbon_dioxide_rejection": rng.choice(("0 %", "100 %", "50 %"))}
        if "recovery" in describe(name).defaults:
            entries |= {"recovery": f"{rng.uniform(10, 90):.1f} %"}
        with contextlib.suppress(Refusal, WrongEntries), warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            found.append(case(name, entries))
    return found


def seeded():
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    return random.Random(seed)


def test_phreeqc_finds_the_osmotic_pressure_of_an_analysis():
    name = "waters.osmotic_pressure"
    for one in states(name) + random_waters(name, seeded()):
        (row,), ours = phreeqc(one), one.answer.outputs
        assert row["osmotic_pressure_bar"] == pytest.approx(ours["osmotic_pressure"] / 1e5, rel=MIXTURE), one.form
        assert row["ionic_strength"] == pytest.approx(ours["ionic_strength"], rel=MIXTURE), one.form


def test_phreeqc_finds_the_scaling_of_a_concentrate():
    name = "scaling.saturation"
    for one in states(name) + random_waters(name, seeded()):
        (feed, left), ours = phreeqc(one), one.answer.outputs
        assert feed["pH"] == pytest.approx(one.answer.inputs["feed_ph"], abs=1e-6)
        assert left["pH"] == pytest.approx(ours["concentrate_ph"], abs=PH), one.form
        calcite = left["SI_calcite"]
        assert calcite == pytest.approx(ours["calcite_index"], abs=SAME_INDEX + PH), one.form
        for mineral in INDICES[1:]:
            assert left[f"SI_{mineral}"] == pytest.approx(ours[f"{mineral}_index"], abs=SAME_INDEX), (mineral, one.form)
        assert left["SI_silica"] == pytest.approx(ours["silica_index"], abs=SILICA), one.form
        assert left["osmotic_pressure_bar"] == pytest.approx(ours["osmotic_pressure"] / 1e5, rel=MIXTURE), one.form


@pytest.mark.parametrize(("acid", "dose"), [("none", "0 mg/L"), ("H2SO4", "60 mg/L"), ("HCl", "60 mg/L")])
def test_phreeqc_finds_the_furthest_concentrate_with_and_without_acid(acid, dose):
    one = case("scaling.maximum_recovery", {"acid": acid, "acid_dose": dose})
    rows, ours = phreeqc(one), one.answer.outputs
    assert len(rows) == (2 if acid == "none" else 3)
    assert rows[-2]["pH"] == pytest.approx(ours["dosed_ph"], abs=PH)
    assert rows[-1]["pH"] == pytest.approx(ours["concentrate_ph"], abs=PH)
    assert rows[-1]["osmotic_pressure_bar"] == pytest.approx(ours["osmotic_pressure"] / 1e5, rel=MIXTURE)


@pytest.mark.parametrize("degrees", [5, 25, 40])
@pytest.mark.parametrize("salinity", [5, 35, 70])
def test_phreeqc_finds_the_osmotic_pressure_of_seawater(salinity, degrees):
    entries = {"absolute_salinity": f"{salinity} g/kg", "temperature": f"{degrees} degC"}
    one = case("seawater.osmotic_pressure", entries)
    (row,), ours = phreeqc(one), one.answer.outputs
    assert row["osmotic_pressure_bar"] == pytest.approx(ours["osmotic_pressure"] / 1e5, rel=SEA_SALT)
    assert row["osmotic_coefficient"] == pytest.approx(ours["osmotic_coefficient"], rel=SEA_SALT)
    assert row["density_kg_L"] == pytest.approx(ours["density"] / 1000, rel=1e-3)


@pytest.mark.parametrize("salt", [each for each in single_solutes.SOLUTES if single_solutes.particles(each) > 1])
def test_phreeqc_finds_the_osmotic_coefficient_of_a_salt(salt):
    if salt == "NaHCO3":
        pytest.skip("there the present pitzer.dat is up to 8 % from the others")
    for share in (0.1, 0.5, 0.9):
        entries = {"solute": salt, "molality": f"{share * single_solutes.limits(salt).largest_molality:.4g} mol/kg"}
        one = case("solutions.osmotic_pressure", entries)
        (row,) = phreeqc(one)
        accuracy = 0.008 if salt == "NaCl" else single_solutes.limits(salt).accuracy
        ours = one.answer.outputs["osmotic_coefficient"]
        assert row["osmotic_coefficient"] == pytest.approx(ours, rel=accuracy), entries


@pytest.mark.parametrize("salt", ["sea salt", "NaCl", "analysis"])
@pytest.mark.parametrize("name", ["vessel.projection", "vessel.pressure_for_recovery"])
def test_phreeqc_finds_the_osmotic_pressures_of_the_streams_of_a_vessel(name, salt):
    brackish = {"feed_pressure": "12 bar", "element": "BW30-440i", "feed_flow": "10 m3/h"} if salt == "analysis" else {}
    known = describe(name).defaults
    one = case(name, {"salt": salt} | {each: text for each, text in brackish.items() if each in known})
    rows = phreeqc(one)
    feed, _, concentrate = one.answer.rows["streams"]
    tolerance = {"sea salt": SEA_SALT, "NaCl": 0.008, "analysis": MIXTURE}[salt]
    for row, stream in zip(rows, (feed, concentrate), strict=True):
        assert row["osmotic_pressure_bar"] == pytest.approx(stream[3] / 1e5, rel=tolerance)


def test_phreeqc_finds_the_mixture_of_tap_water_and_purified_water():
    for one in states("household.blend"):
        rows, ours = phreeqc(one), one.answer.outputs
        if len(rows) == 1:  # tap water alone
            continue
        # Ours is told by the litre.
        assert rows[-1]["hardness_mmol_kg"] == pytest.approx(ours["hardness"], rel=0.005), one.form
        assert rows[-1]["alkalinity_mmol_kg"] == pytest.approx(2 * ours["alkalinity"], rel=0.005), one.form
