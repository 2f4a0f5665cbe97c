"""Concentration polarisation: how salt crowds at a membrane that lets the water through, and what carries it away."""

from __future__ import annotations

from math import exp
from typing import Annotated, NamedTuple

from calc.core.quantities import Amount, Range, Refusal, caution, refuse_outside
from calc.core.units import CUBIC_METRE_PER_HOUR, GRAM_PER_LITRE, PERCENT, celsius, to_si
from calc.models.membranes import design_rules, feed_channel
from calc.models.membranes.design_rules import polarisation_modulus
from calc.models.water import water
from calc.vocabulary.common import (
    ActiveArea,
    ElementRecovery,
    FeedChannelHeight,
    FeedSpacerPorosity,
    IntrinsicRejection,
    LocalPermeateConcentration,
    ObservedRejection,
    PolarisationModulus,
    Temperature,
    WallConcentration,
    WaterFlux,
)
from calc.vocabulary.polarisation import (
    BulkConcentration,
    ChannelCorrelation,
    ChannelModule,
    CrossFlowVelocity,
    Diffusivity,
    ElementPressureDrop,
    FlatSheetPressureDrop,
    FrictionFactor,
    HydraulicDiameter,
    MakersModulus,
    MakersPressureDrop,
    MakersWallConcentration,
    MassTransferCoefficient,
    MeanFlow,
    PressureGradient,
    ReynoldsNumber,
    SchmidtNumber,
    SherwoodNumber,
)
from calc.vocabulary.ranges import AT_A_MEMBRANE, MASS_TRANSFER, MOST_CONCENTRATED, REJECTION
from calc.vocabulary.vessel import ChannelLength

PRESETS = {
    "modulus": {
        "seawater, first element": {"water_flux": "25 L/(m2 h)", "bulk_concentration": "37 g/L"},
        "seawater, last element": {
            "water_flux": "6 L/(m2 h)",
            "mass_transfer_coefficient": "25 um/s",
            "bulk_concentration": "62 g/L",
            "element_recovery": "4 %",
        },
        "brackish water": {
            "water_flux": "25 L/(m2 h)",
            "mass_transfer_coefficient": "40 um/s",
            "bulk_concentration": "2 g/L",
            "intrinsic_rejection": "99 %",
            "element_recovery": "12 %",
        },
        "nanofiltration": {"water_flux": "30 L/(m2 h)", "bulk_concentration": "1 g/L", "intrinsic_rejection": "60 %"},
    },
    "mass_transfer_coefficient": {
        "thin spacer (26 mil)": {"channel_height": "26 mil"},
        "thick spacer (34 mil)": {"channel_height": "34 mil"},
        "last element of a vessel": {"cross_flow_velocity": "0.08 m/s"},
    },
}

_RECOMMENDED_MODULUS = 1.20
_RECOMMENDED_RECOVERY = 18 * PERCENT


class Polarisation(NamedTuple):
    """What stands at the membrane and what passes it, by film theory and by the makers' rule."""

    polarisation_modulus: PolarisationModulus
    wall_concentration: WallConcentration
    permeate_concentration: LocalPermeateConcentration
    observed_rejection: ObservedRejection
    makers_modulus: MakersModulus
    makers_wall_concentration: MakersWallConcentration


