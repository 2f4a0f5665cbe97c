"""Reads a calculator's definition out of a function: its signature, its annotations, its docstring."""

from __future__ import annotations

import importlib
import pkgutil
import re
import typing
from collections.abc import Mapping
from functools import cache
from types import FunctionType, ModuleType, NoneType, UnionType
from typing import Any, NamedTuple

import calc
from calc.core import constants
from calc.core.numbers import quoted, sentence
from calc.core.quantities import Choice, Group, Lines, OtherScales, Quantity, Range, Table, Words
from calc.core.units import misfit
from calc.interface import accuracy
from calc.interface.definitions import (
    Case,
    Definition,
    Deviation,
    Evaluated,
    Listing,
    Parameter,
    Picture,
    Result,
    Saying,
    Selection,
    Sheet,
)

NAMED = re.compile(r"\{(?P<sign>[-+]?)(?P<name>[^{}]*)\}")
"""What stands in braces in a headline: a name; behind a minus, its number without one; behind a plus, with its sign."""
_ANSWER = re.compile(r"Answer(?: where (?P<name>\w+) is (?P<state>[^:]+))?: (?P<sentence>.+)")
_EVALUATED = re.compile(
    r"Evaluated: (?:within (?P<within>[\d.]+) %|in part, as it is \*(?P<word>\w+)\*)[:,] (?P<why>.+)"
)
_STATES = ("negative", "zero", "positive", "unknown")
_MOST_MAIN = 3


class UnknownCalculator(LookupError):
    """No calculator has this name."""


_NONE = object()


class DefinitionError(TypeError):
    """A function whose signature or docstring is not yet that of a calculator."""


@cache
def names() -> tuple[str, ...]:
    """The names of all calculators, sorted.

    >>> "osmosis.osmotic_pressure" in names()
    True
    """
    return tuple(
        f"{module}.{function}"
        for module in sorted(_modules())
        for function in _formulas(importlib.import_module(f"calc.{module}"))
    )


@cache
def describe(name: str) -> Definition:
    """The definition of the calculator `module.function`.

    Raises UnknownCalculator, with the nearest names, and DefinitionError where the function is not complete.

    >>> describe("osmosis.osmotic_pressure").title
    'Osmotic pressure of a dilute solution'
    """
    module_name, _, function_name = name.partition(".")
    known = module_name in _modules()
    formula = _formula(importlib.import_module(f"calc.{module_name}"), function_name) if known else None
    if not formula:
        import difflib  # only for this, and slow to import

        near = difflib.get_close_matches(name, names(), cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(names())}."
        raise UnknownCalculator(f"there is no calculator '{quoted(name)}'; {hint}")
    return _define(name, formula)


@cache
def _modules() -> frozenset[str]:
    """The modules that hold the calculators: those of `calc` itself."""
    return frozenset(
        info.name for info in pkgutil.iter_modules(calc.__path__) if not info.ispkg and not info.name.startswith("_")
    )


def _formulas(module: ModuleType) -> list[str]:
    return [name for name in sorted(vars(module)) if _formula(module, name)]


def _formula(module: ModuleType, name: str) -> FunctionType | None:
    """The function of that name, if it is public, the module's own, and all its inputs and outputs are quantities."""
    value = vars(module).get(name)
    if not isinstance(value, FunctionType) or value.__module__ != module.__name__ or name.startswith("_"):
        return None
    return value if _is_calculator(value) else None


def _is_calculator(function: FunctionType) -> bool:
    hints = dict(_hints(function))
    returned = hints.pop("return", None)
    complete = len(hints) == function.__code__.co_argcount + function.__code__.co_kwonlyargcount
    return bool(hints) and complete and all(map(_meaning, hints.values())) and bool(_outputs(returned))


@cache
def _hints(annotated: FunctionType | type) -> Mapping[str, object]:
    """The annotations of a function or a class, as they are meant."""
    return typing.get_type_hints(annotated, include_extras=True)


def _meaning(hint: object) -> Quantity | Choice | Lines | Words | Table | None:
    """What the vocabulary says of an annotation; a word that is not in it says nothing."""
    return next((note for note in _notes(hint) if isinstance(note, (Quantity, Choice, Lines, Words, Table))), None)


def _notes(hint: object) -> tuple[object, ...]:
    """What stands in an `Annotated` beside the type; nothing in another hint."""
    notes: tuple[object, ...] = getattr(hint, "__metadata__", ())
    return notes


