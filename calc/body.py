"""Osmosis in the body: how strong the blood is, what a solution does to a red cell, what a drink costs in water."""

from __future__ import annotations

from functools import partial
from typing import Annotated, NamedTuple

from calc.core import roots
from calc.core.differences import difference
from calc.core.quantities import Group, OtherScales, Range, caution, refuse_outside
from calc.core.units import LITRE, celsius, to_si
from calc.models.solutions import dissolved, several_solutes
from calc.models.solutions import osmotic_pressure as osmotic_pressures
from calc.models.solutions.body_solutions import MEASURED_AT, drink, saline_of
from calc.models.solutions.body_solutions import osmolality as osmolality_of
from calc.vocabulary import body as terms
from calc.vocabulary.common import Osmolality, OsmoticPressure, Salinity, Salt, Temperature
from calc.vocabulary.osmosis import IonsPerFormulaUnit
from calc.vocabulary.ranges import MOLAR_MASSES, OSMOTIC_COEFFICIENTS, PARTICLES
from calc.vocabulary.solutions import OwnMolarMass

_TEXTBOOK = {"volume": "1 L", "salt": "NaCl", "salinity": "34.34 g/kg", "counting": "ideal"}


def _blood(sodium: float, glucose: float, urea: float, measured: float) -> dict[str, str]:
    """Of blood that is an illustration and nobody's own, in mmol/L and mOsm/kg."""
    salts = {"sodium": sodium, "glucose": glucose, "urea": urea}
    return {name: f"{amount} mmol/L" for name, amount in salts.items()} | {"measured_osmolality": f"{measured} mOsm/kg"}


PRESETS = {
    "osmolality": {
        "healthy": _blood(140, 5, 5, 290),
        "high blood sugar": _blood(140, 50, 15, 345),
        "failing kidneys": _blood(138, 5.5, 40, 322),
        "dried out": _blood(155, 6, 10, 327),
        "too much water": _blood(120, 5, 3, 249),
        "alcohol, 2 g/L": _blood(140, 5, 5, 333),
    },
    "tonicity": {
        "water": {"solute": "NaCl", "concentration": "0 g/L", "entering_concentration": "0 g/L"},
        "0.45 % saline": {"solute": "NaCl", "concentration": "4.5 g/L", "entering_concentration": "0 g/L"},
        "0.9 % saline": {"solute": "NaCl", "concentration": "9 g/L", "entering_concentration": "0 g/L"},
        "3 % saline": {"solute": "NaCl", "concentration": "30 g/L", "entering_concentration": "0 g/L"},
        "5 % glucose, at first": {"solute": "glucose", "concentration": "50 g/L", "entering_concentration": "0 g/L"},
        "5 % glucose, later": {
            "concentration": "0 g/L",
            "entering_solute": "glucose",
            "entering_concentration": "50 g/L",
        },
        "sea water": {"solute": "sea salt", "concentration": "35.8 g/L", "entering_concentration": "0 g/L"},
        "urea, as strong as plasma": {
            "concentration": "0 g/L",
            "entering_solute": "urea",
            "entering_concentration": "17.6 g/L",
        },
        "urea in 0.9 % saline": {
            "solute": "NaCl",
            "concentration": "9 g/L",
            "entering_solute": "urea",
            "entering_concentration": "17.6 g/L",
        },
    },
    "mixture": {
        "saline with calcium chloride and urea": {
            "table_salt": "150 mmol/L", "calcium_chloride": "2 mmol/L", "urea": "100 mmol/L",
        },
        "lactated Ringer's solution": {
            "table_salt": "6 g/L", "urea": "0 g/L", "potassium_chloride": "0.3 g/L", "calcium_chloride": "1.36 mmol/L",
            "other_solute": "3.1 g/L", "other_molar_mass": "112.06 g/mol", "other_particles": "2",
            "other_osmotic_coefficient": "0.93",
        },
        "drink against cholera": {
            "table_salt": "2.6 g/L", "urea": "0 g/L", "potassium_chloride": "1.5 g/L", "glucose": "13.5 g/L",
            "other_solute": "10 mmol/L", "other_molar_mass": "258.07 g/mol", "other_particles": "4",
            "other_osmotic_coefficient": "0.9",
        },
        "5 % glucose in half-strength saline": {"table_salt": "77 mmol/L", "glucose": "278 mmol/L", "urea": "0 g/L"},
        "glycerol for frozen cells": {"table_salt": "9 g/L", "glycerol": "1 mol/L", "urea": "0 g/L"},
    },
    "drinking_water_balance": {
        "sea water": {"volume": "1 L", "salt": "sea salt", "salinity": "35 g/kg", "counting": "real", "limit": "both"},
        "sea water, by all solutes alone": {
            "volume": "1 L", "salt": "sea salt", "salinity": "35 g/kg", "counting": "real", "limit": "solutes",
        },
        "textbook of 2016": _TEXTBOOK | {"limit": "solutes"},
        "textbook, older edition": _TEXTBOOK | {"limit": "both"},
        "Baltic": {"volume": "1 L", "salt": "sea salt", "salinity": "7 g/kg", "counting": "real", "limit": "both"},
        "fresh water": {"volume": "1 L", "salt": "sea salt", "salinity": "0 g/kg", "counting": "real", "limit": "both"},
    },
}  # fmt: skip

