"""Solutions of one solute: the calculators against evaluated data, their limits, their refusals."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.core.units import BAR, celsius, to_si
from calc.interface import evaluate
from calc.interface.evaluation import WrongEntries
from calc.models.solutions.single_solutes import SOLUTES, limits
from calc.solutions import PRESETS, concentrations, molar_mass, osmometer_line, osmotic_pressure, own_solute
from docs.comparisons.published import entries, table
from tests.all_at_once import all_at_once
from tests.models import test_ions
from tests.outside import outside

SALINE = entries("osmotic_pressure_examples.json")["saline_0.9pct"]
NACL = [row for row in table("sodium_chloride.csv") if row["temperature_C"] <= 60]
OTHERS = table("other_solutes_25C.csv")
SCALES = table("sodium_chloride_concentrations.csv")


@outside("solutions.osmotic_pressure")
def test_table_salt_against_archer(calculator):
    """To 0.5 %; van 't Hoff's law by the table's molarity, which is good to 0.05 %."""
    for row in NACL:
        molality, warm = row["molality_mol_per_kg"], celsius(row["temperature_C"])
        coefficient = row["osmotic_coefficient"]
        answer = calculator("NaCl", molality, warm)
        assert answer.osmotic_coefficient == pytest.approx(coefficient, rel=0.005), row
        assert answer.osmotic_pressure / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=0.005), row
        assert answer.osmolality == pytest.approx(2 * molality * coefficient, rel=0.005), row
        logarithm = -0.018015268 * 2 * molality * coefficient
        assert answer.water_activity == pytest.approx(math.exp(logarithm), abs=0.005 * -logarithm), row
        ideal = 2000 * row["molarity_mol_per_L"] * 8.314462618 * warm
        digits = 0.000005 / row["molarity_mol_per_L"]
        assert answer.van_t_hoff_pressure == pytest.approx(ideal, rel=0.001 + digits), row
        error = ideal / (row["osmotic_pressure_bar"] * BAR) - 1
        assert answer.van_t_hoff_error == pytest.approx(error, abs=0.006 + digits), row


@outside("solutions.osmotic_pressure")
def test_the_others_at_25_degrees(calculator):
    for row in OTHERS:
        answer = calculator(row["solute"], row["molality_mol_per_kg"], celsius(25))
        assert answer.osmotic_coefficient == pytest.approx(row["osmotic_coefficient"], rel=row["tolerance"]), row
        assert answer.osmotic_pressure / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=row["tolerance"]), row


@outside("solutions.concentrations")
def test_the_scales_of_table_salt(calculator):
    for row in SCALES:
        answer = calculator("NaCl", row["mg_per_L"] / 1000, celsius(row["temperature_C"]))
        assert answer.density == pytest.approx(row["density_kg_per_m3"], rel=0.001), row
        # What the density's 0.1 % leaves, and the last digits of the smallest entries.
        assert answer.molality == pytest.approx(row["mol_per_kg_water"], rel=0.002, abs=1e-6), row
        assert answer.mass_fraction * 1000 == pytest.approx(row["g_per_kg_solution"], rel=0.001, abs=1e-5), row
        assert answer.concentration / 1000 == pytest.approx(row["mol_per_L"], rel=1e-4, abs=1e-6), row
        assert answer.mass_concentration * 1000 == pytest.approx(row["mg_per_L"], rel=1e-9), row


@all_at_once("solute", SOLUTES)
@all_at_once("scale", ["mol/kg", "mol/L", "g/L", "mg/L", "g/kg", "% by mass"])
def test_every_scale_gives_the_same_solution_back(solute, scale):
    def of(amount):
        return evaluate("solutions.concentrations", {"solute": solute, "amount": amount}).returned

    there = of(f"{0.3 * limits(solute).largest_molality} mol/kg")
    amount = {
        "mol/kg": there.molality,
        "mol/L": there.concentration / 1000,
        "g/L": there.mass_concentration,
        "mg/L": there.mass_concentration * 1000,
        "g/kg": there.mass_fraction * 1000,
        "% by mass": there.mass_fraction * 100,
    }[scale]
    assert of(f"{amount:.17g} {scale}") == pytest.approx(there, rel=1e-9)


