"""Films with open pores, as in waterproof clothing: what keeps water out of them, and what lets vapour through."""

from __future__ import annotations

from math import cos, pi, sqrt
from typing import Annotated, NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Range, Refusal, refuse_outside
from calc.core.units import STANDARD_GRAVITY, celsius, to_si
from calc.models.water import water, water_surface
from calc.vocabulary import fabrics as terms
from calc.vocabulary.common import Temperature

PRESETS = {
    "liquid_entry_pressure": {
        "stretched PTFE": {"pore_diameter": "0.25 um", "contact_angle": "109 deg"},
        "stretched PTFE, a trace of soap": {
            "pore_diameter": "0.25 um", "contact_angle": "95 deg", "surface_tension_loss": "30 %",
        },
        "cotton that water wets": {"pore_diameter": "20 um", "contact_angle": "30 deg"},
        "tent, nylon coated with silicone": {"pore_diameter": "10 um", "contact_angle": "107 deg"},
        "the same tent, coating worn off": {"pore_diameter": "10 um", "contact_angle": "68 deg"},
    },
    "widest_pore": {
        "a person kneels": {"load": "70 kg", "loaded_area": "60 cm2"},
        "a person sits": {"load": "70 kg", "loaded_area": "500 cm2"},
        "a large raindrop": {"load": "0 kg", "water_speed": "32 km/h"},
    },
    "vapour_flux": {
        "cool and dry": {"outer_temperature": "5 degC", "outer_humidity": "60 %"},
        "warm rain": {"outer_temperature": "25 degC", "outer_humidity": "100 %"},
        "steamy heat": {"outer_temperature": "36 degC", "outer_humidity": "95 %"},
        "a fabric that hardly breathes": {"vapour_resistance": "40 m2 Pa/W"},
    },
}  # fmt: skip

_BEADS = Range(
    pi / 2, pi, "into a pore that water wets it goes without any pressure", "no drop beads into more than a sphere"
)
_LOSS = Range(0.0, 0.8, "it cannot be below zero", "no soap takes more from the surface tension of water")
_WEATHER = Range(celsius(0), celsius(50), "below it the outside is frost", "above it there is no weather")
_HUMID = Range(0.0, 1.0, "humidity cannot be below zero", "air holds no more vapour than saturates it")


def _tension(temperature: float, loss: float) -> float:
    return (1 - loss) * water_surface.surface_tension(temperature)


def _head(pressure: float, temperature: float) -> float:
    return pressure / (water.density(temperature) * STANDARD_GRAVITY)


def _cosine(angle: float) -> float:
    return 0.0 if angle == pi / 2 else cos(angle)  # of a right angle Python's is 6e-17


class Entry(NamedTuple):
    """What it takes to press water into a pore."""

    liquid_entry_pressure: terms.LiquidEntryPressure
    hydrostatic_head: terms.HydrostaticHead
    surface_tension: terms.SurfaceTension
    wetting: terms.Wetting


def liquid_entry_pressure(
    pore_diameter: Annotated[
        terms.PoreDiameter,
        Range(1e-8, 1e-3, "in a narrower pore water has no surface to speak of", "a wider pore is a hole"),
    ] = to_si(0.25, "um"),
    contact_angle: Annotated[
        terms.ContactAngle,
        Range(0.0, pi, "a drop cannot lie flatter than flat", "a drop cannot bead into more than a sphere"),
    ] = to_si(109, "deg"),
    temperature: Annotated[Temperature, water.TEMPERATURES] = celsius(20),
    surface_tension_loss: Annotated[terms.SurfaceTensionLoss, _LOSS] = 0.0,
    shape_factor: Annotated[
        terms.ShapeFactor,
        Range(0.1, 1.0, "pores between fibres have more", "a round and straight pore has 1, and others have less"),
    ] = 1.0,
) -> Entry:
    r"""Pressure at which water enters the pores of a fabric.

    $$ p_\text{e} = -\frac{4 \, B \, \gamma \cos \theta}{d} $$

    $$ \gamma = (1 - s) \, \gamma_\text{w}(T) $$

    $$ h = \frac{p_\text{e}}{\rho_\text{w} \, g} $$

    Holds for the widest pore, straight and round where $B = 1$, whose wall makes the contact angle with the water. The
    surface tension of pure water is $\gamma_\text{w}$ and its density $\rho_\text{w}$, both at the temperature; $g$ is
    the standard gravity. Below 90 degrees the pressure is negative: the pore sucks water in. Pores between fibres are
    neither straight nor round, so that the answer is one of the right size, and no more.

    Answer where liquid_entry_pressure is negative: The pores suck water in by themselves, with
    {-liquid_entry_pressure}: this fabric does not keep it out.

    Answer where liquid_entry_pressure is zero: The least pressure takes water into the pores: this fabric does not keep
    it out.

    Answer: Water stays out of the pores up to {liquid_entry_pressure}, as under a column of water of
    {hydrostatic_head}.

    Raises OutOfRange for an input outside its range.

    Accuracy of surface_tension: 0.5 %, largest difference found: handbooks; a tension that soap or dirt has lowered is
    as it is entered.

    Accuracy: not known: pores between fibres are neither straight nor round, so it is of the right size and no more.

    Source: the law of Young and Laplace, as the [Encyclopedia of
    Membranes](https://doi.org/10.1007/978-3-662-44324-8_1295) gives it for membranes, of which we read the preview;
    the surface tension is that of IAPWS R1-76(2014), known to us from the Python package iapws.

    >>> round(liquid_entry_pressure(pore_diameter=1e-6, contact_angle=pi).liquid_entry_pressure, -2)
    290900.0
    """
    refuse_outside(liquid_entry_pressure, locals())
    tension = _tension(temperature, surface_tension_loss)
    pressure = -4 * shape_factor * tension * _cosine(contact_angle) / pore_diameter + 0.0
    return Entry(
        liquid_entry_pressure=pressure,
        hydrostatic_head=_head(pressure, temperature),
        surface_tension=tension,
        wetting=_wetting(contact_angle),
    )