_NORMAL = 0.275, 0.295  # mol/kg
_NORMAL_UREA = 0.005  # mol/kg
_GAP = 0.010  # mol/kg
_KILOGRAM_PER_LITRE = 1000.0  # kg/m3
_ISOTONIC = 0.05


class Plasma(NamedTuple):
    """The osmolality and osmotic pressure of blood plasma."""

    osmolality: Osmolality
    effective_osmolality: terms.EffectiveOsmolality
    osmotic_pressure: OsmoticPressure
    osmolal_gap: terms.OsmolalGap
    reading: terms.Reading


def osmolality(
    sodium: Annotated[
        terms.PlasmaSodium,
        Range(80.0, 220.0, "nobody lives with less in the blood", "nobody lives with more in the blood"),
        dissolved.OF_SODIUM_IN_BLOOD,
    ] = 140.0,
    glucose: Annotated[
        terms.PlasmaGlucose,
        Range(0.0, 150.0, "it cannot be below zero", "more sugar than this was hardly ever found in blood"),
    ] = 5.0,
    urea: Annotated[
        terms.PlasmaUrea,
        Range(0.0, 150.0, "it cannot be below zero", "more urea than this was hardly ever found in blood"),
    ] = 5.0,
    temperature: Annotated[
        Temperature, Range(celsius(10), celsius(45), "it is the temperature of a living body")
    ] = celsius(37),
    measured_osmolality: Annotated[
        terms.MeasuredOsmolality,
        Range(
            0.15,
            0.6,
            "an osmometer that reads less was not given blood plasma",
            "an osmometer that reads more was not given blood plasma",
        ),
        Group("if an osmometer has measured it"),
    ] = 0.290,
) -> Plasma:
    r"""Osmolality of blood plasma, by the clinical estimate.

    $$ \hat m = \frac{2 \, c_\text{Na} + c_\text{glc} + c_\text{urea}}{\rho_0} $$

    $$ \hat m_\text{eff} = \frac{2 \, c_\text{Na} + c_\text{glc}}{\rho_0} $$

    $$ \Delta\hat m = \hat m_\text{meas} - \hat m $$

    $$ \int_0^{\pi} v_\text{w}(p) \, \mathrm{d} p = \hat m \, R \, T $$

    Holds for human plasma, to about 10 mOsm/kg. Sodium counts twice, for the anions that go with it. $\rho_0$ is 1
    kg/L: each mmol in a litre of plasma is taken for one mOsm in a kilogram of water. Two errors cancel in that. A
    litre of plasma holds less than a kilogram of water, about 0.93 kg, which makes its salts stronger; and ions have
    less effect than their number, by an osmotic coefficient that is again about 0.93. $v_\text{w}$ is the volume of a
    kilogram of water at the temperature $T$ and the pressure $p$, and $\pi$ the pressure against pure water. Healthy is
    taken to be from 275 to 295 mOsm/kg; for the effective osmolality, less 5 mOsm/kg of urea. It is a lesson in osmosis
    and no medical advice.

    Answer: This plasma has an osmolality of about {osmolality}, of which {effective_osmolality} can move water.
    {reading}

    Raises OutOfRange for an input outside its range.

    Accuracy of osmolality: 10 mOsm/kg, stated: the gap that clinics take for none.

    Accuracy of effective_osmolality: 10 mOsm/kg, stated: as the osmolality, of which it is a part.

    Accuracy of osmolal_gap: 10 mOsm/kg, stated: what clinics take for none.

    Accuracy of osmotic_pressure: 26 kPa, stated: the effect of 10 mOsm/kg at body temperature.

    Source: the formula, the normal range and the 10 mOsm/kg of the gap as calculators for clinics have them, [one of
    them](https://calculatorhub.com/tools/serum-osmolality-calculator/) and
    [another](http://www-users.med.cornell.edu/~spon/picu/calc/osmolal.htm), whose range is 285 to 295; the water in
    plasma from a page of medicalalgorithms.com.

    >>> round(osmolality(140, 90 / 18, 14 / 2.8).osmolality, 3)
    0.29
    """
    refuse_outside(osmolality, locals())
    effective = (2 * sodium + glucose) / _KILOGRAM_PER_LITRE
    estimate = effective + urea / _KILOGRAM_PER_LITRE
    gap = measured_osmolality - estimate
    if gap > _GAP:
        caution(
            "The osmometer reads more than {10 mOsm/kg} above the estimate: something is dissolved that it does not "
            "count, such as alcohol."
        )
    if gap < -_GAP:
        caution(
            "The osmometer's reading, which is folded away, is more than {10 mOsm/kg} below the estimate, as if of "
            "other blood: set it too, or leave the gap aside."
        )
    pressure = osmotic_pressures.of_dilute(estimate, temperature)
    return Plasma(
        osmolality=estimate,
        effective_osmolality=effective,
        osmotic_pressure=pressure,
        osmolal_gap=gap,
        reading=_reading(estimate, effective),
    )