@outside("solutions.osmotic_pressure")
def test_saline_at_body_temperature(calculator):
    answer = calculator("NaCl", SALINE["molality"], celsius(37))
    assert answer.osmolality * 1000 == pytest.approx(SALINE["osmolality_mOsm_kg"], rel=0.005)
    assert answer.osmotic_pressure / BAR == pytest.approx(SALINE["pi_bar_37C"], rel=0.005)


def test_the_examples_are_what_their_names_say():
    """9 g of salt in a litre, 35 g as in a litre of the sea, and 50 g of glucose in a kilogram."""
    molality = {name: float(preset["molality"].split()[0]) for name, preset in PRESETS["osmotic_pressure"].items()}
    assert molality["0.9 % saline"] == pytest.approx(SALINE["molality"], abs=5e-5)
    (sea,) = [row for row in SCALES if (row["mg_per_L"], row["temperature_C"]) == (35_000, 25)]
    assert molality["salt as strong as the sea's"] == pytest.approx(sea["mol_per_kg_water"], abs=5e-4)
    assert molality["5 % glucose drip"] == pytest.approx(50 / 180.156 / 0.95, abs=5e-4)
    # ISO 22241-1, as a dealer prints its table (the standard was not opened): 1087.0 to 1093.0 kg/m3 at 20 degC.
    amount = PRESETS["colligative"]["urea for diesel engines"]["mass_fraction"]
    assert amount == "32.5 %"
    urea = evaluate("solutions.concentrations", {"solute": "urea", "amount": amount, "temperature": "20 degC"})
    assert 1087.0 <= urea.outputs["density"] <= 1093.0
    for name, preset in PRESETS["concentrations"].items():
        number, unit = name.split()[:2]
        assert float(preset["amount"].removesuffix(" g/L")) == float(number) * (10 if unit == "%" else 1), name


@pytest.mark.parametrize("solute", SOLUTES)
def test_no_solute_no_pressure(solute):
    answer = osmotic_pressure(solute, 0.0, celsius(25))
    assert answer.osmotic_pressure == 0
    assert answer.osmotic_coefficient == pytest.approx(1)
    assert answer.water_activity == pytest.approx(1)
    assert answer.van_t_hoff_error == 0


@pytest.mark.parametrize("solute", SOLUTES)
def test_the_thinner_the_solution_the_nearer_the_ideal_law(solute):
    errors = [abs(osmotic_pressure(solute, m, celsius(25)).van_t_hoff_error) for m in (1e-5, 1e-4, 1e-3, 1e-2)]
    assert errors == sorted(errors)
    assert errors[0] < 0.02


@pytest.mark.parametrize("solute", SOLUTES)
def test_the_stronger_the_solution_the_higher_the_pressure(solute):
    molalities = [share * limits(solute).largest_molality for share in (0.0, 0.1, 0.2, 0.5, 1.0)]
    pressures = [osmotic_pressure(solute, molality, celsius(25)).osmotic_pressure for molality in molalities]
    assert pressures == sorted(set(pressures))


@pytest.mark.parametrize("solute", SOLUTES)
def test_every_answer_says_how_sure_it_is(solute):
    assert "%" in osmotic_pressure(solute, 0.1, celsius(25)).accuracy


@pytest.mark.parametrize(("solute", "molality"), [("NaCl", 6.5), ("KCl", 9.0), ("NaHCO3", 5.0)])
def test_beyond_the_data_of_a_solute_it_is_refused(solute, molality):
    with pytest.raises(Refusal, match="molality"):
        osmotic_pressure(solute, molality, celsius(25))


@pytest.mark.parametrize(("amount", "end"), [("60 mol/L", r"5\.302 mol/L"), ("60 % by mass", r"25\.96 % by mass")])
def test_more_than_a_solution_holds_is_refused(amount, end):
    with pytest.raises(WrongEntries, match=f"data for NaCl end at {end}"):
        evaluate("solutions.concentrations", {"amount": amount})
    with pytest.raises(Refusal):
        concentrations("NaCl", 600.0, celsius(25))


def test_a_choice_that_is_none_is_refused():
    with pytest.raises(ValueError, match="'NaF' is not one of: NaCl, KCl"):
        evaluate("solutions.osmotic_pressure", {"solute": "NaF"})


