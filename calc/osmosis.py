"""Osmosis itself: what drives water through a membrane that holds the solute back."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Annotated, NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.differences import difference
from calc.core.quantities import Amount, Group, Range, Refusal, Table, caution, refuse_outside
from calc.core.rows import Rows
from calc.core.units import BAR, MOLAR, STANDARD_ATMOSPHERE, celsius, to_si
from calc.models.membranes.osmotic_membrane import on_support
from calc.models.osmosis import counting, u_tube
from calc.models.osmosis import deep_pipe as pipe
from calc.models.seawater import teos10
from calc.models.solutions import dissolved, single_solutes
from calc.models.solutions import osmotic_pressure as osmotic_pressures
from calc.models.water import water
from calc.vocabulary.common import (
    MolarConcentration,
    OsmoticCoefficient,
    OsmoticPressure,
    Salt,
    SaltPermeability,
    Solute,
    Temperature,
    WaterPermeability,
)
from calc.vocabulary.osmosis import (
    CountedPressure,
    DifferenceAtMembrane,
    Direction,
    DrawAtMembrane,
    DrawConcentration,
    DrawnFlux,
    DrawnFluxWithout,
    EntropyGain,
    FirstDepth,
    FreshColumn,
    FreshLevel,
    HoldingPressure,
    HydraulicPermeability,
    IonsPerFormulaUnit,
    LeftAmount,
    LeftConcentration,
    LeftCrossSection,
    LeftLevel,
    LeftMolalityAtRest,
    LeftPressure,
    LeftSoluteMolecules,
    LeftVolume,
    LeftWaterMolecules,
    LeftWays,
    LevelDifference,
    LikeliestRightWater,
    MembraneArea,
    MembraneDepth,
    NumberOfWays,
    Orientation,
    OsmoticPressureDifference,
    PistonPressure,
    PressureOfManyMolecules,
    PressureOfTheSea,
    ReflectionCoefficient,
    ReverseSaltFlux,
    RightAmount,
    RightConcentration,
    RightCrossSection,
    RightLevel,
    RightMolalityAtRest,
    RightPressure,
    RightSoluteMolecules,
    RightVolume,
    RightWaterMolecules,
    RightWays,
    SaltLost,
    ShareMovedBefore,
    StructuralParameter,
    SurfacingDepth,
    Time,
    VolumeFlux,
    WaterMoved,
    WaysAfterCrossing,
    WeakAtMembrane,
    WeakConcentration,
    WholeDifference,
)
from calc.vocabulary.polarisation import MassTransferCoefficient
from calc.vocabulary.ranges import (
    AT_A_MEMBRANE,
    MASS_TRANSFER,
    OSMOTIC_PERMEABILITIES,
    PARTICLES,
    SALT_PERMEABILITIES,
    STRUCTURES,
    WARMTH_OF_MEMBRANES,
    WARMTH_OF_SEAWATER,
)
from calc.vocabulary.seawater import AbsoluteSalinity

ACCURACIES: dict[str, dict[str, dict[str, float]]] = {
    "equilibrium_head": {"solute": single_solutes.LARGEST_DIFFERENCES}
}

PRESETS = {
    "forward": {
        "the sea draws from a river": {"orientation": "feed"},
        "the same, membrane turned round": {"orientation": "draw"},
        "a published test: 10 and 500 mmol/L": {
            "salt": "NaCl",
            "feed_concentration": "10 mmol/L",
            "draw_concentration": "500 mmol/L",
        },
        "strong brine draws from the sea": {
            "salt": "NaCl",
            "feed_concentration": "0.5 mol/L",
            "draw_concentration": "2 mol/L",
        },
        "no support": {"structural_parameter": "0 um"},
        "two waters alike": {"feed_concentration": "35.8 g/L"},
    },
    "number_of_ways": {
        "sugar beside pure water": {"left_solute": "0", "right_water": "8", "right_solute": "2"},
        "solute on both sides": {"left_water": "9", "left_solute": "1", "right_water": "7", "right_solute": "3"},
        "as strong on both sides": {"left_water": "8", "left_solute": "2", "right_water": "8", "right_solute": "2"},
        "as many as fit": {"left_water": "200", "left_solute": "0", "right_water": "160", "right_solute": "40"},
    },
    "osmotic_pressure": {
        "sugar, glucose or alcohol: whole molecules": {"ions": "1"},
        "table salt: two ions": {"ions": "2"},
        "calcium chloride: three ions": {"ions": "3"},
    },
    "deep_pipe": {
        "Mediterranean": {"depth": "1000 m", "absolute_salinity": "38.7 g/kg", "temperature": "13 degC"},
        "where it would rise to the surface": {
            "depth": "9470 m", "absolute_salinity": "35 g/kg", "temperature": "2 degC",
        },
    },
}  # fmt: skip

_DILUTE = 0.1 * MOLAR


def osmotic_pressure(
    concentration: Annotated[
        MolarConcentration, Range(0.0, 2 * MOLAR, "it cannot be below zero", "the law is one for dilute solutions")
    ] = 0.6 * MOLAR,
    temperature: Annotated[Temperature, water.TEMPERATURES] = celsius(25),
    ions: Annotated[IonsPerFormulaUnit, PARTICLES] = 2,
    osmotic_coefficient: Annotated[
        OsmoticCoefficient,
        Range(
            0.5, 1.5, "solutions dilute enough for the law have more", "solutions dilute enough for the law have less"
        ),
    ] = 1.0,
) -> OsmoticPressure:
    r"""Osmotic pressure of a dilute solution.

    $$ \pi = \phi \, i \, c \, R \, T $$

    Holds for dilute solutions behind a membrane that passes water only. With $\phi = 1$ it is van 't Hoff's law for an
    ideal solution: within about 8 % of the real pressure for table salt over the whole range, but 29 % too low for
    cane sugar at 1 mol/L. With the measured osmotic coefficient it comes closer, within 1.1 % for table salt up to
    0.5 mol/L; it stays up to 4.5 % low at 2 mol/L, because the coefficient is defined for particles per kilogram of
    water, and the solute itself fills a part of each litre.

    Answer where osmotic_pressure is zero: Nothing is dissolved here, so no water is drawn in: the osmotic pressure is
    zero.

    Answer: It takes {osmotic_pressure} of pressure to keep pure water from passing through a membrane into this
    solution.

    Raises OutOfRange for an input outside its range.

    Accuracy where osmotic_coefficient is 1 and ions is 2: 8 %, largest difference found: table salt.

    Accuracy where osmotic_coefficient is 1 and ions is 1 and concentration is up to 1 mol/L: 30 %, largest difference
    found: cane sugar.

    Accuracy where ions is 2 and concentration is up to 0.5 mol/L: 1.1 %, largest difference found: table salt with its
    measured coefficient.

    Accuracy where ions is 2: 4.5 %, largest difference found: table salt with its measured coefficient.

    Accuracy: not known: how far off the law is hangs on the solute.

    Source: [IUPAC Gold Book, osmotic pressure](https://doi.org/10.1351/goldbook.O04344) for the ideal dilute law, and
    [osmotic coefficient](https://doi.org/10.1351/goldbook.O04342) for its correction. The percentages are held
    against the evaluated data of Archer (1992) and Robinson and Stokes (1961), both used through their equations.

    >>> round(osmotic_pressure(concentration=100.0, temperature=298.15, ions=2), -2)
    495800.0
    """
    refuse_outside(osmotic_pressure, locals())
    if osmotic_coefficient == 1 and concentration > _DILUTE:
        caution(
            "An osmotic coefficient of exactly 1 means the ideal law. Above {0.1 mol/L} it is up to 8 % off for table "
            "salt, and at {1 mol/L} 29 % too low for cane sugar."
        )
    return osmotic_coefficient * ions * concentration * MOLAR_GAS_CONSTANT * temperature


class Moment(NamedTuple):
    """The levels at a time."""

    time: Time
    left_level: LeftLevel
    right_level: RightLevel


class Rest(NamedTuple):
    """A U-tube that has come to rest, and how it got there."""

    level_difference: LevelDifference
    holding_pressure: HoldingPressure
    direction: Direction
    left_molality: LeftMolalityAtRest
    right_molality: RightMolalityAtRest
    water_moved: WaterMoved
    course: Annotated[
        Sequence[Moment],
        Table("time course", "The two levels from the start until they are within 2 % of their rest."),
    ]


# One after the other, and used by the animation and by classroom experiments alike: what is not turned often.
_APPARATUS = Group("the arms, the membrane and the start")
_AREA = Range(1e-7, 10.0, "thinner tubes lift water by capillarity", "wider ones are no tubes")
_VOLUME = Range(1e-7, 100.0, "less is a drop, which has no level", "more is a pond, whose level does not move")
_AMOUNT = Range(0.0, 1e5, "it cannot be below zero", "more would not dissolve in the largest volume")
_HELD = 0.005  # of the osmotic pressure: a push that small is told as none


def equilibrium_head(
    solute: Solute = "NaCl",
    right_amount: Annotated[RightAmount, _AMOUNT] = 0.0001,
    temperature: Annotated[
        Temperature,
        Range(
            celsius(0),
            celsius(60),
            "the osmotic coefficients are known from there on",
            "the osmotic coefficients are known up to there at best",
        ),
    ] = celsius(25),
    piston_pressure: Annotated[
        PistonPressure, Range(0.0, 100 * BAR, "the piston cannot pull at the water", "no glass tube withstands more")
    ] = 0.0,
    left_amount: Annotated[LeftAmount, _AMOUNT, _APPARATUS] = 0.0,
    left_volume: Annotated[LeftVolume, _VOLUME, _APPARATUS] = to_si(100, "mL"),
    right_volume: Annotated[RightVolume, _VOLUME, _APPARATUS] = to_si(100, "mL"),
    left_area: Annotated[LeftCrossSection, _AREA, _APPARATUS] = to_si(1, "cm2"),
    right_area: Annotated[RightCrossSection, _AREA, _APPARATUS] = to_si(1, "cm2"),
    permeability: Annotated[
        HydraulicPermeability,
        Range(1e-16, 1e-8, "no membrane passes less", "no membrane that holds salt back passes more"),
        _APPARATUS,
    ] = to_si(3, "L/(m2 h bar)"),
    membrane_area: Annotated[
        MembraneArea, Range(1e-7, 1e3, "a smaller area is a pore's", "a larger area is a plant's"), _APPARATUS
    ] = to_si(100, "cm2"),
    moved_before: Annotated[
        ShareMovedBefore,
        Range(-0.99, 0.99, "some water has to be left in the right arm", "some water has to be left in the left arm"),
        _APPARATUS,
    ] = 0.0,
) -> Rest:
    r"""Levels of a U-tube with a membrane and a piston, at rest and on the way.

    $$ \rho_\text{w} \, g \, \Delta h + p = \pi(m_\text{r}) - \pi(m_\text{l}) $$

    $$ m_\text{l} = \frac{n_\text{l}}{\rho_\text{w} \, (V_\text{l} - V)} $$

    $$ m_\text{r} = \frac{n_\text{r}}{\rho_\text{w} \, (V_\text{r} + V)} $$

    $$ \Delta h = \frac{V_\text{r} + V}{A_\text{r}} - \frac{V_\text{l} - V}{A_\text{l}} $$

    $$ p_0 = \pi\left(\frac{n_\text{r}}{\rho_\text{w} \, V_\text{r}}\right) - \pi\left(\frac{n_\text{l}}{\rho_\text{w}
    \, V_\text{l}}\right) - \rho_\text{w} \, g \, \left(\frac{V_\text{r}}{A_\text{r}} -
    \frac{V_\text{l}}{A_\text{l}}\right) $$

    $$ \dot V = L_\text{p} \, A \, (\Delta\pi - \rho_\text{w} \, g \, (h_\text{r} - h_\text{l}) - p) $$

    Holds for a membrane that passes water only, between two straight arms of which the left is open to the air and the
    right is open or carries a piston without weight or friction. The osmotic pressure $\pi$ is that of the real
    solution at the temperature $T$; $\rho_\text{w}$ is the density of pure water, the columns' too, $g$ the standard
    gravity, $\dot V$ the flow at the time $t$ and $\Delta\pi$ the difference of osmotic pressure by then, right less
    left, when the levels are at $h_\text{l}$ and $h_\text{r}$; the holding pressure $p_0$ is the $p$ that makes $\dot V
    = 0$ at $V = 0$. At the start $V = s \, V_\text{l}$ has moved already. The volume and the weight that the solute
    adds are left out: about 0.04 % for each 0.01 mol/kg of table salt. The water is stirred, so that the solution at
    the membrane is that of the arm.

    Answer where level_difference is negative: {direction} At rest the left side stands {-level_difference} higher.

    Answer where level_difference is zero: {direction} At rest both sides stand at one level.

    Answer: {direction} At rest the right side stands {level_difference} higher.

    Raises OutOfRange for an input outside its range, and Refusal where an arm runs dry first or a solution is outside
    the data of its solute.

    Evaluated: in part, as it is *stepped*: the way to rest is followed from step to step.

    Accuracy where right_molality is up to 0.1 mol/kg: by solute + 0.4 %, largest difference found: the osmotic
    coefficient of the solute; and the volume and weight of table salt, which are left out.

    Accuracy: not known: the volume and the weight of so much solute are left out.

    Source: the balance of pressures, as in E. M. Kramer and D. R. Myers, American Journal of Physics 80 (2012) 694,
    of which we read the abstract; the osmotic pressures are those of `solutions.osmotic_pressure`.

    >>> arms = {"left_volume": 100.0, "right_volume": 100.0, "left_area": 1e-3, "right_area": 1e-3}
    >>> round(equilibrium_head(right_amount=0.01 * 99_705, **arms).level_difference, 1)
    4.9
    """
    refuse_outside(equilibrium_head, locals())
    density = water.density(temperature)
    tube = u_tube.Tube(left_area, right_area, left_volume, right_volume, left_amount, right_amount, piston_pressure)
    start = moved_before * left_volume
    if right_volume + start < 0.01 * right_volume:
        raise Refusal("So much water had not been in the right arm; let less of it have moved before.")

    def pressure(molality: float) -> float:
        return osmotic_pressures.of_solute(solute, molality, temperature)

    pull, columns = u_tube.pull_and_columns(tube, start, density, pressure)
    moved = u_tube.rest(tube, density, pressure)
    left_molality, right_molality = u_tube.molalities(tube, moved, density)

    def moment(time: float, volume: float) -> Moment:
        left, right = u_tube.levels(tube, volume)
        return Moment(time=time, left_level=left, right_level=right)

    def course() -> tuple[Moment, ...]:
        volumes = u_tube.course(tube, density, pressure, permeability * membrane_area, moved, start)
        return tuple(moment(time, volume) for time, volume in volumes)

    return Rest(
        level_difference=u_tube.level_difference(tube, moved, density, pressure),
        holding_pressure=u_tube.driving_pressure(tube._replace(piston_pressure=0.0), 0.0, density, pressure),
        direction=_what_drives(pull, columns, piston_pressure),
        left_molality=left_molality,
        right_molality=right_molality,
        water_moved=moved,
        course=Rows(course),
    )


def _what_drives(pull: float, columns: float, piston: float) -> str:
    """Which way the water of a U-tube moves: drawn to the right by osmosis, pressed to the left."""
    push = pull - columns - piston
    if abs(push) <= _HELD * abs(pull):
        if not pull:
            return "Nothing moves: there is no solute to draw water, and nothing presses it."
        holder = "the piston balances" if piston > abs(columns) else "the weight of the higher column balances"
        return f"Nothing moves: {holder} the osmotic pressure."
    way = "right" if push > 0 else "left"
    if pull * push > 0:
        with_piston = {"right": " The piston slows it.", "left": " The piston helps."}[way] if piston else ""
        return f"Osmosis: water moves to the {way}, into the stronger solution.{with_piston}"
    presser = "the piston" if piston > abs(columns) else "the higher column"
    if not pull:
        return f"Water moves to the {way}: {presser} presses it, and no solute draws it."
    return f"Reverse osmosis: {presser} presses water to the {way}, out of the stronger solution."


class Flux(NamedTuple):
    """The flow through a leaky membrane."""

    volume_flux: VolumeFlux
    osmotic_pressure_difference: OsmoticPressureDifference
    direction: Direction


_PRESSURE = Range(0.0, 200 * BAR, "below it the water would be under tension", "no membrane stands more")
_CONCENTRATION = Range(
    0.0, 2 * MOLAR, "it cannot be below zero", "the law for the osmotic pressure is one for dilute solutions"
)


def reflection(
    reflection_coefficient: Annotated[
        ReflectionCoefficient,
        Range(
            0.0,
            1.0,
            "a membrane cannot hold back less than none of the solute",
            "a membrane cannot hold back more than all of the solute",
        ),
    ] = 0.9,
    left_pressure: Annotated[LeftPressure, _PRESSURE] = 1 * BAR,
    right_pressure: Annotated[RightPressure, _PRESSURE] = 0.0,
    left_concentration: Annotated[LeftConcentration, _CONCENTRATION] = 0.1 * MOLAR,
    right_concentration: Annotated[RightConcentration, _CONCENTRATION] = 0.0,
    temperature: Annotated[Temperature, water.TEMPERATURES] = celsius(25),
    permeability: Annotated[
        HydraulicPermeability,
        Range(0.0, 1e-6, "it cannot be below zero", "no membrane that separates solute from water passes more"),
    ] = to_si(3, "L/(m2 h bar)"),
) -> Flux:
    r"""Flow through a membrane that holds some of the solute back.

    $$ J_V = L_\text{p} \, (p_\text{l} - p_\text{r} - \sigma \, \Delta\pi) $$

    $$ \Delta\pi = (c_\text{l} - c_\text{r}) \, R \, T $$

    Holds for small steps of pressure and concentration across the membrane, in dilute solutions. With $\sigma = 1$ it
    is the law of osmosis, with $\sigma = 0$ that of a filter that holds no solute.

    Answer where volume_flux is zero: {direction}

    Answer: {direction} The flow is {-volume_flux}.

    Raises OutOfRange for an input outside its range.

    Accuracy: not known: the law is one for small steps, and the osmotic pressure that of an ideal solution.

    Source: O. Kedem and A. Katchalsky, Biochimica et Biophysica Acta 27 (1958) 229, known to us at second hand.

    >>> reflection(reflection_coefficient=0.0, left_pressure=2e5, right_pressure=1e5, permeability=1e-11).volume_flux
    1e-06
    """
    refuse_outside(reflection, locals())
    osmotic = difference(left_concentration, right_concentration) * MOLAR_GAS_CONSTANT * temperature
    pushed, drawn = difference(left_pressure, right_pressure), reflection_coefficient * osmotic
    flux = permeability * difference(pushed, drawn)
    return Flux(volume_flux=flux, osmotic_pressure_difference=osmotic, direction=_direction(flux, pushed, drawn))


def _direction(flux: float, pushed: float, drawn: float) -> str:
    """Which way the volume flows, and what drives it."""
    if flux == 0:
        balanced = difference(pushed, drawn) == 0
        return "Nothing flows: pressure and osmosis balance." if balanced else "Nothing flows: the membrane is closed."
    way = "From left to right" if flux > 0 else "From right to left"
    if flux * pushed > 0 and flux * drawn < 0:
        return f"{way}: pressure and osmosis both drive it."
    if flux * drawn < 0:
        return f"{way}: osmosis, against the pressure." if pushed else f"{way}: osmosis."
    return f"{way}: pressure, against osmosis: reverse osmosis." if drawn else f"{way}: pressure alone: filtration."


class Pipe(NamedTuple):
    """Where fresh water stands in a pipe that ends in the deep."""

    column: FreshColumn | None
    level: FreshLevel | None
    sea_pressure: PressureOfTheSea
    osmotic_pressure: OsmoticPressure
    first_depth: FirstDepth
    surfacing_depth: SurfacingDepth | None


def deep_pipe(
    depth: Annotated[
        MembraneDepth,
        Range(0.0, pipe.DEEPEST, "the sea begins at its surface", "a little deeper the standard for seawater ends"),
    ] = 1000.0,
    absolute_salinity: Annotated[
        AbsoluteSalinity,
        Range(5e-3, teos10.STANDARD_UP_TO, "fresher is no sea", "the standard for deep water ends there"),
        dissolved.OF_SEA_SALT,
    ] = to_si(35, "g/kg"),
    temperature: Annotated[Temperature, WARMTH_OF_SEAWATER] = celsius(2),
) -> Pipe:
    r"""Fresh water in a pipe let down into the sea, with a membrane at its end.

    $$ h = \frac{\mu_\text{w}(S_\text{A}, T, p_\text{a} + p) - \mu_\text{w}(0, T, p_\text{a})}{g} $$

    $$ G(S_\text{A}, T, p_\text{a} + p) = G(S_\text{A}, T, p_\text{a}) + g \, z $$

    $$ d = z - h $$

    $$ \mu_\text{w}(S_\text{A}, T, p_\text{a} + \pi) = \mu_\text{w}(0, T, p_\text{a}) $$

    $$ G(S_\text{A}, T, p_\text{a} + \pi) = G(S_\text{A}, T, p_\text{a}) + g \, z_0 $$

    $$ h(z = z_\text{s}) =
    z_\text{s} $$

    Holds for a membrane that holds all salt back, at rest, in a sea that is stirred: of one salinity and one
    temperature from top to bottom, as is the pipe. $G$ is the Gibbs energy of a mass of seawater and $\mu_\text{w}$ the
    potential of the water in it, $p_\text{a}$ the pressure of the atmosphere, $g$ standard gravity; $\pi$ is the
    osmotic pressure against fresh water under that of the atmosphere. The pipe is let down empty: before $z_0$ nothing
    comes through. Both waters are pressed together by their own weight. The sea, which is heavier, presses more with
    each metre than the fresh water does, by some 2.5 %, so that the fresh water gains on it.

    Answer where column is unknown: No fresh water comes through at {depth}: the membrane would have to be {first_depth}
    deep.

    Answer where level is negative: Fresh water rises {column} high in the pipe, and would flow out {-level} above the
    sea.

    Answer where level is zero: Fresh water rises {column} high in the pipe, just to the surface of the sea.

    Answer: Fresh water stands {column} high in the pipe, {level} below the surface of the sea.

    Raises OutOfRange for an input outside its range.

    Accuracy of osmotic_pressure, first_depth: 0.2 %, stated: the osmotic pressure of seawater.

    Accuracy of sea_pressure: 0.01 %, largest difference found: the densities of seawater, of one salinity and
    temperature.

    Accuracy: not known: small differences of large pressures, in a sea that is nowhere stirred like this.

    Source: the question is O. Levenspiel and N. de Nevers, Science 183 (1974) 157, not read; the potentials are those
    of TEOS-10. The example is [a puzzle's](http://lists.extropy.org/pipermail/extropy-chat/2005-October/020594.html)
    785 m at 1000 m, with 2.4 MPa and densities of 1000 and 1025 kg/m3.

    >>> round(deep_pipe(1000.0, 0.035, celsius(2)).column)
    786
    """
    refuse_outside(deep_pipe, locals())
    column = pipe.column(depth, absolute_salinity, temperature)
    first = pipe.first_depth(absolute_salinity, temperature)
    dry = column < 0
    if dry:
        caution("No fresh water comes through: the membrane would have to be {} deep.", Amount(first, "m"))
    surfacing = pipe.surfacing_depth(absolute_salinity, temperature)
    if surfacing is None:
        caution(
            "From {} fresh water would not rise to the surface; further down is not computed.",
            Amount(pipe.DEEPEST, "m", 4),
        )
    return Pipe(
        column=None if dry else column,
        level=None if dry else depth - column,
        sea_pressure=pipe.pressure(depth, absolute_salinity, temperature) - STANDARD_ATMOSPHERE,
        osmotic_pressure=teos10.osmotic_pressure(absolute_salinity, temperature),
        first_depth=first,
        surfacing_depth=surfacing,
    )


class Drawn(NamedTuple):
    """What osmosis draws through a membrane on a support, and what it costs in salt."""

    water_flux: DrawnFlux
    reverse_salt_flux: ReverseSaltFlux
    salt_lost: SaltLost | None
    flux_without_polarisation: DrawnFluxWithout
    osmotic_difference: WholeDifference
    difference_at_membrane: DifferenceAtMembrane
    draw_at_membrane: DrawAtMembrane
    feed_at_membrane: WeakAtMembrane


def forward(
    draw_concentration: Annotated[DrawConcentration, AT_A_MEMBRANE, dissolved.OF_SALT] = to_si(35.8, "g/L"),
    feed_concentration: Annotated[WeakConcentration, AT_A_MEMBRANE, dissolved.OF_SALT] = to_si(0.1, "g/L"),
    orientation: Orientation = "feed",
    salt: Salt = "sea salt",
    temperature: Annotated[Temperature, WARMTH_OF_MEMBRANES] = celsius(25),
    water_permeability: Annotated[WaterPermeability, OSMOTIC_PERMEABILITIES] = to_si(2.56, "L/(m2 h bar)"),
    salt_permeability: Annotated[SaltPermeability, SALT_PERMEABILITIES] = to_si(0.63, "L/(m2 h)"),
    structural_parameter: Annotated[StructuralParameter, STRUCTURES] = to_si(1140, "um"),
    mass_transfer_coefficient: Annotated[MassTransferCoefficient, MASS_TRANSFER] = to_si(40, "um/s"),
) -> Drawn:
    r"""Water flux and salt flux of forward osmosis.

    $$ J_\text{w} = A \, \mathrm{TCF} \, \Delta\pi_\text{m} $$

    $$ \Delta\pi_\text{m} = \pi(c_\text{dm}) - \pi(c_\text{fm}) $$

    $$ c_\text{dm} = (c_\text{d} + q_\text{s}) \exp(-J_\text{w} \, K_\text{d}) - q_\text{s} $$

    $$ c_\text{fm} = (c_\text{f} + q_\text{s}) \exp(J_\text{w} \, K_\text{f}) - q_\text{s} $$

    $$ J_\text{s} = B \, \mathrm{TCF}_\text{s} \, (c_\text{dm} - c_\text{fm}) $$

    $$ q_\text{s} = \frac{J_\text{s}}{J_\text{w}} $$

    $$ K_\text{d} = \begin{cases} S / D & \text{feed} \\ 1 / k & \text{draw} \end{cases} $$

    $$ K_\text{f} = \begin{cases} 1 / k & \text{feed} \\ S / D & \text{draw} \end{cases} $$

    $$ J_0 = A \, \mathrm{TCF} \, \Delta\pi $$

    $$ \Delta\pi = \pi(c_\text{d}) - \pi(c_\text{f}) $$

    Holds for one place on a membrane whose dense layer lies on a porous support, with one salt on both sides and no
    pressure across. Water that flows in the support carries salt with it, and only diffusion, with the diffusivity $D$
    of the salt at the temperature $T$, evens that out: on the side of the draw solution it is diluted there, on the
    side of the feed concentrated (internal concentration polarisation). On the other side, the one that the dense layer
    faces, a film does the same, with the coefficient $k$ (external polarisation); the film outside the support is left
    out, as its authors do. $K_\text{d}$ and $K_\text{f}$ are the resistances of the two sides. The osmotic pressure
    $\pi$ is that of the real salt water, where the authors take one in proportion to the concentration. The temperature
    corrections $\mathrm{TCF}$ for water and $\mathrm{TCF}_\text{s}$ for salt are those of reverse-osmosis elements.

    Of a commercial membrane, whose $A$, $B$ and $S$ are the worked example, four water fluxes and two salt fluxes were
    published in table salt: those between 10 and 500 mmol/L lie within 8 % of these, those between 0.5 and 2 mol/L up
    to 32 % above. Whoever published them had to find $S$ from such tests, so that the first are less of a proof than
    the second.

    Answer where water_flux is negative: The waters are the wrong way round: {-water_flux} of water go from the draw
    solution into the feed.

    Answer where water_flux is zero: Nothing draws: no water passes.

    Answer: Osmosis draws {water_flux} of water through the membrane, and {reverse_salt_flux} of salt pass the other
    way.

    Raises OutOfRange for an input outside its range, and Refusal where the data for the salt end or the stream in the
    support is beyond any membrane.

    Accuracy of osmotic_difference, flux_without_polarisation where salt is NaCl: 0.8 %, largest difference found: other
    models of its osmotic coefficient.

    Accuracy of osmotic_difference, flux_without_polarisation: 0.6 %, stated: the osmotic pressure of seawater beyond
    the standard.

    Accuracy: not known: of one membrane four water fluxes were found, up to 32 % above; its salt flux scattered by
    half.

    Source: A. Tiraferri and others, Journal of Membrane Science 444 (2013) 523, and N. Y. Yip and others, Environmental
    Science & Technology 45 (2011) 4360, whose equations these are; we know them from later papers, and read neither.
    The membrane and the fluxes are those of a table in Membranes 11 (2021) 153, of which we read the beginning; the
    example is one of them, 15.8 ± 2.0.

    >>> from calc.core.units import from_si
    >>> round(from_si(forward(29.22, 0.5844, "draw", "NaCl").water_flux, "L/(m2 h)"))
    15
    """
    refuse_outside(forward, locals())
    membrane = on_support(
        draw_concentration,
        feed_concentration,
        orientation,
        salt,
        temperature,
        water_permeability,
        salt_permeability,
        structural_parameter,
        mass_transfer_coefficient,
    )
    flux = membrane.water_flux(0.0)
    salt_flux = membrane.salt_flux(flux)
    at_draw, at_feed = membrane.at_membrane(flux)
    return Drawn(
        water_flux=flux,
        reverse_salt_flux=salt_flux,
        salt_lost=salt_flux / flux if flux else None,
        flux_without_polarisation=membrane.water_permeability * membrane.whole_difference,
        osmotic_difference=membrane.whole_difference,
        difference_at_membrane=membrane.osmotic_difference(flux),
        draw_at_membrane=at_draw,
        feed_at_membrane=at_feed,
    )


class Ways(NamedTuple):
    """A split of the water, and its number of ways."""

    right_water: RightWaterMolecules
    ways: NumberOfWays


class Count(NamedTuple):
    """The ways to place what is on both sides of a membrane, and which way they lead the water."""

    ways: NumberOfWays
    ways_after: WaysAfterCrossing
    direction: Direction
    left_ways: LeftWays
    right_ways: RightWays
    likeliest_right_water: LikeliestRightWater
    entropy_gain: EntropyGain
    counted_pressure: CountedPressure
    pressure_of_many: PressureOfManyMolecules
    splits: Annotated[
        Sequence[Ways], Table("all the splits", "The number of ways, however the water is shared between both sides.")
    ]


_MOLECULES = 200
_WATER = Range(1, _MOLECULES, "one molecule at least is needed, to cross", "more cannot be drawn, and tell nothing new")
_PARTICLES = Range(0, _MOLECULES, "it cannot be below zero", "more cannot be drawn, and tell nothing new")


def number_of_ways(
    left_water: Annotated[LeftWaterMolecules, _WATER] = 10,
    left_solute: Annotated[LeftSoluteMolecules, _PARTICLES] = 0,
    right_water: Annotated[RightWaterMolecules, _WATER] = 8,
    right_solute: Annotated[RightSoluteMolecules, _PARTICLES] = 2,
    temperature: Annotated[Temperature, water.TEMPERATURES] = celsius(25),
) -> Count:
    r"""Osmosis by counting: the ways to place solute on two sides of a membrane.

    $$ W = W_\text{l} \, W_\text{r} $$

    $$ W_\text{l} = C(w_\text{l}, s_\text{l}) $$

    $$ W_\text{r} = C(w_\text{r}, s_\text{r}) $$

    $$ W_1 = C(w_\text{l} - 1, s_\text{l}) \, C(w_\text{r} + 1, s_\text{r}) $$

    $$ \Delta S = \ln \frac{W_1}{W} $$

    $$ p_1 = \frac{\rho_\text{w} \, R \, T}{M_\text{w}} \, \Delta S $$

    $$ p_\text{many} = \frac{\rho_\text{w} \, R \, T}{M_\text{w}} \left(\ln \frac{w_\text{r} + s_\text{r}}{w_\text{r}}
    - \ln \frac{w_\text{l} + s_\text{l}}{w_\text{l}}\right) $$

    Holds for a model in which every molecule, of water or of solute, takes one place, and only water can cross the
    membrane. $C(w, s)$ is the number of ways to choose the places of $s$ molecules of solute among $w + s$ places,
    $\rho_\text{w}$ the density of water and $M_\text{w}$ its molar mass; $w_\text{m}$ is the $w_\text{r}$ for which
    $W$ is largest. All ways are alike to chance. With few molecules each crossing is a large step, and $p_1$ lies below
    $p_\text{many}$; with more and more of the same shares it comes to it, and for a dilute solution that is van 't
    Hoff's law. Real molecules attract each other and differ in size, which counting leaves out.

    Answer where entropy_gain is zero: {direction} There are {ways} ways to place the solute, and as many after one more
    molecule of water has crossed to the right.

    Answer: {direction} There are {ways} ways to place the solute, and {ways_after} after one more molecule of water has
    crossed to the right.

    Raises OutOfRange for an input outside its range.

    Accuracy of ways, ways_after, left_ways, right_ways, likeliest_right_water, entropy_gain: exact: they are counted.

    Accuracy: not known: real molecules differ in size and attract each other.

    Source: the counting is arithmetic, done with whole numbers. The limit is the osmotic pressure of the [IUPAC Gold
    Book](https://doi.org/10.1351/goldbook.O04344), with the share of water among the molecules for its activity.

    >>> count = number_of_ways(left_water=10, right_water=8, right_solute=2)
    >>> count.ways, count.ways_after, count.likeliest_right_water
    (45, 55, 18)
    """
    refuse_outside(number_of_ways, locals())
    split = counting.Split(left_water, left_solute, right_water, right_solute)
    after, best = counting.ways(split.crossed(1)), counting.likeliest(split)
    gain = log(after / counting.ways(split))
    push = water.density(temperature) * MOLAR_GAS_CONSTANT * temperature / water.MOLAR_MASS
    total = left_water + right_water

    def splits() -> tuple[Ways, ...]:
        return tuple(
            Ways(right_water=there, ways=counting.ways(split.crossed(there - right_water)))
            for there in range(total + 1)
        )

    return Count(
        ways=counting.ways(split),
        ways_after=after,
        direction=_by_chance(split, best),
        left_ways=counting.placings(left_water, left_solute),
        right_ways=counting.placings(right_water, right_solute),
        likeliest_right_water=best.right_water,
        entropy_gain=gain,
        counted_pressure=push * gain,
        pressure_of_many=push * difference(log(1 + right_solute / right_water), log(1 + left_solute / left_water)),
        splits=Rows(splits),
    )


def _by_chance(split: counting.Split, best: counting.Split) -> str:
    """Which way chance leads the water."""
    if not (split.left_solute or split.right_solute):
        return "Nothing draws the water: without solute all its splits have one way each."
    moved = best.right_water - split.right_water
    if not moved:
        return "The water rests: no other split of it has more ways."
    return f"Water moves to the {'right' if moved > 0 else 'left'}, where it makes more ways."
