"""What readers may ask of all calculators, by their definitions: what the frozen Python is made from, and tried with.

Whatever a definition gets, its forms get as a control, and so does this: every control is set to all that it offers,
and to what it does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from random import Random
from typing import Any

from calc.core.numbers import write_entry
from calc.core.units import SYSTEMS, UNITS
from calc.interface import describe, names, respond
from calc.interface.definitions import AXES, Definition, Parameter, Sheet
from calc.interface.evaluation import initial_form
from calc.interface.lenses import TITLES

_NO_CURVE = -1.0  # s of patience: the answer alone
_WRONG = ("", "three", "-1", "1e400", "1 000,5", "１２", "2 bar", "5 mol/L", "nan", "½", "<b>", "9" * 60, "1" * 5000)
_MOVED: tuple[dict[str, dict[str, object]], ...] = (
    *({"hand": {"of": of, "at": at}} for of in ("curve", "input") for at in (0, 0.3, 1)),
    *({"hand": {"of": of, "steps": steps}} for of in ("curve", "input") for steps in (1, -10, 10_000)),
    {"hand": {"of": "curve", "at": 0.7, "released": True}},
    {"hand": {"of": "Moon", "at": 7}},
    *({"read": {"of": "curve", "at": at, "steps": steps}} for at in (0, 0.6, 1) for steps in (0, 1, -10)),
    {"read": {"of": "curve"}},
)
"""Where a slider or the point of the curve has been moved, and what is read off the curve."""
_LENSES = 0.4  # of what is asked at random
_TYPED = ("", "three", "-1", "0", "1 %", "0.5", "2 bar", "20 degC", "1e9", "¼")
"""What readers may write into the fields of a lens."""
_SITE = "https://example.org/osmosis/"
_ODD = {"nothing": "<b>", "curve.over": "Moon", "preset": "Moon"}


def requests() -> list[str]:
    """Every choice, preset, unit, wrong entry, end of a range, curve and kind of link, once."""
    return [request for name in names() for request in _certain(describe(name))]


def at_random(seed: str, count: int) -> list[str]:
    """So many states of forms and links, of all calculators in turn."""
    random = Random(seed)
    every = names()
    return [_random(describe(every[place % len(every)]), random) for place in range(count)]


def _certain(definition: Definition) -> Iterator[str]:
    plain = initial_form(definition, {})
    inputs, outputs = definition.parameters, definition.results
    yield _request(definition, plain)
    yield _request(definition, plain, patience=_NO_CURVE)
    for axes in AXES:
        yield _request(definition, plain | {"curve.axes": axes})
    for moved in _MOVED:
        yield _request(
            definition, plain, window=_window(definition.name), patience=_NO_CURVE, **_by_hand(moved, inputs[0])
        )
    for system in SYSTEMS:
        yield _request(definition, plain | {"system": system})
    for selection in definition.selections:
        for value in (*selection.values, "Moon"):
            yield _request(definition, plain | {selection.name: value}, patience=_NO_CURVE)
    for sheet in definition.sheets:
        for text in _tables(sheet):
            yield _request(definition, plain | {sheet.name: text}, patience=_NO_CURVE)
    for preset in (*definition.presets, "Moon"):
        yield _request(definition, plain | {"preset": preset})
        yield _request(definition, plain, {"preset": preset}, patience=_NO_CURVE)
    for place, each in enumerate(inputs):
        for unit in each.quantity.units:
            yield _request(definition, plain | {f"{each.name}.unit": unit}, patience=_NO_CURVE)
            for end in each.range[:2]:
                yield _request(definition, _set(plain, each, _written(end, unit), unit), patience=_NO_CURVE)
        for text in _WRONG if place == 0 else _WRONG[place % len(_WRONG) :][:2]:
            yield _request(definition, plain | {each.name: text}, patience=_NO_CURVE)
        yield _request(definition, plain, {each.name: f"{plain[each.name]} {plain[f'{each.name}.unit']}"}, _NO_CURVE)
        yield _request(definition, plain, {each.name: "3 parsec"} | _ODD, _NO_CURVE)
        yield _request(definition, plain | {"curve.over": each.name, "curve.of": outputs[place % len(outputs)].name})
    for control, column in definition.shown:
        for unit in column.quantity.units:
            yield _request(definition, plain | {f"{control}.unit": unit}, patience=_NO_CURVE)
            yield _request(definition, plain, {control: unit}, _NO_CURVE)
    for place, output in enumerate(outputs):
        yield _request(definition, plain | {"curve.over": inputs[place % len(inputs)].name, "curve.of": output.name})
    for lens in TITLES:
        for system in SYSTEMS:
            yield _request(definition, plain | {"system": system}, lens=lens, asked={"site": _SITE})
        standing, choices = _panel(definition.name, lens)
        for place, (control, values) in enumerate(choices.items()):
            for value in values if values != _TYPED else _TYPED[place % len(_TYPED) :][:2]:
                yield _request(definition, plain, lens=lens, asked={"site": _SITE} | standing | {control: value})


def _random(definition: Definition, random: Random) -> str:
    state = initial_form(definition, {})
    state["system"] = random.choice(SYSTEMS)
    entries: dict[str, str] = {}
    for each in random.sample(definition.inputs, random.randint(1, len(definition.inputs))):
        if isinstance(each, Parameter):
            unit = random.choice(each.quantity.units)
            text = random.choice(_WRONG) if random.random() < 0.02 else _number(each, unit, random)
            state, entries[each.name] = _set(state, each, text, unit), f"{text} {unit}"
        else:
            choices = _tables(each) if isinstance(each, Sheet) else each.values
            state[each.name] = entries[each.name] = random.choice(choices)
    for control, column in definition.shown:
        if random.random() < 0.2:
            state[f"{control}.unit"] = entries[control] = random.choice(column.quantity.units)
    for control, choices in (("curve.over", definition.parameters), ("curve.of", definition.results)):
        state[control] = entries[control] = random.choice(choices).name
    state["curve.axes"] = random.choice(AXES)
    if random.random() < _LENSES:
        return _request(definition, state, **_looking(definition.name, random))
    patience = None if random.random() < 0.1 else _NO_CURVE
    if random.random() < 0.2:
        moved = _by_hand(random.choice(_MOVED), random.choice(definition.parameters))
        return _request(definition, state, window=_window(definition.name), patience=patience, **moved)
    if random.random() < 0.2:
        return _request(definition, initial_form(definition, {}) | {"system": state["system"]}, entries, patience)
    return _request(definition, state, patience=patience)


def _tables(sheet: Sheet) -> tuple[str, ...]:
    """A table as people may paste it: whole, in parts, with another separator or decimal sign, and none at all."""
    head, *rows = sheet.default.strip().split("\n")
    return (
        sheet.default,
        "\r\n".join([head, *rows[::-1]]),
        "\n".join([head, *rows[:3], "", rows[0].replace("1", "x"), *rows[:1]]),
        *(sheet.default.replace(",", mark) for mark in ";\t"),
        sheet.default.replace(",", ";").replace(".", ","),
        "\n".join(rows),
        head,
        "",
        "<b>",
    )


def _number(parameter: Parameter, unit: str, random: Random) -> str:
    low, high = parameter.range[:2]
    near = random.random() < 0.3
    value = low + (high - low) * (10 ** random.uniform(-6, 0) if near else random.random())
    return _written(round(value) if parameter.whole else value, unit, random.choice((2, 4, 15)))


def _written(value: float, unit: str, digits: int = 15) -> str:
    return write_entry(min(value, UNITS[unit].ceiling), unit, digits)


def _set(form: Mapping[str, str], parameter: Parameter, text: str, unit: str) -> dict[str, str]:
    return {**form, parameter.name: text, f"{parameter.name}.unit": unit, f"{parameter.name}.was": unit}


def _by_hand(moved: Mapping[str, Mapping[str, object]], parameter: Parameter) -> dict[str, Any]:
    """What of a hand's movement belongs to an input, at this one."""
    return {
        what: {**place, "of": parameter.name if place["of"] == "input" else place["of"]}
        for what, place in moved.items()
    }


