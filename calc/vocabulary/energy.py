"""The terms of energy: the least that desalination takes, and what the machines of a plant take and win back."""

from __future__ import annotations

from typing import Annotated, Literal

from calc.core.quantities import Choice, Quantity, Words
from calc.vocabulary.offers import (
    DEPTH,
    FLOW,
    FRACTION,
    HYDRAULIC_PRESSURE,
    NUMBER,
    POWER,
    PRESSURE,
    SPECIFIC_ENERGY,
)

LeastWork = Annotated[
    float,
    Quantity(
        "least work of separation",
        r"W_\text{min}",
        "J/m3",
        SPECIFIC_ENERGY,
        "The least energy for each volume of permeate that nature allows, whatever the process.",
        ("thermodynamic minimum", "minimum energy of desalination"),
        digits=4,
    ),
]
SingleStageWork = Annotated[
    float,
    Quantity(
        "single-stage limit",
        "e_1",
        "J/m3",
        SPECIFIC_ENERGY,
        "The least specific energy of a plant with one pressure for all its membranes and a perfect energy recovery.",
        ("practical minimum", "thermodynamic restriction"),
        digits=4,
    ),
]
SingleStageWorkWithoutRecovery = Annotated[
    float,
    Quantity(
        "single-stage limit without energy recovery",
        "e_0",
        "J/m3",
        SPECIFIC_ENERGY,
        "The least specific energy of a plant with one pressure for all its membranes that throws the energy of its "
        "concentrate away.",
        digits=4,
    ),
]
SingleStageRatio = Annotated[
    float,
    Quantity(
        "single-stage ratio",
        "r_1",
        "1",
        ("1",),
        "The single-stage limit over the least work: how many times more one pressure for the whole plant costs.",
    ),
]
FeedOsmoticPressure = Annotated[
    float,
    Quantity(
        "osmotic pressure of the feed",
        r"\pi_\text{f}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The osmotic pressure of the water before any permeate is taken from it.",
        digits=4,
    ),
]
ConcentrateOsmoticPressure = Annotated[
    float,
    Quantity(
        "osmotic pressure of the concentrate",
        r"\pi_\text{c}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The osmotic pressure of what is left of the feed when it leaves the plant.",
        ("brine osmotic pressure",),
        digits=4,
    ),
]
ConcentrateSalinity = Annotated[
    float,
    Quantity(
        "concentrate salinity",
        r"S_\text{c}",
        "1",
        ("g/kg", "%", "mg/kg"),
        "The mass of dissolved salt in a mass of the concentrate where it leaves the plant.",
        ("brine salinity",),
        of="shares by mass",
    ),
]
RecoveryDevice = Annotated[
    Literal["none", "turbine", "isobaric"],
    Choice(
        "energy recovery device",
        "What recovers energy from the concentrate, which leaves the membranes under nearly all of the pressure.",
        {
            "none": "none: a valve",
            "turbine": "turbine (Pelton wheel or reversed pump)",
            "isobaric": "isobaric device (pressure exchanger)",
        },
    ),
]
PressureLoss = Annotated[
    float,
    Quantity(
        "pressure drop along the membranes",
        r"\Delta p",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the feed loses by friction on its way past the membranes.",
        ("differential pressure", "feed-to-concentrate pressure drop"),
    ),
]
SupplyPressure = Annotated[
    float,
    Quantity(
        "supply pressure",
        r"p_\text{s}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure, above that of the air, with which the feed comes to the high-pressure pump.",
        ("suction pressure", "feed supply pressure"),
        of="pressures above the air",
    ),
]
DischargePressure = Annotated[
    float,
    Quantity(
        "discharge pressure",
        r"p_\text{d}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure, above that of the air, with which the concentrate leaves the plant.",
        ("brine discharge pressure",),
        of="pressures above the air",
    ),
]
PumpEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the high-pressure pump",
        r"\eta_\text{p}",
        "1",
        FRACTION,
        "The share of the power on the shaft of the high-pressure pump that it gives to the water.",
        ("pump efficiency",),
    ),
]
BoosterEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the booster pump",
        r"\eta_\text{b}",
        "1",
        FRACTION,
        "The share of the power on the shaft of the booster pump that it gives to the water.",
        ("circulation pump efficiency",),
    ),
]
SupplyEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the supply pump",
        r"\eta_\text{s}",
        "1",
        FRACTION,
        "The share of the power on the shaft of the supply pump that it gives to the water.",
    ),
]
MotorEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the motors",
        r"\eta_\text{m}",
        "1",
        FRACTION,
        "The share of the electrical power that the motors, with their drives, bring to the shafts.",
        ("motor and drive efficiency",),
    ),
]
TurbineEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the turbine",
        r"\eta_\text{t}",
        "1",
        FRACTION,
        "The share of the power in the concentrate that the turbine brings to its shaft.",
    ),
]
ExchangerEfficiency = Annotated[
    float,
    Quantity(
        "efficiency of the isobaric device",
        r"\eta_\text{x}",
        "1",
        FRACTION,
        "The share of the pressure that the concentrate loses in the device which the feed beside it gains.",
        ("pressure exchanger efficiency", "pressure transfer efficiency"),
    ),
]
DeviceLeakage = Annotated[
    float,
    Quantity(
        "leakage of the isobaric device",
        r"\ell",
        "1",
        FRACTION,
        "The share of the concentrate that slips through the device to the drain without pressing on the feed.",
        ("lubrication flow", "volumetric leakage"),
    ),
]
DeviceMixing = Annotated[
    float,
    Quantity(
        "mixing in the isobaric device",
        r"\chi",
        "1",
        FRACTION,
        "How far the salt of the feed that leaves the device has come from that of the feed towards that of the "
        "concentrate.",
        ("volumetric mixing",),
    ),
]
PlantPower = Annotated[
    float,
    Quantity("power of the plant", "P", "W", POWER, "The electrical power that all the machines take.", digits=4),
]
HighPressurePumpPower = Annotated[
    float,
    Quantity(
        "power of the high-pressure pump",
        r"P_\text{h}",
        "W",
        POWER,
        "The electrical power for the pump that brings the feed to its pressure, before a turbine helps it.",
    ),
]
BoosterPower = Annotated[
    float,
    Quantity(
        "power of the booster pump",
        r"P_\text{b}",
        "W",
        POWER,
        "The electrical power for the pump that adds what the isobaric device and the membranes have taken.",
    ),
]
SupplyPower = Annotated[
    float,
    Quantity(
        "power of the supply pump",
        r"P_\text{s}",
        "W",
        POWER,
        "The electrical power for the pump that brings the feed to the plant.",
    ),
]
TurbinePower = Annotated[
    float,
    Quantity(
        "power that the turbine saves",
        r"P_\text{t}",
        "W",
        POWER,
        "The electrical power that the motor of the high-pressure pump is spared by the turbine on its shaft.",
    ),
]
LeakageFlow = Annotated[
    float,
    Quantity(
        "leakage flow",
        r"Q_\ell",
        "m3/s",
        FLOW,
        "The concentrate that leaks through the device, and as much feed more for the high-pressure pump.",
    ),
]
SalinityIncrease = Annotated[
    float,
    Quantity(
        "salinity increase at the membranes",
        r"s",
        "1",
        FRACTION,
        "How much saltier the feed of the membranes is than that of the plant, because the device mixes some "
        "concentrate into it.",
    ),
]
MachineFlow = Annotated[
    float,
    Quantity(
        "flow through the machine", "", "m3/s", FLOW, "The volume of water that passes it in a given time.", digits=4
    ),
]
PressureRise = Annotated[
    float,
    Quantity(
        "pressure rise",
        "",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the machine adds to the water; negative where it takes it away.",
        digits=4,
    ),
]
Power = Annotated[
    float,
    Quantity("power", "", "W", POWER, "The electrical power that goes there; negative where it is won back.", digits=4),
]
EnergyShare = Annotated[
    float,
    Quantity("share of the energy", "", "1", ("%",), "The power that goes there over that of the whole plant."),
]
Machine = Annotated[str, Words("machine", "Which machine of the plant it is.")]
EnergyEnd = Annotated[str, Words("where it goes", "In what the energy ends that was put in as electricity.")]
SpecificEnergy = Annotated[
    float,
    Quantity(
        "specific energy",
        "e",
        "J/m3",
        ("kWh/m3", "kWh/1000 US gal"),
        "The energy spent for each volume of permeate.",
        ("specific energy consumption", "SEC"),
    ),
]
RiverSalinity = Annotated[
    float,
    Quantity(
        "salinity of the river",
        r"S_\text{r}",
        "1",
        ("g/kg", "mg/kg"),
        "The mass of salt in a mass of the fresher water.",
        of="shares by mass",
    ),
]
SeaSalinity = Annotated[
    float,
    Quantity(
        "salinity of the sea",
        r"S_\text{s}",
        "1",
        ("g/kg", "%"),
        "The mass of salt in a mass of the saltier water.",
        of="shares by mass",
    ),
]
SeaToRiver = Annotated[
    float,
    Quantity("ratio of sea to river", "r", "1", NUMBER, "The mass of sea water for each mass of river water."),
]
MixingWork = Annotated[
    float,
    Quantity(
        "energy of mixing",
        r"W_\text{mix}",
        "J/m3",
        SPECIFIC_ENERGY,
        "The most work that mixing could give, for each volume of river water, whatever the machine.",
        ("blue energy", "salinity gradient energy", "Gibbs energy of mixing"),
    ),
]
MixingWorkOfBoth = Annotated[
    float,
    Quantity(
        "energy of mixing in both waters",
        r"w_\text{mix}",
        "J/m3",
        SPECIFIC_ENERGY,
        "The same for each volume of river and sea water together.",
    ),
]
RetardedWork = Annotated[
    float,
    Quantity(
        "work of pressure-retarded osmosis",
        r"W_\text{PRO}",
        "J/m3",
        SPECIFIC_ENERGY,
        "The most work that osmosis does against one steady pressure, for each volume of river water.",
    ),
]
RetardingPressure = Annotated[
    float,
    Quantity(
        "best pressure against osmosis",
        r"p_\text{PRO}",
        "Pa",
        PRESSURE,
        "The pressure on the side of the sea against which osmosis does the most work.",
    ),
]
ShareOfRiver = Annotated[
    float,
    Quantity(
        "share of the river that passes", "x", "1", FRACTION, "How much of the river's water goes through the membrane."
    ),
]
ShareOfMixing = Annotated[
    float,
    Quantity(
        "share of the energy of mixing",
        r"\eta",
        "1",
        FRACTION,
        "The work of pressure-retarded osmosis over the energy of mixing.",
    ),
]
EquivalentFall = Annotated[
    float,
    Quantity(
        "waterfall of the same energy",
        "H",
        "m",
        DEPTH,
        "How high a waterfall is at which the river would lose as much.",
    ),
]
PressureOnDraw = Annotated[
    float,
    Quantity(
        "pressure on the salt water",
        "p",
        "Pa",
        PRESSURE,
        "The pressure on the stronger water, above that on the weaker one; the turbine has it to use.",
        ("applied hydraulic pressure",),
    ),
]
PowerDensity = Annotated[
    float,
    Quantity(
        "power density",
        "w",
        "W/m2",
        ("W/m2",),
        "The work in a unit of time that the water which passes a unit of membrane can do, at the pressure that it has "
        "there; below zero it takes work.",
    ),
]
BestPressureOnDraw = Annotated[
    float,
    Quantity(
        "best pressure",
        r"p_\text{b}",
        "Pa",
        PRESSURE,
        "The pressure on the salt water at which the power density is highest.",
    ),
]
BestPowerDensity = Annotated[
    float,
    Quantity(
        "highest power density",
        r"w_\text{b}",
        "W/m2",
        ("W/m2",),
        "The power density at the best pressure.",
        ("peak power density",),
    ),
]
StoppingPressure = Annotated[
    float,
    Quantity(
        "pressure that stops the flux",
        "p_0",
        "Pa",
        PRESSURE,
        "The pressure on the salt water at which no water passes; above it the flow turns round: reverse osmosis.",
        ("flux reversal pressure",),
    ),
]
MembraneForKilowatt = Annotated[
    float,
    Quantity(
        "membrane for a kilowatt",
        r"S_\text{kW}",
        "m2",
        ("m2", "ft2"),
        "The area of membrane that gives a kilowatt at the best pressure, before pumps and other losses.",
    ),
]
