"""The worksheets' answers, calculated without `calc`: formulas written out, constants of CODATA, published data."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from docs.comparisons.published import entries, table

R = 8.314462618  # J/(mol K), CODATA 2018, exact
G = 9.80665  # m/s², standard gravity
KWH = 36.0  # bar that make 1 kWh/m³
SALT = 58.443  # g/mol, NaCl
SODIUM = 22.98977  # g/mol
ROOM, WARM = 293.15, 298.15


class Value(NamedTuple):
    """A number in the unit in which the page has it, and how sure the data behind it are, as a share of it."""

    number: float
    unit: str = ""
    tolerance: float = 0.0


def interpolated(points: Iterable[tuple[float, float]], at: float) -> float:
    """On the straight line between the neighbours."""
    ordered = sorted(points)
    for (x0, y0), (x1, y1) in itertools.pairwise(ordered):
        if x0 <= at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    raise ValueError(f"{at} lies outside the data")


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function is zero, by halving."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return low


# Published data, each good to the share that the file states

WATER = {row["temperature_C"]: row["density_kg_per_m3"] for row in table("pure_water.csv")}
NACL = [row for row in table("sodium_chloride.csv") if row["temperature_C"] == 25]
NACL_SURE = 0.005
OTHERS = table("other_solutes_25C.csv")
SUCROSE_SURE, MGSO4_SURE = 0.004, 0.006
SCALES = [row for row in table("sodium_chloride_concentrations.csv") if row["temperature_C"] == 25]
ONE_MOLAL = next(row for row in NACL if row["molality_mol_per_kg"] == 1)
MGSO4 = next(row for row in OTHERS if row["solute"] == "MgSO4" and row["molality_mol_per_kg"] == 0.1)
PLANTS = entries("plants.json")
SUGAR = entries("osmotic_pressure_examples.json")["sucrose_1M_22C_AP"]
SALINE = entries("osmotic_pressure_examples.json")["saline_0.9pct"]
BALANCE = entries("mass_balance.json")["mass_balance_example"]
SEA = next(
    row for row in table("seawater.csv") if row["temperature_C"] == 25 and row["absolute_salinity_g_per_kg"] == 35
)
LEAST = next(
    row
    for row in table("minimum_work.csv")
    if row["feed"] == "TEOS sea water S=35 g/kg" and row["T_C"] == 25 and row["recovery"] == 0.4
)
SEA_SURE = 0.002
STANDARD_SEA = next(
    row
    for row in table("mixed_waters.csv")
    if row["water"].startswith("standard seawater") and row["temperature_C"] == 25
)
ELEMENT = next(row for row in table("membrane_elements.csv") if row["element"] == "SW30HRLE-4040")


def sucrose(molality: float, temperature: float = ROOM) -> float:
    """The osmotic pressure of cane sugar in Pa, from its osmotic coefficients at 25 °C, which hardly change."""
    rows = [
        (0.0, 1.0),
        *((row["molality_mol_per_kg"], row["osmotic_coefficient"]) for row in OTHERS if row["solute"] == "sucrose"),
    ]
    density = interpolated(WATER.items(), temperature - 273.15)
    return interpolated(rows, molality) * molality * density * R * temperature


def table_salt(grams_per_litre: float) -> float:
    """The osmotic pressure of table salt at 25 °C, in bar."""
    points = [(row["mg_per_L"] / 1000, row["osmotic_pressure_bar"]) for row in SCALES]
    return interpolated([(0.0, 0.0), *points], grams_per_litre)


def osmolality(grams_per_litre: float) -> float:
    """What an osmometer reads in table salt, in mOsm/kg."""
    molality = interpolated(
        [(0.0, 0.0), *((row["mg_per_L"] / 1000, row["mol_per_kg_water"]) for row in SCALES)], grams_per_litre
    )
    coefficient = interpolated([(row["molality_mol_per_kg"], row["osmotic_coefficient"]) for row in NACL], molality)
    return 2000 * coefficient * molality


# Biology


def turgor(outside: float, modulus: float) -> float:
    """The turgor in MPa of the cell of −0.7 MPa, a tenth of it not water, at a water potential of −outside MPa."""

    def excess(volume: float) -> float:
        return modulus * math.log(volume) - 0.7 * 0.9 / (volume - 0.1) + outside

    return modulus * math.log(root(excess, 1.0, 1.5))


WEAK, SYRUP = sucrose(0.1) / 1e6, sucrose(0.5) / 1e6
STRIPS = [
    (0.0, 5.10, 5.85),
    (0.1, 4.95, 5.45),
    (0.2, 5.20, 5.41),
    (0.3, 5.05, 4.93),
    (0.4, 5.00, 4.55),
    (0.5, 5.15, 4.38),
]
CHANGES = [(strength, 100 * (after - before) / before) for strength, before, after in STRIPS]
UNCHANGED = 0.2 + 0.1 * CHANGES[2][1] / (CHANGES[2][1] - CHANGES[3][1])
SEA_SODIUM = (  # mmol/L: as much for each gram of salt as in standard sea water, of 35.16504 g/kg
    STANDARD_SEA["Na_mg_per_kg_water"] * (1 - 0.03516504) * 35 / 35.16504 / SODIUM * SEA["density_kg_per_m3"] / 1000
)
URINE = SEA_SODIUM / 300
BIOLOGY = {
    "answer-1-a": Value(-100 * R * ROOM / 1e6, "MPa"),
    "answer-1-b": Value(PLANTS["real_solute_potential"]["MPa"], "MPa", PLANTS["real_solute_potential"]["tolerance"]),
    "answer-2-a": Value(turgor(0.0, 1000), "MPa"),
    "answer-2-b": Value(turgor(WEAK, 1000), "MPa", SUCROSE_SURE * WEAK / turgor(WEAK, 1000)),
    "answer-2-c": Value(turgor(WEAK, 10), "MPa", SUCROSE_SURE * WEAK / turgor(WEAK, 10)),
    "answer-3-b": Value(10 + 90 * 0.7 / SYRUP, "%", SUCROSE_SURE),
    "answer-4-b": Value(UNCHANGED, "mol/L"),
    "answer-4-c": Value(-260 * R * ROOM / 1e6, "MPa"),
    "answer-5-a": Value(200 * R * ROOM / 1e6, "MPa"),
    "answer-5-b": Value(400 * R * ROOM / 1e6, "MPa"),
    "step-6-a": Value(9 / SALT, "mol"),
    "answer-6-a": Value(2000 * 9 / SALT, "mOsm"),
    "answer-6-b": Value(SALINE["osmolality_mOsm_kg"], "mOsm/kg", NACL_SURE),
    "step-6-b": Value(100 * (1 - SALINE["osmolality_mOsm_kg"] / 290), "%"),
    "answer-6-c": Value(0.4 + 0.6 * 290 / osmolality(4.5), "", NACL_SURE),
    "answer-6-d": Value(root(lambda each: osmolality(each) - 0.6 * 290 / 1.3, 2.0, 8.0), "g/L", NACL_SURE),
    "answer-7-a": Value(URINE, "L", SEA_SURE),
    "answer-7-b": Value(1 - URINE, "L", SEA_SURE * URINE / (URINE - 1)),
    "answer-8-a": Value(R * ROOM / PLANTS["molar_volume_of_water"]["cm3_per_mol"] * math.log(0.5), "MPa"),
}

# Chemistry


def room(osmolality: float, pressure: float, temperature: float) -> float:
    """What a kilogram of water takes in a solution of this osmolality and osmotic pressure in bar, in L."""
    return osmolality * R * temperature / (pressure * 100)


IDEAL = 2000 * ONE_MOLAL["molarity_mol_per_L"] * R * WARM / 1e5
REAL = ONE_MOLAL["osmotic_pressure_bar"]
MGSO4_MOLARITY = (
    0.1
    * next(
        row["density_kg_per_m3"]
        for row in table("solute_densities.csv")
        if (row["solute"], row["temperature_C"], row["molality_mol_per_kg"]) == ("MgSO4", 25, 0.1)
    )
    / (1 + 0.1 * 0.120366)
)  # mol/m³
MGSO4_IDEAL = 2 * MGSO4_MOLARITY * R * WARM / 1e5
SUGAR_IDEAL = 1000 * R * 295.15 / 1e5
SUGAR_REAL = SUGAR_IDEAL * SUGAR["real_bar_with_phi"] / SUGAR["psi_s_bar_R=0.0831_T=295"]
# So dilute a solution follows the limiting law of Debye and Hückel, in which 1 − φ is a third of −ln γ.
DILUTE = (
    1
    + math.log(
        next(
            row["mean_activity_coefficient"]
            for row in table("solute_activity_coefficients.csv")
            if row["solute"] == "NaCl" and row["molality_mol_per_kg"] == 0.001
        )
    )
    / 3
)
THIN_SURE = 0.001
PULL = 2 * DILUTE * 1e-4 * R * WARM  # J: osmotic pressure times volume of the right arm


def height(piston: float) -> float:
    """How much higher the right arm of 1 cm², with 100 mL at the start, comes to rest, in m; the piston's in Pa."""
    return root(lambda rise: (WATER[25] * G * rise + piston) * (1e-4 + 1e-4 * rise / 2) - PULL, -1.9, 1.9)


