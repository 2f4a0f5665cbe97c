"""Conductivity of waters: sea water, calibration standards, single salts, PHREEQC, limits, refusals."""

import math

import pytest

from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.models.ions.conductivity import HIGHEST_IONIC_STRENGTH, STATED_ERROR, _at, _speciation, conductivity
from calc.models.ions.ions import CHARGES
from docs.comparisons.published import table
from tests.all_at_once import all_at_once

SALTS = {
    "KCl": {"potassium": 1, "chloride": 1},
    "NaCl": {"sodium": 1, "chloride": 1},
    "CaCl2": {"calcium": 1, "chloride": 2},
    "MgCl2": {"magnesium": 1, "chloride": 2},
    "Na2SO4": {"sodium": 2, "sulfate": 1},
    "K2SO4": {"potassium": 2, "sulfate": 1},
    "CaSO4": {"calcium": 1, "sulfate": 1},
    "KHCO3": {"potassium": 1, "bicarbonate": 1},
}
SEA = table("conductivity_seawater.csv")
MILLISIEMENS_PER_CENTIMETRE = 0.1  # S/m
WARM = celsius(25)


def molalities(row):
    return {ion: row[f"{ion}_mol_per_kg"] for ion in CHARGES}


def salt(name, molality):
    return {ion: count * molality for ion, count in SALTS[name].items()}


def error(water, row):
    published = row["conductivity_mS_per_cm"] * MILLISIEMENS_PER_CENTIMETRE
    return conductivity(water, celsius(row["temperature_C"])) / published - 1


@all_at_once("row", SEA)
def test_sea_water_on_the_practical_salinity_scale(row):
    """'Within 1.2 % for sea water of 0.5 to 42 on the practical scale.'"""
    assert abs(error(molalities(row), row)) < 0.012


def test_the_scale_holds_its_own_definition():
    """C(35, 15 degC) = 42.914 mS/cm (Culkin and Smith 1980), and the usual 53.0 to 53.1 at 25 degC."""
    row = {(row["practical_salinity"], row["temperature_C"]): row["conductivity_mS_per_cm"] for row in SEA}
    # The scale's 15 degC are those of 1968, 0.0036 K from today's.
    assert row[35, 15] == pytest.approx(42.914, rel=1e-4)
    assert row[35, 25] == pytest.approx(53.05, abs=0.05)


@all_at_once("row", table("conductivity_potassium_chloride.csv"))
def test_calibration_standards(row):
    """'1.8 % for potassium chloride.'"""
    published = row["conductivity_uS_per_cm"] * 1e-4
    ours = conductivity(salt("KCl", row["molality_mol_per_kg"]), celsius(row["temperature_C"]))
    assert ours == pytest.approx(published, rel=0.018)


@all_at_once(
    "row",
    table("conductivity_single_salts.csv"),
)
def test_single_salts(row):
    """'5 % for other salts to 0.1 mol/kg', or refused for the reason that the docstring gives."""
    name, molality, degrees = row["salt"], row["molality_mol_per_kg"], row["temperature_C"]
    if (name, molality) == ("MgCl2", 0.1):
        with pytest.raises(Refusal, match="Magnesium"):
            error(salt(name, molality), row)
    elif (name, molality, degrees) == ("CaSO4", 0.01, 45):
        with pytest.raises(Refusal, match="carry no current"):
            error(salt(name, molality), row)
    else:
        assert abs(error(salt(name, molality), row)) < STATED_ERROR


@all_at_once("row", table("conductivity_waters.csv"))
def test_natural_waters_of_phreeqc(row):
    """'3 % of PHREEQC for natural waters at 25 degC'; elsewhere its own temperature dependence is rougher."""
    assert abs(error(molalities(row), row)) < (0.03 if row["temperature_C"] == 25 else 0.07)


def test_many_neutral_pairs_are_refused():
    conductivity({"calcium": 0.01, "sulfate": 0.01}, WARM)
    with pytest.raises(Refusal, match="carry no current"):
        conductivity({"calcium": 0.0152, "sulfate": 0.0152}, WARM)
    with pytest.raises(Refusal, match="Magnesium"):
        conductivity({"magnesium": 0.02, "sulfate": 0.02}, WARM)


def test_pure_water_carries_nothing():
    assert conductivity({}, WARM) == 0
    assert conductivity(dict.fromkeys(CHARGES, 0.0), WARM) == 0


@pytest.mark.parametrize(
    ("name", "published"),
    [("NaCl", 126.39), ("KCl", 149.79), ("CaCl2", 271.56), ("MgCl2", 258.62), ("Na2SO4", 260.16), ("KHCO3", 117.98)],
)
def test_limiting_conductivities_of_the_handbook(name, published):
    """Sums of ionic conductivities at infinite dilution, S cm2/mol at 25 degC, CRC Handbook (as in chemicals 1.5.2).

    There Na 50.08, K 73.48, Ca 118.94, Mg 106.0, Cl 76.31, SO4 160.0, HCO3 44.5.
    """
    molality = 1e-9
    # Molal to molar: a kilogram of water at 25 degC takes 1.00296 L.
    ours = conductivity(salt(name, molality), WARM) / MILLISIEMENS_PER_CENTIMETRE / molality / 0.997047
    assert ours == pytest.approx(published, rel=0.02)


@pytest.mark.parametrize("row", SEA[::5], ids=lambda row: f"{row['practical_salinity']:g}")
def test_ions_are_conserved_when_they_pair(row):
    water = molalities(row)
    slope, constants, _ = _at(WARM)
    free, pairs, strength = _speciation(water, slope, constants)
    for cation, bound in pairs.items():
        assert free[cation] + bound == pytest.approx(water[cation], rel=1e-12)
    assert free["sulfate"] + sum(pairs.values()) == pytest.approx(water["sulfate"], rel=1e-7)
    assert 0 < strength < row["practical_salinity"] * 0.0213