# Large molecules


@outside("solutions.molar_mass")
def test_what_proteins_weigh_in_textbooks(calculator):
    """By their three digits, which R with three digits spoils a little: 21.5 mg in 1.50 mL, 3.61 torr at 5.0 degC,
    6.89e4 g/mol; 5.70 mg in 1.00 mL, 2.18e-3 atm at 25 degC, 6.39e4 (smartsolve.ai, read); 5.00 g in 1 L, 1.30 torr at
    5 degC, 6.67e4, by hand: 5 x 8.314 x 278.15 / 173.3."""
    for pressure, concentration, warm, kilograms in (
        (to_si(3.61, "Torr"), 21.5 / 1.50, 5.0, 68.9),
        (to_si(2.18e-3, "atm"), 5.70, 25.0, 63.9),
        (to_si(1.30, "Torr"), 5.00, 5.0, 66.7),
    ):
        answer = calculator(pressure, concentration, celsius(warm))
        assert answer.molar_mass == pytest.approx(kilograms, rel=0.002), kilograms
        assert answer.concentration == pytest.approx(concentration / kilograms, rel=0.002), kilograms
        # Water of about 1000 kg/m3 under about 9.81 m/s2.
        assert answer.column == pytest.approx(pressure / 1000 / 9.81, rel=0.004), kilograms


@outside("solutions.molar_mass")
def test_the_line_of_an_osmometer_is_found_again(calculator):
    """100 kg/mol and 4e-4 mL mol/g2 put into the series by hand: each concentration tells the same mass."""
    mass, virial, thermal = 100.0, 4e-4, 8.314462618 * celsius(25)
    for concentration in (1.0, 2.0, 5.0, 10.0):
        pressure = thermal * (concentration / mass + virial * concentration**2)
        answer = calculator(pressure, concentration, celsius(25), virial)
        assert answer.molar_mass == pytest.approx(mass, rel=1e-9), concentration
        assert answer.crowding == pytest.approx(virial * concentration * mass / (1 + virial * concentration * mass))


def test_more_crowding_than_was_measured_is_refused():
    with pytest.raises(Refusal, match="more dilute"):
        molar_mass(100.0, 10.0, celsius(25), 0.1)


@outside("solutions.osmometer_line")
def test_a_polycarbonate_by_the_line_of_an_exercise(calculator):
    """Of homeworklib.com, question 1406731, read: the line 16198 x + 72.72 of the heights in cm over g/mL, and from it
    310 746 g/mol with R of four digits; the density of chlorobenzene is 1.10 g/mL."""
    answer, thermal, weight = calculator(), 8.314 * 293, 1100 * 9.8
    assert answer.molar_mass == pytest.approx(310.746, rel=0.002)
    slope = 16198e-2 / 1e6  # m for each (kg/m3) squared
    assert answer.virial_coefficient == pytest.approx(slope * weight / thermal, rel=0.002)
    told = [(1.95, 0.20), (2.93, 0.36), (3.91, 0.53), (5.86, 0.98)]
    off = []
    for row, (concentration, centimetres) in zip(answer.rows, told, strict=True):
        pressure = weight * centimetres / 100
        assert (row.concentration, row.pressure) == pytest.approx((concentration, pressure), rel=0.001)
        assert row.mass == pytest.approx(thermal * concentration / pressure, rel=0.002)
        height_over = 72.72e-5 + slope * concentration
        off.append(centimetres / 100 / concentration - height_over)
        assert row.off == pytest.approx(off[-1] / height_over, abs=2e-4)
    # The standard error of where a line begins, from its scatter.
    mean = sum(c for c, _ in told) / 4
    spread = sum((c - mean) ** 2 for c, _ in told)
    error = math.sqrt(sum(each**2 for each in off) / 2 * (1 / 4 + mean**2 / spread))
    assert answer.molar_mass_error == pytest.approx(error / 72.72e-5 * 310.746, rel=0.01)
    assert not answer.left_out


