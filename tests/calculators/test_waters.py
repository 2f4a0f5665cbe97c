"""Natural waters: the calculators against PHREEQC, the laws against the tables, balances and refusals."""

import pytest

from calc.core.quantities import Caution, Refusal
from calc.core.units import BAR, celsius
from calc.interface import evaluate
from calc.models.ions import waters_by_kind
from calc.models.ions.conductivity import conductivity
from calc.models.ions.ions import CHARGES, MOLAR_MASSES
from calc.waters import PRESETS, analysis_checked, from_conductivity, laws_compared, osmotic_pressure
from docs.comparisons.natural_waters import in_a_litre, of_mixed, of_the_water_in_a_litre
from docs.comparisons.published import table
from tests.all_at_once import all_at_once
from tests.outside import outside

IONS = ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate", "bicarbonate")
WATERS = [row for row in table("mixed_waters.csv") if row["temperature_C"] <= 40]
WATER = {row["temperature_C"]: row["density_kg_per_m3"] for row in table("pure_water.csv")}
SEAWATER = {(row["temperature_C"], row["absolute_salinity_g_per_kg"]): row for row in table("seawater.csv")}
SEA = of_mixed(next(row for row in WATERS if row["water"].startswith("standard seawater")))


@outside("waters.osmotic_pressure")
def test_against_phreeqc(calculator):
    """The file's tolerance: bicarbonate is partly carbonate there, which counts most in the two tap waters."""
    for row in WATERS:
        warm = celsius(row["temperature_C"])
        answer = calculator("mg/kg", **of_mixed(row), temperature=warm)
        tolerance = 0.02 if "tap" in row["water"] else 0.01
        coefficient, particles = row["osmotic_coefficient"], row["sum_of_molalities_mol_per_kg"]
        assert answer.osmotic_coefficient == pytest.approx(coefficient, rel=tolerance), row
        assert answer.osmolality == pytest.approx(coefficient * particles, rel=tolerance), row
        assert answer.ionic_strength == pytest.approx(row["ionic_strength_mol_per_kg"], rel=tolerance), row
        pressure = coefficient * particles * WATER[row["temperature_C"]] * 8.314462618 * warm
        assert answer.osmotic_pressure == pytest.approx(pressure, rel=tolerance), row


@outside("waters.osmotic_pressure")
def test_published_conductivities(calculator):
    """Of mixed waters by PHREEQC, to the tolerance of its file at 25 degrees, and of the sea by its salinity scale."""
    stated = {"conductivity_waters.csv": 0.05, "conductivity_seawater.csv": 0.012}
    for file, tolerance in stated.items():
        rows = [row for row in table(file) if row["temperature_C"] == 25]
        assert len(rows) >= 5
        for row in rows:
            amounts = {ion: 1000 * row[f"{ion}_mol_per_kg"] for ion in IONS}
            doubly = sum(amounts[ion] for ion in ("magnesium", "calcium", "sulfate"))
            if file == "conductivity_waters.csv" and (sum(amounts.values()) + 3 * doubly) / 2 > 200:
                continue  # beyond the ionic strength for which it states the tolerance
            answer = calculator("mmol/kg", **amounts, balance="none")
            conductivity = answer.conductivity / 0.1  # mS/cm
            assert conductivity == pytest.approx(row["conductivity_mS_per_cm"], rel=tolerance), row
            assert answer.conductivity_error == stated["conductivity_waters.csv"], row


def test_seawater_by_its_ions_and_by_the_standard_agree():
    answer = osmotic_pressure("mg/kg", **SEA)
    # Two models, uncertain by 1 % and 0.2 %, and a composition that is an illustration.
    assert answer.osmotic_pressure / BAR == pytest.approx(SEAWATER[25, 35]["osmotic_pressure_bar"], rel=0.012)


def test_pure_water():
    answer = osmotic_pressure("mg/L", *[0.0] * 7)
    assert answer.osmotic_pressure == 0
    assert answer.osmotic_coefficient == 1
    assert answer.charge_imbalance == 0


