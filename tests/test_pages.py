"""The built pages without JavaScript: complete, computed, and with nothing from elsewhere."""

import itertools
import re
import xml.etree.ElementTree as ElementTree

import pytest
from playwright.sync_api import expect

from calc.calculators import describe, names
from calc.calculators.entries import sentence
from calc.calculators.evaluation import initial_form
from calc.calculators.form import reply
from tests import browsers
from tests.website import ROOT, Website, copy_project

# Where each calculator first stands, and the starting values that its fence gives there.
CALCULATORS = {
    "osmosis.osmotic_pressure": ("osmotic-pressure/", {}),
    "osmosis.equilibrium_head": ("osmosis/", {}),
    "solutions.osmotic_pressure": ("osmotic-pressure/", {}),
    "solutions.concentrations": ("osmotic-pressure/", {}),
    "seawater.osmotic_pressure": ("osmotic-pressure/", {}),
    "waters.laws_compared": ("osmotic-pressure/", {"salt": "sea salt"}),
    "waters.osmotic_pressure": ("osmotic-pressure/", {}),
    "osmosis.reflection": ("membranes/", {}),
    "membranes.pores": ("fabrics/", {}),
    "membranes.liquid_entry_pressure": ("fabrics/", {}),
    "membranes.widest_pore": ("fabrics/", {}),
    "membranes.vapour_flux": ("fabrics/", {}),
    "plants.water_potential": ("plants/", {}),
    "plants.cell_at_rest": ("plants/", {}),
    "plants.air_water_potential": ("plants/", {}),
    "membrane.fluxes": ("reverse-osmosis/", {"wall_concentration": "36 g/L"}),
    "balance.recovery": ("reverse-osmosis/", {}),
    "vessel.projection": ("reverse-osmosis/", {}),
    "vessel.pressure_for_recovery": ("energy/", {}),
    "membrane.permeabilities_from_datasheet": ("elements/", {"preset": "SW30HRLE-4040"}),
    "membrane.temperature_correction": ("elements/", {"temperature": "5 degC"}),
    "polarisation.modulus": ("elements/", {}),
    "polarisation.mass_transfer_coefficient": ("elements/", {}),
    "normalise.performance": ("elements/", {}),
    "scaling.saturation": ("recovery/", {}),
    "scaling.langelier": ("recovery/", {}),
    "scaling.maximum_recovery": ("recovery/", {"preset": "hard tap water"}),
    "balance.bypass": ("recovery/", {}),
    "energy.minimum_work": ("energy/", {}),
    "energy.specific_energy": ("energy/", {}),
    "body.osmolality": ("body/", {}),
    "body.tonicity": ("body/", {"preset": "0.45 % saline"}),
    "body.drinking_water_balance": ("body/", {}),
    "household.production": ("reverse-osmosis-at-home/", {}),
    "household.blend": (
        "reverse-osmosis-at-home/",
        {"preset": "coffee", "conductivity": "uS/cm", "total_dissolved_solids": "mg/L"},
    ),
    "household.cost": ("reverse-osmosis-at-home/", {}),
}
PAGES = [
    "",
    "osmosis/",
    "membranes/",
    "osmotic-pressure/",
    "fabrics/",
    "plants/",
    "reverse-osmosis/",
    "elements/",
    "recovery/",
    "energy/",
    "reverse-osmosis-at-home/",
    "mistakes/",
    "teachers/",
    "worksheet-biology/",
    "worksheet-chemistry/",
    "worksheet-engineering/",
    "glossary/",
    "body/",
    "sources/",
    "validation/",
    "speed/",
    "404.html",
]
FENCE = re.compile(r"^``` calculator\n.*?^```\n", re.MULTILINE | re.DOTALL)


def test_every_calculator_stands_on_a_page():
    assert set(CALCULATORS) == set(names())


@pytest.mark.filterwarnings("ignore::calc.quantities.Caution")
@pytest.mark.parametrize("name", CALCULATORS)
def test_without_javascript_the_page_is_a_worked_example(new_context, website, name):
    path, entries = CALCULATORS[name]
    page = new_context(java_script_enabled=False).new_page()
    page.goto(website.url + path)
    calculator = page.locator(f'live-calculator[name="{name}"]').first
    definition = describe(name)
    answered = reply(definition, initial_form(definition, entries))
    folded = calculator.locator("details.calculator-group > summary")
    expect(folded).to_have_count(sum(bool(title) for title, _ in definition.groups))
    for summary in folded.all():
        summary.click()
    for parameter in definition.parameters:
        expect(calculator.locator(f'input[name="{parameter.name}"]')).to_be_visible()
        range_ = calculator.locator(f'[data-text="{parameter.name}.range"]')
        expect(range_).to_have_text(answered.texts[f"{parameter.name}.range"])
        if len(parameter.quantity.units) > 1:
            options = calculator.locator(f'select[name="{parameter.name}.unit"] option')
            assert options.count() == len(parameter.quantity.units)
    for selection in definition.selections:
        expect(calculator.get_by_label(sentence(selection.choice.term), exact=True)).to_be_visible()
        assert calculator.locator(f'select[name="{selection.name}"] option').count() == len(selection.values)
    for output in definition.results + definition.sayings:
        expect(calculator.locator(f'output[name="{output.name}"]')).to_have_text(answered.texts[output.name])
    for listing in definition.listings:
        rows = len(ElementTree.fromstring(f"<div>{answered.drawings[listing.name]}</div>").findall(".//tbody/tr"))
        assert calculator.locator(f'[data-drawing="{listing.name}"] tbody tr').count() == rows > 0
    expect(calculator.locator('[data-drawing="curve"] svg.chart')).to_be_visible()
    expect(calculator.locator("math[display=block]")).to_have_count(len(definition.equations))
    expect(calculator.locator("math[display=block]").first).to_be_visible()
    expect(calculator.get_by_role("button")).to_have_count(0)
    # A browser whose scripts are switched off by its driver does not show <noscript>, unlike a reader's; so the markup.
    assert "worked example" in calculator.locator("noscript").text_content()
    calculator.locator("summary").last.click()
    expect(calculator.get_by_text("Source: ")).to_be_visible()
    for each in definition.vocabulary:
        expect(calculator.get_by_text(each.quantity.definition).first).to_be_visible()


