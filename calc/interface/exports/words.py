"""What a case says in words, and the lines by which a text is known to be of a calculator."""

from __future__ import annotations

from calc import __version__
from calc.core.numbers import sentence
from calc.interface import telling
from calc.interface.definitions import Definition, Parameter, Result, Saying, Selection, Sheet
from calc.interface.evaluation import told
from calc.interface.lenses import Case


def answer(case: Case) -> str:
    """The answer as one would send it to somebody: the sentence, what it was asked with, its numbers and cautions."""
    definition, form, _ = case
    written = telling.texts(*case)
    for each in definition.selections:
        written[each.name] = each.label(form[each.name])

    def line(each: Parameter | Selection | Sheet | Result | Saying) -> str:
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