def test_the_division_of_sulfate_always_settles():
    slope, constants, _ = _at(celsius(45))
    for cation in ("sodium", "potassium", "magnesium", "calcium"):
        z = CHARGES[cation]
        for sulfate in (1e-12, 1e-6, 1e-3, 0.1, HIGHEST_IONIC_STRENGTH / (2 + z)):
            water = {cation: 2 * sulfate / z, "sulfate": sulfate}
            free, pairs, _ = _speciation(water, slope, constants)
            assert free["sulfate"] + pairs[cation] == pytest.approx(sulfate, rel=1e-6)


# Of one of each cation with a sulfate, as WATEQ4F has them: common logarithms at 25 degC, and heats in kcal/mol.
PAIRING = {"sodium": 0.7, "potassium": 0.85, "magnesium": 2.37, "calcium": 2.3}
HEATS = {"sodium": 1.12, "potassium": 2.25, "magnesium": 4.55, "calcium": 1.65}


@pytest.mark.parametrize("degrees", [0, 25, 45])
@pytest.mark.parametrize("row", SEA[::5], ids=lambda row: f"{row['practical_salinity']:g}")
def test_pairs_obey_the_law_of_mass_action(row, degrees):
    """With the activity coefficients of Davies, and the ionic strength of what is left, charged pairs included.

    Away from 25 degrees each constant follows its heat, by van 't Hoff, with 8.314 J/(mol K) and 4.184 J/cal.
    """
    slope, constants, _ = _at(celsius(degrees))
    free, pairs, strength = _speciation(molalities(row), slope, constants)
    charged = sum(m * CHARGES[ion] ** 2 for ion, m in free.items()) + pairs["sodium"] + pairs["potassium"]
    assert strength == pytest.approx(charged / 2, rel=1e-9)
    of_one = -slope * (math.sqrt(strength) / (1 + math.sqrt(strength)) - 0.3 * strength)
    for cation, logarithm in PAIRING.items():
        z = CHARGES[cation]
        quotient = math.log10(pairs[cation] / (free[cation] * free["sulfate"]))
        warmer = HEATS[cation] * 4184 / 8.314 / math.log(10) * (1 / WARM - 1 / celsius(degrees))
        constant = quotient - of_one * (z**2 + (-2) ** 2 - (z - 2) ** 2)
        assert constant == pytest.approx(logarithm + warmer, abs=1e-4 if warmer else 1e-7), cation


def neutral_share(molality):
    """Of the calcium in a solution of gypsum, what sulfate has bound."""
    slope, constants, _ = _at(WARM)
    return _speciation({"calcium": molality, "sulfate": molality}, slope, constants)[1]["calcium"] / molality


def test_from_what_on_a_water_is_refused():
    """By its docstring: 0.9 mol/kg, 30 % in neutral pairs, and magnesium as half of the charge above 0.03 mol/kg."""
    beyond = [(salt("NaCl", 0.9001), "ionic strength"), (mixed_with_sodium(0.5001, 0.0301), "Magnesium")]
    allowed = [salt("NaCl", 0.8999), mixed_with_sodium(0.4999, 0.0301), mixed_with_sodium(0.5001, 0.0299)]
    low, high = 0.01, 0.0152
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if neutral_share(middle) < 0.3 else (low, middle)
    allowed.append({"calcium": 0.9999 * low, "sulfate": 0.9999 * low})
    beyond.append(({"calcium": 1.0001 * low, "sulfate": 1.0001 * low}, "carry no current"))
    for water in allowed:
        assert conductivity(water, WARM) > 0
    for water, message in beyond:
        with pytest.raises(Refusal, match=message):
            conductivity(water, WARM)


def mixed_with_sodium(share, strength):
    """Chlorides of sodium and of magnesium, which has this share of the charge."""
    charge = strength / (share * 3 / 2 + (1 - share))  # MgCl2 has an ionic strength of 3, for two charges
    return {"magnesium": share * charge / 2, "sodium": (1 - share) * charge, "chloride": charge}


def test_rises_with_temperature_and_salt():
    water = molalities(next(row for row in SEA if row["practical_salinity"] == 35))
    warmer = [conductivity(water, celsius(t)) for t in range(46)]
    assert warmer == sorted(warmer)
    saltier = [conductivity({ion: m * share / 50 for ion, m in water.items()}, WARM) for share in range(60)]
    assert saltier == sorted(saltier)


@pytest.mark.parametrize("bad", [-1e-12, float("nan"), float("inf")])
def test_molalities_that_are_none_are_refused(bad):
    with pytest.raises(Refusal, match="sodium"):
        conductivity({"sodium": bad, "chloride": 0.1}, WARM)
    with pytest.raises(Refusal, match="lithium"):
        conductivity({"lithium": 0.1, "chloride": 0.1}, WARM)


@pytest.mark.parametrize("temperature", [272.0, 319.0, float("nan"), float("inf")])
def test_temperatures_outside_are_refused(temperature):
    with pytest.raises(Refusal, match="temperature"):
        conductivity(salt("NaCl", 0.1), temperature)


def test_brines_and_unbalanced_waters_are_refused():
    with pytest.raises(Refusal, match="ionic strength"):
        conductivity(salt("NaCl", 0.91), WARM)
    with pytest.raises(Refusal, match="no net charge"):
        conductivity({"sodium": 0.1, "chloride": 0.06}, WARM)
