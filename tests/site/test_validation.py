"""Every source within its tolerance, every reference file in use, and the page that shows it."""

import html
import json
import math
import random
import re
import subprocess
import sys
from functools import cache

import pytest

from docs.comparisons import MEASURED, Comparison, Point, Source, accuracies, compare, header
from docs.comparisons import claims as claimed
from docs.comparisons.claims import CLAIMS, NO_CLAIMS, STATED
from docs.comparisons.every_source import NOT_COMPARED, SOURCES, comparisons
from docs.comparisons.published import FOLDER, table
from docs.extension.validation import amount, between, percent, plot, tolerance, uncertainty, verdict
from tests.all_at_once import all_at_once
from tests.website import ROOT, build, own

compared = cache(comparisons)
FEWEST = 5  # points; the sources that have fewer are named
SHORT = {
    "IAPWS SR6-08, its check values": 3,
    "Examples of teospy and GSW": 2,
    "Nayar and others (2016), as WaterTAP tests it": 3,
    "Sugar by the ideal law": 2,
    "Saline and sugar as they are": 2,
    "Sea salt, Millero (1974)": 1,
    "Design equations after DuPont FilmTec, a worked case": 4,
    "WaterTAP 1.8.0, film theory": 4,
    "A commercial membrane in table salt (2021)": 2,
    "The equations solved to the end, in sixteen steps of ours": 4,
    "WaterTAP 1.8.0, three plants": 3,
    "IAPWS R1-76, its table 1": 4,
    "A maker's track-etched membranes": 2,
    "Sugar solutions of schoolbooks": 3,
    "A flaccid cell in weak sugar": 1,
    "Worked examples of the clinical estimate": 4,
    "Plasma against water": 4,
    "Azaroual, Fouillac and Matray (1997), from solubilities": 2,
    "Cells of Evans and Fung (1972)": 2,
    "Half of the cells burst, after Dacie": 1,
    "A litre of the sea, two editions of Guyton and Hall": 2,
    "A litre of the sea by TEOS-10": 3,
}
ROW = re.compile(r'<tr role="row" class="validation-row">.*?</tr>', re.DOTALL)
PLACES = [
    *(path for path in sorted((ROOT / "calc").rglob("*.py"))),
    *(path for path in sorted((ROOT / "docs").rglob("*.py")) if "comparisons" not in path.parts),
    *(path for path in sorted((ROOT / "docs").rglob("*.md")) if path.name != "changelog.md"),  # it tells of the past
    ROOT / "README.md",
]


def named(comparison):
    return f"{comparison.source.name}, {comparison.source.quantity}"


@all_at_once("comparison", compared)
def test_every_source_is_within_its_tolerance(comparison):
    assert comparison.passes, [(point, point.error) for point in comparison.beyond[:3]]
    assert comparison.root_mean_square_error <= comparison.largest_error
    assert all(math.isfinite(point.computed) for point in comparison.points)


@all_at_once("comparison", compared)
def test_every_source_has_points_enough(comparison):
    assert len(comparison.points) >= SHORT.get(comparison.source.name, FEWEST)
    assert comparison.refused <= len(comparison.points) / 5


def test_every_reference_file_is_used():
    """A new file of reference values needs a row here, or a reason in NOT_COMPARED."""
    there = {path.name for path in FOLDER.iterdir() if path.suffix in (".csv", ".json")}
    used = {source.file for source in SOURCES} | {each.file for claim in CLAIMS for each in claim.sources if each.file}
    assert used | set(NOT_COMPARED) == there
    assert not used & set(NOT_COMPARED)


