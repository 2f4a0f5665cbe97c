"""The built pages without JavaScript: complete, computed, and with nothing from elsewhere."""

import itertools
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calc.core.numbers import sentence
from calc.core.units import from_si
from calc.interface import describe, names
from calc.interface.evaluation import initial_form
from calc.interface.form import reply
from tests.accessibility import come_to_rest, in_dark, in_light
from tests.browser.test_layout import OUT_OF_SIGHT, SCALES, SHEET, SIZES
from tests.conftest import TOGETHER
from tests.pages import FENCE, NOT_FOUND, PAGES, WITH_CALCULATORS, calculators
from tests.website import ROOT, WITH_ADDRESS, Website, copy_project

OF_CALCULATORS = """() => Array.from(document.querySelectorAll("live-calculator"), (calculator) => {
    for (let folded = calculator; folded; folded = folded.parentElement?.closest("details")) folded.open = true;
    const groups = calculator.querySelectorAll("details.calculator-group").length;
    for (const details of calculator.querySelectorAll("details")) details.open = true;
    const all = (selector) => [...calculator.querySelectorAll(selector)];
    const byName = (selector, of) => Object.fromEntries(all(selector).map((each) => [each.name, of(each)]));
    const isSeen = (each) => each.checkVisibility() && each.getBoundingClientRect().height > 0;
    const byPlace = (name, of) =>
        Object.fromEntries(all(`[data-${name}]`).map((each) => [each.dataset[name], of(each)]));
    return {
        name: calculator.getAttribute("name"),
        groups,
        fields: byName("input[name]", isSeen),
        choices: byName("select", (each) => [isSeen(each), each.labels[0]?.textContent.trim(), each.options.length]),
        texts: byPlace("text", (each) => each.textContent),
        outputs: byName("output", (each) => each.textContent.trim()),
        rows: byPlace("drawing", (each) => each.querySelectorAll("tbody tr").length),
        curve: all("[data-drawing=curve] svg.chart").map(isSeen),
        formulas: all("math[display=block]").map(isSeen),
        buttons: all("button").filter((each) => each.checkVisibility({ visibilityProperty: true })).length,
        without: calculator.querySelector("noscript").textContent,
        told: calculator.innerText.replace(/\\s+/g, " "),
    };
})"""


HEIGHTS = """() => Object.fromEntries(Array.from(document.querySelectorAll("live-calculator"),
    (each) => [each.id, Math.round(each.getBoundingClientRect().height)]))"""


ON_TWO_SHEETS = {"plant-design-1"}  # with its diagram and the table of its streams


def test_every_calculator_stands_on_a_page():
    standing = {name for path in PAGES for name, _ in calculators(path)}
    lost = set(names()) - standing
    assert not lost, f"no page has {', '.join(sorted(lost))}; put a fence with its name into one in docs/"


def test_every_page_is_in_the_navigation():
    there = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert there == {path.strip("/") or "index" for path in PAGES}, "list the page under nav: in mkdocs.yml"


@pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")
@pytest.mark.parametrize("path", WITH_CALCULATORS)
def test_without_javascript_every_calculator_is_a_worked_example_and_fits_one_printed_sheet(
    plain_page, website, subtests, path
):
    page = plain_page
    page.set_viewport_size(SHEET)
    page.goto(website.url + path)
    with subtests.test("it fits one printed sheet"):
        page.emulate_media(media="print")
        heights = page.evaluate(HEIGHTS)
        assert heights
        assert {name for name, height in heights.items() if height > SHEET["height"]} <= ON_TWO_SHEETS
        assert max(heights.values()) < 2 * SHEET["height"]
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 800})
    drawn = page.evaluate(OF_CALCULATORS)
    assert [each["name"] for each in drawn] == [name for name, _ in calculators(path)]
    for seen, (name, entries) in zip(drawn, calculators(path), strict=True):
        definition = describe(name)
        answered = reply(definition, initial_form(definition, entries))
        assert seen["groups"] == sum(bool(title) for title, _ in definition.groups), name
        for parameter in definition.parameters:
            assert seen["fields"][parameter.name], (name, parameter.name)
            place = f"{parameter.name}.range"
            assert seen["texts"][place] == answered.texts[place]
            if len(parameter.quantity.units) > 1:
                assert seen["choices"][f"{parameter.name}.unit"][2] == len(parameter.quantity.units)
        for selection in definition.selections:
            wanted = [True, sentence(selection.choice.term), len(selection.values)]
            assert seen["choices"][selection.name] == wanted, name
        for output in definition.results + definition.sayings:
            assert seen["outputs"][output.name] == answered.texts[output.name].strip(), (name, output.name)
        for listing in definition.listings:
            listed = answered.drawings[listing.name]
            rows = len(ElementTree.fromstring(f"<div>{listed}</div>").findall(".//tbody/tr"))
            assert seen["rows"][listing.name] == rows, (name, listing.name)
            assert rows or listed.startswith('<div hidden="">'), (name, listing.name)
        assert seen["curve"] == [True], name
        assert seen["formulas"] == [True] * len(definition.equations), name
        assert seen["buttons"] == 0, name
        # A browser whose scripts are switched off by its driver does not show <noscript>, unlike a reader's; so the
        # markup.
        assert "worked example" in seen["without"], name
        assert "Source: " in seen["told"], name
        for each in definition.vocabulary:
            assert " ".join(each.quantity.definition.split()) in seen["told"], (name, each.name)


