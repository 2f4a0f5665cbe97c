"""The ions around a plant: none is lost where waters part and meet, and all together are the plant's salt."""

import pytest

from calc.core.units import BAR, CUBIC_METRE_PER_HOUR, celsius, to_si
from calc.models.ions.analysed import SALTS
from calc.models.ions.ions import MOLAR_MASSES
from calc.models.membranes import ion_passage
from calc.models.plant import arrays, flowsheet, ion_balance
from calc.models.plant.arrays import Mass, Wanted
from calc.models.plant.flowsheet import Design, Device
from calc.models.solutions import whole_analysis
from calc.models.solutions.salt_water import salt_water
from docs.comparisons.published import table

STRONG = {
    "sodium": 0.48, "potassium": 0.015, "magnesium": 0.06, "calcium": 0.15, "chloride": 0.82, "sulfate": 0.35,
    "bicarbonate": 0.2, "nitrate": 0.08, "phosphate": 0.001, "silica": 0.025, "barium": 0.00005,
}  # fmt: skip
WEAK = {"ammonium": 0.002, "boron": 0.0005}
"""What passes without a charge too: how it is charged in a water behind a membrane, the amounts do not tell."""
NOTHING, SHARES = (0.0, 1.0, 0.0, 0.0, Device()), (0.6, 0.8, 0.05, 0.3, Device(0.01, 0.035))


def plant(held, share, recovery, bypass, recirculation, device):
    """One with all that there is, or with none of it, and the ions in its water."""
    told = whole_analysis.by_mass(held, celsius(20), "chloride", 8.0)
    whole, water = whole_analysis.whole(told), whole_analysis.water_of(told)
    flow, flux = 100 * CUBIC_METRE_PER_HOUR, to_si(22, "L/(m2 h)")
    raw = Mass(flow * (water.density(whole.salts) - whole.salts), flow * whole.salts)

    def array(made, of_feed, stages):
        return arrays.planned(
            Wanted("BW30-440i", 6, 1.0, made, of_feed, flux, stages, 3, 0.5 * BAR, 0.0, 2 * BAR, None), water
        )

    first, second = array(0.7 * flow, 0.6, 2), array(0.7 * flow * share * recovery, recovery, 2) if share else None
    design = Design(water, raw, 0.6 * flow, first, second, share, recovery, bypass, recirculation, device)
    return flowsheet.solved(design), whole


def plus(*amounts):
    return {name: sum(each[name] for each in amounts) for name in amounts[0]}


def times(share, amounts):
    return {name: share * amount for name, amount in amounts.items()}


def same(amounts):
    return pytest.approx(amounts, rel=1e-9)


def mass(amounts):
    return sum(amounts[name] * MOLAR_MASSES[name] for name in SALTS)


@pytest.mark.parametrize("held", [STRONG, STRONG | WEAK], ids=["strong", "weak too"])
@pytest.mark.parametrize("shares", [NOTHING, SHARES], ids=["plain", "all"])
def test_each_ion_is_kept_and_all_of_them_are_the_salt(held, shares):
    solved, whole = plant(held, *shares)
    found = ion_balance.balanced(solved, whole)
    assert plus(found.product, found.concentrate) == same(found.taken)
    per_salt = mass(found.taken) / solved.design.raw.salt
    waters = {
        "to_membranes": found.low, "bypass": found.bypass, "recirculated": found.recirculated,
        "product": found.product, "concentrate": found.concentrate,
    }  # fmt: skip
    for name, amounts in waters.items():
        assert mass(amounts) == pytest.approx(per_salt * getattr(solved, name).salt, rel=1e-9), name
        charge = [amounts[ion] * whole.charges[ion] for ion in amounts]
        apart = 1e-9 if held is STRONG else 5e-3
        assert sum(charge) == pytest.approx(0, abs=apart * sum(map(abs, charge))), name
    for through, one in ((found.first, solved.first), (found.second, solved.second)):
        if through and one:
            for stage, (feed, permeate) in enumerate(zip(through.feeds, through.permeates, strict=True)):
                salts = [per_salt * stream.salt for stream in one.of_stage(stage)[:2]]
                assert [mass(feed), mass(permeate)] == pytest.approx(salts, rel=1e-8), stage


