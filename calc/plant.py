"""A plant as a whole: its elements and its pressure, what its water costs, and what its log tells of its membranes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from calc.core.quantities import Group, Range, Refusal, Table, refuse_outside
from calc.core.rows import Rows
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, PERCENT, YEAR, celsius, to_si
from calc.inputs import feed
from calc.models.energy.energy_recovery import Efficiencies
from calc.models.membranes import plant_cost, plant_trend
from calc.models.membranes.sample_log import IN_AMERICAN_UNITS, SAMPLE
from calc.models.membranes.vessel_setup import Feed, fed
from calc.models.plant import arrays, flowsheet, guidelines
from calc.models.plant.arrays import MOST_OF_SECOND_PASS, MOST_STAGES, Mass, Wanted
from calc.models.plant.flowsheet import Design, Device
from calc.models.solutions import dissolved, whole_analysis
from calc.reports import plant as report
from calc.reports import plant_log
from calc.reports.plant import Analysed, Designed, Machines
from calc.vocabulary import plant as terms
from calc.vocabulary import plant_cost as costs
from calc.vocabulary import plant_trend as trends
from calc.vocabulary import ranges
from calc.vocabulary.common import Balance, FeedConcentration, PermeateFlow, PermeatePressure, Recovery, Temperature
from calc.vocabulary.energy import (
    BoosterEfficiency,
    BoosterPower,
    DeviceLeakage,
    DeviceMixing,
    DischargePressure,
    ExchangerEfficiency,
    HighPressurePumpPower,
    MotorEfficiency,
    PumpEfficiency,
    RecoveryDevice,
    SpecificEnergy,
    SupplyEfficiency,
    SupplyPressure,
    TurbineEfficiency,
)
from calc.vocabulary.household import CostPart, PartOfYear, PartShare
from calc.vocabulary.normalise import (
    NormalisedPermeateFlow,
    NormalisedSaltPassage,
    PermeateFlowChange,
    SaltPassageChange,
)
from calc.vocabulary.plant import MACHINES, MEMBRANES, MORE_OF_THE_ANALYSIS, OTHER_WAYS, SECOND_PASS
from calc.vocabulary.ranges import RECOVERY
from calc.vocabulary.scaling import Antiscalant, FeedPh
from calc.vocabulary.vessel import (
    FlowFactor,
    VesselSalt,
)

# Illustrations with round figures, and nobody's own plant.
_SEA = {
    "salt": "sea salt",
    "feed_concentration": "36 g/L",
    "temperature": "25 degC",
    "source": "sea",
    "permeate_flow": "5000 m3/d",
    "recovery": "42 %",
    "element": "SW30HRLE-440i",
    "device": "isobaric",
    "second_pass": "0 %",
}
_WELL = {
    "salt": "analysis",
    "feed_concentration": "2.1 g/L",
    "temperature": "20 degC",
    "source": "well",
    "permeate_flow": "100 m3/h",
    "recovery": "75 %",
    "element": "BW30-440i",
    "elements_in_vessel": "6",
    "device": "none",
    "second_pass": "0 %",
}
# The first two are a flowsheet of WaterTAP with the sizes that its own optimum has; the third is an illustration.
# All have the prices of WaterTAP.
PRESETS = {
    "design": {
        "seawater, with an isobaric device": _SEA,
        "the same in winter": {**_SEA, "temperature": "12 degC"},
        "seawater in two passes": {**_SEA, "second_pass": "100 %"},
        "brackish well, two stages": _WELL,
        "the same, with a pump between the stages": {**_WELL, "interstage_boost": "3 bar"},
        "river water, three stages": {
            **_WELL,
            "salt": "NaCl",
            "feed_concentration": "500 mg/L",
            "source": "surface",
            "recovery": "85 %",
        },
        "watermaker of a boat": {
            **_SEA,
            "source": "own",
            "design_flux": "20 L/(m2 h)",
            "permeate_flow": "120 L/h",
            "recovery": "12 %",
            "element": "SW30HRLE-4040",
            "elements_in_vessel": "1",
            "device": "none",
        },
    },
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
    },
    "trend": {"a log in American units": {"log": IN_AMERICAN_UNITS}},
}


_FLUX = Range(
    to_si(1, "L/(m2 h)"),
    to_si(80, "L/(m2 h)"),
    "so little needs more membranes than any plant has",
    "no membrane of reverse osmosis stands so much for long",
)
_SHARE_PASSED = Range(0.0, 1.0, "it cannot be below zero", "there is no more than all of it")


def design(
    salt: VesselSalt = "sea salt",
    feed_concentration: Annotated[
        FeedConcentration,
        Range(
            to_si(10, "mg/L"),
            ranges.SALT_IN_A_FEED.high,
            "water with less needs no such plant",
            ranges.SALT_IN_A_FEED.above,
        ),
        dissolved.OF_SALT,
    ] = 36.0,
    temperature: Annotated[Temperature, ranges.WARMTH_OF_A_FEED] = celsius(25),
    source: terms.WaterSource = "sea",
    permeate_flow: Annotated[
        terms.PlantPermeate,
        Range(to_si(1, "L/h"), 1e5 * CUBIC_METRE_PER_HOUR, "less is no plant", "no plant in the world makes so much"),
    ] = to_si(5000, "m3/d"),
    recovery: Annotated[
        Recovery,
        Range(1 * PERCENT, 95 * PERCENT, "a plant that recovers less is not worth building", "no plant takes more"),
    ] = 42 * PERCENT,
    element: terms.PlantElement = "SW30HRLE-440i",
    device: RecoveryDevice = "isobaric",
    second_pass: Annotated[terms.SecondPassShare, _SHARE_PASSED] = 0.0,
    stages: Annotated[terms.StagesWanted, MEMBRANES] = "auto",
    elements_in_vessel: Annotated[terms.ElementsInVessel, ranges.IN_A_VESSEL, MEMBRANES] = 7,
    design_flux: Annotated[terms.DesignFlux, _FLUX, MEMBRANES] = to_si(20, "L/(m2 h)"),
    flow_factor: Annotated[FlowFactor, ranges.OF_ITS_FLOW, MEMBRANES] = 1.0,
    permeate_pressure: Annotated[PermeatePressure, ranges.BESIDE_THE_MEMBRANES, MACHINES] = 0.5 * BAR,
    supply_pressure: Annotated[SupplyPressure, ranges.BESIDE_THE_MEMBRANES, MACHINES] = 2 * BAR,
    discharge_pressure: Annotated[DischargePressure, ranges.BESIDE_THE_MEMBRANES, MACHINES] = 1 * BAR,
    pump_efficiency: Annotated[PumpEfficiency, ranges.EFFICIENCY, MACHINES] = 85 * PERCENT,
    booster_efficiency: Annotated[BoosterEfficiency, ranges.EFFICIENCY, MACHINES] = 80 * PERCENT,
    supply_efficiency: Annotated[SupplyEfficiency, ranges.EFFICIENCY, MACHINES] = 80 * PERCENT,
    motor_efficiency: Annotated[MotorEfficiency, ranges.EFFICIENCY, MACHINES] = 95 * PERCENT,
    turbine_efficiency: Annotated[TurbineEfficiency, ranges.EFFICIENCY, MACHINES] = 85 * PERCENT,
    exchanger_efficiency: Annotated[ExchangerEfficiency, ranges.EFFICIENCY, MACHINES] = 95 * PERCENT,
    leakage: Annotated[DeviceLeakage, ranges.LEAKAGE, MACHINES] = 1 * PERCENT,
    mixing: Annotated[DeviceMixing, ranges.MIXING, MACHINES] = 3.5 * PERCENT,
    second_recovery: Annotated[
        terms.SecondPassRecovery,
        Range(10 * PERCENT, 95 * PERCENT, "a pass that recovers less is not worth it", "no pass takes more"),
        SECOND_PASS,
    ] = 85 * PERCENT,
    second_element: Annotated[terms.SecondPassElement, SECOND_PASS] = "BW30-440i",
    second_flux: Annotated[terms.SecondPassFlux, _FLUX, SECOND_PASS] = to_si(30, "L/(m2 h)"),
    interstage_boost: Annotated[
        terms.InterstageBoost,
        Range(0.0, 50 * BAR, "a pump only adds pressure", "more is another high-pressure pump"),
        OTHER_WAYS,
    ] = 0.0,
    permeate_throttling: Annotated[terms.PermeateThrottling, ranges.BESIDE_THE_MEMBRANES, OTHER_WAYS] = 0.0,
    recirculation: Annotated[
        terms.Recirculation,
        Range(0.0, 90 * PERCENT, "it cannot be below zero", "more turns the same water round and round"),
        OTHER_WAYS,
    ] = 0.0,
    bypass: Annotated[
        terms.Bypass,
        Range(0.0, 50 * PERCENT, "it cannot be below zero", "a plant that passes by more is none"),
        OTHER_WAYS,
    ] = 0.0,
    sodium: feed.Sodium = to_si(480, "mg/L"),
    potassium: feed.Potassium = to_si(15, "mg/L"),
    magnesium: feed.Magnesium = to_si(60, "mg/L"),
    calcium: feed.Calcium = to_si(150, "mg/L"),
    chloride: feed.Chloride = to_si(820, "mg/L"),
    sulfate: feed.Sulfate = to_si(350, "mg/L"),
    bicarbonate: feed.Bicarbonate = to_si(200, "mg/L"),
    nitrate: feed.Nitrate = 0.0,
    balance: Annotated[Balance, MORE_OF_THE_ANALYSIS] = "chloride",
    antiscalant: Annotated[Antiscalant, MORE_OF_THE_ANALYSIS] = "dosed",
    feed_ph: Annotated[
        FeedPh,
        ranges.PH_OF_A_FEED,
        MORE_OF_THE_ANALYSIS,
    ] = 7.6,
    silica: feed.Silica = to_si(25, "mg/L"),
    barium: feed.Barium = to_si(0.05, "mg/L"),
    strontium: feed.Strontium = to_si(2, "mg/L"),
    fluoride: feed.Fluoride = to_si(0.8, "mg/L"),
    boron: feed.Boron = to_si(0.5, "mg/L"),
    ammonium: feed.Ammonium = 0.0,
    iron: feed.Iron = 0.0,
    manganese: feed.Manganese = 0.0,
    phosphate: feed.Phosphate = 0.0,
) -> Designed:
    r"""A whole reverse-osmosis plant for a water and a wanted permeate.

    $$ Q_\text{f} = \frac{Q_\text{p}}{Y} $$

    $$ e = \frac{P}{Q_\text{p}} $$

    $$ R_\text{o} = 1 - \frac{c_\text{p}}{c_\text{f}} $$

    $$ \bar J = \frac{Q_1}{n_1 \, S} $$

    $$ Q_1 = \frac{Q_\text{p} - b \, Q_\text{f}}{1 - s_2 \, (1 - Y_2)} $$

    $$ q = (1 - Y_1)^{1/k} $$

    Holds for spiral-wound elements at steady state, each vessel as `vessel.projection` has it, with its membrane, its
    polarisation and its friction at the temperature $T$ and the flow factor $F$. The plant takes $Q_\text{f}$ of a
    water of $c_\text{f}$ and makes $Q_\text{p}$ with $c_\text{p}$ of salt; the share $b$ of the water passes by the
    membranes. The first pass makes $Q_1$ with $n_1$ elements of the area $S$; its mean flux $\bar J$ is not above the
    flux advised for the source of the water, or your own, $J_\text{d}$. It has $k$ stages, as few as ask no element for
    more than a stage of six does at a recovery of 50 %, but three at the most, and the second pass two, whose feed
    hardly scales or fouls. Each stage has about $q$ times as many vessels as the one before, $Y_1$ being the first
    pass's own recovery, so that about as much water reaches each vessel of $m$ elements. The share $s_2$ of the
    permeate goes through the second pass, of the recovery $Y_2$ and the flux $J_2$, whose concentrate goes back to the
    feed, as does the share $r$ of the first pass's own. $Q_\text{c}$ with $c_\text{c}$ leaves the plant. Among all
    elements $J_1$ is the largest flux of a first one, and $Y_\text{e}$ the largest share that one takes of its feed.
    Each stream of the table has its flow $Q$, its concentration $c$, its osmotic pressure $\pi$ and its pressure $p$.

    The feed pressure $p_\text{f}$ is sought at which the plant makes what is wanted, and with it that of the second
    pass. The concentrate of each stage is the feed of the next, with $\Delta p_\text{i}$ added by a pump; the permeate
    of the first stage has $\Delta p_\text{t}$ more pressure than the others' $p_\text{p}$. Water and salt are counted
    in kilograms, and what enters leaves again to ten digits. Losses in pipes between the stages are left out. The
    machines are those of `energy.specific_energy`; an isobaric device mixes the share $\chi$ of the concentrate's water
    into the feed, and the membranes feel it. Of an analysis each stage passes the ions as `membrane.ion_rejection` has
    it, at its own flux and recovery, and as much salt in all as its transport model lets through; each ion is counted
    around the whole plant. For seawater elements the ions pass in the proportions of brackish ones. The pumps and
    motors have the efficiencies $\eta_\text{p}$, $\eta_\text{b}$, $\eta_\text{s}$ and $\eta_\text{m}$, turbine and
    isobaric device $\eta_\text{t}$ and $\eta_\text{x}$; the device leaks the share $\ell$, the supply pump gives
    $p_\text{s}$, and the concentrate leaves with $p_\text{d}$. $\mathrm{SI}_\text{f}$ and $\mathrm{SI}_\text{c}$ are
    saturation indices of the feed, of $\mathrm{pH}_\text{f}$, and of the concentrate. What scales is that of
    `scaling.maximum_recovery`, for the concentrate as it leaves the plant.

    Answer: {array} make water of {product_concentration}, at {feed_pressure} and {specific_energy}.

    Raises OutOfRange for an input outside its range, and Refusal where no pressure gives so much permeate, or a water
    would be beyond the data for its salt.

    Evaluated: in part, as it is *stepped*: the fluxes are followed along the membranes, and the pressures found by
    trial.

    Accuracy of raw_flow: exact: it follows from the recovery.

    Accuracy: not known: it follows from the elements, of which those of one rating give 15 to 20 % more or less than
    it, and more or less salt.

    Source: the vessels, machines and minerals are those of the calculators named above. The fluxes, and 50 % in a stage
    of six elements, are those of an open program, which names no source; `calc/data/design_guidelines.json` tells more.
    A test holds plants of two stages, with a device and of two passes against
    [WaterTAP](https://watertap.readthedocs.io/). The fewer vessels of each stage follow from equal recoveries; the flux
    and the recovery of the second pass are round figures.

    >>> plant = design()
    >>> plant.array
    '427 elements in 61 vessels of 7'
    >>> made, left = plant.streams[-2:]
    >>> round((made.flow * made.concentration + left.flow * left.concentration) / plant.raw_flow, 8)
    36.0
    """
    refuse_outside(design, locals())
    told = whole_analysis.by_mass(
        {
            "sodium": sodium, "potassium": potassium, "magnesium": magnesium, "calcium": calcium, "chloride": chloride,
            "sulfate": sulfate, "bicarbonate": bicarbonate, "nitrate": nitrate, "silica": silica, "barium": barium,
            "strontium": strontium, "fluoride": fluoride, "boron": boron, "ammonium": ammonium, "iron": iron,
            "manganese": manganese, "phosphate": phosphate,
        },
        temperature, balance, feed_ph,
    )  # fmt: skip
    raw_flow = permeate_flow / recovery
    solution, concentration = fed(Feed(salt, feed_concentration, raw_flow, temperature), told)
    raw = Mass(raw_flow * (solution.density(concentration) - concentration), raw_flow * concentration)
    first_flow = flowsheet.permeate_of_first_pass(permeate_flow, raw_flow * bypass, second_pass, second_recovery)
    if first_flow <= 0:
        raise Refusal(
            "The bypass alone is as much as the plant is to make, so that nothing is left for the membranes. Lower it."
        )
    led_back = second_pass * (1 - second_recovery) * first_flow
    taken = raw_flow * (1 - bypass) + led_back
    if first_flow >= taken:
        raise Refusal("The permeate would be all of the water that there is. Lower the recovery or the bypass.")
    reaching = first_flow + (taken - first_flow) / (1 - recirculation)
    first = Wanted(
        element,
        elements_in_vessel,
        flow_factor,
        first_flow,
        first_flow / reaching,
        design_flux if source == "own" else guidelines.flux(source).design,
        None if stages == "auto" else int(stages),
        MOST_STAGES,
        permeate_pressure,
        permeate_throttling,
        interstage_boost,
        guidelines.advice(element, "" if source == "own" else source).highest_feed_flow,
    )
    second = Wanted(
        second_element,
        elements_in_vessel,
        flow_factor,
        second_recovery * second_pass * first_flow,
        second_recovery,
        second_flux,
        None,
        MOST_OF_SECOND_PASS,
        permeate_pressure,
        0.0,
        0.0,
        guidelines.advice(second_element).highest_feed_flow,
    )
    plant = flowsheet.solved(
        Design(
            solution,
            raw,
            permeate_flow,
            arrays.planned(first, solution),
            arrays.planned(second, solution) if second_pass else None,
            second_pass,
            second_recovery if second_pass else 1.0,
            bypass,
            recirculation,
            Device(leakage, mixing) if device == "isobaric" else Device(),
        )
    )
    return report.designed(
        plant,
        Machines(
            device=device,
            permeate_pressure=permeate_pressure,
            supply_pressure=supply_pressure,
            discharge_pressure=discharge_pressure,
            efficiencies=Efficiencies(
                pump_efficiency,
                booster_efficiency,
                supply_efficiency,
                motor_efficiency,
                turbine_efficiency,
                exchanger_efficiency,
                leakage,
            ),
        ),
        "" if source == "own" else source,
        Analysed(told=told, antiscalant=antiscalant == "dosed") if salt == "analysis" else None,
    )


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
        Range(to_si(1, "L/h"), 1e5 * CUBIC_METRE_PER_HOUR, "a hand pump gives more", "the largest plants make less"),
    ] = 450 * CUBIC_METRE_PER_HOUR,
    recovery: Annotated[Recovery, RECOVERY] = 45 * PERCENT,
    specific_energy: Annotated[
        SpecificEnergy,
        Range(0.0, to_si(100, "kWh/m3"), "a plant gives no energy", "boiling the water away would take less"),
    ] = to_si(2.262, "kWh/m3"),
    membrane_area: Annotated[
        costs.PlantMembraneArea, Range(0.1, 1e8, "no element is so small", "all the plants of a country have no more")
    ] = 30_000.0,
    high_pressure_power: Annotated[HighPressurePumpPower, _POWER] = 878e3,
    booster_power: Annotated[BoosterPower, _POWER] = 67e3,
    exchanger_flow: Annotated[
        costs.ExchangerFlow,
        Range(0.0, 2e5 * CUBIC_METRE_PER_HOUR, "where there are none it is zero", "no plant takes in so much"),
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
        costs.PriceOfElectricity, Range(0.0, to_si(100, "/kWh"), _NO_LESS, "nobody asks so much"), _PRICES
    ] = to_si(0.07, "/kWh"),
    membrane_price: Annotated[costs.PriceOfMembrane, Range(0.0, 1e5, _NO_LESS, "nobody asks so much"), _PRICES] = 30.0,
    membrane_life: Annotated[
        costs.LifeOfElements,
        Range(0.1 * YEAR, 50 * YEAR, "it would be cleaned instead", "no element lasts longer"),
        _PRICES,
    ] = 5 * YEAR,
    pump_price: Annotated[costs.PriceOfPumps, Range(0.0, 1e4, _NO_LESS, "nobody asks so much"), _PRICES] = to_si(
        1908, "/kW"
    ),
    exchanger_price: Annotated[
        costs.PriceOfExchangers, Range(0.0, to_si(1e6, "/(m3/h)"), _NO_LESS, "nobody asks so much"), _PRICES
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
    chemical_price: Annotated[costs.PriceOfChemicals, Range(0.0, 1e4, _NO_LESS, "nobody asks so much"), _PRICES] = 3.49,
    labour: Annotated[costs.LabourShare, _OF_CAPITAL, _STAFF] = 0.38 * PERCENT,
    maintenance: Annotated[costs.MaintenanceShare, _OF_CAPITAL, _STAFF] = 2.22 * PERCENT,
    insurance: Annotated[costs.InsuranceShare, _OF_CAPITAL, _STAFF] = 0.40 * PERCENT,
    capital_underrun: Annotated[
        costs.CapitalUnderrun,
        Range(0.0, 1.0, "the other input is for more", "a cost cannot be below zero"),
        _SPREAD,
    ] = 30 * PERCENT,
    capital_overrun: Annotated[
        costs.CapitalOverrun,
        Range(0.0, 10.0, "the other input is for less", "an estimate so far off is none"),
        _SPREAD,
    ] = 50 * PERCENT,
    price_spread: Annotated[
        costs.PriceSpread,
        Range(0.0, 1.0, "it is counted both ways", "a cost cannot be below zero"),
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

    $$ K_\text{labour} = \frac{\ell \, I}{\text{years}}, \quad K_\text{maintenance} = \frac{m \, I}{\text{years}} $$

    $$ K_\text{insurance} = \frac{\tau \, I}{\text{years}} $$

    $$ K_\text{built} = \frac{(a + \ell + m + \tau) \, I}{\text{years}} $$

    $$ K = K_\text{built} + K_\text{energy} + K_\text{membranes} + K_\text{chemicals} $$

    $$ k = \frac{K}{Q_\text{a}}, \quad k_j = \frac{K_j}{Q_\text{a}}, \quad s_j = \frac{K_j}{K} $$

    $$ \sigma = \delta_\text{p} \, \sqrt{K_\text{energy}^2 + K_\text{membranes}^2 + K_\text{chemicals}^2} $$

    $$ k_\text{low} = k - \frac{\sqrt{(\delta_\text{less} K_\text{built})^2 + \sigma^2}}{Q_\text{a}} $$

    $$ k_\text{high} = k + \frac{\sqrt{(\delta_\text{more} K_\text{built})^2 + \sigma^2}}{Q_\text{a}} $$

    Holds for a plant in steady use, in the money of its prices; the prices that stand here are in US dollars of 2018,
    those of chemicals of 2020. The capital is levelised: the same sum in each of the $n$ years of its life, interest
    included. The parts $j$ of the cost of a year are the capital $K_\text{capital}$, labour $K_\text{labour}$,
    maintenance $K_\text{maintenance}$, and insurance and taxes $K_\text{insurance}$, which follow what the plant cost
    to build and are together $K_\text{built}$; the energy $K_\text{energy}$, the membranes $K_\text{membranes}$ and the
    chemicals $K_\text{chemicals}$. What is bought counts the elements, the pumps by the power that they draw, and the
    pressure exchangers; buildings, intake, pretreatment, the way to the tap and the concentrate's way are in it only
    as far as the installation factor covers them, which doubles the price. So it is a cost to compare designs by, and
    below what water from whole plants is sold for. The best and the worst case take what the capital makes, and each
    price, to be off independently of one another, and $\sigma$ is what the prices add; for one input after another
    open "How sure?" below.

    WaterTAP's simple package has 3 % of the capital a year for "maintenance, labour, chemicals" together. The three
    shares here are those of its detailed package, which add up to the same 3 % without chemicals; set the dose to
    zero to have the simple one.

    Answer: Water costs {water_cost}, or between {lowest_cost} and {highest_cost} where capital and prices are as far
    off as you say.

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
    >>> round(answer.water_cost, 3)
    0.742
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
    less = plant_cost.spread(of_capital, by_price, capital_underrun, price_spread)
    more = plant_cost.spread(of_capital, by_price, capital_overrun, price_spread)
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


class Change(NamedTuple):
    """How far a row of the log is from the standard."""

    day: trends.LogDay
    flow_change: trends.DayFlowChange
    passage_change: trends.DayPassageChange
    drop_change: trends.DayDropChange


class Day(NamedTuple):
    """A row of the log at standard conditions."""

    day: trends.LogDay
    flow: trends.DayFlow
    passage: trends.DayPassage
    drop: trends.DayDrop


class Alarm(NamedTuple):
    """A time in which a value was beyond its alarm."""

    alarm: trends.Alarm
    begins: trends.AlarmBegins
    ends: trends.AlarmEnds
    worst: trends.AlarmWorst


class LeftOut(NamedTuple):
    """A row of the log that could not be taken."""

    line: trends.LineNumber
    reason: trends.Reason


class Trend(NamedTuple):
    """What a log tells of a plant's membranes."""

    flow_change: PermeateFlowChange
    salt_passage_change: SaltPassageChange
    pressure_drop_change: trends.PressureDropChange
    verdict: trends.TrendVerdict
    normalised_permeate_flow: NormalisedPermeateFlow
    normalised_salt_passage: NormalisedSaltPassage
    normalised_pressure_drop: trends.NormalisedPressureDrop
    rows_taken: trends.RowsTaken
    rows_left_out: trends.RowsLeftOut
    time_covered: trends.LogSpan
    changes: Annotated[Sequence[Change], Table("changes since the beginning", "How the plant ages, row by row.")]
    days: Annotated[
        Sequence[Day], Table("rows at standard conditions", "What the plant would do if only the membranes changed.")
    ]
    alarms: Annotated[Sequence[Alarm], Table("alarms", "When a value was beyond its alarm, several rows on end.")]
    left_out: Annotated[
        Sequence[LeftOut], Table("lines left out", "The lines of the log that could not be taken, and why.")
    ]


_ALARM = Range(1 * PERCENT, 100 * PERCENT, "readings are no better than that", "that is beyond all advice")
_BY_CONDUCTIVITY = Range(
    to_si(0.3, "(mg/L)/(uS/cm)"),
    to_si(1.2, "(mg/L)/(uS/cm)"),
    "no salt conducts so well",
    "no salt conducts so badly",
)
_ALARMS = Group("alarms")


def trend(
    log: trends.PlantLog = SAMPLE,
    averaged_rows: Annotated[
        trends.AveragedRows, Range(1, 60, "the standard needs a row", "after two months no plant is new")
    ] = 3,
    feed_factor: Annotated[trends.FeedFactor, _BY_CONDUCTIVITY] = to_si(0.65, "(mg/L)/(uS/cm)"),
    permeate_factor: Annotated[trends.PermeateFactor, _BY_CONDUCTIVITY] = to_si(0.5, "(mg/L)/(uS/cm)"),
    flow_alarm: Annotated[trends.FlowAlarm, _ALARM, _ALARMS] = 10 * PERCENT,
    passage_alarm: Annotated[trends.PassageAlarm, _ALARM, _ALARMS] = 10 * PERCENT,
    drop_alarm: Annotated[trends.DropAlarm, _ALARM, _ALARMS] = 15 * PERCENT,
) -> Trend:
    r"""Log of a plant, normalised row by row.

    $$ Q_j = Q_{\text{p},j} \, \frac{\Delta p_{\text{n},0}}{\Delta p_{\text{n},j}} \,
    \frac{\mathrm{TCF}(T_0)}{\mathrm{TCF}(T_j)} $$

    $$ P_j = \frac{c_{\text{p},j}}{c_{\text{f},0}} \,
    \frac{\Delta p_{\text{n},j} + \pi(c_{\text{p},j})}{\Delta p_{\text{n},0} + \pi(c_{\text{p},0})} \,
    \frac{\bar c_0}{\bar c_j} $$

    $$ d_j = \Delta p_j \, \left( \frac{\bar Q_0}{\bar Q_j} \right)^{1.5}
    \frac{1 + 0.017 \, (t_j - 25)}{1 + 0.017 \, (t_0 - 25)} $$

    $$ \delta_Q = \frac{Q_\text{n}}{Q_0} - 1, \quad \delta_\mathrm{SP} = \frac{\mathrm{SP}_\text{n}}{P_0} - 1, \quad
    \delta_\text{d} = \frac{\Delta p_\text{n}}{d_0} - 1 $$

    $$ q_j = \frac{Q_j}{Q_0} - 1, \quad s_j = \frac{P_j}{P_0} - 1, \quad r_j = \frac{d_j}{d_0} - 1 $$

    Holds for one stage, or a plant of one, whose log has a row for each day or whatever is read together. The first
    line that is not empty names the columns, in any order, in the words and the units that people use: date, permeate
    flow, feed flow or concentrate flow or recovery, feed pressure, concentrate pressure or pressure drop, permeate
    pressure if there is one, temperature, and conductivity or TDS of feed and permeate. Tabs, semicolons or commas
    separate them; a line that begins with # is a remark. Other columns are passed over. The formulas for flow and
    salt passage are those of `normalise.performance`; the standard, $0$, is the mean of the first rows, so let the log
    begin when the plant was new and had settled, or was just cleaned. The changes tell the mean of as many rows at the
    end.

    In row $j$ the plant makes $Q_{\text{p},j}$ with a permeate of $c_{\text{p},j}$, and the standard one has
    $c_{\text{p},0}$ of a feed of $c_{\text{f},0}$; $\Delta p_{\text{n},j}$ and $\Delta p_{\text{n},0}$ are the net
    driving pressures, $\pi$ the osmotic pressure, $\bar c_j$ and $\bar c_0$ the mean concentrations of the feed side,
    $T_j$ and $T_0$ the temperatures, or $t_j$ and $t_0$ in degrees Celsius, and $\mathrm{TCF}$ the maker's temperature
    correction. $Q_0$, $P_0$ and $d_0$ are flow, salt passage and pressure drop of the standard. The drop $\Delta p_j$
    grows as the power 1.5 of $\bar Q_j$, the mean flow of feed and concentrate, which was $\bar Q_0$, and it falls by
    1.7 % for each degree, as the water becomes less viscous.

    A row that cannot be taken is named with its line and the reason, and the others are answered. An alarm counts where
    as many rows on end are beyond it, so that a typing error gives none. Of a log of more than a thousand rows the
    curves show a thousand.

    Answer: The flow has changed by {+flow_change}, the salt passage by {+salt_passage_change}, the pressure drop by
    {+pressure_drop_change}. {verdict}

    Raises OutOfRange for an input outside its range, and Unreadable where the log lacks a column or a unit, or has not
    more rows than make the standard.

    Evaluated: in part, as it is *read*: the rows come out of the text of the log.

    Accuracy of rows_taken, rows_left_out, time_covered: exact: they are counted.

    Accuracy: not known: it is a maker's form with a maker's rule of thumb; alarms are at 10 to 15 %.

    Source: the forms of `normalise.performance`, and for the pressure drop that of [a university's wiki on
    ASTM D4516](http://www.desalwiki.che.unsw.edu.au/w/index.php?oldid=172&title=ASTM_on_Data_Normalisation). The
    alarms are those of [When to clean RO elements](https://dwsadvantage.com/blog/when-to-clean-ro-membrane): 10 % of
    the flow, 5 to 10 % of the salt passage, 10 to 15 % of the pressure drop. A milligram in a litre for 2 µS/cm of
    [table salt](http://www.water-chemistry.in/2008/08/tds-total-dissolved-solids/) is a rule for permeate; in [natural
    waters](https://askvity.info/water-quality/how-to-convert-conductivity-to-total-dissolved-solids) it is 0.55 to 0.8.
    The log that stands here is made up, by a model of a membrane that ages.

    >>> answer = trend()
    >>> answer.rows_taken, answer.rows_left_out, answer.left_out[0].reason
    (26, 1, 'its permeate flow is zero: the plant stood.')
    """
    refuse_outside(trend, locals())
    good, bad = plant_trend.states(log, feed_factor, permeate_factor)
    standard = plant_trend.standard(good, averaged_rows)
    last = [plant_trend.normalised(state, standard) for state in good[-averaged_rows:]]
    rows = Rows(lambda: tuple(plant_trend.normalised(state, standard) for state in good))
    limits = {"flow_change": -flow_alarm, "salt_passage_change": passage_alarm, "pressure_drop_change": drop_alarm}
    now = {of: plant_trend.mean(last, of) for of in limits}
    return Trend(
        **now,
        verdict=plant_log.verdict(now, limits),
        normalised_permeate_flow=plant_trend.mean(last, "permeate_flow"),
        normalised_salt_passage=plant_trend.mean(last, "salt_passage"),
        normalised_pressure_drop=plant_trend.mean(last, "pressure_drop"),
        rows_taken=len(good),
        rows_left_out=len(bad),
        time_covered=good[-1].reading.day,
        changes=Rows(
            lambda: tuple(
                Change(
                    day=row.reading.day,
                    flow_change=row.flow_change,
                    passage_change=row.salt_passage_change,
                    drop_change=row.pressure_drop_change,
                )
                for row in plant_log.shown(rows)
            )
        ),
        days=Rows(
            lambda: tuple(
                Day(
                    day=row.reading.day,
                    flow=row.permeate_flow,
                    passage=row.salt_passage,
                    drop=row.pressure_drop,
                )
                for row in plant_log.shown(rows)
            )
        ),
        alarms=Rows(
            lambda: tuple(
                Alarm(alarm=alarm, begins=begins, ends=ends, worst=worst)
                for alarm, begins, ends, worst in plant_log.alarms(
                    plant_trend.runs(rows, limits, averaged_rows), limits
                )
            )
        ),
        left_out=Rows(lambda: tuple(LeftOut(line=line, reason=reason) for line, reason in plant_log.left_out(bad))),
    )
