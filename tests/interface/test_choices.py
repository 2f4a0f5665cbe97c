"""What can be chosen is what there are data for: one more solute or element is an entry, and values that hold it."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calc.core import tables
from calc.interface import WrongEntries, describe, evaluate
from tests.website import ROOT

# Known things under names that nobody gave them, so that what holds the one holds the other.
SOLUTES = {"KCl": ("ClK", "potash chloride"), "urea": ("carbamide", "carbamide")}
ELEMENTS = {"SW30HRLE-440i": "SW30HRLE-441"}
TABLES = {
    "solute_osmotic_coefficients": {known: new for known, (new, _) in SOLUTES.items()},
    "solute_densities": {known: new for known, (new, _) in SOLUTES.items()},
    "elements": ELEMENTS,
}


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of `calc` and its tests, in which two solutes and an element more have data."""
    for name in ("calc", "docs/comparisons", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, twins in TABLES.items():
        file = tmp_path / "calc" / "data" / f"{name}.json"
        table = json.loads(file.read_text(encoding="utf-8"))
        entries = table["elements" if name == "elements" else "solutes"]
        entries |= {new: dict(entries[known]) for known, new in twins.items()}
        for solute, called in SOLUTES.values():
            if "name" in entries.get(solute, {}):
                entries[solute]["name"] = called
        file.write_text(json.dumps(table), encoding="utf-8")
    return tmp_path


def hold_by_values(project: Path) -> None:
    """Give what is new in a project the reference values of what it is the twin of."""
    twins = {known: new for known, (new, _) in SOLUTES.items()} | ELEMENTS
    for file in (project / "tests" / "reference").glob("*.csv"):
        header, *lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        column = next((name for name in ("solute", "element") if name in header.split(",")), None)
        if not column:
            continue
        place = header.split(",").index(column)
        rows = [row for row in csv.reader(lines) if row[place] in twins]
        with file.open("a", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([*row[:place], twins[row[place]], *row[place + 1 :]] for row in rows)


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=project, capture_output=True, text=True, check=False)


HELD = [
    *(f"tests/models/test_{name}.py" for name in ("single_solutes", "solution_density", "elements")),
    "tests/calculators/test_solutions.py",
]
OFFERED = """
from calc.interface import describe
for name in ("solutions.osmotic_pressure", "body.tonicity", "vessel.projection"):
    for each in describe(name).selections:
        print(each.name, *(each.choice.labels.get(value, value) for value in each.values), sep="|")
print("preset", *describe("membrane.permeabilities_from_datasheet").presets, sep="|")
"""


def test_one_more_solute_or_element_is_an_entry_and_its_values(project):
    hold_by_values(project)
    done = run(project, "-m", "pytest", "-v", *HELD)
    assert done.returncode == 0, done.stdout[-3000:]
    for name in ("ClK", "carbamide", "SW30HRLE-441"):
        assert f"test_{'elements_are_complete' if name in ELEMENTS.values() else 'molar_masses'}[{name}]" in done.stdout

    told = run(project, "-c", OFFERED).stdout.splitlines()
    offered = [(name, values) for name, *values in (line.split("|") for line in told)]
    of_pressure, outside, entering, _salt, of_vessel, presets = (set(values) for _, values in offered)
    assert {"ClK, potash chloride", "carbamide"} <= of_pressure
    assert "ClK (potash chloride)" in outside
    assert "carbamide" in entering
    assert "SW30HRLE-441 (sea, 41 m²)" in of_vessel
    assert "SW30HRLE-441" in presets


def test_one_without_values_from_elsewhere_is_refused(project):
    done = run(project, "-m", "pytest", "-q", *HELD)
    assert done.returncode == 1
    failed = {line.split("::")[1].split(" ")[0] for line in done.stdout.splitlines() if line.startswith("FAILED")}
    assert {
        "test_every_solute_is_held_against_values_from_elsewhere",
        "test_every_solute_is_held_against_densities_from_elsewhere",
        "test_every_published_element_is_there",
    } <= failed
    assert "carbamide" in done.stdout


def test_what_the_data_call_a_thing_is_what_a_reader_sees():
    (solute,) = (each for each in describe("solutions.osmotic_pressure").selections if each.name == "solute")
    assert solute.choice.labels["MgSO4"] == "MgSO₄, magnesium sulfate (Epsom salt)"
    assert solute.choice.labels["sucrose"] == "sucrose (cane sugar)"
    assert solute.values == tuple(tables.read("solute_densities")["solutes"])


def test_glucose_stays_outside_a_red_cell_at_first_and_enters_later():
    outside, entering = (set(each.values) for each in describe("body.tonicity").selections)
    assert outside & entering == {"glucose"}


@pytest.mark.parametrize(
    ("name", "input_name", "text", "value"),
    [
        ("plants.water_potential", "solute", "Sucrose", "sucrose"),
        ("plants.water_potential", "solute", "table salt", "NaCl"),
        ("plants.water_potential", "solute", "Epsom salt", "MgSO4"),
        ("plants.water_potential", "solute", "cane sugar", "sucrose"),
        ("household.blend", "target", "calcium", "calcium mg/L"),
        ("plant.design", "source", "river", "surface"),
        ("plant.design", "device", "pressure exchanger", "isobaric"),
    ],
)
def test_a_choice_is_taken_by_its_words_where_they_mean_one(name, input_name, text, value):
    assert evaluate(name, {input_name: text}).inputs[input_name] == value


@pytest.mark.parametrize("text", ["chloride", "salt", "", "(", "sugars"])
def test_words_that_mean_several_or_none_are_answered_with_what_there_is(text):
    with pytest.raises(WrongEntries, match=r"is not one of: NaCl, KCl, .*, glycerol\.$"):
        evaluate("plants.water_potential", {"solute": text})
