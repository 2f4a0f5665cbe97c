"""Puts the values of a case into its formulas, one step after another, as on a board.

It is made of the equations of the docstring and of the values themselves, so that it cannot part from either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

from calc.core.numbers import grouped, sentence, write_typed
from calc.core.quantities import Refusal
from calc.core.units import UNITS
from calc.interface import formulas, headline, telling
from calc.interface.formulas import Formula
from calc.interface.lenses import Case
from calc.interface.mathematics import mathml, parser, text
from calc.interface.mathematics.evaluator import Scope, Unknown, case, children, evaluate, magnitude, symbols
from calc.interface.mathematics.mathml import MINUS, Put, Quantity
from calc.interface.mathematics.tree import (
    Call,
    Cases,
    Derivative,
    Equation,
    Integral,
    Named,
    Node,
    Number,
    Series,
    Sum,
    Symbol,
)

DIGITS = 5  # of numbers on the way; of what was entered seven, as in its field
_ENTERED = 7
_NOTHING = 1e-9  # of what is added up: what is left of a zero


class Value(NamedTuple):
    """A symbol and its value."""

    symbol: str
    term: str
    entered: str
    """In the reader's unit; empty where the reader sees it nowhere else."""
    si: str
    """In SI."""


class Step(NamedTuple):
    """One formula."""

    title: str
    """What it is for; empty where that has no name in the field."""
    lines: tuple[str, ...]
    """The formula in symbols; the values of functions in it; the same with numbers; what it comes to."""
    note: str = ""
    """What else is to be said of it."""


class Working(NamedTuple):
    """How an answer is calculated."""

    values: tuple[Value, ...]
    steps: tuple[Step, ...]
    reason: str
    """Why some formulas stand in symbols alone, in Markdown; empty where none does."""


class Writer(Protocol):
    """Writes parts of equations, as MathML or as text."""

    def equation(self, node: Equation, put: Put = ...) -> str:
        """All sides of an equation."""
        ...

    def side(self, node: Node, put: Put = ...) -> str:
        """A part of one."""
        ...

    def symbol(self, node: Symbol) -> str:
        """A symbol."""
        ...

    def quantity(self, written: Quantity) -> str:
        """A number with its unit."""
        ...


def write(of: Case, writer: Writer) -> Working:
    """The working of a case."""
    board = _Board(of, writer)
    steps = tuple(board.step(formula) for formula in formulas.chain(of.definition.name).formulas)
    return Working(tuple(board.values()), steps, of.definition.evaluated.reason)