def test_a_line_that_was_made_is_found_again_in_any_units_and_what_cannot_be_taken_is_named():
    mass, virial, thermal = 66.5, 3e-4, 8.314462618 * celsius(25)
    rows = [f"{1000 * c:.1f}; {thermal * (c / mass + virial * c * c) / 133.322387415:.9f}" for c in (1.0, 2.0, 5.0)]
    text = "\n".join(["conc. (mg/L); osmotic pressure (mm Hg)", rows[0], "# a remark", *rows[1:], "7; -", "8"])
    answer = osmometer_line(text, celsius(25))
    assert (answer.molar_mass, answer.virial_coefficient) == pytest.approx((mass, virial), rel=1e-6)
    assert answer.molar_mass_error == pytest.approx(0, abs=1e-4)
    assert [row.line for row in answer.left_out] == ["6", "7"]
    assert [row.reason for row in answer.left_out] == ["its pressure, '-', is no number.", "it has no pressure."]
    two = osmometer_line("c g/L, p Pa\n1, 25\n2, 51", celsius(25))
    assert two.molar_mass_error is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The table is empty"),
        ("c (g/L), h\n1, 2\n2, 3", "names no column with a unit of the pressure or the height"),
        ("c, h (cm)\n1, 2\n2, 3", "names no column with a unit of the concentration"),
        ("c (g/L), h (cm)\n1, 2\n1, 3", "two concentrations at the least"),
        ("c (g/L), h (cm)\n1, 2\n900, 3", "Line 3: its concentration, 900, is none of a dilute solution"),
        ("c (g/L), h (cm)\n1, 1\n2, 10", "tells no molar mass"),
    ],
)
def test_readings_that_tell_nothing_are_refused_in_words(text, words):
    with pytest.raises(Refusal, match=words):
        osmometer_line(text)


# Freezing and boiling


def told(calculator, row):
    return calculator(row["solute"], row["mass_percent"] / 100)


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@outside("solutions.colligative")
def test_handbooks_and_the_sea_freeze_where_it_says(calculator):
    """The tables themselves differ by a twentieth in table salt; the sea's are those of TEOS-10."""
    for row in table("freezing_points.csv"):
        answer, depression = told(calculator, row), row["freezing_depression_K"]
        wide = {"sea salt": 0.001, "CaCl2": 0.1, "MgCl2": 0.08, "MgSO4": 0.08}.get(row["solute"], 0.065)
        assert answer.freezing_depression == pytest.approx(depression, rel=wide, abs=row["rounding_K"]), row
        assert celsius(0) - answer.freezing_point == pytest.approx(answer.freezing_depression, rel=1e-9), row


@outside("solutions.colligative")
def test_the_first_particles_do_what_the_rules_say(calculator):
    """1.86 and 0.513 kelvin for each mole of particles in a kilogram of water; of a trace of salt two of each."""
    for solute, mass, count in (("NaCl", 0.05844, 2), ("CaCl2", 0.110978, 3), ("glucose", 0.180156, 1)):
        molality = 1e-4
        fraction = molality * mass / (1 + molality * mass)
        answer = calculator(solute, fraction, air_pressure=101_325.0)
        assert answer.ideal_freezing_depression == pytest.approx(1.86 * count * molality, rel=1e-3), solute
        assert answer.ideal_boiling_elevation == pytest.approx(0.513 * count * molality, rel=2e-3), solute
        assert answer.freezing_depression == pytest.approx(answer.ideal_freezing_depression, rel=0.03), solute
        assert answer.boiling_elevation == pytest.approx(answer.ideal_boiling_elevation, rel=0.03), solute
        assert answer.boiling_point - answer.boiling_elevation == pytest.approx(celsius(99.974), abs=2e-3), solute
        assert 1 - answer.water_activity == pytest.approx(0.018015 * count * molality, rel=0.03), solute


@outside("solutions.colligative")
def test_the_same_water_activity_is_in_the_vapour_and_in_the_osmotic_pressure(calculator):
    """Vapour by IAPWS-95 times the activity of Archer's equation, and the osmotic pressures of his tables."""
    vapour = {row["temperature_C"]: row["vapour_pressure_Pa"] for row in table("water_vapour.csv")}
    for row in NACL:
        if row["temperature_C"] in vapour:
            mass = row["molality_mol_per_kg"] * 0.05844
            answer = calculator("NaCl", mass / (1 + mass), celsius(row["temperature_C"]))
            activity = math.exp(-0.018015268 * 2 * row["molality_mol_per_kg"] * row["osmotic_coefficient"])
            assert answer.water_activity == pytest.approx(activity, rel=1e-3), row
            assert answer.vapour_pressure == pytest.approx(activity * vapour[row["temperature_C"]], rel=1e-3), row
            assert answer.osmotic_pressure / BAR == pytest.approx(row["osmotic_pressure_bar"], rel=0.005), row


