"""The calculator fence and the computed number: an answer of `calc` written into the page."""

from __future__ import annotations

import json
import re
import shlex
from functools import cache
from html import escape, unescape
from typing import NamedTuple

from markdown import Markdown
from markupsafe import Markup

from calc.core.numbers import write_quantity
from calc.core.units import UNITS, from_si
from calc.interface import accuracy, lenses, links, onward
from calc.interface.definitions import AXES, Definition, Parameter
from calc.interface.evaluation import WrongEntries, initial_form
from calc.interface.form import Written, draw, write
from calc.interface.introspection import DefinitionError, UnknownCalculator, describe
from docs.extension import contents, formulas, pages, places
from docs.extension.templates import environment

_TITLE_CLASS = 'class="calculator-title"'
_HEADING = re.compile(rf"<h3 {_TITLE_CLASS}>(?P<title>.*?)</h3>|<h(?P<level>[1-6])\b")
_FEW = 2  # values that are named: a line has no room for more
_FRAMES = re.compile("data-frames='([^']*)'")
environment.filters |= {
    "mathml": lambda latex, display="inline": Markup(formulas.mathml(latex, display)),
    "from_markdown": lambda text: Markup(formulas.from_markdown(text)),
    "in_a_line": lambda text: Markup(formulas.in_a_line(text)),
    "choice": lambda unit_name: UNITS[unit_name].choice,
    "label": lambda unit_name: UNITS[unit_name].label,
    "write_quantity": write_quantity,
    "frames": lambda drawing: json.loads(unescape(_FRAMES.search(drawing)[1])),
    "keypad": lambda parameter: _keypad(parameter),
}


def fence(source, language, css_class, options, md, **_):
    """Draw the calculator that a fence names in its first line; each line after it gives another starting value."""
    page = pages.current()
    page.fences += 1
    try:
        name, entries = read(source)
        answered = answer(name, entries)
    except Unanswered as problem:
        raise places.error_in_fence(str(problem)) from None
    return render(
        "calculator.html",
        md,
        calculator=answered.definition,
        accuracy=accuracy.in_short(answered.definition),
        form=answered.form | answered.reply.values,
        reply=draw(answered),
        axes=AXES,
        id=contents.anchor(name, page.fences),
        leads=_leads(answered),
        lenses=lenses.TITLES if page.fences == 1 else {},  # the others take the first one's
    )


def read(source: str) -> tuple[str, dict[str, str]]:
    """The calculator that a fence names in its first line, and the entries of the lines after it."""
    name, *lines = [line.strip() for line in source.strip().splitlines() if line.strip()] or [""]
    entries = {}
    for line in lines:
        entry, colon, value = line.partition(":")
        if not colon:
            raise Unanswered(f"'{line}' is not an entry; write it as 'temperature: 15 degC'.")
        entries[entry.strip()] = value.strip()
    return name, entries


def render(template: str, md: Markdown, **shown: object) -> str:
    """A calculator's HTML, as a block of its own: Markdown would wrap it in a <p>, which cannot hold a form."""
    if "live-calculator" not in md.block_level_elements:
        md.block_level_elements.append("live-calculator")
    return re.sub(r"\n\s*", "\n", environment.get_template(template).render(**shown))


class Lead(NamedTuple):
    """The way to another calculator, which takes values of this one."""

    to: str
    title: str
    address: str
    terms: str
    """What it takes."""
    is_open: bool


def _leads(written: Written) -> list[Lead]:
    """The ways from a calculator to those that some page of the site has."""
    places_of = contents.calculators()
    queries = written.reply.onward
    return [
        Lead(
            step.to,
            describe(step.to).title,
            places_of[step.to].state(queries[step.to]),
            ", ".join(step.terms[:_FEW]) + " and more" * (len(step.terms) > _FEW),
            bool(queries[step.to]),
        )
        for step in onward.steps(written.definition.name)
        if step.to in places_of
    ]


def number(source, language, css_class, md):
    """Write one number: `#!calc osmosis.osmotic_pressure concentration="0.1 mol/L" osmotic_pressure=psi`.

    Of several outputs, the one to write is named, with or without a unit. The number is a link to the state that it is
    of, where its calculator first stands.
    """
    name, *words = shlex.split(source) or [""]
    entries = dict(word.partition("=")[::2] for word in words)
    try:
        results = [each.name for each in _describe(name).results]
        named = [entry for entry in entries if entry in results] or results
        if len(named) != 1:
            raise Unanswered(f"name the one number to write, of {', '.join(results)}.")
        if not entries.get(named[0], "given"):  # named without a unit
            del entries[named[0]]
        answered = answer(name, entries)
    except Unanswered as problem:
        raise places.error(f"#!calc {source}`", str(problem)) from None
    number = answered.reply.texts[named[0]].replace(" ", "&nbsp;")
    place = contents.calculators().get(name)
    if not place:
        return f'<span class="computed">{number}</span>'
    if named[0] != answered.form["curve.of"]:  # what it is of is what is drawn there
        entries["curve.of"] = named[0]
    return f'<a class="computed" href="{escape(place.state(links.query(name, entries)))}">{number}</a>'


def _keypad(parameter: Parameter) -> str:
    """The keys that a phone shows at a field: digits alone only where a minus and a unit have no place.

    Phones' pads of digits have no letters, and some have no minus, so a field that takes one needs all keys, which
    costs a tap on the way to the digits.
    """
    units = parameter.quantity.units
    if len(units) > 1 or any(from_si(parameter.range.low, unit) < 0 for unit in units):
        return "text"
    return "numeric" if parameter.whole else "decimal"


def title_below_sections(html: str) -> str:
    """Give the titles of a page's calculators the level of headings below the section that they stand in."""
    level = 1

    def levelled(found: re.Match) -> str:
        nonlocal level
        if found["title"] is None:
            level = int(found["level"])
            return found[0]
        return f"<h{level + 1} {_TITLE_CLASS}>{found['title']}</h{level + 1}>"

    return _HEADING.sub(levelled, html)


class Unanswered(Exception):
    """What a page asks for has no answer; the message says why."""


def _describe(name: str) -> Definition:
    try:
        return describe(name)
    except (UnknownCalculator, DefinitionError) as problem:
        raise Unanswered(problem.args[0]) from None


def answer(name: str, entries: dict[str, str]) -> Written:
    """What a calculator answers to these entries, with nothing drawn; raises Unanswered where there is no answer."""
    try:
        form = initial_form(_describe(name), entries)
    except WrongEntries as problem:
        raise Unanswered(str(problem)) from None
    answered = _written(name, tuple(form.items()))
    if errors := answered.reply.errors:
        problems = " ".join(f"{entry}: {message}" if entry else message for entry, message in errors.items())
        raise Unanswered(f"{name} has no answer here: {problems}")
    return answered


@cache  # pages often ask for several numbers of one answer
def _written(name: str, form: tuple[tuple[str, str], ...]) -> Written:
    return write(_describe(name), dict(form))
