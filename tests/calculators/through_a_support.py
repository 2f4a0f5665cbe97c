"""A membrane on its support, followed through step by step: what the fluxes of a calculator have to agree with."""

from calc.models.solutions.salt_water import salt_water

STEPS = 400


def carried(start, resistance, flux, salt_flux):
    """The concentration behind a layer, on the way of the water: Runge and Kutta of c' = J c + J_s.

    The water carries salt along, diffusion carries it back, and what is left of both is the salt flux, everywhere.
    """
    step, c = resistance / STEPS, start
    for _ in range(STEPS):
        first = flux * c + salt_flux
        second = flux * (c + step * first / 2) + salt_flux
        third = flux * (c + step * second / 2) + salt_flux
        last = flux * (c + step * third) + salt_flux
        c += step * (first + 2 * second + 2 * third + last) / 6
    return c


def faces(draw, feed, draw_resistance, feed_resistance, answer):
    """The concentrations at the two faces of the dense layer, from the two waters inwards."""
    flux, salt_flux = answer.water_flux, answer.reverse_salt_flux
    return carried(draw, -draw_resistance, flux, salt_flux), carried(feed, feed_resistance, flux, salt_flux)


def osmotic(concentration, salt="NaCl", temperature=298.15):
    """In Pa."""
    return salt_water(salt, temperature).exact.osmotic_pressure(
        salt_water(salt, temperature).mass_fraction(concentration)
    )
