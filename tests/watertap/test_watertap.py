"""The scripts for WaterTAP, run by it as they are; its answers are ours, as near as its cells and its salts are."""

import contextlib
import io
import logging
import re

import pytest

from calc.interface import exports
from calc.interface.lenses import case
from tests.watertap import solver

CELLS = 0.01  # of a recovery: what 8 cells an element leave of 3 cells' 6.6 %; see tests/reference/ro_1d_converged.json
PASSAGE = 0.02  # of the permeate's salt, which follows the recovery, and the density and diffusivity of the packages
PRESSURE = 0.002  # of what is left of the feed's
SALT = 0.01  # of an osmotic pressure by the correlations of its packages
BRACKISH = {
    "salt": "analysis",
    "feed_flow": "10 m3/h",
    "feed_pressure": "12 bar",
    "element": "BW30-440i",
    "elements": "6",
}


@pytest.fixture(scope="module", autouse=True)
def other_solver():
    logging.disable(logging.CRITICAL)  # WaterTAP tells of every variable that begins at zero
    solver.install()
    yield
    logging.disable(logging.NOTSET)


def told(one):
    """What a script prints: numbers, by what they are called."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(exports.write(one, "watertap"), "watertap", "exec"), {"__name__": "__main__"})
    lines = (re.fullmatch(r"([a-z ]+) ([\d.e+-]+) \S+", line) for line in printed.getvalue().splitlines())
    return {line[1]: float(line[2]) for line in lines if line}


@pytest.mark.parametrize(
    "entries",
    [
        {},
        {"salt": "NaCl"},
        {"element": "own", "elements": "3", "feed_flow": "4 m3/h", "flow_factor": "0.8"},
    ],
    ids=["sea salt", "NaCl", "an element of one's own"],
)
def test_a_vessel_is_the_same_one_dimensional_unit(entries):
    """At 25 °C, where the packages of salts have our osmotic pressures: 1 % of these is as much of a recovery."""
    one = case("vessel.projection", entries)
    theirs, ours = told(one), one.answer.outputs
    assert theirs["recovery"] == pytest.approx(100 * ours["recovery"], rel=CELLS)
    assert theirs["permeate flow"] == pytest.approx(3600 * ours["permeate_flow"], rel=CELLS)
    assert theirs["permeate concentration"] == pytest.approx(ours["permeate_concentration"], rel=PASSAGE)
    assert theirs["concentrate pressure"] == pytest.approx(ours["concentrate_pressure"] / 1e5, rel=PRESSURE)


def test_sea_salt_stands_for_the_ions_of_a_brackish_feed():
    one = case("vessel.projection", BRACKISH)
    assert "sea salt stands for this feed's" in exports.write(one, "watertap")
    theirs, ours = told(one), one.answer.outputs
    assert theirs["recovery"] == pytest.approx(100 * ours["recovery"], rel=0.05)


def test_the_pressure_for_a_recovery_gives_that_recovery():
    one = case("vessel.pressure_for_recovery", {"recovery": "40 %"})
    assert told(one)["recovery"] == pytest.approx(40, rel=CELLS)


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("seawater.osmotic_pressure", {}),
        ("seawater.osmotic_pressure", {"absolute_salinity": "70 g/kg", "temperature": "15 degC"}),
        ("solutions.osmotic_pressure", {"solute": "NaCl", "molality": "0.6 mol/kg"}),
        ("solutions.osmotic_pressure", {"solute": "NaCl", "molality": "1.2 mol/kg", "temperature": "40 degC"}),
    ],
)
def test_the_packages_of_salts_have_the_osmotic_pressure(name, entries):
    one = case(name, entries)
    assert told(one)["osmotic pressure"] == pytest.approx(one.answer.outputs["osmotic_pressure"] / 1e5, rel=SALT)


@pytest.mark.parametrize("preset", ["", "brackish well, sulfate", "standard seawater"])
def test_the_package_of_ions_has_the_same_ions_and_an_ideal_osmotic_pressure(preset):
    one = case("waters.osmotic_pressure", {"preset": preset})
    theirs, ours = told(one), one.answer.outputs
    assert theirs["ionic strength"] == pytest.approx(ours["ionic_strength"], rel=1e-6)
    assert theirs["total dissolved solids"] == pytest.approx(1000 * ours["total_dissolved_solids"], rel=SALT)
    ideal = ours["osmotic_pressure"] / 1e5 / ours["osmotic_coefficient"]
    assert theirs["osmotic pressure"] == pytest.approx(ideal, rel=0.03)  # it counts the solution by its volume
