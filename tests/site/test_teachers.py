"""The worksheets: their answers calculated again without `calc`, their links, and how they come out on paper."""

import itertools
import re
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from calc.interface import describe
from docs.figures import worksheets as figures
from tests.accessibility import come_to_rest
from tests.live import be_live
from tests.site import worksheets
from tests.website import ROOT

SHEETS = list(worksheets.ANSWERS)
QUESTIONS = {"worksheet-biology": 8, "worksheet-chemistry": 8, "worksheet-engineering": 9}
A4 = {"width": 673, "height": 1017}  # px: 210 mm by 297 mm, without the margins of 16 mm and 14 mm
_MARKED = re.compile(r'<(strong|span) id="((?:answer|step)-[\w-]+)">(.*?)</\1>', re.DOTALL)
_NUMBER = re.compile(r"([−-]?[\d\u202f]*\d(?:\.(\d+))?)\s*(.*)", re.DOTALL)


def html(site, page):
    return (site / page / "index.html").read_text(encoding="utf-8")


def marked(text):
    """The numbers of a built page that are marked, by their ids, as they are written."""
    return {
        place: unescape(re.sub(r"<[^>]+>", "", inner)).replace("\xa0", " ") for _, place, inner in _MARKED.findall(text)
    }


def is_shown(written, value):
    """Whether this is how the value is written: in its unit, and right to the last digit, or as sure as its data."""
    number, decimals, unit = _NUMBER.fullmatch(written.strip()).groups()
    shown = float(number.replace("−", "-").replace("\u202f", ""))
    last_digit = 0.5 * 10.0 ** -len(decimals or "")
    return unit == value.unit and abs(shown - value.number) <= 1.001 * last_digit + value.tolerance * abs(value.number)


@pytest.mark.parametrize("page", SHEETS)
def test_the_answers_are_what_the_test_reckons(site, page):
    written, answers = marked(html(site, page)), worksheets.ANSWERS[page]
    assert set(written) == set(answers)
    wrong = {place: (text, answers[place]) for place, text in written.items() if not is_shown(text, answers[place])}
    assert wrong == {}


@pytest.mark.parametrize(
    ("written", "value"),
    [("2.48 bar", (2.49, "bar")), ("2.48 bar", (2.48, "kPa")), ("−0.24 MPa", (0.24, "MPa")), ("16 %", (15.4, "%"))],
)
def test_a_wrong_answer_is_seen(written, value):
    assert not is_shown(written, worksheets.Value(*value))


@pytest.mark.parametrize("page", SHEETS)
def test_what_the_questions_give_is_what_was_measured(page):
    questions = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8").split("## Answers")[0]
    for words, value in worksheets.GIVEN[page]:
        assert words in questions
        written = re.search(r"[−-]?\d.*", words.rstrip(" ."), re.DOTALL)[0]
        assert is_shown(written, value), (words, value)


def test_the_potato_strips_of_the_question_are_those_of_the_figure(site):
    rows = re.findall(
        r"^\| (0\.\d) \| (\d\.\d\d) \| (\d\.\d\d) \|", (ROOT / "docs/worksheet-biology.md").read_text("utf-8"), re.M
    )
    assert [tuple(map(float, row)) for row in rows] == worksheets.STRIPS
    told = figures.potato_strips()
    for strength, change in worksheets.CHANGES:
        assert f"at {strength or 0:g} mol/L {change:+.3g}".replace("-", "−") in told.replace(".00 %", " %")
    assert f"crosses zero at {worksheets.UNCHANGED:.2f} mol/L" in told


def test_the_kitchens_salt_is_as_strong_as_it_says():
    """9 g in a litre at 20 °C are 0.1547 mol in a kilogram of water, and 20 g are 0.345."""
    text = (ROOT / "docs/teachers.md").read_text(encoding="utf-8")
    rows = [row for row in worksheets.table("sodium_chloride_concentrations.csv") if row["temperature_C"] == 20]
    molality = {row["mg_per_L"] / 1000: row["mol_per_kg_water"] for row in rows}
    assert 'molality="0.1547 mol/kg"' in text
    assert molality[9] == pytest.approx(0.1547, abs=0.00005)
    assert 'molality="0.345 mol/kg"' in text
    assert molality[20] == pytest.approx(0.345, abs=0.0005)


@pytest.mark.parametrize("page", SHEETS)
def test_every_question_has_room_an_answer_and_a_link_to_its_calculator(site, website, page):
    built = html(site, page)
    numbers = [str(number) for number in range(1, QUESTIONS[page] + 1)]
    assert re.findall(r'<div class="question" id="question-(\d+)">', built) == numbers
    assert re.findall(r'<div class="answer" id="answer-(\d+)">', built) == numbers
    assert {place.split("-")[1] for place in marked(built) if place.startswith("answer")} == set(numbers)
    questions = re.split(r'<div class="question"', built.split('<details class="answers"')[0])[1:]
    answers = re.split(r'<div class="answer"', built)[1:]
    for number, question, answer in zip(numbers, questions, answers, strict=True):
        assert f"{number}. " in re.sub(r"<[^>]+>", "", question)
        assert f"<strong>{number}.</strong>" in answer
        assert question.count("<hr>") >= 4
        assert "data-lines" not in question
        links = re.findall(r'<a class="open" href="([^"]+)">', question)
        assert len(links) == 1
        opens_a_calculator(site, page, unescape(links[0]))


