"""The formulas of a calculator: read from its docstring, put in order, evaluated with inputs, held to its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Literal, NamedTuple

from calc.core.quantities import Auxiliary, Refusal
from calc.interface.definitions import Definition, Result
from calc.interface.evaluation import Answer
from calc.interface.introspection import describe, submodules
from calc.interface.mathematics import parser
from calc.interface.mathematics.evaluator import Scope, Unknown, children, evaluable, evaluate, magnitude, symbols
from calc.interface.mathematics.tree import Call, Equation, Node, Series, Symbol

_ROUNDED = 1e-13  # of what is added up: what rounding leaves of a sum that cancels

Kind = Literal["evaluated", "identity", "function", "left"]


class Formula(NamedTuple):
    """One equation and what becomes of it."""

    equation: Equation
    kind: Kind
    """Evaluated for a symbol; an identity, whose sides are held against each other; what a function is; or left as it
    stands, because it cannot be evaluated."""
    symbol: Symbol | None = None
    """What it is evaluated for."""
    side: int = -1
    """Which of its sides is evaluated."""
    each: bool = False
    """Whether it is one for each row or ion."""


class Chain(NamedTuple):
    """The formulas of a calculator in an order in which each has what it needs."""

    formulas: tuple[Formula, ...]
    """In that order."""
    inputs: Mapping[Symbol, str]
    """The names of inputs."""
    outputs: Mapping[Symbol, str]
    """And of outputs."""
    solved: tuple[Symbol, ...]
    """The outputs that no equation gives and that equations hold for: they are found by solving these."""
    auxiliaries: Mapping[Symbol, Auxiliary]
    definitions: Mapping[Symbol, tuple[tuple[Symbol, ...], Node]]


@cache
def chain(name: str) -> Chain:
    """The formulas of a calculator; LatexError where one cannot be read."""
    definition = describe(name)
    inputs = {parser.symbol(each.quantity.symbol): each.name for each in definition.parameters if each.quantity.symbol}
    outputs = {parser.symbol(each.quantity.symbol): each.name for each in definition.results if each.quantity.symbol}
    given = {parser.symbol(latex): each for latex, each in _auxiliaries(name).items()}
    rows = _columns(definition)
    known = {*inputs, *(parser.symbol(quantity.symbol) for _, quantity in definition.constants)}
    known |= {symbol for symbol, each in given.items() if each.value is not None}
    pending = [each for latex in definition.equations for each in parser.equations(latex)]
    found: list[Formula] = []
    solved: list[Symbol] = []
    definitions: dict[Symbol, tuple[tuple[Symbol, ...], Node]] = {}
    while pending:
        for equation in pending:
            formula = _formula(equation, known, rows, given)
            if formula.kind != "left":
                break
        else:
            wanted = [each for equation in pending for side in equation.sides for each in symbols(side)]
            missing = [each for each in wanted if each in outputs and each not in known]
            if not missing:
                found += [Formula(equation, "left") for equation in pending]
                break
            given_by = {side for equation in pending for side in equation.sides if isinstance(side, Symbol)}
            first = next((each for each in missing if each not in given_by), missing[0])
            known.add(first)
            solved.append(first)
            continue
        pending.remove(equation)
        found.append(formula)
        if formula.symbol:
            known.add(formula.symbol)
            head, body = equation.sides[0], equation.sides[formula.side]
            formal = head.arguments if formula.kind == "function" and isinstance(head, Call) else ()
            definitions[formula.symbol] = (tuple(each for each in formal if isinstance(each, Symbol)), body)
    used = {
        each: None
        for formula in found
        if formula.kind != "left"
        for side in formula.equation.sides
        for each in symbols(side)
    }
    solved = [each for each in used if each in solved or (each in outputs and each not in known)]
    return Chain(tuple(found), inputs, outputs, tuple(solved), given, definitions)


def _auxiliaries(name: str) -> Mapping[str, Auxiliary]:
    """What the other symbols of a calculator mean, by their LaTeX."""
    module, _, function = name.partition(".")
    if module not in submodules("calc.symbols"):
        return {}
    every: Mapping[str, Mapping[str, Auxiliary]] = import_module(f"calc.symbols.{module}").SYMBOLS
    return every.get(function, {})


def _columns(definition: Definition) -> dict[Symbol, tuple[str, int]]:
    """Where the numbers of rows are: the listing and the column, by symbol."""
    return {
        parser.symbol(column.quantity.symbol): (listing.name, place)
        for listing in definition.listings
        for place, column in enumerate(listing.columns)
        if isinstance(column, Result) and column.quantity.symbol
    }


def _formula(
    equation: Equation,
    known: set[Symbol],
    rows: Mapping[Symbol, tuple[str, int]],
    given: Mapping[Symbol, Auxiliary],
) -> Formula:
    """What an equation is good for, as far as symbols are known."""
    head, *others = equation.sides

    def is_known(side: Node, formal: tuple[Symbol, ...] = ()) -> bool:
        return evaluable(side) and all(
            each in known or each in formal or (each.row and (each in rows or each.family in rows))
            for each in symbols(side)
        )

    if isinstance(head, Call) and (head.function not in given or given[head.function].value is None):
        formal = tuple(each for each in head.arguments if isinstance(each, Symbol))
        is_new = (
            len(formal) == len(head.arguments) and head.function not in known and set(formal) <= {*symbols(others[-1])}
        )
        if is_new and evaluable(head) and is_known(others[-1], formal):
            return Formula(equation, "function", head.function)
    each = any(_indexed(side) for side in equation.sides)
    if not each:
        for symbol in equation.sides:
            if isinstance(symbol, Symbol) and symbol not in known:
                for place in range(len(equation.sides) - 1, -1, -1):
                    if equation.sides[place] is not symbol and is_known(equation.sides[place]):
                        return Formula(equation, "evaluated", symbol, place)
    if all(map(is_known, equation.sides)):
        return Formula(equation, "identity", each=each)
    return Formula(equation, "left")


def _indexed(node: Node) -> bool:
    """Whether an index in it is not summed over."""
    if isinstance(node, Series):
        return False
    return bool(isinstance(node, Symbol) and node.row) or any(map(_indexed, children(node)))


def scope(definition: Definition, answer: Answer) -> Scope:
    """The values of all symbols that are known before a formula is evaluated, and of what is solved for."""
    found = chain(definition.name)
    values = {symbol: float(answer.inputs[name]) for symbol, name in found.inputs.items()}
    values |= {parser.symbol(quantity.symbol): value for value, quantity in definition.constants}
    functions: dict[Symbol, Callable[..., float | Sequence[float]]] = {}
    for symbol, each in found.auxiliaries.items():  # of a symbol that is an input too they say what counts in its place
        if callable(each.value):
            functions[symbol] = each.value
            values.pop(symbol, None)
        elif each.value is not None:
            values[symbol] = each.value
    for symbol in found.solved:
        value = answer.outputs[found.outputs[symbol]]
        if value is not None:
            values[symbol] = value
    rows = {
        symbol: [number for row in answer.rows[listing] if isinstance(number := row[place], (int, float))]
        for symbol, (listing, place) in _columns(definition).items()
    }
    chosen = [(each, str(answer.inputs[each.name])) for each in definition.selections]
    words = frozenset(text for each, value in chosen for text in (value, each.label(value)))
    return Scope(answer.inputs, found.inputs, values, functions, found.definitions, rows, words)


class Check(NamedTuple):
    """A formula that was held to an answer."""

    formula: Formula
    left: float
    """What the calculator answers, or one side of the equation."""
    right: float
    """What the formula gives, or the other side."""
    magnitude: float
    """Of what is added up in it, which rounding and a solver's tolerance are measured by."""

    @property
    def error(self) -> float:
        """How far the formula is off, as a share of the answer; of what is added up, where an equation is solved."""
        off = abs(self.left - self.right)
        if self.formula.kind == "identity":
            return off / self.magnitude if off else 0.0
        return off / abs(self.left) if off > _ROUNDED * self.magnitude else 0.0


