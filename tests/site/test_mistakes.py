"""The page of common mistakes: each is answered where it should be, with a number calculated here; and it can be used
without JavaScript, with the keyboard alone and by a screen reader."""

import math
import re
from typing import NamedTuple

import pytest
from markdown import Markdown
from playwright.sync_api import expect

from docs.comparisons.published import entries, table
from docs.extension import pages, places
from docs.extension.predictions import Predictions
from tests.accessibility import in_dark, in_light
from tests.site.sections import numbers, section
from tests.website import ROOT

PATH = "mistakes/"
SOURCE = (ROOT / "docs" / "mistakes.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^### (.+)$", SOURCE, re.MULTILINE)
OPEN = "Show the answer"

GAS_CONSTANT = 8.314462618  # J/(mol K)
SALT = 0.05844  # kg/mol of sodium chloride
WATER = 997.05  # kg/m3 at 25 degrees Celsius
GRAVITY = 9.80665  # m/s2
PSI = 6894.757  # Pa
BAR = 1e5  # Pa
DILUTE, MIDDLING, MOLAL, STRONG = (
    next(row for row in table("sodium_chloride.csv") if row["temperature_C"] == 25 and row["molality_mol_per_kg"] == at)
    for at in (0.01, 0.3, 1, 6)
)
SUGAR = entries("osmotic_pressure_examples.json")["sucrose_1M_22C_AP"]


def column() -> float:
    """Metres of water that 0.01 mol/kg of NaCl hold."""
    return DILUTE["osmotic_pressure_bar"] * BAR / (WATER * GRAVITY)


def pore_spacing() -> float:
    """Micrometres between the pores, each in the middle of a square, 1.4e9 of them in a square centimetre."""
    return 1e4 / math.sqrt(1.4e9)


def urine() -> float:
    """Litres: 1200 mOsm of the sea and 600 of the day, at 1200 in a litre."""
    book = next(each for each in entries("body.json")["textbook_balances"] if each["of"] == "13th edition")
    assert book["urine_L"] == (1200 + 600) / 1200
    return book["urine_L"]


def van_t_hoff_error(row: dict[str, float]) -> float:
    """Per cent by which i = 2 misses, of moles in a litre."""
    ideal = 2 * row["molarity_mol_per_L"] * 1000 * GAS_CONSTANT * 298.15
    return 100 * (ideal / (row["osmotic_pressure_bar"] * BAR) - 1)


def psi_rule_error(row: dict[str, float]) -> float:
    """Per cent by which a hundredth of the mg/L misses, in psi."""
    rule = row["molarity_mol_per_L"] * SALT * 1e6 / 100 * PSI
    return 100 * (rule / (row["osmotic_pressure_bar"] * BAR) - 1)


def psi(row: dict[str, float]) -> float:
    return row["osmotic_pressure_bar"] * BAR / PSI


def seawater_rule_error(temperature: float = 10, salinity: float = 20) -> float:
    """Per cent by which 0.77 bar for each g/L misses sea salt, of g/kg at degrees Celsius."""
    at = temperature, salinity
    row = next(row for row in table("seawater.csv") if (row["temperature_C"], row["absolute_salinity_g_per_kg"]) == at)
    return 100 * (0.77 * salinity * row["density_kg_per_m3"] / 1000 / row["osmotic_pressure_bar"] - 1)


def kept(recovery: float, rejection: float) -> float:
    """By the salt that stays, in the water that stays: not by the formula that the page has."""
    salt_left = 1 - recovery * (1 - rejection)
    water_left = 1 - recovery
    return salt_left / water_left


def _within(value: float, unit: str = "bar") -> tuple[float, float, str]:
    """A pressure and its tolerance."""
    return value, 0.005 * value, unit


class Told(NamedTuple):
    """A row of the list of mistakes, the section that answers it, and what stands there."""

    mistake: str
    page: str
    section: str
    text: str
    value: float | None = None
    tolerance: float = 0.0
    unit: str = ""