def test_table_salt_is_the_same_in_every_scale():
    salt = dict.fromkeys(IONS, 0.0)
    first = osmotic_pressure("mmol/kg", **salt | {"sodium": 100, "chloride": 100})
    solution = 1 + 0.1 * 58.44e-3  # kg to a kilogram of water
    masses = osmotic_pressure("mg/kg", **salt | {"sodium": 2299.0 / solution, "chloride": 3545.0 / solution})
    assert masses == pytest.approx(first, rel=1e-9)
    litres = osmotic_pressure("mg/L", **salt | {"sodium": first_sodium(first), "chloride": first_chloride(first)})
    assert litres.osmotic_pressure == pytest.approx(first.osmotic_pressure, rel=1e-6)


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_a_kilogram_of_the_analysis_is_one_of_solution_as_it_is_for_one_salt():
    """By the table, which has the same solution per kilogram of solution and of water, to four digits."""
    for row in table("sodium_chloride_concentrations.csv"):
        if row["temperature_C"] == 25 and row["g_per_kg_solution"] <= 120:
            salt, molality = row["g_per_kg_solution"], row["mol_per_kg_water"]
            sodium, chloride = (1000 * salt * mass / 58.44 for mass in (22.990, 35.45))
            answer = osmotic_pressure("mg/kg", sodium, 0, 0, 0, chloride, 0, 0, balance="chloride")
            assert answer.ionic_strength == pytest.approx(molality, rel=5e-4), row
            assert evaluate("solutions.concentrations", {"amount": f"{salt} g/kg"}).outputs[
                "molality"
            ] == pytest.approx(molality, rel=5e-4), row


def first_sodium(answer):
    return answer.total_dissolved_solids * 1000 * 22.990 / 58.44


def first_chloride(answer):
    return answer.total_dissolved_solids * 1000 * 35.45 / 58.44


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@outside("waters.osmotic_pressure")
def test_a_litre_holds_as_much_water_as_phreeqc_says(calculator):
    for row in table("water_densities.csv"):
        answer = calculator("mg/L", **in_a_litre(row), temperature=celsius(row["temperature_C"]), balance="none")
        strength = sum(row[f"{ion}_mol_per_kg"] * CHARGES[ion] ** 2 for ion in IONS) / 2
        assert answer.ionic_strength == pytest.approx(strength, rel=of_the_water_in_a_litre(row)), row
        assert answer.total_dissolved_solids == pytest.approx(row["dissolved_g_per_L"], rel=1e-6), row
        salts = sum(row[f"{ion}_mol_per_kg"] * MOLAR_MASSES[ion] for ion in IONS)  # kg to a kilogram of water
        water = row["dissolved_g_per_L"] / salts  # kg/m3
        assert answer.osmolarity == pytest.approx(water * answer.osmolality, rel=0.005), row


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
def test_the_litre_of_a_salt_water_holds_as_much_as_the_tables_say():
    """Archer's osmotic coefficients for the table, and the general model here."""
    rows = [r for r in table("sodium_chloride_concentrations.csv") if r["temperature_C"] == 25]
    for row in rows:
        if row["mg_per_L"] <= 100_000:
            sodium, chloride = (row["mg_per_L"] * mass / 58.44 for mass in (22.990, 35.45))
            answer = osmotic_pressure("mg/L", sodium, 0, 0, 0, chloride, 0, 0, balance="chloride")
            assert answer.ionic_strength == pytest.approx(row["mol_per_kg_water"], rel=0.001)  # Laliberte's, of NaCl
            # The table's own 0.5 % of the osmotic pressure, and 0.2 % of the litre's water.
            assert answer.osmotic_pressure / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=0.007)


@outside("waters.osmotic_pressure")
def test_an_open_balance_is_closed(calculator):
    for balance, strength in (("sodium", 0.09), ("chloride", 0.1)):
        answer = calculator("mmol/kg", 100, 0, 0, 0, 90, 0, 0, balance=balance)
        assert answer.charge_imbalance == pytest.approx(10 / 190), balance
        assert answer.ionic_strength == pytest.approx(strength), balance


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"chloride": 0.0, "balance": "none"}, "apart, with more positive ones"),
        ({"sodium": 0.0, "balance": "none"}, "apart, with more negative ones"),
        (
            {"sodium": 0.0, "calcium": 0.0, "magnesium": 0.0, "chloride": 0.0, "balance": "chloride"},
            "No chloride is left",
        ),
        ({"chloride": 0.0, "bicarbonate": 0.0, "sulfate": 0.0, "balance": "sodium"}, "No sodium is left"),
        ({"sodium": 60_000.0, "balance": "chloride"}, "up to 120 g/kg"),
        ({"scale": "mg/kg", "sodium": 500_000.0, "chloride": 500_000.0}, "leaves no water"),
        ({"sodium": -1.0}, "sodium is -1"),
        ({"sodium": float("nan")}, "sodium is nan"),
        ({"sodium": float("inf")}, "sodium is inf"),
    ],
)
def test_what_is_no_water_is_refused_in_words(inputs, message):
    with pytest.raises(Refusal, match=message):
        osmotic_pressure(**inputs)


