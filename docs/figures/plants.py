"""Figures of the page on plants: the ladder of water potentials, the diagram of a cell, the way into a root."""

from __future__ import annotations

from calc.core.numbers import write_number, write_quantity
from calc.core.units import STANDARD_ATMOSPHERE, from_si, to_si
from calc.interface import chart
from calc.plants import air_water_potential, cell_at_rest
from docs.figures.drawing import Step, svg
from docs.figures.drawing import ladder as drawn_ladder

_MEGAPASCAL = to_si(1, "MPa")

# What has been measured; the page names the sources.
_FIELD_CAPACITY = -STANDARD_ATMOSPHERE / 3
_WILTING_POINT = -1.5 * _MEGAPASCAL
_XYLEM = (-4 * STANDARD_ATMOSPHERE, -80 * STANDARD_ATMOSPHERE)

_DECADES = (-2, 3)  # of the axis, in MPa


def ladder() -> str:
    """Water potentials on the way from the soil to the air, on a logarithmic axis."""
    steps = [
        *(
            (f"Air, {humidity:.0%} humid".replace("%", " %"), (air_water_potential(humidity),))
            for humidity in (0.1, 0.5, 0.9)
        ),
        ("Air inside a leaf, 99 % humid", (air_water_potential(0.99),)),
        ("Sap in the wood, by day", _XYLEM),
        ("Soil at the wilting point", (_WILTING_POINT,)),
        ("Moist soil", (_FIELD_CAPACITY,)),
    ]
    rows = [
        Step(
            name,
            " to ".join(write_quantity(each, "MPa", 2) for each in potentials).replace(" MPa to", " to"),
            [from_si(each, "MPa") for each in potentials],
        )
        for name, potentials in steps
    ]
    text = "Water potentials from the air down to the soil."
    return drawn_ladder(rows, _DECADES, "Water potential, MPa", text, sign=-1)


def diagram_of_a_cell() -> str:
    """Turgor, solute potential and water potential of a cell over its volume: the diagram of Höfler."""
    cells = [cell_at_rest(molality=step * 0.01) for step in range(46)]
    volumes = [100 * cell.relative_volume for cell in cells]
    lines = [
        chart.Line(name, [(v, from_si(getattr(cell, field), "MPa")) for v, cell in zip(volumes, cells, strict=True)])
        for name, field in (
            ("turgor", "turgor"), ("water potential", "water_potential"), ("solute potential", "solute_potential"),
        )
    ]  # fmt: skip
    full, last = cells[0], cells[-1]
    text = (
        f"The potentials of a cell against its relative volume. In pure water it is at {write_number(volumes[0])} % of "
        f"the limp cell: turgor {write_quantity(full.turgor, 'MPa')} and solute potential "
        f"{write_quantity(full.solute_potential, 'MPa')} cancel, and the water potential is zero. At 100 % "
        f"the turgor is zero. Below, solute potential and water potential are one, and fall to "
        f"{write_quantity(last.water_potential, 'MPa')} at {write_number(volumes[-1])} %."
    )
    return chart.draw(lines, chart.Axis("relative volume", "%"), chart.Axis("", "MPa"), text)


