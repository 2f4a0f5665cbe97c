"""The working: the formulas with the reader's numbers and units put in, step by step, in MathML or as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from calc.core.numbers import sentence
from calc.interface import formulas
from calc.interface.lenses import Case, case
from calc.interface.lenses.board import DIGITS, Value, Working, write
from calc.interface.lenses.panel import note, part, table
from calc.interface.mathematics import mathml, text

if TYPE_CHECKING:
    import argparse  # which no page asks for

_TAG = re.compile("<[^>]*>|&#[0-9]+;")
_NARROW = 24  # characters; formulas of so many fit on any screen


def working(name: str, entries: Mapping[str, str] | None = None) -> Working:
    """The working of a calculator's answer to entries, in text; entries are those of `evaluate`.

    Raises what `evaluate` raises.

    >>> print(*working("plants.water_potential", {"height": "1 m"}).steps[1].lines, sep="\\n")
    ψ_g = ρ_w · g · h
    ψ_g = 998.21 kg/m³ · 9.80665 m/s² · 1 m
    ψ_g = 9789.1 Pa = 0.00979 MPa
    """
    return write(case(name, entries), text)


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The values in a table, and the formulas below it."""
    told = write(case, mathml)
    rows = [
        (
            escape(sentence(each.term), quote=False),
            f"<math>{each.symbol}</math>" if each.symbol else "",
            escape(each.entered, quote=False),
            f"<math>{each.si}</math>" if each.si else "",
        )
        for each in told.values
    ]
    steps = "".join(
        "<li>"
        + (f"<strong>{escape(step.title, quote=False)}</strong>" if step.title else "")
        + _board(step.lines)
        + (note(step.note) if step.note else "")
        + "</li>"
        for step in told.steps
    )
    reason = note(f"Some formulas stand in symbols alone. {told.reason}") if told.reason and _is_left(case) else ""
    values = part(table(("What it is", "Symbol", "In your units", "In SI units"), rows)) if rows else ""
    rounded = note(f"Numbers on the way are written to {DIGITS} digits; the calculation keeps them all.")
    return values + part(f'<ol class="working">{steps}</ol>', reason, rounded)


def _board(lines: tuple[str, ...]) -> str:
    """The lines of a step; where one may be wider than a phone, what holds them scrolls, by keys too."""
    written = "".join(map(mathml.display, lines))
    if max(len(_TAG.sub("", line)) for line in lines) <= _NARROW:
        return written
    return f'<div class="lens-scroll" tabindex="0">{written}</div>'


def _is_left(case: Case) -> bool:
    return any(formula.kind == "left" for formula in formulas.chain(case.definition.name).formulas)


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """The option that asks for it."""
    parser.add_argument(
        "--working", action="store_true", help="show the formulas with the numbers put in, step by step"
    )


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """The same in text."""
    if not arguments.working:
        return None
    told = write(case, text)
    width = max((len(each.symbol) for each in told.values), default=0)
    lines = [f"{each.symbol or '-':{width}}{_value(each)}  ({each.term})" for each in told.values]
    for step in told.steps:
        lines += ["", *([f"{step.title}:"] if step.title else []), *(f"    {line}" for line in step.lines)]
        lines += [f"    {step.note}"] if step.note else []
    if told.reason and _is_left(case):
        lines += ["", f"Some formulas stand in symbols alone. {told.reason}"]
    return "\n".join(lines)


def _value(value: Value) -> str:
    return "".join(f" = {each}" for each in dict.fromkeys((value.entered, value.si)) if each)


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The same as data."""
    if not arguments.working:
        return None
    told = write(case, text)
    return {
        "values": [each._asdict() for each in told.values],
        "steps": [{**each._asdict(), "lines": list(each.lines)} for each in told.steps],
        "reason": told.reason,
    }