def modulus(
    water_flux: Annotated[
        WaterFlux,
        Range(
            0.0,
            to_si(200, "L/(m2 h)"),
            "water that flows back from the permeate is another thing",
            "reverse osmosis and nanofiltration stay well below it",
        ),
    ] = to_si(15, "L/(m2 h)"),
    mass_transfer_coefficient: Annotated[MassTransferCoefficient, MASS_TRANSFER] = to_si(30, "um/s"),
    bulk_concentration: Annotated[BulkConcentration, AT_A_MEMBRANE] = 35 * GRAM_PER_LITRE,
    intrinsic_rejection: Annotated[IntrinsicRejection, REJECTION] = 99.5 * PERCENT,
    element_recovery: Annotated[
        ElementRecovery,
        Range(
            0.0,
            40 * PERCENT,
            "it cannot be below zero",
            "the rule is one for single elements of a metre, run far below it",
        ),
    ] = 10 * PERCENT,
) -> Polarisation:
    r"""Concentration of the salt at the membrane.

    $$ c_\text{m} = c_\text{p} + (c_\text{b} - c_\text{p}) \, \exp(J_\text{w}/k) = \beta \, c_\text{b} $$

    $$ c_\text{p} = (1 - R_\text{i}) \, c_\text{m} $$

    $$ \beta = \frac{1}{1 - R_\text{i} + R_\text{i} \exp(-J_\text{w}/k)} $$

    $$ R_\text{o} = 1 - \frac{c_\text{p}}{c_\text{b}} $$

    $$ \beta_Y = \exp(0.7 \, Y) $$

    $$ c_{\text{m},Y} = \beta_Y \, c_\text{b} $$

    Holds for one place on the membrane, by film theory: the water carries salt to the membrane, and a thin film of
    still water lets it back by diffusion. The equations are solved exactly; how true the answer is depends on $k$,
    which is known to some tens of per cent. The observed rejection is that at this place. The makers' rule is DuPont's
    for its spiral elements of 8 inches, a mean over an element of about a metre; it knows neither flux nor channel.
    Hydranautics has another one, recommends no more than 1.20, and has that reached at 18 % recovery of an element,
    where DuPont's rule gives 1.13: such rules tell elements apart, not concentrations.

    Answer: At the membrane the salt is {polarisation_modulus} times as concentrated as in the stream:
    {wall_concentration}. Of the stream's salt {observed_rejection} are held back.

    Raises OutOfRange for an input outside its range, and Refusal where salt would crystallise at the membrane.

    Accuracy of makers_modulus, makers_wall_concentration: not known: the makers' rules disagree.

    Accuracy: exact: film theory with the mass-transfer coefficient as it is entered, which is known to some tens of per
    cent.

    Source: film theory as the [WaterTAP documentation](https://watertap.readthedocs.io/) gives it, with which ours
    agrees to all the digits. The makers' rules are known to us at second hand, from notes on the technical manual of
    FilmTec elements (equation 55) and on a bulletin of Hydranautics of 2001; we read neither.

    >>> answer = modulus(2.518794369e-6, 2e-5, 44.34401563, 0.986293934)
    >>> round(answer.polarisation_modulus, 6), round(answer.wall_concentration, 4)
    (1.132131, 50.2032)
    """
    refuse_outside(modulus, locals())
    held = intrinsic_rejection * exp(-water_flux / mass_transfer_coefficient)
    factor = 1 / (1 - intrinsic_rejection + held)
    wall_concentration = factor * bulk_concentration
    if wall_concentration > MOST_CONCENTRATED:
        raise Refusal(
            "The water at the membrane would hold {} of salt. Table salt crystallises a little above {}: take a lower "
            "water flux or concentration, or a higher mass-transfer coefficient.",
            Amount(wall_concentration, "g/L", 4),
            Amount(MOST_CONCENTRATED, "g/L"),
        )
    if factor > _RECOMMENDED_MODULUS:
        caution(
            f"The modulus is above {_RECOMMENDED_MODULUS:.2f}, the most that Hydranautics recommends for an element: "
            "scale and fouling settle sooner."
        )
    if element_recovery > _RECOMMENDED_RECOVERY:
        caution(
            f"A recovery above {100 * _RECOMMENDED_RECOVERY:g} % of an element is more than Hydranautics recommends; "
            "the makers' rule is used beyond what it was made for."
        )
    makers_modulus = polarisation_modulus(element_recovery)
    return Polarisation(
        polarisation_modulus=factor,
        wall_concentration=wall_concentration,
        permeate_concentration=(1 - intrinsic_rejection) * wall_concentration,
        observed_rejection=held / (1 - intrinsic_rejection + held),
        makers_modulus=makers_modulus,
        makers_wall_concentration=makers_modulus * bulk_concentration,
    )


