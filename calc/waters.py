"""Natural waters: their osmotic pressure from an analysis, and how the rules of thumb compare."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from calc.core.quantities import Group, Range, Refusal, Table, caution, joined, refuse_outside
from calc.core.units import celsius, to_si
from calc.inputs import analysis as asked
from calc.models.ions import ions, pitzer, waters_by_kind
from calc.models.ions.conductivity import STATED_ERROR
from calc.models.ions.conductivity import conductivity as estimated_conductivity
from calc.models.solutions import analysis, dissolved, laws, whole_analysis
from calc.models.solutions import osmotic_pressure as osmotic_pressures
from calc.models.solutions.analysis import Ions
from calc.models.solutions.whole_analysis import Told
from calc.reports import ions as ions_report
from calc.reports.ions import Checked
from calc.vocabulary.common import (
    AnalysisScale,
    Balance,
    Conductivity,
    IonicStrength,
    Osmolality,
    OsmoticCoefficient,
    OsmoticPressure,
    Salinity,
    Salt,
    Temperature,
    TotalDissolvedSolids,
)
from calc.vocabulary.ranges import WARMTH_OF_IONS
from calc.vocabulary.scaling import WaterPh
from calc.vocabulary.waters import (
    ChargeImbalance,
    Compensation,
    ConductivityAt25,
    ConductivityError,
    ConductivityReading,
    KindOfWater,
    Law,
    LawError,
    MeterError,
    MeterFactor,
    MeterScale,
    MeterSolids,
    Osmolarity,
    SolidsFactor,
)


def _preset(scale: str, temperature: str, *amounts: float) -> dict[str, str]:
    ions = ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate", "bicarbonate")
    entries = {ion: f"{amount:g}" for ion, amount in zip(ions, amounts, strict=True)}
    return {"scale": scale, "temperature": temperature, "balance": "chloride", **entries}


# The waters of tests/reference/mixed_waters.csv, which are illustrations and nobody's own, and blood plasma by the
# usual clinical figures.
PRESETS = {
    "osmotic_pressure": {
        "soft tap water": _preset("mg/kg", "15 degC", 19.997, 1.9997, 2.9996, 14.998, 24.227, 11.998, 59.992),
        "hard tap water": _preset("mg/kg", "15 degC", 24.985, 2.9982, 17.989, 109.93, 52.339, 59.964, 329.8),
        "brackish well, chloride": _preset("mg/kg", "25 degC", 479.01, 14.969, 59.876, 149.69, 817.98, 349.28, 199.59),
        "brackish well, sulfate": _preset("mg/kg", "25 degC", 299.17, 9.9722, 119.67, 398.89, 407.77, 1396.1, 149.58),
        "mine water": _preset("mg/kg", "25 degC", 894.25, 19.872, 347.77, 546.49, 153.72, 4173.2, 248.4),
        "standard seawater": _preset("mg/kg", "25 degC", 10782, 399.47, 1283.3, 412.01, 19376, 2713.3, 142.8),
        "seawater concentrate": _preset("mg/kg", "25 degC", 19055, 706.28, 2268, 727.85, 34244, 4795.7, 252.31),
        "blood plasma, its salts": _preset("mmol/L", "37 degC", 140, 4, 0.8, 1.2, 103, 0.5, 25),
    },
    "analysis_checked": {
        "river with nitrate and phosphate": {
            "calcium": "85",
            "magnesium": "12",
            "sodium": "28",
            "potassium": "5",
            "bicarbonate": "240",
            "chloride": "42",
            "sulfate": "45",
            "nitrate": "6.2 mg/L N",
            "ammonium": "0.3 mg/L N",
            "phosphate": "0.4 mg/L P",
            "silica": "3.5 mg/L Si",
            "boron": "0.1",
            "iron": "0",
            "manganese": "0",
            "fluoride": "0.2",
            "ph": "7.9",
            "balance": "none",
        },
        "well, its bicarbonate not measured": {
            "calcium": "220 mg/L CaCO3",
            "magnesium": "80 mg/L CaCO3",
            "sodium": "65",
            "potassium": "6",
            "bicarbonate": "0",
            "chloride": "70",
            "sulfate": "60",
            "nitrate": "8",
            "ammonium": "1.2",
            "iron": "2.4",
            "manganese": "0.3",
            "phosphate": "0.1",
            "silica": "18",
            "boron": "0.2",
            "fluoride": "0.4",
            "ph": "7.1",
            "balance": "bicarbonate",
        },
    },
    "laws_compared": {
        "table salt as strong as the sea's": {"salt": "NaCl", "salinity": "35 g/kg", "temperature": "25 degC"},
        "seawater": {"salt": "sea salt", "salinity": "35 g/kg", "temperature": "25 degC"},
        "brackish table salt": {"salt": "NaCl", "salinity": "2 g/kg", "temperature": "25 degC"},
    },
    "from_conductivity": {
        "hard tap water": {"kind": "hard", "conductivity": "756 uS/cm", "temperature": "15 degC"},
        "behind a reverse osmosis unit": {"kind": "NaCl", "conductivity": "30 uS/cm", "temperature": "20 degC"},
        "irrigation water, 2 dS/m": {"kind": "442", "conductivity": "2 dS/m", "temperature": "20 degC"},
        "standard seawater, not compensated": {
            "kind": "sea", "conductivity": "42.914 mS/cm", "compensation": "none", "temperature": "15 degC",
        },
        "reef tank": {"kind": "sea", "conductivity": "53 mS/cm", "temperature": "25 degC"},
    },
}  # fmt: skip


class WaterAnswer(NamedTuple):
    """What an analysis says of its water."""

    osmotic_pressure: OsmoticPressure
    osmotic_coefficient: OsmoticCoefficient
    osmolality: Osmolality
    osmolarity: Osmolarity
    ionic_strength: IonicStrength
    total_dissolved_solids: TotalDissolvedSolids
    charge_imbalance: ChargeImbalance
    conductivity: Conductivity | None
    conductivity_error: ConductivityError | None


def osmotic_pressure(
    scale: AnalysisScale = "mg/L",
    sodium: asked.Sodium = 480.0,
    potassium: asked.Potassium = 15.0,
    magnesium: asked.Magnesium = 60.0,
    calcium: asked.Calcium = 150.0,
    chloride: asked.Chloride = 820.0,
    sulfate: asked.Sulfate = 350.0,
    bicarbonate: asked.Bicarbonate = 200.0,
    temperature: Annotated[Temperature, WARMTH_OF_IONS] = celsius(25),
    balance: Balance = "chloride",
) -> WaterAnswer:
    r"""Osmotic pressure of a natural water from its analysis.

    $$ \int_0^{\pi} v_\text{w}(p) \, \mathrm{d} p = \phi \, R \, T \sum_j m_j $$

    $$ \hat m = \phi \sum_j m_j $$

    $$ \hat c = w \, \hat m $$

    $$ I = \frac{1}{2} \sum_j m_j \, z_j^2 $$

    $$ b = \frac{\sum_j z_j \, n_j}{\sum_j |z_j| \, n_j} $$

    Holds for waters whose dissolved matter is mostly these seven ions $j$ of molality $m_j$ and charge $z_j$, and of
    the amount $n_j$ in the analysis before its charges are balanced, to an ionic strength $I$ of 6 mol/kg and a
    salinity of 120 g/kg. The osmotic coefficient $\phi$ is that of the full Pitzer model of Harvie, Møller and Weare,
    with terms for every pair and triple of ions; $v_\text{w}$ is the room that a kilogram of water takes among the ions
    under the pressure $p$, by the volumes of ions in PHREEQC. Bicarbonate is taken to stay bicarbonate. An analysis in
    mg/kg is by the mass of solution, one in mmol/kg by that of water. Litres are turned to kilograms of water by the
    densities of the salts that the ions make, mixed by Young's rule: within 0.3 % of PHREEQC from 10 °C on, and within
    0.5 % below. $w$ is the water in a volume. The total dissolved solids $\gamma$ are those of the balanced analysis,
    the conductivity $\kappa$ is an estimate, off by up to $\delta$.

    Answer where osmotic_pressure is zero: Nothing is dissolved in this water, so it draws none in: the osmotic pressure
    is zero.

    Answer: It takes {osmotic_pressure} of pressure to keep pure water from passing through a membrane into this one,
    which holds {total_dissolved_solids} of salts.

    Raises OutOfRange for an input outside its range, and Refusal for an analysis whose charges are more than 10 % apart
    or which is saltier than the model reaches.

    Accuracy of osmotic_coefficient, osmolality: 1 %, largest difference found: PHREEQC, TEOS-10 and table salt.

    Accuracy of osmotic_pressure: 1.8 %, largest difference found: 1 % of the osmotic coefficient, 0.5 % of the litre
    and 0.3 % of the volume of the water, together.

    Accuracy of osmolarity: 1.5 %, largest difference found: 1 % of the osmotic coefficient and 0.5 % of the litre.

    Accuracy of conductivity: 5 %, largest difference found: measured and published conductivities; PHREEQC's own
    estimates lie up to 7 % away.

    Accuracy of conductivity_error: exact: what is promised of the conductivity.

    Accuracy of charge_imbalance: exact: sums of what was entered.

    Accuracy: 0.5 %, largest difference found: the water in a litre, by PHREEQC.

    Source: C. E. Harvie, N. Møller and J. H. Weare, Geochimica et Cosmochimica Acta 48 (1984) 723, with the parameters
    of PHREEQC's pitzer.dat; we did not read the paper, and hold the model against PHREEQC itself.

    >>> answer = osmotic_pressure("mmol/kg", 500, 0, 0, 0, 500, 0, 0)
    >>> round(answer.osmotic_coefficient, 3)
    0.922
    """
    refuse_outside(osmotic_pressure, locals())
    given = Ions(sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate)
    found = analysis.moles(given._asdict(), scale)
    molalities = analysis.in_water(analysis.balanced(found, balance), scale, temperature)
    coefficient = pitzer.osmotic_coefficient(molalities, temperature)
    pressure = osmotic_pressures.of_ions(molalities, coefficient, temperature)
    osmolality = coefficient * sum(molalities.values())
    solids = analysis.dissolved_solids(molalities, temperature)
    estimate = _conductivity(molalities, temperature)
    return WaterAnswer(
        osmotic_pressure=pressure,
        osmotic_coefficient=coefficient,
        osmolality=osmolality,
        osmolarity=analysis.water_in_volume(molalities, temperature) * osmolality,
        ionic_strength=ions.ionic_strength(molalities),
        total_dissolved_solids=solids,
        charge_imbalance=ions.charge_imbalance(found),
        conductivity=estimate,
        conductivity_error=None if estimate is None else STATED_ERROR,
    )


def _conductivity(molalities: dict[str, float], temperature: float) -> float | None:
    """The estimate; or none, with a caution that says why."""
    try:
        return estimated_conductivity(molalities, temperature)
    except Refusal as refusal:
        caution(joined("The conductivity cannot be estimated.", refusal.message))
        return None


_MORE, _GIVEN = Group("more of the analysis"), Group("how it is given")


def analysis_checked(
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
    ph: Annotated[
        WaterPh,
        Range(
            4.5,
            10.0,
            "in more acidic water there are acids that an analysis does not name",
            "in less acidic water carbonate and hydroxide count too",
        ),
    ] = 7.5,
    temperature: Annotated[Temperature, WARMTH_OF_IONS, _GIVEN] = celsius(25),
    scale: Annotated[AnalysisScale, _GIVEN] = "mg/L",
    balance: Annotated[Balance, _GIVEN] = "chloride",
) -> Checked:
    r"""Charge balance of a water analysis, every ion on every scale.

    $$ b = \frac{q_\text{pos} - q_\text{neg}}{q_\text{pos} + q_\text{neg}} $$

    $$ H = c_\text{Ca} + c_\text{Mg}, \quad H_\text{a} = \frac{c_{\text{HCO}_3}}{2} $$

    $$ \gamma = \sum_j c_j \, M_j $$

    Holds for the analysis of a natural water. $c_j$ are the moles of each ion $j$ in a volume and $M_j$ its molar mass;
    $c_\text{Ca}$, $c_\text{Mg}$ and $c_{\text{HCO}_3}$ those of calcium, magnesium and bicarbonate. $q_\text{pos}$ and
    $q_\text{neg}$ are sums of moles times charges, both as the analysis has them; the hardness, the alkalinity and the
    dissolved solids are those of the balanced water. Iron and manganese are those that are dissolved, with two charges.
    Phosphate, ammonium and boron are charged as the $\mathrm{pH}$ has them at the temperature $T$: ammonia and boric
    acid have no charge, and phosphate has between one and two. Silica has none. Bicarbonate means the alkalinity.

    What is missing most often is bicarbonate, which changes on
    the way to the laboratory; then it may close the balance.

    Answer: Positive and negative charges of this analysis are {+charge_imbalance} apart; the water holds
    {total_dissolved_solids} in all.

    Raises OutOfRange for an input outside its range, and Refusal for charges that are more than 10 % apart where none
    is to close them, and where less than nothing is left of the ion that is.

    Evaluated: in part, as it is *counted*: amounts on the scale of the analysis are turned into moles in a volume.

    Accuracy: exact: sums of what was entered; an analysis by the kilogram is turned into litres by the density.

    Source: the usual check of a water analysis. Atomic weights of IUPAC (2021); the dissociation of ammonium and
    phosphate by PHREEQC's phreeqc.dat, that of boric acid by A. G. Dickson (1990), as [a page on the chemistry of the
    sea](https://www.oceanchemistry.info/Reactions.htm) has it. The example is arithmetic: 62.004 mg/L of nitrate is a
    mmol/L.

    >>> nothing = dict.fromkeys(("calcium", "magnesium", "bicarbonate", "chloride", "sulfate", "potassium"), 0.0)
    >>> others = dict.fromkeys(("ammonium", "iron", "manganese", "fluoride", "phosphate", "boron", "silica"), 0.0)
    >>> round(analysis_checked(**nothing, **others, sodium=22.99, nitrate=62.004).negative_charge, 6)
    1.0
    """
    refuse_outside(analysis_checked, locals())
    told = Told(
        sodium, potassium, magnesium, calcium, chloride, sulfate, bicarbonate, ammonium, iron, manganese, nitrate,
        fluoride, phosphate, boron, silica, scale, balance, ph, temperature,
    )  # fmt: skip
    return ions_report.checked(whole_analysis.whole(told), balance)


class LawAnswer(NamedTuple):
    """One law's answer."""

    law: Law
    osmotic_pressure: OsmoticPressure
    error: LawError


class Compared(NamedTuple):
    """The best answer, and what the laws in use make of the same water."""

    osmotic_pressure: OsmoticPressure
    laws: Annotated[tuple[LawAnswer, ...], Table("the laws compared", "Every law's answer to the same water.")]


def laws_compared(
    salt: Salt = "NaCl",
    salinity: Annotated[
        Salinity,
        Range(to_si(1, "mg/kg"), 0.12, "below it errors are lost in the digits", "above it the data end"),
        dissolved.OF_SALT,
    ] = to_si(35, "g/kg"),
    temperature: Annotated[Temperature, WARMTH_OF_IONS] = celsius(25),
) -> Compared:
    r"""Osmotic pressure of salt water by the laws in use.

    $$ e_j = \frac{\pi_j}{\pi} - 1 $$

    Holds for table salt and for sea salt. The salinity $S$ is the mass of salt in a mass of solution, and $\pi$ the
    reference at the temperature $T$: the equation of Archer for table salt, TEOS-10 for seawater. $\pi_j$ is the
    pressure by each law $j$, which is off by $e$; the parts per million of the rule of thumb are counted in mg/L.

    Answer: The real osmotic pressure is {osmotic_pressure}; the table shows how far off each law in use is.

    Raises OutOfRange for an input outside its range.

    Accuracy where salt is NaCl: 0.8 %, largest difference found: other models of its osmotic coefficient.

    Accuracy where salinity is up to 42 g/kg: 0.2 %, stated: the standard of itself.

    Accuracy: 0.6 %, stated: the extension of the standard, of itself.

    Source: that of each law as its name tells; where the rules of thumb come from we could not find out.

    >>> round(laws_compared("sea salt", 0.035, 298.15).osmotic_pressure / 1e5, 2)
    25.79
    """
    refuse_outside(laws_compared, locals())
    compared = laws.compared(salt, salinity, temperature)
    return Compared(
        osmotic_pressure=compared[-1].osmotic_pressure,
        laws=tuple(
            LawAnswer(law=each.law, osmotic_pressure=each.osmotic_pressure, error=each.error) for each in compared
        ),
    )


class MeterAnswer(NamedTuple):
    """What a TDS meter shows."""

    scale: MeterScale
    factor: MeterFactor
    reading: MeterSolids
    error: MeterError


class Known(NamedTuple):
    """What a conductivity says of a water whose kind is known."""

    total_dissolved_solids: TotalDissolvedSolids
    osmotic_pressure: OsmoticPressure
    salinity: Salinity
    ionic_strength: IonicStrength
    conductivity_at_25: ConductivityAt25
    factor: SolidsFactor
    meters: Annotated[
        tuple[MeterAnswer, ...], Table("what TDS meters show", "The conductivity at 25 °C times the factors in use.")
    ]


_COMPARED_AT = celsius(25)
_FACTORS = {
    "0.5: table salt": 0.5,
    "0.64: irrigation and soils": 0.64,
    "0.7: natural fresh water (442)": 0.7,
}
_PER_MICROSIEMENS = to_si(1, "mg/L") / to_si(1, "uS/cm")


def from_conductivity(
    kind: KindOfWater = "442",
    conductivity: Annotated[
        ConductivityReading,
        Range(
            to_si(1, "uS/cm"),
            to_si(100, "mS/cm"),
            "hydrogen and the carbon dioxide of the air conduct as much",
            "the model of the conductivity ends sooner",
        ),
    ] = to_si(1413, "uS/cm"),
    temperature: Annotated[Temperature, WARMTH_OF_IONS] = celsius(20),
    compensation: Compensation = "25",
) -> Known:
    r"""Dissolved solids, salinity and osmotic pressure of a water from its conductivity.

    $$ \kappa = \begin{cases} K(I, 298.15\,\text{K}) & \text{25} \\ K(I, T) & \text{otherwise} \end{cases} $$

    $$ \kappa_{25} = K(I, 298.15\,\text{K}) $$

    $$ S = \frac{M \, I}{1 + M \, I} $$

    $$ \gamma = \rho(I) \, S $$

    $$ \int_0^{\pi} v_\text{w}(p, I) \, \mathrm{d} p = \phi(I) \, N \, I \, R \, T $$

    $$ f = \frac{\gamma}{\text{mg/L}} \, \frac{\text{µS/cm}}{\kappa_{25}} $$

    $$ \gamma_j = f_j \, \frac{\kappa_{25}}{\text{µS/cm}} \, \text{mg/L} $$

    $$ e_j = \frac{\gamma_j}{\gamma} - 1 $$

    Holds for waters in which the proportions of the ions are those of the kind, to an ionic strength $I$ of 0.9 mol/kg,
    which is the sea of 42 g/kg. $K$ is the conductivity by the model of `waters.osmotic_pressure`, here solved for
    $I$; $M$ is the mass of the salts and $N$ the number of their ions for each mol/kg of ionic strength, $\rho$ the
    density, $\phi$ the osmotic coefficient and $v_\text{w}$ the room of a kilogram of water among the ions. The 442 is
    a mixture of 40 % sodium sulfate, 40 % sodium bicarbonate and 20 % table salt. Bicarbonate is counted whole: dried
    and weighed it would lose two fifths of its mass.

    Answer: The water holds about {total_dissolved_solids}, and its osmotic pressure is {osmotic_pressure}.

    Raises OutOfRange for an input outside its range, and Refusal for more than the model of the conductivity reaches.

    Accuracy of salinity where kind is sea: 1.4 %, largest difference found: the Practical Salinity Scale.

    Accuracy of salinity: not known: the model is good to a few per cent where the ions are as assumed, and few waters
    are.

    Accuracy of conductivity_at_25 where compensation is 25: exact: it is what was read.

    Accuracy: not known: it hangs on which ions the water holds.

    Source: the conductivity model of McCleskey and others (2012), as in `waters.osmotic_pressure`. The factors are
    those of [manuals of
    meters](https://azmanual.top/manuals/404644/sper-scientific-850038-pure-water-meter.html?page=43) and of
    [irrigation](https://doi.org/10.1081/E-EWS2-252). The example is the standard of 1413 µS/cm, which such manuals give
    1000 mg/L of the 442.

    >>> round(from_conductivity("442", 0.1413).total_dissolved_solids, 1)
    1.0
    """
    refuse_outside(from_conductivity, locals())
    read_at = _COMPARED_AT if compensation == "25" else temperature
    strength = waters_by_kind.strength_of(conductivity, kind, read_at)
    molalities = waters_by_kind.of_strength(strength, kind)
    solids = analysis.dissolved_solids(molalities, temperature)
    coefficient = pitzer.osmotic_coefficient(molalities, temperature)
    mass = waters_by_kind.mass_of_one(kind) * strength
    compared = conductivity if compensation == "25" else estimated_conductivity(molalities, _COMPARED_AT)
    readings = {scale: factor * compared * _PER_MICROSIEMENS for scale, factor in _FACTORS.items()}
    return Known(
        total_dissolved_solids=solids,
        osmotic_pressure=osmotic_pressures.of_ions(molalities, coefficient, temperature),
        salinity=mass / (1 + mass),
        ionic_strength=strength,
        conductivity_at_25=compared,
        factor=solids / compared / _PER_MICROSIEMENS,
        meters=tuple(
            MeterAnswer(scale=scale, factor=_FACTORS[scale], reading=reading, error=reading / solids - 1)
            for scale, reading in readings.items()
        ),
    )
