"""One round of the speciation of a water: what follows from activity coefficients that are taken as known."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from calc.core.quantities import Amount, Refusal
from calc.models.ions.activities import PLACE, Activities
from calc.models.minerals import equilibria

# mol/kg: 0.034 mol/kg at 25 degC for each bar, by the constant of CO2(g) in pitzer.dat, 10^-1.468.
_MOST_CARBON_DIOXIDE = 1.0

# With the activity coefficients given, magnesium and pH follow from one another: roughly in a first pass, by what the
# round before has left, and all but exactly in a second or third.
_PASSES = 6
_CLOSE = 1e-9  # of the magnesium

_PAIRING = itemgetter(
    *(PLACE[name] for name in ("hydrogen", "hydroxide", "carbonate", "bicarbonate", "carbon_dioxide", "silicate")),
    *(PLACE[name] for name in ("silica", "magnesium", "fluoride")),
    *(PLACE[f"magnesium_{name}"] for name in ("hydroxide", "carbonate", "fluoride")),
)
_HYDROGEN, _HYDROXIDE, _CARBONATE = (PLACE[name] for name in ("hydrogen", "hydroxide", "carbonate"))

Search = Callable[["Round", float, bool], float]
"""What finds the hydrogen activity of a round from one that is near, and whether roughly will do."""


class Round:
    """What one round takes as known; h is the activity of hydrogen, amounts are in mol/kg."""

    __slots__ = (
        "_bound",
        "_held",
        "_paired",
        "_totals",
        "alkalinity",
        "bicarbonate",
        "carbon_dioxide",
        "hydrogen",
        "hydroxide",
        "magnesium",
        "silica",
        "silicate",
    )

    hydrogen: float
    """Molality over h."""
    hydroxide: float
    """Molality times h."""
    bicarbonate: float
    """Molality over that of carbonate and over h."""
    carbon_dioxide: float
    """Molality over that of carbonate and over h squared."""
    silicate: float
    """Molality over that of silica, times h."""
    silica: float
    """In all its forms."""
    alkalinity: float
    magnesium: float
    """Molality of the free ion."""
    _bound: float
    """Of what a mole of it binds, that of hydroxide, times h;"""
    _paired: float
    """that of carbonate, over carbonate;"""
    _held: float
    """that of fluoride, over fluoride."""

    def __init__(self, totals: Mapping[str, float], alkalinity: float, found: Activities, temperature: float) -> None:
        k = equilibria.constants("species", temperature)
        (
            hydrogen, hydroxide, carbonate, bicarbonate, carbon_dioxide, silicate,
            silica, magnesium, fluoride, magnesium_hydroxide, magnesium_carbonate, magnesium_fluoride,
        ) = map(math.exp, _PAIRING(found.logarithms))  # fmt: skip
        water = found.water_activity
        self._totals = totals
        self.alkalinity = alkalinity
        self.silica = totals["silica"]
        self.hydrogen = 1 / hydrogen
        self.hydroxide = k["hydroxide"] * water / hydroxide
        self.bicarbonate = k["bicarbonate"] * carbonate / bicarbonate
        self.carbon_dioxide = k["carbon_dioxide"] * carbonate / (carbon_dioxide * water)
        self.silicate = k["silicate"] * silica / silicate
        self._bound = k["magnesium_hydroxide"] * magnesium * water / magnesium_hydroxide
        self._paired = k["magnesium_carbonate"] * magnesium * carbonate / magnesium_carbonate
        self._held = k["magnesium_fluoride"] * magnesium * fluoride / magnesium_fluoride

    def carbonate(self, h: float) -> float:
        """Molality of carbonate that the alkalinity leaves; less than nothing where other bases are more than it."""
        silicate = self.silica * self.silicate / (h + self.silicate)
        others = (self.hydroxide + self._bound * self.magnesium) / h + silicate - self.hydrogen * h
        return (self.alkalinity - others) / (2 * (1 + self._paired * self.magnesium) + self.bicarbonate * h)

    def carbons(self, h: float) -> tuple[float, float]:
        """All inorganic carbon, and what of it is carbon dioxide."""
        carbonate = self.carbonate(h)
        carbon_dioxide = self.carbon_dioxide * carbonate * h * h
        return carbonate * (1 + self._paired * self.magnesium + self.bicarbonate * h) + carbon_dioxide, carbon_dioxide

    def settle(self, m: Sequence[float], search: Search) -> float:
        """The hydrogen activity that the search finds, with what magnesium is bound by then; from molalities on."""
        h, hydroxide, carbonate = m[_HYDROGEN] / self.hydrogen, m[_HYDROXIDE], m[_CARBONATE]
        self.magnesium = 0.0
        for step in range(_PASSES):
            share = 1 + self._bound * hydroxide / self.hydroxide + self._paired * carbonate
            before = self.magnesium
            self.magnesium = _free(self._totals["magnesium"], self._totals["fluoride"], share, self._held)
            if step > 1 and abs(self.magnesium - before) <= _CLOSE * before:
                break
            h = search(self, h, step == 0)
            hydroxide, carbonate = self.hydroxide / h, max(self.carbonate(h), 0.0)
        return h

    def species(self, h: float) -> list[float]:
        """The molalities at a hydrogen activity, in the order of SPECIES.

        Raises Refusal where the alkalinity is less than what hydroxide and silicate make of it there, or so much that
        it takes more carbon dioxide than stays dissolved.
        """
        carbonate = self.carbonate(h)
        if not carbonate > 0:
            raise Refusal(
                f"An alkalinity of {{}} does not go with a pH of {-math.log10(h):.2f}, where hydroxide and silicate "
                "alone make as much. Lower the pH or correct the alkalinity (the bicarbonate).",
                Amount(self.alkalinity, "mmol/kg"),
            )
        carbon_dioxide = self.carbon_dioxide * carbonate * h * h
        if carbon_dioxide > _MOST_CARBON_DIOXIDE:
            raise Refusal(
                f"At a pH of {-math.log10(h):.2f} an alkalinity of {{}} goes with more carbon dioxide than water holds "
                "under {30 bar} of it. Raise the pH or correct the alkalinity (the bicarbonate).",
                Amount(self.alkalinity, "mmol/kg"),
            )
        totals, magnesium = self._totals, self.magnesium
        held = self._held * magnesium
        fluoride = totals["fluoride"] / (1 + held)
        silica = self.silica * h / (h + self.silicate)
        return [
            totals["sodium"],
            totals["potassium"],
            magnesium,
            totals["calcium"],
            totals["barium"],
            totals["strontium"],
            self.hydrogen * h,
            self._bound * magnesium / h,
            held * fluoride,
            totals["chloride"],
            totals["sulfate"],
            self.bicarbonate * carbonate * h,
            carbonate,
            self.hydroxide / h,
            fluoride,
            self.silica - silica,
            carbon_dioxide,
            silica,
            self._paired * magnesium * carbonate,
        ]


def _free(magnesium: float, fluoride: float, share: float, held: float) -> float:
    """The free magnesium x with magnesium = x (share + held fluoride / (1 + held x)): the root of a quadratic."""
    if not magnesium:
        return 0.0
    b = share + held * (fluoride - magnesium)
    root = math.sqrt(b * b + 4 * share * held * magnesium)
    # Each way of writing the root subtracts like numbers where the other does not.
    return 2 * magnesium / (b + root) if b >= 0 else (root - b) / (2 * share * held)