# Beside the tolerance, the last digit that is written is free by half. The tolerance is that of the reference: 0.5 % of
# a pressure of NaCl and of sugar as it is, so as much of its error, which is told in per cent; 0.2 % of one of the sea.
# The reference has NaCl at 25 degrees Celsius; to 22 its pressure goes with the absolute temperature.
_SALT_OF_A_MOLE = MOLAL["osmotic_pressure_bar"] / MOLAL["molarity_mol_per_L"] * 295.15 / 298.15
_SUGAR_OF_A_MOLE, _EXERCISE = -SUGAR["real_bar_with_phi"], -SUGAR["psi_s_bar_R=0.0831_T=295"]
_LESS_TO_MORE = "A red cell in urea", "what counts is what that membrane holds back"
_PSI_RULE, _TWICE, _EXERCISED = "A hundred ppm to the psi", "Times two for salt", "The sugar of the exercise"
TOLD = [
    Told("less to more concentrated", "mistakes", *_LESS_TO_MORE, 0, 0, "mOsm/kg"),
    Told(
        "less to more concentrated: the law",
        "osmosis",
        "What drives it",
        "its permeability times the part of the pressure",
    ),
    Told("water concentration: salt", "mistakes", "Less water in a litre", "The salt, with", *_within(_SALT_OF_A_MOLE)),
    Told("water concentration: sugar", "mistakes", "Less water in a litre", "the sugar", *_within(_SUGAR_OF_A_MOLE)),
    Told("cell wall", "mistakes", "The gap in the cell", "water, salts and sugars pass it freely"),
    Told("cell wall, in plants", "plants", "The wall is not the membrane", "What selects is the plasma membrane"),
    Told("Gore-Tex: pores cut", "mistakes", "Rain on a jacket", "Nobody cuts the pores", pore_spacing(), 0, "µm"),
    Told("Gore-Tex: semi-permeable", "fabrics", "Is it a semi-permeable membrane?", "Not in the sense of osmosis"),
    Told("equal concentrations", "mistakes", "When it ends", "never become equally concentrated"),
    Told("0.01 mol/kg holds 4.9 m", "mistakes", "A pinch of salt", "dilutes nothing", *_within(column(), "m")),
    Told("sea water in the stomach", "mistakes", "A litre of the sea", "still in the body", urine(), 0, "L"),
    Told("roots", "mistakes", "Up a tall tree", "one step of the way", 0.148e6 / 998.2 / GRAVITY, 0.03, "m of water"),
    Told("extremely fine filter", "mistakes", "Press harder", "but two laws hold either way"),
    Told("lining of the gut", "mistakes", "Which one is it?", "water follows the salt by osmosis"),
    Told(
        "0.77 bar a gram", "mistakes", "So many bars for a gram", "0.77 bar for each", seawater_rule_error(), 0.23, "%"
    ),
    Told("psi rule, dilute", "mistakes", _PSI_RULE, "1 psi for each 100 ppm", psi_rule_error(DILUTE), 0.42, "%"),
    Told("psi rule, strong", "mistakes", _PSI_RULE, "little more than half", *_within(psi(STRONG), "psi")),
    Told(
        "i = 2 at 0.3 mol/kg",
        "mistakes",
        _TWICE,
        "too high. And in the strongest brine",
        van_t_hoff_error(MIDDLING),
        0.54,
        "%",
    ),
    Told("i = 2 at 6 mol/kg", "mistakes", _TWICE, "Too low, by far", van_t_hoff_error(STRONG), 0.35, "%"),
    Told("1 M sucrose", "mistakes", _EXERCISED, "two fifths more", *_within(_SUGAR_OF_A_MOLE)),
    Told("1 M sucrose, the exercise", "mistakes", _EXERCISED, "Many an exercise", _EXERCISE, 0, "bar"),
    Told("concentration factor", "mistakes", "What goes to the drain", "Nearly", kept(0.75, 0.95), 0, "times"),
]


@pytest.mark.parametrize("told", TOLD, ids=[each.mistake for each in TOLD])
def test_each_mistake_is_answered_with_its_number(site, told):
    text = section(site, told.page, told.section)
    assert told.text in text
    if told.value is not None:
        assert any(abs(each - told.value) <= told.tolerance + half for each, half in numbers(text, told.unit)), (
            f"{told.value} {told.unit}"
        )


def test_the_stated_sizes_of_the_errors():
    """'Too high by a seventh', 'too low by a sixth', 'little more than half', 'two fifths more', 'overshoots by half as
    much', and for table salt too low at any strength."""
    assert 100 / 7.5 < seawater_rule_error() < 100 / 6.5
    assert 100 / 6.5 < -psi_rule_error(DILUTE) < 100 / 5.5
    assert 50 < 100 + psi_rule_error(STRONG) < 60
    assert SUGAR["real_bar_with_phi"] / SUGAR["psi_s_bar_R=0.0831_T=295"] == pytest.approx(1.4, abs=0.02)
    assert seawater_rule_error(25, 35) / seawater_rule_error() == pytest.approx(0.5, abs=0.05)
    at_25 = [row for row in table("sodium_chloride.csv") if row["temperature_C"] == 25]
    assert len(at_25) > 10
    assert all(psi_rule_error(row) < -10 for row in at_25)


