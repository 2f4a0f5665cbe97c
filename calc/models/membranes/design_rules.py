"""What makers of elements count on: how a feed concentrates on its way, and how salt crowds at the membrane."""

from __future__ import annotations

from math import exp, log1p


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
