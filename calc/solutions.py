"""Solutions of one solute: their osmotic pressure, where they freeze and boil, and the scales of concentration."""

from __future__ import annotations

from math import exp
from typing import Annotated, NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Amount as Told
from calc.core.quantities import Group, Message, OtherScales, Range, Refusal, Table, caution, refuse_outside
from calc.core.units import BAR, PERCENT, STANDARD_GRAVITY, celsius, to_si
from calc.models.seawater import teos10
from calc.models.solutions import body_solutions, dissolved, osmometer, single_solutes, solution_density
from calc.models.solutions import colligative as freezing_and_boiling
from calc.models.solutions import osmotic_pressure as osmotic_pressures
from calc.models.water import ice, water, water_surface
from calc.vocabulary import solutions as terms
from calc.vocabulary.common import (
    Accuracy,
    Density,
    Molality,
    MolarConcentration,
    Osmolality,
    OsmoticCoefficient,
    OsmoticPressure,
    Solute,
    Temperature,
    WaterActivity,
)
from calc.vocabulary.osmosis import IonsPerFormulaUnit
from calc.vocabulary.ranges import MOLAR_MASSES, OSMOTIC_COEFFICIENTS, PARTICLES
from calc.vocabulary.solutions import Amount, MassConcentration, MassFraction, VanTHoffError, VanTHoffPressure

ACCURACIES: dict[str, dict[str, dict[str, float]]] = {
    "osmotic_pressure": {"solute": single_solutes.LARGEST_DIFFERENCES},
    "concentrations": {"solute": solution_density.LARGEST_DIFFERENCES},
    "colligative": {"solute": freezing_and_boiling.FREEZING_ACCURACIES},
}
"""What the docstrings state by a choice, as the data have it: for each of its values the relative deviation."""

PRESETS = {
    "osmotic_pressure": {
        "0.9 % saline": {"solute": "NaCl", "molality": "0.1549 mol/kg", "temperature": "37 degC"},
        "salt as strong as the sea's": {"solute": "NaCl", "molality": "0.607 mol/kg", "temperature": "25 degC"},
        "5 % glucose drip": {"solute": "glucose", "molality": "0.292 mol/kg", "temperature": "25 degC"},
        "sugar syrup": {"solute": "sucrose", "molality": "5 mol/kg", "temperature": "25 degC"},
    },
    "molar_mass": {
        "haemoglobin": {"osmotic_pressure": "3.61 Torr", "mass_concentration": "14.33 g/L", "temperature": "5 degC"},
        "polymer in an osmometer": {
            "osmotic_pressure": "0.15 kPa", "mass_concentration": "5 g/L", "temperature": "25 degC",
            "virial_coefficient": "4e-4 mL mol/g2",
        },
    },
    "osmometer_line": {
        "two readings, in millimetres of mercury": {
            "readings": "concentration (g/L), pressure (mmHg)\n4, 1.10\n8, 2.31", "temperature": "25 degC",
        },
    },
    "own_solute": {
        "mannitol, 20 %": {"molar_mass": "182.17 g/mol", "particles": "1", "amount": "200 g/L"},
        "sodium lactate of a drip": {
            "molar_mass": "112.06 g/mol", "particles": "2", "amount": "3.1 g/L", "osmotic_coefficient": "0.93",
        },
        "albumin, as much as in blood": {
            "molar_mass": "66.5 kg/mol", "particles": "1", "amount": "45 g/L", "density_of_solute": "1.37 kg/L",
        },
        "alcohol in blood, 1 g/L": {
            "molar_mass": "46.07 g/mol", "particles": "1", "amount": "1 g/L", "density_of_solute": "0.79 kg/L",
        },
        "antifreeze, half ethylene glycol": {
            "molar_mass": "62.07 g/mol", "particles": "1", "amount": "50 % by mass", "density_of_solute": "1.11 kg/L",
        },
        "ammonium sulfate": {
            "molar_mass": "132.13 g/mol", "particles": "3", "amount": "0.5 mol/L", "osmotic_coefficient": "0.65",
        },
    },
    "concentrations": {
        "0.9 % saline": {"solute": "NaCl", "amount": "9 g/L", "temperature": "25 degC"},
        "35 g/L of table salt": {"solute": "NaCl", "amount": "35 g/L", "temperature": "25 degC"},
    },
    "colligative": {
        "the sea": {"solute": "sea salt", "mass_fraction": "35 g/kg", "temperature": "15 degC"},
        "pasta water, 10 g in a litre": {"solute": "NaCl", "mass_fraction": "10 g/L", "temperature": "25 degC"},
        "brine on a road": {"solute": "NaCl", "mass_fraction": "20 %", "temperature": "0 degC"},
        "calcium chloride on a road": {"solute": "CaCl2", "mass_fraction": "20 %", "temperature": "0 degC"},
        "the coldest brine": {"solute": "NaCl", "mass_fraction": "23.3 %", "temperature": "0 degC"},
        "glycerol against frost": {"solute": "glycerol", "mass_fraction": "40 %", "temperature": "20 degC"},
        "sugar, 1 mol in a kilogram": {"solute": "sucrose", "mass_fraction": "1 mol/kg", "temperature": "25 degC"},
        "urea for diesel engines": {"solute": "urea", "mass_fraction": "32.5 %", "temperature": "20 degC"},
        "sea water in an aeroplane's galley": {
            "solute": "sea salt", "mass_fraction": "35 g/kg", "temperature": "20 degC", "air_pressure": "75 kPa",
        },
    },
}  # fmt: skip