def test_the_ideal_law_names_its_constant(plain_page, website):
    page = plain_page
    page.goto(website.url + "osmotic-pressure/")
    calculator = page.locator("live-calculator").first
    calculator.locator("summary").last.click()
    expect(calculator.get_by_text("8.31 J/(mol K)")).to_be_visible()


def test_a_fence_may_give_other_starting_values(site):
    page = (site / "reverse-osmosis" / "index.html").read_text(encoding="utf-8")
    assert 'name="wall_concentration" value="36"' in page
    page = (site / "tanks-beer-coffee" / "index.html").read_text(encoding="utf-8")
    assert 'name="target_value" value="40"' in page
    assert '<option value="uS/cm" selected>' in page
    assert '<option value="tap_share" selected>' in page


def test_numbers_in_the_prose_are_computed(site):
    pages = {path: (site / path / "index.html").read_text(encoding="utf-8") for path in PAGES}
    assert re.search('<a class="computed" href="[^"]+">36.0&nbsp;psi</a>', pages["osmosis/"])
    assert re.search('<a class="computed" href="[^"]+">175&nbsp;mg/L</a>', pages["reverse-osmosis/"])
    assert not [page for page in pages.values() if "#!calc" in page]


# What is wider than the screen, and what of a calculator stands outside it.
TOO_WIDE = """() => {
    const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
    for (const calculator of document.querySelectorAll("live-calculator")) {
        const { left, right } = calculator.getBoundingClientRect();
        for (const each of calculator.querySelectorAll("input, select, output, svg.chart, svg.picture, math")) {
            const box = each.getBoundingClientRect();
            if (each.closest(".calculator-table")) continue; // which scrolls by itself
            if (each.checkVisibility() && (box.left < left || box.right > right)) found.push(each.outerHTML);
        }
    }
    return found;
}"""


def open_page(page: Page, website: Website, path: str) -> None:
    assert page.goto(website.url + path).status == 200
    assert page.evaluate("document.querySelector('h1').checkVisibility()")


def as_viewport(size: tuple[int, int]) -> dict[str, int]:
    return dict(zip(("width", "height"), size, strict=True))


def is_whole(website: Website) -> None:
    """Nothing is missing, and nothing comes from elsewhere: the tab fails the test if a request leaves the site."""
    assert website.requests(".css")
    assert all(sent.size > 0 for sent in website.sent)
    assert [sent.path for sent in website.sent if sent.size == len(b"nothing here")] == []


def loaded(website: Website) -> int:
    """Bytes of a first load. The theme fetches its search index when nothing else is to be done, so it may come in time
    or not."""
    return sum(sent.size for sent in website.sent if not sent.path.endswith("search_index.json"))