def test_the_copied_formula_fails_at_its_end():
    def copied(recovery, rejection):
        return (1 - recovery) * (1 - rejection) / (1 - recovery)

    assert copied(0.75, 0.95) == pytest.approx(1 / 20)
    assert copied(0.75, 1) == 0
    assert kept(0.75, 1) == 4
    assert kept(0.75, 0) == 1


def test_a_litre_of_sugar_water_holds_a_fifth_less_water():
    """Of 342.3 g of sugar and of 58.44 g of salt, each in a litre; the handbook's sugar is at 20 degrees Celsius."""
    strong = next(
        row for row in table("solute_handbook.csv") if row["solute"] == "sucrose" and row["mass_percent"] == 30
    )
    assert strong["density_kg_per_m3"] * 0.3 == pytest.approx(342.3, rel=0.015)
    with_sugar = strong["density_kg_per_m3"] * 0.7
    with_salt = MOLAL["solution_density_kg_per_m3"] - SALT * 1000 * MOLAL["molarity_mol_per_L"]
    assert with_sugar / with_salt == pytest.approx(0.8, abs=0.01)


def test_there_are_questions_in_four_groups(site):
    assert 13 <= len(QUESTIONS) <= 16
    assert re.findall(r"^## (.+)$", SOURCE, re.MULTILINE)[:4] == [
        "Osmosis itself", "Plants and the body", "Membranes and fabrics", "Rules of thumb",
    ]  # fmt: skip
    html = (site / PATH / "index.html").read_text(encoding="utf-8")
    assert html.count('<div class="prediction">') == html.count('class="prediction-right"') == len(QUESTIONS)
    lists = re.findall(r"(?:^- \[[ x]\] .*\n)+", SOURCE, re.MULTILINE)
    stands = {[line[:5] for line in choices.splitlines()].index("- [x]") for choices in lists}
    assert stands >= {0, 1, 2}, "where the right choice stands must not give it away"
    assert "[ ]" not in html
    assert "[x]" not in html


