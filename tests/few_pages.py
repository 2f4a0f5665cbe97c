"""A site of a few pages, for what is asked of a calculator and not of a page: they load in a third of the time."""

from __future__ import annotations

from tests.kept import FRONT
from tests.pages import FENCE, FIRST, calculators, source

# The calculators of each page, as they stand where readers meet them first.
_STANDING = {
    "osmotic-pressure": ("osmosis.osmotic_pressure", "solutions.osmotic_pressure"),
    "osmosis": ("osmosis.equilibrium_head",),
    "reverse-osmosis": ("membrane.fluxes", "balance.recovery", "vessel.projection"),
    "energy": ("vessel.pressure_for_recovery", "energy.specific_energy"),
    "seawater": ("seawater.osmotic_pressure",),
    "tanks-beer-coffee": ("household.blend",),
}
_OF_SUGAR = "solutions.osmotic_pressure solute=sucrose curve.of=osmotic_coefficient curve.over=molality"
_WORDS = {"osmotic-pressure": f"The state of a calculator, `#!open {_OF_SUGAR} | sucrose`.\n"}


def _fence(calculator: str) -> str:
    path = FIRST[calculator]
    names = [name for name, _ in calculators(path)]
    return list(FENCE.finditer(source(path)))[names.index(calculator)][0]


def _page(name: str) -> str:
    title = name.replace("-", " ").capitalize()
    return "\n".join([f"{FRONT}# {title}\n", _WORDS.get(name, "Words.\n"), *map(_fence, _STANDING[name])])


PAGES = {name: f"{FRONT}# {name.capitalize()}\n\nWords.\n" for name in ("index", "speed")}
PAGES |= {name: _page(name) for name in _STANDING}
"""The Markdown of each page by its name."""
