"""The terms of natural waters, and of the laws that they are compared by."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity, Words

ChargeImbalance = Annotated[
    float,
    Quantity(
        "charge imbalance",
        "b",
        "1",
        ("%",),
        "Positive minus negative charge, over the sum of both, as the analysis has them: zero for a perfect analysis.",
    ),
]
ConductivityError = Annotated[
    float,
    Quantity(
        "error of the conductivity",
        r"\delta",
        "1",
        ("%",),
        "How far off the estimate of the conductivity may be, either way.",
    ),
]
LawError = Annotated[
    float,
    Quantity("error", "e", "1", ("%",), "How far the law is off: its pressure over that of the reference, minus one."),
]
Law = Annotated[str, Words("law", "The law or rule by which the pressure is calculated.")]
