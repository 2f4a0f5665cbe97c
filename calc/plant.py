"""Whole reverse-osmosis plants: how many elements, at what pressure, and what they take."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Range, Refusal, refuse_outside
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, PERCENT, celsius, to_si
from calc.models.energy.energy_recovery import Efficiencies
from calc.models.membranes.vessel_setup import Feed, fed
from calc.models.minerals.feeds import Analysis
from calc.models.plant import arrays, flowsheet, guidelines
from calc.models.plant.arrays import MOST_OF_SECOND_PASS, MOST_STAGES, Mass, Wanted
from calc.models.plant.flowsheet import Design, Device
from calc.models.solutions import dissolved
from calc.models.solutions.analysis import Ions
from calc.models.solutions.dissolved import ion_by_the_litre
from calc.reports import plant as report
from calc.reports.plant import Analysed, Designed, Machines
from calc.vocabulary import plant as terms
from calc.vocabulary import ranges
from calc.vocabulary.common import Balance, FeedConcentration, PermeatePressure, Recovery, Temperature
from calc.vocabulary.energy import (
    BoosterEfficiency,
    DeviceLeakage,
    DeviceMixing,
    DischargePressure,
    ExchangerEfficiency,
    MotorEfficiency,
    PumpEfficiency,
    RecoveryDevice,
    SupplyEfficiency,
    SupplyPressure,
    TurbineEfficiency,
)
from calc.vocabulary.plant import MACHINES, MEMBRANES, MORE_OF_THE_ANALYSIS, OTHER_WAYS, SECOND_PASS
from calc.vocabulary.scaling import Antiscalant, FeedPh
from calc.vocabulary.vessel import (
    OWN_ANALYSIS,
    FeedBicarbonate,
    FeedCalcium,
    FeedChloride,
    FeedMagnesium,
    FeedPotassium,
    FeedSodium,
    FeedSulfate,
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
    "temperature": "20 degC",
    "source": "well",
    "permeate_flow": "100 m3/h",
    "recovery": "75 %",
    "element": "BW30-440i",
    "elements_in_vessel": "6",
    "device": "none",
    "second_pass": "0 %",
}
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
    }
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
    sodium: Annotated[FeedSodium, ranges.ION_IN_A_FEED, ion_by_the_litre("sodium"), OWN_ANALYSIS] = to_si(480, "mg/L"),
    potassium: Annotated[FeedPotassium, ranges.ION_IN_A_FEED, ion_by_the_litre("potassium"), OWN_ANALYSIS] = to_si(
        15, "mg/L"
    ),
    magnesium: Annotated[FeedMagnesium, ranges.ION_IN_A_FEED, ion_by_the_litre("magnesium"), OWN_ANALYSIS] = to_si(
        60, "mg/L"
    ),
    calcium: Annotated[FeedCalcium, ranges.ION_IN_A_FEED, ion_by_the_litre("calcium"), OWN_ANALYSIS] = to_si(
        150, "mg/L"
    ),
    chloride: Annotated[FeedChloride, ranges.ION_IN_A_FEED, ion_by_the_litre("chloride"), OWN_ANALYSIS] = to_si(
        820, "mg/L"
    ),
    sulfate: Annotated[FeedSulfate, ranges.ION_IN_A_FEED, ion_by_the_litre("sulfate"), OWN_ANALYSIS] = to_si(
        350, "mg/L"
    ),
    bicarbonate: Annotated[
        FeedBicarbonate, ranges.ION_IN_A_FEED, ion_by_the_litre("bicarbonate"), OWN_ANALYSIS
    ] = to_si(200, "mg/L"),
    balance: Annotated[Balance, MORE_OF_THE_ANALYSIS] = "chloride",
    antiscalant: Annotated[Antiscalant, MORE_OF_THE_ANALYSIS] = "dosed",
    feed_ph: Annotated[
        FeedPh,
        ranges.PH_OF_A_FEED,
        MORE_OF_THE_ANALYSIS,
    ] = 7.6,
    silica: Annotated[terms.FeedSilica, ranges.ION_IN_A_FEED, ion_by_the_litre("silica"), MORE_OF_THE_ANALYSIS] = to_si(
        25, "mg/L"
    ),
    barium: Annotated[terms.FeedBarium, ranges.ION_IN_A_FEED, ion_by_the_litre("barium"), MORE_OF_THE_ANALYSIS] = to_si(
        0.05, "mg/L"
    ),
    strontium: Annotated[
        terms.FeedStrontium, ranges.ION_IN_A_FEED, ion_by_the_litre("strontium"), MORE_OF_THE_ANALYSIS
    ] = to_si(2, "mg/L"),
    fluoride: Annotated[
        terms.FeedFluoride, ranges.ION_IN_A_FEED, ion_by_the_litre("fluoride"), MORE_OF_THE_ANALYSIS
    ] = to_si(0.8, "mg/L"),
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
    feed, as does the share $r$ of the first pass's own.

    The feed pressure $p_\text{f}$ is sought at which the plant makes what is wanted, and with it that of the second
    pass. The concentrate of each stage is the feed of the next, with $\Delta p_\text{i}$ added by a pump;
    the permeate of the first stage has $\Delta p_\text{t}$ more pressure than the others' $p_\text{p}$. Water and salt
    are counted in kilograms, and what enters leaves again to ten digits. Losses in pipes between the stages are left
    out. The machines are those of `energy.specific_energy`; an isobaric device mixes the share $\chi$ of the
    concentrate's water into the feed, and the membranes feel it. Ions of an analysis pass in the proportions of the
    feed. What scales is that of `scaling.maximum_recovery`, for the concentrate as it leaves the plant.

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
    A test holds plants of two stages, with a device and of two passes against [WaterTAP](https://watertap.readthedocs.io/).
    The fewer vessels of each stage follow from equal recoveries; the flux and the recovery of the second pass are round
    figures.

    >>> plant = design()
    >>> plant.array
    '427 elements in 61 vessels of 7'
    >>> made, left = plant.streams[-2:]
    >>> round((made.flow * made.concentration + left.flow * left.concentration) / plant.raw_flow, 8)
    36.0
    """
    refuse_outside(design, locals())
    ions = Ions(sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate)
    raw_flow = permeate_flow / recovery
    solution, concentration = fed(Feed(salt, feed_concentration, raw_flow, temperature), ions, balance)
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
    analysed = Analysed(
        analysis=Analysis(
            **{name: 1000 * each for name, each in ions._asdict().items()},
            silica=1000 * silica,
            barium=1000 * barium,
            strontium=1000 * strontium,
            fluoride=1000 * fluoride,
            scale="mg/L",
            balance=balance,
            temperature=temperature,
        ),
        ph=feed_ph,
        antiscalant=antiscalant == "dosed",
        ions=ions._asdict(),
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
        analysed if salt == "analysis" else None,
    )