def test_a_build_without_the_tools_of_the_tests_can_compare():
    """The published site is built with the packages of `make build`, which are fewer."""
    told = (
        "import sys, docs.comparisons.every_source; print(*{'pytest', 'hypothesis', 'playwright'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@all_at_once("source", [source for source in SOURCES if source.stated_in])
def test_the_tolerance_is_the_one_that_the_file_states(source):
    stated = header(source.stated_in)
    tolerances = (
        {source.tolerance} if isinstance(source.tolerance, float) else set(map(source.tolerance, source.rows()))
    )
    if isinstance(source.measured_to, float) and source.measured_to:
        tolerances.add(source.measured_to)
    if "tolerance: in the column" in stated:
        assert {row["tolerance"] for row in table(source.file)} >= tolerances
    elif source.tolerance == 0:
        assert source.last_digit
        assert re.search(r"\blast digit\b|\brounding\b", stated)
    elif source.absolute:
        for difference in tolerances:
            assert re.search(rf"(?<![\d.]){difference:g}(?![\d%])(?! %)", stated), difference
    elif "tolerance: the last digit given" in stated or "rounding of the last digit" in stated:
        assert source.last_digit or "differs by 0.001 J/kg, and by 3e-8 of the volume" in stated
    else:
        for fraction in tolerances:
            assert re.search(rf"\b{100 * fraction:g}(?= %| to \d+|,| and )", stated), fraction


@pytest.mark.parametrize("source", [source for source in SOURCES if source.last_digit], ids=lambda source: source.name)
def test_the_last_digit_is_the_last(source):
    """Every value is a multiple of it, and not every one of ten times as much."""
    digits = [point.expected / source.last_digit for point in compare(source).points]
    assert all(digit == pytest.approx(round(digit), rel=1e-12, abs=1e-6) for digit in digits)
    assert any(round(digit) % 10 for digit in digits)


@pytest.fixture
def fresh_points(monkeypatch):
    """Other random points than those of the page."""
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)
    monkeypatch.setattr(claimed, "SEED", seed)


@all_at_once("claim", CLAIMS)
def test_every_claim_holds_at_fresh_random_points(claim, fresh_points):
    for comparison in claim.comparisons:
        assert comparison.passes, [(point, point.error) for point in comparison.beyond[:3]]


@all_at_once("claim", CLAIMS)
def test_every_claim_stands_where_the_table_says(claim):
    for file, words in claim.stands:
        assert words in claimed.text(file), file
        limits = [tolerance for each in claim.comparisons for tolerance in each.tolerances]
        figures = {float(each) for each in re.findall(r"\d+(?:\.\d+)?(?:e-\d+)?", words)}
        assert any(any(abs(limit * by - figure) < 1e-9 for figure in figures) for limit in limits for by in (1, 100))


def stated(file, text_):
    """What has the form of a claim in a text, and is in no row of the table."""
    known = [words for claim in CLAIMS for there, words in claim.stands if there == file]
    known += [words for there, words in NO_CLAIMS if there == file]
    spans = [(found.start(), found.end()) for words in known for found in re.finditer(re.escape(words), text_)]
    return [
        text_[max(0, found.start() - 40) : found.end() + 40]
        for found in STATED.finditer(text_)
        if not any(low <= found.start() and found.end() <= high for low, high in spans)
    ]


@all_at_once("path", PLACES)
def test_no_claim_stands_that_no_test_holds(path):
    file = str(path.relative_to(ROOT))
    assert stated(file, claimed.text(file)) == []


def test_what_is_said_of_the_accuracy_of_solutes_is_held_too():
    for file in ("calc/data/solute_osmotic_coefficients.json", "calc/data/solute_densities.json"):
        for entry in json.loads((ROOT / file).read_text(encoding="utf-8"))["solutes"].values():
            assert stated(file, claimed.plain(entry["accuracy_in_words"])) == []


def test_a_claim_that_is_new_is_found():
    assert stated("calc/waters.py", "It is good, within about 0.3 % of the sea.") == [
        "It is good, within about 0.3 % of the sea."
    ]


POINTS = [{"x": 1.0, "theirs": 10.0, "ours": 10.05}, {"x": 3.0, "theirs": 20.0, "ours": 19.9}]


def made(**rest):
    """A source that is nobody's."""
    fields = {
        "subject": "", "name": "nobody", "file": "none.csv", "kind": "", "quantity": "number", "abscissa": "place",
        "unit": "m", "rows": lambda: POINTS, "over": "x", "expected": "theirs", "computed": lambda row: row["ours"],
        "tolerance": 0.01,
    }  # fmt: skip
    return Source(**fields | rest)


def test_the_errors_are_those_of_the_definition():
    found = compare(made())
    assert [point.error for point in found.points] == pytest.approx([0.005, -0.005])
    assert found.largest_error == pytest.approx(0.005)
    assert found.root_mean_square_error == pytest.approx(0.005)
    assert (found.low, found.high) == (1, 3)
    assert found.passes


