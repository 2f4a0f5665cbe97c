"""Reverse osmosis at home: what a unit gives, water mixed to taste, resin behind it, and what a litre costs."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Group, Range, Refusal, Table, caution, refuse_outside
from calc.core.units import BAR, DAY, HOUR, PERCENT, celsius, to_si
from calc.models.ions import ion_exchange, mineral_salts
from calc.models.membranes import under_sink
from calc.models.membranes.standstill import Standstill
from calc.models.solutions.dissolved import ion_by_the_litre, ion_of_another_water
from calc.reports import blending, remineralising
from calc.vocabulary import household as terms
from calc.vocabulary.common import ObservedRejection, RejectToProductRatio, SaltPassage, Stream, Temperature

# The prices are examples. How long things last and what they waste: i-wet.net (8 L of tap water for a litre, filters
# every six months, the membrane every two to three years, the unit ten); pmmag.com/articles/106180 (WaterSense, at
# most 2.3 to 1). American prices: offgridfilters.com (0.004 a gallon, a family's three gallons a day) and
# howmuchtorun.com (0.17 a kilowatt-hour).
PRESETS = {
    "production": {
        "as rated": {
            "rated_production": "75 US gal/day", "rated_pressure": "50 psi", "tap_pressure": "50 psi",
            "temperature": "25 degC", "tap_solids": "250 mg/L", "reject_to_product_ratio": "4",
        },
        "cold tap in winter": {"tap_pressure": "4 bar", "temperature": "6 degC"},
        "weak tap": {"tap_pressure": "2.5 bar"},
        "the same with a booster pump": {"tap_pressure": "6 bar"},
        "thrifty unit": {"tap_pressure": "6 bar", "reject_to_product_ratio": "1"},
    },
    "rejection": {
        "worn out": {"tap_solids": "400 ppm", "purified_solids": "130 ppm"},
    },
    "resin": {
        "a maker's example: 6 ppm, 6000 ppm-gallons": {
            "known_as": "table salt", "purified_solids": "6 ppm", "carbon_dioxide": "0 mg/L",
            "resin_volume": "0.85 L", "exchange_capacity": "0.458 eq/L",
        },
        "without a membrane, tap water": {"purified_solids": "300 mg/L", "carbon_dioxide": "20 mg/L"},
        "well with much carbon dioxide": {"purified_solids": "12 mg/L", "carbon_dioxide": "40 mg/L"},
    },
    "tds_creep": {
        "a night": {"standing_time": "8 h"},
        "a week away": {"standing_time": "7 d"},
        "tankless, large membrane": {"run_flow": "1.5 L/min", "permeate_side": "500 mL", "feed_side": "1 L"},
    },
    "blend": blending.PRESETS,
    "mix": blending.MIX_PRESETS,
    "remineralise": remineralising.PRESETS,
    "cost": {
        "two people, unit with a tank": {
            "water_used": "5 L/d", "waste_ratio": "7", "unit_price": "200", "filter_price": "30",
            "filter_life": "6 months", "membrane_life": "2.5 years", "pump_power": "0 W",
        },
        "thrifty unit with a pump": {"waste_ratio": "1", "unit_price": "500", "pump_power": "60 W"},
        "as WaterSense asks": {"waste_ratio": "2.3", "pump_power": "0 W"},
        "American family": {
            "water_used": "3 US gal/day", "tap_price": "4 /1000 US gal", "sewage_price": "6 /1000 US gal",
            "electricity_price": "0.17 /kWh", "bottled_price": "1.2 /US gal",
        },
    },
}  # fmt: skip

_WATER_SENSE = 2.3  # litres of waste for a litre of treated water, at most
_ACCURACY = 0.2

_ION = Range(0.0, to_si(5, "g/L"), "it cannot be below zero", "a tap with more gives no drinking water")
_OTHERS = Group("other ions of the tap water")
_TargetValue = Annotated[
    terms.TargetValue, Range(0.0, 1e5, "it cannot be below zero", "no drinking water has more on any scale")
]
_BatchVolume = Annotated[
    terms.BatchVolume,
    Range(to_si(0.1, "L"), to_si(10_000, "L"), "less is a sip", "more is not mixed in a kitchen or a cellar"),
]
_TapSolids = Annotated[
    terms.TapSolids,
    Range(to_si(5, "mg/L"), to_si(5, "g/L"), "a meter cannot read less", "a tap with more gives no drinking water"),
]


def blend(
    target: terms.Target = "hardness mg/L",
    target_value: _TargetValue = 100.0,
    rejection: Annotated[
        ObservedRejection,
        Range(
            50 * PERCENT,
            1.0,
            "a membrane that holds back less than half is worn out",
            "none holds back more than all",
        ),
    ] = 95 * PERCENT,
    batch: _BatchVolume = to_si(20, "L"),
    calcium: Annotated[terms.TapCalcium, _ION, ion_by_the_litre("calcium")] = to_si(110, "mg/L"),
    magnesium: Annotated[terms.TapMagnesium, _ION, ion_by_the_litre("magnesium")] = to_si(18, "mg/L"),
    bicarbonate: Annotated[terms.TapBicarbonate, _ION, ion_by_the_litre("bicarbonate")] = to_si(330, "mg/L"),
    sodium: Annotated[terms.TapSodium, _ION, ion_by_the_litre("sodium"), _OTHERS] = to_si(25, "mg/L"),
    potassium: Annotated[terms.TapPotassium, _ION, ion_by_the_litre("potassium"), _OTHERS] = to_si(3, "mg/L"),
    chloride: Annotated[terms.TapChloride, _ION, ion_by_the_litre("chloride"), _OTHERS] = to_si(52, "mg/L"),
    sulfate: Annotated[terms.TapSulfate, _ION, ion_by_the_litre("sulfate"), _OTHERS] = to_si(60, "mg/L"),
) -> blending.Blend:
    r"""Tap water and reverse-osmosis water mixed to a target.

    $$ s = \begin{cases} s_\kappa & \text{conductivity at 25 °C, µS/cm} \\ \frac{x - x_\text{r}}{x_\text{t} -
    x_\text{r}} & \text{otherwise} \end{cases} $$

    $$ V_\text{t} = s \, V_\text{b} $$

    $$ V_\text{r} = (1 - s) \, V_\text{b} $$

    $$ x_{\text{b},j} = s \, x_{\text{t},j} + (1 - s) \, x_{\text{r},j} $$

    $$ c_{\text{r},j} = (1 - R_\text{o}) \, c_{\text{t},j} $$

    $$ c_{\text{b},j} = s \, c_{\text{t},j} + (1 - s) \, c_{\text{r},j} $$

    $$ f = s + (1 - s) (1 - R_\text{o}) $$

    $$ H = f \left( \frac{c_\text{Ca}}{M_\text{Ca}} + \frac{c_\text{Mg}}{M_\text{Mg}} \right) $$

    $$ H_\text{a} = f \, \frac{c_\text{HCO}}{2 \, M_\text{HCO}} $$

    $$ \gamma = \sum_j c_{\text{b},j} $$

    Holds for two waters that are mixed and not left to stand: hardness and alkalinity add up exactly, as long as no
    lime falls out and no carbon dioxide escapes. $x_\text{t}$ and $x_\text{r}$ are what the tap water and the
    reverse-osmosis water have on the scale of the target, and an index $j$ stands for each scale or each ion.
    $c_\text{Ca}$, $c_\text{Mg}$ and $c_\text{HCO}$ are what the tap water holds of calcium, magnesium and bicarbonate,
    $M_\text{Ca}$, $M_\text{Mg}$ and $M_\text{HCO}$ their molar masses, and $f$ is the part of it that the mixture has.
    The conductivity $\kappa$ at 25 °C is an estimate within 5 %, and does not add up: for it the share, $s_\kappa$, is
    found by trial. All ions are taken to pass the membrane alike. A dealer's list has 92 to 99 % held back, sodium and
    potassium least. So a soft mixture holds a little more of these than is calculated here; its hardness hardly
    changes, because it comes with the tap water.

    Answer: For {batch} mix {tap_volume} of tap water with {purified_volume} of reverse-osmosis water: the hardness is
    then {hardness}.

    Raises OutOfRange for an input outside its range, and for a target that lies outside what the two waters have;
    Refusal where the tap water has nothing of the target, or its conductivity is the target and cannot be estimated.

    Accuracy of conductivity: 5 %, largest difference found: measured and published conductivities; PHREEQC's own
    estimates lie up to 7 % away.

    Accuracy where target is conductivity uS/cm: not known: the share is found by the conductivity, which is an
    estimate.

    Accuracy: exact: hardness, alkalinity and dissolved matter add up.

    Source: the definitions of the scales (1 °dH is 10 mg/L of calcium oxide, 1 °fH 10 mg/L of calcium carbonate, a
    grain of it 64.79891 mg), and the [Pure Water Gazette's list of
    rejections](http://www.purewatergazette.net/blog/reverse-osmosis-membranes-typical-rejection-characteristics/). The
    example is that of [JBL's manual](https://manualslib.mx/manual/469106/Jbl-Osmose-120.html?page=28): tap water of
    20 °dH and osmosis water of 1 °dH give 5 °dH at 4 parts to 15.

    >>> hard = {"calcium": 20 * 7.147e-3, "magnesium": 0.0, "bicarbonate": 20 * 21.761e-3}
    >>> rest = {"sodium": 0.0, "potassium": 0.0, "chloride": 0.0, "sulfate": 0.0}
    >>> answer = blend("hardness dH", 5.0, 0.95, 0.019, **hard, **rest)
    >>> round(answer.tap_share, 3) == round(4 / 19, 3), answer.mixture
    (True, '1 part of tap water to 3.75 parts of reverse-osmosis water.')
    """
    refuse_outside(blend, locals())
    tap = {
        "calcium": calcium,
        "magnesium": magnesium,
        "sodium": sodium,
        "potassium": potassium,
        "chloride": chloride,
        "sulfate": sulfate,
        "bicarbonate": bicarbonate,
    }
    return blending.mix(tap, rejection, blending.tap_share(tap, rejection, target, target_value), batch)


_FIRST, _SECOND = Group("other ions of the first water"), Group("the second water")


def mix(
    target: terms.MixTarget = "alkalinity mg/L",
    target_value: _TargetValue = 120.0,
    batch: _BatchVolume = to_si(10, "L"),
    first_calcium: Annotated[terms.FirstCalcium, _ION, ion_of_another_water("calcium")] = to_si(80, "mg/L"),
    first_magnesium: Annotated[terms.FirstMagnesium, _ION, ion_of_another_water("magnesium")] = to_si(26, "mg/L"),
    first_bicarbonate: Annotated[terms.FirstBicarbonate, _ION, ion_of_another_water("bicarbonate")] = to_si(
        360, "mg/L"
    ),
    first_sodium: Annotated[terms.FirstSodium, _ION, ion_of_another_water("sodium"), _FIRST] = to_si(6.5, "mg/L"),
    first_potassium: Annotated[terms.FirstPotassium, _ION, ion_of_another_water("potassium"), _FIRST] = to_si(
        1, "mg/L"
    ),
    first_chloride: Annotated[terms.FirstChloride, _ION, ion_of_another_water("chloride"), _FIRST] = to_si(6.8, "mg/L"),
    first_sulfate: Annotated[terms.FirstSulfate, _ION, ion_of_another_water("sulfate"), _FIRST] = to_si(12.6, "mg/L"),
    second_calcium: Annotated[terms.SecondCalcium, _ION, ion_of_another_water("calcium"), _SECOND] = to_si(
        11.5, "mg/L"
    ),
    second_magnesium: Annotated[terms.SecondMagnesium, _ION, ion_of_another_water("magnesium"), _SECOND] = to_si(
        8, "mg/L"
    ),
    second_bicarbonate: Annotated[terms.SecondBicarbonate, _ION, ion_of_another_water("bicarbonate"), _SECOND] = to_si(
        71, "mg/L"
    ),
    second_sodium: Annotated[terms.SecondSodium, _ION, ion_of_another_water("sodium"), _SECOND] = to_si(11.6, "mg/L"),
    second_potassium: Annotated[terms.SecondPotassium, _ION, ion_of_another_water("potassium"), _SECOND] = to_si(
        6.2, "mg/L"
    ),
    second_chloride: Annotated[terms.SecondChloride, _ION, ion_of_another_water("chloride"), _SECOND] = to_si(
        13.5, "mg/L"
    ),
    second_sulfate: Annotated[terms.SecondSulfate, _ION, ion_of_another_water("sulfate"), _SECOND] = to_si(8.1, "mg/L"),
) -> blending.Mixed:
    r"""Two waters mixed, bottled or from the tap, ion by ion.

    $$ s = \begin{cases} s_\kappa & \text{conductivity at 25 °C, µS/cm} \\ \frac{x - x_2}{x_1 - x_2} & \text{otherwise}
    \end{cases} $$

    $$ V_1 = s \, V_\text{b} $$

    $$ V_2 = (1 - s) \, V_\text{b} $$

    $$ x_{\text{b},j} = s \, x_{1,j} + (1 - s) \, x_{2,j} $$

    $$ c_{\text{b},j} = s \, c_{1,j} + (1 - s) \, c_{2,j} $$

    $$ H = s \left( \frac{c_{1,\text{Ca}}}{M_\text{Ca}} + \frac{c_{1,\text{Mg}}}{M_\text{Mg}} \right) + (1 - s) \left(
    \frac{c_{2,\text{Ca}}}{M_\text{Ca}} + \frac{c_{2,\text{Mg}}}{M_\text{Mg}} \right) $$

    $$ H_\text{a} = \frac{s \, c_{1,\text{HCO}} + (1 - s) \, c_{2,\text{HCO}}}{2 \, M_\text{HCO}} $$

    $$ \gamma = \sum_j c_{\text{b},j} $$

    Holds for two waters that are mixed and not left to stand: every ion adds up exactly, as long as no lime falls out
    and no carbon dioxide escapes. $c_{1,\text{Ca}}$, $c_{1,\text{Mg}}$, $c_{1,\text{HCO}}$ and $c_{2,\text{Ca}}$,
    $c_{2,\text{Mg}}$, $c_{2,\text{HCO}}$ are what the first and the second hold of calcium, magnesium and bicarbonate,
    $M_\text{Ca}$, $M_\text{Mg}$ and $M_\text{HCO}$ their molar masses. $x_1$ and $x_2$ are what both have on the scale
    of the target, 100 and 0 where that is the share; an index $j$ stands for each scale or each ion. The conductivity
    $\kappa$ at 25 °C is an estimate within 5 %, and does not add up: for it the share, $s_\kappa$, is found by trial.
    What a label leaves out, such as nitrate and silica, is left out here.

    Answer: For {batch} mix {first_volume} of the first water with {second_volume} of the second: the hardness is then
    {hardness}.

    Raises OutOfRange for an input outside its range, and for a target that lies outside what the two waters have;
    Refusal where they do not differ in the target, or their conductivity is the target and cannot be estimated.

    Accuracy of conductivity: 5 %, largest difference found: measured and published conductivities; PHREEQC's own
    estimates lie up to 7 % away.

    Accuracy where target is conductivity uS/cm: not known: the share is found by the conductivity, which is an
    estimate.

    Accuracy: exact: hardness, alkalinity and dissolved matter add up.

    Source: the definitions of the scales. The example is two French mineral waters by their [labels, as a wiki of
    chemists lists them](https://wiki.scienceamusante.net/index.php?title=L%27eau), Evian and Volvic. Half of each has
    half of the sum of their calcium, 80 and 11.5 mg/L.

    >>> half = mix("first water %", 50.0)
    >>> [round(1000 * row.in_mixture, 2) for row in half.ions if row.ion == "calcium"]
    [45.75]
    """
    refuse_outside(mix, locals())
    first = {
        "calcium": first_calcium,
        "magnesium": first_magnesium,
        "sodium": first_sodium,
        "potassium": first_potassium,
        "chloride": first_chloride,
        "sulfate": first_sulfate,
        "bicarbonate": first_bicarbonate,
    }
    second = {
        "calcium": second_calcium,
        "magnesium": second_magnesium,
        "sodium": second_sodium,
        "potassium": second_potassium,
        "chloride": second_chloride,
        "sulfate": second_sulfate,
        "bicarbonate": second_bicarbonate,
    }
    return blending.pour(first, second, blending.first_share(first, second, target, target_value), batch)


_HARD = Range(0.0, 200.0, "it cannot be below zero", "even a stock solution has less")
_PART = Range(0.0, 1.0, "less than none of it cannot be", "more than all of it cannot be")
_BEFORE = Group("what the water has already")


def remineralise(
    hardness: Annotated[terms.HardnessWanted, _HARD] = to_si(68, "mg/L CaCO3"),
    alkalinity: Annotated[terms.AlkalinityWanted, _HARD] = to_si(40, "mg/L CaCO3"),
    batch: _BatchVolume = to_si(10, "L"),
    magnesium_share: Annotated[terms.MagnesiumShare, _PART] = 50 * PERCENT,
    calcium_as_chloride: Annotated[terms.CalciumAsChloride, _PART] = 1.0,
    magnesium_as_chloride: Annotated[terms.MagnesiumAsChloride, _PART] = 0.0,
    alkalinity_salt: terms.AlkalinitySalt = "NaHCO3",
    calcium: Annotated[terms.CalciumBehind, _ION, ion_of_another_water("calcium"), _BEFORE] = 0.0,
    magnesium: Annotated[terms.MagnesiumBehind, _ION, ion_of_another_water("magnesium"), _BEFORE] = 0.0,
    bicarbonate: Annotated[terms.BicarbonateBehind, _ION, ion_of_another_water("bicarbonate"), _BEFORE] = 0.0,
    sodium: Annotated[terms.SodiumBehind, _ION, ion_of_another_water("sodium"), _BEFORE] = 0.0,
    potassium: Annotated[terms.PotassiumBehind, _ION, ion_of_another_water("potassium"), _BEFORE] = 0.0,
    chloride: Annotated[terms.ChlorideBehind, _ION, ion_of_another_water("chloride"), _BEFORE] = 0.0,
    sulfate: Annotated[terms.SulfateBehind, _ION, ion_of_another_water("sulfate"), _BEFORE] = 0.0,
) -> remineralising.Remineralised:
    r"""Salts to weigh into empty water for a hardness and an alkalinity.

    $$ n_\text{Mg} = s_\text{Mg} \, H - \frac{c_\text{Mg}}{M_\text{Mg}} $$

    $$ n_\text{HCO} = 2 \, H_\text{a} - \frac{c_\text{HCO}}{M_\text{HCO}} $$

    $$ n_\text{Ca} = (1 - s_\text{Mg}) \, H - \frac{c_\text{Ca}}{M_\text{Ca}} - n_\text{CaCO} $$

    $$ n_\text{CaCO} = \begin{cases} \frac{n_\text{HCO}}{2} & \text{CaCO3} \\ 0 & \text{otherwise} \end{cases} $$

    $$ m_j = V_\text{b} \, M_j \, n_j, \quad \gamma_j = M_j \, n_j $$

    $$ m_\text{s} = \sum_j m_j $$

    $$ m_\text{C} = V_\text{b} \, M_\text{C} \, n_\text{CaCO} $$

    Holds for salts as they are sold, with their crystal water, dissolved to the last grain: calcium as calcium chloride
    in the part $k_\text{Ca}$ and as gypsum in the rest, magnesium as magnesium chloride in the part $k_\text{Mg}$ and
    as Epsom salt in the rest. A volume of water takes $n_\text{Mg}$ of magnesium, $n_\text{Ca}$ of calcium as these,
    $n_\text{HCO}$ of bicarbonate and $n_\text{CaCO}$ of calcium carbonate; $M_\text{Mg}$, $M_\text{Ca}$ and
    $M_\text{HCO}$ are molar masses. An index $j$ stands for each salt; $n_j$ is how much of it a volume of water takes
    and $M_j$ its molar mass, $M_\text{C}$ that of carbon dioxide. Each calcium carbonate takes up one carbon dioxide
    and gives two bicarbonates. What the water has already, $c_\text{Ca}$, $c_\text{Mg}$ and $c_\text{HCO}$, is counted.
    The conductivity $\kappa$ at 25 °C is an estimate within 5 %, for which sodium or chloride closes the charges of
    what the water had before; the total dissolved solids $\gamma$ are the sum of all ions. Kitchen scales show whole
    grams: dissolve ten or a hundred times the amount in a litre and measure that out.

    Answer: For {batch} weigh in {recipe}, {salts_mass} in all; the water then holds {total_dissolved_solids}.

    Answer where salts_mass is zero: Weigh in nothing: the water has all that is wanted already.

    Raises OutOfRange for an input outside its range, and Refusal where the water has more of something already than is
    wanted, or calcium carbonate brings more calcium.

    Accuracy of conductivity: 5 %, largest difference found: measured and published conductivities; PHREEQC's own
    estimates lie up to 7 % away.

    Accuracy: exact: the masses of the ions add up; salts that have drawn water weigh more.

    Source: the formulas of the salts, with the atomic weights of IUPAC, 2021. The example is [Barista
    Hustle's](https://www.baristahustle.com/blog/diy-water-recipes-redux/): 1.68 g of baking soda in a litre make an
    alkalinity of 1000 mg/L.

    >>> soda = remineralise(hardness=0.0, alkalinity=to_si(1000, "mg/L CaCO3"), batch=to_si(1, "L"))
    >>> round(1000 * soda.salts_mass, 2)
    1.68
    """
    refuse_outside(remineralise, locals())
    before = {
        "calcium": calcium,
        "magnesium": magnesium,
        "sodium": sodium,
        "potassium": potassium,
        "chloride": chloride,
        "sulfate": sulfate,
        "bicarbonate": bicarbonate,
    }
    wanted = mineral_salts.Wanted(
        hardness, alkalinity, magnesium_share, calcium_as_chloride, magnesium_as_chloride, alkalinity_salt
    )
    return remineralising.recipe(wanted, before, batch)


class TapStream(NamedTuple):
    """One water that enters or leaves."""

    stream: Stream
    flow: terms.TapStreamFlow
    concentration: terms.TapStreamConcentration


class Production(NamedTuple):
    """What a unit under the sink gives."""

    production: terms.DailyProduction
    permeate_solids: terms.TankPermeateConcentration
    rejection: ObservedRejection | None
    waste: terms.DailyWaste
    recovery_rating: terms.RecoveryRating
    efficiency_rating: terms.EfficiencyRating
    tank_waste_ratio: terms.TankWasteRatio
    tank_water: terms.TankWater
    filling_time: terms.FillingTime
    water_sense: terms.WaterSense
    accuracy: terms.ProductionAccuracy
    streams: Annotated[
        tuple[TapStream, ...], Table("the streams of the unit", "What enters and leaves while the tank is still empty.")
    ]


def production(
    rated_production: Annotated[
        terms.RatedProduction,
        Range(
            to_si(20, "US gal/day"),
            to_si(1000, "US gal/day"),
            "elements for the home are rated at more",
            "elements for the home are rated at less",
        ),
    ] = to_si(75, "US gal/day"),
    rated_pressure: Annotated[
        terms.RatedPressure,
        Range(
            to_si(20, "psi"),
            to_si(150, "psi"),
            "elements for the home are tested at more",
            "elements for the home are tested at less",
        ),
    ] = to_si(50, "psi"),
    rated_rejection: Annotated[
        terms.RatedRejection,
        Range(80 * PERCENT, 99.9 * PERCENT, "less is no reverse osmosis", "no element keeps back all"),
    ] = 98 * PERCENT,
    tap_pressure: Annotated[
        terms.TapPressure, Range(1 * BAR, 10 * BAR, "less hardly works", "more bursts the housings of filters")
    ] = 4 * BAR,
    temperature: Annotated[
        Temperature,
        Range(celsius(1), celsius(40), "ice would break the unit", "units are made for cold water"),
    ] = celsius(15),
    tap_solids: Annotated[
        terms.TapSolids,
        Range(
            0.0,
            to_si(2000, "mg/L"),
            "it cannot be below zero",
            "makers of units for the home allow no more, and most less",
        ),
    ] = to_si(300, "mg/L"),
    reject_to_product_ratio: Annotated[
        RejectToProductRatio,
        Range(0.3, 20.0, "with less waste the membrane scales", "nobody sets more"),
    ] = 3.0,
    tank_pressure: Annotated[
        terms.TankPressure,
        Range(0.0, 3 * BAR, "a tank cannot have less than the air outside", "the tap cannot fill so hard a tank"),
    ] = 0.5 * BAR,
    tank_volume: Annotated[
        terms.TankVolume,
        Range(to_si(1, "L"), to_si(500, "L"), "tanks for the home hold more", "tanks for the home hold less"),
    ] = to_si(15, "L"),
) -> Production:
    r"""What a reverse-osmosis unit under the sink gives, and how long its tank takes to fill.

    $$ Q_\text{p} = A \, S \, \mathrm{TCF}(T) \, (p_\text{t} - p_0 - \pi_\text{m}) $$

    $$ A \, S = \frac{Q_\text{r}}{p_\text{r} - \pi_\text{r}} $$

    $$ R_\text{o} = 1 - \frac{c_\text{p}}{c_\text{f}} $$

    $$ Y_0 = \frac{1}{1 + r} $$

    $$ V = V_0 \left(1 - \frac{p_0 + p_\text{a}}{\frac{2}{3} \, p_\text{t} + p_\text{a}}\right) $$

    $$ V'(t) = Q_\text{p} $$

    $$ E = \frac{V}{V + Q_\text{c} \, t} $$

    $$ r_\text{t} = \frac{Q_\text{c} \, t}{V} $$

    Holds for one element behind filters that cost no pressure, computed as the vessel of `vessel.projection` with one
    element: $A \, S$ is what its rating says of the membrane of area $S$, $\pi_\text{m}$ and $\pi_\text{r}$ the
    difference of osmotic pressure over it now and in its maker's test, $R_\text{r}$ the rejection then, and
    $\mathrm{TCF}$ FilmTec's temperature correction. The test is taken to be with 250 mg/L of table salt and a recovery
    of 15 %, as is usual, and the salts of the tap water to have the osmotic pressure of table salt. The restrictor in
    the drain keeps the waste $Q_\text{c}$ steady: $r$ is its ratio to the permeate without a tank. The air in the tank
    is squeezed as the water comes in, and the unit shuts off at two thirds of the tap pressure; $p_\text{a}$ is the
    pressure of the atmosphere.

    Recovery and efficiency are the two ratings of NSF/ANSI 58, and they differ: the first is measured without a tank,
    the second as the unit is used, with the tank pressing back more and more while the waste runs on. The standard
    draws water in a week of use; here the tank is filled once, from empty.

    Answer: This unit makes about {production} and fills its tank in {filling_time}; for each litre in the tank
    {tank_waste_ratio} litres run to the drain.

    Raises OutOfRange for an input outside its range, and Refusal where the unit shuts off before the tank holds
    water or never does, because so salty a water does not run against so full a tank.

    Evaluated: in part, as it is *stepped*: the permeate is added up along the membrane, and the filling over the time.

    Accuracy of production, waste, filling_time: 20 %, spread: elements of one rating.

    Accuracy of recovery_rating: exact: the definition of the ratio that is entered.

    Accuracy: not known: how much salt passes differs more from element to element than the flow does, and the shut-off
    valve and the air in the tank differ too.

    Source: what the ratings mean, R. Andrew, [Water Conditioning & Purification, July
    2017](https://wcponline.com/2017/07/15/pou-ro-tds-reduction-testing/); WaterSense's bound, [Plumbing &
    Mechanical](https://pmmag.com/articles/106180-watersense-finalizes-reverse-osmosis-systems-specification); we read
    both, and not the standard itself. How elements are tested is known to us from listings. The example is a listed
    rating, 284 L/d.

    >>> rated = production(temperature=298.15, tap_pressure=to_si(50, "psi"), tank_pressure=0.0, tap_solids=0.25)
    >>> 0.8 * 284 < rated.production * 86400e3 < 1.2 * 284
    True
    """
    refuse_outside(production, locals())
    recovery = 1 / (1 + reject_to_product_ratio)
    unit = under_sink.Unit(
        rated_production, rated_pressure, rated_rejection, tap_pressure, temperature, tap_solids, recovery
    )
    permeate, filling = unit.permeate(tank_pressure), unit.fill(tank_pressure, tank_volume)
    wasted = 1 / filling.efficiency - 1
    if not tap_solids:
        caution("Where the tap water holds no salt there is none to hold back, and no rejection.")
    return Production(
        production=permeate.flow,
        permeate_solids=permeate.concentration,
        rejection=1 - permeate.concentration / tap_solids if tap_solids else None,
        waste=unit.waste,
        recovery_rating=recovery,
        efficiency_rating=filling.efficiency,
        tank_waste_ratio=wasted,
        tank_water=filling.water,
        filling_time=filling.time,
        water_sense=f"{'Within' if wasted <= _WATER_SENSE else 'Beyond'} it: {wasted:.1f} L run to the drain for each "
        f"litre in the tank, and the label allows {_WATER_SENSE:g}.",
        accuracy=f"±{100 * _ACCURACY:g} %, because elements of one rating differ so much.",
        streams=(
            TapStream(stream="tap water", flow=permeate.flow + unit.waste, concentration=tap_solids),
            TapStream(stream="permeate", flow=permeate.flow, concentration=permeate.concentration),
            TapStream(
                stream="to the drain",
                flow=unit.waste,
                concentration=tap_solids + (tap_solids - permeate.concentration) * permeate.flow / unit.waste,
            ),
        ),
    )


class Rejection(NamedTuple):
    """What a membrane at home holds back, and whether that is enough."""

    rejection: ObservedRejection
    salt_passage: SaltPassage
    verdict: terms.MembraneVerdict


_HEALTHY, _WORN_OUT = 90 * PERCENT, 75 * PERCENT


def rejection(
    tap_solids: _TapSolids = to_si(350, "mg/L"),
    purified_solids: Annotated[
        terms.PurifiedSolids,
        Range(0.0, to_si(5, "g/L"), "it cannot be below zero", "a tap with more gives no drinking water"),
    ] = to_si(14, "mg/L"),
) -> Rejection:
    r"""Rejection of a membrane at home, from two readings of a TDS meter.

    $$ R_\text{o} = 1 - \frac{c_\text{p}}{c_\text{f}} $$

    $$ \mathrm{SP} = \frac{c_\text{p}}{c_\text{f}} $$

    Holds for both waters measured with one meter, whatever scale it has: a meter for dissolved solids measures the
    conductivity, and the factor by which it multiplies that cancels. The water has to come straight from the membrane,
    with no deioniser and no tap water mixed in behind it, and the unit has to have run for some minutes: while it
    stands, salt goes on passing and no water does. A membrane that holds back 90 % and more is in order, and one that
    holds back less than 75 % is to be replaced; between them it may be ageing, or the pressure may be too low.

    Answer: The membrane holds back {rejection} of what is dissolved in the tap water. {verdict}

    Raises OutOfRange for an input outside its range, and Refusal where the purified water has more than the tap.

    Accuracy: exact: a ratio of two readings; the meter as good as it is.

    Source: the bounds are [a dealer's,
    90 %](http://purewatergazette.net/blog/pure-water-annie-faq-reverse-osmosis-percent-rejection-march-1-2015), and
    [a maker's, 75 %](https://products.geappliances.com/appliance/gea-support-search-content?contentId=21848). The
    example is arithmetic: 20 of 400 ppm are left.

    >>> round(rejection(to_si(400, "ppm"), to_si(20, "ppm")).rejection, 12)
    0.95
    """
    refuse_outside(rejection, locals())
    if purified_solids > tap_solids:
        raise Refusal(
            "The purified water has more in it than the tap water: are the two swapped? If not, water that stood in "
            "the unit was measured, or the membrane lets the tap water by: let it run for some minutes and try again."
        )
    passed = purified_solids / tap_solids
    held = 1 - passed
    if held >= _HEALTHY:
        verdict = f"In order: it holds back {_HEALTHY / PERCENT:g} % or more."
    elif held >= _WORN_OUT:
        verdict = (
            "Weak: see to pressure and filters, and measure again in a month; if it has fallen further, replace the "
            "membrane."
        )
    else:
        verdict = "Worn out or damaged: replace the membrane, and see that its seal sits right."
    return Rejection(rejection=held, salt_passage=passed, verdict=verdict)


_IONS_BEHIND = Group("its ions, one by one")


class Resin(NamedTuple):
    """How long a cartridge of resin lasts."""

    deionised_volume: terms.DeionisedVolume
    resin_life: terms.ResinLife
    load: terms.ResinLoad
    carbon_dioxide_share: terms.CarbonDioxideShare
    salt_capacity: terms.SaltCapacity


def resin(
    known_as: terms.SolidsKnownAs = "table salt",
    purified_solids: Annotated[terms.PurifiedSolids, _ION] = to_si(12, "mg/L"),
    carbon_dioxide: Annotated[
        terms.DissolvedCarbonDioxide,
        Range(0.0, to_si(3, "g/L"), "it cannot be below zero", "more bubbles out under the pressure of the air"),
    ] = to_si(5, "mg/L"),
    resin_volume: Annotated[
        terms.ResinVolume,
        Range(to_si(10, "mL"), to_si(10_000, "L"), "less is a spoonful", "that is no cartridge"),
    ] = to_si(0.6, "L"),
    exchange_capacity: Annotated[
        terms.ExchangeCapacity,
        Range(to_si(0.01, "eq/L"), to_si(2, "eq/L"), "with less it is used up", "no mixed bed has more places"),
    ] = to_si(0.46, "eq/L"),
    water_used: Annotated[
        terms.WaterUsed,
        Range(to_si(0.1, "L/d"), to_si(1000, "m3/d"), "nobody uses less than a glass a day", "more is no household"),
    ] = to_si(20, "L/d"),
    calcium: Annotated[terms.CalciumBehind, _ION, ion_of_another_water("calcium"), _IONS_BEHIND] = to_si(1, "mg/L"),
    magnesium: Annotated[terms.MagnesiumBehind, _ION, ion_of_another_water("magnesium"), _IONS_BEHIND] = to_si(
        0.2, "mg/L"
    ),
    sodium: Annotated[terms.SodiumBehind, _ION, ion_of_another_water("sodium"), _IONS_BEHIND] = to_si(3, "mg/L"),
    potassium: Annotated[terms.PotassiumBehind, _ION, ion_of_another_water("potassium"), _IONS_BEHIND] = to_si(
        0.3, "mg/L"
    ),
    chloride: Annotated[terms.ChlorideBehind, _ION, ion_of_another_water("chloride"), _IONS_BEHIND] = to_si(3, "mg/L"),
    sulfate: Annotated[terms.SulfateBehind, _ION, ion_of_another_water("sulfate"), _IONS_BEHIND] = to_si(0.5, "mg/L"),
    bicarbonate: Annotated[terms.BicarbonateBehind, _ION, ion_of_another_water("bicarbonate"), _IONS_BEHIND] = to_si(
        6.7, "mg/L"
    ),
) -> Resin:
    r"""Life of the mixed-bed resin behind a reverse-osmosis unit.

    $$ V = \frac{C \, V_\text{h}}{L} $$

    $$ L = \frac{1}{2} \max\left( n_\text{c}, n_\text{a} + \frac{c_\text{C}}{M_\text{C}} \right) $$

    $$ t = \frac{V}{Q} $$

    $$ s_\text{C} = \frac{c_\text{C}}{M_\text{C} \, n_\text{a} + c_\text{C}} $$

    $$ S = 2 \, C \, V_\text{h} \, M_\text{NaCl} $$

    Holds for a fresh cartridge of strong resins in which no water finds a way past. The cation resin takes the positive
    charges of the ions, $n_\text{c}$ in a volume, and gives a hydrogen ion for each; the anion resin takes the negative
    ones, $n_\text{a}$, and one molecule of carbon dioxide of molar mass $M_\text{C}$ for each place, because with the
    hydroxide there it turns to bicarbonate. Dissolved solids $c_\text{p}$ that count as table salt have one charge of
    each sign for each $M_\text{NaCl}$, those that count as calcium carbonate two for each of its molar mass. The resin
    that is full first ends the life. A meter takes most of what passes a membrane for table salt.

    Answer: The cartridge gives about {deionised_volume} of deionised water, and lasts {resin_life}.

    Raises OutOfRange for an input outside its range, and Refusal for a water that uses no resin up.

    Accuracy of carbon_dioxide_share: exact: a share of what is entered.

    Accuracy: not known: cartridges differ in how much of their resin the water reaches, and silica is left out.

    Source: the definition of the capacity; 10,000 grains in a cubic foot, 0.46 eq/L, are [a supplier's working figure
    of new resin](https://www.durpro.com/blog/faq-5/how-to-calculate-the-capacity-of-a-deionization-system-sdi-377),
    0.55 eq/L and more in a column are [a
    maker's](https://www.aldexchemical.com/products/specialty-resins-and-media/mb-1-mp-sc-mixed-bed-resin/). The example
    is the supplier's: 20 cubic feet behind 25 grains in a gallon give 8000 gallons.

    >>> from calc.core.units import FOOT, GRAIN, US_GALLON
    >>> bed = {"resin_volume": 20 * FOOT**3, "exchange_capacity": to_si(10_000, "gr/ft3")}
    >>> round(resin("calcium carbonate", 25 * GRAIN / US_GALLON, 0.0, **bed).deionised_volume / US_GALLON)
    8000
    """
    refuse_outside(resin, locals())
    if known_as == "ions":
        positive, negative = ion_exchange.charges(
            {
                "calcium": calcium,
                "magnesium": magnesium,
                "sodium": sodium,
                "potassium": potassium,
                "chloride": chloride,
                "sulfate": sulfate,
                "bicarbonate": bicarbonate,
            }
        )
    else:
        positive = negative = ion_exchange.counted(purified_solids, known_as)
    gas = carbon_dioxide / ion_exchange.CARBON_DIOXIDE
    load = max(positive, negative + gas) / 2
    if not load:
        raise Refusal("There is nothing in this water that a resin takes up, so it lasts for ever.")
    volume = exchange_capacity * resin_volume / load
    return Resin(
        deionised_volume=volume,
        resin_life=volume / water_used,
        load=load,
        carbon_dioxide_share=gas / (negative + gas) if gas else 0.0,
        salt_capacity=2 * exchange_capacity * resin_volume * ion_exchange.TABLE_SALT,
    )


class Reading(NamedTuple):
    """What a meter shows at a time."""

    time: terms.TimeOfRun
    reading: terms.ReadingOfRun


class Creep(NamedTuple):
    """The first water after a standstill."""

    first_reading: terms.FirstReading
    rinsing_time: terms.RinsingTime
    rinsing_volume: terms.RinsingVolume
    highest_reading: terms.HighestReading
    salt_permeance: terms.MembraneSaltPermeance
    course: Annotated[
        tuple[Reading, ...], Table("the first minutes", "What the meter shows from the start of the run on.")
    ]


_ROWS = 20
_FOR_ONE = 4  # of them for each time that the water behind the membrane is replaced


def tds_creep(
    tap_solids: _TapSolids = to_si(350, "mg/L"),
    run_solids: Annotated[
        terms.RunSolids,
        Range(
            to_si(0.1, "mg/L"), to_si(5, "g/L"), "a meter cannot read less", "a tap with more gives no drinking water"
        ),
    ] = to_si(14, "mg/L"),
    standing_time: Annotated[
        terms.StandingTime, Range(0.0, to_si(1, "years"), "time does not run backwards", "a membrane is dry by then")
    ] = to_si(10, "min"),
    run_flow: Annotated[
        terms.RunFlow,
        Range(to_si(0.1, "L/h"), to_si(1000, "L/h"), "a unit with less is blocked", "none at home makes more"),
    ] = to_si(8, "L/h"),
    permeate_side: Annotated[
        terms.PermeateSide,
        Range(to_si(1, "mL"), to_si(100, "L"), "no element is so small", "that is a tank"),
    ] = to_si(60, "mL"),
    feed_side: Annotated[
        terms.FeedSide,
        Range(to_si(1, "mL"), to_si(100, "L"), "no element is so small", "that is a tank"),
    ] = to_si(150, "mL"),
) -> Creep:
    r"""TDS creep: what a meter shows when a unit starts after it has stood.

    $$ P_\text{s} = \frac{Q \, c_\text{r}}{c_\text{f} - c_\text{r}} $$

    $$ c_\text{e} = \frac{V_\text{f} \, c_\text{f} + V_\text{p} \, c_\text{r}}{V_\text{f} + V_\text{p}} $$

    $$ c_0 = c_\text{e} - (c_\text{e} - c_\text{r}) \, \exp\left[ -P_\text{s} \, t_\text{s} \left( \frac{1}{V_\text{p}}
    + \frac{1}{V_\text{f}} \right) \right] $$

    $$ t_2 = \frac{V_\text{p}}{Q} \ln\left[ \max\left( 1, \frac{c_0 - c_\text{r}}{c_\text{r}} \right) \right] $$

    $$ V_2 = Q \, t_2 $$

    Holds for a membrane that stands without pressure, tap water on one side and purified water on the other. The salt
    permeability $P_\text{s}$ is known from the run: as much salt passes as the purified water carries away. That
    goes on while the unit stands, into water that does not move, until both sides are alike. In the next run this water
    is rinsed out as from a stirred vessel: the reading falls by half whenever 0.69 of it has been replaced.

    It is an estimate. The feed side is saltier than the tap where the unit was not flushed, and the first water then
    worse. The two volumes are seldom known; 60 mL and 150 mL are guesses for a usual element, by the room between the
    sheets of 0.45 m² of membrane. Water in the lines behind the element comes later and less mixed than here.
    Osmosis draws purified water back where air or water can follow it, which leaves less of it, and saltier.

    Answer: After the pause the meter shows {first_reading} at first; {rinsing_volume} have run, in {rinsing_time}, when
    it has fallen to twice its usual reading.

    Answer where rinsing_time is zero: After the pause the meter shows {first_reading} at first, which is not even twice
    its usual reading.

    Raises OutOfRange for an input outside its range, and Refusal where the purified water is no purer than the tap.

    Accuracy of salt_permeance, highest_reading: exact: the balance of the salt, for the volumes that are entered.

    Accuracy: not known: nobody has published such a course with the volumes of its element.

    Source: the balance of salt over both sides of the membrane; that salt passes while nothing runs, a [glossary of the
    trade](https://www.idealh2o.com/glossary/tds-creep/). [An
    aquarist](https://reeffrontiers.com/threads/a-solution-to-tds-creep.43990/post-450066) saw 250 ppm and waited five
    minutes. The example is a limit: with as much water on both sides, and no end of time, half of the salt is on each.

    >>> even = {"permeate_side": 1e-4, "feed_side": 1e-4, "standing_time": 3e6}
    >>> round(tds_creep(tap_solids=0.4, run_solids=0.02, **even).first_reading, 12)
    0.21
    """
    refuse_outside(tds_creep, locals())
    if run_solids >= tap_solids:
        raise Refusal(
            "The purified water has as much in it as the tap water, or more: are the two swapped? If not, nothing is "
            "held back, and nothing can creep."
        )
    stand = Standstill(tap_solids, run_solids, run_flow, feed_side, permeate_side)
    first = stand.after(standing_time)
    rinsing = stand.time_to(first, 2)
    step = permeate_side / run_flow / _FOR_ONE
    return Creep(
        first_reading=first,
        rinsing_time=rinsing,
        rinsing_volume=run_flow * rinsing,
        highest_reading=stand.even,
        salt_permeance=stand.salt_permeance,
        course=tuple(Reading(time=row * step, reading=stand.rinsed(first, row * step)) for row in range(_ROWS + 1)),
    )


class Part(NamedTuple):
    """One part of the cost."""

    part: terms.CostPart
    for_a_litre: terms.PartOfLitre
    for_a_year: terms.PartOfYear
    share: terms.PartShare


class Cost(NamedTuple):
    """What purified water costs, and what bottles would."""

    litre_cost: terms.LitreCost
    cost_a_year: terms.CostAYear
    bottled_cost: terms.BottledCost
    saving: terms.Saving
    payback_time: terms.Payback | None
    tap_water_taken: terms.WaterTaken
    water_to_the_drain: terms.WaterWasted
    parts: Annotated[tuple[Part, ...], Table("parts of the cost", "What the money is spent on.")]


_MONEY = Range(0.0, 1e6, "a price cannot be below zero", "more is likely a mistake")
_PRICE_OF_WATER = Range(
    0.0, to_si(1000, "/m3"), "a price cannot be below zero", "no tap water costs more than a bottled one"
)
_LIFE = Range(
    to_si(1, "months"),
    to_si(50, "years"),
    "what is worn out sooner hardly pays to fit",
    "nobody remembers it for longer",
)
_PARTS, _ELECTRICITY = Group("replacement parts"), Group("electricity")


def cost(
    water_used: Annotated[
        terms.WaterUsed,
        Range(to_si(0.1, "L/d"), to_si(10, "m3/d"), "nobody drinks less than a glass a day", "more is no household"),
    ] = to_si(10, "L/d"),
    waste_ratio: Annotated[
        RejectToProductRatio,
        Range(0.0, 50.0, "a unit may waste none, and no less", "a unit that wastes more is out of order"),
    ] = 3.0,
    tap_price: Annotated[terms.TapPrice, _PRICE_OF_WATER] = to_si(2, "/m3"),
    sewage_price: Annotated[terms.SewagePrice, _PRICE_OF_WATER] = to_si(2.5, "/m3"),
    bottled_price: Annotated[
        terms.BottledPrice,
        Range(0.0, to_si(100, "/L"), "a price cannot be below zero", "more is no drinking water"),
    ] = to_si(0.5, "/L"),
    unit_price: Annotated[terms.UnitPrice, _MONEY] = 300.0,
    unit_life: Annotated[terms.UnitLife, _LIFE] = to_si(10, "years"),
    filter_price: Annotated[terms.FilterPrice, _MONEY, _PARTS] = 60.0,
    filter_life: Annotated[terms.FilterLife, _LIFE, _PARTS] = to_si(12, "months"),
    membrane_price: Annotated[terms.MembranePrice, _MONEY, _PARTS] = 50.0,
    membrane_life: Annotated[terms.MembraneLife, _LIFE, _PARTS] = to_si(3, "years"),
    pump_power: Annotated[
        terms.PumpPower,
        Range(
            0.0,
            5000.0,
            "a unit that runs on the pressure of the tap alone takes no power",
            "none at home draws more",
        ),
        _ELECTRICITY,
    ] = 30.0,
    pump_time: Annotated[
        terms.PumpTime, Range(0.0, 1.0, "the day has no fewer than no hours", "the day has no more hours"), _ELECTRICITY
    ] = HOUR / DAY,
    electricity_price: Annotated[
        terms.ElectricityPrice,
        Range(0.0, to_si(100, "/kWh"), "a price cannot be below zero", "more is likely a mistake"),
        _ELECTRICITY,
    ] = to_si(0.3, "/kWh"),
) -> Cost:
    r"""Cost of a litre of purified water at home, against bottled water.

    $$ K_\text{water} = Q \, (p_\text{w} + p_\text{s}) $$

    $$ K_\text{drain} = r \, Q \, (p_\text{w} + p_\text{s}) $$

    $$ K_\text{filters} = \frac{P_\text{f}}{T_\text{f}} $$

    $$ K_\text{membrane} = \frac{P_\text{m}}{T_\text{m}} $$

    $$ K_\text{electricity} = W \, \tau \, p_\text{e} $$

    $$ K_\text{unit} = \frac{P_\text{u}}{T_\text{u}} $$

    $$ K_\text{use} = K_\text{water} + K_\text{drain} + K_\text{electricity} $$

    $$ K_\text{wear} = K_\text{filters} + K_\text{membrane} + K_\text{unit} $$

    $$ K = K_\text{use} + K_\text{wear}, \quad s_j = \frac{K_j}{K} $$

    $$ k = \frac{K}{Q}, \quad k_j = \frac{K_j}{Q} $$

    $$ K_\text{b} = Q \, p_\text{b} $$

    $$ \Delta K = K_\text{b} - K $$

    $$ T = \frac{P_\text{u}}{K_\text{b} - (K - K_\text{unit})} $$

    $$ Q_\text{t} = (1 + r) \, Q $$

    $$ Q_\text{r} = r \, Q $$

    Holds for steady use, in whatever money the prices are in. The parts $j$ are the water for the glass
    $K_\text{water}$ and for the drain $K_\text{drain}$, the filters $K_\text{filters}$, the membrane
    $K_\text{membrane}$, the electricity $K_\text{electricity}$ and the wear of the unit $K_\text{unit}$, together use
    $K_\text{use}$ and wear $K_\text{wear}$. Sewage is counted with every litre taken from the tap, as bills by the
    water meter do. Interest and rising prices are left out; a year has 365.25 days. The payback time is the simple one:
    the unit has to earn its price, and pays everything else as it goes. There is none where the unit is worn out
    before.

    Answer where saving is negative: Purified water costs {litre_cost}, and {-saving} more than bottled water: the unit
    does not pay for itself.

    Answer where saving is zero: Purified water costs {litre_cost}, just as much as bottled water.

    Answer where payback_time is unknown: Purified water costs {litre_cost}, about as much as bottled water.

    Answer: Purified water costs {litre_cost} and saves {saving} against bottled water; the unit has paid for itself
    after {payback_time}.

    Raises OutOfRange for an input outside its range.

    Accuracy: exact: arithmetic; the prices and the water used as they are entered.

    Source: arithmetic. [The City of Sherman](https://www.ci.sherman.tx.us/FAQ.aspx?QID=172) is one of many that bill
    sewage so; the payback is that of
    [apogee.net](http://c03.apogee.net/contentplayer/?coursetype=res&utilityid=misspower&id=2177). The example is a
    [household that bought 15 gallons a month at 1.65 and paid
    24.75](http://reverseosmosisproshome.blogspot.com/2014/04/how-can-i-save-money-on-drinking-water.html).

    >>> from calc.core.units import US_GALLON, from_si
    >>> answer = cost(water_used=15 * US_GALLON * to_si(1, "/month"), bottled_price=to_si(1.65, "/US gal"))
    >>> round(from_si(answer.bottled_cost, "/month"), 2)
    24.75
    """
    refuse_outside(cost, locals())
    metered = tap_price + sewage_price
    spent = {
        "water for the glass": water_used * metered,
        "water for the drain": waste_ratio * water_used * metered,
        "filters": filter_price / filter_life,
        "membrane": membrane_price / membrane_life,
        "electricity": pump_power * pump_time * electricity_price,
        "wear of the unit": unit_price / unit_life,
    }
    total = sum(spent.values())
    bottled = water_used * bottled_price
    earned = bottled - (total - spent["wear of the unit"])
    pays = unit_price <= earned * unit_life
    if earned <= 0:
        caution(
            "It never pays for itself: filters, water and electricity alone cost at least as much as the bottles would."
        )
    elif not pays:
        caution("It does not pay for itself: the unit is worn out before it has saved its price.")
    return Cost(
        litre_cost=total / water_used,
        cost_a_year=total,
        bottled_cost=bottled,
        saving=bottled - total,
        payback_time=unit_price / earned if pays and earned > 0 else None,
        tap_water_taken=(1 + waste_ratio) * water_used,
        water_to_the_drain=waste_ratio * water_used,
        parts=tuple(
            Part(part=name, for_a_litre=money / water_used, for_a_year=money, share=money / total if total else 0.0)
            for name, money in spent.items()
        ),
    )