class _Board:
    """What is known so far, and how it is written."""

    def __init__(self, of: Case, writer: Writer) -> None:
        self._case, self._writer = of, writer
        definition = of.definition
        self._chain, self._scope = formulas.chain(definition.name), formulas.scope(definition, of.answer)
        quantities = [each.quantity for each in definition.vocabulary]
        quantities += [quantity for _, quantity in definition.constants]
        self._units = {parser.symbol(each.symbol): UNITS[each.unit].label for each in quantities if each.symbol}
        self._units |= {symbol: each.unit for symbol, each in self._chain.auxiliaries.items()}
        self._results = {each.name: each for each in definition.results}
        self._entered = headline.inputs(definition, of.answer, of.form)
        constants = (symbol for symbol, each in self._chain.auxiliaries.items() if isinstance(each.value, float))
        known = (parser.symbol(quantity.symbol) for _, quantity in definition.constants)
        self._exact = {*self._chain.inputs, *constants, *known}

    def values(self) -> Iterator[Value]:
        """All that the steps take from elsewhere."""
        definition, chain = self._case.definition, self._chain
        used = list(dict.fromkeys(symbol for formula in chain.formulas for symbol in self._used(formula)))
        terms = {parser.symbol(quantity.symbol): quantity.term for _, quantity in definition.constants}
        parameters = {each.name: each for each in definition.parameters}
        for symbol in dict.fromkeys(each for formula in chain.formulas for each in _functions(formula.equation.sides)):
            if symbol in chain.auxiliaries:
                yield Value(self._writer.symbol(symbol), f"{chain.auxiliaries[symbol].term}, a function", "", "")
        for symbol in used:
            try:
                si = self._quantity(symbol, self._scope.value(symbol))
            except (Unknown, ArithmeticError, Refusal):
                continue
            written = self._writer.quantity(si)
            if symbol in chain.inputs and chain.auxiliaries.get(symbol) is None:
                name = chain.inputs[symbol]
                yield Value(self._writer.symbol(symbol), parameters[name].term, self._entered[name], written)
            elif symbol in chain.solved or (symbol in chain.outputs and symbol in chain.auxiliaries):
                name = chain.outputs[symbol]
                term = f"{self._results[name].term}{self._how(symbol)}"
                yield Value(self._writer.symbol(symbol), term, self._answered(name), written)
            elif symbol in terms:
                yield Value(self._writer.symbol(symbol), terms[symbol], "", written)
            elif symbol in chain.auxiliaries and chain.auxiliaries[symbol].value is not None:
                yield Value(self._writer.symbol(symbol), chain.auxiliaries[symbol].term, "", written)

        if any(formula.kind == "left" for formula in chain.formulas):
            yield from self._others({*used})

    def _others(self, told: set[Symbol]) -> Iterator[Value]:
        """What goes in and comes out besides: where formulas stand in symbols alone, it is all that can be shown."""
        definition, answer = self._case.definition, self._case.answer
        evaluated = {formula.symbol for formula in self._chain.formulas}
        for each in definition.parameters:
            symbol = parser.symbol(each.quantity.symbol) if each.quantity.symbol else None
            if symbol not in told and symbol not in self._chain.auxiliaries:
                si = Quantity(_number(answer.numbers[each.name], _ENTERED), UNITS[each.quantity.unit].label)
                written = self._writer.symbol(symbol) if symbol else ""
                yield Value(written, each.term, self._entered[each.name], self._writer.quantity(si))
        for result in definition.results:
            symbol = parser.symbol(result.quantity.symbol) if result.quantity.symbol else None
            value = answer.outputs[result.name]
            if symbol not in {*told, *evaluated} and value is not None:
                si = Quantity(_number(value, DIGITS), UNITS[result.quantity.unit].label)
                written = self._writer.symbol(symbol) if symbol else ""
                yield Value(written, result.term, self._answered(result.name), self._writer.quantity(si))

    def _how(self, symbol: Symbol) -> str:
        """How an output is found that no equation gives."""
        if symbol not in self._chain.solved:
            return ""
        identities = (formula for formula in self._chain.formulas if formula.kind == "identity" and not formula.each)
        solved = any(symbol in self._solved_in(side) for each in identities for side in each.equation.sides)
        return ", found by solving" if solved else ", as the calculator finds it"

    def _solved_in(self, node: Node) -> Iterator[Symbol]:
        """The outputs found by solving on which a part of an equation depends."""
        for symbol in symbols(node):
            if symbol in self._chain.solved:
                yield symbol
            elif symbol in self._chain.definitions:
                yield from self._solved_in(self._chain.definitions[symbol][1])

    def _used(self, formula: Formula) -> Iterator[Symbol]:
        """The symbols that a formula takes, but no names of functions."""
        if formula.kind != "left":
            for each in formula.equation.sides:
                yield from _free(each)

    def step(self, formula: Formula) -> Step:
        """One formula, with what is known put in."""
        equation = formula.equation
        first = self._writer.equation(equation)
        if formula.kind == "function":
            name = formula.symbol and self._chain.auxiliaries.get(formula.symbol)
            return Step(
                sentence(name.term) if name else "", (first,), "It says what the function is; below it is used."
            )
        if formula.kind == "left":
            return Step("", (first,), "")
        if formula.each:
            return Step("", (first,), "So for each row of the table.")
        try:
            if formula.symbol:
                return self._evaluated(formula, formula.symbol, first)
            return self._identity(equation, first)
        except (Unknown, ArithmeticError, Refusal):
            return Step("", (first,), "Here it has no value.")

    def _evaluated(self, formula: Formula, symbol: Symbol, first: str) -> Step:
        side = formula.equation.sides[formula.side]
        value = evaluate(side, self._scope)
        name = self._chain.outputs.get(symbol)
        told = self._case.answer.outputs[name] if name else None
        self._scope.learn(symbol, value if told is None else told)
        head = self._writer.symbol(symbol)
        chosen = side
        while isinstance(chosen, Cases):
            chosen = case(chosen, self._scope)
        numbers = self._side(chosen)
        result = [self._writer.quantity(self._quantity(symbol, value))]
        title = sentence(self._chain.auxiliaries[symbol].term) if symbol in self._chain.auxiliaries else ""
        if name:
            title = sentence(self._results[name].term)
            if told is None:
                return Step(title, (first,), "Here it is not known.")
            answered = self._answered(name)
            if _plain(answered) != text.quantity(self._quantity(symbol, value)):
                result.append(self._told(answered))
        plain = isinstance(chosen, (Symbol, Call, Number)) or numbers == self._writer.side(chosen)
        equals = () if plain else self._equals(head, numbers)
        lines = (first, *self._calls(chosen, self._scope), *equals, *self._equals(head, *result))
        return Step(title, tuple(dict.fromkeys(lines)))

    def _identity(self, equation: Equation, first: str) -> Step:
        scope = self._scope
        size = max(magnitude(side, scope) for side in equation.sides)
        sides = [evaluate(side, scope) for side in equation.sides]
        unit = next(
            (self._units.get(head, "") for side in equation.sides if (head := _head(side)) and head in self._units),
            None,
        )
        values = [0.0 if abs(value) <= _NOTHING * size else value for value in sides]
        plain = all(isinstance(side, (Symbol, Call, Number)) for side in equation.sides)
        written = [self._writer.quantity(Quantity(_number(value, DIGITS), unit or "")) for value in values]
        numbers = [self._side(side) for side in equation.sides]
        calls = [line for side in equation.sides for line in self._calls(side, scope)]
        lines = [first, *calls, *self._equals(*numbers), *(() if plain else self._equals(*written))]
        solved = dict.fromkeys(each for side in equation.sides for each in self._solved_in(side))
        found = [self._results[self._chain.outputs[each]].term for each in solved]
        says = "Both sides are alike."
        if found:
            what = sentence(" and ".join(found))
            says = f"{what} {'is the number' if len(found) == 1 else 'are the numbers'} for which both sides are alike."
        return Step("", tuple(dict.fromkeys(lines)), says if unit is not None else f"{says} The numbers are in SI.")

    def _equals(self, *sides: str) -> tuple[str, ...]:
        if self._writer is mathml:
            return ("<mo>=</mo>".join(sides),)
        return (" = ".join(sides),)

    def _told(self, answered: str) -> str:
        return self._writer.quantity(Quantity(*_parted(answered)))

    def _answered(self, name: str) -> str:
        """An output as the answer has it."""
        return telling.output(*self._case, self._results[name])

    def _quantity(self, symbol: Symbol, value: float) -> Quantity:
        digits = _ENTERED if symbol in self._exact else DIGITS
        return Quantity(_number(value, digits), self._units.get(symbol, ""))

    def _side(self, node: Node) -> str:
        return self._writer.side(node, self._put(self._scope))

    def _put(self, scope: Scope) -> Callable[[Symbol | Call], Quantity | None]:
        """What writes the values of symbols and functions, as far as they are known."""

        def put(node: Symbol | Call) -> Quantity | None:
            try:
                value = evaluate(node, scope)
            except (Unknown, ArithmeticError, Refusal):
                return None
            written = self._quantity(node.function if isinstance(node, Call) else node, value)
            if isinstance(node, Call) and (where := scope.where(node.arguments)):
                size = magnitude(scope.body(node.function), where)
                return written._replace(number="0") if abs(value) <= _NOTHING * size else written
            return written

        return put

    def _calls(self, node: Node, scope: Scope) -> Iterator[str]:
        """What the functions in it come to, each on a line, with the numbers that they take."""
        if isinstance(node, (Integral, Derivative, Series)):
            return
        if not isinstance(node, Call):
            for each in children(node):
                yield from self._calls(each, scope)
            return
        put = self._put(scope)

        def inside(each: Symbol | Call) -> Quantity | None:
            return None if each == node else put(each)

        if not any(isinstance(each, Named) for each in node.arguments):
            for each in children(node):
                yield from self._calls(each, scope)
        value = put(node)
        if value is None:
            return
        sides = [self._writer.side(node), self._writer.side(node, inside)]
        if found := scope.inside(node.function, node.arguments):
            body, inner = found
            while isinstance(body, Cases):
                body = case(body, inner)
            yield from self._calls(body, inner)
            sides += [] if isinstance(body, Number) else [self._writer.side(body, self._put(inner))]
        yield from self._equals(*dict.fromkeys(sides), self._writer.quantity(value))


