"""Salt water as a membrane meets it: osmotic pressure, density, viscosity and diffusivity over concentration, fast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from math import cos, pi, sqrt
from typing import NamedTuple

from calc.core import roots
from calc.core.quantities import Amount, OutOfRange, Range, Refusal
from calc.models.ions import ions, pitzer
from calc.models.seawater import teos10
from calc.models.solutions import (
    mixed_density,
    osmotic_pressure,
    salt_transport,
    single_solutes,
    solution_density,
)
from calc.models.water import water

SALTS: tuple[str, ...] = ("NaCl", "sea salt")
_ROUNDING = 1e-12  # of the highest concentration: what a number may lose that is written and read again


class Exact(NamedTuple):
    """The slow functions behind a salt water, of the mass fraction of its salt in kg/kg."""

    highest_mass_fraction: float
    osmotic_pressure: Callable[[float], float]
    """In Pa."""
    density: Callable[[float], float]
    """In kg/m3."""
    relative_viscosity: Callable[[float], float]
    """Over that of water."""
    nodes: int
    """How many values the polynomials go through."""


_Property = Callable[[float], float]
"""Of a concentration in kg/m3."""
_Beyond = Callable[[float], Refusal]
"""What to say of an amount for which there are no data."""


class SaltWater:
    """One salt in water at one temperature, as functions of its mass in a volume, in kg/m3.

    Each function is a Chebyshev polynomial in the square root of the concentration, in which the exact functions are
    smooth, read off piece by piece. It is within 1e-7 of them, relative, and within 1e-5 for the osmotic pressure of a
    mixed water.
    """

    def __init__(self, salt: str, temperature: float, exact: Exact) -> None:
        self.salt = salt
        """What a reader calls it."""
        self.temperature = temperature
        self.exact = exact
        top = exact.highest_mass_fraction
        # Rounding may carry the very end of the range across it.
        self.highest_concentration = top * exact.density(top) * (1 - 1e-11)
        """In kg/m3."""
        self.water_density = exact.density(0.0)
        """Without salt, in kg/m3."""
        self._concentrations = [self.highest_concentration * u**2 for u in _nodes(exact.nodes)]
        densities = [exact.density(top * u**2) for u in _nodes(exact.nodes)]
        self.concentration = _smooth(densities, top, 1.0, self._saltier, of_each=True)
        """In kg/m3, of a mass fraction in kg/kg."""

    @cached_property
    def osmotic_pressure(self) -> _Property:
        """In Pa."""
        pairs = zip(self._fractions, self._concentrations, strict=True)
        return self._property([self.exact.osmotic_pressure(w) / c for w, c in pairs], of_each=True)

    @cached_property
    def density(self) -> _Property:
        """In kg/m3."""
        pairs = zip(self._fractions, self._concentrations, strict=True)
        return self._property([c / w for w, c in pairs])

    @cached_property
    def viscosity(self) -> _Property:
        """In Pa s."""
        pure = water.viscosity(self.temperature)
        return self._property([pure * self.exact.relative_viscosity(w) for w in self._fractions])

    @cached_property
    def diffusivity(self) -> _Property:
        """Of the salt, in m2/s."""
        return self._property([salt_transport.diffusivity(w, self.temperature) for w in self._fractions])

    def mass_fraction(self, concentration: float) -> float:
        """In kg/kg."""
        return concentration / self.density(concentration)

    def _property(self, values: Sequence[float], of_each: bool = False) -> _Property:
        """A property of a concentration, from its values at the nodes."""
        return _smooth(values, self.highest_concentration, 1 + _ROUNDING, self._beyond, of_each)

    def _beyond(self, concentration: float) -> Refusal:
        return Refusal(
            f"The concentration is {{}}; for {self.salt} it must be from 0 to {{}}: there the data for its osmotic "
            "pressure and density end.",
            Amount(concentration, "g/L", 4),
            Amount(self.highest_concentration, "g/L", 4),
        )

    def _saltier(self, mass_fraction: float) -> Refusal:
        return Refusal(
            f"The solution holds {{}}; for {self.salt} it must be from 0 to {{}}: there the data for its osmotic "
            "pressure and density end.",
            Amount(mass_fraction, "g/kg", 4),
            Amount(self.exact.highest_mass_fraction, "g/kg", 4),
        )

    @cached_property
    def _fractions(self) -> list[float]:
        """The mass fractions at the nodes of the polynomials."""
        top, found = self.exact.highest_mass_fraction, []
        for concentration in self._concentrations:

            def nearer(fraction: float, concentration: float = concentration) -> float:
                known = min(fraction, top)
                return concentration * known / self.concentration(known)

            found.append(roots.fixed_point(nearer, concentration / 1000))
        return found


@cache
def _nodes(count: int) -> tuple[float, ...]:
    """Where on the square root's way from 0 to its end the exact functions are asked."""
    return tuple((1 + cos(pi * (k + 0.5) / count)) / 2 for k in range(count))