def _outputs(returned: object) -> tuple[Result | Saying | Listing, ...]:
    """The outputs; empty where one of them has no meaning."""
    known = _known(returned)
    if isinstance(quantity := _meaning(known), Quantity):
        return (Result(quantity.term.replace(" ", "_").replace("-", "_"), quantity, known is not returned),)
    return _fields(returned)


def _known(hint: object) -> object:
    """What an output's annotation says of it where it is known: the annotation without `| None`."""
    members = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, UnionType) else ()
    known = [member for member in members if member is not NoneType]
    return known[0] if len(known) == 1 else hint


def _fields(rows: object) -> tuple[Result | Saying | Listing, ...]:
    names: tuple[str, ...] = getattr(rows, "_fields", ())
    if not (names and isinstance(rows, type) and issubclass(rows, tuple)):
        return ()
    hints = _hints(rows)
    found = [output for name in names if (output := _output(name, hints[name]))]
    return tuple(found) if len(found) == len(names) else ()


def _output(name: str, hint: object) -> Result | Saying | Listing | None:
    """A number, which alone may be unknown, words, or rows of known numbers and words."""
    known = _known(hint)
    if isinstance(quantity := _meaning(known), Quantity):
        return Result(name, quantity, known is not hint, typing.get_args(known)[0] is int)
    match _meaning(hint):
        case Words() as words:
            return Saying(name, words)
        case Table() as table:
            row, *_ = typing.get_args(typing.get_args(hint)[0])
            fields = _fields(row)
            columns = tuple(
                each
                for each in fields
                if isinstance(each, Saying) or (isinstance(each, Result) and not each.may_be_unknown)
            )
            return Listing(name, table, columns) if columns and len(columns) == len(fields) else None
    return None


def _define(name: str, formula: FunctionType) -> Definition:
    hints = dict(_hints(formula))
    outputs = _outputs(hints.pop("return"))
    inputs = tuple(_input(name, each, hints[each], default) for each, default in _defaults(formula).items())
    _hold_units(name, inputs, outputs)
    told = _read_docstring(name, _dedented(formula.__doc__ or ""))
    headline, cases, main = _read_answers(name, told.answers, inputs, outputs)
    symbols = [each.quantity.symbol for each in (*inputs, *outputs) if isinstance(each, (Parameter, Result))]
    known = _constants_in(told.equations, [symbol for symbol in symbols if symbol])
    presets: Mapping[str, Mapping[str, str]] = formula.__globals__.get("PRESETS", {}).get(formula.__name__, {})
    return Definition(
        name,
        formula,
        told.title,
        told.equations,
        told.holds,
        _read_accuracies(name, told.accuracies, formula, inputs, outputs),
        told.source,
        inputs,
        outputs,
        headline,
        cases,
        main,
        known,
        presets,
        told.evaluated,
        _picture(name),
    )


# What a page carries is smaller with these two than with `inspect`, which brings along Python's own grammar.
def _defaults(formula: FunctionType) -> dict[str, Any]:
    """The names of the inputs, in their order, with their defaults; `_NONE` stands for none."""
    code, given = formula.__code__, formula.__defaults__ or ()
    parameters = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    last = parameters[code.co_argcount - len(given) : code.co_argcount]
    known = {**dict(zip(last, given, strict=True)), **(formula.__kwdefaults__ or {})}
    return {name: known.get(name, _NONE) for name in parameters}


def _dedented(docstring: str) -> str:
    """A docstring as it would be at the left margin."""
    first, *others = docstring.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in others if line.strip()), default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in others)]).strip("\n").rstrip()


def _picture(name: str) -> Picture | None:
    module, _, function = name.partition(".")
    if module not in submodules("calc.pictures"):
        return None
    picture: Picture | None = getattr(importlib.import_module(f"calc.pictures.{module}"), function, None)
    return picture


@cache
def submodules(package: str) -> frozenset[str]:
    """The names of the modules of a package."""
    return frozenset(info.name for info in pkgutil.iter_modules(importlib.import_module(package).__path__))


