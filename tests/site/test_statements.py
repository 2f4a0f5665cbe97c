"""What was once said wrongly, here or in the text that the site answers, is said right where it belongs."""

import re
from typing import NamedTuple

import pytest

from calc import membrane, osmosis, vessel
from calc.core.units import MINUTE, from_si
from calc.interface import describe
from calc.interface.evaluation import evaluate
from docs.comparisons.published import entries
from docs.extension import contents
from docs.figures import body, recovery, tonicity
from docs.figures import membranes as sizes
from tests.site.sections import section
from tests.website import ROOT

SENTENCES = entries("explainer_sentences.json")["sentences"]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


class Statement(NamedTuple):
    """A section of a page, what it says, and what was said in its place and no page may say."""

    page: str
    section: str
    says: str
    never: str = ""


STATEMENTS = [
    Statement(
        "what-reverse-osmosis-removes",
        "Salts, nitrate, lead and arsenic",
        "took out 80 % of it on average",
        "arsenic, salt",
    ),
    Statement("what-reverse-osmosis-removes", "Gases, solvents and pesticides", "Dissolved gases pass"),
    Statement("what-reverse-osmosis-removes", "Bacteria and viruses", "already safe to drink"),
    Statement("reverse-osmosis-at-home", "What it is good for", "some tap water, for the taste", "nothing for health"),
    Statement("reverse-osmosis-at-home", "What a rating means", "Others test at 60 psi or 65 psi", "test: at 50 psi"),
    Statement("reverse-osmosis-at-home", "What it is good for", "the middle stays white", "salts and air cloud it"),
    Statement(
        "membranes", "Membranes that are made", "large dissolved molecules such as proteins", "neither holds anything"
    ),
    Statement("membranes", "The membranes of life", "It only holds back large molecules", "totally permeable"),
    Statement("membranes", "The membranes of life", "double layer of phospholipids", "double layer of fat"),
    Statement("membranes", "The membranes of life", "glycerol and urea through", "nothing larger than water"),
    Statement("membranes", "At school", "it has the same water potential as the potato", "it is that of the sap"),
    Statement("membranes", "At school", "so the sugars pass too", "its large sugars are slow"),
    Statement("membranes", "What semi-permeable means", "Semi- means partly here", "half of something"),
    Statement("membranes", "Membranes that are made", "100 to 200 nm thick", "about 200 nm"),
    Statement("membranes", "Membranes that are made", "the wall that holds the salt back is much thinner"),
    Statement("thirst-and-sea-water", "The lining of the gut", "About nine litres of water a day", "ten litres"),
    Statement("thirst-and-sea-water", "The lining of the gut", "settles for osmosis alone", "absolutely dependent"),
    Statement("thirst-and-sea-water", "What makes us thirsty", "285.2 ± 1.3 mOsm/kg", "281 mOsm/kg"),
    Statement(
        "thirst-and-sea-water", "What to remember", "set in within the normal range", "a per cent or two too strong"
    ),
    Statement("body", "Capillaries", "in the long run a little leaves the vessel", "drawn back, or pushed out less"),
    Statement("body", "A cell and a drip", "the sodium pump"),
    Statement("water-up-a-tree", "By day the air pulls", "115.54 m", "112.7 m"),
    Statement("plants", "When it goes limp, and beyond", "School exercises take a short cut", "The textbook takes"),
    Statement("energy", "In everyday terms", "until June 2026", "by the regulator's figure"),
    Statement("osmosis", "See it", "one and three quarter times", "nearly twice"),
    Statement("osmosis", "See it", "a little more than half as high", ": half as far"),
    Statement("osmosis", "See it", "about eight months"),
    Statement("fabrics", "Stretched, not cut", "a film of stretched polyethylene instead"),
    Statement("scale", "The old rule for lime", "index of Stiff and Davis", "it is not defined"),
    Statement("recovery", "What limits it first", "for the minute or so", "the minute or two"),
    Statement("scale", "How full is the water?", "no common acid", "that no acid removes"),
    Statement("scale", "How full is the water?", "less acidic than the feed", "less sour"),
    Statement("teachers", "What not to teach", "Say in the exam, if your board asks for it"),
    Statement("teachers", "Which page for which lesson", "it has formulas and mmol/kg", "12 years | Osmosis, to"),
]


