"""Writes an equation in a line of text: in symbols, or with numbers and their units in the place of some."""

from __future__ import annotations

from calc.interface.mathematics.mathml import MINUS, SIGNS, Put, Quantity, nothing
from calc.interface.mathematics.parser import GREEK
from calc.interface.mathematics.tree import (
    Call,
    Cases,
    Derivative,
    Divisor,
    Equation,
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

_ACCENTS = {
    r"\hat": "\N{COMBINING CIRCUMFLEX ACCENT}",
    r"\bar": "\N{COMBINING MACRON}",
    r"\dot": "\N{COMBINING DOT ABOVE}",
}
_CLOSING = {"(": ")", "[": "]", "|": "|"}
_SUM, _PRODUCT, _SIGN, _POWER = 1, 2, 3, 4  # how tightly what stands around a part holds it


def quantity(written: Quantity) -> str:
    """A number with its unit.

    >>> quantity(Quantity("2", "m"))
    '2 m'
    """
    return f"{written.number} {written.unit}".rstrip()


def symbol(node: Symbol) -> str:
    """A symbol.

    >>> from calc.interface.mathematics import parser
    >>> symbol(parser.symbol(r"\\Delta p_\\text{net}"))
    'Δp_net'
    """
    below = "".join(GREEK.get(piece.text, piece.text) for piece in node.below)
    base = GREEK.get(node.base, node.base) + _ACCENTS.get(node.accent, "")
    return ("Δ" if node.change else "") + base + (f"_{below}" if below else "") + "′" * node.primes


def equation(node: Equation, put: Put = nothing) -> str:
    """All sides of an equation.

    >>> from calc.interface.mathematics import parser
    >>> equation(parser.equations(r"b = \\frac{c + 1}{2 \\, c^2}")[0])
    'b = (c + 1) / (2 · c^2)'
    """
    return " = ".join(side(each, put) for each in node.sides)


def side(node: Node, put: Put = nothing, around: int = 0) -> str:
    """A part of an equation; `around` is how tightly what stands around it holds it."""

    def inner(part: Node, tightly: int = 0) -> str:
        return side(part, put, tightly)

    def fenced(text: str, own: int) -> str:
        return f"({text})" if around > own else text

    match node:
        case Symbol() | Call():
            if written := put(node):
                plain = written.number.replace(".", "").isdigit() and not written.unit
                own = _POWER if plain else _SIGN - written.number.startswith(MINUS)
                return fenced(quantity(written), own)
            if isinstance(node, Symbol):
                return symbol(node)
            arguments = (
                f"{symbol(each.symbol)} = {inner(each.value)}" if isinstance(each, Named) else inner(each)
                for each in node.arguments
            )
            return f"{symbol(node.function)}({', '.join(arguments)})"
        case Number():
            return node.text
        case Unit():
            return fenced(node.name, _SIGN if "/" in node.name else _POWER)
        case Negative():
            return fenced(f"{MINUS}{inner(node.term, _SIGN)}", _SUM)
        case Sum():
            text = ""
            for each in node.terms:
                if isinstance(each, Negative):
                    text += f" {MINUS} {inner(each.term, _SIGN)}" if text else f"{MINUS}{inner(each.term, _SIGN)}"
                else:
                    text += f" + {inner(each, _SIGN)}" if text else inner(each)
            return fenced(text, _SUM)
        case Product():
            text = ""
            for factor in node.factors:
                if isinstance(factor, Divisor):
                    text += f" / {inner(factor.factor, _POWER)}"
                else:
                    text += f" · {inner(factor, _SIGN)}" if text else inner(factor, _PRODUCT)
            return fenced(text, _SIGN if around == _SIGN else _PRODUCT)
        case Fraction():
            above, below = inner(node.above, _PRODUCT), inner(node.below, _POWER)
            return fenced(f"{above} / {below}", _SIGN if around == _SIGN else _PRODUCT)
        case Power():
            exponent = inner(node.exponent, _POWER)
            return fenced(f"{inner(node.base, _POWER)}^{exponent}", _POWER)
        case Root():
            return f"√({inner(node.of)})"
        case Group():
            return f"{node.fence}{inner(node.of)}{_CLOSING[node.fence]}"
        case Function():
            return f"{node.name}({', '.join(map(inner, node.arguments))})"
        case Integral():
            bounds = f"{inner(node.low)} to {inner(node.high)}"
            return fenced(f"∫[{bounds}] {inner(node.of, _PRODUCT)} d{symbol(node.over)}", _PRODUCT)
        case Series():
            return fenced(f"Σ_{node.row} {inner(node.of, _PRODUCT)}", _PRODUCT)
        case Derivative():
            return f"∂{side(node.of, nothing, _POWER)}/∂{symbol(node.over)}"
        case Cases():
            rows = (f"{inner(value)} ({_condition(condition, put)})" for value, condition in node.rows)
            return f"{{{'; '.join(rows)}}}"
        case Unevaluated():
            before = f"{node.before} " if node.before else ""
            return f"{before}{inner(node.of, _POWER)}{node.behind.replace(chr(39), '′')}"


def _condition(condition: Relation | Words, put: Put) -> str:
    if isinstance(condition, Words):
        return condition.text
    return f"{side(condition.left, put)} {SIGNS[condition.sign]} {side(condition.right, put)}"
