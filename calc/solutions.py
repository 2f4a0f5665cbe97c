"""Solutions of one solute: their osmotic pressure as measured, and the scales of concentration."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Range, refuse_outside
from calc.core.units import celsius
from calc.models.solutions import single_solutes, solution_density
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
from calc.vocabulary.solutions import Amount, MassConcentration, MassFraction, Scale, VanTHoffError, VanTHoffPressure

PRESETS = {
    "osmotic_pressure": {
        "0.9 % saline": {"solute": "NaCl", "molality": "0.1549 mol/kg", "temperature": "37 degC"},
        "salt as strong as the sea's": {"solute": "NaCl", "molality": "0.607 mol/kg", "temperature": "25 degC"},
        "5 % glucose drip": {"solute": "glucose", "molality": "0.292 mol/kg", "temperature": "25 degC"},
        "sugar syrup": {"solute": "sucrose", "molality": "5 mol/kg", "temperature": "25 degC"},
    },
    "concentrations": {
        "0.9 % saline": {"solute": "NaCl", "amount": "9", "scale": "g/L", "temperature": "25 degC"},
        "35 g/L of table salt": {"solute": "NaCl", "amount": "35", "scale": "g/L", "temperature": "25 degC"},
    },
}


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
        Molality, Range(0.0, 10.0, "no solute's data reach further, and those of most end sooner")
    ] = 0.6,
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(25),
) -> OsmoticAnswer:
    r"""Osmotic pressure of a real solution of one solute.

    $$ \pi = \phi \, \nu \, m \, \rho_\text{w} \, R \, T $$

    $$ \hat m = \phi \, \nu \, m $$

    $$ a_\text{w} = \exp(-M_\text{w} \, \hat m) $$

    $$ \pi_\text{id} = \nu \, c \, R \, T $$

    $$ \varepsilon = \frac{\pi_\text{id}}{\pi} - 1 $$

    Holds for each solute as far as its data reach; the answer says how far, and how sure it is. $\phi$ is the osmotic
    coefficient of the best equation that we found for the solute, $\nu$ the number of particles that a formula unit
    gives, $\rho_\text{w}$ the density and $M_\text{w}$ the molar mass of water, $c$ the molar concentration of the same
    solution. Water is taken as incompressible.

    Raises OutOfRange for an input outside its range, and Refusal for a molality or a temperature outside the data of
    the solute.

    Source: the equations named in `calc/data/`, among them D. G. Archer, Journal of Physical and Chemical Reference
    Data 21 (1992) 793 for NaCl; their coefficients come from published programs, and we did not read the papers.

    >>> round(osmotic_pressure("NaCl", 1.0, 298.15).osmotic_pressure / 1e5, 1)
    46.3
    """
    refuse_outside(osmotic_pressure, locals())
    coefficient = single_solutes.osmotic_coefficient(solute, molality, temperature)
    particles = single_solutes.particles(solute)
    real = single_solutes.osmotic_pressure(solute, molality, temperature)
    molarity = solution_density.scales(solute, molality, temperature).molarity
    ideal = particles * molarity * MOLAR_GAS_CONSTANT * temperature
    return OsmoticAnswer(
        osmotic_pressure=real,
        osmotic_coefficient=coefficient,
        water_activity=single_solutes.water_activity(solute, molality, temperature),
        osmolality=coefficient * particles * molality,
        van_t_hoff_pressure=ideal,
        van_t_hoff_error=ideal / real - 1 if real else 0.0,
        accuracy=single_solutes.limits(solute).accuracy_in_words,
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
    amount: Annotated[Amount, Range(0.0, 1e6, "more than a kilogram of solute in a litre is no solution")] = 35.0,
    scale: Scale = "g/L",
    temperature: Annotated[Temperature, single_solutes.TEMPERATURES] = celsius(25),
) -> Scales:
    r"""One solution on every scale of concentration.

    $$ w = \frac{m \, M}{1 + m \, M} $$

    $$ \gamma = w \, \rho $$

    $$ c = \frac{\gamma}{M} $$

    Holds for each solute as far as the data for its density reach. $M$ is the molar mass of the solute; the amount $x$
    is that of one of these scales, and the density $\rho$ that at the temperature $T$.

    Raises OutOfRange for an input outside its range, and Refusal for an amount outside the data of the solute.

    Source: the definitions of the scales; the densities are from the equations named in `calc/data/`.

    >>> round(concentrations("NaCl", 58.443, "g/L", 293.15).molality, 2)
    1.02
    """
    refuse_outside(concentrations, locals())
    molality = solution_density.molality_from(solute, amount, scale, temperature)
    found = solution_density.scales(solute, molality, temperature)
    return Scales(
        molality=found.molality,
        concentration=found.molarity,
        mass_concentration=found.mass_concentration,
        mass_fraction=found.mass_fraction,
        density=found.density,
    )
