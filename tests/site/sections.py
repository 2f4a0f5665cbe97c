"""What a section of a page says, as a reader reads it."""

import re
from collections.abc import Iterator
from html import unescape


def section(site, page: str, heading: str) -> str:
    """The words under a heading, up to the next one of its rank or higher."""
    html = (site / ("" if page == "index" else page) / "index.html").read_text(encoding="utf-8")
    start = re.search(rf"<h(\d) id=[^>]*>{re.escape(heading)}<a.*?</h\1>", html)
    under = re.split(rf"<h[1-{start[1]}]\b|</article>", html[start.end() :])[0]
    text = re.sub(
        r"<sup.*?</sup>|<[^>]+>", lambda tag: "" if tag[0].startswith("<sup") else " ", under, flags=re.DOTALL
    )
    return re.sub(r" (?=[.,;:])", "", " ".join(unescape(text).split()))


def numbers(text: str, unit: str) -> Iterator[tuple[float, float]]:
    """The numbers that stand before a unit, each with half of its last digit."""
    for each in re.findall(rf"(?<![\d.])([−-]?\d[\d ]*(?:\.\d+)?) {re.escape(unit)}(?![\w/])", text):
        decimals = len(each.partition(".")[2])
        yield float(each.replace("−", "-").replace(" ", "")), 0.5 * 10**-decimals
