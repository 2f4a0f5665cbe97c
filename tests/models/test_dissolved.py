"""A concentration on every scale: handbooks, the way there and back, what is true of one substance alone."""

import pytest

from calc.core.quantities import OutOfRange, Refusal
from calc.core.units import UNITS, celsius, from_si, to_si
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.solutions import dissolved
from calc.models.solutions.salt_water import salt_water
from calc.models.solutions.single_solutes import SOLUTES, limits
from calc.models.solutions.solution_density import scales
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

HANDBOOK = [
    row for row in table("solute_handbook.csv") if row["molality_mol_per_kg"] <= limits(row["solute"]).largest_molality
]


def converted(of, amount, given, wanted):
    """Between the units of a quantity in SI of any dimension."""
    return from_si(of.convert(to_si(amount, given), UNITS[given], UNITS[wanted]), wanted)


def test_table_salt_on_four_scales():
    """0.1 % for the density, and with it for every scale that needs it; the mass of a kilogram needs none."""
    for row in table("sodium_chloride_concentrations.csv"):
        solution = dissolved.solute("NaCl", celsius(row["temperature_C"]))
        for given, column in {"mol/L": "mol_per_L", "mg/L": "mg_per_L", "g/kg": "g_per_kg_solution"}.items():
            molality = converted(solution, row[column], given, "mol/kg")
            assert molality == pytest.approx(row["mol_per_kg_water"], rel=0.001), (row, given)


def test_sugar_in_degrees_brix_is_per_cent_by_mass():
    """By the handbook 10 % by mass of sucrose are 0.303 mol/L at 20 degrees."""
    syrup = dissolved.solute("sucrose", celsius(20))
    assert converted(syrup, 10, "degBx", "mol/L") == pytest.approx(0.303, abs=5e-4)
    assert converted(syrup, 10, "% by mass", "degBx") == pytest.approx(10)
    for other in (dissolved.solute("glucose", celsius(20)), dissolved.salt("sea salt", celsius(20))):
        with pytest.raises(Refusal, match=r"°Bx is true of sucrose alone"):
            converted(other, 10, "degBx", "g/L")


@all_at_once("solute", SOLUTES)
@all_at_once("warmth", ["lowest_temperature", "highest_temperature"])
def test_there_and_back_on_every_scale(solute, warmth):
    temperature = getattr(limits(solute), warmth)
    solution, most = dissolved.solute(solute, temperature), limits(solute).largest_molality
    for share in (0.0, 1e-9, 1e-3, 0.5, 1.0):
        found = scales(solute, share * most, temperature)
        told = {
            "mol/kg": found.molality,
            "mol/m3": found.molarity,
            "kg/m3": found.mass_concentration,
            "1": found.mass_fraction,
        }
        for given, amount in told.items():
            for wanted, expected in told.items():
                assert converted(solution, amount, given, wanted) == pytest.approx(expected, rel=1e-10, abs=1e-300)


@pytest.mark.parametrize("solute", SOLUTES)
def test_the_end_of_the_data_is_taken_and_more_is_refused_in_the_unit_given(solute):
    solution = dissolved.solute(solute, celsius(25))
    for unit in dissolved.SCALES:
        end = from_si(solution.highest(UNITS[unit]), unit)
        assert converted(solution, end, unit, "mol/kg") == pytest.approx(limits(solute).largest_molality, rel=1e-9)
        if unit not in ("mol/kg", "mmol/kg"):
            with pytest.raises(Refusal, match=rf"^The data for {solute} end at [^ ]+ {UNITS[unit].label}\.$"):
                converted(solution, end * 1.001, unit, "mol/kg")


def test_what_ends_a_salt_water_is_taken_by_it():
    """Else the end of a range would be refused by the formula behind it."""
    for salt in ("NaCl", "sea salt"):
        end = dissolved.salt(salt, celsius(25)).highest(UNITS["kg/m3"])
        assert salt_water(salt, celsius(25)).osmotic_pressure(end) > 0