def test_where_the_conductivity_is_not_known_the_rest_is_answered():
    concentrate = PRESETS["osmotic_pressure"]["seawater concentrate"]
    with pytest.warns(Caution, match="conductivity cannot be estimated"):
        answer = osmotic_pressure("mg/kg", *(float(concentrate[ion]) for ion in IONS), balance="chloride")
    assert answer.conductivity is None
    assert answer.osmotic_pressure > 40 * BAR


EXAMPLES = {
    "soft tap water": "soft tap",
    "hard tap water": "hard tap",
    "brackish well, chloride": "brackish chloride",
    "brackish well, sulfate": "brackish sulfate",
    "mine water": "mine water",
    "standard seawater": "standard seawater, 35 g/kg",
    "seawater concentrate": "seawater concentrate, 45 % recovery",
}


def amounts(preset):
    return {ion: float(preset[ion]) for ion in IONS}


def test_the_waters_of_the_examples_are_those_of_the_table():
    rows = {row["water"]: row for row in WATERS}
    for name, water in EXAMPLES.items():
        preset = PRESETS["osmotic_pressure"][name]
        assert preset["scale"] == "mg/kg"
        assert amounts(preset) == pytest.approx(of_mixed(rows[water]), rel=5e-5), name  # entries have five digits
    assert {*EXAMPLES, "blood plasma, its salts"} == set(PRESETS["osmotic_pressure"])


def test_the_seawater_of_the_examples_is_that_of_the_reference_composition():
    """The table counts strontium as calcium, 8.2 mg/kg of it, and lumps other minor ions, which it says is 0.1 %."""
    preset = amounts(PRESETS["osmotic_pressure"]["standard seawater"])
    preset["calcium"] += 8.2 / 87.62 * 40.078
    water = 1 - sum(preset.values()) / 1e6  # kg in a kilogram
    (row,) = [
        r for r in table("conductivity_seawater.csv") if (r["practical_salinity"], r["temperature_C"]) == (35, 25)
    ]
    for ion in ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate"):
        molality = row[f"{ion}_mol_per_kg"]
        assert preset[ion] / MOLAR_MASSES[ion] / 1e6 / water == pytest.approx(molality, rel=1e-3), ion


def test_the_plasma_of_the_examples_is_within_the_clinical_ranges():
    """droracle.ai, 'normal ranges for major electrolytes', read: in mmol/L; half of the calcium is bound to protein."""
    preset = PRESETS["osmotic_pressure"]["blood plasma, its salts"]
    assert (preset["scale"], preset["temperature"]) == ("mmol/L", "37 degC")
    ranges = {"sodium": (135, 145), "potassium": (3.5, 5.0), "magnesium": (0.8, 1.2), "calcium": (1.1, 1.3)}
    ranges |= {"chloride": (96, 106), "bicarbonate": (22, 28)}
    for ion, (low, high) in ranges.items():
        assert low <= float(preset[ion]) <= high, ion


@all_at_once(("calculator", "preset"), [(name, preset) for name, presets in PRESETS.items() for preset in presets])
def test_every_preset_has_an_answer(calculator, preset):
    answer = evaluate(f"waters.{calculator}", {"preset": preset})
    assert answer.outputs["total_dissolved_solids" if calculator == "analysis_checked" else "osmotic_pressure"] > 0


def errors(answer):
    return {row.law.partition(":")[0].partition(",")[0]: row.error for row in answer.laws}


def holds(answer, expected, real, tolerance):
    """Each law's pressure, in bar, and its error against the real one, to a share of that."""
    assert answer.osmotic_pressure / BAR == pytest.approx(real, rel=tolerance)
    told = {row.law.partition(":")[0].partition(",")[0]: row for row in answer.laws}
    assert told.keys() == expected.keys()
    for law, pressure in expected.items():
        assert told[law].osmotic_pressure / BAR == pytest.approx(pressure, rel=tolerance), law
        assert told[law].error == pytest.approx(pressure / real - 1, abs=tolerance), law


