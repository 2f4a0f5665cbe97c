"""A calculator's form: from the state of its controls to all that the page shows, at build and in the browser alike."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from calc.core.numbers import EntryError, quoted, with_label
from calc.core.quantities import Refusal
from calc.core.units import ON_THE_SCALE, UNITS, System, UnitError
from calc.interface import accuracy, curve, headline, lenses, links, listing, onward, reading
from calc.interface import hand as hands
from calc.interface import window as windows
from calc.interface.definitions import Definition, Parameter, Result, Selection, Sheet
from calc.interface.entries import (
    lines_of,
    range_text,
    sheet_range,
    shown_unit,
    typed_entry,
    write_answer,
    write_input,
)
from calc.interface.evaluation import (
    Answer,
    compute,
    initial_form,
    known_inputs,
    read_form,
    refused,
    switch_units,
    system_of,
    take_system,
    teller,
    told,
    unknown_preset,
)
from calc.interface.hand import Hand
from calc.interface.introspection import describe
from calc.interface.window import Window

_MOST_TOLD = 3  # entries of a link that have no place on the page
_NOWHERE: dict[str, str] = {}
_STANDING = "The answer shown is the last one that could be given."


class Reply(NamedTuple):
    """What a form shows for the state of its controls. A text that is not there stays as it was."""

    values: dict[str, str]
    """New values of controls, by the control's name."""
    texts: dict[str, str]
    """Answers and ranges, by the name of their place."""
    errors: dict[str, str]
    """Messages at inputs, by the input's name; under the empty name, the one for all of them together."""
    drawings: dict[str, str]
    """SVG and tables, by the name of their place; nothing where there is no answer."""
    onward: dict[str, str]
    """The queries that open other calculators with values of this one, by their names; empty where they take none."""
    unfinished: bool = False
    """Whether the curve is still to come, when the same state is asked for again."""
    places: dict[str, str] = _NOWHERE
    """Where numbers stand on their sliders, in per cent, by the input's name; on the curve's axis, under `read`."""


class Written(NamedTuple):
    """The state of a form answered in words and numbers, from which what it draws can be drawn."""

    definition: Definition
    form: dict[str, str]
    """The form as the reply leaves it."""
    reply: Reply
    answer: Answer | None
    """None where there is none."""
    drawings: dict[str, str]
    """What has been drawn of it but its curve: kept, as it stays the same while that is under way."""


def reply(
    definition: Definition,
    form: Mapping[str, str],
    patience: float = math.inf,
    drawn: bool = True,
    hand: Hand | None = None,
    seen: Window | None = None,
) -> Reply:
    """Answer the state of a form: numbers moved, units switched, inputs read, answer and curve computed and written.

    A curve that takes longer than the patience, in s, is left out; asked again, it is gone on with. It keeps to what
    was seen of it before, if that is told.
    """
    written = _written(definition.name, tuple(form.items()), hand, seen)
    return draw(written, patience, seen, bool(hand and hand.released)) if drawn else written.reply


@lru_cache(maxsize=1)  # the same state is asked for again while its curve is under way
def _written(name: str, form: tuple[tuple[str, str], ...], hand: Hand | None, seen: Window | None) -> Written:
    return write(describe(name), dict(form), hand, seen)


