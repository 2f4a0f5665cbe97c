"""The constants of nature that the formulas use, each with its symbol, unit and source."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity

AVOGADRO_CONSTANT = 6.022_140_76e23  # 1/mol, exact: it defines the mole in the SI since 2019
BOLTZMANN_CONSTANT = 1.380_649e-23  # J/K, exact: it defines the kelvin in the SI since 2019

MOLAR_GAS_CONSTANT: Annotated[
    float,
    Quantity(
        "molar gas constant",
        "R",
        "J/(mol K)",
        ("J/(mol K)",),
        "The product of the Avogadro and Boltzmann constants, both exact by definition of the SI units.",
    ),
] = AVOGADRO_CONSTANT * BOLTZMANN_CONSTANT