class OsmoticAnswer(NamedTuple):
    """What a solution of one solute does to water, and what the ideal law would say."""

    osmotic_pressure: OsmoticPressure
    osmotic_coefficient: OsmoticCoefficient
    water_activity: WaterActivity
    osmolality: Osmolality
    van_t_hoff_pressure: VanTHoffPressure
    van_t_hoff_error: VanTHoffError
    accuracy: Accuracy


def osmotic_pressure(
    solute: Solute = "NaCl",
    molality: Annotated[
        Molality,
        Range(0.0, 10.0, "it cannot be below zero", "no solute's data reach further, and those of most end sooner"),
        dissolved.OF_SOLUTE,
    ] = 0.6,
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(25),
) -> OsmoticAnswer:
    r"""Osmotic pressure of a real solution of one solute.

    $$ \int_0^{\pi} v_\text{w}(p) \, \mathrm{d} p = -\frac{R \, T}{M_\text{w}} \ln a_\text{w} $$

    $$ \hat m = \phi \, \nu \, m $$

    $$ a_\text{w} = \exp(-M_\text{w} \, \hat m) $$

    $$ \pi_\text{id} = \nu \, c \, R \, T $$

    $$ \varepsilon = \frac{\pi_\text{id}}{\pi} - 1 $$

    Holds for each solute as far as its data reach; the answer says how far, and how sure it is. $\phi$ is the osmotic
    coefficient of the best equation that we found for the solute, $\nu$ the number of particles that a formula unit
    gives, $M_\text{w}$ the molar mass of water, $c$ the molar concentration of the same solution. $v_\text{w}$ is the
    room that a kilogram of water takes in the solution under the pressure $p$, which the solute makes smaller. With the
    density of pure water for its inverse $\pi$ would be 0.2 % too low for 1 mol/kg of table salt, and 1.9 % for 6
    mol/kg.

    Answer where osmotic_pressure is zero: Nothing is dissolved here, so no water is drawn in: the osmotic pressure is
    zero.

    Answer: It takes {osmotic_pressure} of pressure to keep pure water from passing through a membrane into this
    solution; van 't Hoff's law would say {van_t_hoff_pressure}.

    Raises OutOfRange for an input outside its range, and Refusal for a molality or a temperature outside the data of
    the solute.

    Accuracy of water_activity where osmolality is up to 1.2 mol/kg: 0.0011, largest difference found: what the osmotic
    coefficient makes of it at the worst.

    Accuracy of water_activity: 0.01, largest difference found: what the osmotic coefficient makes of it at the worst,
    in the strongest solutions.

    Accuracy of van_t_hoff_pressure: 1.1 %, largest difference found: the density of the solution, at the worst.

    Accuracy of van_t_hoff_error: not known: it is itself how far off a law is.

    Accuracy of osmotic_coefficient, osmolality: by solute, largest difference found: measurements and other models, as
    `calc/data/` tells.

    Accuracy: by solute + 0.3 %, largest difference found: the osmotic coefficient; and the volume of the water in the
    solution.

    Source: the equations named in `calc/data/`, among them D. G. Archer, Journal of Physical and Chemical Reference
    Data 21 (1992) 793 for NaCl; their coefficients come from published programs, and we did not read the papers.

    >>> round(osmotic_pressure("NaCl", 1.0, 298.15).osmotic_pressure / 1e5, 1)
    46.4
    """
    refuse_outside(osmotic_pressure, locals())
    coefficient = single_solutes.osmotic_coefficient(solute, molality, temperature)
    particles = single_solutes.particles(solute)
    real = osmotic_pressures.of_solute(solute, molality, temperature)
    molarity = solution_density.scales(solute, molality, temperature).molarity
    ideal = particles * molarity * MOLAR_GAS_CONSTANT * temperature
    return OsmoticAnswer(
        osmotic_pressure=real,
        osmotic_coefficient=coefficient,
        water_activity=single_solutes.water_activity(solute, molality, temperature),
        osmolality=coefficient * particles * molality,
        van_t_hoff_pressure=ideal,
        van_t_hoff_error=ideal / real - 1 if real else 0.0,
        accuracy=Message(single_solutes.limits(solute).accuracy_in_words),
    )