def words(markdown: str) -> str:
    """Prose in one line, without its marks."""
    return " ".join(re.sub(r"\*|\[\^[^\]]+\]|\]\([^)]*\)|\[", "", contents.FENCE.sub(" ", markdown)).split())


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: f"{each.page}: {each.says}")
def test_it_is_said_right_and_nowhere_wrong(site, statement):
    assert statement.says in section(site, statement.page, statement.section).replace("Semi -", "Semi-")
    for name, text in PAGES.items():
        assert not statement.never or statement.never not in words(text), name


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["sentence"][:60])
def test_each_sentence_of_the_text_that_the_site_answers_has_its_place(site, row):
    assert row["says"] in section(site, row["page"], row["section"])


def test_the_uses_at_which_the_text_breaks_off_are_there(site):
    uses = section(site, "reverse-osmosis-at-home", "What it is good for")
    for use in ("Drinking", "Ice", "Coffee", "Brewing", "Aquaria", "Reef", "Humidifiers", "Batteries", "Windows",
                "Hydroponics", "Dialysis"):  # fmt: skip
        assert use in uses


def test_how_far_the_tube_rises_and_how_long_it_takes():
    """One and three quarter times for twice the salt, a little more than half for sugar; two days, and eight months."""
    once, twice, sugar = (
        evaluate("osmosis.equilibrium_head", entries).outputs["level_difference"]
        for entries in ({}, {"right_amount": "0.2 mmol"}, {"solute": "sucrose"})
    )
    assert twice / once == pytest.approx(1.75, abs=0.05)
    assert 0.5 < sugar / once < 0.6
    folded, flat = (
        from_si(osmosis.equilibrium_head(membrane_area=area).course[-1].time, "d") for area in (100e-4, 1e-4)
    )
    assert 2 < folded < 3
    assert flat == pytest.approx(100 * folded)
    assert flat / (365 / 12) == pytest.approx(8, abs=0.5)


def test_the_sea_needs_five_hundred_times_the_pressure_of_the_tube():
    tube = evaluate("osmosis.equilibrium_head").outputs["holding_pressure"]
    sea = evaluate("seawater.osmotic_pressure").outputs["osmotic_pressure"]
    assert sea / tube == pytest.approx(500, rel=0.1)


def test_the_water_is_about_a_minute_in_a_vessel():
    """The channel of seven elements, over the mean of the flows at its ends."""
    inputs = {each.name: each.default for each in describe("vessel.projection").parameters}
    answer = vessel.projection()
    channel = (
        inputs["active_area"] / 2 * inputs["feed_channel_height"] * inputs["feed_spacer_porosity"] * inputs["elements"]
    )
    mean = (inputs["feed_flow"] + answer.concentrate_flow) / 2
    assert 0.75 * MINUTE < channel / mean < 1.25 * MINUTE


def test_a_dye_of_food_is_larger_than_the_sugars_of_syrup():
    """Brilliant blue C37H34N2Na2O9S3 and tartrazine C16H9N4Na3O9S2; glucose C6H12O6 and sucrose C12H22O11."""
    weights = {"C": 12.011, "H": 1.008, "N": 14.007, "Na": 22.990, "O": 15.999, "S": 32.06}

    def mass(**atoms):
        return sum(number * weights[element] for element, number in atoms.items())

    dyes = mass(C=37, H=34, N=2, Na=2, O=9, S=3), mass(C=16, H=9, N=4, Na=3, O=9, S=2)
    sugars = mass(C=6, H=12, O=6), mass(C=12, H=22, O=11)
    assert max(dyes) == pytest.approx(800, rel=0.02)
    assert 500 < min(dyes) < 550
    assert sugars == pytest.approx((180, 342), abs=0.5)


def test_how_much_sea_makes_the_brine_nearly_as_fresh_as_the_sea():
    """Mixed with thirteen times as much it is less than 2 g/kg saltier than the sea, with twelve times it is more."""
    least = evaluate("energy.minimum_work")
    above = least.outputs["concentrate_salinity"] - least.inputs["salinity"]
    assert above / 14 < 0.002 < above / 13


