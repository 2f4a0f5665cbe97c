"""What passes a membrane ion by ion: each by its own permeability, all together without a charge."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, expm1, log1p
from typing import Any

from calc.core import tables
from calc.core.roots import crossing
from calc.core.units import to_si
from calc.models.ions import analysed

_STRONGEST = 20.0  # the potential, in units of the thermal one; nothing needs as much
_NEUTRAL = 1e-13  # of the charge in the feed


def membranes() -> dict[str, dict[str, Any]]:
    """The membranes of which permeabilities are known."""
    found: dict[str, dict[str, Any]] = tables.read("ion_permeabilities")["membranes"]
    return found


def local(permeability: float, flux: float) -> float:
    """The share of a solute's concentration at one place before the membrane that the permeate there has.

    >>> local(1.0, 3.0)
    0.25
    """
    return permeability / (flux + permeability)


def mean(share: float, recovery: float) -> float:
    r"""The share of the feed's concentration that the whole permeate has, where at each place a constant share passes.

    $$ \frac{1 - (1 - Y)^s}{Y} $$

    Source: conservation, as by Rayleigh. The example is arithmetic.

    >>> round(mean(0.5, 0.75), 6)
    0.666667
    """
    if not recovery:
        return share
    return -expm1(share * log1p(-recovery)) / recovery


def boron(permeability: float, of_borate: float, borate: float, flux: float) -> float:
    """The share of boron that passes at one place, of which the share `borate` is charged."""
    return (1 - borate) * local(permeability, flux) + borate * local(of_borate, flux)


def permeate(
    feed: Mapping[str, float],
    charges: Mapping[str, float],
    membrane: str,
    salt_permeability: float,
    flux: float,
    recovery: float,
) -> tuple[dict[str, float], float]:
    """The amounts in the permeate, in mol/m3 as in the feed, and the potential that makes it neutral.

    From mean charges, a permeability for table salt and a flux in m/s. The potential, in units of the thermal one, is
    that of the permeate over the feed: it holds back what has a positive charge and speeds what has a negative one.
    """
    entry = membranes()[membrane]
    permeabilities = {name: factor * salt_permeability for name, factor in entry["factors"].items()}
    boric_acid, ammonia = (to_si(entry[f"{each}_L_per_m2_h"], "L/(m2 h)") for each in ("boric_acid", "ammonia"))

    def passed(name: str, potential: float) -> float:
        if name == "boron":
            borate = -charges["boron"]
            return boron(boric_acid, salt_permeability * exp(potential), borate, flux)
        if name == "ammonium":
            ammonium = charges["ammonium"]
            of_ammonium = local(permeabilities[name] * exp(-potential), flux)
            return ammonium * of_ammonium + (1 - ammonium) * local(ammonia, flux)
        return local(permeabilities[name] * exp(-potential * charges[name]), flux)

    def amounts(potential: float) -> dict[str, float]:
        return {name: feed[name] * mean(passed(name, potential), recovery) for name in analysed.NAMES}

    def excess(potential: float) -> float:
        return -sum(amount * charges[name] for name, amount in amounts(potential).items())

    total = sum(abs(amount * charges[name]) for name, amount in feed.items())
    positive = any(feed[name] * charges[name] > 0 for name in feed)
    negative = any(feed[name] * charges[name] < 0 for name in feed)
    if not (positive and negative):
        return amounts(0.0), 0.0
    potential = crossing(excess, -_STRONGEST, _STRONGEST, 0.0, _NEUTRAL * total, ("", ""))
    return amounts(potential), potential