@cache
def _cosines(count: int) -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple((2 if j else 1) / count * cos(pi * j * (k + 0.5) / count) for k in range(count))
        for j in reversed(range(count))
    )


def _fit(values: Sequence[float]) -> list[float]:
    """Coefficients of the Chebyshev polynomials through the values at the nodes, the highest first."""
    return [sum(c * value for c, value in zip(row, values, strict=True)) for row in _cosines(len(values))]


_PIECES = 128


def _smooth(values: Sequence[float], end: float, most: float, beyond: _Beyond, of_each: bool = False) -> _Property:
    """A function of 0 to its end by its values at the nodes: Chebyshev's polynomial in the square root of that way.

    It is read off a cubic for each short piece. A membrane asks for the same few pieces again and again, and a cubic is
    a tenth of the work of the whole polynomial. The two differ by less than the polynomial does from what it stands
    for. It refuses what is more than so many times the end, and takes what is less for the end. Where the values are of
    each unit of an amount, it gives that of all of it.
    """
    coefficients = _fit(values)
    pieces: dict[int, tuple[float, float, float, float]] = {}
    scale = _PIECES**2 / end

    def at(amount: float) -> float:
        try:
            x = sqrt(amount * scale)
            piece = int(x)
            a, b, c, d = pieces[piece]
        except (ValueError, OverflowError, KeyError):  # what is no amount, and a piece that is asked for the first time
            if not 0 <= amount / end <= most:
                raise beyond(amount) from None
            x = min(sqrt(amount * scale), _PIECES)
            piece = min(int(x), _PIECES - 1)
            a, b, c, d = pieces[piece] = _cubic(coefficients, piece)
        x -= piece
        value = ((a * x + b) * x + c) * x + d
        return amount * value if of_each else value

    return at


def _cubic(coefficients: Sequence[float], piece: int) -> tuple[float, float, float, float]:
    """The cubic through four values: both ends of the piece, and a third and two thirds of the way."""
    f, g, h, k = (_value(coefficients, 2 * (piece + third / 3) / _PIECES - 1) for third in range(4))
    return (9 * (g - h) + 3 * (k - f)) * 1.5, (2 * f - 5 * g + 4 * h - k) * 4.5, 9 * g - 4.5 * h + k - 5.5 * f, f


def _value(coefficients: Sequence[float], x: float) -> float:
    """Clenshaw's sum."""
    first = second = 0.0
    for coefficient in coefficients:
        first, second = 2 * x * first - second + coefficient, first
    return first - x * second


