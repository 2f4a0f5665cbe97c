"""The feed channel of a spiral element: how its spacer slows the feed, and how salt leaves the membrane in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

# What the WaterTAP library solves within; what the two papers state for their correlations we do not know.
LOWEST_REYNOLDS, HIGHEST_REYNOLDS = 10.0, 5000.0


class Channel(NamedTuple):
    """A channel between two leaves of membrane that a net, the spacer, holds apart; lengths in m."""

    length: float
    width: float
    height: float
    porosity: float
    """The share of the channel's volume that the spacer leaves to the water."""


class FlowState(NamedTuple):
    """The feed at one place of the channel."""

    velocity: float
    """In m/s, between the filaments of the spacer."""
    reynolds: float
    mass_transfer_coefficient: float
    """In m/s."""
    pressure_gradient: float
    """In Pa/m, positive: what the feed loses on its way."""


def hydraulic_diameter(height: float, porosity: float) -> float:
    r"""Hydraulic diameter of a channel with a spacer, in m, from its height in m and its porosity.

    $$ d_\text{h} = \frac{4 \varepsilon}{2/h + (1 - \varepsilon) \, 8/h} $$

    Holds for a wide channel whose spacer is a net of round filaments, each half as thick as the channel is high: then
    8/h is their surface in a volume of them. Without a spacer it is twice the height.

    Source: the [WaterTAP documentation](https://watertap.readthedocs.io/), reverse osmosis (0D), which has it from
    G. Schock and A. Miquel, Desalination 64 (1987) 339, equation 17; we did not read that paper.

    >>> hydraulic_diameter(0.001, 1.0)
    0.002
    """
    return 4 * porosity * height / (2 + 8 * (1 - porosity))


def cross_section(width: float, height: float, porosity: float) -> float:
    """Area that the water has to pass through, in m2: that of the channel, less the spacer's share."""
    return width * height * porosity


def reynolds(velocity: float, diameter: float, density: float, viscosity: float) -> float:
    """Inertia of the flow over its viscosity, from SI values; the diameter is the hydraulic one."""
    return density * velocity * diameter / viscosity


def schmidt(density: float, viscosity: float, diffusivity: float) -> float:
    """How many times faster motion spreads in the water than salt does, from SI values."""
    return viscosity / (density * diffusivity)


def sherwood(reynolds: float, schmidt: float) -> float:
    r"""Sherwood number of a channel with a spacer, after Guillen and Hoek.

    $$ \mathrm{Sh} = 0.46 \, (\mathrm{Re} \, \mathrm{Sc})^{0.36} $$

    Source: G. Guillen and E. M. V. Hoek, Chemical Engineering Journal 149 (2009) 221, as WaterTAP gives it. We did not
    read the paper, and do not know the range it was fitted in; WaterTAP uses it for Reynolds numbers of 10 to 5000.

    >>> round(sherwood(100.0, 600.0), 2)
    24.15
    """
    number: float = 0.46 * (reynolds * schmidt) ** 0.36
    return number


def friction_factor(reynolds: float) -> float:
    r"""Darcy friction factor of a channel with a spacer, after Guillen and Hoek.

    $$ f = 0.42 + \frac{189.3}{\mathrm{Re}} $$

    Source: as for `sherwood`. WaterTAP takes it for flat sheets, and that of Schock and Miquel for spiral elements.

    >>> friction_factor(189.3)
    1.42
    """
    return 0.42 + 189.3 / reynolds


def schock_miquel_sherwood(reynolds: float, schmidt: float) -> float:
    r"""Sherwood number of a channel with a spacer, after Schock and Miquel.

    $$ \mathrm{Sh} = 0.065 \, \mathrm{Re}^{0.875} \, \mathrm{Sc}^{0.25} $$

    Source: G. Schock and A. Miquel, Desalination 64 (1987) 339, as WaterTAP and other programs give it. We did not read
    the paper, and do not know the range it was measured in.

    >>> round(schock_miquel_sherwood(100.0, 600.0), 2)
    18.09
    """
    number: float = 0.065 * reynolds**0.875 * schmidt**0.25
    return number


def schock_miquel_friction_factor(reynolds: float) -> float:
    r"""Darcy friction factor of a channel with a spacer, after Schock and Miquel.

    $$ f = \frac{6.23}{\mathrm{Re}^{0.3}} $$

    Source: as for `schock_miquel_sherwood`; equation 24 of the paper, by WaterTAP.

    >>> round(schock_miquel_friction_factor(100.0), 3)
    1.565
    """
    factor: float = 6.23 / reynolds**0.3
    return factor


def pressure_gradient(friction_factor: float, density: float, velocity: float, diameter: float) -> float:
    """Pressure that the feed loses on each metre, in Pa/m, by Darcy's definition of the friction factor."""
    return friction_factor * density * velocity**2 / (2 * diameter)


def flow_states(
    channel: Channel, friction: Callable[[float], float] = schock_miquel_friction_factor
) -> Callable[[float, float, float, float], FlowState]:
    """What becomes of a feed in a channel: mass transfer after Guillen and Hoek, friction that of a spiral element.

    A function of its volume flow in m3/s, more than none, and of its density, viscosity and diffusivity in SI. The
    friction factor, from the Reynolds number, may be another one.
    """
    diameter = hydraulic_diameter(channel.height, channel.porosity)
    section = cross_section(channel.width, channel.height, channel.porosity)

    def state(volume_flow: float, density: float, viscosity: float, diffusivity: float) -> FlowState:
        velocity = volume_flow / section
        number = reynolds(velocity, diameter, density, viscosity)
        return FlowState(
            velocity,
            number,
            sherwood(number, schmidt(density, viscosity, diffusivity)) * diffusivity / diameter,
            pressure_gradient(friction(number), density, velocity, diameter),
        )

    return state
