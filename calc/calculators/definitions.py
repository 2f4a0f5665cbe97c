"""Reads a calculator's definition out of a function: its signature, its annotations, its docstring."""

from __future__ import annotations

import difflib
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import NamedTuple

import calc
from calc import constants
from calc.quantities import Quantity, Range

# Modules of `calc` that hold no formulas.
_SUPPORT = {"constants", "quantities", "units"}


class UnknownCalculator(LookupError):
    """No calculator has this name."""


class DefinitionError(TypeError):
    """A function whose signature or docstring is not yet that of a calculator."""


class Parameter(NamedTuple):
    """One input."""

    name: str
    quantity: Quantity
    range: Range
    default: float
    whole: bool
    """Whether only whole numbers make sense."""


class Result(NamedTuple):
    """One output."""

    name: str
    quantity: Quantity


class Definition(NamedTuple):
    """All that a form, a page, a command or a test needs to know of a calculator."""

    name: str
    formula: Callable
    title: str
    equations: tuple[str, ...]
    """In LaTeX."""
    holds: str
    """Where the formula holds, in Markdown."""
    source: str
    parameters: tuple[Parameter, ...]
    results: tuple[Result, ...]
    constants: tuple[tuple[float, Quantity], ...]

    @property
    def defaults(self) -> dict[str, float]:
        """The worked example: every input's default, in SI."""
        return {parameter.name: parameter.default for parameter in self.parameters}


def names() -> tuple[str, ...]:
    """The names of all calculators, sorted.

    >>> "osmosis.osmotic_pressure" in names()
    True
    """
    modules = (info.name for info in pkgutil.iter_modules(calc.__path__) if not info.ispkg)
    return tuple(
        f"{module}.{function}"
        for module in sorted(modules)
        if module not in _SUPPORT and not module.startswith("_")
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
    try:
        if module_name in _SUPPORT or not module_name.isidentifier():
            raise ImportError
        formula = _formulas(importlib.import_module(f"calc.{module_name}"))[function_name]
    except (ImportError, KeyError):
        near = difflib.get_close_matches(name, names(), cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(names())}."
        raise UnknownCalculator(f"there is no calculator '{name}'; {hint}") from None
    return _define(name, formula)


def _formulas(module: ModuleType) -> dict[str, Callable]:
    """The public functions that a module defines and whose inputs and outputs are all quantities."""
    return {
        name: value
        for name, value in sorted(vars(module).items())
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
        and _is_calculator(value)
    }


def _is_calculator(function: Callable) -> bool:
    hints = typing.get_type_hints(function, include_extras=True)
    returned = hints.pop("return", None)
    complete = len(hints) == function.__code__.co_argcount + function.__code__.co_kwonlyargcount
    return bool(hints) and complete and all(map(_quantity, hints.values())) and bool(_results(returned))


def _quantity(hint: object) -> Quantity | None:
    return _note(hint, Quantity)


def _note(hint: object, kind: type) -> typing.Any:
    return next((note for note in getattr(hint, "__metadata__", ()) if isinstance(note, kind)), None)


def _results(returned: object) -> tuple[Result, ...]:
    """The outputs; empty where one of them is not a quantity."""
    if quantity := _quantity(returned):
        return (Result(quantity.term.replace(" ", "_").replace("-", "_"), quantity),)
    if not (isinstance(returned, type) and issubclass(returned, tuple) and hasattr(returned, "_fields")):
        return ()
    fields = typing.get_type_hints(returned, include_extras=True)
    quantities = [(field, _quantity(fields[field])) for field in returned._fields]
    return (
        tuple(Result(field, quantity) for field, quantity in quantities if quantity)
        if all(quantity for _, quantity in quantities)
        else ()
    )


def _define(name: str, formula: Callable) -> Definition:
    hints = typing.get_type_hints(formula, include_extras=True)
    results = _results(hints.pop("return"))
    parameters = []
    for each in inspect.signature(formula).parameters.values():
        range_ = _note(hints[each.name], Range)
        if range_ is None or each.default is each.empty:
            raise DefinitionError(f"{name}: the input {each.name} needs a range and a default.")
        whole = hints[each.name].__origin__ is int
        parameters.append(Parameter(each.name, _quantity(hints[each.name]), range_, each.default, whole))

    title, equations, holds, source = _read_docstring(name, inspect.getdoc(formula) or "")
    symbols = [each.quantity.symbol for each in (*parameters, *results)]
    return Definition(
        name, formula, title, equations, holds, source, tuple(parameters), results, _constants_in(equations, symbols)
    )


def _read_docstring(name: str, text: str) -> tuple[str, tuple[str, ...], str, str]:
    """Title, equations, where it holds, source; a part that is missing stops the build."""
    paragraphs = re.split(r"\n\s*\n", text)
    equations = tuple(part.strip().strip("$").strip() for part in paragraphs if part.strip().startswith("$$"))
    holds = [part for part in paragraphs if part.startswith("Holds for ")]
    if holds:  # what follows it, up to the errors, belongs to it
        first = paragraphs.index(holds[0])
        rest = paragraphs[first + 1 :]
        ends = (i for i, part in enumerate(rest) if part.startswith(("Raises ", "Source: ", ">>> ")))
        holds += rest[: next(ends, len(rest))]
    source = next((part.removeprefix("Source: ") for part in paragraphs if part.startswith("Source: ")), "")
    parts = {
        "a first sentence": paragraphs[0].endswith("."),
        "a formula between $$": equations,
        "a paragraph that begins 'Holds for'": holds,
        "a paragraph that begins 'Source:'": source,
        "an example after >>>": any(part.startswith(">>> ") for part in paragraphs),
    }
    missing = [part for part, there in parts.items() if not there]
    if missing:
        raise DefinitionError(f"the docstring of {name} lacks {', '.join(missing)}.")
    return _unwrap(paragraphs[0]).removesuffix("."), equations, "\n\n".join(map(_unwrap, holds)), _unwrap(source)


def _unwrap(paragraph: str) -> str:
    return " ".join(paragraph.split())


def without_symbols(latex: str, symbols: list[str]) -> str:
    """What is left of an equation when the symbols are taken out.

    >>> without_symbols("r = a R", ["r"])
    '  = a R'
    """
    for symbol in sorted(symbols, key=len, reverse=True):
        latex = re.sub(rf"(?<![A-Za-z\\]){re.escape(symbol)}(?![A-Za-z])", " ", latex)
    return latex


def _constants_in(equations: tuple[str, ...], symbols: list[str]) -> tuple[tuple[float, Quantity], ...]:
    """The constants of nature whose symbols the equations use beside those of the inputs and outputs."""
    rest = without_symbols(" ".join(equations), symbols)
    hints = typing.get_type_hints(constants, include_extras=True)
    found = ((getattr(constants, name), _quantity(hint)) for name, hint in hints.items())
    return tuple(
        (value, quantity) for value, quantity in found if quantity and without_symbols(rest, [quantity.symbol]) != rest
    )
