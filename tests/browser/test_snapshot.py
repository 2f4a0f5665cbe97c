"""The memory of Python that the reader's browser keeps for the next visit, and what happens where it does not fit."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import browsers
from tests.live import ANSWER, CONCENTRATION, be_live, pythons

LENS_PAUSE = 200  # milliseconds without a newer answer, after which a lens is asked for again
CALM = 3_000  # milliseconds from Python's start to the work for the next visit
HELPERS = """
const SHELF = `kept ${new URL("../", location).href} python`;
const shelf = async () => caches.open(SHELF);
const digest = async (content) => Array.from(
    new Uint8Array(await crypto.subtle.digest("SHA-256", content)), (byte) => byte.toString(16).padStart(2, "0")
).join("");
/* Put something else into the place of what was kept; the headers are the old ones, but for those given. */
const replace = async (change) => {
    const [request] = await (await shelf()).keys();
    const response = await (await shelf()).match(request);
    const content = new Uint8Array(await response.arrayBuffer());
    const given = (await change(content)) ?? {};
    const headers = { digest: response.headers.get("digest"), answer: response.headers.get("answer"), ...given };
    await (await shelf()).put(request, new Response(content, { headers }));
};
"""
HOW_MANY = f"async () => {{ {HELPERS} return (await (await shelf()).keys()).length; }}"
SLOT = """(content) => {
    const [head, , count] = new Uint32Array(content.buffer, 0, 3);
    return { head: content.subarray(12, 12 + head), pages: content.subarray(12 + head + 4 * count) };
}"""


@pytest.fixture(scope="module")
def browser(launch) -> Iterator[Browser]:
    """One that survives a memory that is none."""
    with launch(browsers.FOR_BAD_MEMORY) as launched:
        yield launched


@pytest.fixture
def context(new_context) -> BrowserContext:
    return new_context(saves_data=False, viewport={"width": 1280, "height": 800})


def visit(context: BrowserContext, website) -> tuple[Page, list[str]]:
    """Open a page and let it come to life; what the console says is listed."""
    page, said = context.new_page(), []
    page.clock.install()
    page.on("console", lambda message: said.append(message.text))
    arrive(page, website)
    return page, said


def arrive(page: Page, website) -> None:
    page.goto(website.url + "osmotic-pressure/")
    page.locator(CONCENTRATION).focus()
    be_live(page)


def is_kept(page: Page) -> None:
    """Let the time pass after which Python is kept for the next visit, and wait until it is."""
    page.clock.fast_forward(CALM)
    page.wait_for_function(HOW_MANY)


def first_visit(context: BrowserContext, website) -> tuple[Page, list[str]]:
    """A visit after which something is kept."""
    page, said = visit(context, website)
    is_kept(page)
    assert said == []
    return page, said


def again(page: Page, said: list[str], website) -> None:
    """Leave the page, with its Python, and visit it once more."""
    page.goto("about:blank")
    said.clear()
    arrive(page, website)


def change_what_was_kept(page: Page, change: str) -> None:
    page.evaluate(f"async () => {{ {HELPERS} const slot = {SLOT}; await replace(async (content) => {{ {change} }}); }}")


def answers(page: Page) -> None:
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


@pytest.mark.breaks_scripts
def test_python_is_kept_where_no_reader_has_been_and_the_next_visit_takes_it_up(context, website):
    context.add_init_script("delete Navigator.prototype.serviceWorker")  # which would bring again what is cut off below
    page, said = first_visit(context, website)
    # The keeper is a worker of its own, gone when it is done; the one that answers is as it was.
    for _ in range(1000):
        if len(pythons(page)) == 1:
            break
        page.wait_for_timeout(10)
    assert len(pythons(page)) == 1
    answers(page)
    # A word is changed in the memory, so that its coming back is seen.
    change_what_was_kept(
        page,
        """const { pages } = slot(content);
        const word = new TextEncoder().encode("must be at most");
        let changed = 0;
        for (let at = pages.indexOf(word[0]); at >= 0; at = pages.indexOf(word[0], at + 1))
            if (word.every((letter, place) => pages[at + place] === letter)) { pages[at] -= 32; changed++; }
        if (!changed) throw new Error("not found");
        return { digest: await digest(content) };""",
    )
    website.sent.clear()
    again(page, said, website)
    answers(page)
    page.locator(CONCENTRATION).fill("3")
    expect(page.get_by_text("Must be at most 2 mol/L")).to_be_visible()
    assert said == []
    assert [sent.path for sent in website.sent if "/assets/" in sent.path] == [], "a second visit asks for nothing"
    # What was kept knows no lens, and where to fetch one.
    page.locator(CONCENTRATION).fill("0.1")
    page.locator("[data-opens=cases]").first.press("Enter")
    expect(page.locator(".lens")).to_have_attribute("data-lens", "cases")
    page.clock.run_for(LENS_PAUSE)
    expect(page.locator(".lens")).to_contain_text("Keep this case")
    assert len(website.requests("-lenses.zip")) == 1

    # Half of the program beneath what was kept is told, and can be tried again.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.close()
    website.broken_off.add("pyodide.asm.wasm")
    page = context.new_page()
    page.goto(website.url + "osmotic-pressure/")
    page.locator(CONCENTRATION).fill("0.1")
    expect(page.get_by_text("Python could not start")).to_be_visible()
    website.broken_off.clear()
    page.get_by_role("button", name="Try again").first.click()
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")


# For the next damage, without waiting until it is made again.
SET_ASIDE = f"""async () => {{ {HELPERS}
    const [request] = await (await shelf()).keys();
    await (await caches.open("aside")).put(request, await (await shelf()).match(request));
}}"""
PUT_BACK = f"""async () => {{ {HELPERS}
    const aside = await caches.open("aside"), [request] = await aside.keys();
    await (await shelf()).put(request, await aside.match(request));
}}"""
CHANGES = {
    "a flipped bit": ("content[content.length >> 1] ^= 1;", "it is damaged"),
    "another Pyodide": (
        "slot(content).head[20] ^= 1; return { digest: await digest(content) };",
        "build id mismatch",
    ),
    "a wrong answer": ("return { answer: '42' };", "it gives a wrong answer"),
    "not a memory": ("slot(content).pages.fill(1); return { digest: await digest(content) };", ""),
    "not a snapshot": ("slot(content).head.fill(1); return { digest: await digest(content) };", "magic number"),
}


def test_what_does_not_fit_is_left_and_python_starts_anew(context, website):
    """One visit after another, each of which finds something else, at last what another build kept; that makes room."""
    page, said = first_visit(context, website)
    page.evaluate(SET_ASIDE)
    for change, reason in CHANGES.values():
        page.evaluate(PUT_BACK)
        change_what_was_kept(page, change)
        again(page, said, website)
        answers(page)
        (line,) = [line for line in said if line.startswith("Python starts anew")]
        assert reason in line
        assert page.evaluate(HOW_MANY) == 0
    page.evaluate(PUT_BACK)
    page.evaluate(
        f"""async () => {{ {HELPERS}
            const [request] = await (await shelf()).keys();
            const other = request.url.replace(/python-\\w+/, "python-other");
            await (await shelf()).put(other, await (await shelf()).match(request));
            await (await shelf()).delete(request);
        }}"""
    )
    again(page, said, website)
    answers(page)
    page.clock.fast_forward(CALM)
    page.wait_for_function(
        f"""async () => {{ {HELPERS}
            const names = (await (await shelf()).keys()).map(({{ url }}) => url);
            return names.length && !names.some((name) => name.includes("other"));
        }}"""
    )
    assert said == []
    again(page, said, website)
    answers(page)
    assert said == []


def test_where_storage_is_denied_python_starts_and_the_console_says_so(context, website):
    denied = b"Object.defineProperty(self, 'caches', { get() { throw new DOMException('storage is denied'); } });"
    website.changed["-worker.js"] = lambda script: denied + script
    page, said = visit(context, website)
    answers(page)
    assert len([line for line in said if "storage is denied" in line]) >= 1


def test_where_storage_is_full_python_answers_and_nothing_is_kept(context, website):
    page = context.new_page()
    page.clock.install()
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": website.origin, "quotaSize": 100_000})
    page.goto(website.url + "osmotic-pressure/")
    page.locator(CONCENTRATION).focus()
    with page.expect_console_message(lambda message: "not kept" in message.text, timeout=60_000) as told:
        be_live(page)
        answers(page)
        page.clock.fast_forward(CALM)
    assert "quota" in told.value.text.lower()
    assert page.evaluate(HOW_MANY) == 0