def _reading(estimate: float, effective: float) -> str:
    """How both osmolalities stand to those of healthy people."""
    low, high = _NORMAL
    whole = "low" if estimate < low else "high" if estimate > high else "normal"
    if effective < low - _NORMAL_UREA:
        return f"The osmolality is {whole}, the effective one low: water goes into cells, and they swell."
    if effective > high - _NORMAL_UREA:
        return f"The osmolality is {whole}, the effective one high: water is drawn out of cells, and they shrink."
    if whole == "normal":
        return "Both are normal: cells keep their volume."
    return f"The osmolality is {whole}, but the effective one normal: cells keep their volume. Urea crosses into them."


class CellAtRest(NamedTuple):
    """What becomes of a red cell."""

    cell_volume: terms.CellVolume | None
    osmolality: Osmolality
    effective_osmolality: terms.EffectiveOsmolality
    starting_difference: terms.StartingDifference
    bursting_saline: terms.BurstingSaline
    tonicity: terms.TonicityInWords


def _as_measured_out(solute: str) -> dissolved.Solution:
    """What is drunk or dripped is measured out in a room, before it takes the warmth of the body."""
    return dissolved.salt(solute, MEASURED_AT)


_CONCENTRATION = Range(
    0.0,
    100.0,
    "it cannot be below zero",
    "cells are shrivelled long before, and the volumes of strong solutions do not add",
)
_CELL = Group("the cell")
_PlasmaOsmolality = Annotated[terms.PlasmaOsmolality, Range(0.2, 0.4, "the cell comes from living blood"), _CELL]
_InactiveFraction = Annotated[
    terms.InactiveFraction, Range(0.2, 0.7, "no cell is all water", "no cell is all haemoglobin"), _CELL
]
_CriticalVolume = Annotated[
    terms.CriticalVolume,
    Range(1.2, 2.5, "no red cell is a sphere from the start", "no red cell is a bag of more"),
    _CELL,
]


