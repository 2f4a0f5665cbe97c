"""Asks axe-core what is wrong with a page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.website import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# What fades in is told from what is too faint. In what is folded away no time passes, and no transition ends.
_AT_REST = """() => Promise.allSettled(
    document.getAnimations()
        .filter((each) => each instanceof CSSTransition && each.effect.target.checkVisibility())
        .map((each) => each.finished),
)"""


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a page can break in one scheme and keep in the other."""
PLACES = (*COLOURS, "target-size", "scrollable-region-focusable")
"""The rules that the same elements can break at one width and keep at another."""
SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 320, "height": 900}}


def violations(page: Page, rules: tuple[str, ...] = (), within: str = "html") -> list[str]:
    """What a reader with a disability would stumble over, by all rules or by these, on the page or in a part of it."""
    page.evaluate(_AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # the page itself loads no script of others
    found = page.evaluate(
        """([rules, within]) => axe
            .run(within, { resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) })
            .then(({ violations }) => violations)""",
        [list(rules), within],
    )
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def in_all_sizes_and_schemes(page: Page, *, is_first_of_its_kind: bool) -> list[str]:
    """What is wrong with a page on a wide and on a narrow screen, in light and in dark.

    What the theme shows on one of these screens alone is the same on all pages of a kind: the first is asked by all
    rules on both, and in dark on both. Of the others, by all rules when light and wide, and what width and scheme can
    make of it when dark and narrow: no width changes a colour.
    """
    wide, narrow = SIZES.values()
    asked: list[tuple[str, dict[str, int], tuple[str, ...]]] = [("light", wide, ())]
    if is_first_of_its_kind:
        asked += [("light", narrow, ()), ("dark", wide, COLOURS)]
    asked.append(("dark", narrow, PLACES))
    found = []
    for scheme, size, rules in asked:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        found += [f"{scheme}, {size['width']}: {each}" for each in violations(page, rules)]
    return found


def in_both_schemes(page: Page, within: str = "html") -> list[str]:
    """What is wrong with a page, or a part of it, in light; and with the colours in dark."""
    found = []
    for scheme, rules in (("light", ()), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found += violations(page, rules, within)
    return found
