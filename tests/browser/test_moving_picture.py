"""The U-tube that moves: a still that teaches, played, stepped and pushed, with the keyboard alone too."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import in_both_schemes
from tests.live import be_live, open_page

pytestmark = pytest.mark.few_pages

TUBE = 'live-calculator[name="osmosis.equilibrium_head"]'
STATE = f"{TUBE} .picture-state"


def frames(page: Page) -> dict:
    return json.loads(page.locator(f"{TUBE} svg.picture").get_attribute("data-frames"))


@pytest.fixture
def still(awake) -> Iterator[Page]:
    """The page for a reader who wants no motion: it stands still until asked."""
    page = awake()
    page.emulate_media(reduced_motion="reduce")
    page = awake("osmosis/")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    yield page
    page.emulate_media(reduced_motion="no-preference")


def focus_by_keyboard(page: Page, name: str) -> None:
    """Tab on until the control with this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.closest('label')?.textContent ?? document.activeElement.textContent"
        )
        if name in focused:
            return
    raise AssertionError(f"{name} cannot be reached")


def level(page: Page, side: str) -> float:
    return float(re.match(r"M\d+ ([\d.]+)H", page.locator(f"{TUBE} .water.{side}").get_attribute("d"))[1])


def test_without_javascript_a_still_teaches(plain_page, website):
    page = plain_page
    page.goto(website.url + "osmosis/")
    picture = page.locator(f"{TUBE} svg.picture")
    expect(picture).to_be_visible()
    expect(picture).to_have_accessible_name(re.compile("A U-tube with a membrane.*pressure|At the start: left 100 cm"))
    expect(picture).to_contain_text("41.5 cm")
    expect(page.locator(STATE)).to_contain_text("At the start: left 100 cm, right 100 cm. Osmosis: water moves")
    expect(page.locator(f"{TUBE} .calculator-listing svg.chart")).to_be_visible()
    for hidden in (".picture-controls", ".picture-turns"):
        expect(page.locator(f"{TUBE} {hidden}")).to_be_hidden()


def test_it_asks_first_and_gives_nothing_away_until_it_is_played(page, website):
    """Not in the picture, in the chart, in words, or in the answers at the end of a small window."""
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, website, "osmosis/")
    answer = page.locator(f"{TUBE} .calculator-results")
    page.locator(f"{TUBE} svg.picture").scroll_into_view_if_needed()
    expect(page.locator(STATE)).to_have_text(frames(page)["question"])
    expect(page.locator(f"{TUBE} .rest")).to_be_hidden()
    expect(page.locator(f"{TUBE} .calculator-listing svg.chart > svg")).to_be_hidden()
    expect(answer).not_to_be_in_viewport()
    assert not page.evaluate("document.querySelector('moving-picture').playing")
    page.get_by_role("button", name="Play").click()
    expect(page.locator(f"{TUBE} .rest")).to_be_visible()
    expect(page.locator(f"{TUBE} .calculator-listing svg.chart > svg")).to_be_visible()
    expect(answer).to_be_in_viewport()


def play(page: Page) -> None:
    page.locator(TUBE).get_by_role("button", name="Play").click()
    expect(page.locator(TUBE).get_by_role("button", name="Pause")).to_be_visible()


def test_for_a_class_it_fills_the_screen_with_all_that_plays_it(page, website):
    page.set_viewport_size({"width": 1280, "height": 720})
    page.emulate_media(reduced_motion="reduce")
    open_page(page, website, "osmosis/")
    small = page.locator(f"{TUBE} svg.picture").bounding_box()["width"]
    page.locator(TUBE).get_by_role("button", name="Full screen: the moving picture").click()
    page.wait_for_function("document.fullscreenElement?.localName === 'moving-picture'")
    be_live(page)  # the touch has woken Python, whose first answer draws all anew
    assert page.locator(f"{TUBE} svg.picture").bounding_box()["width"] > 1.3 * small
    for part in ("svg.picture", ".picture-state", "[data-does=step]", "[data-turns=temperature]"):
        expect(page.locator(f"{TUBE} {part}")).to_be_in_viewport(ratio=1)
    page.locator(TUBE).get_by_role("button", name="Step").click()
    expect(page.locator(STATE)).to_have_text(frames(page)["text"][1])
    page.locator(TUBE).get_by_role("button", name="Full screen: the moving picture").click()
    page.wait_for_function("!document.fullscreenElement")