@lru_cache(maxsize=256)
def salt_water(salt: str, temperature: float) -> SaltWater:
    """Water with table salt (NaCl) or sea salt at a temperature in K.

    The osmotic pressure is that of Archer's equation or of TEOS-10, the density Laliberte's or that of TEOS-10. NaCl
    reaches 6 mol/kg and 60 degrees Celsius, sea salt 120 g/kg and 40 degrees. The viscosity is good to 1.6 % or better.

    Raises Refusal for another salt and OutOfRange outside these temperatures.

    >>> round(salt_water("sea salt", 298.15).osmotic_pressure(35.817) / 1e5, 2)
    25.79
    """
    if salt == "NaCl":
        return SaltWater("table salt", temperature, _table_salt(temperature))
    if salt != "sea salt":
        raise Refusal(f"There are no data for '{salt}'; the salts are {', '.join(SALTS)}.")
    _refuse_outside(teos10.TEMPERATURES, temperature)
    return SaltWater(
        salt,
        temperature,
        Exact(
            teos10.EXTENDED_UP_TO,
            lambda w: teos10.osmotic_pressure(w, temperature),
            lambda w: teos10.density(w, temperature),
            lambda w: salt_transport.viscosity_of_seawater(w, temperature),
            nodes=12,
        ),
    )


def _refuse_outside(range_: Range, temperature: float) -> None:
    if not range_.holds(temperature):
        raise OutOfRange("temperature", temperature, range_, "K")


def _table_salt(temperature: float) -> Exact:
    single_solutes.refuse_temperature("NaCl", temperature)
    mass, largest = single_solutes.molar_mass("NaCl"), single_solutes.limits("NaCl").largest_molality

    def molality(fraction: float) -> float:
        return min(fraction / ((1 - fraction) * mass), largest)

    return Exact(
        largest * mass / (1 + largest * mass),
        lambda w: osmotic_pressure.of_solute("NaCl", molality(w), temperature),
        lambda w: solution_density.density("NaCl", molality(w), temperature),
        lambda w: salt_transport.viscosity_of_table_salt(molality(w), temperature),
        nodes=16,
    )


@lru_cache(maxsize=256)
def mixed_water(molalities: tuple[tuple[str, float], ...], temperature: float, salts: float = 0.0) -> SaltWater:
    """Water with the ions of `calc.models.ions.ions` in these proportions, however much of them, at a temperature in K.

    Where some of them stand for others, what all weigh is given, in kg to a kg of water.

    The osmotic coefficient is that of `pitzer`, the density that of `mixed_density`; the viscosity is that of seawater
    of the same mass fraction. It reaches 120 g/kg, where no such water has come to the ionic strength of 6 mol/kg at
    which `pitzer` ends, from 0 to 40 degrees Celsius.

    Raises Refusal for a water without ions or with charges out of balance, and OutOfRange outside the temperatures.

    >>> round(mixed_water((("sodium", 1.0), ("chloride", 1.0)), 298.15).osmotic_pressure(57.3) / 1e5)
    46
    """
    _refuse_outside(teos10.TEMPERATURES, temperature)
    given = dict(molalities)
    if ions.ionic_strength(given) == 0:
        raise Refusal("This water holds no ions, so there is nothing to scale: give an analysis with some.")
    ions.refuse_imbalance(given)
    weighed = sum(m * ions.MOLAR_MASSES[ion] for ion, m in given.items())  # kg to a kg of water
    salt = salts or weighed
    most = mixed_density.HIGHEST_SALINITY / (1 - mixed_density.HIGHEST_SALINITY) * min(salt / weighed, 1.0)

    def at(fraction: float) -> dict[str, float]:
        scale = fraction / (1 - fraction) / salt
        return {ion: scale * m for ion, m in given.items()}

    def pressure(fraction: float) -> float:
        scaled = at(fraction)
        return osmotic_pressure.of_ions(scaled, pitzer.osmotic_coefficient(scaled, temperature), temperature)

    return SaltWater(
        "this water",
        temperature,
        Exact(
            most / (1 + most) if salts else mixed_density.HIGHEST_SALINITY,
            pressure,
            lambda w: mixed_density.density(at(w), temperature),
            lambda w: salt_transport.viscosity_of_seawater(w, temperature),
            nodes=20,
        ),
    )