def way_into_the_root() -> str:
    """How water and salts go from the soil to the wood, and where they must cross a membrane."""
    top, bottom, width = 46, 126, 56  # of the cells; above and below them the walls
    cells = (62, 130, 198)
    seal = cells[-1] + width / 2
    lane = (24 + top) / 2
    parts = [
        '<rect class="water" x="0" y="24" width="360" height="124"/>',
        '<text class="label" x="6" y="16">soil</text>',
        f'<text class="label" x="{seal:g}" y="16" text-anchor="middle">seal</text>',
        '<text class="label" x="354" y="16" text-anchor="end">wood</text>',
    ]
    for x in cells:
        for name in ("strong-water", "membrane"):
            parts.append(f'<rect class="{name}" x="{x}" y="{top}" width="{width}" height="{bottom - top}" rx="8"/>')
    bars = "".join(f"M{seal + aside:g} {y}v{high}" for aside in (-7, 0, 7) for y, high in ((24, 20), (128, 20)))
    parts += [
        f'<path class="wall" d="{bars}"/>',
        '<path class="glass" d="M288 24V148M352 24V148"/>',
        f'<path class="flow" d="M14 {lane:g}H{seal - 16:g}m-8 -6l8 6l-8 6"/>',
        f'<path class="flow" d="M{cells[1] + width / 2:g} {lane:g}v34m-6 -8l6 8l6 -8"/>',
        '<path class="flow" d="M14 92H322m-8 -7l8 7l-8 7"/>',
        '<text class="label" x="158" y="168" text-anchor="middle">root hair, cortex, endodermis</text>',
        '<text class="quiet" x="6" y="190">Above: along the walls, as far as the seal.</text>',
        '<text class="quiet" x="6" y="209">Dashed: membranes. Each way crosses one.</text>',
    ]
    text = (
        "A cut through a young root, from the soil on the left to the wood on the right. Water and salts can go along "
        "the cell walls, past the root hair and the cortex, as far as the endodermis, where the Casparian strip seals "
        "the walls. What goes on to the wood has crossed a membrane into the cells, there or before."
    )
    return svg(216, text, parts)


_CELL_HIGH, _CELL_MIDDLE = 66, 124  # half the length of a guard cell, and where its middle is


def guard_cells() -> str:
    """A stoma shut and open: two guard cells with little salt and with much."""
    shut, opened = 88, 254
    parts = [
        *(
            f'<text class="label" x="{x}" y="20" text-anchor="middle">{words}</text>'
            for x, words in ((shut, "shut"), (opened, "open"))
        ),
        *(
            f'<path class="strong-water" d="{_guard_cell(x, side, outer, inner)}"/>'
            f'<path d="{_guard_cell(x, side, outer, inner)}"/>'
            for x, outer, inner in ((shut, 44, 0), (opened, 72, 28))
            for side in (-1, 1)
        ),
        *(
            f'<circle class="salt" cx="{x + side * across}" cy="{_CELL_MIDDLE + y}" r="4"/>'
            for x, places in ((shut, ((16, -24), (18, 22))), (opened, tuple((36 + d, y) for d, y in _MANY)))
            for side in (-1, 1)
            for across, y in places
        ),
        *(_across_the_wall(shut + side * 38, side) for side in (-1, 1)),
        *(_across_the_wall(opened + side * 84, -side) for side in (-1, 1)),
        *(
            f'<text class="quiet" x="{x}" y="{y}" text-anchor="middle">{words}</text>'
            for x, lines in (
                (shut, ("little salt:", "water leaves, limp")),
                (opened, ("much salt:", "water enters, firm")),
            )
            for y, words in zip((212, 230), lines, strict=True)
        ),
        f'<text class="quiet" x="{opened}" y="{_CELL_MIDDLE + 5}" text-anchor="middle">pore</text>',
    ]
    text = (
        "A stoma, seen on the leaf. Shut: the two guard cells hold little salt, water leaves them, and they lie limp "
        "side by side. Open: they hold much salt, water enters, they are firm and bend apart, and a pore opens between."
    )
    return svg(240, text, parts)


_MANY = ((0, -34), (6, -14), (2, 6), (8, 22), (-2, 38), (14, -2))  # dots of salt in a guard cell


def _guard_cell(x: float, side: int, outer: float, inner: float) -> str:
    """One of the two, from its upper end round its outer side and back along the pore."""
    top, bottom = _CELL_MIDDLE - _CELL_HIGH, _CELL_MIDDLE + _CELL_HIGH
    outside, pore = x + side * outer * 4 / 3, x + side * (inner * 4 / 3 + 1)
    return f"M{x} {top}C{outside:g} {top} {outside:g} {bottom} {x} {bottom}C{pore:g} {bottom} {pore:g} {top} {x} {top}z"


def _across_the_wall(x: float, way: int) -> str:
    """An arrow of water to the right, or to the left where the way is negative."""
    return (
        f'<path class="flow" d="M{x - 11 * way:g} {_CELL_MIDDLE}h{22 * way}m{-6 * way} -5l{6 * way} 5l{-6 * way} 5"/>'
    )
