"""Searches for entries that take the answer away: ends of ranges, presets, links, states at random and out of spite.

Every state of a form shall be answered, or refused in words. `make fuzz` tries a million entries, a short search of the
same kind is in `tests/interface/test_fuzz.py`; both are the same again for the same seed.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import re
import signal
import sys
import time
import traceback
import warnings
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from random import Random
from types import FrameType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from calc.core.numbers import EntryError
from calc.core.quantities import Refusal
from calc.core.units import SYSTEMS, UNITS
from calc.interface import describe, form, links, names
from calc.interface.definitions import AXES, Definition, Parameter, Sheet
from calc.interface.entries import Inputs, in_unit, narrowed, range_text
from calc.interface.evaluation import Answer, compute, initial_form

_PATIENCE = 120  # seconds of computing after which a state is taken to have no end
_ROUNDING = 1e-9  # of what goes in: what may be missing from a balance of the streams
_LEFT = 1e-12  # of an answer's worked example
_MIXING = 0.01  # of a volume: what salt water may lose or gain by being mixed or parted
_STREAMS = (
    ("to the membrane", "feed", "tap water", "water taken"),
    ("permeate", "water made"),
    ("concentrate", "to the drain"),
)
_SIGNED = frozenset({"osmolal_gap"})
"""Amounts that may be less than nothing, since they are differences; no other amount may."""
_AMOUNTS = frozenset({"m3/s", "kg/m3", "mol/m3", "mol/kg", "kg/s"})

HOSTILE = (
    *("", " ", "0", "-0", "+0", "0,0", "-1", "1", "00012", ".", ",", "-", "+", "e", "1e", "e5", "1e5", "1e-5"),
    *("1e308", "1.8e308", "1e309", "-1e308", "5e-324", "1e-320", "2.3e-308", "1e-200", "1e-160", "1e-100", "1e-40"),
    *("1e-16", "-5e-324", "1e400", "1e-400", "nan", "inf", "-inf", "Infinity", "None", "null", "undefined", "True"),
    *("0x10", "1_000", "1e1e1", "1..2", "1,2,3", "1,000", "1.000.000", "0,600", "1 000", "1'000", "½", "²", "٣", "一"),
    *("１２", "−3", "–3", "1 × 10⁻³", "1 × 10³⁰⁰", "× 10³", "1 × 10", "1×10⁵", "1 × 10⁻⁻³", "1 × 10⁹⁹⁹⁹⁹"),
    *("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "&amp;", "'; DROP TABLE answers", "%00"),
    *("%s", "{0}", "{name}", "${7*7}", "__import__('os')", "../../etc/passwd", "\\", "\n", "\t1\t", "\0", "1\0"),
    *("\x7f", "\r\n", "\u202e1", "\u200b1", "1\u00a0", "\ufeff1", "\ud800", "🜔", "e\u0301", "ﷺ", "١٢٣"),
    *("1 bar", "1 mol/L", "25 °C", "1 °", "9" * 101, "9" * 5000, "0." + "0" * 5000 + "1", "1" + " 000" * 2000),
    *("a" * 5000, "1," * 3000, "-" * 5000),
)  # fmt: skip

_SEEN = re.compile('data-window="([^"]*)"')
_NO_NUMBER = re.compile(r"(?<![A-Za-z])(nan|inf|infinity|None)(?![a-z])")
LONGEST_HEADLINE = 210
# Words and numbers with one blank between them, that begin with a capital or a number and end with a full stop.
_SENTENCES = re.compile(r"[A-Z\d−](?:[^{}\s]|[ \u202f\xa0](?![\s.,;:]))*[^.,;:\s]\.")


class State(NamedTuple):
    """What is tried: the controls of a calculator's form, or, where a link is tried, what it asks for."""

    name: str
    entries: int
    """How many of them were not there before."""
    form: dict[str, str]
    link: dict[str, str] | None = None
    drawn: bool = True
    plain: bool = False
    """Whether none of its numbers is tiny, so that a tiny answer may be what rounding left of zero."""


