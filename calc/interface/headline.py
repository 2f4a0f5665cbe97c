"""Writes the answer as one sentence in plain words, in the units of the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from calc.core.numbers import grouped, with_label
from calc.interface.definitions import Case, Definition
from calc.interface.entries import write_input
from calc.interface.evaluation import Answer
from calc.interface.introspection import NAMED

_NO_BREAK = "\N{NO-BREAK SPACE}"  # so that a number and its unit stay in one line
_MINUS = "\N{MINUS SIGN}"


def write(definition: Definition, answer: Answer, form: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """The headline of an answer; `texts` has the outputs as the reader sees them.

    The braces of its template hold names of outputs and inputs. A number that is not known reads "not known".
    """
    case = next((each for each in definition.cases if _holds(each, answer)), None)
    words, numbers = {**inputs(definition, answer, form), **texts}, {**answer.numbers, **answer.outputs}

    def word(found: re.Match[str]) -> str:
        written, sign = words[found["name"]], found["sign"]
        if found["name"] in numbers:
            written = written.replace(" ", _NO_BREAK)
        if sign == "+" and (answer.outputs.get(found["name"]) or 0.0) > 0:
            return f"+{written}"
        return written.removeprefix(_MINUS) if sign == "-" else written

    return NAMED.sub(word, case.sentence if case else definition.headline)


def inputs(definition: Definition, answer: Answer, form: Mapping[str, str]) -> dict[str, str]:
    """The inputs as a sentence has them."""
    words, numbers = {each.name: each.label(form[each.name]) for each in definition.selections}, answer.numbers
    for each in definition.parameters:
        unit_name = form[f"{each.name}.was"]
        number = grouped(write_input(each, numbers[each.name], unit_name, answer.inputs))
        words[each.name] = with_label(number.replace("-", _MINUS), unit_name)
    return words


def _holds(case: Case, answer: Answer) -> bool:
    """Whether the case is that of this answer."""
    value = (answer.inputs | answer.outputs)[case.name]
    if value is None:
        return case.state == "unknown"
    if isinstance(value, str):
        return case.state == value
    return case.state == ("zero" if value == 0 else "positive" if value > 0 else "negative")
