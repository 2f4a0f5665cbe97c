"""What hands do with a calculator, in Firefox and WebKitGTK: type units, move sliders and points, come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.engines import ENGINES, Engine, keys, pointer, until
from tests.kept import FRONT
from tests.website import Website, small_project

PAGES = {
    "index": FRONT + "# Home\n\nWords.\n",
    "osmosis": FRONT + "# Osmosis\n\n``` calculator\nosmosis.osmotic_pressure\n```\n",
    "tube": FRONT + "# A tube\n\n``` calculator\nosmosis.equilibrium_head\n```\n",
}
TAB, UP = "\ue004", "\ue013"
FIELD = "document.querySelector('live-calculator input[name=concentration]')"
ANSWER = "document.querySelector('live-calculator output').textContent"

pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")


@pytest.fixture(scope="module")
def website(tmp_path_factory) -> Iterator[Website]:
    """A site of a few pages."""
    folder: Path = tmp_path_factory.mktemp("instrument")
    website = Website(folder / "site", "/", small_project(folder, PAGES))
    yield website
    website.close()


@pytest.fixture(params=list(ENGINES))
def engine(request) -> Iterator[Engine]:
    """A browser that has seen nothing yet, as wide as a desk."""
    started = ENGINES[request.param]()
    started.resize(1200, 900)
    yield started
    started.close()


def focus(engine: Engine, control: str) -> None:
    engine.evaluate(f"({control}).focus()")


def leave(engine: Engine, field: str) -> None:
    """Go on to the next control; a window without a desktop has no focus, and tells no field that it was left."""
    engine.act(keys(TAB))
    engine.evaluate(f"document.hasFocus() || {field}.dispatchEvent(new Event('change', {{ bubbles: true }}))")


def box(engine: Engine, element: str) -> dict[str, float]:
    """Where an element is in the window, once the page rests there."""
    engine.evaluate(f"({element}).scrollIntoView({{ block: 'center', behavior: 'instant' }})")
    told = "(({ left, top, width, height }) => ({ left, top, width, height }))"
    return engine.evaluate(f"{told}(({element}).getBoundingClientRect())")


def press(engine: Engine, element: str) -> None:
    place = box(engine, element)
    at = (place["left"] + place["width"] / 2, place["top"] + place["height"] / 2)
    engine.act(pointer(at, "down", "up"))


def test_units_are_typed_and_sliders_curves_and_the_state_of_a_visit_answer_hands(engine, website):
    engine.goto(website.url + "osmosis/")
    until(engine, "Boolean(customElements.get('live-calculator'))")

    # A number with its unit: the number stays, and the unit switches.
    focus(engine, FIELD)
    engine.evaluate(f"{FIELD}.select()")
    engine.act(keys("800 mmol/L"))
    leave(engine, FIELD)
    until(engine, f"{ANSWER} === '39.7 bar'")  # 2 x 800 mol/m3 x 8.314 J/(mol K) x 298.15 K
    until(engine, f"{FIELD}.value === '800'")
    assert engine.evaluate("document.querySelector('select[name=\"concentration.unit\"]').value") == "mmol/L"

    # A slider, dragged to its middle: half way from 0 to 100 degC.
    line = box(engine, "document.querySelector('[data-slides=temperature]')")
    places = [(line["left"] + share * line["width"], line["top"] + 9) for share in (0.25, 0.4, 0.6, 0.5)]
    engine.act(pointer(places[0], "down", *places[1:], "up"))
    temperature = "document.querySelector('live-calculator input[name=temperature]')"
    until(engine, f"{temperature}.value === '50'")
    until(engine, f"{ANSWER} === '43.0 bar'")  # at 323.15 K

    # Keys in a field, and at the point of the curve.
    focus(engine, temperature)
    engine.act(keys(UP + UP))
    until(engine, f"{temperature}.value === '51'")
    point = "document.querySelector('.calculator-point')"
    before = engine.evaluate(f"{FIELD}.value")
    focus(engine, point)
    engine.act(keys(UP))
    until(engine, f"{FIELD}.value !== '{before}'")

    # The pointer reads values off the curve.
    curve = box(engine, "document.querySelector('[data-drawing=curve] .axis')")
    engine.act(pointer((curve["left"] + curve["width"] / 2, curve["top"] - 60)))
    until(engine, "document.querySelector('.calculator-read').textContent.includes('bar')")

    # The state stands in the address, and a reload and the way back find it.
    until(engine, "location.search.includes('calculator=osmosis.osmotic_pressure')")
    until(engine, "location.search.includes('temperature=51')")
    kept = engine.evaluate(f"{ANSWER}")
    address = engine.evaluate("location.href")
    engine.goto("about:blank")
    engine.goto(address)
    until(engine, f"{ANSWER} === '{kept}'")
    engine.goto(website.url + "tube/")
    engine.evaluate("setTimeout(() => history.back()) && null")
    until(engine, f"location.pathname.endsWith('/osmosis/') && {ANSWER} === '{kept}'")

    # One switch for the units of the site.
    engine.evaluate(
        """(() => {
            const system = document.querySelector("select[name=system]");
            system.value = "US";
            system.dispatchEvent(new Event("input", { bubbles: true }));
        })()"""
    )
    until(engine, f"({ANSWER}).endsWith(' psi')")
    assert engine.evaluate("document.querySelector('select[name=\"temperature.unit\"]').value") == "degF"


def test_the_answer_is_in_sight_from_every_field_of_a_phone_with_its_keyboard_up(engine, website):
    engine.resize(390, 400)
    engine.goto(website.url + "osmosis/")
    until(engine, "Boolean(customElements.get('live-calculator'))")
    fields = "[...document.querySelectorAll('.calculator-inputs :is(input[type=text], select:not([name$=unit]))')]"
    number = engine.evaluate(f"{fields}.length")
    assert number >= 4
    for place in range(number):
        focus(engine, f"{fields}[{place}]")
        engine.evaluate(f"{fields}[{place}].scrollIntoView({{ block: 'center', behavior: 'instant' }})")
        until(
            engine,
            f"""(() => {{
                const answer = document.querySelector(".calculator-results output").getBoundingClientRect();
                const field = {fields}[{place}].getBoundingClientRect();
                return answer.top >= 0 && answer.bottom <= innerHeight && field.bottom <= innerHeight && field.top >= 0;
            }})()""",
        )


def test_the_tube_starts_still_moves_when_it_is_played_and_fills_the_screen(engine, website):
    engine.goto(website.url + "tube/")
    until(engine, "Boolean(customElements.get('moving-picture'))")
    picture = "document.querySelector('moving-picture')"
    until(engine, f"!{picture}.querySelector('.picture-controls').hidden")
    assert not engine.evaluate(f"{picture}.hasAttribute('data-told')")
    press(engine, f"{picture}.querySelector('[data-does=play]')")
    until(engine, f"Number({picture}.querySelector('[data-does=seek]').value) > 0")
    until(engine, f"{picture}.hasAttribute('data-told')")
    larger = f"{picture}.querySelector('[data-enlarges]')"
    press(engine, larger)
    until(engine, f"{larger}.getAttribute('aria-pressed') === 'true'")
    until(engine, f"{picture}.getBoundingClientRect().width >= 0.95 * innerWidth")
    engine.evaluate(f"{larger}.click()")
    until(engine, f"{larger}.getAttribute('aria-pressed') === 'false'")
