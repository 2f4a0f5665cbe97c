"""A membrane by itself: what passes it, what its maker's datasheet says of it, and what temperature does to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Amount, Group, OutOfRange, Range, Refusal, Table, caution, refuse_outside
from calc.core.rows import Rows
from calc.core.units import BAR, GRAM_PER_LITRE, PERCENT, celsius, from_si, to_si
from calc.models.membranes import elements, local_flux, sugar_feed
from calc.models.membranes import temperature_correction as corrections
from calc.models.solutions import dissolved
from calc.models.solutions.salt_water import salt_water
from calc.models.water import water
from calc.vocabulary import membrane as terms
from calc.vocabulary.common import (
    Accuracy,
    ActiveArea,
    ElementRecovery,
    FeedPressure,
    IntrinsicRejection,
    LocalPermeateConcentration,
    ObservedRejection,
    PermeatePressure,
    PolarisationModulus,
    Salt,
    SaltPermeability,
    Temperature,
    WallConcentration,
    WaterFlux,
    WaterPermeability,
)
from calc.vocabulary.membrane import (
    CorrectionForm,
    FlowChangePerDegree,
    FormDifference,
    FormName,
    MeanFeedConcentration,
    NetDrivingPressure,
    OsmoticPressureAtMembrane,
    OsmoticPressureOfPermeate,
    RatedFlow,
    SaltFlux,
    SaltTemperatureCorrection,
    TemperatureCorrection,
    TestConcentration,
    TestPressure,
)
from calc.vocabulary.ranges import (
    AT_A_MEMBRANE,
    REJECTION,
    SALT_PERMEABILITIES,
    WARMTH_OF_MEMBRANES,
)


def _as_printed(rated: elements.Rating) -> dict[str, str]:
    """A rating in the units and to the digits that makers print."""

    def entry(value: float, unit: str, digits: int) -> str:
        return f"{float(f'{from_si(value, unit):.{digits}g}'):g} {unit}"

    return {
        "rated_flow": entry(rated.flow, "US gal/day", 3),
        "active_area": entry(rated.area, "m2", 3),
        "observed_rejection": entry(rated.rejection, "%", 4),
        "test_pressure": entry(rated.pressure, "psi", 3),
        "element_recovery": entry(rated.recovery, "%", 3),
        "test_concentration": entry(rated.mass_fraction, "mg/kg", 3),
    }


PRESETS = {
    "fluxes": {
        "seawater": {"feed_pressure": "60 bar", "wall_concentration": "40 g/L"},
        "osmosis: seawater without pressure": {"feed_pressure": "0 bar", "wall_concentration": "36 g/L"},
        "brackish water": {
            "feed_pressure": "12 bar",
            "wall_concentration": "3 g/L",
            "salt": "NaCl",
            "water_permeability": "3.3 L/(m2 h bar)",
            "salt_permeability": "0.18 L/(m2 h)",
        },
        "tap water under the sink": {
            "feed_pressure": "4 bar",
            "wall_concentration": "0.4 g/L",
            "salt": "NaCl",
            "temperature": "15 degC",
            "water_permeability": "8 L/(m2 h bar)",
            "salt_permeability": "0.44 L/(m2 h)",
        },
    },
    "permeabilities_from_datasheet": {name: _as_printed(elements.rating(name)) for name in elements.NAMES},
    "sap": {
        "small unit on a kitchen tap's pressure": {
            "sap_volume": "25 US gal",
            "concentrate_sugar": "4.5 degBx",
            "pump_pressure": "55 psi",
            "element_rating": "720 US gal/day",
            "element_test_pressure": "60 psi",
            "element_test_salt": "250 mg/kg",
            "temperature": "5 degC",
        },
        "sugarhouse, four elements": {
            "sap_volume": "2000 US gal",
            "concentrate_sugar": "12 degBx",
            "pump_pressure": "400 psi",
            "elements_in_all": "4",
        },
        "high pressure, to 35 °Bx": {"concentrate_sugar": "35 degBx", "pump_pressure": "60 bar"},
        "birch sap": {"kind_of_sugar": "glucose", "sap_sugar": "1 degBx", "concentrate_sugar": "8 degBx"},
        "grape must": {
            "kind_of_sugar": "glucose",
            "sap_sugar": "18 degBx",
            "concentrate_sugar": "23 degBx",
            "pump_pressure": "70 bar",
            "temperature": "15 degC",
        },
    },
    "temperature_correction": {
        "winter tap water": {"temperature": "8 degC"},
        "the sea in summer": {"temperature": "32 degC"},
    },
}

_LOWEST, _HIGHEST = celsius(5), celsius(45)


class Fluxes(NamedTuple):
    """What passes a membrane, and what drives it."""

    water_flux: WaterFlux
    salt_flux: SaltFlux
    net_driving_pressure: NetDrivingPressure
    permeate_concentration: LocalPermeateConcentration | None
    intrinsic_rejection: IntrinsicRejection | None
    osmotic_pressure_at_membrane: OsmoticPressureAtMembrane
    osmotic_pressure_of_permeate: OsmoticPressureOfPermeate | None
    temperature_correction: TemperatureCorrection
    salt_temperature_correction: SaltTemperatureCorrection


def fluxes(
    feed_pressure: Annotated[
        FeedPressure,
        Range(
            0.0,
            120 * BAR,
            "a feed pressure is counted from that of the air",
            "few elements are so strong, even for the sea",
        ),
    ] = 55 * BAR,
    wall_concentration: Annotated[WallConcentration, AT_A_MEMBRANE, dissolved.OF_SALT] = 40 * GRAM_PER_LITRE,
    salt: Salt = "sea salt",
    temperature: Annotated[Temperature, WARMTH_OF_MEMBRANES] = celsius(25),
    permeate_pressure: Annotated[
        PermeatePressure,
        Range(
            0.0,
            30 * BAR,
            "a permeate pressure is counted from that of the air",
            "more pressure from behind would tear the membrane off its support",
        ),
    ] = 0.0,
    water_permeability: Annotated[
        WaterPermeability,
        Range(
            to_si(0.01, "L/(m2 h bar)"),
            to_si(100, "L/(m2 h bar)"),
            "membranes that hold salt back pass more",
            "membranes that hold salt back pass less",
        ),
    ] = to_si(1.2, "L/(m2 h bar)"),
    salt_permeability: Annotated[SaltPermeability, SALT_PERMEABILITIES] = to_si(0.06, "L/(m2 h)"),
) -> Fluxes:
    r"""Water flux and salt flux through a membrane.

    $$ J_\text{w} = A \, \mathrm{TCF} \, \Delta p_\text{net} $$

    $$ \Delta p_\text{net} = p_\text{f} - p_\text{p} - (\pi_\text{m} - \pi_\text{p}) $$

    $$ \pi_\text{m} = \pi(c_\text{m}), \quad \pi_\text{p} = \pi(c_\text{p}) $$

    $$ c_\text{p} = \begin{cases} \frac{B \, \mathrm{TCF}_\text{s} \, c_\text{m}}{J_\text{w} + B \,
    \mathrm{TCF}_\text{s}} & J_\text{w} > 0 \\ 0 & \text{otherwise} \end{cases} $$

    $$ J_\text{s} = B \, \mathrm{TCF}_\text{s} \, (c_\text{m} - c_\text{p}) $$

    $$ R_\text{i} = 1 - \frac{c_\text{p}}{c_\text{m}} $$

    Holds for dense membranes, through which water and salt diffuse each by itself, at one place on the membrane. The
    equations are solved exactly: the permeate is what passes, $c_\text{p} = J_\text{s} / J_\text{w}$, and its osmotic
    pressure helps the water. The osmotic pressure $\pi$ is that of the real salt water at the temperature $T$. The
    temperature correction of the water is FilmTec's; that of the salt is steeper. Below the osmotic pressure water
    flows towards the salt; there pure water is taken to stand behind the membrane, as in osmosis. At the crossing the
    flux steps up, by about $\sqrt{A B \pi_\text{m}}$: so slow a permeate is salty, and holds the water back less.

    Answer where water_flux is negative: Osmosis wins: {-water_flux} of water go backwards, out of the permeate into the
    feed, while {salt_flux} of salt pass the other way.

    Answer where water_flux is zero: Pressure and osmosis balance: no water passes the membrane, and {salt_flux} of salt
    do.

    Answer: The membrane passes {water_flux} of water and {salt_flux} of salt, which makes a permeate of
    {permeate_concentration}.

    Raises OutOfRange for an input outside its range, and Refusal where the data for the salt end. A caution says where
    there is no permeate.

    Accuracy of osmotic_pressure_at_membrane, osmotic_pressure_of_permeate where salt is NaCl: 0.8 %, largest difference
    found: other models of its osmotic coefficient.

    Accuracy of osmotic_pressure_at_membrane, osmotic_pressure_of_permeate: 0.6 %, stated: seawater beyond the standard.

    Accuracy of net_driving_pressure: 0.8 % of osmotic_pressure_at_membrane, largest difference found: the osmotic
    pressure of table salt, which may be off by more than that of sea salt.

    Accuracy of temperature_correction where temperature is 25 degC: exact: it is 1 by definition.

    Accuracy of temperature_correction where temperature is from 20 degC to 30 degC: 2 %, largest difference found: the
    corrections of two makers.

    Accuracy of temperature_correction where temperature is from 5 degC: 8.1 %, largest difference found: the
    corrections of two makers.

    Accuracy: not known: nobody tells how far real membranes are from solution and diffusion with one water permeability
    and one salt permeability.

    Source: the solution-diffusion model as in the [WaterTAP documentation](https://watertap.readthedocs.io/); the
    correction for salt is that of [HYBRID](https://github.com/idaholab/HYBRID), models of the Idaho National
    Laboratory. The example is 1e-11 × (55 − 25.7915) bar, with the osmotic pressure of gsw 3.6.23.

    >>> answer = fluxes(55e5, 35.8127, "sea salt", 298.15, water_permeability=1e-11, salt_permeability=0.0)
    >>> round(answer.water_flux * 1e6, 2)
    29.21
    """
    refuse_outside(fluxes, locals())
    solution, correction = salt_water(salt, temperature), corrections.filmtec(temperature)
    for_salt = corrections.salt(temperature)
    a, b = water_permeability * correction, salt_permeability * for_salt
    at_membrane = solution.osmotic_pressure(wall_concentration)
    excess = difference(feed_pressure, permeate_pressure + at_membrane)
    if a * excess <= 0:  # also where the excess is too small for a number
        caution(
            "No permeate is made: it takes more pressure across the membrane than the {} of osmotic pressure at it. So "
            "there is no permeate concentration and no rejection; pure water is taken to stand behind the membrane.",
            Amount(at_membrane, "bar"),
        )
        return Fluxes(
            water_flux=a * excess,
            salt_flux=b * wall_concentration,
            net_driving_pressure=excess,
            permeate_concentration=None,
            intrinsic_rejection=None,
            osmotic_pressure_at_membrane=at_membrane,
            osmotic_pressure_of_permeate=None,
            temperature_correction=correction,
            salt_temperature_correction=for_salt,
        )
    flux = local_flux.water_flux(a, b, excess, wall_concentration, solution)
    permeate = b * wall_concentration / (flux + b)
    return Fluxes(
        water_flux=flux,
        salt_flux=flux * permeate,
        net_driving_pressure=flux / a,
        permeate_concentration=permeate,
        intrinsic_rejection=flux / (flux + b),
        osmotic_pressure_at_membrane=at_membrane,
        osmotic_pressure_of_permeate=solution.osmotic_pressure(permeate),
        temperature_correction=correction,
        salt_temperature_correction=for_salt,
    )


class Datasheet(NamedTuple):
    """What a maker's test says of the membrane in an element."""

    water_permeability: WaterPermeability
    salt_permeability: SaltPermeability
    water_flux: WaterFlux
    net_driving_pressure: NetDrivingPressure
    mean_feed_concentration: MeanFeedConcentration
    polarisation_modulus: PolarisationModulus
    accuracy: Accuracy


def permeabilities_from_datasheet(
    rated_flow: Annotated[
        RatedFlow,
        Range(
            to_si(0.1, "L/d"),
            to_si(500, "m3/d"),
            "elements make a glass in a day at the least",
            "elements make a lorry-load in a day at the most",
        ),
    ] = to_si(30, "m3/d"),
    active_area: Annotated[
        ActiveArea,
        Range(
            0.01,
            200.0,
            "elements hold a sheet of paper's area at the least",
            "elements hold less than the area of a tennis court",
        ),
    ] = 41.0,
    observed_rejection: Annotated[ObservedRejection, REJECTION] = 99.8 * PERCENT,
    test_pressure: Annotated[
        TestPressure,
        Range(
            1 * BAR,
            120 * BAR,
            "makers test with the pressure of a tap at the least",
            "makers test with the pressure of the sea's plants at the most",
        ),
    ] = 55 * BAR,
    element_recovery: Annotated[
        ElementRecovery,
        Range(1 * PERCENT, 50 * PERCENT, "makers test with more", "makers test single elements far below it"),
    ] = 8 * PERCENT,
    test_concentration: Annotated[
        TestConcentration,
        Range(to_si(1, "mg/kg"), 10 * PERCENT, "a test needs salt", "no test has so much salt"),
        dissolved.OF_TABLE_SALT,
    ] = to_si(32, "g/kg"),
    temperature: Annotated[
        Temperature,
        Range(_LOWEST, _HIGHEST, "no maker tests ice-cold", "elements do not bear more"),
    ] = celsius(25),
) -> Datasheet:
    r"""Water and salt permeability of a membrane from the datasheet of its element.

    $$ J_\text{w} = \frac{Q}{S} $$

    $$ A = \frac{J_\text{w}}{\mathrm{TCF} \, \Delta p_\text{net}} $$

    $$ B = \frac{J_\text{w} \, c_\text{p}}{\mathrm{TCF}_\text{s} \, (c_\text{m} - c_\text{p})} $$

    $$ \Delta p_\text{net} = p - \pi(c_\text{m}) + \pi(c_\text{p}) $$

    $$ c_\text{m} = \beta \, \bar c $$

    $$ \bar c = c_\text{f} \, \frac{-\ln(1 - Y)}{Y} $$

    $$ \beta = \exp(0.7 \, Y) $$

    $$ c_\text{p} = (1 - R_\text{o}) \, c_\text{f} $$

    $$ c_\text{f} = w_\text{f} \, \rho_\text{f} $$

    Holds for spiral-wound elements of about a metre, tested with table salt. The concentration at the membrane
    $c_\text{m}$ is taken to be the same all along, by DuPont's rule for $\beta$; $c_\text{f}$ is the test concentration
    $w_\text{f}$ in a volume of the density $\rho_\text{f}$, $c_\text{p}$ the permeate's, $\pi$ the osmotic pressure of
    table salt at the temperature $T$, $\mathrm{TCF}$ FilmTec's temperature correction for water and
    $\mathrm{TCF}_\text{s}$ the one for salt, both 1 at 25 °C. The pressure
    that the feed loses in the element is left out, because datasheets do not tell it; 0.2 bar of it would raise $A$ by
    0.4 % for the sea and by 3 % under a sink. Parts per million are read as parts by mass; as mg/L they would take 2 %
    off $A$ for the sea.

    Answer: The membrane of this element passes water with a permeability of {water_permeability}, and salt with one of
    {salt_permeability}.

    Raises OutOfRange for an input outside its range, and Refusal where the test could not have given a permeate.

    Accuracy of water_permeability, water_flux: 20 %, spread: elements of one rating.

    Accuracy of salt_permeability: not known: it is nearly twice as high where an element has only the least rejection
    promised.

    Accuracy of mean_feed_concentration: exact: the mean of what grows with the water taken away.

    Accuracy: not known: the rule for the concentration at the membrane knows no channel, and datasheets tell no loss of
    pressure.

    Source: the method is that of notes on the technical manual of FilmTec elements, which we did not read. Of the
    examples we read a datasheet or a copy of it for SW30HRLE-4040 and HSRO-4040-FF, the first page of that of
    SW30HRLE-400, and a row of a catalogue for BW30-440i; SW30HRLE-440i and SW30XLE-440i are at second hand; the test of
    TW30-1812-75 is from memory, and its area is assumed. The example is an independent calculation: 1.1964
    L/(m² h bar) and 0.0726 L/(m² h).

    >>> sheet = {"active_area": 7.9, "observed_rejection": 0.9975, "test_pressure": 5_515_806.0}
    >>> answer = permeabilities_from_datasheet(6.057 / 86_400, **sheet)
    >>> round(answer.water_permeability * 3.6e11, 2), round(answer.salt_permeability * 3.6e6, 4)
    (1.2, 0.0726)
    """
    refuse_outside(permeabilities_from_datasheet, locals())
    rating = elements.Rating(
        rated_flow, active_area, observed_rejection, test_pressure, element_recovery, test_concentration
    )
    found = elements.derived(rating, temperature)
    return Datasheet(
        water_permeability=found.water_permeability,
        salt_permeability=found.salt_permeability,
        water_flux=found.flux,
        net_driving_pressure=found.net_driving_pressure,
        mean_feed_concentration=found.mean_concentration,
        polarisation_modulus=found.modulus,
        accuracy="From one element to the next, makers' flows differ by 15 to 20 % either way, and the water "
        "permeability with them. The salt permeability is nearly twice as high where an element has only the least "
        "rejection promised.",
    )


class FormRow(NamedTuple):
    """One form's answer."""

    form: FormName
    temperature_correction: TemperatureCorrection
    difference: FormDifference


class Corrected(NamedTuple):
    """How much more water and salt pass a membrane than at 25 °C, and how the forms in use agree."""

    temperature_correction: TemperatureCorrection
    flow_change_per_degree: FlowChangePerDegree
    salt_temperature_correction: SaltTemperatureCorrection
    forms: Annotated[tuple[FormRow, ...], Table("the forms compared", "Every form's answer for the same temperature.")]


def temperature_correction(
    temperature: Annotated[
        Temperature, Range(_LOWEST, _HIGHEST, "the tables begin there", "elements are not run above it")
    ] = celsius(15),
    form: CorrectionForm = "FilmTec",
) -> Corrected:
    r"""How much more water and salt a membrane passes when it is warm.

    $$ \mathrm{TCF} = F(t), \quad t = \frac{T}{\text{K}} - 273.15 $$

    $$ F(t) = \begin{cases} 1.03^{t - 25} & \text{3 % a degree} \\ \frac{\mu_\text{w}(25)}{\mu_\text{w}(t)} &
    \text{viscosity of water} \\ E(t) & \text{otherwise} \end{cases} $$

    $$ E(t) = \exp\left[ K(t) \left( \frac{1}{298} - \frac{1}{273 + t} \right) \right] $$

    $$ K(t) = \begin{cases} 2700 & \text{Hydranautics} \\ 2640 & t \ge 25 \\ 3020 & \text{otherwise} \end{cases} $$

    $$ \delta = \frac{F(t + 1)}{F(t)} - 1 $$

    $$ \mathrm{TCF}_\text{s} = \exp\left[ \frac{14.648}{273} \, (t - 25) \right] $$

    $$ d_j = \frac{\mathrm{TCF}_j}{\mathrm{TCF}_1} - 1 $$

    Holds for membranes of polyamide, as most of today's are; $t$ is the temperature $T$ in degrees Celsius. FilmTec has
    a $K$ of 2640 from 25 degrees up and of 3020 below, Hydranautics one of 2700 throughout; the others are the rule of
    3 % a degree and the viscosity of water, $\mu_\text{w}$, alone. $F$ is the form that was chosen, $E$ that of the
    makers, $\mathrm{TCF}_1$ the first form, FilmTec's, and $\mathrm{TCF}_j$ each of them, which is off by $d$. They are
    rules for new membranes and disagree: the two makers by 8 % at 5 °C and 1 % at 45 °C, all four by up to 22 %; and a
    dealer's table that we read has 0.39 at 5 °C, where FilmTec's form has 0.48. Toray and LG have forms of their own,
    which we could not read. Some tables, Hydranautics' among them, give the factor turned over. Salt has a factor of
    its own, which is steeper; FilmTec's equations, which we know at second hand, take the water's for it.

    Answer: At {temperature} a membrane passes {temperature_correction} times as much water as at 25 °C, and
    {salt_temperature_correction} times as much salt; one degree more adds {flow_change_per_degree} of water.

    Raises OutOfRange for a temperature outside the range.

    Accuracy of temperature_correction where temperature is 25 degC: exact: it is 1 by definition.

    Accuracy of temperature_correction where temperature is from 20 degC to 30 degC: 6 %, largest difference found: all
    four forms.

    Accuracy of temperature_correction: 22 %, largest difference found: all four forms.

    Accuracy of salt_temperature_correction where temperature is 25 degC: exact: it is 1 by definition.

    Accuracy of salt_temperature_correction: not known: its source does not say on which membrane it was measured.

    Accuracy of flow_change_per_degree: not known: it is the slope of forms that disagree.

    Source: FilmTec's technical manual and a bulletin of Hydranautics, at second hand, each held against a table of
    others that we read; the rule of 3 % from a white paper of the WateReuse Association (2011), at second hand, and
    said to be that of ASTM D4516, which we did not read; viscosity: IAPWS SR6-08(2011); for salt,
    [HYBRID](https://github.com/idaholab/HYBRID), models of the Idaho National Laboratory, of which we read the membrane
    element. The example is the inverse of
    1.422, from a dealer's chart.

    >>> round(temperature_correction(288.15).temperature_correction, 3)
    0.703
    """
    refuse_outside(_formula, locals())
    now = corrections.factor(form, temperature)
    first, *_ = answers = {name: each(temperature) for name, each in corrections.FORMS.items()}
    rows = (
        FormRow(form=name, temperature_correction=value, difference=value / answers[first] - 1)
        for name, value in answers.items()
    )
    return Corrected(
        temperature_correction=now,
        flow_change_per_degree=corrections.factor(form, temperature + 1) / now - 1,
        salt_temperature_correction=corrections.salt(temperature),
        forms=tuple(rows),
    )


_formula = temperature_correction  # the module of the forms has the same name


class SapMoment(NamedTuple):
    """The sap at a time."""

    time: terms.SapTime
    sugar: terms.SapSweetness
    left: terms.SapLeft
    flow: terms.SapFlow


class Sap(NamedTuple):
    """A batch of sap that a membrane has concentrated."""

    batch_time: terms.BatchTime
    water_removed: terms.SapWaterRemoved
    osmotic_pressure_at_start: terms.PullAtStart
    osmotic_pressure_at_end: terms.PullAtEnd
    flow_at_start: terms.FlowAtStart
    flow_at_end: terms.FlowAtEnd
    concentrate: terms.ConcentrateVolume
    part_of_the_work: terms.ShareOfWater
    syrup: terms.SyrupVolume
    heat_saved: terms.HeatSaved
    fuel_saved: terms.FuelSaved
    course: Annotated[Sequence[SapMoment], Table("time course", "The sap from the start to the end of the batch.")]


_STEPS = 8
_RATING = Group("the rating of one element")
_BOILER = Group("the evaporator")


def sap(
    kind_of_sugar: terms.KindOfSugar = "sucrose",
    sap_volume: Annotated[
        terms.SapVolume,
        Range(to_si(1, "L"), to_si(10_000, "m3"), "less is a bottle", "more is a province's"),
    ] = to_si(500, "L"),
    sap_sugar: Annotated[
        terms.SapSugar, Range(to_si(0.1, "degBx"), to_si(30, "degBx"), "less is water", "more needs no membrane")
    ] = to_si(2, "degBx"),
    concentrate_sugar: Annotated[
        terms.ConcentrateSugar,
        Range(to_si(0.1, "degBx"), to_si(50, "degBx"), "less is water", "no membrane presses so far"),
    ] = to_si(8, "degBx"),
    pump_pressure: Annotated[
        terms.SapPressure, Range(1 * BAR, 120 * BAR, "less hardly works", "few elements are so strong")
    ] = 20 * BAR,
    elements_in_all: Annotated[terms.ElementCount, Range(1, 1000, "there is at least one", "more is a plant's")] = 1,
    temperature: Annotated[
        Temperature,
        Range(celsius(0), celsius(40), "ice would block the membrane", "warm sap spoils within hours"),
    ] = celsius(5),
    element_rating: Annotated[
        terms.ElementRating,
        Range(
            to_si(10, "US gal/day"),
            to_si(50_000, "US gal/day"),
            "elements are rated at more",
            "elements are rated at less",
        ),
        _RATING,
    ] = to_si(1900, "US gal/day"),
    element_test_pressure: Annotated[
        terms.ElementTestPressure,
        Range(1 * BAR, 120 * BAR, "makers test at more", "makers test at less"),
        _RATING,
    ] = to_si(150, "psi"),
    element_test_salt: Annotated[
        terms.ElementTestSalt,
        Range(to_si(1, "mg/kg"), 5 * PERCENT, "a test needs salt", "no test has so much salt"),
        _RATING,
    ] = to_si(2000, "mg/kg"),
    syrup_sugar: Annotated[
        terms.SyrupSugar,
        Range(to_si(60, "degBx"), to_si(69, "degBx"), "thinner syrup spoils", "thicker syrup grows crystals"),
        _BOILER,
    ] = to_si(66, "degBx"),
    evaporator_efficiency: Annotated[
        terms.EvaporatorEfficiency,
        Range(10 * PERCENT, 1.0, "an open fire gives more to its pan", "no pan gets more than all the heat"),
        _BOILER,
    ] = 60 * PERCENT,
    heating_value: Annotated[
        terms.HeatingValue,
        Range(to_si(1, "MJ/L"), to_si(50, "MJ/L"), "no fuel is so weak", "no fuel is so strong"),
        _BOILER,
    ] = to_si(138_500, "Btu/US gal"),
) -> Sap:
    r"""Maple sap or juice concentrated by a membrane before it is boiled.

    $$ \pi_0 = \pi(w_0), \quad \pi_1 = \pi(w_1) $$

    $$ Q_0 = N \, P_\text{w} \, \mathrm{TCF}(T) \, (p - \pi_0) $$

    $$ Q_1 = N \, P_\text{w} \, \mathrm{TCF}(T) \, (p - \pi_1) $$

    $$ t = \frac{m_0 \, w_0}{\rho_\text{w}} \int_{1 / w_1}^{1 / w_0} \frac{1}{Q(1 / u)} \, \mathrm{d} u $$

    $$ V_\text{w} = \frac{m_0}{\rho_\text{w}} \left( 1 - \frac{w_0}{w_1} \right) $$

    $$ V_1 = \frac{m_0 \, w_0}{w_1 \, \rho(w_1)}, \quad m_0 = \rho(w_0) \, V_0 $$

    $$ s = \frac{1 - w_0 / w_1}{1 - w_0 / w_\text{s}} $$

    $$ V_\text{s} = \frac{m_0 \, w_0}{w_\text{s} \, \rho_\text{s}} $$

    $$ E = m_0 \left( 1 - \frac{w_0}{w_1} \right) \left( c_\text{w} \, (T_\text{b} - T) + L \right) $$

    $$ V_\text{f} = \frac{E}{\eta \, h_\text{f}} $$

    Holds for a membrane that keeps all the sugar, and for a sap that holds nothing else. Maple's sugar is nearly all
    sucrose; glucose and fructose, of birches and grapes, count as glucose, and a juice with both lies between. $\pi$
    and $\rho$ are the osmotic pressure and the density of the sugar at the temperature $T$, $m_0$ the mass of the sap,
    $\rho_\text{w}$ the density of water, $P_\text{w}$ what the rating says of the membrane of one element, with a
    recovery of 15 % in its test, and $\mathrm{TCF}$ FilmTec's temperature correction. A batch that goes round through
    the elements and sap that runs through them once take the same time: the mass of sap to a mass of its sugar, $u$,
    falls on the way, and with it the flow $Q$. Sugar that gathers at the membrane, the pressure that the sap loses
    between the leaves, and dirt are left out, so that a real machine is slower. The heat brings cold water to its
    boiling point $T_\text{b}$ and boils it away, $c_\text{w}$ and $L$ for each kilogram; $\rho_\text{s}$ is the density
    of the syrup.

    Answer: It takes {batch_time} to remove {water_removed} of water, which saves {fuel_saved} of fuel.

    Raises OutOfRange for an input outside its range, and Refusal where the concentrate is to be no sweeter than the
    sap, or the pressure does not bring it so far.

    Evaluated: within 0.001 %, because the time is added up from piece to piece of the way.

    Accuracy of osmotic_pressure_at_start, osmotic_pressure_at_end: 3 %, stated: the osmotic coefficient of sucrose, or
    that of glucose for fructose.

    Accuracy of water_removed, concentrate, heat_saved: 0.5 %, stated: the density of sucrose and the heat of
    evaporation.

    Accuracy of part_of_the_work: exact: a balance of the sugar.

    Accuracy of syrup: 1 %, largest difference found: the revised rule of 86.

    Accuracy: not known: what is left out makes a real machine slower, and evaporators differ.

    Source: the solution-diffusion model, and the balance of the sugar. The test is that of FilmTec's sanitary element
    HSRO-4040-FF; evaporators use [40 to 60 % of wood's
    heat](https://u.osu.edu/ohiomaple/tag/fuel), and the oil has what a [list of
    fuels](https://ipm.cahnr.uconn.edu/?p=1402) has. The example is the revised [rule of
    86](https://butternutmountainfarm.com/2015-maple-sugaring-hows-your-sugar-content/): 87.1 over the sugar of the sap,
    less 0.32, are the gallons for one of syrup.

    >>> gallons = sap(sap_volume=1.0, sap_sugar=0.02).syrup
    >>> abs(1 / gallons - (87.1 / 2 - 0.32)) < 0.01 * 43
    True
    """
    refuse_outside(sap, locals())
    if concentrate_sugar <= sap_sugar:
        raise Refusal(
            "The concentrate is to have {} and the sap has {} already: ask for a sweeter one.",
            Amount(concentrate_sugar, "degBx"),
            Amount(sap_sugar, "degBx"),
        )
    most = sugar_feed.sweetest(kind_of_sugar)
    if concentrate_sugar > most:
        data = Range(to_si(0.1, "degBx"), most, "less is water", f"there the data for {kind_of_sugar} end")
        raise OutOfRange("concentrate_sugar", concentrate_sugar, data, "degBx")
    permeance = sugar_feed.permeance(element_rating, element_test_pressure, element_test_salt)
    feed = sugar_feed.Feed(
        sap_volume, sap_sugar, elements_in_all * permeance, pump_pressure, temperature, kind_of_sugar
    )
    feed.refuse_too_sweet(concentrate_sugar)
    removed = feed.water_removed(concentrate_sugar)
    heat = sugar_feed.heat_to_boil_away(removed, temperature)
    sugar = feed.mass * sap_sugar

    def course() -> tuple[SapMoment, ...]:
        steps = [sap_sugar * (concentrate_sugar / sap_sugar) ** (step / _STEPS) for step in range(_STEPS + 1)]
        return tuple(
            SapMoment(
                time=feed.time(sweet),
                sugar=sweet,
                left=sugar / sweet / sugar_feed.density(sweet, temperature, kind_of_sugar),
                flow=feed.flow(sweet),
            )
            for sweet in steps
        )

    return Sap(
        batch_time=feed.time(concentrate_sugar),
        water_removed=removed / water.density(temperature),
        osmotic_pressure_at_start=sugar_feed.pull(sap_sugar, temperature, kind_of_sugar),
        osmotic_pressure_at_end=sugar_feed.pull(concentrate_sugar, temperature, kind_of_sugar),
        flow_at_start=feed.flow(sap_sugar),
        flow_at_end=feed.flow(concentrate_sugar),
        concentrate=sugar / concentrate_sugar / sugar_feed.density(concentrate_sugar, temperature, kind_of_sugar),
        part_of_the_work=(1 - sap_sugar / concentrate_sugar) / (1 - sap_sugar / syrup_sugar),
        syrup=sugar / syrup_sugar / sugar_feed.syrup_density(syrup_sugar),
        heat_saved=heat,
        fuel_saved=heat / (evaporator_efficiency * heating_value),
        course=Rows(course),
    )