class ChannelAnswer(NamedTuple):
    """How well a channel brings the salt back into the stream, and what pressure it costs."""

    mass_transfer_coefficient: MassTransferCoefficient
    pressure_gradient: PressureGradient
    reynolds_number: ReynoldsNumber
    schmidt_number: SchmidtNumber
    sherwood_number: SherwoodNumber
    friction_factor: FrictionFactor
    hydraulic_diameter: HydraulicDiameter


_SHERWOOD = {"Guillen and Hoek": feed_channel.sherwood, "Schock and Miquel": feed_channel.schock_miquel_sherwood}
_FRICTION = {
    "spiral-wound": feed_channel.schock_miquel_friction_factor,
    "flat sheet": feed_channel.friction_factor,
}


_WARMTH = Range(celsius(0), celsius(60), "below it water freezes", "spiral elements are run far below it")


def mass_transfer_coefficient(
    channel_height: Annotated[
        FeedChannelHeight,
        Range(
            to_si(0.2, "mm"),
            to_si(3, "mm"),
            "the spacers of elements are thicker",
            "the spacers of elements are thinner",
        ),
    ] = to_si(0.7, "mm"),
    spacer_porosity: Annotated[
        FeedSpacerPorosity,
        Range(
            50 * PERCENT,
            99 * PERCENT,
            "no net fills half of the channel",
            "with no net in it the channel flows by other laws",
        ),
    ] = 85 * PERCENT,
    cross_flow_velocity: Annotated[
        CrossFlowVelocity, Range(0.005, 2.0, "slower water is nearly at rest", "faster water would crush the element")
    ] = 0.15,
    diffusivity: Annotated[
        Diffusivity,
        Range(1e-10, 1e-8, "salts in water spread ten times as fast", "salts in water spread far more slowly"),
    ] = 1.5e-9,
    temperature: Annotated[
        Temperature,
        _WARMTH,
    ] = celsius(25),
    correlation: ChannelCorrelation = "Guillen and Hoek",
    module: ChannelModule = "spiral-wound",
) -> ChannelAnswer:
    r"""Mass transfer and pressure loss in a feed channel.

    $$ k = \frac{\mathrm{Sh} \, D}{d_\text{h}} $$

    $$ \mathrm{Sh} = \begin{cases} 0.46 (\mathrm{Re} \, \mathrm{Sc})^{0.36} & \text{Guillen and Hoek} \\
    0.065 \mathrm{Re}^{0.875} \mathrm{Sc}^{0.25} & \text{Schock and Miquel} \end{cases} $$

    $$ \mathrm{Re} = \frac{\rho \, v \, d_\text{h}}{\mu} $$

    $$ \mathrm{Sc} = \frac{\mu}{\rho \, D} $$

    $$ d_\text{h} = \frac{4 \, \varepsilon}{2/h + (1 - \varepsilon) \, 8/h} $$

    $$ p' = \frac{f \, \rho \, v^2}{2 \, d_\text{h}} $$

    $$ f = \begin{cases} \frac{6.23}{\mathrm{Re}^{0.3}} & \text{spiral-wound} \\ 0.42 + \frac{189.3}{\mathrm{Re}} &
    \text{flat sheet} \end{cases} $$

    Holds for the feed between the membranes of a spiral element, held apart by a net. From 0.1 to 0.3 m/s the two
    equations for $\mathrm{Sh}$ differ by up to 40 %, in slower water by more than half: neither is surer. The first
    friction factor is that of spiral elements, by Schock and Miquel; the second, by Guillen and Hoek, that of flat
    sheets, and WaterTAP uses them so. In a channel of 0.7 mm the second is larger by 63 % at 0.1 m/s, by 32 % at 0.15
    and by 16 % at 0.2, and as large at 0.3. The density $\rho$ and the viscosity $\mu$ are those of pure water at the
    temperature $T$; seawater is 3 % denser and 8 % more viscous, which leaves Guillen and Hoek's $k$ as it is and takes
    3 % from Schock and Miquel's. The diffusivity is the one at this temperature: about 1.5 × 10⁻⁹ m²/s for table salt
    at 25 °C, and a quarter less at 15 °C, as the viscosity of water suggests.

    Answer: Salt goes back from the membrane into the stream with a mass-transfer coefficient of
    {mass_transfer_coefficient}; that costs {pressure_gradient} of pressure.

    Raises OutOfRange for an input outside its range. A caution says where the Reynolds number is outside 10 to 5000.

    Accuracy of mass_transfer_coefficient, sherwood_number where cross_flow_velocity is from 0.1 m/s to 0.3 m/s: 40 %,
    largest difference found: the two equations for the mass transfer.

    Accuracy of pressure_gradient, friction_factor where cross_flow_velocity is from 0.1 m/s to 0.3 m/s: 63 %, largest
    difference found: the two friction factors, in a channel of 0.7 mm.

    Accuracy of mass_transfer_coefficient, sherwood_number, pressure_gradient, friction_factor: not known: the equations
    differ by more than half in slow water, and neither is surer.

    Accuracy of hydraulic_diameter: exact: four times the volume over the wet area.

    Accuracy: 0.01 %, largest difference found: density and viscosity of pure water.

    Source: G. Guillen and E. M. V. Hoek, Chemical Engineering Journal 149 (2009) 221, and G. Schock and A. Miquel,
    Desalination 64 (1987) 339, as the [WaterTAP documentation](https://watertap.readthedocs.io/) and program give
    them; we read neither paper and do not know their ranges, those in the caution are WaterTAP's. Water: IAPWS
    SR6-08(2011).

    >>> answer = mass_transfer_coefficient(0.001, 0.97, 0.2360862980, 1.472e-9)
    >>> round(answer.mass_transfer_coefficient * 1e6, 1)
    35.6
    """
    refuse_outside(_formula, locals())
    density, viscosity = water.density(temperature), water.viscosity(temperature)
    sherwood, friction_factor = _SHERWOOD[correlation], _FRICTION[module]
    diameter = feed_channel.hydraulic_diameter(channel_height, spacer_porosity)
    reynolds_number = feed_channel.reynolds(cross_flow_velocity, diameter, density, viscosity)
    if not feed_channel.LOWEST_REYNOLDS <= reynolds_number <= feed_channel.HIGHEST_REYNOLDS:
        caution(
            f"The Reynolds number is {reynolds_number:.3g}: outside {feed_channel.LOWEST_REYNOLDS:g} to "
            f"{feed_channel.HIGHEST_REYNOLDS:g} the correlations have not been tested."
        )
    schmidt_number = feed_channel.schmidt(density, viscosity, diffusivity)
    sherwood_number = sherwood(reynolds_number, schmidt_number)
    factor = friction_factor(reynolds_number)
    return ChannelAnswer(
        mass_transfer_coefficient=sherwood_number * diffusivity / diameter,
        pressure_gradient=feed_channel.pressure_gradient(factor, density, cross_flow_velocity, diameter),
        reynolds_number=reynolds_number,
        schmidt_number=schmidt_number,
        sherwood_number=sherwood_number,
        friction_factor=factor,
        hydraulic_diameter=diameter,
    )


