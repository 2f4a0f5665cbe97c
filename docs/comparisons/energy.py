"""The energy of desalination beside Gibbs energies and the flowsheets of WaterTAP."""

from __future__ import annotations

from functools import cache

from calc import energy
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, KILOWATT_HOUR, STANDARD_ATMOSPHERE, celsius
from calc.models.energy.energy_recovery import Efficiencies, Flows, Pressures, plant
from calc.plant import cost
from docs.comparisons import SAME, Row, Source, read
from docs.comparisons.published import entries, table

_LEAST, _PLANTS = "minimum_work.csv", "ro_energy_recovery.csv"
_COSTS = "plant_cost.json"
_FEED, _SALT = 1e-3, 0.035  # m3/s, and kg/kg: in the header of the plants' file
_DEVICES = {"pressure_exchanger_sim": "isobaric", "pump_as_turbine_sim": "turbine", "no_ERD_sim": "none"}


@cache
def _grams_per_kilogram() -> dict[float, float]:
    """Of table salt at 25 °C, by the g/L of the same solution."""
    rows = table("sodium_chloride_concentrations.csv")
    return {row["mg_per_L"] / 1000: row["g_per_kg_solution"] for row in rows if row["temperature_C"] == 25}


def _least(row: Row) -> energy.LeastAnswer:
    feed = row["feed"]
    if feed.startswith("NaCl"):
        salt, salinity = "NaCl", _grams_per_kilogram()[float(feed.split()[1])]
    else:
        salt, salinity = "sea salt", float(feed.partition("S=")[2].split()[0])
    return energy.minimum_work(salt, salinity / 1000, row["recovery"], celsius(row["T_C"]))


def _specific_energy(row: Row) -> float:
    """With the volumes of the source, whose solutions weigh 995 + 756 w kg to the m3: see ro_0d_watertap.json."""
    permeate, salt = row["Q_product_m3_s"], row["product_ppm"] / 1e6
    mass, fresh = _FEED * (995 + 756 * _SALT), permeate * (995 + 756 * salt)
    left = mass - fresh
    concentrate = left / (995 + 756 * (mass * _SALT - fresh * salt) / left)
    loss = (row["P_feed_bar"] - row["P_brine_bar"]) * BAR
    found = plant(
        _DEVICES[row["case"]],
        Flows(_FEED, permeate, concentrate),
        Pressures(row["P_feed_bar"] * BAR - STANDARD_ATMOSPHERE, loss, 0.0, 0.0, 0.0),
        Efficiencies(0.8, 0.8, 1.0, 1.0, 0.95, 0.95, 0.0),
    )
    return found.power / permeate / KILOWATT_HOUR


def _costs() -> list[Row]:
    return list(entries(_COSTS)["flowsheets"].values())


def _water_cost(row: Row) -> float:
    """Of plants so small that no chemicals are counted."""
    case = entries(_COSTS)
    return cost(
        case["permeate_m3_h"] * CUBIC_METRE_PER_HOUR,
        case["recovery"],
        row["energy_kWh_m3"] * KILOWATT_HOUR,
        row["area_m2"],
        1e3 * row["high_pressure_kW"],
        1e3 * row["booster_kW"],
        row["exchanger_m3_h"] * CUBIC_METRE_PER_HOUR,
        chemical_dose=0.0,
    ).water_cost


def _energy(name: str, file: str, quantity: str, expected: str, computed, tolerance: float, over: str) -> Source:
    return Source(
        subject="Energy",
        name=name,
        file=file,
        kind=SAME,
        quantity=quantity,
        abscissa="recovery",
        unit="",
        rows=read(file),
        over=over,
        expected=expected,
        computed=computed,
        tolerance=tolerance,
    )


_BY_GIBBS = "Seawater by gsw, NaCl by Archer (1992)"
SOURCES: list[Source] = [
    _energy(
        _BY_GIBBS, _LEAST, "least work of separation", "W_min_kWh_m3",
        lambda row: _least(row).least_work / KILOWATT_HOUR, 0.003, "recovery",
    ),
    _energy(
        _BY_GIBBS, _LEAST, "osmotic pressure of the concentrate", "pi_brine_bar",
        lambda row: _least(row).concentrate_osmotic_pressure / BAR, 0.001, "recovery",
    ),
    _energy(
        "WaterTAP 1.8.0, three plants", _PLANTS, "specific energy", "SEC_kWh_m3", _specific_energy, 1e-4,
        "recovery_vol",
    ),
    Source(
        subject="Energy", name="WaterTAP, five plants", file=_COSTS, kind=SAME, quantity="levelised cost of water",
        abscissa="specific energy", unit="kWh/m³", rows=_costs, over="energy_kWh_m3", expected="water_cost",
        computed=_water_cost, tolerance=1e-3,
    ),
]  # fmt: skip
