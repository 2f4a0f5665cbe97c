"""A plant that makes tap water from the sea, with its flows and energies, and what other ways take beside it."""

from __future__ import annotations

from calc.core.numbers import write_number, write_quantity
from calc.core.units import from_si
from calc.interface.evaluation import evaluate
from docs.figures.drawing import Step, ladder, svg

_LEFT, _RIGHT = 14, 346
_SEA, _BED = 400, 460  # the surface of the sea and its floor
_INTAKE, _OUT = 50, 190  # where the pipes enter the sea
_VESSEL = (110, 290, 14, 54)  # the membranes: left, right, top, bottom
_EXCHANGER = (150, 216, 222, 262)
_FILTERS = (22, 78, 280, 340)
_MINERALS = (296, 348, 190, 260)
_PUMPS = {"2": (_INTAKE, 370), "3": (_INTAKE, 170), "6": (112, 116)}
_KEY, _LINE = 486, 21  # where the key begins, and how far its lines are apart


def seawater() -> str:
    """From the sea through filters, pumps and membranes to the tap, and back to the sea; for a cubic metre of it."""
    plant, salt, brine = (
        evaluate(name) for name in ("energy.specific_energy", "balance.recovery", "energy.minimum_work")
    )
    taken, made = plant.inputs["feed_flow"], plant.outputs["permeate_flow"]
    feed, concentrate = (f"{write_number(each / made, 3)} m³" for each in (taken, taken - made))
    feed_salt = write_quantity(brine.inputs["salinity"], "g/kg", 2)
    brine_salt = write_quantity(brine.outputs["concentrate_salinity"], "g/kg", 2)
    tap_salt = write_quantity(salt.outputs["permeate_concentration"], "mg/L", 2)
    pressure = write_quantity(plant.inputs["feed_pressure"], "bar", 2)
    supply, main, booster, all_of_it = (
        write_quantity(watts, "kWh/m3", 2)
        for watts in (
            *(plant.outputs[f"{each}_power"] / made for each in ("supply", "high_pressure", "booster")),
            plant.outputs["specific_energy"],
        )
    )
    key = [
        ("1 intake and filters", ""),
        ("2 pump for the sea water", supply),
        ("3 high-pressure pump", main),
        (f"4 membranes, {pressure}", ""),
        ("5 pressure exchanger", ""),
        ("6 booster pump", booster),
        ("7 minerals from limestone", ""),
        ("8 diffuser", ""),
        ("all pumps together", all_of_it),
    ]
    parts = [*_sea(), *_pipes(), *_stations()]
    parts += [
        _text("label", _INTAKE + 26, _SEA + 24, feed),
        _text("quiet", _INTAKE + 26, _SEA + 42, feed_salt),
        _text("label", _OUT + 68, _SEA + 24, concentrate),
        _text("quiet", _OUT + 68, _SEA + 42, brine_salt),
        _text("label", _RIGHT + 4, 338, "tap, 1 m³", "end"),
        _text("quiet", _RIGHT + 4, 356, f"{tap_salt} of salt", "end"),
    ]
    for row, (name, work) in enumerate(key):
        y = _KEY + _LINE * row
        parts += [_text("quiet", _LEFT, y, name), _text("quiet", _RIGHT, y, work, "end")]
    told = (
        f"A plant that makes a cubic metre of tap water from {feed} of the sea, with {feed_salt} of salt. The sea "
        f"water goes through intake and filters, whose pump takes {supply}. Then it divides. One part goes through the "
        f"high-pressure pump, which takes {main}, the other through the pressure exchanger and a booster pump, which "
        f"takes {booster}. Together they enter the membranes with {pressure}. The cubic metre that passes the "
        f"membranes, with {tap_salt} of salt, gets minerals from limestone and goes to the tap. The concentrate, "
        f"{concentrate} with {brine_salt} of salt, gives its pressure to the sea water in the exchanger, and a "
        f"diffuser mixes it into the sea. All pumps take {all_of_it}."
    )
    return svg(_KEY + _LINE * len(key) - 8, told, parts)


def _text(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}" text-anchor="{anchor}">{words}</text>'


def _sea() -> list[str]:
    waves = "".join("q9 -7 18 0t18 0" for _ in range(10))
    return [
        f'<rect class="water" x="0" y="{_SEA}" width="360" height="{_BED - _SEA}"/>',
        f'<path class="scale" d="M0 {_SEA}{waves}"/>',
    ]