def test_seawater_by_the_litre_and_by_the_kilogram():
    """Standard seawater of 25 degrees weighs 1023.343 kg/m3, by the check values of TEOS-10."""
    sea = dissolved.salt("sea salt", celsius(25))
    assert converted(sea, 35.16504, "g/kg", "g/L") == pytest.approx(35.16504 * 1.023343, rel=1e-5)
    assert converted(sea, 35_165.04, "mg/kg", "% by mass") == pytest.approx(3.516504)


@pytest.mark.parametrize("unit", ["mol/L", "mol/kg"])
def test_a_mixture_has_no_moles(unit):
    sea = dissolved.salt("sea salt", celsius(25))
    with pytest.raises(Refusal, match=f"Sea salt is a mixture of many, so it is not told in {unit}"):
        converted(sea, 0.5, unit, "g/L")
    assert sea.highest(UNITS[unit]) == float("inf")


@pytest.mark.parametrize(("salt", "warm"), [("sea salt", 41), ("NaCl", 61)])
def test_beyond_the_warmth_of_the_data_nothing_is_converted(salt, warm):
    with pytest.raises(OutOfRange) as refused:
        dissolved.salt(salt, celsius(warm))
    assert refused.value.parameter == "temperature"


# Of water analysis: 100 mg/L as CaCO3 are 40.0 mg/L of calcium, 24.3 of magnesium and 121.9 of bicarbonate, and
# 1.998 meq/L of any; 1 mg/L as Si is 2.139 mg/L of SiO2, 1 mg/L as S 2.996 mg/L of sulfate (molar masses of IUPAC).
@pytest.mark.parametrize(
    ("ion", "given", "amount", "milligrams"),
    [
        ("calcium", "mg/L CaCO3", 100, 40.04),
        ("magnesium", "mg/L CaCO3", 100, 24.28),
        ("bicarbonate", "mg/L CaCO3", 100, 121.9),
        ("sodium", "mg/L CaCO3", 100, 45.94),
        ("sodium", "meq/L", 1, 22.99),
        ("calcium", "meq/L", 1, 20.04),
        ("sulfate", "meq/L", 2, 96.06),
        ("barium", "meq/L", 1, 68.67),
        ("fluoride", "meq/L", 1, 19.0),
        ("chloride", "mmol/L", 1, 35.45),
        ("silica", "mg/L Si", 1, 2.139),
        ("silica", "mg/L SiO2", 7, 7),
        ("sulfate", "mg/L S", 1, 2.996),
        ("calcium", "degdH", 1, 7.147),
    ],
)
def test_an_ion_as_water_analyses_tell_it(ion, given, amount, milligrams):
    of_litre = dissolved.Ion(ion, "mg/L")
    assert converted(of_litre, amount, given, "1") == pytest.approx(milligrams, rel=5e-4)
    assert converted(of_litre, milligrams, "1", given) == pytest.approx(amount, rel=5e-4)
    by_moles = dissolved.Ion(ion, "mmol/L")
    assert converted(by_moles, amount, given, "1") == pytest.approx(milligrams / 1000 / MOLAR_MASSES[ion], rel=5e-4)


def test_an_ion_by_the_kilogram_stays_by_the_kilogram():
    assert converted(dissolved.Ion("sodium", "mg/kg"), 5, "mg/kg", "1") == pytest.approx(5)
    assert converted(dissolved.Ion("sodium", "mmol/kg"), 5, "mmol/kg", "1") == pytest.approx(5)
    with pytest.raises(
        Refusal, match="given by the kilogram of solution, and this is by the litre: choose another scale"
    ):
        converted(dissolved.Ion("sodium", "mg/kg"), 5, "mg/L", "1")
    with pytest.raises(Refusal, match="by the kilogram of water, and this is by the kilogram of solution"):
        converted(dissolved.Ion("sodium", "mmol/kg"), 5, "mg/kg", "1")


def test_of_what_is_in_no_table_seven_parts_in_ten_are_the_most():
    """Seven parts to three of water: of 100 g/mol they are 23.3 mol to a kilogram of it."""
    found = dissolved.own(0.1, 1500.0, celsius(25))
    assert found.highest_fraction == 0.7
    assert found.highest_molality == pytest.approx(7 / 3 / 0.1)
