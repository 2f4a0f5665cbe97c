"""Lenses on a phone, by keyboard: opened in turn, asked again with each answer, and nothing of them before."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from calc.interface.lenses import TITLES
from tests.accessibility import COLOURS, violations
from tests.live import ANSWER, CONCENTRATION, IDEAL, TEMPERATURE, wake
from tests.pythons import WHOLE

pytestmark = pytest.mark.few_pages

PHONE = {"width": 390, "height": 844}
LENSES = ("lenses.js", "lenses.css")
# What is too small for a fingertip, or wider than the page, in the panel that is open.
TOO_SMALL = """(panel) => [...panel.querySelectorAll("button, select, input:not([type=hidden]), summary")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.9)
    .map((each) => each.outerHTML)"""
TOO_WIDE = """(panel) => [...panel.querySelectorAll("*")]
    .filter((each) => !each.closest(".lens-scroll *, svg, pre *"))
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => each.outerHTML.slice(0, 200))"""
FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"


def row(page: Page) -> Locator:
    return page.locator(f"{IDEAL} .lenses button")


def shows(page: Page, name: str) -> Locator:
    """The panel of a lens, once it shows the present case."""
    panel = page.locator(f"{IDEAL} .lens")
    expect(panel).to_have_attribute("data-lens", name)
    expect(panel).to_have_attribute("data-shown", "now")
    return panel


def press(page: Page, words: str) -> None:
    """Press a button of the open panel by the keyboard."""
    button = page.locator(f"{IDEAL} .lens").get_by_role("button", name=words, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def column(page: Page, head: str) -> list[str]:
    """A row of the table of cases, in which each value may stand above its difference."""
    line = page.locator(f"{IDEAL} .lens-table tr", has=page.locator("th", has_text=head)).first
    return [text.replace("\n", " ") for text in line.locator("td").all_inner_texts()]


def test_each_lens_is_opened_and_used_by_keyboard_on_a_phone(new_context, website):
    page = new_context(viewport=PHONE).new_page()
    wake(page, website)
    for _ in range(3):  # an answer more asks for nothing of them
        page.locator(CONCENTRATION).press("ArrowUp")
    expect(page.locator(CONCENTRATION)).to_have_value("0.63")
    page.locator(CONCENTRATION).fill("0.6")
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")
    for name in LENSES:
        assert website.requests(name) == []

    expect(row(page)).to_have_text(list(TITLES.values()))
    row(page).first.focus()
    for name, title in TITLES.items():
        assert page.evaluate(FOCUSED) == title
        expect(row(page).locator(f"xpath=self::*[@data-opens='{name}']")).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        panel = shows(page, name)
        expect(panel).to_have_attribute("aria-label", title)
        expect(page.locator(f"{IDEAL} .lenses [aria-expanded=true]")).to_have_attribute("data-opens", name)
        assert "could not be" not in panel.inner_text()
        assert panel.evaluate(TOO_SMALL) == []
        assert panel.evaluate(TOO_WIDE) == []
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert violations(page, within=f"{IDEAL} .lens") == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS, f"{IDEAL} .lens") == []
        page.emulate_media(color_scheme="light")
        page.locator(f"{IDEAL} .lenses [aria-expanded=true]").focus()
        page.keyboard.press("Tab")
    for name in LENSES:
        assert len(website.requests(name)) == 1, name
    assert [name for name in WHOLE if website.requests(name)] == []


def test_cases_are_kept_compared_put_back_and_there_after_a_reload(new_context, website):
    page = new_context(viewport=PHONE).new_page()
    wake(page, website)
    opener = page.locator(f"{IDEAL} [data-opens=cases]")
    opener.press("Enter")
    shows(page, "cases")
    press(page, "Keep this case")
    expect(page.get_by_text("Case A is kept.").first).to_be_visible()
    expect(page.locator(f"{IDEAL} .lens")).to_be_focused()  # what was pressed has gone
    page.locator(TEMPERATURE).fill("5")
    expect(page.locator(f"{IDEAL} .lens th", has_text="Now")).to_be_visible()
    shows(page, "cases")
    assert column(page, "Temperature") == ["25 °C", "5 °C −20 °C"]
    expect(page.locator(TEMPERATURE)).to_be_focused()

    # What has no answer says so, and the panel comes back with one.
    page.locator(TEMPERATURE).fill("900")
    expect(page.locator(f"{IDEAL} .lens")).to_contain_text("There is no answer to look at.")
    page.locator(TEMPERATURE).fill("10")
    expect(page.locator(f"{IDEAL} .lens td").first).to_be_visible()
    shows(page, "cases")
    assert column(page, "Temperature") == ["25 °C", "10 °C −15 °C"]

    press(page, "Put case A back into the form")
    expect(page.locator(TEMPERATURE)).to_have_value("25")
    expect(page.locator(ANSWER)).to_have_text("29.7 bar")
    page.locator(f"{IDEAL} .calculator-link [data-does=undo]").press("Enter")
    expect(page.locator(TEMPERATURE)).to_have_value("10")
    expect(page.locator(f"{IDEAL} .lens th", has_text="Now")).to_be_visible()
    shows(page, "cases")
    press(page, "Keep this case")
    expect(page.locator(f"{IDEAL} .lens th", has_text="B (in the form)")).to_be_visible()
    page.wait_for_function("location.search.includes('temperature=10')")

    page.reload()
    page.wait_for_function("Boolean(customElements.get('live-calculator'))")
    opener.press("Enter")
    expect(page.locator(f"{IDEAL} .lens th", has_text="B (in the form)")).to_be_visible()
    shows(page, "cases")
    assert column(page, "Temperature") == ["25 °C", "10 °C −15 °C"]
    press(page, "Remove case A")
    expect(page.get_by_text("Case A is kept.").first).to_be_visible()
    opener.press("Enter")
    expect(page.locator(f"{IDEAL} .lens")).to_have_count(0)
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_what_does_not_come_or_goes_wrong_is_told_and_comes_at_the_next_press(new_context, website):
    page = new_context(viewport=PHONE).new_page()
    wake(page, website)
    opener = page.locator(f"{IDEAL} [data-opens=cases]")
    panel = page.locator(f"{IDEAL} .lens")
    website.blocked.add("lenses.css")
    opener.press("Enter")
    expect(page.locator(f"{IDEAL} [role=status]").first).to_contain_text("could not be loaded; press it once more")
    website.blocked.clear()
    opener.press("Enter")
    expect(panel).to_contain_text("Keep this case")
    # Where Python has stopped, the calculator says so, and a panel comes with the next answer.
    page.evaluate(f"document.querySelector('{IDEAL}').python.end('it is over')")
    expect(page.locator(f"{IDEAL} [role=status]").first).to_contain_text("Python stopped (it is over).")
    page.locator(TEMPERATURE).fill("5")
    expect(page.locator(ANSWER)).to_have_text("27.8 bar")
    shows(page, "cases")


def test_what_is_taken_away_is_copied_saved_and_printed(new_context, website, tmp_path: Path):
    context = new_context(viewport=PHONE, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    wake(page, website)
    page.locator(f"{IDEAL} [data-opens=take]").press("Enter")
    panel = shows(page, "take")
    taken = panel.locator("select")

    taken.select_option("command")
    expect(panel.locator("pre")).to_have_text("python -m calc osmosis.osmotic_pressure\n")
    page.locator(CONCENTRATION).fill("0.1")
    expect(panel.locator("pre")).to_contain_text("'concentration=0.1 mol/L'")
    shows(page, "take")
    press(page, "Copy")
    expect(panel.locator("[role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "python -m calc osmosis.osmotic_pressure 'concentration=0.1 mol/L'\n"
    taken.select_option("link")
    expect(panel.locator("output a")).to_be_visible()
    shows(page, "take")
    press(page, "Copy")
    address = (
        f"{website.url}osmotic-pressure/?calculator=osmosis.osmotic_pressure&concentration=0.1+mol%2FL"
        "#osmosis-osmotic-pressure-1"
    )
    for _ in range(500):
        if page.evaluate("navigator.clipboard.readText()") != copied:
            break
        page.wait_for_timeout(10)
    assert page.evaluate("navigator.clipboard.readText()") == address

    taken.select_option("csv")
    expect(panel.locator("pre")).to_contain_text("input,concentration,molar concentration,0.1,mol/L")
    shows(page, "take")
    page.emulate_media(color_scheme="dark")
    saved = {}
    for words in ("Save as a file", "The curve, as SVG", "The curve, as PNG"):
        with page.expect_download() as download:
            press(page, words)
        name = download.value.suggested_filename.removeprefix("osmosis.osmotic_pressure.")
        download.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_bytes()
    assert list(saved) == ["csv", "curve.svg", "curve.png"]
    assert saved["csv"].decode().startswith("\ufeffpart,name,term,value,unit"), "the mark by which Excel knows UTF-8"
    assert "°C" in saved["csv"].decode()

    page.evaluate("window.print = () => {}")
    press(page, "Print on one sheet")
    page.emulate_media(media="print")
    expect(page.locator(f"{IDEAL} .calculator-headline")).to_be_visible()
    for hidden in ("h1", f"{IDEAL} .lens", f"{IDEAL} > details", "live-calculator:not([data-printed])"):
        expect(page.locator(hidden).first).to_be_hidden()
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True))
    assert len(sheets) == 1
    page.emulate_media(media="screen")
    expect(page.locator("[data-printed]")).to_have_count(0)  # after printing

    drawing = saved["curve.svg"].decode()
    assert drawing.startswith("<svg")
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawing
    assert "var(" not in drawing
    assert "rgb(0, 112, 122)" in drawing, "the line has the colour that it has in light"
    (axis,) = re.findall(r'<line class="axis"[^>]*>', drawing)
    assert ' stroke="rgba(0, 0, 0,' in axis, "so has an axis"
    (chart,) = re.findall(r'<svg[^>]* class="chart[^>]*>', drawing)
    assert float(re.search(r' x="([\d.]+)"', chart)[1]) > 30, "the numbers beside the axis have room"
    assert saved["curve.png"].startswith(b"\x89PNG")
    colours = page.evaluate(
        """(bytes) => {
            const image = new Image();
            image.src = `data:image/png;base64,${bytes}`;
            return image.decode().then(() => {
                const canvas = new OffscreenCanvas(image.width, image.height);
                const context = canvas.getContext("2d");
                context.drawImage(image, 0, 0);
                const { data } = context.getImageData(0, 0, image.width, image.height);
                const seen = new Set();
                for (let at = 0; at < data.length; at += 4) seen.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
                return [image.width, `${data[0]} ${data[1]} ${data[2]}`, seen.has("0 112 122")];
            });
        }""",
        base64.b64encode(saved["curve.png"]).decode(),
    )
    assert colours[0] > 1000
    assert colours[1:] == ["255 255 255", True]
