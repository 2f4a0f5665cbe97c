"""Energy of desalination: the least that thermodynamics asks for, and what a reverse osmosis plant takes."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Amount, Group, Range, Table, caution, refuse_outside
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, PERCENT, STANDARD_GRAVITY, celsius, to_si
from calc.models.energy import energy_recovery, least_work
from calc.models.energy.mixing import Meeting, retarded
from calc.models.membranes.osmotic_membrane import on_support
from calc.models.seawater import teos10
from calc.models.solutions import dissolved
from calc.vocabulary import energy as terms
from calc.vocabulary.common import (
    FeedFlow,
    FeedPressure,
    PermeateFlow,
    PermeatePressure,
    Recovery,
    Salinity,
    Salt,
    SaltPermeability,
    Temperature,
    WaterPermeability,
)
from calc.vocabulary.energy import (
    BoosterEfficiency,
    BoosterPower,
    ConcentrateOsmoticPressure,
    ConcentrateSalinity,
    DeviceLeakage,
    DeviceMixing,
    DischargePressure,
    EnergyEnd,
    EnergyShare,
    ExchangerEfficiency,
    FeedOsmoticPressure,
    HighPressurePumpPower,
    LeakageFlow,
    LeastWork,
    Machine,
    MachineFlow,
    MotorEfficiency,
    PlantPower,
    Power,
    PressureLoss,
    PressureRise,
    PumpEfficiency,
    RecoveryDevice,
    SalinityIncrease,
    SingleStageRatio,
    SingleStageWork,
    SingleStageWorkWithoutRecovery,
    SpecificEnergy,
    SupplyEfficiency,
    SupplyPower,
    SupplyPressure,
    TurbineEfficiency,
    TurbinePower,
)
from calc.vocabulary.osmosis import (
    DifferenceAtMembrane,
    DrawConcentration,
    DrawnFlux,
    ReverseSaltFlux,
    StructuralParameter,
    WeakConcentration,
    WholeDifference,
)
from calc.vocabulary.polarisation import MassTransferCoefficient
from calc.vocabulary.ranges import (
    AT_A_MEMBRANE,
    BESIDE_THE_MEMBRANES,
    EFFICIENCY,
    LEAKAGE,
    MASS_TRANSFER,
    MIXING,
    OSMOTIC_PERMEABILITIES,
    RECOVERY,
    SALT_PERMEABILITIES,
    STRUCTURES,
    WARMTH_OF_MEMBRANES,
    WARMTH_OF_SEAWATER,
)

_KILOWATT = to_si(1, "kW")
_SHORE = {"supply_pressure": "2 bar", "pump_efficiency": "88 %", "booster_efficiency": "85 %"}
_SMALL = {"supply_pressure": "1 bar", "discharge_pressure": "0 bar", "permeate_pressure": "0 bar"}

# The plants are illustrations with round figures, and nobody's own.
PRESETS = {
    "mixing": {
        "a river and the sea, litre for litre": {"ratio": "1"},
        "a river and a concentrate of 120 g/kg": {"sea_salinity": "120 g/kg", "temperature": "25 degC"},
        "waste water and a desalination plant's concentrate": {
            "river_salinity": "1 g/kg",
            "sea_salinity": "65 g/kg",
            "ratio": "1",
            "temperature": "25 degC",
        },
    },
    "pressure_retarded": {
        "a river and the sea": {"applied_pressure": "13 bar"},
        "the same with a support of 350 um": {"structural_parameter": "350 um"},
        "waste water and a desalination plant's concentrate": {
            "feed_concentration": "1 g/L",
            "draw_concentration": "68 g/L",
            "applied_pressure": "25 bar",
        },
        "no pressure: forward osmosis": {"applied_pressure": "0 bar"},
    },
    "minimum_work": {
        "seawater": {"salt": "sea salt", "salinity": "35 g/kg", "recovery": "45 %", "temperature": "25 degC"},
        "seawater, no permeate yet": {"salt": "sea salt", "salinity": "35 g/kg", "recovery": "0 %"},
        "Red Sea": {"salt": "sea salt", "salinity": "40 g/kg", "recovery": "40 %", "temperature": "28 degC"},
        "brackish water": {"salt": "NaCl", "salinity": "3 g/kg", "recovery": "75 %", "temperature": "20 degC"},
    },
    "specific_energy": {
        "seawater plant with pressure exchangers": {
            "device": "isobaric",
            "feed_flow": "1000 m3/h",
            "recovery": "45 %",
            "feed_pressure": "60 bar",
            **_SHORE,
        },
        "seawater plant with a Pelton turbine": {
            "device": "turbine",
            "feed_flow": "1000 m3/h",
            "recovery": "45 %",
            "feed_pressure": "60 bar",
            "discharge_pressure": "0 bar",
            **_SHORE,
        },
        "brackish plant without a device": {
            "device": "none",
            "feed_flow": "100 m3/h",
            "recovery": "75 %",
            "feed_pressure": "12 bar",
            "pressure_loss": "2 bar",
            "pump_efficiency": "80 %",
        },
        "yacht's watermaker without a device": {
            "device": "none",
            "feed_flow": "300 L/h",
            "recovery": "12 %",
            "feed_pressure": "55 bar",
            "pump_efficiency": "85 %",
            "motor_efficiency": "80 %",
            **_SMALL,
        },
    },
}


class LeastAnswer(NamedTuple):
    """The least energy of separating a salt water, and what one stage of reverse osmosis adds to it."""

    least_work: LeastWork
    single_stage: SingleStageWork
    single_stage_without_recovery: SingleStageWorkWithoutRecovery | None
    single_stage_ratio: SingleStageRatio
    feed_osmotic_pressure: FeedOsmoticPressure
    concentrate_osmotic_pressure: ConcentrateOsmoticPressure
    concentrate_salinity: ConcentrateSalinity


_LEAST_RECOVERY = 1 * PERCENT


def minimum_work(
    salt: Salt = "sea salt",
    salinity: Annotated[
        Salinity,
        Range(to_si(1, "mg/kg"), 0.25, "below it errors are lost in the digits", "above it salt hardly dissolves"),
        dissolved.OF_SALT,
    ] = to_si(35, "g/kg"),
    recovery: Annotated[
        Recovery,
        Range(0.0, 99 * PERCENT, "at 0 % there is no permeate", "with all of the feed taken there is no concentrate"),
    ] = 45 * PERCENT,
    temperature: Annotated[Temperature, WARMTH_OF_SEAWATER] = celsius(25),
) -> LeastAnswer:
    r"""Least energy of desalination.

    $$ W_\text{min} = \frac{\rho_\text{w}}{Y} \int_0^Y \Delta\mu(y) \, \mathrm{d}y $$

    $$ \pi_\text{f} = \pi(0) $$

    $$ \pi_\text{c} = \pi(Y) $$

    $$ e_1 = \pi_\text{c} $$

    $$ e_0 = \frac{\pi_\text{c}}{Y} $$

    $$ r_1 = \frac{e_1}{W_\text{min}} $$

    $$ S_\text{c} = \frac{\rho \, S}{\rho - Y \rho_\text{w}} $$

    Holds for any process that takes pure water out of salt water of the temperature $T$, as long as table salt's
    concentrate has no more than 6 mol/kg and sea salt's no more than 120 g/kg. $\Delta\mu(y)$ is the energy by which a
    kilogram of pure water is above one in the salt water when the recovery, by volume, has come to $y$, and
    $\mathrm{d}y$ a small step of it: nearly the osmotic pressure $\pi$ times the volume of the kilogram. The best
    process follows it all the way from the feed, with $\pi_\text{f}$, to the concentrate, with $\pi_\text{c}$. $\rho$
    is the density of the feed and $\rho_\text{w}$ that of fresh water, in whose volume the energy is counted. A plant
    with one pressure for all its membranes needs the last and highest osmotic pressure from the start, and without
    energy recovery it needs it for all of the feed.

    The integral is good to 0.001 %. At recovery 0 it lies 0.1 % below the osmotic pressure of seawater of 35 g/kg,
    because water takes a little less room in the sea under that pressure.

    Answer: At this recovery nothing can make fresh water of it with less than {least_work}; a plant with one pressure
    for all its membranes needs at least {single_stage}.

    Raises OutOfRange for an input outside its range, and Refusal where the concentrate is saltier than the data; it
    tells the largest recovery.

    Evaluated: within 0.001 %, because the integral is calculated from five points of the osmotic coefficient.

    Accuracy of concentrate_salinity: 0.1 %, largest difference found: the densities of table salt; those of seawater
    are surer.

    Accuracy where salt is NaCl: 0.8 %, largest difference found: other models of its osmotic coefficient.

    Accuracy where concentrate_salinity is up to 42 g/kg: 0.2 %, stated: the osmotic pressure of seawater, which this
    integrates.

    Accuracy: 0.6 %, stated: the osmotic pressure of seawater beyond the standard, which this integrates.

    Source: the second law, as in K. H. Mistry and J. H. Lienhard, Entropy 15 (2013) 2046, of which we read the
    abstract. The salts are those of `seawater.osmotic_pressure` and `solutions.osmotic_pressure`. The example is the
    value from the Gibbs energies of gsw 3.6.23, 0.9728 kWh/m3.

    >>> round(minimum_work("sea salt", 0.035, 0.5, 288.15).least_work / 3.6e6, 4)
    0.9728
    """
    refuse_outside(minimum_work, locals())
    found = least_work.separation(salt, salinity, recovery, temperature)
    single_stage = found.concentrate_osmotic_pressure
    if recovery < _LEAST_RECOVERY:
        caution(
            "A plant without energy recovery takes the more for each volume of permeate the less of it there is, and "
            "without any recovery no finite energy is enough; below a recovery of 1 % its limit is not given."
        )
    return LeastAnswer(
        least_work=found.least_work,
        single_stage=single_stage,
        single_stage_without_recovery=None if recovery < _LEAST_RECOVERY else single_stage / recovery,
        single_stage_ratio=single_stage / found.least_work,
        feed_osmotic_pressure=found.feed_osmotic_pressure,
        concentrate_osmotic_pressure=single_stage,
        concentrate_salinity=found.concentrate_salinity,
    )


class Mixing(NamedTuple):
    """What a river and the sea could give as they meet."""

    energy_of_mixing: terms.MixingWork
    energy_of_both: terms.MixingWorkOfBoth
    retarded_work: terms.RetardedWork
    best_pressure: terms.RetardingPressure
    share_passed: terms.ShareOfRiver
    share_of_mixing: terms.ShareOfMixing
    waterfall: terms.EquivalentFall


def mixing(
    river_salinity: Annotated[
        terms.RiverSalinity,
        Range(0.0, to_si(10, "g/kg"), "it cannot be below zero", "a saltier river is no fresh water any more"),
        dissolved.OF_SEA_SALT,
    ] = to_si(0.1, "g/kg"),
    sea_salinity: Annotated[
        terms.SeaSalinity,
        Range(to_si(15, "g/kg"), 0.12, "fresher is no sea", "the data for sea salt end there"),
        dissolved.OF_SEA_SALT,
    ] = to_si(35, "g/kg"),
    ratio: Annotated[
        terms.SeaToRiver, Range(0.1, 1000.0, "less sea soon turns fresh", "more than this changes nothing")
    ] = 100.0,
    temperature: Annotated[Temperature, WARMTH_OF_SEAWATER] = celsius(15),
) -> Mixing:
    r"""Energy of a river that meets the sea.

    $$ W_\text{mix} = \rho_\text{r} \, \Delta G $$

    $$ \Delta G = G(S_\text{r}) + r \, G(S_\text{s}) - (1 + r) \, G(S_\text{m}) $$

    $$ S_\text{m} = \frac{S_\text{r} + r \, S_\text{s}}{1 + r} $$

    $$ w_\text{mix} = \frac{W_\text{mix}}{1 + r \, \rho_\text{r} / \rho_\text{s}} $$

    $$ p_\text{PRO} = \pi_\text{s}(x) - \pi_\text{r}(x) $$

    $$ W_\text{PRO} = p_\text{PRO} \, \Delta V(x) $$

    $$ \eta = \frac{W_\text{PRO}}{W_\text{mix}} $$

    $$ H = \frac{W_\text{mix}}{\rho_\text{r} \, g} $$

    Holds for waters with the salts of the sea, at one temperature $T$ and the pressure of the air, and for a membrane
    that holds all salt back. $G$ is the Gibbs energy of a mass of water of the given salinity, $\Delta G$ what of it is
    lost for a mass of river, $S_\text{m}$ the salinity of both together, $\rho_\text{r}$ and $\rho_\text{s}$ the
    densities of river and sea, $g$ standard gravity. In pressure-retarded osmosis the river's water goes over into sea
    water under pressure and drives a turbine there. $\pi_\text{s}(x)$ and $\pi_\text{r}(x)$ are the osmotic pressures
    of the two when the share $x$ of the river's water has passed and nothing passes any more, and $\Delta V(x)$ is what
    the sea has gained in volume under that pressure, for a volume of river; the pressure is the one with the most work.
    Pumps, friction and membranes of finite size take from that: it is a bound, and no plant.

    Answer: River and sea could give at most {energy_of_mixing} of river water, like a waterfall of {waterfall}; osmosis
    against one steady pressure wins {retarded_work} of it.

    Raises OutOfRange for an input outside its range.

    Accuracy where sea_salinity is up to 42 g/kg: 0.2 %, stated: the osmotic pressure of seawater, by the same Gibbs
    energies; a bound, and no plant.

    Accuracy: 0.6 %, stated: the osmotic pressure of seawater beyond the standard; a bound, and no plant.

    Source: the second law, with the Gibbs energies of TEOS-10. N. Y. Yip and M. Elimelech, Environmental Science &
    Technology 46 (2012) 5230, of which we read the abstract, have 0.81 kWh/m3 for a river of 1.5 mmol/L and a sea of
    600 mmol/L of table salt, of which one steady pressure takes 0.75.

    >>> from calc.core.units import from_si
    >>> round(from_si(mixing(temperature=celsius(25)).energy_of_mixing, "kWh/m3"), 1)
    0.7
    """
    refuse_outside(mixing, locals())
    meeting = Meeting(river_salinity, sea_salinity, ratio, temperature)
    river, sea = (teos10.density(salinity, temperature) for salinity in (river_salinity, sea_salinity))
    most, best = river * meeting.work, retarded(meeting)
    return Mixing(
        energy_of_mixing=most,
        energy_of_both=most / (1 + ratio * river / sea),
        retarded_work=river * best.work,
        best_pressure=best.pressure,
        share_passed=best.passed,
        share_of_mixing=river * best.work / most,
        waterfall=most / (river * STANDARD_GRAVITY),
    )


class Membrane(NamedTuple):
    """What a unit of membrane gives of the energy of a river and the sea."""

    power_density: terms.PowerDensity
    best_power_density: terms.BestPowerDensity | None
    best_pressure: terms.BestPressureOnDraw | None
    membrane_for_a_kilowatt: terms.MembraneForKilowatt | None
    stopping_pressure: terms.StoppingPressure
    water_flux: DrawnFlux
    reverse_salt_flux: ReverseSaltFlux
    osmotic_difference: WholeDifference
    difference_at_membrane: DifferenceAtMembrane


def pressure_retarded(
    applied_pressure: Annotated[
        terms.PressureOnDraw,
        Range(0.0, 120 * BAR, "it is counted from the pressure of the weaker water", "few membranes bear more"),
    ] = 13 * BAR,
    draw_concentration: Annotated[DrawConcentration, AT_A_MEMBRANE, dissolved.OF_SALT] = to_si(35.8, "g/L"),
    feed_concentration: Annotated[WeakConcentration, AT_A_MEMBRANE, dissolved.OF_SALT] = to_si(0.1, "g/L"),
    salt: Salt = "sea salt",
    temperature: Annotated[Temperature, WARMTH_OF_MEMBRANES] = celsius(25),
    water_permeability: Annotated[WaterPermeability, OSMOTIC_PERMEABILITIES] = to_si(2.56, "L/(m2 h bar)"),
    salt_permeability: Annotated[SaltPermeability, SALT_PERMEABILITIES] = to_si(0.63, "L/(m2 h)"),
    structural_parameter: Annotated[StructuralParameter, STRUCTURES] = to_si(1140, "um"),
    mass_transfer_coefficient: Annotated[MassTransferCoefficient, MASS_TRANSFER] = to_si(40, "um/s"),
) -> Membrane:
    r"""Power of a membrane in pressure-retarded osmosis.

    $$ w = J_\text{w} \, p $$

    $$ w_\text{b} = p_\text{b} \, J(p_\text{b}) $$

    $$ S_\text{kW} = \frac{1000 \, \text{W}}{w_\text{b}} $$

    $$ J_\text{w} = A \, \mathrm{TCF} \, (\Delta\pi_\text{m} - p) $$

    $$ \Delta\pi_\text{m} = \pi(c_\text{dm}) - \pi(c_\text{fm}) $$

    $$ c_\text{dm} = (c_\text{d} + q) \exp(-J_\text{w} / k) - q $$

    $$ c_\text{fm} = (c_\text{f} + q) \exp(J_\text{w} \, S / D) - q $$

    $$ q = \frac{J_\text{s}}{J_\text{w}} $$

    $$ J_\text{s} = B \, \mathrm{TCF}_\text{s} \, (c_\text{dm} - c_\text{fm}) $$

    $$ \Delta\pi = \pi(c_\text{d}) - \pi(c_\text{f}) $$

    $$ J(p_0) = 0 $$

    Holds for one place on a membrane whose dense layer faces the salt water and lies on a porous support, which the
    weaker water fills; one salt on both sides. $c_\text{dm}$ and $c_\text{fm}$ are the concentrations at the two faces
    of the dense layer: water that comes through dilutes the salt water in a film there, and what salt leaks the other
    way gathers in the support, out of which it has to diffuse against the stream, with its diffusivity $D$ at the
    temperature $T$; $q$ is the salt for the water. $J(p)$ is the water flux against a pressure. The osmotic pressure
    $\pi$ is that of the real salt water; $\mathrm{TCF}$ and $\mathrm{TCF}_\text{s}$ are the corrections for temperature
    of water and of salt. Both waters stay as they are: along a real module the one is diluted and the other
    concentrated, and less is left. Without polarisation and leaks the flux would fall on a straight line to zero at
    $\Delta\pi$, and the best pressure would be half of it; $p_\text{b}$ is searched for. The pressure presses membranes
    together and into their spacers, which lets more salt through; that is not in it, nor are pumps, turbine and
    cleaning.

    Answer where best_power_density is unknown: There is nothing to win: the water in the draw is no stronger than the
    other.

    Answer where power_density is negative: The pressure is higher than osmosis, and turns the flow round: the membrane
    takes {-power_density}.

    Answer where power_density is zero: Without pressure, or without a flow, there is no power.

    Answer: A square metre of this membrane gives {power_density}; the most that it can give is {best_power_density}.

    Raises OutOfRange for an input outside its range, and Refusal where the data for the salt end or the stream in the
    support is beyond any membrane.

    Accuracy of osmotic_difference where salt is NaCl: 0.8 %, largest difference found: other models of its osmotic
    coefficient.

    Accuracy of osmotic_difference: 0.6 %, stated: the osmotic pressure of seawater beyond the standard.

    Accuracy: not known: the fluxes of one membrane that were found lie up to 32 % above those of the same equations
    without pressure; under pressure membranes change.

    Source: N. Y. Yip and others, Environmental Science & Technology 45 (2011) 4360, whose equations these are; we know
    them from later papers. N. Y. Yip and M. Elimelech, there, October 2011, of which we read the abstract, say what
    limits the power. The membrane is that of `osmosis.forward`.

    >>> round(pressure_retarded(13e5, structural_parameter=0.0, salt_permeability=0.0).stopping_pressure / 1e5, 1)
    25.7
    """
    refuse_outside(pressure_retarded, locals())
    membrane = on_support(
        draw_concentration,
        feed_concentration,
        "draw",
        salt,
        temperature,
        water_permeability,
        salt_permeability,
        structural_parameter,
        mass_transfer_coefficient,
    )
    flux = membrane.water_flux(applied_pressure)
    best = membrane.best()
    highest = best[0] * best[1] if best else None
    return Membrane(
        power_density=flux * applied_pressure,
        best_power_density=highest,
        best_pressure=best[1] if best else None,
        membrane_for_a_kilowatt=_KILOWATT / highest if highest else None,
        stopping_pressure=membrane.against(0.0),
        water_flux=flux,
        reverse_salt_flux=membrane.salt_flux(flux),
        osmotic_difference=membrane.whole_difference,
        difference_at_membrane=membrane.osmotic_difference(flux),
    )


class MachineAnswer(NamedTuple):
    """A machine of the plant."""

    machine: Machine
    flow: MachineFlow
    pressure_rise: PressureRise
    power: Power
    share: EnergyShare


class EndAnswer(NamedTuple):
    """Where a part of the energy ends."""

    end: EnergyEnd
    power: Power
    share: EnergyShare


class PlantAnswer(NamedTuple):
    """What a plant takes, and where it goes."""

    specific_energy: SpecificEnergy
    power: PlantPower
    permeate_flow: PermeateFlow
    high_pressure_power: HighPressurePumpPower
    booster_power: BoosterPower
    supply_power: SupplyPower
    turbine_power: TurbinePower
    leakage_flow: LeakageFlow
    salinity_increase: SalinityIncrease
    machines: Annotated[tuple[MachineAnswer, ...], Table("machines", "What each machine does and takes.")]
    ends: Annotated[
        tuple[EndAnswer, ...], Table("where the energy goes", "What becomes of the electrical energy, to the last bit.")
    ]


_PRESSURES, _EFFICIENCIES, _DEVICE = Group("other pressures"), Group("efficiencies"), Group("leakage and mixing")


def specific_energy(
    device: RecoveryDevice = "isobaric",
    feed_flow: Annotated[
        FeedFlow,
        Range(to_si(1, "L/h"), 1e5 * CUBIC_METRE_PER_HOUR, "a hand pump gives more", "no plant is so large"),
    ] = 1000 * CUBIC_METRE_PER_HOUR,
    recovery: Annotated[Recovery, RECOVERY] = 45 * PERCENT,
    feed_pressure: Annotated[
        FeedPressure, Range(1 * BAR, 200 * BAR, "with less no pump is needed", "beyond it membranes are crushed")
    ] = 60 * BAR,
    pressure_loss: Annotated[
        PressureLoss,
        Range(0.0, 10 * BAR, "it cannot be below zero", "more would push the elements out of shape"),
        _PRESSURES,
    ] = 1.5 * BAR,
    permeate_pressure: Annotated[PermeatePressure, BESIDE_THE_MEMBRANES, _PRESSURES] = 0.5 * BAR,
    supply_pressure: Annotated[SupplyPressure, BESIDE_THE_MEMBRANES, _PRESSURES] = 2 * BAR,
    discharge_pressure: Annotated[DischargePressure, BESIDE_THE_MEMBRANES, _PRESSURES] = 1 * BAR,
    pump_efficiency: Annotated[PumpEfficiency, EFFICIENCY, _EFFICIENCIES] = 88 * PERCENT,
    booster_efficiency: Annotated[BoosterEfficiency, EFFICIENCY, _EFFICIENCIES] = 80 * PERCENT,
    supply_efficiency: Annotated[SupplyEfficiency, EFFICIENCY, _EFFICIENCIES] = 80 * PERCENT,
    motor_efficiency: Annotated[MotorEfficiency, EFFICIENCY, _EFFICIENCIES] = 95 * PERCENT,
    turbine_efficiency: Annotated[TurbineEfficiency, EFFICIENCY, _EFFICIENCIES] = 85 * PERCENT,
    exchanger_efficiency: Annotated[ExchangerEfficiency, EFFICIENCY, _EFFICIENCIES] = 95 * PERCENT,
    leakage: Annotated[DeviceLeakage, LEAKAGE, _DEVICE] = 1 * PERCENT,
    mixing: Annotated[DeviceMixing, MIXING, _DEVICE] = 3.5 * PERCENT,
) -> PlantAnswer:
    r"""Specific energy of a reverse osmosis plant, machine by machine.

    $$ e = \frac{P}{Q_\text{p}} $$

    $$ P = P_\text{s} + P_\text{h} + P_\text{b} - P_\text{t} $$

    $$ Q_\text{p} = Y \, Q_\text{f}, \quad Q_\text{c} = Q_\text{f} - Q_\text{p} $$

    $$ P_\text{s} = \frac{Q_\text{f} \, p_\text{s}}{\eta_\text{s} \, \eta_\text{m}} $$

    $$ P_\text{h} = \frac{(Q_\text{f} - Q_\text{x}) (p_\text{f} - p_\text{s})}{\eta_\text{p} \, \eta_\text{m}} $$

    $$ P_\text{b} = \frac{Q_\text{x} \, \max(0, p_\text{f} - p_\text{x})}{\eta_\text{b} \, \eta_\text{m}} $$

    $$ P_\text{t} = \begin{cases} \frac{\eta_\text{t} \, Q_\text{c} (p_\text{f} - \Delta p - p_\text{d})}{\eta_\text{m}}
    & \text{turbine} \\ 0 & \text{otherwise} \end{cases} $$

    $$ p_\text{x} = p_\text{s} + \eta_\text{x} (p_\text{f} - \Delta p - p_\text{d}) $$

    $$ Q_\text{x} = \begin{cases} Q_\text{c} - Q_\ell & \text{isobaric} \\ 0 & \text{otherwise} \end{cases} $$

    $$ Q_\ell = \begin{cases} \ell \, Q_\text{c} & \text{isobaric} \\ 0 & \text{otherwise} \end{cases} $$

    $$ s = \begin{cases} \frac{Y \chi (1 - \ell)}{1 - \chi (1 - \ell)} & \text{isobaric} \\ 0 & \text{otherwise}
    \end{cases} $$

    Holds for one stage at steady state, pumped from open water. $Q_\text{c}$, the feed less the permeate, is the flow
    of the concentrate, and $Q_\text{x}$ the feed that an isobaric device lifts to the pressure $p_\text{x}$; a valve
    takes away what is above the feed pressure. A turbine sits on the shaft of the high-pressure pump. The permeate
    leaves at $p_\text{p}$. Volumes are taken to add up; really they grow by 0.06 % of the feed in a plant such as the
    example's, which makes up to 0.11 % of the energy.

    Whether the feed pressure drives so much permeate the formula does not ask; it must be well above the osmotic
    pressure of the concentrate. The salinity increase, for membranes that hold all salt back, asks for more of it. The
    machines' catalogues often define the efficiency of a device otherwise than here, and there is no standard of it.
    Intake, pretreatment and the way to the tap are left out; water from a main has its supply pressure paid for
    elsewhere, and still it is counted here.

    Answer: The plant takes {specific_energy} of permeate: for {permeate_flow} its machines draw {power}.

    Raises OutOfRange for an input outside its range, and Refusal where the pressures do not let the water flow.

    Accuracy of permeate_flow: exact: the recovery of the feed.

    Accuracy of salinity_increase, leakage_flow: exact: a balance of salt and water.

    Accuracy: 0.11 %, largest difference found: a plant such as the example's with volumes that do not add up; the
    machines as they are entered.

    Source: the balances of power and salt. The arrangement and the efficiency, leakage and mixing of the isobaric
    device are those of the [WaterTAP documentation](https://watertap.readthedocs.io/), the default leakage and mixing
    those of the proposal that led to them, and the example is its flowsheet without a device, 5.1811 kWh/m3. That
    there is no standard efficiency says a white paper of Fluid Equipment Development, of which we read the summary. The
    other defaults are round figures.

    >>> perfect = {"supply_pressure": 0.0, "discharge_pressure": 0.0, "permeate_pressure": 0.0, "motor_efficiency": 1.0}
    >>> answer = specific_energy("none", 1e-3, 0.49536, 73.91565e5, pump_efficiency=0.8, **perfect)
    >>> round(answer.specific_energy / 3.6e6, 4)
    5.1811
    """
    refuse_outside(specific_energy, locals())
    permeate = recovery * feed_flow
    concentrate = feed_flow - permeate
    plant = energy_recovery.plant(
        device,
        energy_recovery.Flows(feed_flow, permeate, concentrate),
        energy_recovery.Pressures(feed_pressure, pressure_loss, permeate_pressure, supply_pressure, discharge_pressure),
        energy_recovery.Efficiencies(
            pump_efficiency,
            booster_efficiency,
            supply_efficiency,
            motor_efficiency,
            turbine_efficiency,
            exchanger_efficiency,
            leakage,
        ),
    )
    if plant.throttled:
        caution(
            "The isobaric device would lift the feed {} above the feed pressure. A valve takes that away, and no "
            "booster pump is needed: the supply pressure is higher than it need be.",
            Amount(plant.throttled, "bar", 2),
        )
    isobaric = device == "isobaric"
    return PlantAnswer(
        specific_energy=plant.power / permeate,
        power=plant.power,
        permeate_flow=permeate,
        high_pressure_power=plant.high_pressure,
        booster_power=plant.booster,
        supply_power=plant.supply,
        turbine_power=plant.turbine,
        leakage_flow=leakage * concentrate if isobaric else 0.0,
        salinity_increase=energy_recovery.salinity_increase(recovery, leakage, mixing) if isobaric else 0.0,
        machines=tuple(
            MachineAnswer(
                machine=row.machine,
                flow=row.flow,
                pressure_rise=row.pressure_rise,
                power=row.power,
                share=row.power / plant.power,
            )
            for row in plant.machines
        ),
        ends=tuple(EndAnswer(end=end.where, power=end.power, share=end.power / plant.power) for end in plant.ends),
    )
