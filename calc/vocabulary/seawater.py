"""The terms of the sea."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity

AbsoluteSalinity = Annotated[
    float,
    Quantity(
        "absolute salinity",
        r"S_\text{A}",
        "1",
        ("g/kg", "%"),
        "The mass of dissolved matter in a mass of seawater, by the standard of 2010 (TEOS-10).",
        ("salinity",),
        of="shares by mass",
    ),
]
