"""Scaling: how near a water and the concentrate made of it are to depositing minerals on a membrane."""

from __future__ import annotations

from math import log10
from typing import Annotated, NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Group, Range, Refusal, caution, refuse_outside
from calc.core.units import BAR, GRAM_PER_LITRE, PERCENT, celsius, to_si
from calc.inputs import analysis as asked
from calc.models.minerals import acid as acids
from calc.models.minerals import carbonate_indices, feeds, minerals, recovery_limits, speciation
from calc.models.minerals.feeds import Analysis
from calc.models.minerals.recovery_limits import Concentrating, Limits
from calc.reports import scaling as scaling_report
from calc.reports.scaling import Concentrate, ConcentrateIndices, Furthest
from calc.vocabulary.common import (
    AnalysisScale,
    Balance,
    HighestElementRecovery,
    ObservedRejection,
    Recovery,
    Temperature,
    TotalDissolvedSolids,
)
from calc.vocabulary.ranges import PH_OF_A_FEED, WARMTH_OF_IONS
from calc.vocabulary.scaling import (
    Acid,
    AcidDose,
    Alkalinity,
    Antiscalant,
    BoilerIndex,
    BoilerPh,
    BoilerTemperature,
    CalciumHardness,
    CarbonateVerdict,
    CarbonDioxideRejection,
    ColdIndex,
    EffectOfHeat,
    ElementsOneAfterAnother,
    FeedPh,
    HighestFeedPressure,
    LangelierIndex,
    PressureLeftOver,
    SaturationPh,
    WaterPh,
)

_INPUTS: tuple[str, ...] = (
    "feed_ph", "temperature", "calcium", "bicarbonate", "sulfate", "silica", "magnesium", "sodium", "chloride",
    "potassium", "barium", "strontium", "fluoride",
)  # fmt: skip

# Illustrations and nobody's own water; the ions of the mine water and of the seawater are those of `calc.waters`. Each
# begins with a recovery, the highest pressure, elements one after another, and the rejection.
_WATERS = {
    "brackish well": "75% 20bar 12 98% mg/L 7.6 25degC 150 200 350 25 60 480 820 15 0.05 2 0.8",
    "hard tap water": "20% 10bar 12 95% mg/L 7.4 15degC 110 330 60 15 18 25 52 3 0.08 0.6 0.3",
    "well with barium, fluoride and silica": "75% 20bar 12 98% mg/L 7.8 25degC 90 280 150 60 40 350 500 12 0.3 8 4",
    "mine water": "50% 20bar 12 98% mg/kg 7.2 25degC "
    "546.47 248.4 4173.1 19.872 347.76 894.23 154 19.872 0.009936 5.9615 1.4904",
    "seawater": "45% 70bar 7 99.5% mg/kg 8.1 25degC "
    "412 142.8 2713.2 2.8946 1283.3 10782 19376 399.46 0.009649 7.912 1.3026",
}


def _preset(entries: str, *own: str) -> dict[str, str]:
    names = ("recovery", "feed_pressure", "elements", "observed_rejection", "scale", *_INPUTS)
    given = dict(zip(names, entries.split(), strict=True))
    return {"balance": "chloride"} | {name: given[name] for name in (*own, *names[3:])}


_NOT_OF_AN_INDEX = ("silica", "barium", "strontium", "fluoride")


def _heated(entries: str) -> dict[str, str]:
    ph, temperature, hardness, alkalinity, solids = entries.split()
    return {
        "ph": ph,
        "boiler_temperature": temperature,
        "calcium_hardness": f"{hardness} mg/L CaCO3",
        "alkalinity": f"{alkalinity} mg/L CaCO3",
        "total_dissolved_solids": f"{solids} mg/L",
    }


PRESETS = {
    "saturation": {name: _preset(entries, "recovery") for name, entries in _WATERS.items()},
    "maximum_recovery": {name: _preset(entries, "feed_pressure", "elements") for name, entries in _WATERS.items()},
    "concentrate_index": {
        name: {key: entry for key, entry in _preset(entries, "recovery").items() if key not in _NOT_OF_AN_INDEX}
        for name, entries in _WATERS.items()
    },
    "boiler": {
        "espresso machine, hard tap water": _heated("7.4 125degC 300 270 500"),
        "espresso machine, water for coffee": _heated("7.2 125degC 50 40 120"),
        "hot-water tank": _heated("7.4 60degC 300 270 500"),
        "behind reverse osmosis": _heated("6.2 125degC 3 5 10"),
    },
}


