"""The frozen Python: where it has a gap, or is not as it was built, the whole one answers the same question."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live import ANSWER, CONCENTRATION, IDEAL, be_live, open_page
from tests.pythons import WASM, WHOLE, trap_at

pytestmark = pytest.mark.few_pages

WORDS = "The whole of Python starts, because the frozen one cannot answer: "
GROW = "python.memory.grow(Math.max(missing, MORE))"


def told(page: Page) -> list[str]:
    """What the console says from now on of why the whole Python starts."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    return said


def answers(page: Page, entry: str, answer: str) -> None:
    page.locator(CONCENTRATION).fill(entry)
    be_live(page)
    expect(page.locator(ANSWER)).to_have_text(answer)


def test_it_answers_alone_and_a_second_visit_asks_for_nothing(new_context, website):
    context = new_context()
    page = context.new_page()
    said = told(page)
    open_page(page, website)
    answers(page, "0.1", "4.96 bar")
    assert len(website.requests(WASM)) == 1
    page.close()
    website.sent.clear()
    page = context.new_page()
    said += told(page)
    open_page(page, website)
    answers(page, "0.1", "4.96 bar")
    assert [sent.path for sent in website.sent if "/assets/" in sent.path] == []
    assert said == []


def test_a_trap_in_the_midst_of_a_visit_lets_the_whole_python_answer_that_very_question(page, website):
    """Two calculators ask at once, and one Python starts."""
    trap_at(website, "0.2")
    said = told(page)
    open_page(page, website)
    answers(page, "0.1", "4.96 bar")
    assert said == []
    assert not any(website.requests(name) for name in WHOLE)
    with website.held_halfway("pyodide.asm.wasm"):
        page.locator(CONCENTRATION).fill("0.2")
        expect(page.locator(f"{IDEAL} [role=status]")).to_have_text(re.compile(r"^Loading Python: [123] of 4 MB"))
        expect(page.locator(ANSWER)).to_have_text("4.96 bar")
        page.locator('input[name="molality"]').first.fill("0.2")
    expect(page.locator(ANSWER)).to_have_text("9.92 bar")
    expect(page.locator(f"{IDEAL} [role=status]")).to_have_text("")
    page.wait_for_function("[...document.querySelectorAll('live-calculator')].every((each) => !each.asking)")
    answers(page, "0.1", "4.96 bar")
    assert len([line for line in said if line.startswith(WORDS)]) == 1
    assert [len(website.requests(name)) for name in WHOLE] == [1] * len(WHOLE)


def test_what_it_was_not_made_for_ends_in_a_gap_and_not_in_words_of_its_own(page, website):
    """No page asks for a calculator that there is not."""
    said = told(page)
    open_page(page, website)
    page.locator(CONCENTRATION).evaluate(
        """(field) => {
            field.closest("live-calculator").setAttribute("name", "osmosis.nothing");
            field.focus();
        }"""
    )
    expect(page.get_by_text("because the program failed (")).to_be_visible()
    assert any(line.startswith(f"{WORDS}it lacks ") for line in said)


def test_where_the_memory_may_not_grow_the_whole_python_answers(page, website):
    website.altered("-frozen.mjs", GROW, "python.memory.grow(65_536)")  # more than there may be
    said = told(page)
    open_page(page, website)
    answers(page, "0.1", "4.96 bar")
    page.locator(CONCENTRATION).evaluate(
        """(field) => {
            field.value = "1".repeat(4e6);
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    expect(page.locator(f"{IDEAL} [data-error=concentration]")).to_have_text(re.compile(r"\S"))
    assert f"{WORDS}it lacks memory" in said
    answers(page, "0.1", "4.96 bar")


def test_what_came_damaged_is_asked_for_once_more_and_then_the_whole_python_answers(new_context, website):
    page = new_context().new_page()
    said = told(page)
    damages = [lambda content: content[:-1] + bytes([content[-1] ^ 1])]
    website.changed[WASM] = lambda content: damages.pop()(content) if damages else content
    open_page(page, website)
    answers(page, "0.1", "4.96 bar")
    assert len(website.requests(WASM)) == 2
    assert said == []
    page.close()

    page = new_context().new_page()
    said = told(page)
    website.sent.clear()
    website.changed[WASM] = lambda content: content[:-1] + bytes([content[-1] ^ 1])
    open_page(page, website)
    answers(page, "0.1", "4.96 bar")
    assert len(website.requests(WASM)) == 2
    assert f"{WORDS}it is damaged" in said


@pytest.mark.breaks_scripts
def test_where_the_browser_refuses_it_the_whole_python_answers(page, website):
    website.altered("-worker.js", "FROZEN.startsWith(await digest(content))", "true")
    website.changed[WASM] = lambda content: content[:8] + b"\xff" + content[9:]
    said = told(page)
    open_page(page, website)
    page.locator(CONCENTRATION).focus()
    be_live(page)
    answers(page, "0.1", "4.96 bar")
    assert any(line.startswith(f"{WORDS}WebAssembly") for line in said)