def checks(definition: Definition, answer: Answer) -> Iterator[Check]:
    """Every formula that can be evaluated, held to the answer; but not for what the calculator leaves unknown."""
    found, at = chain(definition.name), scope(definition, answer)
    missing = any(answer.outputs[each.name] is None for each in definition.results)
    for formula in found.formulas:
        if formula.kind != "evaluated" or formula.symbol is None:
            continue
        side = formula.equation.sides[formula.side]
        name = found.outputs.get(formula.symbol)
        told = answer.outputs[name] if name else None
        try:
            value = evaluate(side, at)
        except (Unknown, ArithmeticError, Refusal):
            if not missing:
                raise
            continue
        if told is not None:
            yield Check(formula, told, value, magnitude(side, at))
        at.learn(formula.symbol, value if told is None else told)
    for formula in found.formulas:
        if formula.kind in ("left", "function"):
            continue
        sides = formula.equation.sides
        for one, other in pairwise(sides):
            if formula.symbol and {one, other} == {formula.symbol, sides[formula.side]}:
                continue
            for row in range(max(at.count(one), at.count(other)) if formula.each else 1):
                here = at.at(row) if formula.each else at
                try:
                    size = max(magnitude(one, here), magnitude(other, here))
                    yield Check(formula, evaluate(one, here), evaluate(other, here), size)
                except (Unknown, ArithmeticError, Refusal):
                    if not missing:
                        raise