class Langelier(NamedTuple):
    """What Langelier's index says of a water."""

    langelier_index: LangelierIndex
    saturation_ph: SaturationPh
    carbonate_balance: CarbonateVerdict


def langelier(
    ph: Annotated[
        WaterPh,
        Range(
            4.0,
            11.0,
            "in more acidic water bicarbonate no longer buffers the pH",
            "in less acidic water bicarbonate no longer buffers the pH",
        ),
    ] = 7.5,
    temperature: Annotated[
        Temperature,
        Range(
            celsius(0),
            celsius(90),
            "the formula is in use for liquid water",
            "the formula is in use for water that hardly boils; for a boiler there is the index of heated water",
        ),
    ] = celsius(25),
    total_dissolved_solids: Annotated[
        TotalDissolvedSolids,
        Range(
            to_si(10, "mg/L"),
            10 * GRAM_PER_LITRE,
            "the index counts what is dissolved, and there is next to nothing",
            "the index is defined up to there; for saltier water there are the index of Stiff and Davis and the "
            "saturation indices of the minerals",
        ),
    ] = to_si(400, "mg/L"),
    calcium_hardness: Annotated[
        CalciumHardness,
        Range(to_si(1, "mg/L CaCO3"), to_si(10_000, "mg/L CaCO3"), "no water holds none", "no water holds more"),
    ] = to_si(200, "mg/L CaCO3"),
    alkalinity: Annotated[
        Alkalinity,
        Range(to_si(1, "mg/L CaCO3"), to_si(10_000, "mg/L CaCO3"), "no water holds none", "no water holds more"),
    ] = to_si(150, "mg/L CaCO3"),
) -> Langelier:
    r"""Langelier's saturation index of a water.

    $$ \mathrm{LSI} = \mathrm{pH} - \mathrm{pH}_\text{s} $$

    $$ \mathrm{pH}_\text{s} = (9.3 + a + b) - (c + d) $$

    $$ a = \frac{\log_{10} \frac{\gamma}{\text{mg/L}} - 1}{10} $$

    $$ b = -13.12 \, \log_{10}(t + 273) + 34.55 $$

    $$ t = \frac{T}{\text{K}} - 273.15 $$

    $$ c = \log_{10} \frac{H_\text{Ca}}{\text{mg/L CaCO₃}} - 0.4 $$

    $$ d = \log_{10} \frac{H_\text{a}}{\text{mg/L CaCO₃}} $$

    Holds for water of up to 10 g/L, with $\gamma$ in mg/L, the two hardnesses in mg/L of calcium carbonate and $t$ the
    temperature $T$ in degrees Celsius. $a$, $b$, $c$ and $d$ are its four terms. It is a rule of thumb: for eight
    waters it lies within 0.3 of the saturation index of calcite by PHREEQC, and tables in use round it to 0.1.

    Answer: Langelier's index of this water is {+langelier_index}. {carbonate_balance}

    Raises OutOfRange for an input outside its range.

    Accuracy of langelier_index: 0.3, largest difference found: the saturation index of calcite by PHREEQC, in eight
    waters.

    Accuracy of saturation_ph: 0.3, largest difference found: as the index.

    Source: the formula as [Water for
    coffee](https://stason.org/TULARC/indulgence/water-for-coffee/1-2-Limescale-precipitation-PHs-the-Langelier-index-Wate.html)
    has it, with the sum of its constants, 44.15; Langelier's paper of 1936 was not read. The limit of 10 g/L is that of
    [ASTM D3739](https://pdfcode.org/67040-ASTM-D3739-19.html), of which we read the scope. The example is a
    [pool's](https://pooloperationmanagement.com/cpo/sample-problems/saturation-index/), +1.1 by a rounded table.

    >>> hardness, alkalinity = 400 / 100.086, 150 / 100.086
    >>> round(langelier(8.0, 307.55, 0.5, hardness, alkalinity).langelier_index, 1)
    1.0
    """
    refuse_outside(langelier, locals())
    saturation_ph = carbonate_indices.langelier(total_dissolved_solids, temperature, calcium_hardness, alkalinity)
    index = ph - saturation_ph
    return Langelier(
        langelier_index=index, saturation_ph=saturation_ph, carbonate_balance=carbonate_indices.verdict(index)
    )


_SHARE = Range(
    0.0, 1.0, "a membrane cannot hold back less than none of it", "a membrane cannot hold back more than all of it"
)
_MORE, _GIVEN = Group("more of the analysis"), Group("how it is given, and what passes")
_UNIT = Group("the pump and the elements")

