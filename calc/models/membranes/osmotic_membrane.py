"""A membrane on a porous support between two waters: what osmosis drives through it, against a pressure or none."""

from __future__ import annotations

from math import exp, expm1
from typing import NamedTuple

from calc.core.differences import difference
from calc.core.roots import crossing
from calc.models.membranes import temperature_correction
from calc.models.solutions.salt_water import SaltWater, salt_water

_ASIDE = 1e-3  # of the largest flux: from so far on both sides the top is seen more exactly than from near it
_NOT_FOUND = ("The best pressure was not found.", "The best pressure was not found.")
_SETTLED, _LAST_DIGITS = 1e-13, 4e-16  # of what drives the water where none flows, and of all that could
_ROUNDING = 1e-9
_FASTEST = 100.0  # stream over diffusion; real membranes do not reach 10
_TOO_FAST = (
    "So fast a stream would sweep all salt out of the support, or heap it up there without measure: take a thinner "
    "support, or a membrane that passes less water."
)
_FAR = 600.0  # of an exponent: long before it no solution holds so much salt, and a number would still


class OsmoticMembrane(NamedTuple):
    """The permeabilities at the temperature, both waters, and what salt has to get through on each side.

    The resistances are those against diffusion, in s/m: of a support its structural parameter over the diffusivity of
    the salt, of a film one over the mass-transfer coefficient.
    """

    water_permeability: float
    """In m/(s Pa)."""
    salt_permeability: float
    """In m/s."""
    draw: float
    """Concentration of the stronger water, in kg/m3, as that of the weaker one below."""
    feed: float
    draw_resistance: float
    feed_resistance: float
    solution: SaltWater

    def salt_flux(self, flux: float) -> float:
        """From the draw to the feed, in kg/(m2 s), at a water flux in m/s the other way."""
        draw, feed = self.at_membrane(flux)
        return self.salt_permeability * difference(draw, feed)

    def at_membrane(self, flux: float) -> tuple[float, float]:
        """The concentrations at the two faces of the dense layer, in kg/m3: the draw's and the feed's.

        What the water carries along and what diffuses make the same salt flux everywhere on the way. So each layer's
        equation has a solution, and with the dense layer between them both faces are a mean of the two waters.
        """
        draw, feed = -flux * self.draw_resistance, flux * self.feed_resistance
        from_draw, from_feed = self.draw * _grown(draw), self.feed * _grown(feed)
        diluted, gathered = (
            self.salt_permeability * each
            for each in (
                (-_grown_more(draw) / flux, _grown_more(feed) / flux)
                if flux
                else (self.draw_resistance, self.feed_resistance)
            )
        )
        whole = 1 + diluted + gathered
        return (
            (from_draw * (1 + gathered) + from_feed * diluted) / whole,
            (from_feed * (1 + diluted) + from_draw * gathered) / whole,
        )

    def osmotic_difference(self, flux: float) -> float:
        """Between the two faces of the dense layer, in Pa."""
        draw, feed = self.at_membrane(flux)
        return difference(self.solution.osmotic_pressure(draw), self.solution.osmotic_pressure(feed))

    @property
    def whole_difference(self) -> float:
        """Between the two waters, in Pa."""
        return difference(self.solution.osmotic_pressure(self.draw), self.solution.osmotic_pressure(self.feed))

    def against(self, flux: float) -> float:
        """The pressure on the draw, in Pa above that on the feed, against which this much water passes."""
        return self.osmotic_difference(flux) - flux / self.water_permeability

    def water_flux(self, pressure: float) -> float:
        """From the feed to the draw, in m/s, against a pressure on the draw; below zero it is reverse osmosis.

        Raises Refusal where salt would crowd at the membrane beyond the data of its solution.
        """
        still = self.against(0.0) - pressure
        if still == 0.0:
            return 0.0
        way = 1.0 if still > 0 else -1.0
        drive = abs(self.whole_difference) + abs(pressure) + self.solution.osmotic_pressure(self.feed)
        most, fastest = self.water_permeability * drive, _FASTEST / max(self.draw_resistance, self.feed_resistance)
        unhindered = self.water_permeability * abs(still)
        return way * crossing(
            lambda flux: way * (pressure - self.against(way * flux)),
            0.0,
            min((1 + _ROUNDING) * most, fastest),
            min(unhindered, fastest),
            _SETTLED * abs(still) + _LAST_DIGITS * drive,
            ("", _TOO_FAST),
            1 / self.water_permeability,
        )

    def best(self) -> tuple[float, float] | None:
        """The water flux and the pressure at which their product, the power, is largest; None where there is none."""
        most = self.water_flux(0.0)
        if most <= 0:
            return None
        aside = _ASIDE * most

        def falls(flux: float) -> float:
            before, after = flux - aside, flux + aside
            return before * self.against(before) - after * self.against(after)

        flux = crossing(falls, aside, most - aside, most / 2, 1e-12 * most * self.against(most / 2), _NOT_FOUND)
        return flux, self.against(flux)


def on_support(
    draw_concentration: float,
    feed_concentration: float,
    orientation: str,
    salt: str,
    temperature: float,
    water_permeability: float,
    salt_permeability: float,
    structural_parameter: float,
    mass_transfer_coefficient: float,
) -> OsmoticMembrane:
    """A membrane of permeabilities at 25 degrees, whose dense layer faces a film of the "draw" or of the "feed".

    Concentrations in kg/m3, temperature in K, the structural parameter in m. The water on the other side fills the
    support, and the salt diffuses there as in that water; a film outside the support is left out.
    """
    solution = salt_water(salt, temperature)
    film = 1 / mass_transfer_coefficient
    to_draw = orientation == "draw"
    support = structural_parameter / solution.diffusivity(feed_concentration if to_draw else draw_concentration)
    return OsmoticMembrane(
        water_permeability * temperature_correction.filmtec(temperature),
        salt_permeability * temperature_correction.salt(temperature),
        draw_concentration,
        feed_concentration,
        film if to_draw else support,
        support if to_draw else film,
        solution,
    )


def _grown(exponent: float) -> float:
    return exp(min(exponent, _FAR))


def _grown_more(exponent: float) -> float:
    return expm1(min(exponent, _FAR))