def tonicity(
    solute: terms.OutsideSolute = "NaCl",
    concentration: Annotated[
        terms.OutsideConcentration, _CONCENTRATION, OtherScales(dissolved.WITH_SUGAR, ("solute",), _as_measured_out)
    ] = 9.0,
    entering_solute: terms.EnteringSolute = "urea",
    entering_concentration: Annotated[
        terms.EnteringConcentration,
        _CONCENTRATION,
        OtherScales(dissolved.SCALES, ("entering_solute",), _as_measured_out),
    ] = 0.0,
    temperature: Annotated[
        Temperature,
        Range(
            celsius(0),
            celsius(40),
            "the osmotic coefficients are known together from there on",
            "the osmotic coefficients are known together up to there",
        ),
    ] = celsius(37),
    plasma_osmolality: _PlasmaOsmolality = 0.290,
    inactive_fraction: _InactiveFraction = 0.4,
    critical_volume: _CriticalVolume = 1.7,
) -> CellAtRest:
    r"""A red blood cell in a solution: its volume at rest.

    $$ v = b + (1 - b) \, \frac{\hat m_0}{\hat m_\text{eff}} $$

    $$ \hat m_\text{eff} = \hat m_\text{o}(\gamma_\text{o}) $$

    $$ \hat m = \hat m_\text{o}(\gamma_\text{o}) + \hat m_\text{e}(\gamma_\text{e}) $$

    $$ \Delta\pi_0 = \pi(\hat m) - \pi(\hat m_0) $$

    $$ \int_0^{\pi(\hat m)} v_\text{w}(p) \, \mathrm{d} p = \hat m \, R \, T $$

    $$ v_\text{c} = b + (1 - b) \, \frac{\hat m_0}{\hat m_\text{c}(\gamma_\text{c})} $$

    Holds for a cell that keeps what it holds and passes water freely, in much more solution than cell: the law of Boyle
    and van 't Hoff. A solute that enters ends up as strong inside as outside, and then counts no more; how long that
    takes is not known here. The osmolalities are those of the real solutions at the temperature $T$, measured out at 25
    °C and added where there are two solutes: $\hat m_\text{o}$ is that of the solute which stays out, $\hat m_\text{e}$
    of the one which enters, $\hat m_\text{c}$ of table salt; $\pi$ is the osmotic pressure of each, and $v_\text{w}$
    the volume of a kilogram of water under the pressure $p$. One inactive fraction is taken for all volumes; the
    measured cells below follow it within 3 %. Cells differ: some burst at 5 g/L of salt, and some hold out to 3.

    Answer where cell_volume is unknown: {tonicity} Table salt keeps it whole from {bursting_saline} on.

    Answer: {tonicity} Its volume at rest is {cell_volume} of the normal one.

    Raises OutOfRange for an input outside its range, and Refusal for a solution outside the data of its solute.

    Accuracy of cell_volume: 3 %, largest difference found: cells that Evans and Fung measured, two of them.

    Accuracy of bursting_saline: 1 g/L, spread: some cells burst at 5 g/L, and some hold out to 3.

    Accuracy of osmolality, effective_osmolality: 3 %, largest difference found: the largest among those of the osmotic
    coefficients of its solutes, which is that of strong sugar far from 25 degrees.

    Accuracy: not known: it is a difference of two pressures that may be near each other.

    Source: volumes of 94, 116 and 164 cubic micrometres at 300, 217 and 131 mOsm/kg, the last a sphere, after E. Evans
    and Y.-C. Fung (1972), from a [page for a course](http://people.hofstra.edu/sina_y_rabbany/engg81/RBCreference.html)
    that we read; the paper we did not. An inactive fraction of 0.4 and a critical volume of 1.7 agree with them, and
    with half the cells burst at 4.0 to 4.45 g/L after J. V. Dacie, from the [RCPA
    Manual](http://www.rcpamanual.edu.au/index.php?option=com_pttests&task=show_test&id=291&Itemid=34), which we read;
    from 5 to 3 g/L after [Davis's laboratory
    tests](https://nursing.unboundmedicine.com/nursingcentral/view/Davis-Lab-and-Diagnostic-Tests/425288/all/Osmotic_Fragility).

    >>> round(tonicity("NaCl", 9.0).cell_volume, 2)
    1.01
    """
    refuse_outside(tonicity, locals())
    effective = osmolality_of(solute, concentration, temperature)
    whole = effective + osmolality_of(entering_solute, entering_concentration, temperature)
    fluid = 1 - inactive_fraction
    bursting = fluid * plasma_osmolality / (critical_volume - inactive_fraction)
    volume = inactive_fraction + fluid * plasma_osmolality / effective if effective > bursting else None
    if solute == "glucose" and concentration > 0:
        caution(
            "Human red cells take glucose in, and tissues burn it: this is the start. For later, put the glucose among "
            "what enters; what is left of the drip then is water."
        )
    return CellAtRest(
        cell_volume=volume,
        osmolality=whole,
        effective_osmolality=effective,
        starting_difference=difference(
            *(osmotic_pressures.of_dilute(each, temperature) for each in (whole, plasma_osmolality))
        ),
        bursting_saline=saline_of(bursting, temperature),
        tonicity=_tonicity(whole / plasma_osmolality, effective / plasma_osmolality, volume, entering_solute),
    )


