"""What the water of a plant costs: each part of the money for a year, with the capital levelised over the plant's life.

The scheme is that of WaterTAP's costing package; every price and factor is given.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from calc.core.units import YEAR


class Sizes(NamedTuple):
    """What is bought: the areas, powers and flows that the prices are for, in SI."""

    membrane_area: float
    pump_power: float
    exchanger_flow: float


class Prices(NamedTuple):
    """What a unit of each costs, and how many times that the installed thing costs."""

    membrane: float
    """For a square metre."""
    pump: float
    """For a watt."""
    exchanger: float
    """For a cubic metre in a second."""
    installation: float


def investment(sizes: Sizes, prices: Prices) -> float:
    """What the plant costs to build.

    >>> investment(Sizes(50.0, 0.0, 0.0), Prices(30.0, 1.908, 0.0, 2.0))
    3000.0
    """
    bought = (
        prices.membrane * sizes.membrane_area + prices.pump * sizes.pump_power + prices.exchanger * sizes.exchanger_flow
    )
    return prices.installation * bought


def capital_recovery_factor(interest: float, lifetime: float) -> float:
    """The share of an investment that is paid in each year of its lifetime, so that it is paid back with interest.

    The interest is that of a year, the lifetime in s.

    >>> round(capital_recovery_factor(0.05, 20 * YEAR), 4)
    0.0802
    """
    years = lifetime / YEAR
    return -interest / math.expm1(-years * math.log1p(interest)) if interest else 1 / years


def spread(by_capital: float, by_price: Mapping[str, float], capital: float, price: float) -> float:
    """How far a sum may lie off where its capital and each of its prices are off, each by itself.

    >>> spread(3.0, {"energy": 4.0}, 0.5, 0.5)
    2.5
    """
    return math.hypot(capital * by_capital, *(price * part for part in by_price.values()))
