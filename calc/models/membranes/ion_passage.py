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
_NEUTRAL = 1e-13  # of the charge that passes
_SLOPE = 1.0  # of its excess over the potential, where ions of one charge pass and few of them
_FURTHEST = 60.0  # the logarithm of a permeability over the flux, or of its inverse
_OF_SALTS = 1e-11  # of the salts that pass


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

    def passed(name: str, potential: float) -> tuple[float, float]:
        """The share that passes, and the mean charge of what does: molecules without one pass by themselves."""
        charge = charges[name]
        if name not in ("boron", "ammonium"):
            return local(of.factors[name] * salt_permeability * exp(-potential * charge), flux), charge
        sign = 1 if name == "ammonium" else -1
        ion = abs(charge) * local(of.factors.get(name, 1.0) * salt_permeability * exp(-potential * sign), flux)
        molecule = (1 - abs(charge)) * local(of.ammonia if name == "ammonium" else of.boric_acid, flux)
        return ion + molecule, sign * ion / (ion + molecule) if ion else 0.0

    def permeated(potential: float) -> dict[str, tuple[float, float]]:
        found = {}
        for name, amount in feed.items():
            found[name] = 0.0, 0.0
            if amount:
                share, charge = passed(name, potential)
                found[name] = amount * mean(share, recovery), charge
        return found

    def excess(above: float) -> float:
        """Of negative charge, as a share of all that passes."""
        each = [amount * charge for amount, charge in permeated(above - _STRONGEST).values()]
        total = sum(map(abs, each))
        return total and -sum(each) / total

    positive = any(feed[name] * charges[name] > 0 for name in feed)
    negative = any(feed[name] * charges[name] < 0 for name in feed)
    potential = 0.0
    if positive and negative:
        above = crossing(excess, 0.0, 2 * _STRONGEST, near + _STRONGEST, _NEUTRAL, ("", ""), _SLOPE)
        potential = above - _STRONGEST
    amounts = {name: amount for name, (amount, _) in permeated(potential).items()}
    return Permeate(amounts, potential, salt_permeability)


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

    def excess(above: float) -> float:
        nonlocal last
        permeability = flux * exp(above - _FURTHEST)
        last = permeate(feed, charges, of, permeability, flux, recovery, last.potential if last else 0.0)
        return mass(last.amounts) / wanted - 1

    crossing(
        excess,
        0.0,
        2 * _FURTHEST,
        _FURTHEST + (log(near.salt_permeability / flux) if near else log(passing) - log1p(-passing)),
        _OF_SALTS,
        ("", ""),
        1.0,
    )
    if last is None:
        raise RuntimeError("what is found was tried")
    return last
