"""What passes a membrane ion by ion: each by its own permeability, all together without a charge."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, expm1, log, log1p
from typing import Any, NamedTuple

from calc.core import tables
from calc.core.roots import crossing
from calc.core.units import to_si
from calc.models.ions import analysed, ions
from calc.models.membranes import temperature_correction

_STRONGEST = 20.0  # the potential, in units of the thermal one; nothing needs as much
_NEUTRAL = 1e-13  # of the charge in the feed
_FURTHEST = 60.0  # the logarithm of a permeability over the flux, or of its inverse
_OF_SALTS = 1e-12  # of the salts that pass


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


class Membrane(NamedTuple):
    """How a membrane passes each ion, as factors over table salt, and molecules without a charge, in m/s."""

    factors: Mapping[str, float]
    boric_acid: float
    ammonia: float


@cache
def membrane(name: str, temperature: float) -> Membrane:
    """One of `membranes`, at a temperature in K."""
    entry, warmer = membranes()[name], temperature_correction.salt(temperature)
    boric_acid, ammonia = (to_si(entry[f"{each}_L_per_m2_h"], "L/(m2 h)") for each in ("boric_acid", "ammonia"))
    return Membrane(entry["factors"], warmer * boric_acid, warmer * ammonia)


class Permeate(NamedTuple):
    """What has passed: mol/m3 of each ion, the potential that makes it neutral, and the permeability for table salt.

    The potential, in units of the thermal one, is that of the permeate over the feed: it holds back what has a positive
    charge and speeds what has a negative one. The permeability is in m/s.
    """

    amounts: dict[str, float]
    potential: float
    salt_permeability: float


def permeate(
    feed: Mapping[str, float],
    charges: Mapping[str, float],
    of: Membrane,
    salt_permeability: float,
    flux: float,
    recovery: float,
    near: float = 0.0,
) -> Permeate:
    """The permeate of a feed in mol/m3, from mean charges, a permeability for table salt and a mean flux in m/s.

    A potential that is near saves work.
    """

    def passed(name: str, potential: float) -> float:
        if name == "boron":
            return boron(of.boric_acid, salt_permeability * exp(potential), -charges["boron"], flux)
        if name == "ammonium":
            ammonium = charges["ammonium"]
            of_ammonium = local(of.factors[name] * salt_permeability * exp(-potential), flux)
            return ammonium * of_ammonium + (1 - ammonium) * local(of.ammonia, flux)
        return local(of.factors[name] * salt_permeability * exp(-potential * charges[name]), flux)

    def amounts(potential: float) -> dict[str, float]:
        return {
            name: amount * mean(passed(name, potential), recovery) if amount else 0.0 for name, amount in feed.items()
        }

    def excess(potential: float) -> float:
        return -sum(amount * charges[name] for name, amount in amounts(potential).items())

    total = sum(abs(amount * charges[name]) for name, amount in feed.items())
    positive = any(feed[name] * charges[name] > 0 for name in feed)
    negative = any(feed[name] * charges[name] < 0 for name in feed)
    potential = 0.0
    if positive and negative:
        potential = crossing(excess, -_STRONGEST, _STRONGEST, near, _NEUTRAL * total, ("", ""))
    return Permeate(amounts(potential), potential, salt_permeability)


def permeate_of_salts(
    feed: Mapping[str, float],
    charges: Mapping[str, float],
    of: Membrane,
    passing: float,
    flux: float,
    recovery: float,
    near: Permeate | None = None,
) -> Permeate:
    """The permeate whose salts all together are this share of the feed's, by mass: their permeability is sought.

    A permeate that is near saves work.
    """
    last = near

    def mass(amounts: Mapping[str, float]) -> float:
        return sum(amounts[name] * ions.MOLAR_MASSES[name] for name in analysed.SALTS)

    wanted = passing * mass(feed)

    def excess(logarithm: float) -> float:
        nonlocal last
        last = permeate(feed, charges, of, flux * exp(logarithm), flux, recovery, last.potential if last else 0.0)
        return mass(last.amounts) / wanted - 1

    start = log(near.salt_permeability / flux) if near else log(passing) - log1p(-passing)
    crossing(excess, -_FURTHEST, _FURTHEST, start, _OF_SALTS, ("", ""), 1.0)
    if last is None:
        raise RuntimeError("what is found was tried")
    return last