@outside("waters.laws_compared")
def test_the_laws_for_table_salt_against_the_tables(calculator):
    for row in table("sodium_chloride_concentrations.csv"):
        if row["temperature_C"] == 25 and 1000 <= row["mg_per_L"] <= 100_000:
            real, grams = row["osmotic_pressure_bar"], row["mg_per_L"] / 1000
            ideal = 2 * row["mol_per_L"] * 8.314462618 * 298.15 / 100
            expected = {
                "van 't Hoff": ideal,
                "Morse": 2 * row["mol_per_kg_water"] * WATER[25] / 1000 * 8.314462618 * 298.15 / 100,
                "van 't Hoff times 0.93": 0.93 * ideal,
                "0.77 bar for each g/L": 0.77 * grams,
                "1 psi for each 100 ppm": grams * 10 * 0.06894757,
                "Archer": real,
            }
            answer = calculator("NaCl", row["g_per_kg_solution"] / 1000, celsius(25))
            holds(answer, expected, real, 0.005)  # of the table


@outside("waters.laws_compared")
def test_the_laws_for_sea_salt_against_the_tables(calculator):
    for (degrees, salinity), row in SEAWATER.items():
        if degrees == 25 and 10 <= salinity < 120:
            real, density = row["osmotic_pressure_bar"], row["density_kg_per_m3"]
            grams = salinity / 1000 * density
            molality = salinity / (1000 - salinity) / 31.4038218e-3  # the mean molar mass of sea salt
            ideal = molality * (1 - salinity / 1000) * density * 8.314462618 * 298.15 / BAR
            morse = molality * WATER[25] * 8.314462618 * 298.15 / BAR
            expected = {
                "van 't Hoff": ideal,
                "Morse": morse,
                "van 't Hoff times 0.93": 0.93 * ideal,
                "0.77 bar for each g/L": 0.77 * grams,
                "1 psi for each 100 ppm": grams * 10 * 0.06894757,
                "Nayar and others": row["osmotic_coefficient_nayar_2016"] * morse,
                "TEOS-10": real,
            }
            holds(calculator("sea salt", salinity / 1000, celsius(25)), expected, real, 1e-4)


def test_the_rule_of_0_77_bar_overshoots_seawater_by_up_to_14_per_cent():
    """As the notes on the rules of thumb say."""
    worst = max(
        errors(laws_compared("sea salt", salinity / 1000, celsius(t)))["0.77 bar for each g/L"]
        for salinity in (20, 35, 40)
        for t in (5, 15, 25)
    )
    assert 0.1 < worst < 0.2


def test_the_examples_for_the_laws_are_as_salty_as_the_sea():
    """35 g/kg, at which the standard's tables are; and table salt as much."""
    presets = PRESETS["laws_compared"]
    assert presets["seawater"]["salinity"] == presets["table salt as strong as the sea's"]["salinity"] == "35 g/kg"


OTHERS = ("ammonium", "iron", "manganese", "nitrate", "fluoride", "phosphate", "boron", "silica")
NOTHING = dict.fromkeys((*IONS, *OTHERS), 0.0)


