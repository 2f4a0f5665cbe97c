"""A membrane that stands: salt goes on passing it while no water does, and the first water of the next run shows it."""

from __future__ import annotations

from math import exp, log
from typing import NamedTuple


class Standstill(NamedTuple):
    """Both sides of a membrane at rest, and the run before and after, in SI."""

    feed: float
    """Dissolved solids on the feed side when the unit stops."""
    run: float
    """Those of the permeate while it runs."""
    flow: float
    """Of permeate, while it runs."""
    feed_side: float
    """Volume of the water that stands before the membrane."""
    permeate_side: float
    """Volume of what stands behind it."""

    @property
    def salt_permeance(self) -> float:
        """Salt permeability times area, in m3/s: what passes in the run over the difference of concentration."""
        return self.flow * self.run / (self.feed - self.run)

    @property
    def even(self) -> float:
        """The concentration that both sides come to."""
        return (self.feed_side * self.feed + self.permeate_side * self.run) / (self.feed_side + self.permeate_side)

    def after(self, time: float) -> float:
        r"""The concentration behind the membrane when it has stood for a time in s.

        $$ c_\infty - (c_\infty - c_\text{r}) \exp\left[ -B S \, t \left( \frac{1}{V_\text{p}} + \frac{1}{V_\text{f}}
        \right) \right] $$

        Holds where each side is even in itself. Source: the balance of salt over both sides.

        >>> Standstill(feed=0.2, run=0.0, flow=1e-6, feed_side=1e-4, permeate_side=1e-4).after(1e9)
        0.0
        """
        rate = self.salt_permeance * (1 / self.permeate_side + 1 / self.feed_side)
        return self.even - (self.even - self.run) * exp(-rate * time)

    def rinsed(self, first: float, time: float) -> float:
        """What a meter shows at a time, in s, into the next run that begins with a first concentration."""
        return self.run + (first - self.run) * exp(-self.flow * time / self.permeate_side)

    def time_to(self, first: float, multiple: float) -> float:
        """How long the next run takes, in s, until a meter shows no more than so many times the run's own reading."""
        excess, wanted = first - self.run, (multiple - 1) * self.run
        return self.permeate_side / self.flow * log(excess / wanted) if excess > wanted else 0.0
