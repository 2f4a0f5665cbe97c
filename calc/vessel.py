"""A pressure vessel of reverse-osmosis elements: what comes out of it, and what happens along it."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Range, refuse_outside
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, PERCENT, celsius, to_si
from calc.inputs import feed
from calc.models.membranes import pressure_vessel
from calc.models.membranes.vessel_setup import Feed, Filling, OwnElement, Plant
from calc.models.solutions import dissolved
from calc.models.solutions.analysis import Ions
from calc.reports.vessel import ElementTable, ProfileTable, StreamTable, report
from calc.vocabulary import ranges
from calc.vocabulary.common import (
    ActiveArea,
    ConcentrateConcentration,
    ConcentrateFlow,
    FeedChannelHeight,
    FeedConcentration,
    FeedFlow,
    FeedPressure,
    FeedSpacerPorosity,
    HighestElementRecovery,
    ObservedRejection,
    PermeateFlow,
    PermeatePressure,
    Recovery,
    SaltPermeability,
    Temperature,
    WaterPermeability,
)
from calc.vocabulary.vessel import (
    OWN_ELEMENT,
    ChannelLength,
    ConcentratePressure,
    ElementsInSeries,
    FlowFactor,
    LeadElementFlux,
    LeastDrivingPressure,
    MeanFlux,
    VesselElement,
    VesselPermeateConcentration,
    VesselSalt,
)

_SEA = {
    "salt": "sea salt",
    "feed_concentration": "36 g/L",
    "feed_flow": "8 m3/h",
    "temperature": "25 degC",
    "feed_pressure": "53 bar",
    "permeate_pressure": "0 bar",
    "element": "SW30HRLE-440i",
    "elements": "7",
    "flow_factor": "1",
}
PRESETS = {
    "projection": {
        "seawater, seven elements": _SEA,
        "the same in winter": {**_SEA, "temperature": "10 degC"},
        "the same, fouled": {**_SEA, "flow_factor": "0.7"},
        "brackish well, six elements": {
            **_SEA,
            "salt": "analysis",
            "feed_flow": "10 m3/h",
            "feed_pressure": "12 bar",
            "element": "BW30-440i",
            "elements": "6",
        },
        "watermaker of a boat": {
            **_SEA,
            "feed_flow": "900 L/h",
            "feed_pressure": "55 bar",
            "element": "SW30HRLE-4040",
            "elements": "1",
        },
    }
}

_HIGHEST_PRESSURE = 150 * BAR

_Concentration = Annotated[
    FeedConcentration,
    ranges.SALT_IN_A_FEED,
    dissolved.OF_SALT,
]
_Flow = Annotated[
    FeedFlow,
    Range(to_si(1, "L/h"), 30 * CUBIC_METRE_PER_HOUR, "with none there is no unit", "the widest vessels take less"),
]
_Temperature = Annotated[Temperature, ranges.WARMTH_OF_A_FEED]
_Pressure = Annotated[
    FeedPressure,
    Range(0.5 * BAR, _HIGHEST_PRESSURE, "less drives nothing", "the strongest vessels on the market withstand less"),
]
_BackPressure = Annotated[PermeatePressure, ranges.BEHIND_A_MEMBRANE]
_Elements = Annotated[ElementsInSeries, ranges.IN_A_VESSEL]
_FlowFactor = Annotated[FlowFactor, ranges.OF_ITS_FLOW]
_Recovery = Annotated[
    Recovery,
    Range(
        1 * PERCENT,
        90 * PERCENT,
        "a vessel that recovers less is not worth its place",
        "a vessel of one stage does not recover more, whatever the pressure",
    ),
]
_OwnWaterPermeability = Annotated[
    WaterPermeability,
    Range(
        to_si(0.1, "L/(m2 h bar)"),
        to_si(20, "L/(m2 h bar)"),
        "membranes of reverse osmosis pass more",
        "membranes of reverse osmosis pass less",
    ),
    OWN_ELEMENT,
]
_OwnSaltPermeability = Annotated[
    SaltPermeability,
    Range(
        0.0,
        to_si(20, "L/(m2 h)"),
        "it cannot be below zero",
        "a membrane that lets more salt pass is one of nanofiltration",
    ),
    OWN_ELEMENT,
]
_OwnArea = Annotated[
    ActiveArea,
    Range(0.05, 60.0, "the smallest elements have more", "the largest elements have less"),
    OWN_ELEMENT,
]
_OwnLength = Annotated[
    ChannelLength,
    Range(0.1, 1.6, "no element is shorter than a hand", "no element is longer than an arm span, and most are a metre"),
    OWN_ELEMENT,
]
_OwnHeight = Annotated[
    FeedChannelHeight, Range(0.2e-3, 2e-3, "feed spacers are thicker", "feed spacers are thinner"), OWN_ELEMENT
]
_OwnPorosity = Annotated[
    FeedSpacerPorosity,
    Range(0.5, 1.0, "no net fills half of the channel", "without a spacer all of the channel is open, and no more"),
    OWN_ELEMENT,
]


class Projection(NamedTuple):
    """What a vessel does at a feed pressure."""

    recovery: Recovery
    permeate_flow: PermeateFlow
    permeate_concentration: VesselPermeateConcentration
    observed_rejection: ObservedRejection | None
    concentrate_flow: ConcentrateFlow
    concentrate_concentration: ConcentrateConcentration
    concentrate_pressure: ConcentratePressure
    mean_flux: MeanFlux
    lead_element_flux: LeadElementFlux
    highest_element_recovery: HighestElementRecovery
    least_driving_pressure: LeastDrivingPressure
    streams: StreamTable
    profile: ProfileTable
    element_by_element: ElementTable


class PressureFound(NamedTuple):
    """The feed pressure that a recovery takes, and what the vessel does then."""

    feed_pressure: FeedPressure
    permeate_flow: PermeateFlow
    permeate_concentration: VesselPermeateConcentration
    observed_rejection: ObservedRejection | None
    concentrate_flow: ConcentrateFlow
    concentrate_concentration: ConcentrateConcentration
    concentrate_pressure: ConcentratePressure
    mean_flux: MeanFlux
    lead_element_flux: LeadElementFlux
    highest_element_recovery: HighestElementRecovery
    least_driving_pressure: LeastDrivingPressure
    streams: StreamTable


def projection(
    salt: VesselSalt = "sea salt",
    feed_concentration: _Concentration = 36.0,
    feed_flow: _Flow = 8 * CUBIC_METRE_PER_HOUR,
    temperature: _Temperature = celsius(25),
    feed_pressure: _Pressure = 53 * BAR,
    permeate_pressure: _BackPressure = 0.0,
    element: VesselElement = "SW30HRLE-440i",
    elements: _Elements = 7,
    flow_factor: _FlowFactor = 1.0,
    water_permeability: _OwnWaterPermeability = to_si(1.2, "L/(m2 h bar)"),
    salt_permeability: _OwnSaltPermeability = to_si(0.06, "L/(m2 h)"),
    active_area: _OwnArea = 41.0,
    channel_length: _OwnLength = 0.96,
    feed_channel_height: _OwnHeight = 0.71e-3,
    feed_spacer_porosity: _OwnPorosity = 0.88,
    sodium: feed.Sodium = to_si(480, "mg/L"),
    potassium: feed.Potassium = to_si(15, "mg/L"),
    magnesium: feed.Magnesium = to_si(60, "mg/L"),
    calcium: feed.Calcium = to_si(150, "mg/L"),
    chloride: feed.Chloride = to_si(820, "mg/L"),
    sulfate: feed.Sulfate = to_si(350, "mg/L"),
    bicarbonate: feed.Bicarbonate = to_si(200, "mg/L"),
) -> Projection:
    r"""What a pressure vessel of reverse-osmosis elements gives at a feed pressure.

    $$ J = A \, F \, \mathrm{TCF} \, (p - p_\text{p} - \pi_\text{m}) $$

    $$ J_\text{s} = B \, \mathrm{TCF}_\text{s} \, (c_\text{w} - c_\text{b}) $$

    $$ c_\text{w} = c \, \exp\frac{J}{k} - \frac{J_\text{s}}{J} \left(\exp\frac{J}{k} - 1\right) $$

    $$ Q'(x) = -S \, J $$

    $$ (Q \, c)'(x) = -S \, J_\text{s} $$

    $$ p'(x) = -f \, \frac{\rho \, v^2}{2} \, \frac{L}{d_\text{h}} $$

    $$ f = \frac{6.23}{\mathrm{Re}^{0.3}} $$

    $$ d_\text{h} = \frac{4 \, \varepsilon \, h}{2 + 8 \, (1 - \varepsilon)} $$

    $$ Y = \frac{Q_\text{p}}{Q_\text{f}} $$

    $$ \bar J = \frac{Q_\text{p}}{n \, S} $$

    $$ R_\text{o} = 1 - \frac{c_\text{p}}{c_\text{f}} $$

    Holds for spiral-wound elements one after another at steady state; a prime means the change with each element
    passed, of which $x$ counts the share. A stream of flow $Q$, concentration $c$ and pressure $p$ enters as the feed,
    $Q_\text{f}$, $c_\text{f}$ and $p_\text{f}$, and leaves as the concentrate, $Q_\text{c}$, $c_\text{c}$ and
    $p_\text{c}$. At the membrane it is $c_\text{w}$, as film theory has it with the mass-transfer coefficient $k$, and
    what passes there is $c_\text{b}$; $\pi_\text{m}$, the difference of their osmotic pressures of $\pi$, is that of
    the salt chosen, at the temperature $T$. $\mathrm{TCF}$ is FilmTec's temperature correction for the water and
    $\mathrm{TCF}_\text{s}$ a steeper one for the salt, $J_\text{s}$ the salt flux; $v$ is the velocity in the channel,
    $\rho$ the density, $f$ the friction factor at the Reynolds number $\mathrm{Re}$ and $d_\text{h}$ the hydraulic
    diameter. $J_1$ is the mean flux of the first element, $Y_\text{e}$ the largest share that an element takes of the
    feed that reaches it, and $\Delta p_\text{end}$ what $p - p_\text{p} - \pi_\text{m}$ has come to at the far end.

    Balances are kept in kilograms, so water and salt are conserved to the last digits. Of the elements that are named,
    $A$ and $B$ come from their datasheets. The ions of an analysis are taken to pass in the proportions of the feed.
    Losses of pressure between the elements are left out.

    Answer: The vessel makes permeate of {recovery} of its feed: {permeate_flow} with {permeate_concentration} of salt.

    Raises OutOfRange for an input outside its range, and Refusal where the feed pressure is not above the osmotic
    pressure, or the concentrate would be beyond the data for its salt.

    Evaluated: in part, as it is *stepped*: the fluxes are followed along the membrane from step to step.

    Accuracy of recovery, permeate_flow, mean_flux, lead_element_flux, highest_element_recovery: 20 %, spread: elements
    of one rating give 15 to 20 % more or less than it.

    Accuracy: not known: it follows from the elements, whose salt passage differs more than their flow does.

    Source: solution and diffusion through the membrane, film theory before it, mass transfer by G. Guillen and E. M. V.
    Hoek, Chemical Engineering Journal 149 (2009) 221, and friction by G. Schock and A. Miquel, Desalination 64 (1987)
    339, neither of which we read, as for spiral elements in the [WaterTAP
    documentation](https://watertap.readthedocs.io/), which we read; a test holds the equations against WaterTAP's own
    results.

    >>> streams = projection(feed_concentration=35.0, permeate_pressure=0.0, feed_pressure=53e5).streams
    >>> [each.stream for each in streams]
    ['feed', 'permeate', 'concentrate']
    """
    refuse_outside(projection, locals())
    plant = Plant.of(
        Feed(salt, feed_concentration, feed_flow, temperature),
        Ions(sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate),
        Filling(element, elements, flow_factor),
        OwnElement(
            water_permeability,
            salt_permeability,
            active_area,
            channel_length,
            feed_channel_height,
            feed_spacer_porosity,
        ),
        permeate_pressure,
    )
    run = plant.run(feed_pressure)
    told = report(plant, run)
    return Projection(
        recovery=run.recovery,
        permeate_flow=told.permeate_flow,
        permeate_concentration=told.permeate_concentration,
        observed_rejection=told.observed_rejection,
        concentrate_flow=told.concentrate_flow,
        concentrate_concentration=told.concentrate_concentration,
        concentrate_pressure=told.concentrate_pressure,
        mean_flux=told.mean_flux,
        lead_element_flux=told.lead_element_flux,
        highest_element_recovery=told.highest_element_recovery,
        least_driving_pressure=told.least_driving_pressure,
        streams=told.streams,
        profile=told.profile,
        element_by_element=told.element_by_element,
    )


def pressure_for_recovery(
    salt: VesselSalt = "sea salt",
    feed_concentration: _Concentration = 36.0,
    feed_flow: _Flow = 8 * CUBIC_METRE_PER_HOUR,
    temperature: _Temperature = celsius(25),
    recovery: _Recovery = 45 * PERCENT,
    permeate_pressure: _BackPressure = 0.0,
    element: VesselElement = "SW30HRLE-440i",
    elements: _Elements = 7,
    flow_factor: _FlowFactor = 1.0,
    water_permeability: _OwnWaterPermeability = to_si(1.2, "L/(m2 h bar)"),
    salt_permeability: _OwnSaltPermeability = to_si(0.06, "L/(m2 h)"),
    active_area: _OwnArea = 41.0,
    channel_length: _OwnLength = 0.96,
    feed_channel_height: _OwnHeight = 0.71e-3,
    feed_spacer_porosity: _OwnPorosity = 0.88,
    sodium: feed.Sodium = to_si(480, "mg/L"),
    potassium: feed.Potassium = to_si(15, "mg/L"),
    magnesium: feed.Magnesium = to_si(60, "mg/L"),
    calcium: feed.Calcium = to_si(150, "mg/L"),
    chloride: feed.Chloride = to_si(820, "mg/L"),
    sulfate: feed.Sulfate = to_si(350, "mg/L"),
    bicarbonate: feed.Bicarbonate = to_si(200, "mg/L"),
) -> PressureFound:
    r"""The feed pressure at which a pressure vessel has a recovery.

    $$ Q_\text{p} = S \int_0^n J(x) \, \mathrm{d}x $$

    $$ Y = \frac{Q_\text{p}}{Q_\text{f}} $$

    $$ \bar J = \frac{Q_\text{p}}{n \, S} $$

    $$ R_\text{o} = 1 - \frac{c_\text{p}}{c_\text{f}} $$

    Holds for the vessel of `vessel.projection`, whose equations it solves for the feed pressure $p_\text{f}$, with
    which the recovery $Y$ rises; $J$ is the flux where $x$ elements have been passed. Elements of active area $S$,
    water permeability $A$, salt permeability $B$, and a channel of length $L$, height $h$ and porosity $\varepsilon$;
    $n$ of them with the flow factor $F$ at the temperature $T$, against the permeate pressure $p_\text{p}$. A feed of
    $c_\text{f}$ becomes a permeate of $c_\text{p}$, with the rejection $R_\text{o}$, and a concentrate of $Q_\text{c}$,
    $c_\text{c}$ and $p_\text{c}$, by a mean flux $\bar J$, $J_1$ in the first element. $Y_\text{e}$ is the largest
    recovery of an element, $\Delta p_\text{end}$ the driving pressure at the far end; a stream has the flow $Q$, the
    concentration $c$, the osmotic pressure $\pi$ and the pressure $p$.

    Answer: It takes {feed_pressure} to make permeate of {recovery} of the feed: {permeate_flow} with
    {permeate_concentration} of salt.

    Raises OutOfRange for an input outside its range, and Refusal where no feed pressure up to 150 bar gives the
    recovery, or the concentrate would be beyond the data for its salt.

    Evaluated: in part, as it is *stepped*: the fluxes are followed along the membrane from step to step.

    Accuracy of permeate_flow, concentrate_flow, mean_flux: exact: the recovery that is entered, of the feed.

    Accuracy: not known: elements of one rating differ by 20 % in flow, and in salt passage by more.

    Source: as for `vessel.projection`.

    >>> found = pressure_for_recovery(recovery=0.4)
    >>> round(projection(feed_pressure=found.feed_pressure).recovery, 6)
    0.4
    """
    refuse_outside(pressure_for_recovery, locals())
    plant = Plant.of(
        Feed(salt, feed_concentration, feed_flow, temperature),
        Ions(sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate),
        Filling(element, elements, flow_factor),
        OwnElement(
            water_permeability,
            salt_permeability,
            active_area,
            channel_length,
            feed_channel_height,
            feed_spacer_porosity,
        ),
        permeate_pressure,
    )
    lowest = (permeate_pressure + plant.solution.osmotic_pressure(plant.concentration)) * (1 + 1e-12)
    run = pressure_vessel.pressure_for(recovery, plant.run, lowest, _HIGHEST_PRESSURE)
    told = report(plant, run)
    return PressureFound(
        feed_pressure=run.places[0].stream.pressure,
        permeate_flow=told.permeate_flow,
        permeate_concentration=told.permeate_concentration,
        observed_rejection=told.observed_rejection,
        concentrate_flow=told.concentrate_flow,
        concentrate_concentration=told.concentrate_concentration,
        concentrate_pressure=told.concentrate_pressure,
        mean_flux=told.mean_flux,
        lead_element_flux=told.lead_element_flux,
        highest_element_recovery=told.highest_element_recovery,
        least_driving_pressure=told.least_driving_pressure,
        streams=told.streams,
    )
