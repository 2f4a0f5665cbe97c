"""Reads an equation in the small LaTeX of the docstrings; what it cannot read is told with its place.

A name straight before a parenthesis is a function, as in `c(S)`; with a space between them the two are multiplied. A
word in `\\text` that stands by itself is a unit. In a subscript, `j` numbers rows or ions.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from calc.interface.mathematics.tree import (
    INDICES,
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
    Piece,
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


class LatexError(ValueError):
    """What is no LaTeX of the docstrings; the message says where and what was expected."""


_TOKEN = re.compile(
    r"(?P<word>\\(?:text|mathrm)\{(?P<content>[^{}]*)\})|(?P<command>\\[A-Za-z]+|\\\\|\\[,;:!{}| ])"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<other>[^\s])"
)
_SPACES = {r"\,", r"\;", r"\:", r"\!", r"\ ", r"\quad", r"\left", r"\right"}
_ACCENTS = {r"\hat", r"\bar", r"\dot"}
_FUNCTIONS = {r"\exp": "exp", r"\ln": "ln", r"\log": "log10", r"\cos": "cos", r"\max": "max", r"\min": "min"}
_FENCES = {"(": ")", "[": "]", "|": "|"}
GREEK = {
    r"\alpha": "α",
    r"\beta": "β",
    r"\gamma": "γ",
    r"\delta": "δ",
    r"\varepsilon": "ε",
    r"\eta": "η",
    r"\theta": "θ",
    r"\kappa": "κ",
    r"\mu": "μ",
    r"\nu": "ν",
    r"\pi": "π",
    r"\rho": "ρ",
    r"\sigma": "σ",
    r"\tau": "τ",
    r"\phi": "ϕ",
    r"\varphi": "φ",
    r"\chi": "χ",
    r"\psi": "ψ",
    r"\ell": "ℓ",
}
"""The letters that have a command of their own."""
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_DIFFERENTIAL = "d"


class _Token(NamedTuple):
    text: str
    word: str | None
    """What stands in a `\\text` or `\\mathrm`."""
    place: int
    end: int

    @property
    def upright(self) -> bool:
        return self.text.startswith(r"\mathrm")


@cache
def equations(latex: str) -> tuple[Equation, ...]:
    """The equations of a formula, which are set apart by commas; LatexError where they cannot be read.

    >>> len(equations(r"k = \\frac{K}{Q}, \\quad h = 0"))
    2
    """
    reader = _Reader(latex)
    found = [reader.equation()]
    while reader.takes(","):
        found.append(reader.equation())
    reader.end()
    return tuple(found)


@cache
def symbol(latex: str) -> Symbol:
    """A symbol, as a quantity has it."""
    reader = _Reader(latex)
    found = reader.symbol()
    reader.end()
    return found


class _Reader:
    """Goes through the tokens of one formula."""

    def __init__(self, latex: str) -> None:
        self._latex = latex
        self._tokens = []
        for found in _TOKEN.finditer(latex):
            if found["command"] not in _SPACES:
                self._tokens.append(_Token(found[0], found["content"], found.start(), found.end()))
        self._tokens.append(_Token("", None, len(latex), len(latex)))
        self._next = 0
        self._fences: list[str] = []

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._token
        self._next += 1
        return token

    def takes(self, text: str) -> bool:
        """Whether this is what comes; then it is taken."""
        if self._token.text != text:
            return False
        self._next += 1
        return True

    def _need(self, text: str) -> None:
        if not self.takes(text):
            raise self._error(f"'{text}' is missing")

    def _error(self, problem: str) -> LatexError:
        place = self._token.place
        return LatexError(
            f"{problem} at character {place + 1} of the formula '{self._latex}', before "
            f"'{self._latex[place : place + 20]}'"
        )

    def end(self) -> None:
        """Nothing more may come."""
        if self._token.text:
            raise self._error("the formula should end")

    def equation(self) -> Equation:
        sides = [self._expression()]
        while self.takes("="):
            sides.append(self._expression())
        if len(sides) < 2:
            raise self._error("'=' is missing")
        return Equation(tuple(sides))

    def _expression(self) -> Node:
        terms = [self._signed()]
        while self._token.text in ("+", "-"):
            terms.append(self._signed())
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _signed(self) -> Node:
        if self.takes("-"):
            return Negative(self._term())
        self.takes("+")
        return self._term()

    def _term(self) -> Node:
        factors: list[Node | Divisor] = [self._factor()]
        while self._begins():
            factors.append(Divisor(self._factor()) if self.takes("/") else self._factor())
        return factors[0] if len(factors) == 1 and not isinstance(factors[0], Divisor) else Product(tuple(factors))

    def _begins(self) -> bool:
        """Whether another factor of the same term comes."""
        token = self._token
        if token.text == "|":  # it closes what it opened
            return self._fences[-1:] != ["|"]
        if token.word is not None:
            return not (token.upright and token.word == _DIFFERENTIAL)
        if token.text.startswith("\\"):
            return token.text not in (r"\\", r"\end", r"\le", r"\ge", r"\partial")
        return bool(token.text) and token.text not in "+-=,)]}&<>^_'"

    def _factor(self) -> Node:
        base = self._base()
        if self.takes("^"):
            return Power(base, self._argument())
        return base

    def _argument(self) -> Node:
        """What stands in braces, or one token."""
        if self.takes("{"):
            inside = self._expression()
            self._need("}")
            return inside
        return self._base()

    def _base(self) -> Node:
        token = self._token
        if token.text in _FENCES:
            return self._fenced()
        if token.text[:1].isdigit():
            return Number(self._take().text)
        if token.text in _FUNCTIONS:
            return self._function()
        special = {
            r"\frac": self._fraction,
            r"\sqrt": self._root,
            r"\int": self._integral,
            r"\sum": self._series,
            r"\begin": self._cases,
        }.get(token.text)
        if special:
            self._take()
            return special()
        if token.word is not None and not token.upright:
            return Unit(self._take().word or "")
        found = self.symbol()
        between = self._latex[self._tokens[self._next - 1].end : self._token.place]
        if self._token.text == "(" and between in ("", r"\left"):
            return Call(found, self._arguments())
        return found

    def _fenced(self) -> Node:
        fence = self._take().text
        self._fences = [*self._fences, fence]
        inside = self._expression()
        self._need(_FENCES[fence])
        self._fences = self._fences[:-1]
        group = Group(inside, fence)
        if self.takes("'"):
            self._need("(")
            over = self.symbol()
            self._need(")")
            return Unevaluated("", group, f"'({over.base})")
        return group

    def _arguments(self) -> tuple[Node | Named, ...]:
        self._need("(")
        found: list[Node | Named] = []
        while True:
            one = self._expression()
            if isinstance(one, Symbol) and self.takes("="):
                found.append(Named(one, self._expression()))
            else:
                found.append(one)
            if not self.takes(","):
                break
        self._need(")")
        return tuple(found)

    def _function(self) -> Node:
        name = _FUNCTIONS[self._take().text]
        if name == "log10":
            self._need("_")
            if self._argument() != Number("10"):
                raise self._error("a logarithm is one to the base 10, or ln,")
        opening = self._token
        if opening.text in ("(", "["):
            self._take()
            arguments = [self._expression()]
            while self.takes(","):
                arguments.append(self._expression())
            self._need(_FENCES[opening.text])
            return Function(name, tuple(arguments), True)
        if name in ("max", "min"):
            return Unevaluated(name, self._factor(), "")
        return Function(name, (self._factor(),), False)

    def _fraction(self) -> Node:
        self._need("{")
        if self.takes(r"\partial"):
            of = self._expression()
            self._need("}")
            self._need("{")
            self._need(r"\partial")
            over = self.symbol()
            self._need("}")
            return Derivative(of, over)
        above = self._expression()
        self._need("}")
        return Fraction(above, self._argument())

    def _root(self) -> Node:
        return Root(self._argument())

    def _integral(self) -> Node:
        self._need("_")
        low = self._argument()
        self._need("^")
        high = self._argument()
        of = self._expression()
        if not (self._token.upright and self._token.word == _DIFFERENTIAL):
            raise self._error(r"'\mathrm{d}' is missing")
        self._take()
        return Integral(low, high, of, self.symbol())

    def _series(self) -> Node:
        self._need("_")
        index = self._take().text
        if Piece(index, False) not in INDICES:
            raise self._error("a sum runs over j, which is missing")
        return Series(self._term(), index)

    def _cases(self) -> Node:
        for text in ("{", *"cases", "}"):
            self._need(text)
        rows = []
        while True:
            value = self._expression()
            self._need("&")
            rows.append((value, self._condition()))
            if not self.takes(r"\\"):
                break
        self._need(r"\end")
        for text in ("{", *"cases", "}"):
            self._need(text)
        return Cases(tuple(rows))

    def _condition(self) -> Relation | Words:
        token = self._token
        if token.word is not None and not token.upright:
            return Words(self._take().word or "")
        left = self._expression()
        sign = self._take().text
        if sign not in ("<", ">", r"\le", r"\ge"):
            self._next -= 1
            raise self._error("a comparison is missing")
        return Relation(left, sign, self._expression())

    def symbol(self) -> Symbol:
        """A symbol with all that belongs to it."""
        change = self.takes(r"\Delta")
        accent = self._take().text if self._token.text in _ACCENTS else ""
        braces = bool(accent) and self.takes("{")
        token = self._token
        if not (token.upright or token.text in GREEK or token.text.isalpha()):
            raise self._error("a symbol is missing")
        self._take()
        if braces:
            self._need("}")
        base = token.word if token.word is not None else token.text
        below = self._below() if self.takes("_") else ()
        primes = 0
        while self.takes("'"):
            primes += 1
        return Symbol(base, token.upright, change, accent, below, primes)

    def _below(self) -> tuple[Piece, ...]:
        if not self.takes("{"):
            return (self._piece(),)
        pieces = list[Piece]()
        while not self.takes("}"):
            if self.takes("_"):
                last = pieces.pop()
                pieces.append(Piece(last.text + self._take().text.translate(_LOWERED), last.upright))
            else:
                pieces.append(self._piece())
        return tuple(pieces)

    def _piece(self) -> Piece:
        token = self._take()
        if token.word is not None:
            return Piece(re.sub(r"_(\d)", lambda digit: digit[1].translate(_LOWERED), token.word), True)
        if token.text in GREEK or token.text.isalnum() or token.text == ",":
            return Piece(token.text, not (token.text in GREEK or token.text.isalpha()))
        self._next -= 1
        raise self._error("a subscript is missing")
