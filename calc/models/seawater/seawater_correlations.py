"""Correlations for seawater from desalination engineering, to set beside TEOS-10."""

from __future__ import annotations

from math import sqrt

from calc.core import tables
from calc.core.quantities import OutOfRange, Range
from calc.core.units import ZERO_CELSIUS, celsius

SALINITIES = Range(0.0, 0.12, "it cannot be below zero", "the data behind the correlation end there")
TEMPERATURES = Range(celsius(0), celsius(120), "the correlation begins there", "the correlation ends there")


def osmotic_coefficient(absolute_salinity: float, temperature: float) -> float:
    r"""Osmotic coefficient of seawater by the correlation of Nayar et al., from salinity in kg/kg, temperature in K.

    $$ \phi = \sum_{i,j} a_{ij} \, S^i \, t^j \quad \text{above 10 g/kg} $$

    $$ \phi = 1 - \beta \sqrt{m} + \lambda \, m \quad \text{below} $$

    There the molality $m$ is taken as proportional to $S / (1 - S)$, and $\beta$ and $\lambda$ make value and slope
    continuous at 10 g/kg. Holds to 120 g/kg and from 0 to 120 degrees Celsius; good to 2.6 % above 10 g/kg. Against
    TEOS-10 it is up to 1.2 % off from 0 to 40 degrees.

    Raises OutOfRange for an input outside its range.

    Source: Nayar, Sharqawy, Banchik and Lienhard, Desalination 390 (2016) 1; the equation above 10 g/kg is that of
    Sharqawy et al., Desalination and Water Treatment 16 (2010) 354. The example is the value of WaterTAP's tests.

    >>> round(osmotic_coefficient(0.035, 298.15), 4)
    0.9068
    """
    for name, given, range_, unit in (
        ("absolute_salinity", absolute_salinity, SALINITIES, "1"),
        ("temperature", temperature, TEMPERATURES, "K"),
    ):
        if not range_.holds(given):
            raise OutOfRange(name, given, range_, unit)
    salinity, t = absolute_salinity * 1000, temperature - ZERO_CELSIUS
    rows: list[list[float]] = tables.read("seawater_nayar_2016")["coefficients"]
    matched: float = tables.read("seawater_nayar_2016")["matched_at_g_per_kg"]
    value: float = sum(a * max(salinity, matched) ** i * t**j for i, j, a in rows)
    if salinity > matched:
        return value
    slope: float = sum(a * i * matched ** (i - 1) * t**j for i, j, a in rows if i)
    # The mole ratio to that at 10 g/kg: the mean molar mass of sea salt falls out of both conditions.
    ratio: float = salinity / (1000 - salinity) * (1000 - matched) / matched
    slope_over_ratio = slope * matched * (1000 - matched) / 1000
    root_term = 2 * (1 - value + slope_over_ratio)
    return 1 - root_term * sqrt(ratio) + (value - 1 + root_term) * ratio
