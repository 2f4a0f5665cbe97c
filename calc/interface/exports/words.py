"""What a case says in words: every input and output as a reader sees it, the answer in a sentence, and its header."""

from __future__ import annotations

from calc import __version__
from calc.core.numbers import sentence, with_label
from calc.interface import headline
from calc.interface.definitions import Definition, Parameter, Result, Saying, Selection
from calc.interface.entries import shown_unit, write_answer, write_input
from calc.interface.evaluation import told
from calc.interface.lenses import Case


def texts(case: Case) -> dict[str, str]:
    """The inputs and outputs as a reader sees them, but for those of several rows; and the headline."""
    definition, form, answer = case
    written: dict[str, str] = {each.name: form[each.name] for each in definition.selections}
    written |= {name: told(definition, form, text) for name, text in answer.words.items()}
    for parameter in definition.parameters:
        unit_name = form[f"{parameter.name}.was"]
        number = write_input(parameter, answer.numbers[parameter.name], unit_name, answer.inputs)
        written[parameter.name] = with_label(number, unit_name)
    for each in definition.results:
        value = answer.outputs[each.name]
        unit_name = shown_unit(value or 0.0, form[f"{each.name}.unit"], each.quantity.units)
        written[each.name] = write_answer(value, unit_name, each.quantity.digits)
    shown = {name: written[name] for name in (*answer.outputs, *answer.words)}
    return written | {"headline": headline.write(definition, answer, form, shown).replace("\N{NO-BREAK SPACE}", " ")}


def answer(case: Case) -> str:
    """The answer as one would send it to somebody: the sentence, what it was asked with, its numbers and cautions."""
    definition, form, _ = case
    written = texts(case)
    for each in definition.selections:
        written[each.name] = each.label(form[each.name])

    def line(each: Parameter | Selection | Result | Saying) -> str:
        return f"{sentence(each.term)}: {written[each.name]}"

    outputs = [each for each in definition.outputs if isinstance(each, (Result, Saying))]
    cautions = [f"Caution: {told(definition, form, each)}" for each in case.answer.cautions]
    parts = [
        written["headline"],
        "\n".join(["With", *(line(each) for each in definition.inputs)]),
        "\n".join(["Answers", *map(line, outputs)]),
        "\n".join(cautions),
        f"{definition.title}. {signature(definition)}.",
    ]
    return "\n\n".join(part for part in parts if part)


def signature(definition: Definition) -> str:
    """By what an export was made.

    >>> from calc.interface.introspection import describe
    >>> signature(describe("balance.recovery")).partition(",")[0]
    'Made with balance.recovery of osmosis-calc'
    """
    return f"Made with {definition.name} of osmosis-calc, version {__version__}"


def commented(text: str) -> str:
    """Lines of a comment, as Python, a shell and PHREEQC know it.

    >>> print(commented("one\\n\\ntwo"))
    # one
    #
    # two
    """
    return "\n".join(f"# {line}".rstrip() for line in text.splitlines())
