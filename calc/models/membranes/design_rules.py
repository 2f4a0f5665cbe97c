"""What makers of elements count on: how a feed concentrates, how salt crowds at the membrane, what pressure is lost."""

from __future__ import annotations

from math import exp, log1p

from calc.core.units import MINUTE, POUND_FORCE_PER_SQUARE_INCH, US_GALLON


def mean_concentration(feed: float, recovery: float) -> float:
    r"""Mean concentration of the feed side of a unit, in the unit of the feed's: the log mean.

    $$ \bar c = c_\text{f} \, \frac{-\ln(1 - Y)}{Y} $$

    Source: FilmTec's design equations, known to us from notes on its manual. The example is arithmetic, 2 ln 2.

    >>> round(mean_concentration(1.0, 0.5), 5)
    1.38629
    """
    return feed * (-log1p(-recovery) / recovery)


def polarisation_modulus(element_recovery: float) -> float:
    r"""Concentration at the membrane of an element over that of its stream, by its recovery alone.

    $$ \beta = \exp(0.7 \, Y) $$

    Source: as for mean_concentration. The example is its table's, 1.1107 at 15 %.

    >>> round(polarisation_modulus(0.15), 4)
    1.1107
    """
    return exp(0.7 * element_recovery)


def pressure_drop(mean_flow: float) -> float:
    r"""Pressure that the feed loses in an element of 8 inches, in Pa, from the mean of feed and concentrate in m3/s.

    $$ \Delta p = 0.01 \, q^{1.7} $$

    in psi, of a flow q in US gallons a minute. The rule knows neither temperature nor salt nor how thick a spacer is.

    Source: FilmTec's design equations, as public programs quote them; one of them takes 0.012 for a spacer of 28 mil
    and 0.010 for one of 31. The example is arithmetic, 0.01 psi at a gallon a minute.

    >>> round(pressure_drop(3.785411784e-3 / 60), 2)
    68.95
    """
    gallons_a_minute = mean_flow / (US_GALLON / MINUTE)
    drop: float = 0.01 * gallons_a_minute**1.7 * POUND_FORCE_PER_SQUARE_INCH
    return drop