def write(
    definition: Definition, form: Mapping[str, str], hand: Hand | None = None, seen: Window | None = None
) -> Written:
    """All of the reply but its drawings."""
    given, form = form, dict(form)

    def unanswered(texts: dict[str, str], errors: dict[str, str]) -> Written:
        changed = {name: text for name, text in form.items() if given.get(name) != text}
        places = hands.places(definition, form, known_inputs(definition, form))
        told = Reply(changed, texts | {"standing": _STANDING}, errors, {}, {}, places=places)
        return Written(definition, form, told, None, {})

    if (preset := form.get("preset")) and preset not in definition.presets:
        return unanswered({}, {"preset": unknown_preset(definition, preset)})
    if hand:
        _part_units(definition, form)
        form.update(hands.moved(definition, form, hand, seen, known_inputs(definition, form)))
    _apply_preset(definition, form)
    _part_units(definition, form)
    notes = switch_units(definition, form)
    take_system(definition, form)
    others = known_inputs(definition, form)
    texts = {f"{each.name}.range": range_text(each, form[f"{each.name}.was"], others) for each in definition.parameters}
    texts |= {f"{each.name}.range": sheet_range(each, form[each.name]) for each in definition.sheets}
    texts |= {
        f"{each.name}.scale": f"{others.get('scale', UNITS[ON_THE_SCALE].choice)} (scale)"
        for each in definition.parameters
        if ON_THE_SCALE in each.quantity.units
    }
    if form.get("preset.was") != given.get("preset.was"):
        texts["example"] = _told_of_example(definition, given, form) if form["preset.was"] else ""
    inputs, errors = read_form(definition, form)
    if errors:
        return unanswered(texts, notes | errors)
    try:
        answer = _computed(definition.name, tuple(inputs.items()))
    except Refusal as refusal:
        return unanswered(texts, notes | refused(definition, form, refusal))

    cautions = [told(definition, form, each) for each in answer.cautions]
    for name, result, largest in _numbers(definition, answer):
        control = f"{name}.unit"
        unit_name = shown_unit(largest, form[control], result.quantity.units)
        if unit_name != form[control]:
            cautions.append(f"{UNITS[form[control]].ceiling_reason}.")
            form[control] = unit_name
    values = answer.inputs | answer.outputs
    texts |= {
        each.name: write_answer(
            answer.outputs[each.name], form[f"{each.name}.unit"], accuracy.digits(definition, values, each)
        )
        for each in definition.results
    }
    texts |= {each.name: told(definition, form, answer.words[each.name]) for each in definition.sayings}
    texts["headline"] = headline.write(definition, answer, form, texts)
    texts |= {"standing": "", "cautions": " ".join(dict.fromkeys(cautions))}
    texts["curve.present"] = _present(definition, form, answer, texts)
    texts["link"] = links.query(definition.name, links.entries(definition, form))
    leads = {step.to: _lead(step, answer, form) for step in onward.steps(definition.name)}
    changed = {name: text for name, text in form.items() if given.get(name) != text}
    places = hands.places(definition, form, others)
    return Written(definition, form, Reply(changed, texts, notes, {}, leads, places=places), answer, {})


def _lead(step: onward.Step, answer: Answer, form: Mapping[str, str]) -> str:
    """The query that opens another calculator with the values that it takes; empty where it takes none."""
    units = {
        **{name: form.get(f"{name}.unit", "") for name in answer.outputs},
        **{name: form.get(f"{name}.was", "") for name in answer.inputs},
    }
    taken = onward.entries(step, answer, units)
    return links.query(step.to, taken) if taken else ""


def draw(written: Written, patience: float = math.inf, seen: Window | None = None, released: bool = False) -> Reply:
    """The reply with its drawings: picture, listings and curve; where there is no answer it has none."""
    definition, form, answered, answer, drawings = written
    if answer is None:
        return answered
    if definition.picture and "picture" not in drawings:
        drawings["picture"] = definition.picture(answer.inputs, answer.returned, teller(definition, form))
    for table in definition.listings:
        if table.name in drawings:
            continue
        units = {column.name: form.get(f"{table.name}.{column.name}.unit", "") for column in table.columns}
        rows = [
            tuple(told(definition, form, cell) if isinstance(cell, str) else cell for cell in row)
            for row in answer.rows[table.name]
        ]
        drawings[table.name] = listing.write(table, rows, units)
    over, of = form["curve.over"], form["curve.of"]
    try:
        over_unit, of_unit, axes = form[f"{over}.was"], form[f"{of}.unit"], form["curve.axes"]
        sampled = curve.sample(definition, answer, over, of, over_unit, of_unit, patience, axes, seen, released)
    except curve.Unfinished:
        return answered._replace(drawings=dict(drawings), unfinished=True)
    return answered._replace(drawings=drawings | {"curve": curve.draw(sampled)})


@lru_cache(maxsize=2)  # the same state is asked for again while its curve is under way
def _computed(name: str, inputs: tuple[tuple[str, float | str], ...]) -> Answer:
    return compute(describe(name), dict(inputs))


def _present(definition: Definition, form: Mapping[str, str], answer: Answer, texts: Mapping[str, str]) -> str:
    """The present point of the curve in words."""
    over, of = form["curve.over"], form["curve.of"]
    parameter = next(each for each in definition.parameters if each.name == over)
    unit_name = form[f"{over}.was"]
    return reading.told(write_input(parameter, answer.numbers[over], unit_name, answer.inputs), unit_name, texts[of])