@pytest.mark.parametrize("heading", QUESTIONS)
def test_an_answer_is_short_and_shows_a_number_or_leads_on(site, heading):
    html = (site / PATH / "index.html").read_text(encoding="utf-8")
    part = re.split("<h[23]", html.split(f">{heading}<a ", 1)[1])[0]
    answer = part.split(f"<summary>{OPEN}</summary>", 1)[1]
    assert 'class="computed"' in answer or "<live-calculator" in answer or "#sizes" in answer
    assert 'class="open"' in answer or "<live-calculator" in answer or "#sizes" in answer
    prose = re.sub(r"<live-calculator.*?</live-calculator>|<math.*?</math>|<sup.*?</sup>", " ", answer, flags=re.DOTALL)
    assert len(re.sub(r"<[^>]+>", "", prose).split()) <= 120


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_predict_then_see_with_the_keyboard_alone(request, website, scripts):
    page = request.getfixturevalue("page" if scripts else "plain_page")
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(website.url + PATH)
    asked = page.get_by_role("group", name="In a U-tube a trace of salt")
    wrong = asked.get_by_role("radio", name="When both sides are equally concentrated.")
    right = asked.get_by_role("radio", name="When the pressure of the higher column balances the osmotic pressure.")
    told = page.locator(".prediction").nth(1)
    answer = told.get_by_text("However much of it has crossed, pure water stays pure.")
    verdicts = [told.get_by_text(words, exact=True).locator("visible=true") for words in ("wrong", "right")]

    for _ in range(120):  # from the start of the page, as a reader without a mouse would
        page.keyboard.press("Tab")
        if wrong.evaluate("radio => radio === document.activeElement"):
            break
    expect(wrong).to_be_focused()
    expect(wrong).not_to_be_checked()
    page.keyboard.press("Space")
    expect(wrong).to_be_checked()
    expect(answer).to_be_hidden()
    for verdict in verdicts:
        expect(verdict).to_have_count(0)
    page.keyboard.press("Tab")
    expect(told.locator("summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    for verdict in verdicts:
        expect(verdict).to_have_count(1)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")  # round to the last of them
    expect(right).to_be_checked()
    expect(verdicts[0]).to_have_count(0)
    expect(verdicts[1]).to_have_count(1)


def test_a_screen_reader_is_told_the_question_the_choices_and_the_verdict(plain_page, website):
    page = plain_page
    page.goto(website.url + PATH)
    groups = page.locator(".prediction > fieldset")
    for number, group in enumerate(groups.all()):
        expect(group).to_have_accessible_name(re.compile(r"\?$"))
        names = {radio.get_attribute("name") for radio in group.get_by_role("radio").all()}
        assert len(names) == 1, number
        assert 2 <= group.get_by_role("radio").count() <= 4
    every = {radio.get_attribute("name") for radio in page.locator(".prediction input[type=radio]").all()}
    assert len(every) == groups.count()
    first = page.locator(".prediction").first
    radio = first.get_by_role("radio").nth(2)
    expect(radio).to_have_accessible_name("The salt, because it has more particles in it.")
    first.get_by_text(OPEN).click()
    expect(radio).to_have_accessible_name(re.compile("more particles in it. ?right$"))


def test_answered_it_fits_the_screen_and_axe_finds_nothing(page, website):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(website.url + PATH)
    answered = page.evaluate(
        """() => Array.from(document.querySelectorAll(".prediction"), (each) => {
            each.querySelector("input[type=radio]").click();
            each.querySelector("summary").click();
            for (const inner of each.querySelectorAll("live-calculator summary")) inner.click();
            return each.querySelector("input[type=radio]").checked && each.querySelector("details").open;
        })"""
    )
    assert answered == [True] * len(answered)
    for width in (1440, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        heights = page.evaluate(
            """() => Array.from(document.querySelectorAll(".prediction"), (each) =>
                [...each.querySelectorAll("fieldset > label"), each.querySelector("summary")].map(
                    (target) => target.getBoundingClientRect().height,
                ))"""
        )
        assert len(heights) == len(answered) > 2
        assert all(len(each) > 2 and min(each) >= 44 for each in heights)
    assert in_light(page, is_first_of_its_kind=False) + in_dark(page, is_first_of_its_kind=False) == []


def test_the_calculators_in_the_answers_stand_where_no_other_page_sets_them(plain_page, website):
    page = plain_page
    page.goto(website.url + PATH)
    calculators = page.locator('live-calculator[name="waters.laws_compared"]')
    set_to = [
        (each.locator('select[name="salt"]').input_value(), each.locator('input[name="salinity"]').input_value())
        for each in calculators.all()
    ]
    assert set_to == [("sea salt", "20"), ("NaCl", "584")]
    for calculator in calculators.all():
        expect(calculator).to_be_hidden()


QUESTION = "# Title\n\n### One more\n\n{question}\n\n{choices}\n\n{answer}\n"
WRONG = {
    "two right": ("So?", "- [x] one\n- [x] two", "So.", "exactly one is right"),
    "none right": ("So?", "- [ ] one\n- [ ] two", "So.", "exactly one is right"),
    "one choice": ("So?", "- [x] one", "So.", "from 2 to 4 choices"),
    "five choices": ("So?", "- [x] one" + "\n- [ ] no" * 4, "So.", "from 2 to 4 choices"),
    "unmarked": ("So?", "- [x] one\n- two", "So.", "write each as"),
    "no question": ("", "- [ ] one\n- [x] two", "So.", "must be the question"),
    "no answer": ("So?", "- [ ] one\n- [x] two", "", "give the answer"),
}


def drawn(text: str) -> str:
    """The HTML of a page of this text."""
    page = pages.Page("page.md")
    page.source = text
    pages.enter(page)
    markdown = Markdown()
    markdown.treeprocessors.register(Predictions(markdown), "predictions", 30)
    return markdown.convert(text)


@pytest.mark.parametrize(("question", "choices", "answer", "message"), WRONG.values(), ids=WRONG)
def test_a_question_that_is_not_complete_is_told_with_its_place(question, choices, answer, message):
    with pytest.raises(places.PageError, match=f"^page.md:7: .*{message}"):
        drawn(QUESTION.format(question=question, choices=choices, answer=answer))


def test_an_answer_ends_at_the_next_heading_and_a_plain_list_is_left_alone():
    text = QUESTION.format(question="Before.\n\nSo?", choices="- [ ] *one*\n- [x] two", answer="It *is*.\n\n- plain")
    html = drawn(text + "\n## Next\n\nBehind.\n\n- a list")
    inside = re.search(r'<div class="prediction">(.*?)</div>', html, re.DOTALL)[1]
    assert "<legend>So?</legend>" in inside
    assert "<span><em>one</em></span>" in inside
    assert "<p>It <em>is</em>.</p>" in inside
    assert "<li>plain</li>" in inside
    assert "Before." in html.split("<div", 1)[0]
    assert not re.search("Before|Behind|Next|a list", inside)
    assert html.endswith("<p>Behind.</p>\n<ul>\n<li>a list</li>\n</ul>")