def _tonicity(whole: float, effective: float, volume: float | None, entering: str) -> str:
    """What a solution does, from both osmolalities over that of the plasma."""
    if effective < 1 - _ISOTONIC:
        kind, end = "hypotonic", "the cell bursts" if volume is None else "the cell swells"
        if whole >= 1 - _ISOTONIC:  # by what enters
            strength = "isosmotic" if whole <= 1 + _ISOTONIC else "hyperosmotic"
            return f"{strength.capitalize()}, and yet {kind}: {entering} enters, water follows, and {end}."
        return f"{kind.capitalize()}: water enters, and {end}."
    first = f" At first it shrinks, until {entering} has entered." if whole > max(effective, 1 + _ISOTONIC) else ""
    if effective > 1 + _ISOTONIC:
        return f"Hypertonic: water leaves, and the cell shrinks.{first and ' It is smallest before what enters is in.'}"
    return f"Isotonic: the cell keeps its volume.{first}"


class CellInMixture(NamedTuple):
    """A red cell in a solution of several things."""

    cell_volume: terms.CellVolume | None
    osmolality: Osmolality
    effective_osmolality: terms.EffectiveOsmolality
    osmolarity: terms.OsmolarityAsLabelled
    tonicity: terms.TonicityInWords


_MORE = Group("more salts and molecules")
_OTHER = Group("a solute of your own")


def _of(solute: str) -> OtherScales:
    return OtherScales(dissolved.SCALES, (), partial(dissolved.salt, solute, MEASURED_AT))


def _of_another(molar_mass: float) -> dissolved.Solution:
    return dissolved.own(molar_mass, several_solutes.DENSITY_OF_OWN, MEASURED_AT)