def read(definition: Definition, form: Mapping[str, str], window: Window, at: float, steps: int = 0) -> Reply:
    """What the curve of a form says at a place of its horizontal axis; nothing where the form has no answer."""
    inputs, errors = read_form(definition, form)
    found = reading.NOTHING if errors else reading.read(definition, inputs, window, at, steps)
    return Reply({}, {"curve.read": found.text}, {}, {"curve.read": found.mark}, {}, places={"curve.read": found.place})


def _numbers(definition: Definition, answer: Answer) -> list[tuple[str, Result, float]]:
    """The numbers that an answer shows, by the name of their place, each with its largest value."""
    numbers = [(each.name, each, answer.outputs[each.name] or 0.0) for each in definition.results]
    for table in definition.listings:
        for place, column in enumerate(table.columns):
            if isinstance(column, Result):
                largest = max(listing.numbers(answer.rows[table.name], place), default=0.0)
                numbers.append((f"{table.name}.{column.name}", column, largest))
    return numbers


def open_state(
    definition: Definition,
    form: Mapping[str, str],
    entries: Mapping[str, str],
    patience: float = math.inf,
    drawn: bool = True,
) -> Reply:
    """Answer the state that a link asks for, whatever this form holds. Entries that cannot be taken get words."""
    wanted, wrong = links.form(definition, entries, system_of(form.get("system")))
    answered = reply(definition, wanted, patience, drawn)
    values = {name: text for name, text in (wanted | answered.values).items() if form.get(name, text) != text}
    fields = {each.name for each in definition.inputs} | ({"preset"} if definition.presets else set())
    errors = {name: message for name, message in wrong.items() if name in fields} | answered.errors
    elsewhere = [
        f"{quoted(name)}: {message}" if name else message for name, message in wrong.items() if name not in fields
    ]
    if len(elsewhere) > _MOST_TOLD:
        elsewhere[_MOST_TOLD:] = [f"{len(elsewhere) - _MOST_TOLD} more entries of the link cannot be taken."]
    if elsewhere:
        errors[""] = " ".join([*elsewhere, errors.get("", "")]).strip()
    return answered._replace(values=values, errors=errors)


def respond(request: str) -> str:
    """Answer the page: JSON {"name", "form"} in; JSON of a Reply out.

    With "entries", which a link gives, they and not the form are answered; a "patience", in s, is for the curve. A
    "hand" says where a slider or the point of the curve has been moved, a "window" what was seen of the curve; with
    "read", a place in that window, what the curve says there is all the answer. With "lens", the name of one, its
    panel is all the answer; "asked" are the values of the panel's own controls.

    An exception that is no refusal is a fault of the program: it is told in words, its traceback goes to the error
    output, and the next question is answered as if it had not been. Where only what is drawn fails, the answer comes
    without.

    >>> name = "osmosis.osmotic_pressure"
    >>> form = initial_form(describe(name), {"osmotic_pressure": "MPa"})
    >>> json.loads(respond(json.dumps({"name": name, "form": form})))["texts"]["osmotic_pressure"]
    '2.97 MPa'
    """
    try:
        answered = reply_to(request)
    except Exception as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
        answered = _without_drawings(request, fault) or Reply(
            {}, {"standing": _STANDING}, {"": f"These entries could not be answered{_told(fault)}"}, {}, {}
        )
    return json.dumps(answered._asdict(), ensure_ascii=False)


def reply_to(request: str, drawn: bool = True) -> Reply:
    """The reply to a question of the page; what is wrong with the program is raised."""
    asked: dict[str, Any] = json.loads(request)
    definition, patience = describe(asked["name"]), asked.get("patience", math.inf)
    hand, window = hands.taken(asked.get("hand")), windows.read(definition, asked.get("window"))
    if "read" in asked:
        place = hands.taken(asked["read"])
        if not place or place.at is None or not window:
            return Reply({}, {}, {}, {}, {})
        return read(definition, asked["form"], window, place.at, place.steps)
    if "lens" in asked:
        return look(definition, asked["form"], asked["lens"], asked.get("asked", {}))
    if "entries" in asked:
        return open_state(definition, asked["form"], asked["entries"], patience, drawn)
    return reply(definition, asked["form"], patience, drawn, hand, window)


