"""What an equation's sides come to, with values for its symbols."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from calc.core.quadrature import FIVE_POINTS
from calc.core.units import UNITS
from calc.interface.mathematics.tree import (
    Call,
    Cases,
    Derivative,
    Divisor,
    Fraction,
    Function,
    Group,
    Integral,
    Named,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Relation,
    Root,
    Series,
    Sum,
    Symbol,
    Unevaluated,
    Unit,
    Words,
)

_PANELS = 8  # of an integral, with five points each
_STEP = 1e-3  # of a derivative, over what it is taken by
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "exp": math.exp,
    "ln": math.log,
    "log10": math.log10,
    "cos": math.cos,
    "max": max,
    "min": min,
}
OTHERWISE = "otherwise"


class Unknown(LookupError):
    """A symbol without a value, or a part of a formula that cannot be evaluated."""


class Scope:
    """The values that symbols have, where they come from, and which choices are made.

    A symbol has its value, or is what its definition comes to; a function is one of the program, which takes arguments
    in the order of its signature and the rest by the names of inputs, or one that an equation defines.
    """

    def __init__(
        self,
        inputs: Mapping[str, float | str],
        names: Mapping[Symbol, str],
        values: Mapping[Symbol, float],
        functions: Mapping[Symbol, Callable[..., float | Sequence[float]]],
        definitions: Mapping[Symbol, tuple[tuple[Symbol, ...], Node]],
        rows: Mapping[Symbol, Sequence[float]],
        words: frozenset[str],
    ) -> None:
        self.inputs, self._names, self._values = dict(inputs), names, dict(values)
        self._words = words
        self._functions, self._definitions = functions, definitions
        self._rows = dict(rows)
        self._place: int | None = None
        self._derived: dict[Symbol, float] = {}

    def value(self, symbol: Symbol) -> float:
        """The value of a symbol; Unknown where it has none."""
        if symbol in self._values:
            return self._values[symbol]
        if symbol in self._derived:
            return self._derived[symbol]
        if symbol.row and self._place is not None:
            return self._family(symbol)[self._place]
        if symbol in self._definitions and not self._definitions[symbol][0]:
            found = evaluate(self._definitions[symbol][1], self)
        elif symbol in self._functions:
            given = self._call(symbol, ())
            if isinstance(given, Sequence):
                raise Unknown(f"{symbol} is one for each index")
            found = given
        else:
            raise Unknown(f"{symbol} has no value")
        self._derived[symbol] = found
        return found

    def learn(self, symbol: Symbol, value: float) -> None:
        """Keep a value that was found."""
        self._values[symbol] = value

    def call(self, function: Symbol, arguments: tuple[Node | Named, ...]) -> float:
        """A function of arguments, or a symbol where others have these values."""
        if where := self.where(arguments):
            return where.value(function)
        if function in self._functions:
            numbers = (evaluate(each, self) for each in arguments if not isinstance(each, Named))
            given = self._call(function, tuple(numbers))
            if not isinstance(given, Sequence):
                return given
        elif inside := self.inside(function, arguments):
            return evaluate(*inside)
        raise Unknown(f"{function} is no function here")

    def where(self, arguments: tuple[Node | Named, ...]) -> Scope | None:
        """The same where inputs have the values that arguments name, and what follows from them is found anew."""
        named = {each.symbol: evaluate(each.value, self) for each in arguments if isinstance(each, Named)}
        return self._where(named) if named else None

    def inside(self, function: Symbol, arguments: tuple[Node | Named, ...]) -> tuple[Node, Scope] | None:
        """What an equation says that a function of such arguments is, and the values in it; None where none does."""
        formal, body = self._definitions.get(function, ((), function))
        if function in self._functions or not formal or len(formal) != len(arguments):
            return None
        inner = self._copy()
        inner._values |= {
            symbol: evaluate(each, self)
            for symbol, each in zip(formal, arguments, strict=True)
            if not isinstance(each, Named)
        }
        return body, inner

    def body(self, symbol: Symbol) -> Node:
        """What a symbol is by its equation, or itself."""
        return self._definitions.get(symbol, ((), symbol))[1]

    def holds(self, words: str) -> bool:
        """Whether a choice has the value that is called so."""
        return words == OTHERWISE or words in self._words

    def count(self, node: Node) -> int:
        """How many rows there are of what an index numbers."""
        return max((len(self._family(each)) for each in symbols(node) if each.row), default=0)

    def at(self, place: int) -> Scope:
        """The same for one row."""
        inner = self._copy()
        inner._place = place
        return inner

    def with_value(self, symbol: Symbol, value: float) -> Scope:
        """The same with another value of a symbol alone."""
        inner = self._copy()
        inner._values[symbol] = value
        return inner

    def _copy(self) -> Scope:
        inner = self._with(self.inputs, self._values)
        inner._place = self._place
        inner._derived = dict(self._derived)
        return inner

    def _where(self, changed: Mapping[Symbol, float]) -> Scope:
        inputs = self.inputs | {self._names[each]: value for each, value in changed.items()}
        kept = {
            each: value
            for each, value in self._values.items()
            if each not in self._definitions or self._definitions[each][0]
        }
        return self._with(inputs, kept | dict(changed))

    def _with(self, inputs: Mapping[str, float | str], values: Mapping[Symbol, float]) -> Scope:
        return Scope(inputs, self._names, values, self._functions, self._definitions, self._rows, self._words)

    def _call(self, function: Symbol, arguments: tuple[float, ...]) -> float | Sequence[float]:
        wanted, takes_all = _parameters(self._functions[function])
        taken = wanted[: len(arguments)]
        rest = {name: x for name, x in self.inputs.items() if name not in taken and (takes_all or name in wanted)}
        return self._functions[function](*arguments, **rest)

    def _family(self, symbol: Symbol) -> Sequence[float]:
        if symbol in self._functions:
            found = self._call(symbol, ())
            if isinstance(found, Sequence):
                return found
        for each in (symbol, symbol.family):
            if each in self._rows:
                return self._rows[each]
        raise Unknown(f"{symbol} is not one of several")


_TAKES_ALL = 0x08  # of a function's code: it has a parameter such as **others


@cache
def _parameters(function: Callable[..., object]) -> tuple[tuple[str, ...], bool]:
    """The names that a function takes, and whether it takes all others too."""
    code = getattr(function, "__wrapped__", function).__code__
    named = code.co_argcount + code.co_kwonlyargcount
    return code.co_varnames[:named], bool(code.co_flags & _TAKES_ALL)


def evaluate(node: Node, scope: Scope) -> float:
    """What a part of a formula comes to; Unknown where a value is missing."""
    match node:
        case Number():
            return float(node.text)
        case Symbol():
            return scope.value(node)
        case Unit():
            return unit_factor(node.name)
        case Call():
            return scope.call(node.function, node.arguments)
        case Negative():
            return -evaluate(node.term, scope)
        case Sum():
            return sum(evaluate(each, scope) for each in node.terms)
        case Product():
            result = 1.0
            for each in node.factors:
                if isinstance(each, Divisor):
                    result /= evaluate(each.factor, scope)
                else:
                    result *= evaluate(each, scope)
            return result
        case Fraction():
            return evaluate(node.above, scope) / evaluate(node.below, scope)
        case Power():
            return math.pow(evaluate(node.base, scope), evaluate(node.exponent, scope))
        case Root():
            return math.sqrt(evaluate(node.of, scope))
        case Group():
            inside = evaluate(node.of, scope)
            return abs(inside) if node.fence == "|" else inside
        case Function():
            return _FUNCTIONS[node.name](*(evaluate(each, scope) for each in node.arguments))
        case Integral():
            return _integral(node, scope)
        case Series():
            return sum(evaluate(node.of, scope.at(place)) for place in range(scope.count(node.of)))
        case Derivative():
            return _derivative(node, scope)
        case Cases():
            return evaluate(case(node, scope), scope)
        case Unevaluated():
            raise Unknown("this is written and not evaluated")


def case(node: Cases, scope: Scope) -> Node:
    """The value whose condition holds."""
    for value, condition in node.rows:
        if _holds(condition, scope):
            return value
    raise Unknown("none of the cases holds")


def _holds(condition: Relation | Words, scope: Scope) -> bool:
    if isinstance(condition, Words):
        return scope.holds(condition.text)
    left, right = evaluate(condition.left, scope), evaluate(condition.right, scope)
    return {"<": left < right, ">": left > right, r"\le": left <= right, r"\ge": left >= right}[condition.sign]


def unit_factor(name: str) -> float:
    """How many SI units a unit is, by its label."""
    found = _units().get(name)
    if found is None:
        raise Unknown(f"there is no unit '{name}' to multiply by")
    return found


@cache
def _units() -> Mapping[str, float]:
    return {unit.label: unit.factor for unit in UNITS.values() if unit.label and not unit.offset}


def _integral(node: Integral, scope: Scope) -> float:
    low, high = evaluate(node.low, scope), evaluate(node.high, scope)
    width = (high - low) / _PANELS
    return width * sum(
        weight * evaluate(node.of, scope.with_value(node.over, low + (panel + point) * width))
        for panel in range(_PANELS)
        for point, weight in FIVE_POINTS
    )


def _derivative(node: Derivative, scope: Scope) -> float:
    """By differences on both sides, of the fourth order."""
    here = evaluate(node.over, scope)
    step = _STEP * abs(here)

    def at(steps: int) -> float:
        return evaluate(node.of, scope.with_value(node.over, here + steps * step))

    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step)


def magnitude(node: Node, scope: Scope) -> float:
    """The size of what is added up: what a sum that nearly cancels is known by."""
    match node:
        case Sum():
            return sum(magnitude(each, scope) for each in node.terms)
        case Negative():
            return magnitude(node.term, scope)
        case Group():
            return magnitude(node.of, scope)
        case Fraction():
            return magnitude(node.above, scope) / abs(evaluate(node.below, scope))
        case Product():
            result = 1.0
            for each in node.factors:
                if isinstance(each, Divisor):
                    result /= abs(evaluate(each.factor, scope))
                else:
                    result *= magnitude(each, scope)
            return result
        case Cases():
            return magnitude(case(node, scope), scope)
        case Call() if where := scope.where(node.arguments):
            return magnitude(scope.body(node.function), where)
        case _:
            return abs(evaluate(node, scope))


def children(node: Node) -> Iterator[Node]:
    """The parts of a part, those in conditions too."""
    match node:
        case Call():
            yield from (each.value if isinstance(each, Named) else each for each in node.arguments)
        case Negative():
            yield node.term
        case Sum():
            yield from node.terms
        case Product():
            yield from (each.factor if isinstance(each, Divisor) else each for each in node.factors)
        case Fraction():
            yield from (node.above, node.below)
        case Power():
            yield from (node.base, node.exponent)
        case Root() | Group() | Series() | Unevaluated():
            yield node.of
        case Function():
            yield from node.arguments
        case Integral():
            yield from (node.low, node.high, node.of)
        case Derivative():
            yield node.of
        case Cases():
            for value, condition in node.rows:
                yield value
                if isinstance(condition, Relation):
                    yield from (condition.left, condition.right)


def symbols(node: Node, bound: frozenset[Symbol] = frozenset()) -> Iterator[Symbol]:
    """All symbols in it but those that an integral binds; of a function its name too."""
    if isinstance(node, Symbol):
        if node not in bound:
            yield node
        return
    if isinstance(node, Call):
        yield node.function
        yield from (each.symbol for each in node.arguments if isinstance(each, Named))
    if isinstance(node, Derivative):
        yield node.over
    if isinstance(node, Integral):
        yield from (*symbols(node.low, bound), *symbols(node.high, bound), *symbols(node.of, bound | {node.over}))
        return
    for each in children(node):
        yield from symbols(each, bound)


def evaluable(node: Node) -> bool:
    """Whether nothing in it is only written, as a derivative along a way is."""
    if isinstance(node, Unevaluated) or (isinstance(node, Call) and node.function.primes):
        return False
    return all(map(evaluable, children(node)))
