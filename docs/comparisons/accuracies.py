"""What the calculators state of their accuracy, each figure held against reference values.

The figures stand in the docstrings alone: the limits here are read from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from calc import membrane, osmosis
from calc.core.units import celsius, to_si
from calc.interface import accuracy, describe, names
from calc.interface.definitions import Definition, Deviation
from calc.models.membranes import feed_channel
from calc.models.solutions import osmotic_pressure, solution_density
from calc.models.solutions import single_solutes as solo
from calc.models.water import water
from docs.comparisons import (
    OTHER,
    Comparison,
    Row,
    Source,
    body,
    compare,
    conductivity,
    fabrics,
    freezing,
    ions,
    natural_waters,
    plants,
    pure_water,
    read,
    scaling,
    seawater,
    single_solutes,
    textbooks,
)
from docs.comparisons.published import entries

_WARM = celsius(25)


class Held(NamedTuple):
    """A statement of a calculator, and the sources that it is held against."""

    name: str
    """Of the calculator."""
    deviation: Deviation
    sources: tuple[Source, ...]
    """With the figure that is stated as their limit."""

    @property
    def written(self) -> str:
        """The statement in words."""
        definition = describe(self.name)
        return f"{definition.title}. {accuracy.told(definition, self.deviation)}"

    @property
    def comparisons(self) -> list[Comparison]:
        """Our values beside those of each source."""
        return [compare(source) for source in self.sources]


def _known(
    sources: Iterable[Source], name: str, quantity: str = "", wanted: Callable[[Row], bool] = lambda row: True
) -> list[Source]:
    """Sources of the comparisons, by the beginning of the name and a word of the quantity, and the rows wanted."""
    found = [each for each in sources if each.name.startswith(name) and quantity in each.quantity]
    if not found:
        raise LookupError(f"There is no comparison '{name}' of {quantity}.")

    def rows(source: Source) -> Callable[[], list[Row]]:
        return lambda: [row for row in source.rows() if wanted(row)]

    return [each._replace(rows=rows(each), last_digit=0.0) for each in found]


def _made(
    name: str,
    quantity: str,
    rows: Callable[[], list[Row]],
    expected: str | Callable[[Row], float],
    computed: Callable[[Row], float],
    over: str,
    unit: str,
    file: str = "",
    absolute: bool = False,
) -> list[Source]:
    return [
        Source(
            "Accuracies", name, file, OTHER, quantity, over.replace("_", " "), unit, rows, over, expected, computed,
            tolerance=0.0, absolute=absolute,
        )
    ]  # fmt: skip


def _densities_of_table_salt(low: float, high: float) -> Callable[[], list[Row]]:
    """A concentrate and pure water in equal parts, beside what both become when they are mixed."""

    def rows() -> list[Row]:
        known = {row["mg_per_L"]: row for row in read("sodium_chloride_concentrations.csv", _at_20)()}
        return [
            {
                "concentration": row["mg_per_L"] / 1000,
                "apart": row["density_kg_per_m3"] + water.density(celsius(20)),
                "mixed": 2 * known[row["mg_per_L"] / 2]["density_kg_per_m3"],
            }
            for row in known.values()
            if low < row["mg_per_L"] / 1000 <= high and row["mg_per_L"] / 2 in known
        ]

    return rows


def _at_20(row: Row) -> bool:
    return bool(row["temperature_C"] == 20)


def _volumes(low: float, high: float) -> list[Source]:
    return _made(
        "Densities of table salt, mixed with as much water", "volume", _densities_of_table_salt(low, high), "mixed",
        lambda row: row["apart"], "concentration", "g/L", "sodium_chloride_concentrations.csv",
    )  # fmt: skip


def _corrections(low: float, high: float, *forms: str) -> list[Source]:
    """The forms of the temperature correction beside the first of them."""

    def rows() -> list[Row]:
        found = []
        for step in range(41):
            temperature = low + (high - low) * step / 40
            table = {
                row.form: row.temperature_correction
                for row in membrane.temperature_correction(celsius(temperature)).forms
            }
            every = [table[form] for form in forms or table]
            found += [
                {"temperature": temperature, "one": one, "other": other}
                for one in every
                for other in every
                if one != other
            ]
        return found

    return _made(
        "The other forms in use" if not forms else "The other maker's form", "temperature correction", rows, "other",
        lambda row: row["one"], "temperature", "°C",
    )  # fmt: skip


def _velocities(ours: Callable[[float], float], theirs: Callable[[float], float], quantity: str) -> list[Source]:
    """Two equations for a channel of 0.7 mm, from 0.1 to 0.3 m/s."""
    temperature = celsius(25)
    density, viscosity = water.density(temperature), water.viscosity(temperature)
    diameter = feed_channel.hydraulic_diameter(0.7e-3, 0.85)

    def rows() -> list[Row]:
        found = []
        for step in range(21):
            velocity = 0.1 + 0.01 * step
            number = feed_channel.reynolds(velocity, diameter, density, viscosity)
            found.append({"velocity": velocity, "ours": ours(number), "theirs": theirs(number)})
        return found

    return _made(
        "The other equation, in a channel of 0.7 mm",
        quantity,
        rows,
        "ours",
        lambda row: row["theirs"],
        "velocity",
        "m/s",
    )


def _sherwood(equation: Callable[[float, float], float]) -> Callable[[float], float]:
    temperature = celsius(25)
    schmidt = feed_channel.schmidt(water.density(temperature), water.viscosity(temperature), 1.5e-9)
    return lambda reynolds: equation(reynolds, schmidt)


def _of_table_salt(coefficient: float | None, most: float) -> list[Source]:
    """The law for table salt at 25 °C beside its real pressure; without a coefficient, with the measured one."""

    def rows() -> list[Row]:
        found = []
        for step in range(1, 41):
            mass = to_si(most * step / 40, "mol/L") * solo.molar_mass("NaCl")
            molality = solution_density.molality_from("NaCl", mass, _WARM)
            found.append({"molality": molality, "concentration": most * step / 40})
        return found

    def law(row: Row) -> float:
        phi = coefficient or solo.osmotic_coefficient("NaCl", row["molality"], _WARM)
        return osmosis.osmotic_pressure(to_si(row["concentration"], "mol/L"), _WARM, 2, phi)

    return _made(
        "The real pressure of table salt", "osmotic pressure", rows,
        lambda row: osmotic_pressure.of_solute("NaCl", row["molality"], _WARM), law, "concentration", "mol/L",
    )  # fmt: skip


def _cane_sugar() -> list[Source]:
    def rows() -> list[Row]:
        told = entries("osmotic_pressure_examples.json")["sucrose_1M_22C_AP"]
        return [{"concentration": 1.0, "real": -told["real_bar_with_phi"] * 1e5}]

    return _made(
        "Cane sugar as it is", "osmotic pressure", rows, "real",
        lambda row: osmosis.osmotic_pressure(to_si(row["concentration"], "mol/L"), celsius(22), 1), "concentration",
        "mol/L", "osmotic_pressure_examples.json",
    )  # fmt: skip


def _data_bases(mineral: str, wanted: Callable[[float], bool] = lambda index: True) -> list[Source]:
    """An index beside that of PHREEQC with its other data base, where ours is such a one."""

    def rows() -> list[Row]:
        every = [(row, getattr(scaling.concentrate_of(row), f"{mineral}_index")) for row in scaling.rows_of_indices()]
        return [
            {"ionic_strength": row["ionic_strength_pitzer"], "ours": ours, "theirs": row[f"{mineral}_phreeqc"]}
            for row, ours in every
            if wanted(ours)
        ]

    return _made(
        scaling.BY_PHREEQC, f"saturation index of {mineral}", rows, "theirs", lambda row: row["ours"], "ionic_strength",
        "mol/kg", "scaling_indices.csv", absolute=True,
    )  # fmt: skip


def _dilute(row: Row) -> bool:
    return bool(row.get("ionic_strength_pitzer", 0.0) <= 1)


_AS_ITS_FILE_STATES = 0.0007  # solute_densities.csv: so far PHREEQC itself is from evaluated densities
_SOLUTES = single_solutes.SOURCES
_COEFFICIENTS = [
    *_known(_SOLUTES, "NaCl, five other models"),
    *_known(_SOLUTES, "Salts at other temperatures"),
    *_known(_SOLUTES, "Freezing points", wanted=lambda row: row["solute"] != "NaCl"),
]
_DENSITIES = [
    *_known(_SOLUTES, "NaCl, aquasol"), *_known(_SOLUTES, "NaCl from 5 to 60 °C"), *_known(_SOLUTES, "NaCl, Rogers"),
    *_known(_SOLUTES, "Salts and molecules, CRC Handbook"),
    *(each._replace(measured_to=_AS_ITS_FILE_STATES) for each in _known(_SOLUTES, "Salts and glycerol, PHREEQC")),
]  # fmt: skip
_TABLE_SALT = _known(_SOLUTES, "NaCl, five other models")
_TENSION = _known(fabrics.SOURCES, "Handbooks, against air")
_CONDUCTIVITY = [
    source
    for name in ("Practical Salinity Scale", "KCl, standards", "Salts, McCleskey")
    for source in _known(conductivity.SOURCES, name)
]
_NATURAL = [*_known(natural_waters.SOURCES, "PHREEQC, tap"), *_known(natural_waters.SOURCES, "PHREEQC, other")]
_SEA = _known(seawater.SOURCES, "TEOS-10 by gsw", "density")

Key = tuple[str, str, int]
"""A calculator, an output (none where the statement names none), and which of the statements on it."""

_SOURCES: dict[Key, list[Source]] = {
    ("balance.recovery", "concentrate_flow", 0): _volumes(0, 70),
    ("balance.recovery", "concentrate_flow", 1): _volumes(70, 300),
    ("body.tonicity", "cell_volume", 0): _known(body.SOURCES, "Cells of Evans and Fung"),
    ("body.tonicity", "osmolality", 0): _known(
        _SOLUTES, "Freezing points", wanted=lambda row: row["solute"] in ("sucrose", "urea", "glycerol")
    ),
    ("energy.minimum_work", "concentrate_salinity", 0): _known(_SOLUTES, "NaCl, Rogers"),
    ("energy.minimum_work", "", 0): _TABLE_SALT,
    ("fabrics.liquid_entry_pressure", "surface_tension", 0): _TENSION,
    ("fabrics.widest_pore", "widest_pore", 0): _TENSION,
    ("fabrics.vapour_flux", "evaporative_heat", 0): _known(fabrics.SOURCES, "IAPWS-95", "heat"),
    ("fabrics.vapour_flux", "inner_vapour_pressure", 0): _known(fabrics.SOURCES, "IAPWS-95", "vapour"),
    ("household.blend", "conductivity", 0): _CONDUCTIVITY,
    ("household.mix", "conductivity", 0): _CONDUCTIVITY,
    ("household.remineralise", "conductivity", 0): _CONDUCTIVITY,
    ("membrane.sap", "syrup", 0): _known(textbooks.SOURCES, "Makers of maple syrup"),
    ("household.production", "production", 0): _known(textbooks.SOURCES, "Estimates of another model"),
    ("energy.pressure_retarded", "osmotic_difference", 0): _TABLE_SALT,
    ("osmosis.forward", "osmotic_difference", 0): _TABLE_SALT,
    ("membrane.fluxes", "osmotic_pressure_at_membrane", 0): _TABLE_SALT,
    ("membrane.fluxes", "net_driving_pressure", 0): _TABLE_SALT,
    ("membrane.fluxes", "temperature_correction", 1): _corrections(20, 30, "FilmTec", "Hydranautics"),
    ("membrane.fluxes", "temperature_correction", 2): _corrections(5, 45, "FilmTec", "Hydranautics"),
    ("membrane.ion_rejection", "permeate_ph", 0): _known(ions.SOURCES, "The pH of a maker's projections"),
    ("membrane.temperature_correction", "temperature_correction", 1): _corrections(20, 30),
    ("membrane.temperature_correction", "temperature_correction", 2): _corrections(5, 45),
    ("osmosis.deep_pipe", "sea_pressure", 0): _known(seawater.SOURCES, "TEOS-10 by gsw, to the deepest", "density"),
    ("osmosis.equilibrium_head", "", 0): _COEFFICIENTS,
    ("osmosis.osmotic_pressure", "", 0): _of_table_salt(1.0, 2.0),
    ("osmosis.osmotic_pressure", "", 1): _cane_sugar(),
    ("osmosis.osmotic_pressure", "", 2): _of_table_salt(None, 0.5),
    ("osmosis.osmotic_pressure", "", 3): _of_table_salt(None, 2.0),
    ("plants.air_water_potential", "", 0): _known(plants.SOURCES, "Humidities over saturated salts"),
    ("plants.cell_at_rest", "water_potential", 0): _COEFFICIENTS,
    ("plants.potato", "balance", 0): _COEFFICIENTS,
    ("plants.water_potential", "solute_potential", 0): _COEFFICIENTS,
    ("plants.water_potential", "water_potential", 0): _COEFFICIENTS,
    ("polarisation.mass_transfer_coefficient", "mass_transfer_coefficient", 0): _velocities(
        _sherwood(feed_channel.sherwood), _sherwood(feed_channel.schock_miquel_sherwood), "Sherwood number"
    ),
    ("polarisation.mass_transfer_coefficient", "pressure_gradient", 0): _velocities(
        feed_channel.schock_miquel_friction_factor, feed_channel.friction_factor, "friction factor"
    ),
    ("polarisation.mass_transfer_coefficient", "", 0): [
        *_known(pure_water.SOURCES, "IAPWS-95", "density"), *_known(pure_water.SOURCES, "IAPWS 2008", "viscosity")
    ],
    ("scaling.boiler", "boiler_ph", 0): _known(scaling.SOURCES, "PHREEQC with phreeqc.dat, heated", "pH"),
    ("scaling.boiler", "boiler_index", 0): _known(scaling.SOURCES, "PHREEQC with phreeqc.dat, heated", "index"),
    ("scaling.boiler", "effect_of_heat", 0): _known(scaling.SOURCES, "What heat adds, by phreeqc.dat"),
    ("scaling.boiler", "cold_index", 0): _known(
        scaling.SOURCES, "PHREEQC with phreeqc.dat, heated", "index", lambda row: row["temperature_C"] == 25
    ),
    ("scaling.concentrate_index", "concentrate_solids", 0): _known(natural_waters.SOURCES, "PHREEQC, from mg/L"),
    ("scaling.langelier", "langelier_index", 0): _known(scaling.SOURCES, "The index of calcite by PHREEQC"),
    ("scaling.langelier", "saturation_ph", 0): _known(scaling.SOURCES, "The index of calcite by PHREEQC"),
    ("scaling.saturation", "calcite_index", 0): _data_bases("calcite", lambda index: index <= 2),
    ("scaling.saturation", "calcite_index", 1): _data_bases("calcite", lambda index: index > 2),
    ("scaling.saturation", "gypsum_index", 0): _data_bases("gypsum"),
    ("scaling.saturation", "silica_index", 0): _known(
        scaling.SOURCES, scaling.BY_PHREEQC, "index of amorphous", _dilute
    ),
    ("scaling.saturation", "silica_index", 1): _known(scaling.SOURCES, scaling.BY_PHREEQC, "index of amorphous"),
    ("scaling.saturation", "fluorite_index", 0): _known(scaling.SOURCES, scaling.BY_PHREEQC, "fluorite"),
    ("scaling.saturation", "concentrate_ph", 0): [
        *_known(scaling.SOURCES, "PHREEQC in 300 steps"), *_known(scaling.SOURCES, "PHREEQC, nothing but water")
    ],
    ("scaling.saturation", "osmotic_pressure", 0): _NATURAL,
    ("seawater.osmotic_pressure", "density", 0): _SEA,
    ("solutions.colligative", "freezing_depression", 0): [*freezing.HANDBOOKS, *freezing.SEA],
    ("solutions.colligative", "boiling_elevation", 0): freezing.BOILING_SEA,
    ("solutions.concentrations", "", 0): _DENSITIES,
    ("solutions.osmotic_pressure", "van_t_hoff_pressure", 0): _DENSITIES,
    ("solutions.osmotic_pressure", "osmotic_coefficient", 0): _COEFFICIENTS,
    ("solutions.osmotic_pressure", "", 0): _COEFFICIENTS,
    ("waters.from_conductivity", "salinity", 0): _known(conductivity.SOURCES, "Salinity by conductivity"),
    ("waters.laws_compared", "", 0): _TABLE_SALT,
    ("waters.osmotic_pressure", "osmotic_coefficient", 0): _NATURAL,
    ("waters.osmotic_pressure", "osmolarity", 0): _NATURAL,
    ("waters.osmotic_pressure", "osmotic_pressure", 0): _NATURAL,
    ("waters.osmotic_pressure", "conductivity", 0): _CONDUCTIVITY,
    ("waters.osmotic_pressure", "", 0): _known(natural_waters.SOURCES, "PHREEQC, from mg/L"),
}  # fmt: skip

NOT_HELD: dict[Key, str] = {
    (
        "energy.specific_energy",
        "",
        0,
    ): "a difference of two ways to count, which tests/calculators/test_energy.py holds",
    ("scaling.saturation", "barite_index", 0): "two figures of one file, which tests/models/test_minerals.py holds",
    ("solutions.osmotic_pressure", "water_activity", 0): "it follows from the osmotic coefficient, which is held",
    ("solutions.osmotic_pressure", "water_activity", 1): "it follows from the osmotic coefficient, which is held",
}
"""What is called the largest difference found, and is held elsewhere."""


def key_of(definition: Definition, deviation: Deviation) -> Key:
    """By what a statement is known here."""
    output = deviation.outputs[0] if deviation.outputs else ""
    alike = [
        each for each in definition.accuracies if (each.outputs or ("",))[0] == output and _has_figure(each, output)
    ]
    return definition.name, output, alike.index(deviation) if deviation in alike else -1


def _has_figure(deviation: Deviation, output: str) -> bool:
    return deviation.kind != "not known" and bool(output or deviation.kind == LARGEST)


LARGEST = "largest difference found"


def _limit(deviation: Deviation) -> float | Callable[[Row], float]:
    if not deviation.choice:
        return deviation.amount
    return lambda row: accuracy.fraction(deviation, {deviation.choice: row.get(deviation.choice, "NaCl")})


def held() -> list[Held]:
    """Every statement that reference values are there for, with its figure as their limit."""
    found = []
    for name in names():
        definition = describe(name)
        for deviation in definition.accuracies:
            sources = _SOURCES.get(key_of(definition, deviation), [])
            limited = (each._replace(tolerance=_limit(deviation), apart="", stated_in="") for each in sources)
            if sources:
                found.append(Held(name, deviation, tuple(limited)))
    return found