def _wetting(contact_angle: float) -> str:
    if contact_angle > pi / 2:
        return "Water stays out, up to this pressure. Vapour passes."
    if contact_angle < pi / 2:
        return "Water goes in by itself: the pore sucks it in with this much."
    return "Water neither beads nor spreads: the least pressure takes it in."


class Pores(NamedTuple):
    """What follows from the number of pores."""

    pore_spacing: terms.PoreSpacing
    mean_pore_diameter: terms.MeanPoreDiameter


def pores(
    pore_density: Annotated[
        terms.PoreDensity,
        Range(
            to_si(1, "/cm2"),
            to_si(1e12, "/cm2"),
            "fewer are no film to breathe through",
            "more pores would be smaller than molecules",
        ),
    ] = to_si(1.4, "1e9 /cm2"),
    open_area: Annotated[
        terms.OpenArea,
        Range(
            0.001,
            0.78,
            "fewer pores let nothing through",
            "round pores in rows run into one another when they take more",
        ),
    ] = 0.7,
) -> Pores:
    r"""Spacing and width of the pores of a film.

    $$ a = \frac{1}{\sqrt{n}} $$

    $$ \bar d = 2 \sqrt{\frac{\phi}{\pi \, n}} $$

    Holds for round pores of one size in rows and columns; $\pi$ is the number that belongs to the circle. Those of a
    stretched film are gaps between fibrils, of many sizes: the answer is the size of a typical one, and the widest is
    wider.

    Answer: The pores are about {mean_pore_diameter} wide, and {pore_spacing} apart from middle to middle.

    Raises OutOfRange for an input outside its range.

    Accuracy: exact: squares and circles; real pores are gaps of many sizes.

    Source: the area of a square and of a circle.

    >>> pores(pore_density=1e12).pore_spacing
    1e-06
    """
    refuse_outside(pores, locals())
    return Pores(pore_spacing=1 / sqrt(pore_density), mean_pore_diameter=2 * sqrt(open_area / (pi * pore_density)))


class Pressed(NamedTuple):
    """What presses water against a fabric, and what withstands it."""

    pressure_on_fabric: terms.PressureOnFabric
    hydrostatic_head: terms.HydrostaticHead
    widest_pore: terms.WidestPore


def widest_pore(
    load: Annotated[
        terms.Load, Range(0.0, 1000.0, "it cannot be below zero", "a lorry is no load for a jacket")
    ] = 70.0,
    loaded_area: Annotated[
        terms.LoadedArea, Range(to_si(1, "cm2"), 10.0, "a smaller area is a nail's", "a larger area is a tent's")
    ] = to_si(60, "cm2"),
    water_speed: Annotated[
        terms.WaterSpeed, Range(0.0, 50.0, "it cannot be below zero", "a faster jet would tear the fabric")
    ] = 0.0,
    contact_angle: Annotated[terms.ContactAngle, _BEADS] = to_si(109, "deg"),
    temperature: Annotated[Temperature, water.TEMPERATURES] = celsius(20),
    surface_tension_loss: Annotated[terms.SurfaceTensionLoss, _LOSS] = 0.0,
) -> Pressed:
    r"""Pressure of a load or of rain on wet fabric, and the widest pore that withstands it.

    $$ p = \frac{m \, g}{A} + \frac{\rho_\text{w} \, v^2}{2} $$

    $$ h = \frac{p}{\rho_\text{w} \, g} $$

    $$ d_\text{max} = -\frac{4 \, (1 - s) \, \gamma_\text{w}(T) \cos \theta}{p} $$

    Holds for a load that rests evenly on its area, and for water that the fabric stops; in the first instant a drop
    hits harder than that. The surface tension of pure water is $\gamma_\text{w}$ and its density $\rho_\text{w}$; $g$
    is the standard gravity. The pore is straight and round.

    Answer where widest_pore is zero: Water presses on the fabric with {pressure_on_fabric}, and no pore is narrow
    enough to keep it out.

    Answer: Water presses on the fabric with {pressure_on_fabric}, as under {hydrostatic_head} of water; pores keep it
    out if they are no wider than {widest_pore}.

    Raises OutOfRange for an input outside its range, and Refusal where nothing presses.

    Accuracy of widest_pore: 0.5 %, largest difference found: the surface tension in handbooks; the pore straight and
    round.

    Accuracy: exact: a load over its area, and Bernoulli's law.

    Source: the law of Young and Laplace, as in `fabrics.liquid_entry_pressure`, and Bernoulli's for the water that
    is stopped.

    >>> round(widest_pore(load=0.0, water_speed=10.0).pressure_on_fabric)
    49910
    """
    refuse_outside(widest_pore, locals())
    pressure = load * STANDARD_GRAVITY / loaded_area + water.density(temperature) * water_speed**2 / 2
    if pressure == 0:
        raise Refusal("Nothing presses on the fabric: enter a load or a speed.")
    force = -4 * _tension(temperature, surface_tension_loss) * _cosine(contact_angle)
    return Pressed(
        pressure_on_fabric=pressure,
        hydrostatic_head=_head(pressure, temperature),
        widest_pore=max(force, 0.0) / pressure,
    )