class Weighed(NamedTuple):
    """What large molecules weigh, by their osmotic pressure."""

    molar_mass: terms.MolarMass
    concentration: MolarConcentration
    crowding: terms.CrowdingShare
    column: terms.OsmometerColumn


def molar_mass(
    osmotic_pressure: Annotated[
        OsmoticPressure, Range(1.0, 1e5, "osmometers cannot read less", "more comes from small molecules")
    ] = 0.002 * BAR,
    mass_concentration: Annotated[
        terms.MassConcentration,
        Range(0.01, 100.0, "less has too small a pressure", "in more the molecules crowd too much"),
    ] = 5.0,
    temperature: Annotated[
        Temperature, Range(celsius(0), celsius(100), "below it water is ice", "above it water is steam")
    ] = celsius(25),
    virial_coefficient: Annotated[
        terms.SecondVirialCoefficient,
        Range(-0.01, 0.1, "polymers in their solvents have more", "polymers in their solvents have less"),
    ] = 0.0,
) -> Weighed:
    r"""Molar mass of large molecules from the osmotic pressure of their solution.

    $$ \pi = R \, T \left( \frac{\gamma}{M} + A_2 \, \gamma^2 \right) $$

    $$ M = \frac{\gamma}{\frac{\pi}{R \, T} - A_2 \, \gamma^2} $$

    $$ c = \frac{\gamma}{M} $$

    $$ \varepsilon_2 = \frac{R \, T \, A_2 \, \gamma^2}{\pi} $$

    $$ h = \frac{\pi}{\rho_\text{w} \, g} $$

    Holds for solutions so dilute that molecules meet in pairs at most: the series goes on with third powers, of which
    nothing is known here. A membrane that holds back large molecules lets small ones pass, so the osmotic pressure is
    that of the large ones alone. Charged ones, such as proteins away from their isoelectric point, hold back ions too
    and have a higher one, unless there is salt on both sides. $\rho_\text{w}$ is the density of water at the
    temperature $T$, and $g$ standard gravity.

    Answer: The molecules have a molar mass of about {molar_mass}; their osmotic pressure holds up {column} of water.

    Raises OutOfRange for an input outside its range, and Refusal where the second virial coefficient alone would pull
    more than was measured.

    Accuracy: not known: third powers of the concentration are left out.

    Source: van 't Hoff's law and the first term beyond it; the example is a [textbook's
    haemoglobin](https://www.scribd.com/document/515704190/Osmotic-Pressure), 21.5 mg in 1.50 mL at 5.0 °C: 3.61 torr,
    6.89 × 10⁴ g/mol.

    >>> from calc.core.units import to_si
    >>> round(molar_mass(to_si(3.61, "Torr"), 21.5e-6 / 1.5e-6, celsius(5.0)).molar_mass, 1)
    68.9
    """
    refuse_outside(molar_mass, locals())
    thermal = MOLAR_GAS_CONSTANT * temperature
    by_crowding = virial_coefficient * mass_concentration**2
    by_number = osmotic_pressure / thermal - by_crowding
    if by_number <= 0:
        raise Refusal(
            "Such a second virial coefficient alone would pull more than was measured: lower it, or measure a more "
            "dilute solution."
        )
    mass = mass_concentration / by_number
    return Weighed(
        molar_mass=mass,
        concentration=mass_concentration / mass,
        crowding=by_crowding * thermal / osmotic_pressure,
        column=osmotic_pressure / (water.density(temperature) * STANDARD_GRAVITY),
    )