class Tally(NamedTuple):
    """What has been tried, and what was found: for each fault, how often, and the first state with it."""

    count: Counter[str]
    faults: dict[str, tuple[int, State]]

    def note(self, fault: str, state: State) -> None:
        """Count a fault."""
        times, first = self.faults.get(fault, (0, state))
        self.faults[fault] = times + 1, first

    def add(self, other: Tally) -> None:
        """Take over what another part has found."""
        self.count.update(other.count)
        for fault, (times, first) in other.faults.items():
            before, mine = self.faults.get(fault, (0, first))
            self.faults[fault] = before + times, mine


def _set(state: dict[str, str], parameter: Parameter, text: str, unit: str) -> dict[str, str]:
    return state | {parameter.name: text, f"{parameter.name}.unit": unit, f"{parameter.name}.was": unit}


def _ends(parameter: Parameter, unit: str, others: Inputs) -> list[str]:
    """The ends of a range in a unit: as the page says them, as a field has them, and to the last digit."""
    reach, shown_in = narrowed(parameter, unit, others)
    said = range_text(parameter, unit, others).removeprefix("from ").removesuffix(UNITS[shown_in].label).split(" to ")
    said = [text.rstrip() for text in said]
    exact = [number for end in reach.range[:2] if (number := _in_unit(parameter, end, unit, others)) is not None]
    return [*said, *(f"{float(f'{number:.7g}'):.15g}" for number in exact), *(f"{number:.17g}" for number in exact)]


def _in_unit(parameter: Parameter, si: float, unit: str, others: Inputs) -> float | None:
    """The number of an SI value in a unit; None where that is not true of it."""
    try:
        return in_unit(parameter, si, unit, others)
    except (EntryError, Refusal):
        return None


def certain(name: str) -> Iterator[State]:
    """The states that are tried in every long search: ends of ranges, presets, switched units, curves."""
    definition = describe(name)
    plain = initial_form(definition, {})
    outputs = [each.name for each in definition.results]
    for place, each in enumerate(definition.parameters):
        curved = plain | {"curve.over": each.name}
        for unit in each.quantity.units:
            for number, text in enumerate(dict.fromkeys(_ends(each, unit, definition.defaults))):
                over = {"curve.of": outputs[(place + number) % len(outputs)]}
                yield State(name, 1, _set(curved, each, text, unit) | over, plain=True)
            yield State(name, 1, plain | {f"{each.name}.unit": unit})
        for output in outputs:
            yield State(name, 1, curved | {"curve.of": output})
            yield State(name, 1, curved | {"curve.of": output, "curve.axes": AXES[1 + place % 3]})
    for control, column in definition.shown:
        for unit in column.quantity.units:
            yield State(name, 1, plain | {f"{control}.unit": unit})
    for preset in definition.presets:
        yield State(name, 1, plain | {"preset": preset})
        filled = initial_form(definition, {"preset": preset})
        for place, each in enumerate(definition.parameters):
            curve = {"curve.over": each.name, "curve.of": outputs[place % len(outputs)]}
            yield State(name, len(definition.presets[preset]), filled | curve)
    for selection in definition.selections:
        for value in selection.values:
            yield State(name, 1, plain | {selection.name: value})


def equal(name: str, random: Random) -> State:
    """A state of a form with inputs at the ends of their ranges, some of them equal to others in another unit."""
    definition = describe(name)
    state, si = initial_form(definition, {}), dict(definition.defaults)
    chosen = random.sample(definition.parameters, random.randint(1, len(definition.parameters)))
    for each in chosen:
        unit = random.choice(each.quantity.units)
        ends = (each.range.low, each.range.high, each.default)
        others = [si[other.name] for other in definition.parameters if other.quantity.unit == each.quantity.unit]
        meant = random.choice(others if random.random() < 0.5 else ends)
        number = _in_unit(each, meant, unit, definition.defaults) if each.range.holds(meant) else None
        if number is not None:
            state, si[each.name] = _set(state, each, f"{number:.15g}", unit), meant
    for selection in definition.selections:
        state[selection.name] = random.choice(selection.values)
    return State(name, len(chosen), state, drawn=random.random() < 0.05, plain=True)


