"""Water in plants: its potential in a solution, in a cell with a wall, and in the air."""

from __future__ import annotations

import math
from typing import Annotated, NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Range, caution, refuse_outside
from calc.core.roots import crossing
from calc.core.units import STANDARD_GRAVITY, celsius, to_si
from calc.models.solutions import dissolved, single_solutes, solution_density
from calc.models.solutions.single_solutes import particles
from calc.models.water import water
from calc.vocabulary.common import Molality, Solute, Temperature
from calc.vocabulary.plants import (
    CellState,
    GravitationalPotential,
    Height,
    LimpSolutePotential,
    MolalityOutside,
    NonOsmoticFraction,
    PressurePotential,
    RelativeHumidity,
    RelativeVolume,
    SolutePotential,
    Turgor,
    VanTHoffSolutePotential,
    WallModulus,
    WaterPotential,
)

_BY_SOLUTE: dict[str, dict[str, float]] = {"solute": single_solutes.LARGEST_DIFFERENCES}
ACCURACIES = {"water_potential": _BY_SOLUTE, "cell_at_rest": _BY_SOLUTE}

PRESETS = {
    "water_potential": {
        "sugar, 0.1 mol in a litre": {"solute": "sucrose", "molality": "0.1023 mol/kg"},
        "sugar, 1 mol in a litre": {"solute": "sucrose", "molality": "1.273 mol/kg", "temperature": "22 degC"},
        "turgid leaf cell": {"solute": "glucose", "molality": "0.4 mol/kg", "pressure_potential": "0.7 MPa"},
        "soil water, salty": {"solute": "NaCl", "molality": "0.1 mol/kg"},
        "water at rest in a tree of 100 m": {
            "molality": "0 mol/kg", "pressure_potential": "-0.979 MPa", "height": "100 m",
        },
    },
    "cell_at_rest": {
        "pure water": {"molality": "0 mol/kg"},
        "weak sugar, rigid wall": {"molality": "0.1023 mol/kg", "wall_modulus": "1000 MPa"},
        "just limp": {"molality": "0.2815 mol/kg"},
        "strong sugar": {"molality": "1 mol/kg"},
        "salted, 20 g in a litre": {"solute": "NaCl", "molality": "0.345 mol/kg"},
    },
    "air_water_potential": {
        "rain": {"relative_humidity": "100 %"},
        "air inside a leaf": {"relative_humidity": "99 %"},
        "a fine day": {"relative_humidity": "50 %"},
        "desert at noon": {"relative_humidity": "10 %", "temperature": "40 degC"},
    },
}  # fmt: skip

_MOLALITY = Range(
    0.0,
    6.0,
    "it cannot be below zero",
    "no solute's data that plants meet reach further, and those of most end sooner",
)


class Potential(NamedTuple):
    """A water potential and its parts."""

    water_potential: WaterPotential
    solute_potential: SolutePotential
    gravitational_potential: GravitationalPotential
    van_t_hoff_solute_potential: VanTHoffSolutePotential


