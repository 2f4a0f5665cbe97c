"""A membrane by itself: what passes it, what its maker's datasheet says of it, and what temperature does to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from calc.core.differences import difference
from calc.core.quantities import Amount, Group, OutOfRange, Range, Refusal, Table, caution, refuse_outside
from calc.core.rows import Rows
from calc.core.units import BAR, GRAM_PER_LITRE, PERCENT, celsius, from_si, to_si
from calc.inputs import analysis as asked
from calc.models.ions import analysed
from calc.models.membranes import elements, ion_passage, local_flux, sugar_feed
from calc.models.membranes import temperature_correction as corrections
from calc.models.solutions import dissolved, whole_analysis
from calc.models.solutions.salt_water import salt_water
from calc.models.solutions.whole_analysis import Told
from calc.models.water import water
from calc.reports import ions as ions_report
from calc.reports.ions import Passed
from calc.vocabulary import membrane as terms
from calc.vocabulary.common import (
    Accuracy,
    ActiveArea,
    AnalysisScale,
    Balance,
    ElementRecovery,
    FeedPressure,
    IntrinsicRejection,
    LocalPermeateConcentration,
    ObservedRejection,
    PermeatePressure,
    PolarisationModulus,
    Recovery,
    Salinity,
    Salt,
    SaltPermeability,
    Temperature,
    WallConcentration,
    WaterFlux,
    WaterPermeability,
)
from calc.vocabulary.membrane import (
    BorateShare,
    BoricAcidExponent,
    BoricAcidPermeability,
    BoronRejection,
    ConcentrateBoron,
    CorrectionForm,
    FeedBoron,
    FlowChangePerDegree,
    FormDifference,
    FormName,
    IonMembrane,
    MeanFeedConcentration,
    MeanFlux,
    NetDrivingPressure,
    OsmoticPressureAtMembrane,
    OsmoticPressureOfPermeate,
    PermeateBoron,
    RatedBoronRejection,
    RatedFlow,
    SaltFlux,
    SaltTemperatureCorrection,
    TemperatureCorrection,
    TestConcentration,
    TestFlux,
    TestPressure,
)
from calc.vocabulary.ranges import (
    AT_A_MEMBRANE,
    REJECTION,
    SALT_PERMEABILITIES,
    WARMTH_OF_IONS,
    WARMTH_OF_MEMBRANES,
)
from calc.vocabulary.scaling import FeedPh


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
    "ion_rejection": {
        "brackish well with nitrate": {"membrane": "BW30HRLE", "recovery": "75 %"},
        "the same, low-energy membranes": {"membrane": "XLE", "salt_permeability": "1.03 L/(m2 h)", "recovery": "75 %"},
        "hard tap water under the sink": {
            "membrane": "household",
            "salt_permeability": "1.1 L/(m2 h)",
            "recovery": "20 %",
            "temperature": "15 degC",
            "feed_ph": "7.4",
            "calcium": "110",
            "magnesium": "18",
            "sodium": "25",
            "potassium": "3",
            "bicarbonate": "330",
            "chloride": "52",
            "sulfate": "60",
            "nitrate": "25",
            "ammonium": "0",
            "iron": "0",
            "manganese": "0",
            "fluoride": "0.3",
            "phosphate": "0",
            "boron": "0.1",
            "silica": "15",
        },
    },
    "boron": {
        "the sea, first pass": {"feed_ph": "8.1", "salinity": "35 g/kg", "feed_boron": "4.5 mg/L"},
        "the sea in summer": {"temperature": "32 degC", "feed_boron": "4.8 mg/L", "salinity": "38 g/kg"},
        "second pass at pH 10": {
            "feed_boron": "0.9 mg/L",
            "feed_ph": "10",
            "salinity": "0.3 g/kg",
            "water_flux": "30 L/(m2 h)",
            "recovery": "85 %",
            "rated_rejection": "62 %",
            "test_flux": "27.6 L/(m2 h)",
            "salt_permeability": "0.3 L/(m2 h)",
        },
    },
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


_MORE, _GIVEN = Group("more of the analysis"), Group("how it is given")


_ACROSS = Range(
    to_si(1, "L/(m2 h)"),
    to_si(100, "L/(m2 h)"),
    "so slow a plant makes next to nothing",
    "membranes clog long before",
)
_SALT = Range(
    0.0,
    to_si(100, "L/(m2 h)"),
    "it cannot be below zero",
    "no membrane for brackish or tap water passes so much",
)
_TAKEN = Range(
    0.0, 95 * PERCENT, "at 0 % it is the first drop", "with less water left nothing is as steady as the formula has it"
)
_FeedPh = Annotated[
    FeedPh,
    Range(4.5, 10.0, "in more acidic water bicarbonate no longer counts", "in less acidic water carbonate counts too"),
]


def ion_rejection(
    membrane: IonMembrane = "BW30HRLE",
    water_flux: Annotated[MeanFlux, _ACROSS] = to_si(20, "L/(m2 h)"),
    recovery: Annotated[Recovery, _TAKEN] = 75 * PERCENT,
    feed_ph: _FeedPh = 7.6,
    temperature: Annotated[Temperature, WARMTH_OF_IONS] = celsius(25),
    calcium: asked.Calcium = 150.0,
    magnesium: asked.Magnesium = 60.0,
    sodium: asked.Sodium = 480.0,
    bicarbonate: asked.Bicarbonate = 200.0,
    chloride: asked.Chloride = 820.0,
    sulfate: asked.Sulfate = 350.0,
    nitrate: asked.Nitrate = 60.0,
    potassium: Annotated[asked.Potassium, _MORE] = 15.0,
    ammonium: Annotated[asked.Ammonium, _MORE] = 0.5,
    iron: Annotated[asked.Iron, _MORE] = 0.3,
    manganese: Annotated[asked.Manganese, _MORE] = 0.1,
    fluoride: Annotated[asked.Fluoride, _MORE] = 0.8,
    phosphate: Annotated[asked.Phosphate, _MORE] = 0.3,
    boron: Annotated[asked.Boron, _MORE] = 0.5,
    silica: Annotated[asked.Silica, _MORE] = 25.0,
    scale: Annotated[AnalysisScale, _GIVEN] = "mg/L",
    balance: Annotated[Balance, _GIVEN] = "chloride",
    salt_permeability: Annotated[SaltPermeability, _SALT, _GIVEN] = to_si(0.294, "L/(m2 h)"),
) -> Passed:
    r"""Permeate of a membrane ion by ion, from the analysis of its feed.

    $$ R_\gamma = 1 - \frac{\gamma_\text{p}}{\gamma_\text{f}} $$

    $$ c_{\text{p}j} = c_{\text{f}j} \, \frac{1 - (1 - Y)^{s_j}}{Y} $$

    $$ s_j = \frac{B_j \, \exp(-z_j \, \psi)}{J + B_j \, \exp(-z_j \, \psi)} $$

    $$ B_j = k_j \, B \, \mathrm{TCF}_\text{s} $$

    $$ \sum_j z_j \, c_{\text{p}j} = 0 $$

    $$ \mathrm{pH}_\text{p} = \mathrm{pH}_\text{f} + \log_{10} \frac{c_\text{p}}{c_\text{f}} $$

    Holds for polyamide membranes on brackish and tap water. The share $s_j$ of each ion $j$ passes at every place,
    where the flux $J$ is the mean one; along the way to the recovery $Y$ the rest gets saltier. $B_j$ is the
    permeability for the ion, $k_j$ times that for table salt $B$ at 25 °C, which grows with the temperature $T$ by
    $\mathrm{TCF}_\text{s}$; polarisation is in it. The electric potential $\psi$ of the permeate, in units of the
    thermal one, is the one that leaves the permeate without a charge: where nitrate passes, sodium has to go with it.
    $z_j$ is the charge of an ion, $c_{\text{f}j}$ what the feed has of it and $c_{\text{p}j}$ the permeate,
    $c_\text{f}$ and $c_\text{p}$ that of bicarbonate; carbon dioxide passes freely, so that the permeate is more
    acidic, to 0.1.

    Boron passes as boric acid, at 25 °C with 17 L/(m² h) in the brackish membranes, 2.2 in the seawater one and 13 in
    the household one, and as borate, which counts as table salt; ammonia, with 45 L/(m² h), passes much more easily
    than ammonium. Both grow with the temperature as the salt does, and bring no charge with them, so that of boron and
    ammonium only what passes as an ion counts in the sum of charges. What makers do not tell is counted as its
    neighbour: iron and manganese as calcium, phosphate as sulfate, fluoride as chloride, ammonium as potassium, and the
    ions of the seawater membrane as those of the brackish one. The household membrane is by a list of estimates. Makers
    disagree most about nitrate.

    Answer: The permeate has {permeate_solids} of dissolved matter: {solids_rejection} of the feed's stays behind.

    Raises OutOfRange for an input outside its range, and Refusal for an analysis whose charges do not cancel or that
    names nothing.

    Evaluated: in part, as it is *balanced*: the potential is searched until the permeate has no charge.

    Accuracy of feed_solids: exact: the sum of what was entered, charges closed.

    Accuracy of permeate_ph: 0.15, largest difference found: two projections by a maker.

    Accuracy: not known: the permeabilities give back the projections that they are from, and another membrane is
    another matter.

    Source: the solution-diffusion model. Permeabilities from two projections of the maker's program ROSA 9.1, printed
    in the tests of a public program, and from [a list of makers'
    estimates](http://www.purewatergazette.net/blog/reverse-osmosis-membranes-typical-rejection-characteristics/); boric
    acid from the abstract of [K. L. Tu and
    others](https://datapdf.com/boron-as-a-surrogate-for-n-nitrosodimethylamine-rejection-by.html) (2013), by 21 % held
    back at 5 L/(m² h) and 79 % at 60. `calc/data/ion_permeabilities.json` has all of it. The example is a limit: a
    membrane that passes no salt, and a feed of salt alone.

    >>> nothing = dict.fromkeys(("calcium", "magnesium", "bicarbonate", "sulfate", "nitrate", "potassium"), 0.0)
    >>> others = dict.fromkeys(("ammonium", "iron", "manganese", "fluoride", "phosphate", "boron", "silica"), 0.0)
    >>> ion_rejection(**nothing, **others, salt_permeability=0.0).solids_rejection
    1.0
    """
    refuse_outside(ion_rejection, locals())
    told = Told(
        sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate, ammonium, iron, manganese, nitrate,
        fluoride, phosphate, boron, silica, scale, balance, feed_ph, temperature,
    )  # fmt: skip
    permeability = salt_permeability * corrections.salt(temperature)
    of = ion_passage.membrane(membrane, temperature)
    return ions_report.passed(whole_analysis.whole(told), of, permeability, water_flux, recovery, feed_ph)


class BoronPassed(NamedTuple):
    """What becomes of boron at a membrane."""

    permeate_boron: PermeateBoron
    rejection: BoronRejection
    borate_share: BorateShare
    boric_acid_exponent: BoricAcidExponent
    boric_acid_permeability: BoricAcidPermeability
    concentrate_boron: ConcentrateBoron


def boron(
    feed_boron: Annotated[
        FeedBoron, Range(0.0, to_si(100, "mg/L"), "it cannot be below zero", "no feed of reverse osmosis has more")
    ] = to_si(4.5, "mg/L"),
    feed_ph: Annotated[
        FeedPh, Range(4.0, 11.5, "below it nothing changes for boron", "above it membranes do not last")
    ] = 8.1,
    salinity: Annotated[
        Salinity, Range(0.0, 45 * PERCENT / 10, "it cannot be below zero", "the equation for boric acid ends there")
    ] = to_si(35, "g/kg"),
    temperature: Annotated[
        Temperature,
        Range(
            celsius(0),
            celsius(45),
            "the equation for boric acid begins there",
            "the equation for boric acid ends there",
        ),
    ] = celsius(25),
    water_flux: Annotated[MeanFlux, _ACROSS] = to_si(14, "L/(m2 h)"),
    recovery: Annotated[Recovery, _TAKEN] = 45 * PERCENT,
    rated_rejection: Annotated[
        RatedBoronRejection, Range(10 * PERCENT, 99.9 * PERCENT, "it would hold none back", "no maker claims more")
    ] = 93 * PERCENT,
    test_flux: Annotated[TestFlux, _ACROSS] = to_si(27.6, "L/(m2 h)"),
    salt_permeability: Annotated[SaltPermeability, _SALT] = to_si(0.06, "L/(m2 h)"),
) -> BoronPassed:
    r"""Boron in the permeate, by the pH of the feed.

    $$ c_\text{p} = c_\text{f} \, \frac{1 - (1 - Y)^s}{Y} $$

    $$ s = (1 - \beta) \, \frac{B_\text{B} \, \mathrm{TCF}_\text{s}}{J + B_\text{B} \, \mathrm{TCF}_\text{s}} + \beta \,
    \frac{B \, \mathrm{TCF}_\text{s}}{J + B \, \mathrm{TCF}_\text{s}} $$

    $$ B_\text{B} = J_\text{t} \, \frac{1 - R_\text{t}}{R_\text{t}} $$

    $$ \beta = \frac{1}{1 + 10^{\mathrm{pK} - \mathrm{pH}_\text{f}}} $$

    $$ R = 1 - \frac{c_\text{p}}{c_\text{f}} $$

    $$ c_\text{f} = Y \, c_\text{p} + (1 - Y) \, c_\text{c} $$

    Holds for membranes through which boric acid and borate diffuse each by itself: boric acid with the permeability
    $B_\text{B}$ that the datasheet's boron rejection $R_\text{t}$ at the flux $J_\text{t}$ says, borate like the salt,
    with $B$. Both grow with the temperature $T$ by $\mathrm{TCF}_\text{s}$. The share $s$ of boron passes at every
    place, with the mean flux $J$; the pH is taken to stay as in the feed, and the test to be at a pH where all is boric
    acid. $\mathrm{pK}$ is that of boric acid by Dickson, at the salinity $S$; the pH is on his total scale, which in
    seawater is about 0.1 below what a meter shows. Borate's permeability is a guess, which matters above the
    $\mathrm{pK}$ only.

    Answer where feed_boron is zero: There is no boron in the feed; of some, {rejection} would stay behind.

    Answer: The permeate has {permeate_boron} of boron: {rejection} of the feed's stays behind.

    Raises OutOfRange for an input outside its range.

    Accuracy of boric_acid_exponent, borate_share: not known: its source was read at second hand, and holds from 5 g/kg
    on; PHREEQC has 9.24 in pure water at 25 °C, which is what it comes to.

    Accuracy of boric_acid_permeability: exact: arithmetic from the datasheet.

    Accuracy: not known: at the flux of a plant it lies within what a maker says of its own elements there.

    Source: the solution-diffusion model. Hydranautics, [TAB
    113](https://studylib.net/doc/10922557/technical-application-bulletin--boron-removal-by-hydranau...), of which we
    read the beginning: 92 to 93 % in the test of the datasheet and 80 to 86 % in a plant of 14 L/(m² h). The pK: A. G.
    Dickson (1990), as [a page on the chemistry of the sea](https://www.oceanchemistry.info/Reactions.htm) has it. The
    example is the value that oceanographers check their programs with, 8.5975.

    >>> round(boron(salinity=0.035).boric_acid_exponent, 4)
    8.5975
    """
    refuse_outside(boron, locals())
    exponent = analysed.borate_exponent(1000 * salinity, temperature)
    borate = analysed.dissociated(exponent, feed_ph)
    permeability, warmer = test_flux * (1 - rated_rejection) / rated_rejection, corrections.salt(temperature)
    local = ion_passage.boron(permeability * warmer, salt_permeability * warmer, borate, water_flux)
    share = ion_passage.mean(local, recovery)
    return BoronPassed(
        permeate_boron=feed_boron * share,
        rejection=1 - share,
        borate_share=borate,
        boric_acid_exponent=exponent,
        boric_acid_permeability=permeability,
        concentrate_boron=feed_boron * (1 - recovery * share) / (1 - recovery),
    )


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
    ] = to_si(38.6, "MJ/L"),
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
    $\rho_\text{w}$ the density of water, $P_\text{w}$ what the rating, $Q_\text{r}$ at $p_\text{r}$ with $w_\text{r}$
    of table salt, says of the membrane of one element, with a recovery of 15 % in its test, and $\mathrm{TCF}$
    FilmTec's temperature correction. A batch that goes round through the elements and sap that runs through them once
    take the same time: the mass of sap to a mass of its sugar, $u$, falls on the way, and with it the flow $Q$. Sugar
    that gathers at the membrane, the pressure that the sap loses between the leaves, and dirt are left out, so that a
    real machine is slower. The heat brings cold water to its boiling point $T_\text{b}$ and boils it away, $c_\text{w}$
    and $L$ for each kilogram; $\rho_\text{s}$ is the density of the syrup.

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
