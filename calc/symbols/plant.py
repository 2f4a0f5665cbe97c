"""The symbols of the calculators of a plant as a whole."""

from __future__ import annotations

from calc.core.quantities import Auxiliary

SYMBOLS = {
    "cost": {
        "n": Auxiliary("lifetime in years", ""),
        r"\sigma": Auxiliary("spread that the prices make", "per s"),
        **{
            rf"K_\text{{{part}}}": Auxiliary(term, "per s")
            for part, term in (
                ("capital", "capital"),
                ("labour", "labour"),
                ("maintenance", "maintenance"),
                ("insurance", "insurance and taxes"),
                ("energy", "energy"),
                ("membranes", "membranes"),
                ("chemicals", "chemicals"),
                ("built", "all that follows the capital"),
            )
        },
    }
}