def _pipes() -> list[str]:
    """All that water runs in, with arrows where it turns."""
    left, right, top, bottom = _VESSEL
    middle = (top + bottom) / 2
    across = (_EXCHANGER[2] + _EXCHANGER[3]) / 2
    up, down, onward, back = "m-5 6l5 -6l5 6", "m-5 -6l5 6l5 -6", "m-6 -5l6 5l-6 5", "m6 -5l-6 5l6 5"
    tap = (_MINERALS[0] + _MINERALS[1]) / 2
    return [
        f'<path class="flow" d="M{_INTAKE} {_SEA + 44}V{_FILTERS[3]}{up}"/>',
        f'<path class="flow" d="M{_INTAKE} {_FILTERS[2]}V{middle}H{left}{onward}"/>',
        f'<path class="flow" d="M{_INTAKE} {across}H{_EXCHANGER[0]}{onward}M165 {_EXCHANGER[2]}V116H{_INTAKE}{back}"/>',
        f'<path class="flow" d="M{right} {middle}H{tap}V{_MINERALS[2]}{down}M{tap} {_MINERALS[3]}V318{down}"/>',
        f'<path class="flow" d="M260 {bottom}V{across}H{_EXCHANGER[1]}{back}M{_OUT} {_EXCHANGER[3]}V{_SEA + 46}"/>',
        *(f'<path class="flow" d="M{_OUT + way} {_SEA + 46}V{_SEA + 18}m-5 6l5 -6l5 6"/>' for way in (22, 44)),
        f'<path class="flow" d="M{_OUT} {_SEA + 46}h44"/>',
    ]


def _stations() -> list[str]:
    """The machines, each with its number."""
    left, right, top, bottom = _VESSEL
    x0, x1, y0, y1 = _EXCHANGER
    grains = "".join(f"M{x} {y}h0" for y in range(_FILTERS[2] + 34, _FILTERS[3] - 4, 8) for x in range(30, 76, 8))
    stones = "".join(f"M{x} {y}h0" for y in range(_MINERALS[2] + 36, _MINERALS[3] - 4, 10) for x in range(304, 346, 9))
    membrane = "".join(f"M{left + 10} {y}H{right - 10}" for y in (top + 9, bottom - 9))
    parts = []
    for number, (a, b, c, d), strong in (
        ("1", _FILTERS, False),
        ("4", _VESSEL, True),
        ("5", _EXCHANGER, True),
        ("7", _MINERALS, False),
    ):
        kind = "strong-water" if strong else "water"
        parts += [
            f'<rect class="{kind}" x="{a}" y="{c}" width="{b - a}" height="{d - c}" rx="6"/>',
            f'<rect class="wall" x="{a}" y="{c}" width="{b - a}" height="{d - c}" rx="6"/>',
            _text("label", (a + b) / 2, c + (26 if number in "17" else (d - c) / 2 + 6), number, "middle"),
        ]
    parts += [
        f'<path class="molecules" d="{grains}"/>',
        f'<path class="salt" d="{stones}"/>',
        f'<path class="membrane" d="{membrane}"/>',
        f'<path class="guide" d="M{x0} {(y0 + y1) / 2:g}h20M{x1 - 20} {(y0 + y1) / 2:g}h20"/>',
    ]
    for number, (x, y) in _PUMPS.items():
        parts += [
            f'<circle class="wall strong-water" cx="{x}" cy="{y}" r="14"/>',
            f'<circle class="wall" cx="{x}" cy="{y}" r="14"/>',
            _text("label", x, y + 6, number, "middle"),
        ]
    parts.append(_text("label", _OUT - 14, _SEA + 52, "8", "middle"))
    parts.append(f'<path class="gauge" d="M{_INTAKE - 14} {_SEA + 44}h28M{_INTAKE - 14} {_SEA + 50}h28"/>')
    return parts


# Per cubic metre, in kWh, from to, as the sources of the page tell.
_COMPRESSION, _HEAT, _FIELD = (7.67, 20.0), (60.0, 100.0), (0.5, 2.0)
_EVAPORATOR, _CRYSTALLISER = (15.0, 20.0), (50.0, 90.0)
_WELL = {"salt": "NaCl", "salinity": "3 g/kg", "recovery": "75 %", "temperature": "20 degC"}
_LOOSE = {"device": "none", "feed_flow": "100 m3/h", "recovery": "83 %", "feed_pressure": "6 bar"}


def ways() -> str:
    """What a cubic metre takes by each way, computed or as the sources tell, on one axis."""
    sea, well = (evaluate("energy.minimum_work", entries).outputs["least_work"] for entries in ({}, _WELL))
    plant, brackish, loose = (
        evaluate("energy.specific_energy", entries).outputs["specific_energy"]
        for entries in ({}, {"preset": "brackish plant without a device"}, _LOOSE)
    )
    steps = [
        _step("Sea: the least work", sea),
        _step("Sea: reverse osmosis", plant),
        _told("Sea: vapour compression", _COMPRESSION),
        _told("Sea: distilled, by heat", _HEAT),
        _step("Salty well: the least work", well),
        _step("Salty well: reverse osmosis", brackish),
        _told("Salty well: electrodialysis", _FIELD),
        _step("River: nanofiltration", loose),
        _told("Brine: evaporator", _EVAPORATOR),
        _told("Brine: crystalliser", _CRYSTALLISER),
    ]
    return ladder(steps, (-1, 2), "kWh for a cubic metre", "What a cubic metre takes, in kWh, by each way.")


def _step(name: str, work: float) -> Step:
    return Step(name, write_number(from_si(work, "kWh/m3"), 2), [from_si(work, "kWh/m3")])


def _told(name: str, work: tuple[float, float]) -> Step:
    low, high = work
    return Step(name, f"{write_number(low, 2)} to {write_number(high, 2)}", work)
