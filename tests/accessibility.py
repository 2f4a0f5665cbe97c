"""Asks axe-core what is wrong with a page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.website import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# What fades in is told from what is too faint.
_AT_REST = """() => Promise.all(
    document.getAnimations().filter((each) => each instanceof CSSTransition).map((each) => each.finished),
)"""


def violations(page: Page) -> list[str]:
    """What a reader with a disability would stumble over."""
    page.evaluate(_AT_REST)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)")
    return [f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]]