def test_a_point_outside_its_tolerance_fails():
    assert compare(made(tolerance=0.0049)).beyond
    assert not compare(made(tolerance=lambda row: 0.01 if row["x"] == 1 else 0.001)).passes
    assert compare(made(tolerance=0.0, last_digit=0.2 + 1e-9)).passes
    assert not compare(made(tolerance=0.0, last_digit=0.19)).passes


def test_an_absolute_error_is_a_difference():
    """Of a logarithm, which may be zero."""
    at_nought = [{"x": 1.0, "theirs": 0.0, "ours": 0.004}, {"x": 3.0, "theirs": -2.0, "ours": -2.01}]
    found = compare(made(rows=lambda: at_nought, absolute=True))
    assert [point.error for point in found.points] == pytest.approx([0.004, -0.01])
    assert not compare(made(rows=lambda: at_nought, absolute=True, tolerance=0.009)).passes
    assert compare(made(rows=lambda: at_nought, absolute=True, tolerance=0.0, last_digit=0.0201)).passes
    assert tolerance(found) == amount(0.01, found.source) == "0.01"
    assert "largest 0.01, root mean square 0.0076; tolerance 0.01" in plot(found)


def test_a_measurement_may_be_as_unsure_as_it_is_and_what_is_further_apart_is_told():
    assert compare(made(tolerance=0.004, measured_to=0.0011)).passes
    assert not compare(made(tolerance=0.004, measured_to=0.0009)).passes
    told = compare(made(tolerance=0.004, measured_to=0.0009, apart="nobody knows why"))
    assert told.passes
    assert verdict(told) == "2 of 2 further apart: nobody knows why"
    assert not compare(made(apart="nothing is apart")).passes
    assert (tolerance(told), uncertainty(told)) == ("0.4 %", "0.09 %")
    assert (verdict(compare(made())), uncertainty(compare(made()))) == ("agree", "not told")


def test_what_is_no_number_fails_and_so_does_nothing_at_all():
    assert not compare(made(computed=lambda row: math.nan)).passes
    assert not Comparison(made(), [], 0).passes


def test_figures_are_written_as_read():
    assert percent(0.0) == "0 %"
    assert percent(0.0012345) == "0.12 %"
    assert percent(0.1) == "10 %"
    assert between(0.0, 120.0, "g/kg") == "0 to 120 g/kg"
    assert tolerance(compare(made())) == "1 %"
    assert tolerance(compare(made(tolerance=0.01, last_digit=0.1))) == "1 %, or half the last digit"
    assert tolerance(compare(made(tolerance=lambda row: row["x"] / 100))) == "1 % to 3 %"


def test_the_plot_says_what_it_shows_and_keeps_its_dots_inside():
    drawn = plot(Comparison(made(), [Point(x, 1.0, 1 + x / 100, 0.05) for x in (0.0, 1.0, 5.0)], 0))
    assert 'role="img"' in drawn
    assert "largest 5 %, root mean square 2.9 %; tolerance 5 %" in drawn
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn).groups())
    places = re.findall(r"M([\d.]+) ([\d.]+)h0", drawn)
    assert len(places) == 3
    assert all(0 < float(x) < width and 0 < float(y) < height for x, y in places)
    assert drawn.count('class="guide"') == 2


@pytest.fixture(scope="session")
def rows(site):
    """The rows of the built page, as text and with their markup."""
    page = (site / "validation" / "index.html").read_text(encoding="utf-8").partition('aria-label="How sure')[0]
    return [(html.unescape(" ".join(re.sub(r"<[^>]+>", " ", row).split())), row) for row in ROW.findall(page)]


