"""The small changes that `make mutants` makes to the formulas of `calc`: what is changed, and what is left alone.

An operator or a sign is turned into its opposite, a comparison is turned round, `min` and `max` are exchanged, and a
number is made one per cent or one whole greater: in the code, and in those examples of forms whose numbers a table or a
name fixes. A number of `calc/data/` is doubled: a hundredth of a minor coefficient is far below what a model is good
to, and a slip of the pen is more.

Left alone is what is no formula, and what no source knows: forms and command line, pictures and vocabulary; messages
and annotations; the ranges and defaults of a calculator's inputs, the examples that are illustrations, and at which
temperature an example is, all of which are choices. So is what no answer depends on: a number far below any tolerance
that allows for rounding, as in `1 + 1e-9`, `1 - _ROUNDING` and `abs(step) < 1e-12 * flux`; how often a search may try,
as in `for _ in range(100)`, where it begins and how near it must come; and what LEFT_ALONE names, with what is done to
it, as in `_CLOSE * flux`, and which of several is held against it, as in `max(changes) <= _SETTLED`. A comparison
keeps its boundary: on which side of it a float falls that is just equal, no answer tells.
"""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

LEFT_ALONE = {
    "how near a search comes, how often it may try, and what tells it how steep the way is": {
        "balance": "_ROUNDING",
        "blending": "_CLOSE_ENOUGH _ROUNDING",
        "conductivity": "_CLOSE_ENOUGH",
        "crossflow": "_CLOSE _NEAR _LEAST_LEFT _MOST_LEFT _LAGS _TELLING _SLACK _NOTHING _SHORT _FAR_BEYOND "
        "_MOST_TRIES _off next guide lower _narrow",
        "deep_pipe": "_NEAR_ENOUGH",
        "flowsheet": "_ROUGHLY _CLOSE _SETTLED _MOST_ROUNDS _ASIDE _STEEPER _apart",
        "guesses": "_LARGEST_RATIO _SAME",
        "ion_balance": "_SETTLED _MOST_ROUNDS",
        "ion_passage": "_STRONGEST _NEUTRAL _FURTHEST _OF_SALTS",
        "ions": "_ROUNDING",
        "numbers": "_ROUNDED",
        "quantities": "_SMALLEST",
        "mixing": "_ASIDE _MOST_STEPS _LAST_STEP _aside",
        "osmotic_membrane": "_ASIDE _SETTLED _LAST_DIGITS _ROUNDING",
        "osmotic_pressure": "_LAST_STEP",
        "pressure_vessel": "_FIRST _AS_ASKED _ROUGHER _NEARLY _APART _ASIDE _TELLING roughness",
        "recovery_limits": "_CLOSE_TO_CALCITE",
        "roots": "_MOST_TRIES",
        "searches": "_STEPS _SETTLED _FIRST _LEAST_RATIO _EXACT _EXACT_BETWEEN _SECANTS _CLOSE _FAR _MOST_TRIES _APART "
        "_between_bounds",
        "speciation": "_SMALLEST",
        "speciation_round": "_PASSES _CLOSE",
        "teos10": "_LAST_STEP",
        "scaling": "_LEFT",
        "u_tube": "_ROUNDING _ASIDE _at_work",
        "water_surface": "_ASIDE",
        "under_sink": "_BEGUN _SETTLED _APART _MOST_TRIES",
    },
    "where a search begins": {
        "crossflow": "_LEAST_BEGUN _MOST_BEGUN _beginning expected",
        "guesses": "_RISE _RISE_OF_ONE _UNPAIRED _BEYOND begun extrapolated from_totals first_crossing interpolated "
        "dose_against_calcite",
        "flowsheet": "_HIGHEST_RECOVERY _LIKELY _begun _expect expect expected found",
        "ion_passage": "_SLOPE",
        "mixing": "ideal_share",
        "neighbours": "_POINTS _KEPT between expected",
        "osmotic_pressure": "_beginning",
        "pressure_vessel": "_TO_DRIVE _LIKELY _ALIKE begun expected found",
        "searches": "_NEARBY _LOWEST_PH _HIGHEST_PH _LN_10",
        "under_sink": "_expected",
    },
    "from where on a word is said, which is a choice": {"remineralising": "_FINEST"},
    "how far a search may go, where no answer lies": {"body": "_STRONGEST", "osmotic_membrane": "_FAR"},
    "how finely what is smooth is taken": {
        "activities": "_DEGREE",
        "flowsheet": "_FEW_STEPS",
        "guesses": "_POINTS_OF_A_COURSE _POINTS _FEW",
        "membrane": "_STEPS",
        "pressure_vessel": "_STEPS _FEW_STEPS",
        "salt_water": "_PIECES",
        "searches": "_FEW",
        "sugar_feed": "_PIECES _SHORTER",
        "u_tube": "_TIME_CONSTANTS _STEPS",
        "under_sink": "_STEPS",
        "watertap": "_CELLS_OF_AN_ELEMENT _FEWEST_CELLS",
    },
    "what changes an answer by far less than the source is good to": {
        "carbonate_indices": "_JOINT",
        "colligative": "_LIQUID",
        "hot": "_PRESSURE",
        "pitzer": "NO_IONS",
        "sugar_feed": "_REJECTION",
    },
    "which of many rows of chance is drawn": {"chance": "_ROW _counters _even"},
}
"""Names that modules give to what no answer depends on, and why it does not."""

