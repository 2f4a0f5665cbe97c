"""Water in plants: its potential in a solution, in a cell with a wall, and in the air."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Annotated, NamedTuple

from calc.core.chance import normal
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.differences import difference
from calc.core.quantities import Group, Range, Table, caution, refuse_outside
from calc.core.units import STANDARD_GRAVITY, celsius, to_si
from calc.models.osmosis import plant_cell
from calc.models.solutions import dissolved, single_solutes, solution_density
from calc.models.solutions.single_solutes import particles
from calc.models.water import water
from calc.vocabulary.common import Molality, MolarConcentration, Solute, Temperature
from calc.vocabulary.plants import (
    BalanceConcentration,
    BeakerConcentration,
    BeakerTurgor,
    CellState,
    ClassNumber,
    ExpectedChange,
    FoundBalance,
    FoundChange,
    FoundPotential,
    GapFilled,
    GravitationalPotential,
    Height,
    LimpSolutePotential,
    LineBalance,
    MassChange,
    MolalityOutside,
    NonOsmoticFraction,
    PotatoPotential,
    PressurePotential,
    RelativeHumidity,
    RelativeVolume,
    ShareOfTheWay,
    SolutePotential,
    StripScatter,
    StripsPerBeaker,
    StrongestBeaker,
    Turgor,
    TurgorAtStart,
    VanTHoffSolutePotential,
    WallModulus,
    WaterPotential,
)

_BY_SOLUTE: dict[str, dict[str, float]] = {"solute": single_solutes.LARGEST_DIFFERENCES}
ACCURACIES = {"water_potential": _BY_SOLUTE, "cell_at_rest": _BY_SOLUTE, "potato": _BY_SOLUTE}

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
    "potato": {
        "pure water": {"concentration": "0 mol/L"},
        "weak sugar": {"concentration": "0.2 mol/L"},
        "strong sugar": {"concentration": "0.8 mol/L"},
        "table salt, 9 g in a litre": {"solute": "NaCl", "concentration": "9 g/L", "strongest": "0.4 mol/L"},
        "soft from the store": {"potato_potential": "-1.2 MPa"},
        "firm, with turgor": {"potato_potential": "-0.7 MPa", "turgor_at_start": "0.3 MPa"},
        "taken out too early": {"share_of_the_way": "40 %"},
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
    by_solute = plant_cell.solute_potential(solute, molality, temperature)
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
    and is less in a cell that is nearly all vacuole. Urea and glycerol pass the membrane slowly, and the cell then
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
    outside = plant_cell.solute_potential(solute, molality, temperature)
    cell = plant_cell.PlantCell(limp_solute_potential, wall_modulus, non_osmotic_fraction)
    volume = cell.volume(outside)
    inside = cell.solute_potential(volume) if volume > 1 else outside
    turgor = difference(outside, inside)
    if volume > _STRETCHED:
        caution(
            "So soft a wall lets the cell grow by more than half. Walls stiffen long before, so the cell stays smaller "
            "and its turgor is higher."
        )
    return Cell(
        relative_volume=volume,
        turgor=turgor,
        solute_potential=inside,
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


class Beaker(NamedTuple):
    """One beaker of a class, and its strips."""

    concentration: BeakerConcentration
    expected_change: ExpectedChange
    turgor: BeakerTurgor
    found_change: FoundChange


class Potato(NamedTuple):
    """What becomes of strips of potato, and what a class reads from them."""

    mass_change: MassChange
    balance: BalanceConcentration
    turgor: Turgor
    cell_volume: RelativeVolume
    found_balance: FoundBalance | None
    found_potential: FoundPotential | None
    line_balance: LineBalance | None
    beakers: Annotated[
        tuple[Beaker, ...],
        Table("five beakers", "What the model expects of the strips in five beakers, and what a class finds in them."),
    ]


_BEAKERS = 5
_TISSUE, _CLASS = Group("the tissue"), Group("the class")


def potato(
    concentration: Annotated[
        MolarConcentration,
        Range(0.0, 2000.0, "it cannot be below zero", "no class makes stronger solutions"),
        dissolved.OF_SOLUTE,
    ] = to_si(0.4, "mol/L"),
    potato_potential: Annotated[
        PotatoPotential,
        Range(to_si(-3, "MPa"), to_si(-0.1, "MPa"), "no potato is so dry or so sweet", "no potato's sap is so weak"),
    ] = to_si(-0.7, "MPa"),
    solute: Solute = "sucrose",
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(20),
    share_of_the_way: Annotated[
        ShareOfTheWay,
        Range(0.01, 1.0, "at once nothing has happened", "strips go no further than to rest"),
    ] = 1.0,
    turgor_at_start: Annotated[
        TurgorAtStart,
        Range(0.0, to_si(1.5, "MPa"), "a wall does not pull", "no tuber is under more"),
        _TISSUE,
    ] = 0.0,
    wall_modulus: Annotated[
        WallModulus,
        Range(to_si(2, "MPa"), to_si(1000, "MPa"), "softer walls would hardly hold a cell", "stiffer walls are rigid"),
        _TISSUE,
    ] = to_si(3, "MPa"),
    non_osmotic_fraction: Annotated[
        NonOsmoticFraction,
        Range(0.0, 0.6, "it cannot be below zero", "cells with more of it than that are dried or dead"),
        _TISSUE,
    ] = 0.1,
    gap_filled: Annotated[
        GapFilled, Range(0.0, 1.0, "less than nothing cannot come in", "a gap cannot be more than full"), _TISSUE
    ] = 0.5,
    strongest: Annotated[
        StrongestBeaker, Range(50.0, 2000.0, "weaker ones tell little", "no class makes stronger solutions"), _CLASS
    ] = to_si(0.8, "mol/L"),
    strips: Annotated[StripsPerBeaker, Range(1, 30, "a beaker needs one", "they would not fit"), _CLASS] = 3,
    scatter: Annotated[StripScatter, Range(0.0, 0.2, "it cannot be below zero", "more is chaos"), _CLASS] = 0.03,
    number_of_the_class: Annotated[
        ClassNumber, Range(1, 999, "they are numbered from one", "so many are enough"), _CLASS
    ] = 1,
) -> Potato:
    r"""Strips of potato in beakers of sugar.

    $$ \delta = f \, \left(\frac{v + g \, \max(0, 1 - v)}{v_0} - 1\right) $$

    $$ \psi(c) = \psi_0 \, \frac{1 - b}{v - b} + P $$

    $$ P = \max(0, \varepsilon \, \ln v) $$

    $$ \psi_0 = (\psi_\text{p} - P_0) \, \frac{v_0 - b}{1 - b} $$

    $$ v_0 = \exp\left(\frac{P_0}{\varepsilon}\right) $$

    $$ \psi(c_0) = \psi_\text{p} $$

    $$ \psi_\text{f} = -\nu \, c_\text{f} \, R \, T $$

    $$ c_\text{l} = \frac{\sum_j c_j^2 \, \sum_j d_j - \sum_j c_j \, \sum_j c_j \, d_j}{\sum_j c_j \, \sum_j d_j - 5
    \sum_j c_j \, d_j} $$

    Holds for strips of one potato whose cells are alike, in much solution. $\psi(c)$ is the water potential of the
    solution, by the osmotic coefficient of its solute. Each cell takes in or gives away water as
    `plants.cell_at_rest` has it, from the volume $v_0$ that it has in the tuber to $v$, both over the volume when limp,
    at which its solute potential is $\psi_0$; what the cell gains or loses in volume, the strip does in mass. Where a
    cell shrinks from its wall the solution fills a part of the gap and is weighed with the strip: how much is known of
    no potato, and about half fits what classes find in strong sugar. The wall is softer here than in a leaf, so that a
    strip gains in water what classes find. No change of mass means that the solution has the water potential of the
    potato at the start, whatever its walls, the gaps, the time and the turgor: so $c_0$ is the surest number here.

    The class is made by chance, the same for the same number: the number $N$: in each of five beakers of $c_j$, evenly
    spaced up to the strongest, $c_\text{max}$, the mean $d_j$ of $n$ strips, each of which is off from $\delta_j$, with
    the turgor $P_j$, by the scatter $s$. It reads $c_\text{f}$ where the line from point to point goes through zero,
    calculates $\psi_\text{f}$ by the ideal law, with the particles $\nu$ of a formula unit, and may draw one straight
    line through all its points, which goes through zero at $c_\text{l}$.

    Answer where mass_change is positive: The strip grows heavier, by {mass_change}. Strips that keep their mass lie in
    {balance}.

    Answer where mass_change is zero: The strip keeps its mass, as strips do in {balance}.

    Answer: The strip grows lighter, by {-mass_change}. Strips that keep their mass lie in {balance}.

    Raises OutOfRange for an input outside its range, and Refusal where the data of the solute end.

    Accuracy of balance: by solute, largest difference found: the osmotic coefficient of the solute.

    Accuracy of found_potential: exact: the ideal law, as a class calculates with it.

    Accuracy: not known: potatoes differ, and so do the strips of one.

    Source: the cell is that of `plants.cell_at_rest`; W. L. Bland and C. B. Tanner, Plant Physiology 79 (1985) 891, of
    which we read the abstract, found the water potential of stored tubers near −0.7 MPa. The gain in water and the loss
    in strong sugar are those of two pupils' reports, which the page on the experiment shows.

    >>> abs(potato(potato().balance).mass_change) < 1e-6
    True
    """
    refuse_outside(potato, locals())
    cell, start = plant_cell.of_a_tuber(potato_potential, turgor_at_start, wall_modulus, non_osmotic_fraction)
    strip = plant_cell.Strip(cell, start, gap_filled, share_of_the_way)

    def beaker(place: int) -> Beaker:
        strength = place / (_BEAKERS - 1) * strongest
        outside = plant_cell.potential_of(solute, strength, temperature)
        volume = cell.volume(outside)
        expected = strip.change(volume)
        return Beaker(
            concentration=strength,
            expected_change=expected,
            turgor=cell.turgor(volume),
            found_change=expected + scatter * _off(number_of_the_class, place, strips),
        )

    beakers = tuple(beaker(place) for place in range(_BEAKERS))
    found = [(each.concentration, each.found_change) for each in beakers]
    outside = plant_cell.potential_of(solute, concentration, temperature)
    volume, crossing = cell.volume(outside), plant_cell.zero_between(found)
    line = plant_cell.zero_of_straight_line(found)
    return Potato(
        mass_change=strip.change(volume),
        balance=plant_cell.concentration_of(solute, potato_potential, temperature),
        turgor=cell.turgor(volume),
        cell_volume=volume,
        found_balance=crossing,
        found_potential=None if crossing is None else -particles(solute) * crossing * MOLAR_GAS_CONSTANT * temperature,
        line_balance=line if line is not None and 0 <= line <= strongest else None,
        beakers=beakers,
    )


@lru_cache(maxsize=64)
def _off(number_of_the_class: int, place: int, strips: int) -> float:
    """How far off the strips of a beaker are on the mean, for each part that one of them scatters."""
    return sum(normal(number_of_the_class, place * strips + each) for each in range(strips)) / strips


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