def water_potential(
    solute: Solute = "sucrose",
    molality: Annotated[Molality, _MOLALITY, dissolved.OF_SOLUTE] = 0.1,
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(20),
    pressure_potential: Annotated[
        PressurePotential,
        Range(
            to_si(-20, "MPa"),
            to_si(10, "MPa"),
            "no plant's water withstands more tension",
            "no plant's water withstands more pressure",
        ),
    ] = 0.0,
    height: Annotated[Height, Range(-100.0, 150.0, "no root goes deeper", "no tree grows higher")] = 0.0,
) -> Potential:
    r"""Water potential of a solution under pressure, at a height.

    $$ \psi = \psi_\text{s} + \psi_\text{p} + \psi_\text{g} $$

    $$ \psi_\text{s} = -\phi \, \nu \, m \, \rho_\text{w} \, R \, T $$

    $$ \psi_\text{g} = \rho_\text{w} \, g \, h $$

    $$ \psi_\text{id} = -\nu \, c \, R \, T $$

    Holds for water in a solution of one solute, for each solute as far as its data reach. $\phi$ is its measured
    osmotic coefficient, $\nu$ the number of particles that a formula unit gives, $\rho_\text{w}$ the density of pure
    water, $g$ the standard gravity and $c$ the molar concentration of the same solution. A water potential is by
    definition an energy in a volume of pure water, so that it is the same in a solution and in the air over it; the
    osmotic pressure is a little more than the solute potential, by 0.2 % for 1 mol/kg of table salt. How water clings
    to soil and to cell walls (the matric potential) is no part of it; enter that with the pressure.

    Answer where water_potential is negative: The water potential is {water_potential}: pure water on the ground would
    go to where this water is.

    Answer where water_potential is zero: The water potential is zero: this water is in balance with pure water on the
    ground.

    Answer: The water potential is {water_potential}: this water would go to pure water on the ground.

    Raises OutOfRange for an input outside its range, and Refusal for a molality or a temperature outside the data of
    the solute.

    Accuracy of solute_potential: by solute, largest difference found: the osmotic coefficient of the solute.

    Accuracy of water_potential: by solute of solute_potential, largest difference found: the osmotic coefficient of the
    solute.

    Accuracy: exact: the definition of an ideal solution, and of a height.

    Source: the definition, as in J. B. Passioura, Plant-Water Relations, of which we read the beginning; the osmotic
    coefficient is that of `solutions.osmotic_pressure`. The example is that of a table by R. W. Brown and B. P. van
    Haveren (1972), known to us from the data of the package NicheMapR: -2.281 MPa for NaCl of 0.5 mol/kg at 25 °C.

    >>> round(water_potential("NaCl", 0.5, 298.15).water_potential / 1e6, 2)
    -2.28
    """
    refuse_outside(water_potential, locals())
    by_solute = _solute_potential(solute, molality, temperature)
    by_height = water.density(temperature) * STANDARD_GRAVITY * height
    molarity = solution_density.scales(solute, molality, temperature).molarity
    return Potential(
        water_potential=by_solute + pressure_potential + by_height,
        solute_potential=by_solute,
        gravitational_potential=by_height,
        van_t_hoff_solute_potential=-particles(solute) * molarity * MOLAR_GAS_CONSTANT * temperature,
    )


class Cell(NamedTuple):
    """A plant cell in balance with what is around it."""

    relative_volume: RelativeVolume
    turgor: Turgor
    solute_potential: SolutePotential
    water_potential: WaterPotential
    state: CellState


_STRETCHED = 1.5  # of the limp cell's volume
_LIMP = 0.01  # of the osmotic pressure, or of the volume, when limp: less is not told from nothing by eye


def _solute_potential(solute: str, molality: float, temperature: float) -> float:
    """What the solute takes from the energy of a volume of water, in Pa."""
    osmolality = particles(solute) * molality * single_solutes.osmotic_coefficient(solute, molality, temperature)
    return -osmolality * water.density(temperature) * MOLAR_GAS_CONSTANT * temperature