def mixture(
    table_salt: Annotated[terms.TableSaltInIt, _CONCENTRATION, _of("NaCl")] = 9.0,
    calcium_chloride: Annotated[terms.CalciumChlorideInIt, _CONCENTRATION, _of("CaCl2")] = 0.0,
    glucose: Annotated[terms.GlucoseInIt, _CONCENTRATION, _of("glucose")] = 0.0,
    urea: Annotated[terms.UreaInIt, _CONCENTRATION, _of("urea")] = 6.0,
    temperature: Annotated[
        Temperature, Range(celsius(0), celsius(40), "the osmotic coefficients are known together between both")
    ] = celsius(37),
    potassium_chloride: Annotated[terms.PotassiumChlorideInIt, _CONCENTRATION, _of("KCl"), _MORE] = 0.0,
    sodium_bicarbonate: Annotated[terms.BicarbonateInIt, _CONCENTRATION, _of("NaHCO3"), _MORE] = 0.0,
    magnesium_sulfate: Annotated[terms.MagnesiumSulfateInIt, _CONCENTRATION, _of("MgSO4"), _MORE] = 0.0,
    cane_sugar: Annotated[terms.SucroseInIt, _CONCENTRATION, _of("sucrose"), _MORE] = 0.0,
    glycerol: Annotated[terms.GlycerolInIt, _CONCENTRATION, _of("glycerol"), _MORE] = 0.0,
    other_solute: Annotated[
        terms.OwnInIt, _CONCENTRATION, OtherScales(dissolved.SCALES, ("other_molar_mass",), _of_another), _OTHER
    ] = 0.0,
    other_molar_mass: Annotated[
        OwnMolarMass,
        MOLAR_MASSES,
        _OTHER,
    ] = to_si(100, "g/mol"),
    other_particles: Annotated[
        IonsPerFormulaUnit,
        PARTICLES,
        _OTHER,
    ] = 1,
    other_osmotic_coefficient: Annotated[terms.OwnOsmoticCoefficient, OSMOTIC_COEFFICIENTS, _OTHER] = 1.0,
    other_crossing: Annotated[terms.OwnCrossing, _OTHER] = "stays",
    plasma_osmolality: _PlasmaOsmolality = 0.290,
    inactive_fraction: _InactiveFraction = 0.4,
    critical_volume: _CriticalVolume = 1.7,
) -> CellInMixture:
    r"""A red blood cell in a solution of several salts and molecules.

    $$ \hat m = \sum_j \phi_j \, m_j $$

    $$ \hat m_\text{eff} = \sum_j s_j \, \phi_j \, m_j $$

    $$ n = w \sum_j m_j $$

    $$ v = b + (1 - b) \, \frac{\hat m_0}{\hat m_\text{eff}} $$

    Holds for a cell that keeps what it holds and passes water freely, in much more solution than cell. $m_j$ is how
    much of each ion, each molecule and each particle of your own solute there is in a kilogram of the water, $w$ the
    water in a volume, measured out at 25 °C, and $\phi_j$ the osmotic coefficient at the temperature $T$: for the ions
    that of their mixture, for molecules and your own solute each its own. $s_j$ is 1 for what stays outside and 0 for
    what crosses: urea, glycerol, and your own solute where it does. What molecules do to ions is left out. A mass of
    your own solute is counted by its molar mass $M$, with $i$ particles to a formula unit. A cell bursts where $v$
    would be more than the critical volume $v_\text{c}$.

    Answer where cell_volume is unknown: {tonicity} The solution has {osmolality}, of which {effective_osmolality}
    cannot cross.

    Answer: {tonicity} Its volume at rest is {cell_volume} of the normal one; of the {osmolality} of the solution,
    {effective_osmolality} cannot cross.

    Raises OutOfRange for an input outside its range, and Refusal for a solution outside the data of its solutes.

    Accuracy of osmolarity: exact: a count of what was entered.

    Accuracy of cell_volume: 3 %, stated: cells that Evans and Fung measured, two of them.

    Accuracy: not known: what molecules do to ions is left out, and your own solute is as you entered it.

    Source: the osmotic coefficients of ions are those of `waters.osmotic_pressure`, those of molecules those of
    `solutions.osmotic_pressure`, the cell that of `body.tonicity`. The example is 0.9 % of table salt on [a list of
    drips](https://pmc.ncbi.nlm.nih.gov/articles/PMC6237920/table/T1), 308 mOsm/L.

    >>> round(mixture(urea=0.0).osmolarity)
    308
    """
    refuse_outside(mixture, locals())
    amounts = {
        "NaCl": table_salt,
        "KCl": potassium_chloride,
        "CaCl2": calcium_chloride,
        "MgSO4": magnesium_sulfate,
        "NaHCO3": sodium_bicarbonate,
        "glucose": glucose,
        "sucrose": cane_sugar,
        "urea": urea,
        "glycerol": glycerol,
    }
    other = several_solutes.Own(other_solute, other_molar_mass, other_particles, other_osmotic_coefficient)
    mixed = several_solutes.mixed(tuple(amounts.items()), other, temperature)
    pulls = mixed.pulls
    crossing = {each: pulls[each] for each in several_solutes.crossing(other_crossing)}
    whole = sum(pulls.values())
    effective = sum(pull for each, pull in pulls.items() if each not in crossing)
    fluid = 1 - inactive_fraction
    bursting = fluid * plasma_osmolality / (critical_volume - inactive_fraction)
    volume = inactive_fraction + fluid * plasma_osmolality / effective if effective > bursting else None
    if glucose > 0:
        caution("Human red cells take glucose in, and tissues burn it: this is the start.")
    return CellInMixture(
        cell_volume=volume,
        osmolality=whole,
        effective_osmolality=effective,
        osmolarity=mixed.water * sum(mixed.molalities.values()),
        tonicity=_tonicity(
            whole / plasma_osmolality, effective / plasma_osmolality, volume, max(crossing, key=crossing.__getitem__)
        ),
    )


