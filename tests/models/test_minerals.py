"""Scaling minerals: solubilities, PHREEQC on feeds and concentrates, constants at 25 degC, the analysis with traces."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.ions import activities
from calc.models.ions.activities import PLACE, SPECIES
from calc.models.minerals import acid, equilibria
from calc.models.minerals.minerals import NAMES, label, molalities, saturation_index, saturation_indices
from calc.models.minerals.speciation import concentrated, feed
from docs.comparisons.published import table
from tests.all_at_once import all_at_once
from tests.models.test_speciation import CLOSED, OPEN, WATERS, left

SOLUBILITIES = table("gypsum_silica_calcite.csv")
CONCENTRATING = table("brackish_scaling.csv")
WARM = celsius(25)
# mg/L, as the header of brackish_scaling.csv has them; a litre is taken for a kilogram of water there.
BRACKISH = {
    "sodium": 480 / 22.990, "potassium": 15 / 39.098, "magnesium": 60 / 24.305, "calcium": 150 / 40.078,
    "sulfate": 350 / 96.056, "bicarbonate": 200 / 61.016, "silica": 25 / 60.083,
}  # fmt: skip
BRACKISH = {name: amount / 1000 for name, amount in BRACKISH.items()}
BRACKISH["chloride"] = sum(
    charge * BRACKISH[name]
    for name, charge in {
        "sodium": 1,
        "potassium": 1,
        "magnesium": 2,
        "calcium": 2,
        "sulfate": -2,
        "bicarbonate": -1,
    }.items()
)


def index(mineral, amounts, temperature):
    m = [amounts.get(name, 0.0) for name in SPECIES]
    found = activities.evaluate(m, temperature)
    known = {name: amounts.get(name, 0.0) * math.exp(found.logarithms[PLACE[name]]) for name in SPECIES}
    return saturation_index(mineral, {**known, "water": found.water_activity}, temperature)


def solubility(mineral, names, temperature):
    low, high = 1e-6, 1.0
    for _ in range(60):
        middle = math.sqrt(low * high)
        if index(mineral, dict.fromkeys(names, middle), temperature) > 0:
            high = middle
        else:
            low = middle
    return low


@pytest.mark.parametrize("row", SOLUBILITIES, ids=lambda row: f"{row['temperature_C']:g}")
def test_solubilities_in_pure_water(row):
    temperature = celsius(row["temperature_C"])
    # Tolerances of the file.
    gypsum = solubility("gypsum", ("calcium", "sulfate"), temperature)
    assert gypsum == pytest.approx(row["gypsum_mol_per_kg"], rel=0.02)
    silica = solubility("silica", ("silica",), temperature)
    assert silica * 60_083 == pytest.approx(row["silica_mg_per_kg"], rel=0.10)


@pytest.mark.parametrize("row", SOLUBILITIES, ids=lambda row: f"{row['temperature_C']:g}")
def test_constants_of_gypsum_and_calcite(row):
    found = equilibria.logarithms("minerals", celsius(row["temperature_C"]))
    assert found["gypsum"] == pytest.approx(row["gypsum_log_Ksp"], abs=0.001)
    # Plummer and Busenberg measured it; pitzer.dat has another equation, as our documentation says.
    if 5 <= row["temperature_C"] <= 40:
        assert found["calcite"] == pytest.approx(row["calcite_log_Ksp"], abs=0.102)


# What the files of PHREEQC state for 25 degC beside the equations that they use. Where they go by another number the
# tolerance tells how far, in the file itself, the two are apart.
STATED = {
    "minerals": {
        "gypsum": -4.58,
        "calcite": -8.48,
        "barite": -9.97,
        "celestite": -6.63,
        "fluorite": -10.6,
        "silica": -2.71,
    },
    "species": {
        "hydroxide": -14.0,
        "bicarbonate": 10.339,
        "carbon_dioxide": 16.677,
        "magnesium_carbonate": 2.928,
        "magnesium_hydroxide": -11.809,
        "silicate": -9.83,
        "magnesium_fluoride": 1.82,
    },
}
APART = {"gypsum": 0.025, "calcite": 0.025, "barite": 0.13, "celestite": 0.03}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in STATED.items() for name in names])
def test_constants_at_25_degrees(kind, name):
    found = equilibria.logarithms(kind, WARM)
    assert set(found) == set(STATED[kind])
    assert found[name] == pytest.approx(STATED[kind][name], abs=APART.get(name, 0.01))


@pytest.mark.parametrize("row", CONCENTRATING, ids=lambda row: f"{row['recovery']:g}")
def test_a_brackish_feed_that_is_concentrated(row):
    water = concentrated(feed(BRACKISH, 7.6, WARM), row["recovery"], 1.0, 1.0)
    found = saturation_indices(water)
    assert found["calcite"] == pytest.approx(row["SI_calcite_pitzer"], abs=0.01)
    assert found["gypsum"] == pytest.approx(row["SI_gypsum_pitzer"], abs=0.01)
    assert found["silica"] == pytest.approx(row["SI_SiO2am_phreeqc"], abs=0.1)
    # phreeqc.dat has another model of activities.
    assert found["gypsum"] == pytest.approx(row["SI_gypsum_phreeqc"], abs=0.1)
    assert water.ph == pytest.approx(row["pH_phreeqc"], abs=0.06)
    assert water.ionic_strength == pytest.approx(row["I_mol_kg"], rel=0.005)
    assert water.osmotic_pressure / 1e5 == pytest.approx(row["pi_bar"], rel=0.01)


@all_at_once("row", CLOSED)
def test_against_phreeqc(row):
    found = saturation_indices(left(row))
    for mineral in ("calcite", "gypsum", "barite", "celestite"):
        assert found[mineral] == pytest.approx(row[f"{mineral}_pitzer"], abs=0.01), mineral
    assert found["silica"] == pytest.approx(row["silica_pitzer"], abs=0.06)
    assert found["silica"] == pytest.approx(row["silica_phreeqc"], abs=0.1)


@all_at_once("row", [row for row in CLOSED if row["water"] != "mine water"])
def test_fluorite_against_phreeqc(row):
    if row["ionic_strength_pitzer"] < 0.8:
        assert saturation_indices(left(row))["fluorite"] == pytest.approx(row["fluorite_phreeqc"], abs=0.1)


@all_at_once("row", [row for row in CLOSED if row["water"] == "mine water"])
def test_fluorite_in_water_rich_in_magnesium_sulfate_is_low_as_stated(row):
    assert -0.4 < saturation_indices(left(row))["fluorite"] - row["fluorite_phreeqc"] < 0.1


@all_at_once("row", OPEN)
def test_calcite_where_carbon_dioxide_leaves(row):
    assert saturation_indices(left(row))["calcite"] == pytest.approx(row["calcite_pitzer"], abs=0.03)


def test_a_mineral_that_lacks_a_part_is_left_out():
    water = {name: amount for name, amount in WATERS["brackish well"].items() if name not in ("barium", "silica")}
    assert set(saturation_indices(feed(water, 7.6, WARM))) == set(NAMES) - {"barite", "silica"}


def test_at_saturation_the_index_is_nothing_and_tenfold_it_is_one():
    k = 10 ** equilibria.logarithms("minerals", WARM)["barite"]
    known = {"barium": 1e-5, "sulfate": k / 1e-5}
    assert saturation_index("barite", known, WARM) == pytest.approx(0, abs=1e-12)
    assert saturation_index("barite", {**known, "barium": 1e-4}, WARM) == pytest.approx(1)


def test_every_mineral_has_a_label():
    assert label("silica") == "amorphous silica, SiO₂"
    assert all(label(name) for name in NAMES)


GIVEN = dict.fromkeys(("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate", "bicarbonate"), 0.0)
GIVEN |= dict.fromkeys(("barium", "strontium", "fluoride", "silica"), 0.0)


def test_traces_count_when_charges_are_balanced():
    given = {**GIVEN, "sodium": 10.0, "barium": 1.0, "strontium": 2.0, "fluoride": 3.0, "silica": 4.0}
    found = molalities(given, "mmol/kg", WARM, "chloride")
    assert found["chloride"] == pytest.approx(0.010 + 2 * 0.003 - 0.003)
    assert {name: found[name] for name in ("barium", "fluoride", "silica")} == {
        "barium": 0.001, "fluoride": 0.003, "silica": 0.004,
    }  # fmt: skip


def test_an_analysis_in_milligrams_counts_silica_as_its_oxide():
    found = molalities({**GIVEN, "silica": 60.083, "strontium": 87.62, "chloride": 70.9}, "mg/kg", WARM, "none")
    water = 1 - (60.083 + 87.62 + 70.9) / 1e6
    assert found["silica"] == pytest.approx(0.001 / water, rel=1e-12)
    assert found["strontium"] == pytest.approx(0.001 / water, rel=1e-12)


def test_an_analysis_that_cannot_be_closed_is_refused():
    with pytest.raises(Refusal, match="No chloride is left beside the fluoride"):
        molalities({**GIVEN, "sodium": 1.0, "fluoride": 2.0, "calcium": 0.1}, "mmol/kg", WARM, "chloride")


@pytest.mark.parametrize("kind", ["species", "minerals"])
def test_with_an_enthalpy_a_constant_follows_vant_hoff(kind):
    """From log_k at 25 degC, by the table's enthalpy in kcal/mol, of 4184 J each."""
    entries = {name: entry for name, entry in equilibria.table()[kind].items() if "enthalpy" in entry}
    for name, entry in entries.items():
        assert equilibria.logarithms(kind, WARM)[name] == pytest.approx(entry["log_k"], rel=1e-12)
        for temperature in (celsius(0), celsius(50)):
            change = -4184 * entry["enthalpy"] / 8.314462618 * (1 / temperature - 1 / 298.15) / math.log(10)
            found = equilibria.logarithms(kind, temperature)[name] - entry["log_k"]
            assert found == pytest.approx(change, rel=1e-7), name
    assert entries or kind == "minerals"


def test_a_mole_of_acid_takes_as_much_alkalinity_as_it_has_hydrogen():
    water = feed(WATERS["hard tap water"], 7.6, WARM)
    assert acid.most(water, "HCl") == water.alkalinity
    assert acid.most(water, "H2SO4") == water.alkalinity / 2