def cell_at_rest(
    solute: Solute = "sucrose",
    molality: Annotated[MolalityOutside, _MOLALITY, dissolved.OF_SOLUTE] = 0.1,
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(20),
    limp_solute_potential: Annotated[
        LimpSolutePotential,
        Range(
            to_si(-5, "MPa"),
            to_si(-0.05, "MPa"),
            "the sap of living cells is not so strong",
            "the sap of living cells is not so weak",
        ),
    ] = to_si(-0.7, "MPa"),
    wall_modulus: Annotated[
        WallModulus,
        Range(to_si(2, "MPa"), to_si(1000, "MPa"), "softer walls would hardly hold a cell", "stiffer walls are rigid"),
    ] = to_si(10, "MPa"),
    non_osmotic_fraction: Annotated[
        NonOsmoticFraction,
        Range(0.0, 0.6, "it cannot be below zero", "cells with more of it than that are dried or dead"),
    ] = 0.1,
) -> Cell:
    r"""Plant cell in balance with the solution around it.

    $$ \psi = \psi_\text{s} + P = -\phi \, \nu \, m \, \rho_\text{w} \, R \, T $$

    $$ \psi_\text{s} = \psi_0 \, \frac{1 - b}{v - b} $$

    $$ P = \max(0, \; \varepsilon \, \ln v) $$

    Holds for a cell alone in much solution of the temperature $T$, whose membrane passes water only and whose wall
    passes the solution; $\phi$ is the osmotic coefficient of the solution outside, $\nu$ the number of particles that a
    formula unit of its solute gives, $\rho_\text{w}$ the density of pure water. The sap keeps its solute, and its
    osmotic pressure grows in proportion as its water shrinks, as measured on leaves of four crops. The wall is as
    elastic all the way; real walls are softer near $v = 1$ and stiffen with turgor. The modulus was 5 to 20 MPa in oak
    leaves and about 10 MPa in pea stems; the non-osmotic fraction was about 30 % in protoplasts of leaves and pollen,
    and is less in a cell that is nearly all vacuole. Urea and glycerol pass the membrane by and by, and the cell then
    swells again.

    Answer: {state} It has a turgor of {turgor}, and {relative_volume} of the volume that it has when limp.

    Raises OutOfRange for an input outside its range, and Refusal for a molality or a temperature outside the data of
    the solute.

    Accuracy of water_potential: by solute, largest difference found: the osmotic coefficient of the solute.

    Accuracy: not known: the wall is taken to be as elastic all the way, and cells differ.

    Source: W. R. Gardner and C. F. Ehlig, Plant Physiology 40 (1965) 705 for the sap; T. Saito and others, Plant and
    Cell Physiology 47 (2006) 715 and R. Murphy and J. K. E. Ortega, Plant Physiology 107 (1995) 995 for the wall;
    A. Sommer and others, Journal of Membrane Biology 215 (2007) 111 for the non-osmotic fraction; of all we read the
    abstracts.

    >>> cell_at_rest(molality=0.0, wall_modulus=1e9).state
    'Turgid: it presses on its wall, and the wall holds it.'
    """
    refuse_outside(cell_at_rest, locals())
    outside = _solute_potential(solute, molality, temperature)
    osmotic = 1 - non_osmotic_fraction

    def inside(volume: float) -> float:
        return limp_solute_potential * osmotic / (volume - non_osmotic_fraction)

    if outside <= limp_solute_potential:
        volume = non_osmotic_fraction + osmotic * limp_solute_potential / outside
        return Cell(
            relative_volume=volume,
            turgor=0.0,
            solute_potential=outside,
            water_potential=outside,
            state=_state(volume, 0.0),
        )
    volume = crossing(
        lambda v: inside(v) + wall_modulus * math.log(v) - outside,
        1.0,
        math.exp(-limp_solute_potential / wall_modulus),
        1.0,
        1e-6,
        ("The cell is limp.", "The wall does not hold the cell."),
    )
    turgor = outside - inside(volume)
    if volume > _STRETCHED:
        caution(
            "So soft a wall lets the cell grow by more than half. Walls stiffen long before, so the cell stays smaller "
            "and its turgor is higher."
        )
    return Cell(
        relative_volume=volume,
        turgor=turgor,
        solute_potential=inside(volume),
        water_potential=outside,
        state=_state(volume, turgor / -limp_solute_potential),
    )


def _state(volume: float, pressed: float) -> str:
    """The state of a cell in words, from its relative volume and its turgor over the osmotic pressure when limp."""
    if pressed > _LIMP:
        return "Turgid: it presses on its wall, and the wall holds it."
    if volume > 1 - _LIMP:
        return "Limp (flaccid): it fills its wall, and does not press on it."
    return "Plasmolysed: it has shrunk away from its wall, and the solution fills the gap."


def air_water_potential(
    relative_humidity: Annotated[
        RelativeHumidity, Range(0.01, 1.0, "drier air is not met on earth", "air that holds more makes fog")
    ] = 0.5,
    temperature: Annotated[
        Temperature, Range(celsius(0), celsius(60), "below it water freezes", "no plant lives above it")
    ] = celsius(20),
) -> WaterPotential:
    r"""Water potential of air.

    $$ \psi = \frac{\rho_\text{w} \, R \, T}{M_\text{w}} \, \ln(\mathrm{RH}) $$

    Holds for air at ordinary pressure, as good as the vapour is an ideal gas. $\rho_\text{w}$ is the density and
    $M_\text{w}$ the molar mass of water, and $M_\text{w} / \rho_\text{w}$ its molar volume. It is the tension under
    which liquid water would be in balance with the air.

    Answer where water_potential is zero: This air is full of vapour, and draws no water out of what is wet.

    Answer: This air draws water out of what is wet as hard as a tension of {-water_potential}.

    Raises OutOfRange for an input outside its range.

    Accuracy: 0.4 %, largest difference found: the potentials that a maker tells for humidities over saturated salts.

    Source: the relation of water potential and humidity, as [a maker of instruments that measure by it, Decagon,
    explains it](http://www.decagon.com/environmental/wptheory); the density of water is that of IAPWS.

    >>> round(air_water_potential(0.5, 293.15) / 1e6, 1)
    -93.6
    """
    refuse_outside(air_water_potential, locals())
    return (
        water.density(temperature) * MOLAR_GAS_CONSTANT * temperature / water.MOLAR_MASS * math.log(relative_humidity)
    )
