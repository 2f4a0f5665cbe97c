"""The terms of a plant's log: what goes in, what the whole of it says, and its days."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Lines, Quantity, Words
from calc.vocabulary.offers import FLOW, FRACTION, HYDRAULIC_PRESSURE, NUMBER

_SHARE = ("%",)
_FACTOR = ("(mg/L)/(uS/cm)",)

PlantLog = Annotated[
    str,
    Lines(
        "log of the plant",
        "A table with a row for each day; its first line names the columns with their units: date, flows, pressures, "
        "temperature, and conductivities or TDS.",
    ),
]
AveragedRows = Annotated[
    int,
    Quantity(
        "rows averaged",
        "",
        "1",
        NUMBER,
        "How many rows at the beginning make the standard, how many at the end the present, and how many in a row an "
        "alarm.",
    ),
]
FlowAlarm = Annotated[
    float,
    Quantity("alarm for the flow", "", "1", _SHARE, "How far the normalised permeate flow may fall before one cleans."),
]
PassageAlarm = Annotated[
    float,
    Quantity(
        "alarm for the salt passage",
        "",
        "1",
        _SHARE,
        "How far the normalised salt passage may rise before one acts.",
    ),
]
DropAlarm = Annotated[
    float,
    Quantity(
        "alarm for the pressure drop",
        "",
        "1",
        _SHARE,
        "How far the normalised pressure drop may rise before one cleans.",
    ),
]
FeedFactor = Annotated[
    float,
    Quantity(
        "salts by conductivity of the feed",
        "",
        "kg/(m2 S)",
        _FACTOR,
        "The mass of dissolved salts in a volume of the feed over its conductivity at 25 °C, for a log without TDS.",
    ),
]
PermeateFactor = Annotated[
    float,
    Quantity(
        "salts by conductivity of the permeate",
        "",
        "kg/(m2 S)",
        _FACTOR,
        "The mass of dissolved salts in a volume of the permeate over its conductivity at 25 °C; for a log that has no "
        "TDS.",
    ),
]
PressureDropChange = Annotated[
    float,
    Quantity(
        "change of the normalised pressure drop",
        r"\delta_\text{d}",
        "1",
        _SHARE,
        "How much more, or less where it is negative, the feed would lose of its pressure than at the standard time.",
    ),
]
NormalisedPressureDrop = Annotated[
    float,
    Quantity(
        "normalised pressure drop",
        r"\Delta p_\text{n}",
        "Pa",
        HYDRAULIC_PRESSURE,
        "The pressure that the feed of now would lose at the standard flows and temperature.",
    ),
]
TrendVerdict = Annotated[
    str, Words("verdict on the log", "What makers and cleaners of membranes advise for what the log shows.")
]
RowsTaken = Annotated[
    float,
    Quantity("rows taken", "", "1", NUMBER, "How many rows of the log could be normalised.", digits=1),
]
RowsLeftOut = Annotated[
    float,
    Quantity("rows left out", "", "1", NUMBER, "How many rows of the log could not be normalised.", digits=1),
]
LogSpan = Annotated[
    float,
    Quantity("time from first to last row", "", "s", ("d", "months", "years"), "How long a time the log covers."),
]
LogDay = Annotated[
    float,
    Quantity("time since the first row", "", "s", ("d",), "When a row was read, counted from the first one."),
]
DayFlowChange = Annotated[
    float,
    Quantity("change of the flow", r"q_j", "1", _SHARE, "The change of a row's normalised permeate flow."),
]
DayPassageChange = Annotated[
    float,
    Quantity("change of the passage", r"s_j", "1", _SHARE, "The change of a row's normalised salt passage."),
]
DayDropChange = Annotated[
    float,
    Quantity("change of the drop", r"r_j", "1", _SHARE, "The change of a row's normalised pressure drop."),
]
DayFlow = Annotated[
    float,
    Quantity("flow at standard conditions", r"Q_j", "m3/s", FLOW, "The normalised permeate flow of a row.", digits=4),
]
DayPassage = Annotated[
    float,
    Quantity("passage at standard conditions", r"P_j", "1", FRACTION, "The normalised salt passage of a row."),
]
DayDrop = Annotated[
    float,
    Quantity("drop at standard conditions", r"d_j", "Pa", HYDRAULIC_PRESSURE, "The normalised pressure drop of a row."),
]
LineNumber = Annotated[str, Words("line of the log", "The number of a line, counted from the first of the text.")]
Reason = Annotated[str, Words("why it was left out", "What is wrong with a row of the log.")]
Alarm = Annotated[str, Words("alarm that was passed", "Which normalised value has gone beyond its alarm.")]
AlarmBegins = Annotated[str, Words("alarm since", "The first date on which it was beyond.")]
AlarmEnds = Annotated[str, Words("alarm until", "The last date on which it was beyond.")]
AlarmWorst = Annotated[str, Words("largest change", "How far it went meanwhile.")]
