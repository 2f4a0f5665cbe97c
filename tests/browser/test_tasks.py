"""What six readers come for, done as they would do it on a phone, and in how many actions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.live import open_page

PHONE = {"width": 390, "height": 844}


class Reader:
    """Someone at one calculator, whose actions are counted."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.actions = page, 0
        self.calculator = page.locator(f'live-calculator[name="{name}"]').first

    def types(self, label: str, entry: str) -> None:
        """Write into the field of this label, with its unit, and go on."""
        field = self.calculator.get_by_label(label, exact=False).locator("visible=true").first
        field.fill(entry)
        field.press("Tab")
        self.actions += 1

    def chooses(self, label: str, option: str) -> None:
        self.calculator.get_by_role("combobox", name=label, exact=True).select_option(option)
        self.actions += 1

    def presses(self, control: Locator) -> None:
        control.click()
        self.actions += 1

    def is_told(self, words: str) -> None:
        """Read the answer in a sentence, with nothing refused."""
        apart = words.replace(" ", r"\s")  # a number and its unit stay together
        expect(self.calculator.locator(".calculator-headline")).to_have_text(re.compile(apart))
        expect(self.calculator.locator("[aria-invalid=true]")).to_have_count(0)


@pytest.fixture
def phone(touched_page) -> Page:
    touched_page.set_viewport_size(PHONE)
    return touched_page


def test_a_pupil_finds_the_osmotic_pressure_of_sugar_in_two_actions(phone, website):
    open_page(phone, website, "osmotic-pressure/")
    pupil = Reader(phone, "osmosis.osmotic_pressure")
    pupil.chooses("Example", "sugar, glucose or alcohol: whole molecules")
    pupil.types("Molar concentration", "0.2 mol/L")
    pupil.is_told(r"It takes 4\.96 bar of pressure")
    assert pupil.actions == 2
    # And of the real solution, by the same scale.
    pupil = Reader(phone, "solutions.osmotic_pressure")
    pupil.chooses("Solute", "sucrose")
    pupil.types("Molality", "0.2 mol/L")
    pupil.is_told(r"It takes 5\.\d+ bar of pressure")
    assert pupil.actions == 2


def test_the_home_a_unit_in_winter_a_beer_and_a_meter(phone, website):
    open_page(phone, website, "reverse-osmosis-at-home/")
    householder = Reader(phone, "household.production")
    householder.types("Rating of the element", "75 GPD")
    householder.types("Tap pressure", "50 psi")
    householder.types("Temperature", "12 C")
    householder.is_told(r"This unit makes about \d+ L/d and fills its tank in .* litres run to the drain\.")
    assert householder.actions == 3

    open_page(phone, website, "tanks-beer-coffee/")
    brewer = Reader(phone, "household.blend")
    brewer.chooses("Example", "pale beer")
    brewer.types("Bicarbonate in the tap water", "250 mg/L")
    brewer.types("Calcium in the tap water", "90 mg/L")
    brewer.types("Batch", "30 L")
    brewer.is_told(r"For 30 L mix [\d.]+ L of tap water with [\d.]+ L of reverse-osmosis water")
    assert brewer.actions == 4

    open_page(phone, website, "choosing-a-unit/")
    aquarist = Reader(phone, "household.rejection")
    aquarist.types("Dissolved solids of the tap water", "400 ppm")
    aquarist.types("Dissolved solids of the purified water", "12 ppm")
    aquarist.is_told(r"The membrane holds back 97\.0 % of what is dissolved in the tap water\. In order: ")
    assert aquarist.actions == 2


def test_an_engineer_finds_pressure_and_energy_in_three_actions_and_types_nothing_twice(phone, website):
    open_page(phone, website, "energy/")
    name = "vessel.pressure_for_recovery"
    engineer = Reader(phone, name)
    engineer.types("Elements in series", "7")
    engineer.types("Recovery", "45 %")
    engineer.is_told(r"It takes [\d.]+ bar to make permeate of 45 % of the feed")
    pressure = engineer.calculator.locator('output[name="feed_pressure"]').text_content()
    engineer.calculator.locator(".calculator-onward summary").click()
    onward = engineer.calculator.locator('[data-onward="energy.specific_energy"]')
    handed_on = re.search(r"feed_pressure=([\d.]+)\+bar", onward.get_attribute("href"))[1]
    assert pressure == f"{float(handed_on):.1f} bar"
    engineer.presses(onward)
    assert engineer.actions == 3
    energy = Reader(phone, "energy.specific_energy")
    expect(energy.calculator.locator('input[name="feed_pressure"]')).to_have_value(handed_on)
    energy.is_told(r"The plant takes [\d.]+ kWh/m³ of permeate")
    expect(energy.calculator.locator('input[name="recovery"]')).to_have_value("45")


def test_a_teacher_puts_the_question_on_the_wall_in_one_action(phone, website):
    open_page(phone, website, "osmosis/")
    teacher = Reader(phone, "osmosis.equilibrium_head")
    stage = teacher.calculator.locator("moving-picture")
    teacher.presses(stage.get_by_role("button", name="Full screen"))
    expect(stage.get_by_role("button", name="Full screen")).to_have_text("Close")
    box = stage.bounding_box()
    assert box["width"] >= PHONE["width"] - 1
    expect(stage.locator(".picture-state")).to_contain_text("Which way will the water move")
    expect(stage.get_by_text("41.5 cm").locator("visible=true")).to_have_count(0)
    assert teacher.actions == 1


def test_a_newcomer_designs_three_plants_in_at_most_ten_entries_beyond_the_water(phone, website):
    open_page(phone, website, "plant/")
    drinker = Reader(phone, "plant.design")
    drinker.types("Feed concentration", "38 g/L")
    drinker.types("Wanted permeate", "500 m3/d")
    drinker.is_told(r"49 elements in 7 vessels of 7 make water of \d+ mg/L, at 5\d\.\d bar and 2\.\d+ kWh/m³")
    assert drinker.actions == 2

    farmer = Reader(phone, "plant.design")
    farmer.chooses("Example", "brackish well, two stages")
    farmer.is_told("114 elements")
    farmer.chooses("Salt", "sea salt")
    farmer.types("Feed concentration", "2 g/L")
    farmer.types("Wanted permeate", "20 m3/h")
    farmer.is_told(r"24 elements in two stages, 3:1 vessels of 6 make water of \d+\.\d mg/L, at 1\d\.\d bar")
    assert farmer.actions == 4

    mayor = Reader(phone, "plant.design")
    mayor.chooses("Example", "brackish well, two stages")
    mayor.is_told("114 elements")
    mayor.presses(mayor.calculator.get_by_text("The analysis of the feed").first)
    mayor.types("Sodium in the feed", "1150 mg/L")  # chloride follows, and with it the 4 g/L
    mayor.types("Nitrate in the feed", "80 mg/L")
    mayor.is_told(r"114 elements in two stages, 13:6 vessels of 6 make water of \d+\.\d mg/L")
    taken = mayor.calculator.locator("[data-drawing=streams] tr", has_text="water taken")
    expect(taken).to_contain_text(re.compile(r"3\.[89]\d"))
    cells = mayor.calculator.locator("[data-drawing=ions] tr", has_text="nitrate").locator("td")
    assert float(cells.nth(1).text_content()) < 50 < float(cells.nth(0).text_content())
    assert mayor.actions == 4