def test_each_ion_is_kept_wherever_waters_part_and_meet():
    solved, whole = plant(STRONG | WEAK, *SHARES)
    found, water = ion_balance.balanced(solved, whole), solved.design.solution
    first, second = found.first, found.second
    assert found.bypass == same(times(0.05, found.taken))
    assert found.recirculated == same(times(0.3, first.concentrate))
    assert second.feeds[0] == same(times(0.6, first.permeate))
    low = plus(times(0.95, found.taken), found.recirculated, second.concentrate)
    assert found.low == same(low)
    for through in (first, second):
        assert through.feeds[1] == same(plus(through.feeds[0], times(-1, through.permeates[0])))
        assert through.concentrate == same(plus(through.feeds[0], times(-1, through.permeate)))
    # The device swaps as much of the one as of the other, 3.5 % of what does not leak.
    swapped = 0.035 * 0.99 * 0.7
    lost = swapped * solved.first.concentrate.flow(water) / solved.to_membranes.flow(water)
    assert first.feeds[0] == same(plus(times(1 - lost, low), times(swapped, first.concentrate)))
    assert found.concentrate == same(plus(times(0.7 - swapped, first.concentrate), times(lost, low)))
    assert found.product == same(plus(times(0.4, first.permeate), second.permeate, found.bypass))


def test_so_much_boron_that_it_passes_by_itself_leaves_the_salts_as_they_are():
    solved, whole = plant(STRONG | {"boron": 0.5}, *SHARES)
    found = ion_balance.balanced(solved, whole)
    assert mass(found.product) == pytest.approx(mass(found.taken) * solved.product.salt / solved.design.raw.salt)
    assert found.product["boron"] / found.taken["boron"] > 0.1


@pytest.mark.parametrize("stage", [1, 2])
@pytest.mark.parametrize("membrane", ["XLE", "BW30HRLE"])
def test_a_projection_from_how_much_salt_passes_in_all(membrane, stage):
    """The permeability for table salt is found again from the sum of what passes."""
    rows = [row for row in table("ion_projections.csv") if (row["membrane"], row["stage"]) == (membrane, stage)]
    held, first = {row["ion"]: row["feed_mg_L"] / 1000 for row in rows}, rows[0]
    whole = whole_analysis.whole(
        whole_analysis.by_mass(held, celsius(first["temperature_C"]), "none", first["feed_pH"])
    )
    salts = [row for row in rows if row["ion"] != "silica"]
    passing = sum(row["permeate_mg_L"] for row in salts) / sum(row["feed_mg_L"] for row in salts)
    flux, recovery = to_si(first["flux_L_per_m2_h"], "L/(m2 h)"), first["permeate_flow"] / first["feed_flow"]
    of = ion_passage.membrane(membrane, celsius(first["temperature_C"]))
    found = ion_passage.permeate_of_salts(whole.amounts, whole.charges, of, passing, flux, recovery)
    for row in rows:
        tolerance = 0.2 if row["ion"] == "ammonium" else 0.09
        made = 1000 * found.amounts[row["ion"]] * MOLAR_MASSES[row["ion"]]
        assert made == pytest.approx(row["permeate_mg_L"], abs=tolerance * row["permeate_mg_L"] + 0.005), row


def test_a_mass_of_pure_water_has_the_volume_of_water():
    solution = salt_water("NaCl", celsius(25))
    assert Mass(997.05, 0.0).flow(solution) == pytest.approx(1, rel=1e-5)
    assert Mass(997.05, 1e-9).flow(solution) == pytest.approx(1, rel=1e-5)


def test_an_analysis_that_tells_no_ph_is_taken_for_neutral():
    assert whole_analysis.by_mass({}, celsius(25)).ph == 7.0