_NO_FORMULAS = {"interface", "pictures", "vocabulary"}
_EXAMPLES_THAT_ARE_FIXED = {"blending", "body", "scaling", "solutions", "waters"}
_ILLUSTRATIONS = {
    "blood plasma, its salts",
    "antifreeze, half ethylene glycol",
    "brine on a road",
    "calcium chloride on a road",
    "glycerol for frozen cells",
    "behind a reverse osmosis unit",
    "brackish table salt",
    "reef tank",
    "river with nitrate and phosphate",
    "soft-water aquarium",
    "sugar syrup",
    "urea, as strong as plasma",
    "urea in 0.9 % saline",
    "well, its bicarbonate not measured",
    "polymer in an osmometer",
    "osmotic_coefficient",  # of a solute of one's own: an estimate of two digits, as a reader would have
    "other_osmotic_coefficient",
}
_SEARCHES = {"crossing": 3, "fixed_point": 1}
_IN_DATA = 10  # one change in so many is to a number of a data file
_ROUNDING = 1e-6
_NAMES_OF_ROUNDING = {"_ROUNDING", "_SLACK"}

_OPPOSITE = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"), ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"), ast.Pow: ("**", "*"), ast.Lt: ("<", ">="), ast.LtE: ("<=", ">"), ast.Gt: (">", "<="),
    ast.GtE: (">=", "<"), ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip
_NO_ARITHMETIC = ast.JoinedStr | ast.List | ast.Tuple | ast.Dict | ast.Set
_ENTRY = re.compile(r"-?\d+(\.\d+)?(?= |$)(?! degC)")
_NUMBER_IN_JSON = re.compile(rb'"(?:\\.|[^"\\])*"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)')


class Mutant(NamedTuple):
    """A change to a file, and what its tests are known by."""

    file: str
    """From the root on, as all names of files."""
    line: int
    start: int
    """In bytes, as `end`."""
    end: int
    after: str
    lines: range
    """Of the statement; for a default, of the body of its function."""
    names: tuple[str, ...]
    """What the statement gives a value, at the top level of the module."""
    runs_at_import: bool

    @property
    def text(self) -> bytes:
        """The changed file."""
        text = (ROOT / self.file).read_bytes()
        return text[: self.start] + self.after.encode() + text[self.end :]

    def __str__(self) -> str:
        text = (ROOT / self.file).read_bytes()
        begin, end = text.rfind(b"\n", 0, self.start) + 1, text.find(b"\n", self.end)
        head, before, tail = (
            part.decode()
            for part in (text[begin : self.start].lstrip(), text[self.start : self.end], text[self.end : end])
        )
        return f"{self.file}:{self.line}: {before} -> {self.after}: {head}[{self.after}]{tail}"


def sample(seed: int, count: int) -> list[Mutant]:
    """So many mutants of `calc`, or all if they are fewer, the same for the same seed; one in ten is in its data."""
    tables = list((ROOT / "calc" / "data").glob("*.json"))
    chosen, in_data = random.Random(seed), count // _IN_DATA
    found: list[Mutant] = []
    for paths, wanted in ((modules(), count - in_data), (tables, in_data)):
        known = [each for path in sorted(paths) for each in mutants_of(str(path.relative_to(ROOT)))]
        found += chosen.sample(known, min(wanted, len(known)))
    return found


def modules() -> list[Path]:
    """The modules that hold formulas."""
    found = (ROOT / "calc").rglob("[!_]*.py")
    return [path for path in found if not _NO_FORMULAS.intersection(path.relative_to(ROOT).parts)]