@outside("waters.analysis_checked")
def test_an_analysis_by_hand(calculator):
    """In meq/L by the equivalents that every laboratory's table has; ammonium and phosphate half of their ways."""
    amounts = {"calcium": 80.156, "magnesium": 24.305, "sodium": 22.990, "bicarbonate": 183.05, "chloride": 35.45}
    amounts |= {"sulfate": 96.056, "nitrate": 62.004, "iron": 5.5845}  # 4 + 2 + 1 + 0.2 and 3 + 1 + 2 + 1 meq/L
    answer = calculator(**NOTHING | amounts, ph=7.207, balance="none")
    assert answer.positive_charge == pytest.approx(7.2, rel=1e-4)
    assert answer.negative_charge == pytest.approx(7.0, rel=1e-4)
    assert answer.charge_imbalance == pytest.approx(0.2 / 14.2, rel=1e-3)
    assert answer.hardness == pytest.approx(3.0, rel=1e-4)  # mmol/L
    milliequivalents = {"calcium": 4, "magnesium": 2, "sodium": 1, "iron": 0.2, "bicarbonate": 3, "chloride": 1}
    milliequivalents |= {"sulfate": 2, "nitrate": 1}
    for row in answer.ions:
        name = row.ion.partition(",")[0]
        assert row.mass == pytest.approx(amounts[name] / 1000), name
        assert row.charge == pytest.approx(milliequivalents[name], rel=1e-4), name
        assert 100.086 * row.as_lime == pytest.approx(50.043 * milliequivalents[name], rel=1e-4), name
        valence = 2 if name in ("calcium", "magnesium", "sulfate", "iron") else 1
        assert row.moles == pytest.approx(milliequivalents[name] / valence, rel=1e-4), name
    assert answer.alkalinity == pytest.approx(1.5, rel=1e-4)
    assert answer.total_dissolved_solids == pytest.approx(sum(amounts.values()) / 1000)
    closed = calculator(**NOTHING | amounts, ph=7.207, balance="bicarbonate")
    assert closed.what_closes == "195 mg/L of bicarbonate instead of 183 mg/L"
    assert closed.charge_imbalance == answer.charge_imbalance
    assert answer.what_closes == "nothing: it is taken as it is"
    assert closed.total_dissolved_solids == pytest.approx((sum(amounts.values()) + 0.2 * 61.016) / 1000, rel=1e-5)
    assert closed.alkalinity == pytest.approx(1.6, rel=1e-4)
    phosphate = calculator(**NOTHING | {"phosphate": 94.970, "sodium": 34.485}, ph=7.207, balance="none")
    assert phosphate.negative_charge == pytest.approx(1.5, rel=1e-4)
    ammonium = calculator(**NOTHING | {"ammonium": 18.039, "chloride": 17.725}, ph=9.252, balance="none")
    assert ammonium.positive_charge == pytest.approx(0.5, rel=1e-3)


@pytest.mark.parametrize(
    ("ion", "typed", "milligrams"),
    [
        ("nitrate", "10 mg/L as N", 44.27),  # the American limit, which the other countries write as 44 to 45
        ("ammonium", "1 mg/L N", 1.288),
        ("phosphate", "1 mg/L as P", 3.066),
        ("silica", "1 mg/L Si", 2.139),
        ("sodium", "50 mg/L CaCO3", 22.97),
        ("iron", "1 meq/L", 27.92),
    ],
)
def test_ions_as_people_state_them(ion, typed, milligrams):
    entries = dict.fromkeys(NOTHING, "0") | {"sodium": "1000", "chloride": "1542", ion: typed, "balance": "chloride"}
    rows = evaluate("waters.analysis_checked", entries).returned.ions
    row = next(row for row in rows if row.ion.startswith(ion))
    assert 1000 * row.mass == pytest.approx(milligrams, rel=1e-3)


def test_an_analysis_is_the_same_on_every_scale():
    preset = {name: evaluate("waters.analysis_checked", {}).inputs[name] for name in NOTHING}
    litre = analysis_checked(**preset, balance="chloride")
    amounts = {name: amount / MOLAR_MASSES[name] / 1000 for name, amount in preset.items()}
    moles = analysis_checked(**amounts, scale="mmol/L", balance="chloride")
    assert moles.total_dissolved_solids == pytest.approx(litre.total_dissolved_solids, rel=1e-9)
    density = 0.9986  # kg/L of the solution with 2 g/L of salts at 25 degrees, and its water is 2.13 g less
    assert {row.ion: row.mass for row in moles.ions} == pytest.approx({row.ion: row.mass for row in litre.ions})
    kilogram = analysis_checked(**{n: a / density for n, a in preset.items()}, scale="mg/kg", balance="chloride")
    assert kilogram.total_dissolved_solids == pytest.approx(litre.total_dissolved_solids, rel=1e-3)
    water = density - litre.total_dissolved_solids / 1000
    molal = analysis_checked(**{n: a / water for n, a in amounts.items()}, scale="mmol/kg", balance="chloride")
    assert molal.total_dissolved_solids == pytest.approx(litre.total_dissolved_solids, rel=1e-3)