# What both calculators of a concentrate ask for.
_FeedPh = Annotated[FeedPh, PH_OF_A_FEED]
_Temperature = Annotated[
    Temperature,
    WARMTH_OF_IONS,
]
_Recovery = Annotated[
    Recovery,
    Range(0.0, 99 * PERCENT, "at 0 % there is no permeate", "without any water left there is no concentrate"),
]
_Scale = Annotated[AnalysisScale, _GIVEN]
_Balance = Annotated[Balance, _GIVEN]
_Rejection = Annotated[ObservedRejection, _SHARE, _GIVEN]
_CarbonDioxideRejection = Annotated[CarbonDioxideRejection, _SHARE, _GIVEN]


def saturation(
    recovery: _Recovery = 75 * PERCENT,
    feed_ph: _FeedPh = 7.6,
    temperature: _Temperature = celsius(25),
    calcium: asked.Calcium = 150.0,
    bicarbonate: asked.Bicarbonate = 200.0,
    sulfate: asked.Sulfate = 350.0,
    silica: asked.Silica = 25.0,
    magnesium: asked.Magnesium = 60.0,
    sodium: asked.Sodium = 480.0,
    chloride: asked.Chloride = 820.0,
    potassium: Annotated[asked.Potassium, _MORE] = 15.0,
    barium: Annotated[asked.Barium, _MORE] = 0.05,
    strontium: Annotated[asked.Strontium, _MORE] = 2.0,
    fluoride: Annotated[asked.Fluoride, _MORE] = 0.8,
    scale: _Scale = "mg/L",
    balance: _Balance = "chloride",
    observed_rejection: _Rejection = 98 * PERCENT,
    carbon_dioxide_rejection: _CarbonDioxideRejection = 0.0,
) -> Concentrate:
    r"""Saturation of the concentrate with the minerals that scale.

    $$ \mathrm{SI}_\text{calcite} = \log_{10} \frac{a_\text{Ca} \, a_{\text{CO}_3}}{K} $$

    $$ \mathrm{SI}_\text{gypsum} = \log_{10} \frac{a_\text{Ca} \, a_{\text{SO}_4} \, a_\text{w}^2}{K} $$

    $$ \mathrm{SI}_\text{barite} = \log_{10} \frac{a_\text{Ba} \, a_{\text{SO}_4}}{K} $$

    $$ \mathrm{SI}_\text{celestite} = \log_{10} \frac{a_\text{Sr} \, a_{\text{SO}_4}}{K} $$

    $$ \mathrm{SI}_\text{fluorite} = \log_{10} \frac{a_\text{Ca} \, a_\text{F}^2}{K} $$

    $$ \mathrm{SI}_\text{silica} = \log_{10} \frac{a_{\text{SiO}_2}}{K \, a_\text{w}^2} $$

    $$ \mathrm{CF} = \frac{1 - Y \, (1 - R_\text{o})}{1 - Y} $$

    $$ n_\text{f} = Y \, n_\text{p} + (1 - Y) \, n_\text{c} $$

    Holds for a feed that is split at a steady temperature $T$, deposits nothing on the way and is otherwise in
    equilibrium, though carbon dioxide and bicarbonate take their time. $K$ is the solubility product of each mineral;
    the $a$ are activities by the full Pitzer model, $a_\text{Ca}$, $a_\text{Ba}$, $a_\text{Sr}$, $a_{\text{CO}_3}$,
    $a_{\text{SO}_4}$, $a_\text{F}$ and $a_{\text{SiO}_2}$ of what dissolves, $a_\text{w}$ of water.
    $\mathrm{SI}_\text{f}$ and $\mathrm{SI}_\text{c}$ are the same index in the feed and in the concentrate. The indices
    of calcite and of the three sulfates are within 0.01 of PHREEQC with pitzer.dat to an ionic strength $I$ of 6
    mol/kg, that of silica within 0.06 of it. To 1 mol/kg that is within 0.1 of phreeqc.dat too. Beyond, it lies below
    by up to 0.3 at 5 mol/kg in sodium salts and by 0.55 in potassium chloride, for phreeqc.dat gives the same activity
    coefficient to silica in every salt; in 2 and in 5 mol/kg of sodium chloride ours is within 0.04, as a decimal
    logarithm, of that by measured solubilities. Fluorite, which pitzer.dat does not have, is within about 0.1 of
    phreeqc.dat to 0.8 mol/kg, but up to 0.4 below in water rich in magnesium sulfate. How well the data bases know
    nature is another matter: their product of calcite is up to 0.1 from that of Plummer and Busenberg at 5 to 40 °C,
    that of barite 0.13 above the -9.97 which they state beside it for 25 °C, and the two differ in calcite by up to 0.4
    to an index of 2 and by up to 0.6 beyond.

    The membrane passes a share $1 - R_\text{o}$ of every salt, of the alkalinity and of silica. The pH of the
    concentrate, $\mathrm{pH}_\text{c}$, is the one at which the alkalinity and the inorganic carbon of the feed,
    $n_\text{f}$, are found again in permeate, $n_\text{p}$, and concentrate, $n_\text{c}$; it starts at
    $\mathrm{pH}_\text{f}$. Carbon dioxide passes but for the share $R_{\mathrm{CO_2}}$: the permeate has its mean along
    the membrane, where it grows, because bicarbonate that gets denser turns partly to carbonate and carbon dioxide; it
    is followed each time that the water has halved. So the pH rises by less than by the rule that carbon dioxide stays
    as it was. To a recovery of 95 %, at 5 to 40 °C and a feed pH of 5 to 8.5, it is within 0.03 of what PHREEQC finds
    when water and carbon dioxide leave in 300 small steps, or nothing but water does. The osmotic pressure $\pi$ is
    that of the concentrate. Bicarbonate means the total alkalinity, borate is left out, silica is counted as SiO₂, and
    the recovery is that of water by mass.

    Answer: {deposits} The saturation index of calcite is {+calcite_index}, of gypsum {+gypsum_index}, of silica
    {+silica_index}.

    Raises OutOfRange for an input outside its range, and Refusal for charges that do not cancel, for a pH that does not
    go with the alkalinity and for a concentrate beyond an ionic strength of 6 mol/kg.

    Evaluated: in part, as it is *speciated*: the activities and the pH are found together, by trial.

    Accuracy of calcite_index where calcite_index is up to 2: 0.4, largest difference found: the data bases of PHREEQC
    against each other.

    Accuracy of calcite_index: 0.6, largest difference found: the data bases of PHREEQC against each other.

    Accuracy of gypsum_index: 0.11, largest difference found: PHREEQC with phreeqc.dat, the other data base.

    Accuracy of barite_index: 0.13, largest difference found: the solubility product that the data base states beside
    its own.

    Accuracy of silica_index where ionic_strength is up to 1 mol/kg: 0.1, largest difference found: PHREEQC with another
    data base.

    Accuracy of silica_index: 0.55, largest difference found: PHREEQC with another data base.

    Accuracy of fluorite_index: 0.4, largest difference found: PHREEQC with phreeqc.dat, in water rich in magnesium
    sulfate.

    Accuracy of concentrate_ph: 0.03, largest difference found: PHREEQC where water and carbon dioxide leave in small
    steps.

    Accuracy of concentration_factor: exact: a balance of salt.

    Accuracy of osmotic_pressure: 1.3 %, largest difference found: 1 % of the osmotic coefficient to PHREEQC, and 0.3 %
    of the volume of the water.

    Accuracy: not known: it agrees with PHREEQC, whose product is the same, and nothing says how true that is.

    Source: the model and constants of PHREEQC's [pitzer.dat and
    phreeqc.dat](https://www.usgs.gov/software/phreeqc-version-3), of version 3.7.3; the papers behind them were not
    read, and fluoride has other sources, which `calc/data/` tells. The activity coefficient of silica: the abstract of
    M. Azaroual, C. Fouillac and J. M. Matray, Chem. Geol. 140 (1997) 155. That carbon dioxide is not held back: [Water
    Chemistry](http://www.water-chemistry.in/2008/08/carbon-dioxide-co2/). The example is PHREEQC's -0.300.

    >>> round(saturation(recovery=0.75, observed_rejection=1.0, carbon_dioxide_rejection=1.0).gypsum_index, 1)
    -0.3
    """
    refuse_outside(saturation, locals())
    analysis = Analysis(
        sodium, potassium, magnesium, calcium, barium, strontium, chloride, sulfate, fluoride, silica, bicarbonate,
        scale, balance, temperature,
    )  # fmt: skip
    course = feeds.concentration(analysis, feed_ph, observed_rejection, carbon_dioxide_rejection)
    left = course.at(recovery)
    return scaling_report.concentrate(course.water, left, speciation.concentration_factor(recovery, observed_rejection))