@pytest.fixture(scope="module")
def plain_sizes(browser, tmp_path_factory) -> dict[str, int]:
    """Bytes of the first load of each page, of the plain theme without calculators."""
    project = copy_project(tmp_path_factory.mktemp("plain"))
    for page in project.glob("docs/*.md"):
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        page.write_text(re.sub(r"`#!calc [^`]*`", "0", text), encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for part in ("hooks:\n  - docs/hook.py", "  - docs.extension", "extra_css:\n  - assets/site.css"):
        assert part in config
        config = config.replace(part, "#")
    config = re.sub(r"extra_javascript:\n.*\n.*\n", "", config)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    plain = Website(project / "site", project=project)
    context = browser.new_context()
    page = context.new_page()
    page.goto(plain.url + WITH_CALCULATORS[0])
    page.wait_for_load_state("networkidle")
    context.close()
    plain.close()
    # All of them are of the same scripts and styles, so that one of them tells what these weigh.
    of_the_theme = loaded(plain) - plain.size(WITH_CALCULATORS[0])
    return {path: of_the_theme + plain.size(path) for path in WITH_CALCULATORS}


def fits(page: Page) -> list[str]:
    """What of a page, with all open that can be opened, does not fit; by the width of the screen."""
    found = []
    for width in (1440, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        come_to_rest(page)
        found += [f"{width}: {each}" for each in page.evaluate(TOO_WIDE)]
    return found


# Not by a pointer, whose touch would wake Python, and its answer would take the place of what is measured.
OPEN_ALL = "() => document.querySelectorAll('.md-content details').forEach((each) => { each.open = true; })"
# With what `OUT_OF_SIGHT` has set taken back, and the title in the header, which the theme fades out and in.
BACK_TO_THE_TOP = """async () => {
    for (const picture of document.querySelectorAll("moving-picture")) delete picture.dataset.told;
    scrollTo({ top: 0, behavior: "instant" });
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    while (document.querySelector(".md-header__title--active")) await frame();
    await frame();
}"""
# The theme of a page is of one kind with all others like it; one page has a style of its own.
COLOURED_BY_WIDTH = {"validation.css": "validation/"}
FIRST_OF_THEIR_KIND = {"", WITH_CALCULATORS[0], NOT_FOUND, *COLOURED_BY_WIDTH.values()}
# On one processor, because the plain theme is built once for all of them.
OF_CALCULATORS_TOGETHER = [
    pytest.param(path, marks=TOGETHER) if path in WITH_CALCULATORS else path for path in [*PAGES, NOT_FOUND]
]


@pytest.mark.parametrize("style", sorted((ROOT / "docs" / "assets").glob("*.css")), ids=lambda style: style.name)
def test_no_width_changes_a_colour(style):
    """So a page is looked at in light on a wide screen and in dark on a narrow one; where a width does, in all four."""
    found = coloured_by_width(style.read_text(encoding="utf-8"))
    assert bool(found) is (style.name in COLOURED_BY_WIDTH), found


def coloured_by_width(style: str) -> list[str]:
    """The declarations of colours in the blocks for a width."""
    found = []
    for query in re.finditer(r"@(?:media|container)[^{]*width[^{]*\{", style):
        rest = style[query.end() :]
        depths = itertools.accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in rest)
        end = next(at for at, depth in enumerate(depths) if depth < 0)
        found += re.findall(r"[\w-]*(?:color|background|opacity|filter|fill|stroke)[\w-]*:[^;]*", rest[:end])
    return found


@pytest.mark.parametrize("path", OF_CALCULATORS_TOGETHER)
def test_every_page_is_whole_fits_every_screen_and_axe_finds_nothing(page, website, request, subtests, path):
    """Opened once for all that is asked of it; with calculators, these add little to the load, and their main answers
    are in sight from every field."""
    has_calculators = path in WITH_CALCULATORS
    sizes = SIZES if has_calculators else {"a desk": SIZES["a desk"]}
    page.set_viewport_size(as_viewport(next(iter(sizes.values()))))
    open_page(page, website, path)
    if has_calculators:
        page.wait_for_function("!document.querySelector(':not(:defined)')")  # what scripts add has fields too
        is_gone = page.evaluate("!document.querySelector('.md-top')")
        assert is_gone, "the theme's way to the top would cover answers, now and then"
        for name, size in sizes.items():
            with subtests.test(f"the main answers are in sight from every field on {name}"):
                page.set_viewport_size(as_viewport(size))
                seen = page.evaluate(OUT_OF_SIGHT)
                assert seen["looks"] >= 2
                assert seen["out"] == []
                assert page.evaluate(SCALES) == [1]
        page.evaluate(BACK_TO_THE_TOP)
    page.evaluate(OPEN_ALL)
    is_first = path in FIRST_OF_THEIR_KIND
    with subtests.test("axe finds nothing in light"):
        assert in_light(page, is_first_of_its_kind=is_first) == []
    with subtests.test("it fits every screen"):
        assert fits(page) == []
    with subtests.test("axe finds nothing in dark"):
        assert in_dark(page, is_first_of_its_kind=is_first) == []
    page.wait_for_load_state("networkidle")
    with subtests.test("it is whole"):
        is_whole(website)
    if has_calculators:
        with subtests.test("a calculator adds little to the first load"):
            """At most 40 KB, compressed, more than the same page of the plain theme without calculators."""
            plain = request.getfixturevalue("plain_sizes")[path]
            assert plain < loaded(website) <= plain + 40_000


@pytest.mark.parametrize("path", ["", WITH_CALCULATORS[0], NOT_FOUND])
def test_a_page_under_a_path_is_whole(page, website, project_path, path):
    open_page(page, website, path)
    page.wait_for_load_state("networkidle")
    is_whole(website)


def test_two_builds_give_the_same_site_but_for_its_address(websites, project_path):
    """The second is of a copy of the project. So what holds of a page at a root holds of it under a path; that for what
    is not found, whose links begin at the root, is opened, above."""
    root, under = websites("/"), websites(project_path)
    files = {file.relative_to(root.folder) for file in root.folder.rglob("*") if file.is_file()}
    assert {file.relative_to(under.folder) for file in under.folder.rglob("*") if file.is_file()} == files
    for file in files - {Path("sitemap.xml.gz")}:  # of which the .xml is compared
        assert _without_address(root, file, "/") == _without_address(under, file, project_path), file


def _without_address(website: Website, file: Path, path: str) -> bytes:
    content = (website.folder / file).read_bytes()
    if file.suffix not in WITH_ADDRESS:
        return content
    text = content.decode().replace(website.url, "address/")
    if file.name == NOT_FOUND:  # one of its scripts names the path
        text = re.sub("'sha256-[^']+'", "", re.sub(f'"{path}(?!>)', '"root/', text))
    return text.encode()


@pytest.mark.parametrize("path", [*PAGES, NOT_FOUND])
def test_no_markup_names_another_place_to_load_from(site, path):
    page = (site / path / "index.html" if not path.endswith(".html") else site / path).read_text(encoding="utf-8")
    for tag in re.findall(r"<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*>", page):
        if 'rel="canonical"' not in tag and 'rel="next"' not in tag and 'rel="prev"' not in tag:
            assert not re.search(r"""(?:src|href|data)=["']?(?:https?:)?//""", tag), tag


def test_a_fingertip_fits_every_control(touched_page, website):
    page = touched_page
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(website.url + "reverse-osmosis/")
    heights = page.evaluate(
        """[...document.querySelectorAll("live-calculator :is(input, select)")]
            .filter((each) => each.checkVisibility({ visibilityProperty: true }))
            .map((each) => each.getBoundingClientRect().height)
            .filter(Boolean)"""
    )
    assert len(heights) > 20
    assert min(heights) >= 44


@pytest.mark.parametrize("path", WITH_CALCULATORS)
def test_a_phone_has_a_minus_and_letters_where_an_entry_may_take_them(site, path):
    """Some phones' pads of digits have no minus, and none has letters to type a unit with."""
    page = (site / path / "index.html").read_text(encoding="utf-8")
    for part in page.split("<live-calculator ")[1:]:
        definition = describe(re.search(r'name="([^"]+)"', part)[1])
        keys = dict(re.findall(r'<input id="[^"]+" name="(\w+)"[^>]* inputmode="(\w+)"', part))
        assert set(keys) == {each.name for each in definition.parameters}
        for each in definition.parameters:
            units = each.quantity.units
            goes_below_zero = any(from_si(each.range.low, unit) < 0 for unit in units)
            digits_alone = {"numeric"} if each.whole else {"decimal"}
            expected = {"text"} if goes_below_zero or len(units) > 1 else digits_alone
            assert {keys[each.name]} == expected, (definition.name, each.name)


@pytest.mark.parametrize("path", PAGES)
def test_headings_go_down_by_one(site, path):
    page = (site / path / "index.html").read_text(encoding="utf-8")
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page.partition("md-content")[2])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_figure_has_a_caption_and_is_told_in_words(site):
    figures = [
        figure
        for path in PAGES
        for figure in re.findall(r"<figure.*?</figure>", (site / path / "index.html").read_text("utf-8"), re.DOTALL)
    ]
    assert len(figures) >= 12
    for figure in figures:
        (told,) = re.findall(r'<svg[^>]* role="img" aria-label="([^"]+)"', figure)
        assert len(told) > 60, told
        (caption,) = re.findall(r"<figcaption.*?>(.*?)</figcaption>", figure, re.DOTALL)
        assert len(re.sub("<[^>]*>", "", caption)) > 40, caption
        assert not re.search(r"""(?:fill|stroke)=["']#|style=""", figure), "the page's style has the colours"


def test_the_picture_in_the_readme_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file()
