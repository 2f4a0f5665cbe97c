"""Single salts at 25 degrees Celsius against pyEQL, whose interaction parameters are for that temperature."""

import random

import pytest
from pyEQL import Solution

from calc import solutions
from calc.core.units import celsius
from calc.models.solutions import single_solutes
from docs.comparisons.published import table

WARM = celsius(25)
SALTS = {
    "NaCl": {"Na+": 1, "Cl-": 1},
    "KCl": {"K+": 1, "Cl-": 1},
    "CaCl2": {"Ca+2": 1, "Cl-": 2},
    "MgCl2": {"Mg+2": 1, "Cl-": 2},
    "Na2SO4": {"Na+": 2, "SO4-2": 1},
    "MgSO4": {"Mg+2": 1, "SO4-2": 1},
    "NaHCO3": {"Na+": 1, "HCO3-": 1},
}
SHARES = [0.001, 0.005, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0]  # of the largest molality
UP_TO_TWO = 2.0  # mol/kg: to there the models of NaCl agree better


def spread_of_models(molality):
    """By how much the published models of NaCl other than pyEQL's differ at 25 degrees, below 2 mol/kg or above."""
    rows = [
        row
        for row in table("sodium_chloride_25C_models.csv")
        if (row["molality_mol_per_kg"] <= UP_TO_TWO) == (molality <= UP_TO_TWO)
    ]
    spreads = []
    for row in rows:
        models = [value for name, value in row.items() if name not in ("molality_mol_per_kg", "pyeql")]
        spreads.append(max(models) / min(models) - 1)
    return max(spreads)


def tolerance(salt, molality):
    """The spread of the models, or where it is more, what the calculator says of the salt over all temperatures.

    CaCl2 needs it: at 3 mol/kg pyEQL is 2.4 % below our equation, from which PHREEQC differs by 0.2 % there.
    """
    stated = 0.0 if salt == "NaCl" else single_solutes.limits(salt).accuracy
    return max(spread_of_models(molality), stated)


@pytest.mark.parametrize("salt", SALTS)
def test_single_salts(salt):
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    rng = random.Random(seed)
    for share in SHARES + [rng.uniform(0.001, 1) for _ in range(12)]:
        molality = share * single_solutes.limits(salt).largest_molality
        ions = {ion: f"{count * molality} mol/kg" for ion, count in SALTS[salt].items()}
        theirs = Solution(ions, temperature="25 degC")
        ours = solutions.osmotic_pressure(salt, molality, WARM)
        wanted = {"rel": tolerance(salt, molality)}
        coefficient = theirs.get_osmotic_coefficient().magnitude
        assert ours.osmotic_coefficient == pytest.approx(coefficient, **wanted), molality
        # pyEQL takes the water for pure and stiff, so what pulls is compared, and not the pressure that it makes.
        pull = ours.osmolality * 997.047 * 8.314462618 * WARM
        assert pull == pytest.approx(theirs.osmotic_pressure.to("Pa").magnitude, **wanted), molality
