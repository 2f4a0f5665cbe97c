"""Sap or juice before a membrane that keeps all its sugar: how the flow falls on the way, and what is saved."""

from __future__ import annotations

from functools import cache, cached_property

from calc.core import roots
from calc.core.quadrature import FIVE_POINTS
from calc.core.quantities import Amount, Refusal
from calc.core.units import celsius
from calc.models.membranes import elements, temperature_correction
from calc.models.membranes.elements import Rating
from calc.models.solutions import osmotic_pressure, single_solutes, solution_density
from calc.models.water import water

BOILING = celsius(100)
HEAT_OF_EVAPORATION = 2.2565e6
"""Of water at its boiling point, in J/kg."""
HEAT_CAPACITY = 4.19e3
"""Of water from the cold to its boiling point, in J/(kg K)."""

_TESTED_AT = 0.15  # recovery, as makers of such elements take
_REJECTION = 0.99  # in that test; the water's permeability hardly cares
_PIECES, _SHORTER = 20, 2  # each piece of the way that is left is so many times shorter than that
_STORED_AT = celsius(20)
SUGARS = ("sucrose", "glucose")


@cache
def sweetest(kind: str) -> float:
    """Mass fraction to which the osmotic pressure of a sugar is known.

    >>> round(sweetest("glucose"), 3)
    0.302
    """
    most = single_solutes.limits(kind).largest_molality * single_solutes.molar_mass(kind)
    return most / (1 + most)


def permeance(rated_flow: float, test_pressure: float, test_concentration: float) -> float:
    """Water permeability times area of an element, in m3/(s Pa), at 25 degrees Celsius, from its maker's test."""
    rating = Rating(rated_flow, 1.0, _REJECTION, test_pressure, _TESTED_AT, test_concentration)
    return elements.derived(rating).water_permeability


def pull(sugar: float, temperature: float, kind: str = "sucrose") -> float:
    """Osmotic pressure, in Pa, of a mass fraction of a sugar at a temperature in K."""
    return osmotic_pressure.of_solute(kind, _molality(sugar, kind), temperature)


def density(sugar: float, temperature: float, kind: str = "sucrose") -> float:
    """In kg/m3, of a mass fraction of a sugar at a temperature in K."""
    return solution_density.density(kind, _molality(sugar, kind), temperature)


def syrup_density(sugar: float) -> float:
    r"""Density of syrup at 20 degrees Celsius, in kg/m3, from its mass fraction of sugar.

    The fit of `solution_density`, carried on from 60 % to 69 %: 1322 kg/m3 at 66 %, where tables of sugar have 1323.
    """
    volume = solution_density.apparent_specific_volume("sucrose", sugar, _STORED_AT)
    return 1 / ((1 - sugar) / water.density(_STORED_AT) + sugar * volume)


def _molality(sugar: float, kind: str) -> float:
    most = single_solutes.limits(kind).largest_molality
    return min(sugar / ((1 - sugar) * single_solutes.molar_mass(kind)), most)


class Feed:
    """A batch of sap, in SI, before a membrane of so much permeance at a pressure."""

    def __init__(
        self, volume: float, sugar: float, permeance: float, pressure: float, temperature: float, kind: str = "sucrose"
    ) -> None:
        self._sugar, self._pressure, self._temperature, self._kind = sugar, pressure, temperature, kind
        self.mass = volume * density(sugar, temperature, kind)
        self._permeance = permeance * temperature_correction.filmtec(temperature)

    def flow(self, sugar: float) -> float:
        """What passes the membrane, in m3/s, when the sap has come to a mass fraction of sugar."""
        return self._permeance * (self._pressure - pull(sugar, self._temperature, self._kind))

    @cached_property
    def end(self) -> float:
        """The mass fraction at which the osmotic pressure is that of the pump, or to which it is known."""
        most = sweetest(self._kind)
        if self.flow(most) >= 0:
            return most
        beyond = ("The sap stops before it starts.", "The sap goes on for ever.")
        return roots.crossing(lambda sugar: -self.flow(sugar), 0.0, most, self._sugar, 1e-12 * self.flow(0.0), beyond)

    def refuse_too_sweet(self, sugar: float) -> None:
        """Raise Refusal where the pressure does not bring the sap to a mass fraction of sugar."""
        if self.flow(sugar) <= 0:
            raise Refusal(
                "At {} the sap comes to {} and no further: there its osmotic pressure is that of the pump. Ask "
                "for less, or press harder.",
                Amount(self._pressure, "bar"),
                Amount(self.end, "degBx"),
            )

    def time(self, sugar: float) -> float:
        r"""How long it takes, in s, until the sap has come to a mass fraction of sugar.

        $$ t = \frac{m_0 w_0}{\rho_\text{w}} \int_{1/w}^{1/w_0} \frac{\mathrm{d} u}{Q(1/u)} $$

        The mass of sap to a mass of its sugar is $u$. The pieces of the integral grow shorter towards the end, where
        the flow may come near to zero: the error is below a millionth where it falls to a hundredth of what it was.
        """
        start, end = 1 / self._sugar, 1 / sugar
        total, far = 0.0, start
        for piece in range(_PIECES):
            near = end + (far - end) / _SHORTER if piece < _PIECES - 1 else end
            total += sum(w * (far - near) / self.flow(1 / (near + x * (far - near))) for x, w in FIVE_POINTS)
            far = near
        return self.mass * self._sugar / water.density(self._temperature) * total

    def water_removed(self, sugar: float) -> float:
        """The mass of water, in kg, that is gone when the sap has come to a mass fraction of sugar."""
        return self.mass * (1 - self._sugar / sugar)


def heat_to_boil_away(mass: float, temperature: float) -> float:
    """The heat, in J, that boils away a mass of water, in kg, from a temperature in K."""
    return mass * (HEAT_CAPACITY * (BOILING - temperature) + HEAT_OF_EVAPORATION)
