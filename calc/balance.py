"""What goes in comes out: water and salt over a membrane unit, without asking how the membrane does it."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Amount, OutOfRange, Range, Refusal, Table, refuse_outside
from calc.core.units import CUBIC_METRE_PER_HOUR, GRAM_PER_LITRE, PERCENT
from calc.vocabulary.balance import (
    Bypass,
    BypassFlow,
    BypassOfFeed,
    OverallRecovery,
    PermeateConcentration,
    ProductConcentration,
    ProductFlow,
    SaltFlow,
)
from calc.vocabulary.common import (
    ConcentrateConcentration,
    ConcentrateFlow,
    ConcentrationFactor,
    FeedConcentration,
    FeedFlow,
    ObservedRejection,
    PermeateFlow,
    Recovery,
    RejectToProductRatio,
    SaltPassage,
    Stream,
    StreamConcentration,
    StreamFlow,
)
from calc.vocabulary.ranges import MOST_CONCENTRATED, RECOVERY, REJECTION

_ROUNDING = 1e-9


class Row(NamedTuple):
    """One stream."""

    stream: Stream
    flow: StreamFlow
    concentration: StreamConcentration
    salt_flow: SaltFlow


class Streams(NamedTuple):
    """The two streams that leave a membrane unit, and what a bypass makes of them."""

    permeate_flow: PermeateFlow
    concentrate_flow: ConcentrateFlow
    permeate_concentration: PermeateConcentration
    concentrate_concentration: ConcentrateConcentration
    concentration_factor: ConcentrationFactor
    reject_to_product_ratio: RejectToProductRatio
    salt_passage: SaltPassage
    bypass_flow: BypassFlow
    product_flow: ProductFlow
    product_concentration: ProductConcentration
    overall_recovery: OverallRecovery
    streams: Annotated[tuple[Row, ...], Table("streams", "Water and salt of every stream: what goes in comes out.")]


_FLOW = Range(
    0.0,
    1e5 * CUBIC_METRE_PER_HOUR,
    "it cannot be below zero",
    "more is likely a mistake in the unit; the balance itself has no limit",
)


def recovery(
    feed_flow: Annotated[FeedFlow, _FLOW] = 100 * CUBIC_METRE_PER_HOUR,
    recovery: Annotated[Recovery, RECOVERY] = 45 * PERCENT,
    feed_concentration: Annotated[
        FeedConcentration,
        Range(
            0.0,
            150 * GRAM_PER_LITRE,
            "it cannot be below zero",
            "without half its water a saltier feed would leave more salt than dissolves",
        ),
    ] = 35 * GRAM_PER_LITRE,
    observed_rejection: Annotated[ObservedRejection, REJECTION] = 99.5 * PERCENT,
    bypass: Annotated[
        Bypass,
        Range(
            0.0,
            1.0,
            "it cannot be below zero",
            "no more than all can have gone past the membrane",
        ),
    ] = 0.0,
) -> Streams:
    r"""Flows and concentrations of permeate and concentrate from the recovery.

    $$ Q_\text{p} = Y \, (Q_\text{f} - Q_\text{b}) $$

    $$ Q_\text{c} = (1 - Y) \, (Q_\text{f} - Q_\text{b}) $$

    $$ c_\text{p} = \mathrm{SP} \, c_\text{f} $$

    $$ \mathrm{SP} = 1 - R_\text{o} $$

    $$ c_\text{c} = \mathrm{CF} \, c_\text{f} $$

    $$ \mathrm{CF} = \frac{1 - Y \, (1 - R_\text{o})}{1 - Y} $$

    $$ r = \frac{1 - Y}{Y} $$

    $$ Q_\text{prod} = Y_\text{all} \, Q_\text{f} $$

    $$ Y_\text{all} = \frac{Y}{1 - b \, (1 - Y)} $$

    $$ Q_\text{b} = b \, Q_\text{prod} $$

    $$ c_\text{prod} = (1 - b) \, c_\text{p} + b \, c_\text{f} $$

    $$ \dot m_j = Q_j \, c_j $$

    Holds for any membrane unit at steady state, because water and salt are only divided between the streams. Volumes
    are taken to add up, which is true to 0.1 % for a concentrate of up to 70 g/L and to 0.4 % up to 300 g/L. The
    observed rejection is that of the whole unit: the feed where it enters against all the permeate mixed. A stream $j$
    of the flow $Q$ and the concentration $c$ carries the salt $\dot m$. Where a part of the feed goes round the unit
    and is mixed with the permeate, the recovery is that of the water which goes through the unit, and the bypass is a
    share of the product, as designers of plants count it.

    Answer where bypass is positive: Permeate and bypass together give {product_flow} of product with
    {product_concentration} of salt; the concentrate holds {concentrate_concentration}.

    Answer: The unit gives {permeate_flow} of permeate with {permeate_concentration} of salt, and the salt it holds back
    leaves in a concentrate of {concentrate_concentration}.

    Raises OutOfRange for an input outside its range, and Refusal where the concentrate would hold more than 300 g/L.

    Accuracy of concentrate_flow, concentrate_concentration, concentration_factor, reject_to_product_ratio where
    concentrate_concentration is up to 70 g/L: 0.1 %, largest difference found: table salt and water whose volumes add
    up, against its densities.

    Accuracy of concentrate_flow, concentrate_concentration, concentration_factor, reject_to_product_ratio: 0.4 %,
    largest difference found: table salt of up to 300 g/L and water, as before.

    Accuracy: exact: water and salt are only divided.

    Source: the conservation of water and salt, from which the concentration factor follows. The terms are those of the
    [WaterTAP documentation](https://watertap.readthedocs.io/), and for the bypass those of [Water Treatment Plant
    Design](https://digilib.universitaspertamina.ac.id/ebook/%20Water%20Treatment%20Plant%20Design/files/basic-html/page436.html),
    page 13.33, where the permeate is a share of the finished water. Where salt stops dissolving: Potter, Babcock and
    Brown, Journal of Research of the U.S. Geological Survey 5 (1977) 389, of which we read the abstract.

    >>> streams = recovery(feed_flow=0.01, recovery=0.75, feed_concentration=2.0, observed_rejection=0.98)
    >>> round(streams.concentrate_concentration, 6), round(streams.concentration_factor, 6)
    (7.88, 3.94)
    """
    refuse_outside(_formula, locals())
    concentration_factor = _concentration_factor(recovery, observed_rejection, feed_concentration)
    concentrate_concentration = concentration_factor * feed_concentration
    through, round_, product = _flows(feed_flow, recovery, bypass)
    permeate_flow, concentrate_flow = recovery * through, (1 - recovery) * through
    permeate_concentration = (1 - observed_rejection) * feed_concentration
    product_concentration = (1 - bypass) * permeate_concentration + bypass * feed_concentration
    streams = (
        ("feed", feed_flow, feed_concentration),
        ("to the membrane", through, feed_concentration),
        ("bypass", round_, feed_concentration),
        ("permeate", permeate_flow, permeate_concentration),
        ("concentrate", concentrate_flow, concentrate_concentration),
        ("product", product, product_concentration),
    )
    return Streams(
        permeate_flow=permeate_flow,
        concentrate_flow=concentrate_flow,
        permeate_concentration=permeate_concentration,
        concentrate_concentration=concentrate_concentration,
        concentration_factor=concentration_factor,
        reject_to_product_ratio=(1 - recovery) / recovery,
        salt_passage=1 - observed_rejection,
        bypass_flow=round_,
        product_flow=product,
        product_concentration=product_concentration,
        overall_recovery=_overall_recovery(recovery, bypass),
        streams=tuple(
            Row(stream=name, flow=flow, concentration=salt, salt_flow=flow * salt) for name, flow, salt in streams
        ),
    )


def _concentration_factor(recovery: float, observed_rejection: float, feed_concentration: float) -> float:
    """How many times more concentrated the concentrate is; refused where its salt would not stay dissolved."""
    factor = (1 - recovery * (1 - observed_rejection)) / (1 - recovery)
    if factor * feed_concentration > MOST_CONCENTRATED:
        raise Refusal(
            "Together these leave a concentrate of {}. Table salt stops dissolving a little above {}, so the balance "
            "answers up to there: lower the recovery or the feed concentration.",
            Amount(factor * feed_concentration, "g/L"),
            Amount(MOST_CONCENTRATED, "g/L"),
        )
    return factor


def _overall_recovery(recovery: float, bypass: float) -> float:
    """The product over the feed; written so that it is exact without a bypass and with nothing else."""
    return recovery / (1 - bypass + bypass * recovery)


def _flows(feed: float, recovery: float, bypass: float) -> tuple[float, float, float]:
    """What goes through the membrane unit, what goes round it, and the product of both."""
    whole = 1 - bypass + bypass * recovery
    return (1 - bypass) / whole * feed, bypass * recovery / whole * feed, recovery / whole * feed


_formula = recovery  # inside the function its name is the input


class Bypassed(NamedTuple):
    """How much goes round a membrane unit, and what comes of it."""

    bypass: Bypass
    bypass_of_feed: BypassOfFeed
    bypass_flow: BypassFlow
    product_flow: ProductFlow
    overall_recovery: OverallRecovery
    permeate_concentration: PermeateConcentration


def bypass(
    product_concentration: Annotated[
        ProductConcentration, Range(0.0, 150 * GRAM_PER_LITRE, "it cannot be below zero", "no feed is so salty")
    ] = 0.5 * GRAM_PER_LITRE,
    feed_concentration: Annotated[
        FeedConcentration,
        Range(
            0.0,
            150 * GRAM_PER_LITRE,
            "it cannot be below zero",
            "saltier feeds are not for a membrane unit to make fresh",
        ),
    ] = 1.5 * GRAM_PER_LITRE,
    observed_rejection: Annotated[
        ObservedRejection,
        Range(
            40 * PERCENT,
            1.0,
            "with less a membrane is not there to take salt out",
            "no membrane holds back more than all of the salt",
        ),
    ] = 98 * PERCENT,
    recovery: Annotated[Recovery, RECOVERY] = 75 * PERCENT,
    feed_flow: Annotated[FeedFlow, _FLOW] = 100 * CUBIC_METRE_PER_HOUR,
) -> Bypassed:
    r"""Bypass past a membrane unit for a wanted product.

    $$ b = \frac{c_\text{prod} - c_\text{p}}{c_\text{f} - c_\text{p}} $$

    $$ c_\text{p} = (1 - R_\text{o}) \, c_\text{f} $$

    $$ b_\text{f} = b \, Y_\text{all} $$

    $$ Q_\text{b} = b_\text{f} \, Q_\text{f} $$

    $$ Q_\text{prod} = Y_\text{all} \, Q_\text{f} $$

    $$ Y_\text{all} = \frac{Y}{1 - b \, (1 - Y)} $$

    Holds for any membrane unit at steady state whose product is its permeate and a part of its feed, mixed: the inverse
    of the balance over it. Volumes are taken to add up. What goes for the salt goes for any one substance with its own
    rejection; where several have a limit, the one that allows the least bypass decides.

    Answer where bypass is zero: Lead no feed round the membranes: the permeate alone has {product_concentration}, and
    {product_flow} of it are the product.

    Answer: Lead {bypass_flow}, {bypass_of_feed} of the feed, round the membranes: mixed with the permeate it gives
    {product_flow} of product with {product_concentration}.

    Raises OutOfRange for an input outside its range, and for a product that is fresher than the permeate or saltier
    than the feed; Refusal where there is no salt to go by, or the concentrate would hold more than 300 g/L.

    Accuracy: exact: water and salt are only divided and mixed, where their volumes add up.

    Source: [Water Treatment Plant
    Design](https://digilib.universitaspertamina.ac.id/ebook/%20Water%20Treatment%20Plant%20Design/files/basic-html/page436.html),
    page 13.33, as the share of permeate in the finished water, one less this bypass. The example is that of [Stark's
    calculator](https://stark-water.com/ko/water-treatment-calculators/blending-calculator): of a product of 1000 L/h
    some 903 are permeate.

    >>> round(1 - bypass(product_concentration=0.2, feed_concentration=1.5, observed_rejection=0.96).bypass, 3)
    0.903
    """
    refuse_outside(_bypass, locals())
    _concentration_factor(recovery, observed_rejection, feed_concentration)
    permeate = (1 - observed_rejection) * feed_concentration
    if feed_concentration == 0:
        raise Refusal("A feed without salt gives a product without salt, however much of it goes past the membrane.")
    if not permeate * (1 - _ROUNDING) <= product_concentration <= feed_concentration * (1 + _ROUNDING):
        ends = Range(permeate, feed_concentration, "the permeate alone has as much", "the feed alone has as much")
        raise OutOfRange("product_concentration", product_concentration, ends, "kg/m3")
    share = min(max((product_concentration - permeate) / (observed_rejection * feed_concentration), 0.0), 1.0)
    overall = _overall_recovery(recovery, share)
    _, round_, product = _flows(feed_flow, recovery, share)
    return Bypassed(
        bypass=share,
        bypass_of_feed=share * overall,
        bypass_flow=round_,
        product_flow=product,
        overall_recovery=overall,
        permeate_concentration=permeate,
    )


_bypass = bypass