def _input(calculator: str, name: str, hint: object, default: Any) -> Parameter | Selection | Sheet:
    """An input; its default is of the type that the hint says, because a type checker has read the signature."""
    meaning = _meaning(hint)
    range_ = next((note for note in _notes(hint) if isinstance(note, Range)), None)
    title = next((note.title for note in _notes(hint) if isinstance(note, Group)), "")
    type_ = typing.get_args(hint)[0]
    if default is not _NONE:
        if isinstance(meaning, Choice):
            values = typing.get_args(type_) or tuple(meaning.labels)
            return Selection(name, meaning, values, default, title)
        if isinstance(meaning, Lines):
            return Sheet(name, meaning, default, title)
        if isinstance(meaning, Quantity) and range_:
            scales = next((note for note in _notes(hint) if isinstance(note, OtherScales)), None)
            return Parameter(name, _on_all(meaning, scales), range_, default, type_ is int, title, scales)
    raise DefinitionError(f"{calculator}: the input {name} needs a range and a default.")


def _on_all(quantity: Quantity, scales: OtherScales | None) -> Quantity:
    """The quantity with its units on all scales; parts per million are of mass where there is a choice."""
    if not scales:
        return quantity
    own = [name for name in quantity.units if not (name == "ppm" and "mg/kg" in scales.units)]
    others = [name for name in scales.units if name not in own and not (name == "% by mass" and "%" in own)]
    return quantity._replace(units=(*own, *others))


def _hold_units(
    calculator: str, inputs: tuple[Parameter | Selection | Sheet, ...], outputs: tuple[Result | Saying | Listing, ...]
) -> None:
    """Hold the units of every term against its dimension; what is of another one stops the build."""
    places: list[tuple[str, object]] = [(f"the input {each.name}", each) for each in inputs]
    for output in outputs:
        columns = output.columns if isinstance(output, Listing) else (output,)
        places += [(f"the output {output.name}", each) for each in columns]
    for place, each in places:
        if isinstance(each, (Parameter, Result)):
            term, _, si, units, *_ = each.quantity
            own = tuple(unit for unit in units if not (isinstance(each, Parameter) and each.on_another_scale(unit)))
            if problem := misfit(si, own, each.quantity.of):
                raise DefinitionError(f"{calculator}: {place} cannot have the units of the term '{term}': {problem}")


class _Docstring(NamedTuple):
    """What a docstring tells of its calculator."""

    title: str
    equations: tuple[str, ...]
    holds: str
    answers: tuple[str, ...]
    accuracies: tuple[str, ...]
    source: str
    evaluated: Evaluated


def _read_docstring(name: str, text: str) -> _Docstring:
    """The parts of a docstring; one that is missing stops the build."""
    paragraphs = re.split(r"\n\s*\n", text)
    equations = tuple(part.strip().strip("$").strip() for part in paragraphs if part.strip().startswith("$$"))
    holds = [part for part in paragraphs if part.startswith("Holds for ")]
    if holds:  # what follows it, up to the errors, belongs to it
        first = paragraphs.index(holds[0])
        rest = paragraphs[first + 1 :]
        ends = (
            i
            for i, part in enumerate(rest)
            if part.startswith(("Answer", "Raises ", "Evaluated: ", "Accuracy", "Source: ", ">>> "))
        )
        holds += rest[: next(ends, len(rest))]
    answers, accuracies = (
        tuple(_unwrap(part) for part in paragraphs if part.startswith(begins)) for begins in ("Answer", "Accuracy")
    )
    source = next((part.removeprefix("Source: ") for part in paragraphs if part.startswith("Source: ")), "")
    parts = {
        "a first sentence": paragraphs[0].endswith("."),
        "a formula between $$": equations,
        "a paragraph that begins 'Holds for'": holds,
        "a paragraph that begins 'Answer:'": any(part.startswith("Answer: ") for part in answers),
        "a paragraph that begins 'Accuracy'": accuracies,
        "a paragraph that begins 'Source:'": source,
        "an example after >>>": any(part.startswith(">>> ") for part in paragraphs),
    }
    missing = [part for part, there in parts.items() if not there]
    if missing:
        raise DefinitionError(f"the docstring of {name} lacks {', '.join(missing)}.")
    title = _unwrap(paragraphs[0]).removesuffix(".")
    told = [_unwrap(part) for part in paragraphs if part.startswith("Evaluated")]
    return _Docstring(
        title,
        equations,
        "\n\n".join(map(_unwrap, holds)),
        answers,
        accuracies,
        _unwrap(source),
        _evaluated(name, told),
    )


