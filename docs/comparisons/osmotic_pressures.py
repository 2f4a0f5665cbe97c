"""Osmotic pressures by their definition beside those by the volumes of other programs."""

from __future__ import annotations

from calc.core.units import BAR, STANDARD_ATMOSPHERE
from calc.models.seawater import teos10
from calc.models.solutions import osmotic_pressure, single_solutes
from calc.models.water.under_pressure import Volume
from docs.comparisons import OTHER, SAME, Row, Source, read, warm

_FILE, _WATERS = "osmotic_pressures.csv", "water_osmotic_pressures.csv"
IONS = ("sodium", "potassium", "magnesium", "calcium", "chloride", "sulfate")
_NAMES = {
    "Archer": ("NaCl, Archer (1992) under pressure", SAME),
    "PHREEQC": ("Salts, the volumes of PHREEQC", SAME),
    "CRC": ("Molecules, the densities of the CRC Handbook", OTHER),
}


def with_the_coefficient_of(row: Row) -> float:
    """Our osmotic pressure in bar, had the solution the osmotic coefficient of the row."""
    state = row["solute"], row["molality_mol_per_kg"], warm(row)
    found = osmotic_pressure.of_solute(*state) / BAR
    # Of one solution the pressure is all but proportional to the coefficient, which differs by 0.03 % at most.
    return found * row["osmotic_coefficient"] / single_solutes.osmotic_coefficient(*state)


def of_water_in_seawater(salinity: float, temperature: float, above: float) -> float:
    """The partial volume of water, in m3/kg, from the densities of TEOS-10 alone, above the pressure of the air."""

    def volume(salt: float) -> float:  # of a kilogram of water and so much salt
        return (1 + salt) / teos10.density(salt / (1 + salt), temperature, STANDARD_ATMOSPHERE + above)

    salt, step = salinity / (1 - salinity), 1e-3 * salinity
    near, far = (volume(salt + each) - volume(salt - each) for each in (step, 2 * step))
    return volume(salt) - salt * (8 * near - far) / (12 * step)


def by_the_densities_of_seawater(salinity: float, temperature: float) -> float:
    """The osmotic pressure of sea salt, in Pa, by the route that other solutions take: TEOS-10's own root is the check.

    Of its densities a parabola through three pressures is taken, as of other solutions a line through two.
    """
    fall = teos10.osmotic_coefficient(salinity, temperature) * teos10.osmolal_sum(salinity)
    fall *= teos10.GAS_CONSTANT * temperature
    high = fall * teos10.density(0.0, temperature)
    first, middle, last = (of_water_in_seawater(salinity, temperature, share * high) for share in (0.0, 0.5, 1.0))
    bend = 2 * (first - 2 * middle + last) / high**2
    return osmotic_pressure.balance(fall, Volume(first, (last - first) / high - bend * high, bend, 0.0))


def _of_ions(row: Row) -> float:
    return osmotic_pressure.of_ions({ion: row[ion] for ion in IONS}, row["osmotic_coefficient"], warm(row)) / BAR


SOURCES: list[Source] = [
    *(
        Source(
            subject="Osmotic pressure by its definition",
            name=name,
            file=_FILE,
            kind=kind,
            quantity="osmotic pressure",
            abscissa="osmotic pressure",
            unit="bar",
            rows=read(_FILE, lambda row, volumes=volumes: row["volumes"] == volumes),
            over="osmotic_pressure_bar",
            expected="osmotic_pressure_bar",
            computed=with_the_coefficient_of,
            tolerance=0.003,
            stated_in=_FILE,
        )
        for volumes, (name, kind) in _NAMES.items()
    ),
    Source(
        subject="Osmotic pressure by its definition",
        name="Random waters, the volumes of PHREEQC",
        file=_WATERS,
        kind=SAME,
        quantity="osmotic pressure",
        abscissa="osmotic pressure",
        unit="bar",
        rows=read(_WATERS),
        over="osmotic_pressure_bar",
        expected="osmotic_pressure_bar",
        computed=_of_ions,
        tolerance=0.003,
        stated_in=_WATERS,
    ),
]