CHEMISTRY = {
    "answer-1-a": Value(100 * R * WARM / 1e5, "bar"),
    "answer-1-b": Value(200 * R * WARM / 1e5, "bar"),
    "answer-1-c": Value(300 * R * WARM / 1e5, "bar"),
    "answer-2-a": Value(9 / SALT, "mol/L"),
    "answer-2-b": Value(100 * 9 / 1004.5, "%"),
    "step-2-a": Value(1004.5 - 9, "g"),
    "answer-2-c": Value(9 / SALT / 0.9955, "mol/kg"),
    "answer-3-a": Value(100 / SALT, "mol/L"),
    "step-3-a": Value(1066.1 - 100, "g"),
    "answer-3-b": Value(100 / SALT / 0.9661, "mol/kg"),
    "answer-4-a": Value(IDEAL, "bar", 0.0005),
    "answer-4-b": Value(REAL, "bar", NACL_SURE),
    "answer-4-c": Value(100 * (IDEAL / REAL - 1), "%", NACL_SURE * IDEAL / (IDEAL - REAL)),
    "step-4-a": Value(100 * (1 - ONE_MOLAL["osmotic_coefficient"]), "%"),
    "answer-5-a": Value(200 * MGSO4["osmotic_coefficient"], "mOsm/kg", MGSO4_SURE),
    "answer-5-b": Value(MGSO4["osmotic_pressure_bar"], "bar", MGSO4_SURE),
    "answer-5-c": Value(
        100 * (MGSO4_IDEAL / MGSO4["osmotic_pressure_bar"] - 1),
        "%",
        MGSO4_SURE * MGSO4_IDEAL / (MGSO4_IDEAL - MGSO4["osmotic_pressure_bar"]),
    ),
    "answer-6-a": Value(SUGAR_IDEAL, "bar"),
    "answer-6-b": Value(SUGAR_REAL, "bar", SUCROSE_SURE),
    "answer-6-c": Value(
        100 * (SUGAR_IDEAL / SUGAR_REAL - 1), "%", SUCROSE_SURE * SUGAR_IDEAL / (SUGAR_REAL - SUGAR_IDEAL)
    ),
    "step-6-a": Value(1 / 1.273, "kg"),
    "answer-7-a": Value(math.exp(-0.018015 * 2 * ONE_MOLAL["osmotic_coefficient"]), "", 0.036 * NACL_SURE),
    "step-7-a": Value(1 / 0.018015),
    "step-7-b": Value(1 / 0.018015 / (1 / 0.018015 + 2)),
    "step-8-a": Value(0.1 / (0.1 * WATER[25] / 1000), "mmol/kg"),
    "step-8-b": Value(0.1 * WATER[25] / 1000, "kg"),
    "answer-8-a": Value(PULL / 1e-4 / 1000, "kPa", THIN_SURE),
    "answer-8-b": Value(height(0), "m", THIN_SURE),
    "answer-8-c": Value(1e-4 / (WATER[25] * (1e-4 + 1e-4 * height(0) / 2)) * 1000, "mmol/kg", THIN_SURE),
    "answer-8-d": Value(height(2500), "m", THIN_SURE * 4.9 / 2.4),
}

