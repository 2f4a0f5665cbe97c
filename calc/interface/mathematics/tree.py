"""What an equation is made of."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A part of a subscript: letters of a variable, which lean, or of a word, which stand upright."""

    text: str
    upright: bool


class Number(NamedTuple):
    """A number as it is written."""

    text: str


class Symbol(NamedTuple):
    """A letter or an upright word, with what is set before, over, under and behind it."""

    base: str
    """One letter, a command such as `\\alpha`, or an upright word."""
    upright: bool = False
    change: bool = False
    """Whether a capital delta stands before it, as part of its name."""
    accent: str = ""
    """The command of what is set over it: `\\hat`, `\\bar` or `\\dot`."""
    below: tuple[Piece, ...] = ()
    primes: int = 0

    @property
    def row(self) -> str:
        """The letter that runs over rows or ions, where its subscript is one."""
        return self.below[-1].text if self.below and self.below[-1] in INDICES else ""

    @property
    def family(self) -> Symbol:
        """The same without its index."""
        below = self.below[:-1] if self.row else self.below
        return self._replace(below=below[:-1] if below and below[-1].text == "," else below)


INDICES = (Piece("j", False),)


class Unit(NamedTuple):
    """A unit of measurement, as in `\\text{mg/L}`."""

    name: str


class Named(NamedTuple):
    """An argument by name, as in `G(S = S_0)`: what G is where S has that value."""

    symbol: Symbol
    value: Node


class Call(NamedTuple):
    """A quantity as a function of others."""

    function: Symbol
    arguments: tuple[Node | Named, ...]


class Negative(NamedTuple):
    """A minus before a term."""

    term: Node


class Sum(NamedTuple):
    """Terms, each added or, behind a minus, taken away."""

    terms: tuple[Node, ...]


class Product(NamedTuple):
    """Factors side by side; the divisors among them stand behind a stroke."""

    factors: tuple[Node | Divisor, ...]


class Divisor(NamedTuple):
    """A factor behind a stroke."""

    factor: Node


class Fraction(NamedTuple):
    """One over the other."""

    above: Node
    below: Node


class Power(NamedTuple):
    """A base with an exponent."""

    base: Node
    exponent: Node


class Root(NamedTuple):
    """A square root."""

    of: Node


class Group(NamedTuple):
    """What stands between parentheses, brackets or strokes."""

    of: Node
    fence: str
    """The opening one: `(`, `[` or `|`, within which the amount counts."""


class Function(NamedTuple):
    """A function of mathematics: `exp`, `ln`, `log10`, `cos`, `max`, `min`."""

    name: str
    arguments: tuple[Node, ...]
    parentheses: bool
    """Whether its arguments stand in them."""


class Integral(NamedTuple):
    """An integral from one bound to the other."""

    low: Node
    high: Node
    of: Node
    over: Symbol


class Series(NamedTuple):
    """A sum over all that an index numbers."""

    of: Node
    row: str


class Derivative(NamedTuple):
    """A partial derivative."""

    of: Node
    over: Symbol


class Relation(NamedTuple):
    """A comparison, as the condition of a case."""

    left: Node
    sign: str
    """One of `<`, `>`, `\\le`, `\\ge`."""
    right: Node


class Words(NamedTuple):
    """The value of a choice as the condition of a case; or `otherwise`."""

    text: str


class Cases(NamedTuple):
    """Values of which the first counts whose condition holds."""

    rows: tuple[tuple[Node, Relation | Words], ...]


class Unevaluated(NamedTuple):
    """What can be written and not evaluated: a derivative along a way, the least of a set."""

    before: str
    """What is written before it."""
    of: Node
    behind: str
    """And behind."""


class Equation(NamedTuple):
    """Sides that are the same, two at the least."""

    sides: tuple[Node, ...]


Node = (
    Number
    | Symbol
    | Unit
    | Call
    | Negative
    | Sum
    | Product
    | Fraction
    | Power
    | Root
    | Group
    | Function
    | Integral
    | Series
    | Derivative
    | Cases
    | Unevaluated
)
