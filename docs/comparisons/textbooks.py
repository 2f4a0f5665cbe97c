"""The units of membranes and of hardness beside textbooks and what is printed for homes."""

from __future__ import annotations

from collections.abc import Callable

from calc import balance, membrane, osmosis, solutions
from calc.core.units import BAR, MOLAR, celsius, from_si, to_si
from calc.models.ions import hardness
from calc.models.membranes.under_sink import Unit
from docs.comparisons import AS_PUBLISHED, OTHER, SAME, Row, Source, on_all_scales
from docs.comparisons.published import entries


def _concentration_factor(row: Row) -> float:
    return balance.recovery(recovery=row["Y"], observed_rejection=row["R"], feed_concentration=1.0).concentration_factor


def _waste_ratios() -> list[Row]:
    cases = entries("waste_ratio.json")["waste_ratio_conversions"]
    return [{"Y": 1 / (1 + case["reject:product"]), "R": 1.0, "CF": case["CF"]} for case in cases]


def _permeate_of_a_unit(row: Row) -> float:
    """In L/d, of the unit whose element the same file describes."""
    rated = entries("home_ro.json")["element_TW30_1812_75"]
    unit = Unit(
        to_si(rated["gpd"], "US gal/day"),
        to_si(rated["psi"], "psi"),
        rated["rejection"],
        to_si(row["P_psi"], "psi"),
        celsius(row["T_C"]),
        to_si(row["TDS_mg_L"], "mg/L"),
        row["recovery"],
    )
    return from_si(unit.permeate(to_si(row["tank_psi"], "psi")).flow, "L/d")


def _ideal_sugars() -> list[Row]:
    examples = entries("osmotic_pressure_examples.json")
    # The first calculates with R = 0.0831 L bar/(mol K) and 295 K: short of R by 0.05 %, and rounded by 0.02 %.
    strong, weak = examples["sucrose_1M_22C_AP"], examples["sucrose_0.15M_25C"]
    return [
        {"concentration": 1.0, "temperature": 295.0, "published": -strong["published"] * BAR, "tolerance": 0.001},
        {
            "concentration": 0.15,
            "temperature": celsius(25),
            "published": -weak["published"] * 1e6,
            "tolerance": 0.005 / -weak["published"],
        },
    ]


def _real_examples() -> list[Row]:
    examples = entries("osmotic_pressure_examples.json")
    saline, sugar = examples["saline_0.9pct"], examples["sucrose_1M_22C_AP"]
    return [
        {
            "solute": "NaCl",
            "concentration": saline["c_mol_L"],
            "temperature": celsius(37),
            "published": saline["pi_bar_37C"],
        },
        {
            "solute": "sucrose",
            "concentration": 1.0,
            "temperature": celsius(22),
            "published": -sugar["real_bar_with_phi"],
        },
    ]


def _real_pressure(row: Row) -> float:
    found = on_all_scales(row["solute"], row["concentration"], "mol/L", row["temperature"])
    return solutions.osmotic_pressure(row["solute"], found.molality, row["temperature"]).osmotic_pressure / BAR


def _published(name: str, file: str, quantity: str, rows: Callable, computed: Callable, **rest) -> Source:
    return Source(
        subject="Textbooks, home units and hardness",
        name=name,
        file=file,
        quantity=quantity,
        rows=rows,
        computed=computed,
        **{"kind": SAME, "abscissa": "recovery", "unit": "", "over": "Y", "expected": "CF"} | rest,
    )


def _saps() -> list[Row]:
    """The revised rule of 86: gallons of sap for one of syrup, from the sugar of the sap."""
    return [
        rule | {"sap_brix": sweet, "gallons": rule["rule"] / sweet - rule["less"]}
        for rule in entries("household.json")["syrup"]
        for sweet in (1.0, 2.0, 3.0, 8.0, 20.0)
    ]


def _sap_for_syrup(row: Row) -> float:
    answer = membrane.sap(
        sap_volume=1.0,
        sap_sugar=row["sap_brix"] / 100,
        concentrate_sugar=0.3,
        pump_pressure=60 * BAR,
        syrup_sugar=row["syrup_brix"] / 100,
        temperature=celsius(20),
    )
    return 1 / answer.syrup


_EXAMPLES = "osmotic_pressure_examples.json"
_BY_CONCENTRATION = {
    "abscissa": "concentration", "unit": "mol/L", "over": "concentration", "expected": "published",
}  # fmt: skip
SOURCES: list[Source] = [
    _published(
        "Design equations after DuPont FilmTec", "mass_balance.json", "concentration factor",
        lambda: entries("mass_balance.json")["CF"]["values"], _concentration_factor,
        tolerance=AS_PUBLISHED, last_digit=1e-5, stated_in="mass_balance.json",
    ),
    _published(
        "Waste ratios of home units", "waste_ratio.json", "concentration factor", _waste_ratios, _concentration_factor,
        tolerance=AS_PUBLISHED, last_digit=1e-4, stated_in="waste_ratio.json",
    ),
    _published(
        "Estimates of another model", "home_ro.json", "production of a unit under the sink",
        lambda: entries("home_ro.json")["examples"], _permeate_of_a_unit, kind=OTHER,
        tolerance=0.2, abscissa="temperature", unit="°C", over="T_C", expected="permeate_L_d_estimate",
    ),
    _published(
        "Sugar by the ideal law", _EXAMPLES, "osmotic pressure", _ideal_sugars,
        lambda row: osmosis.osmotic_pressure(row["concentration"] * MOLAR, row["temperature"], 1),
        tolerance=lambda row: row["tolerance"], **_BY_CONCENTRATION,
    ),
    _published(
        "Saline and sugar as they are", _EXAMPLES, "osmotic pressure", _real_examples, _real_pressure,
        tolerance=0.005, **_BY_CONCENTRATION,
    ),
    _published(
        "Aquarists', brewers' and coffee makers' factors", "household.json", "hardness and alkalinity on their scales",
        lambda: entries("household.json")["hardness_scales"],
        lambda row: hardness.on_scale({row["ion"]: row["mg_per_L"] / 1000}, row["scale"]),
        tolerance=lambda row: row["last_digit"] / 2 / row["value"], abscissa="concentration of the ion", unit="mg/L",
        over="mg_per_L", expected="value",
    ),
    _published(
        "Makers of maple syrup", "household.json", "sap for one part of syrup", _saps, _sap_for_syrup, kind=OTHER,
        tolerance=0.01, abscissa="sugar of the sap", unit="°Bx", over="sap_brix", expected="gallons",
    ),
]  # fmt: skip
