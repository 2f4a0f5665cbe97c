"""One round of the speciation of a water: what follows from activity coefficients that are taken as known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from calc import equilibria
from calc.activities import PLACE, SPECIES, Activities
from calc.quantities import Refusal

# mol/kg: 0.034 mol/kg at 25 degC for each bar, by the constant of CO2(g) in pitzer.dat, 10^-1.468.
_MOST_CARBON_DIOXIDE = 1.0


class Round(NamedTuple):
    """What one round takes as known; h is the activity of hydrogen, amounts are in mol/kg."""

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
    magnesium: float
    """Molality of the free ion, and what it binds:"""
    magnesium_hydroxide: float
    """molality times h;"""
    magnesium_carbonate: float
    """molality over that of carbonate;"""
    magnesium_fluoride: float
    """molality over that of fluoride."""
    silica: float
    """In all its forms."""
    alkalinity: float

    def carbonate(self, h: float) -> float:
        """Molality of carbonate that the alkalinity leaves; less than nothing where other bases are more than it."""
        silicate = self.silica * self.silicate / (h + self.silicate)
        others = (self.hydroxide + self.magnesium_hydroxide) / h + silicate - self.hydrogen * h
        return (self.alkalinity - others) / (2 * (1 + self.magnesium_carbonate) + self.bicarbonate * h)

    def carbon(self, h: float) -> float:
        """All inorganic carbon."""
        forms = 1 + self.magnesium_carbonate + self.bicarbonate * h + self.carbon_dioxide * h * h
        return self.carbonate(h) * forms


def of(
    totals: Mapping[str, float], alkalinity: float, m: Sequence[float], found: Activities, temperature: float
) -> Round:
    """The round that follows molalities in the order of SPECIES and their activities."""
    k = equilibria.constants("species", temperature)
    gamma = dict(zip(SPECIES, map(math.exp, found.logarithms), strict=True))
    water = found.water_activity
    hydroxide = k["hydroxide"] * water / gamma["hydroxide"]
    bound = k["magnesium_hydroxide"] * gamma["magnesium"] * water / gamma["magnesium_hydroxide"]
    paired = k["magnesium_carbonate"] * gamma["magnesium"] * gamma["carbonate"] / gamma["magnesium_carbonate"]
    held = k["magnesium_fluoride"] * gamma["magnesium"] * gamma["fluoride"] / gamma["magnesium_fluoride"]
    share = 1 + bound * m[PLACE["hydroxide"]] / hydroxide + paired * m[PLACE["carbonate"]]
    magnesium = _free(totals["magnesium"], totals["fluoride"], share, held)
    return Round(
        hydrogen=1 / gamma["hydrogen"],
        hydroxide=hydroxide,
        bicarbonate=k["bicarbonate"] * gamma["carbonate"] / gamma["bicarbonate"],
        carbon_dioxide=k["carbon_dioxide"] * gamma["carbonate"] / (gamma["carbon_dioxide"] * water),
        silicate=k["silicate"] * gamma["silica"] / gamma["silicate"],
        magnesium=magnesium,
        magnesium_hydroxide=bound * magnesium,
        magnesium_carbonate=paired * magnesium,
        magnesium_fluoride=held * magnesium,
        silica=totals["silica"],
        alkalinity=alkalinity,
    )


def _free(magnesium: float, fluoride: float, share: float, held: float) -> float:
    """The free magnesium x with magnesium = x (share + held fluoride / (1 + held x)): the root of a quadratic."""
    if not magnesium:
        return 0.0
    b = share + held * (fluoride - magnesium)
    return 2 * magnesium / (b + math.sqrt(b * b + 4 * share * held * magnesium))


def species(totals: Mapping[str, float], known: Round, h: float) -> list[float]:
    """The molalities at a hydrogen activity, in the order of SPECIES.

    Raises Refusal where the alkalinity is less than what hydroxide and silicate make of it there, or so much that it
    takes more carbon dioxide than stays dissolved.
    """
    carbonate = known.carbonate(h)
    if not carbonate > 0:
        raise Refusal(
            f"An alkalinity of {1000 * known.alkalinity:.3g} mmol/kg does not go with a pH of {-math.log10(h):.2f}, "
            "where hydroxide and silicate alone make as much. Lower the pH or mend the alkalinity (the bicarbonate)."
        )
    carbon_dioxide = known.carbon_dioxide * carbonate * h * h
    if carbon_dioxide > _MOST_CARBON_DIOXIDE:
        raise Refusal(
            f"At a pH of {-math.log10(h):.2f} an alkalinity of {1000 * known.alkalinity:.3g} mmol/kg goes with more "
            "carbon dioxide than water holds under 30 bar of it. Raise the pH or mend the alkalinity (the bicarbonate)."
        )
    fluoride = totals["fluoride"] / (1 + known.magnesium_fluoride)
    silica = totals["silica"] * h / (h + known.silicate)
    found = {
        **totals,
        "magnesium": known.magnesium,
        "hydrogen": known.hydrogen * h,
        "magnesium_hydroxide": known.magnesium_hydroxide / h,
        "magnesium_fluoride": known.magnesium_fluoride * fluoride,
        "bicarbonate": known.bicarbonate * carbonate * h,
        "carbonate": carbonate,
        "hydroxide": known.hydroxide / h,
        "fluoride": fluoride,
        "silicate": totals["silica"] - silica,
        "carbon_dioxide": carbon_dioxide,
        "silica": silica,
        "magnesium_carbonate": known.magnesium_carbonate * carbonate,
    }
    return [found[name] for name in SPECIES]