def _evaluated(calculator: str, paragraphs: list[str]) -> Evaluated:
    """What a docstring says of its equations: nothing, where they give the answer to the last digits."""
    if not paragraphs:
        return Evaluated()
    found = _EVALUATED.fullmatch(paragraphs[0])
    if not found or len(paragraphs) > 1:
        raise DefinitionError(
            f"{calculator}: write one paragraph 'Evaluated: within NUMBER %, because ...' or "
            "'Evaluated: in part, as it is *word*: ...'."
        )
    return Evaluated(float(found["within"] or 0) / 100, found["word"] or "", sentence(found["why"]))


def _read_answers(
    calculator: str,
    paragraphs: tuple[str, ...],
    inputs: tuple[Parameter | Selection | Sheet, ...],
    outputs: tuple[Result | Saying | Listing, ...],
) -> tuple[str, tuple[Case, ...], tuple[str, ...]]:
    """The headline, its other cases, and the main outputs: the numbers that the headline names.

    The paragraphs are `Answer: sentence`, and before it, for other cases, `Answer where NAME is STATE: sentence`.
    """
    known = {each.name: each for each in (*inputs, *outputs) if not isinstance(each, (Listing, Sheet))}
    headlines, cases = [], []
    for paragraph in paragraphs:
        found = _ANSWER.fullmatch(paragraph)
        if not found:
            raise DefinitionError(
                f"{calculator}: '{quoted(paragraph)}' is no answer; write 'Answer: sentence' or, for other cases, "
                f"'Answer where NAME is {', '.join(_STATES)} or a value of a choice: sentence'."
            )
        names = [each["name"] for each in NAMED.finditer(found["sentence"])]
        case = found["name"]
        if strange := [each for each in (*names, *([case] if case else [])) if each not in known]:
            raise DefinitionError(
                f"{calculator}: its answer names '{quoted(strange[0])}', which is no number, choice or word of it; "
                f"there are: {', '.join(known)}."
            )
        if not case:
            headlines.append(found["sentence"])
            continue
        each = known[case]
        states = each.values if isinstance(each, Selection) else () if isinstance(each, Saying) else _STATES
        if found["state"] not in states:
            may_be = f"can be {', '.join(states)}" if states else "has no cases"
            raise DefinitionError(f"{calculator}: its answer asks whether {case} is {found['state']}, which {may_be}.")
        cases.append(Case(case, found["state"], found["sentence"]))
    numbers = [each["name"] for each in NAMED.finditer(headlines[0]) if isinstance(known[each["name"]], Result)]
    main = tuple(dict.fromkeys(numbers))
    if len(headlines) > 1 or not 1 <= len(main) <= _MOST_MAIN:
        raise DefinitionError(f"{calculator}: one paragraph 'Answer:' names one to {_MOST_MAIN} outputs in numbers.")
    return headlines[0], tuple(cases), main


def _read_accuracies(
    calculator: str,
    paragraphs: tuple[str, ...],
    formula: FunctionType,
    inputs: tuple[Parameter | Selection | Sheet, ...],
    outputs: tuple[Result | Saying | Listing, ...],
) -> tuple[Deviation, ...]:
    """What the docstring states of the accuracy; what it is by choice stands in the module's ACCURACIES."""
    try:
        return accuracy.read(
            paragraphs, inputs, outputs, formula.__globals__.get("ACCURACIES", {}).get(formula.__name__, {})
        )
    except accuracy.AccuracyError as error:
        raise DefinitionError(f"{calculator}: {error}") from None


def _unwrap(paragraph: str) -> str:
    return " ".join(paragraph.split())


def without_symbols(latex: str, symbols: list[str]) -> str:
    """What is left of an equation when the symbols are taken out.

    >>> without_symbols("r = a R", ["r"])
    '  = a R'
    """
    for symbol in sorted(symbols, key=len, reverse=True):
        latex = re.sub(rf"(?<![A-Za-z\\]){re.escape(symbol)}(?![A-Za-z_])", " ", latex)
    return latex


def _constants_in(equations: tuple[str, ...], symbols: list[str]) -> tuple[tuple[float, Quantity], ...]:
    """The constants of nature whose symbols the equations use beside those of the inputs and outputs."""
    rest = without_symbols(" ".join(equations), symbols)
    return tuple(each for each in _constants() if without_symbols(rest, [each[1].symbol]) != rest)


@cache
def _constants() -> tuple[tuple[float, Quantity], ...]:
    """The constants of nature that have a meaning."""
    hints = typing.get_type_hints(constants, include_extras=True)
    found = ((getattr(constants, name), _meaning(hint)) for name, hint in hints.items())
    return tuple((value, quantity) for value, quantity in found if isinstance(quantity, Quantity))
