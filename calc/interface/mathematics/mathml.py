"""Writes an equation as MathML: in symbols, or with numbers and their units in the place of some."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

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

MINUS = "\N{MINUS SIGN}"
_TIMES, _INVISIBLE, _APPLY = "<mo>·</mo>", "<mo>&#8290;</mo>", "<mo>&#8289;</mo>"
ACCENTS = {r"\hat": "^", r"\bar": "¯", r"\dot": "˙"}
SIGNS = {"<": "<", ">": ">", r"\le": "≤", r"\ge": "≥"}
_CLOSING = {"(": ")", "[": "]", "|": "|"}


class Quantity(NamedTuple):
    """A number as it is written, with the label of its unit."""

    number: str
    unit: str = ""


Put = Callable[[Symbol | Call], Quantity | None]
"""What stands in the place of a symbol or of a function's value; None where that stays."""


def nothing(node: Symbol | Call) -> None:
    """Leaves every symbol as it is."""


def quantity(written: Quantity) -> str:
    """A number with its unit.

    >>> quantity(Quantity("2", "m")).isascii()
    False
    """
    number = f"<mn>{escape(written.number.removeprefix(MINUS), quote=False)}</mn>"
    if written.number.startswith(MINUS):
        number = f"<mo>{MINUS}</mo>{number}"
    unit = f"<mtext>\N{NO-BREAK SPACE}{escape(written.unit, quote=False)}</mtext>" if written.unit else ""
    return f"<mrow>{number}{unit}</mrow>"


def symbol(node: Symbol) -> str:
    """A symbol."""
    letter = GREEK.get(node.base, node.base)
    upright = ' mathvariant="normal"' if node.upright and len(letter) == 1 else ""
    written = f"<mi{upright}>{escape(letter, quote=False)}</mi>"
    if node.accent:
        written = f'<mover accent="true">{written}<mo>{ACCENTS[node.accent]}</mo></mover>'
    below = "".join(
        f"<mtext>{escape(piece.text, quote=False)}</mtext>"
        if piece.upright
        else f"<mi>{GREEK.get(piece.text, piece.text)}</mi>"
        for piece in node.below
    )
    if below and node.primes:
        written = f"<msubsup>{written}<mrow>{below}</mrow><mo>{'′' * node.primes}</mo></msubsup>"
    elif below:
        written = f"<msub>{written}<mrow>{below}</mrow></msub>"
    elif node.primes:
        written = f"<msup>{written}<mo>{'′' * node.primes}</mo></msup>"
    return f'<mrow><mi mathvariant="normal">Δ</mi>{written}</mrow>' if node.change else written


def equation(node: Equation, put: Put = nothing) -> str:
    """All sides of an equation."""
    return "<mo>=</mo>".join(side(each, put) for each in node.sides)


def side(node: Node, put: Put = nothing) -> str:
    """A part of an equation by itself."""
    return _Writer(put).write(node)


def display(content: str) -> str:
    """A formula on a line of its own."""
    return f'<math display="block">{content}</math>'


