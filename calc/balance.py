"""What goes in comes out: water and salt over a membrane unit, without asking how the membrane does it."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.quantities import Range, Refusal, refuse_outside
from calc.units import CUBIC_METRE_PER_HOUR, GRAM_PER_LITRE, PERCENT
from calc.vocabulary import (
    ConcentrateConcentration,
    ConcentrateFlow,
    ConcentrationFactor,
    FeedConcentration,
    FeedFlow,
    ObservedRejection,
    PermeateConcentration,
    PermeateFlow,
    Recovery,
    RejectToProductRatio,
)

_MOST_CONCENTRATED = 300 * GRAM_PER_LITRE


class Streams(NamedTuple):
    """The two streams that leave a membrane unit."""

    permeate_flow: PermeateFlow
    concentrate_flow: ConcentrateFlow
    permeate_concentration: PermeateConcentration
    concentrate_concentration: ConcentrateConcentration
    concentration_factor: ConcentrationFactor
    reject_to_product_ratio: RejectToProductRatio


def recovery(
    feed_flow: Annotated[
        FeedFlow,
        Range(0.0, 1e5 * CUBIC_METRE_PER_HOUR, "more is likely a slip of the unit; the balance itself has no limit"),
    ] = 100 * CUBIC_METRE_PER_HOUR,
    recovery: Annotated[
        Recovery, Range(1 * PERCENT, 99 * PERCENT, "with none there is no permeate, and with all no concentrate")
    ] = 45 * PERCENT,
    feed_concentration: Annotated[
        FeedConcentration,
        Range(
            0.0,
            150 * GRAM_PER_LITRE,
            "without half its water a saltier feed would leave more than the 300 g/L at which the balance ends",
        ),
    ] = 35 * GRAM_PER_LITRE,
    observed_rejection: Annotated[
        ObservedRejection, Range(0.0, 1.0, "a membrane can hold back none of the salt, all of it, or a part")
    ] = 99.5 * PERCENT,
) -> Streams:
    r"""Flows and concentrations of permeate and concentrate from the recovery.

    $$ Q_\text{p} = Y \, Q_\text{f} $$

    $$ Q_\text{c} = (1 - Y) \, Q_\text{f} $$

    $$ c_\text{p} = (1 - R_\text{o}) \, c_\text{f} $$

    $$ c_\text{c} = \mathrm{CF} \, c_\text{f} $$

    $$ \mathrm{CF} = \frac{1 - Y \, (1 - R_\text{o})}{1 - Y} $$

    $$ r = \frac{1 - Y}{Y} $$

    Holds for any membrane unit at steady state, because water and salt are only divided between the two streams.
    Volumes are taken to add up, which is true to 0.1 % for a concentrate of up to 70 g/L and to 0.4 % up to 300 g/L.
    The observed rejection is that of the whole unit: the feed where it enters against all the permeate mixed.

    Raises OutOfRange for an input outside its range, and Refusal where the concentrate would hold more than 300 g/L.

    Source: the conservation of water and salt, from which the concentration factor follows. The terms are those of the
    [WaterTAP documentation](https://watertap.readthedocs.io/). Where salt stops dissolving: Potter, Babcock and Brown,
    Journal of Research of the U.S. Geological Survey 5 (1977) 389, of which we read the abstract.

    >>> streams = recovery(feed_flow=0.01, recovery=0.75, feed_concentration=2.0, observed_rejection=0.98)
    >>> round(streams.concentrate_concentration, 6), round(streams.concentration_factor, 6)
    (7.88, 3.94)
    """
    refuse_outside(_formula, locals())
    concentration_factor = (1 - recovery * (1 - observed_rejection)) / (1 - recovery)
    concentrate_concentration = concentration_factor * feed_concentration
    if concentrate_concentration > _MOST_CONCENTRATED:
        raise Refusal(
            f"Together these leave a concentrate of {concentrate_concentration:.0f} g/L. Table salt stops dissolving a "
            f"little above {_MOST_CONCENTRATED:g} g/L, so the balance answers up to there: lower the recovery or the "
            "feed concentration."
        )
    return Streams(
        permeate_flow=recovery * feed_flow,
        concentrate_flow=(1 - recovery) * feed_flow,
        permeate_concentration=(1 - observed_rejection) * feed_concentration,
        concentrate_concentration=concentrate_concentration,
        concentration_factor=concentration_factor,
        reject_to_product_ratio=(1 - recovery) / recovery,
    )


_formula = recovery  # inside the function its name is the input
