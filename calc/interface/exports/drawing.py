"""Curves and pictures as SVG that stands alone: in light, with its style in it."""

from __future__ import annotations

import re

from calc.core.quantities import Refusal
from calc.interface import chart, curve, listing
from calc.interface.definitions import Listing
from calc.interface.evaluation import teller, told
from calc.interface.lenses import Case

_WIDTH, _RIGHT, _BELOW = 640, 16, 6  # px

# What docs/assets/site.css says of drawings, with its colours in light on white; a test holds it to that.
STYLE = """\
text { font-family: sans-serif; }
.chart text { fill: #757575; stroke: none; font-size: 12.5px; font-variant-numeric: tabular-nums; }
.chart .grid { stroke-opacity: 0.12; }
.chart .axis, .chart .zero, .chart .tick { stroke-opacity: 0.5; }
.chart .line { stroke: #00707a; stroke-width: 2.2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
.chart .line-1 { stroke-dasharray: 7 4; }
.chart .line-2 { stroke-dasharray: 2 3; }
.chart .line-3 { stroke-dasharray: 9 3 2 3; }
.chart .guide { stroke: #00707a; stroke-dasharray: 3 4; stroke-opacity: 0.7; }
.chart .dot { fill: #00707a; stroke: none; }
.chart .point { fill: #00707a; stroke: #fff; stroke-width: 2; }
.picture { fill: none; stroke: #757575; stroke-width: 2; }
.picture text { fill: #212121; stroke: #fff; stroke-linejoin: round; stroke-width: 4; paint-order: stroke; \
font-size: 16px; }
.picture .quiet { fill: #757575; font-size: 14px; }
.picture .water { fill: #00707a; fill-opacity: 0.14; stroke: none; }
.picture .strong-water { fill: #00707a; fill-opacity: 0.3; stroke: none; }
.picture .molecules { stroke: #00707a; stroke-linecap: round; stroke-opacity: 0.55; stroke-width: 3.4; }
.picture .salt { stroke: #a8560f; stroke-linecap: round; stroke-width: 8; }
.picture circle.salt { fill: #a8560f; stroke: none; }
.picture .axis, .picture .scale { stroke-opacity: 0.5; stroke-width: 1; }
.picture .scale { stroke-opacity: 0.25; }
.picture .membrane { stroke-dasharray: 5 4; stroke-width: 3; }
.picture .wall { stroke-width: 5; }
.picture .guide, .picture .gauge { stroke: #757575; stroke-width: 1.2; }
.picture .guide { stroke-dasharray: 3 4; }
.picture .flow { stroke: #00707a; stroke-linecap: round; stroke-linejoin: round; stroke-width: 3; \
vector-effect: non-scaling-stroke; }
.picture .grid { stroke-opacity: 0.35; stroke-width: 1; }
"""


def of_curve(case: Case) -> str:
    """The curve that the form has."""
    definition, form, answer = case
    over, of, axes = (form[f"curve.{each}"] for each in ("over", "of", "axes"))
    drawn = curve.draw(curve.sample(definition, answer, over, of, form[f"{over}.was"], form[f"{of}.unit"], axes=axes))
    return _alone(_charts(drawn))


def of_picture(case: Case) -> str:
    """The picture, which the calculator has; the first, where it moves."""
    definition, form, answer = case
    if not definition.picture:
        raise LookupError(f"{definition.name} has no picture")
    drawn = definition.picture(answer.inputs, answer.returned, teller(definition, form))
    root, rest = _root(drawn[drawn.index("<svg") :])
    x, y, width, height = (float(each) for each in _found(r'viewBox="([^"]+)"', root).split())
    sheet = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="#fff" stroke="none"/>'
    root = root.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}"', 1)
    return f"{root}><style>{STYLE}</style>{sheet}{rest[: rest.rindex('</svg>')]}</svg>\n"


def of_listing(case: Case, table: Listing) -> str:
    """The charts of an output of several rows, one below the other."""
    definition, form, answer = case
    units = {column.name: form.get(f"{table.name}.{column.name}.unit", "") for column in table.columns}
    rows = [
        tuple(told(definition, form, cell) if isinstance(cell, str) else cell for cell in row)
        for row in answer.rows[table.name]
    ]
    return _alone(_charts(listing.write(table, rows, units)))


def _root(drawn: str) -> tuple[str, str]:
    """The first tag without its end and without what scripts read on it, and the rest."""
    tag = re.match(r'<svg(?: [\w:-]+="[^"]*")*', drawn)
    if not tag:
        raise ValueError("a drawing begins in a way of its own")
    return re.sub(r' data-[\w-]+="[^"]*"', "", tag[0]), drawn[tag.end() + 1 :]


def _charts(html: str) -> list[str]:
    """The charts in what a page shows."""
    pieces = re.split(r'(?=<svg class="chart)', html)[1:]
    return [piece[: piece.rindex("</svg>") + len("</svg>")] for piece in pieces]


def _alone(charts: list[str]) -> str:
    """Charts, which are as wide as their place on a page, on a white sheet of one width."""
    if not charts:
        raise Refusal("There is no point that could be drawn here.")
    placed, top = [], 0
    for each in charts:
        root, rest = _root(each)
        left = chart.room(int(_found(r"letters-(\d+)", root)))
        height = int(_found(r' height="(\d+)"', root))
        root = root.replace('width="100%"', f'x="{left}" y="{top}" width="{_WIDTH - left - _RIGHT}" overflow="visible"')
        placed.append(f'<g color="#212121">{root}>{rest}</g>')
        top += height + _BELOW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{top}" viewBox="0 0 {_WIDTH} {top}">'
        f'<style>{STYLE}</style><rect width="100%" height="100%" fill="#fff"/>{"".join(placed)}</svg>\n'
    )


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if not found:
        raise ValueError(f"a drawing has no {pattern}")
    return found[1]