class _Writer:
    def __init__(self, put: Put) -> None:
        self._put = put
        self._times = _INVISIBLE if put is nothing else _TIMES

    def write(self, node: Node, tight: bool = False) -> str:
        """A part; where it stands behind a sign or beside others, a negative number takes parentheses."""
        match node:
            case Symbol():
                put = self._put(node)
                return self._number(put, tight) if put else symbol(node)
            case Call():
                put = self._put(node)
                return self._number(put, tight) if put else self._call(node)
            case Number():
                return f"<mn>{node.text}</mn>"
            case Unit():
                return f"<mtext>{escape(node.name, quote=False)}</mtext>"
            case Negative():
                return self._fenced(f"<mo>{MINUS}</mo>{self.write(node.term, True)}", tight)
            case Sum():
                return self._fenced(self._sum(node), False)
            case Product():
                return f"<mrow>{self._product(node)}</mrow>"
            case Fraction():
                return f"<mfrac>{self._row(node.above)}{self._row(node.below)}</mfrac>"
            case Power():
                return f"<msup>{self._base(node.base)}{self._row(node.exponent)}</msup>"
            case Root():
                return f"<msqrt>{self.write(node.of)}</msqrt>"
            case Group():
                return f"<mrow><mo>{node.fence}</mo>{self.write(node.of)}<mo>{_CLOSING[node.fence]}</mo></mrow>"
            case Function():
                return self._function(node)
            case Integral():
                bounds = f"<mo>∫</mo>{self._row(node.low)}{self._row(node.high)}"
                over = f'<mspace width="0.17em"/><mi mathvariant="normal">d</mi>{symbol(node.over)}'
                return f"<mrow><msubsup>{bounds}</msubsup>{self.write(node.of)}{over}</mrow>"
            case Series():
                return f"<mrow><munder><mo>∑</mo><mi>{node.row}</mi></munder>{self.write(node.of, True)}</mrow>"
            case Derivative():
                above = f"<mrow><mo>∂</mo>{_Writer(nothing).write(node.of)}</mrow>"
                return f"<mfrac>{above}<mrow><mo>∂</mo>{symbol(node.over)}</mrow></mfrac>"
            case Cases():
                rows = "".join(
                    f"<mtr><mtd>{self.write(value)}</mtd><mtd>{self._condition(condition)}</mtd></mtr>"
                    for value, condition in node.rows
                )
                return f'<mrow><mo fence="true">{{</mo><mtable columnalign="left left">{rows}</mtable></mrow>'
            case Unevaluated():
                behind = f"<mo>{node.behind.replace(chr(39), '′')}</mo>" if node.behind else ""
                before = f"<mi>{node.before}</mi>{_APPLY}" if node.before else ""
                return f"<mrow>{before}{self.write(node.of, True)}{behind}</mrow>"

    def _row(self, node: Node) -> str:
        return f"<mrow>{self.write(node)}</mrow>"

    def _fenced(self, content: str, fenced: bool) -> str:
        return f"<mrow><mo>(</mo>{content}<mo>)</mo></mrow>" if fenced else f"<mrow>{content}</mrow>"

    def _number(self, put: Quantity, tight: bool) -> str:
        return self._fenced(quantity(put), tight and put.number.startswith(MINUS))

    def _base(self, node: Node) -> str:
        """What has an exponent: a number with a unit takes parentheses."""
        put = self._put(node) if isinstance(node, (Symbol, Call)) else None
        simple = not put or (not put.unit and put.number.replace(".", "").isdigit())
        return self.write(node) if simple else self._fenced(self.write(node), True)

    def _sum(self, node: Sum) -> str:
        written = ""
        for each in node.terms:
            if isinstance(each, Negative):
                written += f"<mo>{MINUS}</mo>{self.write(each.term, True)}"
            else:
                written += f"<mo>+</mo>{self.write(each, True)}" if written else self.write(each)
        return written

    def _product(self, node: Product) -> str:
        written = ""
        for place, each in enumerate(node.factors):
            if isinstance(each, Divisor):
                written += f"<mo>/</mo>{self.write(each.factor, True)}"
            elif not place:
                written += self.write(each)
            elif self._times is _TIMES:
                written += _TIMES + self.write(each, True)
            else:
                written += f'{_INVISIBLE}<mspace width="0.17em"/>{self.write(each, True)}'
        return written

    def _call(self, node: Call) -> str:
        arguments = "<mo>,</mo>".join(
            f"{symbol(each.symbol)}<mo>=</mo>{self.write(each.value)}" if isinstance(each, Named) else self.write(each)
            for each in node.arguments
        )
        return f"<mrow>{symbol(node.function)}{_APPLY}<mrow><mo>(</mo>{arguments}<mo>)</mo></mrow></mrow>"

    def _function(self, node: Function) -> str:
        name = "<msub><mi>log</mi><mn>10</mn></msub>" if node.name == "log10" else f"<mi>{node.name}</mi>"
        if not node.parentheses:
            return f'<mrow>{name}{_APPLY}<mspace width="0.17em"/>{self._base(node.arguments[0])}</mrow>'
        arguments = "<mo>,</mo>".join(map(self.write, node.arguments))
        return f"<mrow>{name}{_APPLY}<mrow><mo>(</mo>{arguments}<mo>)</mo></mrow></mrow>"

    def _condition(self, condition: Relation | Words) -> str:
        if isinstance(condition, Words):
            return f"<mtext>{escape(condition.text, quote=False)}</mtext>"
        sign = escape(SIGNS[condition.sign], quote=False)
        return f"{self.write(condition.left)}<mo>{sign}</mo>{self.write(condition.right)}"