def test_the_ideal_law_names_its_constant(new_context, website):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(website.url + "osmotic-pressure/")
    calculator = page.locator("live-calculator").first
    calculator.locator("summary").last.click()
    expect(calculator.get_by_text("8.31 J/(mol K)")).to_be_visible()


def test_a_fence_may_give_other_starting_values(site):
    page = (site / "reverse-osmosis" / "index.html").read_text(encoding="utf-8")
    assert 'name="wall_concentration" value="36"' in page
    page = (site / "reverse-osmosis-at-home" / "index.html").read_text(encoding="utf-8")
    assert 'name="target_value" value="40"' in page
    assert '<option value="uS/cm" selected>' in page
    assert '<option value="tap_share" selected>' in page


def test_numbers_in_the_prose_are_computed(site):
    pages = {path: (site / path / "index.html").read_text(encoding="utf-8") for path, _ in CALCULATORS.values()}
    assert '<span class="computed">36.0&nbsp;psi</span>' in pages["osmosis/"]
    assert '<span class="computed">175&nbsp;mg/L</span>' in pages["reverse-osmosis/"]
    assert not [page for page in pages.values() if "#!calc" in page]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_elsewhere(new_context, website, path):
    """With JavaScript on, too: the context fails the test if a request leaves the site."""
    page = new_context().new_page()
    response = page.goto(website.url + path)
    page.wait_for_load_state("networkidle")
    assert response.status == 200
    assert all(sent.size > 0 for sent in website.sent)
    assert website.requests(".css")


@pytest.mark.parametrize("path", PAGES)
def test_no_markup_names_another_place_to_load_from(site, path):
    page = (site / path / "index.html" if not path.endswith(".html") else site / path).read_text(encoding="utf-8")
    for tag in re.findall(r"<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*>", page):
        if 'rel="canonical"' not in tag and 'rel="next"' not in tag and 'rel="prev"' not in tag:
            assert not re.search(r"""(?:src|href|data)=["']?(?:https?:)?//""", tag), tag


@pytest.mark.parametrize("path", PAGES[:-1])
def test_every_page_works_under_either_path(new_context, website, either_path, path):
    page = new_context().new_page()
    page.goto(website.url + path)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [sent for sent in website.sent if sent.size == len(b"nothing here")] == []


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("path", PAGES[:-1])
def test_no_page_is_wider_than_the_screen(new_context, website, path, width):
    page = new_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(website.url + path)
    # Not by a pointer, whose touch would wake Python, and its answer would take the place of what is measured.
    page.evaluate("for (const details of document.querySelectorAll('live-calculator details')) details.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = "element => { const box = element.getBoundingClientRect(); return [box.left, box.right]; }"
    for calculator in page.locator("live-calculator").all():
        left, right = calculator.evaluate(box)
        for control in calculator.locator("input:visible, select:visible, output, svg, math").all():
            inner_left, inner_right = control.evaluate(box)
            assert left <= inner_left
            assert inner_right <= right


def test_a_fingertip_fits_every_control(new_context, website):
    page = new_context(viewport={"width": 320, "height": 700}, has_touch=True).new_page()
    page.goto(website.url + "reverse-osmosis/")
    controls = page.locator("live-calculator input:visible, live-calculator select:visible")
    assert controls.count() > 20
    for control in controls.all():
        assert control.bounding_box()["height"] >= 44


def test_a_calculator_adds_little_to_the_first_load(website, browser, tmp_path):
    """At most 40 KB, compressed, more than the same page of the plain theme without calculators."""
    project = copy_project(tmp_path)
    for page in project.glob("docs/*.md"):
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        page.write_text(re.sub(r"`#!calc [^`]*`", "0", text), encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for part in ("hooks:\n  - docs/hooks/main.py", "extra_css:\n  - assets/site.css"):
        assert part in config
        config = config.replace(part, "#")
    config = re.sub(r"extra_javascript:\n.*\n.*\n", "", config)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    plain = Website(tmp_path / "plain", project=project)

    def first_load(served, path):
        served.forget()
        context = browser.new_context()
        context.add_init_script(browsers.SAVING_DATA)  # what Python is made of comes later, and not to every reader
        page = context.new_page()
        page.goto(served.url + path)
        page.wait_for_load_state("networkidle")
        context.close()
        # The theme fetches its search index when nothing else is to be done, so it may come in time or not.
        return sum(sent.size for sent in served.sent if not sent.path.endswith("search_index.json"))

    paths = {path for path, _ in CALCULATORS.values()}
    sizes = {path: (first_load(plain, path), first_load(website, path)) for path in paths}
    plain.close()
    for path, (without, with_calculators) in sizes.items():
        assert without < with_calculators <= without + 40_000, path


@pytest.mark.parametrize("path", PAGES[:-1])
def test_headings_go_down_by_one(site, path):
    page = (site / path / "index.html").read_text(encoding="utf-8")
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page.partition("md-content")[2])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_figure_has_a_caption_and_is_told_in_words(site):
    figures = [
        figure
        for path in PAGES[:-1]
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