def opens_a_calculator(site, page, link):
    """The link leads to a calculator on a page of the site, which has every entry that it names."""
    address = urlsplit(urljoin(f"http://site/{page}/", link))
    entries = {name: values[0] for name, values in parse_qs(address.query, keep_blank_values=True).items()}
    name = entries.pop("calculator")
    target = html(site, address.path.strip("/"))
    assert re.search(rf'<live-calculator [^>]*id="{address.fragment}" [^>]*name="{re.escape(name)}"', target)
    definition = describe(name)
    assert entries
    assert set(entries) <= {each.name for each in definition.inputs + definition.results} | {"preset"}


def test_the_page_for_teachers_opens_calculators(site):
    links = re.findall(r'<a class="open" href="([^"]+)">', html(site, "teachers"))
    assert len(links) > 10
    for link in links:
        opens_a_calculator(site, "teachers", unescape(link))


@pytest.mark.parametrize(
    ("sheet", "question", "name", "values"),
    [
        ("worksheet-biology", 6, "body.tonicity", {"concentration": "4.5"}),
        ("worksheet-chemistry", 2, "solutions.concentrations", {"amount": "9", "temperature": "20"}),
        ("worksheet-engineering", 7, "balance.bypass", {"product_concentration": "500", "feed_concentration": "1.5"}),
    ],
)
def test_a_link_opens_the_questions_state(awake, sheet, question, name, values):
    page = awake(f"{sheet}/")
    page.locator(f"#question-{question} a.open").click()
    page.wait_for_function("(name) => document.querySelector(`live-calculator[name='${name}']`)?.state", arg=name)
    be_live(page, name)
    for entry, value in values.items():
        expect(page.locator(f'live-calculator[name="{name}"] input[name="{entry}"]').first).to_have_value(value)


@pytest.mark.parametrize("sheet", [*SHEETS, "teachers"])
def test_the_headings_are_in_order(site, sheet):
    levels = [
        int(level) for level in re.findall(r"<h([1-6])\b", html(site, sheet).split("<article")[1].split("</article")[0])
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("sheet", SHEETS)
def test_on_the_screen_the_answers_are_folded_away(page, website, sheet):
    page.goto(f"{website.url}{sheet}/")
    expect(page.locator("#answer-1")).to_be_hidden()
    assert page.locator(".printed, .room").count() > QUESTIONS[sheet]
    expect(page.locator(":is(.printed, .room):visible")).to_have_count(0)
    page.locator("details.answers > summary").click()
    expect(page.locator("#answer-1")).to_be_visible()


OF_THE_SCREEN = (
    *(".md-header", ".md-footer", ".md-sidebar", ".md-button", ".check"),
    *("details.answers > summary", ".headerlink"),
)
# Of each answer and each question, what decides how it stands on paper.
PRINTED = """() => {
    const height = (each) => each.getBoundingClientRect().height;
    const breaks = (each) => getComputedStyle(each).breakInside;
    return [
        Array.from(document.querySelectorAll(".answer"), (each) =>
            [each.checkVisibility({ contentVisibilityAuto: true }), each.offsetHeight, breaks(each)]),
        Array.from(document.querySelectorAll(".question"), (each) =>
            [height(each), breaks(each), Array.from(each.querySelectorAll(".room hr"), height)]),
    ];
}"""


@pytest.mark.parametrize("sheet", SHEETS)
def test_on_paper(page, website, sheet):
    """Without what belongs to the screen, black on white, with the answers and lines to write on, whole questions."""
    page.set_viewport_size(A4)
    page.emulate_media(color_scheme="dark")
    page.goto(f"{website.url}{sheet}/")
    page.emulate_media(media="print", color_scheme="dark")
    gone = page.locator(f":is({', '.join(OF_THE_SCREEN)})")
    assert gone.count() > len(OF_THE_SCREEN)
    expect(gone.locator("visible=true")).to_have_count(0)
    expect(page.locator(".printed")).to_contain_text(f"Through the membrane: {website.url}{sheet}/")
    expect(page.locator(".pupil")).to_be_visible()
    assert not page.evaluate("document.querySelector('details.answers').open")
    answers, questions = page.evaluate(PRINTED)
    assert len(answers) == len(questions) == QUESTIONS[sheet]
    for is_seen, height, breaks in answers:
        assert is_seen
        assert height > 20
        assert breaks == "avoid"
    for height, breaks, lines in questions:
        assert breaks == "avoid"
        assert height < A4["height"]
        assert all(30 <= line <= 31 for line in lines)  # 8 mm
    for scheme in ("dark", "light"):
        page.emulate_media(media="print", color_scheme=scheme)
        come_to_rest(page)
        colours = page.evaluate(
            """[...document.querySelectorAll('.md-content :is(p, h1, h3, strong, .picture text)')].map((each) => {
              const { color, fill } = getComputedStyle(each);
              return each.matches('text') ? fill : color;
            })"""
        )
        assert len(colours) > 40
        assert set(colours) == {"rgb(0, 0, 0)"}
        assert page.locator("body").evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= A4["width"]


def pages_of_paper(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_answers_begin_on_a_page_of_their_own(page, website, sheet):
    """As many pages together as the questions alone and the answers alone; folded away or not."""
    page.goto(f"{website.url}{sheet}/")
    heading = page.locator("h2.answers-title")
    together = pages_of_paper(page)
    page.evaluate(
        """() => {
          window.parts = [...document.querySelector('.md-content__inner').children];
          window.at = parts.findIndex((part) => part.matches('.answers-title'));
          for (const part of parts.slice(at)) part.style.display = 'none';
        }"""
    )
    questions = pages_of_paper(page)
    page.evaluate("parts.forEach((part, number) => (part.style.display = number < at ? 'none' : ''))")
    heading.evaluate("each => (each.style.breakBefore = 'auto')")  # else an empty page would come first
    answers = pages_of_paper(page)
    assert questions >= 2
    assert answers >= 1
    assert together == questions + answers
