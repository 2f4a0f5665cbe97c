"""The speed fence: the tables of the last committed measurement, which `make bench` writes."""

from __future__ import annotations

import datetime
import json
import statistics
from collections.abc import Sequence

from docs.extension import places
from docs.extension.settings import DOCS
from docs.extension.templates import environment

RESULT = DOCS / "speed.json"
_WAYS = {
    "site": "this site: a page, a touch, a calculator's answer",
    "whole": "the same with the whole Pyodide",
    "worker": "Pyodide in a worker",
    "main": "Pyodide on the main thread",
    "pyscript": "PyScript in a worker",
}


def fence(source, language, css_class, options, md, **_):
    """Write the tables."""
    if source.strip():
        raise places.error(
            f"``` {language}", "the speed fence takes no lines; the measurement stands in docs/speed.json."
        )
    measured = json.loads(RESULT.read_text(encoding="utf-8"))
    date = datetime.date.fromisoformat(measured["date"])
    opened, bare = measured["opened"]["site"], measured["opened"]["worker"]
    written = environment.get_template("speed.html").render(
        measured=measured,
        date=f"{date.day} {date:%B %Y}",
        ways=[_way(label, measured["opened"][way], measured["opened"]["worker"]) for way, label in _WAYS.items()],
        since_touch=[
            (visit, seconds(opened[f"{visit} touch"]), ratio(opened[f"{visit} touch"], bare[f"{visit} time"]))
            for visit in ("first", "second")
        ],
        slowly={way: seconds(times) for way, times in measured["slowly"].items()},
        slowly_ratio=ratio(measured["slowly"]["site"], measured["slowly"]["worker"]),
        touched={way: seconds(times) for way, times in measured["touched"].items()},
        touched_ratio=ratio(measured["touched"]["site"], measured["touched"]["worker"]),
        pages=[
            ("this page's kind, with calculators", _page(measured["pages"]["site"])),
            ("the same without what makes them live", _page(measured["pages"]["plain"])),
        ],
        changes=sorted(measured["changes"].items(), key=lambda item: -item[1]["median"]),
    )
    return "\n".join(line.strip() for line in written.splitlines() if line.strip())


def spread(values: Sequence[float], form: str = ".0f") -> str:
    """The median, and the least and the most.

    >>> spread([3, 1, 2, 9])
    '2 (1 to 9)'
    """
    return f"{statistics.median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def ratio(values: Sequence[float], others: Sequence[float]) -> str:
    """The ratio round by round.

    >>> ratio([1.0, 2.0, 3.0], [4.0, 4.0, 4.0])
    '0.50 (0.25 to 0.75)'
    """
    return spread([value / other for value, other in zip(values, others, strict=True)], ".2f")


def seconds(times: Sequence[float]) -> str:
    """Times in ms, told in s.

    >>> seconds([1234.0])
    '1.2 (1.2 to 1.2)'
    """
    return spread([time / 1000 for time in times], ".1f")


def _way(label: str, figures: dict[str, list], bare: dict[str, list]) -> dict[str, str]:
    row = {"label": label}
    for visit in ("first", "second"):
        row[f"{visit}_requests"] = f"{statistics.median(figures[f'{visit} requests']):.0f}"
        row[f"{visit}_megabytes"] = f"{statistics.median(figures[f'{visit} bytes']) / 1e6:.2f}"
        row[f"{visit}_time"] = seconds(figures[f"{visit} time"])
        row[f"{visit}_ratio"] = ratio(figures[f"{visit} time"], bare[f"{visit} time"])
        row[f"{visit}_blocking"] = seconds(figures[f"{visit} blocking"])
    return row


def _page(figures: dict[str, list]) -> dict[str, str]:
    return {
        "requests": f"{statistics.median(figures['requests']):.0f}",
        "kilobytes": f"{statistics.median(figures['bytes']) / 1e3:.0f}",
        "contentful": spread(figures["contentful"]),
        "largest": spread(figures["largest"]),
        "blocking": spread(figures["blocking"]),
    }