class ReadRow(NamedTuple):
    """One reading beside the line through all."""

    concentration: terms.ReadConcentration
    pressure: terms.ReadPressure
    mass: terms.MassByItself
    off: terms.OffTheLine


class LeftOut(NamedTuple):
    """A row that could not be taken."""

    line: terms.ReadingLine
    reason: terms.ReadingReason


class LineRead(NamedTuple):
    """What an osmometer's readings tell together."""

    molar_mass: terms.MolarMass
    virial_coefficient: terms.SecondVirialCoefficient
    molar_mass_error: terms.MolarMassError | None
    rows: Annotated[
        tuple[ReadRow, ...], Table("the readings", "What each tells by itself, and how far it is off the line of all.")
    ]
    left_out: Annotated[
        tuple[LeftOut, ...], Table("readings left out", "The rows of the table that could not be taken, and why.")
    ]


def osmometer_line(
    readings: terms.OsmometerReadings = osmometer.POLYCARBONATE,
    temperature: Annotated[
        Temperature, Range(celsius(0), celsius(150), "osmometers are not run colder", "membranes do not last in hotter")
    ] = celsius(20),
    liquid_density: Annotated[
        terms.ColumnDensity,
        Range(to_si(0.5, "kg/L"), to_si(2, "kg/L"), "no solvent is so light", "no solvent of polymers is so heavy"),
    ] = to_si(1.1, "kg/L"),
) -> LineRead:
    r"""Molar mass and second virial coefficient from an osmometer's readings.

    $$ \frac{\pi_j}{\gamma_j \, R \, T} = \frac{1}{M_j} $$

    $$ \frac{1}{M} = \bar y - A_2 \, \bar \gamma, \quad y_j = \frac{1}{M_j} $$

    $$ A_2 = \frac{\sum_j (\gamma_j - \bar \gamma) \, (y_j - \bar y)}{\sum_j (\gamma_j - \bar \gamma)^2} $$

    Holds for dilute solutions of large molecules in any solvent. Each concentration $\gamma_j$ with its pressure
    $\pi_j$ tells a molar mass $M_j$ by itself, which comes out too low as the molecules crowd. So one over it, $y_j$,
    is plotted over the concentration, and the line by least squares, through the means $\bar \gamma$ and $\bar y$,
    followed to zero concentration: it begins at $1/M$ and rises by the second virial coefficient. Chemists plot the
    reduced osmotic pressure $\pi_j / \gamma_j$, which is the same line times $R T$. Where the table has heights, they
    are of a column of the density $\rho$. All readings count alike. $\sigma_M$ is by their scatter, and cannot tell
    what all of them have wrong, such as a membrane that leaks; of two readings there is none.

    Answer: The molecules have a molar mass of {molar_mass}, and crowd with a second virial coefficient of
    {virial_coefficient}.

    Raises OutOfRange for an input outside its range, Unreadable where the table lacks a column, a unit or a second
    concentration, and Refusal where the line tells no molar mass.

    Evaluated: in part, as it is *read*: the readings come out of the text of the table.

    Accuracy: not known: it is as good as the readings, and third powers of the concentration are left out.

    Source: van 't Hoff's law and the first term beyond it. The example is [an exercise, and its
    solution](https://www.homeworklib.com/question/1406731/q3-at-20-c-the-osmotic-pressure-of-a): a polycarbonate in
    chlorobenzene, 310.7 kg/mol.

    >>> round(osmometer_line().molar_mass)
    311
    """
    refuse_outside(osmometer_line, locals())
    found = osmometer.read(readings, liquid_density)
    line = osmometer.fitted(found.good, temperature)
    rows = []
    for reading in found.good:
        mass = reading.molar_mass(temperature)
        on_the_line = 1 / line.molar_mass + line.virial_coefficient * reading.concentration
        rows.append(
            ReadRow(
                concentration=reading.concentration,
                pressure=reading.pressure,
                mass=mass,
                off=1 / mass / on_the_line - 1,
            )
        )
    return LineRead(
        molar_mass=line.molar_mass,
        virial_coefficient=line.virial_coefficient,
        molar_mass_error=line.error,
        rows=tuple(rows),
        left_out=tuple(LeftOut(line=f"{bad.line}", reason=bad.reason) for bad in found.bad),
    )


