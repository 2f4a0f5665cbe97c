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
