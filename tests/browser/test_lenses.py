"""Lenses on a phone, by keyboard: opened in turn, asked again with each answer, and nothing of them before."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from calc.interface.lenses import TITLES
from tests.accessibility import COLOURS, violations
from tests.live import ANSWER, CONCENTRATION, IDEAL, TEMPERATURE, wake

PHONE = {"width": 390, "height": 844}
LENSES = ("lenses.js", "lenses.css", "lenses.zip")
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
    website.forget()
    website.blocked.add("lenses.zip")
    opener.press("Enter")
    expect(panel).to_contain_text("What this needs could not be loaded (503 for ")
    website.forget()
    opener.press("Enter")
    opener.press("Enter")
    expect(panel).to_contain_text("Keep this case")
    # Where Python has stopped, the calculator says so, and a panel comes with the next answer.
    page.evaluate(f"document.querySelector('{IDEAL}').python.end('it is over')")
    expect(page.locator(f"{IDEAL} [role=status]").first).to_contain_text("Python stopped (it is over).")
    page.locator(TEMPERATURE).fill("5")
    expect(page.locator(ANSWER)).to_have_text("27.8 bar")
    shows(page, "cases")


def test_what_is_taken_away_is_copied_and_saved(new_context, website, tmp_path: Path):
    """By what any panel may have: its buttons put here, where no lens' own words decide what they are called."""
    context = new_context(viewport=PHONE, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    wake(page, website)
    page.locator(f"{IDEAL} [data-opens=cases]").press("Enter")
    shows(page, "cases")
    page.evaluate(
        """(calculator) => document.querySelector(`${calculator} .lens [data-drawing]`).innerHTML = `
            <div class="lens-part"><pre>first</pre><pre>a,b\\n1,°</pre>
            <button type="button" data-copies>Copy</button>
            <button type="button" data-saves="table.csv" data-media="text/csv">Save</button>
            <button type="button" data-saves="curve.svg" data-draws="curve">SVG</button>
            <button type="button" data-saves="curve.png" data-draws="curve">PNG</button></div>`""",
        IDEAL,
    )
    press(page, "Copy")
    expect(page.locator(f"{IDEAL} .lens [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "a,b\n1,°"
    page.emulate_media(color_scheme="dark")
    saved = {}
    for words, name in (("Save", "table.csv"), ("SVG", "curve.svg"), ("PNG", "curve.png")):
        with page.expect_download() as download:
            press(page, words)
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_bytes()
    assert saved["table.csv"].decode() == "a,b\n1,°"
    drawing = saved["curve.svg"].decode()
    assert drawing.startswith("<svg")
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawing
    assert "var(" not in drawing
    assert "rgb(0, 112, 122)" in drawing, "the line has the colour that it has in light"
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