def concentrate_index(
    recovery: _Recovery = 75 * PERCENT,
    feed_ph: _FeedPh = 7.6,
    temperature: _Temperature = celsius(25),
    calcium: asked.Calcium = 150.0,
    bicarbonate: asked.Bicarbonate = 200.0,
    sulfate: asked.Sulfate = 350.0,
    magnesium: asked.Magnesium = 60.0,
    sodium: asked.Sodium = 480.0,
    chloride: asked.Chloride = 820.0,
    potassium: asked.Potassium = 15.0,
    scale: _Scale = "mg/L",
    balance: _Balance = "chloride",
    observed_rejection: _Rejection = 98 * PERCENT,
) -> ConcentrateIndices:
    r"""Langelier's index and that of Stiff and Davis, of a concentrate.

    $$ \mathrm{LSI} = \mathrm{pH}_\text{c} - \mathrm{pH}_\text{L} $$

    $$ \mathrm{SI}_\text{SD} = \mathrm{pH}_\text{c} - \mathrm{pH}_\text{SD} $$

    $$ \mathrm{pH}_\text{L} = \mathrm{pCa} + \mathrm{pAlk} + a + b + 9.7 - u $$

    $$ u = \log_{10}(100086) + \log_{10}(50043) $$

    $$ \mathrm{pH}_\text{SD} = \mathrm{pCa} + \mathrm{pAlk} + K $$

    $$ a = \frac{\log_{10} \frac{\gamma_\text{c}}{\text{mg/L}} - 1}{10} $$

    $$ b = -13.12 \, \log_{10}(t + 273) + 34.55 $$

    $$ K = \begin{cases} K_1 & i \le 1 \\ K_2 & i \ge 1.4 \\ K_3 & \text{otherwise} \end{cases} $$

    $$ K_1 = 2.022 \, \exp(g) + h $$

    $$ g = \frac{(\ln(i) + 7.544)^2}{102.6} $$

    $$ h = -0.0002 \, t^2 + 0.00097 \, t + 0.262 $$

    $$ K_2 = -0.1 \, i - 0.0002 \, t^2 - 0.00097 \, t + 3.887 $$

    $$ K_3 = K_1 + \frac{i - 1}{0.4} (K_2 - K_1) $$

    $$ i = \frac{I_\text{c}}{\text{mol/L}}, \quad t = \frac{T}{\text{K}} - 273.15 $$

    $$ \mathrm{pH}_\text{c} = \mathrm{pH}_\text{f} + \log_{10} \mathrm{CF} $$

    $$ \mathrm{CF} = \frac{1 - Y \, (1 - R_\text{o})}{1 - Y} $$

    Holds for the procedure of ASTM D3739 and D4582: the concentrate has all that the membrane holds back, the share
    $R_\text{o}$ of every ion, and as much carbon dioxide as the feed, so that its pH rises with its alkalinity, which
    is what bicarbonate means here. $t$ is the temperature $T$ in degrees Celsius, $i$ the ionic strength in mol/L, and
    $a$ and $b$ are Langelier's terms of the dissolved solids and of the temperature. Langelier's index is for 10 to
    10 000 mg/L, and the other for more; both are told everywhere, and neither has a step at the border. At the border
    itself they do not meet: there the one of Stiff and Davis is lower by about 0.6. Its $K$ was read off a chart. The
    formula for it is a fit to that chart of two branches, $K_1$ and $K_2$, which miss each other by 0.16 at 1.2 mol/L
    and 25 °C; here they are mixed between 1.0 and 1.4 mol/L, to $K_3$. $g$ and $h$ are parts of the fit, and $u$ turns
    milligrams into moles. It is left out below 0.01 and above 4 mol/L.

    Neither is calcite's saturation index by the activities of the ions, which `scaling.saturation` has. At the same pH
    Langelier's lies between 0.2 below it and 0.5 above it, in wells, mine water and the sea to a recovery of 75 %, and
    that of Stiff and Davis 0.2 to 0.9 below it. And the pH rises less than by this rule, because bicarbonate gives
    carbon dioxide, which passes: at 75 % by 0.3 less in a well. Where a maker goes by one of these indices, the limits
    that it states are limits of that index, by these rules.

    Answer where stiff_davis_index is unknown: Langelier's index of the concentrate is {+langelier_index}.
    {index_that_holds}

    Answer: Langelier's index of the concentrate is {+langelier_index}, that of Stiff and Davis {+stiff_davis_index}.
    {index_that_holds}

    Raises OutOfRange for an input outside its range, and Refusal for charges that do not cancel, for a water without
    calcium or bicarbonate and for more dissolved matter than density is known for. A caution says where the index of
    Stiff and Davis is left out.

    Accuracy of concentration_factor: exact: a balance of salt.

    Accuracy of concentrate_solids, ionic_strength: 0.5 %, largest difference found: the water in a litre, by PHREEQC.

    Accuracy: not known: it is arithmetic by a rule, and how far from calcite's index the rule is, stands above.

    Source: the procedure of [ASTM D4582](https://html.pdfcookie.com/02/2019/10/18/nvogdem5po28/nvogdem5po28.html), of
    which we read the steps and not the chart; $K$ by the United States Bureau of Reclamation, *Water Chemistry Analysis
    for Water Conveyance, Storage, and Desalination Projects* (2013), equations 13 and 14, as three public programs have
    them, one of which finds the fit 0.2 to 0.6 above another reading of the chart; Langelier's index as
    `scaling.langelier` has it. The paper of Stiff and Davis (1952) was not read. The example is arithmetic: at no
    recovery the concentrate is the feed.

    >>> round(concentrate_index(recovery=0.0).concentrate_ph, 2)
    7.6
    """
    refuse_outside(concentrate_index, locals())
    analysis = Analysis(
        sodium, potassium, magnesium, calcium, 0.0, 0.0, chloride, sulfate, 0.0, 0.0, bicarbonate, scale, balance,
        temperature,
    )  # fmt: skip
    if not (calcium and bicarbonate):
        raise Refusal("Without calcium or without bicarbonate no calcium carbonate forms, and there is no index of it.")
    factor = speciation.concentration_factor(recovery, observed_rejection)
    return scaling_report.indices(feeds.in_a_volume(analysis), factor, feed_ph + log10(factor), temperature)


