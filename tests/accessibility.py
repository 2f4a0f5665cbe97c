"""Asks axe-core what is wrong with a page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.website import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# What fades in is told from what is too faint.
_AT_REST = """() => Promise.all(
    document.getAnimations().filter((each) => each instanceof CSSTransition).map((each) => each.finished),
)"""


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a page can break in one scheme and keep in the other."""


def violations(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """What a reader with a disability would stumble over, by all rules or by these."""
    page.evaluate(_AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # the page itself loads no script of others
    found = page.evaluate(
        """(rules) => axe.run(document, { resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) })
            .then(({ violations }) => violations)""",
        list(rules),
    )
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def in_both_schemes(page: Page) -> list[str]:
    """The same in light, and what is wrong with the colours in dark."""
    found = []
    for scheme, rules in (("light", ()), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found += violations(page, rules)
    return found