def at_random(name: str, random: Random, share_drawn: float) -> State:
    """A state of a form, or a link: most inputs inside their ranges, some at the ends, some out of spite."""
    definition = describe(name)
    spite = random.choice((0.0, 0.0, 0.0, 0.1, 0.5))
    way = random.choice(("inside", "inside", "ends", "near", "small", "mixed"))
    changed = random.choice((1, 2, len(definition.inputs), len(definition.inputs)))
    chosen = random.sample(definition.inputs, min(changed, len(definition.inputs)))
    state = initial_form(definition, {})
    asked: dict[str, str] = {}
    for each in chosen:
        if isinstance(each, Parameter):
            unit = random.choice(each.quantity.units)
            text = (
                random.choice(HOSTILE)
                if random.random() < spite
                else _number(each, unit, way, definition.defaults, random)
            )
            typed = random.random() < 0.1  # with its unit, in the field of another
            state = _set(state, each, f"{text} {unit}" if typed else text, each.quantity.units[0] if typed else unit)
            asked[each.name] = f"{text} {unit}"
            if random.random() < 0.1:
                state[f"{each.name}.unit"] = random.choice(each.quantity.units)
        else:
            meant = _sheet(each, random) if isinstance(each, Sheet) else random.choice(each.values)
            text = random.choice(HOSTILE) if random.random() < spite else meant
            state[each.name] = asked[each.name] = text
    for control, column in definition.shown:
        if random.random() < 0.1:
            state[f"{control}.unit"] = asked[control] = random.choice(column.quantity.units)
    asked["curve.over"] = state["curve.over"] = random.choice(definition.parameters).name
    asked["curve.of"] = state["curve.of"] = random.choice(definition.results).name
    asked["curve.axes"] = state["curve.axes"] = random.choice(AXES)
    if definition.presets and random.random() < 0.05:
        asked["preset"] = state["preset"] = random.choice([*definition.presets, *HOSTILE[:3]])
    if random.random() < 0.1:
        state["system"] = random.choice(SYSTEMS)
    drawn = random.random() < share_drawn
    if random.random() > 0.1:
        return State(name, len(chosen), state, None, drawn)
    for _ in range(random.choice((0, 0, 1, 3))):
        asked[random.choice((*asked, *HOSTILE, "curve.over", "preset", "form"))] = random.choice(HOSTILE)
    return State(name, len(asked), initial_form(definition, {}), asked, drawn)


def _sheet(sheet: Sheet, random: Random) -> str:
    """A table with some of its lines left out, doubled or spoilt."""
    head, *rows = sheet.default.splitlines()
    chosen = random.choices(rows, k=random.randint(0, 2 * len(rows)))
    cells = [row.split(",") for row in chosen]
    for row in cells:
        if random.random() < 0.1:
            row[random.randrange(len(row))] = random.choice(HOSTILE)
    return "\n".join([head, *map(",".join, cells)])


def _number(parameter: Parameter, unit: str, way: str, others: Inputs, random: Random) -> str:
    """An entry inside a range, or beside one of its ends, as somebody may write it."""
    low, high, *_ = parameter.range
    if way == "mixed":
        way = random.choice(("inside", "ends", "near", "small"))
    end = random.choice((low, high))
    if way == "ends":
        return random.choice(_ends(parameter, unit, others))
    if parameter.whole:
        si: float = random.randint(int(low), int(high))
    elif way == "near":
        off = 10.0 ** random.uniform(-18, -1) * random.choice((-1, 1))
        si = (
            end + off * (end or high - low)
            if random.random() < 0.8
            else math.nextafter(end, random.choice((low, high)))
        )
    elif way == "small" or (low >= 0 and high > 1e3 * low and random.random() < 0.5):
        si = low + (high - low) * 10.0 ** random.uniform(-30 if way == "small" else -6, 0)
    else:
        si = random.uniform(low, high)
    number = _in_unit(parameter, si, unit, others)
    value = si if number is None else number
    digits = random.choice((1, 2, 3, 7, 15, 17))
    written = f"{value:.{digits}g}"
    if parameter.whole:
        return f"{value:.0f}"
    return written.replace(".", ",") if random.random() < 0.1 else written