def _looking(name: str, random: Random) -> dict[str, Any]:
    """A lens with its controls set at random, perhaps after one of its buttons has been pressed."""
    lens = random.choice(tuple(TITLES))
    standing, choices = _panel(name, lens)
    if random.random() < 0.5:
        pressed = [(control, value) for control, (value, *others) in choices.items() if not others]
        if pressed:
            standing, choices = _panel(name, lens, random.choice(pressed))
    chosen = {control: random.choice(values) for control, values in choices.items() if random.random() < 0.4}
    return {"lens": lens, "asked": {"site": _SITE} | standing | chosen}


@cache
def _panel(
    name: str, lens: str, pressed: tuple[str, str] | None = None
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """What the controls of a lens stand at, and what each may be set to; of a button that is one value."""
    definition = describe(name)
    asked = {"site": _SITE} | dict([pressed] if pressed else [])
    answer = respond(_request(definition, initial_form(definition, {}), lens=lens, asked=asked))
    panel = _Panel(f"lens.{lens}.")
    panel.feed(json.loads(answer)["drawings"][f"lens.{lens}"])
    return panel.standing, {control: tuple(values) for control, values in panel.choices.items()}


class _Panel(HTMLParser):
    """The controls of a lens, as its panel has them."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before, self._select = before, ""
        self.standing: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = (given.get("name") or "").removeprefix(self._before), given.get("value") or ""
        if tag == "select":
            self._select, self.choices[name] = name, []
        elif tag == "option" and self._select:
            self.choices[self._select].append(value)
            if "selected" in given:
                self.standing[self._select] = value
        elif tag == "input" and name:
            self.standing[name] = value
            if given.get("type") != "hidden":
                self.choices[name] = [*_TYPED]
        elif tag == "button" and name:
            self.choices.setdefault(name, []).append(value)


@cache
def _window(name: str) -> str | None:
    """What is seen of a calculator's curve, as the page tells it."""
    definition = describe(name)
    drawing = json.loads(respond(_request(definition, initial_form(definition, {}))))["drawings"].get("curve", "")
    found = re.search('data-window="([^"]*)"', drawing)
    return unescape(found[1]) if found else None


def _request(
    definition: Definition,
    form: Mapping[str, str],
    entries: Mapping[str, str] | None = None,
    patience: float | None = None,
    **others: Any,
) -> str:
    given = {"entries": entries, "patience": patience, **others}
    known = {key: value for key, value in given.items() if value is not None}
    return json.dumps({"name": definition.name, "form": form, **known})