class Boiler(NamedTuple):
    """What heat does to a water that holds lime."""

    boiler_index: BoilerIndex
    cold_index: ColdIndex
    effect_of_heat: EffectOfHeat
    boiler_ph: BoilerPh
    carbonate_balance: CarbonateVerdict


_AT_25 = celsius(25)


def boiler(
    ph: Annotated[
        WaterPh,
        Range(5.5, 9.5, "more acidic water holds next to no bicarbonate", "less acidic water is no tap water"),
    ] = 7.5,
    boiler_temperature: Annotated[
        BoilerTemperature,
        Range(
            celsius(25),
            celsius(130),
            "the pH is measured at this temperature",
            "beyond, the model has not been held against another",
        ),
    ] = celsius(125),
    calcium_hardness: Annotated[
        CalciumHardness,
        Range(to_si(1, "mg/L CaCO3"), to_si(2000, "mg/L CaCO3"), "no water holds none", "no boiler is fed with more"),
    ] = to_si(60, "mg/L CaCO3"),
    alkalinity: Annotated[
        Alkalinity,
        Range(to_si(1, "mg/L CaCO3"), to_si(2000, "mg/L CaCO3"), "no water holds none", "no boiler is fed with more"),
    ] = to_si(40, "mg/L CaCO3"),
    total_dissolved_solids: Annotated[
        TotalDissolvedSolids,
        Range(
            to_si(1, "mg/L"),
            10 * GRAM_PER_LITRE,
            "no water holds none",
            "saltier water is no feed of a boiler",
        ),
    ] = to_si(150, "mg/L"),
) -> Boiler:
    r"""Saturation index of calcite in a boiler, from the water's analysis at 25 °C.

    $$ \mathrm{SI}_\text{hot} = \log_{10} \frac{a_\text{Ca} \, a_{\text{CO}_3}}{K} $$

    $$ \Delta \mathrm{SI} = \mathrm{SI}_\text{hot} - \mathrm{SI}_\text{cold} $$

    Holds for water of pH $\mathrm{pH}$ at 25 °C with the calcium $H_\text{Ca}$ and the alkalinity $H_\text{a}$, that is
    heated to $T_\text{b}$ under pressure, so that no carbon dioxide escapes, and has not yet deposited anything.
    Calcite dissolves less the hotter the water, and bicarbonate gives more carbonate. $K$ is the solubility product,
    $a_\text{Ca}$ and $a_{\text{CO}_3}$ are the activities of calcium and carbonate, by the model of
    `scaling.saturation`; $\mathrm{SI}_\text{cold}$ is the same index at 25 °C, $\mathrm{pH}_\text{b}$ the pH in the
    boiler. What of the dissolved solids $\gamma$ is not calcium and bicarbonate counts as table salt. Where steam is
    drawn off, as in a kettle or a steam wand's boiler, carbon dioxide leaves with it and what is dissolved stays: there
    the index is higher.

    Answer: In the boiler the saturation index of calcite is {+boiler_index}; cold it is {+cold_index}.
    {carbonate_balance}

    Raises OutOfRange for an input outside its range, and Refusal for a pH that does not go with the alkalinity.

    Evaluated: in part, as it is *speciated*: the activities and the pH are found together, by trial.

    Accuracy of boiler_ph: 0.25, largest difference found: PHREEQC with phreeqc.dat, at 130 °C.

    Accuracy of boiler_index: 0.45, largest difference found: PHREEQC with phreeqc.dat; with pitzer.dat, whose
    constants are the same, it is 0.01.

    Accuracy of effect_of_heat: 0.4, largest difference found: PHREEQC with phreeqc.dat.

    Accuracy of cold_index: 0.1, largest difference found: PHREEQC with phreeqc.dat.

    Source: constants of PHREEQC's pitzer.dat. That of bicarbonate is the one of L. N. Plummer and E. Busenberg,
    [Geochim. Cosmochim. Acta 46 (1982) 1011](http://pubs.er.usgs.gov/publication/70011789), of which we read the
    abstract: it may be used to at least 250 °C; that of calcite follows measurements to 300 °C by Ellis (1959), as the
    data base says. Water above 100 °C: `calc/data/water_hot.json`. The example is PHREEQC's 0.256.

    >>> round(boiler(7.5, 298.15, 2.0, 1.5, 0.334).boiler_index, 1)
    0.3
    """
    refuse_outside(boiler, locals())
    cold = feeds.tap_water(calcium_hardness, 2 * alkalinity, total_dissolved_solids, ph, _AT_25)
    hot = speciation.heated(cold, boiler_temperature)
    before, index = (minerals.saturation_indices(each)["calcite"] for each in (cold, hot))
    return Boiler(
        boiler_index=index,
        cold_index=before,
        effect_of_heat=difference(index, before),
        boiler_ph=hot.ph,
        carbonate_balance=carbonate_indices.verdict(index),
    )