class Vapour(NamedTuple):
    """The vapour that goes through a fabric."""

    vapour_flux: terms.VapourFlux
    evaporative_heat: terms.EvaporativeHeat
    inner_vapour_pressure: terms.InnerVapourPressure
    outer_vapour_pressure: terms.OuterVapourPressure
    breathing: terms.Breathing


def vapour_flux(
    inner_temperature: Annotated[
        terms.InnerTemperature,
        Range(
            celsius(5),
            celsius(50),
            "nobody lives who is colder under the clothes",
            "nobody lives who is hotter under the clothes",
        ),
    ] = celsius(34),
    inner_humidity: Annotated[terms.InnerHumidity, _HUMID] = 1.0,
    outer_temperature: Annotated[terms.OuterTemperature, _WEATHER] = celsius(15),
    outer_humidity: Annotated[terms.OuterHumidity, _HUMID] = 0.8,
    vapour_resistance: Annotated[
        terms.VapourResistance, Range(1.0, 700.0, "still air alone has more", "no tester reads beyond")
    ] = 15.0,
) -> Vapour:
    r"""Vapour that goes out through a fabric.

    $$ q = \frac{p_\text{i} - p_\text{o}}{R_\text{et}} $$

    $$ p_\text{i} = \varphi_\text{i} \, p_\text{s}(T_\text{i}) $$

    $$ p_\text{o} = \varphi_\text{o} \, p_\text{s}(T_\text{o}) $$

    $$ j = \frac{q}{L(T_\text{i})} $$

    Holds for a fabric that stays dry inside and out, with all the resistance in it. The layer of air on each side and
    the clothes below add to it, and rain that soaks the outer fabric all but closes it. $p_\text{s}$ is the vapour
    pressure of pure water, and $L$ the heat that its evaporation takes, within 0.5 %.

    Answer where vapour_flux is negative: Vapour comes in through the fabric, {-vapour_flux}, and brings
    {-evaporative_heat} of heat.

    Answer where vapour_flux is zero: No vapour goes through the fabric, because there is as much inside as outside.

    Answer: Up to {vapour_flux} of vapour go out through the fabric, and carry {evaporative_heat} of heat away.

    Raises OutOfRange for an input outside its range.

    Accuracy of evaporative_heat: 0.5 %, largest difference found: the heat of evaporation of IAPWS-95.

    Accuracy of inner_vapour_pressure, outer_vapour_pressure: 0.01 %, largest difference found: the vapour pressure of
    IAPWS-95.

    Accuracy: exact: the difference of two vapour pressures over the resistance as it is entered.

    Source: this is how EN 343 and ISO 11092, which are for sale only, measure the water-vapour resistance, as [a maker
    explains it](http://www.jmestrescarcereny.com/en/certifications/regulation-en31092-breathable/); the vapour pressure
    is that of IAPWS R7-97(2012), known to us from the Python package iapws.

    >>> round(vapour_flux(outer_humidity=0.0, vapour_resistance=10.0).evaporative_heat)
    532
    """
    refuse_outside(vapour_flux, locals())
    inner = inner_humidity * water_surface.vapour_pressure(inner_temperature)
    outer = outer_humidity * water_surface.vapour_pressure(outer_temperature)
    heat = difference(inner, outer) / vapour_resistance
    way = "Outwards: there is more vapour inside." if heat > 0 else "Inwards: there is more vapour outside."
    return Vapour(
        vapour_flux=heat / water_surface.heat_of_evaporation(inner_temperature),
        evaporative_heat=heat,
        inner_vapour_pressure=inner,
        outer_vapour_pressure=outer,
        breathing=way if heat else "Neither way: there is as much vapour inside as outside.",
    )