def _free(node: Node) -> Iterator[Symbol]:
    """The symbols in it, but the names of functions and what an integral runs over."""
    if isinstance(node, Symbol):
        yield node
    bound = node.over if isinstance(node, Integral) else None
    for each in children(node):
        yield from (symbol for symbol in _free(each) if symbol != bound)


def _functions(nodes: Iterable[Node]) -> Iterator[Symbol]:
    """The functions in them."""
    for node in nodes:
        if isinstance(node, Call) and not any(isinstance(each, Named) for each in node.arguments):
            yield node.function
        yield from _functions(children(node))


def _head(node: Node) -> Symbol | None:
    """What the unit of a side is that of: a symbol or a function by itself, or the first of those that are added up."""
    if isinstance(node, Call):
        return node.function
    if isinstance(node, Sum):
        return _head(node.terms[0])
    return node if isinstance(node, Symbol) else None


def _number(value: float, digits: int) -> str:
    return grouped(write_typed(value, digits)).replace("-", MINUS)


def _parted(written: str) -> tuple[str, str]:
    """The number and the unit of a quantity as the answer has it: a power of ten belongs to the number."""
    number, _, unit = written.partition(" ")
    if unit.startswith("× "):
        power, _, unit = unit.removeprefix("× ").partition(" ")
        number = f"{number} × {power}"
    return number, unit


def _plain(written: str) -> str:
    return text.quantity(Quantity(*_parted(written)))
