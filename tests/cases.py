"""States of forms that CPython and the browser must answer alike: good, wrong, switched and at the ends of ranges."""

from __future__ import annotations

import json
from functools import cache

from calc.interface import describe, names
from calc.interface.evaluation import initial_form
from calc.interface.form import reply_to


def _case(name: str, entries: dict[str, str] | None = None, **controls: str) -> str:
    form = initial_form(describe(name), entries or {})
    return json.dumps({"name": name, "form": form | {key.replace("__", "."): value for key, value in controls.items()}})


def without_curve(request: str) -> str:
    """The same question, of a reader who has no patience with curves."""
    return json.dumps(json.loads(request) | {"patience": -1})


def _opened(name: str, **entries: str) -> str:
    form = initial_form(describe(name), {})
    return json.dumps(
        {"name": name, "form": form, "entries": {key.replace("__", "."): each for key, each in entries.items()}}
    )


def _ends(name: str) -> list[str]:
    return [
        _case(name, **{parameter.name: f"{end:.17g}", f"{parameter.name}__was": unit, f"{parameter.name}__unit": unit})
        for parameter in describe(name).parameters
        for end in parameter.range[:2]
        for unit in [parameter.quantity.unit if parameter.quantity.unit in parameter.quantity.units else ""]
        if unit
    ]


def _units(name: str) -> list[str]:
    """Every unit of every field once: in each case all fields take their next one."""
    fields = [each for each in describe(name).parameters + describe(name).results if each.quantity.units]
    return [
        _case(name, **{f"{each.name}__unit": each.quantity.units[turn % len(each.quantity.units)] for each in fields})
        for turn in range(max(len(each.quantity.units) for each in fields))
    ]


def _curves(name: str) -> list[str]:
    """Every input along the curve once, and every output up it."""
    inputs, outputs = describe(name).parameters, describe(name).results
    pairs = {(each.name, outputs[place % len(outputs)].name) for place, each in enumerate(inputs)}
    pairs |= {(inputs[place % len(inputs)].name, each.name) for place, each in enumerate(outputs)}
    return [_case(name, curve__over=over, curve__of=of) for over, of in sorted(pairs)]


_OTHERS = [
    _case("osmosis.osmotic_pressure", {"concentration": "0.1 mol/L", "temperature": "4 degC", "ions": "3"}),
    _case("osmosis.osmotic_pressure", concentration="3"),
    _case("osmosis.osmotic_pressure", concentration="", temperature="warm", ions="2.5"),
    _case("osmosis.osmotic_pressure", concentration="three", concentration__unit="mol/m3"),
    _case("osmosis.osmotic_pressure", concentration="0"),
    _case("balance.recovery", {"feed_flow": "60 L/h", "recovery": "16.7 %", "feed_concentration": "300 ppm"}),
    _case("balance.recovery", recovery="95"),
    _case("balance.recovery", feed_flow="0"),
    _case("balance.recovery", feed_concentration__unit="ppm"),
    _case("balance.recovery", {"concentrate_concentration": "ppm"}),
    *(_case(name, {"preset": preset}) for name in names() for preset in describe(name).presets if preset != "Dead Sea"),
    _case("seawater.osmotic_pressure", preset="Dead Sea"),
    *(
        _case("solutions.osmotic_pressure", solute=solute)
        for solute in describe("solutions.osmotic_pressure").inputs[0].values
    ),
    *(
        _case("solutions.concentrations", amount__unit=unit)
        for unit in describe("solutions.concentrations").parameters[0].quantity.units
    ),
    _case("solutions.osmotic_pressure", {"solute": "NaHCO3", "molality": "5 mol/kg"}),
    _case("solutions.osmotic_pressure", solute="NaF"),
    _case("waters.osmotic_pressure", balance="none", chloride="0"),
    _case("waters.laws_compared", {"salt": "sea salt"}),
    _case("osmosis.equilibrium_head", left_volume="0.1"),
    _case("osmosis.equilibrium_head", right_amount="0"),
    _case("osmosis.equilibrium_head", right_amount="2000"),
    _case("solutions.concentrations", amount="900"),
    _case("vessel.projection", {"feed_concentration": "0 g/L", "feed_pressure": "5 bar"}),
    _case("scaling.saturation", {"calcium": "0", "barium": "0", "strontium": "0", "silica": "0"}),
    _opened("osmosis.osmotic_pressure", concentration="100 mol/m3", osmotic_pressure="psi", curve__over="ions"),
    _opened("osmosis.osmotic_pressure", concentration="0,1 mol/L"),
    _opened("osmosis.osmotic_pressure", concentration="3 bar", nothing="<b>", ions="2"),
    _opened("osmosis.osmotic_pressure", preset="Moon", concentration="9 mol/L"),
    _opened("seawater.osmotic_pressure", preset="Red Sea", osmotic_pressure="psi"),
    _opened("seawater.osmotic_pressure", preset="Moon", temperature="15 degC"),
    _opened("vessel.projection", feed_pressure="50 bar", along__x="m"),
]


def _named(request: str) -> str:
    return json.loads(request)["name"]


REQUESTS = {
    name: [
        *(request for part in (_units, _curves, _ends) for request in part(name)),
        *(request for request in _OTHERS if _named(request) == name),
    ]
    for name in names()
}


def asked_in_a_browser(name: str) -> list[str]:
    """The same, but no curves at the ends of ranges: the others have one for each pair."""
    ends = set(_ends(name))
    return [without_curve(request) if request in ends else request for request in REQUESTS[name]]


@cache
def answered(request: str) -> str:
    """What CPython answers; asked for once by all tests that look at it. What is wrong with the program is raised."""
    return json.dumps(reply_to(request)._asdict(), ensure_ascii=False)