_formula = mass_transfer_coefficient  # of `modulus` it is an input too


class PressureDrops(NamedTuple):
    """What the feed loses on its way through an element, by three rules."""

    element_pressure_drop: ElementPressureDrop
    flat_sheet_pressure_drop: FlatSheetPressureDrop
    makers_pressure_drop: MakersPressureDrop
    cross_flow_velocity: CrossFlowVelocity


def pressure_drop(
    mean_flow: Annotated[
        MeanFlow,
        Range(
            1 * CUBIC_METRE_PER_HOUR,
            20 * CUBIC_METRE_PER_HOUR,
            "less hardly sweeps an element of 8 inches",
            "more would crush an element of 8 inches",
        ),
    ] = 7 * CUBIC_METRE_PER_HOUR,
    active_area: Annotated[
        ActiveArea, Range(25.0, 45.0, "elements of 8 inches hold more", "elements of 8 inches hold less")
    ] = 41.0,
    channel_length: Annotated[
        ChannelLength,
        Range(
            0.8,
            1.1,
            "in elements of 8 inches the leaves are nearly a metre long",
            "elements of 8 inches are hardly longer than a metre",
        ),
    ] = 1.016,
    channel_height: Annotated[
        FeedChannelHeight,
        Range(
            to_si(0.5, "mm"),
            to_si(1.2, "mm"),
            "the spacers of elements are thicker",
            "the spacers of elements are thinner",
        ),
    ] = to_si(0.71, "mm"),
    spacer_porosity: Annotated[
        FeedSpacerPorosity,
        Range(
            70 * PERCENT,
            99 * PERCENT,
            "nets of elements leave more to the water",
            "nets of elements leave less to the water",
        ),
    ] = 85 * PERCENT,
    temperature: Annotated[
        Temperature,
        _WARMTH,
    ] = celsius(25),
) -> PressureDrops:
    r"""Pressure drop along an element of 8 inches, by three rules.

    $$ \Delta p_\text{e} = \frac{6.23}{\mathrm{Re}^{0.3}} \, \frac{\rho \, v^2}{2} \, \frac{L}{d_\text{h}} $$

    $$ \Delta p_\text{s} = \left(0.42 + \frac{189.3}{\mathrm{Re}}\right) \frac{\rho \, v^2}{2} \,
    \frac{L}{d_\text{h}} $$

    $$ v = \frac{2 \, L \, \bar Q}{S \, h \, \varepsilon} $$

    $$ \mathrm{Re} = \frac{\rho \, v \, d_\text{h}}{\mu}, \quad d_\text{h} = \frac{4 \, \varepsilon}{2/h + (1 -
    \varepsilon) \, 8/h} $$

    $$ \Delta p_\text{r} = 0.01 \, \text{psi} \, \left(\frac{\bar Q}{\text{US gal/min}}\right)^{1.7} $$

    Holds for clean elements. The first rule is that of spiral elements, with which `vessel.projection` calculates, the
    second that of flat sheets; $\mathrm{Re}$ is the Reynolds number, $d_\text{h}$ the hydraulic diameter, as
    `polarisation.mass_transfer_coefficient` has them, and $\rho$ and $\mu$ the density and the viscosity of pure water
    at the temperature $T$. The third is the makers', in psi of a flow in US gallons a minute; it knows the flow alone.
    For the element of the worked example it is 4 % below the first at any flow at 25 °C, for both rise with its 1.7th
    power; the second is above them in slow water. Spacers differ, and so do the makers' own figures.

    Answer: The stream loses {element_pressure_drop} of pressure along the element; by the makers' rule it would be
    {makers_pressure_drop}.

    Raises OutOfRange for an input outside its range.

    Accuracy of cross_flow_velocity: exact: a flow over a section.

    Accuracy: not known: three rules that disagree, for spacers that differ.

    Source: G. Schock and A. Miquel, Desalination 64 (1987) 339, and G. Guillen and E. M. V. Hoek, Chemical Engineering
    Journal 149 (2009) 221, as the [WaterTAP documentation](https://watertap.readthedocs.io/) gives them, and the design
    equations of FilmTec, as public programs quote them; we read none of the three.

    >>> round(pressure_drop(mean_flow=to_si(30, "US gal/min")).makers_pressure_drop / to_si(1, "psi"), 1)
    3.2
    """
    refuse_outside(pressure_drop, locals())
    section = feed_channel.cross_section(active_area / (2 * channel_length), channel_height, spacer_porosity)
    velocity = mean_flow / section
    diameter = feed_channel.hydraulic_diameter(channel_height, spacer_porosity)
    density = water.density(temperature)
    number = feed_channel.reynolds(velocity, diameter, density, water.viscosity(temperature))
    spiral, flat = (
        channel_length * feed_channel.pressure_gradient(friction(number), density, velocity, diameter)
        for friction in (_FRICTION["spiral-wound"], _FRICTION["flat sheet"])
    )
    return PressureDrops(
        element_pressure_drop=spiral,
        flat_sheet_pressure_drop=flat,
        makers_pressure_drop=design_rules.pressure_drop(mean_flow),
        cross_flow_velocity=velocity,
    )
