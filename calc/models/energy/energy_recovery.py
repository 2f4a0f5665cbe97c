"""What the machines of a reverse osmosis plant take, and what a device wins back from the concentrate."""

from __future__ import annotations

from typing import NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Refusal


class Flows(NamedTuple):
    """In m3/s. Real volumes add up only nearly, so that the three are given."""

    feed: float
    permeate: float
    concentrate: float


class Pressures(NamedTuple):
    """In Pa above the air; the loss is that of the feed along the membranes."""

    feed: float
    loss: float
    permeate: float
    supply: float
    discharge: float


class Efficiencies(NamedTuple):
    """Each a share of what goes in; the leakage is the share of the concentrate that slips through the device."""

    pump: float
    booster: float
    supply: float
    motor: float
    turbine: float
    exchanger: float
    leakage: float


class Row(NamedTuple):
    """A machine: what passes it, the pressure that it adds, and the electrical power that it takes."""

    machine: str
    flow: float
    pressure_rise: float
    power: float


class End(NamedTuple):
    """Where a part of the electrical power goes."""

    where: str
    power: float


class Plant(NamedTuple):
    """The electrical power of a plant and its machines, in W, and the books of it."""

    power: float
    supply: float
    high_pressure: float
    booster: float
    turbine: float
    """What the turbine saves the motor."""
    machines: tuple[Row, ...]
    ends: tuple[End, ...]
    throttled: float
    """The pressure, in Pa, by which an isobaric device lifts the feed too high."""


def plant(device: str, flows: Flows, pressures: Pressures, efficiencies: Efficiencies) -> Plant:
    r"""Power of the machines of a plant with a device "none", "turbine" or "isobaric".

    $$ p_\text{x} = p_\text{s} + \eta_\text{x} \left( p_\text{c} - p_\text{d} \right) $$

    An isobaric device lifts as much feed as concentrate presses on it, from the supply pressure to $p_\text{x}$; a
    booster does what is missing, and the high-pressure pump lifts only the rest of the feed. A turbine sits on the
    shaft of the high-pressure pump. Every watt of the motors is found again in `ends`.

    Raises Refusal where the pressures do not let the water flow, or the turbine gives more than the pump takes.

    Source: the balances of power. The definitions are those of WaterTAP, and the example is the power of the booster in
    its flowsheet of reverse osmosis with a pressure exchanger, 383.8 W.

    >>> flows = Flows(1e-3, 0.00049536, 0.00050526)
    >>> pressures = Pressures(73.91565e5, 2.50684e5, 0.0, 0.0, 0.0)
    >>> efficiencies = Efficiencies(0.8, 0.8, 0.8, 1.0, 0.95, 0.95, 0.0)
    >>> round(plant("isobaric", flows, pressures, efficiencies).booster, 1)
    383.8
    """
    _refuse(device, pressures)
    left = pressures.feed - pressures.loss - pressures.discharge
    spent = left * flows.concentrate
    exchanged = (1 - efficiencies.leakage) * flows.concentrate if device == "isobaric" else 0.0
    gained = efficiencies.exchanger * left
    wanted = difference(pressures.feed, pressures.supply)
    boost = max(wanted - gained, 0.0)
    pumped = flows.feed - exchanged

    to_water = flows.feed * pressures.supply, pumped * wanted, exchanged * boost
    efficiency = efficiencies.supply, efficiencies.pump, efficiencies.booster
    on_shafts = tuple(power / share for power, share in zip(to_water, efficiency, strict=True))
    turbine = efficiencies.turbine * spent if device == "turbine" else 0.0
    if turbine > on_shafts[1]:
        raise Refusal(
            "The turbine would give more than the high-pressure pump takes. Raise the feed pressure, or lower the "
            "supply pressure."
        )
    supply, high_pressure, booster = (power / efficiencies.motor for power in on_shafts)
    saved = turbine / efficiencies.motor
    power = supply + high_pressure + booster - saved

    machines = [
        Row("supply pump", flows.feed, pressures.supply, supply),
        Row("high-pressure pump", pumped, wanted, high_pressure),
    ]
    if device == "isobaric":
        machines.append(Row("isobaric device, on the feed", exchanged, wanted - boost, 0.0))
        machines.append(Row("booster pump", exchanged, boost, booster))
    if device == "turbine":
        machines.append(Row("turbine", flows.concentrate, -left, -saved))

    # Where volumes do not quite add up, the membranes bear it.
    through = (flows.feed - flows.concentrate) * pressures.feed - flows.permeate * pressures.permeate
    place, won = {
        "none": ("the valve", 0.0),
        "turbine": ("the turbine", turbine),
        "isobaric": ("the isobaric device", exchanged * (wanted - boost)),
    }[device]
    ends = (
        End("through the membranes", through),
        End("the permeate under its pressure", flows.permeate * pressures.permeate),
        End("friction along the membranes", flows.concentrate * pressures.loss),
        End(place, spent - won),
        End("the concentrate under its pressure", flows.concentrate * pressures.discharge),
        End("the pumps", sum(on_shafts) - sum(to_water)),
        End("the motors", (1 - efficiencies.motor) * power),
    )
    throttled = max(gained - wanted, 0.0) if device == "isobaric" else 0.0
    return Plant(power, supply, high_pressure, booster, saved, tuple(machines), ends, throttled)


def _refuse(device: str, pressures: Pressures) -> None:
    """Hold the pressures against each other."""
    if difference(pressures.supply, pressures.feed) > 0:
        raise Refusal(
            "The supply pressure is above the feed pressure, so that no pump is needed. Lower it, or raise the feed "
            "pressure."
        )
    if pressures.feed - pressures.loss < pressures.discharge:
        raise Refusal(
            "The concentrate would have less than the discharge pressure left. Raise the feed pressure, or lower the "
            "pressure drop or the discharge pressure."
        )
    if pressures.permeate > pressures.feed - pressures.loss:
        raise Refusal(
            "The permeate pressure is above that of the concentrate, so that water would flow back. Lower it, or raise "
            "the feed pressure."
        )
    if device == "isobaric" and difference(pressures.discharge, pressures.supply) > 0:
        raise Refusal(
            "In an isobaric device the fresh feed pushes the spent concentrate out, so the supply pressure must be at "
            "least the discharge pressure. Raise the one or lower the other."
        )


def salinity_increase(recovery: float, leakage: float, mixing: float) -> float:
    r"""How much saltier an isobaric device makes the feed of the membranes than that of the plant, as a fraction.

    $$ c_\text{x} = (1 - \chi) \, c_\text{f} + \chi \, c_\text{c}, \quad
    c_\text{m} = \left( 1 - (1 - \ell)(1 - Y) \right) c_\text{f} + (1 - \ell)(1 - Y) \, c_\text{x}, \quad
    c_\text{c} = \frac{c_\text{m}}{1 - Y} $$

    Solved for $c_\text{m} / c_\text{f} - 1$: nearly the mixing times the recovery. Holds for membranes that hold all
    salt back. Raises nothing.

    Source: the first equation is WaterTAP's definition of mixing; the others are balances of salt, and the example is
    done by hand: 1.5 is the mean of 1, the plant's feed, and 2, the mean of that feed and a concentrate of 3.

    >>> salinity_increase(0.5, 0.0, 0.5)
    0.5
    """
    mixed = mixing * (1 - leakage)
    return recovery * mixed / (1 - mixed)