def maximum_recovery(
    feed_ph: _FeedPh = 7.6,
    temperature: _Temperature = celsius(25),
    calcium: asked.Calcium = 150.0,
    bicarbonate: asked.Bicarbonate = 200.0,
    sulfate: asked.Sulfate = 350.0,
    silica: asked.Silica = 25.0,
    magnesium: asked.Magnesium = 60.0,
    sodium: asked.Sodium = 480.0,
    chloride: asked.Chloride = 820.0,
    antiscalant: Antiscalant = "dosed",
    acid: Acid = "H2SO4",
    acid_dose: Annotated[
        AcidDose,
        Range(
            0.0,
            to_si(500, "mg/L"),
            "it cannot be below zero",
            "more leaves no bicarbonate in any but the strangest waters",
        ),
    ] = 0.0,
    potassium: Annotated[asked.Potassium, _MORE] = 15.0,
    barium: Annotated[asked.Barium, _MORE] = 0.05,
    strontium: Annotated[asked.Strontium, _MORE] = 2.0,
    fluoride: Annotated[asked.Fluoride, _MORE] = 0.8,
    scale: _Scale = "mg/L",
    balance: _Balance = "chloride",
    observed_rejection: _Rejection = 98 * PERCENT,
    carbon_dioxide_rejection: _CarbonDioxideRejection = 0.0,
    feed_pressure: Annotated[
        HighestFeedPressure, Range(1 * BAR, 200 * BAR, "less drives nothing", "more crushes membranes"), _UNIT
    ] = 20 * BAR,
    pressure_left: Annotated[
        PressureLeftOver, Range(0.0, 50 * BAR, "it cannot be below zero", "no pump is bought to lose more"), _UNIT
    ] = 3 * BAR,
    elements: Annotated[
        ElementsOneAfterAnother, Range(1, 60, "there is at least one", "no plant has so many in its stages"), _UNIT
    ] = 12,
    element_recovery: Annotated[
        HighestElementRecovery,
        Range(
            1 * PERCENT,
            50 * PERCENT,
            "an element that takes less is not worth its place",
            "no maker advises to take more in one element",
        ),
        _UNIT,
    ] = 15 * PERCENT,
) -> Furthest:
    r"""Largest recovery of a water, what binds first, and what acid does.

    $$ Y_\text{max} = \min Y $$

    $$ \mathrm{SI}(Y_\text{mineral}) = \mathrm{SI}_\text{max} $$

    $$ \pi(Y_\text{pump}) = p_\text{max} - \Delta p $$

    $$ Y_\text{elements} = 1 - (1 - Y_\text{e})^n $$

    $$ \mathrm{CF} = \frac{1 - Y_\text{max} \, (1 - R_\text{o})}{1 - Y_\text{max}} $$

    Holds for a feed and a concentrate as `scaling.saturation` has them, with its model, its assumptions and its
    accuracy, at the feed's $\mathrm{pH}_\text{f}$ and temperature $T$, and with the share $R_{\mathrm{CO_2}}$ of the
    carbon dioxide held back. A mineral binds, at $Y_\text{mineral}$, where its saturation index $\mathrm{SI}$ comes to
    its limit $\mathrm{SI}_\text{max}$; the pump, at $Y_\text{pump}$, where the osmotic pressure $\pi$ of the
    concentrate leaves no more than $\Delta p$ of its highest pressure $p_\text{max}$; the elements, at
    $Y_\text{elements}$, where each of $n$ takes the share $Y_\text{e}$ of what reaches it. The least $Y$ of them all
    counts. If none binds, the answer ends at 99 %, or at an ionic strength of 5.9 mol/kg with the model.

    Without antiscalant the limit of every index is 0. With one it is what makers of antiscalants and membranes tell:
    1.8 for calcite, 230 % of the solubility product for gypsum, 800 % for celestite, 6000 % for barite, 12 000 % for
    fluorite, and 100 % for silica, which hardly yields. These are no thermodynamics but advice, and here are no
    kinetics: how far a water may go depends on the antiscalant, its dose and the time. Other figures in use are 1.5 to
    2.5 for calcite, and 200 to 400 %, 800 to 1200 %, 6000 to 10 000 % and 100 to 140 % for gypsum, celestite, barite
    and silica. For calcite makers mean Langelier's index, and above 10 g/L another one with lower limits.

    At the membrane the water is stronger than beside it: by a rule of thumb by a tenth, where an element takes 15 %.
    This is left out; it would bring a recovery of 78 % to 76 %. The acid, $c_\text{acid}$ of it, turns bicarbonate to
    carbon dioxide, none of which escapes before the membrane; the feed comes to $\mathrm{pH}_\text{a}$ and the
    concentrate to $\mathrm{pH}_\text{c}$. Sulfuric acid brings sulfate, and gypsum, barite and celestite nearer.

    Answer: At most {maximum_recovery} of this water can become permeate. What ends it first: {binding}.

    Raises OutOfRange for an input outside its range, and Refusal where the feed is beyond a limit before any water is
    taken, for a dose that leaves no bicarbonate, and for what `scaling.saturation` refuses.

    Evaluated: in part, as it is *searched*: a recovery is tried until a mineral or the pump binds.

    Accuracy of concentrate_ph, dosed_ph: not known: it is off by as much as the recovery makes it.

    Accuracy: not known: it is as sure as the saturation indices, and the limits of antiscalants are advice.

    Source: conservation, and the model of `scaling.saturation`; recoveries and doses are held against PHREEQC's, for
    calcite, gypsum and barite where nothing but water leaves. Calcite's limit: [a maker of
    antiscalants](https://www.membranechemicals.com/?p=96202), who says 1.8 to 2.5. The percentages were read in public
    design programs, which name no source, and that of fluorite's limit was not found;
    `calc/data/antiscalant_limits.json` tells more. The makers' manuals and the standards of ASTM were not read. The
    15 % of an element is in FilmTec's guidelines, known to us at second hand. The example is arithmetic, 1 - 0.9¹².

    >>> round(maximum_recovery(element_recovery=0.1).maximum_recovery, 3)
    0.718
    """
    refuse_outside(maximum_recovery, locals())
    analysis = Analysis(
        sodium, potassium, magnesium, calcium, barium, strontium, chloride, sulfate, fluoride, silica, bicarbonate,
        scale, balance, temperature,
    )  # fmt: skip
    if feed_pressure <= pressure_left:
        raise Refusal("The pressure to be left over is all that the pump gives. Raise the feed pressure.")
    feed = feeds.feed(analysis, feed_ph)
    limits = Limits(
        recovery_limits.highest_indices(antiscalant == "dosed"),
        feed_pressure - pressure_left,
        recovery_limits.recovery_of_elements(elements, element_recovery),
    )

    def at(state: speciation.State, like: Concentrating | None = None) -> Concentrating:
        return Concentrating(state, limits, observed_rejection, carbon_dioxide_rejection, like)

    water = feeds.water_in(analysis)
    return scaling_report.furthest(feed, _dosed(feed, acid, acid_dose, water), water, antiscalant == "dosed", at)


def _dosed(feed: speciation.State, acid: str, dose: float, water: float | None) -> speciation.State:
    if acid == "none":
        if dose:
            caution("No acid is chosen, so its dose does not count.")
        return feed
    if not dose:
        return feed
    if water is None:
        raise Refusal(
            "The density of so salty a feed is not known, and so neither is what a dose of acid in a litre is."
        )
    return acids.dosed(feed, acid, dose, water)