class Scales(NamedTuple):
    """One solution on every scale."""

    molality: Molality
    concentration: MolarConcentration
    mass_concentration: MassConcentration
    mass_fraction: MassFraction
    density: Density


def concentrations(
    solute: Solute = "NaCl",
    amount: Annotated[
        Amount,
        Range(0.0, 1e3, "it cannot be below zero", "more solute in a litre is no solution"),
        dissolved.OF_SOLUTE,
    ] = 35.0,
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(25),
) -> Scales:
    r"""One solution on every scale of concentration.

    $$ w = \frac{m \, M}{1 + m \, M} $$

    $$ \gamma = w \, \rho = x $$

    $$ c = \frac{\gamma}{M} $$

    Holds for each solute as far as the data for its density reach. $M$ is the molar mass of the solute; the amount $x$
    may be given on any of these scales and is turned into the mass in a volume, and the density $\rho$ is that at the
    temperature $T$.

    Answer: The solution holds {concentration} of it, which is {mass_concentration}; by mass it is {mass_fraction} of
    the solution.

    Raises OutOfRange for an input outside its range, and Refusal for an amount outside the data of the solute.

    Accuracy: by solute, largest difference found: the density of the solution.

    Source: the definitions of the scales; the densities are from the equations named in `calc/data/`.

    >>> round(concentrations("NaCl", 58.443, 293.15).molality, 2)
    1.02
    """
    refuse_outside(concentrations, locals())
    molality = solution_density.molality_from(solute, amount, temperature)
    found = solution_density.scales(solute, molality, temperature)
    return Scales(
        molality=found.molality,
        concentration=found.molarity,
        mass_concentration=found.mass_concentration,
        mass_fraction=found.mass_fraction,
        density=found.density,
    )


class Colligative(NamedTuple):
    """What one number of particles does to water in five ways."""

    freezing_point: terms.FreezingPoint
    boiling_point: terms.BoilingPoint
    osmotic_pressure: OsmoticPressure
    vapour_pressure: terms.SolutionVapourPressure
    water_activity: WaterActivity
    freezing_depression: terms.FreezingPointDepression
    ideal_freezing_depression: terms.IdealFreezingPointDepression
    boiling_elevation: terms.BoilingPointElevation
    ideal_boiling_elevation: terms.IdealBoilingPointElevation