# Engineering

SEEN = table_salt(35)
FLUX_SURE = NACL_SURE * SEEN


def permeate(pressure: float) -> float:
    """The permeate's concentration in g/L behind A = 1.2 and B = 0.06, its own osmotic pressure counted."""
    found = 0.0
    for _ in range(50):
        found = 0.06 * 35 / (1.2 * (pressure - SEEN + table_salt(found)) + 0.06)
    return found


def modulus(flux: float) -> float:
    """The polarisation modulus at a flux in L/(m² h), for 30 µm/s and 99.5 %."""
    return 1 / (0.005 + 0.995 * math.exp(-flux / 3.6e6 / 30e-6))


FEED = interpolated([(row["g_per_kg_solution"], row["mg_per_L"] / 1000) for row in SCALES], 32.0)
PASSED = 0.0025 * FEED
MEAN = FEED * math.log(1 / 0.92) / 0.08
WALL = MEAN * math.exp(0.7 * 0.08)
FLUX = ELEMENT["rated_m3_per_day"] * 1000 / 24 / ELEMENT["area_m2"]
DRIVING = ELEMENT["test_pressure_bar"] - table_salt(WALL) + table_salt(PASSED)
DRIVING_SURE = NACL_SURE * table_salt(WALL) / DRIVING
TCF = entries("ro_design_equations.json")["TCF"]["values"]["15"]
BYPASS = (500 - 0.02 * 1500) / (1500 - 0.02 * 1500)
FROM_WELL = (1 - BYPASS) / 0.75 + BYPASS
SUPPLY = 2 / (0.80 * 0.95)
VALVE = SUPPLY + 58 / (0.88 * 0.95)
EXCHANGED = 2 + 0.95 * (58.5 - 1)
HIGH = 0.4 * 58 / (0.88 * 0.95)
BOOSTER = 0.6 * (60 - EXCHANGED) / (0.80 * 0.95)
ENGINEERING = {
    "answer-1-a": Value(1.2 * (55 - SEEN), "L/(m² h)", FLUX_SURE / (55 - SEEN)),
    "answer-1-c": Value(1.2 * (20 - SEEN), "L/(m² h)", FLUX_SURE / (SEEN - 20)),
    "answer-2-a": Value(1000 * permeate(55), "mg/L", FLUX_SURE / (55 - SEEN)),
    "answer-2-b": Value(1000 * permeate(41), "mg/L", FLUX_SURE / (41 - SEEN)),
    "answer-3-a": Value(BALANCE["Qp"], "m³/h"),
    "answer-3-b": Value(BALANCE["Qc"], "m³/h"),
    "answer-3-c": Value(BALANCE["Cp"], "mg/L"),
    "answer-3-d": Value(BALANCE["Cc"] / 1000, "g/L"),
    "answer-3-e": Value(BALANCE["CF"]),
    "step-4-a": Value(15 / 3.6, "µm/s"),
    "step-4-b": Value(15 / 3.6 / 30),
    "answer-4-a": Value(modulus(15)),
    "answer-4-b": Value(35 * modulus(15), "g/L"),
    "answer-4-c": Value(modulus(30)),
    "step-5-a": Value(math.log(1 / 0.92) / 0.08),
    "answer-5-a": Value(MEAN, "g/L"),
    "answer-5-b": Value(math.exp(0.7 * 0.08)),
    "step-5-b": Value(WALL, "g/L"),
    "step-5-c": Value(PASSED, "g/L"),
    "answer-5-c": Value(FLUX, "L/(m² h)"),
    "answer-5-d": Value(DRIVING, "bar", DRIVING_SURE),
    "answer-5-e": Value(FLUX / DRIVING, "L/(m² h bar)", DRIVING_SURE),
    "answer-5-f": Value(FLUX * PASSED / (WALL - PASSED), "L/(m² h)"),
    "answer-6-a": Value(42, "L/(m² h)"),
    "answer-6-b": Value(TCF),
    "answer-6-c": Value(42 * TCF, "L/(m² h)"),
    "step-6-a": Value(10 / TCF, "bar"),
    "answer-6-d": Value(4.2 * TCF * 14.22, "L/(m² h)"),
    "answer-7-a": Value(100 * BYPASS, "%"),
    "step-7-a": Value(FROM_WELL, "m³"),
    "answer-7-b": Value(100 / FROM_WELL, "%"),
    "answer-7-c": Value(100 / FROM_WELL, "m³/h"),
    "answer-8-a": Value(LEAST["pi_brine_bar"] / KWH, "kWh/m³", SEA_SURE),
    "answer-8-b": Value(LEAST["pi_brine_bar"] / KWH / 0.4, "kWh/m³", SEA_SURE),
    "answer-8-c": Value(LEAST["W_min_kWh_m3"], "kWh/m³", SEA_SURE),
    "step-8-a": Value((SEA["osmotic_pressure_bar"] + LEAST["pi_brine_bar"]) / 2, "bar"),
    "answer-8-d": Value(LEAST["pi_brine_bar"] / KWH / LEAST["W_min_kWh_m3"], "", SEA_SURE),
    "step-9-a": Value(VALVE, "bar"),
    "answer-9-a": Value(VALVE / KWH / 0.4, "kWh/m³"),
    "step-9-b": Value(EXCHANGED, "bar"),
    "step-9-c": Value(60 - EXCHANGED, "bar"),
    "step-9-d": Value(SUPPLY),
    "step-9-e": Value(HIGH),
    "step-9-f": Value(BOOSTER),
    "step-9-g": Value(SUPPLY + HIGH + BOOSTER, "bar"),
    "answer-9-b": Value((SUPPLY + HIGH + BOOSTER) / KWH / 0.4, "kWh/m³"),
}