def test_the_page_shows_one_row_a_source(rows):
    assert len(rows) == len(compared())
    for comparison, (text, markup) in zip(compared(), rows, strict=True):
        source = comparison.source
        assert source.quantity in text
        assert source.file in text
        assert f'data-label="Points">{len(comparison.points)}' in markup
        assert re.search(f'data-label="Largest error">{re.escape(amount(comparison.largest_error, source))} ?<', markup)
        measured = source.kind == MEASURED
        assert f'data-label="{"We promise" if measured else "Tolerance"}">{tolerance(comparison)} ' in markup
        mean = amount(comparison.root_mean_square_error, source)
        assert (f'data-label="R.m.s. error">{mean}<' in markup) != measured
        assert (f'data-label="Its uncertainty">{uncertainty(comparison)}<' in markup) == measured
        assert (f'class="validation-note">{verdict(comparison)}<' in markup) == measured
        assert f'data-label="Range">{between(comparison.low, comparison.high, source.unit)} ' in markup
        assert markup.count("<svg") == 1
        assert markup.count("h0") == len(comparison.points)


def test_the_page_shows_one_row_for_each_thing_that_a_claim_is_held_against(site):
    page = (site / "validation" / "index.html").read_text(encoding="utf-8").partition('aria-label="What we say')[2]
    rows = [html.unescape(" ".join(re.sub(r"<[^>]+>", " ", row).split())) for row in ROW.findall(page)]
    compared = [(claim, each) for claim in CLAIMS for each in claim.comparisons]
    assert len(rows) == len(compared)
    for row, (claim, each) in zip(rows, compared, strict=True):
        assert claim.stands[0][1] in row
        assert amount(each.largest_error, each.source) in row


def test_the_page_shows_one_row_for_each_thing_that_an_accuracy_is_held_against(site):
    page = (site / "validation" / "index.html").read_text(encoding="utf-8").partition('aria-label="How sure')[2]
    rows = ROW.findall(page.partition('aria-label="What we say')[0])
    assert len(rows) == sum(len(each.sources) for each in accuracies.held())
    assert [row for row in rows if "±0.3, largest difference found: the saturation index of calcite by PHREEQC" in row]


def test_no_figure_is_typed():
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    template = (ROOT / "docs" / "extension" / "validation.html").read_text(encoding="utf-8")
    assert re.findall(r"\d+", re.sub(r"\(https?://[^)]*\)", "", page)) == []
    assert re.findall(r">[^<{]*\d", template) == []


def test_the_page_is_not_wider_than_the_screen(page, website):
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(website.url + "validation/")
    for summary in page.locator(".validation summary").all():
        summary.click()
    outside = "all => all.filter(each => each.getBoundingClientRect().right > innerWidth).length"
    for width in (1440, 1000, 768, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".validation, .validation *").evaluate_all(outside) == 0, width


@pytest.fixture
def project(small):
    """A project with this page alone, to break."""
    return small({"validation": (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")})


def line_of_the_fence(project):
    page = (project / "docs" / "validation.md").read_text(encoding="utf-8")
    return page.count("\n", 0, page.index("``` validation")) + 1


def test_a_comparison_that_fails_stops_the_build(project, tmp_path):
    file = own(project, "tests/reference/pure_water.csv")
    text = file.read_text(encoding="utf-8")
    assert "997.048" in text
    file.write_text(text.replace("997.048", "998.048"), encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert f"validation.md:{line_of_the_fence(project)}: " in done.stderr
    assert "IAPWS-95 (pure_water.csv): the density at temperature 25 °C is 997.047 where the source has 998.048, " in (
        done.stderr
    )
    assert "0.1 % off; the tolerance is 0.01 %" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reference_file_that_is_gone_stops_the_build(project, tmp_path):
    own(project, "tests/reference/pure_water.csv").unlink()
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert f"validation.md:{line_of_the_fence(project)}: the comparisons cannot be made: " in done.stderr
    assert "pure_water.csv" in done.stderr


def test_a_fence_that_names_no_part_stops_the_build(project, tmp_path):
    page = project / "docs" / "validation.md"
    page.write_text(page.read_text(encoding="utf-8").replace("``` validation\nclaims\n", "``` validation\nall\n"))
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "the validation fence takes one line, which is programs, measurements, accuracies, claims" in done.stderr


def test_the_figures_follow_the_reference_values(project, tmp_path):
    """Another value in the file is another figure on the page."""
    file = own(project, "tests/reference/pure_water.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("997.048", "997.098"), encoding="utf-8")
    assert build(project, tmp_path / "site").returncode == 0
    page = (tmp_path / "site" / "validation" / "index.html").read_text(encoding="utf-8")
    assert 'data-label="Largest error">0.0051 %<' in page