def look(definition: Definition, form: Mapping[str, str], name: str, asked: Mapping[str, str]) -> Reply:
    """The panel of a lens on the case that a form makes; where it cannot be drawn, why, in words."""
    written = write(definition, form)
    if written.answer is None:
        told_why = "There is no answer to look at."
    else:
        try:
            case = lenses.Case(definition, written.form, written.answer)
            return Reply({}, {}, {}, {f"lens.{name}": lenses.lens(name).draw(case, asked)}, {})
        except Refusal as refusal:
            told_why = told(definition, written.form, refusal.message)
        except UnitError as error:  # the answer's unit is not true for what is to be told beside it
            told_why = str(error)
        except Exception as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)
            told_why = f"This could not be shown{_told(fault)}"
    return Reply({}, {}, {}, {f"lens.{name}": f'<p class="lens-note">{escape(told_why, quote=False)}</p>'}, {})


def _without_drawings(request: str, fault: Exception) -> Reply | None:
    """The reply, if there is one when nothing is drawn."""
    try:
        answered = reply_to(request, drawn=False)
    except Exception:  # the same, which has been told
        return None
    definition = describe(json.loads(request)["name"])
    empty = dict.fromkeys(("curve", *(each.name for each in definition.listings)), "")
    words = f"What is drawn for this answer could not be drawn{_told(fault)}"
    return answered._replace(drawings=empty, errors=answered.errors | {"": words})


def _told(fault: Exception) -> str:
    """The rest of a sentence about what failed, for the reader and for whoever hears of it."""
    return (
        f", because the program failed ({quoted(f'{type(fault).__name__}: {fault}')}). It is at fault, not the entries."
    )


def _apply_preset(definition: Definition, form: dict[str, str]) -> None:
    """Fill in the entries of an example that was just chosen; let go of one whose own entries were changed."""
    preset, before = form.get("preset", ""), form.get("preset.was", "")
    if not preset:
        if before:
            form["preset.was"] = ""
        return
    system = system_of(form["system.was"])
    chosen = _set_by(definition, preset, system)
    if preset == before:
        if any(form[name] != text for name, text in chosen.items()):
            form |= {"preset": "", "preset.was": ""}
        return
    if before in definition.presets:  # what it has set, and the reader has left so, makes room
        default, was = initial_form(definition, {}, system), _set_by(definition, before, system)
        changed = {name.partition(".")[0] for name, text in was.items() if form[name] != text}
        form |= {name: default[name] for name in was if name.partition(".")[0] not in changed}
    form |= chosen | {"preset.was": preset}


def _set_by(definition: Definition, preset: str, system: System) -> dict[str, str]:
    """The controls that an example sets; all others stay as the reader has them."""
    filled = initial_form(definition, {"preset": preset}, system)
    names = definition.presets[preset]
    return {name: text for name, text in filled.items() if name.partition(".")[0] in names}


def _told_of_example(definition: Definition, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What an example that was just chosen has changed of what the reader had entered."""
    changes = [
        f"{each.term} {_entered(each, after)} (was {_entered(each, before)})"
        for each in definition.inputs
        if _entered(each, after) != _entered(each, before)
    ]
    if not changes:
        return "The example is what stands here already."
    told = changes[:_MOST_TOLD] + ([f"{len(changes) - _MOST_TOLD} more"] if len(changes) > _MOST_TOLD else [])
    return f"Set by the example: {', '.join(told)}."


def _entered(each: Parameter | Selection | Sheet, form: Mapping[str, str]) -> str:
    """An entry as the reader sees it."""
    if isinstance(each, Sheet):
        return f"of {lines_of(form[each.name])}, '{quoted(form[each.name])}'"
    if isinstance(each, Selection):
        return each.label(form[each.name])
    return with_label(quoted(form[each.name]), form[f"{each.name}.was"])


def _part_units(definition: Definition, form: dict[str, str]) -> None:
    """Let the unit that was typed with a number be the one of its field, and the number stand alone."""
    for each in definition.parameters:
        try:
            typed = typed_entry(each, form[each.name])
        except EntryError:  # reading the form will say so
            continue
        if typed:
            form[each.name], unit_name = typed
            form[f"{each.name}.unit"] = form[f"{each.name}.was"] = unit_name