def try_out(state: State, tally: Tally, hands: int = 8) -> None:
    """Answer a state, and note what is wrong with its answer; one that is drawn is taken in hand so many times."""
    tally.count["states"] += 1
    tally.count["entries"] += state.entries
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        for problem in _problems(state, tally.count, hands):
            tally.note(f"{state.name}: {problem}", state)
    except Exception as error:
        told = traceback.extract_tb(error.__traceback__)
        ours = [each for each in told if "/calc/" in each.filename] or list(told)
        places = " < ".join(f"{each.name}:{each.lineno}" for each in reversed(ours[-3:]))
        tally.note(f"{state.name}: {type(error).__name__} in {places}", state)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _no_end(signal_number: int, frame: FrameType | None) -> None:
    raise TimeoutError("it has no end")


def watch() -> Callable[[int, FrameType | None], Any] | int | signal.Handlers | None:
    """Let what has no end be told, in this process; answers what was to be done before."""
    return signal.signal(signal.SIGVTALRM, _no_end)


def _problems(state: State, count: Counter[str], hands: int) -> Iterator[str]:
    definition = describe(state.name)
    if state.link is None:
        controls: Mapping[str, str] = state.form
    else:
        count["links"] += 1
        controls, _ = links.form(definition, state.link)
        answered = form.open_state(definition, state.form, state.link, -1)
        yield from wrong_words(definition, answered)
    written = form.write(definition, controls)
    if written.answer is None:
        count["refused"] += 1
        if not any(message.endswith((".", "?")) for message in written.reply.errors.values()):
            yield "a refusal without a sentence"
        yield from wrong_words(definition, written.reply)
        return
    count["answered"] += 1
    yield from wrong_numbers(definition, written.answer)
    if state.plain:
        yield from left_of_zero(definition, written.answer)
    reply = written.reply
    if state.drawn:
        reply = form.draw(written)
        count["curves"] += 1
        count["points"] += reply.drawings["curve"].count("L") + reply.drawings["curve"].count("<circle")
        for drawing in reply.drawings.values():
            ElementTree.fromstring(f"<div>{drawing}</div>")
        yield from _taken_in_hand(state, reply.drawings["curve"], count, hands)
        asked = dict(parse_qsl(reply.texts["link"].removeprefix("?"), strict_parsing=True))
        again, wrong = links.form(definition, {name: text for name, text in asked.items() if name != "calculator"})
        count["links"] += 1
        if wrong or form.write(definition, again).answer is None:
            yield "its own link does not open it"
    yield from wrong_words(definition, reply)


def _taken_in_hand(state: State, drawing: str, count: Counter[str], most: int) -> Iterator[str]:
    """What goes wrong where numbers are moved by hand and read off the curve, in its window and in impossible ones."""
    definition, random = describe(state.name), Random(drawing)
    over = state.form["curve.over"]
    seen = [unescape(text) for text in _SEEN.findall(drawing)]
    parts = seen[0].split("|") if seen else []
    spoilt = ["|".join([*parts[:place], random.choice(HOSTILE), *parts[place + 1 :]]) for place in range(len(parts))]
    other = random.choice(definition.parameters).name
    hands: list[dict[str, Any]] = [
        {"hand": {"of": "curve", "at": random.choice((0, 1, random.random()))}},
        {"hand": {"of": "curve", "at": random.random(), "released": True}},
        {"hand": {"of": "curve", "steps": random.choice((1, -1, 10, -10, 10_000))}},
        {"hand": {"of": other, "at": random.choice((0, 1, random.random()))}},
        {"hand": {"of": other, "steps": random.choice((1, -1, 10, -10, 10_000))}},
        {"hand": random.choice((None, [], 3, {}, {"of": 3}, {"of": "nothing", "at": 0.5}, {"of": over, "at": 7}))},
        {"read": {"of": "curve", "at": random.choice((0, 1, random.random())), "steps": random.choice((0, 1, -10))}},
        {"read": random.choice((None, 0.5, {"of": "curve"}, {"of": "curve", "at": "0.5"}, {"of": "curve", "at": 2}))},
    ]
    for hand in hands if most >= len(hands) else random.sample(hands, most):
        window = random.choice([*seen * 3, *spoilt, *HOSTILE, 3, None])
        count["hands"] += 1
        request = {"name": state.name, "form": state.form, "window": window, "patience": -1, **hand}
        reply = form.reply_to(json.dumps(request))
        yield from wrong_words(definition, reply)
        for mark in reply.drawings.values():
            ElementTree.fromstring(f"<div>{mark}</div>")
        for name in set(reply.values) & {each.name for each in definition.parameters}:
            if reply.errors.get(name, "").endswith("is not a number; write it like 0.6 or 1.2e-3."):
                yield f"a hand has made {name} no number"