def colligative(
    solute: terms.SoluteOrSeaSalt = "NaCl",
    mass_fraction: Annotated[
        MassFraction,
        Range(0.0, 0.7, "it cannot be below zero", "no solute's data reach further, and those of most end sooner"),
        OtherScales(dissolved.WITH_SUGAR, ("solute", "temperature"), dissolved.salt),
    ] = 10 * PERCENT,
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(25),
    air_pressure: Annotated[
        terms.AirPressure,
        Range(to_si(50, "kPa"), to_si(200, "kPa"), "nobody lives so high up", "pressure cookers have no more"),
        Group("the air"),
    ] = to_si(101.3, "kPa"),
) -> Colligative:
    r"""Freezing point, boiling point, vapour pressure and osmotic pressure of one solution.

    $$ a_\text{w} = \exp(-M_\text{w} \, \hat m(T)) $$

    $$ L(\theta) = L_0 + \Delta c \, (\theta - T_0) + \frac{b}{2} \, (\theta - T_0)^2 $$

    $$ R \, \hat m(T_\text{f}) = \int_{T_\text{f}}^{T_0} \frac{L(\theta)}{\theta^2} \, \mathrm{d} \theta $$

    $$ \Delta T_\text{f} = T_0 - T_\text{f} $$

    $$ p_\text{b} = p_\text{s}(T_\text{b}) $$

    $$ D(\theta) = \frac{M_\text{w} \, B(\theta)}{R \, \theta} $$

    $$ M_\text{w} \, \hat m(T_\text{b}) = \ln \frac{p_\text{b}}{p} + D(T_\text{b}) \, (p_\text{b} - p) $$

    $$ \Delta T_\text{b} = T_\text{b} - T_\text{s}(p) $$

    $$ p_\text{v} = a_\text{w} \, p_\text{s}(T) $$

    $$ \int_0^{\pi} v_\text{w}(\theta) \, \mathrm{d} \theta = R \, T \, \hat m(T) $$

    $$ \Delta T_\text{f,id} = K_\text{f} \, m_\text{p} $$

    $$ \Delta T_\text{b,id} = K_\text{b} \, m_\text{p} $$

    Holds for each solute as far as its data reach, where neither ice nor steam takes any of it along. $\hat m$ is the
    osmolality, $m_\text{p}$ the number of particles in a kilogram of water, $M_\text{w}$ the molar mass of water. $L$
    is the heat that melts ice at a temperature $\theta$, $L_0$ at the melting point $T_0$ of ice under air; water takes
    $\Delta c$ more heat for each kelvin than ice, and $b$ is how that changes. $p_\text{s}$ is the vapour pressure of
    water, $p_\text{b}$ that at the boiling point, $T_\text{s}$ where water boils, $D$ what keeps steam from being an
    ideal gas, $B$ by how much less room steam takes than an ideal gas over a liquid without volume, and $v_\text{w}$
    the room of a kilogram of water in the solution. $K_\text{f}$ and $K_\text{b}$ are the constants of the schoolbook's
    rules. Where the solution freezes or boils outside the range of the data, the equation of the solute is carried on
    where it was made for that, and else its osmotic coefficient is held at the end of the range: of sea salt above 40
    °C, of molecules too, and of most salts below 0 °C.

    Answer where osmotic_pressure is zero: Nothing is dissolved here: water freezes at {freezing_point} and boils at
    {boiling_point}.

    Answer: It freezes at {freezing_point} and boils at {boiling_point}; its osmotic pressure is {osmotic_pressure}.

    Raises OutOfRange for an input outside its range, and Refusal for a solution outside the data of its solute. A
    caution says where something else than ice may freeze out first.

    Accuracy of freezing_depression: by solute, largest difference found: freezing points of handbooks; of the sea,
    those of TEOS-10.

    Accuracy of freezing_point: not known: the depression is told by itself.

    Accuracy of boiling_elevation where solute is sea salt: 0.07 K, largest difference found: the correlation of
    measurements to 120 g/kg.

    Accuracy of ideal_freezing_depression, ideal_boiling_elevation: exact: what the rules say, right or wrong.

    Accuracy of vapour_pressure, water_activity where solute is sea salt: 0.05 %, stated: that of the osmotic
    coefficient.

    Accuracy: not known: it hangs on the solute, and for boiling on how far its equation is carried on.

    Source: the law of Gibbs and Helmholtz, with the heats of gsw 3.6.23 for ice and the vapour pressure of IAPWS R7-97;
    osmotic coefficients from the equations named in `calc/data/`. The example is the 16.46 °C below zero of 20 % of
    table salt in a handbook, from which this is 0.2 °C away.

    >>> round(colligative("NaCl", 0.20).freezing_depression, 1)
    16.6
    """
    refuse_outside(colligative, locals())
    held = dissolved.salt(solute, temperature)
    if mass_fraction > held.highest_fraction * (1 + 1e-9):
        raise Refusal(f"The data for {solute} end at {{}}.", Told(held.highest_fraction, "% by mass", 4))
    fraction = min(mass_fraction, held.highest_fraction)
    ice_up_to = freezing_and_boiling.ice_up_to(solute)
    if ice_up_to is not None and fraction > ice_up_to:
        caution(
            f"Ice is known to be what freezes out of {solute} first up to {{}}: beyond, it may be the solute.",
            Told(ice_up_to, "% by mass"),
        )
    activity = exp(-water.MOLAR_MASS * freezing_and_boiling.osmolality(temperature, solute, fraction))
    particles = freezing_and_boiling.particles(solute, fraction)
    freezing = freezing_and_boiling.freezing_point(solute, fraction)
    boiling = freezing_and_boiling.boiling_point(solute, fraction, air_pressure)
    return Colligative(
        freezing_point=freezing,
        boiling_point=boiling,
        osmotic_pressure=teos10.osmotic_pressure(fraction, temperature)
        if solute == "sea salt"
        else osmotic_pressures.of_solute(solute, freezing_and_boiling.molality(solute, fraction), temperature),
        vapour_pressure=activity * water_surface.vapour_pressure(temperature),
        water_activity=activity,
        freezing_depression=ice.MELTING_POINT - freezing,
        ideal_freezing_depression=freezing_and_boiling.CRYOSCOPIC_CONSTANT * particles,
        boiling_elevation=boiling - water_surface.boiling_point(air_pressure),
        ideal_boiling_elevation=freezing_and_boiling.ebullioscopic_constant(air_pressure) * particles,
    )