def test_low_energy_membranes_pass_nearly_four_times_as_much_nitrate():
    tight, loose = (
        next(row.in_permeate for row in membrane.ion_rejection(**inputs).ions if row.ion.startswith("nitrate"))
        for inputs in (
            evaluate("membrane.ion_rejection", entries).inputs
            for entries in ({}, {"preset": "the same, low-energy membranes"})
        )
    )
    assert 3.5 < loose / tight < 4


def test_the_concentrate_of_a_salty_well_is_nearly_a_quarter_as_salty_as_the_sea():
    left = evaluate("balance.recovery", {"recovery": "75 %", "feed_concentration": "2 g/L"}).outputs
    assert left["concentrate_concentration"] / 35 == pytest.approx(0.23, abs=0.015)


def test_a_plant_that_stands_half_of_the_time_costs_nearly_four_fifths():
    runs, stands = (evaluate("plant.cost", entries) for entries in ({}, {"utilisation_factor": "45 %"}))
    assert runs.inputs["utilisation_factor"] == 2 * stands.inputs["utilisation_factor"]
    assert stands.outputs["cost_a_year"] / runs.outputs["cost_a_year"] == pytest.approx(0.79, abs=0.01)


def test_the_osmotic_pressure_of_the_proteins_of_blood():
    drawn = osmosis.reflection(left_concentration=1.293, temperature=310.15, reflection_coefficient=1.0)
    assert abs(drawn.osmotic_pressure_difference) == pytest.approx(25 * 133.322, rel=0.002)


def test_an_element_that_is_rated_at_more_pressure_gives_less():
    """A sixth less at 50 psi than at 60, and nearly a quarter less than at 65."""
    assert pytest.approx(1 / 6) == 1 - 50 / 60
    assert pytest.approx(1 / 4, abs=0.02) == 1 - 50 / 65


def test_the_figure_of_sizes_draws_reverse_osmosis_as_no_sieve():
    assert all("reverse osmosis" not in each.name for each in sizes.FILTERS)
    assert "Reverse osmosis has no pores" in sizes.sizes()


def test_a_household_of_the_old_value_makes_three_cubic_metres():
    assert pytest.approx(7.4, abs=0.05) == 2700 / 365
    plant = evaluate("energy.specific_energy").outputs["specific_energy"]
    assert 7.4 / from_si(plant, "kWh/m3") == pytest.approx(3, abs=0.3)


def test_the_three_beakers_do_to_their_cells_what_their_names_say():
    """The molalities are those of the concentrations, by the densities of the handbook, which are close to 1 kg/L."""
    for beaker in tonicity.BEAKERS:
        assert beaker.molality == pytest.approx(beaker.concentration / 58.44, rel=0.015)
    (weak, equal, strong) = (tonicity.volumes(each) for each in tonicity.BEAKERS)
    assert weak[0] > 1.5
    assert weak[1] > 1
    assert equal == pytest.approx((1, 1), abs=0.01)
    assert strong[0] < 0.75
    assert strong[1] < 0.6


def test_the_three_drips_do_to_a_red_cell_what_their_names_say():
    fresh, equal, strong = (
        evaluate("body.tonicity", {"concentration": f"{drip.concentration} g/L"}).outputs["cell_volume"]
        for drip in body.DRIPS
    )
    assert fresh is None, "it bursts"
    assert equal == pytest.approx(1, abs=0.01)
    assert strong < 0.6
    assert "bursts at 1.7 times" in body.three_drips()


def test_the_figure_of_scale_begins_each_mineral_where_its_index_is_zero():
    begins = recovery.beginnings()
    assert [each for each, begin in begins.items() if not begin] == ["calcite", "barite"], "above their limits as feed"
    for mineral, begin in begins.items():
        if begin:
            index = evaluate("scaling.saturation", {"recovery": f"{begin} %"}).outputs[f"{mineral}_index"]
            assert index == pytest.approx(0, abs=0.02), mineral