def wrong_words(definition: Definition, reply: form.Reply) -> Iterator[str]:
    """What no reader should see."""
    json.dumps(reply._asdict(), allow_nan=False)
    fields = {"", "preset", *(each.name for each in definition.inputs)}
    if lost := set(reply.errors) - fields:
        yield f"messages without a place: {sorted(lost)}"
    for name, message in reply.errors.items():
        if len(message) > 2000:
            yield f"a message of {len(message)} characters at {name!r}"
    for place, text in (*reply.texts.items(), *reply.drawings.items()):
        if place != "example" and (found := _NO_NUMBER.search(text)):  # that repeats what the reader had entered
            yield f"{found[0]} in {place}"
    headline = reply.texts.get("headline", "It stays.")
    if not _SENTENCES.fullmatch(headline) or len(headline) > LONGEST_HEADLINE:
        yield f"no sentence, or a long one, in {len(headline)} characters: {headline}"


def wrong_numbers(definition: Definition, answer: Answer) -> Iterator[str]:
    """Amounts less than nothing, and balances that do not close."""
    for result in definition.results:
        value = answer.outputs[result.name]
        if value is None:
            if not result.may_be_unknown:
                yield f"{result.name} is not known, and may not be"
        elif not math.isfinite(value):
            yield f"{result.name} is not finite"
        elif value < 0 and result.quantity.unit in _AMOUNTS and result.name not in _SIGNED:
            yield f"{result.name} is negative"
        elif value and abs(value) < 1e-290:
            yield f"{result.name} is next to nothing"
    for listing in definition.listings:
        for row in answer.rows[listing.name]:
            for column, value in zip(listing.columns, row, strict=True):
                if isinstance(value, str):
                    continue
                if not math.isfinite(value):
                    yield f"{listing.name}.{column.name} is not finite"
                elif value < 0 and getattr(column, "quantity", None) and column.quantity.unit in _AMOUNTS:
                    yield f"{listing.name}.{column.name} is negative"
    yield from _open_balances(definition, answer)


def left_of_zero(definition: Definition, answer: Answer) -> Iterator[str]:
    """Where an answer is much less than its worked example, and the last digits of the inputs decide what it is."""
    usual = _usual(definition.name)
    small = {name: value for name, value in answer.outputs.items() if value}
    small = {name: value for name, value in small.items() if abs(value) < _LEFT * abs(usual[name] or 0.0)}
    if not small:
        return
    numbers = {each.name for each in definition.parameters if not each.whole}
    for way in (1 - 1e-15, 1 + 1e-15):
        for each in numbers:
            try:
                beside = compute(definition, answer.inputs | {each: answer.numbers[each] * way}).outputs
            except Refusal:
                continue
            for name, value in small.items():
                if abs((beside[name] or 0.0) - value) > 0.01 * abs(value):
                    yield f"{name} is what rounding left of zero"
                    return


@cache
def _usual(name: str) -> dict[str, float | None]:
    definition = describe(name)
    return compute(definition, definition.defaults).outputs


