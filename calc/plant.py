"""A plant as a whole: what its water costs, and what its log tells of its membranes."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Group, Range, Table, refuse_outside
from calc.core.units import CUBIC_METRE_PER_HOUR, PERCENT, YEAR, to_si
from calc.models.membranes import plant_cost
from calc.vocabulary import plant_cost as costs
from calc.vocabulary.common import PermeateFlow, Recovery
from calc.vocabulary.energy import BoosterPower, HighPressurePumpPower, SpecificEnergy
from calc.vocabulary.household import CostPart, PartOfYear, PartShare
from calc.vocabulary.ranges import RECOVERY

# The first two are a flowsheet of WaterTAP with the sizes that its own optimum has; the third is an illustration.
# All have the prices of WaterTAP.
PRESETS = {
    "cost": {
        "WaterTAP's seawater unit with pressure exchangers": {
            "permeate_flow": "1.78344 m3/h",
            "recovery": "49.54 %",
            "specific_energy": "2.25 kWh/m3",
            "membrane_area": "100.5 m2",
            "high_pressure_power": "3.64 kW",
            "booster_power": "0.373 kW",
            "exchanger_flow": "1.82 m3/h",
            "chemical_dose": "0 mg/L",
        },
        "WaterTAP's seawater unit without a device": {
            "permeate_flow": "1.78344 m3/h",
            "recovery": "49.54 %",
            "specific_energy": "4.026 kWh/m3",
            "membrane_area": "100.5 m2",
            "high_pressure_power": "7.18 kW",
            "booster_power": "0 kW",
            "exchanger_flow": "0 m3/h",
            "chemical_dose": "0 mg/L",
        },
        "a brackish plant": {
            "permeate_flow": "75 m3/h",
            "recovery": "75 %",
            "specific_energy": "0.5848 kWh/m3",
            "membrane_area": "3000 m2",
            "high_pressure_power": "36.55 kW",
            "booster_power": "0 kW",
            "exchanger_flow": "0 m3/h",
        },
    }
}


class Part(NamedTuple):
    """One part of the cost."""

    part: CostPart
    for_a_volume: costs.PartOfVolume
    for_a_year: PartOfYear
    share: PartShare


class Cost(NamedTuple):
    """What the water of a plant costs."""

    water_cost: costs.WaterCost
    lowest_cost: costs.LowestCost
    highest_cost: costs.HighestCost
    cost_a_year: costs.PlantCostAYear
    investment: costs.Investment
    capital_recovery_factor: costs.CapitalRecoveryFactor
    water_a_year: costs.WaterAYear
    parts: Annotated[tuple[Part, ...], Table("parts of the cost of water", "What the money of the plant is spent on.")]


_NO_LESS = "a price cannot be below zero"
_POWER = Range(0.0, 1e9, "a pump takes power, and gives none", "no plant has such pumps")
_OF_CAPITAL = Range(0.0, 50 * PERCENT, "it cannot be below zero", "more would build the plant anew every other year")
_FACTORS, _PRICES, _STAFF, _SPREAD = map(
    Group, ("money and time", "prices", "labour, maintenance, insurance", "how sure the prices are")
)


def cost(
    permeate_flow: Annotated[
        PermeateFlow,
        Range(to_si(1, "L/h"), 1e5 * CUBIC_METRE_PER_HOUR, "a hand pump gives more", "no plant is so large"),
    ] = 450 * CUBIC_METRE_PER_HOUR,
    recovery: Annotated[Recovery, RECOVERY] = 45 * PERCENT,
    specific_energy: Annotated[
        SpecificEnergy,
        Range(0.0, to_si(100, "kWh/m3"), "a plant gives no energy", "boiling the water away would take less"),
    ] = to_si(2.262, "kWh/m3"),
    membrane_area: Annotated[
        costs.PlantMembraneArea, Range(0.1, 1e8, "no element is so small", "no plant is so large")
    ] = 30_000.0,
    high_pressure_power: Annotated[HighPressurePumpPower, _POWER] = 878e3,
    booster_power: Annotated[BoosterPower, _POWER] = 67e3,
    exchanger_flow: Annotated[
        costs.ExchangerFlow,
        Range(0.0, 2e5 * CUBIC_METRE_PER_HOUR, "where there are none it is zero", "no plant is so large"),
    ] = 544.5 * CUBIC_METRE_PER_HOUR,
    utilisation_factor: Annotated[
        costs.UtilisationFactor,
        Range(1 * PERCENT, 1.0, "a plant that stands makes no water", "the year has no more hours"),
        _FACTORS,
    ] = 90 * PERCENT,
    interest_rate: Annotated[
        costs.InterestRate,
        Range(0.0, 1.0, "money that is lent wants no less back", "nobody builds with such money"),
        _FACTORS,
    ] = 9.307 * PERCENT,
    lifetime: Annotated[
        costs.PlantLifetime,
        Range(1 * YEAR, 100 * YEAR, "a plant runs for a year at least", "no plant is so old"),
        _FACTORS,
    ] = 30 * YEAR,
    electricity_price: Annotated[
        costs.PriceOfElectricity, Range(0.0, to_si(100, "/kWh"), _NO_LESS, "more is likely a mistake"), _PRICES
    ] = to_si(0.07, "/kWh"),
    membrane_price: Annotated[
        costs.PriceOfMembrane, Range(0.0, 1e5, _NO_LESS, "more is likely a mistake"), _PRICES
    ] = 30.0,
    membrane_life: Annotated[
        costs.LifeOfElements,
        Range(0.1 * YEAR, 50 * YEAR, "it would be cleaned instead", "no element lasts longer"),
        _PRICES,
    ] = 5 * YEAR,
    pump_price: Annotated[
        costs.PriceOfPumps, Range(0.0, 1e4, _NO_LESS, "more is likely a mistake"), _PRICES
    ] = to_si(1908, "/kW"),
    exchanger_price: Annotated[
        costs.PriceOfExchangers, Range(0.0, to_si(1e6, "/(m3/h)"), _NO_LESS, "more is likely a mistake"), _PRICES
    ] = to_si(535, "/(m3/h)"),
    installation_factor: Annotated[
        costs.InstallationFactor,
        Range(1.0, 20.0, "what is bought is paid for", "the makers' own prices would have to be wrong"),
        _PRICES,
    ] = 2.0,
    chemical_dose: Annotated[
        costs.ChemicalDose,
        Range(0.0, 1.0, "it cannot be below zero", "more would be another water"),
        _PRICES,
    ] = to_si(5, "mg/L"),
    chemical_price: Annotated[
        costs.PriceOfChemicals, Range(0.0, 1e4, _NO_LESS, "more is likely a mistake"), _PRICES
    ] = 3.49,
    labour: Annotated[costs.LabourShare, _OF_CAPITAL, _STAFF] = 0.38 * PERCENT,
    maintenance: Annotated[costs.MaintenanceShare, _OF_CAPITAL, _STAFF] = 2.22 * PERCENT,
    insurance: Annotated[costs.InsuranceShare, _OF_CAPITAL, _STAFF] = 0.40 * PERCENT,
    capital_underrun: Annotated[
        costs.CapitalUnderrun,
        Range(0.0, 1.0, "the other input is for more", "nothing costs less than nothing"),
        _SPREAD,
    ] = 30 * PERCENT,
    capital_overrun: Annotated[
        costs.CapitalOverrun,
        Range(0.0, 10.0, "the other input is for less", "an estimate so far off is none"),
        _SPREAD,
    ] = 50 * PERCENT,
    price_spread: Annotated[
        costs.PriceSpread,
        Range(0.0, 1.0, "it is counted both ways", "nothing costs less than nothing"),
        _SPREAD,
    ] = 20 * PERCENT,
) -> Cost:
    r"""Cost of a cubic metre of water from a reverse osmosis plant.

    $$ I = f \, (p_\text{m} A_\text{m} + p_\text{h} (P_\text{h} + P_\text{b}) + p_\text{x} Q_\text{x}) $$

    $$ a = \begin{cases} \frac{i}{1 - (1 + i)^{-n}} & i > 0 \\ \frac{1}{n} & \text{otherwise} \end{cases} $$

    $$ n = \frac{T_\text{L}}{\text{years}} $$

    $$ Q_\text{a} = u \, Q_\text{p} $$

    $$ K_\text{capital} = \frac{a \, I}{\text{years}} $$

    $$ K_\text{energy} = p_\text{e} \, e \, Q_\text{a} $$

    $$ K_\text{membranes} = \frac{p_\text{m} A_\text{m}}{T_\text{m}} $$

    $$ K_\text{chemicals} = \frac{p_\text{c} \, d \, Q_\text{a}}{Y} $$

    $$ K_\text{labour} = \frac{\ell \, I}{\text{years}}, \quad K_\text{maintenance} = \frac{m \, I}{\text{years}}, \quad
    K_\text{insurance} = \frac{\tau \, I}{\text{years}} $$

    $$ K_\text{built} = K_\text{capital} + K_\text{labour} + K_\text{maintenance} + K_\text{insurance} $$

    $$ K = K_\text{built} + K_\text{energy} + K_\text{membranes} + K_\text{chemicals} $$

    $$ k = \frac{K}{Q_\text{a}}, \quad k_j = \frac{K_j}{Q_\text{a}}, \quad s_j = \frac{K_j}{K} $$

    $$ \sigma = \delta_p \, \sqrt{K_\text{energy}^2 + K_\text{membranes}^2 + K_\text{chemicals}^2} $$

    $$ k_- = k - \frac{\sqrt{(\delta_- K_\text{built})^2 + \sigma^2}}{Q_\text{a}} $$

    $$ k_+ = k + \frac{\sqrt{(\delta_+ K_\text{built})^2 + \sigma^2}}{Q_\text{a}} $$

    Holds for a plant in steady use, in the money of its prices; the prices that stand here are in US dollars of 2018,
    those of chemicals of 2020. The capital is levelised: the same sum in each of the $n$ years of its life, interest
    included. Labour, maintenance, and insurance and taxes are shares of what the plant cost to build, and $K_j$ the
    parts of the cost of a year. What is bought counts the elements, the pumps by the power that they draw, and the
    pressure exchangers; buildings, intake, pretreatment, the way to the tap and the concentrate's way are in it only
    as far as the installation factor covers them, which doubles the price. So it is a cost to compare designs by, and
    below what water from whole plants is sold for. The best and the worst case take what the capital makes, and each
    price, to be off independently of one another, and $\sigma$ is what the prices add; for one input after another
    open "How sure?" below.

    WaterTAP's simple package has 3 % of the capital a year for "maintenance, labour, chemicals" together. The three
    shares here are those of its detailed package, which add up to the same 3 % without chemicals; set the dose to
    zero to have the simple one.

    Answer: A volume of water costs {water_cost}: between {lowest_cost} and {highest_cost} where capital and prices are
    as far off as you say.

    Raises OutOfRange for an input outside its range.

    Accuracy: exact: arithmetic; the prices and factors as they are entered.

    Source: scheme, prices and factors of [WaterTAP's costing
    package](https://watertap.readthedocs.io/en/stable/technical_reference/costing/watertap_costing.html), whose
    documentation and source we read: utilisation 90 %, capital recovery factor 0.1, electricity 0.07 dollars for a
    kilowatt-hour, membrane 30 dollars a square metre, a fifth of it replaced each year, high-pressure pumps 1.908
    dollars a watt, pressure exchangers 535 dollars for a cubic metre in an hour, everything twice that when
    installed. Antiscalant at 3.49 dollars a kilogram is of its table of prices, and 5 mg/L of its seawater plant. The
    spread of the capital is that of an estimate at the stage of a feasibility study, [AACE class
    4](https://midstreamcalculator.com/engineering/economics/project-economics-estimating-fundamentals.html); that of
    the prices is a round figure. The example is WaterTAP's seawater unit without a device, 0.7418 dollars.

    >>> hour = 1 / 3600
    >>> answer = cost(1.78344 * hour, 0.4954, 5.1811 * 3.6e6, 54.34, 9240.0, 0.0, 0.0, chemical_dose=0.0)
    >>> round(answer.water_cost, 4)
    0.7418
    """
    refuse_outside(cost, locals())
    built = plant_cost.investment(
        plant_cost.Sizes(membrane_area, high_pressure_power + booster_power, exchanger_flow),
        plant_cost.Prices(membrane_price, pump_price, exchanger_price, installation_factor),
    )
    factor = plant_cost.capital_recovery_factor(interest_rate, lifetime)
    water = utilisation_factor * permeate_flow
    by_capital = {
        "capital": factor * built / YEAR,
        "labour": labour * built / YEAR,
        "maintenance": maintenance * built / YEAR,
        "insurance and taxes": insurance * built / YEAR,
    }
    by_price = {
        "energy": electricity_price * specific_energy * water,
        "membranes": membrane_price * membrane_area / membrane_life,
        "chemicals": chemical_price * chemical_dose * water / recovery,
    }
    of_capital = sum(by_capital.values())
    total = of_capital + sum(by_price.values())
    less, more = (
        plant_cost.spread(of_capital, by_price, capital, price_spread) for capital in (capital_underrun, capital_overrun)
    )
    return Cost(
        water_cost=total / water,
        lowest_cost=(total - less) / water,
        highest_cost=(total + more) / water,
        cost_a_year=total,
        investment=built,
        capital_recovery_factor=factor,
        water_a_year=water,
        parts=tuple(
            Part(part=name, for_a_volume=money / water, for_a_year=money, share=money / total if total else 0.0)
            for name, money in {**by_capital, **by_price}.items()
        ),
    )