class Balance(NamedTuple):
    """What a drink brings and takes."""

    net_water: terms.NetWater
    drink_gain: terms.DrinkGain
    urine_needed: terms.UrineNeeded
    urine_for_solutes: terms.UrineForSolutes
    urine_for_sodium: terms.UrineForSodium
    solutes_drunk: terms.SolutesDrunk
    sodium_drunk: terms.SodiumDrunk
    break_even_salinity: terms.BreakEvenSalinity
    sustaining_salinity: terms.SustainingSalinity


_KIDNEY = Group("the kidneys, and what else is lost")
_STRONGEST = 0.1  # kg/kg


def drinking_water_balance(
    volume: Annotated[
        terms.DrinkVolume, Range(to_si(50, "mL"), 10 * LITRE, "a sip is the least", "nobody drinks more in a day")
    ] = LITRE,
    salt: Salt = "sea salt",
    salinity: Annotated[
        Salinity,
        Range(0.0, _STRONGEST, "it cannot be below zero", "nobody can drink stronger brine"),
        OtherScales(dissolved.SCALES, ("salt",), _as_measured_out),
    ] = to_si(35, "g/kg"),
    counting: terms.Counting = "real",
    limit: terms.KidneyLimit = "both",
    other_solutes: Annotated[
        terms.OtherSolutes,
        Range(0.0, to_si(2000, "mOsm"), "it cannot be below zero", "hardly any diet leaves more to pass in a day"),
        _KIDNEY,
    ] = to_si(600, "mOsm"),
    urine_limit: Annotated[
        terms.UrineLimit,
        Range(300.0, 1500.0, "plasma itself has as much", "no healthy kidney reaches more"),
        _KIDNEY,
    ] = 1200.0,
    urine_sodium_limit: Annotated[
        terms.UrineSodiumLimit,
        Range(100.0, 700.0, "a healthy kidney reaches more", "all solutes together leave room for no more sodium"),
        dissolved.OF_SODIUM_IN_BLOOD,
        _KIDNEY,
    ] = 300.0,
    other_loss: Annotated[
        terms.OtherLoss,
        Range(0.0, 2 * LITRE, "it cannot be below zero", "in heat and work more is lost, but then salt goes with it"),
        _KIDNEY,
    ] = 0.0,
) -> Balance:
    r"""What a drink of salt water gives the body, and what it takes.

    $$ n = c(S) \, V $$

    $$ n_\text{Na} = c_\text{Na}(S) \, V $$

    $$ U_\text{s} = \frac{n + n_\text{o}}{c_\text{max}} $$

    $$ U_\text{Na} = \frac{n_\text{Na}}{c_\text{Na,max}} $$

    $$ U = \begin{cases} U_\text{s} & \text{all solutes together} \\ \max(U_\text{s}, U_\text{Na}) & \text{otherwise}
    \end{cases} $$

    $$ \Delta V = V - U - V_\text{o} $$

    $$ G = V - U + \frac{n_\text{o}}{c_\text{max}} $$

    $$ G(S = S_\text{b}) = 0 $$

    $$ \Delta V(S = S_\text{s}) = \min(0, \Delta V(S = 0)) $$

    Holds for a body that keeps its salts in balance and is short of water, so that its kidneys work at their limits.
    $c(S)$ is what a litre of the drink holds in particles, and $c_\text{Na}(S)$ in sodium, measured out at 25 °C; they
    act as at 37 °C. Where not even fresh water sustains, $S_\text{s}$ is zero. The salt and the water of a meal, the
    volume of the salt itself and the magnesium and sulfate that stay in the bowel and hold water there are left out:
    with them sea water is worse. It is a lesson in osmosis and no medical advice.

    Answer where net_water is positive: Drinking {volume} of it makes up for all the water that the body loses, and
    leaves it {net_water} to spare.

    Answer where net_water is zero: Drinking {volume} of it just makes up for all the water that the body loses.

    Answer where drink_gain is positive: Drinking {volume} of it leaves the body {drink_gain} better off than drinking
    nothing, though still {-net_water} short of water.

    Answer where drink_gain is zero: Drinking {volume} of it is as good as drinking nothing: all of it goes into urine.

    Answer: Drinking {volume} of it leaves the body with {-drink_gain} less water than drinking nothing: its salt and
    the body's other waste take {urine_needed} of urine.

    Raises OutOfRange for an input outside its range.

    Accuracy: not known: the limits of the kidneys are round figures, and people differ.

    Source: the strongest urine of 1200 mOsm/L is that of [OpenStax, Anatomy and
    Physiology](https://openstax.org/books/anatomy-and-physiology-2e/pages/25-1-physical-characteristics-of-urine). The
    600 mOsm of other solutes in a day are those of Guyton and Hall, Textbook of Medical Physiology, 13th edition
    (2016), p. 373; an older edition allows the urine 600 mOsm/L of sodium chloride, which is 300 mmol/L of sodium. Both
    are known to us at second hand, because the book is not open. Sea water is that of TEOS-10.

    >>> round(drinking_water_balance(limit="solutes").urine_needed * 1000, 2)
    1.36
    """
    refuse_outside(drinking_water_balance, locals())

    def urine(salinity: float) -> tuple[float, float, float]:
        held = drink(salt, salinity, counting)
        by_solutes = (held.particles * volume + other_solutes) / urine_limit
        by_sodium = held.sodium * volume / urine_sodium_limit
        return max(by_solutes, by_sodium) if limit == "both" else by_solutes, by_solutes, by_sodium

    def salinity_where(lost: float) -> float:
        """Where the drink is all needed for urine and this further loss."""
        if difference(urine(0.0)[0] + lost, volume) >= 0:
            return 0.0
        return roots.crossing(
            lambda salinity: urine(salinity)[0] + lost - volume,
            0.0,
            _STRONGEST,
            0.03,
            1e-12,
            ("No water is so fresh.", "No brine within our data is so strong."),
        )

    needed, by_solutes, by_sodium = urine(salinity)
    held, anyway = drink(salt, salinity, counting), other_solutes / urine_limit
    return Balance(
        net_water=difference(volume, needed + other_loss),
        drink_gain=difference(volume + anyway, needed),
        urine_needed=needed,
        urine_for_solutes=by_solutes,
        urine_for_sodium=by_sodium,
        solutes_drunk=held.particles * volume,
        sodium_drunk=held.sodium * volume,
        break_even_salinity=salinity_where(-anyway),
        sustaining_salinity=salinity_where(other_loss),
    )