@outside("solutions.colligative")
def test_boiling_sea_water(calculator):
    for row in table("boiling_seawater.csv"):
        answer = calculator("sea salt", row["salinity_g_per_kg"] / 1000, celsius(25))
        assert answer.boiling_elevation == pytest.approx(row["boiling_elevation_K"], abs=0.07), row


def test_brine_that_is_nearly_saturated_boils_where_salt_makers_say():
    """108.7 degC at 28.46 % (Salt Institute); our data end at 25.96 %: less, and on the way there."""
    weaker, strongest = (evaluate("solutions.colligative", {"mass_fraction": f"{w} %"}).returned for w in (24, 25.96))
    slope = (strongest.boiling_point - weaker.boiling_point) / (25.96 - 24)
    assert strongest.boiling_point + slope * (28.46 - 25.96) == pytest.approx(celsius(108.7), abs=0.5)


def test_water_boils_at_less_on_a_mountain():
    """IAPWS R7-97, check value of equation 31: 0.1 MPa, 372.755919 K."""
    answer = evaluate("solutions.colligative", {"mass_fraction": "0 %", "air_pressure": "100 kPa"}).returned
    assert answer.boiling_point == pytest.approx(372.755919, abs=1e-6)
    assert answer.freezing_point == celsius(0)


def test_where_the_salt_may_freeze_out_first_a_caution_says_so():
    answer = evaluate("solutions.colligative", {"mass_fraction": "24 %"})
    assert any("may be the solute" in each for each in answer.cautions)
    with pytest.raises(Refusal, match=r"data for NaCl end at 25\.96 % by mass"):
        evaluate("solutions.colligative", {"mass_fraction": "30 %"})


# A solute of one's own


@outside("solutions.own_solute")
def test_a_solute_of_one_s_own_with_published_coefficients(calculator):
    """The molecules of the table of other solutes, and table salt of Archer's: what is entered by hand gives their
    osmotic pressure, but for what the solute takes from the room of the water, half a per cent to 1 mol/kg."""
    masses = {"sucrose": (0.342297, 0.62e-3), "urea": (0.060056, 0.74e-3)}
    rows = [
        (*masses[row["solute"]], 1, row["molality_mol_per_kg"], row["osmotic_coefficient"], row["osmotic_pressure_bar"])
        for row in OTHERS
        if row["solute"] in masses and row["molality_mol_per_kg"] <= 1
    ]
    rows += [
        (0.05844, 0.3e-3, 2, row["molality_mol_per_kg"], row["osmotic_coefficient"], row["osmotic_pressure_bar"])
        for row in NACL
        if row["temperature_C"] == 25 and row["molality_mol_per_kg"] <= 1
    ]
    assert len(rows) > 10
    for mass, volume, count, molality, coefficient, pressure in rows:
        amount = molality * mass * 997.05 / (1 + molality * mass * 997.05 * volume)  # kg/m3 of two volumes that add
        answer = calculator(mass, count, amount, celsius(25), coefficient, 0.0, 1 / volume)
        assert answer.molality == pytest.approx(molality, rel=1e-4), (mass, molality)
        assert answer.osmolality == pytest.approx(count * molality * coefficient, rel=1e-4), (mass, molality)
        assert answer.osmotic_pressure / BAR == pytest.approx(pressure, rel=0.008), (mass, molality)
        assert answer.concentration == pytest.approx(amount / mass, rel=1e-9)
        assert answer.van_t_hoff_pressure == pytest.approx(count * amount / mass * 8.314462618 * 298.15, rel=1e-9)
        logarithm = -0.018015268 * count * molality * coefficient
        assert answer.water_activity == pytest.approx(math.exp(logarithm), rel=1e-6)
        if count == 2:  # the salt itself
            assert answer.isosmotic_saline == pytest.approx(amount, rel=0.008)
            assert answer.sodium_chloride_equivalent == pytest.approx(1, rel=0.008)