class OwnSolution(NamedTuple):
    """What a solution of something that is in no table does to water."""

    osmotic_pressure: OsmoticPressure
    isosmotic_saline: terms.IsosmoticSaline | None
    osmolality: Osmolality
    sodium_chloride_equivalent: terms.SodiumChlorideEquivalent | None
    molality: Molality
    concentration: MolarConcentration
    water_activity: WaterActivity
    van_t_hoff_pressure: VanTHoffPressure


def own_solute(
    molar_mass: Annotated[
        terms.OwnMolarMass,
        MOLAR_MASSES,
    ] = to_si(182.17, "g/mol"),
    particles: Annotated[IonsPerFormulaUnit, PARTICLES] = 1,
    amount: Annotated[
        Amount,
        Range(1e-3, 700.0, "so little has no effect that could be measured", "more leaves too little water"),
        OtherScales(dissolved.SCALES, ("molar_mass", "density_of_solute", "temperature"), dissolved.own),
    ] = 50.0,
    temperature: Annotated[Temperature, Range(celsius(0), celsius(60), "there the data for table salt end")] = celsius(
        25
    ),
    osmotic_coefficient: Annotated[OsmoticCoefficient, OSMOTIC_COEFFICIENTS] = 1.0,
    virial_coefficient: Annotated[
        terms.MolalVirialCoefficient,
        Range(-0.1, 1e5, "solutes that attract each other more fall out", "no molecule is so large"),
        Group("what else is known of the solute"),
    ] = 0.0,
    density_of_solute: Annotated[
        terms.DensityOfSolute,
        Range(to_si(0.5, "kg/L"), to_si(10, "kg/L"), "nothing that dissolves is so light", "no salt is so heavy"),
        Group("what else is known of the solute"),
    ] = to_si(1.6, "kg/L"),
) -> OwnSolution:
    r"""Osmotic pressure of a solute of your own.

    $$ m = \frac{x}{M \, \rho_\text{w} \, (1 - x / \rho_\text{s})} $$

    $$ \hat m = i \, m \, (\phi + b \, m) $$

    $$ \int_0^{\pi} v_\text{w}(p) \, \mathrm{d} p = R \, T \, \hat m $$

    $$ a_\text{w} = \exp(-M_\text{w} \, \hat m) $$

    $$ c = \frac{x}{M} $$

    $$ \pi_\text{id} = i \, c \, R \, T $$

    $$ \hat m_\text{s}(\gamma_\text{s}) = \hat m $$

    $$ E = \frac{\gamma_\text{s}}{x} $$

    Holds for anything that dissolves in water, as far as the osmotic coefficient is that of this solution. Left at 1
    and zero, $\phi$ and $b$ are those of an ideal solution, which few strong ones are. Water and solute are taken to
    keep their volumes; $\rho_\text{w}$ is the density of pure water, $v_\text{w}$ the volume of a kilogram of it under
    the pressure $p$ and $M_\text{w}$ its molar mass. $\hat m_\text{s}$ is the osmolality of table salt. A second virial
    coefficient $A_2$ of a polymer is a $b$ of $A_2 \, M^2 \, \rho_\text{w}$.

    Answer where isosmotic_saline is unknown: It takes {osmotic_pressure} to keep pure water out of this solution; no
    solution of table salt has so much.

    Answer: It takes {osmotic_pressure} to keep pure water out of this solution; {isosmotic_saline} of table salt have
    the same effect.

    Raises OutOfRange for an input outside its range, and Refusal where a negative virial coefficient leaves no osmotic
    pressure.

    Accuracy of concentration, van_t_hoff_pressure: exact: it follows from what was entered.

    Accuracy: not known: it is as good as the osmotic coefficient that was entered.

    Source: the definitions of the osmotic coefficient and of the osmotic pressure. The example is 5 % of glucose, which
    by its [E value of 0.18](https://cal53.calculator.city/calculate-isotonic-solution-e/) is as much as 0.9 % of table
    salt.

    >>> round(own_solute(0.180156, 1, 50.0).isosmotic_saline, 1)
    9.0
    """
    refuse_outside(own_solute, locals())
    molality = amount / (molar_mass * water.density(temperature) * (1 - amount / density_of_solute))
    osmolality = particles * molality * (osmotic_coefficient + virial_coefficient * molality)
    if osmolality <= 0:
        raise Refusal(
            "With so negative a virial coefficient no osmotic pressure is left: raise it, or take less of the solute."
        )
    concentration = amount / molar_mass
    most = single_solutes.limits("NaCl").largest_molality
    strongest = 2 * most * single_solutes.osmotic_coefficient("NaCl", most, temperature)
    saline = body_solutions.saline_of(osmolality, temperature) if osmolality < strongest else None
    return OwnSolution(
        osmotic_pressure=osmotic_pressures.of_dilute(osmolality, temperature),
        isosmotic_saline=saline,
        osmolality=osmolality,
        sodium_chloride_equivalent=None if saline is None else saline / amount,
        molality=molality,
        concentration=concentration,
        water_activity=exp(-water.MOLAR_MASS * osmolality),
        van_t_hoff_pressure=particles * concentration * MOLAR_GAS_CONSTANT * temperature,
    )
