"""Asks axe-core what is wrong with a page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests import browsers
from tests.website import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# A script follows the scheme that is asked for.
_IN_ITS_SCHEME = """() => {
    const shown = document.querySelector("[data-md-color-scheme]")?.dataset.mdColorScheme;
    return !shown || shown === (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
}"""
# What ends may let something else begin.
_END_TRANSITIONS = """() => {
    const fading = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
    for (let left = fading(); left.length; left = fading()) for (const each of left) each.finish();
}"""


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a page can break in one scheme and keep in the other."""
PLACES = (*COLOURS, "target-size", "scrollable-region-focusable")
"""The rules that the same elements can break at one width and keep at another."""
# Hundreds of texts of a page are of one kind: the same elements, classes and colours from the text up to the page. What
# axe finds in one it finds in all; where it cannot tell, as where something else lies over the text, it is asked of the
# next. There are five to ninety times as many texts as kinds.
_ONE_OF_EACH_KIND = """(rules) => {
    let names, kinds;
    const kindOf = (element) => {
        if (!kinds.has(element)) {
            const { parentElement: parent } = element;
            const style = getComputedStyle(element);
            const name = [
                parent && kindOf(parent), element.tagName, element.getAttribute("class"), style.color,
                style.backgroundColor, style.opacity, style.fontSize, style.fontWeight, style.textDecorationLine,
            ].join(" ");
            if (!names.has(name)) names.set(name, names.size);
            kinds.set(element, names.get(name));
        }
        return kinds.get(element);
    };
    const alike = new Map();
    for (const rule of axe._audit.rules.filter(({ id }) => rules.includes(id))) {
        const { matches } = rule;
        rule.matches = (...asked) => {
            const kind = kindOf(asked[0]);
            const others = alike.get(rule).get(kind);
            others?.push(asked);
            if (others || !matches(...asked)) return false;
            alike.get(rule).set(kind, []);
            return true;
        };
        for (const name of [...rule.any, ...rule.all, ...rule.none]) {
            const check = axe._audit.checks[name.id ?? name];
            const { evaluate } = check;
            check.evaluate = function (node, options, ...more) {
                let found = evaluate.call(this, node, options, ...more);
                for (const other of alike.get(rule).get(kindOf(node))) {
                    if (found !== undefined) break;
                    if (matches(...other)) found = evaluate.call(this, other[0], options, ...other.slice(1));
                }
                return found;
            };
        }
        alike.set(rule);
    }
    axe.beginAnew = () => {
        names = new Map();
        kinds = new Map();
        for (const rule of alike.keys()) alike.set(rule, new Map());
    };
}"""
SIZES = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 320, "height": 900}}


def come_to_rest(page: Page) -> None:
    """Have all in its scheme and in its place: what fades in is told from what is too faint."""
    browsers.wait_for_function(page, _IN_ITS_SCHEME)
    page.evaluate(_END_TRANSITIONS)


def violations(page: Page, rules: tuple[str, ...] = (), within: str = "html") -> list[str]:
    """What a reader with a disability would stumble over, by all rules or by these, on the page or in a part of it."""
    come_to_rest(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # the page itself loads no script of others
        page.evaluate("axe.configure({ noHtml: true })")  # not of each element that is looked at
        page.evaluate(_ONE_OF_EACH_KIND, COLOURS)
    found = page.evaluate(
        """([rules, within]) => {
            axe.beginAnew();
            const only = rules.length ? { runOnly: rules } : {};
            return axe
                .run(within, { resultTypes: ["violations"], elementRef: true, ...only })
                .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(
                    ({ element, failureSummary }) => `${id}: ${element.outerHTML.slice(0, 300)} ${failureSummary}`,
                )));
        }""",
        [list(rules), within],
    )
    return found


def in_light(page: Page, *, is_first_of_its_kind: bool) -> list[str]:
    """What is wrong with a page on a wide screen in light, and on a narrow one where the page is the first of its kind.

    What the theme shows on one of these screens alone is the same on all pages of a kind: the first is asked by all
    rules on both, and in dark on both. Of the others, by all rules when light and wide, and what width and scheme can
    make of it when dark and narrow: no width changes a colour.
    """
    sizes = SIZES if is_first_of_its_kind else ["wide"]
    return [each for size in sizes for each in _looked_at(page, "light", size, ())]


def in_dark(page: Page, *, is_first_of_its_kind: bool) -> list[str]:
    """What width and scheme can make of a page on a narrow screen in dark; on a wide one too as above."""
    found = _looked_at(page, "dark", "narrow", PLACES)
    return found + (_looked_at(page, "dark", "wide", COLOURS) if is_first_of_its_kind else [])


def _looked_at(page: Page, scheme: str, size: str, rules: tuple[str, ...]) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(SIZES[size])
    return [f"{scheme}, {size}: {each}" for each in violations(page, rules)]


def in_both_schemes(page: Page, within: str = "html") -> list[str]:
    """What is wrong with a page, or a part of it, in light; and with the colours in dark."""
    found = []
    for scheme, rules in (("light", ()), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found += violations(page, rules, within)
    return found