@outside("solutions.own_solute")
def test_e_values_of_pharmacists(calculator):
    """Glucose 0.18 (calculator.city, read), of which 50 g/L are as much as 9 g/L of salt."""
    answer = calculator(0.180156, 1, 50.0, celsius(37))
    assert answer.sodium_chloride_equivalent == pytest.approx(0.18, abs=0.005)
    assert answer.isosmotic_saline == pytest.approx(9.0, abs=0.15)


def test_a_polymer_by_its_virial_coefficients():
    """b = A2 M^2 rho: the osmometer's line at 5 g/L, where the volume of the polymer is 0.4 %."""
    mass, virial = 100.0, 4e-4
    pressure = 8.314462618 * 298.15 * (5.0 / mass + virial * 25)
    found = own_solute(mass, 1, 5.0, celsius(25), 1.0, virial * mass**2 * 997.05)
    assert found.osmotic_pressure == pytest.approx(pressure, rel=0.006)
    with pytest.raises(Refusal, match="negative"):
        own_solute(0.02, 1, 400.0, virial_coefficient=-0.1)


def test_a_saline_is_told_as_long_as_salt_dissolves():
    """To 6 mol/kg of NaCl, where its coefficient is 1.269 by tests/reference/sodium_chloride.csv: 15.2 osmol/kg."""
    osmolality = {amount: own_solute(0.02, 2, amount, osmotic_coefficient=1.0) for amount in (110.0, 140.0, 160.0)}
    told = [(each.osmolality, each.isosmotic_saline is not None) for each in osmolality.values()]
    assert all(is_told == (each < 15.2) for each, is_told in told)
    assert 9.5 < told[0][0] < 15.0 < 15.4 < told[-1][0]


def test_where_no_salt_pulls_so_hard_the_rest_is_answered():
    answer = own_solute(to_si(30, "g/mol"), 3, 600.0)
    assert answer.isosmotic_saline is None
    assert answer.osmotic_pressure > 1e8
    amount = evaluate("solutions.own_solute", {"molar_mass": "342.297 g/mol", "amount": "0.1 mol/L"}).returned
    assert amount.concentration == pytest.approx(100, rel=1e-6)


def test_solutes_of_ones_own_weigh_what_their_atoms_do():
    """C6H14O6, NaC3H5O3, C2H5OH, C2H4(OH)2 and (NH4)2SO4; their molar masses are told with two decimals."""
    atoms = {
        "mannitol, 20 %": 6 * "C " + 14 * "H " + 6 * "O ",
        "sodium lactate of a drip": "Na " + 3 * "C " + 5 * "H " + 3 * "O ",
        "alcohol in blood, 1 g/L": 2 * "C " + 6 * "H " + "O ",
        "antifreeze, half ethylene glycol": 2 * "C " + 6 * "H " + 2 * "O ",
        "ammonium sulfate": 2 * "N " + 8 * "H " + "S " + 4 * "O ",
    }
    for preset, formula in atoms.items():
        told = float(PRESETS["own_solute"][preset]["molar_mass"].removesuffix(" g/mol"))
        assert told == pytest.approx(1000 * test_ions.mass(formula), abs=0.006), preset
    # Human albumin as the sum of its 585 amino acids: 66,439 g/mol, "What is the molecular weight of albumin?",
    # scienceinsights.org, read; "about 66.5" there too.
    albumin = float(PRESETS["own_solute"]["albumin, as much as in blood"]["molar_mass"].removesuffix(" kg/mol"))
    assert albumin == pytest.approx(66.439, abs=0.07)
    # Of alcohol at 20 degrees by the table of dbaril.neocities.org/Tools/Water-Ethanol.htm, read.
    assert PRESETS["own_solute"]["alcohol in blood, 1 g/L"]["density_of_solute"] == "0.79 kg/L"
    ions = {"sodium lactate of a drip": "2", "ammonium sulfate": "3"}  # the others are whole molecules
    assert all(preset["particles"] == ions.get(name, "1") for name, preset in PRESETS["own_solute"].items())