def _open_balances(definition: Definition, answer: Answer) -> Iterator[str]:
    """Water and salt of the feed are in the streams that it is parted into, those of a mixture in what is mixed."""
    told: dict[str, Any] = dict(answer.numbers)
    told |= {name: value for name, value in answer.outputs.items() if value is not None}
    if {"bypass_flow", "product_flow", "permeate_concentration"} <= told.keys():
        permeate = told["product_flow"] - told["bypass_flow"]
        if permeate < -_ROUNDING * told["product_flow"]:
            yield "more goes past than there is product"
        mixed = permeate * told["permeate_concentration"] + told["bypass_flow"] * told["feed_concentration"]
        whole = told["product_flow"] * told["product_concentration"]
        if abs(mixed - whole) > _ROUNDING * told["product_flow"] * told["feed_concentration"]:
            yield "the salt of the mixture does not balance"
    for listing in definition.listings:
        columns = [column.name for column in listing.columns]
        if columns[:3] == ["stream", "flow", "concentration"]:
            # Salt water takes up a little less room than its parts, which only densities, at a temperature, tell.
            lost = _MIXING if "temperature" in told else _ROUNDING
            yield from _open_streams(answer.rows[listing.name], lost)


def _open_streams(rows: Sequence[Sequence[Any]], lost: float) -> Iterator[str]:
    """Whether what flows in, which stands first, flows out again."""
    streams = {row[0]: (row[1], row[1] * row[2]) for row in rows}
    into, permeate, rest = (next(streams[name] for name in names if name in streams) for names in _STREAMS)
    for place, what, missing in ((0, "water", lost), (1, "salt", _ROUNDING)):
        if abs(into[place] - permeate[place] - rest[place]) > missing * into[place]:
            yield f"the {what} does not balance"


def states(seed: int, count: int, part: int, parts: int) -> Iterator[State]:
    """A part of a long search: of the states that are always tried, and then as many at random as make up the count."""
    tried = 0
    sure = (state for name in names() for state in certain(name))
    for place, state in enumerate(sure):
        if place % parts == part:
            tried += state.entries
            yield state
    random = Random(f"{seed} {part} of {parts}")
    while tried < count // parts:
        for name in names():
            for state in (at_random(name, random, share_drawn=0.05), equal(name, random)):
                tried += state.entries
                yield state


def _search(seed: int, count: int, part: int, parts: int) -> Tally:
    warnings.simplefilter("ignore")
    watch()
    tally = Tally(Counter(), {})
    begun = time.monotonic()
    told = begun
    for state in states(seed, count, part, parts):
        try_out(state, tally)
        if time.monotonic() > told + 60:
            told = time.monotonic()
            print(f"part {part + 1}: {tally.count['entries']:,} entries, {told - begun:.0f} s", flush=True)
    return tally


def main() -> None:
    """Search, and tell what was found; what is found makes the command fail."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="of what is tried at random")
    parser.add_argument("--count", type=int, default=1_000_000, help="of entries")
    asked = parser.parse_args()
    parts = os.cpu_count() or 1
    whole = Tally(Counter(), {})
    with multiprocessing.Pool(parts) as pool:
        for tally in pool.starmap(_search, [(asked.seed, asked.count, part, parts) for part in range(parts)]):
            whole.add(tally)
    for fault, (times, state) in sorted(whole.faults.items()):
        tried = state.link if state.link is not None else _differing(state)
        print(f"{times} times {fault}\n    {json.dumps(tried, ensure_ascii=True)[:600]}")
    print(", ".join(f"{number:,} {what}" for what, number in whole.count.items()), f"with seed {asked.seed}:", end=" ")
    print(f"{len(whole.faults)} kinds of fault")
    sys.exit(bool(whole.faults))


def _differing(state: State) -> dict[str, str]:
    """The controls that are not as they were built."""
    built = initial_form(describe(state.name), {})
    return {name: text for name, text in state.form.items() if built.get(name) != text}


if __name__ == "__main__":
    main()