def test_it_plays_and_comes_to_rest(new_context, website):
    page = new_context(viewport={"width": 1000, "height": 900}).new_page()
    page.clock.install()
    open_page(page, website, "osmosis/")
    play(page)
    expect(page.locator(STATE)).to_have_attribute("aria-live", "off")
    shown = frames(page)
    for _ in range(200):
        page.clock.run_for(100)
        if page.locator(STATE).text_content() == shown["text"][-1]:
            break
    expect(page.locator(STATE)).to_have_text(shown["text"][-1])
    expect(page.locator(STATE)).to_have_attribute("aria-live", "polite")
    assert level(page, "left") == shown["left"][-1]
    assert level(page, "right") == shown["right"][-1]
    before = page.locator(f"{TUBE} .molecules").get_attribute("d")
    page.clock.run_for(100)
    assert page.locator(f"{TUBE} .molecules").get_attribute("d") != before, "the exchange goes on"


def test_out_of_view_it_stands_still(page, website):
    page.set_viewport_size({"width": 1000, "height": 900})
    open_page(page, website, "osmosis/")
    play(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("document.querySelector('moving-picture').running === false")
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_function("document.querySelector('moving-picture').running === true")


def test_where_motion_is_unwanted_it_waits_and_goes_in_steps(still):
    page = still
    page.locator(f"{TUBE} svg.picture").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    shown = frames(page)
    expect(page.locator(STATE)).to_have_text(shown["question"])
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('moving-picture').position >= 2")
    page.get_by_role("button", name="Pause").click()
    at = page.evaluate("document.querySelector('moving-picture').position")
    assert at == int(at)
    assert level(page, "right") == shown["right"][at]
    expect(page.locator(STATE)).to_have_text(shown["text"][at])


def test_with_the_keyboard_alone(page, website):
    page.set_viewport_size({"width": 1000, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    open_page(page, website, "osmosis/")
    shown = frames(page)
    focus_by_keyboard(page, "Step")
    for number in (1, 2, 3):
        page.keyboard.press("Enter")
        expect(page.locator(STATE)).to_have_text(shown["text"][number])
        assert level(page, "left") == shown["left"][number]
    focus_by_keyboard(page, "Time")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(STATE)).to_have_text(shown["text"][2])
    page.keyboard.press("End")
    expect(page.locator(STATE)).to_have_text(re.compile("^At rest: .*41.5 cm of water on the right balances"))
    slider = page.locator('[data-turns="piston_pressure"]')
    focus_by_keyboard(page, "Push the piston")
    be_live(page)
    direction = page.locator(f'{TUBE} output[name="direction"]')
    page.keyboard.press("ArrowRight")
    # It goes on from the rest, where the column balances all: the least push presses water out.
    expect(direction).to_have_text(re.compile("^Reverse osmosis"))
    expect(slider).to_have_attribute("aria-valuetext", re.compile("kPa, 10 % of the osmotic pressure"))
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("just the osmotic pressure"))
    expect(page.locator(f'{TUBE} input[name="piston_pressure"]')).to_have_value(re.compile(r"^4\.\d+$"))


def test_less_slows_just_as_much_holds_and_more_reverses(still):
    page = still
    direction = page.locator(f'{TUBE} output[name="direction"]')
    slider = page.locator('[data-turns="piston_pressure"]')
    slider.focus()
    be_live(page)
    for step, words in (
        (4, "The piston slows it"),
        (10, "Nothing moves: the piston"),
        (15, "^Reverse osmosis: the piston"),
    ):
        slider.fill(str(step))
        expect(direction).to_have_text(re.compile(words))
        expect(slider).to_have_value(str(step))
    expect(page.locator(f"{TUBE} .piston")).to_be_visible()
    expect(page.locator(STATE)).to_contain_text("Reverse osmosis: the piston presses water to the left")
    page.get_by_role("slider", name=re.compile("^Time")).press("End")
    assert level(page, "left") < level(page, "right"), "the left one stands higher in the picture"


def test_a_push_goes_on_from_the_levels_that_are_seen_and_restart_does_not(still):
    page = still
    shown = frames(page)
    page.get_by_role("slider", name=re.compile("^Time")).fill("12")
    be_live(page)
    page.locator('[data-turns="piston_pressure"]').fill("15")
    expect(page.locator(f'{TUBE} input[name="moved_before"]')).to_have_value(
        shown["from"]["moved_before"]["entries"][12]
    )
    expect(page.locator(STATE)).to_contain_text("At the start: left 8")
    page.get_by_role("button", name="Restart").click()
    expect(page.locator(f'{TUBE} input[name="moved_before"]')).to_have_value("0")
    expect(page.locator(STATE)).to_contain_text("left 100 cm, right 100 cm")


def test_the_same_answer_again_does_not_start_it_anew(still):
    page = still
    page.get_by_role("slider", name=re.compile("^Time")).fill("7")
    words = page.locator(STATE).text_content()
    be_live(page)
    page.locator(f'{TUBE} select[name="level_difference.unit"]').select_option("cm")
    expect(page.locator(f'{TUBE} output[name="level_difference"]')).to_have_text("41.5 cm")
    assert page.locator(STATE).text_content() == words


def test_the_membrane_holds_the_solute_back_and_passes_water(new_context, website):
    page = new_context(viewport={"width": 1000, "height": 900}).new_page()
    page.clock.install()
    open_page(page, website, "osmosis/")
    play(page)
    shown = frames(page)
    tube, seen = shown["tube"], []
    sides = set()
    for _ in range(40):
        page.clock.run_for(200)
        dots = {
            kind: [
                tuple(map(float, point))
                for point in re.findall(r"M([\d.]+) ([\d.]+)h0", page.locator(f"{TUBE} .{kind}").get_attribute("d"))
            ]
            for kind in ("molecules", "salt")
        }
        assert len(dots["molecules"]) == 120
        assert len(dots["salt"]) == 14
        assert all(x > tube["middle"] for x, _ in dots["salt"])
        left = sum(x < tube["middle"] for x, _ in dots["molecules"]) / len(dots["molecules"])
        position = page.evaluate("document.querySelector('moving-picture').position")
        assert left == pytest.approx(shown["share"][int(position)], abs=0.06)
        sides.add(tuple(x < tube["middle"] for x, _ in dots["molecules"]))
        seen.append(left)
        for x, y in dots["molecules"]:
            assert tube["left"][0] <= x <= tube["right"][1]
            assert y <= tube["base"]
            assert y > tube["trough"] or not tube["left"][1] < x < tube["right"][0]
    assert len(sides) > 10, "they cross"
    assert seen[-1] < seen[0]


def test_a_frame_that_began_before_it_was_asked_for_loses_no_dot(new_context, website):
    page = new_context(viewport={"width": 1000, "height": 900}).new_page()
    page.add_init_script(
        "const ask = requestAnimationFrame; window.requestAnimationFrame = (task) => ask((now) => task(now - 50));"
    )
    open_page(page, website, "osmosis/")
    play(page)
    page.wait_for_function("document.querySelector('moving-picture').position > 0.2")
    assert "NaN" not in page.locator(TUBE).inner_html()


def test_its_script_is_not_asked_for_elsewhere(page, website):
    open_page(page, website, "reverse-osmosis/")
    assert website.requests("moving-picture.js") == website.requests("molecules.js") == []
    open_page(page, website, "osmosis/")
    assert len(website.requests("moving-picture.js")) == 1


def test_axe_finds_nothing_while_it_moves(page, website):
    page.set_viewport_size({"width": 1000, "height": 900})
    open_page(page, website, "osmosis/")
    play(page)
    assert in_both_schemes(page) == []