def mutants_of(file: str) -> list[Mutant]:
    """All mutants of a file of Python or of data."""
    text = (ROOT / file).read_bytes()
    if file.endswith(".py"):
        return list(_Changes(file, text).of_module(ast.parse(text)))
    numbers = ((each[1].decode(), *each.span(1)) for each in _NUMBER_IN_JSON.finditer(text) if each[1])
    return [
        Mutant(file, text.count(b"\n", 0, start) + 1, start, end, _doubled(number), range(0), (), True)
        for number, start, end in numbers
    ]


def named_in(statement: ast.stmt) -> tuple[str, ...]:
    """The names that a statement gives a value."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return (statement.name,)
    targets = (each for each in ast.walk(statement) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store))
    return tuple(each.id for each in targets)


def _greater(number: str) -> str:
    """A number one per cent greater; one, for zero."""
    return str(Decimal(number) * Decimal("1.01") or Decimal("1.0"))


def _doubled(number: str) -> str:
    """A number twice as great; one, for zero."""
    return str(2 * Decimal(number) or Decimal(1))


class _Changes(ast.NodeVisitor):
    """Collects the mutants of a module."""

    def __init__(self, file: str, text: bytes) -> None:
        self._file, self._text = file, text
        self._module = Path(file).stem
        self._begins = [0]
        for line in text.splitlines(keepends=True):
            self._begins.append(self._begins[-1] + len(line))
        self._found: list[Mutant] = []
        self._left_alone = {name for each in LEFT_ALONE.values() for name in each.get(self._module, "").split()}
        self._lines = range(0)
        self._names: tuple[str, ...] = ()
        self._in_function = False
        self._harmless: set[ast.AST] = set()

    def of_module(self, module: ast.Module) -> Iterator[Mutant]:
        """All of them, statement by statement."""
        left_alone = self._left_alone | _only_in_choices(module, self._module in _EXAMPLES_THAT_ARE_FIXED)
        for statement in module.body:
            self._names = named_in(statement)
            if not left_alone.intersection(self._names):
                self.visit(statement)
        yield from self._found

    def _place(self, line: int, column: int) -> int:
        return self._begins[line - 1] + column

    def _start(self, node: ast.expr) -> int:
        return self._place(node.lineno, node.col_offset)

    def _end(self, node: ast.expr) -> int:
        return self._place(node.end_lineno, node.end_col_offset)

    def _change(self, start: int, end: int, after: str) -> None:
        line = self._text.count(b"\n", 0, start) + 1
        at_import = not self._in_function
        self._found.append(Mutant(self._file, line, start, end, after, self._lines, self._names, at_import))

    def _turn(self, operator: ast.AST, left: ast.expr, right: ast.expr) -> None:
        """An operator between two operands into its opposite."""
        if type(operator) not in _OPPOSITE:
            return
        sign, opposite = _OPPOSITE[type(operator)]
        begin, end = self._end(left), self._start(right)
        between = re.sub(rb"#[^\n]*", lambda comment: b" " * len(comment[0]), self._text[begin:end])
        start = begin + between.index(sign.encode())
        self._change(start, start + len(sign), opposite)

    def visit(self, node: ast.AST) -> None:
        before = self._lines
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            self._lines = range(node.lineno, body[0].lineno if body else node.end_lineno + 1)
        super().visit(node)
        self._lines = before

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """The body; and the defaults of plain numbers, which are no inputs of a calculator."""
        if node.name in self._left_alone or _is_promised(node):
            return
        inside, self._in_function = self._in_function, True
        arguments = node.args.posonlyargs + node.args.args
        defaults = [*zip(arguments[::-1], node.args.defaults[::-1], strict=False)]
        defaults += zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        self._lines = range(node.body[0].lineno, node.end_lineno + 1)
        for argument, default in defaults:
            if default and (argument.annotation is None or ast.unparse(argument.annotation) in {"float", "int"}):
                self.visit(default)
        for statement in node.body:
            self.visit(statement)
        self._in_function = inside

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """A message."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Text."""

    def visit_Call(self, node: ast.Call) -> None:
        called = _called(node)
        if called in {"Range", "caution", "lru_cache"}:
            return
        node.keywords = [each for each in node.keywords if each.arg != "nodes"]  # that a curve is laid through
        if called == "Amount":  # of a message; what follows says how it is written
            self.visit(node.args[0])
            return
        if called in _SEARCHES:  # the function and the bounds; what follows says where to begin, and how near to come
            for argument in node.args[: _SEARCHES[called]]:
                self.visit(argument)
            return
        if called in {"min", "max"} and node not in self._harmless:
            self._change(self._start(node.func), self._end(node.func), {"min": "max", "max": "min"}[called])
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        sides = node.left, node.right
        if any(_is_all_but_one(side) for side in sides) and isinstance(node.op, ast.Mult | ast.Div):
            for side in sides:
                self.visit(side)
            return
        if any(_allows_for_rounding(side) for side in sides) and isinstance(node.op, ast.Add | ast.Sub):
            return
        if alone := [side for side in sides if _name_of(side) in self._left_alone]:  # and what it is taken of, or from
            for side in sides:
                if side not in alone and not isinstance(side, ast.Constant):
                    self.visit(side)
            return
        text = any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)
        if not text and not any(isinstance(side, _NO_ARITHMETIC) for side in sides):
            self._turn(node.op, *sides)
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        """What is done again and again until it is enough may be tried once more or less."""
        if isinstance(node.target, ast.Name) and node.target.id == "_" and isinstance(node.iter, ast.Call):
            node.iter.args = [each for each in node.iter.args if not isinstance(each, ast.Constant)]
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for operator, left, right in zip(node.ops, sides, node.comparators, strict=False):
            self._turn(operator, left, right)
        self._harmless |= {part for part in ast.walk(node) if _allows_for_rounding(part)}
        if any(self._is_near_enough(side) for side in sides):
            self._harmless |= {part for part in ast.walk(node) if isinstance(part, ast.Call)}
        self.generic_visit(node)

    def _is_near_enough(self, side: ast.expr) -> bool:
        """A number that is left alone, or so many times another."""
        parts = (side.left, side.right) if isinstance(side, ast.BinOp) else (side,)
        return any(_name_of(part) in self._left_alone or _allows_for_rounding(part) for part in parts)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._turn(node.op, left, right)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.USub | ast.Not):
            start = self._start(node)
            self._change(start, start + len("-" if isinstance(node.op, ast.USub) else "not "), "")
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if not (isinstance(key, ast.Constant) and key.value in _ILLUSTRATIONS):
                self.visit(value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if node in self._harmless:
            return
        start, end = self._start(node), self._end(node)
        if isinstance(node.value, str) and not self._in_function:
            if entry := _ENTRY.match(node.value):
                self._change(start + 1, start + 1 + len(entry[0]), _greater(entry[0]))
        elif type(node.value) is int:
            self._change(start, end, str(node.value + max(1, node.value // 100)))
        elif type(node.value) is float:
            self._change(start, end, _greater(self._text[start:end].decode()))


def _is_promised(function: ast.FunctionDef) -> bool:
    """Whether a protocol only says that others have it."""
    last = function.body[-1]
    return isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) and last.value.value is ...


def _called(call: ast.Call) -> str:
    """The name of what is called, without that of its module."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _is_all_but_one(node: ast.expr) -> bool:
    """One and what allows for rounding, or a unit that is one: nobody can tell whether it multiplies or divides."""
    rounded = isinstance(node, ast.BinOp) and any(_allows_for_rounding(side) for side in (node.left, node.right))
    return rounded or (isinstance(node, ast.Name) and node.id == "GRAM_PER_LITRE")


def _name_of(node: ast.expr) -> str:
    """Of a variable, with or without a minus before it."""
    of = node.operand if isinstance(node, ast.UnaryOp) else node
    return of.id if isinstance(of, ast.Name) else ""


def _allows_for_rounding(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id in _NAMES_OF_ROUNDING
    return isinstance(node, ast.Constant) and isinstance(node.value, float) and 0 < node.value < _ROUNDING


def _only_in_choices(module: ast.Module, examples_are_fixed: bool) -> set[str]:
    """The private names that a module uses for nothing but ranges and annotations; and examples, if they are free."""
    names = [each for each in ast.walk(module) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)]
    choices: list[ast.AST] = [
        each for each in ast.walk(module) if isinstance(each, ast.Call) and _called(each) == "Range"
    ]
    choices += [each.annotation for each in ast.walk(module) if isinstance(each, ast.arg) and each.annotation]
    found: set[str] = set()
    if not examples_are_fixed:
        choices += [statement for statement in module.body if "PRESETS" in named_in(statement)]
        found.add("PRESETS")
    harmless = {part for each in choices for part in ast.walk(each)}
    private = {each.id for each in names if each.id.startswith("_")}
    return found | private - {each.id for each in names if each not in harmless}
