"""Normalisation: what a plant of reverse osmosis would make under the conditions of its first days."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Range, refuse_outside
from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, GRAM_PER_LITRE, PERCENT, celsius, to_si
from calc.models.membranes.normalisation import driving, permeate_flow, salt_passage
from calc.vocabulary.normalise import (
    NormalisationVerdict,
    NormalisedPermeateFlow,
    NormalisedSaltPassage,
    OperatingFeedConcentration,
    OperatingFeedPressure,
    OperatingNetDrivingPressure,
    OperatingPermeateConcentration,
    OperatingPermeateFlow,
    OperatingPermeatePressure,
    OperatingPressureDrop,
    OperatingRecovery,
    OperatingTemperature,
    PermeateFlowChange,
    SaltPassageChange,
    StandardFeedConcentration,
    StandardFeedPressure,
    StandardNetDrivingPressure,
    StandardPermeateConcentration,
    StandardPermeateFlow,
    StandardPermeatePressure,
    StandardPressureDrop,
    StandardRecovery,
    StandardSaltPassage,
    StandardTemperature,
)


def _now(*readings: str) -> dict[str, str]:
    """The entries of a plant now: pressures, temperature, recovery, concentrations and flow in their order."""
    names: tuple[str, ...] = ("feed_pressure", "pressure_drop", "permeate_pressure", "temperature")
    names += ("recovery", "feed_concentration", "permeate_concentration", "permeate_flow")
    return {f"operating_{name}": reading for name, reading in zip(names, readings, strict=True)}


# Illustrations, all against the plant of the defaults when it was new.
PRESETS = {
    "performance": {
        "only colder": _now("25 bar", "3 bar", "1 bar", "10 degC", "75 %", "2 g/L", "40 mg/L", "124.6 m3/h"),
        "scaled": _now("28 bar", "4 bar", "2 bar", "10 degC", "72 %", "2.2 g/L", "50 mg/L", "112 m3/h"),
        "damaged": _now("24 bar", "3 bar", "1 bar", "15 degC", "75 %", "2 g/L", "90 mg/L", "165 m3/h"),
    }
}

_PRESSURE = Range(0.0, 120 * BAR, "it is counted from the pressure of the air", "no element of today stands more")
_DROP = Range(
    0.0,
    20 * BAR,
    "the pressure drops along the elements, and does not rise",
    "more would crush the elements of the longest train",
)
_BACK = Range(
    0.0,
    40 * BAR,
    "it is counted from the pressure of the air",
    "more against the permeate would tear the membrane from its backing",
)
_TEMPERATURE = Range(
    celsius(5),
    celsius(45),
    "the makers' temperature correction begins there",
    "the makers' temperature correction ends there",
)
_RECOVERY = Range(
    1 * PERCENT,
    95 * PERCENT,
    "with less the mean of feed and concentrate says little",
    "with more the mean of feed and concentrate says little",
)
_FEED = Range(
    to_si(10, "mg/L"),
    60 * GRAM_PER_LITRE,
    "the makers' rule for osmotic pressure is not for purer water",
    "the makers' rule for osmotic pressure ends with sea water",
)
_PERMEATE = Range(
    to_si(0.1, "mg/L"),
    60 * GRAM_PER_LITRE,
    "a change of less than that would say nothing",
    "no feed is so salty, and the permeate has less",
)
_FLOW = Range(
    to_si(1, "L/h"),
    1e5 * CUBIC_METRE_PER_HOUR,
    "less is likely a mistake in the unit",
    "more is likely a mistake in the unit",
)

_ALARM, _WATCH = 10 * PERCENT, 5 * PERCENT


class Performance(NamedTuple):
    """The plant of now under the standard conditions, beside the plant of then."""

    normalised_permeate_flow: NormalisedPermeateFlow
    flow_change: PermeateFlowChange
    standard_salt_passage: StandardSaltPassage
    normalised_salt_passage: NormalisedSaltPassage
    salt_passage_change: SaltPassageChange
    verdict: NormalisationVerdict
    standard_net_driving_pressure: StandardNetDrivingPressure
    operating_net_driving_pressure: OperatingNetDrivingPressure


def performance(
    standard_feed_pressure: Annotated[StandardFeedPressure, _PRESSURE] = 25 * BAR,
    standard_pressure_drop: Annotated[StandardPressureDrop, _DROP] = 3 * BAR,
    standard_permeate_pressure: Annotated[StandardPermeatePressure, _BACK] = 1 * BAR,
    standard_temperature: Annotated[StandardTemperature, _TEMPERATURE] = celsius(15),
    standard_recovery: Annotated[StandardRecovery, _RECOVERY] = 75 * PERCENT,
    standard_feed_concentration: Annotated[StandardFeedConcentration, _FEED] = 2 * GRAM_PER_LITRE,
    standard_permeate_concentration: Annotated[StandardPermeateConcentration, _PERMEATE] = to_si(40, "mg/L"),
    standard_permeate_flow: Annotated[StandardPermeateFlow, _FLOW] = 150 * CUBIC_METRE_PER_HOUR,
    operating_feed_pressure: Annotated[OperatingFeedPressure, _PRESSURE] = 28 * BAR,
    operating_pressure_drop: Annotated[OperatingPressureDrop, _DROP] = 4 * BAR,
    operating_permeate_pressure: Annotated[OperatingPermeatePressure, _BACK] = 2 * BAR,
    operating_temperature: Annotated[OperatingTemperature, _TEMPERATURE] = celsius(10),
    operating_recovery: Annotated[OperatingRecovery, _RECOVERY] = 72 * PERCENT,
    operating_feed_concentration: Annotated[OperatingFeedConcentration, _FEED] = to_si(2.2, "g/L"),
    operating_permeate_concentration: Annotated[OperatingPermeateConcentration, _PERMEATE] = to_si(42, "mg/L"),
    operating_permeate_flow: Annotated[OperatingPermeateFlow, _FLOW] = 127 * CUBIC_METRE_PER_HOUR,
) -> Performance:
    r"""Performance of a plant, normalised to standard conditions.

    $$ Q_\text{n} = Q_\text{o} \, \frac{\Delta p_\text{n,s}}{\Delta p_\text{n,o}} \,
    \frac{\mathrm{TCF}(T_\text{s})}{\mathrm{TCF}(T_\text{o})} $$

    $$ \delta_Q = \frac{Q_\text{n}}{Q_\text{s}} - 1 $$

    $$ \Delta p_\text{n,s} = p_\text{f,s} - \frac{\Delta p_\text{s}}{2} - p_\text{p,s} - \pi(\bar c_\text{s},
    t_\text{s}) $$

    $$ \Delta p_\text{n,o} = p_\text{f,o} - \frac{\Delta p_\text{o}}{2} - p_\text{p,o} - \pi(\bar c_\text{o},
    t_\text{o}) $$

    $$ \bar c_\text{s} = c_\text{f,s} \, \frac{-\ln(1 - Y_\text{s})}{Y_\text{s}} $$

    $$ \bar c_\text{o} = c_\text{f,o} \, \frac{-\ln(1 - Y_\text{o})}{Y_\text{o}} $$

    $$ \pi(c, t) = (t + 320) \, f(c) $$

    $$ f(c) = \begin{cases} \frac{c}{491000 \, \text{mg/L}} \, \text{bar} & c < 20 \, \text{g/L} \\
    \frac{0.0117 \, c - 34 \, \text{mg/L}}{14.23 \, \text{mg/L}} \, \frac{\text{bar}}{345} &
    \text{otherwise} \end{cases} $$

    $$ t_\text{s} = \frac{T_\text{s}}{\text{K}} - 273.15, \quad t_\text{o} = \frac{T_\text{o}}{\text{K}} - 273.15 $$

    $$ \mathrm{SP}_\text{s} = \frac{c_\text{p,s}}{c_\text{f,s}} $$

    $$ \mathrm{SP}_\text{n} = \frac{c_\text{p,o}}{c_\text{f,s}} \,
    \frac{\Delta p_\text{n,o} + \pi(c_\text{p,o}, t_\text{o})}{\Delta p_\text{n,s} + \pi(c_\text{p,s}, t_\text{s})} \,
    \frac{\bar c_\text{s}}{\bar c_\text{o}} $$

    $$ \delta_\mathrm{SP} = \frac{\mathrm{SP}_\text{n}}{\mathrm{SP}_\text{s}} - 1 $$

    Holds for a plant, or one stage of it, of spiral elements for reverse osmosis, in the form of a maker, FilmTec. The
    feed grows saltier on its way; $\bar c_\text{s}$ and $\bar c_\text{o}$ are its means, $\pi$ is the osmotic pressure
    of the concentration $c$ at $t$ degrees Celsius, $f$ what of it a degree makes, $t_\text{s}$ or $t_\text{o}$, and
    $\mathrm{TCF}$ the maker's temperature correction. The osmotic pressure is the maker's rule of thumb too: within 9 %
    of that of seawater, and up to 15 % below that of table salt, which matters little as it stands above and below the
    line. The temperature does not occur in the salt passage, because the maker has salt and water pass faster alike.
    The permeate's osmotic pressure counts for the salt passage only, as the maker has it.

    The verdict takes the alarms of two makers: 10 % less flow, or 10 % more salt passage, at which DuPont's are 5 to
    10 %. Their third alarm, 10 to 15 % more pressure drop, needs the flows of the feed too; `plant.trend` calculates it
    from a log.

    Answer: At standard conditions the permeate flow has changed by {+flow_change} and the salt passage by
    {+salt_passage_change}. {verdict}

    Raises OutOfRange for an input outside its range, and Refusal where no pressure is left to drive the water or the
    permeate is saltier than its feed.

    Accuracy: not known: it is a maker's form with a maker's rule of thumb; alarms are at 10 %.

    Source: notes on the technical manual of FilmTec elements (equations 72 and 75 to 78), which we did not read;
    published programs use the same forms for the flow. ASTM D4516, the standard behind them, we did not read
    either; [a guide to it](https://tnlab.org/en/d4516-19-standard-test-method-technical-guide/) shows the same
    flow, with the permeate's osmotic pressure added. Alarms: the same notes, with which [When to clean RO
    elements](https://dwsadvantage.com/blog/when-to-clean-ro-membrane) agrees, and notes on Hydranautics' bulletin
    TSB107.

    >>> round(performance().normalised_permeate_flow * 3600, 1), round(100 * performance().flow_change, 2)
    (142.8, -4.81)
    """
    refuse_outside(performance, locals())
    standard = driving(
        "standard",
        standard_feed_pressure - standard_pressure_drop / 2 - standard_permeate_pressure,
        standard_temperature,
        standard_recovery,
        standard_feed_concentration,
        standard_permeate_concentration,
    )
    operating = driving(
        "operating",
        operating_feed_pressure - operating_pressure_drop / 2 - operating_permeate_pressure,
        operating_temperature,
        operating_recovery,
        operating_feed_concentration,
        operating_permeate_concentration,
    )
    flow = permeate_flow(operating_permeate_flow, operating, standard)
    passage = salt_passage(operating_permeate_concentration, operating, standard)
    standard_passage = standard_permeate_concentration / standard_feed_concentration
    flow_change, passage_change = flow / standard_permeate_flow - 1, passage / standard_passage - 1
    return Performance(
        normalised_permeate_flow=flow,
        flow_change=flow_change,
        standard_salt_passage=standard_passage,
        normalised_salt_passage=passage,
        salt_passage_change=passage_change,
        verdict=_verdict(flow_change, passage_change),
        standard_net_driving_pressure=standard.water,
        operating_net_driving_pressure=operating.water,
    )


def _verdict(flow_change: float, passage_change: float) -> str:
    less, more = flow_change <= -_ALARM, passage_change >= _ALARM
    if flow_change >= _ALARM and passage_change >= _WATCH:
        return "More water and more salt pass: look for a leak or a damaged membrane, which cleaning does not mend."
    if less and more:
        return "Clean: flow down and salt passage up by 10 % or more, which is how scale and fine dirt act."
    if less:
        return "Clean: the flow has dropped by 10 % or more."
    if more:
        return "Act: the salt passage has risen by 10 % or more; look for leaks, and clean."
    if passage_change >= _WATCH:
        return "Watch: the salt passage has risen by 5 to 10 %, where one maker already advises to clean."
    if flow_change <= -_WATCH:
        return "Watch: the flow has dropped by 5 to 10 %; makers advise to clean at 10 %."
    return "No alarm: the flow has dropped by less than 5 %, and the salt passage has risen by less than 5 %."