ANSWERS = {"worksheet-biology": BIOLOGY, "worksheet-chemistry": CHEMISTRY, "worksheet-engineering": ENGINEERING}

# What the questions give as measured, in the words of the page.
GIVEN = {
    "worksheet-biology": [
        ("water potential is −0.245 MPa", Value(-WEAK, "MPa", SUCROSE_SURE)),
        ("water potential of −1.267 MPa", Value(-SYRUP, "MPa", SUCROSE_SURE)),
        ("osmotic coefficient is 0.926", Value(SALINE["phi_37C_Archer"])),
        ("there is 0.155 mol", Value(SALINE["molality"], "mol")),
        ("has 145 mOsm/kg", Value(osmolality(4.5), "mOsm/kg", NACL_SURE)),
        ("holds 478 mmol", Value(SEA_SODIUM, "mmol", SEA_SURE)),
        ("18.05 ", Value(PLANTS["molar_volume_of_water"]["cm3_per_mol"])),
    ],
    "worksheet-chemistry": [
        ("997.0 kg/m³", Value(WATER[25], "kg/m³")),
        ("litre weighs 1004.5 g", Value(1004.330, "g", 0.0005)),  # sodium_chloride_concentrations.csv, 20 °C
        ("weighs 1066.1 g", Value(1065.910, "g", 0.0005)),  # the same
        ("that is 0.979 mol", Value(ONE_MOLAL["molarity_mol_per_L"], "mol")),
        ("is 0.937.", Value(ONE_MOLAL["osmotic_coefficient"])),
        ("osmotic coefficient of 0.596", Value(MGSO4["osmotic_coefficient"])),
        ("coefficient is 1.115", Value(sucrose(1.273, 295.15) / (1.273 * 997.77 * R * 295.15), "", SUCROSE_SURE)),
        ("takes up a volume $v_\\text{w}$ of\n  1.001 L", Value(room(0.937 * 2, REAL, WARM), "L", 0.0005)),
        ("takes up 1.003 L", Value(room(0.596 * 0.2, MGSO4["osmotic_pressure_bar"], WARM), "L", 0.0005)),
        ("takes up 0.9995 L", Value(room(1.115 * 1.273, SUGAR_REAL, 295.15), "L", SUCROSE_SURE)),
        ("coefficient is 0.988", Value(DILUTE)),
    ],
    "worksheet-engineering": [
        ("pressure\nis 27.8 bar", Value(SEEN, "bar")),
        ("6.06 m³/d", Value(ELEMENT["rated_m3_per_day"], "m³/d")),
        ("at 55.2 bar", Value(ELEMENT["test_pressure_bar"], "bar")),
        ("= 32.62 g/L", Value(FEED, "g/L")),
        ("pressure is 28.5 bar", Value(table_salt(WALL), "bar", NACL_SURE)),
        ("of 25.8 bar", Value(SEA["osmotic_pressure_bar"], "bar")),
        ("of\n44.1 bar", Value(LEAST["pi_brine_bar"], "bar")),
        ("is 33.3 bar", Value(LEAST["W_min_kWh_m3"] * KWH, "bar")),
    ],
}