def test_bicarbonate_closes_a_balance():
    closed = osmotic_pressure("mmol/kg", 100, 0, 0, 0, 90, 0, 0, balance="bicarbonate")
    assert closed.ionic_strength == pytest.approx(0.1)
    assert closed == pytest.approx(
        osmotic_pressure("mmol/kg", 100, 0, 0, 0, 90, 0, 10, balance="none")._replace(
            charge_imbalance=closed.charge_imbalance
        )
    )
    with pytest.raises(Refusal, match="No bicarbonate is left"):
        osmotic_pressure("mmol/kg", 80, 0, 0, 0, 90, 0, 0, balance="bicarbonate")
    with pytest.raises(Refusal, match="No chloride is left"):
        analysis_checked(**NOTHING | {"fluoride": 19.0, "sodium": 20.0, "chloride": 1.0}, balance="chloride")


# By conductivity


MICROSIEMENS = 1e-4  # S/m


@outside("waters.from_conductivity")
def test_the_standards_of_conductivity_meters(calculator):
    """A table of mg/L by conductivity at 25 degC, of table salt and of the 442 of natural waters, from the manual of a
    maker (Sper Scientific 850038, page 43): to 5 %, of which our model's own error may be all, and their roundings."""
    salt = {447: 215.5, 1413: 702.1, 1500: 737.1, 2070: 1041, 2764: 1414.8, 12_880: 7230, 15_000: 8532}
    mixture = {23: 14.74, 447: 300, 1413: 1000, 1500: 1050, 2070: 1500, 2764: 2062.7, 8974: 7608, 12_880: 11_367}
    for kind, standards in (("NaCl", salt), ("442", mixture)):
        for reading, solids in standards.items():
            answer = calculator(kind, reading * MICROSIEMENS, celsius(25))
            assert answer.total_dissolved_solids * 1000 == pytest.approx(solids, rel=0.05), (kind, reading)
            assert answer.factor == pytest.approx(solids / reading, rel=0.05), (kind, reading)
            assert answer.conductivity_at_25 == pytest.approx(reading * MICROSIEMENS, rel=1e-9)
            assert [row.factor for row in answer.meters] == [0.5, 0.64, 0.7]
            for row in answer.meters:
                assert row.reading * 1000 == pytest.approx(row.factor * reading, rel=1e-9)
                assert row.error == pytest.approx(row.factor * reading / solids - 1, abs=0.06)
                assert row.error == pytest.approx(row.reading / answer.total_dissolved_solids - 1, abs=1e-9)


@outside("waters.from_conductivity")
def test_standard_seawater_by_its_conductivity(calculator):
    """The Practical Salinity Scale by gsw, among it 42.914 mS/cm at 15 degC for 35; and TEOS-10 at 25 degC."""
    at_25 = {
        row["practical_salinity"]: row["conductivity_mS_per_cm"]
        for row in table("conductivity_seawater.csv")
        if row["temperature_C"] == 25
    }
    for row in table("conductivity_seawater.csv"):
        warm, practical = celsius(row["temperature_C"]), row["practical_salinity"]
        answer = calculator("sea", row["conductivity_mS_per_cm"] / 10, warm, "none")
        salinity = practical * 35.16504e-3 / 35
        assert answer.salinity == pytest.approx(salinity, rel=0.015), row
        strength = sum(row[f"{ion}_mol_per_kg"] * CHARGES[ion] ** 2 for ion in IONS) / 2
        assert answer.ionic_strength == pytest.approx(strength, rel=0.015), row
        assert answer.conductivity_at_25 / 0.1 == pytest.approx(at_25[practical], rel=0.02), row
    # The osmotic pressure that a practical salinity has by TEOS-10, nearly in proportion between the rows of the table.
    known = {salinity: row["osmotic_pressure_bar"] for (degrees, salinity), row in SEAWATER.items() if degrees == 25}
    answer = calculator("sea", at_25[35] / 10, celsius(25))
    assert answer.osmotic_pressure / BAR == pytest.approx(known[35] * 35.16504 / 35, rel=0.012)


@pytest.mark.parametrize("kind", ["442", "hard", "sea", "NaCl"])
def test_the_reading_comes_back_from_what_was_found(kind):
    for degrees in (2, 25, 38):
        found = from_conductivity(kind, 0.2, celsius(degrees), "none")
        molalities = waters_by_kind.of_strength(found.ionic_strength, kind)
        assert conductivity(molalities, celsius(degrees)) == pytest.approx(0.2, rel=1e-9)


def test_a_reading_beyond_the_model_is_refused_with_the_most_it_reaches():
    with pytest.raises(Refusal, match=r"at most 77\.\d mS/cm"):
        from_conductivity("NaCl", 9.0, celsius(25))
